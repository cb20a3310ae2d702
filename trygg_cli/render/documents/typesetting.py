"""The door to Typst, which sets pages: with fonts that come along and no others, and nothing it remembers is kept."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from trygg_cli import package
from trygg_cli.render.documents import programs

if TYPE_CHECKING:
    from collections.abc import Mapping

_REMEMBERED = 10
"""So many runs Typst remembers what it worked out, which takes more room than all else."""


def typeset(source: str, inputs: Mapping[str, str], extra: str, **form: Any) -> Any:
    """Return the pages that a source gives with these inputs; raises `ProgramMissing`, which names an extra."""
    typst = programs.typst(extra)
    return typst.Compiler(source.encode(), font_paths=_fonts(), sys_inputs=dict(inputs)).compile(**form)


def forget() -> None:
    """Let go of what Typst remembers of earlier pages, if it has set any: it does after as many runs without them."""
    if "typst" in sys.modules:
        for _ in range(_REMEMBERED + 1):
            typeset("", {}, "pdf", format="svg")


@cache
def _fonts() -> object:
    return programs.typst().Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[package.folder("fonts")]
    )
