"""Compare `trygg diff` with a floor and a peer on two versions of a large plan, and print a Markdown table.

The two differ in twenty texts of as many measures, and every program must count twenty.
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
from pathlib import Path

import measure
import page
import programs

CHANGES = 20
_TITLE = re.compile(r"^( *åtgärd: .*)$", re.MULTILINE)


def write_versions(folder: Path, measures: int) -> list[str]:
    """Write a plan and the same with the titles of some measures changed; return their paths."""
    corpus = [sys.executable, str(programs.BENCH / "corpus.py"), "--plans=1", f"--measures={measures}"]
    made = measure.run([*corpus, f"--out={folder}"])
    if made.code:
        raise SystemExit(made.output)
    old = next(folder.iterdir())
    text = old.read_text("utf-8")
    places = random.Random(1).sample([found.end() for found in _TITLE.finditer(text)], CHANGES)
    for place in sorted(places, reverse=True):
        text = f"{text[:place]} med mera{text[place:]}"
    new = folder.parent / "new.yaml"
    new.write_text(text, "utf-8")
    return [str(old), str(new)]


def contestants(trygg: list[str], peers: Path) -> dict[str, tuple[list[str], str]]:
    """Return how each program is called, and how its answer says that there are twenty changes."""
    floor = programs.environment(peers, "yaml-rs")
    peer = programs.environment(peers, "deepdiff")
    return {
        "floor: yaml-rs and a walk": ([str(floor), str(programs.BENCH / "floor_diff.py")], f"^{CHANGES}$"),
        "trygg diff": ([*trygg, "diff", "--lang", "en"], rf"^{CHANGES} changes\b"),
        "deepdiff, PyYAML": ([str(peer), str(programs.BENCH / "peer_deepdiff.py")], f"^{CHANGES}$"),
    }


def main() -> None:
    """Run every program so many rounds, in turn, and print what each costs beside the floor."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--measures", type=int, default=5000)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--peers", type=Path, default=Path.home() / ".cache" / "trygg-bench")
    options.add_argument("--trygg")
    options.add_argument("--write", action="store_true", help="write the table into the document too")
    chosen = options.parse_args()
    trygg = programs.find_trygg(chosen.trygg)
    programs_by_name = contestants(trygg, chosen.peers.resolve())
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "old").mkdir()
        sides = write_versions(Path(folder) / "old", chosen.measures)
        runs: dict[str, list[measure.Run]] = {name: [] for name in programs_by_name}
        for _ in range(chosen.repeat):
            for name, (command, answer) in programs_by_name.items():
                run = measure.run([*command, *sides])
                if run.code or not re.search(answer, run.output, re.MULTILINE):
                    raise SystemExit(f"{run.output[-2000:]}\n{name} does not find {CHANGES} changes")
                runs[name].append(run)
    cpu = {name: statistics.median(run.cpu for run in found) for name, found in runs.items()}
    floor = next(iter(cpu.values()))
    rows = (
        (name, f"{cpu[name] / floor:.1f}", f"{statistics.median(run.memory for run in found):.0f}")
        for name, found in runs.items()
    )
    found = page.table(("program", "CPU, floor = 1", "memory, MiB"), rows)
    page.tell("diff", f"{page.circumstances(trygg)}\n\n{found}", write=chosen.write)


if __name__ == "__main__":
    main()
