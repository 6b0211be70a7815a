"""Details of pictures that were read whole, in the catalog, by content."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mediadesk.domain.detail import DETAIL_VERSION, PictureDetail, Writer

_IN = "IN (SELECT value FROM json_each(?))"


class DetailRow(NamedTuple):
    """What a whole look gave, as it is stored: most of it is only compared, not read."""

    spectrum: bytes | None
    blockiness: float | None
    maker_notes: int
    tags: bytes
    earlier_quality: int | None
    writer: int | None
    blocks: bytes | None
    pixel_digest: bytes | None

    @property
    def detail(self) -> PictureDetail:
        """The same, to be read."""
        return PictureDetail(
            spectrum=None if self.spectrum is None else tuple(array("f", self.spectrum)),
            blockiness=self.blockiness,
            maker_notes=bool(self.maker_notes),
            tags=frozenset(array("q", self.tags)),
            earlier_quality=self.earlier_quality,
            writer=None if self.writer is None else Writer(self.writer),
            blocks=self.blocks,
            pixel_digest=self.pixel_digest,
        )


def load(reader: sqlite3.Connection, content_ids: Iterable[int]) -> dict[int, DetailRow]:
    """Return what is known of these contents; those not looked at yet are absent.

    Their fine planes are left out: see `fine_plane`.
    """
    rows = reader.execute(
        "SELECT content_id, spectrum, blockiness, maker_notes, tags, earlier_quality, writer,"  # noqa: S608
        " blocks, pixel_digest FROM picture_detail"
        f" WHERE version = ? AND content_id {_IN}",
        (DETAIL_VERSION, json.dumps(list(content_ids))),
    )
    return {row[0]: DetailRow._make(row[1:]) for row in rows}


def with_fine_planes(reader: sqlite3.Connection) -> set[int]:
    """Return the contents that were looked at and are not too small."""
    rows = reader.execute(
        "SELECT content_id FROM picture_detail WHERE version = ? AND fine_plane IS NOT NULL",
        (DETAIL_VERSION,),
    )
    return {row[0] for row in rows}


def fine_plane(reader: sqlite3.Connection, content_id: int) -> bytes | None:
    """Return the fine plane of a picture, packed."""
    row = reader.execute(
        "SELECT fine_plane FROM picture_detail WHERE content_id = ?", (content_id,)
    ).fetchone()
    return None if row is None else row[0]


def traces(reader: sqlite3.Connection, content_id: int) -> bytes | None:
    """Return what compression left of a picture, packed."""
    row = reader.execute(
        "SELECT traces FROM picture_detail WHERE content_id = ?", (content_id,)
    ).fetchone()
    return None if row is None else row[0]


def unseen(
    reader: sqlite3.Connection, content_ids: Iterable[int], *, with_pixels: bool
) -> set[int]:
    """Return which of these contents were not looked at yet."""
    wanted = list(content_ids)
    rows = reader.execute(
        "SELECT content_id FROM picture_detail WHERE version = ? AND with_pixels >= ?"  # noqa: S608
        f" AND content_id {_IN}",
        (DETAIL_VERSION, with_pixels, json.dumps(wanted)),
    )
    return set(wanted) - {row[0] for row in rows}


def store(
    writer: sqlite3.Connection, found: Mapping[int, PictureDetail], *, with_pixels: bool
) -> None:
    """Keep what was found, by content; a content that is gone meanwhile is passed over."""
    writer.executemany(
        "INSERT OR REPLACE INTO picture_detail (content_id, version, with_pixels, spectrum,"
        " blockiness, maker_notes, tags, earlier_quality, writer, fine_plane, blocks, traces,"
        " pixel_digest) SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        " FROM content WHERE id = ?",
        [
            (
                DETAIL_VERSION,
                with_pixels,
                None if detail.spectrum is None else array("f", detail.spectrum).tobytes(),
                detail.blockiness,
                detail.maker_notes,
                array("q", sorted(detail.tags)).tobytes(),
                detail.earlier_quality,
                detail.writer,
                detail.fine_plane,
                detail.blocks,
                detail.traces,
                detail.pixel_digest,
                content_id,
            )
            for content_id, detail in found.items()
        ],
    )


def colours(reader: sqlite3.Connection, content_ids: Iterable[int]) -> dict[int, bytes]:
    """Return the stored 8x8 colours (YCbCr) of the pictures of these contents."""
    rows = reader.execute(
        "SELECT content_id, colour FROM file JOIN picture_fingerprint ON file_id = file.id"  # noqa: S608
        f" WHERE content_id {_IN} GROUP BY content_id",
        (json.dumps(list(content_ids)),),
    )
    return dict(rows.fetchall())
