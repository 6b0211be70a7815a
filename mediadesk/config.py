"""The settings: what can be set, within which limits, and where the program keeps its things.

`config.toml` holds only what differs from the defaults. A key that this version does not know is
kept, and a value that makes no sense is replaced by the default; both are said in the log.
"""

import logging
import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast
from urllib.parse import quote_from_bytes, unquote_to_bytes
from zoneinfo import ZoneInfo

from platformdirs import PlatformDirs

from mediadesk.domain.media import MediaKind

APPLICATION_ID = "org.mediadesk.MediaDesk"
APPLICATION_NAME = "MediaDesk"

PHOTO_EXTENSIONS = (
    "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "tif", "tiff", "bmp",
    "heic", "heif", "hif", "avif", "jp2", "j2k", "jpf", "jpx", "jxl",
    # RAW, by maker
    "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "dng", "orf", "rw2", "raf", "pef",
    "srw", "x3f", "3fr", "fff", "iiq", "erf", "kdc", "dcr", "mrw", "mos", "mef", "rwl", "gpr",
)  # fmt: skip
VIDEO_EXTENSIONS = (
    "mp4", "m4v", "mov", "qt", "avi", "mkv", "webm", "mpg", "mpeg", "m2v", "mts", "m2ts", "ts",
    "3gp", "3g2", "wmv", "asf", "flv", "f4v", "vob", "ogv", "insv", "360", "lrv", "dv", "mxf",
)  # fmt: skip
AUDIO_EXTENSIONS = (
    "mp3", "m4a", "m4b", "aac", "flac", "ogg", "oga", "opus", "wav", "wma", "aif", "aiff", "aifc",
    "caf", "amr", "ape", "wv", "mka", "mpc", "tta", "ac3", "spx", "dsf", "dff",
)  # fmt: skip
SIDECAR_EXTENSIONS = ("xmp", "aae", "json", "thm")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Description:
    """How one setting is shown and checked.

    `key` is its dotted name in the file. `minimum` and `maximum` bound numbers, `choices` bounds
    words; None means no bound.
    """

    key: str
    label: str
    explanation: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] | None = None
    read: Callable[[object, "Description"], object] = lambda value, _: value
    """Turns what the file holds into the value; ValueError says why it cannot."""
    write: Callable[[Any], object] = lambda value: value
    """Turns the value into what the file holds."""


def _number(value: object, description: Description) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number")  # noqa: TRY004 - one kind of error for a caller
    if description.minimum is not None and value < description.minimum:
        raise ValueError(f"less than {description.minimum}")
    if description.maximum is not None and value > description.maximum:
        raise ValueError(f"more than {description.maximum}")
    return value


def _switch(value: object, _: Description) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")  # noqa: TRY004 - one kind of error for a caller
    return value


def _word(value: object, description: Description) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 - one kind of error for a caller
    if description.choices is not None and value not in description.choices:
        raise ValueError(f"none of {', '.join(description.choices)}")
    return value


def _zone(value: object, description: Description) -> str:
    name = _word(value, description)
    try:
        return ZoneInfo(name).key if name else ""
    except (OSError, ValueError) as error:  # unknown names are KeyErrors of zoneinfo's own
        raise ValueError("no such time zone") from error
    except KeyError as error:
        raise ValueError("no such time zone") from error


def _list(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return cast("Sequence[object]", value)
    raise ValueError("not a list")


def _extensions(value: object, description: Description) -> tuple[str, ...]:
    words = (_word(each, description) for each in _list(value))
    # ASCII only: what str.lower() makes of the dotless and the dotted I depends on nothing here
    shorn = (word.strip().removeprefix(".").encode().lower().decode() for word in words)
    return tuple(dict.fromkeys(word for word in shorn if word))


def _paths(value: object, _: Description) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(_path(each) for each in _list(value)))


def _path(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str) or not value:
        raise ValueError("not a path")
    if value.startswith("file://"):
        return unquote_to_bytes(value.removeprefix("file://"))
    return os.fsencode(value)


def _path_text(path: bytes) -> str:
    """Return a path as the file holds it: plain, or as a URL when it is not UTF-8."""
    try:
        text = path.decode("utf-8")
    except UnicodeDecodeError:
        return "file://" + quote_from_bytes(path)
    return "file://" + quote_from_bytes(path) if text.startswith("file://") else text


