"""Every key of the model has a home in the report: in the item's own section, and gone when the key is removed.

The plan in every.yaml says something under every key.  Each key of each part of it is taken away, or given another
value where the format needs one, and its value must then be gone from the section that it stood in.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from markdown_it import MarkdownIt

from tests.conftest import ROOT, data_of
from trygg_cli import templates
from trygg_cli.language import number
from trygg_cli.model import view
from trygg_cli.model.shape import Field, shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.period import Period
from trygg_cli.reading.approval_validity import fingerprint
from trygg_cli.reading.document import read
from trygg_cli.report import build
from trygg_cli.templates import times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trygg_cli.position import Route

PERIOD = Period.parse("2025-T1")
DATA = data_of(read("every.yaml", (ROOT / "tests" / "every.yaml").read_bytes()))
WITHOUT_HOME = {
    ("Plan", "trygg"): "it is about the file, and not about what the plan says",
    ("Plan", "språk"): "it is the language that the texts are marked with",
    ("Approval", "avtryck"): "nobody can read it; whether the approval holds is told",
    ("FollowUp", "intern"): "what is internal is left out, and so there is nothing to mark",
    ("GoalFollowUp", "intern"): "what is internal is left out, and so there is nothing to mark",
    ("PromiseFollowUp", "intern"): "what is internal is left out, and so there is nothing to mark",
    ("FocusArea", "id"): "an area is known to readers by its name",
    ("SubArea", "id"): "an area is known to readers by its name",
    ("Place", "id"): "a place is known to readers by its name",
    ("Body", "id"): "a group is known to readers by its name",
    ("EvidenceSource", "id"): "a source is known to readers by its name",
    ("PictureArea", "id"): "a part of the picture is known to readers by its heading",
    ("Cause", "id"): "a cause is known to readers by its words",
    ("Ongoing", "id"): "ongoing work is known to readers by its heading",
    ("Agreement", "id"): "an agreement is known to readers by its title",
    ("FollowUpRule", "id"): "a rule is known to readers by what it asks for",
    ("LinkedPlan", "id"): "it leads to the other file, and readers know the plan by its title",
}
"""The keys of a plan that the report has no place for, by sort of part, with the reason."""
MARKDOWN = MarkdownIt("commonmark").enable("table")
Lines = list[tuple[int, str]]
"""The headings of a report with their levels, and its other texts with none."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "aktörer": ("Parter och aktörer",),
    "avsnitt": ("Övriga delar av dokumentet",),
    "bakgrund": ("Bakgrund",),
    "begrepp": ("Ord och förkortningar",),
    "behovsbedömning": ("Om åtgärder behövs",),
    "beslut": ("Beslut",),
    "ekonomi": ("Ekonomi",),
    "ersätter": ("Dokumentet",),
    "fokusområden": ("Åtgärder per fokusområde",),
    "godkännanden": ("Dokumentet",),
    "id": ("Vad symbolerna betyder", "Hur bedömningarna är gjorda"),
    "indikatorer": ("Siffror över tid", "Indikatorer"),
    "kommunikation": ("Kommunikation",),
    "konsekvenser": ("Konsekvenser",),
    "kopplade_planer": ("Andra planer",),
    "källa": ("Dokumentet",),
    "lägesbild": ("Lägesbilden över brott och trygghet",),
    "löften": ("Löften till invånarna",),
    "mål": ("Mål",),
    "organ": ("Grupper som styr och arbetar",),
    "parter": ("Parter och aktörer",),
    "perspektiv": ("Perspektiv",),
    "platser": ("Platser",),
    "problem": ("Problem och orsaker",),
    "pågående_arbete": ("Arbete som pågår vid sidan av planen",),
    "rapportering_till_kf": ("Rapporter till fullmäktige",),
    "samordningsfunktion": ("Samordning",),
    "sammanfattning": ("Sammanfattning",),
    "syfte": ("Syfte",),
    "underlag": ("Underlag",),
    "undertecknare": ("Underskrifter",),
    "uppföljning": ("Läget i korthet", "Avvikelser och vad som görs åt dem", "Att besluta"),
    "uppföljningsregler": ("Hur planen följs upp",),
    "åtgärder": ("Åtgärder per fokusområde",),
    "överenskommelser": ("Överenskommelser",),
}
"""The heading of the section that shows what stands under a key of the plan; else it is the head or end of it."""

ITEMS = {"åtgärder": "åtgärd", "löften": "löfte", "mål": "mål", "problem": "problem", "indikatorer": "namn"}
"""The items that have a heading of their own, with the key of its text."""

AREAS = ("fokusområden", "delområden")


