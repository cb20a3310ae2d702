"""B23."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.data import value_at
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.indicator import Indicator

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_WAY = Pattern(
    r"\b(?:ny|nya|annan|annat|andra|ändrad|ändrade|ändrat|bytt|bytte|byte av) (?:\w+ )?"
    r"(?:metod|mätmetod|enkät|fråga|frågor|källa|underlag|urval|system|definition|leverantör)\w*"
    r"|\b(?:ej|inte) (?:helt |direkt )?jämförba\w*|\bkan inte jämföras|\bgår inte att jämföra",
    re.IGNORECASE,
)


@rule(
    "B23",
    "osagt-källbyte",
    "changed-source-unsaid",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: planera uppföljningen",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            baslinje: {värde: 36, år: 2024, källa: Polisens trygghetsmätning}
            mål: {högst: 30, senast: 2026}
            utfall:
              - {period: 2026, värde: 29, källa: Kommunens medborgarenkät}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som är otrygga i parken
            enhet: "%"
            baslinje: {värde: 36, år: 2024, källa: Polisens trygghetsmätning}
            mål: {högst: 30, senast: 2026}
            utfall:
              - {period: 2026, värde: 29, källa: Kommunens medborgarenkät, jämförbar: nej}
    """,
)
def changed_source_unsaid(case: Case) -> Iterator[Finding]:
    """An outcome from another source or method than those before it says whether it can be compared with them.

    Two surveys with other questions or other people asked give other figures for the same thing, and what looks
    like a change may be only that. With jämförbar: nej no trend is told across it, and nothing is counted from the
    baseline; with jämförbar: ja the plan says that they can be compared all the same. The rule looks at what stands
    under källa, from the baseline on, and comments that speak of another method.
    """
    for index, indicator in enumerate(case.plan.indicators):
        for number, text in _unsaid(indicator):
            route = ("indikatorer", index, "utfall", number)
            if value_at(case.document.data, (*route, "jämförbar")) is None:
                yield Finding(
                    route,
                    text,
                    message(
                        "write jämförbar: nej, or jämförbar: ja if the values can be compared all the same"
                    ),
                )


def _unsaid(indicator: Indicator) -> Iterator[tuple[int, Message]]:
    """Yield the outcomes that are from another source than the one before, or say that they were measured anew."""
    before = indicator.baseline.source if indicator.baseline else None
    ordered = sorted(enumerate(indicator.outcomes), key=lambda pair: pair[1].period.end)
    for position, (number, outcome) in enumerate(ordered):
        has_before = position > 0 or indicator.baseline is not None
        if before and outcome.source and not _is_same(before, outcome.source):
            yield (
                number,
                message(
                    "the outcome is from {source}, and what it is compared with from {before}",
                    source=outcome.source,
                    before=before,
                ),
            )
        elif has_before and _OTHER_WAY.search(outcome.comment or ""):
            yield number, message("the comment says that it was measured in another way than before")
        before = outcome.source or before


def _is_same(one: str, other: str) -> bool:
    """Tell whether two sources are the same, whatever the year and season: one says no other thing than the other."""
    said = [
        {word for word in _WORD.findall(text.casefold()) if word not in words("when_measured")}
        for text in (one, other)
    ]
    return said[0] <= said[1] or said[1] <= said[0]
