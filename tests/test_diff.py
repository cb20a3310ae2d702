"""Comparing plans: who is who, what is a change, and what a change is called for ever."""

import copy
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PLANS
from trygg_cli.change import Change, ChangeKind
from trygg_cli.diff import compare, differences
from trygg_cli.diff.rewritten_words import pieces
from trygg_cli.reading.document import Document, read
from trygg_cli.text import source

DATA = {path.stem: source.parse(path.read_text("utf-8")).data for path in PLANS}


def data(text: str) -> Any:
    return source.parse(text).data


def document(text: str) -> Document:
    return read("plan.yaml", text)


def changes(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.item.id, change.key) for change in compare(data(old), data(new))]


MEASURES = """\
id: p
fokusområden:
  - id: a
    namn: A
    åtgärder:
      - {id: M1, åtgärd: Belysning, ansvarig: [TK, KS]}
      - {id: M2, åtgärd: Vandring}
  - id: b
    namn: B
"""


@pytest.mark.parametrize("name", DATA)
def test_a_plan_does_not_differ_from_itself(name: str) -> None:
    assert [] == compare(DATA[name], copy.deepcopy(DATA[name]))


def test_a_measure_in_another_area_has_moved_and_nothing_else() -> None:
    moved = """\
id: p
fokusområden:
  - id: a
    namn: A
    åtgärder:
      - {id: M1, åtgärd: Belysning, ansvarig: [TK, KS]}
  - id: b
    namn: B
    åtgärder:
      - {id: M2, åtgärd: Vandring}
"""
    (change,) = compare(data(MEASURES), data(moved))
    assert (ChangeKind.MOVED, "M2", "A", "B") == (change.kind, change.item.id, change.old, change.new)


def test_a_moved_measure_keeps_its_other_changes() -> None:
    moved = MEASURES.replace("      - {id: M2, åtgärd: Vandring}\n", "").replace(
        "namn: B\n", "namn: B\n    åtgärder:\n      - {id: M2, åtgärd: Vandring, mål: X}\n"
    )
    assert [("moved", "M2", ""), ("added", "M2", "mål")] == changes(MEASURES, moved)


def test_a_measure_that_only_changed_its_id_is_recognised() -> None:
    (change,) = compare(data(MEASURES), data(MEASURES.replace("id: M1", "id: N1")))
    assert (ChangeKind.CHANGED, "id", "M1", "N1", True) == (
        change.kind, change.key, change.old, change.new, change.guessed,
    )  # fmt: skip


def test_a_measure_with_another_id_and_other_words_is_one_gone_and_one_new() -> None:
    new = MEASURES.replace("{id: M2, åtgärd: Vandring}", "{id: X9, åtgärd: Inbrottslarm i skolor}")
    assert [("added", "X9", ""), ("removed", "M2", "")] == changes(MEASURES, new)


def test_an_actor_with_another_key_is_recognised() -> None:
    old = "aktörer: {TK: {namn: Tekniska kontoret}}"
    assert [("changed", "TK", "id")] == changes(old, old.replace("TK", "TF"))


def test_an_actor_is_matched_by_its_key() -> None:
    old = "aktörer: {TK: {namn: Tekniska kontoret}, KS: {namn: Styrelsen}}"
    new = "aktörer: {KS: {namn: Kommunstyrelsen}, TK: {namn: Tekniska kontoret}}"
    assert [("changed", "KS", "namn")] == changes(old, new)


def test_the_order_of_references_means_nothing() -> None:
    assert [] == changes(MEASURES, MEASURES.replace("[TK, KS]", "[KS, TK]"))


def test_each_name_that_is_put_into_a_list_of_references_is_a_change() -> None:
    assert [("added", "M1", "ansvarig")] * 2 == changes(
        MEASURES, MEASURES.replace("[TK, KS]", "[TK, KS, BUN, SN]")
    )


def test_one_name_for_another_is_one_change() -> None:
    assert [("changed", "M1", "ansvarig")] == changes(MEASURES, MEASURES.replace("[TK, KS]", "[KS, BUN]"))


