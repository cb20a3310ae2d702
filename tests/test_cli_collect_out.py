"""`trygg collect out`: each who answers for something gets a workbook, with their own and nothing else."""

import io
import re
import zipfile
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import ROOT, Trygg, write
from trygg_cli.collect.answer_book import base_of
from trygg_cli.collect.respondents import respondents
from trygg_cli.period import Period
from trygg_cli.reading.document import read

PLAN = ROOT / "tests" / "tertial.yaml"
TEXT = PLAN.read_text("utf-8")
T3 = ("--period", "2022-T3")
HEADER = 6
"""The row of the headings."""


@pytest.fixture
def sent(trygg: Trygg, tmp_path: Path) -> Path:
    assert 0 == trygg("collect", "out", *T3, "--to", tmp_path / "ut", PLAN).code
    return tmp_path / "ut"


def book(folder: Path, name: str) -> Any:
    return openpyxl.load_workbook(folder / f"2022-T3-{name}.xlsx")


def table(sheet: Any) -> list[dict[str, Any]]:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def cell(sheet: Any, id_: str, heading: str) -> Any:
    at = next(value.column for value in sheet[HEADER] if value.value == heading)
    return next(row[at - 1] for row in sheet.iter_rows(min_row=HEADER + 1) if row[1].value == id_)


def said(letter: Any) -> str:
    return str(letter.get_body().get_content())


def test_each_who_answers_gets_a_workbook_and_what_nobody_does_goes_to_the_coordination(sent: Path) -> None:
    names = {path.stem.removeprefix("2022-T3-") for path in sent.iterdir()}
    assert 13 == len(names)
    assert {"tekniska-kontoret", "exempelkommuns-nattvandrare", "trygghetssamordningen"} <= names
    assert ["B5"] == [row["Id"] for row in table(book(sent, "trygghetssamordningen").worksheets[1])]


def test_a_workbook_holds_only_what_its_actor_answers_for(sent: Path) -> None:
    assert ["A1", "A2", "I1"] == [row["Id"] for row in table(book(sent, "tekniska-kontoret").worksheets[1])]


def test_everything_that_is_reported_on_is_in_some_workbook() -> None:
    for path in [PLAN, *(ROOT / "plans").glob("*.yaml")]:
        plan = read(path.name, path.read_bytes()).plan
        asked = {
            question.name for who in respondents(plan, Period.parse("2022-T3")) for question in who.questions
        }
        assert {f"åtgärd:{measure.id}" for _, measure in plan.walk_measures()} <= asked
        assert {f"mål:{goal.id}" for _, goal in plan.walk_goals()} <= asked
        assert {f"indikator:{indicator.id}" for indicator in plan.indicators} <= asked
        assert {f"löfte:{promise.id}" for promise in plan.promises} <= asked


def test_what_was_promised_and_reported_last_stands_beside_the_empty_cells(sent: Path) -> None:
    first = table(book(sent, "tekniska-kontoret").worksheets[1])[0]
    assert "Tid: till och med 31\u00a0oktober 2022" == first["Vad som lovas"]
    assert "Tertial 2 2022:\npågår\nStolparna är beställda." in first["Förra rapporten"]
    assert first["Kommentar"] is None
    assert "Åtagande: Deltar och lämnar lägesbild" in str(
        table(book(sent, "lokalpolisområde-exempel").worksheets[1])[0]["Vad som lovas"]
    )


def test_only_cells_to_be_filled_in_are_open(sent: Path) -> None:
    sheet = book(sent, "tekniska-kontoret").worksheets[1]
    assert sheet.protection.sheet
    assert not cell(sheet, "A1", "Kommentar").protection.locked
    assert cell(sheet, "A1", "Id").protection.locked
    assert cell(sheet, "I1", "Status").protection.locked
    assert "–" == cell(sheet, "I1", "Status").value
    assert "de andra är låsta" in sheet["A2"].value


def test_an_open_cell_holds_text_so_that_a_spreadsheet_makes_no_dates_of_shares(sent: Path) -> None:
    assert "@" == cell(book(sent, "tekniska-kontoret").worksheets[1], "A1", "Kommentar").number_format


def test_statuses_and_assessments_are_chosen_in_lists_that_take_other_words_too(sent: Path) -> None:
    sheet = book(sent, "kultur-och-fritidsförvaltningen").worksheets[1]
    lists = {
        str(value.sqref): value for value in sheet.data_validations.dataValidation if value.type == "list"
    }
    assert '"ej påbörjad,pågår,genomförd,vilande,avbruten"' == lists["F7"].formula1
    assert (
        '"uppnått,bedöms uppnås,uppnås delvis,bedöms ej uppnås,ej uppnått,ej bedömt"' == lists["F8"].formula1
    )
    assert {"information"} == {value.errorStyle for value in lists.values()}


