<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>card</name>
    <message>
        <source>Baselines</source>
        <translation>Basislinien</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Govern</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>Kohorten</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Prädiktoren</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Taxonomy</source>
        <translation>Taxonomie</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>RFM</source>
        <translation>RFM</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Grundgesamtheit</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>Zahl der Cluster</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>Repräsentation</translation>
    </message>
    <message>
        <source>Segment check</source>
        <translation>Segmentprüfung</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 of the entries reached “%2”.</source>
        <translation>%1 der Eintritte erreichten „%2“.</translation>
    </message>
    <message>
        <source>Share of entries that reach a step · Wilson intervals, 95 %</source>
        <translation>Anteil der Eintritte, die einen Schritt erreichen · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Funnel of the baseline</source>
        <translation>Trichter der Basislinie</translation>
    </message>
    <message>
        <source>Half of the people had at most %1 of “%2”.</source>
        <translation>Die Hälfte der Personen hatte höchstens %1 von „%2“.</translation>
    </message>
    <message>
        <source>Events a person</source>
        <translation>Ereignisse je Person</translation>
    </message>
    <message>
        <source>Of the people who had at least one, over the whole time</source>
        <translation>Der Personen mit mindestens einem, über die ganze Zeit</translation>
    </message>
    <message>
        <source> · %1 not applicable · %2 open</source>
        <translation> · %1 nicht anwendbar · %2 offen</translation>
    </message>
    <message>
        <source>% of entries</source>
        <translation>% der Eintritte</translation>
    </message>
    <message>
        <source>% of persons</source>
        <translation>% der Personen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 alone ranks the outcome best; no feature is suspected of a leak.</source>
        <translation>%1 ordnet den Ausgang für sich am besten; kein Prädiktor steht im Verdacht eines Lecks.</translation>
    </message>
    <message>
        <source>%1 category columns.</source>
        <translation>%1 Kategoriespalten.</translation>
    </message>
    <message>
        <source>%1 clock readings happened twice when the clock was put back (first at record %2); the earlier moment was taken</source>
        <translation>%1 Uhrzeiten gab es zweimal, als die Uhr zurückgestellt wurde (zuerst bei Satz %2); der frühere Moment gilt</translation>
    </message>
    <message>
        <source>%1 clock readings never happened because the clock was put forward (first at record %2); they were moved</source>
        <translation>%1 Uhrzeiten gab es nie, weil die Uhr vorgestellt wurde (zuerst bei Satz %2); sie wurden verschoben</translation>
    </message>
    <message>
        <source>%1 event ids stand under two actors; both were kept</source>
        <translation>%1 Ereigniskennungen stehen unter zwei Akteuren; beide wurden behalten</translation>
    </message>
    <message>
        <source>%1 events of %2 persons, from %3 to %4.</source>
        <translation>%1 Ereignisse von %2 Personen, von %3 bis %4.</translation>
    </message>
    <message>
        <source>%1 exact repeats were kept, because the records carry no event id</source>
        <translation>%1 genaue Wiederholungen wurden behalten, weil die Sätze keine Ereigniskennung tragen</translation>
    </message>
    <message>
        <source>%1 fell from %3 in %2 to %5 in %4.</source>
        <translation>%1 sank von %3 (%2) auf %5 (%4).</translation>
    </message>
    <message>
        <source>%1 filled</source>
        <translation>%1 ausgefüllt</translation>
    </message>
    <message>
        <source>%1 groups stay inside the tolerance; %2 cannot be judged.</source>
        <translation>%1 Gruppen bleiben in der Toleranz; %2 lassen sich nicht beurteilen.</translation>
    </message>
    <message>
        <source>%1 held-out rows · %2 equal-width bins with rows · Wilson intervals, 95 %</source>
        <translation>%1 zurückgehaltene Zeilen · %2 gleich breite Klassen mit Zeilen · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>%1 held-out rows · no interpolation</source>
        <translation>%1 zurückgehaltene Zeilen · ohne Interpolation</translation>
    </message>
    <message>
        <source>%1 held-out rows, %2 positive · DeLong, bootstrap and t intervals, 95 %</source>
        <translation>%1 zurückgehaltene Zeilen, %2 positiv · DeLong-, Bootstrap- und t-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>%1 is the same in %2 and %4: %3.</source>
        <translation>%1 ist in %2 und %4 gleich: %3.</translation>
    </message>
    <message>
        <source>%1 leap seconds were stored as the last microsecond before them (first at record %2)</source>
        <translation>%1 Schaltsekunden wurden als letzte Mikrosekunde davor gespeichert (zuerst bei Satz %2)</translation>
    </message>
    <message>
        <source>%1 of %2 are selected; %3 of them are positive.</source>
        <translation>%1 von %2 sind ausgewählt; %3 davon sind positiv.</translation>
    </message>
    <message>
        <source>%1 of %2 coefficients have an interval off zero.</source>
        <translation>%1 von %2 Koeffizienten haben ein Intervall ohne die Null.</translation>
    </message>
    <message>
        <source>%1 of %2 gates pass, %3 are missed, %4 have too little evidence for a verdict.</source>
        <translation>%1 von %2 Schranken sind bestanden, %3 verfehlt, bei %4 reicht die Evidenz nicht.</translation>
    </message>
    <message>
        <source>%1 of %2 judged groups fail; furthest off is %3 with a gap of %4 points. %5 cannot be judged.</source>
        <translation>%1 von %2 beurteilten Gruppen sind verfehlt; am weitesten liegt %3 mit einer Lücke von %4 Punkten. %5 lassen sich nicht beurteilen.</translation>
    </message>
    <message>
        <source>%1 of %2 judged groups fail; furthest off is %3 with a ratio of %4. %5 cannot be judged.</source>
        <translation>%1 von %2 beurteilten Gruppen sind verfehlt; am weitesten liegt %3 mit einem Verhältnis von %4. %5 lassen sich nicht beurteilen.</translation>
    </message>
    <message>
        <source>%1 of %2 records looked at cannot be read. Is this the right format?</source>
        <translation>%1 von %2 angesehenen Sätzen sind nicht lesbar. Ist das das richtige Format?</translation>
    </message>
    <message>
        <source>%1 of those who entered went all the way (95 % interval %2 to %3); most are lost between %4 and %5.</source>
        <translation>%1 der Eingetretenen gingen den ganzen Weg (95-%-Intervall %2 bis %3); die meisten gehen zwischen %4 und %5 verloren.</translation>
    </message>
    <message>
        <source>%1 persons, %2 of them in no cohort · 95 % intervals</source>
        <translation>%1 Personen, %2 davon in keiner Kohorte · 95-%-Intervalle</translation>
    </message>
    <message>
        <source>%1 positives, %2 negatives · ties count half</source>
        <translation>%1 positive, %2 negative · Gleichstände zählen halb</translation>
    </message>
    <message>
        <source>%1 records looked at, from %2 to %3.</source>
        <translation>%1 Sätze angesehen, von %2 bis %3.</translation>
    </message>
    <message>
        <source>%1 records were imported before; the import went on after them</source>
        <translation>%1 Sätze waren schon importiert; der Import ging danach weiter</translation>
    </message>
    <message>
        <source>%1 rose from %3 in %2 to %5 in %4.</source>
        <translation>%1 stieg von %3 (%2) auf %5 (%4).</translation>
    </message>
    <message>
        <source>%1 rows are at risk; no window has ended yet.</source>
        <translation>%1 Zeilen kommen infrage; noch ist kein Fenster zu Ende.</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns.</source>
        <translation>%1 Zeilen, %2 Spalten.</translation>
    </message>
    <message>
        <source>%1 sessions of %2 persons: half of them last no longer than %3, and %4 are a single event.</source>
        <translation>%1 Sitzungen von %2 Personen: die Hälfte dauert höchstens %3, und %4 bestehen aus einem einzigen Ereignis.</translation>
    </message>
    <message>
        <source>%1 test rows · median, middle half, 5–95 %</source>
        <translation>%1 Testzeilen · Median, mittlere Hälfte, 5–95 %</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 undecided</source>
        <translation>%1 unentschieden</translation>
    </message>
    <message>
        <source>%1 → %2 %3</source>
        <translation>%1 → %2 %3</translation>
    </message>
    <message>
        <source>%1, ending %2 before</source>
        <translation>%1, endend %2 davor</translation>
    </message>
    <message>
        <source>%1: no clear difference between %2 (%3) and %4 (%5); their intervals overlap.</source>
        <translation>%1: kein klarer Unterschied zwischen %2 (%3) und %4 (%5); ihre Intervalle überlappen.</translation>
    </message>
    <message>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>A baseline wins at %1 of %2 origins.</source>
        <translation>Bei %1 von %2 Stichtagen gewinnt ein Vergleichsmodell.</translation>
    </message>
    <message>
        <source>A card is a JSON object</source>
        <translation>Eine Karte ist ein JSON-Objekt</translation>
    </message>
    <message>
        <source>A card needs the name of a model</source>
        <translation>Eine Karte braucht den Namen eines Modells</translation>
    </message>
    <message>
        <source>A condition on a property is not complete: %1</source>
        <translation>Eine Bedingung an eine Eigenschaft ist unvollständig: %1</translation>
    </message>
    <message>
        <source>A constant is a text that is not empty and stands without columns</source>
        <translation>Eine Konstante ist ein nicht leerer Text und steht ohne Spalten</translation>
    </message>
    <message>
        <source>A crossing has two attributes</source>
        <translation>Eine Kreuzung hat zwei Merkmale</translation>
    </message>
    <message>
        <source>A data sheet takes no settings</source>
        <translation>Ein Datenblatt hat keine Einstellungen</translation>
    </message>
    <message>
        <source>A draft cannot be approved</source>
        <translation>Ein Entwurf kann nicht freigegeben werden</translation>
    </message>
    <message>
        <source>A feature is an object with a type</source>
        <translation>Ein Prädiktor ist ein Objekt mit einem Typ</translation>
    </message>
    <message>
        <source>A gate has no “%1”</source>
        <translation>Eine Schranke hat kein „%1“</translation>
    </message>
    <message>
        <source>“undefined” of a gate is “fail”, or left out</source>
        <translation>„undefined“ einer Schranke ist „fail“ oder fehlt</translation>
    </message>
    <message>
        <source>A gate needs min or max</source>
        <translation>Eine Schranke braucht min oder max</translation>
    </message>
    <message>
        <source>A gate needs name, question and at</source>
        <translation>Eine Schranke braucht name, question und at</translation>
    </message>
    <message>
        <source>A mapping is a JSON object</source>
        <translation>Eine Zuordnung ist ein JSON-Objekt</translation>
    </message>
    <message>
        <source>A person&apos;s id is shown only with leave to see rows</source>
        <translation>Die Kennung einer Person wird nur mit der Erlaubnis gezeigt, Zeilen zu sehen</translation>
    </message>
    <message>
        <source>A piece of evidence names a question</source>
        <translation>Ein Beleg nennt eine Frage</translation>
    </message>
    <message>
        <source>A placeholder stands where the actor should be</source>
        <translation>Wo der Akteur stehen sollte, steht ein Platzhalter</translation>
    </message>
    <message>
        <source>A quote in the time pattern “%1” is not closed</source>
        <translation>Ein Anführungszeichen im Zeitmuster „%1“ ist nicht geschlossen</translation>
    </message>
    <message>
        <source>A quote opens here and is not closed</source>
        <translation>Hier öffnet ein Anführungszeichen und wird nicht geschlossen</translation>
    </message>
    <message>
        <source>A random positive scores above a random negative with chance %1.</source>
        <translation>Ein zufälliger positiver Fall liegt mit Wahrscheinlichkeit %1 über einem zufälligen negativen.</translation>
    </message>
    <message>
        <source>A rule is a column and one of “in”, “not_in” (lists of texts) and “missing”: true</source>
        <translation>Eine Regel ist eine Spalte und eines von „in“, „not_in“ (Listen von Texten) und „missing“: true</translation>
    </message>
    <message>
        <source>A rule is {&quot;column&quot;:&quot;…&quot;,&quot;in&quot;:[…]}</source>
        <translation>Eine Regel ist {&quot;column&quot;:&quot;…&quot;,&quot;in&quot;:[…]}</translation>
    </message>
    <message>
        <source>A set of features has no period of its own</source>
        <translation>Ein Prädiktorsatz hat keinen eigenen Zeitraum</translation>
    </message>
    <message>
        <source>A stored column of the event log is damaged</source>
        <translation>Eine gespeicherte Spalte des Ereignislogs ist beschädigt</translation>
    </message>
    <message>
        <source>A sum without values is 0; every other statistic is missing.</source>
        <translation>Eine Summe ohne Werte ist 0; jede andere Statistik fehlt.</translation>
    </message>
    <message>
        <source>A summary of %2 over %1</source>
        <translation>Eine Kennzahl von %2 über %1</translation>
    </message>
    <message>
        <source>A target has no period of its own</source>
        <translation>Eine Zielgröße hat keinen eigenen Zeitraum</translation>
    </message>
    <message>
        <source>A zero byte stands in the text</source>
        <translation>Im Text steht ein Nullbyte</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC of imported scores by as-of date · DeLong intervals, 95 %</source>
        <translation>AUC importierter Scores je Stichtag · DeLong-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>AUC of missing</source>
        <translation>AUC des Fehlens</translation>
    </message>
    <message>
        <source>AUC of one column against the target, with DeLong&apos;s interval; 0.5 says nothing, beyond 0.95 or below 0.05 is a suspected leak.</source>
        <translation>AUC einer Spalte gegen die Zielgröße, mit DeLong-Intervall; 0,5 sagt nichts, über 0,95 oder unter 0,05 besteht der Verdacht eines Lecks.</translation>
    </message>
    <message>
        <source>AUC · %1 folds of persons, as there is one as-of date · DeLong intervals, 95 %</source>
        <translation>AUC · %1 Teilmengen von Personen, da es nur einen Stichtag gibt · DeLong-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>AUC · %1 rolling origins · purge %2, gap %3 · persons of the test side only · DeLong intervals, 95 %</source>
        <translation>AUC · %1 rollende Stichtage · Bereinigung %2, Abstand %3 · nur Personen der Testseite · DeLong-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>AUC, higher is better · %1 held-out rows · intervals, 95 %</source>
        <translation>AUC, höher ist besser · %1 zurückgehaltene Zeilen · Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Akteure</translation>
    </message>
    <message>
        <source>Actors of the log without a row</source>
        <translation>Akteure des Logs ohne Zeile</translation>
    </message>
    <message>
        <source>Add at least one feature</source>
        <translation>Fügen Sie mindestens einen Prädiktor hinzu</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>Angepasstes p</translation>
    </message>
    <message>
        <source>Against last value</source>
        <translation>Gegen den letzten Wert</translation>
    </message>
    <message>
        <source>Against prevalence</source>
        <translation>Gegen die Prävalenz</translation>
    </message>
    <message>
        <source>Against the baselines</source>
        <translation>Gegen die Vergleichsmodelle</translation>
    </message>
    <message>
        <source>All %1 groups stay inside the tolerance.</source>
        <translation>Alle %1 Gruppen bleiben in der Toleranz.</translation>
    </message>
    <message>
        <source>All %1 known rows have the same outcome: nothing can be learnt from them.</source>
        <translation>Alle %1 bekannten Zeilen haben denselben Ausgang: daraus lässt sich nichts lernen.</translation>
    </message>
    <message>
        <source>All %1 training rows have the same outcome</source>
        <translation>Alle %1 Trainingszeilen haben denselben Ausgang</translation>
    </message>
    <message>
        <source>All entries whose period has ended, weighted by their number, with Wilson intervals.</source>
        <translation>Alle Eintritte, deren Zeitraum zu Ende ist, nach Anzahl gewichtet, mit Wilson-Intervallen.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All the way</source>
        <translation>Ganzer Weg</translation>
    </message>
    <message>
        <source>An attribute table is a CSV file</source>
        <translation>Eine Merkmalstabelle ist eine CSV-Datei</translation>
    </message>
    <message>
        <source>Annex IV: Regulation (EU) 2024/1689.</source>
        <translation>Anhang IV: Verordnung (EU) 2024/1689.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer the open sections first</source>
        <translation>Beantworte zuerst die offenen Abschnitte</translation>
    </message>
    <message>
        <source>Answered by, or why not</source>
        <translation>Beantwortet durch, oder warum nicht</translation>
    </message>
    <message>
        <source>Appendix A · Passports of the figures</source>
        <translation>Anhang A · Nachweise der Zahlen</translation>
    </message>
    <message>
        <source>Appendix B · Questions asked</source>
        <translation>Anhang B · Gestellte Fragen</translation>
    </message>
    <message>
        <source>Appendix C · Digits that are no figures</source>
        <translation>Anhang C · Ziffern, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Ask one of: %1</source>
        <translation>Fragen Sie eines von: %1</translation>
    </message>
    <message>
        <source>Ask somebody who did not define or fit anything in this project</source>
        <translation>Bitten Sie jemanden, der in diesem Projekt nichts definiert oder angepasst hat</translation>
    </message>
    <message>
        <source>Ask the gate for rows</source>
        <translation>Bitten Sie die Schranke um Zeilen</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Infrage</translation>
    </message>
    <message>
        <source>At these costs the scores save nothing over one decision for everybody.</source>
        <translation>Bei diesen Kosten sparen die Scores nichts gegenüber einer Entscheidung für alle.</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Audits use it without this; include_protected takes it in all the same</source>
        <translation>Audits nutzen es ohnehin; include_protected nimmt es dennoch auf</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Genauigkeit</translation>
    </message>
    <message>
        <source>Average precision is %1 where guessing gives %2.</source>
        <translation>Die mittlere Genauigkeit ist %1, Raten ergibt %2.</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Rückblickender Test</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichsmodell</translation>
    </message>
    <message>
        <source>Baseline: prevalence</source>
        <translation>Vergleichsmodell: Prävalenz</translation>
    </message>
    <message>
        <source>Behaviours</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Best scores up to the capacity of each date; ties go by person key · Wilson intervals, 95 %</source>
        <translation>Beste Scores bis zur Kapazität jedes Stichtags; Gleichstände nach Personenschlüssel · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Blank line</source>
        <translation>Leere Zeile</translation>
    </message>
    <message>
        <source>Brier: covariance within bins</source>
        <translation>Brier: Kovarianz in den Klassen</translation>
    </message>
    <message>
        <source>Brier: reliability</source>
        <translation>Brier: Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Brier: resolution</source>
        <translation>Brier: Auflösung</translation>
    </message>
    <message>
        <source>Brier: uncertainty</source>
        <translation>Brier: Unsicherheit</translation>
    </message>
    <message>
        <source>Brier: variance within bins</source>
        <translation>Brier: Varianz in den Klassen</translation>
    </message>
    <message>
        <source>By %1 · %2 events of %3 persons · dashed: periods the data cover only in part</source>
        <translation>Nach %1 · %2 Ereignisse von %3 Personen · gestrichelt: nur teilweise abgedeckte Zeiträume</translation>
    </message>
    <message>
        <source>By %1 · the %2 largest of %3 series are drawn, the table has all</source>
        <translation>Nach %1 · gezeichnet sind die %2 größten von %3 Reihen, die Tabelle hat alle</translation>
    </message>
    <message>
        <source>By signing I confirm that I have read the first page and every section. Who approves also confirms not to have built the model.</source>
        <translation>Mit der Unterschrift bestätige ich, die erste Seite und jeden Abschnitt gelesen zu haben. Wer freigibt, bestätigt auch, das Modell nicht gebaut zu haben.</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Calibration and threshold</source>
        <translation>Kalibrierung und Schwelle</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kamen wieder</translation>
    </message>
    <message>
        <source>Card definition</source>
        <translation>Definition der Karte</translation>
    </message>
    <message>
        <source>Card hash</source>
        <translation>Prüfsumme der Karte</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Categories and their levels</source>
        <translation>Kategorien und ihre Stufen</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Changes and approvals</source>
        <translation>Änderungen und Freigaben</translation>
    </message>
    <message>
        <source>Check its name and permissions</source>
        <translation>Prüfen Sie Namen und Rechte</translation>
    </message>
    <message>
        <source>Check the columns of actor, score and as-of</source>
        <translation>Prüfen Sie die Spalten für Akteur, Score und Stichtag</translation>
    </message>
    <message>
        <source>Choose as-of dates whose labels are known</source>
        <translation>Wählen Sie Stichtage, deren Ausgang bekannt ist</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>Koeffizient</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Koeffizienten</translation>
    </message>
    <message>
        <source>Coefficients of the linear predictor</source>
        <translation>Koeffizienten des linearen Prädiktors</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>Kohorte</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>Kohorten</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Column %1 is “%2”, the model was fitted on “%3” there</source>
        <translation>Spalte %1 ist „%2“, das Modell wurde dort mit „%3“ angepasst</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Compare the card hash with your own copy.</source>
        <translation>Vergleichen Sie die Prüfsumme der Karte mit Ihrer Kopie.</translation>
    </message>
    <message>
        <source>Complete, awaiting approval</source>
        <translation>Vollständig, wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Compute, energy, glossary</source>
        <translation>Rechenaufwand, Energie, Glossar</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contents and status of each section. </source>
        <translation>Inhalt und Stand jedes Abschnitts. </translation>
    </message>
    <message>
        <source>Contributions</source>
        <translation>Beiträge</translation>
    </message>
    <message>
        <source>Contributions to log-odds</source>
        <translation>Beiträge zum Logit</translation>
    </message>
    <message>
        <source>Conversion by %1</source>
        <translation>Konversion nach %1</translation>
    </message>
    <message>
        <source>Conversion by entry</source>
        <translation>Konversion nach Eintritt</translation>
    </message>
    <message>
        <source>Conversion runs from %1 to %2 over the groups drawn.</source>
        <translation>Die Konversion reicht von %1 bis %2 über die gezeichneten Gruppen.</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Konvertiert</translation>
    </message>
    <message>
        <source>Cost is lowest when %1 % are selected.</source>
        <translation>Die Kosten sind am niedrigsten, wenn %1 % ausgewählt werden.</translation>
    </message>
    <message>
        <source>Cost per person</source>
        <translation>Kosten je Person</translation>
    </message>
    <message>
        <source>Costs are numbers in one unit, like 1 and 5</source>
        <translation>Kosten sind Zahlen in einer Einheit, wie 1 und 5</translation>
    </message>
    <message>
        <source>Counts are 0; durations, gaps and days since are missing.</source>
        <translation>Anzahlen sind 0; Dauern, Lücken und Tage seit fehlen.</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>DRAFT: sections still open: %1</source>
        <translation>ENTWURF: noch offene Abschnitte: %1</translation>
    </message>
    <message>
        <source>Data dictionary</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>Data sheet</source>
        <translation>Datenblatt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Days from first to last event</source>
        <translation>Tage vom ersten zum letzten Ereignis</translation>
    </message>
    <message>
        <source>Days since the first %1</source>
        <translation>Tage seit dem ersten %1</translation>
    </message>
    <message>
        <source>Days since the last %1</source>
        <translation>Tage seit dem letzten %1</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Decision context</source>
        <translation>Entscheidungszusammenhang</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>Different values of %2 over %1</source>
        <translation>Verschiedene Werte von %2 über %1</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Does the first line name the columns, or is it data?</source>
        <translation>Nennt die erste Zeile die Spalten, oder gehört sie zu den Daten?</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppel</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>ECE, equal mass</source>
        <translation>ECE, gleiche Masse</translation>
    </message>
    <message>
        <source>ECE, equal width</source>
        <translation>ECE, gleiche Breite</translation>
    </message>
    <message>
        <source>Each figure marked f and a number stands here with what is needed to compute it again: the question, the place in its answer, and the first characters of the hash of its inputs. Appendix B has the questions in full.</source>
        <translation>Jede mit f und einer Nummer markierte Zahl steht hier mit allem, was nötig ist, um sie neu zu berechnen: die Frage, die Stelle in ihrer Antwort und die ersten Zeichen der Prüfsumme ihrer Eingaben. Anhang B hat die Fragen vollständig.</translation>
    </message>
    <message>
        <source>Each line is a group against its reference with a 95 % interval; a verdict needs the whole line inside or outside the band: ✓ inside, ✕ outside, ? too little evidence.</source>
        <translation>Jede Linie ist eine Gruppe gegen ihren Bezug mit 95-%-Intervall; ein Urteil braucht die ganze Linie innerhalb oder außerhalb des Bands: ✓ innerhalb, ✕ außerhalb, ? zu wenig Evidenz.</translation>
    </message>
    <message>
        <source>Each person&apos;s log-odds are the intercept and these contributions, added up.</source>
        <translation>Der Logit jeder Person ist der Achsenabschnitt plus diese Beiträge.</translation>
    </message>
    <message>
        <source>Edit the file that “quarantine export” writes</source>
        <translation>Bearbeiten Sie die Datei, die „quarantine export“ schreibt</translation>
    </message>
    <message>
        <source>Energy was not metered. Appendix C says what the digits are that are no figures.</source>
        <translation>Energie wurde nicht gemessen. Anhang C sagt, was die Ziffern sind, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Eingetreten</translation>
    </message>
    <message>
        <source>Entered in</source>
        <translation>Eingetreten in</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Eintritte</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintritt</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Event names</source>
        <translation>Ereignisnamen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events a day</source>
        <translation>Ereignisse je Tag</translation>
    </message>
    <message>
        <source>Events a day, in a sample</source>
        <translation>Ereignisse je Tag, in einer Stichprobe</translation>
    </message>
    <message>
        <source>Events a session</source>
        <translation>Ereignisse je Sitzung</translation>
    </message>
    <message>
        <source>Events per actor</source>
        <translation>Ereignisse je Akteur</translation>
    </message>
    <message>
        <source>Every record is taken for one event named “purchase”</source>
        <translation>Jeder Satz gilt als ein Ereignis namens „purchase“</translation>
    </message>
    <message>
        <source>Every record is taken for one event named “request”; visitors are told apart by address</source>
        <translation>Jeder Satz gilt als ein Ereignis namens „request“; Besucher werden nach Adresse unterschieden</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everybody who entered went all the way (%1 persons).</source>
        <translation>Alle Eingetretenen gingen den ganzen Weg (%1 Personen).</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidenz</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>Erwartete Kosten</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>Erklärungen</translation>
    </message>
    <message>
        <source>Export it anew</source>
        <translation>Exportieren Sie sie neu</translation>
    </message>
    <message>
        <source>Export it as CSV or JSON lines and import that</source>
        <translation>Exportieren Sie es als CSV oder JSON-Zeilen und importieren Sie das</translation>
    </message>
    <message>
        <source>Export it with the verb card</source>
        <translation>Exportieren Sie sie mit dem Befehl card</translation>
    </message>
    <message>
        <source>Export one with the verb card</source>
        <translation>Exportieren Sie eine mit dem Befehl card</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>False negatives</source>
        <translation>Falsch negative</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>Falsch-positiv-Rate</translation>
    </message>
    <message>
        <source>False positives</source>
        <translation>Falsch positive</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Prädiktoren</translation>
    </message>
    <message>
        <source>Fetch it again, or import what can be unpacked of it</source>
        <translation>Holen Sie es neu, oder importieren Sie, was sich davon entpacken lässt</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Figure, question and place</source>
        <translation>Zahl, Frage und Stelle</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fill missing values before fitting</source>
        <translation>Fülle fehlende Werte vor der Anpassung</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgefüllt</translation>
    </message>
    <message>
        <source>Final holdout</source>
        <translation>Letzte Rücklage</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Fit for its purpose</source>
        <translation>Für den Zweck geeignet</translation>
    </message>
    <message>
        <source>Fit it again, or restore the project from a copy</source>
        <translation>Passen Sie es neu an, oder stellen Sie das Projekt aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>Fit or import it first</source>
        <translation>Passen Sie es zuerst an oder importieren Sie es</translation>
    </message>
    <message>
        <source>Fitted on %1 rows, to be judged on %2 others; %3 stay sealed.</source>
        <translation>Angepasst an %1 Zeilen, zu beurteilen an %2 anderen; %3 bleiben versiegelt.</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>Teilmenge %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From the first to the last event of a session; a session of one event lasts 0.</source>
        <translation>Vom ersten zum letzten Ereignis einer Sitzung; eine Sitzung mit einem Ereignis dauert 0.</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Gap in accuracy</source>
        <translation>Lücke der Richtigkeit</translation>
    </message>
    <message>
        <source>Gap in precision (PPV)</source>
        <translation>Lücke der Genauigkeit (PPV)</translation>
    </message>
    <message>
        <source>Gap in prevalence</source>
        <translation>Lücke der Prävalenz</translation>
    </message>
    <message>
        <source>Gap in the false-discovery rate</source>
        <translation>Lücke der Falschentdeckungsrate</translation>
    </message>
    <message>
        <source>Gap in the false-negative rate</source>
        <translation>Lücke der Falsch-negativ-Rate</translation>
    </message>
    <message>
        <source>Gap in the false-omission rate</source>
        <translation>Lücke der Falschauslassungsrate</translation>
    </message>
    <message>
        <source>Gap in the false-positive rate</source>
        <translation>Lücke der Falsch-positiv-Rate</translation>
    </message>
    <message>
        <source>Gap in the favourable rate</source>
        <translation>Lücke der günstigen Rate</translation>
    </message>
    <message>
        <source>Gap in the negative predictive value</source>
        <translation>Lücke des negativen Vorhersagewerts</translation>
    </message>
    <message>
        <source>Gap in the selection rate</source>
        <translation>Lücke der Auswahlrate</translation>
    </message>
    <message>
        <source>Gap in the true-negative rate</source>
        <translation>Lücke der Richtig-negativ-Rate</translation>
    </message>
    <message>
        <source>Gap in the true-positive rate</source>
        <translation>Lücke der Richtig-positiv-Rate</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Schranke</translation>
    </message>
    <message>
        <source>Gates, set before the numbers were known</source>
        <translation>Schranken, gesetzt bevor die Zahlen bekannt waren</translation>
    </message>
    <message>
        <source>Give a file, or a folder of files</source>
        <translation>Geben Sie eine Datei an oder einen Ordner mit Dateien</translation>
    </message>
    <message>
        <source>Give cuts, like %1:25,45</source>
        <translation>Geben Sie Grenzen an, wie %1:25,45</translation>
    </message>
    <message>
        <source>Give it in HABITUS_PASSPHRASE</source>
        <translation>Geben Sie sie in HABITUS_PASSPHRASE an</translation>
    </message>
    <message>
        <source>Give one of them a name of its own</source>
        <translation>Geben Sie einem davon einen eigenen Namen</translation>
    </message>
    <message>
        <source>Give train and test a share above 0</source>
        <translation>Geben Sie Training und Test einen Anteil über 0</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Half of those who converted did so within %1.</source>
        <translation>Die Hälfte der Konvertierten tat es binnen %1.</translation>
    </message>
    <message>
        <source>Holdout</source>
        <translation>Rücklage</translation>
    </message>
    <message>
        <source>How mixed %2 is over %1</source>
        <translation>Wie gemischt %2 über %1 ist</translation>
    </message>
    <message>
        <source>How often %1 happened, older events counting less (half after %2)</source>
        <translation>Wie oft %1 geschah, ältere Ereignisse zählen weniger (halb nach %2)</translation>
    </message>
    <message>
        <source>How often %1 happened, weighted</source>
        <translation>Wie oft %1 geschah, gewichtet</translation>
    </message>
    <message>
        <source>How often the target happens</source>
        <translation>Wie oft die Zielgröße eintritt</translation>
    </message>
    <message>
        <source>How the features are distributed</source>
        <translation>Wie die Prädiktoren verteilt sind</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>If it holds one object a line, say format jsonl</source>
        <translation>Steht je Zeile ein Objekt, sagen Sie format jsonl</translation>
    </message>
    <message>
        <source>If it is a real log, unpack it first and import the plain file</source>
        <translation>Ist es ein echtes Log, entpacken Sie es zuerst und importieren Sie die Datei</translation>
    </message>
    <message>
        <source>Immature</source>
        <translation>Unreif</translation>
    </message>
    <message>
        <source>Import a log first</source>
        <translation>Importieren Sie zuerst ein Log</translation>
    </message>
    <message>
        <source>Import one with “people import”</source>
        <translation>Importieren Sie eines mit „people import“</translation>
    </message>
    <message>
        <source>Importance on held-out people</source>
        <translation>Wichtigkeit an zurückgehaltenen Personen</translation>
    </message>
    <message>
        <source>Imported scores</source>
        <translation>Importierte Scores</translation>
    </message>
    <message>
        <source>Imported scores come without a model that could be explained</source>
        <translation>Importierte Scores kommen ohne Modell, das sich erklären ließe</translation>
    </message>
    <message>
        <source>In %1 of %2 bins the observed share lies off the prediction by more than its interval.</source>
        <translation>In %1 von %2 Klassen liegt der beobachtete Anteil um mehr als sein Intervall neben der Vorhersage.</translation>
    </message>
    <message>
        <source>In one minute</source>
        <translation>In einer Minute</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>Im Log</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>In der Tabelle</translation>
    </message>
    <message>
        <source>Independent validation</source>
        <translation>Unabhängige Validierung</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Insufficient</source>
        <translation>Unzureichend</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Vorgesehener Zweck</translation>
    </message>
    <message>
        <source>Interval against limit</source>
        <translation>Intervall gegen Grenze</translation>
    </message>
    <message>
        <source>It is a list of rules</source>
        <translation>Es ist eine Liste von Regeln</translation>
    </message>
    <message>
        <source>It is a list of texts</source>
        <translation>Es ist eine Liste von Texten</translation>
    </message>
    <message>
        <source>It is a text</source>
        <translation>Es ist ein Text</translation>
    </message>
    <message>
        <source>It is not a moment of the format given</source>
        <translation>Es ist kein Zeitpunkt im angegebenen Format</translation>
    </message>
    <message>
        <source>It is not said by what to cut, and no attribute is marked protected</source>
        <translation>Es ist nicht gesagt, wonach zu gliedern ist, und kein Merkmal ist als geschützt markiert</translation>
    </message>
    <message>
        <source>It is not said what is audited</source>
        <translation>Es ist nicht gesagt, was geprüft wird</translation>
    </message>
    <message>
        <source>Join of table and log</source>
        <translation>Verknüpfung von Tabelle und Log</translation>
    </message>
    <message>
        <source>Journal head</source>
        <translation>Kopf des Protokolls</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Keys that nearly match</source>
        <translation>Fast passende Schlüssel</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Known are: %1</source>
        <translation>Bekannt sind: %1</translation>
    </message>
    <message>
        <source>Known outcome</source>
        <translation>Bekannter Ausgang</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Largest gap, equal width</source>
        <translation>Größte Abweichung, gleiche Breite</translation>
    </message>
    <message>
        <source>Largest loss</source>
        <translation>Größter Verlust</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Letzter Wert</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Leave it out of the model, or choose later as-of dates</source>
        <translation>Lassen Sie es aus dem Modell, oder wählen Sie spätere Stichtage</translation>
    </message>
    <message>
        <source>Leave out from and to: as-of moments and windows say what is read</source>
        <translation>Lassen Sie from und to weg: Stichtage und Fenster sagen, was gelesen wird</translation>
    </message>
    <message>
        <source>Leave out from and to: as_of, gap and horizon say what is read</source>
        <translation>Lassen Sie from und to weg: as_of, gap und horizon sagen, was gelesen wird</translation>
    </message>
    <message>
        <source>Leave out the cuts</source>
        <translation>Lassen Sie die Grenzen weg</translation>
    </message>
    <message>
        <source>Length of sessions</source>
        <translation>Länge der Sitzungen</translation>
    </message>
    <message>
        <source>Let the window end at the moment (leave out ends) or before it</source>
        <translation>Lassen Sie das Fenster zum Zeitpunkt enden (ends weglassen) oder davor</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Limits and risks</source>
        <translation>Grenzen und Risiken</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Line p10–p90, box middle half, tick median</source>
        <translation>Linie p10–p90, Kasten mittlere Hälfte, Strich Median</translation>
    </message>
    <message>
        <source>Line p10–p90, box middle half, tick median; dashed: the window</source>
        <translation>Linie p10–p90, Kasten mittlere Hälfte, Strich Median; gestrichelt: das Fenster</translation>
    </message>
    <message>
        <source>Lineage shows single events</source>
        <translation>Die Herkunft zeigt einzelne Ereignisse</translation>
    </message>
    <message>
        <source>List the values that mean selected</source>
        <translation>Nennen Sie die Werte, die ausgewählt bedeuten</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log-Verlust</translation>
    </message>
    <message>
        <source>Log loss: clipped rows</source>
        <translation>Log-Verlust: begrenzte Zeilen</translation>
    </message>
    <message>
        <source>Log-odds</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Log-odds per standard deviation · %1 training rows · Wald intervals, 95 %</source>
        <translation>Logit je Standardabweichung · %1 Trainingszeilen · Wald-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Log-odds per unit · %1 training rows · Wald intervals, 95 %</source>
        <translation>Logit je Einheit · %1 Trainingszeilen · Wald-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Loss of AUC</source>
        <translation>Verlust an AUC</translation>
    </message>
    <message>
        <source>Loss of AUC when one feature is shuffled among %1 test rows · mean and interval over shuffles, 95 %</source>
        <translation>Verlust an AUC, wenn ein Prädiktor unter %1 Testzeilen vertauscht wird · Mittel und Intervall über Vertauschungen, 95 %</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Lowest on these rows</source>
        <translation>Niedrigste auf diesen Zeilen</translation>
    </message>
    <message>
        <source>Lowest score selected</source>
        <translation>Niedrigster ausgewählter Score</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Make one with approve --new-key</source>
        <translation>Erzeugen Sie einen mit approve --new-key</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Matched with an actor of the log</source>
        <translation>Mit einem Akteur des Logs verknüpft</translation>
    </message>
    <message>
        <source>May still</source>
        <translation>Noch möglich</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean cost per person by the share selected, best scores first · %1 held-out rows</source>
        <translation>Mittlere Kosten je Person nach ausgewähltem Anteil, beste Scores zuerst · %1 zurückgehaltene Zeilen</translation>
    </message>
    <message>
        <source>Mean log loss, lower is better · %1 held-out rows · intervals, 95 %</source>
        <translation>Mittlerer Log-Verlust, niedriger ist besser · %1 zurückgehaltene Zeilen · Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Mean prediction</source>
        <translation>Mittlere Vorhersage</translation>
    </message>
    <message>
        <source>Mean retention</source>
        <translation>Mittlere Bindung</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Median length</source>
        <translation>Mediane Länge</translation>
    </message>
    <message>
        <source>Median time</source>
        <translation>Mediane Zeit</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Missing is a level of its own.</source>
        <translation>Fehlend ist eine eigene Stufe.</translation>
    </message>
    <message>
        <source>Missing is a level of its own; a number is missing.</source>
        <translation>Fehlend ist eine eigene Stufe; eine Zahl fehlt.</translation>
    </message>
    <message>
        <source>Missing: no such event was known by then.</source>
        <translation>Fehlend: bis dahin war kein solches Ereignis bekannt.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Model minus baseline, AUC</source>
        <translation>Modell minus Vergleich, AUC</translation>
    </message>
    <message>
        <source>Model minus baseline, Brier</source>
        <translation>Modell minus Vergleich, Brier</translation>
    </message>
    <message>
        <source>Model minus baseline, log loss</source>
        <translation>Modell minus Vergleich, Log-Verlust</translation>
    </message>
    <message>
        <source>Monitoring plan</source>
        <translation>Plan der Überwachung</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Häufigste</translation>
    </message>
    <message>
        <source>Most is lost without “%1”; %2 of %3 features matter beyond chance.</source>
        <translation>Am meisten geht ohne „%1“ verloren; %2 von %3 Prädiktoren zählen mehr als Zufall.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name a column for it, or {&quot;constant&quot;:&quot;…&quot;}</source>
        <translation>Nennen Sie eine Spalte dafür, oder {&quot;constant&quot;:&quot;…&quot;}</translation>
    </message>
    <message>
        <source>Name a model, a segment, a funnel step, a behaviour or a score attribute</source>
        <translation>Nennen Sie ein Modell, ein Segment, einen Trichterschritt, ein Verhalten oder ein Score-Merkmal</translation>
    </message>
    <message>
        <source>Name a person and an as-of date of the model&apos;s table</source>
        <translation>Nennen Sie eine Person und einen Stichtag aus der Tabelle des Modells</translation>
    </message>
    <message>
        <source>Name a saved model; `model P --name …` fits and saves one</source>
        <translation>Nennen Sie ein gespeichertes Modell; `model P --name …` passt eines an und speichert es</translation>
    </message>
    <message>
        <source>Name an attribute, or a group like sex=F &amp; age&gt;=50</source>
        <translation>Nennen Sie ein Merkmal oder eine Gruppe wie sex=F &amp; age&gt;=50</translation>
    </message>
    <message>
        <source>Name the target it is to foresee</source>
        <translation>Nennen Sie die Zielgröße, die es vorhersehen soll</translation>
    </message>
    <message>
        <source>Names no rule takes, the most frequent first.</source>
        <translation>Namen, die keine Regel nimmt, die häufigsten zuerst.</translation>
    </message>
    <message>
        <source>No coefficient has an interval: see the findings below.</source>
        <translation>Kein Koeffizient hat ein Intervall: siehe die Befunde unten.</translation>
    </message>
    <message>
        <source>No coefficient&apos;s interval lies off zero: no effect is shown.</source>
        <translation>Kein Intervall eines Koeffizienten liegt abseits der Null: keine Wirkung ist gezeigt.</translation>
    </message>
    <message>
        <source>No column reads as a moment. When did these things happen?</source>
        <translation>Keine Spalte liest sich als Zeitpunkt. Wann geschah das?</translation>
    </message>
    <message>
        <source>No column reads as the time of an event.</source>
        <translation>Keine Spalte liest sich als Zeit eines Ereignisses.</translation>
    </message>
    <message>
        <source>No column says when an event became known; each is assumed known as it happened (a backfill)</source>
        <translation>Keine Spalte sagt, wann ein Ereignis bekannt wurde; jedes gilt als sofort bekannt (nachgeliefert)</translation>
    </message>
    <message>
        <source>No difference from chance is shown in the ranking.</source>
        <translation>Beim Ordnen ist kein Unterschied zum Zufall gezeigt.</translation>
    </message>
    <message>
        <source>No difference from prevalence is shown.</source>
        <translation>Kein Unterschied zur Prävalenz ist gezeigt.</translation>
    </message>
    <message>
        <source>No difference from the last value is shown.</source>
        <translation>Kein Unterschied zum letzten Wert ist gezeigt.</translation>
    </message>
    <message>
        <source>No difference shown: the intervals of “%1” overlap, from %2 (%3) to %4 (%5).</source>
        <translation>Kein Unterschied gezeigt: die Intervalle von „%1“ überlappen, von %2 (%3) bis %4 (%5).</translation>
    </message>
    <message>
        <source>No file to import was given</source>
        <translation>Es wurde keine Datei zum Importieren angegeben</translation>
    </message>
    <message>
        <source>No gates were set</source>
        <translation>Es wurden keine Schranken gesetzt</translation>
    </message>
    <message>
        <source>No group can be judged: the evidence of %1 is insufficient.</source>
        <translation>Keine Gruppe lässt sich beurteilen: die Evidenz von %1 reicht nicht.</translation>
    </message>
    <message>
        <source>No group entered this funnel.</source>
        <translation>Keine Gruppe trat in diesen Trichter ein.</translation>
    </message>
    <message>
        <source>No holdout was kept back.</source>
        <translation>Es wurde keine Rücklage gebildet.</translation>
    </message>
    <message>
        <source>No model is named</source>
        <translation>Es ist kein Modell genannt</translation>
    </message>
    <message>
        <source>No origin has enough evidence for a verdict.</source>
        <translation>Kein Stichtag hat genug Evidenz für ein Urteil.</translation>
    </message>
    <message>
        <source>No period after the entry has ended yet, so nothing can be said about coming back.</source>
        <translation>Noch ist kein Zeitraum nach dem Eintritt zu Ende; über das Wiederkommen lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>No score could be read</source>
        <translation>Kein Score war lesbar</translation>
    </message>
    <message>
        <source>No single feature ranks the outcome better than chance.</source>
        <translation>Kein einzelner Prädiktor ordnet den Ausgang besser als der Zufall.</translation>
    </message>
    <message>
        <source>No verdict yet: too little evidence</source>
        <translation>Noch kein Urteil: zu wenig Evidenz</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nobody belongs to any of these cohorts.</source>
        <translation>Niemand gehört zu einer dieser Kohorten.</translation>
    </message>
    <message>
        <source>Nobody converted, so there is no time to convert.</source>
        <translation>Niemand konvertierte; es gibt also keine Zeit bis dahin.</translation>
    </message>
    <message>
        <source>Nobody entered this funnel in the period.</source>
        <translation>Im Zeitraum trat niemand in diesen Trichter ein.</translation>
    </message>
    <message>
        <source>Nobody is missing: without events the value is 0.</source>
        <translation>Niemand fehlt: ohne Ereignisse ist der Wert 0.</translation>
    </message>
    <message>
        <source>Nobody was at risk at these dates.</source>
        <translation>Zu diesen Stichtagen kam niemand infrage.</translation>
    </message>
    <message>
        <source>Nobody was at risk: %1 earlier events had not arrived by these dates. Map the arrival as event time plus a lag if this log is a backfill.</source>
        <translation>Niemand kam infrage: %1 frühere Ereignisse waren zu diesen Stichtagen noch nicht angekommen. Ordnen Sie die Ankunft als Ereigniszeit plus Verzug zu, wenn dieses Log nachgeliefert ist.</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Nicht anwendbar</translation>
    </message>
    <message>
        <source>Not enough memory to open the key</source>
        <translation>Zu wenig Speicher, um den Schlüssel zu öffnen</translation>
    </message>
    <message>
        <source>Not fit for its purpose</source>
        <translation>Für den Zweck nicht geeignet</translation>
    </message>
    <message>
        <source>Not in the log</source>
        <translation>Nicht im Log</translation>
    </message>
    <message>
        <source>Not to be used</source>
        <translation>Nicht zu verwenden</translation>
    </message>
    <message>
        <source>Not yet arrived</source>
        <translation>Noch nicht angekommen</translation>
    </message>
    <message>
        <source>Nothing new: all %1 records were imported before</source>
        <translation>Nichts Neues: alle %1 Sätze waren schon importiert</translation>
    </message>
    <message>
        <source>Nothing would be left to train or to test on</source>
        <translation>Zum Trainieren oder Testen bliebe nichts übrig</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Observed over expected</source>
        <translation>Beobachtet zu erwartet</translation>
    </message>
    <message>
        <source>Observed share</source>
        <translation>Beobachteter Anteil</translation>
    </message>
    <message>
        <source>Of a session</source>
        <translation>Einer Sitzung</translation>
    </message>
    <message>
        <source>Of entries</source>
        <translation>Der Eintritte</translation>
    </message>
    <message>
        <source>Of the step before</source>
        <translation>Des Schritts davor</translation>
    </message>
    <message>
        <source>Of those who entered, %1 came back after one %2 and %3 after %4 (means over ended cells).</source>
        <translation>Von den Eingetretenen kamen %1 nach einer Periode (%2) wieder und %3 nach %4 (Mittel über beendete Zellen).</translation>
    </message>
    <message>
        <source>Of those who entered, %1 came back within offsets %2 (95 % interval %3).</source>
        <translation>Von den Eingetretenen kamen %1 in den Abständen %2 wieder (95-%-Intervall %3).</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>One event only</source>
        <translation>Nur ein Ereignis</translation>
    </message>
    <message>
        <source>One outcome only: ranking cannot be judged.</source>
        <translation>Nur ein Ausgang: das Ordnen lässt sich nicht beurteilen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open or make a project first</source>
        <translation>Öffnen oder erstellen Sie zuerst ein Projekt</translation>
    </message>
    <message>
        <source>Opening it is written to the journal: open the project for writing</source>
        <translation>Das Öffnen wird protokolliert: öffnen Sie das Projekt zum Schreiben</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>Arbeitspunkt</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <source>Out of scope, foreseeable misuse</source>
        <translation>Außerhalb des Zwecks, vorhersehbarer Missbrauch</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überschneidung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Permutation importance</source>
        <translation>Permutationswichtigkeit</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Persons in the table</source>
        <translation>Personen in der Tabelle</translation>
    </message>
    <message>
        <source>Persons who belong to both cohorts; sizes stand on the diagonal.</source>
        <translation>Personen, die zu beiden Kohorten gehören; auf der Diagonale stehen die Größen.</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>Pre-determined changes</source>
        <translation>Vorab bestimmte Änderungen</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Genauigkeit und Trefferquote</translation>
    </message>
    <message>
        <source>Predicted chance</source>
        <translation>Vorhergesagte Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Predicted chances can be read as shares: every bin&apos;s interval covers the diagonal.</source>
        <translation>Vorhergesagte Wahrscheinlichkeiten sind als Anteile zu lesen: das Intervall jeder Klasse enthält die Diagonale.</translation>
    </message>
    <message>
        <source>Prevalence</source>
        <translation>Prävalenz</translation>
    </message>
    <message>
        <source>Prevalence of each part · a person is in one part only · Wilson intervals, 95 %</source>
        <translation>Prävalenz jedes Teils · eine Person gehört nur zu einem Teil · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Prevalence wins: the model is worse than this baseline by more than its interval.</source>
        <translation>Die Prävalenz gewinnt: das Modell ist um mehr als sein Intervall schlechter als dieses Vergleichsmodell.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Quartile boxes of the number columns, each drawn on its own scale: 0 is its least value, 1 its 95th percentile.</source>
        <translation>Quartilskästen der Zahlenspalten, jede auf eigener Skala: 0 ist ihr kleinster Wert, 1 ihr 95. Perzentil.</translation>
    </message>
    <message>
        <source>Quote and delimiter of the mapping are the same character</source>
        <translation>Anführungs- und Trennzeichen der Zuordnung sind dasselbe Zeichen</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC-Kurve</translation>
    </message>
    <message>
        <source>Rates by group</source>
        <translation>Raten nach Gruppe</translation>
    </message>
    <message>
        <source>Ratio of favourable rates (disparate impact)</source>
        <translation>Verhältnis der günstigen Raten (disparate impact)</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation>Abgewiesene Sätze</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>Restore the project from a copy, or import the data again into a new project</source>
        <translation>Stellen Sie das Projekt aus einer Kopie wieder her, oder importieren Sie die Daten in ein neues Projekt</translation>
    </message>
    <message>
        <source>Results by group</source>
        <translation>Ergebnisse nach Gruppe</translation>
    </message>
    <message>
        <source>Results overall</source>
        <translation>Ergebnisse insgesamt</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>Rise of log loss</source>
        <translation>Anstieg des Log-Verlusts</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>Risikostufe</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>Robustheit</translation>
    </message>
    <message>
        <source>Row %1, column %2 is not a finite number</source>
        <translation>Zeile %1, Spalte %2 ist keine endliche Zahl</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows by level, the most frequent first; missing is a level of its own.</source>
        <translation>Zeilen nach Stufe, die häufigsten zuerst; fehlend ist eine eigene Stufe.</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows rejected</source>
        <translation>Abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>Rows still needed</source>
        <translation>Noch nötige Zeilen</translation>
    </message>
    <message>
        <source>Rows whose key stood before</source>
        <translation>Zeilen, deren Schlüssel schon dastand</translation>
    </message>
    <message>
        <source>Save the table as CSV with a header</source>
        <translation>Sichern Sie die Tabelle als CSV mit Kopfzeile</translation>
    </message>
    <message>
        <source>Say their form, for example --date-format dd/MM/yyyy</source>
        <translation>Nennen Sie ihre Form, zum Beispiel --date-format dd/MM/yyyy</translation>
    </message>
    <message>
        <source>Say why its value has always been what it is now; cards print the reason</source>
        <translation>Sagen Sie, warum der Wert immer war, was er jetzt ist; Karten drucken den Grund</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Score with the features the model was fitted on, or fit it again</source>
        <translation>Bewerten Sie mit den Prädiktoren, an denen das Modell angepasst wurde, oder passen Sie es neu an</translation>
    </message>
    <message>
        <source>Scores are read from delimited text</source>
        <translation>Scores werden aus getrenntem Text gelesen</translation>
    </message>
    <message>
        <source>Sealed holdout</source>
        <translation>Versiegelte Rücklage</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Section %1 needs a reason why it does not apply</source>
        <translation>Abschnitt %1 braucht einen Grund, warum er nicht gilt</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>See habitus-cli info for the names it has</source>
        <translation>habitus-cli info zeigt die vorhandenen Namen</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Selected is who has this score or more</source>
        <translation>Ausgewählt ist, wer mindestens diesen Score hat</translation>
    </message>
    <message>
        <source>Selection rate</source>
        <translation>Auswahlrate</translation>
    </message>
    <message>
        <source>Selection rate with Wilson&apos;s interval; a rate over nothing is undefined, never 0.</source>
        <translation>Auswahlrate mit Wilson-Intervall; eine Rate über nichts ist undefiniert, nie 0.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Sessions a person</source>
        <translation>Sitzungen je Person</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of the people at risk, with Wilson&apos;s 95 % interval; a date whose window has not ended is immature and counts for nothing.</source>
        <translation>Anteil der Personen, die infrage kommen, mit 95-%-Intervall nach Wilson; ein Stichtag, dessen Fenster nicht zu Ende ist, ist unreif und zählt nicht.</translation>
    </message>
    <message>
        <source>Share of the persons with an event in the period · Wilson intervals, 95 %</source>
        <translation>Anteil der Personen mit einem Ereignis im Zeitraum · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Share of those who entered in each period that went all the way; periods whose window has not ended are dashed.</source>
        <translation>Anteil der im Zeitraum Eingetretenen, die den ganzen Weg gingen; Zeiträume, deren Fenster nicht zu Ende ist, sind gestrichelt.</translation>
    </message>
    <message>
        <source>Share with a value</source>
        <translation>Anteil mit Wert</translation>
    </message>
    <message>
        <source>Shares of train, calibration, test and holdout sum to 1</source>
        <translation>Die Anteile von Training, Kalibrierung, Test und Rücklage ergeben 1</translation>
    </message>
    <message>
        <source>Shuffling any one feature makes no difference that is shown.</source>
        <translation>Kein einzelner Prädiktor macht beim Vertauschen einen gezeigten Unterschied.</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Single events are not shown for this purpose</source>
        <translation>Einzelne Ereignisse werden für diesen Zweck nicht gezeigt</translation>
    </message>
    <message>
        <source>Skip to the card</source>
        <translation>Zur Karte springen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Standardfehler</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped; nothing of this batch was stored</source>
        <translation>Angehalten; von diesem Stapel wurde nichts gespeichert</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Suspected leak: %1 alone all but knows the outcome (AUC beyond %2).</source>
        <translation>Verdacht eines Lecks: %1 allein kennt den Ausgang fast (AUC über %2).</translation>
    </message>
    <message>
        <source>Suspected leaks: %1 each all but know the outcome alone (AUC beyond %2).</source>
        <translation>Verdacht auf Lecks: %1 kennen den Ausgang jeweils allein fast (AUC über %2).</translation>
    </message>
    <message>
        <source>Take it out of the set</source>
        <translation>Nehmen Sie ihn aus dem Satz</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Text stands between a closing quote and the next delimiter</source>
        <translation>Zwischen schließendem Anführungszeichen und nächstem Trennzeichen steht Text</translation>
    </message>
    <message>
        <source>The actor is missing</source>
        <translation>Der Akteur fehlt</translation>
    </message>
    <message>
        <source>The answer to “%1” has no list at %2</source>
        <translation>Die Antwort auf „%1“ hat bei %2 keine Liste</translation>
    </message>
    <message>
        <source>The answer to “%1” has nothing at %2</source>
        <translation>Die Antwort auf „%1“ hat bei %2 nichts</translation>
    </message>
    <message>
        <source>The arrival time is missing</source>
        <translation>Die Ankunftszeit fehlt</translation>
    </message>
    <message>
        <source>The attribute %2 as known at the as-of moment</source>
        <translation>Das Merkmal %2, wie zum Stichtag bekannt</translation>
    </message>
    <message>
        <source>The attribute “%1” is protected and stays out of features</source>
        <translation>Das Merkmal „%1“ ist geschützt und bleibt aus den Prädiktoren</translation>
    </message>
    <message>
        <source>The capacity is not a whole number of persons</source>
        <translation>Die Kapazität ist keine ganze Zahl von Personen</translation>
    </message>
    <message>
        <source>The card is stale: made again it reads differently</source>
        <translation>Die Karte ist veraltet: neu erstellt liest sie sich anders</translation>
    </message>
    <message>
        <source>The card was made without an answer to “%1”</source>
        <translation>Die Karte entstand ohne Antwort auf „%1“</translation>
    </message>
    <message>
        <source>The chosen value of %2 over %1</source>
        <translation>Der gewählte Wert von %2 über %1</translation>
    </message>
    <message>
        <source>The clock was put back: in %1 this reading happened twice</source>
        <translation>Die Uhr wurde zurückgestellt: in %1 gab es diese Uhrzeit zweimal</translation>
    </message>
    <message>
        <source>The clock was put forward: in %1 this reading never happened</source>
        <translation>Die Uhr wurde vorgestellt: in %1 gab es diese Uhrzeit nie</translation>
    </message>
    <message>
        <source>The column “%1” is a %2, the model was fitted on a %3</source>
        <translation>Die Spalte „%1“ ist %2, das Modell wurde mit %3 angepasst</translation>
    </message>
    <message>
        <source>The column “%1” is missing</source>
        <translation>Die Spalte „%1“ fehlt</translation>
    </message>
    <message>
        <source>The column “%1” is not one the model knows</source>
        <translation>Die Spalte „%1“ kennt das Modell nicht</translation>
    </message>
    <message>
        <source>The columns are: %1</source>
        <translation>Die Spalten sind: %1</translation>
    </message>
    <message>
        <source>The compressed file is damaged: %1</source>
        <translation>Die gepackte Datei ist beschädigt: %1</translation>
    </message>
    <message>
        <source>The compressed file unpacks to more than 400 times its size; it may be a trap</source>
        <translation>Die gepackte Datei entpackt sich auf mehr als das 400-fache; sie könnte eine Falle sein</translation>
    </message>
    <message>
        <source>The context of a card cannot be read</source>
        <translation>Der Zusammenhang einer Karte ist nicht lesbar</translation>
    </message>
    <message>
        <source>The cryptographic library does not start</source>
        <translation>Die kryptografische Bibliothek startet nicht</translation>
    </message>
    <message>
        <source>The dates in “%1” cannot be read in exactly one way</source>
        <translation>Die Daten in „%1“ sind nicht auf genau eine Weise lesbar</translation>
    </message>
    <message>
        <source>The dates of the split cannot be read</source>
        <translation>Die Daten der Aufteilung sind nicht lesbar</translation>
    </message>
    <message>
        <source>The event is missing</source>
        <translation>Das Ereignis fehlt</translation>
    </message>
    <message>
        <source>The event log</source>
        <translation>Das Ereignislog</translation>
    </message>
    <message>
        <source>The feature “%1” crosses its as-of moment: its window ends %2 after it</source>
        <translation>Der Prädiktor „%1“ überschreitet seinen Stichtag: sein Fenster endet %2 danach</translation>
    </message>
    <message>
        <source>The feature “%1” has no value in any training row</source>
        <translation>Der Prädiktor „%1“ hat in keiner Trainingszeile einen Wert</translation>
    </message>
    <message>
        <source>The feature “%1” is defined differently now</source>
        <translation>Der Prädiktor „%1“ ist jetzt anders definiert</translation>
    </message>
    <message>
        <source>The feature “%1” is the target itself</source>
        <translation>Der Prädiktor „%1“ ist die Zielgröße selbst</translation>
    </message>
    <message>
        <source>The features tell the outcomes apart without error in training: suspect a leak; intervals mean little.</source>
        <translation>Die Prädiktoren trennen die Ausgänge im Training ohne Fehler: ein Leck liegt nahe; Intervalle sagen wenig.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>Die Datei kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The file does not begin with “[”: it is not a JSON array</source>
        <translation>Die Datei beginnt nicht mit „[“: sie ist kein JSON-Array</translation>
    </message>
    <message>
        <source>The file has no columns id and raw</source>
        <translation>Die Datei hat keine Spalten id und raw</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file is empty: there is not even a header</source>
        <translation>Die Datei ist leer: nicht einmal eine Kopfzeile ist da</translation>
    </message>
    <message>
        <source>The final holdout is sealed: it opens once, and the journal records it.</source>
        <translation>Die letzte Rücklage ist versiegelt: sie öffnet sich einmal, und das Protokoll hält es fest.</translation>
    </message>
    <message>
        <source>The final holdout was opened once, for this model.</source>
        <translation>Die letzte Rücklage wurde einmal geöffnet, für dieses Modell.</translation>
    </message>
    <message>
        <source>The first %1 of %2 rejected records</source>
        <translation>Die ersten %1 von %2 abgewiesenen Sätzen</translation>
    </message>
    <message>
        <source>The fit did not converge; its numbers are not the optimum.</source>
        <translation>Die Anpassung konvergierte nicht; ihre Zahlen sind nicht das Optimum.</translation>
    </message>
    <message>
        <source>The folder holds no file</source>
        <translation>Der Ordner enthält keine Datei</translation>
    </message>
    <message>
        <source>The gate ‘%1’ has no verdict: the evidence is too little.</source>
        <translation>Die Schranke „%1“ hat kein Urteil: die Evidenz reicht nicht.</translation>
    </message>
    <message>
        <source>The gate ‘%1’ is missed.</source>
        <translation>Die Schranke „%1“ ist verfehlt.</translation>
    </message>
    <message>
        <source>The holdout cannot be opened on a read-only project</source>
        <translation>Die Rücklage lässt sich in einem schreibgeschützten Projekt nicht öffnen</translation>
    </message>
    <message>
        <source>The import has no source name</source>
        <translation>Der Import hat keinen Quellennamen</translation>
    </message>
    <message>
        <source>The key cannot be written</source>
        <translation>Der Schlüssel kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The key file is damaged</source>
        <translation>Die Schlüsseldatei ist beschädigt</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>Der Schlüssel fehlt</translation>
    </message>
    <message>
        <source>The last value wins: the model is worse than this baseline by more than its interval.</source>
        <translation>Der letzte Wert gewinnt: das Modell ist um mehr als sein Intervall schlechter als dieses Vergleichsmodell.</translation>
    </message>
    <message>
        <source>The lines do not have the same number of fields. How are fields separated, and what does a line stand for?</source>
        <translation>Die Zeilen haben nicht gleich viele Felder. Wie sind Felder getrennt, und wofür steht eine Zeile?</translation>
    </message>
    <message>
        <source>The log has no actor “%1”</source>
        <translation>Das Log hat keinen Akteur „%1“</translation>
    </message>
    <message>
        <source>The log has no property “%1”</source>
        <translation>Das Log hat keine Eigenschaft „%1“</translation>
    </message>
    <message>
        <source>The log is empty, so there is nothing to recognise.</source>
        <translation>Das Log ist leer, es gibt also nichts zu erkennen.</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>Das Log ist leer.</translation>
    </message>
    <message>
        <source>The log knows no such person</source>
        <translation>Das Log kennt keine solche Person</translation>
    </message>
    <message>
        <source>The mapping has a value of the wrong type</source>
        <translation>Die Zuordnung hat einen Wert vom falschen Typ</translation>
    </message>
    <message>
        <source>The mapping has an unknown key “%1”</source>
        <translation>Die Zuordnung hat einen unbekannten Schlüssel „%1“</translation>
    </message>
    <message>
        <source>The mapping has no “%1”</source>
        <translation>Die Zuordnung hat kein „%1“</translation>
    </message>
    <message>
        <source>The mapping needs a column “%1”, which is not there</source>
        <translation>Die Zuordnung braucht eine Spalte „%1“, die nicht da ist</translation>
    </message>
    <message>
        <source>The model beats every baseline at %1 of %2 origins; elsewhere no difference is shown.</source>
        <translation>Das Modell schlägt bei %1 von %2 Stichtagen jedes Vergleichsmodell; sonst ist kein Unterschied gezeigt.</translation>
    </message>
    <message>
        <source>The model beats every baseline at all %1 origins.</source>
        <translation>Das Modell schlägt an allen %1 Stichtagen jedes Vergleichsmodell.</translation>
    </message>
    <message>
        <source>The model beats every baseline by more than its interval.</source>
        <translation>Das Modell schlägt jedes Vergleichsmodell um mehr als sein Intervall.</translation>
    </message>
    <message>
        <source>The model has no features</source>
        <translation>Das Modell hat keine Prädiktoren</translation>
    </message>
    <message>
        <source>The model has no features and target</source>
        <translation>Das Modell hat weder Prädiktoren noch Zielgröße</translation>
    </message>
    <message>
        <source>The model has no target</source>
        <translation>Das Modell hat keine Zielgröße</translation>
    </message>
    <message>
        <source>The model&apos;s coefficients do not match its inputs</source>
        <translation>Die Koeffizienten des Modells passen nicht zu seinen Eingaben</translation>
    </message>
    <message>
        <source>The moment lies before the year −9999 or after 9999</source>
        <translation>Der Zeitpunkt liegt vor dem Jahr −9999 oder nach 9999</translation>
    </message>
    <message>
        <source>The passphrase does not open this key</source>
        <translation>Die Passphrase öffnet diesen Schlüssel nicht</translation>
    </message>
    <message>
        <source>The period is too short to speak of a trend in %1.</source>
        <translation>Der Zeitraum ist zu kurz, um bei %1 von einem Verlauf zu sprechen.</translation>
    </message>
    <message>
        <source>The person may have been erased</source>
        <translation>Die Person wurde womöglich gelöscht</translation>
    </message>
    <message>
        <source>The profile of the log takes no settings</source>
        <translation>Das Profil des Logs hat keine Einstellungen</translation>
    </message>
    <message>
        <source>The ranking is better than chance.</source>
        <translation>Die Ordnung ist besser als der Zufall.</translation>
    </message>
    <message>
        <source>The ranking is worse than chance.</source>
        <translation>Die Ordnung ist schlechter als der Zufall.</translation>
    </message>
    <message>
        <source>The record has %1 fields where the header has %2</source>
        <translation>Der Satz hat %1 Felder, die Kopfzeile %2</translation>
    </message>
    <message>
        <source>The record is longer than 16 MiB</source>
        <translation>Der Satz ist länger als 16 MiB</translation>
    </message>
    <message>
        <source>The reference is not one of majority, best or a group by name</source>
        <translation>Der Bezug ist weder majority noch best noch der Name einer Gruppe</translation>
    </message>
    <message>
        <source>The repaired text is more than one record</source>
        <translation>Der berichtigte Text ist mehr als ein Satz</translation>
    </message>
    <message>
        <source>The rules leave %1 of %2 events unmatched; different names: %3.</source>
        <translation>Die Regeln lassen %1 von %2 Ereignissen unerkannt; verschiedene Namen: %3.</translation>
    </message>
    <message>
        <source>The rules recognise every one of %1 events.</source>
        <translation>Die Regeln erkennen jedes von %1 Ereignissen.</translation>
    </message>
    <message>
        <source>The shares sum to %1</source>
        <translation>Die Anteile ergeben %1</translation>
    </message>
    <message>
        <source>The signature of “%1” does not hold</source>
        <translation>Die Unterschrift von „%1“ hält nicht</translation>
    </message>
    <message>
        <source>The stored model is not what was written</source>
        <translation>Das gespeicherte Modell ist nicht das geschriebene</translation>
    </message>
    <message>
        <source>The table has no column “%1”</source>
        <translation>Die Tabelle hat keine Spalte „%1“</translation>
    </message>
    <message>
        <source>The target at each as-of date</source>
        <translation>Die Zielgröße an jedem Stichtag</translation>
    </message>
    <message>
        <source>The target has no horizon</source>
        <translation>Die Zielgröße hat keinen Horizont</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8. Which encoding is it?</source>
        <translation>Der Text ist kein gültiges UTF-8. Welche Kodierung ist es?</translation>
    </message>
    <message>
        <source>The threshold is a number</source>
        <translation>Die Schwelle ist eine Zahl</translation>
    </message>
    <message>
        <source>The time is missing</source>
        <translation>Die Zeit fehlt</translation>
    </message>
    <message>
        <source>The time pattern “%1” lacks year, month or day</source>
        <translation>Dem Zeitmuster „%1“ fehlt Jahr, Monat oder Tag</translation>
    </message>
    <message>
        <source>The times in “%1” carry no offset; they are read as UTC</source>
        <translation>Die Zeiten in „%1“ tragen keinen Versatz; sie werden als UTC gelesen</translation>
    </message>
    <message>
        <source>The validator did not build the model and signs on the sign-off page; the signature covers the hash of this card, the hashes of all its results and the head of the journal.</source>
        <translation>Wer validiert, hat das Modell nicht gebaut und unterschreibt auf der Freigabeseite; die Unterschrift deckt die Prüfsumme dieser Karte, die Prüfsummen aller ihrer Ergebnisse und den Kopf des Protokolls.</translation>
    </message>
    <message>
        <source>The weight is not a number from 0 up</source>
        <translation>Das Gewicht ist keine Zahl ab 0</translation>
    </message>
    <message>
        <source>There are no events in this period, so there are no sessions.</source>
        <translation>In diesem Zeitraum gibt es keine Ereignisse, also keine Sitzungen.</translation>
    </message>
    <message>
        <source>There are no events yet</source>
        <translation>Es gibt noch keine Ereignisse</translation>
    </message>
    <message>
        <source>There are no features in the set</source>
        <translation>Der Satz enthält keine Prädiktoren</translation>
    </message>
    <message>
        <source>There are no files in this folder</source>
        <translation>In diesem Ordner sind keine Dateien</translation>
    </message>
    <message>
        <source>There are no rows to fit a model on</source>
        <translation>Es gibt keine Zeilen, um ein Modell anzupassen</translation>
    </message>
    <message>
        <source>There are no such events in this period.</source>
        <translation>In diesem Zeitraum gibt es keine solchen Ereignisse.</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Es gibt: %1</translation>
    </message>
    <message>
        <source>There is no attribute named “%1”</source>
        <translation>Es gibt kein Merkmal namens „%1“</translation>
    </message>
    <message>
        <source>There is no attribute named “%1”: no attribute table was imported</source>
        <translation>Es gibt kein Merkmal namens „%1“: es wurde keine Merkmalstabelle importiert</translation>
    </message>
    <message>
        <source>There is no key of “%1”</source>
        <translation>Es gibt keinen Schlüssel von „%1“</translation>
    </message>
    <message>
        <source>There is no open record %1 in quarantine</source>
        <translation>In der Quarantäne gibt es keinen offenen Satz %1</translation>
    </message>
    <message>
        <source>There is no question “%1”</source>
        <translation>Es gibt keine Frage „%1“</translation>
    </message>
    <message>
        <source>There is no threshold</source>
        <translation>Es gibt keine Schwelle</translation>
    </message>
    <message>
        <source>There is no “%1” here</source>
        <translation>Hier gibt es kein „%1“</translation>
    </message>
    <message>
        <source>There is nobody in this period.</source>
        <translation>In diesem Zeitraum ist niemand.</translation>
    </message>
    <message>
        <source>There is one cohort; its “%1” is %2.</source>
        <translation>Es gibt eine Kohorte; ihr „%1“ ist %2.</translation>
    </message>
    <message>
        <source>There must be 1 to 1,000 as-of dates, not %1</source>
        <translation>Es müssen 1 bis 1.000 Stichtage sein, nicht %1</translation>
    </message>
    <message>
        <source>These bytes are not valid in the encoding of the file</source>
        <translation>Diese Bytes sind in der Kodierung der Datei nicht gültig</translation>
    </message>
    <message>
        <source>These scores were made elsewhere: they can be judged here, not reproduced.</source>
        <translation>Diese Scores entstanden anderswo: sie lassen sich hier beurteilen, nicht nachrechnen.</translation>
    </message>
    <message>
        <source>They came in under another mapping. To import them again under this one, give the source another name</source>
        <translation>Sie kamen unter einer anderen Zuordnung herein. Um sie unter dieser neu zu importieren, geben Sie der Quelle einen anderen Namen</translation>
    </message>
    <message>
        <source>This cannot be told before the fields are known</source>
        <translation>Das lässt sich nicht sagen, bevor die Felder bekannt sind</translation>
    </message>
    <message>
        <source>This is JSON, but not an object</source>
        <translation>Das ist JSON, aber kein Objekt</translation>
    </message>
    <message>
        <source>This is a %1 file, not a text log</source>
        <translation>Das ist eine %1-Datei, kein Textlog</translation>
    </message>
    <message>
        <source>This is not a date of the form of the others</source>
        <translation>Das ist kein Datum in der Form der anderen</translation>
    </message>
    <message>
        <source>This is not a model of ours: %1</source>
        <translation>Das ist keines unserer Modelle: %1</translation>
    </message>
    <message>
        <source>This is not a moment of the form %1</source>
        <translation>Das ist kein Zeitpunkt der Form %1</translation>
    </message>
    <message>
        <source>This is not a regular file</source>
        <translation>Das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>This is not well-formed JSON</source>
        <translation>Das ist kein wohlgeformtes JSON</translation>
    </message>
    <message>
        <source>This key has already signed this card</source>
        <translation>Dieser Schlüssel hat diese Karte schon unterschrieben</translation>
    </message>
    <message>
        <source>This project has no card %1</source>
        <translation>Dieses Projekt hat keine Karte %1</translation>
    </message>
    <message>
        <source>This project has no model %1</source>
        <translation>Dieses Projekt hat kein Modell %1</translation>
    </message>
    <message>
        <source>This project never exported a card</source>
        <translation>Dieses Projekt hat nie eine Karte exportiert</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Threshold as given · Wilson intervals, 95 %</source>
        <translation>Schwelle wie angegeben · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Threshold from the costs of errors, for calibrated chances · Wilson intervals, 95 %</source>
        <translation>Schwelle aus den Fehlerkosten, für kalibrierte Wahrscheinlichkeiten · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Time between one event of a person and the next; dashed: the timeout of %1</source>
        <translation>Zeit zwischen einem Ereignis einer Person und dem nächsten; gestrichelt: die Zeitgrenze von %1</translation>
    </message>
    <message>
        <source>Time to convert</source>
        <translation>Zeit bis zum Schritt</translation>
    </message>
    <message>
        <source>Time, UTC</source>
        <translation>Zeit, UTC</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>To check this later</source>
        <translation>Um dies später zu prüfen</translation>
    </message>
    <message>
        <source>Too few fields</source>
        <translation>Zu wenige Felder</translation>
    </message>
    <message>
        <source>Too few people of either outcome for a verdict against the baselines.</source>
        <translation>Zu wenige Personen eines Ausgangs für ein Urteil gegen die Vergleichsmodelle.</translation>
    </message>
    <message>
        <source>Too few people of either outcome to judge calibration.</source>
        <translation>Zu wenige Personen eines Ausgangs, um die Kalibrierung zu beurteilen.</translation>
    </message>
    <message>
        <source>Too many fields</source>
        <translation>Zu viele Felder</translation>
    </message>
    <message>
        <source>Total cost</source>
        <translation>Gesamtkosten</translation>
    </message>
    <message>
        <source>Train on dates that hold both outcomes</source>
        <translation>Trainieren Sie an Stichtagen mit beiden Ausgängen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training rows</source>
        <translation>Trainingszeilen</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>True negatives</source>
        <translation>Richtig negative</translation>
    </message>
    <message>
        <source>True positive rate</source>
        <translation>Richtig-positiv-Rate</translation>
    </message>
    <message>
        <source>True positives</source>
        <translation>Richtig positive</translation>
    </message>
    <message>
        <source>Two features are called “%1”</source>
        <translation>Zwei Prädiktoren heißen „%1“</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>Unerkannt</translation>
    </message>
    <message>
        <source>Unmatched events</source>
        <translation>Unerkannte Ereignisse</translation>
    </message>
    <message>
        <source>Use = or !=</source>
        <translation>Verwenden Sie = oder !=</translation>
    </message>
    <message>
        <source>Use yyyy MM dd HH mm ss SSS XXX, and quote other letters: &apos;T&apos;</source>
        <translation>Verwenden Sie yyyy MM dd HH mm ss SSS XXX und setzen Sie andere Buchstaben in Anführung: &apos;T&apos;</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Validation protocol</source>
        <translation>Validierungsplan</translation>
    </message>
    <message>
        <source>Validator</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value at entry · Wilson intervals, 95 %; the twenty largest groups are drawn, the table has all %1</source>
        <translation>Wert beim Eintritt · Wilson-Intervalle, 95 %; gezeichnet sind die zwanzig größten Gruppen, die Tabelle hat alle %1</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Visits made of %1, a new one after a gap longer than %2</source>
        <translation>Besuche aus %1, ein neuer nach einer Lücke über %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What each feature says alone</source>
        <translation>Was jeder Prädiktor für sich sagt</translation>
    </message>
    <message>
        <source>What is asked of you</source>
        <translation>Was von Ihnen gefragt ist</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Which column says what happened?</source>
        <translation>Welche Spalte sagt, was geschah?</translation>
    </message>
    <message>
        <source>Which column says when it happened?</source>
        <translation>Welche Spalte sagt, wann es geschah?</translation>
    </message>
    <message>
        <source>Which column says who did it?</source>
        <translation>Welche Spalte sagt, wer es tat?</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Withheld in everything exported: a share over fewer than %1 persons, or one that would reveal it by subtraction.</source>
        <translation>In allem Exportierten zurückgehalten: ein Anteil über weniger als %1 Personen oder einer, der ihn durch Abziehen verriete.</translation>
    </message>
    <message>
        <source>Without entity isolation the dates must be given</source>
        <translation>Ohne Trennung nach Personen müssen die Stichtage angegeben sein</translation>
    </message>
    <message>
        <source>Write &quot;auto&quot;, or {&quot;test_from&quot;: &quot;2025-03-01&quot;}</source>
        <translation>Schreiben Sie &quot;auto&quot; oder {&quot;test_from&quot;: &quot;2025-03-01&quot;}</translation>
    </message>
    <message>
        <source>Write &quot;dates&quot;: {&quot;test_from&quot;: …}, or leave &quot;isolate&quot; on</source>
        <translation>Schreiben Sie &quot;dates&quot;: {&quot;test_from&quot;: …}, oder lassen Sie &quot;isolate&quot; an</translation>
    </message>
    <message>
        <source>Write a column name, {&quot;columns&quot;:[…],&quot;join&quot;:&quot; &quot;} or {&quot;constant&quot;:&quot;…&quot;}</source>
        <translation>Schreiben Sie einen Spaltennamen, {&quot;columns&quot;:[…],&quot;join&quot;:&quot; &quot;} oder {&quot;constant&quot;:&quot;…&quot;}</translation>
    </message>
    <message>
        <source>Write a date, a list of dates, or an object with every, from and to</source>
        <translation>Schreiben Sie ein Datum, eine Liste von Daten oder ein Objekt mit every, from und to</translation>
    </message>
    <message>
        <source>Write a duration such as “0 s” or “2 h”</source>
        <translation>Schreiben Sie eine Dauer wie „0 s“ oder „2 h“</translation>
    </message>
    <message>
        <source>Write a number like %1</source>
        <translation>Schreiben Sie eine Zahl wie %1</translation>
    </message>
    <message>
        <source>Write a number, or leave it out</source>
        <translation>Schreiben Sie eine Zahl, oder lassen Sie es weg</translation>
    </message>
    <message>
        <source>Write age:25,45</source>
        <translation>Schreiben Sie age:25,45</translation>
    </message>
    <message>
        <source>Write category, or number where every value is one</source>
        <translation>Schreiben Sie category, oder number, wo jeder Wert eine ist</translation>
    </message>
    <message>
        <source>Write csv, jsonl or json</source>
        <translation>Schreiben Sie csv, jsonl oder json</translation>
    </message>
    <message>
        <source>Write earlier or reject</source>
        <translation>Schreiben Sie earlier oder reject</translation>
    </message>
    <message>
        <source>Write for example yyyy-MM-dd HH:mm:ss, dd.MM.yyyy or yyyyMMdd</source>
        <translation>Schreiben Sie zum Beispiel yyyy-MM-dd HH:mm:ss, dd.MM.yyyy oder yyyyMMdd</translation>
    </message>
    <message>
        <source>Write how long after the as-of date it may happen, like “30 d”</source>
        <translation>Schreiben Sie, wie lange nach dem Stichtag es geschehen darf, wie „30 d“</translation>
    </message>
    <message>
        <source>Write how many persons fit at each as-of date, like 50</source>
        <translation>Schreiben Sie, wie viele Personen je Stichtag passen, wie 50</translation>
    </message>
    <message>
        <source>Write it like 2025-01-31 or 2025-01-31T12:00:00Z</source>
        <translation>Schreiben Sie es wie 2025-01-31 oder 2025-01-31T12:00:00Z</translation>
    </message>
    <message>
        <source>Write it like {&quot;property&quot;:&quot;country&quot;,&quot;op&quot;:&quot;is&quot;,&quot;values&quot;:[&quot;DE&quot;]}</source>
        <translation>Schreiben Sie es wie {&quot;property&quot;:&quot;country&quot;,&quot;op&quot;:&quot;is&quot;,&quot;values&quot;:[&quot;DE&quot;]}</translation>
    </message>
    <message>
        <source>Write keep or drop</source>
        <translation>Schreiben Sie keep oder drop</translation>
    </message>
    <message>
        <source>Write name, question, at, min, max, unit, decimals, spec</source>
        <translation>Schreiben Sie name, question, at, min, max, unit, decimals, spec</translation>
    </message>
    <message>
        <source>Write one character, “tab” or “whitespace”</source>
        <translation>Schreiben Sie ein Zeichen, „tab“ oder „whitespace“</translation>
    </message>
    <message>
        <source>Write one of: %1</source>
        <translation>Schreiben Sie eines von: %1</translation>
    </message>
    <message>
        <source>Write race x sex</source>
        <translation>Schreiben Sie race x sex</translation>
    </message>
    <message>
        <source>Write reject or shift</source>
        <translation>Schreiben Sie reject oder shift</translation>
    </message>
    <message>
        <source>Write sex=F &amp; age&gt;=50; values are parted by |</source>
        <translation>Schreiben Sie sex=F &amp; age&gt;=50; Werte trennt |</translation>
    </message>
    <message>
        <source>Write utf-8, utf-16le, utf-16be, latin1 or windows-1252</source>
        <translation>Schreiben Sie utf-8, utf-16le, utf-16be, latin1 oder windows-1252</translation>
    </message>
    <message>
        <source>Write {&quot;frame&quot;: {&quot;set&quot;: &quot;rfm&quot;, &quot;target&quot;: &quot;churn&quot;}}</source>
        <translation>Schreiben Sie {&quot;frame&quot;: {&quot;set&quot;: &quot;rfm&quot;, &quot;target&quot;: &quot;churn&quot;}}</translation>
    </message>
    <message>
        <source>Write {&quot;model&quot;: &quot;name&quot;}</source>
        <translation>Schreiben Sie {&quot;model&quot;: &quot;name&quot;}</translation>
    </message>
    <message>
        <source>Write {}</source>
        <translation>Schreiben Sie {}</translation>
    </message>
    <message>
        <source>Write “rest” or a list of column names</source>
        <translation>Schreiben Sie „rest“ oder eine Liste von Spaltennamen</translation>
    </message>
    <message>
        <source>allowed %1 to %2</source>
        <translation>erlaubt %1 bis %2</translation>
    </message>
    <message>
        <source>also in %1</source>
        <translation>auch in %1</translation>
    </message>
    <message>
        <source>always (declared static)</source>
        <translation>immer (als unveränderlich erklärt)</translation>
    </message>
    <message>
        <source>always so: %1</source>
        <translation>immer so: %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>kamen wieder</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>berechnet</translation>
    </message>
    <message>
        <source>computed %1</source>
        <translation>berechnet %1</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>konvertiert</translation>
    </message>
    <message>
        <source>dates and times of the record, in UTC</source>
        <translation>Daten und Zeiten des Protokolls, in UTC</translation>
    </message>
    <message>
        <source>equal mass</source>
        <translation>gleiche Masse</translation>
    </message>
    <message>
        <source>equal width</source>
        <translation>gleiche Breite</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>events a person</source>
        <translation>Ereignisse je Person</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>fingerprints of definitions, results, inputs, keys and the journal</source>
        <translation>Fingerabdrücke von Definitionen, Ergebnissen, Eingaben, Schlüsseln und Protokoll</translation>
    </message>
    <message>
        <source>from its date, or from its import</source>
        <translation>ab seinem Datum oder seinem Import</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>insufficient</source>
        <translation>unzureichend</translation>
    </message>
    <message>
        <source>labels not known yet</source>
        <translation>Ausgang noch nicht bekannt</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>mean of ended cells</source>
        <translation>Mittel beendeter Zellen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>must find the journal head as printed here.</source>
        <translation>muss den Kopf des Protokolls finden wie hier gedruckt.</translation>
    </message>
    <message>
        <source>must print 0 mismatches.</source>
        <translation>muss 0 Abweichungen melden.</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>no person</source>
        <translation>keine Person</translation>
    </message>
    <message>
        <source>not 0 or 1</source>
        <translation>nicht 0 oder 1</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>keine endliche Zahl</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>not yet answered</source>
        <translation>noch nicht beantwortet</translation>
    </message>
    <message>
        <source>not yet signed</source>
        <translation>noch nicht unterschrieben</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>numbers of sections, pages, entries, facts and places in Annex IV</source>
        <translation>Nummern von Abschnitten, Seiten, Einträgen, Fakten und Stellen in Anhang IV</translation>
    </message>
    <message>
        <source>n₊</source>
        <translation>n₊</translation>
    </message>
    <message>
        <source>n₋</source>
        <translation>n₋</translation>
    </message>
    <message>
        <source>of these, nearly in the log (case, leading zeros, blanks)</source>
        <translation>davon fast im Log (Groß-/Kleinschreibung, führende Nullen, Leerzeichen)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>operating point</source>
        <translation>Arbeitspunkt</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
    <message>
        <source>protected, always so: %1</source>
        <translation>geschützt, immer so: %1</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>repaired, waits for replay</source>
        <translation>berichtigt, wartet auf das Einspielen</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>selection rate</source>
        <translation>Auswahlrate</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>settings written in a definition: thresholds, windows, seeds, gates</source>
        <translation>Einstellungen einer Definition: Schwellen, Fenster, Startwerte, Schranken</translation>
    </message>
    <message>
        <source>share of persons</source>
        <translation>Anteil der Personen</translation>
    </message>
    <message>
        <source>since ever</source>
        <translation>seit jeher</translation>
    </message>
    <message>
        <source>slices looked at</source>
        <translation>angesehene Ausschnitte</translation>
    </message>
    <message>
        <source>step %1 → %2</source>
        <translation>Schritt %1 → %2</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>suppressed</source>
        <translation>unterdrückt</translation>
    </message>
    <message>
        <source>suspected leak</source>
        <translation>Verdacht eines Lecks</translation>
    </message>
    <message>
        <source>ticks of an axis</source>
        <translation>Teilstriche einer Achse</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>tolerance ±%1 points</source>
        <translation>Toleranz ±%1 Punkte</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>undefiniert</translation>
    </message>
    <message>
        <source>versions of definitions and of this program</source>
        <translation>Versionen von Definitionen und dieses Programms</translation>
    </message>
    <message>
        <source>when its events have arrived</source>
        <translation>wenn seine Ereignisse angekommen sind</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>words of the person named beside the section</source>
        <translation>Worte der Person, die neben dem Abschnitt steht</translation>
    </message>
    <message>
        <source>“%1” already has a key</source>
        <translation>„%1“ hat schon einen Schlüssel</translation>
    </message>
    <message>
        <source>“%1” can be read in more than one way. Which is right?</source>
        <translation>„%1“ lässt sich auf mehrere Weisen lesen. Welche ist richtig?</translation>
    </message>
    <message>
        <source>“%1” cannot be read as %2</source>
        <translation>„%1“ lässt sich nicht als %2 lesen</translation>
    </message>
    <message>
        <source>“%1” cannot be static without a reason</source>
        <translation>„%1“ kann ohne Grund nicht unveränderlich sein</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a key</source>
        <translation>„%1“ kann kein Name eines Schlüssels sein</translation>
    </message>
    <message>
        <source>“%1” has no group “%2”</source>
        <translation>„%1“ hat keine Gruppe „%2“</translation>
    </message>
    <message>
        <source>“%1” has too many values to be groups</source>
        <translation>„%1“ hat zu viele Werte für Gruppen</translation>
    </message>
    <message>
        <source>“%1” has values that are no numbers</source>
        <translation>„%1“ hat Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>“%1” in the table is nearly “%2” in the log</source>
        <translation>„%1“ in der Tabelle ist fast „%2“ im Log</translation>
    </message>
    <message>
        <source>“%1” in the time pattern “%2” is not a letter of time patterns</source>
        <translation>„%1“ im Zeitmuster „%2“ ist kein Buchstabe von Zeitmustern</translation>
    </message>
    <message>
        <source>“%1” is a text</source>
        <translation>„%1“ ist ein Text</translation>
    </message>
    <message>
        <source>“%1” is different in every record: this is a table about people, not a log of events</source>
        <translation>„%1“ ist in jedem Satz anders: das ist eine Tabelle über Personen, kein Ereignislog</translation>
    </message>
    <message>
        <source>“%1” is highest in %2 (%3) and lowest in %4 (%5); their intervals do not overlap.</source>
        <translation>„%1“ ist am höchsten in %2 (%3) und am niedrigsten in %4 (%5); ihre Intervalle überlappen nicht.</translation>
    </message>
    <message>
        <source>“%1” is marked, but it is no attribute of this table</source>
        <translation>„%1“ ist markiert, ist aber kein Merkmal dieser Tabelle</translation>
    </message>
    <message>
        <source>“%1” is not a condition</source>
        <translation>„%1“ ist keine Bedingung</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>„%1“ ist kein Datum</translation>
    </message>
    <message>
        <source>“%1” is not a format read here</source>
        <translation>„%1“ ist kein hier gelesenes Format</translation>
    </message>
    <message>
        <source>“%1” is not a number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>“%1” is not a number from %2 to %3</source>
        <translation>„%1“ ist keine Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>“%1” is not an encoding known here</source>
        <translation>„%1“ ist keine hier bekannte Kodierung</translation>
    </message>
    <message>
        <source>“%1” is not at risk at this date</source>
        <translation>„%1“ kommt zu diesem Stichtag nicht infrage</translation>
    </message>
    <message>
        <source>“%1” is the largest segment: %2 of %3 persons.</source>
        <translation>„%1“ ist das größte Segment: %2 von %3 Personen.</translation>
    </message>
    <message>
        <source>“%1” is told by earlier terms and was left out.</source>
        <translation>„%1“ folgt aus früheren Termen und wurde weggelassen.</translation>
    </message>
    <message>
        <source>“%1” made what this card stands on and cannot approve it</source>
        <translation>„%1“ hat gemacht, worauf diese Karte steht, und kann sie nicht freigeben</translation>
    </message>
    <message>
        <source>“%1” must lie between %2 and %3</source>
        <translation>„%1“ muss zwischen %2 und %3 liegen</translation>
    </message>
    <message>
        <source>“%1” never varies in training and was left out.</source>
        <translation>„%1“ ändert sich im Training nie und wurde weggelassen.</translation>
    </message>
    <message>
        <source>“%1” of a gate is a number</source>
        <translation>„%1“ einer Schranke ist eine Zahl</translation>
    </message>
    <message>
        <source>“%1” of the mapping is not understood</source>
        <translation>„%1“ der Zuordnung wird nicht verstanden</translation>
    </message>
    <message>
        <source>“%1” of the mapping is “%2”, not one character</source>
        <translation>„%1“ der Zuordnung ist „%2“, nicht ein Zeichen</translation>
    </message>
    <message>
        <source>“%1” of the mapping must be a text</source>
        <translation>„%1“ der Zuordnung muss ein Text sein</translation>
    </message>
    <message>
        <source>“%1” signed another card</source>
        <translation>„%1“ hat eine andere Karte unterschrieben</translation>
    </message>
    <message>
        <source>“at” of a gate is a JSON pointer that begins with /</source>
        <translation>„at“ einer Schranke ist ein JSON-Zeiger, der mit / beginnt</translation>
    </message>
    <message>
        <source>“columns” is a list of column names</source>
        <translation>„columns“ ist eine Liste von Spaltennamen</translation>
    </message>
    <message>
        <source>“events” is a list of events</source>
        <translation>„events“ ist eine Liste von Ereignissen</translation>
    </message>
    <message>
        <source>“quarantine list” shows them with their numbers</source>
        <translation>„quarantine list“ zeigt sie mit ihren Nummern</translation>
    </message>
    <message>
        <source>↓ %1 go on, median %2</source>
        <translation>↓ %1 gehen weiter, Median %2</translation>
    </message>
    <message>
        <source>↓ nobody goes on</source>
        <translation>↓ niemand geht weiter</translation>
    </message>
    <message>
        <source>The export cannot be written: %1</source>
        <translation>Der Export lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>Check the folder and the free space</source>
        <translation>Prüfen Sie den Ordner und den freien Platz</translation>
    </message>
    <message>
        <source>“%1” is not a format of exports</source>
        <translation>„%1“ ist kein Exportformat</translation>
    </message>
    <message>
        <source>Write csv, jsonl or sqlite</source>
        <translation>Schreiben Sie csv, jsonl oder sqlite</translation>
    </message>
    <message>
        <source>Stopped; no file was written</source>
        <translation>Angehalten; es wurde keine Datei geschrieben</translation>
    </message>
    <message>
        <source>SQL: %1</source>
        <translation>SQL: %1</translation>
    </message>
    <message>
        <source>Ask with one SELECT over the tables events and actors</source>
        <translation>Fragen Sie mit einem SELECT über die Tabellen events und actors</translation>
    </message>
    <message>
        <source>There is not enough memory for the SQL window</source>
        <translation>Der Speicher reicht nicht für das SQL-Fenster</translation>
    </message>
    <message>
        <source>Exactly one SELECT is answered</source>
        <translation>Beantwortet wird genau ein SELECT</translation>
    </message>
    <message>
        <source>Single events are shown only with leave to see rows</source>
        <translation>Einzelne Ereignisse werden nur mit der Erlaubnis gezeigt, Zeilen zu sehen</translation>
    </message>
    <message>
        <source>What is stored about a run of the event log was altered</source>
        <translation>Die Angaben zu einem Lauf des Ereignislogs wurden verändert</translation>
    </message>
    <message>
        <source>Restore the project from a copy</source>
        <translation>Stellen Sie das Projekt aus einer Kopie wieder her</translation>
    </message>
    <message>
        <source>The events of a run do not add up to its content hash</source>
        <translation>Die Ereignisse eines Laufs ergeben nicht seine Inhaltsprüfsumme</translation>
    </message>
    <message>
        <source>The batches hold %1 events, the runs of the event log %2</source>
        <translation>Die Lieferungen enthalten %1 Ereignisse, die Läufe des Ereignislogs %2</translation>
    </message>
    <message>
        <source>The chain over the runs of the event log is broken: a run was added, removed or altered</source>
        <translation>Die Kette über die Läufe des Ereignislogs ist gebrochen: ein Lauf wurde hinzugefügt, entfernt oder verändert</translation>
    </message>
    <message>
        <source>any event</source>
        <translation>jedes Ereignis</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>Quartal</translation>
    </message>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>did</source>
        <translation>getan</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>The largest cluster holds %1 of %2 people; what sets it apart most is a high “%3”.</source>
        <translation>Das größte Cluster umfasst %1 von %2 Personen; am meisten zeichnet es ein hoher Wert von „%3“ aus.</translation>
    </message>
    <message>
        <source>The largest cluster holds %1 of %2 people; what sets it apart most is a low “%3”.</source>
        <translation>Das größte Cluster umfasst %1 von %2 Personen; am meisten zeichnet es ein niedriger Wert von „%3“ aus.</translation>
    </message>
    <message>
        <source>a strong structure</source>
        <translation>eine starke Struktur</translation>
    </message>
    <message>
        <source>a reasonable structure</source>
        <translation>eine brauchbare Struktur</translation>
    </message>
    <message>
        <source>a weak structure: it may be artificial</source>
        <translation>eine schwache Struktur: sie kann künstlich sein</translation>
    </message>
    <message>
        <source>no substantial structure</source>
        <translation>keine wesentliche Struktur</translation>
    </message>
    <message>
        <source>% of people</source>
        <translation>% der Personen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Mean silhouette</source>
        <translation>Mittlere Silhouette</translation>
    </message>
    <message>
        <source>Explained variance</source>
        <translation>Erklärte Varianz</translation>
    </message>
    <message>
        <source>Calinski–Harabasz</source>
        <translation>Calinski–Harabasz</translation>
    </message>
    <message>
        <source>Davies–Bouldin</source>
        <translation>Davies–Bouldin</translation>
    </message>
    <message>
        <source>What the clusters are like</source>
        <translation>Wie die Cluster sind</translation>
    </message>
    <message>
        <source>Each cell is a cluster&apos;s centre on the scale distances are measured on; the table has means and medians.</source>
        <translation>Jede Zelle ist der Mittelpunkt eines Clusters auf der Skala, auf der Abstände gemessen werden; die Tabelle hat Mittelwerte und Mediane.</translation>
    </message>
    <message>
        <source>Columns as they are</source>
        <translation>Spalten, wie sie sind</translation>
    </message>
    <message>
        <source>Logarithms of 1 + x with mean 0 and standard deviation 1</source>
        <translation>Logarithmen von 1 + x mit Mittelwert 0 und Standardabweichung 1</translation>
    </message>
    <message>
        <source>Columns with mean 0 and standard deviation 1</source>
        <translation>Spalten mit Mittelwert 0 und Standardabweichung 1</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>Mittelpunkt</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mittelpunkt</translation>
    </message>
    <message>
        <source>It is not said on which features</source>
        <translation>Es ist nicht gesagt, an welchen Prädiktoren</translation>
    </message>
    <message>
        <source>Name a saved set of features</source>
        <translation>Nennen Sie einen gespeicherten Prädiktorsatz</translation>
    </message>
    <message>
        <source>People are grouped as of one date</source>
        <translation>Personen werden zu einem Stichtag gruppiert</translation>
    </message>
    <message>
        <source>Give one date as as_of</source>
        <translation>Geben Sie einen Stichtag als as_of an</translation>
    </message>
    <message>
        <source>These features have no number column</source>
        <translation>Diese Prädiktoren haben keine Zahlenspalte</translation>
    </message>
    <message>
        <source>Take counts, sums or days since</source>
        <translation>Nehmen Sie Anzahlen, Summen oder Tage seit</translation>
    </message>
    <message>
        <source>The logarithm of “%1” does not exist: it has values below 0</source>
        <translation>Der Logarithmus von „%1“ existiert nicht: es hat Werte unter 0</translation>
    </message>
    <message>
        <source>Write standard, or leave that column out</source>
        <translation>Schreiben Sie standard, oder lassen Sie diese Spalte weg</translation>
    </message>
    <message>
        <source>The column “%1” was not built</source>
        <translation>Die Spalte „%1“ wurde nicht gebildet</translation>
    </message>
    <message>
        <source>Take fewer clusters, or columns with fewer gaps</source>
        <translation>Nehmen Sie weniger Cluster, oder Spalten mit weniger Lücken</translation>
    </message>
    <message>
        <source>There is no such cluster in this answer</source>
        <translation>Ein solches Cluster gibt es in dieser Antwort nicht</translation>
    </message>
    <message>
        <source>The event log was asked for inside a call of the store</source>
        <translation>Das Ereignislog wurde innerhalb eines Aufrufs des Speichers verlangt</translation>
    </message>
    <message>
        <source>Another program rearranged the event log while it was being read</source>
        <translation>Ein anderes Programm hat das Ereignislog während des Lesens umgeordnet</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Fragen Sie noch einmal</translation>
    </message>
    <message>
        <source>The id of an actor does not fit its key</source>
        <translation>Die Kennung eines Akteurs passt nicht zu seinem Schlüssel</translation>
    </message>
    <message>
        <source>Ratio of means</source>
        <translation>Verhältnis der Mittelwerte</translation>
    </message>
    <message>
        <source>Means by group</source>
        <translation>Mittelwerte nach Gruppe</translation>
    </message>
    <message>
        <source>Mean per person with its t interval, 95 %</source>
        <translation>Mittelwert je Person mit t-Intervall, 95 %</translation>
    </message>
    <message>
        <source>“sessions” is a saved definition or its rules</source>
        <translation>„sessions“ ist eine gespeicherte Definition oder ihre Regeln</translation>
    </message>
    <message>
        <source>Write its name, or {&quot;timeout&quot;: &quot;30 min&quot;}</source>
        <translation>Schreiben Sie ihren Namen oder {&quot;timeout&quot;: &quot;30 min&quot;}</translation>
    </message>
    <message>
        <source>The attribute “%1” was altered</source>
        <translation>Das Merkmal „%1“ wurde verändert</translation>
    </message>
    <message>
        <source>Record %1 was imported when the file ended inside it; now it goes on</source>
        <translation>Satz %1 wurde importiert, als die Datei in ihm endete; nun geht er weiter</translation>
    </message>
    <message>
        <source>The log keeps what it read then. Import the file into a new project, or under another source name</source>
        <translation>Das Log behält, was es damals las. Importieren Sie die Datei in ein neues Projekt oder unter einem anderen Quellnamen</translation>
    </message>
    <message>
        <source>No import is known of batch %1</source>
        <translation>Zu Lieferung %1 ist kein Import bekannt</translation>
    </message>
    <message>
        <source>“%1” and “%2” are read together as one moment</source>
        <translation>„%1“ und „%2“ werden zusammen als ein Zeitpunkt gelesen</translation>
    </message>
    <message>
        <source>A batch names another source than its import</source>
        <translation>Eine Lieferung nennt eine andere Quelle als ihr Import</translation>
    </message>
    <message>
        <source>The account of an import was altered</source>
        <translation>Die Abrechnung eines Imports wurde verändert</translation>
    </message>
    <message>
        <source>Records in quarantine were altered</source>
        <translation>Sätze in Quarantäne wurden verändert</translation>
    </message>
    <message>
        <source>The account of an import is missing</source>
        <translation>Die Abrechnung eines Imports fehlt</translation>
    </message>
    <message>
        <source>The journal tells of %1 stored events, the log holds %2</source>
        <translation>Das Protokoll berichtet von %1 gespeicherten Ereignissen, das Log enthält %2</translation>
    </message>
    <message>
        <source>Both a column and a target tell the outcomes</source>
        <translation>Sowohl eine Spalte als auch eine Zielgröße nennen die Ausgänge</translation>
    </message>
    <message>
        <source>Give one of the two</source>
        <translation>Geben Sie eines von beiden an</translation>
    </message>
    <message>
        <source>“%1” per person who entered is %2 after one %3 and %4 after %5 (means over ended cells).</source>
        <translation>„%1“ je eingetretener Person ist %2 nach einer Periode (%3) und %4 nach %5 (Mittel über abgeschlossene Zellen).</translation>
    </message>
    <message>
        <source>All entries whose period has ended, with t intervals.</source>
        <translation>Alle Eintritte, deren Periode zu Ende ist, mit t-Intervallen.</translation>
    </message>
    <message>
        <source>The feature “%1” crosses its as-of moment: it looks %2 ahead</source>
        <translation>Der Prädiktor „%1“ überschreitet seinen Stichtag: er blickt %2 voraus</translation>
    </message>
    <message>
        <source>Windows look back: write them without a sign</source>
        <translation>Fenster blicken zurück: schreiben Sie sie ohne Vorzeichen</translation>
    </message>
    <message>
        <source>A record at the end of %1 had been cut off and was refused; it goes on now and was read again, which takes the refusal back</source>
        <translation>Ein Satz am Ende von %1 war abgeschnitten und wurde abgewiesen; jetzt geht er weiter und wurde neu gelesen, damit ist die Abweisung hinfällig</translation>
    </message>
    <message>
        <source>“%1” is the key of an author of this card and cannot approve it</source>
        <translation>„%1“ ist der Schlüssel eines Verfassers dieser Karte und kann sie nicht freigeben</translation>
    </message>
    <message>
        <source>Limitation</source>
        <translation>Einschränkung</translation>
    </message>
    <message>
        <source>What limits it, or why not</source>
        <translation>Was einschränkt, oder warum nicht</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refuted</source>
        <translation>widerlegt</translation>
    </message>
    <message>
        <source>proposed, not yet decided</source>
        <translation>vorgeschlagen, noch nicht entschieden</translation>
    </message>
    <message>
        <source>%1 (signed %2)</source>
        <translation>%1 (gezeichnet von %2)</translation>
    </message>
    <message>
        <source>Not applicable because </source>
        <translation>Nicht anwendbar, weil </translation>
    </message>
    <message>
        <source>Write {&quot;because&quot;: …}: external, no_probabilities, no_attributes, not_metered, or a sentence that somebody else signs</source>
        <translation>Schreiben Sie {&quot;because&quot;: …}: external, no_probabilities, no_attributes, not_metered oder einen Satz, den jemand anderes zeichnet</translation>
    </message>
    <message>
        <source>the moment of import</source>
        <translation>der Zeitpunkt des Imports</translation>
    </message>
    <message>
        <source>a backfill: assumed %1 after the event</source>
        <translation>eine Nachlieferung: angenommen %1 nach dem Ereignis</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>wie aufgezeichnet</translation>
    </message>
    <message>
        <source>What was read and what became of it</source>
        <translation>Was gelesen wurde und was daraus wurde</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Eingetroffen</translation>
    </message>
    <message>
        <source>%1 events of %2 actors, from %3 to %4.</source>
        <translation>%1 Ereignisse von %2 Akteuren, von %3 bis %4.</translation>
    </message>
    <message>
        <source>The features in words</source>
        <translation>Die Prädiktoren in Worten</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>The target</source>
        <translation>Das Ziel</translation>
    </message>
    <message>
        <source>What was read, what is to be foreseen, and each feature: what it is, when it is known, what missing means, how it is spread.</source>
        <translation>Was gelesen wurde, was vorhergesehen werden soll, und jeder Prädiktor: was er ist, wann er bekannt ist, was Fehlen bedeutet, wie er verteilt ist.</translation>
    </message>
    <message>
        <source>Belongs to a model card</source>
        <translation>Gehört zu einer Modellkarte</translation>
    </message>
    <message>
        <source>Of the same project, at the same moment.</source>
        <translation>Aus demselben Projekt, zum selben Zeitpunkt.</translation>
    </message>
    <message>
        <source> The first %1 of %2; the others stand in annex %3.</source>
        <translation> Die ersten %1 von %2; die übrigen stehen in Anhang %3.</translation>
    </message>
    <message>
        <source>“observed_expected” is a pair of numbers</source>
        <translation>„observed_expected“ ist ein Zahlenpaar</translation>
    </message>
    <message>
        <source>Write [0.8, 1.25]</source>
        <translation>Schreiben Sie [0.8, 1.25]</translation>
    </message>
    <message>
        <source>Whom it selects</source>
        <translation>Wen es auswählt</translation>
    </message>
    <message>
        <source>Against simple rules</source>
        <translation>Gegen einfache Regeln</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>Stated risks</source>
        <translation>Genannte Risiken</translation>
    </message>
    <message>
        <source>Changed inputs</source>
        <translation>Veränderte Eingaben</translation>
    </message>
    <message>
        <source>The log is a backfill: when events became known is assumed, not recorded.</source>
        <translation>Das Log ist eine Nachlieferung: wann Ereignisse bekannt wurden, ist angenommen, nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Events count as known from the moment of their import.</source>
        <translation>Ereignisse gelten vom Zeitpunkt ihres Imports an als bekannt.</translation>
    </message>
    <message>
        <source>%1 records could not be read and are missing.</source>
        <translation>%1 Datensätze konnten nicht gelesen werden und fehlen.</translation>
    </message>
    <message>
        <source>%1 rows cannot be judged yet: their window has not ended.</source>
        <translation>%1 Zeilen lassen sich noch nicht beurteilen: ihr Fenster ist nicht zu Ende.</translation>
    </message>
    <message>
        <source>Undated attributes are believed to be as they were at each date: %1.</source>
        <translation>Von undatierten Attributen wird angenommen, dass sie an jedem Stichtag so waren: %1.</translation>
    </message>
    <message>
        <source>Suspected leaks among the features: %1.</source>
        <translation>Mutmaßliche Lecks unter den Prädiktoren: %1.</translation>
    </message>
    <message>
        <source>The scores were made elsewhere: how they come about cannot be judged here.</source>
        <translation>Die Scores wurden anderswo gebildet: wie sie zustande kommen, lässt sich hier nicht beurteilen.</translation>
    </message>
    <message>
        <source>The features tell the outcomes apart without error in training: a leak is to be suspected.</source>
        <translation>Die Prädiktoren trennen die Ausgänge im Training fehlerfrei: ein Leck ist zu vermuten.</translation>
    </message>
    <message>
        <source>“%1” could not be used: it says nothing of its own.</source>
        <translation>„%1“ konnte nicht verwendet werden: es sagt nichts Eigenes.</translation>
    </message>
    <message>
        <source>The final holdout is still sealed: figures are of the test part, which may have been looked at before.</source>
        <translation>Die letzte Rücklage ist noch versiegelt: die Zahlen stammen aus dem Testteil, der schon früher angesehen worden sein kann.</translation>
    </message>
    <message>
        <source>No final holdout was kept back.</source>
        <translation>Es wurde keine letzte Rücklage zurückbehalten.</translation>
    </message>
    <message>
        <source>A baseline is better than the model.</source>
        <translation>Ein Vergleichsmodell ist besser als das Modell.</translation>
    </message>
    <message>
        <source>No difference from a baseline is shown.</source>
        <translation>Ein Unterschied zu einem Vergleichsmodell ist nicht gezeigt.</translation>
    </message>
    <message>
        <source>Too few outcomes for a verdict against the baselines.</source>
        <translation>Zu wenige Ausgänge für ein Urteil gegen die Vergleichsmodelle.</translation>
    </message>
    <message>
        <source>Ranges of risk where the stated chance is off by more than its interval: %1. Show ranks there, not percentages.</source>
        <translation>Risikobereiche, in denen die genannte Chance um mehr als ihr Intervall daneben liegt: %1. Zeigen Sie dort Ränge, keine Prozente.</translation>
    </message>
    <message>
        <source>Gaps between groups that lie outside what is allowed: %1.</source>
        <translation>Lücken zwischen Gruppen, die außerhalb des Erlaubten liegen: %1.</translation>
    </message>
    <message>
        <source>Gaps between groups that cannot be judged, with too few people: %1. Nothing here shows that these groups fare alike, or not.</source>
        <translation>Lücken zwischen Gruppen, die sich mit zu wenigen Personen nicht beurteilen lassen: %1. Nichts hier zeigt, dass es diesen Gruppen gleich ergeht, oder dass nicht.</translation>
    </message>
    <message>
        <source>The ranking suffers when inputs are noisy or unknown.</source>
        <translation>Die Rangfolge leidet, wenn Eingaben verrauscht oder unbekannt sind.</translation>
    </message>
    <message>
        <source>The ranking suffers when “%1” is missing.</source>
        <translation>Die Rangfolge leidet, wenn „%1“ fehlt.</translation>
    </message>
    <message>
        <source>Logistic regression with penalties l2 = %1 and l1 = %2, then Platt calibration on rows of its own; seed %3.</source>
        <translation>Logistische Regression mit den Strafen l2 = %1 und l1 = %2, dann Platt-Kalibrierung auf eigenen Zeilen; Startwert %3.</translation>
    </message>
    <message>
        <source>Logistic regression with penalties l2 = %1 and l1 = %2, then isotonic calibration on rows of its own; seed %3.</source>
        <translation>Logistische Regression mit den Strafen l2 = %1 und l1 = %2, dann isotone Kalibrierung auf eigenen Zeilen; Startwert %3.</translation>
    </message>
    <message>
        <source>Logistic regression with penalties l2 = %1 and l1 = %2, not calibrated; seed %3.</source>
        <translation>Logistische Regression mit den Strafen l2 = %1 und l1 = %2, nicht kalibriert; Startwert %3.</translation>
    </message>
    <message>
        <source>Numbers are standardised and missing ones take the median, both learnt on training rows; each level of a category is a column. The same seed gives the same bytes on any number of threads.</source>
        <translation>Zahlen werden standardisiert, fehlende erhalten den Median, beides aus den Trainingszeilen gelernt; jede Ausprägung einer Kategorie ist eine Spalte. Derselbe Startwert ergibt dieselben Bytes mit jeder Zahl von Threads.</translation>
    </message>
    <message>
        <source>Missing numbers take the median of the training rows; each level of a category is a column. The same seed gives the same bytes on any number of threads.</source>
        <translation>Fehlende Zahlen erhalten den Median der Trainingszeilen; jede Ausprägung einer Kategorie ist eine Spalte. Derselbe Startwert ergibt dieselben Bytes mit jeder Zahl von Threads.</translation>
    </message>
    <message>
        <source>Beside it stand two rules that cost nothing: the prevalence for everybody, and what each person did in the window before.</source>
        <translation>Daneben stehen zwei Regeln, die nichts kosten: die Prävalenz für alle und das, was jede Person im Fenster davor tat.</translation>
    </message>
    <message>
        <source>Persons are dealt once, by seed: %1 % train, %2 % calibrate, %3 % test, %4 % are sealed. Nobody is in two parts, and rows whose outcome was not known before the next part began are left out.</source>
        <translation>Personen werden einmal nach Startwert verteilt: %1 % Training, %2 % Kalibrierung, %3 % Test, %4 % bleiben versiegelt. Niemand ist in zwei Teilen, und Zeilen, deren Ausgang vor Beginn des nächsten Teils nicht bekannt war, bleiben weg.</translation>
    </message>
    <message>
        <source>Cost matrix.</source>
        <translation>Kostenmatrix.</translation>
    </message>
    <message>
        <source> Per person and decision, in one unit.</source>
        <translation> Je Person und Entscheidung, in einer Einheit.</translation>
    </message>
    <message>
        <source>It happens</source>
        <translation>Es geschieht</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>Es geschieht nicht</translation>
    </message>
    <message>
        <source>Not selected</source>
        <translation>Nicht ausgewählt</translation>
    </message>
    <message>
        <source>The backtest fits again at up to %1 dates on what was known by then, with a gap of %2, and judges persons it did not learn from. Reliability has %3 bins; intervals by bootstrap have %4 draws, all others are named beside the figure.</source>
        <translation>Der rückblickende Test passt an bis zu %1 Stichtagen neu an, mit dem, was bis dahin bekannt war, mit einem Abstand von %2, und beurteilt Personen, von denen er nicht gelernt hat. Die Zuverlässigkeit hat %3 Klassen; Bootstrap-Intervalle haben %4 Ziehungen, alle anderen sind neben der Abbildung benannt.</translation>
    </message>
    <message>
        <source>Capacity: %1 persons at each date.</source>
        <translation>Kapazität: %1 Personen an jedem Stichtag.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What the log shows</source>
        <translation>Was das Log zeigt</translation>
    </message>
    <message>
        <source>Description, not proof: a difference between groups or months is no effect of anything. Each figure can be computed again from the project.</source>
        <translation>Beschreibung, kein Beweis: ein Unterschied zwischen Gruppen oder Monaten ist keine Wirkung von irgendetwas. Jede Zahl lässt sich aus dem Projekt neu berechnen.</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Struck: the sentence would say a number that is withheld.</source>
        <translation>Gestrichen: der Satz würde eine Zahl nennen, die zurückgehalten wird.</translation>
    </message>
    <message>
        <source>The card “%1” is not what the journal says</source>
        <translation>Die Karte „%1“ ist nicht, was das Journal sagt</translation>
    </message>
    <message>
        <source>“%1” wrote this card: the second signature is somebody else&apos;s</source>
        <translation>„%1“ hat diese Karte verfasst: die zweite Unterschrift ist die einer anderen Person</translation>
    </message>
    <message>
        <source>the scores were made elsewhere and cannot be made again here</source>
        <translation>die Scores wurden anderswo gebildet und lassen sich hier nicht neu bilden</translation>
    </message>
    <message>
        <source>the scores are ranks, not chances</source>
        <translation>die Scores sind Ränge, keine Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>nothing is known of anybody that could make groups</source>
        <translation>von niemandem ist etwas bekannt, woraus sich Gruppen bilden ließen</translation>
    </message>
    <message>
        <source>energy was not metered</source>
        <translation>der Energieverbrauch wurde nicht gemessen</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>(unmatched)</source>
        <translation>(nicht zugeordnet)</translation>
    </message>
    <message>
        <source>No event is followed by another, so there are no transitions.</source>
        <translation>Auf kein Ereignis folgt ein anderes, also gibt es keine Übergänge.</translation>
    </message>
    <message>
        <source>The most frequent step is from %1 to %2: %3 of what follows %1 (95 % interval %4).</source>
        <translation>Der häufigste Schritt führt von %1 zu %2: %3 dessen, was auf %1 folgt (95-%-Intervall %4).</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>Successive events within a session · each row is 100 % of what follows its event</source>
        <translation>Aufeinanderfolgende Ereignisse in einer Sitzung · jede Zeile ist 100 % dessen, was auf ihr Ereignis folgt</translation>
    </message>
    <message>
        <source>Successive events of a person · each row is 100 % of what follows its event</source>
        <translation>Aufeinanderfolgende Ereignisse einer Person · jede Zeile ist 100 % dessen, was auf ihr Ereignis folgt</translation>
    </message>
    <message>
        <source>next</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Last of a session</source>
        <translation>Letztes einer Sitzung</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Übergänge</translation>
    </message>
    <message>
        <source>Different pairs</source>
        <translation>Verschiedene Paare</translation>
    </message>
    <message>
        <source>names found in the data or given by the analyst: groups, steps, features, periods, limits</source>
        <translation>Namen, die in den Daten stehen oder vom Analysten stammen: Gruppen, Schritte, Prädiktoren, Zeiträume, Grenzen</translation>
    </message>
    <message>
        <source>counts of what stands in this document: gates, sections, rows</source>
        <translation>Anzahlen von dem, was in diesem Dokument steht: Gates, Abschnitte, Zeilen</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher dies stammt</translation>
    </message>
    <message>
        <source>Write how many standard deviations are added, like 0.1</source>
        <translation>Schreiben Sie, wie viele Standardabweichungen hinzukommen, etwa 0.1</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>“%1” missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>Unknown levels everywhere</source>
        <translation>Überall unbekannte Ausprägungen</translation>
    </message>
    <message>
        <source>Noise on every number</source>
        <translation>Rauschen auf jeder Zahl</translation>
    </message>
    <message>
        <source>“%1” renamed</source>
        <translation>„%1“ umbenannt</translation>
    </message>
    <message>
        <source>scoring refused, column named</source>
        <translation>Bewertung verweigert, Spalte genannt</translation>
    </message>
    <message>
        <source>scored as missing</source>
        <translation>als fehlend bewertet</translation>
    </message>
    <message>
        <source>scored as unseen level</source>
        <translation>als unbekannte Ausprägung bewertet</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>bewertet</translation>
    </message>
    <message>
        <source>No probe lowers the AUC by more than its interval.</source>
        <translation>Keine Probe senkt die AUC um mehr als ihr Intervall.</translation>
    </message>
    <message>
        <source>The AUC falls most, by %1, when “%2” is missing.</source>
        <translation>Die AUC fällt am stärksten, um %1, wenn „%2“ fehlt.</translation>
    </message>
    <message>
        <source>The AUC falls most, by %1, when every level is unknown.</source>
        <translation>Die AUC fällt am stärksten, um %1, wenn jede Ausprägung unbekannt ist.</translation>
    </message>
    <message>
        <source>The AUC falls most, by %1, when noise is added to every number.</source>
        <translation>Die AUC fällt am stärksten, um %1, wenn auf jede Zahl Rauschen kommt.</translation>
    </message>
    <message>
        <source>What changed inputs do</source>
        <translation>Was veränderte Eingaben bewirken</translation>
    </message>
    <message>
        <source>These scores were made elsewhere: they cannot be made again from changed inputs.</source>
        <translation>Diese Scores wurden anderswo gebildet: aus veränderten Eingaben lassen sie sich nicht neu bilden.</translation>
    </message>
    <message>
        <source>AUC on the test part with DeLong&apos;s interval, 95 %; differences are paired with the first row.</source>
        <translation>AUC im Testteil mit DeLong-Intervall, 95 %; Differenzen sind mit der ersten Zeile gepaart.</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Change of AUC</source>
        <translation>Änderung der AUC</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Es ist kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>clock from the latest start</source>
        <translation>Uhr ab dem letzten Start</translation>
    </message>
    <message>
        <source>clock from the first start</source>
        <translation>Uhr ab dem ersten Start</translation>
    </message>
    <message>
        <source>nothing else in between</source>
        <translation>nichts anderes dazwischen</translation>
    </message>
    <message>
        <source>a wrong step ends it</source>
        <translation>ein falscher Schritt beendet es</translation>
    </message>
    <message>
        <source>steps in any order</source>
        <translation>Schritte in beliebiger Folge</translation>
    </message>
    <message>
        <source>%1 persons entered · window %2 · %3 · Wilson intervals, 95 %</source>
        <translation>%1 Personen traten ein · Fenster %2 · %3 · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>%1 of %2 known rows are positive (%3).</source>
        <translation>%1 von %2 bekannten Zeilen sind positiv (%3).</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>may still</source>
        <translation>noch möglich</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>pts</source>
        <translation>PP</translation>
    </message>
    <message>
        <source>back in that period</source>
        <translation>Rückkehr in der Periode</translation>
    </message>
    <message>
        <source>back in that period or later</source>
        <translation>Rückkehr in der Periode oder später</translation>
    </message>
    <message>
        <source>back within brackets</source>
        <translation>Rückkehr in Klammern</translation>
    </message>
    <message>
        <source>%1 entries · %2 · %3 · hatched: not wholly over, a lower bound</source>
        <translation>%1 Eintritte · %2 · %3 · schraffiert: noch nicht ganz vorbei, eine Untergrenze</translation>
    </message>
    <message>
        <source>calendar periods</source>
        <translation>Kalenderperioden</translation>
    </message>
    <message>
        <source>periods of 24 hours from the entry</source>
        <translation>Perioden von 24 Stunden ab dem Eintritt</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>A person is merged into two others</source>
        <translation>Eine Person ist mit zwei anderen zusammengeführt</translation>
    </message>
    <message>
        <source>Undo the earlier merge first</source>
        <translation>Machen Sie zuerst die frühere Zusammenführung rückgängig</translation>
    </message>
    <message>
        <source>Persons are merged in a circle</source>
        <translation>Personen sind im Kreis zusammengeführt</translation>
    </message>
    <message>
        <source>There is no such merge of persons, or it is undone already</source>
        <translation>Diese Zusammenführung von Personen gibt es nicht, oder sie ist schon rückgängig gemacht</translation>
    </message>
    <message>
        <source>The stored pairs of a merge of persons are damaged</source>
        <translation>Die gespeicherten Paare einer Zusammenführung von Personen sind beschädigt</translation>
    </message>
    <message>
        <source>Engagement: every event counts what it is worth</source>
        <translation>Engagement: jedes Ereignis zählt, was es wert ist</translation>
    </message>
    <message>
        <source>How much of %3 there was in earlier steps of %2</source>
        <translation>Wie viel %3 es in früheren Schritten von %2 gab</translation>
    </message>
    <message>
        <source>Mean of %3 per step of %2, over the last %4 steps</source>
        <translation>Mittel von %3 je Schritt von %2, über die letzten %4 Schritte</translation>
    </message>
    <message>
        <source>Trend of %3 per step of %2</source>
        <translation>Trend von %3 je Schritt von %2</translation>
    </message>
    <message>
        <source>How the trend of %3 changes per step of %2</source>
        <translation>Wie sich der Trend von %3 je Schritt von %2 ändert</translation>
    </message>
    <message>
        <source>How much of %3 there was a season of %5 steps of %2 ago, and the change since</source>
        <translation>Wie viel %3 es vor einer Saison von %5 Schritten zu %2 gab, und die Änderung seither</translation>
    </message>
    <message>
        <source>%1 of %2 columns lack a value somewhere.</source>
        <translation>In %1 von %2 Spalten fehlt irgendwo ein Wert.</translation>
    </message>
    <message>
        <source>Share of rows without a value; the table says what each column is, which version, how many values are different and how far the last date has drifted from the first (PSI).</source>
        <translation>Anteil der Zeilen ohne Wert; die Tabelle sagt, was jede Spalte ist, welche Version, wie viele Werte verschieden sind und wie weit der letzte Stichtag vom ersten abgewichen ist (PSI).</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschiedene</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Where the features come from</source>
        <translation>Woher die Prädiktoren kommen</translation>
    </message>
    <message>
        <source>%1 features read events of %2 imported pieces of files.</source>
        <translation>%1 Prädiktoren lesen Ereignisse aus %2 importierten Dateistücken.</translation>
    </message>
    <message>
        <source>Files, events picked, features · as of %1 · imported every %2, next due %3 · owner: %4</source>
        <translation>Dateien, gewählte Ereignisse, Prädiktoren · Stichtag %1 · Import alle %2, nächster fällig %3 · verantwortlich: %4</translation>
    </message>
    <message>
        <source>Files, events picked, features · events known as of %1</source>
        <translation>Dateien, gewählte Ereignisse, Prädiktoren · bis %1 bekannte Ereignisse</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>table of people</source>
        <translation>Tabelle der Personen</translation>
    </message>
    <message>
        <source>What “%1” is worth is a number</source>
        <translation>Was „%1“ wert ist, ist eine Zahl</translation>
    </message>
    <message>
        <source>“weights” says what each event is worth</source>
        <translation>„weights“ sagt, was jedes Ereignis wert ist</translation>
    </message>
    <message>
        <source>A step has a length</source>
        <translation>Ein Schritt hat eine Länge</translation>
    </message>
    <message>
        <source>Write day, week, month or a duration like 12 h</source>
        <translation>Schreiben Sie day, week, month oder eine Dauer wie 12 h</translation>
    </message>
    <message>
        <source>A feature looks at most 1200 steps back</source>
        <translation>Ein Prädiktor blickt höchstens 1200 Schritte zurück</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Nicht dabei</translation>
    </message>
    <message>
        <source>frequency: events per %1 of tenure</source>
        <translation>Häufigkeit: Ereignisse je %1 Zugehörigkeit</translation>
    </message>
    <message>
        <source>frequency: events</source>
        <translation>Häufigkeit: Ereignisse</translation>
    </message>
    <message>
        <source>frequency: days per %1 of tenure</source>
        <translation>Häufigkeit: Tage je %1 Zugehörigkeit</translation>
    </message>
    <message>
        <source>frequency: days</source>
        <translation>Häufigkeit: Tage</translation>
    </message>
    <message>
        <source>frequency: sessions per %1 of tenure</source>
        <translation>Häufigkeit: Sitzungen je %1 Zugehörigkeit</translation>
    </message>
    <message>
        <source>frequency: sessions</source>
        <translation>Häufigkeit: Sitzungen</translation>
    </message>
    <message>
        <source>Fifths by average rank: equal values have equal scores; 5 is the latest and the most often</source>
        <translation>Fünftel nach mittlerem Rang: gleiche Werte haben gleiche Punkte; 5 ist zuletzt und am häufigsten</translation>
    </message>
    <message>
        <source>Cut at the 20, 40, 60 and 80 % quantiles, a value on an edge belongs below it; 5 is the latest and the most often</source>
        <translation>Geschnitten an den Quantilen 20, 40, 60 und 80 %, ein Wert auf der Grenze gehört darunter; 5 ist zuletzt und am häufigsten</translation>
    </message>
    <message>
        <source>Cut where the definition says; 5 is the latest and the most often</source>
        <translation>Geschnitten, wo die Definition es sagt; 5 ist zuletzt und am häufigsten</translation>
    </message>
    <message>
        <source>Recency and frequency</source>
        <translation>Aktualität und Häufigkeit</translation>
    </message>
    <message>
        <source>%1 of %2 persons are champions: they came lately and come often.</source>
        <translation>%1 von %2 Personen sind Champions: Sie kamen zuletzt und kommen oft.</translation>
    </message>
    <message>
        <source>%1 of %2 persons are champions, with %3 of all %4.</source>
        <translation>%1 von %2 Personen sind Champions, mit %3 des Wertes (%4).</translation>
    </message>
    <message>
        <source>recency, d</source>
        <translation>Aktualität, T</translation>
    </message>
    <message>
        <source>Recency</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Häufigkeit</translation>
    </message>
    <message>
        <source>Mean value</source>
        <translation>Mittlerer Wert</translation>
    </message>
    <message>
        <source>Without a value</source>
        <translation>Ohne Wert</translation>
    </message>
    <message>
        <source>The named segments</source>
        <translation>Die benannten Segmente</translation>
    </message>
    <message>
        <source>Share of the %1 persons as of %2 · Wilson intervals, 95 %</source>
        <translation>Anteil der %1 Personen am %2 · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Mean recency, d</source>
        <translation>Mittlere Aktualität, T</translation>
    </message>
    <message>
        <source>Mean frequency</source>
        <translation>Mittlere Häufigkeit</translation>
    </message>
    <message>
        <source>Share of value</source>
        <translation>Anteil am Wert</translation>
    </message>
    <message>
        <source>The largest segment holds %1 of the persons.</source>
        <translation>Das größte Segment umfasst %1 der Personen.</translation>
    </message>
    <message>
        <source>From segment to segment</source>
        <translation>Von Segment zu Segment</translation>
    </message>
    <message>
        <source>Between %1 and %2, %3 stayed in their segment.</source>
        <translation>Zwischen %1 und %2 blieben %3 in ihrem Segment.</translation>
    </message>
    <message>
        <source>Share of the %1 persons who are there at either date, all cells together 100 % · rows: before, columns: after</source>
        <translation>Anteil der %1 Personen, die an einem der Tage dabei sind, alle Felder zusammen 100 % · Zeilen: vorher, Spalten: nachher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>The outcome of no date is known yet, so nothing can be compared.</source>
        <translation>Von keinem Stichtag ist das Ergebnis schon bekannt, daher ist nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The value that scores, %1, foretells the outcome best of all values.</source>
        <translation>Der Wert, der Punkte gibt, %1, sagt das Ergebnis von allen Werten am besten vorher.</translation>
    </message>
    <message>
        <source>%1 foretells the outcome better than %2, which scores.</source>
        <translation>%1 sagt das Ergebnis besser vorher als %2, das Punkte gibt.</translation>
    </message>
    <message>
        <source>No value is shown to foretell the outcome better than %1, which scores.</source>
        <translation>Kein Wert sagt das Ergebnis nachweislich besser vorher als %1, das Punkte gibt.</translation>
    </message>
    <message>
        <source>What the values foretell</source>
        <translation>Was die Werte vorhersagen</translation>
    </message>
    <message>
        <source>AUC against the target %1 with DeLong&apos;s interval, %2 rows whose outcome is known; 0.5 says nothing</source>
        <translation>AUC gegen die Zielgröße %1 mit dem Intervall nach DeLong, %2 Zeilen mit bekanntem Ergebnis; 0,5 sagt nichts</translation>
    </message>
    <message>
        <source>AUC against doing it again within %1, with DeLong&apos;s interval, %2 rows whose outcome is known; 0.5 says nothing</source>
        <translation>AUC gegen erneutes Tun binnen %1 mit dem Intervall nach DeLong, %2 Zeilen mit bekanntem Ergebnis; 0,5 sagt nichts</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>gibt Punkte</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>daneben</translation>
    </message>
    <message>
        <source>Less the one that scores</source>
        <translation>Minus den, der Punkte gibt</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Nobody did %1 by then.</source>
        <translation>Niemand tat bis dahin %1.</translation>
    </message>
    <message>
        <source>Champions</source>
        <translation>Champions</translation>
    </message>
    <message>
        <source>Loyal</source>
        <translation>Treue</translation>
    </message>
    <message>
        <source>Potential loyalists</source>
        <translation>Künftige Treue</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neue</translation>
    </message>
    <message>
        <source>Promising</source>
        <translation>Im Kommen</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>Brauchen Zuwendung</translation>
    </message>
    <message>
        <source>About to sleep</source>
        <translation>Schlafen bald ein</translation>
    </message>
    <message>
        <source>Cannot lose them</source>
        <translation>Nicht zu verlieren</translation>
    </message>
    <message>
        <source>Hibernating</source>
        <translation>Ruhende</translation>
    </message>
    <message>
        <source>The cuts of “%1” are four ascending numbers</source>
        <translation>Die Schnitte von „%1“ sind vier aufsteigende Zahlen</translation>
    </message>
    <message>
        <source>“values” is a list of what value may mean</source>
        <translation>„values“ ist eine Liste dessen, was Wert heißen kann</translation>
    </message>
    <message>
        <source>“%1” needs a property</source>
        <translation>„%1“ braucht eine Eigenschaft</translation>
    </message>
    <message>
        <source>Two values are called “%1”</source>
        <translation>Zwei Werte heißen „%1“</translation>
    </message>
    <message>
        <source>“populations” is a list</source>
        <translation>„populations“ ist eine Liste</translation>
    </message>
    <message>
        <source>%1 steps are too few to look for a season.</source>
        <translation>%1 Schritte sind zu wenige, um eine Saison zu suchen.</translation>
    </message>
    <message>
        <source>No season stands out in %1 steps: no lag rises above its neighbours and the band.</source>
        <translation>In %1 Schritten fällt keine Saison auf: kein Abstand ragt über seine Nachbarn und das Band.</translation>
    </message>
    <message>
        <source>A season of %1 steps stands out: what was done then is likest to now.</source>
        <translation>Eine Saison von %1 Schritten fällt auf: was damals geschah, gleicht dem Jetzt am meisten.</translation>
    </message>
    <message>
        <source>Autocorrelation: %1 by %2</source>
        <translation>Autokorrelation: %1 je %2</translation>
    </message>
    <message>
        <source>Autocorrelation: all events by %1</source>
        <translation>Autokorrelation: alle Ereignisse je %1</translation>
    </message>
    <message>
        <source>The sum over everybody in %1 steps back from the last date, less its straight line · dashed: 1.96/√n, beyond it a lag is not chance</source>
        <translation>Die Summe über alle in %1 Schritten zurück vom letzten Stichtag, ohne ihre Gerade · gestrichelt: 1,96/√n, jenseits davon ist ein Abstand kein Zufall</translation>
    </message>
    <message>
        <source>lag, steps</source>
        <translation>Abstand, Schritte</translation>
    </message>
    <message>
        <source>autocorrelation</source>
        <translation>Autokorrelation</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Autocorrelation</source>
        <translation>Autokorrelation</translation>
    </message>
    <message>
        <source>The events behind the value</source>
        <translation>Die Ereignisse hinter dem Wert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>%1 steps of %2</source>
        <translation>%1 Schritte von %2</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>gelten</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>fraglich</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>Round clusters: longest axis over the mean one</source>
        <translation>Runde Cluster: längste Achse zur mittleren</translation>
    </message>
    <message>
        <source>Equal spread: widest over narrowest cluster</source>
        <translation>Gleiche Streuung: weitester zu engstem Cluster</translation>
    </message>
    <message>
        <source>Equal sizes: smallest over largest cluster</source>
        <translation>Gleiche Größen: kleinster zu größtem Cluster</translation>
    </message>
    <message>
        <source>Normal components: Mardia&apos;s kurtosis over the expected</source>
        <translation>Normale Komponenten: Mardias Wölbung zur erwarteten</translation>
    </message>
    <message>
        <source>People for each free parameter</source>
        <translation>Personen je freiem Parameter</translation>
    </message>
    <message>
        <source>Converged</source>
        <translation>Konvergiert</translation>
    </message>
    <message>
        <source>One density: sparsest over densest cluster</source>
        <translation>Eine Dichte: dünnster zu dichtestem Cluster</translation>
    </message>
    <message>
        <source>Share of noise</source>
        <translation>Anteil des Rauschens</translation>
    </message>
    <message>
        <source>How far the radius may grow unnoticed</source>
        <translation>Wie weit der Radius unbemerkt wachsen darf</translation>
    </message>
    <message>
        <source>Columns: distances grow alike in many</source>
        <translation>Spalten: In vielen werden Abstände gleich</translation>
    </message>
    <message>
        <source>Cophenetic correlation</source>
        <translation>Kophenetische Korrelation</translation>
    </message>
    <message>
        <source>Share of people the tree was built on</source>
        <translation>Anteil der Personen, auf denen der Baum steht</translation>
    </message>
    <message>
        <source>Clustering algorithms on the same features</source>
        <translation>Clusterverfahren auf denselben Prädiktoren</translation>
    </message>
    <message>
        <source>mean silhouette</source>
        <translation>mittlere Silhouette</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation>Silhouette</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>Annahmen</translation>
    </message>
    <message>
        <source>Hopkins</source>
        <translation>Hopkins</translation>
    </message>
    <message>
        <source>a tendency to cluster</source>
        <translation>eine Neigung zu Clustern</translation>
    </message>
    <message>
        <source>a weak tendency to cluster</source>
        <translation>eine schwache Neigung zu Clustern</translation>
    </message>
    <message>
        <source>hardly any tendency to cluster</source>
        <translation>kaum eine Neigung zu Clustern</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>of all values</source>
        <translation>aller Werte</translation>
    </message>
    <message>
        <source>Least agreement</source>
        <translation>Geringste Einigkeit</translation>
    </message>
    <message>
        <source>adjusted Rand index of two algorithms</source>
        <translation>angepasster Rand-Index zweier Verfahren</translation>
    </message>
    <message>
        <source>What each algorithm assumes</source>
        <translation>Was jedes Verfahren annimmt</translation>
    </message>
    <message>
        <source>An algorithm whose assumptions are broken answers another question.</source>
        <translation>Ein Verfahren mit verletzten Annahmen beantwortet eine andere Frage.</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Annahme</translation>
    </message>
    <message>
        <source>Doubtful from</source>
        <translation>Fraglich ab</translation>
    </message>
    <message>
        <source>Broken from</source>
        <translation>Verletzt ab</translation>
    </message>
    <message>
        <source>Who agrees with whom</source>
        <translation>Wer mit wem übereinstimmt</translation>
    </message>
    <message>
        <source>All algorithms find nearly the same clusters.</source>
        <translation>Alle Verfahren finden fast dieselben Cluster.</translation>
    </message>
    <message>
        <source>The algorithms disagree: the farthest two agree by %1.</source>
        <translation>Die Verfahren sind uneinig: Die beiden fernsten stimmen zu %1 überein.</translation>
    </message>
    <message>
        <source>Adjusted Rand index: 1 the same clusters, 0 as by chance; noise counts as one more cluster</source>
        <translation>Angepasster Rand-Index: 1 dieselben Cluster, 0 wie zufällig; Rauschen zählt als weiterer Cluster</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>share of people</source>
        <translation>Anteil der Personen</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Share of people</source>
        <translation>Anteil der Personen</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>radius of DBSCAN</source>
        <translation>Radius von DBSCAN</translation>
    </message>
    <message>
        <source>BIC of a Gaussian mixture by number of components</source>
        <translation>BIC einer Gauß-Mischung nach Anzahl der Komponenten</translation>
    </message>
    <message>
        <source>components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>Kovarianz</translation>
    </message>
    <message>
        <source>Clusters of %1 on the first two components</source>
        <translation>Cluster von %1 auf den ersten beiden Komponenten</translation>
    </message>
    <message>
        <source>first component</source>
        <translation>erste Komponente</translation>
    </message>
    <message>
        <source>second component</source>
        <translation>zweite Komponente</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>Gauß-Mischung</translation>
    </message>
    <message>
        <source>Agglomerative (Ward)</source>
        <translation>Agglomerativ (Ward)</translation>
    </message>
    <message>
        <source>Agglomerative (average)</source>
        <translation>Agglomerativ (Mittelwert)</translation>
    </message>
    <message>
        <source>Agglomerative (complete)</source>
        <translation>Agglomerativ (Maximum)</translation>
    </message>
    <message>
        <source>None is recommended: there is hardly any structure, whatever the algorithm draws.</source>
        <translation>Keines wird empfohlen: Es gibt kaum Struktur, was immer ein Verfahren zeichnet.</translation>
    </message>
    <message>
        <source>k-means++ is recommended: all algorithms agree, and it is the simplest.</source>
        <translation>Empfohlen wird k-means++: Alle Verfahren sind einig, und es ist das einfachste.</translation>
    </message>
    <message>
        <source>DBSCAN is recommended: the clusters are dense and set apart but not round, and k-means++ cuts across them. The algorithms disagree (least agreement %1).</source>
        <translation>Empfohlen wird DBSCAN: Die Cluster sind dicht und getrennt, aber nicht rund, und k-means++ schneidet quer hindurch. Die Verfahren sind uneinig (geringste Übereinstimmung %1).</translation>
    </message>
    <message>
        <source>The Gaussian mixture is recommended: the clusters are longish or of unequal spread, and it explains them better than k-means++. The algorithms disagree (least agreement %1).</source>
        <translation>Empfohlen wird die Gauß-Mischung: Die Cluster sind länglich oder verschieden weit, und sie erklärt sie besser als k-means++. Die Verfahren sind uneinig (geringste Übereinstimmung %1).</translation>
    </message>
    <message>
        <source>k-means++ is recommended: what it assumes is not broken. The algorithms disagree (least agreement %1).</source>
        <translation>Empfohlen wird k-means++: Seine Annahmen sind nicht verletzt. Die Verfahren sind uneinig (geringste Übereinstimmung %1).</translation>
    </message>
    <message>
        <source>%1 has the largest silhouette, but the algorithms disagree (least agreement %2) and assumptions are broken: look before you use it.</source>
        <translation>%1 hat die größte Silhouette, doch die Verfahren sind uneinig (geringste Übereinstimmung %2) und Annahmen verletzt: Sehen Sie genau hin.</translation>
    </message>
    <message>
        <source>Ratings are an object</source>
        <translation>Bewertungen sind ein Objekt</translation>
    </message>
    <message>
        <source>How well a number of clusters can be named is rated from 1 to 5</source>
        <translation>Wie gut sich eine Anzahl von Clustern benennen lässt, wird von 1 bis 5 bewertet</translation>
    </message>
    <message>
        <source>%1 clusters lie outside the limits %2 to %3</source>
        <translation>%1 Cluster liegen außerhalb der Grenzen %2 bis %3</translation>
    </message>
    <message>
        <source>Choose within them, or move them</source>
        <translation>Wählen Sie innerhalb, oder verschieben Sie sie</translation>
    </message>
    <message>
        <source>%1 clusters are not the optimum %2: this needs a reason</source>
        <translation>%1 Cluster sind nicht das Optimum %2: Das braucht eine Begründung</translation>
    </message>
    <message>
        <source>Write why; it is kept with the choice</source>
        <translation>Schreiben Sie, warum; es wird mit der Wahl aufbewahrt</translation>
    </message>
    <message>
        <source>Elbow of the inertia (kneedle)</source>
        <translation>Ellbogen der Trägheit (Kneedle)</translation>
    </message>
    <message>
        <source>Largest silhouette</source>
        <translation>Größte Silhouette</translation>
    </message>
    <message>
        <source>Gap, first within one standard error</source>
        <translation>Gap, erste innerhalb eines Standardfehlers</translation>
    </message>
    <message>
        <source>Gap, Tibshirani&apos;s rule</source>
        <translation>Gap, Tibshiranis Regel</translation>
    </message>
    <message>
        <source>Largest gap</source>
        <translation>Größte Gap</translation>
    </message>
    <message>
        <source>Least BIC of a mixture</source>
        <translation>Kleinster BIC einer Mischung</translation>
    </message>
    <message>
        <source>Largest Calinski–Harabasz</source>
        <translation>Größter Calinski–Harabasz</translation>
    </message>
    <message>
        <source>Least Davies–Bouldin</source>
        <translation>Kleinster Davies–Bouldin</translation>
    </message>
    <message>
        <source>Chosen: %1 clusters, where most rules say %2. Reason: %3</source>
        <translation>Gewählt: %1 Cluster, wo die meisten Regeln %2 sagen. Begründung: %3</translation>
    </message>
    <message>
        <source>Within the limits %1 to %2 most rules say %3 clusters; without limits they would say %4.</source>
        <translation>Innerhalb der Grenzen %1 bis %2 sagen die meisten Regeln %3 Cluster; ohne Grenzen wären es %4.</translation>
    </message>
    <message>
        <source>Most rules say %1 clusters, but they disagree: another one says %2.</source>
        <translation>Die meisten Regeln sagen %1 Cluster, doch sie sind uneinig: Eine andere sagt %2.</translation>
    </message>
    <message>
        <source>All rules say %1 clusters.</source>
        <translation>Alle Regeln sagen %1 Cluster.</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>optimum</source>
        <translation>Optimum</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>How many clusters</source>
        <translation>Wie viele Cluster</translation>
    </message>
    <message>
        <source>inertia</source>
        <translation>Trägheit</translation>
    </message>
    <message>
        <source>k-means++ on %1 of %2 people with all values · gap with %3 draws, W of distances to the power %4 · limits %5 to %6 · seed %7</source>
        <translation>k-means++ auf %1 von %2 Personen mit allen Werten · Gap mit %3 Ziehungen, W der Abstände hoch %4 · Grenzen %5 bis %6 · Startwert %7</translation>
    </message>
    <message>
        <source>Inertia</source>
        <translation>Trägheit</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>its standard error</source>
        <translation>ihr Standardfehler</translation>
    </message>
    <message>
        <source>Smallest cluster</source>
        <translation>Kleinster Cluster</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Within limits</source>
        <translation>In den Grenzen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Optimum</source>
        <translation>Optimum</translation>
    </message>
    <message>
        <source>most rules, within the limits</source>
        <translation>die meisten Regeln, in den Grenzen</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>What each rule says</source>
        <translation>Was jede Regel sagt</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Silhouette by number of clusters</source>
        <translation>Silhouette nach Anzahl der Cluster</translation>
    </message>
    <message>
        <source>Gap statistic by number of clusters</source>
        <translation>Gap-Statistik nach Anzahl der Cluster</translation>
    </message>
    <message>
        <source>Clusters by %1</source>
        <translation>Cluster mit %1</translation>
    </message>
    <message>
        <source>No cluster was found: all is noise.</source>
        <translation>Kein Cluster gefunden: Alles ist Rauschen.</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>Unteres Quartil</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>Oberes Quartil</translation>
    </message>
    <message>
        <source>No mixture could be fitted</source>
        <translation>Keine Mischung ließ sich anpassen</translation>
    </message>
    <message>
        <source>The radius eps is a number above 0</source>
        <translation>Der Radius eps ist eine Zahl über 0</translation>
    </message>
    <message>
        <source>Leave it out, and the one that lasts longest is taken</source>
        <translation>Lassen Sie ihn weg, dann wird der beständigste genommen</translation>
    </message>
    <message>
        <source>Share of the largest segment</source>
        <translation>Anteil des größten Segments</translation>
    </message>
    <message>
        <source>Effective number of segments, of all</source>
        <translation>Effektive Anzahl der Segmente, von allen</translation>
    </message>
    <message>
        <source>Gini coefficient of the sizes</source>
        <translation>Gini-Koeffizient der Größen</translation>
    </message>
    <message>
        <source>Share of the smallest segment</source>
        <translation>Anteil des kleinsten Segments</translation>
    </message>
    <message>
        <source>Empty segments</source>
        <translation>Leere Segmente</translation>
    </message>
    <message>
        <source>People in no segment</source>
        <translation>Personen in keinem Segment</translation>
    </message>
    <message>
        <source>Largest change of a share since the version before</source>
        <translation>Größte Änderung eines Anteils seit der vorigen Version</translation>
    </message>
    <message>
        <source>Imbalance across the population (Cramér&apos;s V)</source>
        <translation>Ungleichgewicht in der Population (Cramérs V)</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>The sizes of the segments pass every check.</source>
        <translation>Die Größen der Segmente bestehen jede Prüfung.</translation>
    </message>
    <message>
        <source>A check of the sizes fails: %1.</source>
        <translation>Eine Prüfung der Größen ist nicht bestanden: %1.</translation>
    </message>
    <message>
        <source>A check of the sizes warns: %1.</source>
        <translation>Eine Prüfung der Größen warnt: %1.</translation>
    </message>
    <message>
        <source>Sanity of the segments</source>
        <translation>Stimmigkeit der Segmente</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Warns from</source>
        <translation>Warnt ab</translation>
    </message>
    <message>
        <source>Fails from</source>
        <translation>Nicht bestanden ab</translation>
    </message>
    <message>
        <source>Effective number</source>
        <translation>Effektive Anzahl</translation>
    </message>
    <message>
        <source>segments of equal size would be as diverse</source>
        <translation>gleich große Segmente wären ebenso vielfältig</translation>
    </message>
    <message>
        <source>Sizes of the segments</source>
        <translation>Größen der Segmente</translation>
    </message>
    <message>
        <source>Share of the population · Wilson intervals, 95 %</source>
        <translation>Anteil der Population · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Share before</source>
        <translation>Anteil zuvor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Index against everybody</source>
        <translation>Index gegen alle</translation>
    </message>
    <message>
        <source>100 = the mean of everybody, 200 = twice as much</source>
        <translation>100 = Mittelwert aller, 200 = doppelt so viel</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>The segments hardly differ in these features.</source>
        <translation>Die Segmente unterscheiden sich kaum in diesen Prädiktoren.</translation>
    </message>
    <message>
        <source>What stands out most: “%1” of %2 has the index %3.</source>
        <translation>Am meisten fällt auf: „%1“ von %2 hat den Index %3.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Most frequent paths of three events</source>
        <translation>Häufigste Pfade aus drei Ereignissen</translation>
    </message>
    <message>
        <source>One after another, no pause longer than 30 minutes</source>
        <translation>Direkt nacheinander, keine Pause über 30 Minuten</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>The least ratio lies above 0 and is at most 1</source>
        <translation>Das kleinste Verhältnis liegt über 0 und ist höchstens 1</translation>
    </message>
    <message>
        <source>insufficient evidence</source>
        <translation>unzureichende Belege</translation>
    </message>
    <message>
        <source>negligible</source>
        <translation>vernachlässigbar</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>No ratio is shown to be too far from 1, but not every group is large enough to say so.</source>
        <translation>Kein Verhältnis ist nachweislich zu weit von 1, doch nicht jede Gruppe ist dafür groß genug.</translation>
    </message>
    <message>
        <source>Every group is in every segment as often as the rule asks for.</source>
        <translation>Jede Gruppe ist in jedem Segment so oft, wie die Regel verlangt.</translation>
    </message>
    <message>
        <source>“%1” holds %2 at %3 times the rate of the reference: outside what is allowed.</source>
        <translation>„%1“ enthält %2 mit dem %3-Fachen der Rate der Referenz: außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>Who is in which segment: disparate impact</source>
        <translation>Wer in welchem Segment ist: ungleiche Wirkung</translation>
    </message>
    <message>
        <source>ratio of rates</source>
        <translation>Verhältnis der Raten</translation>
    </message>
    <message>
        <source>Share of everybody</source>
        <translation>Anteil an allen</translation>
    </message>
    <message>
        <source>Share of members</source>
        <translation>Anteil der Mitglieder</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>Repräsentation</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Impact ratio</source>
        <translation>Wirkungsverhältnis</translation>
    </message>
    <message>
        <source>How belonging hangs together with each attribute</source>
        <translation>Wie Zugehörigkeit und Attribute zusammenhängen</translation>
    </message>
    <message>
        <source>Pearson&apos;s chi-square; Cramér&apos;s V below .1 negligible, .3 small, .5 medium (Cohen 1988)</source>
        <translation>Pearsons Chi-Quadrat; Cramérs V unter 0,1 vernachlässigbar, 0,3 klein, 0,5 mittel (Cohen 1988)</translation>
    </message>
    <message>
        <source>Chi-square</source>
        <translation>Chi-Quadrat</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Freiheitsgrade</translation>
    </message>
    <message>
        <source>Cramér&apos;s V</source>
        <translation>Cramérs V</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <source>A threshold is a number</source>
        <translation>Eine Schwelle ist eine Zahl</translation>
    </message>
    <message>
        <source>Component %1 of the mixture lost its rows or its spread</source>
        <translation>Komponente %1 der Mischung verlor ihre Zeilen oder ihre Streuung</translation>
    </message>
    <message>
        <source>Take fewer components, or diagonal covariances</source>
        <translation>Nehmen Sie weniger Komponenten oder diagonale Kovarianzen</translation>
    </message>
    <message>
        <source>“%1” is not a regular expression</source>
        <translation>„%1“ ist kein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>The ZIP file holds several files</source>
        <translation>Die ZIP-Datei enthält mehrere Dateien</translation>
    </message>
    <message>
        <source>Unpack it and import the folder</source>
        <translation>Entpacken Sie sie und importieren Sie den Ordner</translation>
    </message>
    <message>
        <source>“%1” is missing, which a rule requires</source>
        <translation>„%1“ fehlt, obwohl eine Regel es verlangt</translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false</source>
        <translation>„%1“ ist weder wahr noch falsch</translation>
    </message>
    <message>
        <source>“%1” is not a moment</source>
        <translation>„%1“ ist kein Zeitpunkt</translation>
    </message>
    <message>
        <source>“%1” is less than %2</source>
        <translation>„%1“ ist kleiner als %2</translation>
    </message>
    <message>
        <source>“%1” is more than %2</source>
        <translation>„%1“ ist größer als %2</translation>
    </message>
    <message>
        <source>“%1” lies outside %2 to %3</source>
        <translation>„%1“ liegt außerhalb von %2 bis %3</translation>
    </message>
    <message>
        <source>“%1” is none of the allowed values</source>
        <translation>„%1“ ist keiner der erlaubten Werte</translation>
    </message>
    <message>
        <source>“%1” is not of the form %2</source>
        <translation>„%1“ hat nicht die Form %2</translation>
    </message>
    <message>
        <source>There is no %2 before this %1</source>
        <translation>Vor diesem %1 steht kein %2</translation>
    </message>
    <message>
        <source>It lies %1 before record %2 of the same actor</source>
        <translation>Er liegt %1 vor Satz %2 desselben Akteurs</translation>
    </message>
    <message>
        <source>It repeats record %1 within %2</source>
        <translation>Er wiederholt Satz %1 innerhalb von %2</translation>
    </message>
    <message>
        <source>It repeats record %1</source>
        <translation>Er wiederholt Satz %1</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Maßnahme</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Gebrochen</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>Erster Satz</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>abweisen</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>berichtigen</translation>
    </message>
    <message>
        <source>impute</source>
        <translation>Wert einsetzen</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>markieren</translation>
    </message>
    <message>
        <source>The rule “%1” needs “%2”</source>
        <translation>Die Regel „%1“ braucht „%2“</translation>
    </message>
    <message>
        <source>See “habitus-cli import --help” for what each rule takes</source>
        <translation>„habitus-cli import --help“ sagt, was jede Regel braucht</translation>
    </message>
    <message>
        <source>A bound is not a number</source>
        <translation>Eine Grenze ist keine Zahl</translation>
    </message>
    <message>
        <source>Write {&quot;check&quot;:&quot;range&quot;,&quot;column&quot;:&quot;price&quot;,&quot;min&quot;:0}</source>
        <translation>Schreiben Sie {&quot;check&quot;:&quot;range&quot;,&quot;column&quot;:&quot;price&quot;,&quot;min&quot;:0}</translation>
    </message>
    <message>
        <source>A range has neither “min” nor “max”</source>
        <translation>Ein Bereich hat weder „min“ noch „max“</translation>
    </message>
    <message>
        <source>There are no allowed values</source>
        <translation>Es gibt keine erlaubten Werte</translation>
    </message>
    <message>
        <source>List them: &quot;values&quot;:[&quot;DE&quot;,&quot;AT&quot;]</source>
        <translation>Zählen Sie sie auf: &quot;values&quot;:[&quot;DE&quot;,&quot;AT&quot;]</translation>
    </message>
    <message>
        <source>What is missing cannot be repaired</source>
        <translation>Was fehlt, kann nicht berichtigt werden</translation>
    </message>
    <message>
        <source>Use “impute” with a value, “flag” or “reject”</source>
        <translation>Nehmen Sie „impute“ mit einem Wert, „flag“ oder „reject“</translation>
    </message>
    <message>
        <source>The rule “%1” cannot %2</source>
        <translation>Die Regel „%1“ kann nicht %2</translation>
    </message>
    <message>
        <source>It can “flag”; repeats, order and before also “reject”</source>
        <translation>Sie kann „flag“; repeats, order und before auch „reject“</translation>
    </message>
    <message>
        <source>The rule “%1” tells of events that are not there: it cannot reject them</source>
        <translation>Die Regel „%1“ handelt von Ereignissen, die nicht da sind: Sie kann sie nicht abweisen</translation>
    </message>
    <message>
        <source>Use “flag”</source>
        <translation>Nehmen Sie „flag“</translation>
    </message>
    <message>
        <source>“rules” is a list</source>
        <translation>„rules“ ist eine Liste</translation>
    </message>
    <message>
        <source>Write [{&quot;check&quot;:&quot;required&quot;,&quot;column&quot;:&quot;price&quot;}]</source>
        <translation>Schreiben Sie [{&quot;check&quot;:&quot;required&quot;,&quot;column&quot;:&quot;price&quot;}]</translation>
    </message>
    <message>
        <source>There is no source “%1”</source>
        <translation>Es gibt keine Quelle „%1“</translation>
    </message>
    <message>
        <source>“habitus-cli sources P” lists them</source>
        <translation>„habitus-cli sources P“ zählt sie auf</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>replayed from quarantine</source>
        <translation>aus der Quarantäne eingespielt</translation>
    </message>
    <message>
        <source>nothing to store</source>
        <translation>nichts zu speichern</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files of the sources</source>
        <translation>Dateien der Quellen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Rules broken in their records</source>
        <translation>In ihren Sätzen gebrochene Regeln</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Began, UTC</source>
        <translation>Beginn, UTC</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>From byte</source>
        <translation>Von Byte</translation>
    </message>
    <message>
        <source>To byte</source>
        <translation>Bis Byte</translation>
    </message>
    <message>
        <source>No source has a rule yet.</source>
        <translation>Noch hat keine Quelle eine Regel.</translation>
    </message>
    <message>
        <source>All %1 rules are kept.</source>
        <translation>Alle %1 Regeln sind eingehalten.</translation>
    </message>
    <message>
        <source>%1 of %2 rules are broken, in %3 places.</source>
        <translation>%1 von %2 Regeln sind gebrochen, an %3 Stellen.</translation>
    </message>
    <message>
        <source>%1 of %2 rules are broken, in %3 places; %4 expected records are missing.</source>
        <translation>%1 von %2 Regeln sind gebrochen, an %3 Stellen; %4 erwartete Sätze fehlen.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>decided at import</source>
        <translation>beim Import entschieden</translation>
    </message>
    <message>
        <source>no events</source>
        <translation>keine Ereignisse</translation>
    </message>
    <message>
        <source>silent from %1 to %2, %3 missing</source>
        <translation>still von %1 bis %2, %3 fehlen</translation>
    </message>
    <message>
        <source>%1 to %2, %3 missing</source>
        <translation>%1 bis %2, %3 fehlen</translation>
    </message>
    <message>
        <source>Where rules are broken</source>
        <translation>Wo Regeln gebrochen sind</translation>
    </message>
    <message>
        <source>The first 20 places of each rule, by time.</source>
        <translation>Die ersten 20 Stellen jeder Regel nach der Zeit.</translation>
    </message>
    <message>
        <source>Rules and the log</source>
        <translation>Regeln und Protokoll</translation>
    </message>
    <message>
        <source>Share of what each rule looked at that breaks it · Wilson intervals, 95 %</source>
        <translation>Anteil des Geprüften, der die Regel bricht · Wilson-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>% broken</source>
        <translation>% gebrochen</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>A part of the event log cannot be read</source>
        <translation>Ein Teil des Logs ist nicht lesbar</translation>
    </message>
    <message>
        <source>The log cannot be read as it was at batch %1: compaction has mixed it with later ones</source>
        <translation>Das Log ist nicht mehr im Stand von Stapel %1 lesbar: Verdichten hat es mit späteren vermischt</translation>
    </message>
    <message>
        <source>Open a copy of the project that was kept then</source>
        <translation>Öffnen Sie eine damals aufbewahrte Kopie des Projekts</translation>
    </message>
    <message>
        <source>Nothing here has the result %1</source>
        <translation>Nichts hier hat das Ergebnis %1</translation>
    </message>
    <message>
        <source>Give the “result” of an answer, or a saved definition like funnel/checkout</source>
        <translation>Nennen Sie „result“ einer Antwort oder eine gespeicherte Definition wie funnel/checkout</translation>
    </message>
    <message>
        <source>The answer to “%1” has no number at %2</source>
        <translation>Die Antwort auf „%1“ hat keine Zahl bei %2</translation>
    </message>
    <message>
        <source>There is no card “%1”</source>
        <translation>Es gibt keine Karte „%1“</translation>
    </message>
    <message>
        <source>Name it like churn, churn@2, by the hash of an export or by its file</source>
        <translation>Nennen Sie sie als churn, churn@2, mit der Prüfsumme eines Exports oder als Datei</translation>
    </message>
    <message>
        <source>“%1” was imported in several parts: its hash is taken from the file</source>
        <translation>„%1“ kam in mehreren Teilen: Die Prüfsumme wird von der Datei genommen</translation>
    </message>
    <message>
        <source>Name it with its path</source>
        <translation>Nennen Sie sie mit Pfad</translation>
    </message>
    <message>
        <source>A decision is about a definition, by kind and name</source>
        <translation>Eine Entscheidung betrifft eine Definition, nach Art und Name</translation>
    </message>
    <message>
        <source>Write it like model/churn</source>
        <translation>Schreiben Sie sie wie model/churn</translation>
    </message>
    <message>
        <source>A rejected alternative says what it was and why not</source>
        <translation>Eine verworfene Alternative sagt, was sie war und warum nicht</translation>
    </message>
    <message>
        <source>Write it like “a boosted tree: no better in the backtest”</source>
        <translation>Schreiben Sie sie wie „ein Baummodell: im rückblickenden Test nicht besser“</translation>
    </message>
    <message>
        <source>A decision is not recorded without its rationale</source>
        <translation>Ohne Begründung wird keine Entscheidung aufgezeichnet</translation>
    </message>
    <message>
        <source>Say why it was decided so</source>
        <translation>Sagen Sie, warum so entschieden wurde</translation>
    </message>
    <message>
        <source>A decision needs a title</source>
        <translation>Eine Entscheidung braucht einen Titel</translation>
    </message>
    <message>
        <source>Say in a few words what was decided</source>
        <translation>Sagen Sie in wenigen Worten, was entschieden wurde</translation>
    </message>
    <message>
        <source>Newer versions are in use: %1.</source>
        <translation>Neuere Versionen sind in Gebrauch: %1.</translation>
    </message>
    <message>
        <source>The data have changed since, for: %1.</source>
        <translation>Die Daten haben sich seither geändert, für: %1.</translation>
    </message>
    <message>
        <source>It was valid to %1.</source>
        <translation>Sie galt bis %1.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Taxonomy</source>
        <translation>Taxonomie</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>As-of moments</source>
        <translation>Stichtage</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>There is no model “%1”</source>
        <translation>Es gibt kein Modell „%1“</translation>
    </message>
    <message>
        <source>habitus-cli registry lists every version</source>
        <translation>habitus-cli registry nennt jede Version</translation>
    </message>
    <message>
        <source>The scores of this model came from outside and cannot be fitted again</source>
        <translation>Die Werte dieses Modells kamen von außen und lassen sich nicht neu anpassen</translation>
    </message>
    <message>
        <source>Smallest group that leaves the program</source>
        <translation>Kleinste Gruppe, die das Programm verlässt</translation>
    </message>
    <message>
        <source>Groups of fewer persons are withheld in everything exported, and what would betray them</source>
        <translation>Kleinere Gruppen werden in allem Exportierten zurückgehalten, samt dem, was sie verriete</translation>
    </message>
    <message>
        <source>Time zone of dates</source>
        <translation>Zeitzone der Daten</translation>
    </message>
    <message>
        <source>Where a day begins for questions that do not say so themselves</source>
        <translation>Wo ein Tag beginnt, wenn eine Frage es nicht selbst sagt</translation>
    </message>
    <message>
        <source>“%1” is no size of a group</source>
        <translation>„%1“ ist keine Gruppengröße</translation>
    </message>
    <message>
        <source>Write a whole number from 2 to 1000</source>
        <translation>Schreiben Sie eine ganze Zahl von 2 bis 1000</translation>
    </message>
    <message>
        <source>No import of a file is known: the study could not say where its data come from</source>
        <translation>Kein Import einer Datei ist bekannt: Die Studie könnte ihre Herkunft nicht nennen</translation>
    </message>
    <message>
        <source>Import the log from a file</source>
        <translation>Importieren Sie das Log aus einer Datei</translation>
    </message>
    <message>
        <source>The table “%1” was imported by an older program that did not write down how</source>
        <translation>Die Tabelle „%1“ hat ein älteres Programm importiert, ohne aufzuschreiben, wie</translation>
    </message>
    <message>
        <source>Import it once more into a new project</source>
        <translation>Importieren Sie sie noch einmal in ein neues Projekt</translation>
    </message>
    <message>
        <source>The scores of “%1” came from outside: a study cannot make them</source>
        <translation>Die Werte von „%1“ kamen von außen: Eine Studie kann sie nicht herstellen</translation>
    </message>
    <message>
        <source>Import the scores in a study of your own</source>
        <translation>Importieren Sie die Werte in einer eigenen Studie</translation>
    </message>
    <message>
        <source>does not apply to this question</source>
        <translation>gilt für diese Frage nicht</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was sie bedeutet</translation>
    </message>
    <message>
        <source>none: it is a count or a setting</source>
        <translation>keines: Es ist eine Anzahl oder Einstellung</translation>
    </message>
    <message>
        <source>Stands on</source>
        <translation>Beruht auf</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>No: what it reads has changed since.</source>
        <translation>Nein: Was sie liest, hat sich seither geändert.</translation>
    </message>
    <message>
        <source>Yes: what it reads is as it was.</source>
        <translation>Ja: Was sie liest, ist wie damals.</translation>
    </message>
    <message>
        <source>%1 in the period before, n %2</source>
        <translation>%1 im Zeitraum davor, n %2</translation>
    </message>
    <message>
        <source>Worst month</source>
        <translation>Schlechtester Monat</translation>
    </message>
    <message>
        <source>no origin could be judged</source>
        <translation>kein Stichtag war beurteilbar</translation>
    </message>
    <message>
        <source>lowest %1 in %2, highest %3 in %4, of %5 months</source>
        <translation>tiefster %1 in %2, höchster %3 in %4, von %5 Monaten</translation>
    </message>
    <message>
        <source>Worst group</source>
        <translation>Schlechteste Gruppe</translation>
    </message>
    <message>
        <source>not audited by group</source>
        <translation>nicht nach Gruppen geprüft</translation>
    </message>
    <message>
        <source>%1; too few people to judge: %2</source>
        <translation>%1; zu wenige Personen: %2</translation>
    </message>
    <message>
        <source>Models tried</source>
        <translation>Probierte Modelle</translation>
    </message>
    <message>
        <source>Holdout openings</source>
        <translation>Öffnungen der Rücklage</translation>
    </message>
    <message>
        <source>%1 versions of %2 models for this target; %3 fits in this project</source>
        <translation>%1 Versionen von %2 Modellen für dieses Ziel; %3 Anpassungen in diesem Projekt</translation>
    </message>
    <message>
        <source>none: it is sealed, or there is none</source>
        <translation>keine: versiegelt oder nicht vorhanden</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>%1 times: its figures flatter from the second on</source>
        <translation>%1-mal: ab der zweiten schmeicheln ihre Zahlen</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <source>none; it stands on %1 exported cards</source>
        <translation>keine; sie steht auf %1 exportierten Karten</translation>
    </message>
    <message>
        <source>none; it stands on no exported card</source>
        <translation>keine; sie steht auf keiner exportierten Karte</translation>
    </message>
    <message>
        <source>The card “%1” has no fact %2</source>
        <translation>Die Karte „%1“ hat keine Zahl %2</translation>
    </message>
    <message>
        <source>It has %1 facts, from f1 on</source>
        <translation>Sie hat %1 Zahlen, ab f1</translation>
    </message>
    <message>
        <source>Computed again: the same, to the last digit.</source>
        <translation>Neu berechnet: gleich, bis zur letzten Ziffer.</translation>
    </message>
    <message>
        <source>Computed again: this number is the same; others of its answer are not.</source>
        <translation>Neu berechnet: Diese Zahl ist gleich; andere ihrer Antwort sind es nicht.</translation>
    </message>
    <message>
        <source>Computed again: different. It was %1 and is %2.</source>
        <translation>Neu berechnet: verschieden. Es war %1 und ist %2.</translation>
    </message>
    <message>
        <source>The baseline “%1” does not hold this funnel</source>
        <translation>Die Basislinie „%1“ enthält diesen Trichter nicht</translation>
    </message>
    <message>
        <source>Freeze one that does</source>
        <translation>Frieren Sie eine ein, die ihn enthält</translation>
    </message>
    <message>
        <source>Against the baseline “%1”</source>
        <translation>Gegen die Basislinie „%1“</translation>
    </message>
    <message>
        <source>Difference in the share of entries that reach a step · Newcombe&apos;s intervals, 95 %</source>
        <translation>Unterschied im Anteil der Eintritte, die einen Schritt erreichen · Intervalle nach Newcombe, 95 %</translation>
    </message>
    <message>
        <source>Points off the baseline</source>
        <translation>Punkte neben der Basislinie</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>When frozen</source>
        <translation>Beim Einfrieren</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>above the band</source>
        <translation>über dem Band</translation>
    </message>
    <message>
        <source>below the band</source>
        <translation>unter dem Band</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>No step shows a difference from the baseline.</source>
        <translation>Kein Schritt zeigt einen Unterschied zur Basislinie.</translation>
    </message>
    <message>
        <source>%1 of %2 steps lie outside what was usual.</source>
        <translation>%1 von %2 Schritten liegen außerhalb des Üblichen.</translation>
    </message>
    <message>
        <source>Gates are missed: %1</source>
        <translation>Gates sind verfehlt: %1</translation>
    </message>
    <message>
        <source>A segmentation without an objective cannot be approved</source>
        <translation>Eine Segmentierung ohne Ziel kann nicht freigegeben werden</translation>
    </message>
    <message>
        <source>Give it the key “objective”: what it is to serve</source>
        <translation>Geben Sie ihr den Schlüssel „objective“: wozu sie dient</translation>
    </message>
    <message>
        <source>none shown</source>
        <translation>keine gezeigt</translation>
    </message>
    <message>
        <source>“%1” goes with the outcome most clearly: rank correlation %2 (95 % interval %3), seen %4 before.</source>
        <translation>„%1“ geht am deutlichsten mit dem Ausgang: Rangkorrelation %2 (95-%-Intervall %3), zu sehen %4 davor.</translation>
    </message>
    <message>
        <source>“%1” goes against the outcome most clearly: rank correlation %2 (95 % interval %3), seen %4 before.</source>
        <translation>„%1“ geht am deutlichsten gegen den Ausgang: Rangkorrelation %2 (95-%-Intervall %3), zu sehen %4 davor.</translation>
    </message>
    <message>
        <source>No association with the outcome is shown.</source>
        <translation>Kein Zusammenhang mit dem Ausgang ist gezeigt.</translation>
    </message>
    <message>
        <source>Rank correlation with the outcome</source>
        <translation>Rangkorrelation mit dem Ausgang</translation>
    </message>
    <message>
        <source>How early it shows</source>
        <translation>Wie früh es sich zeigt</translation>
    </message>
    <message>
        <source>The same association, taken earlier and earlier before the as-of date · 95 % bands</source>
        <translation>Derselbe Zusammenhang, immer früher vor dem Stichtag gemessen · 95-%-Bänder</translation>
    </message>
    <message>
        <source>Days before the as-of date</source>
        <translation>Tage vor dem Stichtag</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>%1 known outcomes, %2 of them positive · counted in the %3 before the as-of date · Spearman&apos;s rank correlation, 95 % intervals</source>
        <translation>%1 bekannte Ausgänge, davon %2 positiv · gezählt in den %3 vor dem Stichtag · Rangkorrelation nach Spearman, 95-%-Intervalle</translation>
    </message>
    <message>
        <source>Information gain, bits</source>
        <translation>Informationsgewinn, Bit</translation>
    </message>
    <message>
        <source>Of what is to be known</source>
        <translation>Vom Wissbaren</translation>
    </message>
    <message>
        <source>Association</source>
        <translation>Zusammenhang</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>Vorlauf</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Choose an outcome to see which indicator foretells it.</source>
        <translation>Wählen Sie einen Ausgang, um zu sehen, welcher Indikator ihn ankündigt.</translation>
    </message>
    <message>
        <source>Values over the whole period · 95 % intervals</source>
        <translation>Werte über den ganzen Zeitraum · 95-%-Intervalle</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Which sources foretell it</source>
        <translation>Welche Quellen ihn ankündigen</translation>
    </message>
    <message>
        <source>Which events foretell it</source>
        <translation>Welche Ereignisse ihn ankündigen</translation>
    </message>
    <message>
        <source>The formula cannot be read from “%1” on</source>
        <translation>Die Formel ist ab „%1“ nicht lesbar</translation>
    </message>
    <message>
        <source>Write like persons(purchase) / persons(), with events, persons, sum, sessions, duration, days and window</source>
        <translation>Schreiben Sie etwa persons(purchase) / persons(), mit events, persons, sum, sessions, duration, days und window</translation>
    </message>
    <message>
        <source>%1() takes nothing between its brackets</source>
        <translation>%1() hat nichts zwischen den Klammern</translation>
    </message>
    <message>
        <source>There is no formula</source>
        <translation>Es gibt keine Formel</translation>
    </message>
    <message>
        <source>Write like persons(purchase) / persons()</source>
        <translation>Schreiben Sie etwa persons(purchase) / persons()</translation>
    </message>
    <message>
        <source>A KPI sheet is a list of KPIs</source>
        <translation>Ein KPI-Blatt ist eine Liste von KPIs</translation>
    </message>
    <message>
        <source>This KPI sheet has no primary KPI</source>
        <translation>Dieses KPI-Blatt hat keinen Haupt-KPI</translation>
    </message>
    <message>
        <source>This KPI sheet has %1 primary KPIs</source>
        <translation>Dieses KPI-Blatt hat %1 Haupt-KPIs</translation>
    </message>
    <message>
        <source>Make exactly one of them primary: what success is judged by</source>
        <translation>Machen Sie genau einen zum Haupt-KPI: woran der Erfolg gemessen wird</translation>
    </message>
    <message>
        <source>The cost of a contact and the value of a success are above 0</source>
        <translation>Die Kosten eines Kontakts und der Wert eines Erfolgs liegen über 0</translation>
    </message>
    <message>
        <source>Write &quot;contact_cost&quot;: 2, &quot;success_value&quot;: 10</source>
        <translation>Schreiben Sie &quot;contact_cost&quot;: 2, &quot;success_value&quot;: 10</translation>
    </message>
    <message>
        <source>An objective is about one behaviour or one target</source>
        <translation>Ein Ziel betrifft ein Verhalten oder eine Zielgröße</translation>
    </message>
    <message>
        <source>Write &quot;behaviour&quot;: &quot;purchase&quot;, or &quot;target&quot;: its name</source>
        <translation>Schreiben Sie &quot;behaviour&quot;: &quot;purchase&quot; oder &quot;target&quot;: ihren Namen</translation>
    </message>
    <message>
        <source>chosen by %1: %2</source>
        <translation>gewählt von %1: %2</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Haupt-KPI</translation>
    </message>
    <message>
        <source>guardrail</source>
        <translation>Leitplanke</translation>
    </message>
    <message>
        <source>secondary</source>
        <translation>nachrangig</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>no target</source>
        <translation>keine Vorgabe</translation>
    </message>
    <message>
        <source>cannot be told yet</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>“%1” was counted %2 times; at %3 each that comes to %4.</source>
        <translation>„%1“ wurde %2-mal gezählt; bei je %3 sind das %4.</translation>
    </message>
    <message>
        <source>Counted among the addressable people · Wilson interval, 95 %</source>
        <translation>Gezählt unter den erreichbaren Personen · Wilson-Intervall, 95 %</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Value of one</source>
        <translation>Wert je Fall</translation>
    </message>
    <message>
        <source>Expected impact</source>
        <translation>Erwartete Wirkung</translation>
    </message>
    <message>
        <source>Addressable people</source>
        <translation>Erreichbare Personen</translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation>Grundrate</translation>
    </message>
    <message>
        <source>Wished change</source>
        <translation>Gewünschte Änderung</translation>
    </message>
    <message>
        <source>Base rate after it</source>
        <translation>Grundrate danach</translation>
    </message>
    <message>
        <source>What the change is worth</source>
        <translation>Wert der Änderung</translation>
    </message>
    <message>
        <source>Primary KPI when this was made</source>
        <translation>Haupt-KPI beim Anlegen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>KPI sheet</source>
        <translation>KPI-Blatt</translation>
    </message>
    <message>
        <source>KPI</source>
        <translation>KPI</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>The primary KPI “%1” reaches its target.</source>
        <translation>Der Haupt-KPI „%1“ erreicht seine Vorgabe.</translation>
    </message>
    <message>
        <source>The primary KPI “%1” misses its target.</source>
        <translation>Der Haupt-KPI „%1“ verfehlt seine Vorgabe.</translation>
    </message>
    <message>
        <source>The primary KPI “%1” has no target yet.</source>
        <translation>Der Haupt-KPI „%1“ hat noch keine Vorgabe.</translation>
    </message>
    <message>
        <source>Whether the primary KPI “%1” reaches its target cannot be told yet.</source>
        <translation>Ob der Haupt-KPI „%1“ seine Vorgabe erreicht, ist noch offen.</translation>
    </message>
    <message>
        <source>Shares of people: Wilson intervals; others: jackknife over 64 groups of people, 95 %</source>
        <translation>Anteile von Personen: Wilson-Intervalle; sonst: Jackknife über 64 Gruppen von Personen, 95 %</translation>
    </message>
    <message>
        <source>What a model must reach</source>
        <translation>Was ein Modell erreichen muss</translation>
    </message>
    <message>
        <source>A contact pays for itself from a precision of %1 on.</source>
        <translation>Ein Kontakt lohnt sich ab einer Präzision von %1.</translation>
    </message>
    <message>
        <source>A contact pays from a precision of %1 on; the base rate is already %2: contacting everybody pays.</source>
        <translation>Ein Kontakt lohnt sich ab einer Präzision von %1; die Grundrate beträgt schon %2: Es lohnt sich, alle anzusprechen.</translation>
    </message>
    <message>
        <source>A contact pays from a precision of %1 on, %2 times the base rate.</source>
        <translation>Ein Kontakt lohnt sich ab einer Präzision von %1, dem %2-Fachen der Grundrate.</translation>
    </message>
    <message>
        <source>Gain a contact by precision: value × precision − cost of a contact</source>
        <translation>Gewinn je Kontakt nach Präzision: Wert × Präzision − Kosten eines Kontakts</translation>
    </message>
    <message>
        <source>Gain a contact</source>
        <translation>Gewinn je Kontakt</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>break-even</source>
        <translation>Gewinnschwelle</translation>
    </message>
    <message>
        <source>base rate</source>
        <translation>Grundrate</translation>
    </message>
    <message>
        <source>Cost of a contact</source>
        <translation>Kosten eines Kontakts</translation>
    </message>
    <message>
        <source>Value of a success</source>
        <translation>Wert eines Erfolgs</translation>
    </message>
    <message>
        <source>Break-even precision</source>
        <translation>Präzision der Gewinnschwelle</translation>
    </message>
    <message>
        <source>Minimum lift</source>
        <translation>Mindest-Lift</translation>
    </message>
    <message>
        <source>Cut-off of a calibrated chance</source>
        <translation>Schwelle einer kalibrierten Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Share of people it reaches</source>
        <translation>Anteil der Personen, den sie erreicht</translation>
    </message>
    <message>
        <source>Cost matrix</source>
        <translation>Kostenmatrix</translation>
    </message>
    <message>
        <source>At these costs selecting never pays.</source>
        <translation>Bei diesen Kosten lohnt sich Auswählen nie.</translation>
    </message>
    <message>
        <source>At these costs selecting pays from a chance of %1 on.</source>
        <translation>Bei diesen Kosten lohnt sich Auswählen ab einer Wahrscheinlichkeit von %1.</translation>
    </message>
    <message>
        <source>Objectives by expected impact</source>
        <translation>Ziele nach erwarteter Wirkung</translation>
    </message>
    <message>
        <source>“%1” has the largest expected impact: %2.</source>
        <translation>„%1“ hat die größte erwartete Wirkung: %2.</translation>
    </message>
    <message>
        <source>Expected impact = how often it was counted × value of one</source>
        <translation>Erwartete Wirkung = gezählte Fälle × Wert je Fall</translation>
    </message>
    <message>
        <source>There are no objectives yet</source>
        <translation>Es gibt noch keine Ziele</translation>
    </message>
    <message>
        <source>Add one: what is wanted, and what one occurrence is worth</source>
        <translation>Legen Sie eines an: was gewünscht ist und was ein Fall wert ist</translation>
    </message>
    <message>
        <source>Who owns this choice, and why it was made?</source>
        <translation>Wer verantwortet diese Wahl, und warum fiel sie?</translation>
    </message>
    <message>
        <source>Give an owner and a reason</source>
        <translation>Nennen Sie Verantwortliche und Grund</translation>
    </message>
    <message>
        <source>“%1” is not frozen</source>
        <translation>„%1“ ist nicht eingefroren</translation>
    </message>
    <message>
        <source>Freeze it with: baseline freeze</source>
        <translation>Frieren Sie sie ein mit: baseline freeze</translation>
    </message>
    <message>
        <source>The baseline “%1” was frozen for other people, sources or words</source>
        <translation>Die Basislinie „%1“ wurde für andere Personen, Quellen oder Wörter eingefroren</translation>
    </message>
    <message>
        <source>Choose what it was frozen for, or freeze another one</source>
        <translation>Wählen Sie, wofür sie eingefroren wurde, oder frieren Sie eine andere ein</translation>
    </message>
    <message>
        <source>A population is made of rules, or is a saved segment</source>
        <translation>Eine Grundgesamtheit besteht aus Regeln oder ist ein gespeichertes Segment</translation>
    </message>
    <message>
        <source>Write &quot;rules&quot;: [{&quot;sessions&quot;: {&quot;at_least&quot;: 3}}]</source>
        <translation>Schreiben Sie &quot;rules&quot;: [{&quot;sessions&quot;: {&quot;at_least&quot;: 3}}]</translation>
    </message>
    <message>
        <source>Sessions %1</source>
        <translation>Sitzungen %1</translation>
    </message>
    <message>
        <source>Sessions %1 within %2</source>
        <translation>Sitzungen %1 in %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 within %3</source>
        <translation>%1: %2 in %3</translation>
    </message>
    <message>
        <source>First %1 %2 ago</source>
        <translation>Erstes %1 vor %2</translation>
    </message>
    <message>
        <source>Last %1 %2 ago</source>
        <translation>Letztes %1 vor %2</translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation>Nicht: %1</translation>
    </message>
    <message>
        <source>A list of %1 people</source>
        <translation>Eine Liste von %1 Personen</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Grundgesamtheit</translation>
    </message>
    <message>
        <source>%1 are in the population; %2 people are out of scope.</source>
        <translation>%1 sind in der Grundgesamtheit; %2 Personen liegen außerhalb.</translation>
    </message>
    <message>
        <source>%1 are in the population; %2 people are out of scope. Groups of those kept agree with groups of everybody at %3 (adjusted Rand index; chance in the starts alone: %4).</source>
        <translation>%1 sind in der Grundgesamtheit; %2 Personen liegen außerhalb. Gruppen der Verbliebenen stimmen mit Gruppen aller zu %3 überein (angepasster Rand-Index; Zufall der Startpunkte allein: %4).</translation>
    </message>
    <message>
        <source>Each rule applies to those the rules before it left</source>
        <translation>Jede Regel gilt für die, die die Regeln davor übrig ließen</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Of all</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>Left out here</source>
        <translation>Hier ausgeschlossen</translation>
    </message>
    <message>
        <source>In the population</source>
        <translation>In der Grundgesamtheit</translation>
    </message>
    <message>
        <source>Out of scope</source>
        <translation>Außerhalb</translation>
    </message>
    <message>
        <source>Stability, adjusted Rand</source>
        <translation>Stabilität, angepasster Rand-Index</translation>
    </message>
    <message>
        <source>of %1 groups, with and without</source>
        <translation>von %1 Gruppen, mit und ohne</translation>
    </message>
    <message>
        <source>Chance in the starts</source>
        <translation>Zufall der Startpunkte</translation>
    </message>
    <message>
        <source>A baseline has a beginning and an end</source>
        <translation>Eine Basislinie hat Anfang und Ende</translation>
    </message>
    <message>
        <source>Write from and to; to is the first day left out</source>
        <translation>Schreiben Sie from und to; to ist der erste Tag, der nicht mehr zählt</translation>
    </message>
    <message>
        <source>“%1” is frozen already</source>
        <translation>„%1“ ist schon eingefroren</translation>
    </message>
    <message>
        <source>Frozen values never change: give the new one another name</source>
        <translation>Eingefrorene Werte ändern sich nie: Geben Sie der neuen einen anderen Namen</translation>
    </message>
    <message>
        <source>What is frozen already is not frozen again</source>
        <translation>Was eingefroren ist, wird nicht noch einmal eingefroren</translation>
    </message>
    <message>
        <source>The last period cannot be held against the baseline.</source>
        <translation>Der letzte Zeitabschnitt lässt sich nicht gegen die Basislinie halten.</translation>
    </message>
    <message>
        <source>%1 in %2 lay %3 off the baseline, inside its 95 % band.</source>
        <translation>%1 lag in %2 um %3 neben der Basislinie, innerhalb ihres 95-%-Bands.</translation>
    </message>
    <message>
        <source>%1 in %2 lies %3 off the baseline; that period cannot be judged.</source>
        <translation>%1 liegt in %2 um %3 neben der Basislinie; dieser Zeitabschnitt ist nicht beurteilbar.</translation>
    </message>
    <message>
        <source>%1 in %2 lay %3 off the baseline, outside its 95 % band.</source>
        <translation>%1 lag in %2 um %3 neben der Basislinie, außerhalb ihres 95-%-Bands.</translation>
    </message>
    <message>
        <source>Baseline “%1”</source>
        <translation>Basislinie „%1“</translation>
    </message>
    <message>
        <source>What was usual from %1 to before %2, over %3 days.</source>
        <translation>Was vom %1 bis vor dem %2 üblich war, über %3 Tage.</translation>
    </message>
    <message>
        <source>Mean of whole periods with its t interval; the band holds 95 % of further ones</source>
        <translation>Mittel ganzer Zeitabschnitte mit t-Intervall; das Band fasst 95 % weiterer</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Band from</source>
        <translation>Band von</translation>
    </message>
    <message>
        <source>Band to</source>
        <translation>Band bis</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>je Woche</translation>
    </message>
    <message>
        <source>Expected: the mean of such periods when it was frozen, with the band 95 % of further ones lie in</source>
        <translation>Erwartet: das Mittel solcher Abschnitte beim Einfrieren, mit dem Band, in dem 95 % weiterer liegen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>%1, day by day against the baseline</source>
        <translation>%1, Tag für Tag gegen die Basislinie</translation>
    </message>
    <message>
        <source>%1, week by week against the baseline</source>
        <translation>%1, Woche für Woche gegen die Basislinie</translation>
    </message>
    <message>
        <source>baseline of %1</source>
        <translation>Basislinie von %1</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Basislinie</translation>
    </message>
    <message>
        <source>A baseline is of everybody, not of groups</source>
        <translation>Eine Basislinie gilt für alle, nicht für Gruppen</translation>
    </message>
    <message>
        <source>Leave out the breakdown, or the baseline</source>
        <translation>Lassen Sie die Aufteilung oder die Basislinie weg</translation>
    </message>
    <message>
        <source>A baseline knows days, weeks and months</source>
        <translation>Eine Basislinie kennt Tage, Wochen und Monate</translation>
    </message>
    <message>
        <source>The baseline “%1” does not hold this measure</source>
        <translation>Die Basislinie „%1“ enthält dieses Maß nicht</translation>
    </message>
    <message>
        <source>Lift: precision over prevalence</source>
        <translation>Lift: Präzision über Prävalenz</translation>
    </message>
    <message>
        <source>Fits the capacity: most at one date</source>
        <translation>Passt zur Kapazität: höchstens an einem Stichtag</translation>
    </message>
    <message>
        <source>Pays: precision at break-even</source>
        <translation>Lohnt sich: Präzision an der Gewinnschwelle</translation>
    </message>
    <message>
        <source>The objective of this model is “%1”</source>
        <translation>Das Ziel dieses Modells ist „%1“</translation>
    </message>
    <message>
        <source>Leave it out: it follows from the target</source>
        <translation>Lassen Sie es weg: Es folgt aus der Zielgröße</translation>
    </message>
    <message>
        <source>Gates of the objective</source>
        <translation>Gates des Ziels</translation>
    </message>
    <message>
        <source>Nobody of %1 reaches the cut-off, so no contact would pay: the model must not be approved.</source>
        <translation>Niemand von %1 erreicht die Schwelle, kein Kontakt würde sich also lohnen: Das Modell darf nicht freigegeben werden.</translation>
    </message>
    <message>
        <source>%1 of %2 gates of the objective fail: the model must not be approved.</source>
        <translation>%1 von %2 Gates des Ziels sind verfehlt: Das Modell darf nicht freigegeben werden.</translation>
    </message>
    <message>
        <source>All %1 gates of the objective pass.</source>
        <translation>Alle %1 Gates des Ziels sind erreicht.</translation>
    </message>
    <message>
        <source>%1 of %2 gates of the objective pass; the others cannot be told.</source>
        <translation>%1 von %2 Gates des Ziels sind erreicht; die anderen sind offen.</translation>
    </message>
    <message>
        <source>Expected cost per 1,000 scored</source>
        <translation>Erwartete Kosten je 1.000 Bewertete</translation>
    </message>
    <message>
        <source>Cost per 1,000</source>
        <translation>Kosten je 1.000</translation>
    </message>
    <message>
        <source>Better the model, or set other gates, with a reason</source>
        <translation>Verbessern Sie das Modell, oder setzen Sie mit Begründung andere Gates</translation>
    </message>
    <message>
        <source>Stated risks are off in %1 of %2 judged groups; furthest in %3, where %4 times as much happens as is said. %5 cannot be judged.</source>
        <translation>Die genannten Risiken stimmen in %1 von %2 beurteilten Gruppen nicht; am wenigsten in %3, wo %4-mal so viel geschieht wie genannt. %5 sind nicht beurteilbar.</translation>
    </message>
    <message>
        <source>No group has enough outcomes to judge its stated risks (%1 groups).</source>
        <translation>Keine Gruppe hat genug Ergebnisse, um ihre genannten Risiken zu beurteilen (%1 Gruppen).</translation>
    </message>
    <message>
        <source>Stated risks hold in all %1 judged groups; %2 cannot be judged.</source>
        <translation>Die genannten Risiken stimmen in allen %1 beurteilten Gruppen; %2 sind nicht beurteilbar.</translation>
    </message>
    <message>
        <source>Calibration by group</source>
        <translation>Kalibrierung nach Gruppen</translation>
    </message>
    <message>
        <source>Observed over expected outcomes (O/E), 1 = risks mean what they say · bootstrap intervals, 95 % · a group fails when its interval excludes 1 after Holm&apos;s correction and is not inside the band</source>
        <translation>Beobachtete durch erwartete Ergebnisse (O/E), 1 = Risiken bedeuten, was sie sagen · Bootstrap-Intervalle, 95 % · eine Gruppe fällt durch, wenn ihr Intervall nach Holms Korrektur 1 ausschließt und nicht im Band liegt</translation>
    </message>
    <message>
        <source>In the large, log-odds</source>
        <translation>Im Mittel, Log-Odds</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>q (Benjamini–Hochberg)</source>
        <translation>q (Benjamini–Hochberg)</translation>
    </message>
    <message>
        <source>The rows have more than %1 moments</source>
        <translation>Die Zeilen haben mehr als %1 Zeitpunkte</translation>
    </message>
    <message>
        <source>Cut by an attribute instead of a segment</source>
        <translation>Teilen Sie nach einem Merkmal statt nach einem Segment</translation>
    </message>
    <message>
        <source>Write what the audit shows, or does not show</source>
        <translation>Schreiben Sie, was die Prüfung zeigt oder nicht zeigt</translation>
    </message>
    <message>
        <source>Reused holdout: it had been opened before, so its figures flatter.</source>
        <translation>Wiederverwendeter Holdout: Er war schon geöffnet worden, seine Zahlen schmeicheln daher.</translation>
    </message>
    <message>
        <source>In %1 groups stated risks are off: more or less happens there than is said.</source>
        <translation>In %1 Gruppen stimmen die genannten Risiken nicht: Dort geschieht mehr oder weniger als genannt.</translation>
    </message>
    <message>
        <source>Logistic regression with penalties l2 = %1 and l1 = %2, then beta calibration on rows of its own; seed %3.</source>
        <translation>Logistische Regression mit Strafen l2 = %1 und l1 = %2, danach Beta-Kalibrierung auf eigenen Zeilen; Startwert %3.</translation>
    </message>
    <message>
        <source>Gradient-boosted trees (XGBoost, histogram method): up to %1 rounds of depth %2 at a learning rate of %3, penalties l2 = %4 and l1 = %5; seed %6.</source>
        <translation>Gradientengeboostete Bäume (XGBoost, Histogrammverfahren): bis zu %1 Runden der Tiefe %2 bei einer Lernrate von %3, Strafen l2 = %4 und l1 = %5; Startwert %6.</translation>
    </message>
    <message>
        <source>Platt calibration on rows of its own follows.</source>
        <translation>Es folgt Platt-Kalibrierung auf eigenen Zeilen.</translation>
    </message>
    <message>
        <source>Isotonic calibration on rows of its own follows.</source>
        <translation>Es folgt isotone Kalibrierung auf eigenen Zeilen.</translation>
    </message>
    <message>
        <source>Beta calibration on rows of its own follows.</source>
        <translation>Es folgt Beta-Kalibrierung auf eigenen Zeilen.</translation>
    </message>
    <message>
        <source>It is not calibrated.</source>
        <translation>Es ist nicht kalibriert.</translation>
    </message>
    <message>
        <source>Missing numbers go the way that was better in training; each level of a category is a column, missing and unseen levels have one of their own. The same seed gives the same bytes on any number of threads.</source>
        <translation>Fehlende Zahlen gehen den Weg, der im Training besser war; jede Stufe einer Kategorie ist eine Spalte, fehlende und unbekannte Stufen haben eine eigene. Derselbe Startwert ergibt bei jeder Zahl von Threads dieselben Bytes.</translation>
    </message>
    <message>
        <source>The chance may only rise with “%1”.</source>
        <translation>Die Wahrscheinlichkeit darf mit „%1“ nur steigen.</translation>
    </message>
    <message>
        <source>The chance may only fall with “%1”.</source>
        <translation>Die Wahrscheinlichkeit darf mit „%1“ nur fallen.</translation>
    </message>
    <message>
        <source>only up</source>
        <translation>nur aufwärts</translation>
    </message>
    <message>
        <source>only down</source>
        <translation>nur abwärts</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>Geboostete Bäume</translation>
    </message>
    <message>
        <source>Mean size of each feature&apos;s contribution over %1 test rows · depth %2, learning rate %3 · %4 · contributions add up to the log-odds</source>
        <translation>Mittlere Größe des Beitrags jedes Merkmals über %1 Testzeilen · Tiefe %2, Lernrate %3 · %4 · Beiträge ergeben zusammen die Log-Odds</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Mean size of contributions to log-odds</source>
        <translation>Mittlere Größe der Beiträge zu den Log-Odds</translation>
    </message>
    <message>
        <source>Monotone</source>
        <translation>Monoton</translation>
    </message>
    <message>
        <source>%1 trees kept of %2 by early stopping; “%3” moves scores most.</source>
        <translation>%1 von %2 Bäumen blieben nach frühem Abbruch; „%3“ bewegt die Scores am meisten.</translation>
    </message>
    <message>
        <source>%1 trees; “%2” moves scores most.</source>
        <translation>%1 Bäume; „%2“ bewegt die Scores am meisten.</translation>
    </message>
    <message>
        <source>The contributions do not add up to the score</source>
        <translation>Die Beiträge ergeben zusammen nicht den Score</translation>
    </message>
    <message>
        <source>The monotone features cannot be read</source>
        <translation>Die monotonen Merkmale sind nicht lesbar</translation>
    </message>
    <message>
        <source>Write {&quot;recency&quot;: &quot;down&quot;, &quot;visits&quot;: &quot;up&quot;}</source>
        <translation>Schreiben Sie {&quot;recency&quot;: &quot;down&quot;, &quot;visits&quot;: &quot;up&quot;}</translation>
    </message>
    <message>
        <source>XGBoost failed: %1</source>
        <translation>XGBoost ist gescheitert: %1</translation>
    </message>
    <message>
        <source>These are no trees of XGBoost&apos;s</source>
        <translation>Das sind keine Bäume von XGBoost</translation>
    </message>
    <message>
        <source>Warning: at %1 of %2 dates the model did worse than a random split of the same past had promised, by more than both intervals.</source>
        <translation>Warnung: An %1 von %2 Stichtagen war das Modell um mehr als beide Intervalle schlechter, als eine zufällige Teilung derselben Vergangenheit versprach.</translation>
    </message>
    <message>
        <source>Warning: over all dates the model did worse than random splits of the same past had promised.</source>
        <translation>Warnung: Über alle Stichtage war das Modell schlechter, als zufällige Teilungen derselben Vergangenheit versprachen.</translation>
    </message>
    <message>
        <source>Warning: the AUC falls by %1 in 30 days.</source>
        <translation>Warnung: Die AUC fällt in 30 Tagen um %1.</translation>
    </message>
    <message>
        <source>Too little evidence to compare with a random split.</source>
        <translation>Zu wenig Evidenz für den Vergleich mit einer zufälligen Teilung.</translation>
    </message>
    <message>
        <source>What random splits of the past promised was kept at every date; no drift is shown.</source>
        <translation>Was zufällige Teilungen der Vergangenheit versprachen, wurde an jedem Stichtag gehalten; keine Drift gezeigt.</translation>
    </message>
    <message>
        <source>What the ranking adds to chance halves after %1 days without a new fit.</source>
        <translation>Was die Rangfolge dem Zufall voraus hat, halbiert sich ohne neue Anpassung nach %1 Tagen.</translation>
    </message>
    <message>
        <source>What the ranking adds to chance does not halve within %1 days without a new fit.</source>
        <translation>Was die Rangfolge dem Zufall voraus hat, halbiert sich ohne neue Anpassung in %1 Tagen nicht.</translation>
    </message>
    <message>
        <source>The ranking seems to lose half of what it adds to chance, but within its interval.</source>
        <translation>Die Rangfolge scheint die Hälfte ihres Vorsprungs vor dem Zufall zu verlieren, aber innerhalb ihres Intervalls.</translation>
    </message>
    <message>
        <source>Too few dates to say how fast the model ages.</source>
        <translation>Zu wenige Stichtage, um zu sagen, wie schnell das Modell altert.</translation>
    </message>
    <message>
        <source>Separated in time</source>
        <translation>Zeitlich getrennt</translation>
    </message>
    <message>
        <source>Random split</source>
        <translation>Zufällige Teilung</translation>
    </message>
    <message>
        <source>Slope in 30 days</source>
        <translation>Steigung in 30 Tagen</translation>
    </message>
    <message>
        <source>p of the slope</source>
        <translation>p der Steigung</translation>
    </message>
    <message>
        <source>AUC · the model fitted on what was known before each date, beside a random split of the same past · DeLong intervals, 95 %</source>
        <translation>AUC · das Modell, angepasst auf das vor jedem Stichtag Bekannte, neben einer zufälligen Teilung derselben Vergangenheit · DeLong-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>AUC · fitted on all that was known before each date (expanding), on its last %1 (rolling), and a random split of the same past · DeLong intervals, 95 %</source>
        <translation>AUC · angepasst auf alles vor jedem Stichtag Bekannte (wachsend), auf dessen letzte %1 (rollend), und eine zufällige Teilung derselben Vergangenheit · DeLong-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Expanding window</source>
        <translation>Wachsendes Fenster</translation>
    </message>
    <message>
        <source>Rolling window</source>
        <translation>Rollendes Fenster</translation>
    </message>
    <message>
        <source>Performance by age of the model</source>
        <translation>Güte nach Alter des Modells</translation>
    </message>
    <message>
        <source>AUC of each date&apos;s model at that date and at all later ones, mean over the models of an age · t intervals, 95 %</source>
        <translation>AUC des Modells jedes Stichtags an diesem und allen späteren, Mittel über die Modelle eines Alters · t-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>Days since its own date</source>
        <translation>Tage seit dem eigenen Stichtag</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Change, paired</source>
        <translation>Änderung, gepaart</translation>
    </message>
    <message>
        <source>Half-life, days</source>
        <translation>Halbwertszeit, Tage</translation>
    </message>
    <message>
        <source>half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>Evaluation %1 of this holdout was not made by this model</source>
        <translation>Auswertung %1 dieses Holdouts stammt nicht von diesem Modell</translation>
    </message>
    <message>
        <source>Leave the number out: it is given in turn</source>
        <translation>Lassen Sie die Nummer weg: Sie wird der Reihe nach vergeben</translation>
    </message>
    <message>
        <source>Imported scores: only their own dates are known.</source>
        <translation>Importierte Scores: Nur ihre eigenen Daten sind bekannt.</translation>
    </message>
    <message>
        <source>Nobody who was learnt from is in the test or the holdout; %1 rows in the gap were left out.</source>
        <translation>Niemand, von dem gelernt wurde, ist im Test oder im Holdout; %1 Zeilen im Abstand blieben weg.</translation>
    </message>
    <message>
        <source>%1 persons of the test and %2 of the holdout were learnt from at earlier dates; %3 rows in the gap were left out.</source>
        <translation>Von %1 Personen des Tests und %2 des Holdouts wurde an früheren Stichtagen gelernt; %3 Zeilen im Abstand blieben weg.</translation>
    </message>
    <message>
        <source>Train, gap, test and holdout in time</source>
        <translation>Training, Abstand, Test und Holdout in der Zeit</translation>
    </message>
    <message>
        <source>From the first as-of date of a part to the end of its last label window (%1)</source>
        <translation>Vom ersten Stichtag eines Teils bis zum Ende seines letzten Ergebnisfensters (%1)</translation>
    </message>
    <message>
        <source>Also learnt from</source>
        <translation>Auch gelernt</translation>
    </message>
    <message>
        <source>%1 persons, %2 of them in no cohort · nobody has the label “%3”</source>
        <translation>%1 Personen, davon %2 in keiner Kohorte · niemand trägt die Bezeichnung „%3“</translation>
    </message>
    <message>
        <source>%1 persons, %2 of them in no cohort · 95 % intervals · Why these cohorts: %3</source>
        <translation>%1 Personen, davon %2 in keiner Kohorte · 95-%-Intervalle · Warum diese Kohorten: %3</translation>
    </message>
    <message>
        <source>A combination is a label, “all”, “any” or “not”</source>
        <translation>Eine Verbindung ist eine Bezeichnung, „all“, „any“ oder „not“</translation>
    </message>
    <message>
        <source>“%1” is a list of cohorts and combinations</source>
        <translation>„%1“ ist eine Liste von Kohorten und Verbindungen</translation>
    </message>
    <message>
        <source>Cohorts have at most 20 combinations</source>
        <translation>Kohorten haben höchstens 20 Verbindungen</translation>
    </message>
    <message>
        <source>There are no combinations to show</source>
        <translation>Es gibt keine Verbindungen zu zeigen</translation>
    </message>
    <message>
        <source>With a conversion</source>
        <translation>Mit Konversion</translation>
    </message>
    <message>
        <source>The person&apos;s first event</source>
        <translation>Das erste Ereignis der Person</translation>
    </message>
    <message>
        <source>A gap longer than the timeout</source>
        <translation>Eine Lücke über der Zeitgrenze</translation>
    </message>
    <message>
        <source>A gap after a finished task</source>
        <translation>Eine Lücke nach erledigter Aufgabe</translation>
    </message>
    <message>
        <source>A gap out of pace</source>
        <translation>Eine Lücke außer Takt</translation>
    </message>
    <message>
        <source>An event that ended the one before</source>
        <translation>Ein Ereignis, das die vorige beendete</translation>
    </message>
    <message>
        <source>An event that begins one</source>
        <translation>Ein Ereignis, das eine beginnt</translation>
    </message>
    <message>
        <source>A change of context</source>
        <translation>Ein Wechsel des Kontexts</translation>
    </message>
    <message>
        <source>Another campaign</source>
        <translation>Eine andere Kampagne</translation>
    </message>
    <message>
        <source>A new day</source>
        <translation>Ein neuer Tag</translation>
    </message>
    <message>
        <source>The longest session</source>
        <translation>Die längste Sitzung</translation>
    </message>
    <message>
        <source>This recipe and “%1” cut every one of %2 persons alike.</source>
        <translation>Dieses Rezept und „%1“ schneiden jede von %2 Personen gleich.</translation>
    </message>
    <message>
        <source>This recipe and “%1” cut %2 of %3 persons differently: %4 sessions here, %5 there.</source>
        <translation>Dieses Rezept und „%1“ schneiden %2 von %3 Personen verschieden: %4 Sitzungen hier, %5 dort.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>WindowDiff</source>
        <translation>WindowDiff</translation>
    </message>
    <message>
        <source>Pk</source>
        <translation>Pk</translation>
    </message>
    <message>
        <source>No boundary is labelled and none was cut, so there is no score.</source>
        <translation>Keine Grenze ist markiert und keine wurde gezogen; also gibt es keine Bewertung.</translation>
    </message>
    <message>
        <source>The recipe finds the labelled boundaries with F1 %1.</source>
        <translation>Das Rezept findet die markierten Grenzen mit F1 %1.</translation>
    </message>
    <message>
        <source>The recipe and “%1” find the labelled boundaries equally well: F1 %2.</source>
        <translation>Das Rezept und „%1“ finden die markierten Grenzen gleich gut: F1 %2.</translation>
    </message>
    <message>
        <source>The recipe finds the labelled boundaries better than “%1”: F1 %2, not %3.</source>
        <translation>Das Rezept findet die markierten Grenzen besser als „%1“: F1 %2 statt %3.</translation>
    </message>
    <message>
        <source>The recipe finds the labelled boundaries worse than “%1”: F1 %2, not %3.</source>
        <translation>Das Rezept findet die markierten Grenzen schlechter als „%1“: F1 %2 statt %3.</translation>
    </message>
    <message>
        <source>What begins a session</source>
        <translation>Was eine Sitzung beginnt</translation>
    </message>
    <message>
        <source>Where several rules agree, the session is counted once.</source>
        <translation>Wo mehrere Regeln zutreffen, zählt die Sitzung einmal.</translation>
    </message>
    <message>
        <source>Two recipes</source>
        <translation>Zwei Rezepte</translation>
    </message>
    <message>
        <source>boundaries</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Boundaries between two events of a person · click for the persons</source>
        <translation>Grenzen zwischen zwei Ereignissen einer Person · ein Klick zeigt die Personen</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>in beiden</translation>
    </message>
    <message>
        <source>only in this recipe</source>
        <translation>nur in diesem Rezept</translation>
    </message>
    <message>
        <source>only in “%1”</source>
        <translation>nur in „%1“</translation>
    </message>
    <message>
        <source>Cut differently</source>
        <translation>Verschieden geschnitten</translation>
    </message>
    <message>
        <source>Sessions here</source>
        <translation>Sitzungen hier</translation>
    </message>
    <message>
        <source>Sessions there</source>
        <translation>Sitzungen dort</translation>
    </message>
    <message>
        <source>Against labelled boundaries</source>
        <translation>Gegen markierte Grenzen</translation>
    </message>
    <message>
        <source>%1 labelled sessions of %2 persons; WindowDiff and Pk are errors, less is better</source>
        <translation>%1 markierte Sitzungen von %2 Personen; WindowDiff und Pk sind Fehler, weniger ist besser</translation>
    </message>
    <message>
        <source>this recipe</source>
        <translation>dieses Rezept</translation>
    </message>
    <message>
        <source>This recipe</source>
        <translation>Dieses Rezept</translation>
    </message>
    <message>
        <source>Boundaries found</source>
        <translation>Grenzen gefunden</translation>
    </message>
    <message>
        <source>Boundaries missed</source>
        <translation>Grenzen verfehlt</translation>
    </message>
    <message>
        <source>Boundaries too many</source>
        <translation>Grenzen zu viel</translation>
    </message>
    <message>
        <source>The gaps do not fall into two groups, so they suggest no timeout; the curve of sessions bends at %1.</source>
        <translation>Die Lücken zerfallen nicht in zwei Gruppen und legen keine Zeitgrenze nahe; die Kurve der Sitzungen knickt bei %1.</translation>
    </message>
    <message>
        <source>The gaps fall into pauses (%1 of them, median %2) and absences (median %3). From %4 on an absence is the likelier one; the curve of sessions bends at %5.</source>
        <translation>Die Lücken zerfallen in Pausen (%1 davon, Median %2) und Abwesenheiten (Median %3). Ab %4 ist eine Abwesenheit wahrscheinlicher; die Kurve der Sitzungen knickt bei %5.</translation>
    </message>
    <message>
        <source>A timeout of %1 instead of %2 gives %3 more sessions, one of %4 gives %5 fewer. Where a line is flat, the choice matters little.</source>
        <translation>Eine Zeitgrenze von %1 statt %2 ergibt %3 mehr Sitzungen, eine von %4 ergibt %5 weniger. Wo eine Linie flach ist, kommt es auf die Wahl kaum an.</translation>
    </message>
    <message>
        <source>Mean length</source>
        <translation>Mittlere Länge</translation>
    </message>
    <message>
        <source>Pauses and absences</source>
        <translation>Pausen und Abwesenheiten</translation>
    </message>
    <message>
        <source>Why this recipe: %1</source>
        <translation>Warum dieses Rezept: %1</translation>
    </message>
    <message>
        <source>Points: gaps that were seen; lines: two log-normal components, fitted by expectation maximisation</source>
        <translation>Punkte: beobachtete Lücken; Linien: zwei lognormale Komponenten, angepasst durch Erwartungsmaximierung</translation>
    </message>
    <message>
        <source>share of gaps</source>
        <translation>Anteil der Lücken</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>absences</source>
        <translation>Abwesenheiten</translation>
    </message>
    <message>
        <source>they cross</source>
        <translation>Kreuzung</translation>
    </message>
    <message>
        <source>Suggested timeout</source>
        <translation>Vorgeschlagene Zeitgrenze</translation>
    </message>
    <message>
        <source>Densities cross</source>
        <translation>Dichten kreuzen sich</translation>
    </message>
    <message>
        <source>Knee of the curve</source>
        <translation>Knick der Kurve</translation>
    </message>
    <message>
        <source>What depends on the timeout</source>
        <translation>Was an der Zeitgrenze hängt</translation>
    </message>
    <message>
        <source>What the timeout alone would cut, relative to %1</source>
        <translation>Was die Zeitgrenze allein ergäbe, bezogen auf %1</translation>
    </message>
    <message>
        <source>At most 16 events may have a timeout of their own</source>
        <translation>Höchstens 16 Ereignisse können eine eigene Zeitgrenze haben</translation>
    </message>
    <message>
        <source>“factor” is a number above 1</source>
        <translation>„factor“ ist eine Zahl über 1</translation>
    </message>
    <message>
        <source>“against” is a saved recipe or its rules</source>
        <translation>„against“ ist ein gespeichertes Rezept oder dessen Regeln</translation>
    </message>
    <message>
        <source>%1 events are too many to show one by one</source>
        <translation>%1 Ereignisse sind zu viele, um sie einzeln zu zeigen</translation>
    </message>
    <message>
        <source>Write them to a file (--table FILE)</source>
        <translation>Schreiben Sie sie in eine Datei (--table DATEI)</translation>
    </message>
    <message>
        <source>The table could not be written</source>
        <translation>Die Tabelle konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check the folder and the disk</source>
        <translation>Prüfen Sie Ordner und Datenträger</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>not fitted yet</source>
        <translation>noch nicht angepasst</translation>
    </message>
    <message>
        <source>Write &quot;cuts&quot;:[10,50]: below 10, from 10 to below 50, from 50 on</source>
        <translation>Schreiben Sie &quot;cuts&quot;:[10,50]: unter 10, von 10 bis unter 50, ab 50</translation>
    </message>
    <message>
        <source>A band needs “cuts”</source>
        <translation>Bänder brauchen „cuts“</translation>
    </message>
    <message>
        <source>A cut is not a number</source>
        <translation>Eine Grenze ist keine Zahl</translation>
    </message>
    <message>
        <source>The cuts do not ascend</source>
        <translation>Die Grenzen steigen nicht an</translation>
    </message>
    <message>
        <source>%1 cuts make %2 bands, but there are %3 labels</source>
        <translation>%1 Grenzen ergeben %2 Bänder, es gibt aber %3 Namen</translation>
    </message>
    <message>
        <source>Give one label a band, or none at all</source>
        <translation>Geben Sie jedem Band einen Namen oder keinem</translation>
    </message>
    <message>
        <source>A regex needs a “pattern”</source>
        <translation>Ein regulärer Ausdruck braucht „pattern“</translation>
    </message>
    <message>
        <source>Write &quot;pattern&quot;:&quot;^/p/(\\w+)&quot;</source>
        <translation>Schreiben Sie &quot;pattern&quot;:&quot;^/p/(\\w+)&quot;</translation>
    </message>
    <message>
        <source>“%1” would be computed from itself</source>
        <translation>„%1“ würde aus sich selbst berechnet</translation>
    </message>
    <message>
        <source>Name another property</source>
        <translation>Nennen Sie eine andere Eigenschaft</translation>
    </message>
    <message>
        <source>A computed property says of which property it is</source>
        <translation>Eine berechnete Eigenschaft sagt, woraus sie berechnet wird</translation>
    </message>
    <message>
        <source>Write &quot;of&quot;:&quot;price&quot;; coalesce takes several</source>
        <translation>Schreiben Sie &quot;of&quot;:&quot;price&quot;; coalesce nimmt mehrere</translation>
    </message>
    <message>
        <source>The log has a property “%1” of its own</source>
        <translation>Das Protokoll hat selbst eine Eigenschaft „%1“</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>A computed property cannot be read</source>
        <translation>Eine berechnete Eigenschaft ist nicht lesbar</translation>
    </message>
    <message>
        <source>The look-up table %1 is not there</source>
        <translation>Die Nachschlagetabelle %1 fehlt</translation>
    </message>
    <message>
        <source>The look-up table “%1” was altered</source>
        <translation>Die Nachschlagetabelle „%1“ wurde verändert</translation>
    </message>
    <message>
        <source>recency alone</source>
        <translation>nur letzte Aktivität</translation>
    </message>
    <message>
        <source>frequency alone</source>
        <translation>nur Häufigkeit</translation>
    </message>
    <message>
        <source>compared value</source>
        <translation>verglichener Wert</translation>
    </message>
    <message>
        <source>At-risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>other lag</source>
        <translation>anderer Abstand</translation>
    </message>
    <message>
        <source>lag of a season</source>
        <translation>Abstand einer Saison</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>“%1” is computed: it is what its attributes are</source>
        <translation>„%1“ ist berechnet: es gilt, was für seine Attribute gilt</translation>
    </message>
    <message>
        <source>A look-up table is read whole or not at all: repair the file</source>
        <translation>Eine Nachschlagetabelle wird ganz oder gar nicht gelesen: Reparieren Sie die Datei</translation>
    </message>
    <message>
        <source>A look-up table cannot be called “%1”</source>
        <translation>Eine Nachschlagetabelle kann nicht „%1“ heißen</translation>
    </message>
    <message>
        <source>A look-up table is a delimited file with a header</source>
        <translation>Eine Nachschlagetabelle ist eine Datei mit Trennzeichen und Kopfzeile</translation>
    </message>
    <message>
        <source>A look-up table has a key and at least one other column</source>
        <translation>Eine Nachschlagetabelle hat einen Schlüssel und mindestens eine weitere Spalte</translation>
    </message>
    <message>
        <source>bands of %1, cut at %2</source>
        <translation>Bänder von %1 mit den Grenzen %2</translation>
    </message>
    <message>
        <source>what %2 finds in %1</source>
        <translation>was %2 in %1 findet</translation>
    </message>
    <message>
        <source>the first given of %1</source>
        <translation>das erste Vorhandene von %1</translation>
    </message>
    <message>
        <source>age in years since %1</source>
        <translation>Alter in Jahren seit %1</translation>
    </message>
    <message>
        <source>%2 of %1, from the table %3</source>
        <translation>%2 zu %1 aus der Tabelle %3</translation>
    </message>
    <message>
        <source>Values of the property</source>
        <translation>Werte der Eigenschaft</translation>
    </message>
    <message>
        <source>There are no events in this period.</source>
        <translation>In diesem Zeitraum gibt es keine Ereignisse.</translation>
    </message>
    <message>
        <source>%1: %2 different values; %3 of the persons have none.</source>
        <translation>%1: %2 verschiedene Werte; %3 der Personen haben keinen.</translation>
    </message>
    <message>
        <source>%1: %2 different values; %3 of the events have none.</source>
        <translation>%1: %2 verschiedene Werte; %3 der Ereignisse haben keinen.</translation>
    </message>
    <message>
        <source>Share of the persons, the most frequent values first</source>
        <translation>Anteil der Personen, häufigste Werte zuerst</translation>
    </message>
    <message>
        <source>Share of the events, the most frequent values first</source>
        <translation>Anteil der Ereignisse, häufigste Werte zuerst</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% der Ereignisse</translation>
    </message>
    <message>
        <source>%1 other values</source>
        <translation>%1 weitere Werte</translation>
    </message>
    <message>
        <source>A property cannot be called “%1”</source>
        <translation>Eine Eigenschaft kann nicht „%1“ heißen</translation>
    </message>
    <message>
        <source>There is an attribute “%1” already</source>
        <translation>Es gibt schon ein Attribut „%1“</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>“%1” was not asked yet</source>
        <translation>„%1“ wurde noch nicht gefragt</translation>
    </message>
    <message>
        <source>Nobody the model learnt from is among those it is judged on.</source>
        <translation>Niemand, aus dem das Modell gelernt hat, ist unter denen, an denen es beurteilt wird.</translation>
    </message>
    <message>
        <source>Persons of the training and calibration parts, looked for in the others.</source>
        <translation>Personen der Teile für Training und Kalibrierung, in den anderen Teilen gesucht.</translation>
    </message>
    <message>
        <source>Whom the scores learnt from is not known here.</source>
        <translation>Aus wem die Werte gelernt haben, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>No person is in two parts.</source>
        <translation>Keine Person steht in zwei Teilen.</translation>
    </message>
    <message>
        <source>%1 persons are in more than one part, with rows of different dates.</source>
        <translation>%1 Personen stehen in mehr als einem Teil, mit Zeilen verschiedener Stichtage.</translation>
    </message>
    <message>
        <source>What the model learnt was over before the test began.</source>
        <translation>Was das Modell gelernt hat, war vorbei, bevor der Test begann.</translation>
    </message>
    <message>
        <source>Outcome windows of training against the first date of the test.</source>
        <translation>Ergebnisfenster des Trainings gegen den ersten Stichtag des Tests.</translation>
    </message>
    <message>
        <source>When the scores learnt is not known here.</source>
        <translation>Wann die Werte gelernt haben, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>No window reaches into the test.</source>
        <translation>Kein Fenster reicht in den Test hinein.</translation>
    </message>
    <message>
        <source>%1 windows reach into the test.</source>
        <translation>%1 Fenster reichen in den Test hinein.</translation>
    </message>
    <message>
        <source>Stated chances come true on what the model had not seen.</source>
        <translation>Angegebene Wahrscheinlichkeiten treffen auf das zu, was das Modell nicht gesehen hatte.</translation>
    </message>
    <message>
        <source>Each range of stated risk on the opened holdout: does the interval of what happened hold the stated chance?</source>
        <translation>Jeder Bereich angegebenen Risikos auf der geöffneten Rücklage: Enthält das Intervall dessen, was geschah, die angegebene Wahrscheinlichkeit?</translation>
    </message>
    <message>
        <source>Each range of stated risk on the test part: does the interval of what happened hold the stated chance?</source>
        <translation>Jeder Bereich angegebenen Risikos auf dem Testteil: Enthält das Intervall dessen, was geschah, die angegebene Wahrscheinlichkeit?</translation>
    </message>
    <message>
        <source>The scores are ranks, not chances.</source>
        <translation>Die Werte sind Ränge, keine Wahrscheinlichkeiten.</translation>
    </message>
    <message>
        <source>There are too few outcomes.</source>
        <translation>Es gibt zu wenige Ausgänge.</translation>
    </message>
    <message>
        <source>All %1 ranges hold.</source>
        <translation>Alle %1 Bereiche halten.</translation>
    </message>
    <message>
        <source>%1 of %2 ranges are off.</source>
        <translation>%1 von %2 Bereichen liegen daneben.</translation>
    </message>
    <message>
        <source>The model ranks as well at later dates as at earlier ones.</source>
        <translation>Das Modell ordnet an späteren Stichtagen so gut wie an früheren.</translation>
    </message>
    <message>
        <source>The weakest date of the backtest against the strongest, by their intervals, and the slope over all dates.</source>
        <translation>Der schwächste Stichtag des rückblickenden Tests gegen den stärksten, nach ihren Intervallen, und die Steigung über alle Stichtage.</translation>
    </message>
    <message>
        <source>Fewer than two dates have enough outcomes.</source>
        <translation>Weniger als zwei Stichtage haben genug Ausgänge.</translation>
    </message>
    <message>
        <source>AUC falls over %1 dates: %2 at the weakest, %3 at the strongest.</source>
        <translation>Die AUC fällt über %1 Stichtage: %2 am schwächsten, %3 am stärksten.</translation>
    </message>
    <message>
        <source>Over %1 dates AUC runs from %2 to %3.</source>
        <translation>Über %1 Stichtage reicht die AUC von %2 bis %3.</translation>
    </message>
    <message>
        <source>Each audited group is large enough for a verdict.</source>
        <translation>Jede geprüfte Gruppe ist groß genug für ein Urteil.</translation>
    </message>
    <message>
        <source>Verdicts of the audit by group.</source>
        <translation>Urteile der Prüfung nach Gruppen.</translation>
    </message>
    <message>
        <source>This card holds no audit by group.</source>
        <translation>Diese Karte enthält keine Prüfung nach Gruppen.</translation>
    </message>
    <message>
        <source>The audit compares no two groups.</source>
        <translation>Die Prüfung vergleicht keine zwei Gruppen.</translation>
    </message>
    <message>
        <source>All %1 gaps have a verdict.</source>
        <translation>Alle %1 Abstände haben ein Urteil.</translation>
    </message>
    <message>
        <source>%1 of %2 gaps have too few people for a verdict.</source>
        <translation>%1 von %2 Abständen haben zu wenige Personen für ein Urteil.</translation>
    </message>
    <message>
        <source>Outcomes are complete: every window has ended.</source>
        <translation>Die Ausgänge sind vollständig: Jedes Fenster ist zu Ende.</translation>
    </message>
    <message>
        <source>Rows of the target whose window is not over by the end of the log.</source>
        <translation>Zeilen des Ziels, deren Fenster am Ende des Logs nicht vorbei ist.</translation>
    </message>
    <message>
        <source>This card holds no target.</source>
        <translation>Diese Karte enthält kein Ziel.</translation>
    </message>
    <message>
        <source>All %1 rows have an outcome.</source>
        <translation>Alle %1 Zeilen haben einen Ausgang.</translation>
    </message>
    <message>
        <source>%1 of %2 rows have no outcome yet; they count for nothing.</source>
        <translation>%1 von %2 Zeilen haben noch keinen Ausgang; sie zählen nicht mit.</translation>
    </message>
    <message>
        <source>What the model reads is seldom missing.</source>
        <translation>Was das Modell liest, fehlt selten.</translation>
    </message>
    <message>
        <source>Share of rows without a value, at the worst feature; the limit is 20 %.</source>
        <translation>Anteil der Zeilen ohne Wert beim schlechtesten Merkmal; die Grenze ist 20 %.</translation>
    </message>
    <message>
        <source>No feature knows what was known only afterwards.</source>
        <translation>Kein Merkmal weiß, was erst hinterher bekannt war.</translation>
    </message>
    <message>
        <source>Each feature alone against the outcome: one that nearly tells it is suspected.</source>
        <translation>Jedes Merkmal allein gegen den Ausgang: Eines, das ihn fast verrät, ist verdächtig.</translation>
    </message>
    <message>
        <source>This card holds no features.</source>
        <translation>Diese Karte enthält keine Merkmale.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Nichts fehlt.</translation>
    </message>
    <message>
        <source>“%1” is missing in %2 % of the rows.</source>
        <translation>„%1“ fehlt in %2 % der Zeilen.</translation>
    </message>
    <message>
        <source>The features have no outcome beside them.</source>
        <translation>Neben den Merkmalen steht kein Ausgang.</translation>
    </message>
    <message>
        <source>None is suspected.</source>
        <translation>Keines ist verdächtig.</translation>
    </message>
    <message>
        <source>Suspected: %1.</source>
        <translation>Verdächtig: %1.</translation>
    </message>
    <message>
        <source>The log says when each event became known.</source>
        <translation>Das Log sagt, wann jedes Ereignis bekannt wurde.</translation>
    </message>
    <message>
        <source>How each import knows the arrival of its events.</source>
        <translation>Woher jeder Import das Eintreffen seiner Ereignisse kennt.</translation>
    </message>
    <message>
        <source>This card holds no data sheet.</source>
        <translation>Diese Karte enthält kein Datenblatt.</translation>
    </message>
    <message>
        <source>It is recorded in every import.</source>
        <translation>Es ist in jedem Import festgehalten.</translation>
    </message>
    <message>
        <source>In %1 of %2 imports it is assumed, not recorded.</source>
        <translation>In %1 von %2 Importen ist es angenommen, nicht festgehalten.</translation>
    </message>
    <message>
        <source>People go on behaving as the log shows them.</source>
        <translation>Die Menschen verhalten sich weiter so, wie das Log sie zeigt.</translation>
    </message>
    <message>
        <source>No log tells its own future.</source>
        <translation>Kein Log kennt seine eigene Zukunft.</translation>
    </message>
    <message>
        <source>The monitoring plan has to watch it.</source>
        <translation>Der Überwachungsplan muss darauf achten.</translation>
    </message>
    <message>
        <source>Chance alone decided who was treated.</source>
        <translation>Allein der Zufall entschied, wer behandelt wurde.</translation>
    </message>
    <message>
        <source>The record of the experiment says so; the log does not.</source>
        <translation>Die Unterlagen des Experiments sagen es; das Log nicht.</translation>
    </message>
    <message>
        <source>It is to be read in the experiment&apos;s own report.</source>
        <translation>Es ist im Bericht des Experiments nachzulesen.</translation>
    </message>
    <message>
        <source>The drawing of causes leaves out no common cause.</source>
        <translation>Die Zeichnung der Ursachen lässt keine gemeinsame Ursache aus.</translation>
    </message>
    <message>
        <source>The drawing was checked; the world it draws was not.</source>
        <translation>Geprüft wurde die Zeichnung, nicht die Welt, die sie zeichnet.</translation>
    </message>
    <message>
        <source>No data can tell it.</source>
        <translation>Keine Daten können es zeigen.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Independent validator</source>
        <translation>Unabhängige Prüfung</translation>
    </message>
    <message>
        <source>Model owner</source>
        <translation>Verantwortlich für das Modell</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hält</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Hält nicht</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Clauses of GDPR and CCPA, in our own words. </source>
        <translation>Bestimmungen von DSGVO und CCPA, in eigenen Worten. </translation>
    </message>
    <message>
        <source>A checklist, not legal advice.</source>
        <translation>Eine Prüfliste, keine Rechtsberatung.</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Bestimmung</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>Was sie verlangt</translation>
    </message>
    <message>
        <source>How it is met, or why not</source>
        <translation>Wie erfüllt, oder warum nicht</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Rechtsgrundlage</translation>
    </message>
    <message>
        <source>Rights of the persons concerned</source>
        <translation>Rechte der Betroffenen</translation>
    </message>
    <message>
        <source>Clauses of law</source>
        <translation>Gesetzliche Bestimmungen</translation>
    </message>
    <message>
        <source>Clauses met: %1, not applicable: %2, open: %3.</source>
        <translation>Bestimmungen erfüllt: %1, nicht anwendbar: %2, offen: %3.</translation>
    </message>
    <message>
        <source>Clauses of law still open</source>
        <translation>Noch offene gesetzliche Bestimmungen</translation>
    </message>
    <message>
        <source>What is taken for granted, and what the figures say of it</source>
        <translation>Was vorausgesetzt wird, und was die Zahlen dazu sagen</translation>
    </message>
    <message>
        <source>Tested how</source>
        <translation>Wie geprüft</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Was sich zeigte</translation>
    </message>
    <message>
        <source>DRAFT: not filled in: %1; sections still open: %2</source>
        <translation>ENTWURF: nicht ausgefüllt: %1; noch offene Abschnitte: %2</translation>
    </message>
    <message>
        <source>OUTDATED: %1</source>
        <translation>VERALTET: %1</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>%1 of %2 parts are filled in, %3 %</source>
        <translation>%1 von %2 Teilen sind ausgefüllt, %3 %</translation>
    </message>
    <message>
        <source>Required, and lacking</source>
        <translation>Verlangt und fehlend</translation>
    </message>
    <message>
        <source>Recommended, and lacking</source>
        <translation>Empfohlen und fehlend</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>%1 of %2 parts</source>
        <translation>%1 von %2 Teilen</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source> · %1 met · %2 not applicable</source>
        <translation> · %1 erfüllt · %2 nicht anwendbar</translation>
    </message>
    <message>
        <source>“%1” is no arrow</source>
        <translation>„%1“ ist kein Pfeil</translation>
    </message>
    <message>
        <source>Write [&quot;cause&quot;, &quot;effect&quot;] or &quot;cause -&gt; effect&quot;</source>
        <translation>Schreiben Sie [&quot;Ursache&quot;, &quot;Wirkung&quot;] oder &quot;Ursache -&gt; Wirkung&quot;</translation>
    </message>
    <message>
        <source>Name it, or leave the claim at “association”</source>
        <translation>Nennen Sie es, oder lassen Sie es bei „association“</translation>
    </message>
    <message>
        <source>An adjusted claim needs a drawing of what causes what</source>
        <translation>Eine bereinigte Aussage braucht eine Zeichnung, was was verursacht</translation>
    </message>
    <message>
        <source>Write [[&quot;cause&quot;, &quot;effect&quot;], …]</source>
        <translation>Schreiben Sie [[&quot;Ursache&quot;, &quot;Wirkung&quot;], …]</translation>
    </message>
    <message>
        <source>The arrows run in a circle: %1</source>
        <translation>Die Pfeile laufen im Kreis: %1</translation>
    </message>
    <message>
        <source>An effect cannot cause its own cause: drop an arrow</source>
        <translation>Eine Wirkung kann ihre Ursache nicht verursachen: Lassen Sie einen Pfeil weg</translation>
    </message>
    <message>
        <source>“%1” stands at no arrow</source>
        <translation>„%1“ steht an keinem Pfeil</translation>
    </message>
    <message>
        <source>Draw what it causes, or what causes it</source>
        <translation>Zeichnen Sie, was es verursacht oder wovon es verursacht wird</translation>
    </message>
    <message>
        <source>Treatment and outcome are the same</source>
        <translation>Behandlung und Ausgang sind dasselbe</translation>
    </message>
    <message>
        <source>“%1” follows from the treatment and cannot be adjusted for</source>
        <translation>„%1“ folgt aus der Behandlung und kann nicht festgehalten werden</translation>
    </message>
    <message>
        <source>Take it out of the adjustment set</source>
        <translation>Nehmen Sie es aus der Menge des Festgehaltenen</translation>
    </message>
    <message>
        <source>A back door stays open: %1</source>
        <translation>Eine Hintertür bleibt offen: %1</translation>
    </message>
    <message>
        <source>Adjust for something on it, or leave the claim at “association”</source>
        <translation>Halten Sie etwas auf ihr fest, oder lassen Sie es bei „association“</translation>
    </message>
    <message>
        <source>A randomised claim needs the id of an experiment</source>
        <translation>Eine randomisierte Aussage braucht die Kennung eines Experiments</translation>
    </message>
    <message>
        <source>An adjusted claim names its treatment</source>
        <translation>Eine bereinigte Aussage nennt ihre Behandlung</translation>
    </message>
    <message>
        <source>An adjusted claim names its outcome</source>
        <translation>Eine bereinigte Aussage nennt ihren Ausgang</translation>
    </message>
    <message>
        <source>Randomised</source>
        <translation>Randomisiert</translation>
    </message>
    <message>
        <source>Randomised: chance decided who was treated in experiment “%1”. What it shows holds for the people and the time of that experiment; everything else in this card is association only.</source>
        <translation>Randomisiert: In Experiment „%1“ entschied der Zufall, wer behandelt wurde. Was es zeigt, gilt für die Menschen und die Zeit dieses Experiments; alles andere in dieser Karte ist nur Zusammenhang.</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Bereinigt</translation>
    </message>
    <message>
        <source>Adjusted, not randomised: that “%1” changes “%2” rests on the drawing of causes in this card, with %3 held fixed. A cause that the drawing leaves out would make it wrong, and the data cannot tell.</source>
        <translation>Bereinigt, nicht randomisiert: Dass „%1“ „%2“ verändert, beruht auf der Zeichnung der Ursachen in dieser Karte, wobei %3 festgehalten ist. Eine Ursache, die die Zeichnung auslässt, würde es falsch machen, und die Daten können das nicht zeigen.</translation>
    </message>
    <message>
        <source>Association only</source>
        <translation>Nur Zusammenhang</translation>
    </message>
    <message>
        <source>Association only: the figures say who is likely to do what, not why, and not what would happen if somebody did something about it. Nothing here shows that an action changes an outcome.</source>
        <translation>Nur Zusammenhang: Die Zahlen sagen, wer wahrscheinlich was tut, nicht warum, und nicht, was geschähe, wenn jemand etwas unternähme. Nichts hier zeigt, dass eine Maßnahme einen Ausgang verändert.</translation>
    </message>
    <message>
        <source>GDPR 5(1)(b)</source>
        <translation>DSGVO Art. 5 Abs. 1 b</translation>
    </message>
    <message>
        <source>Purpose limitation</source>
        <translation>Zweckbindung</translation>
    </message>
    <message>
        <source>Data collected for one purpose serve no other that does not fit it.</source>
        <translation>Für einen Zweck erhobene Daten dienen keinem anderen, der nicht dazu passt.</translation>
    </message>
    <message>
        <source>GDPR 5(1)(c)</source>
        <translation>DSGVO Art. 5 Abs. 1 c</translation>
    </message>
    <message>
        <source>Data minimisation</source>
        <translation>Datenminimierung</translation>
    </message>
    <message>
        <source>No more is used of a person than the purpose needs.</source>
        <translation>Von einer Person wird nicht mehr verwendet, als der Zweck braucht.</translation>
    </message>
    <message>
        <source>GDPR 5(1)(e)</source>
        <translation>DSGVO Art. 5 Abs. 1 e</translation>
    </message>
    <message>
        <source>Storage limitation</source>
        <translation>Speicherbegrenzung</translation>
    </message>
    <message>
        <source>What identifies a person is kept no longer than the purpose needs.</source>
        <translation>Was eine Person erkennbar macht, wird nicht länger aufbewahrt, als der Zweck braucht.</translation>
    </message>
    <message>
        <source>GDPR 6</source>
        <translation>DSGVO Art. 6</translation>
    </message>
    <message>
        <source>Lawful ground</source>
        <translation>Rechtsgrund</translation>
    </message>
    <message>
        <source>One of the grounds of the law allows the processing, and it is named.</source>
        <translation>Einer der Gründe des Gesetzes erlaubt die Verarbeitung, und er ist genannt.</translation>
    </message>
    <message>
        <source>GDPR 9</source>
        <translation>DSGVO Art. 9</translation>
    </message>
    <message>
        <source>Special categories</source>
        <translation>Besondere Kategorien</translation>
    </message>
    <message>
        <source>Health, belief, origin and the like are not used, nor guessed from other data; else an exception is named.</source>
        <translation>Gesundheit, Überzeugung, Herkunft und Ähnliches werden nicht verwendet und nicht aus anderen Daten erschlossen; sonst ist eine Ausnahme genannt.</translation>
    </message>
    <message>
        <source>GDPR 13</source>
        <translation>DSGVO Art. 13</translation>
    </message>
    <message>
        <source>Telling people at collection</source>
        <translation>Auskunft bei der Erhebung</translation>
    </message>
    <message>
        <source>Whoever gives data is told then what they are used for, by whom and how long.</source>
        <translation>Wer Daten gibt, erfährt dabei, wofür, von wem und wie lange sie verwendet werden.</translation>
    </message>
    <message>
        <source>GDPR 14</source>
        <translation>DSGVO Art. 14</translation>
    </message>
    <message>
        <source>Telling people about data from others</source>
        <translation>Auskunft über Daten von anderen</translation>
    </message>
    <message>
        <source>Whose data come from somebody else is told so within a month.</source>
        <translation>Wessen Daten von anderen kommen, erfährt es binnen eines Monats.</translation>
    </message>
    <message>
        <source>GDPR 15</source>
        <translation>DSGVO Art. 15</translation>
    </message>
    <message>
        <source>Right of access</source>
        <translation>Auskunftsrecht</translation>
    </message>
    <message>
        <source>Whoever asks gets what is held of them, scores included, and how decisions come about.</source>
        <translation>Wer fragt, bekommt, was über ihn gespeichert ist, auch Werte von Modellen, und wie Entscheidungen zustande kommen.</translation>
    </message>
    <message>
        <source>GDPR 17</source>
        <translation>DSGVO Art. 17</translation>
    </message>
    <message>
        <source>Right to erasure</source>
        <translation>Recht auf Löschung</translation>
    </message>
    <message>
        <source>Data are erased on request, in features, scores and lists too.</source>
        <translation>Daten werden auf Verlangen gelöscht, auch in Merkmalen, Werten und Listen.</translation>
    </message>
    <message>
        <source>GDPR 21</source>
        <translation>DSGVO Art. 21</translation>
    </message>
    <message>
        <source>Right to object</source>
        <translation>Widerspruchsrecht</translation>
    </message>
    <message>
        <source>A person can object; to direct marketing and its profiling at any time and without a reason.</source>
        <translation>Betroffene können widersprechen; der Direktwerbung und ihren Profilen jederzeit und ohne Grund.</translation>
    </message>
    <message>
        <source>GDPR 22</source>
        <translation>DSGVO Art. 22</translation>
    </message>
    <message>
        <source>Decisions made by machines alone</source>
        <translation>Entscheidungen allein durch Maschinen</translation>
    </message>
    <message>
        <source>No decision of weight is left to the score; else a person can be asked to look at it again.</source>
        <translation>Keine Entscheidung von Gewicht ist dem Wert allein überlassen; sonst kann ein Mensch um erneute Prüfung gebeten werden.</translation>
    </message>
    <message>
        <source>GDPR 35</source>
        <translation>DSGVO Art. 35</translation>
    </message>
    <message>
        <source>Impact assessment</source>
        <translation>Folgenabschätzung</translation>
    </message>
    <message>
        <source>Where risks for people are high they were assessed beforehand, with the measures against them.</source>
        <translation>Wo die Risiken für Menschen hoch sind, wurden sie vorher abgeschätzt, mit den Maßnahmen dagegen.</translation>
    </message>
    <message>
        <source>CCPA 1798.100</source>
        <translation>CCPA §&#xa0;1798.100</translation>
    </message>
    <message>
        <source>Notice at collection</source>
        <translation>Hinweis bei der Erhebung</translation>
    </message>
    <message>
        <source>Consumers are told which kinds of data are collected, what for, and how long they are kept.</source>
        <translation>Verbraucher erfahren, welche Arten von Daten erhoben werden, wofür, und wie lange sie aufbewahrt werden.</translation>
    </message>
    <message>
        <source>CCPA 1798.105</source>
        <translation>CCPA §&#xa0;1798.105</translation>
    </message>
    <message>
        <source>Right to delete</source>
        <translation>Recht auf Löschung (Verbraucher)</translation>
    </message>
    <message>
        <source>On request data are deleted, and whoever received them is told.</source>
        <translation>Auf Verlangen werden Daten gelöscht, und wer sie erhalten hat, erfährt es.</translation>
    </message>
    <message>
        <source>CCPA 1798.106</source>
        <translation>CCPA §&#xa0;1798.106</translation>
    </message>
    <message>
        <source>Right to correct</source>
        <translation>Recht auf Berichtigung</translation>
    </message>
    <message>
        <source>Wrong data are corrected on request.</source>
        <translation>Falsche Daten werden auf Verlangen berichtigt.</translation>
    </message>
    <message>
        <source>CCPA 1798.110</source>
        <translation>CCPA §&#xa0;1798.110</translation>
    </message>
    <message>
        <source>Right to know</source>
        <translation>Recht zu wissen</translation>
    </message>
    <message>
        <source>On request consumers learn what was collected, where from, what for, and what was inferred.</source>
        <translation>Auf Verlangen erfahren Verbraucher, was erhoben wurde, woher, wofür, und was daraus geschlossen wurde.</translation>
    </message>
    <message>
        <source>CCPA 1798.120</source>
        <translation>CCPA §&#xa0;1798.120</translation>
    </message>
    <message>
        <source>Opting out of sale and sharing</source>
        <translation>Untersagen von Verkauf und Weitergabe</translation>
    </message>
    <message>
        <source>Consumers can forbid that their data are sold or shared.</source>
        <translation>Verbraucher können untersagen, dass ihre Daten verkauft oder weitergegeben werden.</translation>
    </message>
    <message>
        <source>CCPA 1798.121</source>
        <translation>CCPA §&#xa0;1798.121</translation>
    </message>
    <message>
        <source>Limiting sensitive data</source>
        <translation>Beschränken empfindlicher Daten</translation>
    </message>
    <message>
        <source>Consumers can limit the use of sensitive data to what the service itself needs.</source>
        <translation>Verbraucher können die Verwendung empfindlicher Daten auf das beschränken, was der Dienst selbst braucht.</translation>
    </message>
    <message>
        <source>CCPA 1798.130</source>
        <translation>CCPA §&#xa0;1798.130</translation>
    </message>
    <message>
        <source>Answering requests</source>
        <translation>Beantworten von Anfragen</translation>
    </message>
    <message>
        <source>There are ways to ask, requests are answered within 45 days, and the notice is renewed each year.</source>
        <translation>Es gibt Wege zu fragen, Anfragen werden binnen 45 Tagen beantwortet, und der Hinweis wird jedes Jahr erneuert.</translation>
    </message>
    <message>
        <source>The clauses of a card are an object</source>
        <translation>Die Bestimmungen einer Karte sind ein Objekt</translation>
    </message>
    <message>
        <source>Write {&quot;GDPR 6&quot;: {&quot;state&quot;: &quot;met&quot;, &quot;note&quot;: &quot;…&quot;}}</source>
        <translation>Schreiben Sie {&quot;GDPR 6&quot;: {&quot;state&quot;: &quot;met&quot;, &quot;note&quot;: &quot;…&quot;}}</translation>
    </message>
    <message>
        <source>“%1” needs a note: how it is met, or why it does not apply</source>
        <translation>„%1“ braucht eine Notiz: wie es erfüllt ist, oder warum es nicht anwendbar ist</translation>
    </message>
    <message>
        <source>Write {&quot;state&quot;: &quot;met&quot;, &quot;note&quot;: &quot;…&quot;}</source>
        <translation>Schreiben Sie {&quot;state&quot;: &quot;met&quot;, &quot;note&quot;: &quot;…&quot;}</translation>
    </message>
    <message>
        <source>intended use</source>
        <translation>vorgesehene Verwendung</translation>
    </message>
    <message>
        <source>out-of-scope use</source>
        <translation>nicht vorgesehene Verwendung</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>Rechtsgrundlage</translation>
    </message>
    <message>
        <source>rights of the persons concerned</source>
        <translation>Rechte der Betroffenen</translation>
    </message>
    <message>
        <source>limitations</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>purpose in one sentence</source>
        <translation>Zweck in einem Satz</translation>
    </message>
    <message>
        <source>risk tier</source>
        <translation>Risikostufe</translation>
    </message>
    <message>
        <source>end of validity</source>
        <translation>Ende der Gültigkeit</translation>
    </message>
    <message>
        <source>independent validator</source>
        <translation>unabhängige Prüfung</translation>
    </message>
    <message>
        <source>decision context</source>
        <translation>Entscheidungszusammenhang</translation>
    </message>
    <message>
        <source>monitoring plan</source>
        <translation>Überwachungsplan</translation>
    </message>
    <message>
        <source>pre-determined changes</source>
        <translation>vorab bestimmte Änderungen</translation>
    </message>
    <message>
        <source>clauses of law answered</source>
        <translation>beantwortete gesetzliche Bestimmungen</translation>
    </message>
    <message>
        <source>proposed limitations decided</source>
        <translation>entschiedene vorgeschlagene Grenzen</translation>
    </message>
    <message>
        <source>results by group</source>
        <translation>Ergebnisse nach Gruppen</translation>
    </message>
    <message>
        <source>The card is not exported: “%1” is not filled in</source>
        <translation>Die Karte wird nicht exportiert: „%1“ ist nicht ausgefüllt</translation>
    </message>
    <message>
        <source>The card is not exported: “%1” and “%2” are not filled in</source>
        <translation>Die Karte wird nicht exportiert: „%1“ und „%2“ sind nicht ausgefüllt</translation>
    </message>
    <message>
        <source>The card is not exported: “%1”, “%2” and “%3” are not filled in</source>
        <translation>Die Karte wird nicht exportiert: „%1“, „%2“ und „%3“ sind nicht ausgefüllt</translation>
    </message>
    <message>
        <source>The card is not exported: “%1”, “%2”, “%3” and “%4” are not filled in</source>
        <translation>Die Karte wird nicht exportiert: „%1“, „%2“, „%3“ und „%4“ sind nicht ausgefüllt</translation>
    </message>
    <message>
        <source>The card is not exported: “%1”, “%2”, “%3”, “%4” and “%5” are not filled in</source>
        <translation>Die Karte wird nicht exportiert: „%1“, „%2“, „%3“, „%4“ und „%5“ sind nicht ausgefüllt</translation>
    </message>
    <message>
        <source>Write it into the card&apos;s definition, like {&quot;texts&quot;: {&quot;%1&quot;: &quot;…&quot;}}, or in section %2 of the Card view; or export a draft (--draft), which names what is missing</source>
        <translation>Schreiben Sie es in die Definition der Karte, etwa {&quot;texts&quot;: {&quot;%1&quot;: &quot;…&quot;}}, oder in Abschnitt %2 der Ansicht Karte; oder exportieren Sie einen Entwurf (--draft), der nennt, was fehlt</translation>
    </message>
    <message>
        <source>The data have changed since %1 was fitted: it was fitted again for these figures.</source>
        <translation>Die Daten haben sich geändert, seit %1 angepasst wurde: Für diese Zahlen wurde es neu angepasst.</translation>
    </message>
    <message>
        <source>Assumptions, cause and effect</source>
        <translation>Annahmen, Ursache und Wirkung</translation>
    </message>
    <message>
        <source>articles and sections of laws, and what they set</source>
        <translation>Artikel und Paragraphen von Gesetzen, und was sie festsetzen</translation>
    </message>
    <message>
        <source>Passports</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Passport of figure %1</source>
        <translation>Nachweis der Zahl %1</translation>
    </message>
    <message>
        <source>Model Details</source>
        <translation>Angaben zum Modell</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Bias, Risks, and Limitations</source>
        <translation>Verzerrungen, Risiken und Grenzen</translation>
    </message>
    <message>
        <source>Training Details</source>
        <translation>Angaben zum Training</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Model Examination</source>
        <translation>Untersuchung des Modells</translation>
    </message>
    <message>
        <source>Environmental Impact</source>
        <translation>Umweltwirkung</translation>
    </message>
    <message>
        <source>More Information</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>card %1 · journal head %2, entry %3</source>
        <translation>Karte %1 · Kopf des Protokolls %2, Eintrag %3</translation>
    </message>
    <message>
        <source>The program carries no German texts</source>
        <translation>Das Programm enthält keine deutschen Texte</translation>
    </message>
    <message>
        <source>The HTML copy is the accessible original of this document; this PDF is not tagged. To check later: habitus-cli recompute must print 0 mismatches, habitus-cli verify must find the journal head as printed here.</source>
        <translation>Die HTML-Fassung ist das barrierefreie Original dieses Dokuments; dieses PDF hat keine Auszeichnung. Spätere Prüfung: habitus-cli recompute muss 0 mismatches ausgeben, habitus-cli verify muss den Kopf des Protokolls finden, wie er hier steht.</translation>
    </message>
    <message>
        <source>Passports of the figures</source>
        <translation>Nachweise der Zahlen</translation>
    </message>
    <message>
        <source>%1 more figures stand in the annexes.</source>
        <translation>%1 weitere Zahlen stehen in den Anhängen.</translation>
    </message>
    <message>
        <source>Annexes</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>The tables and pictures that the card leaves out, by section. Every figure has its passport in the HTML and JSON copies of the card.</source>
        <translation>Die Tabellen und Bilder, die die Karte auslässt, nach Abschnitten. Jede Zahl hat ihren Nachweis in den Fassungen der Karte in HTML und JSON.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>nothing at all</source>
        <translation>gar nichts</translation>
    </message>
    <message>
        <source>owner of the model</source>
        <translation>Verantwortliche des Modells</translation>
    </message>
    <message>
        <source>developer of the model</source>
        <translation>Entwicklung des Modells</translation>
    </message>
    <message>
        <source>contact address</source>
        <translation>Kontaktadresse</translation>
    </message>
    <message>
        <source>licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <source>words on privacy</source>
        <translation>Worte zum Datenschutz</translation>
    </message>
    <message>
        <source>gates set beforehand</source>
        <translation>vorab gesetzte Schranken</translation>
    </message>
    <message>
        <source>evaluation of the model</source>
        <translation>Bewertung des Modells</translation>
    </message>
    <message>
        <source>the signature holds</source>
        <translation>die Unterschrift hält</translation>
    </message>
    <message>
        <source>the signature does not hold</source>
        <translation>die Unterschrift hält nicht</translation>
    </message>
    <message>
        <source>Signed findings</source>
        <translation>Unterschriebene Befunde</translation>
    </message>
    <message>
        <source>Ranks by risk: AUC</source>
        <translation>Ordnet nach Risiko: AUC</translation>
    </message>
    <message>
        <source>Beats the last value: gain of AUC</source>
        <translation>Schlägt den letzten Wert: Gewinn an AUC</translation>
    </message>
    <message>
        <source>Beats the prevalence: gain of AUC</source>
        <translation>Schlägt die Prävalenz: Gewinn an AUC</translation>
    </message>
    <message>
        <source>Stated risks hold: calibration error</source>
        <translation>Genannte Risiken stimmen: Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Stated risks hold: observed over expected</source>
        <translation>Genannte Risiken stimmen: beobachtet zu erwartet</translation>
    </message>
    <message>
        <source>Even reach, %1</source>
        <translation>Gleiche Reichweite, %1</translation>
    </message>
    <message>
        <source>Even false alarms, %1</source>
        <translation>Gleiche Fehlalarme, %1</translation>
    </message>
    <message>
        <source>Even precision, %1</source>
        <translation>Gleiche Präzision, %1</translation>
    </message>
    <message>
        <source>Even selection, %1</source>
        <translation>Gleiche Auswahl, %1</translation>
    </message>
    <message>
        <source>Favourable rate, %1</source>
        <translation>Günstige Rate, %1</translation>
    </message>
    <message>
        <source>Holds over time: AUC of the weakest origin</source>
        <translation>Hält über die Zeit: AUC des schwächsten Stichtags</translation>
    </message>
    <message>
        <source>Fits the capacity: selected in all</source>
        <translation>Passt zur Kapazität: insgesamt ausgewählt</translation>
    </message>
    <message>
        <source>Design of the model</source>
        <translation>Aufbau des Modells</translation>
    </message>
    <message>
        <source>Nobody has both a truth and a decision among these classes.</source>
        <translation>Niemand hat sowohl eine Wahrheit als auch eine Entscheidung unter diesen Klassen.</translation>
    </message>
    <message>
        <source>1,000 decided people cost %1; deciding “%2” for everybody would cost %3.</source>
        <translation>1.000 entschiedene Personen kosten %1; für alle „%2“ zu entscheiden, würde %3 kosten.</translation>
    </message>
    <message>
        <source>Expected cost of 1,000</source>
        <translation>Erwartete Kosten je 1.000</translation>
    </message>
    <message>
        <source>Decided as true</source>
        <translation>Zutreffend entschieden</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>Mit bekannter Wahrheit</translation>
    </message>
    <message>
        <source>of %1 persons</source>
        <translation>von %1 Personen</translation>
    </message>
    <message>
        <source>The same decision for everybody</source>
        <translation>Dieselbe Entscheidung für alle</translation>
    </message>
    <message>
        <source>cost of 1,000 people</source>
        <translation>Kosten je 1.000 Personen</translation>
    </message>
    <message>
        <source>Cost of 1,000</source>
        <translation>Kosten je 1.000</translation>
    </message>
    <message>
        <source>As decided</source>
        <translation>Wie entschieden</translation>
    </message>
    <message>
        <source>Decisions and what was true</source>
        <translation>Entscheidungen und Wahrheit</translation>
    </message>
    <message>
        <source>Persons by truth and decision; the table says what each costs</source>
        <translation>Personen nach Wahrheit und Entscheidung; die Tabelle nennt die Kosten</translation>
    </message>
    <message>
        <source>decided: %1</source>
        <translation>entschieden: %1</translation>
    </message>
    <message>
        <source>true: %1</source>
        <translation>wahr: %1</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Cost of one</source>
        <translation>Kosten für eine</translation>
    </message>
    <message>
        <source>The costs are %1 rows of %1 numbers: a row for each truth, a column for each decision</source>
        <translation>Die Kosten sind %1 Zeilen mit je %1 Zahlen: eine Zeile je Wahrheit, eine Spalte je Entscheidung</translation>
    </message>
    <message>
        <source>Write &quot;costs&quot;: [[0, 5], [100, 0]]</source>
        <translation>&quot;costs&quot;: [[0, 5], [100, 0]] schreiben</translation>
    </message>
    <message>
        <source>Decisions are between 2 to 12 different classes, not %1</source>
        <translation>Entschieden wird zwischen 2 bis 12 verschiedenen Klassen, nicht %1</translation>
    </message>
    <message>
        <source>Name them: &quot;classes&quot;: [&quot;low&quot;, &quot;high&quot;]</source>
        <translation>Sie nennen: &quot;classes&quot;: [&quot;low&quot;, &quot;high&quot;]</translation>
    </message>
    <message>
        <source>Not known at the moment</source>
        <translation>Zum Zeitpunkt nicht bekannt</translation>
    </message>
    <message>
        <source>undated values of “%1” count from their import on; mark it static if it was always so</source>
        <translation>undatierte Werte von „%1“ gelten ab ihrem Import; als unveränderlich kennzeichnen, wenn es immer so war</translation>
    </message>
    <message>
        <source>The taxonomy has rules over several events, and the scope hides some of them: what is hidden would count as not done</source>
        <translation>Die Taxonomie hat Regeln über mehrere Ereignisse, und der Ausschnitt verbirgt einige davon: Verborgenes gälte als nicht geschehen</translation>
    </message>
    <message>
        <source>Leave the condition out, choose people instead (population), or write it into the rule</source>
        <translation>Die Bedingung weglassen, stattdessen Personen wählen (Population) oder sie in die Regel schreiben</translation>
    </message>
    <message>
        <source>Here stands a list of at least one test</source>
        <translation>Hier steht eine Liste mit mindestens einer Bedingung</translation>
    </message>
    <message>
        <source>A rule over several events needs a window of time</source>
        <translation>Eine Regel über mehrere Ereignisse braucht eine Frist</translation>
    </message>
    <message>
        <source>Write it like 30 min</source>
        <translation>Zum Beispiel 30 min schreiben</translation>
    </message>
    <message>
        <source>A sequence has 2 to 8 steps</source>
        <translation>Eine Folge hat 2 bis 8 Schritte</translation>
    </message>
    <message>
        <source>Write it like: at least 3 times event is search within 10 min</source>
        <translation>Zum Beispiel so schreiben: at least 3 times event is search within 10 min</translation>
    </message>
    <message>
        <source>“%1” is decided by what comes later, so it was not known at the moment</source>
        <translation>„%1“ wird durch Späteres entschieden und war zum Zeitpunkt daher nicht bekannt</translation>
    </message>
    <message>
        <source>Use a behaviour that looks back only: one without “not followed by”, standing before those that have it</source>
        <translation>Ein Verhalten verwenden, das nur zurückblickt: eines ohne „not followed by“, das vor denen steht, die es haben</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>their window is still open when the log ends</source>
        <translation>ihre Frist ist am Ende des Logs noch offen</translation>
    </message>
    <message>
        <source>A gap of the rule is empty: %1</source>
        <translation>Eine Lücke der Regel ist leer: %1</translation>
    </message>
    <message>
        <source>Choose an event, or write conditions</source>
        <translation>Ein Ereignis wählen oder Bedingungen schreiben</translation>
    </message>
    <message>
        <source>People with all values: %1 · left out without one: %2 · drawn for all pairs: %3 · seed %4</source>
        <translation>Personen mit allen Werten: %1 · ohne einen ausgelassen: %2 · für alle Paare gezogen: %3 · Startwert %4</translation>
    </message>
    <message>
        <source>Distance to neighbour number %1</source>
        <translation>Abstand zum %1. Nachbarn</translation>
    </message>
    <message>
        <source>Components with the least BIC: %1.</source>
        <translation>Komponenten mit dem kleinsten BIC: %1.</translation>
    </message>
    <message>
        <source>People drawn: %1 · a view, not a proof: clusters are found on all columns</source>
        <translation>Gezogene Personen: %1 · eine Ansicht, kein Beweis: Cluster entstehen auf allen Spalten</translation>
    </message>
    <message>
        <source>Share of the %1 people with all values, as of %2 · without one and in no cluster: %3 · Wilson intervals, 95 % · seed %4</source>
        <translation>Anteil der %1 Personen mit allen Werten, Stand %2 · ohne einen Wert und in keinem Cluster: %3 · Wilson-Intervalle, 95 % · Startwert %4</translation>
    </message>
    <message>
        <source>People with all values: %1, too few for %2 clusters</source>
        <translation>Personen mit allen Werten: %1, zu wenige für %2 Cluster</translation>
    </message>
    <message>
        <source>A segmentation whose sizes are not checked cannot be approved</source>
        <translation>Eine Segmentierung, deren Größen nicht geprüft sind, kann nicht freigegeben werden</translation>
    </message>
    <message>
        <source>Add the question “sanity” to the report</source>
        <translation>Nehmen Sie die Frage „sanity“ in den Bericht auf</translation>
    </message>
    <message>
        <source>Missing share</source>
        <translation>Anteil fehlender Werte</translation>
    </message>
    <message>
        <source>Different values</source>
        <translation>Verschiedene Werte</translation>
    </message>
    <message>
        <source>Version of the set</source>
        <translation>Version des Satzes</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>From the project as it is now.</source>
        <translation>Aus dem Projekt, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Each feature: what it is, its formula and version, where it comes from, how its values are spread.</source>
        <translation>Jeder Prädiktor: was er ist, Formel und Version, woher er kommt, wie seine Werte verteilt sind.</translation>
    </message>
    <message>
        <source>A data dictionary is written as .csv, .json, .md or .html</source>
        <translation>Ein Datenverzeichnis wird als .csv, .json, .md oder .html geschrieben</translation>
    </message>
    <message>
        <source>The set “%1” has no version %2</source>
        <translation>Der Satz „%1“ hat keine Version %2</translation>
    </message>
    <message>
        <source>Its last version is %1</source>
        <translation>Seine letzte Version ist %1</translation>
    </message>
    <message>
        <source>“%1”, version %2 to %3</source>
        <translation>„%1“, Version %2 bis %3</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>A check of the sizes fails: %1 (“%2”).</source>
        <translation>Eine Prüfung der Größen ist nicht bestanden: %1 („%2“).</translation>
    </message>
    <message>
        <source>A check of the sizes warns: %1 (“%2”).</source>
        <translation>Eine Prüfung der Größen warnt: %1 („%2“).</translation>
    </message>
    <message>
        <source>Segments compared</source>
        <translation>Segmente im Vergleich</translation>
    </message>
    <message>
        <source>Index of each feature, 100 = the mean of everybody; what lies beyond %1 stands hollow on the rim · segments drawn: %2 of %3, features: %4 of %5</source>
        <translation>Index jedes Prädiktors, 100 = Mittel aller; was über %1 liegt, steht hohl am Rand · gezeichnete Segmente: %2 von %3, Prädiktoren: %4 von %5</translation>
    </message>
    <message>
        <source>When “%1” is active</source>
        <translation>Wann „%1“ aktiv ist</translation>
    </message>
    <message>
        <source>Events by weekday and hour · %1 · all cells together: %2</source>
        <translation>Ereignisse nach Wochentag und Stunde · %1 · alle Zellen zusammen: %2</translation>
    </message>
    <message>
        <source>When and how the people of each segment are active.</source>
        <translation>Wann und wie die Personen jedes Segments aktiv sind.</translation>
    </message>
    <message>
        <source>Rate of belonging over that of the reference group, 95 % intervals · allowed from %1 to %2 · groups of fewer than %3 are never judged</source>
        <translation>Rate der Zugehörigkeit zu der der Referenzgruppe, 95-%-Intervalle · erlaubt von %1 bis %2 · Gruppen unter %3 werden nie beurteilt</translation>
    </message>
    <message>
        <source>Reused holdout: this is evaluation number %1 of it, so its numbers flatter.</source>
        <translation>Wiederverwendete Schlussprobe: Dies ist ihre %1. Auswertung, daher schmeicheln ihre Zahlen.</translation>
    </message>
    <message>
        <source>Read as “%1” was read before: its columns are all there.</source>
        <translation>Gelesen wie „%1“ zuvor: Seine Spalten sind alle da.</translation>
    </message>
    <message>
        <source>The finding is empty</source>
        <translation>Der Befund ist leer</translation>
    </message>
    <message>
        <source>Say what success is judged by, like “primary: conversion = persons(purchase) / persons() &gt;= 0.1”</source>
        <translation>Sagen Sie, woran der Erfolg gemessen wird, etwa „primary: Kauf = persons(purchase) / persons() &gt;= 0.1“</translation>
    </message>
    <message>
        <source>Checks of the segments fail: %1</source>
        <translation>Prüfungen der Segmente scheitern: %1</translation>
    </message>
    <message>
        <source>The segments fail the check ‘%1’.</source>
        <translation>Die Segmente bestehen die Prüfung „%1“ nicht.</translation>
    </message>
    <message>
        <source>“%1” is different in every record: everybody has one event</source>
        <translation>„%1“ ist in jedem Datensatz anders: Jeder hat ein Ereignis</translation>
    </message>
    <message>
        <source>Each figure marked f and a number stands here with its 95 % interval, its n and what is needed to compute it again. The HTML and JSON copies have its place in the answer, the hashes in full, and the passports of the annexes.</source>
        <translation>Jede mit f und einer Nummer bezeichnete Zahl steht hier mit ihrem 95-%-Intervall, ihrem n und dem, was nötig ist, um sie neu zu berechnen. Die Fassungen in HTML und JSON haben ihren Ort in der Antwort, die ganzen Prüfsummen und die Nachweise der Anhänge.</translation>
    </message>
    <message>
        <source>On %1 people drawn; the row of the mixture is fitted to all %2</source>
        <translation>An %1 gezogenen Personen; die Zeile der Mischung ist an alle %2 angepasst</translation>
    </message>
    <message>
        <source>Only people of whom an attribute is not known are in a segment at a rate outside what is allowed; the table names them.</source>
        <translation>Nur Personen, deren Attribut nicht bekannt ist, stehen in einem Segment mit einer Rate außerhalb des Erlaubten; die Tabelle nennt sie.</translation>
    </message>
    <message>
        <source>%1 is a time</source>
        <translation>%1 ist ein Zeitpunkt</translation>
    </message>
    <message>
        <source>%1 is true or false</source>
        <translation>%1 ist wahr oder falsch</translation>
    </message>
    <message>
        <source>%1 is a whole number</source>
        <translation>%1 ist eine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 is a number</source>
        <translation>%1 ist eine Zahl</translation>
    </message>
    <message>
        <source>no record twice</source>
        <translation>kein Satz zweimal</translation>
    </message>
    <message>
        <source>no repeat (%1)</source>
        <translation>keine Wiederholung (%1)</translation>
    </message>
    <message>
        <source>no repeat of %1</source>
        <translation>keine Wiederholung von %1</translation>
    </message>
    <message>
        <source>no repeat of %1 (%2)</source>
        <translation>keine Wiederholung von %1 (%2)</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%1 vor %2</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 before %2 (%3)</source>
        <translation>%1 vor %2 (%3)</translation>
    </message>
    <message>
        <source>%1 after %2 (%3)</source>
        <translation>%1 nach %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is given</source>
        <translation>%1 ist angegeben</translation>
    </message>
    <message>
        <source>%1: one of %2</source>
        <translation>%1: eines von %2</translation>
    </message>
    <message>
        <source>%1 has the form %2</source>
        <translation>%1 hat die Form %2</translation>
    </message>
    <message>
        <source>%1 without a gap</source>
        <translation>%1 ohne Lücke</translation>
    </message>
    <message>
        <source>%1 every %2</source>
        <translation>%1 alle %2</translation>
    </message>
    <message>
        <source>an event every %1</source>
        <translation>ein Ereignis alle %1</translation>
    </message>
    <message>
        <source>time in order</source>
        <translation>Zeit in Reihenfolge</translation>
    </message>
    <message>
        <source>time in order (but %1)</source>
        <translation>Zeit in Reihenfolge (bis auf %1)</translation>
    </message>
    <message>
        <source>Cut the segments otherwise, set other thresholds, or accept it as a limitation, with a reason</source>
        <translation>Schneiden Sie die Segmente anders, setzen Sie andere Schwellen, oder nehmen Sie es mit Begründung als Einschränkung hin</translation>
    </message>
    <message>
        <source>A report accepts checks of segments that fail, each with a reason</source>
        <translation>Ein Bericht nimmt Prüfungen von Segmenten hin, die nicht bestanden sind, jede mit einer Begründung</translation>
    </message>
    <message>
        <source>Accepted as limitations</source>
        <translation>Als Einschränkungen hingenommen</translation>
    </message>
    <message>
        <source>Calibration lowers the error of stated chances (ECE) from %1 to %2.</source>
        <translation>Die Kalibrierung senkt den Fehler der genannten Wahrscheinlichkeiten (ECE) von %1 auf %2.</translation>
    </message>
    <message>
        <source>Calibration raises the error of stated chances (ECE) from %1 to %2.</source>
        <translation>Die Kalibrierung erhöht den Fehler der genannten Wahrscheinlichkeiten (ECE) von %1 auf %2.</translation>
    </message>
    <message>
        <source>No difference made by calibration is shown: the error of stated chances (ECE) was %1 and is %2.</source>
        <translation>Ein Unterschied durch die Kalibrierung zeigt sich nicht: Der Fehler der genannten Wahrscheinlichkeiten (ECE) war %1 und ist %2.</translation>
    </message>
    <message>
        <source>Before and after calibration</source>
        <translation>Vor und nach der Kalibrierung</translation>
    </message>
    <message>
        <source>Lower is better · %1 held-out rows that calibration never saw · bootstrap and t intervals, 95 %</source>
        <translation>Niedriger ist besser · %1 zurückgehaltene Zeilen, die der Kalibrierung unbekannt sind · Bootstrap- und t-Intervalle, 95 %</translation>
    </message>
    <message>
        <source>After calibration</source>
        <translation>Nach der Kalibrierung</translation>
    </message>
    <message>
        <source>Before calibration</source>
        <translation>Vor der Kalibrierung</translation>
    </message>
    <message>
        <source>After minus before</source>
        <translation>Nachher minus vorher</translation>
    </message>
    <message>
        <source>Nothing was calibrated: the %1 rows kept for it hold one outcome only.</source>
        <translation>Nichts wurde kalibriert: Die %1 dafür vorgesehenen Zeilen haben nur ein Ergebnis.</translation>
    </message>
    <message>
        <source>Isotonic regression maps what was fitted to what is said, by %1 thresholds learnt on %2 rows of their own, %3 positive.</source>
        <translation>Isotone Regression bildet das Angepasste auf das Genannte ab, mit %1 Schwellen, gelernt auf %2 eigenen Zeilen, davon %3 positiv.</translation>
    </message>
    <message>
        <source>Platt scaling maps what was fitted to what is said, by two numbers learnt on %1 rows of their own, %2 positive.</source>
        <translation>Platt-Skalierung bildet das Angepasste auf das Genannte ab, mit zwei Zahlen, gelernt auf %1 eigenen Zeilen, davon %2 positiv.</translation>
    </message>
    <message>
        <source>Beta calibration maps what was fitted to what is said, by three numbers learnt on %1 rows of their own, %2 positive.</source>
        <translation>Beta-Kalibrierung bildet das Angepasste auf das Genannte ab, mit drei Zahlen, gelernt auf %1 eigenen Zeilen, davon %2 positiv.</translation>
    </message>
    <message>
        <source>As fitted</source>
        <translation>Angepasst</translation>
    </message>
    <message>
        <source>As said</source>
        <translation>Genannt</translation>
    </message>
    <message>
        <source>Number of the map</source>
        <translation>Zahl der Abbildung</translation>
    </message>
    <message>
        <source>The stored map</source>
        <translation>Die gespeicherte Abbildung</translation>
    </message>
    <message>
        <source>Straight between the thresholds, level outside them; never below %1 or above %2, as no one is certain</source>
        <translation>Gerade zwischen den Schwellen, waagrecht außerhalb; nie unter %1 oder über %2, denn niemand ist sicher</translation>
    </message>
    <message>
        <source>Chance = 1 / (1 + exp(a · log-odds + b))</source>
        <translation>Wahrscheinlichkeit = 1 / (1 + exp(a · Log-Odds + b))</translation>
    </message>
    <message>
        <source>Log-odds = a · ln p − b · ln(1 − p) + c, p the chance as fitted</source>
        <translation>Log-Odds = a · ln p − b · ln(1 − p) + c, p die angepasste Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Chance as fitted</source>
        <translation>Angepasste Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Chance as said</source>
        <translation>Genannte Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>There is no explanation for this yet.</source>
        <translation>Dazu gibt es noch keine Erklärung.</translation>
    </message>
</context>
<context>
    <name>glossary</name>
    <message>
        <source>How well scores rank: the chance that somebody with the outcome scores higher than somebody without. 0.5 is guessing, 1 is perfect. Its interval is DeLong&apos;s.</source>
        <translation>Wie gut Scores ordnen: die Wahrscheinlichkeit, dass jemand mit dem Ausgang höher liegt als jemand ohne. 0,5 ist Raten, 1 vollkommen. Das Intervall ist das von DeLong.</translation>
    </message>
    <message>
        <source>How well the mere absence of a value ranks the outcome. Far from 0.5, the gap itself tells something, perhaps too much.</source>
        <translation>Wie gut das bloße Fehlen eines Werts den Ausgang ordnet. Fern von 0,5 sagt die Lücke selbst etwas, vielleicht zu viel.</translation>
    </message>
    <message>
        <source>Mean precision over all positives, from the highest score down. Guessing gives the prevalence.</source>
        <translation>Mittlere Genauigkeit über alle Positiven, vom höchsten Score abwärts. Raten ergibt die Prävalenz.</translation>
    </message>
    <message>
        <source>Mean surprise of the predicted chances at what happened; lower is better. Sure mistakes cost most.</source>
        <translation>Mittlere Überraschung der vorhergesagten Wahrscheinlichkeiten über das Geschehene; kleiner ist besser. Sichere Irrtümer kosten am meisten.</translation>
    </message>
    <message>
        <source>Mean squared distance of predicted chances from what happened; lower is better.</source>
        <translation>Mittlerer quadratischer Abstand der vorhergesagten Wahrscheinlichkeiten vom Geschehenen; kleiner ist besser.</translation>
    </message>
    <message>
        <source>The part of the Brier score that comes from predictions that are too high or too low in their bin; 0 is best.</source>
        <translation>Der Teil des Brier-Werts, der von zu hohen oder zu niedrigen Vorhersagen in ihrer Klasse kommt; 0 ist am besten.</translation>
    </message>
    <message>
        <source>The part of the Brier score that predictions win by telling people apart; more is better.</source>
        <translation>Der Teil des Brier-Werts, den Vorhersagen gewinnen, weil sie Personen unterscheiden; mehr ist besser.</translation>
    </message>
    <message>
        <source>The part of the Brier score that lies in the outcome itself: prevalence times one minus prevalence.</source>
        <translation>Der Teil des Brier-Werts, der im Ausgang selbst liegt: Prävalenz mal eins minus Prävalenz.</translation>
    </message>
    <message>
        <source>Expected calibration error: mean distance of observed share and predicted chance over bins of equal width, weighted by their people.</source>
        <translation>Erwarteter Kalibrierungsfehler: mittlerer Abstand von beobachtetem Anteil und vorhergesagter Wahrscheinlichkeit über gleich breite Klassen, gewichtet nach Personen.</translation>
    </message>
    <message>
        <source>Expected calibration error over bins that hold equally many people.</source>
        <translation>Erwarteter Kalibrierungsfehler über Klassen mit gleich vielen Personen.</translation>
    </message>
    <message>
        <source>The share of people with the outcome.</source>
        <translation>Der Anteil der Personen mit dem Ausgang.</translation>
    </message>
    <message>
        <source>Of those selected, the share who have the outcome.</source>
        <translation>Von den Ausgewählten der Anteil mit dem Ausgang.</translation>
    </message>
    <message>
        <source>Of those who have the outcome, the share who are selected.</source>
        <translation>Von denen mit dem Ausgang der Anteil der Ausgewählten.</translation>
    </message>
    <message>
        <source>The share of people who are selected.</source>
        <translation>Der Anteil der Personen, die ausgewählt werden.</translation>
    </message>
    <message>
        <source>The favourable rate of a group divided by that of the reference. Below the limit, often 0.8, it is called adverse.</source>
        <translation>Die günstige Rate einer Gruppe geteilt durch die der Bezugsgruppe. Unter der Grenze, oft 0,8, heißt sie nachteilig.</translation>
    </message>
    <message>
        <source>Of those without the outcome, the share who are selected all the same.</source>
        <translation>Von denen ohne den Ausgang der Anteil, der dennoch ausgewählt wird.</translation>
    </message>
    <message>
        <source>The p-value after Benjamini and Hochberg, over every slice looked at.</source>
        <translation>Der p-Wert nach Benjamini und Hochberg, über jeden angesehenen Ausschnitt.</translation>
    </message>
    <message>
        <source>Mean cost a person of the errors at this threshold, by the costs given.</source>
        <translation>Mittlere Kosten der Fehler je Person bei dieser Schwelle, nach den angegebenen Kosten.</translation>
    </message>
    <message>
        <source>Who scores this or more is selected.</source>
        <translation>Wer diesen Wert erreicht, wird ausgewählt.</translation>
    </message>
    <message>
        <source>Change of the log-odds for one standard deviation of the feature, the others held fixed. Not a cause.</source>
        <translation>Änderung des Logits bei einer Standardabweichung des Prädiktors, die anderen festgehalten. Keine Ursache.</translation>
    </message>
    <message>
        <source>The share of events that some rule recognises.</source>
        <translation>Der Anteil der Ereignisse, die eine Regel erkennt.</translation>
    </message>
    <message>
        <source>The share of those who entered and took every step within the window, with Wilson&apos;s interval.</source>
        <translation>Der Anteil derer, die eintraten und jeden Schritt im Fenster taten, mit Wilson-Intervall.</translation>
    </message>
    <message>
        <source>Entries so young that their window has not ended: they may still convert, so their part is hatched.</source>
        <translation>Eintritte, die so jung sind, dass ihr Fenster nicht zu Ende ist: sie können noch konvertieren, daher ist ihr Teil schraffiert.</translation>
    </message>
    <message>
        <source>Half of those who went all the way needed less time, half more.</source>
        <translation>Die Hälfte derer, die den ganzen Weg gingen, brauchte weniger Zeit, die Hälfte mehr.</translation>
    </message>
    <message>
        <source>The mean share who come back, over cohorts old enough to be counted, weighted by their size.</source>
        <translation>Der mittlere Anteil derer, die wiederkommen, über Kohorten, die alt genug sind, gewichtet nach Größe.</translation>
    </message>
</context>
<context>
    <name>habitus::Actions</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>About Habitus</source>
        <translation>Über Habitus</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Explain this view</source>
        <translation>Diese Ansicht erklären</translation>
    </message>
    <message>
        <source>Find or run…</source>
        <translation>Finden oder ausführen…</translation>
    </message>
    <message>
        <source>Habitus %1
From raw event logs to a model card whose every number can be recomputed.
Free software under the GNU General Public License, version 3.</source>
        <translation>Habitus %1
Von rohen Ereignislogs zur Modellkarte, deren jede Zahl sich nachrechnen lässt.
Freie Software unter der GNU General Public License, Version 3.</translation>
    </message>
    <message>
        <source>Import an event log…</source>
        <translation>Ereignislog importieren…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Nächste Ansicht</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>Vorige Ansicht</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Stop all work</source>
        <translation>Alle Arbeit anhalten</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
</context>
<context>
    <name>habitus::Board</name>
    <message>
        <source>Look at a trend</source>
        <translation>Verlauf ansehen</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>One figure after another over the whole screen (F5)</source>
        <translation>Eine Abbildung nach der anderen über den ganzen Bildschirm (F5)</translation>
    </message>
    <message>
        <source>Nothing is pinned yet</source>
        <translation>Noch nichts angeheftet</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>Pin a figure in any view, and it stands here, always of today, ready to be presented.</source>
        <translation>Heften Sie in einer Ansicht eine Abbildung an, dann steht sie hier, immer auf dem heutigen Stand, bereit zum Vorführen.</translation>
    </message>
    <message>
        <source>Asking for what is pinned</source>
        <translation>Angeheftetes wird berechnet</translation>
    </message>
</context>
<context>
    <name>habitus::CardView</name>
    <message>
        <source>Export the card into a folder</source>
        <translation>Karte in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Exporting the card</source>
        <translation>Die Karte wird exportiert</translation>
    </message>
    <message>
        <source>See its history</source>
        <translation>Werdegang ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %1 and %n more; %2 facts can be computed again.</source>
        <translation>
            <numerusform>%1 und %n weitere geschrieben; %2 Fakten lassen sich neu berechnen.</numerusform>
            <numerusform>%1 und %n weitere geschrieben; %2 Fakten lassen sich neu berechnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recompute an exported card</source>
        <translation>Eine exportierte Karte neu berechnen</translation>
    </message>
    <message>
        <source>Cards (*.html *.json *.md)</source>
        <translation>Karten (*.html *.json *.md)</translation>
    </message>
    <message>
        <source>Recomputing</source>
        <translation>Wird neu berechnet</translation>
    </message>
    <message>
        <source>%1 facts, 0 mismatches: the file is as it was exported.</source>
        <translation>%1 Fakten, 0 Abweichungen: die Datei ist, wie sie exportiert wurde.</translation>
    </message>
    <message>
        <source>The digits hold; words or marks of the file were changed.</source>
        <translation>Die Ziffern stimmen; Wörter oder Auszeichnungen der Datei wurden geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n mismatches</source>
        <translation>
            <numerusform>%n Abweichung</numerusform>
            <numerusform>%n Abweichungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 facts, %2 mismatches; the first is %3 (%4): printed %5, recomputed %6.</source>
        <translation>%1 Fakten, %2 Abweichungen; die erste ist %3 (%4): gedruckt %5, neu berechnet %6.</translation>
    </message>
    <message>
        <source>This card was not exported yet; a signature covers an export.</source>
        <translation>Diese Karte wurde noch nicht exportiert; eine Unterschrift gilt einem Export.</translation>
    </message>
    <message>
        <source>Signing the card</source>
        <translation>Die Karte wird gezeichnet</translation>
    </message>
    <message>
        <source>%1 signed card %2.</source>
        <translation>%1 hat Karte %2 gezeichnet.</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Es ist kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>A card says what a model is for, how well it does, for whom, and where it must not be used.</source>
        <translation>Eine Karte sagt, wofür ein Modell gedacht ist, wie gut es ist, für wen, und wo es nicht verwendet werden darf.</translation>
    </message>
    <message>
        <source>There is no model yet</source>
        <translation>Es gibt noch kein Modell</translation>
    </message>
    <message>
        <source>A card is written about a saved model.</source>
        <translation>Eine Karte beschreibt ein gesichertes Modell.</translation>
    </message>
    <message>
        <source>Fit a model</source>
        <translation>Ein Modell anpassen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Making the card</source>
        <translation>Die Karte wird erstellt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>insufficient</source>
        <translation>unzureichend</translation>
    </message>
    <message>
        <source>No gates were set.</source>
        <translation>Es wurden keine Gates gesetzt.</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>gates missed</source>
        <translation>Gates verfehlt</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>ausgefüllt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>nicht anwendbar</translation>
    </message>
    <message>
        <source>Section %1, %2, %3</source>
        <translation>Abschnitt %1, %2, %3</translation>
    </message>
    <message>
        <source>§ %1 %2</source>
        <translation>§ %1 %2</translation>
    </message>
    <message>
        <source>This section is computed; nothing is to be written.</source>
        <translation>Dieser Abschnitt wird berechnet; zu schreiben ist nichts.</translation>
    </message>
    <message>
        <source>An empty line begins a paragraph, “- ” a point of a list.</source>
        <translation>Eine Leerzeile beginnt einen Absatz, „- “ einen Punkt einer Liste.</translation>
    </message>
    <message>
        <source>Say why this is no limitation.</source>
        <translation>Sagen Sie, warum dies keine Einschränkung ist.</translation>
    </message>
    <message>
        <source>Sections of the card</source>
        <translation>Abschnitte der Karte</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The card is about this model</source>
        <translation>Die Karte beschreibt dieses Modell</translation>
    </message>
    <message>
        <source>Page one</source>
        <translation>Seite eins</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>One sentence: what is decided with it</source>
        <translation>Ein Satz: was damit entschieden wird</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>Entwickler</translation>
    </message>
    <message>
        <source>Validator</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Somebody who did not build the model</source>
        <translation>Jemand, der das Modell nicht gebaut hat</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>A date, like 2026-04-30</source>
        <translation>Ein Datum, etwa 2026-04-30</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Plan of gates</source>
        <translation>Plan der Gates</translation>
    </message>
    <message>
        <source>A saved definition of the kind gates</source>
        <translation>Eine gesicherte Definition der Art gates</translation>
    </message>
    <message>
        <source>The chosen section</source>
        <translation>Der gewählte Abschnitt</translation>
    </message>
    <message>
        <source>Text of the section</source>
        <translation>Text des Abschnitts</translation>
    </message>
    <message>
        <source>Out of scope, foreseeable misuse</source>
        <translation>Nicht vorgesehen, absehbarer Missbrauch</translation>
    </message>
    <message>
        <source>Not applicable because</source>
        <translation>Nicht anwendbar, weil</translation>
    </message>
    <message>
        <source>external, no_probabilities, no_attributes, not_metered, or a sentence that somebody else signs</source>
        <translation>external, no_probabilities, no_attributes, not_metered oder ein Satz, den jemand anderes zeichnet</translation>
    </message>
    <message>
        <source>Proposed limitations</source>
        <translation>Vorgeschlagene Einschränkungen</translation>
    </message>
    <message>
        <source>Not yet decided</source>
        <translation>Noch nicht entschieden</translation>
    </message>
    <message>
        <source>What limits it, or why it is none</source>
        <translation>Was einschränkt, oder warum es keine ist</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Refute</source>
        <translation>Widerlegen</translation>
    </message>
    <message>
        <source>Sign the last export</source>
        <translation>Den letzten Export zeichnen</translation>
    </message>
    <message>
        <source>Whose key</source>
        <translation>Wessen Schlüssel</translation>
    </message>
    <message>
        <source>Made on first use, kept outside the project</source>
        <translation>Entsteht beim ersten Gebrauch, liegt außerhalb des Projekts</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>Freigebende Person</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>approves</source>
        <translation>gibt frei</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Recompute…</source>
        <translation>Neu berechnen…</translation>
    </message>
    <message>
        <source>Computes every number of an exported card again and names each digit that differs</source>
        <translation>Berechnet jede Zahl einer exportierten Karte neu und nennt jede Ziffer, die abweicht</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Makes a version of the card as it stands</source>
        <translation>Macht aus der Karte, wie sie steht, eine Version</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>HTML, PDF, Markdown, JSON and the data dictionary into a folder</source>
        <translation>HTML, PDF, Markdown, JSON und das Datenverzeichnis in einen Ordner</translation>
    </message>
    <message>
        <source>Kept as version %1.</source>
        <translation>Als Version %1 behalten.</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Rechtsgrundlage</translation>
    </message>
    <message>
        <source>Rights of the persons concerned</source>
        <translation>Rechte der Betroffenen</translation>
    </message>
    <message>
        <source>Clauses of law</source>
        <translation>Gesetzliche Bestimmungen</translation>
    </message>
    <message>
        <source>The chosen clause is</source>
        <translation>Die gewählte Bestimmung ist</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>How it is met, or why it does not apply</source>
        <translation>Wie erfüllt, oder warum nicht anwendbar</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>What may be read from the figures; every copy says it</source>
        <translation>Was aus den Zahlen gelesen werden darf; jede Fassung sagt es</translation>
    </message>
    <message>
        <source>association only</source>
        <translation>nur Zusammenhang</translation>
    </message>
    <message>
        <source>randomised: chance decided who was treated</source>
        <translation>randomisiert: der Zufall entschied, wer behandelt wurde</translation>
    </message>
    <message>
        <source>adjusted: by a drawing of causes</source>
        <translation>bereinigt: nach einer Zeichnung der Ursachen</translation>
    </message>
    <message>
        <source>Id of the experiment</source>
        <translation>Kennung des Experiments</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>What is done, as it is called in the drawing</source>
        <translation>Was getan wird, wie es in der Zeichnung heißt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Drawing of causes</source>
        <translation>Zeichnung der Ursachen</translation>
    </message>
    <message>
        <source>One arrow a line, like: tenure -&gt; order</source>
        <translation>Je Zeile ein Pfeil, etwa: Dauer -&gt; Bestellung</translation>
    </message>
    <message>
        <source>Held fixed</source>
        <translation>Festgehalten</translation>
    </message>
    <message>
        <source>The adjustment set, separated by commas</source>
        <translation>Die Menge des Festgehaltenen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Copies that leave</source>
        <translation>Fassungen, die hinausgehen</translation>
    </message>
    <message>
        <source>Language of the card</source>
        <translation>Sprache der Karte</translation>
    </message>
    <message>
        <source>Export as a draft that names what is missing</source>
        <translation>Als Entwurf exportieren, der nennt, was fehlt</translation>
    </message>
    <message>
        <source>Required: without it the card leaves only as a draft.</source>
        <translation>Verlangt: Ohne dies geht die Karte nur als Entwurf hinaus.</translation>
    </message>
    <message>
        <source>Say how it is met, or why it does not apply.</source>
        <translation>Sagen Sie, wie es erfüllt ist oder warum es nicht anwendbar ist.</translation>
    </message>
    <message>
        <source>Complete: %1 of %2 parts.</source>
        <translation>Ausgefüllt: %1 von %2 Teilen.</translation>
    </message>
    <message>
        <source>Lacking: %1.</source>
        <translation>Es fehlen: %1.</translation>
    </message>
    <message>
        <source>The last export is outdated: %1</source>
        <translation>Der letzte Export ist veraltet: %1</translation>
    </message>
</context>
<context>
    <name>habitus::Centre</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>habitus::ClusterCount</name>
    <message>
        <source>Counting clusters</source>
        <translation>Cluster werden gezählt</translation>
    </message>
    <message>
        <source>People compared by</source>
        <translation>Personen verglichen nach</translation>
    </message>
    <message>
        <source>A set of features, or the numbers of the people table</source>
        <translation>Ein Prädiktorsatz oder die Zahlen der Personentabelle</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Bis zu</translation>
    </message>
    <message>
        <source>Limits of the business</source>
        <translation>Grenzen des Geschäfts</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>More cannot be handled</source>
        <translation>Mehr sind nicht zu betreuen</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>How well they can be named, 1 to 5: 3=5, 4=2</source>
        <translation>Wie gut sie sich benennen lassen, 1 bis 5: 3=5, 4=2</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>0: nothing is chosen yet</source>
        <translation>0: noch nichts gewählt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Needed where the choice is not the optimum</source>
        <translation>Nötig, wo die Wahl nicht das Optimum ist</translation>
    </message>
    <message>
        <source>Check the segments</source>
        <translation>Segmente prüfen</translation>
    </message>
    <message>
        <source>Say at the right by what people are compared.</source>
        <translation>Sagen Sie rechts, wonach Personen verglichen werden.</translation>
    </message>
</context>
<context>
    <name>habitus::Clusters</name>
    <message>
        <source>Clustering</source>
        <translation>Cluster werden gebildet</translation>
    </message>
    <message>
        <source>People compared by</source>
        <translation>Personen verglichen nach</translation>
    </message>
    <message>
        <source>A set of features, or the numbers of the people table</source>
        <translation>Ein Prädiktorsatz oder die Zahlen der Personentabelle</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Mean 0, standard deviation 1</source>
        <translation>Mittel 0, Standardabweichung 1</translation>
    </message>
    <message>
        <source>Logarithm first</source>
        <translation>Erst Logarithmus</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>DBSCAN finds its own number</source>
        <translation>DBSCAN findet seine Zahl selbst</translation>
    </message>
    <message>
        <source>Radius of DBSCAN</source>
        <translation>Radius von DBSCAN</translation>
    </message>
    <message>
        <source>0: the one that lasts longest</source>
        <translation>0: der beständigste</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>An attribute that says where people belong</source>
        <translation>Ein Attribut, das sagt, wohin Personen gehören</translation>
    </message>
    <message>
        <source>Keep as segments</source>
        <translation>Als Segmente behalten</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>Gauß-Mischung</translation>
    </message>
    <message>
        <source>Agglomerative (Ward)</source>
        <translation>Agglomerativ (Ward)</translation>
    </message>
    <message>
        <source>Agglomerative (average)</source>
        <translation>Agglomerativ (Average)</translation>
    </message>
    <message>
        <source>Names of the segments</source>
        <translation>Namen der Segmente</translation>
    </message>
    <message>
        <source>Becomes “name 1”, “name 2”, …</source>
        <translation>Ergibt „Name 1“, „Name 2“, …</translation>
    </message>
    <message>
        <source>How many clusters?</source>
        <translation>Wie viele Cluster?</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Say at the right by what people are compared.</source>
        <translation>Sagen Sie rechts, wonach Personen verglichen werden.</translation>
    </message>
    <message>
        <source>Give the segments a name.</source>
        <translation>Geben Sie den Segmenten einen Namen.</translation>
    </message>
    <message>
        <source>Keeping clusters</source>
        <translation>Cluster werden behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n segments kept</source>
        <translation>
            <numerusform>%n Segment behalten</numerusform>
            <numerusform>%n Segmente behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Serve the objective</source>
        <translation>Dienen dem Ziel</translation>
    </message>
    <message>
        <source>What they are for: without one they cannot be approved</source>
        <translation>Wofür sie da sind: Ohne Ziel können sie nicht freigegeben werden</translation>
    </message>
</context>
<context>
    <name>habitus::Cohorts</name>
    <message>
        <source>Cohorts</source>
        <translation>Kohorten</translation>
    </message>
    <message>
        <source>By time of the first event</source>
        <translation>Nach der Zeit des ersten Ereignisses</translation>
    </message>
    <message>
        <source>Not by time</source>
        <translation>Nicht nach Zeit</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quartal</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>By what they did</source>
        <translation>Nach ihrem Verhalten</translation>
    </message>
    <message>
        <source>By an attribute of people</source>
        <translation>Nach einem Merkmal der Personen</translation>
    </message>
    <message>
        <source>Every combination of these</source>
        <translation>Jede Kombination davon</translation>
    </message>
    <message>
        <source>Compared on</source>
        <translation>Verglichen nach</translation>
    </message>
    <message>
        <source>KPI</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Active in the last 30 days</source>
        <translation>In den letzten 30 Tagen aktiv</translation>
    </message>
    <message>
        <source>Did it at least once</source>
        <translation>Mindestens einmal getan</translation>
    </message>
    <message>
        <source>Did it at least twice</source>
        <translation>Mindestens zweimal getan</translation>
    </message>
    <message>
        <source>Events a person</source>
        <translation>Ereignisse je Person</translation>
    </message>
    <message>
        <source>Sum of a property a person</source>
        <translation>Summe einer Eigenschaft je Person</translation>
    </message>
    <message>
        <source>of these events</source>
        <translation>dieser Ereignisse</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Make a segment</source>
        <translation>Segment bilden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Choose at least one way to make cohorts.</source>
        <translation>Wählen Sie mindestens eine Art, Kohorten zu bilden.</translation>
    </message>
    <message>
        <source>By first use of a feature</source>
        <translation>Nach erster Nutzung einer Funktion</translation>
    </message>
    <message>
        <source>Empty: not; its period is that of the time</source>
        <translation>Leer: nicht; der Zeitraum ist der von oben</translation>
    </message>
    <message>
        <source>By a property of events</source>
        <translation>Nach einer Eigenschaft der Ereignisse</translation>
    </message>
    <message>
        <source>Combined by and, or, not</source>
        <translation>Verbunden mit and, or, not</translation>
    </message>
    <message>
        <source>For example: young women: F and not search. Words are names of cohorts.</source>
        <translation>Zum Beispiel: junge Frauen: F and not search. Wörter sind Namen von Kohorten.</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Why these cohorts</source>
        <translation>Warum diese Kohorten</translation>
    </message>
    <message>
        <source>Kept with them and shown in their report</source>
        <translation>Wird mit ihnen aufbewahrt und im Bericht gezeigt</translation>
    </message>
</context>
<context>
    <name>habitus::ColumnTable</name>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Ankunft</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Columns of the file and their roles</source>
        <translation>Spalten der Datei und ihre Rollen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereigniskennung</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Role of column %1</source>
        <translation>Rolle der Spalte %1</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
</context>
<context>
    <name>habitus::Costs</name>
    <message>
        <source>Costs of decisions</source>
        <translation>Kosten von Entscheidungen</translation>
    </message>
    <message>
        <source>What was true</source>
        <translation>Was wahr war</translation>
    </message>
    <message>
        <source>An attribute of the people</source>
        <translation>Ein Attribut der Personen</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>Another one, with the same classes</source>
        <translation>Ein anderes mit denselben Klassen</translation>
    </message>
    <message>
        <source>Classes in their order</source>
        <translation>Klassen in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Parted by “;”; empty: all values, by name</source>
        <translation>Durch „;“ getrennt; leer: alle Werte, nach Namen</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>A row for each truth, a number for each decision; empty: 1 for every error</source>
        <translation>Eine Zeile je Wahrheit, eine Zahl je Entscheidung; leer: 1 für jeden Fehler</translation>
    </message>
    <message>
        <source>Audit the decisions</source>
        <translation>Die Entscheidungen prüfen</translation>
    </message>
    <message>
        <source>Nobody is labelled yet</source>
        <translation>Noch ist von niemandem die Wahrheit bekannt</translation>
    </message>
    <message>
        <source>Costs compare what tables say was true of people with what was decided about them.</source>
        <translation>Kosten vergleichen, was laut Tabellen auf Personen zutraf, mit dem, was über sie entschieden wurde.</translation>
    </message>
    <message>
        <source>Add a table of people</source>
        <translation>Personentabelle hinzufügen</translation>
    </message>
    <message>
        <source>Choose what was true and what was decided.</source>
        <translation>Wählen, was wahr war und was entschieden wurde.</translation>
    </message>
</context>
<context>
    <name>habitus::Data</name>
    <message>
        <source>Import this file</source>
        <translation>Diese Datei importieren</translation>
    </message>
    <message>
        <source>Recognise behaviours</source>
        <translation>Verhalten erkennen</translation>
    </message>
    <message>
        <source>Single events</source>
        <translation>Einzelne Ereignisse</translation>
    </message>
    <message>
        <source>Event name</source>
        <translation>Ereignisname</translation>
    </message>
    <message>
        <source>Show events</source>
        <translation>Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Looking at single persons&apos; events is written to the journal</source>
        <translation>Der Blick auf Ereignisse einzelner Personen wird protokolliert</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Sätze</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>Events live in a project: one file that holds everything.</source>
        <translation>Ereignisse gehören in ein Projekt: eine Datei, die alles enthält.</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Import a log…</source>
        <translation>Log importieren…</translation>
    </message>
    <message>
        <source>Profile of the log</source>
        <translation>Profil des Logs</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Reading events</source>
        <translation>Ereignisse werden gelesen</translation>
    </message>
    <message>
        <source>%1 ± %2 records</source>
        <translation>%1 ± %2 Sätze</translation>
    </message>
    <message>
        <source>An import would take %1 ± %2 s and %3 ± %4 on disk, by a trial with %5 of them.</source>
        <translation>Ein Import würde %1 ± %2 s und %3 ± %4 Platz brauchen, nach einem Versuch mit %5 davon.</translation>
    </message>
    <message>
        <source>Drop a log here to look at it, or import one. CSV, TSV and JSON, plain, .gz, .zst or .zip.</source>
        <translation>Legen Sie ein Protokoll hier ab, um es anzusehen, oder importieren Sie eines. CSV, TSV und JSON, unverpackt, .gz, .zst oder .zip.</translation>
    </message>
</context>
<context>
    <name>habitus::DifferingList</name>
    <message>
        <source>Who is cut differently</source>
        <translation>Wer verschieden geschnitten wird</translation>
    </message>
    <message>
        <source>Single persons: that they were looked at is written to the journal</source>
        <translation>Einzelne Personen: Die Einsicht wird im Journal vermerkt</translation>
    </message>
    <message>
        <source>Persons cut differently</source>
        <translation>Verschieden geschnittene Personen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
</context>
<context>
    <name>habitus::Dock</name>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>habitus::FairnessView</name>
    <message>
        <source>Write the card</source>
        <translation>Karte schreiben</translation>
    </message>
    <message>
        <source>Audited</source>
        <translation>Geprüft wird</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Selected is who scores this or more</source>
        <translation>Ausgewählt ist, wer diesen Wert erreicht</translation>
    </message>
    <message>
        <source>Good outcome</source>
        <translation>Günstiger Ausgang</translation>
    </message>
    <message>
        <source>being selected</source>
        <translation>ausgewählt werden</translation>
    </message>
    <message>
        <source>not being selected</source>
        <translation>nicht ausgewählt werden</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Cut by</source>
        <translation>Gruppiert nach</translation>
    </message>
    <message>
        <source>And this slice</source>
        <translation>Und dieser Ausschnitt</translation>
    </message>
    <message>
        <source>Like sex=F &amp; age&gt;=50; every slice looked at is counted</source>
        <translation>Wie sex=F &amp; age&gt;=50; jeder angesehene Ausschnitt wird gezählt</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>Largest group</source>
        <translation>Größte Gruppe</translation>
    </message>
    <message>
        <source>Best-off group</source>
        <translation>Bestgestellte Gruppe</translation>
    </message>
    <message>
        <source>What is allowed</source>
        <translation>Was erlaubt ist</translation>
    </message>
    <message>
        <source>Gap, points</source>
        <translation>Lücke, Punkte</translation>
    </message>
    <message>
        <source>Least ratio of favourable rates</source>
        <translation>Kleinstes Verhältnis günstiger Raten</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>Segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>Does %1</source>
        <translation>Tut %1</translation>
    </message>
    <message>
        <source>Nothing is known about the people</source>
        <translation>Über die Personen ist nichts bekannt</translation>
    </message>
    <message>
        <source>An audit cuts people by what tables say about them, such as gender or region.</source>
        <translation>Ein Audit teilt Personen nach dem, was Tabellen über sie sagen, etwa Geschlecht oder Region.</translation>
    </message>
    <message>
        <source>Add a table of people</source>
        <translation>Personentabelle hinzufügen</translation>
    </message>
    <message>
        <source>Auditing groups</source>
        <translation>Gruppen werden geprüft</translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n verfehlt</numerusform>
            <numerusform>%n verfehlt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass</source>
        <translation>
            <numerusform>%n bestanden</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>insufficient</source>
        <translation>unzureichend</translation>
    </message>
    <message>
        <source>Say at the right what is audited and by which groups.</source>
        <translation>Sagen Sie rechts, was nach welchen Gruppen geprüft wird.</translation>
    </message>
    <message>
        <source>An attribute, age:25,45, race x sex or segment:loyal; several parted by ;</source>
        <translation>Ein Merkmal, age:25,45, race x sex oder segment:loyal; mehrere durch ; getrennt</translation>
    </message>
    <message>
        <source>A model, a segment, who does something, or scores in a table of people</source>
        <translation>Ein Modell, ein Segment, wer etwas tut, oder Scores in einer Personentabelle</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What happened, from a table of people: stated risks are held against it</source>
        <translation>Was geschah, aus einer Personentabelle: Daran werden genannte Risiken gemessen</translation>
    </message>
    <message>
        <source>Happened means</source>
        <translation>Geschehen heißt</translation>
    </message>
    <message>
        <source>Values parted by commas; empty: 1</source>
        <translation>Werte, durch Komma getrennt; leer: 1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Score %1</translation>
    </message>
</context>
<context>
    <name>habitus::FeatureList</name>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Features as text</source>
        <translation>Prädiktoren als Text</translation>
    </message>
    <message>
        <source>Features of the set</source>
        <translation>Prädiktoren des Satzes</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down move, Delete removes.</source>
        <translation>Alt+Auf und Alt+Ab verschieben, Entf entfernt.</translation>
    </message>
    <message>
        <source>Remove this feature</source>
        <translation>Diesen Prädiktor entfernen</translation>
    </message>
    <message>
        <source>Of these events</source>
        <translation>Von diesen Ereignissen</translation>
    </message>
    <message>
        <source>Several parted by commas, each a column</source>
        <translation>Mehrere durch Kommas getrennt, je eine Spalte</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Counted are</source>
        <translation>Gezählt werden</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>Kennwert</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welcher</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>Der letzte</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>Der erste</translation>
    </message>
    <message>
        <source>The most frequent</source>
        <translation>Der häufigste</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Back from the date, like 7 d, 30 d; empty: since ever</source>
        <translation>Vom Stichtag zurück, wie 7 d, 30 d; leer: seit jeher</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Back from the date, like 90 d; empty: since ever</source>
        <translation>Vom Stichtag zurück, wie 90 d; leer: seit jeher</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>Anzahl der Schritte</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>Like 14 d</source>
        <translation>Wie 14 d</translation>
    </message>
    <message>
        <source>Timeout of a session</source>
        <translation>Zeitgrenze einer Sitzung</translation>
    </message>
    <message>
        <source>Like 30 min</source>
        <translation>Wie 30 min</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Empty: named after what it is</source>
        <translation>Leer: benannt nach dem, was er ist</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>event names</source>
        <translation>Ereignisnamen</translation>
    </message>
    <message>
        <source>Counts in windows</source>
        <translation>Anzahlen in Fenstern</translation>
    </message>
    <message>
        <source>Days since the last</source>
        <translation>Tage seit dem letzten</translation>
    </message>
    <message>
        <source>Days since the first</source>
        <translation>Tage seit dem ersten</translation>
    </message>
    <message>
        <source>Recency, frequency, money</source>
        <translation>Aktualität, Häufigkeit, Umsatz</translation>
    </message>
    <message>
        <source>Statistic of a property</source>
        <translation>Kennwert einer Eigenschaft</translation>
    </message>
    <message>
        <source>Distinct days or values</source>
        <translation>Verschiedene Tage oder Werte</translation>
    </message>
    <message>
        <source>Mix of events or values</source>
        <translation>Mischung der Ereignisse oder Werte</translation>
    </message>
    <message>
        <source>Fading count</source>
        <translation>Verblassende Anzahl</translation>
    </message>
    <message>
        <source>Value of a property</source>
        <translation>Wert einer Eigenschaft</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>An attribute of people</source>
        <translation>Ein Merkmal der Personen</translation>
    </message>
    <message>
        <source>All attributes that are not protected</source>
        <translation>Alle nicht geschützten Merkmale</translation>
    </message>
    <message>
        <source>Type of a new feature</source>
        <translation>Typ eines neuen Prädiktors</translation>
    </message>
    <message>
        <source>Add a feature of this type</source>
        <translation>Prädiktor dieses Typs hinzufügen</translation>
    </message>
    <message>
        <source>Added up in each step</source>
        <translation>Je Schritt summiert</translation>
    </message>
    <message>
        <source>Gap before the date</source>
        <translation>Lücke vor dem Stichtag</translation>
    </message>
    <message>
        <source>Like 7 d: the window ends so long before it</source>
        <translation>Wie 7 d: das Fenster endet so lange davor</translation>
    </message>
    <message>
        <source>What events are worth</source>
        <translation>Was Ereignisse wert sind</translation>
    </message>
    <message>
        <source>Like order 5, visit 1</source>
        <translation>Wie order 5, visit 1</translation>
    </message>
    <message>
        <source>day, week, month, or like 12 h</source>
        <translation>day, week, month oder wie 12 h</translation>
    </message>
    <message>
        <source>Season, in steps</source>
        <translation>Saison, in Schritten</translation>
    </message>
    <message>
        <source>The autocorrelation shows which</source>
        <translation>Die Autokorrelation zeigt, welche</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Empty: the usual seven; more: sd gap, bounce share, minutes</source>
        <translation>Leer: die üblichen sieben; mehr: sd gap, bounce share, minutes</translation>
    </message>
    <message>
        <source>the events</source>
        <translation>die Ereignisse</translation>
    </message>
    <message>
        <source>Engagement weights</source>
        <translation>Engagement-Gewichte</translation>
    </message>
    <message>
        <source>Lags by step</source>
        <translation>Verzögerungen je Schritt</translation>
    </message>
    <message>
        <source>Rolling mean of steps</source>
        <translation>Gleitendes Mittel der Schritte</translation>
    </message>
    <message>
        <source>Trend of steps</source>
        <translation>Trend der Schritte</translation>
    </message>
    <message>
        <source>Acceleration of steps</source>
        <translation>Beschleunigung der Schritte</translation>
    </message>
    <message>
        <source>Seasonal lag</source>
        <translation>Saisonale Verzögerung</translation>
    </message>
</context>
<context>
    <name>habitus::FeaturesView</name>
    <message>
        <source>Fit a model</source>
        <translation>Modell anpassen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Its dates and labels</source>
        <translation>Ihre Stichtage und Ausgänge</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Prädiktoren</translation>
    </message>
    <message>
        <source>Verify on the cut log</source>
        <translation>Am gekappten Log prüfen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Building features</source>
        <translation>Prädiktoren werden gebildet</translation>
    </message>
    <message numerus="yes">
        <source>%n suspected leak(s)</source>
        <translation>
            <numerusform>%n Verdacht auf ein Leck</numerusform>
            <numerusform>%n Verdachtsfälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying features</source>
        <translation>Prädiktoren werden geprüft</translation>
    </message>
    <message>
        <source>%1 values are the same on the log cut at each date.</source>
        <translation>%1 Werte sind an dem Log, das am jeweiligen Stichtag gekappt ist, dieselben.</translation>
    </message>
    <message>
        <source>reads the future</source>
        <translation>liest die Zukunft</translation>
    </message>
    <message>
        <source>%1 changes when the log is cut at its date.</source>
        <translation>%1 ändert sich, wenn das Log am Stichtag gekappt wird.</translation>
    </message>
    <message>
        <source>Builds every value again on the log as it was at each date</source>
        <translation>Bildet jeden Wert neu am Log, wie es am jeweiligen Stichtag war</translation>
    </message>
    <message>
        <source>Add at least one feature at the right.</source>
        <translation>Fügen Sie rechts mindestens einen Prädiktor hinzu.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Who answers for the set</source>
        <translation>Wer für den Satz einsteht</translation>
    </message>
    <message>
        <source>Update schedule</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>How often new events are imported, like 7 d</source>
        <translation>Wie oft neue Ereignisse importiert werden, wie 7 d</translation>
    </message>
    <message>
        <source>Write the table …</source>
        <translation>Tabelle schreiben …</translation>
    </message>
    <message>
        <source>One person and date a row, as CSV; the journal says who wrote it</source>
        <translation>Je Zeile eine Person und ein Datum, als CSV; das Journal sagt, wer sie schrieb</translation>
    </message>
    <message>
        <source>Table of features</source>
        <translation>Tabelle der Prädiktoren</translation>
    </message>
    <message>
        <source>Writing the table of features</source>
        <translation>Die Tabelle der Prädiktoren wird geschrieben</translation>
    </message>
</context>
<context>
    <name>habitus::FindingFields</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What the audit shows</source>
        <translation>Was die Prüfung zeigt</translation>
    </message>
    <message>
        <source>Signed over exactly these numbers, and kept in the journal</source>
        <translation>Über genau diese Zahlen signiert und im Journal aufbewahrt</translation>
    </message>
    <message>
        <source>Whose key</source>
        <translation>Wessen Schlüssel</translation>
    </message>
    <message>
        <source>Made on first use, kept outside the project</source>
        <translation>Beim ersten Gebrauch erzeugt, außerhalb des Projekts aufbewahrt</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Sign the finding</source>
        <translation>Befund signieren</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1, %2, the signature does not hold: %3</source>
        <translation>%1, %2, die Signatur gilt nicht: %3</translation>
    </message>
    <message>
        <source>Nobody has signed a finding on these numbers.</source>
        <translation>Zu diesen Zahlen hat niemand einen Befund signiert.</translation>
    </message>
</context>
<context>
    <name>habitus::Funnel</name>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Steps, in this order</source>
        <translation>Schritte, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Conversion window</source>
        <translation>Konversionsfenster</translation>
    </message>
    <message>
        <source>Longest time from the first step to the last, like 7 d</source>
        <translation>Längste Zeit vom ersten bis zum letzten Schritt, wie 7 d</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>In order, clock from the latest start</source>
        <translation>In Reihenfolge, Uhr ab dem letzten Start</translation>
    </message>
    <message>
        <source>In order, clock from the first start</source>
        <translation>In Reihenfolge, Uhr ab dem ersten Start</translation>
    </message>
    <message>
        <source>Strict: nothing else in between</source>
        <translation>Streng: nichts anderes dazwischen</translation>
    </message>
    <message>
        <source>Strict order: a wrong step ends it</source>
        <translation>Strenge Reihenfolge: ein falscher Schritt beendet</translation>
    </message>
    <message>
        <source>Exclude people with, in between</source>
        <translation>Personen ausschließen mit, dazwischen</translation>
    </message>
    <message>
        <source>Break down by</source>
        <translation>Aufteilen nach</translation>
    </message>
    <message>
        <source>Only entries whose window has ended</source>
        <translation>Nur Eintritte, deren Fenster zu Ende ist</translation>
    </message>
    <message>
        <source>Each step strictly later than the one before</source>
        <translation>Jeder Schritt echt später als der vorige</translation>
    </message>
    <message>
        <source>Who comes back?</source>
        <translation>Wer kommt wieder?</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Add at least two steps at the right.</source>
        <translation>Fügen Sie rechts mindestens zwei Schritte hinzu.</translation>
    </message>
    <message>
        <source>In any order</source>
        <translation>In beliebiger Reihenfolge</translation>
    </message>
    <message>
        <source>Held against the baseline</source>
        <translation>Gegen die Basislinie</translation>
    </message>
    <message>
        <source>Make this an objective</source>
        <translation>Zum Ziel machen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>habitus::Import</name>
    <message>
        <source>Reject, to Quarantine</source>
        <translation>Ablehnen, in Quarantäne</translation>
    </message>
    <message numerus="yes">
        <source>%n questions are open</source>
        <translation>
            <numerusform>Eine Frage ist offen</numerusform>
            <numerusform>%n Fragen sind offen</numerusform>
        </translation>
    </message>
    <message>
        <source>0 s, 6 h, 1 d; printed on every card as assumed</source>
        <translation>0 s, 6 h, 1 d; steht auf jeder Karte als angenommen</translation>
    </message>
    <message>
        <source>A column (role Arrival)</source>
        <translation>Eine Spalte (Rolle Ankunft)</translation>
    </message>
    <message>
        <source>As it will be stored</source>
        <translation>Wie es gespeichert wird</translation>
    </message>
    <message>
        <source>Choose a log…</source>
        <translation>Log wählen…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Andere Datei wählen…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Event name for every record</source>
        <translation>Ereignisname für jeden Satz</translation>
    </message>
    <message>
        <source>Event time plus a lag (backfill)</source>
        <translation>Ereigniszeit plus Verzug (nachgeliefert)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Exact repeats without an id</source>
        <translation>Genaue Wiederholungen ohne Kennung</translation>
    </message>
    <message>
        <source>For readings without an offset: Europe/Berlin, UTC</source>
        <translation>Für Angaben ohne Versatz: Europe/Berlin, UTC</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>Keep and report</source>
        <translation>Behalten und berichten</translation>
    </message>
    <message>
        <source>Keep one</source>
        <translation>Eine behalten</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Bekannt seit</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>Keine Datei gewählt</translation>
    </message>
    <message>
        <source>Nothing can be stored yet</source>
        <translation>Noch kann nichts gespeichert werden</translation>
    </message>
    <message>
        <source>Of the first %1 records: store %2 · reject %3 · skip %4</source>
        <translation>Von den ersten %1 Sätzen: gespeichert %2 · abgewiesen %3 · übergangen %4</translation>
    </message>
    <message>
        <source>Only where no column says what happened, as “purchase”</source>
        <translation>Nur wo keine Spalte sagt, was geschah, etwa „purchase“</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Read %1 = stored %2 + rejected %3 + duplicates %4 + skipped %5</source>
        <translation>Gelesen %1 = gespeichert %2 + abgewiesen %3 + Doppel %4 + übergangen %5</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Rejected: they go to Quarantine with line, byte and raw text; nothing is dropped</source>
        <translation>Abgewiesen: sie kommen mit Zeile, Byte und Rohtext in die Quarantäne; nichts geht verloren</translation>
    </message>
    <message>
        <source>See the data</source>
        <translation>Daten ansehen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>The mapping is kept under this name</source>
        <translation>Unter diesem Namen wird die Zuordnung behalten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time of this import</source>
        <translation>Zeit dieses Imports</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>When the program could have known of an event</source>
        <translation>Wann das Programm von einem Ereignis wissen konnte</translation>
    </message>
    <message>
        <source>about %1 records</source>
        <translation>etwa %1 Sätze</translation>
    </message>
    <message numerus="yes">
        <source>and %n more files</source>
        <translation>
            <numerusform>und eine weitere Datei</numerusform>
            <numerusform>und %n weitere Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>iso, epoch_s, epoch_ms, excel, or a pattern such as dd.MM.yyyy HH:mm</source>
        <translation>iso, epoch_s, epoch_ms, excel oder ein Muster wie dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>keine Kopfzeile</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>separated by blanks</source>
        <translation>durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Drop an event log here, or choose one: CSV, TSV, JSON lines or a JSON array, plain, .gz, .zst or .zip. Several files, or a folder of parts, are one import.</source>
        <translation>Legen Sie ein Ereignisprotokoll hier ab oder wählen Sie eines: CSV, TSV, JSON-Zeilen oder ein JSON-Array, unverpackt, .gz, .zst oder .zip. Mehrere Dateien oder ein Ordner mit Teilen sind ein Import.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>What records have to be like</source>
        <translation>Wie Sätze sein müssen</translation>
    </message>
    <message>
        <source>Rejected records go to Quarantine; repaired and imputed cells keep what was read</source>
        <translation>Abgewiesene Sätze kommen in die Quarantäne; bei berichtigten und eingesetzten Werten bleibt das Gelesene erhalten</translation>
    </message>
</context>
<context>
    <name>habitus::Indicators</name>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Indicators, one a line</source>
        <translation>Indikatoren, einer je Zeile</translation>
    </message>
    <message>
        <source>session duration · stickiness · adoption of X · repeat of X · name = formula, with events, persons, sum, sessions, duration, days and window</source>
        <translation>session duration · stickiness · adoption of X · repeat of X · Name = Formel, mit events, persons, sum, sessions, duration, days und window</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>History before the date</source>
        <translation>Vorgeschichte vor dem Stichtag</translation>
    </message>
    <message>
        <source>Like 30 d</source>
        <translation>Etwa 30 d</translation>
    </message>
    <message>
        <source>How early</source>
        <translation>Wie früh</translation>
    </message>
    <message>
        <source>Durations before the date, parted by “;”</source>
        <translation>Dauern vor dem Stichtag, getrennt durch „;“</translation>
    </message>
    <message>
        <source>Which sources foretell it?</source>
        <translation>Welche Quellen kündigen es an?</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Say at the right what to measure.</source>
        <translation>Sagen Sie rechts, was gemessen wird.</translation>
    </message>
</context>
<context>
    <name>habitus::Inspector</name>
    <message>
        <source> (in use)</source>
        <translation> (in Gebrauch)</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Computed from</source>
        <translation>Berechnet aus</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>No versions yet.</source>
        <translation>Noch keine Versionen.</translation>
    </message>
    <message>
        <source>Nothing in this project names it.</source>
        <translation>Nichts in diesem Projekt nennt es.</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Select something in the Outline or in a figure to see what it means.</source>
        <translation>Etwas in der Gliederung oder in einer Abbildung wählen, um zu sehen, was es bedeutet.</translation>
    </message>
    <message>
        <source>Sides of what is selected</source>
        <translation>Seiten des Gewählten</translation>
    </message>
    <message>
        <source>There is no explanation for this yet.</source>
        <translation>Dazu gibt es noch keine Erklärung.</translation>
    </message>
    <message>
        <source>This has no definition of its own.</source>
        <translation>Dies hat keine eigene Definition.</translation>
    </message>
    <message>
        <source>This result is not stored; it is computed again whenever it is asked for.</source>
        <translation>Dieses Ergebnis ist nicht gespeichert; es wird bei jeder Frage neu berechnet.</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Verwendet von</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What is selected</source>
        <translation>Was gewählt ist</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Computes the number again from the events and says whether it is the same</source>
        <translation>Berechnet die Zahl aus den Ereignissen neu und sagt, ob sie gleich ist</translation>
    </message>
    <message>
        <source>Copy as a study</source>
        <translation>Als Studie kopieren</translation>
    </message>
    <message>
        <source>Select a number in a figure or its table: here stands what is behind it.</source>
        <translation>Wählen Sie eine Zahl in einer Abbildung oder ihrer Tabelle: Hier steht, was dahinter ist.</translation>
    </message>
    <message>
        <source>Looking at what stands behind this number …</source>
        <translation>Es wird nachgesehen, was hinter dieser Zahl steht …</translation>
    </message>
    <message>
        <source>What stands behind a number</source>
        <translation>Was hinter einer Zahl steht</translation>
    </message>
    <message>
        <source>Recomputing</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>habitus::JournalView</name>
    <message>
        <source>Entries of the journal</source>
        <translation>Einträge des Journals</translation>
    </message>
    <message>
        <source>See what is pinned</source>
        <translation>Angeheftetes ansehen</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Journal durchsuchen</translation>
    </message>
    <message>
        <source>Who, what or a hash</source>
        <translation>Wer, was oder ein Hash</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Computes the hash of every entry again, from the first</source>
        <translation>Berechnet den Hash jedes Eintrags neu, vom ersten an</translation>
    </message>
    <message>
        <source>The entry as it was written</source>
        <translation>Der Eintrag, wie er geschrieben wurde</translation>
    </message>
    <message>
        <source>Open what it names</source>
        <translation>Öffnen, was er nennt</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Es ist kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>The journal says who did what in a project, and when; nobody can change it unseen.</source>
        <translation>Das Journal sagt, wer in einem Projekt wann was getan hat; niemand kann es unbemerkt ändern.</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>Das Journal wird gelesen</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Imports, kept definitions, opened holdouts, cards and approvals will stand here.</source>
        <translation>Importe, behaltene Definitionen, geöffnete Rücklagen, Karten und Freigaben werden hier stehen.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>%1 entries; the last is of %2.</source>
        <translation>%1 Einträge; der letzte ist vom %2.</translation>
    </message>
    <message>
        <source>Verifying the journal</source>
        <translation>Das Journal wird geprüft</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>gebrochen</translation>
    </message>
    <message>
        <source>chain holds</source>
        <translation>Kette hält</translation>
    </message>
    <message>
        <source>Every entry is as it was written; the head is %1.</source>
        <translation>Jeder Eintrag ist, wie er geschrieben wurde; der Kopf ist %1.</translation>
    </message>
    <message>
        <source>Record a decision</source>
        <translation>Eine Entscheidung aufzeichnen</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>Rationale</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Why it was decided so; there is no record without it</source>
        <translation>Warum so entschieden wurde; ohne sie keine Aufzeichnung</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>An imported file, or the path of a file; its SHA-256 is recorded</source>
        <translation>Eine importierte Datei oder ein Dateipfad; die SHA-256 wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Alternative rejected</source>
        <translation>Verworfene Alternative</translation>
    </message>
    <message>
        <source>Like “a boosted tree: no better in the backtest”</source>
        <translation>Wie „ein Baummodell: im rückblickenden Test nicht besser“</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Export the decision…</source>
        <translation>Entscheidung exportieren…</translation>
    </message>
    <message>
        <source>Writes the chosen decision as JSON and Markdown</source>
        <translation>Schreibt die gewählte Entscheidung als JSON und Markdown</translation>
    </message>
    <message>
        <source>Recorded as %1.</source>
        <translation>Als %1 aufgezeichnet.</translation>
    </message>
    <message>
        <source>Export the decision into a folder</source>
        <translation>Entscheidung in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>The files cannot be written.</source>
        <translation>Die Dateien lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Wrote %1.json and %1.md.</source>
        <translation>%1.json und %1.md geschrieben.</translation>
    </message>
</context>
<context>
    <name>habitus::Limits</name>
    <message>
        <source>%1: warns from</source>
        <translation>%1: warnt ab</translation>
    </message>
    <message>
        <source>%1: fails from</source>
        <translation>%1: verfehlt ab</translation>
    </message>
</context>
<context>
    <name>habitus::LineageView</name>
    <message>
        <source>Tracing features</source>
        <translation>Herkunft wird verfolgt</translation>
    </message>
    <message>
        <source>Set of features</source>
        <translation>Satz von Prädiktoren</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <source>A date; empty: the end of the log</source>
        <translation>Ein Datum; leer: das Ende des Protokolls</translation>
    </message>
    <message>
        <source>One value</source>
        <translation>Ein Wert</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>By actor id</source>
        <translation>Nach Akteur-ID</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>As in the table of features</source>
        <translation>Wie in der Tabelle der Prädiktoren</translation>
    </message>
    <message>
        <source>Show its events</source>
        <translation>Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Reads single events, which the journal notes</source>
        <translation>Liest einzelne Ereignisse, was das Journal vermerkt</translation>
    </message>
    <message>
        <source>Build features</source>
        <translation>Prädiktoren bilden</translation>
    </message>
    <message>
        <source>Keep a set of features first.</source>
        <translation>Behalten Sie zuerst einen Satz von Prädiktoren.</translation>
    </message>
    <message>
        <source>Tracing one value</source>
        <translation>Ein Wert wird verfolgt</translation>
    </message>
    <message>
        <source>The events behind the value</source>
        <translation>Die Ereignisse hinter dem Wert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 = %2 as of %3, from %4 of %5 events known by then · version %6</source>
        <translation>%1 = %2 am %3, aus %4 von %5 bis dahin bekannten Ereignissen · Version %6</translation>
    </message>
    <message>
        <source>No set of features is kept yet</source>
        <translation>Noch ist kein Satz von Prädiktoren gespeichert</translation>
    </message>
    <message>
        <source>Here stands where the values of a kept set come from: its events, files and versions.</source>
        <translation>Hier steht, woher die Werte eines gespeicherten Satzes kommen: Ereignisse, Dateien und Versionen.</translation>
    </message>
    <message>
        <source>Data dictionary</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>Export data dictionary …</source>
        <translation>Datenverzeichnis exportieren …</translation>
    </message>
    <message>
        <source>Export data dictionary</source>
        <translation>Datenverzeichnis exportieren</translation>
    </message>
    <message>
        <source>What each feature is, formula, version, files, quality, models and approvals</source>
        <translation>Was jeder Prädiktor ist, Formel, Version, Dateien, Qualität, Modelle und Freigaben</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Versions of the saved set</source>
        <translation>Versionen des gespeicherten Satzes</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Versionen vergleichen</translation>
    </message>
    <message>
        <source>version %1, %2, %3</source>
        <translation>Version %1, %2, %3</translation>
    </message>
    <message>
        <source>There is only one version of this set.</source>
        <translation>Es gibt nur eine Version dieses Satzes.</translation>
    </message>
    <message>
        <source>Web page (*.html);;Table (*.csv);;Markdown (*.md);;JSON (*.json)</source>
        <translation>Webseite (*.html);;Tabelle (*.csv);;Markdown (*.md);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Writing the data dictionary</source>
        <translation>Datenverzeichnis wird geschrieben</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The two versions are the same.</source>
        <translation>Die beiden Versionen sind gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) differ</source>
        <translation>
            <numerusform>%n Prädiktor ist anders</numerusform>
            <numerusform>%n Prädiktoren sind anders</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the graph …</source>
        <translation>Graph exportieren …</translation>
    </message>
    <message>
        <source>Export the graph</source>
        <translation>Graph exportieren</translation>
    </message>
    <message>
        <source>Files with their hashes, events, features and versions, owner and schedule, as JSON</source>
        <translation>Dateien mit ihren Hashes, Ereignisse, Prädiktoren und Versionen, Zuständige und Aktualisierung, als JSON</translation>
    </message>
    <message>
        <source>%1, version %2 · owner: %3 · imported every: %4</source>
        <translation>%1, Version %2 · zuständig: %3 · importiert alle: %4</translation>
    </message>
    <message>
        <source>Export as JSON …</source>
        <translation>Als JSON exportieren …</translation>
    </message>
    <message>
        <source>Export as JSON</source>
        <translation>Als JSON exportieren</translation>
    </message>
    <message>
        <source>Lineage as JSON</source>
        <translation>Herkunft als JSON</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>habitus::MainWindow</name>
    <message>
        <source>%1 people · %2 events</source>
        <translation>%1 Personen · %2 Ereignisse</translation>
    </message>
    <message>
        <source>Habitus projects (*.habitus)</source>
        <translation>Habitus-Projekte (*.habitus)</translation>
    </message>
    <message>
        <source>Import event logs</source>
        <translation>Ereignislogs importieren</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>Kein Projekt offen</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>There is no figure here to present yet.</source>
        <translation>Hier gibt es noch keine Abbildung zum Vorführen.</translation>
    </message>
    <message>
        <source>There is no figure here to print yet.</source>
        <translation>Hier gibt es noch keine Abbildung zu drucken.</translation>
    </message>
    <message numerus="yes">
        <source>The study is on the clipboard: %n steps that give the same hash on the same files. Save it, and run it with habitus-cli run.</source>
        <translation>
            <numerusform>Die Studie liegt in der Zwischenablage: %n Schritt, der auf denselben Dateien dieselbe Prüfsumme ergibt. Speichern Sie sie, und führen Sie sie mit habitus-cli run aus.</numerusform>
            <numerusform>Die Studie liegt in der Zwischenablage: %n Schritte, die auf denselben Dateien dieselbe Prüfsumme ergeben. Speichern Sie sie, und führen Sie sie mit habitus-cli run aus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::ModelView</name>
    <message>
        <source>Validate the model</source>
        <translation>Modell validieren</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Prädiktoren</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>On persons of its own, not on those it was fitted on</source>
        <translation>An eigenen Personen, nicht an denen der Anpassung</translation>
    </message>
    <message>
        <source>Platt</source>
        <translation>Platt</translation>
    </message>
    <message>
        <source>Isotonic</source>
        <translation>Isotonisch</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2-Strafe</translation>
    </message>
    <message>
        <source>Pulls all coefficients towards zero</source>
        <translation>Zieht alle Koeffizienten gegen null</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1-Strafe</translation>
    </message>
    <message>
        <source>Takes weak coefficients out</source>
        <translation>Nimmt schwache Koeffizienten heraus</translation>
    </message>
    <message>
        <source>Nothing to foresee yet</source>
        <translation>Noch nichts vorherzusagen</translation>
    </message>
    <message>
        <source>Nothing to foresee it from yet</source>
        <translation>Noch nichts, woraus es vorherzusagen wäre</translation>
    </message>
    <message>
        <source>A model needs a target: what is to be foreseen, how far ahead, and for whom.</source>
        <translation>Ein Modell braucht eine Zielgröße: was vorhergesagt wird, wie weit voraus und für wen.</translation>
    </message>
    <message>
        <source>A model needs features: what was known about each person at the time.</source>
        <translation>Ein Modell braucht Prädiktoren: was über jede Person damals bekannt war.</translation>
    </message>
    <message>
        <source>Define a target</source>
        <translation>Zielgröße festlegen</translation>
    </message>
    <message>
        <source>Build features</source>
        <translation>Prädiktoren bilden</translation>
    </message>
    <message>
        <source>as kept with the model</source>
        <translation>wie beim Modell behalten</translation>
    </message>
    <message>
        <source>Fitting the model</source>
        <translation>Modell wird angepasst</translation>
    </message>
    <message>
        <source>Choose features and a target at the right.</source>
        <translation>Wählen Sie rechts Prädiktoren und Zielgröße.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Logistische Regression</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>Geboostete Bäume</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Früher Abbruch</translation>
    </message>
    <message>
        <source>Stop after so many trees without a lower log loss on the calibration rows; 0: never</source>
        <translation>Abbruch nach so vielen Bäumen ohne kleineren Log-Verlust auf den Kalibrierungszeilen; 0: nie</translation>
    </message>
    <message>
        <source>Monotone</source>
        <translation>Monoton</translation>
    </message>
    <message>
        <source>Like recency down; visits up: the chance may only fall or rise</source>
        <translation>Etwa recency down; visits up: Die Wahrscheinlichkeit darf nur fallen oder steigen</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Zeiträume</translation>
    </message>
    <message>
        <source>Test from</source>
        <translation>Test ab</translation>
    </message>
    <message>
        <source>Holdout from</source>
        <translation>Holdout ab</translation>
    </message>
    <message>
        <source>What was known before it is learnt from; the gap is left out</source>
        <translation>Gelernt wird von dem, was zuvor bekannt war; der Abstand bleibt weg</translation>
    </message>
    <message>
        <source>Sealed: opened once, in the validation</source>
        <translation>Versiegelt: einmal geöffnet, in der Validierung</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Calibrate from</source>
        <translation>Kalibrieren ab</translation>
    </message>
    <message>
        <source>Calibrates on what came after the training; automatic: on other persons</source>
        <translation>Kalibriert auf dem, was nach dem Lernen kam; automatisch: auf anderen Personen</translation>
    </message>
    <message>
        <source>Made elsewhere</source>
        <translation>Anderswo entstanden</translation>
    </message>
    <message>
        <source>Import scores …</source>
        <translation>Scores importieren …</translation>
    </message>
    <message>
        <source>Import scores</source>
        <translation>Scores importieren</translation>
    </message>
    <message>
        <source>A table with a person, a score and a date a row: judged and audited like a model fitted here</source>
        <translation>Eine Tabelle mit je einer Person, einem Score und einem Datum: beurteilt und geprüft wie ein hier angepasstes Modell</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.gz *.zst *.zip)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.gz *.zst *.zip)</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
    <message>
        <source>Importing scores</source>
        <translation>Scores werden importiert</translation>
    </message>
    <message>
        <source>%1 scores are kept as %2.</source>
        <translation>%1 Scores sind als %2 gespeichert.</translation>
    </message>
    <message>
        <source>%1 repeat others.</source>
        <translation>%1 wiederholen andere.</translation>
    </message>
    <message>
        <source>%1 rows were rejected; the first: line %2, %3.</source>
        <translation>%1 Zeilen wurden abgewiesen; die erste: Zeile %2, %3.</translation>
    </message>
</context>
<context>
    <name>habitus::Objectives</name>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Say what is foreseen</source>
        <translation>Sagen, was vorhergesagt wird</translation>
    </message>
    <message>
        <source>Choose this one</source>
        <translation>Dieses wählen</translation>
    </message>
    <message>
        <source>One objective is worked for at a time; owner and reason are kept with the choice</source>
        <translation>Es wird für ein Ziel zurzeit gearbeitet; Verantwortliche und Grund werden mit der Wahl festgehalten</translation>
    </message>
    <message>
        <source>Register of objectives</source>
        <translation>Verzeichnis der Ziele</translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation>Was gewünscht ist</translation>
    </message>
    <message>
        <source>A behaviour</source>
        <translation>Ein Verhalten</translation>
    </message>
    <message>
        <source>A target</source>
        <translation>Eine Zielgröße</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Value of one</source>
        <translation>Wert je Fall</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Like €; may be empty</source>
        <translation>Etwa €; darf leer sein</translation>
    </message>
    <message>
        <source>Addressable people</source>
        <translation>Erreichbare Personen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Wished change of the rate, %</source>
        <translation>Gewünschte Änderung der Rate, %</translation>
    </message>
    <message>
        <source>0: none; −10 for 10 % less</source>
        <translation>0: keine; −10 für 10 % weniger</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>A date</source>
        <translation>Ein Datum</translation>
    </message>
    <message>
        <source>KPI sheet</source>
        <translation>KPI-Blatt</translation>
    </message>
    <message>
        <source>KPIs, one a line</source>
        <translation>KPIs, einer je Zeile</translation>
    </message>
    <message>
        <source>“primary: name = persons(purchase) / persons() &gt;= 0.1”; also secondary and guardrail, with events, persons, sum, sessions, duration, days and window</source>
        <translation>„primary: Name = persons(purchase) / persons() &gt;= 0.1“; auch secondary und guardrail, mit events, persons, sum, sessions, duration, days und window</translation>
    </message>
    <message>
        <source>What decisions cost</source>
        <translation>Was Entscheidungen kosten</translation>
    </message>
    <message>
        <source>Cost of a contact</source>
        <translation>Kosten eines Kontakts</translation>
    </message>
    <message>
        <source>0: not said</source>
        <translation>0: nicht angegeben</translation>
    </message>
    <message>
        <source>Value of a success</source>
        <translation>Wert eines Erfolgs</translation>
    </message>
    <message>
        <source>0: the value of one</source>
        <translation>0: der Wert je Fall</translation>
    </message>
    <message>
        <source>People at one date</source>
        <translation>Personen an einem Stichtag</translation>
    </message>
    <message>
        <source>0: no limit</source>
        <translation>0: unbegrenzt</translation>
    </message>
    <message>
        <source>Cost of a false positive</source>
        <translation>Kosten eines falschen Alarms</translation>
    </message>
    <message>
        <source>0: follows from the contact</source>
        <translation>0: folgt aus dem Kontakt</translation>
    </message>
    <message>
        <source>Cost of a false negative</source>
        <translation>Kosten eines verpassten Falls</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Say at the right what is wanted.</source>
        <translation>Sagen Sie rechts, was gewünscht ist.</translation>
    </message>
    <message>
        <source>“%1” is the objective now.</source>
        <translation>„%1“ ist jetzt das Ziel.</translation>
    </message>
</context>
<context>
    <name>habitus::Outline</name>
    <message>
        <source>A draft that has not been kept as a version</source>
        <translation>Ein Entwurf, der noch keine Version ist</translation>
    </message>
    <message>
        <source>Events in the log</source>
        <translation>Ereignisse im Log</translation>
    </message>
    <message>
        <source>Filter the project</source>
        <translation>Projekt filtern</translation>
    </message>
    <message>
        <source>Import an event log, and its sources and definitions stand here.</source>
        <translation>Nach dem Import eines Ereignislogs stehen hier seine Quellen und Definitionen.</translation>
    </message>
    <message>
        <source>Import an event log…</source>
        <translation>Ereignislog importieren…</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts hier</translation>
    </message>
    <message>
        <source>Outline of the project</source>
        <translation>Gliederung des Projekts</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>There is a newer %1</source>
        <translation>Es gibt eine neuere Fassung: %1</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Reading the gates</source>
        <translation>Schranken werden gelesen</translation>
    </message>
    <message>
        <source>%1; observed %2</source>
        <translation>%1; beobachtet %2</translation>
    </message>
    <message>
        <source>Gates: %1 passed, %2 open, %3 failed</source>
        <translation>Schranken: %1 bestanden, %2 offen, %3 verfehlt</translation>
    </message>
</context>
<context>
    <name>habitus::PaletteBox</name>
    <message>
        <source>Actions and views</source>
        <translation>Aktionen und Ansichten</translation>
    </message>
    <message>
        <source>Find or run</source>
        <translation>Finden oder ausführen</translation>
    </message>
    <message>
        <source>Find or run…</source>
        <translation>Finden oder ausführen…</translation>
    </message>
</context>
<context>
    <name>habitus::Paths</name>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Steps within</source>
        <translation>Schritte innerhalb</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>einer Sitzung</translation>
    </message>
    <message>
        <source>a person&apos;s whole history</source>
        <translation>der ganzen Geschichte einer Person</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>A longer gap begins a new session, like 30 min or 900 s</source>
        <translation>Eine längere Lücke beginnt eine neue Sitzung, etwa 30 min oder 900 s</translation>
    </message>
    <message>
        <source>Events shown</source>
        <translation>Gezeigte Ereignisse</translation>
    </message>
    <message>
        <source>Build a funnel</source>
        <translation>Einen Trichter bauen</translation>
    </message>
    <message>
        <source>Give a timeout, like 30 min.</source>
        <translation>Geben Sie eine Zeitgrenze an, etwa 30 min.</translation>
    </message>
</context>
<context>
    <name>habitus::People</name>
    <message>
        <source>%1 attributes are known, %2 of them protected.</source>
        <translation>%1 Merkmale sind bekannt, %2 davon geschützt.</translation>
    </message>
    <message>
        <source>%1 rows were rejected; the first: line %2, %3.</source>
        <translation>%1 Zeilen wurden abgewiesen; die erste: Zeile %2, %3.</translation>
    </message>
    <message>
        <source>%1: %2 records, %3 columns. Say which column is the actor id, then import.</source>
        <translation>%1: %2 Sätze, %3 Spalten. Sagen Sie, welche Spalte die Kennung ist, und importieren Sie dann.</translation>
    </message>
    <message>
        <source>A table with one row for each actor adds attributes: country, plan, age. Audits compare groups by them.</source>
        <translation>Eine Tabelle mit einer Zeile je Akteur bringt Merkmale mit: Land, Tarif, Alter. Audits vergleichen danach Gruppen.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Choose a table about people</source>
        <translation>Tabelle über Personen wählen</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>Tabelle wählen…</translation>
    </message>
    <message>
        <source>Column with a date</source>
        <translation>Spalte mit einem Datum</translation>
    </message>
    <message>
        <source>Column with the actor id</source>
        <translation>Spalte mit der Kennung</translation>
    </message>
    <message>
        <source>Form of the dates</source>
        <translation>Form der Daten</translation>
    </message>
    <message>
        <source>From this date on a row holds. Without one, values count as known since this import</source>
        <translation>Ab diesem Datum gilt eine Zeile. Ohne Datum gelten Werte seit diesem Import als bekannt</translation>
    </message>
    <message>
        <source>Has always been so</source>
        <translation>War schon immer so</translation>
    </message>
    <message>
        <source>How the table and the log fit together</source>
        <translation>Wie Tabelle und Log zusammenpassen</translation>
    </message>
    <message>
        <source>Import table</source>
        <translation>Tabelle importieren</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>Kept out of features unless asked for; used by audits</source>
        <translation>Aus Prädiktoren herausgehalten, wenn nicht verlangt; von Audits verwendet</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
    <message>
        <source>No attribute is chosen</source>
        <translation>Kein Merkmal ist gewählt</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Nothing is known about people yet</source>
        <translation>Über Personen ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>Nothing new: this table was imported before.</source>
        <translation>Nichts Neues: diese Tabelle wurde schon importiert.</translation>
    </message>
    <message>
        <source>Only where they can be read in two ways: dd/MM/yyyy</source>
        <translation>Nur wo sie sich auf zwei Weisen lesen lassen: dd/MM/yyyy</translation>
    </message>
    <message>
        <source>Printed on cards: “recorded at birth”</source>
        <translation>Steht auf Karten: „bei der Geburt erfasst“</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>Set a target</source>
        <translation>Zielgröße festlegen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>These sound protected; mark them after the import: %1</source>
        <translation>Diese klingen geschützt; markieren Sie sie nach dem Import: %1</translation>
    </message>
    <message>
        <source>Why it never changes</source>
        <translation>Warum es sich nie ändert</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.gz *.zst *.zip)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.gz *.zst *.zip)</translation>
    </message>
</context>
<context>
    <name>habitus::PeriodPicker</name>
    <message>
        <source>Periods</source>
        <translation>Zeiträume</translation>
    </message>
    <message>
        <source>Drag the two handles, or use the arrow keys; with Shift for the holdout</source>
        <translation>Ziehen Sie die zwei Griffe oder nutzen Sie die Pfeiltasten; mit Umschalt für den Holdout</translation>
    </message>
    <message>
        <source>There are too few dates to choose periods</source>
        <translation>Es gibt zu wenige Stichtage, um Zeiträume zu wählen</translation>
    </message>
    <message>
        <source>Train %1 to %2</source>
        <translation>Training %1 bis %2</translation>
    </message>
    <message>
        <source>gap %1 to %2</source>
        <translation>Abstand %1 bis %2</translation>
    </message>
    <message>
        <source>test %1 to %2</source>
        <translation>Test %1 bis %2</translation>
    </message>
    <message>
        <source>holdout from %1</source>
        <translation>Holdout ab %1</translation>
    </message>
</context>
<context>
    <name>habitus::Population</name>
    <message>
        <source>Population</source>
        <translation>Grundgesamtheit</translation>
    </message>
    <message>
        <source>Active in the last</source>
        <translation>Aktiv in den letzten</translation>
    </message>
    <message>
        <source>Like 30 d; empty: ever</source>
        <translation>Etwa 30 d; leer: jemals</translation>
    </message>
    <message>
        <source>Sessions, at least</source>
        <translation>Sitzungen, mindestens</translation>
    </message>
    <message>
        <source>Parted by 30 min; 0: any</source>
        <translation>Getrennt durch 30 min; 0: beliebig</translation>
    </message>
    <message>
        <source>Events, at least</source>
        <translation>Ereignisse, mindestens</translation>
    </message>
    <message>
        <source>First event at least</source>
        <translation>Erstes Ereignis mindestens</translation>
    </message>
    <message>
        <source>… ago, like 90 d</source>
        <translation>… her, etwa 90 d</translation>
    </message>
    <message>
        <source>With these attributes</source>
        <translation>Mit diesen Merkmalen</translation>
    </message>
    <message>
        <source>Like region=DE, parted by “;”; several values by “|”</source>
        <translation>Etwa region=DE, getrennt durch „;“; mehrere Werte durch „|“</translation>
    </message>
    <message>
        <source>Without these attributes</source>
        <translation>Ohne diese Merkmale</translation>
    </message>
    <message>
        <source>Like bot=true; consent=no</source>
        <translation>Etwa bot=true; consent=no</translation>
    </message>
    <message>
        <source>Other rules, one JSON a line</source>
        <translation>Andere Regeln, ein JSON je Zeile</translation>
    </message>
    <message>
        <source>As in Segments</source>
        <translation>Wie unter Segmente</translation>
    </message>
    <message>
        <source>Groups whose stability is shown</source>
        <translation>Gruppen, deren Stabilität gezeigt wird</translation>
    </message>
    <message>
        <source>Compare it with other segments</source>
        <translation>Mit anderen Segmenten vergleichen</translation>
    </message>
    <message>
        <source>Say at the right who is meant.</source>
        <translation>Sagen Sie rechts, wer gemeint ist.</translation>
    </message>
</context>
<context>
    <name>habitus::Presenter</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
</context>
<context>
    <name>habitus::ProfileView</name>
    <message>
        <source>Profiling segments</source>
        <translation>Segmente werden beschrieben</translation>
    </message>
    <message>
        <source>Described by</source>
        <translation>Beschrieben durch</translation>
    </message>
    <message>
        <source>A set of features, or the numbers of the people table</source>
        <translation>Ein Prädiktorsatz oder die Zahlen der Personentabelle</translation>
    </message>
    <message>
        <source>Paths of each</source>
        <translation>Pfade je Segment</translation>
    </message>
    <message>
        <source>Whom do they hold?</source>
        <translation>Wen enthalten sie?</translation>
    </message>
    <message>
        <source>Events alone</source>
        <translation>Nur Ereignisse</translation>
    </message>
    <message>
        <source>Keep a rule or the clusters of an algorithm as segments; then they can be described.</source>
        <translation>Behalten Sie eine Regel oder die Cluster eines Verfahrens als Segmente; dann lassen sie sich beschreiben.</translation>
    </message>
</context>
<context>
    <name>habitus::Properties</name>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>Berechnet durch</translation>
    </message>
    <message>
        <source>bands of a number</source>
        <translation>Bänder einer Zahl</translation>
    </message>
    <message>
        <source>a pattern in a text</source>
        <translation>ein Muster in einem Text</translation>
    </message>
    <message>
        <source>the first that is given</source>
        <translation>das erste Vorhandene</translation>
    </message>
    <message>
        <source>age since a date</source>
        <translation>Alter seit einem Datum</translation>
    </message>
    <message>
        <source>a look-up table</source>
        <translation>eine Nachschlagetabelle</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignissen</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>A property; for the first given several, separated by commas</source>
        <translation>Eine Eigenschaft; für das erste Vorhandene mehrere, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Where a band ends and the next begins: 10, 50</source>
        <translation>Wo ein Band endet und das nächste beginnt: 10, 50</translation>
    </message>
    <message>
        <source>Names of the bands</source>
        <translation>Namen der Bänder</translation>
    </message>
    <message>
        <source>One more than cuts; empty: their ranges</source>
        <translation>Einer mehr als Grenzen; leer: ihre Bereiche</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>A regular expression; its first group is the value</source>
        <translation>Ein regulärer Ausdruck; seine erste Gruppe ist der Wert</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Column of the table</source>
        <translation>Spalte der Tabelle</translation>
    </message>
    <message>
        <source>Empty where there is only one</source>
        <translation>Leer, wo es nur eine gibt</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Tabelle importieren …</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Value where there is none</source>
        <translation>Wert, wo es keinen gibt</translation>
    </message>
    <message>
        <source>Recognise behaviours</source>
        <translation>Verhalten erkennen</translation>
    </message>
    <message>
        <source>Say from which property, and how.</source>
        <translation>Sagen Sie, aus welcher Eigenschaft und wie.</translation>
    </message>
    <message>
        <source>Import a look-up table</source>
        <translation>Nachschlagetabelle importieren</translation>
    </message>
    <message>
        <source>Delimited files (*.csv *.tsv *.txt *.gz *.zst)</source>
        <translation>Dateien mit Trennzeichen (*.csv *.tsv *.txt *.gz *.zst)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n keys</source>
        <translation>
            <numerusform>%1: %n Schlüssel</numerusform>
            <numerusform>%1: %n Schlüssel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::Proxies</name>
    <message>
        <source>Proxies</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>History before the date</source>
        <translation>Vorgeschichte vor dem Stichtag</translation>
    </message>
    <message>
        <source>Like 30 d</source>
        <translation>Etwa 30 d</translation>
    </message>
    <message>
        <source>How early</source>
        <translation>Wie früh</translation>
    </message>
    <message>
        <source>Durations before the date, parted by “;”</source>
        <translation>Dauern vor dem Stichtag, getrennt durch „;“</translation>
    </message>
    <message>
        <source>Most frequent events</source>
        <translation>Häufigste Ereignisse</translation>
    </message>
    <message>
        <source>Build features</source>
        <translation>Prädiktoren bauen</translation>
    </message>
    <message>
        <source>There is no target yet</source>
        <translation>Es gibt noch keine Zielgröße</translation>
    </message>
    <message>
        <source>Say what is to be foreseen; then this view tells what foretells it.</source>
        <translation>Sagen Sie, was vorhergesagt werden soll; dann zeigt diese Ansicht, was es ankündigt.</translation>
    </message>
    <message>
        <source>Define a target</source>
        <translation>Zielgröße festlegen</translation>
    </message>
    <message>
        <source>Choose an outcome.</source>
        <translation>Wählen Sie einen Ausgang.</translation>
    </message>
</context>
<context>
    <name>habitus::Quality</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>None here: those of the sources&apos; mappings. Rejecting and repairing happens at import; here rules only find.</source>
        <translation>Keine hier: die der Zuordnungen der Quellen. Abgewiesen und berichtigt wird beim Import; hier finden Regeln nur.</translation>
    </message>
    <message>
        <source>See quarantine</source>
        <translation>Quarantäne ansehen</translation>
    </message>
</context>
<context>
    <name>habitus::Quarantine</name>
    <message>
        <source>%1 records could not be stored; %2 of them are repaired and wait for replay. Nothing was dropped.</source>
        <translation>%1 Sätze konnten nicht gespeichert werden; %2 davon sind berichtigt und warten auf das Einspielen. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>%1 tried: %2 stored, %3 duplicates, %4 still rejected.</source>
        <translation>%1 versucht: %2 gespeichert, %3 Doppel, %4 weiter abgewiesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records repaired.</source>
        <translation>
            <numerusform>Ein Satz berichtigt.</numerusform>
            <numerusform>%n Sätze berichtigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Change the text of the record first; then it can be repaired.</source>
        <translation>Ändern Sie zuerst den Text des Satzes; dann lässt er sich berichtigen.</translation>
    </message>
    <message>
        <source>Edit the column “raw” and load the file again.</source>
        <translation>Bearbeiten Sie die Spalte „raw“ und laden Sie die Datei wieder.</translation>
    </message>
    <message>
        <source>Every record that was read was stored, or was a duplicate, or was skipped by a rule.</source>
        <translation>Jeder gelesene Satz wurde gespeichert, war ein Doppel oder wurde nach einer Regel übergangen.</translation>
    </message>
    <message>
        <source>Export quarantine</source>
        <translation>Quarantäne exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Load repaired file</source>
        <translation>Berichtigte Datei laden</translation>
    </message>
    <message>
        <source>Load repaired file…</source>
        <translation>Berichtigte Datei laden…</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>Nothing in quarantine</source>
        <translation>Nichts in der Quarantäne</translation>
    </message>
    <message>
        <source>Puts the records through the present mapping of their source</source>
        <translation>Schickt die Sätze durch die jetzige Zuordnung ihrer Quelle</translation>
    </message>
    <message>
        <source>Reading quarantine</source>
        <translation>Quarantäne wird gelesen</translation>
    </message>
    <message>
        <source>Recognise behaviours</source>
        <translation>Verhalten erkennen</translation>
    </message>
    <message>
        <source>Records in quarantine</source>
        <translation>Sätze in der Quarantäne</translation>
    </message>
    <message>
        <source>Rejected records wait in the project they were imported into.</source>
        <translation>Abgewiesene Sätze warten in dem Projekt, in das sie importiert wurden.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Einspielen</translation>
    </message>
    <message>
        <source>Replaying quarantine</source>
        <translation>Quarantäne wird eingespielt</translation>
    </message>
    <message>
        <source>Text of the record</source>
        <translation>Text des Satzes</translation>
    </message>
    <message>
        <source>The record stays rejected and leaves this list</source>
        <translation>Der Satz bleibt abgewiesen und verlässt diese Liste</translation>
    </message>
</context>
<context>
    <name>habitus::RegistryView</name>
    <message>
        <source>Versions of models</source>
        <translation>Versionen von Modellen</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation>Reproduzieren</translation>
    </message>
    <message>
        <source>Fits this version again from what it pins and compares every coefficient</source>
        <translation>Passt diese Version aus dem Festgehaltenen neu an und vergleicht jeden Koeffizienten</translation>
    </message>
    <message>
        <source>Its card</source>
        <translation>Zur Karte</translation>
    </message>
    <message>
        <source>The pipeline of this version</source>
        <translation>Die Kette dieser Version</translation>
    </message>
    <message>
        <source>The stage as it was pinned</source>
        <translation>Die Stufe, wie sie festgehalten wurde</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>The registry keeps every version of a model with all it was made by.</source>
        <translation>Das Register bewahrt jede Version eines Modells mit allem, woraus sie entstand.</translation>
    </message>
    <message>
        <source>Reading the registry</source>
        <translation>Das Register wird gelesen</translation>
    </message>
    <message>
        <source>There is no model yet</source>
        <translation>Es gibt noch kein Modell</translation>
    </message>
    <message>
        <source>A kept model stands here with its data, taxonomy, sessions, features, split and seed.</source>
        <translation>Ein behaltenes Modell steht hier mit Daten, Taxonomie, Sitzungen, Prädiktoren, Aufteilung und Startwert.</translation>
    </message>
    <message>
        <source>Fit a model</source>
        <translation>Ein Modell anpassen</translation>
    </message>
    <message numerus="yes">
        <source>%n versions; each keeps the whole pipeline it was made by.</source>
        <translation>
            <numerusform>%n Version; sie bewahrt die ganze Kette, aus der sie entstand.</numerusform>
            <numerusform>%n Versionen; jede bewahrt die ganze Kette, aus der sie entstand.</numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>fitted by %1</source>
        <translation>angepasst von %1</translation>
    </message>
    <message>
        <source>on the log up to batch %1</source>
        <translation>auf dem Log bis Stapel %1</translation>
    </message>
    <message numerus="yes">
        <source>%n other fits since, on a log that has changed</source>
        <translation>
            <numerusform>%n andere Anpassung seither, auf geändertem Log</numerusform>
            <numerusform>%n andere Anpassungen seither, auf geändertem Log</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (another version is in use)</source>
        <translation>%1 (eine andere Version ist in Gebrauch)</translation>
    </message>
    <message>
        <source>Fitting the model again</source>
        <translation>Das Modell wird neu angepasst</translation>
    </message>
    <message>
        <source>reproduced</source>
        <translation>reproduziert</translation>
    </message>
    <message numerus="yes">
        <source>Fitted again: the same %n coefficients and the same bytes, %1.</source>
        <translation>
            <numerusform>Neu angepasst: derselbe %n Koeffizient und dieselben Bytes, %1.</numerusform>
            <numerusform>Neu angepasst: dieselben %n Koeffizienten und dieselben Bytes, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message numerus="yes">
        <source>Fitted again: other bytes. Stored %1, again %2; %n fields differ.</source>
        <translation>
            <numerusform>Neu angepasst: andere Bytes. Gespeichert %1, nun %2; %n Feld verschieden.</numerusform>
            <numerusform>Neu angepasst: andere Bytes. Gespeichert %1, nun %2; %n Felder verschieden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>habitus::RepresentationView</name>
    <message>
        <source>Auditing segments</source>
        <translation>Segmente werden auditiert</translation>
    </message>
    <message>
        <source>Beneficial ones</source>
        <translation>Vorteilhafte</translation>
    </message>
    <message>
        <source>Only these are judged; empty: all</source>
        <translation>Nur diese werden beurteilt; leer: alle</translation>
    </message>
    <message>
        <source>Cut by</source>
        <translation>Aufgeteilt nach</translation>
    </message>
    <message>
        <source>region; age:25,45; sex x region. Empty: what is marked protected</source>
        <translation>region; age:25,45; sex x region. Leer: was als geschützt gilt</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>The group with the highest rate</source>
        <translation>Die Gruppe mit der höchsten Rate</translation>
    </message>
    <message>
        <source>The largest group</source>
        <translation>Die größte Gruppe</translation>
    </message>
    <message>
        <source>Least ratio</source>
        <translation>Kleinstes Verhältnis</translation>
    </message>
    <message>
        <source>The four-fifths rule</source>
        <translation>Die Vier-Fünftel-Regel</translation>
    </message>
    <message>
        <source>Put it on a card</source>
        <translation>Auf eine Karte setzen</translation>
    </message>
    <message>
        <source>Keep a rule or the clusters of an algorithm as segments; then it can be seen whom they hold.</source>
        <translation>Behalten Sie eine Regel oder die Cluster eines Verfahrens als Segmente; dann ist zu sehen, wen sie enthalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n durchgefallen</numerusform>
            <numerusform>%n durchgefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass</source>
        <translation>
            <numerusform>%n bestanden</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>insufficient</source>
        <translation>unzureichend</translation>
    </message>
    <message>
        <source>Smallest group that is judged</source>
        <translation>Kleinste beurteilte Gruppe</translation>
    </message>
    <message>
        <source>0: the smallest cell that may be shown</source>
        <translation>0: die kleinste Zelle, die gezeigt werden darf</translation>
    </message>
</context>
<context>
    <name>habitus::Retention</name>
    <message>
        <source>Retention</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>People enter with</source>
        <translation>Personen treten ein mit</translation>
    </message>
    <message>
        <source>and come back with</source>
        <translation>und kommen wieder mit</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintritt</translation>
    </message>
    <message>
        <source>The first one only</source>
        <translation>Nur der erste</translation>
    </message>
    <message>
        <source>Every period with one</source>
        <translation>Jede Periode mit einem</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>24 hours from the entry</source>
        <translation>24 Stunden ab dem Eintritt</translation>
    </message>
    <message>
        <source>A return counts</source>
        <translation>Eine Rückkehr zählt</translation>
    </message>
    <message>
        <source>in that period</source>
        <translation>in dieser Periode</translation>
    </message>
    <message>
        <source>in that period or later</source>
        <translation>in dieser Periode oder später</translation>
    </message>
    <message>
        <source>in brackets 0, 1–3, 4–7, 8–14, 15–30</source>
        <translation>in Klassen 0, 1–3, 4–7, 8–14, 15–30</translation>
    </message>
    <message>
        <source>Compare cohorts</source>
        <translation>Kohorten vergleichen</translation>
    </message>
    <message>
        <source>Say with what people enter and come back.</source>
        <translation>Sagen Sie, womit Personen eintreten und wiederkommen.</translation>
    </message>
</context>
<context>
    <name>habitus::RfmView</name>
    <message>
        <source>Scoring</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <source>Dates parted by commas; empty: the end and a horizon before it</source>
        <translation>Tage, durch Komma getrennt; leer: das Ende und ein Horizont davor</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Back from the date, like 365 d; empty: since ever</source>
        <translation>Zurück vom Stichtag, wie 365 d; leer: seit jeher</translation>
    </message>
    <message>
        <source>Frequency counts</source>
        <translation>Häufigkeit zählt</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Per time of tenure</source>
        <translation>Je Zeit der Zugehörigkeit</translation>
    </message>
    <message>
        <source>Like 30 d; empty: as counted</source>
        <translation>Wie 30 d; leer: wie gezählt</translation>
    </message>
    <message>
        <source>Value is</source>
        <translation>Wert ist</translation>
    </message>
    <message>
        <source>The others are compared with it</source>
        <translation>Die anderen werden damit verglichen</translation>
    </message>
    <message>
        <source>minutes in sessions</source>
        <translation>Minuten in Sitzungen</translation>
    </message>
    <message>
        <source>events per session</source>
        <translation>Ereignisse je Sitzung</translation>
    </message>
    <message>
        <source>sum of the property</source>
        <translation>Summe der Eigenschaft</translation>
    </message>
    <message>
        <source>different values of it</source>
        <translation>verschiedene Werte davon</translation>
    </message>
    <message>
        <source>engagement weights</source>
        <translation>Engagement-Gewichte</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Engagement weights</source>
        <translation>Engagement-Gewichte</translation>
    </message>
    <message>
        <source>Like order 5, visit 1</source>
        <translation>Wie order 5, visit 1</translation>
    </message>
    <message>
        <source>Values foretell</source>
        <translation>Werte sagen vorher</translation>
    </message>
    <message>
        <source>… within</source>
        <translation>… binnen</translation>
    </message>
    <message>
        <source>Like 90 d</source>
        <translation>Wie 90 d</translation>
    </message>
    <message>
        <source>Build features</source>
        <translation>Prädiktoren bilden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>doing it again</source>
        <translation>erneutes Tun</translation>
    </message>
    <message>
        <source>Choose a property, or another value.</source>
        <translation>Wählen Sie eine Eigenschaft oder einen anderen Wert.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>into fifths by rank</source>
        <translation>in Fünftel nach Rang</translation>
    </message>
    <message>
        <source>at the quantiles</source>
        <translation>an den Quantilen</translation>
    </message>
    <message>
        <source>where I say</source>
        <translation>wo ich sage</translation>
    </message>
    <message>
        <source>Recency, days</source>
        <translation>Aktualität, Tage</translation>
    </message>
    <message>
        <source>Four numbers, like 7, 30, 90, 180</source>
        <translation>Vier Zahlen, wie 7, 30, 90, 180</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Häufigkeit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Scored among themselves</source>
        <translation>Unter sich bewertet</translation>
    </message>
    <message>
        <source>A segment whose scores the others do not move</source>
        <translation>Ein Segment, dessen Punkte die anderen nicht verschieben</translation>
    </message>
    <message>
        <source>Their cut</source>
        <translation>Ihr Schnitt</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Im Vergleich</translation>
    </message>
    <message>
        <source>Write the table …</source>
        <translation>Tabelle schreiben …</translation>
    </message>
    <message>
        <source>One person and date a row, as CSV: measures, values, scores, segment; the journal says who wrote it</source>
        <translation>Je Zeile eine Person und ein Datum, als CSV: Maße, Werte, Punkte, Segment; das Journal sagt, wer sie schrieb</translation>
    </message>
    <message>
        <source>Table of scores</source>
        <translation>Tabelle der Punkte</translation>
    </message>
</context>
<context>
    <name>habitus::RuleMaker</name>
    <message>
        <source>An event, or conditions: event is view_item and price &gt;= 10</source>
        <translation>Ein Ereignis oder Bedingungen: event is view_item and price &gt;= 10</translation>
    </message>
    <message>
        <source>Kind of rule</source>
        <translation>Art der Regel</translation>
    </message>
    <message>
        <source>an event happens</source>
        <translation>ein Ereignis eintritt</translation>
    </message>
    <message>
        <source>one follows another</source>
        <translation>eines auf ein anderes folgt</translation>
    </message>
    <message>
        <source>it happens several times</source>
        <translation>es mehrmals eintritt</translation>
    </message>
    <message>
        <source>one is not followed by another</source>
        <translation>einem kein anderes folgt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>At least so many times</source>
        <translation>Mindestens so oft</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>Event to recognise</source>
        <translation>Zu erkennendes Ereignis</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Event that follows</source>
        <translation>Folgendes Ereignis</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>Event that follows as third</source>
        <translation>Drittes folgendes Ereignis</translation>
    </message>
    <message>
        <source>Event that does not follow</source>
        <translation>Ereignis, das nicht folgt</translation>
    </message>
    <message>
        <source>not followed by</source>
        <translation>nicht gefolgt von</translation>
    </message>
    <message>
        <source>Within this time</source>
        <translation>Innerhalb dieser Frist</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb von</translation>
    </message>
    <message>
        <source>Event that must not lie between</source>
        <translation>Ereignis, das nicht dazwischenliegen darf</translation>
    </message>
    <message>
        <source>without, between</source>
        <translation>dazwischen ohne</translation>
    </message>
</context>
<context>
    <name>habitus::RuleTree</name>
    <message>
        <source>Tree of behaviours</source>
        <translation>Baum der Verhalten</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>F2 or a double click renames; Alt+Up and Alt+Down change which rule comes first; Delete removes.</source>
        <translation>F2 oder Doppelklick benennt um; Alt+Auf und Alt+Ab ändern, welche Regel zuerst kommt; Entf entfernt.</translation>
    </message>
    <message>
        <source>Remove what is chosen</source>
        <translation>Gewähltes entfernen</translation>
    </message>
    <message>
        <source>New behaviour</source>
        <translation>Neues Verhalten</translation>
    </message>
    <message>
        <source>Add to the chosen</source>
        <translation>Zum gewählten</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Ohne Kategorie</translation>
    </message>
    <message>
        <source>A behaviour that is recognised by this rule</source>
        <translation>Ein Verhalten, das an dieser Regel erkannt wird</translation>
    </message>
    <message>
        <source>The chosen behaviour is recognised by this rule, too</source>
        <translation>Das gewählte Verhalten wird auch an dieser Regel erkannt</translation>
    </message>
    <message>
        <source>Change the chosen rule</source>
        <translation>Gewählte Regel ändern</translation>
    </message>
    <message>
        <source>The rule chosen in the tree becomes this one</source>
        <translation>Die im Baum gewählte Regel wird zu dieser</translation>
    </message>
</context>
<context>
    <name>habitus::SanityView</name>
    <message>
        <source>Checking segments</source>
        <translation>Segmente werden geprüft</translation>
    </message>
    <message>
        <source>Balanced by</source>
        <translation>Ausgewogen nach</translation>
    </message>
    <message>
        <source>Attributes, separated by ;</source>
        <translation>Attribute, mit ; getrennt</translation>
    </message>
    <message>
        <source>What are they like?</source>
        <translation>Wie sind sie?</translation>
    </message>
    <message>
        <source>Keep a rule or the clusters of an algorithm as segments; then their sizes can be checked.</source>
        <translation>Behalten Sie eine Regel oder die Cluster eines Verfahrens als Segmente; dann lassen sich ihre Größen prüfen.</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>durchgefallen</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Warns from, fails from</source>
        <translation>Warnt ab, verfehlt ab</translation>
    </message>
</context>
<context>
    <name>habitus::Segments</name>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>People who</source>
        <translation>Personen, die</translation>
    </message>
    <message>
        <source>did</source>
        <translation>getan haben</translation>
    </message>
    <message>
        <source>never, instead</source>
        <translation>stattdessen nie</translation>
    </message>
    <message>
        <source>at least so many times</source>
        <translation>mindestens so oft</translation>
    </message>
    <message>
        <source>in the last</source>
        <translation>in den letzten</translation>
    </message>
    <message>
        <source>Like 30 d; empty: ever</source>
        <translation>Wie 30 d; leer: jemals</translation>
    </message>
    <message>
        <source>and whose attribute</source>
        <translation>und deren Merkmal</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>as of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>A date; empty: the end of the log</source>
        <translation>Ein Datum; leer: das Ende des Logs</translation>
    </message>
    <message>
        <source>Any other rule, as text</source>
        <translation>Jede andere Regel, als Text</translation>
    </message>
    <message>
        <source>JSON with all, any, not, did, last, sequence, attribute; used instead of the fields above</source>
        <translation>JSON mit all, any, not, did, last, sequence, attribute; gilt anstelle der Felder oben</translation>
    </message>
    <message>
        <source>Predict something for them</source>
        <translation>Etwas für sie vorhersagen</translation>
    </message>
    <message>
        <source>No attribute</source>
        <translation>Kein Merkmal</translation>
    </message>
    <message>
        <source>Say at the right who belongs to the segment.</source>
        <translation>Sagen Sie rechts, wer zum Segment gehört.</translation>
    </message>
    <message>
        <source>Serves the objective</source>
        <translation>Dient dem Ziel</translation>
    </message>
    <message>
        <source>What it is for: without one it cannot be approved</source>
        <translation>Wofür es da ist: Ohne Ziel kann es nicht freigegeben werden</translation>
    </message>
</context>
<context>
    <name>habitus::SelectionBar</name>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>As of…</source>
        <translation>Stand…</translation>
    </message>
    <message>
        <source>Behaviours</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Both days are included.</source>
        <translation>Beide Tage zählen mit.</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Events that arrived later are left out.</source>
        <translation>Später angekommene Ereignisse bleiben weg.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Grain…</source>
        <translation>Raster…</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Known by the start of</source>
        <translation>Bekannt zu Beginn von</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Level…</source>
        <translation>Ebene…</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>New segment…</source>
        <translation>Neues Segment…</translation>
    </message>
    <message>
        <source>Not a day. Write one like 2023-02-28.</source>
        <translation>Kein Tag. Schreiben Sie ihn wie 2023-02-28.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Period…</source>
        <translation>Zeitraum…</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Grundgesamtheit</translation>
    </message>
    <message>
        <source>Population…</source>
        <translation>Grundgesamtheit…</translation>
    </message>
    <message>
        <source>Present this view</source>
        <translation>Diese Ansicht vorführen</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quartal</translation>
    </message>
    <message>
        <source>Raw events</source>
        <translation>Rohereignisse</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>Der letzte Tag liegt vor dem ersten.</translation>
    </message>
    <message>
        <source>Undo the last change of a definition</source>
        <translation>Letzte Änderung einer Definition zurücknehmen</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>YYYY-MM-DD, empty = open</source>
        <translation>JJJJ-MM-TT, leer = offen</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>habitus::Session</name>
    <message>
        <source>%1 (read-only) – Habitus</source>
        <translation>%1 (schreibgeschützt) – Habitus</translation>
    </message>
    <message>
        <source>%1 – Habitus</source>
        <translation>%1 – Habitus</translation>
    </message>
    <message>
        <source>%1 “%2” is at version %3 now</source>
        <translation>%1 „%2“ steht jetzt auf Version %3</translation>
    </message>
    <message>
        <source>Making the sample</source>
        <translation>Beispiel wird erzeugt</translation>
    </message>
</context>
<context>
    <name>habitus::Sessions</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>A longer gap begins a new session, like 30 min or 900 s</source>
        <translation>Eine längere Lücke beginnt eine neue Sitzung, wie 30 min oder 900 s</translation>
    </message>
    <message>
        <source>Longest session</source>
        <translation>Längste Sitzung</translation>
    </message>
    <message>
        <source>Empty: no limit</source>
        <translation>Leer: keine Grenze</translation>
    </message>
    <message>
        <source>A change of this begins a session</source>
        <translation>Ein Wechsel hiervon beginnt eine Sitzung</translation>
    </message>
    <message>
        <source>A new day begins a session</source>
        <translation>Ein neuer Tag beginnt eine Sitzung</translation>
    </message>
    <message>
        <source>Look at a trend</source>
        <translation>Verlauf ansehen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Give a timeout, like 30 min.</source>
        <translation>Geben Sie eine Zeitgrenze an, wie 30 min.</translation>
    </message>
    <message>
        <source>Use the suggested %1</source>
        <translation>Vorschlag %1 übernehmen</translation>
    </message>
    <message>
        <source>Another campaign than the session&apos;s begins one</source>
        <translation>Eine andere Kampagne als die der Sitzung beginnt eine</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Handlungen</translation>
    </message>
    <message>
        <source>Events that end a session</source>
        <translation>Ereignisse, die eine Sitzung beenden</translation>
    </message>
    <message>
        <source>Logout, for example: the next event begins a new one</source>
        <translation>Zum Beispiel Abmelden: das nächste Ereignis beginnt eine neue</translation>
    </message>
    <message>
        <source>Events that begin one</source>
        <translation>Ereignisse, die eine beginnen</translation>
    </message>
    <message>
        <source>Events that are no activity</source>
        <translation>Ereignisse, die keine Aktivität sind</translation>
    </message>
    <message>
        <source>Heartbeats, hidden tabs: they prolong no session</source>
        <translation>Herzschläge, verborgene Tabs: sie verlängern keine Sitzung</translation>
    </message>
    <message>
        <source>Shorter timeout after</source>
        <translation>Kürzere Zeitgrenze nach</translation>
    </message>
    <message>
        <source>A finished task, for example: purchase = 5 min</source>
        <translation>Zum Beispiel nach erledigter Aufgabe: purchase = 5 min</translation>
    </message>
    <message>
        <source>Disengaged after so many times the usual gap</source>
        <translation>Abgewandt nach dem Sovielfachen der üblichen Lücke</translation>
    </message>
    <message>
        <source>1: not asked; 10 is a usual value</source>
        <translation>1: nicht gefragt; 10 ist ein üblicher Wert</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>Geprüft an</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Konversion</translation>
    </message>
    <message>
        <source>Does a session hold this event?</source>
        <translation>Enthält eine Sitzung dieses Ereignis?</translation>
    </message>
    <message>
        <source>Labelled sessions</source>
        <translation>Markierte Sitzungen</translation>
    </message>
    <message>
        <source>A property that says the true session of an event</source>
        <translation>Eine Eigenschaft, die die wahre Sitzung eines Ereignisses nennt</translation>
    </message>
    <message>
        <source>Another recipe</source>
        <translation>Ein anderes Rezept</translation>
    </message>
    <message>
        <source>Why it is cut like this</source>
        <translation>Warum so geschnitten wird</translation>
    </message>
    <message>
        <source>Kept with the recipe and shown in its report</source>
        <translation>Wird mit dem Rezept aufbewahrt und im Bericht gezeigt</translation>
    </message>
    <message>
        <source>Write the sessions of all events …</source>
        <translation>Sitzungen aller Ereignisse schreiben …</translation>
    </message>
    <message>
        <source>Sessions of all events</source>
        <translation>Sitzungen aller Ereignisse</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 events were written.</source>
        <translation>%1 Ereignisse wurden geschrieben.</translation>
    </message>
</context>
<context>
    <name>habitus::Sources</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Who answers for its data</source>
        <translation>Wer für ihre Daten einsteht</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>When it is delivered, as “daily 06:00”</source>
        <translation>Wann sie geliefert wird, etwa „täglich 06:00“</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Check the rules</source>
        <translation>Regeln prüfen</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>Sources are listed with the project they were imported into.</source>
        <translation>Quellen stehen bei dem Projekt, in das sie importiert wurden.</translation>
    </message>
    <message>
        <source>Reading the ledger</source>
        <translation>Hauptbuch wird gelesen</translation>
    </message>
    <message>
        <source>No source yet</source>
        <translation>Noch keine Quelle</translation>
    </message>
    <message>
        <source>Each import has a source: its mapping, files, hashes and counts stand here.</source>
        <translation>Jeder Import hat eine Quelle: Ihre Zuordnung, Dateien, Prüfsummen und Zahlen stehen hier.</translation>
    </message>
    <message>
        <source>Import a log…</source>
        <translation>Protokoll importieren …</translation>
    </message>
</context>
<context>
    <name>habitus::Start</name>
    <message>
        <source>A simulated shop, truth known</source>
        <translation>Ein simulierter Laden, Wahrheit bekannt</translation>
    </message>
    <message>
        <source>An empty file to import into</source>
        <translation>Eine leere Datei für den Import</translation>
    </message>
    <message>
        <source>From raw event logs to a model card whose every number can be recomputed.</source>
        <translation>Von rohen Ereignislogs zur Modellkarte, deren jede Zahl sich nachrechnen lässt.</translation>
    </message>
    <message>
        <source>Import an event log</source>
        <translation>Ereignislog importieren</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>One .habitus file</source>
        <translation>Eine .habitus-Datei</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Projects you open will stand here.</source>
        <translation>Geöffnete Projekte stehen dann hier.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Heute, %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1 events · %2 people</source>
        <translation>%1 Ereignisse · %2 Personen</translation>
    </message>
    <message>
        <source>CSV, TSV, JSONL, .gz, .zst, .zip, or drop it here</source>
        <translation>CSV, TSV, JSONL, .gz, .zst, .zip oder hier ablegen</translation>
    </message>
</context>
<context>
    <name>habitus::Status</name>
    <message>
        <source>All changes saved</source>
        <translation>Alles gesichert</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Read-only: open elsewhere</source>
        <translation>Schreibgeschützt: anderswo offen</translation>
    </message>
    <message>
        <source>Stop this work</source>
        <translation>Diese Arbeit anhalten</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
</context>
<context>
    <name>habitus::TargetView</name>
    <message>
        <source>Build features</source>
        <translation>Prädiktoren bilden</translation>
    </message>
    <message>
        <source>What is foreseen</source>
        <translation>Was vorhergesagt wird</translation>
    </message>
    <message>
        <source>It happens</source>
        <translation>Es geschieht</translation>
    </message>
    <message>
        <source>It does not happen</source>
        <translation>Es geschieht nicht</translation>
    </message>
    <message>
        <source>People are like this</source>
        <translation>Personen sind so</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>below</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>above</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>How long after the date, like 30 d</source>
        <translation>Wie lange nach dem Stichtag, wie 30 d</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Between the date and the window</source>
        <translation>Zwischen Stichtag und Fenster</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Like 90 d; empty: ever</source>
        <translation>Wie 90 d; leer: jemals</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Dates, parted by blanks, or “month 2025-02-01 2025-08-01” for one a month; empty: the latest whose window has ended</source>
        <translation>Stichtage, durch Leerzeichen getrennt, oder „month 2025-02-01 2025-08-01“ für einen je Monat; leer: der letzte, dessen Fenster zu Ende ist</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Infrage</translation>
    </message>
    <message>
        <source>Active within</source>
        <translation>Aktiv in den letzten</translation>
    </message>
    <message>
        <source>Member of</source>
        <translation>Mitglied von</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Say which value of which attribute.</source>
        <translation>Sagen Sie, welcher Wert welches Merkmals.</translation>
    </message>
    <message>
        <source>Say what people do, or do not do.</source>
        <translation>Sagen Sie, was Personen tun oder nicht tun.</translation>
    </message>
</context>
<context>
    <name>habitus::Taxonomy</name>
    <message>
        <source>Taxonomy</source>
        <translation>Taxonomie</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Cut sessions</source>
        <translation>Sitzungen schneiden</translation>
    </message>
    <message>
        <source>Rules as text</source>
        <translation>Regeln als Text</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Write the behaviour of all events …</source>
        <translation>Verhalten aller Ereignisse schreiben …</translation>
    </message>
    <message>
        <source>Behaviour of all events</source>
        <translation>Verhalten aller Ereignisse</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 events were written.</source>
        <translation>%1 Ereignisse wurden geschrieben.</translation>
    </message>
    <message>
        <source>The first behaviour that matches an event takes it. Rules over several events: the completing event carries the behaviour; with “not followed by” the first one does, once its time has passed before the log ends.</source>
        <translation>Das erste passende Verhalten erhält das Ereignis. Regeln über mehrere Ereignisse: Das abschließende Ereignis trägt das Verhalten; bei „not followed by“ das erste, sobald seine Frist vor dem Ende des Logs abgelaufen ist.</translation>
    </message>
</context>
<context>
    <name>habitus::TopBar</name>
    <message>
        <source>Every action and every view, by name (Ctrl+K)</source>
        <translation>Jede Aktion und jede Ansicht, nach Namen (Ctrl+K)</translation>
    </message>
    <message>
        <source>Find or run</source>
        <translation>Finden oder ausführen</translation>
    </message>
    <message>
        <source>Find or run…</source>
        <translation>Finden oder ausführen…</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>Perspektive</translation>
    </message>
</context>
<context>
    <name>habitus::Trend</name>
    <message>
        <source>Choose a period with a first and a last day above; then it can be frozen.</source>
        <translation>Wählen Sie oben einen Zeitraum mit erstem und letztem Tag; dann kann er eingefroren werden.</translation>
    </message>
    <message>
        <source>No funnel</source>
        <translation>Kein Trichter</translation>
    </message>
    <message>
        <source>Funnel frozen with it</source>
        <translation>Trichter, der mit eingefroren wird</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Events a person</source>
        <translation>Ereignisse je Person</translation>
    </message>
    <message>
        <source>Sum of a property</source>
        <translation>Summe einer Eigenschaft</translation>
    </message>
    <message>
        <source>Mean of a property</source>
        <translation>Mittel einer Eigenschaft</translation>
    </message>
    <message>
        <source>Share of people</source>
        <translation>Anteil der Personen</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Of those who did</source>
        <translation>Von denen, die taten</translation>
    </message>
    <message>
        <source>Break down by</source>
        <translation>Aufteilen nach</translation>
    </message>
    <message>
        <source>Steps towards it</source>
        <translation>Schritte dorthin</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Say which events to count, and of whom.</source>
        <translation>Sagen Sie, welche Ereignisse zu zählen sind und von wem.</translation>
    </message>
    <message>
        <source>Baseline laid over it</source>
        <translation>Darübergelegte Basislinie</translation>
    </message>
    <message>
        <source>Freeze as baseline …</source>
        <translation>Als Basislinie einfrieren …</translation>
    </message>
    <message>
        <source>Keeps what is usual in the period of the bar above, for good</source>
        <translation>Hält fest, was im Zeitraum der Leiste oben üblich ist, für immer</translation>
    </message>
    <message>
        <source>Make this an objective</source>
        <translation>Zum Ziel machen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Freeze as baseline</source>
        <translation>Als Basislinie einfrieren</translation>
    </message>
    <message>
        <source>Name of the baseline</source>
        <translation>Name der Basislinie</translation>
    </message>
    <message>
        <source>Freezing</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>“%1” is frozen: what is imported later does not change it.</source>
        <translation>„%1“ ist eingefroren: Späterer Import ändert sie nicht.</translation>
    </message>
</context>
<context>
    <name>habitus::ValidationView</name>
    <message>
        <source>gates missed</source>
        <translation>Gates verfehlt</translation>
    </message>
    <message>
        <source>Audit fairness</source>
        <translation>Fairness prüfen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Of the reliability curve, equal width and equal mass</source>
        <translation>Der Reliabilitätskurve, gleich breit und gleich besetzt</translation>
    </message>
    <message>
        <source>Cost of a false alarm</source>
        <translation>Kosten eines Fehlalarms</translation>
    </message>
    <message>
        <source>Cost of a miss</source>
        <translation>Kosten eines Versäumnisses</translation>
    </message>
    <message>
        <source>The two costs set the threshold</source>
        <translation>Die beiden Kosten setzen die Schwelle</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Persons that fit at each date; 0: no limit</source>
        <translation>Personen, die je Stichtag passen; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Origins of the backtest</source>
        <translation>Stichtage des rückblickenden Tests</translation>
    </message>
    <message>
        <source>Final holdout</source>
        <translation>Letzte Rücklage</translation>
    </message>
    <message>
        <source>Open the holdout</source>
        <translation>Rücklage öffnen</translation>
    </message>
    <message>
        <source>No model to judge yet</source>
        <translation>Noch kein Modell zu beurteilen</translation>
    </message>
    <message>
        <source>Validation shows how a model would have done in time, beside its baselines, on people it was not fitted on.</source>
        <translation>Die Validierung zeigt, wie ein Modell im Lauf der Zeit abgeschnitten hätte, neben seinen Vergleichsmodellen, an Personen, an denen es nicht angepasst wurde.</translation>
    </message>
    <message>
        <source>Fit a model</source>
        <translation>Modell anpassen</translation>
    </message>
    <message>
        <source>Validating the model</source>
        <translation>Modell wird validiert</translation>
    </message>
    <message>
        <source>beats the baselines</source>
        <translation>schlägt die Vergleichsmodelle</translation>
    </message>
    <message>
        <source>a baseline wins</source>
        <translation>ein Vergleichsmodell gewinnt</translation>
    </message>
    <message>
        <source>insufficient</source>
        <translation>unzureichend</translation>
    </message>
    <message>
        <source>no difference shown</source>
        <translation>kein Unterschied gezeigt</translation>
    </message>
    <message>
        <source>No holdout was kept back.</source>
        <translation>Es wurde keine Rücklage gebildet.</translation>
    </message>
    <message>
        <source>Sealed: %1 rows. Opening is written to the journal with your name.</source>
        <translation>Versiegelt: %1 Zeilen. Das Öffnen wird mit Ihrem Namen protokolliert.</translation>
    </message>
    <message>
        <source>Opened once, for this model: %1 rows.</source>
        <translation>Einmal geöffnet, für dieses Modell: %1 Zeilen.</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Rückblickender Test</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Beyond the label&apos;s own window, like 14 d</source>
        <translation>Über das Ergebnisfenster hinaus, etwa 14 d</translation>
    </message>
    <message>
        <source>Rolling window</source>
        <translation>Rollendes Fenster</translation>
    </message>
    <message>
        <source>Learns from the last so long only, beside all that was known; empty: half of the time</source>
        <translation>Lernt nur von der letzten Zeit, neben allem Bekannten; leer: die Hälfte der Zeit</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Zeiträume</translation>
    </message>
    <message>
        <source>Fit with these periods</source>
        <translation>Mit diesen Zeiträumen anpassen</translation>
    </message>
    <message>
        <source>It opens for good; a second time is a reused holdout</source>
        <translation>Er öffnet sich endgültig; ein zweites Mal ist er wiederverwendet</translation>
    </message>
    <message>
        <source>Reused holdout: evaluated %1 times so far.</source>
        <translation>Wiederverwendeter Holdout: bisher %1-mal ausgewertet.</translation>
    </message>
    <message>
        <source>Evaluate it again</source>
        <translation>Erneut auswerten</translation>
    </message>
</context>
<context>
    <name>habitus::kit::Basis</name>
    <message>
        <source>Numbers of the people table</source>
        <translation>Zahlen der Personentabelle</translation>
    </message>
    <message>
        <source>There is nothing to compare people by</source>
        <translation>Es gibt nichts, wonach Personen verglichen werden könnten</translation>
    </message>
    <message>
        <source>Keep a set of features, or import a table that says something about people.</source>
        <translation>Speichern Sie einen Satz von Prädiktoren, oder importieren Sie eine Tabelle mit Angaben zu Personen.</translation>
    </message>
    <message>
        <source>Build features</source>
        <translation>Prädiktoren bilden</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Personen importieren</translation>
    </message>
    <message>
        <source>Features as they were kept</source>
        <translation>Prädiktoren, wie gespeichert</translation>
    </message>
</context>
<context>
    <name>habitus::kit::Bench</name>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result or definition</source>
        <translation>Ergebnis oder Definition</translation>
    </message>
</context>
<context>
    <name>habitus::kit::FigureView</name>
    <message>
        <source>Picture (*.svg *.png);;Table (*.csv *.tsv *.html)</source>
        <translation>Bild (*.svg *.png);;Tabelle (*.csv *.tsv *.html)</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei sichern…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung sichern</translation>
    </message>
    <message>
        <source>Show as a picture</source>
        <translation>Als Bild zeigen</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>What this is and how to read it (F1)</source>
        <translation>Was dies ist und wie man es liest (F1)</translation>
    </message>
    <message>
        <source>Pin for presenting</source>
        <translation>Zum Vorführen anheften</translation>
    </message>
    <message>
        <source>Take this pin away</source>
        <translation>Nicht mehr anheften</translation>
    </message>
    <message>
        <source>Copy, small cells withheld</source>
        <translation>Kopieren, kleine Zellen verdeckt</translation>
    </message>
    <message>
        <source>Copy as a study</source>
        <translation>Als Studie kopieren</translation>
    </message>
</context>
<context>
    <name>habitus::kit::MessageBar</name>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>habitus::kit::Pages</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
</context>
<context>
    <name>habitus::kit::Picture</name>
    <message>
        <source>its window has not ended</source>
        <translation>das Fenster ist nicht zu Ende</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>too little evidence for a verdict</source>
        <translation>zu wenig Evidenz für ein Urteil</translation>
    </message>
</context>
<context>
    <name>habitus::kit::QuestionView</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save as segment …</source>
        <translation>Als Segment sichern …</translation>
    </message>
    <message>
        <source>Save as segment</source>
        <translation>Als Segment sichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>Open or make a project first.</source>
        <translation>Öffnen oder erstellen Sie zuerst ein Projekt.</translation>
    </message>
    <message>
        <source>Words of the log</source>
        <translation>Wörter des Logs</translation>
    </message>
    <message>
        <source>There are no events yet</source>
        <translation>Es gibt noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Import a log, then this view can count it.</source>
        <translation>Importieren Sie ein Log, dann kann diese Ansicht es zählen.</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>People behind the mark</source>
        <translation>Personen hinter der Markierung</translation>
    </message>
    <message>
        <source>%1 people stand behind this mark</source>
        <translation>%1 Personen stehen hinter dieser Markierung</translation>
    </message>
    <message>
        <source>Name of the segment</source>
        <translation>Name des Segments</translation>
    </message>
    <message>
        <source>“%1” holds %2 people.</source>
        <translation>„%1“ enthält %2 Personen.</translation>
    </message>
    <message>
        <source>any event</source>
        <translation>jedes Ereignis</translation>
    </message>
    <message>
        <source>It has no name. Write one.</source>
        <translation>Ein Name fehlt. Geben Sie einen an.</translation>
    </message>
    <message>
        <source>Kept as %1, version %2.</source>
        <translation>Als %1 behalten, Version %2.</translation>
    </message>
    <message>
        <source>Pinned as “%1”. It stands under Present.</source>
        <translation>Als „%1“ angeheftet. Es steht unter Vorführen.</translation>
    </message>
    <message>
        <source>Save as report …</source>
        <translation>Als Bericht speichern …</translation>
    </message>
    <message>
        <source>Save as report</source>
        <translation>Als Bericht speichern</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Computed from</source>
        <translation>Berechnet aus</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Figures, tables, definition and reason as one web page or PDF</source>
        <translation>Abbildungen, Tabellen, Definition und Begründung als eine Webseite oder PDF</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>Webseite (*.html);;PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>habitus::kit::RuleList</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Kind of the new rule</source>
        <translation>Art der neuen Regel</translation>
    </message>
    <message>
        <source>required value</source>
        <translation>Wert verlangt</translation>
    </message>
    <message>
        <source>type of a value</source>
        <translation>Typ eines Wertes</translation>
    </message>
    <message>
        <source>range of a number</source>
        <translation>Bereich einer Zahl</translation>
    </message>
    <message>
        <source>allowed values</source>
        <translation>erlaubte Werte</translation>
    </message>
    <message>
        <source>form of a text</source>
        <translation>Form eines Textes</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>order of time</source>
        <translation>Zeitfolge</translation>
    </message>
    <message>
        <source>event needed before</source>
        <translation>Ereignis davor nötig</translation>
    </message>
    <message>
        <source>event needed after</source>
        <translation>Ereignis danach nötig</translation>
    </message>
    <message>
        <source>sequence without gap</source>
        <translation>Folge ohne Lücke</translation>
    </message>
    <message>
        <source>expected heartbeat</source>
        <translation>Lebenszeichen erwartet</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Needs the event</source>
        <translation>Braucht das Ereignis</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Allowed values</source>
        <translation>Erlaubte Werte</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>A regular expression</source>
        <translation>Ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Same columns</source>
        <translation>Gleiche Spalten</translation>
    </message>
    <message>
        <source>Empty: the very same record</source>
        <translation>Leer: derselbe Satz</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Innerhalb von</translation>
    </message>
    <message>
        <source>Like 5 s, 2 h, 1 d</source>
        <translation>Etwa 5 s, 2 h, 1 d</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Like 5 min</source>
        <translation>Etwa 5 min</translation>
    </message>
    <message>
        <source>For each</source>
        <translation>Je</translation>
    </message>
    <message>
        <source>actor, source, or a property</source>
        <translation>actor, source oder eine Eigenschaft</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Andere Formate</translation>
    </message>
    <message>
        <source>What repair may read, as dd/MM/yyyy HH:mm</source>
        <translation>Was berichtigt werden darf, etwa dd/MM/yyyy HH:mm</translation>
    </message>
    <message>
        <source>Only for events</source>
        <translation>Nur für Ereignisse</translation>
    </message>
    <message>
        <source>Empty: all</source>
        <translation>Leer: alle</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Maßnahme</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>abweisen</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>berichtigen</translation>
    </message>
    <message>
        <source>put a value</source>
        <translation>Wert einsetzen</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>markieren</translation>
    </message>
    <message>
        <source>Value to put</source>
        <translation>Einzusetzender Wert</translation>
    </message>
</context>
<context>
    <name>habitus::kit::SegmentView</name>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Separated by ;, empty: all saved ones</source>
        <translation>Mit ; getrennt, leer: alle gespeicherten</translation>
    </message>
    <message>
        <source>There are no segments yet</source>
        <translation>Es gibt noch keine Segmente</translation>
    </message>
    <message>
        <source>Define a segment</source>
        <translation>Segment definieren</translation>
    </message>
</context>
<context>
    <name>habitus::kit::StepList</name>
    <message>
        <source>Double-click to edit, for example: purchase where amount &gt;= 10. Alt+Up and Alt+Down move, Delete removes.</source>
        <translation>Doppelklick zum Bearbeiten, zum Beispiel: purchase where amount &gt;= 10. Alt+Auf und Alt+Ab verschieben, Entf entfernt.</translation>
    </message>
    <message>
        <source>New entry for %1</source>
        <translation>Neuer Eintrag für %1</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
</context>
<context>
    <name>habitus::kit::TableModel</name>
    <message>
        <source>95 % interval %1</source>
        <translation>95-%-Intervall %1</translation>
    </message>
    <message>
        <source>Its window has not ended: a lower bound</source>
        <translation>Das Fenster ist nicht zu Ende: eine Untergrenze</translation>
    </message>
    <message>
        <source>Suppressed: a small group, or one that would reveal it</source>
        <translation>Unterdrückt: eine kleine Gruppe oder eine, die sie verriete</translation>
    </message>
    <message>
        <source>Too little evidence for a verdict</source>
        <translation>Zu wenig Evidenz für ein Urteil</translation>
    </message>
    <message>
        <source>Undefined here: there is nothing to divide by</source>
        <translation>Hier undefiniert: es gibt nichts, wodurch zu teilen wäre</translation>
    </message>
</context>
<context>
    <name>habitus::kit::TableView</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
</context>
<context>
    <name>kind</name>
    <message>
        <source>Attributes of people</source>
        <translation>Merkmale der Personen</translation>
    </message>
    <message>
        <source>Audits</source>
        <translation>Audits</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>Kohorten</translation>
    </message>
    <message>
        <source>Computed properties</source>
        <translation>Berechnete Eigenschaften</translation>
    </message>
    <message>
        <source>Feature sets</source>
        <translation>Prädiktorsätze</translation>
    </message>
    <message>
        <source>Funnels</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Schranken</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Scorings</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Zielgrößen</translation>
    </message>
    <message>
        <source>Taxonomies</source>
        <translation>Taxonomien</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>Validations</source>
        <translation>Validierungen</translation>
    </message>
    <message>
        <source>Pinned figures</source>
        <translation>Angeheftete Abbildungen</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Populations</source>
        <translation>Grundgesamtheiten</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Basislinien</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Chosen objective</source>
        <translation>Gewähltes Ziel</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Aufteilungen</translation>
    </message>
    <message>
        <source>Clusterings</source>
        <translation>Clusterbildungen</translation>
    </message>
    <message>
        <source>Numbers of clusters</source>
        <translation>Clusterzahlen</translation>
    </message>
    <message>
        <source>Segment checks</source>
        <translation>Segmentprüfungen</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>Repräsentation</translation>
    </message>
    <message>
        <source>Costs of decisions</source>
        <translation>Kosten von Entscheidungen</translation>
    </message>
</context>
<context>
    <name>habitus::Baselines</name>
    <message>
        <source>Choose a period with a first and a last day above</source>
        <translation>Wählen Sie oben einen Zeitraum mit erstem und letztem Tag</translation>
    </message>
    <message>
        <source>Open the trend</source>
        <translation>Den Verlauf öffnen</translation>
    </message>
    <message>
        <source>A baseline keeps what was usual over a time, so that later times can be held against it.</source>
        <translation>Eine Basislinie hält fest, was über eine Zeit üblich war, damit spätere Zeiten daran gemessen werden können.</translation>
    </message>
    <message>
        <source>Nothing is frozen yet</source>
        <translation>Noch ist nichts eingefroren</translation>
    </message>
    <message>
        <source>Open or make a project first.</source>
        <translation>Öffnen Sie zuerst ein Projekt, oder legen Sie eines an.</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt ist offen</translation>
    </message>
    <message>
        <source>Lay it over a trend</source>
        <translation>Über einen Verlauf legen</translation>
    </message>
    <message>
        <source>Hold the period above against it</source>
        <translation>Den Zeitraum oben dagegenhalten</translation>
    </message>
    <message>
        <source>Frozen in the Trend view; its values never change</source>
        <translation>In der Ansicht Verlauf eingefroren; ihre Werte ändern sich nie</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Basislinie</translation>
    </message>
</context>
<context>
    <name>habitus::ScoresDialog</name>
    <message>
        <source>Import scores</source>
        <translation>Scores importieren</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Column with the actor id</source>
        <translation>Spalte mit der Kennung</translation>
    </message>
    <message>
        <source>Column with the score</source>
        <translation>Spalte mit dem Score</translation>
    </message>
    <message>
        <source>Chances where all lie between 0 and 1, else a ranking</source>
        <translation>Wahrscheinlichkeiten, wenn alle zwischen 0 und 1 liegen, sonst eine Rangfolge</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>A column of 0 and 1, or a target counted in the log</source>
        <translation>Eine Spalte mit 0 und 1, oder eine im Log gezählte Zielgröße</translation>
    </message>
    <message>
        <source>Date of the score</source>
        <translation>Datum des Scores</translation>
    </message>
    <message>
        <source>A column of dates, or one date for all, like 2025-01-31</source>
        <translation>Eine Spalte mit Daten, oder ein Datum für alle, wie 2025-01-31</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>Zielgröße %1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import these scores</source>
        <translation>Diese Scores importieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It has no name. Write one.</source>
        <translation>Es hat keinen Namen. Schreiben Sie einen.</translation>
    </message>
    <message>
        <source>Scores belong to a date. Write one.</source>
        <translation>Scores gehören zu einem Datum. Schreiben Sie eines.</translation>
    </message>
    <message>
        <source>No column of this table holds numbers.</source>
        <translation>Keine Spalte dieser Tabelle enthält Zahlen.</translation>
    </message>
</context>
<context>
    <name>habitus::kit::WriteTable</name>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 rows were written.</source>
        <translation>%1 Zeilen wurden geschrieben.</translation>
    </message>
</context>
</TS>
