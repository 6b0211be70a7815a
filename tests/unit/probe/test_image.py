import io
import struct
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from mediadesk.decoding.picture import picture_format, read_outline
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.streams import Projection
from mediadesk.domain.timestamps import ZoneKind
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.source import open_source
from mediadesk.formats.xmp.xmp_sidecar import merged
from mediadesk.probe.image import probe_picture
from tests.support.media import motion_photo, with_packet

exiv2: Any = import_module("exiv2")  # it ships no types


def facts(path: Path) -> Facts:
    with open_source(bytes(path)) as source:
        name = picture_format(source)
        return probe_picture(source, name, read_outline(source, name))


def picture(path: Path, **options: Any) -> Path:  # noqa: ANN401 - what Pillow takes
    Image.new("RGB", (40, 20), "teal").save(path, **options)
    return path


def tagged(path: Path, tags: dict[str, str]) -> Path:
    """Make a JPEG that carries these EXIF, XMP and IPTC tags."""
    image = exiv2.ImageFactory.open(str(picture(path)))
    image.readMetadata()
    for key, value in tags.items():
        group = key.split(".")[0]
        data = {"Exif": image.exifData, "Xmp": image.xmpData, "Iptc": image.iptcData}[group]()
        data[key] = value
    image.writeMetadata()
    return path


def test_the_camera_is_named(tmp_path: Path) -> None:
    found = facts(
        tagged(
            tmp_path / "a.jpg",
            {
                "Exif.Image.Make": "Canon ",
                "Exif.Image.Model": "EOS R5",
                "Exif.Photo.BodySerialNumber": "0420",
                "Exif.Photo.LensModel": "RF24-70",
                "Exif.Image.Software": "Firmware 1.0",
            },
        )
    )
    assert (found.camera_make, found.camera_model) == ("Canon", "EOS R5")
    assert (found.camera_serial, found.lens, found.software) == ("0420", "RF24-70", "Firmware 1.0")


def test_size_is_as_seen_and_the_quality_estimated(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = facts(picture(tmp_path / "a.jpg", exif=exif, quality=88))
    assert (found.width, found.height, found.orientation) == (20, 40, 6)
    assert found.jpeg_quality == 88


@pytest.mark.parametrize(
    ("side", "sign"), [(("N", "E"), (1, 1)), (("S", "W"), (-1, -1)), (("S", "E"), (-1, 1))]
)
def test_the_place_is_in_degrees_north_and_east(
    tmp_path: Path, side: tuple[str, str], sign: tuple[int, int]
) -> None:
    tags = {
        "Exif.GPSInfo.GPSLatitudeRef": side[0],
        "Exif.GPSInfo.GPSLatitude": "52/1 30/1 36/1",
        "Exif.GPSInfo.GPSLongitudeRef": side[1],
        "Exif.GPSInfo.GPSLongitude": "13/1 24/1 0/1",
        "Exif.GPSInfo.GPSAltitude": "305/10",
        "Exif.GPSInfo.GPSAltitudeRef": "1",
    }
    assert facts(tagged(tmp_path / "a.jpg", tags)).position == Position(
        sign[0] * 52.51, sign[1] * 13.4, -30.5
    )


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("0/1 0/1 0/1", "0/1 0/1 0/1"),
        ("95/1 0/1 0/1", "1/1 0/1 0/1"),
        ("1/0 0/1 0/1", "1/1 0/1 0/1"),
    ],
)
def test_an_impossible_or_empty_place_is_none(
    tmp_path: Path, latitude: str, longitude: str
) -> None:
    tags = {"Exif.GPSInfo.GPSLatitude": latitude, "Exif.GPSInfo.GPSLongitude": longitude}
    assert facts(tagged(tmp_path / "a.jpg", tags)).position is None


