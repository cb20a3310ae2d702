"""What is said to the person at the terminal, beside the result: on standard error."""

from __future__ import annotations

import os
import shutil
import sys
import time
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.system import streams, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.errors import TryggError
    from trygg_cli.message import Message

_T = TypeVar("_T")
_PATIENCE = 1.0
"""Seconds that may pass before a person is shown how far it has come."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def say(sentence: Message) -> None:
    """Say a sentence on standard error."""
    from trygg_cli.safe import terminal

    streams.tell(terminal(translate(sentence)) + "\n")


def say_raw(text: str) -> None:
    """Print a text that is already safe for a terminal on standard error."""
    streams.tell(text)


def complain(error: TryggError) -> None:
    """Say why something cannot be done, and what may help."""
    say(message("trygg: {sentence}", sentence=error.sentence))
    if error.hint:
        say(message("  {hint}", hint=error.hint))


def has_colour(when: Colour) -> bool:
    """Tell whether standard output is to be coloured."""
    if when is Colour.NEVER:
        return False
    can_colour = not sys.stdout.isatty() or windows.can_colour()
    if when is Colour.ALWAYS:
        return True
    is_wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return sys.stdout.isatty() and is_wanted and can_colour


def colours(form: str, output: str | None, when: Colour) -> dict[str, bool]:
    """Return what a renderer is told of colour: only text has any, and only on standard output."""
    is_coloured = form == "text" and output in (None, "", "-") and has_colour(when)
    return {"colour": True} if is_coloured else {}


def width() -> int:
    """Return how many columns a line may take. A line that fills one of a Windows console leaves an empty one."""
    return shutil.get_terminal_size().columns - windows.is_here()


def track(items: Sequence[_T]) -> Iterator[_T]:
    """Yield the items; show a progress bar when somebody watches and it takes more than a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    begun = time.monotonic()
    for number, item in enumerate(items):
        if time.monotonic() - begun > _PATIENCE:
            yield from _with_bar(items, number)
            return
        yield item


def _with_bar(items: Sequence[_T], start: int) -> Iterator[_T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(translate(message("reading plans")), total=len(items), completed=start)
        for item in items[start:]:
            yield item
            bar.advance(task)