def test_a_hidden_sheet_keeps_the_base_of_every_cell_that_may_be_answered(
    trygg: Trygg, tmp_path: Path
) -> None:
    assert 0 == trygg("collect", "out", "--period", "2022-T2", "--to", tmp_path, PLAN).code
    made = openpyxl.load_workbook(tmp_path / "2022-T2-tekniska-kontoret.xlsx")
    assert "hidden" == made["trygg"].sheet_state
    rows = made["trygg"].iter_rows(values_only=True)
    base = base_of([[str(value or "") for value in row] for row in rows])
    assert base
    assert ("trygg-i-exempelkommun-2022", "Exempelkommun", "2022-T2") == base[:3]
    assert "pågår" == base.values["TK", "åtgärd:A1", "status"]
    assert "" == base.values["TK", "åtgärd:A1", "avvikelse"]
    assert "78" == base.values["TK", "indikator:I1", "värde"]
    assert "Tre tunnlar av åtta är klara." == base.values["TK", "åtgärd:A2", "kommentar"]


def test_which_plan_it_is_for_stands_among_the_properties_too(sent: Path) -> None:
    made = book(sent, "miljöförvaltningen")
    said = {prop.name: prop.value for prop in made.custom_doc_props.props}
    assert "trygg-i-exempelkommun-2022" == said["trygg-plan"]
    assert "2022-T3" == said["trygg-avser"]
    assert 16 == len(said["trygg-fingeravtryck"])
    assert "sv-SE" == made.properties.language
    assert "Uppföljning av tertial 3 2022: Trygg i Exempelkommun 2022" == made.properties.title


def test_the_front_page_says_until_when_as_the_plan_has_it_or_as_it_is_told(
    trygg: Trygg, tmp_path: Path
) -> None:
    trygg("collect", "out", *T3, "--to", tmp_path / "a", PLAN)
    trygg("collect", "out", *T3, "--to", tmp_path / "b", "--senast", "2023-01-13", PLAN)

    def front(folder: str) -> str:
        return str([row[0] for row in book(tmp_path / folder, "räddningstjänsten").worksheets[0].values])

    assert "senast 20\\xa0januari 2023" in front("a")
    assert "senast 13\\xa0januari 2023" in front("b")


def test_the_same_plan_gives_the_same_bytes(trygg: Trygg, sent: Path, tmp_path: Path) -> None:
    trygg("collect", "out", *T3, "--to", tmp_path / "igen", PLAN)
    for path in sent.iterdir():
        assert path.read_bytes() == (tmp_path / "igen" / path.name).read_bytes()


def test_one_workbook_can_hold_a_sheet_for_each(trygg: Trygg, tmp_path: Path) -> None:
    assert 0 == trygg("collect", "out", *T3, "--one", "--to", tmp_path, PLAN).code
    (path,) = tmp_path.iterdir()
    names = openpyxl.load_workbook(path).sheetnames
    assert ["Läs först", "Tekniska kontoret"] == names[:2]
    assert 15 == len(names)


def test_what_is_internal_is_in_no_workbook_and_no_letter(trygg: Trygg, tmp_path: Path) -> None:
    for period in ("2022-T2", "2022-T3"):
        trygg("collect", "out", "--period", period, "--eml", "--to", tmp_path, PLAN)
        trygg("collect", "out", "--period", period, "--one", "--to", tmp_path, PLAN)
    assert 2 * (13 + 13 + 1) == len([*tmp_path.iterdir()])
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        if path.suffix == ".eml":
            letter = message_from_bytes(content, policy=default)
            assert "Hemligfågel" not in said(letter)
            content = next(letter.iter_attachments()).get_content()
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert all("Hemligfågel".encode() not in parts.read(name) for name in parts.namelist())


def test_a_letter_goes_to_the_functions_mailbox_with_the_workbook_attached(
    trygg: Trygg, tmp_path: Path
) -> None:
    answer = trygg("collect", "out", *T3, "--eml", "--to", tmp_path, PLAN)
    letter = message_from_bytes((tmp_path / "2022-T3-tekniska-kontoret.eml").read_bytes(), policy=default)
    assert "tekniska@exempelkommun.se" == letter["To"]
    assert "trygghet@exempelkommun.se" == letter["From"]
    assert "1" == letter["X-Unsent"]
    assert "20\u00a0januari 2023" in said(letter)
    assert "Tekniska kontoret ansvarar för 2 åtgärder och 1 indikator: se den bifogade arbetsboken" in said(
        letter
    )
    (attached,) = letter.iter_attachments()
    assert "2022-T3-tekniska-kontoret.xlsx" == attached.get_filename()
    assert (tmp_path / "2022-T3-tekniska-kontoret.xlsx").read_bytes() == attached.get_content()
    assert ["Exempelkommuns nattvandrare har ingen e-postadress i planen: skriv adressen i brevet"] == (
        answer.err.splitlines()
    )


