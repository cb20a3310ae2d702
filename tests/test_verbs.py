"""Changes by routes: only what is meant differs, comments stay with what they are about, and undoing restores."""

import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLANS
from tests.other_reader import Refused, reference
from tests.texts import any_style, many, mutated_plans
from trygg_cli.edit.verbs import Add, Edit, EditRefused, Move, Put, Remove, Set, edited
from trygg_cli.position import Route
from trygg_cli.reading.document import Document, read
from trygg_cli.reading.reread import NotAsMeant
from trygg_cli.text.text_spans import comments

LONG = "Ett stycke som är så långt att det inte får plats på en rad i en plan. " * 4
VALUES: list[Any] = [
    "pågår",
    "2022-12-31",
    "",
    "null",
    "ja: nej",
    "a # b",
    "- a",
    "[x]",
    'it\'s "so"',
    LONG.strip(),
    LONG,
    "en rad\nen till",
    "en rad\n\n  indragen\n",
    " kant ",
    "tab\there",
    "en rad\n\ren till",
    '\r"',
    "a,b",
    "fråga?",
    "kl. 18:00",
    "\u2028",
    "<<",
    ["TK", "RISE"],
    ["En mening som är lång nog", "En till"],
    [],
    {},
    {"avser": "2022-T3", "status": "pågår"},
    {"kommentar": LONG.strip(), "inre": {"a": ["b", {"c": "d: e"}]}},
    [{"id": "X1", "mål": LONG}, {"id": "X2"}],
    [["a"], [["b", "c"]]],
]
values = st.sampled_from(VALUES) | st.text(max_size=20).filter(
    lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)
)


def routes(data: Any, route: Route = ()) -> list[Route]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [route, *(found for step, value in inner for found in routes(value, (*route, step)))]


def at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    """Return a change that can be made in data, as far as the data say."""
    known = routes(data)
    mappings = [route for route in known if isinstance(at(data, route), dict)]
    lists = [route for route in known if isinstance(at(data, route), list)]
    items = [(*route, number) for route in lists for number in range(len(at(data, route)))]
    kinds = [
        "put",
        *(["set", "remove"] if known[1:] else []),
        *(["add"] if lists else []),
        *(["move"] if items else []),
    ]
    match draw(st.sampled_from(kinds)):
        case "set":
            return Set(draw(st.sampled_from(known[1:])), draw(values))
        case "remove":
            return Remove(draw(st.sampled_from(known[1:])))
        case "add":
            route = draw(st.sampled_from(lists))
            return Add(route, draw(values), draw(st.none() | st.integers(0, len(at(data, route)))))
        case "move":
            route = draw(st.sampled_from(items))
            last = len(at(data, route[:-1])) - 1
            return Move(route, (*route[:-1], draw(st.integers(0, last))))
    key = draw(st.sampled_from(["ny", "status", "tid", "x: y", "titel", "mål"]))
    return Put(draw(st.sampled_from(mappings)), key, draw(values))


texts = (any_style.map(lambda pair: pair[0]) | mutated_plans()).map(lambda text: text.removeprefix("\ufeff"))


def plans() -> st.SearchStrategy[Document]:
    documents = texts.map(lambda text: read("plan.yaml", text))
    return documents.filter(
        lambda document: not document.is_torn and isinstance(document.data, dict) and bool(document.data)
    )


@many(200)
@given(st.data())
def test_what_is_written_can_be_read_by_another_reader_and_is_what_was_meant(data: st.DataObject) -> None:
    document = data.draw(plans())
    try:
        assert reference(document.text) == document.data
    except Refused:  # a tab at an odd place, and the like
        return
    for _ in range(data.draw(st.integers(1, 3))):
        edit = data.draw(edits(document.data))
        try:
            document = edited(document, [edit])
        except EditRefused:
            return
    assert reference(document.text) == document.data


