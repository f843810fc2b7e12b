"""When something goes wrong: a kind sentence with a reference, the traceback in the log under the same reference."""

import re
import sqlite3
from pathlib import Path

import discord
import pytest
from discord import app_commands, ui

from glossbot.bot.components import Form
from glossbot.bot.services import Interaction
from glossbot.glossary import Glossary
from tests.bot.stage import Stage, everything, shown

KIND = "Sorry, something went wrong on my side, and it is not your fault."


class BrokenGlossary(Glossary):
    """A glossary whose every answer is a fault."""

    def __init__(self) -> None:
        super().__init__([])

    def resolve(self, query: str) -> None:  # type: ignore[override]
        raise RuntimeError(query)

    def get(self, entry_id: str) -> None:
        raise RuntimeError(entry_id)


def reference(sentence: str) -> str:
    found = re.search(r"reference: `([0-9a-f]{6})`", sentence)
    assert found, sentence
    return found[1]


async def test_a_fault_in_a_command_is_answered_kindly_and_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.services.glossary = BrokenGlossary()
    answer = shown(await stage.ask("define", term="boom"))
    assert answer.ephemeral
    assert answer.content.startswith(KIND)
    record = next(record for record in caplog.records if reference(answer.content) in record.message)
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], RuntimeError)
    assert [type(error) for error in stage.env.errors] == [app_commands.CommandInvokeError]


async def test_a_fault_in_a_button_is_answered_the_same_way(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    card = shown(await stage.ask("define", term="gpt"))
    stage.services.glossary = BrokenGlossary()
    answer = shown(await stage.asker.click(card, label="Read more"))
    assert answer.ephemeral
    assert answer.content.startswith(KIND)
    assert reference(answer.content) in caplog.text


async def test_a_fault_in_a_form_is_answered_the_same_way(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Form):
        def __init__(self) -> None:
            super().__init__(title="Broken")
            self.add_item(ui.TextInput(label="Say something", custom_id="said"))

        async def on_submit(self, interaction: discord.Interaction) -> None:
            raise RuntimeError(interaction.id)

    @app_commands.command(description="Opens a form")
    async def form(interaction: Interaction) -> None:
        await interaction.response.send_modal(Broken())

    stage.env.bot.tree.add_command(form)
    await stage.env.bot.tree.sync()
    opened = await stage.ask("form")
    answer = shown(await stage.asker.submit_modal(opened, {"said": "hello"}))
    assert answer.content.startswith(KIND)
    assert reference(answer.content) in caplog.text
    assert [type(error) for error in stage.env.errors] == [RuntimeError]


async def test_a_fault_after_the_answer_was_deferred_still_reaches_the_user(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.services.glossary = Glossary([])
    del stage.services.glossary.picks
    result = await stage.ask("popular")
    said = [everything(message) for message in (*result.followups, shown(result))]
    assert any(text.startswith(KIND) for text in said)
    assert "popular failed" in caplog.text
    assert len(stage.env.errors) == 1


@pytest.mark.parametrize("custom_id", ["g0:more:gpt", "something-else", "g1:depth:UPPER CASE", "g1:retired"])
async def test_a_button_that_nothing_knows_is_answered_with_a_sentence(stage: Stage, custom_id: str) -> None:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Old", custom_id=custom_id))
    view.stop()
    old = await stage.env.bot.get_channel(stage.channel.id).send("from before", view=view)
    answer = shown(await stage.other.click(old, label="Old"))
    assert answer.ephemeral
    assert answer.content.startswith("This button is from an older version of me")


@pytest.mark.parametrize("label", ["Read more", None])
async def test_an_entry_that_was_removed_is_answered_with_a_sentence(
    stage: Stage, glossary: Glossary, label: str
) -> None:
    card = shown(await stage.ask("define", term="gpt"))
    rest = [entry for entry in glossary if entry.id not in {"gpt", "transformer"}]
    stage.services.glossary = Glossary(rest, categories=glossary.categories)
    if label:
        answer = shown(await stage.asker.click(card, label=label))
    else:
        answer = shown(await stage.asker.select(card, ["transformer"], custom_id="g1:open"))
    assert answer.ephemeral
    assert answer.content.startswith("That entry is no longer in the glossary.")
    assert answer.embeds[0].title == "The glossary"


async def test_a_category_that_was_removed_is_answered_with_a_sentence(stage: Stage, glossary: Glossary) -> None:
    index = await stage.ask("browse")
    stage.services.glossary = Glossary([entry for entry in glossary if entry.category != "AI Basics"])
    await stage.asker.select(shown(index), ["ai-basics"], custom_id="g1:shelf")
    assert shown(index).content.startswith("That part of the glossary has been rearranged.")


async def test_a_refusal_by_discord_is_logged_and_nothing_breaks(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, message="Unknown interaction")
    await stage.ask("define", term="gpt")
    assert "define failed" in caplog.text
    assert len(stage.env.errors) == 1
    assert shown(await stage.ask("define", term="gpt")).embeds[0].title == "GPT"


async def test_a_locked_database_costs_nobody_an_answer(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.ask("define", term="gpt")
    await stage.lookups()
    with sqlite3.connect(tmp_path / "bot.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = shown(await stage.ask("define", term="token"))
        assert answer.embeds[0].title == "Token"
        await stage.env.advance_time(1.1)
        other.rollback()
    other.close()
    assert "locked" in caplog.text
    assert [seen.entry_id for seen in await stage.lookups()] == ["gpt", "token"]


async def test_popular_says_that_it_cannot_count_while_the_database_is_away(stage: Stage, tmp_path: Path) -> None:
    await stage.lookups()
    await stage.services.database.close()
    (tmp_path / "bot.db").unlink()
    (tmp_path / "bot.db").mkdir()
    answer = shown(await stage.ask("popular"))
    assert "I can't read the counts at the moment, so here are our editors' picks." in everything(answer)


class TestWithADatabaseThatCannotBeOpened:
    """The folder of the database is not there when the bot starts."""

    @pytest.fixture
    def database_path(self, tmp_path: Path) -> Path:
        return tmp_path / "later" / "bot.db"

    async def test_the_bot_answers_and_writes_it_all_down_later(
        self, stage: Stage, database_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        assert shown(await stage.ask("define", term="gpt")).embeds[0].title == "GPT"
        await stage.env.advance_time(5)
        assert len([record for record in caplog.records if "look-ups wait" in record.message]) == 1
        database_path.parent.mkdir()
        assert [seen.entry_id for seen in await stage.lookups()] == ["gpt"]
