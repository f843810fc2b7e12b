"""`/related`: what is around a term?"""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.completing import complete_term
from glossbot.bot.recording import note_resolution
from glossbot.bot.services import Host, Interaction
from glossbot.glossary import Found


class Related(commands.Cog):
    """Lists the terms around one."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="List the terms around one, each in a line, to walk on from")
    @app_commands.describe(term="The term to start from")
    @app_commands.autocomplete(term=complete_term)
    async def related(self, interaction: Interaction, term: str) -> None:
        """Answer with the related terms, or with a choice."""
        glossary = self.bot.services.glossary
        resolution = glossary.resolve(term)
        note_resolution(interaction, "related", term, resolution)
        if isinstance(resolution, Found):
            note = pages.found_note(resolution, term)
            await send(interaction, pages.related(resolution.entry, glossary, note=note), private=False)
        else:
            answer = pages.did_you_mean(resolution, term, "related", glossary, private=False)
            await send(interaction, answer, private=True)
