"""However many plans a history is of, what is known of one is let go before the next is read."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Git
from trygg_cli.desk import editions, histories
from trygg_cli.history import EditionStep
from trygg_cli.settings import config
from trygg_cli.system import kept_notes

PLANS = 3


def test_each_plan_is_read_when_its_history_is_told(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(PLANS):
        Path(f"p{number}.yaml").write_text(f"id: p{number}\ntitel: P\ntyp: handlingsplan\n", "utf-8")
    git.commit()
    read: list[object] = []

    def steps(*given: Any) -> Iterator[EditionStep]:
        read.append(given)
        return editions.steps(*given)

    monkeypatch.setattr("trygg_cli.desk.histories.steps", steps)
    with closing(histories.Histories(config.load(Path.cwd()), "HEAD", None)) as known:
        told = iter(known.tell(["."]))
        for number in range(PLANS):
            next(told)
            assert len(read) == number + 1


def test_notes_that_take_much_room_are_kept_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_notes, "_MOST", 100)
    notes = kept_notes.KeptNotes("room")
    for number in range(10):
        notes[f"note {number}"] = "x" * 60
    assert len(notes) <= 1
    assert notes["note 3"] == "x" * 60
    notes.close()
    with closing(kept_notes.KeptNotes("room")) as kept:
        assert kept["note 9"] == "x" * 60
