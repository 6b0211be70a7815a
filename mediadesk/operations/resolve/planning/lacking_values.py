"""What a keeper lacks that its copies know: rating, tags, caption, place, the surest date.

One without an XMP sidecar takes over the whole one of a copy that says more than that.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mediadesk.catalog.files import told
from mediadesk.catalog.files.told import Told
from mediadesk.catalog.store import Store
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.fields import FieldKind, kinds_of
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import Merge
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.fields.exif_fields import of_packet
from mediadesk.formats.fields.field_values import numbers_of
from mediadesk.formats.source import open_source
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.formats.xmp.xmp_text import LARGEST_BYTES
from mediadesk.operations.resolve.planning.units import Units
from mediadesk.timestamps import takeout, xmp

_RANKS = {ConfidenceLevel.HIGH: 3, ConfidenceLevel.MEDIUM: 2, ConfidenceLevel.LOW: 1}
_LENT = "duplicate"
_NOT_WORTH = frozenset({_LENT, "File:FileModifyDate"})
"""Dates that a copy must not pass on: lent by another copy, or only that of the file."""
_AS_VALUES = frozenset(
    {FieldKind.RATING, FieldKind.TAGS, FieldKind.CAPTION, FieldKind.PLACE, FieldKind.DATE}
)
"""What is passed on value by value; the rest of a sidecar only with the whole of it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a keeper is to be given. `only_date` when nothing but a date: it can be told again."""

    values: SidecarValues
    path: bytes
    """Of the sidecar."""
    base: bytes | None
    """What the sidecar holds now, or that of the copy it takes over."""
    before: FileStat | None
    takes_more: bool = False
    """Whether the one it takes over says what is no value: a title, faces, rights."""

    @property
    def only_date(self) -> bool:
        """Tell whether it is the date alone."""
        plain = replace(self.values, date=None)
        return plain == SidecarValues() and not self.takes_more

    def merge(self, root: bytes) -> Merge | Reason:
        """Return the sidecar as it will be, or why it cannot be written."""
        content = xmp_sidecar.merged(self.base, self.values)
        if isinstance(content, Reason):
            return content
        values = self.values if self.base is None else None
        return Merge(self.path, root, self.before, content, values)


class LackingValues:
    """Compares keepers with their copies, by the catalog and by their XMP sidecars."""

    def __init__(
        self, store: Store, units: Units, known: Mapping[bytes, Told] | None = None
    ) -> None:
        """Read from the catalog of `store`, and sidecars from the disk.

        `known` is what has been read of some files already.
        """
        self._store = store
        self._units = units
        self._known = known or {}

    def _told(self, paths: Sequence[bytes]) -> list[Told]:
        if all(path in self._known for path in paths):
            return [self._known[path] for path in paths]
        with self._store.readers.use() as reader:
            return [self._known.get(path) or told.of_path(reader, path) for path in paths]

    def wanted(self, keeper: bytes, copies: Sequence[bytes]) -> Wanted | None:
        """Return what a keeper lacks that one of its copies knows; None when that is nothing.

        Raises OutsideError when the keeper's sidecar cannot be read.
        """
        own, *others = self._told([keeper, *copies])
        own_xmp = self._units.xmp_of(keeper)
        content = None if own_xmp is None else _read(own_xmp)
        mine = _values(own, content, self._takeout(keeper))
        theirs = [
            _values(known, self._sidecar_of(path), self._takeout(path))
            for known, path in zip(others, copies, strict=True)
        ]
        gained = replace(_gained(mine, theirs), date=_surer_date(own, others))
        if own_xmp is not None:
            if gained == SidecarValues():
                return None
            before = FileStat.of(os.lstat(own_xmp))
            return Wanted(gained, own_xmp, content, before)
        sidecars = [text for path in copies if (text := self._sidecar_of(path))]
        saying_more = next(filter(_says_more, sidecars), None)
        if saying_more is None and gained == SidecarValues():
            return None
        taken_over = saying_more or next(iter(sidecars), None)
        takes_more = saying_more is not None
        return Wanted(gained, keeper + b".xmp", taken_over, None, takes_more)

    def _sidecar_of(self, path: bytes) -> bytes | None:
        return _read_if_possible(self._units.xmp_of(path))

    def _takeout(self, path: bytes) -> SidecarValues:
        """Return the place and the words that Google's JSON of a file states."""
        said = _read_if_possible(self._units.takeout_of(path))
        record = None if said is None else takeout.parse(said)
        if record is None or isinstance(record, Reason):
            return SidecarValues()
        return SidecarValues(tags=record.tags, caption=record.description, position=record.position)


def _read_if_possible(path: bytes | None) -> bytes | None:
    try:
        return None if path is None else _read(path)
    except OutsideError:
        return None  # what cannot be read cannot be passed on; the file itself goes along


def _read(path: bytes) -> bytes:
    with open_source(path) as source:
        return source.stream().read(LARGEST_BYTES + 1)


def _says_more(sidecar: bytes) -> bool:
    """Tell whether a sidecar that can be taken over says what is not passed on as a value."""
    if isinstance(xmp_sidecar.stated(sidecar), Reason):
        return False
    return not _AS_VALUES.issuperset(kinds_of(numbers_of(of_packet(sidecar))))


def _values(known: Told, sidecar: bytes | None, google: SidecarValues) -> SidecarValues:
    """Return all that a file and its sidecars say, the sidecars first; not the date."""
    stated, record, position = SidecarValues(), None, google.position
    if sidecar is not None:
        words, record = xmp_sidecar.stated(sidecar), xmp.parse(sidecar)
        stated = stated if isinstance(words, Reason) else words
    if record is not None and not isinstance(record, Reason):
        position = record.position or position
    facts = known.facts
    rating = stated.rating if stated.rating is not None else facts.rating
    return SidecarValues(
        rating=rating or None,  # no stars are no rating
        tags=tuple(dict.fromkeys((*stated.tags, *facts.tags, *google.tags))),
        caption=stated.caption or facts.caption or google.caption,
        position=position or facts.position,
    )


def _gained(mine: SidecarValues, theirs: Iterable[SidecarValues]) -> SidecarValues:
    """Return what the first lacks; of several copies the first that has it."""
    gained = SidecarValues()
    missing: dict[str, None] = {}
    for one in theirs:
        missing |= dict.fromkeys(tag for tag in one.tags if tag not in mine.tags)
        if mine.rating is None and gained.rating is None:
            gained = replace(gained, rating=one.rating)
        if mine.caption is None and gained.caption is None:
            gained = replace(gained, caption=one.caption)
        if mine.position is None and gained.position is None:
            gained = replace(gained, position=one.position)
    return replace(gained, tags=tuple(missing))


def _surer_date(own: Told, others: Sequence[Told]) -> ChosenDate | None:
    """Return the surest date of the copies, if it is surer than the keeper's own."""
    mine = 0 if own.source == _LENT else _RANKS.get(own.confidence, 0)
    able = [
        (_RANKS.get(one.confidence, 0), -at, one.date)
        for at, one in enumerate(others)
        if one.date is not None and one.source not in _NOT_WORTH
    ]
    if not able:
        return None
    rank, _, date = max(able, key=lambda each: each[:2])
    return date if rank > max(mine, 1) else None
