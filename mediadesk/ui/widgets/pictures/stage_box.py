"""One picture under review: whole, never cropped, as sharp as the screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from mediadesk.domain.records import FileRecord
from mediadesk.ui.models.review.stage_pictures import EDGES_PX, StagePictures
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.pictures.picture_box import PictureBox


class StageBox(PictureBox):
    """Shows what the stage of duplicates would show of one picture."""

    def __init__(self, pictures: StagePictures, thumbnails: Thumbnails) -> None:
        """Ask `pictures`; `thumbnails` know which files have none."""
        super().__init__(thumbnails, "stage", on_stage=True)
        self._pictures = pictures
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pictures.arrived.connect(self.update)

    def image(self, record: FileRecord) -> QImage | None:
        """Return the best whole picture there is; a better one is asked for."""
        longer = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        image = self._pictures.whole(record, longer)
        if image is None:  # the newest wish is read first: a small one stands in at once
            self._pictures.whole(record, EDGES_PX[0])
        return image

    def is_without(self, record: FileRecord) -> bool:
        """Tell whether a file is known to have no picture."""
        return self._pictures.is_without(record)
