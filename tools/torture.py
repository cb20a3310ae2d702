"""Every command in every format against odd worlds: `make torture`, and in small a part of the tests.

A case is a command in a world. It is an exception if trygg owns up to a fault of its own, lets an error out or does not
come to an end; and a loss if a command that only reads has changed, added or removed a file, or one that lays plans
out anew has changed what a plan says.  The last line counts them.
"""

import argparse
import contextlib
import io
import os
import random
import re
import shlex
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

from tools import odd_worlds

_CHOICES = {
    "findings": "text concise json github gitlab azure junit sarif markdown",
    "rows": "table csv tsv json jsonl markdown html",
    "changes": "text json markdown html github gitlab azure",
    "told": "text json markdown",
}
"""What stands for one after the other in the lines below."""

_READING = """
validate -f {findings}
validate plans/p0.yaml - finns-inte.yaml
validate plans --lang en
validate plans/*.yaml
lint -f {findings}
lint --score
lint --statistics -f json
lint --diff --fix --unsafe-fixes
lint --stage beslutad --datum 2026-05-05
format --check
format --diff
query försenade -f {rows}
query åtgärder plans --dialect excel -f csv
query status:pågår
query sök:ungdom
query fynd-per-regel
query mina -p aktör=KS
query --list
query 'select å.*, p.titel from åtgärd å left join plan p on p.id = å.plan' --limit 0 -f csv
query 'select * from text' -f jsonl
query 'select * from ändring' -f csv
why N1 -f {told}
why försenade -f {told}
diff -f {changes}
diff --lang en
diff HEAD
diff HEAD~1
diff HEAD~1 HEAD
diff main...gren
diff plans/p0.yaml plans/p1.yaml
diff HEAD:plans/p0.yaml
diff HEAD:../../x
diff plans plans
diff --textconv plans/p0.yaml
history -f {told}
history -f table
history -f csv
history N1
history plans/p0.yaml
review
review HEAD~1 -f {told}
review main gren
resolve --list
resolve --list -f json
resolve --diff --take ours
merge plans/p0.yaml plans/p0.yaml plans/p1.yaml
merge HEAD:plans/p0.yaml plans/p0.yaml gren:plans/p0.yaml
approve N1 --role chef --datum 2026-05-05 --diff
follow-up N1 --period 2026-T1 --status pågår --comment ja --diff
set N1 åtgärd=Ljus --because beslut --diff
add åtgärd Ljus --diff
remove N1 --because beslut --diff
move N1 --after N2 --diff
export -f json
export -f ics
export -f csv --table plan
export -f csv --table åtgärd
export -f csv --table utfall
report --year 2022 -f html -o -
report --year 2022 -f markdown -o -
report --period 2025-T2 -f markdown -o -
schema
key mål
rule B01
help
--version
"""

_GUARDED = """
export -f json -o plans/p0.yaml
query åtgärder -f csv -o plans/p0.yaml
history -f markdown -o plans/p0.yaml
schema -o trygg.toml
merge plans/p1.yaml plans/p1.yaml plans/p2.yaml -o plans/p0.yaml
"""

_ANSWERING = """
export -f xlsx -o ut/a.xlsx
export -f sqlite -o ut/a.sqlite
export -f csv -o ut/csv
export -f parquet -o ut/parquet
collect out --period 2026-T1 --to ut/insamling
collect out --period 2026-T1 --one --eml --to ut/insamling2
report --year 2022 -f docx -o ut/rapport
report --year 2022 -o ut/rapport
history -f xlsx -o ut/h.xlsx
validate -o ut/fynd.json
query åtgärder -o ut/svar.html
query åtgärder -o ut/svar.xlsx
"""

_WRITING = """
format
lint --fix
lint --fix --unsafe-fixes
lint --write-baseline
resolve --take ours
approve N1 --role chef --datum 2026-05-05
follow-up N1 --period 2026-T1 --status pågår --comment ja
set N1 åtgärd=Ljus --because beslut
add åtgärd Ljus
move N1 --after N2
remove N1 --because beslut
merge plans/p0.yaml plans/p0.yaml plans/p1.yaml -o ut/m.yaml
init ny
"""


def _commands(lines: str) -> tuple[tuple[str, ...], ...]:
    """Return the command lines, each format that a line names in a line of its own."""
    found: list[tuple[str, ...]] = []
    for line in lines.strip().splitlines():
        choice = re.search(r"\{(\w+)\}", line)
        written = (
            [line.replace(choice[0], text) for text in _CHOICES[choice[1]].split()] if choice else [line]
        )
        found += (tuple(shlex.split(text)) for text in written)
    return tuple(found)


READING = _commands(_READING)
"""What changes no file."""

GUARDED = _commands(_GUARDED)
"""What would write its answer over a plan or a setting; where there is none it may make one."""

ANSWERING = _commands(_ANSWERING)
"""What writes its answer into a folder of its own, and changes nothing else."""

