<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>terrella::Actions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>&amp;Daten öffnen…</translation>
    </message>
    <message>
        <source>Add data files as a node and show them</source>
        <translation>Datendateien als Knoten hinzufügen und zeigen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the pipeline as</source>
        <translation>Pipeline speichern unter</translation>
    </message>
    <message>
        <source>Pipelines (*.terrella)</source>
        <translation>Pipelines (*.terrella)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alle&amp;s auswählen</translation>
    </message>
    <message>
        <source>Add a &amp;module…</source>
        <translation>&amp;Modul hinzufügen…</translation>
    </message>
    <message>
        <source>Add a module to the canvas (Tab on the canvas)</source>
        <translation>Ein Modul auf der Arbeitsfläche hinzufügen (dort mit Tab)</translation>
    </message>
    <message>
        <source>&amp;Link the selected node…</source>
        <translation>Ausgewählten Knoten &amp;verbinden…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;Fit the pipeline into view</source>
        <translation>Pipeline &amp;einpassen</translation>
    </message>
    <message>
        <source>See the whole &amp;Earth</source>
        <translation>Ganze &amp;Erde zeigen</translation>
    </message>
    <message>
        <source>&amp;Play through time</source>
        <translation>Zeit a&amp;bspielen</translation>
    </message>
    <message>
        <source>Go to &amp;parameters</source>
        <translation>Zu den &amp;Parametern</translation>
    </message>
    <message>
        <source>Go to &amp;canvas</source>
        <translation>Zur &amp;Arbeitsfläche</translation>
    </message>
    <message>
        <source>Go to E&amp;arth</source>
        <translation>Zur E&amp;rde</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Show or hide the list of modules</source>
        <translation>Liste der Module ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Search actions and modules…</source>
        <translation>Aktionen und Module &amp;suchen…</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>Run what is not up to date</source>
        <translation>Ausführen, was nicht aktuell ist</translation>
    </message>
    <message>
        <source>Run &amp;to here</source>
        <translation>Bis &amp;hierher ausführen</translation>
    </message>
    <message>
        <source>Run the selected node and all it needs</source>
        <translation>Den ausgewählten Knoten und alles, was er braucht, ausführen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Stop the run; what is finished is kept</source>
        <translation>Den Lauf anhalten; Fertiges bleibt erhalten</translation>
    </message>
    <message>
        <source>Show &amp;runs</source>
        <translation>&amp;Läufe zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show &amp;problems</source>
        <translation>Pr&amp;obleme zeigen</translation>
    </message>
    <message>
        <source>&amp;Help on the selected node</source>
        <translation>&amp;Hilfe zum ausgewählten Knoten</translation>
    </message>
    <message>
        <source>&amp;About Terrella</source>
        <translation>Ü&amp;ber Terrella</translation>
    </message>
    <message>
        <source>About Terrella</source>
        <translation>Über Terrella</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>B&amp;ild exportieren…</translation>
    </message>
    <message>
        <source>The Earth as PNG, JPEG, SVG or PDF of any size, with title, legend, scale bar and credits</source>
        <translation>Die Erde als PNG, JPEG, SVG oder PDF in beliebiger Größe, mit Titel, Legende, Maßstab und Quellenangaben</translation>
    </message>
    <message>
        <source>Export f&amp;ilm…</source>
        <translation>&amp;Film exportieren…</translation>
    </message>
    <message>
        <source>The Earth through time as MP4, WebM or GIF</source>
        <translation>Die Erde im Lauf der Zeit als MP4, WebM oder GIF</translation>
    </message>
    <message>
        <source>Export the &amp;field as GeoTIFF…</source>
        <translation>Feld als &amp;GeoTIFF exportieren…</translation>
    </message>
    <message>
        <source>The field that is shown, at the time that is shown, for geographic information systems</source>
        <translation>Das gezeigte Feld zum gezeigten Zeitpunkt, für Geoinformationssysteme</translation>
    </message>
    <message>
        <source>Fi&amp;gure…</source>
        <translation>&amp;Abbildung…</translation>
    </message>
    <message>
        <source>A page of several views and plots for a paper or a report</source>
        <translation>Eine Seite aus mehreren Ansichten und Diagrammen für einen Artikel oder Bericht</translation>
    </message>
    <message>
        <source>&amp;Add to the figure</source>
        <translation>Zur Abbildung &amp;hinzufügen</translation>
    </message>
    <message>
        <source>A panel of the figure with what the Earth shows now</source>
        <translation>Ein Teilbild der Abbildung mit dem, was die Erde jetzt zeigt</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>Ere&amp;ignisse</translation>
    </message>
    <message>
        <source>The cyclones, fires and other events on the Earth as a table</source>
        <translation>Die Zyklone, Brände und anderen Ereignisse auf der Erde als Tabelle</translation>
    </message>
    <message>
        <source>F&amp;ollow the selected event</source>
        <translation>Dem ausgewählten Ereignis f&amp;olgen</translation>
    </message>
    <message>
        <source>The camera stays over the event while time goes on; Escape ends that</source>
        <translation>Die Kamera bleibt über dem Ereignis, während die Zeit weiterläuft; Escape beendet das</translation>
    </message>
    <message>
        <source>&lt;b&gt;Terrella %1&lt;/b&gt;&lt;p&gt;A workbench for digital twins of the Earth.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Coastlines, rivers, countries: Natural Earth; cities: GeoNames (CC BY 4.0); relief: ETOPO5, NOAA. Drawn with Qt and VTK, read with GDAL.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Terrella %1&lt;/b&gt;&lt;p&gt;Eine Werkbank für digitale Zwillinge der Erde.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Küstenlinien, Flüsse, Länder: Natural Earth; Städte: GeoNames (CC BY 4.0); Relief: ETOPO5, NOAA. Gezeichnet mit Qt und VTK, gelesen mit GDAL.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>See all &amp;layers</source>
        <translation>Alle &amp;Ebenen sehen</translation>
    </message>
    <message>
        <source>Come as near as shows all that is visible</source>
        <translation>So nah heran, dass alles Sichtbare zu sehen ist</translation>
    </message>
    <message>
        <source>The Earth a&amp;lone</source>
        <translation>Die Erde a&amp;llein</translation>
    </message>
    <message>
        <source>Give the Earth the whole window, or put the panels back</source>
        <translation>Der Erde das ganze Fenster geben oder die Bereiche zurückholen</translation>
    </message>
</context>
<context>
    <name>terrella::Aggregate</name>
    <message>
        <source>&apos;%1&apos; is accumulated anew %2 times in %3 steps.</source>
        <translation>&apos;%1&apos; wird in %3 Schritten %2-mal neu akkumuliert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing from a cube written meanwhile.</source>
        <translation>&apos;%1&apos; fehlt in einem zwischendurch geschriebenen Datenwürfel.</translation>
    </message>
    <message>
        <source>There are no data to aggregate.</source>
        <translation>Es gibt keine Daten, die aggregiert werden könnten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no hour; write numbers from 0 to 23, as in 6, 18.</source>
        <translation>&apos;%1&apos; ist keine Stunde; Zahlen von 0 bis 23 schreiben, etwa 6, 18.</translation>
    </message>
    <message>
        <source>Say from which hours (UTC) the fields are accumulated, as in 6, 18.</source>
        <translation>Angeben, ab welchen Stunden (UTC) die Felder akkumuliert werden, etwa 6, 18.</translation>
    </message>
    <message>
        <source>Say over what to aggregate: over time, over space, or both.</source>
        <translation>Angeben, worüber aggregiert werden soll: über die Zeit, über den Raum oder beides.</translation>
    </message>
    <message>
        <source>The first and the last value are values in time; space has none. Choose another operation.</source>
        <translation>Der erste und der letzte Wert sind Werte in der Zeit; im Raum gibt es sie nicht. Eine andere Rechnung wählen.</translation>
    </message>
    <message>
        <source>Rates are made of accumulated fields; say how these are accumulated.</source>
        <translation>Raten werden aus akkumulierten Feldern gebildet; angeben, wie diese akkumuliert sind.</translation>
    </message>
    <message>
        <source>The region counts where values are aggregated over space; to cut it out use Select.</source>
        <translation>Die Region zählt dort, wo Werte über den Raum aggregiert werden; zum Ausschneiden das Modul Select verwenden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no time axis to aggregate over.</source>
        <translation>&apos;%1&apos; hat keine Zeitachse, über die aggregiert werden könnte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid, so that nothing can be aggregated over space.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter, daher lässt sich nichts über den Raum aggregieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a regular grid of latitudes and longitudes; regrid it before aggregating along one of them.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem regelmäßigen Gitter aus Breiten und Längen; zuerst auf ein solches interpolieren, um entlang einer davon zu aggregieren.</translation>
    </message>
    <message>
        <source>The cells of &apos;%1&apos; do not say how large they are; each counts the same.</source>
        <translation>Die Zellen von &apos;%1&apos; geben nicht an, wie groß sie sind; jede zählt gleich.</translation>
    </message>
    <message>
        <source>No group of steps from %1 to %2 is complete. Keep incomplete groups, or choose shorter ones.</source>
        <translation>Keine Gruppe von Schritten von %1 bis %2 ist vollständig. Unvollständige Gruppen behalten oder kürzere wählen.</translation>
    </message>
    <message>
        <source>Keep incomplete groups</source>
        <translation>Unvollständige Gruppen behalten</translation>
    </message>
    <message>
        <source>&apos;count&apos; asks for a window of %1 steps; there are %2, so that no window is complete.</source>
        <translation>&apos;count&apos; verlangt ein Fenster von %1 Schritten; vorhanden sind %2, daher ist kein Fenster vollständig.</translation>
    </message>
    <message>
        <source>Take the %1 steps that there are</source>
        <translation>Die vorhandenen %1 Schritte nehmen</translation>
    </message>
    <message>
        <source>%1 of %2 groups of steps are incomplete, the first one at %3; they are made of what is there.</source>
        <translation>%1 von %2 Gruppen von Schritten sind unvollständig, die erste bei %3; sie werden aus dem gebildet, was vorhanden ist.</translation>
    </message>
</context>
<context>
    <name>terrella::Agreement</name>
    <message>
        <source>%1 does not lie on a grid; choose a variable that has latitudes and longitudes.</source>
        <translation>%1 liegt nicht auf einem Gitter; eine Variable wählen, die Breiten und Längen hat.</translation>
    </message>
    <message>
        <source>link %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>latitudes and longitudes</source>
        <translation>Breiten und Längen</translation>
    </message>
    <message>
        <source>a map projection</source>
        <translation>einer Kartenprojektion</translation>
    </message>
    <message>
        <source>a curvilinear grid</source>
        <translation>einem krummlinigen Gitter</translation>
    </message>
    <message>
        <source>cells without rows</source>
        <translation>Zellen ohne Zeilen</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>%1×%2 cells</source>
        <translation>%1×%2 Zellen</translation>
    </message>
    <message>
        <source>%1 lies on %2 and %3 on %4; regrid one of them.</source>
        <translation>%1 liegt auf %2 und %3 auf %4; eine davon auf das Gitter der anderen interpolieren.</translation>
    </message>
    <message>
        <source>%1 has %2 and %3 has %4; they must have the same cells. Regrid one of them.</source>
        <translation>%1 hat %2 und %3 hat %4; beide müssen dieselben Zellen haben. Eine davon auf das Gitter der anderen interpolieren.</translation>
    </message>
    <message>
        <source>The rows of %1 begin in the south and those of %2 in the north; they must have the same order.</source>
        <translation>Die Zeilen von %1 beginnen im Süden und die von %2 im Norden; beide müssen dieselbe Reihenfolge haben.</translation>
    </message>
    <message>
        <source>The rows of %1 begin in the north and those of %2 in the south; they must have the same order.</source>
        <translation>Die Zeilen von %1 beginnen im Norden und die von %2 im Süden; beide müssen dieselbe Reihenfolge haben.</translation>
    </message>
    <message>
        <source>The rows of %1 and of %2 begin at another longitude; they must have the same order.</source>
        <translation>Die Zeilen von %1 und von %2 beginnen bei verschiedenen Längen; beide müssen dieselbe Reihenfolge haben.</translation>
    </message>
    <message>
        <source>The cells of %1 lie at %2, those of %3 at %4; they must be the same. Regrid one of them.</source>
        <translation>Die Zellen von %1 liegen bei %2, die von %3 bei %4; sie müssen dieselben sein. Eine der Variablen auf das Gitter der anderen interpolieren.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 and %2 have no time in common: %3 and %4.</source>
        <translation>%1 und %2 haben keine gemeinsame Zeit: %3 und %4.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>variable, port</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (link %2)</source>
        <translation>%1 (Verbindung %2)</translation>
    </message>
    <message>
        <source>%1 and %2 lie on different map projections; regrid one of them.</source>
        <translation>%1 und %2 liegen auf verschiedenen Kartenprojektionen; eine davon auf das Gitter der anderen interpolieren.</translation>
    </message>
    <message>
        <source>%1 and %2 have no region in common: %3, and %4.</source>
        <translation>%1 und %2 haben keine gemeinsame Region: %3 und %4.</translation>
    </message>
    <message>
        <source>%1 counts its days in the calendar %2 and %3 in %4; convert one of them.</source>
        <translation>Der Kalender von %1 ist %2 und der von %3 ist %4; einen davon umrechnen.</translation>
    </message>
    <message>
        <source>%1 and %2 do not have the same times: %3 steps from %4, and %5 steps from %6.</source>
        <translation>%1 und %2 haben nicht dieselben Zeiten: %3 Schritte (%4) und %5 Schritte (%6).</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 is in %2 and is converted to %3.</source>
        <translation>%1 ist in %2 angegeben und wird in %3 umgerechnet.</translation>
    </message>
    <message>
        <source>%1 states no units, %2 is in %3; say which they are where the data are opened.</source>
        <translation>%1 gibt keine Einheit an, %2 ist in %3 angegeben; die Einheit dort angeben, wo die Daten geöffnet werden.</translation>
    </message>
    <message>
        <source>%1 is in %2 and %3 in %4; they do not convert into each other.</source>
        <translation>%1 ist in %2 angegeben und %3 in %4; beide lassen sich nicht ineinander umrechnen.</translation>
    </message>
    <message>
        <source>%1 has no time step.</source>
        <translation>%1 hat keinen Zeitschritt.</translation>
    </message>
    <message>
        <source>%1 has no time; choose a variable that changes with time.</source>
        <translation>%1 hat keine Zeit; eine Variable wählen, die sich mit der Zeit ändert.</translation>
    </message>
    <message>
        <source>%1 has %2 time steps (%3); %4 are needed.</source>
        <translation>%1 hat %2 Zeitschritte (%3); nötig sind %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; asks for %2 time steps; %3 has %4 (%5).</source>
        <translation>&apos;%1&apos; verlangt %2 Zeitschritte; %3 hat %4 (%5).</translation>
    </message>
    <message>
        <source>Take the %1 steps that there are</source>
        <translation>Die vorhandenen %1 Schritte nehmen</translation>
    </message>
    <message>
        <source>The period holds no time step; %1 runs from %2 to %3.</source>
        <translation>Der Zeitraum enthält keinen Zeitschritt; %1 reicht von %2 bis %3.</translation>
    </message>
    <message>
        <source>A part of the period lies outside the data; %1 runs from %2 to %3.</source>
        <translation>Ein Teil des Zeitraums liegt außerhalb der Daten; %1 reicht von %2 bis %3.</translation>
    </message>
    <message>
        <source>%1 lies on %2; regular latitudes and longitudes are needed. Regrid it first.</source>
        <translation>%1 liegt auf %2; nötig sind regelmäßige Breiten und Längen. Zuerst auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>What comes in at &apos;%1&apos; is a table without places; points, lines or polygons are needed.</source>
        <translation>Was bei &apos;%1&apos; ankommt, ist eine Tabelle ohne Orte; nötig sind Punkte, Linien oder Polygone.</translation>
    </message>
    <message>
        <source>What comes in at &apos;%1&apos; is in map coordinates of its own, not in longitude and latitude; transform it first (with ogr2ogr -t_srs EPSG:4326, say).</source>
        <translation>Was bei &apos;%1&apos; ankommt, hat eigene Kartenkoordinaten statt Länge und Breite; zuerst umrechnen (etwa mit ogr2ogr -t_srs EPSG:4326).</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 to %2 east and %3 to %4 north</source>
        <translation>%1 bis %2 Ost und %3 bis %4 Nord</translation>
    </message>
</context>
<context>
    <name>terrella::Anomaly</name>
    <message>
        <source>There are no data to compute anomalies of.</source>
        <translation>Es gibt keine Daten, aus denen Anomalien gerechnet werden könnten.</translation>
    </message>
    <message>
        <source>Standardised values need standard deviations as well: connect them, or leave the climatology open to have both made here.</source>
        <translation>Standardisierte Werte brauchen auch Standardabweichungen: Diese verbinden oder keine Klimatologie verbinden, damit beide hier gerechnet werden.</translation>
    </message>
    <message>
        <source>The climatology has no variable &apos;%1&apos;; it has: %2.</source>
        <translation>Die Klimatologie hat keine Variable &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 levels and members in the data and %3 here; select the same ones.</source>
        <translation>&apos;%1&apos; hat %2 Niveaus und Ensemblemitglieder in den Daten und %3 hier; dieselben auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos; here and in &apos;%3&apos; in the data; convert one of them first.</source>
        <translation>&apos;%1&apos; ist hier in &apos;%2&apos; angegeben und in den Daten in &apos;%3&apos;; zuerst eines davon umrechnen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 and is converted to %3.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben und wird in %3 umgerechnet.</translation>
    </message>
    <message>
        <source>The %1 times of the climatology are not those of one year of days, months or seasons.</source>
        <translation>Die %1 Zeiten der Klimatologie sind nicht die eines Jahres aus Tagen, Monaten oder Jahreszeiten.</translation>
    </message>
    <message>
        <source>The climatology has nothing for %1 of %2 time steps of &apos;%3&apos;, the first one %4; the result is missing there.</source>
        <translation>Die Klimatologie enthält nichts für %1 von %2 Zeitschritten von &apos;%3&apos;, der erste davon %4; dort fehlt das Ergebnis.</translation>
    </message>
</context>
<context>
    <name>terrella::Arithmetic</name>
    <message>
        <source>&apos;%1&apos; lacks rows or columns of the others and is too large to be kept in memory.</source>
        <translation>&apos;%1&apos; hat nicht alle Zeilen oder Spalten der anderen und ist zu groß, um im Speicher gehalten zu werden.</translation>
    </message>
    <message>
        <source>There are no data to compute from.</source>
        <translation>Es gibt keine Daten, aus denen gerechnet werden könnte.</translation>
    </message>
    <message>
        <source>The formula names no variable; there are: %1.</source>
        <translation>Die Formel nennt keine Variable; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos; and in &apos;%3&apos;; write %2.%1 or %3.%1</source>
        <translation>&apos;%1&apos; gibt es in &apos;%2&apos; und in &apos;%3&apos;; %2.%1 oder %3.%1 schreiben</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; did you mean %2?</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; war %2 gemeint?</translation>
    </message>
</context>
<context>
    <name>terrella::AskDialog</name>
    <message>
        <source>A new host</source>
        <translation>Ein neuer Host</translation>
    </message>
    <message>
        <source>Connecting to a cluster</source>
        <translation>Verbindung mit einem Cluster</translation>
    </message>
    <message>
        <source>The answer was not accepted.</source>
        <translation>Die Antwort wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Trust it and connect</source>
        <translation>Vertrauen und verbinden</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe zeigen</translation>
    </message>
    <message>
        <source>It goes to ssh and is kept nowhere.</source>
        <translation>Die Eingabe geht an ssh und wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>The key of “%1” is not known on this machine yet.</source>
        <translation>Der Schlüssel von „%1“ ist auf diesem Rechner noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Compare it with the fingerprint that the site publishes. If they differ, somebody may sit between: do not connect.</source>
        <translation>Ihn mit dem Fingerabdruck vergleichen, den das Rechenzentrum veröffentlicht. Weichen sie voneinander ab, sitzt vielleicht jemand dazwischen: nicht verbinden.</translation>
    </message>
</context>
<context>
    <name>terrella::AskListener</name>
    <message>
        <source>Passwords cannot be asked for in this window: %1. Connect from a terminal, or use an agent.</source>
        <translation>In diesem Fenster können keine Passwörter abgefragt werden: %1. Aus einem Terminal verbinden oder einen SSH-Agenten verwenden.</translation>
    </message>
    <message>
        <source>another window of Terrella asks for them</source>
        <translation>ein anderes Fenster von Terrella fragt danach</translation>
    </message>
    <message>
        <source>the path &apos;%1&apos; is too long</source>
        <translation>der Pfad &apos;%1&apos; ist zu lang</translation>
    </message>
</context>
<context>
    <name>terrella::BoostedTrees</name>
    <message>
        <source>&apos;%1&apos; is predicted; choose another variable to predict that.</source>
        <translation>&apos;%1&apos; wird vorhergesagt; um das vorherzusagen, eine andere Variable wählen.</translation>
    </message>
    <message>
        <source>%1 has several levels or members; select one of them.</source>
        <translation>%1 hat mehrere Niveaus oder Ensemblemitglieder; eines davon auswählen.</translation>
    </message>
    <message>
        <source>The projection has no &apos;%1&apos;, so it is no predictor.</source>
        <translation>Die Projektion hat kein &apos;%1&apos;, daher ist es kein Prädiktor.</translation>
    </message>
    <message>
        <source>Trees learn from days that reference and model have in common, and there are none in the training period.</source>
        <translation>Die Bäume lernen aus Tagen, die Referenz und Modell gemeinsam haben, und im Trainingszeitraum gibt es keine.</translation>
    </message>
    <message>
        <source>%1 has %2 time steps; heights are one field.</source>
        <translation>%1 hat %2 Zeitschritte; Höhen sind ein einziges Feld.</translation>
    </message>
    <message>
        <source>Nowhere in the training period do reference, model and heights all have values: there is nothing to learn from.</source>
        <translation>Nirgends im Trainingszeitraum haben Referenz, Modell und Höhen zugleich Werte: Es gibt nichts, woraus gelernt werden könnte.</translation>
    </message>
    <message>
        <source>%1 of %2 trees</source>
        <translation>%1 von %2 Bäumen</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>Boosted Trees</translation>
    </message>
    <message>
        <source>XGBoost says: %1</source>
        <translation>XGBoost meldet: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The model is none of this module&apos;s: its card does not name trees, their inputs and the variable that they predict. Take one that was made here.</source>
        <translation>Das Modell stammt nicht von diesem Modul: Seine Modellkarte nennt weder Bäume noch deren Eingaben und die Variable, die sie vorhersagen. Eines nehmen, das hier erzeugt wurde.</translation>
    </message>
    <message>
        <source>The model predicts &apos;%1&apos;, and the reference, whose cells are those of the result, has: %2.</source>
        <translation>Das Modell sagt &apos;%1&apos; vorher, und die Referenz, deren Zellen die des Ergebnisses sind, hat: %2.</translation>
    </message>
    <message>
        <source>Each cell has trees of its own in this model, and the reference has other cells than those that it was made for.</source>
        <translation>In diesem Modell hat jede Zelle eigene Bäume, und die Referenz hat andere Zellen als die, für die es erzeugt wurde.</translation>
    </message>
    <message>
        <source>The training period is too short to hold %1 years back: %2</source>
        <translation>Der Trainingszeitraum ist zu kurz, um %1 Jahre zurückzuhalten: %2</translation>
    </message>
    <message>
        <source>there will be no scores.</source>
        <translation>Es wird keine Gütemaße geben.</translation>
    </message>
    <message>
        <source>none tells when to stop, so all trees are kept.</source>
        <translation>Es bleibt keines, an dem sich das Ende des Lernens erkennen ließe, daher werden alle Bäume behalten.</translation>
    </message>
    <message>
        <source>The trees were made with heights; connect those of the fine cells.</source>
        <translation>Die Bäume wurden mit Höhen erzeugt; die Höhen der feinen Zellen verbinden.</translation>
    </message>
    <message>
        <source>The height of a cell is always the same, and each cell has trees of its own: heights tell them nothing.</source>
        <translation>Die Höhe einer Zelle ist immer dieselbe, und jede Zelle hat eigene Bäume: Höhen sagen ihnen nichts.</translation>
    </message>
    <message>
        <source>The trees were made without heights; they are not used.</source>
        <translation>Die Bäume wurden ohne Höhen erzeugt; die Höhen werden nicht verwendet.</translation>
    </message>
    <message>
        <source>trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>The trees were made for %1 features and get %2.</source>
        <translation>Die Bäume wurden für %1 Merkmale erzeugt und erhalten %2.</translation>
    </message>
    <message>
        <source>trees of %1 of %2 cells</source>
        <translation>Bäume für %1 von %2 Zellen</translation>
    </message>
    <message>
        <source>No cell has %1 days of the training period on which reference and model have values: there is nothing to learn from.</source>
        <translation>Keine Zelle hat %1 Tage des Trainingszeitraums, an denen Referenz und Modell Werte haben: Es gibt nichts, woraus gelernt werden könnte.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 has trees of more cells than there are here.</source>
        <translation>%1 hat Bäume für mehr Zellen, als es hier gibt.</translation>
    </message>
    <message>
        <source>%1 holds no trees of cells.</source>
        <translation>%1 enthält keine Bäume für Zellen.</translation>
    </message>
    <message>
        <source>Errors of validation in the cells</source>
        <translation>Validierungsfehler in den Zellen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Root mean square error</source>
        <translation>Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Errors after each tree</source>
        <translation>Fehler nach jedem Baum</translation>
    </message>
    <message>
        <source>%1 samples do not fit in memory; %2 are learnt from.</source>
        <translation>%1 Beispiele passen nicht in den Speicher; gelernt wird aus %2.</translation>
    </message>
</context>
<context>
    <name>terrella::Breadcrumb</name>
    <message>
        <source>Where in the pipeline this is</source>
        <translation>Wo in der Pipeline dies ist</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message numerus="yes">
        <source>· used %n times, a change holds for all</source>
        <translation>
            <numerusform>· %n-mal verwendet, eine Änderung gilt für alle</numerusform>
            <numerusform>· %n-mal verwendet, eine Änderung gilt für alle</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the whole pipeline (Escape)</source>
        <translation>Zurück zur ganzen Pipeline (Escape)</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>terrella::Broadcast</name>
    <message>
        <source>&apos;%1&apos; has other levels than another variable; select the same levels first.</source>
        <translation>&apos;%1&apos; hat andere Niveaus als eine andere Variable; zuerst dieselben Niveaus auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has another axis &apos;%2&apos; (%3 entries) than another variable (%4 entries).</source>
        <translation>&apos;%1&apos; hat eine andere Achse &apos;%2&apos; (%3 Einträge) als eine andere Variable (%4 Einträge).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 to %3) has no time step in common with the others; aggregate them to the same steps first.</source>
        <translation>&apos;%1&apos; (%2 bis %3) hat keinen Zeitschritt mit den anderen gemeinsam; zuerst alle auf dieselben Schritte aggregieren.</translation>
    </message>
    <message>
        <source>The variables do not all have the same times; only the %1 steps that all have, %2 to %3, are used.</source>
        <translation>Die Variablen haben nicht alle dieselben Zeiten; verwendet werden nur die %1 Schritte, die alle haben, %2 bis %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has one entry along &apos;%2&apos;, which is used for all %3.</source>
        <translation>&apos;%1&apos; hat entlang &apos;%2&apos; einen Eintrag, der für alle %3 verwendet wird.</translation>
    </message>
</context>
<context>
    <name>terrella::Bundle</name>
    <message>
        <source>Cannot copy &apos;%1&apos; to &apos;%2&apos;: %3.</source>
        <translation>&apos;%1&apos; kann nicht nach &apos;%2&apos; kopiert werden: %3.</translation>
    </message>
    <message>
        <source>The program &apos;ldd&apos; cannot be run: %1</source>
        <translation>Das Programm &apos;ldd&apos; kann nicht ausgeführt werden: %1</translation>
    </message>
    <message>
        <source>Libraries are missing on this machine: %1.</source>
        <translation>Auf diesem Rechner fehlen Bibliotheken: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there already; name a new folder.</source>
        <translation>&apos;%1&apos; gibt es schon; einen neuen Ordner angeben.</translation>
    </message>
    <message>
        <source>The loader of the C library is not among the libraries of &apos;%1&apos;.</source>
        <translation>Der Lader der C-Bibliothek ist nicht unter den Bibliotheken von &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The data of %1 is not where it is looked for.</source>
        <translation>Die Daten von %1 sind nicht dort, wo sie gesucht werden.</translation>
    </message>
</context>
<context>
    <name>terrella::CanvasScene</name>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>Delete link</source>
        <translation>Verbindung löschen</translation>
    </message>
    <message>
        <source>Delete node</source>
        <translation>Knoten löschen</translation>
    </message>
    <message>
        <source>Delete nodes</source>
        <translation>Knoten löschen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>A result goes into an input, on the left edge of a node.</source>
        <translation>Ein Ergebnis führt in einen Eingang am linken Rand eines Knotens.</translation>
    </message>
    <message>
        <source>An input takes a result, from the right edge of a node.</source>
        <translation>Ein Eingang nimmt ein Ergebnis vom rechten Rand eines Knotens auf.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>The module %1 is not installed here. The node keeps everything it says.</source>
        <translation>Das Modul %1 ist hier nicht installiert. Der Knoten behält alles, was er angibt.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Click the mark to mend it.</source>
        <translation>Zum Beheben auf das Zeichen klicken.</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
    <message>
        <source>× …</source>
        <translation>× …</translation>
    </message>
    <message>
        <source>Runs on %1.</source>
        <translation>Wird auf %1 ausgeführt.</translation>
    </message>
</context>
<context>
    <name>terrella::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Arbeitsfläche</translation>
    </message>
    <message>
        <source>The pipeline. Tab adds a module, arrows go from node to node, L links the selected node, Delete removes it.</source>
        <translation>Die Pipeline. Tab fügt ein Modul hinzu, Pfeiltasten führen von Knoten zu Knoten, L verbindet den ausgewählten Knoten, Entf löscht ihn.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Add a module that fits</source>
        <translation>Ein passendes Modul hinzufügen</translation>
    </message>
    <message>
        <source>Add a module</source>
        <translation>Ein Modul hinzufügen</translation>
    </message>
    <message>
        <source>Select one node first, then L offers what it can be linked to.</source>
        <translation>Zuerst einen Knoten auswählen, dann zeigt L, womit er verbunden werden kann.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 ← %2</source>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>Verbinden mit</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
</context>
<context>
    <name>terrella::CfLayout</name>
    <message>
        <source>Two variables are named &apos;%1&apos;; rename one of them before writing.</source>
        <translation>Zwei Variablen heißen &apos;%1&apos;; eine davon vor dem Schreiben umbenennen.</translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; lies on an axis that does not exist.</source>
        <translation>Die Variable &apos;%1&apos; liegt auf einer Achse, die es nicht gibt.</translation>
    </message>
    <message>
        <source>The axis &apos;%1&apos; of &apos;%2&apos; is empty; nothing was selected.</source>
        <translation>Die Achse &apos;%1&apos; von &apos;%2&apos; ist leer; es wurde nichts ausgewählt.</translation>
    </message>
    <message>
        <source>The grid of &apos;%1&apos; lacks its latitudes and longitudes.</source>
        <translation>Dem Gitter von &apos;%1&apos; fehlen die Breiten und Längen.</translation>
    </message>
</context>
<context>
    <name>terrella::CfTime</name>
    <message>
        <source>The calendar &apos;%1&apos; is not known; the CF conventions have: standard, proleptic_gregorian, julian, noleap, all_leap, 360_day, none.</source>
        <translation>Der Kalender &apos;%1&apos; ist nicht bekannt; die CF-Konventionen kennen: standard, proleptic_gregorian, julian, noleap, all_leap, 360_day, none.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a date: %2</source>
        <translation>&apos;%1&apos; ist kein Datum: %2</translation>
    </message>
    <message>
        <source>write it as 2000-02-29 or 2000-02-29T06:00:00.</source>
        <translation>die Schreibweise ist 2000-02-29 oder 2000-02-29T06:00:00.</translation>
    </message>
    <message>
        <source>there is no month %1.</source>
        <translation>einen Monat %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>the month %1 of %2 has no day %3 in the %4 calendar.</source>
        <translation>der Monat %1 des Jahres %2 hat im Kalender %4 keinen Tag %3.</translation>
    </message>
    <message>
        <source>there is no hour %1.</source>
        <translation>eine Stunde %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>there is no minute %1.</source>
        <translation>eine Minute %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>there is no second %1.</source>
        <translation>eine Sekunde %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; are no units of time with a start; they look like &apos;hours since 1900-01-01 00:00:00&apos;.</source>
        <translation>&apos;%1&apos; ist keine Zeiteinheit mit Anfangszeit; sie sieht aus wie &apos;hours since 1900-01-01 00:00:00&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: the number &apos;%2&apos; makes no sense as a step of time.</source>
        <translation>&apos;%1&apos;: Die Zahl &apos;%2&apos; ist als Zeitschritt nicht sinnvoll.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: &apos;%2&apos; is not a unit of time; use seconds, minutes, hours, days, months or years.</source>
        <translation>&apos;%1&apos;: &apos;%2&apos; ist keine Zeiteinheit; möglich sind seconds, minutes, hours, days, months oder years.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: months and years count one by one, not in steps of %2.</source>
        <translation>&apos;%1&apos;: Monate und Jahre zählen einzeln, nicht in Schritten von %2.</translation>
    </message>
    <message>
        <source>reading the time units &apos;%1&apos;</source>
        <translation>beim Lesen der Zeiteinheit &apos;%1&apos;</translation>
    </message>
</context>
<context>
    <name>terrella::Chart</name>
    <message>
        <source>box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>lower whisker</source>
        <translation>unterer Whisker</translation>
    </message>
    <message>
        <source>first quartile</source>
        <translation>erstes Quartil</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>third quartile</source>
        <translation>drittes Quartil</translation>
    </message>
    <message>
        <source>upper whisker</source>
        <translation>oberer Whisker</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>untere Grenze</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>obere Grenze</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>The plot&apos;s numbers are not in the pipeline.</source>
        <translation>Die Zahlen des Diagramms stehen nicht in der Pipeline.</translation>
    </message>
</context>
<context>
    <name>terrella::ChartView</name>
    <message>
        <source>Plot: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>Werte speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Logarithmic upwards</source>
        <translation>Senkrecht logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic across</source>
        <translation>Waagerecht logarithmisch</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>Werte kopieren</translation>
    </message>
    <message>
        <source>Save values…</source>
        <translation>Werte speichern…</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern…</translation>
    </message>
</context>
<context>
    <name>terrella::Checker</name>
    <message>
        <source>These nodes form a loop: %1. Remove one of the links between them.</source>
        <translation>Diese Knoten bilden eine Schleife: %1. Eine der Verbindungen zwischen ihnen entfernen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>There is no module &apos;%1&apos;.</source>
        <translation>Es gibt kein Modul &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>This node was made with version %1 of &apos;%2&apos;; version %3 is installed and may read its parameters differently. Update the plugin.</source>
        <translation>Dieser Knoten wurde mit Version %1 von &apos;%2&apos; erstellt; installiert ist Version %3, die seine Parameter vielleicht anders liest. Das Plugin aktualisieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes one link; %2 are connected. Remove all but one.</source>
        <translation>&apos;%1&apos; nimmt eine Verbindung auf; verbunden sind %2. Alle bis auf eine entfernen.</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>Die Verbindung entfernen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no input &apos;%2&apos;; it has: %3.</source>
        <translation>&apos;%1&apos; hat keinen Eingang &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) has no output &apos;%3&apos;; it has: %4.</source>
        <translation>&apos;%1&apos; (%2) hat keinen Ausgang &apos;%3&apos;; vorhanden sind: %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; takes %2; &apos;%3.%4&apos; gives %5.</source>
        <translation>&apos;%1&apos; nimmt %2 auf; &apos;%3.%4&apos; liefert %5.</translation>
    </message>
    <message>
        <source>Remove the link from &apos;%1&apos;</source>
        <translation>Die Verbindung von &apos;%1&apos; entfernen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no parameter &apos;%2&apos;; it has: %3.</source>
        <translation>&apos;%1&apos; hat keinen Parameter &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>Remove &apos;%1&apos;</source>
        <translation>&apos;%1&apos; entfernen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed while checking: %2. This is a fault of the module; please report it.</source>
        <translation>&apos;%1&apos; ist beim Prüfen gescheitert: %2. Das ist ein Fehler des Moduls und sollte gemeldet werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; announces an output &apos;%2&apos; that its specification does not have. This is a fault of the module; please report it.</source>
        <translation>&apos;%1&apos; kündigt einen Ausgang &apos;%2&apos; an, den seine Spezifikation nicht hat. Das ist ein Fehler des Moduls und sollte gemeldet werden.</translation>
    </message>
    <message>
        <source>Nothing is connected to &apos;%1&apos; (%2).</source>
        <translation>Mit &apos;%1&apos; (%2) ist nichts verbunden.</translation>
    </message>
    <message>
        <source>Use &apos;%1&apos;</source>
        <translation>&apos;%1&apos; verwenden</translation>
    </message>
    <message>
        <source>Take version %1</source>
        <translation>Version %1 nehmen</translation>
    </message>
    <message>
        <source>Remove the link from &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>Die Verbindung von &apos;%1&apos; zu &apos;%2&apos; entfernen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no version of &apos;%2&apos;; version %3 is installed.</source>
        <translation>&apos;%1&apos; ist keine Version von &apos;%2&apos;; installiert ist Version %3.</translation>
    </message>
    <message>
        <source>This node was made with version %1 of &apos;%2&apos;; version %3 is installed and may give other results. Look at its parameters.</source>
        <translation>Dieser Knoten wurde mit Version %1 von &apos;%2&apos; erstellt; installiert ist Version %3, die vielleicht andere Ergebnisse liefert. Die Parameter ansehen.</translation>
    </message>
    <message>
        <source>Take &apos;%1&apos; of &apos;%2&apos;</source>
        <translation>&apos;%1&apos; von &apos;%2&apos; nehmen</translation>
    </message>
    <message>
        <source>Connect it to &apos;%1&apos;</source>
        <translation>Mit &apos;%1&apos; verbinden</translation>
    </message>
    <message>
        <source>Rename it to &apos;%1&apos;</source>
        <translation>In &apos;%1&apos; umbenennen</translation>
    </message>
    <message>
        <source>Set &apos;%1&apos; to %2</source>
        <translation>&apos;%1&apos; auf %2 setzen</translation>
    </message>
    <message>
        <source>Leave &apos;%1&apos; empty</source>
        <translation>&apos;%1&apos; leer lassen</translation>
    </message>
    <message>
        <source>Take the default, %1</source>
        <translation>Die Vorgabe nehmen, %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; may need %2 of memory at once, to hold its input whole; the run may use %3. Give it more (--memory), or select less.</source>
        <translation>&apos;%1&apos; braucht vielleicht %2 Speicher auf einmal, um die ganze Eingabe zu halten; der Lauf darf %3 verwenden. Ihm mehr geben (--memory) oder weniger auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs at least %2 of memory at once; the run may use %3. Give it more (--memory), or select less.</source>
        <translation>&apos;%1&apos; braucht mindestens %2 Speicher auf einmal; der Lauf darf %3 verwenden. Ihm mehr geben (--memory) oder weniger auswählen.</translation>
    </message>
    <message>
        <source>The results of all nodes take %1, of this one %2; %3 are free at &apos;%4&apos;. Select less, free some room, or keep the store elsewhere (TERRELLA_STORE).</source>
        <translation>Die Ergebnisse aller Knoten brauchen %1, die dieses Knotens %2; bei &apos;%4&apos; sind %3 frei. Weniger auswählen, Platz schaffen oder die Ablage an einem anderen Ort halten (TERRELLA_STORE).</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Left out: %1. %2</source>
        <translation>Ausgelassen: %1. %2</translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>Für %1: %2</translation>
    </message>
    <message>
        <source>The data lie on &apos;%1&apos; and are not copied. Run the node there, or name a copy that lies here.</source>
        <translation>Die Daten liegen auf &apos;%1&apos; und werden nicht kopiert. Den Knoten dort ausführen oder eine Kopie angeben, die hier liegt.</translation>
    </message>
    <message>
        <source>The data lie on &apos;%1&apos;, and the node runs on &apos;%2&apos;. Run it on &apos;%1&apos;, or name a copy that lies on &apos;%2&apos;.</source>
        <translation>Die Daten liegen auf &apos;%1&apos;, und der Knoten läuft auf &apos;%2&apos;. Ihn auf &apos;%1&apos; ausführen oder eine Kopie angeben, die auf &apos;%2&apos; liegt.</translation>
    </message>
    <message>
        <source>Run it on &apos;%1&apos;</source>
        <translation>Auf &apos;%1&apos; ausführen</translation>
    </message>
    <message>
        <source>What lies on &apos;%1&apos; is looked at when the pipeline is planned or run; until then nothing is known of the data.</source>
        <translation>Was auf &apos;%1&apos; liegt, wird beim Planen oder Ausführen der Pipeline angesehen; bis dahin ist über die Daten nichts bekannt.</translation>
    </message>
</context>
<context>
    <name>terrella::ClassesDialog</name>
    <message>
        <source>Classes of %1</source>
        <translation>Klassen von %1</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Etwa</translation>
    </message>
    <message>
        <source>Number of even classes</source>
        <translation>Anzahl gleichmäßiger Klassen</translation>
    </message>
    <message>
        <source>even classes in</source>
        <translation>gleichmäßige Klassen in</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>&amp;Make</source>
        <translation>Er&amp;zeugen</translation>
    </message>
    <message>
        <source>Even steps over the range of the values; what stands below is replaced</source>
        <translation>Gleichmäßige Schritte über den Wertebereich; was darunter steht, wird ersetzt</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>From (%1)</source>
        <translation>Von (%1)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Classes from the lowest</source>
        <translation>Klassen von der niedrigsten an</translation>
    </message>
    <message>
        <source>&amp;Add a class</source>
        <translation>Klasse &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Halves the class that is chosen, or adds one above the highest</source>
        <translation>Halbiert die gewählte Klasse oder fügt eine über der höchsten hinzu</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>The class below takes its values</source>
        <translation>Die Klasse darunter übernimmt ihre Werte</translation>
    </message>
    <message>
        <source>&amp;Use these classes</source>
        <translation>Diese &amp;Klassen verwenden</translation>
    </message>
    <message>
        <source>Another colour: double click, or Return</source>
        <translation>Andere Farbe: Doppelklick oder Eingabetaste</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>Colour of the class</source>
        <translation>Farbe der Klasse</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>Classes must begin one above the other: %1 is not above %2.</source>
        <translation>Klassen müssen eine über der anderen beginnen: %1 liegt nicht über %2.</translation>
    </message>
    <message>
        <source>A value at which a class begins belongs to it. Classes without a name are called by their ends.</source>
        <translation>Ein Wert, an dem eine Klasse beginnt, gehört zu ihr. Klassen ohne Namen werden nach ihren Grenzen benannt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>terrella::Climatology</name>
    <message>
        <source>There are no data to make a climatology of.</source>
        <translation>Es gibt keine Daten, aus denen eine Klimatologie gerechnet werden könnte.</translation>
    </message>
    <message>
        <source>Days around a day can only be pooled where the climatology is by day of the year.</source>
        <translation>Tage um einen Tag herum lassen sich nur zusammenfassen, wenn die Klimatologie nach Tagen des Jahres gerechnet wird.</translation>
    </message>
    <message>
        <source>Waves of the year can only be fitted to a climatology by day or by month.</source>
        <translation>Wellen des Jahresgangs lassen sich nur an eine Klimatologie nach Tagen oder Monaten anpassen.</translation>
    </message>
    <message>
        <source>Twelve months cannot tell more than 5 waves apart.</source>
        <translation>Zwölf Monate können nicht mehr als 5 Wellen unterscheiden.</translation>
    </message>
    <message>
        <source>The data have no time steps.</source>
        <translation>Die Daten haben keine Zeitschritte.</translation>
    </message>
    <message>
        <source>The reference period holds no time step; the data run from %1 to %2.</source>
        <translation>Der Bezugszeitraum enthält keinen Zeitschritt; die Daten reichen von %1 bis %2.</translation>
    </message>
    <message>
        <source>Waves of the year need data at all times of a year; of %1 there are %2 in the reference period.</source>
        <translation>Wellen des Jahresgangs brauchen Daten zu allen Zeiten eines Jahres; von %1 gibt es im Bezugszeitraum %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no time axis.</source>
        <translation>&apos;%1&apos; hat keine Zeitachse.</translation>
    </message>
    <message>
        <source>The reference period has nothing but a 29 February, which is left out.</source>
        <translation>Der Bezugszeitraum enthält nur einen 29. Februar, der ausgelassen wird.</translation>
    </message>
</context>
<context>
    <name>terrella::Clipboard</name>
    <message>
        <source>the clipboard</source>
        <translation>die Zwischenablage</translation>
    </message>
</context>
<context>
    <name>terrella::Cluster</name>
    <message>
        <source>Cluster &apos;%1&apos;: &apos;%2&apos; must be %3.</source>
        <translation>Cluster &apos;%1&apos;: &apos;%2&apos; muss %3 sein.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a list of lines</source>
        <translation>eine Liste von Zeilen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name for a cluster: letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;, and not &apos;here&apos;.</source>
        <translation>&apos;%1&apos; ist kein Name für einen Cluster; möglich sind Buchstaben, Ziffern, &apos;-&apos;, &apos;_&apos; und &apos;.&apos;, aber nicht &apos;here&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no host; give the name by which ssh reaches the cluster.</source>
        <translation>&apos;%1&apos; ist kein Rechnername; den Namen angeben, unter dem ssh den Cluster erreicht.</translation>
    </message>
    <message>
        <source>Say how much memory a job gets, for instance 4G: without it some sites give 1 MB.</source>
        <translation>Angeben, wie viel Speicher ein Job erhält, etwa 4G: Ohne diese Angabe geben manche Rechenzentren 1 MB.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no memory for a job; write for instance 4G or 500M, at least 64M.</source>
        <translation>&apos;%1&apos; ist keine Speicherangabe für einen Job; etwa 4G oder 500M schreiben, mindestens 64M.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no time limit; write minutes, hours:minutes:seconds or days-hours.</source>
        <translation>&apos;%1&apos; ist keine Zeitgrenze; Minuten, Stunden:Minuten:Sekunden oder Tage-Stunden schreiben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be 1 or more.</source>
        <translation>&apos;%1&apos; muss 1 oder mehr sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no %2: it has blanks, quotes or other characters that Slurm does not take.</source>
        <translation>&apos;%1&apos; ist als %2 nicht möglich: Es enthält Leerzeichen, Anführungszeichen oder andere Zeichen, die Slurm nicht annimmt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no working folder.</source>
        <translation>&apos;%1&apos; ist kein Arbeitsordner.</translation>
    </message>
    <message>
        <source>The working folder &apos;%1&apos; must begin with &apos;/&apos;, &apos;~&apos; or a variable like $SCRATCH.</source>
        <translation>Der Arbeitsordner &apos;%1&apos; muss mit &apos;/&apos;, &apos;~&apos; oder einer Variablen wie $SCRATCH beginnen.</translation>
    </message>
    <message>
        <source>Say which program is the engine there: terrella-run, or its path.</source>
        <translation>Angeben, welches Programm dort der Rechenkern ist: terrella-run oder sein Pfad.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no option of sbatch; write for instance --mail-type=END.</source>
        <translation>&apos;%1&apos; ist keine Option von sbatch; etwa --mail-type=END schreiben.</translation>
    </message>
    <message>
        <source>reading &apos;%1&apos;</source>
        <translation>beim Lesen von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;.</source>
        <translation>Der Ordner &apos;%1&apos; kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>There is no cluster &apos;%1&apos;; &apos;terrella-run clusters add&apos; adds one.</source>
        <translation>Es gibt keinen Cluster &apos;%1&apos;; &apos;terrella-run clusters add&apos; fügt einen hinzu.</translation>
    </message>
    <message>
        <source>There is no cluster &apos;%1&apos;; there are: %2. &apos;terrella-run clusters add&apos; adds one.</source>
        <translation>Es gibt keinen Cluster &apos;%1&apos;; vorhanden sind: %2. &apos;terrella-run clusters add&apos; fügt einen hinzu.</translation>
    </message>
    <message>
        <source>A job cannot be given &apos;%1&apos;; it can be given: %2.</source>
        <translation>Einem Job kann &apos;%1&apos; nicht mitgegeben werden; möglich sind: %2.</translation>
    </message>
    <message>
        <source>Give the cluster a name, by which pipelines place nodes on it.</source>
        <translation>Dem Cluster einen Namen geben, unter dem Pipelines ihm Knoten zuordnen.</translation>
    </message>
    <message>
        <source>Say how ssh reaches the cluster: an alias of ~/.ssh/config, or user@host.</source>
        <translation>Angeben, wie ssh den Cluster erreicht: ein Alias aus ~/.ssh/config oder user@host.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no time to wait for the cluster; write minutes, or 0 for not at all.</source>
        <translation>&apos;%1&apos; ist keine Wartezeit für den Cluster; Minuten schreiben oder 0, um gar nicht zu warten.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>terrella::ClusterActions</name>
    <message>
        <source>Run &amp;on…</source>
        <translation>Ausführen au&amp;f…</translation>
    </message>
    <message>
        <source>Choose where the selected nodes run, or all where none is selected: here or on a cluster</source>
        <translation>Wählen, wo die ausgewählten Knoten ausgeführt werden, oder alle, wenn keiner ausgewählt ist: hier oder auf einem Cluster</translation>
    </message>
    <message>
        <source>&amp;Clusters…</source>
        <translation>&amp;Cluster…</translation>
    </message>
    <message>
        <source>Set up clusters on which parts of pipelines run</source>
        <translation>Cluster einrichten, auf denen Teile von Pipelines ausgeführt werden</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>Plan &amp;zeigen</translation>
    </message>
    <message>
        <source>Show what a run would send to clusters, bring back and cost, and the scripts; nothing is sent</source>
        <translation>Zeigen, was ein Lauf an Cluster senden, zurückholen und kosten würde, und die Skripte; es wird nichts gesendet</translation>
    </message>
    <message>
        <source>Run all on</source>
        <translation>Alles ausführen auf</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Ausführen auf</translation>
    </message>
    <message>
        <source>Run on (a group runs at one place)</source>
        <translation>Ausführen auf (eine Gruppe wird an einem einzigen Ort ausgeführt)</translation>
    </message>
</context>
<context>
    <name>terrella::ClusterClient</name>
    <message>
        <source>%1 on &apos;%2&apos; failed (exit code %3): %4</source>
        <translation>%1 auf &apos;%2&apos; ist gescheitert (Exit-Code %3): %4</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>ohne Meldung</translation>
    </message>
    <message>
        <source>Slurm tells of no partitions: %1</source>
        <translation>Slurm nennt keine Partitionen: %1</translation>
    </message>
    <message>
        <source>The variable at the beginning of the working folder &apos;%1&apos; is not set on &apos;%2&apos;. Give the folder&apos;s path.</source>
        <translation>Die Variable am Anfang des Arbeitsordners &apos;%1&apos; ist auf &apos;%2&apos; nicht gesetzt. Den Pfad des Ordners angeben.</translation>
    </message>
    <message>
        <source>The working folder &apos;%1&apos; cannot be made or written there.</source>
        <translation>Der Arbeitsordner &apos;%1&apos; kann dort nicht angelegt oder beschrieben werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks programs that are needed: %2.</source>
        <translation>&apos;%1&apos; fehlen Programme, die nötig sind: %2.</translation>
    </message>
    <message>
        <source>Cluster &apos;%1&apos;: %2</source>
        <translation>Cluster &apos;%1&apos;: %2</translation>
    </message>
    <message>
        <source>Making the working folder &apos;%1&apos;</source>
        <translation>Anlegen des Arbeitsordners &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Sending the job to &apos;%1&apos;</source>
        <translation>Senden des Jobs an &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Cancelling the job</source>
        <translation>Abbrechen des Jobs</translation>
    </message>
    <message>
        <source>The engine &apos;%1&apos; is not found there (%2). Either load a module that brings it (setup), or give its path (engine), or copy this one there: &apos;terrella-run clusters install %3&apos;.</source>
        <translation>Der Rechenkern &apos;%1&apos; ist dort nicht zu finden (%2). Entweder ein Modul laden, das ihn mitbringt (setup), oder seinen Pfad angeben (engine) oder den hiesigen dorthin kopieren: &apos;terrella-run clusters install %3&apos;.</translation>
    </message>
    <message>
        <source>The engine there is version %1, and this is %2: results would not be the same. Name another program, or copy this one there: &apos;terrella-run clusters install %3&apos;.</source>
        <translation>Der Rechenkern dort hat Version %1, dieser hier %2: Die Ergebnisse wären nicht dieselben. Ein anderes Programm angeben oder den hiesigen dorthin kopieren: &apos;terrella-run clusters install %3&apos;.</translation>
    </message>
</context>
<context>
    <name>terrella::ClusterData</name>
    <message>
        <source>&apos;%1&apos; only names data that lie on &apos;%2&apos;, and &apos;%3&apos; needs them elsewhere. Run &apos;%3&apos; on &apos;%2&apos; as well, or name a copy of the data.</source>
        <translation>&apos;%1&apos; nennt nur Daten, die auf &apos;%2&apos; liegen, und &apos;%3&apos; braucht sie anderswo. &apos;%3&apos; ebenfalls auf &apos;%2&apos; ausführen oder eine Kopie der Daten angeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; only names data that lie on &apos;%2&apos;, and nothing takes them. Link a node to it that runs there.</source>
        <translation>&apos;%1&apos; nennt nur Daten, die auf &apos;%2&apos; liegen, und nichts übernimmt sie. Einen Knoten damit verbinden, der dort läuft.</translation>
    </message>
    <message>
        <source>Looking at the data</source>
        <translation>Das Ansehen der Daten</translation>
    </message>
    <message>
        <source>the answer of &apos;%1&apos;</source>
        <translation>die Antwort von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>%1: on &apos;%2&apos;: %3</source>
        <translation>%1: auf &apos;%2&apos;: %3</translation>
    </message>
</context>
<context>
    <name>terrella::ClusterForm</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>levante</source>
        <translation>levante</translation>
    </message>
    <message>
        <source>As nodes of pipelines name it: letters, digits, “-”, “_” and “.”</source>
        <translation>Wie ihn Knoten von Pipelines nennen: Buchstaben, Ziffern, „-“, „_“ und „.“</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>levante, or me@levante.dkrz.de</source>
        <translation>levante oder me@levante.dkrz.de</translation>
    </message>
    <message>
        <source>What you would write behind “ssh”: an alias of ~/.ssh/config, or user@host. Agent, jump hosts and known hosts work as in a terminal</source>
        <translation>Was hinter „ssh“ zu schreiben wäre: ein Alias aus ~/.ssh/config oder user@host. Agent, Jump-Hosts und bekannte Hosts funktionieren wie im Terminal</translation>
    </message>
    <message>
        <source>A job</source>
        <translation>Ein Job</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>16G</source>
        <translation>16G</translation>
    </message>
    <message>
        <source>On each node. It must be given: without it some sites give 1 MB</source>
        <translation>Auf jedem Rechenknoten. Muss angegeben werden: Ohne diese Angabe geben manche Rechenzentren 1 MB</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>For each task: threads of the engine</source>
        <translation>Je Task: Threads des Rechenkerns</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>2:00:00</source>
        <translation>2:00:00</translation>
    </message>
    <message>
        <source>Minutes, hours:minutes:seconds or days-hours; empty: the partition&apos;s</source>
        <translation>Minuten, Stunden:Minuten:Sekunden oder Tage-Stunden; leer: die der Partition</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>the site&apos;s</source>
        <translation>Vorgabe des Rechenzentrums</translation>
    </message>
    <message>
        <source>Empty: the site&apos;s own choice. A test of the connection offers what there is</source>
        <translation>Leer: die Vorgabe des Rechenzentrums. Ein Test der Verbindung bietet an, was es gibt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>That pays for the time</source>
        <translation>Zu dessen Lasten gerechnet wird</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Dienstgüte</translation>
    </message>
    <message>
        <source>Quality of service (QOS)</source>
        <translation>Dienstgüte (QOS)</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Rechenknoten</translation>
    </message>
    <message>
        <source>Of a job</source>
        <translation>Eines Jobs</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A number, or kind and number: a100:2</source>
        <translation>Eine Zahl oder Art und Zahl: a100:2</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>Constraint</translation>
    </message>
    <message>
        <source>Features that nodes must have</source>
        <translation>Merkmale, die Rechenknoten haben müssen</translation>
    </message>
    <message>
        <source>On the cluster</source>
        <translation>Auf dem Cluster</translation>
    </message>
    <message>
        <source>Working folder</source>
        <translation>Arbeitsordner</translation>
    </message>
    <message>
        <source>A path, or one that begins with ~ or a variable of the cluster, such as $SCRATCH</source>
        <translation>Ein Pfad, auch einer, der mit ~ oder einer Variablen des Clusters wie $SCRATCH beginnt</translation>
    </message>
    <message>
        <source>Set-up lines</source>
        <translation>Vorbereitungszeilen</translation>
    </message>
    <message>
        <source>module load gdal</source>
        <translation>module load gdal</translation>
    </message>
    <message>
        <source>Shell before the engine starts, one command a line</source>
        <translation>Shell-Zeilen vor dem Start des Rechenkerns, ein Befehl je Zeile</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>terrella-run there: found on the PATH after the set-up lines, or a path such as ~/terrella-bundle/terrella-run</source>
        <translation>terrella-run dort: nach den Vorbereitungszeilen im PATH zu finden, oder ein Pfad wie ~/terrella-bundle/terrella-run</translation>
    </message>
    <message>
        <source>More for sbatch</source>
        <translation>Weiteres für sbatch</translation>
    </message>
    <message>
        <source>Further #SBATCH options, one a line, without “#SBATCH”</source>
        <translation>Weitere #SBATCH-Optionen, eine je Zeile, ohne „#SBATCH“</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>How long a run waits for a cluster that cannot be reached: minutes, hours:minutes:seconds; 0: not at all. The jobs there go on</source>
        <translation>Wie lange ein Lauf auf einen nicht erreichbaren Cluster wartet: Minuten, Stunden:Minuten:Sekunden; 0: gar nicht. Die Jobs dort laufen weiter</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Members of an array of jobs that run at once; 0: as many as Slurm lets</source>
        <translation>Mitglieder eines Arrays von Jobs, die gleichzeitig laufen; 0: so viele, wie Slurm zulässt</translation>
    </message>
    <message>
        <source>There is a cluster of this name already.</source>
        <translation>Es gibt schon einen Cluster mit diesem Namen.</translation>
    </message>
    <message>
        <source>%1 · at most %2 · %3 CPUs · %4</source>
        <translation>%1 · höchstens %2 · %3 CPUs · %4</translation>
    </message>
    <message>
        <source>%1 (down)</source>
        <translation>%1 (außer Betrieb)</translation>
    </message>
</context>
<context>
    <name>terrella::ClusterReportView</name>
    <message>
        <source>Test the connection to see who you are there, what Slurm offers, how much room there is, and whether the engine is installed. Nothing is changed there.</source>
        <translation>Die Verbindung testen, um zu sehen, unter welchem Login man dort arbeitet, was Slurm bietet, wie viel Platz vorhanden ist und ob der Rechenkern installiert ist. Dort wird nichts geändert.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Jobs can run there.</source>
        <translation>Dort können Jobs laufen.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Slurm</source>
        <translation>Slurm</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>terrella-run %1</source>
        <translation>terrella-run %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>Dort frei</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Accounting</translation>
    </message>
    <message>
        <source>yes: efficiency is told after a run</source>
        <translation>ja: Die Effizienz wird nach einem Lauf angegeben</translation>
    </message>
    <message>
        <source>no: efficiency is not told</source>
        <translation>nein: Die Effizienz wird nicht angegeben</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>%1 (the site&apos;s choice)</source>
        <translation>%1 (Vorgabe des Rechenzentrums)</translation>
    </message>
    <message>
        <source>Take this partition</source>
        <translation>Diese Partition nehmen</translation>
    </message>
    <message>
        <source>no time limit</source>
        <translation>keine Zeitgrenze</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 Rechenknoten</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Rechenknoten</translation>
    </message>
    <message>
        <source>1 CPU</source>
        <translation>1 CPU</translation>
    </message>
    <message>
        <source>%1 CPUs</source>
        <translation>%1 CPUs</translation>
    </message>
    <message>
        <source>down</source>
        <translation>außer Betrieb</translation>
    </message>
    <message>
        <source>Load a module that brings it…</source>
        <translation>Ein Modul laden, das ihn mitbringt…</translation>
    </message>
    <message>
        <source>Write the module&apos;s line into the set-up lines</source>
        <translation>Die Zeile des Moduls in die Vorbereitungszeilen schreiben</translation>
    </message>
    <message>
        <source>Say where it lies…</source>
        <translation>Angeben, wo er liegt…</translation>
    </message>
    <message>
        <source>Write the path of terrella-run there</source>
        <translation>Den Pfad von terrella-run auf dem Cluster eintragen</translation>
    </message>
    <message>
        <source>Copy it there</source>
        <translation>Dorthin kopieren</translation>
    </message>
    <message>
        <source>Into the working folder, with all it needs; some hundred megabytes. Nothing is installed with root rights</source>
        <translation>In den Arbeitsordner, mit allem, was er braucht; einige hundert Megabyte. Nichts wird mit root-Rechten installiert</translation>
    </message>
</context>
<context>
    <name>terrella::ClusterWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>1 node has not run before</source>
        <translation>1 Knoten wurde noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>%1 nodes have not run before</source>
        <translation>%1 Knoten wurden noch nicht ausgeführt</translation>
    </message>
</context>
<context>
    <name>terrella::ClustersController</name>
    <message>
        <source>A group runs at one place: leave it, and place it as a whole.</source>
        <translation>Eine Gruppe wird an einem einzigen Ort ausgeführt: die Gruppe verlassen und als Ganzes zuordnen.</translation>
    </message>
</context>
<context>
    <name>terrella::ClustersDialog</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Log in and see what is there; nothing is changed or sent</source>
        <translation>Anmelden und nachsehen, was vorhanden ist; es wird nichts geändert oder gesendet</translation>
    </message>
    <message>
        <source>Add a cluster</source>
        <translation>Einen Cluster hinzufügen</translation>
    </message>
    <message>
        <source>Add a cluster (Ctrl+N)</source>
        <translation>Einen Cluster hinzufügen (Ctrl+N)</translation>
    </message>
    <message>
        <source>Forget this cluster; nothing changes there</source>
        <translation>Diesen Cluster vergessen; dort ändert sich nichts</translation>
    </message>
    <message>
        <source>Forget this cluster</source>
        <translation>Diesen Cluster vergessen</translation>
    </message>
    <message>
        <source>Run parts of a pipeline on a cluster</source>
        <translation>Teile einer Pipeline auf einem Cluster ausführen</translation>
    </message>
    <message>
        <source>Any cluster with Slurm that you reach by ssh will do; nothing is installed with root rights there. Add one, say how much memory a job gets, and test the connection. Then choose “Run on” in the menu of a node.</source>
        <translation>Geeignet ist jeder Cluster mit Slurm, der über ssh erreichbar ist; dort wird nichts mit root-Rechten installiert. Einen hinzufügen, angeben, wie viel Speicher ein Job erhält, und die Verbindung testen. Dann im Menü eines Knotens „Ausführen auf“ wählen.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1, nicht gespeichert</translation>
    </message>
    <message>
        <source>What is marked must be mended first</source>
        <translation>Zuerst muss das Markierte behoben werden</translation>
    </message>
    <message>
        <source>Save what is set</source>
        <translation>Die Einstellungen speichern</translation>
    </message>
    <message>
        <source>Back to what is saved</source>
        <translation>Zurück zum gespeicherten Stand</translation>
    </message>
    <message>
        <source>Forget the cluster</source>
        <translation>Cluster vergessen</translation>
    </message>
    <message>
        <source>Forget the settings of “%1”? Nothing changes on the cluster itself.</source>
        <translation>Die Einstellungen von „%1“ vergessen? Auf dem Cluster selbst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Asking “%1” …</source>
        <translation>„%1“ wird gefragt …</translation>
    </message>
    <message>
        <source>Copying the engine to “%1” …</source>
        <translation>Der Rechenkern wird auf „%1“ kopiert …</translation>
    </message>
    <message>
        <source>Changes of clusters are not saved. Leave them?</source>
        <translation>Änderungen an Clustern sind nicht gespeichert. Verwerfen?</translation>
    </message>
</context>
<context>
    <name>terrella::CoastsAndCountries</name>
    <message>
        <source>The countries in %1 have no names.</source>
        <translation>Die Länder in %1 haben keine Namen.</translation>
    </message>
    <message>
        <source>Coast of %1</source>
        <translation>Küste von %1</translation>
    </message>
</context>
<context>
    <name>terrella::CogExport</name>
    <message>
        <source>&apos;%1&apos; lies on no regular grid, and a GeoTIFF can hold no other. Interpolate it to a regular grid first, or write NetCDF.</source>
        <translation>&apos;%1&apos; liegt auf keinem regelmäßigen Gitter, und ein GeoTIFF kann kein anderes enthalten. Zuerst auf ein regelmäßiges Gitter interpolieren oder NetCDF schreiben.</translation>
    </message>
    <message>
        <source>The grid of &apos;%1&apos; has unequal steps, which a GeoTIFF cannot hold. Interpolate it to a regular grid first, or write NetCDF.</source>
        <translation>Das Gitter von &apos;%1&apos; hat ungleiche Abstände, die ein GeoTIFF nicht enthalten kann. Zuerst auf ein regelmäßiges Gitter interpolieren oder NetCDF schreiben.</translation>
    </message>
    <message>
        <source>A GeoTIFF cannot hold the reference system of &apos;%1&apos;. Reproject it first, or write NetCDF.</source>
        <translation>Ein GeoTIFF kann das Bezugssystem von &apos;%1&apos; nicht enthalten. Zuerst umprojizieren oder NetCDF schreiben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 time steps and levels; a GeoTIFF holds 65535. Select fewer, or write NetCDF.</source>
        <translation>&apos;%1&apos; hat %2 Zeitschritte und Niveaus; ein GeoTIFF fasst 65535. Weniger auswählen oder NetCDF schreiben.</translation>
    </message>
    <message>
        <source>Stopped while writing &apos;%1&apos;.</source>
        <translation>Beim Schreiben von &apos;%1&apos; angehalten.</translation>
    </message>
    <message>
        <source>A GeoTIFF holds one variable; name one of: %1.</source>
        <translation>Ein GeoTIFF enthält eine Variable; eine angeben aus: %1.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>GDAL was built without its driver &apos;%1&apos;.</source>
        <translation>GDAL wurde ohne seinen Treiber &apos;%1&apos; gebaut.</translation>
    </message>
</context>
<context>
    <name>terrella::CompareMenu</name>
    <message>
        <source>There is one field only. Keep it (right click on the layer), then select another node: each takes a side. Or select two nodes on the canvas and choose Compare the selected nodes.</source>
        <translation>Es gibt nur ein Feld. Es behalten (Rechtsklick auf die Ebene), dann einen anderen Knoten auswählen: Jedes nimmt eine Seite ein. Oder zwei Knoten auf der Arbeitsfläche auswählen und „Ausgewählte Knoten vergleichen“ wählen.</translation>
    </message>
    <message>
        <source>A difference needs two fields that are shown. Keep one (right click on the layer), then select another node.</source>
        <translation>Eine Differenz braucht zwei Felder, die gezeigt werden. Eines behalten (Rechtsklick auf die Ebene), dann einen anderen Knoten auswählen.</translation>
    </message>
    <message>
        <source>&amp;One picture</source>
        <translation>&amp;Ein Bild</translation>
    </message>
    <message>
        <source>All layers in one picture</source>
        <translation>Alle Ebenen in einem Bild</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Pictures beside each other, with one camera and one time</source>
        <translation>Bilder nebeneinander, mit einer Kamera und einem Zeitpunkt</translation>
    </message>
    <message>
        <source>S&amp;wipe</source>
        <translation>&amp;Wischen</translation>
    </message>
    <message>
        <source>Two halves of one picture, with a line between them that can be dragged</source>
        <translation>Zwei Hälften eines Bildes, dazwischen eine Linie, die sich ziehen lässt</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <translation>&amp;Blinken</translation>
    </message>
    <message>
        <source>Two pictures in turn</source>
        <translation>Zwei Bilder im Wechsel</translation>
    </message>
    <message>
        <source>&amp;Difference of the two topmost fields</source>
        <translation>&amp;Differenz der beiden obersten Felder</translation>
    </message>
    <message>
        <source>A layer that is the upper field minus the lower one; what is regridded for it is said</source>
        <translation>Eine Ebene mit dem oberen Feld minus dem unteren; was dafür auf ein anderes Gitter interpoliert wird, wird angegeben</translation>
    </message>
    <message>
        <source>&amp;Compare the selected nodes</source>
        <translation>&amp;Ausgewählte Knoten vergleichen</translation>
    </message>
    <message>
        <source>The fields of the nodes that are selected on the canvas, side by side</source>
        <translation>Die Felder der Knoten, die auf der Arbeitsfläche ausgewählt sind, nebeneinander</translation>
    </message>
    <message>
        <source>Same &amp;range in all pictures</source>
        <translation>&amp;Gleicher Wertebereich in allen Bildern</translation>
    </message>
    <message>
        <source>Fields of one unit and one colour map share the ends of their colours, and the colour bar</source>
        <translation>Felder mit derselben Einheit und Farbskala teilen sich die Enden ihrer Farben und die Farbleiste</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Pictures side by side</source>
        <translation>B&amp;ilder nebeneinander</translation>
    </message>
    <message>
        <source>B&amp;link every</source>
        <translation>B&amp;linken alle</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>S&amp;mall multiples of the topmost field</source>
        <translation>Kleine &amp;Mehrfachbilder des obersten Feldes</translation>
    </message>
    <message>
        <source>One for each &amp;member</source>
        <translation>Eines je &amp;Mitglied</translation>
    </message>
    <message>
        <source>One for each &amp;level</source>
        <translation>Eines je &amp;Niveau</translation>
    </message>
    <message>
        <source>One for each &amp;year</source>
        <translation>Eines je &amp;Jahr</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Colour vision</source>
        <translation>&amp;Farbsehen</translation>
    </message>
    <message>
        <source>&amp;All three kinds of cones</source>
        <translation>&amp;Alle drei Arten von Zapfen</translation>
    </message>
    <message>
        <source>Without &amp;red cones (protan)</source>
        <translation>Ohne &amp;Rot-Zapfen (protan)</translation>
    </message>
    <message>
        <source>Without &amp;green cones (deutan)</source>
        <translation>Ohne &amp;Grün-Zapfen (deutan)</translation>
    </message>
    <message>
        <source>Without &amp;blue cones (tritan)</source>
        <translation>Ohne &amp;Blau-Zapfen (tritan)</translation>
    </message>
    <message>
        <source>Di&amp;fference of the selected nodes</source>
        <translation>Di&amp;fferenz der ausgewählten Knoten</translation>
    </message>
    <message>
        <source>The field of the right one of two nodes that are selected on the canvas, minus that of the left one</source>
        <translation>Das Feld des rechten von zwei Knoten, die auf der Arbeitsfläche ausgewählt sind, minus das des linken</translation>
    </message>
    <message>
        <source>Colour vision: the Earth as colour-blind people see it</source>
        <translation>Farbensehen: die Erde, wie Farbenblinde sie sehen</translation>
    </message>
</context>
<context>
    <name>terrella::CompositeButton</name>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Of which events the composite is made, when, and how wide it is</source>
        <translation>Aus welchen Ereignissen das Komposit gebildet wird, zu welcher Zeit und wie breit es ist</translation>
    </message>
    <message>
        <source>Selected events</source>
        <translation>Ausgewählte Ereignisse</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Their whole life</source>
        <translation>Über ihren ganzen Verlauf</translation>
    </message>
    <message>
        <source>Where they are strongest</source>
        <translation>Wo sie am stärksten sind</translation>
    </message>
    <message>
        <source>Member that is shown</source>
        <translation>Mitglied, das gezeigt wird</translation>
    </message>
    <message>
        <source>Of a field with members the one that the Earth shows</source>
        <translation>Von einem Feld mit Mitgliedern das, das die Erde zeigt</translation>
    </message>
    <message>
        <source>Mean of all members</source>
        <translation>Mittel aller Mitglieder</translation>
    </message>
    <message>
        <source>Of a field with members; each is read, so it takes as many times as long</source>
        <translation>Von einem Feld mit Mitgliedern; jedes wird gelesen, darum dauert es so viele Male länger</translation>
    </message>
    <message>
        <source>Turned to the way they go</source>
        <translation>In Zugrichtung gedreht</translation>
    </message>
    <message>
        <source>Upwards is where the event goes, in place of north</source>
        <translation>Oben ist, wohin das Ereignis zieht, statt Norden</translation>
    </message>
    <message>
        <source>%1 km to each side</source>
        <translation>%1 km nach jeder Seite</translation>
    </message>
</context>
<context>
    <name>terrella::CompositePresenter</name>
    <message>
        <source>Stopped. Another selection or option begins anew.</source>
        <translation>Angehalten. Eine andere Auswahl oder Option beginnt von vorn.</translation>
    </message>
    <message>
        <source>Show a field on the Earth: its mean around the events is drawn here.</source>
        <translation>Ein Feld auf der Erde zeigen: Sein Mittel um die Ereignisse wird hier gezeichnet.</translation>
    </message>
    <message>
        <source>Select events, or choose all of them under Options.</source>
        <translation>Ereignisse auswählen oder unter „Optionen“ alle wählen.</translation>
    </message>
    <message>
        <source>The field is being read around the events …</source>
        <translation>Das Feld um die Ereignisse wird gelesen …</translation>
    </message>
</context>
<context>
    <name>terrella::Connecting</name>
    <message>
        <source>a cube</source>
        <translation>einen Datenwürfel</translation>
    </message>
    <message>
        <source>features</source>
        <translation>Geoobjekte</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>a report</source>
        <translation>einen Bericht</translation>
    </message>
    <message>
        <source>One end of this link does not exist any more.</source>
        <translation>Ein Ende dieser Verbindung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A node cannot take its own result.</source>
        <translation>Ein Knoten kann sein eigenes Ergebnis nicht aufnehmen.</translation>
    </message>
    <message>
        <source>“%1” takes %2; “%3” gives %4.</source>
        <translation>„%1“ nimmt %2 auf; „%3“ liefert %4.</translation>
    </message>
    <message>
        <source>These two are connected already.</source>
        <translation>Diese beiden sind schon verbunden.</translation>
    </message>
    <message>
        <source>That link would close a loop.</source>
        <translation>Diese Verbindung würde eine Schleife schließen.</translation>
    </message>
    <message>
        <source>The module %1 is not installed.</source>
        <translation>Das Modul %1 ist nicht installiert.</translation>
    </message>
</context>
<context>
    <name>terrella::ConvertCalendar</name>
    <message>
        <source>The data have no time axis, so that there is no calendar to convert.</source>
        <translation>Die Daten haben keine Zeitachse, daher gibt es keinen Kalender zum Umrechnen.</translation>
    </message>
    <message>
        <source>The times of &apos;%1&apos; have the calendar &apos;none&apos;, which has no dates.</source>
        <translation>Die Zeiten von &apos;%1&apos; haben den Kalender &apos;none&apos;, der keine Datumsangaben kennt.</translation>
    </message>
    <message>
        <source>The times of &apos;%1&apos; are neither equally far apart nor the same day of each month, so that dates without data cannot be found; leave them out instead.</source>
        <translation>Die Zeiten von &apos;%1&apos; haben weder gleiche Abstände noch denselben Tag in jedem Monat, daher sind Tage ohne Daten nicht zu finden; sie stattdessen auslassen.</translation>
    </message>
    <message>
        <source>%1 of %2 times have no data in the calendar &apos;%3&apos; and are filled with missing values.</source>
        <translation>%1 von %2 Zeiten haben im Kalender &apos;%3&apos; keine Daten und werden mit fehlenden Werten gefüllt.</translation>
    </message>
    <message>
        <source>%1 of %2 times of the calendar &apos;%3&apos; have no place in &apos;%4&apos; and are dropped.</source>
        <translation>%1 von %2 Zeiten des Kalenders &apos;%3&apos; haben keinen Platz in &apos;%4&apos; und entfallen.</translation>
    </message>
    <message>
        <source>None of the times exists in the calendar &apos;%1&apos;.</source>
        <translation>Keine der Zeiten gibt es im Kalender &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>There are no data to convert.</source>
        <translation>Es gibt keine Daten, die umgerechnet werden könnten.</translation>
    </message>
</context>
<context>
    <name>terrella::ConvertUnits</name>
    <message>
        <source>There are no data to convert.</source>
        <translation>Es gibt keine Daten, die umgerechnet werden könnten.</translation>
    </message>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>Say into which units the data are to be converted.</source>
        <translation>Angeben, in welche Einheit die Daten umgerechnet werden sollen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no known unit; write it as in m s-1, degC or mm/day.</source>
        <translation>&apos;%1&apos; ist keine bekannte Einheit; die Schreibweise ist etwa m s-1, degC oder mm/day.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units; say which they are where the data are opened.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an; die Einheit dort angeben, wo die Daten geöffnet werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, which is no known unit, so that it cannot be converted to %3.</source>
        <translation>&apos;%1&apos; ist in &apos;%2&apos; angegeben, was keine bekannte Einheit ist, und lässt sich daher nicht in %3 umrechnen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which converts to %3 only as liquid water of 1000 kg m-3; switch on &apos;As liquid water&apos; if it is that.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, was sich nur als flüssiges Wasser von 1000 kg m-3 in %3 umrechnen lässt; &apos;As liquid water&apos; einschalten, wenn es das ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which does not convert to %3.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, was sich nicht in %3 umrechnen lässt.</translation>
    </message>
    <message>
        <source>no units</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>None of the variables converts to %1; there are: %2.</source>
        <translation>Keine der Variablen lässt sich in %1 umrechnen; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is converted from %2 to %3 as liquid water of 1000 kg m-3.</source>
        <translation>&apos;%1&apos; wird von %2 in %3 umgerechnet, als flüssiges Wasser von 1000 kg m-3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a difference, but is converted as a temperature: 0 %2 become %3 %4. Switch on &apos;Differences&apos; if it is one.</source>
        <translation>&apos;%1&apos; sieht nach einer Differenz aus, wird aber als Temperatur umgerechnet: Aus 0 %2 werden %3 %4. &apos;Differences&apos; einschalten, wenn es eine Differenz ist.</translation>
    </message>
    <message>
        <source>Convert as liquid water</source>
        <translation>Als flüssiges Wasser umrechnen</translation>
    </message>
    <message>
        <source>Convert as differences</source>
        <translation>Als Differenzen umrechnen</translation>
    </message>
</context>
<context>
    <name>terrella::CubeCopy</name>
    <message>
        <source>Stopped while copying.</source>
        <translation>Beim Kopieren angehalten.</translation>
    </message>
</context>
<context>
    <name>terrella::CubeExport</name>
    <message>
        <source>Stopped while writing.</source>
        <translation>Beim Schreiben angehalten.</translation>
    </message>
</context>
<context>
    <name>terrella::CubeLayout</name>
    <message>
        <source>&apos;%1&apos; reaches beyond the poles.</source>
        <translation>&apos;%1&apos; reicht über die Pole hinaus.</translation>
    </message>
    <message>
        <source>the file does not say how its grid lies on the Earth</source>
        <translation>die Datei gibt nicht an, wie ihr Gitter auf der Erde liegt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is shown without positions: %2</source>
        <translation>&apos;%1&apos; wird ohne Positionen gezeigt: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is left out: its dimension &apos;%2&apos; has %3 steps.</source>
        <translation>&apos;%1&apos; wird ausgelassen: Die Dimension &apos;%2&apos; hat %3 Schritte.</translation>
    </message>
    <message>
        <source>it holds no variables at all</source>
        <translation>sie enthält gar keine Variablen</translation>
    </message>
    <message>
        <source>it holds: %1</source>
        <translation>sie enthält: %1</translation>
    </message>
    <message>
        <source>No gridded variable in &apos;%1&apos;; %2. Choose a file with fields over time, latitude and longitude.</source>
        <translation>Keine Variable auf einem Gitter in &apos;%1&apos;; %2. Eine Datei mit Feldern über Zeit, Breite und Länge wählen.</translation>
    </message>
    <message>
        <source>No variable &apos;%1&apos; in &apos;%2&apos;; it has: %3.</source>
        <translation>Keine Variable &apos;%1&apos; in &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
</context>
<context>
    <name>terrella::CubeWriter</name>
    <message>
        <source>Cannot write &apos;%1&apos;: no folder &apos;%2&apos; can be made in it.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: Darin lässt sich kein Ordner &apos;%2&apos; anlegen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no variable number %2.</source>
        <translation>&apos;%1&apos; hat keine Variable Nummer %2.</translation>
    </message>
    <message>
        <source>A block of %1 values does not fit into &apos;%2&apos; of &apos;%3&apos;.</source>
        <translation>Ein Block von %1 Werten passt nicht in &apos;%2&apos; von &apos;%3&apos;.</translation>
    </message>
    <message numerus="yes">
        <source>&apos;%1&apos; was not written completely: the variable &apos;%2&apos; lacks %n block(s), the first at (%3).</source>
        <translation>
            <numerusform>&apos;%1&apos; wurde nicht vollständig geschrieben: Der Variablen &apos;%2&apos; fehlt %n Block, bei (%3).</numerusform>
            <numerusform>&apos;%1&apos; wurde nicht vollständig geschrieben: Der Variablen &apos;%2&apos; fehlen %n Blöcke, der erste bei (%3).</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already; choose another name or remove it first.</source>
        <translation>&apos;%1&apos; gibt es schon; einen anderen Namen wählen oder es zuerst entfernen.</translation>
    </message>
    <message>
        <source>There is no variable to write into &apos;%1&apos;.</source>
        <translation>Es gibt keine Variable, die in &apos;%1&apos; geschrieben werden könnte.</translation>
    </message>
    <message>
        <source>Stopped while writing.</source>
        <translation>Beim Schreiben angehalten.</translation>
    </message>
</context>
<context>
    <name>terrella::CurvesView</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
</context>
<context>
    <name>terrella::DangerClasses</name>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>The reference is not used; choose &apos;quantiles&apos; as scale.</source>
        <translation>Die Referenz wird nicht verwendet; als Skala &apos;quantiles&apos; wählen.</translation>
    </message>
    <message>
        <source>Name at least one percentile, as in 90.</source>
        <translation>Mindestens ein Perzentil nennen, etwa 90.</translation>
    </message>
    <message>
        <source>Name at least one limit between classes, as in 38.</source>
        <translation>Mindestens eine Grenze zwischen Klassen nennen, etwa 38.</translation>
    </message>
    <message>
        <source>There are %1 names for %2 classes.</source>
        <translation>Es gibt %1 Namen für %2 Klassen.</translation>
    </message>
    <message>
        <source>Every class needs a name of its own.</source>
        <translation>Jede Klasse braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>There are no data to sort into classes.</source>
        <translation>Es gibt keine Daten, die in Klassen eingeteilt werden könnten.</translation>
    </message>
</context>
<context>
    <name>terrella::Depot</name>
    <message>
        <source>This is no list of results and files.</source>
        <translation>Das ist keine Liste von Ergebnissen und Dateien.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; did not arrive as it was sent: %2</source>
        <translation>&apos;%1&apos; ist nicht so angekommen, wie es gesendet wurde: %2</translation>
    </message>
    <message>
        <source>its content is another.</source>
        <translation>der Inhalt ist ein anderer.</translation>
    </message>
    <message>
        <source>Cannot make the folder for &apos;%1&apos;.</source>
        <translation>Der Ordner für &apos;%1&apos; kann nicht angelegt werden.</translation>
    </message>
</context>
<context>
    <name>terrella::Derivation</name>
    <message>
        <source>Choose the variable to compute from; there are: %1.</source>
        <translation>Die Variable wählen, aus der gerechnet wird; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>Say into which units &apos;%1&apos; is to be converted.</source>
        <translation>Angeben, in welche Einheit &apos;%1&apos; umgerechnet werden soll.</translation>
    </message>
    <message>
        <source>A difference needs a second variable or two different levels of &apos;%1&apos;.</source>
        <translation>Eine Differenz braucht eine zweite Variable oder zwei verschiedene Niveaus von &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>Vorticity and divergence need a regular grid of latitudes and longitudes with at least 3×3 cells; &apos;%1&apos; has another. Regrid it first.</source>
        <translation>Wirbelstärke und Divergenz brauchen ein regelmäßiges Gitter aus Breiten und Längen mit mindestens 3×3 Zellen; &apos;%1&apos; hat ein anderes. Zuerst auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>Of the %1 entries along &apos;%2&apos; only the first is used.</source>
        <translation>Von den %1 Einträgen entlang &apos;%2&apos; wird nur der erste verwendet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no level; write a value with its units, as in 850 hPa.</source>
        <translation>&apos;%1&apos; ist kein Niveau; einen Wert mit Einheit schreiben, etwa 850 hPa.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels.</source>
        <translation>&apos;%1&apos; hat keine Niveaus.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no level %2; it has %3.</source>
        <translation>&apos;%1&apos; hat kein Niveau %2; vorhanden sind %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; do not have the same levels; choose one for each.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; haben nicht dieselben Niveaus; für jede eines wählen.</translation>
    </message>
    <message>
        <source>The result is in %1, which does not convert to &apos;%2&apos;.</source>
        <translation>Das Ergebnis ist in %1 und lässt sich nicht in &apos;%2&apos; umrechnen.</translation>
    </message>
    <message>
        <source>no stated units</source>
        <translation>keiner angegebenen Einheit</translation>
    </message>
</context>
<context>
    <name>terrella::DeriveData</name>
    <message>
        <source>There are no data to compute from.</source>
        <translation>Es gibt keine Daten, aus denen gerechnet werden könnte.</translation>
    </message>
</context>
<context>
    <name>terrella::DetectCandidates</name>
    <message>
        <source>&apos;%1&apos; holds no values at %2 of %3 time steps; there are no candidates there.</source>
        <translation>&apos;%1&apos; enthält an %2 von %3 Zeitschritten keine Werte; dort gibt es keine Kandidaten.</translation>
    </message>
    <message>
        <source>%1 local extrema, %2 in the region, %3 after merging, %4 over the thresholds, %5 with closed contours, %6 candidates in %7 steps</source>
        <translation>%1 lokale Extrema, %2 in der Region, %3 nach dem Zusammenfassen, %4 über den Schwellenwerten, %5 mit geschlossener Kontur, %6 Kandidaten in %7 Schritten</translation>
    </message>
    <message>
        <source>The fields do not fit.</source>
        <translation>Die Felder passen nicht zusammen.</translation>
    </message>
</context>
<context>
    <name>terrella::DetectionCriteria</name>
    <message>
        <source>it must read %1</source>
        <translation>die Form muss %1 sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number for the %2</source>
        <translation>&apos;%1&apos; ist keine Zahl (%2)</translation>
    </message>
    <message>
        <source>the %1 must lie between 0 and 180 degrees</source>
        <translation>der Wert für %1 muss zwischen 0 und 180 Grad liegen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: %2.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: %2.</translation>
    </message>
    <message>
        <source>variable,change,radius,offset</source>
        <translation>Variable,Änderung,Radius,Versatz</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>the change must not be 0</source>
        <translation>die Änderung darf nicht 0 sein</translation>
    </message>
    <message>
        <source>variable,comparison,value,radius</source>
        <translation>Variable,Vergleich,Wert,Radius</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no comparison; there are &gt;, &gt;=, &lt;, &lt;=, = and !=</source>
        <translation>&apos;%1&apos; ist kein Vergleich; möglich sind &gt;, &gt;=, &lt;, &lt;=, = und !=</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>name=variable,statistic,radius</source>
        <translation>Name=Variable,Statistik,Radius</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no statistic; there are min, max, avg, mindist and maxdist</source>
        <translation>&apos;%1&apos; ist keine Statistik; möglich sind min, max, avg, mindist und maxdist</translation>
    </message>
</context>
<context>
    <name>terrella::DetectionPlan</name>
    <message>
        <source>&apos;%1&apos; has the levels %2; say which, as in %1(%3)</source>
        <translation>&apos;%1&apos; hat die Niveaus %2; angeben, welches gemeint ist, etwa %1(%3)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no pressure: the closed contour of %2 is taken in %3.</source>
        <translation>&apos;%1&apos; ist kein Druck: Die geschlossene Kontur von %2 wird in %3 genommen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid of rows and columns; the neighbours of its cells are not known. Regrid it first.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter aus Zeilen und Spalten; die Nachbarn seiner Zellen sind nicht bekannt. Auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>%1 at the centre</source>
        <translation>%1 im Zentrum</translation>
    </message>
    <message>
        <source>There is no wind at 10 m, so the candidates get no column &apos;wind&apos;. Choose both wind components to have it.</source>
        <translation>Es gibt keinen Wind in 10 m Höhe, daher erhalten die Kandidaten keine Spalte &apos;wind&apos;. Dafür beide Windkomponenten wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units; wind is needed in m s-1 or what converts to it. State the units when opening the data.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an; Wind wird in m s-1 oder einer umrechenbaren Einheit gebraucht. Die Einheit beim Öffnen der Daten angeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which is no speed.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, das ist keine Geschwindigkeit.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2; the column &apos;wind&apos; is converted to m s-1.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben; die Spalte &apos;wind&apos; wird in m s-1 umgerechnet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; are in different units.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; haben verschiedene Einheiten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has the levels %2; the first is used for the column &apos;wind&apos;.</source>
        <translation>&apos;%1&apos; hat die Niveaus %2; das erste wird für die Spalte &apos;wind&apos; verwendet.</translation>
    </message>
    <message>
        <source>Strongest wind within %1°</source>
        <translation>Stärkster Wind im Umkreis von %1°</translation>
    </message>
    <message>
        <source>Height of the surface</source>
        <translation>Höhe der Oberfläche</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, neither a height (m) nor a geopotential (m2 s-2); the candidates get no column &apos;zs&apos;.</source>
        <translation>&apos;%1&apos; ist in &apos;%2&apos; angegeben, also weder Höhe (m) noch Geopotential (m2 s-2); die Kandidaten erhalten keine Spalte &apos;zs&apos;.</translation>
    </message>
    <message>
        <source>Column of the grid, from 0</source>
        <translation>Spalte des Gitters, ab 0</translation>
    </message>
    <message>
        <source>Row of the grid, from 0</source>
        <translation>Zeile des Gitters, ab 0</translation>
    </message>
    <message>
        <source>there is no variable &apos;%1&apos;; there are: %2</source>
        <translation>es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2</translation>
    </message>
    <message>
        <source>there is no variable &apos;%1&apos;; did you mean %2?</source>
        <translation>es gibt keine Variable &apos;%1&apos;; war %2 gemeint?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels</source>
        <translation>&apos;%1&apos; hat keine Niveaus</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no level; write it as 850hPa</source>
        <translation>&apos;%1&apos; ist kein Niveau; die Schreibweise ist 850hPa</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no level %2; it has %3</source>
        <translation>&apos;%1&apos; hat kein Niveau %2; vorhanden sind %3</translation>
    </message>
</context>
<context>
    <name>terrella::DiskFile</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2; %3 are free there. Free some space or write elsewhere.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2; dort sind %3 frei. Platz schaffen oder an einen anderen Ort schreiben.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: the folder &apos;%2&apos; cannot be made; check its name and your rights.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: Der Ordner &apos;%2&apos; lässt sich nicht anlegen; seinen Namen und die Zugriffsrechte prüfen.</translation>
    </message>
</context>
<context>
    <name>terrella::Document</name>
    <message>
        <source>These nodes form a loop: %1. Remove one of the links between them.</source>
        <translation>Diese Knoten bilden eine Schleife: %1. Eine der Verbindungen zwischen ihnen entfernen.</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must be %3; it is %4.</source>
        <translation>%1: &apos;%2&apos; muss %3 sein, ist aber %4.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must name a node and a port as &quot;node.port&quot;; it is &quot;%3&quot;.</source>
        <translation>%1: &apos;%2&apos; muss einen Knoten und einen Port als &quot;node.port&quot; nennen, lautet aber &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, nodes[%2]</source>
        <translation>&apos;%1&apos;, nodes[%2]</translation>
    </message>
    <message>
        <source>%1 must be an object; it is %2.</source>
        <translation>%1 muss ein Objekt sein, ist aber %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has two nodes with the id &apos;%2&apos;. Give one of them another id, and its links with it.</source>
        <translation>&apos;%1&apos; hat zwei Knoten mit der id &apos;%2&apos;. Einem davon und seinen Verbindungen eine andere id geben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, links[%2]</source>
        <translation>&apos;%1&apos;, links[%2]</translation>
    </message>
    <message>
        <source>%1 leads to a node &apos;%2&apos; that is not in the pipeline. Remove the link or add the node.</source>
        <translation>%1 führt zu einem Knoten &apos;%2&apos;, den es in der Pipeline nicht gibt. Die Verbindung entfernen oder den Knoten hinzufügen.</translation>
    </message>
    <message>
        <source>%1 has no &apos;id&apos;. Give it one that no other node has.</source>
        <translation>%1 hat keine &apos;id&apos;. Eine angeben, die kein anderer Knoten hat.</translation>
    </message>
    <message>
        <source>%1: the id &apos;%2&apos; has a dot in it, which stands between node and port in links. Use _ instead.</source>
        <translation>%1: Die id &apos;%2&apos; enthält einen Punkt, der in Verbindungen zwischen Knoten und Port steht. Stattdessen _ verwenden.</translation>
    </message>
    <message>
        <source>%1 (&apos;%2&apos;)</source>
        <translation>%1 (&apos;%2&apos;)</translation>
    </message>
    <message>
        <source>%1 has no &apos;module&apos;. Name the module, as in &quot;data.open&quot;.</source>
        <translation>%1 hat kein &apos;module&apos;. Das Modul angeben, etwa &quot;data.open&quot;.</translation>
    </message>
    <message>
        <source>a list of two numbers</source>
        <translation>eine Liste aus zwei Zahlen</translation>
    </message>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>&apos;%1&apos;</translation>
    </message>
    <message>
        <source>%1 is JSON but no Terrella pipeline: it has no key &apos;terrella&apos; with the format&apos;s number. Choose a .terrella file.</source>
        <translation>%1 ist JSON, aber keine Terrella-Pipeline: Der Schlüssel &apos;terrella&apos; mit der Nummer des Formats fehlt. Eine .terrella-Datei wählen.</translation>
    </message>
    <message>
        <source>the number of the format, %1</source>
        <translation>die Nummer des Formats, %1</translation>
    </message>
    <message>
        <source>%1 is of format %2; this Terrella reads formats up to %3. Update Terrella, or save the pipeline in the older format.</source>
        <translation>%1 hat das Format %2; dieses Terrella liest Formate bis %3. Terrella aktualisieren oder die Pipeline im älteren Format speichern.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>terrella::DocumentController</name>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Daten öffnen</translation>
    </message>
</context>
<context>
    <name>terrella::DownscaleLearn</name>
    <message>
        <source>Learning to downscale</source>
        <translation>Herunterskalieren lernen</translation>
    </message>
    <message>
        <source>scored on the years of the test</source>
        <translation>an den Jahren des Tests bewertet</translation>
    </message>
    <message>
        <source>Coarse data or reference are missing.</source>
        <translation>Grobe Daten oder Referenz fehlen.</translation>
    </message>
    <message>
        <source>In the years of training the reference or the coarse field is missing everywhere: there is nothing to learn.</source>
        <translation>In den Jahren des Trainings fehlt die Referenz oder das grobe Feld überall: Es gibt nichts zu lernen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is learnt; name another variable of the reference to learn that.</source>
        <translation>&apos;%1&apos; wird gelernt; eine andere Variable der Referenz nennen, um diese zu lernen.</translation>
    </message>
    <message>
        <source>The coarse data must hold the quantity that is learnt. The reference has %1; the coarse data have %2.</source>
        <translation>Die groben Daten müssen die Größe enthalten, die gelernt wird. Die Referenz hat %1; die groben Daten haben %2.</translation>
    </message>
    <message>
        <source>%1 has levels or members; select one.</source>
        <translation>%1 hat Niveaus oder Mitglieder; eines auswählen.</translation>
    </message>
    <message>
        <source>The finer grid must cut every coarse cell into 2 by 2 to 8 by 8 cells of its own: %1 lies on %2 by %3 cells and %4 on %5 by %6, in other places or another order. Bring them to such grids of one region with data.regrid, as of 1° and 0.25°.</source>
        <translation>Das feinere Gitter muss jede grobe Zelle in 2 mal 2 bis 8 mal 8 eigene Zellen teilen: %1 liegt auf %2 mal %3 Zellen und %4 auf %5 mal %6, an anderen Orten oder in anderer Reihenfolge. Mit data.regrid auf solche Gitter einer Region bringen, etwa mit 1° und 0,25°.</translation>
    </message>
    <message>
        <source>%1 does not lie on the cells of %2; regrid it first.</source>
        <translation>%1 liegt nicht auf den Zellen von %2; zuerst auf dieses Gitter bringen.</translation>
    </message>
    <message>
        <source>%1 does not have the steps of %2; bring them to the same steps first.</source>
        <translation>%1 hat nicht die Schritte von %2; zuerst auf dieselben Schritte bringen.</translation>
    </message>
    <message>
        <source>None of the fixed fields (%1) has one time and lies on the cells of %2; regrid them to it with data.regrid.</source>
        <translation>Keines der festen Felder (%1) hat einen einzigen Zeitpunkt und liegt auf den Zellen von %2; mit data.regrid darauf bringen.</translation>
    </message>
    <message>
        <source>A network learns from times that the reference and the coarse data have in common, and there are none.</source>
        <translation>Ein Netz lernt aus Zeitpunkten, die Referenz und grobe Daten gemeinsam haben, und es gibt keine.</translation>
    </message>
    <message>
        <source>%1 states no units that are known; it is taken as a plain number.</source>
        <translation>%1 nennt keine bekannte Einheit; es wird als reine Zahl genommen.</translation>
    </message>
    <message>
        <source>%1, %2 times finer</source>
        <translation>%1, %2-mal feiner</translation>
    </message>
    <message>
        <source>In the years of the test there is no cell that could be scored; take others.</source>
        <translation>In den Jahren des Tests gibt es keine Zelle, die bewertet werden könnte; andere nehmen.</translation>
    </message>
    <message>
        <source>The network is better than both.</source>
        <translation>Das Netz ist besser als beide.</translation>
    </message>
    <message>
        <source>Quantile mapping is better; the network is not worth its while here.</source>
        <translation>Das Quantile Mapping ist besser; das Netz lohnt sich hier nicht.</translation>
    </message>
    <message>
        <source>Interpolation is better; the network is not worth its while here.</source>
        <translation>Die Interpolation ist besser; das Netz lohnt sich hier nicht.</translation>
    </message>
    <message>
        <source>Both are better; the network is not worth its while here.</source>
        <translation>Beide sind besser; das Netz lohnt sich hier nicht.</translation>
    </message>
    <message numerus="yes">
        <source>In the %n step(s) of the test the root mean square error of the network is %1 %4, of bilinear interpolation %2 %4, of quantile mapping (%5) %3 %4.</source>
        <translation>
            <numerusform>In dem %n Schritt des Tests ist die Wurzel des mittleren quadratischen Fehlers beim Netz %1 %4, bei bilinearer Interpolation %2 %4, beim Quantile Mapping (%5) %3 %4.</numerusform>
            <numerusform>In den %n Schritten des Tests ist die Wurzel des mittleren quadratischen Fehlers beim Netz %1 %4, bei bilinearer Interpolation %2 %4, beim Quantile Mapping (%5) %3 %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>The 98th percentile of the network is off by %1 %3, of quantile mapping by %2 %3.</source>
        <translation>Das 98. Perzentil liegt beim Netz um %1 %3 daneben, beim Quantile Mapping um %2 %3.</translation>
    </message>
</context>
<context>
    <name>terrella::DownscalePredict</name>
    <message>
        <source>Downscaled by a network</source>
        <translation>Durch ein Netz herunterskaliert</translation>
    </message>
    <message>
        <source>Coarse data or model are missing.</source>
        <translation>Grobe Daten oder Modell fehlen.</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>dem Modell</translation>
    </message>
    <message>
        <source>The model adds to its first input, and its card gives that and the output in units that do not convert: %1</source>
        <translation>Das Modell addiert zu seiner ersten Eingabe, und seine Karte nennt für diese und die Ausgabe Einheiten, die sich nicht umrechnen lassen: %1</translation>
    </message>
    <message>
        <source>%1 has levels or members; select one.</source>
        <translation>%1 hat Niveaus oder Mitglieder; eines auswählen.</translation>
    </message>
    <message>
        <source>%1 has %2 by %3 cells; two rows and columns at least tell how large cells are.</source>
        <translation>%1 hat %2 mal %3 Zellen; erst zwei Zeilen und Spalten sagen, wie groß die Zellen sind.</translation>
    </message>
    <message>
        <source>The outermost cells of %1 reach beyond a pole; leave these rows out with data.select.</source>
        <translation>Die äußersten Zellen von %1 reichen über einen Pol hinaus; diese Zeilen mit data.select weglassen.</translation>
    </message>
    <message>
        <source>The model was trained to make cells of %1° and is to make cells of %2°; networks do not carry over well from one size to another.</source>
        <translation>Das Modell wurde für Zellen von %1° trainiert und soll Zellen von %2° machen; Netze lassen sich schlecht von einer Größe auf eine andere übertragen.</translation>
    </message>
    <message>
        <source>The model was trained with fixed fields on the finer grid (%1); connect them.</source>
        <translation>Das Modell wurde mit festen Feldern auf dem feineren Gitter (%1) trainiert; diese verbinden.</translation>
    </message>
    <message>
        <source>%1 must be one field on the cells that every cell of %2 is cut into, %3 by %3; select one time of it, and bring it to that grid with data.regrid.</source>
        <translation>%1 muss ein Feld auf den Zellen sein, in die jede Zelle von %2 geteilt wird, %3 mal %3; einen Zeitpunkt auswählen und mit data.regrid auf dieses Gitter bringen.</translation>
    </message>
    <message>
        <source>distance of the predictors to those of the training (Mahalanobis, 1: usual)</source>
        <translation>Abstand der Prädiktoren zu denen des Trainings (Mahalanobis, 1: üblich)</translation>
    </message>
    <message>
        <source>share of the predictors outside the range of the training</source>
        <translation>Anteil der Prädiktoren außerhalb des Bereichs des Trainings</translation>
    </message>
    <message>
        <source>The model&apos;s card does not say how many times finer it makes a field (&apos;factor&apos;, or &apos;scale&apos; of a network that takes coarse fields as they are, 2 to 8) and how many of its inputs are coarse (&apos;predictors&apos;); it was made for something else. Take one of downscale.learn.</source>
        <translation>Die Karte des Modells sagt nicht, wievielmal feiner es ein Feld macht (&apos;factor&apos;, oder &apos;scale&apos; eines Netzes, das grobe Felder unverändert annimmt, 2 bis 8) und wie viele seiner Eingaben grob sind (&apos;predictors&apos;); es wurde für etwas anderes gemacht. Eines von downscale.learn nehmen.</translation>
    </message>
    <message>
        <source>The network makes coarse fields %1 times finer itself (&apos;scale&apos;), so &apos;factor&apos; must be %1 as well and all %2 of its inputs coarse; the card says %3 and %4.</source>
        <translation>Das Netz macht grobe Felder selbst %1-mal feiner (&apos;scale&apos;), daher muss auch &apos;factor&apos; %1 sein, und alle %2 seiner Eingaben müssen grob sein; die Karte nennt %3 und %4.</translation>
    </message>
    <message>
        <source>The model gives another quantity than its first input, whose means over coarse cells cannot be kept.</source>
        <translation>Das Modell liefert eine andere Größe als seine erste Eingabe, deren Mittel über grobe Zellen sich nicht erhalten lassen.</translation>
    </message>
    <message>
        <source>The model corrects every cell of its own grid (%1 by %2 cells), and %3 would be brought to another (%4 by %5). Bring the coarse data to the cells of the training, or train a model without the regression in each cell.</source>
        <translation>Das Modell korrigiert jede Zelle seines eigenen Gitters (%1 mal %2 Zellen), und %3 würde auf ein anderes gebracht (%4 mal %5). Die groben Daten auf die Zellen des Trainings bringen oder ein Modell ohne die Regression in jeder Zelle trainieren.</translation>
    </message>
    <message>
        <source>The model is told of the time of the year and the day, and %1 has no times.</source>
        <translation>Das Modell erhält die Jahres- und die Tageszeit, und %1 hat keine Zeiten.</translation>
    </message>
    <message>
        <source>The model sees how far %1 is from what is usual there, and it knows that of its own grid alone. Let it follow from the data themselves, which should cover ten years or more.</source>
        <translation>Das Modell sieht, wie weit %1 vom dort Üblichen abweicht, und kennt das nur für sein eigenes Gitter. Das Übliche aus den Daten selbst bestimmen lassen, die zehn Jahre oder mehr umfassen sollten.</translation>
    </message>
    <message>
        <source>%1 covers less than ten years: its means are weather more than climate.</source>
        <translation>%1 umfasst weniger als zehn Jahre: Die Mittel sind eher Wetter als Klima.</translation>
    </message>
    <message>
        <source>%1 has no times to tell what is usual.</source>
        <translation>%1 hat keine Zeiten, aus denen sich das Übliche bestimmen ließe.</translation>
    </message>
</context>
<context>
    <name>terrella::Downscaling</name>
    <message>
        <source>No fine cell takes anything from the coarse grid; choose a region that both cover.</source>
        <translation>Keine feine Zelle übernimmt etwas vom groben Gitter; eine Region wählen, die beide abdecken.</translation>
    </message>
    <message>
        <source>The mesh of &apos;%1&apos; moves with time; select one time step of it first.</source>
        <translation>Das Netz von &apos;%1&apos; bewegt sich mit der Zeit; zuerst einen Zeitschritt davon auswählen.</translation>
    </message>
    <message>
        <source>No variable lies on a grid with cells; there are: %1.</source>
        <translation>Keine Variable liegt auf einem Gitter mit Zellen; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>%1 does not lie on a grid.</source>
        <translation>%1 liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>The mesh of %1 moves with time; select one time step of it first.</source>
        <translation>Das Netz von %1 bewegt sich mit der Zeit; zuerst einen Zeitschritt davon auswählen.</translation>
    </message>
    <message>
        <source>Bicubic interpolation needs latitudes and longitudes in rows and columns, from and to; %1 or its target has others.</source>
        <translation>Bikubische Interpolation braucht Breiten und Längen in Zeilen und Spalten, bei Quelle und Ziel; %1 oder das Ziel hat andere.</translation>
    </message>
    <message>
        <source>Use bilinear</source>
        <translation>Methode bilinear verwenden</translation>
    </message>
    <message>
        <source>%1 cannot be brought onto the finer grid: %2</source>
        <translation>%1 lässt sich nicht auf das feinere Gitter bringen: %2</translation>
    </message>
    <message>
        <source>%1 covers %2 and the finer grid %3: they have nothing in common.</source>
        <translation>%1 umfasst %2 und das feinere Gitter %3: Sie haben nichts gemeinsam.</translation>
    </message>
    <message>
        <source>The wet-day threshold counts in the units of &apos;%1&apos;, %2: it would be %3 mm a day.</source>
        <translation>Die Schwelle für Regentage zählt in der Einheit von &apos;%1&apos;, %2: Das wären %3 mm am Tag.</translation>
    </message>
    <message>
        <source>Use %1, which is %2 mm a day</source>
        <translation>%1 verwenden, das sind %2 mm am Tag</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a temperature: its zero is no nothing, and factors of it mean little. Differences fit.</source>
        <translation>&apos;%1&apos; ist eine Temperatur: Ihr Nullpunkt bedeutet nicht nichts, und Faktoren sagen wenig aus. Geeignet sind Differenzen.</translation>
    </message>
    <message>
        <source>Use differences</source>
        <translation>Differenzen verwenden</translation>
    </message>
    <message>
        <source>Differences may make &apos;%1&apos; negative. Factors cannot.</source>
        <translation>Differenzen können &apos;%1&apos; negativ machen, Faktoren nicht.</translation>
    </message>
    <message>
        <source>Use factors</source>
        <translation>Faktoren verwenden</translation>
    </message>
    <message>
        <source>Keep results from 0 on</source>
        <translation>Ergebnisse nicht unter 0 sinken lassen</translation>
    </message>
    <message>
        <source>%1 days have no middle: choose an odd number.</source>
        <translation>%1 Tage haben keine Mitte: eine ungerade Zahl wählen.</translation>
    </message>
    <message>
        <source>Use %1 days</source>
        <translation>%1 Tage verwenden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no time axis, so it has no distribution to compare.</source>
        <translation>&apos;%1&apos; hat keine Zeitachse und daher keine Verteilung, die sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 levels and members here and %3 in what is to be adjusted; select the same ones, or one.</source>
        <translation>&apos;%1&apos; hat hier %2 Niveaus und Ensemblemitglieder und %3 in dem, was anzupassen ist; dieselben auswählen oder eines.</translation>
    </message>
    <message>
        <source>%1 has a step of %2 hours and the reference one of %3: their distributions cannot be compared. Aggregate one of them first.</source>
        <translation>%1 hat einen Schritt von %2 Stunden und die Referenz einen von %3: Ihre Verteilungen lassen sich nicht vergleichen. Zuerst eine davon aggregieren.</translation>
    </message>
    <message>
        <source>The reference covers %1 to %2 and the model %3 to %4: their difference holds changes of the climate as well. Choose a training period.</source>
        <translation>Die Referenz umfasst %1 bis %2 und das Modell %3 bis %4: Ihr Unterschied enthält auch Änderungen des Klimas. Einen Trainingszeitraum wählen.</translation>
    </message>
    <message>
        <source>A reference and a model are needed.</source>
        <translation>Nötig sind eine Referenz und ein Modell.</translation>
    </message>
    <message>
        <source>The model (%1) has nothing like &apos;%2&apos;; it has: %3.</source>
        <translation>Das Modell (%1) hat nichts, was &apos;%2&apos; entspricht; vorhanden sind: %3.</translation>
    </message>
</context>
<context>
    <name>terrella::DrawMenu</name>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>A region between two longitudes and two latitudes: drag it</source>
        <translation>Ein Gebiet zwischen zwei Längen und zwei Breiten: durch Ziehen</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>&amp;Polygon</translation>
    </message>
    <message>
        <source>A region between great circles: click on its corners, Return closes it</source>
        <translation>Ein Gebiet zwischen Großkreisen: auf die Ecken klicken, Eingabe schließt es</translation>
    </message>
    <message>
        <source>&amp;Circle</source>
        <translation>&amp;Kreis</translation>
    </message>
    <message>
        <source>All within a distance of a place: drag it from the middle</source>
        <translation>Alles im Abstand von einem Ort: von der Mitte aus ziehen</translation>
    </message>
    <message>
        <source>Coun&amp;try…</source>
        <translation>&amp;Land …</translation>
    </message>
    <message>
        <source>A country as region: click on it, or choose it from the list</source>
        <translation>Ein Land als Gebiet: darauf klicken oder aus der Liste wählen</translation>
    </message>
    <message>
        <source>Along a c&amp;oast</source>
        <translation>An einer K&amp;üste</translation>
    </message>
    <message>
        <source>All within a distance of a stretch of coast: click on its ends</source>
        <translation>Alles im Abstand von einem Stück Küste: auf seine Enden klicken</translation>
    </message>
    <message>
        <source>&amp;Line for cross-sections</source>
        <translation>Lin&amp;ie für Querschnitte</translation>
    </message>
    <message>
        <source>Great circles through the places that you click on; what lies along it stands in the plots</source>
        <translation>Großkreise durch die angeklickten Orte; was daran liegt, steht in den Diagrammen</translation>
    </message>
    <message>
        <source>&amp;Remove what is selected</source>
        <translation>Ausgewähltes &amp;entfernen</translation>
    </message>
    <message>
        <source>The region or line with the handles (Del)</source>
        <translation>Das Gebiet oder die Linie mit den Griffen (Entf)</translation>
    </message>
    <message>
        <source>Remove &amp;all</source>
        <translation>&amp;Alle entfernen</translation>
    </message>
    <message>
        <source>All regions and lines of this view</source>
        <translation>Alle Gebiete und Linien dieser Ansicht</translation>
    </message>
    <message>
        <source>Remove all regions and lines</source>
        <translation>Alle Gebiete und Linien entfernen</translation>
    </message>
    <message>
        <source>C&amp;urtain along the lines</source>
        <translation>&amp;Vorhang entlang der Linien</translation>
    </message>
    <message>
        <source>The field on all its levels, standing on the lines that are drawn</source>
        <translation>Das Feld auf allen Niveaus, aufrecht auf den gezeichneten Linien</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>%1 as “%2” of %3</source>
        <translation>%1 als „%2“ von %3</translation>
    </message>
    <message>
        <source>Draw region</source>
        <translation>Gebiet zeichnen</translation>
    </message>
    <message>
        <source>&amp;Distance from the line…</source>
        <translation>&amp;Abstand von der Linie …</translation>
    </message>
    <message>
        <source>How far the selected coast, strip or circle reaches, in kilometres</source>
        <translation>Wie weit die gewählte Küste, der Streifen oder der Kreis reicht, in Kilometern</translation>
    </message>
</context>
<context>
    <name>terrella::Drawing</name>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>Coast</source>
        <translation>Küste</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Circle of %1 km</source>
        <translation>Kreis von %1 km</translation>
    </message>
    <message>
        <source>Strip of %1 km</source>
        <translation>Streifen von %1 km</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>%1, %2 km</source>
        <comment>name of a coast and how far it reaches</comment>
        <translation>%1, %2 km</translation>
    </message>
</context>
<context>
    <name>terrella::DrawingPresenter</name>
    <message>
        <source>Draw region</source>
        <translation>Gebiet zeichnen</translation>
    </message>
    <message>
        <source>Change the region</source>
        <translation>Gebiet ändern</translation>
    </message>
    <message>
        <source>Remove the curtain</source>
        <translation>Vorhang entfernen</translation>
    </message>
    <message>
        <source>Add a curtain</source>
        <translation>Vorhang hinzufügen</translation>
    </message>
    <message>
        <source>A curtain needs a field with levels above each other; none is shown.</source>
        <translation>Ein Vorhang braucht ein Feld mit übereinanderliegenden Niveaus; keines wird gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>&amp;Polygon</translation>
    </message>
    <message>
        <source>&amp;Circle</source>
        <translation>&amp;Kreis</translation>
    </message>
    <message>
        <source>Coun&amp;try…</source>
        <translation>&amp;Land …</translation>
    </message>
    <message>
        <source>Along a c&amp;oast</source>
        <translation>An einer K&amp;üste</translation>
    </message>
    <message>
        <source>%1 on the Earth, %2</source>
        <translation>%1 auf der Erde, %2</translation>
    </message>
    <message>
        <source>&amp;Everywhere</source>
        <translation>Ü&amp;berall</translation>
    </message>
    <message>
        <source>Remove the region</source>
        <translation>Gebiet entfernen</translation>
    </message>
    <message>
        <source>%1 has no coast.</source>
        <translation>%1 hat keine Küste.</translation>
    </message>
    <message>
        <source>%1 on the Earth</source>
        <translation>%1 auf der Erde</translation>
    </message>
</context>
<context>
    <name>terrella::EarthDrawings</name>
    <message>
        <source>Drag a box, or click on two corners. Esc gives up.</source>
        <translation>Ein Rechteck ziehen oder auf zwei Ecken klicken. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Drag a circle from its middle, or click on its middle and its edge. Esc gives up.</source>
        <translation>Einen Kreis von der Mitte aus ziehen oder auf Mitte und Rand klicken. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Click on the corners. Esc gives up.</source>
        <translation>Auf die Ecken klicken. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Return or a double click closes it, Backspace takes the last corner back, Esc gives up.</source>
        <translation>Eingabe oder ein Doppelklick schließt es, die Rücktaste nimmt die letzte Ecke zurück, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Click on the places that the line leads through. Esc gives up.</source>
        <translation>Auf die Orte klicken, durch die die Linie führt. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Return or a double click ends it, Backspace takes the last place back, Esc gives up.</source>
        <translation>Eingabe oder ein Doppelklick beendet sie, die Rücktaste nimmt den letzten Ort zurück, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Coastlines are being read.</source>
        <translation>Küstenlinien werden gelesen.</translation>
    </message>
    <message>
        <source>Click where the stretch of coast begins, then where it ends; or choose a country. Esc gives up.</source>
        <translation>Klicken, wo das Stück Küste beginnt, dann, wo es endet; oder ein Land wählen. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Click where the stretch of coast ends. Esc gives up.</source>
        <translation>Klicken, wo das Stück Küste endet. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Click on a country. Esc gives up.</source>
        <translation>Auf ein Land klicken. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Countries are being read.</source>
        <translation>Länder werden gelesen.</translation>
    </message>
    <message>
        <source>Find a country</source>
        <translation>Land suchen</translation>
    </message>
    <message>
        <source>Whole coast of a country</source>
        <translation>Ganze Küste eines Landes</translation>
    </message>
    <message>
        <source>Draw a region</source>
        <translation>Gebiet zeichnen</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>Linie zeichnen</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Linie entfernen</translation>
    </message>
    <message>
        <source>Remove the region</source>
        <translation>Gebiet entfernen</translation>
    </message>
    <message>
        <source>Change the region</source>
        <translation>Gebiet ändern</translation>
    </message>
    <message>
        <source>Change the line</source>
        <translation>Linie ändern</translation>
    </message>
    <message>
        <source>The coast is being followed. Esc gives up.</source>
        <translation>Die Küste wird verfolgt. Esc bricht ab.</translation>
    </message>
</context>
<context>
    <name>terrella::EarthMenu</name>
    <message>
        <source>Plot the values here</source>
        <translation>Die Werte hier als Diagramm zeigen</translation>
    </message>
    <message>
        <source>As a click on the map does</source>
        <translation>Wie ein Klick auf die Karte</translation>
    </message>
    <message>
        <source>Where does this value come from?</source>
        <translation>Woher kommt dieser Wert?</translation>
    </message>
    <message>
        <source>What every node before the one that is shown holds at this place and time</source>
        <translation>Was jeder Knoten vor dem gezeigten an diesem Ort und zu diesem Zeitpunkt enthält</translation>
    </message>
    <message>
        <source>Look at this place</source>
        <translation>Diesen Ort ansehen</translation>
    </message>
    <message>
        <source>Middle of the map here</source>
        <translation>Mitte der Karte hierher</translation>
    </message>
    <message>
        <source>Copy the place</source>
        <translation>Den Ort kopieren</translation>
    </message>
    <message>
        <source>Latitude and longitude in degrees</source>
        <translation>Breite und Länge in Grad</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>Die Werte kopieren</translation>
    </message>
</context>
<context>
    <name>terrella::EarthPanel</name>
    <message>
        <source>The globe needs OpenGL 3.2, which this display does not offer. Everything else works; results can be exported and opened elsewhere.</source>
        <translation>Der Globus braucht OpenGL 3.2, das diese Anzeige nicht bietet. Alles andere funktioniert; Ergebnisse lassen sich exportieren und anderswo öffnen.</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Erde</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>No picture of the Earth can be made: this display does not offer OpenGL 3.2.</source>
        <translation>Es lässt sich kein Bild der Erde erzeugen: Diese Anzeige bietet kein OpenGL 3.2.</translation>
    </message>
    <message>
        <source>The picture could not be drawn at %1 × %2; try a smaller size.</source>
        <translation>Das Bild konnte nicht mit %1 × %2 gezeichnet werden; eine kleinere Größe versuchen.</translation>
    </message>
    <message>
        <source>The picture could not be written to %1: %2.</source>
        <translation>Das Bild konnte nicht in %1 geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>As seen without red cones (protan)</source>
        <translation>Gesehen ohne Rot-Zapfen (protan)</translation>
    </message>
    <message>
        <source>As seen without green cones (deutan)</source>
        <translation>Gesehen ohne Grün-Zapfen (deutan)</translation>
    </message>
    <message>
        <source>As seen without blue cones (tritan)</source>
        <translation>Gesehen ohne Blau-Zapfen (tritan)</translation>
    </message>
    <message>
        <source>%1 km at the middle</source>
        <translation>%1 km in der Mitte</translation>
    </message>
    <message>
        <source>%1 m at the middle</source>
        <translation>%1 m in der Mitte</translation>
    </message>
    <message>
        <source>Coastlines: Natural Earth.</source>
        <translation>Küstenlinien: Natural Earth.</translation>
    </message>
    <message>
        <source>Cities: GeoNames (CC BY 4.0).</source>
        <translation>Städte: GeoNames (CC BY 4.0).</translation>
    </message>
    <message>
        <source>Relief: ETOPO5 (NOAA).</source>
        <translation>Relief: ETOPO5 (NOAA).</translation>
    </message>
    <message>
        <source>Rasters (*.tif *.tiff *.nc *.jpg *.jpeg *.png *.jp2 *.vrt *.grib *.asc *.img *.cdf)</source>
        <translation>Raster (*.tif *.tiff *.nc *.jpg *.jpeg *.png *.jp2 *.vrt *.grib *.asc *.img *.cdf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Light on the relief</source>
        <translation>Licht auf dem Relief</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Richtung</translation>
    </message>
    <message>
        <source>Where the light comes from, clockwise from north: 315° is north-west</source>
        <translation>Woher das Licht kommt, von Norden im Uhrzeigersinn: 315° ist Nordwest</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>Above the horizon</source>
        <translation>Über dem Horizont</translation>
    </message>
    <message>
        <source>&amp;Exaggeration</source>
        <translation>Ü&amp;berhöhung</translation>
    </message>
    <message>
        <source>Heights are multiplied by it</source>
        <translation>Faktor, mit dem die Höhen multipliziert werden</translation>
    </message>
    <message>
        <source>&amp;Shade on fields</source>
        <translation>&amp;Schattierung auf Feldern</translation>
    </message>
    <message>
        <source>0: fields are as they are; 1: shaded slopes are black</source>
        <translation>0: Felder bleiben, wie sie sind; 1: beschattete Hänge sind schwarz</translation>
    </message>
    <message>
        <source>Day and &amp;night</source>
        <translation>&amp;Tag und Nacht</translation>
    </message>
    <message>
        <source>The night side, with civil, nautical and astronomical twilight, at the time shown</source>
        <translation>Die Nachtseite mit bürgerlicher, nautischer und astronomischer Dämmerung zum gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>&amp;Darkness of the night</source>
        <translation>&amp;Dunkelheit der Nacht</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Plain land and sea</source>
        <translation>&amp;Land und Meer einfarbig</translation>
    </message>
    <message>
        <source>R&amp;elief</source>
        <translation>R&amp;elief</translation>
    </message>
    <message>
        <source>Hills and the floor of the sea in the light, also through the fields above them</source>
        <translation>Berge und Meeresboden im Licht, auch durch die Felder darüber</translation>
    </message>
    <message>
        <source>Relief from a &amp;file…</source>
        <translation>Relief a&amp;us einer Datei…</translation>
    </message>
    <message>
        <source>Relief from a file</source>
        <translation>Relief aus einer Datei</translation>
    </message>
    <message>
        <source>Heights in any raster that GDAL reads</source>
        <translation>Höhen in einem beliebigen Raster, das GDAL liest</translation>
    </message>
    <message>
        <source>Pict&amp;ure from a file…</source>
        <translation>&amp;Bild aus einer Datei…</translation>
    </message>
    <message>
        <source>Picture from a file</source>
        <translation>Bild aus einer Datei</translation>
    </message>
    <message>
        <source>A picture that says where it lies; one that does not is taken as the whole globe, 180°W to 180°E</source>
        <translation>Ein Bild, das seine Lage angibt; eines ohne diese Angabe gilt als der ganze Globus, 180°W bis 180°E</translation>
    </message>
    <message>
        <source>&amp;Light on the relief…</source>
        <translation>L&amp;icht auf dem Relief…</translation>
    </message>
    <message>
        <source>&amp;Borders</source>
        <translation>&amp;Grenzen</translation>
    </message>
    <message>
        <source>&amp;Rivers and lakes</source>
        <translation>&amp;Flüsse und Seen</translation>
    </message>
    <message>
        <source>C&amp;ities</source>
        <translation>&amp;Städte</translation>
    </message>
    <message>
        <source>More of them appear as you come closer</source>
        <translation>Beim Näherkommen erscheinen mehr davon</translation>
    </message>
    <message>
        <source>&amp;Graticule</source>
        <translation>Grad&amp;netz</translation>
    </message>
    <message>
        <source>Degrees at the edge of &amp;maps</source>
        <translation>Gradzahlen am Karten&amp;rand</translation>
    </message>
</context>
<context>
    <name>terrella::EarthPresenter</name>
    <message>
        <source>%1: %2</source>
        <comment>node: output</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Comparing needs two nodes with fields that have been made. Run the pipeline, then select both.</source>
        <translation>Zum Vergleichen sind zwei Knoten mit fertigen Feldern nötig. Die Pipeline ausführen, dann beide auswählen.</translation>
    </message>
    <message>
        <source>At most %1 fields can be seen side by side.</source>
        <translation>Höchstens %1 Felder lassen sich nebeneinander ansehen.</translation>
    </message>
    <message>
        <source>A difference needs two nodes with fields that have been made. Run the pipeline, then select both.</source>
        <translation>Eine Differenz braucht zwei Knoten mit fertigen Feldern. Die Pipeline ausführen, dann beide auswählen.</translation>
    </message>
    <message>
        <source>reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
</context>
<context>
    <name>terrella::Edit</name>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation>In der Pipeline gibt es keinen Knoten &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the id of a node: it must not be empty and have no dots.</source>
        <translation>&apos;%1&apos; kann nicht die id eines Knotens sein: Sie darf nicht leer sein und keine Punkte enthalten.</translation>
    </message>
    <message>
        <source>There is a node &apos;%1&apos; already. Choose another id.</source>
        <translation>Einen Knoten &apos;%1&apos; gibt es schon. Eine andere id wählen.</translation>
    </message>
    <message>
        <source>The link %1 needs a port at both ends.</source>
        <translation>Die Verbindung %1 braucht an beiden Enden einen Port.</translation>
    </message>
    <message>
        <source>The link %1 is there already.</source>
        <translation>Die Verbindung %1 gibt es schon.</translation>
    </message>
    <message>
        <source>The link %1 would close a loop: &apos;%2&apos; already depends on &apos;%3&apos;. Link from a node that does not.</source>
        <translation>Die Verbindung %1 würde eine Schleife schließen: &apos;%2&apos; hängt bereits von &apos;%3&apos; ab. Von einem Knoten verbinden, der nicht davon abhängt.</translation>
    </message>
    <message>
        <source>There is no link %1 in the pipeline.</source>
        <translation>In der Pipeline gibt es keine Verbindung %1.</translation>
    </message>
    <message>
        <source>A parameter of &apos;%1&apos; was to be set without its key.</source>
        <translation>Ein Parameter von &apos;%1&apos; sollte ohne seinen Schlüssel gesetzt werden.</translation>
    </message>
    <message>
        <source>The edit &apos;%1&apos; has no usable &apos;%2&apos;.</source>
        <translation>Die Bearbeitung &apos;%1&apos; hat kein brauchbares &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>the edit &apos;%1&apos;</source>
        <translation>die Bearbeitung &apos;%1&apos;</translation>
    </message>
    <message>
        <source>There is no kind of edit called &apos;%1&apos;.</source>
        <translation>Eine Bearbeitung der Art &apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name of a variable: it is made of letters, digits and _, and begins with no digit.</source>
        <translation>&apos;%1&apos; kann nicht der Name einer Variablen sein: Er besteht aus Buchstaben, Ziffern und _ und beginnt mit keiner Ziffer.</translation>
    </message>
    <message>
        <source>There is no group &apos;%1&apos; in the pipeline.</source>
        <translation>In der Pipeline gibt es keine Gruppe &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The definition of the group &apos;%1&apos; has another id.</source>
        <translation>Die Definition der Gruppe &apos;%1&apos; hat eine andere id.</translation>
    </message>
</context>
<context>
    <name>terrella::EmptyHint</name>
    <message>
        <source>Begin with an example</source>
        <translation>Mit einem Beispiel beginnen</translation>
    </message>
    <message>
        <source>or press Tab to add a module</source>
        <translation>oder mit Tab ein Modul hinzufügen</translation>
    </message>
    <message>
        <source>Your own data</source>
        <translation>Eigene Daten</translation>
    </message>
    <message>
        <source>NetCDF, GRIB, Zarr or GeoTIFF: open a file, or drop it here</source>
        <translation>NetCDF, GRIB, Zarr oder GeoTIFF: eine Datei öffnen oder hier ablegen</translation>
    </message>
</context>
<context>
    <name>terrella::EngineClient</name>
    <message>
        <source>The engine was stopped.</source>
        <translation>Der Rechenkern wurde angehalten.</translation>
    </message>
    <message>
        <source>it was killed or crashed (signal %1)</source>
        <translation>er wurde beendet oder ist abgestürzt (Signal %1)</translation>
    </message>
    <message>
        <source>it ended with code %1</source>
        <translation>er endete mit Code %1</translation>
    </message>
    <message>
        <source>the program terrella-run was not found; set TERRELLA_RUN to where it is</source>
        <translation>das Programm terrella-run wurde nicht gefunden; TERRELLA_RUN auf seinen Ort setzen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be started: %2</source>
        <translation>&apos;%1&apos; kann nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>The engine has died %1 times in a row: %2.</source>
        <translation>Der Rechenkern ist %1-mal hintereinander ausgefallen: %2.</translation>
    </message>
    <message>
        <source>The engine has died and is started again: %1.</source>
        <translation>Der Rechenkern ist ausgefallen und wird neu gestartet: %1.</translation>
    </message>
    <message>
        <source>The engine died while it worked on this: %1.</source>
        <translation>Der Rechenkern ist ausgefallen, während er hieran arbeitete: %1.</translation>
    </message>
    <message>
        <source>The engine is not running.</source>
        <translation>Der Rechenkern läuft nicht.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>terrella::EngineInstall</name>
    <message>
        <source>Packing the engine failed: %1</source>
        <translation>Das Packen des Rechenkerns ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Packing the engine and what it needs.</source>
        <translation>Der Rechenkern und alles, was er braucht, werden gepackt.</translation>
    </message>
    <message>
        <source>The variable at the beginning of &apos;%1&apos; is not set on &apos;%2&apos;. Give the folder&apos;s path.</source>
        <translation>Die Variable am Anfang von &apos;%1&apos; ist auf &apos;%2&apos; nicht gesetzt. Den Pfad des Ordners angeben.</translation>
    </message>
    <message>
        <source>Making a folder for the engine</source>
        <translation>Anlegen eines Ordners für den Rechenkern</translation>
    </message>
    <message>
        <source>It is there already.</source>
        <translation>Er ist schon dort.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a machine of another kind (%2) than this one (Linux %3): this engine does not run there. Build it there.</source>
        <translation>&apos;%1&apos; ist ein Rechner anderer Art (%2) als dieser (Linux %3): Dieser Rechenkern läuft dort nicht. Ihn dort bauen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks programs that are needed: %2.</source>
        <translation>&apos;%1&apos; fehlen Programme, die nötig sind: %2.</translation>
    </message>
    <message>
        <source>Going on with the transfer: %1 of %2 are there.</source>
        <translation>Die Übertragung wird fortgesetzt: %1 von %2 sind dort.</translation>
    </message>
    <message>
        <source>Sending %1 to &apos;%2&apos;.</source>
        <translation>%1 werden an &apos;%2&apos; gesendet.</translation>
    </message>
    <message>
        <source>Sending the engine</source>
        <translation>Senden des Rechenkerns</translation>
    </message>
    <message>
        <source>Unpacking it there.</source>
        <translation>Er wird dort entpackt.</translation>
    </message>
    <message>
        <source>The engine did not arrive as it was sent. It was removed there; try again.</source>
        <translation>Der Rechenkern kam nicht so an, wie er gesendet wurde. Er wurde dort entfernt; es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The engine does not start on &apos;%1&apos;: %2</source>
        <translation>Der Rechenkern startet auf &apos;%1&apos; nicht: %2</translation>
    </message>
    <message>
        <source>Unpacking the engine</source>
        <translation>Entpacken des Rechenkerns</translation>
    </message>
</context>
<context>
    <name>terrella::Evaluate</name>
    <message>
        <source>Nowhere do reference and prediction both have values: there are no scores.</source>
        <translation>Nirgends haben Referenz und Vorhersage zugleich Werte: Es gibt keine Gütemaße.</translation>
    </message>
    <message>
        <source>Scores of %1</source>
        <translation>Gütemaße von %1</translation>
    </message>
    <message>
        <source>A reference and a prediction are needed.</source>
        <translation>Nötig sind eine Referenz und eine Vorhersage.</translation>
    </message>
    <message>
        <source>%1 does not lie on a grid.</source>
        <translation>%1 liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>%1 has %2 levels and members; select one of them, or their mean.</source>
        <translation>%1 hat %2 Niveaus und Ensemblemitglieder; eines davon oder ihr Mittel auswählen.</translation>
    </message>
    <message>
        <source>Reference (%1) and prediction (%2) have no variable in common that has time and place.</source>
        <translation>Referenz (%1) und Vorhersage (%2) haben keine Variable mit Zeit und Ort gemeinsam.</translation>
    </message>
    <message>
        <source>There is nothing like &apos;%1&apos; here; there are: %2.</source>
        <translation>Hier gibt es nichts, was &apos;%1&apos; entspricht; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>Nothing to compare with: connect the coarse data, so that the scores of bilinear interpolation stand beside.</source>
        <translation>Es gibt nichts zum Vergleichen: die groben Daten verbinden, damit die Gütemaße der bilinearen Interpolation daneben stehen.</translation>
    </message>
    <message>
        <source>Reference and predictions have no time step in common in the chosen years.</source>
        <translation>Referenz und Vorhersagen haben in den gewählten Jahren keinen Zeitschritt gemeinsam.</translation>
    </message>
    <message>
        <source>A spectrum needs %1 rows and columns at least.</source>
        <translation>Ein Spektrum braucht mindestens %1 Zeilen und Spalten.</translation>
    </message>
    <message>
        <source>There is no part of %1 rows and columns without missing values.</source>
        <translation>Es gibt keinen Ausschnitt von %1 Zeilen und Spalten ohne fehlende Werte.</translation>
    </message>
    <message>
        <source>December to February</source>
        <translation>Dezember bis Februar</translation>
    </message>
    <message>
        <source>March to May</source>
        <translation>März bis Mai</translation>
    </message>
    <message>
        <source>June to August</source>
        <translation>Juni bis August</translation>
    </message>
    <message>
        <source>September to November</source>
        <translation>September bis November</translation>
    </message>
    <message>
        <source>whole year</source>
        <translation>ganzes Jahr</translation>
    </message>
    <message>
        <source>Quantiles of %1, %2</source>
        <translation>Quantile von %1, %2</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Taylor diagram of %1</source>
        <translation>Taylor-Diagramm von %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Taylor diagram of %1 by season, relative to the reference</source>
        <translation>Taylor-Diagramm von %1 nach Jahreszeiten, relativ zur Referenz</translation>
    </message>
    <message>
        <source>Variance of %1 by wavelength</source>
        <translation>Varianz von %1 nach Wellenlänge</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>Wellenlänge</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianz</translation>
    </message>
    <message>
        <source>Mean error of %1 in the cells</source>
        <translation>Mittlerer Fehler von %1 in den Zellen</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>Mittlerer Fehler</translation>
    </message>
    <message>
        <source>Spread and error of %1</source>
        <translation>Streuung und Fehler von %1</translation>
    </message>
    <message>
        <source>Spread of the ensemble</source>
        <translation>Streuung des Ensembles</translation>
    </message>
    <message>
        <source>Error of its mean</source>
        <translation>Fehler seines Mittels</translation>
    </message>
    <message>
        <source>Ranks of the reference among the members</source>
        <translation>Ränge der Referenz unter den Mitgliedern</translation>
    </message>
    <message>
        <source>Members below the reference</source>
        <translation>Mitglieder unter der Referenz</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>Anteil an allen</translation>
    </message>
</context>
<context>
    <name>terrella::EventCharts</name>
    <message>
        <source>Select an event, here or on the Earth, to see its life.</source>
        <translation>Ein Ereignis hier oder auf der Erde auswählen, um seinen Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>These events have no times.</source>
        <translation>Diese Ereignisse haben keine Zeiten.</translation>
    </message>
    <message>
        <source>There is no column of numbers to draw.</source>
        <translation>Es gibt keine Zahlenspalte, die gezeichnet werden könnte.</translation>
    </message>
    <message>
        <source>This event is one point in time.</source>
        <translation>Dieses Ereignis ist ein einzelner Zeitpunkt.</translation>
    </message>
    <message>
        <source>The first %1 of %2 events</source>
        <translation>Die ersten %1 von %2 Ereignissen</translation>
    </message>
</context>
<context>
    <name>terrella::EventComposite</name>
    <message>
        <source>&apos;%1&apos; has %2 million cells; a composite holds one time step of at most %3 million. Select a region first (module data.select).</source>
        <translation>&apos;%1&apos; hat %2 Millionen Zellen; ein Komposit fasst einen Zeitschritt von höchstens %3 Millionen. Zuerst eine Region auswählen (Modul data.select).</translation>
    </message>
    <message>
        <source>The composite was stopped.</source>
        <translation>Das Komposit wurde angehalten.</translation>
    </message>
    <message>
        <source>These events do not move, so there is no direction to turn to; leave that out.</source>
        <translation>Diese Ereignisse bewegen sich nicht, es gibt also keine Zugrichtung, in die gedreht werden könnte; das weglassen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no values at the times and places of these events; show a field of the same period and region.</source>
        <translation>&apos;%1&apos; hat zu den Zeiten und an den Orten dieser Ereignisse keine Werte; ein Feld mit gleichem Zeitraum und gleicher Region zeigen.</translation>
    </message>
    <message>
        <source>%1 around events</source>
        <translation>%1 um Ereignisse</translation>
    </message>
    <message>
        <source>Mean of %1 points of one event</source>
        <translation>Mittel aus %1 Punkten eines Ereignisses</translation>
    </message>
    <message>
        <source>Mean of %1 points of %2 events</source>
        <translation>Mittel aus %1 Punkten von %2 Ereignissen</translation>
    </message>
    <message>
        <source>Mean of %1 events, each where it is strongest</source>
        <translation>Mittel aus %1 Ereignissen, jedes dort, wo es am stärksten ist</translation>
    </message>
    <message>
        <source>left out, without values there and then: %1</source>
        <translation>ausgelassen, da dort zu der Zeit ohne Werte: %1</translation>
    </message>
    <message>
        <source>left out, since they do not move: %1</source>
        <translation>ausgelassen, da sie sich nicht bewegen: %1</translation>
    </message>
    <message>
        <source>To the right of the way (km)</source>
        <translation>Rechts der Zugrichtung (km)</translation>
    </message>
    <message>
        <source>East of the centre (km)</source>
        <translation>Östlich des Zentrums (km)</translation>
    </message>
    <message>
        <source>Along the way (km)</source>
        <translation>In Zugrichtung (km)</translation>
    </message>
    <message>
        <source>North of the centre (km)</source>
        <translation>Nördlich des Zentrums (km)</translation>
    </message>
    <message>
        <source>mean of %1 members</source>
        <translation>Mittel von %1 Mitgliedern</translation>
    </message>
</context>
<context>
    <name>terrella::EventLog</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is being written by another process: this run is still going on.</source>
        <translation>&apos;%1&apos; wird gerade von einem anderen Prozess geschrieben: Dieser Lauf ist noch im Gange.</translation>
    </message>
</context>
<context>
    <name>terrella::EventPointsModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Länge</translation>
    </message>
</context>
<context>
    <name>terrella::EventSet</name>
    <message>
        <source>Event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>Tropical depression</source>
        <translation>Tropisches Tief</translation>
    </message>
    <message>
        <source>Tropical storm</source>
        <translation>Tropischer Sturm</translation>
    </message>
    <message>
        <source>Category %1</source>
        <translation>Kategorie %1</translation>
    </message>
</context>
<context>
    <name>terrella::EventTable</name>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>The table could not be written to %1; choose a folder that can be written to.</source>
        <translation>Die Tabelle konnte nicht in %1 geschrieben werden; einen beschreibbaren Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>terrella::EventsModel</name>
    <message>
        <source>%1, number %2</source>
        <translation>%1, Nummer %2</translation>
    </message>
    <message>
        <source>Hurricane wind scale of Saffir and Simpson, of the greatest wind as the data tell it; the scale is meant for 1-minute winds</source>
        <translation>Hurrikan-Windskala nach Saffir und Simpson, für den stärksten Wind laut den Daten; die Skala ist für 1-Minuten-Winde gedacht</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Min. %1</source>
        <translation>Min. %1</translation>
    </message>
    <message>
        <source>Max. %1</source>
        <translation>Max. %1</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation>Fläche (km²)</translation>
    </message>
</context>
<context>
    <name>terrella::EventsPresenter</name>
    <message>
        <source>The events are being listed …</source>
        <translation>Die Ereignisse werden aufgelistet …</translation>
    </message>
    <message>
        <source>%1 events selected</source>
        <translation>%1 Ereignisse ausgewählt</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Ausgewählt: %1</translation>
    </message>
</context>
<context>
    <name>terrella::EventsView</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Points of the event</source>
        <translation>Punkte des Ereignisses</translation>
    </message>
    <message>
        <source>Where the events are</source>
        <translation>Wo die Ereignisse sind</translation>
    </message>
    <message>
        <source>The result whose events are listed</source>
        <translation>Das Ergebnis, dessen Ereignisse aufgelistet sind</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Words of the name, the class or the date; all must be there</source>
        <translation>Wörter aus Name, Klasse oder Datum; alle müssen vorkommen</translation>
    </message>
    <message>
        <source>Beside the table</source>
        <translation>Neben der Tabelle</translation>
    </message>
    <message>
        <source>What is shown of the selected events</source>
        <translation>Was von den ausgewählten Ereignissen gezeigt wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%1 von %2 Punkten</translation>
    </message>
    <message>
        <source>There are no events here.</source>
        <translation>Hier gibt es keine Ereignisse.</translation>
    </message>
    <message>
        <source>Tracks and points on the Earth are listed here: cyclones, eddies, fires, stations.</source>
        <translation>Zugbahnen und Punkte auf der Erde werden hier aufgelistet: Zyklone, Wirbel, Brände, Stationen.</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Composite</source>
        <translation>Komposit</translation>
    </message>
    <message>
        <source>Mean of the field that is shown around the events, wherever they are</source>
        <translation>Mittel des gezeigten Feldes um die Ereignisse, wo immer sie sind</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>, %1 selected</source>
        <translation>, %1 ausgewählt</translation>
    </message>
    <message>
        <source>Fly there</source>
        <translation>Dorthin fliegen</translation>
    </message>
    <message>
        <source>To the place and the time where it is strongest</source>
        <translation>Zu Ort und Zeitpunkt, wo es am stärksten ist</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>The camera stays over it while time goes on; Escape on the Earth ends that</source>
        <translation>Die Kamera bleibt darüber, während die Zeit weiterläuft; Escape auf der Erde beendet das</translation>
    </message>
    <message>
        <source>The selected rows, for a spreadsheet</source>
        <translation>Die ausgewählten Zeilen, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>terrella::Expansion</name>
    <message>
        <source>The id &apos;%1&apos; is also that of a node inside a group. Give this node another one.</source>
        <translation>Die id &apos;%1&apos; hat auch ein Knoten innerhalb einer Gruppe. Diesem Knoten eine andere geben.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;. Define it, or write the value itself.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;. Die Variable definieren oder den Wert selbst schreiben.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; did you mean %2?</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; war %2 gemeint?</translation>
    </message>
    <message>
        <source>Use &apos;%1&apos;</source>
        <translation>&apos;%1&apos; verwenden</translation>
    </message>
    <message>
        <source>Define &apos;%1&apos;</source>
        <translation>&apos;%1&apos; definieren</translation>
    </message>
    <message>
        <source>There is no group &apos;%1&apos;. Put its file %2.terrella-group beside the pipeline or into the folder of groups.</source>
        <translation>Es gibt keine Gruppe &apos;%1&apos;. Die Datei %2.terrella-group neben die Pipeline oder in den Ordner der Gruppen legen.</translation>
    </message>
    <message>
        <source>The group &apos;%1&apos; holds itself (%2). Take it out of its own inside.</source>
        <translation>Die Gruppe &apos;%1&apos; enthält sich selbst (%2). Die Gruppe aus ihrem eigenen Inneren herausnehmen.</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no parameter &apos;%2&apos;; it has: %3.</source>
        <translation>&apos;%1&apos; hat keinen Parameter &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Remove &apos;%1&apos;</source>
        <translation>&apos;%1&apos; entfernen</translation>
    </message>
    <message>
        <source>&apos;%1.%2&apos; cannot be joined to one value, since its runs each give a model or nothing of that name.</source>
        <translation>&apos;%1.%2&apos; lässt sich nicht zu einem Wert verbinden, weil jede Ausführung ein Modell oder nichts dieses Namens liefert.</translation>
    </message>
    <message>
        <source>The group &apos;%1&apos; has no output &apos;%2&apos;; it has: %3.</source>
        <translation>Die Gruppe &apos;%1&apos; hat keinen Ausgang &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no input &apos;%2&apos;; it has: %3.</source>
        <translation>&apos;%1&apos; hat keinen Eingang &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of &apos;%2&apos; takes the runs of one mapped node; nothing else can be linked to it.</source>
        <translation>&apos;%1&apos; von &apos;%2&apos; nimmt die Ausführungen eines aufgefächerten Knotens auf; etwas anderes kann damit nicht verbunden werden.</translation>
    </message>
    <message>
        <source>Which members come into &apos;%1&apos; is not known yet. Mend what stands before it, or list them in the map: 0, 1, 2, …</source>
        <translation>Welche Mitglieder bei &apos;%1&apos; ankommen, ist noch nicht bekannt. Beheben, was davor steht, oder die Mitglieder in der Auffächerung aufzählen: 0, 1, 2, …</translation>
    </message>
    <message>
        <source>What comes into &apos;%1&apos; has no members to map over. Connect an ensemble, or map over something else.</source>
        <translation>Was bei &apos;%1&apos; ankommt, hat keine Mitglieder, über die aufgefächert werden könnte. Ein Ensemble verbinden oder über etwas anderes auffächern.</translation>
    </message>
    <message>
        <source>The map has %1 values; no more than %2 are possible.</source>
        <translation>Die Auffächerung hat %1 Werte; möglich sind höchstens %2.</translation>
    </message>
</context>
<context>
    <name>terrella::Exporter</name>
    <message>
        <source>NetCDF (*.nc);;Cloud-optimised GeoTIFF (*.tif)</source>
        <translation>NetCDF (*.nc);;Cloud-optimiertes GeoTIFF (*.tif)</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv)</source>
        <translation>GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>This result cannot be saved as “.%1”. Choose one of the kinds that the dialog offers.</source>
        <translation>Dieses Ergebnis kann nicht als „.%1“ gespeichert werden. Eine der Arten wählen, die der Dialog anbietet.</translation>
    </message>
</context>
<context>
    <name>terrella::Features</name>
    <message>
        <source>The table announces %1 columns and has %2.</source>
        <translation>Die Tabelle kündigt %1 Spalten an und hat %2.</translation>
    </message>
    <message>
        <source>The table has %1 longitudes and %2 latitudes.</source>
        <translation>Die Tabelle hat %1 Längen und %2 Breiten.</translation>
    </message>
    <message>
        <source>The column &apos;%1&apos; has %2 values for %3 rows.</source>
        <translation>Die Spalte &apos;%1&apos; hat %2 Werte für %3 Zeilen.</translation>
    </message>
    <message>
        <source>Two columns are named &apos;%1&apos;.</source>
        <translation>Zwei Spalten heißen &apos;%1&apos;.</translation>
    </message>
</context>
<context>
    <name>terrella::FeaturesReader</name>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a table or vector layer that can be read; GeoPackage, GeoJSON, CSV and shapefiles can.</source>
        <translation>&apos;%1&apos; ist keine lesbare Tabelle oder Vektorebene; lesbar sind GeoPackage, GeoJSON, CSV und Shapefiles.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no layer.</source>
        <translation>&apos;%1&apos; enthält keine Ebene.</translation>
    </message>
    <message>
        <source>No layer &apos;%1&apos; in &apos;%2&apos;; it has: %3.</source>
        <translation>Keine Ebene &apos;%1&apos; in &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>The reference system of &apos;%1&apos; cannot be turned into longitudes and latitudes.</source>
        <translation>Das Bezugssystem von &apos;%1&apos; lässt sich nicht in Längen und Breiten umrechnen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; can be read up to row %2 only; the file is damaged or was cut short.</source>
        <translation>&apos;%1&apos; ist nur bis Zeile %2 lesbar; die Datei ist beschädigt oder wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no file but a device or a pipe; choose a data file.</source>
        <translation>&apos;%1&apos; ist keine Datei, sondern ein Gerät oder eine Pipe; eine Datendatei wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; begins like a NetCDF file, but its header is damaged or not whole.</source>
        <translation>&apos;%1&apos; beginnt wie eine NetCDF-Datei, doch ihr Header ist beschädigt oder unvollständig.</translation>
    </message>
</context>
<context>
    <name>terrella::FeaturesWriter</name>
    <message>
        <source>The column &apos;%1&apos; cannot be written; rename it.</source>
        <translation>Die Spalte &apos;%1&apos; kann nicht geschrieben werden; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The layer &apos;%1&apos; cannot be made.</source>
        <translation>Die Ebene &apos;%1&apos; kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Row %1 of the layer &apos;%2&apos; cannot be written.</source>
        <translation>Zeile %1 der Ebene &apos;%2&apos; kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The layer &apos;%1&apos; cannot be written.</source>
        <translation>Die Ebene &apos;%1&apos; kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>GDAL was built without its driver &apos;%1&apos;.</source>
        <translation>GDAL wurde ohne seinen Treiber &apos;%1&apos; gebaut.</translation>
    </message>
    <message>
        <source>the file cannot be made.</source>
        <translation>die Datei kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>the file cannot be written.</source>
        <translation>die Datei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>A table cannot be written as &apos;%1&apos;; the name must end in .gpkg, .geojson or .csv.</source>
        <translation>Eine Tabelle kann nicht als &apos;%1&apos; geschrieben werden; der Name muss auf .gpkg, .geojson oder .csv enden.</translation>
    </message>
    <message>
        <source>Stopped while writing.</source>
        <translation>Beim Schreiben angehalten.</translation>
    </message>
</context>
<context>
    <name>terrella::FigureExport</name>
    <message>
        <source>There is not enough memory for a figure of %1 × %2 pixels. Choose fewer dots per inch.</source>
        <translation>Der Speicher reicht für eine Abbildung von %1 × %2 Pixeln nicht aus. Weniger Punkte pro Zoll wählen.</translation>
    </message>
    <message>
        <source>Panel %1: %2</source>
        <translation>Teilbild %1: %2</translation>
    </message>
</context>
<context>
    <name>terrella::FigureForm</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>One column of a journal</source>
        <translation>Eine Spalte einer Zeitschrift</translation>
    </message>
    <message>
        <source>Two columns of a journal</source>
        <translation>Zwei Spalten einer Zeitschrift</translation>
    </message>
    <message>
        <source>A4, upright</source>
        <translation>A4, Hochformat</translation>
    </message>
    <message>
        <source>A4, lying</source>
        <translation>A4, Querformat</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Folie</translation>
    </message>
    <message>
        <source>Another width</source>
        <translation>Andere Breite</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Size of the small letters on paper; journals ask for 5 to 8 points</source>
        <translation>Größe der kleinen Schrift auf Papier; Zeitschriften verlangen 5 bis 8 Punkt</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Of pixels: all of a PNG, the Earth in SVG and PDF</source>
        <translation>Der Pixel: bei PNG alles, bei SVG und PDF die Erde</translation>
    </message>
    <message>
        <source>Letters before titles: (a), (b), …</source>
        <translation>Buchstaben vor den Titeln: (a), (b), …</translation>
    </message>
    <message>
        <source>Dark on white paper</source>
        <translation>Dunkel auf weißem Papier</translation>
    </message>
    <message>
        <source>Off: in the colours of the window</source>
        <translation>Aus: in den Farben des Fensters</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Quellenangaben</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>Quellenangaben</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Teilbild</translation>
    </message>
    <message>
        <source>How many columns of the page it takes</source>
        <translation>Wie viele Spalten der Seite es einnimmt</translation>
    </message>
    <message>
        <source> % of width</source>
        <translation> % der Breite</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Farbleiste</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>title of a panel</source>
        <translation>Titel eines Teilbilds</translation>
    </message>
    <message>
        <source>columns of a panel</source>
        <translation>Spalten eines Teilbilds</translation>
    </message>
    <message>
        <source>height of a panel</source>
        <translation>Höhe eines Teilbilds</translation>
    </message>
    <message>
        <source>what stands on a panel</source>
        <translation>was auf einem Teilbild steht</translation>
    </message>
    <message>
        <source>%1 × %2 mm, %3 × %4 pixels</source>
        <translation>%1 × %2 mm, %3 × %4 Pixel</translation>
    </message>
</context>
<context>
    <name>terrella::FigurePage</name>
    <message>
        <source>Page of the figure</source>
        <translation>Seite der Abbildung</translation>
    </message>
    <message>
        <source>Being drawn …</source>
        <translation>Wird gezeichnet …</translation>
    </message>
    <message>
        <source>Add the view of the Earth as it is now, then change it and add the next. Plots can stand beside it.</source>
        <translation>Die Ansicht der Erde hinzufügen, wie sie jetzt ist, sie dann ändern und die nächste hinzufügen. Diagramme können danebenstehen.</translation>
    </message>
</context>
<context>
    <name>terrella::FigurePainter</name>
    <message>
        <source>%1 has not been made. Run the pipeline; then it is drawn here.</source>
        <translation>%1 ist noch nicht erzeugt. Die Pipeline ausführen; dann wird es hier gezeichnet.</translation>
    </message>
</context>
<context>
    <name>terrella::FigureWindow</name>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>Panel %1 of %2</source>
        <translation>Teilbild %1 von %2</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Angehalten; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Add the &amp;Earth</source>
        <translation>&amp;Erde hinzufügen</translation>
    </message>
    <message>
        <source>A panel with what the Earth shows now</source>
        <translation>Ein Teilbild mit dem, was die Erde jetzt zeigt</translation>
    </message>
    <message>
        <source>Add the &amp;plot</source>
        <translation>&amp;Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>A panel with what stands in the plots now; it keeps its numbers</source>
        <translation>Ein Teilbild mit dem, was jetzt in den Diagrammen steht; es behält seine Zahlen</translation>
    </message>
    <message>
        <source>&amp;Renew from the Earth</source>
        <translation>Von der Erde neu ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>The selected panel shows what the Earth shows now</source>
        <translation>Das ausgewählte Teilbild zeigt, was die Erde jetzt zeigt</translation>
    </message>
    <message>
        <source>&amp;Show on the Earth</source>
        <translation>Auf der Erde &amp;zeigen</translation>
    </message>
    <message>
        <source>The Earth shows the view of the selected panel, to be changed there</source>
        <translation>Die Erde zeigt die Ansicht des ausgewählten Teilbilds, um sie dort zu ändern</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Takes the selected panel out (Delete)</source>
        <translation>Nimmt das ausgewählte Teilbild heraus (Entf)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>The whole page as PNG, SVG or PDF</source>
        <translation>Die ganze Seite als PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>A figure holds at most %1 panels.</source>
        <translation>Eine Abbildung fasst höchstens %1 Teilbilder.</translation>
    </message>
    <message>
        <source>add the Earth</source>
        <translation>Erde hinzufügen</translation>
    </message>
    <message>
        <source>There is nothing in the plots. Click on the Earth first.</source>
        <translation>In den Diagrammen ist nichts. Zuerst auf die Erde klicken.</translation>
    </message>
    <message>
        <source>add the plot</source>
        <translation>Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>renew a panel</source>
        <translation>Teilbild neu übernehmen</translation>
    </message>
    <message>
        <source>move a panel</source>
        <translation>Teilbild verschieben</translation>
    </message>
    <message>
        <source>remove a panel</source>
        <translation>Teilbild entfernen</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>terrella::FileCube</name>
    <message>
        <source>There is no variable number %1.</source>
        <translation>Es gibt keine Variable Nummer %1.</translation>
    </message>
    <message>
        <source>What was to be read of &apos;%1&apos; leaves the variable (%2).</source>
        <translation>Was von &apos;%1&apos; gelesen werden sollte, reicht über die Variable hinaus (%2).</translation>
    </message>
</context>
<context>
    <name>terrella::FileIdentities</name>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no file but a device or a pipe.</source>
        <translation>&apos;%1&apos; ist keine Datei, sondern ein Gerät oder eine Pipe.</translation>
    </message>
    <message>
        <source>What lies at &apos;%1&apos; is not known here yet: &apos;terrella-run plan&apos; and &apos;run&apos; ask the cluster.</source>
        <translation>Was bei &apos;%1&apos; liegt, ist hier noch nicht bekannt: &apos;terrella-run plan&apos; und &apos;run&apos; fragen den Cluster.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands for %2 files.</source>
        <translation>&apos;%1&apos; steht für %2 Dateien.</translation>
    </message>
</context>
<context>
    <name>terrella::Files</name>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Cannot move &apos;%1&apos; to &apos;%2&apos;: %3.</source>
        <translation>&apos;%1&apos; kann nicht nach &apos;%2&apos; verschoben werden: %3.</translation>
    </message>
    <message>
        <source>Cannot tell how much space is free at &apos;%1&apos;.</source>
        <translation>Es ist nicht feststellbar, wie viel Platz bei &apos;%1&apos; frei ist.</translation>
    </message>
</context>
<context>
    <name>terrella::FilmDialog</name>
    <message>
        <source>Make the film…</source>
        <translation>Film erzeugen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> pro Sekunde</translation>
    </message>
    <message>
        <source>MP4 (H.264)</source>
        <translation>MP4 (H.264)</translation>
    </message>
    <message>
        <source>WebM (VP9)</source>
        <translation>WebM (VP9)</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
    <message>
        <source>ffmpeg writes the file …</source>
        <translation>ffmpeg schreibt die Datei …</translation>
    </message>
    <message>
        <source>Films are made with ffmpeg, which is not installed. On Debian: apt install ffmpeg.</source>
        <translation>Filme werden mit ffmpeg erzeugt, das nicht installiert ist. Unter Debian: apt install ffmpeg.</translation>
    </message>
    <message>
        <source>The last time lies before the first.</source>
        <translation>Der letzte Zeitpunkt liegt vor dem ersten.</translation>
    </message>
    <message>
        <source>%1 pictures, %2 s</source>
        <translation>%1 Bilder, %2 s</translation>
    </message>
    <message>
        <source>Save the film</source>
        <translation>Film speichern</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Of four steps of time the film shows one where 4 is given</source>
        <translation>Bei 4 zeigt der Film einen von vier Zeitschritten</translation>
    </message>
    <message>
        <source>step</source>
        <translation>1 Zeitschritt</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Zeitschritte</translation>
    </message>
</context>
<context>
    <name>terrella::FilmMaker</name>
    <message>
        <source>There are no times to make a film of.</source>
        <translation>Es gibt keine Zeitpunkte, aus denen ein Film werden könnte.</translation>
    </message>
    <message>
        <source>The film was stopped; nothing was written.</source>
        <translation>Der Film wurde angehalten; es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>terrella::FireAnomaly</name>
    <message>
        <source>Nothing is to be computed: choose standardised values, ranks or both.</source>
        <translation>Nichts soll berechnet werden: standardisierte Werte, Ränge oder beides wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>The reference period has nothing for the time of the year of %1 of %2 days; the result is missing there.</source>
        <translation>Der Bezugszeitraum enthält für %1 von %2 Tagen nichts aus derselben Zeit des Jahres; dort fehlt das Ergebnis.</translation>
    </message>
    <message>
        <source>There are no data to compare with their climatology.</source>
        <translation>Es gibt keine Daten, die mit ihrer Klimatologie verglichen werden könnten.</translation>
    </message>
</context>
<context>
    <name>terrella::FireHazard</name>
    <message>
        <source>There are no data to compute hazard from.</source>
        <translation>Es gibt keine Daten, aus denen die Gefährdung berechnet werden könnte.</translation>
    </message>
    <message>
        <source>%1 seasons at the ends of the periods are not whole and are left out.</source>
        <translation>%1 Saisons an den Enden der Zeiträume sind nicht vollständig und werden ausgelassen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has several entries along &apos;%2&apos;; select one.</source>
        <translation>&apos;%1&apos; hat mehrere Einträge entlang von &apos;%2&apos;; einen auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has more than one step a day; days are counted here. Aggregate it to days first.</source>
        <translation>&apos;%1&apos; hat mehr als einen Schritt am Tag; hier werden Tage gezählt. Zuerst zu Tagen aggregieren.</translation>
    </message>
    <message>
        <source>Nothing is to be computed: choose the mean, a percentile or a limit.</source>
        <translation>Nichts soll berechnet werden: das Mittel, ein Perzentil oder eine Grenze wählen.</translation>
    </message>
    <message>
        <source>There is no day of the season in this period; the data go from %1 to %2.</source>
        <translation>In diesem Zeitraum gibt es keinen Tag der Saison; die Daten reichen von %1 bis %2.</translation>
    </message>
    <message>
        <source>The data or the period hold no whole season; what there is of it stands for it, so that days are fewer.</source>
        <translation>Die Daten oder der Zeitraum enthalten keine vollständige Saison; was davon vorhanden ist, steht für sie, daher sind es weniger Tage.</translation>
    </message>
</context>
<context>
    <name>terrella::FireIndexChoice</name>
    <message>
        <source>%1 does not lie between %2 and %3.</source>
        <translation>%1 liegt nicht zwischen %2 und %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number.</source>
        <translation>&apos;%1&apos; ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 stands after %2; they must grow.</source>
        <translation>%1 steht nach %2; die Werte müssen ansteigen.</translation>
    </message>
    <message>
        <source>The reference has %1 levels and members and the data %2; select the same ones.</source>
        <translation>Die Referenz hat %1 Niveaus und Ensemblemitglieder und die Daten %2; dieselben auswählen.</translation>
    </message>
</context>
<context>
    <name>terrella::FireLearn</name>
    <message>
        <source>Learning burned area</source>
        <translation>Verbrannte Fläche lernen</translation>
    </message>
    <message>
        <source>In %1 cells and steps more was burned than the cell&apos;s area; they count as burned wholly.</source>
        <translation>In %1 Zellen und Schritten ist mehr verbrannt als die Fläche der Zelle; sie zählen als ganz verbrannt.</translation>
    </message>
    <message>
        <source>scored on the years of the test</source>
        <translation>auf den Testjahren bewertet</translation>
    </message>
    <message>
        <source>There are no drivers.</source>
        <translation>Es gibt keine Treiber.</translation>
    </message>
    <message>
        <source>In the years of training the burned area is missing everywhere: there is nothing to learn.</source>
        <translation>In den Trainingsjahren fehlt die verbrannte Fläche überall: Es gibt nichts zu lernen.</translation>
    </message>
    <message>
        <source>No burned area is found; there are: %1. Name it, or connect the cube that holds it.</source>
        <translation>Es ist keine verbrannte Fläche zu finden; vorhanden sind: %1. Sie nennen oder den Datenwürfel verbinden, der sie enthält.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has levels or members; select one.</source>
        <translation>&apos;%1&apos; hat Niveaus oder Ensemblemitglieder; eines auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units; say where the data are opened whether they are ha, km2, m2, or a fraction (1, %).</source>
        <translation>&apos;%1&apos; gibt keine Einheit an; beim Öffnen der Daten angeben, ob es ha, km2, m2 oder ein Anteil (1, %) ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which is neither an area nor a fraction; choose another variable.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, also weder Fläche noch Anteil; eine andere Variable wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the burned area itself.</source>
        <translation>&apos;%1&apos; ist die verbrannte Fläche selbst.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on the cells of &apos;%2&apos;; regrid it first.</source>
        <translation>&apos;%1&apos; liegt nicht auf den Zellen von &apos;%2&apos;; zuerst auf dieses Gitter interpolieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not have the steps of &apos;%2&apos;; bring them to the same steps first.</source>
        <translation>&apos;%1&apos; hat nicht die Schritte von &apos;%2&apos;; zuerst beide auf dieselben Schritte bringen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is among the drivers twice.</source>
        <translation>&apos;%1&apos; ist zweimal unter den Treibern.</translation>
    </message>
    <message>
        <source>There is nothing to learn from. %1</source>
        <translation>Es gibt nichts, woraus gelernt werden könnte. %1</translation>
    </message>
    <message>
        <source>The drivers hold no variable.</source>
        <translation>Die Treiber enthalten keine Variable.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on single cells or on a mesh that moves; a network needs rows and columns. Regrid it first.</source>
        <translation>&apos;%1&apos; liegt auf einzelnen Zellen oder auf einem Netz, das sich bewegt; ein neuronales Netz braucht Zeilen und Spalten. Zuerst auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>Only grids of latitudes and longitudes are made coarser here; take 1, or regrid the data first.</source>
        <translation>Nur Gitter aus Breiten und Längen werden hier vergröbert; 1 nehmen oder die Daten zuerst auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>A network of that depth makes a single cell of %1 by %2 cells, from which nothing can be learnt; take fewer levels or larger patches.</source>
        <translation>Ein neuronales Netz dieser Tiefe macht aus %1 mal %2 Zellen eine einzige, aus der sich nichts lernen lässt; weniger Stufen oder größere Ausschnitte nehmen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units that are known; it is taken as a plain number.</source>
        <translation>&apos;%1&apos; gibt keine bekannte Einheit an und wird als reine Zahl genommen.</translation>
    </message>
    <message>
        <source>Burned area from %1 drivers</source>
        <translation>Verbrannte Fläche aus %1 Treibern</translation>
    </message>
</context>
<context>
    <name>terrella::FirePredict</name>
    <message>
        <source>Predicted burned area</source>
        <translation>Vorhergesagte verbrannte Fläche</translation>
    </message>
    <message>
        <source>Drivers or model are missing.</source>
        <translation>Treiber oder Modell fehlen.</translation>
    </message>
    <message>
        <source>The model&apos;s card promises a climatology, and &apos;%1&apos; does not hold it; switch it off, or train again.</source>
        <translation>Die Modellkarte verspricht eine Klimatologie, doch &apos;%1&apos; enthält keine; die Klimatologie abschalten oder das Modell neu trainieren.</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>dem Modell</translation>
    </message>
    <message>
        <source>The model does not tell one value for each cell; it was made for something else.</source>
        <translation>Das Modell gibt nicht einen Wert für jede Zelle an; es ist für etwas anderes gemacht.</translation>
    </message>
    <message>
        <source>The model gives &apos;%1&apos; in &apos;%2&apos;, which is neither an area nor a fraction of the cell.</source>
        <translation>Das Modell gibt &apos;%1&apos; in &apos;%2&apos; an, was weder eine Fläche noch ein Anteil der Zelle ist.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no unit of area; take ha, km2 or m2.</source>
        <translation>&apos;%1&apos; ist keine Flächeneinheit; ha, km2 oder m2 nehmen.</translation>
    </message>
    <message>
        <source>%1 does not lie on a grid.</source>
        <translation>%1 liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>%1 has levels or members; select one.</source>
        <translation>%1 hat mehrere Niveaus oder Ensemblemitglieder; eines davon auswählen.</translation>
    </message>
    <message>
        <source>The drivers lie on single cells or on a mesh that moves; a network needs rows and columns. Regrid them first.</source>
        <translation>Die Treiber liegen auf einzelnen Zellen oder auf einem Netz, das sich bewegt; ein neuronales Netz braucht Zeilen und Spalten. Zuerst auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>Only grids of latitudes and longitudes are made coarser here; take 1, or regrid the data first.</source>
        <translation>Nur Gitter aus Breiten und Längen werden hier vergröbert; 1 nehmen oder die Daten zuerst auf ein solches Gitter interpolieren.</translation>
    </message>
    <message>
        <source>The model was trained on cells of %1° and is run on cells of %2°; networks do not carry over well from one size to another.</source>
        <translation>Das Modell wurde auf Zellen von %1° trainiert und läuft auf Zellen von %2°; neuronale Netze lassen sich nicht gut von einer Größe auf eine andere übertragen.</translation>
    </message>
    <message>
        <source>The model&apos;s climatology is of another grid and is left out; there is nothing to compare the prediction with.</source>
        <translation>Die Klimatologie des Modells gehört zu einem anderen Gitter und wird weggelassen; die Vorhersage lässt sich mit nichts vergleichen.</translation>
    </message>
    <message>
        <source>burned area in the cell, predicted</source>
        <translation>vorhergesagte verbrannte Fläche in der Zelle</translation>
    </message>
    <message>
        <source>burned fraction of the cell, predicted</source>
        <translation>vorhergesagter verbrannter Anteil der Zelle</translation>
    </message>
    <message>
        <source>mean burned area of the month in the years of training</source>
        <translation>mittlere verbrannte Fläche des Monats in den Trainingsjahren</translation>
    </message>
    <message>
        <source>distance of the drivers to those of the training (Mahalanobis, 1: usual)</source>
        <translation>Abstand der Treiber von denen des Trainings (Mahalanobis, 1: üblich)</translation>
    </message>
    <message>
        <source>share of the drivers outside the range of the training</source>
        <translation>Anteil der Treiber außerhalb des Wertebereichs des Trainings</translation>
    </message>
</context>
<context>
    <name>terrella::FireSeasons</name>
    <message>
        <source>Idealised fire seasons</source>
        <translation>Idealisierte Feuersaisons</translation>
    </message>
    <message>
        <source>A spacing of %1° does not divide 180° evenly; take 5, 2.5, 2 or 1.</source>
        <translation>Ein Abstand von %1° teilt 180° nicht ohne Rest; 5, 2.5, 2 oder 1 nehmen.</translation>
    </message>
</context>
<context>
    <name>terrella::FireWeatherIndex</name>
    <message>
        <source>Fire weather index</source>
        <translation>Feuerwetterindex</translation>
    </message>
    <message>
        <source>codes wait, and begin anew after %1 days</source>
        <translation>die Werte warten und beginnen nach %1 Tagen neu</translation>
    </message>
    <message>
        <source>codes wait</source>
        <translation>die Werte warten</translation>
    </message>
    <message>
        <source>There is no weather.</source>
        <translation>Es ist kein Wetter da.</translation>
    </message>
    <message>
        <source>There is no result &apos;%1&apos;; there are ffmc, dmc, dc, isi, bui, fwi and dsr.</source>
        <translation>Es gibt kein Ergebnis &apos;%1&apos;; es gibt ffmc, dmc, dc, isi, bui, fwi und dsr.</translation>
    </message>
    <message>
        <source>No result is wanted; name at least one, as in fwi.</source>
        <translation>Kein Ergebnis ist gewünscht; wenigstens eines nennen, etwa fwi.</translation>
    </message>
    <message>
        <source>Without seasons there is no winter for the drought code to pass.</source>
        <translation>Ohne Jahreszeiten gibt es keinen Winter, über den der Drought Code zu bringen wäre.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units; say where the data are opened whether they are mm, m, kg m-2 or kg m-2 s-1.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an; beim Öffnen der Daten angeben, ob es mm, m, kg m-2 oder kg m-2 s-1 sind.</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>mm, 1 kg m-2 of water being 1 mm</source>
        <translation>mm, wobei 1 kg m-2 Wasser 1 mm ist</translation>
    </message>
    <message>
        <source>mm a day, 1 kg m-2 of water being 1 mm</source>
        <translation>mm am Tag, wobei 1 kg m-2 Wasser 1 mm ist</translation>
    </message>
    <message>
        <source>mm a day</source>
        <translation>mm am Tag</translation>
    </message>
    <message>
        <source>%1 is in %2 and is converted to %3.</source>
        <translation>%1 ist in %2 angegeben und wird in %3 umgerechnet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which is no amount of rain; choose another variable.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, was keine Regenmenge ist; eine andere Variable wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; do not lie on the same days and cells; bring them together first.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; liegen nicht auf denselben Tagen und Zellen; zuerst zusammenführen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no place on the Earth, and the length of the day goes by latitude.</source>
        <translation>&apos;%1&apos; hat keinen Ort auf der Erde, und die Tageslänge richtet sich nach der Breite.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no days.</source>
        <translation>&apos;%1&apos; hat keine Tage.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; do not lie on the same days and cells.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; liegen nicht auf denselben Tagen und Zellen.</translation>
    </message>
    <message>
        <source>The mask is not used; choose &apos;given mask&apos; as season.</source>
        <translation>Die Maske wird nicht verwendet; als Jahreszeit &apos;given mask&apos; wählen.</translation>
    </message>
    <message>
        <source>The season is to come from a mask, and none is connected.</source>
        <translation>Die Jahreszeit soll aus einer Maske kommen, und keine ist verbunden.</translation>
    </message>
    <message>
        <source>No variable of the mask has the days and cells of the weather; it has: %1.</source>
        <translation>Keine Variable der Maske hat die Tage und Zellen des Wetters; sie hat: %1.</translation>
    </message>
    <message>
        <source>The weather must have one step a day, at noon; from %1 to %2 it is %3 hours. Select one step a day first.</source>
        <translation>Das Wetter muss einen Zeitschritt am Tag haben, zu Mittag; von %1 bis %2 sind es %3 Stunden. Zuerst einen Zeitschritt am Tag auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has levels; select one.</source>
        <translation>&apos;%1&apos; hat mehrere Niveaus; eines davon auswählen.</translation>
    </message>
</context>
<context>
    <name>terrella::FireWeatherState</name>
    <message>
        <source>This is no state of &apos;Fire weather index&apos;: there is no variable &apos;fwi_state&apos; with its day; there are: %1.</source>
        <translation>Das ist kein Zustand von &apos;Fire weather index&apos;: Es fehlt die Variable &apos;fwi_state&apos; mit ihrem Tag; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>The state is of a run with seasons, and this one has none. Choose the same season.</source>
        <translation>Der Zustand stammt aus einem Lauf mit Jahreszeiten, dieser hat keine. Dieselbe Jahreszeit wählen.</translation>
    </message>
    <message>
        <source>The state is of a run without seasons, and this one has them. Choose &apos;all year&apos;, or begin without it.</source>
        <translation>Der Zustand stammt aus einem Lauf ohne Jahreszeiten, dieser hat welche. &apos;all year&apos; wählen oder ohne ihn beginnen.</translation>
    </message>
    <message>
        <source>The state counts days in the calendar %1, the weather in %2.</source>
        <translation>Der Zustand zählt die Tage im Kalender %1, das Wetter in %2.</translation>
    </message>
    <message>
        <source>The state has other cells than the weather.</source>
        <translation>Der Zustand hat andere Zellen als das Wetter.</translation>
    </message>
    <message>
        <source>The state is of %1, and the weather begins on %2; it must begin after it.</source>
        <translation>Der Zustand ist vom %1, und das Wetter beginnt am %2; es muss danach beginnen.</translation>
    </message>
</context>
<context>
    <name>terrella::Formula</name>
    <message>
        <source>&apos;%1&apos; has no units, and something in %2 is needed; write them behind the number</source>
        <translation>&apos;%1&apos; hat keine Einheit, und nötig ist etwas in %2; die Einheit hinter die Zahl schreiben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which does not convert to %3</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, was sich nicht in %3 umrechnen lässt</translation>
    </message>
    <message>
        <source>%1 is in %2 and is converted to %3.</source>
        <translation>%1 ist in %2 angegeben und wird in %3 umgerechnet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in %2 has no power of %3</source>
        <translation>&apos;%1&apos; in %2 lässt sich nicht mit %3 potenzieren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 and can only be raised to a number</source>
        <translation>&apos;%1&apos; ist in %2 angegeben und lässt sich nur mit einer Zahl potenzieren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no known unit; a variable needs an operator before it</source>
        <translation>&apos;%1&apos; ist keine bekannte Einheit; vor einer Variablen muss ein Operator stehen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units and is taken as a plain number.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an und wird als reine Zahl genommen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, which is no known unit; say which they are where the data are opened</source>
        <translation>&apos;%1&apos; ist in &apos;%2&apos; angegeben, was keine bekannte Einheit ist; die Einheit dort angeben, wo die Daten geöffnet werden</translation>
    </message>
</context>
<context>
    <name>terrella::FrameEncoder</name>
    <message>
        <source>Films are made with ffmpeg, which is not installed. On Debian: apt install ffmpeg.</source>
        <translation>Filme werden mit ffmpeg erzeugt, das nicht installiert ist. Unter Debian: apt install ffmpeg.</translation>
    </message>
    <message>
        <source>Films are saved as .mp4, .webm or .gif, not as “.%1”.</source>
        <translation>Filme werden als .mp4, .webm oder .gif gespeichert, nicht als „.%1“.</translation>
    </message>
    <message>
        <source>Cannot write into &apos;%1&apos;.</source>
        <translation>In &apos;%1&apos; kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>ffmpeg could not be started: %1.</source>
        <translation>ffmpeg konnte nicht gestartet werden: %1.</translation>
    </message>
    <message>
        <source>ffmpeg could not make the film: %1</source>
        <translation>ffmpeg konnte den Film nicht erzeugen: %1</translation>
    </message>
</context>
<context>
    <name>terrella::GribDataset</name>
    <message>
        <source>&apos;%1&apos; holds fields on %2, which Terrella does not read. Bring them to a regular grid first (cdo -setgridtype,regular or cdo -remapbil).</source>
        <translation>&apos;%1&apos; enthält Felder in einer Form, die Terrella nicht liest (%2). Zuerst auf ein regelmäßiges Gitter bringen (cdo -setgridtype,regular oder cdo -remapbil).</translation>
    </message>
    <message>
        <source>a grid without rows and columns</source>
        <translation>ein Gitter ohne Zeilen und Spalten</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as GRIB: %2</source>
        <translation>&apos;%1&apos; kann nicht als GRIB gelesen werden: %2</translation>
    </message>
    <message>
        <source>no field was found in it</source>
        <translation>darin wurde kein Feld gefunden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was cut short inside a message; %2 fields before it are whole.</source>
        <translation>&apos;%1&apos; wurde innerhalb einer Nachricht abgeschnitten; %2 Felder davor sind vollständig.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no field on a regular grid.</source>
        <translation>&apos;%1&apos; enthält kein Feld auf einem regelmäßigen Gitter.</translation>
    </message>
    <message>
        <source>GribMessage %1 of &apos;%2&apos; cannot be decoded: %3</source>
        <translation>Die GRIB-Nachricht %1 von &apos;%2&apos; kann nicht dekodiert werden: %3</translation>
    </message>
</context>
<context>
    <name>terrella::GribMessages</name>
    <message>
        <source>spherical harmonics</source>
        <translation>Kugelflächenfunktionen</translation>
    </message>
    <message>
        <source>a reduced grid (rows of different length)</source>
        <translation>ein reduziertes Gitter (Zeilen verschiedener Länge)</translation>
    </message>
    <message>
        <source>an unstructured grid (ICON)</source>
        <translation>ein unstrukturiertes Gitter (ICON)</translation>
    </message>
    <message>
        <source>a HEALPix grid</source>
        <translation>ein HEALPix-Gitter</translation>
    </message>
    <message>
        <source>a view from a satellite that is not above the equator</source>
        <translation>eine Ansicht von einem Satelliten, der nicht über dem Äquator steht</translation>
    </message>
    <message>
        <source>a view from a satellite that is turned against north</source>
        <translation>eine Ansicht von einem Satelliten, die gegen Norden gedreht ist</translation>
    </message>
    <message>
        <source>a view of the Earth whose message does not say from how high it is seen</source>
        <translation>eine Ansicht der Erde, deren Nachricht nicht sagt, aus welcher Höhe sie gesehen ist</translation>
    </message>
    <message>
        <source>a view from a satellite whose message does not say how large the Earth is in it</source>
        <translation>eine Ansicht von einem Satelliten, deren Nachricht nicht sagt, wie groß die Erde darin ist</translation>
    </message>
</context>
<context>
    <name>terrella::Grid</name>
    <message>
        <source>The reference system of the grid cannot be understood: %1</source>
        <translation>Das Bezugssystem des Gitters ist nicht verständlich: %1</translation>
    </message>
    <message>
        <source>The reference system of the grid cannot be turned into latitudes and longitudes: %1</source>
        <translation>Das Bezugssystem des Gitters lässt sich nicht in Breiten und Längen umrechnen: %1</translation>
    </message>
    <message>
        <source>its grid has %1 × %2 cells, too many to place one by one; cut it to a smaller region</source>
        <translation>das Gitter hat %1 × %2 Zellen, zu viele, um sie einzeln zu verorten; auf eine kleinere Region zuschneiden</translation>
    </message>
</context>
<context>
    <name>terrella::Group</name>
    <message numerus="yes">
        <source>A group of %n node(s).</source>
        <translation>
            <numerusform>Eine Gruppe aus %n Knoten.</numerusform>
            <numerusform>Eine Gruppe aus %n Knoten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must be a text.</source>
        <translation>%1: &apos;%2&apos; muss ein Text sein.</translation>
    </message>
    <message>
        <source>%1 must name a node inside and its port or parameter as &quot;node.name&quot;; it is &quot;%2&quot;.</source>
        <translation>%1 muss einen inneren Knoten und seinen Port oder Parameter als &quot;node.name&quot; nennen, lautet aber &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; must be a list.</source>
        <translation>%1: &apos;%2&apos; muss eine Liste sein.</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is no usable key; each needs its own, without dots.</source>
        <translation>%1: &apos;%2&apos; ist kein brauchbarer Schlüssel; jeder braucht einen eigenen, ohne Punkte.</translation>
    </message>
    <message>
        <source>%1: a group&apos;s id is &quot;group.NAME&quot;; this is &quot;%2&quot;.</source>
        <translation>%1: Die id einer Gruppe ist &quot;group.NAME&quot;; angegeben ist &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no group: it has no key &apos;terrella_group&apos; with the format&apos;s number.</source>
        <translation>&apos;%1&apos; ist keine Gruppe: Der Schlüssel &apos;terrella_group&apos; mit der Nummer des Formats fehlt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a group of format %2; this Terrella reads formats up to %3. Update Terrella.</source>
        <translation>&apos;%1&apos; ist eine Gruppe des Formats %2; dieses Terrella liest Formate bis %3. Terrella aktualisieren.</translation>
    </message>
</context>
<context>
    <name>terrella::GroupActions</name>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppe auflösen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name of the node</source>
        <translation>Name des Knotens</translation>
    </message>
    <message>
        <source>Select a group that this pipeline holds.</source>
        <translation>Eine Gruppe auswählen, die in dieser Pipeline enthalten ist.</translation>
    </message>
    <message>
        <source>Save as module</source>
        <translation>Als Modul speichern</translation>
    </message>
    <message>
        <source>Name in the list of modules</source>
        <translation>Name in der Liste der Module</translation>
    </message>
    <message>
        <source>There is a module of that name. Put this one in its place?</source>
        <translation>Es gibt schon ein Modul mit diesem Namen. Durch dieses ersetzen?</translation>
    </message>
    <message>
        <source>“%1” is now in the list of modules, under Groups.</source>
        <translation>„%1“ steht jetzt in der Liste der Module, unter Groups.</translation>
    </message>
    <message>
        <source>Take the map away</source>
        <translation>Auffächerung entfernen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Auffächern</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppieren</translation>
    </message>
    <message>
        <source>Put the selected nodes into a group</source>
        <translation>Die ausgewählten Knoten zu einer Gruppe zusammenfassen</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>Gruppe &amp;auflösen</translation>
    </message>
    <message>
        <source>&amp;Open the group</source>
        <translation>Gruppe ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Back out of the group</source>
        <translation>Gruppe verlassen</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Save as &amp;module…</source>
        <translation>Als &amp;Modul speichern…</translation>
    </message>
    <message>
        <source>Put the selected group into the list of modules</source>
        <translation>Die ausgewählte Gruppe in die Liste der Module aufnehmen</translation>
    </message>
    <message>
        <source>Ma&amp;p over…</source>
        <translation>Auffäc&amp;hern über…</translation>
    </message>
    <message>
        <source>Run the selected node once for each of several values, files or years</source>
        <translation>Den ausgewählten Knoten je einmal für mehrere Werte, Dateien oder Jahre ausführen</translation>
    </message>
    <message>
        <source>&amp;Variables…</source>
        <translation>&amp;Variablen…</translation>
    </message>
    <message>
        <source>The variables of the pipeline, for ${name} in parameters</source>
        <translation>Die Variablen der Pipeline, für ${name} in Parametern</translation>
    </message>
    <message>
        <source>The group &apos;%1&apos; is not installed here; its inside cannot be shown.</source>
        <translation>Die Gruppe &apos;%1&apos; ist hier nicht installiert; ihr Inneres kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Take the group into the pipeline</source>
        <translation>Gruppe in die Pipeline aufnehmen</translation>
    </message>
    <message>
        <source>The pipeline now has its own copy of “%1”; changes stay in it.</source>
        <translation>Die Pipeline hat jetzt ihre eigene Kopie von „%1“; Änderungen bleiben darin.</translation>
    </message>
    <message>
        <source>Show at the group</source>
        <translation>An der Gruppe zeigen</translation>
    </message>
    <message>
        <source>Hide at the group</source>
        <translation>An der Gruppe ausblenden</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>terrella::GroupEdits</name>
    <message>
        <source>The pipeline does not hold the group &apos;%1&apos;. Make it the pipeline&apos;s own first.</source>
        <translation>Die Pipeline enthält die Gruppe &apos;%1&apos; nicht. Die Gruppe zuerst in die Pipeline aufnehmen.</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Select the nodes that the group is to hold.</source>
        <translation>Die Knoten auswählen, die die Gruppe enthalten soll.</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation>In der Pipeline gibt es keinen Knoten &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The group would feed itself through &apos;%1&apos;. Take that into the group as well.</source>
        <translation>Die Gruppe würde sich über &apos;%1&apos; selbst speisen. Auch das in die Gruppe aufnehmen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no group.</source>
        <translation>&apos;%1&apos; ist keine Gruppe.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is mapped; what is inside cannot stand alone. Take the map away first.</source>
        <translation>&apos;%1&apos; ist aufgefächert; das Innere kann nicht allein stehen. Zuerst die Auffächerung entfernen.</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the group.</source>
        <translation>In der Gruppe gibt es keinen Knoten &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of &apos;%2&apos; is shown already, as &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; von &apos;%2&apos; wird schon gezeigt, als &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>The group shows no &apos;%1&apos;.</source>
        <translation>Die Gruppe zeigt kein &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be the name: it is taken, or not made of letters, digits and _.</source>
        <translation>&apos;%1&apos; kann nicht der Name sein: Er ist vergeben oder besteht nicht aus Buchstaben, Ziffern und _.</translation>
    </message>
    <message>
        <source>A group needs a title.</source>
        <translation>Eine Gruppe braucht einen Titel.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;.</translation>
    </message>
</context>
<context>
    <name>terrella::HelpView</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Select a node to read about its module.</source>
        <translation>Einen Knoten auswählen, um über sein Modul zu lesen.</translation>
    </message>
    <message>
        <source>The module %1 is not installed here.</source>
        <translation>Das Modul %1 ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
</context>
<context>
    <name>terrella::IdealisedClimate</name>
    <message>
        <source>Idealised climate of mountains</source>
        <translation>Idealisiertes Gebirgsklima</translation>
    </message>
    <message>
        <source>%1 rows and %2 columns of %3° leave the half of the Earth that this climate has.</source>
        <translation>%1 Zeilen und %2 Spalten zu %3° reichen über die Erdhälfte hinaus, die dieses Klima hat.</translation>
    </message>
</context>
<context>
    <name>terrella::IdealisedStorms</name>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read lon, lat, degrees east a day, degrees north a day, depth in hPa, radius in km, first hour, hours, warm or cold.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: Die Form muss Länge, Breite, Grad Ost pro Tag, Grad Nord pro Tag, Tiefe in hPa, Radius in km, erste Stunde, Stunden, warm oder cold sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is no number.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: &apos;%2&apos; ist keine Zahl.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: the core is warm or cold, not &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: Der Kern ist warm oder cold, nicht &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: latitudes lie within ±89°, and depth, radius and hours are positive.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: Breiten liegen innerhalb von ±89°; Tiefe, Radius und Stunden sind positiv.</translation>
    </message>
    <message>
        <source>A spacing of %1° does not divide 180° evenly; %2° does.</source>
        <translation>Ein Abstand von %1° teilt 180° nicht ohne Rest; %2° tut es.</translation>
    </message>
    <message>
        <source>The region holds fewer than two rows or columns of the grid. Draw a larger one or choose a finer grid.</source>
        <translation>Die Region enthält weniger als zwei Zeilen oder Spalten des Gitters. Eine größere zeichnen oder ein feineres Gitter wählen.</translation>
    </message>
    <message>
        <source>Idealised storms</source>
        <translation>Idealisierte Stürme</translation>
    </message>
    <message>
        <source>Only %1 of %2 storms fit into %3 days.</source>
        <translation>Nur %1 von %2 Stürmen passen in %3 Tage.</translation>
    </message>
    <message>
        <source>Number of the storm, from 1</source>
        <translation>Nummer des Sturms, ab 1</translation>
    </message>
    <message>
        <source>Strongest wind at 10 m</source>
        <translation>Stärkster Wind in 10 m Höhe</translation>
    </message>
    <message>
        <source>Pressure below the surroundings</source>
        <translation>Druck unter dem der Umgebung</translation>
    </message>
    <message>
        <source>Radius of the strongest wind</source>
        <translation>Radius des stärksten Windes</translation>
    </message>
    <message>
        <source>The storms cannot be made.</source>
        <translation>Die Stürme können nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
</context>
<context>
    <name>terrella::IdealisedWeather</name>
    <message>
        <source>The region holds fewer than two rows or columns of the grid. Draw a larger one or choose a finer grid.</source>
        <translation>Die Region enthält weniger als zwei Zeilen oder Spalten des Gitters. Eine größere zeichnen oder ein feineres Gitter wählen.</translation>
    </message>
    <message>
        <source>A step of %1 hours does not divide the day; take 1, 2, 3, 4, 6 or 12.</source>
        <translation>Ein Schritt von %1 Stunden teilt den Tag nicht ohne Rest; 1, 2, 3, 4, 6 oder 12 nehmen.</translation>
    </message>
    <message>
        <source>Idealised weather</source>
        <translation>Idealisiertes Wetter</translation>
    </message>
</context>
<context>
    <name>terrella::Inspector</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>About the selected node</source>
        <translation>Über den ausgewählten Knoten</translation>
    </message>
    <message>
        <source>Select a node to see its results.</source>
        <translation>Einen Knoten auswählen, um seine Ergebnisse zu sehen.</translation>
    </message>
    <message>
        <source>Running. This is what will come out of it.</source>
        <translation>Wird ausgeführt. Dies wird dabei herauskommen.</translation>
    </message>
    <message>
        <source>Not run yet. This is what will come out of it.</source>
        <translation>Noch nicht ausgeführt. Dies wird dabei herauskommen.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
</context>
<context>
    <name>terrella::Interpolate</name>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>Coarse data and a finer grid are needed.</source>
        <translation>Grobe Daten und ein feineres Gitter sind nötig.</translation>
    </message>
</context>
<context>
    <name>terrella::JobFollower</name>
    <message>
        <source>%1 The job goes on; trying again.</source>
        <translation>%1 Der Job läuft weiter; neuer Versuch.</translation>
    </message>
    <message>
        <source>Connected to &apos;%1&apos; again.</source>
        <translation>Wieder mit &apos;%1&apos; verbunden.</translation>
    </message>
    <message>
        <source>Job %1 was cancelled.</source>
        <translation>Job %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Job %1 could not be cancelled: %2</source>
        <translation>Job %1 konnte nicht abgebrochen werden: %2</translation>
    </message>
    <message>
        <source>Job %1 did not start: job %2, whose results it needs, did not succeed.</source>
        <translation>Job %1 ist nicht gestartet: Job %2, dessen Ergebnisse er braucht, ist gescheitert.</translation>
    </message>
</context>
<context>
    <name>terrella::JobList</name>
    <message>
        <source>what it needs is being sent</source>
        <translation>was er braucht, wird gesendet</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation>wartet: %1</translation>
    </message>
    <message>
        <source>, expected to start at %1</source>
        <translation>, voraussichtlicher Beginn: %1</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>ausgesetzt</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped at its time limit</source>
        <translation>an seiner Zeitgrenze angehalten</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>Speicher reichte nicht</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>its node failed</source>
        <translation>sein Rechenknoten ist ausgefallen</translation>
    </message>
    <message>
        <source>displaced by another job</source>
        <translation>von einem anderen Job verdrängt</translation>
    </message>
    <message>
        <source>not started: a job that it needs failed</source>
        <translation>nicht gestartet: ein Job, den er braucht, ist gescheitert</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>CPU %1 %</source>
        <translation>CPU %1 %</translation>
    </message>
    <message>
        <source>memory %1 of %2</source>
        <translation>Speicher %1 von %2</translation>
    </message>
    <message>
        <source>memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>, %1 running</source>
        <translation>, %1 laufend</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>, %1 gescheitert</translation>
    </message>
    <message>
        <source>Raise memory to %1 and run again</source>
        <translation>Speicher auf %1 erhöhen und noch einmal ausführen</translation>
    </message>
    <message>
        <source>Raise the time limit to %1 and run again</source>
        <translation>Zeitgrenze auf %1 erhöhen und noch einmal ausführen</translation>
    </message>
    <message>
        <source>Raise %1 to %2 and run again</source>
        <translation>%1 auf %2 erhöhen und noch einmal ausführen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>terrella::JoinedCube</name>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; cannot be joined: &apos;%3&apos; has %4. Open them one by one.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; lassen sich nicht zusammenfügen: &apos;%3&apos; hat %4. Beide einzeln öffnen.</translation>
    </message>
    <message>
        <source>the unit &apos;%1&apos; in one and &apos;%2&apos; in the other</source>
        <translation>die Einheit &apos;%1&apos; in der einen und &apos;%2&apos; in der anderen</translation>
    </message>
    <message>
        <source>other dimensions in one than in the other</source>
        <translation>in der einen andere Dimensionen als in der anderen</translation>
    </message>
    <message>
        <source>the calendar %1 in one and %2 in the other</source>
        <translation>den Kalender %1 in der einen und %2 in der anderen</translation>
    </message>
    <message>
        <source>different values along &apos;%1&apos;</source>
        <translation>verschiedene Werte entlang &apos;%1&apos;</translation>
    </message>
    <message>
        <source>another grid in one than in the other</source>
        <translation>in der einen ein anderes Gitter als in der anderen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos; and in &apos;%3&apos;, and neither says at what time. Open one of them, or files that hold a time axis.</source>
        <translation>&apos;%1&apos; steht in &apos;%2&apos; und in &apos;%3&apos;, und beide geben keine Zeit an. Eine davon öffnen oder Dateien mit einer Zeitachse.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; overlap in time: one goes to %3, the other begins at %4. Leave one of them out.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; überschneiden sich zeitlich: Die eine reicht bis %3, die andere beginnt bei %4. Eine davon weglassen.</translation>
    </message>
    <message>
        <source>No variable &apos;%1&apos; in &apos;%2&apos; and %3 more; they have: %4.</source>
        <translation>Keine Variable &apos;%1&apos; in &apos;%2&apos; und %3 weiteren; vorhanden sind: %4.</translation>
    </message>
</context>
<context>
    <name>terrella::Json</name>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not valid JSON: line %2, column %3: %4.</source>
        <translation>&apos;%1&apos; ist kein gültiges JSON: Zeile %2, Spalte %3: %4.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds no JSON object at its top.</source>
        <translation>&apos;%1&apos; enthält auf oberster Ebene kein JSON-Objekt.</translation>
    </message>
</context>
<context>
    <name>terrella::LapseRate</name>
    <message>
        <source>%1 does not lie on a grid.</source>
        <translation>%1 liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>%1 has several fields; heights are one: select a time step and level.</source>
        <translation>%1 hat mehrere Felder; Höhen sind ein einziges: einen Zeitschritt und ein Niveau auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no temperature: its unit is &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; ist keine Temperatur: Die Einheit ist &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Lapse rates</source>
        <translation>Vertikale Temperaturgradienten</translation>
    </message>
    <message>
        <source>The coarse heights spread too little to fit a lapse rate of &apos;%1&apos; (months %2): %3 K per km is used.</source>
        <translation>Die groben Höhen streuen zu wenig, um einen vertikalen Temperaturgradienten von &apos;%1&apos; anzupassen (Monate %2): Verwendet werden %3 K pro km.</translation>
    </message>
    <message>
        <source>Temperatures and the heights of a finer grid are needed.</source>
        <translation>Temperaturen und die Höhen eines feineren Gitters sind nötig.</translation>
    </message>
</context>
<context>
    <name>terrella::LearnedClimate</name>
    <message>
        <source>The model&apos;s file holds %1 numbers on its climate where its card tells of %2; they do not belong together.</source>
        <translation>Die Datei des Modells enthält %1 Zahlen zu seinem Klima, seine Modellkarte nennt %2; beide gehören nicht zusammen.</translation>
    </message>
</context>
<context>
    <name>terrella::Learning</name>
    <message>
        <source>Networks need LibTorch, which cannot be loaded: %1. Install the package libtorch1.13, and see that libterrella_torch.so lies beside Terrella&apos;s other libraries.</source>
        <translation>Neuronale Netze brauchen LibTorch, das nicht geladen werden kann: %1. Das Paket libtorch1.13 installieren und prüfen, ob libterrella_torch.so neben den anderen Bibliotheken von Terrella liegt.</translation>
    </message>
    <message>
        <source>The state of the training cannot be written to &apos;%1&apos;: %2.</source>
        <translation>Der Stand des Trainings kann nicht in &apos;%1&apos; geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; for work in progress failed: %2.</source>
        <translation>Die Datei &apos;%1&apos; für Zwischenstände ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>There is not enough memory for the network; take a smaller patch or batch, or give the run more.</source>
        <translation>Der Speicher reicht für das neuronale Netz nicht aus; einen kleineren Ausschnitt oder Batch nehmen oder dem Lauf mehr Speicher geben.</translation>
    </message>
    <message>
        <source>There is no loss &apos;%1&apos;; there are bce, dice, tversky, focal, l1 and mse.</source>
        <translation>Es gibt keine Verlustfunktion &apos;%1&apos;; vorhanden sind bce, dice, tversky, focal, l1 und mse.</translation>
    </message>
    <message>
        <source>The card of %1 has an input without &apos;name&apos; or &apos;units&apos;; each needs both.</source>
        <translation>Die Modellkarte zu %1 hat einen Eingang ohne &apos;name&apos; oder &apos;units&apos;; jeder braucht beides.</translation>
    </message>
    <message>
        <source>The card of %1 gives &apos;%2&apos; in &apos;%3&apos;, which is no unit.</source>
        <translation>Die Modellkarte zu %1 gibt &apos;%2&apos; in &apos;%3&apos; an, was keine Einheit ist.</translation>
    </message>
    <message>
        <source>The card of %1 says that &apos;%2&apos; has a deviation of %3; it must be above 0.</source>
        <translation>Die Modellkarte zu %1 gibt für &apos;%2&apos; eine Standardabweichung von %3 an; sie muss über 0 liegen.</translation>
    </message>
    <message>
        <source>%1 has no card, which names its variables, their units and normalisation; write one beside it.</source>
        <translation>Zu %1 fehlt die Modellkarte, die Variablen, Einheiten und Normierung nennt; eine daneben schreiben.</translation>
    </message>
    <message>
        <source>The card of %1 must list the model&apos;s channels as &apos;inputs&apos; and &apos;outputs&apos;.</source>
        <translation>Die Modellkarte zu %1 muss die Kanäle des Modells unter &apos;inputs&apos; und &apos;outputs&apos; auflisten.</translation>
    </message>
    <message>
        <source>A network needs an input and an output channel at least.</source>
        <translation>Ein neuronales Netz braucht mindestens einen Eingangs- und einen Ausgangskanal.</translation>
    </message>
    <message>
        <source>The first block of a network has 1 to 1024 channels, not %1.</source>
        <translation>Der erste Block eines neuronalen Netzes hat 1 bis 1024 Kanäle, nicht %1.</translation>
    </message>
    <message>
        <source>A network has 1 to %1 pools, not %2.</source>
        <translation>Ein neuronales Netz hat 1 bis %1 Pooling-Schritte, nicht %2.</translation>
    </message>
    <message>
        <source>Each pool of a network takes 2 to 16 cells together.</source>
        <translation>Jeder Pooling-Schritt eines neuronalen Netzes fasst 2 bis 16 Zellen zusammen.</translation>
    </message>
    <message>
        <source>A network makes a grid 1 to 16 times finer, not %1.</source>
        <translation>Ein neuronales Netz macht ein Gitter 1- bis 16-mal feiner, nicht %1-mal.</translation>
    </message>
    <message>
        <source>A network of that base and depth has more than %1 weights; take a smaller one.</source>
        <translation>Ein neuronales Netz mit dieser Basis und Tiefe hat mehr als %1 Gewichte; ein kleineres nehmen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was made by a newer PyTorch: its format is version %2, and %3, which is used here, reads up to version %4. Save it there with PyTorch 1.13 or older.</source>
        <translation>&apos;%1&apos; wurde mit einem neueren PyTorch erzeugt: Das Format hat die Version %2, und %3, das hier verwendet wird, liest bis zur Version %4. Das Modell dort mit PyTorch 1.13 oder älter speichern.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was made by a newer PyTorch: it uses %2, which %3 does not have. Save it with PyTorch 1.13 or older, or without that operation.</source>
        <translation>&apos;%1&apos; wurde mit einem neueren PyTorch erzeugt: Das Modell verwendet %2, das es in %3 nicht gibt. Mit PyTorch 1.13 oder älter oder ohne diese Operation speichern.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no TorchScript model, or it is damaged: %2. Models are saved for it by torch.jit.script(model).save(path) in Python; the weights alone, as torch.save() writes them, do not do.</source>
        <translation>&apos;%1&apos; ist kein TorchScript-Modell oder ist beschädigt: %2. Modelle werden dafür in Python mit torch.jit.script(model).save(path) gespeichert; die Gewichte allein, wie torch.save() sie schreibt, reichen nicht aus.</translation>
    </message>
    <message>
        <source>The network cannot be made: %1</source>
        <translation>Das neuronale Netz kann nicht erzeugt werden: %1</translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;.</source>
        <translation>Es gibt kein Modell &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The network failed: %1.</source>
        <translation>Das neuronale Netz ist gescheitert: %1.</translation>
    </message>
    <message>
        <source>The network gave %1 values where %2 were expected.</source>
        <translation>Das neuronale Netz hat %1 Werte ergeben, wo %2 erwartet wurden.</translation>
    </message>
    <message>
        <source>The network does not give fields: what it gives for one sample should be a tensor of samples, channels, rows and columns.</source>
        <translation>Das neuronale Netz ergibt keine Felder: Zu einem Beispiel sollte es einen Tensor aus Beispielen, Kanälen, Zeilen und Spalten ergeben.</translation>
    </message>
    <message>
        <source>The model cannot be written to &apos;%1&apos;.</source>
        <translation>Das Modell kann nicht in &apos;%1&apos; geschrieben werden.</translation>
    </message>
    <message>
        <source>Goes on after epoch %1 of %2.</source>
        <translation>Wird nach Epoche %1 von %2 fortgesetzt.</translation>
    </message>
    <message>
        <source>Training needs %1 and may use %2. Take a smaller patch, batch or network, or give the run more memory.</source>
        <translation>Das Training braucht %1 und darf %2 verwenden. Einen kleineren Ausschnitt, einen kleineren Batch oder ein kleineres neuronales Netz nehmen oder dem Lauf mehr Speicher geben.</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>, loss of validation %1, best %2</source>
        <translation>, Validierungsverlust %1, bester %2</translation>
    </message>
    <message>
        <source>The loss is no number any more. A smaller learning rate may help.</source>
        <translation>Der Verlust ist keine Zahl mehr. Eine kleinere Lernrate kann helfen.</translation>
    </message>
    <message>
        <source>An SRCNN has neither pools nor batch normalisation, and works on the cells of its input.</source>
        <translation>Ein SRCNN hat weder Pooling noch Batch-Normalisierung und arbeitet auf den Zellen seiner Eingabe.</translation>
    </message>
    <message>
        <source>State all three periods (training, validation and test), or none.</source>
        <translation>Alle drei Zeiträume angeben (Training, Validierung und Test) oder keinen.</translation>
    </message>
    <message>
        <source>%1 and %2 share %3. A network must not be scored on what it has learnt from: let the periods not overlap.</source>
        <translation>%1 und %2 haben %3 gemeinsam. Ein Netz darf nicht an dem bewertet werden, woraus es gelernt hat: Die Zeiträume dürfen sich nicht überschneiden.</translation>
    </message>
    <message>
        <source>There are no data in the period of %1; they reach from %2 to %3.</source>
        <translation>Im Zeitraum von %1 gibt es keine Daten; sie reichen von %2 bis %3.</translation>
    </message>
    <message numerus="yes">
        <source>trying the model with the %n channel(s) of its card</source>
        <translation>
            <numerusform>beim Ausprobieren des Modells mit dem %n Kanal seiner Modellkarte</numerusform>
            <numerusform>beim Ausprobieren des Modells mit den %n Kanälen seiner Modellkarte</numerusform>
        </translation>
    </message>
    <message>
        <source>An ESRGAN generator has 1 to %1 blocks, one pool at most, and no batch normalisation.</source>
        <translation>Ein ESRGAN-Generator hat 1 bis %1 Blöcke, höchstens einen Pooling-Schritt und keine Batch-Normalisierung.</translation>
    </message>
    <message>
        <source>There is no network &apos;%1&apos;; there are unet, unet_plus_plus, srcnn and esrgan.</source>
        <translation>Es gibt kein Netz &apos;%1&apos;; vorhanden sind unet, unet_plus_plus, srcnn und esrgan.</translation>
    </message>
    <message>
        <source>The model makes %1 field(s) of %2 by %3 cells of fields of %4 by %4, and by its card it should be one of %5 by %5 (&apos;scale&apos; %6). Mend the card, or take the model that it belongs to.</source>
        <translation>Das Modell macht aus Feldern von %4 mal %4 Zellen %1 Feld(er) von %2 mal %3, und nach seiner Modellkarte sollte es eines von %5 mal %5 sein (&apos;scale&apos; %6). Die Modellkarte berichtigen oder das Modell nehmen, zu dem sie gehört.</translation>
    </message>
</context>
<context>
    <name>terrella::Levels</name>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Potential temperature</source>
        <translation>Potentielle Temperatur</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
</context>
<context>
    <name>terrella::LineEditor</name>
    <message>
        <source>draw on map</source>
        <translation>auf der Karte zeichnen</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>the whole time</source>
        <translation>die ganze Zeit</translation>
    </message>
    <message>
        <source>browse</source>
        <translation>durchsuchen</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>noch keine Datei</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Data (*.nc *.nc4 *.cdf *.h5 *.hdf5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff *.zarr *.gpkg *.geojson *.csv);;All files (*)</source>
        <translation>Daten (*.nc *.nc4 *.cdf *.h5 *.hdf5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff *.zarr *.gpkg *.geojson *.csv);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>terrella::ListEditor</name>
    <message>
        <source>one a line</source>
        <translation>je Zeile ein Eintrag</translation>
    </message>
</context>
<context>
    <name>terrella::LocalRun</name>
    <message>
        <source>The engine cannot be started: %1.</source>
        <translation>Der Rechenkern kann nicht gestartet werden: %1.</translation>
    </message>
    <message>
        <source>The run has not begun yet.</source>
        <translation>Der Lauf hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>The run is not running.</source>
        <translation>Der Lauf ist nicht im Gange.</translation>
    </message>
    <message>
        <source>The engine ended before the run began.</source>
        <translation>Der Rechenkern endete, bevor der Lauf begann.</translation>
    </message>
    <message>
        <source>The run&apos;s process is gone; what was finished is kept, and the run can be resumed.</source>
        <translation>Der Prozess des Laufs ist nicht mehr da; Fertiges bleibt erhalten, und der Lauf kann fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>terrella::LogView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>Noch keine Meldungen.</translation>
    </message>
</context>
<context>
    <name>terrella::MainWindow</name>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Arbeitsfläche</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Erde</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Plots and events</source>
        <translation>Diagramme und Ereignisse</translation>
    </message>
    <message>
        <source>Take this panel away; it comes back with what it shows, or from View, Panels</source>
        <translation>Diesen Bereich wegnehmen; er kommt mit dem, was er zeigt, oder über Ansicht, Fensterbereiche zurück</translation>
    </message>
    <message>
        <source>Open this panel below its header</source>
        <translation>Diesen Bereich unter seiner Kopfzeile aufklappen</translation>
    </message>
    <message>
        <source>Fold this panel to its header</source>
        <translation>Diesen Bereich auf seine Kopfzeile einklappen</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Aufklappen: %1</translation>
    </message>
    <message>
        <source>Fold: %1</source>
        <translation>Einklappen: %1</translation>
    </message>
</context>
<context>
    <name>terrella::MapDialog</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Auffächern</translation>
    </message>
    <message>
        <source>Map over – %1</source>
        <translation>Auffächern über – %1</translation>
    </message>
    <message>
        <source>The node runs once for each value; the results come out as one, with a dimension for them.</source>
        <translation>Der Knoten wird für jeden Wert einmal ausgeführt; die Ergebnisse kommen als eines heraus, mit einer Dimension für die Werte.</translation>
    </message>
    <message>
        <source>values of a parameter</source>
        <translation>Werte eines Parameters</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>members of what comes in</source>
        <translation>Mitglieder der Eingabe</translation>
    </message>
    <message>
        <source>rows of a list</source>
        <translation>Zeilen einer Liste</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Run it once</source>
        <translation>Nur einmal ausführen</translation>
    </message>
    <message>
        <source>Take the map away</source>
        <translation>Auffächerung entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>The names of the parameters in the first line, then a line for each run; commas between.</source>
        <translation>Die Namen der Parameter in der ersten Zeile, dann eine Zeile je Ausführung; dazwischen Kommas.</translation>
    </message>
    <message>
        <source>Empty: all members of the cube, or the runs of the mapped node that comes in. Members count from 0: 0 … 9.</source>
        <translation>Leer: alle Mitglieder des Datenwürfels oder die Ausführungen des aufgefächerten Knotens, der ankommt. Mitglieder zählen ab 0: 0 … 9.</translation>
    </message>
    <message>
        <source>One a line, * for any part of a name. Empty: the files that the node is set to.</source>
        <translation>Je Zeile ein Eintrag, * für einen beliebigen Teil eines Namens. Leer: die Dateien, auf die der Knoten gesetzt ist.</translation>
    </message>
    <message>
        <source>1991 … 2020, or one a line.</source>
        <translation>1991 … 2020 oder je Zeile ein Eintrag.</translation>
    </message>
    <message>
        <source>One a line, as 1996-01; or the first and the last: 1996-01 … 1996-12.</source>
        <translation>Je Zeile ein Eintrag, etwa 1996-01; oder der erste und der letzte: 1996-01 … 1996-12.</translation>
    </message>
    <message>
        <source>One a line or with commas; 1 … 9 or 1 … 9 by 0.5 for all between.</source>
        <translation>Je Zeile ein Eintrag oder mit Kommas; 1 … 9 oder 1 … 9 by 0.5 für alle dazwischen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no parameter of this node.</source>
        <translation>&apos;%1&apos; ist kein Parameter dieses Knotens.</translation>
    </message>
    <message>
        <source>The row &apos;%1&apos; has %2 values for %3 parameters.</source>
        <translation>Die Zeile &apos;%1&apos; hat %2 Werte für %3 Parameter.</translation>
    </message>
    <message>
        <source>Choose a parameter.</source>
        <translation>Einen Parameter wählen.</translation>
    </message>
    <message>
        <source>How many runs that makes is shown at the node.</source>
        <translation>Wie viele Ausführungen das ergibt, zeigt der Knoten.</translation>
    </message>
    <message>
        <source>As many runs as come in.</source>
        <translation>So viele Ausführungen, wie ankommen.</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Ausführung</translation>
    </message>
    <message>
        <source>%1 runs: %2 … %3</source>
        <translation>%1 Ausführungen: %2 … %3</translation>
    </message>
</context>
<context>
    <name>terrella::MapModules</name>
    <message>
        <source>their geometry, coordinates or calendar</source>
        <translation>Geometrie, Koordinaten oder Kalender</translation>
    </message>
    <message>
        <source>the number of their columns</source>
        <translation>der Zahl ihrer Spalten</translation>
    </message>
    <message>
        <source>the column &apos;%1&apos;</source>
        <translation>der Spalte &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The results for &apos;%1&apos; and &apos;%2&apos; do not fit into one table; they differ in %3.</source>
        <translation>Die Ergebnisse für &apos;%1&apos; und &apos;%2&apos; passen nicht in eine Tabelle; sie unterscheiden sich in %3.</translation>
    </message>
    <message>
        <source>There is nothing to join.</source>
        <translation>Es gibt nichts zu verbinden.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>Join the runs</source>
        <translation>Ausführungen verbinden</translation>
    </message>
    <message>
        <source>Take a member</source>
        <translation>Ein Mitglied nehmen</translation>
    </message>
</context>
<context>
    <name>terrella::Mask</name>
    <message>
        <source>There are no data to mask.</source>
        <translation>Es gibt keine Daten, die maskiert werden könnten.</translation>
    </message>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>Nothing is connected to &apos;polygons&apos;, by which the data are to be masked.</source>
        <translation>Mit &apos;polygons&apos;, wonach die Daten maskiert werden sollen, ist nichts verbunden.</translation>
    </message>
    <message>
        <source>The features are no polygons.</source>
        <translation>Die Geoobjekte sind keine Polygone.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on a mesh that moves; regrid it first.</source>
        <translation>&apos;%1&apos; liegt auf einem Netz, das sich bewegt; zuerst auf ein festes Gitter interpolieren.</translation>
    </message>
    <message>
        <source>None of the variables lies on a grid.</source>
        <translation>Keine der Variablen liegt auf einem Gitter.</translation>
    </message>
    <message>
        <source>Choose the variable of the other data that decides; there are: %1.</source>
        <translation>Die Variable der anderen Daten wählen, die entscheidet; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has axes, levels or times that &apos;%2&apos; does not have, and cannot decide about it; select the same first.</source>
        <translation>&apos;%1&apos; hat Achsen, Niveaus oder Zeiten, die &apos;%2&apos; nicht hat, und kann nicht darüber entscheiden; zuerst dieselben auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not have all rows and columns of &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; hat nicht alle Zeilen und Spalten von &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value; write a number, with its units where they differ.</source>
        <translation>&apos;%1&apos; ist kein Wert; eine Zahl schreiben, mit Einheit, wenn diese abweicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, and %3 does not convert to that.</source>
        <translation>&apos;%1&apos; ist in &apos;%2&apos; angegeben, und %3 lässt sich darin nicht umrechnen.</translation>
    </message>
    <message>
        <source>Draw the region by which the data are to be masked.</source>
        <translation>Das Gebiet zeichnen, durch das die Daten maskiert werden sollen.</translation>
    </message>
</context>
<context>
    <name>terrella::Matching</name>
    <message>
        <source>; the data hold no variables.</source>
        <translation>; die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>; there are: %1.</source>
        <translation>; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source> among %1 variables.</source>
        <translation> unter %1 Variablen.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>War %1 gemeint?</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;</source>
        <translation>Es gibt keine Variable &apos;%1&apos;</translation>
    </message>
    <message>
        <source>More than one variable could be &apos;%1&apos;; name one: %2.</source>
        <translation>Mehr als eine Variable könnte &apos;%1&apos; sein; eine angeben: %2.</translation>
    </message>
    <message>
        <source> (usually called %1)</source>
        <translation> (üblicherweise %1)</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;%2</source>
        <translation>Es gibt keine Variable &apos;%1&apos;%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units and is taken as a plain number.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an und wird als reine Zahl genommen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units, and something that converts to %2 is needed; say which they are where the data are opened.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an, und gebraucht wird etwas, das sich in %2 umrechnen lässt; die Einheit dort angeben, wo die Daten geöffnet werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2, which does not convert to %3; choose another variable.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, was sich nicht in %3 umrechnen lässt; eine andere Variable wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos;, which is no known unit; something that converts to %3 is needed.</source>
        <translation>&apos;%1&apos; ist in &apos;%2&apos; angegeben, was keine bekannte Einheit ist; gebraucht wird etwas, das sich in %3 umrechnen lässt.</translation>
    </message>
    <message>
        <source>%1 is in %2 and is converted to %3.</source>
        <translation>%1 ist in %2 angegeben und wird in %3 umgerechnet.</translation>
    </message>
    <message>
        <source>%1 is in %2 and is converted to %3: multiplied by %4.</source>
        <translation>%1 ist in %2 angegeben und wird in %3 umgerechnet: mit %4 multipliziert.</translation>
    </message>
    <message>
        <source>a fraction of 1</source>
        <translation>einen Bruchteil von 1</translation>
    </message>
</context>
<context>
    <name>terrella::Menus</name>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>P&amp;anels</source>
        <translation>Fenster&amp;bereiche</translation>
    </message>
    <message>
        <source>Float: %1</source>
        <translation>Lösen: %1</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>Ea&amp;rth</source>
        <translation>E&amp;rde</translation>
    </message>
    <message>
        <source>&amp;Projection</source>
        <translation>&amp;Projektion</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Search actions and modules</source>
        <translation>Aktionen und Module suchen</translation>
    </message>
    <message>
        <source>Find an action or a module by its name (Ctrl+K)</source>
        <translation>Eine Aktion oder ein Modul nach dem Namen finden (Ctrl+K)</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>&amp;Hintergrund</translation>
    </message>
</context>
<context>
    <name>terrella::Merge</name>
    <message>
        <source>There are no data to merge.</source>
        <translation>Es gibt keine Daten, die zusammengeführt werden könnten.</translation>
    </message>
    <message>
        <source>There are %1 labels for %2 cubes.</source>
        <translation>Es gibt %1 Bezeichnungen für %2 Datenwürfel.</translation>
    </message>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>cube %1</source>
        <translation>Datenwürfel %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in several cubes; give each cube a label, which is added to the name, or merge along time or members.</source>
        <translation>&apos;%1&apos; gibt es in mehreren Datenwürfeln; jedem eine Bezeichnung geben, die an den Namen angehängt wird, oder entlang der Zeit oder der Ensemblemitglieder zusammenführen.</translation>
    </message>
    <message>
        <source>Two variables would be called &apos;%1&apos;; choose other labels.</source>
        <translation>Zwei Variablen würden &apos;%1&apos; heißen; andere Bezeichnungen wählen.</translation>
    </message>
    <message>
        <source>The cubes do not have the same times; each variable keeps its own.</source>
        <translation>Die Datenwürfel haben nicht dieselben Zeiten; jede Variable behält ihre eigenen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 is not in the first cube; there are: %3. Select the same variables first.</source>
        <translation>&apos;%1&apos; aus %2 gibt es im ersten Datenwürfel nicht; vorhanden sind: %3. Zuerst dieselben Variablen auswählen.</translation>
    </message>
    <message>
        <source>None of the variables has a time axis to merge along.</source>
        <translation>Keine der Variablen hat eine Zeitachse, entlang der zusammengeführt werden könnte.</translation>
    </message>
    <message>
        <source>%1 has no variable &apos;%2&apos;; it has: %3.</source>
        <translation>%1 hat keine Variable &apos;%2&apos;; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 has no time axis.</source>
        <translation>&apos;%1&apos; aus %2 hat keine Zeitachse.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on a mesh that moves, which cannot be merged.</source>
        <translation>&apos;%1&apos; liegt auf einem Netz, das sich bewegt, und lässt sich nicht zusammenführen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 has other values along &apos;%3&apos; than in the first cube; select the same first.</source>
        <translation>&apos;%1&apos; aus %2 hat andere Werte entlang &apos;%3&apos; als im ersten Datenwürfel; zuerst dieselben auswählen.</translation>
    </message>
    <message>
        <source>%1 and %2 both have %3; say which of them gives it, or select periods that do not overlap.</source>
        <translation>%1 und %2 haben beide %3; angeben, welcher davon den Wert liefert, oder Zeiträume auswählen, die sich nicht überschneiden.</translation>
    </message>
</context>
<context>
    <name>terrella::ModeAnalysis</name>
    <message>
        <source>%1 of %2 bands of rows</source>
        <translation>%1 von %2 Streifen von Zeilen</translation>
    </message>
    <message>
        <source>EOFs of %1 time steps need at least %2 of memory; the limit is %3. Aggregate to months or years first, or raise the memory limit.</source>
        <translation>EOFs aus %1 Zeitschritten brauchen mindestens %2 Speicher; die Grenze ist %3. Zuerst zu Monaten oder Jahren aggregieren oder die Speichergrenze erhöhen.</translation>
    </message>
    <message>
        <source>Every cell misses a value at some time, so that there are no EOFs; fill the gaps or select a part without them.</source>
        <translation>Jeder Zelle fehlt irgendwann ein Wert, daher gibt es keine EOFs; die Lücken füllen oder einen Teil ohne Lücken auswählen.</translation>
    </message>
</context>
<context>
    <name>terrella::Module</name>
    <message>
        <source>Module &apos;%1&apos; was registered without an object.</source>
        <translation>Das Modul &apos;%1&apos; wurde ohne Objekt angemeldet.</translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; was registered twice.</source>
        <translation>Das Modul &apos;%1&apos; wurde zweimal angemeldet.</translation>
    </message>
</context>
<context>
    <name>terrella::ModuleCatalogue</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>%1 km around %2, %3</source>
        <translation>%1 km um %2, %3</translation>
    </message>
    <message>
        <source>%1 km along a line of %2 places</source>
        <translation>%1 km entlang einer Linie mit %2 Orten</translation>
    </message>
    <message>
        <source>polygon of %1 corners</source>
        <translation>Polygon mit %1 Ecken</translation>
    </message>
    <message>
        <source>%1 polygons</source>
        <translation>%1 Polygone</translation>
    </message>
    <message>
        <source>%1 km around %2 lines</source>
        <translation>%1 km um %2 Linien</translation>
    </message>
</context>
<context>
    <name>terrella::ModulePalette</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter modules</source>
        <translation>Module filtern</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
</context>
<context>
    <name>terrella::ModuleSpecification</name>
    <message>
        <source>is &apos;%1&apos;; it must be small letters, digits and &apos;_&apos;, a letter first.</source>
        <translation>ist &apos;%1&apos;; nötig sind Kleinbuchstaben, Ziffern und &apos;_&apos;, ein Buchstabe zuerst.</translation>
    </message>
    <message>
        <source>is missing, and &apos;names&apos; too: one of them must say which variable is meant.</source>
        <translation>fehlt, und &apos;names&apos; ebenso: Eines davon muss angeben, welche Variable gemeint ist.</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must be &apos;cube&apos;, &apos;features&apos;, &apos;model&apos; or &apos;report&apos;.</source>
        <translation>ist &apos;%1&apos;; möglich sind &apos;cube&apos;, &apos;features&apos;, &apos;model&apos; oder &apos;report&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1.key&apos; is &apos;%2&apos;, which another port has already.</source>
        <translation>&apos;%1.key&apos; ist &apos;%2&apos;, das hat schon ein anderer Port.</translation>
    </message>
    <message>
        <source>belongs to texts without format only.</source>
        <translation>gehört nur zu Texten ohne Format.</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must be &apos;number&apos;, &apos;integer&apos;, &apos;string&apos;, &apos;boolean&apos; or &apos;array&apos;.</source>
        <translation>ist &apos;%1&apos;; möglich sind &apos;number&apos;, &apos;integer&apos;, &apos;string&apos;, &apos;boolean&apos; oder &apos;array&apos;.</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;, which type &apos;%2&apos; does not have.</source>
        <translation>ist &apos;%1&apos;, das der Typ &apos;%2&apos; nicht kennt.</translation>
    </message>
    <message>
        <source>must have as many entries as &apos;enum&apos;.</source>
        <translation>muss so viele Einträge haben wie &apos;enum&apos;.</translation>
    </message>
    <message>
        <source>belongs to numbers only.</source>
        <translation>gehört nur zu Zahlen.</translation>
    </message>
    <message>
        <source>is below the minimum.</source>
        <translation>liegt unter dem Minimum.</translation>
    </message>
    <message>
        <source>is missing: a choice that is not required needs one.</source>
        <translation>fehlt: Eine Auswahl, die nicht erforderlich ist, braucht eine Angabe.</translation>
    </message>
    <message>
        <source>is not acceptable: %1</source>
        <translation>ist nicht zulässig: %1</translation>
    </message>
    <message>
        <source>must be small letters, digits and &apos;_&apos;, a letter first.</source>
        <translation>muss aus Kleinbuchstaben, Ziffern und &apos;_&apos; bestehen, ein Buchstabe zuerst.</translation>
    </message>
    <message>
        <source>must not be empty.</source>
        <translation>darf nicht leer sein.</translation>
    </message>
    <message>
        <source>does not belong to this format.</source>
        <translation>gehört nicht zu diesem Format.</translation>
    </message>
    <message>
        <source>must be {&quot;type&quot;: &quot;string&quot;}.</source>
        <translation>muss {&quot;type&quot;: &quot;string&quot;} sein.</translation>
    </message>
    <message>
        <source>must name the input whose variables are offered; it is &apos;%1&apos;.</source>
        <translation>muss den Eingang nennen, dessen Variablen angeboten werden; angegeben ist &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>belongs to format &apos;variable&apos; only.</source>
        <translation>gehört nur zum Format &apos;variable&apos;.</translation>
    </message>
    <message>
        <source>must be &apos;object&apos;.</source>
        <translation>muss &apos;object&apos; sein.</translation>
    </message>
    <message>
        <source>lists &apos;%1&apos;, which is not among the properties.</source>
        <translation>führt &apos;%1&apos; auf, das nicht unter den Eigenschaften ist.</translation>
    </message>
    <message>
        <source>does not list &apos;%1&apos;.</source>
        <translation>führt &apos;%1&apos; nicht auf.</translation>
    </message>
    <message>
        <source>must be an object.</source>
        <translation>muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>mentions {%1}, which is no parameter.</source>
        <translation>erwähnt {%1}, das kein Parameter ist.</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must be &apos;fields&apos;, &apos;series&apos;, &apos;recurrence&apos; or &apos;whole&apos;.</source>
        <translation>ist &apos;%1&apos;; möglich sind &apos;fields&apos;, &apos;series&apos;, &apos;recurrence&apos; oder &apos;whole&apos;.</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must look like &apos;theme.verb_noun&apos;.</source>
        <translation>ist &apos;%1&apos;; die Form muss &apos;theme.verb_noun&apos; sein.</translation>
    </message>
    <message>
        <source>is &apos;%1&apos;; it must look like &apos;1.0.0&apos;.</source>
        <translation>ist &apos;%1&apos;; die Form muss &apos;1.0.0&apos; sein.</translation>
    </message>
    <message>
        <source>must not be negative.</source>
        <translation>darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>reading a module specification</source>
        <translation>beim Lesen einer Modulspezifikation</translation>
    </message>
    <message>
        <source>reading the specification of &apos;%1&apos;</source>
        <translation>beim Lesen der Spezifikation von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>is missing.</source>
        <translation>fehlt.</translation>
    </message>
    <message>
        <source>must be %1.</source>
        <translation>muss %1 sein.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>must be a list of texts, none of them empty.</source>
        <translation>muss eine Liste von Texten sein, von denen keiner leer ist.</translation>
    </message>
    <message>
        <source>holds &apos;%1&apos; twice.</source>
        <translation>enthält &apos;%1&apos; zweimal.</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a list of objects</source>
        <translation>eine Liste von Objekten</translation>
    </message>
    <message>
        <source>must be a list of objects.</source>
        <translation>muss eine Liste von Objekten sein.</translation>
    </message>
    <message>
        <source>is not a key of module specifications.</source>
        <translation>ist kein Schlüssel von Modulspezifikationen.</translation>
    </message>
    <message>
        <source>is not a key of module specifications; did you mean %1?</source>
        <translation>ist kein Schlüssel von Modulspezifikationen; war %1 gemeint?</translation>
    </message>
</context>
<context>
    <name>terrella::Names</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
</context>
<context>
    <name>terrella::NetCdfExport</name>
    <message>
        <source>There is no variable to write into &apos;%1&apos;.</source>
        <translation>Es gibt keine Variable, die in &apos;%1&apos; geschrieben werden könnte.</translation>
    </message>
</context>
<context>
    <name>terrella::NodeMap</name>
    <message>
        <source>The map over %1 has no values; give it at least one.</source>
        <translation>Die Auffächerung über %1 hat keine Werte; ihr mindestens einen geben.</translation>
    </message>
    <message>
        <source>The map has %1 values; no more than %2 are possible.</source>
        <translation>Die Auffächerung hat %1 Werte; möglich sind höchstens %2.</translation>
    </message>
    <message>
        <source>The map has the value &apos;%1&apos; twice. Remove one of them.</source>
        <translation>Die Auffächerung hat den Wert &apos;%1&apos; zweimal. Einen davon entfernen.</translation>
    </message>
    <message>
        <source>A node is mapped over %1; &apos;over&apos; is &apos;%2&apos;.</source>
        <translation>Ein Knoten wird über %1 aufgefächert; &apos;over&apos; ist &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The map names a parameter &apos;%1&apos;, which &apos;%2&apos; does not have; it has: %3.</source>
        <translation>Die Auffächerung nennt einen Parameter &apos;%1&apos;, den &apos;%2&apos; nicht hat; vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A map over %1 needs %2; &apos;%3&apos; is none.</source>
        <translation>Eine Auffächerung über %1 braucht %2; &apos;%3&apos; ist das nicht.</translation>
    </message>
    <message>
        <source>The map does not say which parameter it sets: &apos;%1&apos; or &apos;%2&apos;.</source>
        <translation>Die Auffächerung gibt nicht an, welchen Parameter sie setzt: &apos;%1&apos; oder &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>A map over %1 needs %2; &apos;%3&apos; has none.</source>
        <translation>Eine Auffächerung über %1 braucht %2; &apos;%3&apos; hat das nicht.</translation>
    </message>
    <message>
        <source>a parameter</source>
        <translation>einen Parameter</translation>
    </message>
    <message>
        <source>a parameter that names files</source>
        <translation>einen Parameter, der Dateien nennt</translation>
    </message>
    <message>
        <source>The map needs &apos;%1&apos; as a whole number, a year.</source>
        <translation>Die Auffächerung braucht &apos;%1&apos; als ganze Zahl, ein Jahr.</translation>
    </message>
    <message>
        <source>a parameter that is a period</source>
        <translation>einen Parameter, der ein Zeitraum ist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no year.</source>
        <translation>&apos;%1&apos; ist kein Jahr.</translation>
    </message>
    <message>
        <source>From %1 to %2 are too many years; no more than %3 are possible.</source>
        <translation>Von %1 bis %2 sind es zu viele Jahre; möglich sind höchstens %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no month; write it as 2000-01.</source>
        <translation>&apos;%1&apos; ist kein Monat; die Schreibweise ist 2000-01.</translation>
    </message>
    <message>
        <source>A map over rows needs &apos;parameters&apos;, the list of those that each row sets.</source>
        <translation>Eine Auffächerung über Zeilen braucht &apos;parameters&apos;, die Liste der Parameter, die jede Zeile setzt.</translation>
    </message>
    <message>
        <source>The row &apos;%1&apos; has %2 values for %3 parameters.</source>
        <translation>Die Zeile &apos;%1&apos; hat %2 Werte für %3 Parameter.</translation>
    </message>
    <message>
        <source>A map over members needs &apos;port&apos;, the input whose members they are; &apos;%1&apos; is none of &apos;%2&apos;.</source>
        <translation>Eine Auffächerung über Mitglieder braucht &apos;port&apos;, den Eingang, dessen Mitglieder es sind; &apos;%1&apos; ist keiner von &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no place of a member; they count from 0.</source>
        <translation>&apos;%1&apos; ist keine Stelle eines Mitglieds; sie zählen ab 0.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is on a cluster, where wildcards are not looked up. List the files one by one.</source>
        <translation>&apos;%1&apos; liegt auf einem Cluster, wo Platzhalter nicht aufgelöst werden. Die Dateien einzeln auflisten.</translation>
    </message>
</context>
<context>
    <name>terrella::NoonWeather</name>
    <message>
        <source>&apos;%1&apos; is no hour from 0 to 23.</source>
        <translation>&apos;%1&apos; ist keine Stunde von 0 bis 23.</translation>
    </message>
    <message>
        <source>Say at which hours the totals of rain begin anew, as in 0 or 6, 18.</source>
        <translation>Angeben, zu welchen Stunden die Niederschlagssummen neu beginnen, etwa 0 oder 6, 18.</translation>
    </message>
    <message>
        <source>There is no relative humidity, dew point or specific humidity; there are: %1.</source>
        <translation>Es gibt weder relative Feuchte noch Taupunkt noch spezifische Feuchte; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>There is no wind, neither as speed nor as eastward and northward components; there are: %1.</source>
        <translation>Es gibt keinen Wind, weder als Geschwindigkeit noch als ostwärtige und nordwärtige Komponente; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; would be there twice in the result.</source>
        <translation>&apos;%1&apos; käme im Ergebnis zweimal vor.</translation>
    </message>
    <message>
        <source>%1 has no place on the Earth, and noon goes by longitude.</source>
        <translation>%1 hat keinen Ort auf der Erde, und der Mittag richtet sich nach der Länge.</translation>
    </message>
    <message>
        <source>%1 lies on a mesh that moves; days need places that stay.</source>
        <translation>%1 liegt auf einem Netz, das sich bewegt; Tage brauchen Orte, die bleiben.</translation>
    </message>
    <message>
        <source>%1 has levels; select one.</source>
        <translation>%1 hat mehrere Niveaus; eines davon auswählen.</translation>
    </message>
    <message>
        <source>%1 and %2 have different members.</source>
        <translation>%1 und %2 haben verschiedene Ensemblemitglieder.</translation>
    </message>
    <message>
        <source>%1 has one time step only; noon is found among several.</source>
        <translation>%1 hat nur einen Zeitschritt; der Mittag wird unter mehreren gesucht.</translation>
    </message>
    <message>
        <source>%1 has a step every %2 hours, and noon cannot be found in that. Data of one step a day at noon go straight into &apos;Fire weather index&apos;.</source>
        <translation>%1 hat alle %2 Stunden einen Schritt, worin sich der Mittag nicht finden lässt. Daten mit einem Schritt am Tag zu Mittag gehen direkt in &apos;Fire weather index&apos;.</translation>
    </message>
    <message>
        <source>There is no day with a noon and the rain of the 24 hours before it; the data go from %1 to %2.</source>
        <translation>Es gibt keinen Tag mit einem Mittag und dem Niederschlag der 24 Stunden davor; die Daten reichen von %1 bis %2.</translation>
    </message>
    <message>
        <source>There are no data to take noon from.</source>
        <translation>Es gibt keine Daten, aus denen der Mittag genommen werden könnte.</translation>
    </message>
</context>
<context>
    <name>terrella::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>terrella::OpenCube</name>
    <message>
        <source>opening &apos;%1&apos;</source>
        <translation>beim Öffnen von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; claims sizes that do not fit into memory; it is damaged or far too large.</source>
        <translation>&apos;%1&apos; gibt Größen an, die nicht in den Speicher passen; die Datei ist beschädigt oder viel zu groß.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The reference names no files.</source>
        <translation>Der Verweis nennt keine Dateien.</translation>
    </message>
</context>
<context>
    <name>terrella::OpenData</name>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read name=unit, as in p=Pa.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: Die Form muss Name=Einheit sein, etwa p=Pa.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no known unit, in &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; ist keine bekannte Einheit, in &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>No files are chosen.</source>
        <translation>Es sind keine Dateien gewählt.</translation>
    </message>
    <message>
        <source>Units are given for &apos;%1&apos;, but there is no such variable; there are: %2.</source>
        <translation>Für &apos;%1&apos; sind Einheiten angegeben, aber es gibt keine solche Variable; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>The file states %1 for &apos;%2&apos;, so %3 is not used.</source>
        <translation>Die Datei gibt für &apos;%2&apos; %1 an, daher wird %3 nicht verwendet.</translation>
    </message>
</context>
<context>
    <name>terrella::OpenModel</name>
    <message>
        <source>the card in &apos;%1&apos;</source>
        <translation>die Modellkarte in &apos;%1&apos;</translation>
    </message>
    <message>
        <source>There is no card in &apos;%1&apos;, which would name the model&apos;s variables, units and normalisation. </source>
        <translation>In &apos;%1&apos; gibt es keine Modellkarte, die Variablen, Einheiten und Normierung des Modells nennen würde. </translation>
    </message>
    <message>
        <source>Write one, and choose it as card.</source>
        <translation>Eine schreiben und als Modellkarte wählen.</translation>
    </message>
    <message>
        <source>Choose &apos;%1&apos;, which lies beside it, as card.</source>
        <translation>&apos;%1&apos;, das daneben liegt, als Modellkarte wählen.</translation>
    </message>
    <message>
        <source>Take &apos;%1&apos; as card</source>
        <translation>&apos;%1&apos; als Modellkarte nehmen</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no TorchScript model, or it is damaged.</source>
        <translation>&apos;%1&apos; ist kein TorchScript-Modell oder ist beschädigt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>terrella::OpenRaw</name>
    <message>
        <source>it is a web page, perhaps the error message of a download</source>
        <translation>sie ist eine Webseite, vielleicht die Fehlermeldung eines Downloads</translation>
    </message>
    <message>
        <source>it is an XML document</source>
        <translation>sie ist ein XML-Dokument</translation>
    </message>
    <message>
        <source>it is text, beginning with &apos;%1&apos;</source>
        <translation>sie ist Text und beginnt mit &apos;%1&apos;</translation>
    </message>
    <message>
        <source>it begins with the bytes %1</source>
        <translation>sie beginnt mit den Bytes %1</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>it holds %1</source>
        <translation>er enthält %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder, but no Zarr store: there is no .zgroup, .zarray or .zmetadata in it; %2. Choose a data file, a Zarr folder, or several files with a pattern such as &apos;%1/*.nc&apos;.</source>
        <translation>&apos;%1&apos; ist ein Ordner, aber kein Zarr-Speicher: Darin gibt es weder .zgroup noch .zarray noch .zmetadata; %2. Eine Datendatei, einen Zarr-Ordner oder mehrere Dateien mit einem Muster wie &apos;%1/*.nc&apos; wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a Zarr store of version 3; Terrella reads version 2. Write it again with zarr_format=2 (xarray&apos;s to_zarr has that option).</source>
        <translation>&apos;%1&apos; ist ein Zarr-Speicher der Version 3; Terrella liest Version 2. Ihn mit zarr_format=2 neu schreiben (eine Option von to_zarr aus xarray).</translation>
    </message>
    <message>
        <source>. Write the store again without that filter.</source>
        <translation>. Den Zarr-Speicher ohne diesen Filter neu schreiben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; begins like %2 but cannot be read; it is damaged or was cut short (it has %3). Copy or download it again.</source>
        <translation>&apos;%1&apos; beginnt wie %2, ist aber nicht lesbar; die Datei ist beschädigt oder wurde abgeschnitten (sie hat %3). Neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; may not be read: check its permissions.</source>
        <translation>&apos;%1&apos; darf nicht gelesen werden: die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is empty (0 bytes); a data file was wanted. Copy or download it again.</source>
        <translation>&apos;%1&apos; ist leer (0 Bytes); erwartet wurde eine Datendatei. Neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>a NetCDF file</source>
        <translation>eine NetCDF-Datei</translation>
    </message>
    <message>
        <source>by its header the file has %1 bytes, %2 are there</source>
        <translation>laut Kopf hat die Datei %1 Bytes, vorhanden sind %2</translation>
    </message>
    <message>
        <source>a NetCDF-4 or HDF5 file</source>
        <translation>eine NetCDF-4- oder HDF5-Datei</translation>
    </message>
    <message>
        <source>a GRIB file</source>
        <translation>eine GRIB-Datei</translation>
    </message>
    <message>
        <source>a GeoTIFF file</source>
        <translation>eine GeoTIFF-Datei</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no data file that Terrella reads (NetCDF, HDF5, GRIB, Zarr, GeoTIFF): %2.</source>
        <translation>&apos;%1&apos; ist keine Datendatei, die Terrella liest (NetCDF, HDF5, GRIB, Zarr, GeoTIFF): %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no file but a device or a pipe; choose a data file.</source>
        <translation>&apos;%1&apos; ist keine Datei, sondern ein Gerät oder eine Pipe; eine Datendatei wählen.</translation>
    </message>
    <message>
        <source>its header is not whole or says what cannot be</source>
        <translation>der Kopf ist unvollständig oder enthält Unmögliches</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a NetCDF file of the kind CDF-5 (64-bit data), which the GDAL that is installed does not read; convert it to NetCDF-4 with nccopy -k nc4 OLD NEW.</source>
        <translation>&apos;%1&apos; ist eine NetCDF-Datei der Art CDF-5 (64-Bit-Daten), die das installierte GDAL nicht liest; mit nccopy -k nc4 OLD NEW in NetCDF-4 umwandeln.</translation>
    </message>
</context>
<context>
    <name>terrella::OriginPresenter</name>
    <message>
        <source>%1: what is shown does not come from a node of this pipeline.</source>
        <translation>%1: Was gezeigt wird, stammt nicht von einem Knoten dieser Pipeline.</translation>
    </message>
    <message>
        <source>%1: no field is shown; make one visible first.</source>
        <translation>%1: Es wird kein Feld gezeigt; zuerst eines sichtbar machen.</translation>
    </message>
    <message>
        <source>%1 at %2, and what every node before it holds there. Reading…</source>
        <translation>%1 bei %2, und was jeder Knoten davor dort enthält. Wird gelesen…</translation>
    </message>
    <message>
        <source>no field: not run yet, or other data</source>
        <translation>kein Feld: noch nicht ausgeführt, oder andere Daten</translation>
    </message>
    <message>
        <source>no field on a grid</source>
        <translation>kein Feld auf einem Gitter</translation>
    </message>
    <message>
        <source>%1 at %2, and what every node before it holds there:</source>
        <translation>%1 bei %2, und was jeder Knoten davor dort enthält:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>node: output</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>beside the grid</source>
        <translation>außerhalb des Gitters</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>terrella::OriginView</name>
    <message>
        <source>Where does this value come from?</source>
        <translation>Woher kommt dieser Wert?</translation>
    </message>
    <message>
        <source>Node and output</source>
        <translation>Knoten und Ausgang</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Double-click a row, or press Enter, to find the node on the canvas.</source>
        <translation>Eine Zeile doppelklicken oder die Eingabetaste drücken, um den Knoten auf der Arbeitsfläche zu finden.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the table, with tabs between its columns</source>
        <translation>Die Tabelle kopieren, mit Tabulatoren zwischen den Spalten</translation>
    </message>
</context>
<context>
    <name>terrella::OutputController</name>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>A film needs a field or tracks with several times on the Earth.</source>
        <translation>Ein Film braucht ein Feld oder Zugbahnen mit mehreren Zeitpunkten auf der Erde.</translation>
    </message>
    <message>
        <source>No field is shown on the Earth.</source>
        <translation>Auf der Erde wird kein Feld gezeigt.</translation>
    </message>
    <message>
        <source>Export the field</source>
        <translation>Feld exportieren</translation>
    </message>
    <message>
        <source>GeoTIFF (*.tif)</source>
        <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
        <source>%1 does not say what made it: it was not saved by Terrella, or another program has saved it since.</source>
        <translation>%1 sagt nicht, woraus es entstanden ist: Es wurde nicht von Terrella gespeichert, oder ein anderes Programm hat es seitdem gespeichert.</translation>
    </message>
    <message>
        <source>%1 Made with Terrella %2.</source>
        <translation>%1 Erzeugt mit Terrella %2.</translation>
    </message>
    <message>
        <source>Drawing %1 …</source>
        <translation>%1 wird gezeichnet …</translation>
    </message>
    <message>
        <source>Drawing %1: %2 %</source>
        <translation>%1 wird gezeichnet: %2 %</translation>
    </message>
    <message>
        <source>The picture was not finished; nothing was written.</source>
        <translation>Das Bild wurde nicht fertig; es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>terrella::Packing</name>
    <message>
        <source>&apos;%1&apos; holds infinite values, which cannot be packed into int16. Write it as float32, or mask them first.</source>
        <translation>&apos;%1&apos; enthält unendliche Werte, die sich nicht in int16 packen lassen. Als float32 schreiben oder sie zuerst maskieren.</translation>
    </message>
</context>
<context>
    <name>terrella::PanelHeader</name>
    <message>
        <source>Put back into the window</source>
        <translation>In das Fenster zurücksetzen</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>terrella::Parameter</name>
    <message>
        <source>&apos;%1&apos; must be %2; it is %3.</source>
        <translation>Für &apos;%1&apos; ist %2 nötig; angegeben ist %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2) must be set.</source>
        <translation>&apos;%1&apos; (%2) muss gesetzt sein.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a finite number.</source>
        <translation>&apos;%1&apos; muss eine endliche Zahl sein.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be at least %2; it is %3.</source>
        <translation>&apos;%1&apos; muss mindestens %2 sein; angegeben ist %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be more than %2; it is %3.</source>
        <translation>&apos;%1&apos; muss größer als %2 sein; angegeben ist %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be at most %2; it is %3.</source>
        <translation>&apos;%1&apos; darf höchstens %2 sein; angegeben ist %3.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be %2; it is &apos;%3&apos;.</source>
        <translation>&apos;%1&apos; muss %2 sein; angegeben ist &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>The latitudes of &apos;%1&apos; must lie between −90 and 90 degrees; they are %2 and %3.</source>
        <translation>Die Breiten von &apos;%1&apos; müssen zwischen −90 und 90 Grad liegen; sie sind %2 und %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has its southern edge at %2, north of its northern edge at %3 degrees.</source>
        <translation>Der Südrand von &apos;%1&apos; liegt bei %2, nördlich des Nordrands bei %3 Grad.</translation>
    </message>
    <message>
        <source>The longitudes of &apos;%1&apos; must lie between −360 and 360 degrees; they are %2 and %3.</source>
        <translation>Die Längen von &apos;%1&apos; müssen zwischen −360 und 360 Grad liegen; sie sind %2 und %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 degrees wide; no more than 360 is possible.</source>
        <translation>&apos;%1&apos; ist %2 Grad breit; möglich sind höchstens 360.</translation>
    </message>
    <message>
        <source>a period [first, last] of dates such as &apos;2000-01-31&apos;, either of them may be &apos;&apos;</source>
        <translation>ein Zeitraum [Anfang, Ende] aus Datumsangaben wie &apos;2000-01-31&apos;, von denen jede &apos;&apos; sein darf,</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds &apos;%2&apos;, which is no date; write it as &apos;2000-01-31&apos; or &apos;2000-01-31T06:00&apos;.</source>
        <translation>&apos;%1&apos; enthält &apos;%2&apos;, das kein Datum ist; die Schreibweise ist &apos;2000-01-31&apos; oder &apos;2000-01-31T06:00&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ends at %2, before it begins at %3.</source>
        <translation>&apos;%1&apos; endet bei %2, vor dem Beginn bei %3.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a region [west, south, east, north] in degrees, or the geometry of GeoJSON</source>
        <translation>ein Gebiet [West, Süd, Ost, Nord] in Grad oder die Geometrie von GeoJSON</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no region: %2.</source>
        <translation>„%1“ ist kein Gebiet: %2.</translation>
    </message>
</context>
<context>
    <name>terrella::ParameterFields</name>
    <message>
        <source>“%1” is not a date. A period is written “2020-07-01 – 2020-10-31”; either end may be left out.</source>
        <translation>„%1“ ist kein Datum. Ein Zeitraum wird als „2020-07-01 – 2020-10-31“ geschrieben; jedes Ende darf fehlen.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>A whole number is needed here.</source>
        <translation>Hier ist eine ganze Zahl nötig.</translation>
    </message>
    <message>
        <source>A region is written “0–50°N, 100–180°E”, as four numbers: west, south, east, north, or “500 km around 18°N, 131°E”.</source>
        <translation>Ein Gebiet wird „0–50°N, 100–180°E“ geschrieben, als vier Zahlen: West, Süd, Ost, Nord, oder „500 km around 18°N, 131°E“.</translation>
    </message>
    <message>
        <source>This is no region: %1.</source>
        <translation>Dies ist kein Gebiet: %1.</translation>
    </message>
</context>
<context>
    <name>terrella::ParameterForm</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Select a node to see its parameters.</source>
        <translation>Einen Knoten auswählen, um seine Parameter zu sehen.</translation>
    </message>
    <message>
        <source>The module %1 is not installed here. The node keeps its parameters and links; install the module to run it.</source>
        <translation>Das Modul %1 ist hier nicht installiert. Der Knoten behält seine Parameter und Verbindungen; zum Ausführen das Modul installieren.</translation>
    </message>
    <message>
        <source>This module has no parameters.</source>
        <translation>Dieses Modul hat keine Parameter.</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Back to the default of %1</source>
        <translation>Zurück zur Vorgabe von %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
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
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>nicht definiert</translation>
    </message>
    <message>
        <source>The pipeline has no variables yet</source>
        <translation>Die Pipeline hat noch keine Variablen</translation>
    </message>
    <message>
        <source>Use a variable</source>
        <translation>Eine Variable verwenden</translation>
    </message>
</context>
<context>
    <name>terrella::Parameters</name>
    <message>
        <source>&apos;%1&apos; has no parameter &apos;%2&apos;</source>
        <translation>&apos;%1&apos; hat keinen Parameter &apos;%2&apos;</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>; war %1 gemeint?</translation>
    </message>
    <message>
        <source>; it has: %1.</source>
        <translation>; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>; it has none.</source>
        <translation>; es hat keine.</translation>
    </message>
    <message>
        <source>The period ends at %1, before it begins at %2.</source>
        <translation>Der Zeitraum endet bei %1, vor seinem Beginn bei %2.</translation>
    </message>
</context>
<context>
    <name>terrella::Paths</name>
    <message>
        <source>the folder &apos;%1&apos; is there, the file is not</source>
        <translation>der Ordner &apos;%1&apos; ist da, die Datei nicht</translation>
    </message>
    <message>
        <source>there is no folder &apos;%1&apos; either</source>
        <translation>auch den Ordner &apos;%1&apos; gibt es nicht</translation>
    </message>
    <message>
        <source>There is no file &apos;%1&apos;: %2. Check the name and where it is counted from.</source>
        <translation>Es gibt keine Datei &apos;%1&apos;: %2. Den Namen prüfen und von wo aus er gilt.</translation>
    </message>
    <message>
        <source>No file matches &apos;%1&apos;.</source>
        <translation>Keine Datei passt zu &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation>Es wurde keine Datei genannt.</translation>
    </message>
</context>
<context>
    <name>terrella::Patience</name>
    <message>
        <source>&apos;%1&apos; is there again.</source>
        <translation>&apos;%1&apos; ist wieder da.</translation>
    </message>
    <message>
        <source>%1 It has been waited for %2 (the setting &apos;patience&apos; of the cluster &apos;%3&apos;). Nothing is lost: resume the run when the cluster is there.</source>
        <translation>%1 Es wurde %2 gewartet (die Einstellung &apos;patience&apos; des Clusters &apos;%3&apos;). Nichts ist verloren: Den Lauf fortsetzen, wenn der Cluster wieder da ist.</translation>
    </message>
    <message>
        <source>%1 Trying again, for up to %2.</source>
        <translation>%1 Neuer Versuch, bis zu %2 lang.</translation>
    </message>
</context>
<context>
    <name>terrella::PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Pixels, exact</source>
        <translation>Pixel, exakt</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>Pixels, smaller and a little blurred</source>
        <translation>Pixel, kleiner und etwas unscharf</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>Letters, bar and lines as such; the Earth itself as pixels</source>
        <translation>Schrift, Farbleiste und Linien als solche; die Erde selbst als Pixel</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>terrella::PictureForm</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Letters and lines grow with it: at 300 dpi they are as large on paper as on the screen</source>
        <translation>Schrift und Linien wachsen mit: Bei 300 dpi sind sie auf Papier so groß wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Quellenangaben</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>Farbleiste</translation>
    </message>
    <message>
        <source>Colours, unit and numbers of the topmost field</source>
        <translation>Farben, Einheit und Zahlen des obersten Feldes</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>The layers that are seen</source>
        <translation>Die sichtbaren Ebenen</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>A length on the ground; it is right at the middle of the picture</source>
        <translation>Eine Länge am Boden; sie stimmt in der Mitte des Bildes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The time that is shown</source>
        <translation>Der gezeigte Zeitpunkt</translation>
    </message>
    <message>
        <source>%1 × %2 cm on paper</source>
        <translation>%1 × %2 cm auf Papier</translation>
    </message>
</context>
<context>
    <name>terrella::PictureOrigin</name>
    <message>
        <source>What made the picture cannot be kept in “%1”: that kind of file has no place for it.</source>
        <translation>Woraus das Bild entstanden ist, lässt sich in „%1“ nicht festhalten: Dieser Dateityp hat keinen Platz dafür.</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not what its name says; what made the picture could not be kept in it.</source>
        <translation>&apos;%1&apos; ist nicht, was der Name sagt; woraus das Bild entstanden ist, konnte darin nicht festgehalten werden.</translation>
    </message>
</context>
<context>
    <name>terrella::PictureSaver</name>
    <message>
        <source>There is not enough memory for a picture of %1 × %2 pixels.</source>
        <translation>Der Speicher reicht für ein Bild von %1 × %2 Pixeln nicht aus.</translation>
    </message>
    <message>
        <source>The picture could not be written to %1: %2.</source>
        <translation>Das Bild konnte nicht in %1 geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>terrella::PipelineModel</name>
    <message>
        <source>&apos;%1&apos; is no group.</source>
        <translation>&apos;%1&apos; ist keine Gruppe.</translation>
    </message>
    <message>
        <source>The group &apos;%1&apos; is not in this pipeline.</source>
        <translation>Die Gruppe &apos;%1&apos; ist nicht in dieser Pipeline.</translation>
    </message>
</context>
<context>
    <name>terrella::PlaceCharts</name>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>There is no place where both have a value at this time.</source>
        <translation>Es gibt keinen Ort, an dem beide zu diesem Zeitpunkt einen Wert haben.</translation>
    </message>
    <message>
        <source>least squares</source>
        <translation>kleinste Quadrate</translation>
    </message>
    <message>
        <source>y = %1 %2 %3 x, r = %4, n = %5</source>
        <translation>y = %1 %2 %3 x, r = %4, n = %5</translation>
    </message>
    <message>
        <source>no line fits: x does not vary, n = %1</source>
        <translation>keine Gerade passt: x ändert sich nicht, n = %1</translation>
    </message>
    <message>
        <source>quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>There is no value at this place.</source>
        <translation>An diesem Ort gibt es keinen Wert.</translation>
    </message>
    <message>
        <source>Where it comes from, in parts of %1 times; %2 % below %3 %4</source>
        <translation>Woher er kommt, in Anteilen von %1 Zeitpunkten; %2 % unter %3 %4</translation>
    </message>
    <message>
        <source>from %1 %2</source>
        <translation>ab %1 %2</translation>
    </message>
    <message>
        <source>from %1°
%2
%3 %</source>
        <translation>aus %1°
%2
%3 %</translation>
    </message>
    <message>
        <source>It is calm at all times here.</source>
        <translation>Hier ist es zu allen Zeitpunkten windstill.</translation>
    </message>
    <message>
        <source>Return periods need the maxima of at least %1 years; there are %2.</source>
        <translation>Wiederkehrperioden brauchen die Maxima von mindestens %1 Jahren; vorhanden sind %2.</translation>
    </message>
    <message>
        <source>Return period (years)</source>
        <translation>Wiederkehrperiode (Jahre)</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>GEV by L-moments</source>
        <translation>GEV mit L-Momenten</translation>
    </message>
    <message>
        <source>GEV by L-moments: location %1, scale %2, shape ξ %3. </source>
        <translation>GEV mit L-Momenten: Lage %1, Skala %2, Form ξ %3. </translation>
    </message>
    <message>
        <source>annual maxima</source>
        <translation>Jahresmaxima</translation>
    </message>
    <message>
        <source>%1 years, at 1/(1 − i/(n + 1))</source>
        <translation>%1 Jahre, bei 1/(1 − i/(n + 1))</translation>
    </message>
    <message>
        <source>; %1 years with fewer than 90 % of the values are left out</source>
        <translation>; %1 Jahre mit weniger als 90 % der Werte sind ausgelassen</translation>
    </message>
    <message>
        <source>5–95 % of %1 members</source>
        <translation>5–95 % von %1 Mitgliedern</translation>
    </message>
    <message>
        <source>25–75 %</source>
        <translation>25–75 %</translation>
    </message>
    <message>
        <source>%1, median</source>
        <translation>%1, Median</translation>
    </message>
    <message>
        <source>%1, member %2</source>
        <translation>%1, Mitglied %2</translation>
    </message>
    <message>
        <source>Left out, since there are axes for two units: %1</source>
        <translation>Ausgelassen, da es Achsen für zwei Einheiten gibt: %1</translation>
    </message>
    <message>
        <source>There is no value at this time.</source>
        <translation>Zu diesem Zeitpunkt gibt es keinen Wert.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>smooth estimate</source>
        <translation>glatte Schätzung</translation>
    </message>
    <message>
        <source>Mean along each parallel at the time that is shown</source>
        <translation>Mittel entlang jedes Breitenkreises zum gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Dec–Feb</source>
        <translation>Dez–Feb</translation>
    </message>
    <message>
        <source>Mar–May</source>
        <translation>Mär–Mai</translation>
    </message>
    <message>
        <source>Jun–Aug</source>
        <translation>Jun–Aug</translation>
    </message>
    <message>
        <source>Sep–Nov</source>
        <translation>Sep–Nov</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Box: quartiles and median. Whiskers: the farthest value within 1.5 interquartile ranges; circles: values beyond.</source>
        <translation>Box: Quartile und Median. Whisker: der fernste Wert innerhalb von 1,5 Interquartilsabständen; Kreise: Werte jenseits davon.</translation>
    </message>
</context>
<context>
    <name>terrella::PlaceMenu</name>
    <message>
        <source>Run here</source>
        <translation>Hier ausführen</translation>
    </message>
    <message>
        <source>Run on %1</source>
        <translation>Auf %1 ausführen</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>%1 (not set up here)</source>
        <translation>%1 (hier nicht eingerichtet)</translation>
    </message>
    <message>
        <source>Clusters…</source>
        <translation>Cluster…</translation>
    </message>
</context>
<context>
    <name>terrella::PlacePresenter</name>
    <message>
        <source>%1 (other layer)</source>
        <translation>%1 (andere Ebene)</translation>
    </message>
    <message>
        <source>%1 of %2 cells, every %3th; each counts once</source>
        <translation>%1 von %2 Zellen, jede %3.; jede zählt einmal</translation>
    </message>
    <message>
        <source>%1 cells; each counts once</source>
        <translation>%1 Zellen; jede zählt einmal</translation>
    </message>
    <message>
        <source>on other cells: the value of the cell that holds the centre</source>
        <translation>auf anderen Zellen: der Wert der Zelle, die den Mittelpunkt enthält</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>There is no pair of eastward and northward wind beside &apos;%1&apos;.</source>
        <translation>Neben &apos;%1&apos; gibt es kein Paar aus ostwärtigem und nordwärtigem Wind.</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>Longitude (°)</source>
        <translation>Länge (°)</translation>
    </message>
    <message>
        <source>Latitude (°)</source>
        <translation>Breite (°)</translation>
    </message>
    <message>
        <source>mean of the cells from %1° to %2° of latitude</source>
        <translation>Mittel der Zellen von %1° bis %2° Breite</translation>
    </message>
    <message>
        <source>mean of the cells from %1° to %2° of longitude</source>
        <translation>Mittel der Zellen von %1° bis %2° Länge</translation>
    </message>
    <message>
        <source>every %1th time</source>
        <translation>jeder %1. Zeitpunkt</translation>
    </message>
    <message>
        <source>The field has no levels.</source>
        <translation>Das Feld hat keine Niveaus.</translation>
    </message>
    <message>
        <source>The field has only one time.</source>
        <translation>Das Feld hat nur einen Zeitpunkt.</translation>
    </message>
    <message>
        <source>There is no eastward and northward wind beside the field.</source>
        <translation>Neben dem Feld gibt es keinen ostwärtigen und nordwärtigen Wind.</translation>
    </message>
    <message>
        <source>Return periods need at least three years.</source>
        <translation>Wiederkehrperioden brauchen mindestens drei Jahre.</translation>
    </message>
    <message>
        <source>The field lies on no grid of latitudes and longitudes.</source>
        <translation>Das Feld liegt nicht auf einem Gitter aus Breiten und Längen.</translation>
    </message>
    <message>
        <source>bilinear between the field&apos;s cells</source>
        <translation>bilinear zwischen den Zellen des Feldes</translation>
    </message>
    <message>
        <source>values of the nearest cells</source>
        <translation>Werte der nächsten Zellen</translation>
    </message>
    <message>
        <source>, linear between %1 levels</source>
        <translation>, linear zwischen %1 Niveaus</translation>
    </message>
    <message>
        <source>lines: %1</source>
        <translation>Linien: %1</translation>
    </message>
    <message>
        <source>no lines: &apos;%1&apos; has other levels</source>
        <translation>keine Linien: „%1“ hat andere Niveaus</translation>
    </message>
    <message>
        <source>%1 cells with their centre in: %2, %3</source>
        <translation>%1 Zellen mit ihrer Mitte in: %2, %3</translation>
    </message>
    <message>
        <source>the cells do not say how large they are; each counts the same</source>
        <translation>die Zellen sagen nicht, wie groß sie sind; jede zählt gleich</translation>
    </message>
    <message>
        <source>mean over the latitudes of: %1</source>
        <translation>Mittel über die Breiten von: %1</translation>
    </message>
    <message>
        <source>mean over the longitudes of: %1</source>
        <translation>Mittel über die Längen von: %1</translation>
    </message>
    <message>
        <source>Draw a line on the Earth to see what lies along it (Draw, or Ctrl+Alt+X).</source>
        <translation>Eine Linie auf der Erde zeichnen, um zu sehen, was daran liegt (Zeichnen oder Strg+Alt+X).</translation>
    </message>
    <message>
        <source>Draw a region on the Earth to see what lies in it (Draw).</source>
        <translation>Ein Gebiet auf der Erde zeichnen, um zu sehen, was darin liegt (Zeichnen).</translation>
    </message>
</context>
<context>
    <name>terrella::PlaceReading</name>
    <message>
        <source>&apos;%1&apos; has no time axis.</source>
        <translation>&apos;%1&apos; hat keine Zeitachse.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no cell at %2.</source>
        <translation>&apos;%1&apos; hat bei %2 keine Zelle.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels.</source>
        <translation>&apos;%1&apos; hat keine Niveaus.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has only one time.</source>
        <translation>&apos;%1&apos; hat nur einen Zeitpunkt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on no grid of latitudes and longitudes. Interpolate it to one to see time over longitude.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter aus Breiten und Längen. Auf ein solches interpolieren, um Zeit über Länge zu sehen.</translation>
    </message>
    <message>
        <source>Something else was asked for.</source>
        <translation>Es wurde etwas anderes angefordert.</translation>
    </message>
    <message>
        <source>A line needs two places.</source>
        <translation>Eine Linie braucht zwei Orte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no cells along the line.</source>
        <translation>„%1“ hat keine Zellen entlang der Linie.</translation>
    </message>
    <message>
        <source>No cell of &apos;%1&apos; has its centre in the region.</source>
        <translation>Keine Zelle von „%1“ hat ihre Mitte im Gebiet.</translation>
    </message>
</context>
<context>
    <name>terrella::PlaceView</name>
    <message>
        <source>Mean along each parallel at the time that is shown</source>
        <translation>Mittel entlang jedes Breitenkreises zum gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Zeitreihe</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Parallels</source>
        <translation>Breitenkreise</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Streudiagramm</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Jahreszeiten</translation>
    </message>
    <message>
        <source>Wind rose</source>
        <translation>Windrose</translation>
    </message>
    <message>
        <source>Time and longitude</source>
        <translation>Zeit und Länge</translation>
    </message>
    <message>
        <source>Time and latitude</source>
        <translation>Zeit und Breite</translation>
    </message>
    <message>
        <source>Return periods</source>
        <translation>Wiederkehrperioden</translation>
    </message>
    <message>
        <source>All fields that are shown, at the place, over time; ensembles as fans</source>
        <translation>Alle gezeigten Felder, am Ort, über die Zeit; Ensembles als Fächer</translation>
    </message>
    <message>
        <source>The field at the place on all levels, at the time that is shown</source>
        <translation>Das Feld am Ort auf allen Niveaus, zum gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>How often values occur in the field at the time that is shown</source>
        <translation>Wie häufig Werte im Feld zum gezeigten Zeitpunkt vorkommen</translation>
    </message>
    <message>
        <source>Two fields cell by cell at the time that is shown, with the line fitted to them</source>
        <translation>Zwei Felder Zelle für Zelle zum gezeigten Zeitpunkt, mit der angepassten Geraden</translation>
    </message>
    <message>
        <source>Quantiles of one field against those of another at the time that is shown</source>
        <translation>Quantile eines Feldes gegen die eines anderen zum gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>Values at the place by season</source>
        <translation>Werte am Ort nach Jahreszeiten</translation>
    </message>
    <message>
        <source>Where the wind comes from at the place</source>
        <translation>Woher der Wind am Ort kommt</translation>
    </message>
    <message>
        <source>Mean of a belt of latitudes through the place, over longitude and time (Hovmöller)</source>
        <translation>Mittel eines Gürtels von Breiten durch den Ort, über Länge und Zeit (Hovmöller)</translation>
    </message>
    <message>
        <source>Mean of a belt of longitudes through the place, over latitude and time (Hovmöller)</source>
        <translation>Mittel eines Gürtels von Längen durch den Ort, über Breite und Zeit (Hovmöller)</translation>
    </message>
    <message>
        <source>Annual maxima at the place, how rare they are, and a distribution of extreme values fitted to them</source>
        <translation>Jahresmaxima am Ort, wie selten sie sind, und eine daran angepasste Extremwertverteilung</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Kind of plot</source>
        <translation>Art des Diagramms</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>The field that stands upwards</source>
        <translation>Das Feld auf der senkrechten Achse</translation>
    </message>
    <message>
        <source>Click on the Earth to see what the values are there.</source>
        <translation>Auf die Erde klicken, um die Werte dort zu sehen.</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>Querschnitt</translation>
    </message>
    <message>
        <source>Line: time and distance</source>
        <translation>Linie: Zeit und Entfernung</translation>
    </message>
    <message>
        <source>Line: values</source>
        <translation>Linie: Werte</translation>
    </message>
    <message>
        <source>Region: series</source>
        <translation>Gebiet: Reihe</translation>
    </message>
    <message>
        <source>Region: time and longitude</source>
        <translation>Gebiet: Zeit und Länge</translation>
    </message>
    <message>
        <source>Region: time and latitude</source>
        <translation>Gebiet: Zeit und Breite</translation>
    </message>
    <message>
        <source>The field on all levels along the drawn line, at the time that is shown</source>
        <translation>Das Feld auf allen Niveaus entlang der gezeichneten Linie, zur gezeigten Zeit</translation>
    </message>
    <message>
        <source>The field along the drawn line over time (Hovmöller)</source>
        <translation>Das Feld entlang der gezeichneten Linie über die Zeit (Hovmöller)</translation>
    </message>
    <message>
        <source>The field along the drawn line at the time that is shown</source>
        <translation>Das Feld entlang der gezeichneten Linie zur gezeigten Zeit</translation>
    </message>
    <message>
        <source>Mean by area, least and greatest value in the drawn region over time</source>
        <translation>Flächenmittel, kleinster und größter Wert im gezeichneten Gebiet über die Zeit</translation>
    </message>
    <message>
        <source>Mean over the latitudes of the drawn region, over longitude and time (Hovmöller)</source>
        <translation>Mittel über die Breiten des gezeichneten Gebiets, über Länge und Zeit (Hovmöller)</translation>
    </message>
    <message>
        <source>Mean over the longitudes of the drawn region, over latitude and time (Hovmöller)</source>
        <translation>Mittel über die Längen des gezeichneten Gebiets, über Breite und Zeit (Hovmöller)</translation>
    </message>
    <message>
        <source>with lines of</source>
        <translation>mit Linien von</translation>
    </message>
    <message>
        <source>A field that is drawn as lines of equal value over the other</source>
        <translation>Ein Feld, das als Linien gleichen Werts über das andere gezeichnet wird</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>terrella::PlacedRun</name>
    <message>
        <source>The node &apos;%1&apos; is placed on &apos;%2&apos;. %3 &apos;--place here&apos; runs everything on this machine.</source>
        <translation>Der Knoten &apos;%1&apos; ist &apos;%2&apos; zugeordnet. %3 &apos;--place here&apos; führt alles auf diesem Rechner aus.</translation>
    </message>
    <message>
        <source>Cluster &apos;%1&apos;: %2</source>
        <translation>Cluster &apos;%1&apos;: %2</translation>
    </message>
    <message>
        <source>A run on a cluster can go to a node of the pipeline, not into the group of &apos;%1&apos;.</source>
        <translation>Ein Lauf auf einem Cluster kann bis zu einem Knoten der Pipeline gehen, nicht in die Gruppe von &apos;%1&apos; hinein.</translation>
    </message>
    <message>
        <source>Job %1 was submitted to &apos;%2&apos;.</source>
        <translation>Job %1 wurde an &apos;%2&apos; übergeben.</translation>
    </message>
    <message>
        <source>Following job %1 on &apos;%2&apos; again.</source>
        <translation>Job %1 auf &apos;%2&apos; wird wieder verfolgt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has everything that the job needs.</source>
        <translation>&apos;%1&apos; hat alles, was der Job braucht.</translation>
    </message>
    <message>
        <source>Sending %1 to &apos;%2&apos;: %3 results and %4 files.</source>
        <translation>%1 werden an &apos;%2&apos; gesendet: %3 Ergebnisse und %4 Dateien.</translation>
    </message>
    <message>
        <source>sending: %1 of %2</source>
        <translation>gesendet: %1 von %2</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; said nothing of the result of &apos;%2&apos;.</source>
        <translation>Der Job auf &apos;%1&apos; hat nichts über das Ergebnis von &apos;%2&apos; gemeldet.</translation>
    </message>
    <message>
        <source>%1 of results came back from &apos;%2&apos;.</source>
        <translation>Von &apos;%2&apos; kamen %1 Ergebnisse zurück.</translation>
    </message>
    <message>
        <source>What &apos;%1&apos; made of &apos;%2&apos; is not what is needed here. Is its input still the same?</source>
        <translation>Was &apos;%1&apos; für &apos;%2&apos; erzeugt hat, ist nicht das, was hier gebraucht wird. Ist die Eingabe noch dieselbe?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed, on which this depends</source>
        <translation>&apos;%1&apos; ist gescheitert, und dieser Knoten hängt davon ab</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has the results already.</source>
        <translation>&apos;%1&apos; hat die Ergebnisse schon.</translation>
    </message>
    <message numerus="yes">
        <source>Job %1 was submitted to &apos;%2&apos;: an array of %n member(s).</source>
        <translation>
            <numerusform>Job %1 wurde an &apos;%2&apos; übergeben: ein Array mit %n Mitglied.</numerusform>
            <numerusform>Job %1 wurde an &apos;%2&apos; übergeben: ein Array mit %n Mitgliedern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n run(s) gave a result. The first said: %1</source>
        <translation>
            <numerusform>Aus %n Ausführung kam kein Ergebnis. Die Meldung: %1</numerusform>
            <numerusform>Aus keiner der %n Ausführungen kam ein Ergebnis. Die Meldung der ersten: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed and is left out: %2</source>
        <translation>%1 ist gescheitert und wird ausgelassen: %2</translation>
    </message>
    <message>
        <source>looking at what &apos;%1&apos; asks for on &apos;%2&apos;</source>
        <translation>sieht an, was &apos;%1&apos; auf &apos;%2&apos; verlangt</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; was withdrawn again and again.</source>
        <translation>Der Job auf &apos;%1&apos; wurde immer wieder zurückgezogen.</translation>
    </message>
</context>
<context>
    <name>terrella::Placement</name>
    <message>
        <source>--%1: there is no node &apos;%2&apos;. The pipeline has: %3.</source>
        <translation>--%1: Es gibt keinen Knoten &apos;%2&apos;. Die Pipeline hat: %3.</translation>
    </message>
    <message>
        <source>&apos;--resource %1&apos; is not of the form --resource [NODE.]KEY=VALUE.</source>
        <translation>&apos;--resource %1&apos; hat nicht die Form --resource [NODE.]KEY=VALUE.</translation>
    </message>
    <message>
        <source>--resource: a job cannot be given &apos;%1&apos;; it can be given: %2.</source>
        <translation>--resource: Einem Job kann &apos;%1&apos; nicht mitgegeben werden; möglich sind: %2.</translation>
    </message>
    <message>
        <source>--resource: &apos;%1&apos; must be a whole number, not &apos;%2&apos;.</source>
        <translation>--resource: &apos;%1&apos; muss eine ganze Zahl sein, nicht &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>Run it here</source>
        <translation>Hier ausführen</translation>
    </message>
    <message>
        <source>Run all that is placed on &apos;%1&apos; here</source>
        <translation>Alles, was &apos;%1&apos; zugeordnet ist, hier ausführen</translation>
    </message>
    <message>
        <source>Run it on &apos;%1&apos;</source>
        <translation>Auf &apos;%1&apos; ausführen</translation>
    </message>
    <message>
        <source>No cluster &apos;%1&apos; is set up on this machine. Run it here, or set up a cluster of that name.</source>
        <translation>Auf diesem Rechner ist kein Cluster &apos;%1&apos; eingerichtet. Hier ausführen oder einen Cluster dieses Namens einrichten.</translation>
    </message>
    <message>
        <source>The cluster &apos;%1&apos; is not ready: %2</source>
        <translation>Der Cluster &apos;%1&apos; ist nicht bereit: %2</translation>
    </message>
</context>
<context>
    <name>terrella::PlanDialog</name>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>What a run would do</source>
        <translation>Was ein Lauf tun würde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Send what is listed, submit the jobs, and run the rest here</source>
        <translation>Senden, was aufgeführt ist, die Jobs übergeben und den Rest hier ausführen</translation>
    </message>
    <message>
        <source>Making the plan</source>
        <translation>Der Plan wird erstellt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Script of the job</source>
        <translation>Skript des Jobs</translation>
    </message>
    <message>
        <source>It also runs by hand, with sbatch or bash, in a folder of its own for each job</source>
        <translation>Es läuft auch von Hand, mit sbatch oder bash, in einem eigenen Ordner für jeden Job</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the script</source>
        <translation>Das Skript kopieren</translation>
    </message>
    <message>
        <source>Asking %1 what is there already …</source>
        <translation>%1 wird gefragt, was schon dort ist …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>here: %1</source>
        <translation>hier: %1</translation>
    </message>
    <message>
        <source>Everything that is placed on clusters has been made: no job is needed.</source>
        <translation>Alles, was Clustern zugeordnet ist, ist erzeugt: Es ist kein Job nötig.</translation>
    </message>
    <message>
        <source>1 job</source>
        <translation>1 Job</translation>
    </message>
    <message>
        <source>%1 jobs</source>
        <translation>%1 Jobs</translation>
    </message>
    <message>
        <source>%1. Some of what is sent is made here first, so that its size is not known yet.</source>
        <translation>%1. Ein Teil dessen, was gesendet wird, wird zuerst hier erzeugt, daher ist die Größe noch nicht bekannt.</translation>
    </message>
    <message>
        <source>%1. %2 to send, about %3 to bring back.</source>
        <translation>%1. %2 zu senden, etwa %3 zurückzuholen.</translation>
    </message>
    <message>
        <source>Runs there</source>
        <translation>Wird dort ausgeführt</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Nothing: the results are here.</source>
        <translation>Nichts: Die Ergebnisse sind hier.</translation>
    </message>
    <message>
        <source>Here first</source>
        <translation>Zuerst hier</translation>
    </message>
    <message>
        <source>%1. How much is sent is known then.</source>
        <translation>%1. Wie viel gesendet wird, ist dann bekannt.</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 Ergebnis</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 Ergebnisse</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>nothing: the cluster has all it needs</source>
        <translation>nichts: Der Cluster hat alles, was er braucht</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Brings back</source>
        <translation>Holt zurück</translation>
    </message>
    <message>
        <source>results of %1, about %2</source>
        <translation>Ergebnisse von %1, etwa %2</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>%1 jobs, one for each run of the mapped node</source>
        <translation>%1 Jobs, je einer für jede Ausführung des aufgefächerten Knotens</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>when the job of %1 has succeeded</source>
        <translation>wenn der Job von %1 erfolgreich war</translation>
    </message>
    <message>
        <source> and that of </source>
        <translation> und der von </translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>%1, as earlier runs took</source>
        <translation>%1, wie bei früheren Läufen</translation>
    </message>
    <message>
        <source>Runs here</source>
        <translation>Wird hier ausgeführt</translation>
    </message>
</context>
<context>
    <name>terrella::Planner</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>&apos;%1&apos; changed from %2 to %3</source>
        <translation>&apos;%1&apos; wurde von %2 in %3 geändert</translation>
    </message>
    <message>
        <source>the content of %1 changed</source>
        <translation>der Inhalt von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>input &apos;%1&apos; changed</source>
        <translation>der Eingang &apos;%1&apos; hat sich geändert</translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation>noch kein Ergebnis</translation>
    </message>
    <message>
        <source>version %1 → %2</source>
        <translation>Version %1 → %2</translation>
    </message>
    <message>
        <source>its result is no longer in the store</source>
        <translation>das Ergebnis ist nicht mehr in der Ablage</translation>
    </message>
    <message>
        <source>%1 is no longer where it was</source>
        <translation>%1 ist nicht mehr an seinem Ort</translation>
    </message>
    <message>
        <source>the module &apos;%1&apos; is not installed</source>
        <translation>das Modul &apos;%1&apos; ist nicht installiert</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>its result is damaged: %1</source>
        <translation>das Ergebnis ist beschädigt: %1</translation>
    </message>
    <message>
        <source>%1, which it wrote, is gone</source>
        <translation>die geschriebene Datei %1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1, which it wrote, was changed by something else</source>
        <translation>die geschriebene Datei %1 wurde von etwas anderem geändert</translation>
    </message>
    <message>
        <source>%1 files: %2, …</source>
        <translation>%1 Dateien: %2, …</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>%1 files with %2</source>
        <translation>%1 Dateien mit %2</translation>
    </message>
    <message>
        <source>version %1 → %2 of %3</source>
        <translation>Version %1 → %2 von %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of %2 changed from %3 to %4</source>
        <translation>&apos;%1&apos; von %2 wurde von %3 in %4 geändert</translation>
    </message>
    <message>
        <source>input &apos;%1&apos; of %2 changed</source>
        <translation>der Eingang &apos;%1&apos; von %2 hat sich geändert</translation>
    </message>
    <message>
        <source>input &apos;%1&apos; changed because %2</source>
        <translation>der Eingang &apos;%1&apos; hat sich geändert: %2</translation>
    </message>
    <message>
        <source>its result was evicted from the store on %1</source>
        <translation>das Ergebnis wurde am %1 aus der Ablage verdrängt</translation>
    </message>
    <message>
        <source>it is no longer connected</source>
        <translation>er ist nicht mehr verbunden</translation>
    </message>
    <message>
        <source>it comes from %1 now</source>
        <translation>er kommt jetzt von %1</translation>
    </message>
    <message>
        <source>%1 must run: %2</source>
        <translation>%1 muss ausgeführt werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer Grund</numerusform>
            <numerusform>%n weitere Gründe</numerusform>
        </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>not needed: what is made from it is there</source>
        <translation>nicht nötig: Was daraus gemacht wird, ist da</translation>
    </message>
    <message>
        <source>a result that it is made of is no longer in the store</source>
        <translation>ein Ergebnis, aus dem es besteht, ist nicht mehr in der Ablage</translation>
    </message>
</context>
<context>
    <name>terrella::Plate</name>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>%1 is not a raster: GeoTIFF, NetCDF, JPEG, PNG and whatever else GDAL reads will do.</source>
        <translation>%1 ist kein Raster: Möglich sind GeoTIFF, NetCDF, JPEG, PNG und alles andere, was GDAL liest.</translation>
    </message>
    <message>
        <source>%1 cannot be brought to longitudes and latitudes.</source>
        <translation>%1 lässt sich nicht in Längen und Breiten umrechnen.</translation>
    </message>
    <message>
        <source>%1 says how large its cells are, but not in which projection. Give it one with gdal_edit.py -a_srs.</source>
        <translation>%1 gibt an, wie groß seine Zellen sind, aber nicht, in welcher Projektion. Mit gdal_edit.py -a_srs eine angeben.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>terrella::Plausibility</name>
    <message>
        <source>&apos;%1&apos; states %2, but by its header (actual_range) it runs from %3 to %4: %5 is likelier. Correct the file&apos;s units if so.</source>
        <translation>&apos;%1&apos; gibt %2 an, reicht aber laut Kopf (actual_range) von %3 bis %4: Wahrscheinlicher ist %5. In diesem Fall die Einheit in der Datei berichtigen.</translation>
    </message>
    <message>
        <source>a fraction of 1</source>
        <translation>ein Bruchteil von 1</translation>
    </message>
</context>
<context>
    <name>terrella::PluginHost</name>
    <message>
        <source>its metadata list no modules</source>
        <translation>die Metadaten nennen keine Module</translation>
    </message>
    <message>
        <source>module &apos;%1&apos; does not belong to the theme &apos;%2&apos;</source>
        <translation>das Modul &apos;%1&apos; gehört nicht zum Thema &apos;%2&apos;</translation>
    </message>
    <message>
        <source>module &apos;%1&apos; is there twice</source>
        <translation>das Modul &apos;%1&apos; kommt zweimal vor</translation>
    </message>
    <message>
        <source>This is not a plugin with modules.</source>
        <translation>Das ist kein Plugin mit Modulen.</translation>
    </message>
    <message>
        <source>It was built for plugin API %1, this program has %2; build it again.</source>
        <translation>Es wurde für Plugin-API %1 gebaut, dieses Programm hat %2; es neu bauen.</translation>
    </message>
    <message>
        <source>Its metadata have no &apos;id&apos;.</source>
        <translation>Seine Metadaten haben keine &apos;id&apos;.</translation>
    </message>
    <message>
        <source>Its specification is wrong: %1</source>
        <translation>Seine Spezifikation ist falsch: %1</translation>
    </message>
    <message>
        <source>The library does not load: %1</source>
        <translation>Die Bibliothek lässt sich nicht laden: %1</translation>
    </message>
    <message>
        <source>The library does not offer what its metadata promise.</source>
        <translation>Die Bibliothek bietet nicht, was ihre Metadaten versprechen.</translation>
    </message>
    <message>
        <source>It specifies module &apos;%1&apos;, but does not register it.</source>
        <translation>Es spezifiziert das Modul &apos;%1&apos;, meldet es aber nicht an.</translation>
    </message>
    <message>
        <source>It registers module &apos;%1&apos;, which has no specification.</source>
        <translation>Es meldet das Modul &apos;%1&apos; an, das keine Spezifikation hat.</translation>
    </message>
    <message>
        <source>Plugin &apos;%1&apos; is taken from &apos;%2&apos;.</source>
        <translation>Das Plugin &apos;%1&apos; wird aus &apos;%2&apos; genommen.</translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is taken from &apos;%2&apos;.</source>
        <translation>Das Modul &apos;%1&apos; wird aus &apos;%2&apos; genommen.</translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is in &apos;%2&apos;, which cannot be used. %3</source>
        <translation>Das Modul &apos;%1&apos; ist in &apos;%2&apos;, das nicht verwendbar ist. %3</translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is not installed.</source>
        <translation>Das Modul &apos;%1&apos; ist nicht installiert.</translation>
    </message>
    <message>
        <source>Module &apos;%1&apos; is not installed; did you mean %2?</source>
        <translation>Das Modul &apos;%1&apos; ist nicht installiert; war %2 gemeint?</translation>
    </message>
    <message>
        <source>Plugin &apos;%1&apos; cannot be used. %2</source>
        <translation>Das Plugin &apos;%1&apos; ist nicht verwendbar. %2</translation>
    </message>
</context>
<context>
    <name>terrella::Polygons</name>
    <message>
        <source>The shape of row %1 is damaged.</source>
        <translation>Die Form der Zeile %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>The features have no polygons.</source>
        <translation>Die Geoobjekte haben keine Polygone.</translation>
    </message>
    <message>
        <source>The shape of row %1 crosses itself and cannot be mended.</source>
        <translation>Die Form der Zeile %1 überschneidet sich selbst und lässt sich nicht berichtigen.</translation>
    </message>
    <message>
        <source>The shape of row %1 crosses itself and was mended.</source>
        <translation>Die Form der Zeile %1 überschneidet sich selbst und wurde berichtigt.</translation>
    </message>
    <message>
        <source>The shapes of %1 rows cross themselves and were mended: %2.</source>
        <translation>Die Formen von %1 Zeilen überschneiden sich selbst und wurden berichtigt: %2.</translation>
    </message>
</context>
<context>
    <name>terrella::ProblemMenu</name>
    <message numerus="yes">
        <source>%n more in the list of problems</source>
        <translation>
            <numerusform>%n weiteres in der Liste der Probleme</numerusform>
            <numerusform>%n weitere in der Liste der Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>terrella::ProblemsModel</name>
    <message>
        <source>%1 …</source>
        <comment>a fix, and others</comment>
        <translation>%1 …</translation>
    </message>
</context>
<context>
    <name>terrella::ProjectionDialog</name>
    <message>
        <source>Winkel tripel</source>
        <translation>Winkel-Tripel</translation>
    </message>
    <message>
        <source>Sinusoidal (MODIS)</source>
        <translation>Sinusoidal (MODIS)</translation>
    </message>
    <message>
        <source>Goode homolosine</source>
        <translation>Goode, homolosin</translation>
    </message>
    <message>
        <source>Mollweide, oblique</source>
        <translation>Mollweide, schiefachsig</translation>
    </message>
    <message>
        <source>Europe, equal area (EPSG:3035)</source>
        <translation>Europa, flächentreu (EPSG:3035)</translation>
    </message>
    <message>
        <source>Sea ice, north (EPSG:3413)</source>
        <translation>Meereis, Nord (EPSG:3413)</translation>
    </message>
    <message>
        <source>Antarctica (EPSG:3031)</source>
        <translation>Antarktis (EPSG:3031)</translation>
    </message>
    <message>
        <source>United States, equal area (EPSG:5070)</source>
        <translation>Vereinigte Staaten, flächentreu (EPSG:5070)</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Eine andere</translation>
    </message>
    <message>
        <source> °E</source>
        <comment>degrees east, behind a number</comment>
        <translation> °O</translation>
    </message>
    <message>
        <source> °N</source>
        <comment>degrees north, behind a number</comment>
        <translation> °N</translation>
    </message>
    <message>
        <source>Longitude of the middle of the map; west is negative</source>
        <translation>Länge der Kartenmitte; West ist negativ</translation>
    </message>
    <message>
        <source>Latitude of the middle of the map; south is negative</source>
        <translation>Breite der Kartenmitte; Süd ist negativ</translation>
    </message>
    <message>
        <source>A PROJ string (&quot;+proj=…&quot;), a code (&quot;EPSG:3035&quot;), or a name with its middle (&quot;robinson@150&quot;)</source>
        <translation>Eine PROJ-Zeichenkette (&quot;+proj=…&quot;), ein Code (&quot;EPSG:3035&quot;) oder ein Name mit seiner Mitte (&quot;robinson@150&quot;)</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Latitude of the middle</source>
        <translation>Breite der Mitte</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>terrella::ProjectionMenu</name>
    <message>
        <source>Middle and others…</source>
        <translation>Mitte und weitere…</translation>
    </message>
    <message>
        <source>Choose the middle of the map, or any projection of PROJ. On a map, dragging with Shift moves the middle.</source>
        <translation>Die Mitte der Karte oder eine beliebige Projektion von PROJ wählen. Auf einer Karte verschiebt Ziehen mit Umschalt die Mitte.</translation>
    </message>
    <message>
        <source>Own projection</source>
        <translation>Eigene Projektion</translation>
    </message>
</context>
<context>
    <name>terrella::Proposals</name>
    <message>
        <source>Convert %1 to %2 here</source>
        <translation>%1 hier in %2 umrechnen</translation>
    </message>
    <message>
        <source>Convert %1 to %2 here, as liquid water</source>
        <translation>%1 hier in %2 umrechnen, als flüssiges Wasser</translation>
    </message>
    <message>
        <source>Convert %1 to the calendar %2</source>
        <translation>%1 in den Kalender %2 umrechnen</translation>
    </message>
    <message>
        <source>Regrid %1 to the grid of %2</source>
        <translation>%1 auf das Gitter von %2 interpolieren</translation>
    </message>
    <message>
        <source>Select %1 to %2</source>
        <translation>%1 bis %2 auswählen</translation>
    </message>
    <message>
        <source>Take %1 to %2</source>
        <translation>%1 bis %2 nehmen</translation>
    </message>
    <message>
        <source>Use &apos;%1&apos;</source>
        <translation>&apos;%1&apos; verwenden</translation>
    </message>
    <message>
        <source>Use &apos;%1&apos; instead of &apos;%2&apos;</source>
        <translation>&apos;%1&apos; statt &apos;%2&apos; verwenden</translation>
    </message>
    <message>
        <source>Take %1 as %2 where it is opened</source>
        <translation>Beim Öffnen für %1 die Einheit %2 annehmen</translation>
    </message>
</context>
<context>
    <name>terrella::QuantileMap</name>
    <message>
        <source>For the time of the year of %1 of %2 steps of &apos;%3&apos; the training period has too few values; the result is missing there.</source>
        <translation>Für die Zeit im Jahr von %1 von %2 Schritten von &apos;%3&apos; hat der Trainingszeitraum zu wenige Werte; dort fehlt das Ergebnis.</translation>
    </message>
</context>
<context>
    <name>terrella::RasterDataset</name>
    <message>
        <source>&apos;%1&apos; holds no raster.</source>
        <translation>&apos;%1&apos; enthält kein Raster.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as a raster: %2</source>
        <translation>&apos;%1&apos; kann nicht als Raster gelesen werden: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states a raster without extent.</source>
        <translation>&apos;%1&apos; gibt ein Raster ohne Ausdehnung an.</translation>
    </message>
    <message>
        <source>The values of &apos;%1&apos; in &apos;%2&apos; cannot be read; the file is damaged or was cut short: %3</source>
        <translation>Die Werte von &apos;%1&apos; in &apos;%2&apos; sind nicht lesbar; die Datei ist beschädigt oder wurde abgeschnitten: %3</translation>
    </message>
</context>
<context>
    <name>terrella::RawDataset</name>
    <message>
        <source>&apos;%1&apos; cannot be read as %2.</source>
        <translation>&apos;%1&apos; kann nicht als %2 gelesen werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as %2: %3</source>
        <translation>&apos;%1&apos; kann nicht als %2 gelesen werden: %3</translation>
    </message>
    <message>
        <source>The values of &apos;%1&apos; in &apos;%2&apos; cannot be read; the file is damaged or was cut short%3</source>
        <translation>Die Werte von &apos;%1&apos; in &apos;%2&apos; sind nicht lesbar; die Datei ist beschädigt oder wurde abgeschnitten%3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; holds too much text.</source>
        <translation>&apos;%1&apos; in &apos;%2&apos; enthält zu viel Text.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; holds no text.</source>
        <translation>&apos;%1&apos; in &apos;%2&apos; enthält keinen Text.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; in &apos;%2&apos; holds no numbers.</source>
        <translation>&apos;%1&apos; in &apos;%2&apos; enthält keine Zahlen.</translation>
    </message>
    <message>
        <source>The coordinate &apos;%1&apos; in &apos;%2&apos; claims more than %3 values; the file is damaged or not gridded data.</source>
        <translation>Die Koordinate &apos;%1&apos; in &apos;%2&apos; gibt mehr als %3 Werte an; die Datei ist beschädigt oder enthält keine Daten auf einem Gitter.</translation>
    </message>
</context>
<context>
    <name>terrella::Reduction</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
</context>
<context>
    <name>terrella::RegionValue</name>
    <message>
        <source>a place of it is not [longitude, latitude] in degrees</source>
        <translation>ein Ort davon ist nicht [Länge, Breite] in Grad</translation>
    </message>
    <message>
        <source>its latitudes must lie between −90 and 90 degrees; one is %1</source>
        <translation>seine Breiten müssen zwischen −90 und 90 Grad liegen; eine ist %1</translation>
    </message>
    <message>
        <source>its longitudes must lie between −360 and 360 degrees; one is %1</source>
        <translation>seine Längen müssen zwischen −360 und 360 Grad liegen; eine ist %1</translation>
    </message>
    <message>
        <source>its coordinates are not a list of places</source>
        <translation>seine Koordinaten sind keine Liste von Orten</translation>
    </message>
    <message>
        <source>a line of it has %1 places; it needs at least %2</source>
        <translation>eine Linie davon hat %1 Orte; sie braucht mindestens %2</translation>
    </message>
    <message>
        <source>its coordinates are not a list of rings</source>
        <translation>seine Koordinaten sind keine Liste von Ringen</translation>
    </message>
    <message>
        <source>a ring of it has %1 places; it needs at least 3</source>
        <translation>ein Ring davon hat %1 Orte; er braucht mindestens 3</translation>
    </message>
    <message>
        <source>it has no coordinates</source>
        <translation>es hat keine Koordinaten</translation>
    </message>
    <message>
        <source>its type is &apos;%1&apos;; it must be Polygon, MultiPolygon, Point, MultiPoint, LineString or MultiLineString</source>
        <translation>sein Typ ist „%1“; er muss Polygon, MultiPolygon, Point, MultiPoint, LineString oder MultiLineString sein</translation>
    </message>
    <message>
        <source>its &apos;distance_km&apos; is not a number</source>
        <translation>sein „distance_km“ ist keine Zahl</translation>
    </message>
    <message>
        <source>its &apos;distance_km&apos; must lie between 0 and %1; it is %2</source>
        <translation>sein „distance_km“ muss zwischen 0 und %1 liegen; es ist %2</translation>
    </message>
    <message>
        <source>points and lines need &apos;distance_km&apos;: all within it is the region</source>
        <translation>Punkte und Linien brauchen „distance_km“: alles darin ist das Gebiet</translation>
    </message>
</context>
<context>
    <name>terrella::Regrid</name>
    <message>
        <source>No cell of the target grid takes anything from the grid of &apos;%1&apos;; choose a region that both cover.</source>
        <translation>Keine Zelle des Zielgitters erhält etwas vom Gitter von &apos;%1&apos;; eine Region wählen, die beide abdecken.</translation>
    </message>
    <message>
        <source>There are no data to regrid.</source>
        <translation>Es gibt keine Daten, die interpoliert werden könnten.</translation>
    </message>
    <message>
        <source>working out overlaps</source>
        <translation>Überlappungen werden bestimmt</translation>
    </message>
    <message>
        <source>working out weights</source>
        <translation>Gewichte werden bestimmt</translation>
    </message>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>No variable lies on a grid; there are: %1.</source>
        <translation>Keine Variable liegt auf einem Gitter; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>The mesh of &apos;%1&apos; moves with time, and weights hold for one mesh. Select one time step, regrid each, and merge them.</source>
        <translation>Das Netz von &apos;%1&apos; bewegt sich mit der Zeit, und Gewichte gelten für ein einziges Netz. Je einen Zeitschritt auswählen, jeden interpolieren und alle zusammenführen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be regridded: %2</source>
        <translation>&apos;%1&apos; lässt sich nicht interpolieren: %2</translation>
    </message>
    <message>
        <source>Use nearest</source>
        <translation>Methode nearest verwenden</translation>
    </message>
    <message>
        <source>The target grid does not touch the data: &apos;%1&apos; covers %2, the target %3.</source>
        <translation>Das Zielgitter berührt die Daten nicht: &apos;%1&apos; deckt %2 ab, das Ziel %3.</translation>
    </message>
    <message>
        <source>Regrid everything</source>
        <translation>Alles interpolieren</translation>
    </message>
    <message>
        <source>The target grid is finer than that of &apos;%1&apos;: a conservative mean shows the old cells as blocks. Bilinear is smooth.</source>
        <translation>Das Zielgitter ist feiner als das von &apos;%1&apos;: Ein konservatives Mittel zeigt die alten Zellen als Blöcke. Bilinear ist glatt.</translation>
    </message>
    <message>
        <source>Use bilinear</source>
        <translation>Methode bilinear verwenden</translation>
    </message>
    <message>
        <source>Components of vectors (%1) keep the directions of their own grid; they are not turned towards east and north.</source>
        <translation>Komponenten von Vektoren (%1) behalten die Richtungen ihres eigenen Gitters; sie werden nicht nach Ost und Nord gedreht.</translation>
    </message>
    <message>
        <source>a grid has no cells.</source>
        <translation>ein Gitter hat keine Zellen.</translation>
    </message>
    <message>
        <source>its latitudes are in no order; select a part of it that is.</source>
        <translation>seine Breiten sind ungeordnet; einen Teil auswählen, in dem sie geordnet sind.</translation>
    </message>
    <message>
        <source>the corners of unstructured cells are not known, and a conservative mean needs them; use nearest.</source>
        <translation>die Ecken unstrukturierter Zellen sind nicht bekannt, und ein konservatives Mittel braucht sie; die Methode nearest verwenden.</translation>
    </message>
    <message>
        <source>unstructured cells have no rows and columns to interpolate between; use nearest.</source>
        <translation>unstrukturierte Zellen haben keine Zeilen und Spalten, zwischen denen interpoliert werden könnte; die Methode nearest verwenden.</translation>
    </message>
    <message>
        <source>a grid that is not regular needs two rows and two columns at least; use nearest.</source>
        <translation>ein Gitter, das nicht regelmäßig ist, braucht mindestens zwei Zeilen und zwei Spalten; die Methode nearest verwenden.</translation>
    </message>
    <message>
        <source>The weights between these grids need about %1 of memory; the limit is %2. Raise the memory limit or choose a smaller region.</source>
        <translation>Die Gewichte zwischen diesen Gittern brauchen etwa %1 Speicher; die Grenze ist %2. Die Speichergrenze erhöhen oder eine kleinere Region wählen.</translation>
    </message>
</context>
<context>
    <name>terrella::RegridTarget</name>
    <message>
        <source>No row or column of the target grid has its centre in the region; make the region larger or the step smaller.</source>
        <translation>Keine Zeile oder Spalte des Zielgitters hat ihren Mittelpunkt in der Region; die Region vergrößern oder den Schritt verkleinern.</translation>
    </message>
    <message>
        <source>Take the whole Earth</source>
        <translation>Die ganze Erde nehmen</translation>
    </message>
    <message>
        <source>Steps of %1° give more cells than can be worked on.</source>
        <translation>Schritte von %1° ergeben mehr Zellen, als bearbeitet werden können.</translation>
    </message>
    <message>
        <source>Steps of %1° do not go once round the Earth; the next that do are %2° and %3°. Or choose a region.</source>
        <translation>Schritte von %1° gehen nicht genau einmal um die Erde; die nächsten, die es tun, sind %2° und %3°. Oder eine Region wählen.</translation>
    </message>
    <message>
        <source>Use %1°</source>
        <translation>%1° verwenden</translation>
    </message>
    <message>
        <source>The mesh of &apos;%1&apos; moves with time; select one time step of it first.</source>
        <translation>Das Netz von &apos;%1&apos; bewegt sich mit der Zeit; zuerst einen Zeitschritt davon auswählen.</translation>
    </message>
    <message>
        <source>The grid of &apos;%1&apos; has no cells.</source>
        <translation>Das Gitter von &apos;%1&apos; hat keine Zellen.</translation>
    </message>
    <message>
        <source>No variable of the cube to take the grid from lies on a grid; it has: %1.</source>
        <translation>Keine Variable des Datenwürfels, der das Gitter vorgibt, liegt auf einem Gitter; vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>Blocks are made of the cells of a grid of latitudes and longitudes, and the data lie on none; choose a regular target.</source>
        <translation>Blöcke werden aus den Zellen eines Gitters aus Breiten und Längen gebildet, und die Daten liegen auf keinem; ein regelmäßiges Ziel wählen.</translation>
    </message>
    <message>
        <source>Of %1 by %2 cells no two rows and columns of %3 can be made; choose a smaller block.</source>
        <translation>Aus %1 mal %2 Zellen lassen sich keine zwei Zeilen und Spalten zu je %3 bilden; einen kleineren Block wählen.</translation>
    </message>
</context>
<context>
    <name>terrella::RemotePart</name>
    <message>
        <source>sending the result of &apos;%1&apos;</source>
        <translation>beim Senden des Ergebnisses von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The result of &apos;%1&apos; is joined from files that lie here. Place it on the cluster as well.</source>
        <translation>Das Ergebnis von &apos;%1&apos; ist aus Dateien zusammengefügt, die hier liegen. Auch diesen Knoten dem Cluster zuordnen.</translation>
    </message>
    <message>
        <source>the module &apos;%1&apos; is not installed</source>
        <translation>das Modul &apos;%1&apos; ist nicht installiert</translation>
    </message>
    <message>
        <source>making &apos;%1&apos; ready to be sent</source>
        <translation>beim Vorbereiten von &apos;%1&apos; zum Senden</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; writes a file, which can only be done on this machine: place it here.</source>
        <translation>Der Knoten &apos;%1&apos; schreibt eine Datei, was nur auf diesem Rechner geht: Ihn diesem Rechner zuordnen.</translation>
    </message>
</context>
<context>
    <name>terrella::ReportCharts</name>
    <message>
        <source>This version of Terrella does not know plots of the kind “%1”. The numbers are in the report&apos;s file.</source>
        <translation>Diese Version von Terrella kennt keine Diagramme der Art „%1“. Die Zahlen stehen in der Datei des Berichts.</translation>
    </message>
    <message>
        <source>There is no number to draw here: all values are missing.</source>
        <translation>Hier gibt es keine Zahl zu zeichnen: Alle Werte fehlen.</translation>
    </message>
    <message>
        <source>Distance: standard deviation%1. Angle: correlation. Dashed circles: centred root mean square difference from the reference.</source>
        <translation>Abstand: Standardabweichung%1. Winkel: Korrelation. Gestrichelte Kreise: zentrierte Wurzel der mittleren quadratischen Abweichung von der Referenz.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>standard deviation %1</source>
        <translation>Standardabweichung %1</translation>
    </message>
    <message>
        <source>standard deviation %1
correlation %2
centred difference %3</source>
        <translation>Standardabweichung %1
Korrelation %2
zentrierte Abweichung %3</translation>
    </message>
</context>
<context>
    <name>terrella::ReportText</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 values, %2 … %3</source>
        <translation>%1 Werte, %2 … %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>terrella::ResultView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3 … %4</source>
        <translation>%1: %2, %3 … %4</translation>
    </message>
    <message>
        <source>and %1 more variables</source>
        <translation>und %1 weitere Variablen</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>Spalten: %1</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Select a node to see its results.</source>
        <translation>Einen Knoten auswählen, um seine Ergebnisse zu sehen.</translation>
    </message>
    <message>
        <source>Show on Earth</source>
        <translation>Auf der Erde zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>terrella::RunContext</name>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
</context>
<context>
    <name>terrella::RunController</name>
    <message>
        <source>started</source>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>unchanged, taken from the store</source>
        <translation>unverändert, aus der Ablage genommen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not needed: what is made from it is there</source>
        <translation>nicht nötig: Was daraus gemacht wird, ist da</translation>
    </message>
    <message>
        <source>%1 of %2 nodes unchanged</source>
        <translation>%1 von %2 Knoten unverändert</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 Knoten</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>terrella::RunDetails</name>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the job wrote</source>
        <translation>Was der Job geschrieben hat</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Log and script</source>
        <translation>Protokoll und Skript</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stop the run; its jobs are cancelled, what is finished is kept</source>
        <translation>Den Lauf anhalten; seine Jobs werden abgebrochen, was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>begun %1</source>
        <translation>begonnen %1</translation>
    </message>
    <message>
        <source>%1 · job %2</source>
        <translation>%1 · Job %2</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>Mitglied %1</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>1 CPU for %1: %2 CPU hours</source>
        <translation>1 CPU für %1: %2 CPU-Stunden</translation>
    </message>
    <message>
        <source>%1 CPUs for %2: %3 CPU hours</source>
        <translation>%1 CPUs für %2: %3 CPU-Stunden</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Führt aus</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Genutzt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Folder there</source>
        <translation>Ordner dort</translation>
    </message>
    <message>
        <source>Run the %1 failed members again</source>
        <translation>Die %1 gescheiterten Mitglieder noch einmal ausführen</translation>
    </message>
    <message>
        <source>Run the failed member again</source>
        <translation>Das gescheiterte Mitglied noch einmal ausführen</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on in the same run: what is finished is kept</source>
        <translation>Geht im selben Lauf weiter: Was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
</context>
<context>
    <name>terrella::RunDetailsOpener</name>
    <message>
        <source>It has written nothing yet.</source>
        <translation>Er hat noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>terrella::RunFolder</name>
    <message>
        <source>Cannot make the folder &apos;%1&apos; for runs. Choose another with TERRELLA_RUNS.</source>
        <translation>Der Ordner &apos;%1&apos; für Läufe kann nicht angelegt werden. Mit TERRELLA_RUNS einen anderen wählen.</translation>
    </message>
    <message>
        <source>Cannot make a folder for the run in &apos;%1&apos;. Is the disk full or write-protected?</source>
        <translation>In &apos;%1&apos; kann kein Ordner für den Lauf angelegt werden. Vielleicht ist der Datenträger voll oder schreibgeschützt.</translation>
    </message>
    <message>
        <source>There is no run folder &apos;%1&apos;.</source>
        <translation>Es gibt keinen Laufordner &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the folder of a run: it has no run.json.</source>
        <translation>&apos;%1&apos; ist nicht der Ordner eines Laufs: Er enthält keine run.json.</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The run&apos;s process ended without a last word. Resume it to go on from its finished results.</source>
        <translation>Der Prozess des Laufs endete ohne letzte Meldung. Den Lauf fortsetzen, um von seinen fertigen Ergebnissen aus weiterzumachen.</translation>
    </message>
    <message>
        <source>Cannot write &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; waits for a result that another run is making.</source>
        <translation>&apos;%1&apos; wartet auf ein Ergebnis, das ein anderer Lauf erzeugt.</translation>
    </message>
</context>
<context>
    <name>terrella::Runner</name>
    <message>
        <source>&apos;%1&apos; failed, on which this depends</source>
        <translation>&apos;%1&apos; ist gescheitert, und dieser Knoten hängt davon ab</translation>
    </message>
    <message>
        <source>the run was cancelled</source>
        <translation>der Lauf wurde abgebrochen</translation>
    </message>
    <message>
        <source>the run stopped at the first failure</source>
        <translation>der Lauf hielt beim ersten Fehler an</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) failed. </source>
        <translation>
            <numerusform>%n Knoten ist gescheitert. </numerusform>
            <numerusform>%n Knoten sind gescheitert. </numerusform>
        </translation>
    </message>
    <message>
        <source>Further warnings of this node are left out.</source>
        <translation>Weitere Warnungen dieses Knotens werden ausgelassen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; writes a cube for an output &apos;%2&apos; that it does not have. This is a fault of the module; please report it.</source>
        <translation>&apos;%1&apos; schreibt einen Datenwürfel für einen Ausgang &apos;%2&apos;, den es nicht hat. Das ist ein Fehler des Moduls und sollte gemeldet werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2. This is a fault of the module; please report it.</source>
        <translation>&apos;%1&apos; %2. Das ist ein Fehler des Moduls und sollte gemeldet werden.</translation>
    </message>
    <message>
        <source>gave no &apos;%1&apos;</source>
        <translation>hat kein &apos;%1&apos; geliefert</translation>
    </message>
    <message>
        <source>gave %1 as &apos;%2&apos;, which should be %3</source>
        <translation>hat %1 als &apos;%2&apos; geliefert, nötig ist %3</translation>
    </message>
    <message>
        <source>gave an output &apos;%1&apos; that it does not have</source>
        <translation>hat einen Ausgang &apos;%1&apos; geliefert, den es nicht hat</translation>
    </message>
    <message>
        <source>Another run is making the same result; waiting for it.</source>
        <translation>Ein anderer Lauf erzeugt dasselbe Ergebnis; es wird darauf gewartet.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; ran out of memory; its share was %2. Give the run more memory, or fewer jobs at a time.</source>
        <translation>&apos;%1&apos; ging der Speicher aus; sein Anteil war %2. Dem Lauf mehr Speicher oder weniger gleichzeitige Aufgaben geben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed unexpectedly: %2. This is a fault of the module; please report it.</source>
        <translation>&apos;%1&apos; ist unerwartet gescheitert: %2. Das ist ein Fehler des Moduls und sollte gemeldet werden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed unexpectedly. This is a fault of the module; please report it.</source>
        <translation>&apos;%1&apos; ist unerwartet gescheitert. Das ist ein Fehler des Moduls und sollte gemeldet werden.</translation>
    </message>
    <message>
        <source>Reading %1 (%2) through once, to know it again by its content.</source>
        <translation>%1 (%2) wird einmal ganz gelesen, um die Datei an ihrem Inhalt wiederzuerkennen.</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>reading the result of &apos;%1&apos; for &apos;%2&apos;</source>
        <translation>beim Lesen des Ergebnisses von &apos;%1&apos; für &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; changed while it was being read. Run again when it is complete.</source>
        <translation>&apos;%1&apos; hat sich geändert, während es gelesen wurde. Erneut ausführen, wenn es vollständig ist.</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation>In der Pipeline gibt es keinen Knoten &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Removed from the store, and not needed: %1</source>
        <translation>Aus dem Speicher entfernt und nicht nötig: %1</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n run(s) gave a result. The first said: %1</source>
        <translation>
            <numerusform>Aus %n Ausführung kam kein Ergebnis. Die Meldung: %1</numerusform>
            <numerusform>Aus keiner der %n Ausführungen kam ein Ergebnis. Die Meldung der ersten: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed and is left out: %2</source>
        <translation>%1 ist gescheitert und wird ausgelassen: %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>%1 of %2 done, %3 failed</source>
        <translation>%1 von %2 fertig, %3 gescheitert</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>made elsewhere</source>
        <translation>anderswo erzeugt</translation>
    </message>
    <message>
        <source>taking the result &apos;%1&apos; for node &apos;%2&apos;</source>
        <translation>beim Übernehmen des Ergebnisses &apos;%1&apos; für den Knoten &apos;%2&apos;</translation>
    </message>
</context>
<context>
    <name>terrella::RunsModel</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>died</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>job %1 %2</source>
        <translation>Job %1 %2</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>terrella::RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Runs, log and problems</source>
        <translation>Läufe, Protokoll und Probleme</translation>
    </message>
    <message>
        <source>Show its results</source>
        <translation>Seine Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Seinen Ordner öffnen</translation>
    </message>
    <message>
        <source>Problems · %1</source>
        <translation>Probleme · %1</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>Run the %1 failed members again</source>
        <translation>Die %1 gescheiterten Mitglieder noch einmal ausführen</translation>
    </message>
    <message>
        <source>Run the failed member again</source>
        <translation>Das gescheiterte Mitglied noch einmal ausführen</translation>
    </message>
</context>
<context>
    <name>terrella::Sample</name>
    <message>
        <source>The cells around the points do not fit in memory; take a smaller radius or fewer points.</source>
        <translation>Die Zellen um die Punkte passen nicht in den Speicher; einen kleineren Radius oder weniger Punkte nehmen.</translation>
    </message>
    <message>
        <source>There are no data to sample.</source>
        <translation>Es gibt keine Daten, aus denen Werte entnommen werden könnten.</translation>
    </message>
    <message>
        <source>The table would have %1 rows, which do not fit in memory; select a shorter period, or fewer points.</source>
        <translation>Die Tabelle hätte %1 Zeilen, die nicht in den Speicher passen; einen kürzeren Zeitraum oder weniger Punkte auswählen.</translation>
    </message>
    <message>
        <source>There is no bilinear interpolation between unstructured cells; take the nearest.</source>
        <translation>Zwischen unstrukturierten Zellen gibt es keine bilineare Interpolation; die nächste nehmen.</translation>
    </message>
    <message>
        <source>The features are no points.</source>
        <translation>Die Geoobjekte sind keine Punkte.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no location; write longitude and latitude in degrees, as in Hamburg: 10.0 53.55.</source>
        <translation>&apos;%1&apos; ist kein Ort; Länge und Breite in Grad schreiben, etwa Hamburg: 10.0 53.55.</translation>
    </message>
    <message>
        <source>Connect points or name locations.</source>
        <translation>Punkte verbinden oder Orte angeben.</translation>
    </message>
    <message>
        <source>Named locations have no times of their own; connect points with a column of times.</source>
        <translation>Angegebene Orte haben keine eigenen Zeiten; Punkte mit einer Spalte von Zeiten verbinden.</translation>
    </message>
    <message>
        <source>The points have no column of times.</source>
        <translation>Die Punkte haben keine Spalte von Zeiten.</translation>
    </message>
    <message>
        <source>The data have no time axis.</source>
        <translation>Die Daten haben keine Zeitachse.</translation>
    </message>
    <message>
        <source>The points have the calendar &apos;%1&apos;, the data &apos;%2&apos;; bring the data to that of the points with data.convert_calendar first.</source>
        <translation>Die Punkte haben den Kalender &apos;%1&apos;, die Daten &apos;%2&apos;; zuerst die Daten mit data.convert_calendar in den der Punkte umrechnen.</translation>
    </message>
</context>
<context>
    <name>terrella::SearchPopup</name>
    <message>
        <source>Nothing of that name.</source>
        <translation>Nichts mit diesem Namen.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>terrella::SectionCharts</name>
    <message>
        <source>Distance (km)</source>
        <translation>Entfernung (km)</translation>
    </message>
    <message>
        <source>below the surface</source>
        <translation>unter der Oberfläche</translation>
    </message>
    <message>
        <source>least to greatest</source>
        <translation>kleinster bis größter</translation>
    </message>
    <message>
        <source>mean by area</source>
        <translation>Flächenmittel</translation>
    </message>
</context>
<context>
    <name>terrella::SelectData</name>
    <message>
        <source>There are no data to select from.</source>
        <translation>Es gibt keine Daten, aus denen ausgewählt werden könnte.</translation>
    </message>
</context>
<context>
    <name>terrella::Selection</name>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>There is no level %1; there are: %2.</source>
        <translation>Es gibt kein Niveau %1; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no level; write a value with its units, as in 850 hPa.</source>
        <translation>&apos;%1&apos; ist kein Niveau; einen Wert mit Einheit schreiben, etwa 850 hPa.</translation>
    </message>
    <message>
        <source>No cell lies in the region; the data cover %1.</source>
        <translation>In der Region liegt keine Zelle; die Daten decken %1 ab.</translation>
    </message>
    <message>
        <source>The period holds no time step; the data run from %1 to %2.</source>
        <translation>Der Zeitraum enthält keinen Zeitschritt; die Daten reichen von %1 bis %2.</translation>
    </message>
    <message>
        <source>Take the whole region</source>
        <translation>Die ganze Region nehmen</translation>
    </message>
</context>
<context>
    <name>terrella::Signature</name>
    <message>
        <source>no variables</source>
        <translation>keine Variablen</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no type of data; there are: cube, features, model, report.</source>
        <translation>&apos;%1&apos; ist keine Art von Daten; möglich sind: cube, features, model, report.</translation>
    </message>
    <message>
        <source>This is no signature: %1 does not fit the rest.</source>
        <translation>Das ist keine Signatur: %1 passt nicht zum Rest.</translation>
    </message>
</context>
<context>
    <name>terrella::Slurm</name>
    <message>
        <source>the nodes it needs are busy</source>
        <translation>die nötigen Rechenknoten sind belegt</translation>
    </message>
    <message>
        <source>jobs with a higher priority are before it</source>
        <translation>Jobs mit höherer Priorität stehen davor</translation>
    </message>
    <message>
        <source>a job that it depends on has not finished</source>
        <translation>ein Job, von dem er abhängt, ist noch nicht fertig</translation>
    </message>
    <message>
        <source>its time has not come yet</source>
        <translation>seine Zeit ist noch nicht gekommen</translation>
    </message>
    <message>
        <source>you hold it back; &apos;scontrol release&apos; lets it go</source>
        <translation>er ist vom eigenen Konto zurückgehalten; &apos;scontrol release&apos; gibt ihn frei</translation>
    </message>
    <message>
        <source>the site holds it back; ask there</source>
        <translation>er ist vom Rechenzentrum zurückgehalten; dort nachfragen</translation>
    </message>
    <message>
        <source>licences that it needs are in use</source>
        <translation>nötige Lizenzen sind in Gebrauch</translation>
    </message>
    <message>
        <source>a node that it needs is down, drained or reserved</source>
        <translation>ein nötiger Rechenknoten ist ausgefallen, wird geleert oder ist reserviert</translation>
    </message>
    <message>
        <source>its reservation has not begun</source>
        <translation>seine Reservierung hat noch nicht begonnen</translation>
    </message>
    <message>
        <source>the partition is down</source>
        <translation>die Partition ist außer Betrieb</translation>
    </message>
    <message>
        <source>the partition takes no jobs at the moment</source>
        <translation>die Partition nimmt zurzeit keine Jobs an</translation>
    </message>
    <message>
        <source>as many of your jobs run as the quality of service allows</source>
        <translation>es laufen bereits so viele eigene Jobs, wie die Dienstgüte (QOS) erlaubt</translation>
    </message>
    <message>
        <source>as many jobs of the account run as it may have</source>
        <translation>es laufen bereits so viele Jobs des Kontos, wie es haben darf</translation>
    </message>
    <message>
        <source>the account has used up its computing time</source>
        <translation>das Konto hat seine Rechenzeit aufgebraucht</translation>
    </message>
    <message>
        <source>as many of its siblings run as may at once</source>
        <translation>es laufen bereits so viele Jobs seiner Gruppe, wie gleichzeitig laufen dürfen</translation>
    </message>
    <message>
        <source>Slurm has not looked at it yet</source>
        <translation>Slurm hat ihn noch nicht betrachtet</translation>
    </message>
    <message>
        <source>Job %1 waits: %2</source>
        <translation>Job %1 wartet: %2</translation>
    </message>
    <message>
        <source>; it is expected to start at %1</source>
        <translation>; voraussichtlicher Beginn: %1</translation>
    </message>
    <message>
        <source>Job %1 runs.</source>
        <translation>Job %1 läuft.</translation>
    </message>
    <message>
        <source>Job %1 is suspended.</source>
        <translation>Job %1 ist ausgesetzt.</translation>
    </message>
    <message>
        <source>Job %1 has ended.</source>
        <translation>Job %1 ist beendet.</translation>
    </message>
    <message>
        <source>Job %1: %2.</source>
        <translation>Job %1: %2.</translation>
    </message>
    <message>
        <source>The time limit of %1 is above what the partition allows. Lower the time of cluster &apos;%2&apos;, or choose another partition.</source>
        <translation>Die Zeitgrenze %1 liegt über dem, was die Partition erlaubt. Die Zeit des Clusters &apos;%2&apos; verringern oder eine andere Partition wählen.</translation>
    </message>
    <message>
        <source>No node of the partition is as the job asks for (%1). Look at nodes, CPUs, memory, GPUs and constraint of cluster &apos;%2&apos;.</source>
        <translation>Kein Rechenknoten der Partition entspricht dem, was der Job verlangt (%1). Rechenknoten, CPUs, Speicher, GPUs und Constraint des Clusters &apos;%2&apos; prüfen.</translation>
    </message>
    <message>
        <source>A job that it depends on did not succeed.</source>
        <translation>Ein Job, von dem er abhängt, ist gescheitert.</translation>
    </message>
    <message>
        <source>The account &apos;%1&apos; or the quality of service &apos;%2&apos; of cluster &apos;%3&apos; is not valid there.</source>
        <translation>Das Konto &apos;%1&apos; oder die Dienstgüte (QOS) &apos;%2&apos; des Clusters &apos;%3&apos; ist dort nicht gültig.</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; was stopped at its time limit%2. Raise the time of the cluster; what is finished there is kept, and resuming the run goes on from it.</source>
        <translation>Der Job auf &apos;%1&apos; wurde an seiner Zeitgrenze angehalten%2. Die Zeit des Clusters erhöhen; was dort fertig ist, bleibt erhalten, und beim Fortsetzen macht der Lauf von dort aus weiter.</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; needed more than the %2 of memory that it asked for and was stopped. Raise the memory of the cluster, for instance to %3, and resume the run.</source>
        <translation>Der Job auf &apos;%1&apos; brauchte mehr als die angeforderten %2 Speicher und wurde angehalten. Den Speicher des Clusters erhöhen, etwa auf %3, und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>The disk or the quota of &apos;%1&apos; is full below its working folder &apos;%2&apos;. Make room there and resume the run.</source>
        <translation>Der Datenträger oder die Quota von &apos;%1&apos; ist unterhalb des Arbeitsordners &apos;%2&apos; voll. Dort Platz schaffen und den Lauf fortsetzen.</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; was cancelled there, not by this run. Resume the run to send it again.</source>
        <translation>Der Job auf &apos;%1&apos; wurde dort abgebrochen, nicht von diesem Lauf. Den Lauf fortsetzen, um ihn erneut zu senden.</translation>
    </message>
    <message>
        <source>A node of &apos;%1&apos; failed under the job. Resume the run to send it again.</source>
        <translation>Ein Rechenknoten von &apos;%1&apos; ist unter dem Job ausgefallen. Den Lauf fortsetzen, um ihn erneut zu senden.</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; had to make room for another. Resume the run to send it again.</source>
        <translation>Der Job auf &apos;%1&apos; musste einem anderen Platz machen. Den Lauf fortsetzen, um ihn erneut zu senden.</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; did not find the engine &apos;%2&apos;. Name its path, or the module lines that bring it, in the settings of the cluster. It said: %3</source>
        <translation>Der Job auf &apos;%1&apos; hat den Rechenkern &apos;%2&apos; nicht gefunden. In den Einstellungen des Clusters seinen Pfad angeben oder die module-Zeilen, die ihn bereitstellen. Die Meldung: %3</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; is gone and left no word. It last said: %2</source>
        <translation>Der Job auf &apos;%1&apos; ist verschwunden, ohne sich abzumelden. Die letzte Meldung: %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>The job on &apos;%1&apos; failed (%2, exit code %3). It last said: %4</source>
        <translation>Der Job auf &apos;%1&apos; ist gescheitert (%2, Exit-Code %3). Die letzte Meldung: %4</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no partition &apos;%2&apos;; &apos;terrella-run clusters test %1&apos; lists those there are.</source>
        <translation>&apos;%1&apos; hat keine Partition &apos;%2&apos;; &apos;terrella-run clusters test %1&apos; listet die vorhandenen auf.</translation>
    </message>
    <message>
        <source>No node of &apos;%1&apos; has what the job asks for: %2 CPUs and %3 of memory on each of %4 nodes. Lower them in the settings of the cluster (%5).</source>
        <translation>Kein Rechenknoten von &apos;%1&apos; hat, was der Job verlangt: %2 CPUs und %3 Speicher auf jedem von %4 Rechenknoten. Diese Werte in den Einstellungen des Clusters verringern (%5).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no sbatch on its PATH. Is it a login node of a Slurm cluster? Perhaps a module must be loaded.</source>
        <translation>Auf &apos;%1&apos; ist kein sbatch im PATH. Ist das ein Login-Knoten eines Slurm-Clusters? Vielleicht muss ein Modul geladen werden.</translation>
    </message>
    <message>
        <source>Slurm on &apos;%1&apos; did not take the job: %2</source>
        <translation>Slurm auf &apos;%1&apos; hat den Job nicht angenommen: %2</translation>
    </message>
    <message>
        <source>it was stopped at its time limit</source>
        <translation>er wurde an seiner Zeitgrenze angehalten</translation>
    </message>
    <message>
        <source>it needed more memory than it asked for</source>
        <translation>er brauchte mehr Speicher als angefordert</translation>
    </message>
    <message>
        <source>Slurm&apos;s controller on &apos;%1&apos; does not answer.</source>
        <translation>Der Slurm-Controller auf &apos;%1&apos; antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>terrella::SshConnection</name>
    <message>
        <source>ssh said nothing</source>
        <translation>ssh hat nichts gemeldet</translation>
    </message>
    <message>
        <source>There is no private folder for ssh&apos;s connection: &apos;%1&apos; cannot be made, or belongs to somebody else. Remove it, or set XDG_RUNTIME_DIR.</source>
        <translation>Für die Verbindung von ssh gibt es keinen privaten Ordner: &apos;%1&apos; kann nicht angelegt werden oder gehört jemand anderem. Ihn entfernen oder XDG_RUNTIME_DIR setzen.</translation>
    </message>
    <message>
        <source>The program &apos;ssh&apos; cannot be started: %1. Install the OpenSSH client.</source>
        <translation>Das Programm &apos;ssh&apos; kann nicht gestartet werden: %1. Den OpenSSH-Client installieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has not answered for %2 seconds. Is the network there?</source>
        <translation>&apos;%1&apos; antwortet seit %2 Sekunden nicht. Besteht eine Netzwerkverbindung?</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The key of &apos;%1&apos; is not the one that is known: it was %2 and is now %3. Either the cluster got a new key or somebody sits between. Nothing was sent. Ask the site which key is right; if it is the new one, remove the old one from line %4 of &apos;%5&apos;.</source>
        <translation>Der Schlüssel von &apos;%1&apos; ist nicht der bekannte: Er war %2 und ist jetzt %3. Entweder hat der Cluster einen neuen Schlüssel, oder jemand sitzt dazwischen. Es wurde nichts gesendet. Beim Rechenzentrum erfragen, welcher Schlüssel richtig ist; ist es der neue, den alten aus Zeile %4 von &apos;%5&apos; entfernen.</translation>
    </message>
    <message>
        <source>The key of &apos;%1&apos; is not known on this machine yet. Connect once in a terminal with &apos;ssh %1&apos;, compare the fingerprint with what the site tells, and try again.</source>
        <translation>Der Schlüssel von &apos;%1&apos; ist auf diesem Rechner noch nicht bekannt. Einmal im Terminal mit &apos;ssh %1&apos; verbinden, den Fingerabdruck mit der Angabe des Rechenzentrums vergleichen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not let you in (%2). Does &apos;ssh %1&apos; work in a terminal? If it asks for a password or a code, connect from a terminal.</source>
        <translation>&apos;%1&apos; lässt die Anmeldung nicht zu (%2). Funktioniert &apos;ssh %1&apos; im Terminal? Wird nach einem Passwort oder Code gefragt, aus einem Terminal verbinden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was offered too many keys. Name the right one in ~/.ssh/config with IdentityFile and IdentitiesOnly yes.</source>
        <translation>&apos;%1&apos; wurden zu viele Schlüssel angeboten. Den richtigen in ~/.ssh/config mit IdentityFile und IdentitiesOnly yes angeben.</translation>
    </message>
    <message>
        <source>There is no host &apos;%1&apos;, or no network to ask for it (%2).</source>
        <translation>Es gibt keinen Host &apos;%1&apos; oder kein Netzwerk, um nach ihm zu fragen (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; refuses the connection: nothing listens there. Is the cluster in maintenance, or the port wrong? (%2)</source>
        <translation>&apos;%1&apos; lehnt die Verbindung ab: Dort nimmt nichts Verbindungen an. Wird der Cluster gewartet, oder ist der Port falsch? (%2)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be reached (%2). Is the network or the VPN there?</source>
        <translation>&apos;%1&apos; ist nicht erreichbar (%2). Besteht eine Verbindung zum Netzwerk oder VPN?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lacks bash or base64, which running there needs (%2).</source>
        <translation>Auf &apos;%1&apos; fehlt bash oder base64, die zum Ausführen dort nötig sind (%2).</translation>
    </message>
    <message>
        <source>The connection to &apos;%1&apos; was lost (%2).</source>
        <translation>Die Verbindung zu &apos;%1&apos; ist abgebrochen (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be found, since no name server answers (%2). Is the network or the VPN there?</source>
        <translation>&apos;%1&apos; ist nicht zu finden, da kein Nameserver antwortet (%2). Besteht eine Verbindung zum Netzwerk oder VPN?</translation>
    </message>
</context>
<context>
    <name>terrella::StackedCube</name>
    <message>
        <source>The reference names no parts.</source>
        <translation>Der Verweis nennt keine Teile.</translation>
    </message>
    <message>
        <source>the variables are %1 in one and %2 in the other</source>
        <translation>die Variablen sind %1 im einen und %2 im anderen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in one only</source>
        <translation>&apos;%1&apos; gibt es nur in einem</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in &apos;%2&apos; in one and in &apos;%3&apos; in the other</source>
        <translation>&apos;%1&apos; ist im einen in &apos;%2&apos; angegeben und im anderen in &apos;%3&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has other dimensions in one than in the other</source>
        <translation>&apos;%1&apos; hat im einen andere Dimensionen als im anderen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 values along &apos;%3&apos; in one and %4 in the other</source>
        <translation>&apos;%1&apos; hat entlang &apos;%3&apos; im einen %2 Werte und im anderen %4</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has other values along &apos;%2&apos;</source>
        <translation>&apos;%1&apos; hat andere Werte entlang &apos;%2&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on another grid</source>
        <translation>&apos;%1&apos; liegt auf einem anderen Gitter</translation>
    </message>
    <message>
        <source>Only what this cube will hold is known, not its values.</source>
        <translation>Bekannt ist nur, was dieser Datenwürfel enthalten wird, nicht seine Werte.</translation>
    </message>
    <message>
        <source>The results for &apos;%1&apos; and &apos;%2&apos; do not fit together: %3.</source>
        <translation>Die Ergebnisse für &apos;%1&apos; und &apos;%2&apos; passen nicht zusammen: %3.</translation>
    </message>
    <message>
        <source>%1 cubes cannot be stacked at %2 values.</source>
        <translation>%1 Datenwürfel lassen sich nicht an %2 Werten stapeln.</translation>
    </message>
    <message>
        <source>There are no members in this cube; it holds: %1.</source>
        <translation>In diesem Datenwürfel gibt es keine Mitglieder; er enthält: %1.</translation>
    </message>
    <message>
        <source>There is no member %1: the cube has %2, counted from 0.</source>
        <translation>Es gibt kein Mitglied %1: Der Datenwürfel hat %2, gezählt ab 0.</translation>
    </message>
</context>
<context>
    <name>terrella::Staging</name>
    <message>
        <source>Packing what is to be sent failed: %1</source>
        <translation>Das Packen der zu sendenden Daten ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Looking through the working folder</source>
        <translation>Das Durchsehen des Arbeitsordners</translation>
    </message>
    <message>
        <source>the answer of &apos;%1&apos;</source>
        <translation>die Antwort von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Sending &apos;%1&apos;</source>
        <translation>Das Senden von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Cannot make a link in &apos;%1&apos;.</source>
        <translation>In &apos;%1&apos; kann keine symbolische Verknüpfung angelegt werden.</translation>
    </message>
    <message>
        <source>Unpacking what was sent</source>
        <translation>Das Entpacken der gesendeten Daten</translation>
    </message>
    <message>
        <source>Unpacking the results failed: %1</source>
        <translation>Das Entpacken der Ergebnisse ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Packing the results</source>
        <translation>Das Packen der Ergebnisse</translation>
    </message>
    <message>
        <source>&apos;%1&apos; (%2 there, %3 here)</source>
        <translation>&apos;%1&apos; (%2 dort, %3 hier)</translation>
    </message>
    <message>
        <source>The engine on &apos;%1&apos; does not have the modules: %2.</source>
        <translation>Dem Rechenkern auf &apos;%1&apos; fehlen die Module: %2.</translation>
    </message>
    <message>
        <source>Modules on &apos;%1&apos; are of another version, and would give other results: %2.</source>
        <translation>Module auf &apos;%1&apos; haben eine andere Version und würden andere Ergebnisse liefern: %2.</translation>
    </message>
    <message>
        <source>Install the same plugins there, or copy this engine with its plugins: &apos;terrella-run clusters install %1&apos;.</source>
        <translation>Dort dieselben Plugins installieren oder diesen Rechenkern mit seinen Plugins kopieren: &apos;terrella-run clusters install %1&apos;.</translation>
    </message>
</context>
<context>
    <name>terrella::StartOptions</name>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>--size is written WIDTHxHEIGHT, as in 1280x800; it is “%1”.</source>
        <translation>--size wird als BREITExHÖHE geschrieben, etwa 1280x800; angegeben ist „%1“.</translation>
    </message>
    <message>
        <source>--theme is system, light or dark; it is “%1”.</source>
        <translation>--theme ist system, light oder dark; angegeben ist „%1“.</translation>
    </message>
    <message>
        <source>There is no option %1. terrella --help lists them.</source>
        <translation>Es gibt keine Option %1. terrella --help listet die Optionen auf.</translation>
    </message>
    <message>
        <source>Usage: terrella [options] [FILE.terrella | DATA …]
Draw, run and look at pipelines of Earth data.

  --demo              open the example of the cyclones, run it and show the tracks
  --run               run the pipeline that was opened
  --theme NAME        system, light or dark
  --projection NAME   globe, equirectangular, robinson, mollweide, equal_earth, mercator, north_polar, …; or a PROJ string
  --select NODE       select a node
  --screenshot FILE   save a picture of the window when everything has settled, then leave
  --size WxH          size of the window, as in 1280x800
  --version           print the version
  --help              print this
</source>
        <translation>Aufruf: terrella [Optionen] [FILE.terrella | DATA …]
Pipelines aus Erddaten zeichnen, ausführen und betrachten.

  --demo              das Beispiel mit den Zyklonen öffnen, ausführen und die Zugbahnen zeigen
  --run               die geöffnete Pipeline ausführen
  --theme NAME        system, light oder dark
  --projection NAME   globe, equirectangular, robinson, mollweide, equal_earth, mercator, north_polar, …; oder eine PROJ-Zeichenkette
  --select NODE       einen Knoten auswählen
  --screenshot FILE   ein Bild des Fensters speichern, wenn alles zur Ruhe gekommen ist, dann beenden
  --size WxH          Größe des Fensters, etwa 1280x800
  --version           die Version ausgeben
  --help              dies ausgeben
</translation>
    </message>
</context>
<context>
    <name>terrella::Statistics</name>
    <message>
        <source>There are no data to describe.</source>
        <translation>Es gibt keine Daten, die beschrieben werden könnten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no percentile; write numbers from 0 to 100, as in 5, 50, 95.</source>
        <translation>&apos;%1&apos; ist kein Perzentil; Zahlen von 0 bis 100 schreiben, etwa 5, 50, 95.</translation>
    </message>
    <message>
        <source>Say which percentiles, as in 5, 50, 95.</source>
        <translation>Angeben, welche Perzentile, etwa 5, 50, 95.</translation>
    </message>
    <message>
        <source>A correlation needs another cube to correlate with.</source>
        <translation>Eine Korrelation braucht einen zweiten Datenwürfel, mit dem korreliert wird.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no time axis of three steps or more.</source>
        <translation>&apos;%1&apos; hat keine Zeitachse mit mindestens drei Schritten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has several levels or members; select one of them for EOFs.</source>
        <translation>&apos;%1&apos; hat mehrere Niveaus oder Ensemblemitglieder; für EOFs eines davon auswählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid, so that it has no EOFs.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter und hat daher keine EOFs.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 time steps; there are fewer EOFs than that. Ask for fewer modes.</source>
        <translation>&apos;%1&apos; hat %2 Zeitschritte; es gibt weniger EOFs als Zeitschritte. Weniger Moden verlangen.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos; to correlate with; there are: %2.</source>
        <translation>Es gibt keine Variable &apos;%1&apos; zum Korrelieren; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; have %3 times in common; aggregate both to the same days or months first.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; haben %3 Zeiten gemeinsam; zuerst beide auf dieselben Tage oder Monate aggregieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; have different levels or members; select the same ones.</source>
        <translation>&apos;%1&apos; und &apos;%2&apos; haben verschiedene Niveaus oder Ensemblemitglieder; dieselben auswählen.</translation>
    </message>
</context>
<context>
    <name>terrella::StatusLine</name>
    <message>
        <source>Results that are kept so that nothing is computed twice: %1</source>
        <translation>Ergebnisse, die aufbewahrt werden, damit nichts zweimal gerechnet wird: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
    <message>
        <source>unsaved, kept in case of a crash</source>
        <translation>ungespeichert, für den Fall eines Absturzes gesichert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>store %1</source>
        <translation>Ablage %1</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 Knoten</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
</context>
<context>
    <name>terrella::StitchTracks</name>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read column,comparison,value,count, as in wind,&gt;=,10,10.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: Die Form muss Spalte,Vergleich,Wert,Anzahl sein, etwa wind,&gt;=,10,10.</translation>
    </message>
    <message>
        <source>The condition &apos;%1&apos; needs a column &apos;%2&apos;; the candidates have: %3. Remove the condition or add the column when detecting.</source>
        <translation>Die Bedingung &apos;%1&apos; braucht eine Spalte &apos;%2&apos;; die Kandidaten haben: %3. Die Bedingung entfernen oder die Spalte beim Erkennen hinzufügen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is no comparison; there are &gt;, &gt;=, &lt;, &lt;=, = and !=.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: &apos;%2&apos; ist kein Vergleich; möglich sind &gt;, &gt;=, &lt;, &lt;=, = und !=.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is no number.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: &apos;%2&apos; ist keine Zahl.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: &apos;%2&apos; is neither a number of points nor all, first or last.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: &apos;%2&apos; ist weder eine Anzahl von Punkten noch all, first oder last.</translation>
    </message>
    <message>
        <source>Number of the track, from 1</source>
        <translation>Nummer der Zugbahn, ab 1</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Zugbahnen</translation>
    </message>
    <message>
        <source>Tracks are made of points; this table has none.</source>
        <translation>Zugbahnen bestehen aus Punkten; diese Tabelle hat keine.</translation>
    </message>
    <message>
        <source>The points have no times, so they cannot be joined to tracks; the columns are: %1.</source>
        <translation>Die Punkte haben keine Zeiten und lassen sich daher nicht zu Zugbahnen verbinden; die Spalten sind: %1.</translation>
    </message>
    <message>
        <source>There are no candidates to join.</source>
        <translation>Es gibt keine Kandidaten zum Verbinden.</translation>
    </message>
    <message>
        <source>The points have no times, so they cannot be joined to tracks.</source>
        <translation>Die Punkte haben keine Zeiten und lassen sich daher nicht zu Zugbahnen verbinden.</translation>
    </message>
    <message>
        <source>%1 points have no time and are left out.</source>
        <translation>%1 Punkte haben keine Zeit und werden ausgelassen.</translation>
    </message>
    <message>
        <source>%1 candidates, %2 paths, %3 tracks</source>
        <translation>%1 Kandidaten, %2 Pfade, %3 Zugbahnen</translation>
    </message>
    <message>
        <source>There are no candidates, so there are no tracks.</source>
        <translation>Es gibt keine Kandidaten, also auch keine Zugbahnen.</translation>
    </message>
    <message>
        <source>None of %1 paths is kept: %2 are too short, the others fail a condition. See the summary.</source>
        <translation>Von %1 Pfaden bleibt keiner übrig: %2 sind zu kurz, die anderen erfüllen eine Bedingung nicht. Näheres steht in der Zusammenfassung.</translation>
    </message>
    <message>
        <source>Remove the condition &apos;%1&apos;</source>
        <translation>Die Bedingung &apos;%1&apos; entfernen</translation>
    </message>
</context>
<context>
    <name>terrella::Store</name>
    <message>
        <source> %1 are free there.</source>
        <translation> Dort sind %1 frei.</translation>
    </message>
    <message>
        <source>%1 &apos;%2&apos;: %3.%4 Make room, or choose another place with TERRELLA_STORE.</source>
        <translation>&apos;%2&apos;: %1 (%3).%4 Platz schaffen oder mit TERRELLA_STORE einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the record of a result.</source>
        <translation>&apos;%1&apos; ist nicht der Eintrag eines Ergebnisses.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing or incomplete.</source>
        <translation>&apos;%1&apos; fehlt oder ist unvollständig.</translation>
    </message>
    <message>
        <source>Cannot write</source>
        <translation>Schreiben ist nicht möglich</translation>
    </message>
    <message>
        <source>Cannot make the folder</source>
        <translation>Der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>Cannot publish the result at</source>
        <translation>Das Ergebnis kann hier nicht abgelegt werden</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a list of checksums.</source>
        <translation>&apos;%1&apos; ist keine Liste von Prüfsummen.</translation>
    </message>
    <message>
        <source>Cannot pin the result with</source>
        <translation>Das Ergebnis kann hiermit nicht angeheftet werden</translation>
    </message>
    <message>
        <source>Cannot unpin the result by removing</source>
        <translation>Um das Ergebnis zu lösen, kann dies nicht entfernt werden</translation>
    </message>
    <message>
        <source>Cannot write into the store</source>
        <translation>In die Ablage kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>nothing was evicted</source>
        <translation>es wurde nichts verdrängt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is damaged: %2</source>
        <translation>&apos;%1&apos; ist beschädigt: %2</translation>
    </message>
    <message>
        <source>it is missing.</source>
        <translation>die Datei fehlt.</translation>
    </message>
    <message>
        <source>it has %1 bytes instead of %2.</source>
        <translation>die Datei hat %1 Bytes statt %2.</translation>
    </message>
    <message>
        <source>its content is not what was written.</source>
        <translation>der Inhalt ist nicht der geschriebene.</translation>
    </message>
    <message>
        <source>it was not there when the result was made.</source>
        <translation>die Datei war nicht da, als das Ergebnis erzeugt wurde.</translation>
    </message>
    <message>
        <source>An earlier version made the result &apos;%1&apos;.</source>
        <translation>Das Ergebnis &apos;%1&apos; stammt von einer früheren Version.</translation>
    </message>
</context>
<context>
    <name>terrella::StoredCube</name>
    <message>
        <source>&apos;%1&apos; cannot be read: %2. Remove it and run again.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2. Entfernen und erneut ausführen.</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>sie endet zu früh</translation>
    </message>
</context>
<context>
    <name>terrella::TableFields</name>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
    <message>
        <source>None of the variables lies on a grid.</source>
        <translation>Keine der Variablen liegt auf einem Gitter.</translation>
    </message>
    <message>
        <source>%1 have another grid or other times than the first variable and are left out; name them alone to have them.</source>
        <translation>Ausgelassen, weil auf einem anderen Gitter oder mit anderen Zeiten als die erste Variable: %1. Um sie zu erhalten, nur sie angeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not lie on a grid.</source>
        <translation>&apos;%1&apos; liegt nicht auf einem Gitter.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on a mesh that moves; regrid it first.</source>
        <translation>&apos;%1&apos; liegt auf einem Netz, das sich bewegt; zuerst auf ein festes Gitter interpolieren.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on another grid than the variables before it; use one table for each grid.</source>
        <translation>&apos;%1&apos; liegt auf einem anderen Gitter als die Variablen davor; für jedes Gitter eine eigene Tabelle verwenden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has other times than the variables before it; use one table for each.</source>
        <translation>&apos;%1&apos; hat andere Zeiten als die Variablen davor; für jede eine eigene Tabelle verwenden.</translation>
    </message>
</context>
<context>
    <name>terrella::TimeActions</name>
    <message>
        <source>Play &amp;backwards through time</source>
        <translation>Zeit &amp;rückwärts abspielen</translation>
    </message>
    <message>
        <source>Play &amp;forwards through time</source>
        <translation>Zeit &amp;vorwärts abspielen</translation>
    </message>
    <message>
        <source>One step &amp;on in time</source>
        <translation>Einen Zeitschritt &amp;weiter</translation>
    </message>
    <message>
        <source>To the next time of the data, or as the time bar is set</source>
        <translation>Zum nächsten Zeitpunkt der Daten oder wie in der Zeitleiste eingestellt</translation>
    </message>
    <message>
        <source>One step &amp;back in time</source>
        <translation>Einen Zeitschritt &amp;zurück</translation>
    </message>
    <message>
        <source>&amp;Go to a date…</source>
        <translation>Zu einem &amp;Datum gehen…</translation>
    </message>
    <message>
        <source>One level &amp;up</source>
        <translation>Ein Niveau nach &amp;oben</translation>
    </message>
    <message>
        <source>The level of all visible layers that have levels of one kind</source>
        <translation>Das Niveau aller sichtbaren Ebenen, die Niveaus derselben Art haben</translation>
    </message>
    <message>
        <source>One level &amp;down</source>
        <translation>Ein Niveau nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Time and level</source>
        <translation>&amp;Zeit und Niveau</translation>
    </message>
</context>
<context>
    <name>terrella::TimeAxis</name>
    <message>
        <source>The times &apos;%1&apos; in &apos;%2&apos; are text, but &apos;%3&apos; is no date.</source>
        <translation>Die Zeiten &apos;%1&apos; in &apos;%2&apos; sind Text, aber &apos;%3&apos; ist kein Datum.</translation>
    </message>
    <message>
        <source>Step %1 of %2 has no time (missing value). Cut the file to the steps that are filled.</source>
        <translation>Schritt %1 hat keine Zeit (fehlender Wert): %2. Die Datei auf die gefüllten Schritte zuschneiden.</translation>
    </message>
    <message>
        <source>A time is repeated in %1: steps %2 and %3 are both %4. Remove one of them.</source>
        <translation>Eine Zeit kommt doppelt vor: %1, Schritte %2 und %3 sind beide %4. Einen davon entfernen.</translation>
    </message>
    <message>
        <source>Time runs backwards in %1: step %2 (%3) is followed by step %4 (%5), out of order. Sort the file by time first (with cdo mergetime or ncks, say).</source>
        <translation>Die Zeit läuft rückwärts: %1, auf Schritt %2 (%3) folgt Schritt %4 (%5), außer der Reihe. Die Datei zuerst nach der Zeit sortieren (etwa mit cdo mergetime oder ncks).</translation>
    </message>
    <message>
        <source>the time axis &apos;%1&apos; of &apos;%2&apos;</source>
        <translation>Zeitachse &apos;%1&apos; von &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The times &apos;%1&apos; are left as numbers: %2</source>
        <translation>Die Zeiten &apos;%1&apos; bleiben Zahlen: %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; counts steps, but the file does not say from when (units &apos;%2&apos;).</source>
        <translation>&apos;%1&apos; zählt Schritte, aber die Datei gibt nicht an, ab wann (Einheit &apos;%2&apos;).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no unit; it is taken as hours since %2, the reference time in the file.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an; angenommen werden Stunden seit %2, der Bezugszeit in der Datei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there, but no time in it is filled.</source>
        <translation>&apos;%1&apos; ist vorhanden, aber keine Zeit darin ist gefüllt.</translation>
    </message>
</context>
<context>
    <name>terrella::Units</name>
    <message>
        <source>No units are stated, so that nothing can be converted to &apos;%1&apos;; state the units first.</source>
        <translation>Es ist keine Einheit angegeben, daher lässt sich nichts in &apos;%1&apos; umrechnen; zuerst die Einheit angeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to values without units; name the units that you want.</source>
        <translation>&apos;%1&apos; lässt sich nicht in Werte ohne Einheit umrechnen; die gewünschte Einheit angeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: the unit &apos;%1&apos; is not known.</source>
        <translation>&apos;%1&apos; lässt sich nicht in &apos;%2&apos; umrechnen: Die Einheit &apos;%1&apos; ist nicht bekannt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: the unit &apos;%2&apos; is not known.</source>
        <translation>&apos;%1&apos; lässt sich nicht in &apos;%2&apos; umrechnen: Die Einheit &apos;%2&apos; ist nicht bekannt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: they measure different things.</source>
        <translation>&apos;%1&apos; lässt sich nicht in &apos;%2&apos; umrechnen: Beide messen Verschiedenes.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: one of them is a logarithmic scale.</source>
        <translation>&apos;%1&apos; lässt sich nicht in &apos;%2&apos; umrechnen: Eine davon ist eine logarithmische Skala.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be converted to &apos;%2&apos;: the database of UDUNITS-2 cannot be read; install libudunits2-data.</source>
        <translation>&apos;%1&apos; lässt sich nicht in &apos;%2&apos; umrechnen: Die Datenbank von UDUNITS-2 ist nicht lesbar; libudunits2-data installieren.</translation>
    </message>
    <message>
        <source>The unit &apos;%1&apos; is not known.</source>
        <translation>Die Einheit &apos;%1&apos; ist nicht bekannt.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no such power.</source>
        <translation>&apos;%1&apos; hat keine solche Potenz.</translation>
    </message>
</context>
<context>
    <name>terrella::Value</name>
    <message>
        <source>The model &apos;%1&apos; cannot be read: %2.</source>
        <translation>Das Modell &apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The folder &apos;%1&apos; cannot be made; check its name and your rights.</source>
        <translation>Der Ordner &apos;%1&apos; kann nicht angelegt werden; seinen Namen und die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>There is no &apos;%1&apos;.</source>
        <translation>&apos;%1&apos; gibt es nicht.</translation>
    </message>
    <message>
        <source>The model &apos;%1&apos; lacks its file &apos;%2&apos;.</source>
        <translation>Dem Modell &apos;%1&apos; fehlt seine Datei &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a stored value; those end in .zarr, .cube.json, .gpkg, .report.json or .model.json.</source>
        <translation>&apos;%1&apos; ist kein gespeicherter Wert; solche enden auf .zarr, .cube.json, .gpkg, .report.json oder .model.json.</translation>
    </message>
</context>
<context>
    <name>terrella::VariableChoice</name>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; did you mean %2?</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; war %2 gemeint?</translation>
    </message>
    <message>
        <source>The data hold no variables.</source>
        <translation>Die Daten enthalten keine Variablen.</translation>
    </message>
</context>
<context>
    <name>terrella::VariableEditor</name>
    <message>
        <source>needed</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>found by its standard name</source>
        <translation>über den Standardnamen gefunden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>terrella::Variables</name>
    <message>
        <source>There is no variable &apos;%1&apos;.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; is made of itself: %2. Give one of them a value of its own.</source>
        <translation>Die Variable &apos;%1&apos; besteht aus sich selbst: %2. Einer davon einen eigenen Wert geben.</translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; is made of more than %2 others in a row.</source>
        <translation>Die Variable &apos;%1&apos; besteht aus mehr als %2 anderen hintereinander.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a ${ without a name and } after it. Write ${name}, or $${ where ${ itself is meant.</source>
        <translation>&apos;%1&apos; enthält ein ${ ohne Namen und } danach. ${name} schreiben oder $${, wenn ${ selbst gemeint ist.</translation>
    </message>
    <message>
        <source>The variable &apos;%1&apos; is neither a text nor a number, so that it cannot stand inside &apos;%2&apos;. Write ${%1} alone.</source>
        <translation>Die Variable &apos;%1&apos; ist weder ein Text noch eine Zahl und kann daher nicht in &apos;%2&apos; stehen. ${%1} allein schreiben.</translation>
    </message>
</context>
<context>
    <name>terrella::VariablesView</name>
    <message>
        <source>Variables of the pipeline</source>
        <translation>Variablen der Pipeline</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation>Eine Variable hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected variable</source>
        <translation>Die ausgewählte Variable entfernen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Verwendet von</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>A variable is written once and used in many places: give it a name here and write ${name} in a parameter, alone or inside a text. Select a node to see its parameters.</source>
        <translation>Eine Variable wird einmal geschrieben und an vielen Stellen verwendet: ihr hier einen Namen geben und ${name} in einen Parameter schreiben, allein oder in einem Text. Einen Knoten auswählen, um seine Parameter zu sehen.</translation>
    </message>
    <message>
        <source>Write ${name} in a parameter to use one. Select a node to see its parameters.</source>
        <translation>Um eine zu verwenden, ${name} in einen Parameter schreiben. Einen Knoten auswählen, um seine Parameter zu sehen.</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>terrella::Walk</name>
    <message>
        <source>This machine has no memory left for the next block; set a smaller memory limit.</source>
        <translation>Dieser Rechner hat keinen Speicher mehr für den nächsten Block; eine kleinere Speichergrenze setzen.</translation>
    </message>
    <message>
        <source>The computation ended unexpectedly: %1.</source>
        <translation>Die Rechnung endete unerwartet: %1.</translation>
    </message>
    <message>
        <source>working on time step %1</source>
        <translation>bei der Arbeit an Zeitschritt %1</translation>
    </message>
    <message>
        <source>working on time steps %1 to %2</source>
        <translation>bei der Arbeit an den Zeitschritten %1 bis %2</translation>
    </message>
    <message>
        <source>The initial state has %1 values; %2 for each of %3 cells are needed.</source>
        <translation>Der Anfangszustand hat %1 Werte; nötig sind %2 für jede von %3 Zellen.</translation>
    </message>
    <message>
        <source>%1 of %1 tiles</source>
        <translation>%1 von %1 Kacheln</translation>
    </message>
    <message>
        <source>working on cells %1 to %2</source>
        <translation>bei der Arbeit an den Zellen %1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2 tiles</source>
        <translation>%1 von %2 Kacheln</translation>
    </message>
    <message>
        <source>There is no variable number %1; there are: %2.</source>
        <translation>Es gibt keine Variable Nummer %1; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 levels; there is no level number %3.</source>
        <translation>&apos;%1&apos; hat %2 Niveaus; ein Niveau Nummer %3 gibt es nicht.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has fields of %2 × %3 cells, &apos;%4&apos; of %5 × %6; bring them to one grid first.</source>
        <translation>&apos;%1&apos; hat Felder mit %2 × %3 Zellen, &apos;%4&apos; mit %5 × %6; sie zuerst auf ein gemeinsames Gitter bringen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 time steps, &apos;%3&apos; has %4; select the same period first.</source>
        <translation>&apos;%1&apos; hat %2 Zeitschritte, &apos;%3&apos; hat %4; zuerst denselben Zeitraum auswählen.</translation>
    </message>
    <message>
        <source>An output has no time axis, the walk has %1 steps.</source>
        <translation>Ein Ausgang hat keine Zeitachse, der Durchlauf hat %1 Schritte.</translation>
    </message>
    <message>
        <source>reading &apos;%1&apos;, time step %2</source>
        <translation>beim Lesen von &apos;%1&apos;, Zeitschritt %2</translation>
    </message>
    <message>
        <source>writing &apos;%1&apos;</source>
        <translation>beim Schreiben von &apos;%1&apos;</translation>
    </message>
    <message>
        <source>This step needs at least %1 of memory; its limit is %2. Raise the memory limit or select a smaller region.</source>
        <translation>Dieser Schritt braucht mindestens %1 Speicher; seine Grenze ist %2. Die Speichergrenze erhöhen oder eine kleinere Region auswählen.</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>A group goes to time step %1; there are %2.</source>
        <translation>Eine Gruppe reicht bis Zeitschritt %1; vorhanden sind %2.</translation>
    </message>
    <message>
        <source>An output has %1 time steps for %2 groups.</source>
        <translation>Ein Ausgang hat %1 Zeitschritte für %2 Gruppen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 time steps; there is no step number %3.</source>
        <translation>&apos;%1&apos; hat %2 Zeitschritte; einen Schritt Nummer %3 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1, %2 of them reused</source>
        <translation>%1, %2 davon wiederverwendet</translation>
    </message>
    <message>
        <source>all tiles reused</source>
        <translation>alle Kacheln wiederverwendet</translation>
    </message>
    <message>
        <source>The scratch file of this step failed: %1. Make room, or choose another place for the store with TERRELLA_STORE.</source>
        <translation>Die Hilfsdatei dieses Schritts ist gescheitert: %1. Platz schaffen oder mit TERRELLA_STORE einen anderen Ort für die Ablage wählen.</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>sie endet zu früh</translation>
    </message>
    <message>
        <source>There is no room for a scratch file of %1; the source is read in %2 passes instead.</source>
        <translation>Für eine Hilfsdatei von %1 ist kein Platz; die Quelle wird stattdessen in %2 Durchgängen gelesen.</translation>
    </message>
</context>
<context>
    <name>terrella::WarmCore</name>
    <message>
        <source>&apos;%1&apos; has no levels; the warm core needs two. Choose a variable with a level axis, or leave it empty to use variables such as Z300 and Z500.</source>
        <translation>&apos;%1&apos; hat keine Niveaus; der warme Kern braucht zwei. Eine Variable mit Niveauachse wählen oder leer lassen, um Variablen wie Z300 und Z500 zu verwenden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not there at both %2 and %3 hPa; its levels are %4.</source>
        <translation>&apos;%1&apos; ist nicht sowohl bei %2 als auch bei %3 hPa vorhanden; die Niveaus sind %4.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>The warm core&apos;s upper level (%1 hPa) must have less pressure than its lower level (%2 hPa).</source>
        <translation>Das obere Niveau des warmen Kerns (%1 hPa) muss einen geringeren Druck haben als das untere (%2 hPa).</translation>
    </message>
    <message>
        <source>The warm core needs geopotential, geopotential height or temperature at %1 and %2 hPa; there is: %3. Add them, choose other levels, or switch the warm core off.</source>
        <translation>Der warme Kern braucht Geopotential, geopotentielle Höhe oder Temperatur bei %1 und %2 hPa; vorhanden sind: %3. Das Fehlende hinzufügen, andere Niveaus wählen oder den warmen Kern abschalten.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2 but &apos;%3&apos; in %4; the warm core needs the same units at both levels.</source>
        <translation>&apos;%1&apos; ist in %2 angegeben, &apos;%3&apos; aber in %4; der warme Kern braucht auf beiden Niveaus dieselbe Einheit.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; states no units, so that nobody can tell geopotential (m2 s-2) from height (m) or temperature (K). State them when opening the data.</source>
        <translation>&apos;%1&apos; gibt keine Einheit an, daher sind Geopotential (m2 s-2), Höhe (m) und Temperatur (K) nicht zu unterscheiden. Die Einheit beim Öffnen der Daten angeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is in %2; the warm core works from geopotential (m2 s-2), geopotential height (m) or temperature (K).</source>
        <translation>&apos;%1&apos; ist in %2 angegeben; der warme Kern wird aus Geopotential (m2 s-2), geopotentieller Höhe (m) oder Temperatur (K) bestimmt.</translation>
    </message>
    <message>
        <source>Switch the warm core off</source>
        <translation>Den warmen Kern abschalten</translation>
    </message>
</context>
<context>
    <name>terrella::Workspace</name>
    <message>
        <source>How the Earth is drawn: as a globe or as a map</source>
        <translation>Wie die Erde gezeichnet wird: als Globus oder als Karte</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save the pipeline</source>
        <translation>Pipeline speichern</translation>
    </message>
    <message>
        <source>Pipelines (*.terrella)</source>
        <translation>Pipelines (*.terrella)</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>the engine is not running</source>
        <translation>der Rechenkern läuft nicht</translation>
    </message>
    <message>
        <source>the engine is being started again</source>
        <translation>der Rechenkern wird neu gestartet</translation>
    </message>
    <message>
        <source>Tropical cyclones</source>
        <translation>Tropische Zyklone</translation>
    </message>
    <message>
        <source>Storms of known track, found again on the globe</source>
        <translation>Stürme mit bekannter Zugbahn, auf dem Globus wiedergefunden</translation>
    </message>
    <message>
        <source>The blizzard of January 1996</source>
        <translation>Der Blizzard vom Januar 1996</translation>
    </message>
    <message>
        <source>Follow a real storm in six-hourly pressure</source>
        <translation>Einen wirklichen Sturm im sechsstündlichen Luftdruck verfolgen</translation>
    </message>
    <message>
        <source>The module that opens data is not installed.</source>
        <translation>Das Modul, das Daten öffnet, ist nicht installiert.</translation>
    </message>
    <message>
        <source>%1 – Terrella</source>
        <translation>%1 – Terrella</translation>
    </message>
    <message>
        <source>a pipeline that was never saved</source>
        <translation>einer nie gespeicherten Pipeline</translation>
    </message>
    <message>
        <source>Terrella ended unexpectedly. The last changes to %1 were kept.</source>
        <translation>Terrella wurde unerwartet beendet. Die letzten Änderungen an %1 wurden aufbewahrt.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pipelines (*.terrella);;All files (*)</source>
        <translation>Pipelines (*.terrella);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>Daten öffnen</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Terrella %1: %2 of %3</source>
        <translation>Terrella %1: %2 von %3</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>Fire danger in Europe</source>
        <translation>Feuergefahr in Europa</translation>
    </message>
    <message>
        <source>A summer of weather, from noon to danger classes</source>
        <translation>Das Wetter eines Sommers, von den Mittagswerten zu Gefahrenklassen</translation>
    </message>
    <message>
        <source>See several fields beside each other</source>
        <translation>Mehrere Felder nebeneinander ansehen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The run “%1” had a job on %2 when this computer or its engine stopped.</source>
        <translation>Der Lauf „%1“ hatte einen Job auf %2, als dieser Rechner oder sein Rechenkern anhielt.</translation>
    </message>
    <message>
        <source>Follow it again</source>
        <translation>Wieder verfolgen</translation>
    </message>
    <message>
        <source>Plots and events</source>
        <translation>Diagramme und Ereignisse</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Events · %1</source>
        <translation>Ereignisse · %1</translation>
    </message>
    <message>
        <source>Draw a region or a line on the Earth</source>
        <translation>Ein Gebiet oder eine Linie auf die Erde zeichnen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Data (*.nc *.nc4 *.cdf *.h5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff);;Features (*.gpkg *.geojson *.shp *.csv);;All files (*)</source>
        <translation>Daten (*.nc *.nc4 *.cdf *.h5 *.grib *.grib2 *.grb *.grb2 *.tif *.tiff);;Objekte (*.gpkg *.geojson *.shp *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>Erde</translation>
    </message>
</context>
<context>
    <name>terrella::WriteData</name>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>Nothing is connected that could be written: a cube, a table or a report.</source>
        <translation>Es ist nichts verbunden, was geschrieben werden könnte: ein Datenwürfel, eine Tabelle oder ein Bericht.</translation>
    </message>
    <message>
        <source>One node writes one thing, but &apos;%1&apos; are connected. Use a node for each.</source>
        <translation>Ein Knoten schreibt eine Sache, verbunden sind aber &apos;%1&apos;. Für jede einen eigenen Knoten verwenden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists, and it is not what this node wrote there; it is left alone. Choose another name, or set &apos;overwrite&apos; to &apos;replace&apos;.</source>
        <translation>&apos;%1&apos; gibt es schon, und es ist nicht das, was dieser Knoten dort geschrieben hat; es bleibt unangetastet. Einen anderen Namen wählen oder &apos;overwrite&apos; auf &apos;replace&apos; setzen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already and is left alone, as &apos;overwrite&apos; says. Choose another name.</source>
        <translation>&apos;%1&apos; gibt es schon und bleibt unangetastet, wie &apos;overwrite&apos; es vorgibt. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is what is being read; it cannot be written too. Choose another name.</source>
        <translation>&apos;%1&apos; wird gerade gelesen und kann nicht zugleich geschrieben werden. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>One chunk takes %1 while it is written; there are %2. Choose smaller chunks, or give the run more memory.</source>
        <translation>Ein Chunk braucht beim Schreiben %1; vorhanden sind %2. Kleinere Chunks wählen oder dem Lauf mehr Speicher geben.</translation>
    </message>
    <message>
        <source>looking for the range of the values</source>
        <translation>Wertebereich wird bestimmt</translation>
    </message>
    <message>
        <source>A cube</source>
        <translation>Ein Datenwürfel</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>Eine Tabelle</translation>
    </message>
    <message>
        <source>A model</source>
        <translation>Ein Modell</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>Ein Bericht</translation>
    </message>
    <message>
        <source>%1 cannot be written as %2; it is written as %3.</source>
        <translation>%1 kann nicht als %2 geschrieben werden, sondern als %3.</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; has no extension, which says the format. %2 is written as %3.</source>
        <translation>Der Name &apos;%1&apos; hat keine Endung, die das Format angibt. %2 wird geschrieben als %3.</translation>
    </message>
    <message>
        <source>%1 cannot be written as .%2; it is written as %3.</source>
        <translation>%1 kann nicht als .%2 geschrieben werden, sondern als %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used: it must read %2.</source>
        <translation>&apos;%1&apos; ist nicht verwendbar: Die Form muss %2 sein.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>The cube has no variables, so there is nothing to write.</source>
        <translation>Der Datenwürfel hat keine Variablen, daher gibt es nichts zu schreiben.</translation>
    </message>
    <message>
        <source>Two variables are named &apos;%1&apos;; rename one of them before writing.</source>
        <translation>Zwei Variablen heißen &apos;%1&apos;; eine davon vor dem Schreiben umbenennen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has an empty axis; there is nothing to write.</source>
        <translation>&apos;%1&apos; hat eine leere Achse; es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>The variables lie on several time axes, which cannot be split together. Name those of one axis in &apos;variables&apos;.</source>
        <translation>Die Variablen liegen auf mehreren Zeitachsen, die sich nicht zusammen aufteilen lassen. In &apos;variables&apos; die Variablen einer Achse angeben.</translation>
    </message>
    <message>
        <source>The data have no time axis that could be split into a file for each %1.</source>
        <translation>Die Daten haben keine Zeitachse, die sich auf je eine Datei (%1) aufteilen ließe.</translation>
    </message>
    <message>
        <source>axis=length, as in time=24</source>
        <translation>Achse=Länge, etwa time=24</translation>
    </message>
    <message>
        <source>There is no axis &apos;%1&apos;; there are: %2.</source>
        <translation>Es gibt keine Achse &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>The chunk length of &apos;%1&apos; must be a whole number of at least 1; it is &apos;%2&apos;.</source>
        <translation>Die Chunk-Länge von &apos;%1&apos; muss eine ganze Zahl von mindestens 1 sein; angegeben ist &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>The times are not in order, so that &apos;%1&apos; would be written twice. Sort them first.</source>
        <translation>Die Zeiten sind nicht in der Reihenfolge, daher würde &apos;%1&apos; zweimal geschrieben. Die Zeiten zuerst sortieren.</translation>
    </message>
    <message>
        <source>Uncompressed these are %1; %2 are free where &apos;%3&apos; is to be written.</source>
        <translation>Unkomprimiert sind das %1; wo &apos;%3&apos; geschrieben werden soll, sind %2 frei.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no path on this machine; only those can be written.</source>
        <translation>&apos;%1&apos; ist kein Pfad auf diesem Rechner; nur solche können geschrieben werden.</translation>
    </message>
    <message>
        <source>name=text, as in institution=My institute</source>
        <translation>Name=Text, etwa institution=My institute</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder; name a file in it.</source>
        <translation>&apos;%1&apos; ist ein Ordner; eine Datei darin angeben.</translation>
    </message>
</context>
<context>
    <name>terrella::ZonalStatistics</name>
    <message>
        <source>The features are no polygons.</source>
        <translation>Die Geoobjekte sind keine Polygone.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no statistic; there are mean, sum, min, max, std, count, valid_area, and percentiles as p5 or p99.9.</source>
        <translation>&apos;%1&apos; ist keine Statistik; möglich sind mean, sum, min, max, std, count, valid_area und Perzentile wie p5 oder p99.9.</translation>
    </message>
    <message>
        <source>Name a statistic, such as mean.</source>
        <translation>Eine Statistik angeben, etwa mean.</translation>
    </message>
    <message>
        <source>The shapes of these cells are not known: they count by their centres, all alike.</source>
        <translation>Die Formen dieser Zellen sind nicht bekannt: Sie zählen nach ihren Mittelpunkten, alle gleich.</translation>
    </message>
    <message>
        <source>Number of the polygon, from 1</source>
        <translation>Nummer des Polygons, ab 1</translation>
    </message>
    <message>
        <source>Area of the polygon that lies on the grid</source>
        <translation>Fläche des Polygons, die auf dem Gitter liegt</translation>
    </message>
    <message>
        <source>The table would have %1 rows, which do not fit in memory; select a shorter period, or fewer variables.</source>
        <translation>Die Tabelle hätte %1 Zeilen, die nicht in den Speicher passen; einen kürzeren Zeitraum oder weniger Variablen auswählen.</translation>
    </message>
    <message>
        <source>Connect polygons, or draw the region whose cells are meant.</source>
        <translation>Polygone verbinden oder das Gebiet zeichnen, dessen Zellen gemeint sind.</translation>
    </message>
    <message>
        <source>Polygons are connected; the region is left aside.</source>
        <translation>Polygone sind verbunden; das Gebiet bleibt unbeachtet.</translation>
    </message>
    <message>
        <source>Data are needed.</source>
        <translation>Daten werden gebraucht.</translation>
    </message>
    <message>
        <source>The region holds no cells.</source>
        <translation>Das Gebiet enthält keine Zellen.</translation>
    </message>
</context>
<context>
    <name>terrella::ZoomBox</name>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Fit everything into view</source>
        <translation>Alles einpassen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>terrella::cli::Arguments</name>
    <message>
        <source>show this text</source>
        <translation>diesen Text zeigen</translation>
    </message>
    <message>
        <source>&apos;terrella-run %1 --help&apos; lists what there is.</source>
        <translation>&apos;terrella-run %1 --help&apos; listet auf, was es gibt.</translation>
    </message>
    <message>
        <source>Unknown option &apos;--%1&apos;. %2</source>
        <translation>Unbekannte Option &apos;--%1&apos;. %2</translation>
    </message>
    <message>
        <source>Unknown option &apos;--%1&apos;; did you mean &apos;--%2&apos;? %3</source>
        <translation>Unbekannte Option &apos;--%1&apos;; war &apos;--%2&apos; gemeint? %3</translation>
    </message>
    <message>
        <source>The option &apos;--%1&apos; takes no value. %2</source>
        <translation>Die Option &apos;--%1&apos; nimmt keinen Wert. %2</translation>
    </message>
    <message>
        <source>Unknown option &apos;-%1&apos;. %2</source>
        <translation>Unbekannte Option &apos;-%1&apos;. %2</translation>
    </message>
    <message>
        <source>The option &apos;--%1&apos; wants a value: --%1 %2. %3</source>
        <translation>Die Option &apos;--%1&apos; braucht einen Wert: --%1 %2. %3</translation>
    </message>
    <message>
        <source>The option &apos;--%1&apos; is given twice.</source>
        <translation>Die Option &apos;--%1&apos; ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>&apos;terrella-run %1&apos; wants %2: terrella-run %1 %3</source>
        <translation>&apos;terrella-run %1&apos; braucht %2: terrella-run %1 %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one argument too many: terrella-run %2 %3</source>
        <translation>&apos;%1&apos; ist ein Argument zu viel: terrella-run %2 %3</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Beispiele:</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>; war %1 gemeint?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no amount of memory; write it like 500M, 2G or 2GiB.</source>
        <translation>&apos;%1&apos; ist keine Speichermenge; die Schreibweise ist 500M, 2G oder 2GiB.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no usable amount of memory; write it like 500M, 2G or 2GiB.</source>
        <translation>&apos;%1&apos; ist keine brauchbare Speichermenge; die Schreibweise ist 500M, 2G oder 2GiB.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::BundleCommand</name>
    <message>
        <source>There is no plugin &apos;%1&apos;%2 There are: %3.</source>
        <translation>Es gibt kein Plugin &apos;%1&apos;%2 Vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>Put the engine with all it needs into one folder</source>
        <translation>Den Rechenkern mit allem, was er braucht, in einen Ordner legen</translation>
    </message>
    <message>
        <source>only this plugin, and others so named; by default all. The learning plugin alone brings some hundred megabytes</source>
        <translation>nur dieses Plugin und andere so angegebene; Vorgabe sind alle. Allein das Plugin learning bringt einige hundert Megabyte mit</translation>
    </message>
    <message>
        <source>a FOLDER</source>
        <translation>einen FOLDER</translation>
    </message>
    <message>
        <source>%1: %2 plugins and %3 libraries, %4.</source>
        <translation>%1: %2 Plugins und %3 Bibliotheken, %4.</translation>
    </message>
    <message>
        <source>FOLDER then runs on other Linux machines with the same kind of processor, wherever it is copied to and whatever their libraries: FOLDER/terrella-run. Copy it to a cluster and name that program in its settings (--engine); &apos;terrella-run clusters install&apos; does all of that.</source>
        <translation>FOLDER läuft dann auf anderen Linux-Rechnern mit gleichartigem Prozessor, wohin er auch kopiert wird und welche Bibliotheken es dort auch gibt: FOLDER/terrella-run. Ihn auf einen Cluster kopieren und dieses Programm in dessen Einstellungen angeben (--engine); &apos;terrella-run clusters install&apos; erledigt all das.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::CancelCommand</name>
    <message>
        <source>Ask a run to stop</source>
        <translation>Einen Lauf bitten anzuhalten</translation>
    </message>
    <message>
        <source>RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;. Waits up to ten seconds for the run to end. Results that are finished are kept, and &apos;terrella-run run --resume RUN&apos; goes on from there.</source>
        <translation>RUN ist der Ordner eines Laufs, der Name des Ordners oder &apos;last&apos;. Wartet bis zu zehn Sekunden, bis der Lauf endet. Fertige Ergebnisse bleiben erhalten, und &apos;terrella-run run --resume RUN&apos; macht von dort aus weiter.</translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation>einen RUN</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is not running: it %2.</source>
        <translation>Der Lauf &apos;%1&apos; ist nicht im Gange: %2.</translation>
    </message>
    <message>
        <source>died</source>
        <translation>er ist ausgefallen</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>sein Zustand ist %1</translation>
    </message>
    <message>
        <source>The run is %1.</source>
        <translation>Der Zustand des Laufs ist %1.</translation>
    </message>
    <message>
        <source>The run was asked to stop and has not ended yet; &apos;terrella-run status %1&apos; tells when it has.</source>
        <translation>Der Lauf soll anhalten und ist noch nicht zu Ende; &apos;terrella-run status %1&apos; zeigt, wann es so weit ist.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::CheckCommand</name>
    <message>
        <source>print problems and the signature of every output as JSON</source>
        <translation>Probleme und die Signatur jedes Ausgangs als JSON ausgeben</translation>
    </message>
    <message>
        <source>a pipeline FILE</source>
        <translation>eine Pipeline FILE</translation>
    </message>
    <message>
        <source>--fix %1: there are no problems.</source>
        <translation>--fix %1: Es gibt keine Probleme.</translation>
    </message>
    <message>
        <source>--fix: there is no problem &apos;%1&apos;%2 There are: %3.</source>
        <translation>--fix: Es gibt kein Problem &apos;%1&apos;%2 Vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>Check a pipeline without running it, and mend it</source>
        <translation>Eine Pipeline prüfen, ohne sie auszuführen, und Probleme beheben</translation>
    </message>
    <message>
        <source>Reads the pipeline and the headers of its input files, never data, and lists every problem with the node that it stands on and the ways to mend it. With --fix the first way of each such problem is taken and the mended pipeline written to --out. Ends with 0 where the pipeline can run (warnings allowed), 3 where it cannot, 4 where an input file is missing or unreadable.</source>
        <translation>Liest die Pipeline und die Köpfe ihrer Eingabedateien, nie die Daten, und listet jedes Problem mit dem Knoten auf, an dem es besteht, und den Wegen, es zu beheben. Mit --fix wird für jedes solche Problem der erste Weg genommen und die berichtigte Pipeline nach --out geschrieben. Endet mit 0, wenn die Pipeline ausgeführt werden kann (auch mit Warnungen), mit 3, wenn nicht, und mit 4, wenn eine Eingabedatei fehlt oder nicht lesbar ist.</translation>
    </message>
    <message>
        <source>what a run may hold in memory: 500M, 2G, 2GiB; by default 2G</source>
        <translation>was ein Lauf im Speicher halten darf: 500M, 2G, 2GiB; Vorgabe ist 2G</translation>
    </message>
    <message>
        <source>mend the problems of that code (units.converted, say), or all of them; may be given several times</source>
        <translation>die Probleme mit diesem Code (etwa units.converted) beheben oder alle (all); darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>where to write the mended pipeline: another file, the same one, or &apos;-&apos; for standard output</source>
        <translation>wohin die berichtigte Pipeline geschrieben wird: in eine andere Datei, in dieselbe oder mit &apos;-&apos; in die Standardausgabe</translation>
    </message>
    <message>
        <source>--fix wants --out FILE as well: where to write the mended pipeline (FILE may be the same).</source>
        <translation>--fix braucht auch --out FILE: wohin die berichtigte Pipeline geschrieben wird (FILE darf dieselbe sein).</translation>
    </message>
    <message>
        <source>--out wants --fix CODE as well: which problems to mend, or --fix all.</source>
        <translation>--out braucht auch --fix CODE: welche Probleme zu beheben sind, oder --fix all.</translation>
    </message>
    <message>
        <source>--json and --out - would both write to standard output; choose a file for one of them.</source>
        <translation>--json und --out - würden beide in die Standardausgabe schreiben; für eines davon eine Datei wählen.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::CheckReport</name>
    <message>
        <source>pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>%1: error: %2</source>
        <translation>%1: Fehler: %2</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1: Warnung: %2</translation>
    </message>
    <message>
        <source>Errors: %1, warnings: %2, nodes: %3.</source>
        <translation>Fehler: %1, Warnungen: %2, Knoten: %3.</translation>
    </message>
    <message>
        <source>The pipeline cannot run. %1
</source>
        <translation>Die Pipeline kann nicht ausgeführt werden. %1
</translation>
    </message>
    <message>
        <source>The pipeline can run. %1
</source>
        <translation>Die Pipeline kann ausgeführt werden. %1
</translation>
    </message>
    <message>
        <source>to mend: %1</source>
        <translation>Abhilfe: %1</translation>
    </message>
    <message>
        <source>Take the first way of all or of some: --fix all, --fix CODE; write the result with --out FILE.
</source>
        <translation>Für alle oder einige den ersten Weg nehmen: --fix all, --fix CODE; das Ergebnis mit --out FILE schreiben.
</translation>
    </message>
    <message>
        <source>%1: mended: %2</source>
        <translation>%1: behoben: %2</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ClustersCommand</name>
    <message>
        <source>&apos;--%1 %2&apos; is no number.</source>
        <translation>&apos;--%1 %2&apos; ist keine Zahl.</translation>
    </message>
    <message>
        <source>Say by --host how ssh reaches &apos;%1&apos;.</source>
        <translation>Mit --host angeben, wie ssh &apos;%1&apos; erreicht.</translation>
    </message>
    <message>
        <source>Say by --host how ssh reaches &apos;%1&apos;; ~/.ssh/config knows: %2.</source>
        <translation>Mit --host angeben, wie ssh &apos;%1&apos; erreicht; ~/.ssh/config kennt: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Slurm</source>
        <translation>Slurm</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>free there</source>
        <translation>dort frei</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>accounting</source>
        <translation>Accounting</translation>
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
        <source>quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>Partition</translation>
    </message>
    <message numerus="yes">
        <source>%1%2: %n node(s), %3 CPUs, %4, at most %5%6</source>
        <translation>
            <numerusform>%1%2: %n Rechenknoten, %3 CPUs, %4, höchstens %5%6</numerusform>
            <numerusform>%1%2: %n Rechenknoten, %3 CPUs, %4, höchstens %5%6</numerusform>
        </translation>
    </message>
    <message>
        <source> (default)</source>
        <translation> (Vorgabe)</translation>
    </message>
    <message>
        <source>, down</source>
        <translation>, außer Betrieb</translation>
    </message>
    <message>
        <source>Set up clusters with Slurm, reached by ssh</source>
        <translation>Cluster mit Slurm einrichten, die über ssh erreicht werden</translation>
    </message>
    <message>
        <source>as ssh knows it; by default NAME where ~/.ssh/config has it</source>
        <translation>wie ssh ihn kennt; Vorgabe ist NAME, wenn er in ~/.ssh/config steht</translation>
    </message>
    <message>
        <source>of a job on each node: 4G. It must be given</source>
        <translation>eines Jobs auf jedem Rechenknoten: 4G. Muss angegeben werden</translation>
    </message>
    <message>
        <source>of a job: 90, 1:30:00, 2-12</source>
        <translation>eines Jobs: 90, 1:30:00, 2-12</translation>
    </message>
    <message>
        <source>of a job: threads of the engine</source>
        <translation>eines Jobs: Threads des Rechenkerns</translation>
    </message>
    <message>
        <source>of a job; by default 1</source>
        <translation>eines Jobs; Vorgabe ist 1</translation>
    </message>
    <message>
        <source>of a job: 1, a100:2</source>
        <translation>eines Jobs: 1, a100:2</translation>
    </message>
    <message>
        <source>by default the site&apos;s</source>
        <translation>Vorgabe ist die des Rechenzentrums</translation>
    </message>
    <message>
        <source>that pays</source>
        <translation>zu dessen Lasten gerechnet wird</translation>
    </message>
    <message>
        <source>quality of service</source>
        <translation>Dienstgüte (QOS)</translation>
    </message>
    <message>
        <source>that nodes must have</source>
        <translation>die Rechenknoten haben müssen</translation>
    </message>
    <message>
        <source>for work there; by default $SCRATCH/terrella, where the cluster sets SCRATCH</source>
        <translation>für die Arbeit dort; Vorgabe ist $SCRATCH/terrella, wenn der Cluster SCRATCH setzt</translation>
    </message>
    <message>
        <source>terrella-run there; by default the one on the PATH</source>
        <translation>terrella-run dort; Vorgabe ist das im PATH</translation>
    </message>
    <message>
        <source>of shell before the engine starts: &apos;module load gdal&apos;. May be given several times</source>
        <translation>Shell-Zeile vor dem Start des Rechenkerns: &apos;module load gdal&apos;. Darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>a further option of sbatch, as --sbatch=--mail-type=END. May be given several times</source>
        <translation>eine weitere Option für sbatch, etwa --sbatch=--mail-type=END. Darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>for ssh, instead of ~/.ssh/config</source>
        <translation>für ssh, statt ~/.ssh/config</translation>
    </message>
    <message>
        <source>print JSON</source>
        <translation>JSON ausgeben</translation>
    </message>
    <message>
        <source>a NAME</source>
        <translation>einen NAME</translation>
    </message>
    <message>
        <source>&apos;terrella-run clusters %1&apos; wants the NAME of a cluster.</source>
        <translation>&apos;terrella-run clusters %1&apos; braucht den NAME eines Clusters.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; runs parts of pipelines by %2.
</source>
        <translation>&apos;%1&apos; führt Teile von Pipelines mit %2 aus.
</translation>
    </message>
    <message>
        <source>Clusters are kept in clusters.json in the user&apos;s configuration folder; passwords and keys stay with ssh. &apos;add&apos; also changes one that is there. &apos;test&apos; logs in and tells of Slurm, its partitions, the room in the working folder and the engine there; it changes nothing. &apos;install&apos; copies this engine there, with plugins and every library, for a cluster that lacks it; needs no rights there, and goes on where it was cut.</source>
        <translation>Cluster stehen in clusters.json im Konfigurationsordner des Benutzers; Passwörter und Schlüssel bleiben bei ssh. &apos;add&apos; ändert auch einen vorhandenen. &apos;test&apos; meldet sich an und berichtet über Slurm, seine Partitionen, den Platz im Arbeitsordner und den Rechenkern dort; es ändert nichts. &apos;install&apos; kopiert diesen Rechenkern dorthin, mit Plugins und allen Bibliotheken, für einen Cluster, dem er fehlt; es braucht dort keine besonderen Rechte und macht nach einer Unterbrechung dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>members of an array of jobs that run at once; by default as many as Slurm lets</source>
        <translation>Mitglieder eines Arrays von Jobs, die gleichzeitig laufen; Vorgabe ist so viele, wie Slurm zulässt</translation>
    </message>
    <message>
        <source>how long a run waits while the cluster cannot be reached: minutes, or 0; by default 15</source>
        <translation>wie lange ein Lauf wartet, während der Cluster nicht erreichbar ist: Minuten oder 0; Vorgabe ist 15</translation>
    </message>
    <message>
        <source>of &apos;install&apos;: only this plugin, and others so named; by default all</source>
        <translation>zu &apos;install&apos;: nur dieses Plugin und andere so angegebene; Vorgabe sind alle</translation>
    </message>
    <message>
        <source>of &apos;install&apos;: a folder there; by default &apos;engines&apos; in the working folder</source>
        <translation>zu &apos;install&apos;: ein Ordner dort; Vorgabe ist &apos;engines&apos; im Arbeitsordner</translation>
    </message>
    <message>
        <source>&apos;list&apos;, &apos;add&apos;, &apos;test&apos;, &apos;install&apos; or &apos;remove&apos;</source>
        <translation>&apos;list&apos;, &apos;add&apos;, &apos;test&apos;, &apos;install&apos; oder &apos;remove&apos;</translation>
    </message>
    <message>
        <source>&apos;terrella-run clusters&apos; knows list, add, test, install and remove, not &apos;%1&apos;.</source>
        <translation>&apos;terrella-run clusters&apos; kennt list, add, test, install und remove, nicht &apos;%1&apos;.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::DepotCommand</name>
    <message>
        <source>stdin cannot be read.</source>
        <translation>stdin kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Keep the working folder of a cluster (called by the machine that sends)</source>
        <translation>Den Arbeitsordner eines Clusters verwalten (vom sendenden Rechner aufgerufen)</translation>
    </message>
    <message>
        <source>a FOLDER</source>
        <translation>einen FOLDER</translation>
    </message>
    <message>
        <source>&apos;terrella-run depot&apos; knows &apos;lacks&apos;, &apos;take&apos; and &apos;look&apos;, not &apos;%1&apos;.</source>
        <translation>&apos;terrella-run depot&apos; kennt &apos;lacks&apos;, &apos;take&apos; und &apos;look&apos;, nicht &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Reads {&quot;transfer&quot;: NAME, &quot;objects&quot;: [KEY…], &quot;files&quot;: [{&quot;identity&quot;, &quot;name&quot;}…]} from stdin. &apos;lacks&apos; prints which of them FOLDER does not hold whole, and which versions of &quot;modules&quot;: {ID: VERSION…} are installed; &apos;take&apos; checks what lies in FOLDER/incoming/NAME and moves it to its place. &apos;look&apos; reads {&quot;nodes&quot;: [NODE…], &quot;paths&quot;: [PATH…]}, which lie there, and prints what they are.</source>
        <translation>Liest {&quot;transfer&quot;: NAME, &quot;objects&quot;: [KEY…], &quot;files&quot;: [{&quot;identity&quot;, &quot;name&quot;}…]} von stdin. &apos;lacks&apos; gibt aus, welche davon FOLDER nicht vollständig enthält und welche Versionen von &quot;modules&quot;: {ID: VERSION…} installiert sind; &apos;take&apos; prüft, was in FOLDER/incoming/NAME liegt, und verschiebt es an seinen Platz. &apos;look&apos; liest {&quot;nodes&quot;: [NODE…], &quot;paths&quot;: [PATH…]}, die dort liegen, und gibt aus, was sie sind.</translation>
    </message>
    <message>
        <source>&apos;lacks&apos;, &apos;take&apos; or &apos;look&apos;</source>
        <translation>&apos;lacks&apos;, &apos;take&apos; oder &apos;look&apos;</translation>
    </message>
</context>
<context>
    <name>terrella::cli::Export</name>
    <message>
        <source>The file name has no extension, which says the format; %1 is written as %2.</source>
        <translation>Der Dateiname hat keine Endung, die das Format angibt; %1 wird geschrieben als %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written as .%2; it is written as %3.</source>
        <translation>%1 kann nicht als .%2 geschrieben werden, sondern als %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists and is no Zarr folder; it is left alone. Choose another name.</source>
        <translation>&apos;%1&apos; gibt es schon und ist kein Zarr-Ordner; es bleibt unangetastet. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not written.</source>
        <translation>&apos;%1&apos; wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be replaced; the new data lies in &apos;%2&apos;.</source>
        <translation>&apos;%1&apos; kann nicht ersetzt werden; die neuen Daten liegen in &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>A cube</source>
        <translation>Ein Datenwürfel</translation>
    </message>
    <message>
        <source>A GeoTIFF holds one variable; name it with --variable. There are: %1.</source>
        <translation>Ein GeoTIFF enthält eine Variable; sie mit --variable angeben. Vorhanden sind: %1.</translation>
    </message>
    <message>
        <source>There is no variable &apos;%1&apos;; there are: %2.</source>
        <translation>Es gibt keine Variable &apos;%1&apos;; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Dieses Modell</translation>
    </message>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>There is no folder &apos;%1&apos; to write into.</source>
        <translation>Es gibt keinen Ordner &apos;%1&apos;, in den geschrieben werden könnte.</translation>
    </message>
    <message>
        <source>A table of features</source>
        <translation>Eine Tabelle von Geoobjekten</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>Ein Bericht</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ExportCommand</name>
    <message>
        <source>The run &apos;%1&apos; has no results yet.</source>
        <translation>Der Lauf &apos;%1&apos; hat noch keine Ergebnisse.</translation>
    </message>
    <message>
        <source>The run has no result &apos;%1&apos;%2 It has: %3.</source>
        <translation>Der Lauf hat kein Ergebnis &apos;%1&apos;%2 Vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>Write a result of a run into a file</source>
        <translation>Ein Ergebnis eines Laufs in eine Datei schreiben</translation>
    </message>
    <message>
        <source>RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;. The extension of PATH says the format: cubes as .nc (NetCDF-4), .zarr or .tif (cloud-optimised GeoTIFF of one variable); features as .gpkg, .geojson or .csv; reports as .json. The file appears whole or not at all; one that exists is replaced.</source>
        <translation>RUN ist der Ordner eines Laufs, der Name des Ordners oder &apos;last&apos;. Die Endung von PATH gibt das Format an: Datenwürfel als .nc (NetCDF-4), .zarr oder .tif (Cloud-optimiertes GeoTIFF mit einer Variablen), Geoobjekte als .gpkg, .geojson oder .csv, Berichte als .json. Die Datei erscheint ganz oder gar nicht; eine vorhandene wird ersetzt.</translation>
    </message>
    <message>
        <source>the variable to write where the format holds one (GeoTIFF)</source>
        <translation>die zu schreibende Variable, wenn das Format nur eine enthält (GeoTIFF)</translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation>einen RUN</translation>
    </message>
    <message>
        <source>a result NODE.PORT</source>
        <translation>ein Ergebnis NODE.PORT</translation>
    </message>
    <message>
        <source>a PATH to write</source>
        <translation>einen PATH zum Schreiben</translation>
    </message>
    <message>
        <source>The result &apos;%1&apos; is no longer in the store; &apos;terrella-run run %2 --to %3&apos; makes it again.</source>
        <translation>Das Ergebnis &apos;%1&apos; ist nicht mehr im Speicher; &apos;terrella-run run %2 --to %3&apos; macht es neu.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::FollowCommand</name>
    <message>
        <source>No longer following; the run goes on.</source>
        <translation>Der Lauf wird nicht mehr verfolgt; er geht weiter.</translation>
    </message>
    <message>
        <source>The run was cancelled; &apos;terrella-run run --resume %1&apos; goes on with it.</source>
        <translation>Der Lauf wurde abgebrochen; &apos;terrella-run run --resume %1&apos; setzt ihn fort.</translation>
    </message>
    <message>
        <source>Show how a run goes that was started elsewhere</source>
        <translation>Zeigen, wie es um einen anderswo gestarteten Lauf steht</translation>
    </message>
    <message>
        <source>Shows what &apos;terrella-run run&apos; shows, from the run&apos;s last start on and then live, prints the results of its last nodes, and ends with the run&apos;s own exit code; with 1 where it died without a last word. RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;. Ctrl-C ends the following, not the run.</source>
        <translation>Zeigt, was &apos;terrella-run run&apos; zeigt, vom letzten Start des Laufs an und dann fortlaufend, gibt die Ergebnisse seiner letzten Knoten aus und endet mit dem Exit-Code des Laufs; mit 1, wenn er ohne letzte Meldung ausgefallen ist. RUN ist der Ordner eines Laufs, der Name des Ordners oder &apos;last&apos;. Ctrl-C beendet das Verfolgen, nicht den Lauf.</translation>
    </message>
    <message>
        <source>print {&quot;run&quot;: path} and then every event as one line of JSON</source>
        <translation>{&quot;run&quot;: path} und dann jedes Ereignis als eine Zeile JSON ausgeben</translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation>einen RUN</translation>
    </message>
</context>
<context>
    <name>terrella::cli::HelpCommand</name>
    <message>
        <source>Explain a module: ports, parameters, method</source>
        <translation>Ein Modul erklären: Ports, Parameter, Methode</translation>
    </message>
    <message>
        <source>Prints the ports and parameters of a module from its specification (type, default, range, unit) and then its help page. With the name of a command: how that is used.</source>
        <translation>Gibt die Ports und Parameter eines Moduls aus seiner Spezifikation aus (Typ, Vorgabe, Bereich, Einheit) und danach seine Hilfeseite. Mit dem Namen eines Befehls: wie er verwendet wird.</translation>
    </message>
    <message>
        <source>a MODULE</source>
        <translation>ein MODULE</translation>
    </message>
    <message>
        <source>There is no module and no command &apos;%1&apos;%2 &apos;terrella-run modules&apos; lists the modules.</source>
        <translation>Es gibt weder ein Modul noch einen Befehl &apos;%1&apos;%2 &apos;terrella-run modules&apos; listet die Module auf.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::Info</name>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>uneven, %1 on average</source>
        <translation>ungleichmäßig, im Mittel %1</translation>
    </message>
    <message>
        <source>uneven</source>
        <translation>ungleichmäßig</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>calendar %1</source>
        <translation>Kalender %1</translation>
    </message>
    <message>
        <source> (positive %1)</source>
        <translation> (positiv: %1)</translation>
    </message>
    <message>
        <source>no units</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>longitudes %1 … %2, latitudes %3 … %4</source>
        <translation>Längen %1 … %2, Breiten %3 … %4</translation>
    </message>
    <message>
        <source>latitude-longitude, closed around the globe</source>
        <translation>Länge-Breite, rund um den Globus geschlossen</translation>
    </message>
    <message>
        <source>latitude-longitude</source>
        <translation>Länge-Breite</translation>
    </message>
    <message>
        <source>projected</source>
        <translation>projiziert</translation>
    </message>
    <message>
        <source>curvilinear, moves with time</source>
        <translation>krummlinig, bewegt sich mit der Zeit</translation>
    </message>
    <message>
        <source>curvilinear</source>
        <translation>krummlinig</translation>
    </message>
    <message>
        <source>%1 cells or stations; %2</source>
        <translation>%1 Zellen oder Stationen; %2</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>one variable</source>
        <translation>eine Variable</translation>
    </message>
    <message>
        <source>%1 variables</source>
        <translation>%1 Variablen</translation>
    </message>
    <message>
        <source>%1: cube of %2, %3 as float32
</source>
        <translation>%1: Datenwürfel, %2, %3 als float32
</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>CRS: %1</source>
        <translation>Bezugssystem: %1</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source> (calendar %1)</source>
        <translation> (Kalender %1)</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>polygons</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>%1: %2, %3 rows
</source>
        <translation>%1: %2, %3 Zeilen
</translation>
    </message>
    <message>
        <source>%1: %2
</source>
        <translation>%1: %2
</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>Bezugssystem</translation>
    </message>
    <message>
        <source>geographic, WGS 84</source>
        <translation>geographisch, WGS 84</translation>
    </message>
</context>
<context>
    <name>terrella::cli::InfoCommand</name>
    <message>
        <source>Show what is in a data file</source>
        <translation>Zeigen, was eine Datendatei enthält</translation>
    </message>
    <message>
        <source>Reads headers only: dimensions with first and last value, step, units and calendar; variables with standard name, units, shape and stored type; grid, reference system and period; the columns of vector files and tables. NetCDF, GRIB, Zarr, HDF5, GeoTIFF, GeoPackage, GeoJSON, CSV, shapefile; paths, wildcards and URLs (/vsicurl/…). Several files are shown as the one cube they make together.</source>
        <translation>Liest nur Köpfe: Dimensionen mit erstem und letztem Wert, Schritt, Einheit und Kalender; Variablen mit Standardname, Einheit, Form und gespeichertem Typ; Gitter, Bezugssystem und Zeitraum; die Spalten von Vektordateien und Tabellen. NetCDF, GRIB, Zarr, HDF5, GeoTIFF, GeoPackage, GeoJSON, CSV, Shapefile; Pfade, Platzhalter und URLs (/vsicurl/…). Mehrere Dateien werden als der eine Datenwürfel gezeigt, den sie zusammen bilden.</translation>
    </message>
    <message>
        <source>print the description as JSON</source>
        <translation>die Beschreibung als JSON ausgeben</translation>
    </message>
    <message>
        <source>a DATAFILE</source>
        <translation>eine DATAFILE</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
</context>
<context>
    <name>terrella::cli::Main</name>
    <message>
        <source>There is no command &apos;%1&apos;%2 &apos;terrella-run --help&apos; lists them.</source>
        <translation>Es gibt keinen Befehl &apos;%1&apos;%2 &apos;terrella-run --help&apos; listet die Befehle auf.</translation>
    </message>
    <message>
        <source>Usage: terrella-run COMMAND [ARGUMENTS]

Checks, runs, resumes and exports Terrella pipelines. Data goes to stdout, the log to stderr.

Commands:
</source>
        <translation>Aufruf: terrella-run COMMAND [ARGUMENTS]

Prüft, führt aus, setzt fort und exportiert Terrella-Pipelines. Daten gehen nach stdout, das Protokoll nach stderr.

Befehle:
</translation>
    </message>
    <message>
        <source>
  --version  show the version
  --help     show this text

&apos;terrella-run COMMAND --help&apos; explains a command, &apos;terrella-run help MODULE&apos; a module.

Exit codes: 0 done, 1 run failed, 2 usage, 3 pipeline invalid, 4 input missing or unreadable, 130 interrupted.
Environment: TERRELLA_STORE (results), TERRELLA_STORE_LIMIT, TERRELLA_RUNS (run folders), TERRELLA_PLUGIN_PATH, TERRELLA_RESOURCES, NO_COLOR.
</source>
        <translation>
  --version  die Version zeigen
  --help     diesen Text zeigen

&apos;terrella-run COMMAND --help&apos; erklärt einen Befehl, &apos;terrella-run help MODULE&apos; ein Modul.

Exit-Codes: 0 fertig, 1 Lauf gescheitert, 2 falscher Aufruf, 3 Pipeline ungültig, 4 Eingabe fehlt oder ist nicht lesbar, 130 unterbrochen.
Umgebung: TERRELLA_STORE (Ergebnisse), TERRELLA_STORE_LIMIT, TERRELLA_RUNS (Laufordner), TERRELLA_PLUGIN_PATH, TERRELLA_RESOURCES, NO_COLOR.
</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ManualCommand</name>
    <message>
        <source>Cannot make the folder &apos;%1&apos;.</source>
        <translation>Der Ordner &apos;%1&apos; kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>check, run, resume and export pipelines of Earth data</source>
        <translation>Pipelines aus Erddaten prüfen, ausführen, fortsetzen und exportieren</translation>
    </message>
    <message>
        <source>Write manual pages of the commands and of every installed module</source>
        <translation>Handbuchseiten der Befehle und aller installierten Module schreiben</translation>
    </message>
    <message>
        <source>Writes FOLDER/man1 and FOLDER/man7 for man(1); files of the same name are replaced.</source>
        <translation>Schreibt FOLDER/man1 und FOLDER/man7 für man(1); gleichnamige Dateien werden ersetzt.</translation>
    </message>
    <message>
        <source>a FOLDER</source>
        <translation>einen FOLDER</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n manual pages.</source>
        <translation>
            <numerusform>%n Handbuchseite geschrieben.</numerusform>
            <numerusform>%n Handbuchseiten geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>terrella::cli::ManualPage</name>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>SYNOPSIS</source>
        <translation>ÜBERSICHT</translation>
    </message>
    <message>
        <source>DESCRIPTION</source>
        <translation>BESCHREIBUNG</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>EXAMPLES</source>
        <translation>BEISPIELE</translation>
    </message>
    <message>
        <source>SEE ALSO</source>
        <translation>SIEHE AUCH</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ModuleText</name>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>period FIRST/LAST</source>
        <translation>Zeitraum FIRST/LAST</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>list of texts</source>
        <translation>Liste von Texten</translation>
    </message>
    <message>
        <source>%1 (if there)</source>
        <translation>%1 (falls vorhanden)</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>any number of links</source>
        <translation>beliebig viele Verbindungen</translation>
    </message>
    <message>
        <source>Variables: %1.</source>
        <translation>Variablen: %1.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>more than %1, at most %2</source>
        <translation>mehr als %1, höchstens %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Literatur</translation>
    </message>
    <message>
        <source>region WEST,SOUTH,EAST,NORTH or GeoJSON</source>
        <translation>Gebiet WEST,SÜD,OST,NORD oder GeoJSON</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ModulesCommand</name>
    <message>
        <source>List the modules that are installed</source>
        <translation>Die installierten Module auflisten</translation>
    </message>
    <message>
        <source>With words: only modules whose id, title, summary or keywords hold all of them. Plugins that cannot be used are listed on stderr with the reason.</source>
        <translation>Mit Wörtern: nur Module, deren id, Titel, Zusammenfassung oder Stichwörter alle davon enthalten. Nicht verwendbare Plugins werden mit dem Grund auf stderr aufgelistet.</translation>
    </message>
    <message>
        <source>print the complete specifications and the state of every plugin as JSON</source>
        <translation>die vollständigen Spezifikationen und den Zustand jedes Plugins als JSON ausgeben</translation>
    </message>
    <message>
        <source>a WORD</source>
        <translation>ein WORD</translation>
    </message>
    <message>
        <source>plugin &apos;%1&apos; is not used: %2</source>
        <translation>das Plugin &apos;%1&apos; wird nicht verwendet: %2</translation>
    </message>
    <message>
        <source>No module is installed; plugins were looked for in: %1.</source>
        <translation>Es ist kein Modul installiert; nach Plugins wurde gesucht in: %1.</translation>
    </message>
    <message>
        <source>group &apos;%1&apos; is not used: %2</source>
        <translation>die Gruppe &apos;%1&apos; wird nicht verwendet: %2</translation>
    </message>
</context>
<context>
    <name>terrella::cli::NewPluginCommand</name>
    <message>
        <source>Cannot read &apos;%1&apos;: %2.</source>
        <translation>&apos;%1&apos; kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Cannot make the folder &apos;%1&apos;.</source>
        <translation>Der Ordner &apos;%1&apos; kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The files to begin with are not at &apos;%1&apos;; install Terrella completely, or say where they are with TERRELLA_RESOURCES.</source>
        <translation>Die Vorlagen sind nicht bei &apos;%1&apos;; Terrella vollständig installieren oder mit TERRELLA_RESOURCES angeben, wo sie sind.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a plugin&apos;s name: it begins with a small letter and has only small letters, digits and &apos;_&apos;, as in sea_ice.</source>
        <translation>&apos;%1&apos; kann nicht der Name eines Plugins sein: Er beginnt mit einem Kleinbuchstaben und besteht nur aus Kleinbuchstaben, Ziffern und &apos;_&apos;, etwa sea_ice.</translation>
    </message>
    <message>
        <source>There is a plugin &apos;%1&apos; already: %2. Choose another name.</source>
        <translation>Es gibt schon ein Plugin &apos;%1&apos;: %2. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Make a folder with a plugin of your own that builds and passes its tests</source>
        <translation>Einen Ordner mit einem eigenen Plugin anlegen, das sich bauen lässt und seine Tests besteht</translation>
    </message>
    <message>
        <source>NAME is the theme of the modules, as in sea_ice: their ids begin with it. The folder holds one module with its specification, help page, kernel and test, made to be changed. It needs a compiler, CMake and Qt&apos;s development files.</source>
        <translation>NAME ist das Thema der Module, etwa sea_ice: Ihre ids beginnen damit. Der Ordner enthält ein Modul mit Spezifikation, Hilfeseite, Kernel und Test, gedacht zum Ändern. Nötig sind ein Compiler, CMake und die Entwicklungsdateien von Qt.</translation>
    </message>
    <message>
        <source>where to put it; default: terrella-NAME here</source>
        <translation>wohin damit; Vorgabe: terrella-NAME hier</translation>
    </message>
    <message>
        <source>the theme&apos;s title in the list of modules; default: made from NAME</source>
        <translation>der Titel des Themas in der Liste der Module; Vorgabe: aus NAME gebildet</translation>
    </message>
    <message>
        <source>a NAME</source>
        <translation>einen NAME</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already; nothing was changed. Choose another place with --folder.</source>
        <translation>&apos;%1&apos; gibt es schon; es wurde nichts geändert. Mit --folder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Made %1. Next:

  cd %1
  cmake -B build -G Ninja
  cmake --build build
  ctest --test-dir build --output-on-failure
  cmake --install build

README.md there tells what the files are.
</source>
        <translation>%1 angelegt. Als Nächstes:

  cd %1
  cmake -B build -G Ninja
  cmake --build build
  ctest --test-dir build --output-on-failure
  cmake --install build

README.md dort sagt, was die Dateien sind.
</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ParameterValues</name>
    <message>
        <source>&apos;%1&apos; is a number%2; &apos;%3&apos; is none.</source>
        <translation>&apos;%1&apos; ist eine Zahl%2; &apos;%3&apos; ist keine.</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is true or false; &apos;%2&apos; is neither.</source>
        <translation>&apos;%1&apos; ist true oder false; &apos;%2&apos; ist keines von beiden.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a region of four numbers WEST,SOUTH,EAST,NORTH; &apos;%2&apos; has %3.</source>
        <translation>&apos;%1&apos; ist eine Region aus vier Zahlen WEST,SOUTH,EAST,NORTH; &apos;%2&apos; hat %3.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a period FIRST/LAST, such as 2000-01-01/2000-12-31; &apos;%2&apos; is none.</source>
        <translation>&apos;%1&apos; ist ein Zeitraum FIRST/LAST, etwa 2000-01-01/2000-12-31; &apos;%2&apos; ist keiner.</translation>
    </message>
    <message>
        <source>&apos;--set %1&apos; is not of the form --set NODE.PARAMETER=VALUE.</source>
        <translation>&apos;--set %1&apos; hat nicht die Form --set NODE.PARAMETER=VALUE.</translation>
    </message>
    <message>
        <source>--set: there is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation>--set: Es gibt keinen Knoten &apos;%1&apos;%2 Die Pipeline hat: %3.</translation>
    </message>
    <message>
        <source>--set: the node &apos;%1&apos; (%2) has no parameter &apos;%3&apos;%4 It has: %5.</source>
        <translation>--set: Der Knoten &apos;%1&apos; (%2) hat keinen Parameter &apos;%3&apos;%4 Vorhanden sind: %5.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a region WEST,SOUTH,EAST,NORTH in degrees, or the geometry of GeoJSON; &apos;%2&apos; is none.</source>
        <translation>„%1“ ist ein Gebiet WEST,SÜD,OST,NORD in Grad oder die Geometrie von GeoJSON; „%2“ ist keines.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::PipelineInput</name>
    <message>
        <source>Cannot read the pipeline from standard input.</source>
        <translation>Die Pipeline kann nicht von der Standardeingabe gelesen werden.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>There is no pipeline &apos;%1&apos;.</source>
        <translation>Es gibt keine Pipeline &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a folder; a pipeline is a file NAME.terrella.</source>
        <translation>&apos;%1&apos; ist ein Ordner; eine Pipeline ist eine Datei NAME.terrella.</translation>
    </message>
    <message>
        <source>The pipeline &apos;%1&apos; cannot be read: permission denied.</source>
        <translation>Die Pipeline &apos;%1&apos; kann nicht gelesen werden: Zugriff verweigert.</translation>
    </message>
    <message>
        <source>set a parameter; may be given several times. Numbers, true/false and lists are read as JSON, lists also as A;B, regions as WEST,SOUTH,EAST,NORTH, periods as FIRST/LAST; null unsets</source>
        <translation>einen Parameter setzen; darf mehrfach angegeben werden. Zahlen, true/false und Listen werden als JSON gelesen, Listen auch als A;B, Regionen als WEST,SOUTH,EAST,NORTH, Zeiträume als FIRST/LAST; null hebt die Angabe auf</translation>
    </message>
    <message>
        <source>read PATH at that node; may be given several times, also for one node, and PATH may hold wildcards. A node that makes its data itself is replaced by data.open</source>
        <translation>an diesem Knoten PATH lesen; darf mehrfach angegeben werden, auch für einen Knoten, und PATH darf Platzhalter enthalten. Ein Knoten, der seine Daten selbst erzeugt, wird durch data.open ersetzt</translation>
    </message>
    <message>
        <source>where relative paths of the pipeline begin; by default the folder that FILE is in</source>
        <translation>wo relative Pfade der Pipeline beginnen; Vorgabe ist der Ordner, in dem FILE liegt</translation>
    </message>
    <message>
        <source>&apos;--input %1&apos; is not of the form --input NODE=PATH.</source>
        <translation>&apos;--input %1&apos; hat nicht die Form --input NODE=PATH.</translation>
    </message>
    <message>
        <source>--input: there is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation>--input: Es gibt keinen Knoten &apos;%1&apos;%2 Die Pipeline hat: %3.</translation>
    </message>
    <message>
        <source>looking for the input of node &apos;%1&apos;</source>
        <translation>bei der Suche nach der Eingabe des Knotens &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; reads one file; --input names %2.</source>
        <translation>Der Knoten &apos;%1&apos; liest eine Datei; --input nennt %2.</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; reads no file and the module data.open, which could take its place, is not installed.</source>
        <translation>Der Knoten &apos;%1&apos; liest keine Datei, und das Modul data.open, das an seine Stelle treten könnte, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Node &apos;%1&apos; (%2) is replaced by data.open, which reads %3.</source>
        <translation>Der Knoten &apos;%1&apos; (%2) wird durch data.open ersetzt, das %3 liest.</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>The link %1 is dropped: data.open has nothing to put on it.</source>
        <translation>Die Verbindung %1 entfällt: data.open kann für sie nichts liefern.</translation>
    </message>
    <message>
        <source>give a variable of the pipeline another value, where ${NAME} stands in parameters; may be given several times</source>
        <translation>einer Variablen der Pipeline einen anderen Wert geben, wo ${NAME} in Parametern steht; darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>&apos;--var %1&apos; is not of the form --var NAME=VALUE.</source>
        <translation>&apos;--var %1&apos; hat nicht die Form --var NAME=VALUE.</translation>
    </message>
    <message>
        <source>--var: the pipeline has no variable &apos;%1&apos;%2 It has: %3.</source>
        <translation>--var: Die Pipeline hat keine Variable &apos;%1&apos;%2 Vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>terrella::cli::PlanCommand</name>
    <message>
        <source>  Nothing to do: the results are here.
</source>
        <translation>  Nichts zu tun: Die Ergebnisse sind hier.
</translation>
    </message>
    <message>
        <source>  Sends %1 results and %2 files, %3.
</source>
        <translation>  Sendet %1 Ergebnisse und %2 Dateien, %3.
</translation>
    </message>
    <message>
        <source>  Brings back %1, about %2.
</source>
        <translation>  Holt %1 zurück, etwa %2.
</translation>
    </message>
    <message>
        <source>  Here first: %1. How much is sent is known then.
</source>
        <translation>  Zuerst hier: %1. Wie viel gesendet wird, ist erst dann bekannt.
</translation>
    </message>
    <message>
        <source>No node is placed on a cluster; say which with --place [NODE=]NAME.</source>
        <translation>Kein Knoten ist einem Cluster zugewiesen; mit --place [NODE=]NAME angeben, welchem.</translation>
    </message>
    <message>
        <source>Here: %1
</source>
        <translation>Hier: %1
</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Show what a run on clusters would do</source>
        <translation>Zeigen, was ein Lauf auf Clustern tun würde</translation>
    </message>
    <message>
        <source>Splits the pipeline into the parts that run here and on clusters, and tells for each part on a cluster what would be sent and brought back, and the script of its job. Connects to the clusters to ask what they have; sends and submits nothing.</source>
        <translation>Teilt die Pipeline in die Teile auf, die hier und auf Clustern ausgeführt werden, und zeigt für jeden Teil auf einem Cluster, was gesendet und zurückgeholt würde, und das Skript seines Jobs. Verbindet sich mit den Clustern, um zu erfragen, was dort vorhanden ist; sendet nichts und reiht keinen Job ein.</translation>
    </message>
    <message>
        <source>as for &apos;terrella-run run&apos;; may be given several times</source>
        <translation>wie bei &apos;terrella-run run&apos;; darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>print JSON</source>
        <translation>JSON ausgeben</translation>
    </message>
    <message>
        <source>a pipeline FILE</source>
        <translation>eine Pipeline FILE</translation>
    </message>
    <message>
        <source>%1. On %2: %3
</source>
        <translation>%1. Auf %2: %3
</translation>
    </message>
    <message numerus="yes">
        <source>  An array of %n job(s), one for each run.
</source>
        <translation>
            <numerusform>  Ein Array aus %n Job, einem für jede Ausführung.
</numerusform>
            <numerusform>  Ein Array aus %n Jobs, einem für jede Ausführung.
</numerusform>
        </translation>
    </message>
    <message>
        <source>  Starts when the job of part %1 has succeeded, and takes its results from there.
</source>
        <translation>  Beginnt, wenn der Job von Teil %1 erfolgreich war, und nimmt dessen Ergebnisse von dort.
</translation>
    </message>
    <message>
        <source>  Script, as it is submitted; &apos;terrella-plan&apos; stands for the name of the job, which is drawn then:
</source>
        <translation>  Skript, wie es übergeben wird; &apos;terrella-plan&apos; steht für den Namen des Jobs, der dann vergeben wird:
</translation>
    </message>
    <message>
        <source>  Script, without the results that are made here first, which are named in it then:
</source>
        <translation>  Skript, ohne die Ergebnisse, die zuerst hier erzeugt werden; sie werden dann darin genannt:
</translation>
    </message>
</context>
<context>
    <name>terrella::cli::Progress</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>%1 of %2 nodes done</source>
        <translation>%1 von %2 Knoten fertig</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunCommand</name>
    <message>
        <source>&apos;--jobs %1&apos; is no number of threads; it is 1 or more.</source>
        <translation>&apos;--jobs %1&apos; ist keine Anzahl von Threads; möglich ist 1 oder mehr.</translation>
    </message>
    <message>
        <source>&apos;terrella-run run&apos; wants a pipeline FILE, or --resume RUN: terrella-run run %1</source>
        <translation>&apos;terrella-run run&apos; braucht eine Pipeline FILE oder --resume RUN: terrella-run run %1</translation>
    </message>
    <message>
        <source>--resume goes on with a run as it was; &apos;--%1&apos; does not go with it.</source>
        <translation>--resume setzt einen Lauf so fort, wie er war; &apos;--%1&apos; passt nicht dazu.</translation>
    </message>
    <message>
        <source>--resume takes the pipeline from the run; leave out &apos;%1&apos;.</source>
        <translation>--resume nimmt die Pipeline aus dem Lauf; &apos;%1&apos; weglassen.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; is still running; &apos;terrella-run cancel&apos; stops it.</source>
        <translation>Der Lauf &apos;%1&apos; ist noch im Gange; &apos;terrella-run cancel&apos; hält ihn an.</translation>
    </message>
    <message>
        <source>--to: there is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation>--to: Es gibt keinen Knoten &apos;%1&apos;%2 Die Pipeline hat: %3.</translation>
    </message>
    <message>
        <source>The pipeline cannot run; nothing was started.</source>
        <translation>Die Pipeline kann nicht ausgeführt werden; es wurde nichts gestartet.</translation>
    </message>
    <message>
        <source>reuse</source>
        <translation>wiederverwenden</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ausführen</translation>
    </message>
    <message>
        <source>Stopping; once more stops at once.</source>
        <translation>Wird angehalten; noch einmal hält sofort an.</translation>
    </message>
    <message>
        <source>The run was cancelled; &apos;terrella-run run --resume %1&apos; goes on with it.</source>
        <translation>Der Lauf wurde abgebrochen; &apos;terrella-run run --resume %1&apos; setzt ihn fort.</translation>
    </message>
    <message>
        <source>Run a pipeline</source>
        <translation>Eine Pipeline ausführen</translation>
    </message>
    <message>
        <source>run this node and what it needs, nothing else</source>
        <translation>diesen Knoten und was er braucht ausführen, sonst nichts</translation>
    </message>
    <message>
        <source>also write the results of the last nodes into DIR, as NODE.PORT.nc (cubes), .gpkg (features) or .json (reports)</source>
        <translation>die Ergebnisse der letzten Knoten auch in DIR schreiben, als NODE.PORT.nc (Datenwürfel), .gpkg (Geoobjekte) oder .json (Berichte)</translation>
    </message>
    <message>
        <source>threads altogether; by default one per core</source>
        <translation>Threads insgesamt; Vorgabe ist einer je Kern</translation>
    </message>
    <message>
        <source>what the run may hold in memory: 500M, 2G, 2GiB; by default 2G</source>
        <translation>was der Lauf im Speicher halten darf: 500M, 2G, 2GiB; Vorgabe ist 2G</translation>
    </message>
    <message>
        <source>name of the run&apos;s folder; by default that of FILE</source>
        <translation>Name des Laufordners; Vorgabe ist der von FILE</translation>
    </message>
    <message>
        <source>show what would be run or reused, and why, and run nothing</source>
        <translation>zeigen, was ausgeführt oder wiederverwendet würde und warum, und nichts ausführen</translation>
    </message>
    <message>
        <source>go on with a run that was cancelled, failed or died: its folder, the folder&apos;s name, or &apos;last&apos;</source>
        <translation>einen abgebrochenen, gescheiterten oder ausgefallenen Lauf fortsetzen: sein Ordner, der Name des Ordners oder &apos;last&apos;</translation>
    </message>
    <message>
        <source>print {&quot;run&quot;: path} and then every event as one line of JSON</source>
        <translation>{&quot;run&quot;: path} und dann jedes Ereignis als eine Zeile JSON ausgeben</translation>
    </message>
    <message>
        <source>a pipeline FILE</source>
        <translation>eine Pipeline FILE</translation>
    </message>
    <message>
        <source>The store stays above its limit of %1 (%2): %3 are pinned and %4 are in use. &apos;terrella-run store&apos; tells more.</source>
        <translation>Die Ablage bleibt über ihrer Grenze von %1 (%2): %3 sind angeheftet und %4 in Gebrauch. &apos;terrella-run store&apos; zeigt mehr.</translation>
    </message>
    <message>
        <source>&apos;--given %1&apos; is not of the form --given NODE=KEY.</source>
        <translation>&apos;--given %1&apos; hat nicht die Form --given NODE=KEY.</translation>
    </message>
    <message>
        <source>Checks the pipeline, then runs it. Results that are in the store already are not computed again. The run&apos;s folder, made below $TERRELLA_RUNS or ~/.local/state/terrella/runs, holds the frozen pipeline, the events and the provenance; its path is the first line on stdout, and the results of the last nodes follow, one &apos;node.port&lt;TAB&gt;path&apos; per line. FILE may be &apos;-&apos; for stdin.

Ctrl-C (SIGINT, SIGTERM) stops the run and keeps what is finished; a second one stops at once.

Nodes that are placed on a cluster run there in a job of Slurm: what they need is sent, what is needed here comes back. The job goes on when this process dies; --resume finds it again.</source>
        <translation>Prüft die Pipeline und führt sie dann aus. Ergebnisse, die schon in der Ablage sind, werden nicht neu gerechnet. Der Ordner des Laufs, angelegt unter $TERRELLA_RUNS oder ~/.local/state/terrella/runs, enthält die festgehaltene Pipeline, die Ereignisse und die Herkunft; sein Pfad ist die erste Zeile auf stdout, darauf folgen die Ergebnisse der letzten Knoten, je Zeile &apos;node.port&lt;TAB&gt;path&apos;. FILE darf &apos;-&apos; für stdin sein.

Ctrl-C (SIGINT, SIGTERM) hält den Lauf an und behält, was fertig ist; ein zweites hält sofort an.

Knoten, die einem Cluster zugewiesen sind, werden dort in einem Slurm-Job ausgeführt: Was sie brauchen, wird gesendet, was hier gebraucht wird, kommt zurück. Der Job läuft weiter, wenn dieser Prozess ausfällt; --resume findet ihn wieder.</translation>
    </message>
    <message>
        <source>run on the cluster NAME (&apos;terrella-run clusters&apos;) what the pipeline places there, or all of it, or one NODE; &apos;here&apos; is this machine. May be given several times</source>
        <translation>auf dem Cluster NAME (&apos;terrella-run clusters&apos;) ausführen, was die Pipeline dort vorsieht, oder die ganze Pipeline oder einen NODE; &apos;here&apos; ist dieser Rechner. Darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>do not run NODE: its result was made elsewhere and is in the store by this key. May be given several times</source>
        <translation>NODE nicht ausführen: Sein Ergebnis wurde anderswo erzeugt und ist unter diesem Schlüssel in der Ablage. Darf mehrfach angegeben werden</translation>
    </message>
    <message>
        <source>To raise what was too low and go on: terrella-run run --resume %1 %2</source>
        <translation>Um zu erhöhen, was zu niedrig war, und fortzufahren: terrella-run run --resume %1 %2</translation>
    </message>
    <message>
        <source>what jobs on clusters ask for in place of the cluster&apos;s settings: memory=8G, time=2:00:00, cpus, gpus, nodes, tasks, partition, account, qos, constraint, array_limit; without a value as set up. Goes with --resume as well. May be given several times</source>
        <translation>was Jobs auf Clustern statt der Einstellungen des Clusters anfordern: memory=8G, time=2:00:00, cpus, gpus, nodes, tasks, partition, account, qos, constraint, array_limit; ohne Wert wie eingerichtet. Geht auch mit --resume. Darf mehrfach angegeben werden</translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunDisplay</name>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1: Warnung: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: failed: %2</source>
        <translation>%1: gescheitert: %2</translation>
    </message>
    <message>
        <source>%1: started</source>
        <translation>%1: gestartet</translation>
    </message>
    <message>
        <source>%1: %2 % %3</source>
        <translation>%1: %2 % %3</translation>
    </message>
    <message>
        <source>%1: done in %2</source>
        <translation>%1: fertig in %2</translation>
    </message>
    <message>
        <source>%1: already there</source>
        <translation>%1: schon vorhanden</translation>
    </message>
    <message>
        <source>%1: left out</source>
        <translation>%1: ausgelassen</translation>
    </message>
    <message>
        <source>%1: left out: %2</source>
        <translation>%1: ausgelassen: %2</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1: abgebrochen</translation>
    </message>
    <message>
        <source>%1 (%2 blocks computed, %3 reused)</source>
        <translation>%1 (%2 Blöcke gerechnet, %3 wiederverwendet)</translation>
    </message>
    <message>
        <source>%1: not needed</source>
        <translation>%1: nicht nötig</translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunLookup</name>
    <message>
        <source>There is no run in &apos;%1&apos; yet.</source>
        <translation>In &apos;%1&apos; gibt es noch keinen Lauf.</translation>
    </message>
    <message>
        <source>There is no run &apos;%1&apos;, neither as a path nor in &apos;%2&apos;%3 &apos;terrella-run status&apos; lists the runs.</source>
        <translation>Es gibt keinen Lauf &apos;%1&apos;, weder als Pfad noch in &apos;%2&apos;%3 &apos;terrella-run status&apos; listet die Läufe auf.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::RunResults</name>
    <message>
        <source>--out: &apos;%1&apos; is a file, not a folder.</source>
        <translation>--out: &apos;%1&apos; ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>--out: the folder &apos;%1&apos; cannot be made or written into.</source>
        <translation>--out: Der Ordner &apos;%1&apos; kann nicht angelegt oder beschrieben werden.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ServeCommand</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>There is no method &apos;%1&apos;%2 There are: %3.</source>
        <translation>Es gibt keine Methode &apos;%1&apos;%2 Vorhanden sind: %3.</translation>
    </message>
    <message>
        <source>&quot;document&quot; must be a pipeline (an object).</source>
        <translation>&quot;document&quot; muss eine Pipeline sein (ein Objekt).</translation>
    </message>
    <message>
        <source>&quot;path&quot; must name a data file.</source>
        <translation>&quot;path&quot; muss eine Datendatei nennen.</translation>
    </message>
    <message>
        <source>Answer requests on stdin, for the desktop and other programs</source>
        <translation>Anfragen auf stdin beantworten, für das Desktop-Programm und andere Programme</translation>
    </message>
    <message>
        <source>Reads one JSON object per line from stdin, {&quot;id&quot;: 1, &quot;method&quot;: &quot;describe&quot;, &quot;params&quot;: {&quot;path&quot;: &quot;era5.nc&quot;}}, and answers each with one line on stdout, {&quot;id&quot;: 1, &quot;result&quot;: {…}} or {&quot;id&quot;: 1, &quot;error&quot;: {&quot;code&quot;, &quot;message&quot;, &quot;trail&quot;}}, in the order of completion. The first line comes unasked: {&quot;ready&quot;: true, …}. Methods: modules, check, plan, why, describe, test_cluster, install_engine, plan_parts, job_log, cancel, shutdown. Ends when stdin ends.</source>
        <translation>Liest von stdin ein JSON-Objekt je Zeile, {&quot;id&quot;: 1, &quot;method&quot;: &quot;describe&quot;, &quot;params&quot;: {&quot;path&quot;: &quot;era5.nc&quot;}}, und beantwortet jedes mit einer Zeile auf stdout, {&quot;id&quot;: 1, &quot;result&quot;: {…}} oder {&quot;id&quot;: 1, &quot;error&quot;: {&quot;code&quot;, &quot;message&quot;, &quot;trail&quot;}}, in der Reihenfolge der Fertigstellung. Die erste Zeile kommt ungefragt: {&quot;ready&quot;: true, …}. Methoden: modules, check, plan, why, describe, test_cluster, install_engine, plan_parts, job_log, cancel, shutdown. Endet, wenn stdin endet.</translation>
    </message>
    <message>
        <source>No node is placed on a cluster.</source>
        <translation>Kein Knoten ist einem Cluster zugeordnet.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::ServeLoop</name>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>A request is {&quot;id&quot;: number, &quot;method&quot;: text, &quot;params&quot;: {…}}.</source>
        <translation>Eine Anfrage ist {&quot;id&quot;: number, &quot;method&quot;: text, &quot;params&quot;: {…}}.</translation>
    </message>
    <message>
        <source>The request &apos;%1&apos; has no &quot;id&quot;, so that nobody could tell its answer.</source>
        <translation>Die Anfrage &apos;%1&apos; hat keine &quot;id&quot;, daher wäre ihre Antwort nicht zuzuordnen.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; failed: %2.</source>
        <translation>&apos;%1&apos; ist gescheitert: %2.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::StatusCommand</name>
    <message>
        <source>There is no run in &apos;%1&apos; yet.</source>
        <translation>In &apos;%1&apos; gibt es noch keinen Lauf.</translation>
    </message>
    <message>
        <source>%1
%2, %3, %4
</source>
        <translation>%1
%2, %3, %4
</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Show the runs, or how one of them goes</source>
        <translation>Die Läufe zeigen oder wie es um einen davon steht</translation>
    </message>
    <message>
        <source>print it as JSON</source>
        <translation>als JSON ausgeben</translation>
    </message>
    <message>
        <source>a RUN</source>
        <translation>einen RUN</translation>
    </message>
    <message>
        <source>last heard of %1. %2</source>
        <translation>letztes Lebenszeichen: %1. %2</translation>
    </message>
    <message>
        <source>Without RUN: every run, newest first, with its state (running, waiting for what another run is making, finished, failed, cancelled, died), how far it is, when it began, how long it took and on which machine. RUN is a run&apos;s folder, the folder&apos;s name, or &apos;last&apos;.</source>
        <translation>Ohne RUN: alle Läufe, der neueste zuerst, mit Zustand (running, waiting: wartet auf das, was ein anderer Lauf erzeugt, finished, failed, cancelled, died), wie weit er ist, wann er begann, wie lange er dauerte und auf welchem Rechner. RUN ist der Ordner eines Laufs, der Name des Ordners oder &apos;last&apos;.</translation>
    </message>
</context>
<context>
    <name>terrella::cli::StoreCommand</name>
    <message>
        <source>&apos;--limit&apos; goes with &apos;--gc&apos;. TERRELLA_STORE_LIMIT sets the limit for good.</source>
        <translation>&apos;--limit&apos; gehört zu &apos;--gc&apos;. TERRELLA_STORE_LIMIT setzt die Grenze auf Dauer.</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>free on the disk</source>
        <translation>frei auf dem Datenträger</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>pinned: %1</source>
        <translation>angeheftet: %1</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>SCHLÜSSEL</translation>
    </message>
    <message>
        <source>SIZE</source>
        <translation>GRÖSSE</translation>
    </message>
    <message>
        <source>TOOK</source>
        <translation>DAUER</translation>
    </message>
    <message>
        <source>LAST USED</source>
        <translation>ZULETZT VERWENDET</translation>
    </message>
    <message>
        <source>MODULE</source>
        <translation>MODUL</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) evicted, </source>
        <translation>
            <numerusform>%n Ergebnis verdrängt, </numerusform>
            <numerusform>%n Ergebnisse verdrängt, </numerusform>
        </translation>
    </message>
    <message>
        <source>%1 before, %2 now.
</source>
        <translation>vorher %1, jetzt %2.
</translation>
    </message>
    <message>
        <source>The store stays above %1: %2 are pinned and %3 are in use by runs.</source>
        <translation>Die Ablage bleibt über %1: %2 sind angeheftet und %3 werden von Läufen gebraucht.</translation>
    </message>
    <message>
        <source>%1 %2: %3
</source>
        <translation>%1 %2: %3
</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) verified, </source>
        <translation>
            <numerusform>%n Ergebnis geprüft, </numerusform>
            <numerusform>%n Ergebnisse geprüft, </numerusform>
        </translation>
    </message>
    <message>
        <source>%1; all are as they were written.
</source>
        <translation>%1; alle sind so, wie sie geschrieben wurden.
</translation>
    </message>
    <message>
        <source>%1; %2 damaged and removed, to be made again when needed.
</source>
        <translation>%1; %2 beschädigt und entfernt, bei Bedarf neu zu erzeugen.
</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of %1 pinned.
</source>
        <translation>
            <numerusform>%n Ergebnis von %1 angeheftet.
</numerusform>
            <numerusform>%n Ergebnisse von %1 angeheftet.
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) of %1 unpinned.
</source>
        <translation>
            <numerusform>%n Ergebnis von %1 gelöst.
</numerusform>
            <numerusform>%n Ergebnisse von %1 gelöst.
</numerusform>
        </translation>
    </message>
    <message>
        <source>Show, tidy and verify the store of results</source>
        <translation>Die Ablage der Ergebnisse zeigen, aufräumen und prüfen</translation>
    </message>
    <message>
        <source>Without options: where the store is, how large it is and how large it may become. After each run, results are evicted until the store is below its limit: $TERRELLA_STORE_LIMIT, else &quot;store_limit&quot; in %1, else a quarter of the disk, at most 500 GB. The least recently used go first; one that took long to make for its size stays longer. Pinned results stay, and those that a living run uses.

WHAT is a run (its folder, the folder&apos;s name, &apos;last&apos;: all its results), a node of a pipeline (FILE:NODE, its result as the file stands now), or the beginning of a key that --list shows.</source>
        <translation>Ohne Optionen: wo die Ablage ist, wie groß sie ist und wie groß sie werden darf. Nach jedem Lauf werden Ergebnisse verdrängt, bis die Ablage unter ihrer Grenze ist: $TERRELLA_STORE_LIMIT, sonst &quot;store_limit&quot; in %1, sonst ein Viertel des Datenträgers, höchstens 500 GB. Die am längsten nicht verwendeten gehen zuerst; was für seine Größe lange gedauert hat, bleibt länger. Angeheftete Ergebnisse bleiben und solche, die ein laufender Lauf braucht.

WHAT ist ein Lauf (sein Ordner, der Name des Ordners, &apos;last&apos;: alle seine Ergebnisse), ein Knoten einer Pipeline (FILE:NODE, sein Ergebnis nach dem jetzigen Stand der Datei) oder der Anfang eines Schlüssels, den --list zeigt.</translation>
    </message>
    <message>
        <source>how large the store is, and its limit</source>
        <translation>wie groß die Ablage ist, und ihre Grenze</translation>
    </message>
    <message>
        <source>every result, the last used first</source>
        <translation>jedes Ergebnis, das zuletzt verwendete zuerst</translation>
    </message>
    <message>
        <source>evict now until the store is below its limit</source>
        <translation>jetzt verdrängen, bis die Ablage unter ihrer Grenze ist</translation>
    </message>
    <message>
        <source>with --gc: below this, such as 20G, 500M or none</source>
        <translation>mit --gc: bis unter diese Größe, etwa 20G, 500M oder none</translation>
    </message>
    <message>
        <source>read every result and compare it with its checksums; damaged ones are named and removed, and the exit code is 1</source>
        <translation>jedes Ergebnis lesen und mit seinen Prüfsummen vergleichen; beschädigte werden genannt und entfernt, und der Exit-Code ist 1</translation>
    </message>
    <message>
        <source>never evict these results</source>
        <translation>diese Ergebnisse nie verdrängen</translation>
    </message>
    <message>
        <source>let them go again</source>
        <translation>sie wieder lösen</translation>
    </message>
    <message>
        <source>print it as JSON</source>
        <translation>als JSON ausgeben</translation>
    </message>
    <message>
        <source>The node &apos;%1&apos; has no result in the store: %2. Run the pipeline first.</source>
        <translation>Der Knoten &apos;%1&apos; hat kein Ergebnis in der Ablage: %2. Zuerst die Pipeline ausführen.</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos; in the pipeline.</source>
        <translation>In der Pipeline gibt es keinen Knoten &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>The run &apos;%1&apos; has no results.</source>
        <translation>Der Lauf &apos;%1&apos; hat keine Ergebnisse.</translation>
    </message>
    <message>
        <source>There is no pipeline &apos;%1&apos;.</source>
        <translation>Es gibt keine Pipeline &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>further blocks</source>
        <translation>weitere Blöcke</translation>
    </message>
</context>
<context>
    <name>terrella::cli::StoreLimit</name>
    <message>
        <source>%1: &apos;%2&apos; is no size of a store; write it like 500M, 20G or none.</source>
        <translation>%1: &apos;%2&apos; ist keine Größe einer Ablage; die Schreibweise ist 500M, 20G oder none.</translation>
    </message>
    <message>
        <source>a quarter of the disk, at most 500 GB</source>
        <translation>ein Viertel des Datenträgers, höchstens 500 GB</translation>
    </message>
</context>
<context>
    <name>terrella::cli::WhyCommand</name>
    <message>
        <source>time unknown: this module has not run here yet</source>
        <translation>Dauer unbekannt: Dieses Modul wurde hier noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>memory unknown</source>
        <translation>Speicherbedarf unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>about %1, %2, %3 of results (from %n earlier run(s))</source>
        <translation>
            <numerusform>etwa %1, %2, %3 Ergebnisse (aus %n früheren Lauf)</numerusform>
            <numerusform>etwa %1, %2, %3 Ergebnisse (aus %n früheren Läufen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would run: every result is there.
</source>
        <translation>Es würde nichts ausgeführt: Jedes Ergebnis ist vorhanden.
</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) would run</source>
        <translation>
            <numerusform>%n Knoten würde ausgeführt</numerusform>
            <numerusform>%n Knoten würden ausgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>: about %1 one after the other, %2 of results</source>
        <translation>: etwa %1 nacheinander, %2 Ergebnisse</translation>
    </message>
    <message>
        <source>, at most %1 of memory for one</source>
        <translation>, höchstens %1 Speicher für einen</translation>
    </message>
    <message>
        <source>; how long is unknown</source>
        <translation>; Dauer unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>; %n of them unknown</source>
        <translation>
            <numerusform>; %n davon unbekannt</numerusform>
            <numerusform>; %n davon unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>reuse</source>
        <translation>wiederverwenden</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ausführen</translation>
    </message>
    <message>
        <source>Tell what would run, why, and what it would take</source>
        <translation>Zeigen, was ausgeführt würde, warum, und was es brauchen würde</translation>
    </message>
    <message>
        <source>For each node of the pipeline, or for NODE and what it needs: whether its result is there, and if not, what changed since it was made last: which parameter, from what to what, the content of which file, the version of the module, which input and for what reason; or that it was evicted, damaged or never made. Time, memory and size are estimated from earlier runs of the same module in this store, in proportion to the data. Runs nothing.</source>
        <translation>Für jeden Knoten der Pipeline oder für NODE und was er braucht: ob sein Ergebnis vorhanden ist, und wenn nicht, was sich seit dem letzten Erzeugen geändert hat: welcher Parameter, von was in was, der Inhalt welcher Datei, die Version des Moduls, welcher Eingang und aus welchem Grund; oder dass es verdrängt, beschädigt oder nie erzeugt wurde. Dauer, Speicherbedarf und Größe werden aus früheren Läufen desselben Moduls in dieser Ablage geschätzt, im Verhältnis zu den Daten. Führt nichts aus.</translation>
    </message>
    <message>
        <source>what the run would be allowed to hold in memory; by default 2G</source>
        <translation>was der Lauf im Speicher halten dürfte; Vorgabe ist 2G</translation>
    </message>
    <message>
        <source>print it as JSON</source>
        <translation>als JSON ausgeben</translation>
    </message>
    <message>
        <source>a pipeline FILE</source>
        <translation>eine Pipeline FILE</translation>
    </message>
    <message>
        <source>a NODE</source>
        <translation>einen NODE</translation>
    </message>
    <message>
        <source>There is no node &apos;%1&apos;%2 The pipeline has: %3.</source>
        <translation>Es gibt keinen Knoten &apos;%1&apos;%2 Die Pipeline hat: %3.</translation>
    </message>
</context>
<context>
    <name>terrella::earth::AreaList</name>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
</context>
<context>
    <name>terrella::earth::ClassScheme</name>
    <message>
        <source>D4 exceptional drought</source>
        <translation>D4 außergewöhnliche Dürre</translation>
    </message>
    <message>
        <source>D3 extreme drought</source>
        <translation>D3 extreme Dürre</translation>
    </message>
    <message>
        <source>D2 severe drought</source>
        <translation>D2 schwere Dürre</translation>
    </message>
    <message>
        <source>D1 moderate drought</source>
        <translation>D1 mäßige Dürre</translation>
    </message>
    <message>
        <source>D0 abnormally dry</source>
        <translation>D0 ungewöhnlich trocken</translation>
    </message>
    <message>
        <source>No drought</source>
        <translation>Keine Dürre</translation>
    </message>
    <message>
        <source>Very low</source>
        <translation>Sehr niedrig</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Mäßig</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>Sehr hoch</translation>
    </message>
    <message>
        <source>Extreme</source>
        <translation>Extrem</translation>
    </message>
    <message>
        <source>Fire danger (EFFIS)</source>
        <translation>Feuergefahr (EFFIS)</translation>
    </message>
    <message>
        <source>Saffir–Simpson</source>
        <translation>Saffir–Simpson</translation>
    </message>
    <message>
        <source>Tropical depression</source>
        <translation>Tropisches Tief</translation>
    </message>
    <message>
        <source>Tropical storm</source>
        <translation>Tropischer Sturm</translation>
    </message>
    <message>
        <source>Category 1</source>
        <translation>Kategorie 1</translation>
    </message>
    <message>
        <source>Category 2</source>
        <translation>Kategorie 2</translation>
    </message>
    <message>
        <source>Category 3</source>
        <translation>Kategorie 3</translation>
    </message>
    <message>
        <source>Category 4</source>
        <translation>Kategorie 4</translation>
    </message>
    <message>
        <source>Category 5</source>
        <translation>Kategorie 5</translation>
    </message>
    <message>
        <source>Drought Monitor (D0–D4)</source>
        <translation>Drought Monitor (D0–D4)</translation>
    </message>
    <message>
        <source>Drought Monitor, percentiles</source>
        <translation>Drought Monitor, Perzentile</translation>
    </message>
    <message>
        <source>Standardized index (WMO)</source>
        <translation>Standardisierter Index (WMO)</translation>
    </message>
    <message>
        <source>Extremely dry</source>
        <translation>Extrem trocken</translation>
    </message>
    <message>
        <source>Severely dry</source>
        <translation>Sehr trocken</translation>
    </message>
    <message>
        <source>Moderately dry</source>
        <translation>Mäßig trocken</translation>
    </message>
    <message>
        <source>Near normal</source>
        <translation>Nahezu normal</translation>
    </message>
    <message>
        <source>Moderately wet</source>
        <translation>Mäßig feucht</translation>
    </message>
    <message>
        <source>Very wet</source>
        <translation>Sehr feucht</translation>
    </message>
    <message>
        <source>Extremely wet</source>
        <translation>Extrem feucht</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>from one number to another</comment>
        <translation>%1–%2</translation>
    </message>
</context>
<context>
    <name>terrella::earth::ColourBar</name>
    <message>
        <source>Colour bar of %1, %2 to %3 %4</source>
        <translation>Farbleiste von %1, %2 bis %3 %4</translation>
    </message>
    <message>
        <source>Classes of %1: %2</source>
        <translation>Klassen von %1: %2</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
</context>
<context>
    <name>terrella::earth::ColourMap</name>
    <message>
        <source>The colour map %1 has no list of colours.</source>
        <translation>Die Farbskala %1 hat keine Liste von Farben.</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>terrella::earth::Difference</name>
    <message>
        <source>The difference was asked for %1 values into %2 places.</source>
        <translation>Die Differenz wurde für %1 Werte in %2 Plätze angefordert.</translation>
    </message>
    <message>
        <source>A mesh that moves with time cannot be subtracted.</source>
        <translation>Ein Netz, das sich mit der Zeit bewegt, lässt sich nicht subtrahieren.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and &quot;%2&quot; cannot be subtracted: %3</source>
        <translation>&quot;%1&quot; und &quot;%2&quot; lassen sich nicht voneinander subtrahieren: %3</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 minus %2</translation>
    </message>
    <message>
        <source>%1 regridded to the cells of %2, bilinear</source>
        <translation>%1 bilinear auf die Zellen von %2 interpoliert</translation>
    </message>
    <message>
        <source>%1 regridded to the cells of %2, nearest cell</source>
        <translation>%1 auf die Zellen von %2 interpoliert, nächste Zelle</translation>
    </message>
</context>
<context>
    <name>terrella::earth::DistanceBox</name>
    <message>
        <source>&amp;Within</source>
        <translation>&amp;Innerhalb</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>All within this distance belongs to the region. Type it, or use the arrow keys or the wheel</source>
        <translation>Alles innerhalb dieses Abstands gehört zum Gebiet. Eintippen, oder Pfeiltasten oder Mausrad benutzen</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
</context>
<context>
    <name>terrella::earth::EdgeLabels</name>
    <message>
        <source>W</source>
        <comment>west</comment>
        <translation>W</translation>
    </message>
    <message>
        <source>E</source>
        <comment>east</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>S</source>
        <comment>south</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>N</translation>
    </message>
</context>
<context>
    <name>terrella::earth::HeightsButton</name>
    <message>
        <source>How many times their true size heights and depths are drawn</source>
        <translation>Wievielfach überhöht Höhen und Tiefen gezeichnet werden</translation>
    </message>
    <message>
        <source>Heights ×%1</source>
        <translation>Höhen ×%1</translation>
    </message>
    <message>
        <source>&amp;As suits what is shown</source>
        <translation>&amp;Passend zu dem, was gezeigt wird</translation>
    </message>
    <message>
        <source>True heights</source>
        <translation>Ohne Überhöhung</translation>
    </message>
</context>
<context>
    <name>terrella::earth::LayerDetails</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Einfärben nach</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glatt</translation>
    </message>
    <message>
        <source>As cells</source>
        <translation>Als Zellen</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Percentiles 2–98</source>
        <translation>Perzentile 2–98</translation>
    </message>
    <message>
        <source>Symmetric about 0</source>
        <translation>Symmetrisch um 0</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Niedrigster Wert</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster Wert</translation>
    </message>
    <message>
        <source>Lowest and highest</source>
        <translation>Niedrigster und höchster Wert</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Whole period</source>
        <translation>Ganzer Zeitraum</translation>
    </message>
    <message>
        <source>Each time</source>
        <translation>Jeder Zeitpunkt</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potenz</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>Exponent</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Upper threshold</source>
        <translation>Obere Schwelle</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>round numbers</source>
        <translation>runde Zahlen</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Numbers on the lines</source>
        <translation>Zahlen auf den Linien</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Streamlines</source>
        <translation>Stromlinien</translation>
    </message>
    <message>
        <source>Moving streamlines</source>
        <translation>Bewegte Stromlinien</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischmodus</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>Multiplizieren</translation>
    </message>
    <message>
        <source>Goes with the other layers</source>
        <translation>Geht mit den anderen Ebenen</translation>
    </message>
    <message>
        <source>The level is changed for all visible layers that have levels of this kind; each shows its nearest</source>
        <translation>Das Niveau wird für alle sichtbaren Ebenen geändert, die Niveaus dieser Art haben; jede zeigt ihr nächstgelegenes</translation>
    </message>
    <message>
        <source>Automatic: every year</source>
        <translation>Automatisch: jedes Jahr</translation>
    </message>
    <message>
        <source>Automatic: its own</source>
        <translation>Automatisch: das eigene</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Das eigene</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Jedes Jahr</translation>
    </message>
    <message>
        <source>Classes…</source>
        <translation>Klassen…</translation>
    </message>
    <message>
        <source>Make classes of the values: where each begins, its colour and its name</source>
        <translation>Die Werte in Klassen einteilen: wo jede beginnt, ihre Farbe und ihr Name</translation>
    </message>
    <message>
        <source>Wind barbs</source>
        <translation>Windfiedern</translation>
    </message>
    <message>
        <source>Particles</source>
        <translation>Partikel</translation>
    </message>
    <message>
        <source>Coloured</source>
        <translation>Gefärbt</translation>
    </message>
    <message>
        <source>By speed</source>
        <translation>Nach Geschwindigkeit</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Gefüllt</translation>
    </message>
    <message>
        <source>With colour</source>
        <translation>Mit Farbe</translation>
    </message>
    <message>
        <source>With hatching</source>
        <translation>Mit Schraffur</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>Nicht</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>The field has these values on the surfaces: numbers parted by spaces. Empty: a round number that suits the field.</source>
        <translation>Werte, die das Feld auf den Flächen hat: Zahlen, durch Leerzeichen getrennt. Leer: eine runde Zahl, die zum Feld passt.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Value, on the colours</source>
        <translation>Wert, auf der Farbskala</translation>
    </message>
    <message>
        <source>One colour…</source>
        <translation>Eine Farbe…</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Clear at</source>
        <translation>Durchsichtig bei</translation>
    </message>
    <message>
        <source>Dense at</source>
        <translation>Dicht bei</translation>
    </message>
    <message>
        <source>Both signs alike</source>
        <translation>Beide Vorzeichen gleich</translation>
    </message>
    <message>
        <source>Values below zero are as dense as those as far above it</source>
        <translation>Werte unter null sind so dicht wie die ebenso weit darüber</translation>
    </message>
    <message>
        <source>As the field</source>
        <translation>Wie das Feld</translation>
    </message>
</context>
<context>
    <name>terrella::earth::LayerStack</name>
    <message>
        <source>track</source>
        <translation>Zugbahn</translation>
    </message>
    <message>
        <source>at</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No variable of &quot;%1&quot; lies on a grid; it has: %2.</source>
        <translation>Keine Variable von &quot;%1&quot; liegt auf einem Gitter; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no points.</source>
        <translation>&quot;%1&quot; enthält keine Punkte.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no point geometry.</source>
        <translation>&quot;%1&quot; hat keine Punktgeometrie.</translation>
    </message>
    <message>
        <source>A difference needs two fields.</source>
        <translation>Eine Differenz braucht zwei Felder.</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>Small multiples need a field.</source>
        <translation>Eine Bildreihe braucht ein Feld.</translation>
    </message>
    <message>
        <source>Member %1</source>
        <translation>Mitglied %1</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no two components of a vector; it has: %2.</source>
        <translation>&quot;%1&quot; enthält keine zwei Komponenten eines Vektors; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>There is no variable &quot;%1&quot; here any more; there are: %2.</source>
        <translation>Die Variable &quot;%1&quot; gibt es hier nicht mehr; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>Beyond the training</source>
        <translation>Außerhalb des Trainings</translation>
    </message>
    <message>
        <source>A map of all of this field must be made of %1. Zoom in for a part of it, or make a coarser one with the module data.regrid.</source>
        <translation>Eine Karte dieses ganzen Feldes muss aus %1 gebildet werden. Für einen Ausschnitt hineinzoomen oder mit dem Modul data.regrid ein gröberes Feld erzeugen.</translation>
    </message>
    <message>
        <source>The file keeps %1 time steps of %2 rows together in each chunk: for one map %3 must be unpacked. Zoom in for a part of it, or write it anew in maps with &quot;nccopy -c time/1,lat/%4,lon/%5&quot; or the module data.write. Series at a place are quick as it is.</source>
        <translation>Die Datei hält in jedem Chunk %1 Zeitschritte von %2 Zeilen zusammen: Für eine Karte müssen %3 entpackt werden. Für einen Ausschnitt hineinzoomen oder die Datei mit „nccopy -c time/1,lat/%4,lon/%5“ oder dem Modul data.write in Karten neu schreiben. Zeitreihen an einem Ort sind so, wie sie ist, schnell.</translation>
    </message>
    <message>
        <source>Barbs tell a speed in knots. %1</source>
        <comment>what does not convert</comment>
        <translation>Fiedern geben eine Geschwindigkeit in Knoten an. %1</translation>
    </message>
    <message>
        <source>This grid has too many cells for vectors along its own rows. Regrid it with data.regrid, or select a part of it.</source>
        <translation>Dieses Gitter hat zu viele Zellen für Vektoren entlang seiner eigenen Zeilen. Mit data.regrid auf ein anderes interpolieren oder einen Teil davon auswählen.</translation>
    </message>
    <message>
        <source>Own classes</source>
        <translation>Eigene Klassen</translation>
    </message>
    <message>
        <source>shown: %1</source>
        <translation>gezeigt: %1</translation>
    </message>
    <message>
        <source>Overview: the cells in boxes of %1°, each as one value. Zoom in for every cell.</source>
        <translation>Übersicht: die Zellen in Kästen von %1°, jeder als ein Wert. Für jede einzelne Zelle hineinzoomen.</translation>
    </message>
    <message>
        <source>Overview: one of every %1 × %1 cells. Their means are being made.</source>
        <translation>Übersicht: eine von je %1 × %1 Zellen. Ihre Mittel werden gerade gebildet.</translation>
    </message>
    <message>
        <source>Overview: means of %1 × %1 cells. Zoom in for every cell.</source>
        <translation>Übersicht: Mittel aus je %1 × %1 Zellen. Für jede einzelne Zelle hineinzoomen.</translation>
    </message>
    <message>
        <source>Overview: the most frequent class of %1 × %1 cells. Zoom in for every cell.</source>
        <translation>Übersicht: die häufigste Klasse aus je %1 × %1 Zellen. Für jede einzelne Zelle hineinzoomen.</translation>
    </message>
    <message>
        <source>Overview: one of every %1 × %1 cells. Zoom in for every cell.</source>
        <translation>Übersicht: eine von je %1 × %1 Zellen. Für jede einzelne Zelle hineinzoomen.</translation>
    </message>
    <message>
        <source>Where points would lie on one another, one is drawn for all: from here %L1 of %L2. Closer, there are more.</source>
        <translation>Wo Punkte aufeinander lägen, wird einer für alle gezeichnet: aus dieser Entfernung %L1 von %L2. Aus der Nähe sind es mehr.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>value and its class</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 = %2 %3</source>
        <translation>%1 = %2 %3</translation>
    </message>
    <message>
        <source>%1, volume</source>
        <translation>%1, Volumen</translation>
    </message>
    <message>
        <source>Heights from &quot;%1&quot;.</source>
        <translation>Höhen aus „%1“.</translation>
    </message>
    <message>
        <source>Heights by the standard atmosphere.</source>
        <translation>Höhen nach der Standardatmosphäre.</translation>
    </message>
    <message>
        <source>Its levels have no heights; they stand evenly.</source>
        <translation>Die Niveaus haben keine Höhen; sie stehen in gleichen Abständen.</translation>
    </message>
    <message>
        <source>Of %1 rows and columns one is drawn.</source>
        <translation>Von je %1 Zeilen und Spalten wird eine gezeichnet.</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>nowhere here</source>
        <translation>hier nirgends</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1, highest</source>
        <translation>%1, höchster Wert</translation>
    </message>
    <message>
        <source>%1, lowest</source>
        <translation>%1, niedrigster Wert</translation>
    </message>
    <message>
        <source>No variable of &quot;%1&quot; has levels above each other; it has: %2.</source>
        <translation>Keine Variable von „%1“ hat Niveaus übereinander; vorhanden sind: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds no polygons.</source>
        <translation>„%1“ enthält keine Polygone.</translation>
    </message>
    <message>
        <source>polygon %1</source>
        <translation>Polygon %1</translation>
    </message>
    <message>
        <source>%1, curtain</source>
        <translation>%1, Vorhang</translation>
    </message>
    <message>
        <source>Draw a line on the Earth, and a curtain hangs along it (Draw, or Ctrl+Alt+X).</source>
        <translation>Eine Linie auf die Erde zeichnen, und daran hängt ein Vorhang (Zeichnen oder Strg+Alt+X).</translation>
    </message>
    <message>
        <source>Along the line, values of the nearest cells.</source>
        <translation>Entlang der Linie Werte der nächsten Zellen.</translation>
    </message>
    <message>
        <source>Of %1 cells one is drawn.</source>
        <translation>Von %1 Zellen wird eine gezeichnet.</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>along the line</source>
        <translation>entlang der Linie</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>A difference needs fields whose cells are placed one by one. Cut the file to a smaller region first.</source>
        <translation>Eine Differenz braucht Felder, deren Zellen einzeln verortet sind. Zuerst die Datei auf ein kleineres Gebiet zuschneiden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has one year only; small multiples need two or more.</source>
        <translation>&quot;%1&quot; hat nur ein Jahr; eine Bildreihe braucht mindestens zwei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has one level only; small multiples need two or more.</source>
        <translation>&quot;%1&quot; hat nur ein Niveau; eine Bildreihe braucht mindestens zwei.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has one member only; small multiples need two or more.</source>
        <translation>&quot;%1&quot; hat nur ein Mitglied; eine Bildreihe braucht mindestens zwei.</translation>
    </message>
    <message>
        <source>Its cells are too many to be placed one by one: they are drawn and probed, but plots, sections and differences leave them out.</source>
        <translation>Es sind zu viele Zellen, um sie einzeln zu verorten: Sie werden gezeichnet und abgefragt, aber Diagramme, Schnitte und Differenzen lassen sie aus.</translation>
    </message>
</context>
<context>
    <name>terrella::earth::LayersBox</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Show the layers</source>
        <translation>Die Ebenen zeigen</translation>
    </message>
    <message>
        <source>Fold the layers away</source>
        <translation>Die Ebenen einklappen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 einblenden</translation>
    </message>
    <message>
        <source>How %1 is shown</source>
        <translation>Wie %1 dargestellt wird</translation>
    </message>
    <message>
        <source>In which pictures %1 is seen</source>
        <translation>In welchen Bildern %1 zu sehen ist</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>&amp;Keep when another result is shown</source>
        <translation>&amp;Behalten, wenn ein anderes Ergebnis gezeigt wird</translation>
    </message>
    <message>
        <source>Add &amp;contours</source>
        <translation>&amp;Konturlinien hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;hatching where a condition holds</source>
        <translation>&amp;Schraffur hinzufügen, wo eine Bedingung gilt</translation>
    </message>
    <message>
        <source>Add &amp;vectors</source>
        <translation>&amp;Vektoren hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach u&amp;nten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Add an &amp;isosurface</source>
        <translation>&amp;Isofläche hinzufügen</translation>
    </message>
    <message>
        <source>Add a v&amp;olume</source>
        <translation>Vo&amp;lumen hinzufügen</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Coastlines, borders, rivers, cities, graticule; day and night; relief or a picture below the data</source>
        <translation>Küstenlinien, Grenzen, Flüsse, Städte, Gradnetz; Tag und Nacht; Relief oder ein Bild unter den Daten</translation>
    </message>
    <message>
        <source>&amp;Zoom to it</source>
        <translation>&amp;Heranzoomen</translation>
    </message>
    <message>
        <source>Add a c&amp;urtain along the lines</source>
        <translation>V&amp;orhang entlang der Linien hinzufügen</translation>
    </message>
    <message>
        <source>Add a curtain</source>
        <translation>Vorhang hinzufügen</translation>
    </message>
    <message>
        <source>Remove the curtain</source>
        <translation>Vorhang entfernen</translation>
    </message>
</context>
<context>
    <name>terrella::earth::LevelBar</name>
    <message>
        <source>%1 of all visible layers that have it; each shows its nearest. Ctrl+Up and Ctrl+Down change it.</source>
        <translation>%1 aller sichtbaren Ebenen, die solche Niveaus haben; jede zeigt ihr nächstgelegenes. Ctrl+Up und Ctrl+Down ändern das Niveau.</translation>
    </message>
</context>
<context>
    <name>terrella::earth::Outlines</name>
    <message>
        <source>Coastlines 1:50 m</source>
        <translation>Küstenlinien 1:50 Mio.</translation>
    </message>
    <message>
        <source>Coastlines 1:110 m</source>
        <translation>Küstenlinien 1:110 Mio.</translation>
    </message>
    <message>
        <source>Coastlines 1:10 m</source>
        <translation>Küstenlinien 1:10 Mio.</translation>
    </message>
</context>
<context>
    <name>terrella::earth::Panes</name>
    <message>
        <source>Drag to see more of one side; the arrow keys move it too</source>
        <translation>Ziehen, um von einer Seite mehr zu sehen; auch die Pfeiltasten verschieben sie</translation>
    </message>
    <message>
        <source>Line between the two pictures</source>
        <translation>Linie zwischen den beiden Bildern</translation>
    </message>
</context>
<context>
    <name>terrella::earth::Projection</name>
    <message>
        <source>Globe</source>
        <translation>Globus</translation>
    </message>
    <message>
        <source>Equirectangular</source>
        <translation>Plattkarte</translation>
    </message>
    <message>
        <source>Robinson</source>
        <translation>Robinson</translation>
    </message>
    <message>
        <source>Mollweide</source>
        <translation>Mollweide</translation>
    </message>
    <message>
        <source>North polar stereographic</source>
        <translation>Nordpolar, stereographisch</translation>
    </message>
    <message>
        <source>South polar stereographic</source>
        <translation>Südpolar, stereographisch</translation>
    </message>
    <message>
        <source>Lambert conformal</source>
        <translation>Lambert, winkeltreu</translation>
    </message>
    <message>
        <source>There is no projection &quot;%1&quot;; there are %2, and PROJ strings beginning with &quot;+proj=&quot;.</source>
        <translation>Es gibt keine Projektion &quot;%1&quot;; möglich sind %2 und PROJ-Zeichenketten, die mit &quot;+proj=&quot; beginnen.</translation>
    </message>
    <message>
        <source>PROJ does not accept the projection &quot;%1&quot;: %2.</source>
        <translation>PROJ nimmt die Projektion &quot;%1&quot; nicht an: %2.</translation>
    </message>
    <message>
        <source>it is not understood</source>
        <translation>sie ist nicht verständlich</translation>
    </message>
    <message>
        <source>The projection &quot;%1&quot; draws no map: no place of a 5° grid has a point in it.</source>
        <translation>Die Projektion &quot;%1&quot; zeichnet keine Karte: Kein Ort eines 5°-Gitters hat einen Punkt darin.</translation>
    </message>
    <message>
        <source>Equal Earth</source>
        <translation>Equal Earth</translation>
    </message>
    <message>
        <source>Mercator</source>
        <translation>Mercator</translation>
    </message>
    <message>
        <source>Lambert azimuthal</source>
        <translation>Lambert, azimutal</translation>
    </message>
    <message>
        <source>Rotated pole</source>
        <translation>Gedrehter Pol</translation>
    </message>
</context>
<context>
    <name>terrella::earth::Surfaces</name>
    <message>
        <source>Day and night go by the part of the year: the calendar is not the world&apos;s.</source>
        <translation>Tag und Nacht richten sich nach dem Anteil des Jahres: Der Kalender ist nicht der wirkliche.</translation>
    </message>
    <message>
        <source>Day and night are those of now: nothing that is shown has a time.</source>
        <translation>Tag und Nacht sind die von jetzt: Nichts von dem, was gezeigt wird, hat eine Zeit.</translation>
    </message>
    <message>
        <source>%1 does not say where it lies: it is taken as the whole globe.</source>
        <translation>%1 gibt nicht an, wo es liegt: Es wird als der ganze Globus genommen.</translation>
    </message>
</context>
<context>
    <name>terrella::earth::TimeBar</name>
    <message>
        <source>No time axis</source>
        <translation>Keine Zeitachse</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>Einen Schritt weiter</translation>
    </message>
    <message>
        <source>How time runs</source>
        <translation>Wie die Zeit läuft</translation>
    </message>
    <message>
        <source>2000-02-30 06:00</source>
        <translation>2000-02-30 06:00</translation>
    </message>
    <message>
        <source>Date to go to</source>
        <translation>Datum, zu dem gegangen wird</translation>
    </message>
    <message>
        <source>There are times from %1 to %2 only.</source>
        <translation>Es gibt nur Zeiten von %1 bis %2.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Hours of the data in one second</source>
        <translation>Stunden der Daten je Sekunde</translation>
    </message>
    <message>
        <source>Steps in one second</source>
        <translation>Schritte je Sekunde</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Rückwärts abspielen</translation>
    </message>
    <message>
        <source>How time runs: speed, steps, what happens at the end</source>
        <translation>Wie die Zeit läuft: Geschwindigkeit, Schritte, was am Ende geschieht</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) left out since playing began</source>
        <translation>
            <numerusform>%n Schritt seit Beginn des Abspielens ausgelassen</numerusform>
            <numerusform>%n Schritte seit Beginn des Abspielens ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 year/s</source>
        <translation>1 Jahr/s</translation>
    </message>
    <message>
        <source>%1 years/s</source>
        <translation>%1 Jahre/s</translation>
    </message>
    <message>
        <source>1 day/s</source>
        <translation>1 Tag/s</translation>
    </message>
    <message>
        <source>%1 days/s</source>
        <translation>%1 Tage/s</translation>
    </message>
    <message>
        <source>1 hour/s</source>
        <translation>1 Stunde/s</translation>
    </message>
    <message>
        <source>%1 hours/s</source>
        <translation>%1 Stunden/s</translation>
    </message>
    <message>
        <source>1 step/s</source>
        <translation>1 Schritt/s</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>&amp;Go to a date…	G</source>
        <translation>Zu einem &amp;Datum gehen…	G</translation>
    </message>
    <message>
        <source>&amp;Begin what is played here	[</source>
        <translation>Abspielen hier &amp;beginnen	[</translation>
    </message>
    <message>
        <source>&amp;End what is played here	]</source>
        <translation>Abspielen hier b&amp;eenden	]</translation>
    </message>
    <message>
        <source>Play the &amp;whole period	\</source>
        <translation>&amp;Ganzen Zeitraum abspielen	\</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>Ge&amp;schwindigkeit</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>S&amp;chritte</translation>
    </message>
    <message>
        <source>Every time of the data</source>
        <translation>Jeder Zeitpunkt der Daten</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>&amp;At the end</source>
        <translation>&amp;Am Ende</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Turn round</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>&amp;While a picture is being read</source>
        <translation>&amp;Während ein Bild gelesen wird</translation>
    </message>
    <message>
        <source>Wait: every step is shown</source>
        <translation>Warten: Jeder Schritt wird gezeigt</translation>
    </message>
    <message>
        <source>Keep the speed: steps are left out</source>
        <translation>Geschwindigkeit halten: Schritte werden ausgelassen</translation>
    </message>
    <message>
        <source>Back&amp;wards</source>
        <translation>&amp;Rückwärts</translation>
    </message>
    <message>
        <source>B&amp;etween its times a layer shows</source>
        <translation>&amp;Zwischen ihren Zeiten zeigt eine Ebene</translation>
    </message>
    <message>
        <source>The nearest</source>
        <translation>Die nächstgelegene</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Die davor</translation>
    </message>
    <message>
        <source>Before and a&amp;fter its times a layer</source>
        <translation>Eine Ebene &amp;vor und nach ihren Zeiten</translation>
    </message>
    <message>
        <source>Stays as it was</source>
        <translation>Bleibt, wie sie war</translation>
    </message>
    <message>
        <source>Is hidden</source>
        <translation>Wird ausgeblendet</translation>
    </message>
</context>
<context>
    <name>terrella::earth::TimeTrack</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>No time axis</source>
        <translation>Keine Zeitachse</translation>
    </message>
    <message>
        <source>%1: the same every year</source>
        <translation>%1: jedes Jahr gleich</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n time(s)</source>
        <translation>
            <numerusform>%1: %n Zeitpunkt</numerusform>
            <numerusform>%1: %n Zeitpunkte</numerusform>
        </translation>
    </message>
    <message>
        <source>; held at %1</source>
        <translation>; gehalten bei %1</translation>
    </message>
    <message>
        <source>; shown is %1</source>
        <translation>; gezeigt: %1</translation>
    </message>
    <message>
        <source>What is played begins here; drag it</source>
        <translation>Hier beginnt, was abgespielt wird; zum Verschieben ziehen</translation>
    </message>
    <message>
        <source>What is played ends here; drag it</source>
        <translation>Hier endet, was abgespielt wird; zum Verschieben ziehen</translation>
    </message>
</context>
<context>
    <name>terrella::earth::Volume</name>
    <message>
        <source>Something else was asked for.</source>
        <translation>Es wurde etwas anderes angefordert.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no levels above each other.</source>
        <translation>&apos;%1&apos; hat keine Niveaus übereinander.</translation>
    </message>
    <message>
        <source>Height (depth below 0)</source>
        <translation>Höhe (Tiefe unter 0)</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lies on other cells or levels; it cannot colour this.</source>
        <translation>&apos;%1&apos; liegt auf anderen Zellen oder Niveaus und kann dies nicht einfärben.</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>The cells of &apos;%1&apos; lie on one line, and no isosurface can be laid between them. Add a curtain along them.</source>
        <translation>Die Zellen von „%1“ liegen auf einer Linie, und zwischen ihnen kann keine Isofläche liegen. Füge einen Vorhang an ihnen entlang hinzu.</translation>
    </message>
</context>
</TS>
