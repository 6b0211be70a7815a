"""Whether a file still shows what another shows, by a look at both: names come to be used again."""

from mediadesk.domain.media import MediaKind
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.review import overlaying
from mediadesk.operations.review.looked_at import look_now

_LEAST_FIT = 0.6
"""Of fine detail, 1 for the same: edits of a photo have 0.9 and more, other photos 0.25 at most."""
_LENGTH_SHARE = 0.01
"""Films and recordings are one when their lengths are; cuts are for a human to judge."""


def is_same(lanes: Lanes, one: bytes, other: bytes, kind: MediaKind) -> bool:
    """Open two files in a child process each and compare what they show; False when in doubt."""
    mine, theirs = (look_now(lanes, path, kind) for path in (one, other))
    if mine is None or theirs is None:
        return False
    if kind is MediaKind.PHOTO:
        pictures = (mine.picture, theirs.picture)
        if pictures[0] is None or pictures[1] is None:
            return False
        return overlaying.fit(pictures[0].grey, pictures[1].grey) >= _LEAST_FIT
    if not mine.duration_s or not theirs.duration_s:
        return False
    return abs(mine.duration_s - theirs.duration_s) <= _LENGTH_SHARE * mine.duration_s
