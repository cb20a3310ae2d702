"""An approval holds as long as what it approved is what stands there."""

import copy
import re
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLANS, ROOT, data_of
from tests.styles import written
from tests.texts import many
from trygg_cli.change import Weight
from trygg_cli.diff import differences
from trygg_cli.diff.sentences import TELLERS
from trygg_cli.edit.canonical import formatted
from trygg_cli.edit.review_stamps import ReviewStamp, approve
from trygg_cli.edit.verbs import EditRefused
from trygg_cli.language import translate, use
from trygg_cli.merge import merge
from trygg_cli.model.shape import shapes
from trygg_cli.reading import approval_validity
from trygg_cli.reading.approval_validity import ApprovableItem, items
from trygg_cli.reading.document import Document, read
from trygg_cli.text.text_spans import comments

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
CHIEF = ReviewStamp("kommunchef", "2026-11-22")


def approved(text: str, *names: str, stamp: ReviewStamp = CHIEF) -> str:
    """Return a plan's text with the items of these names approved."""
    document = read("p.yaml", text)
    assert () == document.problems
    wanted = [item for item in items(document.data) if item.data["id"] in names]
    assert len(names) == len(wanted)
    return approve(document, wanted, stamp)[0].text


def warned(text: str) -> list[str]:
    """Return the items whose approvals no longer hold."""
    document = read("p.yaml", text)
    assert () == document.problems
    use("en")
    return [translate(remark.item) for remark in document.remarks if remark.item and remark.code == "S13"]


def mark(text: str, name: str = "N1") -> str:
    """Return the fingerprint of an item."""
    return next(item for item in items(read("p", HEAD + text).data) if item.data["id"] == name).fingerprint()


MEASURE = """\
åtgärder: [{id: N1, åtgärd: Belysning, ansvarig: [TK, KS], mål: Tryggare}]
aktörer: {TK: {namn: T}, KS: {namn: K}}
"""
IN_ANOTHER_STYLE = """\
åtgärder:
  - id: 'N1'
    # varför
    åtgärd: >-
      Belysning
    ansvarig:
      - TK
      - KS
    mål: ' Tryggare'
"""
AREA = """\
fokusområden:
  - id: f
    namn: F
    åtgärder:
      - id: N1
        åtgärd: A
      - id: N2
        åtgärd: B
"""


def test_the_recipe_never_changes() -> None:
    written_out = '{"ansvarig":["KS","TK"],"id":"N1","mål":"Tryggare","åtgärd":"Belysning"}'
    assert "h" + sha256(written_out.encode()).hexdigest()[:16] == mark(MEASURE)
    assert "hf24f5d9d6fe58eec" == mark(MEASURE)


def test_nor_does_what_it_takes_values_to_mean() -> None:
    values = "{minst: 26.50, alla: true, per_plats: nej, senast: 2025}"
    written_out = '{"id":"N1","mål":{"alla":"ja","minst":"26.5","senast":"2025-01-01/2025-12-31"},"namn":"I"}'
    made = mark(f"indikatorer: [{{id: N1, namn: I, mål: {values}}}]\n")
    assert "h" + sha256(written_out.encode()).hexdigest()[:16] == made


def test_an_approval_by_the_recipe_of_before_holds_as_long_as_what_it_approved_stands() -> None:
    stamp = "{roll: kommunchef, datum: 2026-11-22, avtryck: gf24f5d9d6fe58eec}"
    text = HEAD + MEASURE.replace("}]", f", godkännanden: [{stamp}]}}]", 1)
    assert [] == warned(text)
    assert text == approved(text, "N1")
    assert ["measure N1 Belysningen"] == warned(text.replace("Belysning", "Belysningen"))


