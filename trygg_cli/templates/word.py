"""The Jinja environment for a municipality's own templates of Word: what they show is escaped as XML.

Names that are not there are noted and not refused one by one, so that all of them can be told at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import DictLoader, Template, Undefined
from markupsafe import Markup

from trygg_cli.safe import terminal
from trygg_cli.templates.sandbox import Missing, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.runtime import Context


class WordTemplate(Template):
    """A template whose text other programs go on with, as plain text."""

    def render(self, *args: object, **kwargs: object) -> str:
        """Return what it writes."""
        return str(super().render(*args, **kwargs))


class WordSandbox(Sandbox):
    """An environment for templates that write the XML of Word."""

    template_class = WordTemplate

    def __init__(self) -> None:
        super().__init__(DictLoader({}))
        self.unknown: list[str] = []
        unknown = self.unknown

        class Noted(NotedMissing):
            """What one template asks for in vain."""

            __slots__ = ()
            names = unknown

        self.undefined = Noted

    def show(self, value: object) -> object:
        """Return a value as it is to be shown: its lines are kept, and what acts or hides in them is named."""
        if isinstance(value, (Markup, Missing)):
            return value
        text = value if isinstance(value, str) else self._text_of(value)
        return "\n".join(map(terminal, text.split("\n")))

    def call(__self, __context: Context, __obj: object, *args: object, **kwargs: object) -> object:  # noqa: N805, PYI063 as jinja2 has it
        """Call what may be called; what is not there is noted."""
        if isinstance(__obj, NotedMissing):
            return str(__obj)
        return super().call(__context, __obj, *args, **kwargs)

    def _text_of(self, value: object) -> str:
        return str(value) if isinstance(value, NotedMissing) else super()._text_of(value)

    def given(self, xml: str) -> str:
        """Return XML of our own, which is put in as it stands."""
        return Markup(xml)  # noqa: S704 no text of a plan


class NotedMissing(Undefined):
    """What a template asks for and is not there: nothing, after its name has been noted."""

    __slots__ = ()
    names: ClassVar[list[str]] = []

    def _note(self) -> None:
        name = str(self._undefined_name)
        if name not in self.names:
            self.names.append(name)

    def __str__(self) -> str:
        """Return nothing."""
        self._note()
        return ""

    def __iter__(self) -> Iterator[object]:
        """Go through nothing."""
        self._note()
        return iter(())

    def __bool__(self) -> bool:
        """Be false."""
        self._note()
        return False

    def __len__(self) -> int:
        """Be empty."""
        self._note()
        return 0

    def __getattr__(self, name: str) -> object:
        """Have whatever is asked for, which is as little there."""
        if name.startswith("__"):
            raise AttributeError(name)
        self._note()
        return self

    def __getitem__(self, _: object) -> Any:
        """Have whatever is asked for."""
        self._note()
        return self
