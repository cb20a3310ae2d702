"""What somebody means by an id, in several plans; and what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trygg_cli.data import as_text, step_into, value_at
from trygg_cli.errors import TryggError
from trygg_cli.message import message
from trygg_cli.model.item_name import RequestedItem, composed, item_name
from trygg_cli.model.shape import ROOT, shapes
from trygg_cli.reading.references import Named, PlanNames
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from trygg_cli.data import Data
    from trygg_cli.position import Route
    from trygg_cli.reading.document import Document

PLAN = "plan"


class Found(NamedTuple):
    """An item, and the plan that it is in; the plan itself has no route."""

    document: Document
    named: Named

    @property
    def data(self) -> Data:
        """What stands there."""
        return value_at(self.document.data, self.named.route)


class NoSuchItem(TryggError):
    """Nothing has this id."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(message('nothing has the id "{id}"', id=name))
        is_plan = known and name.casefold() in (PLAN, "planen")
        self.hint = (
            message('the plan itself has the id "{id}"', id=known[0])
            if is_plan
            else did_you_mean(name, known)
        )


class CannotBeRead(TryggError):
    """A plan cannot be read, so nobody knows what is in it."""

    hint = message("trygg validate shows what is wrong")

    def __init__(self, name: str) -> None:
        super().__init__(message("{path} cannot be read, so nothing is changed in it", path=name))


class ManyItems(TryggError):
    """An id stands for several things, in one plan or in several."""

    def __init__(self, name: str, found: Sequence[Found]) -> None:
        meant = [item_name(item.named.kind, item.named.id) for item in found]
        if len({*meant}) > 1:
            super().__init__(message('"{id}" is the id of several things', id=name))
            self.hint = message("write one of {known}", known=[*dict.fromkeys(meant)])
        elif len({item.document.name for item in found}) == 1:
            super().__init__(message('"{id}" is the id of several things', id=name))
            self.hint = CannotBeRead.hint
        else:
            super().__init__(message('"{id}" is in several plans', id=name))
            paths = [item.document.name for item in found]
            self.hint = message("say which with --plan: {known}", known=paths)


class SeveralKinds(TryggError):
    """Several sorts of things have this id."""

    def __init__(self, id_: str, kinds: Sequence[str]) -> None:
        super().__init__(message("several things have the id {id}", id=id_))
        self.hint = message("write which one: {names}", names=[f"{kind}:{id_}" for kind in kinds])


class ItemsById:
    """All that has an id in some plans, or what is of some kinds, found by what somebody calls it."""

    def __init__(self, documents: Sequence[Document], kinds: Collection[str] = ()) -> None:
        self._documents = documents
        self._known: dict[str, list[Found]] = {}
        for document in documents:
            for named in all_named(document):
                if not kinds or named.kind in kinds:
                    self._known.setdefault(composed(named.id), []).append(Found(document, named))

    def find(
        self,
        name: str,
        missing: Callable[[str, Sequence[str]], TryggError] = NoSuchItem,
        meant: Callable[[Document], bool] | None = None,
    ) -> Found:
        """Return what an id stands for, with or without its kind before it, as in åtgärd:N1; raises `TryggError`.

        `missing` is what is raised where there is nothing, and `meant` tells which of several plans are meant.
        """
        name, asked = composed(name), RequestedItem.of(name)
        found = [
            item for item in self._known.get(asked.id, ()) if asked.means(item.named.kind, item.named.id)
        ]
        if len(found) > 1 and meant:
            found = [item for item in found if meant(item.document)] or found
        if len(found) == 1:
            return found[0]
        if found:
            raise ManyItems(name, found)
        torn = next(
            (document.name for document in self._documents if not isinstance(document.data, dict)), None
        )
        if torn:
            raise CannotBeRead(torn)
        raise missing(name, [item.named.id for items in self._known.values() for item in items])


def all_named(document: Document) -> Iterator[Named]:
    """Yield all that has an id in a plan, the plan itself first."""
    data = document.fields
    plan, title = data.get("id"), data.get("titel")
    if isinstance(plan, str):
        yield Named(PLAN, plan, title if isinstance(title, str) else None, ())
    yield from PlanNames(data).all


def referring(data: Data, wanted: Named) -> Iterator[Route]:
    """Yield the ways to the ids by which something is referred to from outside it."""
    waiting: list[tuple[str, Data, Route]] = [(ROOT, data, ())]
    while waiting:
        part, own, route = waiting.pop()
        if not isinstance(own, dict) or (route and route == wanted.route):
            continue
        for key, value in own.items():
            field = shapes()[part].fields.get(key)
            if field is None or (not field.part and wanted.kind not in field.refers_to):
                continue
            for at, inner in _inside(field.container, value, (*route, key)):
                if field.part:
                    waiting.append((field.part, inner, at))
                elif isinstance(inner, str) and composed(inner) == composed(wanted.id):
                    yield at


def _inside(container: str | None, value: Data, route: Route) -> list[tuple[Route, Data]]:
    """Return a value with its way or, in a list or map, what is in it."""
    if container == "list" and isinstance(value, list):
        return [((*route, number), item) for number, item in enumerate(value)]
    if container == "map" and isinstance(value, dict):
        return [((*route, name), item) for name, item in value.items()]
    return [(route, value)]


def label_of(data: Data, route: Route) -> str:
    """Return the id of the innermost item that a route leads into."""
    names = (as_text(step_into(value_at(data, route[:depth]), "id")) for depth in reversed(range(len(route))))
    return next(filter(None, names), "")
