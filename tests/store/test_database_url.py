"""The URL of a database: shown without its password, and refused in a sentence when it is of no use."""

from typing import Any

import pytest
from sqlalchemy import URL
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

from glossbot.errors import GlossbotError, StoreUnavailable
from glossbot.store import Database

USELESS = {
    "a server where SQLite has none": "sqlite+aiosqlite://bot:geheim@host/bot.db",
    "an unknown database": "nonsense+driver://bot:geheim@host/bot",
    "an unknown driver": "sqlite+nonsense:///bot.db",
    "a port that is no number": "postgresql+asyncpg://bot:geheim@host:port/bot",
    "a password with characters that need escaping": "postgresql+asyncpg://bot:p@ss:geheim@host/bot",
    "a driver that cannot wait": "sqlite+pysqlite:///bot.db",
    "no URL": "bot.db",
}


class Distant(SQLiteDialect_aiosqlite):
    """A database that takes a name and a password, as PostgreSQL does, and cannot be reached."""

    supports_statement_cache = True

    def create_connect_args(self, url: URL) -> tuple[list[str], dict[str, Any]]:
        """Lead to where no database is."""
        assert url.username == "bot"
        return ["/nowhere/bot.db"], {}


registry.register("distant.driver", __name__, Distant.__name__)


async def test_the_text_of_a_database_is_its_url() -> None:
    database = Database("sqlite+aiosqlite:////var/lib/glossbot/bot.db")
    assert str(database) == "sqlite+aiosqlite:////var/lib/glossbot/bot.db"
    await database.close()


async def test_neither_the_text_nor_a_refusal_shows_the_password() -> None:
    database = Database("distant+driver://bot:geheim@host/bot")
    assert str(database) == "distant+driver://bot:***@host/bot"
    with pytest.raises(StoreUnavailable) as caught:
        async with database.begin():
            pass
    assert str(caught.value) == f"The database {database} cannot be used: unable to open database file"
    await database.close()


@pytest.mark.parametrize("url", USELESS.values(), ids=USELESS.keys())
async def test_a_useless_url_is_one_sentence_without_the_password(url: str) -> None:
    with pytest.raises(GlossbotError) as caught:
        async with Database(url).begin():
            pass
    assert "geheim" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
