"""What a program costs: CPU time of it and its children, how long it takes, and the most memory any of them held."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

_LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))


class Run(NamedTuple):
    """One run of a program: seconds of CPU and of waiting, MiB at most, exit code, and what it printed."""

    cpu: float
    wall: float
    memory: float
    code: int
    output: str


def run(command: list[str], cache: Path | None = None) -> Run:
    """Run a program to its end in an empty folder; what it cached before is only there in a cache of its own.

    `OSError` when there is no such program.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as report,
    ):
        subprocess.run(
            [*_LAUNCH, str(report.fileno()), *command],
            cwd=folder,
            env=_environment(folder) | ({"XDG_CACHE_HOME": str(cache)} if cache else {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=[report.fileno()],
            check=False,
        )
        output.seek(0)
        report.seek(0)
        text, cost = output.read().decode(errors="replace"), report.read().split()
    if not cost:
        raise OSError(text)
    cpu, wall, memory = map(float, cost[:3])
    return Run(cpu, wall, memory, int(cost[3]), text)


def _environment(folder: str) -> dict[str, str]:
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), folder)
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **homes}
