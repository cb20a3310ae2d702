"""What a cell that was filled in says, as the plan format writes it, or why that cannot be told."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.collect import deadline
from trygg_cli.collect.answer_book import words_of
from trygg_cli.collect.questions import CHOICES, shown
from trygg_cli.exchange.grids import CellOddity
from trygg_cli.language import digits
from trygg_cli.message import Message, message
from trygg_cli.model.item_name import item_name
from trygg_cli.model.value_types import DAYS, NUMBERS
from trygg_cli.standing.amount import PER_CENT
from trygg_cli.words import everyday, period_words, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.exchange.grids import CellValue
    from trygg_cli.model.indicator import Indicator
    from trygg_cli.period import Period

_PERCENT = re.compile(r"(.+?)\s*(?:%|procent)")
_ROUGH = re.compile(
    r"(?i)(?:ca|cirka|c:a|circa|ungefär|omkring|drygt|knappt|nästan|över|under|minst|högst|mer än)\b|[~<>≈±]"
)
_NO_UNIT = re.compile(r"([-−]?[\d\s.,\u00a0\u202f]*\d)\s*(\S.*)?")
_SUM = re.compile(r"=\s*\d+(?:[.,]\d+)?(?:\s*\+\s*\d+(?:[.,]\d+)?)+\s*")
_SHORTEST, _LONGEST = 2, 200
"""Letters of a unit that is written short, and of a figure with what stands beside it."""
_SHORT = {"kronor": (":-", "sek"), "procent": ("%",), "timmar": ("h",)}
"""How units are written short, where that is not how they begin."""

_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Serial numbers of days from 1954 to 2119."""
_ZERO_DAY = date(1899, 12, 30)
_BY_A_POINT = re.compile(r"[-−]?\d+\.\d+")


class CellRead(NamedTuple):
    """What a cell says; or why it cannot be taken, and what would be right.

    `word` is what was written where it says more than the word of the plan format that is meant.
    """

    text: str = ""
    fault: Message | None = None
    remedy: Message | None = None
    word: str = ""


def plain(value: CellValue) -> str:
    """Return what stands in a cell as a text, whatever it holds."""
    if isinstance(value, str):
        return shown(value) if value else ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return digits(float(value)) if isinstance(value, (int, float)) else str(value)


class KnownFigures(NamedTuple):
    """What an indicator is counted in, and figures of it that the plan has: its target, baseline and outcomes."""

    unit: str | None = None
    known: tuple[float, ...] = ()

    @property
    def is_percent(self) -> bool:
        """Whether it is counted in per cent."""
        return (self.unit or "").casefold() in PER_CENT


def scales(indicators: Iterable[Indicator]) -> dict[str, KnownFigures]:
    """Return the scales of indicators, by the names of their items."""
    return {
        item_name("indicator", indicator.id): KnownFigures(indicator.unit, tuple(_figures(indicator)))
        for indicator in indicators
    }


def _figures(indicator: Indicator) -> Iterator[float]:
    target, baseline = indicator.target, indicator.baseline
    found = [outcome.value for outcome in indicator.outcomes]
    found += [target.at_least, target.at_most, target.exactly] if target else []
    found += [baseline.value, baseline.least, baseline.most] if baseline else []
    yield from (figure for figure in found if figure)


def read(value: CellValue, odd: CellOddity | None, key: str, kind: str, scale: KnownFigures) -> CellRead:
    """Return what a cell says under a key."""
    if plain(value) == "" and odd not in _WORKED_OUT:
        return CellRead()
    fault = _FAULTS.get(odd) if odd else None
    if fault:
        return CellRead(plain(value), *fault)
    is_percent = odd is CellOddity.PERCENT
    if key == "värde":
        return _number(value, scale, is_percent=is_percent)
    if isinstance(value, (bool, date, datetime, time, timedelta)):
        is_yes = isinstance(value, bool)
        return _refused(value, _YES if is_yes else _DATE, _IN_WORDS if is_yes else _AS_TEXT)
    if is_percent and isinstance(value, (int, float)):
        value = f"{digits(round(value * 100, 10))} %".replace(".", ",")
    return _text(plain(value), key, kind)


MERGED = (
    message("the cell is merged with another"),
    message("unmerge the cells, and write in the row of each item"),
)
"""Why a cell says nothing by itself that lies under another, and what to do about it."""

_YES, _IN_WORDS = message("it only says yes or no"), message("write it in words")
_DATE = message("the spreadsheet has made a date or time of it")
_RESULT = message("write the result itself")
_AS_TEXT = message("write it in words, such as 3 april or 1 av 2")
_WORKED_OUT = (CellOddity.FORMULA, CellOddity.ERROR)
_FAULTS = {
    CellOddity.STRUCK: (
        message("it has a line through it"),
        message("empty the cell, or take the line through the text away"),
    ),
    CellOddity.FORMULA: (message("there is a formula whose result was not saved"), _RESULT),
    CellOddity.ERROR: (message("what was to be worked out here could not be"), _RESULT),
}
_ONLY_FIGURE = message("write only the figure, such as 24 or 12,5, and the rest in the comment")


def _refused(value: CellValue, fault: Message, remedy: Message) -> CellRead:
    return CellRead(plain(value), fault, remedy)


def _text(said: str, key: str, kind: str) -> CellRead:
    if key not in ("status", "bedömning"):
        return CellRead(said)
    choice = CHOICES[kind]
    known = words_of(kind)
    own = spelling.word(said, known)
    if own:
        return CellRead(own)
    meant = everyday.meant(choice, said)
    if meant and meant.word:
        return CellRead(meant.word, word=said if everyday.keeps_word(meant) else "")
    fault = message('"{value}" is none of the words', value=said)
    return CellRead(
        said, fault, everyday.remedy(meant) if meant else message("choose one of {words}", words=known)
    )


