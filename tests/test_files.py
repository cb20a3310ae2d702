"""Plans are found where names say, and writing replaces a file whole or not at all."""

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from trygg_cli.desk import plan_files
from trygg_cli.errors import FileUnreadable, FileUnwritable
from trygg_cli.settings.config import Config
from trygg_cli.system import atomic, file_content, files, folder_lock, leftovers, stop_signals

KILLS = 200 if os.environ.get("TRYGG_HEAVY") else 10
WRITER = """
import sys
from trygg_cli.desk import plan_files
from trygg_cli.system import atomic, file_content, files, folder_lock, leftovers, stop_signals
sizes = (100_000, 3_000_000)
while True:
    for number, size in enumerate(sizes):
        files.replace(sys.argv[1], "ab"[number] * size)
"""


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("gammal", "utf-8")
    path.chmod(0o640)
    files.replace(str(path), "ny å\r\n")
    assert b"ny \xc3\xa5\r\n" == path.read_bytes()
    assert 0o640 == path.stat().st_mode & 0o777
    assert [path] == [*tmp_path.iterdir()]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "riktig.yaml").write_text("gammal", "utf-8")
    (tmp_path / "länk.yaml").symlink_to("riktig.yaml")
    files.replace(str(tmp_path / "länk.yaml"), "ny")
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
    script = "import sys; from trygg_cli.system import files; files.replace(sys.argv[1], 'x' * 1_000_000)"

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


def test_what_was_changed_since_it_was_read_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("ändrad", "utf-8")
    with pytest.raises(atomic.FileChanged):
        files.replace(str(path), "ny", "läst".encode())
    assert "ändrad" == path.read_text("utf-8")
    assert [path] == [*tmp_path.iterdir()]


def test_what_an_editor_writes_in_the_last_moment_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("gammal", "utf-8")
    editor = path.open("a", encoding="utf-8")
    replace = os.replace

    def slow(old: Path, new: Path) -> None:
        replace(old, new)
        if not editor.closed:
            editor.write(" och tillagt")
            editor.close()

    monkeypatch.setattr(os, "replace", slow)
    with pytest.raises(atomic.FileChanged):
        files.replace(str(path), "ny", b"gammal")
    assert "gammal och tillagt" == path.read_text("utf-8")
    assert [path] == [*tmp_path.iterdir()]


def test_a_writer_waits_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.05)
    other = folder_lock.lock(tmp_path)
    with pytest.raises(folder_lock.FolderBusy):
        files.replace(str(tmp_path / "p.yaml"), "ny")
    os.close(other)
    files.replace(str(tmp_path / "p.yaml"), "ny")
    assert "ny" == (tmp_path / "p.yaml").read_text("utf-8")


def test_where_no_lock_is_to_be_had_the_comparison_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> int:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(folder_lock, "lock", refuse)
    path = tmp_path / "p.yaml"
    path.write_text("läst", "utf-8")
    files.replace(str(path), "ny", "läst".encode())
    with pytest.raises(atomic.FileChanged):
        files.replace(str(path), "nyare", "läst".encode())
    assert "ny" == path.read_text("utf-8")


def _left(folder: Path, name: str) -> Path:
    path = leftovers.name_beside(folder / name)
    path.write_text("halv", "utf-8")
    return path


def test_what_a_crash_has_left_is_swept_up_by_the_next_writer(tmp_path: Path) -> None:
    left = [_left(tmp_path, "p.yaml"), leftovers.name_beside(tmp_path / "ut.sqlite")]
    left[1].mkdir()
    (left[1] / "new").touch()
    files.replace(str(tmp_path / "q.yaml"), "ny")
    assert ["q.yaml"] == [path.name for path in tmp_path.iterdir()]


def test_what_somebody_works_on_is_not_swept_up(tmp_path: Path) -> None:
    with leftovers.folder_beside(tmp_path / "ut.sqlite") as folder:
        leftovers._sweep.cache_clear()
        files.replace(str(tmp_path / "q.yaml"), "ny")
        assert folder.is_dir()


def test_what_another_machine_may_work_on_is_swept_up_after_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "_machine", lambda: "0000")
    fresh, old = _left(tmp_path, "a"), _left(tmp_path, "b")
    os.utime(old, (1, 1))
    monkeypatch.setattr(leftovers, "_machine", lambda: "1111")
    files.replace(str(tmp_path / "q.yaml"), "ny")
    assert {fresh, tmp_path / "q.yaml"} == {*tmp_path.iterdir()}


