"""The templates that come along are compiled to plain Python, and say and refuse what guarded ones do."""

from types import FunctionType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader
from jinja2.exceptions import UndefinedError
from jinja2.runtime import Context

from trygg_cli import language
from trygg_cli.templates.page_pieces import has_endless_word
from trygg_cli.templates.sandbox import MarkdownSandbox, PlainSandbox, Sandbox

PAGE = (
    '{% import "pieces" as form with context %}{% call form.part("A & B") %}{% for n in named if n %}'
    "{{ form.named(n) }}{% endfor %}{% endcall %}"
)
PIECES = (
    "{% macro part(title, level=2) %}<h{{ level }}>{{ title }}</h{{ level }}>{{ caller() }}{% endmacro %}"
    "{% macro named(n) %}<i>{{ n }}{{ sort }}</i>{% endmacro %}"
)


def made(text: str, *, own: bool = True, **given: Any) -> str:
    loader = DictLoader({"page": text, "pieces": PIECES})
    return Sandbox(loader, own=own).get_template("page").render(**given)


def test_their_macros_are_functions() -> None:
    module = vars(Sandbox(DictLoader({"pieces": PIECES}), own=True).get_template("pieces").module)
    assert {type(module[name]) for name in ("part", "named")} == {FunctionType}


def test_their_pages_are_those_that_guarded_ones_write() -> None:
    page = PAGE + "{{ named.title is defined }}"
    told: dict[str, Any] = {"named": ["<b>", "", "c'"], "sort": "&"}
    assert "<h2>A &amp; B</h2><i>&lt;b&gt;&amp;</i><i>c&#39;&amp;</i>nej" == made(page, **told)
    assert made(page, own=False, **told) == made(page, **told)


@pytest.mark.parametrize("own", [True, False])
def test_a_name_that_nobody_gives_is_told(own: bool) -> None:
    with pytest.raises(UndefinedError, match="sort"):
        made(PAGE, own=own, named=["a"])


def test_a_name_of_the_surroundings_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    resolve = Context.resolve

    def noted(context: Context, name: str) -> Any:
        asked.append(name)
        return resolve(context, name)

    monkeypatch.setattr(Context, "resolve", noted)
    made(PAGE, named=[*range(1, 9)], sort="")
    assert sorted({*asked}) == sorted(asked)


@pytest.mark.parametrize("kind", [Sandbox, MarkdownSandbox])
def test_a_page_speaks_the_language_in_which_it_was_begun(kind: type[Sandbox]) -> None:
    sandbox = kind(DictLoader({}), own=True)
    template = sandbox.from_string('{{ _("Measure") }} {{ _("by {date}", date="<1>") }}')
    said = []
    for lang in language.LANGUAGES:
        with language.spoken(lang):
            sandbox.begin()
            said.append(template.render())
    assert said[0] != said[1]
    assert not any("<1>" in text for text in said)


def test_plain_text_is_not_escaped() -> None:
    assert "<a> & 'b'" == PlainSandbox(DictLoader({})).from_string("{{ text }}").render(text="<a> & 'b'")


@given(st.lists(st.one_of(st.sampled_from(" -<>=/\n"), st.integers(0, 45).map(lambda count: "å" * count))))
def test_a_word_is_endless_from_forty_signs_without_a_place_to_break(parts: list[str]) -> None:
    words = "".join(parts)
    for sign in "-<>=/":
        words = words.replace(sign, " ")
    assert has_endless_word("".join(parts)) == any(len(word) >= 40 for word in words.split())
