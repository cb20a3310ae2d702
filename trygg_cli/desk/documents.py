"""The documents that names stand for, read one by one, and what is said of those that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from trygg_cli.desk import plan_files
from trygg_cli.errors import FileUnreadable
from trygg_cli.message import message
from trygg_cli.system import files, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trygg_cli.message import Message
    from trygg_cli.reading.document import Document
    from trygg_cli.settings.config import Config
    from trygg_cli.system.parallel_reading import ReadingTask

_Read = TypeVar("_Read")


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
            content = self._content(name)
            if content is not None:
                yield document.read(self.names[-1], content)

    def each(self, task: ReadingTask[_Read]) -> Iterator[_Read]:
        """Yield what comes of each file, in their order; many are read by as many cores as there are."""
        from trygg_cli.system import parallel_reading

        ahead = [name for name in self.files if name != files.STDIN]
        results = parallel_reading.read(ahead, task)
        for name in terminal.track(self._found):
            is_ahead = isinstance(name, str) and name != files.STDIN
            result = next(results) if is_ahead else None
            if result is not None:
                self.names.append(str(name))
            else:  # it came in, or cannot be read, or could not be
                content = self._content(name)
                result = None if content is None else task.of(self.names[-1], content)
            if result is not None:
                yield result

    def _content(self, found: str | FileUnreadable) -> bytes | None:
        """Return what a file holds, and note what it is called; complain of one that cannot be read, and count it."""
        try:
            if isinstance(found, FileUnreadable):
                raise found
            content = files.read(found)
        except FileUnreadable as error:
            terminal.complain(error)
            self.unreadable += 1
            return None
        self.names.append(self._stdin_filename if found == files.STDIN else found)
        return content


def letting_go(items: Iterable[_Read]) -> Iterator[_Read]:
    """Yield what takes much room, one by one, and give the room of one back before the next.

    What hangs together in circles, as all that jinja makes does, goes only where somebody looks for those.
    """
    import gc

    for number, item in enumerate(items):
        if number == 1:
            gc.collect()
            gc.freeze()  # what is there now stays, and need not be looked through again
        yield item
        del item
        if number:
            gc.collect()


def is_sound(document: Document, otherwise: Message | None = None) -> bool:
    """Tell whether a document has a plan; say what is wrong where it has none, and what comes of that."""
    if not document.problems:
        return True
    from trygg_cli import render

    terminal.say_raw(str(render.DIAGNOSTICS["concise"](document.diagnostics, [document.name])))
    terminal.say(otherwise or message("{name} is left out until this is mended", name=document.name))
    return False
