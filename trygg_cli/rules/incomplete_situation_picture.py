"""L01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint import law
from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.picture import SituationPicture


@rule(
    "L01",
    "ofullständig-lägesbild",
    "incomplete-situation-picture",
    severity=Severity.ERROR,
    source="Lag (2023:196) 4 §",
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

    The law asks for three things: a survey of crime in the municipality, with its extent and its
    consequences; other information that matters; and an analysis of both. Measures that are not chosen from
    such a picture are guesses. If the situation picture is a document of its own, name it among the plan's
    sources (underlag), and this rule leaves its contents alone.
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
    for key, problem in _missing(plan.picture):
        yield Finding(("lägesbild", key), problem, message('write it under "{key}"', key=key), on_key=True)


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
