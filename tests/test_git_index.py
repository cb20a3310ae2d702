"""Whether a commit holds a file is told by git's index where that can be trusted, and else by what the file holds."""

import os
import time
from pathlib import Path

import pytest

from tests.conftest import Git, Trygg
from trygg_cli.repository import git_index, provenance
from trygg_cli.system import files

PLAN = Path("plans/p.yaml")


@pytest.fixture
def committed(git: Git) -> Git:
    """Return a repository with a plan that was written long before it was added."""
    PLAN.parent.mkdir()
    PLAN.write_text("id: p\ntitel: A\ntyp: handlingsplan\n", "utf-8")
    time.sleep(0.02)  # the index is to be younger than the file, by the clock of the file system
    git("add", ".")
    git("commit", "-qm", "En plan")
    return git


def is_changed() -> bool:
    return provenance.of([str(PLAN)]).is_changed


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> bytes:
        raise AssertionError(name)

    monkeypatch.setattr(files, "read", fail)


def test_a_file_that_looks_as_when_it_was_added_is_not_read(
    committed: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_reading(monkeypatch)
    assert not is_changed()


def test_a_change_that_keeps_size_and_time_of_writing_is_seen(committed: Git) -> None:
    before = PLAN.stat()
    PLAN.write_text(PLAN.read_text("utf-8").replace("A", "B"), "utf-8")
    os.utime(PLAN, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert is_changed()


def test_what_was_added_and_not_committed_is_a_change(committed: Git) -> None:
    PLAN.write_text("id: p\n", "utf-8")
    committed("add", ".")
    assert is_changed()
    committed("reset", "-q", "--hard")
    assert not is_changed()


def test_a_change_that_git_was_told_to_overlook_is_seen(committed: Git) -> None:
    committed("update-index", "--assume-unchanged", PLAN.as_posix())
    PLAN.write_text("id: q\n", "utf-8")
    assert is_changed()


def test_a_file_that_was_only_touched_has_not_changed(committed: Git) -> None:
    os.utime(PLAN, (1, 1))
    assert not is_changed()


def test_a_file_that_git_does_not_know_is_a_change(committed: Git) -> None:
    new = PLAN.with_name("q.yaml")
    new.write_text("id: q\n", "utf-8")
    assert provenance.of([str(PLAN), str(new)]).is_changed


def test_where_the_index_does_not_tell_which_tree_it_makes_the_commit_is_asked(
    committed: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("other").write_text("x", "utf-8")
    committed("add", "other")
    forbid_reading(monkeypatch)
    assert not is_changed()


@pytest.mark.parametrize("words", [("--index-version", "4"), ("--split-index",)])
def test_an_index_of_another_make_makes_the_files_be_read(committed: Git, words: tuple[str, ...]) -> None:
    committed("update-index", *words)
    assert not is_changed()
    PLAN.write_text("id: q\n", "utf-8")
    assert is_changed()


@pytest.mark.parametrize("content", [b"", b"DIRC", b"DIRC\0\0\0\2\0\0\0\x09" + bytes(70), b"XXXX" * 40])
def test_an_index_that_is_torn_knows_of_no_file(tmp_path: Path, content: bytes) -> None:
    index = tmp_path / "index"
    index.write_bytes(content)
    assert not git_index.read(index, 20).files


def test_a_file_whose_index_entry_is_to_be_skipped_is_read(committed: Git) -> None:
    committed("update-index", "--skip-worktree", PLAN.as_posix())
    assert not is_changed()
    PLAN.write_text("id: q\n", "utf-8")
    assert is_changed()


def test_a_repository_without_a_commit_tells_of_none(git: Git) -> None:
    Path("p.yaml").write_text("id: p\n", "utf-8")
    git("add", ".")
    assert provenance.of(["p.yaml"]) == provenance.Provenance()


def test_a_head_that_is_lost_is_as_none(committed: Git, trygg: Trygg) -> None:
    Path(".git/refs/heads/main").write_text("1" * 40 + "\n", "ascii")
    assert provenance.of([str(PLAN)]) == provenance.Provenance()
    assert 2 == trygg("history").code
