"""Of real files that a date is written into only the date differs, as exiftool sees them."""

from pathlib import Path

from tests.support.stamped_samples import require_only_dates_differ


def test_only_the_date_differs_in_real_files(corpora: Path, tmp_path: Path) -> None:
    assert require_only_dates_differ(corpora, tmp_path, every=6).total() > 25
