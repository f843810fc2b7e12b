"""`/term-of-the-day`: moderators choose when and how one term a day is posted."""

from dataclasses import replace
from datetime import date, timedelta

import discord
from discord import app_commands
from discord.ext import commands

from glossbot.bot.answers import send
from glossbot.bot.completing import Choices, complete_term
from glossbot.bot.daily import pages
from glossbot.bot.daily.desk import (
    is_zone,
    keep,
    may_manage,
    missing,
    next_day,
    next_entry,
    plan_of,
    read_categories,
)
from glossbot.bot.daily.obstacles import channel_of, in_the_way, obstacles, shortcomings
from glossbot.bot.daily.planning import next_look, pick_for, schedule_of
from glossbot.bot.daily.queue_commands import QueueCommands
from glossbot.bot.failures import Refusal, tell
from glossbot.bot.services import Host, Interaction
from glossbot.bot.wording import echo
from glossbot.daily import zones
from glossbot.daily.ledger import Kind, steps
from glossbot.daily.reading import read_days, read_time
from glossbot.daily.schedule import LOOK_BACK, first_day, missed, resumed, upcoming
from glossbot.glossary import Found
from glossbot.store import ledger, queue, schedules
from glossbot.store.ledger import Claim
from glossbot.store.queue import Pick
from glossbot.store.schedules import Plan

