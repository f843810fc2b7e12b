"""Many made-up titles, to measure how cost grows: one to four words each, some of them frequent, most of them rare."""

import random
from collections.abc import Sequence

from glossbot.glossary import Entry

_ONSETS = (*"bcdfghjklmnprstvwz", "br", "cl", "dr", "fr", "gr", "pl", "pr", "st", "tr", "th", "ch", "sh")
_CODAS = ("", *"nrlstm")
_WORDS = 20_000


def titles(count: int, seed: int = 1) -> list[str]:
    """Make so many different titles, in order."""
    chance = random.Random(seed)  # noqa: S311 - the same titles in every run
    syllables = [onset + vowel + coda for onset in _ONSETS for vowel in "aeiou" for coda in _CODAS]
    words = ["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3)))) for _ in range(_WORDS)]
    frequencies = [1 / (rank + 5) for rank in range(_WORDS)]
    found: set[str] = set()
    while len(found) < count:
        length = chance.choices((1, 2, 3, 4), (1, 4, 4, 1))[0]
        chosen = chance.choices(words, frequencies, k=length) if length > 1 else [chance.choice(words)]
        found.add(" ".join(chosen).title())
    return sorted(found)


def entries(names: Sequence[str]) -> list[Entry]:
    """Make an entry of each title."""
    return [Entry(id=f"e{number}", name=name, definition=name) for number, name in enumerate(names)]
