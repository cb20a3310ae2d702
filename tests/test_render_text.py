"""What a person sees at a terminal: where, what, and carets in the right cells."""

import re
from typing import Any

import pytest

from tests.findings import EXAMPLES, finding, render
from trygg_cli.message import message
from trygg_cli.position import Position

pytestmark = pytest.mark.usefixtures("english")


def excerpt(line: str, columns: tuple[int, int], **fields: Any) -> list[str]:
    """Return the line and the carets as the console shows them, without the margin."""
    return [row[5:] for row in render("text", finding(line, columns, **fields)).splitlines()[1:]]


def test_the_console_shows_place_item_excerpt_and_remedy() -> None:
    assert render("text", EXAMPLES[0]).splitlines() == [
        'plans/2022.yaml:41:9: error S04: the key "ansvrig" does not belong here',
        "   measure N1 Avloppsprov för narkotika",
        "40 |         åtgärd: Avloppsprov för narkotika",
        "41 |         ansvrig: [TK]",
        "   |         ^^^^^^^",
        '   did you mean "ansvarig"?',
    ]


def test_a_remedy_that_is_no_question_is_introduced() -> None:
    assert render("text", finding(help=message("write ja or nej"))).endswith(
        "\n   do this: write ja or nej\n"
    )


def test_concise_is_one_line_with_the_item_behind() -> None:
    expected = 'plans/2022.yaml:41:5: error S04: the key "ansvrig" does not belong here (measure N1)\n'
    assert expected == render(
        "concise", finding(item=message("measure {id}", id="N1"), help=message("mend it"))
    )


def test_an_empty_line_stands_between_findings() -> None:
    assert render("text", finding(), finding()) == render("text", finding()) + "\n" + render(
        "text", finding()
    )


def test_colour_adds_nothing_but_colour() -> None:
    coloured = render("text", *EXAMPLES, colour=True)
    assert "\x1b[1;31m" in coloured
    assert render("text", *EXAMPLES) == re.sub(r"\x1b\[[\d;]+m", "", coloured)


def test_wide_characters_take_two_cells() -> None:
    assert excerpt("日本: 東京 x", (8, 9)) == ["日本: 東京 x", "           ^"]


def test_combining_characters_take_no_cell() -> None:
    assert excerpt("a\u030aa\u0308: x", (7, 8)) == ["a\u030aa\u0308: x", "    ^"]


def test_the_place_of_an_accent_is_under_its_letter() -> None:
    assert excerpt("ba\u030ac", (3, 4)) == ["ba\u030ac", " ^"]


def test_a_tab_takes_four_cells() -> None:
    assert excerpt("\tid: x", (1, 2)) == ["    id: x", "^^^^"]


def test_an_unsafe_character_takes_as_many_cells_as_its_name() -> None:
    assert excerpt("a\u200bb", (2, 4)) == [r"a\u{200b}b", " ^^^^^^^^^"]


def test_a_place_without_width_gets_one_caret() -> None:
    assert excerpt("id: ", (5, 5)) == ["id:", "    ^"]


def test_a_place_past_the_end_of_the_line_gets_a_caret_there() -> None:
    assert excerpt("id:", (40, 50)) == ["id:", "   ^"]


def test_a_place_over_several_lines_has_carets_on_the_first() -> None:
    expected = ["  abc", "  ^^^", "de"]
    assert expected == excerpt("", (3, 3), excerpt=((41, "  abc"), (42, "de")), end=Position(42, 2))


def test_a_long_line_is_cut_at_its_end_when_the_place_is_at_its_beginning() -> None:
    assert excerpt("x" * 300, (1, 4)) == ["x" * 99 + "…", "^^^"]


def test_a_long_line_is_cut_on_both_sides_of_a_place_in_its_middle() -> None:
    line, carets = excerpt("." * 500 + "HERE" + "." * 500, (501, 505))
    assert (line[0], line[-1], len(line)) == ("…", "…", 100)
    assert line[carets.index("^") : len(carets)] == "HERE"


def test_a_long_line_is_cut_at_its_beginning_when_the_place_is_at_its_end() -> None:
    line, carets = excerpt("." * 500 + "HERE", (501, 505))
    assert (line[0], len(line)) == ("…", 100)
    assert line[carets.index("^") : len(carets)] == "HERE"


def test_lines_around_a_cut_line_are_cut_in_the_same_place() -> None:
    above, below = "".join(f"{number:10}" for number in range(60)), "." * 350 + "HERE" + "." * 300
    rows = excerpt("", (351, 355), excerpt=((40, above), (41, below)))
    assert above[351:355] == rows[0][rows[2].index("^") + 1 : len(rows[2]) + 1]


def test_carets_stay_inside_a_cut_line() -> None:
    line, carets = excerpt("x" * 300, (3, 290))
    assert (len(line), len(carets)) == (100, 100 - 1)


def test_a_line_of_ten_million_characters_is_shown_at_once() -> None:
    from time import process_time

    begun = process_time()
    line, carets = excerpt("日" * 10_000_000, (9_000_000, 9_000_001))
    assert process_time() - begun < 0.5
    assert (line[0], line[-1], carets.count("^")) == ("…", "…", 2)
