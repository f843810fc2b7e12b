"""What the model finds wrong with a value, as a sentence for an author."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from glossbot.glossary.entry import Tool
from glossbot.glossary.files.contents import nearest

Location = tuple[str | int, ...]

# By pydantic's type of finding; `value` is what was read, the other names are pydantic's context.
_SENTENCES: dict[str, str | Callable[[Any], str]] = {
    "missing": "is missing.",
    "string_too_short": "is empty.",
    "too_long": "has more than {max_length} items.",
    "tuple_type": "must be a list, with one item per line after a hyphen.",
    "bool_type": "must be true or false.",
    "enum": "must be {expected}.",
    "model_type": "must have keys and values of its own.",
    "string_type": lambda value: f"must be text, but YAML reads {_as_read(value)} here; put it in quotes.",
}
_PATTERNS = {
    "url": "must be a web address that begins with https://.",
    "colour": "must be a colour such as #57B65F, in quotes.",
    "id": "comes from the file's name, which may have only small letters, digits and single hyphens.",
}
_ID_PATTERN = "must be an id: small letters, digits and single hyphens."


def as_sentence(location: Location, details: dict[str, Any], model: type[BaseModel]) -> str:
    """Put one of pydantic's findings about a value of a model into a sentence."""
    name, kind, value = _spoken(location), details["type"], details.get("input")
    context: dict[str, Any] = details.get("ctx", {})
    if kind == "extra_forbidden":
        fields = Tool.model_fields if "tools" in location[:-1] else model.model_fields
        near = nearest(str(location[-1]), [key for key in fields if key != "id"])
        return f"{name} is not a key that belongs here." + (f" Did you mean `{near}`?" if near else "")
    if kind == "string_too_long":
        return f"{name} has {len(str(value).strip())} characters; at most {context['max_length']} fit."
    if kind == "string_pattern_mismatch":
        return f"{name} {_PATTERNS.get(str(location[-1]), _ID_PATTERN)}"
    known = _SENTENCES.get(kind, f"does not fit: {details['msg'].removeprefix('Value error, ')}.")
    return f"{name} {known(value) if callable(known) else known.format(**context)}"


def _spoken(location: Location) -> str:
    words = [f"item {step + 1}" if isinstance(step, int) else f"`{step}`" for step in location]
    return ", ".join(words) or "the file"


def _as_read(value: object) -> str:
    match value:
        case bool():
            return f"“{str(value).lower()}” (true or false)"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return "nothing"
