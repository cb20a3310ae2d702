"""`trygg merge-driver`: what git calls to merge plans."""

from __future__ import annotations

from typing import Annotated

import typer

from trygg_cli.cli.merge import decoded, told
from trygg_cli.desk import files, replacements

Base = Annotated[str, typer.Argument(metavar="%O", help="The plan as both began with it.")]
Ours = Annotated[str, typer.Argument(metavar="%A", help="Our plan, which the merged one takes the place of.")]
Theirs = Annotated[str, typer.Argument(metavar="%B", help="Their plan.")]
Path = Annotated[
    str | None,
    typer.Argument(metavar="[%P]", help="What the plan is called in the repository.", show_default=False),
]


def merge_driver(
    base: Base,
    ours: Ours,
    theirs: Theirs,
    path: Path = None,
) -> None:
    """Merge plans for git: set merge.trygg.driver to this command.

    Ends with code 1 where there is something to settle by hand.
    """
    contents = {name: files.read(name) for name in (base, ours, theirs)}
    merged = told(path or ours, *(decoded(name, contents[name]) for name in (base, ours, theirs)))
    files.write(ours, replacements.mark(contents[ours]) + merged.text)
    if not merged.is_clean:
        raise typer.Exit(1)
