"""Tables in every format: they can be read back, and nothing that stands in a cell acts."""

import csv
import io
import json
import re
import sys
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import html5lib
import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from trygg_cli import language
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.render import CSV, TABLE_FILES, TABLES
from trygg_cli.render.tables.cells import cut, width
from trygg_cli.table import Column, ColumnKind, Origin, Table

PAYLOADS = [
    "=1+1",
    '=HYPERLINK("http://x.example";"klicka")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "  =1+1",
    "a;=1+1;b",
    "a; @x",
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "[x](javascript:alert(1))",
    "![x](http://x.example/a.png)",
    "@alla #1 https://x.example",
    "a | b\n| --- |",
    "`kod` *fet* _kursiv_ <b>",
    "# rubrik",
    "\x1b[31mröd\x1b[0m",
    "\u202eexe.txt",
    "osyn\u200blig\ufeff",
    "rad ett\nrad två",
    "\x00\x07\x9b",
    "{{ 7 * 7 }} {0} %s",
    '"citat", komma; semikolon',
    "\ud800",
    "x" * 40_000,
]
ACTS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\ufeff]")
ORIGIN = Origin("status:försenad", None, 2, "2022-T2", "2022-09-02", "abc123")


def table(*cells: Any, kind: ColumnKind = ColumnKind.TEXT) -> Table:
    return Table("svar", (Column("id"), Column("värde", kind)), tuple(("N1", cell) for cell in cells))


def text(name: str, of: Table, origin: Origin | None = ORIGIN) -> str:
    return "".join(TABLES[name](of, origin))


def sheets(of: Table, origin: Origin | None = ORIGIN) -> Any:
    return load_workbook(io.BytesIO(workbook(of, origin)))


def workbook(of: Table, origin: Origin | None = ORIGIN) -> bytes:
    target = io.BytesIO()
    TABLE_FILES["xlsx"](of, origin, target)
    return target.getvalue()


def records(shown: str, between: str = ",") -> list[list[str]]:
    lines = [line for line in shown.split("\n") if not line.startswith("# ")]
    return [*csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=between)]


