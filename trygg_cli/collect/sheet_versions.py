"""Several workbooks from one actor: which is the later, and what the others say where one of them answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from trygg_cli.collect.returned_cells import Answer, CellNote, Returned

    _Cell = tuple[str, str, str]


class SheetVersions:
    """The workbooks that came back, by the cells that they have emptied, or filled with what nobody understands."""

    def __init__(self, returns: Sequence[Returned]) -> None:
        self._emptied: dict[_Cell, list[Returned]] = {}
        self._unclear: dict[_Cell, list[Returned]] = {}
        self._answers: dict[tuple[int, str], AbstractSet[tuple[str, str, str, str]]] = {}
        for book in returns:
            for cell in book.empty:
                self._emptied.setdefault(cell, []).append(book)
            for cell in book.not_understood:
                self._unclear.setdefault(cell, []).append(book)

    def silent(self, found: Sequence[tuple[Answer, Returned]]) -> Iterator[tuple[Answer, Returned]]:
        """Yield where an answer was emptied in a later version of the sheet it stands in, as an answer without text.

        A version of a sheet has an answer in common with it; sheets that two people have filled in by themselves have
        not, and are put together.
        """
        for answer, book, other in _pairs(found, self._emptied):
            is_later = _is_later(book, other, answer.ref)
            if not is_later and not self._said(book, answer.ref).isdisjoint(self._said(other, answer.ref)):
                yield answer._replace(text="", place=other.empty[answer[:3]]), other

    def not_understood(
        self, found: Sequence[tuple[Answer, Returned]]
    ) -> Iterator[tuple[Answer, Returned, CellNote, bool]]:
        """Yield what other workbooks of the same actor say that was not understood, and whether the answer is later."""
        for answer, book, other in _pairs(found, self._unclear):
            yield answer, book, other.not_understood[answer[:3]], _is_later(book, other, answer.ref)

    def _said(self, book: Returned, ref: str) -> AbstractSet[tuple[str, str, str, str]]:
        """Return what a workbook says of an actor, without the places."""
        key = id(book), ref
        if key not in self._answers:
            self._answers[key] = {answer[:4] for answer in book.answers if answer.ref == ref}
        return self._answers[key]


def _pairs(
    found: Sequence[tuple[Answer, Returned]], known: Mapping[_Cell, Sequence[Returned]]
) -> Iterator[tuple[Answer, Returned, Returned]]:
    """Yield each answer beside each workbook that is known for the same cell and answers nothing there."""
    given = {id(book) for _, book in found}
    for answer, book in found:
        for other in known.get(answer[:3], ()):
            if id(other) not in given:
                yield answer, book, other


def _is_later(book: Returned, other: Returned, ref: str) -> bool:
    """Tell whether a workbook was surely saved after another, or else answered on a later day."""
    stamps = [(version.saved, version.days.get(ref, ("", None))[0]) for version in (book, other)]
    return all(saved for saved, _ in stamps) and stamps[0] > stamps[1]
