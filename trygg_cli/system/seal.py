"""The seal on what trygg writes for people to work on: it tells whether anybody has changed the file since.

A report ends with a comment that holds the hash of what stands above it, however its lines end; a workbook has the hash
in the comment that any zip may have, which every program drops that saves it anew.
"""

from __future__ import annotations

import os
import re
from enum import Enum, auto
from io import BytesIO
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from hashlib import _Hash
    from pathlib import Path

_LINE = re.compile(rb"<!-- trygg:([0-9a-f]{20}) -->\s*\Z")
_DIGITS = 20
_CHUNK = 1 << 20
_ZIP = b"PK\x03\x04"
_END_OF_ZIP = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST = 100
"""More than the seal takes, at the end of a file."""

_OF_ZIP = re.compile(rb"trygg:([0-9a-f]{20})\Z")


class SealState(Enum):
    """What the seal of a file says."""

    NONE = auto()
    WHOLE = auto()
    BROKEN = auto()


def sealed_text(text: str) -> str:
    """Return a report with its seal."""
    return "".join(sealed_pieces([text]))


def sealed_pieces(pieces: Iterable[str]) -> Iterator[str]:
    """Yield a report that comes in pieces, no line end of which is divided, and its seal."""
    whole, last = _hash(), ""
    for piece in pieces:
        whole.update(_plain_ends(piece.encode("utf-8", "replace")))
        last = piece or last
        yield piece
    if not last.endswith("\n"):
        whole.update(b"\n")
        yield "\n"
    yield f"<!-- trygg:{whole.hexdigest()[:_DIGITS]} -->\n"


def sealed_archive(content: bytes) -> bytes:
    """Return a workbook with its seal; as it is if it has a comment of its own."""
    file = BytesIO(content)
    seal_archive(file)
    return file.getvalue()


def seal_archive(file: IO[bytes]) -> None:
    """Put its seal on a workbook in a file, unless that is none or has a comment of its own."""
    file.seek(0)
    begins = file.read(len(_ZIP))
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SIZE))
    end = file.read()
    if begins != _ZIP or not end.startswith(_END_OF_ZIP) or end[-2:] != b"\0\0":
        return
    file.seek(0)
    whole = _hash()
    while some := file.read(min(_CHUNK, size - 2 - file.tell())):
        whole.update(some)
    comment = b"trygg:" + whole.hexdigest()[:_DIGITS].encode("ascii")
    file.write(len(comment).to_bytes(2, "little") + comment)


def is_sealed(content: bytes) -> bool:
    """Tell whether an answer has a seal."""
    return bool((_OF_ZIP if content.startswith(_ZIP) else _LINE).search(content[-_LONGEST:]))


def state(path: Path) -> SealState:
    """Return whether what a file holds is as it was sealed; only one that may be sealed is read. Raises `OSError`."""
    with path.open("rb") as file:
        is_zip = file.read(len(_ZIP)) == _ZIP
        pattern = _OF_ZIP if is_zip else _LINE
        file.seek(max(0, os.fstat(file.fileno()).st_size - _LONGEST))
        if not pattern.search(file.read()):
            return SealState.NONE
        file.seek(0)
        content = file.read()
    found = pattern.search(content)
    assert found
    body = content[: found.start()]
    digest = _digest(body[:-2]) if is_zip else _of_text(body)
    return SealState.WHOLE if found[1].decode("ascii") == digest else SealState.BROKEN


def _of_text(body: bytes) -> str:
    return _digest(_plain_ends(body.removeprefix(b"\xef\xbb\xbf")))


def _plain_ends(body: bytes) -> bytes:
    return body.replace(b"\r\n", b"\n")


def _digest(content: bytes) -> str:
    return _hash(content).hexdigest()[:_DIGITS]


def _hash(content: bytes = b"") -> _Hash:
    from hashlib import sha256  # loads OpenSSL, which an answer to the screen need not

    return sha256(content)
