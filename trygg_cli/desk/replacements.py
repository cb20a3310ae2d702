"""Texts that take the place of others: written to their files, or shown as differences."""

from __future__ import annotations

import codecs
import re
import sys
from typing import TYPE_CHECKING

from trygg_cli import safe
from trygg_cli.desk import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.reading.document import Document

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def write(document: Document, text: str) -> None:
    """Put a text in the place of the document that was read from a file.

    A byte order mark at the beginning of the file stays there. Raises `FileChanged` if the file is not what it was when
    the document was read, and what else `files.replace` raises; then nothing is written.
    """
    begins = mark(files.read(document.name))
    files.replace(document.name, begins + text, expected=(begins + document.text).encode("utf-8"))


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
    import difflib

    old, new = _LINE.findall(document.text), _LINE.findall(text)
    lines = difflib.unified_diff(old, new, document.name, document.name, lineterm="")
    for number, line in enumerate(lines):
        yield line.rstrip("\r\n")
        if number > 1 and line[0] in "+- " and line[-1] not in "\r\n":
            yield "\\ No newline at end of file"
