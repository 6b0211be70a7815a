<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept all High</source>
        <translation>Sichere annehmen</translation>
    </message>
    <message>
        <source>Accept the date</source>
        <translation>Das Datum annehmen</translation>
    </message>
    <message>
        <source>Add folders</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>Same as the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Between neighbours</source>
        <translation>Zwischen den Nachbarn</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Bring the chosen files back to where they were</source>
        <translation>Die gewählten Dateien dorthin zurückbringen, wo sie waren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Switch between the whole picture and its pixels</source>
        <translation>Zwischen dem ganzen Bild und seinen Pixeln wechseln</translation>
    </message>
    <message>
        <source>Change how MediaDesk works and which keys it listens to</source>
        <translation>Ändern, wie MediaDesk arbeitet und auf welche Tasten es hört</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Choose a folder for the library; its files stay where they are</source>
        <translation>Einen Ordner für die Bibliothek wählen; seine Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Choose all files of the same camera in the queue</source>
        <translation>Alle Dateien derselben Kamera in der Liste wählen</translation>
    </message>
    <message>
        <source>Choose candidate {n}</source>
        <translation>Kandidat {n} wählen</translation>
    </message>
    <message>
        <source>Choose other keys in Preferences</source>
        <translation>Andere Tasten in den Einstellungen wählen</translation>
    </message>
    <message>
        <source>Choose the camera</source>
        <translation>Die Kamera wählen</translation>
    </message>
    <message>
        <source>Close MediaDesk; a scan can be resumed</source>
        <translation>MediaDesk schließen; ein Scan kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Leave its files out of all comparisons</source>
        <translation>Nichts darin mehr mit irgendetwas vergleichen</translation>
    </message>
    <message>
        <source>Compare the first picture with the next one</source>
        <translation>Das erste Bild mit dem nächsten vergleichen</translation>
    </message>
    <message>
        <source>Compute hashes</source>
        <translation>Hashes berechnen</translation>
    </message>
    <message>
        <source>Compute the frame hashes that videos still lack</source>
        <translation>Die Hashes der Einzelbilder berechnen, die Videos noch fehlen</translation>
    </message>
    <message>
        <source>Copy files into folders by date; the originals stay</source>
        <translation>Dateien nach Datum in Ordner kopieren; die Originale bleiben</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the file</source>
        <translation>Kopieren, wo die Datei liegt</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Do again what was last undone</source>
        <translation>Noch einmal tun, was zuletzt zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Carry out what the page shows</source>
        <translation>Tun, was die Seite zeigt</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Export to a new archive</source>
        <translation>In ein neues Archiv exportieren</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Duplikate suchen</translation>
    </message>
    <message>
        <source>Find files by name or folder</source>
        <translation>Dateien nach Name oder Ordner finden</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit or 1:1</source>
        <translation>Einpassen oder 1:1</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Give the chosen files, or the whole folder, one date: a day, a month or a year</source>
        <translation>Den gewählten Dateien oder dem ganzen Ordner ein Datum geben: Tag, Monat oder Jahr</translation>
    </message>
    <message>
        <source>Go back to the previous cluster</source>
        <translation>Zum vorigen Cluster zurückgehen</translation>
    </message>
    <message>
        <source>Go back to the previous file</source>
        <translation>Zur vorigen Datei zurückgehen</translation>
    </message>
    <message>
        <source>Go back to the previous part of the window</source>
        <translation>Zum vorigen Teil des Fensters zurückgehen</translation>
    </message>
    <message>
        <source>Go on to the next cluster and decide later</source>
        <translation>Zum nächsten Cluster weitergehen und später entscheiden</translation>
    </message>
    <message>
        <source>Go on to the next file and decide later</source>
        <translation>Zur nächsten Datei weitergehen und später entscheiden</translation>
    </message>
    <message>
        <source>Go on to the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters weitergehen</translation>
    </message>
    <message>
        <source>Go to the next place that differs</source>
        <translation>Zur nächsten Stelle gehen, die sich unterscheidet</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Keep and remove as shown</source>
        <translation>Behalten und entfernen wie gezeigt</translation>
    </message>
    <message>
        <source>Keep only {n}</source>
        <translation>Nur {n} behalten</translation>
    </message>
    <message>
        <source>Keep or remove {n}</source>
        <translation>{n} behalten oder entfernen</translation>
    </message>
    <message>
        <source>Keep the file chosen in the list</source>
        <translation>Die in der Liste gewählte Datei behalten</translation>
    </message>
    <message>
        <source>Keep this file</source>
        <translation>Diese Datei behalten</translation>
    </message>
    <message>
        <source>Save what this page shows as a page with pictures, a table or JSON</source>
        <translation>Speichern, was diese Seite zeigt: als Seite mit Bildern, als Tabelle oder als JSON</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Large view</source>
        <translation>Große Ansicht</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Größere Bilder</translation>
    </message>
    <message>
        <source>Leave every file where it is</source>
        <translation>Jede Datei lassen, wo sie ist</translation>
    </message>
    <message>
        <source>Leave this row out of the plan, or take it in again</source>
        <translation>Diese Zeile aus dem Plan nehmen oder wieder aufnehmen</translation>
    </message>
    <message>
        <source>Let all pictures move and zoom together</source>
        <translation>Alle Bilder gemeinsam bewegen und zoomen</translation>
    </message>
    <message>
        <source>Treat the moments shown of both films as the same</source>
        <translation>Die gezeigten Momente beider Filme gleichsetzen</translation>
    </message>
    <message>
        <source>Let this rule decide earlier</source>
        <translation>Diese Regel früher entscheiden lassen</translation>
    </message>
    <message>
        <source>Let this rule decide later</source>
        <translation>Diese Regel später entscheiden lassen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop is</source>
        <translation>Hell oder dunkel, wie der Desktop es ist</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Look for files that are the same thing</source>
        <translation>Nach Dateien suchen, die dasselbe sind</translation>
    </message>
    <message>
        <source>Look for new, changed and vanished files in all folders</source>
        <translation>In allen Ordnern nach neuen, geänderten und verschwundenen Dateien sehen</translation>
    </message>
    <message>
        <source>Make the pictures larger</source>
        <translation>Die Bilder größer machen</translation>
    </message>
    <message>
        <source>Make the pictures smaller</source>
        <translation>Die Bilder kleiner machen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Die Regel nach unten schieben</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Die Regel nach oben schieben</translation>
    </message>
    <message>
        <source>Needs a date</source>
        <translation>Braucht ein Datum</translation>
    </message>
    <message>
        <source>Never suggest from a folder</source>
        <translation>Aus einem Ordner nie vorschlagen</translation>
    </message>
    <message>
        <source>Next beside the first</source>
        <translation>Nächstes neben dem ersten</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Keine Duplikate</translation>
    </message>
    <message>
        <source>Nothing moves by itself: Blink changes with each press of its key</source>
        <translation>Nichts bewegt sich von selbst: Blinken wechselt mit jedem Druck auf seine Taste</translation>
    </message>
    <message>
        <source>Never offer anything in it for removal</source>
        <translation>Nichts darin mehr zum Entfernen anbieten</translation>
    </message>
    <message>
        <source>Open in its program</source>
        <translation>In ihrem Programm öffnen</translation>
    </message>
    <message>
        <source>Open the file in the program the desktop uses for it</source>
        <translation>Die Datei in dem Programm öffnen, das der Desktop dafür nimmt</translation>
    </message>
    <message>
        <source>Open the folder the file is in</source>
        <translation>Den Ordner öffnen, in dem die Datei liegt</translation>
    </message>
    <message>
        <source>Open the guide at what it says about this page</source>
        <translation>Die Anleitung dort öffnen, wo sie diese Seite beschreibt</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Das Menü öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Plan the removal of all exact and identical copies; the plan is shown first</source>
        <translation>Das Entfernen aller exakten und identischen Kopien planen; der Plan wird zuerst gezeigt</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Previous cluster</source>
        <translation>Voriger Cluster</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Vorige Datei</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Protect a folder</source>
        <translation>Einen Ordner schützen</translation>
    </message>
    <message>
        <source>Correct a clock that was wrong for many pictures</source>
        <translation>Eine Uhr richtigstellen, die bei vielen Bildern falsch ging</translation>
    </message>
    <message>
        <source>Change what happens to the file of that number; of many, type it and press Enter</source>
        <translation>Ändert, was mit der Datei dieser Nummer geschieht; bei vielen tippen und Enter drücken</translation>
    </message>
    <message>
        <source>Go on with what is paused</source>
        <translation>Fortsetzen, was angehalten ist</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Pause what runs; Resume continues from there</source>
        <translation>Anhalten, was läuft; Fortsetzen macht dort weiter</translation>
    </message>
    <message>
        <source>Put the date between the two pictures chosen, or the two beside it</source>
        <translation>Das Datum zwischen die zwei gewählten Bilder legen, oder zwischen die beiden daneben</translation>
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
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Remove every other file that can go</source>
        <translation>Entfernt jede andere Datei, die gehen kann</translation>
    </message>
    <message>
        <source>Remove the file chosen in the list</source>
        <translation>Die in der Liste gewählte Datei entfernen</translation>
    </message>
    <message>
        <source>Remove this file</source>
        <translation>Diese Datei entfernen</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Resolve exact and identical</source>
        <translation>Exakte und identische auflösen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Review files that are the same thing</source>
        <translation>Dateien prüfen, die dasselbe sind</translation>
    </message>
    <message>
        <source>Review files whose date is uncertain or unknown</source>
        <translation>Dateien prüfen, deren Datum unsicher oder unbekannt ist</translation>
    </message>
    <message>
        <source>Same as the next one</source>
        <translation>Wie das danach</translation>
    </message>
    <message>
        <source>Same as the previous one</source>
        <translation>Wie das davor</translation>
    </message>
    <message>
        <source>Save a report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Erneut scannen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Select every file of this place</source>
        <translation>Jede Datei dieses Ortes auswählen</translation>
    </message>
    <message>
        <source>Set a date...</source>
        <translation>Datum setzen ...</translation>
    </message>
    <message>
        <source>Set the offset here</source>
        <translation>Versatz hier setzen</translation>
    </message>
    <message>
        <source>Shift a camera</source>
        <translation>Kamerauhr stellen</translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation>Alle Dateien zeigen</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Alle Fotos zeigen</translation>
    </message>
    <message>
        <source>Show all recordings</source>
        <translation>Alle Aufnahmen zeigen</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Alle Videos zeigen</translation>
    </message>
    <message>
        <source>Show all videos for VR</source>
        <translation>Alle VR-Videos zeigen</translation>
    </message>
    <message>
        <source>Show also what is the same in all files</source>
        <translation>Auch zeigen, was in allen Dateien gleich ist</translation>
    </message>
    <message>
        <source>Show every pixel of the first picture</source>
        <translation>Jeden Pixel des ersten Bildes zeigen</translation>
    </message>
    <message>
        <source>Show everything that was done; all of it can be undone</source>
        <translation>Alles zeigen, was getan wurde; alles lässt sich zurücknehmen</translation>
    </message>
    <message>
        <source>Show files as pictures</source>
        <translation>Dateien als Bilder zeigen</translation>
    </message>
    <message>
        <source>Show files as rows</source>
        <translation>Dateien als Zeilen zeigen</translation>
    </message>
    <message>
        <source>Show files that could not be read</source>
        <translation>Dateien zeigen, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>Show files that were removed and can come back</source>
        <translation>Dateien zeigen, die entfernt wurden und zurückkommen können</translation>
    </message>
    <message>
        <source>Show how many files the library has of each month</source>
        <translation>Zeigen, wie viele Dateien die Bibliothek aus jedem Monat hat</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Show less, larger</source>
        <translation>Weniger zeigen, größer</translation>
    </message>
    <message>
        <source>Show more, smaller</source>
        <translation>Mehr zeigen, kleiner</translation>
    </message>
    <message>
        <source>Show one picture over the other, divided by a line</source>
        <translation>Ein Bild über dem anderen zeigen, von einer Linie geteilt</translation>
    </message>
    <message>
        <source>Show places and folders with their names, or icons only</source>
        <translation>Orte und Ordner mit ihren Namen zeigen oder nur als Symbole</translation>
    </message>
    <message>
        <source>Show running and finished jobs with their errors</source>
        <translation>Laufende und beendete Aufträge mit ihren Fehlern zeigen</translation>
    </message>
    <message>
        <source>Show the chosen file as large as the page</source>
        <translation>Die gewählte Datei so groß zeigen wie die Seite</translation>
    </message>
    <message>
        <source>Show the pictures beside each other</source>
        <translation>Die Bilder nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Show the pictures in turn at the same place</source>
        <translation>Die Bilder abwechselnd an derselben Stelle zeigen</translation>
    </message>
    <message>
        <source>Show the whole pictures</source>
        <translation>Die ganzen Bilder zeigen</translation>
    </message>
    <message>
        <source>Show what decided, file by file</source>
        <translation>Zeigen, was entschieden hat, Datei für Datei</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>Zeigt, was weiter oben ist</translation>
    </message>
    <message>
        <source>Show what is at the left</source>
        <translation>Zeigt, was weiter links ist</translation>
    </message>
    <message>
        <source>Show what is at the right</source>
        <translation>Zeigt, was weiter rechts ist</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>Zeigt, was weiter unten ist</translation>
    </message>
    <message>
        <source>Show what is known about the chosen file</source>
        <translation>Zeigen, was über die gewählte Datei bekannt ist</translation>
    </message>
    <message>
        <source>Show what the keys do</source>
        <translation>Zeigen, was die Tasten tun</translation>
    </message>
    <message>
        <source>Show what would be written into which files, then do it</source>
        <translation>Zeigen, was in welche Dateien geschrieben würde, und es dann tun</translation>
    </message>
    <message>
        <source>Show where the pictures differ</source>
        <translation>Zeigen, wo sich die Bilder unterscheiden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation>Kleinere Bilder</translation>
    </message>
    <message>
        <source>Start the plan</source>
        <translation>Den Plan ausführen</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>Streichen</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Undo what was done last</source>
        <translation>Zurücknehmen, was zuletzt getan wurde</translation>
    </message>
    <message>
        <source>Accept every proposal of High confidence</source>
        <translation>Jeden Vorschlag annehmen, der sicher ist</translation>
    </message>
    <message>
        <source>Use the date of the next picture by the same camera</source>
        <translation>Das Datum des Bildes nehmen, das dieselbe Kamera danach aufnahm</translation>
    </message>
    <message>
        <source>Use the date of the previous picture by the same camera</source>
        <translation>Das Datum des Bildes nehmen, das dieselbe Kamera davor aufnahm</translation>
    </message>
    <message>
        <source>Accept this date as the right one; the file is not changed</source>
        <translation>Dieses Datum als das richtige nehmen; Dateien ändern sich dadurch nicht</translation>
    </message>
    <message>
        <source>Stop what runs; what was done stays</source>
        <translation>Beenden, was läuft; was getan ist, bleibt</translation>
    </message>
    <message>
        <source>These are different things; do not show them again</source>
        <translation>Das sind verschiedene Dinge; nicht wieder zeigen</translation>
    </message>
    <message>
        <source>Type a date</source>
        <translation>Datum eingeben</translation>
    </message>
    <message>
        <source>Type when it was taken, as far as you know</source>
        <translation>Eingeben, wann es aufgenommen wurde, so weit es bekannt ist</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Den ganzen Bildschirm nutzen</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Write to files</source>
        <translation>In Dateien schreiben</translation>
    </message>
    <message>
        <source>Years and months</source>
        <translation>Jahre und Monate</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Date uncertain</source>
        <translation>Datum unsicher</translation>
    </message>
    <message>
        <source>Hard link instead</source>
        <translation>Verknüpfung stattdessen</translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation>In der Cloud</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>RAW</source>
        <translation>RAW</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>Cluster</name>
    <message>
        <source>Accept: keep all {n}</source>
        <translation>Annehmen: alle {n} behalten</translation>
    </message>
    <message>
        <source>Accept: keep {kept}, link {gone}</source>
        <translation>{kept} behalten, {gone} verknüpfen</translation>
    </message>
    <message>
        <source>Accept: keep {kept}, move {gone}</source>
        <translation>{kept} behalten, {gone} verschieben</translation>
    </message>
    <message>
        <source>Accept: keep {kept}, remove {gone}</source>
        <translation>{kept} behalten, {gone} entfernen</translation>
    </message>
    <message>
        <source>Accept: keep {kept}, trash {gone}</source>
        <translation>{kept} behalten, {gone} in den Papierkorb</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>Identisch</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>{share} alike</source>
        <translation>zu {share} gleich</translation>
    </message>
    <message>
        <source>{size} to gain</source>
        <translation>{size} zu gewinnen</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} und {last}</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Künstler</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Blickfeld</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>HDR</source>
        <translation>HDR</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Per eye</source>
        <translation>Pro Auge</translation>
    </message>
    <message>
        <source>Perceptual hash</source>
        <translation>Wahrnehmungs-Hash</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Quick hash</source>
        <translation>Schneller Hash</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>bit/px</source>
        <translation>Bit/px</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>1 cluster</source>
        <translation>1 Cluster</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>1 Aufnahme</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>1 sidecar</source>
        <translation>1 Begleiter</translation>
    </message>
    <message>
        <source>1 video</source>
        <translation>1 Video</translation>
    </message>
    <message>
        <source>{files} and {sidecars}</source>
        <translation>{files} und {sidecars}</translation>
    </message>
    <message>
        <source>{n} clusters</source>
        <translation>{n} Cluster</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} Fotos</translation>
    </message>
    <message>
        <source>{n} recordings</source>
        <translation>{n} Aufnahmen</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
    <message>
        <source>{n} sidecars</source>
        <translation>{n} Begleiter</translation>
    </message>
    <message>
        <source>{n} videos</source>
        <translation>{n} Videos</translation>
    </message>
</context>
<context>
    <name>Criterion</name>
    <message>
        <source>Date in the name</source>
        <translation>Datum im Namen</translation>
    </message>
    <message>
        <source>Compression blocks</source>
        <translation>Blöcke der Kompression</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Umgewandelt</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>In a protected folder</source>
        <translation>In einem geschützten Ordner</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>In Farbe</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>JPEG-Qualität</translation>
    </message>
    <message>
        <source>Length in seconds</source>
        <translation>Länge in Sekunden</translation>
    </message>
    <message>
        <source>Path length</source>
        <translation>Länge des Pfads</translation>
    </message>
    <message>
        <source>Maker notes</source>
        <translation>Notizen des Herstellers</translation>
    </message>
    <message>
        <source>Also holds</source>
        <translation>Enthält auch</translation>
    </message>
    <message>
        <source>Built as cameras do</source>
        <translation>Aufgebaut wie von Kameras</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Copies with the same bytes</source>
        <translation>Kopien mit denselben Bytes</translation>
    </message>
    <message>
        <source>Disk is here</source>
        <translation>Laufwerk ist da</translation>
    </message>
    <message>
        <source>Edited with</source>
        <translation>Bearbeitet mit</translation>
    </message>
    <message>
        <source>Fields of metadata</source>
        <translation>Felder der Metadaten</translation>
    </message>
    <message>
        <source>JPEG quality before</source>
        <translation>Frühere JPEG-Qualität</translation>
    </message>
    <message>
        <source>Length to a tenth of a second</source>
        <translation>Länge auf eine Zehntelsekunde</translation>
    </message>
    <message>
        <source>Metadata filled in</source>
        <translation>Ausgefüllte Metadaten</translation>
    </message>
    <message>
        <source>Nearer to the original</source>
        <translation>Näher am Original</translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation>Nicht vergrößert</translation>
    </message>
    <message>
        <source>Not made from the other</source>
        <translation>Nicht aus der anderen gemacht</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>Ursprünglicher Name</translation>
    </message>
    <message>
        <source>Part of a Live Photo</source>
        <translation>Teil eines Live Photos</translation>
    </message>
    <message>
        <source>Part of the picture</source>
        <translation>Teil des Bildes</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>RAW file</source>
        <translation>RAW-Datei</translation>
    </message>
    <message>
        <source>Re-encoded by</source>
        <translation>Neu kodiert von</translation>
    </message>
    <message>
        <source>Saved again</source>
        <translation>Erneut gespeichert</translation>
    </message>
    <message>
        <source>Seen first</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei gespeichert</translation>
    </message>
    <message>
        <source>Music tags filled in</source>
        <translation>Angaben zur Musik</translation>
    </message>
    <message>
        <source>The camera&apos;s HEIC</source>
        <translation>HEIC der Kamera</translation>
    </message>
    <message>
        <source>Without a border</source>
        <translation>Ohne Rand</translation>
    </message>
    <message>
        <source>Without black bars</source>
        <translation>Ohne schwarze Balken</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>kbit/s</source>
        <translation>kbit/s</translation>
    </message>
    <message>
        <source>later</source>
        <translation>später</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{n} MP</source>
        <translation>{n} MP</translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>Restore the backup of {when}</source>
        <translation>Sicherung vom {when} zurückholen</translation>
    </message>
    <message>
        <source>Change nothing and ask again at the next start</source>
        <translation>Nichts ändern und beim nächsten Start wieder fragen</translation>
    </message>
    <message>
        <source>Decisions are applied again; later files come back with a scan.</source>
        <translation>Entscheidungen gelten wieder; spätere Dateien findet der nächste Scan.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start with an empty catalog</source>
        <translation>Mit einem leeren Katalog beginnen</translation>
    </message>
    <message>
        <source>Start without earlier decisions</source>
        <translation>Ohne frühere Entscheidungen beginnen</translation>
    </message>
    <message>
        <source>The catalog is damaged</source>
        <translation>Der Katalog ist beschädigt</translation>
    </message>
    <message>
        <source>The record of your decisions is damaged</source>
        <translation>Die Aufzeichnung Ihrer Entscheidungen ist beschädigt</translation>
    </message>
    <message>
        <source>There is no sound backup of it.</source>
        <translation>Es gibt keine unbeschädigte Sicherung davon.</translation>
    </message>
    <message>
        <source>What you decided after it has to be decided again.</source>
        <translation>Was Sie danach entschieden haben, muss noch einmal entschieden werden.</translation>
    </message>
    <message>
        <source>Your folders and decisions come back; all files are scanned again.</source>
        <translation>Ordner und Entscheidungen kommen zurück; alle Dateien werden neu gescannt.</translation>
    </message>
    <message>
        <source>Your folders stay; all else has to be decided again.</source>
        <translation>Ihre Ordner bleiben; alles andere muss noch einmal entschieden werden.</translation>
    </message>
    <message>
        <source>{path} cannot be read properly. Your pictures and films are untouched, and your decisions are safe in a file of their own. Whatever you choose, the damaged file is kept beside it.</source>
        <translation>{path} lässt sich nicht richtig lesen. Ihre Bilder und Filme sind unberührt, und Ihre Entscheidungen liegen sicher in einer eigenen Datei. Was immer Sie wählen, die beschädigte Datei bleibt daneben erhalten.</translation>
    </message>
    <message>
        <source>{path} cannot be read properly. Your pictures and films are untouched. Whatever you choose, the damaged file is kept beside it.</source>
        <translation>{path} lässt sich nicht richtig lesen. Ihre Bilder und Filme sind unberührt. Was immer Sie wählen, die beschädigte Datei bleibt daneben erhalten.</translation>
    </message>
