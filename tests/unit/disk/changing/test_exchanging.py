import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.disk.changing import exchanging
from mediadesk.disk.changing.exchanging import put_over
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.renaming import rename_exchanging
from mediadesk.disk.changing.transfer import SwappedError
from mediadesk.domain.media import FileStat


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Place, Place]]:
    """Return a new file and the old one whose name it is to have."""
    (tmp_path / "made").write_bytes(b"new")
    (tmp_path / "photo").write_bytes(b"old")
    with reached(bytes(tmp_path), b"") as folder:
        yield Place(folder, b"made"), Place(folder, b"photo")


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_file_has_the_name_and_the_old_one_is_gone(
    can_exchange: bool, places: tuple[Place, Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr(exchanging, "rename_exchanging", lambda *_: False)
    made, photo = places
    put_over(made, photo, FileStat.of(photo.look()))
    assert (os.listdir(tmp_path), (tmp_path / "photo").read_bytes()) == (["photo"], b"new")


@pytest.mark.parametrize("late", [False, True])
def test_a_file_that_was_saved_anew_meanwhile_is_not_written_over(
    late: bool, places: tuple[Place, Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, photo = places
    before = FileStat.of(photo.look())
    real = rename_exchanging

    def save() -> None:
        (tmp_path / "saving").write_bytes(b"theirs")
        (tmp_path / "saving").rename(tmp_path / "photo")

    def saved_just_before(*given: Place) -> bool:
        if (tmp_path / "photo").read_bytes() == b"old":
            save()
        return real(*given)

    if late:
        monkeypatch.setattr(exchanging, "rename_exchanging", saved_just_before)
    else:
        save()
    with pytest.raises(SwappedError):
        put_over(made, photo, before)
    assert (tmp_path / "photo").read_bytes() == b"theirs"
    assert (tmp_path / "made").read_bytes() == b"new"


def test_what_cannot_be_looked_at_once_it_changed_names_has_its_own_again(
    places: tuple[Place, Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, photo = places
    before, looks = FileStat.of(photo.look()), iter((photo.look(),))

    def look_once(_place: Place) -> os.stat_result:
        if (status := next(looks, None)) is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return status

    monkeypatch.setattr(Place, "look", look_once)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        put_over(made, photo, before)
    assert (tmp_path / "photo").read_bytes() == b"old"
    assert (tmp_path / "made").read_bytes() == b"new"


def test_a_file_saved_anew_keeps_its_name_where_what_took_it_is_gone_at_once(
    places: tuple[Place, Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever made the new file would throw away theirs, which has that one's name."""
    made, photo = places
    before, real = FileStat.of(photo.look()), rename_exchanging

    def exchange(*given: Place) -> bool:
        if (tmp_path / "made").read_bytes() != b"new":
            (tmp_path / "photo").unlink()
            return real(*given)
        (tmp_path / "photo").unlink()
        (tmp_path / "photo").write_bytes(b"theirs")
        return real(*given)

    monkeypatch.setattr(exchanging, "rename_exchanging", exchange)
    with pytest.raises(SwappedError):
        put_over(made, photo, before)
    assert (tmp_path / "photo").read_bytes() == b"theirs"