INDICATOR = (
    "id: p\nindikatorer: [{id: I, namn: Gångvägar, skala: {min: 1, band: [{från: 0, till: 2, betyder: ok}]}"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (INDICATOR + ", mål: {högst: 26}}]\n", INDICATOR + ", mål: {högst: 26.0}}]\n"),
        (
            INDICATOR + "}]\n",
            INDICATOR.replace("min: 1", "min: 1.00").replace("till: 2", "till: 2.0") + "}]\n",
        ),
        (INDICATOR + "}]\n", INDICATOR.replace("å", "a\u030a") + "}]\n"),
        (INDICATOR + "}]\n", INDICATOR.replace("Gångvägar", '"G\\u0061\\u030angv\\u00e4gar"') + "}]\n"),
        ("id: p\nplatser: [{id: t, prioriterad: ja}]\n", "id: p\nplatser: [{id: t, prioriterad: true}]\n"),
        ("id: p\nplatser: [{id: t}]\n", "id: p\nplatser: [{id: t, prioriterad: nej}]\n"),
        ("id: p\nlöften: [{id: L, lovas_av: a}]\n", "id: p\nlöften: [{id: L, lovas_av: [a]}]\n"),
        (
            "id: p\nindikatorer: [{id: I, utfall: [{period: 2025, undergrupper: {unga: 3}}]}]\n",
            "id: p\nindikatorer: [{id: I, utfall: [{period: 2025, undergrupper: {unga: 3.0}}]}]\n",
        ),
        (
            "id: p\nåtgärder: [{id: M, tid: {när: 2025-T1}, finansiering: {period: 2025}}]\n",
            "id: p\nåtgärder: [{id: M, tid: {när: 2025-01/2025-04}, finansiering: {period: 2025-01/2025-12}}]\n",
        ),
        ("id: p\naktörer: {å: {namn: Å}}\n", "id: p\naktörer: {a\u030a: {namn: Å}}\n"),
    ],
)
def test_what_means_the_same_is_no_change(old: str, new: str) -> None:
    sides = read("old.yaml", old), read("new.yaml", new)
    assert [] == differences(*sides)
    assert [] == differences(*reversed(sides))


def test_items_in_another_order_are_one_change() -> None:
    lines = MEASURES.splitlines(keepends=True)
    lines[5], lines[6] = lines[6], lines[5]
    assert [("reordered", "a", "åtgärder")] == changes(MEASURES, "".join(lines))


def test_an_empty_value_is_as_none_at_all() -> None:
    assert [] == changes(
        "id: p\nåtgärder:\n  - {id: M, ansvarig: [], mål: ''}", "id: p\nåtgärder:\n  - {id: M}"
    )


FOLLOWED = """\
åtgärder:
  - id: M
    uppföljning:
      - {avser: 2022-T1, datum: 2022-05-01, status: pågår}
      - {avser: 2022-T2, datum: 2022-09-01, status: pågår}
"""


def test_follow_ups_are_matched_by_period_and_day() -> None:
    new = FOLLOWED.replace("2022-09-01, status: pågår", "2022-09-01, status: genomförd").replace(
        "      - {avser: 2022-T1", "      - {avser: 2021-T3, status: pågår}\n      - {avser: 2022-T1"
    )
    assert [("added", "M", "uppföljning"), ("changed", "M", "status")] == changes(FOLLOWED, new)


def test_a_follow_up_with_another_day_is_the_same_follow_up() -> None:
    (change,) = compare(data(FOLLOWED), data(FOLLOWED.replace("2022-09-01", "2022-09-03")))
    assert ("datum", False) == (change.key, change.guessed)


def test_outcomes_are_matched_by_period_and_place() -> None:
    outcomes = "[{period: 2022, plats: a, värde: 1}, {period: 2022, plats: b, värde: 2}]"
    old = f"indikatorer:\n  - {{id: I, utfall: {outcomes}}}\n"
    (change,) = compare(data(old), data(old.replace("värde: 2", "värde: 3")))
    assert ("värde", "2", "3", ("utfall", "2022 b", "värde")) == (
        change.key,
        change.old,
        change.new,
        change.path,
    )


