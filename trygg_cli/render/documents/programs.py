"""The programs that documents are made with, which come with extras and are loaded only when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from types import ModuleType


class ProgramMissing(TryggError):
    """A format takes more than what is installed."""

    def __init__(self, format_: str, extra: str) -> None:
        super().__init__(message("to write {format} takes more than is installed", format=format_))
        self.hint = message('install it with: pip install "trygg[{extra}]"', extra=extra)


def typst(format_: str = "pdf") -> Any:
    """Return the module that sets pages; raises `ProgramMissing`."""
    return _module("typst", format_)


def docx() -> Any:
    """Return the module that writes files for Word; raises `ProgramMissing`."""
    return _module("docx", "docx")


def docxtpl() -> Any:
    """Return the module that fills in templates of Word; raises `ProgramMissing`."""
    return _module("docxtpl", "docx")


def pypdf() -> Any:
    """Return the module that reads PDF; raises `ProgramMissing`."""
    return _module("pypdf", "pdf")


def _module(name: str, format_: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise ProgramMissing(format_, format_) from error