def _number(value: CellValue, scale: KnownFigures, *, is_percent: bool) -> CellRead:
    if isinstance(value, (bool, date, datetime, time, timedelta)):
        return _refused(value, _DATE, _ONLY_FIGURE)
    if isinstance(value, (int, float)):
        figure = digits(round(float(value) * 100, 10)) if is_percent else digits(float(value))
        scaled = _scaled(figure, scale, is_percent=is_percent)
        return _likely(plain(value).replace(".", ","), scaled, scale, is_percent=is_percent)
    said = shown(value)
    if said.startswith("="):
        return _formula(said)
    if len(said) > _LONGEST:
        return CellRead(said, message('"{value}" is no figure', value=said), _ONLY_FIGURE)
    in_percent = _PERCENT.fullmatch(said)
    figure = in_percent[1] if in_percent else said
    if not in_percent:
        found = _NO_UNIT.fullmatch(figure)
        if found and found[2] and _is_unit(found[2], scale.unit):
            figure = found[1]
    canonical = figure.replace("−", "-") if _BY_A_POINT.fullmatch(figure) else spelling.number(figure) or ""
    if not canonical or _ROUGH.match(said):
        fault = message('"{value}" is no figure', value=said)
        return CellRead(said, fault, _ONLY_FIGURE)
    is_share = bool(in_percent)
    return _likely(said, _scaled(canonical, scale, is_percent=is_share), scale, is_percent=is_share)


def _formula(said: str) -> CellRead:
    """Return why a formula is refused that a cell for text has kept as a text, with its sum if it is one."""
    fault = message('"{value}" is a formula that was kept as a text and never worked out', value=said)
    if not _SUM.fullmatch(said):
        return CellRead(said, fault, _RESULT)
    total = sum(float(part.replace(",", ".")) for part in said[1:].split("+"))
    return CellRead(said, fault, message("write the result itself: {value}", value=digits(round(total, 10))))


def _likely(said: str, found: CellRead, scale: KnownFigures, *, is_percent: bool) -> CellRead:
    """Return a figure, or doubt it where it seems to be a share of one and the plan counts in per cent."""
    is_share = scale.is_percent and not is_percent and not found.fault and 0 < abs(float(found.text)) <= 1
    if not (is_share and scale.known and all(abs(figure) > 1 for figure in scale.known)):
        return found
    hundredfold = digits(round(float(found.text) * 100, 10)).replace(".", ",")
    fault = message('"{value}" may be {other} %', value=said, other=hundredfold)
    both = {"value": f"{hundredfold} %", "other": f"{found.text.replace('.', ',')} %"}
    return CellRead(said, fault, message("write {value} or {other}, whichever it is", **both))


def _is_unit(written: str, unit: str | None) -> bool:
    """Tell whether what stands behind a figure is its unit, or the beginning of it: kr of kronor."""
    fold, whole = written.casefold().strip(" ."), (unit or "st").casefold()
    return fold in ("st", "stycken", whole, *_SHORT.get(whole, ())) or (
        len(fold) >= _SHORTEST and whole.startswith(fold)
    )


def _scaled(canonical: str, scale: KnownFigures, *, is_percent: bool) -> CellRead:
    if is_percent and not scale.is_percent:
        said = f"{canonical} %".replace(".", ",")
        fault = message('"{value}" is in per cent', value=said)
        return CellRead(
            said, fault, message("it is counted in {unit}", unit=scale.unit or message("whole figures"))
        )
    made = canonical.rstrip("0").rstrip(".") if "." in canonical else canonical
    made = made.lstrip("0") if made.strip("0") and made[0] == "0" and made[1:2] not in ("", ".") else made
    if not NUMBERS.fits(made):
        return CellRead(canonical, message("it has more digits than a figure can have"), _ONLY_FIGURE)
    return CellRead(made)


def day(value: CellValue, period: Period) -> CellRead:
    """Return a day as 2023-01-10; one without a year is the first since the period began."""
    if isinstance(value, datetime):
        return CellRead(value.date().isoformat())
    if isinstance(value, date):
        return CellRead(value.isoformat())
    said = plain(value)
    if not said:
        return CellRead()
    serial = int(said) if re.fullmatch(r"\d{5}", said, re.ASCII) else 0
    if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        return CellRead((_ZERO_DAY + timedelta(days=serial)).isoformat())
    found = said if DAYS.fits(said) else spelling.day(said) or _in_short(said, period)
    years = range(period.start.year, period.end.year + 2)
    guesses = (spelling.day(f"{said} {year}") for year in years)
    found = found or next((guess for guess in guesses if guess and guess >= period.start.isoformat()), None)
    if found:
        return CellRead(found)
    remedy = period_words.no_such_day(said) or message("write the day as {day}", day=deadline.example(period))
    return CellRead(said, message('"{value}" is no day', value=said), remedy)


def _in_short(said: str, period: Period) -> str | None:
    """Return a day whose year has two figures, as in 15/9-26 and 260915, if only one is near the period."""
    with_day_first = _SHORT_YEAR.fullmatch(said)
    forms = [said] if not with_day_first else [f"{with_day_first[1]} 20{with_day_first[2]}"]
    if re.fullmatch(r"\d{6}", said, re.ASCII):
        forms = [f"20{said}", f"20{said[4:]}{said[2:4]}{said[:2]}"]
    years = {str(year) for year in range(period.start.year, period.end.year + 2)}
    days = {day for form in forms if (day := spelling.day(form)) and day[:4] in years}
    return days.pop() if len(days) == 1 else None


_SHORT_YEAR = re.compile(r"(\d{1,2}/\d{1,2})[-–/ ](\d\d)", re.ASCII)
