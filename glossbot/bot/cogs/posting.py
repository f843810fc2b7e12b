"""The loop behind the term of the day: looks what is due, and takes the steps of posts at a limited pace."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from discord.ext import commands, tasks

from glossbot.bot.daily.planning import look_at, next_look
from glossbot.bot.daily.posting import Poster
from glossbot.bot.services import Host
from glossbot.daily.ledger import ORDER, Kind, Step
from glossbot.daily.zones import UnknownZone
from glossbot.errors import StoreUnavailable
from glossbot.logs import Occasionally
from glossbot.store import ledger, schedules
from glossbot.store.ledger import Task
from glossbot.store.schedules import Plan

log = logging.getLogger(__name__)

PER_SECOND = 40
"""Requests that are made in a second at most: Discord allows fifty, and members want answers too."""
_NEARLY_A_SECOND = 0.95
"""Between two portions of steps; a tick is some milliseconds early or late."""
_LOOKED_AT = 50
"""More than can be posted in a second, and few enough to leave most of it to the steps."""
_AT_ONCE = 8
"""Enough for the pace while Discord takes a fifth of a second; SQLite lets only one write, and the others wait."""
ABSENT = 600.0
"""Seconds between two looks after which nobody was watching: the machine slept, or the database was away."""


class Posting(commands.Cog):
    """Keeps the loop, which must never end by an error."""

    def __init__(self, bot: Host, clock: Callable[[], float] = time.monotonic) -> None:
        self.bot = bot
        self._poster = Poster(bot)
        self._clock = clock
        self._complain = Occasionally(seconds=60)
        self._looked: tuple[datetime, float] | None = None
        """The last look: by the wall clock, and by one that never jumps."""
        self._next_steps = 0.0
        """When steps are taken again, by the event loop's clock."""

    async def cog_load(self) -> None:
        """Start the loop."""
        self.tick.start()

    async def cog_unload(self) -> None:
        """Stop the loop."""
        self.tick.cancel()

    @tasks.loop(seconds=1)
    async def tick(self) -> None:
        """Look once, and take what is ready."""
        try:
            await self._tick()
        except StoreUnavailable as error:
            if self._complain.now():
                log.warning("%s", error)
        except Exception:
            log.exception("the term of the day failed and goes on")

    async def _tick(self) -> None:
        if not self.bot.is_ready():
            return  # which servers there are is not known yet
        now = self.bot.services.now()
        if self._looked is None:
            await self._plan_anew(now)
        await self._look(now, self._watched_since(now))
        self._looked = (now, self._clock())
        await self._take_steps(now)

    def _watched_since(self, now: datetime) -> datetime | None:
        """Return the last look, if it was short enough ago to say that nobody was away, and not in the future."""
        if self._looked is None or self._clock() - self._looked[1] > ABSENT or self._looked[0] > now:
            return None
        return self._looked[0]

    async def _look(self, now: datetime, watched_since: datetime | None) -> None:
        async with self.bot.services.database.reading() as connection:
            ripe = await schedules.ripe(connection, now, _LOOKED_AT)
        for plan in ripe:
            try:
                await look_at(self.bot, plan, now, watched_since)
            except UnknownZone as error:
                await self._rest(plan, now, f"The time zone {error} is not known any more. Set it up again.")
            except StoreUnavailable:
                raise
            except Exception:  # one server's trouble must not hold up the others
                log.exception("the term of the day of server %d could not be planned", plan.server_id)
                await self._rest(plan, now, "Something went wrong on my side; the log of whoever runs me says what.")
            await asyncio.sleep(0)  # members are answered in between

    async def _rest(self, plan: Plan, now: datetime, problem: str) -> None:
        async with self.bot.services.database.begin() as connection:
            await schedules.note_problem(connection, plan.server_id, problem)
            await schedules.look_next(connection, plan.server_id, now + timedelta(days=1))

    async def _take_steps(self, now: datetime) -> None:
        """Take as many steps as a second allows, posts before pins."""
        moment = asyncio.get_running_loop().time()
        if moment < self._next_steps:
            return  # ticks that are behind follow each other without a pause
        async with self.bot.services.database.reading() as connection:
            ready = _affordable(await ledger.ready(connection, now, ORDER, PER_SECOND))
        if ready:
            self._next_steps = moment + _NEARLY_A_SECOND
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(task: Task) -> None:
            async with gate:
                try:
                    await self._poster.take(task)
                except StoreUnavailable as error:
                    log.warning("%s", error)  # it stays leased, and is looked for before it is taken again

        await asyncio.gather(*map(one, ready))

    async def _plan_anew(self, now: datetime) -> None:
        """Reckon again when each server is to be looked at: the time zones' rules may have changed since."""
        last = 0
        while True:
            async with self.bot.services.database.begin() as connection:
                plans = await schedules.after(connection, last, _LOOKED_AT)
                for plan in plans:
                    # What is past is looked at now, and what lies ahead may lie elsewhere.
                    posted = await ledger.posted_days(connection, plan.server_id, Kind.DAY)
                    try:
                        at = next_look(plan, now, posted)
                    except UnknownZone:
                        at = now
                    past = plan.next_at is not None and plan.next_at <= now
                    await schedules.look_next(connection, plan.server_id, now if past else at)
            if not plans:
                return
            last = plans[-1].server_id
            await asyncio.sleep(0)


def _affordable(ready: Sequence[Task]) -> list[Task]:
    """Return the first steps, as many as a second's requests are enough for."""
    spent = accumulate(_requests(task) for task in ready)
    return [task for task, requests in zip(ready, spent, strict=True) if requests <= PER_SECOND]


def _requests(task: Task) -> int:
    """Return how many requests a step makes, unless something is in its way: twice as many where it looks first."""
    looks_first = task.step == Step.NOTICE or (task.step == Step.SEND and task.begun)
    return 2 if looks_first else 1
