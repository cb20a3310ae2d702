"""Workbooks that went through LibreOffice: opened, saved and sent back as .xlsx and .ods, they say what they said."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.conftest import ROOT, Trygg, data_of
from tests.filled_in import TEXT, cell, change, fill
from tests.office import SOFFICE
from trygg_cli.reading.document import read

TK = "2022-T3-tekniska-kontoret"

pytestmark = pytest.mark.skipif(
    not SOFFICE and not os.environ.get("CI"), reason="no LibreOffice here; in CI there must be one"
)


def saved_as(form: str, path: Path, folder: Path) -> Path:
    """Return a workbook as LibreOffice saves it."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder / "sparad"),
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert 0 == done.returncode, done.stderr
    return folder / "sparad" / f"{path.stem}.{form}"


@pytest.fixture
def sent(trygg: Trygg, tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(TEXT, "utf-8")
    assert (
        0
        == trygg(
            "collect", "out", "--period", "2022-T3", "--to", tmp_path / "ut", tmp_path / "plan.yaml"
        ).code
    )
    return tmp_path


def take(trygg: Trygg, folder: Path, *files: Path) -> Any:
    return trygg("collect", "in", *files, "--plan", folder / "plan.yaml", "--datum", "2023-01-20", "--yes")


@pytest.mark.parametrize("forms", [("xlsx",), ("ods",), ("ods", "xlsx")], ids="-".join)
def test_an_untouched_sheet_that_was_saved_there_changes_no_byte(
    trygg: Trygg, sent: Path, forms: tuple[str, ...]
) -> None:
    path = sent / "ut" / f"{TK}.xlsx"
    for number, form in enumerate(forms):
        path = saved_as(form, path, sent / str(number))
    answer = take(trygg, sent, path)
    assert (0, TEXT) == (answer.code, (sent / "plan.yaml").read_text("utf-8"))
    assert "Lästes inte" not in answer.out


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_answers_that_were_saved_there_are_taken(trygg: Trygg, sent: Path, form: str) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Status").value = "på gång"
        cell(sheet, "A1", "Kommentar").value = "Första raden.\nAndra raden: å, ä & ö."
        cell(sheet, "A2", "Kommentar").value = '=CONCATENATE("Två"," av åtta")'
        cell(sheet, "I1", "Utfall").value = 0.825
        cell(sheet, "I1", "Utfall").number_format = "0.0%"

    change(sent / "ut" / f"{TK}.xlsx", write)
    answer = take(trygg, sent, saved_as(form, sent / "ut" / f"{TK}.xlsx", sent))
    assert 0 == answer.code, answer
    data = data_of(read("plan.yaml", (sent / "plan.yaml").read_text("utf-8")))
    first, second = data["fokusområden"][0]["åtgärder"][:2]
    assert ("pågår", "Första raden.\nAndra raden: å, ä & ö.") == tuple(
        first["uppföljning"][-1][key] for key in ("status", "kommentar")
    )
    assert "Två av åtta" == second["uppföljning"][-1]["kommentar"]
    assert "82.5" == data["indikatorer"][0]["utfall"][-1]["värde"]


def test_properties_and_hidden_sheet_survive(sent: Path) -> None:
    path = saved_as("xlsx", saved_as("ods", sent / "ut" / f"{TK}.xlsx", sent), sent / "igen")
    made = openpyxl.load_workbook(path)
    assert "hidden" == made["trygg"].sheet_state
    assert "2022-T3" == {prop.name: prop.value for prop in made.custom_doc_props.props}["trygg-avser"]


def test_what_is_wrong_in_an_ods_is_told_by_its_cell(trygg: Trygg, sent: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "I1", "Utfall").value = "=1/0"
        cell(sheet, "A1", "Kommentar").value = "Samma"
        sheet.merge_cells("H7:H8")
        cell(sheet, "A1", "Status").value = "ca 20"

    change(sent / "ut" / f"{TK}.xlsx", write)
    answer = take(trygg, sent, saved_as("ods", sent / "ut" / f"{TK}.xlsx", sent))
    assert 1 == answer.code
    assert {"F7", "G9", "H8"} == set(re.findall(r"Tekniska kontoret!([A-Z]+\d+): ", answer.out))


def test_a_plan_of_the_project_goes_round(trygg: Trygg, tmp_path: Path) -> None:
    plan = tmp_path / "2022.yaml"
    plan.write_bytes((ROOT / "plans" / "2022.yaml").read_bytes())
    assert 0 == trygg("collect", "out", "--period", "2022-T3", "--one", "--to", tmp_path / "ut", plan).code
    book = fill(tmp_path / "ut" / "2022-T3.xlsx", ("N1", "Kommentar", "Resultatet är redovisat."))
    before = plan.read_text("utf-8")
    path = saved_as("ods", book, tmp_path)
    answer = trygg("collect", "in", path, "--plan", plan, "--datum", "2023-01-20", "--yes")
    assert 0 == answer.code, answer
    after = iter(plan.read_text("utf-8").splitlines())
    assert all(line in after for line in before.splitlines())
    assert "Resultatet är redovisat." in plan.read_text("utf-8")


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_what_is_marked_on_cells_is_told_when_it_was_saved_there(trygg: Trygg, sent: Path, form: str) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Status").value = "pågår"
        cell(sheet, "A1", "Status").comment = Comment("Fråga om den ska utgå.", "någon")
        cell(sheet, "A2", "Kommentar").value = "Klart."
        cell(sheet, "A2", "Kommentar").font = Font(strike=True)
        sheet.merge_cells("F7:F8")

    change(sent / "ut" / f"{TK}.xlsx", write)
    answer = take(trygg, sent, saved_as(form, sent / "ut" / f"{TK}.xlsx", sent))
    assert 1 == answer.code
    assert "F7: ”Fråga om den ska utgå.”: det är en anteckning på cellen" in answer.out
    assert "H8: ”Klart.”: det är genomstruket" in answer.out
    assert "F8: cellen är sammanfogad med en annan" in answer.out
