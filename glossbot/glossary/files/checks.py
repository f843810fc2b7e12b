"""What can be wrong between entries, though each is right by itself."""

from collections.abc import Iterator

from glossbot.glossary.entry import Entry
from glossbot.glossary.files.contents import CATEGORIES_FILE, Contents, nearest
from glossbot.glossary.finding.spelling import fold, joined

ROOM_FOR_RELATED = 6
"""An entry that names fewer related entries than this could name back one that names it."""


def check_categories(contents: Contents) -> None:
    """Report categories that `categories.yaml` does not know."""
    names = contents.category_names
    for entry in contents.entries:
        written = (contents.documents[entry.id].mapping() or {}).get("category")
        if names and str(written or "").strip() and entry.category not in names:
            near = nearest(entry.category, names)
            hint = f" Did you mean “{near}”?" if near else f" There are: {', '.join(names)}."
            sentence = f"the category “{entry.category}” is not in {CATEGORIES_FILE}.{hint}"
            contents.report(entry.id, ("category",), sentence)


def check_owners(contents: Contents) -> None:
    """Refuse names and aliases that two entries claim, however each spells them."""
    owners: dict[str, Entry] = {}
    for entry in contents.entries:
        for path, name in _names(entry):
            key = joined(fold(name))
            if not key:
                contents.report(entry.id, path, f"“{name}” has no letter or digit to look it up by.")
                continue
            owner = owners.setdefault(key, entry)
            if owner is not entry:
                contents.report(entry.id, path, f"“{name}” already belongs to the entry `{owner.id}`.")
    _check_shared(contents, owners)


def _check_shared(contents: Contents, owners: dict[str, Entry]) -> None:
    """Hold ambiguous aliases to what they are for: several entries list each, and none has it for itself alone."""
    shared: dict[str, dict[str, tuple[int, str]]] = {}
    for entry in contents.entries:
        for index, alias in enumerate(entry.ambiguous_aliases):
            key, path = joined(fold(alias)), ("ambiguous_aliases", index)
            if not key:
                contents.report(entry.id, path, f"“{alias}” has no letter or digit to look it up by.")
            elif key in owners:
                sentence = f"“{alias}” is listed as ambiguous, but `{owners[key].id}` has it for itself alone."
                contents.report(entry.id, path, sentence)
            else:
                shared.setdefault(key, {}).setdefault(entry.id, (index, alias))
    for entries in shared.values():
        if len(entries) == 1:
            ((entry_id, (index, alias)),) = entries.items()
            sentence = f"no other entry lists “{alias}” as ambiguous; an ordinary alias would do."
            contents.report(entry_id, ("ambiguous_aliases", index), sentence, warning=True)


def _names(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), entry.name
    for index, alias in enumerate(entry.aliases):
        yield ("aliases", index), alias


def check_phrasings(contents: Contents) -> None:
    """Warn of what people are said to ask for two entries."""
    owners = contents.phrase_owners()
    for entry in contents.entries:
        for index, phrase in enumerate(entry.asked_as):
            owner = owners[fold(phrase)]
            if owner != entry.id:
                sentence = f"“{phrase}” is asked for `{owner}` too: it cannot lead to both."
                contents.report(entry.id, ("asked_as", index), sentence, warning=True)


def check_references(contents: Contents) -> None:
    """Report relations to the entry itself, to one entry twice, and to no entry."""
    known = set(contents.ids)
    for entry in contents.entries:
        for key in ("related", "confused_with"):
            targets: tuple[str, ...] = getattr(entry, key)
            for index, target in enumerate(targets):
                if target == entry.id:
                    contents.report(entry.id, (key, index), f"`{key}` names the entry itself.")
                elif target in targets[:index]:
                    contents.report(entry.id, (key, index), f"`{key}` names `{target}` twice.")
                elif target not in known:
                    near = nearest(target, contents.ids)
                    hint = f" Did you mean `{near}`?" if near else ""
                    contents.report(entry.id, (key, index), f"`{key}` names `{target}`, which is no entry.{hint}")


def check_one_sided(contents: Contents) -> None:
    """Warn of relations that the other entry has room to return and does not."""
    by_id = {entry.id: entry for entry in contents.entries if entry.id not in contents.salvaged}
    for entry in by_id.values():
        for index, target in enumerate(entry.related):
            other = by_id.get(target)
            if other and entry.id not in other.related and len(other.related) < ROOM_FOR_RELATED:
                sentence = (
                    f"`related` names `{target}`, which has room to name this entry back and does not: "
                    f"add `{entry.id}` in {target}.yaml if a reader there would want to go on to it."
                )
                contents.report(entry.id, ("related", index), sentence, warning=True)
