"""The rules on changes: what they find, and what honest edits they leave alone."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PLANS, Trygg
from trygg_cli.diagnostic import Diagnostic, Severity
from trygg_cli.diff import differences
from trygg_cli.language import translate
from trygg_cli.lint.change_rules import CHANGE_RULES
from trygg_cli.lint.engine import Settings, UnknownRule, lint
from trygg_cli.lint.rule import RuleOf
from trygg_cli.policy import RULES, examine
from trygg_cli.policy.new_words import names_decision
from trygg_cli.policy.revision import PlanRevision
from trygg_cli.reading.document import Document, read
from trygg_cli.rules import rules

TEXTS = {path.stem: path.read_text("utf-8") for path in PLANS}

PLAN = """\
id: trygghet-2025
titel: Handlingsplan för trygghet 2025
typ: handlingsplan
handlingsstatus: beslutad
gäller: {från: 2025-01-01, till: 2025-12-31}
aktörer:
  KF: {namn: Kommunfullmäktige, typ: fullmäktige}
  TK: {namn: Tekniska kontoret, typ: förvaltning}
  BUN: {namn: Barn- och utbildningsnämnden, typ: nämnd}
  polisen: {namn: Polisen, typ: polis, extern: ja}
beslut:
  - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}
mål:
  - id: M1
    mål: Färre är otrygga i centrum
    indikatorer: [I1]
indikatorer:
  - id: I1
    namn: Antal nattvandringsgrupper
    enhet: grupper
    mål: {minst: 8, senast: 2025}
    utfall:
      - {period: 2024, värde: 3}
fokusområden:
  - id: centrum
    namn: Centrum
    åtgärder:
      - id: N1
        åtgärd: Tätare belysning i Stadsparken
        beskrivning: Nya stolpar längs gångvägen mellan stationen och torget
        ansvarig: [TK, BUN]
        bidrar_till: [M1]
        indikatorer: [I1]
        åtaganden:
          - {part: polisen, text: Går igenom parken varje kväll}
        tid: {från: 2025-02-01, till: 2025-05-31}
        uppföljning:
          - {avser: 2024-T3, datum: 2025-01-10, status: ej påbörjad, kommentar: Upphandlingen är inte klar.}
          - {avser: 2025-T1, datum: 2025-05-06, status: pågår, kommentar: Stolparna är beställda.}
      - id: N2
        åtgärd: Vuxna på skolgården
        ansvarig: [BUN]
        uppföljning:
          - {avser: 2025-T1, datum: 2025-05-06, status: genomförd, kommentar: Två vuxna finns på varje rast.}
  - id: skolan
    namn: Skolan
löften:
  - id: L1
    löfte: Vi ringer tillbaka inom en vecka
"""


def stretch(plan: str, start: str, end: str) -> str:
    """Return the lines of a plan from one that begins so to the one before the first that begins so."""
    match = re.search(rf"(?ms)^{re.escape(start)}\n.*?(?=^{re.escape(end)})", plan)
    assert match, start
    return match[0]


N1 = stretch(PLAN, "      - id: N1", "      - id: N2")
OLDEST = next(line for line in N1.splitlines(keepends=True) if "2024-T3" in line)
N2 = stretch(PLAN, "      - id: N2", "  - id: skolan")
UNDECIDED = re.sub(r"(?m)^handlingsstatus.*\n|^beslut:\n.*\n", "", PLAN)
DRAFT = PLAN.replace("beslutad", "utkast")
NEWLY = "      - id: N2\n"
"""Where a follow-up of N1 is added: above the next measure."""


def comment(text: str) -> tuple[str, str]:
    """Return the edit that adds a follow-up with a comment to N1."""
    return (NEWLY, f"          - {{avser: 2025-T2, datum: 2025-09-02, kommentar: {text}}}\n{NEWLY}")


def edited(text: str, *edits: tuple[str, str]) -> str:
    """Return a plan after some edits, each of which must find its place."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def diagnostics(old: str | None, new: str, **chosen: Any) -> list[Diagnostic]:
    """Return what is found in a change."""
    before, after = read("plan.yaml", old) if old is not None else None, read("plan.yaml", new)
    found = differences(before or Document("", "", None, after.spans, ()), after)
    return examine(before, after, found, Settings(**chosen))


def found(old: str, *edits: tuple[str, str], **chosen: Any) -> list[tuple[str, str]]:
    """Return the code of each finding, and the line that it is on."""
    new = edited(old, *edits)
    return [
        (diagnostic.code, new.splitlines()[diagnostic.start.line - 1].strip())
        for diagnostic in diagnostics(old, new, **chosen)
    ]


def codes(old: str, *edits: tuple[str, str], **chosen: Any) -> list[str]:
    return [code for code, _ in found(old, *edits, **chosen)]


