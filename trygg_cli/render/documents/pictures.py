"""Charts as pictures, for what shows no SVG."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trygg_cli.render.documents.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.render.documents.blocks import Chart

_PAGES = """#set page(width: 105mm, height: auto, margin: 0pt)
#set text(font: ("Noto Sans", "DejaVu Sans"))
#json(bytes(sys.inputs.drawings)).map(svg => image(bytes(svg), format: "svg", width: 100%)).join(pagebreak())"""
_DOTS_PER_INCH = 220


def pngs(drawings: Sequence[Chart]) -> dict[str, bytes]:
    """Return charts as PNG by their SVG, all drawn at once, which saves much; raises `ProgramMissing`."""
    if not drawings:
        return {}
    inputs = {"drawings": json.dumps([chart.svg for chart in drawings])}
    made = typeset(_PAGES, inputs, "docx", format="png", ppi=_DOTS_PER_INCH)
    pages = [made] if isinstance(made, bytes) else made
    return dict(zip([chart.svg for chart in drawings], pages, strict=True))
