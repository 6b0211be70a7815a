"""What is told of two files that were weighed: facts with both values, by criterion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from mediadesk.dedupe.contenders import Contender
from mediadesk.dedupe.origins import messenger_of
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.reasons import Fact


@dataclass(frozen=True, slots=True)
class KeeperReason:
    """A code with the facts its sentence needs."""

    code: KeeperCode
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


def reason_of(code: KeeperCode, keeper: Contender, other: Contender) -> KeeperReason:
    """Return why the keeper was preferred to the other, with both values."""
    facts: dict[KeeperCode, dict[str, Fact]] = {
        KeeperCode.PROTECTED: {"folder": keeper.folder},
        KeeperCode.PLACE: {"folder": keeper.folder},
        KeeperCode.CAMERA_DATA: {"camera": keeper.camera},
        KeeperCode.NOT_MESSENGER: {"messenger": messenger_of(other.name, other.software)},
        KeeperCode.RAW: {"other_format": _format(other)},
        KeeperCode.LOSSLESS: {"format": _format(keeper), "other_format": _format(other)},
        KeeperCode.ORIGINAL_NAME: {"other_name": other.name},
        KeeperCode.SUPERSET: {"tags": _tags(keeper), "other_tags": _tags(other)},
        KeeperCode.NOT_ENLARGED: _sizes(keeper, other),
        KeeperCode.RESOLUTION: _sizes(keeper, other),
        KeeperCode.BLOCKS: {"blocks": keeper.blockiness, "other_blocks": other.blockiness},
        KeeperCode.QUALITY: {"quality": keeper.jpeg_quality, "other_quality": other.jpeg_quality},
        KeeperCode.LONGER: {
            "length_s": round(keeper.duration_s or 0),
            "other_length_s": round(other.duration_s or 0),
        },
        KeeperCode.BIT_RATE: {"kbit": _kbit(keeper), "other_kbit": _kbit(other)},
        KeeperCode.EARLIER_TAKEN: {"date": _taken(keeper), "other_date": _taken(other)},
        KeeperCode.EARLIER_MODIFIED: {"date": _changed(keeper), "other_date": _changed(other)},
        KeeperCode.LARGER_FILE: {
            "size_bytes": keeper.size_bytes,
            "other_size_bytes": other.size_bytes,
        },
    }
    return KeeperReason(code, MappingProxyType(facts.get(code, {})))


def value_of(code: KeeperCode, one: Contender) -> Fact:
    """Return what a criterion looks at in one file; None where it is not known."""
    value = _VALUES.get(code)
    return None if value is None else value(one)


def _sizes(keeper: Contender, other: Contender) -> dict[str, Fact]:
    return {
        "width": keeper.width,
        "height": keeper.height,
        "other_width": other.width,
        "other_height": other.height,
    }


def _format(one: Contender) -> str | None:
    return None if one.format is None else one.format.upper()


def _tags(one: Contender) -> int | None:
    return None if one.tags is None else len(one.tags)


def _kbit(one: Contender) -> int:
    return (one.bit_rate or 0) // 1000


def _taken(one: Contender) -> str | None:
    return None if one.taken is None else one.taken.isoformat(" ", "seconds")


def _changed(one: Contender) -> str:
    return datetime.fromtimestamp(one.mtime_ns / 1e9, UTC).strftime("%Y-%m-%d %H:%M:%S")


_VALUES: Mapping[KeeperCode, Callable[[Contender], Fact]] = {
    KeeperCode.PROTECTED: lambda one: one.protected,
    KeeperCode.SUPERSET: _tags,
    KeeperCode.RAW: lambda one: one.is_raw,
    KeeperCode.CAMERA_DATA: lambda one: one.camera,
    KeeperCode.MAKER_NOTES: lambda one: one.has_maker_notes,
    KeeperCode.NOT_MESSENGER: lambda one: messenger_of(one.name, one.software),
    KeeperCode.COLOURS: lambda one: one.in_colour,
    KeeperCode.NOT_ENLARGED: lambda one: None if one.spectrum is None else True,
    KeeperCode.RESOLUTION: lambda one: f"{one.width} x {one.height}" if one.width else None,
    KeeperCode.LOSSLESS: lambda one: one.is_lossless,
    KeeperCode.BLOCKS: lambda one: one.blockiness,
    KeeperCode.QUALITY: lambda one: one.jpeg_quality,
    KeeperCode.LONGER: lambda one: one.duration_s,
    KeeperCode.BIT_RATE: _kbit,
    KeeperCode.EARLIER_TAKEN: _taken,
    KeeperCode.ORIGINAL_NAME: lambda one: one.name,
    KeeperCode.PLACE: lambda one: one.folder,
    KeeperCode.LARGER_FILE: lambda one: one.size_bytes,
    KeeperCode.EARLIER_MODIFIED: _changed,
    KeeperCode.SHORTER_PATH: lambda one: len(one.folder) + len(one.name),
}
