"""A text in which nothing is out of the ordinary says the same without places; any other is left alone."""

import random
from pathlib import Path

import pytest

from trygg_cli.reading import document
from trygg_cli.reading.same_id import at_id, seen
from trygg_cli.text import data_reader, source, yaml_document

PLAN = "id: p\ntitel: Plan\ntyp: handlingsplan\n"

ORDINARY = [
    "id: p\ntitel: Plan\n",
    "a: {b: c, d: [e, f], g: []}\n",
    "a:\n- b\n-  c: d\n   e: 'it''s'\n",
    "a: |\n  Två rader\n  text.\nb: >-\n  En\n  rad\nc: d\n",
    "a:\nb: c\nd: \nh:\n  i:\n",
    "? a\n: b\n",
    "åtgärd: Belysning – i parken?\n",
    "a\u030aa: x\n'b': \"\\xe5\"\n",
    'a: "a # b" # comment\n# comment\nb: c\n',
    "---\na: b\n...\n",
    "id: p\r\na:\r\n  - b\r\n",
    "a: ''\nb: [x, '']\n",
    "a: vad? när?\n",
]

EXTRAORDINARY = [
    "",
    "# only a comment\n",
    "- a\n",
    "text\n",
    "a: b\na: c\n",
    "a: b\na:\n",
    "a:\na: b\n",
    "å: b\na\u030a: c\n",
    "a: ~\n",
    "a: null\n",
    "a: [b, ]\nc: [null]\n",
    "a:\n  -\n  - b\n",
    "a: &x b\nc: *x\n",
    "a: !!str b\n",
    "a: !t {b: c}\n",
    "<<: {a: b}\n",
    "{a: b, c}\n",
    "{a: b, 'c'}\n",
    "a : \nb: c\n",
    "'a':\nb: c\n",
    "{e: , f: g}\n",
    "{?a: b}\n",
    "~: a\n",
    ": a\n",
    "{[a]: b}\n",
    "a: >5\n",
    "a: >#1\n",
    "a: b\n---\nc: d\n",
    "a: [b\n",
    "a: b: c\n",
    "a: " + "[" * 50 + "]" * 50 + "\n",
    "a: [" + "b, " * 620_000 + "]\n",
]


def said(text: str) -> object:
    """Return what a text is read as, with the order of its keys, or nothing where there is a problem."""
    read = yaml_document.read(text)
    return (
        None
        if read.problems
        else (repr(read.data), [(blank.key, blank.place) for blank in read.spans.blanks])
    )


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_is_read_as_with_places(text: str) -> None:
    found = data_reader.read(text)
    assert found
    assert said(text) == (repr(found.data), [(blank.key, blank.place) for blank in found.blanks])


@pytest.mark.parametrize("text", EXTRAORDINARY, ids=lambda text: text[:20])
def test_what_is_out_of_the_ordinary_is_left_alone(text: str) -> None:
    assert data_reader.read(text) is None


def test_a_blank_key_is_known_by_the_mapping_it_stands_in() -> None:
    found = data_reader.read("a:\n  b:\nc:\n  b: d\n")
    assert found
    assert isinstance(found.data, dict)
    assert [blank.inside is found.data["a"] for blank in found.blanks] == [True]


def test_whatever_is_changed_in_a_text_is_read_alike_or_left_alone(plan_texts: list[str]) -> None:
    chance, signs = random.Random(5), [*":-?{}[],&*#|>'\"%@`!~ \n\t", "\n  ", "\n- ", ": ", "null", "<<"]
    bases, alike = [*ORDINARY, *EXTRAORDINARY[:-2], *plan_texts], 0
    for _ in range(4_000):
        text = chance.choice(bases)
        begin = chance.randrange(max(1, len(text) - 200))
        letters = [*text[begin : begin + chance.randrange(5, 200)]]
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(letters) + 1)
            letters[at : at + chance.randrange(2)] = chance.choice(signs)
        text = "".join(letters)
        found = None if source.UNPRINTABLE.search(text) else data_reader.read(text)
        if found:
            alike += 1
            assert said(text) == (repr(found.data), [(it.key, it.place) for it in found.blanks]), text
    assert alike > 200


def test_places_are_found_when_they_are_asked_for() -> None:
    text = f"{PLAN}åtgärder:\n  - {{id: A1, åtgärd: Belysning}}\n"
    late, full = (document.read("p.yaml", text, for_data=for_data).spans for for_data in (True, False))
    assert (late.is_found, full.is_found) == (False, True)
    assert late.value(("åtgärder", 0, "id")) == full.value(("åtgärder", 0, "id"))
    assert late.is_found


@pytest.mark.parametrize(
    "text",
    [
        "id: p\ntitel: Plan\n",
        "titel: |\n  id: x\nkommun: K\nid:  'p' # comment\na: b\n",
        'titel: "x\nid: q"\nid: p\n',
        "id:\n  p\n",
        "id: p\n  q\n",
        "{titel: x, id: p}\n",
        "a: {\nid: q}\nid: p\n",
        '"id": p\na: b\n',
        "id: p",
    ],
)
def test_the_id_stands_where_it_stands_however_a_plan_is_read(text: str) -> None:
    late, full = (document.read("p.yaml", text, for_data=for_data) for for_data in (True, False))
    assert late.fields.get("id") == full.fields.get("id")
    assert (seen(late), at_id(late)) == (seen(full), at_id(full))


def test_only_what_stands_before_the_id_is_read_for_its_place() -> None:
    late = document.read("p.yaml", f"# first\n{PLAN}", for_data=True)
    found = seen(late)
    assert found
    assert found.line == 2
    assert not late.spans.is_found


@pytest.fixture
def plan_texts() -> list[str]:
    """The texts of the plans that come with the project, the beginning of each."""
    return [
        path.read_text("utf-8")[:1_500]
        for path in sorted((Path(__file__).parents[1] / "plans").glob("*.yaml"))
    ]


@pytest.mark.parametrize(
    "sign", [*"\0\x08\x0b\x1f\x7f\x80\x85\x9f\u2028\u2029\ud800\ufeff\ufffe\uffff", "<<<<<<< a", "%TAG"]
)
def test_what_is_refused_is_refused_without_places_too(sign: str) -> None:
    """libyaml stops at most of it, and what it lets through is looked for."""
    for text in (
        f"{sign}\n{PLAN}",
        f"\n{sign}\n{PLAN}",
        f"{PLAN}# {sign}\n",
        f"{PLAN}...\n{sign}\n",
        f"{PLAN}syfte: a{sign}b\n",
    ):
        with_places = source.parse(text)
        without = source.parse(text, for_data=True)
        assert (without.data, without.problems) == (with_places.data, with_places.problems)
