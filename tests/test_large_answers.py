"""However many rows an answer has, only some of them are in memory at a time, and it is the same answer."""

import csv
import gc
import io
import json
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Trygg
from tests.texts import many
from trygg_cli.cli.findings_output import Showing
from trygg_cli.cli.options import Format
from trygg_cli.query import row_order, rows, sql
from trygg_cli.query.arrangement import Arrangement, arrange
from trygg_cli.query.collation import sort_key
from trygg_cli.query.index import in_memory
from trygg_cli.reading.document import read
from trygg_cli.render import CSV, TABLE_FILES, TABLES
from trygg_cli.safe import as_json, json_pieces
from trygg_cli.system import answer_files, files, spooled_rows
from trygg_cli.system.spooled_rows import NoRoom, SpooledRows
from trygg_cli.system.terminal import Colour
from trygg_cli.table import Column, ColumnKind, Row, Table

MANY = (
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"
    " select i, 'Belysning på väg ' || i as text, i / 2.0 as tal from n"
)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=20)

SOME = 200_000
"""Bytes: less than the rows that one answer has more than the other would take."""


class EndedError(Exception):
    """Something ends an answer half way."""


class Counted:
    """So many rows, each made when it is asked for."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        return ((number, f"Belysning på väg {number}") for number in range(self.count))


def table(count: int) -> Table:
    return Table("svar", (Column("nummer", ColumnKind.WHOLE), Column("text")), Counted(count))


def peak(work: Callable[[], object]) -> int:
    """Return how much memory something takes at most, where nobody looks for circles."""
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


@many(50)
@given(ROWS, st.integers(1, 5))
def test_rows_come_back_as_they_were(some: list[Row], together: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooled_rows, "_TOGETHER", together)
        kept = SpooledRows(some)
        kept.extend(some)
    assert 2 * len(some) == len(kept)
    for _ in range(2):
        found = [*kept]
        assert [*some, *some] == found
        assert [[type(cell) for cell in row] for row in (*some, *some)] == [
            [type(cell) for cell in row] for row in found
        ]
    first, second = iter(kept), iter(kept)
    assert [*zip(first, second, strict=True)] == [(row, row) for row in (*some, *some)]


def test_without_room_on_the_disk_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spooled_rows, "_temporary", full)
    with pytest.raises(NoRoom):
        SpooledRows([(1,)] * 1_000)


@many(50)
@given(
    st.lists(st.tuples(st.sampled_from([None, 1, 2.5, "Å", "a", "N10", "N2", ("b", "c"), date(2022, 1, 1)]))),
    st.booleans(),
)
def test_rows_that_are_sorted_a_few_at_a_time_have_the_same_order(some: list[Row], backwards: bool) -> None:
    """As many as are sorted at once, each with its place among them, so that alike ones are told apart."""
    placed = [(*row, at) for at, row in enumerate(some)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_order, "_AT_ONCE", 3)
        found = [*row_order.in_order(placed, [(0, backwards)], tuple)]
    full = [row for row in placed if row[0] is not None]
    empty = [row for row in placed if row[0] is None]

    def key(row: Row) -> tuple[int, Any]:
        match row[0]:
            case int() | float():
                return 0, row[0]
            case date():
                return 1, row[0]
            case tuple():
                return 2, sort_key(", ".join(row[0]))
        return 2, sort_key(str(row[0]))

    assert [*sorted(full, key=key, reverse=backwards), *empty] == found


def test_several_columns_sort_each_in_its_own_way() -> None:
    of = Table("t", (Column("a"), Column("b")), ((1, "x"), (2, "y"), (1, "y"), (None, "z")))
    found = arrange(of, Arrangement((), ("a", "-b")), SpooledRows)
    assert [(1, "y"), (1, "x"), (2, "y"), (None, "z")] == [*found.rows]


def test_an_answer_of_sql_is_put_aside_as_it_comes() -> None:
    with closing(in_memory()) as index:
        index.prepare(rows.COLUMNS)

        def ask(count: int) -> Table:
            return sql.ask(MANY.format(count=count), index, keep=SpooledRows)

        assert 2_000 == len(ask(2_000).rows)
        assert [ColumnKind.WHOLE, ColumnKind.TEXT, ColumnKind.NUMBER] == [
            column.kind for column in ask(2_000).columns
        ]
        assert peak(lambda: ask(6_000)) < peak(lambda: ask(1_500)) + SOME


@pytest.mark.parametrize("name", TABLES | CSV)
def test_an_answer_is_shown_some_rows_at_a_time(name: str) -> None:
    def show(count: int) -> None:
        for _ in (TABLES | CSV)[name](table(count)):
            pass

    show(1)  # loads what is needed
    assert peak(lambda: show(4_000)) < peak(lambda: show(1_000)) + SOME


@pytest.mark.parametrize("name", TABLE_FILES)
def test_a_file_of_an_answer_is_written_some_rows_at_a_time(name: str, tmp_path: Path) -> None:
    def write(count: int) -> None:
        with (tmp_path / "svar").open("w+b") as target:
            TABLE_FILES[name](table(count), None, target)

    write(1)  # loads what is needed
    assert peak(lambda: write(3_000)) < peak(lambda: write(1_000)) + SOME


@given(
    st.lists(
        st.recursive(
            st.text(max_size=4) | st.floats(allow_nan=False, allow_infinity=False), st.lists, max_leaves=6
        ),
        max_size=3,
    )
)
def test_json_in_pieces_is_the_same_json(items: list[object]) -> None:
    written = json.dumps(items, ensure_ascii=False, indent=2)
    if written.isprintable() and not re.search(r"\de[+-]", written):
        assert f"{written}\n" == as_json(items)
    assert as_json({"a": "]", "b": items}) == "".join(json_pieces({"a": "]"}, "b", items))


def test_findings_as_json_wait_as_the_text_that_is_to_be_written(tmp_path: Path) -> None:
    text = "id: p\n" + "".join(f"okänd{number}: 1\n" for number in range(20))

    def show(count: int) -> int:
        shown = Showing(Format.JSON, str(tmp_path / f"{count}.json"), Colour.NEVER)
        for number in range(count):
            shown.add(read(f"{number}.yaml", text).diagnostics)
        shown.close([])
        return (tmp_path / f"{count}.json").stat().st_size

    show(1)  # what is loaded when it is first needed
    more = show(9) - show(3)
    assert peak(lambda: show(10)) - peak(lambda: show(4)) < 1.5 * more


@pytest.mark.parametrize("write", [files.write, answer_files.write])
def test_an_answer_that_ends_half_way_leaves_the_old_one(
    tmp_path: Path, write: Callable[[str, Iterator[str]], None]
) -> None:
    def pieces() -> Iterator[str]:
        yield "nytt"
        raise EndedError

    target = tmp_path / "svar.csv"
    target.write_text("gammalt", "utf-8")
    with pytest.raises(EndedError):
        write(str(target), pieces())
    assert "gammalt" == target.read_text("utf-8")
    assert [target] == [*tmp_path.iterdir()]


def test_an_export_that_ends_half_way_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def pieces() -> Iterator[str]:
        yield "nytt"
        raise EndedError

    with pytest.raises(EndedError):
        answer_files.write("-", pieces())
    assert "" == capsys.readouterr().out
    answer_files.write("-", iter(["å", "\r\n"]))
    assert "å\r\n" == capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    measures = "".join(f"  - {{id: N{number}, åtgärd: Ljus {number}}}\n" for number in range(1_200))
    text = f"id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n{measures}"
    (tmp_path / "p.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_reader_that_has_seen_enough_is_no_failure(folder: Path) -> None:
    question = [
        "query",
        "select id, åtgärd, printf('%.200c', 'x') from åtgärd",
        "p.yaml",
        "--no-cache",
        "-f",
        "csv",
    ]
    command = [sys.executable, "-m", "trygg_cli", *question]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert b"" == running.stderr.read()
        assert 0 == running.wait()


def test_a_large_answer_is_the_same_in_every_way(trygg: Trygg, folder: Path) -> None:
    question = ("query", "select id, åtgärd from åtgärd", "p.yaml", "--no-cache", "--bare")
    assert 0 == trygg(*question, "-o", "svar.csv").code
    wanted: Sequence[Sequence[str]] = [
        ["id", "åtgärd"],
        *([f"N{number}", f"Ljus {number}"] for number in range(1_200)),
    ]
    assert wanted == [*csv.reader(io.StringIO((folder / "svar.csv").read_text("utf-8")))]
    assert wanted == [*csv.reader(io.StringIO(trygg(*question, "-f", "csv").out))]
    lines = trygg(*question, "-f", "jsonl", "--sort", "-id").out.splitlines()
    assert [*reversed(wanted[1:])] == [[*json.loads(line).values()] for line in lines]


def test_an_answer_as_parquet_has_typed_columns_and_tells_what_it_answers(trygg: Trygg, folder: Path) -> None:
    from pyarrow import parquet

    question = "select id, försenad, length(id) as n, 1 + 0.5 * (id = 'N0') as tal, null as tomt from åtgärd"
    assert 0 == trygg("query", question, "p.yaml", "--no-cache", "-o", "svar.parquet").code
    found = parquet.read_table(folder / "svar.parquet")
    assert 1_200 == found.num_rows
    assert ["string", "bool", "int64", "double", "string"] == [str(kind) for kind in found.schema.types]
    assert {"id": "N1", "försenad": False, "n": 2, "tal": 1.0, "tomt": None} == found.slice(1, 1).to_pylist()[
        0
    ]
    assert question == found.schema.metadata["trygg.Fråga".encode()].decode()
    assert 0 == trygg("query", "N1", "p.yaml", "--no-cache", "--bare", "-o", "svar2.parquet").code
    assert not parquet.read_table(folder / "svar2.parquet").schema.metadata
