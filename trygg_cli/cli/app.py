"""The commands put together, and the one place where everything that stops them is caught."""

from __future__ import annotations

import gettext
import os
import re
import sys
from copy import copy
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import click
import typer

from trygg_cli import __version__, language, package
from trygg_cli.cli import unloaded
from trygg_cli.cli.options import Language, heed_all
from trygg_cli.errors import TryggError
from trygg_cli.language import translate
from trygg_cli.late_loading import all_late
from trygg_cli.message import message
from trygg_cli.settings import config as configuration
from trygg_cli.system import stop_signals, streams, terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

COMMANDS = (
    "validate",
    "lint",
    "format",
    "rule",
    "key",
    "report",
    "verify",
    "why",
    "query",
    "export",
    "diff",
    "history",
    "review",
    "merge",
    "merge-driver",
    "resolve",
    "approve",
    "follow-up",
    "set",
    "add",
    "remove",
    "move",
    "remind",
    "schema",
    "init",
    "new",
    "help",
    "collect",
)
"""The commands, in the order of the help. Each is a function in a module of its own name, a dash written _.

A module that has commands inside its own names them in `INSIDE`.
"""

_TYPES = {"integer": message("integer"), "integer range": message("integer"), "text": message("text")}
"""What click calls the types of values, in complaints about them."""

_MORE = re.compile(r":\s|\.?(?:\n\n|$)")
"""Where the first words of a help text end, which are enough in the list of commands."""

OUR_FAULT = 3
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return the exit code.

    0 fine · 1 findings · 2 cannot do the job · 3 our fault · 130 interrupted · 128 and more: the number of a signal.
    """
    streams.prepare()
    try:
        with stop_signals.heeded():
            return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except stop_signals.Ended as end:
        return end.code
    except Exception as error:  # noqa: BLE001 told in a sentence, whatever it is
        return 0 if streams.has_no_reader(error) else _stopped(error)
    finally:
        streams.settle()


def _speak(name: str) -> None:
    """Speak a language; click asks gettext for its own sentences, which would look for them and read them all."""
    language.use(name)
    sentences = package.catalogue(name)
    gettext.translation = lambda *_, **__: sentences  # type: ignore[assignment]


def _run(arguments: Sequence[str]) -> int:
    wanted = _wanted_language(arguments)
    try:
        _speak(wanted or language.DEFAULT)
        config = configuration.load(Path.cwd())
        _speak(wanted or config.lang)
        code = _invoke(arguments, config)
        sys.stdout.flush()
    except TryggError as error:
        terminal.complain(error)
        return 2
    return code


def _invoke(arguments: Sequence[str], config: configuration.Config) -> int:
    if list(arguments[:1]) == ["help"] and arguments[1:] and arguments[1] in COMMANDS:
        arguments = [arguments[1], "--help", *arguments[2:]]
    named = [argument for argument in arguments if argument in COMMANDS][:1]
    is_completing = "_TRYGG_COMPLETE" in os.environ  # then what is typed so far stands elsewhere
    for unknown in () if is_completing else configuration.unknown_variables():
        terminal.complain(unknown)
    command = commands(named or COMMANDS) if named or is_completing else _listed()
    _translate_help(command)
    try:
        result = command.main([*arguments], prog_name="trygg", standalone_mode=False, obj=config)
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        return 0
    except click.ClickException as error:
        said = StringIO()
        error.show(said)
        terminal.say_raw(said.getvalue())
        from trygg_cli.cli import misused_options

        for hint in misused_options.hints(error, arguments):
            terminal.say(hint)
        return 2
    except click.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def commands(names: Sequence[str] = COMMANDS) -> click.Group:
    """Return the commands of these names, their help texts in English as the code has them.

    Only the command that is asked for is loaded: making the parameters of all costs as much as a command.
    """
    app = _typer(trygg)
    for name in names:
        function = _function(name)
        with all_late():
            module = import_module(f"trygg_cli.cli.{function}")
        if hasattr(module, "INSIDE"):
            app.add_typer(_typer(getattr(module, function), module.INSIDE), name=name)
        else:
            app.command(name)(getattr(module, function))
    made = typer.main.get_command(app)
    assert isinstance(made, click.Group)
    heed_all(made)
    for command in _inside(made):
        command.params.append(_language_option(made))
        heed_all(command)
    return made


def _typer(
    callback: Callable[..., None], inside: Mapping[str, Callable[..., None]] | None = None
) -> typer.Typer:
    made = typer.Typer(
        callback=callback,
        no_args_is_help=True,
        rich_markup_mode=None,  # rich costs as much again as the command
        pretty_exceptions_enable=False,
        suggest_commands=False,  # click does
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, function in (inside or {}).items():
        made.command(name)(function)
    return made


def _function(name: str) -> str:
    return name.replace("-", "_")


def _listed() -> click.Group:
    """Return a group that only lists the commands, as for --help."""
    group = commands(())
    for name in COMMANDS:
        group.add_command(unloaded.command(name, _function(name)))
    return group


def _inside(group: click.Command) -> Iterator[click.Command]:
    """Yield the commands of a group, and theirs."""
    for command in getattr(group, "commands", {}).values():
        yield command
        yield from _inside(command)


def _language_option(app: click.Command) -> click.Parameter:
    """Return the option of the language, which every command takes and none has to know of: it is read earlier."""
    found = copy(next(param for param in app.params if param.name == "lang"))
    found.expose_value = False
    return found


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"trygg {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", help="Show the version and stop.", is_eager=True, callback=_show_version)
]


def trygg(version: Version = False, lang: Language = None) -> None:
    """Check, compare and report on plans for safety and crime prevention.

    Where to begin: trygg help snabbguide. How to install and set up: trygg help installera.
    """


def _translate_help(command: Any) -> None:
    """Put a command's help texts, which are written in English in the code, into the current language."""
    for text in ("help", "short_help", "epilog", "options_metavar", "subcommand_metavar"):
        if getattr(command, text, None):
            setattr(command, text, translate(getattr(command, text)))
    for parameter in command.params:
        for text in ("help", "metavar"):
            if getattr(parameter, text, None):
                setattr(parameter, text, translate(getattr(parameter, text)))
        if isinstance(parameter.type, click.IntRange):
            _say_in_words(parameter.type)
        parameter.type.name = translate(_TYPES.get(parameter.type.name, message("value")))
    for inner in getattr(command, "commands", {}).values():
        _translate_help(inner)
        inner.short_help = _MORE.split(inner.help or "", maxsplit=1)[0]  # else click cuts it off


