"""The table of everything that was reported, whatever it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.query.columns import RowSubject, TableColumns, cell, field
from trygg_cli.query.plan_tables import PLAN_ID
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.goal import Goal
    from trygg_cli.model.promise import Promise
    from trygg_cli.query.snapshot import Snapshot


class _About(NamedTuple):
    """What a follow-up is about."""

    sort: str
    item: str
    title: str


def _reports(case: Snapshot) -> Iterator[RowSubject]:
    plan = case.plan
    about = _About("plan", plan.id, plan.title)
    yield from (RowSubject(case, plan_follow_up, about) for plan_follow_up in case.told(plan.follow_ups))
    for _, measure in plan.walk_measures():
        about = _About("åtgärd", measure.id, measure.title)
        yield from (RowSubject(case, follow_up, about) for follow_up in case.told(measure.follow_ups))
    judged: list[tuple[str, Goal | Promise]] = [("mål", goal) for _, goal in plan.walk_goals()]
    judged += [("löfte", promise) for promise in plan.promises]
    for sort, part in judged:
        about = _About(sort, part.id, part.text)
        yield from (RowSubject(case, report, about) for report in case.told(part.follow_ups))


FOLLOW_UPS = TableColumns(
    "uppföljning",
    message(
        "Everything that was reported about plans, measures, goals and promises, but for what is internal"
    ),
    (
        PLAN_ID,
        cell(
            "slag",
            ColumnKind.TEXT,
            message("What it is about: plan, åtgärd, mål or löfte"),
            lambda row: row.home.sort,
        ),
        cell("id", ColumnKind.TEXT, message("The id of what it is about"), lambda row: row.home.item),
        cell("titel", ColumnKind.TEXT, message("The title of what it is about"), lambda row: row.home.title),
        field("FollowUp", "avser"),
        cell(
            "från", ColumnKind.DATE, message("The first day of the period"), lambda row: row.part.period.start
        ),
        cell("till", ColumnKind.DATE, message("The last day of the period"), lambda row: row.part.period.end),
        field("FollowUp", "datum"),
        field("FollowUp", "status"),
        cell(
            "bedömning",
            ColumnKind.TEXT,
            message("How far a goal or promise is reached, or how the plan goes, as it was judged"),
            lambda row: getattr(row.part, "assessment", None),
        ),
        field("PlanFollowUp", "sammanfattning"),
        field("FollowUp", "kommentar"),
        field("FollowUp", "avvikelse"),
        field("FollowUp", "hantering"),
        field("FollowUp", "nästa_steg"),
        field("FollowUp", "återkoppling"),
        field("PlanFollowUp", "omvärld"),
        field("PlanFollowUp", "prognos"),
        field("PlanFollowUp", "förslag_till_beslut"),
        field("FollowUp", "författare"),
    ),
    _reports,
)
