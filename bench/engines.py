"""Ask the plans of a country the same three questions in trygg, DuckDB and Spark, and print a table in Swedish.

trygg reads the plans, the others what `trygg export --format parquet` made of them; Spark runs in local mode, on all
cores. The answers must be the same to the last row, or the run stops. Needs a Java runtime for Spark.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import corpus
import measure
import page
import programs
from municipalities import MUNICIPALITIES

QUESTIONS = {
    "how many measures, and how many done, by year": "select substr(plan.från, 1, 4) + 0 as år, count(*) as antal,"
    " sum(status = 'genomförd') as klara from åtgärd join plan on plan.id = åtgärd.plan group by 1 order by 1",
    "where most measures are late": "select kommun, count(*) as antal from åtgärd join plan on plan.id = åtgärd.plan"
    " where försenad group by 1 order by antal desc, kommun limit 20",
    "who answers for most measures": "select aktör, count(*) as antal, count(distinct kommun) as kommuner"
    " from (select distinct ansvar.plan, ansvar.id, aktör, kommun from ansvar join plan on plan.id = ansvar.plan"
    " where slag = 'åtgärd' and roll in ('ansvarig', 'åtar sig')) group by 1 order by antal desc, aktör limit 20",
}
"""The questions as trygg is asked them; `peer_engines.py` has them in the others' words, in the same order."""

Rows = list[list[object]]


def of_trygg(trygg: list[str], plans: Path, cache: Path) -> tuple[list[Rows], measure.Run]:
    """Return trygg's answers, and what asking all three cost."""
    answers, costs = [], []
    for question in QUESTIONS.values():
        run = measure.run([*trygg, "query", question, str(plans), "--format", "json"], cache)
        if run.code:
            raise SystemExit(f"{run.output[-2000:]}\ntrygg ends with {run.code}")
        answers.append([list(row.values()) for row in json.loads(run.output)["rows"]])
        costs.append(run)
    cpu, wall = (sum(getattr(run, name) for run in costs) for name in ("cpu", "wall"))
    return answers, measure.Run(cpu, wall, max(run.memory for run in costs), 0, "")


def of_engine(python: Path, engine: str, parquet: Path) -> tuple[list[Rows], measure.Run]:
    """Return the answers of another engine, and what they cost."""
    run = measure.run([str(python), str(programs.BENCH / "peer_engines.py"), engine, str(parquet)])
    if run.code:
        raise SystemExit(f"{run.output[-3000:]}\n{engine} ends with {run.code}")
    return json.loads(run.output.splitlines()[-1]), run


def compare(trygg: list[str], python: Path, folder: Path, rounds: int) -> Iterator[tuple[str, ...]]:
    """Yield a row for each engine. `SystemExit` when one answers otherwise than trygg."""
    plans, parquet, cache = folder / "nation", folder / "parquet", folder / "cache"
    first, _ = of_trygg(trygg, plans, cache)  # makes the index
    asked: dict[str, Callable[[], tuple[list[Rows], measure.Run]]] = {
        "`trygg query`, ur sitt index": lambda: of_trygg(trygg, plans, cache),
        "DuckDB": lambda: of_engine(python, "duckdb", parquet),
        "Spark på en dator": lambda: of_engine(python, "spark", parquet),
    }
    unit: measure.Run | None = None
    for name, ask in asked.items():
        print(f"{name} …", file=sys.stderr)
        runs = []
        for _ in range(rounds):
            answers, run = ask()
            if answers != first:
                told = next((a, b) for a, b in zip(answers, first, strict=True) if a != b)
                raise SystemExit(f"{name} answers otherwise:\n{told[0]}\n{told[1]}")
            runs.append(run)
        cpu, wall, memory = (
            statistics.median(getattr(run, each) for run in runs) for each in ("cpu", "wall", "memory")
        )
        unit = unit or measure.Run(cpu, wall, memory, 0, "")
        yield name, f"{cpu / unit.cpu:.1f}", f"{wall / unit.wall:.1f}", f"{memory:.0f}"


def _circumstances(trygg: list[str], python: Path) -> str:
    """Return when this was measured, of what and on what, as the document that it goes into says it."""
    asked = "from importlib.metadata import version; print(version('duckdb'), version('pyspark'))"
    duckdb, spark = measure.run([str(python), "-c", asked]).output.split()
    ours = measure.run([*trygg, "--version"]).output.strip()
    today = date.today().isoformat()  # noqa: DTZ011 - the day where it is measured
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} kärnor"
    return f"{today} med {ours}, DuckDB {duckdb} och Spark {spark}; {machine}"


def main() -> None:
    """Make the plans and the export, ask, compare and print."""
    parser = argparse.ArgumentParser(description="Ask the same questions in trygg, DuckDB and Spark.")
    parser.add_argument("--years", type=int, default=10, help="plans for each municipality (default: 10)")
    parser.add_argument("--measures", type=int, default=50, help="in each plan (default: 50)")
    parser.add_argument("--repeat", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument("--peers", type=Path, default=Path.home() / ".cache" / "trygg-bench")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the table into the documents too")
    options = parser.parse_args()
    trygg = programs.find_trygg(options.trygg)
    python = programs.environment(options.peers.resolve(), "pyspark")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write_nation(folder / "nation", options.years, options.measures)
        words = ["export", str(folder / "nation"), "--format", "parquet", "--output", str(folder / "parquet")]
        made = measure.run([*trygg, *words])
        if made.code:
            raise SystemExit(made.output[-2000:])
        head = (
            "samma tre frågor, samma svar",
            "processortid, trygg = 1",
            "väntetid, trygg = 1",
            "minne, MiB",
        )
        rows = list(compare(trygg, python, folder, options.repeat))
    size = f"{options.years * len(MUNICIPALITIES)} planer, {options.measures} åtgärder i varje"
    found = f"Mätt {_circumstances(trygg, python)}, med {size}:\n\n{page.table(head, rows)}"
    page.tell("engines", found, write=options.write, path=page.ROOT / "docs" / "många-planer.md")


if __name__ == "__main__":
    main()
