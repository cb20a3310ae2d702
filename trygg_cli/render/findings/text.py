"""For a person at a terminal: where, what, an excerpt, and how to mend it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.render.findings import alike, excerpt
from trygg_cli.render.findings import wording as words
from trygg_cli.render.painting import BOLD, DIM, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.diagnostic import Diagnostic

_MARGIN, _BETWEEN, _WIDTH = "    ", " · ", 96
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], *, colour: bool = False) -> str:
    """Return the findings with an empty line between them, many that are alike as one."""
    return "\n".join(_shown(group, colour=colour) for group in alike.gathered(diagnostics))


def _shown(group: Sequence[Diagnostic], *, colour: bool) -> str:
    first, *rest = group
    if rest and not alike.is_structural(first):
        return _show_many(group, colour=colour)
    places = [f"  {words.place(diagnostic)} {words.item(diagnostic)}".rstrip() for diagnostic in rest]
    return show(first, [alike.further(group), *places] if rest else (), colour=colour)


def show(diagnostic: Diagnostic, more: Sequence[str] = (), *, colour: bool = False) -> str:
    """Return the lines of one finding, and more that is said of it."""
    painted = partial(paint, colour=colour)
    shade = _COLOURS[diagnostic.severity]
    kind = painted(f"{words.severity(diagnostic)} {diagnostic.code}", shade)
    lines = [f"{painted(words.place(diagnostic), BOLD)}: {kind}: {words.sentence(diagnostic)}"]
    excerpt_rows = excerpt.rows(diagnostic)
    margin = " " * (len(excerpt_rows[0][0]) + 1 if excerpt_rows else 3)
    lines += [margin + part for part in [words.item(diagnostic)] if part]
    for number, text in excerpt_rows:
        is_caret = not number.strip()
        lines.append(f"{painted(number + ' |', DIM)} {painted(text, shade) if is_caret else text}".rstrip())
    lines += [margin + part for part in [words.remedy(diagnostic), *more] if part]
    return "\n".join(lines) + "\n"


def _show_many(group: Sequence[Diagnostic], *, colour: bool) -> str:
    """Return the lines of alike findings: what they say, their places and what to do."""
    painted = partial(paint, colour=colour)
    first = group[0]
    kind = painted(f"{words.severity(first)} {first.code}", _COLOURS[first.severity])
    abouts = zip(group, alike.abouts(group), strict=True)
    places = [f"{alike.line(diagnostic)} {about}".rstrip() for diagnostic, about in abouts]
    lines = [f"{painted(words.place(first), BOLD)}: {kind}: {alike.sentence(group)}"]
    lines += [_MARGIN + place for place in (_wrapped(places) if alike.say_the_same(group) else places)]
    lines += [_MARGIN + part for part in [words.remedy(first)] if part]
    return "\n".join(lines) + "\n"


def _wrapped(places: Sequence[str]) -> Iterator[str]:
    """Yield the places, as many on each line as there is room for."""
    line = ""
    for place in places:
        if line and len(line) + len(_BETWEEN) + len(place) > _WIDTH:
            yield line
            line = ""
        line = f"{line}{_BETWEEN}{place}" if line else place
    yield line
