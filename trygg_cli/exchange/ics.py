"""The days of plans as a calendar by RFC 5545, which Outlook, Google and phones read and subscribe to.

The same plans give the same bytes: nothing in it is from the day it is made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli import __version__
from trygg_cli.errors import TryggError
from trygg_cli.exchange.events import events
from trygg_cli.language import translate
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from trygg_cli.exchange.events import Event
    from trygg_cli.model.plan import Plan

_WIDEST = 75
"""Octets on a line, its end not counted."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = re.compile(r"[\\;,]")
_LINE_END = re.compile(r"\r\n?|\n")
_UNKNOWN = "19700101"


class SamePlan(TryggError):
    """Two plans have the same id, and so would their days in the calendar."""

    hint = message("name the version of the plan that is to be in the calendar")

    def __init__(self, name: str) -> None:
        super().__init__(message('two plans have the id "{name}"', name=name))


def calendar(plans: Iterable[Plan]) -> str:
    """Return the days of plans as a calendar; raises `SamePlan`."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//trygg//trygg {__version__}//SV",
        "CALSCALE:GREGORIAN",
    ]
    seen: set[str] = set()
    for plan in plans:
        if plan.id in seen:
            raise SamePlan(plan.id)
        seen.add(plan.id)
        for event in events(plan):
            lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_digits(event.stamp) if event.stamp else _UNKNOWN}T000000Z"
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
