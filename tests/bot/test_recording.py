"""What is written down of each look-up, and what is not."""

import dataclasses
from datetime import timedelta

from glossbot.bot.client import GlossBot
from glossbot.store import Lookup, Outcome
from tests.bot.conftest import NOON
from tests.bot.stage import Stage, shown


async def test_each_way_to_look_up_is_recorded_with_its_outcome(stage: Stage) -> None:
    for term in ("Fine-Tuning", "LLM", "finetunings", "halucinaton", "drag", "Xylophone Quartet!"):
        await stage.ask("define", term=term)
    await stage.ask("related", term="gpt")
    await stage.ask("random", category="Hardware & Serving")
    server = stage.server.id
    *typed, drawn = await stage.lookups()
    assert typed == [
        Lookup(server, "fine-tuning", None, "define", Outcome.EXACT, NOON.replace(tzinfo=None)),
        Lookup(server, "large-language-model", None, "define", Outcome.ALIAS, NOON.replace(tzinfo=None)),
        Lookup(server, "fine-tuning", None, "define", Outcome.VARIANT, NOON.replace(tzinfo=None)),
        Lookup(server, "hallucination", None, "define", Outcome.CLOSE, NOON.replace(tzinfo=None)),
        Lookup(server, None, "drag", "define", Outcome.SUGGESTIONS, NOON.replace(tzinfo=None)),
        Lookup(server, None, "xylophone quartet", "define", Outcome.NOT_FOUND, NOON.replace(tzinfo=None)),
        Lookup(server, "gpt", None, "related", Outcome.EXACT, NOON.replace(tzinfo=None)),
    ]
    assert (drawn.command, drawn.outcome) == ("random", Outcome.OPENED)


async def test_choosing_and_walking_are_recorded_too(stage: Stage) -> None:
    question = await stage.ask("define", term="drag")
    answer = shown(await stage.asker.click(shown(question), label="Retrieval-Augmented Generation"))
    await stage.other.select(answer, ["embedding"], custom_id="g1:open")
    assert [(seen.command, seen.entry_id, seen.outcome) for seen in (await stage.lookups())[1:]] == [
        ("define", "retrieval-augmented-generation", Outcome.OPENED),
        ("walk", "embedding", Outcome.OPENED),
    ]


async def test_a_direct_message_is_recorded_without_a_server(stage: Stage) -> None:
    await stage.asker.user.slash("define", term="gpt")
    assert [seen.server_id for seen in await stage.lookups()] == [None]


async def test_nothing_recorded_could_name_a_person() -> None:
    assert {field.name for field in dataclasses.fields(Lookup)} == {
        "server_id",
        "entry_id",
        "missed",
        "command",
        "outcome",
        "at",
    }


async def test_a_missed_text_is_kept_short(stage: Stage) -> None:
    await stage.ask("define", term="zq " * 1500)
    (seen,) = await stage.lookups()
    assert seen.missed is not None
    assert len(seen.missed) <= 100


async def test_nothing_is_written_before_the_answer_is_out(stage: Stage) -> None:
    await stage.ask("define", term="gpt")
    assert len(stage.services.lookup_log) == 1
    assert len(await stage.lookups()) == 1
    assert len(stage.services.lookup_log) == 0


async def test_what_is_old_is_forgotten_at_the_next_start(stage: Stage) -> None:
    stage.services.now = lambda: NOON - timedelta(days=400)
    await stage.ask("define", term="gpt")
    stage.services.now = lambda: NOON
    await stage.ask("define", term="token")
    assert len(await stage.lookups()) == 2
    await stage.env.restart_bot(GlossBot(stage.services, shard_count=1))
    assert [seen.entry_id for seen in await stage.lookups()] == ["token"]
