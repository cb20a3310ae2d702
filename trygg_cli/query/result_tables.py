"""Tables of what came of it: indicators, outcomes, promises and everything that was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.model.promisers import promisers, time_of
from trygg_cli.period import Period
from trygg_cli.query.columns import RowSubject, TableColumns, cell, field
from trygg_cli.query.plan_tables import PLAN_ID, assessment
from trygg_cli.query.snapshot import VERDICTS
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator
    from trygg_cli.query.snapshot import Snapshot

INDICATORS = TableColumns(
    "indikator",
    message("What is measured, the targets, and how far there is to go"),
    (
        PLAN_ID,
        field("Indicator", "id"),
        field("Indicator", "namn"),
        field("Indicator", "typ"),
        field("Indicator", "räknas"),
        field("Indicator", "enhet"),
        field("Indicator", "beskrivning"),
        field("Indicator", "undergrupp"),
        field("Scale", "bättre", within=lambda row: row.part.scale),
        field("Baseline", "värde", "baslinje", lambda row: row.part.baseline),
        field("Baseline", "år", "baslinje_år", lambda row: row.part.baseline),
        field("Baseline", "text", "baslinje_text", lambda row: row.part.baseline),
        field("Target", "text", "mål", lambda row: row.part.target),
        field("Target", "minst", within=lambda row: row.part.target),
        field("Target", "högst", within=lambda row: row.part.target),
        field("Target", "exakt", within=lambda row: row.part.target),
        field("Target", "ändring_procent", within=lambda row: row.part.target),
        field("Target", "senast", within=lambda row: row.part.target),
        cell(
            "senast_dag",
            ColumnKind.DATE,
            message("The last day of the period in which the target is to be reached"),
            lambda row: row.part.target and row.part.target.by and row.part.target.by.end,
        ),
        cell(
            "har_mål",
            ColumnKind.YES_NO,
            message("Whether it has a target of any kind"),
            lambda row: row.part.target is not None,
        ),
        field("Indicator", "ansvarig"),
        field("Indicator", "underlag"),
        field("Indicator", "mätning"),
        field("Kolada", "id", "kolada", lambda row: row.part.kolada),
        cell(
            "utfall",
            ColumnKind.NUMBER,
            message("The value that is judged: the latest outcome, or what several come to"),
            lambda row: (shown := row.case.standing.shown(row.part)) and shown.value,
        ),
        cell(
            "utfall_för",
            ColumnKind.TEXT,
            message("The time that the value is for"),
            lambda row: (shown := row.case.standing.shown(row.part)) and Period.of(*shown.told),
        ),
        cell(
            "har_utfall",
            ColumnKind.YES_NO,
            message("Whether anything was measured, for the whole or for a place"),
            lambda row: row.case.standing.is_measured(row.part),
        ),
        cell(
            "i_perioden",
            ColumnKind.YES_NO,
            message("Whether it is used in the period, and not only by promises outside it"),
            lambda row: row.case.standing.has_indicator(row.part),
        ),
        cell(
            "bedömning",
            ColumnKind.TEXT,
            message(
                "Worked out from targets and outcomes: uppnått, mer än utlovat, på väg, inte uppnått än, inte uppnått"
                " or kan inte bedömas"
            ),
            lambda row: VERDICTS[row.case.standing.progress(row.part).verdict],
        ),
        cell(
            "procent_av_vägen",
            ColumnKind.WHOLE,
            message("How much of the way to the target is done, in per cent"),
            lambda row: row.case.standing.progress(row.part).percent,
        ),
    ),
    lambda case: (RowSubject(case, item) for item in case.plan.indicators),
)


class _Measured(NamedTuple):
    """A value, and the part of the whole that it holds for."""

    indicator: Indicator
    value: float | None
    subgroup: str | None


def _outcomes(case: Snapshot) -> Iterator[RowSubject]:
    for indicator in case.plan.indicators:
        for outcome in filter(case.knows, indicator.outcomes):
            if outcome.value is not None or not outcome.subgroups:
                yield RowSubject(case, outcome, _Measured(indicator, outcome.value, None))
            for subgroup, value in outcome.subgroups.items():
                yield RowSubject(case, outcome, _Measured(indicator, value, subgroup))


OUTCOMES = TableColumns(
    "utfall",
    message("What was measured, period by period; the values of subgroups in rows of their own"),
    (
        PLAN_ID,
        cell(
            "indikator",
            ColumnKind.TEXT,
            message("The id of the indicator"),
            lambda row: row.home.indicator.id,
        ),
        cell("namn", ColumnKind.TEXT, message("What is measured"), lambda row: row.home.indicator.name),
        field("Outcome", "period"),
        cell(
            "från", ColumnKind.DATE, message("The first day of the period"), lambda row: row.part.period.start
        ),
        cell("till", ColumnKind.DATE, message("The last day of the period"), lambda row: row.part.period.end),
        cell("värde", ColumnKind.NUMBER, message("The measured value"), lambda row: row.home.value),
        cell(
            "enhet", ColumnKind.TEXT, message("The unit of the values"), lambda row: row.home.indicator.unit
        ),
        cell(
            "plats",
            ColumnKind.TEXT,
            message("The name of the place the value holds for"),
            lambda row: row.part.place and row.case.places([row.part.place])[0],
        ),
        cell(
            "undergrupp",
            ColumnKind.TEXT,
            message("The part of the whole that the value holds for"),
            lambda row: row.home.subgroup,
        ),
        field("Outcome", "källa"),
        field("Outcome", "datum"),
        field("Outcome", "kommentar"),
    ),
    _outcomes,
)

PROMISES = TableColumns(
    "löfte",
    message("The promises to the citizens"),
    (
        PLAN_ID,
        field("Promise", "id"),
        field("Promise", "löfte"),
        cell(
            "lovas_av",
            ColumnKind.LIST,
            message("Who promises: short names"),
            lambda row: promisers(row.case.plan, row.part),
        ),
        cell(
            "lovas_av_namn",
            ColumnKind.LIST,
            message("Who promises: full names"),
            lambda row: row.case.actors(promisers(row.case.plan, row.part)),
        ),
        field("Promise", "ansvarig"),
        cell(
            "ansvarig_namn",
            ColumnKind.LIST,
            message("Who carries it out: full names"),
            lambda row: row.case.actors(row.part.responsible),
        ),
        cell(
            "från",
            ColumnKind.DATE,
            message("The first day that it holds; the plan's where it has none of its own"),
            lambda row: time_of(row.case.plan, row.part)[0],
        ),
        cell(
            "till",
            ColumnKind.DATE,
            message("The last day that it holds; the plan's where it has none of its own"),
            lambda row: time_of(row.case.plan, row.part)[1],
        ),
        cell(
            "i_perioden",
            ColumnKind.YES_NO,
            message("Whether it holds in the period"),
            lambda row: row.case.standing.has_promise(row.part),
        ),
        field("Promise", "villkor"),
        field("Promise", "målgrupp"),
        field("Promise", "ersatt_av"),
        cell(
            "dialoger",
            ColumnKind.LIST,
            message("What came out of the dialogues that it comes from"),
            lambda row: tuple(dialogue.text or dialogue.kind for dialogue in row.part.dialogues),
        ),
        field("Promise", "uppföljs_genom"),
        field("Promise", "fokusområden"),
        cell(
            "platser",
            ColumnKind.LIST,
            message("The names of the places"),
            lambda row: row.case.places(row.part.places),
        ),
        field("Promise", "indikatorer"),
        *assessment(lambda row: row.case.standing.promise(row.part)),
        cell(
            "saknar_rapport",
            ColumnKind.YES_NO,
            message("Whether nothing was reported in the period, though something was to be expected"),
            lambda row: row.case.standing.lacks_promise_report(row.part),
        ),
        cell(
            "snart_försenad",
            ColumnKind.YES_NO,
            message("Whether its last day is near, and it was last assessed as neither kept nor broken"),
            lambda row: row.case.standing.is_soon_late(row.part),
        ),
    ),
    lambda case: (RowSubject(case, promise) for promise in case.plan.promises),
)
