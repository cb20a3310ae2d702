"""What a municipality settles about the look of its reports: letterhead, logo and colour, in every face."""

import base64
import io
import re
import unicodedata
from pathlib import Path
from typing import Any, Literal

import docx
import pypdf
import pytest

from tests.conftest import Trygg
from tests.looks import JPEG, LOGOS, LOOK, SVG, png, with_logo
from tests.said_in_reports import PLAN, SUFFIXES, unpacked
from trygg_cli.render.documents import from_html, said
from trygg_cli.render.documents.blocks import Chart, Paragraph, Run
from trygg_cli.report.colours import DARK, LEAST, LIGHT, PageColour, colour, contrast, readable


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.yaml").write_text(PLAN.replace("kommun: Åmål", "kommun: Åmål\ndnr: KS 2024/17"), "utf-8")
    return tmp_path


def written(trygg: Trygg, folder: Path, format_: str, settings: str = LOOK, *more: str) -> bytes:
    (folder / "trygg.toml").write_text(settings, "utf-8")
    target = folder / f"r{SUFFIXES[format_]}"
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", format_, "-o", target, *more)
    assert 0 == answer.code, answer.err
    return target.read_bytes()


def refused(trygg: Trygg, folder: Path, settings: str) -> str:
    (folder / "trygg.toml").write_text(settings, "utf-8")
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", "html", "-o", "-")
    assert (2, "") == (answer.code, answer.out)
    return re.sub(r"\s+", " ", answer.err)


# The letterhead


@pytest.mark.parametrize("format_", SUFFIXES)
def test_the_sender_stands_first_in_every_face(trygg: Trygg, folder: Path, format_: str) -> None:
    pieces = said.READERS[SUFFIXES[format_]](written(trygg, folder, format_)).pieces
    told = " ".join(piece.text for piece in pieces)
    sender = ["Åmåls kommun", "Kommunstyrelsens förvaltning & stab", "Box 62", "662 22 Åmål", "KS 2024/17"]
    places = [told.index(part) for part in sender]
    assert sorted(places) == places
    assert places[-1] < told.index("Trygghet & trivsel")


@pytest.mark.parametrize("format_", SUFFIXES)
def test_without_settings_or_with_empty_ones_a_report_is_the_same_byte_for_byte(
    trygg: Trygg, folder: Path, format_: str
) -> None:
    assert written(trygg, folder, format_, "") == written(trygg, folder, format_, "[report]\n")


def test_the_municipality_is_the_plans_where_the_settings_name_none(trygg: Trygg, folder: Path) -> None:
    text = written(trygg, folder, "markdown", '[report]\nunit = "Ledning"\n').decode()
    assert text.startswith("**Åmål** · Ledning · Diarienummer KS 2024/17\n\n# Trygghet")


def test_settings_in_pyproject_hold_too(trygg: Trygg, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.trygg.report]\nunit = "Ledning"\naccent = "#ff0"\n', "utf-8"
    )
    answer = trygg("report", "p.yaml", "--period", "2025-T1", "-f", "html", "-o", "-")
    assert "pyproject.toml:3: " in answer.err


def test_signs_that_html_and_markdown_act_on_are_texts(trygg: Trygg, folder: Path) -> None:
    settings = '[report]\nunit = "<script>x</script> *a* | b"\n'
    assert "&lt;script&gt;x&lt;/script&gt; *a* | b" in written(trygg, folder, "html", settings).decode()
    assert "\\<script\\>" in written(trygg, folder, "markdown", settings).decode()


def test_own_templates_see_the_letterhead_and_may_set_another(trygg: Trygg, folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "report.md.j2").write_text(
        '{% extends "trygg/report.md.j2" %}{% block letterhead %}'
        "[{{ report.settings.letterhead.unit }}]{% endblock %}",
        "utf-8",
    )
    text = written(trygg, folder, "markdown").decode()
    assert text.startswith("[Kommunstyrelsens förvaltning \\& stab]# Trygghet")


