"""How many files each smart place holds, and how many bytes they take."""

import sqlite3
from collections.abc import Iterable

from mediadesk.catalog.clusters import clusters
from mediadesk.catalog.dates import date_queue
from mediadesk.catalog.files import held_files
from mediadesk.catalog.lists.queries import THERE
from mediadesk.catalog.shown import in_sight, live_photos
from mediadesk.domain.browsing import PlaceCount, SmartPlace
from mediadesk.domain.media import MediaKind

_KINDS = {
    SmartPlace.PHOTOS: MediaKind.PHOTO,
    SmartPlace.VIDEOS: MediaKind.VIDEO,
    SmartPlace.VR: MediaKind.VR,
    SmartPlace.AUDIO: MediaKind.AUDIO,
}


def place_counts(reader: sqlite3.Connection) -> dict[SmartPlace, PlaceCount]:
    """Return how much each smart place holds.

    A Live Photo is one photo, with the bytes of both of its files.
    """
    rows = reader.execute(
        "SELECT kind, status = 'error', count(*), sum(size_bytes)"  # noqa: S608
        f" FROM file INDEXED BY file_in_folder WHERE listed = 1 AND {THERE}"
        f"{in_sight.staying(reader)} GROUP BY 1, 2"
    ).fetchall()
    halves = [
        (kind, PlaceCount(files, size_bytes))
        for kind, files, size_bytes in live_photos.totals(reader)
    ]
    counts = {
        place: _less(
            _sum(row for row in rows if row[0] == kind),
            [half for own, half in halves if own == kind],
        )
        for place, kind in _KINDS.items()
    }
    gained = sum(half.size_bytes for _, half in halves)
    photos = counts[SmartPlace.PHOTOS]
    counts[SmartPlace.PHOTOS] = PlaceCount(photos.files, photos.size_bytes + gained)
    counts[SmartPlace.ALL] = PlaceCount(
        sum(each.files for each in counts.values()),
        sum(each.size_bytes for each in counts.values()),
        sum(half.files for _, half in halves),
    )
    counts[SmartPlace.ERRORS] = _sum(row for row in rows if row[1])
    # the number of its page; how large these files are is nowhere shown, and slow to add up
    counts[SmartPlace.NEEDS_DATE] = PlaceCount(sum(date_queue.needs(reader).values()), 0)
    held = held_files.count(reader)
    counts[SmartPlace.REMOVED] = PlaceCount(held.files, held.size_bytes)
    found = clusters.totals(reader).values()
    counts[SmartPlace.DUPLICATES] = PlaceCount(
        sum(each.clusters for each in found), sum(each.reclaimable_bytes for each in found)
    )
    return counts


def _sum(rows: Iterable[sqlite3.Row]) -> PlaceCount:
    files = size_bytes = 0
    for row in rows:
        files += row[2]
        size_bytes += row[3]
    return PlaceCount(files, size_bytes)


def _less(count: PlaceCount, parts: Iterable[PlaceCount]) -> PlaceCount:
    files, size_bytes = count.files, count.size_bytes
    for part in parts:
        files, size_bytes = files - part.files, size_bytes - part.size_bytes
    return PlaceCount(files, size_bytes)
