"""What templates wrote of one plan, made a part of a report on several: headings lower, and ids told apart.

It reads only markup that templates wrote: what a person wrote is escaped, and so holds no tags and begins no headings.
"""

from __future__ import annotations

import re

_LOWEST = 6
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
_HEADING = re.compile(r"(?<=^<)(/?)h([1-6])\b")
_ID = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'( (?:id|href|aria-labelledby|aria-describedby|for|headers)="#?)([^"]*)"')
_PART = re.compile(r'(?<=^<section)([^>]* aria-labelledby=")(p\d+-(?!plan")[^"]*)"')
"""The heading that a part of the page is known by to screen readers, where that is not the plan's."""

_HASHES = re.compile(r"^(#{1,5}) ", re.MULTILINE)


def html(written: str, place: int) -> str:
    """Return HTML with every heading a level lower, and the number of the plan before every id in it.

    Parts that are headed alike in several plans are told apart by what the plan is called too.
    """
    own = {name for tag in _TAG.findall(written) for name in _ID.findall(tag)}

    def in_tag(tag: re.Match[str]) -> str:
        lower = _HEADING.sub(lambda found: f"{found[1]}h{min(int(found[2]) + 1, _LOWEST)}", tag[0])
        numbered = _REFERENCE.sub(
            lambda found: f'{found[1]}p{place}-{found[2]}"' if found[2] in own else found[0], lower
        )
        return _PART.sub(rf'\1\2 p{place}-plan"', numbered)

    return _TAG.sub(in_tag, written)


def markdown(written: str, place: int) -> str:
    """Return Markdown with every heading a level lower; there are no ids in it."""
    del place
    return _HASHES.sub(r"#\1 ", written)
