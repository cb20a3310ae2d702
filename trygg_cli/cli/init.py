"""`trygg init`: make a folder ready."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trygg_cli.cli import files, schema, terminal
from trygg_cli.cli.options import Language
from trygg_cli.message import message

_FILES = {
    "trygg.toml": "trygg.toml.j2",
    ".gitattributes": "gitattributes.j2",
    "plans/handlingsplan.yaml": "plan.yaml.j2",
}

Folder = Annotated[
    str, typer.Argument(metavar="[FOLDER]", help="The folder to make ready; it is made if need be.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")]


def init(
    folder: Folder = ".",
    dry_run: DryRun = False,  # noqa: FBT002
    lang: Language = None,  # noqa: ARG001 read before the commands are made, see app
) -> None:
    """Make a folder ready: settings, a first plan to fill in, and the plan format for editors.

    Files that are already there are left as they are.
    """
    from trygg_cli import templates

    contents = {name: templates.render_shipped(template) for name, template in _FILES.items()}
    contents["trygg.schema.json"] = schema.text()
    root = Path(folder)
    for name, text in contents.items():
        path = root / name
        if path.exists():
            terminal.say(message("{path} is already there and stays as it is", path=path.as_posix()))
        elif dry_run:
            typer.echo(path.as_posix())
        else:
            files.make_folder(path.parent)
            files.write(str(path), text)
            typer.echo(path.as_posix())
    terminal.say(message("Open plans/handlingsplan.yaml, fill it in, and run trygg validate."))
