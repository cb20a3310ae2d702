"""What comes along with trygg, read by name: tables of the model, catalogues, questions, example plans, words."""

import gettext
from pathlib import Path

_HERE = Path(__file__).parent

DOMAIN = "trygg"
CATALOGUES = _HERE / "locale"


def text(*name: str) -> str:
    """Return the text of a file in the package."""
    return _HERE.joinpath(*name).read_text("utf-8")


def names(suffix: str, *folder: str) -> list[str]:
    """Return the names of the files of a kind in a folder of the package, without the ending."""
    return sorted(path.stem for path in _HERE.joinpath(*folder).glob(f"*{suffix}"))


def catalogue(language: str) -> gettext.NullTranslations:
    """Return the sentences in a language; raises `FileNotFoundError` where they have not been compiled."""
    return gettext.translation(DOMAIN, CATALOGUES, [language])
