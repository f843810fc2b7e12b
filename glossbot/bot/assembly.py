"""Putting together what the bot works with, and taking it apart again."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from glossbot.bot.services import Services
from glossbot.errors import StoreUnavailable
from glossbot.glossary import Glossary
from glossbot.store import Database, LookupLog, Popularity, Servers

log = logging.getLogger(__name__)


@asynccontextmanager
async def assembled(
    glossary: Glossary, database_url: str, *, keep_lookups_days: int = 365, answer_mentions: bool = True
) -> AsyncGenerator[Services]:
    """Hand out the services around a glossary and a database; what is queued is written at the end."""
    database = Database(database_url)
    lookup_log = LookupLog(database)
    try:
        async with database.reading():
            pass  # the tables are made now, and not while somebody waits for an answer
    except StoreUnavailable as error:
        log.warning("%s. The bot answers without it, and keeps trying.", error)
    try:
        yield Services(
            glossary,
            database,
            lookup_log,
            Popularity(database),
            Servers(database),
            keep_lookups_days,
            answer_mentions,
        )
    finally:
        await lookup_log.flush()
        await database.close()
