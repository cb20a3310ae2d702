"""Files that hold plans of one id: a copy that nobody meant, or the plan of another municipality.

All of a project are asked about in one go, each once, so that a thousand of them take no longer than they must.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import step_into
from trygg_cli.diagnostic import PlacedProblem, Severity
from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.position import Lines, Span
from trygg_cli.reading import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trygg_cli.diagnostic import Diagnostic
    from trygg_cli.reading.document import Document
    from trygg_cli.reading.identity import Identity


class Sighting(NamedTuple):
    """A plan in a file, and the line on which its id stands."""

    file: str
    line: int
    plan: Identity


def seen(document: Document) -> Sighting | None:
    """Return which plan a document holds; nothing where it says none."""
    plan = identity.of(document.data)
    if plan is None:
        return None
    start = _place(document).start
    return Sighting(document.name, Lines(document.text[:start]).position(start).line, plan)


def _place(document: Document) -> Span:
    """Return where the id of a plan stands; only what is before it is read for that, if that is enough."""
    text = document.text
    if not document.spans.is_found:
        from trygg_cli.text import source  # wakes the reader, which an index does without

        end = text.find("\n", ("\n" + text).find("\nid"))
        begun = source.parse(text[: end + 1] if end >= 0 else text)
        if step_into(begun.data, "id") == document.fields["id"]:
            return begun.spans.value(("id",))
    return document.spans.value(("id",))


def seen_in(file: str, content: bytes) -> Sighting | None:
    """Return which plan is in what a file holds, without reading more of it than that takes."""
    plan = identity.read(content)
    if plan is None:
        return None
    before = content[: max(0, (b"\n" + content).find(b"\nid"))].decode("utf-8", "replace")
    return Sighting(file, Lines(before).position(len(before)).line, plan)


class Twins:
    """The plans that have been seen, by their ids."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, Sighting]] = {}

    def meet(self, sighting: Sighting) -> Sighting | None:
        """Note a plan; return one seen before that may be the same or else has the same id, if there is any."""
        known = self._seen.setdefault(sighting.plan.key, {})
        home = sighting.plan.home
        first = next(iter(known.values()), None)
        found = known.get(home) or (known.get("") if home else first) or first
        known.setdefault(home, sighting)
        return found


class SamePlan(TryggError):
    """Two files hold what may be the same plan, and so what is made of one would take the place of the other's."""

    hint = message("trygg validate says what would be right; or name only one of them")

    def __init__(self, one: Sighting, other: Sighting) -> None:
        super().__init__(
            message(
                'two plans have the id "{name}": {one}:{line} and {other}:{other_line}',
                name=one.plan.id, one=one.file, line=one.line, other=other.file, other_line=other.line,
            )
        )  # fmt: skip


def refuse(seen: Iterable[Sighting]) -> None:
    """Raise `SamePlan` where two of them are or may be the same plan."""
    twins = Twins()
    for sighting in seen:
        other = twins.meet(sighting)
        if other and sighting.plan.may_be(other.plan):
            raise SamePlan(other, sighting)


def refuse_twins(documents: Iterable[Document]) -> None:
    """Raise `SamePlan` where two documents hold what is or may be the same plan."""
    refuse(filter(None, map(seen, documents)))


def names(seen: Iterable[Sighting]) -> dict[str, str]:
    """Return by file what tells a plan from the others here: its id, with the municipality where several have it.

    Where that is the same too, the file's name is all there is to tell them by.
    """
    by_id: dict[str, list[Sighting]] = {}
    for sighting in seen:
        by_id.setdefault(sighting.plan.key, []).append(sighting)
    return {file: name for some in by_id.values() for file, name in _told_apart(some)}


def remark(called: Mapping[str, str]) -> Message | None:
    """Return what there is to say where only the names of files tell plans apart, by what they are called."""
    same = [file for file, name in called.items() if name.endswith(f" ({file})")]
    if not same:
        return None
    return message(
        "the plans in {files} may be the same, and all are counted: trygg validate says more", files=same
    )


def _told_apart(some: Sequence[Sighting]) -> Iterator[tuple[str, str]]:
    homes = Counter(sighting.plan.home for sighting in some)
    for sighting in some:
        if len(some) == 1:
            yield sighting.file, sighting.plan.id
        else:
            yield (
                sighting.file,
                sighting.plan.name
                if homes[sighting.plan.home] == 1
                else f"{sighting.plan.name} ({sighting.file})",
            )


def diagnose(document: Document, other: Sighting) -> Diagnostic:
    """Return what there is to say of a document that holds a plan with the id of another."""
    plan = identity.of(document.data)
    assert plan is not None
    return told(at_id(document), plan, other)


def at_id(document: Document) -> Diagnostic:
    """Return what says nothing yet of the id of a document's plan, in its place.

    Every plan is asked, so only the lines as far as the id are taken apart.
    """
    span = _place(document)
    end = document.text.find("\n", span.end)
    begun = document if end < 0 else replace(document, text=document.text[:end])
    return begun.diagnose(PlacedProblem("S08", span, Message("")))


def told(place: Diagnostic, plan: Identity, other: Sighting, *, may_be_versions: bool = False) -> Diagnostic:
    """Return what there is to say of a plan with the id of another, in its place.

    An error, unless both were named as what may be versions of one plan.
    """
    is_same = plan.may_be(other.plan)
    remedy = (
        _remedy(place.file, plan, other)
        if is_same
        else message("let each have an id of its own, with the municipality in it")
    )
    severity = Severity.ERROR if is_same and not may_be_versions else Severity.WARNING
    return place._replace(message=_sentence(plan, other), help=remedy, severity=severity)


def _sentence(plan: Identity, other: Sighting) -> Message:
    there = {"file": other.file, "line": other.line}
    if not plan.may_be(other.plan):
        return message(
            'the plan of {municipality} in {file}:{line} has the id "{id}" too',
            id=plan.id, municipality=other.plan.municipality, **there,
        )  # fmt: skip
    if plan.id == other.plan.id:
        return message('the plan in {file}:{line} has the id "{id}" too', id=plan.id, **there)
    if unicodedata.normalize("NFC", plan.id) == unicodedata.normalize("NFC", other.plan.id):
        return message(
            'the plan in {file}:{line} has the id "{id}" too, its letters stored in another way',
            id=plan.id,
            **there,
        )
    return message(
        'the id "{id}" differs only in capital letters from "{other}", which is the plan in {file}:{line}',
        id=plan.id, other=other.plan.id, **there,
    )  # fmt: skip


def _remedy(file: str, plan: Identity, other: Sighting) -> Message:
    from trygg_cli.reading import sync_copies  # only what goes wrong needs it

    if named := sync_copies.original_and_copy(file, other.file):
        return message(
            "{copy} is called as what programs for synchronising make of a file that was changed in two places: "
            'trygg diff "{original}" "{copy}" shows what differs, and in a git folder '
            'trygg merge "HEAD:{original}" "{original}" "{copy}" -o "{original}" puts both together; '
            "then remove {copy}",
            original=named[0],
            copy=named[1],
        )
    if plan.home == other.plan.home and plan.home:
        return message(
            "if it is the same plan, keep one of the files; otherwise give this one an id of its own"
        )
    return message(
        "if it is the same plan, keep one of the files; otherwise give this one an id of its own, "
        "and say under kommun whose plan it is"
    )