def _say_in_words(range_: click.IntRange) -> None:
    """Let help and complaints tell a range as people do, 1–3 and not 1<=x<=3."""
    least, most = range_.min, range_.max
    said = translate(message("at least {least}", least=least)) if most is None else f"{least}–{most}"
    range_._describe_range = lambda: said  # type: ignore[method-assign]  # noqa: SLF001 no other way


def _wanted_language(arguments: Sequence[str]) -> str | None:
    """Return the language that `--lang` asks for: help and complaints speak it too, so it is read first."""
    wanted = None
    for index, argument in enumerate(arguments):
        if argument == "--lang":
            wanted = arguments[index + 1] if index + 1 < len(arguments) else None
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return wanted if wanted in language.LANGUAGES else None


def _stopped(error: Exception) -> int:
    """Say what stopped a command that did not expect it: the system, the bounds of Python, or a fault of ours."""
    if os.environ.get("TRYGG_DEBUG"):
        raise error
    from trygg_cli.system import system_errors

    sentence = system_errors.of_exception(error)
    if sentence is None:
        return _own_up(error)
    terminal.say(message("trygg: {sentence}", sentence=sentence))
    return 2


def _own_up(error: Exception) -> int:
    sentence = message(
        "Internal error in trygg {version}: {error}. The fault is in trygg and not in your plan; nothing was written.",
        version=__version__,
        error=f"{type(error).__name__}: {error}",
    )
    terminal.say(sentence)
    terminal.say(message("Run it again with TRYGG_DEBUG=1 to see where."))
    return OUR_FAULT
