"""The texts that stand in templates, in the language that is spoken while a page is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.templates.refusal import TemplateRefusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PLACE = re.compile(r"\{(\w+)\}")


class _OwnTemplate(NamedTuple):
    """A text with places to be filled in, and the names that it needs."""

    text: str
    needed: frozenset[str]


class OwnTexts(dict[str, str]):
    """What each text says where nothing is put into it; a page says each of them many times."""

    def __init__(self, escaped: Callable[[str], str]) -> None:
        self._escaped = escaped
        self._templates: dict[str, _OwnTemplate] = {}

    def __missing__(self, text: str) -> str:
        """Return a text that stands alone; raises `TemplateRefusal`."""
        _refuse_lack(text, frozenset(_PLACE.findall(text)))
        self[text] = said = self._escaped(translate(text))
        return said

    def filled(self, text: str, args: Mapping[str, object], escape: Callable[[object], str]) -> str:
        """Return a text with its arguments put in; raises `TemplateRefusal`."""
        known = self._templates.get(text)
        if known is None:
            known = self._templates[text] = self._read(Message(text))
        return _put_in(known, text, args, escape)

    def counted(self, text: Message, args: Mapping[str, object], escape: Callable[[object], str]) -> str:
        """Return a text in the form that its number asks for, with its arguments put in."""
        return _put_in(self._read(text), text.text, args, escape)

    def _read(self, text: Message) -> _OwnTemplate:
        both = text.text + (text.plural or "")
        if "{" in _PLACE.sub("", both):
            raise TemplateRefusal(
                message("the text “{text}” has a brace that is not around a name", text=text.text)
            )
        needed = frozenset(_PLACE.findall(both))
        places = {name: f"{{{name}}}" for name in needed}
        template = self._escaped(translate(text._replace(args=places)))
        return _OwnTemplate(str(template), needed)  # what has been escaped would escape what is put in


def _put_in(
    known: _OwnTemplate, text: str, args: Mapping[str, object], escape: Callable[[object], str]
) -> str:
    if not known.needed <= args.keys():
        _refuse_lack(text, known.needed.difference(args))
    return known.text.format(**{name: escape(value) for name, value in args.items()})


def _refuse_lack(text: str, lacking: frozenset[str]) -> None:
    if lacking:
        raise TemplateRefusal(message("the text “{text}” needs {names}", text=text, names=sorted(lacking)))
