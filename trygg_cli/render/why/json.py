"""For programs: an explanation with everything that went in, where it stands, and whether it counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.safe import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trygg_cli.message import Message
    from trygg_cli.why.explanation import CountedItem, ExplainedPlan, Input

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""


def render(tellings: Sequence[ExplainedPlan]) -> str:
    """Return one object with an explanation for each plan that has what was asked for."""
    return as_json({"version": VERSION, "explanations": [_telling(telling) for telling in tellings]})


def _telling(telling: ExplainedPlan) -> dict[str, object]:
    one = telling.explanation
    return {
        "file": telling.file,
        "plan": telling.plan,
        "period": telling.period.text if telling.period else None,
        "judged": {
            "day": telling.day.isoformat() if telling.day else None,
            "sentence": translate(one.judged),
        },
        "kind": one.kind,
        "id": one.id,
        "title": one.title,
        "line": telling.lines.get(one.route),
        "verdict": str(one.what),
        "answer": translate(one.answer),
        "reason": translate(one.reason) if one.reason else None,
        "count": one.number,
        "total": one.among,
        "rules": _said(one.rules),
        "inputs": [_input(telling, each) for each in one.inputs],
        "items": [_item(telling, each) for each in one.items],
        "working": _said(one.sums),
        "trend": translate(one.trend) if one.trend else None,
        "notes": _said(one.notes),
        "changes": _said(one.changes),
    }


def _input(telling: ExplainedPlan, input_: Input) -> dict[str, object]:
    return {
        "line": telling.lines.get(input_.route),
        "route": [*input_.route],
        "about": translate(input_.about),
        "period": input_.period.text if input_.period else None,
        "day": input_.day.isoformat() if input_.day else None,
        "who": input_.who,
        "value": translate(input_.text),
        "counts": input_.counts,
        "note": translate(input_.note) if input_.note else None,
    }


def _item(telling: ExplainedPlan, item: CountedItem) -> dict[str, object]:
    return {
        "line": telling.lines.get(item.route),
        "kind": item.kind,
        "id": item.id,
        "title": item.title,
        "reason": translate(item.reason),
    }


def _said(sentences: Iterable[Message]) -> list[str]:
    return [translate(sentence) for sentence in sentences]
