"""What keys are called by those who do not know the format's own names for them."""

from collections.abc import Iterator
from typing import NamedTuple


class MeantKey(NamedTuple):
    """The key that was meant, and the one that it stands under where that is another place."""

    key: str
    under: str | None = None


_TITLES = ("titel", "rubrik", "namn", "benämning")
_END = ("tid.till", "gäller.till", "mål.senast")
_ASSESSED = ("uppföljning.bedömning",)
_BEGIN = ("tid.från", "gäller.från")
_KEYS = {
    "målvärde": ("mål",),
    "målnivå": ("mål",),
    "måltal": ("mål",),
    "nuläge": ("baslinje",),
    "utgångsläge": ("baslinje",),
    "utgångsvärde": ("baslinje",),
    "startvärde": ("baslinje",),
    "resultat": ("utfall", *_ASSESSED),
    "startdatum": _BEGIN,
    "start": _BEGIN,
    "slutdatum": _END,
    "slut": _END,
    "deadline": _END,
    "klart_senast": _END,
    "senast": _END,
    "tidplan": ("tid",),
    "tidsplan": ("tid",),
    "budget": ("kostnad",),
    "status": ("uppföljning.status", *_ASSESSED),
    "uppfyllt": _ASSESSED,
    "uppnått": _ASSESSED,
    "hållet": _ASSESSED,
    "ansvar": ("ansvarig",),
    "ägare": ("ansvarig",),
    "utförare": ("ansvarig",),
    "lovar": ("lovas_av",),
    "avsändare": ("lovas_av",),
    "samverkanspartner": ("medverkande",),
    "instans": ("organ",),
    "beslutsfattare": ("organ",),
    "beslutad_av": ("organ",),
    "beslutsdatum": ("datum",),
    "dag": ("datum",),
    "diarienummer": ("dnr",),
    "epost": ("e-post",),
    "mejl": ("e-post",),
    "mail": ("e-post",),
    "text": ("beskrivning", "kommentar"),
    "innehåll": ("beskrivning",),
}
"""Words for keys, with the keys that they may stand for, the likeliest first; `tid.till` is till under tid."""


def meanings(name: str, title: str | None, parent: str) -> Iterator[MeantKey]:
    """Yield the keys that a word may stand for in a part whose heading has this key, the likeliest first.

    An item's heading or text is also called what the list that it stands in is called, as indikator in indikatorer.
    """
    word = name.casefold().replace(" ", "_")
    if title and (word in _TITLES or parent.startswith(word)):
        yield MeantKey(title)
    if parent.startswith(word) or word in ("beskrivning", "innehåll"):
        yield MeantKey("text")
    for meaning in _KEYS.get(word, ()):
        under, _, key = meaning.rpartition(".")
        yield MeantKey(key, under or None)
