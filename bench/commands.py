"""What else trygg is asked: each command on a few plans and on many, beside `python -c pass`."""

import math
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import measure

FEW, MANY = 10, 100
_IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def show(trygg: list[str], folders: dict[int, Path], rounds: int) -> str:
    """Return a table of the commands: what they cost, how that grows, and the memory of each further plan."""
    start = statistics.median(measure.run([sys.executable, "-c", "pass"]).cpu for _ in range(5 * rounds))
    head = (
        f"| command, × pass | {FEW} plans | {MANY} plans | exponent | MiB, {MANY} plans | MiB per plan |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    return "\n".join([head, *_rows(trygg, folders, rounds, start)])


def _rows(trygg: list[str], folders: dict[int, Path], rounds: int, start: float) -> Iterator[str]:
    own_start = statistics.median(measure.run([*trygg, "query", "--list"]).cpu for _ in range(rounds))
    with tempfile.TemporaryDirectory() as place:
        past = {count: _with_history(folder, Path(place) / str(count)) for count, folder in folders.items()}
        for name, arguments, warms in _commands(Path(place)):
            cells = []
            for count, folder in folders.items():
                words = [*trygg, *(word.replace("PLANS", str(folder)) for word in arguments)]
                if arguments[0] in _OF_GIT:  # these are asked where the plans lie
                    words = ["sh", "-c", 'cd "$0" && exec "$@"', str(past[count]), *trygg, *arguments]
                cache = Path(place) / f"cache-{count}" if warms else None
                print(f"{name}: {count} plans", file=sys.stderr)
                runs = [measure.run(words, cache) for _ in range(rounds + 1)][1:]
                if any(run.code not in (0, 1) for run in runs):
                    print(f"{runs[0].output[-2000:]}\ntrygg {name} ends with {runs[0].code}", file=sys.stderr)
                    break
                cells.append((statistics.median(run.cpu for run in runs), max(run.memory for run in runs)))
            if len(cells) < len(folders):
                yield f"| `trygg {name}` | not measured: it did not end as it should | – | – | – | – |"
                continue
            (few, small), (many, large) = cells
            exponent = math.log(max(many - own_start, 1e-3) / max(few - own_start, 1e-3), MANY / FEW)
            growth = (large - small) / (MANY - FEW)
            figures = f"{few / start:.1f} | {many / start:.1f} | {exponent:.2f} | {large:.0f} | {growth:.3f}"
            yield f"| `trygg {name}` | {figures} |"


_COMMENT = re.compile("kommentar: (?=[A-ZÅÄÖ])")
_OF_GIT = {"diff", "history"}


def _commands(place: Path) -> Iterator[tuple[str, list[str], bool]]:
    """Yield what the commands are called here, their words, and whether they find what they cached before."""
    out = str(place / "out")
    yield "format --check", ["format", "--check", "PLANS"], False
    yield "report, html", ["report", "PLANS", "--format", "html", "--output", f"{out}-html"], False
    yield "report, markdown", ["report", "PLANS", "--format", "markdown", "--output", f"{out}-md"], False
    yield "export, json", ["export", "PLANS", "--format", "json", "--output", f"{out}.json"], False
    yield "export, csv", ["export", "PLANS", "--format", "csv", "--output", f"{out}-csv"], False
    yield "query, first", ["query", "försenade", "PLANS"], False
    yield "query, again", ["query", "försenade", "PLANS"], True
    yield "query of findings, again", ["query", "fynd-per-regel", "PLANS"], True
    yield "diff, a text changed in each", ["diff", "HEAD~1:.", "HEAD:."], False
    yield "history of all", ["history", "."], False


def _with_history(folder: Path, new: Path) -> Path:
    """Return a repository of the plans in two versions, a text apart in each."""
    shutil.copytree(folder, new)
    _git(new, "init", "--quiet")
    for subject in ("first", "second"):
        _git(new, "add", ".")
        _git(new, *_IDENTITY, "commit", "--quiet", "--message", subject)
        for path in new.glob("*.yaml"):
            path.write_text(_COMMENT.sub("kommentar: Nu ", path.read_text("utf-8"), count=1), "utf-8")
    _git(new, "checkout", "--quiet", ".")
    return new


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)
