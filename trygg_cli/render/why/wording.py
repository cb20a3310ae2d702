"""What an explanation says, for every way to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import sentence, translate
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.position import Route
    from trygg_cli.why.explanation import ExplainedPlan, Explanation


def heading(explanation: Explanation) -> str:
    """Return what is explained, and the answer: Indicator I1 Fartkontroller: reached."""
    if explanation.kind == "count":
        return sentence(translate(explanation.answer))
    told = message("{label}: {answer}", label=explanation.label, answer=explanation.answer)
    return sentence(
        translate(
            message("{told} ({reason})", told=told, reason=explanation.reason) if explanation.reason else told
        )
    )


def judged(explanation: Explanation) -> str:
    """Return the day of judgement, and why that day."""
    return translate(message("Judged {day}", day=explanation.judged))


def sections(explanation: Explanation) -> Iterator[tuple[str, list[tuple[str, Route | None]]]]:
    """Yield headings with their lines, each with the route of what it is about; the target first."""
    target = _target(explanation)
    if target:
        yield translate(message("Target")), [(target, (*explanation.route, "mål"))]
    for section in explanation.sections:
        lines = [(translate(line.sentence), line.route) for line in section.lines]
        yield (
            translate(section.heading),
            [(text if route else sentence(text), route) for text, route in lines],
        )


def place(telling: ExplainedPlan, route: Route | None) -> str | None:
    """Return file and line of a route, as editors and terminals make links of them."""
    line = telling.lines.get(route) if route is not None else None
    return None if line is None else f"{telling.file}:{line}"


def _target(explanation: Explanation) -> str:
    if explanation.target is None:
        return ""
    from trygg_cli.templates.in_words import target  # wakes jinja2, and only where there is a target

    return target(explanation.target, explanation.unit)