@many(150)
@given(st.data())
def test_a_change_takes_no_comment_from_what_it_is_about(data: st.DataObject) -> None:
    document = data.draw(plans())
    edit = data.draw(edits(document.data))
    try:
        made = edited(document, [edit])
    except EditRefused:
        return
    before, after = (Counter(comments(plan.text, plan.spans.root)) for plan in (document, made))
    assert not after - before
    if isinstance(edit, Add | Move):
        assert before == after


@many(150)
@given(st.data())
def test_taking_away_what_was_added_restores_every_byte(data: st.DataObject) -> None:
    document = data.draw(plans())
    known = [route for route in routes(document.data) if at(document.data, route)]
    route = data.draw(st.sampled_from([row for row in known if not isinstance(at(document.data, row), str)]))
    inside = at(document.data, route)
    value = data.draw(values)
    if isinstance(inside, list):
        place = data.draw(st.integers(0, len(inside)))
        edit: Edit = Add(route, value, place)
        undo = Remove((*route, place))
    else:
        edit, undo = Put(route, "zz", value), Remove((*route, "zz"))
    try:
        made = edited(document, [edit])
    except EditRefused:
        return
    assert edited(made, [undo]).text == document.text


@many(150)
@given(st.data())
def test_only_what_is_added_differs(data: st.DataObject) -> None:
    document = data.draw(plans())
    lists = [route for route in routes(document.data) if isinstance(at(document.data, route), list)]
    if not lists:
        return
    route = data.draw(st.sampled_from(lists))
    try:
        made = edited(document, [Add(route, data.draw(values))])
    except EditRefused:
        return
    old, new = document.text.splitlines(), made.text.splitlines()
    changes = [
        code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"
    ]
    assert len(changes) <= 2
    assert sum(end - begin for _, begin, end, _, _ in changes) <= 1  # the line with the brackets


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_measure_of_a_real_plan_is_changed_and_nothing_else(path: Path) -> None:
    document = read(path.name, path.read_text(encoding="utf-8"))
    lists = [route for route in routes(document.data) if route and route[-1] in ("åtgärder", "löften")]
    route = (*lists[0], 0)
    follow_up = {"avser": "2031-T3", "status": "pågår", "kommentar": LONG.strip()}
    made = edited(
        document, [Add((*route, "uppföljning"), follow_up), Put((*route, "tid"), "till", "2031-12-31")]
    )
    assert reference(made.text) == made.data
    old, new = document.text.splitlines(), made.text.splitlines()
    lost = [line for line in old if line not in new]
    assert [] == lost or [r"till"] == [line.split(":")[0].strip() for line in lost]
    back = edited(made, [Remove((*route, "uppföljning", len(at(made.data, (*route, "uppföljning"))) - 1))])
    undone = edited(back, [Set(route, at(document.data, route))])
    assert undone.data == document.data


# Each kind of change, as a person would have made it.

PLAN = """\
# för hela filen
trygg: 1

# om titeln
titel: Plan  # arbetsnamn
åtgärder:
  # om den första
  - id: A1
    åtgärd: Lampor
    ansvarig: [TK]
    tid: {från: 2026-01-01}
    uppföljning:
      - avser: 2026-T1
        status: pågår  # enligt mötet
      # fler kommer

  # om den andra
  - id: A2
    åtgärd: >-
      Fler lampor i
      parken
    status:  # vet inte
    # sist i A2
# om målen
mål:
  - id: M1
"""


def changed(*edits: Edit, text: str = PLAN) -> list[str]:
    """Return the lines that are gone, with -, and those that are new, with +."""
    old, new = text.splitlines(), edited(read("plan.yaml", text), edits).text.splitlines()
    lines = []
    for tag, begin, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            lines += [f"-{line}" for line in old[begin:end]] + [f"+{line}" for line in new[start:stop]]
    return lines


