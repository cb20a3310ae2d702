"""The templates that come along as Python modules, which the build makes beside the other code and Python loads.

They lie in the package and nowhere else: what a template is compiled to can do whatever code can.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING

from jinja2 import meta
from jinja2.loaders import BaseLoader

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

    from jinja2 import Environment, Template

PACKAGE = "compiled_templates"
_DIGEST = "digest"


class ReadyLoader(BaseLoader):
    """Takes templates from their modules, and has those compiled that have changed since or have none."""

    def __init__(self, sources: BaseLoader, flavour: str) -> None:
        self._sources, self._flavour = sources, flavour

    def load(
        self, environment: Environment, name: str, given: MutableMapping[str, object] | None = None
    ) -> Template:
        """Return a template."""
        try:
            module = vars(import_module(f"trygg_cli.{PACKAGE}.{module_name(self._flavour, name)}"))
        except ImportError:
            module = {}
        text = self._sources.get_source(environment, name)[0]
        if module.get(_DIGEST) != digest(text):
            return self._sources.load(environment, name, given)
        return environment.template_class.from_module_dict(environment, module, given or {})


def module_name(flavour: str, template: str) -> str:
    """Return what the module of a template is called."""
    return f"{flavour}_{template}".lower().replace(".", "_")


def digest(text: str) -> str:
    """Return what tells the texts of templates apart."""
    return hashlib.sha256(text.encode()).hexdigest()


def modules(environment: Environment, flavour: str, *templates: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the code of the modules of some templates and of those that they ask for."""
    waiting, seen = [*templates], {*templates}
    while waiting:
        name = waiting.pop()
        text = environment.loader.get_source(environment, name)[0]  # type: ignore[union-attr]
        code = environment.compile(text, name, name, raw=True, defer_init=True)
        yield module_name(flavour, name), f'{code}\n{_DIGEST} = "{digest(text)}"\n'
        asked = set(filter(None, meta.find_referenced_templates(environment.parse(text)))) - seen
        seen |= asked
        waiting += sorted(asked)
