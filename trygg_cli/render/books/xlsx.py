"""A workbook to be answered, for Excel and LibreOffice: what may be filled in is open, all else is locked and readable.

The same questions give the same bytes. No colour says anything alone: open cells are framed, and what does not
apply is a dash.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from trygg_cli.collect.answer_book import ABOUT, HELP, HIDDEN, LOCKED, kind_name, records
from trygg_cli.collect.questions import CHOICES, COLUMNS
from trygg_cli.errors import TryggError
from trygg_cli.language import current, translate
from trygg_cli.message import message
from trygg_cli.model import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from trygg_cli.collect.answer_book import AnswerBook, AnswerSheet
    from trygg_cli.collect.questions import Question

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST = 32_767
_WIDTHS = {
    "slag": 10,
    "id": 9,
    "vad": 34,
    "utlovat": 46,
    "förra": 40,
    "läge": 18,
    "värde": 12,
    "kommentar": 46,
    "avvikelse": 34,
    "hantering": 30,
    "nästa_steg": 30,
}
_HEADER = 5
"""The row of the headings, counted from nought; over it stand the title and who answers."""

_LINE, _HIGHEST = 15, 400
"""How high a line is, and a row may be, in points."""

_ANSWER_COLUMN = 3
"""The column of what is asked about the answers as a whole: their labels run over those before it."""

_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_size": 12, "top": 1, "valign": "bottom", "text_wrap": True},
    "strong": {"bold": True, "text_wrap": True},
    "text": {"text_wrap": True, "valign": "top"},
    "word": {"bold": True, "valign": "top", "indent": 1},
    "link": {"underline": 1, "font_color": "#0B5394", "valign": "top"},
    "column": {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 2, "bg_color": "#E7E6E6"},
    "fixed": {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#7F7F7F"},
    "closed": {"align": "center", "valign": "top", "bg_color": "#E7E6E6", "font_color": "#595959"},
    "open": {"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFF9E5"}
    | {"locked": False, "num_format": "@", "quote_prefix": True},
}
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


class NoWorkbooks(TryggError):
    """The part that writes workbooks to be answered is not installed."""

    hint = message('install it with: pip install "trygg[xlsx]"')

    def __init__(self, name: str) -> None:
        super().__init__(message("workbooks need {name}, which is not installed", name=name))


def render(book: AnswerBook) -> bytes:
    """Return the workbook; raises `NoWorkbooks`."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
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
        _fill(made.add_worksheet(sheet.name), sheet, looks)
    hidden = made.add_worksheet(HIDDEN)
    for number, row in enumerate(records(book)):
        for at, value in enumerate(row):
            hidden.write_string(number, at, value[:_LONGEST])
    hidden.protect()
    hidden.hide()
    made.close()
    return _in_language(buffer.getvalue())


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


def _fill(sheet: Worksheet, answers: AnswerSheet, looks: dict[str, Format]) -> None:
    names = [*LOCKED, *answers.columns]
    questions = answers.respondent.questions
    sheet.write_string(0, 0, answers.title, looks["title"])
    guidance = translate(message("Fill in the framed, light cells. Cells with – are not to be filled in."))
    sheet.write_string(1, 0, guidance)
    for row, (name, label) in enumerate(ABOUT.items(), 2):
        sheet.write_string(row, 0, translate(label))
        sheet.write_blank(row, _ANSWER_COLUMN, None, looks["open"])
        _advise(sheet, (row, _ANSWER_COLUMN, row, _ANSWER_COLUMN), name, translate(label))
    for at, name in enumerate(names):
        heading = (LOCKED | COLUMNS)[name]
        sheet.set_column(at, at, _WIDTHS[name])
        sheet.write_string(_HEADER, at, translate(heading), looks["column"])
    for row, asked in enumerate(questions, _HEADER + 1):
        fixed = (kind_name(asked), asked.id, asked.title, asked.promised, asked.last)
        for at, text in enumerate(fixed):
            sheet.write_string(row, at, _fitting(text), looks["fixed"])
        for at, name in enumerate(names[len(fixed) :], len(fixed)):
            _cell(sheet, row, at, asked, asked.key(name), looks)
        texts = [*fixed, *(asked.base.get(asked.key(name) or "", "") for name in answers.columns)]
        sheet.set_row(row, max(_height(texts, [_WIDTHS[name] for name in names]), 2 * _LINE))
    for at, name in enumerate(answers.columns, len(LOCKED)):
        _choices(sheet, at, name, questions)
    sheet.set_row(_HEADER, 2 * _LINE)
    _arrange(sheet, len(names), len(questions))


def _cell(
    sheet: Worksheet, row: int, at: int, asked: Question, key: str | None, looks: dict[str, Format]
) -> None:
    if key is None:
        sheet.write_string(row, at, "–", looks["closed"])
    elif asked.base[key]:
        sheet.write_string(row, at, _fitting(asked.base[key]), looks["open"])
    else:
        sheet.write_blank(row, at, None, looks["open"])


def _height(texts: Iterable[str], widths: Iterable[int]) -> float:
    """Return about how high a row must be, since LibreOffice does not work it out."""
    lines = (
        sum(max(1, ceil(len(line) / (width - 1))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(max(lines) * _LINE, _HIGHEST)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _choices(sheet: object, at: int, name: str, questions: Iterable[Question]) -> None:
    """Give the cells of a column their help, and those of statuses their words, stretch by stretch."""
    stretch: list[int] = []
    kind = ""
    for row, asked in enumerate(questions, _HEADER + 1):
        here = asked.kind if asked.key(name) else ""
        if stretch and (here != kind or not here):
            _advise(sheet, (stretch[0], at, stretch[-1], at), name, translate(HELP[name]), kind)
            stretch = []
        if here:
            stretch.append(row)
        kind = here
    if stretch:
        _advise(sheet, (stretch[0], at, stretch[-1], at), name, translate(HELP[name]), kind)


def _advise(sheet: Worksheet, place: tuple[int, int, int, int], name: str, text: str, kind: str = "") -> None:
    title = translate((COLUMNS | ABOUT)[name])[:32]
    options: dict[str, object] = {"validate": "any", "input_title": title, "input_message": text[:255]}
    if name == "läge":
        options |= {
            "validate": "list",
            "source": [word.value for word in getattr(kinds, CHOICES[kind])],
            "error_type": "warning",  # other words are understood too, as far as they can be
            "error_title": title,
            "error_message": translate(
                message("That is none of the words in the list. Use it all the same?")
            ),
        }
    sheet.data_validation(*place, options)


def _arrange(sheet: Worksheet, columns: int, rows: int) -> None:
    last = _HEADER + rows
    sheet.autofilter(_HEADER, 0, last, columns - 1)
    sheet.freeze_panes(_HEADER + 1, 3)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(_HEADER)
    sheet.repeat_columns(0, 2)
    sheet.set_footer("&L&A&R&P/&N")
    allowed = ("format_columns", "format_rows", "autofilter", "sort")
    sheet.protect("", dict.fromkeys(allowed, True))


def _in_language(book: bytes) -> bytes:
    """Return the workbook with the language of its texts among its properties."""
    language = f"<dc:language>{_LANGUAGES[current()]}</dc:language></cp:coreProperties>".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = content.replace(b"</cp:coreProperties>", language)
            new.writestr(zipfile.ZipInfo(name, _NEVER.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
