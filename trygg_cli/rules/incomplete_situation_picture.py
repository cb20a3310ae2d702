"""L01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.omissions import write_under
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.model.kinds import ActorKind
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.picture import SituationPicture
    from trygg_cli.model.plan import Plan

_WHOLE = Pattern(r"kommun|\b(?:hela|samtliga|alla)\b")
_PART = Pattern(
    r"(?<!alla )\b(?:del|delar|delen|delarna)\b(?! med)|\b(?:utom|förutom|exklusive|undantag\w*)\b"
    r"|\b(?:centrala|norra|södra|östra|västra)\b|(?<!alla )(?<!samtliga )kommun(?:del|hus|central)"
)


@rule(
    "L01",
    "ofullständig-lägesbild",
    "incomplete-situation-picture",
    severity=Severity.ERROR,
    source=("Lag (2023:196) 4 §", "2023:196 4 §"),
    stages=WRITING,
    bad="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        lägesbild:
          uppdaterad: 2024-09-15
          kartläggning: Anmälda våldsbrott i centrum, och vad de kostar dem som drabbas
          övrig_information: Skolenkäten och trygghetsmätningen 2024
    """,
    good="""
        id: p
        titel: Åtgärdsplan mot brott
        typ: åtgärdsplan
        gäller: {från: 2025-01-01, till: 2026-12-31}
        lägesbild:
          uppdaterad: 2024-09-15
          kartläggning: Anmälda våldsbrott i centrum, och vad de kostar dem som drabbas
          övrig_information: Skolenkäten och trygghetsmätningen 2024
          analys: Våldet följer krogarnas stängning, och få vuxna är då ute
    """,
)
def incomplete_situation_picture(case: Case) -> Iterator[Finding]:
    """The plan has a complete situation picture to stand on.

    The rule asks for the three things in the paragraph, and that the picture is of the whole municipality where it
    says what area it is of. If the situation picture is a document of its own, name it among the plan's sources
    (underlag), and this rule leaves its contents alone.
    """
    plan = case.plan
    if not law.applies(case) or law.separate_pictures(plan):
        return
    if plan.picture is None:
        yield Finding(
            ("typ",),
            message("the plan has no situation picture and names none among its sources"),
            message("describe it under lägesbild, or name it under underlag if it is a document of its own"),
        )
        return
    if plan.picture.area and not _is_of_the_whole(plan, plan.picture.area):
        yield Finding(
            ("lägesbild", "geografi"),
            message(
                "the situation picture is of {area}, not of the whole municipality", area=plan.picture.area
            ),
            message(
                "let it be of the municipality's geographic area; what is about a part of it may stand under områden"
            ),
            severity=Severity.WARNING,
        )
    for key, problem in _missing(plan.picture):
        yield Finding(("lägesbild", key), problem, write_under(key), on_key=True)


def _is_of_the_whole(plan: Plan, area: str) -> bool:
    """Tell whether an area in words is the municipality: it speaks of that, or of the whole, and not of parts of it."""
    names = [
        plan.municipality,
        *(actor.name for actor in plan.actors.values() if actor.kind is ActorKind.MUNICIPALITY),
    ]
    text = composed(area).casefold()
    named = any(name and composed(name).casefold() in text for name in names)
    return bool(named or _WHOLE.search(text)) and not _PART.search(text)


def _missing(picture: SituationPicture) -> Iterator[tuple[str, Message]]:
    figures = any((picture.areas, picture.statistics))
    if not _has(picture.survey):
        if not (_has(picture.extent) or figures):
            yield "kartläggning", message("the situation picture has no survey of crime")
        elif not (_has(picture.consequences) or picture.areas):
            yield "konsekvenser", message("the situation picture does not show the consequences of crime")
    if not _has(picture.other):
        yield "övrig_information", message("the situation picture has no other information that matters")
    if not _has(picture.analysis):
        yield "analys", message("the situation picture has no analysis")


def _has(text: str | None) -> bool:
    return bool(text and text.strip())
