"""Telling Discord which commands there are: when they have changed, and not at each start."""

import hashlib
import json
import logging

from discord import app_commands

from glossbot.bot.services import Host
from glossbot.errors import StoreUnavailable
from glossbot.store import Database
from glossbot.store.facts import recall, remember

log = logging.getLogger(__name__)


async def sync_if_changed(tree: app_commands.CommandTree[Host], database: Database, application_id: int) -> bool:
    """Send the commands to Discord unless the same ones were sent before; returns whether they were sent.

    Without a database it cannot be known, and they are sent. Raises discord.HTTPException when Discord refuses.
    """
    key, payload = f"commands:{application_id}", fingerprint(tree)
    try:
        async with database.reading() as connection:
            if await recall(connection, key) == payload:
                return False
    except StoreUnavailable as error:
        log.warning("%s. Commands are sent to be on the safe side.", error)
    commands = await tree.sync()
    log.info("sent %d commands to Discord", len(commands))
    try:
        async with database.begin() as connection:
            await remember(connection, key, payload)
    except StoreUnavailable:
        log.debug("the commands will be sent again at the next start")
    return True


def fingerprint(tree: app_commands.CommandTree[Host]) -> str:
    """Return a hash of everything that Discord is told about the commands."""
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    return hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode()).hexdigest()
