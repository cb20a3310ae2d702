"""When a plan has been followed up by the law (2023:196, 6 §): as a whole, or by most of what is open in it."""

from datetime import date

import pytest

from tests.asked_rules import sentences, severities, written
from trygg_cli.diagnostic import Severity
from trygg_cli.lint.followed_up import last_day
from trygg_cli.lint.rule import Case

DECIDED = "beslut: [{typ: beslut, organ: KF, datum: 2024-11-25}]\n"


def measures(*follow_ups: str) -> str:
    """Return a decided plan with a measure for each text, followed up as it says; none where it is blank."""
    lines = [
        f"  - {{id: N{number}, åtgärd: Belysning, uppföljning: [{text}]}}"
        for number, text in enumerate(follow_ups)
    ]
    return "\n".join((DECIDED + "åtgärder:", *lines))


def followed_up(text: str, day: str = "2028-06-30") -> date | None:
    """Return the day on which the plan was last followed up."""
    on = date.fromisoformat(day)
    return last_day(Case(written(text), on), on)


ON = "{{avser: 2025, datum: {}, status: pågår}}"


def test_an_internal_note_never_counts() -> None:
    note = "{avser: 2026-T1, datum: 2026-05-12, status: pågår, intern: ja}"
    assert None is followed_up(measures(note))
    assert [Severity.ERROR] == severities("L03", written(measures(note, "", "", "", "")), "2026-12-31")


def test_one_measure_of_five_is_a_warning_that_says_so() -> None:
    document = written(measures(ON.format("2026-05-12"), "", "", "", ""))
    assert [Severity.WARNING] == severities("L03", document, "2026-12-31")
    assert ["the plan was to be followed up by {due}, and only {shares} have been"] == sentences(
        "L03", document, "2026-12-31"
    )


@pytest.mark.parametrize(
    ("expected", "days"),
    [
        (None, ["2026-01-10", "2026-02-10"]),
        ("2026-03-10", ["2026-01-10", "2026-02-10", "2026-03-10"]),
        ("2026-03-10", ["2026-01-10", "2026-02-10", "2026-03-10", "2027-10-10"]),
        (None, ["2025-01-10", "2025-02-10", "2027-03-10"]),
    ],
)
def test_a_round_is_done_on_the_day_by_which_most_have_a_follow_up(
    expected: str | None, days: list[str]
) -> None:
    found = followed_up(measures(*(ON.format(day) for day in days), *[""] * (5 - len(days))))
    assert (date.fromisoformat(expected) if expected else None) == found


def test_a_lone_note_after_a_round_does_not_begin_the_two_years_anew() -> None:
    whole = ON.format("2025-05-12")
    text = measures(f"{whole}, {{avser: 2027, datum: 2027-01-10, status: pågår}}", whole, whole)
    assert date(2025, 5, 12) == followed_up(text)


def test_what_was_closed_before_the_round_is_not_asked_for() -> None:
    done = "{avser: 2025-T1, datum: 2025-05-12, status: genomförd}"
    going = "{avser: 2025-T1, datum: 2025-05-12, status: pågår}, {avser: 2027-T1, datum: 2027-05-12, status: pågår}"
    assert date(2027, 5, 12) == followed_up(measures(done, done, done, going))


def test_what_has_not_begun_is_not_asked_for() -> None:
    begun = f"  - {{id: N1, åtgärd: Lampor, uppföljning: [{ON.format('2026-05-12')}]}}\n"
    later = "  - {id: N2, åtgärd: Kantsten, tid: {från: 2028-01-01, till: 2028-12-31}}"
    assert date(2026, 5, 12) == followed_up(f"{DECIDED}åtgärder:\n{begun}{later}", "2027-01-01")


def test_goals_and_promises_are_counted_too() -> None:
    text = measures(ON.format("2026-05-12")) + (
        "\nmål: [{id: M1, mål: Färre brott}]\nlöften: [{id: L1, löfte: Vi går vandringar}]"
    )
    assert None is followed_up(text)


def test_what_its_indicator_measured_follows_a_goal_up() -> None:
    text = measures(ON.format("2026-05-12")) + (
        "\nmål: [{id: M1, mål: Färre brott, indikatorer: [I1]}]"
        "\nindikatorer: [{id: I1, namn: Brott, utfall: [{period: 2026-T1, värde: 3, datum: 2026-05-20}]}]"
    )
    assert date(2026, 5, 20) == followed_up(text)


def test_a_follow_up_of_the_whole_plan_is_enough() -> None:
    text = measures("", "", "", "", "") + "\nuppföljning: [{avser: 2026-T1, datum: 2026-05-20}]"
    assert [] == severities("L03", written(text), "2027-12-31")
