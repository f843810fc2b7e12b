"""Time zones: by name, as a list, and while a name is typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from glossbot.glossary.finding.spelling import fold, joined

_REGIONS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Etc", "Europe", "Indian", "Pacific")
)
_OF_THE_MACHINE = frozenset(("posix", "right", "SystemV", "Factory", "localtime", "posixrules"))
"""Names that mean another thing on each machine, or count leap seconds, or mean nothing."""
_OFFSET = re.compile(
    r"(?:utc|gmt)?\s*([+−–-])\s*(\d{1,2})(?::?(\d{2})|:\d?)?",  # noqa: RUF001 - all that look like a minus
    re.ASCII | re.IGNORECASE,
)
_OTHER_SIGN = str.maketrans("+-", "-+")
_HOUR = 60

# Where many people live: offered first, before anything is typed and among equals.
_LARGE = """
Europe/London Europe/Berlin Europe/Paris America/New_York America/Chicago America/Denver America/Los_Angeles
America/Toronto America/Mexico_City America/Sao_Paulo Etc/UTC Africa/Lagos Africa/Cairo Africa/Johannesburg
Europe/Istanbul Europe/Moscow Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Jakarta Asia/Singapore Asia/Shanghai
Asia/Tokyo Australia/Sydney Pacific/Auckland
"""
# Names that the database had before, countries, abbreviations, and cities that have no zone to their name.
_ALSO_CALLED = """
Africa/Accra: ghana; Africa/Addis_Ababa: ethiopia; Africa/Algiers: algeria; Africa/Asmara: Africa/Asmera, eritrea;
Africa/Bamako: Africa/Timbuktu, mali; Africa/Cairo: egypt; Africa/Casablanca: morocco; Africa/Dar_es_Salaam: tanzania;
Africa/Johannesburg: south africa, sast, cape town; Africa/Kampala: uganda; Africa/Khartoum: sudan;
Africa/Lagos: nigeria, wat; Africa/Luanda: angola; Africa/Maputo: mozambique, cat; Africa/Nairobi: kenya, eat;
Africa/Tunis: tunisia; America/Adak: America/Atka; America/Anchorage: alaska, akst, akdt;
America/Argentina/Buenos_Aires: America/Buenos_Aires, argentina, art;
America/Argentina/Catamarca: America/Catamarca, America/Argentina/ComodRivadavia;
America/Argentina/Cordoba: America/Cordoba, America/Rosario; America/Argentina/Jujuy: America/Jujuy;
America/Argentina/Mendoza: America/Mendoza; America/Atikokan: America/Coral_Harbour; America/Bogota: colombia;
America/Caracas: venezuela; America/Chicago: cst, cdt, ct, central time, US/Central, us, usa, texas, houston, dallas;
America/Denver: America/Shiprock, mst, mdt, mt, mountain time, US/Mountain, us, usa;
America/Edmonton: America/Yellowknife; America/Halifax: ast, adt, atlantic time;
America/Indiana/Indianapolis: America/Indianapolis, America/Fort_Wayne; America/Indiana/Knox: America/Knox_IN;
America/Iqaluit: America/Pangnirtung; America/Kentucky/Louisville: America/Louisville; America/Lima: peru;
America/Los_Angeles: pst, pdt, pt, pacific time, US/Pacific, us, usa, california, san francisco, seattle;
America/Mexico_City: mexico;
America/New_York: est, edt, et, eastern time, US/Eastern, us, usa, washington, boston, miami;
America/Nuuk: America/Godthab, greenland; America/Phoenix: arizona; America/Rio_Branco: America/Porto_Acre;
America/Santiago: chile, clt; America/Sao_Paulo: brazil, brasilia, brt, rio de janeiro;
America/St_Johns: nst, ndt, newfoundland; America/St_Thomas: America/Virgin;
America/Tijuana: America/Ensenada, America/Santa_Isabel;
America/Toronto: America/Montreal, America/Nipigon, America/Thunder_Bay, canada, ottawa;
America/Winnipeg: America/Rainy_River; Antarctica/McMurdo: Antarctica/South_Pole;
Arctic/Longyearbyen: Atlantic/Jan_Mayen; Asia/Ashgabat: Asia/Ashkhabad; Asia/Baghdad: iraq; Asia/Bangkok: thailand;
Asia/Colombo: sri lanka; Asia/Dhaka: Asia/Dacca, bangladesh, bst; Asia/Dubai: united arab emirates, uae, abu dhabi, gst;
Asia/Ho_Chi_Minh: Asia/Saigon, vietnam, hanoi; Asia/Hong_Kong: hkt; Asia/Jakarta: indonesia, wib;
Asia/Jerusalem: Asia/Tel_Aviv, israel, ist, idt; Asia/Kabul: afghanistan; Asia/Karachi: pakistan, pkt, islamabad;
Asia/Kathmandu: Asia/Katmandu, nepal;
Asia/Kolkata: Asia/Calcutta, india, ist, mumbai, bombay, new delhi, delhi, bangalore, bengaluru, chennai, hyderabad;
Asia/Kuala_Lumpur: malaysia; Asia/Macau: Asia/Macao; Asia/Makassar: Asia/Ujung_Pandang; Asia/Manila: philippines, pht;
Asia/Nicosia: Europe/Nicosia, cyprus; Asia/Riyadh: saudi arabia; Asia/Seoul: south korea, korea, kst;
Asia/Shanghai: Asia/Chongqing, Asia/Chungking, Asia/Harbin, china, cst, beijing, shenzhen; Asia/Singapore: sgt;
Asia/Taipei: taiwan; Asia/Tashkent: uzbekistan; Asia/Tehran: iran; Asia/Thimphu: Asia/Thimbu; Asia/Tokyo: japan, jst;
Asia/Ulaanbaatar: Asia/Ulan_Bator, Asia/Choibalsan; Asia/Urumqi: Asia/Kashgar; Asia/Yangon: Asia/Rangoon, myanmar;
Atlantic/Faroe: Atlantic/Faeroe; Atlantic/Reykjavik: iceland; Australia/Adelaide: Australia/South, acst, acdt;
Australia/Brisbane: Australia/Queensland; Australia/Broken_Hill: Australia/Yancowinna;
Australia/Darwin: Australia/North; Australia/Hobart: Australia/Tasmania, Australia/Currie;
Australia/Lord_Howe: Australia/LHI; Australia/Melbourne: Australia/Victoria; Australia/Perth: Australia/West, awst;
Australia/Sydney: Australia/ACT, Australia/Canberra, Australia/NSW, aest, aedt; Etc/GMT: greenwich mean time;
Etc/UTC: Etc/UCT, Etc/Universal, Etc/Zulu, coordinated universal time; Europe/Amsterdam: netherlands, holland;
Europe/Athens: greece, eet, eest; Europe/Berlin: germany, cet, cest, mez, mesz, munich, hamburg, frankfurt, cologne;
Europe/Brussels: belgium; Europe/Bucharest: romania; Europe/Budapest: hungary; Europe/Chisinau: Europe/Tiraspol;
Europe/Copenhagen: denmark; Europe/Dublin: ireland, ist; Europe/Helsinki: finland;
Europe/Istanbul: Asia/Istanbul, turkey, turkiye, trt, ankara;
Europe/Kyiv: Europe/Kiev, Europe/Uzhgorod, Europe/Zaporozhye, ukraine; Europe/Lisbon: portugal, wet, west;
Europe/London: Europe/Belfast, united kingdom, uk, great britain, england, bst; Europe/Madrid: spain, barcelona;
Europe/Moscow: russia, msk; Europe/Oslo: norway; Europe/Paris: france; Europe/Prague: czechia, czech republic;
Europe/Rome: italy, milan; Europe/Stockholm: sweden; Europe/Vienna: austria; Europe/Warsaw: poland;
Europe/Zurich: switzerland, geneva, bern; Pacific/Apia: samoa; Pacific/Auckland: new zealand, nzst, nzdt, wellington;
Pacific/Chuuk: Pacific/Truk, Pacific/Yap; Pacific/Honolulu: Pacific/Johnston, hawaii, hst;
Pacific/Kanton: Pacific/Enderbury; Pacific/Pago_Pago: Pacific/Samoa; Pacific/Pohnpei: Pacific/Ponape
"""
_BETWEEN_HOURS = """
-9:30 Pacific/Marquesas -3:30 America/St_Johns +3:30 Asia/Tehran +4:30 Asia/Kabul +5:30 Asia/Kolkata
+5:45 Asia/Kathmandu +6:30 Asia/Yangon +8:45 Australia/Eucla +9:30 Australia/Darwin +10:30 Australia/Lord_Howe
+12:45 Pacific/Chatham
"""
_SAME_AS_OTHERS = frozenset(("Etc/GMT+0", "Etc/GMT-0", "Etc/GMT0", "Etc/Greenwich"))

# How well a name fits what was typed.
_EXACT, _CITY, _OTHER_NAME, _REGION, _INSIDE, _NOT_AT_ALL = range(6)


class UnknownZone(ValueError):  # noqa: N818 - it names a state of the world, as StoreUnavailable does
    """A time zone that this system does not know."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no time zone {name!r} on this system")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A zone and the names it goes by, ready to be compared."""

    zone: str
    wholes: tuple[str, ...]
    """With the region; the present one, and those it had."""
    parts: tuple[str, ...]
    others: tuple[str, ...]


def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name, be it an old one; raises UnknownZone."""
    if name.partition("/")[0] in _OF_THE_MACHINE:
        raise UnknownZone(name)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(name) from error


