"""What moves from one plan to another: it is moved, and neither struck nor new."""

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Git, Trygg
from tests.told_changes import changed, lay_out, reviewed, told
from trygg_cli.diff import Moves

if TYPE_CHECKING:
    from trygg_cli.data import Data

A1 = """\
  - id: A1
    åtgärd: Vandringar i stadsdelen
    ansvarig: [TK]
    uppföljning:
      - {avser: 2025-T1, datum: 2025-05-01, status: pågår, kommentar: Tolv vandringar är gjorda.}
"""
A2 = "  - id: A2\n    åtgärd: Belysning i parken\n"
B1 = "  - id: B1\n    åtgärd: Samtal med ungdomar på fritidsgården\n"
AWAY, HERE = "A1 It was moved to the plan Plan B (plan-b)", "A1 It was moved from the plan Plan A (plan-a)"


def plan(name: str, *measures: str, more: str = "") -> str:
    """Return a decided plan."""
    head = (
        f"id: plan-{name}\ntitel: Plan {name.upper()}\ntyp: handlingsplan\nhandlingsstatus: beslutad\n"
        "aktörer:\n  TK: {namn: Tekniska kontoret, typ: förvaltning}\n"
    )
    return head + more + ("åtgärder:\n" + "".join(measures) if measures else "")


BEFORE = {"a": plan("a", A1, A2), "b": plan("b", B1)}


def policy(trygg: Trygg) -> list[str]:
    """Return the codes of the rules on changes that a review finds something by."""
    return [text[:3] for text in reviewed(trygg)["policy"]]


def test_a_measure_that_moved_is_told_so_in_both_plans(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, A1)})
    assert [HERE, AWAY] == told(trygg)
    assert [HERE, AWAY] == told(trygg, "HEAD~1:plans", "HEAD:plans")


def test_a_measure_that_moved_needs_a_decision_but_binds_nobody_less(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, A1)})
    changes = json.loads(trygg("diff", "HEAD~1", "HEAD", "--format", "json").out)["changes"]
    assert {("moved", "ställningstagande", "none")} == {
        (change["kind"], change["weight"], change["turn"]) for change in changes
    }
    assert ["plans/b.yaml", "plans/a.yaml"] == [
        change["new"]["file"].partition(":")[2] for change in changes
    ][::-1]
    assert [] == policy(trygg)


def test_the_swedish_of_it(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, A1)})
    out = trygg("diff", "HEAD~1", "HEAD").out
    assert "Flyttades till planen Plan B (plan-b)" in out
    assert "Flyttades från planen Plan A (plan-a)" in out


def test_what_changed_in_what_moved_is_told_too(git: Git, trygg: Trygg) -> None:
    later = A1.replace("i stadsdelen", "i två stadsdelar") + "      - {avser: 2025-T2, status: genomförd}\n"
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, later)})
    found = told(trygg)
    assert {HERE, AWAY} < {*found}
    assert [
        "A1 Follow-up of 2025-T2 was added: done",
        "A1 The name of the measure was changed from “Vandringar i stadsdelen” to “Vandringar i två stadsdelar”",
    ] == [text for text in found if "moved" not in text]


def test_what_it_referred_to_is_not_called_by_what_has_that_id_in_the_other_plan(
    git: Git, trygg: Trygg
) -> None:
    indicators = "indikatorer:\n  - {id: I1, namn: Kvällspass}\n  - {id: I2, namn: Andel trygga}\n"
    before, after = (f"{A1}    indikatorer: [{name}]\n" for name in ("I2", "I1"))
    old, new = (plan("b", *rows, more=indicators) for rows in ((B1,), (B1, after)))
    there = plan("a", before, A2, more="indikatorer: [{id: I2, namn: Vandringar}]\n")
    changed(git, {"a": there, "b": old}, {"a": plan("a", A2), "b": new})
    assert "Indikatorerna ändrades från I2 till Kvällspass" in trygg("diff", "HEAD~1", "HEAD").out


def test_what_became_weaker_on_the_way_is_weaker(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, A1.replace("    ansvarig: [TK]\n", ""))})
    assert ["V01"] == policy(trygg)


def test_the_same_id_with_other_contents_is_another_measure(git: Git, trygg: Trygg) -> None:
    other = "  - id: A1\n    åtgärd: Lovaktiviteter för mellanstadiet\n    ansvarig: [TK]\n"
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, other)})
    assert ["A1 The measure is new", "A1 The measure was removed"] == told(trygg)
    assert ["V01", "V03"] == policy(trygg)


def test_a_measure_that_had_to_take_another_id_has_moved(git: Git, trygg: Trygg) -> None:
    taken = "  - id: A1\n    åtgärd: Lovaktiviteter för mellanstadiet\n"
    before = {"a": plan("a", A1, A2), "b": plan("b", taken)}
    changed(git, before, {"a": plan("a", A2), "b": plan("b", taken, A1.replace("A1", "A7"))})
    assert [
        "A1 It was moved to the plan Plan B (plan-b), where its id is A7 (matched by how alike they are)",
        "A7 It was moved from the plan Plan A (plan-a), where its id was A1 (matched by how alike they are)",
    ] == told(trygg)
    assert [] == policy(trygg)


