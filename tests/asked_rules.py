"""What rules find in a plan that stands in a test."""

from datetime import date
from textwrap import dedent
from typing import NamedTuple

from trygg_cli.diagnostic import Severity
from trygg_cli.lint.engine import PlacedFinding, Settings, lint
from trygg_cli.reading.document import Document, read
from trygg_cli.rules import rules

ACTORS = """
aktörer:
  kommunen: {namn: Exempelkommun, typ: kommun}
  KS: {namn: Kommunstyrelsen, typ: nämnd, del_av: kommunen}
  KF: {namn: Kommunfullmäktige, typ: fullmäktige}
  TK: {namn: Tekniska kontoret, typ: förvaltning}
  samordnaren: {namn: Samordnaren, typ: funktion, del_av: kommunen}
  kommunpolisen: {namn: Kommunpolisen, typ: funktion, del_av: polisen}
  polisen: {namn: Lokalpolisområdet, typ: polis, extern: ja}
  flera: {namn: Flera, typ: ospecificerad, namngiven: nej}
  S: {namn: Socialdemokraterna, typ: parti}
  M: {namn: Moderaterna, typ: parti}
"""
"""Those of a plan that the law concerns."""


def sound(text: str) -> Document:
    """Return a plan, in which nothing may be wrong."""
    document = read("plan.yaml", text)
    assert () == document.problems, [problem.message for problem in document.problems]
    return document


def written(
    text: str, head: str = "typ: åtgärdsplan\ngäller: {från: 2025-01-01, till: 2028-12-31}"
) -> Document:
    """Return a plan that the law concerns, with some more lines."""
    return sound(f"id: p\ntitel: Plan\n{head}{ACTORS}{dedent(text).strip()}\n")


def findings(codes: str, document: Document, as_of: str | None = None) -> list[PlacedFinding]:
    """Return what some rules find, as of a day."""
    day = date.fromisoformat(as_of) if as_of else None
    return lint(document, rules(), Settings(select=tuple(codes.split()), as_of=day))


def marked(codes: str, document: Document, as_of: str | None = None) -> list[str]:
    """Return the words that the findings stand on."""
    spans = [found.problem.span for found in findings(codes, document, as_of)]
    return [document.text[span.start : span.end] for span in spans]


def sentences(codes: str, document: Document, as_of: str | None = None) -> list[str]:
    """Return what the rules say, in English and without what is put in."""
    return [found.problem.message.text for found in findings(codes, document, as_of)]


def severities(codes: str, document: Document, as_of: str | None = None) -> list[Severity]:
    """Return how much each finding matters."""
    return [found.problem.severity for found in findings(codes, document, as_of)]


class Asked(NamedTuple):
    """The same of plans that begin alike, of which a test tells only what comes then."""

    head: str

    def plan(self, body: str) -> Document:
        """Return the whole plan."""
        return sound(f"{self.head}{dedent(body).strip()}\n")

    def findings(self, codes: str, body: str, as_of: str | None = None) -> list[PlacedFinding]:
        """Return what some rules find, as of a day."""
        return findings(codes, self.plan(body), as_of)

    def marked(self, codes: str, body: str, as_of: str | None = None) -> list[str]:
        """Return the words that the findings stand on."""
        return marked(codes, self.plan(body), as_of)

    def sentences(self, codes: str, body: str, as_of: str | None = None) -> list[str]:
        """Return what the rules say, in English and without what is put in."""
        return sentences(codes, self.plan(body), as_of)
