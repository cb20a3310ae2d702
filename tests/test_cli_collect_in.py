"""`trygg collect in`: what came back, as people send it, becomes one change list and then the plan."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.conftest import ROOT, Outcome, Trygg, data_of
from tests.filled_in import HEADER, TEXT, cell, change, column, fill
from trygg_cli import language
from trygg_cli.collect import answer_book, cell_words
from trygg_cli.collect.respondents import respondents
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.render.books import xlsx
from trygg_cli.words.slug import Slugs

TK = "2022-T3-tekniska-kontoret.xlsx"
MF = "2022-T3-miljöförvaltningen.xlsx"
DAY = ("--datum", "2023-01-20")


class Round:
    """A plan in a folder, its workbooks sent out to `ut`, and `collect in` to be called."""

    def __init__(self, trygg: Trygg, folder: Path, books: Path) -> None:
        self.trygg, self.ut, self.plan = trygg, folder / "ut", folder / "plan.yaml"
        self.plan.write_text(TEXT, "utf-8")
        shutil.copytree(books, self.ut)

    def send(self, *more: str) -> None:
        assert (
            0 == self.trygg("collect", "out", "--period", "2022-T3", "--to", self.ut, *more, self.plan).code
        )

    def take(self, *names: str, more: tuple[str, ...] = ("--yes",)) -> Outcome:
        found = [self.ut / name for name in names] or [self.ut]
        return self.trygg("collect", "in", *found, "--plan", self.plan, *DAY, *more)

    @property
    def text(self) -> str:
        return self.plan.read_text("utf-8")

    def entries(self, id_: str) -> list[dict[str, str]]:
        """What is reported for 2022-T3 under the item of an id, internal notes aside."""
        data = data_of(read("plan.yaml", self.text))
        areas = data["fokusområden"]
        items = [
            *data["indikatorer"],
            *data["löften"],
            *(value for area in areas for value in area["åtgärder"]),
        ]
        items += [value for area in areas for value in area.get("mål", [])]
        item = next(value for value in items if value["id"] == id_)
        found = [*item.get("uppföljning", []), *item.get("utfall", [])]
        return [value for value in found if "2022-T3" in (value.get("avser"), value.get("period"))]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks as they are sent out."""
    folder = tmp_path_factory.mktemp("sent")
    language.use("sv")
    plan = read("plan.yaml", TEXT)
    asked = respondents(plan.plan, Period.parse("2022-T3"))
    slugs, mark = Slugs(set()), answer_book.fingerprint(plan.data)
    for who in asked:
        book = answer_book.book(plan.plan, mark, Period.parse("2022-T3"), [who], None)
        (folder / f"2022-T3-{slugs.make(who.name)}.xlsx").write_bytes(xlsx.render(book))
    return folder


@pytest.fixture
def sent(trygg: Trygg, tmp_path: Path, books: Path) -> Round:
    return Round(trygg, tmp_path, books)


def test_an_untouched_sheet_changes_no_byte(sent: Round) -> None:
    before = sent.plan.read_bytes()
    answer = sent.take()
    assert (0, before) == (answer.code, sent.plan.read_bytes())
    assert "inget nytt" in answer.err


def test_an_answer_becomes_a_follow_up_with_author_and_day(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), ("A1", "Kommentar", "Hälften är uppsatt."))
    answer = sent.take(TK)
    assert 0 == answer.code, answer
    assert [
        {
            "avser": "2022-T3",
            "datum": "2023-01-20",
            "status": "pågår",
            "kommentar": "Hälften är uppsatt.",
            "författare": "Tekniska kontoret",
        }
    ] == sent.entries("A1")


def test_only_lines_are_added_and_none_is_changed(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), ("A2", "Status", "klart"), ("I1", "Utfall", "82,5"))
    sent.take(TK)
    after = iter(sent.text.splitlines())
    assert all(line in after for line in TEXT.splitlines())


def test_the_sheet_says_who_filled_it_in_and_when(sent: Round) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D3"], sheet["D4"] = "Gatuenheten", "10/1"
        cell(sheet, "A1", "Status").value = "genomförd"

    change(sent.ut / TK, sign)
    sent.take(TK)
    assert ("Gatuenheten", "2023-01-10") == tuple(
        sent.entries("A1")[0][key] for key in ("författare", "datum")
    )


@pytest.mark.parametrize(
    "said",
    [
        *("2023-01-10", "10 januari 2023", "10/1", 44936, "44936", date(2023, 1, 10)),
        *("10/1-23", "10/1 23", "230110", "100123"),  # near the period
    ],
)
def test_a_day_is_understood_as_text_number_or_date(sent: Round, said: Any) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D4"] = said
        cell(sheet, "A1", "Status").value = "genomförd"

    change(sent.ut / TK, sign)
    assert 0 == sent.take(TK).code
    assert "2023-01-10" == sent.entries("A1")[0]["datum"]


@pytest.mark.parametrize(
    ("said", "reason"), [("i våras", "är inget datum"), ("2024-05-01", "har inte kommit än")]
)
def test_a_day_that_cannot_be_is_refused_and_the_answers_taken(sent: Round, said: str, reason: str) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D4"] = said
        cell(sheet, "A1", "Status").value = "genomförd"

    change(sent.ut / TK, sign)
    answer = sent.take(TK)
    assert 1 == answer.code
    assert "Tekniska kontoret!D4: " in answer.out
    assert reason in answer.out
    assert "svaren dateras 2023-01-20 i stället" in answer.out
    assert "2023-01-20" == sent.entries("A1")[0]["datum"]


def test_where_several_report_each_report_says_whose_it_is(sent: Round) -> None:
    fill(sent.ut / TK, ("A2", "Status", "pågår"))
    fill(sent.ut / "2022-T3-samhällsbyggnadsförvaltningen.xlsx", ("A2", "Status", "genomförd"))
    assert 0 == sent.take().code
    assert [("TK", "pågår"), ("SBF", "genomförd")] == [
        (entry["part"], entry["status"])
        for entry in sorted(sent.entries("A2"), key=lambda value: value["part"], reverse=True)
    ]


def test_goals_promises_and_indicators_are_answered_as_measures_are(sent: Round) -> None:
    fill(sent.ut / "2022-T3-kultur-och-fritidsförvaltningen.xlsx", ("M1", "Status", "uppnås delvis"))
    fill(sent.ut / "2022-T3-lokalpolisområde-exempel.xlsx", ("L1", "Status", "inte hållet"))
    fill(
        sent.ut / "2022-T3-exempelkommuns-nattvandrare.xlsx",
        ("I2", "Utfall", "1 200"),
        ("I2", "Kommentar", "Fler än någonsin."),
    )
    assert 0 == sent.take().code
    assert "uppnås delvis" == sent.entries("M1")[0]["bedömning"]
    assert ("polisen", "inte hållet") == (sent.entries("L1")[0]["part"], sent.entries("L1")[0]["bedömning"])
    assert ("1200", "Fler än någonsin.", "Exempelkommuns nattvandrare") == tuple(
        sent.entries("I2")[0][key] for key in ("värde", "kommentar", "källa")
    )


def test_what_is_lost_comes_first_then_what_is_late_and_deviations(sent: Round) -> None:
    fill(sent.ut / "2022-T3-lokalpolisområde-exempel.xlsx", ("L1", "Status", "inte hållet"))
    fill(sent.ut / TK, ("A1", "Status", "pågår"), ("A2", "Avvikelse", "Tre tunnlar återstår."))
    fill(sent.ut / MF, ("C1", "Status", "pågår"), ("C2", "Status", "avbruten"))
    out = sent.take().out
    listed = out[out.index("Avbrutet, inte hållet eller inte nått") :]
    places = [listed.index(text) for text in ("åtgärd C2", "löfte L1", "åtgärd A1", "åtgärd A2", "åtgärd C1")]
    assert sorted(places) == places
    assert ["Avbrutet, inte hållet eller inte nått", "Försenade", "Avvikelser", "Övriga svar"] == [
        line for line in listed.splitlines() if line and not line.startswith(" ")
    ][:4]