def test_a_word_template_has_its_own_letterhead(trygg: Trygg, folder: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{ report.settings.letterhead.unit }}")
    template.add_paragraph("{{p content }}")
    template.save(str(folder / "mall.docx"))
    settings = with_logo(folder, png(), "l.png")
    made = written(trygg, folder, "docx", settings, "--template", "mall.docx")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert "Kommunstyrelsens förvaltning & stab" == texts[0]
    assert not any("Box 62" in text for text in texts)


# The logo


@pytest.mark.parametrize(("name", "content"), LOGOS)
def test_a_page_has_its_logo_in_itself_and_may_load_nothing_else(
    trygg: Trygg, folder: Path, name: str, content: bytes
) -> None:
    text = written(trygg, folder, "html", with_logo(folder, content, name)).decode()
    policy = re.search('Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src ")
    assert "; img-src data:; base-uri 'none'" in policy[1]
    (source, told) = re.findall('<img class="logo" src="([^"]+)" alt="([^"]+)">', text)[0]
    assert "Åmåls vapen" == told
    assert content == base64.b64decode(source.partition("base64,")[2])
    assert [] == re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_logo_is_found_however_its_name_is_spelled_on_the_disk(
    trygg: Trygg, folder: Path, form: Literal["NFC", "NFD"]
) -> None:
    other: Literal["NFC", "NFD"] = "NFD" if form == "NFC" else "NFC"
    settings = with_logo(folder, png(), unicodedata.normalize(form, "Åmåls vapen.png"))
    spelled = unicodedata.normalize(other, settings)
    assert b'<img class="logo"' in written(trygg, folder, "html", spelled)


def test_a_page_without_a_logo_may_show_no_picture(trygg: Trygg, folder: Path) -> None:
    assert b"img-src" not in written(trygg, folder, "html")


@pytest.mark.parametrize(("name", "content"), LOGOS)
def test_word_and_pdf_show_the_logo_and_say_what_it_shows(
    trygg: Trygg, folder: Path, name: str, content: bytes
) -> None:
    settings = with_logo(folder, content, name)
    document = docx.Document(io.BytesIO(written(trygg, folder, "docx", settings)))
    first = document.inline_shapes[0]
    assert "Åmåls vapen" == first._inline.docPr.get("descr")
    assert 16 == round(first.height.mm)
    assert "Åmåls vapen" in alternatives(written(trygg, folder, "pdf", settings))


def alternatives(content: bytes) -> list[str]:
    """Return the texts that a PDF has in the place of its pictures."""
    found, waiting = [], [pypdf.PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]]
    while waiting:
        node: Any = waiting.pop().get_object()
        if isinstance(node, dict):
            found += [str(node["/Alt"])] if "/Alt" in node else []
            inside = node.get("/K", pypdf.generic.ArrayObject())
            waiting += inside.get_object() if isinstance(inside.get_object(), list) else [inside]
    return found


def test_a_wide_logo_is_no_wider_than_its_place(trygg: Trygg, folder: Path) -> None:
    settings = with_logo(folder, png(600, 30), "l.png")
    document = docx.Document(io.BytesIO(written(trygg, folder, "docx", settings)))
    assert 70 == round(document.inline_shapes[0].width.mm)


