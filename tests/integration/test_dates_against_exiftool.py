"""Dates as a scan of real media stores them, beside what exiftool and immich read of the same."""

import json
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mediadesk.catalog.files.records import FileRow
from mediadesk.formats.datetext import parse_exif
from mediadesk.timestamps.zones import named_zone
from tests.support import desks

SHARE_EQUAL = 0.99
FIELDS = {
    "EXIF:DateTimeOriginal": ("ExifIFD:DateTimeOriginal", "IFD0:DateTimeOriginal"),
    "EXIF:CreateDate": ("ExifIFD:CreateDate", "IFD0:CreateDate"),
    "QuickTime:CreateDate": ("QuickTime:CreateDate",),
}
"""Our source, and the names exiftool has for the same field (`-G1`)."""

READ_OTHERWISE: dict[tuple[str, str], str] = {}
"""(file, source): why this program is right to answer otherwise, or what it cannot read."""


@pytest.fixture(scope="module")
def scanned(
    corpora: Path,
    tmp_path_factory: pytest.TempPathFactory,
    decoders: Any,  # noqa: ANN401
) -> dict[str, FileRow]:
    """Return every file of the corpora that have an oracle, as one scan stores them."""
    folders = sorted(path.parent for path in corpora.glob("*/ORACLE.exiftool-12.57.time.json"))
    with desks.desk(tmp_path_factory.mktemp("catalog"), decoders) as desk:
        desk.scan(*folders, keep_going=True)
        return {os.path.relpath(path, corpora): row for path, row in desk.rows().items()}


def differences(corpora: Path, scanned: dict[str, FileRow]) -> tuple[Counter[str], dict[Any, Any]]:
    """Return how many fields were compared in each corpus, and those that differ."""
    compared: Counter[str] = Counter()
    different: dict[tuple[str, str], tuple[object, object]] = {}
    for oracle in sorted(corpora.glob("*/ORACLE.exiftool-12.57.time.json")):
        for entry in json.loads(oracle.read_text(encoding="utf-8")):
            row = scanned.get(entry["SourceFile"])
            if row is None:
                continue  # not a kind of file this program lists
            for source, keys in FIELDS.items():
                theirs = next((str(entry[key]) for key in keys if key in entry), None)
                if theirs is None:
                    continue
                compared[oracle.parent.name] += 1
                ours = [
                    candidate["raw"]
                    for candidate in row.timestamp_candidates
                    if candidate["source"] == source and candidate.get("origin", "file") == "file"
                ]
                if not any(same(text, theirs) for text in ours):
                    different[entry["SourceFile"], source] = (theirs, ours)
    return compared, different


def same(ours: str, theirs: str) -> bool:
    """Tell whether two texts state one date, however they are written."""
    ours = ours.partition(" (")[0]  # "(counted from 1970)" is a remark of this program
    if ours.strip() == theirs.strip():
        return True
    one, other = parse_exif(ours), parse_exif(theirs)
    return one is not None and other is not None and one.wall == other.wall


def test_the_dates_a_scan_stores_are_exiftool_s(corpora: Path, scanned: dict[str, FileRow]) -> None:
    compared, different = differences(corpora, scanned)
    assert sum(compared.values()) > 350
    assert len(different) <= (1 - SHARE_EQUAL) * sum(compared.values())
    assert set(different) == set(READ_OTHERWISE)


@pytest.mark.parametrize(
    "name", ["el_torcal_rocks.jpg", "IMG_2682.heic", "date-priority-test.jpg", "gps-datetime.jpg"]
)
def test_a_scan_gives_immich_s_instants(
    corpora: Path, scanned: dict[str, FileRow], name: str
) -> None:
    text = (corpora / "dates-immich" / "ORACLE.immich-expected.json").read_text(encoding="utf-8")
    expected = next(
        entry
        for entry in json.loads(text)["entries"]
        if entry["file"].endswith(f"/{name}") and entry.get("dateTimeOriginal")
    )
    taken = scanned[f"dates-immich/{expected['file']}"].record.taken
    instant = datetime.fromisoformat(expected["dateTimeOriginal"])
    assert taken is not None
    zone = named_zone(expected["timeZone"] or "") or UTC
    assert datetime.fromisoformat(taken) == instant.astimezone(zone).replace(
        tzinfo=None, microsecond=0
    )
