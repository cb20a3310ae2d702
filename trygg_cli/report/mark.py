"""What a report says of where it comes from, so that it can be made again and compared: `trygg verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from trygg_cli.model.value_types import DAYS
from trygg_cli.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


_BETWEEN = ";"
"""Between the marks of several plans; it stands in none of them."""


class ReportMark(NamedTuple):
    """Which report of which plan it is, and what the plan was then.

    `fingerprint` is of the public plan; `commit` is nothing outside git, and the plan `is_changed` where it was not
    committed as it stood. `template` is the name of the municipality's own template, where one was used, `actor` the
    id of the actor that the report is narrowed to, `since` what changes are told since, and `previous` the
    name of the earlier report that it tells changes from.
    """

    kind: str
    plan: str
    period: Period
    as_of: date | None
    language: str
    fingerprint: str
    version: str
    commit: str | None = None
    is_changed: bool = False
    template: str | None = None
    actor: str = ""
    since: str = ""
    previous: str = ""

    @property
    def text(self) -> str:
        """The mark as it is written into files: words and signs that mean nothing in HTML, Markdown or PDF."""
        said = {
            "kind": self.kind,
            "plan": self.plan,
            "period": self.period.text,
            "as-of": self.as_of.isoformat() if self.as_of else "",
            "language": self.language,
            "plan-print": self.fingerprint,
            "trygg": self.version,
            "commit": self.commit or "",
            "changed": "yes" if self.is_changed else "",
            "template": self.template or "",
            "actor": self.actor,
            "since": self.since,
            "previous": self.previous,
        }
        return urlencode({key: value for key, value in said.items() if value}, quote_via=quote, safe="")


class JoinedMarks(NamedTuple):
    """The marks of a report on several plans, one for each."""

    marks: tuple[ReportMark, ...]

    @property
    def text(self) -> str:
        """The marks as they are written into files."""
        return _BETWEEN.join(mark.text for mark in self.marks)


def parse_joined(text: str) -> tuple[ReportMark, ...]:
    """Return the marks that are written so; nothing where some of it is none."""
    found = [*map(parse, text.split(_BETWEEN))]
    marks = tuple(mark for mark in found if mark)
    return marks if len(marks) == len(found) else ()


def parse(text: str) -> ReportMark | None:
    """Return the mark that is written so; nothing where it is none."""
    said: Mapping[str, str] = dict(parse_qsl(text))
    try:
        return ReportMark(
            said["kind"],
            said["plan"],
            Period.parse(said["period"]),
            DAYS.value(said["as-of"]) if "as-of" in said else None,
            said["language"],
            said["plan-print"],
            said["trygg"],
            said.get("commit"),
            "changed" in said,
            said.get("template"),
            said.get("actor", ""),
            said.get("since", ""),
            said.get("previous", ""),
        )
    except (KeyError, ValueError):
        return None
