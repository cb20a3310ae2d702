"""Reading and writing: disk and standard streams."""

import contextlib
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.desk import file_content, windows
from trygg_cli.errors import FileUnreadable, FileUnwritable
from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from trygg_cli.reading.same_id import Sighting

STDIN = "-"
_SUFFIXES = (".yaml", ".yml")
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries to replace a file that something else looks at for a moment."""


class InUse(FileUnwritable):
    """Windows does not let a file be replaced: as a rule since it is open somewhere."""

    hint = message(
        "Is it open in another program, such as Excel? Close it there and try again. Or is it write-protected?"
    )


def is_plan(name: str) -> bool:
    """Tell whether a file is called as plans are; in whatever case, since Windows minds none."""
    return os.path.splitext(name)[1].lower() in _SUFFIXES


def slashed(name: str) -> str:
    """Return a path with / between its parts, which is how paths are shown and known; Windows reads it as well."""
    return name.replace(os.sep, "/")


def relative(path: Path) -> str:
    """Return how a file or folder is reached from here; the whole path where it lies on another drive of Windows."""
    with contextlib.suppress(ValueError):
        return slashed(os.path.relpath(path))
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
    if isinstance(error, file_content.Unsuitable):
        return error.sentence
    if isinstance(error, FileNotFoundError) and windows.is_too_long(str(error.filename or "")):
        return message(
            "the path is longer than Windows allows; a shorter name, or a folder nearer the top, helps"
        )
    from trygg_cli.desk import system_errors  # only what goes wrong needs it

    return system_errors.complaint(error)


def write(name: str, content: str | bytes) -> None:
    """Replace what a file holds, whole or not at all; `-` is standard output. Raises `FileUnwritable`.

    The content goes to a new file beside the old one, which then takes its place and its permissions.
    """
    if name == STDIN:
        _print(content)
        return
    check(name)
    path = Path(os.path.realpath(name))
    try:
        _replace(path, content.encode("utf-8", "replace") if isinstance(content, str) else content)
    except OSError as error:
        raise refusal(name, error) from error


def check(name: str) -> None:
    """Complain of a name that Windows has no file by, such as aux.yaml; raises `FileUnwritable`."""
    if windows.is_here() and windows.refuses(name):
        raise FileUnwritable(name, message("Windows has no files or folders by that name"))


def refusal(name: str, error: OSError) -> FileUnwritable:
    """Return why a file cannot be written, in our words."""
    is_held = windows.is_here() and isinstance(error, PermissionError) and os.path.isfile(name)
    return (InUse if is_held else FileUnwritable)(name, reason(error))


def make_folder(path: Path) -> None:
    """Make a folder, and those it lies in; raises `FileUnwritable`."""
    check(str(path))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(path), reason(error)) from error


def _print(content: str | bytes) -> None:
    if isinstance(content, str):
        sys.stdout.write(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        path.write_bytes(content)
        return
    new = beside(path)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not path.exists():
            new.chmod(0o666 & ~_umask())
        keep_permissions(path, new)
        take_place(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def beside(path: Path) -> Path:
    """Return a path that nothing has yet, in the same folder; `tempfile` hangs on Windows where it may not write."""
    return path.with_name(f".{path.name[:40]}.{os.urandom(4).hex()}.tmp")


def keep_permissions(old: Path, new: Path) -> None:
    """Give a new file the permissions of the one it replaces; on Windows it has those of the folder."""
    if not windows.is_here() and old.exists():
        shutil.copymode(old, new)


def take_place(new: Path, old: Path) -> None:
    """Put a new file or folder in the place of an old one, at once.

    Windows refuses as long as anybody has either open, also the moment that a virus scanner or OneDrive looks at it.
    """
    for pause in _PAUSES if windows.is_here() else ():
        try:
            os.replace(new, old)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(new, old)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
