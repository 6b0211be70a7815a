"""What is copied into a new archive, where to, and by which names."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mediadesk.domain.dating import ChosenDate
from mediadesk.timestamps import naming
from mediadesk.timestamps.naming import DEFAULT_TEMPLATE, Named
from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.check_list import CheckRow
from mediadesk.ui.widgets.controls.scope_button import ScopeButton
from mediadesk.ui.widgets.labels.labels import ElidedLabel
from mediadesk.ui.widgets.labels.lines import hairline
from mediadesk.ui.widgets.overlays.folder_dialog import choose_folder
from mediadesk.ui.widgets.plans.plan_parts import Card, SectionHeading

_EXAMPLE = Named(ChosenDate("2019-08-17T20:31:02"), "P1030455", "jpg", "Panasonic DMC-FZ30")


class ExportForm(QWidget):
    """Tells of every change."""

    changed = Signal()
    all_wanted = Signal()
    """All files of the library are to be copied, not only those that were chosen."""

    def __init__(self) -> None:
        """Have no folder yet, and the usual template."""
        super().__init__()
        self.archive = b""
        """The folder of the archive; empty until one was chosen."""
        self.what = ScopeButton(tr("Plan", "What is copied"))
        self.what.menu.addAction(tr("Plan", "All files")).triggered.connect(self._want_all)
        self.where = ScopeButton(tr("Plan", "Where to"))
        self.where.show_scope(
            tr("Plan", "Choose a folder"), tr("Plan", "on any disk"), "folder-output"
        )
        self.where.opens(self._ask_for_folder)
        self.name = QLineEdit(DEFAULT_TEMPLATE)
        self.name.setAccessibleName(tr("Plan", "Folders and names"))
        self.name.setFont(theme.font(TextSize.BODY))
        self.name.textEdited.connect(self._edited)
        self.tags = CheckRow(tr("Plan", "Write tags from folder names"))
        self.tags.setToolTip(tr("Plan", "They are written into the XMP file of each copy."))
        self.removing = CheckRow(tr("Plan", "Then remove the originals"))
        compared = tr("Plan", "Each is compared with its copy once more, then moved to Removed.")
        self.removing.setToolTip(compared)
        self._example = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        places, options = Card(), Card()
        places.body.addWidget(self.what)
        places.body.addWidget(hairline())
        places.body.addWidget(self.where)
        options.body.setContentsMargins(7, 5, 7, 5)
        for row in (self.tags, self.removing):
            row.clicked.connect(self.changed)
            options.body.addWidget(row)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(SectionHeading(tr("Plan", "What and where to")))
        down.addWidget(places)
        down.addWidget(SectionHeading(tr("Plan", "Folders and names")))
        down.addWidget(self.name)
        down.addWidget(self._example)
        down.addWidget(options)
        self._show_example()

    @property
    def template(self) -> str:
        """The template typed; empty while it is none."""
        text = self.name.text().strip()
        return text if naming.is_template(text) else ""

    def show_files(self, number: int, folder: str = "") -> None:
        """Say how many files were chosen, or of which folder; 0 is all of the library."""
        files = formatting.files(number)
        text, note = tr("Plan", "All files"), tr("Plan", "of the library")
        if folder:
            text, note = folder, tr("Plan", "{files}, all of this folder").format(files=files)
        elif number:
            text = tr("Plan", "{files} chosen").format(files=files)
        self.what.show_scope(text, note, "folder" if folder else "images")

    def choose_folder(self, folder: bytes) -> None:
        """Copy into this folder; it is made when it is not there."""
        self.archive = folder
        above, name = formatting.folder_and_name(folder)
        self.where.show_scope(name or formatting.path(folder), above, "folder-output")
        self.changed.emit()

    def _want_all(self, _checked: object = None) -> None:
        self.all_wanted.emit()

    def _ask_for_folder(self) -> None:
        choose_folder(self, tr("Plan", "Choose where the archive is to be"), self.choose_folder)

    def _edited(self, _text: str) -> None:
        self._show_example()
        self.changed.emit()

    def _show_example(self) -> None:
        """Say what the template makes of a picture, or what is missing."""
        template = self.template
        wrong = tr("Plan", "No name yet: it needs a part of the date, and .ext at its end.")
        example = "/".join(naming.filled(template, _EXAMPLE)) if template else wrong
        self._example.setText(example)
        self.name.setAccessibleDescription(example)