def sentence(old: str, *edits: tuple[str, str], code: str) -> str:
    """Return what is said of the one finding of a rule."""
    (one,) = [diagnostic for diagnostic in diagnostics(old, edited(old, *edits)) if diagnostic.code == code]
    return translate(one.message)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_change_has_the_finding_and_no_other(rule: RuleOf[PlanRevision]) -> None:
    assert [rule.code] == [diagnostic.code for diagnostic in diagnostics(rule.before, rule.bad)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_change_has_none(rule: RuleOf[PlanRevision]) -> None:
    assert [] == diagnostics(rule.before, rule.good)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_are_plans(rule: RuleOf[PlanRevision]) -> None:
    for text in (rule.before, rule.bad, rule.good):
        assert () == read("plan.yaml", text).problems


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_rule_explains_itself(rule: RuleOf[PlanRevision]) -> None:
    assert rule.title.text.endswith(".")
    assert len(rule.explanation.text) > 60
    assert rule.source
    assert rule.stages


def test_the_names_known_everywhere_are_those_of_the_rules_in_order() -> None:
    assert {rule.code: (rule.name, rule.english) for rule in RULES} == CHANGE_RULES
    assert sorted(CHANGE_RULES) == [rule.code for rule in RULES]


def test_no_rule_on_plans_has_the_code_or_name_of_one_on_changes() -> None:
    both: list[RuleOf[Any]] = [*rules(), *RULES]
    for names in (
        [rule.code for rule in both],
        [rule.name for rule in both],
        [rule.english for rule in both],
    ):
        assert len(names) == len({*names})


@pytest.mark.parametrize("name", TEXTS)
def test_a_plan_that_has_not_changed_has_no_finding(name: str) -> None:
    assert [] == diagnostics(TEXTS[name], TEXTS[name])


def test_a_new_plan_has_no_finding() -> None:
    assert [] == diagnostics(None, PLAN)


REWORDED: dict[str, list[tuple[str, str]]] = {
    "a title reworded": [("Tätare belysning i Stadsparken", "Fler och varmare lampor i Stadsparken")],
    "a title that says quite another thing, the content kept": [
        ("Tätare belysning i Stadsparken", "Ljusare gångväg")
    ],
    "a description rewritten": [
        ("Nya stolpar längs gångvägen mellan stationen och torget", "Lampor och sly")
    ],
    "an end date sooner": [("till: 2025-05-31", "till: 2025-04-30")],
}
"""What may be done with a plan that is not decided; in one that is, it takes a decision."""
HONEST: dict[str, list[tuple[str, str]]] = {
    "a title spelled anew": [("Tätare belysning i Stadsparken", "tätare belysning i stads-parken.")],
    "a slip of the pen in a description": [("mellan stationen", "mellan statiionen")],
    "a measure moved to another area": [
        (N2, ""),
        (
            "    namn: Skolan\n",
            "    namn: Skolan\n    åtgärder:\n" + N2,
        ),
    ],
    "a follow-up appended": [comment("Stolparna är på plats.")],
    "a follow-up of the latest period corrected": [
        ("Stolparna är beställda.", "Alla tolv stolpar är beställda.")
    ],
    "the status of the latest period changed": [("status: pågår", "status: genomförd")],
    "a comment added to an old follow-up": [
        (
            "kommentar: Upphandlingen är inte klar.}",
            "kommentar: Upphandlingen är inte klar., författare: samordnare}",
        )
    ],
    "a misprint in an old follow-up corrected": [
        ("Upphandlingen är inte klar.", "Upphandlingn är inte klar.")
    ],
    "the day of an old follow-up filled in": [("datum: 2025-01-10, ", "")],
    "an outcome added": [("värde: 3}\n", "värde: 3}\n      - {period: 2025, värde: 5}\n")],
    "a unit in other letters": [("enhet: grupper", "enhet: Grupper")],
    "a target raised": [("minst: 8", "minst: 10")],
    "a target sooner": [("senast: 2025", "senast: 2024")],
    "the same time written in another way": [
        ("{från: 2025-02-01, till: 2025-05-31}", "{när: 2025-02/2025-05}")
    ],
    "a measure added": [
        (NEWLY, "      - id: N9\n        åtgärd: Sly röjs\n        ansvarig: [TK]\n" + NEWLY)
    ],
    "a party's commitment added": [
        ("varje kväll}\n", "varje kväll}\n          - {part: BUN, text: Deltar}\n")
    ],
    "a finished measure removed": [(N2, "")],
    "an actor that nobody uses removed": [("  polisen: {", "  RISE: {namn: RISE, extern: ja}\n  polisen: {")],
    "an area renamed": [("namn: Centrum", "namn: Centrum och stationen")],
    "the section of the decision filled in": [(", paragraf: § 94", "")],
    "the day of the decision corrected": [("2024-11-25", "2024-11-26")],
    "a proposal added": [("beslut:\n", "beslut:\n  - {typ: förslag, organ: KF, datum: 2025-03-03}\n")],
}
BACKWARDS = {
    "the day of an old follow-up filled in",
    "a misprint in an old follow-up corrected",
    "the section of the decision filled in",
    "an actor that nobody uses removed",
}


@pytest.mark.parametrize("name", HONEST)
@pytest.mark.parametrize("plan", [PLAN, UNDECIDED], ids=["decided", "undecided"])
def test_an_honest_edit_has_no_finding(plan: str, name: str) -> None:
    edits = [pair for pair in HONEST[name] if pair[0] in plan]
    sides = [plan, edited(plan, *edits)]
    if name in BACKWARDS:
        sides.reverse()
    assert [] == diagnostics(*sides)


@pytest.mark.parametrize("name", REWORDED)
def test_a_decided_plan_is_reworded_by_a_decision_only(name: str) -> None:
    assert [] == codes(UNDECIDED, *REWORDED[name])
    (one,) = diagnostics(PLAN, edited(PLAN, *REWORDED[name]))
    assert ("V01", Severity.WARNING) == (one.code, one.severity)
    assert [] == codes(PLAN, *REWORDED[name], comment("Ändrat enligt KF § 31"))


def test_measures_in_another_order_have_no_finding() -> None:
    swapped = re.sub(r"(?ms)(^      - id: N1\n.*?)(^      - id: N2\n.*?)(?=^  - id: skolan)", r"\2\1", PLAN)
    assert swapped != PLAN
    assert [] == diagnostics(PLAN, swapped)


WEAK = [
    ("minst: 8", "minst: 2"),
    ("till: 2025-05-31", "till: 2025-12-31"),
    ("[TK, BUN]", "[TK]"),
    ("id: N2", "id: skola-2"),
    ("  - id: L1\n    löfte: Vi ringer tillbaka inom en vecka\n", ""),
]


def test_a_draft_may_be_rewritten_in_any_way() -> None:
    assert [] == codes(DRAFT, *WEAK)


def test_a_plan_that_is_only_proposed_may_be_rewritten_in_any_way() -> None:
    proposed = edited(PLAN, ("handlingsstatus: beslutad\n", ""), ("typ: beslut", "typ: förslag"))
    proposed = re.sub(r" *uppföljning:\n( *- \{avser.*\n)+", "", proposed)
    assert [] == codes(proposed, *WEAK)


def test_a_plan_that_turns_into_a_draft_is_still_held_to_what_was_decided() -> None:
    assert "V01" in codes(PLAN, ("beslutad", "utkast"), *WEAK)


def test_another_plan_in_the_file_is_told_of_and_not_compared() -> None:
    edits = [("id: trygghet-2025", "id: trygghet-2026"), ("trygghet 2025", "trygghet 2026"), *WEAK]
    assert [("V04", "id: trygghet-2026")] == found(PLAN, *edits)


class TestCommitments:
    """V01."""

    def test_a_weakened_commitment_of_a_decided_plan_is_found_on_its_item(self) -> None:
        assert [("V01", "- id: N1")] == found(PLAN, ("[TK, BUN]", "[TK]"))

    def test_several_changes_of_an_item_are_one_finding_that_tells_them(self) -> None:
        edits = [
            ("[TK, BUN]", "[BUN]"),
            ("varje kväll", "varannan kväll 3 gånger"),
            ("bidrar_till: [M1]", "bidrar_till: []"),
        ]
        assert ["V01"] == codes(PLAN, *edits)
        said = sentence(PLAN, *edits, code="V01")
        assert "TK" in said
        assert "; " in said

    def test_what_cannot_be_told_to_be_weaker_is_a_warning(self) -> None:
        weaker, unclear = ("[TK, BUN]", "[TK]"), ("varje kväll", "5 kvällar i veckan")
        for edit, expected in ((weaker, Severity.ERROR), (unclear, Severity.WARNING)):
            (one,) = diagnostics(PLAN, edited(PLAN, edit))
            assert expected is one.severity

    def test_a_plan_that_is_not_decided_may_change(self) -> None:
        assert [] == codes(UNDECIDED, ("[TK, BUN]", "[TK]"))

    def test_a_decided_plan_is_no_draft_again_without_a_decision(self) -> None:
        again = ("handlingsstatus: beslutad", "handlingsstatus: utkast")
        assert ["V01"] == codes(PLAN, again)
        assert [] == codes(PLAN, again, ("§ 94}\n", "§ 94}\n  - {typ: beslut, datum: 2025-06-16}\n"))

    def test_a_decision_alone_makes_a_plan_decided(self) -> None:
        assert ["V01"] == codes(edited(PLAN, ("handlingsstatus: beslutad\n", "")), ("[TK, BUN]", "[TK]"))

    @pytest.mark.parametrize(
        "decision",
        [
            "{typ: beslut, organ: KF, datum: 2025-06-16}",
            "{typ: beslut, paragraf: § 40}",
            "{typ: beslut, dnr: KS 2025/7}",
        ],
    )
    def test_a_new_decision_answers_for_all_that_changes(self, decision: str) -> None:
        added = ("§ 94}\n", f"§ 94}}\n  - {decision}\n")
        assert [] == codes(PLAN, ("[TK, BUN]", "[TK]"), ("[BUN]", "[TK]"), added)

    @pytest.mark.parametrize(
        "row", ["{typ: förslag, organ: KF, datum: 2025-06-16}", "{typ: beslut, organ: KF}"]
    )
    def test_a_proposal_or_a_decision_that_cannot_be_found_does_not(self, row: str) -> None:
        assert ["V01"] == codes(PLAN, ("[TK, BUN]", "[TK]"), ("§ 94}\n", f"§ 94}}\n  - {row}\n"))

    def test_filling_in_the_old_decision_is_no_new_one(self) -> None:
        assert ["V01"] == codes(PLAN, ("[TK, BUN]", "[TK]"), ("§ 94}", "§ 94, dnr: KS 2024/9}"))

    def test_a_comment_on_the_item_that_names_a_decision_is_enough(self) -> None:
        assert [] == codes(PLAN, ("[TK, BUN]", "[TK]"), comment("Nämnden lämnade uppdraget enligt KF § 31"))
        assert ["V01"] == codes(PLAN, ("[TK, BUN]", "[TK]"), comment("Nämnden lämnade uppdraget"))

    def test_a_comment_that_was_already_there_is_not(self) -> None:
        before = edited(PLAN, comment("Enligt KF § 31"))
        assert ["V01"] == codes(before, ("[TK, BUN]", "[TK]"))

    def test_a_comment_on_another_item_is_only_if_it_names_this_one(self) -> None:
        at_n2 = "på varje rast.}\n"
        other = (at_n2, at_n2 + "          - {avser: 2025-T2, kommentar: '%s'}\n")
        assert ["V01"] == codes(PLAN, ("[TK, BUN]", "[TK]"), (other[0], other[1] % "Klart enligt KF § 31"))
        assert [] == codes(PLAN, ("[TK, BUN]", "[TK]"), (other[0], other[1] % "N1 ändrades enligt KF § 31"))

    def test_an_approval_that_rests_on_a_decision_is_enough(self) -> None:
        stamp = (
            "        godkännanden: [{roll: kommunchef, datum: 2025-06-17%s, avtryck: g0123456789abcdef}]\n"
        )
        older, newer = (f", beslut: KF {day} § 94" for day in ("2024-11-25", "2025-06-16"))
        for beslut, expected in (
            (", beslut: delegation 7", []), (newer, []), (older, ["V01"]), ("", ["V01"]),
        ):  # fmt: skip
            assert expected == codes(PLAN, ("[TK, BUN]", "[TK]"), (NEWLY, stamp % beslut + NEWLY))

    TAKEN = (("[TK, BUN]", "[TK]"), ("ansvarig: [BUN]", "ansvarig: [TK]"))
    """N1 and N2 both change who is responsible."""

    def test_a_comment_may_name_a_decision_on_the_item_that_the_plan_holds_already(self) -> None:
        decision = "  - {typ: beslut, organ: KS, datum: 2025-06-09, paragraf: § 88, avser: [N1]}\n"
        before = edited(PLAN, ("§ 94}\n", f"§ 94}}\n{decision}"))
        assert [] == codes(before, ("[TK, BUN]", "[TK]"), comment("Enligt KS 2025-06-09 § 88"))
        assert ["V01"] == codes(before, ("[TK, BUN]", "[TK]"), comment("Enligt KF 2024-11-25 § 94"))

    @pytest.mark.parametrize(
        ("decision", "left"),
        [
            ("avser: [N1]", ["N2"]),
            ("avser: N1", ["N2"]),
            ("avser: [N1, N2]", []),
            ("avser: [centrum]", []),
            ("avser: [L1]", ["N1", "N2"]),
            ("text: 'Åtgärd N1: BUN lämnar ansvaret'", ["N2"]),
            ("text: N1 och N2 ändras", []),
            ("text: N1–N3 ändras", []),
            ("text: N10 och N1-b ändras", []),
            ("text: Tätare belysning i Stadsparken tas över av TK", ["N2"]),
            ("text: Ansvaret i centrum läggs om", []),
            ("text: Ansvaret i fokusområdet centrum läggs om", []),
            ("text: Löfte L1 ändras", ["N1", "N2"]),
            ("text: Åtgärd n1 ändras", ["N2"]),
            ("text: Ansvaret för n1 läggs om", ["N2"]),
            ("text: N1s ansvar läggs om", ["N2"]),
            ("text: 'N1:s ansvar läggs om'", ["N2"]),
            ("text: N 1 ändras", ["N2"]),
            ("text: n1–n2 ändras", []),
            ("text: Åtgärd N99 ändras", ["N1", "N2"]),
            ("text: Planens mål 2025 ändras", []),
        ],
    )
    def test_a_decision_answers_for_what_it_names_and_one_that_names_nothing_for_all(
        self, decision: str, left: list[str]
    ) -> None:
        added = ("§ 94}\n", f"§ 94}}\n  - {{typ: beslut, organ: KF, datum: 2025-06-16, {decision}}}\n")
        assert [("V01", f"- id: {name}") for name in left] == found(PLAN, *self.TAKEN, added)

    @pytest.mark.parametrize(
        ("edits", "rules"),
        [
            ((("minst: 8", "minst: 4"),), ["V01", "K09"]),
            ((("-05-31", "-10-31"),), ["V01", "V02"]),
            (((N1, ""),), ["V01", "V03"]),
        ],
    )
    def test_what_a_decision_answers_for_needs_no_other_reason(
        self, edits: tuple[tuple[str, str], ...], rules: list[str]
    ) -> None:
        def decided(about: str) -> list[str]:
            new = f"§ 94}}\n  - {{typ: beslut, organ: KF, datum: 2025-06-16{about}}}\n"
            return sorted(codes(PLAN, *edits, ("§ 94}\n", new)))

        assert sorted(rules) == sorted(codes(PLAN, *edits)) == decided(", avser: [L1]")
        assert [] == decided("") == decided(", avser: [I1, N1]")

    def test_a_decision_about_one_area_leaves_the_others_as_they_were(self) -> None:
        moved = "    namn: Skolan\n    åtgärder:\n" + N2
        apart = edited(PLAN, (N2, ""), ("    namn: Skolan\n", moved))
        added = ("§ 94}\n", "§ 94}\n  - {typ: beslut, datum: 2025-06-16, avser: [centrum]}\n")
        assert [("V01", "- id: N2")] == found(apart, *self.TAKEN, added)

    @pytest.mark.parametrize(
        "decision",
        ["{typ: beslut, organ: KF, datum: 2024-01-15}", "{typ: beslut, datum: 2024-11-24, avser: [N1]}"],
    )
    def test_a_decision_older_than_what_it_would_change_answers_for_nothing(self, decision: str) -> None:
        assert ["V01"] == codes(PLAN, ("[TK, BUN]", "[TK]"), ("§ 94}\n", f"§ 94}}\n  - {decision}\n"))

    @pytest.mark.parametrize(
        "edit",
        [
            ("      - id: N1\n", "      # enligt KF 2025-03-10 § 31\n      - id: N1\n"),
            ("      - id: N1\n", "      # enligt KF\n      # 2025-03-10, § 31\n\n      - id: N1\n"),
            ("[TK, BUN]", "[TK, BUN]  # KF § 31"),
            ("        bidrar_till", "        # KF § 31\n        bidrar_till"),
            (NEWLY, "        # KF § 31\n" + NEWLY),
            ("löften:\n", "# N1 ändras enligt KF § 31\nlöften:\n"),
            (
                "      - id: N1\n",
                "      # enligt KF 2025-03-10 § 31, i stället för KF 2024-11-25 § 94\n      - id: N1\n",
            ),
        ],
        ids=[
            "above",
            "two lines",
            "behind a value",
            "inside",
            "at the end",
            "by name",
            "the old one named too",
        ],
    )
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_a_decision_named_in_a_comment_on_the_item_is_enough_for_it_alone(
        self, edit: tuple[str, str], line_end: str
    ) -> None:
        sides = (PLAN, edited(PLAN, edit, *self.TAKEN))
        (one,) = diagnostics(*(side.replace("\n", line_end) for side in sides))
        assert ("V01", "N2") == (one.code, one.item.args["id"] if one.item else "")

    @pytest.mark.parametrize(
        "edit",
        [
            ("id: trygghet-2025\n", "# enligt KF § 31\nid: trygghet-2025\n"),
            ("      - id: N2\n", "      # enligt KF § 31\n      - id: N2\n"),
            ("      - id: N1\n", "      # beslutat i våras\n      - id: N1\n"),
            ("      - id: N1\n", "      # enligt KF 2024-11-25 § 94\n      - id: N1\n"),
            (
                "beskrivning: Nya stolpar längs gångvägen mellan stationen och torget",
                "beskrivning: 'Nya stolpar # KF § 31'",
            ),
        ],
        ids=["on the plan", "on another", "no decision", "the decision that is changed", "in a text"],
    )
    def test_any_other_comment_is_not(self, edit: tuple[str, str]) -> None:
        assert ["V01"] == codes(PLAN, ("[TK, BUN]", "[TK]"), edit)

    def test_a_comment_that_was_there_before_is_not(self) -> None:
        before = edited(PLAN, ("      - id: N1\n", "      # enligt KF § 31\n      - id: N1\n"))
        assert ["V01"] == codes(before, ("[TK, BUN]", "[TK]"))

    def test_the_plan_itself_is_decided_on_in_a_comment_on_its_key(self) -> None:
        longer = ("till: 2025-12-31}", "till: 2026-12-31}")
        assert ["V01"] == codes(PLAN, longer)
        assert [] == codes(PLAN, longer, ("gäller:", "# enligt KF § 31\ngäller:"))

    def test_a_removed_measure_is_named_and_found_where_it_stood(self) -> None:
        assert [("V01", "åtgärder:"), ("V03", "åtgärder:")] == found(PLAN, (N1, ""))
        assert "N1 Tätare belysning i Stadsparken" in sentence(PLAN, (N1, ""), code="V01")


@pytest.mark.parametrize(
    "text",
    [
        "Enligt KF § 31", "enligt §31", "Beslutades 2025-06-16 av KS", "Dnr KS 2025/123", "KSKF/2015:569",
        "KS 2015.0434", "Kommunfullmäktige 2025-06-16", "KS 2025-06-16", "BUN 2025-06-16, paragraf 4", "dnr 2025-12",
    ],
)  # fmt: skip
def test_decisions_are_referred_to_in_many_ways(text: str) -> None:
    assert names_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        "Klart 2025-06-16",
        "Enligt 5 § lagen (2023:196)",
        "SFS 2023:196",
        "BRÅ 2025-06-16",
        "Beslut väntas",
        "2025/2026",
    ],
)
def test_days_and_statutes_alone_are_no_decisions(text: str) -> None:
    assert not names_decision(text)


