"""Documents packed until one is asked for: of many plans only the texts are kept, and few bytes of those."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygg_cli.reading import document as documents

if TYPE_CHECKING:
    from trygg_cli.reading.document import Document

_QUICKLY = 1
_SURROGATES = "surrogatepass"


@dataclass(frozen=True, slots=True, eq=False)
class PackedDocument:
    """A document that can be opened again, as it was read though its file be changed since."""

    name: str
    _text: bytes
    _opened: list[Document]

    @property
    def document(self) -> Document:
        """The document; of those that were packed together it alone stays open."""
        if not self._opened or self._opened[0].name != self.name:
            text = zlib.decompress(self._text).decode("utf-8", _SURROGATES)
            self._opened.clear()  # before another is opened
            self._opened.append(documents.read(self.name, text))
        return self._opened[0]


class DocumentPacker:
    """Packs documents, of which the last is still open."""

    def __init__(self) -> None:
        self._opened: list[Document] = []

    def pack(self, document: Document) -> PackedDocument:
        """Return a document packed; no two may have one name."""
        self._opened[:] = [document]
        text = document.text.encode("utf-8", _SURROGATES)
        return PackedDocument(document.name, zlib.compress(text, _QUICKLY), self._opened)
