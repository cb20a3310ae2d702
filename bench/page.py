"""Where what was measured is written down: between two marks of a document, and nowhere by hand."""

import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import measure

ROOT = Path(__file__).parent.parent
BENCH_PAGE = Path(__file__).with_name("README.md")


def circumstances(trygg: list[str]) -> str:
    """Return when this was measured, of what and on what, and how busy that was."""
    version = measure.run([*trygg, "--version"]).output.strip()
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"Measured {date.today().isoformat()}: {version}; Python {platform.python_version()}, {platform.machine()}, "  # noqa: DTZ011 - the day where it is measured
        f"{os.cpu_count()} cores, {platform.system()}; load at the end {busy}. Above as many as there are cores, "
        "others worked beside it."
    )


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table; all columns but the first are figures."""
    lines = (head, ("---",) + ("---:",) * (len(head) - 1), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tell(name: str, found: str, *, write: bool, path: Path = BENCH_PAGE) -> None:
    """Print what was measured, and put it between the marks of that name in a document.

    `ValueError` when the document has no such marks.
    """
    print(found)
    if write:
        text = path.read_text("utf-8")
        begin, end = f"<!-- bench {name} -->", f"<!-- end of bench {name} -->"
        marked = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not marked.search(text):
            raise ValueError(f"{path.name} has no {begin}")
        path.write_text(marked.sub(lambda _: f"{begin}\n\n{found}\n\n{end}", text), "utf-8")
