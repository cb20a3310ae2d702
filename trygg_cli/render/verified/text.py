"""For people: whether each report follows from its plan, and what it says otherwise under which heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli import __version__
from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.safe import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.message import Message
    from trygg_cli.report.verified import VerifiedReport


def render(verified: Sequence[VerifiedReport]) -> str:
    """Return a line for each report, and below it what it says otherwise than its plan gives."""
    return "".join(f"{line}\n" for report in verified for line in _lines(report))


def _lines(report: VerifiedReport) -> Iterator[str]:
    yield translate(_verdict(report))
    place = None
    for difference in report.differences:
        if difference.place != place:
            place = difference.place
            yield f"  {terminal(place)}"
        for label, said in (
            (message("the report says: {text}", text=difference.here), difference.here),
            (message("the plan gives: {text}", text=difference.there), difference.there),
        ):
            if said is not None:
                yield f"    {terminal(translate(label))}"
    if report.version and report.differences:
        made = message(
            "it was made by trygg {version}, and this is {now}", version=report.version, now=__version__
        )
        yield f"  {translate(made)}"


def _verdict(report: VerifiedReport) -> Message:
    names = {"name": terminal(report.name), "plan": terminal(report.plan)}
    if report.follows and report.is_changed:
        return message(
            "{name} follows from {plan}, which has been changed since in nothing that it shows", **names
        )
    if report.follows:
        return message("{name} follows from {plan}", **names)
    count = len(report.differences)
    if not report.is_changed:
        return plural(
            "{name} does not follow from {plan}: {count} difference, and the plan is not changed",
            "{name} does not follow from {plan}: {count} differences, and the plan is not changed",
            count,
            **names,
        )
    return plural(
        "{name} does not follow from {plan}, which has been changed since: {count} difference",
        "{name} does not follow from {plan}, which has been changed since: {count} differences",
        count,
        **names,
    )
