"""Two entries side by side, and what tells them apart."""

import discord

from glossbot.bot.wording import plain
from glossbot.glossary import Entry, Glossary

_MOST_SHARED = 6


def comparison(first: Entry, second: Entry, glossary: Glossary) -> discord.Embed:
    """Show two entries with definition and analogy, then how they stand to one another."""
    title = f"{plain(first.name)} and {plain(second.name)}"
    embed = discord.Embed(title=title, colour=discord.Colour.blurple())
    for entry in (first, second):
        emoji = glossary.category(entry.category).emoji
        parts = [entry.definition, f"> 💡 {entry.analogy}" if entry.analogy else ""]
        embed.add_field(name=f"{emoji} {plain(entry.name)}", value="\n".join(filter(None, parts)), inline=False)
    lines = "\n".join(f"- {line}" for line in _differences(first, second, glossary))
    embed.add_field(name="Side by side", value=lines, inline=False)
    return embed


def shared(first: Entry, second: Entry, glossary: Glossary) -> list[Entry]:
    """List the entries that both are related to."""
    others = {entry.id for entry in glossary.related(second.id)}
    return [entry for entry in glossary.related(first.id) if entry.id in others][:_MOST_SHARED]


def _differences(first: Entry, second: Entry, glossary: Glossary) -> list[str]:
    one, other = f"**{plain(first.name)}**", f"**{plain(second.name)}**"
    lines: list[str] = []
    if second.id in first.confused_with or first.id in second.confused_with:
        lines.append("People often mistake one for the other.")
    if first.category == second.category:
        lines.append(f"Both belong to *{plain(first.category)}*.")
    else:
        lines.append(f"{one} belongs to *{plain(first.category)}*, {other} to *{plain(second.category)}*.")
    if common := shared(first, second, glossary):
        lines.append(f"Both lead on to {', '.join(plain(entry.name) for entry in common)}.")
    elif second in glossary.related(first.id):
        lines.append("They are directly related.")
    else:
        lines.append("No related term is common to both.")
    return lines
