"""Measure `trygg query` over the plans of a whole country, and print Markdown tables.

Asked with an empty cache, with a full one, and with one that lacks a plan; by one core and by all; of ever
more plans.  All are ratios from one run: CPU to `python -c pass`, and time to that which one core takes.
"""

import argparse
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import corpus
import measure
import page
import programs
from municipalities import MUNICIPALITIES

QUESTIONS = {
    "a count": "select count(*) from åtgärd",
    "late measures by municipality": "select kommun, count(*) from åtgärd join plan on plan.id = åtgärd.plan"
    " where försenad group by kommun order by 2 desc limit 20",
    "a filter with two terms": "status:försenad ansvarig:TK slut<2017",
    "a filter for words": "belysning gångtunnel",
    "full-text search": "select count(*) from sök where sök match 'belysning*'",
}
FIRST = next(iter(QUESTIONS.values()))
YEARS = (1, 2, 5, 10)


class Cost(NamedTuple):
    """Medians of what a command takes: CPU, time, and memory in MiB."""

    cpu: float
    wall: float
    memory: float


def cost(commands: list[list[str]], caches: list[Path | None]) -> Cost:
    """Return what a command costs, run once for each cache."""
    runs = []
    for command, cache in zip(commands, caches, strict=True):
        done = measure.run(command, cache)
        if done.code:
            raise SystemExit(f"{command} ends with {done.code}: {done.output}")
        runs.append((done.cpu, done.wall, done.memory))
    return Cost(*map(statistics.median, zip(*runs, strict=True)))


@contextmanager
def one_core() -> Iterator[None]:
    """Let what is run meanwhile have one core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def power(cost: float, size: float) -> str:
    """Return with what power of its size something has grown in cost."""
    return f"{math.log(cost, size):.2f}" if cost > 0 else "–"


class Bench:
    """The plans of a country in a folder, and the ways to ask about them."""

    def __init__(self, trygg: list[str], folder: Path, repeat: int) -> None:
        self.trygg, self.folder, self.repeat = trygg, folder, repeat
        self.plain = self.of([sys.executable, "-c", "pass"], 5 * repeat)

    def of(self, command: list[str], times: int, cache: Path | None = None) -> Cost:
        """Return what a command costs with the same cache, or with an empty one, every time."""
        return cost([command] * times, [cache] * times)

    def query(self, question: str, plans: Path, *more: str) -> list[str]:
        """Return the command for a question."""
        return [*self.trygg, "query", question, str(plans), "--bare", "--limit", "100", *more]

    def grow(self) -> Iterator[tuple[str, ...]]:
        """Yield what a first and a second question cost of ever more plans, and with what power that grows."""
        known: list[tuple[int, Cost, Cost]] = []
        start = self.of([*self.trygg, "query", "--list"], self.repeat).cpu
        for years in YEARS:
            plans, cache = self.folder / str(years), self.folder / f"cache-{years}"
            cold = self.of(self.query(FIRST, plans), 1, cache)
            warm = self.of(self.query(FIRST, plans), self.repeat, cache)
            count = len(MUNICIPALITIES) * years
            powers = ["–", "–"]
            if known:
                few, *before = known[-1]
                powers = [
                    power((now.cpu - start) / (was.cpu - start), count / few) if was.cpu > start else "–"
                    for now, was in zip((cold, warm), before, strict=True)
                ]
            known.append((count, cold, warm))
            size = max(path.stat().st_size for path in (cache / "trygg").iterdir()) / 2**20
            yield (
                f"{count}",
                f"{cold.cpu / self.plain.cpu:.0f}",
                powers[0],
                f"{cold.memory:.1f}",
                f"{warm.cpu / self.plain.cpu:.1f}",
                powers[1],
                f"{warm.memory:.1f}",
                f"{size:.0f}",
            )

    def share(self) -> Iterator[tuple[str, ...]]:
        """Yield what one core and all cores take for a first question, beside validating."""
        plans = self.folder / str(YEARS[-1])
        validated = self.of([*self.trygg, "validate", str(plans)], 1)
        with one_core():
            alone = self.of(self.query(FIRST, plans), 1)
        together = self.of(self.query(FIRST, plans), 1)
        without = self.of(self.query(FIRST, plans, "--no-cache"), 1)
        rows = {
            "`trygg validate`": validated,
            "first question, one core": alone,
            "first question, all cores": together,
            "the same with `--no-cache`": without,
        }
        for name, row in rows.items():
            yield (
                name,
                *(f"{ratio:.2f}" for ratio in (row.cpu / validated.cpu, row.wall / alone.wall)),
                (f"{row.memory:.1f}"),
            )

    def ask(self) -> Iterator[tuple[str, ...]]:
        """Yield what questions cost once the plans are in an index."""
        plans, cache = self.folder / str(YEARS[-1]), self.folder / f"cache-{YEARS[-1]}"
        for name, question in QUESTIONS.items():
            self.of(self.query(question, plans), 1, cache)
            warm = self.of(self.query(question, plans), self.repeat, cache)
            yield name, f"{warm.cpu / self.plain.cpu:.1f}", f"{warm.memory:.1f}"
        changed = next(plans.rglob("*.yaml"))
        changed.write_bytes(changed.read_bytes().replace(b"status: ", b"status:  "))
        one = self.of(self.query(FIRST, plans), 1, cache)
        yield "a count, one plan changed", f"{one.cpu / self.plain.cpu:.1f}", f"{one.memory:.1f}"


def main() -> None:
    """Make the plans, measure, and print the tables."""
    parser = argparse.ArgumentParser(description="Measure trygg query over the plans of a country.")
    parser.add_argument("--measures", type=int, default=50, help="in each plan (default: 50)")
    parser.add_argument("--repeat", type=int, default=5, help="second questions that count (default: 5)")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the tables into the document too")
    options = parser.parse_args()
    trygg = programs.find_trygg(options.trygg)
    with tempfile.TemporaryDirectory() as folder:
        for years in YEARS:
            corpus.write_nation(Path(folder) / str(years), years, options.measures)
        time.sleep(3)  # files that were written a moment ago are looked into again
        bench = Bench(trygg, Path(folder), options.repeat)
        head = ("plans", "first, × pass", "power", "MiB", "second, × pass", "power", "MiB", "index, MiB")
        found = (
            page.circumstances(trygg),
            page.table(head, bench.grow()),
            page.table(("of all plans", "CPU, × validate", "time, × one core", "MiB"), bench.share()),
            page.table(("a question to the index of all plans", "× pass", "MiB"), bench.ask()),
        )
        page.tell("national", "\n\n".join(found), write=options.write)


if __name__ == "__main__":
    main()
