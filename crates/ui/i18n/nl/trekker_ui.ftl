### Wat er op het scherm staat, in het Nederlands. Elke id hier staat ook in de andere talen, met dezelfde variabelen.

## Kamers

room-calendar = Kalender
room-ideas = Ideeën
room-voice = Stijl
room-team = Team

## Datums, uren, namen

weekday = { $number ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
   *[7] zondag
}
weekday-short = { $number ->
    [1] ma
    [2] di
    [3] wo
    [4] do
    [5] vr
    [6] za
   *[7] zo
}
month = { $number ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
month-and-year = { $month } { $year }
day = { $weekday } { $day } { $month }
day-and-year = { $weekday } { $day } { $month } { $year }
short-day = { $day } { $month }
short-day-and-year = { $day } { $month } { $year }
today = vandaag
yesterday = gisteren
moment = { $day } { $time }
week-short = Wk
names-two = { $one } en { $two }
names-more = { $one }, { $two } en { $others ->
    [one] 1 ander
   *[other] { $others } anderen
}
somebody = iemand
untitled = Zonder titel

## Wat er op de schijf staat en wie het heeft

sync-saved = hier bewaard
sync-saving = bewaren…
sync-not-saved = niet bewaard: de schijf weigert. Alles wat je typte staat er nog en wordt opnieuw geprobeerd
sync-offline = offline
sync-have-it = { $count ->
    [one] { $names } heeft het
   *[other] { $names } hebben het
}
sync-lacks = { $name } mist { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}
sync-lacks-since = { $name } mist { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
} sinds { $since }
sync-nobody-known = nog niet bekend wie het nog heeft
sync-others-unknown = { $count ->
    [one] 1 ander nog niet
   *[other] { $count } anderen nog niet
}

## De balk bovenaan

search = Overal zoeken
search-hint = Zoek, of typ wat je wil doen
search-clear = Stoppen met zoeken
search-nothing = Niets gevonden
searching = Zoeken…
search-indexing = Nog niet alles is te vinden: de index wordt gemaakt
go-to = Naar { $room }
go-online = Weer online gaan
go-offline = Offline blijven
who-is-here = Nu hier: { $names }
work = { $what } { $percent }%
work-folding = Inlezen
work-cancel = Stop met importeren
work-importing = Importeren
work-indexing = Indexeren
undo = Ongedaan maken
redo = Opnieuw doen
done-taken-back = Ongedaan gemaakt: { $what }
done-again = Opnieuw gedaan: { $what }
close = Sluiten
cancel = Annuleren
done = Klaar
add = Toevoegen
apply = Toepassen
back = Terug
copy = Kopiëren
copied = Gekopieerd
restore = Terugzetten
quit = Afsluiten
toast-close = Dit bericht wegdoen

## Hoe dingen heten

kind-post = Bericht
kind-idea = Idee
kind-section = Onderdeel
kind-comment = Opmerking
kind-channel = Kanaal
kind-rule = Stijlregel
field-says = Wat de regel zegt
field-instead = In de plaats
field-reason = Reden
field-place = Waar de regel geldt
field-strictness = Hoe streng
field-address = Aanspreekvorm
kind-theme = Thema
kind-other = Iets anders
status-idea = Idee
status-draft = Ontwerp
status-review = Nakijken
status-planned = Gepland
status-posted = Geplaatst
format-photo = Foto
format-video = Video
format-text = Tekst
format-link = Link
focus-about-us = Over ons
focus-for-the-community = Voor de gemeenschap
role-trekker = Trekker
role-helper = Helper
role-guest = Gast
missing-title = Geen titel
missing-owner = Niemand verantwoordelijk
missing-date = Geen datum
missing-channel = Geen kanaal
missing-text = Geen tekst
field-title = Titel
field-date = Datum
field-time = Uur
field-when = Wanneer
field-zone = Tijdzone
field-status = Status
field-theme = Thema
field-owner = Verantwoordelijk
field-explanation = Uitleg
field-link = Link
field-format = Vorm
field-focus = Gericht
field-channel-each = Kanalen
field-helper-each = Helpers
field-text = Tekst
field-words = Tekst
field-heading = Kop
field-rank = Plaats
field-name = Naam
field-colour = Kleur
field-relay = Relay
field-settled-each = Zin die twee mensen apart veranderden: blijft zoals hij er staat
field-binned = Prullenbak
value-empty = leeg
value-binned = in de prullenbak
value-not-binned = niet in de prullenbak

## De kalender

month-previous = Vorige maand
month-next = Volgende maand
go-to-today = Vandaag
new-post = Nieuw bericht
new-post-on = Nieuw bericht op { $day }
more-posts = + { $count } meer
shelf-undated = Zonder datum
filter-text = Filter op titel
filter-any-status = Elke status
filter-any-channel = Elk kanaal
filter-any-owner = Iedereen
filter-clear = Wissen
bin-of-calendar = Prullenbak ({ $count })
bin-heading = In de prullenbak
bin-explained = Wat hier staat, is niet weg. Een bericht dat je terugzet, komt terug op zijn dag.
bin-things = In de prullenbak ({ $count })
bin-restore = Terugzetten: { $name }
filters = Filters
danger-unclaimed = Gaat vandaag uit, en niemand plaatst het nog
danger-late = Te laat
danger-stop = Tegen een regel die moet
danger-too-long = Te lang voor een kanaal
danger-online-twice = Het staat misschien twee keer online
chip-contested = Door twee mensen anders gekozen
chip-overlap = Twee mensen veranderden een zin apart

## Een bericht

opening = Openen…
close-sheet = Sluiten
post-bin = Naar de prullenbak
post-in-bin = Dit bericht zit in de prullenbak.
text-refused = Je laatste woorden konden niet in deze tekst. Ze zijn niet weg: je kunt jouw versie hier kopiëren.
text-refused-done = Niet meer nodig
hint-title = Waar gaat het over
hint-date = dd-mm-jjjj
hint-whole-day = hele dag
hint-time = 10:00
hint-text = Wat er op het kanaal komt te staan
hint-explanation = Wat de maker moet weten
hint-link = https://
bad-date = Dit is nog geen datum; het is niet bewaard
bad-time = Dit is nog geen uur; het is niet bewaard
bad-zone = Dit is geen tijdzone zoals Europe/Brussels; het is niet bewaard
pick-day = Verplaatsen naar…
zone-of-team = In de tijd van { $zone }
other-zone = Een andere tijdzone
time-here = Waar jij bent: { $day } { $time }
channel-add = Kanaal…
channel-name = Naam van het kanaal
theme-none = Geen thema
theme-add = Nieuw thema…
theme-name = Naam van het thema
owner-nobody = Nog niemand
text-length = { $count ->
    [one] 1 teken
   *[other] { $count } tekens
}
conflict-heading = { $field }: twee mensen kozen tegelijk
conflict-explained = Er is niets verloren. Kies welke het wordt; tot dan telt de eerste.
conflict-choice = { $value } — { $name }
overlap-heading = Twee mensen veranderden deze zin apart
overlap-explained = Er is niets verloren. Kies een versie, laat het zo staan, of schrijf de zin opnieuw.
overlap-wrote = { $name } schreef: { $wording }
overlap-reads = Zoals het er staat: { $wording }
overlap-nothing = (weggehaald)
comments = Opmerkingen
comment-count = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
comment-write = Schrijf een opmerking
comment-send = Versturen
comment-remove = Mijn opmerking weghalen
history = { $count ->
    [one] Geschiedenis, 1 stap
   *[other] Geschiedenis, { $count } stappen
}
history-more = en { $count } eerdere stappen
history-made = Heeft het gemaakt
history-binned = Deed het in de prullenbak
history-restored = Haalde het uit de prullenbak
history-set = { $field }: { $value }
history-wrote = Schreef { $written ->
    [one] 1 teken
   *[other] { $written } tekens
} en haalde er { $removed } weg
history-wrote-only = Schreef { $written ->
    [one] 1 teken
   *[other] { $written } tekens
}
history-removed-only = Haalde { $removed ->
    [one] 1 teken
   *[other] { $removed } tekens
} weg
history-set-from = { $field }: { $before } → { $value }
history-taken-away = { $field }: niet meer { $value }
history-other = Veranderde iets dat een nieuwere Trekker kent

## Ideeën

idea-new = Nieuw idee
idea-hint = Wat is het proberen waard
idea-add = Toevoegen
idea-text = Het idee
idea-brought = Gebracht door { $name }, { $moment }
idea-bin = Naar de prullenbak
idea-in-bin = Dit idee zit in de prullenbak.
idea-to-post = Maak er een bericht van
ideas-empty = Nog geen ideeën
ideas-empty-next = Druk op N of typ hierboven. Het duurt tien seconden, met of zonder verbinding.
ideas-more = { $count ->
    [one] Toon er nog 1
   *[other] Toon er nog { $count }
}
heart = { $count ->
    [one] 1 hartje
   *[other] { $count } hartjes
}

## Stijl

voice-explained = Hoe we klinken. Iedereen kan hier tegelijk schrijven.
voice-empty = De gids is nog leeg
voice-empty-next = Begin met een onderdeel: hoe je mensen aanspreekt, welke woorden je gebruikt, welke je vermijdt.
section-add = Nieuw onderdeel
section-heading = Kop
section-heading-hint = Kop
section-text = Tekst van { $heading }
section-hint = Schrijf hier
section-bin = Dit onderdeel naar de prullenbak
section-up = Omhoog
section-down = Omlaag

## Team

people = Mensen en apparaten
people-alone = Je bent alleen in dit team. Nodig iemand uit en jullie werken er samen in, online of niet.
name-me = { $name } (jij)
device-this = Deze computer
connection-local = Op hetzelfde netwerk
connection-direct = Rechtstreeks verbonden
connection-relayed = Verbonden via een relay
connection-none-since = Niet verbonden, laatst ontmoet { $moment }
connection-carried = Niet verbonden, laatste nieuws in een bestand { $moment }
connection-never = Niet verbonden, nog niet ontmoet
has-unknown = Nog niet bekend wat het heeft
has-everything = Heeft alles
has-lacks = { $count ->
    [one] Mist 1 wijziging
   *[other] Mist { $count } wijzigingen
}, waarvan { $mine } van jou
has-lacks-since = { $count ->
    [one] Mist 1 wijziging
   *[other] Mist { $count } wijzigingen
} sinds { $moment }, waarvan { $mine } van jou
role-lead = { $role }, heeft de leiding
member-role = Rol van { $name }
lead-offer = Leiding aanbieden…
lead-offered = Je krijgt de leiding van dit team aangeboden. Je kunt ze later doorgeven.
lead-accept = Leiding aannemen
carried = Zonder verbinding
carried-explained = Een bestand neemt wijzigingen mee op een USB-stick of in een berichtenapp. Alleen apparaten van je team kunnen het lezen; openen voegt samen. Oude bestanden en twee keer hetzelfde kunnen geen kwaad.
carried-for = Exporteren voor { $name }…
carried-for-all = Alles exporteren…
carried-open = Bestand openen…
device-remove = Een apparaat van { $name } verwijderen…
device-remove-explained = Vanaf nu krijgt dit apparaat niets meer van het team, en wat het maakt wordt niet meer overgenomen. Wat het al heeft, blijft erop staan: dat kan niemand terugnemen. Wat het eerder maakte, blijft in het team.
device-remove-yes = Dit apparaat verwijderen
device-code = Woorden: { $code }
device-code-explained = Het apparaat zelf toont dezelfde woorden. Ziet iemand die net binnenkwam andere, dan kwam een vreemde met die uitnodiging binnen: verwijder dat apparaat.
device-link = Nog een apparaat van mij…
device-link-heading = Nog een apparaat van jou
device-link-expires = Geldig tot { $moment }, voor één apparaat, zolang Trekker hier open is.
device-link-explained = Open Trekker op je andere apparaat, kies 'Meedoen met een uitnodiging' en plak daar deze tekst, of scan hem. Het andere apparaat komt binnen als jij.
leave = Het team verlaten…
leave-heading = { $team } verlaten?
leave-explained = Deze computer krijgt dan niets meer van het team, en wat je hier maakt gaat naar niemand. Wat je eerder maakte, blijft in het team, en wat hier staat, blijft hier. De anderen zien het zodra een van hun apparaten verbonden is geweest.
leave-alone = Je bent alleen in dit team. Het wordt hier gesloten; het bestand blijft in de map van Trekker.
leave-yes = Het team verlaten
invite = Uitnodigen…
invite-heading = Iemand uitnodigen
invite-role = Als
invite-valid = De uitnodiging is geldig
invite-make = Maak een uitnodiging
invite-pass-on = Stuur deze tekst naar de ene persoon die je uitnodigt, hoe je maar wil: mail, chat, een USB-stick. Die plakt hem bij 'Meedoen met een uitnodiging' en komt binnen als { $role }.
invite-expires = Geldig tot { $moment }, voor één persoon.
ticket-qr = De uitnodiging als QR-code
spoken-explained = Op hetzelfde wifinetwerk? Dan is het genoeg om deze vier woorden te zeggen. Ze gelden zolang dit open is, voor één poging:
spoken-over = Geen woorden om te zeggen: ze zijn gebruikt, of iemand probeerde verkeerde. De tekst hierboven geldt nog tot er iemand mee binnenkwam.
invite-careful = Wie deze tekst heeft, kan ermee binnen. Geef hem aan één persoon, onder vier ogen.
role-trekker-explained = Leidt het team: mag alles, ook apparaten verwijderen.
role-helper-explained = Doet overal aan mee.
role-guest-explained = Leest alles en reageert: opmerkingen, ideeën en hartjes.
hours = { $hours ->
    [one] 1 uur
    [48] 2 dagen
    [168] 7 dagen
   *[other] { $hours } uur ({ $days } dagen)
}
settings-mine = Voor jou
settings-network = Netwerk
settings-team = Voor het team
language = Taal
look = Uiterlijk
look-light = Licht
look-dark = Donker
look-system = Zoals de computer
reduce-motion = Niets dat beweegt
stay-offline = Offline blijven
relay-public = Openbaar
relay-none = Geen
relay-own = Eigen
relay-url = Adres van onze relay
relay-explained = Een relay geeft verzegelde berichten door als twee computers elkaar niet rechtstreeks bereiken. Hij ziet dat ze praten en wanneer, nooit waarover.
team-name = Naam van het team
team-name-hint = Zoals: Zomerfestival
team-zone = Tijdzone van het team
team-zone-explained = Datums en uren zijn in deze zone bedoeld, tenzij een bericht iets anders zegt.
zone-ask = Het team zei nog niet in welke tijdzone het plant; uren gelden nu als UTC.
zone-use = { $zone } gebruiken
zone-another = Een andere…
no-zone = Dit is geen tijdzone zoals Europe/Brussels
export-zone = De uren zijn die van { $zone }.

## Importeren

import-file = Importeren…
import-heading = { $file } importeren
import-summary = { $posts ->
    [one] 1 bericht komt er nieuw bij
   *[other] { $posts } berichten komen er nieuw bij
}. { $changed } veranderd in het bestand. { $there } al aanwezig. { $unplaced } zonder plaats.
import-columns = Kolommen
import-as-explanation = bewaard als uitleg
import-sample = De eerste berichten
import-unplaced = { $count ->
    [one] 1 rij heeft geen plaats
   *[other] { $count } rijen hebben geen plaats
}
import-remarks = Kijk hier eerst naar
import-day-first = dag eerst
import-month-first = maand eerst
import-no-date = '{ $value }' is geen datum; schrijf die als 2027-02-03
import-no-year = de datum '{ $value }' heeft geen jaar
import-other-order = '{ $value }' is geen datum met de { $order }, zoals in de rest van de kolom
import-implausible = de datum '{ $value }' is voor 1900 of na 2999
import-relative = '{ $value }' telt vanaf een dag die het bestand niet noemt; schrijf de dag zelf
import-only-a-note = naast '{ $value }' staat geen titel, tekst of dag: een notitie, geen bericht
import-only-a-date = naast de datum '{ $value }' staat niets
import-above-heading = '{ $value }' staat boven de koppen
import-too-large = ‘{ $value }’ is te groot voor één bericht; maak de tekst korter, of splits hem
remark-no-heading = Het bestand heeft geen koppen; de kolommen heten A, B, C
remark-no-dates = Geen kolom is de datum; de berichten hebben er dus geen
remark-order-guessed = Datums zoals '{ $example }' zijn gelezen met de { $order }
remark-order-contradicted = De datums staan in beide volgordes; ze zijn gelezen met de { $order }, zoals de meeste
remark-day-numbers = De datums zijn dagnummers van een rekenblad: { $example } is { $means }
remark-year-from-others = Datums zonder jaar, zoals '{ $example }', vallen in { $year }, net als alle andere
remark-year-from-title = Datums zonder jaar, zoals '{ $example }', vallen in { $year }, zoals boven de tabel staat
remark-dates-unread = In de kolom { $column } lijken datums te staan, maar '{ $example }' is niet als datum te lezen
remark-weekday = '{ $example }' in rij { $row }{ $rows ->
    [one] {""}
   *[other] {" "}(en andere, { $rows } in totaal)
} is niet de weekdag van { $date }; de datum telt
remark-several-times = In meer dan één kolom staan tijden: { $columns }. Zeg welke de tijd is; nu telt er geen
remark-times-in-zone = De tijden onder { $column } zijn gelezen als { $zone }
remark-change-not-taken = '{ $example }' in rij { $row }{ $rows ->
    [one] {""}
   *[other] {" "}(en andere, { $rows } in totaal)
} past niet bij { $column }; dat blijft zoals het is
remark-not-understood = { $field }: '{ $example }' { $rows ->
    [one] in rij { $row } is
   *[other] en andere, vanaf rij { $row }, zijn
} niet begrepen en { $rows ->
    [one] staat
   *[other] staan
} in de uitleg
remark-several-owners = { $rows ->
    [one] Rij { $row }
   *[other] { $rows } rijen, vanaf rij { $row },
} { $rows ->
    [one] noemt
   *[other] noemen
} meer mensen, zoals '{ $example }'; de eerste is verantwoordelijk
remark-titles-from-text = { $rows ->
    [one] 1 bericht zonder titel krijgt
   *[other] { $rows } berichten zonder titel krijgen
} de eerste regel van { $rows ->
    [one] zijn
   *[other] hun
} tekst
remark-unreadable = { $count ->
    [one] 1 teken
   *[other] { $count } tekens
} van het bestand is niet te lezen; daar staat �
import-row = Rij { $row }: { $why }
import-yes-changes = { $count ->
    [one] Neem de wijzigingen van 1 bericht over
   *[other] Neem de wijzigingen van { $count } berichten over
}
import-yes = { $count ->
    [one] Importeer 1 bericht
   *[other] Importeer { $count } berichten
}

## Eerste start

welcome = Welkom bij Trekker
welcome-explained = De gedeelde socialmediadesk van je team, op jullie eigen computers. Hij werkt zonder verbinding, en er staat niets op een server.
your-name = Je naam
your-name-hint = Zoals je team je kent
your-name-needed = Vul eerst hierboven je naam in
start-team = Een team beginnen
start-team-explained = Jij leidt het, en nodigt de anderen uit als je zover bent
start-team-note = Alles blijft op deze computer tot je iemand uitnodigt.
join-team = Meedoen met een uitnodiging
join-team-explained = Iemand van een team stuurde je een tekst, of zegt je vier woorden
join-explained = Plak de hele tekst die je kreeg, of typ de vier woorden die je hoorde.
join = Meedoen
ticket = Uitnodiging
ticket-hint = Plak de uitnodiging hier, of typ vier woorden
your-name-or-device = Vul eerst hierboven je naam in, tenzij je met een ander apparaat al in dat team zit
joining = Bezig met meedoen…
joining-explained = Je uitnodiging wordt aan het team getoond. Daarvoor moet iemand van het team online zijn; het wordt vanzelf opnieuw geprobeerd.
joining-code = Wie je binnenlaat, ziet deze woorden bij deze computer. Vergelijk ze, zodat er niemand tussen kwam:
join-cancel = Niet meer proberen
look-at-example = Een voorbeeld bekijken
look-at-example-explained = Een verzonnen team om in rond te lopen, weer weg wanneer je wilt
example-me = Ik
example-bar = Dit is een voorbeeldteam: niets hier is echt, en niemand anders ziet het.
example-leave = Voorbeeld verlaten
example-stay = Blijven
example-leave-ask = Wat je in het voorbeeld deed, gaat mee weg.
example-leave-now = Verlaten

## Openen

opening-team = Je team wordt geopend…
broken = Je team kan niet geopend worden
open-elsewhere = Je team is open in een ander programma
trouble-detail = Voor wie je helpt: { $detail }
copy-detail = Dit kopiëren

## Problemen: wat er gebeurde, dat er niets verloren is, wat je kunt doen

trouble-ticket-mangled = Dit is geen hele uitnodiging; er is onderweg iets afgeknipt of veranderd. Er is niets verloren: vraag ze opnieuw en plak alles.
trouble-ticket-expired = Deze uitnodiging gold een beperkte tijd, en die is voorbij. Er is niets verloren: vraag een nieuwe.
trouble-ticket-used = Met deze uitnodiging kwam al iemand binnen. Er is niets verloren: vraag een nieuwe.
trouble-ticket-unknown = Het team kent deze uitnodiging niet. Er is niets verloren: vraag een nieuwe.
trouble-ticket-foreign = Deze uitnodiging is voor een ander team dan dat waar je in zit. Hier is niets veranderd.
trouble-spoken-no-word = '{ $about }' is geen van de woorden. Er is niets verloren: vraag de vier woorden opnieuw, of de tekst van de uitnodiging.
trouble-spoken-wrong = Dat waren de woorden niet, en nu gelden ze niet meer. Er is niets verloren: vraag nieuwe, of de tekst van de uitnodiging.
trouble-nobody-nearby = Niemand op dit netwerk wacht tot nu toe op deze woorden. Er is niets verloren: kijk of beide computers op hetzelfde wifinetwerk zitten en de uitnodiging op de andere nog open staat, of vraag de tekst ervan.
trouble-lead-first = Jij hebt de leiding van dit team. Er is niets veranderd: bied ze eerst aan iemand anders aan, en ga weg zodra die ze aangenomen heeft.
trouble-my-clock-off = De klok van deze computer loopt achter: die zegt { $mine }, en een computer van het team { $theirs }, en daarmee is de uitnodiging voorbij. Er is niets verloren: zet de klok goed en probeer opnieuw.
trouble-their-clock-off = Volgens een computer van het team is de uitnodiging voorbij, maar die loopt achter: hij zegt { $theirs }, de jouwe { $mine }. Er is niets verloren: vraag om zijn klok goed te zetten, en om een nieuwe uitnodiging.
trouble-clocks-apart = Volgens de klok van de computer van het team is de uitnodiging voorbij: die zegt { $theirs }, de jouwe { $mine }. Een van de twee is fout. Er is niets verloren: kijk welke, zet die goed en probeer opnieuw of vraag een nieuwe uitnodiging.
trouble-nobody-reached-and-over = Niemand van het team antwoordde tot nu toe, en volgens de klok van deze computer is de uitnodiging voorbij: die zegt { $mine }. Er is niets verloren, en het wordt vanzelf opnieuw geprobeerd. Klopt de klok, vraag dan een nieuwe uitnodiging; zo niet, zet hem goed en vraag iemand van het team om Trekker te openen.
trouble-nobody-reached = Niemand van het team antwoordde tot nu toe. Er is niets verloren, en het wordt vanzelf opnieuw geprobeerd: vraag iemand van het team om Trekker te openen.
trouble-team-exists = Er is hier al een team. Er is niets veranderd.
trouble-no-team = Er is hier nog geen team. Begin er eerst een of doe met een mee.
trouble-bad-name = Deze naam is leeg of te lang; er passen 80 tekens in. Er is niets veranderd.
trouble-profile-held = Een andere Trekker heeft dit team open en antwoordt niet. Er is niets verloren: sluit die andere, dan gaat dit venster vanzelf verder.
trouble-profile-served = Een Trekker zonder venster (proces { $process }) heeft dit team open en houdt het gelijk met de anderen, en dat kan er maar één. Werk je hier, dan stopt die: zolang dit venster open is, houdt dit alles gelijk. Er gaat niets verloren.
work-here = Stop die en werk hier
trouble-profile-newer = Dit team werd geopend met een nieuwere Trekker. Er is niets verloren: installeer hier de nieuwste versie.
trouble-file-damaged = Het bestand met de gegevens van het team is beschadigd ({ $about }). Het blijft zoals het is, en de anderen hebben nog wat ze hadden: zet een reservekopie terug, of doe opnieuw mee met een uitnodiging.
trouble-records-damaged = De schijf heeft een deel beschadigd van wat { $about } schreef. Verder is er niets aan de hand, en het komt opnieuw van wie van het team het eerst verbinding maakt.
trouble-key-damaged = Het bestand met de sleutel van deze computer is beschadigd ({ $about }). Het werk van het team is niet verloren: zet een reservekopie terug, of doe opnieuw mee met een uitnodiging.
trouble-key-missing = Het bestand met de sleutel van deze computer ontbreekt ({ $about }), terwijl de gegevens van het team er nog zijn. Er is niets veranderd: zet dat bestand terug uit een reservekopie, of doe opnieuw mee met een uitnodiging in een nieuwe map.
trouble-team-lost = { $about } leidt niet meer naar de gegevens van het team. Er is niets veranderd: zet het ontbrekende bestand terug uit een reservekopie, of doe opnieuw mee met een uitnodiging in een nieuwe map.
trouble-team-found = Welk team hier open was, was niet meer te lezen; de sleutel van deze computer wist het. Er is niets verloren.
trouble-file-rescued = Het bestand met de gegevens van het team was beschadigd. Alles wat heel was, staat in een nieuw bestand; het oude bleef zoals het is ({ $about }). Wat ontbreekt, komt opnieuw van wie van het team het eerst verbinding maakt.
trouble-end-lost = De schijf is het nieuwste kwijt van wat je op deze computer schreef. Het komt opnieuw van wie van het team het heeft; kijk je laatste wijzigingen na.
trouble-members-unproven = Een deel van wat zegt wie bij het team hoort, is beschadigd op deze schijf. Je kunt alles lezen en exporteren; er kan niets veranderd of verstuurd worden tot een ander toestel van het team het opnieuw heeft getoond.
trouble-media-damaged = { $about } is beschadigd op deze schijf en is niet geschreven. Het komt opnieuw van een ander toestel van het team.
trouble-media-rebuilt = De lijst van foto's en video's was beschadigd en is opnieuw gemaakt uit de bestanden. Wat ontbreekt, komt opnieuw van de anderen.
trouble-still-joining = Deze computer is nog niet helemaal binnen. Er is niets veranderd: het gaat vanzelf verder zolang Trekker openstaat en iemand van het team online is.
trouble-disk-full = De schijf is vol. Wat je typte staat nog op het scherm en wordt opnieuw geprobeerd: maak wat ruimte en laat Trekker open.
trouble-disk = De schijf kon niet gelezen of beschreven worden. Wat je typte staat nog op het scherm en wordt opnieuw geprobeerd: kijk of de schijf er nog is.
trouble-not-found = Dit is hier niet (meer). Verder is er niets veranderd.
trouble-import-unreadable = Dit bestand is geen tabel die Trekker kan lezen ({ $about }). Er is niets veranderd: bewaar het als CSV en probeer opnieuw.
trouble-not-allowed = Dit mag niet met jouw rol. Er is niets veranderd: vraag het aan de trekker van je team.
trouble-against-voice = In strijd met een stijlregel die moet: { $about }. Er is niets veranderd: pas eerst de tekst aan.
trouble-anothers-idea = Alleen wie een idee bracht, kan het weggooien. Er is niets veranderd: je kunt het parkeren, met een vriendelijke reden.
trouble-not-running = Trekker moet hiervoor open zijn en een netwerk hebben: het laat het andere apparaat zelf binnen. Er is niets veranderd.
trouble-bad-value = Deze waarde werd niet begrepen. Er is niets veranderd.
trouble-too-large = Dit is meer dan er in één wijziging past, dus zou het niemand bereiken. Er is niets veranderd. Maak het korter, of zet het er in stukken in.
trouble-clock-wrong = De klok van deze computer staat op { $about }, en dat kan niet. Zet ze juist: tot dan kloppen dagen en uren hier niet, en zijn de anderen misschien niet te bereiken. Er is niets verloren.
trouble-network = Het netwerk kan niet gebruikt worden. Alles is hier bewaard en gaat naar de anderen zodra er weer verbinding is.
trouble-peer-refused = Iets dat een ander apparaat stuurde, klopt niet en werd geweigerd ({ $about }). Je eigen werk is veilig.
trouble-peer-other-version = Een apparaat van { $about } heeft een andere versie van Trekker. Werk de oudste bij; tot dan wisselen ze niets uit. Er is niets verloren.
trouble-carried-broken = { $about } brengt geen wijzigingen van een team mee, of is onderweg afgebroken. Wat heel was, is binnen; er is niets verloren.
trouble-carried-foreign = { $about } is voor een ander team. Er is niets veranderd.
trouble-carried-not-for-me = { $about } is voor andere apparaten van het team gemaakt. Er is niets veranderd: vraag een bestand dat ook voor dit apparaat is.
trouble-carried-file = { $about } kan niet gelezen of geschreven worden. Er is niets veranderd: kijk of de stick er is en plaats heeft.
trouble-fork = Een apparaat vertelt twee verschillende verhalen ({ $about }): waarschijnlijk werd zijn profiel gekopieerd of teruggezet. Van geen van beide is iets verloren: verwijder dat apparaat en nodig het opnieuw uit.
trouble-internal = Trekker maakte een fout. Wat bewaard is, is veilig: komt dit terug, start Trekker dan opnieuw en vertel het ons.

## Korte meldingen

standing-left = Je hebt dit team verlaten. De anderen zien het zodra een van hun apparaten verbonden is geweest.
standing-left-heard = Je hebt dit team verlaten, en de anderen weten het.
standing-removed = Deze computer is uit het team verwijderd. Wat hier staat, blijft hier; er komt niets nieuws meer bij en er gaat niets meer uit.
standing-said = { $name } laat deze computer niet meer binnen: hij is daar uit het team verwijderd. Wat hier staat, blijft hier.
standing-put-away = Dit team sluiten
standing-put-away-explained = Het bestand blijft in de map van Trekker. Daarna kun je een team beginnen of ergens meedoen.
notice-renewed = De kopie van het team op deze computer is uit een reservekopie teruggezet of gekopieerd: de anderen kennen er een ander verhaal van. Ze gaat verder onder een nieuwe sleutel, en er is niets verloren: het team komt opnieuw van de anderen, en wat alleen jij geschreven had, komt erbij.
notice-brought-along = { $count ->
    [0] Er ontbrak niets dat alleen jij had
    [one] 1 wijziging die alleen jij had, is er weer
   *[other] { $count } wijzigingen die alleen jij had, zijn er weer
}{ $left ->
    [0] .
   *[other] ; { $left } konden dat niet, en blijven in het oude bestand in de map van Trekker.
}
notice-spoken-spoilt = Iemand probeerde verkeerde woorden. Ze gelden niet meer: maak een nieuwe uitnodiging om nieuwe te zeggen.
notice-joined = { $name } doet mee. De woorden van dat apparaat: { $code }
notice-welcome = Welkom bij { $team }
notice-not-undone = Niet ongedaan gemaakt: { $name } heeft sindsdien anders gekozen
notice-carried-out = { $count ->
    [0] Niets nieuws om mee te geven, voor zover deze computer weet: { $file }
    [one] 1 wijziging gaat mee in { $file }
   *[other] { $count } wijzigingen gaan mee in { $file }
}
notice-carried = Wat nieuw was in { $file }, is binnen.
notice-imported = { $posts ->
    [one] 1 bericht kwam erbij
   *[other] { $posts } berichten kwamen erbij
}, { $changed } veranderd, { $there } waren er al, { $unplaced } hadden geen plaats
notice-mended = { $records ->
    [one] Wat op de schijf beschadigd was is weer heel: een ander apparaat had het nog
   *[other] { $records } stukken die op de schijf beschadigd waren zijn weer heel: een ander apparaat had ze nog
}
notice-set-aside = { $records } stukken van een apparaat van { $name } konden niet gelezen worden. Ze liggen apart; al de rest werkt
notice-said-again = Wat je in ‘{ $title }’ schreef, was meer dan andere apparaten in één keer aannemen. Het is opnieuw verstuurd, in delen; er is niets verloren
notice-not-said-again = Wat je in ‘{ $title }’ schreef, kunnen andere apparaten niet aannemen. Het is hier bewaard; schrijf het opnieuw in kortere delen
done-moved = '{ $title }' staat nu op { $day }
done-moved-undated = '{ $title }' heeft nu geen datum
done-binned = '{ $title }' zit in de prullenbak
done-idea-binned = Het idee zit in de prullenbak
done-section-binned = Het onderdeel zit in de prullenbak

# A post's texts, work and approval.
main-text = Hoofdtekst
tab-main-text = { $channel } met de hoofdtekst
tab-own-text = { $channel } met eigen tekst
tab-behind = { $channel } met eigen tekst, hoofdtekst veranderd
variant-none = { $channel } krijgt de hoofdtekst
variant-make = Eigen tekst voor { $channel }
variant-text = Tekst op { $channel }
variant-behind = De hoofdtekst is veranderd sinds deze werd aangepast. Er is niets overschreven.
variant-looked-at = Ze is goed zo
variant-history = { $count ->
    [one] De tekst op { $channel }: geschiedenis, 1 stap
   *[other] De tekst op { $channel }: geschiedenis, { $count } stappen
}
variant-drop = Toch de hoofdtekst gebruiken
variant-media = Gaat hier mee
variant-when = Komt hier op
variant-date = Datum op dit kanaal
variant-time = Uur op dit kanaal
what-changed = Wat veranderde
compare-removed = weg: { $text }
compare-added = nieuw: { $text }
field-first-comment = Eerste reactie
hint-first-comment = Wat eronder komt zodra het online staat
field-deliverable-owner = Gemaakt door
field-todo-owner = Gemaakt door
field-deliverable-due = Klaar op
field-done = Klaar
field-network = Netwerk
value-done = klaar
value-open = open
count = { $what } { $used } van { $most }
count-over = { $what }: { $over } te veel, hoogstens { $most }
count-title = Titel
count-characters = Tekens
count-bytes = Bytes
count-hashtags = Hashtags
count-mentions = Vermeldingen
preview = Voorbeeld op { $channel }
preview-more-files = { $count ->
    [one] en nog een bestand
   *[other] en nog { $count } bestanden
}
preview-more = meer
preview-dead-link = Op een link in de tekst kan hier niet geklikt worden
deliverables = Op te leveren
deliverables-none = Nog niets: een tekst, een foto, een video…
deliverable-add = Op te leveren
deliverable-new = Wat er moet zijn
field-deliverable-name = Op te leveren
deliverable-done = Klaar: { $name }
deliverable-remove = { $name } weghalen
deliverable-owner = Gemaakt door, { $name }
field-deliverable-duration-days = Werkdagen
field-deliverable-estimated-minutes = Geschatte uren
field-deliverable-spent-minutes = Bestede uren
unit-days = dagen
unit-hours-estimated = uur geschat
unit-hours-spent = uur besteed
slot = Beginnen tegen { $start }, klaar op { $due }
slot-one-day = Uiterlijk op { $due }
blocked-too-late = { $count ->
    [one] Kan niet meer gehaald worden: een werkdag te kort
   *[other] Kan niet meer gehaald worden: { $count } werkdagen te kort
}
blocked-no-days = Kan niet meer gehaald worden: geen werkdagen ervoor
todos = To-do's
field-todo-words = To-do
todo-add = Nieuwe to-do, dan Enter
missing-room = Te lang voor { $channel }
missing-deliverable-owner = Niemand maakt het
kind-variant = Variant
kind-task = Klus
approval = Goedkeuring
approval-open = Nog niet gevraagd
approval-asked = Wacht op goedkeuring
approval-given = Goedgekeurd door { $name }, { $when }
approval-refused = Afgekeurd door { $name }, { $when }
approval-outdated = { $count ->
    [0] Een eerdere versie werd goedgekeurd door { $name }; er horen nu andere teksten bij
    [one] Een eerdere versie werd goedgekeurd door { $name }, één woord veranderd
   *[other] Een eerdere versie werd goedgekeurd door { $name }, { $count } woorden veranderd
}
approval-files = Een eerdere versie werd goedgekeurd door { $name }: { $what }
approval-words-and-files = { $words }; { $files }
file-added = { $kind ->
    [photo] Foto
    [video] Video
   *[other] Bestand
} toegevoegd: { $name }
file-removed = { $kind ->
    [photo] Foto
    [video] Video
   *[other] Bestand
} weggehaald: { $name }
file-replaced = { $kind ->
    [photo] Foto
    [video] Video
   *[other] Bestand
} vervangen: { $name }
file-described = { $kind ->
    [photo] Foto
    [video] Video
   *[other] Bestand
} anders beschreven: { $name }
file-left-out = { $kind ->
    [photo] Foto
    [video] Video
   *[other] Bestand
} niet meer op dit kanaal: { $name }
file-taken-along = { $kind ->
    [photo] Foto
    [video] Video
   *[other] Bestand
} toch op dit kanaal: { $name }
file-order = De foto’s en bestanden staan in een andere volgorde
approval-ask = Goedkeuring vragen
approval-by-others = { $names } beslist hier
approve = Goedkeuren
approval-take-back = Neem terug
refuse = Afkeuren…
refuse-reason = Waarom niet
refuse-send = Afkeuren
export-file = Exporteren…
export-csv = Rekenblad (CSV)
export-ical = Agenda (iCalendar)
export-leaves-out = De berichten, zonder de teksten per kanaal, het op te leveren werk en de to-do's, foto's, reacties en gebeurtenissen.
export-leaves-out-undated = { $count ->
    [one] Zonder 1 bericht dat geen dag heeft.
   *[other] Zonder { $count } berichten die geen dag hebben.
}
notice-exported = { $posts ->
    [one] Eén bericht staat in { $file }
   *[other] { $posts } berichten staan in { $file }
}
notice-exported-without = { $count ->
    [one] Eén heeft geen dag, en dus geen plaats erin.
   *[other] { $count } hebben geen dag, en dus geen plaats erin.
}
channels = Kanalen
channel-name-of = Naam van { $name }
channel-more = Meer over { $name }
network-of = Netwerk van { $name }
network-other = Geen netwerk
channel-deciders = Wie goedkeurt wat hier verschijnt; is niemand genoemd, dan mag elke trekker en helper het
field-limit-each = Hoogstens, { $which }
channel-limit-known = { $what }; Trekker kent { $most }, zoals het was op { $when }
channel-bin = { $name } niet meer gebruiken
planning = Planning
planning-explained = De dagen waarop er aan op te leveren dingen gewerkt wordt. Vanaf de dag van een bericht telt Trekker daarover terug
field-weekdays = Werkdagen
holidays = Vrij op feestdagen
field-country = Vrij op feestdagen
holidays-none = Geen vrije dagen
country-netherlands = Nederland
country-belgium = België

# The views of the calendar, and what to look out for.
view-month = Maand
view-week = Week
view-list = Lijst
view-board = Bord
view-timeline = Tijdlijn
week-title = Week { $number } · { $month }
week-previous = Vorige week
week-next = Volgende week
list-empty = Hier is niets
list-empty-hint = Een andere maand, of andere filters, hebben misschien iets
timeline-empty = Niets op te leveren in deze maand
timeline-empty-hint = Geef een bericht met een dag iets op te leveren, en de dagen ervan staan hier
no-date = Zonder datum
chip-variant-behind = Hoofdtekst veranderd
chip-approved = Goedgekeurd
chip-refused = Afgekeurd
chip-outdated = Veranderd na goedkeuring
blocked = Kan niet meer gehaald worden
new-more = Iets anders nieuw
new-task = Nieuwe klus
lookout-waiting = { $count ->
    [one] Eén wacht op goedkeuring
   *[other] { $count } wachten op goedkeuring
}
lookout-nobody = { $count ->
    [one] Eén zonder verantwoordelijke
   *[other] { $count } zonder verantwoordelijke
}
lookout-late = { $count ->
    [one] Eén is te laat
   *[other] { $count } zijn te laat
}
lookout-cannot-be-met = { $count ->
    [one] Eén kan niet meer gehaald worden
   *[other] { $count } kunnen niet meer gehaald worden
}
lookout-changed = { $count ->
    [one] Eén veranderd na goedkeuring
   *[other] { $count } veranderd na goedkeuring
}
lookout-stop = { $count ->
    [one] Eén gaat in tegen een regel die moet
   *[other] { $count } gaan in tegen een regel die moet
}
lookout-too-long = { $count ->
    [one] Eén is te lang voor een kanaal
   *[other] { $count } zijn te lang voor een kanaal
}
lookout-online-twice = { $count ->
    [one] Eén staat misschien twee keer online
   *[other] { $count } staan misschien twee keer online
}
lookout-contested = { $count ->
    [one] Eén door twee mensen anders gekozen
   *[other] { $count } door twee mensen anders gekozen
}
lookout-overlaps = { $count ->
    [one] Eén met een zin die twee mensen apart veranderden
   *[other] { $count } met een zin die twee mensen apart veranderden
}
filter-any-theme = Elk thema
filter-any-format = Elke vorm
holiday-new-year = Nieuwjaar
holiday-good-friday = Goede Vrijdag
holiday-easter = Pasen
holiday-easter-monday = Paasmaandag
holiday-kings-day = Koningsdag
holiday-labour-day = Dag van de Arbeid
holiday-liberation-day = Bevrijdingsdag
holiday-ascension = Hemelvaart
holiday-pentecost = Pinksteren
holiday-pentecost-monday = Pinkstermaandag
holiday-belgian-national-day = Nationale feestdag
holiday-assumption = O.L.V. Hemelvaart
holiday-all-saints = Allerheiligen
holiday-armistice = Wapenstilstand
holiday-christmas = Kerstmis
holiday-second-christmas-day = Tweede kerstdag
decides-on = { $name } beslist over { $channel }

# Putting a post on its channels.
publish = Plaatsen
publish-not-approved = Dit is niet goedgekeurd zoals het er nu staat
publish-claimed = { $name } doet het
publish-unclaimed = Nog niemand doet het
publish-claim = Ik doe het op { $channel }
publish-unclaim = Toch niet ik
publish-copy = Kopieer tekst voor { $channel }
publish-copy-comment = Kopieer eerste reactie
publish-open = Open { $network }
publish-link = Waar het staat op { $channel }
link-not-real = Geen link: die begint met https:// en zegt waar het bericht staat
publish-twice = Het staat misschien twee keer online op { $channel }: { $links }. Kies er één, en haal het andere weg
publish-changed = Veranderd nadat het uitging op { $channel }
publish-went-out = Wat uitging op { $channel }
publish-posted = Geplaatst
publish-out = Geplaatst door { $name }
publish-take-back = Toch niet geplaatst op { $channel }
overdue = Te laat
field-claim-each = Wie plaatst het
field-posted-link-each = Waar het staat
lookout-unclaimed = { $count ->
    [one] Eén gaat vandaag uit, en niemand zei nog: ik plaats het
   *[other] { $count } gaan vandaag uit, en niemand zei nog: ik plaats ze
}

# Once more, and again.
duplicate = Dupliceren
repeat = Herhalen…
repeat-heading = Dit bericht herhalen
repeat-weekly = Elke week
repeat-two-weeks = Elke twee weken
repeat-weekday = { $nth ->
    [1] Elke eerste { $weekday }
    [2] Elke tweede { $weekday }
    [3] Elke derde { $weekday }
    [4] Elke vierde { $weekday }
   *[5] Elke laatste { $weekday }
}
repeat-day = Op dag { $day } van elke maand
repeat-times = Hoeveel keer nog
repeat-until = { $count ->
    [one] Eén bericht, op { $last }
   *[other] { $count } berichten, het laatste op { $last }
}
repeat-bad-times = Een getal van 1 tot { $most }
repeat-explained = Elk is een bericht op zich: het kan apart verplaatst, veranderd of weggelaten worden
repeat-make = Maak ze
done-posts-made = { $count } berichten gemaakt

# Templates.
more-about-post = Meer met dit bericht
save-as-template = Bewaren als sjabloon
template = Sjabloon
templates = Sjablonen
templates-open = Sjablonen…
templates-explained = Wat op dezelfde manier terugkomt: een bericht, of een hele campagne rond een dag
template-line = { $name } · { $count ->
    [one] één onderdeel
   *[other] { $count } onderdelen
}
template-new = Nieuw sjabloon
template-name = Naam van het sjabloon
template-explanation = Wat je moet weten als je het gebruikt
hint-template-explanation = Bijvoorbeeld: vraag eerst de foto’s aan de groep
template-empty = Nog geen onderdelen
template-add-task = Klus
template-add-post = Bericht
template-item = Onderdeel van een sjabloon
template-open = { $title } openen
template-remove = { $title } weghalen
template-bin = Sjabloon weghalen
template-day = Voor de dag
template-use = { $count ->
    [one] Maak het
   *[other] Maak { $count } onderdelen
}
field-offset = Afstand tot de dag
offset-day-itself = de dag zelf
offset-days = { $count ->
    [one] een dag
   *[other] { $count } dagen
}
offset-weeks = { $count ->
    [one] een week
   *[other] { $count } weken
}
offset-months = { $count ->
    [one] een maand
   *[other] { $count } maanden
}
offset-before = { $far } ervoor
offset-after = { $far } erna
offset-earlier = Vroeger
offset-later = Later
offset-unit = Geteld in
unit-of-days = dagen
unit-of-weeks = weken
unit-of-months = maanden
history-set-again = Zet dit terug: { $what }

# Hours and days of people.
workload = Te maken uren
workload-week = Week { $number }
workload-hours = { $hours } uur
workload-hours-of = { $hours } van { $has } uur
workload-over = meer dan er is
takes-you = Dit kost je { $times } keer wat je schat, volgens { $count } afgewerkte
takes-somebody = Dit kost { $name } { $times } keer de schatting, volgens { $count } afgewerkte
planning-members = Uren per week, en dagen waar die anders zijn dan die van het team
field-minutes-each = Uren per week van { $which }
unit-hours-a-week = uur per week
works-on = { $name } werkt op { $day }
sort-none = niet gezegd
sort-visual = Visual
sort-of = Wat { $name } is: { $sort }

## Gebeurtenissen, in banen boven de dagen
kind-event = Gebeurtenis
lane-product = Product
lane-theme = Thema
new-event = Nieuwe gebeurtenis
event-unnamed = Gebeurtenis zonder naam
event-name = Naam
hint-event-name = Wat is het?
event-from-to = { $from } tot en met { $to }
event-in-bin = Deze gebeurtenis ligt in de prullenbak
event-bin = Gebeurtenis in de prullenbak
event-one-day = Eén dag
event-ends-first = Ze eindigt voor ze begint: ze staat alleen op haar eerste dag
event-from-file = Uit een agendabestand. Opnieuw importeren brengt wat daar veranderde, en houdt wat je hier verandert.
event-needs = Wat hebben we nodig?
event-needs-nothing = Nog niets
event-needs-day = Geef ze eerst een dag
event-post = { $title } · { $day } · { $status }
event-days-before = dagen ervoor
event-make-post = Maak er een bericht voor
event-use-template = Uit een sjabloon
event-let-go = Niet voor { $name }
event-except = Niet op { $day }
event-except-not = Toch wel op { $day }
event-skip = Sla { $day } over
field-event = Voor
field-lane = Soort
field-deliverable-sort = Soort
field-first-day = Eerste dag
field-last-day = Laatste dag
field-repeats = Komt terug
hint-event-explanation = Wat het is, en waar
pick-day-of = Kies een dag: { $what }
repeats-not = Nee
repeats-weekly = Elke week
repeats-monthly = Elke maand
repeats-yearly = Elk jaar
repeats-otherwise = Volgens een regel uit een agendabestand
more-events = { $count ->
    [one] Nog 1 gebeurtenis in week { $week }
   *[other] Nog { $count } gebeurtenissen in week { $week }
}
events-of-week = Week { $week }
done-event-binned = '{ $name }' ligt in de prullenbak
import-yes-events = { $count ->
    [one] Importeer 1 gebeurtenis
   *[other] Importeer { $count } gebeurtenissen
}
import-events-summary = { $events ->
    [one] 1 gebeurtenis komt erbij
   *[other] { $events } gebeurtenissen komen erbij
}. { $changed } veranderd in het bestand. { $there } zijn er al.
import-events-sample = De eerste gebeurtenissen
import-not-events = { $count ->
    [one] 1 komt niet mee zoals het er staat
   *[other] { $count } komen niet mee zoals ze er staan
}
not-event-nameless = Zonder naam
not-event-no-day = heeft geen dag die te lezen is
not-event-called-off = is afgelast
not-event-our-post = is een bericht van Trekker zelf
not-event-rule = komt één keer mee: een regel binnen een dag, meer dan één regel en een beschadigde regel gaan niet mee
not-event-zone = de tijdzone '{ $zone }' is niet bekend; het uur is gelezen als een uur van je team
not-event-task = is iets om te doen en geen gebeurtenis
not-event-cut-off = het bestand breekt er middenin af; exporteer het opnieuw
not-event-file-cut-off = het bestand breekt af voor het einde; er kan dus meer geweest zijn; exporteer het opnieuw
notice-imported-events = { $events ->
    [one] 1 gebeurtenis kwam erbij
   *[other] { $events } gebeurtenissen kwamen erbij
}, { $changed } veranderd, { $there } waren er al, { $left } niet mee

## Waar een bericht bij hoort
field-plan = Plan
plan-none = Geen plan
field-experiment = Experiment
plan-add = Nieuw plan…
plan-name = Naam van het plan
plan-outside = De dag valt buiten { $name }
plans = Plannen
plans-explained = Een campagne met een begin en een einde. Een bericht hoort bij een plan, of is een experiment.
plan-name-of = Naam van het plan { $name }
plan-begins = Eerste dag van { $name }
plan-until = tot en met
plan-ends = Laatste dag van { $name }
plan-bin = Plan { $name } in de prullenbak
field-hypothesis = Hypothese
hint-hypothesis = Wat verwachten we te zien?
field-review-on = Terugkijken op
review-now = Tijd om terug te kijken: liet het zien wat je verwachtte?
field-persona = Persona
persona-none = Voor iedereen
persona-as-rules = Zoals de regels zeggen
persona-address = Hoe { $name } aangesproken wordt
persona-add = Nieuwe persona…
persona-name = Naam van de persona
persona-name-of = Naam van de persona { $name }
persona-bin = Persona { $name } in de prullenbak
personas = Persona's
missing-hypothesis = Geen hypothese
missing-review-date = Geen dag om terug te kijken
value-yes = ja
value-no = nee
filter-any-plan = Elk plan
filter-any-persona = Elke persona
lookout-without-plan = { $count } zonder plan
lookout-to-review = { $count ->
    [one] 1 experiment om op terug te kijken
   *[other] { $count } experimenten om op terug te kijken
}
view-saved = Mijn weergaven
view-save = Bewaar als weergave
view-keep = Bewaar
view-name = Naam van de weergave
view-remove = Verwijder de weergave { $name }

## Belangrijke wijzigingen
changes = { $count ->
    [one] 1 gewijzigd sinds je laatst keek
   *[other] { $count } gewijzigd sinds je laatst keek
}
changes-heading = Gewijzigd sinds je laatst keek
changes-none = Niets meer
changes-explained = Dagen, mensen, status, en woorden na hun goedkeuring. Kleine wijzigingen staan er niet bij.
changes-more = En nog { $count }
changes-seen = Gezien: { $title }
changes-open = Open { $title }
changes-seen-all = Alles gezien
changes-copy = Kopieer als mail
changes-mail = Wat er veranderde in de kalender van { $team }, { $day }
change-when = Wanneer: { $before } → { $after }
change-owner = Verantwoordelijk: { $before } → { $after }
change-status = Status: { $before } → { $after }
change-words = Het is veranderd na de goedkeuring
change-binned = In de prullenbak gelegd
change-put-back = Teruggezet uit de prullenbak

## Gesprekken
comment-for = Voor { $names }
comment-mention = Voor…
comment-not-for = Niet voor { $name }
thread-answer = Antwoord
thread-answer-to = Antwoord { $name }
thread-resolve = Opgelost
thread-resolve-of = Wat { $name } zei is opgelost
thread-resolved-by = Opgelost door { $name }
thread-reopen = Nog niet
threads-resolved = { $count ->
    [one] 1 opgelost
   *[other] { $count } opgelost
}

## Terugkijken naar een tekst
history-text-then = De tekst zoals die was, { $moment }
history-text-hide = Verberg de tekst zoals die was, { $moment }
history-text-same = De tekst is nu dezelfde
history-text-explained = Van hoe het toen was naar hoe het nu is
history-text-back = Zet deze tekst terug

## Verschillende berichten tegelijk
selected = { $count ->
    [one] 1 gekozen
   *[other] { $count } gekozen
}
selected-day-earlier = Alle gekozene een dag eerder
selected-day-later = Alle gekozene een dag later
selected-bin = In de prullenbak
select-all = Alles wat te zien is
select-none = Geen
done-posts-changed = { $count } berichten gewijzigd

import-columns-hint = Is een kolom iets anders? Zeg wat: het team onthoudt het voor het volgende bestand met deze koppen.
import-columns-kept = Zoals je team eerder van zo'n bestand zei
import-column-fills = Wat { $column } is

## Wat mij aangaat
concern-responsible = Je bent nu verantwoordelijk voor '{ $title }'
concern-makes = Je maakt nu '{ $what }' voor '{ $title }'
concern-moved = '{ $title }', waar je verantwoordelijk voor bent, staat nu op { $to }
concern-approval = '{ $title }' wacht op je goedkeuring
concern-refused = '{ $title }' werd niet goedgekeurd
concern-mentioned = { $name } schreef je over '{ $title }'
concern-answered = { $name } antwoordde over '{ $title }'
concern-due = Tijd om '{ $title }' op { $channel } te zetten
notifies = Zeg me op het bureaublad wat me aangaat
quiet-hours = Stille uren
quiet-from = van
quiet-until = tot
quiet-explained = In stille uren zegt het bureaublad niets. Wat je aangaat zie je nog wel in het venster.

field-sign-off = Ondertekend
hint-sign-off = Zoals ^Els
search-all = Alles
search-only = Alleen { $kind }

## Foto's, video's en andere bestanden
field-media-file = Foto's en bestanden
media-none = Nog niets: een foto, een video, een flyer…
media-add = Foto of bestand…
field-media-alt = Wat er te zien is
media-alt-of = Wat er te zien is op { $name }
hint-media-alt = Wat er te zien is, voor wie het niet ziet
media-remove = Verwijder { $name }
media-earlier = Zet { $name } eerder
media-save = Bewaar een kopie van { $name }…
media-open = Open { $name }
media-open-all = Open de map met alles
media-fetch = Haal { $name } bij een ander lid
media-elsewhere = { $size } · nog niet hier, bij een ander lid
media-coming = { $percent }% van { $size } is hier
size-bytes = { $count } B
size-kilobytes = { $count } kB
size-megabytes = { $count } MB
notice-media-saved = Een kopie staat in { $file }
trouble-media-file = Dit bestand kon niet opgenomen of geschreven worden ({ $about }). Er is niets veranderd.

## Stijlregels, en wat een tekst ervan te horen krijgt

voice-rules = Regels die gecontroleerd worden
voice-rules-explained = Terwijl iemand een bericht typt, onderstreept Trekker wat hiertegen ingaat. Citaten, @namen, #tags en links blijven met rust.
voice-rule-add = Nieuwe regel
voice-rule-bin = Verwijder de regel { $name }
voice-rule-reason = Waarom
voice-rule-reason-hint = Voor wie het te horen krijgt
voice-rule-unclear = Deze regel zegt nog niets, dus wordt er niets mee gecontroleerd
voice-words-hint = Woorden, met komma’s
voice-instead = In de plaats
voice-instead-hint = In de plaats
voice-unit-words = woorden in een zin
voice-unit-points = van 100 punten voor leesgemak
voice-unit-marks = uitroeptekens in een tekst
voice-at-most = Hoogstens
voice-at-least = Minstens
voice-rather = Liever
voice-everywhere = Overal
voice-nowhere = Waar een nieuwere Trekker kent
voice-found = ‘{ $found }’
voice-write = Schrijf ‘{ $better }’
voice-leave-out = Laat het weg
voice-more = { $count ->
    [one] en nog iets
   *[other] en nog { $count }
}
voice-stops-out = { $count ->
    [one] Eén ding gaat in tegen een regel die moet. Tot dat gemaakt is, kan dit niet online
   *[other] { $count } dingen gaan in tegen regels die moeten. Tot die gemaakt zijn, kan dit niet online
}
voice-stops = { $count ->
    [one] Eén ding gaat in tegen een regel die moet. Tot dat gemaakt is, kan het niet op gepland
   *[other] { $count } dingen gaan in tegen regels die moeten. Tot die gemaakt zijn, kan het niet op gepland
}
sort-avoid = Woorden die we niet gebruiken
sort-careful = Woorden om over na te denken
sort-spelling = Spelling van namen
sort-sentence-length = Lengte van zinnen
sort-readability = Vlot te lezen
sort-emoji = Emoji
sort-exclamation = Uitroeptekens
sort-capitals = Geen woorden in hoofdletters
sort-hashtags = #TweeWoorden, voor schermlezers
sort-inclusive = Woorden die niemand buitensluiten
sort-machine-like = Geen zinnen als van een machine
sort-sign-off = Ondertekend met een naam
strictness-hint = Een hint
strictness-warn = Een waarschuwing
strictness-stop = Moet hersteld zijn
address-je = je
address-u = u
address-neutral = Niemand aanspreken
emoji-none = Geen
emoji-few = Enkele
emoji-free = Naar wens
why-address-je = Hier zeggen we je
why-address-u = Hier zeggen we u
why-address-neutral = Hier spreken we niemand aan
why-mixed = u en je in één tekst
why-avoid = Een woord dat we niet gebruiken
why-careful = Een woord om over na te denken
why-spelling = We schrijven { $right }
why-long = { $count } woorden in een zin; hoogstens { $most }
why-hard = Moeilijk te lezen: { $points } van 100 punten, minstens { $least }
why-emoji = Geen emoji hier
why-many-emoji = Hoogstens { $most } emoji
why-exclamation = { $most ->
    [0] Geen uitroeptekens hier
    [one] Hoogstens één uitroepteken
   *[other] Hoogstens { $most } uitroeptekens
}
why-double = Eén uitroepteken zegt het ook
why-capitals = Hoofdletters lijken roepen
why-hashtag = Een schermlezer kan #TweeWoorden uitspreken
why-inclusive = Het sluit mensen buiten
why-machine-like = Het klinkt als een machine
why-sign-off = Er staat niemands naam onder

# Ideas, successes, meetings
room-meeting = Overleg
field-season = Seizoen
season-spring = Lente
season-summer = Zomer
season-autumn = Herfst
season-winter = Winter
stand-new = nog niet bekeken
stand-back = uitgerust, kijk er weer naar
stand-board = op het bord
stand-parked = geparkeerd
stand-became = ergens in opgegaan
ideas-board = Bord
ideas-list = Lijst
ideas-waiting = Te bekijken ({ $count })
ideas-parked = Geparkeerd ({ $count })
ideas-became = Iets geworden ({ $count })
ideas-successes = Successen ({ $count })
ideas-only-mine = Van mij
ideas-none-here = Hier staat niets
ideas-none-here-next = Wat je zoekt, staat misschien onder een ander kopje hierboven
ideas-selected = { $count ->
    [one] 1 idee gekozen
   *[other] { $count } ideeën gekozen
}
ideas-select-none = Keuze wissen
idea-more = Meer over het idee { $name }
idea-select = Kies het idee { $name }
idea-unselect = Kies het idee { $name } niet
idea-quick-more = Enter voegt het toe. Alles behalve de regel zelf kan ook daarna in het idee.
idea-add-with-photo = Toevoegen met een foto…
idea-files = { $count ->
    [one] 1 bestand
   *[other] { $count } bestanden
}
idea-park = Parkeren…
idea-park-now = Parkeren
idea-keep = Bekeken: blijft op het bord
idea-look-again = Opnieuw bekijken
idea-back = De rust is voorbij: kijk er weer naar
idea-parked-until = Rust tot { $day }: { $reason }
idea-became-post = Werd het bericht van { $day }: { $title } ({ $status })
idea-became-post-undated = Werd het bericht { $title } ({ $status })
idea-became-plan = Deel van de campagne { $name }
idea-became-idea = Deel van het grotere idee { $title }
idea-bundled-apart = In { $count } bundels, gemaakt door { $names }: beide blijven, en elk kan het loslaten
idea-take-out = Haal het uit { $title }
idea-take-this-out = Haal het idee { $title } eruit
idea-of = { $title } ({ $name })
idea-made-of = Gemaakt van deze ideeën
post-from-ideas = Uit deze ideeën
bundle-post = Maak er één bericht van
bundle-idea = Maak er één groter idee van
bundle-plan = In een campagne
bundle-plan-new = Nieuwe campagne…
park-heading = { $count ->
    [one] Parkeer dit idee
   *[other] Parkeer { $count } ideeën
}
park-explained = Het rust en komt op zijn dag terug. Wie het bracht, ziet waarom: zeg het vriendelijk.
park-reason = Een vriendelijke reden
park-reason-hint = Waarom nu niet
park-reason-full = Mooi, alleen staat de kalender nu vol
park-reason-season = Het past beter in een ander seizoen
park-reason-maker = We zoeken eerst iemand die het kan maken
park-reason-first = Eerst maken we af waar we aan begonnen
park-until = Tot
park-until-later = Geef een dag die nog moet komen, zoals 15-02-2027
park-months = { $count ->
    [one] Over een maand
   *[other] Over { $count } maanden
}
stack-count = { $nth } van { $count }
stack-keep = Op het bord houden (K)
stack-park = Parkeren… (P)
stack-post = Maak er een bericht van (B)
stack-open = Openen (Enter)
stack-next = Volgende (→)
stack-back = Terug (←)
stack-empty = Alles is bekeken
stack-empty-next = Nieuwe ideeën komen eerst hier, wie ze ook brengt
stack-parked-before = Het was eerder geparkeerd: { $reason }
successes-explained = Wat het bracht, voor wie het bedacht en wie het maakte
successes-empty = Nog geen successen genoteerd
successes-empty-next = Een volle zaal, één lieve brief, tien nieuwe vrijwilligers: noteer wat het bracht en van wie het kwam
success-add = Noteer een succes
success-words = Wat het bracht
success-words-hint = Wat het bracht
success-day = Dag
success-about = Uit { $title }
success-bin = Gooi dit succes weg
success-thought = Bedacht door
success-made = Gemaakt door
success-thought-by = bedacht door { $names }
success-made-by = gemaakt door { $names }
success-add-person = Voeg iemand toe: { $part }
success-note = Noteer wat het bracht
figure-add = Cijfer
figure-name = Naam van cijfer { $nth }
figure-name-hint = bezoekers
figure-value = Cijfer { $nth }
figure-value-hint = 240
figure-bin = Haal cijfer { $nth } weg
meeting-title = Week { $week }: { $first } – { $last }
meeting-explained = De week op één blad. Jullie kunnen er met meerderen tegelijk in schrijven; besluiten worden klussen in de kalender.
meeting-earlier = Eerdere week
meeting-later = Latere week
this-week = Deze week
meeting-print = Afdrukken…
meeting-save = Bewaren
meeting-save-html = Als blad voor de browser…
meeting-save-markdown = Als Markdown…
meeting-ideas = Nieuwe ideeën ({ $count })
meeting-no-ideas = Geen nieuwe ideeën deze week
meeting-successes = Successen ({ $count })
meeting-no-successes = Geen successen genoteerd deze week
meeting-risk = Te laat of in gevaar
meeting-no-risk = Niets is te laat of in gevaar
and-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
}
meeting-decisions = Besluiten ({ $count })
meeting-no-decisions = Nog niets besloten
meeting-still-open = Eerder besloten, nog niet gedaan ({ $count })
meeting-history = Geschiedenis en opmerkingen
meeting-notes = Aantekeningen
meeting-notes-hint = Wat er gezegd is
meeting-begin = Begin het blad van deze week
decision-words = Besluit { $nth }
decision-hint = Wat er besloten is
decision-new = Nieuw besluit
decision-owner = Wie besluit { $nth } doet
decision-due = Dag van besluit { $nth }
decision-due-on = voor { $day }
decision-bin = Haal besluit { $nth } weg
decision-make-task = Maak er een klus van
decision-task = Klus: { $status }
field-parked-until = Geparkeerd tot
field-kept-by = Op het bord gehouden door
field-became-each = Deel van
field-would-share = Ik zou dit delen
field-brings = Wat het de lezer brengt
field-task = Klus
kind-success = Succes
kind-meeting = Overleg
notice-page-saved = Bewaard: { $file }
concern-idea-became = Jouw idee { $title } is nu deel van { $what }
concern-idea-parked = Jouw idee { $title } rust tot { $day }
concern-bundled-apart = { $title } zit in twee bundels: iemand stopte het ook in een andere. Beide blijven.
done-idea-parked = { $title } rust tot { $day }
done-ideas-joined = { $count ->
    [one] Het idee is nu deel van '{ $into }'
   *[other] { $count } ideeën zijn nu deel van '{ $into }'
}
done-idea-brought = Het idee staat op het bord
done-success-binned = Het succes is weggegooid
ready-questions = Voor het klaar is
ready-share = Ik zou dit zelf delen
ready-brings-hint = Wat brengt het de lezer?

