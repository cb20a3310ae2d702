"""What comes along with trygg, read by name: tables of the model, catalogues, questions, example plans, words."""

import gettext
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path

_HERE = Path(__file__).parent

DOMAIN = "trygg"
CATALOGUES = _HERE / "locale"
_NO_GUIDES = ("architecture",)
"""Documents for those who change trygg itself."""


def text(*name: str) -> str:
    """Return the text of a file in the package."""
    return _HERE.joinpath(*name).read_text("utf-8")


def names(suffix: str, *folder: str) -> list[str]:
    """Return the names of the files of a kind in a folder of the package, without the ending."""
    return sorted(path.stem for path in _HERE.joinpath(*folder).glob(f"*{suffix}"))


def folder(*name: str) -> str:
    """Return where a folder in the package lies, for programs that look for themselves."""
    return str(_HERE.joinpath(*name))


def guides() -> dict[str, Callable[[], str]]:
    """Return the guides that come along, by their names, each to be read when it is asked for."""
    installed = _HERE / "guides"
    found = (installed if installed.is_dir() else _HERE.parent / "docs").glob("*.md")
    named = {unicodedata.normalize("NFC", path.stem): path for path in found if path.stem not in _NO_GUIDES}
    return {name: partial(named[name].read_text, "utf-8") for name in sorted(named)}


def catalogue(language: str) -> gettext.NullTranslations:
    """Return the sentences in a language; raises `FileNotFoundError` where they have not been compiled."""
    return gettext.translation(DOMAIN, CATALOGUES, [language])
