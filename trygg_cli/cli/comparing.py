"""Reading both sides of a comparison and pairing their plans, for every command that compares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.cli import files, terminal
from trygg_cli.errors import TryggError
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trygg_cli.cli.config import Config
    from trygg_cli.cli.sides import Side, Source
    from trygg_cli.document import Document


class TooManySides(TryggError):
    """More than two things were to be compared."""

    hint = message("name an old and a new side")

    def __init__(self, count: int) -> None:
        super().__init__(message("{count} things cannot be compared, only two", count=count))


class NotThere(TryggError):
    """One side lacks the plan that the other side names."""

    def __init__(self, name: str, side: str) -> None:
        super().__init__(message("{side} has no plan to compare {name} with", name=name, side=side))


class Pair(NamedTuple):
    """Two documents that belong together; a plan that came or went has `nothing` on its other side."""

    old: Document
    new: Document


class Comparison:
    """Reads both sides, plan by plan; what cannot be read is complained of and counted.

    `read` makes a document of a name and bytes. `names` are the plans that were compared, and `commits`
    the hashes of the sides that are revisions. With `on_lines` a plan is called by its path also where it is
    that of a revision, since annotations go on lines of a file.
    """

    def __init__(
        self, config: Config, stdin_name: str, read: Callable[[str, bytes], Document], *, on_lines: bool
    ) -> None:
        self._config, self._stdin_name, self._read, self._on_lines = config, stdin_name, read, on_lines
        self.names: list[str] = []
        self.commits: tuple[str, str] = ("", "")
        self.unreadable = 0

    def pairs(self, named: Sequence[str]) -> Iterator[Pair]:
        """Yield the pairs of plans that are not the same to the byte; raises `TryggError`."""
        from trygg_cli.cli.sides import Chooser

        chooser = Chooser(self._config, self._stdin_name)
        try:
            old, new = chooser.sides(*[*named, None, None][:2])
            if not old.plans and not new.plans:
                raise files.NoPlans([name for name in (old.name, new.name) if name] or self._config.plans)
            self.commits = old.commit, new.commit
            yield from self._pairs(old, new)
        finally:
            chooser.close()

    def _pairs(self, old: Side, new: Side) -> Iterator[Pair]:
        """Yield the documents that belong together: by path, else by the plan's id, else alone."""
        from trygg_cli.cli.sides import pairs

        alone: tuple[list[Document], list[Document]] = ([], [])
        for before, after in pairs(old, new):
            contents = [self._content(source) for source in (before, after)]
            if any(
                source and content is None for source, content in zip((before, after), contents, strict=True)
            ):
                continue
            if contents[0] == contents[1]:
                self._name(after)
                continue
            was, now = (
                None if source is None or content is None else self._read(self._shown(source), content)
                for source, content in zip((before, after), contents, strict=True)
            )
            if was and now:
                self._name(after)
                yield Pair(was, now)
            elif was or now:
                alone[0 if was else 1].append(was or now)  # type: ignore[arg-type]
        yield from self._alone(old, new, *alone)

    def _alone(self, old: Side, new: Side, before: list[Document], after: list[Document]) -> Iterator[Pair]:
        """Yield what is left: plans that only moved to another file, and plans that came or went."""
        yield from (
            Pair(document, nothing(document.name)) for document in before if not is_comparable(document)
        )
        yield from (
            Pair(nothing(document.name), document) for document in after if not is_comparable(document)
        )
        was = {_plan_id(document): document for document in before if is_comparable(document)}
        is_single = old.one or new.one
        for document in filter(is_comparable, after):
            other = was.pop(_plan_id(document), None)
            if other is None and is_single and old.plans:
                if new.one:
                    raise NotThere(document.name, old.name)
                continue
            self.names.append(document.name)
            yield Pair(other or nothing(document.name), document)
        for document in was.values():
            if is_single and new.plans:
                if old.one:
                    raise NotThere(document.name, new.name)
                continue
            yield Pair(document, nothing(_without_revision(document.name)))

    def _name(self, source: Source | None) -> None:
        if source:
            self.names.append(self._shown(source))

    def _shown(self, source: Source) -> str:
        return source.path or source.name if self._on_lines and ":" in source.name else source.name

    def _content(self, source: Source | None) -> bytes | None:
        if source is None:
            return None
        try:
            return source.read()
        except TryggError as error:
            terminal.complain(error)
            self.unreadable += 1
            return None


def read_loosely(name: str, content: bytes) -> Document:
    """Return a document as far as its YAML goes: whether it fits the model does not matter here."""
    from trygg_cli import source
    from trygg_cli.document import Document

    text, fault = source.decode(content)
    parsed = source.parse(text)
    problems = ((fault,) if fault else ()) + parsed.problems
    data = parsed.data if parsed.data is not None or problems else {}
    return Document(name, text, data, parsed.spans, problems)


def nothing(name: str) -> Document:
    """Return the other side of a plan that came or went."""
    from trygg_cli.document import Document
    from trygg_cli.position import SourceMap

    return Document(name, "", None, SourceMap(), ())


def is_nothing(document: Document) -> bool:
    """Tell whether a document is not there, which is not to be empty."""
    return document.data is None and not document.text and not document.problems


def is_comparable(document: Document) -> bool:
    """Tell whether a document holds a plan, as far as it could be read, or is not there."""
    return isinstance(document.data, dict) or is_nothing(document)


def _without_revision(name: str) -> str:
    """Return the path in `REV:path`, where a plan that is gone was; a drive is no revision."""
    return name if Path(name).is_absolute() else name.partition(":")[2] or name


def _plan_id(document: Document) -> Any:  # noqa: ANN401
    name = document.data.get("id")
    return name if isinstance(name, str) else document.name
