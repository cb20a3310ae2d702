"""`trygg format` moves lines and nothing else."""

import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import PLANS
from tests.styles import written
from tests.texts import any_style, anything, many, mutated_plans, yaml_like
from trygg_cli.edit import walk
from trygg_cli.edit.canonical import formatted, layout
from trygg_cli.lint import suppression
from trygg_cli.reading.document import Document, read
from trygg_cli.text.entries import is_block

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"


def numbers(text: str) -> Counter[str]:
    """Return the comments that the writer has put into a text."""
    return Counter(re.findall(r"# k\d+: x # 'y' \"z\" - \{", text))


@many(150)
@given(written())
def test_data_and_comments_are_kept_and_a_second_time_changes_nothing(document: Document) -> None:
    result = layout(document)
    assert not result.is_left_alone
    again = read("p.yaml", result.text)
    assert document.data == again.data
    assert numbers(document.text) == numbers(result.text)
    assert result.text == formatted(again)


@many(400)
@given(anything | yaml_like | mutated_plans() | any_style.map(lambda pair: pair[0]))
def test_whatever_the_text_its_data_stays(text: str) -> None:
    document = read("p.yaml", text)
    result = layout(document)
    if result.is_left_alone:
        assert document.text == result.text
    else:
        assert document.data == read("p.yaml", result.text).data


@many(100)
@given(written())
def test_however_it_is_written_keys_end_in_the_order_of_the_model(document: Document) -> None:
    result = read("p.yaml", formatted(document))
    for part in walk.parts(result):
        order = [key for key in part.shape.fields if key in part.data]
        assert not is_block(result.text, part.node) or order == [*part.data]


@many(150)
@given(written())
def test_lines_end_as_they_did_and_none_with_a_space(document: Document) -> None:
    text = formatted(document)
    assert ("\r\n" in document.text) == ("\r\n" in text)
    lines = text.split("\r\n" if "\r\n" in text else "\n")
    assert not any(line.endswith(" ") for line in lines)
    assert [""] == lines[-1:]
    assert lines[-2]
    assert not re.search(r"(?:\r?\n){3}", text)


@many(100)
@given(written(), st.integers(0, 2**32))
def test_wherever_exceptions_stand_they_hold_for_the_same_and_the_plan_is_put_in_order(
    document: Document, seed: int
) -> None:
    random, lines = Random(seed), document.text.split("\n")
    for at in sorted(random.choices(range(len(lines)), k=random.choice([1, 1, 3])), reverse=True):
        exception = "# trygg: tillåt B01 – skäl" + random.choice(["", " ", " till 2025-T1"])
        if random.random() < 0.5 and lines[at].strip():
            lines[at] = lines[at].removesuffix("\r") + "  " + exception + "\r" * lines[at].endswith("\r")
        else:
            indentation = len(lines[at]) - len(lines[at].lstrip(" "))
            lines.insert(at, " " * indentation + exception)
    document = read("p.yaml", "\n".join(lines))
    assume(not document.problems)
    result = layout(document)
    assert not result.is_left_alone
    assert held(document) == held(read("p.yaml", result.text))


def held(document: Document) -> Counter[tuple[str, ...]]:
    """Return for each exception the texts for which it holds."""
    starts = [
        (span.start, " ".join(document.text[span.start : span.end].split()))
        for span, is_text in document.spans.walk()
        if is_text
    ]
    return Counter(
        tuple(sorted(text for at, text in starts if exception.scope.start <= at <= exception.scope.end))
        for exception in suppression.find(document)
    )


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_real_plans_change_at_most_in_the_order_of_keys(path: Any) -> None:
    document = read(path.name, path.read_bytes())
    assert sorted(document.text.splitlines()) == sorted(formatted(document).splitlines())


def becomes(before: str, after: str) -> None:
    document = read("p.yaml", before)
    assert () == document.problems
    assert after == formatted(document)


def test_lists_are_indented_under_their_key_and_long_ones_have_empty_lines() -> None:
    becomes(
        "id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n-   åtgärd: A\n    id: a\n-\n    åtgärd: B\n    id: b\n",
        "id: p\ntitel: P\ntyp: handlingsplan\n"
        "åtgärder:\n  - id: a\n    åtgärd: A\n\n  - id: b\n    åtgärd: B\n",
    )


def test_a_comment_goes_with_the_key_below_it_or_on_its_line() -> None:
    becomes(
        "# om titeln\ntitel: P  # titel\n# om typen\ntyp: handlingsplan\nid: p  # id\n",
        "id: p  # id\n# om titeln\ntitel: P  # titel\n# om typen\ntyp: handlingsplan\n",
    )


