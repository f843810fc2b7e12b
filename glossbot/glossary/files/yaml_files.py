"""Reading YAML so that nothing vanishes silently and every value can be traced to its line."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import yaml

from glossbot.glossary.files.problems import Problem

if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:  # the C parser is several times faster; PyYAML is built without it on some platforms
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A parsed file: its value, its text, and what is wrong with it as YAML."""

    file: Path
    value: object
    text: str
    problems: tuple[Problem, ...]

    def items(self) -> list[object] | None:
        """Return the value if it is a list."""
        return self.value if _is_list(self.value) else None

    def mapping(self) -> dict[str, object] | None:
        """Return the value if it is a mapping."""
        return self.value if _is_mapping(self.value) else None

    def line(self, path: Sequence[str | int] = ()) -> int:
        """Find the line of the value at a path of keys and indices, or of the nearest thing around it."""
        node = self._nodes
        line = node.start_mark.line if node else 0
        for step in path:
            key, node = _child(node, step)
            if node is None:
                break
            line = key.start_mark.line
        return line + 1

    @cached_property
    def _nodes(self) -> Any:
        """The file as it is laid out, read a second time: only files with a problem pay for line numbers."""
        return yaml.compose(self.text, Loader=_Base)


def read(file: Path) -> Document:
    """Read one YAML file; unreadable files, syntax errors and duplicate keys become problems of the document."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        return _unreadable(file, f"cannot be read: {error.strerror or error}.")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return _unreadable(file, "is not UTF-8 text; save it with that encoding.", line)
    try:
        loader = _Loader(text)
        try:
            value: object = loader.get_single_data()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _unreadable(file, _syntax_sentence(error), mark.line + 1 if mark else 1)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        return _unreadable(file, "has an invisible control character, which YAML does not allow; delete it.", line)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _unreadable(file, f"is not valid YAML: {str(error).splitlines()[0]}.")
    return Document(file, value, text, tuple(Problem(file, line, sentence) for line, sentence in loader.found))


class _Loader(_Base):
    """A safe loader that notices duplicate keys, which YAML readers otherwise drop without a word.

    Dates stay text: nothing in a glossary is a date, and an impossible one would be a fault.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012 - a class attribute is how PyYAML is told
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.found: list[tuple[int, str]] = []
        """Problems with keys, each a line and a sentence."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key.value, str):
                continue
            line = key.start_mark.line + 1
            if key.tag not in {"tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"}:
                self.found.append((line, f"the key `{key.value}` is not a word to YAML; no such key belongs here."))
            elif key.value in seen:
                self.found.append((line, f"the key `{key.value}` appears a second time; only one may stay."))
            seen.add(key.value)
        return {key: value for key, value in mapping.items() if isinstance(key, str)}


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_mapping(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _syntax_sentence(error: yaml.MarkedYAMLError) -> str:
    said = error.problem or error.context or "cannot be understood"
    hint = " Text that contains “: ” or “ #” needs quotes around it." if "mapping values" in said else ""
    return f"is not valid YAML: {said}.{hint}"


def _unreadable(file: Path, sentence: str, line: int = 1) -> Document:
    return Document(file, None, "", (Problem(file, line, sentence),))
