"""Paragraph by paragraph of lag (2023:196): what a plan shows, since when and where, and what it does not show.

The law asks of the municipality and not of the document, so that something is not shown is no verdict on anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.lint import law, law_demands
from trygg_cli.message import Message, message, plural
from trygg_cli.model.kinds import DecisionKind, PlanKind
from trygg_cli.prose.law_facts import provisions
from trygg_cli.report import law_on_cooperation
from trygg_cli.report.full_names import FullNames
from trygg_cli.report.law_shown import AskedOfLaw, Shown, either
from trygg_cli.standing.spans import day_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from trygg_cli.model.picture import SituationPicture
    from trygg_cli.model.plan import Plan
    from trygg_cli.prose.law_facts import Provision
    from trygg_cli.report.parts import Report

_STATUTE = "2023:196"


class ParagraphAccount(NamedTuple):
    """A paragraph of the law, with what the plan shows of it and what it does not."""

    section: str
    subject: Message
    provision: Provision
    shows: tuple[Shown, ...]
    lacks: tuple[Shown, ...]


def account_of_law(report: Report) -> tuple[ParagraphAccount, ...]:
    """Return the paragraphs that ask for something, in the order of the law."""
    found, asking = [], AskedOfLaw(report.plan, FullNames(report.plan), until_of(report))
    for section, (subject, asked) in _PARAGRAPHS.items():
        told = [*asked(asking)]
        found.append(
            ParagraphAccount(
                section,
                subject,
                provisions()[f"{_STATUTE} {section}"],
                tuple(entry for entry in told if entry.is_there),
                tuple(entry for entry in told if not entry.is_there),
            )
        )
    return tuple(found)


def until_of(report: Report) -> date | None:
    """Return the day that was asked for: what is of a later day is not told."""
    return None if report.judged.is_end else report.as_of


def law_after_plan(plan: Plan) -> date | None:
    """Return the day that the law came into force, where the plan had ended by then."""
    end = plan.valid.end if plan.valid else None
    return law.IN_FORCE if end and end < law.IN_FORCE else None


def _picture(asking: AskedOfLaw) -> Iterator[Shown]:
    plan, picture = asking.plan, asking.plan.picture
    separate = law.separate_pictures(plan)
    for place in separate:
        text = message("a situation picture that is a document of its own is named")
        if place.year:
            text = message(
                "a situation picture that is a document of its own is named, of {year}", year=str(place.year)
            )
        yield Shown(text, str(place.route[0]))
    if picture:
        yield from _of_picture(
            plan, picture, frozenset() if separate else law_demands.lacking_in_picture(picture)
        )
    elif not separate:
        yield Shown(message("no situation picture"), "lägesbild", is_there=False)


def _of_picture(plan: Plan, picture: SituationPicture, lacking: Iterable[str]) -> Iterator[Shown]:
    held = {
        "kartläggning": picture.survey,
        "omfattning": picture.extent,
        "konsekvenser": picture.consequences,
        "områden": picture.areas,
        "statistik": picture.statistics,
        "övrig_information": picture.other,
        "analys": picture.analysis,
    }
    for key, text in held.items():
        if text:
            yield Shown(_IN_PICTURE[key], f"lägesbild.{key}")
    for key in lacking:
        yield Shown(_IN_PICTURE[key], f"lägesbild.{key}", is_there=False)
    key = "lägesbild.geografi"
    if not picture.area:
        yield Shown(message("it does not say which area it covers"), key, is_there=False)
        return
    yield Shown(message("the area that it covers: {area}", area=picture.area), key)
    if not law_demands.is_of_the_whole(plan, picture.area):
        yield Shown(message("that it covers the whole municipality"), key, is_there=False)


_IN_PICTURE = {
    "kartläggning": message("a survey of crime"),
    "omfattning": message("how much crime there is"),
    "konsekvenser": message("the consequences of crime"),
    "områden": message("the situation field by field"),
    "statistik": message("figures"),
    "övrig_information": message("other information that matters"),
    "analys": message("an analysis"),
}


def _decision(asking: AskedOfLaw) -> Iterator[Shown]:
    plan, names = asking.plan, asking.names
    if plan.kind in (PlanKind.AGREEMENT, PlanKind.PROMISES):
        text = message("an åtgärdsplan: the kind of the document is {kind}", kind=message(plan.kind.value))
        yield Shown(text, "typ", is_there=False)
    made = plan.decisions_on_whole(DecisionKind.DECISION)
    decisions = [entry for _, entry in made if asking.sees(entry.date)]
    if not decisions:
        yield Shown(message("no decision on the plan"), "beslut", is_there=False)
    for entry in decisions[-1:]:
        day = day_words(entry.date) if entry.date else message("on a day that is not given")
        body = names.actor(entry.body).text if entry.body else None
        text = (
            message("decided by {body} {day}", body=body, day=day)
            if body
            else message("decided {day}", day=day)
        )
        yield Shown(text, "beslut", since=entry.date)
    measures = [measure for _, measure in plan.walk_measures()]
    own = sum(law.is_own(plan, measure) is True for measure in measures)
    if own:
        yield Shown(
            plural("{count} measure of the municipality", "{count} measures of the municipality", own),
            "åtgärder",
        )
    else:
        yield Shown(
            message("no measure that is shown to be the municipality's own"), "åtgärder", is_there=False
        )


def _every_second_year(asking: AskedOfLaw) -> Iterator[Shown]:
    plan = asking.plan
    updated = plan.picture.updated if plan.picture else None
    years = [place.year for place in law.separate_pictures(plan) if place.year]
    if years and not updated:
        yield Shown(message("the situation picture is of {year}", year=str(max(years))), "underlag")
    elif updated and asking.sees(updated):
        text = message("the situation picture was brought up to date {day}", day=day_words(updated))
        yield Shown(text, "lägesbild.uppdaterad", since=updated)
    else:
        text = message("no day on which the situation picture was brought up to date")
        yield Shown(text, "lägesbild.uppdaterad", is_there=False)
    days = [day for day in law.follow_up_days(plan) if asking.sees(day)]
    if days:
        text = message("the plan or something in it was last followed up {day}", day=day_words(max(days)))
        yield Shown(text, "uppföljning", since=max(days))
    else:
        yield Shown(message("no follow-up"), "uppföljning", is_there=False)


def _other_plans(asking: AskedOfLaw) -> Iterator[Shown]:
    plan = asking.plan
    for linked in plan.linked_plans:
        yield Shown(message("{title}", title=linked.title), "kopplade_planer")
    if not plan.linked_plans:
        yield Shown(message("no other plan that the work is tied to"), "kopplade_planer", is_there=False)


def _coordination(asking: AskedOfLaw) -> Iterator[Shown]:
    found = asking.plan.coordination
    text = message("{title}", title=found.name if found else "")
    yield either(found and found.name, text, message("no coordinating function"), "samordningsfunktion")


def _contact(asking: AskedOfLaw) -> Iterator[Shown]:
    plan, found = asking.plan, asking.plan.coordination
    way = law.way_to_coordination(plan)
    text = message("it can be reached at {address}", address=way or "")
    yield either(way, text, message("no address of the coordinating function"), "samordningsfunktion.e-post")
    task = message("its task is told")
    yield either(found and found.task, task, message("its task is not told"), "samordningsfunktion.uppgift")
    reach = plan.communication is not None
    told = message("how inhabitants are told"), message("not how inhabitants are told")
    yield either(reach, *told, "kommunikation")


def _board(asking: AskedOfLaw) -> Iterator[Shown]:
    plan, key, ref = asking.plan, "ansvarig_nämnd", asking.plan.leading_board
    text = message("led by {name}", name=asking.names.actor(ref).text if ref else "")
    yield either(ref, text, message("no board that leads the work"), key)
    board = plan.actors.get(ref or "")
    if board and not law_demands.may_lead(board):
        yield Shown(message("that a board of the municipality leads the work"), key, is_there=False)
    days = [entry.date for entry in plan.council_reports if asking.sees(entry.date)]
    if days:
        text = message("last reported to the assembly {day}", day=day_words(max(days)))
        yield Shown(text, "rapportering_till_kf", since=max(days))
    else:
        yield Shown(message("no report to the assembly"), "rapportering_till_kf", is_there=False)


_PARAGRAPHS = {
    "4 §": (message("The situation picture"), _picture),
    "5 §": (message("The plan of measures"), _decision),
    "6 §": (message("Follow-up every second year"), _every_second_year),
    "7 §": (message("Other planning"), _other_plans),
    "9 §": (message("Agreements on cooperation"), law_on_cooperation.agreements),
    "10 §": (message("The strategic council"), law_on_cooperation.council),
    "11 §": (message("The coordinating function"), _coordination),
    "12 §": (message("What the coordinating function does"), _contact),
    "13 §": (message("Leadership and reports to the assembly"), _board),
}
