"""The one table of everyday words, as people write them: what they say, and what turns them."""

from typing import NamedTuple

from trygg_cli.suggestion import fold


class EverydayWord(NamedTuple):
    """What a word means as it stands, with not, with not yet, with partly, nearly, will, and will not."""

    plain: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    yet: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


NOT_STARTED, _ONGOING, _DONE, _RESTING, CANCELLED = (
    ("ej påbörjad",),
    ("pågår",),
    ("genomförd",),
    ("vilande",),
    ("avbruten",),
)
_WAITING = NOT_STARTED + _ONGOING
_STATUS = {
    "done": EverydayWord(_DONE, NOT_STARTED + CANCELLED, _WAITING, _ONGOING, _ONGOING, _WAITING, CANCELLED),
    "finished": EverydayWord(
        _DONE, _ONGOING + NOT_STARTED + CANCELLED, _WAITING[::-1], _ONGOING, _ONGOING, _WAITING[::-1]
    ),
    "doing": EverydayWord(
        _WAITING[::-1], NOT_STARTED + CANCELLED, _WAITING, _ONGOING, _ONGOING, _WAITING, CANCELLED
    ),
    "finishing": EverydayWord(_ONGOING, (), _WAITING, _ONGOING, _ONGOING, _WAITING[::-1]),
    "begun": EverydayWord(_ONGOING, NOT_STARTED, NOT_STARTED, _ONGOING, NOT_STARTED, NOT_STARTED, CANCELLED),
    "beginning": EverydayWord(
        _WAITING, NOT_STARTED + CANCELLED, NOT_STARTED, _ONGOING, NOT_STARTED, NOT_STARTED, CANCELLED
    ),
    "going": EverydayWord(
        _ONGOING, NOT_STARTED + _RESTING + CANCELLED, NOT_STARTED, _ONGOING, NOT_STARTED, NOT_STARTED
    ),
    "resting": EverydayWord(_RESTING),
    "postponed": EverydayWord(_RESTING + NOT_STARTED),
    "stopped": EverydayWord(CANCELLED),
    "irrelevant": EverydayWord(CANCELLED + _RESTING),
    "planned": EverydayWord(NOT_STARTED, NOT_STARTED + CANCELLED, coming=NOT_STARTED),
}
_REACHED, _LIKELY, _PARTLY, _UNLIKELY, _MISSED, _NOT_JUDGED = (
    ("uppnått",),
    ("bedöms uppnås",),
    ("uppnås delvis",),
    ("bedöms ej uppnås",),
    ("ej uppnått",),
    ("ej bedömt",),
)
_OPEN = _LIKELY + _UNLIKELY + _MISSED
_NEARLY = _PARTLY + _LIKELY
_ASSESSMENT = {
    "reached": EverydayWord(_REACHED, _MISSED, _OPEN, _PARTLY, _NEARLY, _LIKELY, _UNLIKELY),
    "reaching": EverydayWord(
        _REACHED + _LIKELY, _MISSED + _UNLIKELY, _OPEN, _PARTLY, _NEARLY, _LIKELY, _UNLIKELY
    ),
    "ontheway": EverydayWord(_LIKELY, _UNLIKELY, _UNLIKELY, _NEARLY),
    "missed": EverydayWord(_MISSED, coming=_UNLIKELY),
    "judged": EverydayWord((), _NOT_JUDGED, _NOT_JUDGED, never=_NOT_JUDGED),
}
PROMISE_WORDS = {
    "uppnått": "hållet",
    "bedöms uppnås": "bedöms hållas",
    "uppnås delvis": "hålls delvis",
    "bedöms ej uppnås": "bedöms inte hållas",
    "ej uppnått": "inte hållet",
    "ej bedömt": "ej bedömt",
}
"""The word for a promise that says what one for a goal does."""

_PROMISE = {
    name: EverydayWord(*(tuple(PROMISE_WORDS[word] for word in words) for words in row))
    for name, row in _ASSESSMENT.items()
}
READ: dict[str, dict[str, EverydayWord]] = {
    "Status": _STATUS,
    "Assessment": _ASSESSMENT,
    "PromiseAssessment": _PROMISE,
}
"""Whose words are read, by the model's name for them."""

SAYING = {
    "done": "genomför|gjor|utför|verkställ|implementera|uträtta",
    "finished": "slutför|avsluta|färdigställ|fullför",
    "begun": "påbörja|starta|initiera|inled",
    "resting": "pausa|parkera|vilandeförklara",
    "stopped": "nedlag|inställ|avför|stoppa|utgå|stryk|struk|makulera|upphäv",
    "reached": "uppnå|uppfyll|infria|nå|klara|förverkliga",
    "judged": "bedöm|utvärdera|värdera",
}
"""How the verbs begin that a word is made from, by what its participle says."""

