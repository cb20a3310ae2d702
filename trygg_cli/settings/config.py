"""The configuration: `trygg.toml`, or `[tool.trygg]` in `pyproject.toml`, nearest upwards.

A flag wins over the environment, the environment over the file, the file over the default.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from trygg_cli.errors import TryggError
from trygg_cli.language import DEFAULT, LANGUAGES
from trygg_cli.late_loading import all_late
from trygg_cli.message import Message, message
from trygg_cli.suggestion import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class BadConfig(TryggError):
    """The configuration says something that is not understood."""

    def __init__(
        self, path: Path, what: Message, hint: Message | None = None, keys: tuple[str, ...] = ()
    ) -> None:
        from trygg_cli.settings.setting_lines import line_of

        line = line_of(path, keys) if keys else None
        place = f"{path.as_posix()}:{line}" if line else path.as_posix()
        super().__init__(message("{path}: {what}", path=place, what=what))
        self.hint = hint


class UnknownVariable(TryggError):
    """The environment has a setting that there is not, which changes nothing."""

    def __init__(self, name: str) -> None:
        from trygg_cli.suggestion import did_you_mean

        super().__init__(
            message("the environment variable {name} is no setting, and is not heeded", name=name)
        )
        self.hint = did_you_mean(name, _VARIABLES) or message("there are {names}", names=[*_VARIABLES])


class LintConfig(NamedTuple):
    """What `trygg lint` asks in a project, unless a flag says otherwise."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = MappingProxyType({})
    stage: str | None = None
    baseline: str = "trygg-baseline.json"


class ReportConfig(NamedTuple):
    """What a municipality's reports look like, as it is written; `settings.report_look` makes sense of it."""

    municipality: str = ""
    unit: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""
    accent: str = ""
    accent_dark: str = ""


class Config(NamedTuple):
    """What holds for a project. `folder` is where the configuration stands, and paths count from it."""

    folder: Path = Path()
    lang: str = DEFAULT
    plans: tuple[str, ...] = ("plans",)
    reports: str = "rapporter"
    cache: bool = True
    soon_late_days: int = 30
    legend: Mapping[str, str] = MappingProxyType({})
    lint: LintConfig = LintConfig()
    report: ReportConfig = ReportConfig()
    file: Path | None = None


_KINDS: dict[str, str] = {
    "lang": "text",
    "plans": "list",
    "reports": "text",
    "cache": "yes",
    "soon_late_days": "days",
    "legend": "legend",
    "lint": "table",
    "report": "table",
}
_TABLES: dict[str, tuple[type[LintConfig | ReportConfig], dict[str, str]]] = {
    "lint": (
        LintConfig,
        {"select": "list", "ignore": "list", "severity": "words", "stage": "text", "baseline": "text"},
    ),
    "report": (ReportConfig, dict.fromkeys(ReportConfig._fields, "text") | {"address": "list"}),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "lang": LANGUAGES,
    "cache": ("true", "false"),
    "severity": ("fel", "varning", "info"),
    "stage": ("utkast", "inför-beslut", "beslutad", "uppföljning"),
}


_PREFIX = "TRYGG_"
_VARIABLES = ("TRYGG_LANG", "TRYGG_CACHE", "TRYGG_DEBUG")
_OTHERS_USE = frozenset(("TRYGG_GITLAB_TOKEN", "TRYGG_HEAVY", "TRYGG_REMAKE"))
"""What a pipeline in GitLab and the tests go by."""

_MOST_DAYS = 366
_MOST_PARTS = 100
_NEVER_EMPTY = ("plans",)


def load(start: Path) -> Config:
    """Return the configuration that holds in a folder; raises `BadConfig`."""
    config = Config()
    for folder in (start, *start.parents):
        found = _find(folder)
        if found:
            path, table = found
            config = Config(folder=folder, file=path, **_checked(path, table))
            break
    lang = os.environ.get("TRYGG_LANG")
    if lang:
        config = config._replace(lang=_word(Path("TRYGG_LANG"), "lang", lang))
    cache = os.environ.get("TRYGG_CACHE")
    if cache:
        config = config._replace(cache=_word(Path("TRYGG_CACHE"), "cache", cache) == "true")
    return config


def unknown_variables() -> Iterator[UnknownVariable]:
    """Yield what is wrong with the names in the environment that begin as those of settings do."""
    for name in sorted(name for name in os.environ if name.startswith(_PREFIX)):
        if name not in _VARIABLES and name not in _OTHERS_USE:
            yield UnknownVariable(name)


def _find(folder: Path) -> tuple[Path, object] | None:
    own, shared = folder / "trygg.toml", folder / "pyproject.toml"
    if os.path.lexists(own):  # what cannot be read is complained of, and is not as if it were not there
        return own, _toml(own)
    if shared.is_file():
        tool = _toml(shared).get("tool")
        if isinstance(tool, dict) and "trygg" in tool:
            return shared, tool["trygg"]
    return None


