import re
from collections.abc import Iterator
from copy import copy
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from markdown_it import MarkdownIt

from tests.whole_reports import FULL, PERIODS, ROOT, changes_of_full, plan_in, report_on
from trygg_cli import language, templates
from trygg_cli.language import translate
from trygg_cli.model.indicator import Frequency, Indicator, Outcome, Target
from trygg_cli.model.kinds import Counting
from trygg_cli.model.measure import Schedule
from trygg_cli.model.plan import Plan
from trygg_cli.model.shape import shapes
from trygg_cli.model.view import PlainPart
from trygg_cli.period import Period
from trygg_cli.reading.document import read
from trygg_cli.render.documents.from_html import LOOKS
from trygg_cli.render.documents.word_xml import COLOURS
from trygg_cli.report.report_kinds import ReportKind
from trygg_cli.report.wanted import WantedReport
from trygg_cli.standing import moment
from trygg_cli.standing.amount import Amount
from trygg_cli.standing.outcomes import Slot
from trygg_cli.standing.spans import DaySpan
from trygg_cli.standing.status import State
from trygg_cli.templates import (
    TemplateBroken,
    TemplateMissing,
    in_words,
    page_pieces,
    running_text,
    times,
    units,
)
from trygg_cli.templates.loader import TemplateUnreadable
from trygg_cli.text.source import parse
from trygg_cli.why.explanation import quantity as explained_quantity

GOLDEN = Path(__file__).parent / "golden" / "report"
NAMES = ("report.html.j2", "report.md.j2")


REAL = [plan_in(path) for path in sorted((ROOT / "plans").glob("*.yaml"))]
EVERY = plan_in(Path(__file__).parent / "every.yaml")
SPAN = DaySpan(date(2024, 1, 1), date(2024, 12, 31))


def slot(value: float) -> Slot:
    outcome = Outcome.model_validate(parse(f"{{period: 2024, värde: {value}}}").data)
    return Slot(SPAN, None, value, {}, (outcome,))


def html_of(plan: Plan) -> str:
    return templates.render("report.html.j2", report=report_on(plan))


def markdown_of(plan: Plan) -> str:
    return templates.render("report.md.j2", report=report_on(plan))


def write(home: Path, name: str, text: str) -> Path:
    (home / "templates").mkdir(exist_ok=True)
    (home / "templates" / name).write_text(text, "utf-8")
    return home


def render_own(home: Path, text: str, name: str = "report.html.j2", **given: Any) -> str:
    return templates.render(name, write(home, name, text), **({"report": report_on(FULL)} | given))


def broken(home: Path, text: str, name: str = "report.html.j2") -> TemplateBroken:
    with pytest.raises(TemplateBroken) as caught:
        render_own(home, text, name)
    return caught.value


# Golden files: remade with TRYGG_REMAKE=1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", language.LANGUAGES)
@pytest.mark.parametrize("path", ["plans/2022.yaml", "tests/full.yaml", "tests/every.yaml"])
def test_golden_report(name: str, lang: str, path: str, remake: bool) -> None:
    language.use(lang)
    report = report_on(plan_in(ROOT / path))
    text = templates.render(name, report=report)
    golden = GOLDEN / f"{Path(path).stem}-{report.period.text}.{lang}{Path(name).stem.removeprefix('report')}"
    if remake:
        golden.write_text(text, "utf-8", newline="")
    assert golden.read_bytes().decode("utf-8") == text


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.FOLLOW_UP])
def test_golden_report_of_each_kind(kind: ReportKind, remake: bool) -> None:
    wanted = WantedReport(PERIODS[FULL.id], kind=kind, actor="KS" if kind is ReportKind.ACTOR else "")
    if kind is ReportKind.CHANGES:
        wanted = wanted._replace(changes=changes_of_full())
    text = templates.render("report.md.j2", report=wanted.of(FULL))
    golden = GOLDEN / f"full-{kind}.sv.md"
    if remake:
        golden.write_text(text, "utf-8", newline="")
    assert golden.read_bytes().decode("utf-8") == text


@pytest.fixture
def remake() -> bool:
    import os

    return bool(os.environ.get("TRYGG_REMAKE"))


# A page that everybody can read


def page(plan: Plan) -> Any:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(html_of(plan))
    assert [] == parser.errors
    return document


