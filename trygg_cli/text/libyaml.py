"""The door to PyYAML, of which libyaml's events are used and not its parser in Python."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from trygg_cli.late_loading import all_late, is_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    Makers = dict[str, Callable[..., Any]]
    """What makes events, by the names of their classes."""


def load() -> ModuleType:
    """Return PyYAML, loaded without its patterns.

    One of them is of all characters that YAML allows, and takes longer to compile than a plan to read.
    """
    with all_late():
        import yaml
    return yaml


@contextmanager
def events(text: str, makers: Makers) -> Iterator[Callable[[], Any]]:
    """Give what returns the next event of a text, and the next.

    Where `makers` has something for a class of events, that makes them, of what PyYAML makes them of: as objects with
    all of it they cost more than libyaml's whole work. What PyYAML makes is not changed while another thread could ask.
    """
    yaml = load()
    has_libyaml = hasattr(yaml, "CSafeLoader")  # as wheels always have
    if not has_libyaml or not is_alone():
        loader = yaml.CSafeLoader if has_libyaml else yaml.SafeLoader
        try:
            yield partial(_made, loader(text).get_event, makers)
        finally:
            makers.clear()  # else they and the reader would hold each other
        return
    binding = vars(yaml._yaml)  # noqa: SLF001 it looks the classes up here
    before = {name: binding[name] for name in makers}
    try:
        binding.update(makers)
        yield yaml.CSafeLoader(text).get_event
    finally:
        binding.update(before)


def _made(next_event: Callable[[], Any], makers: Makers) -> Any:
    event = next_event()
    maker = makers.get(type(event).__name__)
    return maker(*vars(event).values()) if maker else event
