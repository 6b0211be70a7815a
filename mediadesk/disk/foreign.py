"""Folders the scan leaves out: trash and caches silently, libraries of other programs by name."""

_TRASH = frozenset({b".trash", b".trashes", b"$recycle.bin", b"recycler", b"#recycle", b"@recycle"})
_OWN = b".mediadesk"
_CACHES = frozenset({b"@eadir", b".thumbnails", b"lost+found", b"system volume information"})
_TRASH_BEGINNING = b".trash-"
_ENDS_OF_PATHS = (b"/.local/share/trash", b"/.cache/thumbnails")
_LAST_NAMES = frozenset(end.rpartition(b"/")[2] for end in _ENDS_OF_PATHS)

_PROGRAM_BY_NAME = {
    b".dtrash": "digiKam",
    b".stversions": "Syncthing",
    b".zfs": "ZFS (snapshots)",
    b".snapshots": "the file system (snapshots)",
    b".snapshot": "the file server (snapshots)",
    b"#snapshot": "the file server (snapshots)",
    b"@recently-snapshot": "the file server (snapshots)",
    b"@recycle_snapshot": "the file server (snapshots)",
    b"backups.backupdb": "Time Machine",
    b".mobilebackups": "Time Machine",
    b".mobilebackups.trash": "Time Machine",
    b".timemachine": "Time Machine",
    b"com.apple.timemachine.localsnapshots": "Time Machine",
    b"iphoto library": "iPhoto",  # until 2008 without an ending
    b"photo booth library": "Photo Booth",
    b".dropbox.cache": "Dropbox",
    b".git": "Git",
    b".hg": "Mercurial",
    b".svn": "Subversion",
    _OWN: "MediaDesk",
}
_PROGRAM_BY_ENDING = {
    b".photoslibrary": "Photos",
    b".photolibrary": "iPhoto",
    b".migratedphotolibrary": "iPhoto",
    b".photoboothlibrary": "Photo Booth",
    b".aplibrary": "Aperture",
    b".migratedaplibrary": "Aperture",
    b".lrdata": "Lightroom",
    b".lrcat-data": "Lightroom",
    b".lrlibrary": "Lightroom",
    b".cocatalog": "Capture One",
    b".imovielibrary": "iMovie",
    b".fcpbundle": "Final Cut Pro",
    b".backupbundle": "Time Machine",
}
_ENDINGS = tuple(_PROGRAM_BY_ENDING)


def is_left_out(name: bytes, parent: bytes) -> bool:
    """Tell whether the folder `name` in `parent` holds only trash, caches or our own things."""
    folded = name.lower()  # bytes: ASCII only, the same in every language
    if folded in _TRASH or folded in _CACHES or folded == _OWN:
        return True
    if folded.startswith(_TRASH_BEGINNING):
        return True
    return folded in _LAST_NAMES and (parent.lower() + b"/" + folded).endswith(_ENDS_OF_PATHS)


def program_of(name: bytes) -> str | None:
    """Return the program a folder of this name belongs to, None when it is the user's own."""
    folded = name.lower()
    program = _PROGRAM_BY_NAME.get(folded)
    if program is None and folded.endswith(_ENDINGS):
        program = _PROGRAM_BY_ENDING[b"." + folded.rpartition(b".")[2]]
    return program


def program_above(path: bytes) -> str | None:
    """Return the program that owns `path` or a folder above it, None when nobody does."""
    names = path.split(b"/")
    return next((program for name in names if (program := program_of(name))), None)
