"""How many there are of something in a sentence, in agreement with the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trygg_cli.message import Message, message, plural
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.standing.opinion import Lack
from trygg_cli.standing.status import State
from trygg_cli.standing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.why.explanation import What

WITHOUT_REPORT, REPORTED = "utan rapport", "rapporterade"

_AMONG = {
    "measure": plural("{count} of {total} measure", "{count} of {total} measures", 1),
    "goal": plural("{count} of {total} goal", "{count} of {total} goals", 1),
    "promise": plural("{count} of {total} promise", "{count} of {total} promises", 1),
    "indicator": plural(
        "{count} of {total} indicator with a target", "{count} of {total} indicators with a target", 1
    ),
}
_NONE = {
    "measure": message("there are no measures to count"),
    "goal": message("there are no goals to count"),
    "promise": message("there are no promises to count"),
    "indicator": message("there are no indicators with a target to count"),
}
_STATES = {
    State.DONE: plural("{count} is done", "{count} are done", 1),
    State.ONGOING: plural("{count} is under way", "{count} are under way", 1),
    State.LATE: plural("{count} is late", "{count} are late", 1),
    State.NOT_STARTED: plural("{count} has not been started", "{count} have not been started", 1),
    State.RESTING: plural("{count} is on hold", "{count} are on hold", 1),
    State.CANCELLED: plural("{count} has been cancelled", "{count} have been cancelled", 1),
    State.NOT_BEGUN: plural("{count} begins later", "{count} begin later", 1),
    State.UNKNOWN: plural("{count} has no reported status", "{count} have no reported status", 1),
}
_GOALS = {
    Assessment.REACHED: plural("{count} is reached", "{count} are reached", 1),
    Assessment.LIKELY: plural("{count} is likely to be reached", "{count} are likely to be reached", 1),
    Assessment.PARTLY: plural("{count} is reached in part", "{count} are reached in part", 1),
    Assessment.UNLIKELY: plural("{count} is unlikely to be reached", "{count} are unlikely to be reached", 1),
    Assessment.MISSED: plural("{count} is not reached", "{count} are not reached", 1),
    Assessment.NOT_ASSESSED: plural("{count} cannot be assessed", "{count} cannot be assessed", 1),
}
_PROMISES = {
    PromiseAssessment.KEPT: plural("{count} is kept", "{count} are kept", 1),
    PromiseAssessment.LIKELY: plural("{count} is likely to be kept", "{count} are likely to be kept", 1),
    PromiseAssessment.PARTLY: plural("{count} is kept in part", "{count} are kept in part", 1),
    PromiseAssessment.UNLIKELY: plural(
        "{count} is unlikely to be kept", "{count} are unlikely to be kept", 1
    ),
    PromiseAssessment.BROKEN: plural("{count} is not kept", "{count} are not kept", 1),
    PromiseAssessment.NOT_ASSESSED: plural("{count} cannot be assessed", "{count} cannot be assessed", 1),
}
_LACKS = {
    Lack.NOT_REPORTED: plural("{count} has not been reported on", "{count} have not been reported on", 1),
    Lack.NOT_ASSESSED: plural(
        "{count} has been reported on without an assessment",
        "{count} have been reported on without an assessment",
        1,
    ),
    Lack.CANNOT: plural(
        "{count} has been reported on and cannot be assessed",
        "{count} have been reported on and cannot be assessed",
        1,
    ),
}
_VERDICTS = {
    Verdict.REACHED: plural("{count} has reached the target", "{count} have reached the target", 1),
    Verdict.MORE: plural("{count} has done more than promised", "{count} have done more than promised", 1),
    Verdict.ON_THE_WAY: plural("{count} is on the way", "{count} are on the way", 1),
    Verdict.NOT_YET: plural(
        "{count} has not reached the target yet", "{count} have not reached the target yet", 1
    ),
    Verdict.MISSED: plural("{count} has not reached the target", "{count} have not reached the target", 1),
    Verdict.UNKNOWN: plural("{count} cannot be assessed", "{count} cannot be assessed", 1),
}
_REPORTS = {
    REPORTED: plural("{count} has been reported on", "{count} have been reported on", 1),
    WITHOUT_REPORT: plural("{count} has no report", "{count} have no report", 1),
}
_NOT_MEASURED = {WITHOUT_REPORT: plural("{count} has not been measured", "{count} have not been measured", 1)}
_SAID: dict[str, Mapping[Any, Message]] = {
    "measure": {**_REPORTS, **_STATES},
    "goal": {**_REPORTS, **_LACKS, **_GOALS},
    "promise": {**_REPORTS, **_LACKS, **_PROMISES},
    "indicator": {**_NOT_MEASURED, **_VERDICTS},
}


def so_many(kind: str, what: What, count: int, total: int) -> Message:
    """Return that so many of all things of a kind are something."""
    if total == 0:
        return _NONE[kind]
    among = _AMONG[kind]._replace(args={"count": count, "total": total}, number=total)
    # none of a single one is said in the singular: 0 of 1 measure is late
    return _SAID[kind][what]._replace(args={"count": among}, number=1 if total == 1 else count)
