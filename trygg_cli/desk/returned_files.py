"""The files that came back: those that are named, and those in folders and zips."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk import files
from trygg_cli.errors import TryggError
from trygg_cli.exchange import spreadsheets
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ReturnedFile(NamedTuple):
    """A file by its name, with its bytes or why it cannot be read."""

    name: str
    content: bytes = b""
    error: TryggError | None = None


class NoAnswers(TryggError):
    """A folder or a zip was named that has no workbooks in it."""

    hint = message("answers are called .xlsx or .ods")

    def __init__(self, name: str) -> None:
        super().__init__(message("{path} has no workbooks in it", path=name))


def find(names: Iterable[str]) -> Iterator[ReturnedFile]:
    """Yield the files that names stand for, each once; what opens files beside them for a while is passed over."""
    seen: set[str] = set()
    for name in names:
        found = [*_inside(name)] if files.path_kind(name) is files.PathKind.FOLDER else [name]
        if not found:
            yield ReturnedFile(name, error=NoAnswers(name))
        for path in found:
            if os.path.realpath(path) not in seen:
                seen.add(os.path.realpath(path))
                yield from _read(path)


def _inside(folder: str) -> Iterator[str]:
    """Yield the workbooks and zips in a folder, in the order of their names."""
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file() and _is_answer(path.name, (*spreadsheets.SUFFIXES, ".zip")):
            yield path.as_posix()


def _is_answer(name: str, suffixes: tuple[str, ...] = spreadsheets.SUFFIXES) -> bool:
    return name.lower().endswith(suffixes) and not name.startswith(("~$", ".~lock", "._", "."))


def _read(name: str) -> Iterator[ReturnedFile]:
    try:
        content = files.read(name)
        if not spreadsheets.is_archive(content):
            yield ReturnedFile(name, content)
            return
        inside = [
            (path, part) for path, part in spreadsheets.unpacked(content) if _is_answer(path.split("/")[-1])
        ]
    except TryggError as error:
        yield ReturnedFile(name, error=error)
        return
    if not inside:
        yield ReturnedFile(name, error=NoAnswers(name))
    yield from (ReturnedFile(f"{name}/{path}", part) for path, part in sorted(inside))
