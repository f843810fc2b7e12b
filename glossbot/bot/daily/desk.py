"""What the commands of the term of the day have in common: reading what was typed, and keeping a server's plan."""

from dataclasses import replace
from datetime import date, datetime

import discord

from glossbot.bot.completing import find_category
from glossbot.bot.daily import pages
from glossbot.bot.daily.obstacles import channel_of, in_the_way, shortcomings
from glossbot.bot.daily.planning import next_look, pick_for, schedule_of
from glossbot.bot.failures import Refusal, tell
from glossbot.bot.services import Host, Services
from glossbot.daily import zones
from glossbot.daily.ledger import Kind
from glossbot.daily.schedule import upcoming
from glossbot.glossary import Entry, Glossary
from glossbot.store import Connection, ledger, queue, schedules
from glossbot.store.schedules import Plan


async def may_manage(interaction: discord.Interaction) -> bool:
    """Whether somebody may manage the server, whatever Discord shows to whom; tells them if not."""
    if interaction.permissions.manage_guild and interaction.guild is not None:
        return True
    await tell(interaction, pages.NOT_ALLOWED)  # type: ignore[arg-type]
    return False


async def plan_of(connection: Connection, server_id: int | None) -> Plan:
    """Return a server's plan; raises Refusal where it has none."""
    plan = await schedules.load(connection, server_id or 0)
    if plan is None:
        raise Refusal(pages.NO_SCHEDULE)
    return plan


def missing(bot: Host, plan: Plan) -> list[str]:
    """List what keeps a post, or what goes with it, from being made at this moment."""
    here = channel_of(bot, plan.channel_id)
    return in_the_way(bot, plan) or (shortcomings(here, plan) if here else [])


async def keep(connection: Connection, services: Services, plan: Plan) -> tuple[list[datetime], Entry | None]:
    """Keep a plan; return its next posts and the first one's term."""
    now = services.now()
    posted = await ledger.posted_days(connection, plan.server_id, Kind.DAY)
    await schedules.save(connection, replace(plan, next_at=now, problem=None, told=None))
    return upcoming(schedule_of(plan), now, posted=posted), await next_entry(connection, services, plan)


async def next_day(connection: Connection, services: Services, plan: Plan) -> date | None:
    """Return the date of a plan's next post, if one is to come."""
    posted = await ledger.posted_days(connection, plan.server_id, Kind.DAY)
    at = next_look(plan, services.now(), posted)
    return at.astimezone(zones.zone(plan.zone)).date() if at else None


async def next_entry(connection: Connection, services: Services, plan: Plan) -> Entry | None:
    """Return the term of a plan's next post, and keep it."""
    day = await next_day(connection, services, plan)
    return await pick_for(connection, services, plan, day) if day else None


async def queue_changed(connection: Connection, services: Services, plan: Plan) -> None:
    """Let the next pick of a plan be made anew: the queue goes first."""
    if day := await next_day(connection, services, plan):
        await queue.forget_picks(connection, plan.server_id, from_day=day)


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        zones.zone(name)
    except zones.UnknownZone:
        return False
    return True


def read_categories(glossary: Glossary, typed: str) -> tuple[str, ...] | str:
    """Read names of categories with commas between, and within some; return the part that is none, where there is."""
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    found: list[str] = []
    while parts:
        tries = ((count, find_category(glossary, ", ".join(parts[:count]))) for count in range(len(parts), 0, -1))
        count, category = next(((count, one) for count, one in tries if one), (0, None))
        if category is None:
            return parts[0]
        found.append(category.name)
        del parts[:count]
    return tuple(dict.fromkeys(found))