FIRST, SECOND = ("åtgärder", 0), ("åtgärder", 1)


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            Set(("titel",), "Trygg: plan"),
            ["-titel: Plan  # arbetsnamn", '+titel: "Trygg: plan"  # arbetsnamn'],
        ),
        (Set((*FIRST, "ansvarig"), ["TK", "A, B"]), ["-    ansvarig: [TK]", '+    ansvarig: [TK, "A, B"]']),
        (Put(SECOND, "status", "pågår"), ["-    status:  # vet inte", "+    status: pågår  # vet inte"]),
        (
            Put((*FIRST, "tid"), "till", "2027"),
            ["-    tid: {från: 2026-01-01}", "+    tid: {från: 2026-01-01, till: 2027}"],
        ),
        (Put(SECOND, "ansvarig", ["TK"]), ["+    ansvarig: [TK]"]),
        (Put((*SECOND, "tid"), "till", "2027"), ["+    tid: {till: 2027}"]),
        (
            Set((*SECOND, "åtgärd"), "Färre"),
            ["-    åtgärd: >-", "-      Fler lampor i", "-      parken", "+    åtgärd: Färre"],
        ),
        (
            Add((*FIRST, "uppföljning"), {"status": "genomförd", "avser": "2026-T2"}),
            ["+      - avser: 2026-T2", "+        status: genomförd"],
        ),
        (
            Add((*SECOND, "uppföljning"), {"avser": "2026-T2"}),
            ["+    uppföljning:", "+      - avser: 2026-T2"],
        ),
        (Add(("åtgärder",), {"id": "A3", "åtgärd": "Ny"}), ["+", "+  - id: A3", "+    åtgärd: Ny"]),
        (Put((), "indikatorer", [{"id": "I1"}]), ["+indikatorer:", "+  - id: I1"]),
        (Remove((*FIRST, "id")), ["-  - id: A1", "-    åtgärd: Lampor", "+  - åtgärd: Lampor"]),
        (
            Remove((*FIRST, "uppföljning", 0)),
            [
                "-    uppföljning:",
                "-      - avser: 2026-T1",
                "-        status: pågår  # enligt mötet",
                "+    uppföljning: []",
            ],
        ),
        (Remove(("mål",)), ["-# om målen", "-mål:", "-  - id: M1"]),
        (Remove((*SECOND, "status")), ["-    status:  # vet inte"]),
        (
            Set(("titel",), "En rad\nen till"),
            ["-titel: Plan  # arbetsnamn", "+titel: |-  # arbetsnamn", "+  En rad", "+  en till"],
        ),
    ],
    ids=repr,
)
def test_a_change_is_written_as_the_file_is(edit: Edit, lines: list[str]) -> None:
    assert lines == changed(edit)


def test_an_item_moves_with_its_comments_and_the_empty_lines_stay_between() -> None:
    made = edited(read("plan.yaml", PLAN), [Move(SECOND, FIRST)]).text
    begin, end = PLAN.index("  # om den första"), PLAN.index("# om målen")
    first, second = PLAN[begin:end].split("\n\n")
    assert PLAN[:begin] + second.rstrip("\n") + "\n\n" + first + "\n" + PLAN[end:] == made


def test_an_item_moves_to_a_list_that_is_indented_otherwise() -> None:
    text = "a:\n    - id: 1\n      b:\n        - x  # om x\nc:\n- id: 2\n"
    assert (
        "a:\n    - id: 1\n      b:\n        - x  # om x\n    - id: 2\nc: []\n"
        == edited(read("plan.yaml", text), [Move(("c", 0), ("a", 1))]).text
    )


def test_changes_are_made_one_after_the_other() -> None:
    lines = changed(
        Add((*FIRST, "uppföljning"), {"avser": "2026-T2"}),
        Put((*FIRST, "uppföljning", 1), "status", "pågår"),
        Remove((*FIRST, "uppföljning", 0)),
    )
    assert [
        "-      - avser: 2026-T1",
        "-        status: pågår  # enligt mötet",
        "+      - avser: 2026-T2",
        "+        status: pågår",
    ] == lines


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_line_ends_and_a_missing_last_one_stay_as_they_are(line_end: str, end: str) -> None:
    text = ("a:\n  - b: 1\n    c: x" + end).replace("\n", line_end)
    made = edited(read("plan.yaml", text), [Add(("a",), {"b": "2"})])
    assert ("a:\n  - b: 1\n    c: x\n  - b: 2" + end).replace("\n", line_end) == made.text


