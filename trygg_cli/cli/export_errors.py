"""Why plans cannot be exported as somebody wants it: each reason a class with its sentence, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence


class NoFormat(TryggError):
    """Neither an option nor a file's name says what to write."""

    hint = message("say it with --format json, csv, xlsx, ics, sqlite or parquet")

    def __init__(self) -> None:
        super().__init__(message("nothing says what the plans are to be written as"))


class NoOutputPath(TryggError):
    """A format that makes files of its own was given no path."""

    hint = message("say where with --output")

    def __init__(self, format_: str) -> None:
        super().__init__(message("{format} cannot go to standard output", format=format_))


class OneTable(TryggError):
    """All tables were to go into one csv file, or one of them into a format that holds them all."""

    hint = message("name one with --table and a file, as in --table åtgärd -o åtgärder.csv, or name a folder")

    def __init__(self) -> None:
        super().__init__(message("a csv file holds one table, and the other formats hold them all"))


class UnknownTable(TryggError):
    """There is no table of a name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        from trygg_cli.suggestion import did_you_mean

        super().__init__(message('there is no table "{name}"', name=name))
        self.hint = did_you_mean(name, known) or message("the tables are {names}", names=list(known))


class OnlyAsked(TryggError):
    """A table was named that only questions fill."""

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is not exported with the plans", name=name))
        self.hint = message('ask for it: trygg query "select * from {name}" -o {name}.csv', name=name)
