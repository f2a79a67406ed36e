"""Alembic's environment; run by ``assistant.records.migrate``, never by the alembic command alone."""
