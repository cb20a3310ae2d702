"""Many findings of one kind are one to people, with all their places, and each by itself to machines."""

import json
from typing import Any

import pytest

from tests.findings import finding, render
from trygg_cli.diagnostic import Diagnostic
from trygg_cli.message import message
from trygg_cli.position import Position

pytestmark = pytest.mark.usefixtures("english")


def alike(line: int, **fields: Any) -> Diagnostic:
    given: dict[str, Any] = {
        "code": "B01",
        "start": Position(line, 5),
        "end": Position(line, 7),
        "message": message("nobody answers for the measure"),
        "help": message("write ja or nej"),
        "item": message("measure {id} {title}", id=f"A{line}", title="Ronder"),
    }
    return finding(**given | fields)


def test_many_are_one_with_a_count_and_every_place() -> None:
    assert (
        "plans/2022.yaml:1:5: error B01: nobody answers for the measure (3 places)\n"
        "    line 1 measure A1 Ronder · line 2 measure A2 Ronder · line 3 measure A3 Ronder\n"
        "    do this: write ja or nej\n"
    ) == render("text", alike(1), alike(2), alike(3))


def test_two_are_shown_apart() -> None:
    assert 2 == render("text", alike(1), alike(2)).count("B01")


def test_places_are_wrapped_and_none_is_left_out() -> None:
    text = render("text", *map(alike, range(1, 41)))
    assert all(f"measure A{line} " in text for line in range(1, 41))
    assert all(len(line) <= 100 for line in text.splitlines())


def test_those_that_say_different_things_keep_what_each_says() -> None:
    texts = [alike(n, message=message('the goal says "{word}"', word=f"Öka{n}")) for n in (1, 2, 3)]
    assert (
        "plans/2022.yaml:1:5: error B01: 3 findings of one kind (B01)\n"
        '    line 1 measure A1 Ronder: the goal says "Öka1"\n'
        '    line 2 measure A2 Ronder: the goal says "Öka2"\n'
        '    line 3 measure A3 Ronder: the goal says "Öka3"\n'
        "    do this: write ja or nej\n"
    ) == render("text", *texts)


@pytest.mark.parametrize(
    "other",
    [{"file": "b.yaml"}, {"message": message("other")}, {"help": message("other")}, {"code": "B02"}],
)
def test_only_those_of_one_file_rule_sentence_and_remedy_are_alike(other: dict[str, object]) -> None:
    assert "places" not in render("text", alike(1), alike(2), alike(3, **other))


def test_what_keeps_a_file_from_being_a_plan_is_shown_once_and_every_place_named() -> None:
    assert (
        "plans/2022.yaml:1:5: error S04: nobody answers for the measure\n"
        "   measure A1 Ronder\n"
        "   do this: write ja or nej\n"
        "   the same stands in 2 more places:\n"
        "     plans/2022.yaml:2:5 measure A2 Ronder\n"
        "     plans/2022.yaml:3:5 measure A3 Ronder\n"
    ) == render("text", *(alike(n, code="S04", excerpt=()) for n in (1, 2, 3)))


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_what_keeps_a_file_from_being_a_plan_stays_in_its_place_where_it_says_something_else(
    format_: str,
) -> None:
    texts = [message('there is no key "{key}"', key=f"k{n}") for n in (1, 2, 3)]
    assert 3 == render(format_, *(alike(n, code="S04", message=text) for n, text in enumerate(texts))).count(
        "S04"
    )


def test_a_comment_shows_what_keeps_a_file_from_being_a_plan_once() -> None:
    assert (
        "- **error S04** line 1, column 5: nobody answers for the measure\n\n"
        "  measure A1 Ronder\n\n"
        "  do this: write ja or nej\n\n"
        "  the same stands in 2 more places:\n\n"
        "  - line 2, column 5 measure A2 Ronder\n"
        "  - line 3, column 5 measure A3 Ronder\n"
    ) in render("markdown", *(alike(n, code="S04", excerpt=()) for n in (1, 2, 3)))


def test_the_group_stands_where_its_first_does() -> None:
    text = render("text", alike(1), alike(2, code="B02"), alike(3), alike(4))
    assert text.index("B01") < text.index("B02")
    assert 1 == text.count("B01")


def test_a_comment_lists_the_places() -> None:
    assert (
        "- **error B01** nobody answers for the measure (3 places):\n\n"
        "  - line 1, column 5 measure A1 Ronder\n"
        "  - line 2, column 5 measure A2 Ronder\n"
        "  - line 3, column 5 measure A3 Ronder\n\n"
        "  do this: write ja or nej\n"
    ) in render("markdown", alike(1), alike(2), alike(3))


def test_machines_get_each() -> None:
    found = alike(1), alike(2), alike(3)
    assert 3 == len(json.loads(render("json", *found))["diagnostics"])
    for name in ("concise", "github", "azure"):
        assert 3 == len(render(name, *found).splitlines())