@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_the_page_is_html_with_language_title_landmarks_and_one_heading_of_the_first_level(
    plan: Plan,
) -> None:
    document = page(plan)
    assert "sv" == document.get("lang")
    assert plan.title in document.findtext("head/title")
    assert ["1", "1", "1"] == [str(len(document.findall(f".//{tag}"))) for tag in ("main", "h1", "nav")]
    target = document.find(".//a[@class='skip']").get("href").removeprefix("#")
    assert "main" == document.find(f".//*[@id='{target}']").tag


@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_headings_never_skip_a_level(plan: Plan) -> None:
    levels = [
        int(element.tag[1]) for element in page(plan).iter() if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_both_formats_have_the_same_sections_in_the_same_order(plan: Plan) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown_of(plan))
    told = [text.content for tag, text in pairwise(tokens) if tag.type == "heading_open" and tag.tag == "h2"]
    shown = ["".join(element.itertext()) for element in page(plan).iter("h2")]
    assert told == shown


@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(plan: Plan) -> None:
    document = page(plan)
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    links = {element.get("href") for element in document.iter() if element.get("href")}
    labels = {element.get("aria-labelledby") for element in document.iter() if element.get("aria-labelledby")}
    assert {link.removeprefix("#") for link in links} | labels <= set(ids)


@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_tables_have_a_caption_and_headers_with_a_scope(plan: Plan) -> None:
    for table in page(plan).findall(".//table"):
        assert "".join(table.find("caption").itertext()).strip()
        assert all(header.get("scope") in ("col", "row") for header in table.iter("th"))
        columns = len(table.findall("thead/tr/th"))
        assert {columns} == {len(row) for row in table.findall("tbody/tr")}


def test_status_is_symbol_and_word_and_colour() -> None:
    badges = [element for element in page(FULL).iter("span") if "badge" in (element.get("class") or "")]
    assert badges
    for badge in badges:
        assert badge.find(".//{*}use").get("href").removeprefix("#look-") in badge.get("class").split()
        assert "".join(badge.itertext()).strip()


@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_the_page_asks_nobody_for_anything_and_runs_nothing(plan: Plan) -> None:
    document = page(plan)
    tags = {str(element.tag) for element in document.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base", "audio", "video"}
    assert all(href.startswith("#") for element in document.iter() if (href := element.get("href")))
    assert not [
        name
        for element in document.iter()
        for name in element.attrib
        if name.startswith("on") or name == "style"
    ]
    style = "".join(document.find(".//style").itertext())
    assert "url(" not in style
    assert "@import" not in style


def test_the_content_security_policy_allows_the_style_and_nothing_else() -> None:
    document = page(FULL)
    policy = document.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    style = "".join(document.find(".//style").itertext())
    expected = (
        f"default-src 'none'; style-src {page_pieces.csp_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    assert expected == policy


def colours() -> Iterator[tuple[str, dict[str, str]]]:
    css = (ROOT / "templates" / "report.css").read_text("utf-8")
    for name, start in [
        ("light", ":root {"),
        ("dark", "prefers-color-scheme: dark"),
        ("print", "@media print"),
    ]:
        block = css[css.index(start) :]
        found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[: block.index("}")]))
        assert found
        yield name, found


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.1, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("scheme", "colour"), [*colours()], ids=lambda value: value if isinstance(value, str) else ""
)
def test_text_and_symbols_stand_out_from_what_is_behind_them(scheme: str, colour: dict[str, str]) -> None:
    looks = [name.removesuffix("-tint") for name in colour if name.endswith("-tint")]
    assert len(looks) == 8
    pairs = [(text, behind) for text in ("ink", "muted", "accent", *looks) for behind in ("page", "sheet")]
    pairs += [(look, f"{look}-tint") for look in looks] + [("page", "accent"), ("ink", "partly-tint")]
    assert {} == {
        pair: ratio for pair in pairs if (ratio := contrast(colour[pair[0]], colour[pair[1]])) < 4.5
    }


def test_texts_in_the_language_of_the_plan_are_marked_when_the_report_speaks_another() -> None:
    language.use("en")
    document = page(FULL)
    assert "en" == document.get("lang")
    assert "sv" == document.find(".//h1").get("lang")
    language.use("sv")
    assert page(FULL).find(".//h1").get("lang") is None


# Nothing a person wrote can act


PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></title><script>alert(1)</script>",
    "<!-- --><b>fet</b>",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% for %} {# #}",
    "[klicka](javascript:alert(1)) ![bild](https://example.org/x.png)",
    "# rubrik",
    "> citat",
    "- punkt",
    "1. punkt",
    "---",
    "===",
    "| a | b |",
    "```kod``` `kod` **fet** _kursiv_ ~~struken~~",
    "<https://example.org> https://example.org www.example.org",
    "@alla #1 :wink: $x^2$",
    "    indrag",
    "rad ett\\",
    "\\",
    "{name} {count}",
]


def spoilt(part: Any, payload: str) -> Any:
    """Return a part of a plan with a payload in every text that a person writes, names in maps of texts too."""
    whole = copy(part)
    for field in shapes()[type(part).__name__].fields.values():
        free = field.key != "id" and not field.refers_to
        value = _spoilt(getattr(part, field.name), payload, free=free)
        if field.container == "map" and not field.part:
            value = dict.fromkeys([payload][: len(value)], next(iter(value.values()), None))
        setattr(whole, field.name, value)
    return whole


def _spoilt(value: Any, payload: str, *, free: bool) -> Any:
    if isinstance(value, PlainPart):
        return spoilt(value, payload)
    if isinstance(value, tuple):
        return tuple(_spoilt(item, payload, free=free) for item in value)
    if isinstance(value, dict):
        return {key: _spoilt(item, payload, free=free) for key, item in value.items()}
    return payload if free and type(value) is str and value else value


def skeleton(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page and the names of their attributes."""
    document = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return [(str(element.tag), tuple(sorted(map(str, element.attrib)))) for element in document.iter()]


def blocks(markdown: str) -> list[tuple[str, str]]:
    """Return what a Markdown text is made of, texts aside."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(markdown):
        found.append((token.type, token.tag))
        found += [(inner.type, inner.tag) for inner in token.children or () if inner.type != "text"]
    return found


@pytest.mark.parametrize("plan", [FULL, EVERY], ids=lambda plan: plan.id)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_an_element_of_the_page(payload: str, plan: Plan) -> None:
    harmless, spoilt_page = html_of(spoilt(plan, "x")), html_of(spoilt(plan, payload))
    assert skeleton(harmless) == skeleton(spoilt_page)


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.strip() == payload])
def test_every_text_is_shown_as_it_was_written(payload: str) -> None:
    document = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html_of(spoilt(EVERY, payload)))
    assert 150 < "".join(document.itertext()).count(payload)


