"""The days of plans as a calendar by RFC 5545, which Outlook, Google and phones read and subscribe to.

The same plans give the same bytes: nothing in it is from the day it is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli import __version__
from trygg_cli.language import translate
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from trygg_cli.exchange.events import Event

_WIDEST = 75
"""Octets on a line, its end not counted."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = re.compile(r"[\\;,]")
_LINE_END = re.compile(r"\r\n?|\n")
_UNKNOWN = "19700101"


def calendar(plans: Iterable[Iterable[Event]]) -> str:
    """Return the days of plans as a calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//trygg//trygg {__version__}//SV",
        "CALSCALE:GREGORIAN",
    ]
    for events in plans:
        for event in events:
            lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_digits(event.stamp) if event.stamp else _UNKNOWN}T000000Z"
    if event.revised.day:
        yield f"LAST-MODIFIED:{_digits(event.revised.day)}T000000Z"
    yield f"SEQUENCE:{event.revised.times}"
    yield f"DTSTART;VALUE=DATE:{_digits(event.day)}"
    yield f"SUMMARY:{_text(translate(event.summary))}"
    details = [translate(message("Plan: {name}", name=event.plan))]
    if event.responsible:
        details.append(translate(message("Responsible: {names}", names=", ".join(event.responsible))))
    yield f"DESCRIPTION:{_text(chr(10).join(details))}"
    yield f"CATEGORIES:{_text(translate(event.kind))}"
    if event.is_cancelled:
        yield "STATUS:CANCELLED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Return a text as a value of that type: escaped, and without the control characters that it may not hold."""
    whole = _LINE_END.sub("\n", text)
    return _ESCAPED.sub(r"\\\g<0>", _NO_TEXT.sub("\ufffd", whole)).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of no more than 75 octets, those that go on with a blank before; no character is cut."""
    part, used = "", 0
    for character in line:
        size = len(character.encode())
        if used + size > _WIDEST:
            yield part
            part, used = " ", 1
        part += character
        used += size
    yield part
