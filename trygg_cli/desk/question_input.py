"""What goes into a question and where its answer goes: files, standard input and output, the terminal."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.message import message, plural
from trygg_cli.system import files, seal, streams, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trygg_cli.message import Message
    from trygg_cli.query.filter_error import BadFilter
    from trygg_cli.query.question import NamedQuestion
    from trygg_cli.settings.config import Config
    from trygg_cli.table import Origin, Table

OWN = "frågor"
"""The folder beside the plans where a project keeps its own questions."""

_PLANS = (".yaml", ".yml")
_TERM = re.compile(r"-?[^\W\d]\w+(?::|[<>]|!?=)[^\\]")
"""How a term of a filter begins."""

_NAME = re.compile(r"[\w-]+")


class BadParameter(TryggError):
    """A value for a question is not written as one."""

    hint = message("write it as -p aktör=TK")

    def __init__(self, text: str) -> None:
        super().__init__(message('"{value}" is not a name and a value', value=text))


class NoQuestion(TryggError):
    """A plan stands where the question should."""

    hint = message(
        "write the question first, as in trygg query försenade plans; trygg query --list shows some"
    )

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is a plan and not a question", name=name))


class UnknownQuestion(TryggError):
    """Nothing was found by a word that is nearly the name of a question."""

    def __init__(self, name: str, hint: Message) -> None:
        super().__init__(message('there is no question "{name}", and no measure has the word', name=name))
        self.hint = hint


class OneInput(TryggError):
    """Both the question and a plan were to come from standard input."""

    def __init__(self) -> None:
        super().__init__(message("standard input is either the question or a plan"))


class QuestionNotText(TryggError):
    """A question is not UTF-8."""

    def __init__(self, name: str) -> None:
        super().__init__(message("{name} is not saved as UTF-8", name=name))


class NotForTerminal(TryggError):
    """A file that is no text was to go to the terminal."""

    def __init__(self, form: str) -> None:
        super().__init__(message("{format} cannot be shown on a terminal", format=form))
        self.hint = message("say where with --output, for example --output svar.{format}", format=form)


def known_questions(what: str | None, plans: Sequence[str], config: Config) -> dict[str, NamedQuestion]:
    """Return the questions that come with trygg, and the project's own, which win where names are the same.

    An own one that cannot be read is complained of, and only keeps `what` from being asked if it is that one.
    """
    from trygg_cli.query.question import FILTER, SQL, joined

    paths = [
        path
        for folder in dict.fromkeys(_folders(plans, config))
        if (
            folder / OWN
        ).is_dir()  # where names are ASCII only there is none, and asking for what is in it raises
        for path in sorted((folder / OWN).glob("*"))
        if path.suffix.lower() in (SQL, FILTER) and path.is_file()
    ]
    return joined(one for path in paths if (one := _own(path, what)))


def _own(path: Path, what: str | None) -> NamedQuestion | None:
    from trygg_cli.query.collation import folded
    from trygg_cli.query.question import parse

    try:
        return parse(path.stem, _text(path.as_posix()), path.as_posix())
    except TryggError as error:
        if folded(path.stem) == folded((what or "").strip()):
            raise
        terminal.complain(error)
        return None


def _folders(plans: Sequence[str], config: Config) -> Iterator[Path]:
    if not plans:
        yield from (config.folder / folder for folder in config.plans)
    for path in map(Path, plans):
        if str(path) != files.STDIN:
            yield path if files.path_kind(str(path)) is files.PathKind.FOLDER else path.parent


def read_question(what: str, plans: Sequence[str], questions: dict[str, NamedQuestion]) -> str:
    """Return the text of a question, or its name; one from a file is put among the questions."""
    if what == files.STDIN:
        if files.STDIN in plans:
            raise OneInput
        return _text(files.STDIN)
    if what.lower().endswith(_PLANS) and " " not in what:
        raise NoQuestion(what)
    if what.lower().endswith((".sql", ".filter")) and "\n" not in what:
        from trygg_cli.query.question import parse

        questions[what] = parse(what, _text(what), what)
    return what


def _text(name: str) -> str:
    try:
        return files.read(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionNotText(name) from error


def parameters(given: Sequence[str], actor: str | None) -> dict[str, str]:
    """Return the values that a question is given, by name."""
    found = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise BadParameter(text)
        found[name.strip().lstrip(":")] = value
    return found | ({"aktör": actor} if actor is not None else {})


def told_apart(
    what: str, plans: list[str], given: dict[str, str], questions: dict[str, NamedQuestion]
) -> tuple[str, list[str]]:
    """Return a question and its plans, where words of the question stand among those.

    They do in `trygg query kommun:Lund år:2025`, and in `trygg query sök moped`, where the value goes to those given.
    No plan is what is not there, and has neither a folder nor an ending.
    """
    from trygg_cli.query.answer import is_query
    from trygg_cli.query.question import find

    asked = find(what.strip(), questions)
    lacking = asked.lacks(given) if asked else None
    if lacking and plans and _is_word(plans[0]):
        given[lacking.name] = plans[0]
        return what, plans[1:]
    if asked or is_query(what):
        return what, plans
    terms = [name for name in plans if _TERM.match(name) and _is_word(name)]
    return " ".join([what, *terms]), [name for name in plans if name not in terms]


def _is_word(name: str) -> bool:
    path = Path(name)
    return name != files.STDIN and not (
        files.path_kind(name) or len(path.parts) > 1 or path.suffix.lower() in _PLANS
    )


def names(text: str | None) -> tuple[str, ...]:
    """Return the names in a text with commas between."""
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def point_out(error: BadFilter, file: str | None = None) -> None:
    """Say what is wrong with a filter, and show where: the line with carets below, and where in which file."""
    from trygg_cli.position import Lines
    from trygg_cli.render.tables.cells import width
    from trygg_cli.safe import terminal as safe

    lines = Lines(error.text)
    start, end = lines.position(error.start), lines.position(error.end)
    line = lines.line(start.line)
    last = end.column - 1 if end.line == start.line else len(line)
    before, place = safe(line[: start.column - 1]), safe(line[start.column - 1 : last])
    if file:
        place_name = f"{file}:{start.line}:{start.column}"
        terminal.say(message("trygg: {place}: {sentence}", place=place_name, sentence=error.sentence))
    else:
        terminal.say(message("trygg: {sentence}", sentence=error.sentence))
    carets = "^" * max(1, width(place.rstrip()))
    terminal.say_raw(f"  {safe(line)}\n  {' ' * width(before)}{carets}\n")
    if error.hint:
        terminal.say(message("  {hint}", hint=error.hint))


def room() -> int | None:
    """Return how many columns a table may take; nothing where it is not for a terminal."""
    return terminal.width() if sys.stdout.isatty() else None


def write_table(output: str | None, form: str, table: Table, origin: Origin | None = None) -> None:
    """Write a table, whole or not at all; raises `FileUnwritable` and `NotForTerminal`."""
    from trygg_cli import render

    if form in render.TABLE_FILES:
        write_file(output, form, partial(render.TABLE_FILES[form], table, origin))
        return
    width = room() if form == "table" and output in (None, files.STDIN) else None
    shown = (render.TABLES | render.CSV)[form](table, origin, **({"room": width} if width else {}))
    files.write(output or files.STDIN, shown)


def write_file(output: str | None, form: str, make: Callable[[IO[bytes]], None]) -> None:
    """Write what is no text but of some form, whole or not at all; raises `FileUnwritable` and `NotForTerminal`."""
    from trygg_cli.system import answer_files

    target = output or files.STDIN
    if streams.is_answered(target) and sys.stdout.isatty():
        raise NotForTerminal(form)
    with answer_files.opened(target) as file:
        make(file)
        seal.seal_archive(file)


def say_that_nothing_was_found(text: str, origin: Origin, known: dict[str, NamedQuestion]) -> None:
    """Say that an answer has no rows; raises `UnknownQuestion` where a word alone is nearly the name of a question."""
    from trygg_cli.query.question import find
    from trygg_cli.suggestion import did_you_mean

    if origin.plans and _NAME.fullmatch(text.strip()) and not find(text.strip(), known):
        meant = did_you_mean(
            text, (name for question in known.values() for name in (question.name, question.english) if name)
        )
        if meant:
            raise UnknownQuestion(text, meant)
    terminal.say(
        plural("nothing was found in {count} plan", "nothing was found in {count} plans", origin.plans)
    )


def translated_list(questions: dict[str, NamedQuestion]) -> str:
    """Return the list of the questions."""
    from trygg_cli.render.manual.tables import listing

    return translate(message("Ask with trygg query NAME:")) + "\n\n" + listing(questions)
