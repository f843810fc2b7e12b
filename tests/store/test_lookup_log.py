"""The queue between answering and writing down: nothing is lost, doubled or put out of order."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossbot.store import Database, LookupLog
from tests.store.samples import locked, numbered, written


def _fill(log: LookupLog, count: int, start: int = 0) -> list[str | None]:
    """Add look-ups that can be told apart; return their entries."""
    batch = numbered(count, start)
    for lookup in batch:
        log.add(lookup)
    return [lookup.entry_id for lookup in batch]


async def test_adding_touches_no_database(distant: Database, distant_file: Path) -> None:
    log = LookupLog(distant)
    _fill(log, 3)
    assert len(log) == 3
    assert not distant_file.parent.exists()


async def test_a_flush_writes_everything_in_order(database: Database, file: Path) -> None:
    log = LookupLog(database)
    entries = _fill(log, 2_500)
    assert await log.flush()
    assert written(file) == entries
    assert len(log) == 0


async def test_a_flush_of_nothing_is_done_without_the_database(distant: Database) -> None:
    assert await LookupLog(distant).flush()


async def test_a_second_flush_writes_only_what_is_new(database: Database, file: Path) -> None:
    log = LookupLog(database)
    entries = _fill(log, 2)
    await log.flush()
    entries += _fill(log, 2, start=2)
    await log.flush()
    assert written(file) == entries


async def test_keeps_everything_while_the_database_refuses_and_writes_it_once_afterwards(
    distant: Database, distant_file: Path
) -> None:
    log = LookupLog(distant)
    entries = _fill(log, 1_500)
    assert not await log.flush()
    entries += _fill(log, 3, start=1_500)
    assert not await log.flush()
    assert len(log) == 1_503
    distant_file.parent.mkdir()
    assert await log.flush()
    assert written(distant_file) == entries
    assert (len(log), log.dropped) == (0, 0)


async def test_drops_the_oldest_beyond_the_bound_and_counts_them(distant: Database, distant_file: Path) -> None:
    log = LookupLog(distant, bound=3)
    entries = _fill(log, 5)
    assert (len(log), log.dropped) == (3, 2)
    assert not await log.flush()
    entries += _fill(log, 1, start=5)
    assert (len(log), log.dropped) == (3, 3)
    distant_file.parent.mkdir()
    await log.flush()
    assert written(distant_file) == entries[-3:]


async def test_what_comes_in_during_a_refused_flush_pushes_out_the_oldest(
    distant: Database, distant_file: Path
) -> None:
    log = LookupLog(distant, bound=3)
    entries = _fill(log, 3)
    flushing = asyncio.create_task(log.flush())
    await asyncio.sleep(0)  # lets the flush take its batch
    entries += _fill(log, 2, start=3)
    assert not await flushing
    assert (len(log), log.dropped) == (3, 2)
    distant_file.parent.mkdir()
    await log.flush()
    assert written(distant_file) == entries[-3:]


async def test_complains_once_though_refused_often(distant: Database, caplog: pytest.LogCaptureFixture) -> None:
    log = LookupLog(distant, bound=2)
    _fill(log, 3)
    for _ in range(5):
        await log.flush()
    warning = f"The database {distant} cannot be used: unable to open database file. 2 look-ups wait, 1 were dropped."
    assert caplog.messages == [warning]
    assert [record.levelname for record in caplog.records] == ["WARNING"]


async def test_flushes_at_once_write_nothing_twice(database: Database, file: Path) -> None:
    log = LookupLog(database)
    entries = _fill(log, 1_500)
    assert await asyncio.gather(*(log.flush() for _ in range(5))) == [True] * 5
    assert written(file) == entries


async def test_what_is_added_during_a_flush_is_written_too(database: Database, file: Path) -> None:
    log = LookupLog(database)
    entries = _fill(log, 1_200)
    flushing = asyncio.create_task(log.flush())
    await asyncio.sleep(0)
    entries += _fill(log, 10, start=1_200)
    assert await flushing
    assert await log.flush()
    assert written(file) == entries


async def test_a_cancelled_flush_loses_nothing(database: Database, file: Path) -> None:
    log = LookupLog(database)
    entries = _fill(log, 3)
    async with database.begin():
        pass  # brings the tables
    with locked(file):
        flushing = asyncio.create_task(log.flush())
        await asyncio.sleep(0)
        flushing.cancel()
        with suppress(asyncio.CancelledError):
            await flushing
    assert await log.flush()
    assert written(file) == entries


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.integers(0, 6) | st.just("flush")), bound=st.integers(1, 10))
async def test_what_waits_and_what_was_dropped_add_up_to_what_came_in(steps: list[int | str], bound: int) -> None:
    database = Database("sqlite+aiosqlite:////nowhere/at/all/bot.db")
    log = LookupLog(database, bound=bound)
    for step in steps:
        if isinstance(step, int):
            _fill(log, step)
        else:
            await log.flush()
    came = sum(step for step in steps if isinstance(step, int))
    assert len(log) == min(came, bound)
    assert log.dropped == came - len(log)
    await database.close()
