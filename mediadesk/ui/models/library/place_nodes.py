"""The rows of the sidebar: what each place and folder is called, shown with and read out as."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum, auto

from PySide6.QtCore import Qt

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.roots import RootRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.words import QT_TRANSLATE_NOOP

PLACES: tuple[tuple[SmartPlace, str, str], ...] = (
    (SmartPlace.ALL, "All", "images"),
    (SmartPlace.PHOTOS, "Photos", "image"),
    (SmartPlace.VIDEOS, "Videos", "film"),
    (SmartPlace.VR, "VR", "rectangle-goggles"),
    (SmartPlace.AUDIO, "Audio", "audio-lines"),
    (SmartPlace.DUPLICATES, "Duplicates", "copy"),
    (SmartPlace.NEEDS_DATE, "Needs a date", "calendar-clock"),
    (SmartPlace.ERRORS, "Errors", "triangle-alert"),
    (SmartPlace.REMOVED, "Removed", "archive-restore"),
    (SmartPlace.HISTORY, "History", "rotate-ccw-clock"),
)
"""The smart places in their order: value, source text, icon."""
SECTIONS = {
    SmartPlace.DUPLICATES: QT_TRANSLATE_NOOP("Place", "Review"),
    SmartPlace.REMOVED: QT_TRANSLATE_NOOP("Place", "Kept safe"),
}
"""Headings over the places that begin a part."""


class NodeKind(Enum):
    """What a row of the tree is."""

    PLACE = auto()
    SECTION = auto()
    ROOT = auto()
    FOLDER = auto()


class Role(IntEnum):
    """What a view can ask of a row beyond its text."""

    NODE = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True, eq=False)
class Node:
    """A row of the tree. `children` is None until its folders have been asked for.

    A node equals itself alone: it is looked for among ten thousand others.
    """

    key: int
    kind: NodeKind
    title: str = ""
    icon: str = ""
    place: SmartPlace | None = None
    folder_id: int | None = None
    files: int | None = None
    has_news: bool = False
    """True for Errors while there are some that nobody has looked at since the start."""
    note: str = ""
    seen: str = ""
    """When a root that is away was last there."""
    path: bytes = b""
    offline: bool = False
    """True when nothing can be done with its files now."""
    gone: bool = False
    """True for a root whose disk is there, but not its folder."""
    pool: str | None = None
    """What roots that count as one place with it have in common."""
    is_over_folders: bool = False
    depth: int = 0
    parent: "Node | None" = None
    children: "list[Node] | None" = field(default_factory=list)

    @property
    def may_open(self) -> bool:
        """True when there are folders inside, or nobody has looked yet."""
        return self.children is None or bool(self.children)


def note(root: RootRecord) -> str:
    """Return the second line of a root: its size and where it is."""
    size = formatting.size(root.size_bytes)
    if when := seen(root):
        return tr("Place", "{size}, last seen {when}").format(size=size, when=when)
    return f"{size}, {tr('Place', 'this computer') if _is_here(root) else root.volume_label}"


def seen(root: RootRecord) -> str:
    """Return when a root was last there, empty when it is."""
    return formatting.moment(root.last_seen) if root.is_away and root.last_seen is not None else ""


def _is_here(root: RootRecord) -> bool:
    """Tell whether a root is on this computer's own disk, which is mounted at "/"."""
    return root.volume_label in ("", "/")


def icon(root: RootRecord) -> str:
    """Return the icon of a root."""
    if root.offline:
        return "unplug"
    if root.gone:
        return "triangle-alert"
    return "folder" if _is_here(root) else "hard-drive"


def spoken(node: Node) -> str:
    """Return a row as one sentence for assistive tools."""
    parts = [node.title]
    if node.files is not None:
        is_clusters = node.place is SmartPlace.DUPLICATES
        parts.append((formatting.clusters if is_clusters else formatting.files)(node.files))
    if node.offline:
        parts.append(tr("Place", "not found") if node.gone else tr("Place", "offline"))
    if node.has_news:
        parts.append(tr("Place", "new"))
    if node.note:
        parts.append(node.note)
    return ", ".join(parts)
