"""What is frozen stays frozen until somebody has looked and found it gone."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import many
from trygg_cli.lint import baseline
from trygg_cli.lint.baseline import BadBaseline, Key

KNOWN: Counter[Key] = Counter(
    {
        ("p", "measure:N1", "B01"): 1,
        ("p", "measure:N1", "B09"): 1,
        ("p", "", "L01"): 1,
        ("q", "measure:N1", "B01"): 2,
    }
)
keys = st.tuples(
    st.sampled_from(["p", "q", "r"]), st.sampled_from(["", "measure:å"]), st.sampled_from(["B01", "L01"])
)
some = st.lists(keys).map(Counter)


def test_rules_that_were_not_asked_have_mended_nothing() -> None:
    compared = baseline.BaselineComparison(KNOWN)
    assert [] == compared.new("p", [])
    assert (1, 3, 0) == (compared.mended({"B01"}), compared.mended(), compared.mended({"K01"}))


def test_freezing_keeps_what_the_run_did_not_look_for() -> None:
    kept = baseline.outside(KNOWN, {"p"}, {"B01", "L01"})
    assert {("p", "measure:N1", "B09"): 1, ("q", "measure:N1", "B01"): 2} == kept
    assert {("q", "measure:N1", "B01"): 2} == baseline.outside(KNOWN, {"p"})


@many(200)
@given(some)
def test_a_baseline_is_read_as_it_was_written(known: Counter[Key]) -> None:
    assert known == baseline.load("b", baseline.dump(known))
    assert known == baseline.load("b", "\ufeff" + baseline.dump(known).replace("\n", "\r\n"))


@many(200)
@given(some, some, st.sets(st.sampled_from("pqr")), st.sets(st.sampled_from(["B01", "L01"])))
def test_what_is_frozen_anew_hides_itself_and_what_was_out_of_reach(
    known: Counter[Key], found: Counter[Key], plans: set[str], codes: set[str]
) -> None:
    seen = [key for key in found.elements() if key[0] in plans and key[2] in codes]
    frozen = baseline.outside(known, plans, codes) | Counter(seen)
    compared = baseline.BaselineComparison(frozen)
    for plan in plans:
        compared.new(plan, [key for key in seen if key[0] == plan])
    assert (len(seen), 0) == (compared.hidden, compared.mended(codes))
    left = [key for key in known.elements() if key[0] not in plans or key[2] not in codes]
    assert not any(baseline.BaselineComparison(frozen).new("", left))


@pytest.mark.parametrize("count", ["0", "-3", "1.5", "true", "null", '"1"', "1e400", "NaN", "[]"])
def test_a_count_that_counts_nothing_is_told(count: str) -> None:
    text = baseline.dump([("p", "", "B01")])
    with pytest.raises(BadBaseline):
        baseline.load("b", text.replace('"B01": 1', f'"B01": {count}'))


def test_only_what_is_or_was_a_baseline_gives_way_to_one() -> None:
    whole = baseline.dump(KNOWN)
    assert all(map(baseline.may_be_one, ("", "\n", whole, f"<<<<<<< HEAD\n{whole}", whole[:40])))
    assert not any(map(baseline.may_be_one, ("id: p\ntitel: P\n", "{}", "#!/bin/sh")))


@pytest.mark.parametrize("text", ["[" * 100_000, "<<<<<<< HEAD\n", json.dumps({"trygg-baseline": 1}), "\0"])
def test_what_is_no_baseline_is_told_whatever_it_is(text: str) -> None:
    with pytest.raises(BadBaseline):
        baseline.load("b", text)
