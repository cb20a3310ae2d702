"""A report in a municipality's own template for Word: its letterhead and its styles, filled in by docxtpl.

The template shows `report` as templates for HTML do; all of it goes where a paragraph says `{{p content }}`.  It comes
from anybody, so this is done in the process that own templates are run in (`desk.own_templates`).
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from trygg_cli import templates
from trygg_cli.message import message
from trygg_cli.render.documents import programs, word, word_tags
from trygg_cli.render.documents.blocks import Sender
from trygg_cli.render.documents.columns import columns_in
from trygg_cli.render.documents.word_xml import body
from trygg_cli.templates import TemplateBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trygg_cli.render.documents.blocks import Leaflet

_IN_A_LINE = re.compile(r"\{\{-?\s*content\s*-?\}\}")


def render(template: bytes, name: str, leaflet: Leaflet, given: Mapping[str, object]) -> bytes:
    """Return a document made of a template, which is called `name`; raises `TemplateBroken` or `ProgramMissing`."""
    filled = _opened(template, name)
    sandbox = templates.WordSandbox()
    document = filled.get_docx()
    told = [
        block for block in leaflet.blocks if not isinstance(block, Sender)
    ]  # it has a letterhead of its own
    content = sandbox.given(
        body(told, word.page(document, told, columns_in(told), word_tags.width(document.element.body)))
    )
    if _IN_A_LINE.search("".join(document.element.body.itertext())):
        reason = message("the whole report takes a paragraph of its own: write {way}", way="{{p content }}")
        raise TemplateBroken(name, None, reason)
    with templates.told(name):
        _fill(filled, {**given, "content": content}, sandbox, name)
    if sandbox.unknown:
        raise TemplateBroken(
            name, None, message("there is nothing called {names}", names=sorted(sandbox.unknown))
        )
    word.describe(filled.docx, leaflet)
    return word.saved(filled.docx)


def _opened(template: bytes, name: str) -> Any:
    opened = programs.docxtpl().DocxTemplate(io.BytesIO(template))
    try:
        opened.init_docx()
        _ = opened.get_docx().core_properties  # which there can be only one of
    except (zipfile.BadZipFile, KeyError, ValueError, LookupError, OSError, SyntaxError) as error:
        raise TemplateBroken(name, None, message("it is no document of Word (.docx)")) from error
    patch, render_part, fix = opened.patch_xml, opened.render_xml_part, opened.fix_tables
    opened.patch_xml = lambda xml: patch(word_tags.gathered(xml))
    opened.render_xml_part = lambda *given: word_tags.shown(render_part(*given))
    opened.fix_tables = lambda xml: fix(word_tags.whole(xml))
    return opened


def _fill(filled: Any, given: dict[str, object], sandbox: templates.WordSandbox, name: str) -> None:
    from lxml.etree import XMLSyntaxError

    try:
        filled.render(given, sandbox, autoescape=True)
    except XMLSyntaxError as error:
        reason = message("a {sign} begins in one paragraph or row and ends in another", sign="{% … %}")
        raise TemplateBroken(name, None, reason) from error
    except word_tags.HalfTags as error:
        reason = message(
            "in the paragraphs {texts} a tag begins or ends that is not whole", texts=error.texts
        )
        raise TemplateBroken(name, None, reason) from error
