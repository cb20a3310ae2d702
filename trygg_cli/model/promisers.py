"""Who makes a promise to those who live in the municipality, and for how long it holds.

Promises name actors of the plan.  They used to say `polisen`, `kommunen` or `gemensamt`, which is still understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import ActorKind

if TYPE_CHECKING:
    from datetime import date

    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise

_KINDS = {"kommunen": ActorKind.MUNICIPALITY, "polisen": ActorKind.POLICE}
_WORDS = {"gemensamt": ("kommunen", "polisen")}


def promisers(plan: Plan, promise: Promise) -> tuple[str, ...]:
    """Return the actors and bodies that make a promise: short names, or an old word where no actor answers to it."""
    return tuple(dict.fromkeys(name for ref in promise.promised_by for name in actors_of(plan, ref)))


def answering(plan: Plan, promise: Promise) -> tuple[str, ...]:
    """Return who is to report on a promise: those responsible for it, else those who make it."""
    return tuple(promise.responsible) or promisers(plan, promise)


def actors_of(plan: Plan, ref: str) -> tuple[str, ...]:
    """Return whom one of the names under `lovas_av` stands for."""
    return (ref,) if is_known(plan, ref) else tuple(_actor(plan, word) for word in _WORDS.get(ref, (ref,)))


def time_of(plan: Plan, promise: Promise) -> tuple[date | None, date | None]:
    """Return the days from and until which a promise holds: the plan's, unless it begins or ends by itself."""
    own, plans = (
        (validity.start, validity.end) if validity else (None, None)
        for validity in (promise.valid, plan.valid)
    )
    start, end = own[0] or plans[0], own[1] or plans[1]
    return own if start and end and end < start else (start, end)


def is_known(plan: Plan, ref: str) -> bool:
    """Tell whether a name is that of an actor or body of the plan."""
    return ref in plan.actors or plan.body(ref) is not None


def _actor(plan: Plan, word: str) -> str:
    """Return the one actor that an old word must mean, else the word."""
    if word in plan.actors:
        return word
    named = plan.actors_of(_KINDS.get(word))
    return named[0] if len(named) == 1 else word
