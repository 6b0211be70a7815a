"""Reports with pictures, from a library and its thumbnails."""

from collections.abc import Mapping
from pathlib import Path

from mediadesk.operations.library import Library
from mediadesk.operations.reports.rows import Phrases, Row, Subject, rows
from mediadesk.operations.reports.saving import Form, form_of, save
from mediadesk.operations.thumbnails import Thumbnails

_PICTURE_PX = 128


class Reporter:
    """Writes reports. Blocks while it reads and decodes: for worker threads only."""

    def __init__(self, library: Library, thumbnails: Thumbnails) -> None:
        """Read `library`; pages show what `thumbnails` gives."""
        self._library, self._thumbnails = library, thumbnails

    def save(
        self,
        target: Path,
        subject: Subject,
        phrases: Phrases,
        texts: Mapping[str, str],
        *,
        form: Form | None = None,
    ) -> int:
        """Write a report into `target`, in the form its ending asks for when none is named.

        `texts` as for `saving.save`. Returns the number of rows. Raises `OutsideError`.
        """
        return save(
            target,
            subject,
            rows(subject, self._library, phrases),
            form=form or form_of(target),
            texts=texts,
            picture=self._picture,
        )

    def _picture(self, row: Row) -> bytes | None:
        return None if row.file is None else self._thumbnails.get(row.file, _PICTURE_PX)
