"""Plans in the formats of other programs, read back as those programs read them."""

import json
import re
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.conftest import PLANS, ROOT
from trygg_cli import language
from trygg_cli.exchange import envelope, ics, parquet, sqlite
from trygg_cli.exchange.events import events
from trygg_cli.query import all_tables as query
from trygg_cli.reading.document import Document, read
from trygg_cli.standing.moment import Moment
from trygg_cli.table import Column, ColumnKind, Table

REAL = [*PLANS, ROOT / "tests" / "full.yaml"]
HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"


def document(text: str) -> Document:
    made = read("p.yaml", HEAD + text)
    assert () == made.problems
    return made


def calendar(text: str) -> str:
    return "".join(ics.calendar([events(document(text).plan)]))


def unfolded(made: str) -> list[str]:
    return made.replace("\r\n ", "").split("\r\n")


def values(made: str, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(made) if re.split("[:;]", line)[0] == name]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_an_envelope_loses_nothing(path: Path) -> None:
    plan = read(path.name, path.read_bytes())
    (back,) = json.loads("".join(envelope.wrap([plan])))["plans"]
    assert {"file": path.name, "data": plan.data} == back


def test_an_envelope_keeps_characters_that_cannot_be_seen_and_what_is_internal() -> None:
    plan = document(
        'syfte: "a\\u200b\\e\\u2028 =1+1"\n'
        "åtgärder: [{id: N1, åtgärd: Ljus, uppföljning: [{avser: 2022-T2, intern: ja, kommentar: x}]}]\n"
    )
    back = json.loads("".join(envelope.wrap([plan])))["plans"][0]["data"]
    assert plan.data == back
    assert "a\u200b\x1b\u2028 =1+1" == back["syfte"]
    assert "x" == back["åtgärder"][0]["uppföljning"][0]["kommentar"]


