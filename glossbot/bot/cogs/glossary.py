"""`/glossary`: what moderators decide about the bot on their server."""

from discord import app_commands
from discord.ext import commands

from glossbot.bot.failures import tell
from glossbot.bot.services import Host, Interaction

NOT_ALLOWED = "Only people who may manage this server can change that."
SWITCHED_OFF = (
    "Whoever runs this bot has switched answers to mentions off everywhere, so there is nothing to choose here."
)


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Moderation(commands.GroupCog, group_name="glossary", group_description="What I do on this server"):
    """Lets moderators choose."""

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @app_commands.command(description="Choose whether I answer on this server when somebody mentions me")
    @app_commands.describe(answer="True: I reply to questions that mention me. False: only commands get an answer")
    async def mentions(self, interaction: Interaction, answer: bool) -> None:  # noqa: FBT001 - an option
        """Switch answers to mentions on or off for this server."""
        if not interaction.permissions.manage_guild or interaction.guild_id is None:
            await tell(interaction, NOT_ALLOWED)
        elif not self.bot.services.answer_mentions:
            await tell(interaction, SWITCHED_OFF)
        else:
            await self.bot.services.servers.choose_mentions(interaction.guild_id, answer=answer)
            now = "now answer when somebody mentions me" if answer else "no longer answer when I am mentioned"
            await tell(interaction, f"Done: on this server I {now}.")
