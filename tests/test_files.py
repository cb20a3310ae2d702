"""Plans are found where names say, and writing replaces a file whole or not at all."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from trygg_cli.desk import files, plan_files
from trygg_cli.desk.config import Config
from trygg_cli.errors import FileUnreadable, FileUnwritable

KILLS = 200 if os.environ.get("TRYGG_HEAVY") else 10
WRITER = """
import sys
from trygg_cli.desk import files, plan_files
sizes = (100_000, 3_000_000)
while True:
    for number, size in enumerate(sizes):
        files.write(sys.argv[1], "ab"[number] * size)
"""


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("gammal", "utf-8")
    path.chmod(0o640)
    files.write(str(path), "ny å\r\n")
    assert b"ny \xc3\xa5\r\n" == path.read_bytes()
    assert 0o640 == path.stat().st_mode & 0o777
    assert [path] == [*tmp_path.iterdir()]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "riktig.yaml").write_text("gammal", "utf-8")
    (tmp_path / "länk.yaml").symlink_to("riktig.yaml")
    files.write(str(tmp_path / "länk.yaml"), "ny")
    assert (tmp_path / "länk.yaml").is_symlink()
    assert "ny" == (tmp_path / "riktig.yaml").read_text("utf-8")


def test_a_new_file_gets_the_permissions_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "annan").write_text("", "utf-8")
    files.write(str(tmp_path / "plan.yaml"), "ny")
    assert (tmp_path / "annan").stat().st_mode == (tmp_path / "plan.yaml").stat().st_mode


@pytest.mark.parametrize("name", ["finns-inte/plan.yaml", "fil/plan.yaml", "mapp"])
def test_where_nothing_can_be_written_that_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "fil").write_text("kvar", "utf-8")
    (tmp_path / "mapp").mkdir()
    with pytest.raises(FileUnwritable):
        files.write(str(tmp_path / name), "ny")
    assert "kvar" == (tmp_path / "fil").read_text("utf-8")


@pytest.mark.parametrize("name", ["finns-inte.yaml", "mapp"])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "mapp").mkdir()
    with pytest.raises(FileUnreadable):
        files.read(str(tmp_path / name))


def test_a_full_disk_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("gammal", "utf-8")
    script = "import sys; from trygg_cli.desk import files; files.write(sys.argv[1], 'x' * 1_000_000)"

    def allow_little() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    answer = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        preexec_fn=allow_little,
    )
    assert b"FileUnwritable" in answer.stderr
    assert "gammal" == path.read_text("utf-8")
    assert [path] == [*tmp_path.iterdir()]


def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("a" * 100_000, "utf-8")
    for number in range(KILLS):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], cwd=ROOT)
        time.sleep(0.25 + 0.013 * (number % 17))
        writer.kill()
        writer.wait()
        assert path.read_text("utf-8") in ("a" * 100_000, "b" * 3_000_000)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with plans in it and below."""
    for name in ("b.yaml", "a/z.yml", "a/b/å.yaml", "a.yaml", "a/läs.md", ".dold/p.yaml", "a/.b.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_plans_in_a_folder_are_those_below_it_that_are_not_hidden(tree: Path) -> None:
    inside = ["a/b/å.yaml", "a/z.yml", "a.yaml", "b.yaml"]
    assert inside == [*plan_files.find(["."], Config())]
    assert [f"{tree.as_posix()}/{name}" for name in inside] == [*plan_files.find([str(tree)], Config())]
    assert inside[:2] == [*plan_files.find(["./a/", "a"], Config())]


def test_links_to_plans_are_found_and_links_to_folders_are_not_followed(tree: Path) -> None:
    (tree / "c.yaml").symlink_to(".dold/p.yaml")
    (tree / "d").symlink_to("a")
    assert ["b.yaml", "c.yaml"] == [
        name for name in plan_files.find(["."], Config()) if not str(name).startswith("a")
    ]


def test_a_file_is_there_once_by_the_first_of_its_names(tree: Path) -> None:
    (tree / "c.yaml").symlink_to("b.yaml")
    assert ["./b.yaml"] == [
        *plan_files.find(["./b.yaml", "b.yaml", "c.yaml", str(tree / "b.yaml")], Config())
    ]
    assert ["c.yaml"] == [*plan_files.find(["c.yaml"], Config())]
    assert "c.yaml" not in [*plan_files.find(["."], Config())]


def test_a_folder_that_cannot_be_listed_is_told_and_hides_nothing(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def refuse(name: str) -> object:
        if name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(name)

    monkeypatch.setattr(os, "scandir", refuse)
    found = [*plan_files.find(["."], Config())]
    assert ["a.yaml", "b.yaml"] == found[1:]
    assert isinstance(found[0], FileUnreadable)
    assert tree.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_itself_is_told_and_hides_no_other_plan(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\n", "utf-8")
    (tmp_path / "x.yaml").symlink_to("x.yaml")
    good, bad = plan_files.find([str(tmp_path)], Config())
    assert f"{tmp_path}/a.yaml" == good
    assert isinstance(bad, FileUnreadable)
