"""The bot's way to Discord in this process, where time can pass quickly."""

import asyncio
import random
from contextvars import copy_context
from pathlib import Path

from glossbot.bot.assembly import assembled
from glossbot.bot.client import GlossBot
from glossbot.bot.connection import serve
from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary
from tests.faults.child import STOP_LIMIT, TOKEN
from tests.faults.journal import Journal
from tests.faults.quick_time import speed

SPEED = 200.0


class Evenly(random.Random):
    """A chance that leaves nothing to chance."""

    def random(self) -> float:
        """Return the same each time."""
        return 0.0


class Serving:
    """A bot that is kept at Discord, and the event that ends it."""

    def __init__(self, database: Path) -> None:
        self.stop = asyncio.Event()
        self.tries: Journal[GlossBot] = Journal()
        """The bots that were made, one for each try."""
        self._database = database
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Let it come to Discord, at a speed that makes a minute of waiting a moment."""
        context = copy_context()
        context.run(speed.set, SPEED)
        self._task = asyncio.create_task(self._run(), context=context)

    async def ends(self) -> None:
        """Wait for its end, which must be near."""
        if self._task:
            async with asyncio.timeout(STOP_LIMIT):
                await self._task

    async def _run(self) -> None:
        glossary = Glossary.load(shipped_glossary())
        async with assembled(glossary, f"sqlite+aiosqlite:///{self._database}") as services:
            services.chance = Evenly()

            def make() -> GlossBot:
                bot = GlossBot(services)
                self.tries.add(bot)
                return bot

            await serve(make, TOKEN, self.stop, chance=Evenly())
