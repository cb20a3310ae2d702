"""The Swedish words that generated plans are put together from. No municipality in them exists."""

TOWN_BEGINNINGS = ("Ek", "Löv", "Gran", "Åker", "Sjö", "Berg", "Öster", "Häll", "Sten", "Ång", "Björk", "Dal")
TOWN_ENDINGS = ("stad", "by", "hamn", "vik", "ås", "köping", "mo", "näs")

ACTORS = (
    ("KS", "Kommunstyrelsen", "nämnd"),
    ("BUN", "Barn- och utbildningsnämnden", "nämnd"),
    ("SN", "Socialnämnden", "nämnd"),
    ("KFN", "Kultur- och fritidsnämnden", "nämnd"),
    ("TK", "Tekniska kontoret", "förvaltning"),
    ("SBK", "Samhällsbyggnadskontoret", "förvaltning"),
    ("RTJ", "Räddningstjänsten", "förvaltning"),
    ("BOAB", "Bostadsbolaget", "bolag"),
)
EXTERNALS = (
    ("polisen", "Polismyndigheten", "polis"),
    ("regionen", "Regionen", "region"),
    ("handeln", "Handlarföreningen i centrum", "förening"),
    ("nattvandrarna", "Nattvandrarna", "förening"),
    ("fastighetsägarna", "Fastighetsägarna", "förening"),
)
PLACES = (
    ("centrum", "Centrum", "centrum"),
    ("stationen", "Stationsområdet", "område"),
    ("stadsparken", "Stadsparken", "anläggning"),
    ("norrmalmen", "Norrmalmen", "stadsdel"),
    ("hamnen", "Hamnen", "område"),
    ("idrottsplatsen", "Idrottsplatsen", "anläggning"),
)
SOURCES = (
    ("mätning", "Polisens trygghetsmätning", "trygghetsmätning"),
    ("enkät", "Elevhälsans enkät i årskurs 8", "enkät"),
    ("anmälda", "Anmälda brott i kommunen", "statistik"),
)

AREAS = (
    ("Narkotika", "Bruk och försäljning av narkotika bland unga och i det offentliga rummet."),
    ("Trygghet i utemiljön", "Platser som människor undviker, särskilt efter mörkrets inbrott."),
    ("Ungdomar", "Unga som är på väg in i kriminalitet eller far illa på annat sätt."),
    ("Våld i nära relationer", "Våld och kontroll i hem och familj, oavsett vem som utsätts."),
    ("Trafik", "Hastigheter, buskörning och osäkra vägar till och från skolan."),
    ("Tillgrepp och skadegörelse", "Inbrott, cykelstölder, klotter och förstörelse på skolor."),
    ("Skola och fritid", "Frånvaro, kränkningar och en fritid som räcker för alla."),
    ("Samverkan", "Hur kommun, polis och civilsamhälle delar bild och fördelar arbetet."),
)
PROBLEMS = (
    "Otrygghet kring busshållplatser sent på kvällen",
    "Öppen försäljning av narkotika vid resecentrum",
    "Ungdomar som samlas och stör boende på helgerna",
    "Återkommande skadegörelse på skolor under lov",
    "Hög frånvaro i grundskolans senare årskurser",
    "Cykelstölder vid stationen och flerfamiljshusen",
)
CAUSES = (
    ("Mörka gångstråk och skymd sikt", "situationell"),
    ("Få vuxna i rörelse på kvällstid", "situationell"),
    ("Svag anknytning till skolan", "social"),
    ("Bristande insyn mellan verksamheter", "situationell"),
    ("Äldre som lever ensamma nås inte av råden", "utsatthet"),
)
GOALS = (
    "Färre invånare avstår från att gå ut ensamma på kvällen",
    "Fler unga har en trygg vuxen att vända sig till",
    "Skadegörelsen på kommunens fastigheter minskar",
    "Fler som utsätts för våld får stöd i tid",
    "Alla verksamheter delar samma bild av läget",
)
INDICATORS = (
    ("Andel som känner sig otrygga utomhus sent på kvällen", "effekt", "procent", "minska"),
    ("Antal nattvandringar", "prestation", "vandringar", "öka"),
    ("Antal anmälda fall av skadegörelse", "effekt", "anmälningar", "minska"),
    ("Andel elever med frånvaro över 20 procent", "effekt", "procent", "minska"),
    ("Antal platser med ny belysning", "prestation", "platser", "öka"),
    ("Antal utbildade medarbetare", "prestation", "personer", "öka"),
)

