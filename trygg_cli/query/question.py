"""Named questions: files that say in comments at the top what they answer and what they want to know.

    -- title: Late measures                          # title: Ours in the north
    -- help: Those whose last day has passed …       # help: Measures in Norrängen that we answer for
    -- parameter område (*): the id of an area       # parameter vem (TK): the short name of an actor
    select … where område_id glob :område            plats:norrängen ansvarig:$vem

On the left SQL, on the right a filter, in which no line that begins with # counts.  `titel` and `hjälp` do as
well.  What stands in brackets after a parameter's name is its value where none is given.  `name` (`namn`) is the
question's name in English, and a comma parts the names of a parameter.  `known vem: select …` tells which values
there are; another one is complained of where nothing is found.  The texts of the questions that come with trygg are
translated; those of a project's own are shown as they stand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli import package
from trygg_cli.message import Message
from trygg_cli.query.collation import folded, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SQL, FILTER = ".sql", ".filter"
"""How the names of files with questions end."""

_SHIPPED = ("query", "questions")
_LINE = re.compile(
    r"(title|titel|help|hjälp|name|namn|known|parameter)\b\s*([^:()]*?)\s*(?:\(([^)]*)\)\s*)?:\s*(.*)"
)
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_ENGLISH = {"titel": "title", "hjälp": "help", "namn": "name"}


class Parameter(NamedTuple):
    """What a question wants to know; `default` holds where nothing is said.

    `english` is its other name, and `known` SQL for all values that there are.
    """

    name: str
    help: str
    default: str | None = None
    english: str = ""
    known: str = ""


class NamedQuestion(NamedTuple):
    """A question that has a name.

    A project's own has a `file`; `instead_of` are the files of others with its name that it goes before, with
    nothing for one that comes with trygg.
    """

    name: str
    title: str
    help: str
    parameters: tuple[Parameter, ...]
    text: str
    is_filter: bool = False
    file: str | None = None
    instead_of: tuple[str | None, ...] = ()
    english: str = ""

    def values(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return what is given, under the names that the text has, and the defaults of what is not."""
        names = {
            folded(parameter.english): parameter.name for parameter in self.parameters if parameter.english
        }
        given = {names.get(folded(name), name): value for name, value in given.items()}
        known = {folded(name) for name in given}
        missing = {
            parameter.name: parameter.default
            for parameter in self.parameters
            if folded(parameter.name) not in known
        }
        return {**given, **{name: value for name, value in missing.items() if value is not None}}

    def lacks(self, given: Mapping[str, str]) -> Parameter | None:
        """Return the one value that it cannot do without and is not given; nothing where there are several."""
        values = self.values(given)
        missing = [
            parameter for parameter in self.parameters if folded(parameter.name) not in map(folded, values)
        ]
        return missing[0] if len(missing) == 1 else None


def parse(name: str, text: str, file: str | None = None) -> NamedQuestion:
    """Return the question that a text holds: a filter where the file is called so, or else SQL."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    is_filter = (file or "").lower().endswith(FILTER)
    said: dict[str, list[str]] = {"title": [], "help": [], "name": []}
    parameters = []
    known: dict[str, list[str]] = {}
    for line in _head(text, "#" if is_filter else "--"):
        match = _LINE.fullmatch(line)
        if match and match[1] == "parameter":
            own, _, english = match[2].partition(",")
            parameters.append(Parameter(own.strip().lstrip("$"), match[4], match[3], english.strip()))
        elif match and match[1] == "known":
            known.setdefault(match[2], []).append(match[4])
        elif match:
            said[_ENGLISH.get(match[1], match[1])].append(match[4])
    return NamedQuestion(
        unicodedata.normalize("NFC", name),
        " ".join(said["title"]),
        " ".join(said["help"]),
        tuple(parameter._replace(known=" ".join(known.get(parameter.name, ()))) for parameter in parameters),
        _COMMENT.sub(lambda match: " " * len(match[0]), text) if is_filter else text,
        is_filter,
        file,
        english=" ".join(said["name"]),
    )


def _head(text: str, sign: str) -> Iterator[str]:
    """Yield the comments at the top."""
    for line in text.splitlines():
        if line.strip() and not line.startswith(sign):
            return
        yield line.removeprefix(sign).strip()


@cache
def shipped() -> dict[str, NamedQuestion]:
    """Return the questions that come with trygg, by name, in alphabetical order."""
    found = [parse(name, package.text(*_SHIPPED, f"{name}.sql")) for name in package.names(".sql", *_SHIPPED)]
    return {question.name: question for question in sorted(found, key=lambda value: sort_key(value.name))}


def joined(own: Iterable[NamedQuestion]) -> dict[str, NamedQuestion]:
    """Return the questions that come with trygg and a project's own by name; of one name the last one counts."""
    found = dict(shipped())
    for question in own:
        before = _named(found).get(folded(question.name))
        if before:
            del found[before.name]
        found[question.name] = _instead(question, before) if before else question
    return found


def _instead(own: NamedQuestion, before: NamedQuestion) -> NamedQuestion:
    instead_of = (*before.instead_of, before.file)
    return own._replace(instead_of=instead_of, english=own.english or before.english)


def find(name: str, questions: Mapping[str, NamedQuestion]) -> NamedQuestion | None:
    """Return the question of a name, å, ä and ö aside, else the one of which it is the English name."""
    english = {folded(question.english): question for question in questions.values() if question.english}
    return (english | _named(questions)).get(folded(name))


def _named(questions: Mapping[str, NamedQuestion]) -> dict[str, NamedQuestion]:
    return {folded(name): question for name, question in questions.items()}


def sentences() -> Iterator[str]:
    """Yield the texts of the questions that come with trygg, which the catalogues translate."""
    for question in shipped().values():
        yield from (question.title, question.help)
        yield from (parameter.help for parameter in question.parameters)


def said(text: str) -> Message:
    """Return a text of a question as a sentence to be translated; it has no places, whatever is in it."""
    return Message(text.replace("{", "{{").replace("}", "}}"))
