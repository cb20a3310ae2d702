"""What parts of a plan lack of what lag (2023:196) asks for: the rules ask it, and the account of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint import law
from trygg_cli.model.kinds import ActorKind
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import Actor, Agreement, Body, Member
    from trygg_cli.model.picture import SituationPicture
    from trygg_cli.model.plan import Plan

_WHOLE = Pattern(r"kommun|\b(?:hela|samtliga|alla)\b")
_PART = Pattern(
    r"(?<!alla )\b(?:del|delar|delen|delarna)\b(?! med)|\b(?:utom|förutom|exklusive|undantag\w*)\b"
    r"|\b(?:centrala|norra|södra|östra|västra)\b|(?<!alla )(?<!samtliga )kommun(?:del|hus|central)"
)
_MAY_BE_A_BOARD = (ActorKind.BOARD, ActorKind.UNSPECIFIED, ActorKind.OTHER, None)


def lacking_in_picture(picture: SituationPicture) -> Iterator[str]:
    """Yield the keys of what a situation picture lacks (4 §); a survey may hold the extent and the consequences."""
    if not _has(picture.survey):
        if not (_has(picture.extent) or picture.areas or picture.statistics):
            yield "kartläggning"
        elif not (_has(picture.consequences) or picture.areas):
            yield "konsekvenser"
    if not _has(picture.other):
        yield "övrig_information"
    if not _has(picture.analysis):
        yield "analys"


def is_of_the_whole(plan: Plan, area: str) -> bool:
    """Tell whether an area in words is the municipality: it speaks of that, or of the whole, and not of parts of it."""
    names = [
        plan.municipality,
        *(actor.name for actor in plan.actors.values() if actor.kind is ActorKind.MUNICIPALITY),
    ]
    text = composed(area).casefold()
    named = any(name and composed(name).casefold() in text for name in names)
    return bool(named or _WHOLE.search(text)) and not _PART.search(text)


def lacks_writing(agreement: Agreement) -> bool:
    """Tell whether an agreement is not shown to be in writing (9 §), as its record number also shows."""
    return not agreement.written and (agreement.written is not None or not agreement.record_number)


def chairs(council: Body) -> list[Member]:
    """Return those who are said to chair a council."""
    return [member for member in council.members if _is_chair(member)]


def leader(council: Body) -> str | None:
    """Return the id of who leads a council (10 §): who is said to, or whom its chair stands for."""
    return council.led_by or next((member.actor for member in chairs(council) if member.actor), None)


def belongs(plan: Plan, member: Member) -> bool | None:
    """Tell whether a member of a council is of the municipality; `None` where the plan does not show it."""
    return bool(member.political_party) or law.is_municipal(plan, member.actor)


def may_lead(board: Actor) -> bool:
    """Tell whether an actor may be the board that leads the work (13 §)."""
    return not board.external and board.kind in _MAY_BE_A_BOARD


def _is_chair(member: Member) -> bool:
    role = (member.role or "").casefold()
    return "ordförande" in role and "vice" not in role


def _has(text: str | None) -> bool:
    return bool(text and text.strip())
