"""Pictures that a page holds in itself, as drawings that documents show like its charts."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from html import escape
from urllib.parse import unquote_to_bytes

from trygg_cli.report.picture_files import PictureRefused, facts

_HELD = re.compile(r"data:image/[\w.+-]+(?:;charset=[\w-]+)?(;base64)?,", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"


def drawing(address: str) -> str | None:
    """Return the picture at an address as SVG; nothing where the page does not hold it, or it may not be shown."""
    found = _HELD.match(address)
    if not found:
        return None
    told = address[found.end() :]
    try:
        content = b64decode(unquote_to_bytes(told), validate=True) if found[1] else unquote_to_bytes(told)
        shown = facts(content)
        if shown.media_type == "image/svg+xml":
            return content.decode("utf-8-sig")
    except (PictureRefused, binascii.Error, UnicodeDecodeError):
        return None
    size = f'width="{shown.width}" height="{shown.height}"'
    return f'<svg xmlns="{_SVG}" {size}><image {size} href="{escape(address)}"/></svg>'
