"""K04."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trygg_cli.lint.omissions import last_days
from trygg_cli.lint.rule import FOLLOWING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.period import Period
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.pattern import Pattern
from trygg_cli.standing.status import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.measure import FollowUp

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_SHORT = r"(?:jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec)"
_SIGNS = re.compile("|".join(("20", *(month[:3] for month in _MONTHS))))
_TIME = Pattern(
    r"(?P<iso>(?<![\d-])20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))"
    rf"|(?:\b(?P<day>[0-3]?\d)\s+)?\b(?P<month>{'|'.join(_MONTHS)}|(?<=\d ){_SHORT})\b(?:\.?\s+(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_SENTENCE = Pattern(r"[^.!?;]+(?:\.(?=\d)[^.!?;]+)*")
_EVERY = Pattern(r"\b(?:varje|vartannat|årligen|brukar)\b")  # what comes again has not passed
_AND = Pattern(r",|\b(?:och|men|medan)\b")  # what is said behind it is about something else
_PAST = Pattern(r"\b(?:blev|blivit|var)\s+(?:\w+\s+){0,4}\Z", re.IGNORECASE)
_SINCE = Pattern(
    r"\b(?:sedan|från|efter|tidigast|förra|var)\s+(?:(?:och|med|den|i|slutet|av)\s+)*$", re.IGNORECASE
)


@rule(
    "K04",
    "kommentar-om-passerad-tid",
    "comment-about-passed-time",
    source="Trygghet i utemiljön 2022: ”avslutas i augusti” i en kommentar från september",
    stages=FOLLOWING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Pilot för incidentrapportering
            uppföljning:
              - avser: 2022-T2
                datum: 2022-09-02
                status: pågår
                kommentar: Piloten slutar i augusti.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Pilot för incidentrapportering
            uppföljning:
              - avser: 2022-T2
                datum: 2022-09-02
                status: genomförd
                kommentar: Piloten slutade i augusti.
    """,
)
def comment_about_passed_time(case: Case) -> Iterator[Finding]:
    """What a comment says will end or be finished is still ahead, or has been reported as done.

    "Ends in August" in a report from September tells the reader that the comment is old or that the status is wrong.
    Write what became of it, and give the measure its new status. Only the latest follow-up of a measure that is still
    to be done is read, and only sentences that say that something ends or will be ready. A measure whose own last day
    has passed is found as late instead.
    """
    if case.as_of is None:
        return
    for route, measure, index, entry in case.stated:
        if entry.status not in OPEN:
            continue
        if any(case.standing.judged.has_passed(day) for _, day in last_days(route, measure)):
            continue  # K05 tells that it is late
        for key, text in (("kommentar", entry.comment or ""), ("nästa_steg", entry.next_step or "")):
            place = (*route, "uppföljning", index, key)
            for part in _passed(text, entry, case.as_of):
                yield Finding(
                    place,
                    message(
                        '"{text}" has passed, and the measure is still {status}',
                        text=text[part.start : part.end],
                        status=message(entry.status or ""),
                    ),
                    message("write what became of it, and the status that the measure has now"),
                    span=vocabulary.place(case.document, place, part),
                )


def _passed(text: str, entry: FollowUp, as_of: date) -> Iterator[Span]:
    if not _SIGNS.search(text.lower()) or not vocabulary.has_word(text, "endings"):
        return
    for sentence in _SENTENCE.finditer(text):
        found = [*_TIME.finditer(sentence[0])]
        said = [*vocabulary.find_words(sentence[0], "endings")] if found else []
        if not said or _EVERY.search(sentence[0]) or _PAST.search(sentence[0][: said[0].start]):
            continue
        last = found[-1]
        if _SINCE.search(sentence[0][: last.start()]) or _AND.search(sentence[0][last.end() : said[0].start]):
            continue
        end = _end(last, entry)
        if end and end < as_of:
            yield Span(sentence.start() + last.start(), sentence.start() + last.end())


def _end(found: re.Match[str], entry: FollowUp) -> date | None:
    """Return the last day of a time; a month without a year is the one reported on, or the next to come."""
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month = 1 + next(at for at, name in enumerate(_MONTHS) if name.startswith(found["month"].lower()[:3]))
        year = int(found["year"]) if found["year"] else _year(month, entry)
        if found["day"]:
            return date(year, month, int(found["day"]))
        return Period.parse(f"{year}-{month:02}").end
    except ValueError:
        return None


def _year(month: int, entry: FollowUp) -> int:
    written, year = entry.date or entry.period.end, entry.period.start.year
    while year <= entry.period.end.year:
        if entry.period.overlaps(date(year, month, 1), date(year, month, 1) + timedelta(days=27)):
            return year
        year += 1
    return written.year if month >= written.month else written.year + 1
