"""Times in the words of people: from when until when, in which season, how often."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import DAYS, SORTS
from trygg_cli.period import Period
from trygg_cli.reading.structured.quantities import FIGURE, TO, figure
from trygg_cli.words import everyday, spelling
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.reading.structured.place import Example, WrittenPlace

_FROM = r"(?:från och med|från|fr\.? ?o\.? ?m\.?|sedan|with effect from|from)"
_UNTIL = r"(?:till och med|t\.? ?o\.? ?m\.?|till|senast|until)"
_TIMES = r"(?:ggr|gånger|gång|tillfällen|tillfälle|träffar|möten|st|x)\b\.?"
_OFTEN = re.compile(
    rf"(?:(?P<bound>minst|högst|max|upp till) )?{FIGURE} ?(?:{_TIMES})? ?"
    r"(?:per|om|i|/|varje|under|a)? ?(?P<unit>[^\W\d]+)"
)
_EVERY = re.compile(r"(?:(?:en|1) gång )?(?:varje|var|per) (?P<unit>[^\W\d]+)")
_BY = re.compile(r"(?:(?:ska (?:vara )?|är )?(?:klart?|klara|färdigt?) )?senast (?:den )?(?P<rest>.+)")
_ONGOING = re.compile(r"^(?:löpande|kontinuerligt|fortlöpande|pågående) (?:(?:under|i) )?(?=.)")
_EVERY_KIND = re.compile(
    r"\b(?:(?:varje|per) (?P<unit>[^\W\d]+)|"
    r"(?P<way>(?:vecko|månads|kvartals|termins|halvårs|tertial|års)vis|årlig(?:en)?))\b"
)
_ROUTINE = re.compile(
    r"\b(?:följs|följas|utvärderas|redovisas|(?:åter|av)?rapporteras|(?:av)?stäms|(?:av)?stämmas|revideras|aktualiseras)\b",
    re.IGNORECASE,
)
"""Words of how something is to be followed up: of how it went they stand in the past."""
_TOLD = re.compile(r"\b(?:har|hade|gick|blev|var|kom)\b", re.IGNORECASE)
"""Words of what has been."""
_ANY_YEAR = 2024
_SO_OFTEN = re.compile(
    rf"(?:(?:minst|cirka|ca) )?{FIGURE} ?(?:ggr|gånger|gång) ?(?:per|om|i|/|varje) ?[^\W\d]+", re.IGNORECASE
)
_SEASON = re.compile(r"(?:under |till )?(?P<season>[^\W\d]+) (?:år )?(?P<year>(?:19|20)\d\d)")


_LONGEST = 200
"""Letters of two times, at most."""


def time(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a date or a period."""
    if day := DAYS.found(spelling.day(text) or text):
        return day, day
    with suppress(ValueError):
        period = Period.parse(spelling.period(text) or plain(text))
        return period.start, period.end
    return None


