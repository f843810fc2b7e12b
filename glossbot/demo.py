"""The real bot in a simulated Discord, in the browser. Needs the extra `demo`."""

import asyncio
import contextlib
import errno
import logging
import re
import signal
import tempfile
import webbrowser
from pathlib import Path
from typing import cast

import discord
import simcord
import typer
from simcord.backend.errors import SetupError

from glossbot.bot.assembly import assembled
from glossbot.bot.client import GlossBot
from glossbot.bot.cogs.explain import Explain
from glossbot.bot.services import Interaction, Services
from glossbot.errors import ConfigurationError
from glossbot.glossary import Glossary
from glossbot.store import LookupLog

TICK = 1.0
QUIET = 6.0
"""Seconds that the simulation's clock, which stands still by itself, is at least moved at once."""


class DemoBot(GlossBot):
    """The real bot, with what the simulation's page lacks: a menu on messages, and bots among those one can mention."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, shard_count=1)
        self._connection._intents.message_content = True  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]

    async def setup_hook(self) -> None:
        """Add the command that stands in for the menu."""
        await super().setup_hook()

        @self.tree.command(
            name="explain-terms", description="Explain the terms in the message before, as its menu would"
        )
        async def explain_terms(interaction: Interaction) -> None:
            explain = next(cog for cog in self.cogs.values() if isinstance(cog, Explain))
            channel = cast("discord.TextChannel", interaction.channel)
            messages = [message async for message in channel.history(limit=20) if not message.author.bot]
            await explain.explain(interaction, messages[0])

    def dispatch(self, event_name: str, /, *args: object, **kwargs: object) -> None:
        """Read "@glossbot" as the mention that Discord would make of it."""
        if event_name == "message" and isinstance(args[0], discord.Message) and self.user:
            args[0].content = re.sub(rf"(?<!`)@{self.user.name}\b", self.user.mention, args[0].content)
        super().dispatch(event_name, *args, **kwargs)


def welcome(glossary: Glossary) -> str:
    """Say what to try: with our own glossary what shows most, with another one the first of its picks."""
    define = "type `/define open sour` and pick *Open-Source Models* from the list"
    misspelt = "`/define` with `halucinaton`"
    asked = "what's the difference between RAG and fine-tuning?"
    described = "`/search` with `when the model makes things up`"
    if not all(map(glossary.get, ("open-source-models", "hallucination", "retrieval-augmented-generation"))):
        name = glossary.picks[0].name
        define, misspelt, described = f"type `/define` and pick *{name}* from the list", "`/define` again", "`/search`"
        asked = f"what is {name}?"
    return (
        "**Welcome!** This is a simulated Discord, and glossbot is really running in it. Try:\n"
        f"- {define}\n"
        f"- misspell something: {misspelt}\n"
        "- ask quietly: `/define` with `private` set to True, then press *Share*\n"
        f"- mention me in a message: `@glossbot {asked}`\n"
        "- write something full of jargon, then have it explained: `/explain-terms` (in Discord itself you would "
        "right-click the message and choose *Apps*, *Explain terms*)\n"
        f"- describe what you mean: {described}\n"
        "- `/browse` everything, or let `/random` surprise you\n\n"
        "Above the channel you can change who you are: a *member* or a *moderator*. As the moderator, try "
        "`/term-of-the-day setup` and then `/term-of-the-day post`: it is there a few seconds later."
    )


async def run_demo(glossary: Glossary, *, port: int, open_browser: bool) -> None:
    """Serve the demo until Ctrl-C or until the session is ended in the browser.

    Raises ConfigurationError, with one sentence, when the port is taken.
    """
    logging.getLogger("discord").setLevel(logging.ERROR)
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, stop.set)
    with tempfile.TemporaryDirectory(prefix="glossbot-demo-") as folder:
        database = f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}"
        async with assembled(glossary, database) as services, simcord.run(DemoBot(services)) as env:
            await _serve(env, services, port=port, open_browser=open_browser, stop=stop)


async def _serve(env: simcord.Env, services: Services, *, port: int, open_browser: bool, stop: asyncio.Event) -> None:
    if env.bot.user:
        await env.bot.user.edit(username="glossbot")
    server = env.create_guild("Learning AI together")
    channel = server.create_text_channel("ask-anything")
    moderators = server.create_role(
        "Moderators", permissions=discord.Permissions(manage_messages=True, manage_guild=True)
    )
    member = server.add_member(env.create_user("member", global_name="Member"))
    moderator = server.add_member(env.create_user("moderator", global_name="Moderator"), roles=[moderators])
    await moderator.send(channel, welcome(services.glossary))
    try:
        async with env.preview(channel, viewers=[member, moderator], layout="channel", port=port) as preview:
            typer.echo(f"glossbot's demo: {preview.url}\nPress Ctrl-C to stop.")
            if open_browser and not webbrowser.open(preview.url):
                typer.echo("No browser could be opened from here; open the address yourself.")
            await _until_over(env, preview, services.lookup_log, stop)
    except SetupError as error:
        if not isinstance(error.__cause__, OSError) or error.__cause__.errno != errno.EADDRINUSE:
            raise
        message = f"Port {port} is in use; choose another with --port, or 0 for any that is free."
        raise ConfigurationError(message) from error


async def _until_over(env: simcord.Env, preview: simcord.Preview, lookup_log: LookupLog, stop: asyncio.Event) -> None:
    closed = asyncio.create_task(preview.wait_closed())
    stopped = asyncio.create_task(stop.wait())
    ticking = asyncio.create_task(_tick(env, preview, lookup_log))
    try:
        await asyncio.wait({closed, stopped}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (closed, stopped, ticking):
            task.cancel()
        await asyncio.gather(closed, stopped, ticking, return_exceptions=True)


async def _tick(env: simcord.Env, preview: simcord.Preview, lookup_log: LookupLog) -> None:
    """Write down look-ups as they come, and move the simulation's clock along while nobody is doing anything.

    The simulation does one thing at a time, and refuses what somebody presses or types while its clock moves.
    """
    behind, seen = 0.0, 0
    while True:
        await asyncio.sleep(TICK)
        await lookup_log.flush()
        behind += TICK
        quiet, seen = seen == len(env.http_requests), len(env.http_requests)
        if quiet and behind >= QUIET:
            with contextlib.suppress(SetupError):  # somebody is pressing a button at this very moment
                await env.advance_time(behind)
                behind = 0.0
                if len(env.http_requests) > seen:  # the bot has done something by itself: the page does not know yet
                    await preview.refresh()
