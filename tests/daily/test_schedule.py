"""When a post is due: by the clock of a zone, once a date, whatever befalls the process, its clock or its settings."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossbot.daily.schedule import LOOK_BACK, MAKE_UP, Schedule, due, first_day, missed, resumed, slot, upcoming
from glossbot.daily.zones import UnknownZone

EVERY_DAY = frozenset(range(7))
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
SECOND, MINUTE, HOUR, DAY = (dt.timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days"))
ODD_ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Pacific/Apia",
    "Asia/Kolkata",
    "America/St_Johns",
    "Africa/Casablanca",  # summer time but for Ramadan
    "Pacific/Chatham",  # at a quarter to
    "Asia/Gaza",
    "Africa/Cairo",  # skips the hour after midnight
    "America/Nuuk",  # skips the hour before midnight
    "America/Havana",
    "UTC",
    "Etc/GMT-2",
]

MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: dt.time(minute // 60, minute % 60))
ZONES = st.sampled_from(ODD_ZONES)
DATES = st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31))
MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2030, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001 - Hypothesis wants bounds without a zone
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
SCHEDULES = st.builds(
    Schedule, time=MINUTES, zone=ZONES, days=WEEKDAYS, first_day=st.just(dt.date(2000, 1, 1)), changed_at=MOMENTS
)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(time: str, zone: str = "UTC", days: Collection[int] = EVERY_DAY, **others: object) -> Schedule:
    """A schedule that has been running for long."""
    known = Schedule(dt.time.fromisoformat(time), zone, frozenset(days), day("2000-01-01"), LONG_AGO)
    return replace(known, **others)  # type: ignore[arg-type]


def due_at(
    schedule: Schedule, now: str, *posted: str, watched_since: str | None = None, changed_at: str | None = None
) -> str | None:
    """What is due, with dates and moments as texts."""
    found = due(
        replace(schedule, changed_at=utc(changed_at)) if changed_at else schedule,
        utc(now),
        posted=[day(one) for one in posted],
        watched_since=utc(watched_since) if watched_since else None,
    )
    return found and found.isoformat()


def local_date(schedule: Schedule, moment: dt.datetime) -> dt.date:
    return moment.astimezone(ZoneInfo(schedule.zone)).date()


# The moment of a date


@pytest.mark.parametrize(
    ("zone", "time", "date", "expected"),
    [
        ("Europe/Berlin", "09:00", "2025-01-15", "2025-01-15 08:00"),
        ("Europe/Berlin", "09:00", "2025-07-15", "2025-07-15 07:00"),
        ("Asia/Kolkata", "00:00", "2025-01-15", "2025-01-14 18:30"),
        ("Etc/GMT-2", "09:00", "2025-01-15", "2025-01-15 07:00"),
    ],
)
def test_a_slot_is_a_local_time_in_utc(zone: str, time: str, date: str, expected: str) -> None:
    found = slot(at(time, zone), day(date))
    assert found == utc(expected)
    assert found.tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("zone", "time", "date", "expected"),
    [
        ("Europe/Berlin", "02:30", "2025-03-30", "2025-03-30 01:00"),
        ("Europe/Berlin", "02:00", "2025-03-30", "2025-03-30 01:00"),
        ("Europe/Berlin", "03:00", "2025-03-30", "2025-03-30 01:00"),
        ("America/New_York", "02:59", "2025-03-09", "2025-03-09 07:00"),
        ("Australia/Lord_Howe", "02:15", "2025-10-05", "2025-10-04 15:30"),
        ("Africa/Cairo", "00:30", "2025-04-25", "2025-04-24 22:00"),
        ("America/Nuuk", "23:30", "2025-03-29", "2025-03-30 01:00"),
    ],
)
def test_a_time_that_clocks_skip_becomes_the_first_moment_after_the_gap(
    zone: str, time: str, date: str, expected: str
) -> None:
    assert slot(at(time, zone), day(date)) == utc(expected)


@pytest.mark.parametrize(
    ("zone", "time", "date", "expected"),
    [
        ("Europe/Berlin", "02:30", "2025-10-26", "2025-10-26 00:30"),
        ("America/New_York", "01:00", "2025-11-02", "2025-11-02 05:00"),
        ("Australia/Lord_Howe", "01:45", "2025-04-06", "2025-04-05 14:45"),
    ],
)
def test_a_time_that_clocks_show_twice_is_the_first(zone: str, time: str, date: str, expected: str) -> None:
    assert slot(at(time, zone), day(date)) == utc(expected)


@settings(deadline=None)
@given(schedule=SCHEDULES, date=DATES)
def test_a_slot_is_the_first_minute_at_which_the_local_clock_shows_the_time_or_a_later_one(
    schedule: Schedule, date: dt.date
) -> None:
    wanted = dt.datetime.combine(date, schedule.time)
    minute = dt.datetime.combine(date, dt.time(), dt.UTC) - 15 * HOUR
    while minute.astimezone(ZoneInfo(schedule.zone)).replace(tzinfo=None) < wanted:
        minute += MINUTE
    assert slot(schedule, date) == minute


def test_a_zone_that_the_system_no_longer_knows_is_named() -> None:
    gone = at("09:00", "Europe/Atlantis")
    now = utc("2025-01-15 12:00")
    for ask in (
        lambda: slot(gone, day("2025-01-15")),
        lambda: first_day(gone.time, gone.zone, now),
        lambda: due(gone, now, posted=[], watched_since=None),
        lambda: missed(gone, now, posted=[], watched_since=None, looked_back_to=LONG_AGO),
        lambda: upcoming(gone, now, posted=[]),
    ):
        with pytest.raises(UnknownZone, match="Europe/Atlantis"):
            ask()


@pytest.mark.parametrize("days", [[], [7], [-1, 2]])
def test_a_schedule_whose_days_never_come_cannot_be(days: list[int]) -> None:
    with pytest.raises(ValueError, match="no weekdays"):
        at("09:00", days=days)


# The first day


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        ("UTC", "2025-01-15 08:59", "2025-01-15"),
        ("UTC", "2025-01-15 09:00", "2025-01-16"),
        ("UTC", "2025-01-15 23:00", "2025-01-16"),
        ("Pacific/Auckland", "2025-01-14 19:00", "2025-01-15"),
        ("Pacific/Auckland", "2025-01-14 21:00", "2025-01-16"),
    ],
)
def test_a_new_schedule_begins_today_if_its_time_is_still_to_come(zone: str, now: str, expected: str) -> None:
    assert first_day(dt.time(9), zone, utc(now)) == day(expected)


@given(time=MINUTES, zone=ZONES, now=MOMENTS)
def test_a_new_schedule_posts_at_its_next_slot_and_not_before(time: dt.time, zone: str, now: dt.datetime) -> None:
    new = Schedule(time, zone, EVERY_DAY, first_day(time, zone, now), changed_at=now)
    assert due(new, now, posted=[], watched_since=None) is None
    assert slot(new, new.first_day) > now >= slot(new, new.first_day - DAY)
    assert due(new, slot(new, new.first_day), posted=[], watched_since=now) == new.first_day


def test_a_new_schedule_waits_a_day_when_clocks_put_back_show_a_date_again() -> None:
    # At 02:31 UTC clocks in Newfoundland went back from 00:01 on the 7th to 23:01 on the 6th.
    assert first_day(dt.time(0), "America/St_Johns", utc("2010-11-07 02:40")) == day("2010-11-08")


# What is due


def test_a_post_is_due_from_its_slot_on_until_it_is_posted() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-15 08:59:59", "2025-01-14") is None
    assert due_at(nine, "2025-01-15 09:00", "2025-01-14") == "2025-01-15"
    assert due_at(nine, "2025-01-15 09:05", "2025-01-14") == "2025-01-15"
    assert due_at(nine, "2025-01-15 09:05", "2025-01-14", "2025-01-15") is None


def test_a_post_is_due_on_chosen_weekdays_only() -> None:
    weekends = at("09:00", days={5, 6})
    assert due_at(weekends, "2025-01-17 09:00") is None
    assert due_at(weekends, "2025-01-18 09:00") == "2025-01-18"


def test_the_weekday_is_that_of_the_zone() -> None:
    assert due_at(at("01:00", "Asia/Tokyo", days={2}), "2025-01-14 16:00") == "2025-01-15"


def test_nothing_is_due_before_the_first_day() -> None:
    new = at("09:00", first_day=day("2025-01-16"))
    assert due_at(new, "2025-01-15 09:00", watched_since="2025-01-15 08:59") is None
    assert due_at(new, "2025-01-16 09:00", watched_since="2025-01-16 08:59") == "2025-01-16"


def test_a_post_is_made_up_for_within_six_hours_and_not_later() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-15 15:00") == "2025-01-15"
    assert due_at(nine, "2025-01-15 15:00:01") is None


def test_a_post_is_made_up_for_across_midnight() -> None:
    late = at("23:00")
    assert due_at(late, "2025-01-16 05:00") == "2025-01-15"
    assert due_at(late, "2025-01-16 05:01") is None


def test_the_six_hours_are_true_hours_when_clocks_change() -> None:
    late = at("23:00", "Europe/Berlin")
    assert due_at(late, "2025-03-30 04:00") == "2025-03-29"
    assert due_at(late, "2025-03-30 04:01") is None


def test_whoever_was_watching_posts_however_far_the_clock_has_jumped() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-15 23:00", watched_since="2025-01-15 08:59:30") == "2025-01-15"
    assert due_at(nine, "2025-01-15 23:00", watched_since="2025-01-15 09:00") is None


def test_after_a_jump_across_several_dates_only_the_latest_is_due() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-18 23:00", watched_since="2025-01-15 08:00") == "2025-01-18"
    assert due_at(nine, "2025-01-18 23:01", "2025-01-18", watched_since="2025-01-18 23:00") is None


def test_after_a_jump_of_weeks_the_last_chosen_weekday_is_due() -> None:
    mondays = at("09:00", days={0})
    assert due_at(mondays, "2025-02-02 12:00", watched_since="2025-01-18 08:00") == "2025-01-27"


def test_a_clock_put_back_repeats_nothing() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-15 04:00", "2025-01-15", watched_since="2025-01-15 09:00") is None
    assert due_at(nine, "2025-01-15 09:00", "2025-01-15", watched_since="2025-01-15 08:59") is None


def test_a_previous_check_in_the_future_counts_for_nothing() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-15 12:00", watched_since="2025-01-15 20:00") == "2025-01-15"
    assert due_at(nine, "2025-01-15 16:00", watched_since="2025-01-15 20:00") is None


def test_a_date_that_a_zone_left_out_is_never_due() -> None:
    apia = at("10:00", "Pacific/Apia")
    assert due_at(apia, "2011-12-29 21:00", watched_since="2011-12-29 20:00") == "2011-12-29"
    assert due_at(apia, "2011-12-30 10:00", "2011-12-29", watched_since="2011-12-30 09:59") is None
    assert due_at(apia, "2011-12-30 20:00", "2011-12-29", watched_since="2011-12-30 19:59") == "2011-12-31"
    found = missed(apia, utc("2012-01-02 00:00"), posted=[], watched_since=None, looked_back_to=utc("2011-12-28 21:00"))
    assert found == [day("2011-12-29"), day("2011-12-31"), day("2012-01-01")]


def test_a_date_whose_last_hour_is_left_out_is_due_at_midnight() -> None:
    assert due_at(at("23:30", "America/Nuuk"), "2025-03-30 01:00", watched_since="2025-03-30 00:59") == "2025-03-29"


def test_a_date_that_has_begun_is_due_when_clocks_put_back_show_the_one_before_again() -> None:
    schedule = at("00:00", "America/St_Johns")
    assert due_at(schedule, "2010-11-07 02:40", "2010-11-06", watched_since="2010-11-07 02:29") == "2010-11-07"


def test_nothing_older_than_thirty_days_is_due_however_far_the_clock_has_jumped() -> None:
    posted = [day("2025-01-01") + number * DAY for number in range(31)]
    nine = at("09:00")
    assert due(nine, utc("2025-01-31 09:00"), posted=posted, watched_since=utc("2024-11-01 00:00")) is None
    assert due(nine, utc("2025-01-31 09:00"), posted=posted[2:], watched_since=utc("2024-11-01 00:00")) == posted[1]


# Changes of settings


def test_a_time_moved_earlier_is_due_at_once_however_long_ago_it_was() -> None:
    early = at("01:00")
    assert due_at(early, "2025-01-15 20:00", "2025-01-14", changed_at="2025-01-15 20:00") == "2025-01-15"
    assert due_at(early, "2025-01-16 00:10", "2025-01-14", changed_at="2025-01-15 23:59") == "2025-01-15"


def test_after_a_change_six_hours_are_left_to_make_up_for_it() -> None:
    early = at("01:00", days={2})
    assert due_at(early, "2025-01-16 02:00", changed_at="2025-01-15 20:00") == "2025-01-15"
    assert due_at(early, "2025-01-16 02:01", changed_at="2025-01-15 20:00") is None


def test_whoever_watched_a_change_is_not_late_whatever_the_clock_does_next() -> None:
    early = at("01:00", days={2})
    change = "2025-01-15 20:00"
    assert due_at(early, "2025-01-16 12:00", changed_at=change, watched_since="2025-01-15 19:59") == "2025-01-15"


def test_a_time_moved_later_on_the_same_day_does_not_post_twice() -> None:
    assert due_at(at("18:00"), "2025-01-15 18:00", "2025-01-15", changed_at="2025-01-15 12:00") is None


def test_a_change_does_not_bring_back_a_slot_of_the_day_before_that_was_too_late() -> None:
    nine = at("09:00")
    assert due_at(nine, "2025-01-16 08:00", changed_at="2025-01-16 08:00") is None


def test_a_change_does_not_cost_a_slot_of_the_day_before_that_can_be_made_up_for() -> None:
    late = at("23:00")
    assert due_at(late, "2025-01-16 01:00", changed_at="2025-01-16 00:30") == "2025-01-15"
    assert due_at(late, "2025-01-16 05:01", changed_at="2025-01-16 00:30") is None


def test_the_day_of_a_change_is_that_of_the_zone() -> None:
    tokyo = at("01:00", "Asia/Tokyo")  # at 16:00 UTC
    assert due_at(tokyo, "2025-01-15 14:30", changed_at="2025-01-15 14:30") == "2025-01-15"
    assert due_at(tokyo, "2025-01-15 15:30", changed_at="2025-01-15 15:30") is None


def test_a_change_of_zone_does_not_repeat_a_date() -> None:
    assert due_at(at("09:00", "Pacific/Honolulu"), "2025-01-15 19:00", "2025-01-15") is None


# Pauses


def test_nothing_is_due_in_a_pause() -> None:
    paused = at("09:00", paused=True)
    assert due_at(paused, "2025-01-15 09:00", watched_since="2025-01-15 08:59") is None
    assert upcoming(paused, utc("2025-01-15 08:00"), posted=[]) == []


def test_a_pause_ends_with_the_date_that_it_was_set_to() -> None:
    paused = at("00:00", paused=True, paused_until=day("2025-01-16"))
    assert due_at(paused, "2025-01-15 23:59", watched_since="2025-01-14 23:58") is None
    assert due_at(paused, "2025-01-16 00:00", watched_since="2025-01-15 23:59") == "2025-01-16"


@pytest.mark.parametrize(("now", "expected"), [("2025-01-15 08:00", "2025-01-15"), ("2025-01-15 09:01", "2025-01-16")])
def test_a_resumed_schedule_goes_on_with_its_next_slot(now: str, expected: str) -> None:
    going = resumed(at("09:00", paused=True, paused_until=day("2025-02-01")), utc(now))
    assert (going.paused, going.paused_until, going.changed_at) == (False, None, utc(now))
    assert due(going, utc(now), posted=[], watched_since=None) is None
    assert upcoming(going, utc(now), posted=[], count=1) == [slot(going, day(expected))]


def test_resuming_after_a_pause_has_ended_costs_nothing() -> None:
    over = at("09:00", paused=True, paused_until=day("2025-01-15"))
    assert due_at(resumed(over, utc("2025-01-15 10:00")), "2025-01-15 10:00") == "2025-01-15"


def test_resuming_what_was_not_paused_costs_nothing() -> None:
    assert due_at(resumed(at("09:00"), utc("2025-01-15 10:00")), "2025-01-15 10:00") == "2025-01-15"


def test_resuming_before_the_first_day_does_not_bring_it_forward() -> None:
    new = at("09:00", first_day=day("2025-03-01"), paused=True)
    assert resumed(new, utc("2025-01-15 10:00")).first_day == day("2025-03-01")


@settings(deadline=None)
@given(schedule=SCHEDULES, begin=MOMENTS, minutes=st.integers(1, 5 * 24 * 60))
def test_what_falls_into_a_pause_is_never_posted_and_what_does_not_is(
    schedule: Schedule, begin: dt.datetime, minutes: int
) -> None:
    end = begin + minutes * MINUTE
    bot = Bot(replace(schedule, changed_at=begin - 4 * DAY), begin - 3 * DAY)
    bot.run(begin, every=50 * MINUTE)
    bot.change(paused=True)
    bot.run(end, every=50 * MINUTE)
    bot.schedule = resumed(bot.schedule, bot.now)
    bot.run(end + 3 * DAY, every=50 * MINUTE)
    for date in _dates(begin, bot.now):
        moment = slot(schedule, date)
        if date.weekday() in schedule.days and moment <= bot.now:
            assert (date in bot.ledger) != (begin < moment <= end)


# What was missed, and what is to come


def test_what_was_neither_posted_nor_is_due_any_more_was_missed() -> None:
    found = missed(
        at("09:00"),
        utc("2025-01-15 12:00"),
        posted=[day("2025-01-13")],
        watched_since=None,
        looked_back_to=utc("2025-01-11 09:00"),
    )
    assert found == [day("2025-01-11"), day("2025-01-12"), day("2025-01-14")]


def test_nothing_before_the_first_day_or_of_a_pause_was_missed() -> None:
    new = at("09:00", first_day=day("2025-01-12"))
    now = utc("2025-01-15 20:00")
    seen = [
        missed(schedule, now, posted=[], watched_since=None, looked_back_to=LONG_AGO)
        for schedule in (
            new,
            replace(new, paused=True),
            replace(new, paused=True, paused_until=day("2025-01-14")),
            replace(new, paused=True, paused_until=day("2025-02-14")),
        )
    ]
    assert [len(dates) for dates in seen] == [4, 0, 2, 0]


def test_a_pause_that_ended_before_the_first_day_does_not_bring_it_forward() -> None:
    new = at("09:00", first_day=day("2025-01-12"), paused=True, paused_until=day("2025-01-10"))
    assert due_at(new, "2025-01-11 09:00") is None
    assert due_at(new, "2025-01-12 09:00") == "2025-01-12"


def test_nobody_is_told_what_was_missed_more_than_thirty_days_ago() -> None:
    found = missed(at("09:00"), utc("2025-03-01 20:00"), posted=[], watched_since=None, looked_back_to=LONG_AGO)
    assert len(found) == 30


@settings(deadline=None)
@given(
    schedule=SCHEDULES,
    now=MOMENTS,
    watched=st.none() | st.integers(-50, 50),
    days_back=st.integers(0, 40),
    gone=st.sets(st.integers(-2, 35)),
)
def test_each_chosen_date_was_either_posted_or_is_due_or_was_missed(
    schedule: Schedule, now: dt.datetime, watched: int | None, days_back: int, gone: set[int]
) -> None:
    posted = {local_date(schedule, now) - back * DAY for back in gone}
    watched_since = None if watched is None else now - watched * HOUR
    looked_back_to = now - days_back * DAY
    today = due(schedule, now, posted=posted, watched_since=watched_since)
    found = missed(schedule, now, posted=posted, watched_since=watched_since, looked_back_to=looked_back_to)
    since = max(looked_back_to, now - LOOK_BACK)
    dates = [date for date in _dates(since, now) if date.weekday() in schedule.days]
    assert found == [d for d in dates if since <= slot(schedule, d) <= now and d not in posted and d != today]


def test_the_next_posts_are_those_of_chosen_dates_that_are_not_posted() -> None:
    weekdays = at("09:00", "Europe/Berlin", days=range(5))
    now = utc("2025-03-27 09:00")
    expected = ["2025-03-28 08:00", "2025-04-01 07:00", "2025-04-02 07:00"]
    assert upcoming(weekdays, now, posted=[day("2025-03-31")]) == [utc(moment) for moment in expected]


def test_what_is_due_now_is_not_to_come() -> None:
    assert upcoming(at("09:00"), utc("2025-01-15 09:00"), posted=[], count=1) == [utc("2025-01-16 09:00")]


def test_the_next_post_is_found_behind_weeks_that_are_posted() -> None:
    posted = [day("2025-01-20") + number * 7 * DAY for number in range(9)]
    found = upcoming(at("09:00", days={0}), utc("2025-01-15 09:00"), posted=posted, count=1)
    assert found == [utc("2025-03-24 09:00")]


def test_the_next_posts_wait_for_the_first_day_and_the_end_of_a_pause() -> None:
    now = utc("2025-01-15 12:00")
    new = at("09:00", first_day=day("2027-01-01"))
    assert upcoming(new, now, posted=[], count=1) == [utc("2027-01-01 09:00")]
    paused = at("09:00", paused=True, paused_until=day("2026-01-01"))
    assert upcoming(paused, now, posted=[], count=1) == [utc("2026-01-01 09:00")]


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Pacific/Apia"])
def test_a_pause_until_the_end_of_time_has_next_to_nothing_after_it(zone: str) -> None:
    paused = at("09:00", zone, paused=True, paused_until=dt.date.max)
    assert upcoming(paused, utc("2025-01-15 12:00"), posted=[]) == []
    assert due_at(paused, "2025-01-15 12:00") is None
    almost = replace(paused, paused_until=dt.date.max - DAY)
    assert len(upcoming(almost, utc("2025-01-15 12:00"), posted=[])) == 1


@settings(deadline=None)
@given(schedule=SCHEDULES, now=MOMENTS, gone=st.sets(st.integers(-3, 40)), count=st.integers(0, 8))
def test_what_is_to_come_is_what_will_be_due(schedule: Schedule, now: dt.datetime, gone: set[int], count: int) -> None:
    posted = [local_date(schedule, now) + ahead * DAY for ahead in gone]
    found = upcoming(schedule, now, posted=posted, count=count)
    assert len(found) == count
    dates = (date for date in _dates(now, now + 110 * DAY) if date.weekday() in schedule.days and date not in posted)
    assert found == [moment for date in dates if (moment := slot(schedule, date)) > now][:count]
    for moment in found:
        date = due(schedule, moment, posted=posted, watched_since=moment - SECOND)
        assert date is not None and slot(schedule, date) == moment


# A process, its clock and its settings through weeks


def _dates(since: dt.datetime, until: dt.datetime) -> list[dt.date]:
    """All dates that it is anywhere between two moments."""
    return [since.date() + number * DAY for number in range(-1, (until.date() - since.date()).days + 2)]


@dataclass
class Bot:
    """A process that checks now and then what is due, and posts it; it notices what must not happen."""

    schedule: Schedule
    now: dt.datetime
    watched_since: dt.datetime | None = None
    ledger: list[dt.date] = field(default_factory=list[dt.date])
    last: tuple[dt.datetime, Schedule] | None = None

    def check(self) -> None:
        date = due(self.schedule, self.now, posted=self.ledger, watched_since=self.watched_since)
        if date is not None:
            self._posts_for_a_reason(date)
            self.ledger.append(date)
        assert len(set(self.ledger)) == len(self.ledger)
        self._has_skipped_nothing()
        self.last = (self.now, self.schedule)
        self.watched_since = self.now

    def run(self, until: dt.datetime, every: dt.timedelta) -> None:
        while self.now < until:
            self.now = min(self.now + every, until)
            self.check()

    def change(self, **others: object) -> None:
        self.schedule = replace(self.schedule, changed_at=self.now, **others)  # type: ignore[arg-type]

    def is_chosen(self, date: dt.date) -> bool:
        until = self.schedule.paused_until or dt.date.max
        is_paused = self.schedule.paused and date < until
        return date.weekday() in self.schedule.days and date >= self.schedule.first_day and not is_paused

    def _posts_for_a_reason(self, date: dt.date) -> None:
        moment, changed_at = slot(self.schedule, date), self.schedule.changed_at
        known = [moment, changed_at] if local_date(self.schedule, changed_at) == date else [moment]
        watched = self.watched_since
        assert moment <= self.now and self.is_chosen(date)
        assert any(self.now - one <= MAKE_UP or (watched is not None and watched < one) for one in known)

    def _has_skipped_nothing(self) -> None:
        """Every slot since the last check is posted, if the process was there or away for six hours at most."""
        if self.last is None or self.last[1] != self.schedule:
            return
        since = self.last[0]
        if self.watched_since is None and self.now - since > MAKE_UP:
            return
        for date in _dates(since, self.now):
            if self.is_chosen(date) and since < slot(self.schedule, date) <= self.now:
                assert date in self.ledger


@pytest.mark.parametrize("zone", ODD_ZONES)
@pytest.mark.parametrize("time", ["00:00", "02:30", "23:45"])
def test_a_process_left_alone_for_a_year_posts_each_date_in_order(zone: str, time: str) -> None:
    bot = Bot(at(time, zone, first_day=day("2025-01-01")), utc("2024-12-30 00:00"))
    bot.run(utc("2026-01-02 12:00"), every=331 * MINUTE)
    assert bot.ledger[:365] == [day("2025-01-01") + number * DAY for number in range(365)]


@pytest.mark.parametrize(("zone", "change"), [("Europe/Berlin", "2025-03-30"), ("Europe/Berlin", "2025-10-26")])
def test_checks_every_half_minute_post_at_the_minute(zone: str, change: str) -> None:
    schedule = at("02:30", zone)
    begin = dt.datetime.combine(day(change), dt.time(), dt.UTC) - DAY
    bot = Bot(schedule, begin, ledger=[day(change) - 2 * DAY])
    while bot.now < begin + 3 * DAY:
        posts = len(bot.ledger)
        bot.now += 30 * SECOND
        bot.check()
        if len(bot.ledger) > posts:
            assert bot.now == slot(schedule, bot.ledger[-1])
    assert len(bot.ledger) == 4


def _run(bot: Bot, checks: int, seconds: int) -> None:
    bot.run(bot.now + checks * seconds * SECOND, every=seconds * SECOND)


def _jump(bot: Bot, minutes: int) -> None:
    """The machine's clock is put forward or back."""
    bot.now += minutes * MINUTE
    bot.check()