WRITING = _commands(_WRITING)
"""What writes plans; `format` must leave what they say."""

EVERY = (*READING, *GUARDED, *ANSWERING, *WRITING)
_PATIENCE = 60
"""Seconds of any case, after which it is taken not to end."""


class _Endless(BaseException):
    """A case has not come to an end."""


@dataclass
class Tally:
    """What was tried, and what went wrong."""

    cases: int = 0
    exceptions: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Tally") -> Self:
        """Count what another has counted too."""
        self.cases += other.cases
        self.exceptions += other.exceptions
        self.losses += other.losses
        return self

    def __str__(self) -> str:
        """Return the line that counts."""
        return f"torture: {self.cases} cases, {len(self.exceptions)} exceptions, {len(self.losses)} losses"


def torture(seed: int, commands: Sequence[tuple[str, ...]] = EVERY) -> Tally:
    """Make a world, run commands in it and return what came of them."""
    folder, before, tally = Path(tempfile.mkdtemp(prefix="trygg-torture-")), Path.cwd(), Tally()
    world = folder / "värld"
    try:
        world.mkdir()
        odd_worlds.make(world, seed)
        os.chdir(world)
        with patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}):
            for command in commands:
                _case(seed, command, tally)
    finally:
        os.chdir(before)
        shutil.rmtree(folder, ignore_errors=True)
    return tally


def _case(seed: int, command: tuple[str, ...], tally: Tally) -> None:
    told = f"seed {seed}: trygg {shlex.join(command)}"
    files, meanings = _files(), _meanings() if command == ("format",) else {}
    code, said = run(command)
    tally.cases += 1
    if code not in (0, 1, 2):
        tally.exceptions.append(f"{told}: {code}\n{said}")
    now = _files() if command not in WRITING else files
    if command in GUARDED:
        now = {name: now.get(name, b"") for name in files}
    if changed := _changed(files, now):
        tally.losses.append(f"{told}: {changed}")
    meant = _meanings() if meanings else {}
    if changed := [name for name, data in meanings.items() if meant.get(name) != data]:
        tally.losses.append(f"{told}: {changed}")


def run(command: Sequence[str], *, is_debugged: bool = False) -> tuple[int, str]:
    """Return the exit code of a command and, where it is none of those that were promised, why."""
    from trygg_cli.cli.app import run as trygg

    streams = {
        name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for name in ("stdin", "stdout", "stderr")
    }
    signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(_PATIENCE)
    try:
        with contextlib.ExitStack() as stack:
            for name, stream in streams.items():
                stack.enter_context(patch.object(sys, name, stream))
            if is_debugged:
                stack.enter_context(patch.dict(os.environ, {"TRYGG_DEBUG": "1"}))
            code = trygg(command)
    except BaseException:  # noqa: BLE001 whatever comes out is what is looked for
        return -1, traceback.format_exc(limit=-3)
    finally:
        signal.alarm(0)
    return code, "" if code in (0, 1, 2) or is_debugged else run(command, is_debugged=True)[1]


def _give_up(*_: object) -> None:
    raise _Endless


def _paths() -> Iterator[Path]:
    for folder, folders, names in os.walk("."):
        if folder == ".":
            folders[:] = sorted({*folders} - {".git", "ut"})
        yield from (Path(folder, name) for name in names)


def _files() -> dict[str, bytes]:
    """Return what every file holds, git's and the answers' own aside."""
    found = {}
    for path in _paths():
        with contextlib.suppress(OSError):  # a link that leads nowhere
            found[str(path)] = path.read_bytes() if path.is_file() else b"?"
    return found


def _meanings() -> dict[str, Any]:
    from trygg_cli.reading.document import read

    plans = {name: read(name, held) for name, held in _files().items() if name.endswith(".yaml")}
    return {name: document.data for name, document in plans.items() if not document.problems}


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def sample(seed: int, count: int) -> list[tuple[str, ...]]:
    """Return some commands, in the order in which all are run."""
    chosen = set(random.Random(seed).sample(range(len(EVERY)), count))
    return [row for at, row in enumerate(EVERY) if at in chosen]


def main() -> int:
    """Torture in a number of worlds; return 1 if anything went wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worlds", type=int, default=200)
    asked.add_argument("--first", type=int, default=1, help="the seed of the first world")
    asked.add_argument("--command", default="", help="only commands that begin with this")
    given = asked.parse_args()
    commands = [row for row in EVERY if shlex.join(row).startswith(given.command)]
    tally = Tally()
    for seed in range(given.first, given.first + given.worlds):
        found = torture(seed, commands)
        for exception in found.exceptions + found.losses:
            sys.stdout.write(f"{exception}\n")
        tally += found
    sys.stdout.write(f"{tally}\n")
    return int(bool(tally.exceptions or tally.losses))


if __name__ == "__main__":
    sys.exit(main())
