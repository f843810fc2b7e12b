"""`/compare`, as the one who asks sees it."""

from glossbot.glossary import Glossary
from tests.bot.stage import Stage, controls, everything, shown


async def test_sets_two_terms_side_by_side_for_everybody(stage: Stage, glossary: Glossary) -> None:
    answer = shown(await stage.ask("compare", first="training", second="inference"))
    assert not answer.ephemeral
    embed = answer.embeds[0]
    assert embed.title == "Training and Inference"
    for number, entry_id in enumerate(("training", "inference")):
        entry = glossary.get(entry_id)
        assert entry is not None
        assert entry.definition in (embed.fields[number].value or "")
        assert entry.analogy in (embed.fields[number].value or "")
    apart = embed.fields[2].value or ""
    assert "**Training** belongs to *Training & Fine-Tuning*, **Inference** to *Hardware & Serving*." in apart


async def test_says_when_people_mistake_one_for_the_other(stage: Stage, glossary: Glossary) -> None:
    entry = next(entry for entry in glossary if entry.confused_with)
    for pair in ((entry.id, entry.confused_with[0]), (entry.confused_with[0], entry.id)):
        answer = shown(await stage.ask("compare", first=pair[0], second=pair[1]))
        assert "People often mistake one for the other." in everything(answer)


async def test_leads_on_to_both_and_to_what_they_share(stage: Stage, glossary: Glossary) -> None:
    answer = shown(await stage.ask("compare", first="gpt", second="open-source models"))
    select = next(item for item in controls(answer) if item["custom_id"] == "g1:open")
    offered = [option["value"] for option in select["options"]]
    assert offered[:2] == ["gpt", "open-source-models"]
    both = {e.id for e in glossary.related("gpt")} & {e.id for e in glossary.related("open-source-models")}
    assert set(offered[2:]) <= both
    assert offered[2:]


async def test_the_same_term_twice_is_said_to_the_asker(stage: Stage) -> None:
    answer = shown(await stage.ask("compare", first="LLM", second="large language model"))
    assert answer.ephemeral
    assert answer.content == "Both of these are **Large Language Model**."


async def test_the_same_text_twice_is_no_fault(stage: Stage) -> None:
    answer = shown(await stage.ask("compare", first="gpt", second="gpt"))
    assert answer.content == "Both of these are **GPT**."


async def test_names_what_is_not_certain_to_the_asker_alone(stage: Stage) -> None:
    answer = shown(await stage.ask("compare", first="drag", second="@everyone zzz"))
    assert answer.ephemeral
    assert "I'm not sure what you mean by `drag`. Perhaps **Retrieval-Augmented Generation**" in answer.content
    assert "I have nothing on" in answer.content
    assert "@everyone" not in answer.content
    assert stage.public == []


async def test_the_asker_can_delete_the_answer(stage: Stage) -> None:
    answer = shown(await stage.ask("compare", first="gpt", second="token"))
    await stage.asker.click(answer, custom_id="g1:delete")
    assert stage.public == []
