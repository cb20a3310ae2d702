"""Real plans, written as YAML in any style."""

import json
import re
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.conftest import PLANS
from trygg_cli.reading.document import Document, read

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9 .§-]*[A-Za-zÅÄÖåäö0-9]|[A-Za-zÅÄÖåäö0-9]")


@cache
def plans() -> list[Any]:
    """Return the data of the real plans, the largest left out."""
    found = [read(path.name, path.read_text("utf-8")) for path in PLANS]
    return [plan.data for plan in found if len(plan.text) < 20_000]


class Writer:
    """Writes data as YAML in any style: keys shuffled, comments, empty lines and indentation as they come."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.lines: list[str] = []
        self.comments = 0

    def text(self, data: dict[str, Any]) -> str:
        """Return a whole file."""
        end = self.random.choice(["\n", "\r\n"])
        if self.random.random() < 0.2:
            self.lines.append("---")
        self.block(data, self.random.choice([0, 0, 2]))
        return end.join(self.lines) + self.random.choice(["", end, end * 3])

    def comment(self) -> str:
        self.comments += 1
        return f"# k{self.comments}: x # 'y' \"z\" - {{"

    def remark(self) -> str:
        if self.random.random() < 0.1:
            return " " * self.random.randint(1, 4) + self.comment() + self.random.choice(["", "", " ", "\t "])
        return self.random.choice(["", "", "", "  "])

    def trivia(self, column: int) -> None:
        for _ in range(self.random.choice([0, 0, 0, 0, 1, 1, 2, 3])):
            if self.random.random() < 0.5:
                self.lines.append(self.random.choice(["", "", " " * column]))
            else:
                self.lines.append(" " * self.random.choice([0, column, column]) + self.comment())

    def block(self, data: Any, indent: int, begin: str = "") -> None:
        """Write a collection; `begin` stands on its first line instead of the indentation."""
        entries = [*data.items()] if isinstance(data, dict) else [("-", item) for item in data]
        if isinstance(data, dict):
            self.random.shuffle(entries)
        for number, (key, value) in enumerate(entries):
            if number or not begin:
                self.trivia(indent)
            label = begin if begin and not number else " " * indent
            self.entry(label + (key if key == "-" else f"{key}:"), value, indent)
        if self.random.random() < 0.1:
            self.lines.append(" " * indent + self.comment())

    def entry(self, label: str, value: Any, indent: int) -> None:
        if isinstance(value, (dict, list)) and value and (label.endswith("-") or self.random.random() < 0.7):
            if label.endswith("-") and isinstance(value, dict) and self.random.random() < 0.8:
                spaces = self.random.choice([1, 1, 3])
                self.block(value, indent + 1 + spaces, label + " " * spaces)
                return
            inside = self.random.choice([1, 2, 2, 4])
            if isinstance(value, list) and not label.endswith("-"):
                inside = self.random.choice([0, 2, 3])
            self.lines.append(label + self.remark())
            self.block(value, indent + inside)
        elif isinstance(value, (dict, list)):
            self.lines.append(label + " " * self.random.choice([1, 1, 3]) + self.flow(value) + self.remark())
        else:
            self.scalar(label, value, indent)

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return str(json.dumps(value, ensure_ascii=False))

    def scalar(self, label: str, value: str, indent: int) -> None:
        words = value.split(" ")
        styles = ["double", "single", "literal"]
        if _PLAIN.fullmatch(value):
            styles += ["plain", "plain", "plain"]
        if len(words) > 3 and all(words):
            styles += ["folded", "long double"]
        style = self.random.choice(styles)
        margin = " " * (indent + self.random.choice([1, 2, 4]))
        half = len(words) // 2
        parts = [" ".join(words[:half]), " ".join(words[half:])]
        if style == "plain":
            self.lines.append(f"{label} {value}{self.remark()}")
        elif style == "double":
            self.lines.append(f"{label} {self.flow(value)}{self.remark()}")
        elif style == "single":
            self.lines.append(f"{label}   '{value.replace(chr(39), chr(39) * 2)}'{self.remark()}")
        elif style == "literal":
            self.lines += [f"{label} |-", margin + value]
        elif style == "folded":
            self.lines += [f"{label} >-{self.remark()}", *(margin + part for part in parts)]
        else:
            first, last = (self.flow(part)[1:-1] for part in parts)
            self.lines += [f'{label} "{first}', f'{margin}{last}"{self.remark()}']


@st.composite
def written(draw: st.DrawFn) -> Document:
    """Return a real plan in any style."""
    seed = draw(st.integers(0, 2**32))
    data = draw(st.sampled_from(plans()))
    document = read("p.yaml", Writer(seed).text(data))
    assert not document.problems, (document.text, document.problems[0])
    assert data == document.data
    return document
