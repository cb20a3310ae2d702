"""What the frames of reports ask of texts that are made already; the answers hold nothing that a person wrote."""

from __future__ import annotations

import re

_SHOWN_OF_COMMIT = 12
_BREAK = r"""\s<>"'=#/-"""
_ENDLESS = re.compile(f"(?:[^{_BREAK}]{{0,39}}+[{_BREAK}]++)*+[^{_BREAK}]{{40}}")
"""As many signs as no column has room for, and nowhere to break the line; each sign before them is looked at once."""


def csp_hash(text: str) -> str:
    """Return the source expression with which a content security policy allows a style or script."""
    import base64
    import hashlib

    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def commit(id_: str | None) -> str:
    """Return the id of a commit as git shows it, whole, so that it can be copied: there is nothing in it to escape."""
    return "".join(sign for sign in (id_ or "")[:_SHOWN_OF_COMMIT] if sign in "0123456789abcdef")


def has_endless_word(html: str) -> bool:
    """Tell whether there is a word in a table that makes a column wider than a page."""
    return _ENDLESS.match(html) is not None