ALL = [name for name in TABLES if name != "xlsx"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("where", ["cell", "list", "column", "question", "title", "commit"])
def test_no_text_acts_on_a_terminal_wherever_it_stands(name: str, payload: str, where: str) -> None:
    columns = (Column(payload if where == "column" else "värde"),)
    cell = (payload, payload) if where == "list" else payload if where == "cell" else "x"
    origin = Origin(
        payload if where == "question" else "fråga",
        message("{p}", p=payload) if where == "title" else None,
        commit=payload if where == "commit" else None,
    )
    shown = text(name, Table("svar", columns, ((cell,),)), origin)
    assert not ACTS.search(shown)
    if name != "csv":
        assert "\r" not in shown
    if name != "tsv":
        assert "\t" not in shown


@pytest.mark.parametrize("between", [",", "\t"])
def test_csv_and_tsv_are_read_back_with_a_row_for_every_row(between: str) -> None:
    shown = text("csv" if between == "," else "tsv", table(*PAYLOADS))
    got = records(shown, between)
    assert len(PAYLOADS) + 1 == len(got)
    assert {2} == {len(row) for row in got}


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_of_csv_begins_like_a_formula_however_a_sheet_parts_the_line(name: str, payload: str) -> None:
    shown = text(name, table(payload, (payload, payload)))
    cells = [cell for row in records(shown, "," if name == "csv" else "\t") for cell in row]
    for cell in cells:
        for part in re.split(r"[;\r\n]", cell):
            assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", part), part


@pytest.mark.parametrize(
    "value", [12345678901.0, 1234567890.55, 123456789.99, 999999999999999.0, 0.00001, 0.1 + 0.2]
)
@pytest.mark.parametrize("name", ["csv", "tsv", "table", "markdown", "html", "json", "jsonl"])
def test_every_digit_of_a_number_is_shown_and_no_exponent(name: str, value: float) -> None:
    shown = text(name, table(value, kind=ColumnKind.NUMBER))
    assert f"{Decimal(f'{value:.15g}'):f}" in re.sub(r"[\s\\]", "", shown)
    assert not re.search(r"\de[+-]?\d", shown)


@pytest.mark.parametrize(
    ("value", "format_"),
    [(12345678901.0, "0"), (1234567890.55, "0.00"), (0.000012345, "0.000000000"), (3.72, "General")],
)
def test_a_sheet_shows_every_digit_of_a_number(value: float, format_: str) -> None:
    cell = sheets(table(value, kind=ColumnKind.NUMBER))["svar"]["B2"]
    assert (value, format_) == (cell.value, cell.number_format)


@pytest.mark.parametrize("value", [-50, -0.5, 3.72, 8.0, 0])
def test_numbers_stay_numbers(value: float) -> None:
    assert f"{value:.10g}" == records(text("csv", table(value, kind=ColumnKind.NUMBER)))[1][1]
    assert value == sheets(table(value, kind=ColumnKind.NUMBER))["svar"]["B2"].value
    assert value == json.loads(text("json", table(value, kind=ColumnKind.NUMBER)))["rows"][0]["värde"]


def test_csv_says_in_comments_what_it_answers_and_bare_it_does_not() -> None:
    shown = text("csv", table("x"))
    comments = [line for line in shown.splitlines() if line.startswith("#")]
    assert all(
        any(part in line for line in comments)
        for part in ("status:försenad", "2022-T2", "2022-09-02", "abc123")
    )
    assert "id,värde\r\nN1,x\r\n" == text("csv", table("x"), None)


def test_a_row_that_begins_with_a_hash_is_no_comment() -> None:
    shown = text("csv", Table("svar", (Column("#id"), Column("x")), (("#1", "y"),)), None)
    assert not any(line.startswith("#") for line in shown.splitlines())


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_workbook_holds_texts_and_no_formulas(payload: str) -> None:
    book = sheets(table(payload, (payload,)), Origin(payload, message("{p}", p=payload)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.data_type == "s" or cell.value is None or isinstance(cell.value, (int, float))
    cell = book["svar"]["B2"]
    if payload.startswith(("=", "+", "-", "@")):
        assert (payload, True) == (cell.value, cell.quotePrefix)


def test_a_workbook_has_a_frozen_header_filters_dates_and_an_account() -> None:
    book = sheets(table(date(2022, 8, 31), None, kind=ColumnKind.DATE))
    sheet = book["svar"]
    assert ("A2", "A1:B3") == (sheet.freeze_panes, sheet.auto_filter.ref)
    assert date(2022, 8, 31) == sheet["B2"].value.date()
    assert "yyyy-mm-dd" == sheet["B2"].number_format
    account = {row[0].value: row[1].value for row in book.worksheets[1].iter_rows()}
    assert {"status:försenad", "2022-T2", "2022-09-02", "abc123"} <= set(account.values())
    assert 1 == len(sheets(table("x"), None).worksheets)


def test_a_workbook_is_the_same_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = workbook(table("x"))
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert first == workbook(table("x"))
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in book.infolist()}
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(TryggError) as caught:
        workbook(table("x"))
    assert caught.value.hint is not None
    assert "trygg[xlsx]" in caught.value.hint.text


def page(shown: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(shown)


@pytest.mark.parametrize("payload", [word for word in PAYLOADS if len(word) < 100], ids=repr)
def test_html_holds_the_cells_and_nothing_that_acts(payload: str) -> None:
    shown = text("html", table(payload), Origin(payload))
    tree = page(shown)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "a", "iframe", "link", "form", "b"}
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert 2 == len(tree.findall(".//tbody/tr/td"))


def test_html_has_caption_scopes_policy_and_an_account() -> None:
    tree = page(text("html", table("x")))
    assert "status:försenad" == tree.find(".//caption").text
    assert {"col"} == {head.get("scope") for head in tree.findall(".//th")}
    policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'")
    assert {"status:försenad", "2022-T2", "2022-09-02", "abc123"} <= {
        value.text for value in tree.findall(".//dd")
    }
    assert "sv" == tree.get("lang")
    assert "http" not in text("html", table("x")).replace("http-equiv", "")


@pytest.mark.parametrize("payload", [word for word in PAYLOADS if len(word) < 100], ids=repr)
def test_markdown_shows_the_cells_and_nothing_that_acts(payload: str) -> None:
    shown = text("markdown", table(payload), Origin(payload))
    tokens = MarkdownIt("gfm-like").parse(shown)
    kinds = [token.type for token in tokens]
    assert 4 == kinds.count("td_open") + kinds.count("th_open")
    assert {"heading_open": 1, "table_open": 1, "paragraph_open": 1}.items() <= {
        kind: kinds.count(kind) for kind in kinds
    }.items()
    inner = {child.type for token in tokens for child in token.children or []}
    assert not inner & {"link_open", "image", "html_inline", "code_inline", "em_open", "strong_open"}
    assert "html_block" not in kinds


def test_json_is_read_back_as_it_was() -> None:
    cells = [payload for payload in PAYLOADS if payload != "\ud800"]
    data = json.loads(text("json", table(*cells, None, True, date(2022, 8, 31), ("a", "b"))))
    assert [*cells, None, True, "2022-08-31", ["a", "b"]] == [row["värde"] for row in data["rows"]]
    assert [("id", "text"), ("värde", "text")] == [
        (value["name"], value["type"]) for value in data["columns"]
    ]
    assert ("status:försenad", "2022-T2", "2022-09-02", "abc123") == tuple(
        data["about"][name] for name in ("question", "period", "judged", "commit")
    )


def test_jsonl_has_a_line_a_row_after_what_it_is_about() -> None:
    cells = [payload for payload in PAYLOADS if payload != "\ud800"]
    lines = text("jsonl", table(*cells)).rstrip("\n").split("\n")
    assert "status:försenad" == json.loads(lines[0])["about"]["question"]
    assert cells == [json.loads(line)["värde"] for line in lines[1:]]
    assert cells == [json.loads(line)["värde"] for line in text("jsonl", table(*cells), None).splitlines()]


def test_a_table_has_columns_without_boxes() -> None:
    language.use("en")
    shown = text("table", Table("svar", (Column("id"), Column("värde")), (("N1", 3.5), ("N10", 12.0))))
    assert shown == (
        "status:försenad\n\n"
        "id   value\n"
        "───  ─────\n"
        "N1     3.5\n"
        "N10     12\n"
        "\n2 rows · Question: status:försenad · Plans: 2 · Period: 2022-T2 · Judged as of: 2022-09-02"
        " · Commit: abc123\n"
    )


@pytest.mark.parametrize("room", [38, 40, 79, 80, 200])
def test_a_table_fits_the_terminal(room: int) -> None:
    columns = tuple(Column(name) for name in ("id", "åtgärd", "område", "ansvarig"))
    wide = Table("svar", columns, (("N1", "漢字" * 20, "e\u0301" * 60, "Lång text " * 9),) * 3)
    shown = "".join(TABLES["table"](wide, None, room=room))
    assert room >= max(map(width, shown.splitlines()))
    assert "…" in shown


def test_a_table_that_cannot_fit_becomes_a_block_a_row() -> None:
    many = Table("svar", tuple(Column(f"kolumn{n}") for n in range(20)), (("ett värde",) * 19 + (None,),) * 2)
    shown = "".join(TABLES["table"](many, None, room=60))
    assert "kolumn0   ett värde" == shown.splitlines()[0]
    assert "kolumn19" not in shown
    assert 2 * 19 + 1 == len(shown.splitlines())


def test_texts_are_cut_between_characters() -> None:
    assert "漢…" == cut("漢字漢字", 4)
    assert 4 >= width(cut("漢字漢字", 4))
    assert "abc" == cut("abc", 3)
    assert "ab…" == cut("abcd", 3)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("origin", [ORIGIN, None])
def test_an_answer_without_rows_is_an_answer(name: str, origin: Origin | None) -> None:
    shown = text(name, Table("svar", (Column("id"),), ()), origin)
    assert shown or (name, origin) == ("jsonl", None)


@pytest.mark.parametrize("name", TABLES)
def test_the_same_answer_gives_the_same_bytes(name: str) -> None:
    assert text(name, table("x", 1.5)) == text(name, table("x", 1.5))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_no_line_of_a_text_begins_a_formula(end: str) -> None:
    table = Table("t", (Column("a"),), ((f"x{end}=1+1{end} @y",),))
    assert f"x{end}'=1+1{end}' @y" in text("csv", table, None)


# for Excel in Swedish


def test_csv_for_excel_has_a_mark_semicolons_decimal_commas_and_nothing_above_the_names() -> None:
    shown = "".join(CSV["csv-excel"](table(12.5, -1, 'a;b "c"', kind=ColumnKind.NUMBER), ORIGIN))
    assert '\ufeffid;värde\r\nN1;12,5\r\nN1;-1\r\nN1;"a;b ""c"""\r\n' == shown


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_acts_in_csv_for_excel(payload: str) -> None:
    shown = "".join(CSV["csv-excel"](table(payload, ("a", payload)), None))
    assert not ACTS.search(shown.removeprefix("\ufeff"))
    for row in csv.reader(io.StringIO(shown.removeprefix("\ufeff"), newline=""), delimiter=";"):
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "＝")) for cell in row)


@pytest.mark.parametrize(
    ("columns", "across", "orientation"), [(2, 1, "portrait"), (5, 1, "landscape"), (30, 6, "landscape")]
)
def test_a_workbook_prints_on_a4_with_its_header_on_every_page(
    columns: int, across: int, orientation: str
) -> None:
    names = tuple(Column(f"kolumn {number}") for number in range(columns))
    sheet = sheets(Table("svar", names, (("x" * 30,) * columns,)))["svar"]
    assert ("$1:$1", "9", orientation) == (
        sheet.print_title_rows, str(sheet.page_setup.paperSize), sheet.page_setup.orientation,
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (across, 0) == (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight)
