"""What lint does grows as the plan does: counted in calls, which are the same on every machine."""

import sys
from collections.abc import Callable

import pytest

from trygg_cli.lint.engine import Settings, lint
from trygg_cli.reading import document
from trygg_cli.rules import rules

HEAD = """\
id: p
titel: Trygghet i centrum
typ: åtgärdsplan
version: 2025-01-03
gäller: {från: 2020-01-01, till: 2026-12-31}
"""


def _one_measure(entry: str, count: int) -> str:
    return (
        HEAD
        + "åtgärder:\n  - id: A1\n    åtgärd: Ljus\n    uppföljning:\n"
        + "".join(f"      - {entry.format(number=number)}\n" for number in range(count))
    )


def _text(sentence: str, count: int) -> str:
    return f"{HEAD}sammanfattning: {sentence * count}\n"


GROWING: dict[str, Callable[[int], str]] = {
    "follow-ups about one period": lambda count: _one_measure(
        "{{avser: 2025-T1, datum: 2025-05-12, status: pågår, kommentar: Nu {number}.}}", count
    ),
    "follow-ups on different days": lambda count: (
        HEAD
        + "åtgärder:\n"
        + "".join(
            f"  - id: A{number}\n    åtgärd: Ljus {number}\n    uppföljning:\n"
            f"      - {{avser: 2025, datum: 2025-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}, status: pågår}}\n"
            for number in range(count)
        )
    ),
    "sentences that point somebody out": lambda count: _text("Två unga misstänkta för rån. ", count),
    "people who are pointed out in one sentence": lambda count: _text("två unga misstänkta för rån ", count),
    "words that are no time": lambda count: (
        HEAD + f"åtgärder:\n  - id: A1\n    åtgärd: Ljus\n    tid: {{text: {'löpande ' * count}}}\n"
    ),
    "people who have signed": lambda count: (
        HEAD
        + "undertecknare:\n"
        + "".join(f"  - {{namn: Anna Exempelsson, roll: ordförande {number}}}\n" for number in range(count))
    ),
    "slashes between actors": lambda count: (
        HEAD
        + "aktörer:\n  KS: {namn: Kansliet}\n  TN: {namn: Tekniken}\nperspektiv:\n"
        + "  - KS/TN\n" * count
    ),
}


def calls(text: str) -> int:
    """Return how many functions are called, in Python and in C, to lint a plan."""
    found = document.read("plan.yaml", text.encode())
    assert not found.problems
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        lint(found, rules(), Settings())
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("name", GROWING)
def test_twice_as_much_of_anything_is_at_most_twice_the_work(name: str) -> None:
    make = GROWING[name]
    calls(make(3))  # what is loaded when it is first needed
    few, many = calls(make(150)), calls(make(300))
    assert many < 2.2 * few
