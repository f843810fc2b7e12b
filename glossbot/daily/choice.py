"""Which term comes next: by chance, but nothing twice before everything was there once. Pure."""

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

from glossbot.glossary import Entry, Glossary
from glossbot.glossary.entry import FEWEST_EXAMPLES

CATEGORY_GAP = 3
"""Posted days after which a category may come again: with eight categories, five are left for chance to choose from."""

MOST_ASKED = 4.0
"""What being asked for weighs at most, reached with twenty look-ups: a favourite comes sooner, but is no certainty."""

LONGEST_AGO = 3.0
"""What having been posted the longest ago weighs; the latest post would weigh 1."""

RESTING = 3
"""One in so many rests when a new round begins: those posted last, rounded up so that no term comes twice in a row.
More would make each round nearly the one before it again; fewer would let a term come back within days."""

FEWEST_RELATED = 3
"""Where to read on: what a good entry has, though its file may name fewer."""


@dataclass(frozen=True, slots=True)
class Past:
    """One post of a server's history."""

    day: date
    entry_id: str
    category: str
    """As the entry had it on that day, so that it is known of entries that are gone."""


def choose(
    glossary: Glossary,
    *,
    history: Sequence[Past],
    asked: Mapping[str, int],
    categories: Collection[str] = (),
    excluded: Collection[str] = (),
    chance: random.Random,
) -> Entry | None:
    """Choose the next entry for a server; None where there is none to choose from.

    `history` are all its posts in any order, `asked` its look-ups by entry id, `categories` the names of those it
    wants (none: all), `excluded` the ids that must not come this time. The same state of `chance` gives the same entry.
    """
    weighed = weights(glossary, history=history, asked=asked, categories=categories, excluded=excluded)
    if not weighed:
        return None
    (chosen,) = chance.choices(list(weighed), list(weighed.values()))
    return glossary.get(chosen)


def weights(
    glossary: Glossary,
    *,
    history: Sequence[Past],
    asked: Mapping[str, int],
    categories: Collection[str] = (),
    excluded: Collection[str] = (),
) -> dict[str, float]:
    """Weigh each entry that could be chosen, by its id; takes what `choose` takes.

    An entry weighs as much as there are entries left of its category, so that a large category comes often enough not
    to be all that is left at the end of a round, day after day. Being asked for and having been away multiply that.
    """
    posts = sorted(set(history), key=lambda past: (past.day, past.entry_id, past.category))
    wanted = {entry.id: entry for entry in glossary if not categories or entry.category in categories}
    posted = [past.entry_id for past in posts if past.entry_id in wanted]
    latest_first = list(dict.fromkeys(reversed(posted)))
    since = {entry_id: place / len(wanted) for place, entry_id in enumerate(latest_first, start=1)}
    resting = latest_first[: -(-len(wanted) // RESTING)]

    left = _behind((entry for entry in wanted.values() if entry.id not in excluded), _rounds(posted))
    left = _preferably(left, is_complete)
    many = Counter(entry.category for entry in left)
    return {
        entry.id: many[entry.category] * _asked_weight(asked.get(entry.id, 0)) * _age_weight(since.get(entry.id, 0))
        for entry in sorted(_apart(left, _last_days(posts), resting), key=lambda entry: entry.id)
    }


def is_complete(entry: Entry) -> bool:
    """Whether an entry has all that a post shows, and enough to read next."""
    return bool(
        entry.analogy
        and entry.explanation
        and len(entry.examples) >= FEWEST_EXAMPLES
        and len(entry.related) >= FEWEST_RELATED
    )


def _rounds(posted: Iterable[str]) -> dict[str, int]:
    """Say in which round each id was posted last, counted from 1; what comes a second time begins a new round.

    Counting posts instead would give an entry that is added after many rounds all of its turns in a row.
    """
    rounds: dict[str, int] = {}
    current = 1
    for entry_id in posted:
        if rounds.get(entry_id) == current:
            current += 1
        rounds[entry_id] = current
    return rounds


def _behind(entries: Iterable[Entry], rounds: Mapping[str, int]) -> list[Entry]:
    """Keep the entries whose turn is the longest overdue: never posted, or last in the earliest round."""
    by_round: dict[int, list[Entry]] = {}
    for entry in entries:
        by_round.setdefault(rounds.get(entry.id, 0), []).append(entry)
    return by_round[min(by_round)] if by_round else []


def _apart(entries: Sequence[Entry], last_days: Mapping[str, date], resting: Collection[str]) -> list[Entry]:
    """Leave out the categories and entries that were there lately, as far as others remain.

    Where only categories of the last days remain, resting entries are left out before the category longest ago is
    taken: the same category again is noticed less than the same entry.
    """
    left = _preferably(entries, lambda entry: entry.category not in last_days)
    left = _preferably(left, lambda entry: entry.id not in resting)
    longest_ago = min((last_days.get(entry.category, date.min) for entry in left), default=date.min)
    return [entry for entry in left if last_days.get(entry.category, date.min) == longest_ago]


def _last_days(posts: Sequence[Past]) -> dict[str, date]:
    """Return the categories of the last posted days, each with the last day on which it was there."""
    days = sorted({past.day for past in posts})[-CATEGORY_GAP:]
    return {past.category: past.day for past in posts if past.day in days}


def _preferably(entries: Sequence[Entry], wanted: Callable[[Entry], bool]) -> list[Entry]:
    """Keep the entries that are as wanted, or all where none is."""
    return [entry for entry in entries if wanted(entry)] or list(entries)


def _asked_weight(lookups: int) -> float:
    """Weigh how often an entry was asked for: 1 for never, about 1.7 for once, 3.4 for ten times."""
    return min(MOST_ASKED, 1 + log1p(lookups))


def _age_weight(since: float) -> float:
    """Weigh how long ago an entry was posted, by the share of the entries that were posted since, itself included."""
    return 1 + (LONGEST_AGO - 1) * since