class TestTargets:
    """K09."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("{minst: 8, senast: 2025}", "{minst: 4, senast: 2025}"),
            ("{minst: 8, senast: 2025}", "{högst: 8, senast: 2025}"),
            ("    mål: {minst: 8, senast: 2025}\n", ""),
        ],
    )
    def test_a_target_lowered_or_removed_is_found(self, old: str, new: str) -> None:
        expected = ["K09"] if "högst" not in new else []  # which way that is cannot be told
        assert expected == codes(UNDECIDED, (old, new))

    def test_the_finding_is_on_the_target_and_says_both_values(self) -> None:
        assert [("K09", "mål: {minst: 4, senast: 2025}")] == found(UNDECIDED, ("minst: 8", "minst: 4"))
        said = sentence(UNDECIDED, ("minst: 8", "minst: 4"), code="K09")
        assert ("8" in said, "4" in said) == (True, True)

    def test_lower_is_stronger_where_at_most_is_asked(self) -> None:
        at_most = edited(UNDECIDED, ("minst: 8", "högst: 8"))
        assert [] == codes(at_most, ("högst: 8", "högst: 4"))
        assert ["K09"] == codes(at_most, ("högst: 8", "högst: 12"))

    def test_an_indicator_removed_with_its_target_is_found_and_one_without_is_not(self) -> None:
        indicator = stretch(UNDECIDED, "  - id: I1", "fokusområden")
        uses = [("    indikatorer: [I1]\n", ""), ("        indikatorer: [I1]\n", "")]
        assert ["K09"] == codes(UNDECIDED, (indicator, ""), *uses)
        without = edited(UNDECIDED, ("    mål: {minst: 8, senast: 2025}\n", ""))
        assert [] == codes(
            without, (edited(indicator, ("    mål: {minst: 8, senast: 2025}\n", "")), ""), *uses
        )

    @pytest.mark.parametrize(
        "reason",
        [
            ("värde: 3}", "värde: 3, kommentar: Föreningarna räcker inte}"),
            ("värde: 3}\n", "värde: 3}\n      - {period: 2025, kommentar: Sänkt}\n"),
            comment("Föreningarna räcker inte till fler"),
            (
                "    indikatorer: [I1]\n",
                "    indikatorer: [I1]\n    uppföljning: [{avser: 2025-T2, kommentar: Sänkt}]\n",
            ),
            ("löften:\n", "uppföljning: [{avser: 2025-T2, kommentar: Målet för I1 sänktes}]\nlöften:\n"),
            (
                "löften:\n",
                "uppföljning: [{avser: 2025-T2, kommentar: Antal nattvandringsgrupper sänks}]\nlöften:\n",
            ),
        ],
        ids=["outcome", "new outcome", "measure", "goal", "plan by id", "plan by title"],
    )
    def test_a_new_comment_is_enough(self, reason: tuple[str, str]) -> None:
        assert [] == codes(UNDECIDED, ("minst: 8", "minst: 4"), reason)

    def test_a_comment_on_the_plan_that_does_not_name_it_is_not(self) -> None:
        other = ("löften:\n", "uppföljning: [{avser: 2025-T2, kommentar: Arbetet går bra}]\nlöften:\n")
        assert ["K09"] == codes(UNDECIDED, ("minst: 8", "minst: 4"), other)


class TestPostponed:
    """V02."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("till: 2025-05-31", "till: 2025-10-31"),
            (", till: 2025-05-31", ""),
            ("{från: 2025-02-01, till: 2025-05-31}", "{när: 2025-T2}"),
            ("{från: 2025-02-01, till: 2025-05-31}", "{text: när det passar}"),
            ("senast: 2025", "senast: 2026"),
        ],
    )
    def test_what_is_put_off_or_loses_its_last_day_is_found(self, old: str, new: str) -> None:
        assert ["V02"] == codes(UNDECIDED, (old, new))

    def test_the_finding_is_on_the_new_day(self) -> None:
        assert [("V02", "tid: {från: 2025-02-01, till: 2025-10-31}")] == found(
            UNDECIDED, ("-05-31", "-10-31")
        )

    def test_a_milestone_and_an_inquiry_are_found_too(self) -> None:
        timed = edited(
            UNDECIDED,
            ("till: 2025-05-31}", "till: 2025-05-31, hållpunkter: [{text: Enkät, när: 2025-03}]}"),
            ("ansvarig: [BUN]", "ansvarig: [BUN]\n        beslut_senast: 2025-04-01"),
        )
        assert ["V02"] == codes(timed, ("när: 2025-03", "när: 2025-06"))
        assert ["V02"] == codes(timed, ("beslut_senast: 2025-04-01", "beslut_senast: 2025-05-01"))

    @pytest.mark.parametrize("text", ["Överklagat", "Stolparna är sena", "Upphandlingen överklagades"])
    def test_any_new_comment_on_the_measure_is_enough(self, text: str) -> None:
        assert [] == codes(UNDECIDED, ("-05-31", "-10-31"), comment(text))

    def test_more_words_in_an_old_comment_are_but_a_corrected_word_is_not(self) -> None:
        more = ("är beställda.", "är beställda. Leverantören dröjer till hösten.")
        assert [] == codes(UNDECIDED, ("-05-31", "-10-31"), more)
        assert ["V02"] == codes(UNDECIDED, ("-05-31", "-10-31"), ("är beställda.", "är redan beställda."))

    def test_a_comment_on_another_measure_is_not(self) -> None:
        at_n2 = (
            "på varje rast.}\n",
            "på varje rast.}\n          - {avser: 2025-T2, kommentar: Fortsätter}\n",
        )
        assert ["V02"] == codes(UNDECIDED, ("-05-31", "-10-31"), at_n2)

    def test_that_the_plan_holds_longer_is_no_delay(self) -> None:
        assert [] == codes(UNDECIDED, ("till: 2025-12-31", "till: 2026-12-31"))


