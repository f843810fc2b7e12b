"""`/related`, `/random`, `/popular` and `/help`."""

import discord
import pytest

from glossbot.bot.embeds.lists import MOST_LISTED
from glossbot.glossary import Glossary
from tests.bot.stage import Stage, controls, everything, shown


async def test_related_lists_each_related_term_with_its_line_and_a_select(stage: Stage, glossary: Glossary) -> None:
    answer = shown(await stage.ask("related", term="fine tuning"))
    assert not answer.ephemeral
    assert answer.embeds[0].title == "Around Fine-Tuning"
    text = answer.embeds[0].description or ""
    others = glossary.related("fine-tuning")[:MOST_LISTED]
    assert all(f"**{entry.name}**: {entry.definition[:20]}" in text for entry in others)
    select = next(item for item in controls(answer) if item["custom_id"] == "g1:open")
    assert [option["value"] for option in select["options"]] == ["fine-tuning", *(entry.id for entry in others)]


async def test_random_explains_some_entry(stage: Stage, glossary: Glossary) -> None:
    answer = shown(await stage.ask("random"))
    assert not answer.ephemeral
    assert answer.embeds[0].title in [entry.name for entry in glossary]


async def test_random_keeps_to_a_category(stage: Stage) -> None:
    for _ in range(5):
        answer = shown(await stage.ask("random", category="Safety, Ethics & Law"))
        assert answer.embeds[0].author.name == "🛡️ Safety, Ethics & Law"


async def test_random_says_which_categories_there_are_for_one_that_is_not(stage: Stage) -> None:
    answer = shown(await stage.ask("random", category="cooking"))
    assert answer.ephemeral
    assert answer.content == "There is no category `cooking`. These are the ones I have:"


async def test_popular_shows_picks_and_says_so_where_nothing_was_asked(stage: Stage, glossary: Glossary) -> None:
    answer = shown(await stage.ask("popular"))
    text = answer.embeds[0].description or ""
    assert text.startswith("Nothing was asked here in that time yet, so here are our editors' picks.")
    assert glossary.picks[0].name in text


async def test_popular_shows_picks_and_says_so_in_a_direct_message(stage: Stage) -> None:
    answer = shown(await stage.asker.user.slash("popular"))
    assert "What is popular is counted by server" in everything(answer)


@pytest.mark.parametrize("period", ["this week", "this month", "all time"])
async def test_popular_ranks_what_was_asked_for_on_this_server(stage: Stage, period: str) -> None:
    for term in ("gpt", "token", "gpt"):
        await stage.ask("define", term=term)
    await stage.lookups()
    answer = shown(await stage.ask("popular", period=period))
    assert answer.embeds[0].title == f"Asked for most, {period}"
    text = answer.embeds[0].description or ""
    assert text.startswith("1. **GPT** · 2 look-ups")
    assert "2. **Token** · 1 look-up\n" in text


async def test_popular_does_not_mix_servers(stage: Stage) -> None:
    elsewhere = stage.env.create_guild("Another server")
    channel = elsewhere.create_text_channel("ask")
    visitor = elsewhere.add_member(stage.env.create_user("visitor"))
    await visitor.slash(channel, "define", term="token")
    await stage.lookups()
    assert "Nothing was asked here" in everything(shown(await stage.ask("popular")))


async def test_help_lists_every_command_to_the_asker_alone(stage: Stage) -> None:
    answer = shown(await stage.ask("help"))
    assert answer.ephemeral
    for command in stage.env.bot.tree.get_commands(type=discord.AppCommandType.chat_input):
        assert f"`/{command.name}`" in everything(answer)
