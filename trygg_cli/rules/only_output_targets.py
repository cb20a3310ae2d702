"""B15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message, plural
from trygg_cli.model.kinds import GoalKind, IndicatorKind, PlanKind

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "B15",
    "bara-antalsmål",
    "only-output-targets",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 4, formulera mål",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal trygghetsvandringar
            typ: prestation
            mål: {minst: 4}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Antal trygghetsvandringar
            typ: prestation
            mål: {minst: 4}
          - id: I2
            namn: Andel som är otrygga sena kvällar
            typ: effekt
            enhet: '%'
            baslinje: {värde: 32, år: 2024}
            mål: {högst: 26}
    """,
)
def only_output_targets(case: Case) -> Iterator[Finding]:
    """At least one goal or indicator is about the effect, and not only about the work done.

    That all that was planned has been done does not show whether crime or insecurity has changed. Keep what counts
    the work, and add at least one thing that would show that. Indicators that do not say what they are, by the key
    typ, are not judged, and neither are those of promises: they count what was promised.
    """
    plan = case.plan
    has_effect_goal = any(goal.kind is GoalKind.EFFECT for _, goal in plan.walk_goals())
    promised = {name for promise in plan.promises for name in promise.indicators}
    if (
        plan.kind is not PlanKind.PROMISES
        and not has_effect_goal
        and any(indicator.id not in promised for indicator in plan.indicators)
        and all(indicator.kind is IndicatorKind.OUTPUT for indicator in plan.indicators)
    ):
        yield Finding(
            ("indikatorer",),
            plural(
                "the only indicator counts work done, and nothing measures the effect",
                "all {count} indicators count work done, and none measures the effect",
                len(plan.indicators),
            ),
            message("decide what would show the effect, and add it as an indicator with typ: effekt"),
        )