def test_another_measure_of_the_same_name_has_not_moved(git: Git, trygg: Trygg) -> None:
    other = "  - id: B7\n    åtgärd: Belysning i parken\n    beskrivning: Nya armaturer längs hela gångvägen i öster\n"
    old = A2 + "    beskrivning: Släck lamporna tidigare på sommaren\n"
    changed(
        git, {"a": plan("a", A1, old), "b": plan("b", B1)}, {"a": plan("a", A1), "b": plan("b", B1, other)}
    )
    assert ["A2 The measure was removed", "B7 The measure is new"] == told(trygg)


def test_a_copy_has_not_moved(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A1, A2), "b": plan("b", B1, A1)})
    assert ["A1 The measure is new"] == told(trygg)


def test_a_measure_may_move_to_a_plan_that_is_new(git: Git, trygg: Trygg) -> None:
    changed(git, {"a": plan("a", A1, A2)}, {"a": plan("a", A2), "b": plan("b", A1)})
    assert [HERE, AWAY, "The plan is new: 1 measure"] == told(trygg)


def test_a_measure_may_move_from_a_plan_that_is_gone(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"b": plan("b", B1, A1)})
    assert [HERE, AWAY, "The plan was removed: 2 measures"] == told(trygg)


def test_a_measure_may_move_while_its_plan_is_archived(git: Git, trygg: Trygg) -> None:
    changed(git, {"plan": plan("a", A1, A2)}, {"arkiv/a": plan("a", A2), "plan": plan("b", A1)})
    assert [HERE, AWAY, "The plan is new: 1 measure"] == told(trygg)


def test_measures_may_go_round_between_three_plans(git: Git, trygg: Trygg) -> None:
    before = {"a": plan("a", A1), "b": plan("b", A2), "c": plan("c", B1)}
    changed(git, before, {"a": plan("a", B1), "b": plan("b", A1), "c": plan("c", A2)})
    assert ["A1", "A1", "A2", "A2", "B1", "B1"] == [text[:2] for text in told(trygg)]
    assert {"moved"} == {text.split()[3] for text in told(trygg)}
    assert [] == policy(trygg)


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (
            "mål",
            "{id: M1, mål: Färre bråk på torget, uppföljning: [{avser: 2025-T1, bedömning: uppnås delvis}]}",
        ),
        ("löften", "{id: L1, löfte: Polisen syns på torget, lovas_av: TK}"),
        ("indikatorer", "{id: I1, namn: Antal vandringar, mål: {minst: 8}}"),
        ("problem", "{id: P1, problem: Det är mörkt i parken}"),
        ("platser", "{id: X1, namn: Stora torget}"),
    ],
)
def test_whatever_has_an_id_may_move(git: Git, trygg: Trygg, key: str, row: str) -> None:
    more = f"{key}:\n  - {row}\n"
    changed(
        git,
        {"a": plan("a", A2, more=more), "b": plan("b", B1)},
        {"a": plan("a", A2), "b": plan("b", B1, more=more)},
    )
    assert ["from", "to"] == [text.split()[4] for text in told(trygg)]
    assert [] == policy(trygg)


def test_a_target_that_was_lowered_on_the_way_is_still_found(git: Git, trygg: Trygg) -> None:
    more = "indikatorer:\n  - {id: I1, namn: Antal vandringar, mål: {minst: 8}}\n"
    before = {"a": plan("a", A2, more=more), "b": plan("b", B1)}
    changed(git, before, {"a": plan("a", A2), "b": plan("b", B1, more=more.replace("8", "4"))})
    assert "K09" in policy(trygg)


def test_a_target_that_was_lowered_on_the_way_to_a_new_plan_is_still_found(git: Git, trygg: Trygg) -> None:
    more = "indikatorer:\n  - {id: I1, namn: Antal vandringar, mål: {minst: 8}}\n"
    after = {"a": plan("a", A2), "b": plan("b", B1, more=more.replace("8", "4"))}
    changed(git, {"a": plan("a", A2, more=more)}, after)
    assert ["K09"] == policy(trygg)
    draft = after["b"].replace("beslutad", "utkast")
    changed(git, {"a": plan("a", A2, more=more)}, {**after, "b": draft})
    assert [] == policy(trygg)


def test_an_area_moves_with_what_is_in_it(git: Git, trygg: Trygg) -> None:
    inside = "".join(f"    {line}\n" for line in A1.splitlines())
    area = f"fokusområden:\n  - id: F1\n    namn: Trygga stadsdelar\n    åtgärder:\n{inside}"
    changed(
        git,
        {"a": plan("a", A2, more=area), "b": plan("b", B1)},
        {"a": plan("a", A2), "b": plan("b", B1, more=area)},
    )
    assert ["A1", "A1", "F1", "F1"] == [text[:2] for text in told(trygg)]
    assert {"moved"} == {text.split()[3] for text in told(trygg)}


