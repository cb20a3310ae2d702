"""What conflicts are about, and what can be put in their place."""

import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from tests.triples import WORD, triple
from trygg_cli.merge import merge
from trygg_cli.merge.clash import Clash, clashes
from trygg_cli.merge.markers import MarkersBroken, filled, regions
from trygg_cli.merge.unsettled import UnsettledPlan
from trygg_cli.reading.document import read
from trygg_cli.text.source import parse

if TYPE_CHECKING:
    from trygg_cli.data import Data

BASE = """\
id: p
titel: Trygg
åtgärder:
  - id: M1
    åtgärd: Vandring
    ansvarig: [TK, BUN]
    tid: {från: 2022-01-01, till: 2022-05-31}
    aktiviteter:
      - Mäta
    uppföljning:
      - avser: 2024-T1
        datum: 2024-05-10
        status: pågår
"""
ROW = "      - avser: {0}\n        datum: {1}\n        status: pågår\n"


def marked(ours: str, theirs: str, base: str | None = None, ends: str = "\n") -> str:
    """Return the lines between markers."""
    before = f"||||||| bas\n{base}" if base is not None else ""
    return f"<<<<<<< HEAD\n{ours}{before}=======\n{theirs}>>>>>>> gren\n".replace("\n", ends)


def conflict(line: str, ours: str, theirs: str, base: str | None = None) -> str:
    """Return the plan with a conflict in the place of a line."""
    assert line in BASE
    return BASE.replace(line, marked(ours, theirs, base), 1)


def one(text: str, base: str | None = None) -> Clash:
    """Return what the only conflict of a text is about."""
    (found,) = UnsettledPlan("p.yaml", text, base).clashes(0)
    return found


