"""Three-way merging: nothing that anybody wrote is lost, and nothing is chosen silently."""

import json
import re
from random import Random
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from tests.triples import WORD, triple
from trygg_cli.merge import Merge, merge
from trygg_cli.merge.unsettled import UnsettledPlan
from trygg_cli.text.source import parse


def _normal(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_normal(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
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
    assert ["åtgärd"] == [conflict.field for conflict in merged.conflicts]
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


SIGNED = """\
id: p
undertecknare:
  - roll: kommunchef
    part: kommunen
    ort: Staden
  - roll: polischef
    part: polisen
"""


def test_whoever_takes_away_the_key_behind_a_dash_it_goes_together_with_another_key() -> None:
    without = SIGNED.replace("roll: kommunchef\n    ", "")
    elsewhere = SIGNED.replace("Staden", "Byn")
    both = without.replace("Staden", "Byn")
    assert Merge(both) == _merge(without, elsewhere, SIGNED)
    assert Merge(both) == _merge(elsewhere, without, SIGNED)


def test_a_comment_below_the_key_behind_a_dash_is_not_lost_with_it() -> None:
    base = SIGNED.replace("    ort", "    # vilken ort\n    ort").replace("    part: kommunen\n", "")
    without = base.replace("roll: kommunchef\n    # vilken ort\n    ", "")
    merged = _merge(base.replace("Staden", "Byn"), without, base)
    assert not merged.is_clean
    assert "# vilken ort" in merged.text


STAMP = "      - roll: {0}\n        datum: {1}\n        avtryck: g0123456789abcdef\n"


def test_approvals_of_both_are_kept_in_date_order() -> None:
    field, name = "    godkännanden:\n", "    åtgärd: Vandring\n"
    early, late = STAMP.format("kommunchef", "2024-05-01"), STAMP.format("kommunchef", "2024-06-01")
    base = _put(BASE, name, field + STAMP.format("nämnd", "2024-04-01"))
    after = STAMP.format("nämnd", "2024-04-01")
    for ours, theirs in ((early, late), (late, early)):
        merged = _merge(_put(base, after, ours), _put(base, after, theirs), base)
        assert (True, _put(base, after, early + late)) == (merged.is_clean, merged.text)
        merged = _merge(_put(BASE, name, field + ours), _put(BASE, name, field + theirs))
        assert (True, _put(BASE, name, field + early + late)) == (merged.is_clean, merged.text)


def test_a_stamp_renewed_on_both_sides_is_a_conflict() -> None:
    base = _put(BASE, "    åtgärd: Vandring\n", "    godkännanden:\n" + STAMP.format("nämnd", "2024-04-01"))
    merged = _merge(base.replace("04-01", "05-01"), base.replace("04-01", "06-01"), base)
    assert ["godkännanden"] == [conflict.field for conflict in merged.conflicts]
    assert {"2024-05-01", "2024-06-01"} <= {*re.findall(r"2024-0[56]-01", merged.text)}


def test_actors_added_by_both_are_kept() -> None:
    base = BASE.replace("åtgärder:\n", "aktörer:\n  TK: {namn: Tekniska}\nåtgärder:\n")
    line = "  TK: {namn: Tekniska}\n"
    ours, theirs = ("  BUN:\n    namn: Barn\n", "  # ny\n  SN: {namn: Social}\n")
    merged = _merge(_put(base, line, ours), _put(base, line, theirs), base)
    assert (True, _put(base, line, ours + theirs)) == (merged.is_clean, merged.text)


def test_a_key_without_a_value_comes_along() -> None:
    merged = _merge(_swap("Vandring", "Ny"), _swap("    ansvarig:", "    effekt:\n    ansvarig:"))
    assert (True, BASE.replace("Vandring\n", "Ny\n    effekt:\n")) == (merged.is_clean, merged.text)


def test_a_key_that_is_there_twice_is_not_merged_in_silence() -> None:
    theirs = _swap("      - Mäta\n", "      - Mäta\n    aktiviteter:\n      - Byta\n")
    for text, other in ((_swap("Vandring", "Ny"), theirs), (theirs, _swap("Vandring", "Ny"))):
        merged = _merge(text, other)
        assert ["", ""] == [found.field for found in merged.conflicts]
        assert {"Ny", "Byta"} <= {*re.findall(r"Ny|Byta", merged.text)}


def test_a_comment_above_a_text_comes_along_when_the_text_is_changed() -> None:
    base = _swap("    åtgärd: Vandring\n", "    åtgärd: >-\n      Vandring\n      i parken\n")
    changed = base.replace("    åtgärd: >-\n", "    # kort\n    åtgärd: >-\n").replace("i parken", "i skogen")
    added = base.replace("Mäta", "Byta")
    for ours, theirs in ((changed, added), (added, changed)):
        assert Merge(changed.replace("Mäta", "Byta")) == _merge(ours, theirs, base)


def test_lists_are_put_in_order_at_several_places_at_once() -> None:
    base = BASE.replace("      - Mäta\n", "      - A\n      - B\n") + "    risker:\n      - C\n      - D\n"
    ours = base.replace("      - A\n      - B\n", "      - B\n      - A\n")
    theirs = base.replace("      - C\n      - D\n", "      - D\n      - C\n")
    both = ours.replace("      - C\n      - D\n", "      - D\n      - C\n")
    assert Merge(both) == _merge(ours, theirs, base)
    assert Merge(both) == _merge(theirs, ours, base)


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
    assert ["aktiviteter"] == [conflict.field for conflict in merged.conflicts]
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
    assert ["åtgärder"] == [conflict.field for conflict in merged.conflicts]


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


def test_what_cannot_be_read_gets_markers_around_all_lines_that_differ() -> None:
    ours = _swap("Vandring", "Ny")
    for broken in (_swap("[TK, BUN]", "[TK, BUN"), _swap("[TK, BUN]", "&a [TK]") + "x: *a\n"):
        merged = _merge(ours, broken)
        assert {""} == {conflict.field for conflict in merged.conflicts}
        assert merged.text.count("<<<<<<< OURS\n") == len(merged.conflicts)
        for side, whole in ((r"\1", ours), (r"\2", broken)):
            marked = r"<<<<<<< OURS\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> THEIRS\n"
            assert whole == re.sub(marked, side, merged.text)


def test_markers_stand_at_the_beginning_of_lines() -> None:
    merged = _merge(
        _swap("Vandring", "Natt\x85vandring\u2028A"), _swap("Vandring", "Natt\x85vandring\u2028B")
    )
    assert ("<<<<<<< OURS", ">>>>>>> THEIRS") == (merged.text.split("\n")[4], merged.text.split("\n")[8])


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


LAST, NEXT = (
    f"id: plan-{year}\ntitel: Plan {year}\nåtgärder:\n  - id: A1\n    åtgärd: {measure}\n"
    for year, measure in ((2024, "Vandringar i stadsdelen"), (2025, "Samtal med ungdomar på fritidsgården"))
)


def test_two_plans_are_never_woven_into_one() -> None:
    edited = LAST.replace("stadsdelen", "två stadsdelar")
    for merged in (merge("plan.yaml", LAST, edited, NEXT), merge("plan.yaml", LAST, NEXT, edited)):
        assert not merged.is_clean
        assert {""} == {field for _, field, _ in merged.conflicts}
        assert "två stadsdelar" in merged.text
        assert "Samtal med ungdomar" in merged.text


def test_two_changes_of_a_plan_that_took_the_place_of_another_are_woven() -> None:
    merged = merge("plan.yaml", LAST, NEXT + "syfte: Trygghet\n", NEXT + "bakgrund: Otrygghet\n")
    assert merged.is_clean
    assert "Otrygghet" in merged.text


def test_another_id_for_the_same_plan_is_a_change_like_others() -> None:
    merged = merge(
        "plan.yaml", LAST, LAST + "syfte: Trygghet\n", LAST.replace("id: plan-2024", "id: plan-24")
    )
    assert Merge(LAST.replace("id: plan-2024", "id: plan-24") + "syfte: Trygghet\n") == merged


AREAS = """\
id: p
fokusområden:
  - id: a
    namn: Ute
    åtgärder:
      - id: A1
        åtgärd: Ett
      - id: A2
        åtgärd: Två
        uppföljning: []
      - id: A3
        åtgärd: Tre
  - id: b
    namn: Inne
    åtgärder:
      - id: B1
        åtgärd: Bett
"""
SECOND = AREAS[AREAS.index("      - id: A2") : AREAS.index("      - id: A3")]
EXCEPTION = "      # trygg: tillåt B07 – står i bilaga 2\n"


def test_an_exception_of_a_struck_measure_stays_with_it_in_a_conflict() -> None:
    struck, excepted = AREAS.replace(SECOND, ""), AREAS.replace(SECOND, EXCEPTION + SECOND)
    merged = _merge(struck, excepted, AREAS)
    assert f"<<<<<<< OURS\n=======\n{EXCEPTION}{SECOND}>>>>>>> THEIRS\n" in merged.text
    merged = _merge(excepted, struck, AREAS)
    assert f"<<<<<<< OURS\n{EXCEPTION}{SECOND}=======\n>>>>>>> THEIRS\n" in merged.text


def test_a_comment_goes_with_the_measure_that_it_stood_above_when_that_is_struck() -> None:
    base = AREAS.replace(SECOND, EXCEPTION + SECOND)
    struck, edited = AREAS.replace(SECOND, ""), base.replace("Bett", "Nytt")
    expected = Merge(struck.replace("Bett", "Nytt"))
    assert (expected, expected) == (_merge(edited, struck, base), _merge(struck, edited, base))


def test_two_new_measures_with_the_next_id_are_not_made_one() -> None:
    new = "      - id: B2\n        åtgärd: {}\n        {}: x\n"
    lamps, trees = new.format("Lampor", "beskrivning"), new.format("Träd", "motivering")
    merged = _merge(AREAS + lamps, AREAS + trees, AREAS)
    assert merged.text == f"{AREAS}<<<<<<< OURS\n{lamps}=======\n{trees}>>>>>>> THEIRS\n"


def test_two_new_measures_with_one_id_in_brackets_are_not_made_one() -> None:
    base = "id: p\nåtgärder: []\n"
    ours, theirs = (
        f"id: p\nåtgärder: [{{id: A1, {item}}}]\n" for item in ("åtgärd: X, status: a", "åtgärd: Y")
    )
    assert not _merge(ours, theirs, base).is_clean


def test_follow_ups_for_two_periods_go_into_an_empty_list() -> None:
    row = "        uppföljning:\n          - avser: {}\n            status: pågår\n"
    ours, theirs = (
        AREAS.replace("        uppföljning: []\n", row.format(item)) for item in ("2026-T1", "2026-T2")
    )
    merged = _merge(ours, theirs, AREAS)
    assert merged.is_clean
    assert {"2026-T1", "2026-T2"} <= {*re.findall(r"2026-T\d", merged.text)}


def test_a_measure_that_one_moved_to_another_area_gets_what_the_other_changed() -> None:
    moved, changed = AREAS.replace(SECOND, "") + SECOND, AREAS.replace("Två", "Två och en halv")
    expected = AREAS.replace(SECOND, "") + SECOND.replace("Två", "Två och en halv")
    assert Merge(expected) == _merge(moved, changed, AREAS)
    assert Merge(expected) == _merge(changed, moved, AREAS)


def test_a_measure_that_was_moved_or_got_a_new_id_is_not_said_to_be_struck() -> None:
    changed = SECOND.replace("uppföljning: []", "status: pågår")
    conflict = f"<<<<<<< OURS\n=======\n{changed}>>>>>>> THEIRS\n"
    base = AREAS.replace(SECOND, conflict)
    for text, said in ((base + SECOND, "is moved to"), (base + SECOND.replace("A2", "B2"), "has the new id")):
        clash, *_ = UnsettledPlan("p.yaml", text, AREAS).clashes(0)
        assert clash.moved is not None
        assert clash.moved.text.startswith(said)


def test_no_answer_leaves_an_id_twice() -> None:
    plan = UnsettledPlan(
        "p.yaml", AREAS.replace(SECOND, f"<<<<<<< OURS\n=======\n{SECOND}>>>>>>> THEIRS\n") + SECOND
    )
    assert ["S08"] == [problem.code for problem in plan.faults(plan.settled({0: SECOND}))]


OUTCOME = """id: p
titel: P
typ: handlingsplan
indikatorer:
  - id: I1
    namn: Otrygga
    utfall:
      - period: 2022
        värde: {value}
"""


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "kept"),
    [
        ("25", "26.0", "26.00", "26.0"),  # both say the same
        ("26", "26.0", "27", "27"),  # ours only wrote it otherwise
        ("26", "27", "26.0", "27"),  # theirs did
    ],
)
def test_numbers_that_are_written_otherwise_are_the_same(
    base: str, ours: str, theirs: str, kept: str
) -> None:
    merged = merge("p.yaml", *(OUTCOME.format(value=value) for value in (base, ours, theirs)))
    assert merged.is_clean
    assert OUTCOME.format(value=kept) == merged.text