def _restart(bot: Bot, minutes: int) -> None:
    """The process ends and is started again; the clock may have been put back meanwhile."""
    bot.now += minutes * MINUTE
    bot.watched_since = None
    bot.check()


def _move(bot: Bot, time: dt.time) -> None:
    """Another time; one that is moved from later today into the past is posted at once."""
    today = local_date(bot.schedule, bot.now)
    was_to_come = bot.is_chosen(today) and slot(bot.schedule, today) > bot.now
    bot.change(time=time)
    for _ in range(2):  # before it, the next date may have come
        bot.now += 30 * SECOND
        bot.check()
    if was_to_come and slot(bot.schedule, today) <= bot.now:
        assert today in bot.ledger


def _change_zone(bot: Bot, zone: str) -> None:
    bot.change(zone=zone)
    bot.check()


def _change_days(bot: Bot, days: frozenset[int]) -> None:
    bot.change(days=days)
    bot.check()


def _pause(bot: Bot, days: int | None) -> None:
    until = None if days is None else local_date(bot.schedule, bot.now) + days * DAY
    bot.change(paused=True, paused_until=until)
    bot.check()


def _resume(bot: Bot, _: None) -> None:
    bot.schedule = resumed(bot.schedule, bot.now)
    bot.check()


HALF_A_DAY = 12 * 60
RUNNING = st.tuples(st.just(_run), st.integers(1, 60), st.sampled_from([30, 60, 300, 1800, 3600]))
STEPS = st.one_of(
    RUNNING,
    RUNNING,
    st.tuples(st.just(_jump), st.integers(-HALF_A_DAY, HALF_A_DAY)),
    st.tuples(st.just(_restart), st.integers(-HALF_A_DAY, HALF_A_DAY) | st.integers(1, 4 * 24 * 60)),
    st.tuples(st.just(_move), MINUTES),
    st.tuples(st.just(_change_zone), ZONES),
    st.tuples(st.just(_change_days), WEEKDAYS),
    st.tuples(st.just(_pause), st.none() | st.integers(1, 5)),
    st.tuples(st.just(_resume), st.none()),
)


