"""What became of everything in a plan that another was made of, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.model.shape import KIND_WORDS, heading

if TYPE_CHECKING:
    from trygg_cli.drafting.fates import Account


def text(account: Account) -> str:
    """Return everything by what it is, each with what became of it; last the sum."""
    kinds = dict.fromkeys(item.kind for item in account.items)
    lines: list[str] = []
    for kind in (kind for kind in KIND_WORDS if kind in kinds):
        items = [item for item in account.items if item.kind == kind]
        lines.append(f"{translate(message(KIND_WORDS[kind])).capitalize()}: {len(items)}")
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
