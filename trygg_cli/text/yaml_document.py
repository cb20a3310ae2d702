"""The one document of a YAML text, or why there is none, and how far the text can be read."""

from functools import partial
from typing import Any, NamedTuple

from trygg_cli.data import Data
from trygg_cli.diagnostic import PlacedProblem
from trygg_cli.position import Node, SourceMap, Span
from trygg_cli.text import data_reader, libyaml, old_keys, refusals
from trygg_cli.text.event_reader import MAX_DEPTH, EventReader, ReadingEnded

_NOT_YAML = "S01"
_MISREAD = frozenset((_NOT_YAML, "S07"))


class Parsed(NamedTuple):
    """A text as plain data: dicts, lists, strings and `None`."""

    data: Any = None
    spans: SourceMap = SourceMap()
    problems: tuple[PlacedProblem, ...] = ()


def read(text: str) -> Parsed:
    """Return the one document of a text, or why there is none."""
    reader = EventReader(text)
    try:
        data, root = _within_bounds(reader)
    except libyaml.load().MarkedYAMLError as error:
        from trygg_cli.text import yaml_error

        return _given_up(reader, yaml_error.explain(error, text), _end(error))
    except UnicodeDecodeError:
        return Parsed(problems=(*reader.problems, refusals.undecodable_tag(text)))
    except ReadingEnded as ended:
        return _given_up(reader, ended.problem, ended.problem.span.start)
    spans, problems = SourceMap(root, reader.blanks), (*reader.problems,)
    if not old_keys.OLDER.isdisjoint(reader.keys.values()):
        spans, problems = old_keys.placed(text, data, spans, problems)
    return Parsed(data, spans, problems)


def read_for_data(text: str) -> Parsed | None:
    """Return the same as `read`, with places that are looked for when one is asked for, which takes as long again.

    Nothing comes of a text in which anything is out of the ordinary.
    """
    found = data_reader.read(text)
    return Parsed(found.data, SourceMap(partial(_root, text), found.blanks)) if found else None


def _root(text: str) -> Node:
    return read(text).spans.root


def _given_up(reader: EventReader, problem: PlacedProblem, end: int) -> Parsed:
    """Return what ended the reading, or the slip that led to it, behind the problems before it."""
    before = reader.problems
    if problem.code == _NOT_YAML:
        from trygg_cli.text import syntax_hints  # only files that cannot be read need it

        problem = syntax_hints.find(problem, end, reader.text, reach)
        # what stands behind it was not read as it was meant
        before = [noted for noted in before if noted.span.start < problem.span.start]
    from trygg_cli.text import mistakes_behind

    return Parsed(problems=(*before, problem, *mistakes_behind.find(problem, reader.text, _end_of_reading)))


def _end_of_reading(text: str) -> PlacedProblem | None:
    """Return what ends the reading of a text before its end, if anything does."""
    reader = EventReader(text)
    try:
        _within_bounds(reader)
    except libyaml.load().MarkedYAMLError as error:
        from trygg_cli.text import syntax_hints, yaml_error

        return syntax_hints.find(yaml_error.explain(error, text), _end(error), text, reach)
    except (UnicodeDecodeError, ReadingEnded) as ended:
        return ended.problem if isinstance(ended, ReadingEnded) else None
    return None


def reach(text: str) -> int:
    """Return how far a text can be read without a mistake in its YAML or a key that is there twice."""
    reader = EventReader(text)
    try:
        _within_bounds(reader)
    except libyaml.load().MarkedYAMLError as error:
        end = _end(error)
        if end >= len(text):  # something is never closed: say where it begins
            end = min(len(text) - 1, error.context_mark.index if error.context_mark else end)
    except UnicodeDecodeError:
        end = 0
    except ReadingEnded as ended:
        end = ended.problem.span.start
    else:
        end = len(text)
    return min([end, *(problem.span.start for problem in reader.problems if problem.code in _MISREAD)])


def _within_bounds(reader: EventReader) -> tuple[Data, Node]:
    """Return the document; whatever libyaml thinks of depth, ours is the bound that is met."""
    try:
        return reader.document()
    except libyaml.load().MarkedYAMLError as error:
        from trygg_cli.text import yaml_error

        if not yaml_error.is_too_deep(error):
            raise
        # it reads ahead, so a bound of its own was met first: what stands before that place goes beyond ours
        EventReader(reader.text[: _end(error)]).document()
        place = Span(_end(error), _end(error) + 1)
        raise ReadingEnded(refusals.TOO_DEEP.at(place, limit=MAX_DEPTH)) from error


def _end(error: Any) -> int:
    """Return where the parser gave up."""
    place: int = error.problem_mark.index
    return place
