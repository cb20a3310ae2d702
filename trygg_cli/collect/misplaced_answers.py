"""Answers about what is not asked of the one who answers: why they are refused, and who is asked instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.collect.returned_cells import CellNote
from trygg_cli.message import message
from trygg_cli.model.item_name import id_in, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.collect.respondents import Respondent
    from trygg_cli.collect.returned_cells import Answer, StrayCell


class MisplacedAnswers:
    """Knows who is asked about what."""

    def __init__(self, asked: Iterable[Respondent]) -> None:
        self._names: dict[str, list[str]] = {}
        self._by_id: dict[str, list[str]] = {}
        for who in asked:
            for question in who.questions:
                self._names.setdefault(question.name, []).append(who.name)
        for item, names in self._names.items():
            self._by_id.setdefault(id_in(item).casefold(), []).extend(names)

    def answer(self, answer: Answer) -> CellNote:
        """Return why an answer is refused about what was asked when the sheet was sent, and is no longer."""
        item, who = spoken(answer.item), self._names.get(answer.item)
        if not who:
            reason = message(
                "{item} is no longer in the plan: it was removed since the sheet was sent", item=item
            )
            remedy = message("tell them that it is gone, or put it into the plan again")
            return CellNote(answer.place, answer.text, reason, remedy)
        reason = message(
            "{item} is no longer asked of {ref}: the plan was changed since the sheet was sent",
            item=item,
            ref=answer.ref,
        )
        return CellNote(answer.place, answer.text, reason, message("it is asked of {names} now", names=who))

    def stray(self, stray: StrayCell) -> CellNote:
        """Return why a cell on the row of an unknown id is refused: others are asked about it, or nobody is."""
        if not stray.id:
            return stray.note
        who = self._by_id.get(stray.id.casefold())
        if who:
            reason = message('"{id}" is asked of {names}, and not in this sheet', id=stray.id, names=who)
            return stray.note._replace(reason=reason, remedy=message("let them answer about it"))
        reason = message('"{id}" is not in the plan', id=stray.id)
        new = message("if it is something new, decide on it and put it into the plan first")
        meant = stray.note.remedy
        remedy = message("{remedy} otherwise, {other}", remedy=meant, other=new) if meant else new
        return stray.note._replace(reason=reason, remedy=remedy)
