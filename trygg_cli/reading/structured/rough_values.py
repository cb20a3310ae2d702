"""What to write where a figure, a direction or a time should stand, and somebody wrote words about one.

What is followed to the letter must not say something else: of "ca 200 tkr" not 200 but 200000, of "3 per termin" no
figure alone, of "ingen ökning" no direction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.data import as_fields, value_at
from trygg_cli.message import Message, message
from trygg_cli.model.shape import shape_at
from trygg_cli.model.value_types import SORTS
from trygg_cli.position import last_key
from trygg_cli.reading.structured import aims, schedules
from trygg_cli.reading.structured.example_text import pairs
from trygg_cli.reading.structured.quantities import figure
from trygg_cli.reading.wrong_value import MONEY, remedy_for
from trygg_cli.words import spelling
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from trygg_cli.reading.structured.place import Example, WrittenPlace

_BOUNDS = ("minst", "högst", "exakt")
_ABOUT = re.compile(
    r"(?:ca|cirka|c:a|circa|omkring|ungefär|runt|drygt|knappt|uppskattningsvis|preliminärt|max|maximalt|högst|minst|"
    r"upp till|~)\.? ?(?P<rest>.+)"
)
_UNCERTAIN = re.compile(r"(?:<|>|färre än|fler än|mindre än|mer än|under|över) ?\d.*")
_WORDS = re.compile(r"[^\W\d]{2,}[^\d]*")
_BY = re.compile(
    r"(?:senast|t\.? ?o\.? ?m\.?|till och med|(?:i )?slutet av|sista|före utgången av) (?P<rest>.+)"
)
_SHORT_YEARS = (
    (re.compile(r"(\d{1,2}/\d{1,2})[-–/ ](\d\d)"), r"\1 20\2"),
    (re.compile(r"(\d\d)[-.](\d\d)[-.](\d\d)"), r"20\1-\2-\3"),
    (re.compile(r"(\d{6})"), r"20\1"),
    (re.compile(r"([vh]t|[tqkh] ?\d)[-’'/ ]?(\d\d)"), r"\1 20\2"),
)
_NEAR = 3
"""Years that a year of two figures is at most from that of the plan."""

_WORDS_BESIDE = ("text", "kommentar")
_FUNDING = "finansiering.text"
_WORDS_ELSEWHERE = {"kostnad": _FUNDING}


def remedy(written: str, sort: str, usual: Message, place: WrittenPlace) -> Message:
    """Return what to write instead; what is usual where it is not known what was meant."""
    said = " ".join(plain(written).split())
    text = said.lower()
    if sort == "number" and last_key(place.route) in MONEY:
        kronor = spelling.grouped(text)
        usual = message("write {value}", value=kronor) if kronor else usual
        about = _ABOUT.fullmatch(text)
        if not spelling.is_kronor(about["rest"] if about else text):  # half a post is no sum
            return _in_words(said, place) or remedy_for(sort)
    if usual != remedy_for(sort):
        return usual
    if sort == "number":
        return _figure(text, place) or usual
    return _time(said, sort, place) or usual if sort in ("day", "day_or_month", "period") else usual


def _figure(text: str, place: WrittenPlace) -> Message | None:
    key = last_key(place.route)
    aim, home = _aim(text, key), _home(key, place)
    if aim:
        return aim
    counted = aims.OF_SOME.fullmatch(text)
    if counted and home and int(counted["count"]) <= int(counted["whole"]) > 0:
        return _of_some(counted, home, place)
    about = _ABOUT.fullmatch(text)
    found = _value(about["rest"] if about else text)
    if found and about and home == _FUNDING:
        return message("write {value}, and beside it {example}", value=found, example=pairs(_funding(text)))
    if found and about and home and not text.startswith(key):
        return message(
            'write the figure alone, {value}, and what is said of it under "{key}"', value=found, key=home
        )
    if found:
        return message("write {value}", value=found)
    return _in_words(text, place) if _WORDS.fullmatch(text) or _UNCERTAIN.fullmatch(text) else None


def _of_some(counted: re.Match[str], home: str, place: WrittenPlace) -> Message:
    """Return what to write of "3 av 10": the share or the count, as the indicator says that it is."""
    value = aims.share_of(counted, as_fields(value_at(place.data, place.route[:2])))
    if value:
        return message(
            'write the figure alone, {value}, and what is said of it under "{key}"', value=value, key=home
        )
    return message(
        'write {share} if it is a share in per cent and {figure} if it is a number, and all of it under "{key}"',
        share=f"{100 * int(counted['count']) / int(counted['whole']):.4g}",
        figure=counted["count"],
        key=home,
    )


def _in_words(text: str, place: WrittenPlace) -> Message | None:
    """Return where the words go that no figure can be made of."""
    key = last_key(place.route)
    home = _home(key, place)
    if home == _FUNDING and "finansiering" not in place.beside():
        return _instead(_funding(text), key)
    return (
        message('leave "{key}" blank, and write the words under "{other}"', key=key, other=home)
        if home
        else None
    )


def _funding(text: str) -> Example:
    return {"finansiering": {"text": text}}


def _value(text: str) -> str | None:
    found = spelling.grouped(text) or spelling.without_unit(text) or figure(text)
    return found if found and SORTS["number"].fits(found) else None


def _home(key: str, place: WrittenPlace) -> str | None:
    """Return the key that words about a figure or a time go under."""
    shape = shape_at(place.route[:-1])
    fields = shape.fields if shape else {}
    return _WORDS_ELSEWHERE.get(key) or next((name for name in _WORDS_BESIDE if name in fields), None)


def _aim(text: str, key: str) -> Message | None:
    """Return what to write of a target that is a change, or that is to be reached over and over."""
    turned = aims.turn(text)
    share = turned.get("ändring_procent") if turned else None
    if key == "ändring_procent":
        minus = re.fullmatch(r"minus (?P<rest>.+)", text)
        value = _value(minus["rest"]) if minus else None
        found = share or (f"-{value}" if value else None)
        return message("write {value}", value=found) if isinstance(found, str) else None
    if key not in _BOUNDS:
        return None
    often = schedules.how_often(text)
    if share and turned:
        return _instead(turned, key)
    if not often or "per" not in often or not re.search(r"\d|per|varje|om|i ", text):
        return None
    count = often.get("antal") or often.get("minst") or often.get("högst")
    bounds = dict.fromkeys(("minst", "högst") if key == "exakt" else (key,), count)
    return _instead({"återkommande": {**bounds, "per": often["per"]}}, key)


def _instead(example: Example, key: str) -> Message:
    return message('write {example} instead of "{key}"', example=pairs(example), key=key)


def direction(written: str, place: WrittenPlace) -> Message | None:
    """Return what to write of a direction that has a figure, or that is denied: that is a bound."""
    text = " ".join(plain(written).lower().split())
    turned = aims.turn(text)
    if turned and "ändring_procent" in turned:
        return _instead(turned, "riktning")
    bound = aims.denied(text)
    if bound is None:
        return None
    value = aims.baseline_of(as_fields(value_at(place.data, place.route[:-2])))
    if value:
        return _instead({bound: value}, "riktning")
    return message(
        'that is a bound: write the value of the baseline under "{bound}" instead of "riktning"', bound=bound
    )


def _time(written: str, sort: str, place: WrittenPlace) -> Message | None:
    by, year = _BY.fullmatch(written.lower()), int(place.year) if place.year else None
    said = written[by.start("rest") :] if by else written
    text = said.lower()
    day = spelling.day(text, year) if year and not spelling.day(text) else None
    if day:
        return message("write the year too, as in {value}", value=day)
    text = _with_whole_year(text, year) if year and not schedules.span(text, year) else text
    period = schedules.span(text, year)
    if period is None:
        return _words(written.lower(), place)
    first, last = period
    if sort == "period":
        named = (spelling.part(text, year) if year else None) or spelling.period(text)
        return message("write {value}", value=named or (f"{first}/{last}" if first < last else f"{first}"))
    if first == last:
        return message('did you mean "{suggestion}"?', suggestion=first.isoformat())
    return message("write the date; {value} is {first} to {last}", value=said, first=first, last=last)


def _with_whole_year(text: str, year: int) -> str:
    """Return a time whose year has two figures with all four, where that is near the year of the plan."""
    for form, whole in _SHORT_YEARS:
        if form.fullmatch(text):
            found = form.sub(whole, text)
            said = re.search(r"20\d\d", found)
            return found if said and abs(int(said[0]) - year) <= _NEAR else text
    return text


def _words(text: str, place: WrittenPlace) -> Message | None:
    """Return where words go that name no day or period, as "löpande"."""
    home = _home(last_key(place.route), place)
    if home != "text" or not _WORDS.fullmatch(text):
        return None
    return message(
        'leave "{key}" blank, and write the words under "{other}"', key=last_key(place.route), other=home
    )
