"""Several workbooks from one actor: which is the later, and what the others say where one of them answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from trygg_cli.collect.returned_cells import Answer, CellNote, Returned


class SheetVersions:
    """The workbooks that came back, by the actors whose sheets they have."""

    def __init__(self, returns: Sequence[Returned]) -> None:
        self._of: dict[str, list[Returned]] = {}
        self._answers: dict[tuple[int, str], AbstractSet[tuple[str, str, str, str]]] = {}
        for book in returns:
            for ref in dict.fromkeys(actor for actor, _, _ in (*book.empty, *book.not_understood)):
                self._of.setdefault(ref, []).append(book)

    def silent(self, found: Sequence[tuple[Answer, Returned]]) -> Iterator[tuple[Answer, Returned]]:
        """Yield where an answer was emptied in a later version of the sheet it stands in, as an answer without text.

        A version of a sheet has an answer in common with it; sheets that two people have filled in by themselves have
        not, and are put together.
        """
        given = {id(book) for _, book in found}
        for answer, book in found:
            for other in self._others(answer, given):
                place = other.empty.get(answer[:3])
                if (
                    place
                    and not _is_later(book, other, answer.ref)
                    and not self._said(book, answer.ref).isdisjoint(self._said(other, answer.ref))
                ):
                    yield answer._replace(text="", place=place), other

    def not_understood(
        self, found: Sequence[tuple[Answer, Returned]]
    ) -> Iterator[tuple[Answer, Returned, CellNote, bool]]:
        """Yield what other workbooks of the same actor say that was not understood, and whether the answer is later."""
        given = {id(book) for _, book in found}
        for answer, book in found:
            for other in self._others(answer, given):
                note = other.not_understood.get(answer[:3])
                if note:
                    yield answer, book, note, _is_later(book, other, answer.ref)

    def _others(self, answer: Answer, given: AbstractSet[int]) -> Iterator[Returned]:
        books = self._of.get(answer.ref, ())
        if len(books) > 1:
            yield from (other for other in books if id(other) not in given)

    def _said(self, book: Returned, ref: str) -> AbstractSet[tuple[str, str, str, str]]:
        """Return what a workbook says of an actor, without the places."""
        key = id(book), ref
        if key not in self._answers:
            self._answers[key] = {answer[:4] for answer in book.answers if answer.ref == ref}
        return self._answers[key]


def _is_later(book: Returned, other: Returned, ref: str) -> bool:
    """Tell whether a workbook was surely saved after another, or else answered on a later day."""
    stamps = [(version.saved, version.days.get(ref, ("", None))[0]) for version in (book, other)]
    return all(saved for saved, _ in stamps) and stamps[0] > stamps[1]
