"""P03."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import Case, Finding, rule
from trygg_cli.message import Message, message
from trygg_cli.position import Route, Span
from trygg_cli.prose import vocabulary
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.texts import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.picture import Statistic
    from trygg_cli.model.plan import Plan

_SENTENCE = Pattern(r"[^.!?]++(?:\.(?=\d)[^.!?]++)*")
_FEW_SIGNS = (
    "två ",
    "tre ",
    "fyra ",
    "2 ",
    "3 ",
    "4 ",
    "ett par ",
    "ett fåtal ",
    "en handfull ",
    "några få ",
    "enstaka ",
)
_FEW = re.compile(
    r"(?:(?<![\w,.–-])|(?<=[^\d][1-3][–-]))(?:(?:två(?: (?:eller|till) tre)?|tre|fyra|ett par|[2-4])(?: av(?: de)?)?"
    r"|(?P<few>ett fåtal|en handfull|några få|enstaka)(?: av)?(?: de| dessa)?)"
    r"(?P<between>(?: (?:brottsaktiva|kriminella|misstänkta|dömda|unga|äldre|yngre|utsatta|namngivna"
    r"|ensamkommande|kända)){0,2})"
    r" (?P<who>[a-zåäö]++|1\d-åringar)(?!\w)"
)
_ONE = re.compile(
    r"en (?<!\wen )(?:(?:1\d|ton)-?årig |ung )?"
    r"(?:elev|flicka|kvinna|lärare|man|person|pojke|ungdom|1\d-åring|tonåring)(?!\w)"
)
_ANYBODY = Pattern(r"\b(?:bör|får|ifall|kan|när|om|oavsett|ofta|ska|skall|som|varje)\b")
_BOUND = Pattern(r"\b(?:minst|högst|upp till|(?:fler|mer|färre) än|per|av|till|eller) \Z")
_WHO = Pattern(
    r"\b(?:elev(?:en)?|familj(?:en)?|person(?:en)?|pojken?|flickan?|mannen|kvinnan|hushåll(?:et)?|ungdom(?:en)?)\b",
    re.IGNORECASE,
)
_THEY = Pattern(r"\s*(?:Eleven|Familjen|Flickan|Hushållet|Hyresgästen|Kvinnan|Mannen|Personen|Pojken)\b")
_SETTING_SIGNS = (
    "klass ",
    "årskurs ",
    "åk ",
    " i 7",
    " i 8",
    " i 9",
    "gatan ",
    "vägen ",
    "gränd",
    "stigen ",
    "torget ",
)
_SETTING = Pattern(
    r"\b(?:klass|årskurs|åk|i) [1-9] ?[A-F]\b"
    r"|\b[A-ZÅÄÖ][a-zåäö]+(?:gatan|vägen|gränd|gränden|stigen|torget) \d{1,3}[A-H]?\b"
)
_SET_OUT = Pattern(r"\b(?:klass|årskurs|åk|i) [1-9] ?[a-f]\b|(?:gatan|vägen|gränd|gränden|stigen|torget) \d")
_CARE = Pattern(r"\borosanmäl|\bomhändert|\bLVU\b|\bLVM\b|\bplacera[dt]", re.IGNORECASE)
"""What is secret of somebody with the social services, also where there is no offence."""
_SMALLEST = 5
_BEFORE = 24


@rule(
    "P03",
    "utpekande-av-få",
    "identifiable-group",
    source=(
        (
            "Brå, Samverkan i lokalt brottsförebyggande arbete: sekretess när åtgärder gäller ”ett fåtal ungdomar”; "
            "jämför lag (2025:170) 6 §"
        ),
        "2025:170 6 §",
    ),
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Skadegörelse vid skolan
            beskrivning: Ett fåtal ungdomar på Årbyskolan står för skadegörelsen.
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        problem:
          - id: P1
            problem: Skadegörelse vid skolan
            beskrivning: Skadegörelsen sker mest på kvällar och helger.
    """,
)
def identifiable_group(case: Case) -> Iterator[Finding]:
    """Nobody can be identified by being one of a few, or by the place.

    When a text says that a few young people at a certain school have done something, those who live there know who
    is meant, also without names. Describe the problem by place, time and kind of crime instead. That authorities
    may share information with one another, by that paragraph or from 1 December 2025 by offentlighets- och
    sekretesslagen 10 kap. 15 a § (which trygg has not read), makes nothing fit to be published. The rule looks for
    fewer than five people, or somebody in a certain class or at a certain address, together with an offence or a
    report of concern; and figures below five about offences in one place.
    """
    for said, route, part in (*_few(case), *_one(case), *_set_out(case)):
        yield Finding(
            route,
            said,
            message("describe the problem by place, time and kind of crime, not by who"),
            span=vocabulary.place(case.document, route, part),
        )
    for route, statistic in _statistics(case.plan):
        if _is_small(statistic):
            yield Finding(
                (*route, "värde"),
                message("so small a figure about offences in one place can point somebody out"),
                message(
                    "write that there are fewer than five in the key anmärkning, or join places or years"
                ),
            )