class TestRemoved:
    """V03."""

    PROMISE = "  - id: L1\n    löfte: Vi ringer tillbaka inom en vecka\n"

    def test_a_promise_that_nothing_was_said_of_is_found_by_name(self) -> None:
        assert [("V03", "löften: []")] == found(UNDECIDED, ("löften:\n" + self.PROMISE, "löften: []\n"))
        assert "L1 Vi ringer tillbaka" in sentence(UNDECIDED, (self.PROMISE, ""), code="V03")

    def test_what_stood_in_a_list_that_is_gone_is_found_at_the_title_or_the_item_around(self) -> None:
        title = "titel: Handlingsplan för trygghet 2025"
        assert [("V03", title)] == found(UNDECIDED, ("löften:\n" + self.PROMISE, ""))
        whole = "    åtgärder:\n" + N1 + N2
        assert [("V03", "- id: centrum")] == found(UNDECIDED, (whole, ""))

    def test_the_last_report_is_told(self) -> None:
        assert "pågår" in sentence(UNDECIDED, (N1, ""), code="V03")

    def test_an_ending_without_a_reason_is_told_as_that(self) -> None:
        bare = edited(UNDECIDED, (", kommentar: Två vuxna finns på varje rast.", ""))
        measure = N2.replace(", kommentar: Två vuxna finns på varje rast.", "")
        assert "genomförd" in sentence(bare, (measure, ""), code="V03")

    @pytest.mark.parametrize(
        ("reports", "expected"),
        [
            ("[{avser: 2025-T1, bedömning: uppnått, kommentar: Alla får svar}]", []),
            ("[{avser: 2025-T1, bedömning: ej uppnått, kommentar: Telefonen fick stängas}]", []),
            ("[{avser: 2025-T1, bedömning: uppnått}]", ["V03"]),
            ("[{avser: 2025-T1, bedömning: bedöms uppnås, kommentar: Det går bra}]", ["V03"]),
            (
                (
                    "[{avser: 2025-T2, bedömning: ej bedömt, kommentar: Om},"
                    " {avser: 2025-T1, bedömning: uppnått, kommentar: Nu}]"
                ),
                ["V03"],
            ),
        ],
    )
    def test_what_has_ended_with_a_reason_may_go(self, reports: str, expected: list[str]) -> None:
        told = edited(UNDECIDED, (self.PROMISE, self.PROMISE + f"    uppföljning: {reports}\n"))
        assert expected == codes(told, (self.PROMISE + f"    uppföljning: {reports}\n", ""))

    def test_a_promise_reported_on_to_its_last_day_has_ended_by_itself(self) -> None:
        held = self.PROMISE + (
            "    gäller: {till: 2025-04-30}\n"
            "    uppföljning: [{avser: 2025-T1, bedömning: uppnås delvis, kommentar: De flesta fick svar}]\n"
        )
        assert [] == codes(edited(UNDECIDED, (self.PROMISE, held)), (held, ""))

    def test_a_new_comment_that_names_it_is_enough(self) -> None:
        assert [] == codes(UNDECIDED, (self.PROMISE, ""), comment("L1 ersätts av växelns eget löfte"))
        assert ["V03"] == codes(UNDECIDED, (self.PROMISE, ""), comment("Löftet ersätts av växelns eget"))

    def test_the_text_of_a_new_decision_that_names_it_is_enough(self) -> None:
        decision = "§ 94}\n  - {typ: beslut, datum: 2025-06-16, text: Löftet L1 utgår}\n"
        assert [] == codes(PLAN, (self.PROMISE, ""), ("§ 94}\n", decision))

    @pytest.mark.parametrize(
        "edit",
        [
            ("        åtaganden:\n          - {part: polisen, text: Går igenom parken varje kväll}\n", ""),
            ("part: polisen", "part: TK"),
        ],
    )
    def test_a_party_that_goes_is_found_on_the_measure(self, edit: tuple[str, str]) -> None:
        assert [("V03", "- id: N1")] == found(UNDECIDED, edit)
        assert [] == codes(UNDECIDED, edit, comment("Polisen har omorganiserats"))


