"""A text that YAML cuts at a # is told of, and a comment is left alone."""

import pytest

from trygg_cli.language import translate
from trygg_cli.reading.document import read

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\naktörer:\n  KS: {namn: Kommunstyrelsen, typ: nämnd}\n"
MEASURE = HEAD + "åtgärder:\n  - id: A1\n    åtgärd: Ny belysning\n    ansvarig: [KS]\n"


def cuts(text: str) -> list[str]:
    """Return what stands from each # on that cuts a text."""
    found = read("plan.yaml", text).problems
    assert {"S15"} >= {problem.code for problem in found}
    return [text[slice(*problem.span)] for problem in found]


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("    beskrivning: Lampa #2 i parken\n", "#2 i parken"),
        ("    beskrivning: Kampanjen #trygg\n", "#trygg"),
        ("    aktiviteter:\n      - Byt lampa\t#3\n", "#3"),
        ("    beskrivning: Texten går\n      vidare till lampa #2\n", "#2"),
        (
            "    uppföljning:\n      - avser: 2026-T1\n        kommentar: Ärende #17 är klart\n",
            "#17 är klart",
        ),
    ],
)
def test_a_text_that_a_number_or_a_hashtag_cuts_is_told_of_at_its_sign(line: str, lost: str) -> None:
    assert [lost] == cuts(MEASURE + line)
    assert [lost] == cuts((MEASURE + line).replace("\n", "\r\n"))


@pytest.mark.parametrize(
    "line",
    [
        "    beskrivning: Lampan i parken # två till\n",
        "    beskrivning: 'Lampa #2 i parken'\n",
        "    beskrivning: 'Lampan' #kolla\n",
        "    beskrivning: |\n      Lampa #2 i parken\n",
        "    beskrivning: Se https://example.org/a#2\n",
        "    kostnad: 100 #kolla\n",
        "    #beskrivning: Lampa\n",
        "    tid: {till: 2026-08-31} #preliminärt\n",
    ],
)
def test_a_comment_and_a_text_in_quotes_are_left_alone(line: str) -> None:
    assert [] == cuts(MEASURE + line)


def test_the_remedy_names_both_that_may_have_been_meant() -> None:
    (problem,) = read("plan.yaml", MEASURE + "    beskrivning: Lampa #2\n").problems
    assert problem.help is not None
    assert (
        "sätt texten inom citattecken om # hör till den; skriv ett mellanslag efter # om det är en kommentar"
        == translate(problem.help)
    )
