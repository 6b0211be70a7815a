"""Which files a view shows, in which order, and under which headings."""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator

from mediadesk.catalog.files import held_files
from mediadesk.catalog.lists import traits
from mediadesk.catalog.shown import in_sight, live_photos
from mediadesk.domain import names
from mediadesk.domain.browsing import Facets, FileGroup, FileList, FileQuery, SmartPlace
from mediadesk.domain.media import MediaKind
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.streams import RESOLUTIONS, StreamFacet, Trait
from mediadesk.domain.timestamps import ConfidenceLevel

_BEGINNING = 400
"""More rows than the largest screen shows."""
_LONGEST_BEGINNING = 4_000
"""A group that does not end here is not waited for: the count in its heading must be right."""
_ESCAPE = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})

_PLACE_RULES: dict[SmartPlace, str] = {
    SmartPlace.ALL: "",
    SmartPlace.PHOTOS: "kind = 'photo'",
    SmartPlace.VIDEOS: "kind = 'video'",
    SmartPlace.VR: "kind = 'vr'",
    SmartPlace.AUDIO: "kind = 'audio'",
    SmartPlace.ERRORS: "status = 'error'",
    SmartPlace.NEEDS_DATE: "need > 0",
}
THERE = "status NOT IN ('missing', 'removed')"

_SORT_COLUMNS: dict[SortKey, str] = {
    SortKey.TAKEN: "taken",
    SortKey.NAME: "file.name_search",
    SortKey.FOLDER: "place.path",
    SortKey.SIZE: "size_bytes",
    SortKey.MODIFIED: "mtime_ns",
    SortKey.KIND: "kind",
    SortKey.DIMENSIONS: "width * height",
    SortKey.DURATION: "duration_s",
    SortKey.CAMERA: "camera",
    SortKey.CONFIDENCE: (
        "CASE confidence WHEN 'HIGH' THEN 3 WHEN 'MEDIUM' THEN 2 WHEN 'LOW' THEN 1 ELSE 0 END"
    ),
    SortKey.RESOLUTION: "CASE stream.resolution "
    + " ".join(f"WHEN '{label}' THEN {-place}" for place, label in enumerate(RESOLUTIONS))
    + " END",
    SortKey.FRAME_RATE: "stream.frames_per_s",
    SortKey.BIT_RATE: "stream.bit_rate",
    SortKey.BITS_PER_PIXEL: "stream.bits_per_pixel",
    SortKey.EYE: "stream.eye_width * stream.eye_height",
    SortKey.FIELD_OF_VIEW: "stream.fov_degrees",
    SortKey.ARTIST: "stream.artist COLLATE NOCASE",
    SortKey.ALBUM: "stream.album COLLATE NOCASE, stream.track",
    SortKey.TITLE: "stream.title COLLATE NOCASE",
    SortKey.SAMPLE_RATE: "stream.sample_rate_hz",
    SortKey.LOSSLESS: "stream.lossless, stream.bit_depth",
    **{
        key: f"stream.{key}"
        for key in (
            SortKey.CODEC, SortKey.CONTAINER, SortKey.STEREO, SortKey.PROJECTION,
            SortKey.COMPLETENESS, SortKey.YEAR, SortKey.CHANNELS,
        )
    },
}  # fmt: skip


def _known(length: int) -> str:
    """Return SQL for a date's heading: its first characters, or what is known where that is less.

    Only a date that may stand for a month or longer is looked up in its row: the rest of a long
    list is read from the index alone.
    """
    return (
        "CASE WHEN taken IS NULL OR substr(taken, 9) NOT IN ('01T00:00:00', '15T00:00:00')"  # noqa: S608
        f" THEN substr(taken, 1, {length})"
        " ELSE (SELECT CASE WHEN own.taken_precision IN ('season', 'year', 'decade')"
        " THEN own.taken_precision || ' ' || own.taken"
        " WHEN own.taken_precision = 'month' THEN substr(own.taken, 1, 7)"
        f" ELSE substr(own.taken, 1, {length}) END FROM file AS own WHERE own.id = file.id) END"
    )


_GROUP_KEYS: dict[Grouping, tuple[SortKey, str]] = {
    Grouping.DAY: (SortKey.TAKEN, _known(10)),
    Grouping.MONTH: (SortKey.TAKEN, _known(7)),
    Grouping.FOLDER: (SortKey.FOLDER, "place.path"),
    Grouping.KIND: (SortKey.KIND, "kind"),
    Grouping.RESOLUTION: (SortKey.RESOLUTION, "stream.resolution"),
    Grouping.ARTIST: (SortKey.ARTIST, "stream.artist"),
    Grouping.ALBUM: (SortKey.ALBUM, "stream.album"),
}