def render(data: Any, name: str) -> Lines:
    """Return a report of the plan that data hold."""
    text = templates.render(f"report.{name}.j2", report=build(view.plan(data), PERIOD, data=data))
    return [*(_markdown(text) if name == "md" else _html(text))]


def _markdown(text: str) -> Iterator[tuple[int, str]]:
    level = 0
    for token in MARKDOWN.parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "inline":
            parts = (part.content for part in token.children or () if part.type in ("text", "softbreak"))
            yield level, "".join(parts).replace("\u200b", "")
            level = 0


def _html(text: str) -> Iterator[tuple[int, str]]:
    page = html5lib.HTMLParser(namespaceHTMLElements=False).parse(text)
    for element in page.find("body").iter():
        name = str(element.tag)
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            yield int(name[1]), "".join(element.itertext()).strip()
        elif name in ("p", "dt", "dd", "li", "td", "th"):
            yield 0, " ".join("".join(element.itertext()).split(" "))


@cache
def whole(name: str) -> Lines:
    return render(DATA, name)


def section(lines: Lines, heading: str) -> str:
    """Return the text under a heading, up to the next one that is not below it."""
    found: list[str] = []
    within = 0
    for level, text in lines:
        if level and within and level <= within:
            within = 0
        if level and text == heading:
            within = level
        if within:
            found.append(text)
    return "\n".join(found)


def head(lines: Lines) -> str:
    """Return the text before the first section."""
    found: list[str] = []
    for level, text in lines:
        if level == 2:
            break
        found.append(text)
    return "\n".join(found)


def home(lines: Lines, route: Route, data: Any) -> str:
    """Return the text of the section in which the value at a route is to stand."""
    text, part = None, data
    for place, step in enumerate(route[:-1]):
        part = part[step]
        key = route[place - 1]
        if not isinstance(step, int) or place == 0:
            continue
        if key in ITEMS and "id" in part and route[0] != "lägesbild":
            text = f"{part['id']} {part[ITEMS[str(key)]]}"
        elif key in AREAS:
            text = part["namn"]
    if text and (route[0] != "indikatorer" or not _is_in_table(route)):
        return section(lines, text)
    names = SECTIONS.get(str(route[0]))
    if names:
        return "\n".join(section(lines, name) for name in names)
    if route[0] == "urval":
        return section(lines, "Läget i korthet")
    return head(lines) + section(lines, "Uppgifter om planen och rapporten")


def _is_in_table(route: Route) -> bool:
    """Tell whether the table of indicators shows it, and not what stands below the table."""
    return route[2] in ("id", "namn", "typ", "enhet", "baslinje", "mål")


def values() -> Iterator[tuple[Route, str, Field]]:
    """Yield every value of the plan with its route, sort of part and key; those of a list each by itself."""
    waiting: list[tuple[Route, str, dict[str, Any]]] = [((), "Plan", DATA)]
    while waiting:
        route, part, data = waiting.pop()
        for key, value in data.items():
            field = shapes()[part].fields[key]
            if not field.part:
                yield (*route, key), part, field
            elif field.container == "list":
                waiting += [((*route, key, place), field.part, item) for place, item in enumerate(value)]
            elif field.container == "map":
                waiting += [((*route, key, name), field.part, item) for name, item in value.items()]
            else:
                waiting.append(((*route, key), field.part, value))


def told(field: Field, value: Any, name_of: Callable[[Period], str] = times.period_name) -> Iterator[str]:
    """Yield what must be read in the report where it shows a value of free words or figures."""
    if isinstance(value, dict):
        yield from (text for name, item in value.items() for text in (name, *told(field, item, name_of)))
    elif isinstance(value, list):
        yield from (text for item in value for text in told(field, item, name_of))
    elif field.is_text and not field.container:
        yield from (line for line in value.splitlines() if line)
    elif field.is_text:
        yield value
    elif field.sort in ("number", "whole"):
        yield number(float(value.lstrip("-")))
    elif field.sort == "day":
        yield times.day(SORTS["day"].convert(value))[:-5]  # the year may stand once for two days
    elif field.sort == "period":
        yield name_of(Period.parse(value))
    elif field.sort == "year":
        yield value


def without(part: str, key: str) -> Any:
    """Return the plan without a key in all parts of a sort, or with another value where the format needs one."""
    data = deepcopy(DATA)
    for route, _, field in PLACES[part, key]:
        inside = data
        for step in route[:-1]:
            inside = inside[step]
        if field.required:
            inside[key] = _another(field, inside[key])
        else:
            del inside[key]
    return data


