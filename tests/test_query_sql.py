"""SQL over plans: what it answers, and that it can do nothing else."""

import sqlite3
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PLANS, ROOT
from trygg_cli.query import rows
from trygg_cli.query.all_tables import SHAPES, tables
from trygg_cli.query.index import Index, IndexedPlan, in_memory
from trygg_cli.query.sql import TooLong, TooMuch, ask, needed
from trygg_cli.query.sql_error import BadSql, UnknownParameter
from trygg_cli.reading.document import read
from trygg_cli.standing.moment import Moment
from trygg_cli.table import ColumnKind

FILES = [*PLANS, ROOT / "tests" / "full.yaml"]
ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) "


def indexed() -> Index:
    """Return an index of all plans, without the table for search."""
    index = in_memory()
    index.prepare(rows.COLUMNS)
    for number, path in enumerate(FILES, 1):
        index.put(IndexedPlan(number, path.name), rows.of(read(path.name, path.read_bytes()), Moment()))
    return index


INDEX = indexed()
INDEX.make_searchable()


def answer(sql: str, **parameters: str) -> list[tuple[Any, ...]]:
    return [*ask(sql, INDEX, parameters, seconds=60).rows]


def plain(sql: str) -> list[tuple[Any, ...]]:
    """Return what SQLite answers by itself."""
    with closing(sqlite3.connect(":memory:")) as connection:
        return connection.execute(sql).fetchall()


def complaint(sql: str, **parameters: str) -> BadSql:
    with pytest.raises(BadSql) as caught:
        ask(sql, INDEX, parameters, seconds=60)
    return caught.value


@pytest.mark.parametrize("name", SHAPES)
def test_every_table_and_column_is_there_without_quotes(name: str) -> None:
    columns = ", ".join(column.name for column in SHAPES[name].columns)
    expected = tables([read(path.name, path.read_bytes()) for path in FILES], wanted={name})[name]
    assert len(expected.rows) == len(answer(f"select {columns} from {name}"))


def test_cells_come_back_as_they_went_in() -> None:
    got = ask(
        "select id, slut, försenad, belopp, ansvarig from åtgärd where plan = 'exempel-2024' and id = 'C3'",
        INDEX,
    )
    assert [ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.YES_NO] == [
        column.kind for column in got.columns[:3]
    ]
    assert (("C3", date(2024, 12, 31), True, None, "KS"),) == got.rows


def test_dates_compare_as_texts_also_with_a_year_alone() -> None:
    assert [("N1",), ("N4",)] == answer("select id from åtgärd where slut > '2022' and slut < '2023'")


def test_parameters_are_data() -> None:
    assert [("1; drop table plan", 1)] == answer(
        "select :vad, count(*) from plan where id = :id", vad="1; drop table plan", id="exempel-2024"
    )


def test_names_with_rings_may_come_as_characters_of_their_own() -> None:
    assert answer("select count(*) from åtgärd") == answer("select count(*) from a\u030atga\u0308rd")


def test_a_recursive_question_that_ends_is_answered() -> None:
    assert [(10,)] == answer(ENDLESS.replace("from r)", "from r where n < 10)") + "select count(*) from r")


def test_windows_json_and_aggregates_are_there() -> None:
    assert [("a", 1)] == answer("select value, row_number() over () from json_each('[\"a\"]')")


def test_our_functions_fold_and_sort() -> None:
    assert [("aao",)] == answer("select vik('ÅÄÖ')")
    assert [("z",), ("å",), ("ä",), ("ö",)] == answer(
        "select column1 from (values ('ö'), ('ä'), ('å'), ('z')) order by column1 collate svenska"
    )


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select instr('blåbär', 'bär'), instr('a', 'x'), instr(null, 'x')", (4, 0, None)),
        (
            "select replace('aåa', 'a', 'b'), replace('a', '', 'b'), replace(null, 'a', 'b')",
            ("båb", "a", None),
        ),
        (
            "select trim('xxaxx', 'x'), ltrim('xax', 'x'), rtrim('xax', 'x'), trim(' a ')",
            ("a", "ax", "xa", "a"),
        ),
        ("select trim(null, 'x'), trim('xx', 'x'), trim('å', '')", (None, "", "å")),
    ],
)
def test_functions_given_anew_answer_as_sqlite_does(sql: str, expected: tuple[object, ...]) -> None:
    assert [expected] == plain(sql)
    assert [expected] == answer(sql)