def _pools(value: object, description: Description) -> tuple[tuple[bytes, ...], ...]:
    return tuple(pool for each in _list(value) if len(pool := _paths(each, description)) > 1)


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
    read: Callable[[Any, Description], object] = _word,
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

    hashing_workers: int = _setting(
        "hashing.workers",
        "Files opened at the same time",
        "More is faster until the disk or the processor is busy.",
        _workers_by_default,
        read=_number,
        limits=(1, 64),
    )
    hashing_phash: bool = _setting(
        "hashing.phash",
        "Fingerprint videos while scanning",
        "Off: videos are fingerprinted when you look for similar ones. On: each scan does it.",
        default=False,
        read=_switch,
    )
    dates_home_zone: str = _setting(
        "dates.home_zone",
        "Home time zone",
        'For dates that state no zone, such as "Europe/Berlin". Empty: the zone of the computer.',
        "",
        read=_zone,
    )
    dates_min_year: int = _setting(
        "dates.min_year",
        "Earliest believable year",
        "Dates before this year are taken for a camera whose clock was never set.",
        2000,
        read=_number,
        limits=(1800, 2100),
    )
    removal_place: str = _setting(
        "removal.place",
        "Where removed files go",
        "Removed: a folder on the same disk, undone in an instant. Trash: the computer's own.",
        "removed",
        choices=("removed", "trash"),
    )
    pools: tuple[tuple[bytes, ...], ...] = _setting(
        "library.pools",
        "Folders that count as one place",
        "Copies within one pool count as duplicates even when they are on different disks.",
        (),
        read=_pools,
        write=lambda pools: [[_path_text(path) for path in pool] for pool in pools],
    )
    protected_roots: tuple[bytes, ...] = _setting(
        "library.protected",
        "Protected folders",
        "Nothing in these is ever offered for removal or changed.",
        (),
        read=_paths,
        write=lambda paths: [_path_text(path) for path in paths],
    )
    photo_extensions: tuple[str, ...] = _setting(
        "extensions.photo",
        "Photos",
        "Endings of names that are taken for photos.",
        PHOTO_EXTENSIONS,
        read=_extensions,
        write=list,
    )
    video_extensions: tuple[str, ...] = _setting(
        "extensions.video",
        "Videos",
        "Endings of names that are taken for videos.",
        VIDEO_EXTENSIONS,
        read=_extensions,
        write=list,
    )
    audio_extensions: tuple[str, ...] = _setting(
        "extensions.audio",
        "Audio",
        "Endings of names that are taken for recordings.",
        AUDIO_EXTENSIONS,
        read=_extensions,
        write=list,
    )
    sidecar_extensions: tuple[str, ...] = _setting(
        "extensions.sidecar",
        "Sidecars",
        "Endings of files that belong to a photo or video and go where it goes.",
        SIDECAR_EXTENSIONS,
        read=_extensions,
        write=list,
    )
    thumbnails_disk_mb: int = _setting(
        "thumbnails.disk_mb",
        "Thumbnails on disk",
        "Megabytes of small pictures kept on disk; the oldest go first.",
        512,
        read=_number,
        limits=(0, 100_000),
    )
    thumbnails_memory_mb: int = _setting(
        "thumbnails.memory_mb",
        "Thumbnails in memory",
        "Megabytes of small pictures kept in memory.",
        96,
        read=_number,
        limits=(8, 192),
    )
    halt_percent: int = _setting(
        "halt.percent",
        "Stop a scan at this share of unreadable files",
        "Percent of the last files that the disk could not read. Damaged files do not count.",
        10,
        read=_number,
        limits=(1, 100),
    )
    halt_window: int = _setting(
        "halt.window",
        "Files looked back on",
        "The share of unreadable files is taken of this many files before the current one.",
        200,
        read=_number,
        limits=(10, 100_000),
    )
    halt_least: int = _setting(
        "halt.least",
        "Unreadable files before a scan stops",
        "A scan never stops for fewer than these.",
        10,
        read=_number,
        limits=(1, 100_000),
    )
    watch_folders: bool = _setting(
        "watch.folders",
        "Watch folders for changes",
        "On: changes in your folders are picked up while the program is open.",
        default=False,
        read=_switch,
    )
    unknown: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Keys of the file that this version does not know, by dotted name; written back as found."""
    kinds: Mapping[bytes, MediaKind] = field(init=False, repr=False, compare=False)
    """The kind of each extension (ASCII lower case, no dot)."""

    def __post_init__(self) -> None:
        """Join the extension lists; an extension in two lists belongs to the first of them."""
        kinds: dict[bytes, MediaKind] = {}
        for extensions, kind in (
            (self.audio_extensions, MediaKind.AUDIO),
            (self.video_extensions, MediaKind.VIDEO),
            (self.photo_extensions, MediaKind.PHOTO),
        ):
            kinds.update((os.fsencode(extension), kind) for extension in extensions)
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
    return {each.name: _description(each) for each in _declared()}


def changed(settings: Settings, name: str, value: object) -> Settings:
    """Return the settings with field `name` set; ValueError says why the value will not do."""
    description = described()[name]
    values: dict[str, Any] = {name: description.read(value, description)}
    return replace(settings, **values)


def load(path: Path) -> Settings:
    """Read the settings. A file that is missing or no TOML gives the defaults, the latter loudly.

    A file that cannot be read as TOML is put aside as `NAME.broken`, so that saving loses nothing.
    """
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be read, the defaults are used: %s", path, error)
        if isinstance(error, ValueError):
            _put_aside(path)
        return Settings()
    found = _flat(document)
    values: dict[str, Any] = {}
    for name, description in described().items():
        if description.key not in found:
            continue
        value = found.pop(description.key)
        try:
            values[name] = description.read(value, description)
        except ValueError as error:
            _log.warning("%s: %s = %r is %s", path, description.key, value, error)
    tables = {each.key.rpartition(".")[0] for each in described().values()}
    unknown = {key: value for key, value in found.items() if key not in tables}
    for key in found:
        _log.warning("%s: %s is not known to this version", path, key)
    return Settings(**values, unknown=MappingProxyType(unknown))


def save(settings: Settings, path: Path) -> None:
    """Write what differs from the defaults, whole or not at all; OSError when it cannot be."""
    plain = Settings()
    flat: dict[str, object] = dict(settings.unknown)
    for each in _declared():
        value = getattr(settings, each.name)
        if value != getattr(plain, each.name):
            description = _description(each)
            flat[description.key] = description.write(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_toml(flat))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def kind_of(name: bytes, settings: Settings) -> MediaKind | None:
    """Return what a file is by the extension of its name; None for what is no media."""
    stem, _, extension = name.rpartition(b".")
    return settings.kinds.get(extension.lower()) if stem else None


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders the program keeps its own things in. They need not exist yet."""

    data: Path
    cache: Path
    config: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self.config / "config.toml"


