"""Of every real file that can be written only the date differs afterwards, as exiftool sees it."""

from pathlib import Path

from tests.support.stamped_samples import require_only_dates_differ


def test_only_the_date_differs_in_every_real_file(corpora: Path, tmp_path: Path) -> None:
    written = require_only_dates_differ(corpora, tmp_path, every=1)
    assert {".jpg", ".png", ".webp", ".tiff", ".mp4", ".dng"} <= set(written)
