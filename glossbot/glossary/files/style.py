"""How entries read: warnings for authors, about the text of each and the shape of the whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import textstat

from glossbot.glossary.entry import Entry
from glossbot.glossary.files.contents import CATEGORIES_FILE, Contents
from glossbot.glossary.files.problems import Problem
from glossbot.glossary.finding.spelling import fold

HARDEST = 10.0
"""The Flesch-Kincaid grade from which on a text is too hard: the years of school that it takes to read it with ease."""
FEWEST_PHRASES = 3
PARAGRAPHS = range(3, 6)
MOST_INCOMING = 25
FEWEST_ON_A_SHELF = 15
LARGEST_SHELF = 0.25
WHOLE = 100
"""Entries from which on a glossary is judged as a whole: how its shelves are filled, how its entries hang together."""

_SHORTEST_NAME = 4
_SHINGLE = 5
_FEWEST_WORDS = 9
_ALIKE = 0.6
_FEWEST_ALIKE = 5
_OPENING = 3
_MOST_ALIKE_OPENINGS = 6
_SENTENCE = re.compile(r"(?<=[.!?])[\s\"')]+")
_HEADING_OR_LINK = re.compile(r"^#{1,3} |\[[^\]]+\]\(http|https?://", re.MULTILINE)


def check_style(contents: Contents) -> None:
    """Add warnings about style to what is known to be wrong; an entry with an error is left until that is mended."""
    entries = [entry for entry in contents.entries if entry.id not in contents.salvaged]
    for entry in entries:
        _check_definition(contents, entry)
        _check_explanation(contents, entry)
        _check_level(contents, entry)
        if len(entry.asked_as) < FEWEST_PHRASES:
            sentence = (
                f"`asked_as` has {len(entry.asked_as) or 'no'} phrasings; three to six help people find the entry."
            )
            contents.report(entry.id, ("asked_as",), sentence, warning=True)
    _check_repetition(contents, entries)
    _check_openings(contents, entries)
    if len(entries) >= WHOLE:
        _check_shelves(contents, entries)
        _check_graph(contents, entries)
    contents.problems.sort(key=lambda problem: (problem.file, problem.line, problem.sentence))


def _check_definition(contents: Contents, entry: Entry) -> None:
    text = f" {fold(entry.definition)} "
    for name in (entry.name, *entry.aliases):
        if len(fold(name)) >= _SHORTEST_NAME and f" {fold(name)} " in text:
            sentence = f"the definition uses the entry's own name, “{name}”."
            contents.report(entry.id, ("definition",), sentence, warning=True)


def _check_explanation(contents: Contents, entry: Entry) -> None:
    paragraphs = [part for part in entry.explanation.split("\n\n") if part.strip()]
    if len(paragraphs) not in PARAGRAPHS:
        sentence = f"the explanation has {len(paragraphs)} paragraphs; three to five read best."
        contents.report(entry.id, ("explanation",), sentence, warning=True)
    if _HEADING_OR_LINK.search(entry.explanation):
        contents.report(entry.id, ("explanation",), "the explanation has a heading or a link.", warning=True)


def _check_level(contents: Contents, entry: Entry) -> None:
    grade = textstat.flesch_kincaid_grade(f"{entry.definition} {entry.analogy} {entry.explanation}")
    if grade > HARDEST:
        sentence = (
            f"reads at school grade {grade:.1f} (Flesch-Kincaid); at most {HARDEST:.0f} is what we want: "
            "shorter sentences, plainer words."
        )
        contents.report(entry.id, ("explanation",), sentence, warning=True)


def _check_repetition(contents: Contents, entries: list[Entry]) -> None:
    """Warn of sentences that two entries share, or nearly so: most of the runs of five words in them."""
    sentences = [(entry, key, shingles) for entry in entries for key, shingles in _sentences(entry)]
    holding: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (_, _, shingles) in enumerate(sentences):
        for shingle in shingles:
            holding[shingle].append(number)
    for number, (entry, key, shingles) in enumerate(sentences):
        common = Counter(other for shingle in shingles for other in holding[shingle] if other < number)
        for other, count in common.items():
            twin, _, theirs = sentences[other]
            if twin is not entry and count >= max(_FEWEST_ALIKE, _ALIKE * min(len(shingles), len(theirs))):
                sentence = f"a sentence here is nearly the same as one in `{twin.id}`."
                contents.report(entry.id, (key,), sentence, warning=True)


def _sentences(entry: Entry) -> Iterator[tuple[str, set[tuple[str, ...]]]]:
    """Yield the longer sentences of an entry as their runs of words, with the key they stand under."""
    for key, text in (
        ("definition", entry.definition),
        ("analogy", entry.analogy),
        ("explanation", entry.explanation),
        ("examples", " ".join(entry.examples)),
    ):
        for sentence in _SENTENCE.split(text):
            words = fold(sentence, considered=len(sentence)).split()
            if len(words) >= _FEWEST_WORDS:
                yield key, {tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}


def _check_openings(contents: Contents, entries: list[Entry]) -> None:
    """Warn where many entries begin with the same words."""
    for key in ("definition", "analogy", "explanation"):
        opening: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            opening[" ".join(fold(getattr(entry, key)).split()[:_OPENING])].append(entry)
        for words, alike in opening.items():
            for entry in alike[_MOST_ALIKE_OPENINGS:] if words else ():
                sentence = f"{len(alike)} entries begin their {key} with “{words}”; find another way in."
                contents.report(entry.id, (key,), sentence, warning=True)


def _check_shelves(contents: Contents, entries: list[Entry]) -> None:
    counts = Counter(entry.category for entry in entries)
    file = contents.documents[entries[0].id].file.parents[1] / CATEGORIES_FILE
    for category in contents.categories:
        count = counts[category.name]
        if count < FEWEST_ON_A_SHELF:
            sentence = f"“{category.name}” has {count} entries; fewer than {FEWEST_ON_A_SHELF} hardly make a category."
        elif count > LARGEST_SHELF * len(entries):
            sentence = f"“{category.name}” has {count} of {len(entries)} entries; a category that large wants dividing."
        else:
            continue
        contents.problems.append(Problem(file, 1, sentence, warning=True))


def _check_graph(contents: Contents, entries: list[Entry]) -> None:
    """Warn of entries that no walk along related terms comes by, and of those that all walks lead to."""
    named_by: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for target in entry.related:
            named_by[target].add(entry.id)
    reached, waiting = set[str](), [entries[0].id]
    by_id = {entry.id: entry for entry in entries}
    while waiting:
        here = waiting.pop()
        if here in by_id and here not in reached:
            reached.add(here)
            waiting += [*by_id[here].related, *named_by[here]]
    for entry in entries:
        if not named_by[entry.id]:
            sentence = "no other entry is related to this one, so nobody walks here."
        elif len(named_by[entry.id]) > MOST_INCOMING:
            sentence = (
                f"{len(named_by[entry.id])} entries name this one; more than {MOST_INCOMING} tell a reader little."
            )
        elif entry.id not in reached:
            sentence = f"no chain of related terms leads here from `{entries[0].id}`."
        else:
            continue
        contents.report(entry.id, ("related",), sentence, warning=True)
