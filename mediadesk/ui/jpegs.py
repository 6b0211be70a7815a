"""Pictures as they come from the core: JPEG bytes, read on any thread."""

from PySide6.QtGui import QImage


def read_jpeg(data: bytes | None) -> QImage:
    """Return the picture; a null one where there is none.

    The format is named because guessing it asks every image plug-in, and that for SVG connects
    signals: it waits for a lock of Qt's with Python's lock in its hands, which a window that lets
    go of a signal takes the other way round. Both then wait for ever (seen with Qt 6.11).
    """
    image = QImage()
    if data is not None:
        image.loadFromData(data, "JPEG")
    return image
