"""Setting up the term of the day: what is asked is checked, what is missing is named, and nothing is half kept."""

from datetime import UTC, datetime

import discord
import pytest
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from glossbot.store import schedules
from glossbot.store.schedules import Plan
from tests.bot.daily.conftest import Daily
from tests.bot.stage import everything, shown

NEXT_THREE = [datetime(2026, 1, day, 9, tzinfo=UTC) for day in (1, 2, 3)]


def forbid(daily: Daily, **rights: bool) -> None:
    """Take rights away from the bot in its channel."""
    me = daily.stage.env.bot.user.id
    denied = Overwrite(target_id=me, type=OverwriteType.MEMBER, deny=discord.Permissions(**rights).value)
    daily.stage.env.backend.set_overwrite(daily.stage.channel.id, denied)


async def kept(daily: Daily) -> Plan | None:
    async with daily.stage.services.database.begin() as connection:
        return await schedules.load(connection, daily.stage.server.id)


async def test_the_next_three_posts_and_a_preview_are_shown_to_the_moderator_alone(daily: Daily) -> None:
    answer = await daily.set_up()
    for moment in NEXT_THREE:
        assert discord.utils.format_dt(moment, "F") in everything(shown(answer))
    (preview,) = answer.followups
    assert shown(answer).ephemeral and preview.ephemeral
    assert daily.stage.public == []
    await daily.pass_time(9.1)
    (post,) = daily.posts
    assert post.embeds[0].title == preview.embeds[0].title


@pytest.mark.parametrize(
    ("option", "typed", "echoed"),
    [
        ("time", "25 past `x`", "`25 past 'x'`"),
        ("timezone", "Atlantis", "`Atlantis`"),
        ("timezone", "../../etc/passwd", "`../../etc/passwd`"),
        ("days", "Mon, someday", "`Mon, someday`"),
        ("categories", "AI Basics, Cooking", "`Cooking`"),
    ],
)
async def test_what_is_not_understood_is_repeated_and_nothing_is_kept(
    daily: Daily, option: str, typed: str, echoed: str
) -> None:
    answer = shown(await daily.set_up(**{option: typed}))
    assert echoed in answer.content
    assert answer.ephemeral
    assert await kept(daily) is None


async def test_a_bad_second_setup_leaves_the_first_as_it_was(daily: Daily) -> None:
    await daily.set_up()
    before = await kept(daily)
    await daily.set_up(time="soon")
    after = await kept(daily)
    assert (
        before and after and (after.time, after.zone, after.first_day) == (before.time, before.zone, before.first_day)
    )


@pytest.mark.parametrize(
    ("right", "name"),
    [
        ("view_channel", "View Channel"),
        ("send_messages", "Send Messages"),
        ("embed_links", "Embed Links"),
        ("read_message_history", "Read Message History"),
    ],
)
async def test_a_permission_that_a_post_needs_is_named_and_nothing_is_kept(daily: Daily, right: str, name: str) -> None:
    forbid(daily, **{right: True})
    answer = everything(shown(await daily.set_up()))
    assert f"I need **{name}**" in answer
    assert "give it to my role in the channel's settings" in answer
    assert await kept(daily) is None


async def test_without_the_permission_to_pin_it_is_kept_and_said(daily: Daily) -> None:
    forbid(daily, pin_messages=True)
    answer = everything(shown(await daily.set_up()))
    assert "I need **Pin Messages**" in answer and "Until then I post without a pin" in answer
    assert await kept(daily) is not None
    assert "Pin Messages" in everything(shown(await daily.say("status")))
    assert "Pin Messages" not in everything(shown(await daily.set_up(pin=False)))


async def test_categories_are_read_although_names_have_commas(daily: Daily) -> None:
    await daily.set_up(categories="Safety, Ethics & Law, ai basics")
    plan = await kept(daily)
    assert plan and plan.categories == ("Safety, Ethics & Law", "AI Basics")


async def test_only_chosen_categories_are_posted(daily: Daily) -> None:
    await daily.set_up(categories="Images, Video & Vision")
    await daily.pass_time(9.1)
    await daily.pass_time(24)
    assert len(daily.posts) == 2
    assert all("Images, Video & Vision" in (post.embeds[0].author.name or "") for post in daily.posts)


async def test_only_chosen_days_are_posted(daily: Daily) -> None:
    answer = everything(shown(await daily.set_up(days="Sat and Sun")))  # the first day is a Thursday
    assert discord.utils.format_dt(datetime(2026, 1, 3, 9, tzinfo=UTC), "F") in answer
    await daily.pass_time(9.1)
    await daily.pass_time(24)
    assert daily.posts == []
    await daily.pass_time(24)
    assert len(daily.posts) == 1


@pytest.mark.parametrize(
    ("typed", "first"),
    [("Berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("UTC+2", "Etc/GMT-2"), ("Etc/UTC", "Etc/UTC")],
)
async def test_time_zones_are_offered_while_one_is_typed(daily: Daily, typed: str, first: str) -> None:
    choices = await daily.owner.autocomplete(daily.stage.channel, "term-of-the-day setup", "timezone", typed)
    assert choices[0]["value"] == first
    assert len(choices) <= 25


async def test_everyone_is_never_pinged(daily: Daily) -> None:
    answer = shown(await daily.set_up(ping=daily.stage.server.default_role))
    assert "I don't ping everyone" in answer.content
    assert await kept(daily) is None


async def test_moving_the_time_later_the_same_day_does_not_post_twice(daily: Daily) -> None:
    await daily.set_up()
    await daily.pass_time(9.1)
    await daily.set_up(time="18:00")
    await daily.pass_time(9)
    assert len(daily.posts) == 1
    await daily.pass_time(24)
    assert len(daily.posts) == 2


async def test_moving_the_time_earlier_does_not_skip_a_day(daily: Daily) -> None:
    await daily.set_up(time="18:00")
    await daily.pass_time(12)
    await daily.set_up(time="8:00")
    await daily.pass_time(0.1)
    assert len(daily.posts) == 1
    await daily.pass_time(20)
    assert len(daily.posts) == 2


async def test_setting_up_during_a_pause_makes_nothing_up(daily: Daily) -> None:
    await daily.set_up()
    await daily.say("pause")
    await daily.pass_time(24 + 12)
    await daily.set_up()
    await daily.pass_time(0.1)
    assert daily.posts == []
    assert "Not posted" not in everything(shown(await daily.say("status")))
    await daily.pass_time(21)
    assert len(daily.posts) == 1


async def test_a_channel_that_is_gone_lets_the_schedule_rest_until_it_is_set_up_again(daily: Daily) -> None:
    other = daily.stage.server.create_text_channel("daily")
    await daily.set_up(channel=other)
    daily.stage.env.backend.delete_channel(other.id)
    await daily.pass_time(9.1)
    assert "The channel is gone" in everything(shown(await daily.say("status")))
    assert await kept(daily) is not None
    await daily.set_up()
    await daily.pass_time(0.1)
    assert len(daily.posts) == 1
    assert "The channel is gone" not in everything(shown(await daily.say("status")))


async def test_a_permission_taken_away_lets_the_schedule_rest_until_it_is_given_back(daily: Daily) -> None:
    await daily.set_up()
    forbid(daily, send_messages=True)
    await daily.pass_time(9.1)
    assert daily.posts == []
    assert "I need **Send Messages**" in everything(shown(await daily.say("status")))
    forbid(daily)
    await daily.pass_time(0.2)
    assert len(daily.posts) == 1
    assert "Send Messages" not in everything(shown(await daily.say("status")))
