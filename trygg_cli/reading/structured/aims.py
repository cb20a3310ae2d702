"""What is aimed at and measured, in the words of people: targets, baselines, scales, outcomes and money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.reading.structured.place import SOME_YEAR
from trygg_cli.reading.structured.quantities import FIGURE, UNIT_OF, figure, number_range
from trygg_cli.reading.structured.schedules import how_often, time
from trygg_cli.words import everyday, spelling
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data, Fields
    from trygg_cli.reading.structured.place import Example, WrittenPlace

_BOUNDS = (
    ("minst", r"minst|lägst|åtminstone|>=|≥|at least|min"),
    ("högst", r"högst|max\.?|maximalt|<=|≤|upp till|at most"),
    ("exakt", r"exakt|precis|just|=|exactly"),
)
_EVERY = ("alla", "samtliga", "allihop", "varenda en", "all", "everyone")
_THAN = r"(?:,? (?:jämfört med|i förhållande till|mot|från|sedan|än) (?P<than>.+))?"
_CHANGES = (
    re.compile(rf"(?P<way>[^\W\d]+)(?: med)? (?:minst )?{FIGURE} ?(?:%|procent){_THAN}"),
    re.compile(rf"{FIGURE} ?(?:%|procent|procents) (?P<way>[^\W\d]+){_THAN}"),
)
_YEAR_BEFORE = re.compile(
    r"(?:samma (?:period|tid) )?(?:året före|året innan|föregående år|förra året|närmast föregående år)"
)
_DENIED = re.compile(r"(?:ingen|inget|inte|ej|icke) (?P<way>[^\W\d]+)")
_MONEY = re.compile(rf"{FIGURE} ?(?P<unit>kr|kronor|sek|:-|tkr|kkr)?\.?")
OF_SOME = re.compile(r"(?P<count>\d{1,6}) av (?P<whole>\d{1,6})(?: [^\W\d]+)?")
_SHARE = re.compile(r"%|procent|\bandel")
_COUNT = re.compile(r"\bantal|\bst\b|stycken")
_BY = re.compile(r"(?P<rest>.+?),? (?:senast|till år|till och med|by) (?P<period>.+)")
_OF_YEAR = re.compile(rf"{FIGURE}{UNIT_OF},? ?\(?(?:år |i )?(?P<year>(?:19|20)\d\d)\)?")


def target(text: str, place: WrittenPlace) -> list[Example]:
    """Return the targets that a text may stand for."""
    by = _BY.fullmatch(text)
    last = by and time(by["period"]) and (spelling.period(by["period"]) or plain(by["period"]))
    if by and last and SORTS["period"].fits(last):
        return [{**item, "senast": last} for item in _aim(by["rest"], place)]
    return _aim(text, place)


def _aim(text: str, place: WrittenPlace) -> list[Example]:
    said = text.lower().strip(" .")
    bare = re.fullmatch(rf"{FIGURE}{UNIT_OF}", said)
    value = figure(bare["figure"]) if bare else None
    if value:
        return [{key: value} for key in _directions(place, float(value))]
    ends = number_range(said)
    if ends:
        return [{"minst": ends[0], "högst": ends[1]}]
    for key, words in _BOUNDS:
        found = re.fullmatch(rf"(?:{words}) ?{FIGURE}{UNIT_OF}", said)
        value = figure(found["figure"]) if found else None
        if value:
            return [{key: value}]
    if said in _EVERY:
        return [{"alla": "ja"}]
    within = re.fullmatch(rf"inom (?P<time>{FIGURE} ?(?P<unit>[^\W\d]+))", said)
    if within and _time_unit(within["unit"]):
        return [{"inom": duration(within["time"], place)[0]}]
    return [_in_words(text, said, place)]


def _in_words(text: str, said: str, place: WrittenPlace) -> Example:
    """Return the target of a text without a bound in figures; what keys do not say all of stands there too."""
    bound, before = denied(said), baseline_of(place.beside())
    if bound and before:
        return {"text": text, bound: before}
    turned, often = turn(said), how_often(text)
    if turned:
        return {"text": text, **turned} if _compares(said) else turned
    return {"återkommande": often} if often else {"text": text}


def turn(said: str) -> Example | None:
    """Return which way, and how far, a text without a figure to reach says that things are to go."""
    change = _change(said)
    words = change["way"] if change else said
    way = everyday.meant("Direction", words)
    word = spelling.word(words, ("öka", "minska")) or (way and way.word)
    share = figure(change["figure"]) if change else None
    if change and word and share:
        is_yearly = _YEAR_BEFORE.fullmatch(change["than"] or "")
        since = {"jämfört_med": "samma period året före"} if is_yearly else {}
        return {"ändring_procent": f"-{share}" if word == "minska" else share, **since}
    if said in ("halvera", "halveras", "halvering"):
        return {"ändring_procent": "-50"}
    return {"riktning": word} if word and not change else None


def denied(said: str) -> str | None:
    """Return the bound that a direction is when it is denied: högst of "ingen ökning"."""
    found = _DENIED.fullmatch(said)
    way = turn(found["way"]) if found else None
    return {"öka": "högst", "minska": "minst"}.get(str(way.get("riktning"))) if way else None


def _change(said: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(said) for form in _CHANGES)), None)


def _compares(said: str) -> bool:
    change = _change(said)
    return bool(change and change["than"])


def baseline_of(indicator: Fields) -> str | None:
    """Return the value of the baseline as it stands there, where that is a figure."""
    own = indicator.get("baslinje")
    value = own.get("värde") if isinstance(own, dict) else None
    return value if isinstance(value, str) and SORTS["number"].fits(value) else None


def _directions(place: WrittenPlace, value: float) -> tuple[str, ...]:
    """Return which bound is meant by a figure alone: as the scale or the baseline says, else either."""
    scale, before = place.beside().get("skala"), baseline_of(place.beside())
    better = scale.get("bättre") if isinstance(scale, dict) else None
    if better in ("öka", "minska"):
        return ("minst",) if better == "öka" else ("högst",)
    if before and float(before) != value:
        return ("minst",) if float(before) < value else ("högst",)
    return ("minst", "högst")


def baseline(text: str, _place: WrittenPlace) -> list[Example]:
    """Return the baseline that a text stands for: a figure, with its year, or a range."""
    ends = number_range(text)
    if ends and SORTS["year"].fits(ends[1]) and not SORTS["year"].fits(ends[0]):
        return [{"värde": ends[0], "år": ends[1]}]
    if ends:
        return [{"minst": ends[0], "högst": ends[1]}]
    dated = _OF_YEAR.fullmatch(text.lower())
    found = dated or re.fullmatch(rf"{FIGURE}{UNIT_OF}", text.lower())
    value = figure(found["figure"]) if found else None
    if value is None:
        return [{"text": text}]
    return [{"värde": value, **({"år": dated["year"]} if dated else {})}]


def scale(text: str, _place: WrittenPlace) -> list[Example]:
    """Return the scale that goes from the one figure to the other."""
    ends = number_range(text)
    return [{"min": ends[0], "max": ends[1]} if ends else {"beskrivning": text}]


def duration(text: str, _place: WrittenPlace) -> list[Example]:
    """Return how long something may take; hours where no unit is known."""
    found = re.fullmatch(rf"(?:inom )?{FIGURE} ?(?P<unit>[^\W\d]+)?", text.lower())
    number = figure(found["figure"]) if found else None
    word = _time_unit((found["unit"] if found else None) or "dagar")
    return [{"antal": number or "48", "enhet": word or "timmar"}]


def _time_unit(said: str) -> str | None:
    meant = everyday.meant("TimeUnit", said)
    return said if said in shapes()["Duration"].fields["enhet"].words else meant.word if meant else None


def funding(text: str, _place: WrittenPlace) -> list[Example]:
    """Return the sum, or whether the money is there."""
    found = _MONEY.fullmatch(text.lower())
    amount = spelling.grouped(found["figure"]) or figure(found["figure"]) if found else None
    if found and amount:
        return [{"belopp": spelling.in_kronor(amount, found["unit"])}]
    found_word = everyday.meant("FundingStatus", text)
    word = spelling.word(text, shapes()["Funding"].fields["status"].words) or (found_word and found_word.word)
    if word is None:
        return [{"text": text}]
    return [{"status": word} if word == text else {"status": word, "text": text}]


def outcome(text: str, place: WrittenPlace) -> list[Example]:
    """Return what was measured, for the year that is said or is that of the plan."""
    dated = _OF_YEAR.fullmatch(text.lower())
    found = dated or re.fullmatch(rf"{FIGURE}{UNIT_OF}", text.lower())
    value = figure(found["figure"]) if found else None
    year = dated["year"] if dated else place.year or SOME_YEAR
    some = OF_SOME.fullmatch(text.lower())
    share = some and share_of(some, place.beside())
    if share:
        return [{"period": year, "värde": share, "kommentar": text}]
    return [{"period": year, **({"värde": value} if value else {"kommentar": text})}]


def share_of(counted: re.Match[str], indicator: Fields) -> str | None:
    """Return what "3 av 10" is where an indicator is plainly a share in per cent or a number; else nothing."""
    count, whole = int(counted["count"]), int(counted["whole"])
    said = str(indicator.get("enhet") or indicator.get("namn")).lower()
    is_share, is_count = bool(_SHARE.search(said)), bool(_COUNT.search(said))
    if not 0 <= count <= whole or not whole or is_share == is_count:
        return None
    return f"{100 * count / whole:.4g}" if is_share else str(count)


def outcomes(written: Data) -> list[Example] | None:
    """Return the outcomes that somebody wrote as periods with values: {2024: 12, 2025: 13}."""
    if not isinstance(written, dict) or not written:
        return None
    found = [*_periods(written)]
    return found if len(found) == len(written) else None


def _periods(written: Fields) -> Iterator[Example]:
    for key, value in written.items():
        period, found = spelling.period(key) or key, figure(value) if isinstance(value, str) else None
        if found and SORTS["period"].fits(period):
            yield {"period": period, "värde": found}
