"""Files that are to be new: what is there is never written over."""

from __future__ import annotations

import os
from pathlib import Path

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import files


class AlreadyThere(TryggError):
    """There is a file where a new one would be."""

    hint = message("choose another name with --output; a plan that exists is never written over")

    def __init__(self, path: str) -> None:
        super().__init__(message("{path} is already there", path=path))


def check(target: str) -> None:
    """Raise `AlreadyThere` where there is a file of a name, or anything else."""
    if target != files.STDIN and os.path.lexists(target):
        raise AlreadyThere(target)


def write(target: str, text: str) -> None:
    """Write a new file, or to standard output; raises `AlreadyThere`."""
    check(target)
    if target != files.STDIN:
        files.make_folder(Path(target).parent)
    files.write(target, text)
