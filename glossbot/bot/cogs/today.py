"""`/today`: the term of the day, for everyone."""

from discord import app_commands
from discord.ext import commands

from glossbot.bot.answers import send
from glossbot.bot.daily import pages
from glossbot.bot.failures import tell
from glossbot.bot.services import Host, Interaction
from glossbot.daily.ledger import Kind
from glossbot.store import ledger, schedules


class Today(commands.Cog):
    """Shows everyone the term of the day."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="Today's term on this server")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def today(self, interaction: Interaction) -> None:
        """Show, to the asker alone, the latest term of the day."""
        glossary = self.bot.services.glossary
        async with self.bot.services.database.reading() as connection:
            past = await ledger.history(connection, interaction.guild_id or 0, Kind.DAY, limit=1)
            plan = await schedules.load(connection, interaction.guild_id or 0)
        entry = glossary.get(past[0].entry_id) if past else None
        if entry is None:
            none_yet = pages.NONE_YET if plan else pages.NO_SCHEDULE
            await tell(interaction, "The last term is no longer in the glossary." if past else none_yet)
        else:
            await send(interaction, pages.post(entry, glossary, past[0].id), private=True)
