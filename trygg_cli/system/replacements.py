"""Texts that take the place of others: written to their files, or shown as differences."""

from __future__ import annotations

import codecs
import os
import re
import sys
from typing import TYPE_CHECKING

from trygg_cli import safe
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import files, terminal, written_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.reading.document import Document

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def write(document: Document, text: str) -> None:
    """Put a text in the place of the document that was read from a file.

    A byte order mark at the beginning of the file stays there. Raises `FileChanged` if the file is not what it was when
    the document was read, and what else `files.replace` raises; then nothing is written.
    """
    begins = mark(files.read(document.name))
    files.replace(document.name, begins + text, expected=(begins + document.text).encode("utf-8"))


def write_answered(document: Document, text: str) -> None:
    """Put in the place of a document what a person has answered; where that cannot be, it is kept beside it."""
    try:
        write(document, text)
    except TryggError:
        kept = f"{document.name}.rej"
        files.replace(kept, text)
        terminal.say(message("what you have answered is kept in {path}", path=kept))
        raise


def write_merged(output: str, text: str, named: Sequence[str], texts: Sequence[str]) -> None:
    """Write what plans were merged into: in the place of one of them, of the last result, or as any answer."""
    held = files.read(output) if files.path_kind(output) is files.PathKind.FILE else None
    if held is None or not _may_give_way(output, held, named, texts):
        content = text.encode("utf-8")
        files.write(output, content)
    else:
        content = (mark(held) + text).encode("utf-8")
        files.replace(output, content, held)
    written_answers.note(output, written_answers.digest(content))


def _may_give_way(output: str, held: bytes, named: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether all that a file holds is in what was merged, or is a result that nobody has changed since."""
    return (
        os.path.realpath(output) in map(os.path.realpath, named)
        or held.decode("utf-8-sig", "replace") in texts
        or written_answers.is_known(output, written_answers.digest(held))
    )


def mark(content: bytes) -> str:
    """Return the byte order mark that a file begins with, if it has one."""
    return "\ufeff" if content.startswith(codecs.BOM_UTF8) else ""


def write_out(text: str) -> None:
    """Write a text to standard output, its line ends as they are."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)


def show_difference(document: Document, text: str) -> None:
    """Show on standard output, line by line, what a text would change; nothing in it acts on a terminal."""
    for line in _difference(document, text):
        sys.stdout.write(safe.terminal(line) + "\n")


def _difference(document: Document, text: str) -> Iterator[str]:
    from trygg_cli.text import line_differences

    old, new = _LINE.findall(document.text), _LINE.findall(text)
    lines = line_differences.unified(old, new, document.name, document.name)
    for number, line in enumerate(lines):
        yield line.rstrip("\r\n")
        if number > 1 and line[0] in "+- " and line[-1] not in "\r\n":
            yield "\\ No newline at end of file"
