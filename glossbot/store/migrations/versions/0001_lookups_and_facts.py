"""Look-ups, and what the bot must remember."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "lookups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("server_id", sa.BigInteger, nullable=True, comment="null in a direct message"),
        sa.Column("entry_id", sa.String(64), nullable=True, comment="null when nothing was found"),
        sa.Column("missed", sa.String(100), nullable=True, comment="the normalised text that nothing was found for"),
        sa.Column("command", sa.String(32), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("lookups_server_at", "lookups", ["server_id", "at"])
    op.create_index("lookups_at", "lookups", ["at"])
    op.create_table(
        "facts",
        sa.Column("key", sa.String(100), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("facts")
    op.drop_table("lookups")
