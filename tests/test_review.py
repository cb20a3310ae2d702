"""What a review counts and matches, and the comment made of it: nothing in a plan gets out, nothing is lost unsaid."""

import html
import json
import os
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.findings import MARKDOWN, flat, words
from tests.odd_texts import anything
from trygg_cli.change import Difference, Weight
from trygg_cli.diagnostic import Diagnostic, Severity
from trygg_cli.diff import differences
from trygg_cli.message import message
from trygg_cli.position import Position
from trygg_cli.reading.document import read
from trygg_cli.render.review import json as review_json
from trygg_cli.render.review import markdown as review_markdown
from trygg_cli.render.review import ticks as review_ticks
from trygg_cli.render.review.fit import Chapter, CommentSection, ListLine, fit, length
from trygg_cli.render.review.markdown import MARKER, VersionLinks
from trygg_cli.review.assessment import PlanReview, Remark, Review, VersionReview, review, review_plan
from trygg_cli.review.host_links import links
from trygg_cli.safe import code, markdown

pytestmark = pytest.mark.usefixtures("english")

AZURE = (
    "https://dev.azure.com/kommun/Trygg%20stad/_git/planer?path=/plans/en%20plan%28%C3%A5%29.yaml&version=GC{}"
    "&line=4&lineEnd=5&lineStartColumn=1&lineEndColumn=1"
)
NOWHERE = VersionLinks(links({}), ("", ""), "main...HEAD")
often = settings(max_examples=1000 if os.environ.get("TRYGG_HEAVY") else 60, deadline=None)


def finding(line: int = 1, code: str = "B01", **arguments: object) -> Diagnostic:
    place = Position(line, 1)
    return Diagnostic(
        "p.yaml",
        place,
        place,
        code,
        Severity.WARNING,
        message("{what} is wrong", **{"what": "x", **arguments}),
    )


def plan(*remarks: Remark, items: str = "measure:A measure:B", **given: Any) -> VersionReview:
    return VersionReview("p.yaml", "P", remarks=remarks, items=frozenset(items.split()), **given)


def judged(old: VersionReview, new: VersionReview) -> tuple[list[Diagnostic], list[Diagnostic]]:
    made = review_plan(old, new, [])
    return [*made.introduced], [*made.mended]


# matching


def test_a_finding_that_only_moved_is_neither_new_nor_mended() -> None:
    assert ([], []) == judged(plan(Remark(finding(1), "measure:A")), plan(Remark(finding(9), "measure:A")))


def test_lines_that_a_finding_speaks_of_do_not_make_it_new() -> None:
    said = [finding(line)._replace(message=message("as on {line}", line=line)) for line in (1, 9)]
    old, new = (plan(Remark(diagnostic, "measure:A")) for diagnostic in said)
    assert ([], []) == judged(old, new)


def test_a_finding_about_another_item_is_new_and_the_old_one_mended() -> None:
    old, new = finding(1), finding(1)
    assert ([new], [old]) == judged(plan(Remark(old, "measure:A")), plan(Remark(new, "measure:B")))


def test_one_more_of_the_same_is_new() -> None:
    one, two = Remark(finding(1), "measure:A"), Remark(finding(2), "measure:A")
    assert ([two.diagnostic], []) == judged(plan(one), plan(one, two))


def test_a_finding_in_other_words_is_new_but_nothing_is_mended() -> None:
    old, new = finding(what="maj"), finding(what="juni")
    assert ([new], []) == judged(plan(Remark(old, "measure:A")), plan(Remark(new, "measure:A")))


def test_findings_that_went_with_their_item_are_not_mended() -> None:
    assert ([], []) == judged(plan(Remark(finding(), "measure:A")), plan(items="measure:B"))


def test_nothing_is_mended_in_a_plan_that_broke_or_went() -> None:
    old = plan(Remark(finding(), "measure:A"))
    broken = VersionReview("p.yaml", "P", faults=(Remark(finding(code="S04"), ""),))
    gone = VersionReview("p.yaml", is_there=False)
    assert [] == judged(old, broken)[1] == judged(old, gone)[1]


