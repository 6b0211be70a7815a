"""Which copy to keep, and the one reason that decided it.

Criteria are asked in order; each drops the copies that are clearly worse than the best left.
Small differences are ties, so that three pixels or one second never outweigh what comes after.
Where a picture comes from counts before its size.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from mediadesk.dedupe.keeper_codes import SENTENCES, KeeperCode
from mediadesk.dedupe.origins import is_copy_name, messenger_of

__all__ = [
    "SENTENCES",
    "Choice",
    "Contender",
    "KeeperCode",
    "KeeperReason",
    "keeper_of_equals",
    "keeper_of_films",
    "keeper_of_identical",
    "keeper_of_recordings",
    "keeper_of_similar",
]

Fact = str | int | float | bool | None
SIZE_TIE = 0.05
"""Pixel counts this close, as a share, are the same size: crops by a few lines, rounding."""
QUALITY_TIE = 4
"""JPEG qualities this close are the same; estimates from tables are no better."""
LENGTH_TIE, LENGTH_TIE_S = 0.01, 0.5
"""Films and recordings are as long as each other within this share and these seconds."""
RATE_TIE = 0.1
TIME_TIE_S = 2.0
"""FAT keeps times to two seconds."""


@dataclass(frozen=True, slots=True)
class KeeperReason:
    """A code of `SENTENCES` with the facts its sentence needs."""

    code: KeeperCode
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Contender:
    """What is known of a file that may be kept. None where it is not known."""

    id: int
    name: str
    """With extension, as shown."""
    folder: str
    """As shown."""
    size_bytes: int
    mtime_ns: int
    width: int | None = None
    height: int | None = None
    true_scale: float = 1.0
    """Share of each side that holds real detail: an upscale has less than 1."""
    format: str | None = None
    is_raw: bool = False
    is_lossless: bool = False
    in_colour: bool = True
    jpeg_quality: int | None = None
    duration_s: float | None = None
    bit_rate: int | None = None
    """Bits a second of the whole film or recording."""
    camera: str | None = None
    """Make and model, where the file's own EXIF has them."""
    has_maker_notes: bool = False
    software: str | None = None
    taken: datetime | None = None
    """Resolved time on the spot, without zone."""
    protected: bool = False
    place: int = 0
    """The user's order of preference of roots; 0 comes first."""
    superset_of: frozenset[int] = frozenset()
    """Files of this class whose every metadata field this one has too."""

    @property
    def pixels(self) -> float:
        """Return the pixels that show something."""
        return (self.width or 0) * (self.height or 0) * self.true_scale**2


@dataclass(frozen=True, slots=True)
class Choice:
    """The copy to keep, and per other copy what decided against it."""

    keeper: int
    decided_by: KeeperReason
    """The reason that settled it: why the last other copy fell out."""
    against: Mapping[int, KeeperReason]


Test = Callable[[Sequence[Contender]], list[Contender]]
"""Returns those that are not clearly worse than the best."""


def keeper_of_equals(contenders: Sequence[Contender]) -> Choice:
    """Choose among files with the same bytes: only where they are and what they are called."""
    return _choose(contenders, _AMONG_EQUALS)


def keeper_of_identical(contenders: Sequence[Contender]) -> Choice:
    """Choose among files that show the same: a true superset of the metadata must stay."""
    return _choose(contenders, (_SUPERSET, *_AMONG_SIMILAR))


def keeper_of_similar(contenders: Sequence[Contender]) -> Choice:
    """Choose among versions of one picture: provenance, then what it shows, then the place."""
    return _choose(contenders, _AMONG_SIMILAR)


def keeper_of_films(contenders: Sequence[Contender]) -> Choice:
    """Choose among films that show the same: provenance, then how much of it, and how well."""
    return _choose(contenders, _AMONG_FILMS)


def keeper_of_recordings(contenders: Sequence[Contender]) -> Choice:
    """Choose among recordings of the same: how much of it they hold, and how well."""
    return _choose(contenders, _AMONG_RECORDINGS)


def _choose(contenders: Sequence[Contender], criteria: "Sequence[_Criterion]") -> Choice:
    left = sorted(contenders, key=lambda one: one.id)
    fallen: list[tuple[Contender, KeeperCode]] = []
    for criterion in criteria:
        if len(left) == 1:
            break
        staying = criterion.best(left)
        stay = {one.id for one in staying}
        fallen += [(one, criterion.code) for one in left if one.id not in stay]
        left = staying
    keeper = left[0]
    against = {one.id: _reason(code, keeper, one) for one, code in fallen}
    decided = _reason(fallen[-1][1], keeper, fallen[-1][0]) if fallen else None
    return Choice(keeper.id, decided or KeeperReason(KeeperCode.ONLY_ONE), against)


def _reason(code: KeeperCode, keeper: Contender, other: Contender) -> KeeperReason:
    facts: dict[KeeperCode, dict[str, Fact]] = {
        KeeperCode.PROTECTED: {"folder": keeper.folder},
        KeeperCode.PLACE: {"folder": keeper.folder},
        KeeperCode.CAMERA_DATA: {"camera": keeper.camera},
        KeeperCode.NOT_MESSENGER: {"messenger": messenger_of(other.name, other.software)},
        KeeperCode.RESOLUTION: {
            "width": keeper.width,
            "height": keeper.height,
            "other_width": other.width,
            "other_height": other.height,
        },
        KeeperCode.LONGER: {
            "length_s": round(keeper.duration_s or 0),
            "other_length_s": round(other.duration_s or 0),
        },
        KeeperCode.BIT_RATE: {
            "kbit": (keeper.bit_rate or 0) // 1000,
            "other_kbit": (other.bit_rate or 0) // 1000,
        },
        KeeperCode.QUALITY: {"quality": keeper.jpeg_quality, "other_quality": other.jpeg_quality},
        KeeperCode.ORIGINAL_NAME: {"other_name": other.name},
    }
    return KeeperReason(code, MappingProxyType(facts.get(code, {})))


