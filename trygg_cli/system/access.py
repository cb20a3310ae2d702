"""Who may read and write a file: kept when another takes its place, or nothing does.

A new file belongs to who made it. Its group, mode, access list and other attributes are those of the old one, and its
owner where the system lets us; where somebody could do less with it than before, it must not take the place.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from trygg_cli.message import Message, message
from trygg_cli.system.file_content import Unsuitable

if TYPE_CHECKING:
    from pathlib import Path

_LIST = "system.posix_acl_access"
_OPTIONAL = ("security.", "trusted.")
"""The attributes that the system gives anew, or keeps for itself."""

_READ_AND_WRITE = 0o6


def keep(old: Path, new: Path) -> None:
    """Give a new file the access of the one that it is to replace; raises `Unsuitable` where it cannot be had.

    On Windows it has that of the folder.
    """
    facts = os.stat(old)
    if facts.st_nlink > 1:
        raise Unsuitable(
            str(old), message("it has several names (hard links), and the others would keep what was")
        )
    if hasattr(os, "chown"):
        for owner, group in ((facts.st_uid, -1), (-1, facts.st_gid)):
            with suppress(OSError):  # what that means for anybody is looked at below
                os.chown(new, owner, group)
        _keep_attributes(old, new)
        os.chmod(new, stat.S_IMODE(facts.st_mode))
        if lost := _lost(facts, os.stat(new)):
            raise Unsuitable(str(old), lost)


def _keep_attributes(old: Path, new: Path) -> None:
    """Give a file the attributes of another; raises `Unsuitable` where the access list cannot be kept."""
    if sys.platform != "linux":  # Python knows of none elsewhere
        return
    wanted = _attributes(old)
    for name in _attributes(new) - wanted:
        if not name.startswith(_OPTIONAL):
            os.removexattr(new, name)  # such as the access list that the folder gives what is made in it
    for name in wanted:
        try:
            os.setxattr(new, name, os.getxattr(old, name))
        except OSError as error:
            if name == _LIST:
                raise Unsuitable(str(old), message("its access list cannot be kept")) from error


def _attributes(path: Path) -> set[str]:
    if sys.platform == "linux":
        with suppress(OSError):  # not every disk has some
            return {*os.listxattr(path)}
    return set()


def _lost(old: os.stat_result, new: os.stat_result) -> Message | None:
    """Return who could do less with a file than before, if anybody could."""
    if old.st_gid != new.st_gid and (old.st_mode >> 3) & _READ_AND_WRITE & ~old.st_mode:
        return message("those in its group could not use it any more")
    if old.st_uid != new.st_uid and (old.st_mode >> 6) & _READ_AND_WRITE & ~_of_owner(old.st_uid, new):
        return message("its owner could not use it any more")
    return None


def _of_owner(user: int, new: os.stat_result) -> int:
    """Return what the owner of the old file may do with the new one as one among others, in its group or not."""
    if sys.platform == "win32":
        return _READ_AND_WRITE
    import pwd

    with suppress(KeyError, OSError):
        owner = pwd.getpwuid(user)
        if new.st_gid in os.getgrouplist(owner.pw_name, owner.pw_gid):
            return new.st_mode >> 3
    return new.st_mode
