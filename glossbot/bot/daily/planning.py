"""From the schedules of all servers to rows in the ledger: what is due now, and which term it will be."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from glossbot.bot.daily.obstacles import in_the_way
from glossbot.bot.services import Host, Services
from glossbot.daily import choice, zones
from glossbot.daily.choice import Past
from glossbot.daily.ledger import Kind, steps
from glossbot.daily.schedule import Schedule, due, upcoming
from glossbot.glossary import Entry
from glossbot.store import Connection, ledger, lookups, queue, schedules
from glossbot.store.ledger import Claim
from glossbot.store.queue import Pick
from glossbot.store.schedules import Plan

LATELY = timedelta(days=30)
AGAIN = timedelta(minutes=5)
"""After which a schedule with something in its way is looked at again."""
_MOST_ASKED = 1000


def schedule_of(plan: Plan) -> Schedule:
    """Return when a plan's posts are due."""
    return Schedule(plan.time, plan.zone, plan.days, plan.first_day, plan.changed_at, plan.paused, plan.paused_until)


async def look_at(bot: Host, plan: Plan, now: datetime, watched_since: datetime | None) -> int | None:
    """Claim the post of a server that is due, if there is one; return its id in the ledger."""
    async with bot.services.database.begin() as connection:
        posted = await ledger.posted_days(connection, plan.server_id, Kind.DAY)
        day = due(schedule_of(plan), now, posted=posted, watched_since=watched_since)
        post_id = None
        if day is not None:
            problem = _first_in_the_way(bot, plan)
            if problem != plan.problem:
                await schedules.note_problem(connection, plan.server_id, problem)
            if problem:
                await schedules.look_next(connection, plan.server_id, now + AGAIN)
                return None
            post_id = await _claim(connection, bot.services, plan, day, now)
            posted = [*posted, day]
        await schedules.look_next(connection, plan.server_id, next_look(plan, now, posted))
        return post_id


def next_look(plan: Plan, now: datetime, posted: Collection[date] = ()) -> datetime | None:
    """Return when a plan is to be looked at next: at its next post, if there will be one."""
    return next(iter(upcoming(schedule_of(plan), now, posted=posted, count=1)), None)


async def pick_for(connection: Connection, services: Services, plan: Plan, day: date) -> Entry | None:
    """Return the term of a date, and keep it, so that what is shown once is what will be posted."""
    glossary = services.glossary
    kept = await queue.picked(connection, plan.server_id, day)
    entry = glossary.get(kept.entry_id or "")
    if entry:
        return entry
    waiting = await queue.listed(connection, plan.server_id)
    entry = next((found for one in waiting if (found := glossary.get(one)) and one not in kept.skipped), None)
    entry = entry or await _by_chance(connection, services, plan, day, kept.skipped)
    if entry:
        await queue.pick(connection, plan.server_id, day, Pick(entry.id, kept.skipped))
    return entry


async def _by_chance(
    connection: Connection, services: Services, plan: Plan, day: date, skipped: tuple[str, ...]
) -> Entry | None:
    posted = await ledger.history(connection, plan.server_id, Kind.DAY)
    midnight = datetime.combine(day, time(), tzinfo=zones.zone(plan.zone))
    asked = await lookups.counts(
        connection, since=midnight - LATELY, until=midnight, server_id=plan.server_id, limit=_MOST_ASKED
    )
    return choice.choose(
        services.glossary,
        history=[Past(post.day, post.entry_id, post.category) for post in posted],
        asked=asked,
        categories=plan.categories,
        excluded=skipped,
        chance=services.chance,
    )


async def _claim(connection: Connection, services: Services, plan: Plan, day: date, now: datetime) -> int | None:
    entry = await pick_for(connection, services, plan, day)
    if entry is None:
        problem = "None of the chosen categories has a term left to post."
        await schedules.note_problem(connection, plan.server_id, problem)
        return None
    claimed = Claim(
        plan.server_id, day, Kind.DAY, entry.id, entry.category, plan.channel_id, plan.role_id, claimed_at=now
    )
    post_id = await ledger.claim(connection, claimed, steps(Kind.DAY, pin=plan.pin, thread=plan.thread))
    if post_id is not None:
        await queue.take_out(connection, plan.server_id, entry.id)
    return post_id


def _first_in_the_way(bot: Host, plan: Plan) -> str | None:
    """Say what keeps a post from being made, or None."""
    if bot.get_guild(plan.server_id) is None:
        return "I am not on this server at the moment."
    return next(iter(in_the_way(bot, plan)), None)
