"""Why one file may not go for the sake of another: asked of every file, wherever it comes from."""

import os
import stat
from collections.abc import Collection, Sequence

from mediadesk.disk import cloud, trouble
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Resolution, ScannedFile
from mediadesk.operations.besides import Besides
from mediadesk.operations.resolve.planning.guard import Guard, Surroundings
from mediadesk.operations.resolve.planning.hard_links import why_no_link
from mediadesk.operations.resolve.planning.ways import Way

_Identity = tuple[int, int]


def trouble_of_places(guard: Guard, keeper: ScannedFile, victim: ScannedFile) -> Reason | None:
    """Return why a file may not go from where it is while `keeper` stays where that one is."""
    around, by_keeper = guard.around(victim.path), guard.around(keeper.path)
    if around.closed is not None:
        return around.closed
    if by_keeper.absent is not None:
        return Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(keeper.path))
    if not guard.are_together(around, by_keeper):
        return Reason.of(ReasonCode.ON_OTHER_VOLUME)
    return None


def is_as_scanned(file: ScannedFile) -> bool:
    """Tell whether a file is there, with the size and time that it was scanned with."""
    now = _look(file.path)
    return now is not None and stat.S_ISREG(now.st_mode) and not _differs(now, file)


class Refusals:
    """Why files may not go; remembers what stays and what goes, so that no last copy goes."""

    def __init__(
        self,
        guard: Guard,
        besides: Besides,
        decided: Sequence[Resolution],
        verifiable: Collection[ClusterKind],
        way: Way,
    ) -> None:
        """Look at every keeper once."""
        self._guard, self._besides = guard, besides
        self._verifiable = verifiable
        self._way = way
        self._keepers = {resolution.keeper.path for resolution in decided}
        self._keeper_files = {
            (found.st_dev, found.st_ino)
            for path in self._keepers
            if (found := _look(path)) is not None
        }
        self._going: set[_Identity] = set()

    def why(self, kind: ClusterKind, keeper: ScannedFile, victim: ScannedFile) -> Reason | None:
        """Return why a file may not go while `keeper` stays; None notes that it goes."""
        around, by_keeper = self._guard.around(victim.path), self._guard.around(keeper.path)
        if victim.path in self._keepers:
            return Reason.of(ReasonCode.IS_KEEPER)
        return (
            trouble_of_places(self._guard, keeper, victim)
            or self._trouble_of_way(kind, around, by_keeper)
            or self._keeper_trouble(keeper, by_keeper)
            or self._loss_beside(keeper, victim)
            or self._file_trouble(victim, around, keeper)
        )

    def let_stay(self, victim: ScannedFile) -> None:
        """Note that a file that was to go stays."""
        if (found := _look(victim.path)) is not None:
            self._going.discard((found.st_dev, found.st_ino))

    def _trouble_of_way(
        self, kind: ClusterKind, around: Surroundings, by_keeper: Surroundings
    ) -> Reason | None:
        if kind not in self._verifiable:
            return Reason.of(ReasonCode.NOT_VERIFIABLE)
        return why_no_link(kind, around, by_keeper) if self._way.link else None

    def _loss_beside(self, keeper: ScannedFile, victim: ScannedFile) -> Reason | None:
        return None if self._way.link else self._besides.why_stays(keeper.path, victim.path)

    def _keeper_trouble(self, keeper: ScannedFile, around: Surroundings) -> Reason | None:
        now = _look(keeper.path)
        if now is None or not stat.S_ISREG(now.st_mode):
            return Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(keeper.path))
        if around.may_be_away and cloud.is_away(now):
            return Reason.of(ReasonCode.FILE_IN_CLOUD)
        if _differs(now, keeper):
            return Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(keeper.path))
        return None

    def _file_trouble(
        self, victim: ScannedFile, around: Surroundings, keeper: ScannedFile
    ) -> Reason | None:
        try:
            now = os.lstat(victim.path)
        except OSError as error:
            label = "" if around.volume is None else around.volume.label
            return trouble.file_reason(error, victim.path, volume=label)
        identity = (now.st_dev, now.st_ino)
        is_going = identity in self._keeper_files or identity in self._going
        refusals = (
            (not stat.S_ISREG(now.st_mode), Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE)),
            (around.may_be_away and cloud.is_away(now), Reason.of(ReasonCode.FILE_IN_CLOUD)),
            (_differs(now, victim), Reason.of(ReasonCode.CHANGED_SINCE_SCAN)),
            (not now.st_size, Reason.of(ReasonCode.FILE_EMPTY)),
            (is_going, Reason.of(ReasonCode.SAME_FILE, keeper=names.shown(keeper.path))),
            (now.st_nlink > 1, Reason.of(ReasonCode.NOTHING_TO_GAIN)),
        )
        reason = next((reason for applies, reason in refusals if applies), None)
        if reason is None:
            self._going.add(identity)
        return reason


def _look(path: bytes) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None


def _differs(now: os.stat_result, scanned: ScannedFile) -> bool:
    return (now.st_size, now.st_mtime_ns) != (scanned.stat.size_bytes, scanned.stat.mtime_ns)
