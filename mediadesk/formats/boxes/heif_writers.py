"""Who wrote a HEIC: the camera that took it, or a program that made it from another picture.

Phones lay their pictures together of tiles, and cameras put a thumbnail beside theirs. The library
that most programs save with (libheif) writes the picture in one piece, and nothing beside it.
"""

from mediadesk.domain.detail import Writer
from mediadesk.formats.boxes.heif_items import items_of
from mediadesk.formats.source import Readable


def writer_of(file: Readable, size_bytes: int) -> Writer | None:
    """Return `Writer.PROGRAM` for a HEIC that is built as programs build theirs, else None.

    Of a broken file nothing is known, either.
    """
    try:
        items = items_of(file, size_bytes)
    except ValueError:
        return None
    in_one_piece = items.main is not None and items.kinds.get(items.main) == b"hvc1"
    return Writer.PROGRAM if in_one_piece and not items.thumbnails else None