@pytest.mark.parametrize(
    "same",
    [
        "åtgärder: [{åtgärd: Belysning, id: N1, mål: Tryggare, ansvarig: [KS, TK]}]\n",
        IN_ANOTHER_STYLE,
        MEASURE.replace("}]", ", beskrivning: , platser: [], tid: {}, källa: ''}]"),
        MEASURE.replace("}]", ", uppföljning: [{avser: 2022, status: pågår}]}]"),
        MEASURE.replace("}]", f", godkännanden: [{{roll: A, datum: 2022-01-01, avtryck: g{'0' * 16}}}]}}]"),
        "fokusområden: [{id: f, namn: F, " + MEASURE.splitlines()[0] + "}]\n",
        MEASURE.replace("å", "a\u030a").replace("ä", "a\u0308"),
        MEASURE.replace("}]", ", tid: {önskemål: nej}}]", 1),
    ],
    ids=["order", "style", "blank", "follow-up", "approval", "moved", "letters", "what holds anyway"],
)
def test_what_says_the_same_has_the_same_fingerprint(same: str) -> None:
    assert mark(MEASURE) == mark(same)


@pytest.mark.parametrize(
    "other",
    [
        MEASURE.replace("Belysning", "Belysningar"),
        MEASURE.replace("[TK, KS]", "[TK]"),
        MEASURE.replace(", mål: Tryggare", ""),
        MEASURE.replace("}]", ", tid: {till: 2026-01-01}}]", 1),
        MEASURE.replace("mål: Tryggare", "effekt: Tryggare"),
        MEASURE.replace("åtgärd: Belysning", "åtgärd: belysning"),
    ],
    ids=["title", "responsible", "goal", "time", "key", "letter"],
)
def test_what_says_something_else_has_another(other: str) -> None:
    assert mark(MEASURE) != mark(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "indikatorer: [{id: N1, namn: I, mål: {högst: 26}}]\n",
            "indikatorer: [{id: N1, namn: I, mål: {högst: 26.0}}]\n",
        ),
        (
            "indikatorer: [{id: N1, namn: I, mål: {alla: ja}}]\n",
            "indikatorer: [{id: N1, namn: I, mål: {alla: true}}]\n",
        ),
        (
            "löften: [{id: N1, löfte: L, lovas_av: kommunen}]\n",
            "löften: [{id: N1, löfte: L, lovas_av: [kommunen]}]\n",
        ),
        (
            "åtgärder: [{id: N1, åtgärd: A, tid: {när: 2025}}]\n",
            "åtgärder: [{id: N1, åtgärd: A, tid: {när: 2025-01/2025-12}}]\n",
        ),
    ],
    ids=["number", "yes", "one alone", "period"],
)
def test_what_means_the_same_has_the_same_fingerprint(one: str, other: str) -> None:
    assert mark(one) == mark(other)


def test_terms_and_actors_may_be_called_as_keys_are() -> None:
    assert mark("begrepp: {utfall: ett, version: två}\n", "p") != mark("begrepp: {utfall: tre}\n", "p")
    assert mark("aktörer: {version: {namn: V}}\n", "p") != mark("aktörer: {version: {namn: W}}\n", "p")


def test_the_plan_as_a_whole_may_be_decided_and_dated_anew() -> None:
    decided = "trygg: 1\nversion: 2026-01-01\nhandlingsstatus: beslutad\nbeslut: [{typ: beslut}]\n" + MEASURE
    assert mark(MEASURE, "p") == mark(decided, "p")


def test_only_what_diff_calls_follow_up_is_left_out() -> None:
    left_out = {
        (part, field.key)
        for part, shape in shapes().items()
        for field in shape.fields.values()
        if field.part in approval_validity.REPORTED
        or (part == "Plan" and field.key in approval_validity.OF_THE_DOCUMENT)
    }
    plans = [read("p", HEAD + text) for text in ("", "handlingsstatus: beslutad\nbeslut: [{typ: beslut}]\n")]
    assert {Weight.FOLLOW_UP} == {difference.weight for difference in differences(*plans)}
    assert {("Plan", "trygg"), ("Plan", "version")} == left_out - TELLERS.keys()


