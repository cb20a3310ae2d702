"""P02."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.position import Span, Stretches
from trygg_cli.prose.passages import Passages
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import begins_with_word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.position import Route

_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéèüáíøæ]++"
_GAP = r"(?:[ \t]++|[ \t]*+\r?\n[ \t]++)"
# the first sign stands first, so that the rest is tried at few places, and nothing is tried twice
_NAME = re.compile(
    rf"[A-ZÅÄÖ](?<![\w@.-].)[a-zåäöéèüáíøæ]++(?:-{_CAPITAL})?(?=[ \t\r\n]+(?:[A-ZÅÄÖÉÜ]|von|af|de|al|el))"
    rf"(?=(?P<rest>(?:{_GAP}[A-ZÅÄÖ]\b\.?)?(?:{_GAP}(?:von|af|de|al|el))?{_GAP}{_CAPITAL}(?:-{_CAPITAL})?"
    rf"(?:{_GAP}{_CAPITAL}(?:-{_CAPITAL})?)?))"
)
_UNIT = (
    r"(?:gruppen|teamet|förvaltningen|enheten|kontoret|avdelningen|skolan|gården|biblioteket|polisen|tjänsten|jouren"
    r"|bolaget|nämnden|kyrkan|receptionen|omsorgen|mottagningen|föreningen)"
)
_ALONE = re.compile(
    rf"[A-ZÅÄÖ](?<![\w@.-].)[a-zåäöéèüáíøæ]++(?:-{_CAPITAL})?(?= (?:på|från|hos) (?:[a-zåäö]++ )?[a-zåäö-]*?{_UNIT}\b)"
)
"""A first name alone, and where that person works."""
_WORDS_TOO = frozenset(("Hans", "Max", "Per", "Dan", "August", "Klara", "Love"))
_GOES_ON = Pattern(r"s?+\w")
_TITLE = Pattern(
    r"\b(?:[Ss]ankta?|[Ss]:ta?|[Ss]:t|[Kk]ung|[Dd]rottning"
    r"|[Bb]rf|BRF|[Kk]v\.|[Kk]varteret|[Ss]tiftelsen|[Ff]örskolan|[Hh]otell"
    r"|[Ff]orskaren?|[Kk]riminologen|[Pp]rofessorn?)\s*\Z"
)
_YEAR = Pattern(r"\s*[(,]?\s*(?:19|20)\d\d\b")
_END_OF_NAME = Pattern(r"[.,;:!?()\"”]|\s(?:av|från|för|har|hos|i|med|och|på|som|till|vid|är)\s")
_FIRMS = ("Bröderna", "Firma", "Systrarna")
_BEFORE, _AFTER = 14, 60
_TITLES = {"underlag", "kopplade_planer", "ersätter", "källa", "e-post", "protokoll"}


@rule(
    "P02",
    "personnamn-i-text",
    "person-name",
    source=(
        "Dataskyddsförordningen artikel 5.1 c; Brå, Samverkan i lokalt brottsförebyggande arbete: sekretess",
        "2016/679 artikel 5.1 c",
    ),
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum
            beskrivning: Anna Exempelsson på fritidsgården håller i arbetet.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Fältarbete i centrum på Anna Lindhs plats
            beskrivning: Föreståndaren för fritidsgården håller i arbetet.
    """,
)
def person_name(case: Case) -> Iterator[Finding]:
    """People are named only where they sign, sit in a body or have prepared the decision.

    A published plan needs the function and not the name: write that instead. Names belong under undertecknare,
    under ledamöter and in handläggare. The rule recognises the names that stand there, and common first names with
    a surname or a place of work behind; places, schools and organisations named after somebody are left alone, and
    so are authors of sources and of research.
    """
    seen = sorted({*_known(case), *_common(case.document.text), *_alone(case.document.text)})
    if not seen:
        return
    allowed = Stretches(case.document.spans.value(route) for route in _places_for_names(case.plan))
    found = [span for span in seen if not allowed.overlap(Span(span.start, span.start + 1))]
    if not found:
        return
    passages, last = Passages(case.document), -1
    for span in found:
        route = passages.route(span.start)
        if span.start < last or (route and not _TITLES.isdisjoint(route)):
            continue
        last = span.end
        yield Finding(
            passages.item(span.start),
            message("the name of a person stands here"),
            message("write the function instead of the person"),
            span=span,
        )


