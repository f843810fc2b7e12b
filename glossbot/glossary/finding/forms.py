"""The forms that a name takes in a sentence: plurals, and what a word turns into ("hallucinating", "quantized")."""

from collections.abc import Callable, Iterator

_VOWELS = "aeiou"
_SHORTEST = 4
"""Letters of the shortest word that other words are made of."""
_SHORTEST_ROOT = 3
_SHORT = 4
_HISSING = ("x", "z", "ch", "sh", "ss")
_HARD = ("och", "narch", "iarch")
_OTHER_PLURALS = (
    ("rix", "rices"), ("dex", "dices"), ("tex", "tices"), ("sis", "ses"), ("corpus", "corpora"),
    ("ato", "atoes"), ("eaf", "eaves"), ("elf", "elves"), ("ife", "ives"),
)  # fmt: skip
"""Endings of nouns, and of their plurals: "matrices", "hypotheses", "leaves"."""
_NO_PLURAL = ("ss", "us", "is", "as")
DONE = ("ing", "tion", "sion", "ment")
"""What is done ends so, and can be done anew, wrongly or not at all: "retrained", "misaligned"."""
_DENIED = ("istic", "able")
"""What a thing can be or not ends so: "nondeterministic"."""
_BEFORE = ("re", "mis", "un")
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
    "ression": ("ressor", "ressors"),
    "cience": ("cientist", "cientists"),
    "ysis": ("yze", "yzed", "yzes", "yzing", "yzer", "yzers", "yse", "ysed", "yses", "ysing", "yser", "ysers"),
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
    "gnition": ("gnize",),
    "ifier": ("ify",),
    "izer": ("ize",),
    "iser": ("ise",),
    "tion": ("t", "te"),
    "sion": ("s", "se"),
    "ieval": ("ieve",),
    "ment": ("",),
    "ator": ("ate",),
    "kage": ("k",),
    "er": ("", "e"),
    "or": ("",),
}
"""What a noun's ending stands for in the verb; the longer endings first."""


def numbers(word: str) -> set[str]:
    """Return a word and its other number, singular or plural."""
    others = {word.removesuffix(ending) + plural for ending, plural in _OTHER_PLURALS if word.endswith(ending)}
    return {word, _singular(word), _plural(word)} | others


def derived(word: str) -> set[str]:
    """Return the words made from the same root, as "distil", "distilled" and "distiller" of "distillation".

    Some are no words at all; nobody will type them.
    """
    if len(word) < _SHORTEST:
        return set()
    single = _singular(word)
    found = {word + "ity"} if word.endswith("al") else set[str]()
    for root in _roots(single):
        found |= _conjugated(root) | _doers(root)
    for ending, others in _KIN.items():
        if single.endswith(ending):
            found.update(single.removesuffix(ending) + other for other in others)
    found.update("non" + form for form in list(found) if form.endswith(_DENIED))
    # British spelling beside American.
    found.update(form[:2] + form[2:].replace("iz", "is") for form in list(found) if "iz" in form[2:])
    return {form for form in found if len(form) >= _SHORTEST} - numbers(word)


def redone(word: str, is_another: Callable[[str], bool]) -> set[str]:
    """Return words for doing anew, wrongly or not at all what a word means: "retrained" of "training", "unlabelled".

    `is_another` says of a verb whether it is known to mean something else, as "reserve" is nothing served anew.
    """
    single = _singular(word)
    if not single.endswith(DONE):
        return set()
    # "Active" is no form of "activate", though it may look like one.
    forms = {form for form in numbers(word).union(*map(_conjugated, _roots(single))) if not form.endswith("ive")}
    words = [{prefix + form for form in forms if not form.startswith(prefix)} for prefix in _BEFORE]
    return set[str]().union(*(again for again in words if not any(map(is_another, again))))


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
    """Return the forms of a verb."""
    if len(root) < _SHORTEST_ROOT:
        return set()
    found = {root, _plural(root)}
    for ending, others in _IRREGULAR.items():
        if root.endswith(ending):
            found.update(root.removesuffix(ending) + other for other in others)
    if root.endswith("y"):
        return found | {root[:-1] + "ied", root + "ing"}
    stem = _stem(root)
    return found | {stem + "ed", stem + "ing"}


def _doers(root: str) -> set[str]:
    """Return what does as a verb says, what it can be done to, and how that is called."""
    if len(root) < _SHORTEST_ROOT:
        return set()
    if root.endswith("y"):
        return {root[:-1] + "ier", root[:-1] + "iers"}
    stem = _stem(root)
    found = {stem + end for end in ("er", "ers", "able")}
    if root.endswith("ate"):
        found.update(stem + end for end in ("ion", "ions", "or", "ors", "ory", "ive"))
    return found | {root + "ive"} if root.endswith("ct") else found


def _stem(root: str) -> str:
    """Return what endings are put to."""
    if root.endswith("e"):
        return root[:-1]
    return root + root[-1] if _doubles(root) else root


def _doubles(root: str) -> bool:
    """Whether a verb doubles its last letter, as short ones and those with the stress on a short end do."""
    ends_short = root[-1] not in _VOWELS + "wxy" and root[-2] in _VOWELS and root[-3] not in _VOWELS
    return ends_short and (len(root) <= _SHORT or root.endswith(("fit", "bed")))


def _ends_in_two_consonants(text: str) -> bool:
    return len(text) > 1 and text[-1] not in _VOWELS and text[-2] not in _VOWELS


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
