"""The rules on a change of a plan: what two versions show that neither shows alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trygg_cli.data import as_fields
from trygg_cli.lint import engine, suppression
from trygg_cli.policy.changed_commitment_without_decision import changed_commitment_without_decision
from trygg_cli.policy.changed_id import changed_id
from trygg_cli.policy.comments import new_comments
from trygg_cli.policy.decisions import is_draft, latest
from trygg_cli.policy.postponed_without_comment import postponed_without_comment
from trygg_cli.policy.removed_decision import removed_decision
from trygg_cli.policy.removed_without_ending import removed_without_ending
from trygg_cli.policy.reused_id import reused_id
from trygg_cli.policy.revision import PlanRevision
from trygg_cli.policy.rewritten_follow_up import rewritten_follow_up
from trygg_cli.policy.weakened_target_without_comment import weakened_target_without_comment
from trygg_cli.position import SourceMap
from trygg_cli.reading.document import Document
from trygg_cli.standing.moment import Moment, judge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trygg_cli.change import Difference
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.lint.rule import RuleOf
    from trygg_cli.lint.suppression import Suppression

RULES: Sequence[RuleOf[PlanRevision]] = (
    weakened_target_without_comment,
    changed_commitment_without_decision,
    postponed_without_comment,
    removed_without_ending,
    changed_id,
    reused_id,
    rewritten_follow_up,
    removed_decision,
)
"""Every rule on changes, in order of code."""


def examine(
    old: Document | None, new: Document, differences: Sequence[Difference], settings: engine.Settings
) -> list[Diagnostic]:
    """Return what is wrong with a change of a plan, placed in the new version, in the order of the file.

    A plan that is new or only a draft may be changed in any way, but for what moved to a new one; of another plan in
    the place of the old one that is all there is to say.  Exceptions that the change itself brings hold.  Raises
    `UnknownRule`.
    """
    asked = engine.chosen(RULES, settings)
    came = [difference for difference in differences if difference.change.item.came_from]
    if old is None and came:
        old, differences = Document(new.name, "", {}, SourceMap(), ()), came
    if old is None or not isinstance(old.data, dict) or not isinstance(new.data, dict):
        return []
    if is_draft(old.data or new.data):
        return []
    before, after = as_fields(old.composed), as_fields(new.composed)
    revision = PlanRevision(before, after, differences, new_comments(old, new, latest(before)))
    if revision.is_another_plan:
        asked = [rule for rule in asked if rule is changed_id]
    exceptions = _brought(old, new)
    as_of = _day(new, settings) if exceptions else None
    found = []
    for rule in asked:
        for finding in rule.check(revision):
            problem = engine.place(new, rule, finding, settings).problem
            if not any(
                exception.holds(problem.span, as_of) and any(map(rule.is_called, exception.rules))
                for exception in exceptions
            ):
                found.append((problem, rule.about))
    found.sort(key=lambda value: (value[0].span, value[0].code))
    return [new.diagnose(problem, about) for problem, about in found]


def _brought(old: Document, new: Document) -> list[Suppression]:
    """Return the exceptions that only the new version has: one that was there allowed an earlier change."""
    known = Counter(_words(old, exception) for exception in suppression.find(old))
    found = []
    for exception in suppression.find(new):
        if known[_words(new, exception)]:
            known[_words(new, exception)] -= 1
        else:
            found.append(exception)
    return found


def _words(document: Document, suppression: Suppression) -> str:
    return " ".join(document.text[suppression.place.start : suppression.place.end].split())


def _day(new: Document, settings: engine.Settings) -> date | None:
    return settings.as_of if new.problems else judge(new.plan, Moment(as_of=settings.as_of)).day
