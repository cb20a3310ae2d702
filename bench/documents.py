"""What reports cost in each format, of a plan with 50 measures: CPU time of the whole process, beside WeasyPrint.

Where there is a command weasyprint, it makes PDF of the same page, without tags.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

import page
import programs
from measure import run

HEAD = """id: stor
titel: Trygghet i centrum
typ: handlingsplan
gäller: {från: 2024-01-01, till: 2025-12-31}
aktörer: {KS: {namn: Kommunstyrelsen}, BUN: {namn: Barn- och utbildningsnämnden}}
åtgärder:
"""
MEASURE = """  - id: A{number}
    åtgärd: Åtgärd {number} mot otrygghet i centrum
    beskrivning: Personalen går rundor på kvällar och helger och talar med dem som är ute.
    ansvarig: [{actor}]
    tid: {{från: 2024-0{month}-01, till: 2025-0{month}-28}}
    uppföljning:
      - {{avser: 2024-T3, status: pågår, kommentar: Arbetet har börjat och går efter planen.}}
      - {{avser: 2025-T1, status: {status}, kommentar: Det har hållits {number} rundor., nästa_steg: Fortsätta.}}
"""
WORDS = ("pågår", "genomförd", "ej påbörjad")


def plan() -> str:
    """Return a plan with 50 measures, which have been followed up twice."""
    numbers = range(50)
    return HEAD + "".join(
        MEASURE.format(number=n, actor=("KS", "BUN")[n % 2], month=1 + n % 8, status=WORDS[n % 3])
        for n in numbers
    )


def main() -> None:
    """Make the reports so many rounds, in turn, and print a table."""
    parser = argparse.ArgumentParser(description="Measure what reports cost in each format.")
    parser.add_argument("--repeat", type=int, default=7, help="rounds that count (default: 7)")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the table into the document too")
    options = parser.parse_args()
    trygg = programs.find_trygg(options.trygg)
    with tempfile.TemporaryDirectory() as folder:
        path, shown = Path(folder, "p.yaml"), Path(folder, "p.html")
        path.write_text(plan(), "utf-8")
        report = [*trygg, "report", str(path), "--period", "2025-T1", "--force"]
        commands = {
            format_: [*report, "-f", format_, "-o", str(shown.with_suffix(f".{format_}"))]
            for format_ in ("html", "pdf", "docx")
        }
        commands["WeasyPrint"] = ["weasyprint", str(shown), str(Path(folder, "w.pdf"))]
        costs: dict[str, list[float]] = {}
        for number in range(options.repeat + 1):
            for name, command in commands.items():
                try:
                    made = run(command)
                except OSError:
                    continue
                if number and made.code == 0:  # the first round warms up files and bytecode
                    costs.setdefault(name, []).append(made.cpu)
    html = median(costs["html"])
    rows = (
        (name, f"{median(costs[name]) / html:.1f}" if name in costs else "not installed") for name in commands
    )
    found = page.table(("a report of 50 measures", "CPU, × html"), rows)
    page.tell("documents", f"{page.circumstances(trygg)}\n\n{found}", write=options.write)


if __name__ == "__main__":
    main()
