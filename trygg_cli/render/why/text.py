"""For a person at a terminal: an explanation with file and line of everything that went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.why.wording import heading, judged, place, sections
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.why.explanation import ExplainedPlan

_BOLD, _DIM = "1", "2"


def render(tellings: Sequence[ExplainedPlan], *, colour: bool = False) -> str:
    """Return the explanations one after the other, with a blank line between."""
    return "\n".join(
        "".join(f"{line}\n" for line in _telling(telling, colour=colour)) for telling in tellings
    )


def _telling(telling: ExplainedPlan, *, colour: bool) -> Iterator[str]:
    yield _paint(terminal(heading(telling.explanation)), _BOLD, colour=colour)
    yield _paint(terminal(f"{telling.file}: {telling.title}"), _DIM, colour=colour)
    yield terminal(judged(telling.explanation))
    for title, lines in sections(telling.explanation):
        yield ""
        yield _paint(title, _BOLD, colour=colour)
        for text, route in lines:
            where = place(telling, route)
            yield terminal(f"  {where}  {text}" if where else f"  {text}")


def _paint(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
