"""Lists of words: which are at home in talk about AI, and which people use without a thought of it."""

from functools import cache
from importlib.resources import files

from glossbot.glossary.finding.questions import ASKING, CONNECTING, FILLERS

_WORDS = files("glossbot.glossary.finding").joinpath("words")
ASIDE = ASKING | CONNECTING | FILLERS


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists, by its file's name without the ending."""
    return frozenset(_WORDS.joinpath(f"{name}.txt").read_text(encoding="utf-8").split())


def lines(name: str) -> list[str]:
    """Return the lines of a list that holds more than words."""
    return _WORDS.joinpath(name).read_text(encoding="utf-8").splitlines()


def is_of_the_field(word: str) -> bool:
    """Whether a word is at home in talk about AI."""
    return word in words("field")


def is_a_word_first(form: str) -> bool:
    """Whether a form is an ordinary word that nobody would think of as a term, as "expect" beside "expectation"."""
    return form in ASIDE or (form in words("ordinary") and form not in words("homographs") | words("field"))


def is_ordinary(word: str) -> bool:
    """Whether a word is one that people use without a thought of AI, be it a term as well."""
    return any(word in words(name) for name in ("homographs", "ordinary", "everyday"))
