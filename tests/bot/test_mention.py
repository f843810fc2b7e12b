"""Mentioning the bot: a reply like `/define` or `/compare`, once, at a limited pace, and only where it is wanted."""

from datetime import timedelta

import discord
import pytest
import simcord

from glossbot.bot.client import GlossBot
from glossbot.bot.cogs.mention import PER_CHANNEL, PER_MEMBER
from glossbot.store import Outcome
from tests.bot.stage import Stage, ids, labels, shown


async def mention(stage: Stage, text: str, who: object = None) -> discord.Message:
    """Have somebody mention the bot."""
    assert stage.env.bot.user
    return await (who or stage.asker).send(stage.channel, text.replace("@bot", stage.env.bot.user.mention))  # type: ignore[attr-defined]


def said(stage: Stage) -> list[discord.Message]:
    """Return what the bot has said in the channel."""
    assert stage.env.bot.user
    return [message for message in stage.public if message.author.id == stage.env.bot.user.id]


async def test_a_question_is_answered_in_a_reply_with_the_card(stage: Stage) -> None:
    question = await mention(stage, "@bot what's a token??")
    (answer,) = said(stage)
    assert answer.embeds[0].title == "Token"
    assert answer.content == ""
    assert answer.reference and answer.reference.message_id == question.id
    assert answer.mentions == []


@pytest.mark.parametrize("text", ["hey @bot RAG", "RAG @bot", "@bot: *RAG*?", "@bot <@1> RAG"])
async def test_the_mention_may_stand_anywhere(stage: Stage, text: str) -> None:
    await mention(stage, text)
    assert said(stage)[0].embeds[0].title == "Retrieval-Augmented Generation"


async def test_a_comparison_sets_both_side_by_side(stage: Stage) -> None:
    await mention(stage, "@bot what's the difference between RAG and fine-tuning?")
    assert said(stage)[0].embeds[0].title == "Retrieval-Augmented Generation and Fine-Tuning"


async def test_a_misspelling_is_said_to_be_one(stage: Stage) -> None:
    await mention(stage, "@bot halucinaton")
    assert said(stage)[0].content == "I took `halucinaton` to mean **Hallucination**."


async def test_what_is_not_certain_is_a_choice_that_the_asker_turns_into_the_card(stage: Stage) -> None:
    await mention(stage, "@bot quantize distill")
    (choice,) = said(stage)
    assert choice.content.startswith("I'm not sure what you mean by `quantize distill`.")
    assert {"Quantization", "Knowledge Distillation"} <= set(labels(choice))
    theirs = shown(await stage.other.click(choice, label="Quantization"))
    assert theirs.ephemeral and theirs.embeds[0].title == "Quantization"
    await stage.asker.click(choice, label="Quantization")
    (card,) = said(stage)
    assert card.id == choice.id
    assert card.embeds[0].title == "Quantization"
    assert card.content == ""


async def test_a_description_is_searched_for(stage: Stage) -> None:
    await mention(stage, "@bot stop it inventing false facts")
    assert "Going by the words, you might mean:" in said(stage)[0].content
    assert "Hallucination" in labels(said(stage)[0])


async def test_nothing_is_said_kindly_and_cannot_ping(stage: Stage) -> None:
    await mention(stage, "@bot `@everyone` qqqqq **zzz**")
    (answer,) = said(stage)
    assert answer.content.startswith("I have nothing on `")
    assert "@everyone" not in answer.content
    assert not answer.mention_everyone


@pytest.mark.parametrize("text", ["@bot", "@bot hello!", "@bot thanks :)"])
async def test_a_mention_without_a_word_to_look_up_is_greeted(stage: Stage, text: str) -> None:
    await mention(stage, text)
    assert said(stage)[0].content.startswith("Hi!")


async def test_only_the_asker_and_moderators_can_delete_the_answer(stage: Stage) -> None:
    await mention(stage, "@bot GPT")
    delete = next(i for i in ids(said(stage)[0]) if i.startswith("g1:delete"))
    refused = shown(await stage.other.click(said(stage)[0], custom_id=delete))
    assert refused.ephemeral and "Only the person who asked" in refused.content
    await stage.asker.click(said(stage)[0], custom_id=delete)
    assert said(stage) == []
    await mention(stage, "@bot GPT")
    await stage.moderator.click(said(stage)[0], custom_id=delete)
    assert said(stage) == []


async def test_the_answer_works_after_a_restart(stage: Stage) -> None:
    await mention(stage, "@bot GPT")
    await stage.env.restart_bot(GlossBot(stage.services, shard_count=1))
    more = shown(await stage.other.click(said(stage)[0], label="Read more"))
    assert more.ephemeral
    delete = next(i for i in ids(said(stage)[0]) if i.startswith("g1:delete"))
    await stage.asker.click(said(stage)[0], custom_id=delete)
    assert said(stage) == []


async def test_a_message_that_does_not_mention_it_is_left_alone(stage: Stage) -> None:
    await mention(stage, "what is a token?")
    await mention(stage, "@everyone what is a token?")
    await mention(stage, f"<@{stage.other.id}> what is a token?")
    assert said(stage) == []


async def test_a_reply_to_an_answer_is_no_new_question(stage: Stage) -> None:
    await mention(stage, "@bot GPT")
    await stage.other.send(stage.channel, "nice, and what is a token?", reply_to=said(stage)[0])
    assert len(said(stage)) == 1


async def test_bots_are_never_answered(stage: Stage) -> None:
    machine = stage.server.add_member(stage.env.create_user("machine", bot=True))
    await mention(stage, "@bot GPT", machine)
    assert said(stage) == []


