"""What the report on the period before said otherwise, and why: new data, a correction, a change or another trygg."""

from pathlib import Path

import pytest

from tests.conftest import Git, Trygg
from tests.said_in_reports import SUFFIXES
from trygg_cli.desk import found_reports
from trygg_cli.templates.times import NO_BREAK

PLAN = """id: p
titel: P
typ: handlingsplan
gäller: {från: 2025-01-01, till: 2025-12-31}
indikatorer:
- id: I1
  namn: Andel trygga
  mål: {minst: 80}
  utfall:
  - {period: 2025-T1, värde: 75, datum: 2025-05-02}
löften: [{id: L1, löfte: Vi syns, uppföljning: [{avser: 2025-T1, bedömning: bedöms hållas}]}]
åtgärder:
- {id: A1, åtgärd: Belysning, uppföljning: [{avser: 2025-T1, status: pågår, datum: 2025-05-02}]}
- {id: A2, åtgärd: Vandringar, tid: {till: 2025-04-15}, uppföljning: [{avser: 2025-T1, status: pågår}]}
- {id: A3, åtgärd: Fritid, uppföljning: [{avser: 2025-T1, status: pågår}]}
"""
HEADING = "### Ändrat sedan rapporten om tertial 1 2025"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def reported(trygg: Trygg, name: str = "first.pdf") -> str:
    """Write the report on the first tertial."""
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-o", name)
    assert 0 == answer.code, answer.err
    return name


def change(*changes: tuple[str, str]) -> None:
    text = Path("p.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path("p.yaml").write_text(text, "utf-8")


def told(trygg: Trygg, previous: str, *arguments: str, period: str = "2025-T2") -> str:
    asked = ("--period", period, "--previous", previous, "-f", "markdown", "-o", "-", *arguments)
    answer = trygg("report", "p.yaml", *asked)
    assert 0 == answer.code, answer.err
    return answer.out.replace(NO_BREAK, " ").partition(HEADING)[2].partition("\n#")[0]


NEW_STATUS = ("status: pågår, datum: 2025-05-02}]", ("status: pågår, datum: 2025-05-02}, "
              "{avser: 2025-T1, status: genomförd, datum: 2025-07-10}]"))  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (NEW_STATUS,
         ("- A1 Belysning: genomförd i stället för pågår (ny uppgift: Uppföljning av "
         "tertial 1 2025 lades till: genomförd)")),
        (("värde: 75, datum: 2025-05-02}", ("värde: 75, datum: 2025-05-02}\n"
          "  - {period: 2025-T1, värde: 81, datum: 2025-07-10, rättar: ja}")),
         "- I1 Andel trygga: uppnått, 81 i stället för inte uppnått än, 75 (en rättelse: "),
        (("värde: 75, datum: 2025-05-02}", ("värde: 75, datum: 2025-05-02}\n"
          "  - {period: 2025-T1, värde: 81, rättar: ja}\n  - {period: 2025-T2, värde: 60}")),
         "i stället för inte uppnått än, 75 (en rättelse: Utfallet för tertial 1 2025 lades till: 81)"),
        (("värde: 75", "värde: 79"), "i stället för inte uppnått än, 75 (en rättelse: "),
        (("minst: 80", "minst: 70"), ("- I1 Andel trygga: uppnått, 75 i stället för inte uppnått än, 75 (en ändring: "
          "Målvärdet för andel trygga sänktes från minst 80 till minst 70)")),
        (("till: 2025-04-15", "till: 2025-06-15"), "- A2 Vandringar: pågår i stället för försenad (en ändring: Slut"),
        (("bedöms hållas", "hållet"), "- L1 Vi syns: hållet i stället för bedöms hållas (en ändring: "),
        ((PLAN.splitlines()[-1] + "\n", ""), "- A3 Fritid: finns inte längre i planen i stället för pågår (en ändring"),
    ],
)  # fmt: skip
def test_what_is_answered_otherwise_is_told_with_why(
    trygg: Trygg, changes: tuple[str, str], line: str
) -> None:
    previous = reported(trygg)
    change(changes)
    found = told(trygg, previous)
    assert line in found
    assert 1 == found.count("\n- ")


def test_what_only_the_next_period_says_is_no_change(trygg: Trygg) -> None:
    previous = reported(trygg)
    change(("status: pågår, datum: 2025-05-02}]", ("status: pågår, datum: 2025-05-02}, "
            "{avser: 2025-T2, status: genomförd}]")))  # fmt: skip
    assert "desamma enligt planen så som den är nu" in told(trygg, previous)


@pytest.mark.parametrize("format_", ["markdown", "html", "docx"])
def test_what_the_plan_was_is_found_in_git(trygg: Trygg, git: Git, format_: str) -> None:
    Path("p.yaml").write_text(PLAN, "utf-8")
    git.commit()
    previous = reported(trygg, f"first{SUFFIXES[format_]}")
    change(NEW_STATUS)
    assert "A1 Belysning: genomförd i stället för pågår" in told(trygg, previous)


