"""Items that somebody wrote with their id or period as a key: `- A1: Ronder i centrum`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trygg_cli.model.shape import shapes
from trygg_cli.model.value_types import SORTS
from trygg_cli.reading.structured import aims, reported_words
from trygg_cli.words import spelling
from trygg_cli.words.slug import Slugs

if TYPE_CHECKING:
    from trygg_cli.data import Fields
    from trygg_cli.reading.structured.place import Example


def item(part: str, written: Fields, year: str | None = None) -> Example | None:
    """Return the part that a key and its text are, where the key is an id or a period, in a year where it has none."""
    ((key, value),) = written.items()
    shape = shapes()[part]
    if part == "Outcome":
        return next(iter(aims.outcomes(written) or ()), None)
    if not isinstance(value, str):
        return None
    if "avser" in shape.required:
        period = spelling.period(key) or (spelling.part(key, int(year)) if year else None) or key
        answer = next((name for name in ("status", "bedömning") if name in shape.fields), None)
        fits = SORTS["period"].fits(period)
        return {"avser": period, **reported_words.said(part, answer, value)} if fits else None
    is_id = SORTS["id"].fits(key) and any(map(str.isdigit, key))  # a word is a key of another name
    is_named = is_id and shape.required == {"id", shape.title}
    return {"id": key, str(shape.title): value} if is_named else None


def actor(written: Fields) -> Example | None:
    """Return one of the actors, by its short name, that somebody wrote as an item of a list."""
    if len(written) == 1:
        ((name, inside),) = written.items()
        rest = {"namn": inside} if isinstance(inside, str) else inside
    else:
        said, rest = written.get("id") or written.get("namn"), written
        name = (
            (said if SORTS["id"].fits(said) else Slugs(set()).make(said) or "")
            if isinstance(said, str)
            else ""
        )
    texts: Example = (
        {key: value for key, value in (rest or {}).items() if key != "id" and isinstance(value, str)}
        if isinstance(rest, dict)
        else {}
    )
    return {name: texts} if name and "namn" in texts else None
