"""The tables, as SQLAlchemy Core sees them; the migrations are what makes them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC: SQLite forgets the zone and compares texts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Turn a moment into UTC."""
        del dialect
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give back what SQLite forgot."""
        del dialect
        return value and value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


PROBLEM_LENGTH = 300
"""Of what stands in the way of a post, in words."""

# SQLite counts up only an INTEGER primary key; PostgreSQL wants a BIGINT for a table that only grows.
_counter = BigInteger().with_variant(Integer, "sqlite")

lookups = Table(
    "lookups",
    metadata,
    Column("id", _counter, primary_key=True),
    Column("server_id", BigInteger, nullable=True, comment="null in a direct message"),
    Column("entry_id", String(64), nullable=True, comment="null when nothing was found"),
    Column("missed", String(100), nullable=True, comment="the normalised text that nothing was found for"),
    Column("command", String(32), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Index("lookups_server_at", "server_id", "at"),
    Index("lookups_at", "at"),
)

servers = Table(
    "servers",
    metadata,
    Column("server_id", BigInteger, primary_key=True, autoincrement=False),
    Column("answers_mentions", Boolean, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", String(200), nullable=False),
)

schedules = Table(
    "schedules",
    metadata,
    Column("server_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("time", String(5), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("days", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("pin", Boolean, nullable=False),
    Column("thread", Boolean, nullable=False),
    Column("role_id", BigInteger, nullable=True),
    Column("role_button", Boolean, nullable=False),
    Column("categories", String(1000), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("paused_until", Date, nullable=True),
    Column("problem", String(PROBLEM_LENGTH), nullable=True),
    Column("told", String(PROBLEM_LENGTH), nullable=True),
    Column("next_at", Moment, nullable=True),
    Index("schedules_next_at", "next_at"),
)

picks = Table(
    "picks",
    metadata,
    Column("server_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("entry_id", String(64), nullable=True),
    Column("skipped", String(1000), nullable=False),
)

queue = Table(
    "queue",
    metadata,
    Column("id", _counter, primary_key=True),
    Column("server_id", BigInteger, nullable=False),
    Column("entry_id", String(64), nullable=False),
    Column("place", Integer, nullable=False),
    UniqueConstraint("server_id", "entry_id", name="queue_server_entry"),
)

posts = Table(
    "posts",
    metadata,
    Column("id", _counter, primary_key=True),
    Column("server_id", BigInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("entry_id", String(64), nullable=False),
    Column("category", String(50), nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("role_id", BigInteger, nullable=True),
    Column("claimed_at", Moment, nullable=False),
    Column("message_id", BigInteger, nullable=True),
    UniqueConstraint("server_id", "day", "kind", name="posts_server_day_kind"),
)

steps = Table(
    "steps",
    metadata,
    Column("post_id", _counter, primary_key=True, autoincrement=False),
    Column("step", String(10), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("leased", String(32), nullable=True),
    Column("problem", String(PROBLEM_LENGTH), nullable=True),
    Index("steps_state_at", "state", "at"),
)
