"""Which of the files that came back --prefer means: by their path, their name, or the zip or folder they are in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from unicodedata import normalize

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.suggestion import did_you_mean
from trygg_cli.system import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class NotAmongFiles(TryggError):
    """A file was to be preferred that is none of those that came."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(message("--prefer {name}: none of the files that were read is called so", name=name))
        names = [file.rpartition("/")[2] for file in known]
        self.hint = did_you_mean(name.rpartition("/")[2], names) or message(
            "write one of {names}", names=names
        )


class SeveralFiles(TryggError):
    """A file was to be preferred by a name that several have."""

    def __init__(self, name: str, found: Sequence[str]) -> None:
        super().__init__(
            message("--prefer {name}: several of the files that were read are called so", name=name)
        )
        self.hint = message("write one of {names}", names=found)


def preferred(names: Iterable[str], known: Sequence[str]) -> frozenset[str]:
    """Return the files that are meant; raises `NotAmongFiles` and `SeveralFiles`."""
    return frozenset(file for name in names for file in _meant(windows.slashed(name).rstrip("/"), known))


def _meant(name: str, known: Sequence[str]) -> Iterator[str]:
    there = [file for file in known if _is_at(_path(file), _path(name))]
    called = [file for file in known if f"/{_plain(name)}/" in f"/{_plain(file)}/"]
    places = {f"/{_plain(file)}/".partition(f"/{_plain(name)}/")[0] for file in called}
    if not (there or called):
        raise NotAmongFiles(name, known)
    if not there and len(places) > 1:
        raise SeveralFiles(name, called)
    yield from there or called


def _is_at(path: str, home: str) -> bool:
    return path == home or path.startswith(home + os.sep)


def _path(name: str) -> str:
    return _plain(os.path.realpath(name))


def _plain(name: str) -> str:
    """Return a name as others spell it: å is one letter or two, as the disk has it."""
    return normalize("NFC", name)