def test_texts_are_searched_in_full() -> None:
    found = answer("select slag, id from sök where sök match 'belysning*' order by rank")
    assert ("åtgärd", "C1") in found
    assert found == answer("select slag, id from sök where sök match 'BELYSNING*' order by rank")


def test_values_that_json_and_sheets_lack_become_texts() -> None:
    assert [("inf", "-inf", "00ff")] == answer("select 9e999, -9e999, x'00ff'")


def test_columns_of_the_same_name_are_told_apart() -> None:
    assert ("id", "id_2", "id_3") == ask("select id, id, id from plan", INDEX).names


def test_only_tables_that_are_named_are_needed() -> None:
    assert {"åtgärd", "mål"} == needed("SELECT * FROM ÅTGÄRD, mål", SHAPES)
    assert {"text"} == needed("select * from sök", SHAPES)


@pytest.mark.parametrize(
    "sql",
    [
        "attach database 'x.db' as x",
        "attach ':memory:' as x",
        "detach main",
        "pragma table_info('plan')",
        "pragma writable_schema = on",
        "pragma query_only = off",
        "select * from pragma_table_info('plan')",
        "select * from pragma_database_list",
        "insert into plan(id) values ('x')",
        "replace into plan(id) values ('x')",
        "update plan set id = 'x'",
        "delete from plan",
        "with x as (select 1) delete from plan",
        "with x as (select 1) insert into plan(id) select * from x",
        "drop table plan",
        "create table x(a)",
        "create temp table x(a)",
        "create view x as select 1",
        "create trigger x after insert on plan begin select 1; end",
        "create virtual table x using fts5(a)",
        "alter table plan add column x",
        "update sqlite_master set sql = ''",
        "vacuum",
        "vacuum into 'x.db'",
        "begin",
        "commit",
        "savepoint x",
        "analyze",
        "insert into sök(sök) values ('optimize')",
        "select load_extension('x')",
        "select readfile('/etc/passwd')",
        "select writefile('x', 'y')",
        "select edit('x')",
        "select fts3_tokenizer('simple')",
        "select fts5(1)",
        "select sqlite_compileoption_get(1)",
        "select randomblob(10)",
        "select zeroblob(1000000000)",
        "select random()",
        "select * from dbstat",
        "select * from sqlite_stmt",
        "select 1; select 2",
        "select 1; drop table plan",
        "select 'a\x00'; drop table plan",
    ],
)
def test_a_question_can_only_read(sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(sql).sentence.text
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "sql",
    [
        ENDLESS + "select count(*) from r",
        ENDLESS + "select n from r where n < 0",
        "select count(*) from åtgärd a, åtgärd b, åtgärd c, åtgärd d, åtgärd e, åtgärd f",
        ENDLESS + "select sum(length(hex(printf('%.*c', 400000, 'x')))) from r",
        ENDLESS + "select sum(printf('%.*c', 900000, 'a') like '%a%a%a%a%a%b') from r",
        ENDLESS + "select sum(instr(printf('%.*c', 900000, 'a'), printf('%.*c', 400000, 'a') || 'b')) from r",
        ENDLESS
        + "select sum(length(trim(printf('%.*c', 900000, 'a'), printf('%.*c', 900000, 'b') || 'a'))) from r",
    ],
)
def test_a_question_without_end_is_stopped(sql: str) -> None:
    begun = time.process_time()
    with pytest.raises(TooLong):
        ask(sql, INDEX, seconds=0.5)
    assert 20 > time.process_time() - begun


