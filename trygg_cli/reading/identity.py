"""Which plan a plan is: known by its id and its municipality, never by the name of its file.

Two plans are one where neither letter case nor the way in which a letter is stored (é is one sign or two) tells
their ids apart, since neither people nor every file system can.  A plan that names no municipality may be
anybody's.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.late_loading import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.data import Data

_PLAIN = late(
    rb"""[ \t]*:[ \t]+(?:"([^"\\\r\n]*)"|'([^'\r\n]*)'|([0-9A-Za-z\x80-\xff][^:#\r\n]*?))[ \t]*"""
    rb"""(?:[ \t]#[^\r\n]*)?(?:\r?\n|\Z)(?![ \t]+[^\s#])"""
)
"""What follows a key that has all of its value on its line, in quotation marks or none."""
_COLON = late(rb"[ \t]*:")
_NULLS = (b"null", b"Null", b"NULL")


class Identity(NamedTuple):
    """The id and the municipality of a plan as they stand in it; no municipality is the empty text."""

    id: str
    municipality: str = ""

    @property
    def key(self) -> str:
        """What the id is compared by."""
        return fold(self.id)

    @property
    def home(self) -> str:
        """The municipality as a part of names: in small letters and digits, with hyphens between the words."""
        return "-".join(re.findall(r"[^\W_]+", fold(self.municipality)))

    @property
    def name(self) -> str:
        """What tells this plan from all others, whatever they are: `haninge/plan-2019`."""
        own = unicodedata.normalize("NFC", self.id)
        return f"{self.home}/{own}" if self.home else own

    def may_be(self, other: Identity) -> bool:
        """Tell whether another is or may be the same plan."""
        homes = {self.home, other.home}
        return self.key == other.key and (len(homes) == 1 or "" in homes)


def fold(text: str) -> str:
    """Return a text without letter case and in one Unicode form."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def of(data: Data) -> Identity | None:
    """Return which plan plain data are, fit or not; nothing where they have no id."""
    if not isinstance(data, dict):
        return None
    id_, municipality = data.get("id"), data.get("kommun")
    if not isinstance(id_, str) or not id_:
        return None
    return Identity(id_, municipality if isinstance(municipality, str) else "")


def read(content: bytes) -> Identity | None:
    """Return which plan a file holds, also where it cannot be read as YAML; nothing where it has no id.

    As a rule both keys stand plainly on lines of their own, and the rest of the file need not be read.
    """
    names, homes = ([*_values(b"\n" + content, key)] for key in (b"\nid", b"\nkommun"))
    if len(names) == 1 and len(homes) < 2 and None not in (*names, *homes):
        with suppress(UnicodeDecodeError):
            return Identity(*(value.decode() for value in (*names, *homes) if value))
    from trygg_cli.text import source

    text, fault = source.decode(content)
    return None if fault else of(source.parse(text).data)


def _values(content: bytes, key: bytes) -> Iterator[bytes | None]:
    """Yield what stands after a key at the beginning of lines; nothing where it is not plain what that means."""
    at = content.find(key)
    while at >= 0:
        end = at + len(key)
        if _COLON.match(content, end):
            found = _PLAIN.match(content, end)
            value = b"".join(group or b"" for group in found.groups()) if found else b""
            yield None if not value or value in _NULLS else value
        at = content.find(key, end)
