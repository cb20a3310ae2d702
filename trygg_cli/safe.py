"""Text from a plan made harmless where it is shown.

Nothing is dropped: a character that acts or hides is replaced by a visible name of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

# Unicode's Cc, Cf, Cs, Zl and Zp, what else is ignored by default when text is drawn, and U+FFFE and U+FFFF.
# Written out, so that the answer does not hang on which Unicode a Python knows.
_HIDDEN = (  # compiled when there is one: nearly every text is plain
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_PLAIN = re.compile(r"[ -~\xa1-\xac\xae-\u024f–—’”…]*")  # four times as fast to make sure of
_EXPONENT = r"(?m)-?\d(?:\.\d+)?e[+-]\d+(?=,?$)"  # a text ends in a quotation mark
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def terminal(text: str) -> str:
    r"""Return the text on one line, with `\u{1b}` and the like for what acts on a terminal or cannot be seen.

    That is control characters, line ends and tabs (`\n`, `\t`), bidirectional overrides, zero-width
    characters and lone surrogates.  The result may stand in XML, escaped.
    """
    return text if is_plain(text) else re.sub(_HIDDEN, _visible, text)


def storable(name: str) -> str:
    """Return the name of a file as a text that can be kept: bytes in it that are no UTF-8 are written out."""
    return (
        name
        if name.isascii()
        else name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def is_plain(text: str) -> bool:
    """Tell whether a text is shown as it stands, a cell a character, as nearly every one is."""
    return _PLAIN.fullmatch(text) is not None


def _visible(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{{{ord(match[0]):x}}}"


# A backslash keeps Markdown from reading a character, but hosts look for mentions, references, shortcodes,
# addresses and hashes of commits in what Markdown has made of it; there a zero-width space breaks them up.  What acts
# only at the beginning of a line, or after a number, is escaped only there: reports are read as Markdown too, which
# is also why numbers are left whole, though one in thirty hashes has no letter.
_MARKDOWN = (
    r"(?i)(?P<host>[@#!~&$%^](?=[\w\"<])|:(?=//|[\w+-]+:)|(?<=\bGH)-(?=\d))|(?P<www>(?<=www)\.)"
    r"|(?P<hash>(?<![0-9A-Za-z_])(?=[0-9]*[a-f])[0-9a-f]{7,64}(?![0-9A-Za-z_]))"
    r"|[\\`*_{}\[\]<>|~&$@^]|^[-+#=:/.!()]|(?P<item>(?<=\d)[.)](?=\s|$))"
)
_BREAK = "&#8203;"
_SHORTEST_HASH = 7


@lru_cache(maxsize=1024)  # a report says the same names and words again and again
def markdown(text: str) -> str:
    """Return Markdown that shows the text and does nothing else, wherever on a line it stands.

    It makes no links, images, HTML, headings, lists, tables or code, and on GitHub, GitLab, Azure DevOps and
    Forgejo no mentions, references, commits, shortcodes or quick actions.
    """
    return re.sub(_MARKDOWN, _inert, terminal(text).strip(" "))


def _inert(match: re.Match[str]) -> str:
    before_it = match.string[: match.start()]
    if match["item"] and not before_it.isdigit():  # only a number at the beginning makes a list of it
        return match[0]
    if match["hash"]:
        return _BREAK.join(_short_of_a_hash(match[0]))
    before, after = _BREAK if match["www"] else "", _BREAK if match["host"] else ""
    return f"{before}\\{match[0]}{after}"


def _short_of_a_hash(word: str) -> list[str]:
    """Return a word in parts too short to name a commit, cut from behind, where large numbers have their gaps."""
    first = len(word) % (_SHORTEST_HASH - 1) or _SHORTEST_HASH - 1
    return [
        word[:first],
        *(word[at : at + _SHORTEST_HASH - 1] for at in range(first, len(word), _SHORTEST_HASH - 1)),
    ]


def code(text: str) -> str:
    """Return Markdown that shows the text as code, in which hosts look for nothing."""
    shown = terminal(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    gap = " " if shown[:1] in ("`", " ") or shown[-1:] in ("`", " ") else ""
    fence = "`" * (longest + 1)
    return f"{fence}{gap}{shown}{gap}{fence}"


def as_json(data: object) -> str:
    """Return data as JSON that any parser takes and any terminal survives, ending in a newline.

    Lone surrogates, which come from file names that are not UTF-8, become U+FFFD.  No number has an exponent.
    """
    written = _indented(data, "\n", _encoder())
    return re.sub(_HIDDEN, _escaped, re.sub(_EXPONENT, _in_full, written)) + "\n"


@cache
def _encoder() -> Callable[[object], str]:
    import json

    return json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _indented(data: object, margin: str, encode: Callable[[object], str]) -> str:
    """Return what `json.dumps` with an indent of two makes, but without the circles of functions that it leaves."""
    inner = f"{margin}  "
    if isinstance(data, dict) and data:
        pairs = [f"{inner}{encode(name)}: {_indented(value, inner, encode)}" for name, value in data.items()]
        return f"{{{','.join(pairs)}{margin}}}"
    if isinstance(data, (list, tuple)) and data:
        return f"[{','.join([inner + _indented(item, inner, encode) for item in data])}{margin}]"
    return encode(data)


def json_pieces(head: Mapping[str, object], name: str, items: Iterable[object]) -> Iterator[str]:
    """Yield the JSON of an object that ends with a long list, an item at a time: together what `as_json` returns."""
    return json_around(head, name, map(as_json, items))


def json_around(head: Mapping[str, object], name: str, written: Iterable[str]) -> Iterator[str]:
    """Yield the JSON of an object that ends with a list of items that are JSON already, an item at a time."""
    before, end = as_json({**head, name: []}).removesuffix("]\n}\n"), "]\n}\n"
    for item in written:
        lines = item.removesuffix("\n").replace("\n", "\n    ")
        yield f"{before}\n    {lines}"
        before, end = ",", "\n  ]\n}\n"
    yield end if before == "," else before + end


def _in_full(match: re.Match[str]) -> str:
    from decimal import Decimal

    return f"{Decimal(match[0]):f}"


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\n":  # between the values; inside them dumps has escaped it
        return character
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if ord(character) > 0xFFFF:
        high, low = divmod(ord(character) - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
    return f"\\u{ord(character):04x}"
