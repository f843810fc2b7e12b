"""What stands around a name in a message."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.lexicon import ASIDE
from glossbot.glossary.finding.prose import evened
from glossbot.glossary.finding.questions import SILENT

_REACH = 100
"""Characters to either side whose whole words are looked at: about a dozen and a half words."""
DIGITS = str.maketrans("123456789", "0" * 9)
_TELLING = 40
_MOST_TELLING = 4
_SHORTEST_TELLING = 3
EMPTY = ASIDE | SILENT
"""Words that tell nothing of what a message is about."""
_TOO_COMMON = 0.3
"""The share of entries in whose texts a word stands when it tells nothing about any of them."""


class Evidence(NamedTuple):
    """What speaks for or against a name's being meant."""

    words: frozenset[str]
    """Those around it, in small letters; each digit is a 0: "00b" are the sizes of models."""
    before: str
    """The word right before it; empty where there is none near."""
    after: str
    telling: int
    """How many words around are at home in the entry's own texts; four at most."""


class Context:
    """Knows for each entry the words that its own texts are full of."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._telling = _telling(entries)

    def of(self, text: str) -> "Surroundings":
        """Prepare a message's prose."""
        return Surroundings(text, self._telling)


class Surroundings:
    """The words around each place of one message."""

    def __init__(self, text: str, telling: Sequence[frozenset[str]]) -> None:
        self._text = text.translate(DIGITS)
        self._telling = telling

    def evidence(self, start: int, end: int, entry: int) -> Evidence:
        """Look around a range; `entry` is the place of the entry among those that the context was made of."""
        text = self._text
        # A word that is cut off at either end is left out.
        low = text.find(" ", start - _REACH, start) if start > _REACH else 0
        high = text.rfind(" ", end, end + _REACH) if end + _REACH < len(text) else len(text)
        before, after = text[low:start].split(), text[end:high].split()
        words = frozenset(before + after)
        telling = len(self._telling[entry] & words)
        return Evidence(words, before[-1] if before else "", after[0] if after else "", min(telling, _MOST_TELLING))


def _telling(entries: Sequence[Entry]) -> list[frozenset[str]]:
    """Find for each entry the words that are in its texts more than in others': by tf-idf."""
    counts = [
        Counter(evened(" ".join((entry.definition, entry.explanation, *entry.asked_as, *entry.examples))).split())
        for entry in entries
    ]
    entries_with = Counter(word for count in counts for word in count)
    most = len(entries) * _TOO_COMMON
    found: list[frozenset[str]] = []
    for count in counts:
        weights = {
            word: times * math.log(len(entries) / entries_with[word])
            for word, times in count.items()
            if len(word) >= _SHORTEST_TELLING and word not in EMPTY and entries_with[word] < most and not word.isdigit()
        }
        found.append(frozenset(sorted(weights, key=lambda word: -weights[word])[:_TELLING]))
    return found
