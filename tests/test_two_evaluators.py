"""What the program says of a plan against a second evaluator, which was written from the meaning alone.

Plans and what is asked of them are made at random.  Where the two differ the plan is made as small as it can be.
"""

from datetime import date
from typing import Any

import pytest

from tests.naive.evaluator import evaluate
from tests.naive.plans import Ask, dump, random_ask, random_plan, shrink
from trygg_cli.period import Period
from trygg_cli.query.snapshot import VERDICTS
from trygg_cli.reading.document import read
from trygg_cli.standing.moment import Moment
from trygg_cli.standing.opinion import Opinion
from trygg_cli.standing.plan_standing import PlanStanding
from trygg_cli.standing.status import SWEDISH
from trygg_cli.standing.verdict import Verdict

PLANS = 3_000
CHUNKS = 12
_PENDING = (Verdict.ON_THE_WAY, Verdict.NOT_YET)


def standing(plan: dict[str, Any], ask: Ask) -> PlanStanding:
    document = read("p.yaml", dump(plan))
    assert () == document.problems, dump(plan)
    period = Period.parse(ask.period) if ask.period else None
    return PlanStanding(document.plan, Moment(period, date.fromisoformat(ask.day) if ask.day else None))


def said(plan: dict[str, Any], ask: Ask) -> dict[str, object]:
    """Return what the program says, fact by fact."""
    it = standing(plan, ask)
    facts: dict[str, object] = {"day": it.judged.day}
    for _, measure in it.plan.walk_measures():
        found = it.measure(measure)
        facts |= {
            f"{measure.id} läge": SWEDISH[found.state],
            f"{measure.id} status": found.status,
            f"{measure.id} of period": found.period.text if found.period else None,
            f"{measure.id} lacks report": it.lacks_report(measure),
            f"{measure.id} in period": it.has_measure(measure),
            f"{measure.id} contradicted": bool(found.contradictions),
            f"{measure.id} deadline": found.has_passed,
            f"{measure.id} soon late": found.is_soon_late,
            f"{measure.id} waits for": [other.id for other in it.waits_for(measure)],
        }
    for promise in it.plan.promises:
        facts |= _opinion(promise.id, it.promise(promise)) | {
            f"{promise.id} in period": it.has_promise(promise),
            f"{promise.id} lacks report": it.lacks_promise_report(promise),
        }
    for _, goal in it.plan.walk_goals():
        facts |= _opinion(goal.id, it.goal(goal)) | {f"{goal.id} lacks report": it.lacks_goal_report(goal)}
    for indicator in it.plan.indicators:
        progress = it.progress(indicator)
        verdict = "pending" if progress.verdict in _PENDING else VERDICTS[progress.verdict]
        facts |= {
            f"{indicator.id} in period": it.has_indicator(indicator),
            f"{indicator.id} verdict": verdict,
            f"{indicator.id} trend": it.course(indicator).trend.value,
        }
        if progress.amount and not progress.counts and progress.verdict is not Verdict.UNKNOWN:
            facts[f"{indicator.id} value"] = round(progress.amount.value, 9)
    return facts


def _opinion(name: str, found: Opinion) -> dict[str, object]:
    told = found.entry if found.assessment else found.last
    return {
        f"{name} unknown": found.lack.value if found.lack else None,
        f"{name} word": told.assessment if told else None,
        f"{name} of period": told.period.text if told else None,
    }


def worked_out(plan: dict[str, Any], ask: Ask) -> dict[str, object]:
    """Return what the second evaluator says, fact by fact."""
    answer = evaluate(plan, period=ask.period, day=ask.day)
    facts: dict[str, object] = {"day": answer["day"]}
    for name, measure in answer["measures"].items():
        facts |= {
            f"{name} läge": measure["läge"],
            f"{name} status": measure["status"],
            f"{name} of period": measure["of_period"],
            f"{name} lacks report": measure["lacks_report"],
            f"{name} in period": measure["in_period"],
            f"{name} contradicted": measure["contradicted"],
            f"{name} deadline": measure["deadline_passed"],
            f"{name} soon late": measure["soon_late"],
            f"{name} waits for": measure["waits_for"],
        }
    for name, opinion in (answer["promises"] | answer["goals"]).items():
        unknown = opinion["unknown"]
        facts |= {
            f"{name} unknown": unknown.removeprefix("rapporterat: ") if unknown else None,
            f"{name} word": opinion["word"],
            f"{name} of period": opinion["of_period"],
            f"{name} lacks report": opinion["lacks_report"],
        }
    for name, promise in answer["promises"].items():
        facts[f"{name} in period"] = promise["in_period"]
    facts |= {f"{name} trend": word for name, word in answer["trends"].items()}
    for name, indicator in answer["indicators"].items():
        facts |= {
            f"{name} in period": indicator["in_period"],
            f"{name} verdict": indicator["verdict"] or "kan inte bedömas",
            f"{name} value": None if indicator["value"] is None else round(float(indicator["value"]), 9),
        }
    return facts


def differences(plan: dict[str, Any], ask: Ask) -> dict[str, tuple[object, object]]:
    """Return the facts on which the two differ, first what the second evaluator says, if it says anything."""
    expected, found = worked_out(plan, ask), said(plan, ask)
    return {
        name: (expected.get(name), value)
        for name, value in found.items()
        if expected.get(name) != value
        and not (name.endswith((" value", " trend")) and expected.get(name) is None)
    }


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_two_evaluators_say_the_same(chunk: int) -> None:
    for seed in range(chunk, PLANS, CHUNKS):
        plan = random_plan(seed)
        ask = random_ask(seed, plan)
        found = differences(plan, ask)
        if found:
            name = next(iter(found))
            small = shrink(plan, lambda one, name=name, ask=ask: name in differences(one, ask))  # type: ignore[misc]
            pytest.fail(f"seed {seed}, {ask}: {differences(small, ask)}\n{dump(small)}")
