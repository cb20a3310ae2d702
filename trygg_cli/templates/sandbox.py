"""The Jinja environment: what a template can do.

Templates may lie beside a plan and come from anybody.  They can show a report and compute a little; they
cannot reach code, files or the machine, or write a field's text without escaping it.  What they may call and
which filters they have is a list, so that what a new jinja2 brings is not there until somebody has looked at it.
How long they take and how much memory is for the operating system to bound, see `desk.own_templates`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from types import NoneType, SimpleNamespace
from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup, escape

from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.model.view import PlainPart
from trygg_cli.period import Period
from trygg_cli.safe import markdown
from trygg_cli.templates import in_words
from trygg_cli.templates.compiler import Direct, Generator
from trygg_cli.templates.own_texts import OwnTexts
from trygg_cli.templates.refusal import TemplateRefusal

_FILTERS = (
    *(
        "abs",
        "count",
        "d",
        "default",
        "dictsort",
        "first",
        "float",
        "groupby",
        "int",
        "items",
        "last",
        "length",
    ),
    *("map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"),
)
_TEXT_FILTERS = ("capitalize", "lower", "title", "trim", "upper")
_METHODS = {
    str: {"capitalize", "count", "endswith", "find", "isdigit", "lower", "lstrip", "removeprefix",
          "removesuffix", "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper"},
    date: {"isoformat"},
    dict: {"get", "items", "keys", "values"},
    list: {"count", "index"},
    tuple: {"count", "index"},
}  # fmt: skip
_CALLED = (Macro, BlockReference, LoopContext, Cycler, Joiner)
_OWNERS = (LoopContext, Cycler)
_MOST_KNOWN = 10_000
"""How many answers about attributes are kept; a template that asks for more is answered anew."""

_SHOWN = (int, float, date, Period, Message, Enum, NoneType)
_ACTS = re.compile("[&<>'\"]").search
_LINE_END = re.compile(r"(?<!\s)\s*[\r\n]\s*")


class Missing(StrictUndefined):
    """What a template asks for and is not there. Its error carries only the name."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or str(self._undefined_name)


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for templates that write HTML; whatever they show is escaped."""

    code_generator_class: type[Generator] = Generator
    intercepted_binops = frozenset("%")
    kind: type[str] = Markup
    """What a text is that has been escaped."""

    def __init__(self, loader: BaseLoader, *, own: bool = False, escaping: bool = True) -> None:
        super().__init__(
            loader=loader,
            autoescape=escaping,
            cache_size=-1,  # a template that is let go of would be compiled again
            finalize=self.show,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=own,  # what is worked out while a template is compiled passes by all that looks at it
        )
        self.filters = {name: FILTERS[name] for name in _FILTERS} | {
            **{name: self._of_text(FILTERS[name]) for name in _TEXT_FILTERS},
            "join": self._join, "list": list, "listed": self._listed, "sum": in_words.total
        }  # fmt: skip
        self.filters.update(
            {name: self.trusted(word) for name, word in in_words.FIGURES.items()} | in_words.PHRASES
        )
        self.globals = {
            "_": self.text, "range": safe_range, "cycler": Cycler, "joiner": Joiner, "namespace": Namespace
        }  # fmt: skip
        self._own = {
            *(Sandbox.joined, Sandbox.own_text, Sandbox.own_plural, Sandbox.text),
            *(safe_range, Cycler, Joiner, Namespace),
        }
        self.globals.update(in_words.KINDS)
        if own:  # templates that come along can be trusted like any code of ours; what they show is escaped
            self.sandboxed, self.code_generator_class = False, Direct
            self.globals["namespace"] = SimpleNamespace
        self._allowed: dict[tuple[type, str], bool] = {}
        self.begin()

    def show(self, value: object) -> object:
        """Return a value as it is to be shown, before it is escaped."""
        return value if isinstance(value, str) else self._text_of(value)

    def _text_of(self, value: object) -> str:
        if isinstance(value, _SHOWN):
            return in_words.shown(value)
        if isinstance(value, Missing):
            return str(value)  # which tells what is missing
        raise TemplateRefusal(
            message(
                "only texts, numbers and dates can be shown, and this is {kind}", kind=type(value).__name__
            )
        )

    def _of_text(self, plain: Callable[..., str]) -> Callable[..., str]:
        return lambda value, *args: plain(value if isinstance(value, str) else self._text_of(value), *args)

    def escape(self, value: object) -> str:
        """Return a value's text, which can do nothing but be read."""
        if type(value) is Markup:
            return value
        shown = value if type(value) is str else self.show(value)
        return shown if type(shown) is str and not _ACTS(shown) else escape(shown)

    def safe(self, text: str) -> str:
        """Return a text as one that has been escaped."""
        return str.__new__(self.kind, text)  # Markup itself asks first whether the text is one

    def trusted(self, word: Callable[..., str]) -> Callable[..., str]:
        """Return a filter whose texts hold nothing that a person wrote."""
        return word

    def text(self, what: Message | str) -> str:
        """Return a word or sentence of the report in the current language."""
        return translate(what)

    def begin(self) -> None:
        """Begin a page: what its own texts say hangs on the language that is spoken."""
        self.texts = OwnTexts(lambda text: self.safe(self._own_escaped(text)))

    def own_text(self, text: str, /, **args: object) -> str:
        """Return a text of the template in the current language, with its arguments put in."""
        return self.safe(self.texts.filled(text, args, self.escape)) if args else self.texts[text]

    def own_plural(self, one: str, many: str, count: int, /, **args: object) -> str:
        """Return a text of the template, in the form that follows the number `{count}`."""
        text = Message(one, {}, many, count)
        return self.safe(self.texts.counted(text, {"count": count, **args}, self.escape))

    def _own_escaped(self, template: str) -> str:
        return escape(template)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Allow the fields of a part of a plan, and nothing else of it."""
        if isinstance(obj, PlainPart):
            return attr in obj.fields
        if hasattr(obj, "__dataclass_fields__"):
            return not attr.startswith("_")
        known = self._allowed.get((type(obj), attr))  # what jinja2 asks hangs on the kind of the thing alone
        if known is None:
            known = super().is_safe_attribute(obj, attr, value)
            if len(self._allowed) < _MOST_KNOWN:
                self._allowed[type(obj), attr] = known
        return known

    def unsafe_undefined(self, obj: object, attribute: str) -> Missing:
        """Return what stands for an attribute that templates may not see, and tells when it is used."""
        return Missing(None, obj, attribute, SecurityError)

    def is_safe_callable(self, obj: object) -> bool:
        """Allow what templates define themselves, what they are given, and harmless methods of texts."""
        if isinstance(obj, _CALLED):
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, _OWNERS):
            return True
        for kind, methods in _METHODS.items():
            if isinstance(owner, kind):
                return getattr(obj, "__name__", "") in methods
        return getattr(obj, "__func__", obj) in self._own

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 as jinja2 has it
        """Call what may be called."""
        if not __self.is_safe_callable(__obj):
            name = getattr(__obj, "__name__", type(__obj).__name__)
            raise TemplateRefusal(message("templates may not call {name}", name=name))
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Refuse what would show a value in another way than by `show`."""
        if isinstance(left, str):
            raise TemplateRefusal(message("texts are not put together with %"))
        return super().call_binop(context, operator, left, right)

    def joined(self, *parts: object) -> str:
        """Return texts joined by ~, escaped."""
        return self.safe("".join(self.escape(part) for part in parts))

    def _join(self, items: Iterable[object], between: str = "") -> str:
        return self.safe(self.escape(between).join(map(self.escape, items)))

    def _listed(self, items: Iterable[object]) -> str:
        """Return texts as a sentence lists them: a, b and c."""
        *first, last = [self.safe(self.escape(item)) for item in items] or [self.safe("")]
        if not first:
            return last
        return self.own_text("{first} and {last}", first=self._join(first, ", "), last=last)

    def concat(self, parts: Iterable[str]) -> str:  # jinja2 has "".join here
        """Put together what a macro or a block writes."""
        return str.__new__(self.kind, "".join(parts))


