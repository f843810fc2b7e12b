"""The names inside a longer query."""

from collections.abc import Iterable
from dataclasses import dataclass

from glossbot.glossary.entry import Entry
from glossbot.glossary.finding.questions import ASKING, CARRIERS, CLASSES, CONNECTING, FILLERS, GENERIC
from glossbot.glossary.finding.spelling import fold, joined, singular, stem, undoubled

MOST_WORDS = 7
"""Words of the longest name that is looked for inside a query."""
_SHORTEST_STEM = 5
_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a query: the words that it takes, and the one entry that owns it."""

    start: int
    end: int
    words: tuple[str, ...]
    name: str
    """As the entry writes it."""
    entry: Entry
    derived: bool = False
    """Whether the words are another form of the name, as "distills" is of "distillation"."""

    def is_asking(self, words: list[str]) -> bool:
        """Whether it only belongs to the question, as "mean" does in "what does it mean"."""
        return set(self.words) <= ASKING and not {"do", "does", "did"}.isdisjoint(words[: self.start])

    @property
    def is_class(self) -> bool:
        """Whether it only says what kind of thing another one is, as "model" does in "LLM model"."""
        return set(self.words) <= CLASSES

    @property
    def is_context(self) -> bool:
        """Whether it only says which field the question is from, as "in machine learning" does."""
        return set(self.words) <= GENERIC | FILLERS

    def is_weak(self, query: str) -> bool:
        """Whether it may be an everyday word here: marked as one, derived, or an abbreviation not in capitals."""
        text = " ".join(self.words)
        return self.entry.common_word or self.derived or (len(text) <= _ABBREVIATION and text.upper() not in query)

    def is_asked_for(self, words: list[str]) -> bool:
        """Whether the words around it ask for it, as in "what is a … ?" and "the definition of …"."""
        before = [word for word in words[: self.start] if word not in CONNECTING]
        return bool(before) and before[-1] in ASKING and set(words[self.end : self.end + 1]) <= CARRIERS


class Mentions:
    """Finds names in a row of words, in the forms that words take in a sentence."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._forms: dict[str, tuple[str, Entry] | None] = {}
        self._stems: dict[str, tuple[str, Entry] | None] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                words = fold(name).split()
                _claim(self._forms, _form(words), name, entry)
                if len(joined(fold(name))) >= _SHORTEST_STEM:
                    # A name may double a letter that its other forms do not; what is typed is taken as it is, since
                    # "tunning" is a slip and not a form of "tuning".
                    _claim(self._stems, _stem(words), name, entry)
                    _claim(self._stems, "".join(undoubled(stem(singular(word))) for word in words), name, entry)

    def find(self, words: list[str]) -> list[Mention]:
        """Find names, the longest first, so that none overlap; in the order in which they are said."""
        possible: list[Mention] = []
        forms = [singular(word) for word in words]
        stems = [stem(form) for form in forms]
        for length in range(min(len(words), MOST_WORDS), 0, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                owner = self._forms.get("".join(forms[start:end]))
                derived = not owner
                if owner := owner or self._of_stems(stems[start:end]):
                    possible.append(Mention(start, end, tuple(words[start:end]), *owner, derived=derived))
        possible.sort(key=lambda mention: (len(mention.words), len("".join(mention.words))), reverse=True)
        found: list[Mention] = []
        free = [True] * len(words)
        for mention in possible:
            if all(free[mention.start : mention.end]):
                found.append(mention)
                free[mention.start : mention.end] = [False] * len(mention.words)
        return sorted(found, key=lambda mention: mention.start)

    def _of_stems(self, stems: list[str]) -> tuple[str, Entry] | None:
        """Return the owner of stems; of several words only a name of several, or "token is" would be "tokenise"."""
        owner = self._stems.get("".join(stems))
        return owner if owner and (len(stems) == 1 or not owner[0].replace("-", " ").isalnum()) else None

    def compared(self, word: str, beside: Iterable[Mention]) -> Mention | None:
        """Find the name that a word is short for beside another, as "linear" in "linear vs logistic regression"."""
        for extra in (*(mention.words[-1] for mention in beside), "learning", "model", "network"):
            if owner := self.owner([word, extra]):
                return Mention(0, 0, (word,), *owner)
        return None

    def owner(self, words: list[str]) -> tuple[str, Entry] | None:
        """Return the name that words are a form of, and its entry."""
        return self._forms.get(_form(words)) or self._of_stems([stem(singular(word)) for word in words])


def leftover(words: list[str], mentions: Iterable[Mention]) -> list[str]:
    """Return the words that belong to no mention."""
    taken = {place for mention in mentions for place in range(mention.start, mention.end)}
    return [word for place, word in enumerate(words) if place not in taken]


def _claim(keys: dict[str, tuple[str, Entry] | None], key: str, name: str, entry: Entry) -> None:
    """Let an entry own a key; one that two entries claim belongs to neither."""
    owner = keys.setdefault(key, (name, entry))
    if owner and owner[1] is not entry:
        keys[key] = None


def _form(words: list[str]) -> str:
    return "".join(singular(word) for word in words)


def _stem(words: list[str]) -> str:
    return "".join(stem(singular(word)) for word in words)
