"""Templates beside a plan are run by a process of their own, with bounds of time, memory and output."""

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from trygg_cli.desk import own_templates
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.report.wanted import WantedReport

PLAN = ROOT / "plans" / "2022.yaml"


def write(home: Path, text: str) -> str:
    (home / "templates").mkdir()
    (home / "templates" / "report.html.j2").write_text(text, "utf-8")
    document = read("2022.yaml", PLAN.read_bytes())
    job = own_templates.Job(document, WantedReport(Period.parse("2022-T2")), "report.html.j2", home)
    return str(own_templates.write(job))


def refusal(home: Path, text: str) -> str:
    with pytest.raises(TryggError) as caught:
        write(home, text)
    return str(caught.value.sentence.args.get("reason", caught.value.sentence).text)


def test_what_a_template_writes_is_the_report(tmp_path: Path) -> None:
    assert "Trygghet i utemiljön, tertial 2 2022 (maj–augusti), sv" == write(
        tmp_path, "{{ report.header.title }}, {{ report.period|period }}, {{ language }}"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on memory")
@pytest.mark.parametrize(
    "text",
    [
        "{{ (['a' * 400000000] * 4)|join }}",
        "{{ 'a' * 4000000000 }}",
        "{% set ns = namespace(a='a') %}{% for i in range(99) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
    ],
)
def test_a_template_cannot_fill_the_memory(tmp_path: Path, text: str) -> None:
    assert "it needs more memory than templates may have" == refusal(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    ],
)
def test_a_template_has_only_so_much_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(own_templates, "SECONDS", 2)
    assert "it takes more than {seconds} seconds" == refusal(tmp_path, text)


def test_a_template_writes_only_so_much(tmp_path: Path) -> None:
    text = "{% set a = 'a' * 1000000 %}{% for i in range(99) %}{{ a }}{% endfor %}"
    assert "it writes more than {limit} characters" == refusal(tmp_path, text)


def test_what_a_template_does_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TryggError) as caught:
        write(tmp_path, "\n{{ report.nothing }}")
    reason = message("there is nothing called {name}", name="nothing")
    assert {"name": "report.html.j2", "line": 2, "reason": reason} == caught.value.sentence.args


def test_a_template_that_is_not_there_is_told_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(TryggError) as caught:
        write(tmp_path, "{% include 'nix.j2' %}")
    assert ("there is no template {name}", True) == (
        caught.value.sentence.text,
        caught.value.hint is not None,
    )