@pytest.mark.parametrize("plan", [FULL, EVERY], ids=lambda plan: plan.id)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_part_of_the_markdown(payload: str, plan: Plan) -> None:
    assert blocks(markdown_of(spoilt(plan, "x"))) == blocks(markdown_of(spoilt(plan, payload)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "payload", ["ett\n\n# två\n\n<b>tre</b>", "ett\r\n---\r\ntvå", "ett\n| a |\n|---|\n"]
)
def test_lines_of_a_text_stay_inside_it(name: str, payload: str) -> None:
    text = templates.render(name, report=report_on(spoilt(EVERY, payload)))
    if name == "report.md.j2":
        harmless = blocks(markdown_of(spoilt(EVERY, re.sub(r"[^\r\n]+", "x", payload))))
        assert harmless == blocks(text)
    else:
        assert "<b>" not in text
        assert page(EVERY).findall(".//h2") != []
        assert {tag for tag, _ in skeleton(text)} == {tag for tag, _ in skeleton(html_of(EVERY))}


def test_a_list_in_a_text_of_the_templates_is_escaped_too(tmp_path: Path) -> None:
    given = '{{ ["<b>", "<i>"]|listed }} {{ ["<b>"]|join("<") }} {{ "<b>" ~ x }} {{ _("{a} <u>", a=x) }} {{ _(x) }}'
    text = render_own(tmp_path, given, x="<s>")
    assert "<" not in text.replace("&lt;", "")
    assert 8 == text.count("&lt;")


def test_markdown_that_a_macro_wrote_is_not_escaped_twice(tmp_path: Path) -> None:
    text = "{% macro fat(x) %}**{{ x }}**{% endmacro %}{% set y %}*{{ x }}*{% endset %}{{ fat(x) }} {{ y }} {{ x ~ x }}"
    found = render_own(tmp_path, text, "report.md.j2", x="*a*")
    assert r"**\*a\*** *\*a\** \*a\*\*a\*" == found.strip()


def test_texts_of_a_markdown_template_are_markdown_and_their_arguments_are_not(tmp_path: Path) -> None:
    found = render_own(tmp_path, '{{ _("**{x}** (sic)", x=x) }} {{ _(x) }}', "report.md.j2", x="*a*")
    assert r"**\*a\*** (sic) \*a\*" == found.strip()


# Templates of one's own


def test_a_template_beside_the_plan_replaces_the_shipped_one(tmp_path: Path) -> None:
    assert "Handlingsplan" in render_own(tmp_path, "{{ report.header.title }}")


def test_a_template_of_ones_own_can_replace_a_part_of_the_shipped_one(tmp_path: Path) -> None:
    text = '{% extends "trygg/report.html.j2" %}{% block deviations %}<h2 id="deviations">Mitt</h2>{% endblock %}'
    found = render_own(tmp_path, text)
    assert '<h2 id="deviations">Mitt</h2>' in found
    assert 'id="measures"' in found


def test_a_part_that_the_shipped_template_includes_can_be_replaced(tmp_path: Path) -> None:
    home = write(tmp_path, "report.css", "body { color: black }")
    found = templates.render("report.html.j2", home, report=report_on(FULL))
    assert "<style>body { color: black }</style>" in found


def test_a_folder_without_templates_uses_the_shipped_ones(tmp_path: Path) -> None:
    assert html_of(FULL) == templates.render("report.html.j2", tmp_path, report=report_on(FULL))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("plan", [FULL, EVERY, *REAL], ids=lambda plan: plan.id)
def test_the_shipped_templates_say_the_same_whether_they_are_guarded_or_not(
    tmp_path: Path, plan: Plan, name: str
) -> None:
    (tmp_path / "templates").mkdir()
    report = report_on(plan)
    assert templates.environment(name, tmp_path).sandboxed
    assert not templates.environment(name).sandboxed
    assert templates.render(name, report=report) == templates.render(name, tmp_path, report=report)


def test_values_have_words_of_their_own(tmp_path: Path) -> None:
    text = "{{ a }}|{{ b }}|{{ c }}|{{ d }}|{{ report.as_of }}|{{ report.period }}"
    expected = "uppgift saknas|ja|2\u00a0576,5|2015|31\u00a0december 2024|tertial 3 2024 (september–december)"
    assert expected == render_own(tmp_path, text, a=None, b=True, c=2576.5, d=2015)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ titel }}", "titel"),
        ("{{ report.titel }}", "titel"),
        ("{% if report.titel %}{% endif %}", "titel"),
        ("{% for x in report.titel %}{% endfor %}", "titel"),
        ("{{ report.titel.mer }}", "titel"),
        ("{{ report.measures[99] }}", "99"),
    ],
)
def test_what_is_not_there_is_an_error_and_not_a_blank(
    tmp_path: Path, name: str, text: str, what: str
) -> None:
    error = broken(tmp_path, f"rad ett\n{text}", name)
    assert (name, 2, what) == (error.name, error.line, error.reason.args["name"])


@pytest.mark.parametrize(
    "text",
    ["{% for %}", "{{ 1 +", "{% endif %}", "{{ x|okänd }}", "{% autoescape false %}{% endautoescape %}"],
)
def test_a_template_that_cannot_be_understood_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    error = broken(tmp_path, f"rad ett\n\n{text}")
    assert ("report.html.j2", 3) == (error.name, error.line)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if 1 %}", "if inleds men avslutas aldrig: skriv endif där det slutar"),
        ("{{ 1 +", "den slutar mitt i något: det som börjar med {{ / {% slutar med }} / %}"),
        ("{{ x|okänd }}", "det finns inget filter som heter okänd"),
        ("{% if report is okänd %}{% endif %}", "det finns inget test som heter okänd"),
        ("{% endif %}", "endif är ingen tagg som kan stå där"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "blocket a står där två gånger"),
        ("{{ a ! b }}", "tecknet ! betyder inget där"),
        ("{{ 1 2 }}", "här står integer där det borde stå end of print statement"),
        ("{{ 1 / 0 }}", "den delar med noll"),
    ],
)
def test_what_jinja_complains_of_is_told_in_the_language_of_the_reader(
    tmp_path: Path, text: str, said: str
) -> None:
    assert said in translate(broken(tmp_path, text).reason)


