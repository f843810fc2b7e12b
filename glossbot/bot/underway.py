"""The answers that have been begun and not finished, so that a stop can wait for them."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager

import discord

Asked = discord.Interaction | discord.Message


class Underway:
    """Counts the interactions and messages that are being answered."""

    def __init__(self) -> None:
        self._ids: set[int] = set()
        self._none = asyncio.Event()
        self._none.set()

    def __len__(self) -> int:
        return len(self._ids)

    def begin(self, asked: Asked) -> None:
        """Take note that an answer has been begun."""
        self._ids.add(asked.id)
        self._none.clear()

    def end(self, asked: Asked) -> None:
        """Take note that an answer is finished, well or badly; saying so twice does no harm."""
        self._ids.discard(asked.id)
        if not self._ids:
            self._none.set()

    @contextmanager
    def during(self, asked: Asked) -> Generator[None]:
        """Count an interaction or message for as long as the block runs."""
        self.begin(asked)
        try:
            yield
        finally:
            self.end(asked)

    async def finish(self, patience: float) -> bool:
        """Wait until nothing is under way, at most so many seconds; whether that came about."""
        try:
            async with asyncio.timeout(patience):
                await self._none.wait()
        except TimeoutError:
            return False
        return True
