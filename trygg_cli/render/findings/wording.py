"""The sentences of a finding in the current language, safe on one line of a terminal."""

from functools import cache, lru_cache

from trygg_cli.diagnostic import Diagnostic, Severity
from trygg_cli.language import current, translate
from trygg_cli.message import Message, message
from trygg_cli.safe import terminal

_SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.INFO: message("info"),
}


def severity(diagnostic: Diagnostic) -> str:
    """Return the word for how much it matters."""
    return _word(diagnostic.severity, current())


@cache
def _word(severity: Severity, _language: str) -> str:
    return translate(_SEVERITIES[severity])


def place(diagnostic: Diagnostic) -> str:
    """Return file, line and column as editors and terminals make links of them."""
    return f"{terminal(diagnostic.file)}:{diagnostic.start.line}:{diagnostic.start.column}"


def sentence(diagnostic: Diagnostic) -> str:
    """Return what is wrong."""
    return terminal(translate(diagnostic.message))


def item(diagnostic: Diagnostic) -> str:
    """Return which measure or other item it is about; empty when it is about none."""
    return terminal(translate(diagnostic.item)).rstrip() if diagnostic.item else ""


def remedy(diagnostic: Diagnostic) -> str:
    """Return how to mend it; empty when nobody can say.  A question, as `did you mean …?`, stands alone."""
    if diagnostic.help is None:
        return ""
    if diagnostic.help.args:
        return _advice(diagnostic.help)
    return _same_for_many(diagnostic.help.text, current())


@lru_cache(256)
def _same_for_many(text: str, _language: str) -> str:
    return _advice(Message(text))


def _advice(what: Message) -> str:
    is_question = what.text.endswith("?")
    return terminal(translate(what if is_question else message("do this: {help}", help=what)))