</context>
<context>
    <name>Date</name>
    <message>
        <source>Date not known</source>
        <translation>Datum unbekannt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>DateShape</name>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source> Neither the file nor its name says when it was made.</source>
        <translation> Weder die Datei noch ihr Name sagt, wann sie entstand.</translation>
    </message>
    <message>
        <source> Type one, or take it from a neighbour.</source>
        <translation> Geben Sie eines ein oder nehmen Sie es von einem Nachbarn.</translation>
    </message>
    <message>
        <source>1 candidate</source>
        <translation>1 Kandidat</translation>
    </message>
    <message>
        <source>2019-02-03 14:05, or Feb 2019</source>
        <translation>2019-02-03 14:05 oder Feb 2019</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept {date}</source>
        <translation>{date} annehmen</translation>
    </message>
    <message>
        <source>Accept {n} proposals</source>
        <translation>{n} Vorschläge annehmen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Another day or hour</source>
        <translation>Anderer Tag oder andere Stunde</translation>
    </message>
    <message>
        <source>As far as you know it: a day, a month or a year will do.</source>
        <translation>So weit Sie es wissen: Ein Tag, ein Monat oder ein Jahr genügt.</translation>
    </message>
    <message>
        <source>Autumn {year}</source>
        <translation>Herbst {year}</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Camera not known</source>
        <translation>Kamera unbekannt</translation>
    </message>
    <message>
        <source>Choose another: 1 to {n}</source>
        <translation>Anderes wählen: 1 bis {n}</translation>
    </message>
    <message>
        <source>Choose two pictures of the same camera first.</source>
        <translation>Wählen Sie zuerst zwei Bilder derselben Kamera.</translation>
    </message>
    <message>
        <source>Contradicted</source>
        <translation>Widersprochen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date of {files}</source>
        <translation>Datum von {files}</translation>
    </message>
    <message>
        <source>Date of {name}</source>
        <translation>Datum von {name}</translation>
    </message>
    <message>
        <source>Dates of {files} accepted.</source>
        <translation>Datum von {files} angenommen.</translation>
    </message>
    <message>
        <source>Day or hour</source>
        <translation>Tag oder Stunde</translation>
    </message>
    <message>
        <source>Files by year and month</source>
        <translation>Dateien nach Jahr und Monat</translation>
    </message>
    <message>
        <source>Files whose date is uncertain appear here as they are found.</source>
        <translation>Dateien mit unsicherem Datum erscheinen hier, sobald sie gefunden werden.</translation>
    </message>
    <message>
        <source>Files whose date needs a look</source>
        <translation>Dateien, deren Datum einen Blick braucht</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>Vier</translation>
    </message>
    <message>
        <source>Looking at dates</source>
        <translation>Daten werden angesehen</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Kein Datum</translation>
    </message>
    <message>
        <source>No date of this file can be used.</source>
        <translation>Kein Datum dieser Datei ist brauchbar.</translation>
    </message>
    <message>
        <source>No date was accepted.</source>
        <translation>Kein Datum wurde angenommen.</translation>
    </message>
    <message>
        <source>No file that needs a date matches this. The others are hidden.</source>
        <translation>Keine Datei, die ein Datum braucht, passt dazu. Die anderen sind ausgeblendet.</translation>
    </message>
    <message>
        <source>No file is shown.</source>
        <translation>Keine Datei wird gezeigt.</translation>
    </message>
    <message>
        <source>No picture needs a date.</source>
        <translation>Kein Bild braucht ein Datum.</translation>
    </message>
    <message>
        <source>No proposal in the queue has High confidence.</source>
        <translation>Kein Vorschlag in der Liste ist sicher.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Not taken: {why}</source>
        <translation>Nicht genommen: {why}</translation>
    </message>
    <message>
        <source>Nothing better confirms it.</source>
        <translation>Nichts Besseres bestätigt es.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Nothing speaks for it or against it.</source>
        <translation>Nichts spricht dafür oder dagegen.</translation>
    </message>
    <message>
        <source>Only {who} gives a date: {date}.</source>
        <translation>Nur eine Angabe: {who}, {date}.</translation>
    </message>
    <message>
        <source>Pictures taken before and after</source>
        <translation>Bilder von davor und danach</translation>
    </message>
    <message>
        <source>Proposed: {date}.</source>
        <translation>Vorgeschlagen: {date}.</translation>
    </message>
    <message>
        <source>Same camera</source>
        <translation>Dieselbe Kamera</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Spring {year}</source>
        <translation>Frühling {year}</translation>
    </message>
    <message>
        <source>Summer {year}</source>
        <translation>Sommer {year}</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Accept {n} proposals of High confidence</source>
        <translation>{n} Vorschläge annehmen, die sicher sind</translation>
    </message>
    <message>
        <source>Accept 1 proposal of High confidence</source>
        <translation>1 Vorschlag annehmen, der sicher ist</translation>
    </message>
    <message>
        <source>The best date is {date}.</source>
        <translation>Das beste Datum ist {date}.</translation>
    </message>
    <message>
        <source>The camera of this file is not known.</source>
        <translation>Die Kamera dieser Datei ist unbekannt.</translation>
    </message>
    <message>
        <source>The first look</source>
        <translation>Der erste Blick</translation>
    </message>
    <message>
        <source>The same camera took nothing near this picture.</source>
        <translation>Dieselbe Kamera nahm in der Nähe dieses Bildes nichts auf.</translation>
    </message>
    <message>
        <source>The scan was made on {date}; when the picture was taken is not known.</source>
        <translation>Der Scan entstand am {date}; wann das Bild aufgenommen wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no date to accept: type one.</source>
        <translation>Es gibt kein Datum zum Annehmen: Geben Sie eines ein.</translation>
    </message>
    <message>
        <source>This cannot be read as a date yet.</source>
        <translation>Das ist noch nicht als Datum zu verstehen.</translation>
    </message>
    <message>
        <source>This is the first file of the queue.</source>
        <translation>Das ist die erste Datei der Liste.</translation>
    </message>
    <message>
        <source>This is the last file of the queue.</source>
        <translation>Das ist die letzte Datei der Liste.</translation>
    </message>
    <message>
        <source>Three</source>
        <translation>Drei</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Zwei</translation>
    </message>
    <message>
        <source>What is unusual</source>
        <translation>Was ungewöhnlich ist</translation>
    </message>
    <message>
        <source>When was it taken?</source>
        <translation>Wann wurde es aufgenommen?</translation>
    </message>
    <message>
        <source>Winter {year}</source>
        <translation>Winter {year}</translation>
    </message>
    <message>
        <source>With a date: {n} of {files}.</source>
        <translation>Mit Datum: {n} von {files}.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>You decided on {date}.</source>
        <translation>Sie haben {date} festgelegt.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>around {day}</source>
        <translation>um den {day}</translation>
    </message>
    <message>
        <source>beside it by name</source>
        <translation>dem Namen nach daneben</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>no others</source>
        <translation>keine anderen</translation>
    </message>
    <message>
        <source>the day only</source>
        <translation>nur der Tag</translation>
    </message>
    <message>
        <source>the decade only</source>
        <translation>nur das Jahrzehnt</translation>
    </message>
    <message>
        <source>the month only</source>
        <translation>nur der Monat</translation>
    </message>
    <message>
        <source>the season only</source>
        <translation>nur die Jahreszeit</translation>
    </message>
    <message>
        <source>the year only</source>
        <translation>nur das Jahr</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>dieses</translation>
    </message>
    <message>
        <source>to the minute</source>
        <translation>auf die Minute</translation>
    </message>
    <message>
        <source>to the second</source>
        <translation>auf die Sekunde</translation>
    </message>
    <message>
        <source>you accepted this date</source>
        <translation>Sie haben dieses Datum angenommen</translation>
    </message>
    <message>
        <source>{date} accepted for {files}.</source>
        <translation>{date} angenommen für {files}.</translation>
    </message>
    <message>
        <source>{date}, {precision}</source>
        <translation>{date}, {precision}</translation>
    </message>
    <message>
        <source>{day}, dates you accepted</source>
        <translation>{day}, Daten, die Sie angenommen haben</translation>
    </message>
    <message>
        <source>{files} of {camera} chosen.</source>
        <translation>{files} von {camera} gewählt.</translation>
    </message>
    <message>
        <source>{first} to {last}, chosen: {chosen}.</source>
        <translation>{first} bis {last}, gewählt: {chosen}.</translation>
    </message>
    <message>
        <source>{need} confidence</source>
        <translation>Sicherheit {need}</translation>
    </message>
    <message>
        <source>{n} candidates</source>
        <translation>{n} Kandidaten</translation>
    </message>
    <message>
        <source>{n} other sources say {date}.</source>
        <translation>{n} andere Quellen sagen {date}.</translation>
    </message>
    <message>
        <source>{old} becomes {new}</source>
        <translation>{old} wird {new}</translation>
    </message>
    <message>
        <source>{who} says {date}.</source>
        <translation>{who}: {date}.</translation>
    </message>
    <message>
        <source>{who} says {date}. </source>
        <translation>{who}: {date}. </translation>
    </message>
    <message>
        <source>{year}s</source>
        <translation>{year}er Jahre</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Choose a file to see what is known about it.</source>
        <translation>Wählen Sie eine Datei, um zu sehen, was über sie bekannt ist.</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>{files} selected.</source>
        <translation>{files} ausgewählt.</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Diagnostics are on the clipboard.</source>
        <translation>Die Diagnose ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>They may contain names of your folders; nothing is sent anywhere.</source>
        <translation>Namen Ihrer Ordner können darin stehen; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Den Ordner des Protokolls öffnen</translation>
    </message>
    <message>
        <source>Something went wrong inside MediaDesk. It carries on; check whether your last step was done.</source>
        <translation>In MediaDesk ist etwas schiefgegangen. Es läuft weiter; sehen Sie nach, ob Ihr letzter Schritt ausgeführt wurde.</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>1 level</source>
        <translation>1 Stufe</translation>
    </message>
    <message>
        <source>Ignore differences below</source>
        <translation>Unterschiede ignorieren unter</translation>
    </message>
    <message>
        <source>More than {n} places differ:</source>
        <translation>Mehr als {n} Stellen unterscheiden sich:</translation>
    </message>
    <message>
        <source>No place differs:</source>
        <translation>Keine Stelle unterscheidet sich:</translation>
    </message>
    <message>
        <source>One place differs:</source>
        <translation>Eine Stelle unterscheidet sich:</translation>
    </message>
    <message>
        <source>a little</source>
        <translation>wenig</translation>
    </message>
    <message>
        <source>a lot</source>
        <translation>viel</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>at the left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>at the lower left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>at the lower right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>at the right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>at the upper left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>at the upper right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>in der Mitte</translation>
    </message>
    <message>
        <source>the largest {place}, {share} % of the picture in all.</source>
        <translation>die größte {place}, zusammen {share} % des Bildes.</translation>
    </message>
    <message>
        <source>what remains is resizing and compression.</source>
        <translation>was bleibt, kommt von Größe und Kompression.</translation>
    </message>
    <message>
        <source>{n} levels</source>
        <translation>{n} Stufen</translation>
    </message>
    <message>
        <source>{n} places differ:</source>
        <translation>{n} Stellen unterscheiden sich:</translation>
    </message>
    <message>
        <source>{place}, {share} % of the picture. The rest is compression.</source>
        <translation>{place}, {share} % des Bildes. Der Rest ist Kompression.</translation>
    </message>
</context>
<context>
    <name>Drop</name>
    <message>
        <source>Let go to add 1 file</source>
        <translation>Loslassen, um 1 Datei hinzuzufügen</translation>
    </message>
    <message>
        <source>Let go to add 1 folder</source>
        <translation>Loslassen, um 1 Ordner hinzuzufügen</translation>
    </message>
    <message>
        <source>Let go to add {n} files</source>
        <translation>Loslassen, um {n} Dateien hinzuzufügen</translation>
    </message>
    <message>
        <source>Let go to add {n} folders</source>
        <translation>Loslassen, um {n} Ordner hinzuzufügen</translation>
    </message>
    <message>
        <source>Let go to add {n} folders and files</source>
        <translation>Loslassen, um {n} Ordner und Dateien hinzuzufügen</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{names} and one more</source>
        <translation>{names} und noch eines</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>{names}. Your files stay where they are.</source>
        <translation>{names}. Ihre Dateien bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>All clear</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>Choose All to see the others.</source>
        <translation>Wählen Sie Alle, um die anderen zu sehen.</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>No two of the files looked at are the same.</source>
        <translation>Von den angesehenen Dateien sind keine zwei dasselbe.</translation>
    </message>
    <message>
        <source>Find clusters by the name of a file (Ctrl+F)</source>
        <translation>Cluster nach dem Namen einer Datei finden (Strg+F)</translation>
    </message>
    <message>
        <source>Continue with Needs a date</source>
        <translation>Weiter zu Braucht ein Datum</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Duplikate werden gesucht</translation>
    </message>
    <message>
        <source>No cluster matches the filters</source>
        <translation>Kein Cluster passt zu den Filtern</translation>
    </message>
    <message>
        <source>No duplicates here</source>
        <translation>Hier sind keine Duplikate</translation>
    </message>
    <message>
        <source>No duplicates of this kind</source>
        <translation>Keine Duplikate dieser Art</translation>
    </message>
    <message>
        <source>There are clusters here, but none matches.</source>
        <translation>Es gibt hier Cluster, aber keiner passt.</translation>
    </message>
    <message>
        <source>They appear here as soon as they are found.</source>
        <translation>Sie erscheinen hier, sobald sie gefunden werden.</translation>
    </message>
    <message>
        <source>This is the first cluster of the list.</source>
        <translation>Das ist der erste Cluster der Liste.</translation>
    </message>
    <message>
        <source>This is the last cluster of the list.</source>
        <translation>Das ist der letzte Cluster der Liste.</translation>
    </message>
    <message>
        <source>You decided {clusters}. Held in Removed: {size}.</source>
        <translation>Sie haben {clusters} entschieden; {size} werden in Entfernt aufbewahrt.</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{done} von {all} erledigt</translation>
    </message>
    <message>
        <source>{size} gained</source>
        <translation>{size} gewonnen</translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Add a folder that holds some. Your files stay where they are.</source>
        <translation>Fügen Sie einen Ordner hinzu, der welche enthält. Ihre Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Add folders</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>All clear</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Clear the search and the filters</source>
        <translation>Suche und Filter löschen</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>Jede Datei konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Files appear here as they are found.</source>
        <translation>Dateien erscheinen hier, sobald sie gefunden werden.</translation>
    </message>
    <message>
        <source>The names of files and folders were searched.</source>
        <translation>Namen von Dateien und Ordnern wurden durchsucht.</translation>
    </message>
    <message>
        <source>No VR yet</source>
        <translation>Noch kein VR</translation>
    </message>
    <message>
        <source>No file matches the filters</source>
        <translation>Keine Datei passt zu den Filtern</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Noch keine Fotos</translation>
    </message>
    <message>
        <source>No photos, films or recordings here</source>
        <translation>Hier sind keine Fotos, Filme oder Aufnahmen</translation>
    </message>
    <message>
        <source>No recordings yet</source>
        <translation>Noch keine Aufnahmen</translation>
    </message>
    <message>
        <source>No videos yet</source>
        <translation>Noch keine Videos</translation>
    </message>
    <message>
        <source>Nothing is held here</source>
        <translation>Hier wird nichts aufbewahrt</translation>
    </message>
    <message>
        <source>Nothing matches &quot;{text}&quot;</source>
        <translation>Nichts passt zu „{text}“</translation>
    </message>
    <message>
        <source>Nothing MediaDesk recognises was found in this folder.</source>
        <translation>In diesem Ordner wurde nichts gefunden, was MediaDesk kennt.</translation>
    </message>
    <message>
        <source>Still looking</source>
        <translation>Es wird noch gesucht</translation>
    </message>
    <message>
        <source>The filters narrow the search further.</source>
        <translation>Die Filter engen die Suche weiter ein.</translation>
    </message>
    <message>
        <source>There are files here, but none matches the filters.</source>
        <translation>Es gibt hier Dateien, aber keine passt zu den Filtern.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What you remove waits here until you purge it.</source>
        <translation>Was Sie entfernen, wartet hier, bis Sie es endgültig löschen.</translation>
    </message>
    <message>
        <source>{place} could not be read</source>
        <translation>{place} konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>Extra</name>
    <message>
        <source>an animation</source>
        <translation>eine Animation</translation>
    </message>
    <message>
        <source>depth for portraits</source>
        <translation>die Tiefe für Porträts</translation>
    </message>
    <message>
        <source>further pages</source>
        <translation>weitere Seiten</translation>
    </message>
    <message>
        <source>further pictures</source>
        <translation>weitere Bilder</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>the HDR picture</source>
        <translation>das HDR-Bild</translation>
    </message>
    <message>
        <source>the moving part of the photo</source>
        <translation>den bewegten Teil des Fotos</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} und {last}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>1 field differs</source>
        <translation>1 Feld weicht ab</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Codec and bitrate</source>
        <translation>Codec und Bitrate</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Date confidence {level}</source>
        <translation>Sicherheit des Datums {level}</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Film of {size} inside</source>
        <translation>Film von {size} darin</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>HDR</source>
        <translation>HDR</translation>
    </message>
    <message>
        <source>Frame hash</source>
        <translation>Hash der Einzelbilder</translation>
    </message>
    <message>
        <source>Also holds</source>
        <translation>Enthält auch</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Live Photo with {name}</source>
        <translation>Live Photo mit {name}</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegt sich</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Nothing in the file says when it was made.</source>
        <translation>Nichts in der Datei sagt, wann sie entstand.</translation>
    </message>
    <message>
        <source>Perceptual hash</source>
        <translation>Wahrnehmungs-Hash</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Quick hash</source>
        <translation>Schneller Hash</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Alle {n} zeigen</translation>
    </message>
    <message>
        <source>Show what differs</source>
        <translation>Zeigen, was sich unterscheidet</translation>
    </message>
    <message>
        <source>Sidecars</source>
        <translation>Begleiter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Source: {name}.</source>
        <translation>Quelle: {name}.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>You chose this date.</source>
        <translation>Sie haben dieses Datum gewählt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{format}, quality {n}</source>
        <translation>{format}, Qualität {n}</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} Bytes</translation>
    </message>
    <message>
        <source>{n} fields differ</source>
        <translation>{n} Felder weichen ab</translation>
    </message>
    <message>
        <source>{size}, {n} MP</source>
        <translation>{size}, {n} MP</translation>
    </message>
    <message>
        <source>{some} and {last} agree.</source>
        <translation>{some} und {last} stimmen überein.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>author or artist</source>
        <translation>Urheber oder Interpret</translation>
    </message>
    <message>
        <source>camera data</source>
        <translation>Kameradaten</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>colour label</source>
        <translation>Farbmarkierung</translation>
    </message>
    <message>
        <source>copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>genre or composer</source>
        <translation>Genre oder Komponist</translation>
    </message>
    <message>
        <source>lyrics</source>
        <translation>Liedtext</translation>
    </message>
    <message>
        <source>maker notes</source>
        <translation>Herstellernotizen</translation>
    </message>
    <message>
        <source>name of the place</source>
        <translation>Ortsname</translation>
    </message>
    <message>
        <source>other metadata</source>
        <translation>andere Metadaten</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>settings of an editor</source>
        <translation>Einstellungen eines Bildprogramms</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>track number</source>
        <translation>Titelnummer</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>Copied the path of {name}.</source>
        <translation>Der Pfad von {name} ist kopiert.</translation>
    </message>
    <message>
        <source>Copied {n} paths.</source>
        <translation>{n} Pfade sind kopiert.</translation>
    </message>
    <message>
        <source>Its disk is offline. The file is remembered, not lost.</source>
        <translation>Ihr Laufwerk ist offline. Die Datei ist gemerkt, nicht verloren.</translation>
    </message>
    <message>
        <source>No program on this computer opens {name}.</source>
        <translation>Kein Programm auf diesem Rechner öffnet {name}.</translation>
    </message>
    <message>
        <source>Opening {name}, {size}</source>
        <translation>{name} wird geöffnet, {size}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Still being read</source>
        <translation>Wird noch gelesen</translation>
    </message>
    <message>
        <source>The file is only in the cloud. It was not opened.</source>
        <translation>Die Datei ist nur in der Cloud. Sie wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The file was not there at the last scan.</source>
        <translation>Die Datei war beim letzten Scan nicht da.</translation>
    </message>
    <message>
        <source>{sidecars} held with it.</source>
        <translation>{sidecars} mit ihr aufbewahrt.</translation>
    </message>
    <message>
        <source>That is {n} files; at most {most} can be taken at once.</source>
        <translation>Das sind {n} Dateien; auf einmal gehen höchstens {most}.</translation>
    </message>
    <message>
        <source>A hard link to the kept copy was put in its place.</source>
        <translation>An ihrer Stelle steht eine feste Verknüpfung der behaltenen Kopie.</translation>
    </message>
    <message>
        <source>{date}, date confidence {level}</source>
        <translation>{date}, Sicherheit des Datums {level}</translation>
    </message>
    <message>
        <source>{name} is not there now.</source>
        <translation>{name} ist jetzt nicht da.</translation>
    </message>
    <message>
        <source>{row} of {count}</source>
        <translation>{row} von {count}</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>Align</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>Both match a third film; how they line up with each other is not known.</source>
        <translation>Beide gleichen einem dritten Film; wie sie zueinander liegen, ist unbekannt.</translation>
    </message>
    <message>
        <source>Compare with another</source>
        <translation>Mit einem anderen vergleichen</translation>
    </message>
    <message>
        <source>Compare with {n}</source>
        <translation>Mit {n} vergleichen</translation>
    </message>
    <message>
        <source>Drag to look elsewhere. With Shift or Alt only the second moves.</source>
        <translation>Ziehen, um woanders hinzusehen. Mit Umschalt oder Alt bewegt sich nur der zweite.</translation>
    </message>
    <message>
        <source>Film strips</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>Line them up as they were found to match</source>
        <translation>So übereinanderlegen, wie sie übereinstimmen</translation>
    </message>
    <message>
        <source>Minutes and seconds, as in 1:04.5, or seconds alone.</source>
        <translation>Minuten und Sekunden wie in 1:04,5, oder nur Sekunden.</translation>
    </message>
    <message>
        <source>Not a time: write 1:04.5</source>
        <translation>Keine Zeit: z. B. 1:04,5</translation>
    </message>
    <message>
        <source>Not begun yet</source>
        <translation>Noch nicht begonnen</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>Open both in player</source>
        <translation>Beide im Player öffnen</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>They are lined up as they were found to match.</source>
        <translation>Sie liegen so, wie sie übereinstimmen.</translation>
    </message>
    <message>
        <source>They overlap when this is between {first} and {last}.</source>
        <translation>Sie überlappen, wenn dies zwischen {first} und {last} liegt.</translation>
    </message>
    <message>
        <source>They would not overlap</source>
        <translation>Keine Überlappung</translation>
    </message>
    <message>
        <source>Waveforms</source>
        <translation>Wellen</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>beginnt bei</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>gedreht</translation>
    </message>
    <message>
        <source>{n} starts at</source>
        <translation>{n} beginnt bei</translation>
    </message>
    <message>
        <source>{time} in {one}, {other} in {two}</source>
        <translation>{time} in {one}, {other} in {two}</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Alike</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>At least this alike, in percent</source>
        <translation>Mindestens so gleich, in Prozent</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Counting what there is to choose from</source>
        <translation>Es wird gezählt, was zur Wahl steht</translation>
    </message>
    <message>
        <source>Date confidence</source>
        <translation>Sicherheit des Datums</translation>
    </message>
    <message>
        <source>Each holds something</source>
        <translation>Jede enthält etwas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter, {n} set</source>
        <translation>Filter, {n} gesetzt</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Identical copies that each hold what the other does not</source>
        <translation>Identische Kopien, die je etwas enthalten, was der anderen fehlt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>To gain</source>
        <translation>Zu gewinnen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>no extension</source>
        <translation>ohne Endung</translation>
    </message>
    <message>
        <source>{n} % or more</source>
        <translation>{n} % oder mehr</translation>
    </message>
    <message>
        <source>{size} or more</source>
        <translation>{size} oder mehr</translation>
    </message>
