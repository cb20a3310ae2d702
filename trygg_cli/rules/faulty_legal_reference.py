"""C13."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.position import Stretches
from trygg_cli.prose import statutes, vocabulary
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.texts import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trygg_cli.model.governance import LegalBasis
    from trygg_cli.position import Route, Span
    from trygg_cli.prose.law_facts import Statute

_NUMBER = r"\d+ ?[a-z]?"
_CHAPTER = Pattern(rf"{_NUMBER}(?: ?kap(?:\.|itel)?)?", re.IGNORECASE)
_MORE = rf"(?: ?[,–-] ?| och | samt ){_NUMBER}"
_SECTION = Pattern(
    rf"(?:{_NUMBER} ?kap(?:\.|itel)?,? )?(?:§{{1,2}} ?)?{_NUMBER}(?:{_MORE})*(?: ?§{{1,2}})?(?:[ ,].*)?",
    re.IGNORECASE,
)
_ODD_NUMBER = Pattern(r"(?:19|20)\d\d ?[^:\d\s)] ?(?!(?:19|20)\d\d\b)\d{1,4}\b")


@rule(
    "C13",
    "felaktig-laghänvisning",
    "faulty-legal-reference",
    source="Svensk författningssamling; Eskilstunas åtagandeplan 2016: 1 14 Kap SoL (2001:453)",
    bad="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        gäller: {från: 2026-01-01, till: 2027-12-31}
        åtgärder:
          - id: R3
            åtgärd: Tidiga samtal
            lagstöd:
              - {författning: Socialtjänstlagen (2001:453), text: 1 14 Kap}
    """,
    good="""
        id: p
        titel: Åtagandeplan
        typ: åtagandeplan
        gäller: {från: 2026-01-01, till: 2027-12-31}
        åtgärder:
          - id: R3
            åtgärd: Tidiga samtal
            lagstöd:
              - {författning: Socialtjänstlagen (2025:400), kapitel: 19, paragraf: 1 §}
    """,
)
def faulty_legal_reference(case: Case) -> Iterator[Finding]:
    """A reference to a law leads to a paragraph that holds.

    Whoever wants to know what a measure rests on looks the paragraph up. That fails if the law has been replaced,
    if figures are missing or in the wrong order, or if the chapter is left out where each chapter begins anew with
    1 §. Write 19 kap. 1 § and the number of the statute. When a law has been replaced, its paragraphs have other
    numbers in the new one: the duty to report that stood in 14 kap. 1 § of the social services act of 2001 stands
    in 19 kap. 1 § of that of 2025. Where both are called the same, a plan that holds after the change is asked
    which it means.
    """
    day = _day(case)
    for route, measure in case.plan.walk_measures():
        for index, basis in enumerate(measure.legal_basis):
            yield from _basis((*route, "lagstöd", index), basis, day)
    for route, text in case.texts_with(":"):
        if day and is_prose(route):
            yield from _repealed(case, route, text, day)
    defined = " ".join(case.plan.terms.values())
    for route, text in case.texts_with(statutes.mistakable_names(day)) if day else ():
        if day and is_prose(route) and (":" in text or "kap" in text.casefold()):
            yield from _which(case, route, text, day, defined)
    for route, text in case.texts_with(("§", " kap")):
        if is_prose(route):
            yield from _in_text(case, route, text, day)


def _repealed(case: Case, route: Route, text: str, day: date) -> Iterator[Finding]:
    for span, number, repeal in statutes.repealed_in(text, is_statute=route[-1] == "författning"):
        if repeal.day <= day:
            yield Finding(
                route,
                message("{number} was repealed on {day}", number=number, day=repeal.day),
                message("refer to {statute}, and look up the paragraph there", statute=repeal.replacement),
                span=vocabulary.place(case.document, route, span),
            )


def _day(case: Case) -> date | None:
    """Return the last day known on which references must hold: judged on, or of the plan itself; none after its end."""
    plan = case.plan
    own = [
        plan.version,
        plan.valid.start if plan.valid else None,
        *(decision.date for decision in plan.decisions),
    ]
    last = max((day for day in (case.as_of, *own) if day), default=None)
    end = plan.valid.end if plan.valid else None
    return min(last, end) if last and end else last


