"""Tables of what is done, by whom, and what was reported about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.message import message
from trygg_cli.query.columns import Cell, RowSubject, TableColumns, cell, field
from trygg_cli.query.plan_tables import PLAN_ID
from trygg_cli.query.snapshot import first_day, last_day
from trygg_cli.standing.status import SWEDISH, State
from trygg_cli.table import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.focus_area import FocusArea, SubArea
    from trygg_cli.model.measure import FollowUp, Measure
    from trygg_cli.query.snapshot import Snapshot
    from trygg_cli.standing.status import Standing


class _Home(NamedTuple):
    """Where a measure stands, and how it stands with it: asked once, as many columns show it."""

    standing: Standing
    reports: list[FollowUp]
    area: FocusArea | None = None
    part: SubArea | None = None


def _measures(case: Snapshot) -> Iterator[RowSubject]:
    for area in case.plan.focus_areas:
        yield from (_row(case, measure, area) for measure in area.measures)
        for part in area.parts:
            yield from (_row(case, measure, area, part) for measure in part.measures)
    yield from (_row(case, measure) for measure in case.plan.measures)


def _row(
    case: Snapshot, measure: Measure, area: FocusArea | None = None, part: SubArea | None = None
) -> RowSubject:
    standing = case.standing
    return RowSubject(
        case, measure, _Home(standing.measure(measure), standing.judged.seen(measure.follow_ups), area, part)
    )


def _involved(measure: Measure) -> Iterator[str]:
    yield from (*measure.responsible, *measure.participants, *measure.external)
    for commitment in measure.commitments:
        yield from (commitment.party, *commitment.responsible, *commitment.together_with)


_WHO: tuple[Cell, ...] = (
    cell(
        "ansvarig",
        ColumnKind.LIST,
        message("Who answers for it, commitments included: short names"),
        lambda row: row.part.answering,
    ),
    cell(
        "ansvarig_namn",
        ColumnKind.LIST,
        message("Who answers for it, commitments included: full names"),
        lambda row: row.case.actors(row.part.answering),
    ),
    field("Measure", "medverkande"),
    field("Measure", "externa"),
    cell(
        "parter",
        ColumnKind.LIST,
        message("The parties that take something upon themselves"),
        lambda row: tuple(dict.fromkeys(commitment.party for commitment in row.part.commitments)),
    ),
    cell(
        "aktörer",
        ColumnKind.LIST,
        message("Everybody who has a part in it: short names"),
        lambda row: tuple(dict.fromkeys(_involved(row.part))),
    ),
    cell(
        "aktörer_namn",
        ColumnKind.LIST,
        message("Everybody who has a part in it: full names"),
        lambda row: row.case.actors(_involved(row.part)),
    ),
)
_WHY: tuple[Cell, ...] = (
    field("Measure", "mål"),
    field("Measure", "bidrar_till"),
    field("Measure", "effekt"),
    field("Measure", "indikatorer"),
    field("Measure", "problem"),
    field("Measure", "orsaker"),
    field("Measure", "målgrupp"),
    cell(
        "platser",
        ColumnKind.LIST,
        message("The names of the places"),
        lambda row: row.case.places(row.part.places),
    ),
    field("Prevention", "art", "prevention", lambda row: row.part.prevention),
    field("Prevention", "nivå", within=lambda row: row.part.prevention),
    field("Prevention", "evidens", within=lambda row: row.part.prevention),
    field("Prevention", "evidens_källa", within=lambda row: row.part.prevention),
)
_WHEN: tuple[Cell, ...] = (
    field("Schedule", "text", "tid", lambda row: row.part.schedule),
    cell(
        "start",
        ColumnKind.DATE,
        message("The first day, as far as it can be told"),
        lambda row: first_day(row.part.schedule),
    ),
    cell(
        "slut",
        ColumnKind.DATE,
        message("The last day, as far as it can be told"),
        lambda row: last_day(row.part.schedule),
    ),
    field("Schedule", "perioder", within=lambda row: row.part.schedule),
    field("Schedule", "säsong", within=lambda row: row.part.schedule),
    field("Schedule", "önskemål", within=lambda row: row.part.schedule),
    field("Measure", "beslut_senast"),
    field("Measure", "väntar_på"),
)
_MONEY: tuple[Cell, ...] = (
    field("Measure", "kostnad"),
    field("Funding", "status", "finansiering", lambda row: row.part.funding),
    field("Funding", "källa", "finansiär", lambda row: row.part.funding),
    field("Funding", "belopp", within=lambda row: row.part.funding),
    field("Funding", "redovisas_senast", within=lambda row: row.part.funding),
    cell(
        "lagstöd",
        ColumnKind.LIST,
        message("The law it rests on"),
        lambda row: tuple(
            " ".join(filter(None, (value.statute, value.chapter, value.section)))
            for value in row.part.legal_basis
        ),
    ),
)


def _latest(row: RowSubject) -> FollowUp | None:
    return row.home.reports[-1] if row.home.reports else None


_HOW_IT_GOES: tuple[Cell, ...] = (
    cell(
        "status",
        ColumnKind.TEXT,
        message("The status in the latest follow-up that states one"),
        lambda row: row.home.standing.status,
    ),
    cell(
        "läge",
        ColumnKind.TEXT,
        message("As in reports: the status, försenad where it is late, har inte börjat, or status saknas"),
        lambda row: SWEDISH[row.home.standing.state],
    ),
    cell(
        "försenad",
        ColumnKind.YES_NO,
        message("Whether its last day has passed and it was last reported as not started or ongoing"),
        lambda row: row.home.standing.state is State.LATE,
    ),
    cell(
        "snart_försenad",
        ColumnKind.YES_NO,
        message(
            "Whether its last day is near, 30 days off or the number set in trygg.toml, and it was last reported as not"
            " started or ongoing"
        ),
        lambda row: row.home.standing.is_soon_late,
    ),
    cell(
        "saknar_rapport",
        ColumnKind.YES_NO,
        message("Whether nothing was reported in the period, though something was to be expected"),
        lambda row: row.case.standing.lacks_report(row.part),
    ),
    cell(
        "i_perioden",
        ColumnKind.YES_NO,
        message("Whether it belongs to the period: not where it was over before"),
        lambda row: row.case.standing.has_measure(row.part),
    ),
    cell(
        "rapporterad",
        ColumnKind.TEXT,
        message("The period that the latest follow-up is about"),
        lambda row: (latest := _latest(row)) and latest.period,
    ),
    cell(
        "uppföljd",
        ColumnKind.LIST,
        message("The periods that it was followed up for"),
        lambda row: tuple(dict.fromkeys(report.period.text for report in row.home.reports)),
    ),
    field("FollowUp", "kommentar", within=_latest),
    field("FollowUp", "avvikelse", within=_latest),
    field("FollowUp", "nästa_steg", within=_latest),
)
MEASURES = TableColumns(
    "åtgärd",
    message("The measures: what is done, who answers for it, when, and how it goes"),
    (
        PLAN_ID,
        field("Measure", "id"),
        field("Measure", "åtgärd"),
        cell(
            "område",
            ColumnKind.TEXT,
            message("The name of the focus area"),
            lambda row: row.home.area and row.home.area.name,
        ),
        cell(
            "område_id",
            ColumnKind.TEXT,
            message("The id of the focus area"),
            lambda row: row.home.area and row.home.area.id,
        ),
        cell(
            "delområde",
            ColumnKind.TEXT,
            message("The name of the part of the focus area"),
            lambda row: row.home.part and row.home.part.name,
        ),
        field("Measure", "typ"),
        field("Measure", "beskrivning"),
        field("Measure", "aktiviteter"),
        *_WHO,
        *_WHY,
        *_WHEN,
        *_MONEY,
        *_HOW_IT_GOES,
    ),
    _measures,
)

COMMITMENTS = TableColumns(
    "åtagande",
    message("What each party takes upon itself in the measures"),
    (
        PLAN_ID,
        cell("åtgärd", ColumnKind.TEXT, message("The id of the measure"), lambda row: row.home.id),
        field("Commitment", "part"),
        cell(
            "part_namn",
            ColumnKind.TEXT,
            message("The full name of the party"),
            lambda row: row.case.plan.name_of(row.part.party),
        ),
        field("Commitment", "text"),
        field("Commitment", "ansvarig"),
        field("Commitment", "tillsammans_med"),
        cell(
            "platser",
            ColumnKind.LIST,
            message("The names of the places"),
            lambda row: row.case.places(row.part.places),
        ),
        field("Commitment", "villkor"),
    ),
    lambda case: (
        RowSubject(case, commitment, measure)
        for _, measure in case.plan.walk_measures()
        for commitment in measure.commitments
    ),
)