def test_a_fault_that_is_gone_is_mended() -> None:
    fault = finding(code="S04")
    assert ([], [fault]) == judged(VersionReview("p.yaml", faults=(Remark(fault, ""),)), plan())


@given(st.lists(st.sampled_from(["A", "B"])), st.lists(st.sampled_from(["A", "B"])))
def test_what_is_new_and_what_stayed_make_up_the_findings(old: list[str], new: list[str]) -> None:
    before, after = ([Remark(finding(), f"measure:{name}") for name in names] for names in (old, new))
    introduced, _ = judged(plan(*before), plan(*after))
    assert len(introduced) == sum(max(0, new.count(name) - old.count(name)) for name in "AB")


def test_plans_to_mend_stand_first_then_those_with_something_to_decide() -> None:
    broken = PlanReview(plan(), VersionReview("b", faults=(Remark(finding(), ""),)))
    decided, worded = (
        PlanReview(plan(), plan(), tuple(change for change in changes() if change.weight is weight))
        for weight in (Weight.DECISION, Weight.WORDING)
    )
    assert (broken, decided, worded) == review([worded, decided, broken]).plans


def test_plans_in_which_nothing_happened_are_left_out() -> None:
    assert () == review([review_plan(plan(), plan(), [])]).plans


# the comment

OLD: dict[str, Any] = {
    "id": "p",
    "titel": "Trygghet",
    "åtgärder": [
        {"id": "A", "åtgärd": "Vandring", "ansvarig": ["TK", "BUN"], "källa": "Vi går ut " * 9},
        {"id": "B", "åtgärd": "Belysning", "ansvarig": ["TK"], "mål": "Ljust"},
    ],
}
NEW: dict[str, Any] = {
    "id": "p",
    "titel": "Trygghet",
    "åtgärder": [
        {
            "id": "A",
            "åtgärd": "Vandring",
            "ansvarig": ["TK"],
            "källa": "Vi går in " * 9,
            "uppföljning": [{"avser": "2026", "status": "pågår"}],
        }
    ],
}


def changes(old: Any = OLD, new: Any = NEW) -> list[Difference]:
    one, other = (read("plans/p.yaml", json.dumps(data)) for data in (old, new))
    return differences(one, other)


def reviewed(found: list[Difference] | None = None, **given: Any) -> Review:
    version = VersionReview("plans/p.yaml", "Trygghet")
    given = {"policy": (finding(3, "P01"),), "introduced": (finding(4),), "mended": (finding(5),), **given}
    made = PlanReview(version, version, tuple(changes() if found is None else found), **given)
    return review([made])


def marks(found: Review) -> list[str]:
    return [decision.fingerprint for decision in found.decisions]


def test_the_first_line_is_hidden_and_the_second_says_what_to_do() -> None:
    first, _, second, *_ = review_markdown.render(reviewed(), NOWHERE).splitlines()
    assert MARKER == first
    assert second.startswith("**2 changes need your decision** · 1 breach")


def test_ticked_decisions_are_counted_apart() -> None:
    found = reviewed()
    one = replace(found, ticked={marks(found)[0]: ""})
    both = replace(found, ticked=dict.fromkeys(marks(found), ""))
    assert "**1 change needs your decision, 1 more is ticked**" in review_markdown.render(one, NOWHERE)
    assert "**All 2 changes that need your decision are ticked**" in review_markdown.render(both, NOWHERE)


def test_errors_come_before_everything_else() -> None:
    broken = VersionReview("plans/p.yaml", "T", faults=(Remark(finding(code="S04"), ""),))
    text = review_markdown.render(review([PlanReview(plan(), broken, tuple(changes()))]), NOWHERE)
    assert "**1 error must be mended first** · **2 changes need your decision**" in text
    assert text.index("To be fixed first (1)") < text.index("Needs your decision (2)")


