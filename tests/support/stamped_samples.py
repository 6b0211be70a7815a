"""Real files that a date is written into: only the date differs, as exiftool sees it."""

import io
import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.reasons import Reason
from mediadesk.domain.rewrites import Edited
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.domain.timestamps import Precision
from mediadesk.formats import patches
from mediadesk.operations.writing import stamp_edit

DATE = ChosenDate("2019-02-03T11:22:33", Precision.SECOND, 120)
ENDINGS = frozenset(
    {"jpg", "jpeg", "png", "webp", "tif", "tiff", "dng", "mov", "mp4", "m4a", "heic"}
)
MAY_CHANGE = (
    "SourceFile", "System:", "ExifTool:", "Composite:", "ExifIFD:DateTimeOriginal",
    "ExifIFD:CreateDate", "ExifIFD:SubSecTimeOriginal", "ExifIFD:OffsetTimeOriginal",
    "XMP-exif:DateTimeOriginal", "XMP-photoshop:DateCreated", "XMP-x:XMPToolkit",
    "XMP-xmpMM:InstanceID", "File:ExifByteOrder", "IFD0:YCbCrPositioning", "QuickTime:CreateDate",
    "MPImage2:MPImageStart", "Keys:CreationDate",
)  # fmt: skip
"""Dates, and places in the file; everything else must be as it was."""
MAY_CHANGE_AT_END = ("TrackCreateDate", "MediaCreateDate", "Offsets", "DataOffset", "DataSize")


def samples(corpora: Path) -> Iterator[Path]:
    for folder in ("dates-exiftool", "dates-exif-samples", "dates-immich", "video-gopro"):
        for path in sorted((corpora / folder).rglob("*")):
            if path.suffix[1:].lower() in ENDINGS and path.is_file():
                yield path


def dump(exiftool: str, paths: list[Path], listing: Path) -> dict[str, dict[str, Any]]:
    listing.write_text("\n".join(map(str, paths)))
    done = subprocess.run(
        [exiftool, "-json", "-G1", "-a", "-s", "-n", "-@", str(listing)],
        capture_output=True, text=True, check=False, env={**os.environ, "TZ": "UTC"},
    )  # fmt: skip
    return {entry["SourceFile"]: entry for entry in json.loads(done.stdout)}


def require_only_dates_differ(corpora: Path, tmp_path: Path, *, every: int) -> Counter[str]:
    """Write a date into each n-th sample; returns how many there were of each ending."""
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed")
    written: dict[Path, Path] = {}
    refused: Counter[str] = Counter()
    for number, path in enumerate(list(samples(corpora))[::every]):
        request = StampRequest(bytes(path), StampTarget.INSIDE, DATE, (), 120, exiftool=True)
        edited = stamp_edit.edit(request)
        if isinstance(edited, Reason):
            refused[edited.code] += 1
            continue
        old, new = path.read_bytes(), io.BytesIO()
        assert patches.apply(edited.patch, io.BytesIO(old), new.write) == edited.sha256
        _require_way_back(edited, old, new.getvalue())
        copy = tmp_path / f"{number}{path.suffix}"
        copy.write_bytes(new.getvalue())
        written[path] = copy
    assert refused.total() <= 1 + len(written) // 12, refused
    before = dump(exiftool, list(written), tmp_path / "before")
    after = dump(exiftool, list(written.values()), tmp_path / "after")
    for path, copy in written.items():
        old_tags, new_tags = before[str(path)], after[str(copy)]
        lost = {key for key in old_tags if key not in new_tags and not _may_change(key)}
        assert not lost, (path, lost)
        other = {k for k in old_tags if old_tags[k] != new_tags.get(k) and not _may_change(k)}
        assert not other, (path, other)
        stated = new_tags.get("ExifIFD:DateTimeOriginal") or new_tags["QuickTime:CreateDate"]
        assert stated in ("2019:02:03 11:22:33", "2019:02:03 09:22:33"), path
    return Counter(path.suffix.lower() for path in written)


def _require_way_back(edited: Edited, old: bytes, new: bytes) -> None:
    """Require that the bytes kept for undo bring the old file back, where any are kept."""
    kept = patches.make(io.BytesIO(old), len(old), edited.runs)
    if kept is not None:
        back = io.BytesIO()
        patches.apply(kept, io.BytesIO(new), back.write)
        assert back.getvalue() == old


def _may_change(key: str) -> bool:
    return key.startswith(MAY_CHANGE) or key.endswith(MAY_CHANGE_AT_END)
