"""For a person at a terminal: an explanation with file and line of everything that went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.painting import BOLD, DIM, paint
from trygg_cli.render.why.wording import heading, judged, place, sections
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.why.explanation import ExplainedPlan


def render(tellings: Sequence[ExplainedPlan], *, colour: bool = False) -> str:
    """Return the explanations one after the other, with a blank line between."""
    return "\n".join(
        "".join(f"{line}\n" for line in _telling(telling, colour=colour)) for telling in tellings
    )


def _telling(telling: ExplainedPlan, *, colour: bool) -> Iterator[str]:
    yield paint(terminal(heading(telling.explanation)), BOLD, colour=colour)
    yield paint(terminal(f"{telling.file}: {telling.title}"), DIM, colour=colour)
    yield terminal(judged(telling.explanation))
    for title, lines in sections(telling.explanation):
        yield ""
        yield paint(title, BOLD, colour=colour)
        for text, route in lines:
            where = place(telling, route)
            yield terminal(f"  {where}  {text}" if where else f"  {text}")
