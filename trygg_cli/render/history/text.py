"""For a person at a terminal: version by version what changed, and below it how far the measures had come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import CommitmentTurn
from trygg_cli.diff.rewritten_words import shortened
from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.changes import wording as words
from trygg_cli.render.history import wording as histories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.history import Narrative, NarrativeEntry

_BOLD, _DIM = "1", "2"
_TURNS = {CommitmentTurn.WEAKER: "31", CommitmentTurn.STRONGER: "32", CommitmentTurn.UNCLEAR: "33"}


def render(tellings: Sequence[Narrative], *, colour: bool = False) -> str:
    """Return the histories one after the other, with a blank line between."""
    return "\n".join(
        "".join(f"{line}\n" for line in _telling(telling, colour=colour)) for telling in tellings
    )


def _telling(telling: Narrative, *, colour: bool) -> Iterator[str]:
    yield _paint(histories.heading(telling), _BOLD, colour=colour)
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
        yield _paint(histories.courses_heading(telling), _BOLD, colour=colour)
    for name, course in courses:
        if telling.name is None or telling.earlier:
            yield f"  {name}"
        yield f"    {histories.turns(course)}"
    if silent:
        yield f"  {translate(silent)}"


def _entry(telling: Narrative, entry: NarrativeEntry, file: str | None, *, colour: bool) -> Iterator[str]:
    if file:
        yield _paint(file, _BOLD, colour=colour)
    version = entry.version
    day = _paint(version.date.isoformat(), _BOLD, colour=colour)
    name = _paint(histories.commit(version), _DIM, colour=colour)
    yield f"{day}  {histories.author(version)}  {name}  {histories.subject(version)}".rstrip()
    yield from (f"    {_paint(remark, _BOLD, colour=colour)}" for remark in histories.remarks(telling, entry))
    rest = histories.rest(telling, entry)
    if rest:
        yield f"    {translate(rest)}"
    for difference in histories.told(telling, entry):
        yield from _change(telling, difference, colour=colour)


def _change(telling: Narrative, difference: Difference, *, colour: bool) -> Iterator[str]:
    sign, style = words.SIGNS[difference.turn], _TURNS.get(difference.turn)
    painted = _paint(sign, style, colour=colour) if style else sign
    yield f"  {painted} {histories.sentence(telling, difference)}"
    if difference.pieces:
        yield f"      {words.marked(shortened(difference.pieces))}"
    yield from (f"      {line}" for line in words.texts(difference))


def _paint(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
