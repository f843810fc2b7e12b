"""Thousands of servers whose term of the day is due at the same minute: how long until all have it, and what it costs.

The real bot in a simulated Discord, where a tick of the bot's loop takes no time however long it takes in truth: so
each tick is timed as well, and the simulated seconds are true ones as far as ticks are shorter than a second.

How long the event loop is held is the longest callback of the bot's, in real time. The simulation runs on the same
loop and is told apart like this: its own callbacks are left out, and from the bot's is taken what they spend inside
`http.request`, where the simulation does Discord's part, and what the garbage collector spends, which walks mostly
over the simulation's servers. So what discord.py does with the events of the bot's own posts is not in the figure.
The bot's synchronous pieces are timed once more by themselves at the end. What is held without the processor's time
is waiting for it: for SQLite's threads, which take turns with the loop, and for whatever else the machine does.

Arguments: `--servers` (1,000; with 5,000 it takes some ten minutes), and `--history` (7), the days on which each server
was posted to before.
"""

import argparse
import asyncio
import gc
import logging
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import simcord
from simcord.builders import ChannelHandle
from sqlalchemy import insert
from watch import Watch

from glossbot.bot.assembly import assembled
from glossbot.bot.client import GlossBot
from glossbot.bot.cogs.posting import Posting
from glossbot.bot.daily import pages
from glossbot.bot.daily.planning import next_look, schedule_of
from glossbot.bot.services import Services
from glossbot.daily import choice
from glossbot.daily.choice import Past
from glossbot.daily.ledger import Kind, Step, steps
from glossbot.daily.schedule import due
from glossbot.glossary import Entry, Glossary
from glossbot.shipped import shipped_glossary
from glossbot.store import schedules, tables
from glossbot.store.ledger import DONE, UNPINNED
from glossbot.store.schedules import Plan

ZONE = "Asia/Tokyo"
"""Where it is nine o'clock when the simulation begins, at midnight UTC."""
TODAY = date(2026, 1, 1)
NINE = datetime(2026, 1, 1, tzinfo=UTC)
EARLY = timedelta(seconds=20)
"""How long before nine the bot begins."""
PATIENCE = 3600
"""Simulated seconds after which it is over, whatever is missing."""
ORDER = steps(Kind.DAY, pin=True, thread=False)
PORTION = 1000
YEAR = 365
TIMES = 200
"""How often each synchronous piece is timed."""


def plan_of(channel: ChannelHandle) -> Plan:
    """Return what a moderator chose: every day at nine, with a pin."""
    began = NINE - timedelta(days=400)
    server_id = channel.guild.id if channel.guild else 0
    return Plan(server_id, channel.id, wall_time(9), ZONE, frozenset(range(7)), began.date(), began)


def past_posts(glossary: Glossary, channels: Sequence[ChannelHandle], days: int) -> Iterator[dict[str, Any]]:
    """Make the rows of each server's posts on the days before, the latest first."""
    chance = random.Random(1)  # noqa: S311 - the same history in every run
    entries = list(glossary)
    for plan in map(plan_of, channels):
        for ago, entry in enumerate(chance.sample(entries, days), 1):
            day = TODAY - timedelta(days=ago)
            row: dict[str, Any] = {"server_id": plan.server_id, "day": day, "kind": Kind.DAY, "entry_id": entry.id}
            row |= {"category": entry.category, "channel_id": plan.channel_id, "role_id": None}
            yield row | {"claimed_at": NINE - timedelta(days=ago), "message_id": ago}


async def prepare(services: Services, env: simcord.Env, channels: Sequence[ChannelHandle], days: int) -> None:
    """Write down each server's plan and past, and pin yesterday's post in the simulation."""
    for channel in channels:
        async with services.database.begin() as connection:
            await schedules.save(connection, plan_of(channel))
    rows = past_posts(services.glossary, channels, days)
    number = 0
    while portion := list(islice(rows, PORTION)):
        done: list[dict[str, Any]] = []
        for row in portion:
            number += 1
            row["id"] = number
            yesterday = row["message_id"] == 1
            if yesterday:
                message = env.backend.create_message(row["channel_id"], env.backend.bot_user.id, "Yesterday's")
                message.pinned, row["message_id"] = True, message.id
            for step in ORDER:
                state = UNPINNED if step is Step.PIN and not yesterday else DONE
                done.append({"post_id": number, "step": step, "state": state, "failures": 0, "at": row["claimed_at"]})
        async with services.database.begin() as connection:
            await connection.execute(insert(tables.posts), portion)
            await connection.execute(insert(tables.steps), done)


def done_since(path: Path, past: int, step: Step) -> int:
    """Count the servers that have come as far as this step, with the posts after so many."""
    query = "SELECT count(*) FROM steps WHERE post_id > ? AND step = ? AND +state = 'done'"  # by post, not by state
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(query, (past, str(step))).fetchone()[0])


async def run_until_done(env: simcord.Env, path: Path, servers: int, past: int) -> dict[Step, int | None]:
    """Let time pass until all is done; return after how many seconds from nine each step was, for all servers."""
    when: dict[Step, int | None] = dict.fromkeys(ORDER)
    for second in range(1 - int(EARLY.total_seconds()), PATIENCE):
        await env.advance_time(1)
        for step in [step for step, at in when.items() if at is None]:
            if done_since(path, past, step) < servers:
                break  # none after it is further
            when[step] = second
        if None not in when.values():
            break
    return when


