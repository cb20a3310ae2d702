"""Where parts of texts stand in the file, and what of a private text is shown."""

import pytest

from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.reading.document import Document, read
from trygg_cli.reading.written_text import WrittenText

FILE = 'titel: "en två\n  tre två fyra"\n'


def test_a_text_that_reads_as_it_is_written_has_its_parts_where_they_are_counted() -> None:
    assert Span(9, 12) == WrittenText("en två", Span(7, 15), "titel: 'en två'").place(Span(1, 4))


def test_a_part_of_a_text_over_lines_is_found_where_it_is_there_once() -> None:
    written = WrittenText("en två tre två fyra", Span(7, len(FILE) - 1), FILE)
    found = written.place(Span(7, 10))
    assert "tre" == FILE[found.start : found.end]


def test_a_part_that_is_there_twice_may_stand_anywhere_in_the_text() -> None:
    whole = Span(7, len(FILE) - 1)
    assert whole == WrittenText("en två tre två fyra", whole, FILE).place(Span(3, 6))


def private(document: Document, *spans: Span) -> list[PlacedProblem]:
    return [
        PlacedProblem("P01", span, message("it is outside the repository"), is_private=True) for span in spans
    ]


def test_lines_are_shown_without_what_is_private_in_any_of_them() -> None:
    document = read("p.yaml", b"a: 12\nb: 345\n")
    lines = document.shown(private(document, Span(3, 5), Span(9, 12)))
    assert ["a: ••", "b: •••"] == [lines.line(1), lines.line(2)]


def test_private_texts_that_overlap_are_hidden_whole() -> None:
    document = read("p.yaml", b"a: 12345\n")
    assert "a: •••••" == document.shown(private(document, Span(3, 7), Span(5, 8))).line(1)


def test_line_ends_within_what_is_private_stay() -> None:
    document = read("p.yaml", b"a: 12\n  34\n")
    shown = document.shown(private(document, Span(3, 10)))
    assert ["a: ••", "••••"] == [shown.line(1), shown.line(2)]


def with_target(value: str) -> bytes:
    plan = "trygg: 1\nid: p\ntitel: P\ntyp: handlingsplan\nindikatorer:\n"
    return f"{plan}  - {{id: I, namn: N, mål: {{minst: {value}}}}}\n".encode()


@pytest.mark.parametrize("value", ["0.30000000000000004", "1234567890123456", "-1234567890.1234567"])
def test_a_number_with_more_digits_than_are_kept_is_told_as_that(value: str) -> None:
    said = [diagnostic.message.text for diagnostic in read("p.yaml", with_target(value)).diagnostics]
    assert ['"{value}" has more digits than trygg can keep'] == said


@pytest.mark.parametrize("value", ["123456789012345", "-0.123456789012345", "12345678.9012345"])
def test_a_number_of_fifteen_digits_is_taken(value: str) -> None:
    assert not read("p.yaml", with_target(value)).diagnostics
