"""Measuring Provenote: data sets, tasks, metrics and runs. It calls the same workflow as the app.

Nothing in ``assistant`` or ``retrieval`` imports this package; only the command line mounts it.
"""
