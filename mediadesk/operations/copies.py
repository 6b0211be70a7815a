"""Files as the matching engine sees them: their keys, what is known of each, what is one pool."""

from collections.abc import Iterable, Sequence

from mediadesk.catalog.contents import FileContent
from mediadesk.config import Settings
from mediadesk.dedupe.exact import FileKeys
from mediadesk.dedupe.ranking import Contender
from mediadesk.dedupe.units import RAW_FORMATS

_LOSSLESS = frozenset({"png", "bmp", "tiff", "flac", "wav", "aiff"})


def keys_of(files: Iterable[FileContent], settings: Settings) -> list[FileKeys]:
    """Return what tells whether files are the same, and whether they may be offered."""
    protected = tuple(path.rstrip(b"/") + b"/" for path in settings.protected_roots)
    return [
        FileKeys(
            id=file.id,
            size_bytes=file.stat.size_bytes,
            volume=file.volume,
            dev=file.stat.dev,
            inode=file.stat.inode,
            quick_hash=file.quick_hash,
            sha256=file.sha256 or None,
            sampled_payload=file.payload_key or None,
            payload=file.payload_hash or None,
            protected=file.path.startswith(protected),
        )
        for file in files
    ]


def contender(file: FileContent, *, protected: bool) -> Contender:
    """Return what speaks for and against keeping a file."""
    facts = file.facts
    return Contender(
        id=file.id,
        name=file.name_shown,
        folder=file.folder_shown,
        size_bytes=file.stat.size_bytes,
        mtime_ns=file.stat.mtime_ns,
        width=file.width,
        height=file.height,
        format=facts.format,
        is_raw=facts.format in RAW_FORMATS,
        is_lossless=facts.format in _LOSSLESS,
        jpeg_quality=facts.jpeg_quality,
        camera=file.camera,
        software=facts.software,
        taken=file.taken,
        protected=protected,
    )


def pools_of(files: Sequence[FileContent], settings: Settings) -> dict[str, str]:
    """Return the pool of each volume that the user declared to be in one."""
    pools: dict[str, str] = {}
    for number, roots in enumerate(settings.pools):
        prefixes = tuple(root.rstrip(b"/") + b"/" for root in roots)
        pools |= {file.volume: f"pool {number}" for file in files if file.path.startswith(prefixes)}
    return pools
