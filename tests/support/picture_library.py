"""A library with every read of the library page, its pictures made or read with Pillow."""

import io
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageOps

from mediadesk.domain.browsing import Facets, FileList, FileQuery
from mediadesk.domain.media import MediaKind
from mediadesk.domain.ordering import Grouping
from mediadesk.domain.records import FileDetails, FileRecord
from mediadesk.domain.timestamps import Stamp
from tests.support.fake_library import FakeLibrary, picture


class PictureLibrary(FakeLibrary):
    """Answers like the catalog: one list of a moment, and counts for filters."""

    def file_list(
        self, query: FileQuery, _begun: Callable[[FileList], object] | None = None
    ) -> FileList:
        self._fail_if_asked()
        chosen = self._found(query)
        groups = [] if query.group is Grouping.NONE else self.file_groups(query)
        ids = array("q", (record.id for record in chosen))
        return FileList(ids, groups, sum(record.size_bytes for record in chosen))

    def file_ids(self, query: FileQuery) -> "array[int]":
        return self.file_list(query).ids

    def facets(self, query: FileQuery) -> Facets:
        chosen = self._found(query)
        return Facets(
            extensions=dict(Counter(map(ending, chosen)).most_common()),
            cameras=dict(Counter(r.camera for r in chosen if r.camera).most_common()),
            confidences=dict(Counter(r.confidence for r in chosen)),
            kinds=dict(Counter(r.kind for r in chosen)),
            traits={},
        )

    def details(self, file_id: int) -> FileDetails | None:
        found = super().details(file_id)
        if found is None or found.record.taken is None:
            return found
        sources = ("EXIF:DateTimeOriginal", "filename_datetime")
        stamps = tuple(Stamp(source, found.record.taken, found.record.taken) for source in sources)
        return replace(found, facts=replace(found.facts, stamps=stamps), sha256="9f2c" + "0" * 60)

    def add(self, *records: FileRecord) -> None:
        """Put records in, as a scan does."""
        self.records |= {record.id: record for record in records}

    def _found(self, query: FileQuery) -> list[FileRecord]:
        chosen = self._chosen(query)
        return [r for r in chosen if not query.extensions or ending(r) in query.extensions]


class Pictures:
    """Small pictures as the real source gives them, and a note of what was asked for."""

    def __init__(self, paths: Sequence[Path] = (), without: Iterable[int] = ()) -> None:
        """Use the pictures at `paths` in turn, or made ones; those `without` have none."""
        self._paths, self._without = paths, frozenset(without)
        self.asked: list[tuple[int, int]] = []

    def get(self, record: FileRecord, edge_px: int) -> bytes | None:
        self.asked.append((record.id, edge_px))
        if record.id in self._without or record.kind is MediaKind.AUDIO:
            return None
        if not self._paths:
            return picture(record.id, (edge_px, edge_px * 3 // 4))
        with Image.open(self._paths[record.id % len(self._paths)]) as opened:
            opened.draft("RGB", (edge_px, edge_px))
            upright = ImageOps.exif_transpose(opened.convert("RGB"))
            upright.thumbnail((edge_px, edge_px))
            stored = io.BytesIO()
            upright.save(stored, "JPEG", quality=85)
        return stored.getvalue()

    def strip(self, record: FileRecord, count: int, edge_px: int) -> list[bytes | None]:
        return [self.get(record, edge_px)] * count


def ending(record: FileRecord) -> str:
    return record.name_shown.rpartition(".")[2].lower()
