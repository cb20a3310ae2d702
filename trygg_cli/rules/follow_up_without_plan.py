"""B17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.prose.vocabulary import has_only_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.governance import FollowUpRule


@rule(
    "B17",
    "uppföljning-utan-plan",
    "follow-up-without-plan",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: planera uppföljningen",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        uppföljningsregler:
          - id: U1
            varje: tertial
            form: skriftlig rapport
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          samordnaren: {namn: Säkerhetssamordnaren, typ: funktion}
        uppföljningsregler:
          - id: U1
            varje: tertial
            ansvarig: [samordnaren]
            form: skriftlig rapport
    """,
)
def follow_up_without_plan(case: Case) -> Iterator[Finding]:
    """The plan says when it is followed up, and who collects and compiles what has been done.

    A follow-up that nobody has been given is not made, and figures that nobody began to collect in time are
    not there when they are asked for. Write a rule with how often or by when, and with the one who collects;
    what units do in their own systems can stand in further rules.
    """
    rules = case.plan.follow_up_rules
    place = ("uppföljningsregler",)
    remedy = message(
        "write in a rule what is decided of when it is done (varje, frekvens, när or senast) and by whom (ansvarig)"
    )
    if not rules:
        yield Finding((), message("nothing says how the plan is to be followed up"), remedy)
    elif not any(_has_time(follow_up_rule) for follow_up_rule in rules):
        yield Finding(place, message("no rule says when the plan is to be followed up"), remedy)
    elif not any(follow_up_rule.responsible for follow_up_rule in rules):
        yield Finding(place, message("no rule says who collects and compiles the follow-up"), remedy)
    elif not any(_has_time(follow_up_rule) and follow_up_rule.responsible for follow_up_rule in rules):
        yield Finding(place, message("no rule says both when the follow-up is made and by whom"), remedy)


def _has_time(rule: FollowUpRule) -> bool:
    if rule.every or rule.period or rule.by:
        return True
    frequency = rule.frequency
    return frequency is not None and (
        any((frequency.times, frequency.least, frequency.most))
        or bool(frequency.text and not has_only_words(frequency.text, "no_time"))
    )
