"""A Discord on loopback, and the configuration of a bot that is to meet it."""

import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket, KeepAliveHandler
from discord.http import Route
from yarl import URL

from tests.faults.fake_discord import FakeDiscord
from tests.faults.quick_time import let_time_pass_by_speed
from tests.faults.serving import Serving
from tests.faults.setting import Setting


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord().serving() as fake:
        yield fake


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    return Setting(tmp_path)


@pytest.fixture
async def bot(discord: FakeDiscord, setting: Setting, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Serving]:
    monkeypatch.setattr(Route, "BASE", discord.api)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(discord.gateway))
    let_time_pass_by_speed(monkeypatch)
    serving = Serving(setting.database)
    yield serving
    serving.stop.set()
    await serving.ends()
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler):
            thread.stop()  # discord.py leaves it to itself when it gives up a connection that was not let in yet
