"""What the commands that change items have in common: finding them by id, and writing or showing what is changed."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

import typer

from trygg_cli.cli import dates
from trygg_cli.cli.options import option
from trygg_cli.data import as_rows, value_at
from trygg_cli.desk.documents import Reading
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import replacements, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.edit.verbs import Add, Edit, Remove
    from trygg_cli.message import Message
    from trygg_cli.period import Period
    from trygg_cli.reading.by_id import Found, ItemsById
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config

STDIN_NAME = "<stdin>"

Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        "--dry-run",
        help="Write nothing; show what would change, and exit with 1 if anything would.",
    ),
]
InPlans = Annotated[
    list[str] | None,
    option(
        "--plan",
        metavar="PLAN",
        help="Look in this plan, folder or pattern, and not in all plans of the project; can be repeated.",
    ),
]
After = Annotated[
    str | None,
    option("--after", metavar="ID", help="The item that it is to stand after."),
]
Because = Annotated[
    str | None,
    option(
        "--because",
        metavar="TEXT",
        help=(
            "The reason, where the rules on changes ask for one. It is written as a comment in a follow-up"
            " dated today."
        ),
    ),
]
OfDay = Annotated[
    str | None,
    option(
        "--datum",
        "--date",
        metavar="DATE",
        help="The day it is written, such as 2022-09-02; by default today.",
    ),
]


class CannotBeShown(TryggError):
    """A text for a plan holds what cannot be seen."""

    hint = message("write it with letters that can be seen")

    def __init__(self, text: str) -> None:
        super().__init__(message('"{text}" holds signs that cannot be seen', text=text))


class Changing:
    """The plans that are looked in, and the changes of one of them."""

    def __init__(self, config: Config, plans: Sequence[str] | None, *, is_shown: bool) -> None:
        self.config, self._is_shown = config, is_shown
        reading = Reading(plans or (), config, STDIN_NAME)
        self.documents = [*reading]
        if reading.unreadable:
            raise typer.Exit(2)

    def find(self, name: str, about: Period | None = None) -> Found:
        """Return what an id stands for; where several plans have it, in the one that holds in a period."""
        from trygg_cli.report.coming import holds

        def meant(document: Document) -> bool:
            return about is not None and not document.problems and holds(document.plan, about)

        return self._items.find(name, meant=meant)

    @cached_property
    def _items(self) -> ItemsById:
        from trygg_cli.reading.by_id import ItemsById

        return ItemsById(self.documents)

    def make(self, document: Document, edits: Sequence[Edit]) -> Document:
        """Return a document with changes made that leave it with no new problem."""
        from trygg_cli.edit.verbs import edited
        from trygg_cli.review.proposed_change import check_sound

        made = edited(document, edits)
        check_sound(document, made)
        return made

    def make_with_reason(self, document: Document, edits: Sequence[Edit], reason: Add | None) -> Document:
        """Return a document with changes made, and why; raises `ReasonMissing` where that is asked for.

        A reason that stands there already, as where one decision changes two things, is not written once more.
        """
        from trygg_cli.edit.verbs import edited
        from trygg_cli.review.proposed_change import ReasonMissing, objections
        from trygg_cli.settings.lint_settings import settings_of

        told = _told(document, reason) if reason else None
        made = self.make(document, [*edits, *([reason] if reason and not told else [])])
        before = edited(document, [told]) if told else document
        found = objections(before, made, settings_of(self.config, None))
        if found:
            raise ReasonMissing(document, found[0], has_reason=reason is not None)
        return made

    def write(self, document: Document, made: Document, told: Message) -> None:
        """Put the new text in the place of the old one and say so, or show what would be."""
        self.put(document, made)
        is_new = made.text != document.text
        if self._is_shown and is_new:
            raise only_shown()
        terminal.say(told if is_new else message("{path}: that stands there already", path=document.name))

    def put(self, document: Document, made: Document) -> None:
        """Put the new text in the place of the old one, or show what would be."""
        if self._is_shown:
            replacements.show_difference(document, made.text)
        elif document.name == STDIN_NAME:
            replacements.write_out(made.text)
        elif made.text != document.text:
            replacements.write(document, made.text)


def _told(document: Document, reason: Add) -> Remove | None:
    """Return what takes a reason away that stands in a document already."""
    from trygg_cli.edit.verbs import Remove

    known = as_rows(value_at(document.data, reason.route))
    return next((Remove((*reason.route, at)) for at, row in enumerate(known) if row == reason.value), None)


def only_shown() -> typer.Exit:
    """Say that a change was shown and not made, and return what ends the command."""
    terminal.say(message("nothing is written; what would be changed is shown above"))
    return typer.Exit(1)


def day(datum: str | None) -> str:
    """Return the day that is meant, today's if none is given."""
    return str(dates.parse(datum) or dates.today())


def tertial(of_day: str) -> str:
    """Return the tertial that a day is in."""
    year, month, _ = of_day.split("-")
    return f"{year}-T{(int(month) + 3) // 4}"


def text(written: str) -> str:
    """Return what was typed as it may stand in a plan; raises `CannotBeShown`."""
    plain = unicodedata.normalize("NFC", written).strip()
    if not all(letter.isprintable() or letter == "\n" for letter in plain):
        raise CannotBeShown(written)
    return plain
