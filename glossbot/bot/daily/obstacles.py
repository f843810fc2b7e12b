"""What keeps the bot from posting in a channel, in words, with how to remove it."""

import discord

from glossbot.bot.services import Host
from glossbot.store.schedules import Plan

NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
CHANNEL_GONE = "The channel is gone, or is no text channel any more. Choose another with `/term-of-the-day setup`."
GRANT = "give it to my role in the channel's settings, under Permissions"


def channel_of(bot: Host, channel_id: int) -> discord.TextChannel | None:
    """Return the channel, if it is there and messages can be posted in it."""
    channel = bot.get_channel(channel_id)
    return channel if isinstance(channel, discord.TextChannel) else None


def in_the_way(bot: Host, plan: Plan) -> list[str]:
    """List what keeps a post from being made at this moment."""
    here = channel_of(bot, plan.channel_id)
    return obstacles(here) if here else [CHANNEL_GONE]


def obstacles(channel: discord.TextChannel) -> list[str]:
    """List what is missing for a post; empty where nothing is."""
    may = channel.permissions_for(channel.guild.me)
    return [
        f"I need **{name}** in {channel.mention}: {GRANT}." for right, name in NEEDED.items() if not getattr(may, right)
    ]


def shortcomings(channel: discord.TextChannel, plan: Plan) -> list[str]:
    """List what is missing for all that goes with a post, though not for the post itself."""
    may = channel.permissions_for(channel.guild.me)
    role = plan.role_id and channel.guild.get_role(plan.role_id)
    found: list[str] = []
    if plan.pin and not may.pin_messages:
        found.append(
            f"To pin it I need **Pin Messages** in {channel.mention}: {GRANT}. Until then I post without a pin."
        )
    if plan.thread and not may.create_public_threads:
        found.append(f"For the thread I need **Create Public Threads** in {channel.mention}: {GRANT}.")
    if plan.role_id and not role:
        found.append("The role to ping is gone.")
    elif role and not (role.mentionable or may.mention_everyone):
        found.append(
            f"To ping {role.mention} I need **Mention Everyone** in {channel.mention}, or let anyone mention the role, "
            "in the role's settings."
        )
    if plan.role_button and role and (problem := why_not_give(role)):
        found.append(problem)
    return found


def why_not_give(role: discord.Role) -> str | None:
    """Say why members cannot give themselves a role through the bot, or None."""
    me = role.guild.me
    if role.permissions.value:
        return f"{role.mention} carries permissions, so I don't give it to anybody who asks: use a role that has none."
    if role.managed or role.is_default():
        return f"{role.mention} cannot be given by hand."
    if not me.guild_permissions.manage_roles:
        return "To give members the role I need **Manage Roles**: give it to me in the server's settings, under Roles."
    if role >= me.top_role:
        return f"{role.mention} stands above my own role: drag mine above it in the server's settings, under Roles."
    return None