def _in_text(case: Case, route: Route, text: str, day: date | None) -> Iterator[Finding]:
    for span in statutes.malformed_in(text):
        yield _malformed(case, route, text, span)
    for span in statutes.lacking_chapter_in(text, day):
        yield Finding(
            route,
            message('"{text}" lacks the chapter', text=text[span.start : span.end]),
            message("look up the chapter; in this statute each begins with 1 §"),
            span=vocabulary.place(case.document, route, span),
        )


def _which(case: Case, route: Route, text: str, day: date, defined: str) -> Iterator[Finding]:
    """Ask which statute is meant by a name that was that of another until lately; the plan may explain it."""
    found = [*statutes.mistakable_in(text, day)]
    malformed = Stretches(statutes.malformed_in(text) if found else ())
    for mistakable in found:
        is_defined = mistakable.old.number in defined or mistakable.new.number in defined
        if is_defined or malformed.overlap(mistakable.span):
            continue
        span = vocabulary.place(case.document, route, mistakable.span)
        yield _mistakable(
            route,
            text[mistakable.span.start : mistakable.span.end],
            mistakable.old,
            mistakable.new,
            mistakable.replacement,
            span,
        )


def _malformed(case: Case, route: Route, text: str, span: Span) -> Finding:
    return Finding(
        route,
        message('"{text}" leads to no paragraph', text=text[span.start : span.end]),
        message('look it up, and write it in the form "19 kap. 1 §"'),
        span=vocabulary.place(case.document, route, span),
    )


def _mistakable(
    route: Route, text: str, old: Statute, new: Statute, replacement: str | None, span: Span | None = None
) -> Finding:
    remedy = (
        message(
            "what that paragraph of the old one said now stands in {place} {new}",
            place=replacement,
            new=new.name,
        )
        if replacement
        else message("look the paragraph up, and write the number of the statute that is meant")
    )
    said = message(
        '"{text}" may mean {old} or {new}, which took its place on {day}',
        text=text,
        old=old.name,
        new=new.name,
        day=new.in_force,
    )
    return Finding(route, said, remedy, span=span)


def _basis(route: Route, basis: LegalBasis, day: date | None) -> Iterator[Finding]:
    """Yield what is wrong with the parts of a reference; what its texts say is found with all other texts."""
    for key, value, pattern in (("kapitel", basis.chapter, _CHAPTER), ("paragraf", basis.section, _SECTION)):
        if value and not pattern.fullmatch(value.strip()):
            yield Finding(
                (*route, key),
                message('"{text}" leads to no paragraph', text=value),
                message("look it up, and write the chapter under kapitel and the section under paragraf"),
            )
    if basis.text and statutes.lacks_sign(basis.text.strip()):
        yield Finding(
            (*route, "text"),
            message('"{text}" leads to no paragraph', text=basis.text),
            message('look it up, and write it in the form "19 kap. 1 §"'),
        )
    if (
        basis.section
        and not basis.chapter
        and statutes.is_in_chapters(basis.statute, day)
        and not _names_chapter(basis)
    ):
        yield Finding(
            (*route, "paragraf"),
            message('"{text}" lacks the chapter', text=basis.section),
            message("add kapitel; in this statute each chapter begins with 1 §"),
        )
    if basis.chapter and day:
        yield from _mistakable_basis(route, basis, day)
    odd = _ODD_NUMBER.search(basis.statute)
    if odd and not statutes.NUMBER.search(basis.statute):
        yield Finding(
            (*route, "författning"),
            message('"{number}" is not how a statute is numbered', number=odd[0]),
            message("look it up, and write year, colon and number"),
        )


def _mistakable_basis(route: Route, basis: LegalBasis, day: date) -> Iterator[Finding]:
    chapter, section = (
        re.match(r"(?:§ ?)?(\d+(?: ?[a-z]\b)?)", text or "") for text in (basis.chapter, basis.section)
    )
    pair = statutes.replaced_lately(basis.statute, day)
    if pair is None or chapter is None or statutes.NUMBER.search(basis.statute):
        return
    number = chapter[1].split()[0]
    if int(re.sub(r"\D", "", number)) <= pair[0].chapters:
        found = statutes.replacement(pair[0], number, section[1] if section else "")
        yield _mistakable((*route, "författning"), basis.statute, *pair, found)


def _names_chapter(basis: LegalBasis) -> bool:
    return "kap" in f"{basis.section} {basis.text or ''}".lower()