def test_a_rewritten_activity_is_matched_by_its_words_and_says_so() -> None:
    old = "åtgärder:\n  - {id: M, aktiviteter: [Vandra i parken varje vecka, Måla om]}"
    new = "åtgärder:\n  - {id: M, aktiviteter: [Måla om, Vandra i stora parken varje vecka]}"
    kinds = [(change.kind, change.guessed) for change in compare(data(old), data(new))]
    assert {(ChangeKind.CHANGED, True), (ChangeKind.REORDERED, False)} == {*kinds}


def test_keys_that_say_one_thing_together_are_one_change() -> None:
    old = "indikatorer:\n  - {id: I, mål: {minst: 4, högst: 6}}"
    (change,) = compare(data(old), data(old.replace("4, högst: 6", "5, högst: 7")))
    assert ({"minst": "4", "högst": "6"}, {"minst": "5", "högst": "7"}) == (change.old, change.new)


def test_a_plan_that_is_not_there_is_one_change() -> None:
    assert [(ChangeKind.REMOVED, "", "")] == [
        (change.kind, change.item.id, change.key) for change in compare(DATA["2022"], None)
    ]


@pytest.mark.parametrize(
    "other", [[], "text", {"åtgärder": "text"}, {"fokusområden": [None, "x", {"åtgärder": {}}]}]
)
def test_what_is_no_plan_can_be_compared(other: Any) -> None:
    there, back = compare(DATA["2022"], other), compare(other, DATA["2022"])
    assert len(there) == len(back) > 0


def test_a_wrong_sort_of_value_is_a_change() -> None:
    assert [("changed", "M", "ansvarig")] == changes(
        "åtgärder:\n  - {id: M, ansvarig: [TK]}", "åtgärder:\n  - {id: M, ansvarig: TK}"
    )


def test_a_key_that_the_format_lacks_is_a_change() -> None:
    assert [("added", "M", "ansvrig")] == changes(
        "åtgärder:\n  - id: M", "åtgärder:\n  - {id: M, ansvrig: TK}"
    )


# fingerprints


def prints(old: str, new: str) -> dict[str, str]:
    return {
        difference.change.key: difference.fingerprint
        for difference in differences(document(old), document(new))
    }


def test_a_fingerprint_does_not_hang_on_lines_or_neighbours() -> None:
    new = MEASURES.replace("åtgärd: Belysning", "åtgärd: Ljus")
    later = "# ny rad\n" + new.replace("namn: B", "namn: C").replace(
        "{id: M2, åtgärd: Vandring}", "{id: M3, åtgärd: Nytt}"
    )
    assert prints(MEASURES, new)["åtgärd"] == prints(MEASURES, later)["åtgärd"]


def test_a_fingerprint_hangs_on_the_value() -> None:
    first, second = (MEASURES.replace("Belysning", word) for word in ("Ljus", "Lampor"))
    assert prints(MEASURES, first)["åtgärd"] != prints(MEASURES, second)["åtgärd"]


def test_fingerprints_differ_within_a_comparison() -> None:
    old = "id: p\nåtgärder:\n  - {id: M, aktiviteter: []}"
    new = "id: p\nåtgärder:\n  - {id: M, aktiviteter: [Samma, Samma]}"
    marks = [difference.fingerprint for difference in differences(document(old), document(new))]
    assert len({*marks}) == len(marks) >= 1


def test_the_same_change_in_two_plans_has_two_fingerprints() -> None:
    old, other = "id: p\nåtgärder:\n  - {id: M, mål: X}", "id: q\nåtgärder:\n  - {id: M, mål: X}"
    assert prints(old, old.replace("X", "Y")) != prints(other, other.replace("X", "Y"))


# places


def test_a_change_stands_on_its_key_in_the_new_file() -> None:
    new = MEASURES.replace("namn: B", "namn: C")
    (one,) = differences(document(MEASURES), document(new))
    assert (9, 5) == one.start


def test_what_is_gone_stands_where_it_was_kept() -> None:
    new = MEASURES.replace("      - {id: M2, åtgärd: Vandring}\n", "")
    (one,) = differences(document(MEASURES), document(new))
    assert (5, 5) == one.start


