import io
import struct

from mediadesk.formats.motion import InnerFilm, inner_film

FILM = b"\x00\x00\x00\x14ftypmp42" + bytes(200)
PHOTO = b"\xff\xd8" + bytes(500) + b"\xff\xd9"


def found(data: bytes, xmp: str = "") -> InnerFilm | None:
    return inner_film(io.BytesIO(data), len(data), xmp.encode())


def item(semantic: str, length: int, padding: int = 0) -> str:
    return (
        f'<Container:Item Item:Semantic="{semantic}" Item:Length="{length}"'
        f' Item:Padding="{padding}"/>'
    )


def test_the_list_of_parts_says_where_the_film_lies() -> None:
    xmp = item("Primary", 0) + item("GainMap", 40) + item("MotionPhoto", len(FILM))
    gain_map = bytes(40)
    assert found(PHOTO + gain_map + FILM, xmp) == InnerFilm(len(PHOTO) + 40, len(FILM))
    behind = item("Primary", 0) + item("MotionPhoto", len(FILM)) + item("Depth", 30, 2)
    assert found(PHOTO + FILM + bytes(32), behind) == InnerFilm(len(PHOTO), len(FILM))


def test_older_phones_say_how_far_from_the_end_it_begins() -> None:
    wanted = InnerFilm(len(PHOTO), len(FILM))
    assert found(PHOTO + FILM, f'GCamera:MicroVideoOffset="{len(FILM)}"') == wanted
    offset = f"<GCamera:MicroVideoOffset>{len(FILM)}</GCamera:MicroVideoOffset>"
    assert found(PHOTO + FILM, offset) == wanted


def samsung(*, kind: int = 0x0A30) -> bytes:
    name = b"MotionPhoto_Data"
    block = struct.pack("<2xHI", kind, len(name)) + name + FILM
    entries = struct.pack("<2xHII", kind, len(block), len(block))
    directory = b"SEFH" + struct.pack("<II", 107, 1) + entries
    return block + directory + struct.pack("<I", len(directory)) + b"SEFT"


def test_samsung_s_directory_leads_to_it() -> None:
    assert found(PHOTO + samsung()) == InnerFilm(len(PHOTO) + 24, len(FILM))
    assert found(PHOTO + samsung(kind=0x0A01)) is None


def test_heic_files_keep_it_in_a_box() -> None:
    head = struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0)
    box = struct.pack(">I4s", 8 + len(FILM), b"mpvd") + FILM
    assert found(head + box) == InnerFilm(24, len(FILM))


def test_what_is_said_is_believed_only_where_a_film_begins() -> None:
    for xmp in (
        item("MotionPhoto", 100),
        item("MotionPhoto", 10**9),
        'GCamera:MicroVideoOffset="0"',
        "",
    ):
        assert found(PHOTO + bytes(300), xmp) is None
        assert found(PHOTO + FILM[8:], xmp) is None
    assert found(b"") is None
    assert found(PHOTO + samsung()[:-60]) is None