def test_a_comment_at_the_top_with_an_empty_line_below_stays_there() -> None:
    becomes(
        "# licens\n\n\n# om titeln\ntitel: P\nid: p\ntyp: handlingsplan\n",
        "# licens\n\nid: p\n# om titeln\ntitel: P\ntyp: handlingsplan\n",
    )


def test_a_line_for_the_editor_stays_at_the_top() -> None:
    becomes(
        "# yaml-language-server: $schema=x\ntitel: P\nid: p\ntyp: handlingsplan\n",
        "# yaml-language-server: $schema=x\nid: p\ntitel: P\ntyp: handlingsplan\n",
    )


def test_a_comment_at_the_end_of_a_block_stays_in_it() -> None:
    text = "id: p\ntitel: P\ntyp: handlingsplan\naktörer:\n  TK: {namn: Tekniska}\n  # KS: borttagen\nparter: [TK]\n"
    becomes(text, text)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_brackets_on_a_line_of_their_own_move_as_far_as_their_key(end: str) -> None:
    before = HEAD + "platser:\n-\n    {id: c, namn: C}\nparter:\n   [TK]\naktörer: {TK: {namn: T}}\n"
    after = HEAD + "aktörer: {TK: {namn: T}}\nparter:\n   [TK]\nplatser:\n  -\n      {id: c, namn: C}\n"
    becomes(before.replace("\n", end), after.replace("\n", end))


def test_where_lines_end_in_several_ways_they_end_as_most_do() -> None:
    becomes(
        "titel: P\r\n# om id\r\nid: p\ntyp: handlingsplan\r\n",
        "# om id\r\nid: p\r\ntitel: P\r\ntyp: handlingsplan\r\n",
    )


def test_keys_without_a_value_stay() -> None:
    becomes(
        "id: p\ntitel: P\ngrupp:\ntyp: handlingsplan\n",
        "id: p\ntitel: P\ntyp: handlingsplan\ngrupp:\n",
    )


def test_a_comment_indented_below_a_key_without_a_value_stays_with_it() -> None:
    becomes(
        "id: p\ngäller:\n    # från: 2025-01-01\n    # till: 2025-12-31\ntitel: P\ntyp: handlingsplan\n",
        "id: p\ntitel: P\ntyp: handlingsplan\ngäller:\n  # från: 2025-01-01\n  # till: 2025-12-31\n",
    )


def test_what_an_exception_holds_for_stays_the_same() -> None:
    text = (
        "id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n"
        "  - åtgärd: A\n    # trygg: tillåt B01 – skäl\n    id: a\n"
    )
    becomes(text, text)


def test_spaces_behind_comments_go() -> None:
    becomes(
        "id: p  # id \t\n# om titeln  \ntitel: P\ntyp: handlingsplan\n# trygg: tillåt B01 – skäl  \nsyfte: S\n",
        "id: p  # id\n# om titeln\ntitel: P\ntyp: handlingsplan\n# trygg: tillåt B01 – skäl\nsyfte: S\n",
    )


def test_empty_lines_and_spaces_that_belong_to_a_text_stay() -> None:
    text = "id: p\ntitel: P\nsammanfattning: |+\n  a  \n\n\n   b\n\n\ntyp: handlingsplan\n"
    becomes(text, "id: p\ntitel: P\ntyp: handlingsplan\nsammanfattning: |+\n  a  \n\n\n   b\n\n\n")


def test_no_empty_line_is_added_to_a_text_that_keeps_those_below_it() -> None:
    text = HEAD + "åtgärder:\n  - id: a\n    åtgärd: |+\n      A\n  - id: b\n    åtgärd: B\n    # b\n"
    becomes(text, text)
    text = HEAD + "åtgärder:\n  - id: a\n    åtgärd: |+\n      A\n    # a\n\n  - id: b\n    åtgärd: B\n"
    becomes(text, text)


def test_anchors_come_before_their_aliases_or_keys_stay_where_they_are() -> None:
    text = "id: p\nsyfte: &a Trygg\ntitel: *a\ntyp: handlingsplan\n"
    becomes(text, text)


@pytest.mark.parametrize(
    "text",
    [
        "{titel: P, id: p, typ: handlingsplan}\n",
        "? titel\n: P\nid: p\ntyp: handlingsplan\n",
    ],
)
def test_what_is_written_oddly_is_left_alone(text: str) -> None:
    document = read("p.yaml", text)
    assert () == document.problems
    assert layout(document) == (text, True)


def test_a_plan_with_problems_is_left_alone() -> None:
    text = "titel: P\nid: p\nfel: x\n"
    assert layout(read("p.yaml", text)) == (text, True)
