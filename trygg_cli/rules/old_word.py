"""K13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.data import as_text, leaves, value_at
from trygg_cli.diagnostic import Severity
from trygg_cli.lint.rule import Case, Finding, Fix, rule
from trygg_cli.message import message, plural
from trygg_cli.model.kinds import Assessment, PromiseAssessment
from trygg_cli.model.promisers import actors_of, is_known
from trygg_cli.text.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trygg_cli.position import OldKey, Route

_GOALS = {*Assessment} - {Assessment.NOT_ASSESSED}


@rule(
    "K13",
    "äldre-ord",
    "old-word",
    severity=Severity.INFO,
    source="Polisens metodstöd för medborgarlöften",
    bad="""
        id: p
        titel: Medborgarlöften 2022
        typ: medborgarlöften
        aktörer:
          LPO: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        indikatorer:
          - {id: I1, namn: Trygghetsvandringar, slag: prestation}
        löften:
          - id: L1
            löfte: Vi går minst fyra trygghetsvandringar
            lovas_av: polisen
            uppföljning:
              - {avser: 2022-T2, datum: 2022-09-02, bedömning: bedöms uppnås, kommentar: Tre är gjorda.}
    """,
    good="""
        id: p
        titel: Medborgarlöften 2022
        typ: medborgarlöften
        aktörer:
          LPO: {namn: Lokalpolisområdet, typ: polis, extern: ja}
        indikatorer:
          - {id: I1, namn: Trygghetsvandringar, typ: prestation}
        löften:
          - id: L1
            löfte: Vi går minst fyra trygghetsvandringar
            lovas_av: LPO
            uppföljning:
              - {avser: 2022-T2, datum: 2022-09-02, bedömning: bedöms hållas, kommentar: Tre är gjorda.}
    """,
)
def old_word(case: Case) -> Iterator[Finding]:
    """The plan uses the keys and words of today.

    Who promises used to be polisen, kommunen or gemensamt, and is now an actor of the plan, so that reports can say the
    name. A promise is hållet or inte hållet; uppnått belongs to goals. The sort of a measure or an indicator used to
    stand under slag, and is now its typ, as of all else. The older words are still understood and mean the same. Where
    it is certain what to write instead, the fix does it.
    """
    if case.document.spans.old_keys:
        yield _keys(case.document.spans.old_keys)
    said: list[tuple[Route, str]] = []
    for index, promise in enumerate(case.plan.promises):
        route = ("löften", index)
        if promise.promised_by:
            yield from _promisers(case, (*route, "lovas_av"))
        for number in range(len(promise.follow_ups)):
            way = (*route, "uppföljning", number, "bedömning")
            word = as_text(value_at(case.document.data, way))
            if word in _GOALS:
                said.append((way, word))
    if said:
        yield _assessments(case, said)


def _keys(old: Sequence[OldKey]) -> Finding:
    """Return one finding for all keys of older names, placed on the first."""
    new = {key.written: key.key for key in old}
    words = [message('"{new}" for "{old}"', new=now, old=before) for before, now in new.items()]
    return Finding(
        (),
        plural(
            "{count} key has its older name: {words}",
            "{count} keys have their older names: {words}",
            len(old),
            words=[*new],
        ),
        message("write {words}", words=words),
        span=old[0].place,
        fix=Fix(tuple(Splice(*key.place, key.key) for key in old), message("write {words}", words=words)),
        of_plan=True,
    )


def _assessments(case: Case, said: list[tuple[Route, str]]) -> Finding:
    """Return one finding for all, since whoever has used the words once has used them throughout."""
    new = {word: PromiseAssessment(word).value for _, word in said}
    splices = [_splice(case, route, word, new[word]) for route, word in said]
    fix = tuple(splice for splice in splices if splice)
    return Finding(
        said[0][0],
        plural(
            "{count} assessment of promises is in the words of goals: {words}",
            "{count} assessments of promises are in the words of goals: {words}",
            len(said),
            words=[*new],
        ),
        message(
            "write {words}", words=[message('"{new}" for "{old}"', new=new[old], old=old) for old in new]
        ),
        fix=Fix(fix, message("assess promises in their own words: {words}", words=[*new.values()]))
        if fix
        else None,
        of_plan=True,
    )


def _promisers(case: Case, route: Route) -> Iterator[Finding]:
    """Yield the words that are nobody's short name."""
    places = [*leaves(value_at(case.document.data, route), route)]
    words = {word for _, word in places}
    for place, word in places:
        if not is_known(case.plan, word):
            yield _promiser(case, place, word, words)


def _promiser(case: Case, route: Route, word: str, words: set[str]) -> Finding:
    text = message('"{word}" is no actor of the plan', word=word)
    actors = actors_of(case.plan, word)
    if not all(is_known(case.plan, name) for name in actors):
        return Finding(
            route, text, message("add who promises under aktörer, with a name, and write the short name here")
        )
    names, fix = ", ".join(actors), None
    is_item = isinstance(route[-1], int)
    if not is_item:
        fix = _fix(case, route, word, names if len(actors) == 1 else f"[{names}]")
    elif words.isdisjoint(actors) and (len(actors) == 1 or _is_in_brackets(case, route)):
        fix = _fix(case, route, word, names)
    return Finding(route, text, message('write "{new}"', new=names), fix=fix)


def _is_in_brackets(case: Case, route: Route) -> bool:
    return case.document.text.startswith("[", case.document.spans.value(route[:-1]).start)


def _fix(case: Case, route: Route, word: str, new: str) -> Fix | None:
    splice = _splice(case, route, word, new)
    title = message('write {value} for "{written}" under "{key}"', value=new, written=word, key="lovas_av")
    return Fix((splice,), title) if splice else None


def _splice(case: Case, route: Route, word: str, new: str) -> Splice | None:
    """Return what puts a new word in place of an old; nothing where that is an alias, a block or has escapes."""
    span = case.document.spans.value(route)
    stands = case.document.text[span.start : span.end]
    return Splice(*span, new) if stands in (word, f'"{word}"', f"'{word}'") else None
