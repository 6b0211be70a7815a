"""A plan for all exact and identical copies: numbers, folders, and each change as a row."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Resolution, ScannedFile
from mediadesk.operations.bulk.applying import apply_rules
from mediadesk.operations.bulk.files import kind_of
from mediadesk.operations.bulk.gathering import Gathered
from mediadesk.operations.bulk.plan_lines import (
    BulkRow,
    BulkTotals,
    FolderLine,
    LeftOutLine,
    PoolLine,
    RuleCount,
)
from mediadesk.operations.bulk.rules import CHOOSABLE, Rule, in_force


class BulkPlan:
    """What the rules come to. A value: other rules, or a row struck out, make another plan."""

    def __init__(self, found: Gathered, rules: Sequence[Rule], struck_out: Collection[int]) -> None:
        """Apply the rules; `struck_out` are ids of files that are to stay whatever they say."""
        self.rules = in_force(rules)
        self.struck_out = frozenset(struck_out)
        self._found = found
        self._files = files = found.files
        applied = apply_rules(found, self.rules, self.struck_out)
        self._decided, self._foreseen = applied.decided, applied.foreseen
        self._going, self._struck, self._refused = applied.going, applied.struck, applied.refused
        self._rows = np.flatnonzero(self._going)
        self._acting = np.flatnonzero(self._going & ~self._struck)
        self._sizes = np.fromiter(
            (file.member.stat.size_bytes for file in files), np.int64, len(files)
        )
        self._clusters = np.fromiter((file.cluster for file in files), np.int64, len(files))

    @property
    def decided_up_to(self) -> int:
        """The number of the latest decision that it takes into account."""
        return self._found.decided_up_to

    def together_with(self, file_id: int) -> frozenset[int]:
        """Return the files that are struck out together: those of one unit."""
        known = {file.path: file.id for file in self._files}
        path = next(file.path for file in self._files if file.id == file_id)
        mates = self._found.foreseeing.mates(path)
        return frozenset({file_id, *(known[mate] for mate in mates if mate in known)})

    @property
    def totals(self) -> BulkTotals:
        """The numbers over the plan; rows struck out are not counted."""
        keepers = np.unique(self._decided.keeper[self._acting])
        halves = [one for some in self._foreseen.halves.values() for one in some]
        sidecars = [one for some in self._foreseen.sidecars.values() for one in some]
        along = sum(one.stat.size_bytes for one in (*halves, *sidecars))
        return BulkTotals(
            files=len(self._acting) + len(halves),
            sidecars=len(sidecars),
            size_bytes=int(self._sizes[self._acting].sum()) + along,
            keepers=len(keepers),
            merging=self._foreseen.merging,
            clusters=len(np.unique(self._clusters[self._acting])),
        )

    @property
    def rule_counts(self) -> list[RuleCount]:
        """The rules in force, in their order, with how many clusters each decided."""
        last = np.full(len(self._found.clusters), -1, np.int64)
        np.maximum.at(last, self._clusters[self._acting], self._decided.rule[self._acting])
        counts = np.bincount(last[last >= 0], minlength=len(self.rules))
        return [
            RuleCount(rule, int(number), rule.kind not in CHOOSABLE)
            for rule, number in zip(self.rules, counts, strict=True)
        ]

    @property
    def folders(self) -> list[FolderLine]:
        """Every folder in which something stays or goes, the most to gain first."""
        stays: Counter[bytes] = Counter()
        goes: Counter[bytes] = Counter()
        gain: Counter[bytes] = Counter()
        for number in np.unique(self._decided.keeper[self._acting]).tolist():
            stays[self._files[number].folder] += 1
        for number in self._acting.tolist():
            file = self._files[number]
            halves = self._foreseen.halves.get(file.path, ())
            along = (*halves, *self._foreseen.sidecars.get(file.path, ()))
            goes[file.folder] += 1 + len(halves)
            gain[file.folder] += file.member.stat.size_bytes
            gain[file.folder] += sum(one.stat.size_bytes for one in along)
        lines = [
            FolderLine(folder, stays[folder], goes[folder], gain[folder])
            for folder in {**stays, **goes}
        ]
        return sorted(lines, key=lambda line: (-line.gain_bytes, -line.goes, line.folder))

    @property
    def left_out(self) -> list[LeftOutLine]:
        """Why copies stay, the most clusters first. Rows struck out are not among them."""
        touched = np.isin(self._clusters, self._clusters[self._rows])
        numbers = np.arange(len(self._files))
        is_keeper = self._decided.keeper == numbers
        others = np.flatnonzero(~self._going & ~is_keeper)
        alone = np.flatnonzero(~touched & is_keeper)  # its copies are all in other places
        reasons: dict[str, Reason] = {}
        files: Counter[str] = Counter()
        whole: dict[int, str] = {}
        for number in (*others.tolist(), *alone.tolist()):
            reason, cluster = self._why_left(number), self._files[number].cluster
            key = reason.to_json()
            if is_keeper[number] and cluster in whole:
                continue
            reasons.setdefault(key, reason)
            files[key] += 1
            if not touched[number]:
                whole.setdefault(cluster, key)
        clusters = Counter(whole.values())
        lines = [LeftOutLine(reasons[key], clusters[key], count) for key, count in files.items()]
        return sorted(lines, key=lambda line: (-line.clusters, -line.files))

    def _why_left(self, number: int) -> Reason:
        if number in self._refused:
            return self._refused[number]
        file, keeper = self._files[number], int(self._decided.keeper[number])
        if file.stays is not None and keeper != number:
            return file.stays
        if keeper == number or not self._decided.together[number]:
            return Reason.of(ReasonCode.ON_OTHER_VOLUME)
        if keeper < 0:
            return Reason.of(ReasonCode.KEEPER_GONE, keeper="")
        return Reason.of(ReasonCode.HOLDS_MORE, keeper=names.shown(self._files[keeper].path))

    @property
    def pools(self) -> list[PoolLine]:
        """The pools without which some files would stay, and how many."""
        pools = (
            self._files[number].pool for number in self._acting.tolist() if self._is_across(number)
        )
        counts = Counter(pool for pool in pools if pool is not None)
        return [
            PoolLine(tuple(self._found.pools[pool]), files) for pool, files in counts.most_common()
        ]

    def _is_across(self, number: int) -> bool:
        keeper = int(self._decided.keeper[number])
        return self._files[number].volume != self._files[keeper].volume

    def files_left(self) -> Iterator[LeftOut]:
        """Yield every copy that stays although it has a keeper in its place, and why."""
        numbers = np.arange(len(self._files))
        for number in np.flatnonzero(~self._going & (self._decided.keeper != numbers)).tolist():
            yield LeftOut(self._files[number].path, self._why_left(number))

    def ended_by(self, gone: Collection[bytes]) -> int:
        """Return in how many clusters there is nothing to choose once these files are gone."""
        going = np.fromiter((file.path in gone for file in self._files), np.bool_, len(self._files))
        left = np.bincount(self._clusters[~going], minlength=len(self._found.clusters))
        return int((left[np.unique(self._clusters[going])] <= 1).sum())

    def __len__(self) -> int:
        """Return how many rows there are, those struck out among them."""
        return len(self._rows)

    def rows(self, start: int, stop: int) -> list[BulkRow]:
        """Return a page of the changes, cluster by cluster, the most to gain first."""
        return [self._row(number) for number in self._rows[start:stop].tolist()]

    def resolutions(self) -> list[Resolution]:
        """Return the decisions that carrying it out comes to, without the rows struck out."""
        going: dict[tuple[int, ClusterKind], list[ScannedFile]] = {}
        for number in self._acting.tolist():
            keeper = int(self._decided.keeper[number])
            kind = kind_of(self._files[number], self._files[keeper])
            going.setdefault((keeper, kind), []).append(self._files[number].scanned)
        return [
            Resolution(kind, self._files[keeper].scanned, tuple(gone))
            for (keeper, kind), gone in going.items()
        ]

    def _row(self, number: int) -> BulkRow:
        victim = self._files[number]
        keeper = self._files[int(self._decided.keeper[number])]
        return BulkRow(
            keeper_id=keeper.id,
            victim_id=victim.id,
            keeper=keeper.path,
            victim=victim.path,
            kind=kind_of(victim, keeper),
            decided_by=self.rules[int(self._decided.rule[number])].kind,
            size_bytes=victim.member.stat.size_bytes,
            struck_out=bool(self._struck[number]),
            along=tuple(
                one.path
                for beside in (self._foreseen.halves, self._foreseen.sidecars)
                for one in beside.get(victim.path, ())
            ),
            across=self._is_across(number),
        )
