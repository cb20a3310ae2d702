"""Work, counted in calls: the same on every machine."""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """Return how many functions something calls, in Python and in C."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


HEAD = """\
id: p
titel: Trygghet i centrum
typ: åtgärdsplan
version: 2025-01-03
gäller: {från: 2020-01-01, till: 2026-12-31}
"""
