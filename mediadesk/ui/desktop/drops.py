"""Folders and files dropped on the window, whatever bytes their names are made of."""

from PySide6.QtCore import QMimeData

from mediadesk.domain.addresses import local_paths

URI_LIST = "text/uri-list"


def dropped_paths(mime: QMimeData) -> list[bytes]:
    """Return the local paths a drag carries; empty when it carries none."""
    return local_paths(bytes(mime.data(URI_LIST).data()))
