"""The files that came back: those that are named, and those in folders, zips and zips in zips."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.exchange import spreadsheets, unreadable
from trygg_cli.message import message
from trygg_cli.system import files, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class ReturnedFile(NamedTuple):
    """A file by its name, with its bytes or why it cannot be read; or one beside the answers that is none."""

    name: str
    content: bytes = b""
    error: TryggError | None = None
    is_other: bool = False


class NoAnswers(TryggError):
    """A folder or a zip was named that has no workbooks in it."""

    hint = message("answers are called .xlsx or .ods")

    def __init__(self, name: str) -> None:
        super().__init__(message("{path} has no workbooks in it", path=name))


def find(names: Iterable[str]) -> Iterator[ReturnedFile]:
    """Yield the files that names stand for, each once, and what lies beside them in folders and zips."""
    seen: set[str] = set()
    for name in names:
        if files.path_kind(name) is not files.PathKind.FOLDER:
            found = [ReturnedFile(name)]
        else:
            paths = [path.as_posix() for path in sorted(Path(name).rglob("*")) if path.is_file()]
            found = [*_sorted_out(name, paths)]
        for file in found:
            path = os.path.realpath(file.name)
            if path not in seen:
                seen.add(path)
                yield from [file] if file.error or file.is_other else _read(file.name)


def home(names: Iterable[str]) -> str:
    """Return the folder that all files are in which names stand for; nothing where there is none but the current."""
    folders = [
        Path(name) if files.path_kind(name) is files.PathKind.FOLDER else Path(name).parent for name in names
    ]
    try:
        found = os.path.commonpath(folders)
    except ValueError:  # some are from the root, and some are not
        return ""
    return "" if found in (".", "") else Path(found).as_posix().removesuffix("/")


def _sorted_out(home: str, paths: Sequence[str]) -> Iterator[ReturnedFile]:
    """Yield of the files in a folder or zip those that may be answers, and then those that are none.

    What opens a workbook keeps files beside it for a while: they say something only where the workbook is gone.
    """
    answers = dict.fromkeys(path for path in paths if _is_answer(_name(path)))
    if not answers:
        yield ReturnedFile(home, error=NoAnswers(home))
    yield from map(ReturnedFile, answers)
    for path in paths:
        is_kept_beside = _name(path).startswith("~$") and path.replace("~$", "") in answers
        if not (path in answers or is_kept_beside or _name(path).startswith(".")):
            yield ReturnedFile(path, is_other=True)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _is_answer(name: str) -> bool:
    return name.lower().endswith((*spreadsheets.SUFFIXES, ".zip")) and not name.startswith(("~$", "."))


def _read(name: str) -> Iterator[ReturnedFile]:
    try:
        content = files.read(name)
    except TryggError as error:
        yield ReturnedFile(name, error=error)
        return
    if _name(windows.slashed(name)).startswith("~$"):
        yield ReturnedFile(name, error=unreadable.of_lock())
    else:
        yield from _taken_apart(name, content, _DEEPEST)


def _taken_apart(name: str, content: bytes, depth: int) -> Iterator[ReturnedFile]:
    """Yield a workbook as it is, and of a zip what is in it, also in zips that are in it."""
    if not spreadsheets.is_archive(content):
        yield ReturnedFile(name, content)
        return
    try:
        if not depth:
            raise TooManyZips
        parts = {f"{name}/{path}": part for path, part in sorted(spreadsheets.unpacked(content))}
    except TryggError as error:
        yield ReturnedFile(name, error=error)
        return
    for file in _sorted_out(name, [*parts]):
        if file.error or file.is_other:
            yield file
        else:
            yield from _taken_apart(file.name, parts[file.name], depth - 1)


_DEEPEST = 3
"""So many zips are opened inside each other: a small one can hold more than any disk."""


class TooManyZips(TryggError):
    """There are zips in zips in zips."""

    hint = message("unpack it, and take in the folder")

    def __init__(self) -> None:
        super().__init__(message("it is packed in zips in too many layers"))
