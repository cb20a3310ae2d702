"""Many plans are validated and linted by several processes, which say the same as one does, in the same order."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Trygg
from trygg_cli.late_loading import is_alone
from trygg_cli.system import parallel_reading

PLAN = "id: p{at}\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - {{id: N1, åtgärd: Ljus, beskrivning: TODO}}\n"


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of twenty plans: one broken, two of the same id, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel_reading, "_cores", lambda: 2)
    for at in range(20):
        (tmp_path / f"n{at:02}.yaml").write_text(PLAN.format(at=max(at, 1)), "utf-8")
    (tmp_path / "n07.yaml").write_text("id: p7\ntitel: [\n", "utf-8")
    (tmp_path / "n09.yaml").unlink()
    (tmp_path / "n09.yaml").mkdir()
    return tmp_path


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize("command", ["validate", "lint"])
def test_several_processes_say_what_one_says(
    many: Path, trygg: Trygg, command: str, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [path.name for path in sorted(many.glob("*.yaml"))]
    monkeypatch.setattr(parallel_reading, "FEW", 1000)
    one = trygg(command, "--format", format_, *names)
    monkeypatch.setattr(parallel_reading, "FEW", 3)
    several = trygg(command, "--format", format_, *names)
    assert one == several
    assert "n07.yaml" in one.out
    assert ("S08" in one.out) == (command == "validate")


class Asking(NamedTuple):
    """A task that tells in which process each file is read, and whether that runs no other thread."""

    def wake(self) -> None:
        """Load nothing."""

    def read(self, _name: str) -> tuple[int, bool]:
        """Return the process and whether it runs no other thread."""
        return os.getpid(), is_alone()

    def of(self, name: str, _content: bytes) -> tuple[int, bool]:
        """Return the same."""
        return self.read(name)


def test_processes_that_read_run_no_other_thread_so_that_they_may_read_fast(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel_reading, "FEW", 3)
    found = [*parallel_reading.read([str(path) for path in sorted(many.glob("*.yaml"))], Asking())]
    assert all(read and read[0] != os.getpid() and read[1] for read in found)
