"""What an answer may take the place of: what trygg has written and nobody has changed since.

Never of a plan or a setting.  In a project, which is a folder with settings or one that git is in, of no file that
cannot be known as ours; elsewhere of any, unless a person has changed a report (docs/decisions/0022).
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trygg_cli.errors import FileUnwritable
from trygg_cli.message import message
from trygg_cli.system import seal, written_answers
from trygg_cli.system.seal import SealState

if TYPE_CHECKING:
    from trygg_cli.message import Message

_PLAN_SUFFIXES = (".yaml", ".yml")
_PLAN_KEY = re.compile(rb"^(trygg|id|titel|typ|kommun|version)[ \t]*:", re.MULTILINE)
_SETTINGS = ("trygg.toml", "trygg-baseline.json")
_SETTINGS_BEGIN = (".trygg", ".git")
_GIT = ".git"
_HEAD = 8192
"""So much of a file shows what it is."""

_NOTHING = (b"", b"[]", b"{}")
_OURS = re.compile(
    rb'\A\{\s*"format": "trygg-'
    rb'|\A\{\s*"version": 1,\s*"(?:about|explanations|files|histories|plans|rules|verdict)":'
    rb'|\A\{ "about": \{ "question":'
    rb'|\A\[\s*\{\s*"description": "[^\n]*",\s*"check_name": '
    rb'|"\$comment": "trygg schema"'
    rb'|"driver": \{\s*"name": "trygg"'
    rb'|<testsuites name="trygg"'
    rb'|<meta name="generator" content="trygg">'
    rb"|PRODID:-//trygg//"
    rb"|\A(?:\xef\xbb\xbf)?# [^\n]*\n# (?:Fr\xc3\xa5ga|Question): "
    rb"|\A<!-- trygg-review -->"
    rb"|\ASQLite format 3\0.{52}tryg",
    re.DOTALL,
)
"""How the formats begin that tell who wrote them."""


class NotReplaced(FileUnwritable):
    """There is a file already that no answer takes the place of."""

    hint = message("give another name after -o")


class NotOurs(FileUnwritable):
    """A file of the project is not as trygg wrote it."""

    hint = message("give another name after -o, or move the file away first")

    def __init__(self, name: str) -> None:
        reason = message("trygg has not written what it holds, or somebody has changed it since")
        super().__init__(name, reason)


class ReportChanged(NotOurs):
    """A report is not as trygg wrote it."""

    hint = message("give another name after -o, move the file away first, or write over it with --force")


def check(name: str, digest: str | None = None, *, force: bool | None = None) -> None:
    """Complain of a file that the answer must not take the place of; raises `NotReplaced`, `NotOurs` or `OSError`.

    Nothing is lost where it holds the same already, as the digest of the answer tells. With `force` what is neither a
    plan nor a setting is written over; where it is not nothing but false, the complaint tells of it.
    """
    path = Path(os.path.realpath(name))
    if not path.is_file():
        return
    if reason := _reason(Path(name), path):
        raise NotReplaced(name, reason)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if len({*_PLAN_KEY.findall(head)}) > 1:
        raise NotReplaced(name, message("it is a plan"))
    if force or (len(head) < _HEAD and head.strip() in _NOTHING):
        return
    held = written_answers.digest_of(path)
    if digest == held:
        return
    sealed = seal.state(path)
    if sealed is SealState.BROKEN or (
        sealed is SealState.NONE
        and _is_in_project(path)
        and not _OURS.search(head)
        and not written_answers.is_known(name, held)
    ):
        raise NotOurs(name) if force is None else ReportChanged(name)


def is_marked(content: bytes) -> bool:
    """Tell whether an answer is known as ours by what it holds."""
    return bool(_OURS.search(content[:_HEAD])) or seal.is_sealed(content)


def _reason(named: Path, path: Path) -> Message | None:
    """Return why a file of that name is never written over, if it is so; named is the link that leads to the file."""
    names = [part.name.casefold() for part in (named, path)]
    if any(name.endswith(_PLAN_SUFFIXES) for name in names):
        return message("it is a plan")
    if any(name in _SETTINGS or name.startswith(_SETTINGS_BEGIN) for name in names) or _GIT in path.parts:
        return message("it is a setting")
    return None


def _is_in_project(path: Path) -> bool:
    """Tell whether a file is below a folder with settings, or one that git is in."""
    return any((folder / mark).exists() for folder in path.parents for mark in ("trygg.toml", _GIT))
