"""A letter with a workbook in it, ready to be sent from any mail program: it opens as a draft.

The same questions give the same bytes: it has no day and no sender but the function's.
"""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygg_cli.collect.letters import LetterText

_SIGN = r"[^\s@<>,;:\"()\[\]\\]"
ADDRESS = re.compile(rf"{_SIGN}+@(?={_SIGN}+\Z){_SIGN}+\.{_SIGN}+", re.ASCII)
"""A mailbox as it may stand in a letter: nothing around it, and one of them."""

_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST = 180
"""Characters of a subject."""


def render(letter: LetterText, attachment: tuple[str, bytes] | None = None) -> bytes:
    """Return the letter, with a workbook by its name; a mailbox that is none is left out."""
    made = EmailMessage(SMTP)
    made["Subject"] = " ".join(letter.subject.split())[:_LONGEST]
    for name, box in (("To", letter.to), ("From", letter.sender)):
        if box and ADDRESS.fullmatch(box):
            made[name] = box
    made["X-Unsent"] = "1"  # Outlook opens it as a draft
    made.set_content("\n\n".join(letter.paragraphs) + "\n", cte="quoted-printable")
    if attachment:
        name, content = attachment
        made.add_attachment(content, maintype="application", subtype=_XLSX, filename=name)
        made.set_boundary(f"=_trygg_{sha256(content).hexdigest()[:24]}")
    return bytes(made)
