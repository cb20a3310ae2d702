"""The plan as it may be published: what every report is made of, and what is enclosed with one.

Left out are entries with `intern: ja` and the file's comments, with them exceptions from rules. What the rules on
personal data find is blotted out, unless an exception in the plan says that it may stand there.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.lint.engine import Settings, lint
from trygg_cli.message import message
from trygg_cli.prose.passages import Passages
from trygg_cli.reading import document as reading
from trygg_cli.reading.public_data import without_internal
from trygg_cli.rules.person_name import person_name
from trygg_cli.rules.personal_data import personal_data
from trygg_cli.text.emitter import Emitter, TextStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from trygg_cli.position import Span
    from trygg_cli.reading.document import Document

    ReadDocument = Callable[[str, str], Document]

__all__ = [
    "PublicPlan",
    "Unpublishable",
    "as_shown",
    "bare",
    "blotted",
    "fingerprint",
    "personal",
    "public",
    "text",
]

BLOT = "•••"
_RULES = (personal_data, person_name)


class Unpublishable(TryggError):
    """Personal data stand where nothing can be put in their place."""

    hint = message("trygg lint --select P01,P02 tells where it stands")

    def __init__(self, name: str) -> None:
        super().__init__(
            message("{name}: personal data stand in an id or another value that must be as it is", name=name)
        )


class PublicPlan(NamedTuple):
    """A document without what is not public, and how many pieces of personal data were blotted out in it."""

    document: Document
    blotted: int


def public(document: Document) -> PublicPlan:
    """Return a sound document as it may be published; raises `Unpublishable`."""
    spans = personal(document)
    read = document
    if spans:
        read = reading.read(document.name, blotted(document.text, spans))
        if read.problems:
            raise Unpublishable(document.name)
        passages = Passages(document)
        spans = [span for span in spans if passages.route(span.start)]  # the others stand in comments
    found = bare(read)
    if found.data == document.data:
        return PublicPlan(document, 0)
    return PublicPlan(found, len(spans))


def bare(document: Document) -> Document:
    """Return a document without what is internal, and without its text, in which there may be comments."""
    return reading.Document(document.name, "", without_internal(document.data), document.spans, ())


def as_shown(document: Document, shown: str, read: ReadDocument = reading.read) -> Document:
    """Return an earlier version without what is internal and without personal data that a public text does not hold."""
    found = read(document.name, text(bare(document)))
    spans = [span for span in personal(found) if found.text[slice(*span)] not in shown]
    if not spans:
        return found
    without = reading.read(document.name, blotted(found.text, spans))
    if without.problems:
        raise Unpublishable(document.name)
    return without


def personal(document: Document) -> list[Span]:
    """Return where personal data stand, and in comments too, which count for nothing."""
    codes = tuple(rule.code for rule in _RULES)
    found = lint(document, _RULES, Settings(select=codes))
    return [finding.problem.span for finding in found if finding.problem.code in codes]


def blotted(written: str, spans: list[Span]) -> str:
    """Return a text with personal data blotted out."""
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [written[at:start], BLOT]
        at = max(at, end)
    return "".join([*parts, written[at:]])


def text(plan: Document) -> str:
    """Return a public plan as the file that is enclosed with a report."""
    style = TextStyle()
    lines = Emitter(style).value(plan.data, -style.step, "plan", brackets=False).rest
    return "\n".join([*lines, ""])


def fingerprint(plan: Document) -> str:
    """Return what tells a public plan from one that says something else, however it is laid out."""
    from hashlib import sha256

    written = json.dumps(plan.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    composed = unicodedata.normalize("NFC", written).encode("utf-8", "surrogatepass")
    return f"r{sha256(composed).hexdigest()[:16]}"
