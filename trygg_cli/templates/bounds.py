"""How large the values may be that a template makes."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from jinja2.exceptions import SecurityError

from trygg_cli.message import Message, message

MAX_TEXT = 1_000_000
"""Most characters, and items, in a value that a template makes."""

MAX_OUTPUT = 50_000_000
"""Most characters in what a template writes."""

_CONTAINERS = frozenset((list, tuple, dict))
_DEEPEST = 3
_LARGEST_POWER = 64
_MOST_BITS = 1024


class Refusal(SecurityError):
    """A template did what templates may not do: carries the sentence that says so."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence


def few(items: Iterable[Any]) -> list[Any]:
    """Return the items as a list, if they are not too many."""
    found = list(islice(items, MAX_TEXT + 1))
    if len(found) > MAX_TEXT:
        raise Refusal(message("it makes a list of more than {limit} items", limit=MAX_TEXT))
    weigh(found)
    return found


def weigh(value: Any, level: int = 1) -> int:  # noqa: ANN401
    """Return how many parts a value has, those of its parts counted too; refuses too many and too deep ones."""
    if type(value) not in _CONTAINERS:
        return 0
    weight = len(value)
    for part in value.values() if isinstance(value, dict) else value:
        if type(part) in _CONTAINERS:
            weight += weigh(part, level + 1)
        if weight > MAX_TEXT or level > _DEEPEST:
            raise Refusal(
                message("it makes a text or list of more than {limit} characters or items", limit=MAX_TEXT)
            )
    return weight


def total(numbers: Iterable[float]) -> float:
    """Return the sum of numbers, and of nothing that is not one."""
    return sum(number + 0 for number in numbers)


def _size(value: Any) -> Any:  # noqa: ANN401
    return len(value) + weigh(value) if hasattr(value, "__len__") else value


def check_size(operator: str, left: Any, right: Any) -> None:  # noqa: ANN401
    """Refuse what would make a value of enormous size."""
    if isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple):
        sizes = [_size(side) for side in (left, right)]
        size = sizes[0] * sizes[1] if operator == "*" else sum(sizes)
        if size > MAX_TEXT:
            raise Refusal(
                message("it makes a text or list of more than {limit} characters or items", limit=MAX_TEXT)
            )
    elif operator == "**" and abs(right) > _LARGEST_POWER:
        raise Refusal(message("it raises a number to a power above {limit}", limit=_LARGEST_POWER))
    elif isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * (right if operator == "**" else 1) + right.bit_length()
        if bits > _MOST_BITS:
            raise Refusal(message("it computes with numbers that are too large"))
