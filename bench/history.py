"""What a plan's history of many versions costs, when nothing is kept of it and when all is, beside `python -c pass`."""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import corpus
import measure
import page
import programs

_BEGIN = date(2020, 1, 1)
_TITLE = re.compile(r"\n        åtgärd: ([A-ZÅÄÖ].*)")
_COMMENT = re.compile(r"\n            kommentar: ([A-ZÅÄÖ].*)")
_STATUS = re.compile(r"\n            status: (.*)")
_STATUSES = ("ej påbörjad", "pågår", "genomförd", "vilande")


def write_repository(folder: Path, versions: int, measures: int, seed: int = corpus.SEED) -> None:
    """Make a repository of a plan of which each version has a text, a status or a line apart."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "-C", str(folder), "init", "--quiet", "--initial-branch=main"], check=True)
    stream = b"".join(_commits(Random(seed), corpus.make_plan(seed, 1, measures), versions))
    subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=stream, check=True)
    for words in (["reset", "--quiet", "--hard", "main"], ["gc", "--quiet"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True)


def _commits(random: Random, text: str, versions: int) -> Iterator[bytes]:
    for number in range(versions):
        day = _BEGIN + timedelta(days=number)
        seconds = int((day - date(1970, 1, 1)).total_seconds()) + 43_200
        content, subject = text.encode(), f"Version {number + 1}".encode()
        who = f"Person {number % 9} <p@example.org> {seconds} +0000".encode()
        yield b"commit refs/heads/main\nauthor %s\ncommitter %s\n" % (who, who)
        yield b"data %d\n%s\nM 100644 inline plans/p.yaml\n" % (len(subject), subject)
        yield b"data %d\n%s\n" % (len(content), content)
        text = _changed(random, text, number)


def _changed(random: Random, text: str, number: int) -> str:
    pattern = random.choice((_TITLE, _COMMENT, _STATUS))
    place = random.choice([*pattern.finditer(text)])
    new = random.choice(_STATUSES) if pattern is _STATUS else f"{place[1].split(' nu ')[0]} nu {number}"
    if new == place[1]:
        return _changed(random, text, number)
    return text[: place.start(1)] + new + text[place.end(1) :]


def main() -> None:
    """Make the repository, ask, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--versions", type=int, default=500)
    arguments.add_argument("--measures", type=int, default=50)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument(
        "--trygg", metavar="COMMAND", help="how to call trygg (default: beside this Python)"
    )
    arguments.add_argument("--write", action="store_true", help="write the table into the document too")
    asked = arguments.parse_args()
    trygg = programs.find_trygg(asked.trygg)
    rows = []
    with tempfile.TemporaryDirectory() as place:
        folder, kept = Path(place) / "plans", Path(place) / "kept"
        write_repository(folder, asked.versions, asked.measures)
        words = ["sh", "-c", 'cd "$0" && exec "$@"', str(folder), *trygg]
        start = statistics.median(
            measure.run([sys.executable, "-c", "pass"]).cpu for _ in range(5 * asked.rounds)
        )
        for name, question in (("history", ["history"]), ("history F1-1", ["history", "F1-1"])):
            cold, warm = (
                statistics.median(
                    [measure.run([*words, *question], cache).cpu for _ in range(asked.rounds + 1)][1:]
                )
                / start
                for cache in (None, kept)
            )
            rows.append((f"`trygg {name}`", f"{cold:.0f}", f"{cold / asked.versions:.2f}", f"{warm:.1f}"))
    head = (
        f"{asked.versions} versions of {asked.measures} measures",
        "first, × pass",
        "of that, a version",
        "again, × pass",
    )
    page.tell("history", f"{page.circumstances(trygg)}\n\n{page.table(head, rows)}", write=asked.write)


if __name__ == "__main__":
    main()
