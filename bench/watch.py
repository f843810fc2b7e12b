"""What the bot does while it runs in a simulated Discord: requests, transactions, ticks, and the event loop held."""

# ruff: noqa: SLF001 - a callback and a tick can be timed only where they are called
# pyright: reportPrivateUsage=false

import asyncio
import gc
import time
from asyncio.events import Handle
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import simcord
from discord.http import Route
from sqlalchemy import Engine, event

from glossbot.bot.client import GlossBot
from glossbot.bot.cogs.posting import Posting

ALLOWED = 0.05
"""Seconds that the event loop may be held."""


@dataclass
class Watch:
    """Counts and times what the bot does, and keeps apart what the simulation does on the same loop."""

    env: simcord.Env
    requests: Counter[int] = field(default_factory=Counter[int])
    """By second of the simulation."""
    commits: int = 0
    statements: int = 0
    ticks: list[float] = field(default_factory=list[float])
    """How many real seconds each tick took, without the simulation's."""
    held: tuple[float, str] = (0, "")
    """The bot's longest callback: real seconds, and what it was."""
    busy: tuple[float, str] = (0, "")
    """The one that kept the processor longest: the rest is waiting for SQLite's threads or for other programs."""
    over: int = 0
    """Callbacks that took longer than is allowed."""
    apart: float = 0
    """Real seconds, all in all, that were the simulation's or the garbage collector's."""
    _collecting: float = 0

    @contextmanager
    def watching(self, bot: GlossBot) -> Generator[None]:
        """Watch until the end of the block."""
        request, tick, run = bot.http.request, Posting._tick, Handle._run
        listeners: dict[str, Callable[..., None]] = {"commit": self._commit, "before_cursor_execute": self._statement}
        bot.http.request = self._counted(request)
        Posting._tick = self._timed(tick)
        Handle._run = self._measured(run)  # pyright: ignore[reportAttributeAccessIssue]
        for name, listener in listeners.items():
            event.listen(Engine, name, listener)
        gc.callbacks.append(self._collect)
        try:
            yield
        finally:
            bot.http.request, Posting._tick, Handle._run = request, tick, run
            for name, listener in listeners.items():
                event.remove(Engine, name, listener)
            gc.callbacks.remove(self._collect)

    def _counted(self, request: Callable[..., Any]) -> Callable[..., Any]:
        async def counted(route: Route, **options: Any) -> Any:
            self.requests[int(self.env.now().timestamp())] += 1
            started = time.perf_counter()
            try:
                return await request(route, **options)  # the simulation answers without waiting for anything
            finally:
                self.apart += time.perf_counter() - started

        return counted

    def _timed(self, tick: Callable[..., Any]) -> Callable[..., Any]:
        async def timed(cog: Posting) -> None:
            started, apart = time.perf_counter(), self.apart
            await tick(cog)
            self.ticks.append(time.perf_counter() - started - (self.apart - apart))

        return timed

    def _measured(self, run: Callable[[Handle], None]) -> Callable[[Handle], None]:
        def measured(handle: Handle) -> None:
            ours = getattr(handle._callback, "__simcord_original_callback__", None)
            started, busy, apart = time.perf_counter(), time.thread_time(), self.apart
            run(handle)
            if ours:
                apart = self.apart - apart
                self._note(time.perf_counter() - started - apart, time.thread_time() - busy - apart, ours)

        return measured

    def _note(self, taken: float, busy: float, callback: object) -> None:
        self.over += taken > ALLOWED
        if taken > self.held[0]:
            self.held = taken, _name(callback)
        if busy > self.busy[0]:
            self.busy = busy, _name(callback)

    def _commit(self, _connection: object) -> None:
        self.commits += 1

    def _statement(self, *_: object) -> None:
        self.statements += 1

    def _collect(self, phase: str, _info: object) -> None:
        if phase == "start":
            self._collecting = time.perf_counter()
        else:
            self.apart += time.perf_counter() - self._collecting


def _name(callback: object) -> str:
    task = getattr(callback, "__self__", None)
    named: Any = task.get_coro() if isinstance(task, asyncio.Task) else callback  # pyright: ignore[reportUnknownVariableType]
    return str(getattr(named, "__qualname__", named))
