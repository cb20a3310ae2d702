"""C06."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.position import Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = '"”“»«'
_QUOTE = Pattern(rf"[{_MARKS}]([^{_MARKS}]{{15,}})[{_MARKS}]")
_FEWEST_WORDS = 4
_ALIKE = 0.7


@rule(
    "C06",
    "löfte-återgivet-med-andra-ord",
    "promise-quoted-differently",
    source="Polisens metodstöd för medborgarlöften; Strängnäs uppföljning av medborgarlöften",
    bad="""
        id: p
        titel: Medborgarlöften
        typ: medborgarlöften
        löften:
          - id: L1
            löfte: Vi genomför minst 20 fartkontroller i centrum
            lovas_av: polisen
            uppföljning:
              - avser: 2022-T1
                kommentar: Löftet ”Vi genomför fartkontroller i centrum” är infriat.
    """,
    good="""
        id: p
        titel: Medborgarlöften
        typ: medborgarlöften
        löften:
          - id: L1
            löfte: Vi genomför minst 20 fartkontroller i centrum
            lovas_av: polisen
            uppföljning:
              - avser: 2022-T1
                kommentar: Löftet ”Vi genomför minst 20 fartkontroller i centrum” är infriat.
    """,
)
def promise_quoted_differently(case: Case) -> Iterator[Finding]:
    """A promise is quoted in the words it was given in.

    A promise to the citizens is what was signed and told to them. If the follow-up quotes it in other words, perhaps
    without its figure, it judges another promise. Quote it word for word, or name it by its id.
    """
    promises = [(promise.id, _plain(promise.text)) for promise in case.plan.promises]
    if not promises:
        return
    for route, text in case.texts:
        for quote in _QUOTE.finditer(text):
            words = _plain(quote[1])
            meant = _meant(words, promises) if len(words) >= _FEWEST_WORDS else None
            if meant:
                yield Finding(
                    route,
                    message("the promise {id} is quoted here in other words than it was given in", id=meant),
                    message("quote it word for word"),
                    span=vocabulary.place(case.document, route, Span(*quote.span(1))),
                )


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _meant(words: list[str], promises: list[tuple[str, list[str]]]) -> str | None:
    """Return the promise that a quotation is meant to be; nothing where it is one, or a part of one, to the word."""
    from difflib import SequenceMatcher

    if any(_holds(promise, words) for _, promise in promises):
        return None
    matchers = ((SequenceMatcher(None, words, promise, autojunk=False), name) for name, promise in promises)
    best, name = max(((matcher.ratio(), name) for matcher, name in matchers), key=lambda pair: pair[0])
    return name if best >= _ALIKE else None


def _holds(promise: list[str], words: list[str]) -> bool:
    return any(promise[at : at + len(words)] == words for at in range(len(promise) - len(words) + 1))