def test_what_stood_before_stands_beside_what_stands_now() -> None:
    text = review_markdown.render(reviewed(), NOWHERE)
    assert "ansvarig: TK, BUN → TK" in text
    assert re.search(r"measure B Belysning\*\*.*removed.*<br>ansvarig: TK · mål: Ljust", text)


def test_a_plan_alone_has_no_line_that_counts_again() -> None:
    found = reviewed()
    assert "2 need your decision" not in review_markdown.render(found, NOWHERE)
    assert "2 need your decision" in review_markdown.render(review([*found.plans, *found.plans]), NOWHERE)


def test_changes_link_to_both_versions_where_the_host_is_known() -> None:
    link = links({"GITLAB_CI": "true", "CI_PROJECT_URL": "https://git.example.se/a/b"})
    place = VersionLinks(link, ("a" * 40, "b" * 40), "main")
    found = changes()
    text = review_markdown.render(reviewed(old_lines={found[0].fingerprint: 7}), place)
    assert f"[as it was](https://git.example.se/a/b/-/blob/{'a' * 40}/plans/p.yaml#L7)" in text
    assert f"[as it is](https://git.example.se/a/b/-/blob/{'b' * 40}/plans/p.yaml#L1)" in text


# ticks


@pytest.mark.parametrize(
    "change", [str, lambda text: text.replace("\n", "\r\n"), lambda text: text.replace("[x]", "[X]")]
)
def test_ticks_are_read_back_as_they_were_written(change: Any) -> None:
    found = reviewed()
    ticked = replace(found, ticked={marks(found)[0]: ""})
    read_back = review_ticks.read(change(review_markdown.render(ticked, NOWHERE)))
    assert [marks(found)[0]] == [*read_back]
    assert "measure A Vandring – weaker: BUN is no longer responsible" in [*read_back.values()]


def test_a_ticked_change_that_is_gone_is_told() -> None:
    found = replace(reviewed(), ticked={"0123456789abcdef": "@alla <b>"})
    text = review_markdown.render(found, NOWHERE)
    assert "#### Ticked before, and now gone or changed (1)" in text
    assert "\\@&#8203;alla \\<b\\> · `0123456789abcdef`" in text


@often
@given(anything)
def test_no_plan_can_tick_itself(text: str) -> None:
    forged = (
        text + " · `0123456789abcdef`\n- [x] a · `0123456789abcdef`\n<!-- trygg-ticked: 0123456789abcdef -->"
    )
    found = changes(
        {**OLD, "titel": forged}, {**NEW, "titel": forged[::-1], "åtgärder": [{"id": "C", "åtgärd": forged}]}
    )
    shown = review_markdown.render(reviewed(found), NOWHERE)
    assert {} == review_ticks.read(shown)


@often
@given(anything)
def test_what_was_ticked_is_read_back_as_it_was_said(text: str) -> None:
    found = changes(OLD, {**NEW, "åtgärder": [{"id": "A", "åtgärd": text or "x", "ansvarig": ["TK", "BUN"]}]})
    ticked = replace(reviewed(found), ticked={difference.fingerprint: "" for difference in found})
    first = review_ticks.read(review_markdown.render(ticked, NOWHERE))
    again = review_markdown.render(Review((), first), NOWHERE)
    assert MARKDOWN.parse(again)
    assert not re.search(r"@\w|[#!~&]\w|://|\bwww\.", words(MARKDOWN.parse(again)))


# hostile text

TAGS = re.compile(
    r"</?(?:del|ins|details)>|<br>|<details><summary>[\w -]+ \(\d+\)</summary>|<!-- [\w: -]+ -->"
)
ALLOWED = {
    *("heading", "bullet_list", "list_item", "paragraph", "strong", "em", "inline", "text"),
    *("html_inline", "html_block", "code_inline"),
}


