"""`/random`: a term nobody thought of asking for."""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.completing import complete_category, find_category
from glossbot.bot.recording import note_opened
from glossbot.bot.services import Host, Interaction


class PotLuck(commands.Cog):
    """Draws a term."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(name="random", description="Explain a term picked by chance")
    @app_commands.describe(category="Pick from one category")
    @app_commands.autocomplete(category=complete_category)
    async def random(self, interaction: Interaction, category: str | None = None) -> None:
        """Answer with an entry drawn from all, or from a category."""
        services = self.bot.services
        shelf = find_category(services.glossary, category) if category is not None else None
        if category is not None and shelf is None:
            answer = pages.index(services.glossary, pages.no_such_category(category))
            await send(interaction, answer, private=True)
            return
        entry = services.chance.choice(services.glossary.in_category(shelf) if shelf else services.glossary.entries)
        note_opened(interaction, "random", entry.id)
        await send(interaction, pages.card(entry, services.glossary, private=False), private=False)
