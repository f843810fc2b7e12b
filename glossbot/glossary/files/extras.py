"""Reading what a folder may hold beside its entries: editors' picks, and how people describe terms."""

from pathlib import Path
from typing import cast

from glossbot.glossary.entry import PHRASE_LENGTH
from glossbot.glossary.files.contents import Contents, nearest
from glossbot.glossary.files.problems import Problem
from glossbot.glossary.files.yaml_files import Document, read
from glossbot.glossary.finding.spelling import fold


def read_picks(file: Path, contents: Contents) -> None:
    """Read the ids of entries that are worth offering unasked, best first."""
    document = _opened(file, contents)
    if document is None:
        return
    listed = document.items()
    if not listed:
        contents.problems.append(Problem(file, 1, "must be a list of ids, best first."))
    for index, pick in enumerate(listed or ()):
        if pick in contents.picks:
            contents.problems.append(Problem(file, document.line((index,)), f"`{pick}` is listed twice."))
        elif pick in contents.ids:
            contents.picks.append(cast("str", pick))
        else:
            contents.problems.append(Problem(file, document.line((index,)), _no_entry(str(pick), contents)))


def read_phrasings(file: Path, contents: Contents) -> None:
    """Read, by the ids of entries, further ways in which people describe them."""
    document = _opened(file, contents)
    if document is None:
        return
    mapping = document.mapping()
    if mapping is None:
        contents.problems.append(Problem(file, 1, "must be a mapping from ids to lists of phrasings."))
    owners = contents.phrase_owners()
    for entry_id, phrases in (mapping or {}).items():
        if entry_id not in contents.ids:
            contents.problems.append(Problem(file, document.line((entry_id,)), _no_entry(entry_id, contents)))
        elif not isinstance(phrases, list) or not phrases:
            contents.problems.append(Problem(file, document.line((entry_id,)), f"`{entry_id}` needs a list."))
        else:
            accepted = [
                _accept(phrase, document, (entry_id, index), owners, contents)
                for index, phrase in enumerate(cast("list[object]", phrases))
            ]
            contents.phrasings[entry_id] = tuple(filter(None, accepted))


def _accept(
    phrase: object, document: Document, path: tuple[str, int], owners: dict[str, str], contents: Contents
) -> str | None:
    """Take a phrasing for its entry, and remember whose it is; report what is wrong with it if it cannot be used."""
    key = fold(phrase) if isinstance(phrase, str) else ""
    if not isinstance(phrase, str) or not key:
        sentence = "a phrasing is words; it needs quotes around it where YAML takes it for something else."
    elif len(phrase) > PHRASE_LENGTH:
        sentence = f"“{phrase[:40]}…” has {len(phrase)} characters; {PHRASE_LENGTH} are the most."
    elif owner := owners.get(key):
        elsewhere = f"under `{owner}`: it cannot lead to both" if owner != path[0] else "already"
        sentence = f"“{phrase}” is there {elsewhere}."
    else:
        owners[key] = path[0]
        return phrase.strip()
    contents.problems.append(Problem(document.file, document.line(path), sentence))
    return None


def _opened(file: Path, contents: Contents) -> Document | None:
    """Read a file that need not be there; None where it is not, or is no YAML."""
    if not file.exists():
        return None
    document = read(file)
    contents.problems.extend(document.problems)
    return None if document.problems else document


def _no_entry(name: str, contents: Contents) -> str:
    near = nearest(name, contents.ids)
    hint = f" Did you mean `{near}`?" if near else ""
    return f"`{name}` is no entry.{hint}"
