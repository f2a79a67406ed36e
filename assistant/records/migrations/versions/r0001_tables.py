"""Encounters, recordings, documents and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "encounters",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False, index=True),
    )
    op.create_table(
        "recordings",
        sa.Column("id", sa.Integer, primary_key=True),
        _encounter(index=True),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        _encounter(),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("digest", "attested", "basis")),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.UniqueConstraint("encounter", "kind", "version", name="one_version"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("encounter", sa.String(36), nullable=False, index=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("actor", "detail")),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("previous", "hash")),
        sqlite_autoincrement=True,
    )


def _encounter(index: bool = False) -> sa.Column[str]:
    key = sa.ForeignKey("encounters.id", ondelete="CASCADE")
    return sa.Column("encounter", sa.String(36), key, nullable=False, index=index)


def downgrade() -> None:
    """Drop them."""
    for table in ("audit", "documents", "recordings", "encounters"):
        op.drop_table(table)
