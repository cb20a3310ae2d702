"""What a date, a period, a number or a word is in the spelling of the plan format, however somebody wrote it.

Each function returns the canonical spelling, or nothing where more than one thing could be meant.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.period import Period, days_in_month
from trygg_cli.suggestion import fold
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
    *("augusti", "september", "oktober", "november", "december"),
)
_SHORTEST = 3
"""Letters of a month's name that tell it from the others."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY, _MONTH = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DAYS = [
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_YEAR}(?P<sign>[-/.–‑]){_MONTH}(?P=sign){_DAY}",
        rf"(?:den )?{_DAY}(?::?e)? {_NAME},? {_YEAR}",
        rf"{_DAY}/{_MONTH} {_YEAR}",
        rf"{_DAY}/{_MONTH}-{_YEAR}",
        rf"{_DAY}\.{_MONTH}\.{_YEAR}",
        rf"(?P<either>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}",
    )
]
_WITHOUT_YEAR = [
    re.compile(form, re.ASCII) for form in (rf"(?:den )?{_DAY}(?::?e)? {_NAME}", rf"{_DAY}/{_MONTH}")
]
_KINDS = {"t": "T", "tertial": "T", "q": "Q", "k": "Q", "kvartal": "Q", "h": "H", "halvår": "H"}
_ORDINALS = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4"}
_KIND = r"(?P<kind>tertial|kvartal|halvår|[tqkh])"
_TERM = r"(?P<term>vt|ht|vårtermin(?:en)?|hösttermin(?:en)?)"
_WEEK = r"[vw](?:ecka)?\.? ?(?P<week>\d{1,2})"
_PERIODS = [
    re.compile(form)
    for form in (
        rf"{_KIND} ?(?P<number>\d)[ ,/-]{{0,2}}(?:år )?{_YEAR}",
        rf"{_YEAR}[ ,/–-]{{0,2}}{_KIND} ?(?P<number>\d)",
        rf"(?P<ordinal>{'|'.join(_ORDINALS)}) (?P<kind>tertial|kvartal|halvår)e?t? (?:år )?{_YEAR}",
        rf"{_TERM}[ ,/-]{{0,2}}(?:år )?{_YEAR}",
        rf"{_YEAR}[ ,/–-]{{0,2}}{_TERM}",
        rf"{_NAME} ?(?:-|till|t\.?o\.?m\.?) ?(?P<last_name>[a-z]{{3,9}})\.? {_YEAR}",
        rf"{_NAME} {_YEAR}",
        rf"{_YEAR} {_NAME}",
        rf"{_YEAR} ?[-–—] ?(?P<last>(?:19|20)\d\d)",
        rf"{_WEEK}[ ,/-]{{0,2}}(?:år )?{_YEAR}",
        rf"{_YEAR}[ ,/–-]{{0,2}}{_WEEK}",
    )
]
_WHOLE_YEAR = re.compile(
    rf"(?:hela(?: året)?|hel ?året?|året|år|(?:kalender|verksamhets)året|under(?: hela)?) {_YEAR}"
)
_JOINED = re.compile(
    rf"(?P<kind>v(?:eckor(?:na)?|ecka)?\.?|tertial|kvartal|halvår|[tqkh]) ?(?P<first>\d{{1,2}}) ?"
    rf"(?P<sign>[-–—+&,/]|till|och) ?(?:(?P=kind) ?)?(?P<last>\d{{1,2}})(?:[ ,/-]{{1,2}}(?:år )?{_YEAR})?"
)
"""From one period to another of the same kind, the kind or the year said once."""
_PART = re.compile(
    rf"{_KIND} ?[1-4]|(?:{'|'.join(_ORDINALS)}) (?:tertial|kvartal|halvår)e?t?|{_WEEK}|{_TERM}|"
    r"[a-z]{3,9}\.?(?: ?(?:-|till) ?[a-z]{3,9})?"
)
_SEASON = re.compile(rf"(?P<season>vår|sommar|höst|vinter)(?:en|n)? {_YEAR}(?:[/–-]\d\d(?:\d\d)?)?")
_SEASONS = {"vår": ("03", "05"), "sommar": ("06", "08"), "höst": ("09", "11"), "vinter": ("12", "02")}
_NUMBER = re.compile(r"([-−]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(\d{1,10}))?", re.ASCII)