def test_what_moves_inside_a_plan_is_told_as_before(git: Git, trygg: Trygg) -> None:
    areas = "fokusområden:\n  - id: F1\n    namn: Öst\n{}  - id: F2\n    namn: Väst\n{}"
    inside = "    åtgärder: [{id: A1, åtgärd: Vandring}]\n"
    before, after = (
        {"a": plan("a", more=areas.format(*rows)), "b": plan("b", B1)}
        for rows in ((inside, ""), ("", inside))
    )
    changed(git, before, after)
    assert ["A1 It was moved from Öst to Väst"] == told(trygg)


def test_nothing_moves_between_municipalities(git: Git, trygg: Trygg) -> None:
    before, after = (
        {"a": plan("a", *a, more="kommun: Lund\n"), "b": plan("b", *b, more="kommun: Malmö\n")}
        for a, b in (((A1, A2), (B1,)), ((A2,), (B1, A1)))
    )
    changed(git, before, after)
    assert ["A1 The measure is new", "A1 The measure was removed"] == told(trygg)


def test_the_same_id_elsewhere_tells_more_than_likeness_here(git: Git, trygg: Trygg) -> None:
    like = A1.replace("A1", "A9").replace("i stadsdelen", "i stadsdelarna")
    changed(git, BEFORE, {"a": plan("a", A2, like), "b": plan("b", B1, A1)})
    assert [HERE, AWAY, "A9 The measure is new"] == told(trygg)


def test_of_two_that_came_the_most_alike_is_the_one_that_moved(git: Git, trygg: Trygg) -> None:
    before = {**BEFORE, "c": plan("c", "  - {id: C1, åtgärd: Annat}\n")}
    bare = "  - id: A1\n    åtgärd: Vandringar i stadsdelen\n"
    changed(
        git,
        before,
        {"a": plan("a", A2), "b": plan("b", B1, A1), "c": plan("c", "  - {id: C1, åtgärd: Annat}\n", bare)},
    )
    assert [HERE, AWAY, "A1 The measure is new"] == told(trygg)


def test_an_id_in_another_form_is_the_same_item(git: Git, trygg: Trygg) -> None:
    named = A1.replace("A1", "Å1")
    before = {"a": plan("a", named, A2), "b": plan("b", B1)}
    changed(
        git,
        before,
        {"a": plan("a", A2), "b": plan("b", B1, named.replace("Å1", unicodedata.normalize("NFD", "Å1")))},
    )
    assert ["from", "to"] == [text.split()[4] for text in told(trygg)]
    changed(
        git,
        {"a": plan("a", named)},
        {"a": plan("a", named.replace("Å1", unicodedata.normalize("NFD", "Å1")))},
    )
    assert [] == told(trygg)


def test_what_was_remarked_on_before_it_moved_is_nothing_new(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, A1)})
    assert [] == [text for text in reviewed(trygg)["introduced"] if "A1" in text]
    bare = A1.replace("    ansvarig: [TK]\n", "")
    lay_out({"a": plan("a", A2), "b": plan("b", B1, bare)})
    assert ["B01"] == [text[:3] for text in reviewed(trygg, "HEAD~1")["introduced"] if text[:3] == "B01"]


def test_a_decision_on_what_moved_can_be_ticked(git: Git, trygg: Trygg) -> None:
    changed(git, BEFORE, {"a": plan("a", A2), "b": plan("b", B1, A1)})
    comment = trygg("review", "HEAD~1..HEAD").out
    assert 2 == comment.count("- [ ] **åtgärd A1 Vandringar i stadsdelen** – Flyttades")


def test_plans_that_cannot_be_read_do_not_hide_what_moved(git: Git, trygg: Trygg) -> None:
    broken = {"z": "id: [\n", **BEFORE}
    changed(git, broken, {"z": "id: {\n", "a": plan("a", A2), "b": plan("b", B1, A1)})
    out = trygg("diff", "HEAD~1", "HEAD", "--lang", "en").out
    assert "It was moved to the plan Plan B (plan-b)" in out


def test_what_came_and_went_in_many_plans_is_found_quickly() -> None:
    moves = Moves()
    for number in range(300):
        rows: list[Data] = [
            {"id": f"A{index}", "åtgärd": f"Åtgärd {number} {index} med många ord"} for index in range(20)
        ]
        moves.look({"id": f"p{number}", "åtgärder": rows}, {"id": f"p{number}", "åtgärder": []})
    row: Data = {"id": "A7", "åtgärd": "Åtgärd 17 7 med många ord"}
    moves.look({"id": "q"}, {"id": "q", "åtgärder": [row]})
    assert [17, 300] == [number for number, moved in enumerate(moves.found()) if moved.away or moved.here]
