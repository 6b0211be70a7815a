"""The language of the window: the desktop's, or the one that was chosen."""

import os

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mediadesk.ui.resources import resource_path

SYSTEM = "system"


def speak(app: QApplication, chosen: str) -> list[QTranslator]:
    """Let the window speak `chosen`, or the desktop's language when that is `SYSTEM`.

    Must come before the first widget: texts are taken when widgets are made. Numbers and dates
    follow the same language, in the desktop's own region where that speaks it. Returns what was
    installed: nothing for English, and the source texts where a language is not known.
    """
    system = QLocale.system()
    wanted = system if chosen == SYSTEM else QLocale(chosen)
    if wanted.language() == system.language():
        wanted = system
    QLocale.setDefault(wanted)
    own = os.path.dirname(resource_path("translations", "x"))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    spoken = []
    for name, folder in (("qtbase", qt), ("mediadesk", own)):
        translator = QTranslator(app)
        if translator.load(wanted, name, "_", folder):
            app.installTranslator(translator)
            spoken.append(translator)
    return spoken
