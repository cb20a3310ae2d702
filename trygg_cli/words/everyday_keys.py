"""What keys are called by those who do not know the format's own names for them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class MeantKey(NamedTuple):
    """The key that was meant, and the one that it stands under where that is another place."""

    key: str
    under: str | None = None


_TITLES = frozenset(("titel", "rubrik", "namn", "benämning", "text", "innehåll", "title", "name"))
_END = ("tid.till", "gäller.till", "mål.senast")
_ASSESSED = ("uppföljning.bedömning",)
_BEGIN = ("tid.från", "gäller.från")
_TIME = ("gäller", "tid", "avser", "period")

_SAME: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("målvärde målnivå måltal", ("mål",)),
    ("utgångsläge utgångsvärde startvärde", ("baslinje",)),
    ("nuläge", ("baslinje", "lägesbild")),
    ("nulägesbild nulägesanalys nulägesbeskrivning problembild problemanalys", ("lägesbild",)),
    ("resultat", ("utfall", "värde", *_ASSESSED, "kommentar")),
    ("rubrik namn benämning plan plannamn dokument", ("titel",)),
    ("nr nummer löpnummer beteckning", ("id",)),
    ("dokumenttyp plantyp slag kategori type", ("typ",)),
    ("underskrift underskrifter undertecknat signatur signaturer", ("undertecknare",)),
    ("målår måldatum", ("mål.senast",)),
    ("startdatum start", _BEGIN),
    ("slutdatum slut deadline klart_senast klar_senast senast klart klar färdigt till to", _END),
    ("from", _BEGIN),
    ("max maximum maximalt", ("högst",)),
    ("min minimum lägst", ("minst",)),
    ("antal mängd siffra mätvärde utfall", ("värde",)),
    ("frekvens hur_ofta", ("tid.frekvens",)),
    ("återkommande", ("tid.frekvens", "mål.återkommande")),
    ("varje", ("per",)),
    ("summa kronor kr pengar", ("belopp",)),
    ("milstolpe milstolpar", ("tid.hållpunkter",)),
    ("tidplan tidsplan tidsram tidpunkt genomförs när", ("tid", "gäller")),
    ("period tidsperiod år", _TIME),
    ("avser", ("period",)),
    ("giltighet giltighetstid giltighetsperiod avtalsperiod avtalstid planperiod programperiod", ("gäller",)),
    (
        "datum daterad reviderad revideringsdatum senast_reviderad uppdaterad senast_uppdaterad",
        ("version", "uppdaterad"),
    ),
    ("antagen antaget antagande fastställd fastställt beslutad beslutat", ("beslut",)),
    ("beslutsdatum antagningsdatum dag", ("datum", "beslut.datum")),
    ("kontakt kontaktperson kontaktuppgifter", ("samordningsfunktion",)),
    ("handläggare dokumentansvarig författare author upprättad_av", ("dokumentägare",)),
    ("samordnare samordning trygghetssamordnare säkerhetssamordnare", ("samordningsfunktion",)),
    ("budget kostnader", ("kostnad", "ekonomi")),
    ("resurser", ("ekonomi", "finansiering.text")),
    ("finansiering", ("ekonomi",)),
    ("finansiär finansieras_av", ("finansiering.källa",)),
    ("status", ("handlingsstatus", "uppföljning.status", *_ASSESSED)),
    ("uppfyllt uppnått hållet", _ASSESSED),
    ("ansvar ägare utförare huvudansvarig ansvarig_förvaltning ansvarig_nämnd", ("ansvarig",)),
    ("ansvarig", ("ansvarig_nämnd",)),
    ("vem", ("lovas_av", "ansvarig")),
    ("lovar avsändare part parter", ("lovas_av",)),
    (
        "samverkan samverkanspartner samverkansparter samverkanspart samarbete tillsammans_med tillsammans",
        ("medverkande",),
    ),
    ("partner partners samarbetspartner samarbetspartners medverkar deltar", ("medverkande",)),
    ("externa_aktörer externa_parter", ("externa",)),
    ("deltagare medlemmar representanter", ("ledamöter", "medverkande")),
    ("ordförande sammankallande leds ledare", ("leds_av",)),
    ("träffas möts mötesfrekvens sammanträden sammanträder mötestider", ("möten",)),
    ("instans beslutsfattare beslutad_av antagen_av fastställd_av", ("beslut.organ", "organ")),
    ("diarienummer ärendenummer", ("dnr",)),
    ("epost mejl mail", ("e-post",)),
    (
        "område områden insatsområden prioriterade_områden utvecklingsområden målområden fokus",
        ("fokusområden",),
    ),
    ("insats aktivitet", ("åtgärd", "aktiviteter", "åtgärder")),
    ("insatser aktiviteter åtaganden åtgärdslista", ("åtgärder", "aktiviteter")),
    ("medborgarlöfte medborgarlöften", ("löften",)),
    ("nyckeltal mätetal mätetalen", ("indikatorer",)),
    ("effektmål målsättning målsättningar delmål inriktningsmål", ("mål",)),
    ("utmaningar utmaning", ("problem",)),
    ("definitioner ordlista förkortningar", ("begrepp",)),
    ("förväntad_effekt önskad_effekt förväntat_resultat syfte", ("effekt",)),
    ("mäts mätmetod mätfrekvens metod frekvens källa datakälla", ("mätning",)),
    ("mäts_genom följs_upp_genom mätning mätmetod", ("uppföljs_genom",)),
    ("plats var", ("platser",)),
    ("kommentar", ("uppföljning.kommentar",)),
    ("text", ("beskrivning", "kommentar", "kartläggning")),
    ("innehåll metod arbetssätt vad vad_görs hur genomförande tillvägagångssätt", ("beskrivning",)),
    ("organisation organisationer intressenter", ("aktörer",)),
    ("råd brå brottsförebyggande_råd styrgrupp ledningsgrupp arbetsgrupp", ("organ",)),
    ("källor kunskapskällor datakällor källmaterial", ("underlag",)),
    ("orsaksanalys problemanalys orsaker", ("analys",)),
)
"""Words for keys, with the keys that they may stand for, the likeliest first; `tid.till` is till under tid."""


@cache
def _keys() -> dict[str, list[str]]:
    """Return the keys that each word may stand for."""
    found: dict[str, list[str]] = {}
    for words, keys in _SAME:
        for word in words.split():
            found.setdefault(word, []).extend(keys)
    return found


def meanings(name: str, title: str | None, parent: str) -> Iterator[MeantKey]:
    """Yield the keys that a word may stand for in a part whose heading has this key, the likeliest first.

    An item's heading or text is also called what the list that it stands in is called, as indikator in indikatorer.
    """
    word = name.casefold().replace(" ", "_")
    if title and (word in _TITLES or parent.startswith(word)):
        yield MeantKey(title)
    if parent.startswith(word) or word in ("beskrivning", "innehåll"):
        yield MeantKey("text")
    for meaning in _keys().get(word, ()):
        under, _, key = meaning.rpartition(".")
        yield MeantKey(key, under if under and under != parent else None)
