"""What moderators decide about the term of the day once it is set up, and `/today` for everyone."""

from datetime import timedelta

import discord
import pytest
from discord import app_commands
from simcord.results import InteractionResult

from glossbot.bot.client import GlossBot
from glossbot.bot.components.schedule import CHANGED, ENDED, GONE, KEPT
from glossbot.bot.daily.pages import NOT_ALLOWED
from glossbot.bot.failures import NOT_KEPT, Refusal
from glossbot.errors import StoreUnavailable
from glossbot.glossary import Glossary
from tests.bot.daily.conftest import Daily
from tests.bot.daily.test_setup import forbid, kept
from tests.bot.stage import everything, shown

COMMANDS = {
    "status": {},
    "preview": {},
    "skip": {},
    "post": {},
    "queue add": {"term": "Token"},
    "queue list": {},
    "queue move": {"term": "Token", "place": 1},
    "queue remove": {"term": "Token"},
    "history": {},
    "pause": {},
    "resume": {},
    "remove": {},
}
PREFIX = "Term of the day: "


async def read(daily: Daily, command: str, **options: object) -> str:
    """Say a command, and read the answer, which must be for its asker alone."""
    answer = shown(await daily.say(command, **options))
    assert answer.ephemeral
    return everything(answer)


async def refused(daily: Daily, command: str, **options: object) -> str:
    """Say a command, and read the sentence with which it is refused."""
    answer = await read(daily, command, **options)
    assert all(isinstance(error.__cause__, Refusal) for error in daily.stage.env.errors)
    return answer


async def previewed(daily: Daily, command: str = "preview") -> str:
    """Return the title of the post that is to come."""
    return title(shown(await daily.say(command)))


def title(message: object) -> str:
    return message.embeds[0].title or ""  # type: ignore[attr-defined]


async def today(daily: Daily) -> InteractionResult:
    return await daily.stage.ask("today")


@pytest.mark.parametrize("command", COMMANDS)
async def test_whoever_may_not_manage_the_server_is_refused_even_where_discord_lets_them(
    daily: Daily, command: str
) -> None:
    await daily.set_up()
    before = await kept(daily)
    for one in await daily.stage.env.bot.tree.fetch_commands():
        daily.stage.server.set_command_permissions(one, {daily.stage.server.default_role: True})
    answer = await daily.stage.moderator.slash(daily.stage.channel, f"term-of-the-day {command}", **COMMANDS[command])
    assert [type(error) for error in daily.stage.env.errors] == [app_commands.CheckFailure]
    assert shown(answer).content == NOT_ALLOWED
    assert shown(answer).ephemeral
    assert await kept(daily) == before


async def test_members_do_not_see_the_command(daily: Daily) -> None:
    seen = daily.stage.asker.available_commands(daily.stage.channel)
    assert "today" in seen
    assert not any(name.startswith("term-of-the-day") for name in seen)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "history"])
async def test_before_setup_every_command_says_how_to_begin(daily: Daily, command: str) -> None:
    assert "/term-of-the-day setup" in await refused(daily, command, **COMMANDS[command])


async def test_status_before_the_first_post_and_after(daily: Daily) -> None:
    await daily.set_up()
    before = await read(daily, "status")
    assert "Last post" not in before
    assert before.endswith("Problems\nNothing.")
    await daily.pass_time(9.1)
    after = await read(daily, "status")
    assert f"/{daily.stage.channel.id}/{daily.posts[0].id})" in after
    assert "Thursday, 01 January 2026" in after
    assert after.endswith("Problems\nNothing.")


async def test_status_names_a_day_that_was_missed_while_the_bot_was_away(daily: Daily) -> None:
    await daily.set_up()
    before = daily.stage.services.now
    daily.stage.services.now = lambda: before() + timedelta(hours=9 + 7)
    await daily.stage.env.restart_bot(GlossBot(daily.stage.services, shard_count=1))
    await daily.pass_time(0)
    assert daily.posts == []
    assert "in the way for more than six hours: 2026-01-01." in await read(daily, "status")


async def test_a_failing_pin_stands_in_status_and_moderators_are_told_once_and_not_daily(daily: Daily) -> None:
    await daily.set_up()
    forbid(daily, pin_messages=True, manage_messages=True)
    for hours in (9.1, 0.1, 1, 23):
        await daily.pass_time(hours)
    assert len(daily.posts) == 2
    assert not any(post.pinned for post in daily.posts)
    assert "I need **Pin Messages**" in await read(daily, "status")
    assert len([m for m in daily.stage.public if m.content.startswith("For the moderators: ")]) == 1


