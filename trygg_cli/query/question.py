"""Named questions: SQL files that say in comments at the top what they answer and what they want to know.

    -- title: Late measures
    -- help: Those whose last day has passed …
    -- parameter område (*): the id of a focus area
    select …

`titel` and `hjälp` do as well.  What stands in brackets after a parameter's name is its value where none is
given.  The texts of the questions that come with trygg are translated; those of a project's own are shown as
they stand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.message import Message
from trygg_cli.query.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHIPPED = Path(__file__).parent / "questions"
_LINE = re.compile(r"--\s*(title|titel|help|hjälp|parameter)\b\s*([^:()]*?)\s*(?:\(([^)]*)\)\s*)?:\s*(.*)")
_ENGLISH = {"titel": "title", "hjälp": "help"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know; `default` holds where nothing is said."""

    name: str
    help: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that has a name."""

    name: str
    title: str
    help: str
    parameters: tuple[Parameter, ...]
    sql: str

    def values(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return what is given, and the defaults of what is not."""
        known = {folded(name) for name in given}
        missing = {one.name: one.default for one in self.parameters if folded(one.name) not in known}
        return {**given, **{name: value for name, value in missing.items() if value is not None}}


def parse(name: str, text: str) -> Question:
    """Return the question that a text holds."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    said: dict[str, list[str]] = {"title": [], "help": []}
    parameters = []
    for line in _head(text):
        match = _LINE.fullmatch(line)
        if match and match[1] == "parameter":
            parameters.append(Parameter(match[2], match[4], match[3]))
        elif match:
            said[_ENGLISH.get(match[1], match[1])].append(match[4])
    title = " ".join(said["title"])
    return Question(
        unicodedata.normalize("NFC", name), title, " ".join(said["help"]), tuple(parameters), text
    )


def _head(text: str) -> Iterator[str]:
    """Yield the comments at the top."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("--"):
            return
        yield line.strip()


@cache
def shipped() -> dict[str, Question]:
    """Return the questions that come with trygg, by name, in alphabetical order."""
    found = [parse(path.stem, path.read_text("utf-8")) for path in _SHIPPED.glob("*.sql")]
    return {question.name: question for question in sorted(found, key=lambda one: folded(one.name))}


def find(name: str, questions: Mapping[str, Question]) -> Question | None:
    """Return the question of a name, å, ä and ö aside."""
    return {folded(one): question for one, question in questions.items()}.get(folded(name))


def sentences() -> Iterator[str]:
    """Yield the texts of the questions that come with trygg, which the catalogues translate."""
    for question in shipped().values():
        yield from (question.title, question.help)
        yield from (parameter.help for parameter in question.parameters)


def said(text: str) -> Message:
    """Return a text of a question as a sentence to be translated; it has no places, whatever is in it."""
    return Message(text.replace("{", "{{").replace("}", "}}"))
