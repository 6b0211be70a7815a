"""Spells out what a decision comes to before anything is touched: what goes, what stays, why."""

import os
import stat
from collections.abc import Collection, Iterable

from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.disk import cloud, trouble
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Plan, Resolution, ScannedFile, Step
from mediadesk.operations.resolve.guard import Guard, Surroundings

_Identity = tuple[int, int]


def plan(
    store: Store,
    resolutions: Iterable[Resolution],
    *,
    settings: Settings,
    verifiable: Collection[ClusterKind] = (ClusterKind.EXACT,),
) -> Plan:
    """Return what removing the copies of these clusters comes to. Looks, and touches nothing.

    `verifiable` are the kinds whose sameness can be checked at the moment of acting.
    """
    decided = list(resolutions)
    planner = _Planner(Guard(store, settings), decided, verifiable)
    for resolution in decided:
        for victim in resolution.removed:
            planner.add(resolution, victim)
        for copy in resolution.not_offered:
            planner.leave(resolution, copy)
    return Plan(tuple(planner.steps), tuple(planner.left_out), RemovalPlace(settings.removal_place))


class _Planner:
    def __init__(
        self, guard: Guard, decided: list[Resolution], verifiable: Collection[ClusterKind]
    ) -> None:
        self.steps: list[Step] = []
        self.left_out: list[LeftOut] = []
        self._guard = guard
        self._verifiable = verifiable
        self._keepers = {resolution.keeper.path for resolution in decided}
        self._keeper_files = {
            (found.st_dev, found.st_ino)
            for path in self._keepers
            if (found := _look(path)) is not None
        }
        self._going: set[_Identity] = set()

    def add(self, resolution: Resolution, victim: ScannedFile) -> None:
        keeper = resolution.keeper
        around, by_keeper = self._guard.around(victim.path), self._guard.around(keeper.path)
        reason = self._refusal(resolution, victim, around, by_keeper)
        if reason is not None:
            self.left_out.append(LeftOut(victim.path, reason))
            return
        self.steps.append(
            Step(
                kind=resolution.kind,
                keeper=keeper,
                keeper_root=by_keeper.root,
                victim=victim,
                root=around.root,
                may_be_away=around.may_be_away or by_keeper.may_be_away,
            )
        )

    def leave(self, resolution: Resolution, copy: ScannedFile) -> None:
        by_keeper = self._guard.around(resolution.keeper.path)
        reason = self._refusal(resolution, copy, self._guard.around(copy.path), by_keeper)
        nothing = Reason.of(ReasonCode.NOTHING_TO_GAIN)
        self.left_out.append(LeftOut(copy.path, reason or nothing))

    def _refusal(
        self,
        resolution: Resolution,
        victim: ScannedFile,
        around: Surroundings,
        by_keeper: Surroundings,
    ) -> Reason | None:
        keeper = resolution.keeper
        if victim.path in self._keepers:
            return Reason.of(ReasonCode.IS_KEEPER)
        if around.closed is not None:
            return around.closed
        if by_keeper.absent is not None:
            return Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(keeper.path))
        if not self._guard.are_together(around, by_keeper):
            return Reason.of(ReasonCode.ON_OTHER_VOLUME)
        if resolution.kind not in self._verifiable:
            merges = resolution.kind is ClusterKind.IDENTICAL
            return Reason.of(ReasonCode.NO_MERGE_YET if merges else ReasonCode.NOT_VERIFIABLE)
        return self._keeper_trouble(keeper, by_keeper) or self._file_trouble(victim, around, keeper)

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
