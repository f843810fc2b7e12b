"""Discord being away: the bot tries again, in growing pauses, and comes as soon as it can."""

import re
import socket

import pytest
from discord.http import Route

from tests.faults.fake_discord import BROKEN_OFF, IDENTIFY, FakeDiscord, Fault
from tests.faults.serving import Serving

INVALID_SHARD = 4010


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(503, times=2), id="nothing works"),
        pytest.param(Fault(BROKEN_OFF, times=2), id="connections break"),
        pytest.param(Fault(429, times=2), id="this address is banned for a while"),
        pytest.param(Fault(500, times=12), id="nothing works for longer than discord.py tries by itself"),
        pytest.param(Fault(503, "/oauth2", times=2), id="the login works half"),
        pytest.param(Fault(503, "/gateway", times=2), id="the gateway cannot be found"),
    ],
)
async def test_it_tries_again_until_discord_is_there(discord: FakeDiscord, bot: Serving, fault: Fault) -> None:
    discord.faults = [fault]
    bot.start()
    answer = await discord.define("LLM")
    assert answer["embeds"][0]["title"] == "Large Language Model"
    assert len(bot.tries.items) > 1
    assert discord.greetings == [IDENTIFY]


async def test_it_waits_for_an_address_at_which_nobody_answers(
    discord: FakeDiscord, bot: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody, monkeypatch.context() as patch:
        nobody.bind(("127.0.0.1", 0))  # and does not listen: whoever connects is refused
        patch.setattr(Route, "BASE", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        bot.start()
        await bot.tries.first(lambda _: True, count=4)
    assert await discord.define("LLM")


async def test_pauses_double_up_to_minutes_and_the_log_says_how_long_they_are(
    discord: FakeDiscord, bot: Serving, caplog: pytest.LogCaptureFixture
) -> None:
    discord.faults = [Fault(503, times=9)]
    bot.start()
    await discord.define("LLM")
    pauses = [int(seconds) for seconds in re.findall(r"the next try is in (\d+) s", caplog.text)]
    assert pauses == [2, 5, 10, 20, 40, 80, 150, 150, 150]


async def test_a_connection_that_was_lost_for_good_is_made_anew(discord: FakeDiscord, bot: Serving) -> None:
    bot.start()
    await discord.define("LLM")
    await discord.hang_up(INVALID_SHARD)
    await discord.sessions.first(lambda _: True, count=2)
    assert await discord.define("GPU")
    assert len(bot.tries.items) == 2


@pytest.mark.parametrize("times", [1, 3, 12])
async def test_it_comes_back_however_often_the_gateway_turned_it_away(
    discord: FakeDiscord, bot: Serving, times: int
) -> None:
    discord.invalid_sessions = times
    bot.start()
    assert await discord.define("LLM")
    assert set(discord.greetings) == {IDENTIFY}
    assert len(discord.greetings) == times + 1


async def test_it_waits_for_a_gateway_that_is_out_of_order_at_the_start(discord: FakeDiscord, bot: Serving) -> None:
    discord.gateway_away = 4
    bot.start()
    assert await discord.define("LLM")
    assert discord.greetings == [IDENTIFY]


async def test_it_waits_for_a_gateway_that_is_out_of_order_later(discord: FakeDiscord, bot: Serving) -> None:
    bot.start()
    await discord.define("LLM")
    discord.gateway_away = 4
    discord.drop()
    await discord.sessions.first(lambda _: True, count=2)
    assert await discord.define("GPU")
    assert len(bot.tries.items) == 1


async def test_told_to_stop_while_the_gateway_is_out_of_order_it_stops(discord: FakeDiscord, bot: Serving) -> None:
    discord.gateway_away = 1_000_000
    bot.start()
    await discord.requests.first(lambda request: request.path == "/gateway/bot")
    bot.stop.set()
    await bot.ends()
    assert discord.greetings == []


async def test_told_to_stop_before_it_began_it_leaves_discord_alone(discord: FakeDiscord, bot: Serving) -> None:
    bot.stop.set()
    bot.start()
    await bot.ends()
    assert discord.requests.items == []
