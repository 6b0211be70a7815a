"""A camera's wrong clock is found in a scanned library, and only offered."""

from datetime import datetime, timedelta
from pathlib import Path

from mediadesk.operations.dates.clocks import propose_corrections
from mediadesk.timestamps.clocks import Reference
from tests.support.desks import Desk
from tests.support.media import exif, picture

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
AHEAD = timedelta(hours=1, minutes=7)


def test_a_camera_that_ran_ahead_of_the_names_it_was_saved_by_is_offered_a_correction(
    desk: Desk, pictures: Path
) -> None:
    for number in range(5):
        at = NOON + timedelta(minutes=9 * number)
        for name, camera, shown in (
            (f"IMG_{at:%Y%m%d_%H%M%S}.jpg", ("Canon", "EOS 5D"), at + AHEAD),
            (f"VID_{at:%Y%m%d_%H%M%S}.jpg", ("Nikon", "D750"), at),
        ):
            picture(pictures / name, seed=number, exif=exif(taken=shown, camera=camera))
    desk.scan(pictures)
    (found,) = propose_corrections(desk.store.readers, checkpoint=lambda: None)
    assert (found.camera.model, found.files) == ("EOS 5D", 5)
    assert found.correction.shift_s == -AHEAD.total_seconds()
    assert found.correction.references == ((Reference.NAME, 5),)
    assert desk.rows()[str(pictures / "IMG_20190817_120000.jpg")].record.taken == (
        "2019-08-17T13:07:00"
    )
