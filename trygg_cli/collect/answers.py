"""What a workbook that came back says: each answer with its cell, and what in it cannot be taken or was not read.

Rows are known by their ids and columns by their headings, so it does not matter whether they were sorted, hidden,
moved or copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.collect import cell_words, sheet_heads
from trygg_cli.collect.answer_book import COMPARED, HIDDEN, LOCKED, WISH, base_of, by_actor
from trygg_cli.collect.questions import column_of
from trygg_cli.collect.returned_cells import Answer, CellNote, CellPlace, LockedCell, Returned, StrayCell
from trygg_cli.exchange.grids import CellOddity, NotTaken, address
from trygg_cli.message import Message, message
from trygg_cli.model.item_name import id_in, word_in
from trygg_cli.reading.known_ids import KnownIds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.collect.answer_book import Base, SheetBase
    from trygg_cli.collect.cell_words import KnownFigures
    from trygg_cli.exchange.grids import Grid

_BESIDE = message("it stands beside the table, and is not read")
_CLOSED = ("", "–", "-", "—")


def returned(
    file: str, grids: Sequence[Grid], base: Base, scales: Mapping[str, KnownFigures], saved: str = ""
) -> Returned:
    """Return what a workbook says. `scales` are those of indicators, by the names of their items."""
    found = Returned(file, base, saved=saved)
    left = {title: name for title, (name, _) in base.sheets.items()}
    asked = by_actor(base)
    for grid in grids:
        if grid.name == base.front:
            _on_the_front_page(found, grid)
        if grid.name in (HIDDEN, base.front) or not any(map(any, grid.rows)):
            continue
        header = sheet_heads.row_of_headings(grid, base)
        if header is None:
            _without_headings(found, grid)
            continue
        ref = sheet_heads.owner(grid, header, base, left)
        if ref is None:
            note = message("nobody can tell whose answers these are: the title in A1 is gone")
            found.refused.append(CellNote(CellPlace(file, grid.name, "A1"), "", note, _TITLE))
        else:
            _Reader(found, grid, ref, header, asked[ref], scales).read()
    return found


def _on_the_front_page(found: Returned, grid: Grid) -> None:
    """Note what somebody wrote there; a workbook that does not tell what was sent there is an old one."""
    for row, cells in enumerate(grid.rows if found.base.lines else ()):
        for at, value in enumerate(cells):
            text = cell_words.plain(value)
            if text and text not in found.base.lines:
                note = message("it stands on the sheet that says how to do, and is not read")
                found.unread.append(CellNote(CellPlace(found.file, grid.name, address(row, at)), text, note))


def _without_headings(found: Returned, grid: Grid) -> None:
    place = CellPlace(found.file, grid.name)
    if sheet_heads.is_sent(grid, found.base):
        note = message("nobody can tell what the answers are about: the headings or the ids are gone")
        remedy = message("put the row with the headings and the column with the ids back, as they were sent")
        found.refused.append(CellNote(place, "", note, remedy))
    else:
        note = message("the sheet is none of those that were sent, and is not read")
        found.unread.append(CellNote(place, "", note))


_TITLE = message("write the name of the actor on the tab again, as it was")


def base_in(grids: Sequence[Grid]) -> Base:
    """Return what the hidden sheet says; raises `NotTaken` where the workbook is none of ours."""
    hidden = next((grid for grid in grids if grid.name.casefold() == HIDDEN), None)
    rows = ([cell_words.plain(value) for value in row] for row in hidden.rows if row) if hidden else ()
    base = base_of(rows)
    if base is None:
        raise NotTaken(
            message(
                "it is no workbook of trygg collect out, or its hidden sheet {name} was removed", name=HIDDEN
            ),
            message("copy the answers into the workbook that was sent, or send it anew"),
        )
    return base


class _Reader:
    """Reads one sheet."""

    def __init__(
        self,
        found: Returned,
        grid: Grid,
        ref: str,
        header: int,
        sheet_base: SheetBase,
        scales: Mapping[str, KnownFigures],
    ) -> None:
        self._found, self._grid, self._ref, self._header = found, grid, ref, header
        self._scales = scales
        self._keys, self._titled, self._sent = sheet_base
        self._by_id: dict[str, list[str]] = {}
        for item in self._keys:
            self._by_id.setdefault(id_in(item).casefold(), []).append(item)
        headings = grid.rows[header]
        names = {at: sheet_heads.heading(value) for at, value in enumerate(headings)}
        self._columns = {at: found.base.headings.get(name) for at, name in names.items()}
        self._first = min(at for at, name in names.items() if name)
        self._id_at = next(at for at, name in self._columns.items() if name == "id")
        self._titles_at = [at for at, name in self._columns.items() if name == "vad"]
        self._known = KnownIds({"": [id_in(item) for item in self._keys]})

    def read(self) -> None:
        """Note what the sheet says."""
        for row in range(self._header):
            self._about(row)
        for row in range(self._header + 1, len(self._grid.rows)):
            self._row(row)
        for (row, column), text in sorted(self._grid.notes.items()):
            reason = message("it is a note on the cell: it is not written into the plan")
            self._found.unread.append(CellNote(self._place(row, column), text, reason))

    def _place(self, row: int, column: int) -> CellPlace:
        return CellPlace(self._found.file, self._grid.name, address(row, column))

    def _about(self, row: int) -> None:
        """Note who answers and on which day, where the row asks for it."""
        labels = self._found.base.labels
        said = [
            (at, text) for at, value in enumerate(self._grid.rows[row]) if (text := cell_words.plain(value))
        ]
        asked = next(((at, labels[text]) for at, text in said if labels.get(text)), None)
        given = [(at, text) for at, text in said if asked and at > asked[0] and text not in labels]
        for at, text in said:  # in the first column stand the title and what to do
            if at > self._first and text not in labels and (at, text) not in given[:1]:
                self._unread(row, at, _BESIDE)
        if not (asked and given):
            return
        at, text = given[0]
        if asked[1] == "dag":
            self._day(row, at)
        elif asked[1] == WISH:
            self._wish(row, at, "")
        else:
            self._found.authors.setdefault(self._ref, " ".join(text.split()))
            self._found.signed_at.setdefault(self._ref, self._place(row, at))

    def _day(self, row: int, column: int) -> None:
        from trygg_cli.period import Period

        cell = cell_words.day(self._grid.value(row, column), Period.parse(self._found.base.period))
        if cell.fault:
            self._found.no_days.append(CellNote(self._place(row, column), cell.text, cell.fault, cell.remedy))
        else:
            self._found.days.setdefault(self._ref, (cell.text, self._place(row, column)))

    def _row(self, row: int) -> None:
        filled = [at for at in range(len(self._grid.rows[row])) if self._says(row, at)]
        if not filled:
            return
        item = self._item(row)
        if isinstance(item, str):
            self._blank(row, item, filled)
        for at in filled:
            name = self._columns.get(at)
            if name is None:
                self._unread(row, at, _BESIDE)
            elif name in LOCKED:
                self._locked(row, at, item, name, is_alone=len(filled) == 1)
            elif name == WISH:
                self._wish(row, at, item if isinstance(item, str) else "")
            elif isinstance(item, str):
                self._cell(row, at, item, name)
            else:
                text = cell_words.plain(self._grid.value(row, at))
                note = item._replace(place=self._place(row, at), said=text)
                self._found.strays.append(StrayCell(item.said, note))

    def _locked(self, row: int, at: int, item: str | CellNote, name: str, *, is_alone: bool) -> None:
        text = cell_words.plain(self._grid.value(row, at))
        if isinstance(item, CellNote):
            if (is_alone or name in COMPARED) and text not in self._sent:
                self._unread(row, at, message("the row is none of those that were sent, and is not read"))
        elif self._grid.odd.get((row, at)) is CellOddity.STRUCK:
            self._unread(row, at, message("it has a line through it, which changes nothing in the plan"))
        elif name in COMPARED:
            self._found.locked.append(LockedCell(self._ref, item, name, text, self._place(row, at)))

    def _wish(self, row: int, at: int, item: str) -> None:
        text = cell_words.plain(self._grid.value(row, at))
        if not text:  # a formula that was not worked out
            cell = cell_words.read(text, self._grid.odd.get((row, at)), WISH, "", cell_words.KnownFigures())
            if cell.fault:
                self._refuse(row, at, cell.fault, cell.remedy)
        elif text not in _CLOSED:
            self._found.wishes.append(Answer(self._ref, item, WISH, text, self._place(row, at)))

    def _says(self, row: int, at: int) -> bool:
        value = self._grid.value(row, at)
        if value != "":
            return not isinstance(value, str) or value.strip() not in _CLOSED
        return self._grid.odd.get((row, at)) in (CellOddity.FORMULA, CellOddity.ERROR)

    def _item(self, row: int) -> str | CellNote:
        """Return the item that a row is about, or why nobody can tell."""
        said = cell_words.plain(self._grid.value(row, self._id_at))
        place = self._place(row, self._id_at)
        if not said:
            reason = message("nobody can tell what the row is about: it has no id")
            return CellNote(place, "", reason, message("write in the row of the item"))
        known = self._by_id.get(said.casefold(), [])
        if len(known) > 1:
            kinds = [self._found.base.kinds.get(cell_words.plain(value)) for value in self._grid.rows[row]]
            known = [item for item in known if word_in(item) in kinds]
        if len(known) == 1:
            return self._of_one(row, known[0])
        if self._by_id.get(said.casefold()):
            reason = message('several items have the id "{id}"', id=said)
            remedy = message("write in the row of the item, and leave its kind as it was")
            return CellNote(place, "", reason, remedy)
        reason = message('"{id}" is not among what is asked in this sheet', id=said)
        return CellNote(place, said, reason, self._known.closest(said, ("",)))

    def _of_one(self, row: int, item: str) -> str | CellNote:
        """Return the item whose id stands in a row, unless the title of another stands beside it.

        That is what comes of sorting some of the columns: answers would be taken for those of another item.
        """
        stands = (
            self._titled.get(cell_words.plain(self._grid.value(row, at)), {item}) for at in self._titles_at
        )
        others = next(stands, {item})
        if item in others:
            return item
        reason = message(
            'beside "{id}" stands the title of "{other}": nobody can tell which is meant',
            id=id_in(item),
            other=id_in(min(others)),
        )
        remedy = message("sort all columns of the table together")
        return CellNote(self._place(row, self._id_at), "", reason, remedy)

    def _cell(self, row: int, at: int, item: str, name: str) -> None:
        value = self._grid.value(row, at)
        key = column_of(name, self._keys[item])
        if key is None:
            if cell_words.plain(value) not in _CLOSED:
                reason = message("the cell is not to be filled in for this row")
                self._refuse(row, at, reason, message("write it in the comment"))
            return
        asked = (self._ref, item, key)
        base = self._found.base.values[asked]
        odd = self._grid.odd.get((row, at))
        if not odd and cell_words.plain(value) == base:
            return
        scale = self._scales.get(item, cell_words.KnownFigures())
        cell = cell_words.read(value, odd, key, self._found.base.kind_of(item), scale)
        if cell.fault:
            self._refuse(row, at, cell.fault, cell.remedy, cell.text)
            self._found.not_understood[asked] = self._found.refused[-1]
        elif cell.text != base and cell.text:
            self._found.answers.append(Answer(*asked, cell.text, self._place(row, at), cell.word))

    def _blank(self, row: int, item: str, filled: Sequence[int]) -> None:
        """Note the cells for answers that say nothing, and tell of what may be lost by that.

        One that had a value when it was sent takes nothing out of the plan, and one that was merged with another row's
        says nothing by itself.
        """
        for at in sorted({*self._columns} - {*filled}):
            key = column_of(self._columns[at] or "", self._keys[item])
            if key is None:
                continue
            self._found.empty.setdefault((self._ref, item, key), self._place(row, at))
            before = self._found.base.values.get((self._ref, item, key))
            first = self._grid.merged.get((row, at))
            if first and first[0] != row and self._says(*first):
                self._refuse(row, at, *cell_words.MERGED)
            elif before:
                reason = message("it was emptied; what stands in the plan stays there: {value}", value=before)
                self._found.unread.append(CellNote(self._place(row, at), "", reason))

    def _refuse(
        self, row: int, at: int, reason: Message, remedy: Message | None, said: str | None = None
    ) -> None:
        text = cell_words.plain(self._grid.value(row, at)) if said is None else said
        about = cell_words.plain(self._grid.value(row, self._id_at))
        self._found.refused.append(CellNote(self._place(row, at), text, reason, remedy, about))

    def _unread(self, row: int, at: int, reason: Message) -> None:
        text = cell_words.plain(self._grid.value(row, at))
        self._found.unread.append(CellNote(self._place(row, at), text, reason))
