"""What was looked up: the record, and the questions that are asked of all records."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from glossbot.store.tables import lookups

MISSED_LENGTH = 100


class Outcome(StrEnum):
    """How a look-up ended."""

    EXACT = "exact"
    ALIAS = "alias"
    VARIANT = "variant"
    CLOSE = "close"
    SUGGESTIONS = "suggestions"
    NOT_FOUND = "not_found"
    OPENED = "opened"
    """Chosen from a list, a button or by chance."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """One look-up: where, what, how it ended and when; never who."""

    server_id: int | None
    entry_id: str | None
    missed: str | None
    command: str
    outcome: Outcome
    at: datetime


async def record(connection: AsyncConnection, batch: Sequence[Lookup]) -> None:
    """Write look-ups, all or none."""
    # SQLite keeps no time zone: what is stored is UTC throughout.
    rows = [asdict(lookup) | {"at": lookup.at.astimezone(UTC)} for lookup in batch]
    await connection.execute(insert(lookups), rows)


async def counts(
    connection: AsyncConnection,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    server_id: int | None = None,
    limit: int = 25,
) -> dict[str, int]:
    """Count look-ups by entry id, most first, between two times and in one server (None: always, everywhere)."""
    times = func.count().label("times")
    query = (
        select(lookups.c.entry_id, times)
        .where(lookups.c.entry_id.is_not(None))
        .group_by(lookups.c.entry_id)
        .order_by(times.desc(), lookups.c.entry_id)
        .limit(limit)
    )
    if since is not None:
        query = query.where(lookups.c.at >= since.astimezone(UTC))
    if until is not None:
        query = query.where(lookups.c.at < until.astimezone(UTC))
    if server_id is not None:
        query = query.where(lookups.c.server_id == server_id)
    rows = await connection.execute(query)
    return {row.entry_id: row.times for row in rows}


async def forget(connection: AsyncConnection, before: datetime) -> int:
    """Delete the look-ups from before a time; returns how many there were."""
    result = await connection.execute(delete(lookups).where(lookups.c.at < before.astimezone(UTC)))
    return result.rowcount
