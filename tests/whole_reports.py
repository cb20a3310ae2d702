"""Reports on the plan with everything."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.conftest import data_of
from trygg_cli import publication
from trygg_cli.model.plan import Plan
from trygg_cli.period import Period
from trygg_cli.publication.changes_since import Version, changes_since
from trygg_cli.reading.document import read
from trygg_cli.report import Report, build
from trygg_cli.report.plan_changes import PlanChanges
from trygg_cli.report.since import since

ROOT = Path(__file__).parent.parent


T2 = Period.parse("2022-T2")


def plan_in(path: Path) -> Plan:
    plan = read(path.name, path.read_bytes()).plan
    assert plan is not None
    return plan


FULL = plan_in(Path(__file__).parent / "full.yaml")


PERIODS = {"exempel-2024": Period.parse("2024-T3"), "allt-2025": Period.parse("2025-T1")}


def report_on(plan: Plan) -> Report:
    return build(plan, PERIODS.get(plan.id, T2))


def changes_of_full() -> PlanChanges:
    """Return what changed in the plan with everything, since there was little in it."""
    now = read("full.yaml", (ROOT / "tests" / "full.yaml").read_text("utf-8"))
    keys = ("id", "titel", "typ", "aktörer", "löften")
    data = {key: value for key, value in data_of(now).items() if key in keys}
    then = Version(read("full.yaml", publication.text(replace(now, data=data))), date(2024, 3, 5))
    return changes_since(
        since("2024-03-05", now.plan, None), "0" * 40, iter([then]), publication.public(now).document
    )
