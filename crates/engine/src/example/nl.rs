//! The words of the example team in Dutch: 'Zomerfeest aan de Vaart'.

use trekker_domain::holidays::Country;
use trekker_domain::rule::Sort;

use crate::example::words::{PostWords, Words};

const fn post(title: &'static str, text: &'static str, explanation: &'static str) -> PostWords {
    PostWords { title, text, explanation }
}

pub(super) const WORDS: Words = Words {
    team_name: "Zomerfeest aan de Vaart",
    zone: "Europe/Brussels",
    country: Country::Belgium,
    channels: ["Instagram", "Facebook", "LinkedIn", "Nieuwsbrief"],
    themes: ["Programma", "Helpers", "Eethoek", "Praktisch", "De vaart", "Dank je wel"],
    website: "https://example.org/zomerfeest",
    posted_at: "https://example.org/zomerfeest/berichten",
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    posts: [
        post(
            "We zijn er weer: zet de datum in je agenda",
            "Pak je agenda er maar bij. 🎪 Op {feast} is het weer Zomerfeest aan de Vaart!\n\nMuziek op het ponton, soep van \
             de buren, een speelplein onder de bomen. Gratis, voor iedereen, de hele dag lang. Tag de mensen met wie je \
             komt, dan weten zij het ook. 👇\n\n#zomerfeestaandevaart #buurtfeest",
            "Affiche van Noor gebruiken, de staande versie. De datum staat ook in de profieltekst: samen aanpassen.",
        ),
        post(
            "Nieuwsbrief: dit staat er te gebeuren aan de vaart",
            "Dag buur,\n\nEr beweegt van alles langs het water, en lang niet alleen door ons. De roeiclub geeft gratis \
             proeflessen, de bibliotheekboot legt weer aan bij de sluis, en de fietsherstellers zijn op zoek naar oude \
             banden. We zetten alles voor je op een rij, met uren en adressen.\n\nHeb jij ook nieuws voor de buurt? \
             Antwoord gewoon op deze mail. Tot aan de vaart!",
            "Geen woord over onszelf in deze nieuwsbrief, behalve de groet. Uren nabellen bij de roeiclub.",
        ),
        post(
            "Wie herkent deze foto?",
            "De vaart bij de oude brug, ergens in de jaren zeventig. 📷 De was hangt buiten, drie kinderen zwaaien naar \
             een schip.\n\nWie staat hier? En van wie was die hond? Vertel het in de reacties. De mooiste verhalen \
             hangen we op het feest aan de waslijn.",
            "Foto uit de doos van het wijkmuseum, we mogen hem gebruiken met vermelding. Reacties bijhouden voor de waslijn!",
        ),
        post(
            "Een avond mee met de barploeg",
            "Wat doet zo'n barhelper eigenlijk? 🍋 Wij liepen een avond mee met Jef en Aïcha: glazen tellen, limonade \
             proeven (héél belangrijk), en om middernacht samen op een omgekeerde bak zitten nagenieten.\n\nKijk tot \
             het einde voor de dans van Jef. Zin om erbij te komen? Stuur ons een berichtje. 💬\n\n#helpers #zomerfeest",
            "Reel van 40 seconden, ondertitels erbij zetten. Jef en Aïcha hebben hem gezien en zijn akkoord.",
        ),
        post(
            "Bakkerij De Korenaar bakt weer mee",
            "Driehonderd broodjes, om zes uur 's ochtends aan de deur. Bakkerij De Korenaar doet dat nu voor het vijfde \
             jaar, zonder dat er ooit een factuur op volgde.\n\nWaarom? 'Omdat mijn klanten daar op het gras zitten', \
             zegt bakker Tom. Dank je wel, Tom en ploeg. Zulke buren maken een feest.",
            "Tom graag taggen. Dit hoort bij de afspraak met onze sponsors: één bedankbericht voor elk.",
        ),
        post(
            "Kook jij voor vijftig buren?",
            "In onze eethoek kookt geen traiteur, maar de straat. 🍲 Pierogi, roti, stoofvlees of de appeltaart van je \
             oma: wij zorgen voor het kraam, de borden en de boodschappen.\n\nJij zorgt voor vijftig porties en een \
             goed humeur. Je hoeft dat niet alleen te doen, met twee of drie is het nog leuker. Inschrijven kan tot en \
             met {cooks}, met een berichtje of aan de toog van het buurthuis. 💛",
            "Allergenen vragen we pas na de inschrijving, niet in het bericht. Fatima volgt de aanmeldingen op.",
        ),
        post(
            "Nog vierentwintig helpers, en we zijn rond",
            "We tellen af! 🙋 Voor de opbouw zoeken we nog 10 mensen, voor de bar 8, en voor het speelplein 6.\n\nEen \
             halve dag is genoeg, ervaring is niet nodig, een T-shirt en een warme maaltijd krijg je erbij. En je leert \
             gegarandeerd iemand kennen die om de hoek woont. Kun je zelf niet? Deel dit dan met iemand die je er graag \
             bij ziet. 💪",
            "De aantallen komen uit de lijst van Els, controleer ze vlak voor je plaatst.",
        ),
        post(
            "Wat je op een feest leert en niet in een cursus",
            "Veertig vrijwilligers, één dag, nul bazen. Hoe dat werkt? Door af te spreken wie beslist, voor het druk \
             wordt. Door fouten hardop te vertellen. En door op tijd samen te eten.\n\nSara begon bij ons aan de \
             afwas en leidt nu de hele opbouw. 'Ik heb hier leren nee zeggen', zegt ze, 'en leren vragen of iemand wil \
             overnemen.' Welke vaardigheid leerde jij als vrijwilliger?",
            "Sara heeft de tekst nagelezen. Op vragen over attesten antwoordt Bram.",
        ),
        post(
            "Nieuwsbrief: de eerste namen voor het ponton",
            "Dag buur,\n\nHet ponton loopt vol. De fanfare opent, zoals het hoort. Daarna hoor je Lotte en de Lekken, \
             een koor van zesentwintig buren dat nog maar een halfjaar samen zingt, en bij zonsondergang het trio van \
             meester Karim.\n\nHet hele lijstje staat op onze site, en wie zelf nog iets wil laten horen: tussen vier \
             en vijf is het podium van jou.",
            "De link gaat naar de programmapagina. Namen staan vast, uren nog niet: die nog niet noemen.",
        ),
        post(
            "Opruimdag: samen langs het water",
            "Op {cleanup} trekken we handschoenen aan en gaan we de oevers af. 🧤 Vertrek om halftien aan de sluis, terug \
             om twaalf uur, met soep.\n\nGrijpers, zakken en hesjes liggen klaar, ook in kindermaten. Je mag ook een uur \
             meedoen, of gewoon voor de soep komen. Vorig jaar vonden we een complete kinderfiets en één kunstgebit. \
             Wat wordt het nu?",
            "Samen met de visclub: hun logo onderaan de foto. De gemeente haalt de zakken op om 13 uur.",
        ),
        post(
            "Friet of falafel?",
            "De grote vraag van deze zondag: friet of falafel? 🍟🧆 Stem mee in onze story.\n\nDe winnaar krijgt het \
             kraam naast het podium. En ja, 'allebei' is een geldig antwoord.",
            "Story met een peiling. De uitslag de dag erna meedelen aan Fatima, die de plattegrond tekent.",
        ),
        post(
            "Maak kennis met: de soep van Samira",
            "Linzen, citroen, en een kruid waarvan ze de naam niet verklapt. 🍋 Samira woont sinds vier jaar in de \
             Sasstraat en kookte vorige zomer haar eerste vijftig porties voor ons. Ze waren op in een uur.\n\n'Ik ken \
             nu iedereen bij naam', zegt ze, 'en iedereen kent mijn soep.' Kom proeven op {feast}. Meer buren die \
             koken? Volg #deeethoek.",
            "Portret van Wout, gemaakt in haar keuken. Eerste van een reeks van vier, telkens op maandag.",
        ),
        post(
            "Dank aan de mensen van de sluis",
            "Een podium op het water: je moet het maar geregeld krijgen. De sluiswachters van de vaart schoven hun rooster \
             om, zodat het ponton een hele dag kan blijven liggen.\n\nDank je wel voor het meedenken, de koffie en het \
             geduld met onze tekeningen. Zonder jullie stonden we op een parking.",
            "Hun dienst moet de foto eerst zien: gevraagd, antwoord komt dinsdag.",
        ),
        post(
            "Iedereen kan komen: zo regelen we dat",
            "Het terrein is vlak, met een pad van platen tot aan het podium. ♿ Er zijn twee aangepaste toiletten, een \
             stille ruimte in het buurthuis, en om vier uur vertaalt Hanne het programma in Vlaamse Gebarentaal.\n\nHeb \
             je iets anders nodig om te kunnen komen? Zeg het ons, dan zoeken we het samen uit. Bellen mag ook, want \
             niet alles past in een berichtje.",
            "Nagelezen door Hanne en door de toegankelijkheidsgroep van de stad. Telefoonnummer staat in de profieltekst.",
        ),
        post(
            "Volgende week opruimdag: wie brengt taart?",
            "Nog een week, dan gaan we de oevers af. 🧤 We zijn al met eenendertig, en er zijn nog grijpers over.\n\nWat er \
             nog ontbreekt: taart. Bak jij er een voor bij de soep? Laat het weten in de reacties, dan stoppen we bij \
             vijf taarten. (Of zes.) Afspraak op {cleanup}, halftien, aan de sluis.",
            "Foto van de handschoenen aan de waslijn. Weerbericht bekijken; bij onweer schuiven we een dag op.",
        ),
        post(
            "De fanfare repeteert op het ponton",
            "Achttien koperblazers op een drijvend podium: daar moet je even aan wennen. 🎺 Gisteren was de eerste repetitie \
             op het water. De tuba bleef droog, de dirigent bijna.\n\nGeluid aan! En zeg ons welk nummer ze als bis \
             moeten spelen op {feast}. #fanfare #zomerfeestaandevaart",
            "Fragment van 25 seconden, staand. Wacht op het akkoord van de dirigent. Muziekrechten zijn in orde.",
        ),
        post(
            "Nieuwsbrief: kom eens kijken, je hoeft nog niets te beloven",
            "Dag buur,\n\nMisschien wil je wel helpen, maar weet je niet goed waaraan je begint. Daarom doen we een \
             infoavond, op {evening} om halfacht in het buurthuis. Je ziet wie er in welke ploeg zit, je drinkt er iets, \
             en je gaat naar huis zonder handtekening.\n\nKun je die avond niet? Dan bellen we je graag een keer. \
             Inschrijven hoeft niet, maar mag op onze site.",
            "De link gaat naar de helperspagina. Onderwerpregel: 'Je hoeft nog niets te beloven'.",
        ),
        post(
            "Vandaag: opruimdag",
            "Goeiemorgen! ☀️ De soep staat op, de grijpers liggen klaar, en de eerste vroege vogels zijn er al.\n\nJe kunt \
             nog de hele ochtend aansluiten aan de sluis. Trek iets aan dat vuil mag worden. Tot zo! 🧤",
            "Foto ter plekke maken om kwart voor acht. Geen kinderen herkenbaar in beeld zonder toestemming.",
        ),
        post(
            "Zoveel kilo lichter",
            "… kilo zwerfvuil, … helpers, vijf taarten. 🥧 Dank je wel aan iedereen die mee langs het water liep, en aan de \
             visclub voor de bootjes.\n\nHet vreemdste dat we vonden? Raad maar. Het antwoord staat morgen in de reacties. \
             De oever ziet er weer uit zoals hij bedoeld is.",
            "Cijfers invullen zodra de stad gewogen heeft. Drie foto's: de stapel zakken, de groep, het vreemde ding.",
        ),
        post(
            "Vanavond: infoavond voor helpers",
            "Halfacht, buurthuis, deur rechts. 👋 Vanavond vertellen we wie wat doet op {feast}, en waar jij bij past.\n\nBreng \
             gerust iemand mee. Er is thee, er is taart van zaterdag, en om negen uur staat iedereen weer buiten. Wie \
             later komt, valt gewoon in.",
            "Twee uur vooraf nog eens in de story. Fatima staat aan de deur, Bram beantwoordt reacties.",
        ),
        post(
            "Vijf gerechten, vijf buren",
            "Van links naar rechts: roti, pierogi, stoofvlees, linzensoep en de appeltaart van Godelieve (91). 🥘\n\nVijf \
             buren, vijf keukens, één lange tafel aan het water. Wij proefden alvast voor jou, met tegenzin. Met wie \
             deel jij een bord op {feast}?",
            "Reel van 30 seconden, opname in het buurthuis. Allergenen als tekst in beeld.",
        ),
        post(
            "Nieuwsbrief: het hele programma",
            "Dag buur,\n\nHier is het dan: van de fanfare om elf uur tot het trio bij zonsondergang, met daartussen een \
             verteltent, een fietskeuring en het grote eendjesrennen.\n\nPrint het uit, hang het op de koelkast, zet een \
             kruis bij wat je niet wilt missen. Tot {feast}!",
            "Uren nakijken met de podiumploeg. De link gaat naar het programma als PDF én als gewone pagina.",
        ),
        post(
            "Kom met de fiets",
            "Parkeren aan de vaart is een sport die niemand wint. 🚲 Daarom: kom met de fiets, de stalling is bewaakt en \
             gratis, en de mannen van de fietskeuring pompen je banden op terwijl je danst.\n\nMet de bus kan ook, lijn 4 \
             stopt aan de brug. Kun je echt niet zonder auto? Dan staan er vijf plaatsen vlak bij de ingang, voor wie \
             ze nodig heeft. Alles staat op onze site.",
            "Kaartje met de stalling ontbreekt nog. Lijn 4 rijdt op zaterdag om de twintig minuten: nakijken.",
        ),
        post(
            "Ons weerplan",
            "Regen? Dan schuiven we op naar de loods van de roeiclub, met alles erop en eraan. ☔ Hitte? Dan komen er extra \
             zeilen, en is water overal gratis. Onweer? Dan wachten we samen binnen, en vertellen we op de middag wat er \
             doorgaat.\n\nJe hoeft dus niets te raden: op {feast} om acht uur staat hier wat het wordt.",
            "Els beslist, samen met de brandweer. Antwoord op 'gaat het door?' is tot zaterdag acht uur: 'ja, kijk dan hier'.",
        ),
        post(
            "Brief aan de buren van de kade",
            "Beste buren van de kade,\n\nOp {feast} is het druk voor jullie deur, en dat weten we. Om elf uur 's avonds gaat \
             de muziek uit, om middernacht is iedereen weg, en de dag erna vegen wij de straat.\n\nStoort er iets? Bel \
             ons, dan komt er binnen het kwartier iemand kijken. En kom vooral zelf mee-eten: voor jullie staat er een \
             tafel klaar.",
            "Gaat ook op papier in de bus. Nummer van de nachtploeg toevoegen zodra de beurten verdeeld zijn.",
        ),
        post(
            "Nieuwsbrief: overmorgen feest",
            "Dag buur,\n\nAlles op één plek: hoe je er geraakt, wat er te eten is, waar de kinderen spelen, en wat we doen als \
             het regent. Breng een drinkfles mee, een trui voor 's avonds, en iemand die er nog nooit was.\n\nTot \
             {feast}! Wij zijn er klaar voor. (Bijna.)",
            "Laatste nieuwsbrief voor het feest, dus kort houden. Het weer op woensdagavond nog invullen.",
        ),
        post(
            "Vandaag!",
            "De vlaggen hangen, de soep pruttelt, het ponton ligt goed. 🎉 Vandaag is het Zomerfeest aan de Vaart!\n\nVan elf uur \
             tot elf uur, gratis, voor iedereen. Zeg hallo tegen de mensen met een geel T-shirt, want zij deden dit \
             allemaal in hun vrije tijd. Tot straks aan het water.",
            "Foto om halfnegen, zodra de vlaggen hangen. Wie plaatst er die ochtend? Nog af te spreken.",
        ),
        post(
            "Dank je wel, allemaal",
            "We zijn er nog stil van. 💛 … bezoekers, … helpers, zeven lege soepketels en één lange rij mensen die bleven om \
             stoelen te stapelen.\n\nDank aan wie kookte, speelde, sleurde, veegde en danste. En aan de buren van de kade: \
             dank voor jullie geduld. Wat was jouw mooiste moment?",
            "Cijfers en groepsfoto afwachten. Alle sponsors noemen, in alfabetische volgorde.",
        ),
        post(
            "Portret: Rosa (84), onze oudste helper",
            "Rosa vouwt al elf jaar de servetten. 'Zittend werk', zegt ze, 'en ik hoor alles.' Zij kan vertellen wie er \
             verliefd werd achter de bar, en wie er ooit in de vaart viel.\n\nWat houdt haar jong? 'Dat ze op mij rekenen.'",
            "Idee van Noor. Rosa wil wel, maar liever zonder video. Een gesprek plannen bij haar thuis.",
        ),
        post(
            "Het feest in dertig seconden",
            "Voor wie erbij was, en voor wie het volgende keer wil zijn. 🎬 Dertig seconden zon, soep en koper.\n\nZie je \
             jezelf? Tag je vrienden.",
            "Aftermovie. Wout filmt, montage in de week erna. Muziek van de fanfare zelf, dat mag.",
        ),
    ],
    events: [
        "Opruimdag aan de vaart",
        "Week van de helper",
        "Kennismakingsavond helpers",
        "Receptenboekje van de buren",
        "Zomerfeest aan de Vaart",
    ],
    plan: "Op naar het feest",
    ideas: [
        "Waslijn met oude foto's van de vaart, en de verhalen die mensen erbij vertelden",
        "Elke maandag een buur die kookt, in één portretfoto en drie zinnen",
        "Wie wordt de stem van het eendjesrennen? Audities in het buurthuis, dat filmen we!",
        "Een kaartje van de buurt met alle plekken waar je water kunt tappen. Ook na het feest bruikbaar",
        "Vraag aan de school of de kinderen de wegwijzers mogen schilderen. Mooie foto's, en de ouders komen mee",
        "Na het feest: wat kost zo'n dag eigenlijk, en wie betaalt dat? Eerlijk uitleggen in één plaatje",
        "Bedankkaart voor de buren van de kade, met zaadjes erin",
        "Ruilhoek: geef je oude kampeerstoel aan wie er geen heeft, ophalen op het feest",
        "Interview met de brugwachter. Hoe ziet hij de buurt veranderen vanuit zijn huisje?",
        "Kort filmpje met ondertitels in de vijf talen die je in onze straten het meest hoort",
    ],
    parked: "Mooi, en beter na het feest: dan is er tijd voor",
    success: (
        "Na dit bericht kwamen er zes nieuwe helpers naar de avond, twee van hen woonden hier nog geen maand",
        "nieuwe helpers",
        "6",
    ),
    meeting: (
        "Kort overleg, iedereen had thee. De vergunning is binnen. De school doet mee met de wegwijzers.",
        "We vragen elke kok om één foto voor {cooks}",
    ),
    rules: &[
        (Sort::Address, "je", "", "We zijn buren van elkaar"),
        (Sort::Avoid, "uniek\nbeleving\nniet te missen", "", "Wie dat schrijft, trakteert"),
        (Sort::Avoid, "bewoners\ndoelgroep", "buren", "Klinkt als een dossier: op straat zijn we buren"),
        (Sort::Exclamation, "1", "", "Rustig klinkt zekerder"),
        (Sort::Hashtags, "", "", "Dan kan een schermlezer ze uitspreken"),
        (Sort::MachineLike, "", "", "We schrijven zoals we praten"),
    ],
    answers: [
        (
            "Wat kost het?",
            "Niets! Binnenkomen is gratis, en soep krijg je voor wat je kunt missen. Breng gerust iemand mee.",
        ),
        ("Mag mijn hond mee?", "Ja, aan de lijn. Bij de ingang staat een bak water."),
        (
            "Kan ik nog komen helpen?",
            "Heel graag. Vertel ons wanneer je kunt en wat je graag doet, dan zoeken we samen een plek. Ook een uurtje helpt.",
        ),
    ],
    sections: [
        (
            "Wie we zijn",
            "Wij zijn buren die een feest maken voor buren. We schrijven zoals we aan de toog praten: warm, helder en met \
             een knipoog. We zeggen **je** en **wij**, nooit *u* en nooit *de organisatie*.\n\nIedereen mag zich \
             aangesproken voelen: wie hier geboren is en wie hier vorige maand kwam wonen.",
        ),
        (
            "Zo klinken we",
            "- Korte zinnen. Eén gedachte per zin.\n- Eerst wat het voor de lezer betekent, dan pas wat wij doen.\n- Echte \
             namen en echte getallen: *Samira kookte vijftig porties*, niet *er was een ruim aanbod*.\n- Eén grapje mag, ten \
             koste van onszelf en nooit van een ander.\n- Een emoji waar je zou glimlachen. Drie is veel.",
        ),
        (
            "Woorden die we kiezen",
            "- **helpers**, niet *vrijwilligers* (op LinkedIn mag het wel)\n- **buren**, niet *bewoners* of *doelgroep*\n- \
             **gratis**, niet *zonder toegangsprijs*\n- **kom je ook?**, niet *wij nodigen u van harte uit*\n\nWe vermijden \
             'uniek', 'beleving' en 'niet te missen'. Wie dat schrijft, trakteert.",
        ),
        (
            "Per kanaal",
            "**Instagram** – beeld eerst, de eerste zin moet het werk doen. Drie hashtags, niet meer.\n\n**Facebook** – hier zit \
             de buurt. Stel een vraag en blijf een uur in de buurt om te antwoorden.\n\n**LinkedIn** – voor partners en \
             sponsors. Zelfde warmte, minder emoji.\n\n**Nieuwsbrief** – begint met 'Dag buur' en heeft altijd nieuws van \
             iemand anders dan wij.",
        ),
        (
            "Als het moeilijk wordt",
            "Een klacht beantwoorden we binnen de dag, met een naam eronder. We bedanken, zeggen wat we gaan doen, en wanneer. We \
             gaan niet in discussie in de reacties: we bieden aan om te bellen.\n\nFout gemaakt? Dan zeggen we dat, en verbeteren \
             we het bericht zichtbaar. Bij een ongeval plaatst niemand iets voor Els of haar plaatsvervanger het gezien heeft.",
        ),
    ],
};