def locations(environment: Mapping[str, str] | None = None) -> Locations:
    """Return the platform's folders; MEDIADESK_{DATA,CACHE,CONFIG}_DIR take their place."""
    environment = os.environ if environment is None else environment
    usual = PlatformDirs(APPLICATION_NAME, appauthor=False)
    data = environment.get("MEDIADESK_DATA_DIR")
    return Locations(
        data=Path(data or usual.user_data_dir).absolute(),
        cache=Path(environment.get("MEDIADESK_CACHE_DIR") or usual.user_cache_dir).absolute(),
        config=Path(environment.get("MEDIADESK_CONFIG_DIR") or usual.user_config_dir).absolute(),
        logs=(Path(data) / "logs" if data else Path(usual.user_log_dir)).absolute(),
    )


def _declared() -> list[Field[Any]]:
    return [each for each in fields(Settings) if "description" in each.metadata]


def _description(each: Field[Any]) -> Description:
    return cast("Description", each.metadata["description"])


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError as error:
        _log.warning("%s cannot be put aside: %s", path, error)


def _flat(document: Mapping[str, object], before: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in document.items():
        if isinstance(value, dict):
            flat.update(_flat(cast("dict[str, object]", value), f"{before}{key}."))
        else:
            flat[before + key] = value
    return flat


def _toml(flat: Mapping[str, object]) -> str:
    return "".join(f"{_toml_key(key)} = {_toml_value(value)}\n" for key, value in flat.items())


def _toml_key(dotted: str) -> str:
    return ".".join(_toml_value(part) for part in dotted.split("."))


def _toml_value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + "".join(map(_toml_character, value)) + '"'
        case list():
            return "[" + ", ".join(map(_toml_value, value)) + "]"
        case dict():
            pairs = (f"{_toml_value(key)} = {_toml_value(each)}" for key, each in value.items())
            return "{" + ", ".join(pairs) + "}"
        case _:  # numbers and times read back as they print
            return str(value)


def _toml_character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"
