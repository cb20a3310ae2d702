"""Reading and writing: disk and standard streams."""

import contextlib
import glob
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.desk import windows
from trygg_cli.desk.config import Config
from trygg_cli.errors import FileUnreadable, FileUnwritable, TryggError
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


class NoPlans(TryggError):
    """There is nothing to do, since no plan was named and none is found."""

    hint = message("name a plan, or make the folder ready with trygg init")

    def __init__(self, places: Iterable[str]) -> None:
        super().__init__(message("there are no plans in {places}", places=list(places)))


def find(names: Iterable[str], config: Config) -> Iterator[str | FileUnreadable]:
    """Yield the files that names stand for: files, folders, globs and `-`; the project's plans for no names.

    A name that stands for nothing yields the reason, so that it does not hide the others. A file that is reached in
    several ways, by a link or ./, is there once, by the first of its names.
    """
    named = [*names]
    wanted = named or [relative(config.folder / plans) for plans in config.plans]
    found = [[*_expand(name)] for name in wanted]
    if not named and not any(found):
        raise NoPlans(wanted)
    seen: set[object] = set()
    for name, meant in zip(wanted, found, strict=True):
        if not meant:
            yield FileUnreadable(name, _absence(name))
        for file in meant:
            mark = _mark(file)
            if mark not in seen:
                seen.add(mark)
                yield file


def _mark(file: str | FileUnreadable) -> object:
    """Return what tells a file from others, whatever it is called."""
    if isinstance(file, str) and file != STDIN:
        with contextlib.suppress(OSError):
            facts = os.stat(file)
            if facts.st_ino:
                return facts.st_dev, facts.st_ino
    return file


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


def _absence(name: str) -> Message:
    if path_kind(name) is PathKind.FOLDER:
        return message("there are no plans (.yaml) in the folder")
    if glob.has_magic(name):
        return message("no file matches")
    return message("there is no such file")


def _expand(name: str) -> Iterator[str | FileUnreadable]:
    kind = path_kind(name)
    if name == STDIN or kind is PathKind.FILE:
        yield slashed(name)
    elif kind is PathKind.FOLDER:
        yield from _below(Path(name).as_posix())
    elif kind:  # a pipe, such as the shell's <(…)
        yield name
    elif glob.has_magic(name):
        found = glob.glob(name, recursive=True)
        yield from sorted(slashed(file) for file in found if Path(file).is_file())


def _below(folder: str) -> Iterator[str | FileUnreadable]:
    """Yield the plans in a folder and those in it, without what is hidden and without following links to folders."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield FileUnreadable(folder, reason(error))
        return
    for entry in entries:
        name = entry.name if folder == "." else f"{folder.rstrip('/')}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not windows.is_junction(entry):
                yield from _below(name)
        elif is_plan(entry.name):
            yield from _entry(entry, name)


def _entry(entry: "os.DirEntry[str]", name: str) -> Iterator[str | FileUnreadable]:
    """Yield a plan of a folder, or why it cannot be read; what is no file is passed by, and a link to nothing told."""
    try:
        if entry.is_file():
            yield name
        elif entry.is_symlink():
            Path(name).stat()
    except OSError as error:
        yield FileUnreadable(name, reason(error))


def read(name: str) -> bytes:
    """Return what a file holds, or standard input for `-`; raises `FileUnreadable`."""
    try:
        if name == STDIN:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except OSError as error:
        raise FileUnreadable(name, reason(error)) from error


def seen(names: Iterable[str]) -> "list[Sighting]":
    """Return which plans are in files, as far as they say, each file once; standard input is not read for that."""
    from trygg_cli.reading.same_id import seen_in

    found: dict[str, Sighting | None] = {}
    for name in names:
        with contextlib.suppress(FileUnreadable):
            found.setdefault(os.path.realpath(name), seen_in(name, b"" if name == STDIN else read(name)))
    return [one for one in found.values() if one]


def reason(error: OSError) -> Message:
    """Return what the operating system complains of, in our words."""
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
