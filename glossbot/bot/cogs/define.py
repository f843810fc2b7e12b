"""`/define`: what does that mean?"""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.completing import complete_term
from glossbot.bot.recording import note_resolution
from glossbot.bot.services import Host, Interaction
from glossbot.glossary import Found, NotFound
from glossbot.glossary.finding.questions import is_description


class Define(commands.Cog):
    """Explains a term."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="Explain a term in plain words, however it is spelt")
    @app_commands.describe(term="The word you met", private="Show the answer to you alone")
    @app_commands.autocomplete(term=complete_term)
    async def define(self, interaction: Interaction, term: str, private: bool = False) -> None:  # noqa: FBT001, FBT002 - an option
        """Answer with the entry, or with a choice."""
        glossary = self.bot.services.glossary
        resolution = glossary.resolve(term)
        note_resolution(interaction, "define", term, resolution)
        if isinstance(resolution, Found):
            note = pages.found_note(resolution, term)
            await send(interaction, pages.card(resolution.entry, glossary, private=private, note=note), private=private)
        elif isinstance(resolution, NotFound) and is_description(term) and (fitting := glossary.search(term)):
            await send(interaction, pages.sounds_like(fitting, term, glossary, private=private), private=True)
        else:
            answer = pages.did_you_mean(resolution, term, "define", glossary, private=private)
            await send(interaction, answer, private=True)
