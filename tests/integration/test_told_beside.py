"""What sidecars say of a file is shown with what it says itself."""

import json
from pathlib import Path

from mediadesk.domain.facts import Position
from mediadesk.domain.records import FileDetails
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from tests.support.desks import Desk, counts
from tests.support.media import picture


def details(desk: Desk, path: Path) -> FileDetails:
    found = desk.library.details(desk.row(path).record.id)
    assert found is not None
    return found


def test_rating_tags_and_caption_beside_a_file_are_among_its_details(
    desk: Desk, pictures: Path
) -> None:
    photo, plain = picture(pictures / "a.jpg"), picture(pictures / "b.jpg", seed=2)
    google = {
        "photoTakenTime": {"timestamp": "1526000000"},
        "description": "By Google",
        "geoData": {"latitude": 48.1, "longitude": 11.5, "altitude": 0},
        "people": [{"name": "Anna"}],
        "favorited": True,
    }
    (pictures / "a.jpg.json").write_text(json.dumps(google))
    (pictures / "a.AAE").write_text("an edit")
    desk.scan(pictures)
    found = details(desk, photo)
    assert (found.facts.caption, found.facts.rating) == ("By Google", None)
    assert found.facts.tags == ("Anna", "Favorite")
    assert found.facts.position == Position(48.1, 11.5, 0)
    assert found.sidecars == ("a.jpg.json", "a.AAE")
    assert details(desk, plain).sidecars == ()

    said = xmp_sidecar.merged(None, SidecarValues(rating=4, tags=("snow",), caption="The hut"))
    assert isinstance(said, bytes)
    (pictures / "a.xmp").write_bytes(said)
    assert counts(desk.scan(pictures)) == {"unchanged": 2}
    found = details(desk, photo)
    assert (found.facts.caption, found.facts.rating) == ("The hut", 4)
    assert found.facts.tags == ("snow", "Anna", "Favorite")

    for name in ("a.xmp", "a.jpg.json", "a.AAE"):
        (pictures / name).unlink()
    desk.scan(pictures)
    found = details(desk, photo)
    assert (found.facts.caption, found.facts.rating, found.sidecars) == (None, None, ())
