"""The tables, as SQLAlchemy Core sees them; the migrations are what makes them."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Index, Integer, MetaData, String, Table

metadata = MetaData()

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