def _another(field: Field, value: str) -> str:
    if field.words:
        return next(word for word in field.words if word != value)
    others = {
        "number": "6543",
        "day": "2025-03-30",
        "period": "2025-04",
        "reference": "BO",
        "id": f"{value}x",
    }
    return others.get(field.sort, "Något helt annat")


PLACES: dict[tuple[str, str], list[tuple[Route, str, Field]]] = {}
for _one in values():
    PLACES.setdefault((_one[1], _one[2].key), []).append(_one)
HOMES = [place for place in PLACES if place not in WITHOUT_HOME]
PARTS = sorted({part for part, _ in HOMES})


def at(route: Route) -> Any:
    """Return the value at a route."""
    value = DATA
    for step in route:
        value = value[step]
    return value


def test_every_key_of_the_model_has_a_value_in_the_plan_or_a_reason_not_to_be_shown() -> None:
    keys = {
        (part, key)
        for part, shape in shapes().items()
        for key, field in shape.fields.items()
        if not field.part
    }
    assert set() == keys - set(PLACES) - set(WITHOUT_HOME)


def test_the_table_of_keys_without_a_home_names_keys_that_there_are() -> None:
    keys = {(part, key) for part, shape in shapes().items() for key in shape.fields}
    assert set() == set(WITHOUT_HOME) - keys


@pytest.mark.parametrize("name", ["md", "html"])
@pytest.mark.parametrize("part", PARTS)
def test_values_stand_in_the_section_of_their_item(part: str, name: str) -> None:
    missing = []
    name_of = (
        times.months if part == "Schedule" else times.period_name
    )  # a time in words has its months beside
    for of, key in HOMES:
        for route, _, field in PLACES[of, key] if of == part else ():
            shown = home(whole(name), route, DATA).casefold()
            texts = told(field, at(route), name_of)
            missing += [(*route, text) for text in texts if text.casefold() not in shown]
    assert [] == missing


@pytest.mark.parametrize("part", PARTS)
def test_values_that_are_taken_away_are_gone_from_the_section_of_their_item(part: str) -> None:
    left: list[object] = []
    for key in (key for of, key in HOMES if of == part):
        data = without(part, key)
        lines = render(data, "md")
        for route, _, field in PLACES[part, key]:
            before, after = home(whole("md"), route, DATA), home(lines, route, data)
            texts = told(field, at(route)) if field.is_text else ()
            left += [route] if before == after else [(*route, text) for text in texts if text in after]
    assert [] == left


def report_of(text: str) -> str:
    document = read("plan.yaml", "id: p\ntitel: P\ntyp: handlingsplan\n" + text)
    assert [] == list(document.problems)
    return templates.render("report.md.j2", report=build(document.plan, PERIOD, data=document.fields))


APPROVED = (
    "åtgärder:\n- id: A1\n  åtgärd: Belysning\n  godkännanden:\n"
    "  - {roll: kommunchef, datum: 2025-02-04, avtryck: %s}\n"
)
NOW = fingerprint({"id": "A1", "åtgärd": "Belysning"}, "Measure")


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        (NOW, "kommunchef 4\u00a0februari 2025"),
        (
            "g" + "0" * 16,
            "kommunchef 4\u00a0februari 2025 – gäller inte längre: det som godkändes har ändrats sedan dess",
        ),
        (
            "i" + "0" * 16,
            "kommunchef 4\u00a0februari 2025 – det går inte att avgöra om det fortfarande gäller",
        ),
    ],
)
def test_an_approval_is_told_with_whether_it_still_holds(stamp: str, expected: str) -> None:
    assert f"- **Godkänt av:** {expected}\n" in report_of(APPROVED % stamp)


def test_an_approval_that_another_has_followed_is_of_an_earlier_wording() -> None:
    text = APPROVED % ("g" + "0" * 16) + f"  - {{roll: Kommunchef, datum: 2025-03-04, avtryck: {NOW}}}\n"
    found = report_of(text)
    assert "kommunchef 4\u00a0februari 2025 – avser en tidigare lydelse\n" in found
    assert "Kommunchef 4\u00a0mars 2025\n" in found


def test_neither_a_proposal_nor_a_decision_on_an_item_is_the_decision_on_the_plan() -> None:
    text = "åtgärder: [{id: A1, åtgärd: B}]\nbeslut:\n"
    text += "- {typ: förslag, paragraf: § 1}\n- {typ: beslut, avser: A1, paragraf: § 2}\n"
    found = report_of(text)
    assert "- **Beslutad:** nej, detta är ett förslag\n" in found.partition("## Uppgifter om planen")[2]
    assert "#### Förslag till beslut: § 1" in found
    assert "- **Beslut:** § 2" in found
