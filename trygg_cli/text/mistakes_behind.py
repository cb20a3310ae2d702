"""What else would end the reading of a text, behind a place where quotes are all that is missing.

Somebody who does not know that a text with a colon needs quotes has written many of them: each is told at once, and
not one more each time the plan is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.text.yaml_error import WITHOUT_QUOTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.diagnostic import PlacedProblem

_MOST = 20
"""How many are told."""
_LARGEST = 200_000
"""Characters of a text that is read anew for each."""
_LINE_END = re.compile(r"[\r\n]|\Z")
_COLON = re.compile(r":(?=\s|\Z)")


def find(first: PlacedProblem, text: str, read: Callable[[str], PlacedProblem | None]) -> list[PlacedProblem]:
    """Return what is wrong behind the first problem, where that is a text that needs quotes.

    `read` tells what ends the reading of a text.  Where quotes are missing a letter is put in the place of the sign,
    so that nothing moves.
    """
    found: list[PlacedProblem] = []
    problem: PlacedProblem | None = first
    while problem and problem.message.text in WITHOUT_QUOTES and len(found) < _MOST and len(text) <= _LARGEST:
        at = problem.span.start
        ending = _LINE_END.search(text, at)
        end = ending.start() if ending else len(text)
        text = f"{text[:at]}x{_COLON.sub('x', text[at + 1 : end])}{text[end:]}"
        problem = read(text)
        if problem is None or problem.span.start <= end:
            break
        found.append(problem)
    return found
