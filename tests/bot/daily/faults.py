"""A bot to which something can happen at each step: at each request to Discord and at each write to the ledger."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

import discord
from discord.http import Route
from sqlalchemy import Insert, Update

from glossbot.bot.client import GlossBot
from glossbot.bot.cogs.posting import Posting
from glossbot.bot.daily.posting import THREAD_IS_THERE
from glossbot.bot.services import Services
from glossbot.daily.ledger import Kind
from glossbot.errors import StoreUnavailable
from glossbot.store import Connection, Database, ledger
from glossbot.store.ledger import DONE, UNPINNED
from tests.bot.daily.conftest import Daily

Trouble = Callable[[str], None]
"""Is told each point that a bot comes to, such as "before pin", and raises what shall happen there."""

_CALLS = {
    "send": ("POST", r"/channels/\d+/messages"),
    "pin": ("PUT", r"/channels/\d+/messages/pins/\d+"),
    "search": ("GET", r"/channels/\d+/messages"),
    "clear notice": ("DELETE", r"/channels/\d+/messages/\d+"),
    "unpin": ("DELETE", r"/channels/\d+/messages/pins/\d+"),
    "thread": ("POST", r"/channels/\d+/messages/\d+/threads"),
}
CALLS = tuple(_CALLS)
"""The requests for one post; a search looks for the notice, or for a post that was not noted."""
_STEPS = ("send", "pin", "notice", "unpin", "thread")
WRITES = (
    "claim",
    *(f"lease of {step}" for step in _STEPS),
    "message id",
    "unpinned",
    *(f"end of {step}" for step in _STEPS),
)


def no_trouble(point: str) -> None:
    del point


@dataclass
class CutOff:
    """Stops a bot for good at a point, without any clean-up: whatever it wants to do after, it is stopped again."""

    point: str
    happened: bool = False

    def __call__(self, point: str) -> None:
        self.happened = self.happened or point == self.point
        if self.happened:
            raise asyncio.CancelledError


@dataclass
class Fails:
    """Lets something fail once, at a point."""

    point: str
    error: Exception
    happened: bool = False

    def __call__(self, point: str) -> None:
        if point == self.point and not self.happened:
            self.happened = True
            raise self.error


@dataclass
class Away:
    """A database that nobody can reach."""

    database: str = "gone"

    def __call__(self, point: str) -> None:
        if point == "before transaction":
            raise StoreUnavailable(self.database)


def refusal(status: int, code: int = 0) -> discord.HTTPException:
    """Return what discord.py raises for an answer of Discord's."""
    kinds = {HTTPStatus.FORBIDDEN: discord.Forbidden, HTTPStatus.NOT_FOUND: discord.NotFound}
    kind = discord.DiscordServerError if status >= HTTPStatus.INTERNAL_SERVER_ERROR else discord.HTTPException
    response: Any = type("Response", (), {"status": status, "reason": "injected"})()
    return kinds.get(HTTPStatus(status), kind)(response, {"code": code, "message": "injected"})


@dataclass
class WatchedConnection:
    """A connection that tells what is written through it."""

    connection: Any
    bot: "WatchedBot"
    written: list[str] = field(default_factory=list)

    async def execute(self, statement: Any, *args: Any) -> Any:
        if name := _what_it_writes(statement):
            self.bot.trouble(f"before {name}")
            self.written.append(name)
        return await self.connection.execute(statement, *args)

    def reach(self, where: str) -> None:
        for name in self.written:
            self.bot.trouble(f"{where} {name}")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


@dataclass
class WatchedDatabase:
    """A database that tells of transactions, around a real one."""

    database: Database
    bot: "WatchedBot"

    def begin(self) -> AbstractAsyncContextManager[WatchedConnection]:
        return self._watched(self.database.begin())

    def reading(self) -> AbstractAsyncContextManager[WatchedConnection]:
        return self._watched(self.database.reading())

    @asynccontextmanager
    async def _watched(self, opened: AbstractAsyncContextManager[Connection]) -> AsyncGenerator[WatchedConnection]:
        self.bot.trouble("before transaction")
        async with opened as connection:
            watched = WatchedConnection(connection, self.bot)
            yield watched
            watched.reach("before commit of")
        watched.reach("after")