def test_areas_and_actors_are_those_that_a_change_touches() -> None:
    (one,) = differences(document(MEASURES), document(MEASURES.replace("[TK, KS]", "[TK]")))
    assert ({"TK", "KS"}, {"a"}) == ({*one.actors}, {*one.areas})


# words


def test_rewritten_words_are_found() -> None:
    assert [("=", "Det är "), ("-", "mycket "), ("=", "bra")] == [
        tuple(piece) for piece in pieces("Det är mycket bra", "Det är bra")
    ]


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_no_word_is_lost_between_the_pieces(old: str, new: str) -> None:
    found = pieces(old, new)
    before, after = (
        "".join(piece.text for piece in found if piece.sign in ("=", sign)).split() for sign in "-+"
    )
    assert (old.split(), new.split()) == (before, after)


# properties, over variants of real plans

_LISTS = (
    "fokusområden",
    "åtgärder",
    "mål",
    "indikatorer",
    "löften",
    "organ",
    "platser",
    "problem",
    "uppföljning",
)


def vary(value: Any, luck: random.Random, share: float = 0.02) -> Any:
    """Return a variant: values changed, dropped, doubled or swapped here and there."""
    if isinstance(value, dict):
        kept = {key: vary(part, luck, share) for key, part in value.items() if luck.random() > share / 2}
        return kept if luck.random() > share / 2 else {**kept, "id": f"x{luck.randrange(99)}"}
    if isinstance(value, list):
        kept_list = [vary(part, luck, share) for part in value if luck.random() > share]
        if luck.random() < share:
            luck.shuffle(kept_list)
        return kept_list
    if isinstance(value, str) and luck.random() < share:
        return luck.choice([value + " nu", "7", "", "2023-05-31", "pågår"])
    return value


def mirrored(change: Change) -> tuple[Any, ...]:
    kind = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}.get(
        change.kind, change.kind
    )
    return (kind.value, change.new_route, change.old_route, repr(change.new), repr(change.old), change.key)


def plainly(change: Change) -> tuple[Any, ...]:
    return (
        change.kind.value, change.old_route, change.new_route, repr(change.old), repr(change.new), change.key,
    )  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(DATA)), st.integers(0, 10**9))
def test_the_way_back_mirrors_the_way_there(name: str, seed: int) -> None:
    old = DATA[name]
    new = vary(old, random.Random(seed))
    assert sorted(map(plainly, compare(old, new))) == sorted(map(mirrored, compare(new, old)))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(DATA)), st.integers(0, 10**9))
def test_shuffling_items_changes_nothing_but_the_order(name: str, seed: int) -> None:
    luck, new = random.Random(seed), copy.deepcopy(DATA[name])
    shuffle(new, luck)
    assert {ChangeKind.REORDERED} >= {change.kind for change in compare(DATA[name], new)}


def shuffle(value: Any, luck: random.Random) -> None:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in _LISTS and isinstance(part, list):
                luck.shuffle(part)
            shuffle(part, luck)
    elif isinstance(value, list):
        for part in value:
            shuffle(part, luck)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(DATA)), st.integers(0, 10**9))
def test_whatever_differs_is_told(name: str, seed: int) -> None:
    new = vary(DATA[name], random.Random(seed), 0.001)
    assert compare(DATA[name], new) or bare(DATA[name]) == bare(new)


def bare(value: Any) -> Any:
    """Return data without what is empty, lists of texts without their order."""
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if bare(part) not in (None, "", [], {})}
    if isinstance(value, list):
        inside = [bare(part) for part in value]
        return sorted(inside) if all(isinstance(part, str) for part in inside) else inside
    return value


def test_what_stands_among_items_and_is_none_is_not_passed_over() -> None:
    assert [("changed", "", "åtgärder"), ("added", "", "aktörer")] == changes(
        "åtgärder: [text]", "åtgärder: [annan]\naktörer: {TK: Tekniska}"
    )


@pytest.mark.parametrize("said", ["Det  är klart.", "Det\u00a0är klart.", "|\n      Det är klart.\n"])
def test_white_space_that_no_sentence_can_show_is_no_change(said: str) -> None:
    plan = "åtgärder:\n  - id: M\n    beskrivning: {}\n"
    assert [] == changes(plan.format("Det är klart."), plan.format(said))