def _times(text: str) -> tuple[date | None, date | None] | None:
    """Return the two ends of a time, either of which may be open."""
    whole = time(text)
    if whole:
        return whole
    begins = re.match(rf"{_FROM} ", text, re.IGNORECASE)
    rest = text[begins.end() :] if begins else text
    first = time(rest) if begins else None
    if first:
        return first[0], None
    ends = re.match(rf"{_UNTIL} ", text, re.IGNORECASE)
    last = time(text[ends.end() :]) if ends else None
    if last:
        return None, last[1]
    for before, after in _divided(rest):
        first, last = time(before), time(after)
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _divided(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each word or sign that may be between two times."""
    for between in re.finditer(TO, text if len(text) <= _LONGEST else ""):
        yield text[: between.start()], text[between.end() :]


def span(text: str, year: int | None) -> tuple[date, date] | None:
    """Return the first and last day of a time, whose first part may have its year from the last, or from the plan."""
    found = _times(text)
    if found and found[0] and found[1]:
        return found[0], found[1]
    whole = spelling.season(text) or (spelling.part(text, year) if year else None)
    if whole:
        return time(whole)
    for first, after in _divided(text):
        last = time(after)
        begins = time(spelling.part(first, last[1].year) or f"{first} {last[1].year}") if last else None
        if begins and last and begins[0] <= last[1]:
            return begins[0], last[1]
    return None


def _ends(text: str) -> Example | None:
    found = _times(text)
    named = zip(("från", "till"), found, strict=True) if found else ()
    return {key: day.isoformat() for key, day in named if day} or None


def validity(text: str, _place: WrittenPlace) -> list[Example]:
    """Return from when until when something holds."""
    return [_ends(text) or {"text": text}]


def schedule(text: str, place: WrittenPlace) -> list[Example]:
    """Return when something happens: in a period, between two days, in a season, or how often."""
    if time(text):
        return [{"när": spelling.day(text) or spelling.period(text) or plain(text)}]
    season = _SEASON.fullmatch(text.lower())
    found = everyday.meant("Season", season["season"]) if season else None
    word = season and (spelling.word(season["season"], ("vår", "sommar", "höst")) or (found and found.word))
    if season and word and word != "vinter":  # which lies in two years
        return [{"text": text, "säsong": [word], "när": season["year"]}]
    often = how_often(text)
    return [_ends(text) or ({"frekvens": often} if often else {"text": text, **_in_year(text, place)})]


def _in_year(text: str, place: WrittenPlace) -> Example:
    """Return the days of words that say them, also without the year where the plan is for one only."""
    said, year = text.lower(), place.only_year
    by = _BY.fullmatch(said)
    ends = _day_or_span(by["rest"] if by else said, year)
    if ends is None:
        return {}
    first, last = (day.isoformat() for day in ends)
    return {"till": last} if by else {"från": first, "till": last}


def _day_or_span(text: str, year: int | None) -> tuple[date, date] | None:
    day = spelling.day(text, year)
    found = DAYS.value(day) if day else None
    return (found, found) if found else span(_ONGOING.sub("", text), year)


def how_often(text: str) -> Example | None:
    """Return how often something happens, where the text says that and nothing else."""
    said = plain(text).lower().strip(" .")
    if said == "vid behov":
        return {"vid_behov": "ja"}
    rest = re.sub(r",? (?:och|samt|eller|plus)? ?vid behov$", "", said)
    when_needed = {"vid_behov": "ja"} if rest != said else {}
    found = _OFTEN.fullmatch(rest) or _EVERY.fullmatch(rest)
    unit = _unit(found["unit"] if found else rest)
    if unit is None:
        return None
    parts = found.groupdict() if found else {}
    count = figure(parts["figure"]) if parts.get("figure") else "1"
    if count is None or not SORTS["whole"].fits(count):
        return None
    bound = parts.get("bound")
    key = {"minst": "minst", None: "antal"}.get(bound, "högst")
    return {key: count, "per": unit, **when_needed}


def _unit(word: str) -> str | None:
    found = everyday.meant("Unit", word)
    return word if word in shapes()["Frequency"].fields["per"].words else found.word if found else None


def frequency(text: str, _place: WrittenPlace) -> list[Example]:
    """Return how often something happens; a year is the unit of a figure alone."""
    if SORTS["whole"].fits(plain(text)):
        return [{"antal": plain(text), "per": "år"}]
    return [how_often(text) or {"text": text}]


def is_routine(text: str) -> bool:
    """Tell whether a text says how something is followed up, and not how it went."""
    every = None if _TOLD.search(text) else _EVERY_KIND.match(text.lower())
    is_every = every is not None and _period_unit(every["unit"] or every["way"]) is not None
    return how_often(text) is not None or is_every or bool(_ROUTINE.search(text) or _SO_OFTEN.match(text))


def is_deadline(text: str) -> bool:
    """Tell whether a text says until when something is to be done, or only a day."""
    return bool(re.search(r"\bsenast\b", text.lower())) or _day_or_span(text.lower(), _ANY_YEAR) is not None


def rule(text: str, place: WrittenPlace) -> list[Example]:
    """Return how the plan is followed up, with the kind of period where the text names one."""
    units = {
        unit
        for said in _EVERY_KIND.finditer(text.lower())
        if (unit := _period_unit(said["unit"] or said["way"]))
    }
    unit = units.pop() if len(units) == 1 else None
    if unit is None:
        return rule_in_words(text, place)
    name = place.plan.ids.free(f"uppföljning-varje-{unit}")
    return [{"id": name, "varje": unit, **({} if how_often(text) else {"text": text})}]


def rule_in_words(text: str, place: WrittenPlace) -> list[Example]:
    """Return how something is followed up, as it was said."""
    name = place.plan.ids.free(text)
    return [{"id": name, "text": text}] if name else []


def _period_unit(word: str) -> str | None:
    unit = "år" if word == "årlig" else _unit(word)
    return unit if unit in shapes()["FollowUpRule"].fields["varje"].words else None