def _toml(path: Path) -> dict[str, Any]:
    from trygg_cli.system import file_content

    with all_late():
        import tomllib

    try:
        text = file_content.read(str(path)).decode("utf-8-sig").replace("\r\n", "\n")
        _refuse_long_keys(path, text)
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from trygg_cli.settings import toml_errors

        raise BadConfig(*toml_errors.explained(path, text, str(error))) from error
    except RecursionError as error:
        raise BadConfig(path, message("brackets stand too deep inside each other")) from error
    except UnicodeDecodeError as error:
        raise BadConfig(path, message("the file is not saved as UTF-8")) from error
    except ValueError as error:  # Python makes no number of thousands of digits
        raise BadConfig(path, message("a number has too many digits")) from error
    except OSError as error:
        from trygg_cli.system.system_errors import complaint

        raise BadConfig(
            path, message("the file cannot be read: {reason}", reason=complaint(error))
        ) from error


def _refuse_long_keys(path: Path, text: str) -> None:
    """Stop at a key of more parts than any setting has: the work of the parser is the square of them."""
    if text.count(".") < _MOST_PARTS:
        return
    from trygg_cli.settings import toml_errors

    line = toml_errors.line_of_long_key(text, _MOST_PARTS)
    if line:
        place = path.with_name(f"{path.name}:{line}")
        raise BadConfig(place, message("the key has more than {most} parts", most=_MOST_PARTS))


def _checked(
    path: Path, table: Any, kinds: dict[str, str] = _KINDS, above: tuple[str, ...] = ()
) -> dict[str, Any]:
    from trygg_cli.suggestion import did_you_mean

    if not isinstance(table, dict):
        raise BadConfig(path, message("trygg must be a table of keys"))
    values: dict[str, object] = {}
    for name, value in table.items():
        kind = kinds.get(name)
        if kind is None:
            hint = did_you_mean(name, kinds) or message("choose among the keys {keys}", keys=list(kinds))
            raise BadConfig(path, message('there is no setting "{key}"', key=name), hint, (*above, name))
        values[name] = _value(path, (*above, name), value, kind)
    return values


def _value(path: Path, keys: tuple[str, ...], value: object, kind: str) -> object:
    name = keys[-1]
    match kind, value:
        case "list", list() if all(map(_is_text, value)) and (value or name not in _NEVER_EMPTY):
            return tuple(value)
        case "words", dict() if all(isinstance(part, str) for part in value.values()):
            return {key: _word(path, name, part, (*keys, key)) for key, part in value.items()}
        case "table", dict():
            table, kinds = _TABLES[name]
            return table(**_checked(path, value, kinds, keys))
        case "text", str() if _is_text(value):
            return _word(path, name, value, keys)
        case ("yes", bool()) | ("days", int()) if kind == "yes" or _is_few(value):
            return value
        case "legend", dict() if all(_is_text(part) and part.strip() for part in value.values()):
            return {
                _legend_word(path, key, (*keys, key)): " ".join(part.split()) for key, part in value.items()
            }
    wanted = {
        "list": message("a list of texts, with at least one")
        if name in _NEVER_EMPTY
        else message("a list of texts"),
        "words": message("a table of texts"),
        "table": message("a table"),
        "text": message("a text"),
        "yes": message("true or false"),
        "days": message("a number of days from 0 to {most}", most=_MOST_DAYS),
        "legend": message("a table of texts"),
    }
    raise BadConfig(path, message('"{key}" must be {wanted}', key=name, wanted=wanted[kind]), keys=keys)


def _is_few(days: object) -> bool:
    """Tell whether a value is a number of days that something can be near."""
    return type(days) is int and 0 <= days <= _MOST_DAYS


def _legend_word(path: Path, word: str, keys: tuple[str, ...]) -> str:
    """Return what the legend has a word for; raises `BadConfig`."""
    from trygg_cli.report.report_settings import legend_words
    from trygg_cli.suggestion import did_you_mean

    known = {fold(name): meant for name, meant in legend_words().items()}
    if fold(word) not in known:
        hint = did_you_mean(word, legend_words()) or message(
            "choose between {words}", words=[*legend_words()]
        )
        raise BadConfig(path, message('the legend can have no word for "{word}"', word=word), hint, keys)
    return known[fold(word)]


def _is_text(value: object) -> bool:
    """Tell whether a value is a text that can be a path: one without a null character."""
    return isinstance(value, str) and "\0" not in value


def _word(path: Path, name: str, value: str, keys: tuple[str, ...] = ()) -> str:
    words = _CHOICES.get(name)
    if words is None:
        return value
    known = {fold(word): word for word in words}
    if fold(value) not in known:
        what = message('"{value}" is not one of the words for "{key}"', value=value, key=name)
        raise BadConfig(path, what, message("choose between {words}", words=list(words)), keys)
    return known[fold(value)]
