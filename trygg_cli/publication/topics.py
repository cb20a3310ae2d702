"""What a change is about, for those who decide on the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.change import ChangeKind, Weight
from trygg_cli.report.plan_changes import ChangeTopic

if TYPE_CHECKING:
    from trygg_cli.change import Change, Difference

_OF_TIME = {
    ("Schedule", "när"), ("Schedule", "från"), ("Schedule", "till"), ("Schedule", "text"), ("Schedule", "perioder"),
    ("Schedule", "säsong"), ("Schedule", "hållpunkter"), ("Milestone", "datum"), ("Milestone", "när"),
    ("Measure", "tid"), ("Measure", "beslut_senast"), ("Target", "senast"), ("Funding", "redovisas_senast"),
    ("Plan", "gäller"), ("Validity", "från"), ("Validity", "till"), ("Validity", "text"),
}  # fmt: skip
_OF_PEOPLE = {
    "ansvarig", "externa", "medverkande", "åtaganden", "lovas_av", "ansvarig_nämnd", "parter", "tillsammans_med",
    "part", "leds_av", "samordningsfunktion", "undertecknare",
}  # fmt: skip
_AIMS = ("goal", "indicator")
_PEOPLE = ("actor", "body", "agreement")


def topic(difference: Difference) -> ChangeTopic:
    """Return what a change is about."""
    change = difference.change
    if change.key == "beslut" and not change.item.kind and change.kind is ChangeKind.ADDED:
        return ChangeTopic.DECISIONS
    if difference.weight is Weight.FOLLOW_UP:
        return ChangeTopic.REPORTED
    if difference.weight is Weight.WORDING:
        return ChangeTopic.WORDING
    return _of_substance(change)


def _of_substance(change: Change) -> ChangeTopic:
    kind = change.item.kind
    if kind == "measure" and not change.key:
        return ChangeTopic.REMOVED_MEASURES if change.item.is_gone else ChangeTopic.NEW_MEASURES
    if kind == "promise":
        return ChangeTopic.PROMISES
    if (change.part, change.key) in _OF_TIME:
        return ChangeTopic.TIMES
    if change.key in _OF_PEOPLE or kind in _PEOPLE:
        return ChangeTopic.RESPONSIBLE
    if kind in _AIMS:
        return ChangeTopic.AIMS
    return ChangeTopic.MEASURES if kind == "measure" else ChangeTopic.OTHERS
