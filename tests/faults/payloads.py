"""What Discord sends, as far as discord.py reads it. https://docs.discord.com/developers/reference."""

from collections.abc import Iterable
from typing import Any

APPLICATION_ID = 1_300_000_000_000_000_000
SERVER_ID = 1_200_000_000_000_000_000

BOT = {"id": str(APPLICATION_ID), "username": "glossbot", "discriminator": "0", "avatar": None, "bot": True}
ASKER = {"id": "1100000000000000000", "username": "asker", "discriminator": "0", "avatar": None}
APPLICATION = {
    "id": str(APPLICATION_ID),
    "name": "glossbot",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": ASKER,
    "verify_key": "",
    "flags": 0,
}


def gateway(url: str) -> dict[str, Any]:
    """Say where the gateway is."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": url, "shards": 1, "session_start_limit": limit}


def ready(url: str, servers: Iterable[int] = ()) -> dict[str, Any]:
    """Let a bot in, and say which servers it is in; each of them follows."""
    return {
        "v": 10,
        "user": BOT,
        "guilds": [{"id": str(server_id), "unavailable": True} for server_id in servers],
        "session_id": "a-session",
        "resume_gateway_url": url,
        "shard": [0, 1],
        "application": {"id": str(APPLICATION_ID), "flags": 0},
    }


def server(server_id: int, channel_id: int) -> dict[str, Any]:
    """Describe a server with one text channel, where the bot may do everything."""
    everyone = {"id": str(server_id), "name": "@everyone", "permissions": "8", "position": 0}
    about = {"color": 0, "hoist": False, "managed": False, "mentionable": False}
    member = {"user": BOT, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False}
    channel = {"id": str(channel_id), "type": 0, "name": "daily", "position": 0, "permission_overwrites": []}
    return {
        "id": str(server_id),
        "name": f"Server {server_id}",
        "owner_id": ASKER["id"],
        "member_count": 2,
        "roles": [everyone | about],
        "channels": [channel],
        "members": [member | {"flags": 0}],
    }


def message(number: int, channel_id: int, sent: dict[str, Any]) -> dict[str, Any]:
    """Return a message of the bot's as it is after it was sent."""
    return {
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        **sent,
        "id": str(number),
        "type": 0,
        "channel_id": str(channel_id),
        "author": BOT,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "pinned": False,
    }


def command(number: int, sent: dict[str, Any]) -> dict[str, Any]:
    """Return a command as it is after it was sent; one on messages has an empty description."""
    return {"description": "", **sent, "id": str(number), "application_id": str(APPLICATION_ID), "version": "1"}


def accepted(interaction: str) -> dict[str, Any]:
    """Say that an answer was taken."""
    return {"interaction": {"id": interaction, "type": 2, "response_message_id": interaction}}


def slash_command(number: int, name: str, options: dict[str, str]) -> dict[str, Any]:
    """Tell that a member of a server used a command."""
    values = [{"type": 3, "name": option, "value": value} for option, value in options.items()]
    return {
        "id": str(number),
        "application_id": str(APPLICATION_ID),
        "type": 2,
        "version": 1,
        "token": f"interaction-token-{number}",
        "guild_id": str(SERVER_ID),
        "guild": {"id": str(SERVER_ID), "locale": "en-US", "features": []},
        "channel": {"id": "1250000000000000000", "type": 0, "name": "ask", "position": 0, "permissions": "0"},
        "member": {
            "user": ASKER,
            "roles": [],
            "permissions": "0",
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
        },
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": "0",
        "attachment_size_limit": 10_000_000,
        "context": 0,
        "authorizing_integration_owners": {"0": str(SERVER_ID)},
        "entitlements": [],
        "data": {"id": "1", "name": name, "type": 1, "options": values},
    }
