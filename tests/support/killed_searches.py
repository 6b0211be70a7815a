"""Scanned photos to look for copies among, and what a killed search left in their catalog."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from tests.support.media import picture
from tests.support.terminal import mediadesk

_SIZE = (320, 240)
_TABLES = ("searched", "picture_match", "picture_detail", "content WHERE full_hash <> ''")


def scanned_photos(home: Path, photos: int) -> Path:
    """Make photos, a copy and two versions of each; return the folder of their scanned catalog."""
    folder = home / "photos"
    folder.mkdir()
    for seed in range(photos):
        path = picture(folder / f"{seed}.jpg", size=_SIZE, seed=seed)
        shutil.copyfile(path, folder / f"{seed}-copy.jpg")
        with Image.open(path) as image:
            image.resize((200, 150)).save(folder / f"{seed}-small.jpg", quality=80)
            ImageOps.mirror(image).save(folder / f"{seed}-mirrored.png")
    (home / "catalog").mkdir()
    assert mediadesk("scan", folder, catalog=home / "catalog" / "c.db").code == 0
    return home / "catalog"


def copied(scanned: Path, folder: Path) -> Path:
    """Copy a catalog with all that belongs to it; return its path."""
    shutil.copytree(scanned, folder)
    return folder / "c.db"


def clusters(catalog: Path) -> list[dict[str, Any]]:
    """Search to the end, and return what was found."""
    told = mediadesk("duplicates", "--json", catalog=catalog)
    assert (told.code, told.err) == (0, "")
    return sorted(told.json["clusters"], key=lambda cluster: str(cluster["id"]))


def stored(catalog: Path) -> Counter[str]:
    """Return how much of a search the catalog holds."""
    with closing(sqlite3.connect(catalog)) as reader:
        counts = [reader.execute(f"SELECT count(*) FROM {rows}").fetchone() for rows in _TABLES]  # noqa: S608
    return Counter({rows: count[0] for rows, count in zip(_TABLES, counts, strict=True)})
