"""`trygg init`: make a folder ready."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trygg_cli import __version__
from trygg_cli.cli import schema
from trygg_cli.cli.new import NewKind, WithExamples, empty
from trygg_cli.cli.options import option
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.system import files, terminal

_VERSION = re.compile(r"\d+(\.\w+)*")
_INSTALLABLE = re.compile(r"[\w./+:@=<>!~,\[\]#&?%-]+( @ [\w./+:@=#&?%-]+)?")
"""What pip may be told, without anything that a shell, YAML or a CI host would take for more than text."""

_FILES = {
    "trygg.toml": "trygg.toml.j2",
    ".gitattributes": "gitattributes.j2",
}
_SHOWS_KEYS = "# yaml-language-server: $schema=../trygg.schema.json\n"


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
    str, typer.Argument(metavar="[FOLDER]", help="The folder to make ready; it is created if needed.")
]
Hosts = Annotated[
    list[Host] | None,
    option(
        "--ci", help="Also write the file that makes this host check and review every pull or merge request."
    ),
]
Install = Annotated[
    str | None,
    option(
        "--install",
        metavar="WHAT",
        help="What --ci installs trygg from: a version, a wheel in the repository such as "
        "tools/trygg-1.0-py3-none-any.whl, or an address such as git+https://git.example.se/trygg@v1.0.",
    ),
]
OfType = Annotated[NewKind, typer.Option("--type", help="The kind of the first plan, as trygg new makes it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")]


def init(
    folder: Folder = ".",
    ci: Hosts = None,
    install: Install = None,
    kind: OfType = NewKind.ACTION_PLAN,
    with_examples: WithExamples = False,
    dry_run: DryRun = False,
) -> None:
    """Make a folder ready: settings, a first plan to fill in, and the plan format for editors.

    Files that are already there are left as they are.
    """
    from trygg_cli import templates

    if install is not None and not ci:
        raise LonelyInstall
    root = Path(folder)
    has_plans = any(root.glob("plans/**/*.y*ml"))
    first = f"plans/{kind.value}.yaml"
    contents = {name: templates.render_shipped(template) for name, template in _FILES.items()}
    if not has_plans:
        contents[first] = _SHOWS_KEYS + empty(kind, with_examples=with_examples)
    contents["trygg.schema.json"] = schema.text()
    contents |= {CI_FILES[host]: ci_file(host, _requirement(install)) for host in ci or ()}
    for name, text in contents.items():
        path = root / name
        if path.exists():
            terminal.say(message("{path} is already there and stays as it is", path=path.as_posix()))
        elif dry_run:
            typer.echo(path.as_posix())
        else:
            files.make_folder(path.parent)
            files.replace(str(path), text)
            typer.echo(path.as_posix())
    if ci:
        terminal.say(message("trygg help ci tells what the host needs besides, such as a token."))
    if not has_plans:
        terminal.say(message("Open {path}, fill it in, and run trygg validate.", path=first))


def ci_file(host: Host, install: str | None = None) -> str:
    """Return what a host runs on a pull or merge request, and on the main branch."""
    from trygg_cli import templates

    wanted = install or f"trygg=={__version__}"
    return templates.render_shipped(
        f"ci/{host.value}.yml.j2", install=json.dumps(wanted, ensure_ascii=False), is_default=install is None
    )


def _requirement(wanted: str | None) -> str | None:
    """Return what pip is told to install; raises `NotInstallable`."""
    if wanted is None:
        return None
    if not _INSTALLABLE.fullmatch(wanted) or wanted.startswith("-"):
        raise NotInstallable(wanted)
    return f"trygg=={wanted}" if _VERSION.fullmatch(wanted) else wanted


class NotInstallable(TryggError):
    """What is to be installed can be neither a version, a path nor an address."""

    hint = message(
        "write a version, the path of a wheel in the repository, with /, or an address: git+https://…@version"
    )

    def __init__(self, wanted: str) -> None:
        super().__init__(message('pip cannot be told to install "{wanted}"', wanted=wanted))


class LonelyInstall(TryggError):
    """An option was given that means nothing without another."""

    def __init__(self) -> None:
        super().__init__(message("--install goes with --ci"))
