"""What the bot must remember from one start to the next."""

from pathlib import Path

from glossbot.store import Database, facts


async def test_what_was_never_remembered_is_none(database: Database) -> None:
    async with database.begin() as connection:
        assert await facts.recall(connection, "hash") is None


async def test_remembers_under_each_key_by_itself(database: Database) -> None:
    async with database.begin() as connection:
        await facts.remember(connection, "one", "1")
        await facts.remember(connection, "two", "2")
        assert await facts.recall(connection, "one") == "1"
        assert await facts.recall(connection, "two") == "2"


async def test_the_newest_value_takes_the_place_of_the_old(database: Database) -> None:
    async with database.begin() as connection:
        await facts.remember(connection, "hash", "old")
    async with database.begin() as connection:
        await facts.remember(connection, "hash", "new")
    async with database.begin() as connection:
        assert await facts.recall(connection, "hash") == "new"


async def test_is_still_there_after_a_restart(database: Database, file: Path) -> None:
    async with database.begin() as connection:
        await facts.remember(connection, "hash", "ä → 🌱")
    await database.close()
    restarted = Database(f"sqlite+aiosqlite:///{file}")
    async with restarted.begin() as connection:
        assert await facts.recall(connection, "hash") == "ä → 🌱"
    await restarted.close()