def test_a_mailbox_that_is_no_address_makes_no_header(trygg: Trygg, tmp_path: Path) -> None:
    odd = TEXT.replace("tekniska@exempelkommun.se", '"x@a.se\\nBcc: alla@b.se"')
    (tmp_path / "plan.yaml").write_text(odd, "utf-8")
    assert 0 == trygg("collect", "out", *T3, "--eml", "--to", tmp_path / "ut", tmp_path / "plan.yaml").code
    letter = message_from_bytes((tmp_path / "ut/2022-T3-tekniska-kontoret.eml").read_bytes(), policy=default)
    assert letter["To"] is None
    assert letter["Bcc"] is None


def test_a_file_that_holds_something_else_is_not_written_over(trygg: Trygg, sent: Path) -> None:
    answered = sent / "2022-T3-tekniska-kontoret.xlsx"
    answered.write_bytes(b"svar")
    answer = trygg("collect", "out", *T3, "--to", sent, PLAN)
    assert 2 == answer.code
    assert "finns redan och innehåller något annat" in answer.err
    assert b"svar" == answered.read_bytes()


def test_text_that_looks_like_a_formula_is_text(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(TEXT.replace("Krögarträffar", '"=1+1"'), "utf-8")
    trygg("collect", "out", *T3, "--to", tmp_path / "ut", tmp_path / "plan.yaml")
    found = cell(book(tmp_path / "ut", "miljöförvaltningen").worksheets[1], "C2", "Vad det handlar om")
    assert ("=1+1", "s") == (found.value, found.data_type)


def test_names_that_cannot_stand_on_a_tab_are_made_to(trygg: Trygg, tmp_path: Path) -> None:
    odd = TEXT.replace("Miljöförvaltningen", "'Miljö/bygg: [hela] *förvaltningen*'")
    odd = odd.replace("Räddningstjänsten", "miljö bygg hela förvaltningen")
    (tmp_path / "plan.yaml").write_text(odd, "utf-8")
    assert 0 == trygg("collect", "out", *T3, "--one", "--to", tmp_path / "ut", tmp_path / "plan.yaml").code
    names = openpyxl.load_workbook(next((tmp_path / "ut").iterdir())).sheetnames
    assert {"Miljö bygg hela förvaltningen", "miljö bygg hela förvaltnin 2"} <= {*names}


def test_a_sign_that_cannot_be_seen_is_told_on_a_tab_without_a_backslash(
    trygg: Trygg, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(
        TEXT.replace("Miljöförvaltningen", "Miljö\u202eförvaltningen"), "utf-8"
    )
    assert 0 == trygg("collect", "out", *T3, "--one", "--to", tmp_path / "ut", tmp_path / "plan.yaml").code
    names = openpyxl.load_workbook(next((tmp_path / "ut").iterdir())).sheetnames
    assert "Miljö u{202e}förvaltningen" in names


def test_a_name_that_is_too_long_for_a_tab_gives_way_to_the_short_one_and_is_whole_on_the_front_page(
    sent: Path,
) -> None:
    made = book(sent, "barn-och-utbildningsförvaltningen")
    assert ["Läs först", "BUN", "trygg"] == made.sheetnames
    assert "Barn- och utbildningsförvaltningen – 1 åtgärd" in [row[0] for row in made.worksheets[0].values]


def test_all_workbooks_have_the_same_columns(sent: Path) -> None:
    found = {
        tuple(value.value for value in openpyxl.load_workbook(path).worksheets[1][HEADER])
        for path in sent.iterdir()
    }
    assert 1 == len(found)


def test_who_else_answers_stands_beside_what_is_promised(sent: Path) -> None:
    first, second, *_ = table(book(sent, "tekniska-kontoret").worksheets[1])
    assert "Här svarar" not in first["Vad som lovas"]
    assert second["Vad som lovas"].startswith(
        "Här svarar också Samhällsbyggnadsförvaltningen. Svara för den egna delen."
    )


def test_a_figure_has_its_unit_target_baseline_and_what_it_was_last(sent: Path) -> None:
    sheet = book(sent, "tekniska-kontoret").worksheets[1]
    row = table(sheet)[2]
    assert "Målvärde: minst 90" in row["Vad som lovas"]
    assert "Utgångsläge: 70" in row["Vad som lovas"]
    assert "Måttenhet: procent (skriv 97 för 97 %, inte 0,97)" in row["Vad som lovas"]
    assert "Tertial 2 2022:\n78\u00a0%" == row["Förra rapporten"]
    help_ = next(value for value in sheet.data_validations.dataValidation if str(value.sqref) == "G9")
    assert "räknad i procent" in help_.prompt


def test_a_goal_shows_what_it_is_measured_by_and_the_last_figure(trygg: Trygg, tmp_path: Path) -> None:
    measured = TEXT.replace(
        "meningsfull fritid, ansvarig", "meningsfull fritid, indikatorer: [I1, I2], ansvarig"
    )
    (tmp_path / "plan.yaml").write_text(measured, "utf-8")
    assert 0 == trygg("collect", "out", *T3, "--to", tmp_path / "ut", tmp_path / "plan.yaml").code
    row = table(book(tmp_path / "ut", "kultur-och-fritidsförvaltningen").worksheets[1])[1]
    assert "Mäts med: I1 Andel belysta gångstråk, minst 90" in row["Vad som lovas"]
    assert "Mäts med: I2 Antal nattvandringar, minst 120\u00a0vandringar" in row["Vad som lovas"]
    assert "I1: 78\u00a0% (tertial 2 2022)" == row["Förra rapporten"]


def test_what_was_reported_of_several_periods_together_stands_beside_the_last_of_them(
    trygg: Trygg, tmp_path: Path
) -> None:
    merged = TEXT.replace("avser: 2022-T2", "avser: 2022-T2/2022-T3", 1)
    (tmp_path / "plan.yaml").write_text(merged, "utf-8")
    assert 0 == trygg("collect", "out", *T3, "--to", tmp_path / "ut", tmp_path / "plan.yaml").code
    first = table(book(tmp_path / "ut", "tekniska-kontoret").worksheets[1])[0]
    assert "Maj–december 2022:\npågår\nStolparna är beställda." in first["Förra rapporten"]


def test_a_coordination_that_is_one_of_the_actors_is_asked_once(trygg: Trygg, tmp_path: Path) -> None:
    text = TEXT.replace("aktörer:\n", "aktörer:\n  samo: {namn: Trygghetssamordningen, typ: funktion}\n", 1)
    (tmp_path / "plan.yaml").write_text(
        text + "åtgärder: [{id: X1, åtgärd: Möten, ansvarig: [samo]}]\n", "utf-8"
    )
    answer = trygg("collect", "out", *T3, "--to", tmp_path / "ut", "--eml", tmp_path / "plan.yaml")
    rows = table(book(tmp_path / "ut", "trygghetssamordningen").worksheets[1])
    assert ["B5", "X1"] == [row["Id"] for row in rows]
    assert "Trygghetssamordningen har ingen e-postadress" not in answer.err


def test_the_words_of_each_kind_stand_over_the_status_and_no_help_covers_it(sent: Path) -> None:
    sheet = book(sent, "kultur-och-fritidsförvaltningen").worksheets[1]
    assert "Status för åtgärder: ej påbörjad, pågår, genomförd, vilande, avbruten" == sheet["F3"].value
    assert str(sheet["F4"].value).startswith("Status för mål: uppnått, ")
    assert sheet["F5"].value is None
    lists = [value for value in sheet.data_validations.dataValidation if value.type == "list"]
    assert [None, None] == [value.prompt for value in lists]


def test_the_example_of_a_day_is_of_the_period(trygg: Trygg, sent: Path, tmp_path: Path) -> None:
    assert (
        "Dag då du svarar, till exempel 2023-01-10"
        == book(sent, "tekniska-kontoret").worksheets[1]["A4"].value
    )
    trygg("collect", "out", "--period", "2023-T2", "--to", tmp_path / "b", PLAN)
    made = openpyxl.load_workbook(tmp_path / "b" / "2023-T2-tekniska-kontoret.xlsx")
    assert str(made.worksheets[1]["A4"].value).endswith("2023-09-10")


def test_rows_to_be_filled_in_grow_with_what_is_written(sent: Path) -> None:
    with zipfile.ZipFile(sent / "2022-T3-tekniska-kontoret.xlsx") as parts:
        rows = re.findall(r"<row [^>]*>", parts.read("xl/worksheets/sheet2.xml").decode())
    below = [row for row in rows if int(re.findall(r'r="(\d+)"', row)[0]) > HEADER]
    assert 3 == len(below)
    assert all(" ht=" in row and "customHeight" not in row for row in below)


def test_each_printed_page_has_the_whole_title(sent: Path) -> None:
    sheet = book(sent, "tekniska-kontoret").worksheets[1]
    assert sheet.oddHeader.left.text == sheet["A1"].value
    assert "A$3" in str(sheet.print_area).replace("$A", "A")


def test_several_plans_get_a_folder_each(trygg: Trygg, tmp_path: Path) -> None:
    other = TEXT.replace("id: trygg-i-exempelkommun-2022", "id: annan-plan")
    (tmp_path / "b.yaml").write_text(other, "utf-8")
    assert 0 == trygg("collect", "out", *T3, "--one", "--to", tmp_path / "ut", PLAN, tmp_path / "b.yaml").code
    assert {"trygg-i-exempelkommun-2022", "annan-plan"} == {
        path.name for path in (tmp_path / "ut/exempelkommun").iterdir()
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "2022-T9"), "är ingen period"),
        ((*T3, "--one", "--eml"), "--eml skriver ett brev till var och en"),
        ((), "--period"),
        ((*T3, "--senast", "snart"), "är inget datum"),
    ],
)
def test_what_cannot_be_done_is_said(
    trygg: Trygg, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = trygg("collect", "out", *arguments, "--to", tmp_path / "ut", PLAN)
    assert 2 == answer.code
    assert said in answer.err
    assert not (tmp_path / "ut").exists()


def test_a_broken_plan_is_left_out_and_told(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: p\n", "utf-8")
    answer = trygg("collect", "out", *T3, "--to", tmp_path / "ut", tmp_path / "plan.yaml")
    assert 1 == answer.code
    assert not (tmp_path / "ut").exists()


def test_in_english_headings_are_english_and_the_plans_words_stay(trygg: Trygg, tmp_path: Path) -> None:
    assert 0 == trygg("collect", "out", *T3, "--to", tmp_path, "--lang", "en", PLAN).code
    sheet = book(tmp_path, "tekniska-kontoret").worksheets[1]
    assert "Last report" in [value.value for value in sheet[HEADER]]


PROMISED = """id: p
titel: P
typ: medborgarlöften
gäller: {från: 2022-01-01, till: 2022-12-31}
aktörer:
  KS: {namn: Kommunstyrelsen, typ: nämnd}
  TK: {namn: Tekniska kontoret, typ: förvaltning}
mål:
  - {id: M1, mål: Fler är trygga, ansvarig: [KS], indikatorer: [I1]}
indikatorer:
  - id: I1
    namn: Andel trygga
    enhet: "%"
    utfall:
      - {period: 2022-05, värde: 30}
      - {period: 2022-05, värde: 27.5, rättar: ja}
löften:
  - id: L1
    löfte: Vi finns i parken
    lovas_av: [TK]
    gäller: {från: 2022-05-01, till: 2022-08-31}
  - {id: L2, löfte: Vi svarar, lovas_av: [KS]}
"""


def test_a_promise_that_holds_at_another_time_is_not_asked_about(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PROMISED, "utf-8")
    trygg("collect", "out", *T3, "--to", tmp_path / "ut", tmp_path / "plan.yaml")
    assert not (tmp_path / "ut" / "2022-T3-tekniska-kontoret.xlsx").exists()
    rows = table(book(tmp_path / "ut", "kommunstyrelsen").worksheets[1])
    assert {"M1", "L2"} == {row["Id"] for row in rows}


def test_the_last_figure_is_the_corrected_one(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PROMISED, "utf-8")
    trygg("collect", "out", *T3, "--to", tmp_path / "ut", tmp_path / "plan.yaml")
    sheet = book(tmp_path / "ut", "kommunstyrelsen").worksheets[1]
    assert "I1: 27,5" in cell(sheet, "M1", "Förra rapporten").value


@pytest.mark.parametrize("command", [["collect", "out"], ["remind", "--eml"], ["remind", "-f", "ics"]])
def test_two_plans_of_one_id_get_no_files_in_each_others_place(
    trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\naktörer: {TK: {namn: Teknik, typ: förvaltning}}\n"
        "åtgärder: [{id: N1, åtgärd: Ljus, ansvarig: [TK]}]\n"
    )
    for name in ("a", "b"):
        write(f"plans/{name}.yaml", text)
    answer = trygg(*command, "--period", "2025-T1", "--senast", "2025-05-20")
    assert 2 == answer.code
    assert "plans/a.yaml:2 och plans/b.yaml:2" in answer.err
    assert not Path("insamling").exists()
