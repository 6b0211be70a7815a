"""Applies the rules to all that was found: which copies go, and why others stay nevertheless."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.bulk.deciding import Decided, decide
from mediadesk.operations.bulk.files import BulkFile, kind_of
from mediadesk.operations.bulk.foreseeing import Foreseen
from mediadesk.operations.bulk.gathering import Gathered
from mediadesk.operations.bulk.rules import Rule

_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Applied:
    """What the rules come to, by the number of each file."""

    decided: Decided
    going: _Flags
    """Copies that can go, those struck out among them: the rows of the plan."""
    struck: _Flags
    """Files that are to stay whatever the rules say."""
    refused: dict[int, Reason]
    """Why files stay that the rules would let go."""
    foreseen: Foreseen
    """What else becomes of the copies that go, and of what has no row of its own."""


def apply_rules(found: Gathered, rules: Sequence[Rule], struck_out: Collection[int]) -> Applied:
    """Let the rules decide, then let stay what cannot go; `struck_out` are ids of files."""
    files = found.files
    decided = decide(files, rules)
    going = _allowed(files, decided)
    struck = np.fromiter((file.id in struck_out for file in files), np.bool_, len(files))
    if found.way.link:
        refused = _without_links(files, going, decided)
    else:
        refused = found.holding.apart(files, np.flatnonzero(going).tolist(), decided)
    going[list(refused)] = False
    acting = np.flatnonzero(going & ~struck).tolist()
    foreseen = found.foreseeing.look(
        [(files[int(decided.keeper[number])], files[number]) for number in acting],
        [files[number].path for number in np.flatnonzero(struck).tolist()],
        link=found.way.link,
    )
    late = {
        number: foreseen.refused[files[number].path]
        for number in acting
        if files[number].path in foreseen.refused
    }
    going[list(late)] = False
    return Applied(decided, going, struck, refused | late, foreseen)


def _allowed(files: Sequence[BulkFile], decided: Decided) -> _Flags:
    """Tell of each file whether it may go for its keeper, as far as the two alone tell."""
    keeper = decided.keeper
    free = np.fromiter((file.stays is None for file in files), np.bool_, len(files))
    for number, file in enumerate(files):
        if file.superset_of and files[keeper[number]].id in file.superset_of:
            free[number] = False
    allowed: _Flags = (keeper >= 0) & (keeper != np.arange(len(files))) & free & decided.together
    return allowed


def _without_links(files: Sequence[BulkFile], going: _Flags, decided: Decided) -> dict[int, Reason]:
    """Return the files in whose place no hard link of their keeper can stand."""
    refused: dict[int, Reason] = {}
    for number in np.flatnonzero(going).tolist():
        file, keeper = files[number], files[int(decided.keeper[number])]
        if kind_of(file, keeper) is not ClusterKind.EXACT:
            refused[number] = Reason.of(ReasonCode.LINKS_ONLY_EXACT)
        elif file.volume != keeper.volume:
            refused[number] = Reason.of(ReasonCode.NO_LINKS_HERE)
    return refused
