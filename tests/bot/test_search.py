"""`/search`, and `/define` for somebody who describes instead of naming."""

from glossbot.store import Outcome
from tests.bot.stage import Stage, everything, labels, shown


async def test_lists_what_fits_with_a_line_each_and_a_select(stage: Stage) -> None:
    answer = shown(await stage.ask("search", text="when the model makes things up"))
    assert answer.ephemeral
    assert answer.content == "What fits `when the model makes things up` best:"
    assert "**Hallucination**" in (answer.embeds[0].description or "")
    assert "Hallucination" in labels(answer)


async def test_opening_a_result_edits_in_place(stage: Stage) -> None:
    result = await stage.ask("search", text="when the model makes things up")
    await stage.asker.select(shown(result), ["hallucination"], custom_id="g1:open")
    assert shown(result).embeds[0].title == "Hallucination"


async def test_nothing_that_fits_is_said_kindly(stage: Stage) -> None:
    answer = shown(await stage.ask("search", text="`qqq` **zzzz**"))
    assert answer.ephemeral
    assert answer.content.startswith("Nothing here fits")


async def test_define_falls_back_on_a_description(stage: Stage) -> None:
    question = await stage.ask("define", term="stop it inventing false facts")
    assert shown(question).ephemeral
    assert "Going by the words, you might mean one of these:" in everything(shown(question))
    assert "Hallucination" in labels(shown(question))
    answer = shown(await stage.asker.click(shown(question), label="Hallucination"))
    assert not answer.ephemeral


async def test_define_answers_a_question_and_offers_both_of_a_comparison(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="whats an LLM??"))
    assert answer.embeds[0].title == "Large Language Model"
    choice = shown(await stage.ask("define", term="difference between RAG and fine-tuning"))
    assert {"Retrieval-Augmented Generation", "Fine-Tuning"} <= set(labels(choice))


async def test_a_search_is_recorded_and_its_text_only_when_nothing_was_found(stage: Stage) -> None:
    await stage.ask("search", text="when the model makes things up")
    await stage.ask("search", text="Qqq!")
    assert [(seen.command, seen.outcome, seen.missed) for seen in await stage.lookups()] == [
        ("search", Outcome.SUGGESTIONS, None),
        ("search", Outcome.NOT_FOUND, "qqq"),
    ]