BAD = [
    (b"", "filen är ingen bild"),
    (b"hej", "filen är ingen bild"),
    (b"<html><svg/></html>", "filen är ingen bild"),
    (b"GIF89a" + bytes(40), "filen är av typen GIF"),
    (b"%PDF-1.7", "filen är av typen PDF"),
    (png()[:-20], "bilden är trasig eller slutar mitt i"),
    (png().replace(b"IDAT\x78", b"IDAT\x79"), "bilden är trasig eller slutar mitt i"),
    (JPEG[:-30], "bilden är trasig eller slutar mitt i"),
    (JPEG.replace(b"\x01\x01\x11\x00\xff\xc4", b"\x04\x01\x11\x00\xff\xc4", 1), "tryckfärger"),
    (png(4001, 1), "bilden är 4001 × 1 bildpunkter och får ha högst 4000"),
    (png() + bytes(500_000), "filen är 500 kB och får vara högst 500 kB"),
    (SVG.replace(b"viewBox", b"x") % b"", "hur bred och hög"),
    (SVG % b"<g>", "rad 5 i filen är inte SVG"),
    (SVG % b"\n<script>x()</script>", "på rad 5 i filen står <script>"),
    (SVG % b"<foreignObject/>", "på rad 4 i filen står <foreignObject>"),
    (SVG % b'<g onclick="x()"/>', 'på rad 4 i filen står onclick="x()"'),
    (SVG % b'<image href="https://example.org/a.png"/>', 'href="https://example.org/a.png"'),
    (SVG % b'<g fill="url(https://example.org/#a)"/>', 'fill="url(https://example.org/#a)"'),
    (SVG % b"<style>@import 'a.css';</style>", "@import 'a.css'"),
    (SVG % b'<animate attributeName="x"/>', "<animate>"),
    (SVG.replace(b"\n<svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg') % b"&a;", "<!ENTITY a>"),
    (SVG.replace(b"\n<svg", b'<?xml-stylesheet href="a.css"?><svg') % b"", "<?xml-stylesheet?>"),
]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_what_cannot_be_a_logo_is_told_with_file_line_and_what_is_wanted(
    trygg: Trygg, folder: Path, content: bytes, reason: str
) -> None:
    told = refused(trygg, folder, with_logo(folder, content))
    assert "trygg.toml:5: logga.svg kan inte användas som logotyp: " in told
    assert reason in told
    assert "en bild i PNG, JPEG eller vanlig SVG" in told


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('[report]\nlogo = "x.png"\n', "trygg.toml:2: logotypen saknar logo_alt"),
        ('[report]\nlogo = "x.png"\nlogo_alt = " "\n', "trygg.toml:2: logotypen saknar logo_alt"),
        ('[report]\nlogo_alt = "x"\n', "trygg.toml:2: logo_alt är angivet men ingen logo"),
        ('[report]\nlogo_alt = "x"\nlogo = "saknas.png"\n', "trygg.toml:3: det finns ingen fil saknas.png"),
        ('[report]\nlogo_alt = "x"\nlogo = "templates"\n', "det finns ingen fil templates"),
        ('[report]\nlogo_alt = "x"\nlogo = "../x.png"\n', "../x.png ligger utanför inställningarnas mapp"),
        (
            '[report]\nlogo_alt = "x"\nlogo = "/etc/x.png"\n',
            "/etc/x.png ligger utanför inställningarnas mapp",
        ),
        (
            '[report]\nlogg = "x"\n',
            'trygg.toml:2: det finns ingen inställning som heter "logg" menade du "logo"?',
        ),
        (
            '[report]\nbild = "x"\n',
            "välj bland nycklarna municipality, unit, address, logo, logo_alt, accent",
        ),
        ("# report\n\nreport = {unit = 3}\n", 'trygg.toml:3: "unit" ska vara en text'),
        ('[report]\nunit = "a"\naddress = "b"\n', 'trygg.toml:3: "address" ska vara en lista med texter'),
        ("report = 1\n", 'trygg.toml:1: "report" ska vara en tabell'),
        ('[report]\naccent = "blå"\n', 'trygg.toml:2: "accent" ska vara en färg skriven med sex tecken'),
        ('[report]\naccent = "#12345"\n', 'skriv till exempel accent = "#0f4c56"'),
        ('[report]\naccent_dark = "#ffffff"\n', "trygg.toml:2: accent_dark är angivet men ingen accent"),
    ],
)
def test_settings_that_cannot_be_are_told_with_their_line(
    trygg: Trygg, folder: Path, settings: str, told: str
) -> None:
    (folder / "templates").mkdir()
    assert told in refused(trygg, folder, settings)