def test_a_calendar_is_written_as_the_standard_wants() -> None:
    language.use("en")
    made = calendar(
        "version: 2022-01-10\n"
        "aktörer: {TK: {namn: Tekniska; kontoret}}\n"
        "åtgärder: [{id: N1, åtgärd: 'Ljus, mera\\ljus', ansvarig: [TK], tid: {till: 2022-08-31}}]\n"
    )
    assert (
        "BEGIN:VEVENT",
        "UID:p/N1/slut",
        "DTSTAMP:20220110T000000Z",
        "LAST-MODIFIED:20220110T000000Z",
        "SEQUENCE:20220110",
        "DTSTART;VALUE=DATE:20220831",
        "SUMMARY:Last day: N1 Ljus\\, mera\\\\ljus",
        "DESCRIPTION:Plan: P\\nResponsible: Tekniska\\; kontoret",
        "CATEGORIES:last day",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ) == tuple(unfolded(made)[4:-2])
    assert ["BEGIN:VCALENDAR", "VERSION:2.0"] == unfolded(made)[:2]
    assert ["END:VCALENDAR", ""] == unfolded(made)[-2:]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_lines_of_a_calendar_are_short_end_in_cr_lf_and_cut_no_character(path: Path) -> None:
    made = "".join(ics.calendar([events(read(path.name, path.read_bytes()).plan)])).encode()
    lines = made.split(b"\r\n")
    assert b"" == lines.pop()
    assert [] == [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    assert all(line.decode() for line in lines)


def test_a_long_title_is_folded_and_comes_back_whole() -> None:
    title = "åäö🙂" * 60
    made = calendar(f"åtgärder: [{{id: N1, åtgärd: {title}, tid: {{till: 2022-08-31}}}}]")
    assert values(made, "SUMMARY")[0].endswith(title)
    assert max(len(line.encode()) for line in made.split("\r\n")) == 75


def test_a_title_cannot_put_lines_of_its_own_in_a_calendar() -> None:
    made = calendar(
        'åtgärder: [{id: N1, åtgärd: "a\\r\\nEND:VEVENT\\rX:1\\nY:2\\e\\x85z", tid: {till: 2022-08-31}}]'
    )
    assert 1 == unfolded(made).count("END:VEVENT")
    assert values(made, "SUMMARY")[0].endswith("N1 a\\nEND:VEVENT\\nX:1\\nY:2\ufffd\ufffdz")


EVERYTHING = """
gäller: {från: 2022-01-01, till: 2022-12-31}
version: 2022-01-10
aktörer: {KF: {namn: Fullmäktige}, TK: {namn: Tekniska}}
beslut: [{typ: beslut, organ: KF, datum: 2022-02-01}, {typ: förslag, datum: 2022-01-20}, {typ: beslut}]
rapportering_till_kf: [{datum: 2022-06-13}]
överenskommelser: [{id: Ö1, titel: Samverkan, gäller: {till: 2023-01-31}}]
indikatorer: [{id: I1, namn: Ljus, mål: {minst: 1, senast: 2022-H1}}]
löften: [{id: L1, löfte: Ljus, gäller: {till: 2022-11-30}}]
uppföljningsregler:
  - {id: U1, varje: tertial, form: tertialrapport}
  - {id: U2, senast: 2023-02-15, text: Slutrapport}
uppföljning: [{avser: 2022-T2, datum: 2022-09-02}]
åtgärder:
  - id: N1
    åtgärd: Ljus
    tid: {när: 2022-T2, hållpunkter: [{text: Enkät, datum: 2022-05-05}, {text: Möte, när: 2022-06}, {text: Ingen}]}
    beslut_senast: 2022-03-03
    finansiering: {redovisas_senast: 2023-03-01}
  - {id: N2, åtgärd: Önskan, tid: {till: 2022-10-10, önskemål: ja}}
  - {id: N3, åtgärd: Odaterad, tid: {text: våren}}
"""


def test_deadlines_follow_ups_and_meetings_are_in_the_calendar() -> None:
    found = {(event.uid, event.day.isoformat()) for event in events(document(EVERYTHING).plan)}
    assert {
        ("p/p/beslut-1", "2022-02-01"),
        ("p/p/beslut-2", "2022-01-20"),
        ("p/p/rapport-till-kf-1", "2022-06-13"),
        ("p/p/plan-slut", "2022-12-31"),
        ("p/p/uppföljd-2022-T2-1", "2022-09-02"),
        ("p/Ö1/överenskommelse-slut", "2023-01-31"),
        ("p/I1/målvärde", "2022-06-30"),
        ("p/L1/löfte-slut", "2022-11-30"),
        ("p/U1/uppföljning-2022-T1", "2022-04-30"),
        ("p/U1/uppföljning-2022-T2", "2022-08-31"),
        ("p/U1/uppföljning-2022-T3", "2022-12-31"),
        ("p/U2/uppföljning", "2023-02-15"),
        ("p/N1/slut", "2022-08-31"),
        ("p/N1/hållpunkt-1", "2022-05-05"),
        ("p/N1/hållpunkt-2", "2022-06-30"),
        ("p/N1/beslut-senast", "2022-03-03"),
        ("p/N1/redovisas-senast", "2023-03-01"),
        ("p/N2/slut", "2022-10-10"),
    } == found


def test_a_wish_and_a_proposal_are_told_from_a_deadline_and_a_decision() -> None:
    language.use("en")
    made = calendar(EVERYTHING)
    assert "Wished to be done: N2 Önskan" in values(made, "SUMMARY")
    assert "Proposal on P" in values(made, "SUMMARY")
    assert "Fullmäktige: Decision on P" in values(made, "SUMMARY")


def test_a_moved_deadline_keeps_its_name_and_gets_the_day_of_the_follow_up() -> None:
    text = "version: 2022-01-10\nåtgärder: [{{id: N1, åtgärd: Ljus, tid: {{till: {}}}{}}}]"
    before = calendar(text.format("2022-08-31", ""))
    after = calendar(
        text.format("2022-12-31", ", uppföljning: [{avser: 2022-T2, datum: 2022-09-02, status: pågår}]")
    )
    assert values(before, "UID") == values(after, "UID") == ["p/N1/slut"]
    assert (["20220110T000000Z"], ["20220902T000000Z"]) == (
        values(before, "DTSTAMP"),
        values(after, "DTSTAMP"),
    )


def test_a_calendar_of_a_plan_without_days_has_no_stamp_of_today() -> None:
    made = calendar("åtgärder: [{id: N1, åtgärd: Ljus, tid: {till: 2022-08-31}}]")
    assert ["19700101T000000Z"] == values(made, "DTSTAMP")


def test_a_cancelled_measure_is_cancelled_in_the_calendar_but_not_by_an_internal_note() -> None:
    text = (
        "åtgärder: [{id: N1, åtgärd: Ljus, tid: {till: 2022-08-31},"
        " uppföljning: [{avser: 2022-T1, status: avbruten%s}]}]"
    )
    assert ["CANCELLED"] == values(calendar(text % ""), "STATUS")
    assert [] == values(calendar(text % ", intern: ja"), "STATUS")


def test_a_calendar_as_of_a_day_has_not_heard_of_what_was_cancelled_later() -> None:
    text = (
        "åtgärder: [{id: N1, åtgärd: Ljus, tid: {till: 2022-08-31},"
        " uppföljning: [{avser: 2022-T1, datum: 2022-05-10, status: avbruten}]}]"
    )
    it = document(text).plan
    for day, is_cancelled in ((date(2022, 5, 9), False), (date(2022, 5, 10), True)):
        found = {event.uid: event.is_cancelled for event in events(it, asked=Moment(as_of=day))}
        assert is_cancelled is found["p/N1/slut"]


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_no_two_days_of_a_plan_have_the_same_name(path: Path) -> None:
    names = [event.uid for event in events(read(path.name, path.read_bytes()).plan)]
    assert len(names) == len(set(names)) > 0


def test_a_period_rule_over_the_end_of_time_ends() -> None:
    plan = document(
        "gäller: {från: 0001-01-01, till: 9999-12-31}\nuppföljningsregler: [{id: U1, varje: månad}]"
    ).plan
    assert ["p/p/plan-slut"] == [event.uid for event in events(plan)]


ODD = Table(
    "mål",
    tuple(Column(kind.value, kind) for kind in ColumnKind),
    (("=1+1", 2, 0.5, date(2022, 9, 2), True, ("a", "b, c")), (None, None, None, None, None, None)),
)


def test_a_database_holds_the_cells_as_they_are(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "p.db")) as connection, connection:
        sqlite.fill(connection, [[ODD], [ODD]])
        sqlite.describe(connection, {"Plans": "1"})
    with closing(sqlite3.connect(tmp_path / "p.db")) as connection:
        rows = connection.execute('select * from "mål"').fetchall()
        about = connection.execute('select * from "om"').fetchall()
        sound = connection.execute("pragma integrity_check").fetchall()
    assert [("=1+1", 2, 0.5, "2022-09-02", 1, '["a", "b, c"]'), (None,) * 6] * 2 == rows
    assert ([("Plans", "1")], [("ok",)]) == (about, sound)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_database_has_every_table_row_and_column(path: Path, tmp_path: Path) -> None:
    tables = query.tables([read(path.name, path.read_bytes())])
    with closing(sqlite3.connect(tmp_path / "p.db")) as connection, connection:
        sqlite.fill(connection, [tables.values()])
    with closing(sqlite3.connect(tmp_path / "p.db")) as connection:
        for table in tables.values():
            cursor = connection.execute(f'select * from "{table.name}"')
            assert table.names == tuple(part[0] for part in cursor.description)
            back = [
                tuple(
                    tuple(json.loads(value))
                    if column.kind is ColumnKind.LIST and value is not None
                    else value
                    for column, value in zip(table.columns, row, strict=True)
                )
                for row in cursor
            ]
            plain = [
                tuple(value.isoformat() if isinstance(value, date) else value for value in row)
                for row in table.rows
            ]
            assert plain == back