def test_a_template_that_is_a_folder_or_a_link_to_nothing_is_not_as_if_there_were_none(
    tmp_path: Path,
) -> None:
    home = write(tmp_path, "x.j2", "")
    own = home / "templates" / "report.html.j2"
    own.mkdir()
    with pytest.raises(TemplateUnreadable):
        templates.render("report.html.j2", home, report=report_on(FULL))
    own.rmdir()
    own.symlink_to("saknas")
    with pytest.raises(TemplateUnreadable):
        templates.render("report.html.j2", home, report=report_on(FULL))


def test_an_error_in_a_part_is_told_where_it_is(tmp_path: Path) -> None:
    write(tmp_path, "del.html.j2", "\n\n{{ 1 / 0 }}")
    error = broken(tmp_path, '{% include "del.html.j2" %}')
    assert ("del.html.j2", 3) == (error.name, error.line)


def test_a_template_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(TemplateMissing) as caught:
        render_own(tmp_path, '{% include "saknas.html.j2" %}')
    assert {"name": "saknas.html.j2"} == caught.value.sentence.args


@pytest.mark.parametrize("content", [b"\xff\xfeh\x00", b"r\xe4d", b"x" * 1_000_001])
def test_a_template_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    home = write(tmp_path, "report.html.j2", "")
    (home / "templates" / "report.html.j2").write_bytes(content)
    with pytest.raises(TemplateUnreadable):
        templates.render("report.html.j2", home, report=report_on(FULL))


def test_templates_are_only_read_from_their_folder(tmp_path: Path) -> None:
    secret = tmp_path / "hemlig.txt"
    secret.write_text("hemligt", "utf-8")
    home = write(tmp_path, "x.j2", "")
    (home / "templates" / "länk.j2").symlink_to(secret)
    for name in ("../hemlig.txt", str(secret), "länk.j2", "trygg/../pyproject.toml", "trygg//etc/hostname"):
        with pytest.raises((TemplateMissing, TemplateUnreadable)):
            render_own(tmp_path, f'{{% include "{name}" %}}')


def test_a_shipped_template_that_is_no_report_writes_plain_text() -> None:
    text = templates.render_shipped("trygg.toml.j2")
    assert 'lang = "sv"' in text
    assert "&#34;" not in text


# What a template can do, and how much of it


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'].__mro__ }}",
    "{{ report.__class__.__init__.__globals__ }}",
    "{{ report.plan.__class__ }}",
    "{{ report.plan.walk_measures() }}",
    "{{ report.plan.model_construct() }}",
    "{{ report.plan.parse_raw('x', proto='pickle', allow_pickle=true) }}",
    "{{ report.plan.parse_file('/etc/hostname') }}",
    "{{ report.plan.walk_measures() }}",
    "{{ report.period.parse('2022') }}",
    "{{ _.__globals__ }}",
    "{{ _.__self__ }}",
    "{{ range.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ report.plan.actors.clear() }}",
    "{{ '{0.__class__}'.format(report) }}",
    "{{ '{x.__class__}'.format_map({'x': report}) }}",
    "{{ _('{x.__class__}', x=report) }}",
    "{{ '%s' % report }}",
    "{{ [report]|map(attribute='__class__')|list }}",
    "{{ report|attr('__class__') }}",
    "{{ report.header.title|safe }}",
    "{% autoescape false %}{{ report.header.title }}{% endautoescape %}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__.os }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ dict }}",
    "{% set report.header = 1 %}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}{{ m._func }}",
    "{{ report.as_of.fromisoformat('2022-01-01') }}",
    "{{ report.measures.__getitem__ }}",
    "{{ report.summary.explain() }}",
    "{{ report.summary._replace }}",
    "{{ report.summary._asdict() }}",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ESCAPES)
def test_a_template_cannot_reach_what_is_not_given_to_it(tmp_path: Path, name: str, text: str) -> None:
    assert broken(tmp_path, text, name).line == 1


