"""What there is to say about a file, ready to be shown to a person or a machine."""

from enum import StrEnum
from typing import NamedTuple

from trygg_cli.message import Message
from trygg_cli.position import Position, Span


class Severity(StrEnum):
    """How much it matters; in falling order."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class PlacedProblem(NamedTuple):
    """Something wrong at a place in a text. What a private one points at is never shown, only where it is."""

    code: str
    span: Span
    message: Message
    help: Message | None = None
    item: Message | None = None
    severity: Severity = Severity.ERROR
    is_private: bool = False


class Code(NamedTuple):
    """A kind of finding: its short Swedish name, its heading, and why it matters."""

    name: str
    title: Message
    explanation: Message


class Diagnostic(NamedTuple):
    """A problem with all that is needed to show it: file, lines and columns, an excerpt, and what sort it is.

    `excerpt` holds the numbered lines around the place; `start` and `end` are its first
    character and the one after its last.
    """

    file: str
    start: Position
    end: Position
    code: str
    severity: Severity
    message: Message
    help: Message | None = None
    item: Message | None = None
    excerpt: tuple[tuple[int, str], ...] = ()
    about: Code | None = None

    @property
    def name(self) -> str:
        """The short name of its code; of an unknown one the code itself."""
        return self.about.name if self.about else self.code

    @property
    def label(self) -> str:
        """Its code with the short name behind it, as in `S04 okänd-nyckel`."""
        return f"{self.code} {self.about.name}" if self.about else self.code
