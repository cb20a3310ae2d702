"""Several plans in one report: what they have in common, plan beside plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from trygg_cli.model.carried_over import carried_from
from trygg_cli.report.report_parts import ReportPart
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from datetime import date

    from trygg_cli.report.actors import ActorReport
    from trygg_cli.report.indicator_report import IndicatorReport
    from trygg_cli.report.parts import GoalReport, MeasureReport, PromiseReport, Report
    from trygg_cli.report.report_settings import ReportSettings

_Found = TypeVar("_Found")


class Shared(NamedTuple, Generic[_Found]):
    """Something that several plans have, as each of them reports on it: nothing where a plan does not have it."""

    each: tuple[_Found | None, ...]

    @property
    def last(self) -> _Found:
        """What the last plan that has it says of it."""
        return next(found for found in reversed(self.each) if found is not None)


class TogetherKind(NamedTuple):
    """What the first part of the report consists of, told as kinds of reports do."""

    is_on_plan: bool
    parts: tuple[ReportPart, ...] = (
        ReportPart.PLANS,
        ReportPart.SHARED_MEASURES,
        ReportPart.SHARED_AIMS,
        ReportPart.SHARED_INDICATORS,
        ReportPart.SHARED_ACTORS,
    )
    is_one_page: bool = False
    last_of_first_page: None = None


class TogetherHeader(NamedTuple):
    """What the report is called, and whose it is where all plans are one municipality's."""

    titles: tuple[str, ...]
    municipality: str | None
    record_number: None = None
    version: None = None
    decision: None = None


class Together(NamedTuple):
    """The reports on several plans, in the order in which the plans were named, and what more than one of them has."""

    reports: tuple[Report, ...]
    measures: tuple[Shared[MeasureReport], ...]
    goals: tuple[Shared[GoalReport], ...]
    promises: tuple[Shared[PromiseReport], ...]
    indicators: tuple[Shared[IndicatorReport], ...]
    actors: tuple[Shared[ActorReport], ...]

    @property
    def kind(self) -> TogetherKind:
        """Of what it consists."""
        return TogetherKind(all(report.kind.is_on_plan for report in self.reports))

    @property
    def header(self) -> TogetherHeader:
        """What it is called."""
        homes = {report.header.municipality for report in self.reports}
        return TogetherHeader(_titles(self.reports), homes.pop() if len(homes) == 1 else None)

    @property
    def settings(self) -> ReportSettings:
        """What the municipality has settled about its reports."""
        return self.reports[0].settings

    @property
    def language(self) -> str:
        """The language of the texts, as far as one mark can tell: that of the first plan."""
        return self.reports[0].language

    @property
    def as_of(self) -> date:
        """The last day that any of it is judged on."""
        return max(report.as_of for report in self.reports)

    @property
    def has_shared(self) -> bool:
        """Whether the plans have anything in common."""
        return any((self.measures, self.goals, self.promises, self.indicators, self.actors))


def _titles(reports: Sequence[Report]) -> tuple[str, ...]:
    """Return what the plans are called: where titles are the same, with the years that they hold, or else their ids."""
    for way in (_title, _with_years):
        found = tuple(map(way, reports))
        if len({*found}) == len(found):
            return found
    return tuple(f"{_title(report)} ({report.plan.id})" for report in reports)


def _title(report: Report) -> str:
    return report.header.title


def _with_years(report: Report) -> str:
    valid = report.header.valid
    years = [str(day.year) for day in (valid.start, valid.end) if day] if valid else []
    return f"{_title(report)} ({'–'.join(dict.fromkeys(years))})" if years else _title(report)


def together(reports: Sequence[Report]) -> Together:
    """Return several reports as one. Measures and actors of one name are only the same in one municipality."""
    homes = {report.header.municipality for report in reports} - {None}

    def at_home(report: Report, name: str) -> Hashable:
        return (fold(report.header.municipality or ""), fold(name)) if len(homes) > 1 else fold(name)

    return Together(
        tuple(reports),
        _shared(
            reports,
            lambda report: (
                ((*_origins(report, it), at_home(report, it.measure.title)), it) for it in report.measures
            ),
        ),
        _shared(reports, lambda report: (([fold(it.goal.text)], it) for it in report.goals)),
        _shared(reports, lambda report: (([fold(it.promise.text)], it) for it in report.promises)),
        _shared(reports, lambda report: ((_names_of_indicator(it), it) for it in report.indicators)),
        _shared(reports, lambda report: (([at_home(report, it.actor.text)], it) for it in report.actors)),
    )


def _origins(report: Report, entry: MeasureReport) -> Iterator[Hashable]:
    """Yield a measure's ids: that in the plan that it came from, and its own."""
    found = carried_from(entry.measure.origin)
    if found:
        yield fold(found.plan), found.measure
    yield fold(report.plan.id), entry.measure.id


def _names_of_indicator(entry: IndicatorReport) -> Iterator[Hashable]:
    yield fold(entry.indicator.name)
    if entry.indicator.kolada:
        yield "kolada", entry.indicator.kolada.id


def _shared(
    reports: Sequence[Report], told: Callable[[Report], Iterable[tuple[Iterable[Hashable], _Found]]]
) -> tuple[Shared[_Found], ...]:
    """Return what is in several reports: known by one of its names from one to the next, and once in each."""
    rows: list[dict[int, _Found]] = []
    known: dict[Hashable, list[dict[int, _Found]]] = {}
    for number, report in enumerate(reports):
        for names, found in told(report):
            named = [*names]
            before = (row for name in named for row in known.get(name, ()) if number not in row)
            row = next(before, None)
            if row is None:
                row = {}
                rows.append(row)
            row[number] = found
            for name in named:
                known.setdefault(name, []).append(row)
    return tuple(Shared(tuple(map(row.get, range(len(reports))))) for row in rows if len(row) > 1)