def hostile(text: str, other: str) -> Review:
    """Return a review in which every text that a person can choose is one of two."""
    long = f"{'ord ' * 20}{text} {other}"
    measure = {"åtgärd": text, "ansvarig": [text, other], "mål": long, "kommentar": text, "id": "A"}
    old = {"id": text, "titel": text, "beskrivning": long, "åtgärder": [measure, {**measure, "id": "B"}]}
    fresh = {**measure, "ansvarig": [text], "mål": long[::-1], "tid": {"till": other}, other: [text]}
    found = changes(old, {**old, "titel": other, "beskrivning": long + other, "åtgärder": [fresh]})
    found = [replace(difference, file=text, old_file=other) for difference in found]
    bad = finding(what=text)._replace(file=other, item=message("{x}", x=text), help=message("{x}", x=other))
    version = VersionReview(text, other)
    faulty = VersionReview(other, text, faults=(Remark(bad, text),))
    made = PlanReview(version, version, tuple(found), (bad,), (bad,), (bad,))
    return review([made, replace(made, new=faulty)], {"f" * 16: text})


@often
@given(anything, anything)
def test_no_text_of_a_plan_is_anything_but_text(text: str, other: str) -> None:
    place = VersionLinks(links({}), ("", ""), text)
    shown = review_markdown.render(hostile(text, other), place, 10**7)
    tokens = [*flat(MARKDOWN.parse(shown))]
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= ALLOWED
    made = [token.content.strip() for token in tokens if token.type.startswith("html")]
    assert [] == [word for word in made if not TAGS.fullmatch(word)]
    outside_code = re.sub(r"<code>.*?</code>", "\n", MARKDOWN.render(shown))
    seen = html.unescape(re.sub(r"<[^>]*>", "\n", outside_code))
    assert not re.search(r"@[\w<]|[#!~&]\w|://|\bwww\.|\bGH-\d|:[\w+-]+:(?!\d)", seen, re.IGNORECASE)
    assert not re.search(r"(?<![0-9A-Za-z_])[0-9a-f]{7,64}(?![0-9A-Za-z_])", seen, re.IGNORECASE)
    assert shown.count("<details>") == shown.count("</details>")


@often
@given(anything, anything)
def test_every_line_of_the_comment_is_begun_by_us(text: str, other: str) -> None:
    shown = review_markdown.render(hostile(text, other), NOWHERE, 10**7)
    ours = re.compile(
        r"$|<!-- |\*\*\d|- |#{3,4} |… |</?details>|\d+ (?:error|need|breach|ticked)|Changes may"
    )
    assert [] == [line for line in shown.split("\n") if not ours.match(line)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deadbeef", "de&#8203;adbeef"),
        ("1500000", "1500000"),
        (
            "0123456789abcdef0123456789abcdef01234567",
            "0123&#8203;456789&#8203;abcdef&#8203;012345&#8203;6789ab&#8203;cdef01&#8203;234567",
        ),
        ("2022-09-02 abc123 fasader", "2022-09-02 abc123 fasader"),
    ],
)
def test_hashes_of_commits_are_broken_up_and_numbers_left_whole(text: str, shown: str) -> None:
    assert shown == markdown(text)


@given(st.text(st.sampled_from("` a<@"), max_size=12))
def test_code_shows_what_it_is_given(text: str) -> None:
    if not text.strip():
        return
    (_, inline, _) = MARKDOWN.parse(f"x {code(text)}")
    _, shown = inline.children or []
    assert ("code_inline", text) == (shown.type, shown.content)


# the length

numbers = st.integers(0, 400)
entries = st.lists(
    st.builds(lambda head, body: ListLine("h" * head, "b" * body, f"{head:016x}"), numbers, numbers),
    max_size=9,
)
sections = st.builds(
    lambda entries, rank, folded: CommentSection("H", entries, rank, "… {} left".format, "… bare", folded),
    entries,
    st.integers(0, 6),
    st.booleans(),
)
chapters = st.lists(st.builds(Chapter, st.just("### P"), st.lists(sections, max_size=4)), max_size=5)


