"""A person asked on the terminal, yes or no or by number, until there is an answer that can be understood."""

from __future__ import annotations

import sys

import typer

from trygg_cli.language import translate
from trygg_cli.message import Message, message
from trygg_cli.system import terminal

_YES, _NO = ("j", "ja", "y", "yes"), ("n", "nej", "no", "")
"""Understood in whatever language is asked: hands remember what other programs taught them."""


def is_watched() -> bool:
    """Tell whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """Return what a person answers on the terminal."""
    answer: str = typer.prompt(question, default="", show_default=False, err=True)
    return answer


def agrees(question: Message) -> bool:
    """Tell whether a person says yes; nothing is no."""
    while True:
        typed = ask(translate(message("{question} [y/N]", question=question))).strip().casefold()
        if typed in (*_YES, *_NO):
            return typed in _YES
        terminal.say(message("answer yes or no; nothing is no"))


def number(question: Message, highest: int) -> int | None:
    """Return which of what was numbered from 1 a person chooses; nothing where none of it."""
    while True:
        typed = ask(translate(question)).strip().removesuffix(".")
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= highest:
            return int(typed)
        terminal.say(message("answer with a number from 1 to {highest}, or nothing", highest=highest))
