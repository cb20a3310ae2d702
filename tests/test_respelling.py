"""What is proven to be only a change of spelling, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygg_cli.words.respelling import is_pronounceable, is_respelled

HONEST = [
    ("Vi gör  fler\nvandringar", "Vi gör fler vandringar"),
    ("vi röjer sly", "Vi röjer sly"),
    ("Vi svarar alltid på brev.", "Vi svarar alltid på brev"),
    ("Vi är på torget varje fredag.", "Vi är på torget varje fredag"),
    ("Vi går, ser och lyssnar", "Vi går ser och lyssnar"),
    ("Vi går ut, men inte på söndagar.", "Vi går ut men inte på söndagar"),
    ("Vi stänger inte.", "Vi stänger inte"),
    ("”Trygg” kväll", '"Trygg" kväll'),
    ("trygghets-vandringarna", "trygghetsvandringarna"),
    ("fler trygghetsvandrngar i parken", "fler trygghetsvandringar i parken"),
    ("Upphandlingn är inte klar", "Upphandlingen är inte klar"),
    ("trygggheten i centrum", "tryggheten i centrum"),
    ("vandriingar", "vandringar"),
    ("Minst 3 fina vandrngar, 12-18", "Minst 3 fina vandringar, 12–18"),
    ("ga\u030angva\u0308gen", "gångvägen"),
]
DISHONEST = [
    ("Vandringar alla kvällar", "Vandringar vissa kvällar"),
    ("Minska otryggheten", "Öka otryggheten"),
    ("fredag och lördag", "lördag"),
    ("fyra skolor", "tre skolor"),
    ("minst fyra", "högst fyra"),
    ("Vi ska vandra", "Vi bör vandra"),
    ("parken och torget", "parken eller torget"),
    ("kommunen stöder polisen", "polisen stöder kommunen"),
    # number, definiteness, tense, negation: the same stem proves nothing
    ("vandringar", "vandring"),
    ("trygghetsvandringar", "trygghetsvandringarna"),
    ("kvällarna", "kvällar"),
    ("besöker", "besökte"),
    ("trygghetsskapande", "otrygghetsskapande"),
    ("ordningen i parken", "oordningen i parken"),
    ("dagligen", "dagen"),
    # a letter makes another word of a long one
    ("cykelvägarna", "cykelväggarna"),
    ("ungdomsgården", "ungdomsvården"),
    ("idrottsplatsen", "idrottspalatsen"),
    ("4 vandrngar", "4 vandringar"),
    ("junimånaden", "julimånaden"),
    ("Bergskolan", "Borgskolan"),
    ("förebyggande", "förebygande"),
    # a comma tells what is denied, and what alone holds
    ("Vi ökar inte belysningen", "Vi ökar, inte belysningen"),
    ("Vi kommer, inte polisen", "Vi kommer inte, polisen"),
    ("Parken öppnas. Endast personal släpps in", "Parken öppnas endast. Personal släpps in"),
    ("Vi arbetar inte utan vakter", "Vi arbetar inte, utan vakter"),
    # a letter of its own before a hyphen is a name
    ("en A-traktor", "en B-traktor"),
    ("våra e-tjänster", "våra b-tjänster"),
    # a space makes two of one
    ("öppet var dag", "öppet vardag"),
    # in or beside what counts
    ("inom 2,5 timmar", "inom 25 timmar"),
    ("kl. 12-18", "kl. 1218"),
    ("kl. 18–21", "kl. 18, 21"),
    ("2 , 5", "2 5"),
    ("Klart 2025.", "Klart 2025"),
    ("högst 5 mW", "högst 5 MW"),
    ("½ dag", "¼ dag"),
    ("10 %", "10"),
    ("två, tre gånger", "två tre gånger"),
    ("tjugo fem", "tjugofem"),
    ("femtiotre", "femtiotr"),
    ("mån-fre", "månfre"),
    ("mån–fre", "mån, fre"),
    ("fredag, lördag", "fredag lördag"),
    ("etapp VI", "etapp vi"),
    # signs that say something
    ("Vi kommer", "Vi kommer?"),
    ("park och/eller torg", "park och eller torg"),
    ("Vi går (inte) hem", "Vi går inte hem"),
    ("", "Vi går"),
]


@pytest.mark.parametrize(("old", "new"), HONEST)
def test_spelling_is_proven_either_way(old: str, new: str) -> None:
    assert (True, True) == (is_respelled(old, new), is_respelled(new, old))


@pytest.mark.parametrize(("old", "new"), DISHONEST)
def test_other_words_are_never_spelling_either_way(old: str, new: str) -> None:
    assert (False, False) == (is_respelled(old, new), is_respelled(new, old))


@pytest.mark.parametrize(
    "word",
    [
        "nämnden",
        "omvärlden",
        "extremism",
        "planeringsskrift",
        "verksamhetsstrategi",
        "kampanj",
        "skjutvapenvåldet",
    ],
)
def test_a_swedish_word_can_be_pronounced(word: str) -> None:
    assert is_pronounceable(word)


def test_what_is_no_text_is_not_spelled_anew() -> None:
    assert not is_respelled(["a"], ["a"])


@given(st.text(), st.integers(0, 99), st.sampled_from("0123456789"))
def test_a_figure_that_comes_or_goes_is_never_spelling(text: str, place: int, figure: str) -> None:
    at = place % (len(text) + 1)
    assert not is_respelled(text, text[:at] + figure + text[at:])


@given(st.text(alphabet="abdeåäö .,-\n", max_size=40))
def test_no_text_is_another_than_itself(text: str) -> None:
    assert is_respelled(text, text)
    assert is_respelled(text, text.upper())