def test_a_file_with_several_names_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("gammal", "utf-8")
    os.link(path, tmp_path / "q.yaml")
    with pytest.raises(FileUnwritable, match="cannot write"):
        files.replace(str(path), "ny")
    assert "gammal" == path.read_text("utf-8") == (tmp_path / "q.yaml").read_text("utf-8")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[tuple[int, int]]]:
    """Return a file that belongs to others, in whose place nobody can put one of theirs; and what was tried."""
    path, tried = tmp_path / "p.yaml", []
    path.write_text("gammal", "utf-8")
    found = os.stat

    def changed(of: str | Path, **options: bool) -> os.stat_result:
        facts = found(of, **options)
        if of == path:
            return os.stat_result((*facts[:4], facts.st_uid + 4242, facts.st_gid + 4242, *facts[6:]))
        return facts

    def refuse(_: object, owner: int, group: int) -> None:
        tried.append((owner, group))
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "stat", changed)
    monkeypatch.setattr(os, "chown", refuse)
    return path, tried


@pytest.mark.parametrize("mode", [0o660, 0o640, 0o600, 0o644, 0o064])
def test_nobody_is_locked_out_of_a_file(shared: tuple[Path, list[tuple[int, int]]], mode: int) -> None:
    path, tried = shared
    path.chmod(mode)
    with pytest.raises(FileUnwritable):
        files.replace(str(path), "ny")
    assert 2 == len(tried)
    assert b"gammal" == path.read_bytes()
    assert [path] == [*path.parent.iterdir()]


def test_a_file_that_all_may_use_may_change_hands(shared: tuple[Path, list[tuple[int, int]]]) -> None:
    path, _ = shared
    path.chmod(0o666)
    files.replace(str(path), "ny")
    assert b"ny" == path.read_bytes()


def test_a_pipe_that_nobody_reads_from_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_content, "_PATIENCE", 0.05)
    os.mkfifo(tmp_path / "p")
    with pytest.raises(FileUnwritable):
        files.write(str(tmp_path / "p"), "ny")


def test_a_pipe_gets_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "p"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    files.write(str(path), "ny")
    assert b"ny" == os.read(reader, 10)
    os.close(reader)


def test_a_link_in_a_circle_stays(tmp_path: Path) -> None:
    path = tmp_path / "p"
    path.symlink_to("p")
    with pytest.raises(FileUnwritable):
        files.write(str(path), "ny")
    assert path.is_symlink()


def test_a_file_that_its_owner_may_only_read_is_replaced_and_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("gammal", "utf-8")
    path.chmod(0o444)
    files.replace(str(path), "ny", b"gammal")
    assert (0o444, b"ny") == (path.stat().st_mode & 0o777, path.read_bytes())


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows of attributes on Linux only")
def test_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("gammal", "utf-8")
    try:
        os.setxattr(path, "user.fråga", b"svar")
    except OSError:
        pytest.skip("this disk has no attributes")
    files.replace(str(path), "ny", b"gammal")
    assert b"svar" == os.getxattr(path, "user.fråga")


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Python knows of attributes on Linux only")
def test_an_access_list_that_cannot_be_kept_stops_the_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("gammal", "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(os, "listxattr", lambda of: ["system.posix_acl_access"] if of == path else [])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"")
    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(FileUnwritable):
        files.replace(str(path), "ny")
    assert "gammal" == path.read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program without asking it")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_ended_tidies_up(tmp_path: Path, number: signal.Signals) -> None:
    script = (
        "import os, signal, sys\n"
        "from trygg_cli.cli import app\n"
        "from trygg_cli.system import atomic\n"
        "signal.signal(int(sys.argv[2]), signal.SIG_DFL)\n"  # the tests may run where it is ignored, as under nohup
        "def work(*_):\n"
        "    with atomic.staged(sys.argv[1]) as new:\n"
        "        new.write_text('halv')\n"
        "        os.kill(os.getpid(), int(sys.argv[2]))\n"
        "app._run = work\n"
        "sys.exit(app.run([]))\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "ut"), str(int(number))]
    answer = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert (128 + number, b"") == (answer.returncode, answer.stderr)
    assert [] == [*tmp_path.iterdir()]


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with stop_signals.heeded():
            assert signal.SIG_IGN is signal.getsignal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


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
