"""A database that cannot be opened: people get their answers, and the look-ups are written when it is back."""

import signal
from pathlib import Path

from tests.faults.child import running
from tests.faults.fake_discord import FakeDiscord
from tests.faults.payloads import SERVER_ID
from tests.faults.setting import Setting


async def test_answers_come_all_the_same_and_are_written_down_later(
    discord: FakeDiscord, setting: Setting, tmp_path: Path
) -> None:
    folder = tmp_path / "not-yet-there"
    setting.configure(database=folder / "bot.db")
    async with running(discord, setting.config) as child:
        answer = await discord.define("finetunning")
        await child.says("look-ups wait, 0 were dropped")
        folder.mkdir()
        assert await child.told(signal.SIGTERM) == 0
    assert answer["embeds"][0]["title"] == "Fine-Tuning"
    assert setting.lookups() == [(SERVER_ID, "define", "fine-tuning", "close")]


async def test_a_running_bot_takes_the_database_when_it_is_back(
    discord: FakeDiscord, setting: Setting, tmp_path: Path
) -> None:
    folder = tmp_path / "not-yet-there"
    setting.configure(database=folder / "bot.db", log_level="DEBUG")
    async with running(discord, setting.config) as child:
        await discord.define("LLM")
        await child.says("look-ups wait")
        folder.mkdir()
        await child.lines.until(lambda: bool(setting.lookups()))
        assert await child.told(signal.SIGTERM) == 0
    assert len(setting.lookups()) == 1


async def test_a_database_that_never_comes_neither_stops_answers_nor_the_stop(
    discord: FakeDiscord, setting: Setting, tmp_path: Path
) -> None:
    setting.configure(database=tmp_path / "never" / "bot.db")
    async with running(discord, setting.config) as child:
        for term in ("LLM", "GPU", "no such thing at all"):
            assert await discord.define(term)
        await discord.receive_commands()
        assert await child.told(signal.SIGTERM) == 0
    assert "The database" in child.errors
