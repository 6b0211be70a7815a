"""Applies the rules to all clusters at once: in each place the best copy stays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.keepers.origins import lesser_places
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations.bulk.files import BulkFile
from mediadesk.operations.bulk.rules import FIXED_BEFORE, Rule, RuleKind

_Numbers = npt.NDArray[np.int64]
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Decided:
    """What the rules came to, by the number of each file.

    `keeper` is the number of the copy that stays in its place, the file's own for keepers, -1
    where nothing that stays was found. `rule` is which rule told the file from its keeper.
    """

    keeper: _Numbers
    rule: _Numbers
    together: _Flags
    """False where the keeper is in another place after all: the same disk, but not the pool."""
    keys: _Numbers
    """What each rule makes of each file, its unit as one; the least stays."""

    def let_one_stay(self, numbers: Sequence[int]) -> int:
        """Let the best of these copies stay, the others go for it, and return its number."""
        best = min(numbers, key=lambda number: self.keys[number].tolist())
        others = [number for number in numbers if number != best]
        self.keeper[others] = best
        self.rule[others] = _told_apart(self.keys[others], self.keys[best])
        return best


def decide(files: Sequence[BulkFile], rules: Sequence[Rule]) -> Decided:
    """Return the keeper of every file; the first rule that tells two copies apart decides."""
    count = len(files)
    if not count:
        none = np.empty(0, np.int64)
        return Decided(none, none, np.empty(0, np.bool_), np.empty((0, len(rules)), np.int64))
    keys = _of_units(files, rules, np.stack([_key(files, rule) for rule in rules], axis=1))
    volumes, pools = _numbered([file.volume for file in files]), _pools(files)
    cluster = np.fromiter((file.cluster for file in files), np.int64, count)
    group = _groups(cluster, _homes(volumes, pools))
    absent = np.fromiter((file.absent for file in files), np.bool_, count)
    order = np.lexsort((*keys.T[::-1], absent, group))
    ordered = group[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    best = order[starts]
    keeper = np.empty(count, np.int64)
    keeper[order] = np.repeat(best, np.diff(np.r_[starts, count]))
    rule = _told_apart(keys, keys[keeper])
    same_pool = (pools == pools[keeper]) & (pools >= 0)
    together = (volumes == volumes[keeper]) | same_pool
    keeper[absent[keeper]] = -1  # nothing of this group can be trusted to be there
    return Decided(keeper, rule, together, keys)


def _told_apart(keys: _Numbers, of_keepers: _Numbers) -> _Numbers:
    """Return for each file the first rule that tells it from its keeper, else the last."""
    differs = keys != of_keepers
    differs[:, -1] = True
    first: _Numbers = np.argmax(differs, axis=1)
    return first


def _of_units(files: Sequence[BulkFile], rules: Sequence[Rule], keys: _Numbers) -> _Numbers:
    """Return the keys with those of each unit made one, so that its files stay or go together.

    What a unit cannot do without (a protected half, one that holds more) counts for all of it;
    otherwise its first file speaks for it.
    """
    number_of = {file.id: number for number, file in enumerate(files)}
    first = np.fromiter(
        (number if file.decided_by is None else number_of.get(file.decided_by, number)
         for number, file in enumerate(files)), np.int64, len(files)
    )  # fmt: skip
    found = keys[first]
    for column, rule in enumerate(rules):
        if rule.kind in FIXED_BEFORE:
            least = keys[:, column].copy()
            np.minimum.at(least, first, keys[:, column])
            found[:, column] = least[first]
    return found


def _key(files: Sequence[BulkFile], rule: Rule) -> _Numbers:
    """Return a number for each file by one rule; the least stays."""
    places: dict[bytes, int] = {}

    def place(file: BulkFile) -> int:
        if (at := places.get(file.folder)) is None:
            at = places[file.folder] = rule.place_of(file.folder)
        return at

    # exact copies are told apart by the rules that follow, in the order the search asks them
    by_kind = {
        RuleKind.PROTECTED: lambda file: not file.protected,
        RuleKind.STAYS_ANYWAY: lambda file: file.stays is None,
        RuleKind.HOLDS_MORE: lambda file: -len(file.superset_of),
        RuleKind.BELONGS_TOGETHER: lambda file: -file.mates,
        RuleKind.PREFER_FOLDER: place,
        RuleKind.PROPOSED: lambda file: (
            file.member.kind is ClusterKind.IDENTICAL and not file.member.proposed
        ),
        RuleKind.MOST_COMPLETE: lambda file: -file.completeness,
        RuleKind.ORIGINAL_NAME: lambda file: file.is_copy_name,
        RuleKind.LASTING_PLACE: lambda file: lesser_places(names.shown(file.folder)),
        RuleKind.OLDEST: lambda file: file.member.stat.mtime_ns // 2_000_000_000,  # FAT's steps
        RuleKind.NEWEST: lambda file: -(file.member.stat.mtime_ns // 2_000_000_000),
        RuleKind.SHORTEST_PATH: lambda file: len(file.path),
        RuleKind.FIRST_SEEN: lambda file: file.id,
    }
    return np.fromiter(map(by_kind[rule.kind], files), np.int64, len(files))


def _numbered(names: Sequence[str]) -> _Numbers:
    known: dict[str, int] = {}
    return np.fromiter((known.setdefault(n, len(known)) for n in names), np.int64, len(names))


def _pools(files: Sequence[BulkFile]) -> _Numbers:
    return np.fromiter(
        (-1 if file.pool is None else file.pool for file in files), np.int64, len(files)
    )


def _homes(volumes: _Numbers, pools: _Numbers) -> _Numbers:
    """Return one number for all volumes that share a pool."""
    homes = np.arange(int(volumes.max()) + 1)
    for pool in np.unique(pools[pools >= 0]):
        joined = np.unique(homes[np.unique(volumes[pools == pool])])
        homes[np.isin(homes, joined)] = joined[0]
    return homes[volumes]


def _groups(cluster: _Numbers, home: _Numbers) -> _Numbers:
    """Return one number for each pair of cluster and home."""
    return cluster * (int(home.max()) + 1) + home
