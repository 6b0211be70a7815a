"""The doors to what child processes do; passing through one imports nothing in the parent.

A child is told which function to run by its name. Were it named where the decoders are imported,
the window and the terminal would have to import them too, only to say the name.
"""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediadesk.catalog.contents.contents import FileContent
    from mediadesk.catalog.likeness.pictures import MatchRow
    from mediadesk.disk.listing import FolderListing, Told
    from mediadesk.disk.rules import WalkRules
    from mediadesk.disk.survey import Survey
    from mediadesk.domain.detail import Gain, PictureDetail
    from mediadesk.domain.media import MediaKind
    from mediadesk.domain.pixels import PixelRegion, Pixels
    from mediadesk.domain.reasons import Reason
    from mediadesk.domain.rewrites import Edited
    from mediadesk.domain.sequences import PartRequest, SequencePart
    from mediadesk.domain.stamping import StampRequest
    from mediadesk.domain.study import Study, StudyRequest
    from mediadesk.fingerprint.enlarging import SmallPicture
    from mediadesk.fingerprint.moved_blocks import Middle
    from mediadesk.fingerprint.transcoding import Moment
    from mediadesk.fingerprint.unpacking import Samples
    from mediadesk.operations.matching.pictures.comparison import Comparison
    from mediadesk.operations.matching.verified_read import Look

PRELOAD = ("mediadesk.operations.scanning.study",)
"""What a child needs to be ready."""


def warm_up() -> None:
    """Import what studies need, so that the first file does not wait for it."""
    import mediadesk.operations.scanning.study  # noqa: PLC0415, F401 - in the child only


def study_many(requests: "Sequence[StudyRequest]") -> "list[Study]":
    """Study several files, one after the other."""
    from mediadesk.operations.scanning.study import study  # noqa: PLC0415 - in the child only

    return [study(request) for request in requests]


def walk_folders(
    wanted: "tuple[bytes, WalkRules, frozenset[bytes] | None, Told | None]",
) -> "Iterator[FolderListing]":
    """Yield what is in a folder and below, by (folder, rules, only these names, after these).

    See `walk`.
    """
    from mediadesk.disk.walk import walk  # noqa: PLC0415 - in the child only

    folder, rules, only, after = wanted
    yield from walk(folder, rules, checkpoint=_go_on, only=only, after=after)


def compare_pictures(
    wanted: "Comparison",
) -> "Iterator[tuple[Sequence[tuple[int, bytes]], Sequence[MatchRow]]]":
    """Compare pictures of a catalog, and yield what is to be stored; see `comparison.compare`."""
    from mediadesk.operations.matching.pictures import comparison  # noqa: PLC0415 - in the child only

    yield from comparison.compare(wanted)


def answers(path: bytes) -> bool:
    """Ask a volume something, whatever the answer."""
    try:
        with os.scandir(path) as entries:
            next(entries, None)
    except OSError:
        return False
    return True


def survey_of(wanted: tuple[Sequence[bytes], Sequence[bytes]]) -> "Survey":
    """Look at what was dropped, by (paths, roots there are)."""
    from mediadesk.disk.survey import survey  # noqa: PLC0415 - in the child only

    return survey(*wanted)


def absence_of(wanted: tuple[bytes, str, str]) -> "Reason | None":
    """Return why a root is not there as it was, by (path, identity and name of its volume)."""
    from mediadesk.disk.volumes.lookup import absence  # noqa: PLC0415 - in the child only

    path, identity, label = wanted
    return absence(path, identity=identity, label=label)


