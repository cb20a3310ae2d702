"""What a report of a period counts, filters and named questions count too: over plans and questions made at random."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import Any

import pytest

from tests.naive.plans import dump, random_ask, random_plan
from trygg_cli.period import Period
from trygg_cli.query import Moment, UnderstoodQuestion, answer, question, rows
from trygg_cli.query.index import IndexedPlan, in_memory
from trygg_cli.reading.document import Document, read
from trygg_cli.report import Report, build
from trygg_cli.standing.status import SWEDISH

PLANS = 240
CHUNKS = 8
Rows = list[dict[str, Any]]
Counts = dict[str, tuple[object, object]]


@contextmanager
def asking(document: Document, moment: Moment) -> Iterator[Callable[[str], Rows]]:
    """Give what answers questions about a plan."""
    with closing(in_memory()) as index:
        index.prepare(rows.COLUMNS)
        index.put(IndexedPlan(1, "p.yaml"), rows.of(document, moment))

        def answered(text: str) -> Rows:
            table, _ = answer(UnderstoodQuestion.of(text, question.shipped()), index, moment)
            return [dict(zip(table.names, row, strict=True)) for row in table.rows]

        yield answered


def disagreements(seed: int) -> Counts:
    """Return what is counted in two ways, first as the report does."""
    plan = random_plan(seed)
    asked = random_ask(seed, plan)
    period, day = Period.parse(asked.period or "2025"), date.fromisoformat(asked.day) if asked.day else None
    document = read("p.yaml", dump(plan))
    report = build(document.plan, period, day, document.fields)
    with asking(document, Moment(period, day)) as answered:
        said = counted_twice(
            report, answered, is_not_in_force=not report.header.holds or _begins_after(document, day)
        )
    return {name: pair for name, pair in said.items() if pair[0] != pair[1]}


def counted_twice(report: Report, answered: Callable[[str], Rows], *, is_not_in_force: bool) -> Counts:
    """Return what a report and questions count, by name."""
    counts = Counter({SWEDISH[share.state]: share.count for share in report.summary.shares})
    said: Counts = {
        f"{field}:{word}": (counts[word], len(answered(f'{field}="{word}"')))
        for word in SWEDISH.values()
        for field in ("status", "läge")
    }
    overview, units = answered("statusöversikt"), answered("per-förvaltning")
    said["overview"] = report.summary.measures, sum(row["åtgärder"] for row in overview)
    said["units"] = (
        {actor.actor.id: actor.answers_for for actor in report.actors if actor.answers_for},
        {row["aktör"]: row["åtgärder"] for row in units if row["aktör"]},
    )
    said["late"] = report.summary.late, len(answered("försenade"))
    if not is_not_in_force:
        gaps = report.gaps
        lacking = {("åtgärd", measure.measure.id) for measure in gaps.measures}
        lacking |= {("mål", goal.goal.id) for goal in gaps.goals}
        lacking |= {("löfte", promise.promise.id) for promise in gaps.promises}
        said["without a report"] = lacking, {(row["slag"], row["id"]) for row in answered("utan-rapport")}
    else:
        said["not in force"] = [], answered("utan-rapport")
    return said


def _begins_after(document: Document, day: date | None) -> bool:
    valid = document.plan.valid
    return bool(day and valid and valid.start and valid.start > day)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_filters_and_questions_count_as_the_report_does(chunk: int) -> None:
    for seed in range(chunk, PLANS, CHUNKS):
        assert {} == disagreements(seed), seed
