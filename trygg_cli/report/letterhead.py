"""What a municipality's reports look like: who sends them, its logo and its colour."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trygg_cli.report.colours import PageColour


class Logo(NamedTuple):
    """A picture that `picture_files` has looked through, and what to say to those who do not see it."""

    content: bytes
    media_type: str
    alternative: str

    @property
    def uri(self) -> str:
        """The picture as an address that holds it, so that a page needs no other file."""
        return f"data:{self.media_type};base64,{b64encode(self.content).decode()}"


class Accent(NamedTuple):
    """The colour of headings and lines, on a light page and on a dark one."""

    light: PageColour
    dark: PageColour


class Letterhead(NamedTuple):
    """Who sends a report: the municipality, which may be the plan's own, a unit of it, and lines of address."""

    municipality: str | None = None
    unit: str | None = None
    address: tuple[str, ...] = ()
    logo: Logo | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the municipality."""
        return (self.unit, *self.address) if self.unit else self.address