EXCESSES = [
    "{{ range(1000000000) }}",
    "{{ 'a'.ljust(1000000000) }}",
    "{{ 'a'|center(1000000000) }}",
    "{{ 'a'|indent(1000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ _('{x} {x:1000000000}', x=1) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("text", EXCESSES)
def test_what_only_makes_things_large_is_not_there(tmp_path: Path, text: str) -> None:
    assert "report.html.j2" == broken(tmp_path, text).name


def test_what_a_template_may_do_is_enough_for_a_report(tmp_path: Path) -> None:
    text = """
{%- set ns = namespace(n=0) -%}
{%- for entry in report.measures|selectattr("lacks_report")|sort(attribute="measure.id") -%}
{%- set ns.n = ns.n + 1 -%}{{ loop.index }}/{{ loop.length }} {{ entry.measure.title.upper() }}
{%- endfor %} {{ ns.n }} {{ report.plan.actors.items()|list|length }} {{ report.as_of.isoformat() }}"""
    assert "1/1 UTREDA ORDNINGSVAKTER 1 5 2024-12-31" == render_own(tmp_path, text)


# Dates, numbers, periods and times in words


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (0.0, "0", "0"),
        (8.0, "8", "8"),
        (3.72, "3,72", "3.72"),
        (2576, "2\u00a0576", "2,576"),
        (1234567.5, "1\u00a0234\u00a0567,5", "1,234,567.5"),
        (-50.0, "−50", "−50"),
        (1e21, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000", "1" + ",000" * 7),
        (0.000001, "0,000001", "0.000001"),
    ],
)
def test_numbers_are_written_as_in_the_language(value: float, swedish: str, english: str) -> None:
    assert swedish == language.number(value)
    language.use("en")
    assert english == language.number(value)


def test_per_cent_are_written_as_in_the_language() -> None:
    assert "12,5\u00a0%" == units.quantity(12.5, "procent")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (2, "kontroller", "2\u00a0kontroller"),
        (1, "kontroller", "kontroller: 1"),
        (1, "möten", "möten: 1"),
        (1, "helger i månaden", "helger i månaden: 1"),
        (1, "kr", "1\u00a0kr"),
        (1, "st", "1\u00a0st"),
        (1, "besök", "1\u00a0besök"),
        (1, "kilometer", "1\u00a0kilometer"),
        (1, "%", "1\u00a0%"),
        (1, None, "1"),
    ],
)
def test_one_alone_is_never_counted_in_the_plural(value: float, unit: str | None, expected: str) -> None:
    assert expected == units.quantity(value, unit)


def test_lines_that_an_editor_broke_are_one_paragraph() -> None:
    wrapped = (
        "Få brott men stora avstånd. Inbrott i fritidshus ökar. Polisens\nutryckningstid är lång.\nDet märks."
    )
    assert [wrapped.splitlines()[0] + " utryckningstid är lång.", "Det märks."] == running_text.paragraphs(
        wrapped
    )
    assert ["ronder", "möten", "brev"] == running_text.paragraphs("ronder\nmöten\n\nbrev")
    apart = "Ett stycke utan punkt som är så långt att det kunde vara brutet\n\nmen nästa står för sig"
    assert 2 == len(running_text.paragraphs(apart))


@pytest.mark.parametrize(("value", "expected"), [(1, "1"), (2, "2\u00a0möten")])
def test_within_a_sentence_one_alone_is_a_figure(value: float, expected: str) -> None:
    assert expected == units.size(value, "möten")


@pytest.mark.parametrize(
    ("counted", "values", "expected"),
    [
        ("medel", "4.2 3.9 3.6 4.1", "3,95"),
        ("medel", "3 3 4", "3,33"),
        ("medel", "3.14159", "3,14159"),
        ("summa", "0.1 0.2", "0,3"),
        ("summa", "0.12345", "0,12345"),
    ],
)
def test_what_is_worked_out_is_rounded_and_what_is_written_is_not(
    counted: str, values: str, expected: str
) -> None:
    slots = tuple(slot(float(value)) for value in values.split())
    found = sum(stretch.value or 0.0 for stretch in slots) / (len(slots) if counted == "medel" else 1)
    assert expected == units.figure(Amount(found, Counting(counted), SPAN, slots))


