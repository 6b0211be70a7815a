"""The one way to remove files: planned, journalled, checked again, moved, and taken back.

Nothing else in the program moves, overwrites or deletes a file of the user's.
"""

from mediadesk.operations.resolve.acting import RemovalOutcome, act
from mediadesk.operations.resolve.checking import Verifier, Verifiers
from mediadesk.operations.resolve.cut_off import cut_off
from mediadesk.operations.resolve.holding import held, held_count, held_with, history, unsettled
from mediadesk.operations.resolve.offering import why_not
from mediadesk.operations.resolve.planning import plan
from mediadesk.operations.resolve.preparing import Change
from mediadesk.operations.resolve.proving import StillShows
from mediadesk.operations.resolve.purging import Purged, purge
from mediadesk.operations.resolve.recovery import recover, settle_merges
from mediadesk.operations.resolve.replacing import Rewritten, carry_out, rewrite
from mediadesk.operations.resolve.settling_rewrites import let_go_of_all, settle_rewrites
from mediadesk.operations.resolve.trash_places import NoTrash, without_trash
from mediadesk.operations.resolve.turning_back import TurnedBack, changed, turn_back
from mediadesk.operations.resolve.undoing import Undone, drop_sidecars, restore, undo
from mediadesk.operations.resolve.unknown import find_unknown, take_in
from mediadesk.operations.resolve.ways import Way, WayKind, instead_of, usual

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
