"""What the operating system and SQLite complain of, in our words; what is not known here is quoted."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from trygg_cli.errors import FileUnwritable
from trygg_cli.message import message
from trygg_cli.system import windows
from trygg_cli.system.file_content import Unsuitable

if TYPE_CHECKING:
    import sqlite3

    from trygg_cli.message import Message

_DENIED = message("access is denied")
_FULL = message("the disk is full")
_READ_ONLY = message("the disk can only be read")
_DISK = message("the disk does not answer as it should")
_NETWORK = message("the network drive does not answer")
_LOCKED = message("another program is using it")
_MEMORY = message("there is too little memory")
_TOO_LARGE = message("it is larger than is allowed there")
_CANNOT = message("the system cannot do that there")
_DEVICE = message("there is no such device")
_OPEN_FILES = message("too many files are open")

# by name, since the numbers differ between systems and not all have all of them
_BY_NAME = {
    "ENOENT": message("there is no such file"),
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "EISDIR": message("it is a folder"),
    "ENOTDIR": message("a part of the path is a file and no folder"),
    "EEXIST": message("something has that name already"),
    "ENOTEMPTY": message("the folder is not empty"),
    "ENOSPC": _FULL,
    "EDQUOT": message("your share of the disk is used up"),
    "EROFS": _READ_ONLY,
    "EIO": _DISK,
    "ENAMETOOLONG": message("the name is too long"),
    "EILSEQ": message("there are characters in the name that it cannot have there"),
    "ELOOP": message("links lead in a circle"),
    "EXDEV": message("it lies on another disk"),
    "EMFILE": _OPEN_FILES,
    "ENFILE": _OPEN_FILES,
    "EBUSY": _LOCKED,
    "ETXTBSY": _LOCKED,
    "EAGAIN": _LOCKED,
    "EWOULDBLOCK": _LOCKED,
    "EDEADLK": _LOCKED,
    "EDEADLOCK": _LOCKED,
    "ENOLCK": _LOCKED,
    "ENOMEM": _MEMORY,
    "EFBIG": _TOO_LARGE,
    "EOVERFLOW": _TOO_LARGE,
    "EINVAL": _CANNOT,
    "ENOSYS": _CANNOT,
    "ENOTSUP": _CANNOT,
    "EOPNOTSUPP": _CANNOT,
    "ENOTTY": _CANNOT,
    "ESPIPE": _CANNOT,
    "ENODEV": _DEVICE,
    "ENXIO": _DEVICE,
    "EBADF": message("it is closed already"),
    "EPIPE": message("nobody reads what is written"),
    "ENOEXEC": message("it is no program that runs here"),
    "E2BIG": message("there are too many arguments, or too long ones"),
    **dict.fromkeys(
        ("ETIMEDOUT", "ESTALE", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENETRESET",
         "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "ENOTCONN", "EREMOTEIO", "ENOLINK"),
        _NETWORK,
    ),
}  # fmt: skip

# the result codes that a file can be the reason of; the extended ones have these in their last eight bits
_OF_SQLITE = {
    3: _DENIED,  # PERM
    5: _LOCKED,  # BUSY
    6: _LOCKED,  # LOCKED
    7: _MEMORY,  # NOMEM
    8: _READ_ONLY,  # READONLY
    10: _DISK,  # IOERR
    13: _FULL,  # FULL
    14: message("the file cannot be opened"),  # CANTOPEN
    18: _TOO_LARGE,  # TOOBIG
}
_PRIMARY = 0xFF


class NoFolder(FileUnwritable):
    """The folder of an answer is not there."""

    hint = message("make the folder first, or choose another")


class InUse(FileUnwritable):
    """Windows does not let a file be replaced: as a rule since it is open somewhere."""

    hint = message(
        "Is it open in another program, such as Excel? Close it there and try again. Or is it write-protected?"
    )


def complaint(error: OSError) -> Message:
    """Return why the operating system did not do something."""
    if isinstance(error, Unsuitable):
        return error.sentence
    if isinstance(error, FileNotFoundError) and windows.is_too_long(str(error.filename or "")):
        return message(
            "the path is longer than Windows allows; a shorter name, or a folder nearer the top, helps"
        )
    known = _BY_NAME.get(errno.errorcode.get(error.errno or 0, ""))
    return known or message('the system says "{reason}"', reason=error.strerror or str(error))


def refusal(name: str, error: OSError) -> FileUnwritable:
    """Return why a file cannot be written."""
    folder = os.path.dirname(name)
    if isinstance(error, FileNotFoundError) and folder and not os.path.isdir(folder):
        return NoFolder(name, message("there is no folder {folder}", folder=windows.slashed(folder)))
    is_held = windows.is_here() and isinstance(error, PermissionError) and os.path.isfile(name)
    return (InUse if is_held else FileUnwritable)(name, complaint(error))


def of_exception(error: Exception) -> Message | None:
    """Return what to say of an error that can meet any command, and is no fault of ours; nothing of others."""
    match error:
        case OSError(filename=None):
            return message("the answer cannot be written: {reason}", reason=complaint(error))
        case OSError():
            return message("{name}: {reason}", name=str(error.filename), reason=complaint(error))
        case RecursionError():
            return message("something is nested deeper than can be followed")
        case MemoryError():
            return _MEMORY
    return None


def complaint_of_sqlite(error: sqlite3.Error) -> Message:
    """Return why SQLite could not write a file."""
    known = _OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
    return known or message('SQLite says "{reason}"', reason=str(error))
