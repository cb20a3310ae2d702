"""`trygg query` as a person meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.answers import ids
from tests.conftest import ROOT, Trygg, write

PLAN = """
id: p
titel: P
typ: handlingsplan
aktörer: {TK: {namn: Tekniska kontoret}}
åtgärder:
  - id: N1
    åtgärd: Ljus
    ansvarig: [TK]
    tid: {till: 2022-08-31}
    uppföljning: [{avser: 2022-T2, datum: 2022-09-02, status: pågår}]
  - {id: N2, åtgärd: Dialog, tid: {till: 2022-12-31}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with one plan, in which commands are run."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_plans_of_the_project_are_asked_when_none_is_named(folder: Path, trygg: Trygg) -> None:
    answer = trygg("query", "försenade", "--format", "csv")
    assert (0, ["N1"], "") == (answer.code, ids(answer.out), answer.err)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["status:forsenad"], ["N1"]),
        (["select id from åtgärd order by id desc"], ["N2", "N1"]),
        (["select id from åtgärd where id = :vem", "-p", "vem=N2"], ["N2"]),
        (["mina", "--aktör", "TK"], ["N1"]),
        (["mina", "--aktor", "tekniska kontoret"], ["N1"]),
        (["mina", "-p", "aktor=TK"], ["N1"]),
        (["slut>=2022", "--sort", "-slut"], ["N2", "N1"]),
        (["slut>=2022", "--sort", "atgard", "--limit", "1"], ["N2"]),
        (["--", "-status:försenad"], ["N2"]),
        (["ansvarig:TK", "år:2022"], ["N1"]),
        (["mine", "--actor", "TK"], ["N1"]),
        (["mina", "TK"], ["N1"]),
        (["mina tekniska kontoret"], ["N1"]),
        (["sök", "ljus"], ["N1", "N1"]),
        (["search ljus"], ["N1", "N1"]),
        (["late"], ["N1"]),
        (["end>=2022", "--sort", "-end", "--columns", "measure,id"], ["N2", "N1"]),
    ],
)
def test_three_ways_to_ask(folder: Path, trygg: Trygg, arguments: list[str], expected: list[str]) -> None:
    answer = trygg("query", "--format", "csv", *arguments)
    assert (0, expected) == (answer.code, ids(answer.out))


def test_a_filter_shows_the_columns_that_matter_or_those_wanted(folder: Path, trygg: Trygg) -> None:
    head = trygg("query", "", "--format", "csv", "--bare").out.splitlines()[0]
    assert "id,åtgärd,område,ansvarig,slut,läge" == head
    assert "id,slut" == trygg("query", "", "-f", "csv", "--bare", "--columns", "id, slut").out.splitlines()[0]
    every = trygg("query", "", "-f", "csv", "--bare", "--columns", "alla").out.splitlines()[0]
    assert "nästa_steg" in every


def test_a_day_and_a_period_are_minded_and_told(folder: Path, trygg: Trygg) -> None:
    late = trygg("query", "försenade", "--datum", "2023-01-15", "-f", "json")
    assert ["N1"] == [row["id"] for row in json.loads(late.out)["rows"]]
    assert "2023-01-15" == json.loads(late.out)["about"]["judged"]
    early = json.loads(trygg("query", "id:N1", "--period", "2022-T1", "--commit", "abc", "-f", "json").out)
    assert ["status saknas"] == [row["läge"] for row in early["rows"]]
    assert ("2022-T1", "abc") == (early["about"]["period"], early["about"]["commit"])


@pytest.mark.parametrize("arguments", [["--list"], []])
def test_the_named_questions_are_listed_with_what_they_want_to_know(
    folder: Path, trygg: Trygg, arguments: list[str]
) -> None:
    (folder / "plans" / "frågor").mkdir()
    (folder / "plans" / "frågor" / "egen.sql").write_text(
        "-- titel: Min {egen}\nselect id from plan", "utf-8"
    )
    answer = trygg("query", *arguments)
    assert 0 == answer.code
    assert "per-förvaltning" in answer.out
    assert "-p aktör=…" in answer.out
    assert "egen  Min {egen}" in answer.out


def test_a_projects_own_question_is_asked_by_name_and_wins(folder: Path, trygg: Trygg) -> None:
    (folder / "plans" / "frågor").mkdir()
    (folder / "plans" / "frågor" / "försenade.sql").write_text("select id from plan", "utf-8")
    assert ["p"] == ids(trygg("query", "forsenade", "-f", "csv").out)
    assert ["p"] == ids(trygg("query", "försenade", "plans/p.yaml", "-f", "csv").out)