def test_words_of_all_places_are_joined_once(tmp_path: Path) -> None:
    tags = {
        "Xmp.dc.subject": "Berlin",
        "Iptc.Application2.Keywords": "Berlin",
        "Xmp.lr.hierarchicalSubject": "Places|Berlin",
        "Xmp.xmp.Rating": "4",
    }
    found = facts(tagged(tmp_path / "a.jpg", tags))
    assert found.tags == ("Berlin", "Places|Berlin")
    assert found.rating == 4


def test_title_and_author_are_told(tmp_path: Path) -> None:
    tags = {
        "Xmp.dc.title": "The hut",
        "Exif.Image.Artist": "Anna;Ben",
        "Xmp.dc.creator": "Anna",
        "Iptc.Application2.Byline": "Ben",
    }
    found = facts(tagged(tmp_path / "a.jpg", tags))
    assert (found.title, found.author) == ("The hut", "Anna, Ben")
    by_iptc = facts(tagged(tmp_path / "b.jpg", {"Iptc.Application2.ObjectName": "Hut"}))
    assert (by_iptc.title, by_iptc.author) == ("Hut", None)


@pytest.mark.parametrize("rating", ["7", "x", "nan"])
def test_an_impossible_rating_is_none(tmp_path: Path, rating: str) -> None:
    assert facts(tagged(tmp_path / "a.jpg", {"Xmp.xmp.Rating": rating})).rating is None


@pytest.mark.parametrize(
    "filler",
    [
        "OLYMPUS DIGITAL CAMERA         ",
        "SONY DSC",
        "KONICA MINOLTA DIGITAL CAMERA",
        "oznor",
        "sdr",
    ],
)
def test_what_cameras_write_by_themselves_is_no_caption(tmp_path: Path, filler: str) -> None:
    path = tagged(tmp_path / "a.jpg", {"Exif.Image.ImageDescription": filler})
    assert facts(path).caption is None


def test_a_caption_of_the_user_goes_before_the_cameras(tmp_path: Path) -> None:
    tags = {"Exif.Image.ImageDescription": "SONY DSC", "Iptc.Application2.Caption": "Our garden"}
    assert facts(tagged(tmp_path / "a.jpg", tags)).caption == "Our garden"


def test_the_maker_zone_has_its_summer_time_in_it(tmp_path: Path) -> None:
    tags = {"Exif.Image.Make": "Canon", "Exif.CanonTi.TimeZone": "60"}
    path = tagged(tmp_path / "a.jpg", tags | {"Exif.CanonTi.DaylightSavings": "60"})
    assert facts(path).maker_zone_minutes == 120


