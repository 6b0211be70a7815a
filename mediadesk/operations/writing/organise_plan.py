"""Spells out a copy of files into a new archive: where each goes, under which name, with what."""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import stamp_rows
from mediadesk.catalog.dates.stamp_rows import StampRow
from mediadesk.catalog.folders import folders as catalog_folders
from mediadesk.catalog.store import Store
from mediadesk.disk import cloud
from mediadesk.domain import names
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.domain.paths import is_inside, joined
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.domain.rewrites import JournalKeys
from mediadesk.domain.timestamps import NAME_SOURCES
from mediadesk.formats import sniff
from mediadesk.operations.writing.companions import FolderNames, renamed, stem_of
from mediadesk.timestamps import candidates, naming, tagging
from mediadesk.timestamps.candidates import Candidate
from mediadesk.timestamps.naming import DEFAULT_TEMPLATE, Named

_MOST_NUMBERS = 100_000
_USUAL_ENDINGS = {"jpeg": "jpg", "tiff": "tif", "matroska": "mkv", "quicktime": "mov"}


@dataclass(frozen=True, slots=True)
class OrganiseStep:
    """One file that is copied: a media file, or a sidecar that goes along.

    `tags` and `date` are what the new sidecar of a media file is to say beyond what it says.
    """

    file_id: int
    path: bytes
    target: bytes
    stat: FileStat
    keys: JournalKeys
    is_sidecar: bool = False
    tags: tuple[str, ...] = ()
    date: ChosenDate | None = None
    xmp: bytes | None = None
    """The XMP sidecar that the new one continues."""
    note: str = ""
    """"extension" where the ending was wrong, "no-date" where there is none."""
    may_be_away: bool = False


@dataclass(frozen=True, slots=True)
class OrganisePlan:
    """A copy spelled out; nothing has been touched yet."""

    archive: bytes
    steps: tuple[OrganiseStep, ...]
    left_out: tuple[LeftOut, ...]
    free_bytes: int | None
    """Bytes free where the archive is to be; None when that cannot be told."""

    @property
    def size_bytes(self) -> int:
        """Bytes that will be copied."""
        return sum(step.stat.size_bytes for step in self.steps)

    @property
    def is_short(self) -> bool:
        """Tell whether the disk has less room than the copy takes."""
        return self.free_bytes is not None and self.free_bytes < self.size_bytes


def plan_archive(
    store: Store,
    archive: bytes,
    file_ids: Sequence[int],
    *,
    template: str = DEFAULT_TEMPLATE,
    with_tags: bool = False,
    copied: Iterable[tuple[bytes, bytes]] = (),
) -> OrganisePlan:
    """Return what copying these files into `archive` (absolute) comes to.

    `copied` are (path, target) of what an earlier run has copied there already. Raises
    `OutsideError` (BAD_TEMPLATE).
    """
    if not naming.is_template(template):
        raise OutsideError(Reason.of(ReasonCode.BAD_TEMPLATE, template=template))
    with store.readers.use() as reader:
        rows = list(stamp_rows.stamp_rows(reader, file_ids))
        planner = _Planner(reader, archive, template, with_tags=with_tags)
        planner.known = dict(copied)
        planner.taken |= {target.lower() for target in planner.known.values()}
        for row in rows:
            planner.add(row, {one.id for one in rows})
    return OrganisePlan(
        archive, tuple(planner.steps), tuple(planner.left_out), _free_bytes(archive)
    )


