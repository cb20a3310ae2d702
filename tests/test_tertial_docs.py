"""The round that docs/tertialrunda.md shows: its commands, run again, answer the same. Remade with TRYGG_REMAKE=1."""

import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Trygg, data_of
from tests.filled_in import TEXT, change, fill
from trygg_cli.reading.document import read

PAGE = ROOT / "docs" / "tertialrunda.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# by hand, as people do: some of it carelessly
ANSWERS: dict[str, list[tuple[str, str, Any]]] = {
    "tekniska-kontoret": [
        ("A1", "Status", "på gång"),
        ("A1", "Kommentar", "Hälften av stolparna är uppe."),
        ("A1", "Avvikelse", "Leveransen blev två månader sen."),
        ("A1", "Nästa steg", "Resten monteras i mars."),
        ("A2", "Status", "klart"),
        ("I1", "Utfall", "82,5 %"),
    ],
    "barn-och-utbildningsförvaltningen": [
        ("B1", "Status", "Klart!"),
        ("B1", "Kommentar", "Tre skolor har team."),
    ],
    "socialförvaltningen": [
        ("B3", "Status", "pågår"),
        ("B3", "Kommentar", "Kontakta Anna Svensson, 070-123 45 67, om gruppen."),
    ],
    "kultur-och-fritidsförvaltningen": [
        ("B2", "Status", "genomförd"),
        ("M1", "Status", "uppnås delvis"),
        ("M1", "Kommentar", "Fler pojkar än flickor nås."),
    ],
    "samhällsbyggnadsförvaltningen": [("A2", "Status", "pågår"), ("A3", "Status", "pågår")],
    "miljöförvaltningen": [("C1", "Status", "sådär"), ("C2", "Status", "genomförd")],
    "kommunledningskontoret": [("C3", "Status", "genomförd"), ("L1", "Status", "bedöms hållas")],
    "räddningstjänsten": [("A4", "Status", "pågår"), ("A4", "Kommentar", "Sex av tio källare är klara.")],
    "exempelbostäder": [("A3", "Status", "vilande"), ("A3", "Kommentar", "Vi väntar på kallelse.")],
    "lokalpolisområde-exempel": [
        ("A3", "Status", "pågår"),
        ("L1", "Status", "inte hållet"),
        ("L1", "Kommentar", "Vi saknade personal fyra fredagar."),
    ],
    "exempelkommuns-nattvandrare": [
        ("I2", "Utfall", "ca 40"),
        ("I2", "Kommentar", "Vi har inte räknat så noga."),
    ],
}


def add_notes(made: Any, sheet: Any) -> None:
    made.create_sheet("Att göra")["A1"] = "ring nattvandrarna"
    sheet["D3"], sheet["D4"] = "Gatuenheten", "10/1"
    sheet["M8"] = "gäller bara norra sidan"


def came_back(folder: Path, to: Path) -> None:
    """Fill in what was sent, and put it in a folder."""
    to.mkdir()
    for name, answers in ANSWERS.items():
        fill(folder / f"2022-T3-{name}.xlsx", *answers, to=to / f"2022-T3-{name}.xlsx")
    change(to / "2022-T3-tekniska-kontoret.xlsx", add_notes)
    rescue = folder / "2022-T3-räddningstjänsten.xlsx"
    fill(rescue, ("A4", "Status", "genomförd"), to=to / "raddning-rattad.xlsx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "130")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(TEXT, "utf-8")
    return tmp_path


def meanwhile(plan: Path) -> None:
    """Report on B2 in the plan, as somebody did by hand while the sheets were out."""
    written = plan.read_text("utf-8").replace(
        "Öppen ungdomsgård fredag och lördag, ansvarig: [KFF]}",
        "Öppen ungdomsgård fredag och lördag, ansvarig: [KFF], uppföljning: [{avser: 2022-T3, status: pågår}]}",
    )
    assert written != plan.read_text("utf-8")
    plan.write_text(written, "utf-8")


def is_shown_in_part(shown: str, said: str) -> bool:
    """Tell whether what is shown is what was said, save for what lines with … leave out."""
    parts = [re.escape(part) for part in re.split("^…\n", shown, flags=re.MULTILINE)]
    return len(parts) > 1 and bool(re.fullmatch("(?:.*\n)*?".join(parts), said))


@pytest.mark.parametrize(
    ("said", "is_shown"), [("a\nb\nc\nd\n", True), ("a\nb\nd\nc\n", False), ("b\nc\nd\n", False)]
)
def test_what_is_left_out_is_only_what_stands_between(said: str, is_shown: bool) -> None:
    assert is_shown is is_shown_in_part("a\n…\nd\n", said)


def test_golden_round_goes_as_the_page_shows(trygg: Trygg, folder: Path) -> None:
    def again(found: re.Match[str]) -> str:
        command = found[1].splitlines()[0].removeprefix("$ ")
        answer = trygg(*shlex.split(command)[1:])
        if command.startswith("trygg collect out"):
            came_back(folder / "insamling", folder / "svar")
            meanwhile(folder / "plans" / "plan.yaml")
        said = re.sub(r"[ \t]+$", "", answer.out + answer.err, flags=re.MULTILINE)
        if is_shown_in_part(found[1].partition("\n")[2], said):
            return found[0]
        return f"```console\n$ {command}\n{said}```"

    page = PAGE.read_text("utf-8")
    made = BLOCK.sub(again, page)
    if os.environ.get("TRYGG_REMAKE"):
        PAGE.write_text(made, "utf-8")
        return
    assert page == made, "run: make golden"


def test_after_the_round_the_plan_says_what_was_answered_and_nothing_about_persons(
    trygg: Trygg, folder: Path
) -> None:
    plan = folder / "plans" / "plan.yaml"
    trygg("collect", "out", "--period", "2022-T3", "--to", "insamling")
    came_back(folder / "insamling", folder / "svar")
    meanwhile(plan)
    trygg("collect", "in", "svar", "--datum", "2023-01-20", "--yes", "--prefer", "svar/raddning-rattad.xlsx")
    text = plan.read_text("utf-8")
    assert not read("plan.yaml", text).problems
    assert "Svensson" not in text
    found = {
        value["id"]: [
            entry["status"] for entry in value.get("uppföljning", []) if "2022-T3" in entry["avser"]
        ]
        for area in data_of(read("plan.yaml", text))["fokusområden"]
        for value in area["åtgärder"]
    }
    assert (["genomförd"], ["pågår"]) == (found["A4"], found["B2"])
    assert 0 == trygg("report", plan, "--period", "2022-T3", "-f", "markdown", "-o", folder / "r.md").code
    assert "Leveransen blev två månader sen." in (folder / "r.md").read_text("utf-8")
