"""Which copy stays: the user's rules in order, and what each makes of a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.paths import is_inside


class RuleKind(StrEnum):
    """What a rule asks. The fixed ones are asked first or last and cannot be taken away."""

    PROTECTED = "protected"
    """Fixed: what is in a protected folder stays."""
    STAYS_ANYWAY = "stays-anyway"
    """Fixed: what cannot be removed, or frees nothing, spares the others from staying too."""
    HOLDS_MORE = "holds-more"
    """Fixed: one that holds all that another holds, in it or beside it, and more, stays."""
    BELONGS_TOGETHER = "belongs-together"
    """Fixed: one with its other half beside it (a Live Photo's film, a RAW) stays."""
    PREFER_FOLDER = "prefer-folder"
    PROPOSED = "proposed"
    """Of copies that are identical but not to the byte, the one that the search proposes."""
    MOST_COMPLETE = "most-complete"
    """Dates, place, rating, tags, caption, camera: the file that says most of them."""
    ORIGINAL_NAME = "original-name"
    """Not "copy" or "(1)"."""
    LASTING_PLACE = "lasting-place"
    """Not "Downloads" or "Desktop", which files only pass through, nor "Backup"."""
    OLDEST = "oldest"
    """By the time of the file."""
    NEWEST = "newest"
    SHORTEST_PATH = "shortest-path"
    FIRST_SEEN = "first-seen"
    """Fixed, the last: something must decide."""


FIXED_BEFORE = (
    RuleKind.PROTECTED,
    RuleKind.STAYS_ANYWAY,
    RuleKind.HOLDS_MORE,
    RuleKind.BELONGS_TOGETHER,
)
FIXED_AFTER = (RuleKind.FIRST_SEEN,)
CHOOSABLE = tuple(kind for kind in RuleKind if kind not in (*FIXED_BEFORE, *FIXED_AFTER))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `folders` only for PREFER_FOLDER: the first of them is preferred most."""

    kind: RuleKind
    folders: tuple[bytes, ...] = ()

    def place_of(self, folder: bytes) -> int:
        """Return how far back a folder comes in the user's order; those not named come last."""
        within = (at for at, wanted in enumerate(self.folders) if is_inside(folder, wanted))
        return next(within, len(self.folders))


DEFAULT_RULES: tuple[Rule, ...] = (
    Rule(RuleKind.PREFER_FOLDER),
    Rule(RuleKind.PROPOSED),
    Rule(RuleKind.MOST_COMPLETE),
    Rule(RuleKind.ORIGINAL_NAME),
    Rule(RuleKind.LASTING_PLACE),
    Rule(RuleKind.OLDEST),
    Rule(RuleKind.SHORTEST_PATH),
)


def in_force(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules as they are asked: the fixed ones around the user's, each kind once."""
    chosen: dict[RuleKind, Rule] = {}
    for rule in rules:
        if rule.kind in CHOOSABLE:
            chosen.setdefault(rule.kind, rule)
    return (*_fixed(FIXED_BEFORE), *chosen.values(), *_fixed(FIXED_AFTER))


def _fixed(kinds: Iterable[RuleKind]) -> list[Rule]:
    return [Rule(kind) for kind in kinds]
