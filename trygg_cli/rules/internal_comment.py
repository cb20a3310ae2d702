"""P06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.standing.moment import is_internal

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "P06",
    "intern-kommentar",
    "internal-comment",
    severity=Severity.INFO,
    source=(
        "Tryckfrihetsförordningen 2 kap. 1, 10 och 12 §§",
        "1949:105 2 kap. 1 §",
        "1949:105 2 kap. 10 §",
        "1949:105 2 kap. 12 §",
    ),
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            uppföljning:
              - {avser: 2022-T2, status: pågår, kommentar: Bemanningen är osäker., intern: ja}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            uppföljning:
              - avser: 2022-T2
                status: pågår
                kommentar: Bemanningen ses över under hösten.
    """,
)
def internal_comment(case: Case) -> Iterator[Finding]:
    """What is written in the plan can be read by everybody.

    A follow-up with intern: ja is kept out of reports, but it stands in the file and in all its older versions. The
    file is an official document once it is decided, dispatched to others or taken for archiving; to share the
    folder may be to dispatch it. Write so that it can be published, or keep it somewhere else. What is secret never
    belongs in the file, also where authorities may share it with one another.
    """
    for route, _, entry in case.plan.walk_follow_ups():
        if is_internal(entry):
            yield Finding(
                (*route, "intern"),
                message("reports leave this out, but everybody who gets the file can read it"),
                message("write it so that it can be published, or keep it somewhere else"),
                on_key=True,
            )
