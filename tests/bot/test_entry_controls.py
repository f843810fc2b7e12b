"""The buttons and the select under an entry, on public and on private answers."""

from glossbot.glossary import Glossary
from tests.bot.stage import Stage, controls, everything, ids, shown


async def test_read_more_on_a_public_answer_replies_privately_and_leaves_it_alone(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="Fine-Tuning"))
    before = everything(answer)
    more = await stage.other.click(answer, label="Read more")
    assert shown(more).ephemeral
    assert everything(stage.public[0]) == before
    assert len(stage.public) == 1


async def test_read_more_opens_the_explanation_and_the_tools_with_their_prices(
    stage: Stage, glossary: Glossary
) -> None:
    entry = glossary.get("open-source-models")
    assert entry is not None
    answer = shown(await stage.ask("define", term=entry.name))
    embed = shown(await stage.other.click(answer, label="Read more")).embeds[0]
    assert embed.description == entry.explanation
    tools = embed.fields[0].value or ""
    assert "[Ollama](https://ollama.com) · open source" in tools
    assert all(tool.name in tools for tool in entry.tools)


async def test_read_more_on_a_private_answer_edits_it_in_place_and_back(stage: Stage, glossary: Glossary) -> None:
    entry = glossary.get("gpt")
    assert entry is not None
    question = await stage.ask("define", term="GPT", private=True)
    await stage.asker.click(shown(question), label="Read more")
    assert shown(question).embeds[0].description == entry.explanation
    await stage.asker.click(shown(question), label="Short version")
    assert entry.definition in (shown(question).embeds[0].description or "")
    assert stage.public == []


async def test_the_select_walks_to_a_related_term_privately(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="Open-Source Models"))
    walked = shown(await stage.other.select(answer, ["large-language-model"], custom_id="g1:open"))
    assert walked.ephemeral
    assert walked.embeds[0].title == "Large Language Model"
    assert len(stage.public) == 1


async def test_walking_on_from_there_edits_in_place(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="Open-Source Models"))
    first = await stage.other.select(answer, ["large-language-model"], custom_id="g1:open")
    await stage.other.select(shown(first), ["gpt"], custom_id="g1:open")
    assert shown(first).embeds[0].title == "GPT"


async def test_share_posts_a_private_answer_to_the_channel(stage: Stage) -> None:
    question = await stage.ask("define", term="GPT", private=True)
    (shared,) = (await stage.asker.click(shown(question), label="Share")).followups
    assert not shared.ephemeral
    assert stage.public[0].embeds[0].title == "GPT"
    assert "g1:delete" in ids(shared)


async def test_what_was_shared_says_so_and_cannot_be_shared_again(stage: Stage) -> None:
    question = await stage.ask("define", term="GPT", private=True)
    await stage.asker.click(shown(question), label="Share")
    button = next(item for item in controls(shown(question)) if item["custom_id"] == "g1:share:gpt")
    assert (button["label"], button["disabled"]) == ("Shared", True)
    assert shown(question).embeds[0].title == "GPT"
    await stage.asker.click(shown(question), label="Read more")
    assert "Tools" in everything(shown(question))


async def test_what_was_read_more_of_can_be_shared_too(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    more = shown(await stage.other.click(answer, label="Read more"))
    await stage.other.click(more, label="Share")
    assert len(stage.public) == 2


async def test_the_asker_deletes_a_public_answer(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    await stage.asker.click(answer, custom_id="g1:delete")
    assert stage.public == []


async def test_a_moderator_deletes_a_public_answer(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    await stage.moderator.click(answer, custom_id="g1:delete")
    assert stage.public == []


async def test_somebody_else_cannot_delete_it_and_is_told_why(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    refusal = shown(await stage.other.click(answer, custom_id="g1:delete"))
    assert refusal.ephemeral
    assert refusal.content == "Only the person who asked for this answer, or a moderator, can delete it."
    assert len(stage.public) == 1


async def test_the_one_who_shared_can_delete_what_they_shared(stage: Stage) -> None:
    question = await stage.ask("define", term="GPT", private=True)
    (shared,) = (await stage.asker.click(shown(question), label="Share")).followups
    await stage.asker.click(shared, custom_id="g1:delete")
    assert stage.public == []


async def test_deleting_works_in_a_direct_message(stage: Stage) -> None:
    question = await stage.asker.user.slash("define", term="gpt")
    await stage.asker.user.click(shown(question), custom_id="g1:delete")
    assert question.response is None


async def test_browse_leads_to_the_index(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="GPT"))
    index = shown(await stage.other.click(answer, label="Browse"))
    assert index.ephemeral
    assert index.embeds[0].title == "The glossary"
