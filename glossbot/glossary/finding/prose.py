"""A message made ready for finding names in it, letter by letter in its place."""

import re
import unicodedata
from dataclasses import dataclass

# What of a message is no prose: blocks of code and code in a line, addresses, and Discord's mentions, emoji and times.
# https://discord.com/developers/docs/reference#message-formatting
_NO_PROSE = re.compile(
    r"""
    ```.*?(?:```|\Z) | ``.+?`` | `[^`\n]+`
    | \bhttps?://[^\s>]+ | \bwww\.[^\s>]+
    | <(?:@[!&]?|\#|/|:|a:|t:|id:)[^<>\n]{1,100}>
    """,
    re.VERBOSE | re.DOTALL,
)
_MAY_HOLD_CODE = ("`", "://", "www.", "<")
# Characters that stand for none or for several letters, so that places shift; and beside letters only, as emoji are
# joined by some of them.
_SHIFTING = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff](?<=\w.)|[\ufb00-\ufb06ßẞ]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


class _Letters(dict[int, str]):
    """For every character one: a small letter without its accent, a digit, or a space."""

    def __missing__(self, code: int) -> str:
        letter = _letters(chr(code))
        self[code] = letter if len(letter) == 1 else " " if not chr(code).isalnum() else chr(code)
        return self[code]


_LETTERS = _Letters(_ASCII)


@dataclass(frozen=True, slots=True)
class Prose:
    """A text between two spaces, in small letters, digits and spaces; and where its letters stood."""

    text: str
    """Where terms may be said: code, addresses and mentions are left blank."""
    whole: str
    """The same with them, letter by letter in the same place: they tell what the message is about."""
    places: list[int] | None = None
    """For each letter its place in the message; None where that is one less than its place in `text`."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of `text` into one of the message, in code points."""
        if self.places is None:
            return start - 1, end - 1
        return self.places[start - 1], self.places[end - 2] + 1


def prose(message: str) -> Prose:
    """Read a message, evened out to small letters."""
    whole, places = _evened(message)
    if not any(mark in message for mark in _MAY_HOLD_CODE):
        return Prose(whole, whole, places)
    blank = _NO_PROSE.sub(lambda match: "\0" * len(match[0]), message)
    if places is None:
        return Prose(_evened(blank)[0], whole)
    said = [
        " ",
        *(" " if blank[place] == "\0" else letter for letter, place in zip(whole[1:], places, strict=False)),
        " ",
    ]
    return Prose("".join(said), whole, places)


def evened(name: str) -> str:
    """Return a name as it stands in the text of a `Prose`, without the spaces around."""
    return _evened(name)[0][1:-1]


def _evened(text: str) -> tuple[str, list[int] | None]:
    """Even out a text, and say where its letters stood if they have moved."""
    if text.isascii():
        return f" {text.translate(_ASCII)} ", None
    if not _SHIFTING.search(text):
        plain = _NOT_ASCII.sub(lambda match: match[0].translate(_LETTERS), text)
        return f" {plain.translate(_ASCII if plain.isascii() else _LETTERS)} ", None
    pieces = [(letter, place) for place, char in enumerate(text) for letter in _letters(char, kept=" ")]
    return f" {''.join(letter for letter, _ in pieces)} ", [place for _, place in pieces]


def _letters(char: str, *, kept: str = "") -> str:
    """Return the plain letters of a character: none of a mark that belongs to the letter before it."""
    found = "".join(part for part in unicodedata.normalize("NFKD", char).casefold() if part.isalnum())
    return found or ("" if unicodedata.category(char) in {"Mn", "Cf"} else kept)
