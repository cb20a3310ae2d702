"""Letterheads and logos that reports are made with."""

import base64
import struct
import zlib
from pathlib import Path

from trygg_cli.report.colours import PageColour
from trygg_cli.report.letterhead import Accent, Letterhead, Logo
from trygg_cli.report.report_settings import ReportSettings

LOOK = """[report]
municipality = "Åmåls kommun"
unit = "Kommunstyrelsens förvaltning & stab"
address = ["Box 62", "662 22 Åmål"]
"""


SVG = b"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">
<defs><linearGradient id="g"/></defs>
<rect width="200" height="100" fill="url(#g)"/>%s<use xlink:href="#g"/>
</svg>
"""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 40, height: int = 20) -> bytes:
    rows = (b"\0" + b"\x20\x60\x40" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/"
    "wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="
)


def with_logo(folder: Path, content: bytes, name: str = "logga.svg") -> str:
    (folder / name).write_bytes(content)
    return f'{LOOK}logo = "{name}"\nlogo_alt = "Åmåls vapen"\n'


LOGOS = [("logga.svg", SVG % b""), ("logga.png", png()), ("logga.jpg", JPEG)]


LETTERHEAD = ReportSettings(
    letterhead=Letterhead(
        "Exempelstads kommun", "Stab & ledning", ("Box 1",), Logo(png(), "image/png", "Vapen")
    ),
    accent=Accent(PageColour(0x7A, 0x1F, 0x5C), PageColour(0xE0, 0x90, 0xC0)),
)
