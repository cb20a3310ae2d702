"""B10."""

from collections.abc import Iterator

from trygg_cli.lint.rule import DECIDING, Case, Finding, rule
from trygg_cli.message import message
from trygg_cli.position import Route, Span
from trygg_cli.prose.vocabulary import find_words, place


@rule(
    "B10",
    "önskemål-som-tid",
    "wish-as-time",
    source="Brå, Exempel på åtgärdsplan: kolumnen När",
    stages=DECIDING,
    bad="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Medborgardialog
            tid:
              text: bör kunna genomföras 2 ggr/år
              frekvens: {antal: 2, per: år}
    """,
    good="""
        id: p
        titel: Trygghet i centrum
        typ: handlingsplan
        åtgärder:
          - id: N1
            åtgärd: Medborgardialog
            tid: {text: vår och höst, säsong: [vår, höst], frekvens: {antal: 2, per: år}}
    """,
)
def wish_as_time(case: Case) -> Iterator[Finding]:
    """The time of a measure is a promise and not a wish.

    Nobody has decided to do what should happen, perhaps or if time allows, and its time can never be followed up.
    Decide on a time, or wait with the measure until it can be decided.
    """
    for route, measure in case.plan.walk_measures():
        schedule = measure.schedule
        if schedule is None:
            continue
        texts = [((*route, "tid", "text"), schedule.text)]
        if schedule.frequency:
            texts.append(((*route, "tid", "frekvens", "text"), schedule.frequency.text))
        wish = next(_wishes(texts), None)
        if wish:
            where, part, word = wish
            yield Finding(
                where,
                message('"{word}" makes the time a wish', word=word),
                message("decide when it is to be done, or leave it out until that can be decided"),
                span=place(case.document, where, part),
            )
        elif schedule.wish:
            yield Finding(
                (*route, "tid", "önskemål"),
                message("the time is a wish"),
                message("decide when it is to be done, or leave it out until that can be decided"),
                on_key=True,
            )


def _wishes(texts: list[tuple[Route, str | None]]) -> Iterator[tuple[Route, Span, str]]:
    for route, text in texts:
        if text:
            for part in find_words(text, "wishes"):
                yield route, part, text[part.start : part.end]
