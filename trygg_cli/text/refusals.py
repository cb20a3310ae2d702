"""What YAML allows and plans do not, each with what would be right."""

import re
from typing import NamedTuple

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.late_loading import late
from trygg_cli.message import Message, clipped, message, plural
from trygg_cli.position import Span

_CONFLICT = late(r"^(?:<{7}|>{7})(?: [^\r\n]*)?(?=\r?$)", re.MULTILINE)
_LONGEST_WORD = 60


class SyntaxRefusal(NamedTuple):
    """What is wrong, and what would be right; said of a place, with the words that stand there."""

    code: str
    sentence: Message
    remedy: Message | None = None

    def at(self, span: Span, **words: object) -> PlacedProblem:
        """Return the problem that a place has; words of any length are clipped."""
        args = {
            name: clipped(word, _LONGEST_WORD) if isinstance(word, str) else word
            for name, word in words.items()
        }
        remedy = self.remedy and message(self.remedy.text, **args)
        return PlacedProblem(self.code, span, message(self.sentence.text, **args), remedy)


DIRECTIVE = SyntaxRefusal(
    "S11",
    message("lines that begin with {name} tell a parser things, and plans need none"),
    message("delete the line"),
)
SECOND_DOCUMENT = SyntaxRefusal(
    "S11",
    message("a second document begins here, and a plan is one"),
    message("delete the line ---, or move what follows to a file of its own"),
)
TAG = SyntaxRefusal(
    "S11",
    message("tags such as {tag} are not used in plans"),
    message("delete it; what a value is follows from its key"),
)
MERGE_KEY = SyntaxRefusal(
    "S11",
    message("<< copies keys in from elsewhere, and plans do not use it"),
    message("write the keys out"),
)
UNKNOWN_ALIAS = SyntaxRefusal(
    "S11",
    message("*{name} refers to &{name}, and there is no &{name} before it"),
    message('write the text in quotes if it begins with *: "*{name}"'),
)
ALIAS_INSIDE_ITSELF = SyntaxRefusal(
    "S11",
    message("*{name} stands inside itself"),
    message("write the value out instead of referring to it"),
)
UNUSED_ANCHOR = SyntaxRefusal(
    "S11",
    message("there is no *{name} that refers to &{name}"),
    message("put the text in quotes if it begins with &"),
)
NO_TEXT_AS_KEY = SyntaxRefusal(
    "S01",
    message("a key must be a word or two, and here is a list, a mapping or an alias"),
    message("write the text in quotes if it begins with [, {{ or *"),
)
MISSING_KEY = SyntaxRefusal(
    "S01",
    message("here is a value without a key"),
    message("write the key before the colon, as in titel: Trygg i centrum"),
)
DUPLICATE_KEY = SyntaxRefusal(
    "S07",
    message('the key "{key}" is here twice; the first is on line {line}'),
    message("keep one of them, or move what both say into one"),
)
TOO_DEEP = SyntaxRefusal("S12", message("here are more than {limit} levels inside each other"))
TOO_LARGE = SyntaxRefusal(
    "S12",
    message("with what comes here, and all aliases followed, the plan is too large"),
    message("split it into several plans"),
)
TOO_MANY = SyntaxRefusal(
    "S12",
    message("there are more than {limit} mistakes above, and reading stops here"),
    message("mend those first"),
)
QUOTES = message("put the text in quotes")
QUESTION_MARK = SyntaxRefusal("S01", message("a text cannot begin with a question mark here"), QUOTES)
BLOCK_SCALAR = SyntaxRefusal(
    "S01", message("| and > at the beginning of a text mean something else in YAML"), QUOTES
)


def tag(text: str, place: int) -> PlacedProblem:
    """Refuse the tag that begins here: in some programs tags make a value an object of any class."""
    found = re.compile(r"\S+").match(text, place)
    return TAG.at(Span(*found.span()) if found else Span(place, place), tag=found[0] if found else "")


def undecodable_tag(text: str) -> PlacedProblem:
    """Refuse the first tag whose %-codes may be no UTF-8; PyYAML does not say which it is."""
    code = re.search("%[89A-Fa-f][0-9A-Fa-f]", text)
    return tag(text, max(0, text.rfind("!", 0, code.start()) if code else 0))


def conflict(text: str) -> PlacedProblem | None:
    """Refuse a text in which git, or `trygg merge`, has left markers around what was changed in two ways."""
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    return found and PlacedProblem(
        "S01",
        Span(*found.span()),
        plural(
            "the file has {count} merge conflict that nobody has settled",
            "the file has {count} merge conflicts that nobody has settled",
            max(1, sum(match[0].startswith("<") for match in _CONFLICT.finditer(text))),
        ),
        message("settle it with trygg resolve, or keep one side by hand and delete the lines with markers"),
    )
