"""Compare `trygg merge` with `git merge-file` on the same made-up triples of plans.

A conflict is false where the other tool merged the same triple cleanly and the result holds all that both sides
added and nothing that either took away. What a clean result lacks of that, or has in spite of it, is lost.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.triples import triple  # noqa: E402
from trygg_cli.merge import merge  # noqa: E402
from trygg_cli.source import parse  # noqa: E402

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
    words = [_WORD.findall(one) for one in (base, ours, theirs, text)]
    before, mine, other, after = (set(one) for one in words)
    wanted = (before & mine & other) | (mine - before) | (other - before)
    return wanted == after and len(words[3]) == len(after) and not parse(text).problems


def main() -> None:
    """Merge so many triples in both ways and print a table."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--triples", type=int, default=500)
    options.add_argument("--edits", type=int, default=4, help="at most so many on each side")
    chosen = options.parse_args()
    tools = {"trygg merge": by_trygg, "git merge-file": by_git}
    counts = {name: dict.fromkeys(("clean", "conflicts", "false", "lost"), 0) for name in tools}
    seconds = dict.fromkeys(tools, 0.0)
    for seed in range(chosen.triples):
        texts = triple(Random(seed), chosen.edits)
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
    print("| tool | clean | conflicts | of them false | clean, but edits lost or doubled | ms each |")
    print("|---|---|---|---|---|---|")
    for name, count in counts.items():
        each = 1000 * seconds[name] / chosen.triples
        print(f"| {name} | {' | '.join(str(number) for number in count.values())} | {each:.1f} |")


if __name__ == "__main__":
    main()