PAST = [
    "d",
    "t",
    "da",
    "ad",
    "at",
    "ade",
    "de",
    "ats",
    "tt",
    "dd",
    "dda",
    "des",
    "ts",
    "tts",
    "ddes",
    "it",
    "en",
    "et",
    "na",
    "its",
    "ld",
    "lt",
    "llt",
    "lld",
    "llda",
    "llts",
    "gits",
    "gd",
    "gda",
]
NOW = ["", "s", "as", "es", "a", "r", "ar", "er", "ras", "ds", "ns"]
GOING_ON = {
    "done": "doing",
    "finished": "finishing",
    "begun": "beginning",
    "reached": "reaching",
}
ALONE = {
    "done": "gjort gjord gjorda görs göras uträttat done implemented executed performed",
    "finished": "klar klart klara färdig färdigt färdiga avklarad avklarat avklarade fullgjord fullgjort complete "
    "completed finished",
    "begun": "igångsatt igångsatta igångsatts börjat begynt started begun uppstartad uppstartat uppstartade",
    "beginning": "börjar startar påbörjar inleds",
    "going": "kontinuerlig kontinuerligt rullande "
    "pågår pågående pågått igång löpande löper fortgår fortlöpande ongoing running underway aktiv aktivt "
    "aktiva",
    "resting": "vilar vilande paused resting suspended",
    "postponed": "väntar avvaktar avvaktas avvaktande uppskjuten uppskjutet uppskjutna framskjuten framskjutet "
    "senarelagd senarelagt bordlagd bordlagt postponed waiting",
    "irrelevant": "ejaktuell",
    "ontheway": "pavag",
    "stopped": "avbruten avbrutet avbrutna avbrutits avbröts utgår utgått inställd inställt inställda "
    "ställts ställdes nedlagd nedlagt nedlagda struken struket strukna stryks nedlagts avförd avfört avförda avblåst "
    "cancelled canceled aborted stopped dropped abandoned discontinued",
    "planned": "planerad planerat planerade planeras planlagd planlagt planned kommande framtida todo inplanerad "
    "inplanerat",
    "reached": "hållet hållits hållit hölls hållna reached achieved fulfilled met kept lyckats lyckades lyckat",
    "reaching": "hålls hållas håller infrias uppfylls uppfyllas uppnås nås klaras lyckas",
    "missed": "brutet brutits bröts svikit svikits sviket missat missats missas misslyckats misslyckat "
    "missed failed broken",
    "judged": "assessed evaluated rated",
}
PHRASES = (
    (
        (
            r"till (?:en )?(?:viss|vissa|stor|storre|mindre|stora|storsta|nagon) del(?:ar|en)?"
            r"|till del|till halften|i viss man"
        ),
        "delvis",
    ),
    (r"i stort(?: sett)?|sa gott som|i huvudsak|i princip|mer eller mindre", "nastan"),
    (r"(?:inte|ej|not) (?:helt|fullt|riktigt|fullstandigt|alla|allt|till fullo|fully|entirely)", "delvis"),
    (
        r"pa gang|i gang|haller pa|in progress|under (?:way|arbete|genomforande|uppstart|utforande)",
        "igang",
    ),
    (r"pa (?:is|paus|vant|hold)|on hold", "pausad"),
    (r"[^\W_]+ i fortid|(?:blev|blir) (?:inte|ej|aldrig) av", "avbruten"),
    (r"(?:kan|kunde|gar|gick) (?:inte|ej|icke) (?:att )?bedoma(?:s|ts)?$|cannot be assessed$", "ej bedomt"),
    (r"(?:laggs|lagt?s?) (?:ned|ner)|lades (?:ned|ner)", "nedlagd"),
    (r"stall(?:t|ts|des|d|s) in", "installd"),
    (r"(?:satt|satts|kommit|kom|drog|dragit) i ?gang", "startad"),
    (r"(?:ej|inte) (?:langre )?aktuell[at]?|ej relevant|inte relevant", "ejaktuell"),
    (r"pa (?:god )?vag|on track", "pavag"),
    (r"to do|to be done", "todo"),
    (r"sa lange|for narvarande|so far", "hittills"),
    (r"no longer|inte langre", "okant"),
    (r"tills vidare", "enligt"),
)
MARKERS = {
    "negated": "inte ej icke aldrig varken ingen inget inga not never no non",
    "sofar": "än ännu hittills yet",
    "partly": "delvis hälften halvt halvvägs partly partially",
    "nearly": "nästan nära snart strax almost mostly nearly huvudsakligen",
    "coming": "bedöms bedömas beräknas förväntas väntas expected ska skall kommer avses bör will to prognos prognosen "
    "troligen troligtvis sannolikt kan planeras likely",
    "unlikely": "svårt tveksamt osannolikt unlikely",
}
EMPTY = frozenset(
    fold(
        "är har blev blivit bli blir att åtgärden insatsen arbetet målet löftet mål löfte löftena den det nu redan "
        "helt status the is has been be it was var vara som fullt fortfarande"
    ).split("-")
)
MILD = frozenset(
    fold(
        "enligt plan planen i tid bara endast "
        "ska skall kommer avses bör will to troligen troligtvis sannolikt kan planeras likely "
        "svårt tveksamt osannolikt unlikely försenad försenat försenade sen delayed late"
    ).split("-")
)
"""Words after which the rest is not certain, or is not all that was said."""

