"""One thing has one name: what docs/termer.md does not allow stands in no Swedish text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sentences import flat
from tools import catalogue

ROOT = Path(__file__).parent.parent
LIST = ROOT / "docs" / "termer.md"
BAR = re.compile(r"(?<!\\)\|")
NONE, SWEDISH_WORDS, ENGLISH_WORDS = "–", 1, 3
CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]*`|\{[{%#].*?[}%#]\}|\{\w+\}", re.DOTALL | re.MULTILINE)
"""What is code and no words: in pages, in templates, and the places of a sentence."""
ENGLISH = {"keys.md", "rules.md", "architecture.md", "api.md"}
PAGES = [
    path
    for path in (
        ROOT / "README.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "templates").rglob("*.j2")),
    )
    if path.name not in ENGLISH and path != LIST
]


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the table that begins with the heading, below its line of dashes."""
    table = LIST.read_text("utf-8").partition(f"| {heading} |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in BAR.split(line.strip("| "))]


def allowed() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(text) for text, _ in rows("Text")), re.IGNORECASE)


def disallowed(column: int) -> re.Pattern[str]:
    """Return what finds the words of a column; a word is the beginning of one, or a pattern between slashes."""
    cells = (cells[column] for cells in rows("Används") if cells[column] != NONE)
    words = [word.strip().replace("\\|", "|") for cell in cells for word in cell.split(";")]
    patterns = [word[1:-1] if word.startswith("/") else rf"\b{re.escape(word)}" for word in words]
    return re.compile("|".join(patterns), re.IGNORECASE)


def found(text: str) -> list[str]:
    left = allowed().sub("", CODE.sub("", text))
    return [match[0] for match in disallowed(SWEDISH_WORDS).finditer(left)]


def test_the_list_gives_a_reason_for_every_word_and_exception() -> None:
    listed = [*rows("Används"), *rows("Text")]
    assert len(listed) > 15
    assert [] == [cells for cells in listed if not all(cells)]


def test_a_word_that_is_not_used_is_found_in_its_forms_and_an_exception_is_not() -> None:
    assert found("Tre fynden. Tabellen fynd och `fynd` får stå.") == ["fynd"]


def test_no_swedish_sentence_has_a_word_that_is_not_used() -> None:
    strings = [entry.string or "" for entry in catalogue.read_catalogue("sv") if entry.id]
    texts = [text for string in strings for text in ([string] if isinstance(string, str) else string)]
    assert [text for text in texts if found(text)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_swedish_page_or_template_has_a_word_that_is_not_used(path: Path) -> None:
    assert found(path.read_text("utf-8")) == []


def test_no_english_sentence_has_a_word_that_is_not_used() -> None:
    sentences = {text for entry in catalogue.english_sentences() for text in flat(entry)}
    unwanted = disallowed(ENGLISH_WORDS)
    assert [text for text in sorted(sentences) if unwanted.search(text)] == []
