"""How a period is rightly written, said of what was written for one."""

import re
from datetime import date

from trygg_cli.message import Message, message
from trygg_cli.period import Period

HOW = message("write it as 2022-T2, 2022-Q3, 2022-H1, 2022-09, 2022-v36, 2022-09-02, 2022 or 2022-12/2023-02")

_WEEK = re.compile(r"((?:19|20)\d\d)-?[vVwW](\d{1,2})", re.ASCII)
_PART = re.compile(r"((?:19|20)\d\d)-?([tTqQhH]\d)", re.ASCII)
_MONTH = re.compile(r"((?:19|20)\d\d)-(\d)", re.ASCII)
_LATE_IN_YEAR = 12, 28
"""A day that is always in the last week of its year."""


def remedy(written: str) -> Message:
    """Return what would be right where a text is no period: what it says in other letters, or how one is written."""
    parts = written.strip().split("/")
    for part in parts:
        week = _WEEK.fullmatch(part)
        if week:
            count = date(int(week[1]), *_LATE_IN_YEAR).isocalendar().week
            if int(week[2]) > count:
                return message("{year} has {count} weeks", year=week[1], count=count)
    meant = "/".join(map(_as_written, parts))
    try:
        return message("write {value}", value=Period.parse(meant).text)
    except ValueError:
        return HOW


def _as_written(part: str) -> str:
    if week := _WEEK.fullmatch(part):
        return f"{week[1]}-v{int(week[2]):02}"
    if named := _PART.fullmatch(part):
        return f"{named[1]}-{named[2].upper()}"
    if month := _MONTH.fullmatch(part):
        return f"{month[1]}-0{month[2]}"
    return part
