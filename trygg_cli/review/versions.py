"""The engines joined: what diff, the rules on changes and lint say of two versions of a plan, as one review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind
from trygg_cli.diff import differences
from trygg_cli.diff.items import items
from trygg_cli.lint.engine import lint
from trygg_cli.policy import examine
from trygg_cli.reading.compared import is_comparable, is_nothing
from trygg_cli.reading.same_id import Sighting, diagnose, seen
from trygg_cli.review.assessment import Remark, VersionReview, review_plan
from trygg_cli.rules import about, rules
from trygg_cli.standing.moment import Moment, judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.change import Difference
    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.diff import Moved
    from trygg_cli.lint.engine import Settings
    from trygg_cli.reading.document import Document
    from trygg_cli.review.assessment import PlanReview

Twins = tuple[Mapping[str, Sighting], Mapping[str, Sighting]]


def review_versions(
    pair: tuple[Document, Document, Document | None], moved: Moved, settings: Settings, twins: Twins
) -> PlanReview:
    """Return the review of one plan: the engines are asked about both versions, and what differs.

    A pair is the version before and the one after, where either may be `compared.nothing`, and the plan that stood in
    the file where this one came, if that is nowhere now.  `moved` is what moved between this plan and others, and
    `twins` tells for both sides, by file, which other file holds a plan of the same id.
    """
    old, new, replaced = pair
    found = differences(old, new, moved=moved) if all(map(is_comparable, (old, new))) else []
    is_policed = is_comparable(old) and not new.problems and not is_nothing(new)
    earlier = replaced if is_nothing(old) else old
    policy = examine(earlier, new, [] if replaced else found, settings) if is_policed else []
    lines = dict(_old_lines(old, found))
    days = (_on_the_same_day(new, settings), settings)
    sides = zip((old, new), days, twins, strict=True)
    before, after = (_version(side, asked, others) for side, asked, others in sides)
    return review_plan(before, after, found, policy, lines)


def _on_the_same_day(new: Document, settings: Settings) -> Settings:
    """Return settings with which the old version is judged on the day of the new one.

    Else a follow-up of one measure would bring findings about all that became late since the last.
    """
    if new.problems or is_nothing(new):
        return settings
    return settings._replace(as_of=judge(new.plan, Moment(as_of=settings.as_of)).day)


def _version(document: Document, settings: Settings, twins: Mapping[str, Sighting]) -> VersionReview:
    """Return what there is to say of one version of a plan."""
    if is_nothing(document):
        return VersionReview(document.name, is_there=False)
    title = document.data.get("titel") if isinstance(document.data, dict) else None
    shown = title if isinstance(title, str) else ""
    other = twins.get(document.name) if seen(document) else None
    said = [*document.diagnostics, *([diagnose(document, other)] if other else [])]
    remarks = [Remark(diagnostic, _item(diagnostic)) for diagnostic in said]
    if document.problems:
        return VersionReview(document.name, shown, tuple(remarks), is_comparable=is_comparable(document))
    found = lint(document, rules(), settings)
    lines = document.shown(finding.problem for finding in found)
    remarks += (
        Remark(document.diagnose(finding.problem, about().get(finding.problem.code), lines), finding.item)
        for finding in found
    )
    there = frozenset(f"{kind}:{name}" for kind, name, _ in items(document.data))
    return VersionReview(document.name, shown, (), tuple(remarks), there)


def _item(fault: Diagnostic) -> str:
    """Return which item a fault is in, by its kind and id but not its title."""
    return f"{fault.item.text} {fault.item.args.get('id')}" if fault.item else ""


def _old_lines(old: Document, found: Sequence[Difference]) -> Iterator[tuple[str, int]]:
    """Yield the line that each difference stood on before, by its fingerprint; an item that came stood on none."""
    for difference in found:
        if not difference.change.item.came_from and (
            difference.change.key or difference.change.kind is not ChangeKind.ADDED
        ):
            yield (
                difference.fingerprint,
                old.lines.position(old.spans.key(difference.change.old_route).start).line,
            )