@pytest.mark.parametrize(
    ("section", "expected"),
    [("12", "§\u00a012"), ("§ 12", "§ 12"), ("12 §", "12 §"), ("KS 12", "KS 12")],
)
def test_a_decision_has_its_paragraph_with_the_sign_once(section: str, expected: str) -> None:
    assert expected == language.paragraph(section)
    language.use("en")
    assert "12.5%" == units.quantity(12.5, "%")


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("2022-T2", "tertial 2 2022 (maj–augusti)", "tertial 2 2022 (May–August)"),
        ("2022-Q1", "kvartal 1 2022 (januari–mars)", "quarter 1 2022 (January–March)"),
        ("2022-H2", "halvår 2 2022 (juli–december)", "half-year 2 2022 (July–December)"),
        ("2022-09", "september 2022", "September 2022"),
        ("2022", "2022", "2022"),
        ("2022-03/2022-05", "mars–maj 2022", "March–May 2022"),
        ("2021-12/2022-02", "december 2021 – februari 2022", "December 2021 – February 2022"),
        ("2022-03-10/2022-03-12", "10–12\u00a0mars 2022", "10–12\u00a0March 2022"),
    ],
)
def test_periods_have_names(text: str, swedish: str, english: str) -> None:
    assert swedish == times.period(Period.parse(text))
    language.use("en")
    assert english == times.period(Period.parse(text))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2022, 5, 1), date(2022, 6, 30), "1\u00a0maj – 30\u00a0juni 2022"),
        (date(2022, 6, 1), date(2022, 6, 30), "1–30\u00a0juni 2022"),
        (date(2021, 6, 1), date(2022, 6, 30), "1\u00a0juni 2021 – 30\u00a0juni 2022"),
        (date(2022, 6, 1), date(2022, 6, 1), "1\u00a0juni 2022"),
        (date(2022, 6, 1), None, "från och med 1\u00a0juni 2022"),
        (None, date(2022, 6, 1), "till och med 1\u00a0juni 2022"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_days_is_told_without_repeating_itself(
    first: date | None, last: date | None, expected: str
) -> None:
    assert expected == times.days(first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{text: vår/sommar, säsong: [vår]}", "vår/sommar"),
        ("{text: i maj, från: 2022-05-01, till: 2022-05-31}", "i maj (1–31\u00a0maj 2022)"),
        ("{text: hela 2016, när: 2016}", "hela 2016"),
        ("{när: 2022-T1}", "tertial 1 2022 (januari–april)"),
        ("{text: ht 2022, när: 2022-H2}", "ht 2022 (juli–december 2022)"),
        ("{säsong: [vår, höst]}", "vår, höst"),
        (
            "{från: 2025-01-01, till: 2025-12-31, frekvens: {antal: 2, per: månad}}",
            "1\u00a0januari – 31\u00a0december 2025, 2 gånger per månad",
        ),
        ("{säsong: [höst], frekvens: {antal: 2, per: år}}", "höst, 2 gånger per år"),
        ("{text: bör ske, önskemål: ja}", "bör ske (önskemål)"),
        ("{önskemål: ja}", ""),
    ],
)
def test_a_time_keeps_the_words_of_the_document(text: str, expected: str) -> None:
    assert expected == times.schedule(Schedule.model_validate(parse(text).data))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{antal: 1, per: år}", "1 gång per år"),
        ("{minst: 4, högst: 6, per: år, vid_behov: ja}", "4–6 gånger per år och vid behov"),
        ("{minst: 1, per: månad}", "minst 1 gång per månad"),
        ("{högst: 2, per: termin}", "högst 2 gånger per termin"),
        ("{vid_behov: ja}", "vid behov"),
        ("{text: 3 ggr/år, antal: 3, per: år}", "3 ggr/år"),
        ("{text: varannan fredag, antal: 2, per: månad}", "varannan fredag (2 gånger per månad)"),
        ("{}", ""),
    ],
)
def test_how_often_is_told_in_words(text: str, expected: str) -> None:
    assert expected == times.frequency(Frequency.model_validate(parse(text).data))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{text: halvera, ändring_procent: -50}", "halvera (50\u00a0% lägre än utgångsläget)"),
        ("{minst: 8}", "minst 8\u00a0grupper"),
        ("{högst: 2.5}", "högst 2,5\u00a0grupper"),
        ("{minst: 0, högst: 2}", "0–2\u00a0grupper"),
        ("{ändring_procent: -50}", "50\u00a0% lägre än utgångsläget"),
        ("{alla: ja}", "alla"),
        ("{inom: {antal: 1, enhet: veckor}}", "inom 1 vecka"),
        ("{inom: {antal: 48, enhet: timmar}}", "inom 48 timmar"),
        ("{minst: 1, per_plats: ja}", "grupper: minst 1, på varje plats"),
        ("{riktning: minska}", "ska minska"),
        (
            "{minst: 2, varav: [{undergrupp: unga, minst_procent: 20}]}",
            "minst 2\u00a0grupper, varav unga minst 20\u00a0%",
        ),
        ("{minst: 8, senast: 2022-T3}", "minst 8\u00a0grupper, senast tertial 3 2022"),
        ("{återkommande: {antal: 2, per: år}}", "2 gånger per år"),
    ],
)
def test_a_target_is_told_in_words(text: str, expected: str) -> None:
    assert expected == in_words.target(Target.model_validate(parse(text).data), "grupper")