class TestIds:
    """V04 and V05."""

    def test_an_item_with_the_same_title_and_another_id_is_found_on_its_id(self) -> None:
        assert [("V04", "- id: skola-2")] == found(UNDECIDED, ("id: N2", "id: skola-2"))

    def test_actors_and_the_plan_itself_have_ids_too(self) -> None:
        assert [("V04", "Fullm: {namn: Kommunfullmäktige, typ: fullmäktige}")] == found(
            UNDECIDED, ("  KF: {namn", "  Fullm: {namn")
        )
        assert [("V04", "id: trygghet")] == found(UNDECIDED, ("id: trygghet-2025", "id: trygghet"))

    def test_an_item_with_another_title_and_all_the_rest_the_same_is_found_too(self) -> None:
        assert ["V04"] == codes(UNDECIDED, ("id: N1", "id: N7"), ("Tätare belysning", "Mer ljus"))

    def test_a_like_measure_instead_of_another_is_not_the_same(self) -> None:
        walks = edited(UNDECIDED, ("Vuxna på skolgården", "Trygghetsvandring i Norrby"))
        assert "V04" not in codes(walks, ("id: N2", "id: N3"), ("i Norrby", "i Centrum"))

    def test_ids_that_changed_places_are_both_found(self) -> None:
        edits = [("id: N1\n", "id: X\n"), ("id: N2\n", "id: N1\n"), ("id: X\n", "id: N2\n")]
        assert [("V05", "- id: N2"), ("V05", "- id: N1")] == found(UNDECIDED, *edits)

    def test_measures_numbered_anew_are_not_said_to_be_removed(self) -> None:
        numbered = edited(UNDECIDED, ("status: pågår", "status: genomförd"))
        assert ["V05"] == codes(
            numbered, (edited(N1, ("status: pågår", "status: genomförd")), ""), ("id: N2", "id: N1")
        )

    def test_an_id_whose_title_and_content_are_others_is_found(self) -> None:
        edits = [
            ("Tätare belysning i Stadsparken", "Föräldrakvällar om narkotika"),
            (
                "Nya stolpar längs gångvägen mellan stationen och torget",
                "Skolorna bjuder vårdnadshavare till samtal",
            ),
            ("Går igenom parken varje kväll", "Föreläser vid varje tillfälle"),
        ]
        assert ["V05"] == codes(UNDECIDED, *edits)

    def test_a_measure_that_takes_the_title_of_a_finished_one_keeps_its_id_with_its_content(self) -> None:
        assert [] == codes(UNDECIDED, (N2, ""), ("Tätare belysning i Stadsparken", "Vuxna på skolgården"))


