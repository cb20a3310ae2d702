"""What became of everything in a plan that another was made of, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.model.shape import heading

if TYPE_CHECKING:
    from trygg_cli.drafting.fates import Account

_COUNTED = {
    "measure": plural("{count} measure", "{count} measures", 1),
    "goal": plural("{count} goal", "{count} goals", 1),
    "promise": plural("{count} promise", "{count} promises", 1),
    "indicator": plural("{count} indicator", "{count} indicators", 1),
    "area": plural("{count} focus area", "{count} focus areas", 1),
    "actor": plural("{count} actor", "{count} actors", 1),
    "problem": plural("{count} problem", "{count} problems", 1),
    "cause": plural("{count} cause", "{count} causes", 1),
    "place": plural("{count} place", "{count} places", 1),
    "body": plural("{count} body", "{count} bodies", 1),
    "source": plural("{count} source", "{count} sources", 1),
    "picture": plural("{count} picture of the situation", "{count} pictures of the situation", 1),
    "ongoing": plural("{count} ongoing work", "{count} ongoing works", 1),
    "agreement": plural("{count} agreement", "{count} agreements", 1),
    "rule": plural("{count} rule of follow-up", "{count} rules of follow-up", 1),
}
"""How many things of a kind there are, in the order of the kinds."""


def text(account: Account) -> str:
    """Return everything by what it is, each with what became of it; last the sum."""
    kinds = dict.fromkeys(item.kind for item in account.items)
    lines: list[str] = []
    for kind in (kind for kind in _COUNTED if kind in kinds):
        items = [item for item in account.items if item.kind == kind]
        counted = _COUNTED[kind]._replace(args={"count": len(items)}, number=len(items))
        lines.append(f"{translate(counted)}:")
        for item in items:
            title, fate = heading(item.title), translate(item.fate.word)
            state = f" ({translate(item.state)})" if item.state and translate(item.state) != fate else ""
            why = f" – ”{heading(item.why)}”" if item.why else ""
            lines.append(f"  {f'{item.id} {title}'.rstrip()}: {fate}{state}{why}")
    left = [*account.left_behind()]
    if left:
        lines.append(translate(message("Left in the old plan: {what}", what=left)))
    sums = [message("{fate} {count}", fate=fate.word, count=count) for fate, count in account.sums()]
    count = len(account.items)
    lines.append(translate(plural("{count} item: {sums}", "{count} items: {sums}", count, sums=sums)))
    return "\n".join(lines)
