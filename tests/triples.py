"""Made-up plans and random edits of them: what two people may do to the same plan at once."""

import copy
import itertools
import re
from collections.abc import Iterator
from random import Random
from typing import Any

FLOW = {"tid", "skala", "ansvarig", "medverkande", "bidrar_till"}
PEOPLE = [f"A{number}" for number in range(12)]


class Edits:
    """Makes plans and edits. Every word that is made up is made up once."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = itertools.count(100)

    def word(self) -> str:
        """Return a word that stands nowhere else."""
        return f"w{next(self._numbers)}x"

    def plan(self) -> dict[str, Any]:
        """Return a plan."""
        return {
            "id": self.word(),
            "titel": self.word(),
            "gäller": {"från": self.word(), "till": self.word()},
            "aktörer": {self.word(): {"namn": self.word()} for _ in range(2)},
            "mål": [{"id": self.word(), "mål": self.word()} for _ in range(2)],
            "indikatorer": [
                {
                    "id": self.word(),
                    "mått": self.word(),
                    "utfall": [{"period": self.word(), "värde": self.word()} for _ in range(2)],
                }
            ],
            "fokusområden": [
                {
                    "id": self.word(),
                    "namn": self.word(),
                    "åtgärder": [self.measure() for _ in range(self._random.randint(1, 4))],
                }
                for _ in range(2)
            ],
        }

    def measure(self) -> dict[str, Any]:
        """Return a measure."""
        return {
            "id": self.word(),
            "åtgärd": self.word(),
            "aktiviteter": [self.word() for _ in range(self._random.randint(1, 3))],
            "ansvarig": self._random.sample(PEOPLE, 3),
            "tid": {"från": self.word(), "till": self.word()},
            "beskrivning": f"{self.word()}\n{self.word()}\n",
            "uppföljning": [self.follow_up(year) for year in (2023, 2024)[: self._random.choice((0, 2))]],
            "godkännanden": [self.approval(2024)],
        }

    def follow_up(self, year: int) -> dict[str, Any]:
        """Return a follow-up from that year."""
        month, day = self._random.randint(1, 12), self._random.randint(1, 28)
        return {
            "avser": f"{year} {self.word()}",
            "datum": f"{year}-{month:02}-{day:02}",
            "kommentar": self.word(),
        }

    def approval(self, year: int) -> dict[str, Any]:
        """Return a stamp from that year."""
        month, day = self._random.randint(1, 12), self._random.randint(1, 28)
        return {"roll": self.word(), "datum": f"{year}-{month:02}-{day:02}", "avtryck": self.word()}

    def edited(self, plan: dict[str, Any], count: int) -> dict[str, Any]:
        """Return a plan with so many random edits."""
        plan = copy.deepcopy(plan)
        for _ in range(count):
            self._edit(plan)
        return plan

    def _edit(self, plan: dict[str, Any]) -> None:
        inside = self._random.choice([*_collections(plan, "")])
        where, value = inside
        kind = self._random.choice(["change", "change", "add", "add", "remove", "comment", "move"])
        keys = [*value] if isinstance(value, dict) else [*range(len(value))]
        leaves = [key for key in keys if isinstance(value[key], str) and not str(key).startswith("#")]
        if kind == "change" and leaves and where not in ("ansvarig", "uppföljning", "godkännanden"):
            key = self._random.choice(leaves)
            value[key] = f"{self.word()}\n{self.word()}\n" if key == "beskrivning" else self.word()
        elif kind == "move" and where == "fokusområden":
            self._move(value)
        elif kind == "add":
            self._add(where, value)
        elif kind == "remove" and len(keys) > 1 and value is not plan:
            del value[self._random.choice(keys)]
        elif kind == "comment" and keys and isinstance(value, dict) and where not in FLOW:
            key = self._random.choice(keys)
            pairs = [*value.items()]
            value.clear()
            for name, pair in pairs:
                if name == key:
                    value[f"# {self.word()}"] = ""
                value[name] = pair
        elif kind == "move" and isinstance(value, list) and self._random.random() < 0.3:
            self._random.shuffle(value)

    def _move(self, areas: list[dict[str, Any]]) -> None:
        """Move a measure to another area."""
        source, target = self._random.sample(areas, 2) if len(areas) > 1 else (areas[0], areas[0])
        if source.get("åtgärder") and "åtgärder" in target:
            measure = source["åtgärder"].pop(self._random.randrange(len(source["åtgärder"])))
            target["åtgärder"].append(measure)

    def _add_measure(self, measures: list[dict[str, Any]]) -> None:
        """Add a measure, at times with the next id that is free, which the other may take as well."""
        new = self.measure()
        if self._random.random() < 0.5:
            new["id"] = f"next{len(measures)}"
        if all(measure.get("id") != new["id"] for measure in measures):
            measures.insert(self._random.randint(0, len(measures)), new)

    def _add(self, where: str, value: Any) -> None:
        if isinstance(value, dict):
            if where == "aktörer":
                value[self.word()] = {"namn": self.word()}
            else:
                value.setdefault(self._random.choice(["kommentar", "motivering", "mål_text"]), self.word())
        elif where == "uppföljning":
            value.append(self.follow_up(2025))
        elif where == "godkännanden":
            value.append(self.approval(2025))
        elif where == "ansvarig":
            value.append(self._random.choice([person for person in PEOPLE if person not in value]))
        elif where == "aktiviteter":
            value.insert(self._random.randint(0, len(value)), self.word())
        elif where == "åtgärder":
            self._add_measure(value)
        elif where == "utfall":
            value.append({"period": self.word(), "värde": self.word()})
        else:
            value.append({"id": self.word(), "mål": self.word()})


def _collections(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, (dict, list)):
        if value or where == "uppföljning":
            yield where, value
        for key, item in (
            value.items() if isinstance(value, dict) else ((where, element) for element in value)
        ):
            yield from _collections(item, key if isinstance(value, dict) else _inside(where))


def _inside(where: str) -> str:
    return where.rstrip(".") + "."


def text(plan: dict[str, Any]) -> str:
    """Return the text of a plan."""
    return "".join(_block(plan, 0))


def _block(value: dict[str, Any], indent: int) -> Iterator[str]:
    space = " " * indent
    for key, element in value.items():
        if key.startswith("#"):
            yield f"{space}{key}\n"
        elif key in FLOW or element in ([], {}):
            yield f"{space}{key}: {_flow(element)}\n"
        elif isinstance(element, dict):
            yield f"{space}{key}:\n"
            yield from _block(element, indent + 2)
        elif isinstance(element, list):
            yield f"{space}{key}:\n"
            for item in element:
                yield from _item(item, indent + 2)
        elif "\n" in element:
            yield f"{space}{key}: |\n" + "".join(f"{space}  {line}\n" for line in element.splitlines())
        else:
            yield f"{space}{key}: {element}\n"


def _item(item: Any, indent: int) -> Iterator[str]:
    if isinstance(item, str):
        yield f"{' ' * indent}- {item}\n"
        return
    lines = [*_block(item, indent + 2)]
    first = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("#")), None)
    if first is None:
        yield f"{' ' * indent}- {{}}\n"
        return
    yield from (line[2:] for line in lines[:first])
    yield f"{' ' * indent}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {item}" for key, item in value.items()) + "}"
    return "[" + ", ".join(value) + "]" if isinstance(value, list) else str(value)


def triple(random: Random, count: int = 4) -> tuple[str, str, str]:
    """Return a plan, and what two people made of it."""
    edits = Edits(random)
    base = edits.plan()
    ours, theirs = (edits.edited(base, random.randint(1, count)) for _ in range(2))
    return text(base), text(ours), text(theirs)


WORD = re.compile(r"w\d+x")
