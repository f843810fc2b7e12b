"""`/compare`: what is the difference?"""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.completing import complete_term
from glossbot.bot.recording import note_resolution
from glossbot.bot.services import Host, Interaction
from glossbot.glossary import Found


class Compare(commands.Cog):
    """Sets two terms side by side."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="Set two terms side by side, with what tells them apart")
    @app_commands.describe(first="One term", second="The other term")
    @app_commands.autocomplete(first=complete_term, second=complete_term)
    async def compare(self, interaction: Interaction, first: str, second: str) -> None:
        """Answer with both entries, or say to the asker alone which of them is not certain."""
        glossary = self.bot.services.glossary
        asked = {text: glossary.resolve(text) for text in (first, second)}
        for text, resolution in asked.items():
            note_resolution(interaction, "compare", text, resolution)
        found = [resolution.entry for resolution in asked.values() if isinstance(resolution, Found)]
        if len(found) < len(asked):
            await send(interaction, pages.unclear(asked), private=True)
        elif found[0] is found[-1]:
            await send(interaction, pages.one_and_the_same(found[0], glossary), private=True)
        else:
            await send(interaction, pages.comparison(found[0], found[1], glossary), private=False)
