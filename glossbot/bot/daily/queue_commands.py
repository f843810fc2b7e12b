"""`/term-of-the-day queue`: which terms come next."""

import discord
from discord import app_commands

from glossbot.bot.answers import send
from glossbot.bot.completing import complete_term
from glossbot.bot.daily import pages
from glossbot.bot.daily.desk import may_manage, plan_of, queue_changed
from glossbot.bot.failures import tell
from glossbot.bot.services import Interaction
from glossbot.bot.wording import echo
from glossbot.glossary import Entry, Found
from glossbot.store import queue


class QueueCommands(app_commands.Group):
    """What moderators want to come next."""

    def __init__(self) -> None:
        super().__init__(name="queue", description="Which terms come next")

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let only those through who may manage the server: the cog is not asked about its groups."""
        return await may_manage(interaction)

    @app_commands.command(name="add", description="Put a term into the queue")
    @app_commands.describe(term="The term")
    @app_commands.autocomplete(term=complete_term)
    async def add(self, interaction: Interaction, term: str) -> None:
        """Add a term at the end."""
        if entry := await _entry(interaction, term):
            async with interaction.client.services.database.begin() as connection:
                plan = await plan_of(connection, interaction.guild_id)
                added = await queue.add(connection, plan.server_id, entry.id)
                if added:
                    await queue_changed(connection, interaction.client.services, plan)
            await tell(interaction, f"**{entry.name}** is {'in the queue' if added else 'in the queue already'}.")

    @app_commands.command(name="list", description="See what is in the queue")
    async def show(self, interaction: Interaction) -> None:
        """Show the queue."""
        async with interaction.client.services.database.reading() as connection:
            plan = await plan_of(connection, interaction.guild_id)
            waiting = await queue.listed(connection, plan.server_id)
        entries = [entry for one in waiting if (entry := interaction.client.services.glossary.get(one))]
        await send(interaction, pages.queued(entries), private=True)

    @app_commands.command(name="move", description="Move a term in the queue")
    @app_commands.describe(term="The term", place="Its new place, 1 is next")
    @app_commands.autocomplete(term=complete_term)
    async def move(self, interaction: Interaction, term: str, place: app_commands.Range[int, 1, 1000]) -> None:
        """Move a term."""
        if entry := await _entry(interaction, term):
            async with interaction.client.services.database.begin() as connection:
                plan = await plan_of(connection, interaction.guild_id)
                moved = await queue.move(connection, plan.server_id, entry.id, place)
                if moved:
                    await queue_changed(connection, interaction.client.services, plan)
            await tell(interaction, f"**{entry.name}** {'has moved' if moved else 'is not in the queue'}.")

    @app_commands.command(name="remove", description="Take a term out of the queue")
    @app_commands.describe(term="The term")
    @app_commands.autocomplete(term=complete_term)
    async def remove(self, interaction: Interaction, term: str) -> None:
        """Take a term out."""
        if entry := await _entry(interaction, term):
            async with interaction.client.services.database.begin() as connection:
                plan = await plan_of(connection, interaction.guild_id)
                removed = await queue.take_out(connection, plan.server_id, entry.id)
                if removed:
                    await queue_changed(connection, interaction.client.services, plan)
            await tell(interaction, f"**{entry.name}** {'is out of' if removed else 'was not in'} the queue.")


async def _entry(interaction: Interaction, term: str) -> Entry | None:
    """Return the term that was typed, or say that it is none."""
    found = interaction.client.services.glossary.resolve(term)
    if isinstance(found, Found):
        return found.entry
    await tell(interaction, pages.NO_TERM.format(echo(term)))
    return None
