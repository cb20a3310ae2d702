"""How lines end, and which of them hold nothing but comments."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from trygg_cli.text import line_ends

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def remarks(text: str) -> set[int]:
    """Return the same as `remark_lines`, found from the end and on."""
    found, is_above = set(), False
    for line in reversed([*_LINE.finditer(text)]):
        is_above = line[0].lstrip().startswith("#") or (is_above and not line[0].strip())
        if is_above:
            found.add(line.start())
    return found


@many(300)
@given(st.text(alphabet="# \ta:\r\n", max_size=60))
def test_lines_with_nothing_but_a_comment_are_found_with_the_empty_ones_above(text: str) -> None:
    assert line_ends.remark_lines(text) == remarks(text)


def test_many_signs_on_many_lines_are_each_looked_at_once() -> None:
    text = ("\n" * 50 + "#" * 1_000 + "\n") * 100
    assert len(line_ends.remark_lines(text)) == 51 * 100


@pytest.mark.parametrize(
    ("text", "common", "usual"),
    [
        ("a\nb\n", "\n", "\n"),
        ("a\r\nb\r\n", "\r\n", "\r\n"),
        ("a\r\nb\r\nc\n", line_ends.NO_LINE_END, "\r\n"),
        ("a\rb\r", line_ends.NO_LINE_END, "\r"),
        ("", "\n", "\n"),
    ],
)
def test_what_all_lines_end_with_and_what_most_do(text: str, common: str, usual: str) -> None:
    assert (common, usual) == (line_ends.common(text), line_ends.usual(text))
