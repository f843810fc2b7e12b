"""The term of the day: schedules, picks, the queue, and the ledger of posts with their steps."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)
_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "schedules",
        sa.Column("server_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger, nullable=False),
        sa.Column("time", sa.String(5), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("changed_at", _moment, nullable=False),
        sa.Column("pin", sa.Boolean, nullable=False),
        sa.Column("thread", sa.Boolean, nullable=False),
        sa.Column("role_id", sa.BigInteger, nullable=True),
        sa.Column("role_button", sa.Boolean, nullable=False),
        sa.Column("categories", sa.String(1000), nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("paused_until", sa.Date, nullable=True),
        sa.Column("problem", sa.String(300), nullable=True),
        sa.Column("told", sa.String(300), nullable=True),
        sa.Column("next_at", _moment, nullable=True),
    )
    op.create_index("schedules_next_at", "schedules", ["next_at"])
    op.create_table(
        "picks",
        sa.Column("server_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("entry_id", sa.String(64), nullable=True),
        sa.Column("skipped", sa.String(1000), nullable=False),
    )
    op.create_table(
        "queue",
        sa.Column("id", _counter, primary_key=True),
        sa.Column("server_id", sa.BigInteger, nullable=False),
        sa.Column("entry_id", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.UniqueConstraint("server_id", "entry_id", name="queue_server_entry"),
    )
    op.create_table(
        "posts",
        sa.Column("id", _counter, primary_key=True),
        sa.Column("server_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("entry_id", sa.String(64), nullable=False),
        sa.Column("category", sa.String(50), nullable=False),
        sa.Column("channel_id", sa.BigInteger, nullable=False),
        sa.Column("role_id", sa.BigInteger, nullable=True),
        sa.Column("claimed_at", _moment, nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=True),
        sa.UniqueConstraint("server_id", "day", "kind", name="posts_server_day_kind"),
    )
    op.create_table(
        "steps",
        sa.Column("post_id", _counter, primary_key=True, autoincrement=False),
        sa.Column("step", sa.String(10), primary_key=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("at", _moment, nullable=False),
        sa.Column("leased", sa.String(32), nullable=True),
        sa.Column("problem", sa.String(300), nullable=True),
    )
    op.create_index("steps_state_at", "steps", ["state", "at"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("steps", "posts", "queue", "picks", "schedules"):
        op.drop_table(table)
