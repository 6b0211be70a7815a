"""Why one of two files was preferred: for each criterion the facts, with the values of both."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.dedupe.keepers.criterion import most_pixels, not_enlarged
from mediadesk.dedupe.keepers.origins import messenger_of
from mediadesk.domain.detail import Writer
from mediadesk.domain.fields import FieldKind, kinds_of, named
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.reasons import Fact

_LONG_S = 60
"""Of what is shorter, tenths of a second are told."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class KeeperReason:
    """A code with the facts its sentence needs."""

    code: KeeperCode
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


def reason_of(code: KeeperCode, keeper: Contender, other: Contender) -> KeeperReason:
    """Return why the keeper was preferred to the other, with both values."""
    code = _EXACTLY.get(code, _as_it_is)(code, keeper, other)
    facts: dict[str, Fact] = {}
    for name, value in _OF_KEEPER.get(code, ()):
        facts[name] = value(keeper)
    for name, value in _OF_OTHER.get(code, ()):
        facts[name] = value(other)
    if code is KeeperCode.SUPERSET:
        facts["fields"] = named(kinds_of((keeper.tags or _NONE) - (other.tags or _NONE)))
    if said := _SAID.get(code):
        facts["fields"] = named(Counter(said(keeper)) - Counter(said(other)))
    return KeeperReason(code, MappingProxyType(facts))


def value_of(code: KeeperCode, one: Contender) -> Fact:
    """Return what a criterion looks at in one file; None where it is not known."""
    value = _VALUES.get(code)
    return None if value is None else value(one)


def _as_it_is(code: KeeperCode, _keeper: Contender, _other: Contender) -> KeeperCode:
    return code


def _bars_or_pixels(code: KeeperCode, keeper: Contender, other: Contender) -> KeeperCode:
    """Frames of one size show less where they have bars."""
    same_frame = (keeper.width, keeper.height) == (other.width, other.height)
    return KeeperCode.NO_BARS if same_frame and other.true_scale < 1 else code


def _made_or_same(code: KeeperCode, keeper: Contender, _other: Contender) -> KeeperCode:
    """Say that the other was made from the keeper only where it cannot be the other way round."""
    return code if keeper.format == "jpeg" else KeeperCode.SAME_PIXELS


def _loss_or_past(code: KeeperCode, _keeper: Contender, other: Contender) -> KeeperCode:
    """Tell the past of what is lossless, too: it keeps what was lost before."""
    return KeeperCode.COMPRESSED_ONCE if other.is_lossless else code


def _program_or_perhaps(code: KeeperCode, _keeper: Contender, other: Contender) -> KeeperCode:
    """Say that a program wrote the other only where its build proves it."""
    by = other.written_by
    return code if by is None or by >= Writer.PROGRAM else KeeperCode.PERHAPS_BY_PROGRAM


def _enlarged_from(code: KeeperCode, keeper: Contender, other: Contender) -> KeeperCode:
    """Compare pixels only where the other is larger, and was enlarged from the keeper itself."""
    is_from_keeper = not_enlarged([keeper, other]) == [keeper]
    if is_from_keeper and other.pixels > keeper.pixels:
        return code
    return KeeperCode.SMALLER_SHOWS_ALL


def _enlarged_or_encoded(code: KeeperCode, keeper: Contender, other: Contender) -> KeeperCode:
    """Compare pixels where they are what the film that was encoded anew has more of."""
    is_larger = most_pixels([keeper, other]) == [other]
    is_from_keeper = keeper.content_id in other.enlarged_from
    return KeeperCode.NOT_ENLARGED if is_larger and is_from_keeper else code


_EXACTLY: Mapping[KeeperCode, Callable[[KeeperCode, Contender, Contender], KeeperCode]] = {
    KeeperCode.RESOLUTION: _bars_or_pixels,
    KeeperCode.LOSSLESS: _loss_or_past,
    KeeperCode.NOT_REPACKED: _made_or_same,
    KeeperCode.NOT_BY_PROGRAM: _program_or_perhaps,
    KeeperCode.NOT_ENLARGED: _enlarged_from,
    KeeperCode.NOT_REENCODED: _enlarged_or_encoded,
}
"""Which of two sentences is true of a pair that one criterion parted."""


def _width(one: Contender) -> int | None:
    return one.width


def _height(one: Contender) -> int | None:
    return one.height


