"""The texts that stand in templates, in the current language, taken apart at the places that are filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import language
from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.templates.refusal import TemplateRefusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PLACE = re.compile(r"\{(\w+)\}")
_MOST_KNOWN = 10_000
"""How many texts are kept; what a template says beyond them is taken apart anew."""


class _OwnText(NamedTuple):
    """What stands between the places of a text, and by turns their names; and the names that it needs."""

    parts: list[str]
    needed: frozenset[str]


class OwnTexts:
    """The texts of one environment, which escapes them: a report says each of them many times."""

    def __init__(self, escaped: Callable[[str], str]) -> None:
        self._escaped = escaped
        self._known: dict[tuple[object, ...], _OwnText] = {}

    def filled(self, text: Message, args: Mapping[str, object], escape: Callable[[object], str]) -> str:
        """Return a text with its arguments put in; raises `TemplateRefusal`."""
        key = (language.current(), text.text, text.plural, text.number, not args)
        known = self._known.get(key)
        if known is None:
            known = self._read(text, is_alone=not args)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = known
        missing = known.needed.difference(args)
        if missing:
            raise TemplateRefusal(
                message("the text “{text}” needs {names}", text=text.text, names=sorted(missing))
            )
        shown = {name: escape(value) for name, value in args.items()}
        return "".join([shown[part] if index % 2 else part for index, part in enumerate(known.parts)])

    def _read(self, text: Message, *, is_alone: bool) -> _OwnText:
        """Take a text apart, in the form that its number asks for."""
        both = text.text + (text.plural or "")
        needed = frozenset(_PLACE.findall(both))
        if is_alone and not _PLACE.search(text.text):
            return _OwnText([self._escaped(translate(text.text))], frozenset())
        if "{" in _PLACE.sub("", both):
            raise TemplateRefusal(
                message("the text “{text}” has a brace that is not around a name", text=text.text)
            )
        places = {name: f"{{{name}}}" for name in needed}
        template = translate(Message(text.text, places, text.plural, text.number))
        return _OwnText(_PLACE.split(self._escaped(template)), needed)