@often
@given(chapters, st.integers(800, 4000))
def test_a_comment_is_never_too_long_and_says_what_it_leaves_out(made: list[Chapter], limit: int) -> None:
    text = fit("front", made, limit, "{} chapters left".format, " ".join)
    assert length(text) <= limit
    told = re.search(r"(\d+) chapters left", text)
    shown = made[: len(made) - int(told[1])] if told else made
    assert len(shown) == text.count("### P")
    listed = [section for chapter in shown for section in chapter.sections]
    left = [comment_section.left for comment_section in listed]
    assert [index for index in left if index] == [int(value) for value in re.findall(r"… (\d+) left", text)]
    assert sum(len(comment_section.kept) for comment_section in listed) == len(
        re.findall("^- ", text, re.MULTILINE)
    )
    bodies = [
        comment_section.entries[number].body
        for comment_section in listed
        for number in comment_section.kept
        if comment_section.entries[number].body
    ]
    assert ("… bare" in text) == (len(bodies) > text.count("<br>"))


@often
@given(st.lists(sections, max_size=6), st.integers(800, 4000))
def test_nothing_is_kept_that_has_less_rank_than_what_there_was_room_for(
    made: list[CommentSection], limit: int
) -> None:
    """An entry that fits into what those after it take is never left out for them."""
    fit("front", [Chapter("### P", made)], limit, "{} chapters left".format, lambda _: "")
    for cut in made:
        later = [section for section in made if section.rank > cut.rank]
        taken = sum(
            length(f"- {section.entries[number].head}\n") for section in later for number in section.kept
        )
        gone = [entry for number, entry in enumerate(cut.entries) if number not in cut.kept]
        assert all(length(f"- {entry.head}\n") > taken for entry in gone)


@often
@given(anything, anything, st.integers(1000, 3000))
def test_whatever_a_plan_says_the_comment_is_not_too_long(text: str, other: str, limit: int) -> None:
    found = hostile(text * 30, other * 30)
    ticked = replace(
        found,
        ticked={decision.fingerprint: text * 30 for decision in found.decisions} | {"f" * 16: other * 99},
    )
    assert length(review_markdown.render(ticked, NOWHERE, limit)) <= limit


def many(count: int) -> Review:
    old = {
        **OLD,
        "åtgärder": [
            {"id": f"A{n}", "åtgärd": f"Åtgärd {n}", "ansvarig": ["TK", "BUN"], "källa": "sidan 1"}
            for n in range(count)
        ],
    }
    new = {
        **OLD,
        "åtgärder": [
            {
                "id": f"A{n}",
                "åtgärd": f"Åtgärd {n}",
                "källa": "sidan 2",
                "ansvarig": ["TK"],
                "uppföljning": [{"avser": "2026"}],
            }
            for n in range(count)
        ],
    }
    return reviewed(changes(old, new))


def test_wording_goes_first_and_decisions_last() -> None:
    found = many(200)
    shown = review_markdown.render(found, NOWHERE, 40_000)
    assert 200 == shown.count("- [ ] ")
    assert "… 200 more do not fit here: `trygg diff main...HEAD`" in shown
    assert length(shown) <= 40_000
    shorter = review_markdown.render(found, NOWHERE, 10_000)
    assert 0 < shorter.count("- [ ] ") < 200
    assert f"… {200 - shorter.count('- [ ] ')} more do not fit here" in shorter
    assert "**200 changes need your decision**" in shorter


def test_ticks_survive_where_there_is_no_room_for_them() -> None:
    found = many(200)
    ticked = replace(found, ticked=dict.fromkeys(marks(found), ""))
    shown = review_markdown.render(ticked, NOWHERE, 12_000)
    assert {*marks(found)} == {*review_ticks.read(shown)}
    assert length(shown) <= 12_000


