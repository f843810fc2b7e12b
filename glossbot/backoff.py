"""How long to wait before the next try."""

import random


def pause(attempt: int, chance: random.Random, *, first: float, longest: float) -> float:
    """Return the seconds to wait after so many failures (1 is the first): doubling, bounded, and never quite even.

    Half of the time is certain and half is left to chance, so that many bots do not come back at one moment.
    """
    bound = min(longest, first * 2 ** min(attempt - 1, 30))
    return bound / 2 + chance.random() * bound / 2
