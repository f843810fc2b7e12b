"""**Explain terms**: the words of any message, in short, for whoever asks."""

import discord
import pytest

from glossbot.bot import pages
from glossbot.glossary import Glossary, Spot
from glossbot.shipped import shipped_glossary
from glossbot.store import Outcome
from tests.bot.stage import Stage, everything, labels, shown


async def explained(stage: Stage, text: str, **options: object) -> discord.Message | object:
    """Have somebody write a message, and the asker have it explained."""
    message = await stage.other.send(stage.channel, text, **options)
    return await stage.asker.context_menu(stage.channel, "Explain terms", message)


async def test_shows_each_term_with_its_definition_to_the_asker_alone(stage: Stage) -> None:
    answer = shown(await explained(stage, "we fine-tuned an LLM and it kept hallucinating"))
    assert answer.ephemeral
    for name in ("Fine-Tuning", "Large Language Model", "Hallucination"):
        entry = next(entry for entry in stage.services.glossary if entry.name == name)
        assert name in [(field.name or "").partition(" ")[2] for field in answer.embeds[0].fields]
        assert entry.definition in everything(answer)
        assert name in labels(answer)


async def test_a_term_opens_in_place_and_counts_as_looked_up(stage: Stage) -> None:
    result = await explained(stage, "what is RAG")
    await stage.asker.select(shown(result), ["retrieval-augmented-generation"], custom_id="g1:open")
    assert shown(result).embeds[0].title == "Retrieval-Augmented Generation"
    assert [(seen.command, seen.outcome, seen.entry_id, seen.missed) for seen in await stage.lookups()] == [
        ("explain", Outcome.SUGGESTIONS, None, None),
        ("walk", Outcome.OPENED, "retrieval-augmented-generation", None),
    ]


def sureness(stage: Stage, text: str) -> set[bool]:
    return {spot.sure for spot in stage.services.glossary.spot(text)}


async def test_a_word_that_may_mean_something_else_comes_apart_from_the_others(stage: Stage) -> None:
    text = "an LLM answered me. sorry for your loss"
    assert sureness(stage, text) == {True, False}
    answer = shown(await explained(stage, text))
    *sure, perhaps = answer.embeds[0].fields
    assert {(field.name or "").partition(" ")[2] for field in sure} == {"Large Language Model"}
    assert (perhaps.name or "").startswith("Perhaps also")
    assert "**Loss Function**: " in (perhaps.value or "")
    assert labels(answer)[:2] == ["Large Language Model", "Loss Function"]


async def test_where_nothing_is_sure_the_answer_says_so(stage: Stage) -> None:
    text = "the model walked down the runway"
    assert sureness(stage, text) == {False}
    answer = shown(await explained(stage, text))
    assert answer.embeds[0].title == "Perhaps terms in that message"
    assert "may mean something else" in (answer.embeds[0].description or "")
    assert [(field.name or "").partition(" ")[2] for field in answer.embeds[0].fields] == ["Model"]
    assert "Model" in labels(answer)


def test_what_is_listed_can_be_opened_and_what_is_not_is_counted() -> None:
    glossary = Glossary.load(shipped_glossary())
    spots = [Spot(0, 1, entry, sure=place < 26) for place, entry in enumerate(glossary.entries[:32])]
    answer = pages.explained(spots, glossary)
    assert answer.embed
    assert answer.embed.footer.text == "And 13 more, 6 of them in the menu below"
    (select,) = [item for row in answer.rows for item in row if isinstance(item, discord.ui.Select)]
    options = {option.label for option in select.options}
    listed = f"{answer.embed.description}\n{answer.embed.fields[0].value}".split("\n")
    assert len(listed) == 15 + 4
    assert {line.split("**")[1] for line in listed} <= options


async def test_a_message_without_terms_gets_a_kind_sentence(stage: Stage) -> None:
    answer = shown(await explained(stage, "pizza tonight? https://example.org/llm `llm`"))
    assert answer.ephemeral
    assert answer.content.startswith("I found no term of the glossary in that message.")
    assert [(seen.command, seen.outcome, seen.missed) for seen in await stage.lookups()] == [
        ("explain", Outcome.NOT_FOUND, None)
    ]


@pytest.mark.parametrize("text", ["", "🎉", "`" * 40, "x" * 2000, "<@1>"])
async def test_odd_messages_are_answered_too(stage: Stage, text: str) -> None:
    message = await stage.other.send(stage.channel, text, attachments=[("cat.txt", b"an LLM")])
    answer = shown(await stage.asker.context_menu(stage.channel, "Explain terms", message))
    assert answer.content.startswith("I found no term")


async def test_many_terms_are_shown_in_a_line_each(stage: Stage) -> None:
    names = [entry.name for entry in stage.services.glossary if not entry.common_word][:40]
    answer = shown(await explained(stage, ". ".join(names)))
    assert len(answer.embeds[0].description or "") <= 4096
    assert (answer.embeds[0].footer.text or "").startswith("And ")
    assert len([label for label in labels(answer) if label in names]) == 25


async def test_the_words_of_an_embed_count_as_well(stage: Stage) -> None:
    await stage.ask("define", term="gpt")
    card = stage.public[-1]
    answer = shown(await stage.asker.context_menu(stage.channel, "Explain terms", card))
    assert "GPT" in labels(answer)


async def test_a_forwarded_message_is_read(stage: Stage) -> None:
    message = await stage.other.send(stage.channel, "an LLM wrote this")
    elsewhere = stage.server.create_text_channel("elsewhere")
    forwarded = await stage.other.forward(message, elsewhere)
    answer = shown(await stage.asker.context_menu(elsewhere, "Explain terms", forwarded))
    assert "Large Language Model" in labels(answer)
