"""What commands and components work with, put together once at the start."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import discord
from discord.ext import commands

from glossbot.bot.underway import Underway
from glossbot.glossary import Glossary
from glossbot.store import Database, LookupLog, Popularity, Servers


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Services:
    """The glossary of the moment, the database, and what stands between them and Discord."""

    glossary: Glossary
    """Replaced as a whole on a reload: read it anew for each answer."""
    database: Database
    lookup_log: LookupLog
    popularity: Popularity
    servers: Servers
    keep_lookups_days: int = 365
    answer_mentions: bool = True
    """Whether the bot answers when it is mentioned, where a server's moderators do not say otherwise."""
    now: Callable[[], datetime] = utc_now
    chance: random.Random = field(default_factory=random.Random)


class Host(commands.AutoShardedBot):
    """The bot as commands and components see it."""

    services: Services
    underway: Underway


Interaction = discord.Interaction[Host]
