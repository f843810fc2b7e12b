"""What was looked up: recorded, counted by server, time and frequency, and forgotten in time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from glossbot.errors import StoreUnavailable
from glossbot.store import Database, Lookup, Outcome, lookups, tables
from tests.store.samples import FOUND, MISSED, NOON, numbered

BERLIN = timezone(timedelta(hours=1))


async def _record(database: Database, *batch: Lookup) -> None:
    async with database.begin() as connection:
        await lookups.record(connection, batch)


async def _counts(
    database: Database, *, since: datetime | None = None, server_id: int | None = None, limit: int = 25
) -> list[tuple[str, int]]:
    async with database.begin() as connection:
        counts = await lookups.counts(connection, since=since, server_id=server_id, limit=limit)
        return list(counts.items())


def _asked(entry_id: str, times: int = 1, *, server_id: int | None = 1, at: datetime = NOON) -> list[Lookup]:
    return [replace(FOUND, entry_id=entry_id, server_id=server_id, at=at)] * times


async def test_everything_about_a_lookup_is_written_and_nothing_about_who(database: Database) -> None:
    largest = replace(MISSED, server_id=2**63 - 1)
    await _record(database, FOUND, largest)
    async with database.begin() as connection:
        rows = [row._asdict() for row in await connection.execute(select(tables.lookups))]
    for row in rows:
        row["at"] = row["at"].replace(tzinfo=UTC)  # SQLite keeps no zone: what it keeps is UTC
    assert rows == [
        {
            "id": 1,
            "server_id": 1,
            "entry_id": "token",
            "missed": None,
            "command": "define",
            "outcome": "exact",
            "at": NOON,
        },
        {
            "id": 2,
            "server_id": 2**63 - 1,
            "entry_id": None,
            "missed": "xyzzy",
            "command": "define",
            "outcome": "not_found",
            "at": NOON,
        },
    ]


async def test_counts_come_most_first_and_by_id_among_equals(database: Database) -> None:
    await _record(database, *_asked("gpt", 2), *_asked("token"), *_asked("lora", 2), *_asked("agent", 3))
    assert await _counts(database) == [("agent", 3), ("gpt", 2), ("lora", 2), ("token", 1)]


async def test_counts_stop_at_the_limit(database: Database) -> None:
    await _record(database, *_asked("gpt", 2), *_asked("token"), *_asked("agent", 3))
    assert await _counts(database, limit=2) == [("agent", 3), ("gpt", 2)]


async def test_what_was_not_found_is_not_counted(database: Database) -> None:
    await _record(database, FOUND, MISSED, replace(MISSED, outcome=Outcome.SUGGESTIONS))
    assert await _counts(database) == [("token", 1)]


async def test_counts_of_a_server_leave_out_others_and_direct_messages(database: Database) -> None:
    await _record(database, *_asked("gpt"), *_asked("lora", server_id=2), *_asked("token", server_id=None))
    assert await _counts(database, server_id=2) == [("lora", 1)]
    assert len(await _counts(database)) == 3


async def test_counts_since_a_time_include_that_very_time(database: Database) -> None:
    before = NOON - timedelta(microseconds=1)
    await _record(database, *_asked("old", at=before), *_asked("now"), *_asked("new", at=NOON + timedelta(days=1)))
    assert dict(await _counts(database, since=NOON)) == {"now": 1, "new": 1}


async def test_the_time_to_count_from_may_be_in_any_zone(database: Database) -> None:
    await _record(database, *_asked("token"))
    assert await _counts(database, since=NOON.astimezone(BERLIN)) == [("token", 1)]
    assert await _counts(database, since=(NOON + timedelta(minutes=1)).astimezone(BERLIN)) == []


async def test_the_time_of_a_lookup_may_be_in_any_zone(database: Database) -> None:
    await _record(database, *_asked("token", at=(NOON - timedelta(minutes=1)).astimezone(BERLIN)))
    assert await _counts(database, since=NOON) == []


async def test_nothing_looked_up_counts_as_nothing(database: Database) -> None:
    assert await _counts(database) == []


async def test_forgets_what_is_older_and_says_how_much(database: Database) -> None:
    await _record(database, *_asked("old", 2, at=NOON - timedelta(seconds=1)), *_asked("kept"))
    async with database.begin() as connection:
        assert await lookups.forget(connection, NOON.astimezone(BERLIN)) == 2
        assert await lookups.forget(connection, NOON) == 0
    assert await _counts(database) == [("kept", 1)]


async def test_a_batch_is_written_as_a_whole_or_not_at_all(database: Database) -> None:
    spoilt = replace(FOUND, command=None)  # type: ignore[arg-type]
    with pytest.raises(StoreUnavailable):
        await _record(database, *numbered(3), spoilt)
    assert await _counts(database) == []