_AS_ONE = frozenset({SmartPlace.ALL, SmartPlace.VIDEOS, SmartPlace.VR, SmartPlace.NEEDS_DATE})
"""Where a photo that moves is one thing; who looks for a name finds both of its files."""
_WITH_STREAMS = frozenset({SmartPlace.VIDEOS, SmartPlace.VR, SmartPlace.AUDIO})

_PLACE_PATHS = (
    "place(id, path) AS (SELECT id, name_shown FROM folder WHERE parent_id IS NULL"
    " UNION ALL SELECT folder.id, place.path || '/' || folder.name_shown"
    " FROM folder JOIN place ON folder.parent_id = place.id)"
)


class _Where:
    """The condition of a query, built from fixed texts; values are always bound."""

    def __init__(self, reader: sqlite3.Connection, query: FileQuery) -> None:
        self.values: list[object] = []
        self._own_id = _own_id(query)
        self._rules = ["listed = 1"]
        if query.place is not SmartPlace.REMOVED:
            self._rules.append(f"{THERE}{in_sight.staying(reader)}")
        if rule := _PLACE_RULES.get(query.place):
            self._rules.append(rule)
        if query.folder_id is not None:
            self._rules.append(
                "folder_id IN (WITH RECURSIVE sub(id) AS (VALUES (?) UNION ALL SELECT folder.id"
                " FROM folder JOIN sub ON folder.parent_id = sub.id) SELECT id FROM sub)"
            )
            self.values.append(query.folder_id)
        if query.place in _AS_ONE and not query.search:
            self._rules.append(f"file.id NOT IN ({live_photos.HALVES})")
        for word in names.searchable(query.search).split():
            self._search(word)
        self._one_of("kind", sorted(query.kinds))
        self._one_of("extension", sorted(query.extensions))
        self._one_of("confidence", sorted(query.confidences))
        self._one_of("camera", sorted(query.cameras))
        for facet in StreamFacet:
            wanted = sorted(trait.value for trait in query.traits if trait.facet is facet)
            self._one_of(f"CAST({traits.expression(facet)} AS TEXT)", wanted)

    @property
    def text(self) -> str:
        return " AND ".join(self._rules)

    def _search(self, word: str) -> None:
        pattern = f"%{word.translate(_ESCAPE)}%"
        self._rules.append(
            r"(file.name_search LIKE ? ESCAPE '\' OR folder_id IN (WITH RECURSIVE sub(id) AS"  # noqa: S608
            r" (SELECT id FROM folder WHERE name_search LIKE ? ESCAPE '\' UNION SELECT folder.id"
            r" FROM folder JOIN sub ON folder.parent_id = sub.id) SELECT id FROM sub)"
            rf" OR file.{self._own_id} IN"
            r" (SELECT file_id FROM stream WHERE words LIKE ? ESCAPE '\'))"
        )
        self.values += [pattern] * 3

    def _one_of(self, column: str, choices: list[str]) -> None:
        if choices:
            self._rules.append(f"{column} IN ({','.join('?' * len(choices))})")
            self.values += choices


def ids(reader: sqlite3.Connection, query: FileQuery) -> "array[int]":
    """Return the ids of the files a view shows, in its order."""
    return array("q", (row[0] for row in _in_order(reader, query, "")))


def file_list(
    reader: sqlite3.Connection,
    query: FileQuery,
    begun: Callable[[FileList], object] | None = None,
) -> FileList:
    """Return ids, headings and total size, read in one pass so that they agree.

    A heading is a run of files with one key; files without a key (no date) have the key "".
    `begun` is handed the beginning of a long list as soon as it is known, in whole groups.
    """
    _, key = _GROUP_KEYS.get(query.group, (None, "NULL"))
    found, runs = array("q"), list[tuple[str, int]]()
    size_bytes = begun_at = 0
    current: str | None = None
    size = "held_bytes" if query.place is SmartPlace.REMOVED else "size_bytes"
    for file_id, own_key, own_bytes in _in_order(reader, query, f", {key}, {size}"):
        if own_key != current:
            runs.append((current or "", len(found) - begun_at))
            current, begun_at = own_key, len(found)
        if begun is not None and len(found) >= _BEGINNING:
            if begun_at == len(found) or query.group not in _GROUP_KEYS:
                begun(FileList(found[:], _headings(query, runs), size_bytes))
                begun = None
            elif len(found) >= _LONGEST_BEGINNING:
                begun = None
        found.append(file_id)
        size_bytes += own_bytes
    runs.append((current or "", len(found) - begun_at))
    return FileList(found, _headings(query, runs), size_bytes + _moving_bytes(reader, query))


