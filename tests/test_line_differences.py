"""Texts as a unified diff: as difflib writes it where they are short, and in time that grows as they do."""

from collections.abc import Sequence
from difflib import unified_diff
from functools import partial
from random import Random

import pytest

from tests.counted import calls
from trygg_cli.text.line_differences import LineMatcher, unified

SHORT = {
    "nothing": ("abc", "abc"),
    "a text that is new": ("", "abc"),
    "a text that is gone": ("abc", ""),
    "a line": ("abcdefghij", "abcdeXghij"),
    "lines far apart": ("abcdefghijklmnopq", "bcdefghijklmnoXpq"),
    "lines that stand several times": ("aabbaabb", "abbab"),
    "lines that are moved": ("abcdefgh", "efghabcd"),
    "the first and the last line": ("abcabc", "xbcabx"),
}


def _as_lines(text: str) -> list[str]:
    return [f"{letter}\n" for letter in text]


def _diff(old: Sequence[str], new: Sequence[str]) -> list[str]:
    return list(unified(old, new, "old.yaml", "new.yaml"))


@pytest.mark.parametrize("name", SHORT)
def test_what_differs_is_written_as_difflib_writes_it(name: str) -> None:
    old, new = map(_as_lines, SHORT[name])
    assert list(unified_diff(old, new, "old.yaml", "new.yaml", lineterm="")) == _diff(old, new)


@pytest.mark.parametrize("signs", [3, 60, 5_000])
def test_what_is_said_to_differ_makes_the_new_text_of_the_old(signs: int) -> None:
    random = Random(signs)
    old = [f"{random.randrange(signs)}\n" for _ in range(900)]
    new = [line for line in old if random.random() < 0.9]
    new[100:200] = [f"  {line}" for line in new[100:200]]
    new[300:340], new[500:540] = new[500:540], new[300:340]
    changed = [*old]
    for kind, start, end, other, last in reversed(LineMatcher(old, new).get_opcodes()):
        if kind == "equal":
            assert old[start:end] == new[other:last]
        changed[start:end] = new[other:last]
    assert new == changed


def test_many_lines_that_nothing_holds_together_give_way_as_a_whole() -> None:
    old, new = ["begin\n", *["a\n", "b\n"] * 150, "end\n"], ["begin\n", *["b\n", "c\n"] * 150, "end\n"]
    told = _diff(old, new)
    assert [" begin\n", " end\n"] == [line for line in told if line[0] == " "]


def _measures(indentation: str, count: int) -> list[str]:
    return [
        line
        for number in range(count)
        for line in (
            f"  - id: A{number}\n",
            f"{indentation}åtgärd: Ljus\n",
            f"{indentation}ansvarig: [TN]\n",
            f"    tid: {{till: 2025-{number % 12 + 1:02}-28}}\n",
        )
    ]


def test_to_show_twice_as_many_changed_lines_is_at_most_twice_the_work() -> None:
    texts = ((_measures("    ", count), _measures("      ", count)) for count in (150, 300))
    few, many = (calls(partial(_diff, old, new)) for old, new in texts)
    assert many < 2.2 * few
