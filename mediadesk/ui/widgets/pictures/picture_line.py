"""A line that names a file: its picture, name and folder, and how large it is or why it stayed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.domain.history import HistoryFile
from mediadesk.ui import formatting, theme
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.labels.labels import MEDIUM, ElidedLabel, label
from mediadesk.ui.widgets.pictures.picture_box import PictureBox

_HEIGHT, _PICTURE = 52, (48, 36)


class PictureLine(QWidget):
    """52 px high; the whole path is in the tooltip."""

    def __init__(self, file: HistoryFile, thumbnails: Thumbnails) -> None:
        """Name `file`."""
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        folder, name = formatting.folder_and_name(file.path)
        if file.root:
            folder = formatting.from_root(file.path.rpartition(b"/")[0], [file.root])
        picture = PictureBox(thumbnails, f"line {id(self)}", on_stage=False)
        picture.setFixedSize(*_PICTURE)
        picture.show_file(file.record)
        upper = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
        upper.setFont(theme.font(TextSize.BODY, MEDIUM))
        upper.setText(name)
        if file.record is not None:
            folder = file.record.folder_shown
        told = folder if file.reason is None else formatting.sentence(file.reason)
        lower = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2, path=file.reason is None)
        lower.setText(told)
        lower.setToolTip(formatting.path(file.path))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(upper)
        words.addWidget(lower)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addLayout(words, 1)
        size = formatting.size(file.size_bytes) if file.size_bytes else ""
        row.addWidget(label(size, TextSize.SMALL, ink=Ink.TEXT2))
        self.setAccessibleName(", ".join(part for part in (name, told, size) if part))
