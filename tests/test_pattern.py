"""Patterns find letters that are written in two parts (NFD) as they find others."""

import re
from importlib import import_module
from pathlib import Path
from unicodedata import normalize

import pytest

import trygg_cli.rules
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.prose.pattern import Pattern
from trygg_cli.reading.document import read
from trygg_cli.rules import rules


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (r"\bper år\b", "två per år.", "per år"),
        (r"(?<!på )året", "om året", "året"),
        (r"[åä]r|kamera(?:över)?", "kameraövervakning", "kameraöver"),
        (r"LÖFTE", "löfte", "löfte"),
    ],
)
def test_letters_in_two_parts_are_found_where_they_stand(source: str, text: str, expected: str) -> None:
    parted = normalize("NFD", text)
    found = Pattern(source, re.IGNORECASE).search(parted)
    assert found
    assert normalize("NFD", expected) == found[0] == parted[found.start() : found.end()]


def test_every_pattern_of_the_rules_can_be_asked_of_letters_in_two_parts() -> None:
    modules = [
        import_module(f"trygg_cli.rules.{path.stem}")
        for path in Path(trygg_cli.rules.__path__[0]).glob("*.py")
    ]
    patterns = [var for module in modules for var in vars(module).values() if isinstance(var, Pattern)]
    assert patterns
    for pattern in patterns:
        pattern.search("a\u030a")


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("L11", "åtgärder: [{id: A1, åtgärd: Kameraövervakning på torget}]"),
        ("C10", "uppföljning: [{avser: 2025, datum: 2026-01-20, kommentar: Planen är slut.}]"),
        ("C10", "uppföljning: [{avser: 2025, datum: 2026-01-20, kommentar: Ett nytt löfte tas fram.}]"),
        ("B09", "åtgärder: [{id: A1, åtgärd: Ronder två gånger per år}]"),
    ],
)
def test_rules_find_the_same_in_letters_of_one_and_two_parts(code: str, body: str) -> None:
    head = "id: p\ntitel: P\ntyp: handlingsplan\ngäller: {från: 2024-01-01, till: 2025-12-31}\n"
    key, texts = body.split(": ", 1)
    words = re.sub(
        r"(åtgärd|kommentar): ([^,}]+)", lambda value: f"{value[1]}: {normalize('NFD', value[2])}", texts
    )
    one, two = (
        len(lint(read("p.yaml", f"{head}{key}: {text}\n"), rules(), Settings(select=(code,))))
        for text in (texts, words)
    )
    assert one == two
