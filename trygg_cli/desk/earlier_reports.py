"""A report on an earlier period, and the plan that it was made of: what the next report tells changes from."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import __version__, language, publication
from trygg_cli.desk import earlier_plans, found_reports
from trygg_cli.desk.published_plan import PublishedPlan
from trygg_cli.desk.report_pages import OpenReport
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.publication.other_answers import other_answers
from trygg_cli.reading import document as reading
from trygg_cli.report.period_answers import ChangedAnswers, OtherWords
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.since import Since, SinceKind
from trygg_cli.report.wanted import WantedReport
from trygg_cli.standing.status import State
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.desk.found_reports import FoundReport
    from trygg_cli.reading.document import Document
    from trygg_cli.report.mark import ReportMark
    from trygg_cli.report.report_settings import ReportSettings

_CELL = " | "
_FIGURE = re.compile(r"\d[\d\u00a0 ,.]*")


class NotEarlier(TryggError):
    """A report was named that is not on an earlier period of the plan."""

    hint = message("--previous takes the report on the period before, of the same plan")

    def __init__(self, name: str, plan: str, period: str) -> None:
        super().__init__(
            message("{name} is not about {plan} before {period}", name=name, plan=plan, period=period)
        )


class PlanThenUnknown(TryggError):
    """What the plan was when an earlier report was made is not to be had."""

    hint = message("a report in PDF has it enclosed; else save the plan in git before the report is written")

    def __init__(self, name: str) -> None:
        super().__init__(message("what the plan was when {name} was made is not known", name=name))


class EarlierReport(NamedTuple):
    """A report as it lies on the disk, its mark, and the public plan that it was made of."""

    found: FoundReport
    mark: ReportMark
    plan: Document


def read(
    name: str, plan: PublishedPlan, wanted: WantedReport, known: dict[str, FoundReport]
) -> EarlierReport:
    """Return an earlier report; raises `NotEarlier` or `PlanThenUnknown`, or what reading a report raises."""
    found = known.get(name) or known.setdefault(name, found_reports.read(name))
    id_ = plan.document.plan.id
    mark = next((mark for mark in found.marks if mark.plan == id_), None)
    if mark is None or ReportKind(mark.kind).is_on_plan or mark.period.start >= wanted.period.start:
        raise NotEarlier(name, id_, wanted.period.text)
    for then in _candidates(found, mark, plan):
        if publication.fingerprint(then) == mark.fingerprint:
            return EarlierReport(found, mark, then)
    raise PlanThenUnknown(name)


def _candidates(found: FoundReport, mark: ReportMark, plan: PublishedPlan) -> Iterator[Document]:
    """Yield what the public plan may have been: what it is, what the report has enclosed, and what git has."""
    from trygg_cli.render.documents import said

    name = plan.document.name
    yield reading.read(name, publication.text(plan.public.document))
    for text in said.enclosed(found.content) if Path(found.name).suffix.lower() == ".pdf" else ():
        enclosed = reading.read(name, text)
        if not enclosed.problems:
            yield enclosed
    if mark.commit and not mark.is_changed and Path(name).is_file():
        then = earlier_plans.find(name, Since(SinceKind.REVISION, mark.commit)).document()
        yield reading.read(name, publication.text(publication.public(then).document))


def changed_answers(
    name: str, plan: PublishedPlan, wanted: WantedReport, known: dict[str, FoundReport]
) -> ChangedAnswers:
    """Return what an earlier report said otherwise, by the plan of today and by this version of trygg."""
    earlier = read(name, plan, wanted, known)
    mark, now = earlier.mark, plan.public.document
    told = tuple(other_answers(earlier.plan, now, mark.period, mark.as_of))
    is_other = mark.version != __version__ and len(earlier.found.marks) == 1 and not mark.template
    words = tuple(dict.fromkeys(_words(earlier, wanted.settings))) if is_other else ()
    return ChangedAnswers(mark.period, mark.version, told, words)


def _words(earlier: EarlierReport, settings: ReportSettings) -> Iterator[OtherWords]:
    """Yield the figures and verdicts that this version of trygg makes otherwise of the plan as it was."""
    with language.spoken(earlier.mark.language):
        judged = _verdict_words()
        for place, *sides in earlier.found.other(_made_again(earlier, settings)):
            here, there = (_figures(side or "", judged) for side in sides)
            if here != there:
                yield _apart(OtherWords(place, *sides))


def _apart(found: OtherWords) -> OtherWords:
    """Return only the cells that differ of a row of a table, under what the row is about."""
    before, now = ((text or "").split(_CELL) for text in (found.before, found.now))
    if len(before) < 2 or len(before) != len(now) or before[0] != now[0]:
        return found
    cells = [(old, new) for old, new in zip(before, now, strict=True) if old != new]
    return OtherWords(before[0], *(", ".join(side) for side in zip(*cells, strict=True)))


def _made_again(earlier: EarlierReport, settings: ReportSettings) -> str | bytes:
    mark = earlier.mark
    wanted = WantedReport(mark.period, mark.as_of, ReportKind(mark.kind), settings, mark.actor)
    return OpenReport(PublishedPlan(earlier.plan), wanted, earlier.found.format, mark=mark).made()


def _figures(text: str, judged: Sequence[str]) -> Counter[str]:
    """Return the figures and the words of verdicts in a text."""
    lowered = text.casefold()
    return Counter([*_FIGURE.findall(text), *(word for word in judged if word in lowered)])


def _verdict_words() -> list[str]:
    judged = [message(word.value) for word in (*Assessment, *PromiseAssessment)]
    found = [language.translate(word) for word in (*(it.word for it in (*State, *Verdict)), *judged)]
    return [word.casefold() for word in found]
