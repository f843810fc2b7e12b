"""Whether a name is meant as the term or in another sense: a logistic regression over what stands around it.

The weights were learnt from the messages in `training/`, where it is also said how to learn them anew.
https://en.wikipedia.org/wiki/Word-sense_disambiguation
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from glossbot.glossary.finding import lexicon
from glossbot.glossary.finding.context import Evidence

MOST_KIN = 2
_HUNDREDTHS = 100
_PARTS = 32
"""Of messages, whose words' weight is kept."""


class Standing(IntEnum):
    """How much a form says by itself."""

    DOUBTFUL = 0
    """An everyday word."""
    LIKELY = 1
    FIRM = 2
    """An abbreviation in capitals, of the field."""
    CERTAIN = 3
    """It is the term, unless it was seen in another sense."""


_ENOUGH = {Standing.CERTAIN: 0.5, Standing.FIRM: 0.5, Standing.LIKELY: 1.1, Standing.DOUBTFUL: 1.1}
"""The log-odds from which a name is taken for meant: a find that is none disturbs more than one that is missing."""


class Use(NamedTuple):
    """A name in a message, and all that says whether it is meant."""

    form: str
    """As it stands in the prose."""
    entry_id: str
    standing: Standing
    kin: int
    """How many terms that are related to it may be meant in the same message."""
    shelf: int
    """Likewise those of its category."""
    look: Callable[[], Evidence]
    """Looks what stands around it."""


class Senses:
    """The weights, in log-odds: above nought for the term, below for another sense."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take lines of a kind, a word or several, and hundredths: `around gpu 93`."""
        weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for line in lines:
            kind, _, rest = line.partition(" ")
            of, _, hundredths = rest.rpartition(" ")
            weights[kind][of] = int(hundredths) / _HUNDREDTHS
        self._around, self._form, self._entry = (weights[kind] for kind in ("around", "form", "entry"))
        self._before, self._after, self._other = (weights[kind] for kind in ("before", "after", "other"))
        self._standing = {standing: weights["standing"].get(standing.name.lower(), 0.0) for standing in Standing}
        # The uses in one part of a message share the words around them.
        self._weight_of = lru_cache(_PARTS)(self._sum)

    def is_meant(self, use: Use) -> bool:
        """Whether a name is meant as the term."""
        if use.standing is Standing.CERTAIN and use.form not in self._form:
            return True
        return self.log_odds(use) >= _ENOUGH[use.standing]

    def log_odds(self, use: Use) -> float:
        """Weigh all that speaks for the term and against it."""
        evidence = use.look()
        return (
            self._weight_of(evidence.words)
            - sum(self._around.get(word, 0) for word in use.form.split())
            + self._before.get(evidence.before, 0)
            + self._after.get(evidence.after, 0)
            + self._form.get(use.form, 0)
            + self._entry.get(use.entry_id, 0)
            + self._standing[use.standing]
            + self._other.get("telling", 0) * evidence.telling
            + self._other.get("kin", 0) * min(use.kin, MOST_KIN)
            + self._other.get("shelf", 0) * min(use.shelf, MOST_KIN)
        )

    def _sum(self, words: frozenset[str]) -> float:
        around = self._around
        return sum([around[word] for word in words if word in around])


@cache
def learnt() -> Senses:
    """Return the weights that come with glossbot."""
    return Senses(lexicon.lines("senses.txt"))
