"""One line for each finding, for editors, grep and a quick look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.render.findings import wording as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trygg_cli.diagnostic import Diagnostic


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str]) -> str:
    """Return `file:line:column: severity code: sentence (item)` for each."""
    return "".join(show(diagnostic) + "\n" for diagnostic in diagnostics)


def show(diagnostic: Diagnostic) -> str:
    """Return the line of one finding."""
    item = words.item(diagnostic)
    about = f" ({item})" if item else ""
    kind = f"{words.severity(diagnostic)} {diagnostic.code}"
    return f"{words.place(diagnostic)}: {kind}: {words.sentence(diagnostic)}{about}"
