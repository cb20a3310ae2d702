"""What became of a plan and the things in it, from its editions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trygg_cli.change import Weight
from trygg_cli.diff import differences
from trygg_cli.history import (
    Choice,
    Condition,
    Edition,
    EditionStep,
    KindAndId,
    Narrative,
    Record,
    choose,
    latest,
    life,
    makers,
    names,
    record,
    step,
    table,
    timeline,
)
from trygg_cli.language import translate
from trygg_cli.model.shape import KIND_WORDS, kind_of, shapes
from trygg_cli.reading.document import Document, read
from trygg_cli.version import FileVersion

HEAD = "id: p\ntitel: Plan\ntyp: handlingsplan\n"
ACTORS = "aktörer:\n  TK: {namn: Tekniska}\n  BUN: {namn: Barn och utbildning}\n"
MEASURE = "  - id: N1\n    åtgärd: Belysning i parken\n"
OTHER = "  - id: N2\n    åtgärd: Nattvandring varje fredag\n"


def plan(*parts: str) -> str:
    """Return the text of a plan with measures."""
    return HEAD + ACTORS + "åtgärder:\n" + "".join(parts)


def version(number: int, day: str = "") -> FileVersion:
    return FileVersion(
        f"c{number}", f"Person {number}", date.fromisoformat(day or f"2025-01-{number:02}"), "", "p.yaml", "h"
    )


def edit(*texts: str | None, days: tuple[str, ...] = (), whole: bool = False) -> list[EditionStep]:
    """Return what is kept of editions that texts make, a day apart; nothing is a file that was taken away."""
    start = read("p.yaml", "")
    start = Document("p.yaml", "", None if whole else {}, start.spans, ())
    before, found = start, []
    for number, text in enumerate(texts, 1):
        made = version(number, days[number - 1] if days else "")
        document = start if text is None else read("p.yaml", text)
        is_readable = isinstance(document.data, dict) or document is start
        changes = differences(before, document) if is_readable else []
        found.append(step(Edition(made, None if text is None else document, changes, before=before.data)))
        before = document if is_readable else before
    return found


def told(telling: Narrative) -> list[tuple[str, list[str]]]:
    """Return the commits of a telling with their sentences."""
    return [
        (entry.version.commit, [translate(change.sentence) for change in entry.changes])
        for entry in telling.entries
    ]


def story(name: KindAndId, *texts: str | None) -> list[tuple[str, list[str]]]:
    return told(life("p.yaml", record(edit(*texts)), name))


N1 = KindAndId("measure", "N1")


def test_a_life_begins_where_the_item_was_added() -> None:
    found = story(N1, plan(OTHER), plan(OTHER, MEASURE))
    assert [("c2", ["Åtgärden är ny"])] == found


def test_a_life_has_only_versions_that_changed_the_item() -> None:
    changed = MEASURE + "    ansvarig: [BUN]\n"
    found = story(N1, plan(MEASURE), plan(MEASURE, OTHER), plan(changed, OTHER))
    assert [("c1", ["Åtgärden är ny"]), ("c3", ["BUN är ny ansvarig"])] == found


def test_an_item_may_be_removed_and_come_back() -> None:
    found = story(N1, plan(MEASURE), plan(OTHER), plan(OTHER, MEASURE))
    assert ["c1", "c2", "c3"] == [commit for commit, _ in found]
    assert ["Åtgärden togs bort"] == found[1][1]


def test_an_item_that_moves_is_told_to_have_moved() -> None:
    area = "fokusområden:\n  - id: f\n    namn: Centrum\n    åtgärder:\n"
    moved = HEAD + area + "".join(f"    {line}\n" for line in MEASURE.splitlines())
    found = story(N1, HEAD + "åtgärder:\n" + MEASURE, moved)
    assert "c2" == found[1][0]
    assert "Centrum" in found[1][1][0]


def test_an_item_is_followed_through_a_change_of_its_id() -> None:
    new = KindAndId("measure", "B7")
    editions = edit(plan(MEASURE), plan(MEASURE.replace("N1", "B7")))
    steps = record(editions).steps
    assert new == latest(steps, N1)
    found = told(life("p.yaml", record(editions), new))
    assert ["c1", "c2"] == [commit for commit, _ in found]


def test_an_id_that_is_used_again_is_that_of_the_later_item() -> None:
    other = OTHER.replace("N2", "N1")
    steps = record(
        edit(plan(MEASURE), plan(MEASURE.replace("N1", "B7")), plan(MEASURE.replace("N1", "B7"), other))
    ).steps
    assert N1 == latest(steps, N1)


def test_all_that_ever_had_an_id_is_known() -> None:
    steps = record(edit(plan(MEASURE), plan(OTHER))).steps
    assert {N1, KindAndId("measure", "N2"), KindAndId("actor", "TK"), KindAndId("actor", "BUN")} == {
        *names(steps)
    }


def test_what_refers_to_an_actor_is_in_its_life() -> None:
    changed = plan(MEASURE + "    ansvarig: [TK, BUN]\n")
    found = story(
        KindAndId("actor", "BUN"),
        plan(MEASURE + "    ansvarig: [TK]\n"),
        changed,
        changed.replace("Bel", "Ny bel"),
    )
    assert [("c1", ["Aktören är ny"]), ("c2", ["BUN är ny ansvarig"])] == found


def test_what_comes_to_an_area_is_in_its_life() -> None:
    area = HEAD + "fokusområden:\n  - id: f\n    namn: Centrum\n"
    measure = "    åtgärder:\n      - id: N1\n        åtgärd: Belysning\n"
    found = story(KindAndId("area", "f"), area, area + measure, area + measure + "        målgrupp: Alla\n")
    assert [("c1", ["Fokusområdet är nytt"]), ("c2", ["Åtgärden är ny"])] == found


DECISION = "beslut:\n  - {typ: beslut, organ: KF, datum: 2025-01-27, paragraf: § 12, dnr: KS 2025/14}\n"


def decided(*texts: str, name: KindAndId = N1) -> list[tuple[str, list[str]]]:
    telling = life("p.yaml", record(edit(*texts)), name)
    return [(entry.version.commit, [other.name for other in entry.decisions]) for entry in telling.entries]


def test_a_decision_that_came_with_a_change_stands_by_it() -> None:
    _, (commit, (decision,)) = decided(plan(MEASURE), plan(MEASURE + "    ansvarig: [BUN]\n") + DECISION)
    assert "c2" == commit
    assert "KF 2025-01-27 § 12, KS 2025/14" == decision


def test_the_section_of_a_decision_has_its_sign_where_only_the_number_is_written() -> None:
    bare = DECISION.replace("§ 12", "12")
    _, (_, (decision,)) = decided(plan(MEASURE), plan(MEASURE + "    ansvarig: [BUN]\n") + bare)
    assert "KF 2025-01-27 §\u00a012, KS 2025/14" == decision


def test_a_decision_on_the_plan_is_in_the_life_of_what_was_there() -> None:
    assert ["c1", "c2"] == [commit for commit, _ in decided(plan(MEASURE), plan(MEASURE) + DECISION)]
    gone = decided(plan(MEASURE), plan(OTHER), plan(OTHER) + DECISION)
    assert ["c1", "c2"] == [commit for commit, _ in gone]


def test_a_decision_that_only_got_a_link_is_not_told_again() -> None:
    linked = DECISION.replace("dnr:", "protokoll: på webben, dnr:")
    assert ["c1"] == [commit for commit, _ in decided(plan(MEASURE) + DECISION, plan(MEASURE) + linked)]


def test_a_decision_that_an_approval_names_stands_by_it() -> None:
    stamp = (
        "    godkännanden:\n      - {roll: kommunchef, datum: 2025-02-01, beslut: KS § 9,"
        " avtryck: g0123456789abcdef}\n"
    )
    _, (_, (decision,)) = decided(plan(MEASURE), plan(MEASURE + stamp))
    assert "KS § 9" == decision


def test_a_version_that_does_not_validate_is_compared_and_marked() -> None:
    faulty = plan(MEASURE + "    ansvrig: x\n    ansvarig: [BUN]\n")
    telling = timeline("p.yaml", record(edit(plan(MEASURE), faulty)))
    assert [Condition.SOUND, Condition.FAULTY] == [entry.condition for entry in telling.entries]
    assert "BUN är ny ansvarig" in told(telling)[1][1]


def test_a_version_that_cannot_be_read_is_passed_over_in_the_comparison() -> None:
    changed = plan(MEASURE + "    ansvarig: [BUN]\n")
    telling = timeline("p.yaml", record(edit(plan(MEASURE), "a: [", changed)))
    assert [Condition.SOUND, Condition.UNREADABLE, Condition.SOUND] == [
        entry.condition for entry in telling.entries
    ]
    assert [("c2", []), ("c3", ["BUN är ny ansvarig"])] == told(telling)[1:]


def test_a_version_that_cannot_be_read_is_in_a_life_only_before_a_change() -> None:
    changed = plan(MEASURE + "    ansvarig: [BUN]\n")
    assert ["c1", "c2", "c3"] == [text for text, _ in story(N1, plan(MEASURE), "a: [", changed)]
    assert ["c1"] == [text for text, _ in story(N1, plan(MEASURE), "a: [", plan(MEASURE))]


def test_a_plan_that_was_taken_away_is_told() -> None:
    telling = timeline("p.yaml", record(edit(plan(MEASURE), None, whole=True)))
    assert Condition.GONE is telling.entries[-1].condition
    assert ["Planen togs bort: 1 åtgärd"] == told(telling)[-1][1]


def test_a_version_that_changed_nothing_is_in_the_timeline() -> None:
    telling = timeline("p.yaml", record(edit(plan(MEASURE), "# en kommentar\n" + plan(MEASURE))))
    assert ("c2", []) == told(telling)[-1]


def test_the_name_that_a_file_had_is_told() -> None:
    first, second = edit(plan(MEASURE), plan(MEASURE))
    moved = replace(second, version=FileVersion("c2", "Bo", date(2025, 1, 2), "", "ny.yaml", "h"))
    assert [None, "p.yaml"] == [
        entry.old_path for entry in timeline("p.yaml", record([first, moved])).entries
    ]


# how far measures had come


def courses(*texts: str | None, days: tuple[str, ...], horizon: date | None = None) -> dict[str, list[str]]:
    found = record(edit(*texts, days=days), horizon)
    return {
        course.id: [f"{turn.day} {turn.state.value if turn.state else 'gone'}" for turn in course.turns]
        for course in found.courses
    }


TIMED = MEASURE + "    tid: {till: 2025-05-31}\n"


def reported(status: str) -> str:
    return f"    uppföljning:\n      - {{avser: 2025-T1, status: {status}}}\n"


def test_a_status_holds_from_the_day_of_its_version() -> None:
    texts = plan(MEASURE), plan(MEASURE + reported("pågår")), plan(MEASURE + reported("genomförd"))
    assert {"N1": ["2025-01-10 unknown", "2025-05-02 ongoing", "2025-09-03 done"]} == courses(
        *texts, days=("2025-01-10", "2025-05-02", "2025-09-03")
    )


def test_a_measure_grows_late_between_two_versions() -> None:
    texts = plan(TIMED + reported("pågår")), plan(TIMED + reported("genomförd"))
    assert {"N1": ["2025-05-02 ongoing", "2025-06-01 late", "2025-09-03 done"]} == courses(
        *texts, days=("2025-05-02", "2025-09-03")
    )


def test_a_measure_that_nobody_has_reported_on_does_not_grow_late() -> None:
    texts = plan(TIMED), plan(TIMED + reported("genomförd"))
    assert {"N1": ["2025-01-10 unknown", "2025-09-03 done"]} == courses(
        *texts, days=("2025-01-10", "2025-09-03")
    )


def test_a_measure_is_without_a_status_from_the_day_that_it_was_to_begin() -> None:
    begins = MEASURE + "    tid: {från: 2025-03-01}\n"
    texts = plan(begins), plan(begins + reported("genomförd"))
    assert {"N1": ["2025-01-10 not-begun", "2025-03-01 unknown", "2025-09-03 done"]} == courses(
        *texts, days=("2025-01-10", "2025-09-03")
    )


def test_a_measure_is_no_longer_late_when_its_time_moves() -> None:
    texts = plan(TIMED + reported("pågår")), plan(TIMED.replace("-05-", "-12-") + reported("pågår"))
    assert {"N1": ["2025-05-02 ongoing", "2025-06-01 late", "2025-06-16 ongoing"]} == courses(
        *texts, days=("2025-05-02", "2025-06-16")
    )


@pytest.mark.parametrize(
    ("horizon", "late"),
    [(None, False), (date(2025, 5, 31), False), (date(2025, 6, 1), True), (date.max, True)],
)
def test_after_the_last_version_measures_grow_late_only_until_the_horizon(
    horizon: date | None, late: bool
) -> None:
    (turns,) = courses(plan(TIMED + reported("pågår")), days=("2025-05-02",), horizon=horizon).values()
    assert late == ("2025-06-01 late" in turns)


def test_a_measure_that_may_take_until_the_end_of_time_never_grows_late() -> None:
    timed = MEASURE + "    tid: {till: 9999-12-31}\n"
    assert {"N1": ["2025-05-02 ongoing"]} == courses(
        plan(timed + reported("pågår")), days=("2025-05-02",), horizon=date.max
    )


@pytest.mark.parametrize("status", ["genomförd", "vilande", "avbruten"])
def test_a_measure_that_is_settled_does_not_grow_late(status: str) -> None:
    (turns,) = courses(
        plan(TIMED + reported(status)), days=("2025-05-02",), horizon=date(2026, 1, 1)
    ).values()
    assert 1 == len(turns)


def test_a_measure_that_left_does_not_grow_late() -> None:
    assert ["2025-01-10 unknown", "2025-02-01 gone"] == courses(
        plan(TIMED), plan(OTHER), days=("2025-01-10", "2025-02-01"), horizon=date(2026, 1, 1)
    )["N1"]


def test_a_measure_keeps_its_course_through_a_change_of_its_id() -> None:
    texts = plan(MEASURE + reported("pågår")), plan(MEASURE.replace("N1", "B7") + reported("pågår"))
    assert {"B7": ["2025-01-10 ongoing"]} == courses(*texts, days=("2025-01-10", "2025-02-01"))


def test_a_fault_elsewhere_in_the_plan_hides_no_status() -> None:
    texts = plan(MEASURE), "ingen_nyckel: x\n" + plan(MEASURE + reported("pågår"))
    assert ["2025-01-10 unknown", "2025-02-01 ongoing"] == courses(*texts, days=("2025-01-10", "2025-02-01"))[
        "N1"
    ]


def test_a_version_that_cannot_be_read_turns_no_status() -> None:
    texts = plan(MEASURE + reported("pågår")), "a: [", plan(MEASURE + reported("pågår"))
    assert {"N1": ["2025-01-10 ongoing"]} == courses(*texts, days=("2025-01-10", "2025-02-01", "2025-02-02"))


# merges


def test_a_change_that_a_merge_brought_in_is_that_of_who_made_it() -> None:
    before, one, both = (
        read("p.yaml", plan(text))
        for text in (
            MEASURE,
            MEASURE + "    målgrupp: Unga\n",
            MEASURE + "    målgrupp: Unga\n    effekt: Lugn\n",
        )
    )
    branch = [(version(2), differences(before, one)), (version(3), differences(before, both))]
    changes = differences(before, both)
    found = makers(changes, [branch])
    assert ["c2", "c3"] == [found[change.fingerprint].commit for change in changes]


def test_of_several_branches_each_tells_of_its_own_changes() -> None:
    before, one, other, both = (
        read("p.yaml", plan(MEASURE + extra))
        for extra in (
            "",
            "    målgrupp: Unga\n",
            "    effekt: Lugn\n",
            "    målgrupp: Unga\n    effekt: Lugn\n",
        )
    )
    branches = [[(version(2), differences(before, one))], [(version(3), differences(before, other))]]
    changes = differences(before, both)
    found = makers(changes, branches)
    assert ["c2", "c3"] == [found[change.fingerprint].commit for change in changes]


def test_what_a_branch_undid_and_what_only_the_merge_did_is_the_merge_s_own() -> None:
    before, done, other = (
        read("p.yaml", plan(MEASURE + extra)) for extra in ("", "    målgrupp: Unga\n", "    effekt: Lugn\n")
    )
    branch = [(version(2), differences(before, done)), (version(3), [])]
    assert {} == makers(differences(before, done), [branch])
    assert {} == makers(differences(before, other), [branch])


def test_every_change_of_a_merge_is_told_once() -> None:
    first, merge = edit(plan(MEASURE), plan(MEASURE + "    målgrupp: Unga\n    effekt: Lugn\n"))
    taken = replace(merge, makers={merge.changes[0].fingerprint: version(9)})
    telling = timeline("p.yaml", record([first, taken]))
    assert [("c9", 1), ("c2", 1)] == [(commit, len(changes)) for commit, changes in told(telling)[1:]]
    assert "c2" == telling.entries[1].merge.commit  # type: ignore[union-attr]


# choosing, and the table


@pytest.fixture
def long() -> Narrative:
    texts = plan(MEASURE), plan(MEASURE, OTHER), plan(MEASURE + "    källa: Mer ljus\n", OTHER)
    return timeline("p.yaml", record(edit(*texts, whole=True)))


@pytest.mark.parametrize(
    ("choice", "commits"),
    [
        (Choice(), ["c1", "c2", "c3"]),
        (Choice(since=date(2025, 1, 2)), ["c2", "c3"]),
        (Choice(until=date(2025, 1, 2)), ["c1", "c2"]),
        (Choice(limit=1), ["c3"]),
        (Choice(limit=9), ["c1", "c2", "c3"]),
        (Choice(newest_first=True, limit=2), ["c3", "c2"]),
        (Choice(weights=frozenset([Weight.WORDING])), ["c3"]),
        (Choice(weights=frozenset([Weight.FOLLOW_UP])), []),
    ],
    ids=str,
)
def test_a_part_of_a_history_is_chosen(long: Narrative, choice: Choice, commits: list[str]) -> None:
    assert commits == [entry.version.commit for entry in choose(long, choice).entries]


def test_courses_outside_the_chosen_time_are_left_out(long: Narrative) -> None:
    assert ["N2"] == [course.id for course in choose(long, Choice(since=date(2025, 1, 2))).courses]


def test_the_table_has_a_row_for_each_change(long: Narrative) -> None:
    made = table([long])
    assert len(made.rows) == sum(len(entry.changes) for entry in long.entries)
    assert {len(made.columns)} == {len(row) for row in made.rows}


# kinds


@pytest.mark.parametrize(
    ("word", "kind"),
    [("åtgärd", "measure"), ("atgard", "measure"), ("measure", "measure"), ("Mål", "goal"), ("x", None)],
)
def test_a_kind_is_named_in_either_language(word: str, kind: str | None) -> None:
    assert kind == kind_of(word)


def test_every_kind_with_ids_has_a_word() -> None:
    assert {*KIND_WORDS} == {shape.kind for shape in shapes().values() if shape.kind} | {"actor", "plan"}


# what always holds

LINES = ("", "    målgrupp: Unga\n", "    målgrupp: Alla\n", "    ansvarig: [TK]\n", reported("pågår"))
TEXTS = some.one_of(
    some.none(),
    some.just("a: ["),
    some.builds(
        lambda one, two: plan(MEASURE + one, OTHER + two), some.sampled_from(LINES), some.sampled_from(LINES)
    ),
    some.builds(lambda value: plan(OTHER + value), some.sampled_from(LINES)),
)


def made(texts: list[str | None]) -> Record:
    return record(edit(*texts))


@given(some.lists(TEXTS, min_size=1, max_size=6))
def test_the_lives_of_all_things_hold_every_change_in_them_once(texts: list[str | None]) -> None:
    found = made(texts)
    everything = [
        change.change for taken in found.steps for change in taken.changes if change.change.item.kind
    ]
    for name in {latest(found.steps, kind_and_id) for kind_and_id in names(found.steps)}:
        telling = life("p.yaml", found, name)
        own = [
            change.change
            for entry in telling.entries
            for change in entry.changes
            if (change.change.item.kind, change.change.item.id) in telling.names
        ]
        assert [change for change in everything if (change.item.kind, change.item.id) in telling.names] == own


@given(some.lists(TEXTS, min_size=1, max_size=6))
def test_the_turns_of_a_measure_are_turns(texts: list[str | None]) -> None:
    for course in made(texts).courses:
        states = [turn.state for turn in course.turns]
        assert all(old != new for old, new in pairwise(states))
        assert sorted(turn.day for turn in course.turns) == [turn.day for turn in course.turns]