def test_a_link_out_of_the_folder_is_no_logo(trygg: Trygg, folder: Path) -> None:
    (folder / "inne").mkdir()
    (folder / "l.png").write_bytes(png())
    (folder / "inne" / "l.png").symlink_to(folder / "l.png")
    (folder / "inne" / "p.yaml").write_text(PLAN, "utf-8")
    (folder / "inne" / "trygg.toml").write_text('[report]\nlogo = "l.png"\nlogo_alt = "x"\n', "utf-8")
    import os

    os.chdir(folder / "inne")
    assert "utanför" in trygg("report", "p.yaml", "--period", "2025-T1", "-f", "html", "-o", "-").err


# Colours


def test_a_colour_that_can_hardly_be_read_is_refused_with_the_ratio_and_the_nearest_that_does(
    trygg: Trygg, folder: Path
) -> None:
    told = refused(trygg, folder, '[report]\naccent = "#ff6600"\n')
    assert "trygg.toml:2: #ff6600 går knappt att läsa mot #fbfaf7: kontrasten är 2,8:1" in told
    assert "text behöver minst 4,5:1" in told
    nearest = re.search("den närmaste färgen som går att läsa är (#[0-9a-f]{6})", told)
    assert nearest
    assert b"--accent: " + nearest[1].encode() in written(
        trygg, folder, "html", f'[report]\naccent = "{nearest[1]}"\n'
    )


def test_a_dark_colour_on_the_dark_page_is_refused(trygg: Trygg, folder: Path) -> None:
    told = refused(trygg, folder, '[report]\naccent = "#0f4c56"\naccent_dark = "#0f4c56"\n')
    assert "trygg.toml:3: #0f4c56 går knappt att läsa mot #1c2326" in told


@pytest.mark.parametrize("text", ["#ff6600", "#000", "#fff", "#7f7f7f", "#ffff00", "#0000ff", "#8a2be2"])
def test_the_nearest_colour_can_be_read_and_is_hardly_further_away_than_it_must_be(text: str) -> None:
    wanted = colour(text)
    assert wanted
    for behind in (LIGHT, DARK):
        found = readable(wanted, behind)
        assert LEAST <= contrast(found, behind)
        assert found == wanted or contrast(found, behind) < LEAST + 0.2


def test_contrast_is_that_of_wcag() -> None:
    black, white, grey = PageColour(0, 0, 0), PageColour(255, 255, 255), PageColour(0x76, 0x76, 0x76)
    assert 21 == round(contrast(black, white), 3)
    assert 4.54 == round(contrast(grey, white), 2)


def test_the_colour_is_that_of_headings_in_every_face(trygg: Trygg, folder: Path) -> None:
    settings = '[report]\naccent = "#7A1F5C"\n'
    page = written(trygg, folder, "html", settings).decode()
    assert "--accent: #7a1f5c;" in page
    dark = re.search(
        r"prefers-color-scheme: dark\) \{\s+:root \{\s+--accent: (#\w+);\s+\}\s+\}\s*</style>", page
    )
    assert dark
    assert LEAST <= contrast(colour(dark[1]) or DARK, DARK)
    document = docx.Document(io.BytesIO(written(trygg, folder, "docx", settings)))
    assert "7A1F5C" == str(document.styles["Heading 2"].font.color.rgb)
    shown = unpacked(written(trygg, folder, "pdf", settings))
    assert "0.47843137 0.12156863 0.36078432" in shown


# Pictures of a municipality's own templates


def test_pictures_that_a_page_holds_come_into_documents_and_others_are_told_in_words() -> None:
    held = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    page = (
        f'<img src="{held}" alt="Karta"><img src="https://example.org/a.png" alt="Foto">'
        f'<img src="{held}" alt=""><img src="data:image/png;base64,AAAA" alt="Trasig">'
    )
    shown, photo, broken = from_html.leaflet(f"<body>{page}</body>").blocks
    assert isinstance(shown, Chart)
    assert "Karta" == shown.alternative
    assert (Paragraph((Run("Foto"),)), Paragraph((Run("Trasig"),))) == (photo, broken)
