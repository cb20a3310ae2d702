"""What is new about each item, as it would be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.language import translate
from trygg_cli.message import message
from trygg_cli.render.answers.lines import block, label
from trygg_cli.safe import terminal
from trygg_cli.templates.units import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trygg_cli.collect.change_list import ListedItem
    from trygg_cli.collect.weighing import NewReport
    from trygg_cli.message import Message


def lines(found: Iterable[ListedItem]) -> Iterator[str]:
    """Yield what is new about items, and what of it waits."""
    for item in found:
        yield f"  {label(item.question)}"
        for report in item.reports:
            yield terminal(f"    {translate(_added(report))}  ({_from(report)})")
            for key, answer in report.values.items():
                if key != item.question.main_key:
                    yield from block(f"      {key.replace('_', ' ')}: ", answer.text)
        if item.waiting:
            keys = ", ".join(key.replace("_", " ") for key in item.waiting)
            yield terminal(f"    {translate(message('waiting, see above: {keys}', keys=keys))}")
        yield ""


def _added(report: NewReport) -> Message:
    """Return what is to be written, and what is not said in it."""
    question = report.question
    key = question.main_key
    if report.onto is not None and not report.is_whole:
        return message("What was reported is to be completed")
    if not report.is_whole:
        value = message("without {key}", key=key)
    elif question.kind == "indicator":
        value = message("{value}", value=quantity(float(report.values[key].text), question.unit))
    else:
        value = message("{value}", value=report.values[key].text)
    if report.onto is not None:
        return message("What was reported is to be completed: {value}", value=value)
    if question.kind == "indicator":
        if report.is_whole and question.base[key]:
            return message("Outcome to be corrected: {value}", value=value)
        return message("Outcome to be added: {value}", value=value)
    if question.part:
        return message("Follow-up for {part} to be added: {value}", part=question.part, value=value)
    return message("Follow-up to be added: {value}", value=value)


def _from(report: NewReport) -> str:
    return ", ".join(
        dict.fromkeys((report.signature.author, *(value.place.file for value in report.values.values())))
    )
