"""One picture in a box: a stand-in at once, then the right one; an icon when there is none."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.thumb_delegate import KIND_ICONS
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import wording
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails
from mediadesk.ui.widgets.keys.painted import Painted


class PictureBox(Painted):
    """Shows the whole picture of a file, as large as the box."""

    def __init__(self, thumbnails: Thumbnails, viewer: str, *, on_stage: bool) -> None:
        """Ask `thumbnails` in the name of `viewer`; `on_stage` paints the stage around it."""
        super().__init__()
        self._thumbnails, self._viewer, self._on_stage = thumbnails, viewer, on_stage
        self._record: FileRecord | None = None
        self.setAccessibleName(tr("File", "Picture"))
        thumbnails.arrived.connect(self._arrived)

    def show_file(self, record: FileRecord | None) -> None:
        """Show a file, or nothing."""
        self._record = record
        self._thumbnails.keep_in_sight(self._viewer, () if record is None else (record.id,))
        spoken = "" if record is None else wording.spoken(record, 0, 1).rpartition(", ")[0]
        self.setAccessibleDescription(spoken)
        self.update()

    def image(self, record: FileRecord) -> QImage | None:
        """Return the best picture there is; a better one is asked for."""
        fit = Fit(self.width(), self.height(), cover=False, scale=self.devicePixelRatioF())
        return self._thumbnails.picture(record, fit, self._viewer)

    def is_without(self, record: FileRecord) -> bool:
        """Tell whether a file is known to have no picture."""
        return self._thumbnails.is_without(record)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is."""
        painter, tokens = QPainter(self), theme.current()
        if self._on_stage:
            painter.fillRect(self.rect(), tokens.stage)
        record = self._record
        if record is None or self.width() < 8 or self.height() < 8:
            return
        image = self.image(record)
        if image is not None:
            size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(0, 0, size.width(), size.height())
            target.moveCenter(self.rect().center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, image)
            return
        if not self._on_stage:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.tile)
            painter.drawRoundedRect(self.rect(), *(theme.RADIUS_THUMBNAIL,) * 2)
        self._paint_words(painter, record)

    def _paint_words(self, painter: QPainter, record: FileRecord) -> None:
        """Say what is being opened, or why there is nothing to see."""
        tokens = theme.current()
        without = self.is_without(record)
        text = wording.trouble(record) if without else ""
        if not without and self._on_stage:
            opening = tr("File", "Opening {name}, {size}")
            text = opening.format(
                name=record.name_shown, size=formatting.size(record.size_bytes)
            )  # fmt: skip
        if without:
            icon = "triangle-alert" if record.reason is not None else KIND_ICONS[record.kind]
            square = QRectF(0, 0, 32, 32)
            square.moveCenter(QRectF(self.rect()).center())
            square.translate(0, -24 if text else 0)
            ink = tokens.error if record.reason is not None else tokens.text3
            paint_icon(painter, square, icon, ink)
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(tokens.text2)
        middle = self.rect().center().y()
        place = QRect(12, middle + (8 if without else -10), self.width() - 24, 60)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, text)

    def sizeHint(self) -> QSize:
        """Ask for a small picture's room."""
        return QSize(256, 168)

    def _arrived(self, ids: frozenset[int]) -> None:
        if self._record is not None and self._record.id in ids:
            self.update()
