"""How good plans are, and how many findings each rule has, for a person and for a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli import safe
from trygg_cli.language import translate
from trygg_cli.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.lint.score import ItemScore, PlanScore

_WORST = 5
_VERSION = 1


def text(scores: Mapping[str, PlanScore]) -> str:
    """Return a line a plan, and its worst items below."""
    return "".join(line for name, plan in scores.items() for line in _lines(name, plan))


def statistics(counts: Mapping[tuple[str, str], int]) -> str:
    """Return a line a rule, the one with the most findings first; `counts` is by code and name."""
    return "".join(f"{count:5} {code} {name}\n" for (code, name), count in _by_count(counts))


def statistics_as_json(counts: Mapping[tuple[str, str], int]) -> str:
    """Return how many findings each rule has."""
    rules = [{"code": code, "name": name, "findings": count} for (code, name), count in _by_count(counts)]
    return safe.as_json({"version": _VERSION, "rules": rules})


def _by_count(counts: Mapping[tuple[str, str], int]) -> list[tuple[tuple[str, str], int]]:
    return sorted(counts.items(), key=lambda value: (-value[1], value[0]))


def _lines(name: str, plan: PlanScore) -> list[str]:
    counted = plural("{count} finding", "{count} findings", plan.findings)
    head = translate(
        message(
            "{file}: {percent} of 100 points, {findings}", file=name, percent=plan.percent, findings=counted
        )
    )
    worst = [
        f"{item.points:4}/10  {_label(item)}: {translate(plural('{count} finding', '{count} findings', item.findings))}"
        for item in plan.worst[:_WORST]
    ]
    return [safe.terminal(line) + "\n" for line in (head, *worst)]


def _label(item: ItemScore) -> str:
    return translate(item.label or message("the plan as a whole")).strip()


def as_json(scores: Mapping[str, PlanScore]) -> str:
    """Return all items that lost points, by file."""
    plans = [
        {
            "file": name,
            "score": plan.percent,
            "findings": plan.findings,
            "items": [
                {"item": item.key, "label": _label(item), "points": item.points, "findings": item.findings}
                for item in plan.worst
            ],
        }
        for name, plan in scores.items()
    ]
    return safe.as_json({"version": _VERSION, "plans": plans})
