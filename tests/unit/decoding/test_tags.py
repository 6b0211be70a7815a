from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mediadesk.decoding.tags import Tags, read_tags
from mediadesk.domain.errors import OutsideError
from mediadesk.formats.source import open_source

exiv2: Any = import_module("exiv2")  # it ships no types


def written(path: Path, *, exif: dict[str, str] | None = None, **others: dict[str, str]) -> Path:
    """Make a small JPEG and let exiv2 write tags into it."""
    Image.new("RGB", (16, 16)).save(path, "JPEG")
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    for tags, data in (
        (exif, image.exifData()),
        (others.get("xmp"), image.xmpData()),
        (others.get("iptc"), image.iptcData()),
    ):
        for key, value in (tags or {}).items():
            data[key] = value
    image.writeMetadata()
    return path


def tags_of(path: Path, exif_block: bytes | None = None) -> Tags:
    with open_source(bytes(path)) as source:
        return read_tags(source, exif_block=exif_block)


def test_wanted_tags_come_as_texts_by_their_names(tmp_path: Path) -> None:
    exif = {
        "Exif.Image.Make": "Canon",
        "Exif.Photo.DateTimeOriginal": "2008:05:30 15:56:01",
        "Exif.GPSInfo.GPSLatitude": "52/1 30/1 0/1",
    }
    xmp = {"Xmp.xmp.Rating": "4", "Xmp.photoshop.DateCreated": "1978-06"}
    iptc = {"Iptc.Application2.Caption": "A caption"}
    found = tags_of(written(tmp_path / "a.jpg", exif=exif, xmp=xmp, iptc=iptc))
    assert exif.items() | xmp.items() | iptc.items() <= dict(found.texts).items()


def test_a_tag_with_several_items_keeps_them_apart(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jpg")
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    value = exiv2.XmpArrayValue(exiv2.TypeId.xmpBag)
    value.read("Paris, France")
    value.read("two")
    image.xmpData().add(exiv2.XmpKey("Xmp.dc.subject"), value)
    for word in ("one", "due"):
        text = exiv2.StringValue(word)
        image.iptcData().add(exiv2.IptcKey("Iptc.Application2.Keywords"), text)
    image.writeMetadata()
    found = tags_of(path)
    assert found.lists["Xmp.dc.subject"] == ("Paris, France", "two")
    assert found.lists["Iptc.Application2.Keywords"] == ("one", "due")


def test_a_text_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x010E] = "Zzurich caption"
    Image.new("RGB", (16, 16)).save(path, exif=exif)
    path.write_bytes(path.read_bytes().replace(b"Zzurich", b"Z\xfcrich!"))
    assert tags_of(path).texts["Exif.Image.ImageDescription"] == "Zürich! caption"


def test_a_bare_exif_block_stands_in_for_an_unknown_container(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    path.write_bytes(b"\xff\x0a" + bytes(50))
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    assert tags_of(path, exif.tobytes()).texts["Exif.Image.Make"] == "Maker"
    with pytest.raises(OutsideError):
        tags_of(path)


def test_nothing_is_said_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    Image.new("RGB", (16, 16)).save(path, exif=exif)
    data = path.read_bytes()
    at = data.index(b"Exif\0\0") + 6 + 8
    path.write_bytes(data[:at] + b"\xff\xff" + data[at + 2 :])  # far too many entries
    tags_of(path)
    assert capfd.readouterr() == ("", "")