class WatchedBot(GlossBot):
    """The real bot, on a connection pool of its own; Discord refuses it a second thread, which SimCord does not."""

    def __init__(self, services: Services, database: Database, trouble: Trouble = no_trouble) -> None:
        watched: Any = WatchedDatabase(database, self)
        super().__init__(replace(services, database=watched, now=self._now), shard_count=1)
        self.trouble = trouble
        self._clock = services

    def _now(self) -> datetime:
        return self._clock.now()

    async def setup_hook(self) -> None:
        self._request = self.http.request
        self.http.request = self._watch_request  # type: ignore[method-assign]
        await super().setup_hook()

    async def _watch_request(self, route: Route, **kwargs: Any) -> Any:
        path = route.url.removeprefix(Route.BASE)
        name = next((name for name, (method, form) in _CALLS.items() if _is(route.method, path, method, form)), "other")
        self.trouble(f"before {name}")
        if name == "thread" and self._has_thread(path):
            raise refusal(400, THREAD_IS_THERE)
        answer = await self._request(route, **kwargs)
        self.trouble(f"after {name}")
        return answer

    def _has_thread(self, path: str) -> bool:
        """Whether a message has its thread: that has the message's id."""
        message_id = int(path.split("/")[-2])
        return any(thread.id == message_id for guild in self.guilds for thread in guild.threads)


@dataclass
class Scene:
    """A day with a post that all went well for, and a bot for the day after."""

    daily: Daily
    bot: WatchedBot
    databases: list[Database]
    url: str

    async def restart(self, trouble: Trouble = no_trouble) -> None:
        """Start another bot on the same database, as after a crash."""
        self.databases.append(Database(self.url))
        self.bot = WatchedBot(self.daily.stage.services, self.databases[-1], trouble)
        await self.daily.stage.env.restart_bot(self.bot)

    @property
    def posting(self) -> Posting:
        cog = self.bot.get_cog("Posting")
        assert isinstance(cog, Posting)
        return cog

    def twin(self) -> Posting:
        """Return the loop of a second process: it sees the same Discord, and has its own connections."""
        self.databases.append(Database(self.url))
        bot = copy(self.bot)
        bot.services = replace(self.bot.services, database=self.databases[-1])
        return Posting(bot)

    async def flaws(self, days: int = 2) -> list[str]:
        """List all that is wrong, where each of these days has its post and the last one is pinned."""
        found, posts = self.daily.posts, await self.ledger()
        last = found[-1].id if found else None
        pins = [message.id for message in self.daily.stage.channel.pinned_messages()]
        notices = [m for m in self.daily.stage.public if m.type is discord.MessageType.pins_add]
        wrong = {
            f"{len(found)} posts": len(found) != days,
            f"pinned: {pins}, last post: {last}": pins != [last],
            f"{len(self.daily.stage.channel.threads)} threads": len(self.daily.stage.channel.threads) != days,
            "threads elsewhere": any(message.thread is None for message in found),
            f"{len(notices)} notices": bool(notices),
            f"{len(posts)} in the ledger": len(posts) != days,
            "message ids differ": [message.id for message in found] != list(posts),
            "days differ": len({entry.day for entry, _ in posts.values()}) != days,
        }
        states = [state for _, state in posts.values()]
        undone = [state for state in states[:-1] if set(state.values()) != {DONE, UNPINNED}]
        undone += [state for state in states[-1:] if set(state.values()) != {DONE}]
        return [flaw for flaw, is_wrong in wrong.items() if is_wrong] + list(map(str, undone))

    async def ledger(self) -> dict[int | None, tuple[ledger.Post, dict[str, str]]]:
        """Return posts by message id, the oldest first, with the states of their steps."""
        async with self.daily.stage.services.database.begin() as connection:
            posts: Sequence[ledger.Post] = await ledger.history(connection, self.daily.stage.server.id, Kind.DAY)
            return {
                post.message_id: (post, {one.step: one.state for one in await ledger.progress(connection, post.id)})
                for post in reversed(posts)
            }


def _is(method: str, path: str, wanted: str, form: str) -> bool:
    return method == wanted and re.fullmatch(form, path) is not None


def _what_it_writes(statement: Any) -> str | None:
    if not isinstance(statement, Insert | Update):
        return None
    values = statement.compile().params
    match (statement.table.name, values):
        case "posts", _:
            return "claim" if isinstance(statement, Insert) else "message id"
        case "steps", {"leased": str(), "step_1": step}:
            return f"lease of {step}"
        case "steps", {"state": "done", "step_1": step}:
            return f"end of {step}"
        case "steps", {"state": "unpinned"}:
            return "unpinned"
    return None