def test_a_sheet_of_the_coordination_is_taken_in_also_when_it_has_become_an_actor(sent: Round) -> None:
    fill(sent.ut / "2022-T3-trygghetssamordningen.xlsx", ("B5", "Status", "pågår"))
    as_actor = TEXT.replace(
        "aktörer:\n", "aktörer:\n  samo: {namn: Trygghetssamordningen, typ: funktion}\n", 1
    )
    sent.plan.write_text(as_actor, "utf-8")
    answer = sent.take("2022-T3-trygghetssamordningen.xlsx")
    assert "tillfrågas inte längre" not in answer.out
    assert ["pågår"] == [entry["status"] for entry in sent.entries("B5")]


def test_of_deviations_those_that_have_come_least_far_stand_first(sent: Round) -> None:
    statuses = {"A1": "genomförd", "A2": "ej påbörjad"}
    for id_, status in statuses.items():
        fill(sent.ut / TK, (id_, "Status", status), (id_, "Avvikelse", "Något gick fel."))
    out = sent.take(TK).out
    assert out.index("åtgärd A2") < out.index("åtgärd A1")


def test_how_much_came_and_what_waits_for_a_person_stand_first(sent: Round) -> None:
    (sent.ut / "svar").mkdir()
    fill(sent.ut / TK, ("A1", "Status", "pågår"), ("A2", "Status", "sådär"), to=sent.ut / "svar" / TK)
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), ("I1", "Utfall", "80"), to=sent.ut / "svar" / "b.xlsx")
    fill(sent.ut / MF, ("C1", "Kommentar", "Ring 070-123 45 67."), to=sent.ut / "svar" / MF)
    answer = sent.take("svar")
    waits = "Väntar på någon: 1 konflikt, 1 text som kan handla om en person, 1 cell som inte kan tas in, 19 utan svar"
    assert answer.out.startswith(
        "Trygg i Exempelkommun 2022, uppföljning av tertial 3 2022 (september–december): "
        "3 arbetsböcker, 1 uppgift att skriva in\n"
        f"{waits}\nFilerna ligger i {(sent.ut / 'svar').as_posix()}\n\nKonflikter"
    )
    assert waits in answer.err
    headings = ["Konflikter", "Kan handla om", "Celler som", "Inte besvarat", "Övriga svar"]
    assert sorted(headings, key=answer.out.index) == headings
    assert (sent.ut / "svar").as_posix() not in answer.out.partition("\n\n")[2]


def test_what_would_be_written_is_told_as_that_with_what_is_not_said(sent: Round) -> None:
    fill(
        sent.ut / TK,
        ("A1", "Kommentar", "Rad ett\n- rad två"),
        ("A2", "Status", "pågår"),
        ("I1", "Utfall", "82,5"),
    )
    answer = sent.take(TK, more=("--dry-run",))
    assert "lades till" not in answer.out
    assert (
        f"    Uppföljning läggs till: utan status  (Tekniska kontoret, {TK})\n"
        "      kommentar: Rad ett\n        - rad två\n"
    ) in answer.out
    assert "    Uppföljning för TK läggs till: pågår" in answer.out
    assert "    Utfall läggs till: 82,5\u00a0%" in answer.out


def test_what_of_an_item_waits_is_told_beside_what_would_be_written(sent: Round) -> None:
    fill(sent.ut / MF, ("C1", "Status", "pågår"), ("C1", "Kommentar", "Ring 070-123 45 67."))
    assert "    väntar, se ovan: kommentar\n" in sent.take(MF).out


def test_an_authors_name_is_told_with_its_cell_and_all_that_is_found_in_a_text(sent: Round) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D3"] = "Anna Lindqvist"
        cell(sheet, "C1", "Kommentar").value = "Ring Eva Bergström, 070-123 45 67."

    change(sent.ut / MF, sign)
    out = sent.take(MF).out
    assert "Miljöförvaltningen!D3: här står en persons namn" in out
    assert "Miljöförvaltningen!H7: här står ett mobilnummer; här står en persons namn" in out


def test_a_row_for_something_new_says_that_it_must_be_decided_first_and_is_told_once(sent: Round) -> None:
    def add(_: Any, sheet: Any) -> None:
        sheet.cell(9, 2, "X17")
        sheet.cell(9, column(sheet, "Status"), "pågår")
        sheet.cell(9, column(sheet, "Kommentar"), "Ny")

    change(sent.ut / MF, add)
    answer = sent.take(MF)
    assert (1, TEXT) == (answer.code, sent.text)
    assert (
        f"  {MF}, Miljöförvaltningen!F9, H9: ”pågår”, ”Ny”: ”X17” finns inte i planen\n"
        "    är det något nytt, så behöver det beslutas och skrivas in i planen först\n"
    ) in answer.out


