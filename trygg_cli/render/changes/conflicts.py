"""Conflicts in plans: what each is about and what both sides say, for people and for programs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.diff.narration import word
from trygg_cli.language import translate
from trygg_cli.message import Message, clipped, message, plural
from trygg_cli.model.shape import shapes
from trygg_cli.render.tables.cells import width
from trygg_cli.safe import as_json, terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.data import Data
    from trygg_cli.merge.clash import Clash
    from trygg_cli.merge.unsettled import UnsettledPlan

VERSION = 1
"""Of the shape: raised when something is renamed, removed or changes its meaning, not when it is added."""

ROOM = 100
_MOST_LINES, _LONGEST = 8, 2000
_ENDS: dict[tuple[str, ...], Message] = {
    ("tid", "från"): message("first day"),
    ("tid", "till"): message("last day"),
    ("gäller", "från"): message("first day"),
    ("gäller", "till"): message("last day"),
}


class NumberedConflict(NamedTuple):
    """One of the conflicts of a plan, by its number from 0."""

    plan: UnsettledPlan
    number: int


def as_text(conflicts: Sequence[NumberedConflict], files: Sequence[str]) -> str:
    """Return each conflict with its place, what it is about, and both sides."""
    del files
    return "".join(
        f"{terminal(conflict.plan.name)}:{conflict.plan.regions[conflict.number].line}: {line}\n"
        if not number
        else f"{line}\n"
        for conflict in conflicts
        for number, line in enumerate(described(conflict, ROOM))
    )


def described(conflict: NumberedConflict, room: int) -> Iterator[str]:
    """Yield the lines that say what a conflict is about, as wide as there is room."""
    plan, number = conflict
    count = len(plan.regions)
    yield translate(message("conflict {number} of {count}", number=number + 1, count=count))
    found = plan.clashes(number)
    for clash in found:
        yield f"  {terminal(about(clash))}"
        yield from _sides(_said(conflict, clash), room)
    if not found:
        yield from _lines(conflict, room)
    if plan.knows_base and any(map(_are_two, found)):
        two = message(
            "these are two things with one id: to keep both, give one of them another id in the editor"
        )
        yield f"  {translate(two)}"


def _are_two(clash: Clash) -> bool:
    """Tell whether both sides have added something under one id, and call it differently."""
    titles = {(shape.title,) for shape in shapes().values() if shape.kind and shape.title}
    is_new = clash.base is None and clash.ours is not None and clash.theirs is not None
    return is_new and (*clash.field,) in titles


def about(clash: Clash) -> str:
    """Return which item and which field a clash is about: `measure N1 Belysning, end date`."""
    item = translate(clash.item).rstrip() if clash.item else ""
    end = end_of(clash.field)
    field = [*clash.field[:-2], translate(end)] if end else [*clash.field]
    if clash.is_order:
        field.append(translate(message("the order")))
    return ", ".join([item, *field] if item else field) or translate(message("the whole plan"))


def end_of(path: Sequence[str]) -> Message | None:
    """Return which end of a time some keys lead to, as people call it."""
    return _ENDS.get((*path[-2:],))


def _said(conflict: NumberedConflict, clash: Clash) -> list[tuple[str, str]]:
    """Return what each side says, after what the sides are called."""
    plan = conflict.plan
    base = clash.base if plan.knows_base and not clash.is_order else None
    values = [
        translate(clash.moved) if side is None and clash.moved else _value(_changed(side, base), base)
        for side in (clash.ours, clash.theirs)
    ]
    said = [*zip(names(conflict), values, strict=True)]
    if plan.knows_base and not clash.is_order:
        said.append((translate(message("before")), _value(base, None)))
    return [(terminal(name), terminal(value)) for name, value in said]


def names(conflict: NumberedConflict) -> list[str]:
    """Return what the two sides are called, with the names of the branches that git has put there."""
    called = (message("our side"), message("their side"))
    labels = conflict.plan.regions[conflict.number].labels
    return [
        translate(name) + (f" ({label})" if label.casefold() not in ("", "ours", "theirs") else "")
        for name, label in zip(called, labels, strict=True)
    ]


def _changed(value: Data, base: Data) -> Data:
    """Return what of an item is not as before, where only one side has it still."""
    if isinstance(value, dict) and isinstance(base, dict):
        return {key: item for key, item in value.items() if base.get(key) != item} or value
    return value


def _value(value: Data, base: Data) -> str:
    if value is None:
        return translate(message("is taken away") if base is not None else message("is not there"))
    return clipped(_written(value), _LONGEST)


def _written(value: Data) -> str:
    match value:
        case dict():
            return ", ".join(f"{key}: {_written(item)}" for key, item in value.items())
        case list():
            return ("; " if any(isinstance(item, dict) for item in value) else ", ").join(
                map(_written, value)
            )
        case None:
            return ""
    known = word(value)
    return translate(known) if isinstance(known, Message) else " ".join(str(value).split())


def _sides(said: Sequence[tuple[str, str]], room: int) -> Iterator[str]:
    """Yield what the sides say on one line, or where it is too long for that one below the other."""
    line = "    " + " · ".join(f"{name}: {value}" for name, value in said)
    if width(line) <= room:
        yield line
        return
    widest = max(width(name) for name, _ in said) + 2
    for name, value in said:
        head = f"    {name}:" + " " * (widest - width(name) - 1)
        rows = textwrap.wrap(value, max(20, room - len(head))) or [""]
        yield from (f"{head if not number else ' ' * len(head)}{row}" for number, row in enumerate(rows))


def _lines(conflict: NumberedConflict, room: int) -> Iterator[str]:
    """Yield the lines of both sides: what they mean cannot be told."""
    region = conflict.plan.regions[conflict.number]
    texts = [region.ours, region.theirs]
    called = names(conflict)
    if region.base is not None:
        texts.append(region.base)
        called.append(translate(message("before")))
    for name, text in zip(called, texts, strict=True):
        yield f"  {terminal(name)}:"
        lines = text.splitlines()
        yield from (f"    {terminal(line)[:room]}" for line in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            more = plural("… and {count} line more", "… and {count} lines more", len(lines) - _MOST_LINES)
            yield f"    {translate(more)}"


def as_json_text(conflicts: Sequence[NumberedConflict], files: Sequence[str]) -> str:
    """Return one object; lines are counted from 1, and both markers are among them."""
    return as_json(
        {"version": VERSION, "files": [*files], "conflicts": [_entry(conflict) for conflict in conflicts]}
    )


def _entry(conflict: NumberedConflict) -> dict[str, object]:
    plan, number = conflict
    region = plan.regions[number]
    return {
        "file": plan.name,
        "line": region.line,
        "end_line": region.last_line,
        "labels": {"ours": region.labels[0], "theirs": region.labels[1]},
        "base_is_known": plan.knows_base,
        "differences": [_difference(clash) for clash in plan.clashes(number)],
        "text": {"ours": region.ours, "theirs": region.theirs, "base": region.base},
    }


def _difference(clash: Clash) -> dict[str, object]:
    kind, _, name = clash.key.partition(":")
    label = translate(clash.item).rstrip() if clash.item else None
    return {
        "item": {"kind": kind or "plan", "id": name or None, "label": label},
        "field": [*clash.field],
        "is_order": clash.is_order,
        "moved": translate(clash.moved) if clash.moved else None,
        "ours": clash.ours,
        "theirs": clash.theirs,
        "base": clash.base,
    }


FORMATS = {"text": as_text, "json": as_json_text}
