"""What 10,000 answers leave behind in memory, as objects an answer, beside a view that is kept alive.

Each answer is a real `/define` through the real bot in a simulated Discord. The simulation keeps every message, so what
is counted are the live objects of discord.py's components and of glossbot itself.
"""

import asyncio
import gc
import logging
import tempfile
from collections import Counter
from pathlib import Path

import discord
import simcord
from discord import ui

from glossbot.bot.assembly import assembled
from glossbot.bot.client import GlossBot
from glossbot.bot.services import Interaction
from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary

ANSWERS = 10_000
KEPT = 50
"""The simulation looks at every view that is alive after each answer: more would take hours."""


class Leaking(GlossBot):
    """The same bot with one more command, which answers as most bots do: with a view that waits for ever."""

    async def setup_hook(self) -> None:
        """Add the command before the commands are sent."""

        @self.tree.command(description="Answers with a view that is kept alive")
        async def kept(interaction: Interaction) -> None:
            view = ui.View(timeout=None)
            for number in range(4):
                view.add_item(ui.Button(label=str(number), custom_id=f"kept:{number}"))
            await interaction.response.send_message("kept", view=view)

        await super().setup_hook()


def held() -> int:
    """Count the live objects of discord.py's components and of glossbot."""
    gc.collect()
    kinds = Counter(str(type(thing).__module__) for thing in gc.get_objects())
    return sum(count for module, count in kinds.items() if module.startswith(("discord.ui", "glossbot.")))


async def growth(glossary: Glossary, times: int, command: str, **options: object) -> float:
    """Ask so many times, and return how many objects each left behind."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        async with assembled(glossary, database) as services, simcord.run(Leaking(services, shard_count=1)) as env:
            server = env.create_guild("Bench")
            channel = server.create_text_channel("bench")
            member = server.add_member(env.create_user("member"))
            for _ in range(20):  # what is made once is not what an answer costs
                await member.slash(channel, command, **options)
            before = held()
            for _ in range(times):
                await member.slash(channel, command, **options)
            await env.advance_time(2)
            after = held()
            return (after - before) / times


async def main() -> None:
    """Print a line for each way to answer."""
    logging.disable(logging.WARNING)
    glossary = Glossary.load(shipped_glossary())
    print(f"objects that an answer leaves behind (discord.py {discord.__version__})")
    kept = await growth(glossary, KEPT, "kept")
    print(f"  a view kept alive, {KEPT:6,} answers   {kept:8.2f}")
    for name, private in (("public", False), ("private", True)):
        ours = await growth(glossary, ANSWERS, "define", term="fine-tuning", private=private)
        print(f"  /define, {name:7} {ANSWERS:8,} answers   {ours:8.2f}   {ours / kept:6.1%} of it", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