async def test_two_failures_at_a_time_are_told_once_each(daily: Daily) -> None:
    await daily.set_up(thread=True)
    forbid(daily, pin_messages=True, manage_messages=True, create_public_threads=True)
    for hours in (9.1, 0.1, 0.5):
        await daily.pass_time(hours)
    told = [m.content for m in daily.stage.public if m.content.startswith("For the moderators: ")]
    assert len(told) == len(set(told)) == 2


async def test_a_pin_is_made_up_when_the_permission_is_there(daily: Daily) -> None:
    await daily.set_up()
    forbid(daily, pin_messages=True, manage_messages=True)
    await daily.pass_time(9.1)
    forbid(daily)
    await daily.pass_time(0.1)
    assert daily.posts[0].pinned
    assert (await read(daily, "status")).endswith("Problems\nNothing.")


async def test_without_pin_nothing_is_pinned(daily: Daily) -> None:
    await daily.set_up(pin=False)
    await daily.pass_time(9.1)
    assert not daily.posts[0].pinned


async def test_at_the_limit_of_pins_the_bot_s_own_oldest_goes(daily: Daily) -> None:
    await daily.set_up()
    theirs = await daily.stage.asker.send(daily.stage.channel, "Our rules")
    await daily.stage.moderator.set_pinned(theirs, True)  # noqa: FBT003 - SimCord's own way
    await daily.pass_time(9.1)
    daily.stage.env.inject_error("PUT", "/channels/*/messages/pins/*", status=400, code=30003)
    await daily.pass_time(24)
    first, second = daily.posts
    assert (first.pinned, second.pinned) == (False, True)
    assert theirs.id in [message.id for message in daily.stage.channel.pinned_messages()]


async def test_where_all_pins_are_others_that_is_said(daily: Daily) -> None:
    await daily.set_up()
    daily.stage.env.inject_error("PUT", "/channels/*/messages/pins/*", status=400, code=30003, times=None)
    await daily.pass_time(9.1)
    assert "none of them is mine to take away" in await read(daily, "status")
    assert len(daily.posts) == 1


async def test_preview_tells_the_truth_each_time(daily: Daily) -> None:
    await daily.set_up()
    first, second = await previewed(daily), await previewed(daily)
    await daily.pass_time(9.1)
    assert title(daily.posts[0]) == first == second


async def test_what_was_skipped_is_not_posted_and_what_was_shown_instead_is(daily: Daily) -> None:
    await daily.set_up()
    first = await previewed(daily)
    second, third = await previewed(daily, "skip"), await previewed(daily, "skip")
    assert len({first, second, third}) == 3
    await daily.pass_time(9.1)
    assert title(daily.posts[0]) == third


async def test_in_a_pause_nothing_can_be_skipped_or_previewed(daily: Daily) -> None:
    await daily.set_up()
    await daily.say("pause")
    assert "Nothing is to come" in await read(daily, "skip")
    assert "Nothing is to come" in await read(daily, "preview")


async def test_post_now_posts_what_was_previewed_as_today_s(daily: Daily) -> None:
    await daily.set_up()
    preview = await previewed(daily)
    assert "as today's term" in await read(daily, "post")
    await daily.pass_time(0)
    assert title(daily.posts[0]) == preview
    assert daily.posts[0].pinned
    await daily.pass_time(9.1)
    assert len(daily.posts) == 1


async def test_post_after_today_s_time_posts_what_was_previewed_and_something_else_tomorrow(daily: Daily) -> None:
    await daily.pass_time(12)
    await daily.set_up()
    await daily.say("queue add", term="Token")
    assert await previewed(daily) == f"{PREFIX}Token"
    await daily.say("post")
    await daily.pass_time(0)
    await daily.pass_time(24)
    assert [title(post) == f"{PREFIX}Token" for post in daily.posts] == [True, False]


async def test_a_chosen_term_is_today_s_before_there_is_one_and_an_extra_after(daily: Daily) -> None:
    await daily.set_up()
    assert "as today's term" in await read(daily, "post", term="Token")
    await daily.pass_time(0)
    assert "extra" in await read(daily, "post", term="GPT")
    await daily.pass_time(0)
    days, extra = daily.posts
    assert (title(days), title(extra)) == (f"{PREFIX}Token", f"{PREFIX}GPT")
    assert (days.pinned, extra.pinned) == (True, False)
    assert "GPT" not in await read(daily, "history")
    await daily.pass_time(33.1)
    assert len(daily.posts) == 3