NO_TIME = "{} is no time of day that I understand. Write it like 9:00, 21:30 or 9 am."
NO_ZONE = "I don't know the time zone {}. Begin to type a city near you, and choose from the list."
NO_DAYS = "I don't understand the days {}. Write “every day”, “weekdays”, or days such as “Mon, Wed, Fri”."
NO_CATEGORY = "There is no category {}. Write names as `/browse` shows them, with commas between."
NOT_EVERYONE = "I don't ping everyone every day. Choose a role that people have because they want to be pinged."
NOTHING_TO_COME = "Nothing is to come: the term of the day is paused, or no term is left."
POSTED_ALREADY = "Today's term is posted already. Name a term for an extra."
PAST = "{} is not after today. Write the first day on which to post again."
NOTHING_LEFT = "There is no term left that could be posted: every one of the chosen categories was skipped."


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class TermOfTheDay(commands.GroupCog, group_name="term-of-the-day", group_description="One term a day, for everyone"):
    """What moderators decide about the term of the day."""

    queue = QueueCommands()

    def __init__(self, bot: Host) -> None:
        self.bot = bot
        super().__init__()

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let only those through who may manage the server, whatever Discord shows to whom."""
        return await may_manage(interaction)

    @app_commands.command(description="Choose when and where one term a day is posted")
    @app_commands.describe(
        channel="Where it is posted",
        time="The time of day there, such as 9:00 or 21:30",
        timezone="Begin to type a city: Berlin, New York, UTC+2 …",
        pin="Pin it, and unpin the one before (default: yes)",
        thread="Open a thread for the discussion (default: no)",
        ping="A role to ping",
        days="every day (default), weekdays, or days such as Mon, Wed, Fri",
        categories="Only these categories, with commas between (default: all)",
        role_button="Let members give themselves the pinged role by a button",
    )
    async def setup(  # noqa: PLR0913, PLR0917 - as many as a moderator can choose
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        time: str,
        timezone: str,
        pin: bool = True,  # noqa: FBT001, FBT002 - an option
        thread: bool = False,  # noqa: FBT001, FBT002
        ping: discord.Role | None = None,
        days: str = "every day",
        categories: str = "",
        role_button: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Check everything, keep it, and show the next posts and what the first will look like."""
        glossary = self.bot.services.glossary
        at, weekdays = read_time(time), read_days(days)
        chosen = read_categories(glossary, categories)
        here = channel_of(self.bot, channel.id)
        problems = obstacles(here) if here else [f"I cannot see {channel.mention}."]
        if at is None:
            await tell(interaction, NO_TIME.format(echo(time)))
        elif not is_zone(timezone):
            await tell(interaction, NO_ZONE.format(echo(timezone)))
        elif weekdays is None:
            await tell(interaction, NO_DAYS.format(echo(days)))
        elif isinstance(chosen, str):
            await tell(interaction, NO_CATEGORY.format(echo(chosen)))
        elif ping is not None and ping.is_default():
            await tell(interaction, NOT_EVERYONE)
        elif here is None or problems:
            await tell(interaction, "\n".join(problems))
        else:
            now, server_id = self.bot.services.now(), channel.guild.id
            soonest = first_day(at, timezone, now)
            async with self.bot.services.database.begin() as connection:
                before = await schedules.load(connection, server_id)
                plan = Plan(
                    server_id=server_id,
                    channel_id=channel.id,
                    time=at,
                    zone=timezone,
                    days=weekdays,
                    first_day=min(resumed(schedule_of(before), now).first_day, soonest) if before else soonest,
                    changed_at=now,
                    pin=pin,
                    thread=thread,
                    role_id=ping.id if ping else None,
                    role_button=role_button and ping is not None,
                    categories=chosen,
                )
                if not before or before.categories != plan.categories:
                    await queue.forget_picks(connection, server_id, from_day=now.date() - timedelta(days=1))
                coming, entry = await keep(connection, self.bot.services, plan)
            await send(interaction, pages.set_up(plan, coming, shortcomings(here, plan)), private=True)
            if entry:
                await send(interaction, pages.preview(entry, glossary), private=True)

    @setup.autocomplete("timezone")
    async def complete_zone(self, interaction: discord.Interaction, current: str) -> Choices:
        """Offer time zones by city, country or offset."""
        del interaction
        now = self.bot.services.now()
        return [
            app_commands.Choice(name=zones.describe(name, now)[:100], value=name) for name in zones.suggest(current)
        ]

    @app_commands.command(description="How it stands: what comes next, what was posted last, what is wrong")
    async def status(self, interaction: Interaction) -> None:
        """Show the schedule, the last post and the problems."""
        services, now = self.bot.services, self.bot.services.now()
        async with services.database.reading() as connection:
            plan = await plan_of(connection, interaction.guild_id)
            posted = await ledger.posted_days(connection, plan.server_id, Kind.DAY)
            past = await ledger.history(connection, plan.server_id, Kind.DAY, limit=1)
            last = past[0] if past else None
            progress = await ledger.progress(connection, last.id) if last else ()
        schedule = schedule_of(plan)
        since = max(now - LOOK_BACK, plan.changed_at)  # what was missed under other settings cannot be told any more
        not_posted = missed(schedule, now, posted=posted, watched_since=now, looked_back_to=since)
        coming = upcoming(schedule, now, posted=posted)
        await send(
            interaction, pages.status(plan, coming, last, progress, not_posted, missing(self.bot, plan)), private=True
        )

    @app_commands.command(description="See the next term as it will be posted")
    async def preview(self, interaction: Interaction) -> None:
        """Show what the next post will be; what is shown is what will be posted."""
        async with self.bot.services.database.begin() as connection:
            plan = await plan_of(connection, interaction.guild_id)
            entry = await next_entry(connection, self.bot.services, plan)
        if entry is None:
            await tell(interaction, NOTHING_TO_COME)
        else:
            await send(interaction, pages.preview(entry, self.bot.services.glossary), private=True)

    @app_commands.command(description="Another term instead of the next one")
    async def skip(self, interaction: Interaction) -> None:
        """Pick another term for the next post."""
        services = self.bot.services
        async with services.database.begin() as connection:
            plan = await plan_of(connection, interaction.guild_id)
            day = await next_day(connection, services, plan)
            entry = await pick_for(connection, services, plan, day) if day else None
            nothing = NOTHING_LEFT if day else NOTHING_TO_COME
            if entry and day:
                kept = await queue.picked(connection, plan.server_id, day)
                await queue.take_out(connection, plan.server_id, entry.id)
                await queue.pick(connection, plan.server_id, day, Pick(None, (*kept.skipped, entry.id)))
                entry = await pick_for(connection, services, plan, day)
        if entry is None:
            await tell(interaction, nothing)
        else:
            await send(interaction, pages.preview(entry, services.glossary), private=True)

    @app_commands.command(description="Post now: the next term as today's, or a term of your choice as an extra")
    @app_commands.describe(term="A term to post beside today's; without it, today's is posted now")
    @app_commands.autocomplete(term=complete_term)
    async def post(self, interaction: Interaction, term: str = "") -> None:
        """Claim a post now; it is sent within seconds."""
        services, now = self.bot.services, self.bot.services.now()
        found = services.glossary.resolve(term) if term else None
        if term and not isinstance(found, Found):
            await tell(interaction, pages.NO_TERM.format(echo(term)))
            return
        async with services.database.begin() as connection:
            plan = await plan_of(connection, interaction.guild_id)
            if problems := in_the_way(self.bot, plan):
                raise Refusal("\n".join(problems))
            today = now.astimezone(zones.zone(plan.zone)).date()
            posted = await ledger.posted_days(connection, plan.server_id, Kind.DAY)
            extra = isinstance(found, Found) and today in posted
            # What was shown as the next term is what is posted now, and the next one is picked anew.
            coming = await next_day(connection, self.bot.services, plan) or today
            entry = found.entry if isinstance(found, Found) else await pick_for(connection, services, plan, coming)
            if entry is None or (today in posted and not extra):
                raise Refusal(NOTHING_LEFT if entry is None else POSTED_ALREADY)
            kind = f"{Kind.EXTRA}:{interaction.id}" if extra else Kind.DAY
            role_id = None if extra else plan.role_id
            claim = Claim(plan.server_id, today, kind, entry.id, entry.category, plan.channel_id, role_id, now)
            wanted = steps(Kind.EXTRA if extra else Kind.DAY, pin=plan.pin, thread=plan.thread)
            if await ledger.claim(connection, claim, wanted) is not None and not extra:
                await queue.take_out(connection, plan.server_id, entry.id)
                await queue.forget_picks(connection, plan.server_id, from_day=coming)
                await schedules.look_next(connection, plan.server_id, next_look(plan, now, (*posted, today)))
        what = "an extra, neither pinned nor counted" if extra else "today's term"
        await tell(interaction, f"**{entry.name}** will be in <#{plan.channel_id}> in a few seconds, as {what}.")

    @app_commands.command(description="What has been posted here")
    async def history(self, interaction: Interaction) -> None:
        """List the last posts."""
        async with self.bot.services.database.reading() as connection:
            past = await ledger.history(connection, interaction.guild_id or 0, Kind.DAY, limit=20)
        await send(interaction, pages.history(past, self.bot.services.glossary), private=True)

    @app_commands.command(description="Stop posting for a while")
    @app_commands.describe(
        until="The first day on which to post again, such as 2027-01-07; without it, until you resume"
    )
    async def pause(self, interaction: Interaction, until: str = "") -> None:
        """Pause until a date, or until somebody resumes."""
        try:
            back = date.fromisoformat(until.strip()) if until.strip() else None
        except ValueError:
            await tell(interaction, f"{echo(until)} is no date that I understand. Write it like 2027-01-07.")
            return
        async with self.bot.services.database.begin() as connection:
            plan = replace(await plan_of(connection, interaction.guild_id), paused=True, paused_until=back)
            if back and back <= self.bot.services.now().astimezone(zones.zone(plan.zone)).date():
                raise Refusal(PAST.format(echo(until)))
            await keep(connection, self.bot.services, plan)
        when = f"until {back:%A, %d %B %Y}" if back else "until you say `/term-of-the-day resume`"
        await tell(interaction, f"Paused {when}.")

    @app_commands.command(description="Post again after a pause")
    async def resume(self, interaction: Interaction) -> None:
        """End a pause; what fell into it is not made up."""
        now = self.bot.services.now()
        async with self.bot.services.database.begin() as connection:
            plan = await plan_of(connection, interaction.guild_id)
            again = resumed(schedule_of(plan), now)
            plan = replace(plan, paused=False, paused_until=None, first_day=again.first_day, changed_at=now)
            coming, _ = await keep(connection, self.bot.services, plan)
        await send(interaction, pages.set_up(plan, coming, ()), private=True)

    @app_commands.command(description="End the term of the day here")
    async def remove(self, interaction: Interaction) -> None:
        """Ask whether it is meant; the schedule is forgotten when that is answered."""
        async with self.bot.services.database.reading() as connection:
            plan = await plan_of(connection, interaction.guild_id)
        await send(interaction, pages.ask_to_end(plan), private=True)
