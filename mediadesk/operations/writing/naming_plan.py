"""Spells out which names files get by their dates: units and sidecars together, none twice."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from mediadesk.catalog.dates import stamp_rows
from mediadesk.catalog.dates.stamp_rows import StampRow
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import RewriteDraft, RewriteKind
from mediadesk.domain.stamping import StampTarget
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.writing.companions import FolderNames, free, renamed, stem_of
from mediadesk.operations.writing.stamp_plan import StampLeftOut, StampPlan, StampStep
from mediadesk.operations.writing.writable import look
from mediadesk.timestamps import naming
from mediadesk.timestamps.naming import Named

_MOST_NUMBERS = 10_000


def plan_names(
    store: Store, settings: Settings, template: str, *, file_ids: Sequence[int] | None = None
) -> StampPlan:
    """Return what naming these files by their dates comes to; None: all that is decided.

    Raises `OutsideError` (BAD_TEMPLATE). Files stay in their folders.
    """
    if not naming.is_template(template) or "/" in template:
        raise OutsideError(Reason.of(ReasonCode.BAD_TEMPLATE, template=template))
    with store.readers.use() as reader:
        wanted = file_ids
        if wanted is None:
            wanted = stamp_rows.decided_ids(reader, unwritten=False)
        asked = list(stamp_rows.stamp_rows(reader, wanted))
        folders = {row.folder_id: FolderNames(reader, row.folder_id) for row in asked}
        mates = [
            folders[row.folder_id].files[name]
            for row in asked
            for name in folders[row.folder_id].unit_of(row.name)
        ]
        rows = {row.id: row for row in stamp_rows.stamp_rows(reader, sorted(set(mates)))}
    guard = Guard(store, replace(settings, removal_place=RemovalPlace.REMOVED))
    planner = _Planner(guard, template, folders, rows)
    for row in asked:
        planner.add(row)
    return StampPlan(StampTarget.FILE_NAME, tuple(planner.steps), tuple(planner.left_out))


class _Planner:
    def __init__(
        self,
        guard: Guard,
        template: str,
        folders: dict[int, FolderNames],
        rows: dict[int, StampRow],
    ) -> None:
        self.steps: list[StampStep] = []
        self.left_out: list[StampLeftOut] = []
        self._guard = guard
        self._template = template
        self._folders = folders
        self._rows = rows
        self._given: dict[int, set[bytes]] = defaultdict(set)
        self._done: set[int] = set()

    def add(self, row: StampRow) -> None:
        """Name a file and all that shares its name; the first of them to come gives the date."""
        if row.id in self._done:
            return
        folder = self._folders[row.folder_id]
        unit = [
            self._rows[folder.files[name]]
            for name in folder.unit_of(row.name)
            if folder.files[name] in self._rows
        ]
        self._done |= {one.id for one in unit}
        around = self._guard.around(row.path)
        reason = around.absent or around.closed
        if reason is None and row.date is None:
            reason = Reason.of(ReasonCode.NO_DATE)
        if reason is not None:
            self.left_out.append(StampLeftOut(row.id, row.path, reason))
            return
        moves = self._moves(row, unit, folder)
        if moves is None:
            self.left_out.append(StampLeftOut(row.id, row.path, Reason.of(ReasonCode.ALREADY_SAID)))
            return
        for owner, old, new in moves:
            self._step(owner, old, new, around.root)

    def _moves(
        self, row: StampRow, unit: Sequence[StampRow], folder: FolderNames
    ) -> list[tuple[StampRow, bytes, bytes]] | None:
        """Return (owner, name, new name) of all files that move; None when nothing does."""
        taken = {*folder.files, *folder.sidecars, *self._given[row.folder_id]}
        own = {one.name for one in unit}
        beside = {name: one for one in unit for name in folder.sidecars_of(one.name)}
        others = taken - own - set(beside)
        for number in range(1, _MOST_NUMBERS):
            moves = []
            for one in unit:
                new = names.to_bytes(naming.numbered(self._filled(row, one), number))
                moves.append((one, one.name, new))
            by_name = {old: new for _, old, new in moves}
            for sidecar, one in beside.items():
                moves.append((one, sidecar, renamed(sidecar, one.name, by_name[one.name])))
            if all(free(new, others) for _, _, new in moves):
                self._given[row.folder_id] |= {new for _, _, new in moves}
                return [move for move in moves if move[1] != move[2]] or None
        return None

    def _filled(self, row: StampRow, one: StampRow) -> str:
        stem, extension = stem_of(one.name), names.extension(one.name)
        named = Named(row.date, names.shown(stem), extension, one.camera or "")
        return naming.filled(self._template, named)[-1]

    def _step(self, owner: StampRow, old: bytes, new: bytes, root: bytes) -> None:
        folder = owner.path.rpartition(b"/")[0]
        path, target = joined(folder, old), joined(folder, new)
        is_media = old == owner.name
        before = owner.stat if is_media else look(path)
        if isinstance(before, Reason) or before is None:
            return  # a sidecar that is gone, or is no file of its own, stays
        draft = RewriteDraft(
            kind=RewriteKind.FILE_NAME,
            path=path,
            root=root,
            target=target,
            before=before,
            before_keys=owner.keys if is_media else None,
            old_values={"name": names.shown(old)},
            new_values={"name": names.shown(new)},
        )
        self.steps.append(
            StampStep(
                file_id=owner.id,
                path=path,
                where=target,
                field="name",
                before=names.shown(old),
                after=names.shown(new),
                draft=draft,
                request=None,
                quick_hash=owner.keys.quick_hash if is_media else "",
            )
        )