@pytest.mark.parametrize(
    ("text", "edit", "made"),
    [
        ("a: {b: 1, c: 2, d: 3}\n", Remove(("a", "b")), "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", Remove(("a", "d")), "a: {b: 1, c: 2}\n"),
        ("a: { b: 1 }\n", Put(("a",), "c", "2"), "a: { b: 1, c: 2 }\n"),
        ("a: [\n  x,  # om x\n  y   # om y\n]\n", Add(("a",), "z"), "a: [\n  x,  # om x\n  y,   # om y\n  z\n]\n"),
        ("a: [\n  x,  # om x\n  y   # om y\n]\n", Remove(("a", 1)), "a: [\n  x  # om x\n]\n"),
        ("a: [\n  x,  # om x\n  # om y\n  y,\n]\n", Remove(("a", 0)), "a: [\n  # om y\n  y,\n]\n"),
        ("id: b\n\nmål:\n  - c\n", Put((), "begrepp", {"d": "e"}), "id: b\n\nbegrepp:\n  d: e\n\nmål:\n  - c\n"),
        ("a: {b: }\n", Put(("a",), "c", "d"), "a: {b: , c: d }\n"),
        ("a: [x, y, ]\n", Add(("a",), "z"), "a: [x, y, z, ]\n"),
        ("a: []  # tom\n", Add(("a",), "En lång mening"), "a:  # tom\n  - En lång mening\n"),
        ("a: {b: {c: 1}}\n", Set(("a", "b", "c"), {"d": "e, f"}), 'a: {b: {c: {d: "e, f"}}}\n'),
        ("a:\n- b\n- c\nd: e\n", Add(("a",), "f"), "a:\n- b\n- c\n- f\nd: e\n"),
        ("a:\n     - b:  1\n       c: 2\n", Put(("a", 0), "d", "3"), "a:\n     - b:  1\n       c: 2\n       d: 3\n"),
        ("a:\n  - - b\n    - c\n", Add(("a", 0), "d"), "a:\n  - - b\n    - c\n    - d\n"),
        ("a: 'x'\n", Set(("a",), "y"), "a: 'y'\n"),
        ('a: "x: y"\n', Set(("a",), "z"), "a: z\n"),
        ("a: |+\n  x\n\nb: c\n", Put((), "d", "e"), "a: |+\n  x\n\nb: c\nd: e\n"),
        ("a: |+\n  x\n\n", Put((), "d", "e"), "a: |+\n  x\n\nd: e\n"),
        ("--- # plan\na: b\n...\n", Put((), "c", "d"), "--- # plan\na: b\nc: d\n...\n"),
        ("{a: b}\n", Put((), "c", "d"), "{a: b, c: d}\n"),
        ("a:\n  b: c # om c\n", Remove(("a", "b")), "a: {}\n"),
        ("a:\n  - b\n  # sist\n", Add(("a",), "c"), "a:\n  - b\n  - c\n  # sist\n"),
        ("a:\n  -\n    b: c\n", Add(("a",), {"b": "d"}), "a:\n  -\n    b: c\n  - b: d\n"),
        ("a:\n  - b: c\n    # om d\n    d: e\n", Remove(("a", 0, "b")), "a:\n  -\n    # om d\n    d: e\n"),
    ],
)  # fmt: skip
def test_odd_layouts_are_kept(text: str, edit: Edit, made: str) -> None:
    assert made == edited(read("plan.yaml", text), [edit]).text


