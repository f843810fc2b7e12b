"""Time zones: which there are, which is meant by what somebody types, and how one is described."""

import datetime as dt
import zoneinfo
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossbot.daily.zones import UnknownZone, all_zones, describe, suggest, zone

WINTER = dt.datetime(2025, 1, 15, 12, tzinfo=dt.UTC)
SUMMER = dt.datetime(2025, 7, 15, 12, tzinfo=dt.UTC)
ANY_TEXT = st.text(st.characters())  # unlike plain text(), with lone surrogates
ODD = ["", ".", "..", "../x", "/etc/passwd", "Europe", "Europe/", "Europe/../UTC", "Europe//Berlin", "zone.tab", "a\0b"]
OF_THE_MACHINE = ["localtime", "Factory", "posixrules", "posix/Europe/Berlin", "right/UTC", "right", "SystemV/EST5"]


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "Etc/GMT-2", "Asia/Calcutta", "US/Pacific"])
def test_a_zone_is_found_by_its_name_be_it_an_old_one(name: str) -> None:
    assert zone(name).key == name


@pytest.mark.parametrize("name", [*ODD, "Europe/Atlantis", "\ud800", "x" * 6000, "Europe/Berlin/x", "C:\\zone"])
def test_an_odd_name_is_an_unknown_zone(name: str) -> None:
    with pytest.raises(UnknownZone, match="there is no time zone"):
        zone(name)


@pytest.mark.parametrize("name", OF_THE_MACHINE)
def test_a_name_that_means_another_thing_on_each_machine_is_an_unknown_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone(name)


@settings(deadline=None)
@given(name=ANY_TEXT)
def test_any_name_is_a_zone_or_an_unknown_one(name: str) -> None:
    with suppress(UnknownZone):
        assert zone(name).key == name


def test_an_unknown_zone_is_named_in_one_line() -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the whole sentence is compared
        zone("a\nb")
    assert str(raised.value) == r"there is no time zone 'a\nb' on this system"
    assert isinstance(raised.value, UnknownZone)


def test_all_zones_are_sorted_and_each_can_be_used() -> None:
    names = all_zones()
    assert names == sorted(set(names))
    assert {zone(name).key for name in names} == set(names)
    assert {"Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/UTC", "Etc/GMT-14", "Asia/Kolkata"} <= set(names)


def test_all_zones_have_a_region_and_their_present_name() -> None:
    names = set(all_zones())
    assert all("/" in name for name in names)
    assert names.isdisjoint({*OF_THE_MACHINE, "US/Pacific", "Asia/Calcutta", "Europe/Kiev", "Etc/Zulu", "Etc/GMT0"})


def test_a_zone_that_is_not_listed_leads_to_one_with_the_same_time() -> None:
    listed = set(all_zones())
    regions = {name.partition("/")[0] for name in listed}
    others = {name for name in zoneinfo.available_timezones() - listed if name.partition("/")[0] in regions - {"Etc"}}
    assert others
    for name in others:
        offsets = [now.astimezone(zone(name)).utcoffset() for now in (WINTER, SUMMER)]
        assert [now.astimezone(zone(suggest(name)[0])).utcoffset() for now in (WINTER, SUMMER)] == offsets, name


def test_a_list_of_zones_can_be_changed_without_harm() -> None:
    all_zones().clear()
    assert all_zones()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("NEW_YORK", "America/New_York"),
        ("newyork", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("buenos", "America/Argentina/Buenos_Aires"),
        ("york", "America/New_York"),
        ("utc", "Etc/UTC"),
        ("Etc/GMT-2", "Etc/GMT-2"),
        ("etc/gmt+2", "Etc/GMT+2"),
    ],
)
def test_capitals_accents_blanks_and_underscores_do_not_matter(typed: str, expected: str) -> None:
    assert suggest(typed)[0] == expected


@pytest.mark.parametrize("typed", ["UTC+2", "gmt+2", "+2", "utc + 2", "UTC+02:00", "+0200", " +02 ", "UTC+2:"])
def test_an_offset_leads_to_the_zone_whose_name_has_the_other_sign(typed: str) -> None:
    assert suggest(typed) == ["Etc/GMT-2"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("UTC-5", "Etc/GMT+5"),
        ("\N{MINUS SIGN}5", "Etc/GMT+5"),
        ("+14", "Etc/GMT-14"),
        ("UTC+0", "Etc/UTC"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("+0545", "Asia/Kathmandu"),
        ("gmt-3:30", "America/St_Johns"),
        ("+12:45", "Pacific/Chatham"),
    ],
)
def test_each_offset_in_use_leads_somewhere(typed: str, expected: str) -> None:
    assert suggest(typed)[0] == expected


@pytest.mark.parametrize("typed", ["+15", "-13", "+99:99", "+5:17", "-0:30"])
def test_an_offset_that_nobody_uses_leads_nowhere(typed: str) -> None:
    assert suggest(typed) == []


