"""The forms that a name takes in a sentence: plurals, and what a word turns into ("hallucinating", "quantized")."""

from collections.abc import Iterator

_VOWELS = "aeiou"
_SHORTEST = 4
"""Letters of the shortest word that other words are made of."""
_SHORTEST_ROOT = 3
_SHORT = 4
_HISSING = ("x", "z", "ch", "sh", "ss")
_HARD = ("och", "arch")
_NO_PLURAL = ("ss", "us", "is", "as")
_DONE = ("ing", "tion", "sion", "ment")
"""What is done ends so, and can be done anew wrongly or not at all: "retrained", "misaligned"."""
_AGAIN = ("re", "mis", "un")
_KIN = {
    "ancy": ("ant", "antic"),
    "racy": ("rate",),
    "ence": ("ent",),
    "bility": ("bilistic",),
    "arization": ("ary", "aries"),
    "ative": ("atively",),
    "istic": ("istically",),
    "ifier": ("ification", "ifications"),
    "ender": ("endation", "endations"),
    "otic": ("ot", "ots"),
    "rithm": ("rithmic", "rithmically"),
    "tor": ("torize", "torized", "torizes", "torizing"),
}
"""Endings of nouns and adjectives, and of their next of kin: "sycophancy" and "sycophantic"."""
_IRREGULAR = {"break": ("broke", "broken"), "learn": ("learnt",), "build": ("built",), "write": ("wrote", "written")}
"""By the end of a verb."""

_VERBS = {
    "scription": ("scribe",),
    "ification": ("ify",),
    "ization": ("ize",),
    "isation": ("ize",),
    "ability": ("able",),
    "ifier": ("ify",),
    "izer": ("ize",),
    "iser": ("ise",),
    "tion": ("t", "te"),
    "sion": ("s", "se"),
    "ieval": ("ieve",),
    "ment": ("",),
    "ator": ("ate",),
    "er": ("",),
    "or": ("",),
}
"""What a noun's ending stands for in the verb; the longer endings first."""


def numbers(word: str) -> set[str]:
    """Return a word and its other number, singular or plural."""
    return {word, _singular(word), _plural(word)}


def derived(word: str) -> set[str]:
    """Return the words made from the same root, as "distil", "distilled" and "distiller" of "distillation".

    Some are no words at all; nobody will type them.
    """
    if len(word) < _SHORTEST:
        return set()
    single = _singular(word)
    found = {word + "ity"} if word.endswith("al") else set[str]()
    for root in _roots(single):
        found.update(_conjugated(root))
    for ending, others in _KIN.items():
        if single.endswith(ending):
            found.update(single.removesuffix(ending) + other for other in others)
    # British spelling beside American.
    found.update(form[:2] + form[2:].replace("iz", "is") for form in list(found) if "iz" in form[2:])
    return {form for form in found if len(form) >= _SHORTEST} - numbers(word)


def redone(word: str) -> set[str]:
    """Return words for doing anew, wrongly or not at all what a word means: "retrained" of "training", "unlabelled"."""
    if not _singular(word).endswith(_DONE):
        return set()
    return {prefix + form for form in derived(word) | numbers(word) for prefix in _AGAIN}


def _roots(word: str) -> Iterator[str]:
    """Yield what may be the verb, or the bare noun, that a word was made of."""
    if word.endswith("ing") and len(word) >= len("ing") + _SHORTEST_ROOT:
        yield from _of_gerund(word[:-3])
        return
    if word.endswith("ation") and not word.endswith(("ization", "isation", "ification")):
        bare = word[:-5]
        yield from (bare + "ate", bare if _ends_in_two_consonants(bare) else bare + "e")
        return
    for ending, verbs in _VERBS.items():
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + verb for verb in verbs)
            return
    yield word


def _of_gerund(bare: str) -> Iterator[str]:
    """Yield the verbs that a form in "-ing" may come from, by how its stem ends: "fitting", "tuning", "training"."""
    if bare[-1] == bare[-2] and bare[-1] not in "ls":
        yield bare[:-1]
    elif _ends_in_two_consonants(bare):
        yield from (bare, bare + "e")
    else:
        yield bare if bare[-2] in _VOWELS and bare[-3] in _VOWELS else bare + "e"


def _conjugated(root: str) -> set[str]:
    if len(root) < _SHORTEST_ROOT:
        return set()
    found = {root, _plural(root)}
    for ending, others in _IRREGULAR.items():
        if root.endswith(ending):
            found.update(root.removesuffix(ending) + other for other in others)
    if root.endswith("e"):
        bare = root[:-1]
        found.update(bare + end for end in ("ed", "er", "ers", "ing", "able"))
        if root.endswith("ate"):
            found.update(bare + end for end in ("ion", "ions", "or", "ors", "ory", "ive"))
        return found
    if root.endswith("y"):
        return found | {root[:-1] + "ied", root[:-1] + "ier", root[:-1] + "iers", root + "ing"}
    stem = root + root[-1] if _doubles(root) else root
    found.update(stem + end for end in ("ed", "ing", "er", "ers", "able"))
    if root.endswith("ct"):
        found.add(root + "ive")
    return found


def _doubles(root: str) -> bool:
    """Whether a verb doubles its last letter, as short ones and those with the stress on a short end do."""
    ends_short = root[-1] not in _VOWELS + "wxy" and root[-2] in _VOWELS and root[-3] not in _VOWELS
    return ends_short and (len(root) <= _SHORT or root.endswith(("fit", "bed")))


def _ends_in_two_consonants(text: str) -> bool:
    return text[-1] not in _VOWELS and text[-2] not in _VOWELS


def _plural(word: str) -> str:
    if word.endswith("s") and not word.endswith(_NO_PLURAL):
        return word
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith((*_HISSING, "s")) and not word.endswith(_HARD) else "s")


def _singular(word: str) -> str:
    if len(word) < _SHORTEST or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(tuple(hiss + "es" for hiss in _HISSING)) else word[:-1]
