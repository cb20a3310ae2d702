"""`trygg init`: make a folder ready."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trygg_cli import __version__
from trygg_cli.cli import schema
from trygg_cli.cli.options import Language
from trygg_cli.desk import files, terminal
from trygg_cli.message import message

_FIRST_PLAN = "plans/handlingsplan.yaml"
_FILES = {
    "trygg.toml": "trygg.toml.j2",
    ".gitattributes": "gitattributes.j2",
    _FIRST_PLAN: "plan.yaml.j2",
}


class Host(StrEnum):
    """Where plans are reviewed."""

    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"
    FORGEJO = "forgejo"


CI_FILES = {
    Host.GITHUB: ".github/workflows/trygg.yml",
    Host.GITLAB: ".gitlab-ci.yml",
    Host.AZURE: "azure-pipelines.yml",
    Host.FORGEJO: ".forgejo/workflows/trygg.yml",
}
"""Where each host looks for what to run on a pull or merge request."""

Folder = Annotated[
    str, typer.Argument(metavar="[FOLDER]", help="The folder to make ready; it is made if need be.")
]
Hosts = Annotated[
    list[Host] | None,
    typer.Option(
        "--ci",
        help="Also write the file that makes this host check and review every pull or merge request.",
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")]


def init(
    folder: Folder = ".",
    ci: Hosts = None,
    dry_run: DryRun = False,
    lang: Language = None,
) -> None:
    """Make a folder ready: settings, a first plan to fill in, and the plan format for editors.

    Files that are already there are left as they are.
    """
    from trygg_cli import templates

    root = Path(folder)
    has_plans = any(root.glob("plans/**/*.y*ml"))
    contents = {
        name: templates.render_shipped(template)
        for name, template in _FILES.items()
        if name != _FIRST_PLAN or not has_plans
    }
    contents["trygg.schema.json"] = schema.text()
    contents |= {CI_FILES[host]: ci_file(host) for host in ci or ()}
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
    if ci:
        terminal.say(message("What the host needs besides, such as a token, is told in trygg's docs/ci.md."))
    if not has_plans:
        terminal.say(message("Open plans/handlingsplan.yaml, fill it in, and run trygg validate."))


def ci_file(host: Host) -> str:
    """Return what a host runs on a pull or merge request."""
    from trygg_cli import templates

    return templates.render_shipped(f"ci/{host.value}.yml.j2", version=__version__)