def test_a_question_comes_from_a_file_or_from_standard_input(folder: Path, trygg: Trygg) -> None:
    (folder / "min.sql").write_text(
        "-- parameter vem (N1): vem\nselect id from åtgärd where id = :vem", "utf-8"
    )
    assert ["N1"] == ids(trygg("query", "min.sql", "-f", "csv").out)
    assert ["N2"] == ids(trygg("query", "min.sql", "-f", "csv", "-p", "vem=N2").out)
    assert ["N2"] == ids(trygg("query", "-", "-f", "csv", stdin=b"id:N2\n").out)
    assert ["N1"] == ids(
        trygg("query", "-", "-f", "csv", stdin=b"select id\nfrom \xc3\xa5tg\xc3\xa4rd limit 1").out
    )


def test_a_plan_comes_from_standard_input(folder: Path, trygg: Trygg) -> None:
    answer = trygg("query", "id:N1", "-", "-f", "csv", stdin=PLAN.encode())
    assert (0, ["N1"]) == (answer.code, ids(answer.out))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-"], "ett annat program"),
        (["plans/p.yaml"], "plans/p.yaml"),
        (["finns-inte.sql"], "finns-inte.sql"),
        (["försenade", "finns-inte.yaml"], "finns-inte.yaml"),
        (["försenade", "-p", "vem"], "vem"),
        (["försenade", "-p", "vem=x"], "vem"),
        (["mina"], "aktör"),
        (["status:x", "--aktör", "TK"], "aktör:TK"),
        (["sök"], "ord"),
        (["sök", "finns-inte.yaml"], "finns-inte.yaml"),
        (["id:N1", "HEAD:plans/p.yaml"], "HEAD:plans/p.yaml"),
        (["försenade", "--period", "2022-T9"], "2022-T9"),
        (["försenade", "--datum", "igår"], "igår"),
        (["försenade", "--columns", "ansvrig"], "ansvarig"),
        (["försenade", "--sort", "slutt"], "slut"),
        (["select * from atgard"], "åtgärd"),
        (["with x as (select 1) delete from plan"], "select"),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_is_answered(
    folder: Path, trygg: Trygg, arguments: list[str], said: str
) -> None:
    answer = trygg("query", *arguments)
    assert 2 == answer.code
    assert said in answer.err


def test_a_fault_in_a_filter_is_pointed_out(folder: Path, trygg: Trygg) -> None:
    answer = trygg("query", "åtgärd:漢字 stats:x")
    assert (2, "") == (answer.code, answer.out)
    lines = answer.err.splitlines()
    assert "  åtgärd:漢字 stats:x" == lines[1]
    assert "  " + " " * len("åtgärd:xxxx ") + "^^^^^" == lines[2]
    assert "status" in lines[3]


def test_terminal_escapes_in_a_question_are_not_passed_on(folder: Path, trygg: Trygg) -> None:
    for text in ("a\x1b[31m:x", "a\x1b[31m", 'select "\x1b[31m"', "\x1b[31m.sql"):
        answer = trygg("query", text)
        assert "\x1b" not in answer.out + answer.err


def test_no_rows_is_an_answer(folder: Path, trygg: Trygg) -> None:
    for text in ("xyzzy", "status:försenad id:N2", "läge:vilande", "försenade åtgärder"):
        answer = trygg("query", text, "-f", "csv")
        assert (0, []) == (answer.code, ids(answer.out))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["förseenade"], '"försenade"'),
        (["targets-not-reeched"], '"targets-not-reached"'),
        (["mina", "--aktör", "TKK"], '"TK"'),
        (["mina", "--aktör", "tekniksa kontoret"], '"Tekniska kontoret"'),
        (["ansvarig:TKK"], '"TK"'),
        (["inte aktör:polisen"], "polisen"),
        (["id:N1 område:narkotika"], "narkotika"),
        (["kommun:Lund"], "Lund"),
        (["plan:q"], "q"),
        (["id:N9"], "N9"),
        (["status:forsenaad"], '"försenad"'),
        (["kommmun:Lund"], '"kommun"'),
    ],
)
def test_a_name_that_nothing_has_is_an_error_and_no_empty_answer(
    folder: Path, trygg: Trygg, arguments: list[str], said: str
) -> None:
    answer = trygg("query", *arguments)
    assert (2, "") == (answer.code, answer.out)
    assert said in answer.err


