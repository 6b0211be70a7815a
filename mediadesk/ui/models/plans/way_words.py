"""How the ways that copies can go are called, before and after."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.operations.resolve import Way, WayKind
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.words import QT_TRANSLATE_NOOP

CHOICES: Mapping[WayKind, tuple[str, str]] = MappingProxyType(
    {
        WayKind.REMOVED: (QT_TRANSLATE_NOOP("Way", "Move to Removed"), "archive-restore"),
        WayKind.TRASH: (QT_TRANSLATE_NOOP("Way", "Move to the system trash"), "trash"),
        WayKind.FOLDER: (QT_TRANSLATE_NOOP("Way", "Move to a folder…"), "folder-output"),
        WayKind.LINK: (QT_TRANSLATE_NOOP("Way", "Replace by hard links"), "link-2"),
    }
)
"""What the menu calls each way, and its icon."""

TIPS: Mapping[WayKind, str] = MappingProxyType(
    {
        WayKind.REMOVED: QT_TRANSLATE_NOOP(
            "Way", "They are held on their own disk until you purge them. Undo brings them back."
        ),
        WayKind.TRASH: QT_TRANSLATE_NOOP(
            "Way", "Undo brings them back as long as the trash is not emptied."
        ),
        WayKind.FOLDER: QT_TRANSLATE_NOOP(
            "Way", "They go to a folder that you choose. Undo brings them back."
        ),
        WayKind.LINK: QT_TRANSLATE_NOOP(
            "Way",
            "Every name stays and leads to the one file that is kept. Undo brings them back as"
            " files of their own.",
        ),
    }
)


def short(way: Way) -> str:
    """Return where copies go in few words: "To Removed"."""
    if way.kind is WayKind.FOLDER:
        return tr("Way", 'To "{folder}"').format(folder=_folder(way))
    texts = {
        WayKind.REMOVED: tr("Way", "To Removed"),
        WayKind.TRASH: tr("Way", "To the system trash"),
        WayKind.LINK: tr("Way", "Hard links instead"),
    }
    return texts[way.kind]


def accept(way: Way) -> str:
    """Return what accepting does, with {kept} and {gone}: numbers of members, or how many."""
    texts = {
        WayKind.REMOVED: tr("Cluster", "Accept: keep {kept}, remove {gone}"),
        WayKind.TRASH: tr("Cluster", "Accept: keep {kept}, trash {gone}"),
        WayKind.FOLDER: tr("Cluster", "Accept: keep {kept}, move {gone}"),
        WayKind.LINK: tr("Cluster", "Accept: keep {kept}, link {gone}"),
    }
    return texts[way.kind]


def start(way: Way, files: int) -> str:
    """Return what the button of a plan does: "Remove 3,412 files"."""
    texts = {
        WayKind.REMOVED: tr("Plan", "Remove {files}"),
        WayKind.TRASH: tr("Plan", "Move {files} to the trash"),
        WayKind.FOLDER: tr("Plan", "Move {files}"),
        WayKind.LINK: tr("Plan", "Link {files}"),
    }
    return texts[way.kind].format(files=formatting.files(files))


def under_way(way: Way) -> str:
    """Return what is being done, with {n} and {files}."""
    texts = {
        WayKind.REMOVED: tr("Plan", "Removing: {n} of {files}"),
        WayKind.TRASH: tr("Plan", "Moving to the trash: {n} of {files}"),
        WayKind.FOLDER: tr("Plan", "Moving: {n} of {files}"),
        WayKind.LINK: tr("Plan", "Linking: {n} of {files}"),
    }
    return texts[way.kind]


def goes(way: Way, files: int) -> str:
    """Return what stands below the number of files: "files go to Removed"."""
    one = {
        WayKind.REMOVED: tr("Plan", "file goes to Removed"),
        WayKind.TRASH: tr("Plan", "file goes to the system trash"),
        WayKind.FOLDER: tr("Plan", 'file goes to "{folder}"'),
        WayKind.LINK: tr("Plan", "file becomes a hard link"),
    }
    many = {
        WayKind.REMOVED: tr("Plan", "files go to Removed"),
        WayKind.TRASH: tr("Plan", "files go to the system trash"),
        WayKind.FOLDER: tr("Plan", 'files go to "{folder}"'),
        WayKind.LINK: tr("Plan", "files become hard links"),
    }
    return (one if files == 1 else many)[way.kind].format(folder=_folder(way))


def gain(way: Way) -> str:
    """Return what stands below the bytes: those moved to a folder are only moved."""
    return tr("Plan", "to move") if way.kind is WayKind.FOLDER else tr("Plan", "to gain")


def done(way: Way, *, files: int, sidecars: int, size_bytes: int) -> str:
    """Return "Removed 3 files and 2 sidecars, 48.5 GB, to Removed."."""
    if not files and not sidecars:
        return tr("Review", "Nothing was removed.")
    texts = {
        WayKind.REMOVED: tr("Review", "Moved {what}, {size}, to Removed."),
        WayKind.TRASH: tr("Review", "Moved {what}, {size}, to the system trash."),
        WayKind.FOLDER: tr("Review", 'Moved {what}, {size}, to "{folder}".'),
        WayKind.LINK: tr("Review", "Replaced {what}, {size}, by hard links."),
    }
    if files == 1:
        texts[WayKind.LINK] = tr("Review", "Replaced {what}, {size}, by a hard link.")
    size = formatting.size(size_bytes)
    what = formatting.with_sidecars(files, sidecars)
    return texts[way.kind].format(what=what, size=size, folder=_folder(way))


def _folder(way: Way) -> str:
    return formatting.name(way.folder.rpartition(b"/")[2] or way.folder)
