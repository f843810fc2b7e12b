"""The term of the day, posted on the server's own clock."""

from tests.bot.daily.conftest import Daily
from tests.bot.stage import everything, shown


async def test_it_is_posted_at_its_time_pinned_and_the_day_after_another_one(daily: Daily) -> None:
    answer = await daily.set_up(thread=True)
    assert "Term of the day: set up" in everything(shown(answer))
    await daily.pass_time(9.1)
    (post,) = daily.posts
    assert post.pinned
    assert post.thread is not None
    await daily.pass_time(24)
    first, second = daily.posts
    assert not first.pinned
    assert second.pinned
    assert first.embeds[0].title != second.embeds[0].title
