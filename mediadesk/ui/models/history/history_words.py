"""How what was done is called in History: sentence, detail, and what is left to undo of it."""

import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QDate, QDateTime

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.facts import camera_name
from mediadesk.domain.history import HistoryItem, HistoryKind, HistoryOutcome
from mediadesk.domain.journal import EntryAction
from mediadesk.domain.reasons import Fact, Reason
from mediadesk.domain.timestamps import Precision
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.ui.models.history import removal_words

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


def title(item: HistoryItem, name: str | None = None) -> str:
    """Return what was done: "Removed 3 files from 1 cluster", "Removed IMG_1.jpg".

    `name` stands for that of the only file, where that is cut.
    """
    if item.kind is HistoryKind.RULED:
        return _ruled(item)
    if item.kind is HistoryKind.TAKEN_OUT:
        return tr("History", "Took {folder} out of the library").format(folder=_folders(item))
    if item.kind is HistoryKind.REMOVED:
        return removal_words.removed(item, name or removal_words.only_name(item))
    if item.kind is HistoryKind.RESTORED:
        return removal_words.restored(item, name or removal_words.only_name(item))
    texts = {
        HistoryKind.NOT_DUPLICATES: tr("History", "Marked {clusters} as not duplicates"),
        HistoryKind.KEPT: tr("History", "Kept all {files} of {clusters}"),
        HistoryKind.DATED: tr("History", "Decided the date of {files}"),
        HistoryKind.CLOCK: tr("History", "Corrected the clock of a camera"),
        HistoryKind.WRITTEN: tr("History", "Wrote the date of {files}"),
        HistoryKind.ORGANISED: tr("History", "Copied {files} into an archive"),
    }
    files = formatting.with_sidecars(item.files, item.sidecars)
    return texts[item.kind].format(files=files, clusters=formatting.clusters(item.clusters))


def tip(item: HistoryItem) -> str:
    """Return what the tooltip of an item says: the whole path of its only file, and the detail."""
    return "\n".join(part for part in (formatting.path(item.path), detail(item)) if part)


def detail(item: HistoryItem) -> str:
    """Return the second line: how much, where to, what was left and why."""
    if item.kind is HistoryKind.RESTORED:
        return removal_words.came_back(item)
    if item.is_undone and item.undone_at is not None:
        undone = tr("History", "undone {time}").format(time=formatting.moment(item.undone_at))
        return removal_words.parted(item) if item.gone else undone
    if item.kind in (HistoryKind.DATED, HistoryKind.CLOCK):
        return _dated(item)
    if item.kind is HistoryKind.WRITTEN:
        return _written(item)
    if item.kind is not HistoryKind.REMOVED:
        return ", ".join(item.names)
    return removal_words.detail(item)


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
        return tr("History", "undone in part") if item.gone else tr("History", "undone")
    return tr("History", "purged") if item.gone else tr("History", "nothing to undo")


def why_not(item: HistoryItem) -> str:
    """Return why an item cannot be taken back, as a sentence."""
    if item.kind is HistoryKind.RESTORED:
        return tr("History", "This tells of an undo. There is nothing to take back.")
    if item.is_undone and item.gone:
        return tr("History", "What was not purged is back already. The rest cannot come back.")
    if item.is_undone:
        return tr("History", "This was undone already.")
    if item.gone:
        return tr("History", "What this held was purged. It cannot come back.")
    return tr("History", "Nothing of this can be undone.")


def icon(item: HistoryItem) -> str:
    """Return the icon of an item."""
    if item.kind is HistoryKind.REMOVED:
        ways = {EntryAction.LINK: "link-2", EntryAction.MOVE: "folder-output"}
        return ways.get(item.action, ICONS[item.kind])
    return ICONS[item.kind]


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
    """Return what an undo came to, and of what: "Undone the hard link. 1 file is itself again."."""
    sentences = [tr("Review", "Undone.")]
    if found.files or found.sidecars:
        sentences = [_back_in_place(found)]
    elif found.trouble:
        sentences = [tr("History", "Nothing came back.")]
    if found.unmerged:
        sentences.append(tr("History", "What was merged into the kept file is taken out, too."))
    if found.purged:
        one = tr("History", "{files} was purged and is gone for good.")
        many = tr("History", "{files} were purged and are gone for good.")
        gone = one if found.purged == 1 else many
        sentences.append(gone.format(files=formatting.files(found.purged)))
    return " ".join((*sentences, *troubles(found.trouble)))


def _back_in_place(found: HistoryOutcome) -> str:
    files = formatting.with_sidecars(found.files, found.sidecars)
    if found.action is EntryAction.LINK:
        one = tr("History", "Undone. 1 hard link is a file of its own again.")
        many = tr("History", "Undone. {n} hard links are files of their own again.")
        return one if found.files == 1 else many.format(n=formatting.count(found.files))
    if found.action is EntryAction.MOVE:
        return tr("History", "Undone. {files} moved back.").format(files=files)
    return tr("Review", "Undone. {files} back in place.").format(files=files)


def done_again(found: HistoryOutcome) -> str:
    """Return what a redo came to."""
    if found.files:
        again = {
            EntryAction.LINK: tr("History", "Done again: replaced {files} by hard links."),
            EntryAction.MOVE: tr("History", "Done again: moved {files}."),
        }
        usual = tr("History", "Done again: removed {files}.")
        words = usual if found.item is None else again.get(found.item.action, usual)
        done = words.format(files=formatting.with_sidecars(found.files, found.sidecars))
    else:
        done = (
            tr("Review", "Nothing was removed.") if found.trouble else tr("History", "Done again.")
        )
    return " ".join((done, *troubles(found.trouble)))


def troubles(trouble: Sequence[tuple[str, Reason]]) -> list[str]:
    """Return a sentence for each of the first files that could not be dealt with.

    Files of which the same is to be said are told together.
    """
    named: dict[str, list[str]] = {}
    for name, reason in trouble:
        named.setdefault(formatting.sentence(reason), []).append(name)
    told = []
    for sentence, names in list(named.items())[:_MOST_TROUBLES]:
        name = names[0] if len(names) == 1 else formatting.files(len(names))
        told.append(f"{name}: {sentence}" if name else sentence)
    if more := sum(map(len, list(named.values())[_MOST_TROUBLES:])):
        one, many = tr("Review", "1 more stays, too."), tr("Review", "{n} more stay, too.")
        told.append(one if more == 1 else many.format(n=formatting.count(more)))
    return told
