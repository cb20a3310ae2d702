"""`trygg help`: the guides, which come along with trygg."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Annotated

from trygg_cli import package
from trygg_cli.cli.options import argument
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.system import files

if TYPE_CHECKING:
    from collections.abc import Collection

_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^\s()#]*)(?:#[^\s)]*)?\)")

Topic = Annotated[
    str | None,
    argument(
        metavar="[TOPIC]",
        help="What to read about, such as ci, or a command. Without one, the topics are listed.",
    ),
]


class UnknownTopic(TryggError):
    """There is no guide of a name."""

    def __init__(self, name: str, hint: Message | None) -> None:
        super().__init__(message('there is no guide called "{name}"', name=name))
        self.hint = hint or message("trygg help shows which there are")


def help(
    topic: Topic = None,
) -> None:
    """Read a guide: how to begin, install, follow up, report, compare, merge and review plans."""
    from trygg_cli.suggestion import did_you_mean, fold

    guides = package.guides()
    if topic is None:
        width = max(map(len, guides)) + 2
        listed = (f"{name:<{width}}{_title(text())}\n" for name, text in guides.items())
        files.write(files.STDIN, "".join(listed))
        return
    known = {fold(name): name for name in guides}
    name = known.get(fold(topic.removeprefix("docs/").removesuffix(".md")))
    if name is None:
        raise UnknownTopic(topic, did_you_mean(topic, [*guides]))
    files.write(files.STDIN, _LINK.sub(lambda link: _reference(link, guides), guides[name]()))


def _title(text: str) -> str:
    return text.partition("\n")[0].lstrip("# ")


def _reference(link: re.Match[str], guides: Collection[str]) -> str:
    """Return a link to another guide as the command that shows it, and one to anything else as its words."""
    name = unicodedata.normalize("NFC", link[2].removesuffix(".md"))
    return f"{link[1]} (trygg help {name})" if name in guides else link[1]
