"""The steps of a post: which there are, what they need, when they are tried again, and when no more."""

from datetime import timedelta
from itertools import pairwise

import pytest

from glossbot.daily.ledger import NEEDS, ORDER, Kind, Step, gives_up, nonce, pause, steps
from glossbot.daily.schedule import MAKE_UP


def test_a_post_of_the_day_is_sent_first_and_then_pinned_and_discussed_if_that_is_wanted() -> None:
    assert steps(Kind.DAY, pin=False, thread=False) == (Step.SEND,)
    assert steps(Kind.DAY, pin=False, thread=True) == (Step.SEND, Step.THREAD)
    assert steps(Kind.DAY, pin=True, thread=True) == ORDER


def test_an_extra_is_never_pinned() -> None:
    assert steps(Kind.EXTRA, pin=True, thread=True) == (Step.SEND, Step.THREAD)


@pytest.mark.parametrize("pin", [True, False])
@pytest.mark.parametrize("thread", [True, False])
def test_every_step_needs_one_that_comes_before_it(pin: bool, thread: bool) -> None:
    taken = steps(Kind.DAY, pin=pin, thread=thread)
    for place, step in enumerate(taken):
        assert step is Step.SEND or NEEDS[step] in taken[:place]


def test_a_thread_waits_for_no_pin() -> None:
    assert NEEDS[Step.THREAD] is Step.SEND


def test_pauses_grow_up_to_an_hour() -> None:
    pauses = [pause(failures) for failures in range(1, 20)]
    assert pauses[0] == timedelta(seconds=10)
    assert pauses[-1] == timedelta(hours=1)
    assert all(shorter <= longer for shorter, longer in pairwise(pauses))


@pytest.mark.parametrize("step", list(Step))
def test_every_step_is_tried_again_and_given_up_some_day(step: Step) -> None:
    assert not gives_up(step, 1)
    assert gives_up(step, 50)


def test_a_post_is_tried_for_some_hours_and_not_for_longer_than_one_is_made_up() -> None:
    tries = next(failures for failures in range(1, 100) if gives_up(Step.SEND, failures))
    tried_for = sum((pause(failures) for failures in range(1, tries)), timedelta())
    assert timedelta(hours=2) < tried_for <= MAKE_UP


def test_a_nonce_is_of_one_post_and_short_enough_for_discord() -> None:
    posts = [1, 2, 16, 2**31, 2**47 - 1]
    assert len({nonce(post) for post in posts}) == len(posts)
    assert all(len(nonce(post)) <= 25 for post in posts)