def _length_s(one: Contender) -> float:
    length_s = one.duration_s or 0.0
    return round(length_s) if length_s >= _LONG_S else round(length_s, 1)


def _tenths_s(one: Contender) -> float | None:
    return None if one.duration_s is None else round(one.duration_s, 1)


def _format(one: Contender) -> str | None:
    return None if one.format is None else one.format.upper()


def _messenger(one: Contender) -> str | None:
    return messenger_of(one.name, one.software)


def _tags(one: Contender) -> int | None:
    return None if one.tags is None else len(one.tags)


def _as_camera_writes(one: Contender) -> bool | None:
    """Return whether it is built as cameras build theirs; None where that cannot be told."""
    if one.camera is None or one.written_by in (None, Writer.EITHER):
        return None
    return one.written_by < Writer.EITHER


def _holds(one: Contender) -> str | None:
    return ",".join(sorted(one.holds)) or None


def _is_not_enlarged(one: Contender) -> bool | None:
    if one.enlarged_from:
        return False
    return None if one.spectrum is None else True


def _kbit(one: Contender) -> int | None:
    return None if one.bit_rate is None else one.bit_rate // 1000


def _codec(one: Contender) -> str | None:
    return None if one.codec is None else one.codec.upper()


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(" ", "seconds")


def _taken(one: Contender) -> str | None:
    return _moment(one.taken)


def _changed(one: Contender) -> str:
    return datetime.fromtimestamp(one.mtime_ns / 1e9, UTC).strftime("%Y-%m-%d %H:%M:%S")