UNSURE = frozenset(("planned", "finishing"))
"""What is said of a time to come, and may have changed since."""

PREFIXES = ("o", "un", "ej", "icke", "inte")
"""What a word begins with that turns it round."""

NO_NEGATIONS = frozenset(fold("oklar oklart oklara oavbruten oavbrutet oavbrutna").split("-"))
"""Words that begin as a negation and are none: what is unclear is not unfinished."""

SAME = {
    "Status": {"ej påbörjad": "ej påbörjad, ej påbörjat, ej påbörjade"},
    "FundingStatus": {
        "klar": "klart, klara, säkrad, säkrat, säkrade, beviljad, beviljat, beslutad, beslutat, finns, finansierad, "
        "finansierat, inom ram, inom budget, ja, settled, granted",
        "oklar": "oklart, oklara, inte klar, inte klart, ej klar, ej klart, ännu inte klar, inte klart än, osäker, "
        "osäkert, saknas, söks, sökt, ansökt, ej beviljad, inte beviljad, inte beslutad, ej beslutad, ofinansierad, "
        "unclear, utreds, nej",
        "ej behov": "inget behov, inte behov, behövs inte, behövs ej, utan kostnad, ingen kostnad, kostnadsfritt, "
        "ej aktuellt, not needed",
    },
    "Direction": {
        "öka": "ökar, ökande, ökad, ökat, ökning, upp, uppåt, fler, mer, högre, höja, höjs, växa, stiga, increase, up",
        "minska": "minskar, minskande, minskad, minskat, minskning, ner, ned, nedåt, neråt, färre, mindre, lägre, "
        "sänka, sänks, sjunka, decrease, down",
    },
    "Counting": {
        "summa": "summera, summeras, summan, totalt, total, adderas, läggs ihop, sum",
        "läge": "läget, senaste, senast, nuläge, latest, state",
        "medel": "medelvärde, medeltal, genomsnitt, snitt, mean, average",
        "unika": "unik, unikt, unique",
    },
    "DocumentStatus": {
        "utkast": "draft, koncept, arbetsmaterial, ej beslutad, inte beslutad, obeslutad, ej antagen, inte antagen, "
        "ej fastställd, inte fastställd",
        "beslutad": "beslutat, antagen, antaget, fastställd, fastställt, decided, adopted",
        "expedierad": "expedierat, skickad, utskickad, dispatched",
    },
    "DecisionKind": {
        "beslut": "beslutat, beslutad, antagen, antaget, fastställd, decision, decided",
        "förslag": "föreslaget, föreslagen, proposal, tjänsteskrivelse",
        "för kännedom": "till kännedom, kännedom, information, delgivning, for information",
    },
    "Unit": {
        "vecka": "veckor, veckan, veckovis, week, weekly",
        "månad": "månader, månaden, månadsvis, month, monthly",
        "kvartal": "kvartalet, kvartalsvis, quarter, quarterly",
        "termin": "terminer, terminen, terminsvis, term",
        "halvår": "halvåret, halvårsvis, half-year",
        "tertial": "tertialet, tertialer, tertialvis",
        "år": "året, årligen, årsvis, year, yearly, annually",
        "planperiod": "planperioden, hela perioden, plan period",
    },
    "TimeUnit": {
        "timmar": "timme, timma, tim, h, hours",
        "dagar": "dag, dygn, days",
        "veckor": "vecka, weeks",
        "månader": "månad, mån, months",
    },
    "Season": {
        "vår": "våren, vårar, spring",
        "sommar": "sommaren, somrar, summer",
        "höst": "hösten, höstar, autumn, fall",
        "vinter": "vintern, vintrar, winter",
    },
    "BodyKind": {
        "brottsförebyggande råd": "brå, lokalt brå, brottsförebyggande rådet, lokala brottsförebyggande rådet"
    },
    "ActorKind": {
        "polis": "polisen, polismyndigheten, police",
        "kommun": "kommunen, municipality",
        "fullmäktige": "kommunfullmäktige",
        "bolag": "kommunalt bolag, kommunala bolag",
        "förening": "ideell förening, civilsamhälle, civilsamhället, association",
        "företag": "näringsliv, näringslivet, privat, business",
        "förvaltning": "enhet, avdelning, kontor, sektion",
        "funktion": "roll, tjänst, befattning, chef, role",
    },
    "YesNo": {"ja": "yes, j, y, sant", "nej": "no, n, falskt"},
    "Evidence": {
        "låg": "lågt, låga, svag, svagt, low",
        "medel": "medelhög, måttlig, måttligt, medium",
        "hög": "högt, höga, stark, starkt, high",
    },
}
"""Words that mean the same and need no reading."""
