"""Where an exception in a comment holds, how it may be written, and what is said of one that cannot hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import anything, many
from trygg_cli.lint import suppression
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.lint.suppression import Suppression
from trygg_cli.position import Span
from trygg_cli.reading.document import Document, read
from trygg_cli.rules import rules

HEAD = "id: p\ntitel: P\ntyp: handlingsplan\n"
MEASURES = "åtgärder:\n  # {comment}\n  - id: N1\n    åtgärd: Ett\n"
LATER = date(2026, 1, 1)


def written(comment: str) -> Suppression:
    (one,) = suppression.find(read("p", HEAD + MEASURES.format(comment=comment)))
    return one


def found(text: str, as_of: date | None = None) -> list[str]:
    """Return the codes of what is found by the rule on responsibility, and about exceptions."""
    document = read("p", text)
    assert () == document.problems
    return [
        finding.problem.code for finding in lint(document, rules(), Settings(select=("B01",), as_of=as_of))
    ]


def allowed(document: Document) -> list[str]:
    """Return the texts for which an exception of a plan holds, a line each."""
    (one,) = suppression.find(document)
    return [
        document.text[span.start : span.end].strip()
        for span, is_text in document.spans.walk()
        if is_text and one.holds(Span(span.start, span.start), None)
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "trygg: tillåt B01 – skäl",
        "trygg: tillat B01 – skäl",
        "trygg: Tillåt b01 – skäl",
        "Trygg: TILLÅT B01 – skäl",
        "TRYGG : allow B01 - skäl",
        "trygg: tillåt B01 -- skäl",
        "trygg: tillåt B01–skäl",
        "trygg: tillåt B01 — skäl",
        "trygg: tilla\u030at a\u030atga\u0308rd-utan-ansvarig – skäl",
        "trygg: tillåt B01 , B09 – skäl",
    ],
)
def test_an_exception_may_be_written_in_more_than_one_way(comment: str) -> None:
    assert ("skäl", None) == (written(comment).reason, written(comment).fault)
    assert [] == found(HEAD + MEASURES.format(comment=comment))


@pytest.mark.parametrize("reason", ["", "–", "…", ".", "- –", "till 2025-T1", "(till 2025-T1)", "12"])
def test_a_reason_has_letters_and_is_more_than_an_end(reason: str) -> None:
    comment = f"trygg: tillåt B01 – {reason}"
    assert "" == written(comment).reason
    assert ["T01", "B01"] == found(HEAD + MEASURES.format(comment=comment))


@pytest.mark.parametrize(
    "end",
    [
        "till 2025-T1",
        "till 2025-T1.",
        "(till 2025-T1)",
        ", till 2025-T1",
        "till och med 2025-T1",
        "t.o.m. 2025-T1",
        "tom 2025-T1",
        "until 2025-T1",
    ],
)
def test_an_end_may_be_written_in_more_than_one_way(end: str) -> None:
    one = written(f"trygg: tillåt B01 – nämnden väljer {end}")
    assert one.until
    assert ("nämnden väljer", "2025-T1") == (one.reason.removesuffix(" "), one.until.text)


def test_an_end_may_be_a_day() -> None:
    one = written("trygg: tillåt B01 – nämnden väljer till 2025-03-31")
    assert not one.has_expired(date(2025, 3, 31))
    assert one.has_expired(date(2025, 4, 1))
    assert one.until
    assert "2025-03-31" == one.until.text


@pytest.mark.parametrize(
    "end",
    [
        "2025-T4",
        "2025-02-30",
        "2025-13",
        "2025-t1-t2",
        "T1 2025",
        "tertial 1 2025",
        "hösten 2025",
        "årsskiftet 2025",
        "slutet av mars 2025",
        "31/12 2025",
        "31 december 2025",
    ],
)
def test_an_end_that_is_no_period_is_said_and_never_taken_for_none(end: str) -> None:
    comment = f"trygg: tillåt B01 – nämnden väljer till {end}"
    fault = written(comment).fault
    assert fault
    assert end == fault.args["value"]
    assert ["T01", "B01"] == found(HEAD + MEASURES.format(comment=comment), LATER)


@pytest.mark.parametrize(
    "reason",
    [
        "anmält till KS 2025-03-14",
        "med hänvisning till 2001:453",
        "skickat till 2015.0434",
        "till dess KS svarar",
    ],
)
def test_a_number_in_a_reason_is_no_end(reason: str) -> None:
    one = written(f"trygg: tillåt B01 – {reason}")
    assert (reason, None, None) == (one.reason, one.until, one.fault)


@pytest.mark.parametrize("word", ["disable", "ignore", "tillåter", "tillåtB01"])
def test_another_word_than_allow_is_said(word: str) -> None:
    fault = written(f"trygg: {word} B01 – skäl").fault
    assert fault
    assert word == fault.args["word"]
    assert ["T01", "B01"] == found(HEAD + MEASURES.format(comment=f"trygg: {word} B01 – skäl"))


def test_within_another_comment_nor_set_aside_it_is_no_exception() -> None:
    for comment in ("skrivs så: # trygg: tillåt B01 – skäl", "# trygg: tillåt B01 – skäl"):
        assert ["B01"] == found(HEAD + MEASURES.format(comment=comment))
    assert [] == found(HEAD + MEASURES.format(comment="x").replace("# x", "## trygg: tillåt B01 – skäl"))
    text = HEAD + "åtgärder:\n  - {id: 'a # b', åtgärd: A}  # trygg: tillåt B01 – skäl\n"
    assert len(suppression.find(read("p", text))) == 1


@pytest.mark.parametrize("comment", ["trygg: 1", "trygg:", "trygg centrum", "se trygg: tillåt B01 – x"])
def test_other_comments_are_none_of_its_business(comment: str) -> None:
    assert [] == suppression.find(read("p", HEAD + MEASURES.format(comment=comment)))


@pytest.mark.parametrize(
    "text",
    [
        "syfte: |  # trygg: tillåt K – skäl\n  # trygg: tillåt K – text\n  b\n",
        "syfte: >-  # trygg: tillåt K – skäl\n  a\n\n  b\n",
        "'syfte':   # trygg: tillåt K – skäl\n  a\n  b\n",
        "syfte: a\n  b  # trygg: tillåt K – skäl\n",
        "syfte: 'a\n\n  b'  # trygg: tillåt K – skäl\n",
        "syfte: a # trygg: tillåt K – skäl\n",
        "syfte: &a |  # trygg: tillåt K – skäl\n  a\nbakgrund: *a\n",
    ],
)
def test_at_the_end_of_a_line_it_holds_for_the_whole_of_the_text_there(text: str) -> None:
    (around,) = allowed(read("p", HEAD + text + "ekonomi: c\n"))
    assert "syfte" in around
    assert "ekonomi" not in around


def test_it_holds_everywhere_in_the_text_that_begins_on_its_line() -> None:
    text = HEAD + "syfte: |  # trygg: tillåt K – skäl\n  a\n  b\nekonomi: c\n"
    (one,) = suppression.find(read("p", text))
    for sign, is_allowed in (("a\n", True), ("b\n", True), ("ekonomi", False)):
        at = text.index(sign, text.index("skäl"))
        assert is_allowed is one.holds(Span(at, at + 1), None)


def test_after_a_text_of_many_lines_a_line_is_a_line_again() -> None:
    assert ["bakgrund: b"] == allowed(
        read("p", HEAD + "syfte: |\n  a\n  b\nbakgrund: b  # trygg: tillåt K – skäl\nekonomi: c\n")
    )


def test_in_brackets_it_holds_for_the_first_item_below() -> None:
    text = HEAD + "åtgärder: [\n  # trygg: tillåt B01 – skäl\n  {id: A, åtgärd: A}, {id: B, åtgärd: B}]\n"
    assert ["id: A", "åtgärd: A"] == allowed(read("p", text))


def test_behind_a_dash_alone_it_holds_for_the_item() -> None:
    text = HEAD + "åtgärder:\n  -   # trygg: tillåt B01 – skäl\n    id: A\n    åtgärd: A\n"
    assert [] == found(text)
    assert [] == found("--- # trygg: tillåt B01 – skäl\n" + text.replace("  # trygg: tillåt B01 – skäl", ""))


@pytest.mark.parametrize(
    "text", ["'a # trygg: tillåt K – x'", '"b: # trygg: tillåt K – x"', "a#trygg: tillåt"]
)
def test_inside_a_text_there_is_no_exception(text: str) -> None:
    assert [] == suppression.find(read("p", HEAD + f"syfte: {text}\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_lines_end_with_it_holds_in_the_same_place(end: str) -> None:
    text = HEAD + "åtgärder:\n  - {id: A, åtgärd: A}  # trygg: tillåt B01 – skäl\n  - {id: B, åtgärd: B}"
    assert ["id: A", "åtgärd: A"] == allowed(read("p", text.replace("\n", end)))


@many(200)
@given(anything, st.sampled_from(["", "syfte: |", "- ", "x: "]))
def test_whatever_stands_in_a_comment_it_can_be_read(text: str, before: str) -> None:
    for exception in suppression.find(read("p", f"{HEAD}{before} # trygg: tillåt {text}\n")):
        assert exception.scope.start <= exception.scope.end
        assert not (exception.fault and exception.reason)
