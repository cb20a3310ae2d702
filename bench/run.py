"""Measure trygg beside its floors and its peers, and print Markdown tables of ratios.

Times drift on a shared machine, so nothing here is a number of seconds.  Every program is run in
turn, round after round, and what is compared are medians of CPU time from the same run.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import commands
import page
import programs
import tables
from trial import CORPORA, QUICK, Corpus, Trial


def make_corpora(folder: Path, corpora: tuple[Corpus, ...]) -> dict[Corpus, Path]:
    """Write the plans, in processes of their own that give their memory back."""
    folders = {corpus: folder / str(index) for index, corpus in enumerate(corpora)}
    for corpus, place in folders.items():
        sizes = {"plans": corpus.plans, "measures": corpus.measures, "broken": corpus.broken, "out": place}
        options = [f"--{name}={value}" for name, value in sizes.items()]
        command = [sys.executable, str(programs.BENCH / "corpus.py"), *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folders


def main() -> None:
    """Measure, and print the tables."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trygg-bench"
    parser = argparse.ArgumentParser(description="Measure trygg beside its floors and its peers.")
    parser.add_argument("--repeat", type=int, default=5, help="rounds that count (default: 5)")
    parser.add_argument("--quick", action="store_true", help="leave out the two largest sets")
    parser.add_argument("--budget", type=float, default=60, help="seconds of CPU for each cell (default: 60)")
    parser.add_argument(
        "--peers", type=Path, default=cache, metavar="DIR", help=f"where peers live (default: {cache})"
    )
    parser.add_argument("--no-peers", action="store_true", help="install nothing and measure trygg alone")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the tables into the documents too")
    _measure(parser.parse_args())


def _measure(options: argparse.Namespace) -> None:
    trygg = programs.find_trygg(options.trygg)
    peers = None if options.no_peers else options.peers.resolve()
    with tempfile.TemporaryDirectory() as folder:
        rows = [programs.own(trygg), programs.own_lint(trygg), *programs.others(trygg, peers)]
        folders = make_corpora(Path(folder), QUICK if options.quick else CORPORA)
        trial = Trial(trygg, rows, folders, options.budget)
        for number in range(options.repeat + 1):
            print(f"round {number} of {options.repeat}", file=sys.stderr)
            trial.play_round()
        few = tuple(Corpus(f"{count} plans", count) for count in (commands.FEW, commands.MANY))
        places = make_corpora(Path(folder) / "commands", few)
        by_count = {corpus.plans: place for corpus, place in places.items()}
        asked = commands.show(trygg, by_count, max(1, options.repeat // 2))
    when = page.circumstances(trygg)
    found = f"{when}\n\n{tables.show(trial, options.repeat)}\n\n{asked}"
    page.tell("all", found, write=options.write)
    page.tell(
        "summary", f"{tables.summary(trial)}\n\n{when}", write=options.write, path=page.ROOT / "README.md"
    )


if __name__ == "__main__":
    main()
