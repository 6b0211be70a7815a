"""Files that may be kept, with all that the catalog knows for and against each."""

import math
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.contents.moments import Moments
from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.likeness import enlargements, picture_details, resaves
from mediadesk.catalog.shown import live_photos
from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.dedupe.keepers.origins import converter_of, editor_of, wide_profile
from mediadesk.dedupe.units import RAW_FORMATS
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.detail import Gain, PictureDetail, Writer
from mediadesk.domain.extras import Extra
from mediadesk.domain.timestamps import FILE_TIME, NAME_SOURCES
from mediadesk.operations.matching.keepers.evidence import Evidence, FileEvidence
from mediadesk.operations.matching.keepers.picture_facts import PictureFacts

if TYPE_CHECKING:
    from mediadesk.domain.facts import Facts

_NEVER_FILMED = {
    "matroska": "Matroska",
    "webm": "WebM",
    "flv": "Flash Video",
    "vp8": "VP8",
    "vp9": "VP9",
    "av1": "AV1",
    "theora": "Theora",
}
"""Containers and codecs of films that cameras do not write."""
_AT_ONCE = timedelta(minutes=1)
"""Cameras may take so long to write what they took."""
_NO_DETAIL = PictureDetail()
_MOVING, _NOTHING = frozenset({Extra.FILM}), frozenset[Extra]()
_NEVER_TAKEN = {"png": Writer.PROGRAM, "webp": Writer.CONVERTER}
"""Formats of photos that cameras do not write: nobody edits photos in the second, either."""
LOSSLESS = frozenset({"png", "bmp", "tiff", "flac", "wav", "aiff"})
"""Formats that mostly keep every pixel or sample."""


class Contenders:
    """What speaks for and against keeping files; each is looked up once."""

    def __init__(
        self,
        is_protected: Callable[[FileContent], bool],
        evidence: Evidence,
        *,
        only_places: bool = False,
    ) -> None:
        """Use what was read of the files.

        With `only_places` nothing is told of what files hold: between equal bytes only where they
        are and what they are called decides, and reading everyone's facts takes longer than all the
        rest.
        """
        self._is_protected = is_protected
        self._evidence = evidence
        self._only_places = only_places
        self._made: dict[int, Contender] = {}

    def basis_of(self, file: FileContent) -> tuple[object, ...]:
        """Return all that a file is weighed by, as one value."""
        if self._only_places:
            is_of_photo = (file.id in self._evidence.moving, file.id in self._evidence.halves)
            return (*file.placed, self._is_protected(file), *is_of_photo)
        return (*file.told, *self._known_of(file))

    def of(self, file: FileContent) -> Contender:
        """Return a file as a contender."""
        if (made := self._made.get(file.id)) is None:
            known = self._known_of(file)
            made = _placed(file, known)
            if not self._only_places:
                made = _contender(made, file, known, self._evidence.pictures)
            self._made[file.id] = made
        return made

    def _known_of(self, file: FileContent) -> FileEvidence:
        return self._evidence.of(file, protected=self._is_protected(file))


def contenders_of(
    readers: Readers,
    kind: ClusterKind,
    files: Collection[FileContent],
    is_protected: Callable[[FileContent], bool],
    evidence: Evidence | None = None,
) -> Contenders:
    """Return the files of clusters of a kind, with what the catalog knows of them.

    It is added to `evidence`, to what only the caller can tell: `beside`, `shown`, `heard_s`.
    """
    ids = [file.id for file in files]
    content_ids = sorted({file.content_id for file in files})
    with readers.use() as reader:
        known = replace(
            evidence or Evidence(),
            moving=live_photos.moving(reader, ids),
            halves=live_photos.moving_parts(reader, ids),
        )
        if kind is ClusterKind.EXACT:
            return Contenders(is_protected, known, only_places=True)
        known = replace(
            known,
            details=picture_details.load(reader, content_ids),
            pictures=PictureFacts(readers, content_ids),
            enlarged_from=enlargements.of_contents(reader, content_ids),
            perhaps_from=enlargements.of_contents(reader, content_ids, Gain.HARDLY_ANY),
            akin=resaves.of_contents(reader, content_ids),
        )
    return Contenders(is_protected, known)


