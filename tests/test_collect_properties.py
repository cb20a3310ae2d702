"""Random answers in random sheets, and random changes of the plan meanwhile: no words are lost, and no others come."""

import copy
import io
import random
from datetime import date
from functools import cache
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import data_of
from tests.filled_in import HEADER, TEXT, column
from trygg_cli import language
from trygg_cli.collect import answer_book, answers, intake, weighing
from trygg_cli.collect.cell_words import KnownFigures
from trygg_cli.collect.questions import LISTS, shown
from trygg_cli.collect.respondents import respondents
from trygg_cli.edit.verbs import Add, Remove, Set, edited
from trygg_cli.exchange import spreadsheets
from trygg_cli.period import Period
from trygg_cli.reading.document import Document, read
from trygg_cli.render.books import xlsx

T3 = Period.parse("2022-T3")
PLAN = read("plan.yaml", TEXT)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=30
)
STATUSES = st.sampled_from(["ej påbörjad", "pågår", "genomförd", "vilande", "avbruten"])
MEASURES = [("TK", "A1"), ("TK", "A2"), ("SBF", "A2"), ("MF", "C1"), ("MF", "C2"), ("KS", "C3")]
ANSWERS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(MEASURES), st.just("Status"), STATUSES),
        st.tuples(st.sampled_from(MEASURES), st.sampled_from(["Kommentar", "Nästa steg"]), WORDS),
        st.tuples(st.just(("TK", "I1")), st.just("Utfall"), st.integers(0, 10**9).map(str)),
    ),
    max_size=6,
)
KEYS = {"Status": "status", "Kommentar": "kommentar", "Nästa steg": "nästa_steg", "Utfall": "värde"}
ROUTES = {
    **{measure.id: route for route, measure in PLAN.plan.walk_measures()},
    "I1": ("indikatorer", 0),
}
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("report"), st.sampled_from(MEASURES), STATUSES),
        st.tuples(st.just("title"), st.sampled_from(MEASURES), st.just("Ett annat namn")),
        st.tuples(st.just("remove"), st.just(("KS", "C3")), st.just("")),
    ),
    max_size=3,
)


@cache
def sent() -> bytes:
    language.use("sv")
    asked = respondents(PLAN.plan, T3)
    return xlsx.render(answer_book.book(PLAN.plan, answer_book.fingerprint(PLAN.data), T3, asked, None))


def filled(said: list[Any], seed: int) -> bytes:
    """Return the workbook with answers in it, the rows of each sheet in a random order."""
    made = openpyxl.load_workbook(io.BytesIO(sent()))
    tabs = {who.ref: who.name[:31] for who in respondents(PLAN.plan, T3)}
    for (ref, id_), heading, text in said:
        sheet = made[tabs[ref]]
        row = next(row for row in range(HEADER + 1, 40) if sheet.cell(row, 2).value == id_)
        cell = sheet.cell(row, column(sheet, heading))
        cell.value, cell.data_type = text, "s"
    for sheet in made.worksheets[1:-1]:
        rows = [[item.value for item in row] for row in sheet.iter_rows(min_row=HEADER + 1)]
        random.Random(seed).shuffle(rows)
        for at, values in enumerate(rows, HEADER + 1):
            for place, value in enumerate(values, 1):
                sheet.cell(at, place).value = value
                if value is not None:
                    sheet.cell(at, place).data_type = "s"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def part(ref: str, id_: str) -> str | None:
    return ref if id_ == "A2" else None


def changed(changes: list[Any]) -> Document:
    """Return the plan as somebody has changed it meanwhile."""
    plan, gone = PLAN, set()
    for what, (ref, id_), value in changes:
        if id_ in gone:
            continue
        if what == "report":
            entry = {"avser": "2022-T3", "status": value, **({"part": ref} if part(ref, id_) else {})}
            plan = edited(plan, [Add((*ROUTES[id_], "uppföljning"), entry)])
        elif what == "title":
            plan = edited(plan, [Set((*ROUTES[id_], "åtgärd"), value)])
        else:
            gone.add(id_)
            plan = edited(plan, [Remove(ROUTES[id_])])
    return plan


@settings(max_examples=25)
@given(ANSWERS, ANSWERS, CHANGES, st.integers(0, 9))
def test_what_either_side_wrote_stands_in_the_plan_or_in_a_conflict_and_nothing_else_changed(
    first: list[Any], second: list[Any], changes: list[Any], seed: int
) -> None:
    language.use("sv")
    now = changed(changes)
    books = [
        answers.returned(name, grids, answers.base_in(grids), {"indikator:I1": KnownFigures("procent")})
        for name, said in (("a.xlsx", first), ("b.xlsx", second))
        for grids in [spreadsheets.read(filled(said, seed))]
    ]
    weighed = weighing.weigh(books, respondents(now.plan, T3), now.data, date(2023, 1, 20))
    after = intake.with_reports(now, weighed.reports, T3)

    said: dict[Any, set[str]] = {}
    for told in (first, second):
        last = {(who, heading): text for who, heading, text in told}
        for (who, heading), text in last.items():
            said.setdefault((who[1], KEYS[heading], part(*who)), set()).add(shown(text))

    written = {
        (report.question.id, key, report.question.part): answer.text
        for report in weighed.reports
        for key, answer in report.values.items()
    }
    questions = {
        (question.id, question.part): question
        for who in respondents(now.plan, T3)
        for question in who.questions
    }
    conflicts = {
        (conflict.question.id, conflict.key, conflict.question.part): conflict
        for conflict in weighed.conflicts
    }
    refused = {note.said for note in weighed.refused}
    for (id_, key, whose), texts in said.items():
        texts -= {"", "–", "-", "—"}
        there = questions.get((id_, whose))
        for text in texts:
            if there is None:
                assert text in refused
            elif (id_, key, whose) in conflicts:
                found = conflicts[id_, key, whose]
                assert text in {answer.text for answer in found.answers}
                assert found.now == there.base[key]
            else:
                assert text in (there.base[key], written.get((id_, key, whose)))
    assert {(*place, text) for place, text in written.items()} <= {
        (*place, text) for place, texts in said.items() for text in texts
    }

    # nothing else: the plan as it was changed, and the entries at the ends of their lists
    expected = copy.deepcopy(data_of(now))
    for report in weighed.reports:
        item = expected
        for step in report.question.route:
            item = item[step]
        item.setdefault(LISTS[report.question.kind], []).append(report.entry("2022-T3"))
    assert [*sorted_keys(expected)] == [*sorted_keys(after.data)]


def sorted_keys(value: Any, route: tuple[Any, ...] = ()) -> Any:
    """Yield every value with its route, keys in order."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from sorted_keys(value[key], (*route, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from sorted_keys(inner, (*route, at))
    else:
        yield route, value
