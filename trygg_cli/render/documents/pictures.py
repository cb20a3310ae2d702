"""Charts as pictures, for what shows no SVG."""

from __future__ import annotations

from trygg_cli import package
from trygg_cli.render.documents import programs

_PAGE = """#set page(width: 160mm, height: auto, margin: 0pt)
#set text(font: ("Noto Sans", "DejaVu Sans"))
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)"""
_DOTS_PER_INCH = 200


def png(svg: str) -> bytes:
    """Return a chart as PNG; raises `ProgramMissing`."""
    typst = programs.typst("docx")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[package.folder("fonts")]
    )
    made: bytes = typst.Compiler(_PAGE.encode(), font_paths=fonts, sys_inputs={"svg": svg}).compile(
        format="png", ppi=_DOTS_PER_INCH
    )
    return made
