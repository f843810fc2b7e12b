"""Whether a name is meant as the term or in another sense: a logistic regression over what stands around it.

The weights were learnt from the messages in `training/`, where it is also said how to learn them anew.
https://en.wikipedia.org/wiki/Word-sense_disambiguation
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from glossbot.glossary.finding import lexicon
from glossbot.glossary.finding.context import Evidence

MOST_KIN = 2
MANY_WORDS = 20
_HUNDREDTHS = 100
_OF = "-of"
"""At the end of kinds that are of a pair: of a form and the word before or after it, or of an entry and one around."""
_NOTHING: dict[str, float] = {}


class Standing(IntEnum):
    """How much a form says by itself."""

    DOUBTFUL = 0
    """An everyday word."""
    LIKELY = 1
    FIRM = 2
    """An abbreviation in capitals, of the field."""
    CERTAIN = 3
    """It is the term, unless it was often seen in another sense."""


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
        """Take lines of a kind, a word or several, and hundredths: `around gpu 93`, `after-of loss curve 60`."""
        weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        pairs: defaultdict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        for line in lines:
            kind, _, rest = line.partition(" ")
            of, _, hundredths = rest.rpartition(" ")
            weight = int(hundredths) / _HUNDREDTHS
            if kind.endswith(_OF):
                one, _, other = of.rpartition(" ")
                pairs[kind][one][other] = weight
            else:
                weights[kind][of] = weight
        self._around, self._form, self._entry = (weights[kind] for kind in ("around", "form", "entry"))
        self._before, self._after = weights["before"], weights["after"]
        self._around_of, self._before_of, self._after_of = (pairs[kind + _OF] for kind in ("around", "before", "after"))
        self._telling, self._kin, self._shelf, self._length = (
            weights["other"].get(name, 0.0) for name in ("telling", "kin", "shelf", "length")
        )
        self._standing = {standing: weights["standing"].get(standing.name.lower(), 0.0) for standing in Standing}
        self.enough = weights["bound"].get("enough", 0.0)
        """The log-odds from which a name may be meant: in a channel about AI, few that are meant have less."""
        self.sure = weights["bound"].get("sure", 0.0)
        """Those from which it is meant: in everyday talk, few names that are not meant have more."""

    def weigh(self, use: Use) -> float:
        """Return the log-odds that a name is meant as the term; infinite where it was seldom seen in another sense."""
        if use.standing is Standing.CERTAIN and use.form not in self._form:
            return math.inf
        evidence = use.look()
        words = evidence.words
        around, around_of = self._around, self._around_of.get(use.entry_id, _NOTHING)
        return (
            sum([around[word] for word in words if word in around])
            + sum([around_of[word] for word in around_of.keys() & words])
            + self._before.get(evidence.before, 0)
            + self._before_of.get(use.form, _NOTHING).get(evidence.before, 0)
            + self._after.get(evidence.after, 0)
            + self._after_of.get(use.form, _NOTHING).get(evidence.after, 0)
            + self._form.get(use.form, 0)
            + self._entry.get(use.entry_id, 0)
            + self._standing[use.standing]
            + self._telling * evidence.telling
            + self._kin * min(use.kin, MOST_KIN)
            + self._shelf * min(use.shelf, MOST_KIN)
            + self._length * len(words) / MANY_WORDS
        )

    def is_sure(self, use: Use, odds: float) -> bool:
        """Whether log-odds leave no doubt: of what no message has taught, only what is certain by itself."""
        taught = use.form in self._form or use.entry_id in self._entry
        return odds == math.inf or (taught and odds >= self.sure)


@cache
def learnt() -> Senses:
    """Return the weights that come with glossbot."""
    return Senses(lexicon.lines("senses.txt"))