async def test_a_second_post_of_today_is_refused(daily: Daily) -> None:
    await daily.set_up()
    await daily.pass_time(9.1)
    assert "posted already" in await refused(daily, "post")
    await daily.pass_time(0)
    assert len(daily.posts) == 1


async def test_post_says_what_is_in_its_way(daily: Daily) -> None:
    await daily.set_up()
    forbid(daily, embed_links=True)
    assert "I need **Embed Links**" in await refused(daily, "post")
    await daily.pass_time(0)
    forbid(daily)
    await daily.pass_time(0)
    assert daily.posts == []


@pytest.mark.parametrize("command", ["post", "queue add", "queue remove"])
async def test_a_term_that_is_none_is_repeated(daily: Daily, command: str) -> None:
    await daily.set_up()
    assert "`xyzzy`" in await read(daily, command, term="xyzzy")
    await daily.pass_time(0)
    assert daily.posts == []


async def test_the_queue_is_listed_moved_taken_from_and_goes_first(daily: Daily) -> None:
    await daily.set_up()
    for term in ("Token", "GPT", "Embedding"):
        assert "is in the queue." in await read(daily, "queue add", term=term)
    assert "already" in await read(daily, "queue add", term="gpt")
    assert "has moved" in await read(daily, "queue move", term="Embedding", place=1)
    assert "is out of" in await read(daily, "queue remove", term="GPT")
    assert "was not in" in await read(daily, "queue remove", term="GPT")
    assert "is not in the queue" in await read(daily, "queue move", term="GPT", place=1)
    listed = await read(daily, "queue list")
    assert "1. **Embedding" in listed and "2. **Token" in listed and "GPT" not in listed
    preview = await previewed(daily)
    assert preview.startswith(f"{PREFIX}Embedding")
    await daily.pass_time(9.1)
    await daily.pass_time(24)
    assert [title(post) for post in daily.posts] == [preview, f"{PREFIX}Token"]
    assert "The queue is empty" in await read(daily, "queue list")


async def test_asking_in_vain_does_not_change_what_was_previewed(daily: Daily) -> None:
    await daily.set_up()
    preview = await previewed(daily)
    await daily.say("queue remove", term="Token")
    await daily.say("queue move", term="Token", place=1)
    assert await previewed(daily) == preview


async def test_an_entry_that_left_the_glossary_is_passed_over(daily: Daily, glossary: Glossary) -> None:
    await daily.set_up()
    await daily.say("queue add", term="Token")
    await daily.say("queue add", term="GPT")
    entries = [
        entry.model_copy(update={"related": tuple(one for one in entry.related if one != "token")})
        for entry in glossary
        if entry.id != "token"
    ]
    daily.stage.services.glossary = Glossary(entries, categories=glossary.categories)
    assert "Token" not in await read(daily, "queue list")
    await daily.pass_time(9.1)
    assert title(daily.posts[0]) == f"{PREFIX}GPT"


async def test_history_lists_posts_with_links(daily: Daily) -> None:
    assert "Nothing has been posted" in await read(daily, "history")
    await daily.set_up()
    await daily.pass_time(9.1)
    await daily.pass_time(24)
    listed = await read(daily, "history")
    assert all(f"/{daily.stage.channel.id}/{post.id})" in listed for post in daily.posts)
    assert listed.index("02 January") < listed.index("01 January")


async def test_a_pause_lasts_until_it_is_ended_and_nothing_is_made_up(daily: Daily) -> None:
    await daily.set_up()
    assert "until you say" in await read(daily, "pause")
    await daily.pass_time(9.1)
    assert "None: it is paused" in await read(daily, "status")
    await daily.say("resume")
    await daily.pass_time(0.1)
    assert daily.posts == []
    await daily.pass_time(24)
    assert len(daily.posts) == 1


async def test_a_pause_with_a_date_ends_on_that_date(daily: Daily) -> None:
    await daily.set_up()
    assert "Saturday, 03 January 2026" in await read(daily, "pause", until="2026-01-03")
    await daily.pass_time(9.1)
    await daily.pass_time(24)
    assert daily.posts == []
    await daily.pass_time(24)
    assert len(daily.posts) == 1


