"""How long to wait before the next try: longer each time, within bounds, never quite even."""

import random

from hypothesis import given
from hypothesis import strategies as st

from glossbot.backoff import pause

ATTEMPTS = st.integers(1, 10_000)
SEEDS = st.integers()


class Least(random.Random):
    """Chance at its lowest."""

    def random(self) -> float:
        return 0.0


class Most(random.Random):
    """Chance at its highest."""

    def random(self) -> float:
        return 1.0


def _chance(seed: int) -> random.Random:
    return random.Random(seed)


def _bounds(attempt: int) -> tuple[float, float]:
    return pause(attempt, Least(), first=5, longest=300), pause(attempt, Most(), first=5, longest=300)


def test_the_wait_doubles_until_it_is_as_long_as_it_may_be() -> None:
    assert [_bounds(attempt)[1] for attempt in range(1, 10)] == [5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_half_of_the_wait_is_certain() -> None:
    assert [_bounds(attempt)[0] for attempt in range(1, 9)] == [2.5, 5, 10, 20, 40, 80, 150, 150]


@given(attempt=ATTEMPTS, seed=SEEDS)
def test_every_wait_lies_within_its_bounds(attempt: int, seed: int) -> None:
    least, most = _bounds(attempt)
    assert least <= pause(attempt, _chance(seed), first=5, longest=300) <= most


@given(attempt=ATTEMPTS)
def test_many_bots_do_not_come_back_at_one_moment(attempt: int) -> None:
    waits = {pause(attempt, _chance(seed), first=5, longest=300) for seed in range(20)}
    assert len(waits) == 20


@given(attempt=ATTEMPTS, seed=SEEDS)
def test_the_wait_depends_on_the_attempt_and_on_chance_alone(attempt: int, seed: int) -> None:
    one, other = (pause(attempt, _chance(seed), first=5, longest=300) for _ in range(2))
    assert one == other
