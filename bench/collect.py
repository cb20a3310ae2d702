"""Measure `trygg collect out` and `in` beside the libraries alone, on 40 actors with 300 measures each.

The libraries write and read just the same cells: XlsxWriter all that stands in the workbooks, and python-calamine
all of it back. What is told are medians of ratios of CPU time from the same rounds.  To take answers in is more than
to read cells: the plan is read, changed, read again and compared. So `in` stands beside cells alone, and beside
libraries that read all that must be read for it: the cells, the plan and the plan that comes of it, with PyYAML's
loader in C. What the reading of workbooks takes of it stands by itself.
"""

import argparse
import io
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import programs
import xlsxwriter
import yaml
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from trygg_cli.collect import answers  # noqa: E402
from trygg_cli.exchange import spreadsheets  # noqa: E402

ACTORS, MEASURES = 40, 300
PERIOD = "2022-T3"


def plan(actors: int, measures: int) -> str:
    """Return a plan in which each actor answers for so many measures."""
    names = [f"F{number}" for number in range(1, actors + 1)]
    lines = ["id: stor-plan", "titel: En stor plan", "typ: handlingsplan", "aktörer:"]
    lines += [f"  {name}: {{namn: Förvaltning {name}, typ: förvaltning}}" for name in names]
    lines.append("åtgärder:")
    for name in names:
        for number in range(measures):
            lines += [
                f"  - id: {name}-{number}",
                f"    åtgärd: Åtgärd {number} för tryggare miljöer i stadsdelen",
                f"    ansvarig: [{name}]",
                "    aktiviteter: [Kartlägga platsen, Åtgärda det som brister, Följa upp med de boende]",
                "    tid: {från: 2022-01-01, till: 2022-12-31}",
                "    uppföljning:",
                "      - {avser: 2022-T2, status: pågår, kommentar: Arbetet går framåt enligt planen.}",
            ]
    return "\n".join(lines) + "\n"


def used(act: Callable[[], object]) -> float:
    """Return the CPU time that something takes, in this process and in those that it starts."""
    before = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    act()
    after = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True))


def cells(folder: Path) -> dict[Path, list[tuple[str, list[list[Any]]]]]:
    """Return what stands in the workbooks of a folder."""
    return {
        path: [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
        for path in sorted(folder.glob("*.xlsx"))
        for book in [CalamineWorkbook.from_path(path)]
    }


def write_alone(books: dict[Path, list[tuple[str, list[list[Any]]]]]) -> None:
    """Write the same cells with XlsxWriter alone."""
    for sheets in books.values():
        book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
        look = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for at, value in enumerate(row):
                    if value == "":
                        sheet.write_blank(number, at, None, look)
                    else:
                        sheet.write_string(number, at, str(value), look)
        book.close()


def fill(folder: Path, books: dict[Path, list[tuple[str, list[list[Any]]]]]) -> None:
    """Answer every measure in every workbook, as if a person had."""
    import openpyxl

    for path in books:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[1]
        for row in range(7, sheet.max_row + 1):
            sheet.cell(row, 6).value = "genomförd"
            sheet.cell(row, 8).value = f"Klart på plats {row}."
        book.save(folder / path.name)


def understand(folder: Path) -> None:
    """Read the answers in the workbooks of a folder, and do nothing with them."""
    for path in sorted(folder.glob("*.xlsx")):
        grids = spreadsheets.read(path.read_bytes())
        answers.returned(path.name, grids, answers.base_in(grids), {})


def load(*plans: Path) -> None:
    """Read plans with PyYAML alone."""
    for path in plans:
        yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description="Measure trygg collect beside the libraries alone.")
    parser.add_argument("--repeat", type=int, default=3, help="rounds that count (default: 3)")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the table into the document too")
    options = parser.parse_args()
    trygg = programs.find_trygg(options.trygg)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.yaml").write_text(plan(ACTORS, MEASURES), "utf-8")
        (folder / "svar").mkdir()
        out, back, whole, read = [], [], [], []
        for number in range(options.repeat):
            sent = folder / f"ut{number}"
            call = [
                *trygg,
                "collect",
                "out",
                "--period",
                PERIOD,
                "--to",
                str(sent),
                str(folder / "plan.yaml"),
            ]
            own = used(lambda call=call: subprocess.run(call, check=True, stdout=subprocess.DEVNULL))  # type: ignore[misc]
            books = cells(sent)
            alone = used(lambda books=books: write_alone(books))  # type: ignore[misc]
            out.append((own, own / alone))
        fill(folder / "svar", books)
        done = folder / "efter.yaml"
        done.write_bytes((folder / "plan.yaml").read_bytes())
        call = [*trygg, "collect", "in", str(folder / "svar"), "--plan", str(done), "--yes"]
        subprocess.run([*call, "--datum", "2023-01-20"], check=True, capture_output=True)
        for _ in range(options.repeat):
            call = [*trygg, "collect", "in", str(folder / "svar"), "--plan", str(folder / "plan.yaml")]
            call += ["--dry-run", "--datum", "2023-01-20"]
            own = used(lambda call=call: subprocess.run(call, check=False, capture_output=True))  # type: ignore[misc]
            alone = used(lambda: cells(folder / "svar"))
            back.append((own, own / alone))
            both = alone + used(lambda: load(folder / "plan.yaml", done))
            whole.append((own, own / both))
            own = used(lambda: understand(folder / "svar"))
            read.append((own, own / alone))
    kinds = {
        "`trygg collect out`": out,
        "`trygg collect in --dry-run`": back,
        "the same, beside the libraries that read the cells, the plan and what becomes of it": whole,
        "of that: reading the workbooks": read,
    }
    rows = [(what, f"{statistics.median(ratio for _, ratio in found):.1f}") for what, found in kinds.items()]
    found = page.table((f"{ACTORS} actors, {MEASURES} measures each", "CPU, × the libraries alone"), rows)
    page.tell("collect", f"{page.circumstances(trygg)}\n\n{found}", write=options.write)


if __name__ == "__main__":
    main()
