"""Slips of the keyboard: which misspelling is likely one, and which is another word."""

from rapidfuzz.distance import OSA

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ANY_SLIP = 10
"""From this length on, any slip is one: no other word is that near."""
_TWO_SLIPS = 10
_ONE_SLIP = 5


def _neighbours() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for y, row in enumerate(_ROWS):
        for x, key in enumerate(row):
            for near_y, near_x in ((y, x - 1), (y, x + 1), (y - 1, x), (y - 1, x + 1), (y + 1, x - 1), (y + 1, x)):
                if 0 <= near_y < len(_ROWS) and 0 <= near_x < len(_ROWS[near_y]):
                    found.setdefault(key, set()).add(_ROWS[near_y][near_x])
    return {key: "".join(sorted(near)) for key, near in found.items()}


NEIGHBOURS = _neighbours()
"""For each letter the letters on the keys around it."""


def allowed(name: str) -> int:
    """Return how many slips a joined name may have before it could be another word.

    "drag" is one slip from "rag", "gp" from "gpt", and "reference" two from "inference".
    """
    if len(name) < _ONE_SLIP:
        return 0
    return 1 if len(name) < _TWO_SLIPS else 2


def is_likely(typed: str, name: str) -> bool:
    """Whether a misspelling within the allowed distance is a slip of the keyboard rather than another word.

    In a short name a slip is a swap, a doubled or missing letter (not the first), or a neighbouring key: "taken" is no
    slip for "token", nor "raining" for "training".
    """
    if len(name) >= _ANY_SLIP:
        return typed[:1] == name[:1] or OSA.distance(typed, name) == 1
    start = next((i for i, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), min(len(typed), len(name)))
    here, there = typed[start:], name[start:]
    if len(typed) == len(name):
        swapped = here[:2] == there[:2][::-1]
        return swapped or here[:1] in NEIGHBOURS.get(there[:1], "")
    if len(typed) < len(name):
        return start > 0
    return start > 0 and typed[start] == typed[start - 1]