class TestRewritten:
    """V06."""

    @pytest.mark.parametrize(
        "edit",
        [
            ("status: ej påbörjad", "status: pågår"),
            ("Upphandlingen är inte klar.", "Upphandlingen är klar."),
            ("Upphandlingen är inte klar.", ""),
            ("avser: 2024-T3", "avser: 2024-T2"),
            (OLDEST, ""),
        ],
    )
    def test_what_was_said_of_a_period_before_the_last_is_found(self, edit: tuple[str, str]) -> None:
        assert ["V06"] == codes(UNDECIDED, edit)

    def test_a_period_is_closed_by_a_later_one_anywhere_in_the_plan(self) -> None:
        assert [] == codes(UNDECIDED, ("Två vuxna finns på varje rast.", "En vuxen finns på varje rast."))
        later = edited(UNDECIDED, comment("Stolparna är på plats."))
        assert ["V06"] == codes(later, ("Två vuxna finns på varje rast.", "En vuxen finns på varje rast."))

    def test_a_later_period_that_is_new_in_the_change_closes_nothing(self) -> None:
        edit = ("Stolparna är beställda.", "Stolparna är nästan på plats nu.")
        assert [] == codes(UNDECIDED, edit, comment("Stolparna är på plats."))

    def test_an_old_figure_may_be_corrected_with_a_comment(self) -> None:
        assert ["V06"] == codes(UNDECIDED, ("värde: 3", "värde: 5"))
        assert [] == codes(UNDECIDED, ("värde: 3", "värde: 5, kommentar: Två grupper hade inte rapporterat"))

    def test_a_measure_removed_with_its_follow_ups_is_another_matter(self) -> None:
        assert ["V03"] == codes(UNDECIDED, (N1, ""))


