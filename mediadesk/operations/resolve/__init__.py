"""The one way to remove files: planned, journalled, checked again, moved, and taken back.

Nothing else in the program moves, overwrites or deletes a file of the user's.
"""

from mediadesk.operations.resolve.checking import Verifier, Verifiers
from mediadesk.operations.resolve.holding.lists import (
    held,
    held_count,
    held_with,
    history,
    unsettled,
)
from mediadesk.operations.resolve.holding.proving import StillShows
from mediadesk.operations.resolve.holding.purging import Purged, purge
from mediadesk.operations.resolve.holding.unknown import find_unknown, take_in
from mediadesk.operations.resolve.planning.offered_ways import why_not
from mediadesk.operations.resolve.planning.resolutions import plan
from mediadesk.operations.resolve.planning.trash_places import NoTrash, without_trash
from mediadesk.operations.resolve.planning.ways import Way, WayKind, instead_of, usual
from mediadesk.operations.resolve.recovering.cut_off import cut_off
from mediadesk.operations.resolve.recovering.unfinished import recover, settle_merges
from mediadesk.operations.resolve.removing.carrying_out import RemovalOutcome, act
from mediadesk.operations.resolve.rewriting.preparing import Change
from mediadesk.operations.resolve.rewriting.rewrites import Rewritten, carry_out, rewrite
from mediadesk.operations.resolve.rewriting.settling import let_go_of_all, settle_rewrites
from mediadesk.operations.resolve.rewriting.undoing import TurnedBack, changed, turn_back
from mediadesk.operations.resolve.undoing.removals import Undone, drop_sidecars, restore, undo

__all__ = [
    "Change",
    "NoTrash",
    "Purged",
    "RemovalOutcome",
    "Rewritten",
    "StillShows",
    "TurnedBack",
    "Undone",
    "Verifier",
    "Verifiers",
    "Way",
    "WayKind",
    "act",
    "carry_out",
    "changed",
    "cut_off",
    "drop_sidecars",
    "find_unknown",
    "held",
    "held_count",
    "held_with",
    "history",
    "instead_of",
    "let_go_of_all",
    "plan",
    "purge",
    "recover",
    "restore",
    "rewrite",
    "settle_merges",
    "settle_rewrites",
    "take_in",
    "turn_back",
    "undo",
    "unsettled",
    "usual",
    "why_not",
    "without_trash",
]
