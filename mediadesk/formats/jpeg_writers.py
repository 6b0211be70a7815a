"""Who wrote a JPEG: the camera that took it, or a program that saved it again later.

EXIF stands first in what cameras write: their standard (CIPA DC-008, 4.5.4) asks for it. The
library that most programs save with puts a JFIF header before it, Adobe's programs add a segment
of their own, and no camera writes progressive files. Phones build theirs with that library, too,
and move EXIF to the front as their programs do: such a file may be either's. Most cameras have
tables of their own; those of the library are a sign against them, but no proof.
"""

from mediadesk.domain.detail import Writer
from mediadesk.formats.jpeg import JpegHead


def writer_of(head: JpegHead) -> Writer | None:
    """Return who wrote a JPEG with EXIF, by how it is built; None for one without."""
    if head.exif is None:
        return None
    if head.starts_with_jfif or head.has_adobe or head.is_progressive:
        return Writer.PROGRAM
    if not head.is_standard:
        return Writer.CAMERA
    return Writer.EITHER if head.has_jfif else Writer.PERHAPS_CAMERA
