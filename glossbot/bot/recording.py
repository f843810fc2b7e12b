"""Noting what was looked up: a value onto a queue, and a count in memory. Nothing here waits."""

from collections.abc import Sequence

import discord

from glossbot.bot.services import Interaction, Services
from glossbot.glossary import Entry, Found, NotFound, Resolution, Spot, Suggestions
from glossbot.glossary.finding.spelling import fold
from glossbot.store import Lookup, Outcome
from glossbot.store.lookups import MISSED_LENGTH


def note_resolution(interaction: Interaction, command: str, asked: str, resolution: Resolution) -> None:
    """Note how a look-up of something typed ended."""
    match resolution:
        case Found(entry, how):
            _note(interaction, command, Outcome(how), entry_id=entry.id)
        case Suggestions():
            _note(interaction, command, Outcome.SUGGESTIONS, missed=fold(asked)[:MISSED_LENGTH])
        case NotFound():
            _note(interaction, command, Outcome.NOT_FOUND, missed=fold(asked)[:MISSED_LENGTH])


def note_search(interaction: Interaction, asked: str, found: Sequence[Entry]) -> None:
    """Note a search by description; what was described is kept only where nothing was found."""
    outcome = Outcome.SUGGESTIONS if found else Outcome.NOT_FOUND
    _note(interaction, "search", outcome, missed=None if found else fold(asked)[:MISSED_LENGTH])


def note_explained(interaction: Interaction, found: Sequence[Spot]) -> None:
    """Note that the terms of a message were asked for; nothing of the message is kept."""
    _note(interaction, "explain", Outcome.SUGGESTIONS if found else Outcome.NOT_FOUND)


def note_mention(services: Services, server: discord.Guild | None, resolution: Resolution) -> None:
    """Note how a look-up by a mention ended; of the message nothing is kept."""
    match resolution:
        case Found(entry, how):
            _add(services, server and server.id, "mention", Outcome(how), entry_id=entry.id)
        case Suggestions():
            _add(services, server and server.id, "mention", Outcome.SUGGESTIONS)
        case NotFound():
            _add(services, server and server.id, "mention", Outcome.NOT_FOUND)


def note_opened(interaction: Interaction, command: str, entry_id: str) -> None:
    """Note that an entry was chosen from a list, a button or by chance."""
    _note(interaction, command, Outcome.OPENED, entry_id=entry_id)


def _note(
    interaction: Interaction, command: str, outcome: Outcome, *, entry_id: str | None = None, missed: str | None = None
) -> None:
    _add(interaction.client.services, interaction.guild_id, command, outcome, entry_id=entry_id, missed=missed)


def _add(
    services: Services,
    server_id: int | None,
    command: str,
    outcome: Outcome,
    *,
    entry_id: str | None = None,
    missed: str | None = None,
) -> None:
    lookup = Lookup(server_id, entry_id, missed, command, outcome, services.now())
    services.lookup_log.add(lookup)
    if entry_id:
        services.popularity.add(entry_id)
