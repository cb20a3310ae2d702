"""What a picture is and how large, told from its bytes: PNG, JPEG, or SVG that does nothing but show something."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from trygg_cli.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 500_000
MOST_PIXELS = 4_000
"""Most pixels on each side."""

_MOST_ELEMENTS = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_OTHERS = {
    b"GIF8": "GIF", b"RIFF": "WebP", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%PDF": "PDF",
    b"%!PS": "EPS", b"\xd7\xcd\xc6\x9a": "WMF", b"\x01\0\0\0": "EMF", b"\0\0\1\0": "ICO", b"PK": "ZIP",
}  # fmt: skip
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SIZE = re.compile(r"\s*([\d.]+)\s*(?:(?:px|pt|mm|cm|in|pc)\s*)?")
_REFERENCE = re.compile(r"""url\((?:\s*["'])?\s*(?!["'#\s])|@import""", re.IGNORECASE)
_HELD = re.compile(r"#|data:image/(?:png|jpe?g);", re.IGNORECASE)
_FORBIDDEN = {
    *("script", "handler", "foreignobject", "iframe", "object", "embed", "audio", "video"),
    *("set", "animate", "animatemotion", "animatetransform"),
}


class PictureFacts(NamedTuple):
    """What a picture is, as browsers name it, and its width and height."""

    media_type: str
    width: float
    height: float


class PictureRefused(ValueError):
    """A file is no picture that reports can show: carries the sentence that says why."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence


def facts(content: bytes) -> PictureFacts:
    """Return what a picture is; raises `PictureRefused`."""
    if len(content) > MOST_BYTES:
        size = round(len(content) / 1000)
        raise PictureRefused(
            message("it is {size} kB, and may be at most {most} kB", size=size, most=MOST_BYTES // 1000)
        )
    if content.startswith(_PNG):
        found = PictureFacts("image/png", *_png(content))
    elif content.startswith(b"\xff\xd8"):
        found = PictureFacts("image/jpeg", *_jpeg(content))
    else:
        found = PictureFacts("image/svg+xml", *_Drawing(content).size)
    if not (found.width and found.height):
        raise PictureRefused(message("it has no width and height"))
    if found.media_type != "image/svg+xml" and max(found.width, found.height) > MOST_PIXELS:
        raise PictureRefused(
            message(
                "it is {width} × {height} pixels, and may be at most {most} on each side",
                width=int(found.width),
                height=int(found.height),
                most=MOST_PIXELS,
            )
        )
    return found


def _png(content: bytes) -> tuple[float, float]:
    """Return the width and height of a picture that is whole."""
    kinds = []
    for at, kind, length in _chunks(content):
        data = content[at + 4 : at + 8 + length]
        if content[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(data)):
            raise PictureRefused(_broken())
        kinds.append(kind)
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        raise PictureRefused(_broken())
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _chunks(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        kind = content[at + 4 : at + 8]
        yield at, kind, length
        if kind == b"IEND":
            return
        at += 12 + length


def _jpeg(content: bytes) -> tuple[float, float]:
    """Return the width and height of a picture that is whole and in colours of screens."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF and b"\xff\xd9" in content[-64:]:
        if content[at + 1] in _FRAMES:
            height, width, colours = struct.unpack_from(">HHB", content, at + 5)
            if colours == 4:
                raise PictureRefused(message("its colours are those of a printing press (CMYK)"))
            return width, height
        at += 1 if content[at + 1] == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4])
    raise PictureRefused(_broken())


def _broken() -> Message:
    return message("the picture is broken or breaks off")


class _Drawing:
    """An SVG looked through: it may draw, and neither do anything nor ask for anything that is elsewhere."""

    def __init__(self, content: bytes) -> None:
        self.size: tuple[float, float] = 0, 0
        self._inside: list[str] = []
        self._count = 0
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._declare
        parser.ProcessingInstructionHandler = self._instruct
        try:
            parser.Parse(content, True)  # noqa: FBT003 which is all of it
        except (expat.ExpatError, ValueError) as error:
            if isinstance(error, PictureRefused):
                raise
            raise PictureRefused(self._no_picture(content)) from error

    def _no_picture(self, content: bytes) -> Message:
        other = next((name for start, name in _OTHERS.items() if content.startswith(start)), None)
        if other:
            return message("it is a file of the kind {kind}", kind=other)
        if not self._inside:
            return message("it is no picture")
        return message("line {line} of it is no SVG", line=self._parser.ErrorLineNumber)

    def _refuse(self, what: str) -> None:
        line = self._parser.CurrentLineNumber
        raise PictureRefused(
            message("line {line} of it has {what}, which a logo may not have", line=line, what=what)
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if not self._count and tag != "svg":
            raise PictureRefused(message("it is no picture"))
        self._count += 1
        self._inside.append(tag)
        if self._count == 1:
            self.size = _size(attributes)
        if tag in _FORBIDDEN or self._count > _MOST_ELEMENTS or len(self._inside) > 100:
            self._refuse(f"<{name}>")
        for key, value in attributes.items():
            attribute = _local(key)
            is_elsewhere = attribute in ("href", "src") and not _HELD.match(value.strip())
            if attribute.startswith("on") or is_elsewhere or _REFERENCE.search(value):
                self._refuse(f'{key}="{value[:40]}"')

    def _end(self, _: str) -> None:
        self._inside.pop()

    def _text(self, text: str) -> None:
        found = _REFERENCE.search(text) if self._inside[-1] == "style" else None
        if found:
            self._refuse(text[found.start() : found.start() + 40].strip())

    def _declare(self, name: str, *_: object) -> None:
        self._refuse(f"<!ENTITY {name}>")

    def _instruct(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._refuse(f"<?{target}?>")


def _local(name: str) -> str:
    return name.rpartition(":")[2].casefold()


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """Return the width and height that a drawing says it has, or those of what it shows."""
    said = [_SIZE.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    try:
        if said[0] and said[1]:
            return float(said[0][1]), float(said[1][1])
        _, _, width, height = map(float, attributes.get("viewBox", "").replace(",", " ").split())
    except ValueError:
        return 0, 0
    return width, height
