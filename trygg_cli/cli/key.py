"""`trygg key`: what may be written in a plan, and what it means."""

from typing import Annotated

from trygg_cli.cli.options import ColourWhen, argument
from trygg_cli.system import files, terminal
from trygg_cli.system.terminal import Colour

Name = Annotated[
    str | None,
    argument(
        metavar="[NAME]",
        help=(
            "A key, what it belongs to, or both, such as minst, åtgärd or mål.minst. Without one, all keys"
            " are listed."
        ),
    ),
]


def key(
    name: Name = None,
    color: ColourWhen = Colour.AUTO,
) -> None:
    """List the keys of a plan, or explain one: what it means, how its value is written, its words, and an example."""
    from trygg_cli import keys
    from trygg_cli.render.manual import keys as render

    if name is None:
        files.write(files.STDIN, render.listing())
        return
    colour = terminal.has_colour(color)
    parts, found = keys.find(name)
    pages = [render.part_page(part, colour=colour) for part in parts]
    pages += [render.key_page(alike, colour=colour) for alike in found]
    files.write(files.STDIN, "\n".join(pages))
