"""A key under its older name is the same key: read, judged, compared, merged and approved as if it had the newer."""

from pathlib import Path

import pytest

from tests.conftest import Trygg, data_of
from trygg_cli import language
from trygg_cli.diff.differences import differences
from trygg_cli.language import translate
from trygg_cli.merge import merge
from trygg_cli.query.all_tables import tables
from trygg_cli.query.filter import select
from trygg_cli.reading.document import Document, read

PLAN = """\
trygg: 1
id: p
titel: Plan
typ: handlingsplan
indikatorer:
  - {id: I1, namn: Vandringar, slag: prestation}
fokusområden:
  - id: centrum
    namn: Centrum
    delområden:
      - id: torget
        namn: Torget
        åtgärder:
          - id: T1
            åtgärd: Belysning
            slag: utredning  # under våren
åtgärder:
  - id: A1
    "slag": ordinarie arbete
    åtgärd: Fältarbete
"""
HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
TODAY = PLAN.replace('"slag":', "typ:").replace("slag:", "typ:")


def plan(text: str) -> Document:
    return read("plans/p.yaml", text)


def test_the_plan_says_the_same_by_either_name() -> None:
    assert () == plan(PLAN).problems
    assert plan(TODAY).data == plan(PLAN).data
    assert plan(TODAY).plan == plan(PLAN).plan


def test_the_order_of_keys_is_kept() -> None:
    assert ["id", "typ", "åtgärd"] == [*data_of(plan(PLAN))["åtgärder"][0]]


def test_a_plan_that_goes_over_to_the_newer_name_has_not_changed() -> None:
    assert [] == differences(plan(PLAN), plan(TODAY))


def test_a_change_under_either_name_is_told_as_one() -> None:
    language.use("en")
    new = plan(TODAY.replace("utredning", "punktinsats"))
    assert ["The type was changed from inquiry to one-off effort"] == [
        translate(difference.sentence) for difference in differences(plan(PLAN), new)
    ]


def test_a_change_of_one_side_goes_into_the_newer_name_of_the_other() -> None:
    merged = merge("p.yaml", PLAN, TODAY, PLAN.replace("utredning", "punktinsats"))
    assert not merged.conflicts
    assert TODAY.replace("utredning", "punktinsats") == merged.text


def test_the_same_key_that_each_side_adds_by_another_name_is_a_conflict() -> None:
    base = PLAN.replace("            slag: utredning  # under våren\n", "")
    ours = base.replace("åtgärd: Belysning\n", "åtgärd: Belysning\n            slag: utredning\n")
    theirs = base.replace("åtgärd: Belysning\n", "åtgärd: Belysning\n            typ: punktinsats\n")
    assert merge("p.yaml", base, ours, theirs).conflicts


def test_an_approval_from_before_holds_by_either_name() -> None:
    stamp = "{roll: kommunchef, datum: 2022-11-22, avtryck: ha1f215e52c675e93}"
    for name in ("slag", "typ"):
        text = f"{HEAD}åtgärder:\n  - id: A1\n    åtgärd: Belysning\n    {name}: utredning\n"
        assert () == plan(f"{text}    godkännanden: [{stamp}]\n").remarks
        assert () != plan(f"{text.replace('utredning', 'punktinsats')}    godkännanden: [{stamp}]\n").remarks


@pytest.mark.parametrize(
    "written", ["slag: effekt, typ: effekt", "typ: effekt, slag: prestation", "typ: , slag: "]
)
def test_both_names_are_an_error_that_names_both_places(written: str) -> None:
    language.use("en")
    text = f"{HEAD}indikatorer:\n  - {{id: I1, namn: X, {written}}}\n"
    (found,) = plan(text).diagnostics
    assert ("S07", 5, text.splitlines()[4].index("slag") + 1) == (
        found.code,
        found.start.line,
        found.start.column,
    )
    assert 'the key "slag" on line 5 means the same as "typ" on line 5' == translate(found.message)


def test_an_older_name_without_a_value_says_nothing_and_is_no_fault() -> None:
    assert () == plan(PLAN.replace("slag: prestation", "slag: ")).problems


def test_an_actor_or_a_term_may_be_called_what_a_key_was() -> None:
    text = f"{HEAD}begrepp: {{slag: sort}}\naktörer:\n  slag: {{namn: Slag}}\n"
    assert () == plan(text).problems
    assert {"slag": "sort"} == data_of(plan(text))["begrepp"]


def test_an_older_name_where_the_key_has_never_been_is_answered_with_the_newer() -> None:
    language.use("en")
    (found,) = plan(HEAD + "mål:\n  - {id: M1, mål: M, slag: effekt}\n").diagnostics
    assert ("S04", 'write "typ"') == (found.code, found.help and translate(found.help))


def test_filters_know_the_column_by_both_names() -> None:
    table = tables([plan(PLAN)])["åtgärd"]
    for name in ("slag", "typ", "type"):
        assert 1 == len(select(table, f"{name}:utredning").rows)


def test_the_fix_writes_the_newer_name_and_nothing_else(trygg: Trygg, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(PLAN, "utf-8")
    assert 0 == trygg("lint", "--fix", "--select", "K13", file).code
    assert TODAY == file.read_text("utf-8")
    assert 0 == trygg("lint", "--select", "K13", file).code
