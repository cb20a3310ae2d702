"""The one walk over the parts of a plan as plain data."""

from typing import TYPE_CHECKING

from trygg_cli.model.placed_parts import placed_parts

if TYPE_CHECKING:
    from trygg_cli.data import Data


def test_each_part_comes_before_what_is_in_it_in_the_order_of_the_file() -> None:
    measure: Data = {"id": "A1", "uppföljning": [{"period": "2022-T1"}, {"period": "2022-T2"}]}
    plan: Data = {
        "id": "p",
        "fokusområden": [{"id": "F1", "åtgärder": [measure]}],
        "åtgärder": [{"id": "A2"}],
    }
    routes = [part.route for part in placed_parts(plan)]
    inner = ("fokusområden", 0, "åtgärder", 0)
    expected = [
        (),
        ("fokusområden", 0),
        inner,
        (*inner, "uppföljning", 0),
        (*inner, "uppföljning", 1),
        ("åtgärder", 0),
    ]
    assert expected == routes


def test_what_is_no_mapping_where_a_part_should_be_is_passed_over() -> None:
    data: Data = {"åtgärder": ["vandring", {"id": "A1"}, ["A2"]], "mål": "inga", "aktörer": [{"namn": "BUN"}]}
    assert [(), ("åtgärder", 1)] == [part.route for part in placed_parts(data)]
    assert [] == [*placed_parts(["A1"])]


def test_actors_are_named_by_their_keys_and_others_by_their_ids_composed() -> None:
    data: Data = {
        "aktörer": {"polisen": {"namn": "Polisen"}},
        "åtgärder": [{"id": "A\u030a1"}, {"id": ["A2"]}],
    }
    found = [(part.kind, part.name) for part in placed_parts(data) if part.route]
    assert {("actor", "polisen"), ("measure", "Å1"), ("measure", None)} == {*found}
