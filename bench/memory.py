"""Measure how much memory a further plan takes in reports and exports, and what an answer of the whole country takes.

Memory is the most that any process of a command held.  What a command does not hold on to costs nothing a plan more.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import measure
import page
import programs
from municipalities import MUNICIPALITIES

FEW, MANY = 50, 200
MOST_PER_PLAN, MOST = 0.05, 100
REPORTS = ("markdown", "html", "docx", "pdf")
EXPORTS = ("json", "csv", "xlsx", "ics", "sqlite", "parquet")
ANSWERS = ("csv", "jsonl", "parquet")
QUESTION = "select * from åtgärd"


def peak(command: list[str], cache: Path | None = None) -> float:
    """Return the most memory of a command, in MiB; it has to end well."""
    done = measure.run(command, cache)
    if done.code:
        raise SystemExit(f"{command} ends with {done.code}: {done.output}")
    return done.memory


def growth(trygg: list[str], folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield what reports and exports of few and of many plans take, and what that makes for each further plan."""
    sizes = {count: folder / str(count) for count in (1, FEW, MANY)}
    for count, plans in sizes.items():
        corpus.write_plans(plans, count, 50)
    warming = sizes.pop(1)  # bytecode and templates may have to be compiled first
    peak([*trygg, "report", str(warming), "-o", str(folder / "warming")])
    commands = [("report", form) for form in REPORTS] + [("export", form) for form in EXPORTS]
    for command, form in commands:
        few, many = (
            peak([*trygg, command, str(plans), "-f", form, "-o", str(_target(folder, command, form, count))])
            for count, plans in sizes.items()
        )
        each = (many - few) / (MANY - FEW)
        figures = (f"{few:.0f}", f"{many:.0f}", f"{max(each, 0):.3f}")
        yield f"`trygg {command} -f {form}`", *figures, _told(each <= MOST_PER_PLAN)


def answers(trygg: list[str], folder: Path, years: int) -> Iterator[tuple[str, ...]]:
    """Yield what an answer of all measures of the country takes, in each format."""
    plans, cache = folder / "nation", folder / "cache"
    corpus.write_nation(plans, years, 50)
    time.sleep(3)  # files that were written a moment ago are looked into again
    peak([*trygg, "query", "select count(*) from åtgärd", str(plans)], cache)
    for form in ANSWERS:
        found = peak([*trygg, "query", QUESTION, str(plans), "-o", str(folder / f"svar.{form}")], cache)
        yield f"{form}", f"{found:.0f}", _told(found <= MOST)


def _target(folder: Path, command: str, form: str, count: int) -> Path:
    name = f"{command}-{form}-{count}"
    return folder / (name if command == "report" or form in ("csv", "parquet") else f"{name}.{form}")


def _told(is_met: bool) -> str:  # noqa: FBT001 a goal is met or not
    return "met" if is_met else "missed"


def main() -> None:
    """Make the plans, measure, and print the tables."""
    parser = argparse.ArgumentParser(description="Measure the memory that many plans and large answers take.")
    parser.add_argument("--years", type=int, default=10, help="plans of each municipality (default: 10)")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the tables into the document too")
    options = parser.parse_args()
    trygg = programs.find_trygg(options.trygg)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        grown = page.table(
            ("peak memory, MiB", f"{FEW} plans", f"{MANY} plans", "per plan", f"at most {MOST_PER_PLAN}"),
            growth(trygg, folder),
        )
        rows = len(MUNICIPALITIES) * options.years * 50
        asked = page.table(
            (f"`{QUESTION}`, {rows} rows", "peak memory, MiB", f"at most {MOST}"),
            answers(trygg, folder, options.years),
        )
    page.tell("memory", f"{page.circumstances(trygg)}\n\n{grown}\n\n{asked}", write=options.write)


if __name__ == "__main__":
    main()
