"""`trygg export` as a person meets it."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tests.conftest import ROOT, Trygg
from trygg_cli import render
from trygg_cli.exchange import parquet, sqlite
from trygg_cli.model.shape import shapes
from trygg_cli.query import all_tables as query
from trygg_cli.reading.document import read

PLAN = """
id: p
titel: P
typ: handlingsplan
kommun: Malmö
version: 2022-01-10
aktörer: {TK: {namn: Tekniska kontoret}}
åtgärder:
  - id: N1
    åtgärd: =1+1
    ansvarig: [TK]
    tid: {till: 2022-08-31}
    uppföljning:
      - {avser: 2022-T2, datum: 2022-09-02, status: pågår}
      - {avser: 2022-T2, intern: ja, kommentar: hemlighet}
  - {id: N2, åtgärd: Dialog, tid: {till: 2022-12-31}}
"""
OTHER = "id: q\ntitel: Q\ntyp: handlingsplan\nkommun: Lund\nversion: 2021-01-10\nåtgärder: [{id: N9, åtgärd: Ljus}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with two plans, in which commands are run."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "plans" / "q.yaml").write_text(OTHER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_json_on_standard_output_holds_the_plans(folder: Path, trygg: Trygg) -> None:
    answer = trygg("export", "--format", "json", "--commit", "abc")
    assert (0, "") == (answer.code, answer.err)
    found = json.loads(answer.out)["plans"]
    assert ["plans/p.yaml", "plans/q.yaml"] == [enclosed["file"] for enclosed in found]
    assert "=1+1" == found[0]["data"]["åtgärder"][0]["åtgärd"]
    assert '"commit": "abc"' in answer.out


def test_a_folder_that_is_not_there_is_named(folder: Path, trygg: Trygg) -> None:
    answer = trygg("export", "--format", "json", "-o", "ingen/planer.json")
    assert (2, True) == (
        answer.code,
        "kan inte skriva ingen/planer.json: mappen ingen finns inte" in answer.err,
    )


def test_csv_of_one_table_guards_formulas_and_says_where_it_comes_from(folder: Path, trygg: Trygg) -> None:
    answer = trygg("export", "-f", "csv", "--table", "atgard", "--commit", "abc", "plans/p.yaml")
    head = [line for line in answer.out.splitlines() if line.startswith("#")]
    assert any("abc" in line for line in head)
    assert any("2022-09-02" in line for line in head)
    bare = trygg("export", "-f", "csv", "--table", "åtgärd", "--bare", "plans/p.yaml").out
    assert ["'=1+1", "Dialog"] == [row["åtgärd"] for row in csv.DictReader(io.StringIO(bare))]


def test_csv_without_a_table_is_a_folder_of_all(folder: Path, trygg: Trygg) -> None:
    assert 0 == trygg("export", "-f", "csv", "-o", "ut/csv").code
    assert {*query.SHAPES} == {path.stem for path in (folder / "ut" / "csv").glob("*.csv")}
    assert "hemlighet" not in "".join(path.read_text("utf-8") for path in (folder / "ut" / "csv").iterdir())


@pytest.mark.parametrize("more", [[], ["--bare"]])
def test_csv_written_plan_by_plan_is_that_of_all_plans_at_once(
    folder: Path, trygg: Trygg, more: list[str]
) -> None:
    hard = OTHER.replace("Ljus", '"# Ljus\\r\\n\\\\, 1;=2"').replace("id: q", "id: r")
    (folder / "plans" / "r.yaml").write_text(hard, "utf-8")
    assert 0 == trygg("export", "-f", "csv", "-o", "ut", *more).code
    paths = sorted((folder / "plans").iterdir())
    whole = query.tables([read(f"plans/{path.name}", path.read_bytes()) for path in paths])
    for name, table in whole.items():
        written = (folder / "ut" / f"{name}.csv").read_bytes().decode()
        rows = "".join(render.TABLES["csv"](table))
        assert written.endswith(rows)
        assert written.startswith("#") is (not more)
    one = trygg("export", "-f", "csv", "--table", "åtgärd", *more).out
    assert one.endswith("".join(render.TABLES["csv"](whole["åtgärd"])))


def test_a_workbook_has_a_sheet_for_every_table(folder: Path, trygg: Trygg) -> None:
    assert 0 == trygg("export", "-o", "allt.xlsx").code
    book = openpyxl.load_workbook(folder / "allt.xlsx")
    assert [*query.SHAPES, "allt", "om svaret"] == book.sheetnames
    sheet = book["åtgärd"]
    assert ("A2", f"A1:{sheet.dimensions.partition(':')[2]}") == (sheet.freeze_panes, sheet.auto_filter.ref)
    cell = next(cell for row in sheet for cell in row if cell.value == "=1+1")
    assert ("s", True) == (cell.data_type, cell.quotePrefix)


def test_the_same_plans_give_the_same_workbook_and_calendar(folder: Path, trygg: Trygg) -> None:
    for name in ("1.xlsx", "2.xlsx", "1.ics", "2.ics"):
        assert 0 == trygg("export", "-o", name).code
    assert (folder / "1.xlsx").read_bytes() == (folder / "2.xlsx").read_bytes()
    assert (folder / "1.ics").read_bytes() == (folder / "2.ics").read_bytes()


def test_a_calendar_has_the_deadlines_in_the_language_asked_for(folder: Path, trygg: Trygg) -> None:
    assert 0 == trygg("export", "-o", "p.ics", "--lang", "en").code
    text = (folder / "p.ics").read_bytes().decode()
    assert "UID:malmö/p/N1/slut\r\nDTSTAMP:20220902T000000Z\r\n" in text
    assert "DTSTART;VALUE=DATE:20220831\r\n" in text
    assert "SUMMARY:Last day: N1 =1+1\r\n" in text


def test_a_database_takes_the_place_of_an_older_one(folder: Path, trygg: Trygg) -> None:
    (folder / "p.db").write_text("an older one")
    assert 0 == trygg("export", "-o", "p.db", "--commit", "abc").code
    with closing(sqlite3.connect(folder / "p.db")) as connection:
        rows = connection.execute('select id from "åtgärd" order by id').fetchall()
        assert [("abc",)] == connection.execute("select innehåll from om where innehåll = 'abc'").fetchall()
    assert [("N1",), ("N2",), ("N9",)] == rows
    assert {"p.db", "plans"} == {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["p.db", "p.parquet"])
def test_what_cannot_be_written_whole_leaves_nothing_behind(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "disk full")

    (folder / "p.db").write_text("an older one")
    monkeypatch.setattr(sqlite, "describe", fail)
    monkeypatch.setattr(parquet, "files", fail)
    answer = trygg("export", "-o", name, "--lang", "en")
    assert (2, True) == (answer.code, f"cannot write {name}: the disk is full" in answer.err)
    assert "an older one" == (folder / "p.db").read_text()
    assert {"p.db", "plans"} == {path.name for path in folder.iterdir()}


def test_duckdb_reads_the_parquet_by_municipality_and_year(folder: Path, trygg: Trygg) -> None:
    assert 0 == trygg("export", "-f", "parquet", "-o", "ut").code
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select kommun, år, count(*) from read_parquet('ut/åtgärd/**/*.parquet', hive_partitioning = true)"
            " group by all order by all"
        ).fetchall()
        plans = connection.execute(
            "select id, kommun from read_parquet('ut/plan/**/*.parquet', hive_partitioning = true) order by id"
        ).fetchall()
    assert [("Lund", 2021, 1), ("Malmö", 2022, 2)] == rows
    assert [("p", "Malmö"), ("q", "Lund")] == plans
    assert {*query.SHAPES} == {path.name for path in (folder / "ut").iterdir()}
    assert {"ut", "plans"} == {path.name for path in folder.iterdir()}


def test_parquet_is_not_mixed_with_an_older_export(folder: Path, trygg: Trygg) -> None:
    (folder / "ut").mkdir()
    assert 0 == trygg("export", "-f", "parquet", "-o", "ut").code
    answer = trygg("export", "-f", "parquet", "-o", "ut", "--lang", "en")
    assert 2 == answer.code
    assert "ut is there already" in answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing says what"),
        (["-o", "p.txt"], "nothing says what"),
        (["-f", "sqlite"], "sqlite cannot go to standard output"),
        (["-f", "parquet", "-o", "-"], "parquet cannot go to standard output"),
        (["-f", "csv"], "a csv file holds one table"),
        (["-o", "p.csv"], "a csv file holds one table"),
        (["-o", "p.xlsx", "--table", "mål"], "a csv file holds one table"),
        (["-f", "csv", "--table", "mol"], 'there is no table "mol"'),
        (["-o", "plans/p.yaml/x.db"], "cannot write plans/p.yaml/x.db"),
        (["-o", "plans", "-f", "sqlite"], "cannot write plans: it is a folder"),
        (["-o", "p.db", "--datum", "soon"], '"soon" is not a date'),
    ],
)
def test_what_does_not_go_together_is_complained_of_and_nothing_is_written(
    folder: Path, trygg: Trygg, arguments: list[str], said: str
) -> None:
    answer = trygg("export", "--lang", "en", *arguments)
    assert (2, "") == (answer.code, answer.out)
    assert said in answer.err
    assert ["plans"] == [path.name for path in folder.iterdir()]


def test_a_plan_that_cannot_be_read_is_left_out_and_told(folder: Path, trygg: Trygg) -> None:
    (folder / "plans" / "bad.yaml").write_text("id: [", "utf-8")
    answer = trygg("export", "-f", "json", "--lang", "en")
    assert 1 == answer.code
    assert ["plans/p.yaml", "plans/q.yaml"] == [
        enclosed["file"] for enclosed in json.loads(answer.out)["plans"]
    ]
    assert "plans/bad.yaml is left out until this is mended" in answer.err
    assert 2 == trygg("export", "-f", "json", "none.yaml").code


def test_csv_for_excel_is_one_dialect_for_questions_exports_and_histories(folder: Path, trygg: Trygg) -> None:
    for asked in (("query", "select id, titel from plan"), ("export", "--table", "plan")):
        answer = trygg(*asked, "--format", "csv", "--dialect", "excel")
        assert 0 == answer.code
        assert answer.out.startswith("\ufeff")
        assert ";" in answer.out.splitlines()[0]
    answer = trygg("query", "select id from plan", "--format", "json", "--dialect", "excel")
    assert (2, "") == (answer.code, answer.out)
    assert "csv" in answer.err


def test_a_workbook_holds_every_value_of_every_key(tmp_path: Path, trygg: Trygg) -> None:
    every = ROOT / "tests" / "every.yaml"
    assert 0 == trygg("export", every, "-o", tmp_path / "allt.xlsx").code
    sheet = openpyxl.load_workbook(tmp_path / "allt.xlsx")["allt"]
    ways = {way: value for _, _, way, value in sheet.iter_rows(min_row=2, values_only=True)}

    def values(data: object) -> Iterator[str]:
        if isinstance(data, dict) and data.get("intern") != "ja":
            for value in data.values():
                yield from values(value)
        elif isinstance(data, list):
            for value in data:
                yield from values(value)
        elif isinstance(data, str):
            yield data

    assert sorted(values(read("p", every.read_bytes()).data)) == sorted(ways.values())
    keys = {step for way in ways for step in re.split(r"[.\[\]]+", way)}
    known = {field.key for shape in shapes().values() for field in shape.fields.values()}
    assert set() == known - keys - {"intern"}


def test_a_long_text_goes_on_in_the_next_row_and_what_is_internal_is_not_there(
    tmp_path: Path, trygg: Trygg
) -> None:
    text = "åäö " * 3_000
    (tmp_path / "p.yaml").write_text(
        f"id: p\ntitel: P\ntyp: handlingsplan\nsyfte: {text}\nåtgärder:\n  - id: N1\n    åtgärd: Å\n    uppföljning:\n"
        "      - {avser: 2025-T1, status: pågår, kommentar: hemligt, intern: ja}\n", "utf-8",
    )  # fmt: skip
    assert 0 == trygg("export", tmp_path / "p.yaml", "-o", tmp_path / "p.xlsx").code
    rows = [*openpyxl.load_workbook(tmp_path / "p.xlsx")["allt"].iter_rows(min_row=2, values_only=True)]
    assert text.strip() == "".join(value for _, _, way, value in rows if way == "syfte")
    assert "hemligt" not in str(rows)


@pytest.mark.parametrize("form", ["json", "xlsx", "ics", "sqlite"])
def test_an_export_of_no_plan_at_all_does_not_take_the_place_of_an_earlier_one(
    trygg: Trygg, tmp_path: Path, form: str
) -> None:
    earlier = tmp_path / f"ut.{form}"
    earlier.write_bytes(b"f\xc3\xb6rra")
    answer = trygg("export", tmp_path / "finns-inte.yaml", "-o", earlier)
    assert (2, b"f\xc3\xb6rra") == (answer.code, earlier.read_bytes())
    assert "ingen plan gick att läsa, så inget svar skrivs" in answer.err
    (tmp_path / "fel.yaml").write_text("id: [\n", "utf-8")
    assert 1 == trygg("export", tmp_path / "fel.yaml", "-o", earlier).code
    assert b"f\xc3\xb6rra" == earlier.read_bytes()