def test_the_colour_profile_is_named(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for name in ("a.jpg", "a.png"):
        found = facts(picture(tmp_path / name, icc_profile=profile))
        assert "sRGB" in (found.colour_profile or "")


def test_a_png_states_its_dates(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Creation Time", "Tue, 5 Mar 2019 12:34:56 +0100")
    path = picture(tmp_path / "a.png", pnginfo=info)
    body = b"tIME" + struct.pack(">HBBBBB", 2020, 1, 2, 3, 4, 5)
    chunk = struct.pack(">I", 7) + body + struct.pack(">I", zlib.crc32(body))
    data = path.read_bytes()
    path.write_bytes(data[:-12] + chunk + data[-12:])
    created, changed = facts(path).stamps
    assert (created.source, created.wall) == ("PNG:CreationTime", "2019-03-05T12:34:56")
    assert (changed.source, changed.wall) == ("PNG:ModifyDate", "2020-01-02T03:04:05")
    assert changed.zone is ZoneKind.UTC


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif", "a.heic"])
def test_every_format_gives_its_exif_date(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[0x0132] = "2019:02:03 11:22:33"
    if name == "a.heic":
        import_module("pillow_heif").register_heif_opener()
    found = facts(picture(tmp_path / name, exif=exif.tobytes()))
    assert [stamp.wall for stamp in found.stamps] == ["2019-02-03T11:22:33"]


def test_a_live_photos_id_is_found(tmp_path: Path) -> None:
    text = b"570F1469-09C7-4E50-9875-05F21D5BD166\0"
    entry = struct.pack(">HHII", 0x0011, 2, len(text), 32)
    note = b"Apple iOS\0\0\1MM" + struct.pack(">H", 1) + entry + bytes(4) + text
    exif = Image.Exif()
    exif[0x010F] = "Apple"
    exif.get_ifd(0x8769)[0x927C] = note
    found = facts(picture(tmp_path / "a.jpg", exif=exif.tobytes()))
    assert found.content_identifier == text[:-1].decode()


def test_a_picture_whose_decoding_failed_still_tells_what_its_head_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 6, "2019:02:03 11:22:33"
    out = io.BytesIO()
    Image.new("RGB", (40, 20)).save(out, "JPEG", exif=exif)
    path = tmp_path / "a.jpg"
    path.write_bytes(out.getvalue()[:-60])
    with open_source(bytes(path)) as source:
        found = probe_picture(source, "jpeg", None)
    assert (found.width, found.height, found.orientation) == (20, 40, 6)
    assert found.stamps[0].wall == "2019-02-03T11:22:33"


def test_a_photo_of_a_whole_sphere_says_so(tmp_path: Path) -> None:
    sphere = {
        "Xmp.GPano.ProjectionType": "equirectangular",
        "Xmp.GPano.FullPanoWidthPixels": "8000",
        "Xmp.GPano.CroppedAreaImageWidthPixels": "4000",
        "Xmp.GPano.StitchingSoftware": "RICOH THETA",
    }
    found = facts(tagged(tmp_path / "a.jpg", sphere)).sphere
    assert found is not None
    assert (found.projection, found.fov_degrees) == (Projection.EQUIRECTANGULAR, 180)
    assert found.stitcher == "RICOH THETA"
    whole = {"Xmp.GPano.ProjectionType": "equirectangular"}
    found = facts(tagged(tmp_path / "b.jpg", whole)).sphere
    assert found is not None
    assert found.fov_degrees == 360
    flat = {"Xmp.GPano.ProjectionType": "cylindrical"}
    assert facts(tagged(tmp_path / "c.jpg", flat)).sphere is None


def test_a_film_inside_a_photo_is_found(tmp_path: Path) -> None:
    found = facts(motion_photo(tmp_path / "PXL_1.jpg"))
    assert found.film_start is not None
    assert found.film_start + found.film_bytes == (tmp_path / "PXL_1.jpg").stat().st_size
    assert facts(picture(tmp_path / "still.jpg")).film_start is None


TOLD = SidecarValues(
    rating=4, tags=("Oma", "Rome"), caption="Grandma", position=Position(48.1, -11.5, 512.0)
)


@pytest.mark.parametrize("kind", ["jpg", "webp", "tif", "heic", "avif", "gif"])
def test_every_format_gives_what_its_xmp_tells(tmp_path: Path, kind: str) -> None:
    packet = merged(None, TOLD)
    assert isinstance(packet, bytes)
    found = facts(with_packet(tmp_path / f"a.{kind}", packet))
    said = SidecarValues(
        rating=found.rating, tags=found.tags, caption=found.caption, position=found.position
    )
    assert said == TOLD


@pytest.mark.parametrize("kind", ["jpg", "heic", "gif"])
def test_broken_xmp_takes_nothing_else_along(tmp_path: Path, kind: str) -> None:
    found = facts(with_packet(tmp_path / f"a.{kind}", b"<x:xmpmeta><rdf:RDF"))
    assert (found.width, found.rating) == (40, None)


def test_what_windows_writes_is_read(tmp_path: Path) -> None:
    wide = {
        f"Exif.Image.{name}": " ".join(map(str, text.encode("utf-16-le")))
        for name, text in (("XPKeywords", "Oma;Käse\0"), ("XPComment", "In Rome\0"))
    }
    found = facts(tagged(tmp_path / "a.jpg", wide))
    assert (found.tags, found.caption) == (("Oma", "Käse"), "In Rome")