class TestDecisions:
    """V07."""

    def test_an_overwritten_decision_is_found_by_name(self) -> None:
        edits = [("datum: 2024-11-25, paragraf: § 94", "datum: 2025-06-16, paragraf: § 40")]
        assert [("V07", "beslut:")] == found(PLAN, *edits)
        assert "KF 2024-11-25 § 94" in sentence(PLAN, *edits, code="V07")

    def test_a_decision_that_becomes_a_proposal_or_goes_is_found(self) -> None:
        assert ["V07"] == codes(PLAN, ("typ: beslut", "typ: förslag"))
        assert ["V07"] == codes(
            PLAN, ("beslut:\n  - {typ: beslut, organ: KF, datum: 2024-11-25, paragraf: § 94}\n", "")
        )


class TestSettings:
    """What is asked, and how much it matters."""

    EDIT = ("till: 2025-05-31", "till: 2025-10-31")

    @pytest.mark.parametrize("name", ["V02", "v", "senarelagd-utan-kommentar", "postponed-without-comment"])
    def test_rules_are_ignored_and_chosen_by_code_family_and_name(self, name: str) -> None:
        assert [] == codes(UNDECIDED, self.EDIT, ignore=(name,))
        assert ["V02"] == codes(UNDECIDED, self.EDIT, ("minst: 8", "minst: 4"), select=(name,))

    def test_an_unknown_name_is_answered(self) -> None:
        with pytest.raises(UnknownRule):
            codes(UNDECIDED, self.EDIT, ignore=("V99",))

    def test_severity_is_set_by_code(self) -> None:
        new = edited(UNDECIDED, self.EDIT)
        (one,) = diagnostics(UNDECIDED, new, severities={"V02": Severity.ERROR})
        assert (Severity.ERROR, "senarelagd-utan-kommentar") == (one.severity, one.name)

    @pytest.mark.parametrize(
        "edit",
        [
            ("      - id: N1\n", "      # trygg: tillåt V02 – väntar på statsbidraget\n      - id: N1\n"),
            ("10-31}", "10-31}  # trygg: allow postponed-without-comment – väntar på statsbidraget"),
            (
                "id: trygghet-2025\n",
                "# trygg: tillåt B01, V02 – väntar på statsbidraget\nid: trygghet-2025\n",
            ),
        ],
        ids=["above the item", "on the line", "for the file"],
    )
    def test_an_exception_in_the_new_version_holds(self, edit: tuple[str, str]) -> None:
        assert [] == codes(UNDECIDED, self.EDIT, edit)

    def test_an_exception_that_was_there_before_the_change_allows_nothing_more(self) -> None:
        line = "      # trygg: tillåt V02 – väntar på statsbidraget\n      - id: N1\n"
        before = edited(UNDECIDED, ("      - id: N1\n", line))
        assert ["V02"] == codes(before, self.EDIT)
        assert [] == codes(before, self.EDIT, ("väntar på statsbidraget", "väntar på statsbidraget igen"))

    def test_an_exception_without_a_reason_or_past_its_time_does_not(self) -> None:
        for reason in ("", " – väntar till 2024-T1"):
            line = f"      # trygg: tillåt V02{reason}\n      - id: N1\n"
            assert ["V02"] == codes(UNDECIDED, self.EDIT, ("      - id: N1\n", line))

    def test_lint_knows_the_names_of_rules_on_changes(self) -> None:
        excepted = edited(
            UNDECIDED, ("      - id: N1\n", "      # trygg: tillåt V02 – väntar\n      - id: N1\n")
        )
        asked = Settings(ignore=("V01", "K09", "senarelagd-utan-kommentar", "V"))
        found = [finding.problem.code for finding in lint(read("p", excepted), rules(), asked)]
        assert [] == [code for code in found if code.startswith("T")]

    def test_lint_takes_them_in_settings(
        self, trygg: Trygg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "trygg.toml").write_text('[lint]\nignore = ["V02"]\nseverity = {V01 = "info"}\n', "utf-8")
        (tmp_path / "plan.yaml").write_text(UNDECIDED, "utf-8")
        monkeypatch.chdir(tmp_path)
        assert "V0" not in trygg("lint", "plan.yaml", "--select", "V,L05").err
        assert trygg("lint", "plan.yaml", "--select", "V99").code == 2


