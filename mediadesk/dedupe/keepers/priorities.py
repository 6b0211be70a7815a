"""The criteria for each kind of cluster, in the order in which they are applied.

Provenance counts before size. Files that are not there (offline) are never chosen over others.
"""

from collections.abc import Mapping, Sequence

from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.dedupe.keepers.criterion import (
    TIME_TIE_S,
    Criterion,
    agreed,
    best_quality,
    earliest,
    highest_rate,
    known_alike,
    largest,
    least,
    least_blocks,
    longest,
    longest_sound,
    most_held,
    most_kept,
    most_pixels,
    not_cut_out,
    not_enlarged,
    not_remade,
    not_repacked,
    not_resaved,
    original,
    prefer,
    slightly_longer,
    supersets,
)
from mediadesk.dedupe.keepers.origins import is_copy_name, lesser_places, messenger_of
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.keepers import KeeperCode


def _not_saved_again(left: Sequence[Contender]) -> list[Contender]:
    """Apply only where all have one date: correcting a date is not saving a picture again."""
    same_date = len({one.taken for one in left}) == 1
    return _AS_TAKEN.best(left) if same_date else list(left)


def _not_by_program(left: Sequence[Contender]) -> list[Contender]:
    """Drop pictures of cameras that a program has written, beside one that the camera wrote."""
    known = [one.written_by for one in left if one.written_by is not None and one.camera]
    if not known:
        return list(left)
    first = min(known)
    as_written = original(
        KeeperCode.NOT_BY_PROGRAM, lambda one: one.written_by is None or one.written_by <= first
    )
    return as_written.best(left)


def _is_not_sent(one: Contender) -> bool:
    return messenger_of(one.name, one.software) is None