def merged_by_git(base: str, ours: str, theirs: str) -> str:
    """Return what git makes of three texts, line by line."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(text.encode())
        return subprocess.run(
            ["git", "merge-file", "-p", "--diff3", *paths], capture_output=True, check=False
        ).stdout.decode()


TITLE = "    åtgärd: Vandring\n"


def test_a_region_has_both_sides_their_names_and_its_lines() -> None:
    (found,) = regions("p.yaml", conflict(TITLE, "    åtgärd: A\n", "    åtgärd: B\n", "    åtgärd: C\n"))
    assert (5, 11, ("HEAD", "gren")) == (found.line, found.last_line, found.labels)
    assert ("    åtgärd: A\n", "    åtgärd: C\n", "    åtgärd: B\n") == (found.ours, found.base, found.theirs)


@pytest.mark.parametrize(
    "text", ["a: |\n  =======\n  <<<<<<< x\n  >>>>>>> y\n", "a: b\n=======\n", "a: <<<<<<<<\n"]
)
def test_what_only_looks_like_markers_is_none(text: str) -> None:
    assert [] == regions("p.yaml", text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\n<<<<<<< x\nb: c\n<<<<<<< y\n=======\n>>>>>>> y\n=======\n>>>>>>> x\n", 4),
        ("a: b\n>>>>>>> x\n", 2),
        ("a: b\n<<<<<<< x\nb: c\n=======\n", 2),
        ("<<<<<<< x\na: b\n>>>>>>> y\n", 3),
        ("<<<<<<< x\na: b\n=======\nb: c\n=======\nc: d\n>>>>>>> y\n", 5),
        ("<<<<<<< x\n=======\n>>>>>>> y\n=======\n", 4),
    ],
)
def test_markers_out_of_turn_are_refused_with_their_line(text: str, line: int) -> None:
    with pytest.raises(MarkersBroken) as stopped:
        regions("p.yaml", text)
    assert line == stopped.value.sentence.args["line"]


def test_validate_tells_of_conflicts_and_of_nothing_else() -> None:
    (found,) = read("p.yaml", conflict(TITLE, "    åtgärd: A\n", "    åtgärd: B\n")).problems
    assert ("S01", "the file has {count} merge conflict that nobody has settled") == (
        found.code,
        found.message.text,
    )
    assert 1 == found.message.number


def test_a_clash_is_told_by_item_and_field_with_what_was_before() -> None:
    sides = [
        f"    tid: {{från: 2022-01-01, till: {day}}}\n" for day in ("2022-06-30", "2022-10-31", "2022-05-31")
    ]
    found = one(conflict(sides[2], *sides))
    assert ("measure:M1", ("tid", "till")) == (found.key, found.field)
    assert ("2022-06-30", "2022-10-31", "2022-05-31") == (found.ours, found.theirs, found.base)


def test_what_was_before_is_taken_from_git_where_the_markers_do_not_tell() -> None:
    text = conflict(TITLE, "    åtgärd: A\n", "    åtgärd: B\n")
    assert (None, "Vandring") == (one(text).base, one(text, BASE).base)


def test_what_one_side_took_away_is_nothing_there() -> None:
    found = one(conflict("titel: Trygg\n", "", "titel: Tryggare\n"))
    assert ("", ("titel",), None, "Tryggare") == (found.key, found.field, found.ours, found.theirs)


def test_each_clash_stands_in_its_own_conflict() -> None:
    text = conflict(TITLE, "    åtgärd: A\n", "    åtgärd: B\n")
    text = text.replace("titel: Trygg\n", marked("titel: Ett\n", "titel: Två\n"))
    plan = UnsettledPlan("p.yaml", text)
    assert [[("titel",)], [("åtgärd",)]] == [[clash.field for clash in plan.clashes(n)] for n in (0, 1)]


def test_sides_that_cannot_be_read_have_only_their_lines() -> None:
    assert [] == UnsettledPlan("p.yaml", conflict(TITLE, "    åtgärd: [A\n", "    åtgärd: B\n")).clashes(0)


def test_order_is_told_by_names() -> None:
    rows: list[Data] = [{"id": name} for name in "ABC"]
    (found,) = clashes({"åtgärder": rows}, {"åtgärder": rows[::-1]}, None)
    assert (True, ["A", "B", "C"], ["C", "B", "A"]) == (found.is_order, found.ours, found.theirs)


def test_both_follow_ups_can_stand_in_date_order() -> None:
    early, late = ROW.format("2024-T2", "2024-09-01"), ROW.format("2024-T3", "2025-01-10")
    plan = UnsettledPlan("p.yaml", BASE + marked(late, early))
    assert early + late == plan.both(0)


def test_both_entries_of_a_list_of_texts_can_stand() -> None:
    texts = [f"    aktiviteter:\n      - {text}\n" for text in ("Mäta ljus", "Mäta mörker", "Mäta")]
    plan = UnsettledPlan("p.yaml", conflict(texts[2], *texts[:2]))
    assert texts[0] + "      - Mäta mörker\n" == plan.both(0)


@pytest.mark.parametrize(
    ("line", "ours", "theirs"),
    [
        (TITLE, "    åtgärd: A\n", "    åtgärd: B\n"),
        ("titel: Trygg\n", "", "titel: Två\n"),
        (TITLE, "    åtgärd: [A\n", "    åtgärd: B\n"),
    ],
)
def test_two_values_of_one_field_cannot_both_stand(line: str, ours: str, theirs: str) -> None:
    assert UnsettledPlan("p.yaml", conflict(line, ours, theirs)).both(0) is None


@pytest.mark.parametrize(
    "typed", ["Kvällsvandring", "Klart: se bilaga # 3", "'", "\"a\" och 'b'", "- x", "no", "[a"]
)
def test_an_own_value_is_written_so_that_it_is_read_back(typed: str) -> None:
    plan = UnsettledPlan("p.yaml", conflict(TITLE, "    åtgärd: A  # viktig\n", "    åtgärd: B\n"))
    answer = plan.own(0, f" {typed} ")
    assert answer is not None
    assert answer.endswith("  # viktig\n")
    assert typed == parse(plan.settled({0: answer})).data["åtgärder"][0]["åtgärd"]


def test_an_own_list_of_names_is_typed_with_commas() -> None:
    names = "    ansvarig: [TK, BUN]\n"
    plan = UnsettledPlan("p.yaml", conflict(names, "    ansvarig: [TK]\n", "    ansvarig: [BUN]\n"))
    assert "    ansvarig: [TK, SN]\n" == plan.own(0, "TK, SN")


def test_what_is_no_single_value_cannot_be_typed() -> None:
    both = "    åtgärd: {0}\n    mål: {0}\n"
    plan = UnsettledPlan("p.yaml", conflict(TITLE, both.format("A"), both.format("B")))
    assert (False, None) == (plan.can_be_own(0), plan.own(0, "C"))


def test_line_ends_stay() -> None:
    text = BASE.replace("\n", "\r\n").replace(
        TITLE.replace("\n", "\r\n"), marked("    åtgärd: A\n", "    åtgärd: B\n", ends="\r\n")
    )
    plan = UnsettledPlan("p.yaml", text)
    assert BASE.replace("Vandring", "B").replace("\n", "\r\n") == plan.settled({0: plan.regions[0].theirs})


def test_answers_that_do_not_go_together_are_found_out() -> None:
    line = "titel: Trygg\n"
    text = BASE.replace(line, marked(line, "")) + marked("", line)
    plan = UnsettledPlan("p.yaml", text)
    good, bad = plan.settled({0: line, 1: ""}), plan.settled({0: line, 1: line})
    assert ([], ["S07"]) == (plan.faults(good), [fault.code for fault in plan.faults(bad)])


def test_conflicts_that_are_only_close_to_each_other_are_gone_when_merged_by_field() -> None:
    base = BASE.replace("    ansvarig: [TK, BUN]\n", "")
    ours = base.replace("Vandring", "A").replace("2022-05-31", "2022-06-30")
    theirs = base.replace("2022-05-31", "2022-10-31")
    text = merged_by_git(base, ours, theirs)
    assert [2] == [len(UnsettledPlan("p.yaml", text).clashes(0))]
    plan = UnsettledPlan("p.yaml", text).narrowed()
    assert [("tid", "till")] == [clash.field for clash in plan.clashes(0)]
    assert "    åtgärd: A\n<<<<<<<" in plan.text


def test_conflicts_around_single_fields_are_left_as_they_are() -> None:
    plan = UnsettledPlan("p.yaml", conflict(TITLE, "    åtgärd: A\n", "    åtgärd: B\n"), BASE)
    assert plan is plan.narrowed()


def _words(text: str) -> set[str]:
    return {*WORD.findall(text)}


@many(150)
@given(st.integers(0, 10**9))
def test_to_take_one_side_everywhere_keeps_all_that_it_added(seed: int) -> None:
    base, ours, theirs = triple(Random(seed))
    for text in (merge("p.yaml", base, ours, theirs).text, merged_by_git(base, ours, theirs)):
        plan = UnsettledPlan("p.yaml", text, base).narrowed()
        for side, added in ((lambda value: value.ours, ours), (lambda value: value.theirs, theirs)):
            taken, _ = filled(plan.text, plan.regions, side)
            assert set() == _words(added) - _words(base) - _words(taken)


@many(150)
@given(st.integers(0, 10**9))
def test_what_both_sides_added_is_in_a_text_that_holds_both(seed: int) -> None:
    base, ours, theirs = triple(Random(seed))
    plan = UnsettledPlan("p.yaml", merge("p.yaml", base, ours, theirs).text, base)
    for number, region in enumerate(plan.regions):
        both = plan.both(number)
        if both is not None:
            assert _words(region.ours) | _words(region.theirs) <= _words(both)
            assert [] == plan.faults(plan.settled({number: both}))
