"""Tables of what a plan is and who stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.query.columns import Cell, RowSubject, TableColumns, cell, field
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.query.snapshot import Snapshot
    from trygg_cli.standing.opinion import Opinion

PLAN_ID = cell(
    "plan",
    ColumnKind.TEXT,
    message(
        "The id of the plan; where several have it with the municipality before it, as haninge/plan-2019"
    ),
    lambda row: row.case.plan.id,
)
"""The column that every table but the first begins with."""


def assessment(opinion: Callable[[RowSubject], Opinion]) -> Iterator[Cell]:
    """Yield the columns of how something is assessed: for the period, for when, and when it was before."""
    yield cell(
        "bedömning",
        ColumnKind.TEXT,
        message(
            "The assessment for the period; else inte rapporterat, rapporterat utan bedömning or kan inte bedömas"
        ),
        lambda row: opinion(row).what,
    )
    yield cell(
        "bedömd_för",
        ColumnKind.TEXT,
        message("The period that the assessment is about"),
        lambda row: (entry := opinion(row).entry) and entry.period,
    )
    yield cell(
        "senast_bedömd_för",
        ColumnKind.TEXT,
        message("The earlier period that was last assessed, where this one was not"),
        lambda row: (last := opinion(row).last) and last.period,
    )


PLANS = TableColumns(
    "plan",
    message("The plans, one a row"),
    (
        field("Plan", "id"),
        field("Plan", "titel"),
        field("Plan", "kommun"),
        field("Plan", "typ"),
        field("Plan", "grupp"),
        field("Plan", "version"),
        field("Validity", "från", within=lambda row: row.part.valid),
        field("Validity", "till", within=lambda row: row.part.valid),
        field("Plan", "dnr"),
        field("Plan", "handlingsstatus"),
        field("Plan", "dokumentägare"),
        field("Plan", "ansvarig_nämnd"),
        field("Plan", "sammanfattning"),
        field("Plan", "syfte"),
        cell(
            "åtgärder",
            ColumnKind.WHOLE,
            message("How many measures there are"),
            lambda row: sum(1 for _ in row.part.walk_measures()),
        ),
        cell(
            "bedömd",
            ColumnKind.DATE,
            message("The day as of which it is judged what is late; empty where nothing is reported"),
            lambda row: row.case.judged,
        ),
        cell(
            "bedömd_till_och_med",
            ColumnKind.YES_NO,
            message("Whether that day is over too, as the last day of a period is"),
            lambda row: row.case.standing.judged.is_end,
        ),
        cell(
            "gäller_i_perioden",
            ColumnKind.YES_NO,
            message("Whether it holds in the period, and has begun to by the day as of which it is judged"),
            lambda row: row.case.standing.is_in_force,
        ),
        cell(
            "fil", ColumnKind.TEXT, message("The file that the plan was read from"), lambda row: row.case.file
        ),
    ),
    lambda case: [RowSubject(case, case.plan)],
)


def _areas(case: Snapshot) -> Iterator[RowSubject]:
    for area in case.plan.focus_areas:
        yield RowSubject(case, area)
        yield from (RowSubject(case, part, area) for part in area.parts)


AREAS = TableColumns(
    "fokusområde",
    message("The areas that the plans concentrate on, and their parts"),
    (
        PLAN_ID,
        field("FocusArea", "id"),
        field("FocusArea", "namn"),
        cell(
            "del_av",
            ColumnKind.TEXT,
            message("The id of the focus area that it is a part of"),
            lambda row: row.home and row.home.id,
        ),
        field("FocusArea", "beskrivning"),
        field("FocusArea", "strategi"),
        field("FocusArea", "målgrupp"),
        cell(
            "platser",
            ColumnKind.LIST,
            message("The names of the places"),
            lambda row: row.case.places(row.part.places),
        ),
        field("FocusArea", "prioriterat"),
        field("FocusArea", "problem"),
        cell(
            "åtgärder",
            ColumnKind.WHOLE,
            message("How many measures there are, its parts not counted"),
            lambda row: len(row.part.measures),
        ),
        cell(
            "antal_mål",
            ColumnKind.WHOLE,
            message("How many goals there are, its parts not counted"),
            lambda row: len(row.part.goals),
        ),
    ),
    _areas,
)


def _goals(case: Snapshot) -> Iterator[RowSubject]:
    yield from (RowSubject(case, goal) for goal in case.plan.goals)
    for _, area in case.plan.walk_areas():
        yield from (RowSubject(case, goal, area) for goal in area.goals)


GOALS = TableColumns(
    "mål",
    message("The goals, those of whole plans and those of focus areas"),
    (
        PLAN_ID,
        field("Goal", "id"),
        field("Goal", "mål"),
        field("Goal", "typ"),
        cell(
            "område",
            ColumnKind.TEXT,
            message("The name of the focus area; empty for the goals of the whole plan"),
            lambda row: row.home and row.home.name,
        ),
        field("Goal", "problembild"),
        field("Goal", "problem"),
        field("Goal", "indikatorer"),
        field("Goal", "kommunfullmäktiges_mål"),
        field("Goal", "ansvarig"),
        cell(
            "ansvarig_namn",
            ColumnKind.LIST,
            message("Who answers for it: full names"),
            lambda row: row.case.actors(row.part.responsible),
        ),
        *assessment(lambda row: row.case.standing.goal(row.part)),
        cell(
            "saknar_rapport",
            ColumnKind.YES_NO,
            message("Whether nothing was reported in the period, though something was to be expected"),
            lambda row: row.case.standing.lacks_goal_report(row.part),
        ),
    ),
    _goals,
)


ACTORS = TableColumns(
    "aktör",
    message("Everybody whom the plans name"),
    (
        PLAN_ID,
        cell("id", ColumnKind.TEXT, message("The short name in the plan"), lambda row: row.home),
        field("Actor", "namn"),
        field("Actor", "typ"),
        field("Actor", "extern"),
        field("Actor", "namngiven"),
        field("Actor", "villkorad"),
        field("Actor", "del_av"),
        field("Actor", "e-post"),
        field("Actor", "beskrivning"),
    ),
    lambda case: (RowSubject(case, actor, ref) for ref, actor in case.plan.actors.items()),
)

BODIES = TableColumns(
    "organ",
    message("Groups that steer, work or meet"),
    (
        PLAN_ID,
        field("Body", "id"),
        field("Body", "namn"),
        field("Body", "typ"),
        field("Body", "nivå"),
        field("Body", "leds_av"),
        cell(
            "ledamöter",
            ColumnKind.WHOLE,
            message("How many seats the plan lists"),
            lambda row: len(row.part.members),
        ),
        cell(
            "möten",
            ColumnKind.TEXT,
            message("How often it meets, in the words of the plan"),
            lambda row: row.part.meetings and row.part.meetings.text,
        ),
        cell(
            "möten_antal",
            ColumnKind.WHOLE,
            message("How many times it meets per unit of time, at least"),
            lambda row: (
                row.part.meetings
                and next(
                    (n for n in (row.part.meetings.times, row.part.meetings.least) if n is not None), None
                )
            ),
        ),
        cell(
            "möten_per",
            ColumnKind.TEXT,
            message("The unit of time"),
            lambda row: row.part.meetings and row.part.meetings.per,
        ),
        field("Body", "uppgift"),
        field("Body", "del_av"),
        field("Body", "planerat"),
    ),
    lambda case: (RowSubject(case, body) for body in case.plan.bodies),
)

SIGNATORIES = TableColumns(
    "undertecknare",
    message("Those who sign"),
    (PLAN_ID, *(field("Signatory", key) for key in ("namn", "roll", "part", "datum", "ort", "anmärkning"))),
    lambda case: (RowSubject(case, signatory) for signatory in case.plan.signatories),
)

_OF_DECISION = (
    "typ",
    "organ",
    "förslag_från",
    "datum",
    "paragraf",
    "dnr",
    "underlag",
    "expedieras_till",
    "handläggare",
    "protokoll",
    "text",
)
DECISIONS = TableColumns(
    "beslut",
    message("Decisions on the plans, and proposals for them"),
    (PLAN_ID, *(field("Decision", key) for key in _OF_DECISION)),
    lambda case: (RowSubject(case, decision) for decision in case.plan.decisions),
)
