"""From what somebody typed to an entry, a choice, or an honest no."""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.mentions import Mention, Mentions, leftover
from glossbot.glossary.finding.questions import ABOUT, CARRIERS, CONNECTING, GENERIC, asks, clauses, compares
from glossbot.glossary.finding.slips import allowed, is_likely
from glossbot.glossary.finding.spelling import CONSIDERED, bag, fold, joined
from glossbot.glossary.outcome import Found, How, NotFound, Resolution, Suggestions

ARROW = "→"
"""Stands between an alias and its entry's name in the label of a completion."""

MOST_SUGGESTIONS = 5
_WEAK_SIMILARITY = 0.7
_NEAR_SIMILARITY = 0.5
_MOST_NEAREST = 3
_UNKNOWN_IN_A_QUESTION = 2
"""Words that say nothing to us and may stand in a question about a term without making it one about something else."""
_WORDS_CONSIDERED = 40
"""Words of a query among which names are looked for; longer ones are no question any more."""
_TELLING = 11
"""Letters that the telling words of a name need, for "convolutional neural" to be enough."""
_BEGINNING = 3
"""Letters from which on the beginning of a name counts as a hint at it."""


class Lookup:
    """The keys of all entries, from the strictest comparison to the loosest."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._passes: tuple[tuple[How, _Keys], ...] = (
            ("exact", _Keys(fold)),
            ("alias", _Keys(lambda text: joined(fold(text)))),
            ("variant", _Keys(lambda text: joined(fold(text)))),
            ("variant", _Keys(lambda text: bag(fold(text)))),
        )
        (_, names), (_, aliases), *variants = self._passes
        for entry in entries:
            names.add(entry.name, entry)
            for alias in (*entry.aliases, *entry.ambiguous_aliases):
                aliases.add(alias, entry)
            for _, keys in variants:
                for text in (entry.name, *entry.aliases, *entry.ambiguous_aliases, entry.id):
                    keys.add(text, entry)
        self._spellings = variants[0][1]
        self._choices = list(self._spellings.owners)
        self._mentions = Mentions(entries)
        self._bare: dict[str, list[Entry]] = {}
        for entry in entries:
            bare = sorted(word for word in fold(entry.name).split() if word not in GENERIC)
            if len("".join(bare)) >= _TELLING:
                self._bare.setdefault(" ".join(bare), []).append(entry)
        self._words: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            for text in (entry.name, *entry.aliases):
                for word in bag(fold(text)).split():
                    self._words.setdefault(word, {})[entry.id] = entry

    def resolve(self, query: str) -> Resolution:
        """Find the entry that a query means; equally good candidates are a choice, never a coin-flip."""
        wanted = fold(query)
        if not wanted:
            return NotFound()
        if certain := self._certain(wanted):
            return certain
        if ARROW in query:  # the label of a completion
            return self.resolve(query.rpartition(ARROW)[2])
        words = wanted.split()[:_WORDS_CONSIDERED]
        uncertain: list[Resolution | None] = []
        for step in (
            lambda: self._within(query, words),
            lambda: None if compares(words) else self._asked(query),
            lambda: self._misspelt(joined(wanted)),  # which compares with every name: only where nothing else helped
        ):
            answer = step()
            if isinstance(answer, Found):
                return answer
            uncertain.append(answer)
        choice = next(filter(None, uncertain), None)
        return choice or self._core(words) or self._weak(wanted) or NotFound(self._nearest(joined(wanted)))

    def _certain(self, wanted: str) -> Resolution | None:
        """Look for a name in any of its spellings."""
        for how, keys in self._passes:
            owners = keys.find(wanted)
            if len(owners) == 1:
                return Found(owners[0][1], how, matched=owners[0][0])
            if owners:
                return Suggestions(tuple(entry for _, entry in owners))
        return None

    def _within(self, query: str, words: list[str]) -> Resolution | None:
        """Look for names inside a question, or beside words that change nothing."""
        if "ai" in words and (certain := self._certain(" ".join(word for word in words if word != "ai"))):
            return certain
        mentions = self._mentions.find(words)
        if not mentions:
            return None
        unknown = [w for w in leftover(words, mentions) if w not in CARRIERS and not w.isdigit()]
        if compares(words):
            mentions = [*filter(None, map(self._mentions.compared, unknown)), *mentions]
        every = _entries(mentions)
        if len(every) > 1 and compares(words) and len(unknown) <= _UNKNOWN_IN_A_QUESTION:
            return Suggestions(every[:MOST_SUGGESTIONS])
        meant = _telling(mentions)
        entries = _entries(meant)
        if len(entries) > 1:
            return Suggestions(entries[:MOST_SUGGESTIONS])
        firm = any(not mention.is_weak(query) for mention in meant)
        bare = firm or asks(words) or GENERIC.union(CONNECTING, ABOUT).issuperset(leftover(words, mentions))
        if (not unknown and bare) or (firm and asks(words) and len(unknown) <= _UNKNOWN_IN_A_QUESTION):
            return Found(meant[0].entry, "variant", matched=meant[0].name)
        return Suggestions(entries)

    def _asked(self, query: str) -> Found | None:
        """Look for the one name that a longer text asks for in some clause; "what is it" asks for what came before."""
        before: list[Mention] = []
        for clause in clauses(query[:CONSIDERED]):
            words = fold(clause).split()
            mentions = _telling(self._mentions.find(words))
            strange = not CARRIERS.issuperset(leftover(words, mentions))
            asked = [m for m in mentions if m.is_asked_for(words) and not (strange and m.is_weak(query))]
            if asks(words) and not mentions and set(words) <= CARRIERS:
                asked = before[-1:] if len(_entries(before)) == 1 else []
            if len(_entries(asked)) == 1:
                return Found(asked[0].entry, "variant", matched=asked[0].name)
            before += mentions
        return None

    def _core(self, words: list[str]) -> Resolution | None:
        """Look again without the words that people put around a term."""
        core = [word for word in words if word not in CARRIERS]
        if len(core) == len(words):
            return None
        if owners := self._bare.get(" ".join(sorted(core)), []):
            return Found(owners[0], "variant") if len(owners) == 1 else Suggestions(tuple(owners))
        return self._certain(" ".join(core)) or self._misspelt("".join(core)) if core else None

    def _misspelt(self, wanted: str) -> Resolution | None:
        """Look for spellings within the slips that a name of that length allows."""
        scored = process.extract(wanted, self._choices, scorer=OSA.distance, score_cutoff=2, limit=None)
        near = [(distance, key) for key, distance, _ in scored if distance <= allowed(key) and is_likely(wanted, key)]
        if not near:
            return None
        best = min(distance for distance, _ in near)
        candidates = _distinct(
            owner for distance, key in near if distance == best for owner in self._spellings.owners[key]
        )
        if len(candidates) == 1:
            matched, entry = candidates[0]
            return Found(entry, "close", matched=matched)
        return Suggestions(tuple(entry for _, entry in candidates[:MOST_SUGGESTIONS]))

    def _weak(self, wanted: str) -> Resolution | None:
        """Offer entries that share the query's words, and spellings that are alike; take a long enough beginning."""
        words = bag(wanted).split()
        owners = [self._words.get(word, {}) for word in words]
        by_words: list[Entry] = []
        if owners:
            by_words = [entry for entry_id, entry in owners[0].items() if all(entry_id in own for own in owners)]
            by_words.sort(key=lambda entry: (not set(words) <= set(bag(fold(entry.name)).split()), len(entry.name)))
        typed = joined(wanted)
        begun = [key for key in self._choices if key.startswith(typed)] if len(wanted) >= _BEGINNING else []
        if len(words) > 1 and len(typed) >= _TELLING:
            names = {owner[1].id: owner for key in begun for owner in self._spellings.owners[key]}
            if len(names) == 1:
                matched, entry = next(iter(names.values()))
                return Found(entry, "variant", matched=matched)
        alike = process.extract(
            typed,
            self._choices,
            scorer=OSA.normalized_similarity,
            score_cutoff=_WEAK_SIMILARITY,
            limit=MOST_SUGGESTIONS,
        )
        by_spelling = [
            entry for key in (*begun, *(key for key, _, _ in alike)) for _, entry in self._spellings.owners[key]
        ]
        entries = tuple(entry for _, entry in _distinct(("", entry) for entry in (*by_spelling, *by_words)))
        return Suggestions(entries[:MOST_SUGGESTIONS]) if entries else None

    def _nearest(self, wanted: str) -> tuple[Entry, ...]:
        alike = process.extract(
            wanted, self._choices, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_SIMILARITY, limit=10
        )
        owners = _distinct(owner for key, _, _ in alike for owner in self._spellings.owners[key])
        return tuple(entry for _, entry in owners[:_MOST_NEAREST])


class _Keys:
    """Which entries own a key, and by which of their names."""

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self.owners: dict[str, list[tuple[str, Entry]]] = {}

    def add(self, text: str, entry: Entry) -> None:
        key = self._key(text)
        owners = self.owners.setdefault(key, []) if key else []
        if all(other is not entry for _, other in owners):
            owners.append((text, entry))

    def find(self, wanted: str) -> list[tuple[str, Entry]]:
        return self.owners.get(self._key(wanted), [])


def _telling(mentions: list[Mention]) -> list[Mention]:
    """Leave out the mentions that only say which field a question is from, or are everyday words beside a term."""
    telling = [mention for mention in mentions if not mention.is_context]
    if not telling:
        return [mention for mention in mentions if mention.words != ("ai",)] or mentions
    return [mention for mention in telling if not mention.entry.common_word] or telling


def _entries(mentions: Iterable[Mention]) -> tuple[Entry, ...]:
    return tuple({mention.entry.id: mention.entry for mention in mentions}.values())


def _distinct(owners: Iterable[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
    return list({entry.id: (text, entry) for text, entry in reversed(list(owners))}.values())[::-1]
