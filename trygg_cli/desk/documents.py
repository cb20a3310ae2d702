"""The documents that names stand for, read one by one, and what is said of those that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.desk import files, plan_files, terminal
from trygg_cli.errors import FileUnreadable
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.desk.config import Config
    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document


class Reading:
    """The documents that names stand for, read one by one; files that cannot be read are complained of and counted."""

    def __init__(self, names: Sequence[str], config: Config, stdin_filename: str) -> None:
        self._found = [*plan_files.find(names, config)]
        self._stdin_filename = stdin_filename
        self.names: list[str] = []
        self.unreadable = 0

    @property
    def files(self) -> list[str]:
        """The files that the names stand for, read or not, those that are not there aside."""
        return [name for name in self._found if isinstance(name, str)]

    def __iter__(self) -> Iterator[Document]:
        """Yield each document once; nothing of it is kept."""
        from trygg_cli.reading import document

        for name in terminal.track(self._found):
            try:
                if isinstance(name, FileUnreadable):
                    raise name
                content = files.read(name)
            except FileUnreadable as error:
                terminal.complain(error)
                self.unreadable += 1
                continue
            shown = self._stdin_filename if name == files.STDIN else name
            self.names.append(shown)
            yield document.read(shown, content)


def is_sound(document: Document, otherwise: Message | None = None) -> bool:
    """Tell whether a document has a plan; say what is wrong where it has none, and what comes of that."""
    if not document.problems:
        return True
    from trygg_cli import render

    terminal.say_raw(str(render.DIAGNOSTICS["concise"](document.diagnostics, [document.name])))
    terminal.say(otherwise or message("{name} is left out until this is mended", name=document.name))
    return False