def is_right(env: simcord.Env, channel: ChannelHandle) -> bool:
    """Whether yesterday's post and today's are all that is there, and today's alone is pinned."""
    messages = sorted(env.backend.messages[channel.id].values(), key=lambda message: message.id)
    return [message.pinned for message in messages] == [False, True]


def milliseconds(piece: Callable[[], object]) -> str:
    """Say how long something takes, usually and at most, while the garbage collector rests."""
    taken: list[float] = []
    gc.disable()
    for _ in range(TIMES):
        started = time.perf_counter()
        piece()
        taken.append(1000 * (time.perf_counter() - started))
    gc.enable()
    return f"{median(taken):7.2f} ms   at most {max(taken):7.2f} ms"


def print_pieces(glossary: Glossary, channel: ChannelHandle) -> None:
    """Print what the synchronous pieces cost for one server that has been posted to for a year."""
    plan, entries, now = plan_of(channel), list(glossary), NINE + timedelta(seconds=30)
    days = [TODAY - timedelta(days=ago) for ago in range(1, YEAR + 1)]
    past = [Past(day, entry.id, entry.category) for day, entry in zip(days, entries, strict=False)]
    asked = {entry.id: place % 20 for place, entry in enumerate(entries)}
    chance = random.Random(1)  # noqa: S311 - the same choices in every run

    def chosen() -> Entry | None:
        return choice.choose(glossary, history=past, asked=asked, chance=chance)

    print(f"  by itself, after a year, with {len(entries)} entries:")
    print(f"    choosing the term                {milliseconds(chosen)}")
    watched = now - timedelta(seconds=1)
    print(
        "    what is due, and when is next    "
        + milliseconds(
            lambda: (due(schedule_of(plan), now, posted=days, watched_since=watched), next_look(plan, now, days))
        )
    )
    print(f"    putting the post together        {milliseconds(lambda: pages.post(entries[0], glossary, 1))}")


def print_figures(watch: Watch, when: dict[Step, int | None], servers: int, right: int) -> None:
    """Print what was measured beside what was wanted."""
    print(f"  posted everywhere                {when[Step.SEND]!s:>8} s      (at most 300)")
    print(f"  pinned, and yesterday's not      {when[Step.UNPIN]!s:>8} s      (at most 1,200)")
    print(f"  servers where all is right       {right:8,}")
    print(f"  requests in the busiest second   {max(watch.requests.values()):8}        (at most 40)")
    print(f"  requests a server                {watch.requests.total() / servers:8.2f}")
    print(f"  transactions a server            {watch.commits / servers:8.2f}")
    print(f"  statements a server              {watch.statements / servers:8.2f}")
    print(f"  a tick, really                   {median(watch.ticks):8.3f} s      longest {max(watch.ticks):.3f} s")
    print(f"  ticks of more than a second      {sum(tick > 1 for tick in watch.ticks):8} of {len(watch.ticks)}")
    print(
        f"  event loop held                  {1000 * watch.held[0]:8.1f} ms     (at most 50), {watch.over} times longer"
    )
    print(f"    in {watch.held[1]}")
    print(f"    of the processor's time        {1000 * watch.busy[0]:8.1f} ms     in {watch.busy[1]}")


def forget_looks(bot: GlossBot) -> None:
    """Let the loop begin as after a start: when each plan is due is reckoned anew."""
    cog = bot.get_cog("Posting")
    if isinstance(cog, Posting):
        # A second bot would have to be told of all servers again.
        cog._looked = None  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


async def morning(glossary: Glossary, folder: Path, servers: int, days: int) -> None:
    """Run a morning, and print its figures."""
    path = folder / "bench.db"
    async with assembled(glossary, f"sqlite+aiosqlite:///{path}") as services:
        bot = GlossBot(services, shard_count=1)
        async with simcord.run(bot, settle_timeout=600) as env:
            services.now = lambda: env.now() - EARLY
            services.chance = random.Random(1)  # noqa: S311 - the same terms in every run
            names = (f"Server {number}" for number in range(servers))
            channels = [env.create_guild(name).create_text_channel("daily") for name in names]
            await env.settle()
            await prepare(services, env, channels, days)
            gc.collect()
            gc.freeze()
            watch = Watch(env)
            started = time.perf_counter()
            forget_looks(bot)
            with watch.watching(bot):
                when = await run_until_done(env, path, servers, past=servers * days)
            print(f"  the run itself took              {time.perf_counter() - started:8.0f} s")
            print_figures(watch, when, servers, sum(is_right(env, channel) for channel in channels))
            print_pieces(glossary, channels[0])


async def main() -> None:
    """Read the arguments, and run a morning."""
    logging.disable(logging.INFO)
    parser = argparse.ArgumentParser()
    parser.add_argument("--servers", type=int, default=1000)
    parser.add_argument("--history", type=int, default=7)
    asked = parser.parse_args()
    print(f"a term of the day for {asked.servers:,} servers at nine, after {asked.history} days", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        await morning(Glossary.load(shipped_glossary()), Path(folder), asked.servers, asked.history)


if __name__ == "__main__":
    asyncio.run(main())
