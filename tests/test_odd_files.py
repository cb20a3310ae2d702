"""What is odd on the disk, in the streams or in the settings is named, and stops nothing else."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Git, Trygg

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such files are made on POSIX systems")

PLAN = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - {id: N1, åtgärd: Ljus}\n"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of plans with a good one."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.yaml").write_text(PLAN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def run(*arguments: str, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "trygg_cli", *arguments],
        check=False,
        timeout=60,
        **streams,
    )


@pytest.mark.parametrize("command", [["validate"], ["lint"], ["query", "åtgärder"], ["export", "-f", "json"]])
def test_a_link_to_itself_is_named_and_the_others_are_read(
    trygg: Trygg, plans: Path, command: list[str]
) -> None:
    (plans / "x.yaml").symlink_to("x.yaml")
    answer = trygg(*command)
    assert 2 == answer.code
    assert "plans/x.yaml" in answer.err
    assert "cirkel" in answer.err


def test_a_folder_deeper_than_python_calls_is_searched(trygg: Trygg, plans: Path, tmp_path: Path) -> None:
    os.chdir(plans)
    for _ in range(1_500):
        Path("d").mkdir()
        os.chdir("d")
    Path("b.yaml").write_text(PLAN.replace("id: p", "id: q"), "utf-8")
    inside = os.open(".", os.O_RDONLY)
    os.chdir(tmp_path)
    said = trygg("validate").err
    os.chdir(inside)  # pytest cannot remove what is so deep
    os.close(inside)
    Path("b.yaml").unlink()
    while Path.cwd() != plans:
        os.chdir("..")
        Path("d").rmdir()
    assert "2 planer" in said


def test_a_link_out_of_the_project_is_named_and_not_read(
    trygg: Trygg, plans: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("utanför") / "hemlig.yaml"
    secret.write_text("HEMLIGT=abc123", "utf-8")
    (tmp_path / "trygg.toml").write_text("", "utf-8")
    (plans / "e.yaml").symlink_to(secret)
    answer = trygg("validate")
    assert 2 == answer.code
    assert "plans/e.yaml" in answer.err
    assert "abc123" not in answer.out + answer.err


def test_a_link_to_what_is_no_plan_is_not_read_within_the_project_either(trygg: Trygg, plans: Path) -> None:
    (plans / ".env").write_text("HEMLIGT=abc123", "utf-8")
    (plans / "e.yaml").symlink_to(".env")
    answer = trygg("validate", "plans")
    assert "plans/e.yaml" in answer.err
    assert "abc123" not in answer.out + answer.err


def test_a_link_to_a_plan_elsewhere_in_the_repository_is_read(git: Git, trygg: Trygg) -> None:
    Path("gemensam").mkdir()
    Path("gemensam/b.yaml").write_text(PLAN, "utf-8")
    Path("plans").mkdir()
    Path("plans/b.yaml").symlink_to("../gemensam/b.yaml")
    assert 0 == trygg("validate", "plans").code


def test_a_pipe_that_nobody_writes_to_is_told_and_one_that_somebody_does_is_read(
    trygg: Trygg, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trygg_cli.system.file_content._PATIENCE", 0.05)
    os.mkfifo("f.yaml")
    answer = trygg("validate", "f.yaml")
    assert 2 == answer.code
    assert "rör" in answer.err
    reader, writer = os.pipe()
    os.write(writer, PLAN.encode())
    os.close(writer)
    assert 0 == trygg("validate", f"/dev/fd/{reader}").code
    os.close(reader)


def test_a_device_is_no_plan(trygg: Trygg, plans: Path) -> None:
    answer = trygg("validate", "/dev/zero")
    assert 2 == answer.code
    assert "enhet" in answer.err


def test_a_plan_whose_name_is_no_utf8_is_asked(trygg: Trygg, plans: Path) -> None:
    (plans / "a.yaml").rename(os.fsdecode(b"plans/\xe5.yaml"))
    answer = trygg("query", "select fil from plan", "-f", "csv", "--bare")
    assert (0, "plans/\\xe5.yaml") == (answer.code, answer.out.splitlines()[-1])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "command", ["--version", "schema", "lint plans", "query åtgärder plans", "validate --help"]
)
def test_an_answer_that_has_no_room_is_told(plans: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(*command.split(), stdout=full, stderr=subprocess.PIPE)
    assert 2 == done.returncode
    assert "disken är full" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_cannot_be_said_beside_the_answer_changes_no_exit_code(plans: Path) -> None:
    (plans / "b.yaml").write_text("id: [", "utf-8")
    with Path("/dev/full").open("wb") as full:
        assert 1 == run("validate", stdout=subprocess.PIPE, stderr=full).returncode


def test_closed_streams_are_no_fault_of_ours(plans: Path) -> None:
    code = (
        "import os, sys; os.close(int(sys.argv[1])); "
        "os.execv(sys.executable, [sys.executable, '-m', 'trygg_cli', *sys.argv[2:]])"
    )
    for stream, wanted in ((0, 0), (1, 2), (2, 0)):
        done = subprocess.run(
            [sys.executable, "-c", code, str(stream), "query", "åtgärder"], capture_output=True, check=False
        )
        assert wanted == done.returncode, (stream, done)


@pytest.mark.parametrize("text", ["plans = " + "[" * 5_000, 'plans = ["a\\u0000b"]', "\0"])
def test_odd_settings_are_told(trygg: Trygg, plans: Path, text: str) -> None:
    Path("trygg.toml").write_text(text, "utf-8")
    for command in ("validate", "diff", "history", "query åtgärder", "report --year 2025"):
        answer = trygg(*command.split())
        assert 2 == answer.code, (command, answer)


def test_an_index_that_makes_no_sense_is_made_anew(
    trygg: Trygg, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    question = ("query", "select id from åtgärd", "-f", "csv", "--bare")
    first = trygg(*question).out
    (index,) = (tmp_path / "cache").rglob("index-*.sqlite")
    with sqlite3.connect(index) as connection:
        connection.execute("update _column set kind = 'okänd'")
    connection.close()
    assert first == trygg(*question).out
    with sqlite3.connect(index) as connection:
        assert [] == connection.execute("select * from _column where kind = 'okänd'").fetchall()
    connection.close()


@pytest.mark.parametrize("kind", ["folder", "circle", "pipe", "nowhere"])
def test_settings_that_cannot_be_read_are_not_as_if_there_were_none(
    trygg: Trygg, plans: Path, kind: str
) -> None:
    settings = Path("trygg.toml")
    if kind == "folder":
        settings.mkdir()
    elif kind == "pipe":
        os.mkfifo(settings)
    else:
        settings.symlink_to("trygg.toml" if kind == "circle" else "nowhere")
    answer = trygg("validate")
    assert 2 == answer.code
    assert "trygg.toml: filen går inte att läsa" in answer.err


def test_the_version_that_nobody_can_write_is_no_fault_of_trygg() -> None:
    with Path("/dev/full").open("wb") as full:
        answer = run("--version", stdout=full, stderr=subprocess.PIPE)
    assert 2 == answer.returncode
    assert b"Traceback" not in answer.stderr


def test_of_a_file_that_is_not_there_resolve_does_not_say_that_it_has_no_conflicts(
    trygg: Trygg, plans: Path
) -> None:
    answer = trygg("resolve", "nej.yaml")
    assert 2 == answer.code
    assert "inga konflikter" not in answer.err
