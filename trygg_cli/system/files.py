"""Reading and writing: disk and standard streams."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.errors import FileUnreadable, FileUnwritable
from trygg_cli.message import Message, message
from trygg_cli.system import file_content, streams, windows

if TYPE_CHECKING:
    from trygg_cli.reading.same_id import Sighting

STDIN = "-"
_SUFFIXES = (".yaml", ".yml")


def is_plan(name: str) -> bool:
    """Tell whether a file is called as plans are; in whatever case, since Windows minds none."""
    return os.path.splitext(name)[1].lower() in _SUFFIXES


def relative(path: Path) -> str:
    """Return how a file or folder is reached from here; the whole path where it lies on another drive of Windows."""
    with contextlib.suppress(ValueError):
        return windows.slashed(os.path.relpath(path))
    return path.as_posix()


class PathKind(Enum):
    """What a path leads to."""

    FILE = auto()
    FOLDER = auto()
    OTHER = auto()


def path_kind(name: str) -> PathKind | None:
    """Return what a path leads to; nothing where it leads nowhere, as a text too long for a path does."""
    try:
        mode = Path(name).stat().st_mode
    except (OSError, ValueError):
        return None
    if stat.S_ISREG(mode):
        return PathKind.FILE
    return PathKind.FOLDER if stat.S_ISDIR(mode) else PathKind.OTHER


def is_same(name: str, other: str) -> bool:
    """Tell whether two paths lead to the same place, through links."""
    return os.path.realpath(name) == os.path.realpath(other)


def read(name: str) -> bytes:
    """Return what a file holds, or standard input for `-`; raises `FileUnreadable`."""
    try:
        if name == STDIN:
            return sys.stdin.buffer.read()
        return file_content.read(name)
    except ValueError:  # a null character in the name
        raise FileUnreadable(name, message("there is no such file")) from None
    except OSError as error:
        raise FileUnreadable(name, reason(error)) from error


def seen(names: Iterable[str]) -> "list[Sighting]":
    """Return which plans are in files, as far as they say, each file once; standard input is not read for that."""
    from trygg_cli.reading.same_id import seen_in

    found: dict[str, Sighting | None] = {}
    for name in names:
        with contextlib.suppress(FileUnreadable):
            found.setdefault(os.path.realpath(name), seen_in(name, b"" if name == STDIN else read(name)))
    return [sighting for sighting in found.values() if sighting]


def reason(error: OSError) -> Message:
    """Return what the operating system complains of, in our words."""
    from trygg_cli.system import system_errors  # only what goes wrong needs it

    return system_errors.complaint(error)


def write(name: str, content: str | bytes | Iterable[str], *, force: bool | None = None) -> None:
    """Write an answer, whole or not at all; `-` is standard output. Raises `FileUnwritable`.

    It takes the place of nothing that trygg has not written (`answer_targets`), with `force` of no plan or setting.
    What comes in pieces goes to standard output as it comes, so it must be certain that all of it will.
    """
    if streams.is_answered(name):
        streams.answer(content)
        return
    if not isinstance(content, (str, bytes)):
        from trygg_cli.system import answer_files

        answer_files.write(name, content, force=force)
        return
    from trygg_cli.system import answer_targets, written_answers

    answer = content.encode("utf-8", "replace") if isinstance(content, str) else content
    digest = written_answers.digest(answer)
    check_target(name, digest, force=force)
    replace(name, answer)
    if not is_plan(name) and not answer_targets.is_marked(answer):
        written_answers.note(name, digest)


def check_target(name: str, digest: str | None = None, *, force: bool | None = None) -> None:
    """Complain of a file that no answer, or not the one with that digest, may replace; raises `FileUnwritable`."""
    from trygg_cli.system import answer_targets

    if name == STDIN:
        return
    windows.check(name)
    try:
        answer_targets.check(name, digest, force=force)
    except OSError as error:
        raise _refusal(name, error) from error


def replace(name: str, content: str | bytes, expected: bytes | None = None) -> None:
    """Put content in the place of what a file holds, whole or not at all; every plan that is changed goes this way.

    With `expected`, what the file held when it was read, only if it still does: a program without our lock loses
    nothing either. The file keeps who may use it. Raises `FileChanged`, `FolderBusy` and `FileUnwritable`, and then
    nothing is written.
    """
    from trygg_cli.system import atomic  # only what writes needs it

    windows.check(name)
    try:
        atomic.replace(
            name, content.encode("utf-8", "replace") if isinstance(content, str) else content, expected
        )
    except OSError as error:
        raise _refusal(name, error) from error


def make_folder(path: Path) -> None:
    """Make a folder, and those it lies in; raises `FileUnwritable`."""
    windows.check(str(path))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(path), reason(error)) from error


def _refusal(name: str, error: OSError) -> FileUnwritable:
    from trygg_cli.system import system_errors

    return system_errors.refusal(name, error)