class _Planner:
    def __init__(
        self, reader: Connection, archive: bytes, template: str, *, with_tags: bool
    ) -> None:
        self.steps: list[OrganiseStep] = []
        self.left_out: list[LeftOut] = []
        self.known: dict[bytes, bytes] = {}
        self.taken: set[bytes] = set()
        self._reader = reader
        self._archive = archive
        self._template = template
        self._with_tags = with_tags
        self._roots = [root.path for root in catalog_folders.roots(reader)]
        self._folders: dict[int, FolderNames] = {}
        self._done: set[int] = set()
        self._beside: dict[int, list[bytes]] = defaultdict(list)

    def add(self, row: StampRow, wanted: set[int]) -> None:
        """Find a place for a file and for all that belongs with it."""
        if row.id in self._done:
            return
        if row.folder_id not in self._folders:
            self._folders[row.folder_id] = FolderNames(self._reader, row.folder_id)
        folder = self._folders[row.folder_id]
        ids = [folder.files[name] for name in folder.unit_of(row.name)]
        unit = list(stamp_rows.stamp_rows(self._reader, [id_ for id_ in ids if id_ in wanted]))
        self._done |= {one.id for one in unit}
        unit = [one for one in unit if self._may_go(one)]
        if not unit:
            return
        chief = min(unit, key=lambda one: (one.date is None, one.kind is not MediaKind.PHOTO))
        named = self._names(chief, unit)
        for one in unit:
            self._place(one, folder, named[one.id], _date_of(chief))

    def _may_go(self, row: StampRow) -> bool:
        reason = None
        if is_inside(row.path, self._archive) or row.path in self.known:
            reason = Reason.of(ReasonCode.ALREADY_THERE)
        else:
            try:
                now = os.lstat(row.path)
            except OSError:
                reason = Reason.of(ReasonCode.FILE_VANISHED)
            else:
                if cloud.is_away(now):
                    reason = Reason.of(ReasonCode.FILE_IN_CLOUD)
                elif FileStat.of(now)[:2] != row.stat[:2]:
                    reason = Reason.of(ReasonCode.CHANGED_SINCE_SCAN)
        if reason is not None:
            self.left_out.append(LeftOut(row.path, reason))
        return reason is None

    def _names(self, chief: StampRow, unit: Sequence[StampRow]) -> dict[int, bytes]:
        """Return where each file of a unit goes: one stem for all, numbered where it is taken."""
        for number in range(1, _MOST_NUMBERS):
            found = {one.id: self._target(chief, one, number) for one in unit}
            if len(set(found.values())) == len(found) and not any(
                map(self._is_taken, found.values())
            ):
                self.taken |= {target.lower() for target in found.values()}
                return found
        return {}

    def _target(self, chief: StampRow, one: StampRow, number: int) -> bytes:
        stem = tagging.without_marks(names.to_text(stem_of(chief.name)))
        named = Named(_date_of(chief), stem, ending_of(one), one.camera or "")
        *folders, name = naming.filled(self._template, named)
        path = [*folders, naming.numbered(name, number)]
        return os.path.join(self._archive, *(names.to_bytes(part) for part in path))

    def _is_taken(self, target: bytes) -> bool:
        return target.lower() in self.taken or os.path.lexists(target)

    def _place(
        self, one: StampRow, folder: FolderNames, target: bytes, date: ChosenDate | None
    ) -> None:
        note = "no-date" if date is None else ""
        if ending_of(one) != names.extension(one.name) and not note:
            note = "extension"
        xmp = folder.xmp_of(one.name)
        base = one.path.rpartition(b"/")[0]
        self.steps.append(
            OrganiseStep(
                file_id=one.id,
                path=one.path,
                target=target,
                stat=one.stat,
                keys=one.keys,
                tags=self._tags(one) if self._with_tags else (),
                date=one.date if one.unwritten or _is_forced(one) else None,
                xmp=None if xmp is None else joined(base, xmp),
                note=note,
            )
        )
        for sidecar in folder.sidecars_of(one.name):
            if sidecar != xmp and sidecar not in self._beside[one.folder_id]:
                self._beside[one.folder_id].append(sidecar)
                self._carry(one, joined(base, sidecar), target)

    def _carry(self, owner: StampRow, path: bytes, owner_target: bytes) -> None:
        try:
            stat = FileStat.of(os.lstat(path))
        except OSError:
            return  # the next scan notices that it is gone
        folder, new_owner = os.path.split(owner_target)
        name = renamed(os.path.basename(path), owner.name, new_owner)
        keys = JournalKeys(stat.size_bytes)
        self.steps.append(
            OrganiseStep(owner.id, path, joined(folder, name), stat, keys, is_sidecar=True)
        )

    def _tags(self, row: StampRow) -> tuple[str, ...]:
        root = max(
            (each for each in self._roots if is_inside(row.path, each)), key=len, default=b""
        )
        return tagging.tags_of(names.shown(row.path[len(root) :]))


def ending_of(row: StampRow) -> str:
    """Return the ending a file should have: its own where that fits what is in it."""
    own, found = names.extension(row.name), row.format
    if found is None or (own and sniff.fits(found, own)):
        return own
    return _USUAL_ENDINGS.get(found, found)


def _is_forced(row: StampRow) -> bool:
    return tagging.is_forced(names.shown(row.name))


def _date_of(row: StampRow) -> ChosenDate | None:
    """Return the date a file is organised by: with `[FORCE]` in its name, that of its name."""
    if row.source != "user" and _is_forced(row):
        stated = [one for one in candidates.from_json(row.candidates_json) if _is_of_name(one)]
        if stated:
            return candidates.as_chosen(stated[0])
    return row.date


def _is_of_name(one: Candidate) -> bool:
    return one.stamp.source in NAME_SOURCES and one.stamp.wall is not None


def _free_bytes(archive: bytes) -> int | None:
    folder = archive
    while not os.path.isdir(folder) and len(folder) > 1:
        folder = os.path.dirname(folder)
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
