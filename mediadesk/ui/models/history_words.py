"""How what was done is called in History: sentence, detail, and what is left to undo of it."""

import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QDate, QDateTime

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.history import HistoryItem, HistoryKind, HistoryOutcome
from mediadesk.domain.journal import EntryAction, RemovalPlace
from mediadesk.domain.media import camera_name
from mediadesk.domain.reasons import Fact, Reason
from mediadesk.domain.timestamps import Precision
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words

ICONS: Mapping[HistoryKind, str] = MappingProxyType(
    {
        HistoryKind.REMOVED: "trash",
        HistoryKind.RESTORED: "undo-2",
        HistoryKind.NOT_DUPLICATES: "ban",
        HistoryKind.KEPT: "check",
        HistoryKind.DATED: "calendar-check",
        HistoryKind.CLOCK: "clock-arrow-up",
        HistoryKind.WRITTEN: "file-down",
        HistoryKind.ORGANISED: "folder-output",
        HistoryKind.RULED: "lock",
        HistoryKind.TAKEN_OUT: "x",
    }
)
"""The icon of each kind."""
_MOST_TROUBLES = 2


def title(item: HistoryItem) -> str:
    """Return what was done: "Removed 3 files from 1 cluster"."""
    if item.kind is HistoryKind.RULED:
        return _ruled(item)
    if item.kind is HistoryKind.TAKEN_OUT:
        return tr("History", "Took {folder} out of the library").format(folder=_folders(item))
    files = formatting.with_sidecars(item.files, item.sidecars)
    clusters = formatting.clusters(item.clusters)
    texts = {
        HistoryKind.REMOVED: tr("History", "Removed {files} from {clusters}"),
        HistoryKind.RESTORED: tr("History", "Undid: removed {files}"),
        HistoryKind.NOT_DUPLICATES: tr("History", "Marked {clusters} as not duplicates"),
        HistoryKind.KEPT: tr("History", "Kept all {files} of {clusters}"),
        HistoryKind.DATED: tr("History", "Decided the date of {files}"),
        HistoryKind.CLOCK: tr("History", "Corrected the clock of a camera"),
        HistoryKind.WRITTEN: tr("History", "Wrote the date of {files}"),
        HistoryKind.ORGANISED: tr("History", "Copied {files} into an archive"),
    }
    if item.kind is HistoryKind.REMOVED and item.action is EntryAction.LINK:
        return tr("History", "Replaced {files} by hard links").format(files=files)
    if item.kind is HistoryKind.REMOVED and item.action is EntryAction.MOVE:
        moved = tr("History", "Moved {files} from {clusters}")
        return moved.format(files=files, clusters=clusters)
    return texts[item.kind].format(files=files, clusters=clusters)


def detail(item: HistoryItem) -> str:
    """Return the second line: how much, where to, what was left and why."""
    if item.kind is HistoryKind.RESTORED:
        one = tr("History", "{files} is back, bytes and times checked")
        many = tr("History", "{files} are back, bytes and times checked")
        back = one if item.files + item.sidecars == 1 else many
        return back.format(files=formatting.with_sidecars(item.files, item.sidecars))
    if item.is_undone and item.undone_at is not None:
        return tr("History", "undone {time}").format(time=formatting.moment(item.undone_at))
    if item.kind in (HistoryKind.DATED, HistoryKind.CLOCK):
        return _dated(item)
    if item.kind is HistoryKind.WRITTEN:
        return _written(item)
    if item.kind is not HistoryKind.REMOVED:
        return ", ".join(item.names)
    parts = [f"{formatting.size(item.size_bytes)}, {where(item.place)}"]
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


def _ruled(item: HistoryItem) -> str:
    """Return what was said of a folder: "Protected Camera"."""
    holds = bool(item.facts.get("holds"))
    texts = {
        "protected": (tr("History", "Protected {folder}"),
                      tr("History", "{folder} is no longer protected")),
        "never-suggest": (tr("History", "Stopped suggestions from {folder}"),
                          tr("History", "Allowed suggestions from {folder} again")),
        "pool": (tr("History", "Counted {folder} as one place"),
                 tr("History", "No longer counted {folder} as one place")),
    }  # fmt: skip
    said, taken_back = texts[_text(item.facts.get("rule")) or "protected"]
    return (said if holds else taken_back).format(folder=_folders(item))


def _folders(item: HistoryItem) -> str:
    """Return the folders an item was about, without the way to them."""
    return ", ".join(name.rstrip("/").rpartition("/")[2] or name for name in item.names)


def is_path(item: HistoryItem) -> bool:
    """Tell whether the second line of an item is a path, which is cut in its middle."""
    is_of_folder = item.kind in (HistoryKind.RULED, HistoryKind.TAKEN_OUT)
    return is_of_folder and not item.is_undone and len(item.names) == 1


def _written(item: HistoryItem) -> str:
    """Return where dates were written, what is kept to take it back, how many files were left."""
    places = {
        "sidecar": tr("History", "into sidecars"),
        "inside": tr("History", "into the files"),
        "time": tr("History", "as file times"),
        "name": tr("History", "as file names"),
    }
    parts = [places.get(_text(item.facts.get("target")) or "", "")]
    if item.size_bytes:
        kept = tr("History", "{size} kept for undo")
        parts.append(kept.format(size=formatting.size(item.size_bytes)))
    if item.left:
        one, many = tr("History", "{n} was left"), tr("History", "{n} were left")
        left = one if item.left == 1 else many
        parts.append(left.format(n=formatting.count(item.left)))
    return ", ".join(part for part in parts if part)


