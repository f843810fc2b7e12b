"""A token that Discord refuses: one sentence, exit code 2, and the token itself nowhere."""

import pytest

from tests.faults.child import TOKEN, running
from tests.faults.fake_discord import FakeDiscord, Fault
from tests.faults.setting import Setting

AUTHENTICATION_FAILED = 4004


@pytest.mark.parametrize("log_level", ["ERROR", "DEBUG"])
async def test_a_refusal_by_the_api_ends_in_one_sentence(
    discord: FakeDiscord, setting: Setting, log_level: str
) -> None:
    setting.configure(log_level=log_level)
    discord.faults = [Fault(401, body={"message": "401: Unauthorized", "code": 0})]
    async with running(discord, setting.config) as child:
        assert await child.ended() == 2
    assert_refusal(child.lines.items[-1])
    assert TOKEN not in child.errors + child.output
    assert len(discord.requests.items) == 1


async def test_a_refusal_by_the_gateway_ends_in_one_sentence(discord: FakeDiscord, setting: Setting) -> None:
    discord.close_code = AUTHENTICATION_FAILED
    async with running(discord, setting.config) as child:
        assert await child.ended() == 2
    assert_refusal(child.lines.items[-1])
    assert TOKEN not in child.errors + child.output
    assert len(discord.greetings) == 1


def assert_refusal(sentence: str) -> None:
    assert sentence.startswith("Discord refused the token in DISCORD_TOKEN.")
    assert "developer portal" in sentence
