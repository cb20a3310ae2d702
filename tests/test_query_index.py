"""Indexes of plans: never an old answer, never an error for the index's sake, never another's plans."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PLANS, ROOT, Trygg
from trygg_cli.cli.app import run
from trygg_cli.desk import indexing
from trygg_cli.query import index as indexes
from trygg_cli.query import rows
from trygg_cli.query.all_tables import tables
from trygg_cli.query.index import IndexedPlan, in_memory, number
from trygg_cli.reading import document
from trygg_cli.standing.moment import Moment
from trygg_cli.system import cache, parallel_reading
from trygg_cli.table import ColumnKind

FULL = ROOT / "tests" / "full.yaml"
PLAN = """id: {id}
titel: P
typ: handlingsplan
aktörer: {{TK: {{namn: "Teknik, gata"}}}}
åtgärder:
  - {{id: N1, åtgärd: "{word}", ansvarig: [TK], uppföljning: [{{avser: 2022-T2, datum: 2022-09-02, status: pågår}}]}}
"""
BROKEN = "id: [x\n"
ALL = "select plan, id, åtgärd, ansvarig_namn, läge from åtgärd"


def text(word: str, name: str = "p") -> str:
    return PLAN.format(word=word, id=name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with two plans and a cache of its own, in which commands are run."""
    (tmp_path / "plans").mkdir()
    for name in ("a", "b"):
        (tmp_path / "plans" / f"{name}.yaml").write_text(text("Ljus", name), "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_looks", lambda _: [])  # somebody may be writing trygg meanwhile
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock be so late that every file is known to be settled."""
    monkeypatch.setattr(time, "time_ns", lambda: int(time.time() * 1e9) + 60 * 10**9)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the plans that are read from now on."""
    found: list[str] = []
    real = document.read

    def noted(name: str, content: bytes | str, **options: bool) -> document.Document:
        found.append(Path(name).name)
        return real(name, content, **options)

    monkeypatch.setattr(document, "read", noted)
    return found


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache").glob("trygg/*"))


def words(out: str) -> list[str]:
    return [line.split(",")[2] for line in out.splitlines()[1:]]


def asked(trygg: Trygg, *more: str) -> list[str]:
    answer = trygg("query", ALL, "-f", "csv", "--bare", *more)
    assert (0, "") == (answer.code, answer.err)
    return words(answer.out)


def test_what_is_answered_once_is_read_once_whatever_is_asked_next(
    folder: Path, trygg: Trygg, later: None, reads: list[str]
) -> None:
    asked(trygg)
    assert ["a.yaml", "b.yaml"] == sorted(reads)
    reads.clear()
    assert ["Ljus", "Ljus"] == asked(trygg)
    for question in (
        ["status:pågår"],
        ["mina", "--aktör", "TK"],
        ["sök", "-p", "ord=ljus"],
        ["select 1 from ansvar"],
    ):
        assert 0 == trygg("query", *question).code
    assert [] == reads


def test_only_what_changed_is_read_again(folder: Path, trygg: Trygg, later: None, reads: list[str]) -> None:
    asked(trygg)
    reads.clear()
    (folder / "plans" / "b.yaml").write_text(text("Mörker", "b"), "utf-8")
    assert ["Ljus", "Mörker"] == asked(trygg)
    assert ["b.yaml"] == reads


def test_a_file_that_was_only_touched_is_not_read_as_a_plan_again(
    folder: Path, trygg: Trygg, later: None, reads: list[str]
) -> None:
    asked(trygg)
    reads.clear()
    os.utime(folder / "plans" / "b.yaml", ns=(1, 1))
    assert ["Ljus", "Ljus"] == asked(trygg)
    assert [] == reads


def test_a_file_that_was_just_written_is_looked_into_though_it_looks_the_same(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "stamp", lambda _: "the same")
    for word in ("Ljus", "Lyse", "Lykt"):
        (folder / "plans" / "b.yaml").write_text(text(word, "b"), "utf-8")
        assert ["Ljus", word] == asked(trygg)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d", "0"]),
        st.sampled_from(["Ljus", "Lyse", "Lykt", "Mörker", "Lite, av varje", None, BROKEN]),
        st.booleans(),
    ),
    max_size=5,
)


@given(EDITS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_index_never_gives_an_old_answer(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Any]
) -> None:
    here = tmp_path_factory.mktemp("edits")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(here / "cache"))
        patch.chdir(here)
        (here / "plans").mkdir()
        for name, word, keeps_time in [("a", "Ljus", False), *edits]:
            path = here / "plans" / f"{name}.yaml"
            if word is None:
                path.unlink(missing_ok=True)
            else:
                before = path.stat() if path.exists() else None
                path.write_text(BROKEN if word == BROKEN else text(word, name), "utf-8")
                if before and keeps_time:
                    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            for question in (ALL, "select id, titel from sök where sök match 'ljus'"):
                assert output(here, question, "--no-cache") == output(here, question)


def output(folder: Path, question: str, *more: str) -> tuple[int, bytes]:
    code = run(["query", question, "-f", "json", "-o", "svar.json", *more])
    return code, (folder / "svar.json").read_bytes() if code != 2 else b""


def test_plans_stand_in_their_order_also_when_others_come_between(folder: Path, trygg: Trygg) -> None:
    asked(trygg)
    for name in ("aa", "0", "c"):
        (folder / "plans" / f"{name}.yaml").write_text(text(name.upper(), name), "utf-8")
        assert asked(trygg, "--no-cache") == asked(trygg)
    assert ["0", "Ljus", "AA", "Ljus", "C"] == asked(trygg)


@given(st.lists(st.one_of(st.none(), st.integers(1, 2**38)), max_size=40))
def test_plans_keep_their_numbers_and_new_ones_come_between(known: list[int | None]) -> None:
    ordered = iter(sorted({index for index in known if index is not None}))
    old = [None if index is None else next(ordered, None) for index in known]
    found = number(old)
    if found is not None:
        assert len(old) == len(found)
        assert all(index < other for index, other in pairwise(found))
        assert all(was in (None, now) for was, now in zip(old, found, strict=True))


@pytest.mark.parametrize("old", [[1, None, 2], [2, 1], [5, 5]])
def test_where_there_is_no_room_there_are_no_numbers(old: list[int | None]) -> None:
    assert number(old) is None


def test_all_is_numbered_anew_where_there_is_no_room(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "_STEP", 1)
    asked(trygg)
    (folder / "plans" / "aa.yaml").write_text(text("Mitt emellan", "aa"), "utf-8")
    assert ["Ljus", "Mitt emellan", "Ljus"] == asked(trygg)


@pytest.mark.parametrize("path", [*PLANS, FULL], ids=lambda path: path.stem)
def test_rows_come_back_from_an_index_as_they_were(path: Path) -> None:
    found = document.read(path.name, path.read_bytes())
    index = in_memory()
    index.prepare(rows.COLUMNS)
    index.put(IndexedPlan(1, path.name), rows.of(found, Moment()))
    for name, table in tables([found]).items():
        lists = {at for at, column in enumerate(table.columns) if column.kind is ColumnKind.LIST}
        expected = [
            tuple(() if at in lists and value is None else value for at, value in enumerate(row))
            for row in table.rows
        ]
        assert expected == [*index.read(name, range(len(table.columns)))]
        assert table.columns == index.columns[name]
    index.close()


def test_a_comma_in_a_name_parts_no_list(folder: Path, trygg: Trygg) -> None:
    out = trygg("query", "status:pågår", "-f", "json", "--columns", "ansvarig_namn", "--bare").out
    assert '"Teknik, gata"' in out
    assert 2 == out.count("Teknik, gata")


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 500)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20_000:60_000] = b"\xff" * 40_000
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("create table åtgärd(x)")
    connection.close()
    path.chmod(0o600)


def of_tables_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("drop table ansvar")
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


@pytest.mark.parametrize(
    "spoil", [garbage, half, scribbled, emptied, foreign, of_tables_alone, a_folder, a_link]
)
def test_an_index_that_is_no_good_is_made_anew_or_done_without(
    folder: Path, trygg: Trygg, spoil: Callable[[Path], None]
) -> None:
    asked(trygg)
    (path,) = kept(folder)
    spoil(path)
    (folder / "plans" / "b.yaml").write_text(text("Mörker", "b"), "utf-8")
    assert ["Ljus", "Mörker"] == asked(trygg)
    assert "b" in trygg("query", "select plan from ansvar order by plan desc", "-f", "csv", "--bare").out
    assert ["Ljus", "Mörker"] == asked(trygg)


def test_an_index_of_another_version_is_not_used(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(trygg)
    monkeypatch.setattr("trygg_cli.__version__", "99")
    asked(trygg)
    assert 2 == len(kept(folder))


@pytest.mark.parametrize("lock", ["begin exclusive", "begin immediate", "begin; select * from plan"])
def test_an_index_that_somebody_else_holds_is_done_without(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    asked(trygg)
    monkeypatch.setattr(indexing, "_PATIENCE", 0.1)
    (folder / "plans" / "b.yaml").write_text(text("Mörker", "b"), "utf-8")
    other = sqlite3.connect(kept(folder)[0], isolation_level=None)
    for statement in lock.split(";"):
        other.execute(statement).fetchone()
    assert ["Ljus", "Mörker"] == asked(trygg)
    other.close()
    assert ["Ljus", "Mörker"] == asked(trygg)


def environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}


def test_a_writer_that_is_killed_leaves_nothing_wrong(folder: Path, trygg: Trygg) -> None:
    for at in range(80):
        (folder / "plans" / f"n{at:02}.yaml").write_text(text(f"Nummer {at}", f"n{at}"), "utf-8")
    command = [sys.executable, "-m", "trygg_cli", "query", ALL, "-f", "csv", "--bare"]
    for wait in (0.05, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        begun = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(folder))
        time.sleep(wait)
        begun.kill()
        begun.wait()
    assert ["Ljus", "Ljus", *(f"Nummer {at}" for at in range(80))] == asked(trygg)


def test_two_at_once_both_answer(folder: Path) -> None:
    for at in range(30):
        (folder / "plans" / f"n{at:02}.yaml").write_text(text(f"Nummer {at}", f"n{at}"), "utf-8")
    command = [sys.executable, "-m", "trygg_cli", "query", ALL, "-f", "csv", "--bare"]
    both = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment(folder)
        )
        for _ in range(3)
    ]
    answers = [process.communicate(timeout=60)[0] for process in both]
    assert [0, 0, 0] == [process.returncode for process in both]
    assert 32 == len(words(answers[0]))
    assert 1 == len({*answers})


@pytest.fixture
def many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let three plans be many, and one of them broken."""
    monkeypatch.setattr(parallel_reading, "FEW", 3)
    monkeypatch.setattr(parallel_reading, "_cores", lambda: 2)
    for at in range(20):
        (folder / "plans" / f"n{at:02}.yaml").write_text(text(f"Nummer {at}", f"n{at}"), "utf-8")
    (folder / "plans" / "n07.yaml").write_text(BROKEN, "utf-8")
    return 21


@pytest.mark.parametrize("question", [ALL, "status:pågår"])
def test_several_processes_answer_as_one_does(
    folder: Path, trygg: Trygg, many: int, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = trygg("query", question, "-f", "csv", "--no-cache")
    monkeypatch.setattr(parallel_reading, "FEW", 1000)
    one = trygg("query", question, "-f", "csv", "--no-cache")
    assert one == several
    assert 1 == one.code
    assert "n07.yaml" in one.err


def dies(names: list[str]) -> list[object]:
    os.kill(os.getpid(), signal.SIGTERM)
    return names  # type: ignore[return-value]


def test_what_a_killed_process_did_not_read_is_read_all_the_same(
    folder: Path, trygg: Trygg, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel_reading, "_read_all", dies)
    assert many == len(words(trygg("query", ALL, "-f", "csv", "--bare").out))


@pytest.mark.parametrize(
    "table",
    [
        "_file",
        "_list",
        "_column",
        "sqlite_master",
        "SQLITE_SCHEMA",
        "sqlite_temp_master",
        "sök_data",
        "sök_Content",
    ],
)
def test_what_the_index_keeps_for_itself_is_out_of_reach(folder: Path, trygg: Trygg, table: str) -> None:
    for sql in (
        f"select * from {table}",
        f"select count(*) from {table}",
        f"with åtgärd as (select * from {table}) select * from åtgärd",
        f'select (select 1 from main."{table}") from plan, sök',
    ):
        answer = trygg("query", sql)
        assert (2, "") == (answer.code, answer.out)


def test_plans_that_are_not_asked_about_cannot_be_seen(folder: Path, trygg: Trygg) -> None:
    assert ["Ljus", "Ljus"] == asked(trygg)
    assert ["Ljus"] == asked(trygg, "plans/b.yaml")
    out = trygg("query", "select * from plan", "plans/b.yaml", "-f", "json", "--bare").out
    assert "plans/a.yaml" not in out
    assert "plans/b.yaml" in out


def test_a_moment_has_an_index_of_its_own(folder: Path, trygg: Trygg) -> None:
    question = ("query", "select läge from åtgärd", "-f", "csv", "--bare")
    early = [trygg(*question, "--period", "2022-T1").out for _ in range(2)]
    assert [1, 1] == [len({*word.splitlines()[1:]}) for word in early]
    assert "status saknas" in early[0]
    assert "pågår" in trygg(*question).out
    assert early[0] == trygg(*question, "--period", "2022-T1").out


def test_nobody_else_may_read_an_index(folder: Path, trygg: Trygg) -> None:
    asked(trygg)
    (path,) = kept(folder)
    assert (0o600, 0o700) == (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777)


def test_an_index_that_others_may_write_to_is_not_trusted(folder: Path, trygg: Trygg, later: None) -> None:
    asked(trygg)
    (path,) = kept(folder)
    with sqlite3.connect(path) as connection:
        connection.execute("update åtgärd set åtgärd = 'Falskt'")
    connection.close()
    assert ["Falskt", "Falskt"] == asked(trygg)
    path.chmod(0o666)
    assert ["Ljus", "Ljus"] == asked(trygg)


def test_without_a_home_there_is_no_cache_and_no_complaint(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert ["Ljus", "Ljus"] == asked(trygg)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert ["Ljus", "Ljus"] == asked(trygg)
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert ["Ljus", "Ljus"] == asked(trygg)
    assert {"plans"} == {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("how", ["flag", "environment", "configuration", "standard input"])
def test_who_wants_no_cache_gets_none(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "environment":
        monkeypatch.setenv("TRYGG_CACHE", "false")
    if how == "configuration":
        (folder / "trygg.toml").write_text("cache = false\n")
    more = {"flag": ["--no-cache"], "standard input": ["-"]}.get(how, [])
    assert 0 == trygg("query", ALL, *more, stdin=text("Ljus").encode()).code
    assert [] == [path for path in kept(folder) if path.stat().st_size]


def test_indexes_used_long_ago_make_room_for_new_ones(
    folder: Path, trygg: Trygg, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(trygg, "plans/a.yaml")
    (old,) = kept(folder)
    os.utime(old, (1, 1))
    asked(trygg, "plans/b.yaml")
    assert old.exists()
    monkeypatch.setattr(cache, "MOST_BYTES", 1)
    asked(trygg)
    assert not old.exists()
    assert 2 == len(kept(folder))


def test_a_filter_loads_neither_the_model_nor_yaml_nor_rules_when_an_index_answers(folder: Path) -> None:
    command = [sys.executable, "-m", "trygg_cli", "query"]
    for question in ("status:pågår", "försenade"):
        for _ in range(2):
            done = subprocess.run(
                [*command, question, "--bare"],
                capture_output=True,
                check=True,
                env={**environment(folder), "PYTHONPROFILEIMPORTTIME": "1"},
                timeout=60,
            )
            time.sleep(2.1)  # after which the files are known to be settled
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in done.stderr.splitlines()}
    unwanted = [
        *(
            "yaml",
            "pydantic",
            "rich",
            "jinja2",
            "multiprocessing",
            "trygg_cli.model",
            "trygg_cli.text.source",
        ),
        *(
            "trygg_cli.rules",
            "trygg_cli.reading.document",
            "trygg_cli.query.all_tables",
            "trygg_cli.standing.plan_standing",
        ),
        *("trygg_cli.standing.status", "trygg_cli.standing.amount"),
    ]
    assert "trygg_cli.query.index" in loaded
    assert set() == {
        name for name in loaded for word in unwanted if name == word or name.startswith(f"{word}.")
    }