_VALUES: Mapping[KeeperCode, Callable[[Contender], Fact]] = {
    KeeperCode.THERE: lambda one: not one.away,
    KeeperCode.PROTECTED: lambda one: one.protected,
    KeeperCode.SUPERSET: _tags,
    KeeperCode.BESIDE_PHOTO: lambda one: one.is_half or None,
    KeeperCode.RAW: lambda one: one.is_raw,
    KeeperCode.CAMERA_DATA: lambda one: one.camera,
    KeeperCode.MAKER_NOTES: lambda one: one.has_maker_notes,
    **dict.fromkeys((KeeperCode.NOT_MESSENGER, KeeperCode.NOT_SENT), _messenger),
    KeeperCode.NOT_EDITED: lambda one: one.edited,
    KeeperCode.NOT_SAVED_AGAIN: lambda one: _moment(one.saved_again),
    KeeperCode.NOT_RESAVED: lambda one: not one.saved_from if one.was_looked_at else None,
    KeeperCode.NOT_BY_PROGRAM: _as_camera_writes,
    KeeperCode.CAMERA_HEIC: lambda one: one.is_camera_heic,
    KeeperCode.COMPRESSED_ONCE: lambda one: one.earlier_quality,
    **dict.fromkeys((KeeperCode.NO_BARS, KeeperCode.NO_BORDER), lambda one: one.true_scale == 1),
    KeeperCode.NOT_CONVERTED: lambda one: one.converted,
    KeeperCode.COLOURS: lambda one: one.in_colour,
    KeeperCode.NOT_ENLARGED: _is_not_enlarged,
    **dict.fromkeys(
        (KeeperCode.NOT_UNPACKED, KeeperCode.NOT_REENCODED), lambda one: not one.enlarged_from
    ),
    KeeperCode.NOT_REPACKED: _format,
    KeeperCode.WHOLE: lambda one: f"{round(100 * one.shows)} %",
    KeeperCode.RESOLUTION: lambda one: f"{one.width} x {one.height}" if one.width else None,
    KeeperCode.LOSSLESS: lambda one: one.keeps_all,
    KeeperCode.BLOCKS: lambda one: one.blockiness,
    KeeperCode.QUALITY: lambda one: one.true_quality,
    KeeperCode.LONGER: lambda one: one.duration_s,
    KeeperCode.SLIGHTLY_LONGER: _tenths_s,
    KeeperCode.HOLDS_BESIDE: _holds,
    KeeperCode.MORE_TOLD: lambda one: named(dict.fromkeys(one.told)) or None,
    KeeperCode.MUSIC_TAGS: lambda one: named(one.music_tags) or None,
    KeeperCode.CODEC_RATE: _codec,
    KeeperCode.BIT_RATE: _kbit,
    KeeperCode.EARLIER_TAKEN: _taken,
    KeeperCode.ORIGINAL_NAME: lambda one: one.name,
    KeeperCode.DATED_NAME: lambda one: one.name,
    KeeperCode.PLACE: lambda one: one.folder,
    KeeperCode.LARGER_FILE: lambda one: one.size_bytes,
    KeeperCode.EARLIER_MODIFIED: _changed,
    KeeperCode.SHORTER_PATH: lambda one: len(one.folder) + len(one.name),
}
_SAID: Mapping[KeeperCode, Callable[[Contender], Sequence[FieldKind]]] = {
    KeeperCode.MORE_TOLD: lambda one: one.told,
    KeeperCode.MUSIC_TAGS: lambda one: one.music_tags,
}
"""What files say of themselves; the sentence names what only the keeper says."""
_Facts = Mapping[KeeperCode, tuple[tuple[str, Callable[[Contender], Fact]], ...]]
_OF_KEEPER: _Facts = {
    KeeperCode.PROTECTED: (("folder", lambda one: one.folder),),
    KeeperCode.CAMERA_DATA: (("camera", lambda one: one.camera),),
    KeeperCode.LOSSLESS: (("format", _format),),
    KeeperCode.NOT_ENLARGED: (("width", _width), ("height", _height)),
    KeeperCode.RESOLUTION: (("width", _width), ("height", _height)),
    KeeperCode.QUALITY: (("quality", lambda one: one.true_quality),),
    KeeperCode.LONGER: (("length_s", _length_s),),
    KeeperCode.SLIGHTLY_LONGER: (("length_s", _tenths_s),),
    KeeperCode.AGREED: (("copies", lambda one: one.copies),),
    KeeperCode.HOLDS_BESIDE: (("holds", _holds),),
    KeeperCode.CODEC_RATE: (("codec", _codec), ("kbit", _kbit)),
    KeeperCode.BIT_RATE: (("kbit", _kbit),),
    KeeperCode.EARLIER_TAKEN: (("date", _taken),),
    KeeperCode.EARLIER_MODIFIED: (("date", _changed),),
    KeeperCode.LARGER_FILE: (("size_bytes", lambda one: one.size_bytes),),
}
"""What the sentence of each code tells of the keeper."""
_OF_OTHER: _Facts = {
    KeeperCode.NOT_MESSENGER: (("messenger", _messenger),),
    KeeperCode.NOT_SENT: (("messenger", _messenger),),
    KeeperCode.NOT_EDITED: (("editor", lambda one: one.edited),),
    KeeperCode.NOT_SAVED_AGAIN: (("saved", lambda one: _moment(one.saved_again)),),
    KeeperCode.CAMERA_HEIC: (("other_format", _format),),
    KeeperCode.COMPRESSED_ONCE: (("earlier", lambda one: one.earlier_quality),),
    KeeperCode.NOT_CONVERTED: (("converted", lambda one: one.converted),),
    KeeperCode.RAW: (("other_format", _format),),
    KeeperCode.LOSSLESS: (("other_format", _format),),
    KeeperCode.NOT_ENLARGED: (("other_width", _width), ("other_height", _height)),
    KeeperCode.NOT_UNPACKED: (("other_format", _format),),
    KeeperCode.NOT_REPACKED: (("other_format", _format),),
    KeeperCode.SAME_PIXELS: (("other_format", _format),),
    KeeperCode.RESOLUTION: (("other_width", _width), ("other_height", _height)),
    KeeperCode.QUALITY: (("other_quality", lambda one: one.true_quality),),
    KeeperCode.LONGER: (("other_length_s", _length_s),),
    KeeperCode.SLIGHTLY_LONGER: (("other_length_s", _tenths_s),),
    KeeperCode.CODEC_RATE: (("other_codec", _codec), ("other_kbit", _kbit)),
    KeeperCode.BIT_RATE: (("other_kbit", _kbit),),
    KeeperCode.ORIGINAL_NAME: (("other_name", lambda one: one.name),),
    KeeperCode.DATED_NAME: (("other_name", lambda one: one.name),),
    KeeperCode.PLACE: (("other_folder", lambda one: one.folder),),
    KeeperCode.EARLIER_TAKEN: (("other_date", _taken),),
    KeeperCode.EARLIER_MODIFIED: (("other_date", _changed),),
    KeeperCode.LARGER_FILE: (("other_size_bytes", lambda one: one.size_bytes),),
}
"""What it tells of the other."""
