"""How wrong each camera's clock was: proposed with its evidence, applied by nobody but the user."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.dates import camera_clocks
from mediadesk.catalog.dates.camera_clocks import CameraShot
from mediadesk.catalog.files import facts as stored_facts
from mediadesk.domain.jobs import Checkpoint
from mediadesk.timestamps import candidates, clocks
from mediadesk.timestamps.clocks import Camera, Correction, Sighting

_PHONES = frozenset(
    {"apple", "google", "samsung", "huawei", "xiaomi", "oneplus", "motorola", "lge", "htc"}
    | {"nokia", "oppo", "vivo", "honor", "realme", "fairphone", "nothing", "asus"}
)
"""Makers whose cameras set their clocks by the network."""

_ON_CAMERA = "EXIF:"
_EVENT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class CameraClock:
    """One camera of the library, how many files name it, and what to offer for its clock."""

    camera: Camera
    files: int
    correction: Correction


@dataclass(slots=True)
class _Record:
    files: int = 0
    sightings: list[Sighting] = field(default_factory=list)
    walls: list[datetime] = field(default_factory=list)


def propose_corrections(readers: Readers, *, checkpoint: Checkpoint) -> list[CameraClock]:
    """Return what to offer for each camera whose clock the library proves wrong.

    The surest come first. Reads every file's stored dates, so it is work for a job; `checkpoint`
    may raise `CancelledError`.
    """
    records: dict[Camera, _Record] = defaultdict(_Record)
    with readers.snapshot() as reader:
        for shot in camera_clocks.camera_shots(reader):
            checkpoint()
            _note(records, shot)
    phones = sorted(
        wall for camera, record in records.items() if _is_phone(camera) for wall in record.walls
    )
    found = []
    for camera, record in records.items():
        sightings = list(record.sightings)
        if not _is_phone(camera):
            sightings += _at_its_busiest_event(record.walls, phones)
        correction = clocks.propose(sightings)
        if correction is not None:
            found.append(CameraClock(camera, record.files, correction))
    return sorted(found, key=lambda clock: (-clock.correction.agreeing, -clock.files, str(clock)))


def _note(records: dict[Camera, _Record], shot: CameraShot) -> None:
    facts = stored_facts.from_json(shot.facts_json)
    camera = Camera.of(facts)
    if camera is None:
        return
    record = records[camera]
    record.files += 1
    stored = candidates.from_json(shot.candidates_json)
    record.sightings += clocks.sightings_of(stored, facts.position)
    if shot.taken is not None and (shot.source or "").startswith(_ON_CAMERA):
        record.walls.append(datetime.fromisoformat(shot.taken))


def _is_phone(camera: Camera) -> bool:
    maker = camera.make.split()
    return bool(maker) and maker[0].casefold() in _PHONES


def _at_its_busiest_event(
    walls: Sequence[datetime], phones: Sequence[datetime]
) -> tuple[Sighting, ...]:
    """Compare a camera with the phones around the day on which it took the most."""
    if not walls or not phones:
        return ()
    day = Counter(wall.date() for wall in walls).most_common(1)[0][0]
    middle = datetime.combine(day, datetime.min.time()) + timedelta(hours=12)
    mine = [wall for wall in walls if wall.date() == day]
    theirs = [wall for wall in phones if abs(wall - middle) <= _EVENT]
    return clocks.event_sightings(mine, theirs)
