"""Compare `trygg merge` with `git merge-file` on the same made-up triples of plans.

A conflict is false where the other tool merged the same triple cleanly and the result holds all that both sides
added and nothing that either took away. What a clean result lacks of that, or has in spite of it, is lost.

With --growth it tells instead what a merge of large plans costs, in what it costs to read the three of them.
"""

import argparse
import gc
import itertools
import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import page
import programs
from corpus import SEED, make_plan

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.triples import triple  # noqa: E402
from trygg_cli.merge import merge  # noqa: E402
from trygg_cli.reading import document  # noqa: E402
from trygg_cli.text.source import parse  # noqa: E402

_WORD = re.compile(r"w\d+x")
Answer = tuple[str, bool]
"""The merged text, and whether it is without conflicts."""


def by_trygg(base: str, ours: str, theirs: str) -> Answer:
    """Merge as `trygg merge` does."""
    merged = merge("plan.yaml", base, ours, theirs)
    return merged.text, merged.is_clean


def by_git(base: str, ours: str, theirs: str) -> Answer:
    """Merge as git does without a driver."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_text(text, "utf-8")
        done = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    return done.stdout.decode(), done.returncode == 0


def is_whole(text: str, base: str, ours: str, theirs: str) -> bool:
    """Tell whether a clean result holds every word it should, each as often as it should, and can be read."""
    words = [_WORD.findall(word) for word in (base, ours, theirs, text)]
    before, mine, other, after = (set(word) for word in words)
    wanted = (before & mine & other) | (mine - before) | (other - before)
    return wanted == after and len(words[3]) == len(after) and not parse(text).problems


def grown(measures: int, every: int) -> tuple[str, str, str]:
    """Return a large plan and two changes of it: every so many follow-ups say more, on each side other ones."""
    base = make_plan(SEED, 0, measures)
    places = [found.end() for found in re.finditer(r"            kommentar: \w.*", base)]
    sides = []
    for first, word in ((0, "mer"), (every // 2, "annat")):
        cuts = [0, *places[first::every], len(base)]
        sides.append(f" {word}".join(base[begin:end] for begin, end in itertools.pairwise(cuts)))
    return base, sides[0], sides[1]


def growth(sizes: list[int], every: int, rounds: int) -> str:
    """Return what a merge costs by size, and the exponent with which that grows."""
    gc.disable()  # as the command does
    rows = []
    before: tuple[int, float] | None = None
    for size in sizes:
        texts = grown(size, every)
        read, merged = math.inf, math.inf
        for _ in range(rounds):
            begun = time.process_time()
            documents = [document.read("plan.yaml", text) for text in texts]
            read = min(read, time.process_time() - begun)
            del documents
            begun = time.process_time()
            is_clean = merge("plan.yaml", *texts).is_clean
            merged = min(merged, time.process_time() - begun)
            if not is_clean:
                raise SystemExit("changes in different places did not go together")
            gc.collect()
        power = math.log(merged / before[1], size / before[0]) if before else None
        rows.append((f"{size}", f"{merged / read:.2f}", "–" if power is None else f"{power:.2f}"))
        before = size, merged
    return page.table(("measures", "merging ÷ reading the three plans", "exponent"), rows)


def main() -> None:
    """Merge so many triples in both ways and print a table."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--triples", type=int, default=500)
    options.add_argument("--edits", type=int, default=4, help="at most so many on each side")
    options.add_argument("--growth", action="store_true", help="merge plans of growing size instead")
    options.add_argument("--measures", type=int, nargs="+", default=[500, 1000, 2000, 5000])
    options.add_argument("--every", type=int, default=50, help="how far the changes of a side are apart")
    options.add_argument("--write", action="store_true", help="write the table into the document too")
    chosen = options.parse_args()
    name = "merge-growth" if chosen.growth else "merge"
    found = (
        growth(chosen.measures, chosen.every, rounds=3)
        if chosen.growth
        else compare(chosen.triples, chosen.edits)
    )
    page.tell(name, f"{page.circumstances(programs.find_trygg(None))}\n\n{found}", write=chosen.write)


def compare(triples: int, edits: int) -> str:
    """Return what both tools make of the same triples."""
    tools = {"trygg merge": by_trygg, "git merge-file": by_git}
    counts = {name: dict.fromkeys(("clean", "conflicts", "false", "lost"), 0) for name in tools}
    seconds = dict.fromkeys(tools, 0.0)
    for seed in range(triples):
        texts = triple(Random(seed), edits)
        good: dict[str, bool] = {}
        for name, tool in tools.items():
            begun = time.perf_counter()
            text, is_clean = tool(*texts)
            seconds[name] += time.perf_counter() - begun
            counts[name]["clean" if is_clean else "conflicts"] += 1
            good[name] = is_clean and is_whole(text, *texts)
            counts[name]["lost"] += is_clean and not good[name]
            if not is_clean:
                good.pop(name)
        for name in tools:
            counts[name]["false"] += name not in good and any(good.values())
    head = (
        f"{triples} triples, up to {edits} edits a side",
        "clean",
        "conflicts",
        "of them false",
        "clean, but edits lost or doubled",
        "time, × git",
    )
    rows = (
        (
            name,
            *(f"{number}" for number in count.values()),
            f"{seconds[name] / seconds['git merge-file']:.1f}",
        )
        for name, count in counts.items()
    )
    return page.table(head, rows)


if __name__ == "__main__":
    main()
