"""Why a file is no workbook that can be read, told by what is in it: what it is, and what to click to make it one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trygg_cli.exchange.grids import NotTaken
from trygg_cli.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trygg_cli.message import Message

_SAVE = message("open it in Excel, choose Save As and the type Excel Workbook (.xlsx), and send that file")
_SAVE_IN_LIBREOFFICE = message(
    "open it in LibreOffice, choose File, Save As and the type Excel 2007–365 (.xlsx), and send that file"
)
_UNPROTECT = message(
    "open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, empty the password, and save it"
)
_UNPROTECT_IN_LIBREOFFICE = message(
    "open it in LibreOffice, choose File, Save As, take away the tick at Save with password, and save it"
)
_UNLABEL = message(
    "open it in Excel, choose Sensitivity on the Home tab, a label without encryption, and save it; "
    "or copy the answers into a new copy of the sheet"
)
_FILL_IN = message("write the answers in the workbook that was sent, and send that file")
_PASTE = message(
    "paste the answers into the workbook that was sent, and save that as an Excel Workbook (.xlsx)"
)
_FETCH = message(
    "right-click it in File Explorer, choose Always keep on this device, wait for the green mark, and try again"
)
_SIGN_IN = message(
    "fetch the file once more where you are signed in; or, if Excel opens it as a table, choose Save As there and the "
    "type Excel Workbook (.xlsx)"
)
_DETACH = message("open it in Outlook, save the workbook that is attached to it, and take that in")
_UNPACK = message("unpack it, and take in the folder")
_EXPORT = message("open it in Numbers, choose File, Export To, Excel, and send that file")
_CLOSE = message("close the workbook in Excel, and send the file with the same name without ~$")

_NO_WORKBOOK = message("it is no workbook")
_PASSWORD = message("it is protected by a password")
_WORD = message("it is a Word document")

_BEGINNINGS: tuple[tuple[bytes, Message, Message], ...] = (
    (b"%PDF", message("it is a PDF, from which answers cannot be taken"), _FILL_IN),
    (b"\xff\xd8\xff", message("it is a picture, from which answers cannot be taken"), _FILL_IN),
    (b"\x89PNG", message("it is a picture, from which answers cannot be taken"), _FILL_IN),
    (b"7z\xbc\xaf", message("it is packed in another way than as a zip"), _UNPACK),
    (b"Rar!", message("it is packed in another way than as a zip"), _UNPACK),
    (b"\x1f\x8b", message("it is packed in another way than as a zip"), _UNPACK),
)
_IN_CONTAINERS: tuple[tuple[str, Message, Message], ...] = (
    ("DRMEncrypted", message("it is locked by a sensitivity label"), _UNLABEL),
    ("\tDRM", message("it is locked by a sensitivity label"), _UNLABEL),
    ("EncryptedPackage", _PASSWORD, _UNPROTECT),
    ("__substg1.0_", message("it is a message from Outlook"), _DETACH),
    ("WordDocument", _WORD, _FILL_IN),
)
"""Names that only stand in a file in the old container of Office if it is one of these, in the order to look."""

_IN_ZIPS: tuple[tuple[str, Message, Message], ...] = (
    ("xl/workbook.bin", message("it is saved in the binary format .xlsb"), _SAVE),
    ("word/document.xml", _WORD, _FILL_IN),
    ("Index/Document.iwa", message("it is saved by Numbers"), _EXPORT),
    ("Index.zip", message("it is saved by Numbers"), _EXPORT),
)
_PAGE = re.compile(
    r"(?i)\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|script|style)\b", re.DOTALL
)
_NOT_IN_TEXTS = re.compile(r"[\0-\x08\x0e-\x1f]")
_HEAD = 4_000
"""So much of a file tells whether it is a page or a text."""


def of_container(content: bytes) -> NotTaken:
    """Return why a file in the old container of Office cannot be read: it is locked, labelled, old or a letter."""
    for name, reason, remedy in _IN_CONTAINERS:
        if name.encode("utf-16-le") in content:
            return NotTaken(reason, remedy)
    return NotTaken(message("it is saved in the old format .xls"), _SAVE)


def of_zip(names: Iterable[str]) -> NotTaken:
    """Return why a zip with files of these names is no workbook."""
    there = {*names}
    return next(
        (NotTaken(reason, remedy) for name, reason, remedy in _IN_ZIPS if name in there),
        NotTaken(_NO_WORKBOOK, _SAVE),
    )


def is_document(names: Iterable[str]) -> bool:
    """Tell whether a zip with files of these names is a document by itself."""
    return not {"[Content_Types].xml", "mimetype", *(name for name, _, _ in _IN_ZIPS)}.isdisjoint(names)


def of_open_document() -> NotTaken:
    """Return why a spreadsheet of LibreOffice that was encrypted cannot be read."""
    return NotTaken(_PASSWORD, _UNPROTECT_IN_LIBREOFFICE)


def of_password() -> NotTaken:
    """Return why a workbook of Excel that was encrypted cannot be read."""
    return NotTaken(_PASSWORD, _UNPROTECT)


def of_lock() -> NotTaken:
    """Return why what Excel keeps beside a workbook that is open is none."""
    return NotTaken(message("it is what Excel keeps beside a workbook while that is open"), _CLOSE)


def of_others(content: bytes) -> NotTaken:
    """Return why a file that is neither a zip nor in the old container of Office is no workbook."""
    if not content.strip(b"\0"):
        return NotTaken(
            message("it is empty, as a file is that has not been fetched from OneDrive or SharePoint"), _FETCH
        )
    for beginning, reason, remedy in _BEGINNINGS:
        if content.startswith(beginning):
            return NotTaken(reason, remedy)
    return _of_text(_head(content))


def _head(content: bytes) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content[:_HEAD].decode("utf-16" if is_wide else "utf-8", errors="replace").lstrip("\ufeff")


def _of_text(head: str) -> NotTaken:
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and head.lstrip().startswith("<?"):
        return NotTaken(message("it is saved in the old format XML Spreadsheet 2003"), _SAVE)
    if "urn:oasis:names:tc:opendocument:xmlns:office" in head:
        return NotTaken(message("it is saved in the flat format .fods"), _SAVE_IN_LIBREOFFICE)
    if _PAGE.match(head):
        return NotTaken(message("it is a web page, as when the page to sign in on was saved"), _SIGN_IN)
    if not _NOT_IN_TEXTS.search(head):
        return NotTaken(message("it is a text file, such as .csv, without the cells that were sent"), _PASTE)
    return NotTaken(_NO_WORKBOOK, _SAVE)
