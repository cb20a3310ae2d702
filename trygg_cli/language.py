"""The language in which everything a person sees is written.

English source texts are the keys. The Swedish catalogue holds sentences; the English one
holds the words that are Swedish in the plan format itself (`ej påbörjad` is *not started*).
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from trygg_cli import package
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message

LANGUAGES = ("sv", "en")
DEFAULT = "sv"

_current: gettext.NullTranslations = gettext.NullTranslations()
_name = "en"


class CataloguesMissing(TryggError):
    """The catalogues lie where trygg lies, but nobody has compiled them; said in English, since there is no other."""

    hint = message("Run make catalogue there, or pip install --editable .")

    def __init__(self) -> None:
        super().__init__(
            message(
                "its sentences in {folder} are not compiled, as in a fresh clone", folder=package.CATALOGUES
            )
        )


def use(name: str) -> None:
    """Speak this language from now on: `sv` or `en`; raises `CataloguesMissing`."""
    global _current, _name  # noqa: PLW0603 one language is spoken at a time
    try:
        _current = package.catalogue(name)
    except FileNotFoundError as error:
        raise CataloguesMissing from error
    _name = name
    _template.cache_clear()


@contextmanager
def spoken(name: str) -> Iterator[None]:
    """Speak another language for a while."""
    before = _name
    use(name)
    try:
        yield
    finally:
        use(before)


def current() -> str:
    """Return the name of the language spoken now."""
    return _name


def translate(what: Message | str) -> str:
    """Return the sentence in the current language, its arguments translated and put in."""
    if isinstance(what, str):
        return _template(what) if what else ""
    form = what.plural
    template = _template(what.text) if form is None else _current.ngettext(what.text, form, what.number)
    if not what.args:
        return template.format() if "{" in template else template
    return template.format(
        **{name: value if type(value) is str else _argument(value) for name, value in what.args.items()}
    )


@cache
def _template(text: str) -> str:
    return _current.gettext(text)


def number(value: float) -> str:
    """Return a number with no more decimals than it has: 2 576 and 3,72, or 2,576 and 3.72."""
    if -1000 < value < 1000 and value == int(value):
        return str(int(value)).replace("-", "\N{MINUS SIGN}")
    from decimal import Decimal  # most numbers are small and whole, and it is slow to load

    text = f"{abs(Decimal(repr(value))):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if _name == "sv":
        text = text.replace(",", "\u00a0").replace(".", ",")
    return f"\N{MINUS SIGN}{text}" if value < 0 else text


def digits(value: float) -> str:
    """Return a number as plans have it: every digit, a point before decimals and never an exponent."""
    text = f"{value:.15g}"
    if "e" not in text:
        return text
    from decimal import Decimal

    return f"{Decimal(text):f}"


def paragraph(section: str) -> str:
    """Return which paragraph of the minutes a decision is: § 12, also where only 12 is written."""
    return f"§\u00a0{section}" if section[:1].isdigit() and "§" not in section else section


def _argument(value: object) -> object:
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Message):
        return translate(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(str(_argument(part)) for part in value)
    return value


def sentence(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]
