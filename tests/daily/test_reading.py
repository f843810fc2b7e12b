"""What moderators type for a time and for days is read as people write it, or not at all: never half of it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossbot.daily.reading import read_days, read_time

TIMES = {
    time(0): ["0", "00:00", "12 am", "12am", "midnight"],
    time(9): ["9", "9:00", "09.00", "0900", "9h00", "9 am", "9 a.m.", "9 A.M", " 9 AM ", "9 o'clock", "9 o’clock"],  # noqa: RUF001
    time(12): ["12", "12 pm", "noon", "Midday"],
    time(21, 30): ["21:30", "2130", "9:30 pm", "9.30pm", "9:30 p.m", "9:30 p.m."],
    time(23, 59): ["23:59", "11:59 pm"],
}
DAYS = {
    "MTWTFSS": ["every day", "Every  day", "daily", "all"],
    "MTWTF--": ["weekdays", "workdays", "Mon-Fri", "mon – fri", "Monday to Friday", "Mon through Fri"],  # noqa: RUF001
    "-----SS": ["weekend", "weekends", "Sat, Sun", "sat&sun", "Saturdays and Sundays"],
    "M-W-F--": ["Mon, Wed, Fri", "mon wed fri", "Mon, Wed and Fri", "Mon, Wed, and Fri", "mon/wed/fri", "Mo We Fr"],
    "M---FSS": ["Fri-Mon", "Friday to Monday"],
    "MTWTFS-": ["weekdays and Saturday", "Mon-Fri, Sat"],
    "-T-T---": ["Tues; Thurs", "tues & thurs", "Tue. Thu."],
}


@pytest.mark.parametrize(("typed", "meant"), [(typed, meant) for meant, ways in TIMES.items() for typed in ways])
def test_a_time_is_read_however_it_is_written(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "24:00", "9:60", "13 pm", "0 am", "-1", "9:5", "٩", "soon", "9:00:00", "9 to 10"]
)
def test_what_is_no_time_is_not_read(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize(("typed", "meant"), [(typed, meant) for meant, ways in DAYS.items() for typed in ways])
def test_days_are_read_however_they_are_written(typed: str, meant: str) -> None:
    assert read_days(typed) == {day for day, letter in enumerate(meant) if letter != "-"}


@pytest.mark.parametrize(
    "typed",
    ["", ",", "-", "mon-", "to", "m", "every", "monkey", "sunny", "wedding", "mon, someday", "mon-wed-fri", "7"],
)
def test_one_word_that_is_no_day_makes_all_of_it_unreadable(typed: str) -> None:
    assert read_days(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_a_time_and_days_or_none(typed: str) -> None:
    assert read_time(typed) is None or isinstance(read_time(typed), time)
    assert read_days(typed) is None or read_days(typed)


@given(st.times())
def test_every_time_is_read_as_it_is_shown(moment: time) -> None:
    assert read_time(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)
