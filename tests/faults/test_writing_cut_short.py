"""A write that is cut short, as by a stop: each look-up is in the database once."""

import asyncio
import logging
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossbot.store import Database, Lookup, LookupLog, Outcome

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@contextmanager
def cancelled_at(statement: str, task: asyncio.Task[bool]) -> Generator[None]:
    """Cancel a task at the moment when the driver begins to carry out a statement, in its own thread."""
    loop = asyncio.get_running_loop()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if text.startswith("executing") and statement in text:
                loop.call_soon_threadsafe(task.cancel)

    listener, driver = Listener(), logging.getLogger("aiosqlite")
    before = driver.level
    driver.setLevel(logging.DEBUG)
    driver.addHandler(listener)
    yield
    driver.removeHandler(listener)
    driver.setLevel(before)


@pytest.mark.parametrize("statement", ["INSERT INTO lookups", "method commit"])
async def test_a_lookup_whose_writing_is_cut_short_is_written_once(tmp_path: Path, statement: str) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    log = LookupLog(database)
    assert await log.flush()
    async with database.begin():
        pass  # the tables are made
    log.add(Lookup(None, "token", None, "define", Outcome.EXACT, NOON))
    writing = asyncio.create_task(log.flush())
    with cancelled_at(statement, writing):
        await asyncio.wait({writing})
    await log.flush()
    await database.close()
    with closing(sqlite3.connect(tmp_path / "bot.db")) as connection:
        assert connection.execute("SELECT count(*) FROM lookups").fetchone() == (1,)
