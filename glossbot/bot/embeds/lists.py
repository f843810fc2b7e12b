"""Lists of entries: related ones, popular ones."""

from collections.abc import Sequence

import discord

from glossbot.bot.controls import MOST_OPTIONS
from glossbot.bot.embeds.entry import colour
from glossbot.bot.wording import one_line, plain
from glossbot.glossary import Entry, Glossary

MOST_LISTED = 15
_MOST_IN_FULL = 11
"""Definitions that an embed of 6000 characters holds, each with the longest name, beside what is perhaps meant."""
_MOST_IN_SHORT = 15
MOST_PERHAPS = 4
"""Lines that a field of 1024 characters holds, each with the longest name."""
PERHAPS = "These words may mean something else here. As terms they mean:"


def related(entry: Entry, others: Sequence[Entry], glossary: Glossary) -> discord.Embed:
    """List the entries around one, each with its one line."""
    category = glossary.category(entry.category)
    embed = discord.Embed(title=f"Around {plain(entry.name)}", colour=colour(category))
    embed.set_author(name=f"{category.emoji} {category.name}")
    embed.description = _lines(others[:MOST_LISTED], glossary)
    if not others:
        embed.description = "Nothing is linked to this entry yet. `/browse` shows everything there is."
    return embed


def popular(ranked: Sequence[tuple[Entry, int]], heading: str) -> discord.Embed:
    """List entries by how often they were asked for."""
    embed = discord.Embed(title=heading, colour=discord.Colour.blurple())
    embed.description = "\n".join(
        f"{place}. **{plain(entry.name)}** · {times} look-up{'s' if times != 1 else ''}\n{one_line(entry, 90)}"
        for place, (entry, times) in enumerate(ranked, 1)
    )
    return embed


def picks(entries: Sequence[Entry], reason: str, glossary: Glossary) -> discord.Embed:
    """List what the editors would have one read first, and say why it is this list."""
    embed = discord.Embed(title="Worth reading first", colour=discord.Colour.blurple())
    embed.description = f"{reason}\n\n{_lines(entries, glossary)}"
    return embed


def found(entries: Sequence[Entry], glossary: Glossary) -> discord.Embed:
    """List what a search has found, best first."""
    return discord.Embed(description=_lines(entries, glossary), colour=discord.Colour.blurple())


def explained(sure: Sequence[Entry], perhaps: Sequence[Entry], glossary: Glossary) -> discord.Embed:
    """Explain the terms of a message: each with its definition, or, where there are many, with its one line.

    What is perhaps no term there comes apart from the others, and after them.
    """
    embed = discord.Embed(title="Terms in that message", colour=discord.Colour.blurple())
    if not sure:
        embed.title, embed.description = "Perhaps terms in that message", PERHAPS
    first, others = (sure, perhaps[:MOST_PERHAPS]) if sure else (perhaps, ())
    if len(first) <= _MOST_IN_FULL:
        for entry in first:
            emoji = glossary.category(entry.category).emoji
            embed.add_field(name=f"{emoji} {plain(entry.name)}", value=entry.definition, inline=False)
    else:
        listed = _lines(first[:_MOST_IN_SHORT], glossary)
        embed.description = f"{embed.description}\n\n{listed}" if embed.description else listed
    if others:
        name = "Perhaps also, or something else is meant"
        embed.add_field(name=name, value=_lines(others, glossary), inline=False)
    total, shown = len(sure) + len(perhaps), min(len(first), _MOST_IN_SHORT) + len(others)
    if total > shown:
        in_menu = min(total, MOST_OPTIONS) - shown
        embed.set_footer(text=f"And {total - shown} more, {in_menu} of them in the menu below")
    return embed


def _lines(entries: Sequence[Entry], glossary: Glossary) -> str:
    return "\n".join(line(entry, glossary) for entry in entries)


def line(entry: Entry, glossary: Glossary) -> str:
    """Name an entry with its category's emoji and its one line."""
    return f"{glossary.category(entry.category).emoji} **{plain(entry.name)}**: {one_line(entry)}"
