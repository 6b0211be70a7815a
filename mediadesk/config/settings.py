"""The settings: what can be set, what it means, and within which limits."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, cast

from mediadesk.config import extensions, values
from mediadesk.config.values import Description
from mediadesk.domain.media import MediaKind


def _workers_by_default() -> int:
    here = getattr(os, "sched_getaffinity", None)  # a container may own fewer cores than there are
    cores = len(here(0)) if here is not None else os.cpu_count() or 1
    return min(4, cores)


def _setting(
    key: str,
    label: str,
    explanation: str,
    default: object,
    *,
    read: Callable[[Any, Description], object] = values.word,
    write: Callable[[Any], object] = lambda value: value,
    limits: tuple[int, int] | None = None,
    choices: tuple[str, ...] | None = None,
) -> Any:  # noqa: ANN401 - the type of a dataclass field is written beside it
    low, high = limits or (None, None)
    description = Description(key, label, explanation, low, high, choices, read, write)
    metadata = {"description": description}
    if callable(default):
        return field(default_factory=default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Each field carries its `Description`, see `described`."""

    language: str = _setting(
        "language",
        "Language",
        "Takes effect when MediaDesk is started again.",
        "system",
        choices=("system", "en", "de"),
    )
    hashing_workers: int = _setting(
        "hashing.workers",
        "Files opened at the same time",
        "More is faster until the disk or the processor is busy.",
        _workers_by_default,
        read=values.number,
        limits=(1, 64),
    )
    hashing_phash: bool = _setting(
        "hashing.phash",
        "Fingerprint videos while scanning",
        "Off: hashes of their frames are computed when you ask for them. On: each scan does it.",
        default=False,
        read=values.switch,
    )
    dates_home_zone: str = _setting(
        "dates.home_zone",
        "Home time zone",
        'For dates that state no zone, such as "Europe/Berlin". Empty: the zone of the computer.',
        "",
        read=values.zone,
    )
    dates_min_year: int = _setting(
        "dates.min_year",
        "Earliest believable year",
        "Dates before this year are blamed on a clock that was never set.",
        2000,
        read=values.number,
        limits=(1800, 2100),
    )
    dates_write_to: str = _setting(
        "dates.write_to",
        "Write dates to",
        "An XMP file beside each picture, into the file itself, its file time, or its name.",
        "sidecar",
        choices=("sidecar", "inside", "time", "name"),
    )
    dates_exiftool: bool = _setting(
        "dates.exiftool",
        "Use exiftool where it is installed",
        "It writes dates into HEIC, AVIF and RAW files, which MediaDesk alone cannot.",
        default=True,
        read=values.switch,
    )
    dates_name: str = _setting(
        "dates.name",
        "Names made from dates",
        "YYYY, MM, DD, HHMMSS, {name} and {camera} are filled in; .ext is the file's "
        "own extension.",
        "YYYYMMDD_HHMMSS.ext",
    )
    dates_undo_megabytes: int = _setting(
        "dates.undo_megabytes",
        "Space for undoing written dates, in MB",
        "What a change replaced is kept until it is freed. What would not fit is not written.",
        2048,
        read=values.number,
        limits=(0, 1_000_000),
    )
    removal_place: str = _setting(
        "removal.place",
        "Where removed files go",
        "Removed: a folder on the same disk, undone in an instant. Trash: the computer's own.",
        "removed",
        choices=("removed", "trash"),
    )
    removal_merge_into: str = _setting(
        "removal.merge_into",
        "Where the data of removed copies is written",
        "Rating, tags, caption, place and date: beside the file, or in it where it can hold them.",
        "sidecars",
        choices=("sidecars", "files"),
    )
    removal_remind_days: int = _setting(
        "removal.remind_days",
        "Remind me to empty Removed after",
        "0 means never. Purging always asks; it is the only thing that is final.",
        90,
        read=values.number,
        limits=(0, 9999),
    )
    pools: tuple[tuple[bytes, ...], ...] = _setting(
        "library.pools",
        "Folders that count as one place",
        "Copies on another disk are backups and stay. Of joined folders, which are one collection"
        " on several disks, a copy in one may go when another keeps it.",
        (),
        read=values.pools,
        write=lambda pools: [[values.path_text(path) for path in pool] for pool in pools],
    )
    protected_roots: tuple[bytes, ...] = _setting(
        "library.protected",
        "Protected folders",
        "Nothing in these is ever offered for removal or changed.",
        (),
        read=values.paths,
        write=lambda paths: [values.path_text(path) for path in paths],
    )
    never_suggest: tuple[bytes, ...] = _setting(
        "duplicates.never_suggest",
        "Folders never suggested from",
        "Files in these are compared with nothing and are in no cluster.",
        (),
        read=values.paths,
        write=lambda paths: [values.path_text(path) for path in paths],
    )
    duplicates_between: str = _setting(
        "duplicates.between",
        "Look for duplicates",
        "Everywhere, only within one folder, or only between different folders.",
        "everywhere",
        choices=("everywhere", "same-folder", "other-folders"),
    )
    duplicates_sensitivity: int = _setting(
        "duplicates.sensitivity",
        "How alike similar pictures must be",
        "100 shows every match; less shows only pictures that are more alike.",
        100,
        read=values.number,
        limits=(0, 100),
    )
    photo_extensions: tuple[str, ...] = _setting(
        "extensions.photo",
        "Photos",
        "File extensions that count as photos.",
        extensions.PHOTO_EXTENSIONS,
        read=values.extensions,
        write=list,
    )
    video_extensions: tuple[str, ...] = _setting(
        "extensions.video",
        "Videos",
        "File extensions that count as videos.",
        extensions.VIDEO_EXTENSIONS,
        read=values.extensions,
        write=list,
    )
    audio_extensions: tuple[str, ...] = _setting(
        "extensions.audio",
        "Audio",
        "File extensions that count as recordings.",
        extensions.AUDIO_EXTENSIONS,
        read=values.extensions,
        write=list,
    )
    sidecar_extensions: tuple[str, ...] = _setting(
        "extensions.sidecar",
        "Sidecars",
        "Extensions of files that belong to a photo or video and go where it goes.",
        extensions.SIDECAR_EXTENSIONS,
        read=values.extensions,
        write=list,
    )
    thumbnails_disk_mb: int = _setting(
        "thumbnails.disk_mb",
        "Thumbnails on disk",
        "Megabytes of small pictures kept on disk; the oldest go first.",
        512,
        read=values.number,
        limits=(0, 100_000),
    )
    thumbnails_memory_mb: int = _setting(
        "thumbnails.memory_mb",
        "Thumbnails in memory",
        "Megabytes of small pictures kept in memory.",
        96,
        read=values.number,
        limits=(8, 192),
    )
    halt_percent: int = _setting(
        "halt.percent",
        "Stop a scan at this share of unreadable files",
        "Percent of the last files that the disk could not read. Damaged files do not count.",
        10,
        read=values.number,
        limits=(1, 100),
    )
    halt_window: int = _setting(
        "halt.window",
        "Files that share is measured over",
        "The share of unreadable files is measured over this many recent files.",
        200,
        read=values.number,
        limits=(10, 100_000),
    )
    halt_least: int = _setting(
        "halt.least",
        "Unreadable files before a scan stops",
        "A scan never stops for fewer than these.",
        10,
        read=values.number,
        limits=(1, 100_000),
    )
    watch_folders: bool = _setting(
        "watch.folders",
        "Watch folders for changes",
        "On: changes in your folders are picked up while the program is open.",
        default=False,
        read=values.switch,
    )
    unknown: Mapping[str, object] = field(default_factory=dict)
    """Keys of the file that this version does not know, by dotted name; written back as found."""
    kinds: Mapping[bytes, MediaKind] = field(init=False, repr=False, compare=False)
    """The kind of each extension (ASCII lower case, no dot)."""

    def __post_init__(self) -> None:
        """Join the extension lists; an extension in two lists belongs to the first of them."""
        kinds: dict[bytes, MediaKind] = {}
        for group, kind in (
            (self.audio_extensions, MediaKind.AUDIO),
            (self.video_extensions, MediaKind.VIDEO),
            (self.photo_extensions, MediaKind.PHOTO),
        ):
            kinds.update((os.fsencode(extension), kind) for extension in group)
        object.__setattr__(self, "kinds", kinds)

    @property
    def thumbnails_disk_bytes(self) -> int:
        """Bytes of thumbnails kept on disk."""
        return self.thumbnails_disk_mb * 1_000_000

    @property
    def thumbnails_memory_bytes(self) -> int:
        """Bytes of thumbnails kept in memory."""
        return self.thumbnails_memory_mb * 1_000_000


def described() -> dict[str, Description]:
    """Return the description of every setting by the name of its field, in showing order."""
    return {
        each.name: cast("Description", each.metadata["description"])
        for each in fields(Settings)
        if "description" in each.metadata
    }


def changed(settings: Settings, name: str, value: object) -> Settings:
    """Return the settings with field `name` set; ValueError says why the value will not do."""
    description = described()[name]
    checked: dict[str, Any] = {name: description.read(value, description)}
    return replace(settings, **checked)


def kind_of(name: bytes, settings: Settings) -> MediaKind | None:
    """Return what a file is by the extension of its name; None for what is no media."""
    stem, _, extension = name.rpartition(b".")
    return settings.kinds.get(extension.lower()) if stem else None
