"""What moderators type for a time of day and for days of the week."""

import re
from collections.abc import Iterable
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm)?", re.ASCII)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_NOON = 12
_HOURS = 24
_MINUTES = 60
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FEWEST_LETTERS = 2
_TO = re.compile(r"\s*(?:[-–—]|\b(?:to|through|until)\b)\s*")  # noqa: RUF001 - all dashes are typed
_BETWEEN = re.compile(r"[\s,;/&+]+(?:and\s+)?")
_SETS = {
    "everyday": range(7),
    "daily": range(7),
    "all": range(7),
    "weekdays": range(5),
    "weekday": range(5),
    "workdays": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
}


def read_time(typed: str) -> time | None:
    """Read a time of day: "9", "9:30", "21.30", "0930", "9 am", "noon"; None where it is none."""
    text = typed.strip().casefold().replace("’", "'").removesuffix(" o'clock")  # noqa: RUF001 - as phones type it
    text = re.sub(r"([ap])\.m\.?$", r"\1m", text)
    if text in _NAMED:
        return _NAMED[text]
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def read_days(typed: str) -> frozenset[int] | None:
    """Read days of the week, 0 is Monday: "weekdays", "Mon, Wed and Fri", "Mon to Fri"; None where a word is no day."""
    text = _TO.sub("-", " ".join(typed.casefold().split()).replace("every day", "daily"))
    parts = [_days_of(part) for part in _BETWEEN.split(text) if part]
    if not parts or None in parts:
        return None
    return frozenset(day for part in parts for day in part or ())


def _days_of(part: str) -> Iterable[int] | None:
    """Read one day, a range such as "mon-fri", or a word for several days."""
    if part in _SETS:
        return _SETS[part]
    first, dash, last = part.partition("-")
    begin, end = _weekday(first), _weekday(last if dash else first)
    if begin is None or end is None:
        return None
    return [(begin + ahead) % 7 for ahead in range((end - begin) % 7 + 1)]


def _weekday(word: str) -> int | None:
    name = word.rstrip(".").removesuffix("s")
    if len(name) < _FEWEST_LETTERS:
        return None
    return next((place for place, day in enumerate(WEEKDAYS) if day.casefold().startswith(name)), None)
