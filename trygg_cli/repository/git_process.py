"""Running git, and nothing that it could be told to run by a repository.

No hook, pager, filter, file system monitor or transport is run, so an incomplete clone fetches nothing.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from trygg_cli.message import message
from trygg_cli.repository.git_errors import GitMissing, NoRepository
from trygg_cli.system import windows

if TYPE_CHECKING:
    from pathlib import Path

_OPTIONS = (
    *("--no-pager", "--literal-pathspecs", "--no-optional-locks"),
    *("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "core.pager=cat"),
    *("-c", "safe.bareRepository=explicit"),  # a repository hidden in a folder of another is none
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # wins over what the repository allows
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what has a hash is what git stored by it, on every machine
    "LC_ALL": "C",
    "LANGUAGE": "C",
}
_UNWANTED = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE", "GIT_LITERAL_PATHSPECS", "GIT_SSH_COMMAND")


def run(folder: Path, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """Return what git answers in a folder, and with which code it ended."""
    try:
        return subprocess.run(
            command(folder, *arguments),
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=environment(),
        )
    except FileNotFoundError:
        raise GitMissing from None
    except OSError as error:
        from trygg_cli.system.system_errors import complaint

        raise NoRepository(
            str(folder), message("git cannot be run: {reason}", reason=complaint(error))
        ) from error


def command(folder: Path, *arguments: str | bytes) -> list[str | bytes]:
    """Return the words that run git in a folder; raises `GitMissing`."""
    program = windows.program("git")
    if program is None:
        raise GitMissing
    return [program, "-C", os.fspath(folder), *_OPTIONS, *arguments]


def environment() -> dict[str, str]:
    """Return the environment that git is run in."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return kept | _ENVIRONMENT