def test_a_baseline_is_a_value_with_its_year_or_words() -> None:
    def baseline(text: str) -> str:
        return in_words.baseline(Indicator.model_validate({"id": "I", "namn": "N"} | parse(text).data))

    assert "3,72 (2014)" == baseline("baslinje: {värde: 3.72, år: 2014}")
    assert "okänt" == baseline("baslinje: {text: okänt}")
    assert "3 (tertial 1 2024, 2023)" == baseline("baslinje: {värde: 3, period: 2024-T1, år: 2023}")
    assert "3 (tertial 1 2024)" == baseline("baslinje: {värde: 3, period: 2024-T1, år: 2024}")
    assert "" == baseline("enhet: st")


@pytest.mark.parametrize("text", ["{{ 'a'.translate }}", "{{ 'a'.translate ~ '' }}", "{{ ['a'].append }}"])
def test_nothing_that_stands_in_a_template_shows_where_it_lies_in_memory(tmp_path: Path, text: str) -> None:
    assert "object at" not in str(broken(tmp_path, text).sentence)


def test_a_template_nested_too_deep_is_the_fault_of_the_template(tmp_path: Path) -> None:
    error = broken(tmp_path, "{% if 1 %}" * 150 + "x" + "{% endif %}" * 150)
    assert "nivåer" in translate(error.reason)


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("antal", "7"),
        ("Antal", "7"),
        ("antal vandringar", "7\u00a0vandringar"),
        ("st", "7\u00a0st"),
        ("antalet", "7\u00a0antalet"),
    ],
)
def test_a_unit_that_only_says_that_things_are_counted_is_not_set_after_the_figure(
    unit: str, shown: str
) -> None:
    assert shown == units.quantity(7, unit)
    assert shown.replace("\u00a0", " ") == translate(explained_quantity(7, unit))


def test_one_of_what_is_counted_stands_without_the_word_for_counting() -> None:
    assert "vandringar: 1" == units.quantity(1, "antal vandringar")
    assert "1" == units.size(1, "antal vandringar")
    bound = Target.model_validate({"minst": "1"})
    assert "vandringar: minst 1" == in_words.target(bound, "antal vandringar")
    assert "minst 1" == in_words.target(bound, "antal")


def test_a_report_asks_once_whether_anything_is_reported_however_many_measures_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Plan] = []
    reported_day = moment.reported_day

    def count(plan: Plan) -> date | None:
        asked.append(plan)
        return reported_day(plan)

    monkeypatch.setattr(moment, "reported_day", count)
    counts = []
    for many in (1, 9):
        measures = "".join(
            f"  - {{id: N{n}, åtgärd: Ljus, uppföljning: [{{avser: 2022-T2, status: pågår}}]}}\n"
            for n in range(many)
        )
        plan = read("p.yaml", f"id: p\ntitel: P\ntyp: handlingsplan\nåtgärder:\n{measures}").plan
        asked.clear()
        page = html_of(plan)
        assert f"N{many - 1}" in page
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_texts_of_a_template_are_said_in_the_language_that_is_spoken_now() -> None:
    swedish = html_of(FULL)
    language.use("en")
    english = html_of(FULL)
    language.use("sv")
    assert swedish == html_of(FULL) != english


def test_a_text_of_a_template_is_filled_in_anew_each_time(tmp_path: Path) -> None:
    write(tmp_path, "report.html.j2", "{% for n in [1, 2, 1] %}{{ _('{n} < {m}', n=n, m='<') }};{% endfor %}")
    shown = templates.render("report.html.j2", tmp_path)
    assert "1 &lt; &lt;;2 &lt; &lt;;1 &lt; &lt;;" == shown


def test_every_state_has_a_symbol_and_a_drawing_of_its_own_and_a_colour_in_every_format() -> None:
    looks = {in_words.look(state) for state in State}
    drawings = (ROOT / "templates" / "symbols.svg.j2").read_text("utf-8")
    colours = (ROOT / "trygg_cli" / "render" / "documents" / "report.typ").read_text("utf-8")
    assert len(looks) == len(State) == len({in_words.symbol(state) for state in State})
    assert all(f'id="look-{look}"' in drawings and f'"{look}": rgb(' in colours for look in looks)
    assert looks <= LOOKS & COLOURS.keys()
