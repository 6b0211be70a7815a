"""The rules of a walk follow from the settings."""

import os
from pathlib import Path

from mediadesk.config import Settings, changed, locations
from mediadesk.disk.rules import WalkRules
from mediadesk.domain.media import MediaKind


def test_kinds_and_sidecars_are_one_table(tmp_path: Path) -> None:
    places = locations({"MEDIADESK_CACHE_DIR": str(tmp_path)})
    rules = WalkRules.of(Settings(), places)
    assert rules.wanted[b"jpg"] is MediaKind.PHOTO
    assert rules.wanted[b"xmp"] is None
    assert b"txt" not in rules.wanted
    assert os.fsencode(tmp_path) in rules.left_out


def test_a_kind_goes_before_a_sidecar() -> None:
    settings = changed(Settings(), "photo_extensions", ["thm"])
    assert WalkRules.of(settings, locations({})).wanted[b"thm"] is MediaKind.PHOTO