def is_gone(path: bytes) -> bool:
    """Tell whether nothing is at a path, as far as its volume says so."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def full_hashes(paths: Sequence[bytes]) -> list[str | None]:
    """Return the SHA-256 of whole files; None for one that cannot be read."""
    from mediadesk.domain.errors import OutsideError  # noqa: PLC0415 - in the child only
    from mediadesk.fingerprint.full_hash import calculate_sha256  # noqa: PLC0415 - as above

    found: list[str | None] = []
    for path in paths:
        try:
            found.append(calculate_sha256(path))
        except OutsideError:
            found.append(None)
    return found


def look_whole(wanted: "tuple[FileContent, Look]") -> str | None:
    """Return what a full look at a file finds, by (file, look); see `verified_read.looked_at`."""
    from mediadesk.operations.matching.verified_read import looked_at  # noqa: PLC0415 - in the child only

    return looked_at(*wanted, _go_on)


def _go_on() -> None:
    """Let a walk go on: whoever wants it to end ends its process."""


def edit_stamp(request: "StampRequest") -> "Edited | Reason":
    """Return what a file is to become so that it states its date, or why it cannot."""
    from mediadesk.operations.writing import stamp_edit  # noqa: PLC0415 - in the child only

    return stamp_edit.edit(request)


def make_thumbnail(wanted: "tuple[bytes, MediaKind, int]") -> bytes | None:
    """Return the JPEG for (path, kind, edge in pixels), or None where there is no picture."""
    from mediadesk.operations import pictures  # noqa: PLC0415 - in the child only

    return pictures.make_thumbnail(*wanted)


def read_region(wanted: "tuple[bytes, PixelRegion]") -> "Pixels":
    """Return a part of the picture at (path, region), pixel for pixel."""
    from mediadesk.operations import pictures  # noqa: PLC0415 - in the child only

    return pictures.read_region(*wanted)


def look_closer(wanted: Sequence[tuple[bytes, bool]]) -> "list[PictureDetail]":
    """Return what a whole look at each picture at (path, with its pixels?) tells."""
    from mediadesk.operations.matching.keepers import inspection  # noqa: PLC0415 - in the child only

    return [inspection.look_closer(path, pixels=pixels) for path, pixels in wanted]


def take_parts(wanted: tuple[bytes, float]) -> "SmallPicture | None":
    """Return the parts of the picture at (path, scale) that one enlarged so much is held against.

    None where it has none.
    """
    from mediadesk.operations.matching.keepers import inspection  # noqa: PLC0415 - in the child only

    return inspection.take_parts(*wanted)


def gains_of(wanted: "tuple[bytes, Sequence[SmallPicture]]") -> "list[Gain]":
    """Return what the picture at (path, smaller ones) holds beyond each of these."""
    from mediadesk.operations.matching.keepers import inspection  # noqa: PLC0415 - in the child only

    return inspection.gains_of(*wanted)


def take_middle(path: bytes) -> "Middle | None":
    """Return what is needed of the JPEG at a path to hold a turned or cut one against it."""
    from mediadesk.operations.matching.keepers import inspection  # noqa: PLC0415 - in the child only

    return inspection.take_middle(path)


def moved_gains_of(wanted: "tuple[bytes, Sequence[Middle]]") -> "list[Gain]":
    """Return what the picture at (path, others that lie otherwise) holds beyond each of these."""
    from mediadesk.operations.matching.keepers import inspection  # noqa: PLC0415 - in the child only

    return inspection.moved_gains_of(*wanted)


def hash_film(film: tuple[bytes, float | None]) -> str | None:
    """Return the hash of the frames of the film at (path, length in seconds)."""
    from mediadesk.fingerprint.video import hash_of_frames  # noqa: PLC0415 - in the child only

    return hash_of_frames(*film)


def sample_film(request: "PartRequest") -> "SequencePart":
    """Return what a film looks like over a stretch of time."""
    from mediadesk.fingerprint.sequence import sequence_part  # noqa: PLC0415 - in the child only

    return sequence_part(request)


def print_sound(path: bytes) -> bytes:
    """Return what the recording at a path sounds like over time."""
    from mediadesk.fingerprint.sound import sound_prints  # noqa: PLC0415 - in the child only

    return sound_prints(path)


def take_samples(path: bytes) -> "Samples":
    """Return how the recording at a path begins, to the sample."""
    from mediadesk.fingerprint.unpacking import samples_of  # noqa: PLC0415 - in the child only

    return samples_of(path)


def plays_samples(wanted: "tuple[bytes, Sequence[Samples]]") -> list[bool]:
    """Tell whether the recording at (path, compressed ones) plays the samples of each of these."""
    from mediadesk.fingerprint import unpacking  # noqa: PLC0415 - in the child only

    path, compressed = wanted
    mine = unpacking.samples_of(path)
    return [unpacking.plays_the_same(one, mine) for one in compressed]


def plays_hardly_more(wanted: "tuple[bytes, Sequence[Samples]]") -> list[bool]:
    """Tell whether the recording at (path, others) plays hardly more than each of these."""
    from mediadesk.fingerprint import unpacking  # noqa: PLC0415 - in the child only

    path, others = wanted
    mine = unpacking.samples_of(path)
    return [unpacking.plays_hardly_more(one, mine) for one in others]


def take_moments(wanted: tuple[bytes, float]) -> "list[Moment]":
    """Return moments of the film at (path, length in seconds)."""
    from mediadesk.fingerprint import transcoding  # noqa: PLC0415 - in the child only

    return transcoding.moments_of(*wanted)


def film_gains(wanted: "tuple[bytes, Sequence[Sequence[Moment]]]") -> "list[Gain]":
    """Return what the film at (path, moments of others) shows beyond each of these."""
    from mediadesk.fingerprint import transcoding  # noqa: PLC0415 - in the child only

    return transcoding.gains_of(*wanted)


def make_frame(wanted: tuple[bytes, float, int]) -> bytes | None:
    """Return the JPEG of the frame for (path, second, edge in pixels)."""
    from mediadesk.decoding.video import frame_jpeg  # noqa: PLC0415 - in the child only

    return frame_jpeg(*wanted)


def make_strip(wanted: tuple[bytes, Sequence[float], int]) -> list[bytes | None]:
    """Return the JPEGs of frames for (path, seconds, edge in pixels)."""
    from mediadesk.decoding.video import strip_jpegs  # noqa: PLC0415 - in the child only

    return strip_jpegs(*wanted)


def make_wave(wanted: tuple[bytes, int, float]) -> bytes:
    """Return the bars of a recording for (path, how many, seconds of work at most)."""
    from mediadesk.decoding.wave import wave_bars  # noqa: PLC0415 - in the child only

    return wave_bars(*wanted)


def make_inner_strip(wanted: tuple[bytes, int, int]) -> list[bytes | None]:
    """Return the JPEGs of frames of a motion photo for (path, how many, edge in pixels)."""
    from mediadesk.decoding.video import inner_strip_jpegs  # noqa: PLC0415 - in the child only

    return inner_strip_jpegs(*wanted)
