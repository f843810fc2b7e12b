"""A seeded model of how fingers slip: a neighbouring key, a letter left out, doubled, or swapped with the next."""

import random

# A QWERTY keyboard, each letter with those on the keys around it; written down here apart from the engine's own.
NEIGHBOURS = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj", "i": "uojk", "o": "ipkl",
    "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc", "g": "ftyhbv", "h": "gyujnb", "j": "huiknm",
    "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv", "v": "cfgb", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip


def slip(text: str, chance: random.Random) -> str:
    """Make one slip in a letter of a text, never at its very beginning or in a digit."""
    places = [place for place, char in enumerate(text) if char.isalpha() and place > 0]
    place = chance.choice(places)
    char = text[place]
    match chance.choice(("neighbour", "omission", "doubling", "swap")):
        case "neighbour":
            return text[:place] + chance.choice(NEIGHBOURS.get(char.lower(), char)) + text[place + 1 :]
        case "omission":
            return text[:place] + text[place + 1 :]
        case "doubling":
            return text[:place] + char + text[place:]
        case _:
            return text[:place] + text[place + 1 : place + 2] + char + text[place + 2 :]


def slips(text: str, count: int, chance: random.Random) -> str:
    """Make so many slips."""
    for _ in range(count):
        text = slip(text, chance)
    return text
