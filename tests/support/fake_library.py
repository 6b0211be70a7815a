"""A library of generated records with the reads of the real one, for tests of the window."""

import io
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace

from PIL import Image, ImageDraw

from mediadesk.domain.browsing import FileGroup, FileQuery, PlaceCount, SmartPlace
from mediadesk.domain.facts import Facts
from mediadesk.domain.jobs import JobError, JobKind, JobRecord, JobStatus
from mediadesk.domain.media import FileStat, FileStatus, MediaKind
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.records import FileDetails, FileRecord
from mediadesk.domain.roots import FolderRecord, RootRecord
from mediadesk.domain.timestamps import ConfidenceLevel

_KINDS = (MediaKind.PHOTO,) * 8 + (MediaKind.VIDEO, MediaKind.AUDIO)
_ENDINGS = {
    MediaKind.PHOTO: "jpg",
    MediaKind.VIDEO: "mp4",
    MediaKind.AUDIO: "m4a",
    MediaKind.VR: "mp4",
}
_CONFIDENCES = tuple(ConfidenceLevel)
_PER_DAY = 12
_FOLDERS = (b"2018", b"2019", b"Phone backup", b"WhatsApp Images")

NOON = 1_566_000_000.0
"""17 August 2019: the time of everything here."""


def picture(number: int, size: tuple[int, int] = (256, 192)) -> bytes:
    """Return a small JPEG, another one for every number."""
    hue = number * 47 % 360
    image = Image.new("RGB", size, f"hsl({hue}, 45%, 62%)")
    draw = ImageDraw.Draw(image)
    width, height = size
    horizon = height * (45 + number * 13 % 30) // 100
    draw.rectangle((0, horizon, width, height), fill=f"hsl({(hue + 150) % 360}, 35%, 35%)")
    x, radius = width * (15 + number * 29 % 70) // 100, height // 8
    draw.ellipse((x - radius, radius, x + radius, 3 * radius), fill="hsl(45, 80%, 85%)")
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=80)
    return stored.getvalue()


