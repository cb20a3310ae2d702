"""What was reported for a period, in the words of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import DAYS
from trygg_cli.reading.structured import schedules
from trygg_cli.reading.structured.place import SOME_YEAR
from trygg_cli.words import everyday, spelling
from trygg_cli.words.everyday_table import CANCELLED, NOT_STARTED
from trygg_cli.words.lookalikes import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.reading.structured.place import Example, WrittenPlace


_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)|(?<!\d)\d{1,2} [a-zåäö]{3,9} (?:19|20)\d\d(?!\d)", re.IGNORECASE
)


def reader(part: str, key: str | None) -> Callable[[str, WrittenPlace], list[Example]]:
    """Return how a follow-up of a sort is read, whose status or assessment stands under a key."""

    def read(text: str, place: WrittenPlace) -> list[Example]:
        if schedules.time(text):
            return [{"avser": spelling.day(text) or spelling.period(text) or plain(text)}]
        dated = _DATED.search(text)
        day = DAYS.found(spelling.day(dated[0]) or dated[0]) if dated else None
        if dated and day:  # which tells when it was said: of the tertial that had ended then, or of that one
            words = " ".join(f"{text[: dated.start()]} {text[dated.end() :]}".split()).strip(" ,.")
            answer = said(part, key, words)
            rest = answer if "kommentar" not in answer else {"kommentar": text}
            year, number = day.year, (day.month + 3) // 4
            periods = f"{year}-T{number - 1}" if number > 1 else f"{year - 1}-T3", f"{year}-T{number}"
            return [{"avser": period, "datum": day.isoformat(), **rest} for period in periods]
        year = int(place.year or SOME_YEAR)
        about = spelling.part(text, year) if place.year else None
        if about:
            return [{"avser": about}]
        field = shapes()[part].fields[key] if key else None
        found = everyday.meant(field.choice, text) if field else None
        if key and found and found.words == NOT_STARTED:  # which may mean that it is not going to be done
            return [{"avser": f"{year}-T1", key: status} for status in (*NOT_STARTED, *CANCELLED)]
        return [{"avser": f"{year}-T1", **said(part, key, text)}]

    return read


def said(part: str, key: str | None, text: str) -> Example:
    """Return what a text says of how it went: the status or assessment, or else a comment."""
    fields = shapes()[part].fields
    named, _, rest = text.partition(": ")
    if rest and named == key:
        text = rest
    elif rest and named in fields and fields[named].is_text and not fields[named].container:
        return {named: rest}
    field = fields[key] if key else None
    found = word(field.choice, field.words, text) if field else None
    return {key: found} if key and found else {"kommentar": text}


def word(choice: str | None, words: tuple[str, ...], text: str) -> str | None:
    """Return the one of some words that a text stands for."""
    found = everyday.meant(choice, text)
    return spelling.word(text, words) or (found.word if found else None)
