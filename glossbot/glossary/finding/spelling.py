"""How texts are made comparable: one set of functions for both sides of every comparison."""

import unicodedata

CONSIDERED = 300
"""Characters of a query that are looked at; no name is nearly as long."""

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"))  # noqa: RUF001 - the characters people really type
# What becomes of each character of a text that is ASCII, as most are: the same as below, some ten times as fast.
_ASCII: dict[int, str | None] = {
    **{code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)},
    **{ord(char): None for char in "'`"},
    ord("&"): " and ",
}
_SHORTEST_PLURAL = 3
_LATIN = ("matrices", "indices", "vertices")
_HISSING = ("ches", "shes", "xes", "sses")
_LONGEST_ABBREVIATION = 4
_ENDINGS = ("ions", "ings", "ing", "ion", "ed", "es", "s", "e")
_SHORTEST_STEM = 4


def fold(text: str, *, considered: int = CONSIDERED) -> str:
    """Reduce the first so many characters of a text to small letters and digits with single spaces."""
    if text.isascii():
        return " ".join(text[:considered].translate(_ASCII).split())
    decomposed = unicodedata.normalize("NFKD", text[:considered]).translate(_APOSTROPHES).replace("&", " and ")
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
    if word.endswith(_LATIN):
        return word[:-4] + ("ix" if word.endswith("matrices") else "ex")
    if word.endswith(_HISSING) and len(word) > _LONGEST_ABBREVIATION:
        return word[:-2]
    if word.endswith("as") and len(word) <= _LONGEST_ABBREVIATION:  # "bias"
        return word
    if word.endswith("is") and len(word) > _LONGEST_ABBREVIATION:  # "analysis", but "APIs"
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def bag(folded: str) -> str:
    """Make a key of a folded text that neither plurals nor the order of the words change."""
    return " ".join(sorted(singular(word) for word in folded.split() if word not in {"a", "an", "the"}))


def stem(word: str) -> str:
    """Take the ending of an inflected or derived form off a folded word, so that "hallucinates" is "hallucination".

    The result is a key, not a word. Lighter than Porter's algorithm on purpose: "general" must not meet "generate".
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if word.endswith("at") and len(word) - 2 >= _SHORTEST_STEM:
        word = word[:-2]
    return word


def undoubled(word: str) -> str:
    """Take back the doubling of a stem's last letter, as of "embedd" from "embedding"."""
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "ls" else word
