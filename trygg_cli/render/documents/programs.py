"""The programs that documents are made with, which come with extras and are loaded only when they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from types import ModuleType


class ProgramMissing(TryggError):
    """A format takes more than what is installed."""

    def __init__(self, format_: str, extra: str) -> None:
        super().__init__(message("to write {format} takes more than is installed", format=format_))
        self.hint = message('install it with: pip install "trygg[{extra}]"', extra=extra)


def typst(format_: str = "pdf") -> ModuleType:
    """Return the module that sets pages; raises `ProgramMissing`."""
    try:
        import typst as module
    except ImportError as error:
        raise ProgramMissing(format_, format_) from error
    return module


def docx() -> ModuleType:
    """Return the module that writes files for Word; raises `ProgramMissing`."""
    try:
        import docx as module
    except ImportError as error:
        raise ProgramMissing("docx", "docx") from error
    return module


def docxtpl() -> ModuleType:
    """Return the module that fills in templates of Word; raises `ProgramMissing`."""
    try:
        import docxtpl as module
    except ImportError as error:
        raise ProgramMissing("docx", "docx") from error
    found: ModuleType = module
    return found


def pypdf() -> ModuleType:
    """Return the module that reads PDF; raises `ProgramMissing`."""
    try:
        import pypdf as module
    except ImportError as error:
        raise ProgramMissing("pdf", "pdf") from error
    return module
