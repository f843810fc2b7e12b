"""`/browse`: the index by category and from A to Z."""

from glossbot.bot.index import PAGE_SIZE
from glossbot.glossary import Glossary
from tests.bot.stage import Stage, controls, everything, shown


async def test_shows_every_category_to_the_asker_alone(stage: Stage, glossary: Glossary) -> None:
    index = shown(await stage.ask("browse"))
    assert index.ephemeral
    for category in glossary.categories:
        line = f"{category.emoji} **{category.name}** · {len(glossary.in_category(category))}\n{category.about}"
        assert line in (index.embeds[0].description or "")


async def test_choosing_a_category_lists_its_entries_in_place(stage: Stage, glossary: Glossary) -> None:
    index = await stage.ask("browse")
    await stage.asker.select(shown(index), ["ai-basics"], custom_id="g1:shelf")
    page = shown(index)
    assert page.embeds[0].title == "🌱 AI Basics"
    expected = glossary.in_category(glossary.category("AI Basics"))
    assert all(f"**{entry.name}**" in (page.embeds[0].description or "") for entry in expected[:PAGE_SIZE])


async def test_from_a_to_z_every_entry_is_on_some_page(stage: Stage, glossary: Glossary) -> None:
    index = await stage.ask("browse")
    await stage.asker.select(shown(index), ["all"], custom_id="g1:shelf")
    seen: list[str] = []
    while True:
        select = next(item for item in controls(shown(index)) if item["custom_id"] == "g1:open")
        seen += [option["value"] for option in select["options"]]
        forward = controls(shown(index))[-2]
        assert forward["custom_id"].endswith(":on")
        if forward["disabled"]:
            break
        await stage.asker.click(shown(index), custom_id=forward["custom_id"])
    assert seen == [entry.id for entry in glossary.entries]


async def test_a_letter_leads_to_its_page(stage: Stage) -> None:
    index = await stage.ask("browse")
    await stage.asker.select(shown(index), ["all"], custom_id="g1:shelf")
    letters = next(item for item in controls(shown(index)) if item["custom_id"] == "g1:letter")
    choice = next(option["value"] for option in letters["options"] if option["label"] == "T")
    await stage.asker.select(shown(index), [choice], custom_id="g1:letter")
    assert "**Temperature**" in everything(shown(index))


async def test_opening_an_entry_from_a_page_shows_its_card(stage: Stage) -> None:
    index = await stage.ask("browse", category="AI Basics")
    await stage.asker.select(shown(index), ["algorithm"], custom_id="g1:open")
    assert shown(index).embeds[0].title == "Algorithm"
    assert stage.public == []


async def test_a_category_is_offered_while_typing_and_understood(stage: Stage) -> None:
    offers = await stage.asker.autocomplete(stage.channel, "browse", "category", "train")
    assert offers == [{"name": "🎓 Training & Fine-Tuning", "value": "Training & Fine-Tuning"}]
    page = shown(await stage.ask("browse", category=offers[0]["name"]))
    assert page.embeds[0].title == "🎓 Training & Fine-Tuning"


async def test_an_unknown_category_is_answered_with_the_known_ones(stage: Stage) -> None:
    answer = shown(await stage.ask("browse", category="@everyone cooking"))
    assert answer.ephemeral
    assert answer.content.startswith("There is no category")
    assert "@everyone" not in answer.content
    assert "AI Basics" in everything(answer)
