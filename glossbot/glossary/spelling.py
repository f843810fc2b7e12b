"""How texts are made comparable: one set of functions for both sides of every comparison."""

import unicodedata

CONSIDERED = 300
"""Characters of a query that are looked at; no name is nearly as long."""

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"))  # noqa: RUF001 - the characters people really type
_SHORTEST_PLURAL = 3
_LONGEST_ABBREVIATION = 3


def fold(text: str) -> str:
    """Reduce a text to small letters and digits with single spaces: no accents, no punctuation."""
    decomposed = unicodedata.normalize("NFKD", text[:CONSIDERED]).translate(_APOSTROPHES).replace("&", " and ")
    letters = (
        "" if unicodedata.category(char) in {"Mn", "Cf"} else char if char.isalnum() else " "
        for char in decomposed.casefold()
    )
    return " ".join("".join(letters).split())


def joined(folded: str) -> str:
    """Leave out the spaces of a folded text, so that "fine tuning" is "finetuning"."""
    return folded.replace(" ", "")


def singular(word: str) -> str:
    """Take the English plural ending off a folded word; the result is a key, not always a word."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("is") and len(word) > _LONGEST_ABBREVIATION:  # "analysis", but "AIs"
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def bag(folded: str) -> str:
    """Make a key of a folded text that neither plurals nor the order of the words change."""
    return " ".join(sorted(singular(word) for word in folded.split() if word not in {"a", "an", "the"}))
