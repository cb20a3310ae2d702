"""What the manual says of a municipality's own templates: each file can be replaced, and all that is named is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Undefined, meta

from tests.conftest import ROOT
from tests.looks import LETTERHEAD
from tests.whole_reports import report_on
from trygg_cli import templates
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report.charts import Charts
from trygg_cli.report.mark import ReportMark
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.wanted import WantedReport
from trygg_cli.templates.loader import PlanLoader
from trygg_cli.templates.sandbox import Sandbox

NOT_OF_A_REPORT = {"gitattributes.j2", "plan.yaml.j2", "trygg.toml.j2"}
OF_SEVERAL = {"common.j2", "section.html.j2", "section.md.j2", "together.html.j2", "together.md.j2"}
FILES = sorted({path.name for path in (ROOT / "templates").glob("*.*")} - NOT_OF_A_REPORT - OF_SEVERAL)
CONTRACT = ROOT / "docs" / "mallarnas-innehåll.md"
FULL = read("full.yaml", (ROOT / "tests" / "full.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", ["facts.j2", "form.md.j2", "letterhead.html.j2"])
def test_a_file_of_a_report_can_be_replaced_by_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text("{{ ett_eget_namn }}", "utf-8")
    report = report_on(FULL.plan)._replace(settings=LETTERHEAD)
    page = "report.html.j2" if ".html" in name else "report.md.j2"
    with pytest.raises(templates.TemplateBroken) as caught:
        templates.render(page, tmp_path, report=report)
    assert (name, "ett_eget_namn") == (caught.value.name, caught.value.reason.args["name"])


def test_so_can_each_since_the_others_ask_for_it_by_its_name(tmp_path: Path) -> None:
    sandbox, loader = Sandbox(DictLoader({})), PlanLoader(None)
    asked = {"report.html.j2", "report.md.j2", "page.html.j2", "page.md.j2"}
    for name in FILES:
        if name.endswith(".j2"):
            found = meta.find_referenced_templates(sandbox.parse(loader.get_source(sandbox, name)[0]))
            asked |= {*filter(None, found)}
    assert {*FILES} == asked
    (tmp_path / "templates").mkdir()
    for name in FILES:
        (tmp_path / "templates" / name).write_text("egen", "utf-8")
        assert "egen" == PlanLoader(tmp_path).get_source(sandbox, name)[0]


def tables() -> dict[str, list[str]]:
    """Return the names that the manual says each part of a report has."""
    parts = re.split("^## (\\w+)$", CONTRACT.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \| `", text, re.MULTILINE)
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_all_that_the_manual_names_is_there_and_may_be_seen() -> None:
    named, sandbox, seen = tables(), Sandbox(DictLoader({})), set()
    waiting: list[Any] = []
    for kind in ReportKind:
        if kind is not ReportKind.CHANGES:
            actor = "KS" if kind is ReportKind.ACTOR else ""
            wanted = WantedReport(Period.parse("2024-T3"), kind=kind, settings=LETTERHEAD, actor=actor)
            waiting.append(wanted.of(FULL.plan, FULL.fields))
    waiting += [
        Charts(waiting[0]),
        ReportMark("uppföljning", "p", Period.parse("2024"), None, "sv", "r", "1"),
    ]
    known: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            waiting += thing.values()
        if isinstance(thing, (tuple, list)) and type(thing).__name__ not in named:
            waiting += thing
        if type(thing).__name__ not in named or id(thing) in known:
            continue
        known.add(id(thing))
        seen.add(type(thing).__name__)
        for field in named[type(thing).__name__]:
            value = sandbox.getattr(thing, field)
            assert not isinstance(value, Undefined), (type(thing).__name__, field)
            waiting.append(value)
    assert len(seen) > 30


def test_what_stands_beside_the_report_is_what_the_manual_says() -> None:
    text = CONTRACT.read_text("utf-8")
    sandbox = Sandbox(DictLoader({}))
    assert [] == [name for name in {*sandbox.filters, *sandbox.globals} if f"`{name}`" not in text]
