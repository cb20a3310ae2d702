"""A text that is to say the same as before is not believed until it has been read."""

import pytest

from trygg_cli.reading.document import Document, read
from trygg_cli.reading.reread import NotAsMeant, reread_unchanged

PLAN = "id: p\ntitel: P\ntyp: handlingsplan\n"


def plan(text: str) -> Document:
    document = read("p.yaml", text)
    assert not document.problems
    return document


def test_a_text_in_another_order_with_the_same_data_is_believed() -> None:
    made = reread_unchanged(plan(PLAN), "titel: P\nid: p\ntyp: handlingsplan\n")
    assert made.data == plan(PLAN).data
    assert not made.problems


@pytest.mark.parametrize(
    "text",
    [
        PLAN.replace("titel: P", "titel: Q"),
        PLAN.replace("titel: P\n", ""),
        PLAN + "syfte: S\n",
        PLAN + "titel: P\n",
        PLAN + "syfte: [\n",
        PLAN.replace("titel: P", "titel: &a P"),
    ],
)
def test_one_with_other_data_or_that_cannot_be_read_is_not(text: str) -> None:
    with pytest.raises(NotAsMeant):
        reread_unchanged(plan(PLAN), text)


def test_a_key_with_nothing_after_it_is_not_in_the_data_and_is_looked_at_where_it_stands() -> None:
    measure = "åtgärder:\n  - id: a\n    åtgärd: A\n"
    with pytest.raises(NotAsMeant):
        reread_unchanged(plan(PLAN + measure + "grupp:\n"), PLAN + measure + "    grupp:\n")
