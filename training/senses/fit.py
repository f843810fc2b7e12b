"""Learn what says that a word is meant as a term: from messages in which the terms are marked.

Writes `glossbot/glossary/finding/words/senses.txt`, and prints how often the weights are right about messages that they
were not learnt from. Run by `make senses`; takes a quarter of a minute.
"""

import argparse
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from glossbot.glossary import Glossary
from glossbot.glossary.finding import lexicon
from glossbot.glossary.finding.context import DIGITS, EMPTY
from glossbot.glossary.finding.senses import MANY_WORDS, MOST_KIN, Senses, Standing, Use
from glossbot.glossary.finding.spotting import Spotter
from glossbot.shipped import shipped_glossary

HERE = Path(__file__).parent
WRITTEN = HERE.parents[1] / "glossbot/glossary/finding/words/senses.txt"
MARK = re.compile(r"\[\[(.*?)\]\]")
STRENGTH = 1.0
"""The inverse of the regularisation's strength."""
FEWEST, FEWEST_PAIRS = 2, 3
"""How often a piece of evidence must have been seen, and one that is of two words."""
PAIRS = ("before-of", "after-of", "around-of")
SMALL = 0.05
"""A weight that is left out, in log-odds."""
AMBIGUOUS = 0.25
"""The share of other senses from which a form that is certain by itself is weighed too."""
FOLDS, TOGETHER = 5, 50
"""Parts in which to judge what was learnt from the others, and messages on end that stay in one of them."""
HUNDREDTHS = 100
TYPICAL = "conversations"
"""The file whose messages are as people talk, rather than chosen to be hard: by these the bounds are set."""
MISSED = 0.015
"""Of the places there that are meant, the share that may be passed over."""
FALSE = 0.03
"""Of the messages there without terms, the share in which something may be taken for surely meant."""
LISTS = {
    name: frozenset(word.translate(DIGITS) for word in lexicon.words(name) if not word.isdigit())
    for name in ("field", "everyday")
}
"""Words that count alike, as they stand in the evidence."""
Place = tuple[Use, bool]
"""Where a term may be meant, and whether it is."""


class Example(NamedTuple):
    """A message: its file, whether a term is marked in it, and its places."""

    file: str
    marked: bool
    places: list[Place]


def messages() -> dict[str, list[str]]:
    """Read the marked messages, by file."""
    files = sorted((HERE / "messages").glob("*.txt"))
    return {file.stem: file.read_text(encoding="utf-8").splitlines() for file in files}


def read_marks(line: str) -> tuple[str, list[range]]:
    """Take the marks out of a message; return where they were."""
    marks: list[range] = []
    for number, mark in enumerate(MARK.finditer(line)):
        start = mark.start() - 4 * number
        marks.append(range(start, start + len(mark[1])))
    return MARK.sub(r"\1", line), marks


def labelled(spotter: Spotter, line: str) -> Iterator[Place]:
    """Yield the places of a message where a term may be meant, and whether it is."""
    text, marks = read_marks(line)
    for spot, use in spotter.uses(text):
        yield use, any(mark.start < spot.end and spot.start < mark.stop for mark in marks)


def features(use: Use) -> dict[str, float]:
    """Return the evidence about a place, by the names that it has in the file; words of the lists count alike."""
    evidence = use.look()
    words = evidence.words
    found = dict.fromkeys(
        (
            *(f"around {word}" for word in words),
            *(f"around-of {use.entry_id} {word}" for word in words if word not in EMPTY),
            f"before {evidence.before}",
            f"before-of {use.form} {evidence.before}",
            f"after {evidence.after}",
            f"after-of {use.form} {evidence.after}",
            f"form {use.form}",
            f"entry {use.entry_id}",
            f"standing {use.standing.name.lower()}",
        ),
        1.0,
    )
    found["other telling"] = evidence.telling
    found["other kin"], found["other shelf"] = min(use.kin, MOST_KIN), min(use.shelf, MOST_KIN)
    found["other length"] = len(words) / MANY_WORDS
    for name, listed in LISTS.items():
        found[f"list {name}"] = len(words & listed)
    return found