def test_a_changed_commitment_makes_the_approvals_of_all_around_it_lapse() -> None:
    stamped = approved(HEAD + AREA, "p", "f", "N1", "N2")
    assert [] == warned(stamped)
    assert ["the plan p P", "focus area f F", "measure N1 C"] == warned(
        stamped.replace("åtgärd: A", "åtgärd: C")
    )


def test_a_lapsed_approval_is_reported_on_the_stamp(plan: Document) -> None:
    """
    id: p
    titel: P
    typ: handlingsplan
    löften:
      - id: L1
        löfte: Vi finns på torget
        godkännanden:
          - {roll: nämndsekreterare, datum: 2026-11-22, avtryck: g0123456789abcdef}
    """
    use("en")
    (found,) = plan.diagnostics
    assert ("S13", "warning", (8, 9)) == (found.code, found.severity, found.start)
    assert "the approval by nämndsekreterare on 2026-11-22 no longer holds" in translate(found.message)
    assert "trygg approve L1 --role" in translate(found.help or "")


def test_a_newer_fingerprint_is_not_judged() -> None:
    text = HEAD + "godkännanden: [{roll: A, datum: 2030-01-01, avtryck: i0123456789abcdef}]\n"
    use("en")
    (remark,) = read("p", text).remarks
    assert "it cannot be told whether the approval by A on 2030-01-01 still holds" == translate(
        remark.message
    )


@pytest.mark.parametrize(
    "written_mark", ["0123456789abcdef0", "g0123", "G0123456789ABCDEF", "g0123456789abcdefg"]
)
def test_what_is_no_fingerprint_is_a_problem(written_mark: str) -> None:
    text = HEAD + f"godkännanden: [{{roll: A, datum: 2030-01-01, avtryck: '{written_mark}'}}]\n"
    assert ["S06"] == [problem.code for problem in read("p", text).problems]


def test_a_plan_with_problems_is_told_of_those_first() -> None:
    text = HEAD + f"okänd: x\ngodkännanden: [{{roll: A, datum: 2030-01-01, avtryck: g{'0' * 16}}}]\n"
    document = read("p", text)
    assert ["S04"] == [diagnostic.code for diagnostic in document.diagnostics]


def test_a_lapsed_approval_keeps_nothing_from_the_plan() -> None:
    document = read("p", HEAD + f"godkännanden: [{{roll: A, datum: 2030-01-01, avtryck: g{'0' * 16}}}]\n")
    assert () == document.problems
    assert "A" == document.plan.approvals[0].role


def test_an_approval_holds_while_any_stamp_of_the_role_does() -> None:
    now = approved(HEAD, "p")
    stamp = re.search(r"  - (\{.*\})", now)
    assert stamp
    old = stamp[1].replace("2026-11-22", "2027-01-01").replace("avtryck: h", "avtryck: hf")[:-2] + "}"
    both = now + f"  - {old}\n"
    assert [] == warned(both)
    assert ["the plan p P"] == warned(now + f"  - {old.replace('kommunchef', 'Annan')}\n")


def test_of_a_roles_lapsed_stamps_only_the_latest_is_reported() -> None:
    rows = "".join(
        f"  - {{roll: {role}, datum: {day}, avtryck: g{'0' * 16}}}\n"
        for role, day in (("A", "2022-01-01"), ("a", "2024-01-01"), ("A", "2023-01-01"), ("B", "2022-01-01"))
    )
    document = read("p", HEAD + "godkännanden:\n" + rows)
    assert [6, 8] == [diagnostic.start.line for diagnostic in document.diagnostics]


