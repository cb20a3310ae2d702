"""Writers that meet, and writers that are killed: `make torture`, and in small a part of the tests.

In a race two write to one plan at the same time: two approvals, an approval and a mending, an approval and an editor
that knows of no lock.  Whatever ended well must stand in the plan, and the loser must have been told.  In a kill a
writer is ended at a random moment: what it wrote to must be as it was or as it was to be, and nothing may lie beside
it, after SIGKILL at the latest when somebody has written there again.  The last lines count.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trygg_cli.cli.app import run

_PLAN = """\
id: p
titel: Plan
typ: handlingsplan
aktörer: {TK: {namn: Tekniska}}
åtgärder:
"""
_MEASURE = "  - id: N{number}\n    åtgärd: Belysning vid hållplats {number}\n    ansvarig: [TK]\n"
_MEASURES = 30
_HEAD_START = 0.05
"""The most seconds by which one of two begins before the other."""

_WANTED = {"p.yaml", "ut.json", "ut.sqlite", "ut.csv"}
_PLAN_COMMANDS = (
    ("approve", "N1", "--role", "chef", "--datum", "2026-05-05"),
    ("lint", "--fix", "--fail-on", "aldrig", "plans/p.yaml"),
)
_KILLED = (
    *_PLAN_COMMANDS,
    ("export", "-f", "json", "-o", "plans/ut.json", "plans/p.yaml"),
    ("export", "-f", "sqlite", "-o", "plans/ut.sqlite", "plans/p.yaml"),
    ("export", "-f", "csv", "--table", "åtgärd", "-o", "plans/ut.csv", "plans/p.yaml"),
)

Action = Callable[[], int]


@dataclass
class Outcomes:
    """What was tried, what was lost, and what was left behind."""

    tried: int = 0
    told: int = 0
    """Losers that were told, or writers that were ended before they were done."""
    lost: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def said(self, what: str) -> str:
        """Return the line that counts."""
        return f"{what}: {self.tried} tried, {self.told} stopped, {len(self.lost)} lost, {len(self.left)} left behind"


class Yard:
    """A folder with a plan, in which processes write; and with folders for what is kept for a while."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plan = folder / "plans" / "p.yaml"
        self.plan.parent.mkdir(parents=True)
        (folder / "tmp").mkdir()
        self.text = _PLAN + "".join(_MEASURE.format(number=number) for number in range(_MEASURES))
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        for path in self.plan.parent.iterdir():
            path.unlink()
        self.plan.write_text(self.text, "utf-8")

    def start(self, action: Action, pause: float = 0.0) -> int:
        """Do something in a process of its own, after a pause; return its number."""
        child = os.fork()
        if child:
            return child
        code = 99
        try:
            os.chdir(self.folder)
            said = os.open("said", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(said, 1)
            os.dup2(said, 2)
            os.environ["XDG_CACHE_HOME"] = tempfile.tempdir = str(self.folder / "tmp")
            time.sleep(pause)
            code = action()
        finally:
            os._exit(code)

    def litter(self) -> list[str]:
        """Return what lies about and nobody has asked for."""
        found = (*self.plan.parent.iterdir(), *(self.folder / "tmp").glob(".*"))
        return [path.name for path in found if path.name not in _WANTED]


def command(*arguments: str) -> Action:
    """Return what runs a command line."""
    return lambda: run(arguments)


def ended(child: int) -> int:
    """Return how a process ended: its code, or below nought the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def races(count: int, yard: Yard, dice: random.Random) -> Outcomes:
    """Let two write at the same time, again and again."""
    found = Outcomes()
    for number in range(count):
        yard.reset()
        line = f"# anteckning {number}\n"

        def append(line: str = line) -> int:
            with yard.plan.open("a", encoding="utf-8") as file:
                file.write(line)
            return 0

        against: Sequence[tuple[Action, str]] = (
            (command("approve", "N2", "--role", "nämnd", "--datum", "2026-05-06"), "roll: nämnd"),
            (command(*_PLAN_COMMANDS[1]), "trygg: 1\n"),
            (append, line),
        )
        pair = ((command(*_PLAN_COMMANDS[0]), "roll: chef"), against[number % len(against)])
        children = [yard.start(action, dice.random() * _HEAD_START) for action, _ in pair]
        codes = [ended(child) for child in children]
        text = yard.plan.read_text("utf-8")
        found.tried += 1
        found.told += codes.count(2)
        for code, (_, wanted) in zip(codes, pair, strict=True):
            if code not in (0, 2) or (code == 0 and wanted not in text):
                found.lost.append(f"race {number}: {wanted.strip()} {codes}")
        if ended(yard.start(command("validate", "plans/p.yaml"))):
            found.lost.append(f"race {number}: the plan is broken")
        found.left += [f"race {number}: {name}" for name in yard.litter()]
    return found


def kills(count: int, yard: Yard, dice: random.Random) -> Outcomes:
    """End a writer at a random moment, again and again."""
    found = Outcomes()
    whole = {"p.yaml": {yard.text.encode()}, **{name: set() for name in _WANTED - {"p.yaml"}}}
    seconds = [_undisturbed(words, yard, whole) for words in _KILLED]
    for number in range(count):
        yard.reset()
        words, most = _KILLED[number % len(_KILLED)], seconds[number % len(_KILLED)]
        how = dice.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT))
        child = yard.start(command(*words))
        time.sleep(dice.random() * most)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, how)
        found.told += ended(child) != 0
        found.tried += 1
        told = f"kill {number}: {how.name} {words[0]}"
        for path in yard.plan.parent.glob("[!.]*"):
            if path.read_bytes() not in whole[path.name]:
                found.lost.append(f"{told}: {path.name}")
        if how is signal.SIGKILL:
            yard.plan.write_text(yard.text, "utf-8")  # so that there is something to write
            if ended(yard.start(command(*words))):
                found.lost.append(f"{told}: cannot be done any more")
        found.left += [f"{told}: {name}" for name in yard.litter()]
    return found


def _undisturbed(words: Sequence[str], yard: Yard, whole: dict[str, set[bytes]]) -> float:
    """Run a command, note what it makes of each file, and return how many seconds it takes."""
    yard.reset()
    begun = time.monotonic()
    code = ended(yard.start(command(*words)))
    assert code == 0, (yard.folder / "said").read_text("utf-8")
    seconds = time.monotonic() - begun
    for path in yard.plan.parent.iterdir():
        whole[path.name].add(path.read_bytes())
    return seconds


def main() -> int:
    """Race and kill a number of times; return 1 if anything was lost or left."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    is_bad = False
    for what, attempt in (("races", races), ("kills", kills)):
        folder = Path(tempfile.mkdtemp(prefix="trygg-races-"))
        try:
            outcomes = attempt(given.count, Yard(folder), random.Random(given.seed))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        for line in (*outcomes.lost, *outcomes.left):
            sys.stdout.write(f"{line}\n")
        sys.stdout.write(f"{outcomes.said(what)}\n")
        is_bad = is_bad or bool(outcomes.lost or outcomes.left)
    return int(is_bad)


if __name__ == "__main__":
    sys.exit(main())
