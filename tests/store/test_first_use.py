"""Whoever uses a new database first brings its tables; many at once do not get in each other's way."""

import asyncio
import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from glossbot.store import Database, facts

# What one of several processes does: use the database as soon as it is told to, and again if it is refused.
NEWCOMER = """
import asyncio, sys
from glossbot.errors import StoreUnavailable
from glossbot.store import Database, facts

async def note(url, name):
    database = Database(url)
    for attempt in range(10):
        try:
            async with database.begin() as connection:
                await facts.remember(connection, name, "here")
            break
        except StoreUnavailable as error:
            print(error, file=sys.stderr)
    await database.close()

print("ready", flush=True)
sys.stdin.readline()
asyncio.run(note(*sys.argv[1:]))
"""


async def _remember(database: Database) -> None:
    async with database.begin() as connection:
        await facts.remember(connection, "hash", str(database))


def test_making_a_database_touches_no_file(database: Database, file: Path) -> None:
    assert str(database).endswith("bot.db")
    assert not file.exists()


async def test_many_first_uses_at_once_migrate_once(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    async def use() -> None:
        async with database.begin() as connection:
            assert await facts.recall(connection, "hash") is None

    with caplog.at_level(logging.INFO, logger="alembic"):
        await asyncio.gather(*(use() for _ in range(5)))
    assert len([text for text in caplog.messages if "Running upgrade  -> 0001" in text]) == 1


@pytest.mark.parametrize("names", [("one.db", "two.db"), ("same.db", "same.db")])
async def test_two_databases_in_one_process_first_used_at_once_both_work(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    databases = [Database(f"sqlite+aiosqlite:///{tmp_path / name}") for name in names]
    try:
        refusals = await asyncio.gather(*map(_remember, databases), return_exceptions=True)
        assert refusals == [None, None]
    finally:
        for database in databases:
            await database.close()


def test_processes_that_start_at_once_on_a_new_file_can_all_use_it(file: Path) -> None:
    names = ["a", "b"]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", NEWCOMER, f"sqlite+aiosqlite:///{file}", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[1] for process in processes]
    with closing(sqlite3.connect(file)) as connection:
        assert [key for (key,) in connection.execute("SELECT key FROM facts ORDER BY key")] == names, said
