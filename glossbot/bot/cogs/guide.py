"""`/help`: what the bot can do."""

from discord import app_commands
from discord.ext import commands

from glossbot.bot import pages
from glossbot.bot.answers import send
from glossbot.bot.services import Host, Interaction


class Guide(commands.Cog):
    """Introduces the bot."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(name="help", description="What I can do for you")
    async def help(self, interaction: Interaction) -> None:
        """Answer, to the asker alone, with every command there is."""
        tree = self.bot.tree
        listed = [
            (c.qualified_name, c.description) for c in tree.walk_commands() if isinstance(c, app_commands.Command)
        ]
        await send(interaction, pages.guide(listed, self.bot.services.glossary), private=True)
