"""A list that can be waited on."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")

PATIENCE = 45.0
"""Seconds after which something that was waited for counts as not happening."""


class Journal(Generic[Item]):
    """What has happened so far, in order."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._grown = asyncio.Event()

    def add(self, item: Item) -> None:
        """Note one more."""
        self.items.append(item)
        self._grown.set()

    def all(self, wanted: Callable[[Item], bool]) -> list[Item]:
        """Return those that fit."""
        return [item for item in self.items if wanted(item)]

    async def first(self, wanted: Callable[[Item], bool], *, count: int = 1) -> Item:
        """Wait until so many fit, and return the last of them."""
        await self.until(lambda: len(self.all(wanted)) >= count)
        return self.all(wanted)[count - 1]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true, looking again whenever one more is noted."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._grown.clear()
                await self._grown.wait()
