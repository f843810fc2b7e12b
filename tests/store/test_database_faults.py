"""A database that cannot be used says so in a sentence, and works again when the cause is gone."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from glossbot.errors import GlossbotError, StoreUnavailable
from glossbot.store import Database, facts, ledger
from glossbot.store.ledger import Claim
from tests.store.samples import Disk, locked


async def _remember(database: Database, **values: str) -> None:
    async with database.begin() as connection:
        for key, value in (values or {"hash": "abc"}).items():
            await facts.remember(connection, key, value)


async def _refusal(database: Database) -> str:
    """Return what a user is told; the cause must be attached for the log."""
    with pytest.raises(StoreUnavailable) as caught:
        await _remember(database)
    assert isinstance(caught.value, GlossbotError)
    assert caught.value.__cause__ is not None
    assert str(caught.value).startswith(f"The database {database} cannot be used: ")
    return str(caught.value).rpartition("used: ")[2]


@contextmanager
def _folder_at(file: Path) -> Iterator[None]:
    file.mkdir()
    yield
    file.rmdir()


@contextmanager
def _diary_at(file: Path) -> Iterator[None]:
    """Keep something else than a database in the file; it must stay as it is."""
    diary = "Dear diary, " * 1000
    file.write_text(diary, encoding="utf-8")
    yield
    elsewhere = file.rename(file.with_suffix(".txt"))
    assert elsewhere.read_text(encoding="utf-8") == diary


async def test_a_missing_folder_until_it_is_made(distant: Database, distant_file: Path) -> None:
    assert await _refusal(distant) == "unable to open database file"
    distant_file.parent.mkdir()
    await _remember(distant)


async def test_a_folder_in_the_place_of_the_file_until_it_is_removed(database: Database, file: Path) -> None:
    with _folder_at(file):
        assert await _refusal(database) == "unable to open database file"
    await _remember(database)


async def test_a_file_that_is_no_database_until_it_is_moved_away(database: Database, file: Path) -> None:
    with _diary_at(file):
        assert await _refusal(database) == "file is not a database"
    await _remember(database)


async def test_a_lock_of_another_process_until_it_is_released(database: Database, file: Path) -> None:
    await _remember(database)
    with locked(file):
        assert await _refusal(database) == "database is locked"
    await _remember(database)


async def test_reading_goes_on_while_another_process_writes(database: Database, file: Path) -> None:
    await _remember(database)
    with locked(file):
        assert await _refusal(database) == "database is locked"
        async with database.reading() as connection:
            assert await facts.recall(connection, "hash") == "abc"


async def test_a_lock_from_before_the_first_use_until_it_is_released(database: Database, file: Path) -> None:
    with locked(file):
        assert await _refusal(database) == "database is locked"
    await _remember(database)


async def test_a_read_only_database_can_be_read_and_says_that_it_cannot_be_written(
    database: Database, file: Path
) -> None:
    await _remember(database)
    read_only = Database(f"sqlite+aiosqlite:///file:{file}?mode=ro&uri=true")
    try:
        async with read_only.reading() as connection:
            assert await facts.recall(connection, "hash") == "abc"
        assert await _refusal(read_only) == "attempt to write a readonly database"
    finally:
        await read_only.close()


async def test_a_full_disk_until_there_is_room_again(database: Database, disk: Disk) -> None:
    await _remember(database)
    disk.pages = 1  # SQLite takes this as: no more than there are
    async with database.reading() as connection:
        assert await facts.recall(connection, "hash") == "abc"
    with pytest.raises(StoreUnavailable, match="full"):
        await _remember(database, long="x" * 100_000)
    disk.pages = disk.ROOMY
    await _remember(database, long="x" * 100_000)


async def test_a_table_that_somebody_dropped_is_no_crash(database: Database, file: Path) -> None:
    await _remember(database)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE facts")
    assert await _refusal(database) == "no such table: facts"


async def test_a_database_of_a_newer_glossbot_is_refused(database: Database, file: Path) -> None:
    await _remember(database)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    older = Database(f"sqlite+aiosqlite:///{file}")
    try:
        assert "9999" in await _refusal(older)
    finally:
        await older.close()


async def test_what_a_refused_transaction_wrote_is_not_kept(database: Database, disk: Disk) -> None:
    await _remember(database)
    disk.pages = 1
    with pytest.raises(StoreUnavailable, match="full"):
        await _remember(database, hash="changed", long="x" * 100_000)
    async with database.reading() as connection:
        assert await facts.recall(connection, "hash") == "abc"


async def test_a_mistake_of_the_caller_is_not_taken_for_a_fault_of_the_database(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.begin() as connection:
            await facts.remember(connection, "hash", str(1 // 0))
    async with database.reading() as connection:
        assert await facts.recall(connection, "hash") is None


async def test_a_post_is_not_claimed_by_a_transaction_that_is_broken_off(database: Database) -> None:
    today = date(2026, 1, 1)
    claim = Claim(1, today, "day", "gpu", "Hardware", 2, None, datetime(2026, 1, 1, 9, tzinfo=UTC))

    async def claim_and_break_off() -> None:
        async with database.begin() as connection:
            await ledger.claim(connection, claim, ["send"])  # nested, as another process may be faster
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await claim_and_break_off()
    async with database.begin() as connection:
        assert await ledger.posted_days(connection, 1, "day") == []
        assert await ledger.claim(connection, claim, ["send"])
        assert await ledger.claim(connection, claim, ["send"]) is None
    async with database.reading() as connection:
        assert await ledger.posted_days(connection, 1, "day") == [today]


async def test_many_who_read_and_then_write_come_one_after_the_other(database: Database) -> None:
    async def count_on() -> None:
        async with database.begin() as connection:
            before = int(await facts.recall(connection, "count") or 0)
            await asyncio.sleep(0)
            await facts.remember(connection, "count", str(before + 1))

    await asyncio.gather(*(count_on() for _ in range(100)))
    async with database.reading() as connection:
        assert await facts.recall(connection, "count") == "100"


async def test_two_who_share_a_file_lose_nothing_that_the_other_wrote(database: Database, file: Path) -> None:
    other = Database(f"sqlite+aiosqlite:///{file}")

    async def count_on(store: Database) -> None:
        for _ in range(20):
            async with store.begin() as connection:
                before = int(await facts.recall(connection, "count") or 0)
                await asyncio.sleep(0)
                await facts.remember(connection, "count", str(before + 1))

    try:
        await asyncio.gather(count_on(database), count_on(other))
    finally:
        await other.close()
    async with database.reading() as connection:
        assert await facts.recall(connection, "count") == "40"


async def test_reading_waits_for_nobody_and_writing_not_for_ever(database: Database) -> None:
    await _remember(database)
    async with database.begin() as writer:
        await facts.remember(writer, "hash", "new")
        async with database.reading() as reader:
            assert await facts.recall(reader, "hash") == "abc"
        assert await _refusal(database) == "too many are waiting to write"
    await _remember(database)