def test_numbers_that_differ_are_a_conflict_however_they_are_written() -> None:
    merged = merge("p.yaml", *(OUTCOME.format(value=value) for value in ("25", "26.0", "26.5")))
    assert not merged.is_clean


SPELT = """\
id: p
indikatorer:
  - id: I1
    namn: Sanering
    mål: {inom: {antal: 48, enhet: timmar}}
    baslinje: {period: 2024, värde: 26}
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (("antal: 48", "antal: 48.0"), ("antal: 48", "antal: 50"), "antal: 50"),
        (("antal: 48", "antal: 50"), ("antal: 48", "antal: 50.0"), "antal: 50"),
        (("värde: 26", "värde: 26.0"), ("värde: 26", "värde: 27"), "värde: 27"),
        (("Sanering", "Sanering på väg"), ("Sanering", normalize("NFD", "Sanering på väg")), "på väg"),
        (("enhet: timmar", 'enhet: "timmar"'), ("antal: 48", "antal: 50"), "antal: 50"),
    ],
)
def test_what_is_only_written_otherwise_is_no_conflict(
    ours: tuple[str, str], theirs: tuple[str, str], told: str
) -> None:
    merged = merge("p.yaml", SPELT, SPELT.replace(*ours), SPELT.replace(*theirs))
    assert merged.is_clean
    assert told in merged.text
