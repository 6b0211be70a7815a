"""Compares two files once more by their pictures or sound: a name may have been used again."""

from mediadesk.dedupe.films.verify import PreparedFilm, verified
from mediadesk.dedupe.sounds.matches import sound_matches
from mediadesk.dedupe.sounds.prints import Prints, Sound
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.sequences import PartRequest, bursts_of, step_of
from mediadesk.domain.study import Study
from mediadesk.operations.children import print_sound, sample_film
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.films.film_search import sequence_of
from mediadesk.operations.review import overlaying
from mediadesk.operations.review.looked_at import look_now

_LEAST_FIT = 0.6
"""Of fine detail, 1 for the same: edits of a photo have 0.9 and more, other photos 0.25 at most."""
_LENGTH_SHARE = 0.01
"""Films and recordings are one when their lengths are; cuts are for a human to judge."""
_FILM_S, _TIMEOUT_S = 10.0, 30.0
"""So long a child looks at a film; how it goes on from there is not compared."""


def is_same(lanes: Lanes, one: bytes, other: bytes, kind: MediaKind) -> bool:
    """Open two files in a child process each and compare what they show; False when in doubt."""
    mine, theirs = (look_now(lanes, path, kind) for path in (one, other))
    if mine is None or theirs is None:
        return False
    if kind is MediaKind.PHOTO:
        return _looks_the_same(mine, theirs)
    try:
        return _is_as_long(mine, theirs) and _plays_the_same(lanes, one, other, kind, mine)
    except OutsideError:
        return False


def _looks_the_same(mine: Study, theirs: Study) -> bool:
    if mine.picture is None or theirs.picture is None:
        return False
    return overlaying.fit(mine.picture.grey, theirs.picture.grey) >= _LEAST_FIT


def _is_as_long(mine: Study, theirs: Study) -> bool:
    if not mine.duration_s or not theirs.duration_s:
        return False
    return abs(mine.duration_s - theirs.duration_s) <= _LENGTH_SHARE * mine.duration_s


def _plays_the_same(lanes: Lanes, one: bytes, other: bytes, kind: MediaKind, mine: Study) -> bool:
    """Compare what is heard, and how films begin. Raises OutsideError."""
    if kind is MediaKind.AUDIO:
        return _sounds_the_same(lanes, one, other)
    return _begins_the_same(lanes, one, other, mine.duration_s)


def _sounds_the_same(lanes: Lanes, one: bytes, other: bytes) -> bool:
    heard = [
        Sound.of(lanes.of(path).run(print_sound, path, timeout_s=_TIMEOUT_S))
        for path in (one, other)
    ]
    return bool(sound_matches(Prints.of([len(sound) for sound in heard], heard), 2, lambda: None))


def _begins_the_same(lanes: Lanes, one: bytes, other: bytes, duration_s: float | None) -> bool:
    step_s, bursts = step_of(duration_s), bursts_of(duration_s)
    seen = []
    for path in (one, other):
        request = PartRequest(path, 0.0, step_s, None, _FILM_S, bursts)
        part = lanes.of(path).run(sample_film, request, timeout_s=_TIMEOUT_S)
        seen.append(PreparedFilm(sequence_of(part.entries)))
    return verified(seen[0], seen[1], (0.0,)) is not None
