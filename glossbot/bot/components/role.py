"""On a term of the day: being pinged with it, by a role that one gives oneself."""

import discord

from glossbot.bot import ids
from glossbot.bot.components.base import Component
from glossbot.bot.daily.obstacles import why_not_give
from glossbot.bot.failures import tell
from glossbot.bot.services import Interaction

GONE = "That role is gone. Please tell a moderator."


class TakeRole(Component, template=ids.ROLE):
    """Gives a member the role, or takes it back."""

    async def act(self, interaction: Interaction) -> None:
        """Change one's own role, if it is one that may be given to anybody."""
        member = interaction.user
        role = interaction.guild and interaction.guild.get_role(int(self.values["role"]))
        if not isinstance(member, discord.Member) or role is None:
            await tell(interaction, GONE)
        elif problem := why_not_give(role):
            await tell(interaction, problem)
        elif member.get_role(role.id):
            await member.remove_roles(role, reason="Asked for by the member")
            await tell(interaction, f"You no longer have {role.mention} and will not be pinged.")
        else:
            await member.add_roles(role, reason="Asked for by the member")
            await tell(interaction, f"You have {role.mention} now. Press again to give it back.")
