"""Stored judgements are of one version of the rules: other rules are another version."""

import hashlib
from dataclasses import fields

import numpy as np

from mediadesk.dedupe.pictures.registration.measures import Measures
from mediadesk.dedupe.pictures.verification import grades
from mediadesk.dedupe.versions import SEARCH_VERSION

JUDGED_BY = {
    6: "cbc28bb6530b53c6",
    7: "cbc28bb6530b53c6",
    8: "e8726cffba566232",
    9: "21d46ec83b037bad",
    10: "593135b7e8a3e5fd",
    11: "593135b7e8a3e5fd",
    12: "593135b7e8a3e5fd",
    13: "593135b7e8a3e5fd",
}
"""What each version made of the same measures; a new version is a new line here."""
_RANGES = {
    "decided": (0, 128),
    "inner_detail": (0.3, 1),
    "deviation": (0, 12),
    "residual": (0, 4),
    "contrast": (0, 60),
    "gain": (0.5, 1.8),
    "shift": (-80, 80),
    "chroma": (0, 8),
    "chroma_spread": (0, 30),
    "tones": (0, 4),
    "tone_contrast": (0, 80),
    "close_places": (0, 40),
    "close_spread": (4, 30),
    "close_deviation": (0, 6),
    "close_gain": (0.5, 1.8),
    "covered": (0, 20),
    "uncovered": (0, 40),
}
_COUNT = 200_000


def judged() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Return the lanes of many made-up pairs, most of them close to some limit."""
    chance = np.random.default_rng(11)
    made = {
        field.name: chance.uniform(*_RANGES.get(field.name, (0.85, 1)), _COUNT).astype(np.float32)
        for field in fields(Measures)
    }
    return grades.graded(Measures(**made)).lane


def test_other_rules_are_another_version() -> None:
    lanes = judged()
    assert set(lanes.tolist()) > {
        *(grades.Lane.DETAIL, grades.Lane.SMOOTH, grades.Lane.EXPOSURE),
        *(grades.Lane.CLOSE, grades.Lane.CAPTIONED),
    }
    digest = hashlib.sha256(lanes.tobytes()).hexdigest()[:16]
    assert JUDGED_BY.get(SEARCH_VERSION) == digest, "other rules: raise dedupe.versions"
