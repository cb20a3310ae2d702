"""Three-way merging: nothing that anybody wrote is lost, and nothing is chosen silently."""

import json
import re
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from tests.triples import triple
from trygg_cli.merge import Merge, merge
from trygg_cli.source import parse

WORD = re.compile(r"w\d+x")


def _normal(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _normal(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_normal(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _words(text: str) -> set[str]:
    return {*WORD.findall(text)}


@many(300)
@given(st.integers(0, 10**9))
def test_nothing_that_either_side_added_is_lost(seed: int) -> None:
    base, ours, theirs = triple(Random(seed))
    merged = merge("plan.yaml", base, ours, theirs)
    added = (_words(ours) | _words(theirs)) - _words(base)
    assert set() == added - _words(merged.text)


@many(300)
@given(st.integers(0, 10**9))
def test_a_clean_merge_has_nothing_that_either_side_took_away(seed: int) -> None:
    base, ours, theirs = triple(Random(seed))
    merged = merge("plan.yaml", base, ours, theirs)
    if not merged.conflicts:
        both = _words(ours) & _words(theirs) & _words(base)
        assert _words(base) & _words(merged.text) == both


@many(300)
@given(st.integers(0, 10**9))
def test_it_does_not_matter_whose_change_is_whose(seed: int) -> None:
    base, ours, theirs = triple(Random(seed))
    one, other = merge("plan.yaml", base, ours, theirs), merge("plan.yaml", base, theirs, ours)
    assert one.is_clean == other.is_clean
    if one.is_clean:
        assert _normal(parse(one.text).data) == _normal(parse(other.text).data)


BASE = """\
# Planen för Exempelby
id: p
åtgärder:
  - id: M1
    åtgärd: Vandring
    ansvarig: [TK, BUN]
    mål: 'minst 8'  # per termin
    uppföljning:
      - avser: 2024-T1
        datum: 2024-05-10
        status: pågår
  - id: M2
    åtgärd: Belysning
    aktiviteter:
      - Mäta
"""
FOLLOW_UP = "      - avser: {0}\n        datum: {1}\n        status: pågår\n"


def _put(text: str, after: str, new: str) -> str:
    assert after in text
    return text.replace(after, after + new, 1)


def _swap(old: str, new: str) -> str:
    assert old in BASE
    return BASE.replace(old, new, 1)


def _merge(ours: str, theirs: str, base: str = BASE) -> Merge:
    return merge("plan.yaml", base, ours, theirs)


def test_different_fields_of_one_measure_go_together() -> None:
    merged = _merge(_swap("Vandring", "Nattvandring"), _swap("'minst 8'", "minst 10"))
    assert merged.is_clean
    assert merged.text == _swap("Vandring", "Nattvandring").replace("'minst 8'", "minst 10")


def test_two_edits_of_one_field_get_markers_around_that_field() -> None:
    merged = _merge(_swap("Vandring", "Nattvandring"), _swap("Vandring", "Kvällsvandring"))
    assert ["åtgärd"] == [one.field for one in merged.conflicts]
    assert merged.text == _swap(
        "    åtgärd: Vandring\n",
        "<<<<<<< OURS\n    åtgärd: Nattvandring\n=======\n    åtgärd: Kvällsvandring\n>>>>>>> THEIRS\n",
    )


def test_the_same_change_on_both_sides_is_one() -> None:
    changed = _swap("Vandring", "Nattvandring")
    assert Merge(changed) == _merge(changed, changed)
    theirs = changed.replace("Mäta", "Byta")
    assert Merge(theirs) == _merge(changed, theirs)


def test_follow_ups_of_both_stand_in_date_order() -> None:
    last = "        status: pågår\n"
    early, late = FOLLOW_UP.format("2024-T2", "2024-09-01"), FOLLOW_UP.format("2024-T3", "2025-01-10")
    for ours, theirs in ((early, late), (late, early)):
        merged = _merge(_put(BASE, last, ours), _put(BASE, last, theirs))
        assert merged.is_clean
        assert merged.text == _put(BASE, last, early + late)


def test_lists_of_ids_are_sets() -> None:
    merged = _merge(_swap("[TK, BUN]", "[TK, BUN, SN]"), _swap("[TK, BUN]", "[TK, KS]"))
    assert merged.is_clean
    assert "ansvarig: [TK, KS, SN]" in merged.text


def test_items_added_by_both_are_kept_with_their_comments_and_indented_alike() -> None:
    added = "  - id: {0}\n    åtgärd: {0}\n"
    ours = BASE + added.format("M3")
    theirs = "id: p\nåtgärder:\n" + "".join(
        line[2:] if line.startswith("  ") else "" for line in BASE.splitlines(keepends=True)
    )
    theirs = "# Planen för Exempelby\n" + theirs + "# från dem\n- id: M4\n  åtgärd: M4\n"
    merged = _merge(ours, theirs)
    assert merged.is_clean
    assert merged.text == ours + "  # från dem\n" + added.format("M4")


def test_a_deletion_is_made_and_meets_an_edit_in_a_conflict() -> None:
    gone = BASE[: BASE.index("  - id: M2")]
    assert _merge(BASE.replace("Vandring", "Ny"), gone).text == gone.replace("Vandring", "Ny")
    edited = _swap("Mäta", "Byta")
    for ours, theirs in ((gone, edited), (edited, gone)):
        merged = _merge(ours, theirs)
        assert 1 == len(merged.conflicts)
        assert "Byta" in merged.text
        assert merged.text.startswith(gone + "<<<<<<< OURS\n")


def test_two_edits_of_a_text_in_a_list_are_a_conflict() -> None:
    merged = _merge(_swap("Mäta", "Mäta ljus"), _swap("Mäta", "Mäta mörker"))
    assert ["aktiviteter"] == [one.field for one in merged.conflicts]
    assert {"Mäta ljus", "Mäta mörker"} <= {line.strip("- ") for line in merged.text.splitlines()}


def test_a_comment_of_theirs_comes_along() -> None:
    merged = _merge(_swap("Vandring", "Ny"), _swap("    ansvarig:", "    # fråga KS\n    ansvarig:"))
    assert merged.is_clean
    assert "    # fråga KS\n    ansvarig:" in merged.text


def test_what_one_side_moved_is_merged_with_what_the_other_changed() -> None:
    first, second = BASE.index("  - id: M1"), BASE.index("  - id: M2")
    moved = BASE[:first] + BASE[second:] + BASE[first:second]
    changed = _swap("Vandring", "Ny").replace("Mäta", "Byta")
    for ours, theirs in ((moved, changed), (changed, moved)):
        merged = _merge(ours, theirs)
        assert merged.is_clean
        assert merged.text == moved.replace("Vandring", "Ny").replace("Mäta", "Byta")


def test_two_different_moves_are_a_conflict() -> None:
    base = BASE + "  - id: M3\n    åtgärd: Tre\n"
    items = ["  - id:" + item for item in base.split("  - id:")[1:]]
    head = base[: base.index("  - id:")]
    merged = _merge(head + "".join(items[::-1]), head + "".join([items[1], items[0], items[2]]), base)
    assert ["åtgärder"] == [one.field for one in merged.conflicts]


def test_layout_alone_is_no_change() -> None:
    ours = _swap("Vandring", "Ny")
    assert Merge(ours) == _merge(ours, _swap("'minst 8'", '"minst 8"'))


def test_the_first_key_of_an_item_keeps_its_dash_in_a_conflict() -> None:
    merged = _merge(_swap("- id: M2", "- id: X"), _swap("Belysning", "Ljus"))
    assert 1 == len(merged.conflicts)
    assert {"Ljus", "X"} <= {*re.findall(r"Ljus|X", merged.text)}


def test_line_ends_are_as_in_ours() -> None:
    ours, theirs = _swap("Vandring", "Ny").replace("\n", "\r\n"), _swap("Mäta", "Byta")
    assert _merge(ours, theirs).text == ours.replace("Mäta", "Byta")


def test_what_cannot_be_read_gets_markers_around_what_differs() -> None:
    for broken in (_swap("[TK, BUN]", "[TK, BUN"), _swap("[TK, BUN]", "&a [TK]") + "x: *a\n"):
        merged = _merge(_swap("Vandring", "Ny"), broken)
        assert [""] == [one.field for one in merged.conflicts]
        assert "Ny" in merged.text
        assert broken.splitlines()[5] in merged.text


def test_ids_that_only_double_when_both_changes_meet_are_told() -> None:
    base = (
        BASE
        + "fokusområden:\n  - id: F1\n    namn: Ett\n    åtgärder:\n      - id: M8\n        åtgärd: Ute\n"
    )
    ours = base.replace("fokusområden:", "  - id: M9\n    åtgärd: Här\nfokusområden:")
    theirs = base + "      - id: M9\n        åtgärd: Där\n"
    merged = _merge(ours, theirs, base)
    assert ((), False) == (merged.conflicts, merged.is_clean)
    assert merged.faults