_Hit = tuple[Message, Route, Span]


def _few(case: Case) -> Iterator[_Hit]:
    said = message("so few are meant that they can be recognised")
    for route, text, found in case.beginnings(_FEW_SIGNS, _FEW):
        group = next((name for name in ("who", "between") if _are_people(found[name])), None)
        if group is None or not is_prose(route) or _is_bound(text, found.start()):
            continue
        sentence = _sentence(text, found.start())
        if _has_word(sentence, "accusations") or (found["few"] and _has_word(sentence, "offences")):
            yield said, route, Span(found.start(), found.end(group))


def _one(case: Case) -> Iterator[_Hit]:
    said = message("so few are meant that they can be recognised")
    for route, text, found in case.matches(_ONE):
        sentence = _sentence(text, found.start())
        if is_prose(route) and _has_word(sentence, "deeds") and not _is_of_anybody(sentence):
            yield said, route, Span(*found.span())


def _is_bound(text: str, at: int) -> bool:
    """Tell whether what stands before a number makes it a bound or a measure."""
    return _BOUND.search(text, max(0, at - _BEFORE), at) is not None


# a text may have thousands of places in one sentence


def _sentence(text: str, at: int) -> str:
    """Return the sentence that a place in a text is in, or the one behind it."""
    ends, sentences = _sentences(text)
    return sentences[bisect_right(ends, at)]


@lru_cache(16)
def _sentences(text: str) -> tuple[list[int], list[str]]:
    found = [*_SENTENCE.finditer(text)]
    return [match.end() for match in found], [match[0] for match in found]


@lru_cache(64)
def _has_word(sentence: str, name: str) -> bool:
    return vocabulary.has_word(sentence, name)


@lru_cache(16)
def _is_of_anybody(sentence: str) -> bool:
    """Tell whether a sentence is about anybody, or names a place, which is found by itself."""
    return bool(_ANYBODY.search(sentence) or _SET_OUT.search(sentence))


@lru_cache(4096)  # the words behind numbers are few
def _are_people(words: str) -> bool:
    return vocabulary.has_word(words, "people")


def _set_out(case: Case) -> Iterator[_Hit]:
    said = message("the place tells who is meant")
    for route, text in case.texts_with(_SETTING_SIGNS):
        before: Span | None = None
        for sentence in _SENTENCE.finditer(text) if is_prose(route) else ():
            found = _SETTING.search(text, *sentence.span())
            here = Span(*found.span()) if found else None
            is_told_of = _WHO.search(sentence[0]) if here else before and _THEY.match(sentence[0])
            place, before = here or before, here
            if place and is_told_of and (_is_about_offence(sentence[0]) or _CARE.search(sentence[0])):
                yield said, route, place


def _is_about_offence(text: str) -> bool:
    return vocabulary.has_word(text, "offences") or vocabulary.has_word(text, "accusations")


def _statistics(plan: Plan) -> Iterator[tuple[Route, Statistic]]:
    picture = plan.picture
    if picture:
        yield from (
            (("lägesbild", "statistik", index), statistic)
            for index, statistic in enumerate(picture.statistics)
        )
        for number, area in enumerate(picture.areas):
            place: Route = ("lägesbild", "områden", number, "statistik")
            yield from (((*place, index), statistic) for index, statistic in enumerate(area.statistics))


def _is_small(statistic: Statistic) -> bool:
    return (
        statistic.place is not None
        and statistic.value is not None
        and 0 < statistic.value < _SMALLEST
        and statistic.value.is_integer()
        and (statistic.unit or "").casefold() not in {"%", "procent", "index", "promille"}
        and _is_about_offence(statistic.measure)
    )
