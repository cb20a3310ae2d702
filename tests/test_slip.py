"""What a slip of the hand is called, and where: one finding at the place where it was made."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PLANS
from tests.texts import many
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.position import Lines
from trygg_cli.reading import document
from trygg_cli.text import syntax_hints, syntax_suspects, yaml_document
from trygg_cli.text.source import parse

PLAN = """\
id: trygg-2022
titel: Trygg i centrum
gäller: {från: 2022-01-01, till: 2022-12-31}
aktörer:
  TK: {namn: Tekniska kontoret, typ: förvaltning}
  polisen: {namn: "Polisen", typ: polis}
# parterna
parter: [TK, polisen]
fokusområden:
  - id: narkotika
    namn: Narkotika
    åtgärder:
      - id: N1
        åtgärd: "Avloppsprov för narkotika"
        aktiviteter:
          - "Provtagning vid två tillfällen"
          - Analys
        ansvarig: [TK]
        externa: [polisen, TK]
        tid: {text: "månad 05", från: 2022-05-01}
        uppföljning:
          - avser: 2022-T2
            status: pågår  # än så länge
            kommentar: >-
              Proverna är tagna
              och analyserade.
            nästa_steg: Låta resultatet styra.
      - id: N2
        åtgärd: 'Hjärtstartare'
        ansvarig: [TK]