def test_nothing_is_written_without_yes_where_nobody_can_be_asked(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    answer = sent.take(TK, more=())
    assert (1, TEXT) == (answer.code, sent.text)
    assert "lägg till --yes för att skriva in det" in answer.err
    assert "åtgärd A1" in answer.out


def test_a_dry_run_writes_nothing(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    answer = sent.take(TK, more=("--yes", "--dry-run"))
    assert (1, TEXT) == (answer.code, sent.text)


def test_the_same_answers_again_add_nothing(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), ("I1", "Utfall", "80"))
    sent.take()
    before = sent.text
    assert 0 == sent.take().code
    assert before == sent.text


# three sides


def test_what_changed_in_the_plan_meanwhile_is_a_conflict_with_both_sides_shown(sent: Round) -> None:
    sent.plan.write_text(
        TEXT.replace(
            "      - {id: C1, åtgärd: Samordnad tillsyn av serveringsställen, ansvarig: [MF]}",
            "      - {id: C1, åtgärd: Samordnad tillsyn av serveringsställen, ansvarig: [MF], "
            "uppföljning: [{avser: 2022-T3, status: pågår}]}",
        ),
        "utf-8",
    )
    before = sent.text
    fill(sent.ut / MF, ("C1", "Status", "genomförd"))
    answer = sent.take(MF)
    assert (1, before) == (answer.code, sent.text)
    assert "planen nu: pågår" in answer.out
    assert f"{MF}, Miljöförvaltningen!F7: genomförd" in answer.out


def test_a_change_elsewhere_in_the_plan_is_no_conflict(sent: Round) -> None:
    sent.plan.write_text(TEXT.replace("Krögarträffar", "Krögarmöten"), "utf-8")
    fill(sent.ut / MF, ("C2", "Status", "genomförd"))
    answer = sent.take(MF)
    assert 0 == answer.code
    assert "genomförd" == sent.entries("C2")[0]["status"]
    assert "åtgärd C2 lovades med andra ord när bladet skickades: Krögarträffar" in answer.out


def test_what_is_no_longer_in_the_plan_is_told_and_not_lost(sent: Round) -> None:
    sent.plan.write_text(
        TEXT.replace("      - {id: C2, åtgärd: Krögarträffar, ansvarig: [MF]}\n", ""), "utf-8"
    )
    fill(sent.ut / MF, ("C2", "Kommentar", "Två träffar hölls."))
    answer = sent.take(MF)
    assert 1 == answer.code
    assert "Två träffar hölls." in answer.out
    assert "åtgärd C2 finns inte längre i planen" in answer.out


def test_a_reported_value_is_corrected_beside_the_old_one(trygg: Trygg, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(TEXT, "utf-8")
    trygg("collect", "out", "--period", "2022-T2", "--to", tmp_path / "ut", plan)
    path = fill(tmp_path / "ut" / "2022-T2-tekniska-kontoret.xlsx", ("I1", "Utfall", "79"))
    assert 0 == trygg("collect", "in", path, "--plan", plan, *DAY, "--yes").code
    data = data_of(read("plan.yaml", plan.read_text("utf-8")))
    assert [{"period": "2022-T2", "värde": "78"}, ("79", "ja")] == [
        data["indikatorer"][0]["utfall"][0],
        tuple(data["indikatorer"][0]["utfall"][1][key] for key in ("värde", "rättar")),
    ]


def test_an_emptied_cell_takes_nothing_away_and_is_told(trygg: Trygg, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(TEXT, "utf-8")
    trygg("collect", "out", "--period", "2022-T2", "--to", tmp_path / "ut", plan)
    path = fill(tmp_path / "ut" / "2022-T2-tekniska-kontoret.xlsx", ("A1", "Kommentar", None))
    answer = trygg("collect", "in", path, "--plan", plan, *DAY, "--yes")
    assert TEXT == plan.read_text("utf-8")
    assert "cellen har tömts; det som står i planen är kvar: Stolparna är beställda." in answer.out


# two returns


def test_two_returns_fill_in_each_other(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Kommentar", "Snart klart."), to=sent.ut / "b.xlsx")
    assert 0 == sent.take("a.xlsx", "b.xlsx").code
    assert [("pågår", "Snart klart.")] == [
        (entry["status"], entry["kommentar"]) for entry in sent.entries("A1")
    ]


def test_two_returns_that_differ_are_a_conflict(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), to=sent.ut / "b.xlsx")
    answer = sent.take("a.xlsx", "b.xlsx")
    assert (1, TEXT) == (answer.code, sent.text)
    assert "a.xlsx, Tekniska kontoret!F7: pågår" in answer.out
    assert "b.xlsx, Tekniska kontoret!F7: genomförd" in answer.out


def test_a_sheet_answered_by_somebody_else_is_signed_by_them_and_told(sent: Round) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D3"] = "Räddningstjänsten"
        cell(sheet, "C1", "Status").value = "genomförd"

    change(sent.ut / MF, sign)
    answer = sent.take(MF)
    assert "Räddningstjänsten har svarat för Miljöförvaltningen" in answer.out
    assert "Räddningstjänsten" == sent.entries("C1")[0]["författare"]


# personal data


@pytest.mark.parametrize(
    "said", ["Ring 070-123 45 67.", "Pojken 19850709-9805 deltog.", "Samtal hölls med Anna Svensson."]
)
def test_words_on_a_person_wait_and_are_never_written_by_yes(sent: Round, said: str) -> None:
    fill(sent.ut / MF, ("C1", "Kommentar", said), ("C1", "Status", "pågår"))
    answer = sent.take(MF)
    assert 1 == answer.code
    assert said not in sent.text
    assert "pågår" == sent.entries("C1")[0]["status"]
    assert "Kan handla om en person" in answer.out
    assert "Miljöförvaltningen!H7" in answer.out
    assert said not in answer.out


def test_an_exception_in_the_plan_lets_no_person_through(sent: Round) -> None:
    sent.plan.write_text(f"# trygg: tillåt P – provar\n{TEXT}", "utf-8")
    fill(sent.ut / MF, ("C1", "Kommentar", "Ring 070-123 45 67."))
    sent.take(MF)
    assert "070-123" not in sent.text


def test_a_persons_name_as_author_gives_way_to_the_function(sent: Round) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D3"] = "Anna Svensson, 070-123 45 67"
        cell(sheet, "C1", "Status").value = "genomförd"

    change(sent.ut / MF, sign)
    answer = sent.take(MF)
    assert 1 == answer.code
    assert "Miljöförvaltningen" == sent.entries("C1")[0]["författare"]
    assert "Svensson" not in sent.text


# odd sheets


def answers_to(sent: Round, act: Callable[[Any, Any], object]) -> Outcome:
    change(sent.ut / TK, act)
    return sent.take(TK)


def fill_both(sheet: Any) -> None:
    cell(sheet, "A1", "Kommentar").value = "Ett"
    cell(sheet, "A2", "Kommentar").value = "Två"


def swap(_: Any, sheet: Any) -> None:
    fill_both(sheet)
    rows = [[item.value for item in row] for row in sheet.iter_rows(min_row=HEADER + 1, max_row=HEADER + 2)]
    for row, values in zip((HEADER + 2, HEADER + 1), rows, strict=True):
        for at, value in enumerate(values, 1):
            sheet.cell(row, at).value = value


def hide(_: Any, sheet: Any) -> None:
    fill_both(sheet)
    sheet.row_dimensions[HEADER + 1].hidden = True
    sheet.auto_filter.add_filter_column(0, ["mål"])
    sheet.column_dimensions["G"].hidden = True


def insert_rows(_: Any, sheet: Any) -> None:
    fill_both(sheet)
    sheet.insert_rows(HEADER + 2, 2)
    sheet.insert_rows(2, 1)


def move_columns(_: Any, sheet: Any) -> None:
    fill_both(sheet)
    values = [sheet.cell(row, 7).value for row in range(HEADER, HEADER + 4)]
    sheet.delete_cols(7)
    sheet.insert_cols(1)
    for row, value in enumerate(values, HEADER):
        sheet.cell(row, 1).value = value
    sheet.column_dimensions["A"].width = 90


def add_notes(made: Any, sheet: Any) -> None:
    fill_both(sheet)
    made.create_sheet("Anteckningar", 0)["B2"] = "kolla med Kim"
    made.move_sheet("Anteckningar", 2)
    sheet["M7"] = "glöm inte"


def rename_tab(_: Any, sheet: Any) -> None:
    fill_both(sheet)
    sheet.title = "Blad1"


@pytest.mark.parametrize(
    "act", [swap, hide, insert_rows, move_columns, add_notes, rename_tab], ids=lambda act: act.__name__
)
def test_rows_and_columns_are_known_wherever_they_stand(
    sent: Round, act: Callable[[Any, Any], object]
) -> None:
    answers_to(sent, act)
    assert ["Ett"] == [entry["kommentar"] for entry in sent.entries("A1")]
    assert ["Två"] == [entry["kommentar"] for entry in sent.entries("A2")]


def test_notes_beside_the_table_and_extra_sheets_are_told(sent: Round) -> None:
    out = answers_to(sent, add_notes).out
    assert "Tekniska kontoret!M7: ”glöm inte”: det står bredvid tabellen och läses inte" in out
    assert "Anteckningar: bladet är inget av dem som skickades och läses inte" in out


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("C2", "det står bredvid tabellen och läses inte"),
        ("A20", "raden är ingen av dem som skickades och läses inte"),
        ("B20", "raden är ingen av dem som skickades och läses inte"),
        ("D20", "raden är ingen av dem som skickades och läses inte"),
    ],
)
def test_what_is_written_over_and_under_the_table_is_told(sent: Round, place: str, reason: str) -> None:
    out = answers_to(sent, lambda _, sheet: sheet.__setitem__(place, "glöm inte")).out
    assert f"Tekniska kontoret!{place}: ”glöm inte”: {reason}" in out


@pytest.mark.parametrize("place", ["A4", "B1", "D9", "A60"])
def test_what_is_written_on_the_first_sheet_is_told(sent: Round, place: str) -> None:
    out = answers_to(sent, lambda made, _: made.worksheets[0].__setitem__(place, "ring mig")).out
    assert f"Läs först!{place}: ”ring mig”: det står på bladet som säger hur man gör, och läses inte" in out


def test_a_first_sheet_that_nobody_has_written_on_says_nothing(sent: Round) -> None:
    assert "Läs först!" not in answers_to(sent, lambda *_: None).out


@pytest.mark.parametrize("act", ["delete_cols", "delete_rows"])
def test_a_sheet_without_ids_or_headings_is_refused_and_not_passed_by(sent: Round, act: str) -> None:
    def without(_: Any, sheet: Any) -> None:
        fill_both(sheet)
        getattr(sheet, act)(2 if act == "delete_cols" else HEADER)

    answer = answers_to(sent, without)
    assert (1, TEXT) == (answer.code, sent.text)
    assert "det går inte att se vad svaren gäller: rubrikerna eller id:na är borta" in answer.out


def test_an_inserted_row_without_an_id_is_refused_by_its_cells(sent: Round) -> None:
    answer = answers_to(sent, lambda _, sheet: sheet.cell(12, column(sheet, "Kommentar"), "Något mer"))
    assert (1, TEXT) == (answer.code, sent.text)
    assert (
        "Tekniska kontoret!H12: ”Något mer”: det går inte att se vad raden gäller: den har inget id"
        in answer.out
    )


def test_a_row_copied_from_another_sheet_is_refused(sent: Round) -> None:
    def paste(_: Any, sheet: Any) -> None:
        sheet.cell(12, 2, "C1")
        sheet.cell(12, column(sheet, "Kommentar"), "Från en annan")

    answer = answers_to(sent, paste)
    assert (1, TEXT) == (answer.code, sent.text)
    assert "frågan om ”C1” går till Miljöförvaltningen och inte till det här bladet" in answer.out


def test_a_row_copied_within_the_sheet_that_says_something_else_is_a_conflict(sent: Round) -> None:
    def copy(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Kommentar").value = "Ett"
        sheet.cell(12, 2, "A1")
        sheet.cell(12, column(sheet, "Kommentar"), "Annat")

    answer = answers_to(sent, copy)
    assert (1, TEXT) == (answer.code, sent.text)
    assert "Tekniska kontoret!H7: Ett" in answer.out
    assert "Tekniska kontoret!H12: Annat" in answer.out


def test_a_copied_sheet_is_another_answer_of_the_same_actor(sent: Round) -> None:
    def copy(made: Any, sheet: Any) -> None:
        other = made.copy_worksheet(sheet)
        cell(other, "A1", "Kommentar").value = "I kopian"

    assert 0 == answers_to(sent, copy).code
    assert "I kopian" == sent.entries("A1")[0]["kommentar"]


def test_a_locked_cell_that_was_changed_is_told(sent: Round) -> None:
    def rewrite(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Vad som lovas").value = "Tid: till och med 31 december 2023"

    answer = answers_to(sent, rewrite)
    assert TEXT == sent.text
    assert "cellen är bara till för att läsas" in answer.out


def test_what_does_not_apply_to_a_row_is_refused_with_its_cell(sent: Round) -> None:
    answer = answers_to(sent, lambda _, sheet: setattr(cell(sheet, "I1", "Status"), "value", "genomförd"))
    assert "Tekniska kontoret!F9: ”genomförd”: cellen ska inte fyllas i på den här raden" in answer.out


def test_merged_cells_count_only_for_the_first_row(sent: Round) -> None:
    def merge(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Kommentar").value = "Samma"
        sheet.merge_cells("H7:H8")

    answers_to(sent, merge)
    assert ("Samma", []) == (sent.entries("A1")[0]["kommentar"], sent.entries("A2"))


# odd cells


@pytest.mark.parametrize(
    ("said", "form", "value"),
    [
        ("82,5 %", None, "82.5"),
        ("82,5", None, "82.5"),
        ("82.5", None, "82.5"),
        ("1 082", None, "1082"),
        (82, None, "82"),
        (0.825, "0.0%", "82.5"),
        ("82 procent", None, "82"),
        ("082", None, "82"),
        ("−3", None, "-3"),
    ],
)
def test_a_figure_is_understood_as_people_write_it(
    sent: Round, said: Any, form: str | None, value: str
) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "I1", "Utfall").value = said
        cell(sheet, "I1", "Utfall").number_format = form or "General"

    answer = answers_to(sent, write)
    assert 0 == answer.code, answer.out
    assert value == sent.entries("I1")[0]["värde"]


@pytest.mark.parametrize(
    "said",
    [
        "ca 20",
        "cirka 20",
        "20-25",
        "~20",
        "över 20",
        "20+",
        "många",
        "20 st av 30",
        date(2022, 4, 3),
        True,
        "1e5",
    ],
)
def test_what_is_no_figure_is_refused_with_its_cell_and_what_would_be_right(sent: Round, said: Any) -> None:
    answer = answers_to(sent, lambda _, sheet: setattr(cell(sheet, "I1", "Utfall"), "value", said))
    assert (1, TEXT) == (answer.code, sent.text)
    assert "Tekniska kontoret!G9: " in answer.out
    assert "skriv bara siffran" in answer.out


def test_per_cent_of_what_is_counted_otherwise_is_refused(sent: Round) -> None:
    fill(sent.ut / "2022-T3-exempelkommuns-nattvandrare.xlsx", ("I2", "Utfall", "12,5 %"))
    assert "”12,5 %” är i procent" in sent.take().out


@pytest.mark.parametrize(
    ("said", "status"),
    [("klart", "genomförd"), ("På gång", "pågår"), ("PÅGÅR", "pågår"), ("ej påbörjat", "ej påbörjad")],
)
def test_everyday_words_are_understood(sent: Round, said: str, status: str) -> None:
    fill(sent.ut / TK, ("A1", "Status", said))
    sent.take(TK)
    assert status == sent.entries("A1")[0]["status"]


def test_what_is_not_begun_is_asked_about_since_it_may_have_been_given_up(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "inte påbörjat"))
    assert 'skriv "ej påbörjad", eller "avbruten" om den inte ska göras' in sent.take(TK).out


@pytest.mark.parametrize(("said", "kept"), [("Delvis klart", "Delvis klart"), ("klart", None)])
def test_a_word_that_says_more_than_the_status_is_kept_beside_it(
    sent: Round, said: str, kept: str | None
) -> None:
    fill(sent.ut / TK, ("A1", "Status", said))
    sent.take(TK)
    assert kept == sent.entries("A1")[0].get("ord")


@pytest.mark.parametrize("said", ["sådär", "uppnått", "x", 7])
def test_a_word_that_is_not_understood_is_refused_with_those_that_are(sent: Round, said: Any) -> None:
    fill(sent.ut / TK, ("A1", "Status", said))
    answer = sent.take(TK)
    assert (1, TEXT) == (answer.code, sent.text)
    assert f"Tekniska kontoret!F7: ”{said}” är inget av orden" in answer.out


def test_a_formula_without_a_result_is_refused(sent: Round) -> None:
    answer = answers_to(sent, lambda _, sheet: setattr(cell(sheet, "I1", "Utfall"), "value", "=40+41"))
    assert (1, TEXT) == (answer.code, sent.text)
    assert "formel vars resultat inte har sparats" in answer.out


def test_a_date_in_a_comment_is_refused(sent: Round) -> None:
    answer = answers_to(
        sent, lambda _, sheet: setattr(cell(sheet, "A1", "Kommentar"), "value", date(2022, 4, 3))
    )
    assert (
        "Tekniska kontoret!H7: ”2022-04-03”: kalkylprogrammet har gjort om det till ett datum" in answer.out
    )


def test_a_comment_in_lines_stays_in_lines(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Kommentar", "Första raden.\nAndra: med kolon # och tecken\n- och streck"))
    assert 0 == sent.take(TK).code
    assert "Första raden.\nAndra: med kolon # och tecken\n- och streck" == sent.entries("A1")[0]["kommentar"]


@pytest.mark.parametrize(
    "said", ["=1+1", "ja", "null", "2022", "{a: b}", "'", '"', "\u202egnirts", "x" * 5000]
)
def test_whatever_is_written_stays_text(sent: Round, said: str) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Kommentar").value = said
        cell(sheet, "A1", "Kommentar").data_type = "s"

    assert 0 == answers_to(sent, write).code
    assert said.replace("\u202e", "\\u{202e}") == sent.entries("A1")[0]["kommentar"]


# odd files


def test_folders_and_zips_are_looked_into(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    with zipfile.ZipFile(sent.ut / "svar.zip", "w") as archive:
        archive.write(sent.ut / TK, f"mapp/{TK}")
        archive.writestr("mapp/~$öppen.xlsx", b"")
        archive.writestr("brev.txt", b"hej")
    assert 0 == sent.take("svar.zip").code
    assert "pågår" == sent.entries("A1")[0]["status"]


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def container(name: str) -> bytes:
    """Return a file in the old container of Office in which something has a name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le")


MANIFEST = b"<manifest:file-entry manifest:full-path='encrypted-package'><manifest:encryption-data/>"
WHOLLY_ENCRYPTED = packed(
    mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
    **{"META-INF/manifest.xml": MANIFEST, "encrypted-package": b"\x8f\x00\x11"},
)
CANNOT_BE_READ: list[tuple[str, str | bytes, str, str]] = [
    ("svar.xlsx", "losenord.xlsx", "skyddad med lösenord", "Skydda arbetsbok, Kryptera med lösenord"),
    ("svar.ods", "losenord.ods", "skyddad med lösenord", "ta bort bocken vid Spara med lösenord"),
    ("svar.ods", WHOLLY_ENCRYPTED, "skyddad med lösenord", "ta bort bocken vid Spara med lösenord"),
    ("svar.xlsx", "etikett.xlsx", "låst av en känslighetsetikett", "Känslighet på fliken Start"),
    ("svar.xls", container("\tDRMContent"), "låst av en känslighetsetikett", "Känslighet"),
    ("svar.xls", "gammal.xls", "det gamla formatet .xls", "Spara som och filformatet Excel-arbetsbok"),
    ("svar.xlsx", "losenord.xls", "det gamla formatet .xls", "Spara som och filformatet Excel-arbetsbok"),
    (
        "svar.xlsb",
        packed(**{"[Content_Types].xml": b"", "xl/workbook.bin": b""}),
        "formatet .xlsb",
        "Spara som",
    ),
    ("svar.csv", "svar.csv", "textfil, till exempel .csv", "klistra in svaren i arbetsboken som skickades"),
    ("svar.xlsx", "Id;Läge\nA1;Pågår\n".encode(), "textfil, till exempel .csv", "klistra in svaren"),
    ("svar.csv", "Id\tLäge\nA1\tPågår\n".encode("utf-16"), "textfil, till exempel .csv", "klistra in svaren"),
    (
        "svar.numbers",
        packed(**{"Index/Document.iwa": b"", "preview.jpg": b""}),
        "sparad i Numbers",
        "Exportera till",
    ),
    ("~$svar.xlsx", b"\x0eAnna Andersson" + bytes(150), "bredvid en arbetsbok medan den är öppen", "utan ~$"),
    (
        "svar.xlsx",
        b"",
        "tom, som en fil som inte har hämtats från OneDrive",
        "Behåll alltid på den här enheten",
    ),
    ("svar.xlsx", bytes(4096), "tom, som en fil som inte har hämtats från OneDrive", "Behåll alltid på"),
    (
        "svar.xlsx",
        b"\xef\xbb\xbf\r\n<!DOCTYPE html><title>Sign in</title>",
        "en webbsida",
        "där du är inloggad",
    ),
    ("svar.xls", b"<table><tr><td>A1</td></tr></table>", "en webbsida", "filformatet Excel-arbetsbok"),
    (
        "svar.xls",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "XML-kalkylblad 2003",
        "Spara som",
    ),
    (
        "svar.fods",
        b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
        "det platta formatet .fods",
        "LibreOffice",
    ),
    (
        "svar.xlsx",
        packed(**{"[Content_Types].xml": b"", "word/document.xml": b""}),
        "ett Worddokument",
        "skriv svaren",
    ),
    ("svar.xls", container("WordDocument"), "ett Worddokument", "skriv svaren i arbetsboken"),
    ("svar.msg", container("__substg1.0_001A001F"), "ett meddelande från Outlook", "spara den bifogade"),
    ("svar.pdf", b"%PDF-1.7", "den är en pdf", "skriv svaren i arbetsboken som skickades"),
    ("svar.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "den är en bild", "skriv svaren i arbetsboken"),
    ("svar.7z", b"7z\xbc\xaf\x27\x1c\0\4", "packad på annat sätt än som zip", "packa upp den"),
    ("svar.xlsx", b"PK\x03\x04 trasig", "filen är skadad", "en gång till"),
    ("svar.xlsx", b"\x01\x02\x03 annat", "den är ingen arbetsbok", "Spara som"),
]


@pytest.mark.parametrize(("name", "content", "reason", "remedy"), CANNOT_BE_READ)
def test_a_file_that_cannot_be_read_is_refused_with_what_it_is_and_what_to_click(
    sent: Round, name: str, content: str | bytes, reason: str, remedy: str
) -> None:
    (sent.ut / name).write_bytes(
        content if isinstance(content, bytes) else (ROOT / "tests" / "returned" / content).read_bytes()
    )
    answer = sent.take(name)
    assert (2, TEXT) == (answer.code, sent.text)
    assert f"{name} kan inte tas in: " in answer.err
    assert reason in answer.err
    assert remedy in answer.err


def test_a_label_that_does_not_encrypt_is_no_hindrance(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    with zipfile.ZipFile(sent.ut / TK) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    label = (
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" '
        b'name="MSIP_Label_11111111-2222-3333-4444-555555555555_Enabled"><vt:lpwstr>true</vt:lpwstr></property>'
    )
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(
        b"</Properties>", label + b"</Properties>"
    )
    parts["docMetadata/LabelInfo.xml"] = (
        b'<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        b'<clbl:label id="{11111111-2222-3333-4444-555555555555}" enabled="1" method="Standard" contentBits="0"/>'
        b"</clbl:labelList>"
    )
    (sent.ut / TK).write_bytes(packed(**parts))
    assert 0 == sent.take(TK).code
    assert "pågår" == sent.entries("A1")[0]["status"]


def test_a_zip_with_a_password_is_refused(sent: Round) -> None:
    content = bytearray(packed(**{"svar.xlsx": b"hemligt"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + at] |= 1
    (sent.ut / "svar.zip").write_bytes(content)
    answer = sent.take("svar.zip")
    assert 2 == answer.code
    assert "svar.zip kan inte tas in: den är skyddad med lösenord" in answer.err
    assert "packa den utan lösenord" in answer.err


def test_a_zip_in_a_zip_is_looked_into(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    inner = packed(**{TK: (sent.ut / TK).read_bytes()})
    (sent.ut / "svar.zip").write_bytes(packed(**{"från TK.zip": inner, "läs mig.txt": b"hej"}))
    answer = sent.take("svar.zip")
    assert (0, "pågår") == (answer.code, sent.entries("A1")[0]["status"])
    assert "läses inte, eftersom det inte är arbetsböcker:" in answer.err
    assert "svar.zip/läs mig.txt" in answer.err


def test_zips_in_too_many_layers_are_refused(sent: Round) -> None:
    content = packed(**{TK: (sent.ut / TK).read_bytes()})
    for number in range(3):
        content = packed(**{f"{number}.zip": content})
    (sent.ut / "svar.zip").write_bytes(content)
    answer = sent.take("svar.zip")
    assert 2 == answer.code
    assert "i för många lager" in answer.err


def test_what_else_lies_in_a_folder_is_told_and_stops_nothing(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    (sent.ut / "Svar från polisen.pdf").write_bytes(b"%PDF-1.7")
    (sent.ut / f"~${TK}").write_bytes(b"")
    answer = sent.take()
    assert 0 == answer.code
    assert "Svar från polisen.pdf" in answer.err
    assert "~$" not in answer.err


def test_all_files_are_taken_or_none(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"))
    (sent.ut / "svar.xls").write_bytes(container("Workbook"))
    answer = sent.take()
    assert (2, TEXT) == (answer.code, sent.text)
    assert "--partial" in answer.err
    answer = sent.take(more=("--yes", "--partial"))
    assert 2 == answer.code
    assert "pågår" == sent.entries("A1")[0]["status"]


def test_a_workbook_of_somebody_elses_making_is_refused(sent: Round) -> None:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    (sent.ut / "svar.xlsx").write_bytes(buffer.getvalue())
    assert "ingen arbetsbok från trygg collect out" in sent.take("svar.xlsx").err


def test_a_sheet_for_another_plan_is_refused(sent: Round) -> None:
    sent.plan.write_text(
        TEXT.replace("id: trygg-i-exempelkommun-2022", "id: trygg-i-exempelkommun-2023"), "utf-8"
    )
    answer = sent.take(TK)
    assert 2 == answer.code
    assert "den gäller planen ”trygg-i-exempelkommun-2022”" in answer.err


def test_a_sheet_for_another_period_is_refused(sent: Round) -> None:
    answer = sent.take(TK, more=("--yes", "--period", "2022-T2"))
    assert 2 == answer.code
    assert "den gäller 2022-T3, inte 2022-T2" in answer.err


def test_an_old_sheet_among_the_others_is_refused(sent: Round) -> None:
    sent.trygg("collect", "out", "--period", "2022-T2", "--to", sent.ut, sent.plan)
    answer = sent.take(TK, "2022-T2-tekniska-kontoret.xlsx")
    assert 2 == answer.code
    assert "den gäller 2022-T2, och andra gäller 2022-T3" in answer.err


def test_a_sheet_for_a_later_period_than_most_is_the_one_that_is_refused(sent: Round) -> None:
    sent.trygg("collect", "out", "--period", "2023-T1", "--to", sent.ut, sent.plan)
    answer = sent.take(TK, MF, "2023-T1-tekniska-kontoret.xlsx")
    assert 2 == answer.code
    assert "2023-T1-tekniska-kontoret.xlsx kan inte tas in: den gäller 2023-T1, och andra gäller 2022-T3" in (
        answer.err
    )
    assert 1 == answer.err.count("kan inte tas in")


def test_a_lone_cell_far_away_is_refused_and_not_made_room_for(sent: Round) -> None:
    answer = answers_to(sent, lambda _, sheet: sheet.__setitem__("XFD1048576", "långt bort"))
    assert 2 == answer.code
    assert "större än ett svar får vara" in answer.err


def test_one_workbook_for_all_is_read_sheet_by_sheet(sent: Round) -> None:
    sent.send("--one")

    def write(made: Any, _: Any) -> None:
        cell(made["Tekniska kontoret"], "A1", "Status").value = "pågår"
        cell(made["Miljöförvaltningen"], "C1", "Status").value = "genomförd"

    change(sent.ut / "2022-T3.xlsx", write)
    assert 0 == sent.take("2022-T3.xlsx").code
    assert ("pågår", "genomförd") == (sent.entries("A1")[0]["status"], sent.entries("C1")[0]["status"])


def test_what_was_not_answered_is_listed(sent: Round) -> None:
    fill(sent.ut / MF, ("C1", "Status", "pågår"))
    out = sent.take(MF).out
    assert "Miljöförvaltningen: C2" in out
    assert "Räddningstjänsten: A4" in out


# choosing


def test_a_file_that_is_preferred_wins_where_answers_differ(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), to=sent.ut / "b.xlsx")
    answer = sent.take("a.xlsx", "b.xlsx", more=("--yes", "--prefer", str(sent.ut / "b.xlsx")))
    assert 0 == answer.code, answer
    assert ["genomförd"] == [entry["status"] for entry in sent.entries("A1")]


def asked(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let somebody sit at the terminal, who answers these; return what is asked."""
    questions: list[str] = []
    waiting = [*answers]

    def answer(question: str) -> str:
        questions.append(question)
        return waiting.pop(0)

    monkeypatch.setattr("trygg_cli.cli.asking.is_watched", lambda: True)
    monkeypatch.setattr("trygg_cli.cli.asking.ask", answer)
    return questions


def test_a_person_at_the_terminal_chooses_between_answers(
    sent: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), to=sent.ut / "b.xlsx")
    questions = asked(monkeypatch, "2", "j")
    assert 0 == sent.take("a.xlsx", "b.xlsx", more=()).code
    assert ["genomförd"] == [entry["status"] for entry in sent.entries("A1")]
    assert "Ska 1 uppgift skrivas in i planen? [j/N]" == questions[-1]


def test_a_person_at_the_terminal_may_leave_a_conflict_and_write_nothing(
    sent: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), ("A2", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), to=sent.ut / "b.xlsx")
    asked(monkeypatch, "", "n")
    answer = sent.take("a.xlsx", "b.xlsx", more=())
    assert (1, TEXT) == (answer.code, sent.text)


@pytest.mark.parametrize(("said", "is_written"), [("j", True), ("n", False)])
def test_words_on_a_person_are_written_only_if_a_person_has_read_them(
    sent: Round, monkeypatch: pytest.MonkeyPatch, said: str, is_written: bool
) -> None:
    fill(sent.ut / MF, ("C1", "Status", "pågår"), ("C1", "Kommentar", "Ring 070-123 45 67."))
    asked(monkeypatch, said, "j")
    answer = sent.take(MF, more=())
    assert is_written == ("070-123 45 67" in sent.text)
    assert "070-123 45 67" in answer.err
    assert "pågår" == sent.entries("C1")[0]["status"]


def test_the_number_that_is_shown_is_the_one_that_is_meant_also_where_the_plan_is_among_them(
    sent: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported = TEXT.replace(
        "åtgärd: Krögarträffar, ansvarig: [MF]}",
        "åtgärd: Krögarträffar, ansvarig: [MF], uppföljning: [{avser: 2022-T3, status: pågår}]}",
    )
    fill(sent.ut / MF, ("C2", "Status", "genomförd"))
    for number, kept in (("1", ["pågår"]), ("2", ["pågår", "genomförd"])):
        sent.plan.write_text(reported, "utf-8")
        asked(monkeypatch, number, "j")
        answer = sent.take(MF, more=())
        assert "    1. planen nu: pågår\n    2. " in answer.err
        assert kept == [entry["status"] for entry in sent.entries("C2")]


def test_a_number_that_is_not_among_them_is_asked_for_again(
    sent: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), to=sent.ut / "b.xlsx")
    questions = asked(monkeypatch, "3", "x", "²", "2", "kanske", "JA")
    answer = sent.take("a.xlsx", "b.xlsx", more=())
    assert 0 == answer.code
    assert 6 == len(questions)
    assert "ett nummer från 1 till 2" in answer.err
    assert "j för ja eller n för nej" in answer.err
    assert ["genomförd"] == [entry["status"] for entry in sent.entries("A1")]


@pytest.mark.parametrize("language_", ["sv", "en"])
@pytest.mark.parametrize(
    ("said", "is_yes"), [("j", 1), ("Ja", 1), ("y", 1), ("YES ", 1), ("n", 0), ("nej", 0), ("no", 0), ("", 0)]
)
def test_yes_and_no_are_understood_in_both_languages_whichever_is_spoken(
    sent: Round, monkeypatch: pytest.MonkeyPatch, said: str, is_yes: int, language_: str
) -> None:
    fill(sent.ut / MF, ("C1", "Status", "pågår"))
    asked(monkeypatch, said)
    sent.take(MF, more=("--lang", language_))
    assert is_yes == len(sent.entries("C1"))


@pytest.mark.parametrize("name", ["b.xlsx", "./b.xlsx", "svar.zip"])
def test_a_file_is_preferred_by_its_name_or_by_the_zip_it_lies_in(sent: Round, name: str) -> None:
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "a.xlsx")
    fill(sent.ut / TK, ("A1", "Status", "genomförd"), to=sent.ut / "b.xlsx")
    with zipfile.ZipFile(sent.ut / "svar.zip", "w") as archive:
        archive.writestr("b.xlsx", (sent.ut / "b.xlsx").read_bytes())
    taken = "svar.zip" if name == "svar.zip" else "b.xlsx"
    assert 0 == sent.take("a.xlsx", taken, more=("--yes", "--prefer", name.removeprefix("./"))).code
    assert ["genomförd"] == [entry["status"] for entry in sent.entries("A1")]


@pytest.mark.parametrize(
    ("name", "remedy"), [("b.xslx", 'menade du "b.xlsx"?'), ("annat", "skriv en av a.xlsx")]
)
def test_a_preferred_file_that_is_none_of_those_that_came_is_an_error(
    sent: Round, name: str, remedy: str
) -> None:
    for file, word in (("a.xlsx", "pågår"), ("b.xlsx", "genomförd")):
        fill(sent.ut / TK, ("A1", "Status", word), to=sent.ut / file)
    answer = sent.take("a.xlsx", "b.xlsx", more=("--yes", "--prefer", name))
    assert (2, TEXT) == (answer.code, sent.text)
    assert "ingen av filerna som har lästs heter så" in answer.err
    assert remedy in answer.err


def test_a_preferred_name_that_several_files_have_is_an_error(sent: Round) -> None:
    for folder, word in (("a", "pågår"), ("b", "genomförd")):
        (sent.ut / folder).mkdir()
        fill(sent.ut / TK, ("A1", "Status", word), to=sent.ut / folder / TK)
    answer = sent.take("a", "b", more=("--yes", "--prefer", TK))
    assert (2, TEXT) == (answer.code, sent.text)
    assert "flera av filerna som har lästs heter så" in answer.err


def test_what_is_wished_of_the_plan_is_told_to_a_person_and_never_written(sent: Round) -> None:
    def wish(_: Any, sheet: Any) -> None:
        cell(sheet, "C1", "Annat som behöver ändras i planen").value = "Nytt slutdatum 31 mars 2027"
        cell(sheet, "C2", "Annat som behöver ändras i planen").value = "–"
        sheet["D5"] = "En ny åtgärd: grannsamverkan"

    change(sent.ut / MF, wish)
    answer = sent.take(MF)
    assert (0, TEXT) == (answer.code, sent.text)
    assert (
        "Önskemål om planen: skrivs inte in, utan är till för samordningen\n\n"
        f"  {MF}, Miljöförvaltningen!D5: En ny åtgärd: grannsamverkan\n"
        "  åtgärd C1 Samordnad tillsyn av serveringsställen\n"
        f"    {MF}, Miljöförvaltningen!L7: Nytt slutdatum 31 mars 2027\n"
    ) in answer.out


def test_a_wish_that_is_a_formula_nobody_worked_out_is_refused_and_not_lost(sent: Round) -> None:
    def wish(_: Any, sheet: Any) -> None:
        cell(sheet, "C1", "Annat som behöver ändras i planen").value = '=CONCATENATE("Ny ", "tid")'

    change(sent.ut / MF, wish)
    answer = sent.take(MF)
    assert 1 == answer.code
    assert "Miljöförvaltningen!L7: där står en formel vars resultat inte har sparats" in answer.out


def test_a_wish_on_a_row_of_its_own_is_told_and_not_refused(sent: Round) -> None:
    def wish(_: Any, sheet: Any) -> None:
        sheet.cell(9, column(sheet, "Id")).value = "C9"
        sheet.cell(9, column(sheet, "Annat som behöver ändras i planen")).value = "Ny åtgärd"

    change(sent.ut / MF, wish)
    answer = sent.take(MF)
    assert 0 == answer.code
    assert "Miljöförvaltningen!L9: Ny åtgärd" in answer.out


def test_the_words_over_the_table_are_no_answer_to_who_fills_it_in(sent: Round) -> None:
    fill(sent.ut / MF, ("C1", "Status", "pågår"))
    sent.take(MF)
    assert ["Miljöförvaltningen"] == [entry["författare"] for entry in sent.entries("C1")]


def test_a_comment_without_a_status_is_half_an_answer_and_listed(sent: Round) -> None:
    fill(sent.ut / MF, ("C1", "Kommentar", "Två besök är gjorda."))
    answer = sent.take(MF)
    assert "  Miljöförvaltningen: C1 (status saknas), C2\n" in answer.out


# what stands on cells beside their values


def strike(_: Any, sheet: Any) -> None:
    fill_both(sheet)
    cell(sheet, "A1", "Kommentar").font = Font(strike=True)
    cell(sheet, "A2", "Vad det handlar om").font = Font(strike=True)


def test_what_is_struck_out_is_refused_and_told(sent: Round) -> None:
    answer = answers_to(sent, strike)
    assert 1 == answer.code
    assert "Tekniska kontoret!H7: ”Ett”: det är genomstruket" in answer.out
    assert "Tekniska kontoret!C8: ”Siktröjning vid gångtunnlar”: det är genomstruket" in answer.out
    assert ([], ["Två"]) == (sent.entries("A1"), [entry["kommentar"] for entry in sent.entries("A2")])


def test_words_struck_out_in_a_text_are_refused(sent: Round) -> None:
    def write(_: Any, sheet: Any) -> None:
        struck = TextBlock(InlineFont(strike=True), "Klart. ")
        cell(sheet, "A1", "Kommentar").value = CellRichText(struck, "Nästan klart.")

    answer = answers_to(sent, write)
    assert (1, TEXT) == (answer.code, sent.text)
    assert "Tekniska kontoret!H7: ”Klart. Nästan klart.”: det är genomstruket" in answer.out


def test_a_note_on_a_cell_is_told_and_not_written(sent: Round) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Status").value = "pågår"
        cell(sheet, "A1", "Status").comment = Comment("Fråga om den ska utgå.", "någon")

    answer = answers_to(sent, write)
    assert 0 == answer.code
    assert "Tekniska kontoret!F7: ”Fråga om den ska utgå.”: det är en anteckning på cellen" in answer.out
    assert "utgå" not in sent.text


def test_a_row_whose_answer_was_merged_into_anothers_is_told(sent: Round) -> None:
    def merge(_: Any, sheet: Any) -> None:
        cell(sheet, "A1", "Status").value = "pågår"
        sheet.merge_cells("F7:F8")

    answer = answers_to(sent, merge)
    assert 1 == answer.code
    assert "Tekniska kontoret!F8: cellen är sammanfogad med en annan" in answer.out
    assert ("pågår", []) == (sent.entries("A1")[0]["status"], sent.entries("A2"))


def test_a_dash_says_nothing(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Status", "–"), ("A1", "Kommentar", "-"), ("I1", "Utfall", "—"))
    answer = sent.take(TK)
    assert (0, TEXT) == (answer.code, sent.text)
    assert "Tekniska kontoret: A1, A2, I1" in answer.out


def test_a_share_of_one_is_doubted_where_the_plan_counts_in_per_cent(sent: Round) -> None:
    answer = answers_to(sent, lambda _, sheet: setattr(cell(sheet, "I1", "Utfall"), "value", "0,97"))
    assert (1, TEXT) == (answer.code, sent.text)
    assert "Tekniska kontoret!G9: ”0,97” kan vara 97 %" in answer.out
    assert "skriv 97 % eller 0,97 %" in answer.out


def test_a_small_share_with_its_sign_is_taken(sent: Round) -> None:
    assert (
        0 == answers_to(sent, lambda _, sheet: setattr(cell(sheet, "I1", "Utfall"), "value", "0,97 %")).code
    )
    assert "0.97" == sent.entries("I1")[0]["värde"]


@pytest.mark.parametrize(
    ("said", "unit", "figure"),
    [
        ("398 500 kr", "kronor", "398500"),
        ("398 500:-", "kronor", "398500"),
        ("12 pers.", "personer", "12"),
        ("12 tkr", "kronor", ""),
        ("5 k", "kronor", ""),
    ],
)
def test_a_unit_may_be_written_short(said: str, unit: str, figure: str) -> None:
    found = cell_words.read(said, None, "värde", "indicator", cell_words.KnownFigures(unit))
    assert figure == ("" if found.fault else found.text)


@pytest.mark.parametrize(
    ("said", "remedy"), [("=8+9+7", "skriv själva resultatet: 24"), ("=A1*2", "resultatet")]
)
def test_a_formula_that_was_kept_as_text_is_refused_with_its_sum(sent: Round, said: str, remedy: str) -> None:
    def write(_: Any, sheet: Any) -> None:
        cell(sheet, "I1", "Utfall").value = said
        cell(sheet, "I1", "Utfall").data_type = "s"

    answer = answers_to(sent, write)
    assert (1, TEXT) == (answer.code, sent.text)
    assert "är en formel som har blivit kvar som text" in answer.out
    assert remedy in answer.out


# several sheets, and sheets after each other


def saved_at(path: Path, second: int) -> None:
    """Let a workbook say that it was saved at a second of a day."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    stamp = f"2023-01-15T10:00:{second:02}Z<".encode()
    parts["docProps/core.xml"] = re.sub(
        rb"(<dcterms:modified[^>]*>)[^<]*<", lambda found: found[1] + stamp, parts["docProps/core.xml"]
    )
    path.write_bytes(packed(**parts))


def versions(sent: Round, first: tuple[Any, ...], second: tuple[Any, ...]) -> Outcome:
    """Take in two versions of one sheet, saved after each other."""
    for number, (name, said) in enumerate((("a.xlsx", first), ("b.xlsx", second))):
        saved_at(fill(sent.ut / TK, *said, to=sent.ut / name), number)
    return sent.take("a.xlsx", "b.xlsx")


def test_what_a_later_version_emptied_is_asked_about(sent: Round) -> None:
    same = ("A2", "Status", "pågår")
    answer = versions(sent, (same, ("A1", "Kommentar", "Flyttas till maj.")), (same,))
    assert 1 == answer.code
    assert "a.xlsx, Tekniska kontoret!H7: Flyttas till maj." in answer.out
    assert "b.xlsx, Tekniska kontoret!H7: tom" in answer.out
    assert ([], "pågår") == (sent.entries("A1"), sent.entries("A2")[0]["status"])


def test_a_version_that_was_chosen_once_adds_nothing_when_it_is_chosen_again(sent: Round) -> None:
    said = [(("A1", "Status", status), ("A1", "Kommentar", status)) for status in ("pågår", "vilande")]
    versions(sent, *said)
    chosen = ("--yes", "--prefer", str(sent.ut / "b.xlsx"))
    assert 0 == sent.take("a.xlsx", "b.xlsx", more=chosen).code
    once = sent.text
    assert 0 == sent.take("a.xlsx", "b.xlsx", more=chosen).code
    assert ("vilande", once) == (sent.entries("A1")[0]["status"], sent.text)


def test_what_a_later_version_added_is_taken(sent: Round) -> None:
    same = ("A2", "Status", "pågår")
    assert 0 == versions(sent, (same,), (same, ("A1", "Kommentar", "Flyttas till maj."))).code
    assert "Flyttas till maj." == sent.entries("A1")[0]["kommentar"]


def test_sheets_that_two_have_filled_in_by_themselves_are_put_together(sent: Round) -> None:
    assert 0 == versions(sent, (("A1", "Status", "pågår"),), (("A2", "Status", "genomförd"),)).code
    assert ["pågår", "genomförd"] == [sent.entries(id_)[0]["status"] for id_ in ("A1", "A2")]


def test_a_later_answer_takes_the_place_of_one_that_nobody_understood_and_that_is_told(sent: Round) -> None:
    answer = versions(sent, (("A1", "Status", "pågår typ"),), (("A1", "Status", "genomförd"),))
    assert 1 == answer.code
    assert "”pågår typ” är inget av orden" in answer.out
    assert re.search(r"den senare \S*b\.xlsx säger ”genomförd”, som tas in i stället", answer.out)
    assert "genomförd" == sent.entries("A1")[0]["status"]


def test_two_later_answers_may_take_the_place_of_one_that_nobody_understood(sent: Round) -> None:
    said = ("pågår typ", "genomförd", "genomförd")
    for number, (name, status) in enumerate(zip(("a.xlsx", "b.xlsx", "c.xlsx"), said, strict=True)):
        saved_at(fill(sent.ut / TK, ("A1", "Status", status), to=sent.ut / name), number)
    answer = sent.take("a.xlsx", "b.xlsx", "c.xlsx")
    assert (1, "genomförd") == (answer.code, sent.entries("A1")[0]["status"])
    assert 1 == answer.out.count("som tas in i stället")


def test_an_earlier_answer_is_not_taken_where_nobody_understood_the_later(sent: Round) -> None:
    answer = versions(sent, (("A1", "Status", "genomförd"),), (("A1", "Status", "pågår typ"),))
    assert (1, TEXT) == (answer.code, sent.text)
    assert "a.xlsx, Tekniska kontoret!F7: genomförd" in answer.out


def test_what_is_corrected_later_completes_the_entry_of_the_same_author(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Kommentar", "Hälften är uppe."))
    sent.take(TK)
    fill(sent.ut / TK, ("A1", "Status", "pågår"), to=sent.ut / "rättat.xlsx")
    assert 0 == sent.take("rättat.xlsx").code
    assert [("pågår", "Hälften är uppe.")] == [
        (entry["status"], entry["kommentar"]) for entry in sent.entries("A1")
    ]


def test_what_another_author_says_later_is_an_entry_of_its_own(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Kommentar", "Hälften är uppe."))
    sent.take(TK)

    def sign(_: Any, sheet: Any) -> None:
        sheet["D3"] = "Gatuenheten"
        cell(sheet, "A1", "Status").value = "pågår"

    change(sent.ut / TK, sign, to=sent.ut / "rättat.xlsx")
    sent.take("rättat.xlsx")
    assert ["Tekniska kontoret", "Gatuenheten"] == [entry["författare"] for entry in sent.entries("A1")]


def test_those_who_answer_for_the_same_and_say_different_things_come_first(sent: Round) -> None:
    fill(sent.ut / TK, ("A1", "Avvikelse", "Leveransen är sen."), ("A2", "Status", "pågår"))
    fill(sent.ut / "2022-T3-samhällsbyggnadsförvaltningen.xlsx", ("A2", "Status", "genomförd"))
    out = sent.take().out
    listed = out[out.index("De som svarar för samma sak säger olika") :]
    assert listed.index("åtgärd A2") < listed.index("Försenade") < listed.index("åtgärd A1")


@pytest.mark.parametrize("author", ["Anna Lindqvist", "Kulturchef Maria Ek"])
def test_a_persons_name_is_written_under_no_key_for_authors(sent: Round, author: str) -> None:
    def sign(_: Any, sheet: Any) -> None:
        sheet["D3"] = author
        cell(sheet, "A1", "Status").value = "pågår"
        cell(sheet, "I1", "Utfall").value = "80"

    change(sent.ut / TK, sign)
    answer = sent.take(TK)
    assert 1 == answer.code
    assert author.rpartition(" ")[2] not in sent.text
    assert "Tekniska kontoret!D3: här står en persons namn" in answer.out
    assert "Tekniska kontoret" == sent.entries("I1")[0]["källa"]


def test_what_was_written_over_in_a_cell_for_reading_is_told_with_what_was_sent(sent: Round) -> None:
    sent.plan.write_text(TEXT.replace("Krögarträffar", "Krögarmöten"), "utf-8")

    def wish(_: Any, sheet: Any) -> None:
        cell(sheet, "C2", "Vad det handlar om").value = "Läggs ner"

    change(sent.ut / MF, wish)
    answer = sent.take(MF)
    assert "Miljöförvaltningen!C8: ”Läggs ner”: cellen är bara till för att läsas" in answer.out
    assert "där stod: Krögarträffar" in answer.out


def test_answers_beside_the_title_of_another_item_are_refused(sent: Round) -> None:
    def sort_some_columns(_: Any, sheet: Any) -> None:
        fill_both(sheet)
        ids = [cell(sheet, id_, "Id") for id_ in ("A1", "A2")]
        ids[0].value, ids[1].value = "A2", "A1"

    answer = answers_to(sent, sort_some_columns)
    assert (1, TEXT) == (answer.code, sent.text)
    assert "intill ”A2” står rubriken för ”A1”" in answer.out
    assert {"”Ett”", "”Två”"} <= {*re.findall("”(?:Ett|Två)”", answer.out)}