@dataclass(frozen=True, slots=True)
class _Criterion:
    code: KeeperCode
    best: Test


def _prefer(code: KeeperCode, good: Callable[[Contender], bool]) -> _Criterion:
    """Keep those with a property, if any has it."""
    return _Criterion(code, lambda left: [one for one in left if good(one)] or list(left))


def _least(code: KeeperCode, value: Callable[[Contender], float], tie: float = 0.0) -> _Criterion:
    """Keep those whose value is the least, or within `tie` of it."""

    def best(left: Sequence[Contender]) -> list[Contender]:
        limit = min(value(one) for one in left) + tie
        return [one for one in left if value(one) <= limit]

    return _Criterion(code, best)


def _most_pixels(left: Sequence[Contender]) -> list[Contender]:
    limit = max(one.pixels for one in left) * (1 - SIZE_TIE)
    return [one for one in left if one.pixels >= limit]


def _best_quality(left: Sequence[Contender]) -> list[Contender]:
    """Compare qualities only where every file left has one: formats do not share a scale."""
    qualities = [one.jpeg_quality for one in left if one.jpeg_quality is not None]
    if len(qualities) < len(left):
        return list(left)
    return [one for one in left if (one.jpeg_quality or 0) >= max(qualities) - QUALITY_TIE]


def _longest(left: Sequence[Contender]) -> list[Contender]:
    limit = max(one.duration_s or 0.0 for one in left) * (1 - LENGTH_TIE) - LENGTH_TIE_S
    return [one for one in left if (one.duration_s or 0.0) >= limit]


def _highest_rate(left: Sequence[Contender]) -> list[Contender]:
    limit = max(one.bit_rate or 0 for one in left) * (1 - RATE_TIE)
    return [one for one in left if (one.bit_rate or 0) >= limit]


def _supersets(left: Sequence[Contender]) -> list[Contender]:
    """Keep a file that holds all the others hold, if there is one."""
    every = {one.id for one in left}
    return [one for one in left if every <= one.superset_of | {one.id}] or list(left)


def _earliest(left: Sequence[Contender]) -> list[Contender]:
    times = [one.taken for one in left if one.taken is not None]
    if len(times) < len(left):
        return list(left)
    first = min(times)
    return [
        one
        for one in left
        if one.taken is not None and (one.taken - first).total_seconds() <= TIME_TIE_S
    ]


_PROTECTED = _prefer(KeeperCode.PROTECTED, lambda one: one.protected)
_SUPERSET = _Criterion(KeeperCode.SUPERSET, _supersets)
_NAME = _prefer(KeeperCode.ORIGINAL_NAME, lambda one: not is_copy_name(one.name))
_PLACE = _least(KeeperCode.PLACE, lambda one: one.place)
_LAST = (
    _least(KeeperCode.EARLIER_MODIFIED, lambda one: one.mtime_ns / 1e9, TIME_TIE_S),
    _least(KeeperCode.SHORTER_PATH, lambda one: len(one.folder) + len(one.name)),
    _least(KeeperCode.FIRST_SEEN, lambda one: one.id),
)
_AMONG_EQUALS = (_PROTECTED, _NAME, _PLACE, *_LAST)
_AMONG_SIMILAR = (
    _PROTECTED,
    _prefer(KeeperCode.RAW, lambda one: one.is_raw),
    _prefer(KeeperCode.CAMERA_DATA, lambda one: one.camera is not None),
    _prefer(KeeperCode.MAKER_NOTES, lambda one: one.has_maker_notes),
    _prefer(KeeperCode.NOT_MESSENGER, lambda one: messenger_of(one.name, one.software) is None),
    _prefer(KeeperCode.COLOURS, lambda one: one.in_colour),
    _Criterion(KeeperCode.RESOLUTION, _most_pixels),
    _prefer(KeeperCode.LOSSLESS, lambda one: one.is_lossless),
    _Criterion(KeeperCode.QUALITY, _best_quality),
    _Criterion(KeeperCode.EARLIER_TAKEN, _earliest),
    _NAME,
    _PLACE,
    _least(KeeperCode.LARGER_FILE, lambda one: -one.size_bytes),
    *_LAST,
)
_AMONG_FILMS = (
    _PROTECTED,
    _prefer(KeeperCode.CAMERA_DATA, lambda one: one.camera is not None),
    _prefer(KeeperCode.NOT_MESSENGER, lambda one: messenger_of(one.name, one.software) is None),
    _Criterion(KeeperCode.LONGER, _longest),
    _Criterion(KeeperCode.RESOLUTION, _most_pixels),
    _Criterion(KeeperCode.BIT_RATE, _highest_rate),
    _Criterion(KeeperCode.EARLIER_TAKEN, _earliest),
    _NAME,
    _PLACE,
    _least(KeeperCode.LARGER_FILE, lambda one: -one.size_bytes),
    *_LAST,
)
_AMONG_RECORDINGS = (
    _PROTECTED,
    _Criterion(KeeperCode.LONGER, _longest),
    _prefer(KeeperCode.LOSSLESS, lambda one: one.is_lossless),
    _Criterion(KeeperCode.BIT_RATE, _highest_rate),
    _NAME,
    _PLACE,
    _least(KeeperCode.LARGER_FILE, lambda one: -one.size_bytes),
    *_LAST,
)