# The guide
voice-write-guide = Schrijven
voice-read-guide = Lezen
voice-rules-count = Regels ({ $count })
voice-across = In onze berichten
voice-brand = Merk
voice-files = Bestanden
voice-import-guide = Haal een gids binnen (Markdown)…
voice-import-rules = Regels uit een woordenlijst…
voice-save-markdown = Bewaar de gids als Markdown…
voice-save-html = Bewaar de gids als blad…
voice-have-read = Ik heb de gids gelezen
voice-file-name = Stijlgids
voice-so = Zo
voice-not-so = Niet zo
voice-news = { $count ->
    [one] 1 deel veranderde sinds jij het las
   *[other] { $count } delen veranderden sinds jij ze las
}
voice-news-new = nieuw
voice-news-what = Wat er veranderde in { $heading }
voice-news-done = Gelezen
voice-news-read = Ik heb { $heading } gelezen
voice-news-order = De woorden zijn gelijk: de kop of de volgorde veranderde
section-history = Geschiedenis en opmerkingen van { $heading }
passage-say = Zeg iets over ‘{ $quote }’
passage-about = Over ‘{ $quote }’
passage-quote = { $name } over ‘{ $quote }’
passage-gone = { $name } over ‘{ $quote }’, dat er nu niet meer staat
passage-thread = { $count ->
    [0] Antwoorden
    [one] 1 antwoord
   *[other] { $count } antwoorden
}
brand-explained = Wat iedereen van een kanaal ziet voor het eerste bericht. Kijk af en toe of het nog klopt.
brand-empty = Nog geen kanalen
brand-empty-next = Geef berichten een kanaal, of voeg er een toe bij het team
brand-never = nog niet bekeken
brand-looked = bekeken { $day } door { $name }
brand-look = Bekeken
brand-look-at = { $face } van { $channel } vandaag bekeken
face-profile = Profiel
face-banner = Banner
face-logo = Logo
face-description = Beschrijving
rule-import-heading = Regels uit { $file }
rule-import-explained = { $count ->
    [one] Uit deze lijst kan 1 regel komen. { $there } zijn er al.
   *[other] Uit deze lijst kunnen { $count } regels komen. { $there } zijn er al.
}
rule-import-unplaced = { $count ->
    [one] Van 1 regel tekst werd geen stijlregel gemaakt
   *[other] Van { $count } regels tekst werd geen stijlregel gemaakt
}
rule-import-add = { $count ->
    [one] Voeg 1 regel toe
   *[other] Voeg { $count } regels toe
}
across-explained = Hoe de berichten die nog komen naast elkaar klinken
across-again = Opnieuw kijken
across-looking = De berichten worden bekeken…
across-empty = Nog geen berichten op komst
across-empty-next = Zodra er berichten gepland zijn, zie je hier hoe ze klinken
across-no-channel = Zonder kanaal
across-posts = { $count ->
    [one] 1 bericht
   *[other] { $count } berichten
}
across-length = Gemiddeld { $count } woorden in een zin
across-u = Zegt u ({ $count })
across-je = Zegt je ({ $count })
across-both = Zegt u en je door elkaar ({ $count })
across-avoided = ‘{ $word }’ ({ $count })
across-nothing = Niemand wordt aangesproken, en er staat geen woord dat we vermijden
done-guide-taken = Gids binnen: { $added } delen nieuw, { $changed } veranderd, { $same } gelijk
done-rules-made = { $count ->
    [one] 1 regel toegevoegd
   *[other] { $count } regels toegevoegd
}
trouble-no-regular-file = { $about } is een map of een apparaat en geen bestand met inhoud. Er is niets veranderd: kies een bestand.
trouble-file-too-large = Dit bestand is groter dan wat Trekker ervan leest: { $about }. Er is niets veranderd: splits het.
trouble-too-many-sections = Deze gids heeft meer koppen dan een gids kan hebben ({ $about }). Er is niets veranderd: splits hem, of zet ### voor wat bij elkaar hoort.
trouble-days-as-columns = De dagen staan naast elkaar als kolommen ({ $about }), en Trekker leest één bericht per rij. Er is niets veranderd: zet elk bericht op een eigen rij, met zijn datum.
trouble-text-unreadable = { $about } is geen tekst, of te lang voor een gids of een lijst. Er is niets veranderd: kies een Markdown- of tekstbestand.
field-language = Taal van de tekst
language-dutch = Nederlands
language-english = Engels
language-found-dutch = Nederlands (herkend)
language-found-english = Engels (herkend)
language-found-both = Nederlands en Engels (herkend)
language-find = Zoek het uit
idea-new-anywhere = Nieuw idee (Ctrl+I)
ideas-bin = Prullenbak ({ $count })
sort-dictionary = Spelling volgens het woordenboek
why-misspelled = Dit woord staat niet in het woordenboek
passage-rule = Maak er een regel van
passage-rule-reason = Zo staat het onder ‘{ $heading }’

