"""`/search`: finding a term by describing it."""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.recording import note_search
from glossbot.bot.services import Host, Interaction


class Search(commands.Cog):
    """Finds terms by description."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="Find a term whose name you don't know, by describing it")
    @app_commands.describe(text="What you mean, in your own words")
    async def search(self, interaction: Interaction, text: str) -> None:
        """Answer, to the asker alone, with the entries that the description fits best."""
        glossary = self.bot.services.glossary
        entries = glossary.search(text)
        note_search(interaction, text, entries)
        await send(interaction, pages.search_results(entries, text, glossary), private=True)