_AS_TAKEN = original(KeeperCode.NOT_SAVED_AGAIN, lambda one: one.saved_again is None)
_THERE = prefer(KeeperCode.THERE, lambda one: not one.away)
_PROTECTED = prefer(KeeperCode.PROTECTED, lambda one: one.protected)
_CAMERA = prefer(KeeperCode.CAMERA_DATA, lambda one: one.camera is not None)
_MORE_TOLD = least(KeeperCode.MORE_TOLD, lambda one: -len(one.told))
_EARLIER = Criterion(KeeperCode.EARLIER_TAKEN, earliest)
_NOT_MESSENGER = prefer(KeeperCode.NOT_MESSENGER, _is_not_sent)
_NAME = prefer(KeeperCode.ORIGINAL_NAME, lambda one: not is_copy_name(one.name))
_DATED_NAME = prefer(KeeperCode.DATED_NAME, lambda one: one.is_dated_by_name)
_PLACE = least(KeeperCode.PLACE, lambda one: lesser_places(one.folder))
_LAST = (
    least(KeeperCode.EARLIER_MODIFIED, lambda one: one.mtime_ns / 1e9, TIME_TIE_S),
    least(KeeperCode.SHORTER_PATH, lambda one: len(one.folder) + len(one.name)),
    least(KeeperCode.FIRST_SEEN, lambda one: one.id),
)
_MUSIC = least(KeeperCode.MUSIC_TAGS, lambda one: -len(one.music_tags))
_LARGER = Criterion(KeeperCode.LARGER_FILE, largest)
_HOLDS = Criterion(KeeperCode.HOLDS_BESIDE, most_held)
_HALF = prefer(KeeperCode.BESIDE_PHOTO, lambda one: one.is_half)
_MAKER_NOTES = known_alike(
    prefer(KeeperCode.MAKER_NOTES, lambda one: one.has_maker_notes),
    lambda one: one.tags is not None,
)
_COMPRESSION = tuple(
    known_alike(criterion, lambda one: one.was_looked_at)
    for criterion in (
        prefer(KeeperCode.LOSSLESS, lambda one: one.keeps_all),
        Criterion(KeeperCode.BLOCKS, least_blocks),
        Criterion(KeeperCode.QUALITY, best_quality),
        known_alike(
            prefer(KeeperCode.COMPRESSED_ONCE, lambda one: one.earlier_quality is None),
            lambda one: one.shows_past,
        ),
    )
)
_SUPERSET = Criterion(KeeperCode.SUPERSET, supersets)
_AMONG_EQUALS = (
    _THERE,
    _SUPERSET,
    _PROTECTED,
    _HOLDS,
    _HALF,
    _DATED_NAME,
    _NAME,
    _PLACE,
    *_LAST,
)
_AMONG_SIMILAR: tuple[Criterion, ...] = (
    _THERE,
    _PROTECTED,
    _MUSIC,
    Criterion(KeeperCode.AGREED, agreed),
    prefer(KeeperCode.RAW, lambda one: one.is_raw),
    _CAMERA,
    _MAKER_NOTES,
    _NOT_MESSENGER,
    prefer(KeeperCode.COLOURS, lambda one: one.in_colour),
    Criterion(KeeperCode.NOT_REPACKED, not_repacked),
    Criterion(KeeperCode.NOT_ENLARGED, not_enlarged),
    original(KeeperCode.NO_BORDER, lambda one: one.true_scale == 1),
    Criterion(KeeperCode.WHOLE, not_cut_out),
    # saved again, a picture never gains anything, however little it is compressed then
    original(KeeperCode.NOT_EDITED, lambda one: one.edited is None),
    Criterion(KeeperCode.NOT_SAVED_AGAIN, _not_saved_again),
    Criterion(KeeperCode.NOT_RESAVED, not_resaved),
    Criterion(KeeperCode.NOT_BY_PROGRAM, _not_by_program),
    original(KeeperCode.CAMERA_HEIC, lambda one: one.is_camera_heic),
    Criterion(KeeperCode.RESOLUTION, most_pixels),
    *_COMPRESSION,
    _HOLDS,
    _MORE_TOLD,
    _EARLIER,
    _NAME,
    _LARGER,
    _PLACE,
    *_LAST,
)
_AMONG_FILMS = (
    _THERE,
    _PROTECTED,
    _CAMERA,
    _NOT_MESSENGER,
    Criterion(KeeperCode.LONGER, longest),
    Criterion(KeeperCode.NOT_REENCODED, not_remade),
    Criterion(KeeperCode.RESOLUTION, most_pixels),
    prefer(KeeperCode.NO_BARS, lambda one: one.true_scale == 1),
    # converting never adds anything, however many bits are spent on it
    prefer(KeeperCode.NOT_CONVERTED, lambda one: one.converted is None),
    Criterion(KeeperCode.CODEC_RATE, most_kept),
    Criterion(KeeperCode.BIT_RATE, highest_rate),
    slightly_longer(longest),
    _MORE_TOLD,
    _EARLIER,
    _NAME,
    _LARGER,
    _PLACE,
    *_LAST,
)
_AMONG_RECORDINGS = (
    _THERE,
    _PROTECTED,
    Criterion(KeeperCode.LONGER, longest_sound),
    Criterion(KeeperCode.NOT_UNPACKED, not_remade),
    prefer(KeeperCode.LOSSLESS, lambda one: one.is_lossless),
    Criterion(KeeperCode.CODEC_RATE, most_kept),
    Criterion(KeeperCode.BIT_RATE, highest_rate),
    _MUSIC,
    _MORE_TOLD,
    slightly_longer(longest_sound),
    _NAME,
    _LARGER,
    _PLACE,
    *_LAST,
)
_AMONG_IDENTICAL = (
    _THERE,
    _SUPERSET,
    _PROTECTED,
    _HOLDS,
    _HALF,
    _MUSIC,
    _CAMERA,
    _MAKER_NOTES,
    prefer(KeeperCode.NOT_SENT, _is_not_sent),
    _MORE_TOLD,
    _EARLIER,
    _DATED_NAME,
    _NAME,
    _LARGER,
    _PLACE,
    *_LAST,
)
"""Picture and sound are the same in all of them, so no criterion is about these."""
CRITERIA: Mapping[ClusterKind, Sequence[Criterion]] = {
    ClusterKind.EXACT: _AMONG_EQUALS,
    ClusterKind.IDENTICAL: _AMONG_IDENTICAL,
    ClusterKind.SIMILAR: _AMONG_SIMILAR,
    ClusterKind.VIDEO: _AMONG_FILMS,
    ClusterKind.AUDIO: _AMONG_RECORDINGS,
}
