"""The days of plans as a calendar by RFC 5545, which Outlook, Google and phones read and subscribe to.

The same plans give the same bytes: nothing in it is from the day it is made.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from trygg_cli import __version__
from trygg_cli.language import translate
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.exchange.events import Event

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|\n")
_UNKNOWN = date(1970, 1, 1)


def calendar(plans: Iterable[Iterable[Event]]) -> Iterator[str]:
    """Yield the days of plans as a calendar, a day at a time."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//trygg//trygg {__version__}//SV")
    made.add("calscale", "GREGORIAN")
    before, end, after = str(made.to_ical(sorted=False), "utf-8").rpartition("END:")
    yield before
    for events in plans:
        for event in events:
            yield str(_event(event).to_ical(sorted=False), "utf-8")
    yield end + after


def _event(event: Event) -> CalendarEvent:
    made = CalendarEvent()
    made.add("uid", _text(event.uid))
    made.add("dtstamp", _midnight(event.stamp or _UNKNOWN))
    if event.revised.day:
        made.add("last-modified", _midnight(event.revised.day))
    made.add("sequence", event.revised.times)
    made.add("dtstart", event.day)
    made.add("summary", _text(translate(event.summary)))
    details = [translate(message("Plan: {name}", name=event.plan))]
    if event.responsible:
        details.append(translate(message("Responsible: {names}", names=", ".join(event.responsible))))
    if event.is_soon_late:
        details.append(
            translate(message("Soon late: unfinished as last reported, and the last day is near."))
        )
    made.add("description", _text("\n".join(details)))
    made.add("categories", [_text(translate(event.kind))])
    if event.is_cancelled:
        made.add("status", "CANCELLED")
    made.add("transp", "TRANSPARENT")
    return made


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _text(text: str) -> str:
    """Return a text without the control characters that a calendar may not hold."""
    return _NO_TEXT.sub("\ufffd", _LINE_END.sub("\n", text))
