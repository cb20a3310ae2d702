"""Reading and writing: disk and standard streams."""

import contextlib
import glob
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from trygg_cli.cli.config import Config
from trygg_cli.errors import FileUnreadable, FileUnwritable, TryggError
from trygg_cli.message import Message, message

STDIN = "-"
_SUFFIXES = (".yaml", ".yml")


class NoPlans(TryggError):
    """There is nothing to do, since no plan was named and none is found."""

    hint = message("name a plan, or make the folder ready with trygg init")

    def __init__(self, places: Iterable[str]) -> None:
        super().__init__(message("there are no plans in {places}", places=list(places)))


def find(names: Iterable[str], config: Config) -> Iterator[str | FileUnreadable]:
    """Yield the files that names stand for: files, folders, globs and `-`; the project's plans for no names.

    A name that stands for nothing yields the reason, so that it does not hide the others.
    """
    named = [*names]
    wanted = named or [_relative(config.folder / plans) for plans in config.plans]
    found = [[*_expand(name)] for name in wanted]
    if not named and not any(found):
        raise NoPlans(wanted)
    seen: set[str | FileUnreadable] = set()
    for name, meant in zip(wanted, found, strict=True):
        if not meant:
            yield FileUnreadable(name, _absence(name))
        for file in meant:
            if file not in seen:
                seen.add(file)
                yield file


def _relative(path: Path) -> str:
    with contextlib.suppress(ValueError):
        return os.path.relpath(path).replace(os.sep, "/")
    return path.as_posix()


def _absence(name: str) -> Message:
    if Path(name).is_dir():
        return message("there are no plans (.yaml) in the folder")
    if glob.has_magic(name):
        return message("no file matches")
    return message("there is no such file")


def _expand(name: str) -> Iterator[str | FileUnreadable]:
    path = Path(name)
    if name == STDIN or path.is_file():
        yield name
    elif path.is_dir():
        yield from _below(path.as_posix())
    elif path.exists():  # a pipe, such as the shell's <(…)
        yield name
    elif glob.has_magic(name):
        found = glob.glob(name, recursive=True)  # noqa: PTH207 takes absolute patterns, which Path.glob does not
        yield from sorted(file.replace(os.sep, "/") for file in found if Path(file).is_file())


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
            yield from _below(name)
        elif os.path.splitext(entry.name)[1] in _SUFFIXES and entry.is_file():  # noqa: PTH122 asked of every file
            yield name


def read(name: str) -> bytes:
    """Return what a file holds, or standard input for `-`; raises `FileUnreadable`."""
    try:
        if name == STDIN:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except OSError as error:
        raise FileUnreadable(name, reason(error)) from error


def reason(error: OSError) -> Message:
    """Return what the operating system complains of, in our words."""
    known = {
        FileNotFoundError: message("there is no such file"),
        PermissionError: message("access is denied"),
        IsADirectoryError: message("it is a folder"),
        NotADirectoryError: message("a part of the path is a file and no folder"),
    }
    return known.get(type(error), message("{reason}", reason=error.strerror or str(error)))


def write(name: str, content: str | bytes) -> None:
    """Replace what a file holds, whole or not at all; `-` is standard output. Raises `FileUnwritable`.

    The content goes to a new file beside the old one, which then takes its place and its permissions.
    """
    if name == STDIN:
        _print(content)
        return
    path = Path(os.path.realpath(name))
    try:
        _replace(path, content.encode("utf-8", "replace") if isinstance(content, str) else content)
    except OSError as error:
        raise FileUnwritable(name, reason(error)) from error


def make_folder(path: Path) -> None:
    """Make a folder, and those it lies in; raises `FileUnwritable`."""
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
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 a descriptor
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, path.stat().st_mode if path.exists() else 0o666 & ~_umask())  # noqa: PTH101
        os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