@pytest.mark.parametrize(
    "sql",
    [
        ENDLESS.replace("1 union", "printf('%.*c', 900000, 'x') union") + "select n from r",
        "select replace(printf('%.*c', 900000, 'x'), 'x', printf('%.*c', 900000, 'y'))",
        "with recursive r(t) as (select 'aaaaaaaa' union all select t || t from r) select max(length(t)) from r",
        ENDLESS + "select printf('%.*c', 900000, 'x') || n from r",
    ],
)
def test_an_answer_without_end_is_stopped(sql: str) -> None:
    with pytest.raises((BadSql, TooMuch, TooLong)):
        ask(sql, INDEX, seconds=10)


@pytest.mark.parametrize(
    ("sql", "sentence", "meant"),
    [
        ("select * from atgard", 'there is no table "{name}"', "åtgärd"),
        ("select slutt from åtgärd", 'there is no column "{name}"', "slut"),
        ("select å.ansvrig from åtgärd å", 'there is no column "{name}"', "ansvarig"),
        ("select , from plan", 'the SQL cannot be understood at "{place}"', None),
        ("select 'x", 'the SQL cannot be understood at "{place}"', None),
        ("select", "the SQL ends too early", None),
        ("", "the question is empty", None),
        ("-- inget", "the question is empty", None),
        ("select fel(1)", "there is no function {name}", None),
        (
            "select * from sök where sök match '\"'",
            "the words to search for cannot be understood: put them between quotation marks",
            None,
        ),
    ],
)
def test_faults_are_told_in_our_words(sql: str, sentence: str, meant: str | None) -> None:
    error = complaint(sql)
    assert sentence == error.sentence.text
    assert meant == (error.hint.args.get("suggestion") if error.hint else None)


def test_missing_and_unknown_parameters_are_told() -> None:
    assert isinstance(complaint("select :vem"), UnknownParameter)
    error = complaint("select :aktör", aktör="x", aktörr="y")
    assert isinstance(error, UnknownParameter)
    assert "aktör" == (error.hint.args["suggestion"] if error.hint else None)


def test_without_full_text_search_the_lack_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    class Poor(sqlite3.Connection):
        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            if "fts5" in sql:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(sql, *rest)

    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: real(*args, factory=Poor, **named))
    with closing(indexed()) as index:
        with pytest.raises(BadSql, match="FTS5"):
            index.make_searchable()
        assert ((6,),) == ask("select count(*) from plan", index).rows


@pytest.mark.parametrize(
    "sql",
    [
        "select current_date",
        "select CURRENT_TIMESTAMP from plan",
        "select date('now')",
        "select DATE(' NOW ')",
        "select date('n' || 'ow')",
        "select date(x'6e6f77')",
        "select date('now' || char(0) || 'x')",
        "select julianday()",
        'select "date"()',
        "select strftime('%s')",
        "select strftime('%s', 'now')",
        "select datetime('2022-01-01', 'localtime')",
        "select time('2022-01-01', 'utc')",
        "select date('subsec')",
        "select id from åtgärd where slut < date('now')",
    ],
)
def test_what_day_it_is_no_question_knows(sql: str) -> None:
    error = complaint(sql)
    assert "what day it is" in error.sentence.text
    assert error.hint is not None
    assert "--datum" in error.hint.text


def test_times_that_are_given_are_reckoned_with_as_sqlite_does() -> None:
    sql = (
        "select date('2022-01-31', '+1 month'), julianday('2022-01-01'), strftime('%Y', '2022-05-01'), date(null),"
        " unixepoch('2022-01-01'), date('nonsense'), datetime(0, 'unixepoch'), time('12:30', '+1 hour')"
    )
    assert plain(sql) == answer(sql)
    assert [("2022-09-01",)] == answer(
        "select distinct date(slut, '+1 day') from åtgärd where slut = '2022-08-31'"
    )
