"""Which headings say by themselves what is done."""

import unicodedata

import pytest

from trygg_cli.prose.work import names_work


@pytest.mark.parametrize(
    "heading",
    [
        "Fotpatrullering i centrum",
        "Trafikkontroller på Storgatan",
        "Kvällsronder",
        "Möte med föreningarna",
        "Marknadsföring av aktiviteter på fysiska platser",
        "Informationsmöten om ANDTS",
        "Utreda förstärkt lokal samverkan",
        "Vuxna vandrar någon helg",
        "Projekt: Nattvandringar",
        "Fler fältassistenter på torget",
        "Klotter saneras inom ett dygn",
        "Tillsyn på krogar",
        "Städdag",
        "Gårdsfest med polisen",
        "Tätare belysning i Stadsparken",
        "Fler bänkar",
        "Samråd med krögarna",
        "Upphandling av väktare",
        "Drogvaneundersökning",
        "Sociala insatsgrupper",
        "Uppsökande verksamhet",
        "Öppet hus för föräldrar",
        "Fredagsöppet i idrottshallen",
        "Öppettiderna på fritidsgården förlängs",
        unicodedata.normalize("NFD", "Föräldramöten på högstadiet"),
    ],
)
def test_a_noun_of_action_or_a_verb_says_what_is_done(heading: str) -> None:
    assert names_work(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Unga i riskzon",
        "Ungdomar i behov av utbildning",
        "Skadegörelse på skolor",
        "Nedskräpning i parken",
        "Bostadsrättsföreningar",
        "Belysning i Ekparken",
        "Bättre trygghet",
        "Fler unga i riskzon",
        "Öka tryggheten i centrum",
        "Minskad segregation",
        "SIG, TUTI och URO",
        "Brottsförebyggande arbete",
        "Invandring",
        "Handlingar",
        "Trygga skolvägar",
        "",
    ],
)
def test_a_group_a_place_a_problem_or_a_wish_does_not(heading: str) -> None:
    assert not names_work(heading)
