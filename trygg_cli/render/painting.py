"""Text in colours, for a terminal."""

BOLD, DIM = "1", "2"


def paint(text: str, style: str | None, *, colour: bool) -> str:
    """Return a text in a style, where there is colour and a style."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style else text