def _moving_bytes(reader: sqlite3.Connection, query: FileQuery) -> int:
    """Return the bytes of films that are not listed because their stills stand for them."""
    if query.search or query.place not in (*_AS_ONE, SmartPlace.PHOTOS):
        return 0
    where = _Where(reader, query)
    streams = _streams(query) if "stream." in where.text else ""
    sql = (
        "SELECT coalesce(sum(size_bytes), 0) FROM file WHERE id IN (SELECT film_id FROM live_photo"  # noqa: S608
        f" CROSS JOIN file ON file.id = still_id{streams}"
        f" WHERE {where.text} AND film_id IN ({live_photos.HALVES}))"
    )
    return int(reader.execute(sql, where.values).fetchone()[0])


def _headings(query: FileQuery, runs: Iterable[tuple[str, int]]) -> list[FileGroup]:
    if query.group not in _GROUP_KEYS:
        return []
    return [FileGroup(name, count) for name, count in runs if count]


def _in_order(reader: sqlite3.Connection, query: FileQuery, columns: str) -> Iterator[sqlite3.Row]:
    where = _Where(reader, query)
    way = "DESC" if query.descending else "ASC"
    order = f"{_ordered(_sort_of(query), way)}{_ties_for(query)}"
    needs_paths = "place." in columns + order
    sql = (
        f"{_with(query, needs_paths=needs_paths)}SELECT file.id{columns} FROM file"  # noqa: S608
        f"{' LEFT JOIN place ON place.id = folder_id' if needs_paths else ''}"
        f"{_streams(query) if 'stream.' in columns + order + where.text else ''}"
        f" WHERE {where.text} ORDER BY {order}"
    )
    yield from reader.execute(sql, where.values)


def _with(query: FileQuery, *, needs_paths: bool = False) -> str:
    """Return what a query reads besides the catalog's own tables."""
    held = [held_files.AS_FILES] if query.place is SmartPlace.REMOVED else []
    tables = [*held, *([_PLACE_PATHS] if needs_paths else [])]
    return f"WITH RECURSIVE {', '.join(tables)} " if tables else ""


def _streams(query: FileQuery) -> str:
    return f" LEFT JOIN stream ON stream.file_id = file.{_own_id(query)}"


def _own_id(query: FileQuery) -> str:
    """Return the column with the id of the row that tells of a file."""
    return "own_id" if query.place is SmartPlace.REMOVED else "id"


def facets(reader: sqlite3.Connection, query: FileQuery) -> Facets:
    """Return what the filter of a view can choose from."""
    where = _Where(reader, query)

    def counted(column: str) -> dict[str, int]:
        join = _streams(query) if "stream." in column + where.text else ""
        sql = (
            f"{_with(query)}SELECT {column}, count(*) FROM file{join}"  # noqa: S608
            f" WHERE {where.text} AND {column} IS NOT NULL"
            " GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return dict(reader.execute(sql, where.values).fetchall())

    return Facets(
        extensions=counted("extension"),
        cameras=counted("camera"),
        confidences={ConfidenceLevel(k): n for k, n in counted("confidence").items()},
        kinds={MediaKind(k): n for k, n in counted("kind").items()},
        traits={
            Trait(facet, str(value)): number
            for facet in (StreamFacet if query.place in _WITH_STREAMS else ())
            for value, number in counted(traits.expression(facet)).items()
        },
    )


def _sort_of(query: FileQuery) -> SortKey:
    """Headings need their own order; without them the wanted one holds."""
    return _GROUP_KEYS[query.group][0] if query.group in _GROUP_KEYS else query.sort


def _ordered(key: SortKey, way: str) -> str:
    """Return the order by a key, all its columns the same way."""
    return ", ".join(f"{column} {way}" for column in _SORT_COLUMNS[key].split(", "))


def _ties_for(query: FileQuery) -> str:
    """Order files that are equal in the sort column: by name in folders, else by the wanted key."""
    sort, way = _sort_of(query), "DESC" if query.descending else "ASC"
    if sort == query.sort == SortKey.FOLDER:
        return ", file.name_search, file.id"
    if sort != query.sort:
        return f", {_ordered(query.sort, way)}, file.id {way}"
    return f", file.id {way}"
