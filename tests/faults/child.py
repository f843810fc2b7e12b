"""`glossbot run` as a process of its own, pointed at the Discord on loopback."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.faults.fake_discord import FakeDiscord
from tests.faults.journal import PATIENCE, Journal

TOKEN = "MTMwMDAwMDAwMDAwMDAwMDAwMA.GtEsTs.not-a-token-but-shaped-like-one-0000"  # noqa: S105 - made up
STOP_LIMIT = 5.0
"""Seconds within which a process that is told to stop must be gone."""

PROGRAM = """
import discord.gateway, discord.http, yarl
discord.http.Route.BASE = {api!r}
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL({gateway!r})
from glossbot.cli import main
main()
"""


class Child:
    """The process, and what it says."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: Journal[str] = Journal()
        """What it has written to standard error so far."""
        self.output = ""
        """What it wrote to standard output; known once it has ended."""

    @property
    def errors(self) -> str:
        """All that it has written to standard error so far."""
        return "".join(self.lines.items)

    async def says(self, text: str) -> None:
        """Wait until a line on standard error contains a text."""
        await self.lines.first(lambda line: text in line)

    async def told(self, signal: int) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(signal)
        return await self.ended(within=STOP_LIMIT)

    async def ended(self, *, within: float = PATIENCE) -> int:
        """Wait for the end and return the exit code."""
        async with asyncio.timeout(within):
            return await self.process.wait()

    async def listen(self) -> None:
        """Read all that the process says, until it ends."""
        assert self.process.stdout
        assert self.process.stderr
        async for line in self.process.stderr:
            self.lines.add(line.decode())
        self.output = (await self.process.stdout.read()).decode()


@asynccontextmanager
async def running(
    discord: FakeDiscord, config: Path, *, tracebacks: bool = False, token: str = TOKEN
) -> AsyncGenerator[Child]:
    """Run the program for as long as the block runs. Whatever happens, it tidies up and keeps its secret.

    It logs no traceback either, unless an answer is meant to fail.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("GLOSSBOT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-X", "dev", "-c", PROGRAM.format(api=discord.api, gateway=discord.gateway)),
        *("run", "--config", str(config)),
        cwd=config.parent,
        env=own | {"DISCORD_TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    child = Child(process)
    listening = asyncio.create_task(child.listen())
    try:
        yield child
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening
        discord.sessions.items.clear()
        sys.stdout.write(child.errors)  # pytest shows it when the test fails
    assert tracebacks or "Traceback" not in child.errors
    assert "Unclosed" not in child.errors
    assert "never retrieved" not in child.errors
    assert token not in child.errors + child.output