def all_zones() -> list[str]:
    """List the zones by region and city, each under its present name, and those of a fixed offset."""
    return list(_all())


def suggest(typed: str, limit: int = 25) -> list[str]:
    """List zones that may be meant, best first: by city, country, region, abbreviation or offset."""
    return list(dict.fromkeys(_suggestions(typed)))[:limit]


def describe(name: str, now: datetime) -> str:
    """Name a zone with its present offset, as in "Europe/Berlin (UTC+1)"; raises UnknownZone."""
    offset = now.astimezone(zone(name)).utcoffset() or timedelta()
    hours, minutes = divmod(abs(round(offset.total_seconds() / 60)), _HOUR)
    sign = "-" if offset < timedelta() else "+"
    return f"{name} (UTC{sign}{hours}" + (f":{minutes:02})" if minutes else ")")


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    entries = (entry.partition(":") for entry in " ".join(_ALSO_CALLED.split()).split(";"))
    return {name.strip(): tuple(other.strip() for other in others.split(",")) for name, _, others in entries}


@cache
def _all() -> tuple[str, ...]:
    known = {name for name in available_timezones() if name.partition("/")[0] in _REGIONS} - _SAME_AS_OTHERS
    renamed = {other for name, others in _other_names().items() if name in known for other in others}
    return tuple(sorted(known - renamed))


