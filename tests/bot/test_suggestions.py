"""What the asker, and only the asker, sees when it is not certain what was meant."""

import pytest

from tests.bot.stage import Stage, everything, ids, labels, shown


async def test_weak_candidates_are_offered_as_buttons_to_the_asker_alone(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="drag"))
    assert answer.ephemeral
    assert answer.content == "I'm not sure what you mean by `drag`. Did you mean one of these?"
    assert "Retrieval-Augmented Generation" in labels(answer)
    assert stage.public == []


async def test_a_choice_is_as_public_as_the_question_was(stage: Stage) -> None:
    question = await stage.ask("define", term="drag")
    answer = shown(await stage.asker.click(shown(question), label="Retrieval-Augmented Generation"))
    assert not answer.ephemeral
    assert answer.embeds[0].title == "Retrieval-Augmented Generation"
    assert len(stage.public) == 1


async def test_a_choice_after_a_private_question_replaces_it(stage: Stage) -> None:
    question = await stage.ask("define", term="drag", private=True)
    await stage.asker.click(shown(question), label="Retrieval-Augmented Generation")
    changed = shown(question)
    assert changed.content == ""
    assert changed.embeds[0].title == "Retrieval-Augmented Generation"
    assert stage.public == []


async def test_the_one_who_chose_can_delete_the_public_answer(stage: Stage) -> None:
    question = await stage.ask("define", term="drag")
    answer = shown(await stage.asker.click(shown(question), label="Retrieval-Augmented Generation"))
    await stage.asker.click(answer, custom_id="g1:delete")
    assert stage.public == []


async def test_related_offers_a_choice_too_and_keeps_to_its_question(stage: Stage) -> None:
    question = await stage.ask("related", term="drag")
    assert shown(question).ephemeral
    answer = shown(await stage.asker.click(shown(question), label="Retrieval-Augmented Generation"))
    assert answer.embeds[0].title == "Around Retrieval-Augmented Generation"
    assert not answer.ephemeral


async def test_an_unknown_word_gets_a_kind_sentence_and_the_index(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="xylophone quartet"))
    assert answer.ephemeral
    assert answer.content.startswith("I have nothing on `xylophone quartet` yet.")
    assert "g1:index" in ids(answer)


async def test_an_unknown_word_comes_with_the_nearest_entries(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="gp"))
    assert answer.ephemeral
    assert {"GPT", "GPU"} & set(labels(answer))


@pytest.mark.parametrize(
    "typed",
    [
        "@everyone @here <@123456789012345678> <@&123456789012345678>",
        "**bold** _it_ ~~no~~ ||spoiler|| # heading > quote",
        "https://example.com/xyz [click](https://example.com)",
        "`code` ```block``` ``",
        "zq" * 3000,
        "line\nbreak\n\n# big",
        "\u202egnitrevo\u202c \u200b\u200d",
        "🙂🙃" * 50,
        "' OR 1=1; --",
        "\x00\x07\x1b[31m",
    ],
)
async def test_what_was_typed_comes_back_short_and_harmless(stage: Stage, typed: str) -> None:
    answer = shown(await stage.ask("define", term=typed))
    assert answer.ephemeral
    quoted = answer.content.split("`")
    assert len(quoted) == 3, "exactly one piece of inline code, which nothing inside it can close"
    assert len(quoted[1]) <= 80
    assert "@everyone" not in answer.content
    assert "\n" not in answer.content
    assert not any(char in answer.content for char in "\u202e\u200d\x00\x1b")


async def test_nothing_but_spaces_is_answered_kindly(stage: Stage) -> None:
    answer = shown(await stage.ask("define", term="   "))
    assert answer.ephemeral
    assert "nothing on" in everything(answer)