@pytest.mark.parametrize("until", ["soon", "2026-02-30", "2025-12-31", "2026-01-01"])
async def test_a_pause_until_what_is_no_day_to_come_is_refused(daily: Daily, until: str) -> None:
    await daily.set_up()
    before = await kept(daily)
    assert f"`{until}`" in await refused(daily, "pause", until=until)
    assert await kept(daily) == before


async def test_whoever_may_no_longer_manage_the_server_cannot_end_it(daily: Daily) -> None:
    await daily.set_up()
    question = shown(await daily.say("remove"))
    backend = daily.stage.env.backend
    backend.get_member(daily.stage.server.id, daily.owner.id).role_ids.clear()
    await daily.stage.env.settle()
    assert shown(await daily.owner.click(question, label="End it here")).content == NOT_ALLOWED
    assert await kept(daily) is not None


async def test_ending_it_while_the_database_is_away_says_so_and_changes_nothing(
    daily: Daily, monkeypatch: pytest.MonkeyPatch
) -> None:
    await daily.set_up()
    question = shown(await daily.say("remove"))

    def away() -> None:
        raise StoreUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(daily.stage.services.database, "begin", away)
        assert shown(await daily.owner.click(question, label="End it here")).content == NOT_KEPT
    assert await kept(daily) is not None


async def test_removing_asks_first_and_keeps_queue_and_history(daily: Daily) -> None:
    await daily.set_up()
    await daily.pass_time(9.1)
    await daily.say("queue add", term="Token")
    question = shown(await daily.say("remove"))
    assert question.ephemeral
    assert await kept(daily) is not None
    assert shown(await daily.owner.click(question, label="Keep it")).content == KEPT
    assert await kept(daily) is not None
    question = shown(await daily.say("remove"))
    answer = shown(await daily.owner.click(question, label="End it here"))
    assert answer.content == ENDED
    assert not answer.components
    assert await kept(daily) is None
    await daily.pass_time(24)
    assert len(daily.posts) == 1
    assert "01 January" in await read(daily, "history")
    await daily.set_up()
    assert "Token" in await read(daily, "queue list")


@pytest.mark.parametrize("label", ["End it here", "Keep it"])
@pytest.mark.parametrize("change", ["pause", "setup"])
async def test_a_question_that_has_been_overtaken_changes_nothing_and_says_why(
    daily: Daily, change: str, label: str
) -> None:
    await daily.set_up()
    old = shown(await daily.say("remove"))
    await (daily.say("pause") if change == "pause" else daily.set_up(days="mo-fr"))
    assert shown(await daily.owner.click(old, label=label)).content == CHANGED
    assert await kept(daily) is not None
    first, second = shown(await daily.say("remove")), shown(await daily.say("remove"))
    await daily.owner.click(first, label="End it here")
    assert shown(await daily.owner.click(second, label=label)).content == GONE


async def test_today_shows_the_asker_alone_the_term_of_the_day(daily: Daily) -> None:
    assert "There is no term of the day here yet" in shown(await today(daily)).content
    await daily.set_up()
    assert "still to come" in shown(await today(daily)).content
    await daily.pass_time(9.1)
    answer = shown(await today(daily))
    assert answer.ephemeral
    assert title(answer) == title(daily.posts[0])


async def test_buttons_and_selects_of_a_post_work_after_a_restart(daily: Daily, glossary: Glossary) -> None:
    await daily.set_up()
    await daily.say("post", term="Token")
    await daily.pass_time(0)
    await daily.stage.env.restart_bot(GlossBot(daily.stage.services, shard_count=1))
    (post,) = daily.posts
    more = shown(await daily.stage.asker.click(post, label="Read more"))
    assert more.ephemeral and more.embeds
    related = glossary.related("token")[0]
    walked = shown(await daily.stage.other.select(post, [related.id], custom_id="g1:open"))
    assert walked.ephemeral and title(walked) == related.name
    assert len(daily.stage.public) == 1


async def test_a_post_with_a_thread_has_one_named_after_the_term(daily: Daily) -> None:
    await daily.set_up(thread=True)
    await daily.pass_time(9.1)
    thread = daily.posts[0].thread
    assert isinstance(thread, discord.Thread)
    assert thread.name == f"{title(daily.posts[0]).removeprefix(PREFIX)}: 01 January"