</context>
<context>
    <name>First</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Choose folders</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Disk or card, {used} of {total} used</source>
        <translation>Laufwerk oder Karte, {used} von {total} belegt</translation>
    </message>
    <message>
        <source>Drop your photo folders here</source>
        <translation>Ziehen Sie Ihre Fotoordner hierher</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Auf diesem Computer gefunden</translation>
    </message>
    <message>
        <source>MediaDesk finds your duplicates, proposes the best copy, and works out when each picture was taken. It only looks until you decide, and every change can be undone.</source>
        <translation>MediaDesk findet Ihre Duplikate, schlägt die beste Kopie vor und ermittelt, wann jedes Bild entstand. Es sieht nur nach, bis Sie entscheiden, und jede Änderung lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Your pictures folder</source>
        <translation>Ihr Bilderordner</translation>
    </message>
    <message>
        <source>Your videos folder</source>
        <translation>Ihr Videoordner</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>A date</source>
        <translation>Ein Datum</translation>
    </message>
    <message>
        <source>A sidecar beside the file corrects its date.</source>
        <translation>Ein Begleiter neben der Datei berichtigt ihr Datum.</translation>
    </message>
    <message>
        <source>Another date of this file says otherwise.</source>
        <translation>Ein anderes Datum dieser Datei sagt etwas anderes.</translation>
    </message>
    <message>
        <source>Only the day is known.</source>
        <translation>Nur der Tag ist bekannt.</translation>
    </message>
    <message>
        <source>Only the decade is known.</source>
        <translation>Nur das Jahrzehnt ist bekannt.</translation>
    </message>
    <message>
        <source>Only the month is known.</source>
        <translation>Nur der Monat ist bekannt.</translation>
    </message>
    <message>
        <source>Only the season is known.</source>
        <translation>Nur die Jahreszeit ist bekannt.</translation>
    </message>
    <message>
        <source>Only the year is known.</source>
        <translation>Nur das Jahr ist bekannt.</translation>
    </message>
    <message>
        <source>The correction for this camera&apos;s clock is applied.</source>
        <translation>Die Korrektur für die Uhr dieser Kamera ist angewandt.</translation>
    </message>
    <message>
        <source>The date comes from another copy of the same picture.</source>
        <translation>Das Datum stammt von einer anderen Kopie desselben Bildes.</translation>
    </message>
    <message>
        <source>The date comes from the file it forms a pair with.</source>
        <translation>Das Datum stammt von der Datei, mit der sie ein Paar bildet.</translation>
    </message>
    <message>
        <source>The day and the time of day come from two sources; the time from {source}.</source>
        <translation>Tag und Uhrzeit stammen aus zwei Quellen; die Uhrzeit aus {source}.</translation>
    </message>
    <message>
        <source>The file&apos;s own time was shifted by whole hours when it was copied.</source>
        <translation>Die Zeit der Datei selbst wurde beim Kopieren um ganze Stunden verschoben.</translation>
    </message>
    <message>
        <source>The film&apos;s header gives its end; its name gives the start.</source>
        <translation>Der Kopf des Films nennt sein Ende; sein Name nennt den Anfang.</translation>
    </message>
    <message>
        <source>The film&apos;s header holds local time instead of UTC.</source>
        <translation>Der Kopf des Films nennt Ortszeit statt UTC.</translation>
    </message>
    <message>
        <source>The position&apos;s date is off by one day.</source>
        <translation>Das Datum der Position liegt einen Tag daneben.</translation>
    </message>
    <message>
        <source>The home time zone is assumed.</source>
        <translation>Als Zeitzone wird die von zu Hause angenommen.</translation>
    </message>
    <message>
        <source>The time zone is not known; the time shown is UTC.</source>
        <translation>Die Zeitzone ist unbekannt; gezeigt wird UTC.</translation>
    </message>
    <message>
        <source>The time zone is that of the position.</source>
        <translation>Die Zeitzone ist die der Position.</translation>
    </message>
    <message>
        <source>The time zone that the file states is not the one its dates prove.</source>
        <translation>Die Zeitzone, die die Datei nennt, ist nicht die, die ihre Daten beweisen.</translation>
    </message>
    <message>
        <source>This hour occurred twice that night.</source>
        <translation>Diese Stunde gab es in jener Nacht zweimal.</translation>
    </message>
    <message>
        <source>This is the day of the scan; when the picture was taken is not known.</source>
        <translation>Das ist der Tag des Scans; wann das Bild entstand, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>You chose this date.</source>
        <translation>Sie haben dieses Datum gewählt.</translation>
    </message>
    <message>
        <source>{source} comes from a clock that was never set.</source>
        <translation>{source} stammt von einer Uhr, die nie gestellt wurde.</translation>
    </message>
    <message>
        <source>{source} is too early for this source to be trusted.</source>
        <translation>{source} ist älter, als dieser Quelle zu trauen ist.</translation>
    </message>
    <message>
        <source>{source} is in the future.</source>
        <translation>{source} liegt in der Zukunft.</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Album not known</source>
        <translation>Album nicht bekannt</translation>
    </message>
    <message>
        <source>Artist not known</source>
        <translation>Künstler unbekannt</translation>
    </message>
    <message>
        <source>By album</source>
        <translation>Nach Album</translation>
    </message>
    <message>
        <source>By artist</source>
        <translation>Nach Künstler</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By resolution</source>
        <translation>Nach Auflösung</translation>
    </message>
    <message>
        <source>No headings</source>
        <translation>Keine Überschriften</translation>
    </message>
    <message>
        <source>Resolution not known</source>
        <translation>Auflösung unbekannt</translation>
    </message>
</context>
<context>
    <name>Hashes</name>
    <message>
        <source>1 video hashed.</source>
        <translation>1 Video gehasht.</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Alle Videos</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Choose a folder of the library</source>
        <translation>Wählen Sie einen Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Compute hashes of videos in</source>
        <translation>Hashes der Videos berechnen in</translation>
    </message>
    <message>
        <source>Nothing to hash: every video there has its hash.</source>
        <translation>Nichts zu hashen: Jedes Video dort hat seinen Hash.</translation>
    </message>
    <message>
        <source>Stopped. Videos hashed: {n} of {total}; what is hashed stays.</source>
        <translation>Gestoppt. Gehashte Videos: {n} von {total}; was gehasht ist, bleibt.</translation>
    </message>
    <message>
        <source>Videos hashed: {n} of {total}. The rest could not be read.</source>
        <translation>Gehashte Videos: {n} von {total}. Der Rest ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>{n} videos hashed.</source>
        <translation>{n} Videos gehasht.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Guide</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Came back</source>
        <translation>Kam zurück</translation>
    </message>
    <message>
        <source>Choose an entry to see what it was about.</source>
        <translation>Wählen Sie einen Eintrag, um zu sehen, worum es ging.</translation>
    </message>
    <message>
        <source>Copied {files} into an archive</source>
        <translation>{files} in ein Archiv kopiert</translation>
    </message>
    <message>
        <source>Counted {folder} as one place</source>
        <translation>{folder} als ein Ort gezählt</translation>
    </message>
    <message>
        <source>Decided the date of {files}</source>
        <translation>Datum von {files} festgelegt</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>Wiederholt.</translation>
    </message>
    <message>
        <source>Done again: removed {files}.</source>
        <translation>Wiederholt: {files} entfernt.</translation>
    </message>
    <message>
        <source>Each file arrived whole</source>
        <translation>Jede Datei kam vollständig an</translation>
    </message>
    <message>
        <source>Each file is the one that was removed</source>
        <translation>Jede Datei ist die, die entfernt wurde</translation>
    </message>
    <message>
        <source>Find entries by the name of a file (Ctrl+F)</source>
        <translation>Einträge nach dem Namen einer Datei finden (Strg+F)</translation>
    </message>
    <message>
        <source>Kept all {files} of {clusters}</source>
        <translation>Alle {files} von {clusters} behalten</translation>
    </message>
    <message>
        <source>Marked {clusters} as not duplicates</source>
        <translation>{clusters} als keine Duplikate vermerkt</translation>
    </message>
    <message>
        <source>Moved {files} from {clusters}</source>
        <translation>{files} aus {clusters} verschoben</translation>
    </message>
    <message>
        <source>Nothing of this can be undone.</source>
        <translation>Hiervon lässt sich nichts zurücknehmen.</translation>
    </message>
    <message>
        <source>Now a hard link; the original is in Removed</source>
        <translation>Jetzt eine feste Verknüpfung; das Original ist in Entfernt</translation>
    </message>
    <message>
        <source>The file names of every entry were searched.</source>
        <translation>Die Dateinamen aller Einträge wurden durchsucht.</translation>
    </message>
    <message>
        <source>No longer counted {folder} as one place</source>
        <translation>{folder} nicht mehr als ein Ort gezählt</translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation>Nichts kam zurück.</translation>
    </message>
    <message>
        <source>Nothing had changed since the scan</source>
        <translation>Nichts hatte sich seit dem Scan geändert</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>Noch wurde nichts getan</translation>
    </message>
    <message>
        <source>Nothing was overwritten</source>
        <translation>Nichts wurde überschrieben</translation>
    </message>
    <message>
        <source>Protected {folder}</source>
        <translation>{folder} geschützt</translation>
    </message>
    <message>
        <source>Corrected the clock of a camera</source>
        <translation>Die Uhr einer Kamera richtiggestellt</translation>
    </message>
    <message>
        <source>Removed {files} from {clusters}</source>
        <translation>{files} aus {clusters} entfernt</translation>
    </message>
    <message>
        <source>Replaced {files} by hard links</source>
        <translation>{files} durch feste Verknüpfungen ersetzt</translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation>Blieb</translation>
    </message>
    <message>
        <source>Allowed suggestions from {folder} again</source>
        <translation>Vorschläge aus {folder} wieder erlaubt</translation>
    </message>
    <message>
        <source>Stopped suggestions from {folder}</source>
        <translation>Vorschläge aus {folder} abgestellt</translation>
    </message>
    <message>
        <source>The keeper opened and is a different file</source>
        <translation>Die behaltene Datei ließ sich öffnen und ist eine andere</translation>
    </message>
    <message>
        <source>This tells of an undo. There is nothing to take back.</source>
        <translation>Dies erzählt von einem Rückgängig. Hier gibt es nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>Dies ist schon zurückgenommen.</translation>
    </message>
    <message>
        <source>Times and permissions are as they were</source>
        <translation>Zeiten und Rechte sind wie vorher</translation>
    </message>
    <message>
        <source>Took {folder} out of the library</source>
        <translation>{folder} aus der Bibliothek genommen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo {n} of {all}</source>
        <translation>{n} von {all} zurücknehmen</translation>
    </message>
    <message>
        <source>Undo, bring {files} back</source>
        <translation>Zurücknehmen, {files} zurückholen</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird zurückgenommen</translation>
    </message>
    <message>
        <source>Undoing: stop</source>
        <translation>Wird rückgängig gemacht: anhalten</translation>
    </message>
    <message>
        <source>Undone. 1 hard link is a file of its own again.</source>
        <translation>Zurückgenommen. 1 feste Verknüpfung ist wieder eine eigene Datei.</translation>
    </message>
    <message>
        <source>Undone. {files} moved back.</source>
        <translation>Zurückgenommen. {files} zurückbewegt.</translation>
    </message>
    <message>
        <source>Undone. {n} hard links are files of their own again.</source>
        <translation>Zurückgenommen. {n} feste Verknüpfungen sind wieder eigene Dateien.</translation>
    </message>
    <message>
        <source>Went to Removed</source>
        <translation>Kam nach Entfernt</translation>
    </message>
    <message>
        <source>Went to a folder</source>
        <translation>Kam in einen Ordner</translation>
    </message>
    <message>
        <source>Went to the system trash</source>
        <translation>Kam in den Papierkorb</translation>
    </message>
    <message>
        <source>Left where they are</source>
        <translation>Blieben, wo sie waren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Done again: moved {files}.</source>
        <translation>Wieder ausgeführt: {files} verschoben.</translation>
    </message>
    <message>
        <source>Done again: replaced {files} by hard links.</source>
        <translation>Wieder ausgeführt: {files} durch feste Verknüpfungen ersetzt.</translation>
    </message>
    <message>
        <source>Everything done, newest first. Enter undoes the chosen entry.</source>
        <translation>Alles, was getan wurde, das Neueste zuerst. Enter nimmt den gewählten Eintrag zurück.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Merged into {n} file</source>
        <translation>In {n} Datei eingefügt</translation>
    </message>
    <message>
        <source>Merged into {n} files</source>
        <translation>In {n} Dateien eingefügt</translation>
    </message>
    <message>
        <source>Moved {file} to a folder</source>
        <translation>{file} in einen Ordner verschoben</translation>
    </message>
    <message>
        <source>Now hard links; the originals are in Removed</source>
        <translation>Jetzt feste Verknüpfungen; die Originale sind in Entfernt</translation>
    </message>
    <message>
        <source>Purged, gone for good</source>
        <translation>Endgültig gelöscht</translation>
    </message>
    <message>
        <source>Removed {file}</source>
        <translation>{file} entfernt</translation>
    </message>
    <message>
        <source>Replaced {file} by a hard link</source>
        <translation>{file} durch eine feste Verknüpfung ersetzt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Undid the hard link of {file}</source>
        <translation>Feste Verknüpfung zurückgenommen: {file}</translation>
    </message>
    <message>
        <source>Undid the hard links of {file}</source>
        <translation>Feste Verknüpfungen zurückgenommen: {file}</translation>
    </message>
    <message>
        <source>Undid the move of {file}</source>
        <translation>Verschieben zurückgenommen: {file}</translation>
    </message>
    <message>
        <source>Undid the removal of {file}</source>
        <translation>Entfernen zurückgenommen: {file}</translation>
    </message>
    <message>
        <source>Undo the hard link</source>
        <translation>Feste Verknüpfung zurücknehmen</translation>
    </message>
    <message>
        <source>Undo the hard links of {files}</source>
        <translation>Feste Verknüpfungen zurücknehmen: {files}</translation>
    </message>
    <message>
        <source>Undo, move {files} back</source>
        <translation>Zurücknehmen, {files} zurückbewegen</translation>
    </message>
    <message>
        <source>What this held was purged. It cannot come back.</source>
        <translation>Was hier aufbewahrt war, ist endgültig gelöscht und kann nicht zurück.</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Was getan wurde, das Neueste zuerst</translation>
    </message>
    <message>
        <source>What was merged into the kept file is taken out</source>
        <translation>Was in die behaltene Datei eingefügt wurde, ist wieder heraus</translation>
    </message>
    <message>
        <source>What was merged into the kept file is taken out, too.</source>
        <translation>Auch was in die behaltene Datei eingefügt wurde, ist wieder heraus.</translation>
    </message>
    <message>
        <source>What was not purged is back already. The rest cannot come back.</source>
        <translation>Was nicht gelöscht wurde, ist schon zurück. Der Rest kann nicht zurückkommen.</translation>
    </message>
    <message>
        <source>What you decide is listed here, and can be taken back.</source>
        <translation>Was Sie entscheiden, steht hier und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Wrote the date of {files}</source>
        <translation>Datum von {files} geschrieben</translation>
    </message>
    <message>
        <source>and {files} more</source>
        <translation>und {files} mehr</translation>
    </message>
    <message>
        <source>as file names</source>
        <translation>als Dateinamen</translation>
    </message>
    <message>
        <source>as file times</source>
        <translation>als Dateizeiten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>into sidecars</source>
        <translation>in Begleiter</translation>
    </message>
    <message>
        <source>into the files</source>
        <translation>in die Dateien</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>open again</source>
        <translation>wieder offen</translation>
    </message>
    <message>
        <source>purged</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>the original to Removed</source>
        <translation>das Original nach Entfernt</translation>
    </message>
    <message>
        <source>the originals to Removed</source>
        <translation>die Originale nach Entfernt</translation>
    </message>
    <message>
        <source>to &quot;{folder}&quot;</source>
        <translation>nach „{folder}“</translation>
    </message>
    <message>
        <source>to Removed</source>
        <translation>nach Entfernt</translation>
    </message>
    <message>
        <source>to a folder</source>
        <translation>in einen Ordner</translation>
    </message>
    <message>
        <source>to the system trash</source>
        <translation>in den Papierkorb</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>undone in part</source>
        <translation>teils zurückgenommen</translation>
    </message>
    <message>
        <source>undone {time}</source>
        <translation>zurückgenommen {time}</translation>
    </message>
    <message>
        <source>{date} and others</source>
        <translation>{date} und andere</translation>
    </message>
    <message>
        <source>{files} are back</source>
        <translation>{files} sind zurück</translation>
    </message>
    <message>
        <source>{files} are back, bytes and times checked</source>
        <translation>{files} sind zurück, Bytes und Zeiten geprüft</translation>
    </message>
    <message>
        <source>{files} is back</source>
        <translation>{files} ist zurück</translation>
    </message>
    <message>
        <source>{files} is back, bytes and times checked</source>
        <translation>{files} ist zurück, Bytes und Zeiten geprüft</translation>
    </message>
    <message>
        <source>{files} was purged and is gone for good.</source>
        <translation>{files} wurde endgültig gelöscht.</translation>
    </message>
    <message>
        <source>{files} were purged and are gone for good.</source>
        <translation>{files} wurden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>{folder} is no longer protected</source>
        <translation>{folder} ist nicht mehr geschützt</translation>
    </message>
    <message>
        <source>{n} are purged, {rest} can come back</source>
        <translation>{n} sind gelöscht, {rest} noch zurückholbar</translation>
    </message>
    <message>
        <source>{n} is purged, {rest} can come back</source>
        <translation>{n} ist gelöscht, {rest} noch zurückholbar</translation>
    </message>
    <message>
        <source>{n} was left</source>
        <translation>{n} blieb</translation>
    </message>
    <message>
        <source>{n} was left: {why}</source>
        <translation>{n} blieb: {why}</translation>
    </message>
    <message>
        <source>{n} was purged</source>
        <translation>{n} wurde gelöscht</translation>
    </message>
    <message>
        <source>{n} were left</source>
        <translation>{n} blieben</translation>
    </message>
    <message>
        <source>{n} were left: {why}</source>
        <translation>{n} blieben: {why}</translation>
    </message>
    <message>
        <source>{n} were purged</source>
        <translation>{n} wurden gelöscht</translation>
    </message>
    <message>
        <source>{size} kept for undo</source>
        <translation>{size} für das Zurücknehmen aufbewahrt</translation>
    </message>
    <message>
        <source>{what}. Enter in the list does the same.</source>
        <translation>{what}. Enter in der Liste tut dasselbe.</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>1 file could not be read</source>
        <translation>1 Datei konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled after {files}</source>
        <translation>Abgebrochen nach {files}</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Beendete ausblenden</translation>
    </message>
    <message>
        <source>Clear from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Every file could be read</source>
        <translation>Jede Datei konnte gelesen werden</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>Continue anyway</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Hashing videos</source>
        <translation>Videos werden gehasht</translation>
    </message>
    <message>
        <source>Hashing videos of {name}</source>
        <translation>Videos von {name} werden gehasht</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Duplikate werden gesucht</translation>
    </message>
    <message>
        <source>No errors so far</source>
        <translation>Bisher keine Fehler</translation>
    </message>
    <message>
        <source>No new errors</source>
        <translation>Keine neuen Fehler</translation>
    </message>
    <message>
        <source>Open the folder of this file</source>
        <translation>Den Ordner dieser Datei öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused at {files}: {reason}</source>
        <translation>Angehalten bei {files}: {reason}</translation>
    </message>
    <message>
        <source>Available when the scan is over</source>
        <translation>Möglich, wenn der Scan vorbei ist</translation>
    </message>
    <message>
        <source>From earlier scans, under Errors: {n}.</source>
        <translation>Aus früheren Scans unter Fehler: {n}.</translation>
    </message>
    <message>
        <source>Paused at {files}. Resume continues from here.</source>
        <translation>Angehalten bei {files}. Fortsetzen macht dort weiter.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume continues from here.</source>
        <translation>Fortsetzen macht dort weiter.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>{name} wird gescannt</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped after {files}. What is hashed stays.</source>
        <translation>Gestoppt nach {files}. Was gehasht ist, bleibt.</translation>
    </message>
    <message>
        <source>Stopped at {files}: {reason}</source>
        <translation>Gestoppt bei {files}: {reason}</translation>
    </message>
    <message>
        <source>Take completed and cancelled jobs off this list</source>
        <translation>Fertige und abgebrochene Aufträge aus dieser Liste nehmen</translation>
    </message>
    <message>
        <source>The scan goes on without them.</source>
        <translation>Der Scan geht ohne sie weiter.</translation>
    </message>
    <message>
        <source>They stay under Errors until they can be read.</source>
        <translation>Sie bleiben unter Fehler, bis sie gelesen werden können.</translation>
    </message>
    <message>
        <source>Try to read these files again</source>
        <translation>Versuchen, diese Dateien noch einmal zu lesen</translation>
    </message>
    <message>
        <source>Try to read this file again</source>
        <translation>Versuchen, diese Datei noch einmal zu lesen</translation>
    </message>
    <message>
        <source>Working out dates again</source>
        <translation>Aufnahmedaten werden neu bestimmt</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>comparing {files} anew: this version compares better</source>
        <translation>vergleicht {files} neu: diese Version vergleicht besser</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>looking for files</source>
        <translation>Dateien werden gesucht</translation>
    </message>
    <message>
        <source>none running</source>
        <translation>keiner läuft</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>reading {files} anew: this version knows more of them</source>
        <translation>liest {files} neu: diese Version weiß mehr von ihnen</translation>
    </message>
    <message>
        <source>waiting for {volume}, which is slow or does not answer</source>
        <translation>wartet auf {volume}, das langsam ist oder nicht antwortet</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>{n} more under Errors.</source>
        <translation>{n} weitere unter Fehler.</translation>
    </message>
    <message>
        <source>{n} of {files}</source>
        <translation>{n} von {files}</translation>
    </message>
    <message>
        <source>waiting for the scan before it</source>
        <translation>wartet auf den Scan davor</translation>
    </message>
    <message>
        <source>{n} files could not be read</source>
        <translation>{n} Dateien konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>{n} paused</source>
        <translation>{n} angehalten</translation>
    </message>
    <message>
        <source>{n} per second</source>
        <translation>{n} pro Sekunde</translation>
    </message>
    <message>
        <source>{n} percent</source>
        <translation>{n} Prozent</translation>
    </message>
    <message>
        <source>{n} running</source>
        <translation>{n} laufend</translation>
    </message>
    <message>
        <source>{n} stopped</source>
        <translation>{n} gestoppt</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} wartend</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>{folders} count as one place: a copy in one may go when another keeps it.</source>
        <translation>{folders} gelten als ein Ort: Eine Kopie in einem kann weg, wenn ein anderer sie behält.</translation>
    </message>
    <message>
        <source>{folder} counts separately again: copies between it and other disks are backups.</source>
        <translation>{folder} zählt wieder für sich: Kopien auf anderen Laufwerken sind Sicherungen.</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>By their names one was made from the other: an edit that somebody made.</source>
        <translation>Den Namen nach ist eine aus der anderen entstanden: eine Bearbeitung, die jemand gemacht hat.</translation>
    </message>
    <message>
        <source>Either this one or the best one has a border: it was added, or cut off, by somebody.</source>
        <translation>Entweder diese oder die beste hat einen Rand: Jemand hat ihn hinzugefügt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>It also holds {holds}; the other does not.</source>
        <translation>Sie enthält auch {holds}; die andere nicht.</translation>
    </message>
    <message>
        <source>It differs from the best one in a part: something may be written on one of them.</source>
        <translation>Sie unterscheidet sich in einem Teil von der besten: Auf einer von beiden kann etwas geschrieben stehen.</translation>
    </message>
    <message>
        <source>It differs from the best one in brightness or colours: one of them may be an edit.</source>
        <translation>Sie unterscheidet sich in Helligkeit oder Farben von der besten: Eine von beiden kann eine Bearbeitung sein.</translation>
    </message>
    <message>
        <source>It has more pixels: {width} by {height}, the other {other_width} by {other_height}.</source>
        <translation>Sie hat mehr Pixel: {width} mal {height}, die andere {other_width} mal {other_height}.</translation>
    </message>
    <message>
        <source>It has the camera maker&apos;s notes; the other has none.</source>
        <translation>Sie hat die Notizen des Kameraherstellers; die andere hat keine.</translation>
    </message>
    <message>
        <source>It has the camera&apos;s data ({camera}); the other has none.</source>
        <translation>Sie hat die Daten der Kamera ({camera}); die andere hat keine.</translation>
    </message>
    <message>
        <source>It holds a little more: {length_s} seconds, the other {other_length_s}.</source>
        <translation>Sie enthält etwas mehr: {length_s} Sekunden, die andere {other_length_s}.</translation>
    </message>
    <message>
        <source>It holds everything the other holds, and more.</source>
        <translation>Sie enthält alles, was die andere enthält, und mehr.</translation>
    </message>
    <message>
        <source>It holds more metadata: {fields}.</source>
        <translation>Sie enthält mehr Metadaten: {fields}.</translation>
    </message>
    <message>
        <source>It is compressed less: quality {quality}, the other {other_quality}.</source>
        <translation>Sie ist weniger komprimiert: Qualität {quality}, die andere {other_quality}.</translation>
    </message>
    <message>
        <source>It is compressed less: {kbit} kbit/s, the other {other_kbit}.</source>
        <translation>Sie ist weniger komprimiert: {kbit} kbit/s, die andere {other_kbit}.</translation>
    </message>
    <message>
        <source>It is in colour; the other is in black and white.</source>
        <translation>Sie ist in Farbe; die andere ist schwarz-weiß.</translation>
    </message>
    <message>
        <source>It is in the protected folder {folder}.</source>
        <translation>Sie liegt im geschützten Ordner {folder}.</translation>
    </message>
    <message>
        <source>It is lossless ({format}); the other is compressed ({other_format}).</source>
        <translation>Sie ist verlustfrei gespeichert ({format}); die andere ist komprimiert ({other_format}).</translation>
    </message>
    <message>
        <source>It is nearer to the original: the traces of compression in the other show that.</source>
        <translation>Sie ist näher am Original: das zeigen die Spuren der Komprimierung in der anderen.</translation>
    </message>
    <message>
        <source>It is tagged more completely: {fields}.</source>
        <translation>Sie ist vollständiger getaggt: {fields}.</translation>
    </message>
    <message>
        <source>It is the best version on its disk: a backup is no waste.</source>
        <translation>Sie ist die beste Fassung auf ihrem Datenträger: Eine Sicherung ist kein Überfluss.</translation>
    </message>
    <message>
        <source>It is the camera&apos;s RAW file; the other is {other_format}.</source>
        <translation>Sie ist die RAW-Datei der Kamera; die andere ist {other_format}.</translation>
    </message>
    <message>
        <source>It is the moving part of the photo beside it; the other lies alone.</source>
        <translation>Sie ist der bewegte Teil des Fotos daneben; die andere liegt allein.</translation>
    </message>
    <message>
        <source>It is the older file: {date}, the other {other_date}.</source>
        <translation>Sie ist die ältere Datei: {date}, die andere {other_date}.</translation>
    </message>
    <message>
        <source>It keeps more: {kbit} kbit/s of {codec} hold more than {other_kbit} of {other_codec}.</source>
        <translation>Sie behält mehr: {kbit} kbit/s in {codec} enthalten mehr als {other_kbit} in {other_codec}.</translation>
    </message>
    <message>
        <source>Its colour profile ({profile}) holds more colours than that of the best one.</source>
        <translation>Ihr Farbprofil ({profile}) kennt mehr Farben als das der besten.</translation>
    </message>
    <message>
        <source>Its date is the earlier one: {date}, the other {other_date}.</source>
        <translation>Ihr Datum ist das frühere: {date}, das der anderen {other_date}.</translation>
    </message>
    <message>
        <source>Its detail is not that of the best one: one of them may be sharpened, smoothed, or edited in another way.</source>
        <translation>Ihre Feinheiten sind nicht die der besten: Eine von beiden kann geschärft, geglättet oder sonst bearbeitet sein.</translation>
    </message>
    <message>
        <source>Its disk is here; the other one&apos;s is offline.</source>
        <translation>Ihr Laufwerk ist da; das der anderen ist offline.</translation>
    </message>
    <message>
        <source>Its file is built as cameras build theirs; the other may as well be a program&apos;s.</source>
        <translation>Ihre Datei ist so aufgebaut, wie Kameras es tun; die andere kann ebenso gut von einem Programm stammen.</translation>
    </message>
    <message>
        <source>Its file is larger: {size_bytes}, the other {other_size_bytes}.</source>
        <translation>Ihre Datei ist größer: {size_bytes}, die andere {other_size_bytes}.</translation>
    </message>
    <message>
        <source>Its path is shorter; nothing that counts for more told them apart.</source>
        <translation>Ihr Pfad ist kürzer; nichts Wichtigeres unterschied sie.</translation>
    </message>
    <message>
        <source>Its shape is not that of the best one: one of them may be cropped, or have a border.</source>
        <translation>Ihr Seitenverhältnis ist ein anderes als das der besten: Eine von beiden kann beschnitten sein oder einen Rand haben.</translation>
    </message>
    <message>
        <source>Nothing told them apart; this one was seen first.</source>
        <translation>Nichts unterschied sie; diese wurde zuerst gesehen.</translation>
    </message>
    <message>
        <source>The other ({other_format}) shows the very same pixels: nothing is seen in it alone.</source>
        <translation>Die andere ({other_format}) zeigt genau dieselben Pixel: Nichts ist nur in ihr zu sehen.</translation>
    </message>
    <message>
        <source>The other ({other_format}) was made from this one: it plays the very same samples.</source>
        <translation>Die andere ({other_format}) wurde aus dieser gemacht: Sie spielt genau dieselben Abtastwerte.</translation>
    </message>
    <message>
        <source>The other ({other_format}) was made from this one: it shows the very same pixels.</source>
        <translation>Die andere ({other_format}) wurde aus dieser gemacht: Sie zeigt genau dieselben Pixel.</translation>
    </message>
    <message>
        <source>The other came through {messenger}.</source>
        <translation>Die andere kam über {messenger}.</translation>
    </message>
    <message>
        <source>The other has a border around the same picture.</source>
        <translation>Die andere hat einen Rand um dasselbe Bild.</translation>
    </message>
    <message>
        <source>The other has black bars around the same picture.</source>
        <translation>Die andere hat schwarze Balken um dasselbe Bild.</translation>
    </message>
    <message>
        <source>The other is in {other_folder}, where files only pass through, or are put as copies.</source>
        <translation>Die andere ist in {other_folder}, wo Dateien nur durchgehen oder als Kopien liegen.</translation>
    </message>
    <message>
        <source>The other was compressed harder before: its blocks show more.</source>
        <translation>Die andere wurde früher stärker komprimiert: Ihre Blöcke sind deutlicher zu sehen.</translation>
    </message>
    <message>
        <source>The other was converted ({converted}); this one shows no sign of that.</source>
        <translation>Die andere wurde umgewandelt ({converted}); bei dieser deutet nichts darauf hin.</translation>
    </message>
    <message>
        <source>The other was only enlarged: a smaller version shows as much.</source>
        <translation>Die andere wurde nur vergrößert: Eine kleinere Fassung zeigt ebenso viel.</translation>
    </message>
    <message>
        <source>The other was saved again after it was taken, on {saved}.</source>
        <translation>Die andere wurde nach der Aufnahme noch einmal gespeichert, am {saved}.</translation>
    </message>
    <message>
        <source>The other was saved again by a program: its file is built as programs build theirs.</source>
        <translation>Die andere wurde von einem Programm neu gespeichert: Ihre Datei ist so aufgebaut, wie Programme es tun.</translation>
    </message>
    <message>
        <source>The other was saved again: it still shows that it was a JPEG of quality {earlier} before.</source>
        <translation>Die andere wurde erneut gespeichert: Man sieht ihr noch an, dass sie vorher ein JPEG der Qualität {earlier} war.</translation>
    </message>
    <message>
        <source>{copies} copies agree; the other differs in a few bytes: it may be damaged.</source>
        <translation>{copies} Kopien stimmen überein; die andere weicht in wenigen Bytes ab: Sie ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>This one also holds {holds}.</source>
        <translation>Diese enthält auch {holds}.</translation>
    </message>
    <message>
        <source>This one is in black and white: an edit that somebody made.</source>
        <translation>Diese ist schwarz-weiß: eine Bearbeitung, die jemand gemacht hat.</translation>
    </message>
    <message>
        <source>This one shows more of the picture; the other was cropped from it.</source>
        <translation>Dieses zeigt mehr vom Bild; das andere wurde daraus ausgeschnitten.</translation>
    </message>
    <message>
        <source>This one shows {percent} % of the picture: a crop that somebody made.</source>
        <translation>Diese zeigt {percent} % des Bildes: ein Ausschnitt, den jemand gemacht hat.</translation>
    </message>
    <message>
        <source>It is the only one.</source>
        <translation>Sie ist die einzige.</translation>
    </message>
    <message>
        <source>Beside it lies what the other lacks: {fields}.</source>
        <translation>Daneben liegt, was der anderen fehlt: {fields}.</translation>
    </message>
    <message>
        <source>It differs from the best one in a few bytes only: one of them may be damaged.</source>
        <translation>Sie unterscheidet sich nur in wenigen Bytes von der besten: Eine der beiden ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>It holds everything the other holds, and more: {fields}.</source>
        <translation>Sie enthält alles, was die andere enthält, und mehr: {fields}.</translation>
    </message>
    <message>
        <source>It is the camera&apos;s HEIC; the other is {other_format}.</source>
        <translation>Sie ist das HEIC der Kamera; die andere ist {other_format}.</translation>
    </message>
    <message>
        <source>It runs longer: {length_s} seconds, the other {other_length_s}.</source>
        <translation>Sie läuft länger: {length_s} Sekunden, die andere {other_length_s}.</translation>
    </message>
    <message>
        <source>It shows more of the picture, in the same detail; the other was cropped.</source>
        <translation>Sie zeigt mehr vom Bild, ebenso fein; die andere wurde beschnitten.</translation>
    </message>
    <message>
        <source>It shows no sign of an edit; the other was edited with {editor}.</source>
        <translation>Sie zeigt keine Spur einer Bearbeitung; die andere wurde mit {editor} bearbeitet.</translation>
    </message>
    <message>
        <source>Its name alone says when it was made; &quot;{other_name}&quot; does not.</source>
        <translation>Nur ihr Name sagt, wann sie entstand; „{other_name}“ nicht.</translation>
    </message>
    <message>
        <source>Its name is the original one; &quot;{other_name}&quot; is named like a copy.</source>
        <translation>Ihr Name ist der ursprüngliche; „{other_name}“ heißt wie eine Kopie.</translation>
    </message>
    <message>
        <source>It is shorter than the best one, but has more pixels or a higher bit rate: it may look or sound better.</source>
        <translation>Sie ist kürzer als die beste, hat aber mehr Pixel oder eine höhere Bitrate: Sie kann besser aussehen oder klingen.</translation>
    </message>
    <message>
        <source>The best one is larger, but holds hardly more: it may be made from this one.</source>
        <translation>Die beste ist größer, enthält aber kaum mehr: Sie kann aus dieser gemacht sein.</translation>
    </message>
    <message>
        <source>The other was encoded anew: it shows a little less than the film it was made from.</source>
        <translation>Die andere wurde neu kodiert: Sie zeigt etwas weniger als der Film, aus dem sie gemacht wurde.</translation>
    </message>
    <message>
        <source>The other was only enlarged: its {other_width} by {other_height} pixels show no more than these {width} by {height}.</source>
        <translation>Die andere wurde nur vergrößert: ihre {other_width} mal {other_height} Pixel zeigen nicht mehr als diese {width} mal {height}.</translation>
    </message>
    <message>
        <source>The other was re-encoded by {messenger}.</source>
        <translation>Die andere wurde von {messenger} neu kodiert.</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>A folder has a new path. What is known about its files is kept.</source>
        <translation>Ein Ordner hat einen neuen Pfad. Was über seine Dateien bekannt ist, bleibt.</translation>
    </message>
    <message>
        <source>Relinked. Of the files looked for, {n} of {total} were found.</source>
        <translation>Neu verbunden. Gefunden: {n} von {total} der gesuchten Dateien.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Eine Sicherung zurückholen</translation>
    </message>
    <message>
        <source>Catalog of {when}</source>
        <translation>Katalog vom {when}</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Den Ordner wählen</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Decisions of {when}</source>
        <translation>Entscheidungen vom {when}</translation>
    </message>
    <message>
        <source>Happens at the next start; what is there now is kept.</source>
        <translation>Geschieht beim nächsten Start; was jetzt da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Everything stays as it is.</source>
        <translation>Alles bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>All your decisions, as lines of text to keep or take elsewhere.</source>
        <translation>Alles, was Sie entschieden haben, als Textzeilen zum Aufheben oder Mitnehmen.</translation>
    </message>
    <message>
        <source>Export decisions</source>
        <translation>Entscheidungen exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Import decisions</source>
        <translation>Entscheidungen importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Moved folder</source>
        <translation>Verschobener Ordner</translation>
    </message>
    <message>
        <source>That could not be done: {detail}</source>
        <translation>Das ging nicht: {detail}</translation>
    </message>
    <message>
        <source>The backup of {when} is restored when MediaDesk next starts.</source>
        <translation>Die Sicherung vom {when} wird beim nächsten Start von MediaDesk zurückgeholt.</translation>
    </message>
    <message>
        <source>There is no backup yet; the first is made within a day.</source>
        <translation>Es gibt noch keine Sicherung; die erste entsteht binnen eines Tages.</translation>
    </message>
    <message>
        <source>Where the folder is now</source>
        <translation>Wo der Ordner jetzt ist</translation>
    </message>
    <message>
        <source>Decisions imported: {added}; already there: {known}.</source>
        <translation>Importierte Entscheidungen: {added}; schon da: {known}.</translation>
    </message>
    <message>
        <source>Decisions written: {n}.</source>
        <translation>Geschriebene Entscheidungen: {n}.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back, on by a frame</source>
        <translation>Ein Bild zurück, weiter</translation>
    </message>
    <message>
        <source>Back, on by a second</source>
        <translation>Eine Sekunde zurück, weiter</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Choose a candidate</source>
        <translation>Einen Kandidaten wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close, clear the search</source>
        <translation>Schließen, Suche löschen</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Films and recordings</source>
        <translation>Filme und Aufnahmen</translation>
    </message>
    <message>
        <source>First, last</source>
        <translation>Erste, letzte</translation>
    </message>
    <message>
        <source>Go to a place</source>
        <translation>Zu einem Ort gehen</translation>
    </message>
    <message>
        <source>Keep only that file</source>
        <translation>Nur diese Datei behalten</translation>
    </message>
    <message>
        <source>Keep or remove a file</source>
        <translation>Eine Datei behalten oder entfernen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys in Duplicates</source>
        <translation>Tasten in Duplikate</translation>
    </message>
    <message>
        <source>Keys in Needs a date</source>
        <translation>Tasten in Braucht ein Datum</translation>
    </message>
    <message>
        <source>Keys in plans</source>
        <translation>Tasten in Plänen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Many files</source>
        <translation>Viele Dateien</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Move the pictures</source>
        <translation>Die Bilder bewegen</translation>
    </message>
    <message>
        <source>Of many: go to a file</source>
        <translation>Bei vielen: zu einer Datei</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Play without sound</source>
        <translation>Ohne Ton abspielen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Select more files</source>
        <translation>Mehr Dateien auswählen</translation>
    </message>
    <message>
        <source>Time line: go, choose</source>
        <translation>Zeitleiste: gehen, wählen</translation>
    </message>
    <message>
        <source>Time line: zoom</source>
        <translation>Zeitleiste: zoomen</translation>
    </message>