@cache
def _candidates() -> tuple[_Candidate, ...]:
    """Return all zones, those in front where many people live."""
    known = _all()
    ordered = dict.fromkeys((*(name for name in _LARGE.split() if name in known), *known))
    return tuple(_candidate(name) for name in ordered)


def _candidate(name: str) -> _Candidate:
    others = _other_names().get(name, ())
    return _Candidate(
        name,
        wholes=tuple(_key(whole) for whole in (name, *others) if "/" in whole),
        parts=tuple(map(_key, name.split("/"))),
        others=tuple(_key(other.rpartition("/")[2]) for other in others),
    )


def _key(text: str) -> str:
    return joined(fold(text))


def _suggestions(typed: str) -> Iterator[str]:
    if offset := _OFFSET.fullmatch(typed.strip()):
        yield from _of_offset(*offset.groups(default="0"))
        return
    # By the name itself before signs are left out, which tell "Etc/GMT+2" from "Etc/GMT-2".
    exact = "_".join(typed.split()).casefold()
    yield from (one.zone for one in _candidates() if one.zone.casefold() == exact)
    key = _key(typed)
    ranked = ((_rank(one, key), place, one.zone) for place, one in enumerate(_candidates()))
    yield from (name for rank, _, name in sorted(ranked) if rank != _NOT_AT_ALL)


def _rank(candidate: _Candidate, key: str) -> int:
    """Tell how well a zone fits what was typed, folded."""
    city = candidate.parts[-1]
    if key in (city, *candidate.wholes, *candidate.others):
        return _EXACT
    if city.startswith(key):
        return _CITY
    if any(other.startswith(key) for other in candidate.others):
        return _OTHER_NAME
    if any(name.startswith(key) for name in (*candidate.wholes, *candidate.parts)):
        return _REGION
    return _INSIDE if any(key in name for name in (*candidate.wholes, *candidate.others)) else _NOT_AT_ALL


def _of_offset(sign: str, hours: str, minutes: str) -> Iterator[str]:
    """Yield the zones of an offset from UTC; names such as Etc/GMT-2 have the sign the other way round."""
    signed = f"{'+' if sign == '+' else '-'}{int(hours)}"
    if int(minutes):
        words = iter(_BETWEEN_HOURS.split())
        names = [place for offset, place in zip(words, words, strict=True) if offset == f"{signed}:{minutes}"]
    elif int(hours):
        names = ["Etc/GMT" + signed.translate(_OTHER_SIGN)]
    else:
        names = ["Etc/UTC", "Etc/GMT"]
    yield from (name for name in names if name in _all())
