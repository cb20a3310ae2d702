"""What a plan shows of agreements and of the strategic council (9 and 10 §§ of lag 2023:196)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from trygg_cli.lint import law, law_demands
from trygg_cli.message import listed, message
from trygg_cli.model.kinds import BodyKind, PlanKind
from trygg_cli.report.law_shown import Shown, under_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Body, Member
    from trygg_cli.model.plan import Plan
    from trygg_cli.report.full_names import FullNames
    from trygg_cli.report.law_shown import AskedOfLaw


def agreements(asking: AskedOfLaw) -> Iterator[Shown]:
    """Yield what is shown of agreements."""
    plan, names = asking.plan, asking.names
    if plan.kind is PlanKind.AGREEMENT and not plan.agreements:
        yield from _own_agreement(plan, names)
        return
    key = "överenskommelser"
    for agreement in plan.agreements:
        parties = [names.actor(ref).text for ref in agreement.parties]
        text = message("{title}", title=agreement.title)
        if parties:
            text = message("{title} – parties: {parties}", title=agreement.title, parties=listed(parties))
        yield Shown(text, key)
        if law_demands.lacks_writing(agreement):
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
    purposes = {"syfte": plan.purpose, "mål": any(True for _ in plan.walk_goals())}
    told = message("its purposes are told"), message("its purposes are not told")
    yield under_first(purposes, *told)
    areas = {
        "fokusområden": plan.focus_areas,
        "problem": plan.problems,
        "åtgärder": plan.measures,
        "löften": plan.promises,
    }
    told = (
        message("the areas of the cooperation are told"),
        message("the areas of the cooperation are not told"),
    )
    yield under_first(areas, *told)


def council(asking: AskedOfLaw) -> Iterator[Shown]:
    """Yield what is shown of the council."""
    councils = [body for body in asking.plan.bodies if body.kind is BodyKind.STRATEGIC_COUNCIL]
    if not councils:
        yield Shown(message("no strategic council"), "organ", is_there=False)
    yield from chain.from_iterable(_of_council(asking, body) for body in councils)


def _of_council(asking: AskedOfLaw, body: Body) -> Iterator[Shown]:
    if body.planned:
        yield Shown(message("{title}, which is still to be set up", title=body.name), "organ")
        return
    yield Shown(message("{title}", title=body.name), "organ")
    leader = law_demands.leader(body)
    key = "organ.leds_av" if body.led_by or not leader else "organ.ledamöter"
    if leader:
        yield Shown(message("led by {name}", name=asking.names.actor(leader).text), key)
    elif not law_demands.chairs(body):
        yield Shown(message("it is not said who leads it"), key, is_there=False)
    if leader and law.is_municipal(asking.plan, leader) is False:
        yield Shown(message("that the municipality leads it"), key, is_there=False)
    yield from _seats(asking, body)


def _seats(asking: AskedOfLaw, body: Body) -> Iterator[Shown]:
    key = "organ.ledamöter"
    of_here = [law_demands.belongs(asking.plan, member) for member in body.members]
    others = [member for member, is_ours in zip(body.members, of_here, strict=True) if is_ours is False]
    posts = [_post(asking, member) for member in others if member.position]
    if posts:
        yield Shown(message("members from outside the municipality: {posts}", posts=listed(posts)), key)
    if not body.members or len(posts) < len(others):
        yield Shown(message("the posts of its members are not given"), key, is_there=False)
    elif all(of_here):
        yield Shown(message("members from outside the municipality"), key, is_there=False)


def _post(asking: AskedOfLaw, member: Member) -> str:
    position = member.position or ""
    return f"{position} ({asking.names.actor(member.actor).text})" if member.actor else position
