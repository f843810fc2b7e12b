"""Discord breaking off in the middle of an answer: it is logged once, and the next answer is as good as any."""

import signal

from tests.faults.child import running
from tests.faults.fake_discord import BROKEN_OFF, FakeDiscord, Fault
from tests.faults.setting import Setting


async def test_an_answer_that_is_broken_off_does_not_disturb_the_next(discord: FakeDiscord, setting: Setting) -> None:
    discord.faults = [Fault(BROKEN_OFF, "/interactions", times=2)]  # the answer, and then the apology for its loss
    async with running(discord, setting.config, tracebacks=True) as child:
        await discord.ask("define", term="LLM")
        await discord.requests.first(lambda request: request.path.endswith("/callback"), count=2)
        answer = await discord.define("GPU")
        assert await child.told(signal.SIGTERM) == 0
    assert "GPU" in answer["embeds"][0]["title"]
    assert "unfinished" not in child.errors
    assert "could not tell the user" in child.errors


async def test_an_answer_that_comes_too_late_is_logged_and_forgotten(discord: FakeDiscord, setting: Setting) -> None:
    unknown = {"message": "Unknown interaction", "code": 10062}
    discord.faults = [Fault(404, "/interactions", times=1, body=unknown)]
    async with running(discord, setting.config, tracebacks=True) as child:
        await discord.ask("define", term="LLM")
        await child.says("define failed")
        answer = await discord.define("GPU")
        assert await child.told(signal.SIGTERM) == 0
    assert "GPU" in answer["embeds"][0]["title"]
    assert "could not tell" not in child.errors


async def test_a_refused_answer_is_replaced_by_an_apology(discord: FakeDiscord, setting: Setting) -> None:
    invalid = {"message": "Invalid Form Body", "code": 50035}
    discord.faults = [Fault(400, "/interactions", times=1, body=invalid)]
    async with running(discord, setting.config, tracebacks=True) as child:
        answer = await discord.define("LLM")
        assert await child.told(signal.SIGTERM) == 0
    assert answer["content"].startswith("Sorry, something went wrong on my side")
    assert answer["flags"] == 64  # for the asker's eyes only
    reference = answer["content"].split("`")[1]
    assert f"[{reference}] define failed" in child.errors
