"""Whether a report still follows from its plan: it is made again by the mark in it, and the two are compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli import __version__, language
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_files import found_then, restated
from trygg_cli.desk.report_pages import OpenReport
from trygg_cli.desk.together_files import OpenTogether
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.since import since
from trygg_cli.report.verified import VerifiedReport
from trygg_cli.report.wanted import WantedReport
from trygg_cli.settings import report_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.desk.found_reports import FoundReport
    from trygg_cli.reading.document import Document
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.settings.config import Config


class NoSuchPlan(TryggError):
    """None of the plans is the one that a report is about, or several are."""

    hint = message("name the plan's file after that of the report")

    def __init__(self, name: str, plan: str, count: int) -> None:
        sentence = message("{name} is about the plan {plan}, which is not here", name=name, plan=plan)
        several = message(
            "{name} is about the plan {plan}, and {count} files have it", name=name, plan=plan, count=count
        )
        super().__init__(several if count else sentence)


class TemplateNotNamed(TryggError):
    """A report was made in a template of the municipality's own."""

    def __init__(self, name: str, template: str) -> None:
        super().__init__(message("{name} was made in the template {template}", name=name, template=template))
        self.hint = message("name it after --template")


def verify(
    found: FoundReport, documents: Sequence[Document], config: Config, template: str | None
) -> VerifiedReport:
    """Return a report compared with what its plan gives now; raises `NoSuchPlan` or `TemplateNotNamed`."""
    mark = found.marks[0]
    if mark.template and not template:
        raise TemplateNotNamed(found.name, mark.template)
    about = [_plan_of(found.name, mark, documents) for mark in found.marks]
    with language.spoken(mark.language):  # what it says was said in that
        again, is_changed = _made_again(found, about, config, template)
    names = ", ".join(document.name for document in about)
    other = mark.version if mark.version != __version__ else None
    return VerifiedReport(found.name, names, tuple(found.other(again)), is_changed, other)


def _plan_of(name: str, mark: ReportMark, documents: Sequence[Document]) -> Document:
    about = [document for document in documents if document.plan.id == mark.plan]
    if len(about) != 1:
        raise NoSuchPlan(name, mark.plan, len(about))
    return about[0]


def _made_again(
    found: FoundReport, about: Sequence[Document], config: Config, template: str | None
) -> tuple[str | bytes, bool]:
    """Return a report made again of the plans as they are now, and whether any of them is another than it was.

    One on several plans has a mark for each.
    """
    known: dict[str, FoundReport] = {}
    settings, plans = report_look.settings_of(config), []
    for mark, document in zip(found.marks, about, strict=True):
        when = since(mark.since, document.plan, None) if mark.since else None
        kind = ReportKind(mark.kind)
        previous = str(Path(found.name).parent / mark.previous) if mark.previous else ""
        wanted = WantedReport(mark.period, mark.as_of, kind, settings, mark.actor, when, previous=previous)
        wanted, earlier = found_then(document.name, wanted)
        plan = PublishedPlan(document, earlier)
        plans.append((plan, wanted._replace(restated=restated(plan, wanted, known))))
    content: str | bytes
    if len(plans) > 1:
        opened = OpenTogether(found.format)
        for (plan, wanted), mark in zip(plans, found.marks, strict=True):
            opened.add(plan, wanted, plan.document.plan.id, mark)
        made = opened.made(found.format)
        content = made if isinstance(made, bytes) else "".join(made)
    else:
        plan, wanted = plans[0]
        content = OpenReport(plan, wanted, found.format, template, found.marks[0]).made()
    pairs = zip(plans, found.marks, strict=True)
    is_changed = any(
        plan.mark(wanted, mark.template).fingerprint != mark.fingerprint for (plan, wanted), mark in pairs
    )
    return content, is_changed
