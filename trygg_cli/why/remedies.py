"""What would let a target be judged, by the reason that it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.standing.verdict import Progress

_REMEDIES = {
    "the target has no figure to compare with": message("a figure to compare with, under mål"),
    "the target is a change, and there is no baseline to count from": message(
        "a baseline with a value (baslinje: värde)"
    ),
    "it was measured in another way than what it is compared with": message(
        "outcomes that are measured in the same way as what they are compared with"
    ),
    "the target is a change in per cent, and it is counted from zero": message(
        "a target that is a figure (minst or högst) and not a change in per cent"
    ),
    "there is no outcome for the same part of the year before": message(
        "an outcome for the same part of the year before"
    ),
    "the baseline does not say what time it is for: write år or period under baslinje": message(
        "the time that the baseline is for (år or period under baslinje)"
    ),
    "no time as long as that of the baseline has been measured": message(
        "outcomes for a time as long as that of the baseline"
    ),
    "the target is all of them, and the plan does not say how many they are": message(
        "a target that says how many they are (minst), or a unit that is per cent"
    ),
    "the outcome and the target are in units of time that cannot be compared": message(
        "a unit (enhet) that can be compared with that under inom"
    ),
    "the target is a time, and what is measured is not": message(
        "a unit (enhet) that is a time, or per cent"
    ),
    "the outcomes for {one} and {other} overlap, and cannot be added up": message(
        "outcomes for times that do not overlap"
    ),
    "the plan does not say from which day on the target counts: write från under gäller": message(
        "a first day (från under gäller)"
    ),
    "the target is for the time of the plan, and the plan does not say when that is": message(
        "a first and a last day (från and till under gäller)"
    ),
    "the target does not say how many times, or per what time": message(
        "how many times, and per what time (antal and per under återkommande)"
    ),
    "the target holds for every place, but the plan does not say which they are": message(
        "the places that it holds for (platser under mål)"
    ),
    "nothing has been measured for {subgroup}": message("an outcome with a value for {subgroup}"),
    "{time} is not measured": message("an outcome for {time}"),
    "{times} are not measured": message("an outcome for {times}"),
    "{time} is not measured in each place": message("an outcome for {time} in each place"),
    "{times} are not measured in each place": message("an outcome for {times} in each place"),
}
"""By the sentence of the reason; what that tells, its remedy may tell."""


def remedies(progress: Progress) -> Iterator[Message]:
    """Yield what the reason asks for; nothing where it is not known."""
    found = _REMEDIES.get(progress.reason.text) if progress.reason else None
    if found and progress.reason:
        yield found._replace(args=progress.reason.args)
