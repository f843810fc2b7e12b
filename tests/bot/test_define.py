"""`/define`, as the one who asks sees it."""

import pytest

from glossbot.glossary import Glossary
from tests.bot.stage import Stage, controls, everything, ids, labels, shown


async def test_shows_the_card_to_everybody(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="Open-Source Models"))
    assert not answer.ephemeral
    assert answer.content == ""
    embed = answer.embeds[0]
    assert embed.author.name == "🧠 Models & Architecture"
    assert embed.title == "Open-Source Models"
    assert [field.name for field in embed.fields] == ["In the real world", "Related"]
    assert "Large Language Model · Fine-Tuning" in (embed.fields[1].value or "")
    assert (embed.footer.text or "").startswith("Also called Open Models")
    assert embed.colour is not None
    assert str(embed.colour) == "#5865f2"


async def test_shows_definition_analogy_and_examples_of_the_entry(stage: Stage, glossary: Glossary) -> None:
    entry = glossary.get("fine-tuning")
    assert entry is not None
    text = everything(shown(await stage.ask("define", term="fine-tuning")))
    assert entry.definition in text
    assert entry.analogy in text
    assert all(example in text for example in entry.examples)


async def test_offers_a_public_answer_to_be_deleted_and_not_shared(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    assert ids(answer) == ["g1:depth:gpt", "g1:index", "g1:delete", "g1:open"]


async def test_offers_a_private_answer_to_be_shared_and_not_deleted(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT", private=True))
    assert answer.ephemeral
    assert ids(answer) == ["g1:depth:gpt", "g1:index", "g1:share:gpt", "g1:open"]
    assert stage.public == []


async def test_walks_on_to_exactly_the_related_terms(stage: Stage, glossary: Glossary) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    select = next(item for item in controls(answer) if item["custom_id"] == "g1:open")
    assert [option["value"] for option in select["options"]] == [entry.id for entry in glossary.related("gpt")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("fine tuning", ""),
        ("LLM", "**LLM** is another name for **Large Language Model**."),
        ("finetunings", "For `finetunings`, here is **Fine-Tuning**."),
        ("halucinaton", "I took `halucinaton` to mean **Hallucination**."),
        ("LLM → Large Language Model", ""),
    ],
)
async def test_says_so_when_the_match_was_not_exact(stage: Stage, typed: str, sentence: str) -> None:
    answer = shown(await stage.ask("define", term=typed))
    assert answer.content == sentence
    assert len(answer.embeds) == 1


async def test_offers_while_one_types_and_the_offer_is_understood(stage: Stage) -> None:
    offers = await stage.asker.autocomplete(stage.channel, "define", "term", "open sour")
    assert offers[0] == {"name": "Open-Source Models", "value": "Open-Source Models"}
    answer = shown(await stage.ask("define", term=offers[0]["value"]))
    assert answer.embeds[0].title == "Open-Source Models"


async def test_offers_the_editors_picks_before_anything_was_asked(stage: Stage, glossary: Glossary) -> None:
    offers = await stage.asker.autocomplete(stage.channel, "define", "term", "")
    assert [offer["name"] for offer in offers][:3] == [entry.name for entry in glossary.picks[:3]]
    assert len(offers) == 25


async def test_offers_what_is_popular_once_something_was_asked(stage: Stage) -> None:
    await stage.ask("define", term="Latency")
    offers = await stage.asker.autocomplete(stage.channel, "define", "term", "")
    assert offers[0]["name"] == "Latency"


async def test_answers_in_a_direct_message(stage: Stage) -> None:
    answer = shown(await stage.asker.user.slash("define", term="gpt"))
    assert answer.embeds[0].title == "GPT"
    assert "Read more" in labels(answer)
