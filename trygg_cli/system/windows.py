"""What only Windows asks for: names it has no room for, a console that must be told of colours, where programs are."""

from __future__ import annotations

import os
import re
import stat
import sys
from functools import cache
from pathlib import PureWindowsPath

from trygg_cli.errors import FileUnwritable
from trygg_cli.message import message

_FORBIDDEN = re.compile(r'[\x00-\x1f"*:<>?|]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE
)
_LONGEST = 260
_LAST_IS_DROPPED = (" ", ".")
_NOTHING = "nul"

_STANDARD_OUTPUT = -11
_UNDERSTANDS_ESCAPES = 4


def is_here() -> bool:
    """Tell whether this is Windows."""
    return sys.platform == "win32"


def slashed(name: str) -> str:
    """Return a path with / between its parts, which is how paths are shown and known; Windows reads it as well."""
    return name.replace(os.sep, "/")


def is_nothing(name: str) -> bool:
    """Tell whether a name stands for no file, as git and the systems call it."""
    return name == "/dev/null" or (is_here() and name.lower() == _NOTHING)


def refuses(name: str) -> bool:
    """Tell whether Windows has no file or folder of this name: it stands for a device, or would be called otherwise."""
    path = PureWindowsPath(name)
    if name.lower() == _NOTHING:
        return False
    return any(
        bool(_FORBIDDEN.search(part) or _RESERVED.fullmatch(part))
        or (part.endswith(_LAST_IS_DROPPED) and part != "..")
        for part in path.parts[bool(path.anchor) :]
    )


def check(name: str) -> None:
    """Complain of a name that Windows has no file by, such as aux.yaml; raises `FileUnwritable`."""
    if is_here() and refuses(name):
        raise FileUnwritable(name, message("Windows has no files or folders by that name"))


def is_too_long(name: str) -> bool:
    """Tell whether a path is so long that Windows says that it is not there, unless somebody has let it be longer."""
    return is_here() and len(os.path.abspath(name)) >= _LONGEST


def is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether a folder is a link to another, of the sort that Windows does not call a link."""
    if sys.platform != "win32":
        return False
    return entry.stat(follow_symlinks=False).st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def quoted(argument: str) -> str:
    """Return an argument as it is typed in the shell of this system."""
    if not is_here():
        import shlex

        return shlex.quote(argument)
    return argument if re.fullmatch(r"[\w./:\\-]+", argument) else f'"{argument}"'


@cache
def program(name: str) -> str | None:
    """Return what to run as an installed program; nothing where it is known that there is none.

    Asked for by its name alone, Windows would rather run one that lies in the current folder.
    """
    if not is_here():
        return name
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]
    found = (os.path.join(folder, f"{name}.exe") for folder in folders)
    return next(filter(os.path.isfile, found), None)


def can_colour() -> bool:
    """Tell whether the console shows colours; one of Windows does so when it is told to, since Windows 10."""
    if sys.platform != "win32":
        return True
    import ctypes

    console = ctypes.windll.kernel32
    console.GetStdHandle.restype = ctypes.c_void_p
    output, mode = ctypes.c_void_p(console.GetStdHandle(_STANDARD_OUTPUT)), ctypes.c_ulong()
    if not console.GetConsoleMode(output, ctypes.byref(mode)):
        return True  # no console: a file or a pipe, and whoever reads it decides
    return bool(console.SetConsoleMode(output, mode.value | _UNDERSTANDS_ESCAPES))