ACTIONS = (
    "Tätare belysning",
    "Trygghetsvandring",
    "Riktade kontroller",
    "Gemensamma nattvandringar",
    "Röjning av skymmande buskage",
    "Uppsökande fältarbete",
    "Dialogmöte med boende",
    "Utbildning av personal",
    "Ny rutin för orosanmälan",
    "Öppen fritidsgård på helger",
    "Märkning av cyklar",
    "Sanering av klotter inom ett dygn",
    "Kartläggning av otrygga stråk",
    "Föräldramöten om droger",
    "Stödsamtal för utsatta",
    "Hastighetsmätning",
    "Grannsamverkan",
    "Sommarjobb för unga",
)
TARGETS = (
    "vid skolorna",
    "i centrum",
    "kring stationen",
    "för årskurs 7–9",
    "i hela kommunen",
    "längs gång- och cykelvägarna",
    "i bostadsområdena",
    "under höstlovet",
    "för nyanlända familjer",
    "på idrottsplatsen",
    "i samarbete med föreningar",
)
ACTIVITIES = (
    "Ta fram underlag och prioriterad lista över platser",
    "Bjuda in berörda verksamheter till ett gemensamt planeringsmöte",
    "Genomföra insatsen vid minst två tillfällen",
    "Informera boende genom brev, webbplats och lokalpress",
    "Följa upp resultatet med en kort enkät",
    "Skriva en rutin och göra den känd i alla arbetslag",
    "Sammanställa synpunkter och återkoppla till dem som lämnat dem",
    "Beställa material och avtala om tid med leverantören",
)
EFFECTS = (
    "Ökad upplevd trygghet och fler som rör sig ute på kvällstid",
    "Minskat antal brott på platsen utan att de flyttar någon annanstans",
    "Bättre kunskap om läget som underlag för nästa års prioriteringar",
    "Tidigare upptäckt av barn och unga som behöver stöd",
    "Ökat förtroende mellan boende, kommun och polis",
)
DONE = (
    "Insatsen är genomförd på alla planerade platser och mottogs väl av de boende.",
    "Arbetet är avslutat; en sammanställning ligger hos säkerhetssamordnaren.",
    "Utbildningen hölls vid två tillfällen och samlade fler deltagare än väntat.",
    "Belysningen är på plats och ett första kvällsbesök visar tydlig skillnad.",
)
ONGOING = (
    "Planeringen är klar och första tillfället hölls tillsammans med polisen.",
    "Arbetet pågår enligt tidplan; nästa avstämning sker i styrgruppen.",
    "Ungefär hälften av platserna är åtgärdade, resten väntar på leverans.",
    "Underlag har hämtats in från skolorna och bearbetas av kommunens analytiker.",
    "Två verksamheter har anmält intresse och en gemensam rutin håller på att skrivas.",
)
WAITING = (
    "Inte påbörjad, eftersom ansvarig verksamhet har saknat bemanning under perioden.",
    "Väntar på beslut om finansiering i samband med delårsbokslutet.",
    "Startmötet fick ställas in; nytt datum är satt till nästa period.",
)
QUOTED = (
    "Klart: se bilaga 3.",
    "Resultat: 14 av 18 platser åtgärdade.",
    "Obs: ny leverantör från och med nästa period.",
)
NEXT_STEPS = (
    "Redovisas i styrgruppen vid nästa möte.",
    "Upphandling av material påbörjas.",
    "Insatsen upprepas på ytterligare två platser.",
    "Uppföljande enkät skickas ut.",
)
DEVIATIONS = (
    "Starten försköts sex veckor på grund av sjukdom.",
    "Färre deltagare än planerat vid det första tillfället.",
    "Kostnaden blev högre än beräknat.",
)
PICTURE = (
    "Anmälda brott ligger i nivå med föregående år, men tillgreppen har flyttat närmare centrum.",
    "Trygghetsmätningen visar en svag förbättring i alla stadsdelar utom en.",
    "Skolorna beskriver ett lugnare år med färre våldshändelser men högre frånvaro.",
    "Fältarbetarna möter yngre ungdomar än tidigare i miljöer där narkotika förekommer.",
)
