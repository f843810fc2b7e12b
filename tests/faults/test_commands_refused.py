"""Discord not taking the list of commands: those that it knows already are answered all the same."""

import signal

import pytest

from tests.faults.child import running
from tests.faults.fake_discord import FakeDiscord, Fault
from tests.faults.payloads import APPLICATION_ID
from tests.faults.serving import Serving
from tests.faults.setting import Setting

COMMANDS = f"/applications/{APPLICATION_ID}/commands"
A_DAY = 86_400
TOO_MANY_TODAY = {"message": "Max number of daily application command creates has been reached (200)", "code": 30034}


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(400, COMMANDS, body={"message": "Invalid Form Body", "code": 50035}), id="400"),
        pytest.param(Fault(403, COMMANDS), id="403"),
        pytest.param(Fault(503, COMMANDS), id="503"),
        pytest.param(
            Fault(429, COMMANDS, headers={"Via": "1.1 google"}, body={**TOO_MANY_TODAY, "retry_after": A_DAY}),
            id="429 until tomorrow",
        ),
    ],
)
async def test_the_bot_answers_when_its_commands_are_not_taken(
    discord: FakeDiscord, setting: Setting, fault: Fault
) -> None:
    discord.faults = [fault]
    async with running(discord, setting.config) as child:
        answer = await discord.define("LLM")
        await discord.receive_commands()
        assert await child.told(signal.SIGTERM) == 0
    assert answer["embeds"][0]["title"] == "Large Language Model"


async def test_answers_do_not_wait_for_discord_py_to_give_up_sending(discord: FakeDiscord, setting: Setting) -> None:
    discord.faults = [Fault(500, COMMANDS)]  # of which it takes five, over half a minute
    async with running(discord, setting.config) as child:
        await discord.define("LLM")
        sent_by_then = len(discord.sent_commands())
        assert await child.told(signal.SIGTERM) == 0
    assert sent_by_then < 5


async def test_refused_commands_are_sent_again_until_they_are_taken(discord: FakeDiscord, bot: Serving) -> None:
    discord.faults = [Fault(400, COMMANDS, times=3)]
    bot.start()
    assert await discord.define("LLM")
    await discord.receive_commands(count=4)
    assert discord.faults[0].times == 0


async def test_refused_commands_are_sent_again_at_the_next_start(discord: FakeDiscord, setting: Setting) -> None:
    setting.configure(log_level="DEBUG")
    discord.faults = [Fault(400, COMMANDS, times=1)]
    async with running(discord, setting.config) as child:
        await discord.receive_commands()
        await discord.define("LLM")
        assert await child.told(signal.SIGTERM) == 0
    assert not setting.commands_are_remembered()
    async with running(discord, setting.config) as child:
        await child.lines.until(setting.commands_are_remembered)
        await discord.define("LLM")
        assert await child.told(signal.SIGTERM) == 0
    assert len(discord.sent_commands()) == 2
