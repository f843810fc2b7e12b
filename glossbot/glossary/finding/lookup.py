"""From what somebody typed to an entry, a choice, or an honest no."""

from collections.abc import Callable, Iterable, Sequence

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.lexicon import is_ordinary
from glossbot.glossary.finding.mentions import Mention, Mentions, leftover
from glossbot.glossary.finding.nearness import Spellings
from glossbot.glossary.finding.questions import (
    ABOUT,
    CARRIERS,
    CONNECTING,
    GENERIC,
    KINDS,
    asks,
    clauses,
    compares,
)
from glossbot.glossary.finding.slips import is_likely
from glossbot.glossary.finding.spelling import CONSIDERED, bag, fold, joined
from glossbot.glossary.outcome import Found, How, NotFound, Resolution, Suggestions

ARROW = "→"
"""Stands between an alias and its entry's name in the label of a completion."""

MOST_SUGGESTIONS = 5
_WEAK_SIMILARITY = 0.7
_NEAR_SIMILARITY = 0.5
_MOST_NEAREST = 3
_MOST_ALIKE = 10
_MOST_BEGUN = 50
_UNKNOWN_IN_A_QUESTION = 2
"""Words that say nothing to us and may stand in a question about a term without making it one about something else."""
_WORDS_CONSIDERED = 40
"""Words of a query among which names are looked for; longer ones are no question any more."""
_LONG = 8
"""Letters from which on a single slip of the keyboard says more than a shorter name inside the query."""
_TELLING = 11
"""Letters that the telling words of a name need, for "convolutional neural" to be enough."""
_FEWEST_BEGUN = 2
_BEGINNING = 2
"""Letters from which on the beginning of a name counts as a hint at it."""


class Lookup:
    """The keys of all entries, from the strictest comparison to the loosest."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        names, aliases, spellings, bags = _Keys(), _Keys(), _Keys(), _Keys()
        self._bare: dict[str, list[Entry]] = {}
        self._words: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            name, *others = ((text, fold(text)) for text in (entry.name, *entry.aliases, *entry.ambiguous_aliases))
            names.add(name[1], name[0], entry)
            self._note_bare(name[1], entry)
            for text, folded in others:
                aliases.add(joined(folded), text, entry)
            for text, folded in (name, *others, (entry.id, fold(entry.id))):
                spellings.add(joined(folded), text, entry)
                bags.add(bag(folded), text, entry)
            for _, folded in (name, *others):
                for word in bag(folded).split():
                    self._words.setdefault(word, {})[entry.id] = entry
        self._passes: tuple[tuple[How, _Keys, Callable[[str], str]], ...] = (
            ("exact", names, str),
            ("alias", aliases, joined),
            ("variant", spellings, joined),
            ("variant", bags, bag),
        )
        self._owners = spellings.owners
        self._spellings = Spellings(self._owners)
        self._mentions = Mentions(entries)

    def _note_bare(self, name: str, entry: Entry) -> None:
        """Keep a name without the words that people leave out."""
        bare = sorted(word for word in name.split() if word not in GENERIC)
        if len("".join(bare)) >= _TELLING:
            self._bare.setdefault(" ".join(bare), []).append(entry)

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
            lambda: self._begun(words),
            lambda: self._misspelt(words, most=1) if len(joined(wanted)) >= _LONG else None,
            lambda: self._within(query, words),
            lambda: self._asked(query) if asks(words) and not compares(words) else None,
            lambda: self._misspelt(words),
        ):
            answer = step()
            if isinstance(answer, Found):
                return answer
            uncertain.append(answer)
        choice = next(filter(None, uncertain), None)
        return choice or self._core(words) or self._weak(wanted) or NotFound(self._nearest(joined(wanted)))

    def _certain(self, wanted: str) -> Resolution | None:
        """Look for a name in any of its spellings."""
        for how, keys, key in self._passes:
            owners = keys.owners.get(key(wanted), ())
            if len(owners) == 1:
                return Found(owners[0][1], how, matched=owners[0][0])
            if owners:
                return Suggestions(tuple(entry for _, entry in owners))
        return None

    def _within(self, query: str, words: list[str]) -> Resolution | None:
        """Look for names inside a question, or beside words that change nothing."""
        if "ai" in words and (certain := self._certain(" ".join(word for word in words if word != "ai"))):
            return certain
        mentions = [mention for mention in self._mentions.find(words) if not mention.is_asking(words)]
        if not mentions:
            return None
        known = {fold(alias) for mention in mentions for alias in mention.entry.ambiguous_aliases}
        unknown = [w for w in leftover(words, mentions) if w not in CARRIERS | known and not w.isdigit()]
        if compares(words):
            mentions = [*filter(None, (self._mentions.compared(w, mentions) for w in unknown)), *mentions]
        every = _entries(mentions)
        if len(every) > 1 and compares(words) and len(unknown) <= _UNKNOWN_IN_A_QUESTION:
            return Suggestions(every[:MOST_SUGGESTIONS])
        if all(mention.is_context for mention in mentions) and (certain := self._certain(" ".join(unknown))):
            return certain
        # One of several may be what is asked for, and the others only where it was met.
        asked = [mention for mention in mentions if mention.is_asked_for(words) and not mention.is_context]
        meant = asked if len(_entries(asked)) == 1 and not compares(words) else _telling(mentions)
        return _only(meant, query, words, leftover(words, mentions), unknown)

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
        return self._certain(" ".join(core)) or self._misspelt(core) if core else None

    def _begun(self, words: list[str]) -> Found | None:
        """Take a long enough beginning of one entry's name for the name."""
        typed = "".join(words)
        if len(words) < _FEWEST_BEGUN or len(typed) < _TELLING:
            return None
        owners = _distinct(owner for key in self._spellings.begun(typed, _MOST_BEGUN) for owner in self._owners[key])
        return Found(owners[0][1], "variant", matched=owners[0][0]) if len(owners) == 1 else None

    def _misspelt(self, words: list[str], most: int = 2) -> Resolution | None:
        """Look for spellings within the slips that a name of that length allows, and no more than `most`."""
        wanted = "".join(words)
        scored = self._spellings.within_slips(wanted)
        near = [(slips, key) for slips, key in scored if slips <= most and is_likely(wanted, key)]
        if not near:
            return None
        best = min(distance for distance, _ in near)
        candidates = _distinct(owner for distance, key in near if distance == best for owner in self._owners[key])
        # "bath" is a word of its own before it is "batch".
        another = (best > 1 or len(words) == 1) and all(map(is_ordinary, words))
        if len(candidates) == 1 and not another:
            matched, entry = candidates[0]
            return Found(entry, "close", matched=matched)
        return Suggestions(tuple(entry for _, entry in candidates[:MOST_SUGGESTIONS]))

    def _weak(self, wanted: str) -> Resolution | None:
        """Offer entries that share the query's words, and spellings that are alike or go on from it."""
        words = bag(wanted).split()
        owners = [self._words.get(word, {}) for word in words]
        by_words: list[Entry] = []
        if owners:
            by_words = [entry for entry_id, entry in owners[0].items() if all(entry_id in own for own in owners)]
            by_words.sort(key=lambda entry: (not set(words) <= set(bag(fold(entry.name)).split()), len(entry.name)))
        typed = joined(wanted)
        begun = self._spellings.begun(typed, _MOST_BEGUN) if len(wanted) >= _BEGINNING else []
        alike = self._spellings.alike(typed, least=_WEAK_SIMILARITY, limit=MOST_SUGGESTIONS)
        by_spelling = [entry for key in (*begun, *alike) for _, entry in self._owners[key]]
        entries = tuple(entry for _, entry in _distinct(("", entry) for entry in (*by_spelling, *by_words)))
        return Suggestions(entries[:MOST_SUGGESTIONS]) if entries else None

    def _nearest(self, wanted: str) -> tuple[Entry, ...]:
        alike = self._spellings.alike(wanted, least=_NEAR_SIMILARITY, limit=_MOST_ALIKE)
        owners = _distinct(owner for key in alike for owner in self._owners[key])
        return tuple(entry for _, entry in owners[:_MOST_NEAREST])


