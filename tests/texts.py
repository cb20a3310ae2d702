"""Hypothesis strategies for texts to read: plans in every style there is, and what nobody should write."""

import json
import os
import textwrap
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from itertools import takewhile
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.conftest import PLANS, ROOT
from trygg_cli.text.source import parse

HEAVY = os.environ.get("TRYGG_HEAVY") == "1"


def many(count: int) -> settings:
    """Return settings for so many examples, always the same ones; for 100 000 new ones when TRYGG_HEAVY=1."""
    return settings(
        max_examples=100_000 if HEAVY else count,
        derandomize=not HEAVY,
        database=None,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
        ],
    )


def _begins(margin: str, line: str) -> bool:
    return line.startswith(margin)


@cache
def _pieces() -> list[str]:
    """Return items and mappings of the real plans, each with all that is indented below it."""
    pieces = []
    for path in PLANS:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            margin = line[: len(line) - len(line.lstrip())]
            inside = takewhile(partial(_begins, margin), lines[number : number + 40])
            piece = textwrap.dedent("\n".join(inside)) + "\n"
            if not parse(piece).problems:
                pieces.append(piece)
    return pieces


TOKENS = (
    *"[]{},:?-#&*!|>'\"%@`~=<>\\ \n\t\r.",
    *(
        "- ",
        ": ",
        "? ",
        " #",
        ":\n",
        "\n  ",
        "\n- ",
        "\r\n",
        "---",
        "---\n",
        "...",
        "\n...\n",
        "|-\n",
        ">+2\n",
        "<<: ",
    ),
    *(
        "&a ",
        "*a",
        "&b ",
        "*b ",
        "!a ",
        "!!str ",
        "!<x> ",
        "!%41",
        "!%ED%A0%80 ",
        "%YAML 1.2\n",
        "%TAG ! x\n",
    ),
    *(
        "''",
        '""',
        "\\x41",
        "\\u00e5",
        "\\ud800",
        "\\U00110000",
        "a",
        "b",
        "a: ",
        "b: 1\n",
        "null",
        "~",
        "no",
        "0755",
    ),
    *(
        "å",
        "a\u030a",
        "😀",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u2028",
        "\x85",
        "\ufeff",
        "\0",
        "\x1b[31m",
        "\x7f",
    ),
)

anything = st.text(st.characters()) | st.text(
    st.characters(categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Lu", "Mn"])
)
yaml_like = st.lists(st.sampled_from(TOKENS), max_size=60).map("".join)


def _at(text: str, place: int, change: Callable[[str, str], str]) -> str:
    place %= len(text) + 1
    return change(text[:place], text[place:])


def _line_at(text: str, place: int, change: Callable[[str], str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    lines[place % len(lines)] = change(lines[place % len(lines)])
    return "".join(lines)


CHANGES: tuple[Callable[[str, int], str], ...] = (
    lambda text, place: _at(text, place, lambda left, right: left + right[1:]),
    lambda text, place: _at(text, place, lambda left, right: left + right[:1] * 2 + right[1:]),
    lambda text, place: _at(text, place, lambda left, right: left + right[1:2] + right[:1] + right[2:]),
    lambda text, place: _at(text, place, lambda left, right: left + TOKENS[place % len(TOKENS)] + right),
    lambda text, place: _at(text, place, lambda left, right: left),
    lambda text, place: _at(text, place, lambda left, right: right),
    lambda text, place: _at(text, place, lambda left, right: left + "x" * 100_000 + right),
    lambda text, place: _at(text, place, lambda left, right: left + "[{- "[place % 4] * 10_000 + right),
    lambda text, place: _line_at(text, place, lambda line: ""),
    lambda text, place: _line_at(text, place, lambda line: line * 2),
    lambda text, place: _line_at(text, place, lambda line: " " + line),
    lambda text, place: _line_at(text, place, lambda line: line[1:]),
    lambda text, place: _line_at(text, place, lambda line: line.replace("  ", "\t", 1)),
    lambda text, place: _line_at(text, place, lambda line: line.replace(" ", "\u00a0", 1)),
    lambda text, place: text.replace("\n", ("\r\n", "\r", "\n\n", " \n")[place % 4]),
    lambda text, place: unicodedata.normalize("NFD", text),
)


@st.composite
def mutated_plans(draw: st.DrawFn) -> str:
    """Return a piece of a real plan with a few mistakes made in it."""
    text = draw(st.sampled_from(_pieces()))
    for change, place in draw(
        st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 100_000)), max_size=4)
    ):
        text = change(text, place)
    return text


