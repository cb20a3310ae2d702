"""For a person at a terminal: version by version what changed, and below it how far the measures had come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.changes import wording as words
from trygg_cli.render.changes.text import sign
from trygg_cli.render.history import wording as histories
from trygg_cli.render.painting import BOLD, DIM, paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.change import Difference
    from trygg_cli.history import Narrative, NarrativeEntry


def render(tellings: Iterable[Narrative], *, colour: bool = False) -> Iterator[str]:
    """Yield the histories one after the other, with a blank line between."""
    for number, telling in enumerate(tellings):
        yield ("\n" if number else "") + "".join(f"{line}\n" for line in _telling(telling, colour=colour))


def _telling(telling: Narrative, *, colour: bool) -> Iterator[str]:
    yield paint(histories.heading(telling), BOLD, colour=colour)
    yield from histories.extents(telling)
    if not telling.in_order:
        yield ""
        yield translate(message("There is nothing to tell of what was asked for"))
    for part, entry, file in histories.entries(telling):
        yield ""
        yield from _entry(part, entry, file, colour=colour)
    courses = histories.courses(telling)
    silent = histories.silent(telling)
    if courses or silent:
        yield ""
        yield paint(histories.courses_heading(telling), BOLD, colour=colour)
    for name, course in courses:
        if telling.name is None or telling.earlier:
            yield f"  {name}"
        yield f"    {histories.turns(course)}"
    if silent:
        yield f"  {translate(silent)}"


def _entry(telling: Narrative, entry: NarrativeEntry, file: str | None, *, colour: bool) -> Iterator[str]:
    if file:
        yield paint(file, BOLD, colour=colour)
    version = entry.version
    day = paint(version.date.isoformat(), BOLD, colour=colour)
    name = paint(histories.commit(version), DIM, colour=colour)
    yield f"{day}  {histories.author(version)}  {name}  {histories.subject(version)}".rstrip()
    yield from (f"    {paint(remark, BOLD, colour=colour)}" for remark in histories.remarks(telling, entry))
    rest = histories.rest(telling, entry)
    if rest:
        yield f"    {translate(rest)}"
    for difference in histories.told(telling, entry):
        yield from _change(telling, difference, colour=colour)


def _change(telling: Narrative, difference: Difference, *, colour: bool) -> Iterator[str]:
    yield f"  {sign(difference, colour=colour)} {histories.sentence(telling, difference)}"
    if difference.pieces:
        yield f"      {words.marked(shortened(difference.pieces))}"
    yield from (f"      {line}" for line in words.texts(difference))