def test_a_figure_that_another_version_of_trygg_gave_is_told_as_such(trygg: Trygg) -> None:
    previous = Path(reported(trygg, "first.md"))
    text = previous.read_text("utf-8")
    assert "| A2 Vandringar | ⚠ Försenad |" in text
    other = text.replace("| A2 Vandringar | ⚠ Försenad |", "| A2 Vandringar | ▶ Pågår |")
    previous.write_text(other.replace("0.1.0", "0.0.9"), "utf-8")
    found = told(trygg, str(previous))
    assert "gjordes med trygg 0.0.9, stod något annat om samma plan" in found
    assert "- A2 Vandringar: ⚠ Försenad i stället för ▶ Pågår\n" in found
    assert 1 == found.count("\n- ")


@pytest.mark.parametrize("kind", ["sammanfattning", "år"])
def test_it_stands_in_every_kind_that_tells_how_it_goes(trygg: Trygg, kind: str) -> None:
    previous = reported(trygg)
    change(NEW_STATUS)
    if kind == "år":
        change(
            ("gäller: {från: 2025-01-01, till: 2025-12-31}", "gäller: {från: 2025-01-01, till: 2026-12-31}")
        )
        found = told(trygg, previous, "--kind", kind, period="2026-T1")
    else:
        found = told(trygg, previous, "--kind", kind)
    assert "A1 Belysning: genomförd i stället för pågår" in found


def test_a_report_that_tells_of_another_can_be_verified_beside_it(trygg: Trygg) -> None:
    previous = reported(trygg)
    change(NEW_STATUS)
    for suffix in SUFFIXES.values():
        asked = ("--period", "2025-T2", "--previous", previous, "-o", f"second{suffix}")
        assert 0 == trygg("report", "p.yaml", *asked).code
        assert 0 == trygg("verify", f"second{suffix}", "p.yaml").code
    Path(previous).unlink()
    answer = trygg("verify", "second.html", "p.yaml")
    assert (2, True) == (answer.code, "first.pdf" in answer.err)


def test_what_is_no_earlier_report_of_the_plan_is_refused(trygg: Trygg) -> None:
    previous = reported(trygg)
    for arguments, said in (
        (("--period", "2025-T1"), "handlar inte om p före 2025-T1"),
        (("--period", "2025-T2", "--kind", "plan"), "--previous hör till"),
    ):
        answer = trygg("report", "p.yaml", "--previous", previous, "-f", "html", "-o", "-", *arguments)
        assert (2, True) == (answer.code, said in answer.err), answer.err
    change(("id: p\n", "id: q\n"))
    answer = trygg("report", "p.yaml", "--period", "2025-T2", "--previous", previous, "-f", "html", "-o", "-")
    assert (2, True) == (answer.code, "handlar inte om q" in answer.err)


def test_a_report_whose_plan_nobody_knows_is_refused(trygg: Trygg) -> None:
    previous = reported(trygg, "first.html")
    change(NEW_STATUS)
    answer = trygg("report", "p.yaml", "--period", "2025-T2", "--previous", previous, "-f", "html", "-o", "-")
    assert (2, True) == (answer.code, "hur planen såg ut när first.html skrevs är inte känt" in answer.err)


def test_personal_data_that_the_plan_no_longer_shows_are_not_told(trygg: Trygg) -> None:
    change(("löfte: Vi syns", "löfte: Ring Anna Hemligsson"))
    change(("bedöms hållas}]}]", "bedöms hållas}]}]  # trygg: tillåt P02 – samtycke"))
    previous = reported(trygg)
    change(
        ("Ring Anna Hemligsson", "Ring oss"),
        ("  # trygg: tillåt P02 – samtycke", ""),
        ("bedöms hållas", "hållet"),
    )
    found = told(trygg, previous)
    assert "L1 Ring oss: hållet i stället för bedöms hållas" in found
    assert "Hemligsson" not in found


@pytest.mark.parametrize("asked", [["-f", "markdown", "-f", "html"], ["--together", "-f", "html"]])
def test_the_report_before_is_read_once_for_all_formats_and_plans(
    trygg: Trygg, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    opened, read = list[str](), found_reports.read
    Path("q.yaml").write_text(PLAN.replace("id: p", "id: q").replace("titel: P", "titel: Q"), "utf-8")
    previous = "first.html"
    before = trygg("report", "p.yaml", "q.yaml", "--period", "2025-T1", "--together", "-o", previous)
    assert 0 == before.code, before.err

    def noted(name: str) -> found_reports.FoundReport:
        opened.append(name)
        return read(name)

    monkeypatch.setattr(found_reports, "read", noted)
    answer = trygg("report", "p.yaml", "q.yaml", "--period", "2025-T2", "--previous", previous, *asked)
    assert (0, [previous]) == (answer.code, opened), answer.err