@given(hours=st.integers(-12, 14))
def test_a_zone_offered_for_an_offset_has_it(hours: int) -> None:
    assert describe(suggest(f"UTC{hours:+}")[0], SUMMER).endswith(f"(UTC{hours:+})")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CET", "Europe/Berlin"),
        ("EST", "America/New_York"),
        ("edt", "America/New_York"),
        ("CST", "America/Chicago"),
        ("MST", "America/Denver"),
        ("PST", "America/Los_Angeles"),
        ("IST", "Asia/Kolkata"),
        ("GMT", "Etc/GMT"),
        ("BST", "Europe/London"),
        ("JST", "Asia/Tokyo"),
        ("AEST", "Australia/Sydney"),
    ],
)
def test_an_abbreviation_leads_to_where_most_people_mean_it(typed: str, expected: str) -> None:
    assert suggest(typed)[0] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("india", "Asia/Kolkata"),
        ("pakistan", "Asia/Karachi"),
        ("nigeria", "Africa/Lagos"),
        ("bangladesh", "Asia/Dhaka"),
        ("ethiopia", "Africa/Addis_Ababa"),
        ("japan", "Asia/Tokyo"),
        ("philippines", "Asia/Manila"),
        ("egypt", "Africa/Cairo"),
        ("vietnam", "Asia/Ho_Chi_Minh"),
        ("turkey", "Europe/Istanbul"),
        ("Türkiye", "Europe/Istanbul"),
        ("iran", "Asia/Tehran"),
        ("germany", "Europe/Berlin"),
        ("thailand", "Asia/Bangkok"),
        ("tanzania", "Africa/Dar_es_Salaam"),
        ("united kingdom", "Europe/London"),
        ("uk", "Europe/London"),
        ("france", "Europe/Paris"),
        ("south africa", "Africa/Johannesburg"),
        ("kenya", "Africa/Nairobi"),
        ("italy", "Europe/Rome"),
        ("south korea", "Asia/Seoul"),
        ("colombia", "America/Bogota"),
        ("austria", "Europe/Vienna"),
        ("germ", "Europe/Berlin"),
    ],
)
def test_a_country_leads_to_its_zone(typed: str, expected: str) -> None:
    assert suggest(typed)[0] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("kiev", "Europe/Kyiv"), ("calcutta", "Asia/Kolkata"), ("us/pacific", "America/Los_Angeles")],
)
def test_an_old_name_leads_to_the_present_one(typed: str, expected: str) -> None:
    assert suggest(typed)[0] == expected


def test_a_city_comes_before_a_region_before_what_has_it_inside() -> None:
    names = suggest("ind", limit=100)
    assert names[0] == "America/Indiana/Indianapolis"
    assert names.index("America/Indiana/Indianapolis") < names.index("Indian/Maldives") < names.index("Africa/Windhoek")


def test_among_equals_a_large_city_comes_first() -> None:
    assert suggest("lo")[:3] == ["Europe/London", "America/Los_Angeles", "Africa/Lome"]


@pytest.mark.parametrize("typed", ["", "  ", "?!"])
def test_an_empty_text_offers_zones_from_all_over_the_world(typed: str) -> None:
    offered = suggest(typed)
    assert len(offered) == 25
    assert {name.partition("/")[0] for name in offered} >= {"Europe", "America", "Asia", "Africa", "Australia", "Etc"}
    assert {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Etc/UTC"} <= set(offered)


def test_what_no_zone_is_called_offers_nothing() -> None:
    assert suggest("atlantis") == []


def test_every_zone_is_offered_first_for_its_own_name() -> None:
    assert [suggest(name)[0] for name in all_zones()] == all_zones()


@settings(deadline=None)
@given(typed=ANY_TEXT, limit=st.integers(0, 30))
def test_any_text_is_answered_with_few_zones_and_each_once(typed: str, limit: int) -> None:
    offered = suggest(typed, limit)
    assert len(set(offered)) == len(offered) <= limit
    assert set(offered) <= set(all_zones())


@settings(deadline=None)
@given(data=st.data())
def test_every_beginning_of_a_city_offers_its_zone(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in all_zones() if not name.startswith("Etc/")]))
    city = name.rpartition("/")[2]
    assert name in suggest(city[: data.draw(st.integers(1, len(city)))], limit=1000)


@pytest.mark.parametrize(
    ("name", "now", "expected"),
    [
        ("Europe/Berlin", WINTER, "Europe/Berlin (UTC+1)"),
        ("Europe/Berlin", SUMMER, "Europe/Berlin (UTC+2)"),
        ("America/New_York", WINTER, "America/New_York (UTC-5)"),
        ("America/St_Johns", WINTER, "America/St_Johns (UTC-3:30)"),
        ("Asia/Kathmandu", WINTER, "Asia/Kathmandu (UTC+5:45)"),
        ("Etc/UTC", WINTER, "Etc/UTC (UTC+0)"),
        ("Etc/GMT-2", WINTER, "Etc/GMT-2 (UTC+2)"),
    ],
)
def test_a_zone_is_described_with_its_offset_at_the_moment(name: str, now: dt.datetime, expected: str) -> None:
    assert describe(name, now) == expected


def test_an_unknown_zone_cannot_be_described() -> None:
    with pytest.raises(UnknownZone):
        describe("Europe/Atlantis", WINTER)