"""

# what stands in PLAN, what somebody made of it («» around what is to be pointed at), and what is said of it
SLIPS = [
    (
        "      - id: N2\n        åtgärd: 'Hjärtstartare'\n        ansvarig",
        "      «-»id: N2\n       åtgärd: 'Hjärtstartare'\n       ansvarig",
        "there must be a space after the dash",
    ),
    ("      - id: N2\n", "      «•» id: N2\n", '"{mark}" begins no list item in YAML'),
    (
        '          - "Provtagning vid två tillfällen"\n          - Analys',
        "          «*» Provtagning vid två tillfällen\n          * Analys",
        '"{mark}" begins no list item in YAML',
    ),
    (
        "      - id: N2\n        åtgärd: 'Hjärtstartare'\n        ansvarig: [TK]",
        "      - id: N2\n      «å»tgärd: 'Hjärtstartare'\n      ansvarig: [TK]",
        "the indentation does not fit the lines around",
    ),
    (
        'aktiviteter:\n          - "Provtagning vid två tillfällen"\n          - Analys',
        'aktiviteter: «T»vå saker\n        - "Provtagning vid två tillfällen"\n        - Analys',
        "a key that has a list below it",
    ),
    ('"Avloppsprov för narkotika"', '«"»Avloppsprov för narkotika', "a quotation mark is never closed"),
    ('"Polisen"', '«"»Polisen', "a quotation mark is never closed"),
    ('"månad 05"', '«"»månad 05', "a quotation mark is never closed"),
    ("'Hjärtstartare'", "«'»Hjärtstartare", "a quotation mark is never closed"),
    ('"Avloppsprov för narkotika"', '"Avloppsprov för narkotika«"»"', "here is one quotation mark too many"),
    ('"Avloppsprov för narkotika"', '«"»"Avloppsprov för narkotika"', "here is one quotation mark too many"),
    ("'Hjärtstartare'", "'Hjärtstartare«'»'", "here is one quotation mark too many"),
    ('"Avloppsprov för narkotika"', '"Avloppsprov för "«narkotika»"', "what stands in quotes"),
    (
        '"Avloppsprov för narkotika"',
        '"Avloppsprov "«för»" narkotika"',
        "what stands in quotes or brackets has",
    ),
    ("'Hjärtstartare'", "'Hjärta'«s» start'", "what stands in quotes or brackets has"),
    ("[polisen, TK]", "«[»polisen, TK", "a list that begins with [ is not closed"),
    ("[polisen, TK]", "«[»polisen,\n          TK", "a list that begins with [ is not closed"),
    ("typ: polis}", "typ: polis", "a mapping that begins with {{ is not closed"),
    ("[polisen, TK]", "«[»[polisen, TK]", "here is one {mark} too many"),
    ("[polisen, TK]", "[polisen, TK]«]»", "here is one {mark} too many"),
    (
        "{namn: Tekniska kontoret, typ: förvaltning}",
        "namn: Tekniska kontoret, typ: x«}»",
        "{mark} ends something",
    ),
    ("[polisen, TK]", "[polisen, TK«}»", "{mark} is the wrong bracket here"),
    ("[polisen, TK]", "[polisen,«,» TK]", "here a value should stand"),
    ("[polisen, TK]", "[polisen, «#»TK]", "from # on the line is a comment"),
    ("kontoret, typ", "kontoret «typ»", 'the comma before "{mark}" is missing'),
    ("status: pågår", "status«:»pågår", "there must be a space after the colon"),
    ("status: pågår", "«status» pågår", 'the colon after "{mark}" is missing'),
    ("status: pågår", "«status»; pågår", 'the colon after "{mark}" is missing'),
    ("        aktiviteter:", "        «aktiviteter»", 'the colon after "{mark}" is missing'),
    ("TK: {", "«TK» {", 'the colon after "{mark}" is missing'),
    ("status: pågår", "status:«\u00a0»pågår", "here is a space of another sort"),
    ("- id: N2", "«-»id: N2", "there must be a space after the dash"),
    ("- id: N2", "-«-» id: N2", "{mark} cannot stand here"),
    ("- id: N2", "-«  »id: N2", "what stands behind the dash does not begin"),
    ("      - id: N1", "        «i»d: N1", "the dash of a list item"),
    ('          - "Provtagning', '           «"»Provtagning', "the dash of a list item seems"),
    (
        "        ansvarig: [TK]\n        ext",
        "      «a»nsvarig: [TK]\n        ext",
        "the indentation does not fit",
    ),
    (
        "        ansvarig: [TK]\n        ext",
        "          «a»nsvarig: [TK]\n        ext",
        "the indentation does not",
    ),
    ("        ansvarig: [TK]\n        ext", "«\t»ansvarig: [TK]\n        ext", "here is a tab"),
    ("titel: Trygg i", "titel: Mål 1«:» Trygg i", "a text that holds a colon and a space"),
    ("namn: Tekniska", "namn: Mål 1«:» Tekniska", "a text that holds a colon and a space"),
    ("titel: Trygg i centrum", "titel: Trygg «#»1\n  i centrum", "from # on the line is a comment"),
    ("# parterna\n", "«parterna» står här\n", "this line is neither a key"),
    ("aktörer:", "aktörer:  «a»lla", "a key that has more below it"),
    ("        aktiviteter:", "        «#»aktiviteter:", "this line is a comment"),
    ("[polisen, TK]", "[polisen, TK] «m»fl", "what stands in quotes or brackets has ended"),
    ("[polisen, TK]\n        tid", "[polisen, TK]   «tid»", "here something new begins"),
    (">-\n              Proverna", ">- «P»roverna", "after > or | the text begins"),
    ("Låta resultatet", "Låta\n«resultatet»", "this line is neither a key"),
    *(
        (
            "kommentar: >-\n              Proverna är tagna\n              och",
            f"kommentar: {sign}\n              Proverna är tagna\n{wrong}",
            "the line stands further out than the text above",
        )
        for sign in ("|", ">-")
        for wrong in (
            "            «o»ch",
            "      «o»ch",
            "«o»ch",
            "             «-» och",
            "             «D»är: och",
            "            «-» och",
        )
    ),
]


def marked(text: str) -> tuple[str, int]:
    """Return a text without its « and », and where the stretch began that stood between them."""
    return text.replace("«", "").replace("»", ""), text.find("«")


def slipped(right: str, wrong: str) -> tuple[str, int]:
    """Return the plan with a slip made in it, and where it is."""
    assert right in PLAN
    return marked(PLAN.replace(right, wrong, 1))


def only(text: str) -> PlacedProblem:
    """Return the one problem that a text has."""
    (problem,) = document.read("plan.yaml", text).problems
    return problem


def test_plan_in_which_slips_are_made_has_none() -> None:
    assert () == parse(PLAN).problems


@pytest.mark.parametrize(("right", "wrong", "sentence"), SLIPS)
def test_slip_is_told_where_it_was_made(right: str, wrong: str, sentence: str) -> None:
    text, place = slipped(right, wrong)
    problem = only(text)
    assert "S01" == problem.code
    assert problem.message.text.startswith(sentence)
    if place >= 0:
        assert (place, Lines(text).position(place)) == (problem.span.start, Lines(text).position(place))
    assert problem.help is not None


def test_a_line_outside_a_text_goes_where_the_lines_of_the_text_stand() -> None:
    text = "problem: |\n    Mörkt.\n  Ödsligt.\n Tyst.\nid: p\ntitel: T\n"
    problem = only(text)
    assert problem.help is not None
    assert {"column": 5} == problem.help.args
    assert text.index("Ödsligt") == problem.span.start


def test_a_key_that_stands_a_little_too_far_in_below_a_text_goes_where_the_key_of_the_text_stands() -> None:
    text, at = slipped("            nästa_steg: Låta", "             «n»ästa_steg: Låta")
    problem = only(text)
    assert problem.help is not None
    assert ("begin the line in column {column}", {"column": 13}) == (problem.help.text, problem.help.args)
    assert at == problem.span.start


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(("right", "wrong", "sentence"), SLIPS)
def test_slip_is_told_where_it_was_made_after_every_line_end(
    right: str, wrong: str, sentence: str, end: str
) -> None:
    text, _ = slipped(right, wrong)
    here, there = only(text), only(text.replace("\n", end))
    assert (here.message, Lines(text).position(here.span.start)) == (
        there.message,
        Lines(text.replace("\n", end)).position(there.span.start),
    )


def test_text_without_a_closing_mark_is_told_of_also_when_the_next_line_lacks_one_too() -> None:
    text, place = marked('id: p\ntitel: «"»Trygg\ntyp: "plan\nkommun: x\n')
    problem = only(text)
    assert ("a quotation mark is never closed", place) == (problem.message.text, problem.span.start)


def test_text_in_quotes_may_go_on_below() -> None:
    text, place = marked('titel: "Trygg\n  i centrum" «och» mer\nid: p\n')
    problem = only(text)
    assert ("what stands in quotes or brackets has ended", place) == (
        problem.message.text[:43],
        problem.span.start,
    )


def test_first_item_without_its_dash_is_found_far_above_the_second() -> None:
    lines = "".join(f"    rad{number}: x\n" for number in range(100))
    text, place = marked(f"titel: x\nåtgärder:\n    «i»d: N1\n{lines}  - id: N2\n    rad: y\n  - id: N3\n")
    problem = only(text)
    assert ("the dash of a list item seems to be missing here", place) == (
        problem.message.text,
        problem.span.start,
    )


def test_slip_within_a_long_list_is_found() -> None:
    items = "".join(f"  - id: N{number}\n    mål: {number}\n" for number in range(5_000))
    text, place = marked(
        f'åtgärder:\n{items}  - id: X\n    mål: «"»x\n{items.replace("N", "M")}  - id: "Y"\n'
    )
    problem = only(text)
    assert ("a quotation mark is never closed", place) == (problem.message.text, problem.span.start)


def test_what_a_slip_leads_to_is_not_told_of() -> None:
    text = (
        "id: p\ntitel: x\norgan:\n  - id: a\n    namn: A\n  -\nid: b\n    namn: B\n  - id: c\n    namn: C\n"
    )
    assert 1 == len(document.read("plan.yaml", text).problems)


def test_mistakes_above_a_slip_are_told_of_too() -> None:
    assert ["S07", "S01"] == [
        problem.code for problem in parse("a: 1\na: 2\nb:\n  - c:d\n    e: f\n").problems
    ]


@pytest.mark.parametrize("sign", ['"', "'", "[", "{", ":", "- ", "  ", "x: "])
def test_no_more_is_read_anew_than_a_large_text_allows(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    reach = yaml_document.reach

    def counted(text: str) -> int:
        read.append(len(text))
        return reach(text)

    monkeypatch.setattr(yaml_document, "reach", counted)
    parse("a:\n" + f"  - b: {sign}c\n    {sign}d: e\n" * 50_000 + "  - f: g\n   h\n")
    assert syntax_hints.MAX_READ + 4 * syntax_suspects.MAX_BEFORE > sum(read)
    assert read


SIGNS = "\"'[]{}:#- \n\t"


def slipped_at_random(random: Random) -> tuple[str, int]:
    """Return a real plan with one sign deleted, added or written twice, and the line where that was done."""
    text = random.choice(PLANS).read_text(encoding="utf-8")
    sign = random.choice(SIGNS)
    places = [place for place, found in enumerate(text) if found == sign] or [0]
    place = random.choice([*random.sample(places, 1), random.randrange(len(text))])
    is_there = text[place] == sign
    end = place + 1 if is_there and random.random() < 0.5 else place
    changed = text[:place] + ("" if end > place else sign) + text[end:]
    return changed, Lines(changed).position(place).line


@many(200)
@given(st.integers(0, 2**32))
def test_one_sign_wrong_in_a_plan_is_one_finding_and_near(seed: int) -> None:
    text, line = slipped_at_random(Random(seed))
    read = document.read("plan.yaml", text)
    if read.data is None and read.problems:
        (problem,) = read.problems
        assert 20 >= abs(line - Lines(text).position(problem.span.start).line)


def test_nearly_every_sign_that_is_wrong_is_told_of_on_its_line() -> None:
    far, count = 0, 0
    for seed in range(400):
        text, line = slipped_at_random(Random(seed))
        read = document.read("plan.yaml", text)
        if read.data is None and read.problems:
            count += 1
            far += 1 < abs(line - Lines(text).position(read.problems[0].span.start).line)
    assert 100 < count
    assert far <= count / 100


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ("- Ett  # viktigt\n        - Två\n", 9),
        ("- Ett\n        - Två  # nytt\n        - Tre\n", 10),
        ("- Ett\n        # nytt\n        - Två\n", 10),
        ("- Ett  # viktigt\n            - Två\n", 9),
    ],
)
def test_a_list_item_that_stands_too_deep_below_a_comment_is_told_where_it_stands(
    items: str, line: int
) -> None:
    text = f"id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n  - id: A1\n    åtgärd: Å\n    aktiviteter:\n      {items}"
    (problem,) = document.read("p.yaml", text).problems
    assert "the indentation does not fit the lines around" == problem.message.text
    assert {"column": 7} == (problem.help.args if problem.help else None)
    assert line == Lines(text).position(problem.span.start).line


def test_the_keys_of_an_item_in_the_column_of_its_dash_are_told_the_column_of_its_first_key() -> None:
    (problem,) = document.read(
        "p.yaml", "id: p\nåtgärder:\n  - id: A1\n  åtgärd: Ronder\n  tid: {när: 2025}\n"
    ).problems
    assert problem.help is not None
    assert {"column": 5} == dict(problem.help.args)


def test_every_text_that_needs_quotes_is_told_of_at_once() -> None:
    text = "id: p\ntitel: Plan: ett\nsyfte: > 80 %\nbakgrund: Först: nu: sist\ngrupp: *G*\n"
    lines = [text[: problem.span.start].count("\n") + 1 for problem in document.read("p.yaml", text).problems]
    assert [2, 3, 4, 5] == lines


def test_what_stands_behind_another_mistake_is_not_guessed_at() -> None:
    problems = document.read(
        "p.yaml", "id: p\ntitel: Plan: ett\nbeslut: [{typ: beslut\nsyfte: A: b\n"
    ).problems
    assert 2 == len(problems)
