"""What the words around a name say: whether a message is about AI, or about something else."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.prose import evened
from glossbot.glossary.finding.questions import ASKING, CONNECTING, FILLERS, SILENT

_WORDS = files("glossbot.glossary.finding").joinpath("words")
_REACH = 100
"""Characters to either side that are looked at, and as many around them: about a dozen and a half words."""
_SIZE = re.compile(r" (?:\d+[bk]|[abhv]\d{2,3}s?) ")
"""Sizes of models and context windows, and names of graphics cards: 70b, 128k, h100."""
_TELLING = 40
_SHORTEST_TELLING = 3
ASIDE = ASKING | CONNECTING | FILLERS
_EMPTY = ASIDE | SILENT
_TOO_COMMON = 0.3
"""The share of entries in whose texts a word stands when it tells nothing about any of them."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORDS.joinpath(f"{name}.txt").read_text(encoding="utf-8").split())


def is_of_the_field(word: str) -> bool:
    """Whether a word is at home in talk about AI."""
    return word in _words("field")


def is_a_word_first(form: str) -> bool:
    """Whether a form is an ordinary word that nobody would think of as a term, as "expect" beside "expectation"."""
    return form in ASIDE or (form in _words("ordinary") and form not in _words("homographs") | _words("field"))


def is_ordinary(word: str) -> bool:
    """Whether a word is one that people use without a thought of AI, be it a term as well."""
    return any(word in _words(name) for name in ("homographs", "ordinary", "everyday"))


class Context:
    """Weighs the words around a name, among them those of the entry's own texts."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._telling = _telling(entries)

    def of(self, text: str) -> "Surroundings":
        """Prepare a message's prose for being weighed."""
        return Surroundings(text, self._telling)


class Surroundings:
    """The words around each place of one message."""

    def __init__(self, text: str, telling: Sequence[frozenset[str]]) -> None:
        self._text = text
        self._telling = telling
        self._around: dict[int, tuple[set[str], int]] = {}

    def weigh(self, start: int, end: int, entry: int) -> int:
        """Count the words around a range that speak for the field, less those that speak against it.

        `entry` is the place of the entry among those that the context was made of.
        """
        block = start // _REACH
        if block not in self._around:
            self._around[block] = self._weighed(block)
        words, weight = self._around[block]
        own = self._text[start:end].split()
        weight -= sum(_weight(word) for word in own)
        telling = self._telling[entry] & words
        return weight + sum(1 - _weight(word) for word in telling if word not in own)

    def _weighed(self, block: int) -> tuple[set[str], int]:
        part = self._text[max(0, block - 1) * _REACH : (block + 2) * _REACH]
        words = set(part.split())
        size = _SIZE.search(part) is not None
        return words, len(words & _words("field")) - len(words & _words("everyday")) + size


def _weight(word: str) -> int:
    return (word in _words("field")) - (word in _words("everyday"))


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
            if len(word) >= _SHORTEST_TELLING
            and word not in _EMPTY
            and entries_with[word] < most
            and not word.isdigit()
        }
        found.append(frozenset(sorted(weights, key=lambda word: -weights[word])[:_TELLING]))
    return found