class _Keys:
    """Which entries own a key, and by which of their names."""

    def __init__(self) -> None:
        self.owners: dict[str, list[tuple[str, Entry]]] = {}

    def add(self, key: str, text: str, entry: Entry) -> None:
        owners = self.owners.setdefault(key, []) if key else []
        if all(other is not entry for _, other in owners):
            owners.append((text, entry))


def _only(meant: list[Mention], query: str, words: list[str], rest: list[str], unknown: list[str]) -> Resolution:
    """Answer with the one entry that is meant where the words around it change nothing, and else with a choice."""
    entries = _entries(meant)
    if len(entries) > 1:
        return Suggestions(entries[:MOST_SUGGESTIONS])
    firm = any(not mention.is_weak(query) for mention in meant)
    beside = GENERIC.union(CONNECTING, ABOUT, () if meant[0].entry.common_word else KINDS)
    bare = firm or asks(words) or beside.issuperset(rest)
    if (not unknown and bare) or (firm and asks(words) and len(unknown) <= _UNKNOWN_IN_A_QUESTION):
        return Found(meant[0].entry, "variant", matched=meant[0].name)
    return Suggestions(entries)


def _telling(mentions: list[Mention]) -> list[Mention]:
    """Leave out the mentions that only say which field a question is from, or are everyday words beside a term."""
    telling = [mention for mention in mentions if not mention.is_context]
    if not telling:
        named = [mention for mention in mentions if mention.words != ("ai",)] or mentions
        return [mention for mention in named if not mention.is_class] or named
    return [mention for mention in telling if not mention.entry.common_word] or telling


def _entries(mentions: Iterable[Mention]) -> tuple[Entry, ...]:
    return tuple({mention.entry.id: mention.entry for mention in mentions}.values())


def _distinct(owners: Iterable[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
    return list({entry.id: (text, entry) for text, entry in reversed(list(owners))}.values())[::-1]