</context>
<context>
    <name>Large view</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Next file (Right)</source>
        <translation>Nächste Datei (Rechts)</translation>
    </message>
    <message>
        <source>Previous file (Left)</source>
        <translation>Vorige Datei (Links)</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>1 new file below</source>
        <translation>1 neue Datei weiter unten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Überschriften</translation>
    </message>
    <message>
        <source>Put the new files in their places</source>
        <translation>Die neuen Dateien einordnen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Whole pictures</source>
        <translation>Ganze Bilder</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>{n} new files below</source>
        <translation>{n} neue Dateien weiter unten</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Live Photo</source>
        <translation>Live Photo</translation>
    </message>
    <message>
        <source>Motion photo</source>
        <translation>Bewegtes Foto</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>heute um {time}</translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>gestern um {time}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Bring back the rest</source>
        <translation>Den Rest zurückholen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show in History</source>
        <translation>Im Verlauf zeigen</translation>
    </message>
</context>
<context>
    <name>Offline</name>
    <message>
        <source>Choose where this folder is now; what is known about its files stays</source>
        <translation>Wählen, wo dieser Ordner jetzt liegt; alles, was über seine Dateien bekannt ist, bleibt</translation>
    </message>
    <message>
        <source>It has moved…</source>
        <translation>Er ist umgezogen…</translation>
    </message>
    <message>
        <source>It leaves all lists; nothing on the disk is touched, and what was decided stays</source>
        <translation>Er verschwindet aus allen Listen; auf dem Datenträger wird nichts angerührt, und was entschieden wurde, bleibt</translation>
    </message>
    <message>
        <source>It was deleted</source>
        <translation>Er wurde gelöscht</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Wieder nachsehen</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Erneut scannen</translation>
    </message>
    <message>
        <source>Take its files off the lists; what is known about them stays</source>
        <translation>Seine Dateien aus den Listen nehmen; was über sie bekannt ist, bleibt</translation>
    </message>
    <message>
        <source>Take out of the library</source>
        <translation>Aus der Bibliothek nehmen</translation>
    </message>
    <message>
        <source>{files} of {name} left the lists until the folder is back.</source>
        <translation>{files} aus {name}: von den Listen genommen, bis der Ordner zurück ist.</translation>
    </message>
    <message>
        <source>{name} is no longer in the library. Nothing on the disk was touched.</source>
        <translation>{name} ist nicht mehr in der Bibliothek. Auf dem Datenträger wurde nichts angerührt.</translation>
    </message>
    <message>
        <source>{name} is no longer in {place}. If it was moved or renamed, say where it is now: what is known about its files is kept.</source>
        <translation>{name} ist nicht mehr in {place}. Ist der Ordner umgezogen oder umbenannt, sagen Sie, wo er jetzt ist: Was über seine Dateien bekannt ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{name} is offline. What is known about its files is kept; they cannot be changed until it is back.</source>
        <translation>{name} ist offline. Was über seine Dateien bekannt ist, bleibt erhalten; ändern lässt sich an ihnen nichts, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>{name} is still not there.</source>
        <translation>{name} ist noch immer nicht da.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Bringing the catalog up to date</source>
        <translation>Der Katalog wird auf den neuen Stand gebracht</translation>
    </message>
    <message>
        <source>Checking the catalog</source>
        <translation>Der Katalog wird geprüft</translation>
    </message>
    <message>
        <source>MediaDesk was not closed properly last time. This takes a moment.</source>
        <translation>MediaDesk wurde beim letzten Mal nicht richtig beendet. Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>Opening the catalog</source>
        <translation>Der Katalog wird geöffnet</translation>
    </message>
    <message>
        <source>This happens once after an update. It does not touch your files.</source>
        <translation>Das geschieht einmal nach einer Aktualisierung. Ihre Dateien bleiben unberührt.</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Das dauert einen Moment.</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Kept safe</source>
        <translation>Sicher aufbewahrt</translation>
    </message>
    <message>
        <source>Needs a date</source>
        <translation>Braucht ein Datum</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>VR</source>
        <translation>VR</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>{size}, last seen {when}</source>
        <translation>{size}, zuletzt gesehen {when}</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>1 file stays: {why}</source>
        <translation>1 Datei bleibt: {why}</translation>
    </message>
    <message>
        <source>A copy on another disk stays: {files}</source>
        <translation>Kopie bleibt auf anderem Laufwerk: {files}</translation>
    </message>
    <message>
        <source>A plan. Nothing has been changed yet.</source>
        <translation>Ein Plan. Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>A preview. Nothing has been changed yet.</source>
        <translation>Eine Vorschau. Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>A preview. Nothing has been written yet.</source>
        <translation>Eine Vorschau. Noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Agree with another source</source>
        <translation>Stimmen mit einer anderen Quelle überein</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>An XMP file; the picture is not touched.</source>
        <translation>Eine XMP-Datei; das Bild wird nicht angerührt.</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>Wie vorgeschlagen</translation>
    </message>
    <message>
        <source>As the name of the file</source>
        <translation>Als Name der Datei</translation>
    </message>
    <message>
        <source>As the time of the file</source>
        <translation>Als Zeit der Datei</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before: {before}. After: {after}.</source>
        <translation>Vorher: {before}. Nachher: {after}.</translation>
    </message>
    <message>
        <source>Belongs together</source>
        <translation>Gehört zusammen</translation>
    </message>
    <message>
        <source>Beside each file</source>
        <translation>Neben jede Datei</translation>
    </message>
    <message>
        <source>By a fixed amount</source>
        <translation>Um einen festen Betrag</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cannot go</source>
        <translation>Kann nicht gehen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose a picture in the table.</source>
        <translation>Wählen Sie ein Bild in der Tabelle.</translation>
    </message>
    <message>
        <source>Choose one of your rules first.</source>
        <translation>Wählen Sie zuerst eine Ihrer Regeln.</translation>
    </message>
    <message>
        <source>Choose the folder whose files stay</source>
        <translation>Wählen Sie den Ordner, dessen Dateien bleiben</translation>
    </message>
    <message>
        <source>Choose where the archive is to be</source>
        <translation>Wählen Sie, wo das Archiv liegen soll</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Copy files</source>
        <translation>Dateien kopieren</translation>
    </message>
    <message>
        <source>Copy {files}</source>
        <translation>{files} kopieren</translation>
    </message>
    <message>
        <source>Copy {files}, then remove the originals</source>
        <translation>{files} kopieren, dann die Originale entfernen</translation>
    </message>
    <message>
        <source>Copying: {n} of {files}</source>
        <translation>Kopiert: {n} von {files}</translation>
    </message>
    <message>
        <source>Dates written for {files}.</source>
        <translation>Datum von {files} geschrieben.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden durch</translation>
    </message>
    <message>
        <source>Deciding dates</source>
        <translation>Daten werden festgelegt</translation>
    </message>
    <message>
        <source>EXIF and XMP, or a film&apos;s own dates.</source>
        <translation>EXIF und XMP, oder die eigenen Daten eines Films.</translation>
    </message>
    <message>
        <source>Each copy is compared with its original, byte for byte.</source>
        <translation>Jede Kopie wird Byte für Byte mit ihrem Original verglichen.</translation>
    </message>
    <message>
        <source>Each file is written as a copy, read back and compared before it takes the old one&apos;s place. One Undo takes all of it back.</source>
        <translation>Jede Datei wird als Kopie geschrieben, zurückgelesen und verglichen, bevor sie die alte ersetzt. Ein Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Each is compared with its copy once more, then moved to Removed.</source>
        <translation>Jede wird noch einmal mit ihrer Kopie verglichen und dann nach Entfernt verschoben.</translation>
    </message>
    <message>
        <source>Every copy is compared once more before it is moved. One Undo takes all of it back.</source>
        <translation>Jede Kopie wird noch einmal verglichen, bevor sie verschoben wird. Ein Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Every copy is shown here in a moment; nothing is written yet.</source>
        <translation>Gleich steht hier jede Kopie; noch wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Every date you decided is in its file, or is left out as the list says.</source>
        <translation>Jedes Datum, das Sie festgelegt haben, steht in seiner Datei oder ist ausgelassen, wie die Liste sagt.</translation>
    </message>
    <message>
        <source>Every rule is in the list already.</source>
        <translation>Jede Regel steht schon in der Liste.</translation>
    </message>
    <message>
        <source>Everything is in the archive already, or is left out as the list says.</source>
        <translation>Alles ist schon im Archiv oder ist ausgelassen, wie die Liste sagt.</translation>
    </message>
    <message>
        <source>Export to a new archive</source>
        <translation>In ein neues Archiv exportieren</translation>
    </message>
    <message>
        <source>Feb 2019, summer 1987</source>
        <translation>Feb 2019, Sommer 1987</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File name agrees, {s} s</source>
        <translation>Dateiname stimmt überein, {s} s</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders and names</source>
        <translation>Ordner und Namen</translation>
    </message>
    <message>
        <source>Forget these folders</source>
        <translation>Diese Ordner vergessen</translation>
    </message>
    <message>
        <source>From one picture I know</source>
        <translation>Aus einem Bild, das ich kenne</translation>
    </message>
    <message>
        <source>GPS agrees, {s} s</source>
        <translation>GPS stimmt überein, {s} s</translation>
    </message>
    <message>
        <source>GPS times: {n}</source>
        <translation>GPS-Zeiten: {n}</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Google Takeout agrees, {s} s</source>
        <translation>Google Takeout stimmt überein, {s} s</translation>
    </message>
    <message>
        <source>Holds more</source>
        <translation>Enthält mehr</translation>
    </message>
    <message>
        <source>Into the file</source>
        <translation>In die Datei</translation>
    </message>
    <message>
        <source>It should show</source>
        <translation>Sie sollte zeigen</translation>
    </message>
    <message>
        <source>Keep pairs together</source>
        <translation>Paare zusammenlassen</translation>
    </message>
    <message>
        <source>Keep the most complete</source>
        <translation>Die vollständigste behalten</translation>
    </message>
    <message>
        <source>Keep the newest</source>
        <translation>Die neueste behalten</translation>
    </message>
    <message>
        <source>Keep the oldest</source>
        <translation>Die älteste behalten</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Zuerst gesehene behalten</translation>
    </message>
    <message>
        <source>Keep the one holding more</source>
        <translation>Behalten, was mehr enthält</translation>
    </message>
    <message>
        <source>Keep the original name</source>
        <translation>Originalnamen behalten</translation>
    </message>
    <message>
        <source>Keep what review proposes</source>
        <translation>Wie in der Durchsicht</translation>
    </message>
    <message>
        <source>Keep what was put away</source>
        <translation>Das Eingeordnete behalten</translation>
    </message>
    <message>
        <source>Look at these one by one</source>
        <translation>Diese einzeln ansehen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Eingeordnet</translation>
    </message>
    <message>
        <source>Save the plan as a table or as JSON</source>
        <translation>Den Plan als Tabelle oder als JSON sichern</translation>
    </message>
    <message>
        <source>Show the identical copies that each hold what the other does not</source>
        <translation>Identische Kopien zeigen, die je etwas enthalten, was der anderen fehlt</translation>
    </message>
    <message>
        <source>a photo with its film or its RAW</source>
        <translation>ein Foto mit Film oder RAW</translation>
    </message>
    <message>
        <source>identical, but each holds what the other does not, such as a title or faces</source>
        <translation>identisch, aber jede enthält, was der anderen fehlt, etwa einen Titel oder Gesichter</translation>
    </message>
    <message>
        <source>in the folder that copies go to already</source>
        <translation>schon in dem Ordner, in den Kopien kommen</translation>
    </message>
    <message>
        <source>of copies with other metadata</source>
        <translation>Kopien mit anderen Metadaten</translation>
    </message>
    <message>
        <source>{files} left unchanged: {why}</source>
        <translation>{files} unverändert gelassen: {why}</translation>
    </message>
    <message>
        <source>{files} removed. Undo brings back what went; a second Undo removes the copies.</source>
        <translation>{files} entfernt. Rückgängig holt zurück, was ging; ein zweites Rückgängig entfernt die Kopien.</translation>
    </message>
    <message>
        <source>Keep the shortest path</source>
        <translation>Kürzesten Pfad behalten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Left as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left out: {files}</source>
        <translation>Ausgelassen: {files}</translation>
    </message>
    <message>
        <source>Link {files}</source>
        <translation>{files} verknüpfen</translation>
    </message>
    <message>
        <source>Linking: {n} of {files}</source>
        <translation>Verknüpft: {n} von {files}</translation>
    </message>
    <message>
        <source>Made from the date by a template.</source>
        <translation>Aus dem Datum nach einem Muster gebildet.</translation>
    </message>
    <message>
        <source>Most complete</source>
        <translation>Am vollständigsten</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move them to Removed instead</source>
        <translation>Stattdessen nach Entfernt bewegen</translation>
    </message>
    <message>
        <source>Move them to the system trash instead</source>
        <translation>Stattdessen in den Papierkorb bewegen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move {files}</source>
        <translation>{files} verschieben</translation>
    </message>
    <message>
        <source>Move {files} to the trash</source>
        <translation>{files} in den Papierkorb</translation>
    </message>
    <message>
        <source>Moving to the trash: {n} of {files}</source>
        <translation>In den Papierkorb bewegt: {n} von {files}</translation>
    </message>
    <message>
        <source>Moving: {n} of {files}</source>
        <translation>Verschoben: {n} von {files}</translation>
    </message>
    <message>
        <source>Name made from the date</source>
        <translation>Name aus dem Datum</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>Neuer Ort</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>No file is an exact or identical copy of one that stays.</source>
        <translation>Keine Datei ist eine exakte oder identische Kopie einer, die bleibt.</translation>
    </message>
    <message>
        <source>No name yet: it needs a part of the date, and .ext at its end.</source>
        <translation>Noch kein Name: Er braucht einen Teil des Datums und .ext am Ende.</translation>
    </message>
    <message>
        <source>No other source proves how wrong the clock was.</source>
        <translation>Keine andere Quelle beweist, wie falsch die Uhr ging.</translation>
    </message>
    <message>
        <source>None of these files would get a different date.</source>
        <translation>Keine dieser Dateien bekäme ein anderes Datum.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing to copy</source>
        <translation>Nichts zu kopieren</translation>
    </message>
    <message>
        <source>Nothing to resolve</source>
        <translation>Nichts aufzulösen</translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>Nichts zu schreiben</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Älteste</translation>
    </message>
    <message>
        <source>Original name</source>
        <translation>Ursprünglicher Name</translation>
    </message>
    <message>
        <source>Phone picture {s} s apart</source>
        <translation>Handybild {s} s entfernt</translation>
    </message>
    <message>
        <source>Phone pictures of the same scenes: {n}</source>
        <translation>Handybilder derselben Szenen: {n}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Prefer the folder</source>
        <translation>Den Ordner bevorzugen</translation>
    </message>
    <message>
        <source>Preferred folder</source>
        <translation>Bevorzugter Ordner</translation>
    </message>
    <message>
        <source>Protected folder</source>
        <translation>Geschützter Ordner</translation>
    </message>
    <message>
        <source>Protected folders stay</source>
        <translation>Geschützte Ordner bleiben</translation>
    </message>
    <message>
        <source>Remove {files}</source>
        <translation>{files} entfernen</translation>
    </message>
    <message>
        <source>Removing: {n} of {files}</source>
        <translation>Entfernt: {n} von {files}</translation>
    </message>
    <message>
        <source>Resolve exact and identical</source>
        <translation>Exakte und identische auflösen</translation>
    </message>
    <message>
        <source>Rules, the first that tells two copies apart decides</source>
        <translation>Regeln; die erste, die zwei Kopien unterscheidet, entscheidet</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>Plan sichern</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Den Plan sichern</translation>
    </message>
    <message>
        <source>First choose how the dates are to change.</source>
        <translation>Wählen Sie zuerst, wie sich die Daten ändern sollen.</translation>
    </message>
    <message>
        <source>Scans: one day, month or year for all.</source>
        <translation>Scans: ein Tag, Monat oder Jahr für alle.</translation>
    </message>
    <message>
        <source>Seen first</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Set a date</source>
        <translation>Datum setzen</translation>
    </message>
    <message>
        <source>Set the date of {files}</source>
        <translation>Das Datum von {files} setzen</translation>
    </message>
    <message>
        <source>Shift a camera</source>
        <translation>Kamerauhr stellen</translation>
    </message>
    <message>
        <source>Shift dates</source>
        <translation>Zeiten verschieben</translation>
    </message>
    <message>
        <source>Shift {files}</source>
        <translation>Zeit von {files} stellen</translation>
    </message>
    <message>
        <source>Shortest path</source>
        <translation>Kürzester Pfad</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopped after {n} of {files}.</source>
        <translation>Gestoppt nach {n} von {files}.</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Die Regel entfernen</translation>
    </message>
    <message>
        <source>The clock showed</source>
        <translation>Die Uhr zeigte</translation>
    </message>
    <message>
        <source>The clock was right, but showed home time.</source>
        <translation>Die Uhr ging richtig, zeigte aber die Zeit von zu Hause.</translation>
    </message>
    <message>
        <source>The clock was wrong by the same time for all.</source>
        <translation>Die Uhr ging bei allen um dieselbe Zeit falsch.</translation>
    </message>
    <message>
        <source>The date of all</source>
        <translation>Das Datum von allen</translation>
    </message>
    <message>
        <source>The disk has too little room. Choose another one.</source>
        <translation>Auf dem Laufwerk ist zu wenig Platz. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The first rule that tells two copies apart decides. Drag to change the order; the plan follows.</source>
        <translation>Die erste Regel, die zwei Kopien unterscheidet, entscheidet. Ziehen ändert die Reihenfolge; der Plan folgt.</translation>
    </message>
    <message>
        <source>The originals stay where they are.</source>
        <translation>Die Originale bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>The right time</source>
        <translation>Die richtige Zeit</translation>
    </message>
    <message>
        <source>Then every copy is shown here before anything is written.</source>
        <translation>Dann steht hier jede Kopie, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>Then remove the originals</source>
        <translation>Dann die Originale entfernen</translation>
    </message>
    <message>
        <source>There are no files in {name}.</source>
        <translation>In {name} sind keine Dateien.</translation>
    </message>
    <message>
        <source>There is nothing to copy.</source>
        <translation>Es gibt nichts zu kopieren.</translation>
    </message>
    <message>
        <source>There is nothing to remove.</source>
        <translation>Es gibt nichts zu entfernen.</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>They are written into the XMP file of each copy.</source>
        <translation>Sie werden in die XMP-Datei jeder Kopie geschrieben.</translation>
    </message>
    <message>
        <source>This stores decisions. Your files change only in Write to files.</source>
        <translation>Das speichert Entscheidungen. Ihre Dateien ändern sich nur mit In Dateien schreiben.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Times in Google Takeout: {n}</source>
        <translation>Zeiten in Google Takeout: {n}</translation>
    </message>
    <message>
        <source>Times in file names: {n}</source>
        <translation>Zeiten in Dateinamen: {n}</translation>
    </message>
    <message>
        <source>To another time zone</source>
        <translation>In eine andere Zeitzone</translation>
    </message>
    <message>
        <source>To one date</source>
        <translation>Auf ein Datum</translation>
    </message>
    <message>
        <source>Type the right time for one; the rest follow.</source>
        <translation>Geben Sie für eines die richtige Zeit ein; die anderen folgen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo these {n}, or go on later.</source>
        <translation>Diese {n} zurücknehmen oder später weitermachen.</translation>
    </message>
    <message>
        <source>Undo this one, or go on later.</source>
        <translation>Diese eine zurücknehmen oder später weitermachen.</translation>
    </message>
    <message>
        <source>What and where to</source>
        <translation>Was und wohin</translation>
    </message>
    <message>
        <source>What cannot go stays</source>
        <translation>Bleibt, was bleiben muss</translation>
    </message>
    <message>
        <source>What file managers sort by.</source>
        <translation>Wonach Dateimanager sortieren.</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Was geändert wird</translation>
    </message>
    <message>
        <source>What is copied</source>
        <translation>Was kopiert wird</translation>
    </message>
    <message>
        <source>What is only similar is never part of this plan.</source>
        <translation>Was nur ähnlich ist, gehört nie zu diesem Plan.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where the dates go</source>
        <translation>Wohin die Daten kommen</translation>
    </message>
    <message>
        <source>Where they move</source>
        <translation>Wohin sie kommen</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Which copy stays</source>
        <translation>Welche Kopie bleibt</translation>
    </message>
    <message>
        <source>Why this amount</source>
        <translation>Warum dieser Betrag</translation>
    </message>
    <message>
        <source>Working out what goes where</source>
        <translation>Es wird ermittelt, was wohin kommt</translation>
    </message>
    <message>
        <source>Write beside {files} instead</source>
        <translation>Stattdessen neben {files} schreiben</translation>
    </message>
    <message>
        <source>Write tags from folder names</source>
        <translation>Stichwörter aus Ordnernamen schreiben</translation>
    </message>
    <message>
        <source>Write to files</source>
        <translation>In Dateien schreiben</translation>
    </message>
    <message>
        <source>Write {files}</source>
        <translation>{files} schreiben</translation>
    </message>
    <message>
        <source>Writing: {n} of {files}</source>
        <translation>Geschrieben: {n} von {files}</translation>
    </message>
    <message>
        <source>You decided this date</source>
        <translation>Sie haben dieses Datum festgelegt</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <source>a backup on another disk</source>
        <translation>eine Sicherung auf einem anderen Laufwerk</translation>
    </message>
    <message>
        <source>all of the other, and more</source>
        <translation>alles der anderen und mehr</translation>
    </message>
    <message>
        <source>comparisons that agree: {n} of {all}</source>
        <translation>übereinstimmende Vergleiche: {n} von {all}</translation>
    </message>
    <message>
        <source>file is rewritten</source>
        <translation>Datei wird neu geschrieben</translation>
    </message>
    <message>
        <source>file time changes</source>
        <translation>Dateizeit ändert sich</translation>
    </message>
    <message>
        <source>gets metadata merged</source>
        <translation>erhält Metadaten</translation>
    </message>
    <message>
        <source>kept on another disk</source>
        <translation>anderes Laufwerk</translation>
    </message>
    <message>
        <source>name changes, its sidecar&apos;s too</source>
        <translation>Name ändert sich, auch der ihres Begleiters</translation>
    </message>
    <message>
        <source>not in &quot;Downloads&quot; or &quot;Desktop&quot;</source>
        <translation>nicht in „Downloads“ u. Ä.</translation>
    </message>
    <message>
        <source>so that its copies may go</source>
        <translation>damit ihre Kopien gehen können</translation>
    </message>
    <message>
        <source>belongs together with a file that has no copy</source>
        <translation>gehört zu einer Datei, von der es keine Kopie gibt</translation>
    </message>
    <message>
        <source>belongs together with a file that has to stay</source>
        <translation>gehört zu einer Datei, die bleiben muss</translation>
    </message>
    <message>
        <source>by date of the file</source>
        <translation>nach dem Datum der Datei</translation>
    </message>
    <message>
        <source>changed since the last scan</source>
        <translation>seit dem letzten Scan geändert</translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation>Uhr falsch</translation>
    </message>
    <message>
        <source>clusters decided</source>
        <translation>Cluster entschieden</translation>
    </message>
    <message>
        <source>d</source>
        <translation>T</translation>
    </message>
    <message>
        <source>dates, place, rating, tags</source>
        <translation>Datum, Ort, Sterne, Stichwörter</translation>
    </message>
    <message>
        <source>decided {clusters}</source>
        <translation>hat {clusters} entschieden</translation>
    </message>
    <message>
        <source>file becomes a hard link</source>
        <translation>Datei wird zur festen Verknüpfung</translation>
    </message>
    <message>
        <source>file gets its date</source>
        <translation>Datei bekommt ihr Datum</translation>
    </message>
    <message>
        <source>file goes to &quot;{folder}&quot;</source>
        <translation>Datei kommt nach „{folder}“</translation>
    </message>
    <message>
        <source>file goes to Removed</source>
        <translation>Datei kommt nach Entfernt</translation>
    </message>
    <message>
        <source>file goes to the system trash</source>
        <translation>Datei kommt in den Papierkorb</translation>
    </message>
    <message>
        <source>files are rewritten</source>
        <translation>Dateien werden neu geschrieben</translation>
    </message>
    <message>
        <source>files are written</source>
        <translation>Dateien werden geschrieben</translation>
    </message>
    <message>
        <source>files become hard links</source>
        <translation>Dateien werden zu festen Verknüpfungen</translation>
    </message>
    <message>
        <source>files get their date</source>
        <translation>Dateien bekommen ihr Datum</translation>
    </message>
    <message>
        <source>files go to &quot;{folder}&quot;</source>
        <translation>Dateien kommen nach „{folder}“</translation>
    </message>
    <message>
        <source>files go to Removed</source>
        <translation>Dateien kommen nach Entfernt</translation>
    </message>
    <message>
        <source>files go to the system trash</source>
        <translation>Dateien kommen in den Papierkorb</translation>
    </message>
    <message>
        <source>from the library</source>
        <translation>aus der Bibliothek</translation>
    </message>
    <message>
        <source>from the queue</source>
        <translation>aus der Liste</translation>
    </message>
    <message>
        <source>get metadata merged</source>
        <translation>bekommen Metadaten dazu</translation>
    </message>
    <message>
        <source>gets the extension of its content</source>
        <translation>bekommt die Endung ihres Inhalts</translation>
    </message>
    <message>
        <source>has no date</source>
        <translation>hat kein Datum</translation>
    </message>
    <message>
        <source>holds more than the copy that stays</source>
        <translation>enthält mehr als die Kopie, die bleibt</translation>
    </message>
    <message>
        <source>holds tags: {tags}</source>
        <translation>enthält Stichwörter: {tags}</translation>
    </message>
    <message>
        <source>holds the date you decided</source>
        <translation>enthält das Datum, das Sie festgelegt haben</translation>
    </message>
    <message>
        <source>identical, not exact: only exact copies can be hard links</source>
        <translation>identisch, nicht exakt: Nur exakte Kopien können feste Verknüpfungen werden</translation>
    </message>
    <message>
        <source>in a protected folder</source>
        <translation>in einem geschützten Ordner</translation>
    </message>
    <message>
        <source>into the file itself</source>
        <translation>in die Datei selbst</translation>
    </message>
    <message>
        <source>keeper stays where it is</source>
        <translation>behaltene Datei bleibt, wo sie ist</translation>
    </message>
    <message>
        <source>keepers stay where they are</source>
        <translation>behaltene Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>holds more than the copy that stays, beside which nothing may be written</source>
        <translation>enthält mehr als die Kopie, die bleibt; neben die darf nichts geschrieben werden</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>names change, sidecars&apos; too</source>
        <translation>Namen ändern sich, auch die der Begleiter</translation>
    </message>
    <message>
        <source>no copy that stays is there now</source>
        <translation>keine Kopie, die bleibt, ist jetzt da</translation>
    </message>
    <message>
        <source>no folder chosen yet</source>
        <translation>noch kein Ordner gewählt</translation>
    </message>
    <message>
        <source>no folder is protected</source>
        <translation>kein Ordner ist geschützt</translation>
    </message>
    <message>
        <source>not &quot;copy&quot; or &quot;(1)&quot;</source>
        <translation>nicht „Kopie“ oder „(1)“</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>of the library</source>
        <translation>der Bibliothek</translation>
    </message>
    <message>
        <source>of {name}, now {date}</source>
        <translation>von {name}, jetzt {date}</translation>
    </message>
    <message>
        <source>on any disk</source>
        <translation>auf jedem Laufwerk</translation>
    </message>
    <message>
        <source>one file with two names, nothing to gain</source>
        <translation>eine Datei mit zwei Namen, nichts zu gewinnen</translation>
    </message>
    <message>
        <source>only in the cloud</source>
        <translation>nur in der Cloud</translation>
    </message>
    <message>
        <source>sidecar is written</source>
        <translation>Begleiter wird geschrieben</translation>
    </message>
    <message>
        <source>sidecar, goes along</source>
        <translation>Begleiter, geht mit</translation>
    </message>
    <message>
        <source>sidecars are written</source>
        <translation>Begleiter werden geschrieben</translation>
    </message>
    <message>
        <source>struck out</source>
        <translation>gestrichen</translation>
    </message>
    <message>
        <source>in the fewest folders</source>
        <translation>in den wenigsten Ordnern</translation>
    </message>
    <message>
        <source>file times change</source>
        <translation>Dateizeiten ändern sich</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>to copy</source>
        <translation>zu kopieren</translation>
    </message>
    <message>
        <source>to copy, {free} free</source>
        <translation>zu kopieren, {free} frei</translation>
    </message>
    <message>
        <source>to gain</source>
        <translation>zu gewinnen</translation>
    </message>
    <message>
        <source>to move</source>
        <translation>zu verschieben</translation>
    </message>
    <message>
        <source>when nothing else decides</source>
        <translation>wenn sonst nichts entscheidet</translation>
    </message>
    <message>
        <source>where hard links are not possible</source>
        <translation>wo keine festen Verknüpfungen möglich sind</translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation>{before} wird {after}</translation>
    </message>
    <message>
        <source>{files} chosen</source>
        <translation>{files} gewählt</translation>
    </message>
    <message>
        <source>{files} copied.</source>
        <translation>{files} kopiert.</translation>
    </message>
    <message>
        <source>{files} stay: {why}</source>
        <translation>{files} bleiben: {why}</translation>
    </message>
    <message>
        <source>{files}, all of this folder</source>
        <translation>{files}, der ganze Ordner</translation>
    </message>
    <message>
        <source>{files}: one day stands for a month, season or year.</source>
        <translation>{files}: Ein Tag steht für einen Monat, eine Jahreszeit oder ein Jahr.</translation>
    </message>
    <message>
        <source>{files}: only the year is written, no tag has seasons. MediaDesk keeps the season.</source>
        <translation>{files}: Nur das Jahr wird geschrieben, denn Jahreszeiten kennt kein Feld. MediaDesk behält die Jahreszeit.</translation>
    </message>
    <message>
        <source>{files}: the home time zone is assumed.</source>
        <translation>{files}: Als Zeitzone wird die von zu Hause angenommen.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{folders} count as one place</source>
        <translation>{folders} gelten als ein Ort</translation>
    </message>
    <message>
        <source>{folder}, {stays} stay, {goes} go, {gain} to gain</source>
        <translation>{folder}, {stays} bleiben, {goes} gehen, {gain} zu gewinnen</translation>
    </message>
    <message>
        <source>{sidecars} go along.</source>
        <translation>{sidecars} gehen mit.</translation>
    </message>
    <message>
        <source>{sidecars} goes along.</source>
        <translation>{sidecars} geht mit.</translation>
    </message>
    <message>
        <source>{stays} stays, {goes} goes, {kind}, {decided}</source>
        <translation>{stays} bleibt, {goes} geht, {kind}, {decided}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Same as the computer</source>
        <translation>Wie der Computer</translation>
    </message>
    <message>
        <source>Between folders</source>
        <translation>Zwischen Ordnern</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Count as one place</source>
        <translation>Als ein Ort zählen</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Aufnahmedatum</translation>
    </message>
    <message>
        <source>Dates, list and picture</source>
        <translation>Daten, Liste und Bild</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Duplicates, list and pictures</source>
        <translation>Duplikate, Liste und Bilder</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Grid and table</source>
        <translation>Raster und Tabelle</translation>
    </message>
    <message>
        <source>Join folders</source>
        <translation>Ordner verbinden</translation>
    </message>
    <message>
        <source>Key for {action}</source>
        <translation>Taste für {action}</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Let {folder} count separately again</source>
        <translation>{folder} wieder für sich zählen</translation>
    </message>
    <message>
        <source>Light or dark surroundings; the pictures look the same in both.</source>
        <translation>Helle oder dunkle Umgebung; die Bilder sehen in beiden gleich aus.</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>Noch kein Ordner</translation>
    </message>
    <message>
        <source>No folders are joined</source>
        <translation>Keine Ordner sind verbunden</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Removed folder</source>
        <translation>Ordner Entfernt</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Sidecars</source>
        <translation>Begleiter</translation>
    </message>
    <message>
        <source>System trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>in the settings file</source>
        <translation>in der Einstellungsdatei</translation>
    </message>
    <message>
        <source>{folder} has no trash that can be used: {why}. Removed is offered for its files.</source>
        <translation>{folder} hat keinen Papierkorb, der benutzt werden kann: {why}. Für seine Dateien wird Entfernt angeboten.</translation>
    </message>
    <message>
        <source>Remove {folder} from this list</source>
        <translation>{folder} aus dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Taken by {action}</source>
        <translation>Belegt mit {action}</translation>
    </message>
    <message>
        <source>The files</source>
        <translation>Die Dateien</translation>
    </message>
    <message>
        <source>The library has no two folders yet.</source>
        <translation>Die Bibliothek hat noch keine zwei Ordner.</translation>
    </message>
    <message>
        <source>There is no zone with that name; try &quot;Europe/Paris&quot;.</source>
        <translation>Es gibt keine Zone dieses Namens; versuchen Sie „Europe/Paris“.</translation>
    </message>
    <message>
        <source>This key stays as it is.</source>
        <translation>Diese Taste bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Tick two folders or more.</source>
        <translation>Haken Sie zwei oder mehr Ordner an.</translation>
    </message>
    <message>
        <source>Use the default key again</source>
        <translation>Wieder die Standardtaste nehmen</translation>
    </message>
    <message>
        <source>Video and audio</source>
        <translation>Video und Audio</translation>
    </message>
    <message>
        <source>Within one folder</source>
        <translation>In einem Ordner</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>A copy of it is gone for good, so it keeps what was written for that copy.</source>
        <translation>Eine Kopie davon ist endgültig weg, deshalb behält sie, was für diese Kopie geschrieben wurde.</translation>
    </message>
    <message>
        <source>Another disk is now in the place of {volume}. It is left as it is.</source>
        <translation>An der Stelle von {volume} ist jetzt ein anderes Laufwerk. Es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Backups of the catalog: {count}, in {path}. The newest, of {when}, is sound.</source>
        <translation>Sicherungen des Katalogs: {count}, in {path}. Die neueste, vom {when}, ist in Ordnung.</translation>
    </message>
    <message>
        <source>Backups of your decisions: {count}, in {path}. The newest, of {when}, is sound.</source>
        <translation>Sicherungen Ihrer Entscheidungen: {count}, in {path}. Die neueste, vom {when}, ist in Ordnung.</translation>
    </message>
    <message>
        <source>There is now a file named {path}.</source>
        <translation>Inzwischen gibt es eine Datei namens {path}.</translation>
    </message>
    <message>
        <source>Files cannot go to {path}: {detail}. Removed can be chosen instead.</source>
        <translation>Dateien können nicht nach {path}: {detail}. Stattdessen kann Entfernt gewählt werden.</translation>
    </message>
    <message>
        <source>Hard links cannot be made here. The copy can be moved to Removed instead.</source>
        <translation>Feste Verknüpfungen gehen hier nicht. Die Kopie kann stattdessen nach Entfernt verschoben werden.</translation>
    </message>
    <message>
        <source>It belongs to a file that is still held, and goes when that does.</source>
        <translation>Sie gehört zu einer Datei, die noch aufbewahrt wird, und geht mit ihr.</translation>
    </message>
    <message>
        <source>It belongs together with &quot;{name}&quot;, which has no copy beside the one that stays.</source>
        <translation>Sie gehört zu „{name}“, und davon liegt keine Kopie neben der, die bleibt.</translation>
    </message>
    <message>
        <source>It belongs together with &quot;{name}&quot;, which has to stay.</source>
        <translation>Sie gehört zu „{name}“, das bleiben muss.</translation>
    </message>
    <message>
        <source>It could not be written without changing something else: {detail}.</source>
        <translation>Sie ließ sich nicht so schreiben, dass sich sonst nichts ändert: {detail}.</translation>
    </message>
    <message>
        <source>It has since been changed by somebody else, so it stays as it is.</source>
        <translation>Sie wurde seither von jemand anderem geändert und bleibt deshalb, wie sie ist.</translation>
    </message>
    <message>
        <source>It holds all that {keeper} holds, and more, so it is the one that has to stay.</source>
        <translation>Sie enthält alles, was {keeper} enthält, und mehr; deshalb muss sie bleiben.</translation>
    </message>
    <message>
        <source>It is in the archive already.</source>
        <translation>Sie ist schon im Archiv.</translation>
    </message>
    <message>
        <source>It is no longer in {held_at}; somebody has emptied it.</source>
        <translation>Sie ist nicht mehr in {held_at}; jemand hat das geleert.</translation>
    </message>
    <message>
        <source>It holds more than the copy that stays, and nothing may be written beside that one.</source>
        <translation>Sie enthält mehr als die Kopie, die bleibt, und neben diese darf nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>It is in the computer&apos;s trash, and only the trash can bring it back or delete it.</source>
        <translation>Sie liegt im Papierkorb des Computers; nur der kann sie zurückholen oder löschen.</translation>
    </message>
    <message>
        <source>It already says so.</source>
        <translation>Das steht schon darin.</translation>
    </message>
    <message>
        <source>It was changed after MediaDesk had written to it, so it stays as it is.</source>
        <translation>Sie wurde geändert, nachdem MediaDesk in sie geschrieben hatte, und bleibt deshalb, wie sie ist.</translation>
    </message>
    <message>
        <source>It was changed after data from its copies had been written into it, so it stays as it is.</source>
        <translation>Sie wurde geändert, nachdem Angaben ihrer Kopien in sie geschrieben worden waren, und bleibt deshalb, wie sie ist.</translation>
    </message>
    <message>
        <source>Line {line} of the decisions cannot be read: {detail}. Nothing was imported.</source>
        <translation>Zeile {line} der Entscheidungen ist nicht lesbar: {detail}. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>MediaDesk ended unexpectedly last time; your files and decisions are as they were. What it was doing is written in {path}.</source>
        <translation>MediaDesk wurde das letzte Mal unerwartet beendet; Ihre Dateien und Entscheidungen sind, wie sie waren. Was es gerade tat, steht in {path}.</translation>
    </message>
    <message>
        <source>Shifted that far, the date is outside the calendar.</source>
        <translation>So weit verschoben, liegt das Datum außerhalb des Kalenders.</translation>
    </message>
    <message>
        <source>Names cannot be made of &quot;{template}&quot;: it needs YYYY, MM, DD, HHMMSS or {{name}}, and .ext at its end.</source>
        <translation>Aus „{template}“ lassen sich keine Namen bilden: Es braucht YYYY, MM, DD, HHMMSS oder {{name}} und .ext am Ende.</translation>
    </message>
    <message>
        <source>No damage was found in {path}.</source>
        <translation>In {path} wurde kein Schaden gefunden.</translation>
    </message>
    <message>
        <source>There is no decision on a date left to undo.</source>
        <translation>Es gibt keine Entscheidung über ein Datum mehr, die zurückzunehmen wäre.</translation>
    </message>
    <message>
        <source>No file can say a decade. MediaDesk keeps it, and sorts by it.</source>
        <translation>Ein Jahrzehnt kann keine Datei angeben. MediaDesk behält es und ordnet danach.</translation>
    </message>
    <message>
        <source>No other copy was found, so this one stays. It can be restored.</source>
        <translation>Es wurde keine andere Kopie gefunden, deshalb bleibt diese. Sie kann zurückgeholt werden.</translation>
    </message>
    <message>
        <source>No picture in this film can be read.</source>
        <translation>Kein Bild dieses Films ist lesbar.</translation>
    </message>
    <message>
        <source>Nothing can be held in {path}: {detail}. In the settings, the computer&apos;s trash can be chosen instead.</source>
        <translation>In {path} kann nichts aufbewahrt werden: {detail}. In den Einstellungen kann der Papierkorb des Computers gewählt werden.</translation>
    </message>
    <message>
        <source>MediaDesk cannot write into {format} files safely. A sidecar can be written instead.</source>
        <translation>MediaDesk kann nicht sicher in Dateien der Art {format} schreiben. Stattdessen kann ein Begleiter geschrieben werden.</translation>
    </message>
    <message>
        <source>Nothing of this kind is running, so there is nothing to stop.</source>
        <translation>Nichts dieser Art läuft, deshalb gibt es nichts zu stoppen.</translation>
    </message>
    <message>
        <source>No journal mentions {count} in Removed, {path} among them. In a terminal, mediadesk removed --take-in lists them as held, so that they can be restored.</source>
        <translation>Von {count} in „Entfernt“ weiß kein Protokoll etwas, darunter {path}. Im Terminal führt mediadesk removed --take-in sie wieder als aufbewahrt, damit sie zurückgeholt werden können.</translation>
    </message>
    <message>
        <source>Deleting for good was cut off. What was not deleted yet is still held.</source>
        <translation>Das endgültige Löschen wurde unterbrochen. Was noch nicht gelöscht ist, wird weiter aufbewahrt.</translation>
    </message>
    <message>
        <source>It holds what {keeper} does not: {fields}. Look at both, and choose which one stays.</source>
        <translation>Sie enthält, was {keeper} fehlt: {fields}. Sehen Sie beide an und wählen Sie, welche bleibt.</translation>
    </message>
    <message>
        <source>Making hard links was cut off. Files replaced: {done} of {planned}; the rest is as it was.</source>
        <translation>Das Verknüpfen wurde unterbrochen. Ersetzte Dateien: {done} von {planned}; der Rest ist, wie er war.</translation>
    </message>
    <message>
        <source>Moving was cut off. Files that were moved: {done} of {planned}; the rest is where it was.</source>
        <translation>Das Verschieben wurde unterbrochen. Verschobene Dateien: {done} von {planned}; der Rest ist, wo er war.</translation>
    </message>
    <message>
        <source>Nothing is known of {path} yet. If it is new, scan it first.</source>
        <translation>Von {path} ist noch nichts bekannt. Wenn es neu ist, scannen Sie es zuerst.</translation>
    </message>
    <message>
        <source>Only an exact copy can be replaced by a hard link: this one is not the same.</source>
        <translation>Nur eine exakte Kopie kann durch eine feste Verknüpfung ersetzt werden: Diese hier ist nicht dieselbe.</translation>
    </message>
    <message>
        <source>PySide6 {version} crashes on this Python. Install another version.</source>
        <translation>PySide6 {version} stürzt mit diesem Python ab. Installieren Sie eine andere Version.</translation>
    </message>
    <message>
        <source>Removing was cut off. Files that are held: {done} of {planned}; the rest is where it was.</source>
        <translation>Das Entfernen wurde unterbrochen. Aufbewahrte Dateien: {done} von {planned}; der Rest ist, wo er war.</translation>
    </message>
    <message>
        <source>Since this was planned, you decided that this copy stays.</source>
        <translation>Seit das geplant wurde, haben Sie entschieden, dass diese Kopie bleibt.</translation>
    </message>
    <message>
        <source>Something unexpected happened: {detail}.</source>
        <translation>Etwas Unerwartetes ist geschehen: {detail}.</translation>
    </message>
    <message>
        <source>The backup of {when} is in place as {path}.</source>
        <translation>Die Sicherung vom {when} ist als {path} eingesetzt.</translation>
    </message>
    <message>
        <source>The backup of {when} is in place as {path}; what was there is kept as {aside}.</source>
        <translation>Die Sicherung vom {when} ist als {path} eingesetzt; was da war, liegt als {aside} bereit.</translation>
    </message>
    <message>
        <source>The catalog has no backup yet; the first is made within a day, in {path}.</source>
        <translation>Vom Katalog gibt es noch keine Sicherung; die erste entsteht innerhalb eines Tages, in {path}.</translation>
    </message>
    <message>
        <source>The catalog is in use by {holder}.</source>
        <translation>Der Katalog wird von {holder} benutzt.</translation>
    </message>
    <message>
        <source>The catalog was damaged and is being built anew; the damaged one is kept as {aside}. Your decisions are safe.</source>
        <translation>Der Katalog war beschädigt und wird neu aufgebaut; der beschädigte liegt als {aside} bereit. Ihre Entscheidungen sind sicher.</translation>
    </message>
    <message>
        <source>The catalog was damaged. The backup of {when} took its place; the damaged one is kept as {aside}.</source>
        <translation>Der Katalog war beschädigt. Die Sicherung vom {when} nahm seinen Platz ein; der beschädigte liegt als {aside} bereit.</translation>
    </message>
    <message>
        <source>The catalog was made by a newer MediaDesk (version {found}, this one reads {known}). Nothing was changed.</source>
        <translation>Der Katalog stammt von einem neueren MediaDesk (Version {found}, dieses liest {known}). Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The catalog {path} cannot be read: {detail}.</source>
        <translation>Der Katalog {path} ist nicht lesbar: {detail}.</translation>
    </message>
    <message>
        <source>The catalog {path} cannot be written: {detail}.</source>
        <translation>Der Katalog {path} ist nicht schreibbar: {detail}.</translation>
    </message>
    <message>
        <source>The catalog {path} is damaged. Start MediaDesk again: a backup or a new catalog takes its place, and the damaged one is kept.</source>
        <translation>Der Katalog {path} ist beschädigt. Starten Sie MediaDesk neu: Eine Sicherung oder ein neuer Katalog tritt an seine Stelle, der beschädigte bleibt erhalten.</translation>
    </message>
    <message>
        <source>The content is no picture, film or recording that MediaDesk knows.</source>
        <translation>Der Inhalt ist kein Bild, kein Film und keine Aufnahme, die MediaDesk kennt.</translation>
    </message>
    <message>
        <source>The content is not the same as in {keeper}.</source>
        <translation>Der Inhalt ist nicht derselbe wie in {keeper}.</translation>
    </message>
    <message>
        <source>The copy did not read back the same as the original, so the original stays.</source>
        <translation>Die Kopie ließ sich nicht wie das Original zurücklesen, deshalb bleibt das Original.</translation>
    </message>
    <message>
        <source>The copy that stays is on another disk, so this one is a backup.</source>
        <translation>Die Kopie, die bleibt, ist auf einem anderen Laufwerk; diese ist also eine Sicherung.</translation>
    </message>
    <message>
        <source>The copy that was to stay, {keeper}, has changed since it was scanned.</source>
        <translation>Die Kopie, die bleiben sollte, {keeper}, hat sich seit dem Scan geändert.</translation>
    </message>
    <message>
        <source>The copy that was to stay, {keeper}, is gone or cannot be read.</source>
        <translation>Die Kopie, die bleiben sollte, {keeper}, ist weg oder nicht lesbar.</translation>
    </message>
    <message>
        <source>The disk could not read this file: {detail}.</source>
        <translation>Das Laufwerk konnte diese Datei nicht lesen: {detail}.</translation>
    </message>
    <message>
        <source>The disk with {path} is full. Free some space and try again.</source>
        <translation>Das Laufwerk mit {path} ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk with {path} is full. What is done is kept; it continues from here when some space is free.</source>
        <translation>Das Laufwerk mit {path} ist voll. Was getan ist, bleibt; sobald etwas Platz frei ist, geht es von hier weiter.</translation>
    </message>
    <message>
        <source>The file ends early.</source>
        <translation>Die Datei endet zu früh.</translation>
    </message>
    <message>
        <source>The file has another name elsewhere, so removing it would free nothing.</source>
        <translation>Die Datei hat anderswo noch einen Namen; sie zu entfernen würde nichts freigeben.</translation>
    </message>
    <message>
        <source>The file has changed since it was scanned. Scan again.</source>
        <translation>Die Datei hat sich seit dem Scan geändert. Scannen Sie erneut.</translation>
    </message>
    <message>
        <source>The file is damaged: {detail}.</source>
        <translation>Die Datei ist beschädigt: {detail}.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file is only in the cloud. It was not opened.</source>
        <translation>Die Datei ist nur in der Cloud. Sie wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The file kept its decoder busy for more than {seconds} seconds. It will not be tried again by itself.</source>
        <translation>Die Datei beschäftigte ihren Dekoder länger als {seconds} Sekunden. Sie wird nicht von selbst noch einmal versucht.</translation>
    </message>
    <message>
        <source>The file made its decoder crash. It will not be tried again by itself.</source>
        <translation>Die Datei brachte ihren Dekoder zum Absturz. Sie wird nicht von selbst noch einmal versucht.</translation>
    </message>
    <message>
        <source>The file needs more memory to open than MediaDesk allows.</source>
        <translation>Die Datei braucht zum Öffnen mehr Speicher, als MediaDesk erlaubt.</translation>
    </message>
    <message>
        <source>The file was still being written. Scan again when it is complete.</source>
        <translation>Die Datei wurde gerade noch geschrieben. Scannen Sie erneut, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>The file&apos;s own time is past the year 2262, which could not be brought back, so the file stays as it is.</source>
        <translation>Die eigene Zeit der Datei liegt nach dem Jahr 2262 und könnte nicht wiederhergestellt werden; darum bleibt die Datei, wie sie ist.</translation>
    </message>
    <message>
        <source>The film does not say how long it runs, so its frames cannot be located.</source>
        <translation>Der Film sagt nicht, wie lang er ist; seine Bilder lassen sich deshalb nicht finden.</translation>
    </message>
    <message>
        <source>The helper process that opens files could not be started: {detail}.</source>
        <translation>Der Hilfsprozess, der Dateien öffnet, ließ sich nicht starten: {detail}.</translation>
    </message>
    <message>
        <source>The newest backup, {path}, is damaged. The next one made will be checked again.</source>
        <translation>Die neueste Sicherung, {path}, ist beschädigt. Die nächste wird wieder geprüft.</translation>
    </message>
    <message>
        <source>The path is too long for this computer to open.</source>
        <translation>Der Pfad ist zu lang, als dass dieser Computer ihn öffnen könnte.</translation>
    </message>
    <message>
        <source>The program ended while this was running. Resume continues from here.</source>
        <translation>Das Programm endete, während dies lief. Fortsetzen macht dort weiter.</translation>
    </message>
    <message>
        <source>The record of your decisions was damaged. The backup of {when} took its place; what you decided after it has to be decided again. The damaged one is kept as {aside}.</source>
        <translation>Die Aufzeichnung Ihrer Entscheidungen war beschädigt. Die Sicherung vom {when} nahm ihren Platz ein; was Sie danach entschieden haben, ist neu zu entscheiden. Die beschädigte liegt als {aside} bereit.</translation>
    </message>
    <message>
        <source>The report cannot be written to {path}: {detail}.</source>
        <translation>Der Bericht kann nicht nach {path} geschrieben werden: {detail}.</translation>
    </message>
    <message>
        <source>The setting holds until MediaDesk is closed: {path} cannot be written ({detail}).</source>
        <translation>Die Einstellung gilt, bis MediaDesk geschlossen wird: {path} ist nicht schreibbar ({detail}).</translation>
    </message>
    <message>
        <source>The sidecar beside it cannot be changed without losing what it holds: {detail}.</source>
        <translation>Der Begleiter daneben lässt sich nicht ändern, ohne zu verlieren, was er enthält: {detail}.</translation>
    </message>
    <message>
        <source>The sidecar {sidecar} changed at that very moment. Try again.</source>
        <translation>Der Begleiter {sidecar} hat sich in diesem Augenblick geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There is no date to use.</source>
        <translation>Es gibt kein Datum zu nehmen.</translation>
    </message>
    <message>
        <source>There is no sound backup in {path}. Nothing was changed.</source>
        <translation>In {path} ist keine gute Sicherung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no such folder or file.</source>
        <translation>Einen solchen Ordner oder eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no time zone &quot;{zone}&quot;. Examples are +02:00 and Europe/Rome.</source>
        <translation>Es gibt keine Zeitzone „{zone}“. Beispiele sind +02:00 und Europe/Rome.</translation>
    </message>
    <message>
        <source>There is no {path}.</source>
        <translation>{path} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is none yet at {path}. The first scan makes it.</source>
        <translation>Unter {path} ist noch keine. Der erste Scan macht sie.</translation>
    </message>
    <message>
        <source>There is nothing with number {number} that can be undone.</source>
        <translation>Es gibt nichts mit der Nummer {number}, das zurückzunehmen wäre.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>These can be opened: {formats}.</source>
        <translation>Das kann geöffnet werden: {formats}.</translation>
    </message>
    <message>
        <source>This and {keeper} are one file under two names.</source>
        <translation>Dies und {keeper} sind eine Datei unter zwei Namen.</translation>
    </message>
    <message>
        <source>This file can only hold a whole date with its time. A sidecar can say less than that.</source>
        <translation>Diese Datei kann nur ein ganzes Datum mit Uhrzeit enthalten. Ein Begleiter kann weniger sagen.</translation>
    </message>
    <message>
        <source>This file has not been read yet. Scan its folder first.</source>
        <translation>Diese Datei wurde noch nicht gelesen. Scannen Sie zuerst ihren Ordner.</translation>
    </message>
    <message>
        <source>This file has {count} names on the disk; writing into it would separate them. A sidecar can be written instead.</source>
        <translation>Diese Datei hat {count} Namen auf dem Laufwerk; hineinzuschreiben würde sie trennen. Stattdessen kann ein Begleiter geschrieben werden.</translation>
    </message>
    <message>
        <source>This file is read-only. A sidecar can be written instead.</source>
        <translation>Diese Datei ist schreibgeschützt. Stattdessen kann ein Begleiter geschrieben werden.</translation>
    </message>
    <message>
        <source>This film has no date that could be replaced in place. A sidecar can be written instead.</source>
        <translation>Dieser Film hat kein Datum, das an seiner Stelle ersetzt werden könnte. Stattdessen kann ein Begleiter geschrieben werden.</translation>
    </message>
    <message>
        <source>This folder belongs to {program}, so MediaDesk leaves it alone.</source>
        <translation>Dieser Ordner gehört {program}; MediaDesk lässt ihn in Ruhe.</translation>
    </message>
    <message>
        <source>This folder could not be read: {detail}.</source>
        <translation>Dieser Ordner konnte nicht gelesen werden: {detail}.</translation>
    </message>
    <message>
        <source>This is a copy that stays.</source>
        <translation>Das ist eine Kopie, die bleibt.</translation>
    </message>
    <message>
        <source>This is a link to {target}; nothing is written through links.</source>
        <translation>Das ist ein Verweis auf {target}; durch Verweise wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>This is already running.</source>
        <translation>Das läuft schon.</translation>
    </message>
    <message>
        <source>This is not in any folder of the library. Scan it first.</source>
        <translation>Das liegt in keinem der Ordner der Bibliothek. Scannen Sie es zuerst.</translation>
    </message>
    <message>
        <source>This is in the protected folder {root}.</source>
        <translation>Das liegt im geschützten Ordner {root}.</translation>
    </message>
    <message>
        <source>Only {found} of {wanted} files that were looked for could be found in {path}. Nothing was changed.</source>
        <translation>Von {wanted} gesuchten Dateien fanden sich nur {found} in {path}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The computer&apos;s trash cannot be used here ({detail}); Removed can.</source>
        <translation>Der Papierkorb des Computers kann hier nicht benutzt werden ({detail}); Entfernt schon.</translation>
    </message>
    <message>
        <source>The record of your decisions was damaged and begins anew. Your folders are still known; the damaged one is kept as {aside}.</source>
        <translation>Die Aufzeichnung Ihrer Entscheidungen war beschädigt und beginnt von vorn. Ihre Ordner sind weiterhin bekannt; die beschädigte bleibt als {aside} erhalten.</translation>
    </message>
    <message>
        <source>This is in the folder that copies go to already.</source>
        <translation>Die Datei ist schon in dem Ordner, in den Kopien kommen.</translation>
    </message>
    <message>
        <source>This is neither a folder nor an ordinary file.</source>
        <translation>Das ist weder ein Ordner noch eine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>This is no longer in the list.</source>
        <translation>Das steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>This was not reached; the file is where it was.</source>
        <translation>Das wurde nicht erreicht; die Datei ist, wo sie war.</translation>
    </message>
    <message>
        <source>This was started already and is paused. Resume it, or cancel it, first.</source>
        <translation>Das wurde schon begonnen und ist angehalten. Setzen Sie es fort, oder brechen Sie es vorher ab.</translation>
    </message>
    <message>
        <source>To make this undoable, {kept_bytes} would have to be kept, more than the limit allows. A sidecar can be written instead.</source>
        <translation>Um das zurücknehmen zu können, müssten {kept_bytes} aufbewahrt werden, mehr, als die Grenze erlaubt. Stattdessen kann ein Begleiter geschrieben werden.</translation>
    </message>
    <message>
        <source>Too large to open: {width} × {height} pixels.</source>
        <translation>Zu groß zum Öffnen: {width} × {height} Pixel.</translation>
    </message>
    <message>
        <source>Too much went wrong: {errors} of the last {window} files could not be read.</source>
        <translation>Zu viel ging schief: {errors} der letzten {window} Dateien konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>What is in {held_at} is not the file that was put there.</source>
        <translation>Was in {held_at} liegt, ist nicht die Datei, die dort abgelegt wurde.</translation>
    </message>
    <message>
        <source>What number {number} held was purged. It is gone for good.</source>
        <translation>Was unter Nummer {number} aufbewahrt war, wurde endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Whether the copies are still the same cannot be checked here.</source>
        <translation>Ob die Kopien noch gleich sind, lässt sich hier nicht prüfen.</translation>
    </message>
    <message>
        <source>Writing into this file would lose some of its tags ({tags}). A sidecar can be written instead.</source>
        <translation>Beim Schreiben in diese Datei gingen einige ihrer Angaben verloren ({tags}). Stattdessen kann ein Begleiter geschrieben werden.</translation>
    </message>
    <message>
        <source>Writing was cut off. Files that are written: {done} of {planned}; the rest is as it was.</source>
        <translation>Das Schreiben wurde unterbrochen. Geschriebene Dateien: {done} von {planned}; der Rest ist, wie er war.</translation>
    </message>
    <message>
        <source>You may not change this folder. Its owner is &quot;{owner}&quot;.</source>
        <translation>Sie dürfen diesen Ordner nicht ändern. Er gehört „{owner}“.</translation>
    </message>
    <message>
        <source>You may not look into this folder. Its owner is &quot;{owner}&quot;.</source>
        <translation>Sie dürfen nicht in diesen Ordner sehen. Er gehört „{owner}“.</translation>
    </message>
    <message>
        <source>You may not read this file. Its owner is &quot;{owner}&quot;.</source>
        <translation>Sie dürfen diese Datei nicht lesen. Sie gehört „{owner}“.</translation>
    </message>
    <message>
        <source>Your decisions have no backup yet; the first is made within a day, in {path}.</source>
        <translation>Von Ihren Entscheidungen gibt es noch keine Sicherung; die erste entsteht innerhalb eines Tages, in {path}.</translation>
    </message>
    <message>
        <source>{formats} cannot be opened: {package} is not installed.</source>
        <translation>{formats} können nicht geöffnet werden: {package} ist nicht installiert.</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>{detail}.</translation>
    </message>
    <message>
        <source>Undo was cut off. Files that are back: {done} of {planned}; the rest can still be.</source>
        <translation>Das Zurücknehmen wurde unterbrochen. Zurückgeholte Dateien: {done} von {planned}; der Rest kann noch folgen.</translation>
    </message>
    <message>
        <source>{format} cannot be opened yet. The file is listed anyway.</source>
        <translation>{format} kann noch nicht geöffnet werden. Die Datei steht trotzdem in der Liste.</translation>
    </message>
    <message>
        <source>{free_bytes} free on the disk of the catalog.</source>
        <translation>{free_bytes} frei auf dem Laufwerk des Katalogs.</translation>
    </message>
    <message>
        <source>{name} is being scanned already; the running scan will look there.</source>
        <translation>{name} wird schon gescannt; der laufende Scan sieht dort nach.</translation>
    </message>
    <message>
        <source>{name} is scanned as soon as the scan before it is over.</source>
        <translation>{name} wird gescannt, sobald der Scan davor zu Ende ist.</translation>
    </message>
    <message>
        <source>{path} is damaged: {detail}. At its next start MediaDesk sets it aside and continues with a backup, or builds it anew.</source>
        <translation>{path} ist beschädigt: {detail}. Beim nächsten Start legt MediaDesk es beiseite und macht mit einer Sicherung weiter oder baut es neu auf.</translation>
    </message>
    <message>
        <source>{path} is in the library already, as {root} or a part of it.</source>
        <translation>{path} ist schon in der Bibliothek, als {root} oder als Teil davon.</translation>
    </message>
    <message>
        <source>{path} is none of the folders that were taken out of the library.</source>
        <translation>{path} ist keiner der Ordner, die aus der Bibliothek genommen wurden.</translation>
    </message>
    <message>
        <source>{path} is not in any folder of the library. Scan it first.</source>
        <translation>{path} liegt in keinem der Ordner der Bibliothek. Scannen Sie es zuerst.</translation>
    </message>
    <message>
        <source>{path} is not one of the folders added to the library.</source>
        <translation>{path} ist keiner der Ordner, die der Bibliothek hinzugefügt wurden.</translation>
    </message>
    <message>
        <source>{path} is not a MediaDesk catalog. Nothing was changed.</source>
        <translation>{path} ist kein Katalog von MediaDesk. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{keeper} lacks what this one holds: {fields}. So this one stays. It can be restored.</source>
        <translation>{keeper} fehlt, was diese Datei enthält: {fields}. Daher bleibt sie. Sie lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>{path} is there, or its disk is away. Its files stay on the lists.</source>
        <translation>{path} ist da, oder das Laufwerk fehlt. Die Dateien bleiben auf den Listen.</translation>
    </message>
    <message>
        <source>{path} was taken out of the library. Add it again to have it scanned.</source>
        <translation>{path} wurde aus der Bibliothek genommen. Fügen Sie den Ordner wieder hinzu, um ihn zu scannen.</translation>
    </message>
    <message>
        <source>{volume} is read-only.</source>
        <translation>{volume} kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>{folder} was moved, renamed or deleted during the scan. Its files wait; choose Resume when it is back.</source>
        <translation>{folder} wurde während des Scans verschoben, umbenannt oder gelöscht. Die Dateien darin warten; wählen Sie Fortsetzen, wenn der Ordner wieder da ist.</translation>
    </message>
    <message>
        <source>{volume} does not answer. Its files wait; choose Resume when it does.</source>
        <translation>{volume} antwortet nicht. Seine Dateien warten; wählen Sie Fortsetzen, wenn es wieder antwortet.</translation>
    </message>
    <message>
        <source>{volume} went offline. Plug it in and choose Retry.</source>
        <translation>{volume} ging offline. Schließen Sie es an und wählen Sie Erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>Removed</name>
    <message>
        <source>A hard link is in the place of {files}.</source>
        <translation>An der Stelle von {files} steht eine feste Verknüpfung.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete {files} for good?</source>
        <translation>{files} endgültig löschen?</translation>
    </message>
    <message>
        <source>Deleted {files} for good. {size} are free.</source>
        <translation>{files} endgültig gelöscht. {size} sind frei.</translation>
    </message>
    <message>
        <source>Hard links are in the places of {files}.</source>
        <translation>An der Stelle von {files} stehen feste Verknüpfungen.</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Nichts wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Purge all</source>
        <translation>Alle endgültig löschen</translation>
    </message>
    <message>
        <source>Purge all {n}</source>
        <translation>Alle {n} löschen</translation>
    </message>
    <message>
        <source>Purge {files}</source>
        <translation>{files} löschen</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Alle zurückholen</translation>
    </message>
    <message>
        <source>Restore all {n}</source>
        <translation>Alle {n} zurückholen</translation>
    </message>
    <message>
        <source>Restore {files}</source>
        <translation>{files} zurückholen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>This is the one thing that cannot be undone.</source>
        <translation>Das ist das Einzige, was sich nicht zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>Type {n} to go on</source>
        <translation>Geben Sie {n} ein, um fortzufahren</translation>
    </message>
    <message>
        <source>{files}, {size}, has long been held in Removed.</source>
        <translation>{files}, {size}, liegt seit Langem in Entfernt.</translation>
    </message>
    <message>
        <source>{files}, {size}, have long been held in Removed.</source>
        <translation>{files}, {size}, liegen seit Langem in Entfernt.</translation>
    </message>
    <message>
        <source>{files}, {size}, held on its own disk until you purge it.</source>
        <translation>{files}, {size}, wird auf dem eigenen Laufwerk aufbewahrt, bis Sie sie löschen.</translation>
    </message>
    <message>
        <source>{files}, {size}, held on their own disks until you purge them.</source>
        <translation>{files}, {size}, werden auf ihren eigenen Laufwerken aufbewahrt, bis Sie sie löschen.</translation>
    </message>
    <message>
        <source>{n} of {files}</source>
        <translation>{n} von {files}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Alike</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>For other programs (*.json)</source>
        <translation>Für andere Programme (*.json)</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Made by MediaDesk on {date}.</source>
        <translation>Von MediaDesk erstellt am {date}.</translation>
    </message>
    <message>
        <source>Page with small pictures (*.html)</source>
        <translation>Seite mit kleinen Bildern (*.html)</translation>
    </message>
    <message>
        <source>Save a report: {what}</source>
        <translation>Bericht speichern: {what}</translation>
    </message>
    <message>
        <source>Saved as {name}: {rows}.</source>
        <translation>Als {name} gespeichert: {rows}.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Without MediaDesk&apos;s judgement</source>
        <translation>Ohne das Urteil von MediaDesk</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Cannot change</source>
        <translation>Nicht änderbar</translation>
    </message>
    <message>
        <source>Chosen now: {way}.</source>
        <translation>Jetzt gewählt: {way}.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compared with {n}: {notes}.</source>
        <translation>Verglichen mit {n}: {notes}.</translation>
    </message>
    <message>
        <source>Compared with {n}: {why}</source>
        <translation>Im Vergleich mit {n}: {why}</translation>
    </message>
    <message>
        <source>Damaged?</source>
        <translation>Beschädigt?</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Weicht ab</translation>
    </message>
    <message>
        <source>Each holds something.</source>
        <translation>Jede enthält etwas.</translation>
    </message>
    <message>
        <source>Each holds what the other does not: choose with the numbers, or press Enter once more.</source>
        <translation>Jede enthält, was der anderen fehlt: mit den Zahlen wählen oder noch einmal Eingabe drücken.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Enter goes to file {n}.</source>
        <translation>Enter geht zu Datei {n}.</translation>
    </message>
    <message>
        <source>Every criterion</source>
        <translation>Jedes Kriterium</translation>
    </message>
    <message>
        <source>Everything stays.</source>
        <translation>Alles bleibt.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Files of this cluster</source>
        <translation>Dateien dieses Clusters</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <source>Holds more</source>
        <translation>Enthält mehr</translation>
    </message>
    <message>
        <source>In {n}, but not in {keeper}: {fields}. {keeper} would stay: {why}</source>
        <translation>In {n}, aber nicht in {keeper}: {fields}. {keeper} würde bleiben: {why}</translation>
    </message>
    <message>
        <source>It cannot be removed here.</source>
        <translation>Sie kann hier nicht entfernt werden.</translation>
    </message>
    <message>
        <source>It was moved or deleted: it is no longer there.</source>
        <translation>Sie wurde verschoben oder gelöscht: Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Its disk is offline, so it cannot be changed now.</source>
        <translation>Ihr Laufwerk ist offline, deshalb kann sie jetzt nicht geändert werden.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep {n}.</source>
        <translation>{n} behalten.</translation>
    </message>
    <message>
        <source>Look before you choose; {n} would stay: {why}</source>
        <translation>Sehen Sie hin, bevor Sie wählen; {n} würde bleiben: {why}</translation>
    </message>
    <message>
        <source>Looks a little alike, probably something else</source>
        <translation>Sieht etwas ähnlich aus, ist wohl etwas anderes</translation>
    </message>
    <message>
        <source>Marked as not duplicates. Everything stays.</source>
        <translation>Als keine Duplikate vermerkt. Alles bleibt.</translation>
    </message>
    <message>
        <source>Moved {what}, {size}, to &quot;{folder}&quot;.</source>
        <translation>{what}, {size}, nach „{folder}“ verschoben.</translation>
    </message>
    <message>
        <source>Moved {what}, {size}, to the system trash.</source>
        <translation>{what}, {size}, in den Papierkorb bewegt.</translation>
    </message>
    <message>
        <source>Nearly equal.</source>
        <translation>Fast gleich.</translation>
    </message>
    <message>
        <source>Nearly equal: choose with the numbers, or press Enter once more.</source>
        <translation>Fast gleich: Wählen Sie mit den Zahlen, oder drücken Sie noch einmal die Eingabetaste.</translation>
    </message>
    <message>
        <source>Never suggest from {folder}</source>
        <translation>Aus {folder} nie vorschlagen</translation>
    </message>
    <message>
        <source>No cluster is shown.</source>
        <translation>Kein Cluster wird gezeigt.</translation>
    </message>
    <message>
        <source>Nothing can be decided here.</source>
        <translation>Hier gibt es nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>Nothing in {folder} is suggested from now on.</source>
        <translation>Aus {folder} wird ab jetzt nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>Nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>Of what is left, {n} would stay.</source>
        <translation>Von dem, was noch da ist, würde {n} bleiben.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Only {share} alike</source>
        <translation>Nur {share} ähnlich</translation>
    </message>
    <message>
        <source>Photo + film</source>
        <translation>Foto + Film</translation>
    </message>
    <message>
        <source>Protect {folder}</source>
        <translation>{folder} schützen</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>RAW + JPEG</source>
        <translation>RAW + JPEG</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Moved {what}, {size}, to Removed.</source>
        <translation>{what}, {size}, nach Entfernt bewegt.</translation>
    </message>
    <message>
        <source>Replaced {what}, {size}, by hard links.</source>
        <translation>{what}, {size}, durch feste Verknüpfungen ersetzt.</translation>
    </message>
    <message>
        <source>Rules for folders</source>
        <translation>Regeln für Ordner</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>Begleitdatei</translation>
    </message>
    <message>
        <source>Stays or goes together with {names}.</source>
        <translation>Bleibt oder geht zusammen mit {names}.</translation>
    </message>
    <message>
        <source>Stays. {why}</source>
        <translation>Bleibt. {why}</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>Undone. {files} back in place.</source>
        <translation>Zurückgenommen. {files} wieder an ihrem Platz.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>1 more stays, too.</source>
        <translation>1 weitere bleibt auch.</translation>
    </message>
    <message>
        <source>Also holds: {fields}</source>
        <translation>Enthält auch: {fields}</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Replaced {what}, {size}, by a hard link.</source>
        <translation>{what}, {size}, durch eine feste Verknüpfung ersetzt.</translation>
    </message>
    <message>
        <source>The copy that is to stay does not hold this, and would not get it.</source>
        <translation>Die Kopie, die bleiben soll, enthält das nicht und bekäme es auch nicht.</translation>
    </message>
    <message>
        <source>These are the same; Keep all leaves them where they are.</source>
        <translation>Diese sind gleich; „Alle behalten“ lässt sie, wo sie sind.</translation>
    </message>
    <message>
        <source>This would remove the last copy. Keep at least one.</source>
        <translation>Das würde die letzte Kopie entfernen. Behalten Sie mindestens eine.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What decided</source>
        <translation>Was entschieden hat</translation>
    </message>
    <message>
        <source>What is left has no copy here any more.</source>
        <translation>Was noch da ist, hat hier keine Kopie mehr.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>and {files} more</source>
        <translation>und {files} mehr</translation>
    </message>
    <message>
        <source>{files} are no longer there.</source>
        <translation>{files} sind nicht mehr da.</translation>
    </message>
    <message>
        <source>{folder} is protected: nothing in it is offered for removal.</source>
        <translation>{folder} ist geschützt: Nichts darin wird zum Entfernen angeboten.</translation>
    </message>
    <message>
        <source>{names} and {files} more</source>
        <translation>{names} und {files} mehr</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{n} copies</source>
        <translation>{n} Kopien</translation>
    </message>
    <message>
        <source>{n} more stay, too.</source>
        <translation>{n} weitere bleiben auch.</translation>
    </message>
    <message>
        <source>{n} stays too: {why}</source>
        <translation>{n} bleibt auch: {why}</translation>
    </message>
    <message>
        <source>{n} was preferred: {why}</source>
        <translation>{n} wurde vorgezogen: {why}</translation>
    </message>
    <message>
        <source>{word} ({n})</source>
        <translation>{word} ({n})</translation>
    </message>
    <message>
        <source>{word} {n}</source>
        <translation>{word} {n}</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Find files by name or folder (Ctrl+F)</source>
        <translation>Dateien nach Name oder Ordner finden (Strg+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>I Google</source>
        <translation>Google Spiegelbild</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>0 means never. Purging always asks; it is the only thing that is final.</source>
        <translation>0 heißt nie. Endgültiges Löschen fragt immer nach; nur das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>100 shows every match; less shows only pictures that are more alike.</source>
        <translation>100 zeigt alle Treffer; weniger zeigt nur Bilder, die einander ähnlicher sind.</translation>
    </message>
    <message>
        <source>A scan never stops for fewer than these.</source>
        <translation>Für weniger als so viele stoppt ein Scan nie.</translation>
    </message>
    <message>
        <source>An XMP file beside each picture, into the file itself, its file time, or its name.</source>
        <translation>Eine XMP-Datei neben jedem Bild, in die Datei selbst, ihre Dateizeit oder ihr Name.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Dates before this year are blamed on a clock that was never set.</source>
        <translation>Daten vor diesem Jahr gelten als die einer Uhr, die nie gestellt wurde.</translation>
    </message>
    <message>
        <source>Earliest believable year</source>
        <translation>Frühestes glaubhaftes Jahr</translation>
    </message>
    <message>
        <source>Extensions of files that belong to a photo or video and go where it goes.</source>
        <translation>Endungen von Dateien, die zu einem Foto oder Video gehören und mit ihm gehen.</translation>
    </message>
    <message>
        <source>File extensions that count as photos.</source>
        <translation>Dateiendungen, die als Fotos gelten.</translation>
    </message>
    <message>
        <source>File extensions that count as recordings.</source>
        <translation>Dateiendungen, die als Aufnahmen gelten.</translation>
    </message>
    <message>
        <source>File extensions that count as videos.</source>
        <translation>Dateiendungen, die als Videos gelten.</translation>
    </message>
    <message>
        <source>Everywhere, only within one folder, or only between different folders.</source>
        <translation>Überall, nur in einem Ordner oder nur zwischen verschiedenen Ordnern.</translation>
    </message>
    <message>
        <source>Files in these are compared with nothing and are in no cluster.</source>
        <translation>Dateien darin werden mit nichts verglichen und sind in keinem Cluster.</translation>
    </message>
    <message>
        <source>Files that share is measured over</source>
        <translation>Dateien, an denen der Anteil gemessen wird</translation>
    </message>
    <message>
        <source>Files opened at the same time</source>
        <translation>Gleichzeitig geöffnete Dateien</translation>
    </message>
    <message>
        <source>Fingerprint videos while scanning</source>
        <translation>Videos beim Scannen erfassen</translation>
    </message>
    <message>
        <source>Folders never suggested from</source>
        <translation>Ordner, aus denen nie vorgeschlagen wird</translation>
    </message>
    <message>
        <source>Folders that count as one place</source>
        <translation>Ordner, die als ein Ort gelten</translation>
    </message>
    <message>
        <source>For dates that state no zone, such as &quot;Europe/Berlin&quot;. Empty: the zone of the computer.</source>
        <translation>Für Daten, die keine Zone nennen, etwa „Europe/Berlin“. Leer: die Zone des Computers.</translation>
    </message>
    <message>
        <source>Home time zone</source>
        <translation>Zeitzone von zu Hause</translation>
    </message>
    <message>
        <source>How alike similar pictures must be</source>
        <translation>Wie gleich ähnliche Bilder sein müssen</translation>
    </message>
    <message>
        <source>It writes dates into HEIC, AVIF and RAW files, which MediaDesk alone cannot.</source>
        <translation>Es schreibt Daten in HEIC-, AVIF- und RAW-Dateien, was MediaDesk allein nicht kann.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Nach Duplikaten suchen</translation>
    </message>
    <message>
        <source>Megabytes of small pictures kept in memory.</source>
        <translation>Megabyte kleiner Bilder, die im Speicher bleiben.</translation>
    </message>
    <message>
        <source>Megabytes of small pictures kept on disk; the oldest go first.</source>
        <translation>Megabyte kleiner Bilder auf dem Laufwerk; die ältesten gehen zuerst.</translation>
    </message>
    <message>
        <source>More is faster until the disk or the processor is busy.</source>
        <translation>Mehr ist schneller, bis Laufwerk oder Prozessor ausgelastet sind.</translation>
    </message>
    <message>
        <source>Names made from dates</source>
        <translation>Namen aus Daten</translation>
    </message>
    <message>
        <source>Nothing in these is ever offered for removal or changed.</source>
        <translation>Nichts darin wird je zum Entfernen angeboten oder geändert.</translation>
    </message>
    <message>
        <source>Off: hashes of their frames are computed when you ask for them. On: each scan does it.</source>
        <translation>Aus: Hashes ihrer Bilder werden berechnet, wenn Sie es wünschen. Ein: Jeder Scan tut es.</translation>
    </message>
    <message>
        <source>On: changes in your folders are picked up while the program is open.</source>
        <translation>Ein: Änderungen in Ihren Ordnern werden bemerkt, solange das Programm offen ist.</translation>
    </message>
    <message>
        <source>Percent of the last files that the disk could not read. Damaged files do not count.</source>
        <translation>Prozent der letzten Dateien, die das Laufwerk nicht lesen konnte. Beschädigte Dateien zählen nicht.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Protected folders</source>
        <translation>Geschützte Ordner</translation>
    </message>
    <message>
        <source>Rating, tags, caption, place and date: beside the file, or in it where it can hold them.</source>
        <translation>Bewertung, Schlagwörter, Beschreibung, Ort und Datum: neben der Datei, oder in ihr, wo sie Platz dafür hat.</translation>
    </message>
    <message>
        <source>Remind me to empty Removed after</source>
        <translation>Daran erinnern, Entfernt zu leeren, nach</translation>
    </message>
    <message>
        <source>Removed: a folder on the same disk, undone in an instant. Trash: the computer&apos;s own.</source>
        <translation>Entfernt: ein Ordner auf demselben Laufwerk, sofort rückgängig zu machen. Papierkorb: der des Computers.</translation>
    </message>
    <message>
        <source>Space for undoing written dates, in MB</source>
        <translation>Platz für das Zurücknehmen geschriebener Daten, in MB</translation>
    </message>
    <message>
        <source>Sidecars</source>
        <translation>Begleiter</translation>
    </message>
    <message>
        <source>Copies on another disk are backups and stay. Of joined folders, which are one collection on several disks, a copy in one may go when another keeps it.</source>
        <translation>Kopien auf einem anderen Laufwerk sind Sicherungen und bleiben. Sind Ordner verbunden, also eine Sammlung auf mehreren Laufwerken, kann eine Kopie in einem weg, wenn ein anderer sie behält.</translation>
    </message>
    <message>
        <source>Stop a scan at this share of unreadable files</source>
        <translation>Einen Scan bei diesem Anteil unlesbarer Dateien stoppen</translation>
    </message>
    <message>
        <source>Takes effect when MediaDesk is started again.</source>
        <translation>Gilt, wenn MediaDesk wieder gestartet wird.</translation>
    </message>
    <message>
        <source>The share of unreadable files is measured over this many recent files.</source>
        <translation>Der Anteil unlesbarer Dateien wird an so vielen der letzten Dateien gemessen.</translation>
    </message>
    <message>
        <source>Thumbnails in memory</source>
        <translation>Kleine Bilder im Speicher</translation>
    </message>
    <message>
        <source>Thumbnails on disk</source>
        <translation>Kleine Bilder auf dem Laufwerk</translation>
    </message>
    <message>
        <source>Unreadable files before a scan stops</source>
        <translation>Unlesbare Dateien, bevor ein Scan stoppt</translation>
    </message>
    <message>
        <source>Use exiftool where it is installed</source>
        <translation>exiftool nutzen, wo es installiert ist</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Watch folders for changes</source>
        <translation>Ordner auf Änderungen beobachten</translation>
    </message>
    <message>
        <source>What a change replaced is kept until it is freed. What would not fit is not written.</source>
        <translation>Was eine Änderung ersetzt, wird aufbewahrt, bis es freigegeben wird. Was nicht hineinpasst, wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>Where removed files go</source>
        <translation>Wohin entfernte Dateien kommen</translation>
    </message>
    <message>
        <source>Where the data of removed copies is written</source>
        <translation>Wohin die Angaben entfernter Kopien geschrieben werden</translation>
    </message>
    <message>
        <source>Write dates to</source>
        <translation>Daten schreiben in</translation>
    </message>
    <message>
        <source>YYYY, MM, DD, HHMMSS, {name} and {camera} are filled in; .ext is the file&apos;s own extension.</source>
        <translation>YYYY, MM, DD, HHMMSS, {name} und {camera} werden ausgefüllt; .ext ist die Endung der Datei.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Counts as one place with</source>
        <translation>Gilt als ein Ort mit</translation>
    </message>
    <message>
        <source>Export this folder...</source>
        <translation>Diesen Ordner exportieren ...</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Places and folders</source>
        <translation>Orte und Ordner</translation>
    </message>
    <message>
        <source>Set a date for this folder...</source>
        <translation>Datum für diesen Ordner setzen ...</translation>
    </message>
</context>
<context>
    <name>Sort</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Künstler</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation>Bits pro Pixel</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Metadata completeness</source>
        <translation>Vollständigkeit der Metadaten</translation>
    </message>
    <message>
        <source>Date confidence</source>
        <translation>Sicherheit des Datums</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Blickfeld</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Last found</source>
        <translation>Zuletzt gefunden</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Most alike</source>
        <translation>Am ähnlichsten</translation>
    </message>
    <message>
        <source>Most files</source>
        <translation>Meiste Dateien</translation>
    </message>
    <message>
        <source>Most to gain</source>
        <translation>Größter Gewinn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Pixels per eye</source>
        <translation>Pixel pro Auge</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Year of release</source>
        <translation>Jahr der Veröffentlichung</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>A copy of this picture</source>
        <translation>Eine Kopie dieses Bildes</translation>
    </message>
    <message>
        <source>AVI header</source>
        <translation>AVI-Kopf</translation>
    </message>
    <message>
        <source>Camera, EXIF digitised</source>
        <translation>Kamera, EXIF digitalisiert</translation>
    </message>
    <message>
        <source>Camera, EXIF original</source>
        <translation>Kamera, EXIF original</translation>
    </message>
    <message>
        <source>Copy of this picture</source>
        <translation>Kopie dieses Bildes</translation>
    </message>
    <message>
        <source>EXIF changed</source>
        <translation>EXIF geändert</translation>
    </message>
    <message>
        <source>File modified</source>
        <translation>Datei geändert</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Film header</source>
        <translation>Filmkopf</translation>
    </message>
    <message>
        <source>Film media</source>
        <translation>Filmmedium</translation>
    </message>
    <message>
        <source>Film track</source>
        <translation>Filmspur</translation>
    </message>
    <message>
        <source>Film, content</source>
        <translation>Film, Inhalt</translation>
    </message>
    <message>
        <source>Film, local time</source>
        <translation>Film, Ortszeit</translation>
    </message>
    <message>
        <source>Folder name</source>
        <translation>Ordnername</translation>
    </message>
    <message>
        <source>GPS</source>
        <translation>GPS</translation>
    </message>
    <message>
        <source>Google Takeout</source>
        <translation>Google Takeout</translation>
    </message>
    <message>
        <source>IPTC</source>
        <translation>IPTC</translation>
    </message>
    <message>
        <source>IPTC digitised</source>
        <translation>IPTC digitalisiert</translation>
    </message>
    <message>
        <source>Matroska header</source>
        <translation>Matroska-Kopf</translation>
    </message>
    <message>
        <source>Matroska, recorded</source>
        <translation>Matroska, aufgenommen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Number in the name</source>
        <translation>Zahl im Namen</translation>
    </message>
    <message>
        <source>Other half of the pair</source>
        <translation>Andere Hälfte des Paars</translation>
    </message>
    <message>
        <source>PNG changed</source>
        <translation>PNG geändert</translation>
    </message>
    <message>
        <source>PNG text</source>
        <translation>PNG-Text</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Aufnahmegerät</translation>
    </message>
    <message>
        <source>Takeout</source>
        <translation>Takeout</translation>
    </message>
    <message>
        <source>The EXIF date of change</source>
        <translation>Das Änderungsdatum im EXIF</translation>
    </message>
    <message>
        <source>The XMP data</source>
        <translation>Die XMP-Daten</translation>
    </message>
    <message>
        <source>The camera</source>
        <translation>Die Kamera</translation>
    </message>
    <message>
        <source>The caption data</source>
        <translation>Die Beschreibungsdaten</translation>
    </message>
    <message>
        <source>The file&apos;s name</source>
        <translation>Der Name der Datei</translation>
    </message>
    <message>
        <source>The film&apos;s header</source>
        <translation>Der Kopf des Films</translation>
    </message>
    <message>
        <source>The folder&apos;s name</source>
        <translation>Der Name des Ordners</translation>
    </message>
    <message>
        <source>The other half of the pair</source>
        <translation>Die andere Hälfte des Paars</translation>
    </message>
    <message>
        <source>The position</source>
        <translation>Die Position</translation>
    </message>
    <message>
        <source>The time of the file itself</source>
        <translation>Die Zeit der Datei selbst</translation>
    </message>
    <message>
        <source>XMP changed</source>
        <translation>XMP geändert</translation>
    </message>
    <message>
        <source>XMP created</source>
        <translation>XMP erstellt</translation>
    </message>
    <message>
        <source>XMP digitised</source>
        <translation>XMP digitalisiert</translation>
    </message>
    <message>
        <source>XMP file created</source>
        <translation>XMP Datei erstellt</translation>
    </message>
    <message>
        <source>XMP original</source>
        <translation>XMP original</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>date of the file</source>
        <translation>Datum der Datei</translation>
    </message>
    <message>
        <source>file name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>film header</source>
        <translation>Filmkopf</translation>
    </message>
    <message>
        <source>folder name</source>
        <translation>Ordnername</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Brighter</source>
        <translation>Heller</translation>
    </message>
    <message>
        <source>Compare {first} with {n}</source>
        <translation>{first} mit {n} vergleichen</translation>
    </message>
    <message>
        <source>Comparing the pictures</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>Cropped {n} %</source>
        <translation>Beschnitten {n} %</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Dunkler</translation>
    </message>
    <message>
        <source>Grey version</source>
        <translation>Graue Fassung</translation>
    </message>
    <message>
        <source>Mirror image</source>
        <translation>Spiegelbild</translation>
    </message>
    <message>
        <source>Mirrored and turned</source>
        <translation>Gespiegelt und gedreht</translation>
    </message>
    <message>
        <source>Pictures side by side</source>
        <translation>Bilder nebeneinander</translation>
    </message>
    <message>
        <source>Proposed keeper</source>
        <translation>Vorgeschlagen zum Behalten</translation>
    </message>
    <message>
        <source>Same size</source>
        <translation>Gleiche Größe</translation>
    </message>
    <message>
        <source>The same bytes</source>
        <translation>Dieselben Bytes</translation>
    </message>
    <message>
        <source>Turned left</source>
        <translation>Nach links gedreht</translation>
    </message>
    <message>
        <source>Turned right</source>
        <translation>Nach rechts gedreht</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>Auf dem Kopf</translation>
    </message>
    <message>
        <source>Which picture is compared</source>
        <translation>Welches Bild verglichen wird</translation>
    </message>
    <message>
        <source>{n} % of the size</source>
        <translation>{n} % der Größe</translation>
    </message>
    <message>
        <source>{n} beside</source>
        <translation>{n} neben</translation>
    </message>
    <message>
        <source>{n} laid over {first}</source>
        <translation>{n} über {first} gelegt</translation>
    </message>
    <message>
        <source>{n} pictures at {percent} percent</source>
        <translation>{n} Bilder bei {percent} Prozent</translation>
    </message>
    <message>
        <source>{percent}, scaled to match {n}</source>
        <translation>{percent}, angepasst an {n}</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Paused at {files}: {reason}</source>
        <translation>Angehalten bei {files}: {reason}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Stopped at {files}. Resume continues from here.</source>
        <translation>Gestoppt bei {files}. Fortsetzen macht dort weiter.</translation>
    </message>
    <message>
        <source>Stopped at {files}: {reason}</source>
        <translation>Gestoppt bei {files}: {reason}</translation>
    </message>
    <message>
        <source>The last scan was cancelled after {files}, {when}</source>
        <translation>Der letzte Scan wurde nach {files} abgebrochen, {when}</translation>
    </message>
    <message>
        <source>Up to date. Last scan {when}</source>
        <translation>Aktuell. Letzter Scan {when}</translation>
    </message>
    <message>
        <source>{files} and the film of a Live Photo, {size}</source>
        <translation>{files} und der Film eines Live Photos, {size}</translation>
    </message>
    <message>
        <source>{files} and {n} films of Live Photos, {size}</source>
        <translation>{files} und {n} Filme von Live Photos, {size}</translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Künstler</translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation>Bits pro Pixel</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>Komprimiert</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Titelbild</translation>
    </message>
    <message>
        <source>Cube map</source>
        <translation>Würfel</translation>
    </message>
    <message>
        <source>Equirectangular</source>
        <translation>Äquirektangular</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>Blickfeld</translation>
    </message>
    <message>
        <source>Fisheye</source>
        <translation>Fischauge</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>HDR</source>
        <translation>HDR</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Gemacht von</translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>One eye</source>
        <translation>Ein Auge</translation>
    </message>
    <message>
        <source>Per eye</source>
        <translation>Pro Auge</translation>
    </message>
    <message>
        <source>Picture bitrate</source>
        <translation>Bitrate des Bildes</translation>
    </message>
    <message>
        <source>Pixel shape</source>
        <translation>Form der Pixel</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>SBS, left first</source>
        <translation>SBS, links zuerst</translation>
    </message>
    <message>
        <source>SBS, right first</source>
        <translation>SBS, rechts zuerst</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>TB, left on top</source>
        <translation>TB, links oben</translation>
    </message>
    <message>
        <source>TB, right on top</source>
        <translation>TB, rechts oben</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Rotated by</source>
        <translation>Gedreht um</translation>
    </message>
    <message>
        <source>VR metadata</source>
        <translation>VR-Metadaten</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Yes, {n} bit</source>
        <translation>Ja, {n} Bit</translation>
    </message>
    <message>
        <source>field of view</source>
        <translation>Blickfeld</translation>
    </message>
    <message>
        <source>first direction</source>
        <translation>erste Richtung</translation>
    </message>
    <message>
        <source>lossless</source>
        <translation>verlustfrei</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>squeezed to half</source>
        <translation>auf die Hälfte gestaucht</translation>
    </message>
    <message>
        <source>stereo mode</source>
        <translation>Stereomodus</translation>
    </message>
    <message>
        <source>{n} Mbit/s</source>
        <translation>{n} Mbit/s</translation>
    </message>
    <message>
        <source>{n} bit</source>
        <translation>{n} Bit</translation>
    </message>
    <message>
        <source>{n} channels</source>
        <translation>{n} Kanäle</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} fps</translation>
    </message>
    <message>
        <source>{n} kHz</source>
        <translation>{n} kHz</translation>
    </message>
    <message>
        <source>{n} kbit/s</source>
        <translation>{n} kbit/s</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>Accepting stores your decision. Files change only in Write to files.</source>
        <translation>Annehmen merkt sich Ihre Entscheidung. Dateien ändern sich nur mit „In Dateien schreiben“.</translation>
    </message>
    <message>
        <source>Everything here can be undone.</source>
        <translation>Hier lässt sich alles zurücknehmen.</translation>
    </message>
    <message>
        <source>Nothing is held in Removed; {freed} freed by purging.</source>
        <translation>In Entfernt liegt nichts; {freed} durch endgültiges Löschen frei.</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Drücken Sie</translation>
    </message>
    <message>
        <source>Removed files go to Removed. Everything here can be undone.</source>
        <translation>Entfernte Dateien kommen nach Entfernt. Hier lässt sich alles zurücknehmen.</translation>
    </message>
    <message>
        <source>Show the files that could not be read</source>
        <translation>Die Dateien zeigen, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Works offline. Nothing leaves this computer.</source>
        <translation>Arbeitet ohne Internet. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>for help</source>
        <translation>für Hilfe</translation>
    </message>
    <message>
        <source>{files}, {size}, held in Removed.</source>
        <translation>{files}, {size}, unter Entfernt aufgehoben.</translation>
    </message>
    <message>
        <source>{files}, {size}, held in Removed; {freed} freed by purging.</source>
        <translation>{files}, {size}, in Entfernt aufbewahrt; {freed} durch Löschen frei.</translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation>{n} Fehler</translation>
    </message>
    <message>
        <source>{title} and {n} more</source>
        <translation>{title} und {n} weitere</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Each row needs its name</source>
        <translation>Jede Zeile braucht ihren Namen</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Spalte finden</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Time line</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} T</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} mo</source>
        <translation>{n} Mon</translation>
    </message>
    <message>
        <source>{years} y</source>
        <translation>{years} J</translation>
    </message>
    <message>
        <source>{years} y {months} mo</source>
        <translation>{years} J {months} Mon</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>Folders watched: {n} of {total}; the others are scanned when you return.</source>
        <translation>Beobachtete Ordner: {n} von {total}; die anderen werden gescannt, wenn Sie zurückkommen.</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>Choose the folder the copies go to</source>
        <translation>Ordner wählen, in den die Kopien kommen</translation>
    </message>
    <message>
        <source>Every name stays and leads to the one file that is kept. Undo brings them back as files of their own.</source>
        <translation>Jeder Name bleibt und führt zu der einen Datei, die behalten wird. Rückgängig macht daraus wieder eigene Dateien.</translation>
    </message>
    <message>
        <source>Hard links instead</source>
        <translation>Feste Verknüpfungen</translation>
    </message>
    <message>
        <source>How copies are removed</source>
        <translation>Wie Kopien entfernt werden</translation>
    </message>
    <message>
        <source>How copies are removed: {way}</source>
        <translation>Wie Kopien entfernt werden: {way}</translation>
    </message>
    <message>
        <source>Move to Removed</source>
        <translation>Nach Entfernt bewegen</translation>
    </message>
    <message>
        <source>Move to a folder…</source>
        <translation>In einen Ordner verschieben …</translation>
    </message>
    <message>
        <source>Move to the system trash</source>
        <translation>In den Papierkorb bewegen</translation>
    </message>
    <message>
        <source>Replace by hard links</source>
        <translation>Durch feste Verknüpfungen ersetzen</translation>
    </message>
    <message>
        <source>They are held on their own disk until you purge them. Undo brings them back.</source>
        <translation>Sie bleiben auf ihrem eigenen Datenträger aufbewahrt, bis Sie sie endgültig löschen. Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>They go to a folder that you choose. Undo brings them back.</source>
        <translation>Sie kommen in einen Ordner Ihrer Wahl. Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>To &quot;{folder}&quot;</source>
        <translation>Nach „{folder}“</translation>
    </message>
    <message>
        <source>To Removed</source>
        <translation>Nach Entfernt</translation>
    </message>
    <message>
        <source>To the system trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Undo brings them back as long as the trash is not emptied.</source>
        <translation>Rückgängig bringt sie zurück, solange der Papierkorb nicht geleert wird.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>A clock that was probably never set.</source>
        <translation>Eine Uhr, die wohl nie gestellt wurde.</translation>
    </message>
    <message>
        <source>Before {min_year}: too early for this source to be trusted.</source>
        <translation>Vor {min_year}; für diese Zeit ist dieser Quelle nicht zu trauen.</translation>
    </message>
    <message>
        <source>Holds local time where UTC belongs.</source>
        <translation>Enthält Ortszeit, wo UTC hingehört.</translation>
    </message>
    <message>
        <source>Says another time.</source>
        <translation>Nennt eine andere Zeit.</translation>
    </message>
    <message>
        <source>Says the same day, month or year.</source>
        <translation>Nennt denselben Tag, Monat oder dasselbe Jahr.</translation>
    </message>
    <message>
        <source>Says the same moment, but in another time zone than the file states.</source>
        <translation>Nennt denselben Augenblick, aber in einer anderen Zeitzone, als die Datei angibt.</translation>
    </message>
    <message>
        <source>Says the same moment, in another time zone.</source>
        <translation>Nennt denselben Augenblick in einer anderen Zeitzone.</translation>
    </message>
    <message>
        <source>Says the same moment, with the day off by one.</source>
        <translation>Nennt denselben Augenblick, der Tag liegt um einen daneben.</translation>
    </message>
    <message>
        <source>Says the same time, shifted by whole hours when it was copied.</source>
        <translation>Nennt dieselbe Zeit, beim Kopieren um ganze Stunden verschoben.</translation>
    </message>
    <message>
        <source>Says the same time.</source>
        <translation>Nennt dieselbe Zeit.</translation>
    </message>
    <message>
        <source>Says when the file was scanned, edited, sent or copied.</source>
        <translation>Nennt, wann die Datei gescannt, bearbeitet, gesendet oder kopiert wurde.</translation>
    </message>
    <message>
        <source>Says when this recording ended.</source>
        <translation>Nennt, wann diese Aufnahme endete.</translation>
    </message>
    <message>
        <source>The day of the scan; nothing says when the picture was taken.</source>
        <translation>Der Tag des Scans; nichts sagt, wann das Bild aufgenommen wurde.</translation>
    </message>
    <message>
        <source>The most reliable source this file has.</source>
        <translation>Die verlässlichste Quelle dieser Datei.</translation>
    </message>
    <message>
        <source>The most reliable source; the time of day comes from {other}.</source>
        <translation>Die verlässlichste Quelle; die Uhrzeit stammt von {other}.</translation>
    </message>
    <message>
        <source>The only usable date this file has.</source>
        <translation>Das einzige brauchbare Datum dieser Datei.</translation>
    </message>
    <message>
        <source>The position is older than the picture.</source>
        <translation>Die Position ist älter als das Bild.</translation>
    </message>
    <message>
        <source>The start of the recording, confirmed by {other}.</source>
        <translation>Der Anfang der Aufnahme, bestätigt durch {other}.</translation>
    </message>
    <message>
        <source>There is no date in this field.</source>
        <translation>In diesem Feld steht kein Datum.</translation>
    </message>
    <message>
        <source>This field never says when a picture was taken.</source>
        <translation>Dieses Feld sagt nie, wann ein Bild aufgenommen wurde.</translation>
    </message>
    <message>
        <source>Devices write this when they were never set.</source>
        <translation>Das schreiben Geräte, die nie gestellt wurden.</translation>
    </message>
    <message>
        <source>This is when the work was released, not when the file was made.</source>
        <translation>Das ist, wann das Werk veröffentlicht wurde, nicht, wann die Datei entstand.</translation>
    </message>
    <message>
        <source>This is in the future.</source>
        <translation>Das liegt in der Zukunft.</translation>
    </message>
    <message>
        <source>UTC, but the time zone of the place is not known.</source>
        <translation>UTC, aber die Zeitzone des Ortes ist unbekannt.</translation>
    </message>
    <message>
        <source>You chose this date.</source>
        <translation>Sie haben dieses Datum gewählt.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Choose a folder to add</source>
        <translation>Wählen Sie einen Ordner zum Hinzufügen</translation>
    </message>
</context>
</TS>