def test_a_name_that_the_plans_have_is_none_of_those_also_where_no_measure_has_it(
    folder: Path, trygg: Trygg
) -> None:
    idle = (
        PLAN.replace("TK: {", "KS: {namn: Kommunstyrelsen}, TK: {") + "fokusområden: [{id: f, namn: Torg}]\n"
    )
    (folder / "plans" / "p.yaml").write_text(idle, "utf-8")
    for text in ("ansvarig:KS", "ansvarig:kommunstyrelsen", "område:torg", "aktör:KS"):
        answer = trygg("query", text, "-f", "csv")
        assert (0, []) == (answer.code, ids(answer.out))
    assert 0 == trygg("query", "mina", "--aktör", "KS").code


@pytest.mark.parametrize(
    "text",
    [
        "delete from åtgärd",
        "DELETE FROM åtgärd",
        " \n update åtgärd set id = 1",
        "/* bort */ drop table plan",
        "--bort\ninsert into plan values (1)",
        "create table x(y)",
        "attach 'x.db' as x",
        "PRAGMA table_info(plan)",
        "replace into plan values (1)",
        "; drop table plan",
        "insert",
        "with x as (select 1) delete from plan",
        "alter table plan add x",
    ],
)
def test_sql_that_writes_is_told_that_questions_only_read(folder: Path, trygg: Trygg, text: str) -> None:
    answer = trygg("query", "-", "--lang", "en", stdin=text.encode())
    assert (2, "") == (answer.code, answer.out)
    assert "can only read" in answer.err


@pytest.mark.parametrize("text", ["drop in", '"update"', "uppdatera", "åtgärd:create", "updates"])
def test_words_that_only_look_like_sql_are_looked_for(folder: Path, trygg: Trygg, text: str) -> None:
    answer = trygg("query", text, "-f", "csv")
    assert (0, []) == (answer.code, ids(answer.out))


def test_headings_are_in_the_language_of_the_reader_and_names_for_programs_stay(
    folder: Path, trygg: Trygg
) -> None:
    shown = {
        name: trygg("query", "late", "--lang", "en", "--bare", "-f", name).out
        for name in ("table", "markdown", "html", "json", "csv")
    }
    assert ["plan", "id", "measure", "area", "responsible", "end", "status", "next"] == shown[
        "table"
    ].split()[:8]
    assert "| measure | area |" in shown["markdown"]
    assert '<th scope="col">measure</th>' in shown["html"]
    assert "Ljus" == json.loads(shown["json"])["rows"][0]["åtgärd"]
    assert shown["csv"].startswith("plan,id,åtgärd,")
    assert "åtgärd" in trygg("query", "late", "--bare").out


def test_the_list_shows_first_the_names_in_the_language_of_the_reader(folder: Path, trygg: Trygg) -> None:
    assert "\nmine, mina  " in trygg("query", "--list", "--lang", "en").out
    assert "-p actor=…" in trygg("query", "--list", "--lang", "en").out
    assert "\nmina, mine  " in trygg("query", "--list", "--lang", "sv").out


def test_with_a_period_a_filter_finds_what_belongs_to_it_unless_it_asks_itself(
    folder: Path, trygg: Trygg
) -> None:
    over = PLAN.replace("status: pågår", "status: genomförd")
    (folder / "plans" / "p.yaml").write_text(over, "utf-8")
    for text, expected in (("id:N*", ["N2"]), ("status:genomförd", []), ("i_perioden:nej", ["N1"])):
        assert expected == ids(trygg("query", text, "--period", "2022-T3", "-f", "csv").out)


def test_where_there_is_no_plan_no_name_is_missed(folder: Path, trygg: Trygg) -> None:
    (folder / "plans" / "p.yaml").write_text("id: [x\n", "utf-8")
    for text in ("ansvarig:TK", "mina TK", "förseenade"):
        assert (1, []) == ((answer := trygg("query", text, "-f", "csv")).code, ids(answer.out))