def _dated(item: HistoryItem) -> str:
    """Return which date one file got, how many got theirs, or which camera it was."""
    facts = item.facts
    if item.kind is HistoryKind.CLOCK:
        return camera_name(_text(facts.get("make")), _text(facts.get("model"))) or ""
    wall = _text(facts.get("wall"))
    if wall is None:
        return tr("History", "open again")
    shown = date_words.date(ChosenDate(wall, Precision(_text(facts.get("precision")) or "second")))
    words = tr("History", "{date} and others") if item.files > 1 else "{date}"
    return words.format(date=shown)


def _text(fact: Fact) -> str | None:
    return fact if isinstance(fact, str) else None


def where(place: RemovalPlace | None) -> str:
    """Return where removed files went."""
    if place is RemovalPlace.TRASH:
        return tr("History", "to the system trash")
    if place is RemovalPlace.FOLDER:
        return tr("History", "to a folder")
    return tr("History", "to Removed")


def undo_word(item: HistoryItem) -> str:
    """Return the word on the button that takes an item back, empty when nothing can be."""
    if not item.undoable:
        return ""
    if item.kind is not HistoryKind.REMOVED or item.undoable == item.files:
        return tr("History", "Undo")
    some = tr("History", "Undo {n} of {all}")
    return some.format(n=formatting.count(item.undoable), all=formatting.count(item.files))


def standing(item: HistoryItem) -> str:
    """Return what is said where nothing can be undone."""
    if item.kind is HistoryKind.RESTORED:
        return tr("History", "done")
    if item.is_undone:
        return tr("History", "undone")
    return tr("History", "purged") if item.gone else tr("History", "nothing to undo")


def offer(item: HistoryItem) -> str:
    """Return what the large button says: "Undo, bring 3 files back"."""
    if item.kind is not HistoryKind.REMOVED:
        return tr("History", "Undo")
    offered = tr("History", "Undo, bring {files} back")
    return offered.format(files=formatting.files(item.undoable or item.sidecars))


def checks(item: HistoryItem) -> Sequence[str]:
    """Return what was checked before and after."""
    if item.kind is HistoryKind.REMOVED:
        return (
            tr("History", "The keeper opened and is a different file"),
            tr("History", "Nothing had changed since the scan"),
            tr("History", "Each file arrived whole"),
        )
    if item.kind is HistoryKind.RESTORED:
        return (
            tr("History", "Each file is the one that was removed"),
            tr("History", "Nothing was overwritten"),
            tr("History", "Times and permissions are as they were"),
        )
    return ()


def spoken(item: HistoryItem) -> str:
    """Return an item as one sentence for assistive tools."""
    ending = undo_word(item) or standing(item)
    parts = (title(item), detail(item), formatting.moment(item.at), ending)
    return ", ".join(part for part in parts if part)


def moment(at: float) -> str:
    """Return the day and time of an item: "Today, 11:26:08"."""
    then = QDateTime.fromSecsSinceEpoch(int(at)).time()
    return f"{day(day_key(at))}, {formatting.locale().toString(then, 'HH:mm:ss')}"


def clock(at: float) -> str:
    """Return the time of day: "11:26"."""
    return formatting.locale().toString(QDateTime.fromSecsSinceEpoch(int(at)).time(), "HH:mm")


def day_key(at: float) -> str:
    """Return the day of a moment as ISO date: the key of its heading."""
    return QDateTime.fromSecsSinceEpoch(int(at)).date().toString("yyyy-MM-dd")


def day(key: str) -> str:
    """Return a day as a heading: "Today", "Yesterday", "3 May 2025"."""
    date = QDate.fromString(key, "yyyy-MM-dd")
    today = QDateTime.fromSecsSinceEpoch(int(time.time())).date()
    if date == today:
        return tr("Moment", "Today")
    if date == today.addDays(-1):
        return tr("Moment", "Yesterday")
    return formatting.day(date)


def taken_back(found: HistoryOutcome) -> str:
    """Return what an undo came to."""
    if found.files:
        words = tr("Review", "Undone. {files} back in place.")
        done = words.format(files=formatting.with_sidecars(found.files, found.sidecars))
    elif found.trouble:
        done = tr("History", "Nothing came back.")
    else:
        done = tr("Review", "Undone.")
    return " ".join((done, *troubles(found.trouble)))


def done_again(found: HistoryOutcome) -> str:
    """Return what a redo came to."""
    if found.files:
        words = tr("History", "Done again: removed {files}.")
        done = words.format(files=formatting.with_sidecars(found.files, found.sidecars))
    else:
        done = (
            tr("Review", "Nothing was removed.") if found.trouble else tr("History", "Done again.")
        )
    return " ".join((done, *troubles(found.trouble)))


def troubles(trouble: Sequence[tuple[str, Reason]]) -> list[str]:
    """Return a sentence for each of the first files that could not be dealt with."""
    told = []
    for name, reason in trouble[:_MOST_TROUBLES]:
        sentence = formatting.sentence(reason)
        told.append(f"{name}: {sentence}" if name else sentence)
    if (more := len(trouble) - _MOST_TROUBLES) > 0:
        words = tr("Review", "{files} more stay, too.")
        told.append(words.format(files=formatting.files(more)))
    return told
