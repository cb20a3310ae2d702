"""Reads ten megabytes of something bad, and tells what came of it: `python -m tests.large NAME`."""

import json
import re
import resource
import sys
import time
from pathlib import Path

SIZE = 10_000_000


def numbered(template: str) -> str:
    """Return a line for each number, until there are enough."""
    lines = SIZE // len(template.format(99_999).encode())
    return "".join(template.format(number) for number in range(lines))


def repeated(text: str) -> str:
    """Return a text over and over."""
    return text * (SIZE // len(text.encode()))


LARGE = {
    "brackets": lambda: repeated("["),
    "dashes": lambda: repeated("- "),
    "scalar": lambda: "titel: " + repeated("Trygg "),
    "short keys": lambda: numbered("{:x}: a\n"),
    "anchors": lambda: numbered("- &{:x} a\n"),
    "duplicate keys": lambda: repeated("a: b\n"),
    "comment": lambda: "#" + repeated("å") + "\ntitel: Trygg",
    "brackets in quotes": lambda: "titel: '" + repeated("[{- ") + "'",
    "directives": lambda: numbered("%TAG !{:x}! x\n") + "---\na: b",
}
"""What is read at every run of the tests."""

MORE = {
    "braces": lambda: repeated("{a: "),
    "questions": lambda: repeated("? "),
    "literal": lambda: "text: |\n" + repeated("  x\n"),
    "escapes": lambda: 'text: "' + repeated("\\U0001f600") + '"',
    "unclosed quote": lambda: 'text: "' + repeated("x\n "),
    "long key": lambda: "? " + repeated("k") + "\n: a",
    "items": lambda: repeated("- a\n"),
    "no items": lambda: repeated("-\n"),
    "items in brackets": lambda: "[" + repeated("a,"),
    "empty lists": lambda: "[" + repeated("[],"),
    "empty mappings": lambda: "[" + repeated("{},"),
    "pairs in brackets": lambda: "[" + repeated("a: b,"),
    "keys without value": lambda: numbered("{:x}:\n"),
    "wide keys": lambda: numbered("😀{:x}: å\n"),
    "keys in nfd": lambda: numbered("a\u030a{:x}: a\n"),
    "aliases": lambda: "- &a [x]\n" + repeated("- *a\n"),
    "aliases of aliases": lambda: "- &a [x]\n" + repeated("- &b [*a, *a]\n- &a [*b]\n"),
    "one anchor": lambda: repeated("- &a x\n"),
    "tags": lambda: repeated("- !a x\n"),
    "long tag": lambda: "!" + repeated("a") + " x",
    "long undecodable tag": lambda: repeated("!") + "%ED%A0%80 x",
    "merge keys": lambda: repeated("- <<: a\n"),
    "duplicate keys in braces": lambda: "{" + repeated("a: b,") + "}",
    "documents": lambda: repeated("---\n"),
    "document ends": lambda: repeated("...\n"),
    "comments": lambda: repeated("# å\n"),
    "blank lines": lambda: repeated("\n"),
    "spaces": lambda: repeated(" ") + "a: b: c",
    "tabs": lambda: "a:\n" + repeated("\t") + "b: c",
    "carriage returns": lambda: "a: b\r" + repeated("\r") + "c: d: e",
    "exclamation marks": lambda: repeated("!"),
    "quotation marks": lambda: "'" + repeated("''"),
    "colons": lambda: repeated("a:"),
    "percent signs": lambda: repeated("%"),
    "wide letters": lambda: "titel: " + repeated("😀"),
    "invisible letters": lambda: "titel: " + repeated("\u200b"),
    "byte order marks": lambda: repeated("\ufeff"),
    "combining marks": lambda: "a" + repeated("\u0301") + ": b",
}
"""What is read besides when TRYGG_HEAVY=1."""


def _most_memory() -> int:
    """Return the most KiB that this program has held; getrusage would count what its parent held before it began."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Print the seconds of CPU it took, the most memory in use (MiB), and the code of the last problem."""
    from trygg_cli.text.source import decode, parse

    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    content = (LARGE | MORE)[sys.argv[1]]().encode()
    start = time.process_time()
    text, problem = decode(content)
    problems = parse(text).problems
    seconds = time.process_time() - start
    memory = _most_memory() // 1024
    code = problem.code if problem else problems[-1].code if problems else ""
    print(json.dumps({"seconds": seconds, "memory": memory, "code": code}))  # noqa: T201


if __name__ == "__main__":
    main()
