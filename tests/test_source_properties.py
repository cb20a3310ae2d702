"""Whatever a file holds, reading it ends soon, raises nothing, and puts everything in its place."""

import gc
import resource
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts import HEAVY, any_style, anything, many, mutated_files, mutated_plans, yaml_like
from trygg_cli.language import translate
from trygg_cli.position import Route, Span
from trygg_cli.text.source import decode, parse
from trygg_cli.text.yaml_document import Parsed

SECONDS = 2
"""Most CPU time for a text of a few hundred kilobytes; it has been a hundredth of a second."""

CODES = {"S01", "S02", "S07", "S11", "S12"}

good_texts = any_style.map(lambda pair: pair[0])
texts = anything | yaml_like | mutated_plans() | good_texts

_count, _slowest = 0, 0.0


@pytest.fixture(autouse=True, scope="module")
def _figures() -> Iterator[None]:
    """Tell what a heavy run came to; pytest shows it with -s."""
    yield
    if HEAVY:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"\n{_count} texts, the slowest took {_slowest:.3f} s; {memory} MiB with hypothesis")  # noqa: T201


def read(text: str) -> Parsed:
    """Read a text, within bounds of time."""
    global _count, _slowest
    gc.disable()  # one collection of what hypothesis keeps takes seconds, and falls on whoever is reading
    start = time.process_time()
    parsed = parse(text)
    taken = time.process_time() - start
    gc.enable()
    _count, _slowest = _count + 1, max(_slowest, taken)
    assert taken < SECONDS
    return parsed


def walk(data: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Yield every value with its route."""
    yield route, data
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, child in children:
        yield from walk(child, (*route, step))


def own_values(text: str) -> Iterator[tuple[Route, Any, str, Parsed]]:
    """Yield route, value and written form of what stands in a text, not of what an alias repeats."""
    parsed = read(text)
    aliases: set[Route] = set()
    for route, value in walk(parsed.data):
        written = text[slice(*parsed.spans.value(route))]
        if written.startswith("*"):
            aliases.add(route)
        if not any(route[:length] in aliases for length in range(len(route) + 1)):
            yield route, value, written, parsed


@many(800)
@given(texts)
def test_problems_are_within_the_text_and_can_be_told(text: str) -> None:
    for problem in read(text).problems:
        assert problem.code in CODES
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert translate(problem.message)
        assert problem.help is None or translate(problem.help)


@many(600)
@given(texts)
def test_every_complaint_of_the_parser_is_explained(text: str) -> None:
    assert 'this is not YAML: "{reason}"' not in {problem.message.text for problem in read(text).problems}


@many(400)
@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    once, twice = read(text), read(text)
    assert (once.data, once.problems, once.spans.root) == (twice.data, twice.problems, twice.spans.root)


@many(400)
@given(
    st.binary() | anything.map(lambda text: text.encode("utf-8", errors="surrogatepass")) | mutated_files()
)
def test_every_file_becomes_a_text_or_a_problem_and_the_text_is_read(content: bytes) -> None:
    text, problem = decode(content)
    if problem is None:
        assert content.decode("utf-8-sig") == text
    else:
        assert "S02" == problem.code
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
    read(text)


@many(400)
@given(any_style)
def test_what_is_written_in_any_style_is_read_as_what_it_says(pair: tuple[str, Any]) -> None:
    text, data = pair
    parsed = read(text)
    assert () == parsed.problems
    assert data == parsed.data


@many(800)
@given(yaml_like | mutated_plans() | good_texts)
def test_what_a_collection_holds_is_within_it_and_in_order(text: str) -> None:
    parsed = read(text)
    assert parsed.data is None or within(parsed.spans.root, Span(0, len(text)))


def within(node: Any, around: Span) -> bool:
    """Tell whether a node of a source map, and all in it, lie within a stretch and do not overlap."""
    span = Span(node[0], node[1])
    if not around.start <= span.start <= span.end <= around.end:
        return False
    inside: list[tuple[Span, Any]] = []
    match node:
        case (_, _, dict(pairs)):
            inside = [
                pair
                for start, end, value in pairs.values()
                for pair in ((Span(start, end), None), (value, value))
            ]
        case (_, _, list(items)):
            inside = [(item, item) for item in items]
    places = [Span(place[0], place[1]) for place, _ in inside]
    in_order = all(before.end <= after.start for before, after in pairwise(places))
    return in_order and all(within(part or place, span) for place, part in inside)


@many(800)
@given(yaml_like | mutated_plans() | good_texts)
def test_span_of_a_scalar_is_the_text_of_that_scalar(text: str) -> None:
    for _, value, written, _ in own_values(text):
        if isinstance(value, (dict, list)) or written.startswith(("&", "!")):
            continue
        if written.startswith(("|", ">")):
            assert (value or "").split() == written.split()[1:] or "#" in written.splitlines()[0]
        elif written.startswith("'"):
            assert value.split() == written[1:-1].replace("''", "'").split()
        elif written.startswith('"'):
            assert "\\" in written or value.split() == written[1:-1].split()
        else:
            assert (value or "").split() == ("" if value is None else written).split()
            assert value is not None or written in ("", "~", "null", "Null", "NULL")


@many(600)
@given(yaml_like | mutated_plans() | good_texts)
def test_span_of_a_key_is_the_text_of_that_key(text: str) -> None:
    for route, _, _, parsed in own_values(text):
        written = text[slice(*parsed.spans.key(route))]
        if route and isinstance(route[-1], str) and not written.startswith(("&", "!", '"', "'", "|", ">")):
            assert {route[-1]: "x"} == parse(f"{written}: x").data or "\n" in written or "\r" in written