_WITH_UNIT = re.compile(
    r"(?P<figure>[-−]?\d[\d \u00a0\u202f]*(?:[.,]\d{1,4})?) ?(?P<unit>%|:-|[a-zåäö]{1,15}\.?)"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,'’]\d{3})+", re.ASCII)
_KRONOR = ("kr", "kronor", "sek", ":-")
_MANY_KRONOR = {
    "tkr": 1_000,
    "kkr": 1_000,
    "ksek": 1_000,
    "tusen": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "msek": 1_000_000,
    "miljon": 1_000_000,
    "miljoner": 1_000_000,
}


def day(written: str, year: int | None = None) -> str | None:
    """Return a date as 2022-09-02: from 20220902, 2022/09/02, 2 september 2022, 2/9 2022, 2.9.2022.

    `year` is that of a day without one, as 2 september.
    """
    text = _plain(written)
    for form in _DAYS:
        found = form.fullmatch(text)
        if found:
            return _day(found.groupdict())
    for form in _WITHOUT_YEAR if year else ():
        found = form.fullmatch(text)
        if found:
            return _day(found.groupdict() | {"year": str(year)})
    return None


def _day(parts: dict[str, str]) -> str | None:
    if "either" in parts:  # 2/9/2022 is September to a Swede, and February to others
        first, last = sorted((int(parts["either"]), int(parts["other"])))
        if last <= 12 and first != last:
            return None
        parts |= {"month": str(first), "day": str(last)}
    with suppress(ValueError):
        return date(int(parts["year"]), _month_of(parts), int(parts["day"])).isoformat()
    return None


class NoDay(NamedTuple):
    """A day that is in no calendar: its year, where that is said, its month and its number."""

    year: int | None
    month: int
    day: int


def no_day(written: str) -> NoDay | None:
    """Return the day that a text says and that does not exist, as 30 februari; nothing for any other text."""
    text = _plain(written)
    for form in (*_DAYS, *_WITHOUT_YEAR):
        found = form.fullmatch(text)
        parts = found.groupdict() if found else {}
        month = _month_of(parts) if parts and "either" not in parts else None
        if month is not None and (month or "name" not in parts):
            year, number = parts.get("year"), int(parts["day"])
            is_month = 1 <= month <= 12
            if not is_month or not 1 <= number <= days_in_month(int(year or _LEAP_YEAR), month):
                return NoDay(int(year) if year else None, month, number)
            return None
    return None


_LEAP_YEAR = 2024


def _month_of(parts: dict[str, str]) -> int:
    return _month(parts["name"]) if "name" in parts else int(parts["month"])


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it; 0 for anything else."""
    if name == "sept":
        return 9
    for number, month in enumerate(_MONTHS, 1):
        if name == month or name == month[:_SHORTEST]:
            return number
    return 0


def period(written: str) -> str | None:
    """Return a period as 2022-T2, 2022-Q3, 2022-H1, 2022-09 or 2016/2019; a school term is a half of the year."""
    text = _plain(written)
    for form in _PERIODS:
        found = form.fullmatch(text)
        canonical = found and _period(found.groupdict())
        if canonical:
            with suppress(ValueError):
                return Period.parse(canonical).text
    whole = _WHOLE_YEAR.fullmatch(text)
    return whole["year"] if whole else _joined(text)


def _joined(text: str) -> str | None:
    """Return the period of several that follow on one another, as Q1+Q2 2025 and vecka 12-14 2025."""
    found = _JOINED.fullmatch(text)
    if found is None or not found["year"]:
        return None
    kind = "v." if found["kind"].startswith("v") else found["kind"]
    first, last = int(found["first"]), int(found["last"])
    is_next = last == first + 1 or (last > first and found["sign"] not in "+&,/och")
    ends = [period(f"{kind} {number} {found['year']}") for number in (first, last)] if is_next else []
    return "/".join(end for end in ends if end) if ends and all(ends) else None


def season(written: str) -> str | None:
    """Return the months that a season of a year is, as the format has it: those of winter lie in two years."""
    found = _SEASON.fullmatch(_plain(written))
    if found is None:
        return None
    first, last = _SEASONS[found["season"]]
    return f"{found['year']}-{first}/{int(found['year']) + (last < first)}-{last}"


def part(written: str, year: int) -> str | None:
    """Return the period that a part of a year without the year is in this one: 2022-T1 of T1, 2022-v12 of v. 12."""
    text = _plain(written)
    joined = _JOINED.fullmatch(text)
    return period(f"{text} {year}") if _PART.fullmatch(text) or (joined and not joined["year"]) else None


def _period(parts: dict[str, str]) -> str:
    if "last" in parts:
        return f"{parts['year']}/{parts['last']}"
    if "last_name" in parts:
        return "/".join(f"{parts['year']}-{_month(parts[name]):02}" for name in ("name", "last_name"))
    if "name" in parts:
        return f"{parts['year']}-{_month(parts['name']):02}"
    if "week" in parts:
        return f"{parts['year']}-v{parts['week']:0>2}"
    if "term" in parts:
        return f"{parts['year']}-H{1 if parts['term'].startswith('v') else 2}"
    number = parts.get("number") or _ORDINALS[parts["ordinal"]]
    return f"{parts['year']}-{_KINDS[parts['kind']]}{number}"


def number(written: str) -> str | None:
    """Return a number with a decimal point and without spaces; see `is_clear`."""
    found = _NUMBER.fullmatch(plain(written))
    if not found:
        return None
    sign, whole, decimals = found.groups()
    digits = re.sub(r"\D", "", whole)
    return ("-" if sign else "") + digits + (f".{decimals}" if decimals else "")


def without_unit(written: str) -> str | None:
    """Return the number of a text that goes on with its unit, in whole kronor where that is a thousand or a million."""
    found = _WITH_UNIT.fullmatch(_plain(written))
    if found and found["unit"].rstrip(".") in _KRONOR and grouped(found["figure"]):
        return grouped(found["figure"])
    figure = number(found["figure"].replace(".", ",")) if found else None
    if found is None or figure is None:
        return None
    return in_kronor(figure, found["unit"].rstrip("."))


def grouped(written: str) -> str | None:
    """Return a number whose thousands are parted by points, commas or apostrophes, as 200.000 of kronor."""
    found = _GROUPED.fullmatch(plain(written).strip())
    return re.sub(r"\D", "", found[0]) if found else None


def in_kronor(figure: str, unit: str | None) -> str:
    """Return a figure in whole kronor where its unit is a thousand or a million of them, and as it is in any other."""
    factor = _MANY_KRONOR.get(unit or "")
    return f"{float(figure) * factor:.0f}" if factor else figure


def is_kronor(written: str) -> bool:
    """Tell whether a text is an amount, and not a figure of something else, as half a post."""
    text = _plain(written)
    found = _WITH_UNIT.fullmatch(text)
    unit = found["unit"].rstrip(".") if found else ""
    return bool(number(text) or grouped(text)) or unit in _KRONOR or unit in _MANY_KRONOR


def is_clear(written: str) -> bool:
    """Tell whether a number can only be read in one way.

    1,234 may be more than a thousand in English, and 10, 12 may be two figures.
    """
    if re.search(r",\s", written.strip()):
        return False
    return not re.fullmatch(r"[-−]?[1-9]\d{0,2}\s*,\d{3}", written.strip(), re.ASCII)


def word(written: str, known: Iterable[str]) -> str | None:
    """Return the one known word that is written in other case, without å, ä, ö, or with _ for the space."""
    folded = fold(plain(written))
    found = [text for text in known if fold(text) == folded]
    return found[0] if len(found) == 1 else None


def _plain(written: str) -> str:
    return " ".join(plain(written).lower().split())
