"""Years that are far from those of the plan, most often since figures have changed places: 2052 for 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.data import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data
    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

_YEAR = re.compile(r"(?<![\d.])\d{4}(?![\d.])")
_WRITTEN = re.compile(r"(?:: [\"']?|/)([12]\d{3})(?![\d.])")  # a time stands right behind its key
_TIMES = re.compile(r"\d{4}(?=-|/|\Z)")
_KEYS = (
    *("datum", "från", "till", "när", "avser", "period", "år", "senast", "version", "uppdaterad"),
    *("beslut_senast", "redovisas_senast", "bidragsår"),
)
_HISTORY = ("år", "period")
"""What is measured may be as old as any."""

_FAR = 10


def far_years(document: Document) -> dict[Route, str]:
    """Return the years that are far from those of the plan, by where they stand."""
    own = _own(document.plan)
    if not _may_be_far(document.text, own):
        return {}
    times = [*_times(document.data)]
    told = sorted(int(year) for route, year in times if route[-1] not in _HISTORY)
    own = own or told[(len(told) - 1) // 2 : (len(told) + 1) // 2]
    return {
        route: year
        for route, year in times
        if own and not _is_near(int(year), own) and not (route[-1] in _HISTORY and int(year) < min(own))
    }


def _may_be_far(text: str, own: list[int]) -> bool:
    """Tell whether a year in the file may be far away; only then is it worth the while to look where it stands."""
    written = {int(year) for year in _WRITTEN.findall(text)}
    if all(_is_near(year, own) for year in written) if own else _are_near_each_other(written):
        return False
    ever, stated = set[int](), set[int]()
    for match in _WRITTEN.finditer(text):
        if text.endswith(_KEYS, 0, match.start()) or text[match.start()] == "/":
            ever.add(int(match[1]))
            if not text.endswith(_HISTORY, 0, match.start()):
                stated.add(int(match[1]))
    if own:
        return any(year > max(own) + _FAR for year in ever) or not all(_is_near(year, own) for year in stated)
    return bool(stated) and max(ever) - min(stated) > _FAR


def _are_near_each_other(years: set[int]) -> bool:
    return not years or max(years) - min(years) <= _FAR


def _own(plan: Plan) -> list[int]:
    """Return the years of the plan: those it holds or, where they are none or themselves far away, of its title."""
    valid = plan.valid
    titles = [int(year) for year in _YEAR.findall(plan.title)]
    held = [day.year for day in (valid.start, valid.end) if day] if valid else []
    if len(held) > 1 and held[-1] - held[0] > 2 * _FAR:
        held = held[:1]
    return held if held and (not titles or any(_is_near(year, titles) for year in held)) else titles


def _is_near(year: int, own: list[int]) -> bool:
    return min(own) - _FAR <= year <= max(own) + _FAR


def _times(data: Data) -> Iterator[tuple[Route, str]]:
    """Yield the years of all that is a time, with where they stand."""
    for route, value in leaves(data):
        found = _TIMES.match(value) if route and route[-1] in _KEYS and "band" not in route else None
        if found:
            years = {found[0], *(part[:4] for part in value.split("/")[1:])}
            yield from ((route, year) for year in sorted(years))
