"""The real bot in a simulated Discord, over the shipped glossary and a real SQLite."""

import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
import simcord

from glossbot.bot.assembly import assembled
from glossbot.bot.client import GlossBot
from glossbot.bot.services import Services
from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary
from tests.bot.stage import Stage

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary.load(shipped_glossary())


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture
async def services(glossary: Glossary, database_path: Path) -> AsyncIterator[Services]:
    async with assembled(glossary, f"sqlite+aiosqlite:///{database_path}") as assembly:
        assembly.now = lambda: NOON
        assembly.chance = random.Random(0)
        yield assembly


@pytest.fixture
def simcord_bot(services: Services) -> GlossBot:
    return GlossBot(services, shard_count=1)


@pytest.fixture
def stage(simcord_env: simcord.Env, services: Services) -> Stage:
    server = simcord_env.create_guild("Learning together")
    channel = server.create_text_channel("ask")
    role = server.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    asker = server.add_member(simcord_env.create_user("asker"))
    other = server.add_member(simcord_env.create_user("other"))
    moderator = server.add_member(simcord_env.create_user("moderator"), roles=[role])
    return Stage(simcord_env, services, server, channel, asker, other, moderator)
