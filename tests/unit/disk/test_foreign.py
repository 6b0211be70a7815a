"""Trash is passed by in silence, other programs' folders by name."""

import pytest

from mediadesk.disk import foreign


@pytest.mark.parametrize(
    "name",
    [
        ".Trash", ".Trash-1000", ".Trashes", "$RECYCLE.BIN", "$Recycle.Bin", "RECYCLER", "#recycle",
        "@Recycle", "@eaDir", "@EADIR", ".thumbnails", ".mediadesk", "lost+found",
    ],
)  # fmt: skip
def test_trash_and_caches_are_left_out(name: str) -> None:
    assert foreign.is_left_out(name.encode(), b"/anywhere")


def test_the_desktops_own_trash_and_thumbnails_are_left_out_by_their_place() -> None:
    assert foreign.is_left_out(b"Trash", b"/home/u/.local/share")
    assert foreign.is_left_out(b"thumbnails", b"/home/u/.cache")
    assert not foreign.is_left_out(b"Trash", b"/home/u/Pictures")
    assert not foreign.is_left_out(b"thumbnails", b"/home/u/Pictures")


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("Photos Library.photoslibrary", "Photos"),
        ("OLD.PHOTOSLIBRARY", "Photos"),
        ("iPhoto.migratedphotolibrary", "iPhoto"),
        ("2012.aplibrary", "Aperture"),
        ("iPhoto Library", "iPhoto"),
        ("Photo Booth Library", "Photo Booth"),
        ("Weddings.cocatalog", "Capture One"),
        ("Catalog Previews.lrdata", "Lightroom"),
        ("Mobile.lrlibrary", "Lightroom"),
        (".dtrash", "digiKam"),
        (".stversions", "Syncthing"),
        ("Backups.backupdb", "Time Machine"),
        (".MobileBackups", "Time Machine"),
        (".git", "Git"),
    ],
)
def test_folders_of_other_programs_are_named(name: str, program: str) -> None:
    assert foreign.program_of(name.encode()) == program
    assert foreign.program_above(b"/home/u/" + name.encode() + b"/inside/deep") == program


@pytest.mark.parametrize("name", [".zfs", ".snapshots", "#snapshot", "@Recently-Snapshot"])
def test_snapshots_belong_to_somebody(name: str) -> None:
    assert foreign.program_of(name.encode())


@pytest.mark.parametrize(
    "name",
    [
        "Photos",
        "photoslibrary",
        "my.photoslibrary.bak",
        "Trash",
        "snapshots",
        "git",
        "\u0131.g\u0131t",
    ],
)
def test_ordinary_folders_are_the_users(name: str) -> None:
    assert foreign.program_of(name.encode()) is None
    assert not foreign.is_left_out(name.encode(), b"/home/u")
    assert foreign.program_above(b"/home/u/" + name.encode()) is None