# How often a channel goes out at most.
lookout-more-than-planned = { $count ->
    [one] Eén in een te drukke week of maand
   *[other] { $count } in een te drukke week of maand
}
channel-frequency = Hoe vaak hooguit. Wie meer plant, krijgt een waarschuwing; minder mag altijd
channel-frequency-of = Hoe vaak op { $name }, hooguit
channel-frequency-span = Per week of per maand, op { $name }
per-week = per week
per-month = per maand
frequency-week = hooguit { $count } per week
frequency-month = hooguit { $count } per maand
crowd-week = week { $number }
crowd = In { $span } gaan er { $count } berichten uit op { $channel }; gepland was { $planned }.
crowd-advice = Wat kan wachten, krijgt later meer aandacht.
number-needed = Een heel getal van 1 tot { $most }, of niets. Tot dan verandert er niets.

# What was done, and what cannot be.
done-idea-kept = '{ $title }' blijft op het bord
done-decision-binned = Het besluit is weg
done-figure-binned = Het cijfer is weg
done-rule-binned = De regel is in de prullenbak
trouble-not-out = { $about } staat nog niet op elk kanaal. Er is niets veranderd: zeg bij het plaatsen waar het staat, met de link.
status-posted-where = Zeg onderaan, bij het plaatsen, waar het staat: dan is het geplaatst
decision-done = Gedaan: { $decision }
decision-done-short = Gedaan, of er is niets voor te doen
idea-park-anew = Langer laten rusten…
idea-back-to-board = Terug op het bord
meeting-risk-then = Wat toen te laat was, is niet bewaard
meeting-begin-then = Begin het blad van die week
show-more = Toon er nog { $count }
plan-from-ideas = Ideeën in { $name }
bundle-plan-name = Naam van de campagne
section-example = Voorbeeld
field-decision-words = Besluit
field-decision-due = Dag
field-figure-name = Naam van het cijfer
field-figure-value = Cijfer
idea-unseen = Nog niet bekeken

