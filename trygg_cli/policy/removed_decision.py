"""V07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.language import paragraph
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.rule import FOLLOWING, Finding, rule
from trygg_cli.message import message
from trygg_cli.policy.decisions import Decision, lost
from trygg_cli.policy.plain_data import existing, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.policy.revision import PlanRevision


@rule(
    "V07",
    *CHANGE_RULES["V07"],
    severity=Severity.ERROR,
    source=("Lag (2023:196) 5 §", "2023:196 5 §"),
    stages=FOLLOWING,
    before="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
    """,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - {typ: beslut, organ: KF, datum: 2025-06-16, paragraf: § 40}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        aktörer:
          KF: {namn: Kommunfullmäktige, typ: fullmäktige}
        beslut:
          - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
          - {typ: beslut, organ: KF, datum: 2025-06-16, paragraf: § 40}
    """,
)
def removed_decision(revision: PlanRevision) -> Iterator[Finding]:
    """A decision stays in the plan, also when a later one has changed it.

    The decisions tell how the plan came to be what it is, and whoever reads an older report must be able to find
    the one that held then. Add the new decision below the old. What a decision lacks may be filled in, and a
    misprint in its day or its section corrected.
    """
    gone = lost(revision.old, revision.new)
    if gone:
        yield Finding(
            existing(revision.new, ("beslut",)),
            message(
                "the plan no longer holds the decision {decisions}", decisions=[_words(item) for item in gone]
            ),
            message("let the old decision stand, and add the new one below it"),
        )


def _words(decision: Decision) -> str:
    said = [text_of(decision, key) for key in ("organ", "datum", "paragraf", "dnr")]
    said[2] = paragraph(said[2])
    return (
        " ".join(" ".join(text.split())[:40] for text in said if text)
        or " ".join(text_of(decision, "text").split())[:80]
    )
