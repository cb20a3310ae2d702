"""A plan that reports are made of, one that holds more than may be told, and all that stands in a report's file."""

import io
import re
import zipfile
import zlib

from trygg_cli.render.documents import said
from trygg_cli.report.verified import SaidPiece

PLAN = """id: p
titel: Trygghet & trivsel
typ: handlingsplan
kommun: Åmål
gäller: {från: 2024-01-01, till: 2025-12-31}
aktörer: {KS: {namn: Kommunstyrelsen}, BUN: {namn: Barn- och utbildningsnämnden}}
åtgärder:
  - id: A1
    åtgärd: Belysning
    ansvarig: [KS]
    tid: {från: 2024-02-01, till: 2025-02-28}
    uppföljning: [{avser: 2024-T3, status: pågår}, {avser: 2025-T1, status: pågår, kommentar: Stolparna är beställda.}]
  - {id: A2, åtgärd: Vandringar, ansvarig: [BUN], tid: {till: 2025-08-31}}
indikatorer:
  - id: I1
    namn: Otrygghet
    enhet: "%"
    baslinje: {värde: 34, år: 2021}
    mål: {högst: 20, senast: 2025-12-31}
    utfall: [{period: 2023, värde: 30}, {period: 2024, värde: 26}]
"""
SUFFIXES = {"markdown": ".md", "html": ".html", "docx": ".docx", "pdf": ".pdf"}

SECRETS = """id: p
titel: Trygghet
typ: handlingsplan  # HEMLIGKOMMENTAR
# trygg: tillåt B01 – HEMLIGTSKÄL
åtgärder:
  - id: A1
    åtgärd: Belysning
    beskrivning: Ring Anna Hemligsson på 070-174 06 05 eller anna.hemligsson@gmail.com, pnr 811228-9874.
    uppföljning:
      - {avser: 2025-T1, status: pågår, kommentar: HEMLIGANTECKNING, intern: ja}
      - {avser: 2025-T1, status: pågår, kommentar: Stolparna är beställda.}
mål:
  - {id: M1, mål: Ljusare, uppföljning: [{avser: 2025-T1, bedömning: uppnått, kommentar: HEMLIGTMÅL, intern: ja}]}
"""
WORDS = (
    *("HEMLIGKOMMENTAR", "HEMLIGTSKÄL", "HEMLIGANTECKNING", "HEMLIGTMÅL", "Hemligsson", "hemligsson"),
    *("070-174 06 05", "1740605", "811228", "9874", "intern: ja"),
)


def joined(pieces: tuple[SaidPiece, ...]) -> str:
    """Return all that is said without what only tells how: spaces, dashes of lists, colons of labels, hyphens."""
    return re.sub(r"[\W_\d]+", "", " ".join(piece.text for piece in pieces)).casefold()


def unpacked(content: bytes) -> str:
    """Return all that stands in a file, also in what is packed in it, and what its pages say."""
    parts = [
        re.sub(rb"(?m)^\d{10} \d{5} [fn]", b"", content)
    ]  # where things stand in a PDF may be any number
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts += [packed.read(name) for name in packed.namelist()]
        parts.append("\n".join(piece.text for piece in said.in_word(content).pieces).encode())
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
            try:
                parts.append(zlib.decompress(stream))
            except zlib.error:
                parts.append(stream)
        parts.append("\n".join(piece.text for piece in said.in_pdf(content).pieces).encode())
    return "\n".join(part.decode("utf-8", "replace") for part in parts)
