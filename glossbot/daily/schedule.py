"""When a post is due."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from glossbot.daily import zones

MAKE_UP = dt.timedelta(hours=6)
"""How long after its time a post is still made up for."""
LOOK_BACK = dt.timedelta(days=30)
_DAY = dt.timedelta(days=1)
_WEEK = 7
_MIDNIGHT = dt.time()
_REACH = dt.timedelta(days=2)
"""A local date and `MAKE_UP` together are shorter; what a change of settings has moved lies no further back."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When posts are due, and from which date on."""

    time: dt.time
    """Local, to the minute."""
    zone: str
    """IANA name."""
    days: frozenset[int]
    """Weekdays, 0 is Monday; never empty."""
    first_day: dt.date
    """No post is due before this local date."""
    changed_at: dt.datetime
    """When these settings were last saved, in UTC."""
    paused: bool = False
    paused_until: dt.date | None = None
    """Of a pause: the first local date on which posts are due again; None: until resumed."""

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(range(_WEEK)):
            message = f"{sorted(self.days)} are no weekdays"
            raise ValueError(message)


def slot(schedule: Schedule, day: dt.date) -> dt.datetime:
    """Return the moment, in UTC, at which the post of a local date is due.

    A time that clocks skip on that date becomes the first moment after the gap, and one that they show twice the first.
    """
    return _moment(day, schedule.time, zones.zone(schedule.zone))


def first_day(time: dt.time, zone: str, now: dt.datetime) -> dt.date:
    """Return the first date of a new schedule: today where the time is still to come, else the next."""
    place = zones.zone(zone)
    day = now.astimezone(place).date()
    coming = (day + ahead * _DAY for ahead in range(2) if _moment(day + ahead * _DAY, time, place) > now)
    return next(coming, day + 2 * _DAY)  # clocks put back across midnight show a date again whose time has passed


def resumed(schedule: Schedule, now: dt.datetime) -> Schedule:
    """Return the schedule after its pause was ended by hand: what fell into the pause will not be made up."""
    fresh = first_day(schedule.time, schedule.zone, now)
    if schedule.paused_until is not None:  # may have passed already
        fresh = min(fresh, schedule.paused_until)
    day = max(schedule.first_day, fresh) if schedule.paused else schedule.first_day
    return replace(schedule, paused=False, paused_until=None, first_day=day, changed_at=now)


def due(
    schedule: Schedule, now: dt.datetime, *, posted: Collection[dt.date], watched_since: dt.datetime | None
) -> dt.date | None:
    """Return the latest date whose post should be made now, if any.

    Args:
        schedule: The settings in force.
        now: The moment of this check.
        posted: The dates in the ledger, of any zone that was ever set; none of them is due again.
        watched_since: The moment of the previous check in this process; None at its first.
    """
    oldest = max(min(now, watched_since or now) - _REACH, now - LOOK_BACK)
    for day, moment in _passed(schedule, now, oldest):
        if day not in posted and not _is_too_late(schedule, day, moment, now, watched_since):
            return day
    return None


def missed(
    schedule: Schedule,
    now: dt.datetime,
    *,
    posted: Collection[dt.date],
    watched_since: dt.datetime | None,
    looked_back_to: dt.datetime,
) -> list[dt.date]:
    """List, in order, the dates that were neither posted nor are due any more, by the settings in force."""
    to_come = due(schedule, now, posted=posted, watched_since=watched_since)
    passed = _passed(schedule, now, max(looked_back_to, now - LOOK_BACK))
    return sorted(day for day, _ in passed if day != to_come and day not in posted)


def upcoming(schedule: Schedule, now: dt.datetime, *, posted: Collection[dt.date], count: int = 3) -> list[dt.datetime]:
    """List the moments, in UTC, of the next posts after now."""
    place = zones.zone(schedule.zone)
    begin = _begin(schedule)
    if begin is None:
        return []
    start = max(begin, now.astimezone(place).date()).toordinal()
    # Each week has a date that is chosen; it may be posted already, in the past, or one that a zone left out.
    weeks = count + len(posted) + 2
    moments: list[dt.datetime] = []
    for day in map(dt.date.fromordinal, range(start, min(start + weeks * _WEEK, dt.date.max.toordinal()))):
        if len(moments) == count:
            break
        if day not in posted and _is_chosen(schedule, day) and (moment := slot(schedule, day)) > now:
            moments.append(moment)
    return moments


def _is_too_late(
    schedule: Schedule, day: dt.date, moment: dt.datetime, now: dt.datetime, watched_since: dt.datetime | None
) -> bool:
    """Whether too long a time has gone by since a slot could first be known to have passed.

    That is the slot itself or, where the settings were changed later on the same local date, the change: it may have
    moved the slot into the past. For any earlier date a change alters nothing, so that it brings back none that was too
    late. Whoever was watching before that moment is not late, however far the machine's clock has jumped since.
    """
    changed_on = schedule.changed_at.astimezone(zones.zone(schedule.zone)).date()
    known = max(moment, schedule.changed_at) if day == changed_on else moment
    # A check in the future, before the clock was put back, lies before no moment that has passed.
    was_watching = watched_since is not None and watched_since < known
    return not was_watching and now - known > MAKE_UP


def _passed(schedule: Schedule, now: dt.datetime, oldest: dt.datetime) -> Iterator[tuple[dt.date, dt.datetime]]:
    """Yield the chosen dates with slots from the oldest moment until now, and these, the latest first."""
    begin = _begin(schedule)
    # Clocks put back across midnight may show a date whose next one has begun before.
    day = now.astimezone(zones.zone(schedule.zone)).date() + _DAY
    while begin is not None and day >= begin:
        moment = slot(schedule, day)
        if moment < oldest:
            return
        if moment <= now and _is_chosen(schedule, day):
            yield day, moment
        day -= _DAY


def _begin(schedule: Schedule) -> dt.date | None:
    """Return the first date on which a post may be due, or None in a pause without an end."""
    if not schedule.paused:
        return schedule.first_day
    return schedule.paused_until and max(schedule.first_day, schedule.paused_until)


def _is_chosen(schedule: Schedule, day: dt.date) -> bool:
    """Whether a date is one of the chosen weekdays, and there is such a date in the zone at all."""
    if day.weekday() not in schedule.days:
        return False
    place = zones.zone(schedule.zone)
    return _moment(day, _MIDNIGHT, place).astimezone(place).date() == day


def _moment(day: dt.date, time: dt.time, place: ZoneInfo) -> dt.datetime:
    """Return the first moment, in UTC, at which clocks in a place show a time of a date, or skip it."""
    wall = dt.datetime.combine(day, time)
    once = wall.replace(tzinfo=place).astimezone(dt.UTC)
    other = wall.replace(tzinfo=place, fold=1).astimezone(dt.UTC)
    if once <= other:
        return once
    # In a gap the one is reckoned by the clock before it and the other by the one after: the gap's end lies between.
    seconds = range(int((once - other).total_seconds()))

    def shown(second: int) -> dt.datetime:
        return (other + dt.timedelta(seconds=second)).astimezone(place).replace(tzinfo=None)

    return other + dt.timedelta(seconds=bisect_left(seconds, wall, key=shown))
