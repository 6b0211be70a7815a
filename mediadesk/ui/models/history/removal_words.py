"""How removals are called in History: what was removed, moved or linked, and its taking back."""

import os

from mediadesk.domain.history import HistoryItem, HistoryKind
from mediadesk.domain.journal import EntryAction, RemovalPlace
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr


def only_name(item: HistoryItem) -> str:
    """Return the name of the only file an item was about, empty where there were more."""
    return formatting.name(item.path.rpartition(b"/")[2])


def removed(item: HistoryItem, name: str) -> str:
    """Return how files went: removed, moved, or replaced by hard links."""
    if name:
        texts = {
            EntryAction.LINK: tr("History", "Replaced {file} by a hard link"),
            EntryAction.MOVE: tr("History", "Moved {file} to a folder"),
        }
        text = texts.get(item.action, tr("History", "Removed {file}"))
        return text.format(file=_and_sidecars(name, item.sidecars))
    texts = {
        EntryAction.LINK: tr("History", "Replaced {files} by hard links"),
        EntryAction.MOVE: tr("History", "Moved {files} from {clusters}"),
    }
    text = texts.get(item.action, tr("History", "Removed {files} from {clusters}"))
    files = formatting.with_sidecars(item.files, item.sidecars)
    return text.format(files=files, clusters=formatting.clusters(item.clusters))


def restored(item: HistoryItem, name: str) -> str:
    """Return what was taken back: a removal, a move, or hard links."""
    texts = {
        EntryAction.LINK: tr("History", "Undid the hard link of {file}"),
        EntryAction.MOVE: tr("History", "Undid the move of {file}"),
    }
    usual = tr("History", "Undid the removal of {file}")
    if not name and item.files != 1:
        texts[EntryAction.LINK] = tr("History", "Undid the hard links of {file}")
    files = formatting.with_sidecars(item.files, item.sidecars)
    told = _and_sidecars(name, item.sidecars) if name else files
    return texts.get(item.action, usual).format(file=told)


def detail(item: HistoryItem) -> str:
    """Return the second line of a removal: how much, where to, what was left and why."""
    parts = [f"{formatting.size(item.size_bytes)}, {_where_to(item)}"]
    if item.merged:
        one, many = tr("History", "Merged into {n} file"), tr("History", "Merged into {n} files")
        merged = one if item.merged == 1 else many
        parts.append(merged.format(n=formatting.count(item.merged)))
    if item.left:
        one, many = tr("History", "{n} was left: {why}"), tr("History", "{n} were left: {why}")
        told = one if item.left == 1 else many
        why = "" if item.left_why is None else formatting.sentence(item.left_why)
        parts.append(told.format(n=formatting.count(item.left), why=why).rstrip(".: "))
    if item.gone and item.undoable:
        one = tr("History", "{n} is purged, {rest} can come back")
        many = tr("History", "{n} are purged, {rest} can come back")
        gone = one if item.gone == 1 else many
        rest = formatting.count(item.undoable)
        parts.append(gone.format(n=formatting.count(item.gone), rest=rest))
    return ". ".join(parts)


def parted(item: HistoryItem) -> str:
    """Return what became of a removal of which a part is back, and the rest was purged."""
    back = formatting.files(item.back)
    one, many = tr("History", "{files} is back"), tr("History", "{files} are back")
    told = (one if item.back == 1 else many).format(files=back)
    one, many = tr("History", "{n} was purged"), tr("History", "{n} were purged")
    gone = (one if item.gone == 1 else many).format(n=formatting.count(item.gone))
    return f"{told}, {gone}"


def came_back(item: HistoryItem) -> str:
    """Return what a taking back came to, its merging with it."""
    one = tr("History", "{files} is back, bytes and times checked")
    many = tr("History", "{files} are back, bytes and times checked")
    back = one if item.files + item.sidecars == 1 else many
    told = back.format(files=formatting.with_sidecars(item.files, item.sidecars))
    if item.merged:
        merge = tr("History", "What was merged into the kept file is taken out")
        told = f"{told}. {merge}"
    return told


def offer(item: HistoryItem) -> str:
    """Return what the large button says: "Undo, bring 3 files back"."""
    if item.kind is not HistoryKind.REMOVED:
        return tr("History", "Undo")
    offered = tr("History", "Undo, bring {files} back")
    if item.action is EntryAction.LINK and item.files == 1:
        return tr("History", "Undo the hard link")
    if item.action is EntryAction.LINK:
        offered = tr("History", "Undo the hard links of {files}")
    elif item.action is EntryAction.MOVE:
        offered = tr("History", "Undo, move {files} back")
    return offered.format(files=formatting.files(item.undoable or item.sidecars))


def where(place: RemovalPlace | None) -> str:
    """Return where removed files went."""
    if place is RemovalPlace.TRASH:
        return tr("History", "to the system trash")
    if place is RemovalPlace.FOLDER:
        return tr("History", "to a folder")
    return tr("History", "to Removed")


def _where_to(item: HistoryItem) -> str:
    if item.folder:
        name = formatting.name(os.path.basename(item.folder))
        return tr("History", 'to "{folder}"').format(folder=name)
    if item.action is not EntryAction.LINK:
        return where(item.place)
    one, many = (
        tr("History", "the original to Removed"),
        tr("History", "the originals to Removed"),
    )
    return one if item.files == 1 else many


def _and_sidecars(name: str, sidecars: int) -> str:
    if not sidecars:
        return name
    both = tr("Count", "{files} and {sidecars}")
    return both.format(files=name, sidecars=formatting.sidecars(sidecars))