@settings(deadline=None, max_examples=1000)
@given(schedule=SCHEDULES, begin=MOMENTS, steps=st.lists(STEPS, min_size=5, max_size=40))
def test_whatever_happens_nothing_is_posted_twice_or_skipped_or_late(
    schedule: Schedule, begin: dt.datetime, steps: list[tuple[object, ...]]
) -> None:
    bot = Bot(replace(schedule, first_day=first_day(schedule.time, schedule.zone, begin), changed_at=begin), begin)
    for step, *arguments in steps:
        step(bot, *arguments)  # type: ignore[operator]


@settings(deadline=None)
@given(schedule=SCHEDULES, begin=MOMENTS, hours=st.integers(1, 90))
def test_after_a_downtime_the_last_post_is_made_up_for_if_it_is_at_most_six_hours_old(
    schedule: Schedule, begin: dt.datetime, hours: int
) -> None:
    bot = Bot(replace(schedule, changed_at=begin - 9 * DAY), begin - 8 * DAY)
    bot.run(begin, every=HOUR)
    posts = len(bot.ledger)
    _restart(bot, hours * 60)
    dates = [date for date in _dates(begin, bot.now) if date.weekday() in schedule.days]
    fresh = [date for date in dates if begin < slot(schedule, date) <= bot.now <= slot(schedule, date) + MAKE_UP]
    assert bot.ledger[posts:] == fresh