def test_a_text_too_long_for_the_comment_goes_before_the_change_it_is_in() -> None:
    long = changes({**OLD, "åtgärder": [{**OLD["åtgärder"][0], "källa": "a " * 40_000}]}, NEW)
    shown = review_markdown.render(reviewed(long), NOWHERE, 5_000)
    assert "what stands below some of these does not fit here" in shown
    assert length(shown) <= 5_000


def test_no_comment_is_longer_than_the_smallest_host_takes() -> None:
    assert length(review_markdown.render(many(2000), NOWHERE)) <= 65_536


# links


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        (
            {
                "GITHUB_ACTIONS": "true",
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_REPOSITORY": "kommun/planer",
            },
            "https://github.com/kommun/planer/blob/{}/plans/en%20plan%28%C3%A5%29.yaml#L4",
        ),
        (
            {
                "FORGEJO_ACTIONS": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_SERVER_URL": "https://git.example.se/",
                "GITHUB_REPOSITORY": "kommun/planer",
            },
            "https://git.example.se/kommun/planer/src/commit/{}/plans/en%20plan%28%C3%A5%29.yaml#L4",
        ),
        (
            {"GITLAB_CI": "true", "CI_PROJECT_URL": "https://gitlab.com/kommun/planer"},
            "https://gitlab.com/kommun/planer/-/blob/{}/plans/en%20plan%28%C3%A5%29.yaml#L4",
        ),
        (
            {
                "TF_BUILD": "True",
                "BUILD_REPOSITORY_PROVIDER": "TfsGit",
                "BUILD_REPOSITORY_NAME": "planer",
                "SYSTEM_COLLECTIONURI": "https://dev.azure.com/kommun/",
                "SYSTEM_TEAMPROJECT": "Trygg stad",
            },
            AZURE,
        ),
    ],
    ids=["github", "forgejo", "gitlab", "azure"],
)
def test_links_are_made_of_what_the_host_says_of_itself(environment: dict[str, str], address: str) -> None:
    commit = "0123456789" * 4
    assert address.format(commit) == links(environment)(commit, "plans/en plan(å).yaml", 4)


@pytest.mark.parametrize(
    ("environment", "commit"),
    [
        ({}, "a" * 40),
        ({"GITLAB_CI": "true", "CI_PROJECT_URL": "javascript:alert(1)"}, "a" * 40),
        ({"GITLAB_CI": "true", "CI_PROJECT_URL": "https://x.se/a)[x](http://y"}, "a" * 40),
        ({"GITLAB_CI": "true", "CI_PROJECT_URL": "https://x.se/a b"}, "a" * 40),
        ({"GITLAB_CI": "true", "CI_PROJECT_URL": "https://x.se/a"}, "HEAD"),
        ({"GITLAB_CI": "true", "CI_PROJECT_URL": "https://x.se/a"}, ""),
        ({"GITHUB_ACTIONS": "true"}, "a" * 40),
    ],
)
def test_there_are_no_links_where_the_host_or_the_version_is_not_known(
    environment: dict[str, str], commit: str
) -> None:
    assert "" == links(environment)(commit, "p.yaml", 1)


# for programs


def test_json_counts_what_the_comment_counts() -> None:
    found = reviewed()
    ticked = replace(found, ticked={marks(found)[0]: "", "f" * 16: "något"})
    answer = json.loads(review_json.render(ticked))
    expected = {"ställningstagande": 2, "uppföljning": 1, "redaktionellt": 1, "undecided": 1}
    assert {**expected, "faults": 0, "policy": 1, "introduced": 1, "mended": 1} == answer["summary"]
    assert [marks(found)[0]] == answer["ticked"]
    assert [{"fingerprint": "f" * 16, "sentence": "något"}] == answer["gone"]
    assert marks(found) == [value["fingerprint"] for value in answer["plans"][0]["changes"][:2]]