WAYS = {
    "block": (
        "åtgärder:\n  - id: N1\n    åtgärd: A\n",
        "åtgärder:\n  - id: N1\n    åtgärd: A\n    godkännanden:\n      - {}\n",
    ),
    "no line end": (
        "åtgärder:\n  - id: N1\n    åtgärd: A",
        "åtgärder:\n  - id: N1\n    åtgärd: A\n    godkännanden:\n      - {}",
    ),
    "comment": (
        "åtgärder:\n- åtgärd: A\n  id: N1   # ett\n  # två\n# tre\n",
        "åtgärder:\n- åtgärd: A\n  id: N1   # ett\n  godkännanden:\n  - {}\n  # två\n# tre\n",
    ),
    "braces": ("åtgärder: [{id: N1, åtgärd: A}]\n", "åtgärder: [{id: N1, åtgärd: A, godkännanden: [{}]}]\n"),
    "braces with a comma": (
        "åtgärder: [{id: N1, åtgärd: A, }]\n",
        "åtgärder: [{id: N1, åtgärd: A, godkännanden: [{}], }]\n",
    ),
    "braces with a blank key": (
        "åtgärder: [{id: N1, åtgärd: A, mål: }]\n",
        "åtgärder: [{id: N1, åtgärd: A, mål: , godkännanden: [{}] }]\n",
    ),
    "blank": (
        "åtgärder:\n  - id: N1\n    godkännanden:  # inga än\n    åtgärd: A\n",
        "åtgärder:\n  - id: N1\n    godkännanden:  # inga än\n      - {}\n    åtgärd: A\n",
    ),
    "null": (
        "åtgärder: [{id: N1, åtgärd: A, godkännanden: ~}]\n",
        "åtgärder: [{id: N1, åtgärd: A, godkännanden: [{}]}]\n",
    ),
    "empty": (
        "åtgärder: [{id: N1, åtgärd: A, godkännanden: []}]\n",
        "åtgärder: [{id: N1, åtgärd: A, godkännanden: [{}]}]\n",
    ),
    "a text that keeps its line ends": (
        "åtgärder:\n  - id: N1\n    åtgärd: A\n    mål: |+\n      x\n\n\n",
        "åtgärder:\n  - id: N1\n    åtgärd: A\n    mål: |+\n      x\n\n\n    godkännanden:\n      - {}\n",
    ),
    "a text of many lines": (
        "åtgärder:\n  - åtgärd: A\n    id: N1\n    mål: >\n      x\n      y\n\n",
        "åtgärder:\n  - åtgärd: A\n    id: N1\n    mål: >\n      x\n      y\n    godkännanden:\n      - {}\n\n",
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_stamp_is_put_in_and_nothing_else_is_touched(way: str, line_end: str) -> None:
    before, after = ((HEAD + text).replace("\n", line_end) for text in WAYS[way])
    made = approved(before, "N1")
    stamp = re.search(r"\{roll: kommunchef, datum: 2026-11-22, avtryck: h[0-9a-f]{16}\}", made)
    assert stamp
    assert after.replace("{}", stamp[0]) == made


def test_a_stamp_goes_below_those_of_others() -> None:
    before = approved(
        HEAD + "åtgärder:\n  - id: N1\n    åtgärd: A\n", "N1", stamp=ReviewStamp("A", "2022-01-01")
    ).replace("}\n", "}  # först\n")
    made = approved(before, "N1")
    assert re.fullmatch(re.escape(before) + r"      - \{roll: kommunchef.*\}\n", made)
    in_braces = approved(
        approved(HEAD + "åtgärder: [{id: N1, åtgärd: A}]\n", "N1", stamp=ReviewStamp("A", "2022-01-01")), "N1"
    )
    assert re.search(r"godkännanden: \[\{roll: A, [^}]*\}, \{roll: kommunchef, [^}]*\}\]\}\]\n", in_braces)


def test_a_lapsed_stamp_of_the_same_role_stays_above_the_new_one() -> None:
    old = ReviewStamp("Kommunchef", "2022-01-01", "§ 1", "gammalt")
    before = approved(HEAD + "åtgärder:\n  - id: N1\n    åtgärd: A\n", "N1", stamp=old).replace(
        "åtgärd: A", "åtgärd: B"
    )
    made = approved(before.replace("}\n", "}  # kvar\n"), "N1")
    kept = r"\n      - \{roll: Kommunchef, datum: 2022-01-01, beslut: § 1, kommentar: gammalt, avtryck: h\w+\}  # kvar"
    assert re.search(kept + r"\n      - \{roll: kommunchef, datum: 2026-11-22, avtryck: h\w+\}\n$", made)
    assert [] == warned(made)


def test_an_approval_holds_again_when_the_change_after_it_is_undone() -> None:
    first = approved(HEAD + "åtgärder:\n  - id: N1\n    åtgärd: A\n", "N1")
    second = approved(
        first.replace("åtgärd: A", "åtgärd: B"), "N1", stamp=ReviewStamp("kommunchef", "2027-01-01")
    )
    undone = second.replace("åtgärd: B", "åtgärd: A")
    assert [] == warned(undone)
    assert undone == approved(undone, "N1", stamp=ReviewStamp("kommunchef", "2028-01-01"))


def test_what_holds_already_is_left_alone() -> None:
    text = approved(HEAD, "p", stamp=ReviewStamp("Kommunchef", "2022-01-01", "§ 1", "läst"))
    document = read("p", text)
    made, (given_,) = approve(
        document, [*items(document.data)], ReviewStamp(" kommunchef ", "2026-01-01", "§ 1")
    )
    assert made is document
    assert given_.was_there
    assert "2022-01-01" == given_.stamp["datum"]


def test_another_decision_is_another_approval() -> None:
    text = approved(HEAD, "p", stamp=ReviewStamp("Kommunchef", "2022-01-01", "§ 1"))
    again = approved(text, "p", stamp=ReviewStamp("Kommunchef", "2022-02-01", "§ 2"))
    assert 2 == again.count("roll: Kommunchef")
    assert [] == warned(again)


@pytest.mark.parametrize(
    "text",
    [
        "KS 2022-11-21 § 94",
        'a: "b", {c} # d',
        "[x]",
        "null",
        "- ja",
        "&a",
        "*b",
        "C:\\x",
        "’",
        "~",
        "12",
        "🙂",
    ],
)
def test_a_text_is_read_back_as_it_was_given(text: str) -> None:
    document = read("p", approved(HEAD, "p", stamp=ReviewStamp(text, "2022-01-01", text, text)))
    assert [text] * 3 == [
        data_of(document)["godkännanden"][0][key] for key in ("roll", "beslut", "kommentar")
    ]


def test_what_an_alias_repeats_is_not_approved_in_secret() -> None:
    stamps = f"[{{roll: A, datum: 2022-01-01, avtryck: g{'0' * 16}}}]"
    text = (
        HEAD
        + f"åtgärder: [{{id: N1, åtgärd: A, godkännanden: &g {stamps}}}]\nmål: [{{id: M1, mål: M, godkännanden: *g}}]\n"
    )
    for name in ("N1", "M1"):
        with pytest.raises(EditRefused):
            approved(text, name)


def test_a_comment_inside_a_lapsed_stamp_is_kept() -> None:
    text = (
        HEAD
        + f"godkännanden:\n  - roll: kommunchef\n    # viktigt\n    datum: 2022-01-01\n    avtryck: g{'0' * 16}\n"
    )
    assert approved(text, "p").startswith(text)


def test_approvals_on_both_sides_of_a_merge_are_kept() -> None:
    base = HEAD + "åtgärder:\n  - id: N1\n    åtgärd: A\n  - id: N2\n    åtgärd: B\n"
    ours, theirs = (
        approved(base, "N1", "N2", stamp=ReviewStamp(role, "2022-01-01")) for role in ("KS", "BUN")
    )
    merged = merge("p", base, ours, theirs)
    assert merged.is_clean
    assert [] == warned(merged.text)
    for item in [*items(read("p", merged.text).data)][1:]:
        assert {"KS", "BUN"} == {stamp["roll"] for stamp in item.stamps}


@pytest.mark.parametrize("decisions", [("§ 1", "§ 2"), (None, "§ 2"), ("§ 1", "§ 1")])
def test_a_role_that_approved_anew_on_both_sides_keeps_all_its_decisions(
    decisions: tuple[str | None, ...],
) -> None:
    first = approved(HEAD, "p", stamp=ReviewStamp("KS", "2022-01-01", "§ 0"))
    base = first.replace("titel: P", "titel: Q")
    ours, theirs = (
        approved(base, "p", stamp=ReviewStamp("KS", f"2023-01-0{number}", decision))
        for number, decision in enumerate(decisions, 1)
    )
    merged = merge("p", base, ours, theirs)
    assert merged.is_clean
    kept = [value.get("beslut") for value in data_of(read("p", merged.text))["godkännanden"]]
    assert ["§ 0", *decisions] == kept


def test_two_decisions_of_one_day_are_two_approvals_also_in_a_merge_and_a_difference() -> None:
    first = approved(HEAD, "p", stamp=ReviewStamp("KS", "2022-01-01", "§ 1"))
    both = approved(first, "p", stamp=ReviewStamp("KS", "2022-01-01", "§ 2"))
    assert [("uppföljning", "KS gave approval on 1 January 2022, § 2")] == told(first, both)
    ours, theirs = (approved(both, "p", stamp=ReviewStamp(role, "2023-01-01")) for role in ("SN", "BUN"))
    merged = merge("p", both, ours, theirs)
    assert merged.is_clean
    assert 4 == merged.text.count("roll:")


def test_a_merge_of_an_approval_with_a_change_makes_it_lapse() -> None:
    base = HEAD + "åtgärder:\n  - id: N1\n    åtgärd: A\n"
    merged = merge("p", base, approved(base, "N1"), base.replace("åtgärd: A", "åtgärd: B"))
    assert merged.is_clean
    assert ["measure N1 B"] == warned(merged.text)


def told(old: str, new: str) -> list[tuple[str, str]]:
    use("en")
    return [
        (difference.weight, translate(difference.sentence))
        for difference in differences(read("o", old), read("n", new))
    ]


def test_diff_tells_of_approvals() -> None:
    with_decision = approved(HEAD, "p", stamp=ReviewStamp("BUN", "2026-11-22", "§ 12"))
    without = approved(HEAD, "p", stamp=ReviewStamp("BUN", "2026-11-23"))
    other = approved(HEAD, "p", stamp=ReviewStamp("SN", "2026-11-23"))
    lapsed = without.replace("avtryck: h", "avtryck: ha")[:-3] + "}\n"
    assert [("uppföljning", "BUN gave approval on 22 November 2026, § 12")] == told(HEAD, with_decision)
    assert [("uppföljning", "BUN gave approval on 23 November 2026")] == told(HEAD, without)
    assert [("uppföljning", "BUN gave approval anew on 22 November 2026, § 12")] == told(
        lapsed, with_decision
    )
    assert [("ställningstagande", "The approval by BUN on 22 November 2026 was removed")] == told(
        with_decision, HEAD
    )
    noted = with_decision.replace("§ 12", "§ 13")
    sentence = "What is noted about the approval by BUN on 22 November 2026 was changed"
    assert [("uppföljning", sentence)] == told(with_decision, noted)
    assert "ställningstagande" == told(with_decision, other)[0][0]


def test_every_part_with_approvals_has_an_id_and_a_name() -> None:
    parts = {name for name, shape in shapes().items() if approval_validity.KEY in shape.fields}
    assert {"Plan", "FocusArea", "SubArea", "Goal", "Measure", "Indicator", "Promise", "Problem"} == parts
    full = read("full", (ROOT / "tests" / "full.yaml").read_text("utf-8"))
    assert {item.part for item in items(full.data) if item.stamps} == parts
    assert () == full.remarks


# what must hold whatever the plan looks like


def chosen(document: Document, seed: int) -> list[ApprovableItem]:
    known = [*items(document.data)]
    return Random(seed).sample(known, Random(seed).randint(1, min(4, len(known))))


@many(120)
@given(written(), st.integers(0, 2**32))
def test_in_whatever_style_an_approval_is_added_and_nothing_else(document: Document, seed: int) -> None:
    made, _ = approve(document, chosen(document, seed), CHIEF)
    assert () == made.remarks
    assert [] == differences_but_approvals(document, made)
    assert sorted(comments(document.text, document.spans.root)) == sorted(
        comments(made.text, made.spans.root)
    )
    again, given_ = approve(made, [item for item in items(made.data) if item.stamps], CHIEF)
    assert again is made
    assert all(approval.was_there for approval in given_)
    left = iter(made.text)
    assert all(character in left for character in document.text), "something is gone"


def differences_but_approvals(old: Document, new: Document) -> list[str]:
    return [
        str(difference.change.path)
        for difference in differences(old, new)
        if approval_validity.KEY not in difference.change.path
    ]


@many(80)
@given(written(), st.integers(0, 2**32))
def test_format_and_follow_ups_keep_approvals_and_every_other_change_makes_them_lapse(
    document: Document, seed: int
) -> None:
    made, _ = approve(document, chosen(document, seed), CHIEF)
    assert () == read("p", formatted(made)).remarks
    for item in items(made.data):
        if item.stamps:
            assert not lapses(item, report)
            assert lapses(item, partial(spoil, random=Random(seed)))


def lapses(item: ApprovableItem, change: Any) -> bool:
    data = copy.deepcopy(item.data)
    change(data, item.part)
    return bool(approval_validity.lapsed(ApprovableItem(item.route, item.part, data)))


def report(data: dict[str, Any], part: str) -> None:
    """Add to all that is reported over time, here and inside."""
    for field in shapes()[part].fields.values():
        if field.part in approval_validity.REPORTED and field.key != approval_validity.KEY:
            data[field.key] = [*data.get(field.key, []), {"avser": "2030-T1", "kommentar": "nytt"}]
        elif field.part and field.container == "list":
            for row in data.get(field.key, []):
                report(row, field.part)


def spoil(data: dict[str, Any], part: str, random: Random) -> None:
    """Change one text somewhere among what is promised."""
    places = [*_texts(data, part)]
    holder, step = random.choice(places)
    holder[step] += "x"


def _texts(value: Any, part: str | None) -> Any:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    fields = shapes()[part].fields if part and isinstance(value, dict) else {}
    for step, inner in entries:
        field = fields.get(str(step))
        is_left_out = field and (
            field.part in approval_validity.REPORTED or step in approval_validity.OF_THE_DOCUMENT
        )
        if is_left_out and not (step == "version" and part != "Plan"):
            continue
        if isinstance(inner, str):
            yield value, step
        else:
            yield from _texts(inner, field.part if field else part)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_all_of_a_real_plan_can_be_approved_at_once(path: Path) -> None:
    document = read(path.name, path.read_bytes())
    wanted = [*items(document.data)]
    made, given_ = approve(document, wanted, CHIEF)
    assert () == made.remarks
    assert len(wanted) == len(given_) == made.text.count("roll: kommunchef")
    stamp = r"\{roll: kommunchef, [^}]*\}"
    assert document.text == re.sub(
        rf"\n *godkännanden:\n *- {stamp}|, godkännanden: \[{stamp}\]", "", made.text
    )


def test_an_old_stamp_holds_where_a_number_is_only_written_otherwise() -> None:
    plan = f"{HEAD}indikatorer:\n  - {{id: I, namn: N, mål: {{högst: %s}}}}\n"
    data = data_of(read("p.yaml", plan % "26"))
    stamp = approval_validity.fingerprint(data["indikatorer"][0], "Indicator", "g")
    for value, holds in (("26", 1), ("26.00", 1), ("27", 0)):
        row = data_of(read("p.yaml", plan % value))["indikatorer"][0]
        row["godkännanden"] = [{"roll": "R", "datum": "2026-01-01", "avtryck": stamp}]
        assert holds == len(ApprovableItem((), "Indicator", row).holding)
