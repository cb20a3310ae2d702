"""Cut the fonts of PDF reports out of whole ones: `python -m tools.fonts FOLDER`, where the whole ones lie.

They are Noto Sans of Debian's `fonts-noto-core` (20201225) and DejaVu Sans of its `fonts-dejavu-core` (2.37), of which
DejaVu has what Noto Sans lacks: Arabic, Hebrew, symbols and faces.  It takes `fonttools`.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path

# what is needed once in a long while is no dependency of the project
subset, TTFont = import_module("fontTools.subset"), import_module("fontTools.ttLib").TTFont
TARGET = Path(__file__).parent.parent / "trygg_cli" / "fonts"
LETTERS = (
    *range(0x20, 0x250),
    *range(0x2B0, 0x530),
    *range(0x1E00, 0x2070),
    *range(0x20A0, 0x20D0),
    0x2116,
    0x2122,
)
"""Latin, Greek, Cyrillic, marks, punctuation and currencies."""


def cut(source: Path, letters: set[int]) -> set[int]:
    """Write what is left of a font with these letters, and return those it has."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.save(TARGET / source.name)
    return set(font.getBestCmap())


def main(folder: Path) -> None:
    """Cut all fonts."""
    whole = {path.name: path for path in folder.rglob("*.ttf")}
    known = [cut(whole[f"NotoSans-{weight}.ttf"], {*LETTERS}) for weight in ("Regular", "Bold")]
    rest = set(TTFont(whole["DejaVuSans.ttf"]).getBestCmap()) - known[0]
    known.append(cut(whole["DejaVuSans.ttf"], rest))
    (TARGET / "letters.txt").write_text("\n".join(spans(known[0] & known[1] | known[2])) + "\n", "utf-8")


def spans(letters: set[int]) -> Iterator[str]:
    """Yield the letters, those that follow one another as first-last, in hexadecimal figures."""
    for first in sorted(letter for letter in letters if letter - 1 not in letters):
        last = next(letter for letter in count(first) if letter + 1 not in letters)
        yield f"{first:x}" if first == last else f"{first:x}-{last:x}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
