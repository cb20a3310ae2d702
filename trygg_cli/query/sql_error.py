"""What is wrong with SQL, in our words; SQLite's own are English and terse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.errors import TryggError
from trygg_cli.message import Message, message
from trygg_cli.query.english import today
from trygg_cli.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trygg_cli.table import Column


_SENTENCES = {
    r"^no such function: (?P<name>.*)$": message("there is no function {name}"),
    r'^near "(?P<place>.*)": syntax error$': message('the SQL cannot be understood at "{place}"'),
    r'^unrecognized token: "(?P<place>.*)"$': message('the SQL cannot be understood at "{place}"'),
    r"one statement": message("one question at a time: there is more after the semicolon"),
    r"^incomplete input$": message("the SQL ends too early"),
    r"too (?:big|large)": message("a text in the answer, or the question itself, is too long"),
    r"^(?:fts5: |unterminated string)": message(
        "the words to search for cannot be understood: put them between quotation marks"
    ),
}
"""What SQLite says, and what we say."""


class BadSql(TryggError):
    """SQL that cannot be answered."""


class UnknownParameter(BadSql):
    """A value is missing, or is one too many."""


def explain(error: Exception, sql: str, tables: Mapping[str, Sequence[Column]]) -> BadSql:
    """Return what is wrong with a question to these tables, and what may have been meant."""
    said = str(error)
    if match := re.fullmatch(r"no such table: (.*)", said, re.DOTALL):
        hint = did_you_mean(match[1], tables)
        known = message("the tables are {names}", names=list(tables))
        return BadSql(message('there is no table "{name}"', name=match[1]), hint or known)
    if match := re.fullmatch(r"no such column: (.*)", said, re.DOTALL):
        return _column(match[1], sql, tables)
    for pattern, sentence in _SENTENCES.items():
        if match := re.search(pattern, said, re.DOTALL):
            return BadSql(Message(sentence.text, match.groupdict()))
    return BadSql(message('the SQL cannot be answered: "{reason}"', reason=said))


def _column(name: str, sql: str, tables: Mapping[str, Sequence[Column]]) -> BadSql:
    last = today(name.rpartition(".")[2])
    used = {
        table: [column_name.name for column_name in columns]
        for table, columns in tables.items()
        if table in sql.casefold()
    }
    hint = did_you_mean(last, dict.fromkeys(column for names in used.values() for column in names))
    return BadSql(message('there is no column "{name}"', name=name), hint or _columns_of(used))


def _columns_of(tables: Mapping[str, list[str]]) -> Message | None:
    if len(tables) != 1:
        return None
    [(table, names)] = tables.items()
    return message("the columns of {table} are {names}", table=table, names=names)
