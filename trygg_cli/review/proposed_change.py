"""What speaks against a change that is about to be written: it breaks the plan, or lacks a reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.diff import differences
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.policy import examine
from trygg_cli.reading.compared import is_comparable

if TYPE_CHECKING:
    from trygg_cli.diagnostic import Diagnostic, PlacedProblem
    from trygg_cli.lint.engine import Settings
    from trygg_cli.reading.document import Document


class BreaksPlan(TryggError):
    """A change would leave a plan with a problem that it does not have."""

    def __init__(self, document: Document, problem: PlacedProblem) -> None:
        super().__init__(
            message("{path} is not changed: {reason}", path=document.name, reason=problem.message)
        )
        self.hint = problem.help


def check_sound(old: Document, new: Document) -> None:
    """Raise `BreaksPlan` where a change brings a problem: a plan that fits never comes not to fit."""
    known = Counter(map(_said, old.problems))
    for problem in new.problems:
        known[_said(problem)] -= 1
        if known[_said(problem)] < 0:
            raise BreaksPlan(old, problem)


def _said(problem: PlacedProblem) -> tuple[str, str]:
    return problem.code, repr(problem.message)


class ReasonMissing(TryggError):
    """The rules on changes ask why something is changed."""

    def __init__(self, document: Document, objection: Diagnostic, *, has_reason: bool) -> None:
        super().__init__(
            message(
                "{path} is not changed, since trygg review would say of it: {reason}",
                path=document.name,
                reason=objection.message,
            )
        )
        self.hint = (
            objection.help
            if has_reason
            else message("say why with --because; {remedy}", remedy=objection.help)
        )


def objections(old: Document, new: Document, settings: Settings) -> list[Diagnostic]:
    """Return what the rules on changes say of a change: as a rule that it is made without a reason."""
    if new.problems or not is_comparable(old):
        return []
    return examine(old, new, differences(old, new), settings)
