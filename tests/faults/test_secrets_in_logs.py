"""What the log must not tell, even when it tells everything else."""

import signal

from tests.faults.child import TOKEN, running
from tests.faults.fake_discord import FakeDiscord, Fault
from tests.faults.setting import Setting


async def test_the_token_is_in_no_log_line_of_a_whole_life(discord: FakeDiscord, setting: Setting) -> None:
    setting.configure(log_level="DEBUG")
    discord.faults = [Fault(400, "/applications", times=1)]
    async with running(discord, setting.config) as child:
        await discord.define("LLM")
        discord.drop()
        await discord.sessions.first(lambda _: True, count=2)
        await discord.define("GPU")
        assert await child.told(signal.SIGTERM) == 0
    assert " DEBUG " in child.errors
    assert TOKEN not in child.errors + child.output
    signature = TOKEN.rsplit(".", 1)[1]
    assert signature not in child.errors


async def test_what_was_asked_and_by_whom_is_not_logged(discord: FakeDiscord, setting: Setting) -> None:
    async with running(discord, setting.config) as child:
        await discord.define("a word that nobody should know about")
        assert await child.told(signal.SIGTERM) == 0
    assert "nobody should know" not in child.errors
    assert "asker" not in child.errors
