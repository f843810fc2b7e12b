"""The migrations make exactly the tables that the code sees, again and again if need be."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from glossbot.errors import StoreUnavailable
from glossbot.store import Database, facts
from glossbot.store.tables import metadata
from tests.store.samples import Disk


async def _remember(database: Database) -> None:
    async with database.begin() as connection:
        await facts.remember(connection, "hash", "abc")


async def test_a_migrated_database_has_exactly_the_tables_of_the_code(database: Database, file: Path) -> None:
    async with database.begin():
        pass
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


async def test_migrating_again_at_the_next_start_keeps_what_is_there(database: Database, file: Path) -> None:
    await _remember(database)
    successor = Database(f"sqlite+aiosqlite:///{file}")
    async with successor.begin() as connection:
        assert await facts.recall(connection, "hash") == "abc"
    await successor.close()


@pytest.mark.parametrize("pages", range(1, 8))
async def test_a_migration_that_ran_out_of_room_is_made_up_for(database: Database, disk: Disk, pages: int) -> None:
    disk.pages = pages
    with pytest.raises(StoreUnavailable, match="full"):
        await _remember(database)
    disk.pages = disk.ROOMY
    await _remember(database)


async def test_a_migration_that_ran_out_of_room_is_made_up_for_at_the_next_start(
    database: Database, disk: Disk, file: Path
) -> None:
    disk.pages = 6
    with pytest.raises(StoreUnavailable, match="full"):
        await _remember(database)
    await database.close()
    disk.pages = disk.ROOMY
    successor = Database(f"sqlite+aiosqlite:///{file}")
    try:
        await _remember(successor)
    finally:
        await successor.close()
