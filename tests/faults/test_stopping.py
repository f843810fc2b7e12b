"""Being told to stop at an awkward moment."""

import asyncio
import signal

from tests.faults.child import running
from tests.faults.fake_discord import FakeDiscord, Fault
from tests.faults.setting import Setting


async def test_an_answer_under_way_is_finished_first(discord: FakeDiscord, setting: Setting) -> None:
    discord.callback_delay = 1
    async with running(discord, setting.config) as child:
        interaction = await discord.ask("define", term="LLM")
        await discord.requests.first(lambda request: request.path.endswith("/callback"))
        assert discord.answers.items == []
        assert await child.told(signal.SIGTERM) == 0
    assert [number for number, _ in discord.answers.items] == [interaction]
    assert "unfinished" not in child.errors
    assert len(setting.lookups()) == 1


async def test_an_answer_that_does_not_come_to_an_end_is_given_up(discord: FakeDiscord, setting: Setting) -> None:
    discord.callback_delay = 60
    async with running(discord, setting.config, tracebacks=True) as child:
        await discord.ask("define", term="LLM")
        await discord.requests.first(lambda request: request.path.endswith("/callback"))
        assert await child.told(signal.SIGTERM) == 0
    assert "stopping with 1 answers unfinished" in child.errors
    assert len(setting.lookups()) == 1


async def test_a_second_signal_changes_nothing(discord: FakeDiscord, setting: Setting) -> None:
    discord.callback_delay = 1
    async with running(discord, setting.config) as child:
        await discord.ask("define", term="LLM")
        await discord.requests.first(lambda request: request.path.endswith("/callback"))
        child.process.send_signal(signal.SIGINT)
        assert await child.told(signal.SIGTERM) == 0
    assert len(discord.answers.items) == 1
    assert len(setting.lookups()) == 1


async def test_a_pause_between_two_tries_is_cut_short(discord: FakeDiscord, setting: Setting) -> None:
    discord.faults = [Fault(503)]
    async with running(discord, setting.config) as child:
        await child.says("the next try is in")
        assert await child.told(signal.SIGTERM) == 0
    assert len(discord.requests.items) == 1


async def test_a_login_under_way_is_broken_off(discord: FakeDiscord, setting: Setting) -> None:
    discord.faults = [Fault(500)]  # which discord.py tries again by itself, for half a minute
    async with running(discord, setting.config) as child:
        await discord.requests.first(lambda _: True)
        assert await child.told(signal.SIGTERM) == 0
    assert not discord.sent_commands()


async def test_a_connection_that_is_being_made_is_broken_off(discord: FakeDiscord, setting: Setting) -> None:
    discord.gateway_delay = 60
    async with running(discord, setting.config) as child:
        await discord.requests.first(lambda request: request.path == "/gateway")
        assert await child.told(signal.SIGTERM) == 0
    assert discord.greetings == []


async def test_answers_of_many_at_once_are_all_finished(discord: FakeDiscord, setting: Setting) -> None:
    discord.callback_delay = 0.5
    async with running(discord, setting.config) as child:
        await asyncio.gather(*(discord.ask("define", term="LLM") for _ in range(20)))
        await discord.requests.first(lambda request: request.path.endswith("/callback"), count=20)
        assert await child.told(signal.SIGTERM) == 0
    assert len(discord.answers.items) == 20
    assert len(setting.lookups()) == 20