# Standaardantwoorden
kind-answer = Standaardantwoord
voice-answers-count = Antwoorden ({ $count })
answers-explained = Wat jullie zeggen als iemand weer hetzelfde vraagt. Kopieer er een, en zet je naam eronder.
answers-empty = Nog geen standaardantwoorden
answers-empty-next = Begin met wat mensen jullie het vaakst vragen: waar ze parkeren, tot wanneer ze binnen mogen, wat het kost.
answers-find = Zoek een antwoord
answers-find-hint = Zoek een antwoord: woorden, kanaal, plan
answers-none = In geen enkel antwoord staan deze woorden.
answer-add = Nieuw antwoord
answer-add-long = Nieuw standaardantwoord
answers-go = Naar de standaardantwoorden
answer-says-nothing = Er staat nog niets in.
answer-copy = Kopieer het antwoord
answer-copy-of = Kopieer het antwoord op: { $question }
answer-open = Open
answer-open-of = Open: { $question }
answer-text = Antwoord
answer-hint = Wat zeggen jullie?
answer-everywhere = Op elk kanaal
answer-only-there = Alleen daar
answer-in-bin = Dit standaardantwoord zit in de prullenbak.
answer-bin = Dit standaardantwoord naar de prullenbak
done-answer-binned = Het standaardantwoord zit in de prullenbak
field-question = Vraag
hint-question = Wat vragen mensen?

## Geschiedenis en keuzes
field-of = { $of } · { $field }
part-unnamed = iets zonder naam
name-taken = ‘{ $name }’ is al de naam van een andere: er is niets veranderd
value-hours = { $hours } uur
value-hours-a-week = { $hours } uur per week
value-colour = kleur { $number }
field-todo-of = Stap van
field-posted-by-each = Geplaatst door
field-seen-text = Bekeken naast de hoofdtekst
field-left-out-each = Niet op dit kanaal
field-frequency = Hoe vaak hoogstens
field-decider-each = Wie keurt goed
field-looked-each = Bekeken: { $which }
field-except-each = Komt niet op
field-about = Waar het van komt
field-thought-each = Bedacht door
field-made-each = Gemaakt door
field-weekdays-each = Werkdagen van { $which }
history-moved = Heeft het verplaatst
history-part-moved = Heeft { $of } verplaatst
history-part-binned = Haalde { $of } weg
history-part-restored = Zette { $of } terug
history-looked-at = Bekeek het naast de hoofdtekst: goed zoals het is
change-by = { $what } — { $name }
