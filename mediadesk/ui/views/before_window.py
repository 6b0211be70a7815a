"""What stands alone before there is a window: its language and theme, and why one has to wait."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mediadesk import config
from mediadesk.domain.waits import Wait
from mediadesk.ui import language
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.state import WindowState
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.commands import remembered_theme
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label, surface
from mediadesk.ui.widgets.labels.progress import BusyBar

_WIDTH = 480


def dress(app: QApplication) -> ThemeSwitch:
    """Let the program speak and look as was chosen; what is returned is let go afterwards."""
    locations = config.locations()
    language.speak(app, config.load(locations.settings_file).language)
    themes = ThemeSwitch(app)
    themes.choose(remembered_theme(WindowState(locations.config)))
    return themes


class OpeningNotice(QWidget):
    """A small window that says what is done, and asks nothing."""

    def __init__(self, wait: Wait) -> None:
        """Say why there is no window yet."""
        kind = Qt.WindowType
        super().__init__(None, kind.Dialog | kind.CustomizeWindowHint | kind.WindowTitleHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        surface(self, "content")
        title, told = _words(wait)
        self.setWindowTitle("MediaDesk")
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 24)
        down.setSpacing(6)
        down.addWidget(label(title, TextSize.TITLE))
        down.addWidget(WrappedLabel(told, ink=Ink.TEXT2))
        down.addSpacing(12)
        down.addWidget(BusyBar())
        self.setFixedSize(_WIDTH, down.totalHeightForWidth(_WIDTH))


def _words(wait: Wait) -> tuple[str, str]:
    """Return the headline, and what else is good to know."""
    match wait:
        case Wait.UPGRADE:
            return (
                tr("Opening", "Bringing the catalog up to date"),
                tr(
                    "Opening",
                    "This happens once after an update. It does not touch your files.",
                ),
            )
        case Wait.CHECK:
            return (
                tr("Opening", "Checking the catalog"),
                tr("Opening", "MediaDesk was not closed properly last time. This takes a moment."),
            )
        case Wait.OPENING:
            return tr("Opening", "Opening the catalog"), tr("Opening", "This takes a moment.")
