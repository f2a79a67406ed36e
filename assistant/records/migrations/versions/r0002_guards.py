"""The database itself refuses to change a stored version or an audit row."""

from alembic import op

revision = "0002"
down_revision = "0001"

GUARDS = {
    "documents_are_kept": "UPDATE ON documents",
    "audit_is_not_changed": "UPDATE ON audit",
    "audit_is_not_deleted": "DELETE ON audit",
}


def upgrade() -> None:
    """Set the guards. A later batch rebuild of a guarded table must set its guard again."""
    for name, what in GUARDS.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {what} BEGIN SELECT RAISE(ABORT, 'rows here only grow'); END"
        )


def downgrade() -> None:
    """Remove the guards."""
    for name in GUARDS:
        op.execute(f"DROP TRIGGER {name}")
