"""Lists of entries: related ones, popular ones."""

from collections.abc import Sequence

import discord

from glossbot.bot.embeds.entry import colour
from glossbot.bot.wording import one_line, plain
from glossbot.glossary import Entry, Glossary

MOST_LISTED = 15


def related(entry: Entry, others: Sequence[Entry], glossary: Glossary) -> discord.Embed:
    """List the entries around one, each with its one line."""
    category = glossary.category(entry.category)
    embed = discord.Embed(title=f"Around {plain(entry.name)}", colour=colour(category))
    embed.set_author(name=f"{category.emoji} {category.name}")
    embed.description = "\n".join(line(other, glossary) for other in others[:MOST_LISTED])
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
    embed.description = f"{reason}\n\n" + "\n".join(line(entry, glossary) for entry in entries)
    return embed


def found(entries: Sequence[Entry], glossary: Glossary) -> discord.Embed:
    """List what a search has found, best first."""
    return discord.Embed(
        description="\n".join(line(entry, glossary) for entry in entries), colour=discord.Colour.blurple()
    )


def line(entry: Entry, glossary: Glossary) -> str:
    """Name an entry with its category's emoji and its one line."""
    return f"{glossary.category(entry.category).emoji} **{plain(entry.name)}**: {one_line(entry)}"
