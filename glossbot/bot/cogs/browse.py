"""`/browse`: everything there is, by category and from A to Z."""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.completing import complete_category, find_category
from glossbot.bot.services import Host, Interaction


class Browse(commands.Cog):
    """Shows the index."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="Look through the glossary, by category or from A to Z")
    @app_commands.describe(category="Start with one category")
    @app_commands.autocomplete(category=complete_category)
    async def browse(self, interaction: Interaction, category: str | None = None) -> None:
        """Answer, to the asker alone, with the index or one of its shelves."""
        glossary = self.bot.services.glossary
        if category is None:
            await send(interaction, pages.index(glossary), private=True)
        elif shelf := find_category(glossary, category):
            await send(interaction, pages.shelf(glossary, shelf.slug), private=True)
        else:
            await send(interaction, pages.index(glossary, pages.no_such_category(category)), private=True)
