"""A reference to nothing is answered with what was meant, or with what the id belongs to."""

import pytest

from trygg_cli import language
from trygg_cli.edit.fix import fix
from trygg_cli.language import translate
from trygg_cli.reading.document import read

HEAD = """trygg: 1
id: p
titel: P
typ: handlingsplan
aktörer:
  KS: {namn: Kommunstyrelsen}
  TK: {namn: Tekniska kontoret}
  TF: {namn: Tekniska kontoret}
platser:
  - {id: torget, namn: Stora torget}
mål:
  - {id: M1, mål: Färre skador}
organ:
  - {id: SG, namn: Styrgruppen}
åtgärder:
  - {id: A2, åtgärd: Två}
  - id: A1
    åtgärd: Ett
    """


def said(line: str) -> list[str]:
    language.use("en")
    problems = read("p.yaml", HEAD + line + "\n").problems
    return [
        f"{translate(problem.message)} – {translate(problem.help) if problem.help else ''}"
        for problem in problems
    ]


def becomes(before: str, after: str) -> None:
    assert HEAD + after + "\n" == fix(read("p.yaml", HEAD + before + "\n"), lambda _: ()).text


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "ansvarig: [A2]",
            (
                'there is no "A2" under "aktörer" or "organ": that is the id of measure A2 Två – '
                "write it under väntar_på, or one of KS, TK, TF, SG here"
            ),
        ),
        (
            "bidrar_till: [KS]",
            (
                'there is no "KS" under "mål" or "löften": that is the id of actor KS Kommunstyrelsen – '
                "write it under ansvarig, medverkande, externa, or one of M1 here"
            ),
        ),
        (
            "indikatorer: [M1]",
            (
                'there is no "M1" under "indikatorer": that is the id of goal M1 Färre skador – '
                'write one that stands under "indikatorer"'
            ),
        ),
        (
            "väntar_på: [torget]",
            (
                'there is no "torget" under "åtgärder": that is the id of place torget Stora torget – '
                "write it under platser, or one of A2, A1 here"
            ),
        ),
    ],
)
def test_an_id_of_another_kind_is_told_with_what_it_belongs_to(line: str, sentence: str) -> None:
    assert [sentence] == said(line)
    becomes(line, line)


@pytest.mark.parametrize(
    ("line", "remedy", "mended"),
    [
        ("ansvarig: [Kommunstyrelsen]", "write KS (Kommunstyrelsen)", "ansvarig: [KS]"),
        ("ansvarig: [Kommunstyrelsen (KS)]", "write KS (Kommunstyrelsen)", "ansvarig: [KS]"),
        ("ansvarig: [styrgruppen]", "write SG (Styrgruppen)", "ansvarig: [SG]"),
        ("platser: [Stora  torget]", "write torget (Stora torget)", "platser: [torget]"),
        ("bidrar_till: [Färre skador]", "write M1 (Färre skador)", "bidrar_till: [M1]"),
        ("väntar_på: [tva]", "write A2 (Två)", "väntar_på: [A2]"),
        ("ansvarig: [KS och SG]", "write them one by one: KS, SG", "ansvarig: [KS, SG]"),
        (
            "ansvarig: [KS，TK]",
            '"，" is a full-width sign; write them one by one: KS, TK',
            "ansvarig: [KS, TK]",
        ),
        ("ansvarig: [ks]", "write KS (Kommunstyrelsen)", "ansvarig: [KS]"),
    ],
)
def test_a_name_in_place_of_a_short_one_is_answered_with_it_and_mended(
    line: str, remedy: str, mended: str
) -> None:
    assert [remedy] == [text.partition(" – ")[2] for text in said(line)]
    becomes(line, mended)


def test_names_on_a_line_of_their_own_are_parted_by_a_person() -> None:
    assert "write them one by one: KS, SG" in said("ansvarig:\n      - KS och SG")[0]
    becomes("ansvarig:\n      - KS och SG", "ansvarig:\n      - KS och SG")


def test_a_name_that_several_have_is_asked_about() -> None:
    assert "several are called that: write one of TK, TF" in said("ansvarig: [Tekniska kontoret]")[0]
    becomes("ansvarig: [Tekniska kontoret]", "ansvarig: [Tekniska kontoret]")


def test_so_many_names_that_are_nowhere_are_told_without_comparing_each_with_all() -> None:
    many = 400
    actors = "".join(f"  tekniska{number}: {{namn: Tekniska {number}}}\n" for number in range(many))
    measures = "".join(
        f"  - {{id: A{number}, åtgärd: Ljus, ansvarig: [teknska{number}]}}\n" for number in range(many)
    )
    found = read("p", f"id: p\ntitel: P\ntyp: handlingsplan\naktörer:\n{actors}åtgärder:\n{measures}")
    hints = [translate(problem.help) for problem in found.problems if problem.help]
    assert len(hints) == many
    assert "tekniska0" in hints[0]
    assert "…" in hints[-1]
