"""Learn what says that a word is meant as a term: from messages in which the terms are marked.

Writes `glossbot/glossary/finding/words/senses.txt`, and prints how often the weights are right about messages that they
were not learnt from. Run by `make senses`; takes half a minute.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from glossbot.glossary import Glossary
from glossbot.glossary.finding import lexicon
from glossbot.glossary.finding.senses import MOST_KIN, Senses, Standing, Use
from glossbot.glossary.finding.spotting import Spotter
from glossbot.shipped import shipped_glossary

HERE = Path(__file__).parent
WRITTEN = HERE.parents[1] / "glossbot/glossary/finding/words/senses.txt"
MARK = re.compile(r"\[\[(.*?)\]\]")
STRENGTH = 1.0
"""The inverse of the regularisation's strength."""
FEWEST = 2
"""How often a piece of evidence must have been seen."""
AMBIGUOUS = 0.25
"""The share of other senses from which a form that is certain by itself is weighed too."""
FOLDS = 5
HUNDREDTHS = 100


def messages() -> list[str]:
    """Read the marked messages."""
    files = sorted((HERE / "messages").glob("*.txt"))
    return list(chain.from_iterable(file.read_text(encoding="utf-8").splitlines() for file in files))


def read_marks(line: str) -> tuple[str, list[range]]:
    """Take the marks out of a message; return where they were."""
    marks: list[range] = []
    for number, mark in enumerate(MARK.finditer(line)):
        start = mark.start() - 4 * number
        marks.append(range(start, start + len(mark[1])))
    return MARK.sub(r"\1", line), marks


def labelled(spotter: Spotter, line: str) -> Iterator[tuple[Use, bool]]:
    """Yield the places of a message where a term may be meant, and whether it is."""
    text, marks = read_marks(line)
    for spot, use in spotter.uses(text):
        yield use, any(mark.start < spot.end and spot.start < mark.stop for mark in marks)


def features(use: Use) -> dict[str, float]:
    """Return the evidence about a place, by the names that it has in the file; words of the lists count alike."""
    evidence = use.look()
    words = evidence.words.difference(use.form.split())
    found: dict[str, float] = {f"around {word}": 1 for word in words}
    found[f"before {evidence.before}"] = found[f"after {evidence.after}"] = found[f"form {use.form}"] = 1
    found[f"entry {use.entry_id}"] = 1
    found[f"standing {use.standing.name.lower()}"] = 1
    found["other telling"] = evidence.telling
    found["other kin"], found["other shelf"] = min(use.kin, MOST_KIN), min(use.shelf, MOST_KIN)
    found["list field"] = len(words & lexicon.words("field"))
    found["list everyday"] = len(words & lexicon.words("everyday"))
    return found


def weights(rows: list[dict[str, float]], meant: list[bool]) -> dict[str, float]:
    """Learn the weight of each piece of evidence, in log-odds."""
    seen = Counter(chain.from_iterable(rows))
    kept = [{name: value for name, value in row.items() if seen[name] >= FEWEST} for row in rows]
    vectorizer = DictVectorizer()
    regression = LogisticRegression(C=STRENGTH, max_iter=2000)
    learnt = regression.fit(vectorizer.fit_transform(kept), meant)
    found = dict(zip(vectorizer.feature_names_, learnt.coef_[0].tolist(), strict=True))
    intercept = float(learnt.intercept_[0])
    for standing in Standing:
        name = f"standing {standing.name.lower()}"
        found[name] = found.get(name, 0) + intercept
    return found


def as_lines(found: dict[str, float], ambiguous: set[str]) -> list[str]:
    """Lay out the weights: those of lists are added to those of their words, and small ones are left out."""
    for name in ("field", "everyday"):
        weight = found.pop(f"list {name}")
        for word in lexicon.words(name):
            found[f"around {word}"] = found.get(f"around {word}", 0) + weight
    # A form that is no other thing is listed nowhere, so that it is not weighed.
    told = {name: weight for name, weight in found.items() if not name.startswith("form ") or name[5:] in ambiguous}
    whole = dict.fromkeys((f"form {form}" for form in ambiguous), 0) | {
        name: round(weight * HUNDREDTHS) for name, weight in told.items()
    }
    return [f"{name} {weight}" for name, weight in sorted(whole.items()) if weight or name.startswith("form ")]


def examples() -> list[list[tuple[Use, bool]]]:
    """Read the places of all messages, those of each together."""
    spotter = Spotter(list(Glossary.load(shipped_glossary())))
    return [list(labelled(spotter, line)) for line in messages()]


def learn(places: Sequence[tuple[Use, bool]]) -> list[str]:
    """Learn from places, and return the lines of the file."""
    found = weights([features(use) for use, _ in places], [meant for _, meant in places])
    times = Counter(use.form for use, _ in places)
    in_other = Counter(use.form for use, meant in places if not meant)
    ambiguous = {form for form, count in in_other.items() if count >= AMBIGUOUS * times[form]}
    doubtful = {use.form for use, _ in places if use.standing is not Standing.CERTAIN}
    return as_lines(found, ambiguous | doubtful)


def right(places: Sequence[Sequence[tuple[Use, bool]]]) -> float:
    """Return the share of places that are judged rightly by weights that were learnt from other messages."""
    judged: list[bool] = []
    for fold in range(FOLDS):
        others = (places[number] for number in range(len(places)) if number % FOLDS != fold)
        senses = Senses(learn(list(chain.from_iterable(others))))
        judged += [senses.is_meant(use) == meant for use, meant in chain.from_iterable(places[fold::FOLDS])]
    return sum(judged) / len(judged)


def main() -> None:
    """Learn, and write down what was learnt."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    places = examples()
    together = list(chain.from_iterable(places))
    lines = learn(together)
    WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    terms = sum(meant for _, meant in together)
    print(f"{len(together):,} places in {len(places):,} messages, {terms:,} of them terms: {len(lines):,} weights")
    print(f"right about {right(places):.1%} of places that were not learnt from")


if __name__ == "__main__":
    main()