@st.composite
def mutated_files(draw: st.DrawFn) -> bytes:
    """Return a mutated plan as a file in some encoding, perhaps cut off or with a byte changed."""
    encoding = draw(
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
    )
    content = draw(mutated_plans()).encode(encoding, errors="replace")
    place = draw(st.integers(0, len(content)))
    match draw(st.sampled_from(["whole", "cut off", "changed"])):
        case "cut off":
            return content[:place]
        case "changed":
            return content[:place] + draw(st.binary(max_size=3)) + content[place + 1 :]
    return content


WORDS = (
    "no",
    "0755",
    "12:30",
    "1.10",
    "2022-05-01",
    "true",
    "åäö",
    "a\u030a",
    "😀",
    "x#y",
    "c'd",
    "a:b",
    "-x",
)
KEYS = ("titel", "åtgärd", "mål\u0301", "12:30", "no", "under 18 år", "'y'", '"z\\u00e5"', "x")
SPACES = ("", "", " ", "  # kommentar")
LINES = ("", "", "", "\n", "# kommentar\n", "\n# kommentar\n\n")
PRINTABLE = "abc åÄø\u0301😀 \u00a0\u3000\u200b:#-,[]{}&*!|>'\"%@`~?=\\/.0123 "


class _Writer:
    """Writes data in styles that people and programs use; hypothesis itself would be slow at it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def block(self, indent: int, depth: int) -> tuple[str, Any]:
        """Return a mapping or list that has lines of its own."""
        keys = self.random.sample(KEYS, self.random.randint(1, 4))
        is_list = self.random.random() < 0.5
        text, values = "", []
        for key in keys:
            written, value = self.value(indent, depth)
            values.append(value)
            text += self.random.choice(LINES) + " " * indent + ("-" if is_list else f"{key}:") + written
            text += "\n" if "\n" in written else self.random.choice(SPACES) + "\n"
        return text, values if is_list else _mapping(keys, values)

    def value(self, indent: int, depth: int) -> tuple[str, Any]:
        """Return what follows a colon or dash, from the space or line end that comes first."""
        if depth and self.random.random() < 0.5:
            text, value = self.block(indent + self.random.randint(1, 4), depth - 1)
            return "\n" + text.rstrip("\n"), value
        words = self.words()
        margin = "\n" + " " * (indent + 1)
        match self.random.choice(["plain", "literal", "folded", "flow", "line", "line"]):
            case "plain":
                return " " + margin.join(words), " ".join(words)
            case "literal":
                return f" |-{margin}{margin.join(words)}", "\n".join(words)
            case "folded":
                return f" >-{margin}{margin.join(words)}", " ".join(words)
            case "flow":
                return self.flow()
        return self.line()

    def line(self) -> tuple[str, str | None]:
        """Return a scalar on one line."""
        text = "".join(self.random.choices(PRINTABLE, k=self.random.randint(0, 12)))
        match self.random.choice(["nothing", "plain", "single", "double", "escaped"]):
            case "nothing":
                return self.random.choice(["", " ~", " null"]), None
            case "single":
                return " '" + text.replace("'", "''") + "'", text
            case "double":
                return " " + json.dumps(text, ensure_ascii=False), text
            case "escaped":
                return ' "' + "".join(f"\\U{ord(character):08x}" for character in text) + '"', text
        text = " ".join(self.words())
        return " " + text, text

    def flow(self) -> tuple[str, Any]:
        """Return a list or mapping in brackets."""
        keys = self.random.sample(KEYS, self.random.randint(0, 3))
        parts = [self.line() for _ in keys]
        if self.random.random() < 0.5:
            inside = " ,".join(f" {key}:{text}" for key, (text, _) in zip(keys, parts, strict=True))
            return f" {{{inside} }}", _mapping(keys, [value for _, value in parts])
        parts = [(text, value) for text, value in parts if text]
        return f" [{','.join(text for text, _ in parts)} ]", [value for _, value in parts]

    def words(self) -> list[str]:
        return self.random.choices(WORDS, k=self.random.randint(1, 4))


def _mapping(keys: list[str], values: list[Any]) -> dict[str, Any]:
    names = (unicodedata.normalize("NFC", key.strip("'\"")).replace("\\u00e5", "å") for key in keys)
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


any_style = st.builds(
    lambda seed, depth: _Writer(seed).block(0, depth), st.integers(0, 2**32), st.integers(0, 3)
)
"""Texts in every style, with the data that each stands for."""


HOSTILE = sorted((ROOT / "tests" / "hostile").glob("*.yaml"))
