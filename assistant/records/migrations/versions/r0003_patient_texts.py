"""Texts for patients that belong to no encounter, with their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

GUARD = "patient_text_versions_are_kept"


def upgrade() -> None:
    """Make the tables, and refuse to change a stored version."""
    op.create_table(
        "patient_texts",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False, index=True),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False, index=True),
    )
    key = sa.ForeignKey("patient_texts.id", ondelete="CASCADE")
    op.create_table(
        "patient_text_versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.String(36), key, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("version", "format")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("json", "plain")),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("digest", "attested")),
        sa.Column("action", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("comment", "actor")),
        sa.Column("created", sa.String(32), nullable=False),
        sa.UniqueConstraint("text", "version", name="one_text_version"),
    )
    op.execute(
        f"CREATE TRIGGER {GUARD} BEFORE UPDATE ON patient_text_versions "
        "BEGIN SELECT RAISE(ABORT, 'rows here only grow'); END"
    )


def downgrade() -> None:
    """Drop them."""
    op.execute(f"DROP TRIGGER {GUARD}")
    for table in ("patient_text_versions", "patient_texts"):
        op.drop_table(table)
