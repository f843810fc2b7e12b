"""A day on which nothing goes wrong: `glossbot run` comes, answers, writes it down and leaves when told."""

import signal

import pytest

from tests.faults.child import TOKEN, running
from tests.faults.fake_discord import IDENTIFY, RESUME, FakeDiscord
from tests.faults.payloads import SERVER_ID
from tests.faults.setting import Setting


@pytest.mark.parametrize("wanted", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_writes_the_lookup_down_and_stops_when_told(
    discord: FakeDiscord, setting: Setting, wanted: signal.Signals
) -> None:
    async with running(discord, setting.config) as child:
        answer = await discord.define("finetunning")
        await discord.receive_commands()
        code = await child.told(wanted)
    assert code == 0
    assert child.output == ""
    assert answer["content"] == "I took `finetunning` to mean **Fine-Tuning**."
    assert [embed["title"] for embed in answer["embeds"]] == ["Fine-Tuning"]
    assert setting.lookups() == [(SERVER_ID, "define", "fine-tuning", "close")]
    assert {request.authorization for request in discord.sent_commands()} == {f"Bot {TOKEN}"}


async def test_commands_are_sent_at_the_first_start_and_not_at_the_second(
    discord: FakeDiscord, setting: Setting
) -> None:
    setting.configure(log_level="DEBUG")
    for _ in range(2):
        async with running(discord, setting.config) as child:
            await discord.define("LLM")
            await child.lines.until(setting.commands_are_remembered)
            assert await child.told(signal.SIGTERM) == 0
    (sent,) = discord.sent_commands()
    assert "define" in {command["name"] for command in sent.body}
    assert discord.greetings == [IDENTIFY, IDENTIFY]


async def test_a_connection_that_breaks_is_taken_up_again(discord: FakeDiscord, setting: Setting) -> None:
    async with running(discord, setting.config) as child:
        await discord.define("LLM")
        discord.drop()
        await discord.sessions.first(lambda _: True, count=2)
        answer = await discord.define("GPU")
        assert await child.told(signal.SIGTERM) == 0
    assert discord.greetings == [IDENTIFY, RESUME]
    assert "GPU" in answer["embeds"][0]["title"]
    assert len(setting.lookups()) == 2
