"""A sentence with a number has a form for one and a form for many: *1 åtgärder* cannot be said."""

import re
from functools import cache

import pytest

from tests.sentences import flat
from tools import catalogue

COUNT = re.compile(r"\{count\}|\{\w+\} (?:(?!(?:has|is|was|of|in|and)\b)\w+ )?([a-z]+s|kronor)\b(?! for)")
BOUNDS = re.compile(r"\{limit\} (?!is\b)[a-z]+s\b")
NEVER_ONE = {
    "({sum}) / {count} = {value}": "a sum, without a noun",
    "conflict {number} of {count}": "a number of order, without a noun",
    "{number}/{count} {id} {title}": "a number of order, without a noun",
    'the text says "{text}", and the plan lists {count}': "a number, without a noun",
    "{count} ({percent})": "a number, without a noun",
    "{fate} {count}": "a number, without a noun",
    "{count} of {total} is {percent}": "a sum, without a noun",
    "{low}–{high} times": "a stretch, whose end is two or more",
    "here are more than {limit} levels inside each other": "a bound of trygg's own",
    "it takes more than {seconds} seconds": "a bound of trygg's own",
    "it has more than {limit} bytes": "a bound of trygg's own",
    "it writes more than {limit} characters": "a bound of trygg's own",
    "there are more than {limit} mistakes above, and reading stops here": "a bound of trygg's own",
    "{name} is about the plan {plan}, and {count} files have it": "said only where two or more do",
    "write at most {count} digits, decimals counted": "a bound of trygg's own",
}


@cache
def plural_nouns() -> frozenset[str]:
    """Return the words that sentences say of many and not of one: measures, places, days."""
    forms = (flat(entry.id) for entry in catalogue.read_catalogue("sv") if isinstance(entry.id, tuple))
    return frozenset(
        word.strip("():;,.") for form, many in forms for word in {*many.split()} - {*form.split()}
    )


def counts(sentence: str) -> bool:
    """Tell whether a sentence says how many there are of something."""
    nouns = (found[1] for found in COUNT.finditer(sentence))
    return bool(BOUNDS.search(sentence)) or any(noun is None or noun in plural_nouns() for noun in nouns)


@pytest.mark.parametrize(
    "sentence", ["{count} left", "{amount} kronor", "{held} more days", "after {n} weeks"]
)
def test_a_number_before_a_word_of_many_is_found(sentence: str) -> None:
    assert counts(sentence)


@pytest.mark.parametrize(
    "sentence", ["{name} has changes", "{one} of the plans", "{unit} costs", "days {day}"]
)
def test_other_places_are_not_taken_for_numbers(sentence: str) -> None:
    assert not counts(sentence)


def test_a_sentence_that_counts_has_a_form_for_one() -> None:
    sentences = {entry.id for entry in catalogue.read_catalogue("sv") if isinstance(entry.id, str)}
    counting = {sentence for sentence in sentences if counts(sentence)}
    assert counting - set(NEVER_ONE) == set()
    assert set(NEVER_ONE) - counting == set(), "no longer there"


def test_the_swedish_form_for_one_has_no_word_of_many() -> None:
    many = re.compile(r"(?:\{count\}|\b1) (?:\w+a )?(\w{3,}(?:ar|er))\b")
    alone = [flat(entry.string)[0] for entry in catalogue.read_catalogue("sv") if isinstance(entry.id, tuple)]
    verbs = {"börjar", "kräver", "pågår", "saknar"}
    assert [text for text in alone if (found := many.search(text)) and found[1] not in verbs] == []
