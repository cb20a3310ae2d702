"""Tables of what came of it: indicators, outcomes, promises and everything that was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.model.promisers import promisers, time_of
from trygg_cli.period import Period
from trygg_cli.query.moment import VERDICTS
from trygg_cli.query.plans import PLAN_ID
from trygg_cli.query.shape import Row, Shape, cell, field
from trygg_cli.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator
    from trygg_cli.model.plan import Goal, Promise
    from trygg_cli.query.moment import Case

INDICATORS = Shape(
    "indikator",
    message("What is measured, the targets, and how far there is to go"),
    (
        PLAN_ID,
        field("Indicator", "id"),
        field("Indicator", "namn"),
        field("Indicator", "slag"),
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
            Kind.DATE,
            message("The last day of the period in which the target is to be reached"),
            lambda row: row.part.target and row.part.target.by and row.part.target.by.end,
        ),
        cell(
            "har_mål",
            Kind.YES_NO,
            message("Whether it has a target of any kind"),
            lambda row: row.part.target is not None,
        ),
        field("Indicator", "ansvarig"),
        field("Indicator", "underlag"),
        field("Indicator", "mätning"),
        cell(
            "utfall",
            Kind.NUMBER,
            message("The value that is judged: the latest outcome, or what several come to"),
            lambda row: (shown := row.case.standing.shown(row.part)) and shown.value,
        ),
        cell(
            "utfall_för",
            Kind.TEXT,
            message("The time that the value is for"),
            lambda row: (shown := row.case.standing.shown(row.part)) and Period.of(*shown.told),
        ),
        cell(
            "har_utfall",
            Kind.YES_NO,
            message("Whether anything was measured, for the whole or for a place"),
            lambda row: row.case.is_measured(row.part),
        ),
        cell(
            "i_perioden",
            Kind.YES_NO,
            message("Whether it is used in the period, and not only by promises outside it"),
            lambda row: row.case.standing.has_indicator(row.part),
        ),
        cell(
            "bedömning",
            Kind.TEXT,
            message(
                "Worked out from targets and outcomes: uppnått, mer än utlovat, på väg, inte uppnått än, inte uppnått"
                " or kan inte bedömas"
            ),
            lambda row: VERDICTS[row.case.standing.progress(row.part).verdict],
        ),
        cell(
            "procent_av_vägen",
            Kind.WHOLE,
            message("How much of the way to the target is done, in per cent"),
            lambda row: row.case.standing.progress(row.part).percent,
        ),
    ),
    lambda case: (Row(case, one) for one in case.plan.indicators),
)


class _Measured(NamedTuple):
    """A value, and the part of the whole that it holds for."""

    indicator: Indicator
    value: float | None
    subgroup: str | None


def _outcomes(case: Case) -> Iterator[Row]:
    for indicator in case.plan.indicators:
        for one in filter(case.knows, indicator.outcomes):
            if one.value is not None or not one.subgroups:
                yield Row(case, one, _Measured(indicator, one.value, None))
            for subgroup, value in one.subgroups.items():
                yield Row(case, one, _Measured(indicator, value, subgroup))


OUTCOMES = Shape(
    "utfall",
    message("What was measured, period by period; the values of subgroups in rows of their own"),
    (
        PLAN_ID,
        cell("indikator", Kind.TEXT, message("The id of the indicator"), lambda row: row.home.indicator.id),
        cell("namn", Kind.TEXT, message("What is measured"), lambda row: row.home.indicator.name),
        field("Outcome", "period"),
        cell("från", Kind.DATE, message("The first day of the period"), lambda row: row.part.period.start),
        cell("till", Kind.DATE, message("The last day of the period"), lambda row: row.part.period.end),
        cell("värde", Kind.NUMBER, message("The measured value"), lambda row: row.home.value),
        cell("enhet", Kind.TEXT, message("The unit of the values"), lambda row: row.home.indicator.unit),
        cell(
            "plats",
            Kind.TEXT,
            message("The name of the place the value holds for"),
            lambda row: row.part.place and row.case.places([row.part.place])[0],
        ),
        cell(
            "undergrupp",
            Kind.TEXT,
            message("The part of the whole that the value holds for"),
            lambda row: row.home.subgroup,
        ),
        field("Outcome", "källa"),
        field("Outcome", "datum"),
        field("Outcome", "kommentar"),
    ),
    _outcomes,
)

PROMISES = Shape(
    "löfte",
    message("The promises to the citizens"),
    (
        PLAN_ID,
        field("Promise", "id"),
        field("Promise", "löfte"),
        cell(
            "lovas_av",
            Kind.LIST,
            message("Who promises: short names"),
            lambda row: promisers(row.case.plan, row.part),
        ),
        cell(
            "lovas_av_namn",
            Kind.LIST,
            message("Who promises: full names"),
            lambda row: row.case.actors(promisers(row.case.plan, row.part)),
        ),
        field("Promise", "ansvarig"),
        cell(
            "ansvarig_namn",
            Kind.LIST,
            message("Who carries it out: full names"),
            lambda row: row.case.actors(row.part.responsible),
        ),
        cell(
            "från",
            Kind.DATE,
            message("The first day that it holds; the plan's where it has none of its own"),
            lambda row: time_of(row.case.plan, row.part)[0],
        ),
        cell(
            "till",
            Kind.DATE,
            message("The last day that it holds; the plan's where it has none of its own"),
            lambda row: time_of(row.case.plan, row.part)[1],
        ),
        cell(
            "i_perioden",
            Kind.YES_NO,
            message("Whether it holds in the period"),
            lambda row: row.case.standing.has_promise(row.part),
        ),
        field("Promise", "villkor"),
        field("Promise", "målgrupp"),
        field("Promise", "ersatt_av"),
        field("Promise", "uppföljs_genom"),
        field("Promise", "fokusområden"),
        cell(
            "platser",
            Kind.LIST,
            message("The names of the places"),
            lambda row: row.case.places(row.part.places),
        ),
        field("Promise", "indikatorer"),
        cell(
            "bedömning",
            Kind.TEXT,
            message(
                "The assessment for the period; else inte rapporterat, rapporterat utan bedömning or kan inte"
                " bedömas"
            ),
            lambda row: row.case.standing.promise(row.part).what,
        ),
        cell(
            "bedömd_för",
            Kind.TEXT,
            message("The period that the assessment is about"),
            lambda row: (entry := row.case.standing.promise(row.part).entry) and entry.period,
        ),
        cell(
            "senast_bedömd_för",
            Kind.TEXT,
            message("The earlier period that was last assessed, where this one was not"),
            lambda row: (last := row.case.standing.promise(row.part).last) and last.period,
        ),
        cell(
            "saknar_rapport",
            Kind.YES_NO,
            message("Whether nothing was reported in the period, though something was to be expected"),
            lambda row: row.case.standing.lacks_promise_report(row.part),
        ),
    ),
    lambda case: (Row(case, one) for one in case.plan.promises),
)


class _About(NamedTuple):
    """What a follow-up is about."""

    sort: str
    item: str
    title: str


def _reports(case: Case) -> Iterator[Row]:
    plan = case.plan
    about = _About("plan", plan.id, plan.title)
    yield from (Row(case, one, about) for one in case.told(plan.follow_ups))
    for _, measure in plan.walk_measures():
        about = _About("åtgärd", measure.id, measure.title)
        yield from (Row(case, one, about) for one in case.told(measure.follow_ups))
    judged: list[tuple[str, Goal | Promise]] = [("mål", goal) for _, goal in plan.walk_goals()]
    judged += [("löfte", promise) for promise in plan.promises]
    for sort, part in judged:
        about = _About(sort, part.id, part.text)
        yield from (Row(case, one, about) for one in case.told(part.follow_ups))


FOLLOW_UPS = Shape(
    "uppföljning",
    message(
        "Everything that was reported about plans, measures, goals and promises, but for what is internal"
    ),
    (
        PLAN_ID,
        cell(
            "slag",
            Kind.TEXT,
            message("What it is about: plan, åtgärd, mål or löfte"),
            lambda row: row.home.sort,
        ),
        cell("id", Kind.TEXT, message("The id of what it is about"), lambda row: row.home.item),
        cell("titel", Kind.TEXT, message("The title of what it is about"), lambda row: row.home.title),
        field("FollowUp", "avser"),
        cell("från", Kind.DATE, message("The first day of the period"), lambda row: row.part.period.start),
        cell("till", Kind.DATE, message("The last day of the period"), lambda row: row.part.period.end),
        field("FollowUp", "datum"),
        field("FollowUp", "status"),
        cell(
            "bedömning",
            Kind.TEXT,
            message("How far a goal or promise is reached, as it was judged"),
            lambda row: getattr(row.part, "assessment", None),
        ),
        field("FollowUp", "kommentar"),
        field("FollowUp", "avvikelse"),
        field("FollowUp", "hantering"),
        field("FollowUp", "nästa_steg"),
        field("PlanFollowUp", "omvärld"),
        field("FollowUp", "författare"),
    ),
    _reports,
)
