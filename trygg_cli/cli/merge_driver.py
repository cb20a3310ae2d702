"""`trygg merge-driver`: what git calls to merge plans."""

from __future__ import annotations

from typing import Annotated

import typer

from trygg_cli.cli.merge import told
from trygg_cli.cli.options import argument
from trygg_cli.message import message
from trygg_cli.system import files, replacements, terminal

Base = Annotated[str, typer.Argument(metavar="%O", help="The plan before either side changed it.")]
Ours = Annotated[str, typer.Argument(metavar="%A", help="Our plan, which is replaced by the merged one.")]
Theirs = Annotated[str, typer.Argument(metavar="%B", help="Their plan.")]
Path = Annotated[
    str | None,
    argument(metavar="[%P]", help="What the plan is called in the repository."),
]


def merge_driver(
    base: Base,
    ours: Ours,
    theirs: Theirs,
    path: Path = None,
) -> None:
    """Merge plans for git: set merge.trygg.driver to this command.

    The exit code is 1 if something has to be settled by hand.
    """
    from trygg_cli.merge import both_of
    from trygg_cli.text import foreign_encoding, source

    name = path or ours
    contents = [files.read(file) for file in (base, ours, theirs)]
    texts = [source.decode(content) for content in contents]
    faults = [fault for _, fault in texts[1:] if fault]
    if faults:
        merged = both_of(
            *(
                foreign_encoding.read(content).text if fault else text
                for content, (text, fault) in zip(contents[1:], texts[1:], strict=True)
            )
        )
        for fault in faults:
            terminal.say(message("{path}: {problem}", path=name, problem=fault.message))
        terminal.say(
            message(
                "{path}: both sides stand in the plan, with markers between; trygg resolve asks about them",
                path=name,
            )
        )
    else:
        merged = told(name, *(text for text, _ in texts))
    files.replace(ours, replacements.mark(contents[1]) + merged.text, expected=contents[1])
    if not merged.is_clean:
        raise typer.Exit(1)
