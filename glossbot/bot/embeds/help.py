"""What the bot can do, for somebody who has just met it."""

from collections.abc import Iterable

import discord

INTRODUCTION = (
    "Met a word you don't know? Type `/define` and begin to spell it: I'll find it, even misspelt, and explain it in "
    "plain words. If you don't know the word at all, describe it to `/search`.\n\n"
    "A whole message puzzles you? Right-click it (on a phone: hold it), choose **Apps** and then **Explain terms**. "
    "Only you will see what it says.\n\n"
    "If you'd rather ask quietly, set `private` to True and only you will see the answer. "
    "Nobody is recorded: I count which terms are asked for, not who asks."
)


def guide(commands: Iterable[tuple[str, str]], entries: int) -> discord.Embed:
    """Introduce the bot and list its commands, each a name and a sentence."""
    embed = discord.Embed(title="Hello, I'm glossbot", description=INTRODUCTION, colour=discord.Colour.blurple())
    lines = "\n".join(f"- `/{name}` {sentence}" for name, sentence in commands)
    embed.add_field(name="What you can ask", value=lines, inline=False)
    embed.set_footer(text=f"{entries} terms, and growing")
    return embed