def test_a_broken_plan_hides_no_other_and_is_told(folder: Path, trygg: Trygg) -> None:
    (folder / "plans" / "bruten.yaml").write_text("id: [x\n", "utf-8")
    answer = trygg("query", "försenade", "-f", "csv")
    assert (1, ["N1"]) == (answer.code, ids(answer.out))
    assert "plans/bruten.yaml" in answer.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.csv", b"# "),
        ("a.tsv", b"# "),
        ("a.json", b"{"),
        ("a.jsonl", b'{ "about"'),
        ("a.md", b"###"),
        ("a.html", b"<!doctype html>"),
        ("a.xlsx", b"PK"),
        ("a.txt", b""),
    ],
)
def test_the_format_follows_the_name_of_the_file(
    folder: Path, trygg: Trygg, name: str, begins: bytes
) -> None:
    assert (0, "") == (trygg("query", "försenade", "-o", name).code, "")
    first = (folder / name).read_bytes()
    assert first.startswith(begins)
    assert b"N1" in first or name == "a.xlsx"
    trygg("query", "försenade", "-o", name)
    assert first == (folder / name).read_bytes()
    assert {name, "plans"} == {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_place_that_cannot_be_written_is_told(folder: Path, trygg: Trygg, name: str) -> None:
    answer = trygg("query", "försenade", "-o", f"finns/inte/{name}")
    assert (2, "") == (answer.code, answer.out)
    assert name in answer.err


def test_a_workbook_goes_through_a_pipe_and_keeps_the_permissions_of_its_file(folder: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "trygg_cli", "query", "försenade", "-f", "xlsx"]
    piped = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60)
    assert (0, b"PK") == (piped.returncode, piped.stdout[:2])
    (folder / "a.xlsx").write_bytes(b"gammal")
    (folder / "a.xlsx").chmod(0o640)
    subprocess.run([*command, "-o", "a.xlsx"], capture_output=True, check=True, env=environment, timeout=60)
    assert piped.stdout == (folder / "a.xlsx").read_bytes()
    assert 0o640 == (folder / "a.xlsx").stat().st_mode & 0o777


def test_a_filter_wakes_neither_jinja_nor_openpyxl_nor_rich(folder: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONPROFILEIMPORTTIME": "1"}
    command = [sys.executable, "-m", "trygg_cli", "query", "status:försenad"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60)
    assert 0 == done.returncode
    imported = {line.rpartition(b"|")[2].strip().partition(b".")[0] for line in done.stderr.splitlines()}
    assert not imported & {b"jinja2", b"openpyxl", b"rich"}


@pytest.mark.parametrize("asked", [("query", "åtgärder"), ("remind", "--period", "2025-T1")])
def test_an_answer_about_no_plan_at_all_does_not_take_the_place_of_an_earlier_one(
    trygg: Trygg, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    earlier = tmp_path / "svar.csv"
    earlier.write_text("förra", "utf-8")
    assert 2 == trygg(*asked, tmp_path / "finns-inte.yaml", "-o", earlier).code
    (tmp_path / "fel.yaml").write_text("id: [\n", "utf-8")
    answer = trygg(*asked, tmp_path / "fel.yaml", "-o", earlier)
    assert 1 == answer.code
    assert "ingen plan gick att läsa, så inget svar skrivs" in answer.err
    assert "förra" == earlier.read_text("utf-8")


def test_findings_in_a_plan_that_cannot_be_used_are_an_answer(trygg: Trygg, tmp_path: Path) -> None:
    (tmp_path / "fel.yaml").write_text("id: [\n", "utf-8")
    assert "S01" in trygg("query", "fynd-per-regel", tmp_path / "fel.yaml").out


ENDED = """trygg: 1
id: p
titel: Plan 2022
typ: handlingsplan
gäller: {från: 2022-01-01, till: 2022-12-31}
fokusområden:
  - id: o
    namn: Område
    åtgärder:
      - {id: A1, åtgärd: Belysning, tid: {till: 2022-10-31}}
"""


def test_of_a_plan_that_is_named_gaps_are_asked_for_whether_it_holds_or_not_as_in_its_report(
    trygg: Trygg, folder: Path
) -> None:
    write("plans/p.yaml", ENDED)
    (folder / "plans" / "q.yaml").write_text(ENDED.replace("2022", "2023").replace("id: p", "id: q"), "utf-8")

    def gaps(*more: str) -> list[str]:
        answer = trygg("query", "utan-rapport", "--period", "2023-T3", "-f", "csv", "--bare", *more)
        return [line.split(",")[0] for line in answer.out.splitlines()[1:]]

    assert ["q"] == gaps()
    assert ["p"] == gaps("plans/p.yaml")
    assert ["p", "q"] == gaps("-p", "planer=alla")
    assert [] == gaps("plans/p.yaml", "-p", "planer=gällande")
    report = trygg("report", "plans/p.yaml", "--period", "2023-T3", "-o", "-", "-f", "markdown").out
    assert "A1 Belysning – status saknas" in report
