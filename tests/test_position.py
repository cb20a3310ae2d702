"""Offsets become lines and columns as an editor counts them, and routes lead to places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygg_cli.position import Keyed, Lines, Node, SourceMap, Span, Stretches, line_start

TEXT = "en\r\ntvå\rtre\n\nfem"
LINES = ["en", "två", "tre", "", "fem"]

texts = st.text(alphabet="aå😀 \n\r\u2028\x85\x0b\x0c", max_size=40)


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        (0, (1, 1)),
        (2, (1, 3)),
        (4, (2, 1)),
        (6, (2, 3)),
        (8, (3, 1)),
        (12, (4, 1)),
        (13, (5, 1)),
        (15, (5, 3)),
    ],
)
def test_offset_becomes_line_and_column(offset: int, position: tuple[int, int]) -> None:
    assert position == Lines(TEXT).position(offset)


def test_end_of_the_text_is_a_place_and_what_lies_past_it_is_the_end() -> None:
    assert (5, 4) == Lines(TEXT).position(len(TEXT)) == Lines(TEXT).position(1000)


def test_empty_text_has_one_empty_line() -> None:
    lines = Lines("")
    assert ((1, 1), "") == (lines.position(0), lines.line(1))


def test_lines_are_told_by_number_without_their_ends() -> None:
    lines = Lines(TEXT)
    assert LINES == [lines.line(number) for number in range(1, 6)]


@pytest.mark.parametrize("number", [-1, 0, 6, 100])
def test_line_that_is_not_there_is_empty(number: int) -> None:
    assert "" == Lines(TEXT).line(number)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_what_editors_break_at_ends_a_line(separator: str) -> None:
    assert f"a{separator}b" == Lines(f"a{separator}b").line(1)


@given(texts)
def test_lines_are_those_of_the_text(text: str) -> None:
    expected = re.split(r"\r\n|\r|\n", text)
    lines = Lines(text)
    assert expected == [lines.line(number) for number in range(1, len(expected) + 1)]


@given(texts, st.data())
def test_column_counts_the_characters_before_it_on_its_line(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Lines(text).position(offset)
    whole = Lines(text).line(line)
    assert whole[: column - 1] == text[offset - column + 1 : offset].rstrip("\r\n")


@given(texts)
def test_positions_grow_with_offsets(text: str) -> None:
    lines = Lines(text)
    positions = [lines.position(offset) for offset in range(len(text) + 1)]
    assert sorted(set(positions)) == positions


# the places in "a: {b: [c, {d: e}]}"
D: dict[str, Keyed] = {"d": (12, 13, (15, 16))}
IN_B: list[Node] = [(8, 9), (11, 17, D)]
B: dict[str, Keyed] = {"b": (4, 5, (7, 18, IN_B))}
A: dict[str, Keyed] = {"a": (0, 1, (3, 19, B))}
SPANS = SourceMap((0, 19, A))


@pytest.mark.parametrize(
    ("route", "span"),
    [
        ((), (0, 19)),
        (("a",), (3, 19)),
        (("a", "b"), (7, 18)),
        (("a", "b", 0), (8, 9)),
        (("a", "b", 1, "d"), (15, 16)),
    ],
)
def test_route_leads_to_the_span_of_its_value(route: tuple[str | int, ...], span: tuple[int, int]) -> None:
    assert span == SPANS.value(route)


@pytest.mark.parametrize(
    ("route", "span"),
    [
        (("x",), (0, 19)),
        (("a", 0), (3, 19)),
        (("a", "b", 2), (7, 18)),
        (("a", "b", "x"), (7, 18)),
        (("a", "b", 0, "x", "y"), (8, 9)),
    ],
)
def test_route_that_goes_on_too_far_leads_to_the_nearest_that_is_there(
    route: tuple[str | int, ...], span: tuple[int, int]
) -> None:
    assert span == SPANS.value(route)


@pytest.mark.parametrize(
    ("route", "span"),
    [(("a",), (0, 1)), (("a", "b"), (4, 5)), (("a", "b", 1, "d"), (12, 13)), (("a", "x"), (0, 1))],
)
def test_route_leads_to_the_span_of_its_key(route: tuple[str | int, ...], span: tuple[int, int]) -> None:
    assert span == SPANS.key(route)


@pytest.mark.parametrize(
    ("route", "span"), [((), (0, 19)), (("a", "b", 0), (8, 9)), (("a", "b", 1), (11, 17))]
)
def test_what_has_no_key_of_its_own_is_its_own_key(
    route: tuple[str | int, ...], span: tuple[int, int]
) -> None:
    assert span == SPANS.key(route)


def test_map_of_nothing_leads_to_the_beginning() -> None:
    assert (0, 0) == SourceMap().value(("a", 1)) == SourceMap().key(("a",))


@pytest.mark.parametrize(
    ("route", "span"),
    [((), (0, 1)), (("a",), (4, 5)), (("a", "b", 1), (12, 13)), (("a", "b"), (7, 18)), (("x",), (0, 1))],
)
def test_first_key_of_a_mapping_is_found(route: tuple[str | int, ...], span: tuple[int, int]) -> None:
    assert span == SPANS.first_key(route)


def test_walk_tells_every_entry_from_its_key_on_and_whether_it_is_a_scalar() -> None:
    assert [
        ((0, 19), False),
        ((0, 19), False),
        ((4, 18), False),
        ((8, 9), True),
        ((11, 17), False),
        ((12, 16), True),
    ] == list(SPANS.walk())


@pytest.mark.parametrize("before", ["", "en\r\n", "en\r", "x" * 3000 + "\n"])
def test_a_line_begins_behind_the_end_of_the_one_before_however_long_it_is(before: str) -> None:
    line = "ord " * 1000
    assert line_start(before + line, len(before) + 3990) == len(before)
    assert line_start(before + line, len(before)) == len(before)


def test_stretches_that_overlap_each_other_know_the_places_that_they_hold() -> None:
    stretches = Stretches([Span(20, 22), Span(0, 10), Span(2, 4)])
    assert [at for at in range(25) if stretches.overlap(Span(at, at + 1))] == [*range(10), 20, 21]
    assert stretches.overlap(Span(15, 21))
    assert not stretches.overlap(Span(10, 20))
    assert not Stretches([]).overlap(Span(0, 1))