def weights(rows: list[dict[str, float]], meant: list[bool]) -> dict[str, float]:
    """Learn the weight of each piece of evidence, in log-odds."""
    seen = Counter(chain.from_iterable(rows))
    known = {name for name, times in seen.items() if times >= (FEWEST_PAIRS if name.startswith(PAIRS) else FEWEST)}
    vectorizer = DictVectorizer()
    evidence = vectorizer.fit_transform([{name: row[name] for name in row if name in known} for row in rows])
    learnt = LogisticRegression(C=STRENGTH, max_iter=2000).fit(evidence, meant)
    found = dict(zip(vectorizer.feature_names_, learnt.coef_[0].tolist(), strict=True))
    intercept = float(learnt.intercept_[0])
    for standing in Standing:
        name = f"standing {standing.name.lower()}"
        found[name] = found.get(name, 0) + intercept
    return found


def as_lines(found: dict[str, float], ambiguous: set[str]) -> list[str]:
    """Lay out the weights: those of lists are added to those of their words, and small ones are left out."""
    for name, listed in LISTS.items():
        weight = found.pop(f"list {name}")
        for word in listed:
            found[f"around {word}"] = found.get(f"around {word}", 0) + weight
    # A form that is no other thing is listed nowhere, so that it is not weighed.
    told = {
        name: weight
        for name, weight in found.items()
        if (name[5:] in ambiguous if name.startswith("form ") else abs(weight) >= SMALL or name.startswith("entry "))
    }
    whole = dict.fromkeys((f"form {form}" for form in ambiguous), 0.0) | told
    return [f"{name} {round(weight * HUNDREDTHS)}" for name, weight in sorted(whole.items())]


def examples() -> list[Example]:
    """Read the places of all messages."""
    spotter = Spotter(list(Glossary.load(shipped_glossary())))
    return [
        Example(file, bool(MARK.search(line)), list(labelled(spotter, line)))
        for file, lines in messages().items()
        for line in lines
    ]


def learn(places: Sequence[Place]) -> list[str]:
    """Learn the weights from places, and return the lines of the file but for the bounds."""
    found = weights([features(use) for use, _ in places], [meant for _, meant in places])
    times = Counter(use.form for use, _ in places)
    in_other = Counter(use.form for use, meant in places if not meant)
    ambiguous = {form for form, count in in_other.items() if count >= AMBIGUOUS * times[form]}
    doubtful = {use.form for use, _ in places if use.standing is not Standing.CERTAIN}
    return as_lines(found, ambiguous | doubtful)


def judged(every: Sequence[list[Place]]) -> list[list[float]]:
    """Weigh each place by what was learnt from other messages, and from none that stand near it and may be like it."""
    found: list[list[float]] = [[] for _ in every]
    fold_of = [number // TOGETHER % FOLDS for number in range(len(every))]
    for fold in range(FOLDS):
        others = (places for places, its in zip(every, fold_of, strict=True) if its != fold)
        senses = Senses(learn(list(chain.from_iterable(others))))
        for number, places in enumerate(every):
            if fold_of[number] == fold:
                found[number] = [senses.weigh(use) for use, _ in places]
    return found


def bounds(meant: Sequence[float], without: Sequence[Sequence[float]]) -> list[str]:
    """Choose from which log-odds a place counts at all, and from which as sure.

    Takes the log-odds of places that are meant, and those of each message that holds no term.
    """
    lowest, highest = sorted(meant), sorted((max(odds, default=-math.inf) for odds in without), reverse=True)
    enough, sure = lowest[int(MISSED * len(lowest))], highest[int(FALSE * len(highest))]
    return [f"bound enough {math.floor(enough * HUNDREDTHS)}", f"bound sure {math.floor(sure * HUNDREDTHS) + 1}"]


def taught() -> tuple[list[str], float]:
    """Learn from all messages; return the lines of the file, and how often weights are right about other messages."""
    every = examples()
    odds = judged([example.places for example in every])
    weighed = [
        (example.file, weight, is_meant)
        for example, one in zip(every, odds, strict=True)
        for weight, (_, is_meant) in zip(one, example.places, strict=True)
    ]
    limits = bounds(
        [weight for file, weight, is_meant in weighed if file == TYPICAL and is_meant],
        [one for example, one in zip(every, odds, strict=True) if example.file == TYPICAL and not example.marked],
    )
    enough = Senses(limits).enough
    right = sum((weight >= enough) == is_meant for _, weight, is_meant in weighed)
    return limits + learn([place for example in every for place in example.places]), right / len(weighed)


def main() -> None:
    """Learn, and write down what was learnt."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    lines, right = taught()
    WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(
        f"{len(lines):,} weights, right about {right:.1%} of places that were not learnt from; {'; '.join(lines[:2])}"
    )


if __name__ == "__main__":
    main()
