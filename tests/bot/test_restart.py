"""Across restarts: buttons go on working, commands are sent only when they have changed, nothing is left in memory."""

import discord
import pytest
from discord import app_commands

from glossbot.bot.client import GlossBot
from glossbot.bot.services import Interaction
from tests.bot.stage import Stage, shown


def syncs(stage: Stage) -> int:
    return len([request for request in stage.env.http_requests if request.method == "PUT"])


async def restart(stage: Stage) -> GlossBot:
    bot = GlossBot(stage.services, shard_count=1)
    await stage.env.restart_bot(bot)
    return bot


@pytest.mark.parametrize("private", [True, False])
async def test_buttons_and_selects_work_after_a_restart(stage: Stage, private: bool) -> None:
    question = await stage.ask("define", term="Open-Source Models", private=private)
    await restart(stage)
    more = await stage.asker.click(shown(question), label="Read more")
    embed = shown(question if private else more).embeds[0]
    assert [field.name for field in embed.fields] == ["Tools"]
    await stage.asker.select(shown(question if private else more), ["fine-tuning"], custom_id="g1:open")
    assert shown(question if private else more).embeds[0].title == "Fine-Tuning"


async def test_did_you_mean_works_after_a_restart(stage: Stage) -> None:
    question = await stage.ask("define", term="drag")
    await restart(stage)
    await stage.asker.click(shown(question), label="Retrieval-Augmented Generation")
    assert stage.public[0].embeds[0].title == "Retrieval-Augmented Generation"


async def test_a_public_answer_can_be_deleted_by_its_asker_after_a_restart(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="gpt"))
    await restart(stage)
    await stage.other.click(answer, custom_id="g1:delete")
    assert len(stage.public) == 1
    await stage.asker.click(answer, custom_id="g1:delete")
    assert stage.public == []


async def test_commands_are_sent_at_the_first_start_and_not_at_the_second(stage: Stage) -> None:
    assert syncs(stage) == 1
    await restart(stage)
    assert syncs(stage) == 1


async def test_commands_are_sent_again_when_they_have_changed(stage: Stage) -> None:
    class Grown(GlossBot):
        async def setup_hook(self) -> None:
            @app_commands.command(description="Something new")
            async def novelty(interaction: Interaction) -> None:
                await interaction.response.send_message("new")

            self.tree.add_command(novelty)
            await super().setup_hook()

    await stage.env.restart_bot(Grown(stage.services, shard_count=1))
    assert syncs(stage) == 2
    assert "novelty" in stage.asker.available_commands(stage.channel)


async def test_commands_that_discord_refused_are_sent_again_a_minute_later(stage: Stage) -> None:
    async with stage.services.database.begin() as connection:
        await connection.exec_driver_sql("DELETE FROM facts")
    stage.env.inject_error("PUT", "/applications/*/commands", status=500)
    await restart(stage)
    assert shown(await stage.ask("define", term="gpt")).embeds[0].title == "GPT"
    before = syncs(stage)
    await stage.env.advance_time(61)
    assert syncs(stage) == before + 1
    await stage.env.advance_time(61)
    assert syncs(stage) == before + 1


async def test_answers_leave_no_view_behind(stage: Stage) -> None:
    store = stage.env.bot._connection._view_store
    question = await stage.ask("define", term="gpt", private=True)
    await stage.ask("define", term="gpt")
    await stage.ask("define", term="drag")
    await stage.ask("browse")
    await stage.asker.click(shown(question), label="Read more")
    assert store._views == {}
    assert store._synced_message_views == {}


async def test_what_is_queued_is_written_at_shutdown(stage: Stage) -> None:
    await stage.ask("define", term="gpt")
    await stage.env.bot.close()
    assert len(stage.services.lookup_log) == 0


async def test_asks_for_no_privileged_intent_and_pings_nobody(stage: Stage) -> None:
    intents = stage.env.bot.intents
    assert not (intents.members or intents.presences or intents.message_content)
    assert stage.env.bot.allowed_mentions.to_dict() == {"parse": []}


async def test_every_command_but_the_moderators_is_for_servers_direct_messages_and_user_installs(
    stage: Stage,
) -> None:
    payload = next(request.json for request in stage.env.http_requests if request.method == "PUT")
    for name in ("glossary", "term-of-the-day", "today"):
        (here,) = (command for command in payload if command["name"] == name)
        payload.remove(here)
        assert here["contexts"] == [0]
        assert here["integration_types"] == [0]
        rights = None if name == "today" else discord.Permissions(manage_guild=True).value
        assert here["default_member_permissions"] == rights
    assert {command["name"] for command in payload} == {
        "define",
        "related",
        "compare",
        "search",
        "Explain terms",
        "browse",
        "random",
        "popular",
        "help",
    }
    for command in payload:
        assert sorted(command["contexts"]) == [0, 1, 2]
        assert sorted(command["integration_types"]) == [0, 1]