async def test_a_message_handed_over_twice_is_answered_once(stage: Stage) -> None:
    question = await mention(stage, "@bot GPT")
    stage.env.bot.dispatch("message", question)
    await stage.env.settle()
    assert len(said(stage)) == 1
    sent = [r for r in stage.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert sent[-1].json["nonce"] == str(question.id)
    assert sent[-1].json["enforce_nonce"] is True


async def test_one_member_is_answered_at_a_limited_pace(stage: Stage) -> None:
    times, seconds = PER_MEMBER
    for _ in range(times + 2):
        await mention(stage, "@bot GPT")
    assert len(said(stage)) == times
    await mention(stage, "@bot GPT", stage.other)
    assert len(said(stage)) == times + 1
    later = stage.services.now() + timedelta(seconds=seconds + 1)
    stage.services.now = lambda: later
    await mention(stage, "@bot GPT")
    assert len(said(stage)) == times + 2


async def test_one_channel_is_answered_at_a_limited_pace(stage: Stage) -> None:
    times, _ = PER_CHANNEL
    members = [stage.server.add_member(stage.env.create_user(f"member {number}")) for number in range(times + 2)]
    for member in members:
        await mention(stage, "@bot GPT", member)
    assert len(said(stage)) == times


async def test_what_was_asked_is_counted_and_not_kept(stage: Stage) -> None:
    await mention(stage, "@bot GPT")
    await mention(stage, "@bot qqqqq zzzzz")
    assert [(s.server_id, s.command, s.outcome, s.entry_id, s.missed) for s in await stage.lookups()] == [
        (stage.server.id, "mention", Outcome.EXACT, "gpt", None),
        (stage.server.id, "mention", Outcome.NOT_FOUND, None, None),
    ]


async def test_a_direct_message_needs_no_mention(stage: Stage) -> None:
    await stage.asker.send_dm("what is a token?")
    requests = [r for r in stage.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert requests[-1].json["embeds"][0]["title"] == "Token"


async def test_where_it_may_not_write_nothing_goes_wrong(stage: Stage) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await mention(stage, "@bot GPT")
    assert said(stage) == []
    await mention(stage, "@bot GPT")
    assert len(said(stage)) == 1


async def test_a_fault_is_answered_with_a_reference(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    await mention(stage, "@bot GPT")
    (answer,) = said(stage)
    assert "something went wrong on my side" in answer.content
    reference = answer.content.rpartition("`")[0].rpartition("`")[2]
    assert f"[{reference}] on_message failed" in caplog.text
    assert len(stage.env.errors) == 1
    stage.env.errors.clear()


async def set_up(stage: Stage) -> object:
    """Add somebody who may manage the server."""
    role = stage.server.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    return stage.server.add_member(stage.env.create_user("owner"), roles=[role])


async def test_moderators_switch_it_off_and_on_for_their_server(stage: Stage) -> None:
    owner = await set_up(stage)
    answer = shown(await owner.slash(stage.channel, "glossary mentions", answer=False))  # type: ignore[attr-defined]
    assert answer.ephemeral
    assert answer.content == "Done: on this server I no longer answer when I am mentioned."
    await mention(stage, "@bot GPT")
    assert said(stage) == []
    await stage.env.restart_bot(GlossBot(stage.services, shard_count=1))
    await mention(stage, "@bot GPT")
    assert said(stage) == []
    elsewhere = stage.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    visitor = elsewhere.add_member(stage.env.create_user("visitor"))
    await visitor.send(channel, f"{stage.env.bot.user.mention} GPT")  # type: ignore[union-attr]
    assert len(channel.history(viewer=visitor)) == 2
    await owner.slash(stage.channel, "glossary mentions", answer=True)  # type: ignore[attr-defined]
    await mention(stage, "@bot GPT")
    assert len(said(stage)) == 1


async def test_members_cannot_switch_it(stage: Stage) -> None:
    command = next(c for c in stage.env.bot.tree.get_commands() if c.name == "glossary")
    assert command.default_permissions == discord.Permissions(manage_guild=True)
    # An administrator can let anybody use the command: the bot looks for itself.
    command.default_permissions = None
    await stage.env.bot.tree.sync()
    answer = shown(await stage.asker.slash(stage.channel, "glossary mentions", answer=False))
    assert answer.content == "Only people who may manage this server can change that."
    await mention(stage, "@bot GPT")
    assert len(said(stage)) == 1


async def test_the_operator_can_switch_it_off_everywhere(stage: Stage) -> None:
    stage.services.answer_mentions = False
    bot = GlossBot(stage.services, shard_count=1)
    assert not bot.intents.messages
    await stage.env.restart_bot(bot)
    await mention(stage, "@bot GPT")
    assert said(stage) == []
    owner = await set_up(stage)
    answer = shown(await owner.slash(stage.channel, "glossary mentions", answer=True))  # type: ignore[attr-defined]
    assert "switched answers to mentions off everywhere" in answer.content


async def test_a_database_that_is_away_is_said_and_changes_nothing(stage: Stage) -> None:
    owner = await set_up(stage)
    async with stage.services.database.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE servers RENAME TO gone")
    answer = shown(await owner.slash(stage.channel, "glossary mentions", answer=False))  # type: ignore[attr-defined]
    assert "nothing was changed" in answer.content
    stage.env.errors.clear()
    await mention(stage, "@bot GPT")
    assert len(said(stage)) == 1


def test_no_answer_before_the_choices_are_known(simcord_env: simcord.Env, stage: Stage) -> None:
    del simcord_env
    stage.services.servers._silent = None
    assert not stage.services.servers.answers_mentions(stage.server.id)