def _places_for_names(plan: Plan) -> Iterator[Route]:
    yield from (("undertecknare", index, "namn") for index, _ in enumerate(plan.signatories))
    yield from (
        ("beslut", index, "handläggare") for index, decision in enumerate(plan.decisions) if decision.officer
    )
    for index, body in enumerate(plan.bodies):
        for number, member in enumerate(body.members):
            if member.name:
                yield "organ", index, "ledamöter", number, "namn"


def _known(case: Case) -> Iterator[Span]:
    """Yield where known names stand, as they are or with the s of the genitive, all found on one way through."""
    text, names = case.document.text, _names(case.plan)
    if not names:
        return
    lengths = sorted({*map(len, names)})
    begins = "".join(map(re.escape, sorted({name[0] for name in names})))
    for found in re.finditer(rf"[{begins}](?<![^\W_].)", text):
        start = found.start()
        for end in (start + length for length in lengths):
            if text[start:end] in names and not _GOES_ON.match(text, end):
                yield Span(start, end)


def _names(plan: Plan) -> set[str]:
    names = [signatory.name or "" for signatory in plan.signatories]
    names += [member.name for body in plan.bodies for member in body.members if member.name]
    names += [decision.officer.partition(",")[0] for decision in plan.decisions if decision.officer]
    return {name.strip() for name in names if " " in name.strip() and name.strip().istitle()}


def _common(text: str) -> Iterator[Span]:
    for found in _NAME.finditer(text):
        if not (_is_first_name(found[0]) or _is_before_patronymic(found)):
            continue
        end = _end(text, found)
        if end is not None and not _TITLE.search(text, max(0, found.start() - _BEFORE), found.start()):
            yield Span(found.start(), end)


def _alone(text: str) -> Iterator[Span]:
    for found in _ALONE.finditer(text):
        if _is_first_name(found[0]) and found[0] not in _WORDS_TOO:
            yield Span(*found.span())


def _is_first_name(text: str) -> bool:
    names = _first_names()
    return text in names or ("-" in text and not names.isdisjoint(text.split("-")))


@cache
def _first_names() -> frozenset[str]:
    return words("first_names")


def _is_before_patronymic(found: re.Match[str]) -> bool:
    """Tell whether a surname in -sson stands behind a word, which then is a first name or a title."""
    return found["rest"].split(maxsplit=1)[0].endswith("sson") and found[0] not in _FIRMS


def _end(text: str, found: re.Match[str]) -> int | None:
    """Return where a name ends; `None` where it belongs to a place, an organisation or a scholar."""
    end = found.end("rest")
    rest = found["rest"].split()
    after = text[end : end + _AFTER]
    following = re.findall(r"[^\W\d_]+", _END_OF_NAME.split(after)[0])[:2]
    if any(map(_is_named_after, (*rest, *following))) or _YEAR.match(after) or after.startswith("-"):
        return None
    if following and any(begins_with_word(word, "scholarship") for word in following):
        return None
    return end


def _is_named_after(word: str) -> bool:
    exact, endings = _named_after()
    lower = word.casefold()
    stem = lower.removesuffix("s")
    return lower in exact or stem in exact or lower.endswith(endings) or stem.endswith(endings)


@cache
def _named_after() -> tuple[frozenset[str], tuple[str, ...]]:
    known = words("named_after")
    endings = tuple(word[1:].casefold() for word in known if word.startswith("-"))
    return frozenset(word.removeprefix("-").casefold() for word in known), endings
