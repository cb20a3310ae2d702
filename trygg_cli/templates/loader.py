"""Where templates are found: beside the plan first, then among those that come along."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PureWindowsPath

from jinja2 import BaseLoader, Environment, TemplateNotFound

from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.suggestion import did_you_mean

SHIPPED = "trygg/"
"""Before the name of a template: the one that comes along, also where the plan has its own."""

_TEXTS = (".j2", ".jinja", ".jinja2", ".css", ".html", ".svg")
"""How the names of files end that are meant for templates."""

_MAX_BYTES = 1_000_000
_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED, _CHECKOUT = _PACKAGE / "shipped_templates", _PACKAGE.parent / "templates"


class TemplateUnreadable(TryggError):
    """A template is there and cannot be read."""

    hint = message("It must be a file in the folder templates, saved as UTF-8 and at most 1 MB.")

    def __init__(self, name: str) -> None:
        super().__init__(message("the template {name} cannot be read", name=name))


class TemplateUnused(TryggError):
    """A file lies among the templates beside a plan that no report is made by."""

    def __init__(self, path: Path, shipped: Iterable[str]) -> None:
        super().__init__(message("no report is made by the template {name}", name=path.as_posix()))
        self.hint = did_you_mean(path.name, shipped) or message(
            "trygg help egna-mallar tells what templates are called"
        )


class PlanLoader(BaseLoader):
    """Finds templates in the folder `templates` beside a plan, then among the shipped ones."""

    def __init__(self, home: Path | None) -> None:
        self.own = home / "templates" if home else None
        self.shipped = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT

    @property
    def has_own(self) -> bool:
        """Whether there are templates beside the plan."""
        return self.own is not None and self.own.is_dir()

    def unused(self) -> Iterator[TemplateUnused]:
        """Yield the files beside the plan that take no template's place, and that none of the others names."""
        own = sorted(path for path in self.own.iterdir() if path.is_file()) if self.own else []
        shipped = {path.name for path in self.shipped.iterdir()}
        texts = {path: path.read_bytes() for path in own if path.suffix in _TEXTS}
        for path in texts:
            named = any(path.name.encode() in text for other, text in texts.items() if other != path)
            if path.name not in shipped and not named:
                yield TemplateUnused(path, shipped)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text and the name that errors show."""
        del environment
        folders = (
            [self.shipped] if template.startswith(SHIPPED) or self.own is None else [self.own, self.shipped]
        )
        name = template.removeprefix(SHIPPED)
        if PureWindowsPath(name).drive:  # to ask whether //host/share is there is to ask the host
            raise TemplateUnreadable(template)
        for folder in folders:
            path = folder / name
            if path.is_file():
                text = _read(path, folder, template) if self.own else path.read_text("utf-8")
                return text, template, lambda: True
            if folder == self.own and os.path.lexists(path):  # a folder, a pipe, a link that leads nowhere
                raise TemplateUnreadable(template)
        raise TemplateNotFound(template)


def _read(path: Path, folder: Path, name: str) -> str:
    """Return the text of a file that lies in the folder, and not elsewhere by way of `..` or a link."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()) or real.stat().st_size > _MAX_BYTES:
            raise TemplateUnreadable(name)
        return real.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise TemplateUnreadable(name) from error
