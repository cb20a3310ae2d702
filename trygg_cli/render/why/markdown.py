"""For minutes and notes: an explanation as headings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.why.wording import heading, judged, place, sections
from trygg_cli.safe import code, markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.why.explanation import ExplainedPlan


def render(tellings: Sequence[ExplainedPlan]) -> str:
    """Return the explanations one after the other; no line begins with words of a plan."""
    return "\n\n".join(part for telling in tellings for part in _telling(telling)) + "\n"


def _telling(telling: ExplainedPlan) -> Iterator[str]:
    yield f"## {markdown(heading(telling.explanation))}"
    yield f"{code(telling.file)} {markdown(telling.title)}"
    yield markdown(judged(telling.explanation))
    for title, lines in sections(telling.explanation):
        yield f"### {markdown(title)}"
        told = ((place(telling, route), markdown(text)) for text, route in lines)
        yield "\n".join(f"- {code(where)} {text}" if where else f"- {text}" for where, text in told)
