"""What reports cost in each format, of a plan with 50 measures: CPU time of the whole process, beside two peers.

WeasyPrint makes a PDF of the same page, without tags; jinja2 and pandoc make a file for Word of the plan
(`peer_pandoc.py`). Neither works out a verdict.
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


def contestants(trygg: list[str], plan_file: Path, peers: Path) -> dict[str, list[str]]:
    """Return how each program is called, trygg's page first, of which WeasyPrint makes its PDF."""
    shown = plan_file.with_suffix(".html")
    report = [*trygg, "report", str(plan_file), "--period", "2025-T1", "--force"]
    commands = {
        format_: [*report, "-f", format_, "-o", str(shown.with_suffix(f".{format_}"))]
        for format_ in ("html", "pdf", "docx")
    }
    weasyprint, pandoc = (str(programs.environment(peers, name)) for name in ("weasyprint", "pandoc"))
    script = str(programs.BENCH / "peer_pandoc.py")
    return commands | {
        "WeasyPrint, of the page": [weasyprint, "-m", "weasyprint", str(shown), f"{shown}.pdf"],
        "jinja2 and pandoc, for Word": [pandoc, script, str(plan_file), f"{shown}.docx"],
    }


def main() -> None:
    """Make the reports so many rounds, in turn, and print a table."""
    parser = argparse.ArgumentParser(description="Measure what reports cost in each format.")
    parser.add_argument("--repeat", type=int, default=7, help="rounds that count (default: 7)")
    parser.add_argument("--peers", type=Path, default=Path.home() / ".cache" / "trygg-bench")
    parser.add_argument("--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)")
    parser.add_argument("--write", action="store_true", help="write the table into the document too")
    options = parser.parse_args()
    trygg = programs.find_trygg(options.trygg)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.yaml")
        path.write_text(plan(), "utf-8")
        commands = contestants(trygg, path, options.peers.resolve())
        costs: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(options.repeat + 1):
            for name, command in commands.items():
                made = run(command)
                if made.code:
                    raise SystemExit(f"{made.output[-2000:]}\n{name} ends with {made.code}")
                if number:  # the first round warms up files and bytecode
                    costs[name].append(made.cpu)
    html = median(costs["html"])
    rows = ((name, f"{median(cost) / html:.1f}") for name, cost in costs.items())
    found = page.table(("a report of 50 measures", "CPU, × html"), rows)
    page.tell("documents", f"{page.circumstances(trygg)}\n\n{found}", write=options.write)


if __name__ == "__main__":
    main()
