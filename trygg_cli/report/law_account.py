"""Paragraph by paragraph of lag (2023:196): what a plan shows, since when and where, and what it does not show.

The law asks of the municipality and not of the document, so that something is not shown is no verdict on anybody.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.lint import law
from trygg_cli.message import Message, listed, message, plural
from trygg_cli.model.kinds import BodyKind, DecisionKind, PlanKind
from trygg_cli.prose.law_facts import provisions
from trygg_cli.report.full_names import FullNames
from trygg_cli.standing.spans import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.model.governance import Body
    from trygg_cli.model.plan import Plan
    from trygg_cli.prose.law_facts import Provision
    from trygg_cli.report.parts import Report

_STATUTE = "2023:196"


class Shown(NamedTuple):
    """What a plan shows of a paragraph, or does not, with the key that it stands under or would."""

    text: Message
    key: str
    is_there: bool = True
    since: date | None = None


class ParagraphAccount(NamedTuple):
    """A paragraph of the law, with what the plan shows of it and what it does not."""

    section: str
    subject: Message
    provision: Provision
    shows: tuple[Shown, ...]
    lacks: tuple[Shown, ...]


def account_of_law(report: Report) -> tuple[ParagraphAccount, ...]:
    """Return the paragraphs that ask for something, in the order of the law."""
    found, names = [], FullNames(report.plan)
    for section, (subject, asked) in _PARAGRAPHS.items():
        told = [*asked(report.plan, names)]
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


def law_after_plan(plan: Plan) -> date | None:
    """Return the day that the law came into force, where the plan had ended by then."""
    end = plan.valid.end if plan.valid else None
    return law.IN_FORCE if end and end < law.IN_FORCE else None


def _either(text: object, there: Message, lacking: Message, key: str) -> Shown:
    return Shown(there if text else lacking, key, bool(text))


def _picture(plan: Plan, _names: FullNames) -> Iterator[Shown]:
    picture, separate = plan.picture, law.separate_pictures(plan)
    for place in separate:
        text = message("a situation picture that is a document of its own is named")
        if place.year:
            text = message(
                "a situation picture that is a document of its own is named, of {year}", year=str(place.year)
            )
        yield Shown(text, str(place.route[0]))
    if picture is None:
        if not separate:
            yield Shown(message("no situation picture"), "lägesbild", is_there=False)
        return
    survey = picture.survey or picture.extent or picture.consequences or picture.areas
    yield _either(survey, message("a survey of crime"), message("no survey of crime"), "lägesbild")
    other = message("other information that matters"), message("no other information")
    yield _either(picture.other, *other, "lägesbild.övrig_information")
    yield _either(picture.analysis, message("an analysis"), message("no analysis"), "lägesbild.analys")
    area = picture.area
    covers = message("it covers {area}", area=area or "")
    yield _either(area, covers, message("it does not say which area it covers"), "lägesbild.geografi")


def _decision(plan: Plan, names: FullNames) -> Iterator[Shown]:
    decisions = [entry for _, entry in plan.decisions_on_whole(DecisionKind.DECISION)]
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


def _every_second_year(plan: Plan, _names: FullNames) -> Iterator[Shown]:
    updated = plan.picture.updated if plan.picture else None
    if updated:
        text = message("the situation picture was brought up to date {day}", day=day_words(updated))
        yield Shown(text, "lägesbild.uppdaterad", since=updated)
    else:
        text = message("no day on which the situation picture was brought up to date")
        yield Shown(text, "lägesbild.uppdaterad", is_there=False)
    days = [*law.follow_up_days(plan)]
    if days:
        text = message("the plan or something in it was last followed up {day}", day=day_words(max(days)))
        yield Shown(text, "uppföljning", since=max(days))
    else:
        yield Shown(message("no follow-up"), "uppföljning", is_there=False)


def _other_plans(plan: Plan, _names: FullNames) -> Iterator[Shown]:
    for linked in plan.linked_plans:
        yield Shown(message("{title}", title=linked.title), "kopplade_planer")
    if not plan.linked_plans:
        yield Shown(message("no other plan that the work is tied to"), "kopplade_planer", is_there=False)


def _agreements(plan: Plan, names: FullNames) -> Iterator[Shown]:
    if plan.kind is PlanKind.AGREEMENT and not plan.agreements:
        yield from _own_agreement(plan, names)
        return
    key = "överenskommelser"
    for agreement in plan.agreements:
        parties = [names.actor(ref).text for ref in agreement.parties]
        text = message("{title}", title=agreement.title)
        if parties:
            text = message("{title}, with {parties}", title=agreement.title, parties=listed(parties))
        yield Shown(text, key)
        if agreement.written is not True:
            text = message("{title} is not said to be in writing", title=agreement.title)
            yield Shown(text, f"{key}.skriftlig", is_there=False)
        if not agreement.purposes:
            text = message("{title} does not state its purposes", title=agreement.title)
            yield Shown(text, f"{key}.syften", is_there=False)
        if not agreement.areas:
            text = message("{title} does not state its areas", title=agreement.title)
            yield Shown(text, f"{key}.områden", is_there=False)
    if not plan.agreements:
        yield Shown(message("no agreement on cooperation"), key, is_there=False)


def _own_agreement(plan: Plan, names: FullNames) -> Iterator[Shown]:
    """Yield what is shown by a plan that is an agreement itself."""
    parties = [names.actor(ref).text for ref in plan.parties]
    if parties:
        text = message("the document is an agreement between {parties}", parties=listed(parties))
        yield Shown(text, "parter")
    else:
        yield Shown(message("the document is an agreement"), "typ")
    purpose = plan.purpose or any(True for _ in plan.walk_goals())
    yield _either(purpose, message("its purposes are told"), message("its purposes are not told"), "syfte")
    areas = plan.focus_areas or plan.problems or plan.measures or plan.promises
    told = (
        message("the areas of the cooperation are told"),
        message("the areas of the cooperation are not told"),
    )
    yield _either(areas, *told, "fokusområden")


def _council(plan: Plan, names: FullNames) -> Iterator[Shown]:
    councils = [body for body in plan.bodies if body.kind is BodyKind.STRATEGIC_COUNCIL]
    if not councils:
        yield Shown(message("no strategic council"), "organ", is_there=False)
    yield from chain.from_iterable(_of_council(body, names) for body in councils)


def _of_council(body: Body, names: FullNames) -> Iterator[Shown]:
    yield Shown(message("{title}", title=body.name), "organ")
    text = message("led by {name}", name=names.actor(body.led_by or "").text)
    yield _either(body.led_by, text, message("it is not said who leads it"), "organ.leds_av")
    if not any(member.position or member.role for member in body.members):
        yield Shown(message("the posts of its members are not given"), "organ.ledamöter", is_there=False)


def _coordination(plan: Plan, _names: FullNames) -> Iterator[Shown]:
    found = plan.coordination
    text = message("{title}", title=found.name if found else "")
    yield _either(found and found.name, text, message("no coordinating function"), "samordningsfunktion")


def _contact(plan: Plan, _names: FullNames) -> Iterator[Shown]:
    found = plan.coordination
    way = law.way_to_coordination(plan)
    text = message("it can be reached at {address}", address=way or "")
    yield _either(way, text, message("no address of the coordinating function"), "samordningsfunktion.e-post")
    task = message("its task is told")
    yield _either(found and found.task, task, message("its task is not told"), "samordningsfunktion.uppgift")
    reach = plan.communication is not None
    told = message("how inhabitants are told"), message("not how inhabitants are told")
    yield _either(reach, *told, "kommunikation")


def _board(plan: Plan, names: FullNames) -> Iterator[Shown]:
    ref = plan.leading_board
    name = names.actor(ref).text if ref else None
    text = message("led by {name}", name=name or "")
    yield _either(name, text, message("no board that leads the work"), "ansvarig_nämnd")
    days = [entry.date for entry in plan.council_reports]
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
    "9 §": (message("Agreements on cooperation"), _agreements),
    "10 §": (message("The strategic council"), _council),
    "11 §": (message("The coordinating function"), _coordination),
    "12 §": (message("What the coordinating function does"), _contact),
    "13 §": (message("Leadership and reports to the assembly"), _board),
}
