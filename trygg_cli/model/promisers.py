"""Who makes a promise to those who live in the municipality.

Promises name actors of the plan.  They used to say `polisen`, `kommunen` or `gemensamt`, which is still understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.kinds import ActorKind

if TYPE_CHECKING:
    from trygg_cli.model.plan import Plan, Promise

_KINDS = {"kommunen": ActorKind.MUNICIPALITY, "polisen": ActorKind.POLICE}
_WORDS = {"gemensamt": ("kommunen", "polisen")}


def promisers(plan: Plan, promise: Promise) -> tuple[str, ...]:
    """Return the actors and bodies that make a promise: short names, or an old word where no actor answers to it."""
    found: list[str] = []
    for ref in promise.promised_by:
        known = ref in plan.actors or any(body.id == ref for body in plan.bodies)
        found += [ref] if known else [_actor(plan, word) for word in _WORDS.get(ref, (ref,))]
    return tuple(dict.fromkeys(found))


def _actor(plan: Plan, word: str) -> str:
    """Return the one actor that an old word must mean, else the word."""
    if word in plan.actors:
        return word
    named = [name for name, actor in plan.actors.items() if actor.kind is _KINDS.get(word)]
    return named[0] if len(named) == 1 else word
