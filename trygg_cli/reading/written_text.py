"""A text of a plan beside how it is written in its file."""

from trygg_cli.position import Span


class WrittenText:
    """Finds where in the file parts of a text stand.

    A text over several lines, or with escapes, does not stand in the file as it reads.  There a part is
    looked for by itself, and taken if it is there just once.
    """

    def __init__(self, text: str, whole: Span, file: str) -> None:
        self._text, self._whole = text, whole
        self._written = file[whole.start : whole.end]
        self._begins = self._written.rfind(text)
        self._known: dict[str, Span] = {}

    def place(self, part: Span) -> Span:
        """Return where a part of the text stands; the whole text where that is uncertain."""
        if self._begins >= 0:
            begins = self._whole.start + self._begins
            return Span(begins + part.start, begins + part.end)
        sought = self._text[part.start : part.end]
        if sought not in self._known:
            self._known[sought] = self._only(sought)
        return self._known[sought]

    def _only(self, sought: str) -> Span:
        first = self._written.find(sought) if sought else -1
        if first < 0 or self._written.find(sought, first + len(sought)) >= 0:
            return self._whole
        return Span(self._whole.start + first, self._whole.start + first + len(sought))