class FakeLibrary:
    """Answers what `operations.library.Library` answers, from records made on the spot."""

    def __init__(self, count: int = 500, *, root: bytes = b"/media/Pictures") -> None:
        self.root_path = root
        self.records = {number: self._record(number) for number in range(1, count + 1)}
        self.job_records: list[JobRecord] = []
        self.errors: dict[int, list[JobError]] = {}
        self.failing: Exception | None = None

    def place_counts(self) -> dict[SmartPlace, PlaceCount]:
        self._fail_if_asked()
        counts = {}
        for place in (
            SmartPlace.ALL,
            SmartPlace.PHOTOS,
            SmartPlace.VIDEOS,
            SmartPlace.AUDIO,
            SmartPlace.ERRORS,
        ):
            found = [r for r in self.records.values() if _in_place(r, place)]
            counts[place] = PlaceCount(len(found), sum(r.size_bytes for r in found))
        return counts

    def has_roots(self) -> bool:
        return bool(self.roots())

    def roots(self) -> list[RootRecord]:
        self._fail_if_asked()
        if not self.records:
            return []
        size = sum(r.size_bytes for r in self.records.values())
        main = RootRecord(
            id=1,
            folder_id=1,
            path=self.root_path,
            name_shown="Pictures",
            volume_label="",
            offline=False,
            protected=False,
            files=len(self.records),
            size_bytes=size,
            last_seen=NOON,
        )
        archive = replace(
            main, id=2, folder_id=2, path=b"/mnt/Archive", name_shown="Archive", files=58_940,
            volume_label="nas.local", size_bytes=840_000_000_000,
        )  # fmt: skip
        backup = replace(
            main, id=3, folder_id=3, path=b"/mnt/Backup 2", name_shown="Backup 2", files=8_262,
            volume_label="Backup 2", size_bytes=96_000_000_000, offline=True,
        )  # fmt: skip
        return [main, archive, backup]

    def folders(self, parent_id: int) -> list[FolderRecord]:
        self._fail_if_asked()
        if parent_id != 1:
            return []
        return [
            FolderRecord(
                id=10 + place,
                name_shown=name.decode(),
                path=self.root_path + b"/" + name,
                files=sum(r.folder_id == 10 + place for r in self.records.values()),
                size_bytes=0,
            )
            for place, name in enumerate(_FOLDERS)
        ]

    def jobs(self) -> list[JobRecord]:
        self._fail_if_asked()
        return list(self.job_records)

    def job_errors(self, job_id: int, *, limit: int, offset: int) -> list[JobError]:
        return self.errors.get(job_id, [])[offset : offset + limit]

    def forget_job(self, job_id: int) -> None:
        self.job_records = [job for job in self.job_records if job.id != job_id]

    def file_ids(self, query: FileQuery) -> "array[int]":
        self._fail_if_asked()
        return array("q", (record.id for record in self._chosen(query)))

    def files(self, ids: Iterable[int]) -> dict[int, FileRecord]:
        return {id_: self.records[id_] for id_ in ids if id_ in self.records}

    def file_groups(self, query: FileQuery) -> list[FileGroup]:
        groups: list[FileGroup] = []
        for record in self._chosen(query):
            key = _group_key(record, query.group)
            if groups and groups[-1].key == key:
                groups[-1] = FileGroup(key, groups[-1].count + 1)
            else:
                groups.append(FileGroup(key, 1))
        return groups

    def details(self, file_id: int) -> FileDetails | None:
        record = self.records.get(file_id)
        if record is None:
            return None
        stat = FileStat(record.size_bytes, record.mtime_ns, record.mtime_ns, 1, record.id)
        facts = Facts(
            format="jpeg",
            width=record.width,
            height=record.height,
            duration_s=record.duration_s,
            camera_make="Canon",
            camera_model="EOS 80D",
            lens="EF-S 10-18 mm",
            jpeg_quality=94,
        )
        return FileDetails(record=record, stat=stat, facts=facts, sha256=None, mismatch=False)

    def with_jobs(self) -> "FakeLibrary":
        """Add a running, a halted and a finished scan with a few errors."""
        running = JobRecord(
            1, JobKind.SCAN, JobStatus.RUNNING, "Pictures", (self.root_path,),
            total=61_204, processed=41_208, error_count=3, created_at=NOON,
        )  # fmt: skip
        halted = JobRecord(
            2, JobKind.SCAN, JobStatus.HALTED, "Backup 2", (b"/mnt/Backup 2",),
            total=8_262, processed=2_114, created_at=NOON,
            reason=Reason.of(ReasonCode.VOLUME_OFFLINE, volume="Backup 2"),
        )  # fmt: skip
        finished = JobRecord(
            3, JobKind.SCAN, JobStatus.COMPLETED, "Archive", (b"/mnt/Archive",), total=58_940,
            processed=58_940, error_count=4, created_at=NOON, finished_at=NOON,
        )  # fmt: skip
        self.job_records = [running, halted, finished]
        self.errors[1] = [
            _error(1, self.root_path + b"/Phone backup/DCIM/Camera/IMG_5521.jpg",
                   Reason.of(ReasonCode.ENDS_EARLY)),
            _error(2, self.root_path + b"/2018/Panoramas/holiday_panorama_final.tif",
                   Reason.of(ReasonCode.TOO_MANY_PIXELS, width=61_000, height=61_000)),
            _error(3, self.root_path + b"/Shared with Mira/2017-06-11 beach.jpg",
                   Reason.of(ReasonCode.FILE_PERMISSION, owner="mira")),
        ]  # fmt: skip
        return self

    def _chosen(self, query: FileQuery) -> list[FileRecord]:
        wanted = query.search.casefold()
        found = [
            record
            for record in self.records.values()
            if _in_place(record, query.place)
            and (query.folder_id in (None, 1) or record.folder_id == query.folder_id)
            and wanted in f"{record.folder_shown}/{record.name_shown}".casefold()
            and (not query.kinds or record.kind in query.kinds)
            and (not query.confidences or record.confidence in query.confidences)
            and (not query.cameras or record.camera in query.cameras)
        ]
        return sorted(found, key=_SORTS.get(query.sort, _by_taken), reverse=query.descending)

    def _record(self, number: int) -> FileRecord:
        kind = _KINDS[number % len(_KINDS)]
        folder = number % len(_FOLDERS)
        broken = number % 100 == 99
        day = (number - 1) // _PER_DAY
        name = f"IMG_{number:06}.{_ENDINGS[kind]}"
        shown = _FOLDERS[folder].decode()
        return FileRecord(
            id=number,
            folder_id=10 + folder,
            path=self.root_path + b"/" + _FOLDERS[folder] + b"/" + name.encode(),
            name_shown=name,
            folder_shown=f"Pictures/{shown}",
            kind=kind,
            status=FileStatus.ERROR if broken else FileStatus.PRESENT,
            size_bytes=3_400_000 + number * 1_017,
            mtime_ns=int(NOON + number) * 1_000_000_000,
            reason=Reason.of(ReasonCode.ENDS_EARLY) if broken else None,
            width=4608 if kind is not MediaKind.AUDIO else None,
            height=2880 if kind is not MediaKind.AUDIO else None,
            duration_s=None if kind is MediaKind.PHOTO else 42.0 + number % 400,
            camera="Canon EOS 80D" if kind is MediaKind.PHOTO else None,
            taken=f"{2019 - day // 336}-{12 - day // 28 % 12:02}-{28 - day % 28:02}T20:31:14",
            confidence=_CONFIDENCES[number % len(_CONFIDENCES)],
            quick_hash=f"{number:064x}",
            perceptual_hash=f"{number:016x}" if kind is MediaKind.PHOTO else None,
        )

    def _fail_if_asked(self) -> None:
        if self.failing is not None:
            raise self.failing