class PlainSandbox(Sandbox):
    """An environment for templates that write text that nothing is hidden in, such as a file to fill in."""

    kind = str

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(loader, own=True, escaping=False)

    def escape(self, value: object) -> str:
        """Return a value's text as it is."""
        return str(self.show(value))

    def _own_escaped(self, template: str) -> str:
        return template


class MarkdownText(str):
    """A text in which whatever a person wrote has been escaped."""

    __slots__ = ()


class MarkdownSandbox(Sandbox):
    """An environment for templates that write Markdown; no field can break out of its place."""

    kind = MarkdownText

    def __init__(self, loader: BaseLoader, *, own: bool = False) -> None:
        super().__init__(loader, own=own, escaping=False)

    def show(self, value: object) -> object:
        """Return a value as Markdown."""
        return value if isinstance(value, MarkdownText) else MarkdownText(self.escape(value).strip(" "))

    def escape(self, value: object) -> str:
        """Return Markdown that shows the value on one line, with the space around it if there is one."""
        if isinstance(value, MarkdownText):
            return value
        text = value if isinstance(value, str) else self._text_of(value)
        text = _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text
        before, after = " " * text.startswith(" "), " " * text.endswith(" ")
        return MarkdownText(f"{before}{markdown(text)}{after}" if text.strip(" ") else before)

    def trusted(self, word: Callable[..., str]) -> Callable[..., str]:
        """Return a filter whose texts need no escaping."""
        return lambda *args: MarkdownText(word(*args))

    def _own_escaped(self, template: str) -> str:
        return template
