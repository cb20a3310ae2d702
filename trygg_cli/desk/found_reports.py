"""Reports as they lie on the disk: what they say, and what they say of where they come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.desk.report_pages import format_of
from trygg_cli.errors import FileUnreadable, TryggError
from trygg_cli.message import message
from trygg_cli.report.mark import ReportMark, parse_joined
from trygg_cli.report.verified import differences
from trygg_cli.system import files

if TYPE_CHECKING:
    from trygg_cli.desk.report_pages import ReportFormat
    from trygg_cli.report.verified import SaidDifference


class NoReport(TryggError):
    """A file is no report that can be made again."""

    hint = message("a report by trygg ends in .md, .html, .docx or .pdf and tells what it was made of")

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} does not say which plan and period it is about", name=name))


class FoundReport(NamedTuple):
    """A report as it lies on the disk, with what it says of itself."""

    name: str
    content: bytes
    format: ReportFormat
    marks: tuple[ReportMark, ...]

    def other(self, again: str | bytes) -> list[SaidDifference]:
        """Return where it says otherwise than one that was made again."""
        from trygg_cli.render.documents import said

        content = again if isinstance(again, bytes) else again.encode("utf-8", "replace")
        reader = said.READERS[Path(self.name).suffix.lower()]
        return differences(reader(self.content).pieces, reader(content).pieces)


def read(name: str) -> FoundReport:
    """Return a report; raises `FileUnreadable` or `NoReport`."""
    from trygg_cli.render.documents import said

    format_ = format_of(name)
    content = files.read(name)
    if format_ is None:
        raise NoReport(name)
    try:
        marks = parse_joined(said.READERS[Path(name).suffix.lower()](content).mark)
    except said.ReportUnreadable as error:
        raise FileUnreadable(name, message("it is no file of the sort that its name says")) from error
    if not marks:
        raise NoReport(name)
    return FoundReport(name, content, format_, marks)
