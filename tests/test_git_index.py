"""Whether a commit holds a file is told by git's index where that can be trusted, and else by what the file holds."""

import os
import time
from pathlib import Path

import pytest

from tests.conftest import Git
from trygg_cli.desk import files, provenance

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


def test_a_file_that_looks_as_when_it_was_added_is_not_read(
    committed: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> bytes:
        raise AssertionError(name)

    monkeypatch.setattr(files, "read", fail)
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