def test_a_rule_on_changes_is_explained_with_the_plan_as_it_was(trygg: Trygg) -> None:
    page = trygg("rule", "V01", "--lang", "en").out
    shown = [
        page.index(part)
        for part in ("A plan as it was:", "A change with this finding:", "A change without it:")
    ]
    assert sorted(shown) == shown
    listed = re.findall(r"(?m)^([KV]\d\d) ", trygg("rule").out)
    assert listed.index("K08") + 1 == listed.index("K09")
    assert {*CHANGE_RULES} <= {*listed}


def test_plans_that_do_not_fit_are_examined() -> None:
    broken = edited(UNDECIDED, ("typ: handlingsplan\n", "tpy: handlingsplan\n"))
    assert read("p", broken).problems
    assert ["V02"] == codes(broken, ("till: 2025-05-31", "till: 2025-10-31"))


@pytest.mark.parametrize("text", ["", "- 1\n", "a: [\n"])
def test_what_is_no_plan_has_no_findings(text: str) -> None:
    assert [] == diagnostics(PLAN, text)
    assert [] == diagnostics(text, PLAN)
    assert [] == diagnostics(text, text)


def test_field_text_never_acts_as_a_template() -> None:
    evil = edited(UNDECIDED, ("Tätare belysning i Stadsparken", "'{0} {x} %s {{ y }}'"))
    for diagnostic in diagnostics(
        evil, edited(evil, ("till: 2025-05-31", "till: 2025-10-31"), ("part: polisen", "part: TK"))
    ):
        assert translate(diagnostic.message)


MUTATIONS: list[Callable[[Any, random.Random], Any]] = [
    lambda value, chance: [],
    lambda value, chance: {},
    lambda value, chance: None,
    lambda value, chance: "2031-T1",
    lambda value, chance: "beslut",
    lambda value, chance: [value, value],
    lambda value, chance: {"id": value},
    lambda value, chance: {"uppföljning": value, "beslut": value},
    lambda value, chance: value[: len(value) // 2] if isinstance(value, (str, list)) else "1",
    lambda value, chance: chance.sample(value, len(value)) if isinstance(value, list) else value,
]


def mutated(value: Any, chance: random.Random, rate: float) -> Any:
    if chance.random() < rate:
        value = chance.choice(MUTATIONS)(value, chance)
    if isinstance(value, dict):
        return {key: mutated(inside, chance, rate) for key, inside in value.items()}
    return [mutated(inside, chance, rate) for inside in value] if isinstance(value, list) else value


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from([*TEXTS, "test"]), seed=st.integers(), rate=st.sampled_from([0.002, 0.02, 0.1]))
def test_any_change_is_examined_one_finding_an_item_and_rule_each_within_the_file(
    name: str, seed: int, rate: float
) -> None:
    import json

    chance = random.Random(seed)
    text = TEXTS.get(name, PLAN)
    sides = [text, json.dumps(mutated(read("p", text).data, chance, rate), ensure_ascii=False, indent=1)]
    chance.shuffle(sides)
    old, new = (read("p", side) for side in sides)
    found = examine(old, new, differences(old, new), Settings())
    for diagnostic in found:
        assert translate(diagnostic.message)
        assert (1, 1) <= diagnostic.start <= diagnostic.end <= new.lines.position(len(new.text))
    named = [(diagnostic.code, translate(diagnostic.message), diagnostic.start) for diagnostic in found]
    assert len(named) == len({*named})
