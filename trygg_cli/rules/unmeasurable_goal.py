"""B11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.lint.rule import WRITING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.model.kinds import GoalKind
from trygg_cli.prose.figures import figures
from trygg_cli.prose.pattern import Pattern
from trygg_cli.prose.vocabulary import find_words, has_word, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trygg_cli.model.plan import Plan
    from trygg_cli.model.promise import Promise
    from trygg_cli.position import Route, Span

_DIGIT = re.compile(r"\d")
_NAMED = Pattern(
    r"\b(?:[Kk]v\.?|[Kk]varteret) \S+ \d+|(?:[Vv]äg|[Ll]inje|[Bb]uss) \d+|\bE\d+|\b11[24](?: 14)?\b|\d+:\d+"
)
_YEAR = Pattern(r"\b(?:än|jämfört med|i förhållande till|mot) (?:år |under )?(?:19|20)\d\d\b")
_DAY = Pattern(
    r"\d{4}-\d\d-\d\d|\d\s+(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\bkl(?:ockan)?\.? ?\d"
)
_IN_WORDS = ("inom ett ", "inom en ", "föregående år", "förra året")
_MEANS = Pattern(r"\bgenom (?:att )?(.+)", re.DOTALL)
_FOR_ALL = Pattern(
    r"\bför (?:alla|samtliga)\b(?=\W*$|\W+(?:i|på|som|här|oavsett)\b)|\b(?:alla|samtliga) är\b", re.IGNORECASE
)
_FEW = 2
"""Words of a goal that only names a subject: *Trygghet*, *Tidig upptäckt*."""
_NO_AMOUNT = ("de", "dessa", "båda", "våra", "kommunens")  # in our two centres


@rule(
    "B11",
    "omätbart-mål",
    "unmeasurable-goal",
    source="Brå, Polisen och SKR, Samverkan i lokalt brottsförebyggande arbete: steg 4, formulera mål",
    stages=WRITING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            mål: Ökad trygghet i utemiljön
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        indikatorer:
          - id: I1
            namn: Andel som undviker Stadsparken efter mörkrets inbrott
            enhet: '%'
        åtgärder:
          - id: N1
            åtgärd: Tätare belysning i Stadsparken
            mål: Ökad trygghet i Stadsparken
            indikatorer: [I1]
          - id: N2
            åtgärd: Nattvandring
            mål: Från 2 till minst 8 nattvandringsgrupper
    """,
)
def unmeasurable_goal(case: Case) -> Iterator[Finding]:
    """A goal or promise can be measured.

    More and less can always be claimed, and so can as often as possible, and to work for something. Tie the goal to an
    indicator, or let those who decide on it say how far: a number, a share, a day. An overall goal may be measured by
    the other goals of the plan, and a measure's by the goals it serves. A promise is also measured by how often it is
    kept (tid), by how it is followed up (uppföljs_genom), and where it is plain whether it has been done: a place is
    opened, every report is answered.
    """
    measured = _measured_goals(case.plan)
    for route, text in _unmeasured(case.plan, measured):
        change = _unclear(text)
        if change and not _says_how_far(text):
            yield Finding(
                route,
                message(
                    'the goal says "{word}", and no figure or indicator shows how much',
                    word=text[change.start : change.end],
                ),
                message("tie the goal to an indicator, or let those who decide on it say how far"),
                span=place(case.document, route, change),
            )
        elif len(text.split()) <= _FEW and not (change or _says_how_far(text) or route[-3] == "åtgärder"):
            yield Finding(
                route,
                message("no figure or indicator shows whether the goal is reached"),
                message("tie the goal to an indicator, or let those who decide on it say how far"),
            )
    for route, promise in _unmeasured_promises(case.plan, measured):
        yield from _promise(case, route, promise)


def _promise(case: Case, route: Route, promise: Promise) -> Iterator[Finding]:
    """Yield whether nothing shows if a promise is kept."""
    text = promise.text
    if _says_how_far(text):
        return
    if _says_how_often(promise):
        return
    found = _unclear(text)
    remedy = message("tie the promise to an indicator, or let those who promise say how much or how often")
    if found:
        yield Finding(
            route,
            message(
                'the promise says "{word}", and no figure or indicator shows whether it is kept',
                word=text[found.start : found.end],
            ),
            remedy,
            span=place(case.document, route, found),
        )
    elif not (_is_followed(promise) or _is_checkable(text)):
        yield Finding(route, message("no figure or indicator shows whether the promise is kept"), remedy)


def _unclear(text: str) -> Span | None:
    """Return the first word or phrase that can always be claimed."""
    return next((part for name in ("change", "vague") for part in find_words(text, name)), None)


def _says_how_often(promise: Promise) -> bool:
    """Tell whether a promise says how often it is kept, or by what that can be ticked off it is to be kept."""
    means = _MEANS.search(promise.text)
    return bool(
        (promise.schedule and promise.schedule.frequency)
        or (means and _is_checkable(means[1]) and not _unclear(means[1]))
    )


def _is_checkable(text: str) -> bool:
    """Tell whether it is plain from a text whether it has been done; what is for all says nothing of how much."""
    return has_word(_FOR_ALL.sub("", text), "checkable")


def _is_followed(promise: Promise) -> bool:
    """Tell whether a promise says in other keys how it is followed up, how often it is kept, or its steps."""
    schedule = promise.schedule
    return bool(
        promise.follow_up_text
        or promise.activities
        or (schedule and (schedule.frequency or schedule.end or schedule.period or schedule.milestones))
    )


def _says_how_far(text: str) -> bool:
    """Tell whether a text holds an amount, a day or a year to compare with; ages and numbers of things are none."""
    if has_word(text, "amounts") or any(words in text for words in _IN_WORDS):
        return True
    counted = text
    if _DIGIT.search(text):
        if _DAY.search(text) or _YEAR.search(text):
            return True
        counted = _NAMED.sub("", text)
    return any(figure.before not in _NO_AMOUNT for figure in figures(counted))


def _measured_goals(plan: Plan) -> set[str]:
    """Return the ids of goals and promises that an indicator shows, of their own or of a measure that serves them."""
    measured = {goal.id for _, goal in plan.walk_goals() if goal.indicators}
    for _, measure in plan.walk_measures():
        if measure.indicators:
            measured.update(measure.goals)
    return measured


def _unmeasured_promises(plan: Plan, measured: set[str]) -> Iterator[tuple[Route, Promise]]:
    for index, promise in enumerate(plan.promises):
        if not promise.indicators and promise.id not in measured:
            yield ("löften", index, "löfte"), promise


def _unmeasured(plan: Plan, measured: set[str]) -> Iterator[tuple[Route, str]]:
    for route, goal in plan.walk_goals():
        is_shown_by_others = goal.kind is GoalKind.OVERALL and measured
        if goal.id not in measured and not is_shown_by_others:
            yield (*route, "mål"), goal.text
    for route, measure in plan.walk_measures():
        if measure.goal and not measure.indicators and measured.isdisjoint(measure.goals):
            yield (*route, "mål"), measure.goal