@pytest.mark.parametrize(
    ("text", "edit", "reason"),
    [
        ("a: &x {b: c}\nd: *x\n", Put(("d",), "e", "f"), "repeated"),
        ("a: &x {b: c}\nd: *x\n", Put(("a",), "e", "f"), "repeated"),
        ("a: &x {b: c}\nd: *x\n", Remove(("a",)), "repeated"),
        ("? a\n: b\nc: d\n", Set(("c",), "e"), "safely"),
        ("a: b\na: c\n", Set(("a",), "e"), "cannot be read"),
        ("a:\n\t- b\n", Set(("a",), "e"), "cannot be read"),
        ("a: b\n", Set(("c",), "e"), "there is no"),
        ("a: b\n", Put(("a",), "c", "e"), "there is no"),
        ("a: [b]\n", Move(("a", 0), ("a", 7)), "there is no"),
        ("", Put((), "a", "b"), "cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_surely_be_changed_is_refused(text: str, edit: Edit, reason: str) -> None:
    with pytest.raises(EditRefused, match=reason):
        edited(read("plan.yaml", text), [edit])


def test_an_alias_elsewhere_is_no_hindrance() -> None:
    text = "a: &x {b: c}\nd: *x\ne: f\n"
    assert "a: &x {b: c}\nd: *x\ne: g\n" == edited(read("plan.yaml", text), [Set(("e",), "g")]).text


def test_what_does_not_say_what_was_meant_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trygg_cli.text.emitter.scalar", lambda text, *, in_flow=False: text + "!")
    with pytest.raises(NotAsMeant):
        edited(read("plan.yaml", PLAN), [Set(("titel",), "Ny")])


@many(150)
@given(st.data())
def test_setting_back_restores_what_was_set(data: st.DataObject) -> None:
    document = data.draw(plans())
    route = data.draw(st.sampled_from([found for found in routes(document.data) if found]))
    old, new = at(document.data, route), data.draw(values)
    try:
        once = edited(edited(document, [Set(route, new)]), [Set(route, old)])
        twice = edited(edited(once, [Set(route, new)]), [Set(route, old)])
    except EditRefused:
        return
    assert once.data == document.data
    assert once.text == twice.text  # written by a person it may be laid out otherwise the first time


def neighbours(text: str) -> dict[str, tuple[str, str]]:
    """Return what stands above and below each comment on a line of its own."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = {}
    for number, line in enumerate(lines):
        if line.startswith("# kommentar"):
            above = next((other for other in reversed(lines[:number]) if not other.startswith("#")), "")
            below = next((other for other in lines[number:] if not other.startswith("#")), "")
            found[line] = (above, below)
    return found


@many(200)
@given(st.data())
def test_a_comment_stays_above_or_below_what_it_stood_by(data: st.DataObject) -> None:
    numbers = iter(range(1_000_000))
    text = re.sub("# kommentar", lambda _: f"# kommentar {next(numbers)}", data.draw(any_style)[0])
    document = read("plan.yaml", text)
    if document.is_torn or not isinstance(document.data, dict) or not document.data:
        return
    edit = data.draw(edits(document.data))
    if isinstance(edit, Set | Remove) or (
        isinstance(edit, Put) and edit.key in at(document.data, edit.route)
    ):
        return
    try:
        made = edited(document, [edit])
    except EditRefused:
        return
    after = neighbours(made.text)
    for comment, (above, below) in neighbours(text).items():
        assert above == after[comment][0] or below == after[comment][1]


@many(150)
@given(st.data())
def test_moving_back_restores_every_line_that_says_something(data: st.DataObject) -> None:
    document = data.draw(plans())
    lists = [route for route in routes(document.data) if isinstance(at(document.data, route), list)]
    lists = [route for route in lists if len(at(document.data, route)) > 1]
    if not lists:
        return
    route = data.draw(st.sampled_from(lists))
    places = st.integers(0, len(at(document.data, route)) - 1)
    here, there = (*route, data.draw(places)), (*route, data.draw(places))
    try:
        back = edited(edited(document, [Move(here, there)]), [Move(there, here)])
    except EditRefused:
        return
    assert document.data == back.data
    assert document.text.split() == back.text.split() or "[" in document.text  # where spaces come and go
    assert "".join(document.text.split()) == "".join(back.text.split())