def _error(number: int, path: bytes, reason: Reason) -> JobError:
    return JobError(id=number, job_id=1, path=path, reason=reason, at=NOON)


def _in_place(record: FileRecord, place: SmartPlace) -> bool:
    kinds = {SmartPlace.PHOTOS: MediaKind.PHOTO, SmartPlace.VIDEOS: MediaKind.VIDEO,
             SmartPlace.AUDIO: MediaKind.AUDIO, SmartPlace.VR: MediaKind.VR}  # fmt: skip
    if place is SmartPlace.ERRORS:
        return record.status is FileStatus.ERROR
    return place is SmartPlace.ALL or record.kind is kinds.get(place)


def _group_key(record: FileRecord, grouping: Grouping) -> str:
    taken = record.taken or ""
    keys = {
        Grouping.NONE: "",
        Grouping.DAY: taken[:10],
        Grouping.MONTH: taken[:7],
        Grouping.FOLDER: record.folder_shown,
        Grouping.KIND: record.kind.value,
    }
    return keys[grouping]


def _by_taken(record: FileRecord) -> tuple[object, ...]:
    return (record.taken or "", record.id)


_SORTS = {
    SortKey.TAKEN: _by_taken,
    SortKey.NAME: lambda record: (record.name_shown.casefold(), record.id),
    SortKey.FOLDER: lambda record: (record.folder_shown.casefold(), record.id),
    SortKey.SIZE: lambda record: (record.size_bytes, record.id),
    SortKey.MODIFIED: lambda record: (record.mtime_ns, record.id),
    SortKey.KIND: lambda record: (record.kind.value, record.id),
    SortKey.DURATION: lambda record: (record.duration_s or 0.0, record.id),
}


def places(counts: Sequence[tuple[SmartPlace, int]]) -> dict[SmartPlace, PlaceCount]:
    """Return counts as the library gives them, without sizes."""
    return {place: PlaceCount(number, 0) for place, number in counts}
