"""Encounters on disk: documents, recordings, migrations and the audit trail."""
