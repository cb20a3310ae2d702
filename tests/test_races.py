"""In small what `make torture` does in large: writers that meet lose nothing, and killed ones leave nothing."""

import os
import random
import time
from pathlib import Path

import pytest

from tools import races
from trygg_cli.system import atomic, files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are made of this one on POSIX systems")


@pytest.fixture
def yard(tmp_path: Path) -> races.Yard:
    """Return a folder with a plan."""
    return races.Yard(tmp_path)


def test_of_two_writers_none_loses_what_he_was_told_was_written(yard: races.Yard) -> None:
    found = races.races(9, yard, random.Random(1))
    assert (9, [], []) == (found.tried, found.lost, found.left)


def test_a_killed_writer_leaves_the_old_or_the_new_and_nothing_beside_it(yard: races.Yard) -> None:
    found = races.kills(15, yard, random.Random(2))
    assert (15, [], []) == (found.tried, found.lost, found.left)


def test_a_loss_is_found(yard: races.Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(name: str, content: str, **_: object) -> None:
        time.sleep(0.2)
        Path(name).write_text(content, "utf-8")

    monkeypatch.setattr(files, "replace", slow)
    assert races.races(9, yard, random.Random(3)).lost


def test_what_is_left_behind_is_found(yard: races.Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    def littering(name: str, *_: object, **__: object) -> None:
        Path(f"{name}.tmp").touch()

    monkeypatch.setattr(atomic, "replace", littering)
    assert races.races(1, yard, random.Random(4)).left
