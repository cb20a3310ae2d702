"""In small what `make torture` does in large: no odd world stops a command, and none that reads changes a file."""

import os

import pytest

from tools import torture

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such worlds are made on POSIX systems")


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_command_is_stopped_or_changes_what_it_only_reads(seed: int) -> None:
    tally = torture.torture(seed, torture.sample(seed, 25))
    assert (25, [], []) == (tally.cases, tally.exceptions, tally.losses)


def test_a_fault_and_a_loss_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from trygg_cli.cli import app

    def faulty(*_: object) -> int:
        Path("plans", "p0.yaml").write_bytes(b"borta")
        raise AssertionError

    monkeypatch.setattr(app, "_run", faulty)
    tally = torture.torture(1, [("validate",)])
    assert (1, 1, 1) == (tally.cases, len(tally.exceptions), len(tally.losses))
