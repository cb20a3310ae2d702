"""Figures in place of findings: how many each rule has, and how good each plan is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.message import plural
from trygg_cli.system import terminal

if TYPE_CHECKING:
    from trygg_cli.desk.baselined_findings import FileFindings
    from trygg_cli.lint.score import PlanScore


class RuleCounts:
    """How many findings each rule has."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def take(self, result: FileFindings) -> None:
        """Count what is new in a plan."""
        self._counts.update((diagnostic.code, diagnostic.name) for diagnostic in result.diagnostics)

    def shown(self, *, as_json: bool) -> str:
        """Return what is to be written."""
        from trygg_cli.render.findings import scores

        return (scores.statistics_as_json if as_json else scores.statistics)(self._counts)


class PlanScores:
    """How good each plan is, frozen findings and all: it is no better for that they are frozen."""

    def __init__(self) -> None:
        self._scores: dict[str, PlanScore] = {}

    def take(self, result: FileFindings) -> None:
        """Score a plan; say of a file that is none how many problems it has."""
        from trygg_cli.lint.score import score

        if not result.is_broken:
            found = [(key[1], diagnostic.item, diagnostic.severity) for diagnostic, key in result.found]
            self._scores[result.name] = score(result.items, found)
            return
        terminal.say(
            plural(
                "{path} has {count} problem and no score; trygg validate shows it",
                "{path} has {count} problems and no score; trygg validate shows them",
                len(result.found),
                path=result.name,
            )
        )

    def shown(self, *, as_json: bool) -> str:
        """Return what is to be written."""
        from trygg_cli.render.findings import scores

        return (scores.as_json if as_json else scores.text)(self._scores)