def by_duckdb(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        source = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
        return connection.execute(sql.format(source)).fetchall()


def written(tmp_path: Path, *parts: tuple[parquet.Partition, Sequence[Table]]) -> Path:
    for number, (place, tables) in enumerate(parts, 1):
        for name, content in parquet.files(place, tables, number, {"Plans": "1"}):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    return tmp_path / "mål"


def test_duckdb_reads_the_cells_as_they_are(tmp_path: Path) -> None:
    folder = written(tmp_path, (parquet.Partition("Malmö", 2022), [ODD]))
    assert [
        ("=1+1", 2, 0.5, date(2022, 9, 2), True, ["a", "b, c"], "Malmö", 2022),
        (None, None, None, None, None, None, "Malmö", 2022),
    ] == by_duckdb(folder, "select * from {}")
    assert (folder / "kommun=Malmö" / "år=2022" / "del-00001.parquet").is_file()


@pytest.mark.parametrize(
    "name", ["Malmö", "Upplands Väsby", "A/B", "../../x", "50 % + a=b", "?*:<>|\"'", "å\n{b}[c]^d#"]
)
def test_duckdb_reads_the_names_of_municipalities_whatever_they_are(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "export", (parquet.Partition(name, 2022), [ODD]))
    assert [(name,)] == by_duckdb(folder, "select distinct kommun from {}")
    assert [tmp_path / "export"] == [*tmp_path.iterdir()]


def test_what_a_plan_does_not_say_of_its_place_is_null_to_duckdb(tmp_path: Path) -> None:
    folder = written(
        tmp_path, (parquet.Partition(None, 2022), [ODD]), (parquet.Partition("Malmö", None), [ODD])
    )
    assert [("Malmö", None), (None, 2022)] == by_duckdb(
        folder, "select distinct kommun, år from {} order by kommun nulls last"
    )


def test_two_plans_of_a_municipality_and_year_are_both_kept(tmp_path: Path) -> None:
    place = parquet.Partition("Malmö", 2022)
    folder = written(tmp_path, (place, [ODD]), (place, [ODD]))
    assert [(4,)] == by_duckdb(folder, "select count(*) from {}")


def test_a_table_without_rows_keeps_its_columns(tmp_path: Path) -> None:
    folder = written(tmp_path, (parquet.Partition("Malmö", 2022), [Table("mål", ODD.columns, ())]))
    found = by_duckdb(folder, "select column_name, column_type from (describe select * from {})")
    assert [
        ("text", "VARCHAR"),
        ("whole", "BIGINT"),
        ("number", "DOUBLE"),
        ("date", "DATE"),
        ("yes-no", "BOOLEAN"),
        ("list", "VARCHAR[]"),
    ] == found[:6]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("kommun: Malmö\ngäller: {från: 2021-02-03, till: 2023-01-01}\nversion: 2020-01-01", ("Malmö", 2021)),
        ("gäller: {till: 2023-01-01}", (None, 2023)),
        ("kommun: ' '\nversion: 2020-01-01", (None, 2020)),
        ("beslut: [{typ: beslut, datum: 2016-03-04}]", (None, 2016)),
        ("kommun: Malmö", ("Malmö", None)),
    ],
)
def test_a_plan_belongs_to_its_municipality_and_the_year_it_begins_in(
    text: str, place: tuple[str | None, int | None]
) -> None:
    assert place == parquet.Partition.of(document(text).plan)


def test_without_pyarrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(parquet.NoParquet):
        parquet.check()
