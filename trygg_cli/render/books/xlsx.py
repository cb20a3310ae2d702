"""A workbook to be answered, for Excel and LibreOffice: what may be filled in is open, all else is locked and readable.

The same questions give the same bytes. No colour says anything alone: open cells are framed, and what does not
apply is a dash.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from trygg_cli.collect.answer_book import HEADINGS, HELP, HIDDEN, LOCKED, WISH, kind_name, records, words_of
from trygg_cli.errors import TryggError
from trygg_cli.language import current, translate
from trygg_cli.message import clipped, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from trygg_cli.collect.answer_book import AnswerBook, AnswerSheet
    from trygg_cli.collect.questions import Question

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST = 32_767
_WIDTHS = {
    "slag": 9,
    "id": 8,
    "vad": 26,
    "utlovat": 32,
    "förra": 26,
    "läge": 17,
    "värde": 11,
    "kommentar": 40,
    "avvikelse": 26,
    "hantering": 26,
    "nästa_steg": 26,
    WISH: 28,
}
_HEADER = 5
"""The row of the headings, counted from zero; over it stand the title and who answers."""

_LONGEST_HEADER = 120
"""So much of a title fits at the top of a printed page."""

_LINE, _HIGHEST = 15, 400
"""How high a line is, and a row may be, in points."""

_ANSWER_COLUMN = 3
"""The column of what is asked about the answers as a whole: their labels run over those before it."""

_FIRST_OPEN = len(LOCKED)
"""The first column to be filled in: the words to choose between stand over it, and it begins a printed page."""

_ZOOM = 90
"""How large it is shown, in per cent: what is asked of a measure first is to be seen beside what is promised."""

_SCALE, _MARGIN = 60, 0.4
"""How large it is printed, in per cent, so that what is filled in fits on a page; and the inches at each side."""

_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12, "top": 1, "valign": "bottom", "text_wrap": True},
    "strong": {"bold": True, "text_wrap": True},
    "text": {"text_wrap": True, "valign": "top"},
    "word": {"bold": True, "valign": "top", "indent": 1},
    "link": {"underline": 1, "font_color": "#0B5394", "valign": "top"},
    "label": {"valign": "top"},
    "column": {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 2, "bg_color": "#E7E6E6"},
    "fixed": {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#7F7F7F"},
    "closed": {"align": "center", "valign": "top", "bg_color": "#E7E6E6", "font_color": "#595959"},
    "open": {"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFF9E5"}
    | {"locked": False, "num_format": "@", "quote_prefix": True},
}
_ANSWERED_ROW = re.compile(rb'(<row r="(?:[7-9]|\d{2,})" [^>]*?ht="[^"]*") customHeight="1"')
"""A row below the headings whose height is fixed."""

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


class NoWorkbooks(TryggError):
    """The part that writes workbooks to be answered is not installed."""

    hint = message('install it with: pip install "trygg[xlsx]"')

    def __init__(self, name: str) -> None:
        super().__init__(message("workbooks need {name}, which is not installed", name=name))


def render(book: AnswerBook) -> bytes:
    """Return the workbook; raises `NoWorkbooks`."""
    try:
        import xlsxwriter
    except ImportError as error:
        name = "XlsxWriter"
        raise NoWorkbooks(name) from error
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    looks = {name: made.add_format(look) for name, look in _LOOKS.items()}
    made.set_properties({"title": book.title, "author": "trygg", "created": _NEVER.replace(tzinfo=None)})
    for name, value in book.properties.items():
        made.set_custom_property(f"trygg-{name}", value, "text")
    _front(made.add_worksheet(book.front), book, looks)
    for sheet in book.sheets:
        _fill(made.add_worksheet(sheet.name), sheet, book, looks)
    hidden = made.add_worksheet(HIDDEN)
    for number, row in enumerate(records(book)):
        for at, value in enumerate(row):
            hidden.write_string(number, at, value[:_LONGEST])
    hidden.protect()
    hidden.hide()
    made.close()
    return _finished(buffer.getvalue())


def _front(sheet: Worksheet, book: AnswerBook, looks: dict[str, Format]) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    for row, line in enumerate(book.lines):
        look = looks[line.style]
        if line.style == "link":
            target = line.text.replace("'", "''")
            sheet.merge_range(row, 0, row, 1, "", look)
            sheet.write_url(row, 0, f"internal:'{target}'!A1", look, line.more)
        elif line.more:
            sheet.write_string(row, 0, line.text, look)
            sheet.write_string(row, 1, line.more, looks["text"])
        elif line.style == "title":
            sheet.write_string(row, 0, line.text, look)
        else:
            sheet.merge_range(row, 0, row, 1, line.text, look)
            sheet.set_row(row, _LINE * 1.7 if line.style == "heading" else _height([line.text], [104]))
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _fill(sheet: Worksheet, answers: AnswerSheet, book: AnswerBook, looks: dict[str, Format]) -> None:
    questions = answers.respondent.questions
    _head(sheet, answers, book, looks)
    for row, asked in enumerate(questions, _HEADER + 1):
        fixed = (kind_name(asked), asked.id, asked.title, asked.promised, asked.last)
        for at, text in enumerate(fixed):
            sheet.write_string(row, at, clipped(text, _LONGEST), looks["fixed"])
        filled = [_cell(sheet, (row, at), asked, name, looks) for at, name in _open_columns()]
        sheet.set_row(row, max(_height([*fixed, *filled], _WIDTHS.values()), 2 * _LINE))
    for at, name in _open_columns():
        _choices(sheet, at, name, questions)
    _arrange(sheet, answers.title, len(questions))


def _head(sheet: Worksheet, answers: AnswerSheet, book: AnswerBook, looks: dict[str, Format]) -> None:
    """Write what stands over the table, and its headings."""
    sheet.write_string(0, 0, answers.title, looks["title"])
    guidance = translate(
        message(
            "Fill in the framed, light cells; the others are locked. Cells with – are not to be filled in."
        )
    )
    sheet.write_string(1, 0, guidance)
    for row, (name, label) in enumerate(book.labels.items(), 2):
        sheet.write_string(row, 0, label, looks["label"])
        sheet.write_blank(row, _ANSWER_COLUMN, None, looks["open"])
        _advise(sheet, (row, _ANSWER_COLUMN, row, _ANSWER_COLUMN), label, _help(name, day=book.day))
    for row, line in enumerate(answers.words, 2):
        sheet.write_string(row, _FIRST_OPEN, line, looks["label"])
    for at, (name, heading) in enumerate(HEADINGS.items()):
        sheet.set_column(at, at, _WIDTHS[name])
        sheet.write_string(_HEADER, at, translate(heading), looks["column"])
    sheet.set_row(_HEADER, 2 * _LINE)


def _open_columns() -> list[tuple[int, str]]:
    return [*enumerate(HEADINGS)][_FIRST_OPEN:]


def _cell(
    sheet: Worksheet, place: tuple[int, int], asked: Question, name: str, looks: dict[str, Format]
) -> str:
    """Write a cell to be filled in, or one that is not; return what stands in it."""
    key = asked.key(name)
    text = clipped(asked.base[key], _LONGEST) if key else ""
    if key is None and name != WISH:
        sheet.write_string(*place, "–", looks["closed"])
    elif text:
        sheet.write_string(*place, text, looks["open"])
    else:
        sheet.write_blank(*place, None, looks["open"])
    return text


def _height(texts: Iterable[str], widths: Iterable[int]) -> float:
    """Return about how high a row must be, since LibreOffice does not work it out."""
    lines = (
        sum(max(1, ceil(len(line) / (width - 1))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(max(lines) * _LINE, _HIGHEST)


def _choices(sheet: Worksheet, at: int, name: str, questions: Iterable[Question]) -> None:
    """Give the cells of a column their help, and those of statuses their words, stretch by stretch."""
    rows = enumerate(questions, _HEADER + 1)
    for (kind, unit), stretch in groupby(rows, key=lambda row: _alike(row[1], name)):
        numbers = [row for row, _ in stretch]
        place = numbers[0], at, numbers[-1], at
        if kind and name == "läge":
            _offer(sheet, place, words_of(kind))
        elif kind:
            _advise(sheet, place, translate(HEADINGS[name]), _help(name, unit=unit))


def _alike(asked: Question, name: str) -> tuple[str, str]:
    """Return what cells of a column that have the same help and words have in common; nothing where one is closed."""
    if not asked.key(name):
        return (WISH if name == WISH else "", "")
    return asked.kind, asked.unit or "" if name == "värde" else ""


def _help(name: str, **args: str) -> str:
    if not args.get("unit", "x"):
        args = {"unit": translate(message("whole figures"))}
    return translate(HELP[name]._replace(args=args))


def _advise(sheet: Worksheet, place: tuple[int, int, int, int], title: str, text: str) -> None:
    options = {"validate": "any", "input_title": title[:32], "input_message": text[:255]}
    sheet.data_validation(*place, options)


def _offer(sheet: Worksheet, place: tuple[int, int, int, int], words: Sequence[str]) -> None:
    """Offer words in a list. Others may stand: whoever presses Enter at what is said of them has lost nothing."""
    told = message("That is none of the words in the list. It may stand, and is understood if it can be.")
    options = {
        "validate": "list",
        "source": words,
        "error_type": "information",
        "error_title": translate(HEADINGS["läge"]),
        "error_message": translate(told),
    }
    sheet.data_validation(*place, options)


def _arrange(sheet: Worksheet, title: str, rows: int) -> None:
    last, columns = _HEADER + rows, len(HEADINGS)
    sheet.autofilter(_HEADER, 0, last, columns - 1)
    sheet.freeze_panes(_HEADER + 1, 3)
    sheet.set_zoom(_ZOOM)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=_MARGIN, right=_MARGIN)
    sheet.set_print_scale(_SCALE)
    sheet.set_v_pagebreaks([_FIRST_OPEN])
    sheet.print_area(2, 0, last, columns - 1)
    sheet.repeat_rows(_HEADER)
    sheet.repeat_columns(0, 2)
    sheet.set_header(f"&L{title[:_LONGEST_HEADER].replace('&', '&&')}")
    sheet.set_footer("&L&A&R&P/&N")
    allowed = ("format_columns", "format_rows", "autofilter", "sort")
    sheet.protect("", dict.fromkeys(allowed, True))


def _finished(book: bytes) -> bytes:
    """Return the workbook with the language of its texts among its properties, and rows that grow with what is written.

    XlsxWriter says of every height that somebody has chosen it, and such a row stays as it is.
    """
    language = f"<dc:language>{_LANGUAGES[current()]}</dc:language></cp:coreProperties>".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = content.replace(b"</cp:coreProperties>", language)
            elif name.startswith("xl/worksheets/sheet") and name != "xl/worksheets/sheet1.xml":
                content = _ANSWERED_ROW.sub(rb"\1", content)
            new.writestr(zipfile.ZipInfo(name, _NEVER.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
