"""Why a file may not be removed that could when it was planned: what the user decided since.

Asked at the moment of each file, because a batch may take an hour and its plan may be older still.
"""

import os
from collections.abc import Mapping
from typing import Any

from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.store import Store
from mediadesk.disk.volumes.whereabouts import Location, Whereabouts
from mediadesk.domain import names
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Step

_ABOUT_FILES = (
    DecisionKind.ADD_ROOT,
    DecisionKind.RULE_FOLDER,
    DecisionKind.POOL_FOLDERS,
    DecisionKind.TAKE_OUT_ROOT,
    DecisionKind.NOT_DUPLICATES,
    DecisionKind.KEEP_COPIES,
    DecisionKind.TAKE_BACK_VERDICT,
)


class DecidedSince:
    """Decisions made after a plan, for the batch that carries it out."""

    def __init__(self, store: Store, seq: int) -> None:
        """Follow decisions of `store` later than number `seq`."""
        self._store = store
        self._seq = seq
        self._protected: dict[bytes, Location] = {}
        self._taken_out: set[bytes] = set()
        self._apart: set[bytes] = set()
        """Folders that were taken out of a pool since."""
        self._different: dict[str, dict[bytes, int]] = {}
        """By verdict: to each path, the number of the content it has."""
        self._kept: dict[str, frozenset[bytes]] = {}

    def why_not(self, step: Step) -> Reason | None:
        """Return what was decided since that keeps a file from going; None when nothing was."""
        with self._store.decision_readers.use() as reader:
            self._seq, found = decisions.about(reader, self._seq, _ABOUT_FILES)
        for one in found:
            self._take(DecisionKind(one.kind), one.facts)
        return (
            self._trouble_of_folder(step.victim.path)
            or self._trouble_of_folder(step.keeper.path, only_taken_out=True)
            or self._trouble_of_pools(step)
            or self._trouble_of_verdicts(step)
        )

    def _take(self, kind: DecisionKind, facts: Mapping[str, Any]) -> None:
        match kind:
            case DecisionKind.RULE_FOLDER if facts["rule"] == FolderRule.PROTECTED:
                path = names.to_bytes(facts["path"])
                self._protected.pop(path, None)
                if facts["holds"]:
                    self._protected[path] = Whereabouts().of(path)
            case DecisionKind.POOL_FOLDERS:
                paths = set(map(names.to_bytes, facts["paths"]))
                self._apart = self._apart - paths if facts["holds"] else self._apart | paths
            case DecisionKind.ADD_ROOT:
                added = names.to_bytes(facts["path"])
                self._taken_out = {root for root in self._taken_out if not is_inside(root, added)}
            case DecisionKind.TAKE_OUT_ROOT:
                self._taken_out.add(names.to_bytes(facts["path"]))
            case DecisionKind.NOT_DUPLICATES:
                self._different[facts["verdict"]] = {
                    names.to_bytes(path): number
                    for number, content in enumerate(facts["contents"])
                    for path in content["paths"]
                }
            case DecisionKind.KEEP_COPIES:
                kept = (path for content in facts["contents"] for path in content["paths"])
                self._kept[facts["verdict"]] = frozenset(map(names.to_bytes, kept))
            case DecisionKind.TAKE_BACK_VERDICT:
                self._different.pop(facts["verdict"], None)
                self._kept.pop(facts["verdict"], None)

    def _trouble_of_folder(self, path: bytes, *, only_taken_out: bool = False) -> Reason | None:
        if any(is_inside(path, root) for root in self._taken_out):
            return Reason.of(ReasonCode.OUTSIDE_EVERY_ROOT)
        if only_taken_out or not self._protected:
            return None
        lies = Whereabouts().of(os.path.dirname(path))
        for folder, location in self._protected.items():
            if is_inside(path, folder) or lies.is_within(location):
                return Reason.of(ReasonCode.IN_PROTECTED, root=names.shown(folder))
        return None

    def _trouble_of_pools(self, step: Step) -> Reason | None:
        """Return why a file of another disk stays: it may go only within a pool."""
        both = (step.victim.path, step.keeper.path)
        if not any(is_inside(path, folder) for folder in self._apart for path in both):
            return None
        one, other = (os.stat(os.path.dirname(path)).st_dev for path in both)
        return None if one == other else Reason.of(ReasonCode.ON_OTHER_VOLUME)

    def _trouble_of_verdicts(self, step: Step) -> Reason | None:
        victim, keeper = step.victim.path, step.keeper.path
        is_kept = any(victim in paths for paths in self._kept.values())
        is_other = any(
            victim in contents and keeper in contents and contents[victim] != contents[keeper]
            for contents in self._different.values()
        )
        return Reason.of(ReasonCode.KEPT_MEANWHILE) if is_kept or is_other else None
