"""A version that is read by way of the one before it says what it says when it is read as a whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.conftest import data_of
from trygg_cli.diff import differences
from trygg_cli.diff.items import items
from trygg_cli.reading import soundness
from trygg_cli.reading.document import Document, read
from trygg_cli.reading.reading_on import VersionReader
from trygg_cli.text import source
from trygg_cli.text.yaml_document import Parsed

PLAN = """\
trygg: 1
id: p
titel: Plan
typ: handlingsplan
aktörer:
  TK: {namn: Tekniska}
indikatorer:
  - id: I1
    namn: Otrygga
    enhet: procent
fokusområden:
  - id: F1
    namn: Centrum
    åtgärder:
      - id: N1
        åtgärd: Belysning
        mål:
        ansvarig: [TK]
        # en kommentar
        uppföljning:
          - avser: 2025-T1
            status: pågår
            kommentar: >-
              Det går
              bra.
      - id: N2
        åtgärd: Vandring
        indikatorer: [I1]
  - id: F2
    namn: Skolan
    åtgärder:
      - id: N3
        åtgärd: Närvaro
        effekt: |-
          Lugn

          # kanske en kommentar
löften:
  - {id: L1, löfte: Vi går}
"""
ODD = (
    *("          # djupt", "        effekt: >-", "        effekt: |", "            # djupare", "        kommentar: >"),
    *("        effekt: Lampa #2", "        # 2", "        #2"),
    *("---", "...", "# rem", "%x", "\tx", "x", "  x: y", "    namn: B", "        mål: &a Lugn", "        mål: *a"),
    *("      - id: N9", "        åtgärd: Ny", "        slag: ordinarie arbete", '        effekt: "\\u00e5"', "- x"),
    *("        ansvarig: [KS]", "        väntar_på: [N2]", "        effekt: 'öppen", "        tid: {till: 2025-02-30}"),
    *("          - avser: 2025-T2", "            status: genomförd", "<<<<<<< x", "        mål: e\u0301", "   a: b"),
)  # fmt: skip


def places(document: Document) -> list[Any]:
    """Return where everything in a document stands, and what does not."""
    found: list[Any] = []

    def look(data: Any, route: tuple[str | int, ...]) -> None:
        ways = route, (*route, "saknas"), (*route, 99)
        found.extend((way, spans.value(way), spans.key(way), spans.first_key(way)) for way in ways)
        inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for step, value in inside:
            look(value, (*route, step))

    spans = document.spans
    look(document.data, ())
    return [*found, spans.root, sorted((blank.key, blank.place) for blank in spans.blanks)]


def edit(text: str, number: int, line: str | None, ends: str) -> str:
    """Return a text with a line replaced, put in or taken away."""
    lines = text.splitlines()
    at = number % (2 * len(lines))
    lines[at // 2 : at // 2 + at % 2] = [] if line is None else [line]
    return ends.join([*lines, ""])


EDITS = some.tuples(
    some.integers(0, 200), some.none() | some.sampled_from([*ODD, *PLAN.splitlines()]), some.just("\n")
)


@given(some.lists(EDITS, min_size=1, max_size=6), some.sampled_from(["\n", "\r\n"]))
def test_what_is_read_by_way_of_the_last_is_what_is_read_as_a_whole(
    edits: list[tuple[int, str | None, str]], ends: str
) -> None:
    reader, text = VersionReader(), PLAN.replace("\n", ends)
    last = reader.read("p", text.encode())
    for number, line, _ in edits:
        changed = edit(text, number, line, ends)
        now, plain = reader.read("p", changed.encode()), read("p", changed)
        assert (plain.text, plain.data, plain.problems) == (now.text, now.data, now.problems)
        assert places(plain) == places(now)
        if isinstance(plain.data, dict):
            assert differences(read("p", last.text), plain) == differences(last, now)
            assert [*items(plain.composed).items()] == [*now.once(items).items()]
        if not plain.problems:
            text, last = changed, now


@pytest.mark.parametrize(
    "line",
    ["        effekt: Lugn", "        målgrupp: Unga", "        ansvarig: [TK]"],
)
def test_only_the_items_that_differ_are_read(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    reader, parse = VersionReader(), source.parse
    reader.read("p", PLAN.encode())
    read_texts: list[str] = []

    def noted(text: str) -> Parsed:
        read_texts.append(text)
        return parse(text)

    monkeypatch.setattr(source, "parse", noted)
    reader.read("p", PLAN.replace("        åtgärd: Vandring", f"        åtgärd: Vandring\n{line}").encode())
    assert [["      - id: N2", "        åtgärd: Vandring", line, "        indikatorer: [I1]"]] == [
        text.splitlines() for text in read_texts
    ]


def test_a_follow_up_more_is_read_with_its_measure() -> None:
    reader = VersionReader()
    first = reader.read("p", PLAN.encode())
    more = "          - avser: 2025-T2\n            status: genomförd\n      - id: N2\n"
    last = reader.read("p", PLAN.replace("      - id: N2\n", more).encode())
    assert data_of(last)["fokusområden"][0]["åtgärder"][1] is data_of(first)["fokusområden"][0]["åtgärder"][1]
    assert 2 == len(data_of(last)["fokusområden"][0]["åtgärder"][0]["uppföljning"])


def test_a_version_after_one_that_cannot_be_read_is_read_by_way_of_the_one_before_it() -> None:
    reader = VersionReader()
    first = reader.read("p", PLAN.encode())
    assert reader.read("p", b"a: [").problems
    last = reader.read("p", PLAN.replace("Vandring", "Vandringar").encode())
    assert data_of(last)["indikatorer"] is data_of(first)["indikatorer"]


def test_a_check_that_comes_is_asked_of_a_whole_plan_and_of_items_that_are_read_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def check(parts: soundness.ReadParts) -> bool:
        asked.append(parts.text)
        return parts.text == PLAN

    monkeypatch.setattr(soundness, "CHECKS", [check])
    read("p", PLAN)
    assert [PLAN] == asked
    reader = VersionReader()
    first, other = reader.read("p", PLAN.encode()), PLAN.replace("Vandring", "Vandringar")
    last = reader.read("p", other.encode())
    assert [PLAN, PLAN, other, other] == asked  # the items, and then the whole, since the answer was no
    assert data_of(last)["indikatorer"] is not data_of(first)["indikatorer"]
