"""The last thing before a plan's text is written: it is read again, and says what was meant, or it is not written."""

from trygg_cli.data import Data
from trygg_cli.reading.document import Document, read


class NotAsMeant(Exception):
    """A text that was about to be written says something else than it was to say: a fault of ours."""


def reread(name: str, text: str, meant: Data) -> Document:
    """Return a text as a document, if it can be read to the last word and has the data that it was meant to have.

    Every writer asks this of what it has made; raises `NotAsMeant`.
    """
    made = read(name, text)
    if made.is_torn or made.data != meant:
        raise NotAsMeant(name)
    return made