def _placed(file: FileContent, known: FileEvidence) -> Contender:
    """Return where a file is and what it is called, without what it holds."""
    return Contender(
        id=file.id,
        name=file.name_shown,
        folder=file.folder_shown,
        size_bytes=file.stat.size_bytes,
        mtime_ns=file.stat.mtime_ns,
        is_dated_by_name=file.taken_source in NAME_SOURCES,
        protected=known.protected,
        away=file.is_away,
        holds=_MOVING if known.moves else _NOTHING,
        is_half=known.is_half,
        tags=known.beside,
    )


def _contender(
    placed: Contender, file: FileContent, known: FileEvidence, pictures: PictureFacts | None
) -> Contender:
    facts, detail = file.facts, _NO_DETAIL if known.detail is None else known.detail.detail
    said = None if pictures is None else pictures.said(file.content_id)
    return replace(
        placed,
        holds=placed.holds | facts.extras,
        width=file.width,
        height=file.height,
        true_scale=1.0 if known.shown is None else math.sqrt(known.shown),
        format=facts.format,
        is_raw=facts.format in RAW_FORMATS,
        is_lossless=is_lossless(facts),
        inside=1.0 if pictures is None else pictures.inside(file.content_id),
        in_colour=pictures is None or not pictures.is_grey(file.content_id),
        colours=b"" if pictures is None else pictures.colours(file.content_id),
        wide_profile=wide_profile(facts.colour_profile),
        jpeg_quality=facts.jpeg_quality,
        earlier_quality=detail.earlier_quality,
        duration_s=facts.duration_s,
        heard_s=known.heard_s,
        bit_rate=facts.tracks.bit_rate if facts.tracks else None,
        codec=_codec(facts),
        camera=file.camera,
        has_maker_notes=detail.maker_notes,
        writer=_NEVER_TAKEN.get(facts.format or "", detail.writer),
        software=facts.software,
        edited=editor_of(facts.software),
        saved_again=None if said is None else _saved_again(said),
        converted=_converted(facts),
        taken=None if file.taken_source == FILE_TIME else file.taken,
        tags=None if known.detail is None else _with(detail.tags, known.beside),
        told=facts.told,
        music_tags=facts.music.told if facts.music else (),
        spectrum=detail.spectrum,
        blockiness=detail.blockiness,
        blocks=detail.blocks or b"",
        pixel_digest=detail.pixel_digest,
        content_id=file.content_id,
        enlarged_from=frozenset(known.enlarged_from),
        perhaps_from=frozenset(known.perhaps_from),
        akin=dict(known.akin),
    )


def _with(inside: frozenset[int] | None, beside: frozenset[int] | None) -> frozenset[int] | None:
    return inside if inside is None or beside is None else inside | beside


def _saved_again(moments: Moments) -> datetime | None:
    """Return when a photo was saved after it was taken, by what its own EXIF says."""
    taken, saved = moments.taken, moments.saved
    if taken is None or saved is None or saved - taken <= _AT_ONCE:
        return None
    return saved.replace(microsecond=0)


def _codec(facts: "Facts") -> str | None:
    """Return the codec of a film's picture, or of a recording's sound."""
    if facts.tracks is None:
        return None
    if facts.tracks.picture is not None:
        return facts.tracks.picture.codec
    return facts.tracks.sounds[0].codec if facts.tracks.sounds else None


def _converted(facts: "Facts") -> str | None:
    """Return what shows that a film was converted."""
    picture = facts.tracks.picture if facts.tracks else None
    if picture is None:
        return None
    named = converter_of(facts.software)
    return named or _NEVER_FILMED.get(picture.codec) or _NEVER_FILMED.get(facts.format or "")


def is_lossless(facts: "Facts") -> bool:
    """Tell whether a picture or a recording keeps all of what it was made from, as it says."""
    return facts.format in LOSSLESS or _is_exact(facts)


def _is_exact(facts: "Facts") -> bool:
    """Tell whether a recording keeps every sample as it was."""
    sounds = facts.tracks.sounds if facts.tracks else ()
    return (
        bool(sounds)
        and facts.tracks is not None
        and facts.tracks.picture is None
        and (sounds[0].lossless)
    )
