"""Sentences for reasons, and sizes and times in words, for the window and the terminal.

The source texts are English. The window passes its own `translate`; the terminal prints as is.
"""

from collections.abc import Callable, Mapping

from mediadesk.domain.reasons import Reason, ReasonCode

_SIZE_UNITS = ("KB", "MB", "GB", "TB", "PB")

Translate = Callable[[str], str]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001, N802 - lupdate looks for this name
    """Mark a text for Qt's translation tools; the text itself comes back."""
    return text


def _same(text: str) -> str:
    return text


SENTENCES: Mapping[ReasonCode, str] = {
    ReasonCode.PATH_MISSING: QT_TRANSLATE_NOOP("Reason", "There is no such folder or file."),
    ReasonCode.NOT_A_FOLDER_OR_FILE: QT_TRANSLATE_NOOP(
        "Reason", "This is neither a folder nor an ordinary file."
    ),
    ReasonCode.FOLDER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "This folder could not be read: {detail}."
    ),
    ReasonCode.FOLDER_PERMISSION: QT_TRANSLATE_NOOP(
        "Reason", 'You may not look into this folder. Its owner is "{owner}".'
    ),
    ReasonCode.FOLDER_OF_OTHER_PROGRAM: QT_TRANSLATE_NOOP(
        "Reason", "This folder belongs to {program}, so MediaDesk leaves it alone."
    ),
    ReasonCode.VOLUME_OFFLINE: QT_TRANSLATE_NOOP(
        "Reason", "{volume} went offline. Plug it in and choose Retry."
    ),
    ReasonCode.VOLUME_REPLACED: QT_TRANSLATE_NOOP(
        "Reason", "Another disk is now in the place of {volume}. Nothing was changed."
    ),
    ReasonCode.OUTSIDE_EVERY_ROOT: QT_TRANSLATE_NOOP(
        "Reason", "This is in none of the folders of the library. Scan it first."
    ),
    ReasonCode.PATH_TOO_LONG: QT_TRANSLATE_NOOP(
        "Reason", "The path is too long for this computer to open."
    ),
    ReasonCode.FILE_VANISHED: QT_TRANSLATE_NOOP("Reason", "The file went away during the scan."),
    ReasonCode.FILE_PERMISSION: QT_TRANSLATE_NOOP(
        "Reason", 'You may not read this file. Its owner is "{owner}".'
    ),
    ReasonCode.FILE_IO: QT_TRANSLATE_NOOP("Reason", "The disk could not read this file: {detail}."),
    ReasonCode.FILE_CHANGING: QT_TRANSLATE_NOOP(
        "Reason", "The file was still being written. Scan again when it is complete."
    ),
    ReasonCode.FILE_IN_CLOUD: QT_TRANSLATE_NOOP(
        "Reason", "The file is only in the cloud. It was not opened."
    ),
    ReasonCode.FILE_EMPTY: QT_TRANSLATE_NOOP("Reason", "The file is empty."),
    ReasonCode.NOT_MEDIA: QT_TRANSLATE_NOOP(
        "Reason", "The content is no picture, film or recording that MediaDesk knows."
    ),
    ReasonCode.NOT_SUPPORTED: QT_TRANSLATE_NOOP(
        "Reason", "{format} cannot be opened yet. The file is listed all the same."
    ),
    ReasonCode.BROKEN: QT_TRANSLATE_NOOP("Reason", "The file is damaged: {detail}."),
    ReasonCode.ENDS_EARLY: QT_TRANSLATE_NOOP("Reason", "The file ends early."),
    ReasonCode.TOO_MANY_PIXELS: QT_TRANSLATE_NOOP(
        "Reason",
        "Too large to open: {width} × {height} pixels.",  # noqa: RUF001 - a real sign
    ),
    ReasonCode.DECODER_CRASHED: QT_TRANSLATE_NOOP(
        "Reason", "The file made its decoder crash. It will not be tried again by itself."
    ),
    ReasonCode.DECODER_TIMEOUT: QT_TRANSLATE_NOOP(
        "Reason",
        "The file kept its decoder busy for more than {seconds} seconds. "
        "It will not be tried again by itself.",
    ),
    ReasonCode.DECODER_MEMORY: QT_TRANSLATE_NOOP(
        "Reason", "The file needs more memory to open than MediaDesk allows."
    ),
    ReasonCode.CONTENT_MISMATCH: QT_TRANSLATE_NOOP(
        "Reason", "The name says {named}, the content is {found}."
    ),
    ReasonCode.CATALOG_IN_USE: QT_TRANSLATE_NOOP("Reason", "The catalog is in use by {holder}."),
    ReasonCode.CATALOG_NEWER: QT_TRANSLATE_NOOP(
        "Reason",
        "The catalog was made by a newer MediaDesk (version {found}, this one reads {known}). "
        "Nothing was changed.",
    ),
    ReasonCode.CATALOG_DAMAGED: QT_TRANSLATE_NOOP(
        "Reason",
        "The catalog {path} is damaged. The next scan puts it aside and goes on with a backup, "
        "or builds it anew.",
    ),
    ReasonCode.CATALOG_FOREIGN: QT_TRANSLATE_NOOP(
        "Reason", "{path} is not a catalog of MediaDesk. Nothing was changed."
    ),
    ReasonCode.CATALOG_RESTORED: QT_TRANSLATE_NOOP(
        "Reason",
        "The catalog was damaged. The backup of {when} took its place; the damaged one is kept "
        "as {aside}.",
    ),
    ReasonCode.CATALOG_REBUILT: QT_TRANSLATE_NOOP(
        "Reason",
        "The catalog was damaged and is being built anew; the damaged one is kept as {aside}. "
        "Your decisions are safe.",
    ),
    ReasonCode.DECISIONS_RESTORED: QT_TRANSLATE_NOOP(
        "Reason",
        "The record of your decisions was damaged. The backup of {when} took its place; what you "
        "decided after it has to be decided again. The damaged one is kept as {aside}.",
    ),
    ReasonCode.DECISIONS_REBUILT: QT_TRANSLATE_NOOP(
        "Reason",
        "The record of your decisions was damaged and there was no backup. Your folders are still "
        "known; the damaged one is kept as {aside}.",
    ),
    ReasonCode.CATALOG_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "The catalog {path} cannot be read: {detail}."
    ),
    ReasonCode.CATALOG_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Reason", "The catalog {path} cannot be written: {detail}."
    ),
    ReasonCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "Reason", "The disk with {path} is full. Free some space and choose Resume."
    ),
    ReasonCode.JOB_HALTED: QT_TRANSLATE_NOOP(
        "Reason", "Stopped: {errors} of the last {window} files could not be read."
    ),
    ReasonCode.JOB_INTERRUPTED: QT_TRANSLATE_NOOP(
        "Reason", "The program ended while this was running. Resume goes on from here."
    ),
    ReasonCode.JOB_ALREADY_RUNNING: QT_TRANSLATE_NOOP("Reason", "This is already running."),
    ReasonCode.JOB_GONE: QT_TRANSLATE_NOOP("Reason", "This is no longer in the list."),
    ReasonCode.WORKER_CANNOT_START: QT_TRANSLATE_NOOP(
        "Reason", "The helper process that opens files could not be started: {detail}."
    ),
    ReasonCode.UNEXPECTED: QT_TRANSLATE_NOOP("Reason", "Something unexpected happened: {detail}."),
    ReasonCode.NOTHING_TO_GAIN: QT_TRANSLATE_NOOP(
        "Reason", "The file has another name elsewhere, so removing it would free nothing."
    ),
    ReasonCode.IS_KEEPER: QT_TRANSLATE_NOOP("Reason", "This is a copy that stays."),
    ReasonCode.IN_PROTECTED: QT_TRANSLATE_NOOP("Reason", "This is in the protected folder {root}."),
    ReasonCode.ON_OTHER_VOLUME: QT_TRANSLATE_NOOP(
        "Reason", "The copy that stays is on another disk, so this one is a backup."
    ),
    ReasonCode.VOLUME_READ_ONLY: QT_TRANSLATE_NOOP("Reason", "{volume} can only be read."),
    ReasonCode.FOLDER_READ_ONLY: QT_TRANSLATE_NOOP(
        "Reason", 'You may not change this folder. Its owner is "{owner}".'
    ),
    ReasonCode.CHANGED_SINCE_SCAN: QT_TRANSLATE_NOOP(
        "Reason", "The file has changed since it was scanned. Scan again."
    ),
    ReasonCode.KEEPER_CHANGED: QT_TRANSLATE_NOOP(
        "Reason", "The copy that was to stay, {keeper}, has changed since it was scanned."
    ),
    ReasonCode.KEEPER_GONE: QT_TRANSLATE_NOOP(
        "Reason", "The copy that was to stay, {keeper}, is gone or cannot be read."
    ),
    ReasonCode.CONTENT_DIFFERS: QT_TRANSLATE_NOOP(
        "Reason", "The content is not the same as in {keeper}."
    ),
    ReasonCode.SAME_FILE: QT_TRANSLATE_NOOP(
        "Reason", "This and {keeper} are one file under two names."
    ),
    ReasonCode.NOT_VERIFIABLE: QT_TRANSLATE_NOOP(
        "Reason", "Whether the copies are still the same cannot be checked here."
    ),
    ReasonCode.COPY_FAILED: QT_TRANSLATE_NOOP(
        "Reason", "The copy did not read back as the original, so the original stays."
    ),
    ReasonCode.FILE_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Reason", "Another file took this name at that very moment; it is held as {held_at}."
    ),
    ReasonCode.REMOVED_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "Nothing can be held in {path}: {detail}. In the settings, the computer's trash can be "
        "chosen instead.",
    ),
    ReasonCode.TRASH_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "The computer's trash cannot be used here ({detail}). In the settings, Removed can be "
        "chosen instead.",
    ),
    ReasonCode.NOT_REACHED: QT_TRANSLATE_NOOP(
        "Reason", "This was not reached; the file is where it was."
    ),
    ReasonCode.HELD_GONE: QT_TRANSLATE_NOOP(
        "Reason", "It is no longer in {held_at}; somebody has emptied that."
    ),
    ReasonCode.HELD_CHANGED: QT_TRANSLATE_NOOP(
        "Reason", "What lies in {held_at} is not the file that was put there."
    ),
    ReasonCode.LAST_COPY: QT_TRANSLATE_NOOP(
        "Reason", "No other copy was found, so this one stays. It can be restored."
    ),
    ReasonCode.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Reason", "There is nothing to undo."),
    ReasonCode.NO_SUCH_BATCH: QT_TRANSLATE_NOOP(
        "Reason", "There is nothing of number {number} that could be taken back."
    ),
    ReasonCode.NO_MERGE_YET: QT_TRANSLATE_NOOP(
        "Reason",
        "Its metadata differ from those of the copy that stays, and they cannot be joined yet.",
    ),
    ReasonCode.HOLDS_MORE: QT_TRANSLATE_NOOP(
        "Reason", "It holds all that {keeper} holds, and more, so it is the one that has to stay."
    ),
    ReasonCode.SIDECAR_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "The sidecar beside it cannot be changed without losing what it holds: {detail}.",
    ),
    ReasonCode.HEALTH_VERSIONS: QT_TRANSLATE_NOOP("Reason", "{detail}."),
    ReasonCode.HEALTH_BAD_QT: QT_TRANSLATE_NOOP(
        "Reason",
        "PySide6 {version} ends the program by itself on this Python. Install another version.",
    ),
    ReasonCode.HEALTH_DECODERS: QT_TRANSLATE_NOOP("Reason", "These can be opened: {formats}."),
    ReasonCode.HEALTH_DECODER_ABSENT: QT_TRANSLATE_NOOP(
        "Reason", "{formats} cannot be opened: {detail}."
    ),
    ReasonCode.HEALTH_NONE_YET: QT_TRANSLATE_NOOP(
        "Reason", "There is none yet at {path}. The first scan makes it."
    ),
    ReasonCode.HEALTH_SOUND: QT_TRANSLATE_NOOP("Reason", "No damage was found in {path}."),
    ReasonCode.HEALTH_DAMAGED: QT_TRANSLATE_NOOP(
        "Reason",
        "{path} is damaged: {detail}. At its next start MediaDesk puts it aside and goes on "
        "with a backup, or builds it anew.",
    ),
    ReasonCode.HEALTH_BACKUPS: QT_TRANSLATE_NOOP(
        "Reason", "{count} in {path}; the newest, of {when}, is sound."
    ),
    ReasonCode.HEALTH_BACKUP_UNSOUND: QT_TRANSLATE_NOOP(
        "Reason", "The newest backup, {path}, is damaged. The next one made will be checked again."
    ),
    ReasonCode.HEALTH_ROOM: QT_TRANSLATE_NOOP(
        "Reason", "{free_bytes} free on the disk of the catalog."
    ),
    ReasonCode.DECISIONS_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "Line {line} of the decisions cannot be read: {detail}. Nothing was taken over."
    ),
    ReasonCode.RELINK_NO_ROOT: QT_TRANSLATE_NOOP(
        "Reason", "{path} is none of the folders that were added to the library."
    ),
    ReasonCode.RELINK_TAKEN: QT_TRANSLATE_NOOP(
        "Reason", "{path} is in the library already, as {root} or a part of it."
    ),
    ReasonCode.RELINK_DIFFERENT: QT_TRANSLATE_NOOP(
        "Reason",
        "Only {found} of {wanted} files that were looked for are in {path}. Nothing was changed.",
    ),
    ReasonCode.NO_SOUND_BACKUP: QT_TRANSLATE_NOOP(
        "Reason", "There is no sound backup in {path}. Nothing was changed."
    ),
    ReasonCode.BACKUP_RESTORED: QT_TRANSLATE_NOOP(
        "Reason", "The backup of {when} is in place as {path}."
    ),
    ReasonCode.BACKUP_REPLACED: QT_TRANSLATE_NOOP(
        "Reason", "The backup of {when} is in place as {path}; what was there is kept as {aside}."
    ),
}


class _Blank(dict[str, object]):
    """Facts for a sentence; one that is not there reads as a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


def sentence(reason: Reason, translate: Translate = _same) -> str:
    """Return the sentence for a reason, its facts filled in."""
    return told(translate(SENTENCES[reason.code]), reason.facts)


def told(template: str, facts: Mapping[str, object]) -> str:
    """Return a sentence with its facts filled in; an unknown one reads as a question mark."""
    return template.format_map(_Blank({name: _told(name, fact) for name, fact in facts.items()}))


def _told(name: str, fact: object) -> object:
    """Facts that are counts of bytes read as sizes, other counts with their thousands set off."""
    if isinstance(fact, bool) or not isinstance(fact, int):
        return fact
    return size(fact) if name.endswith("_bytes") else count(fact)


def size(size_bytes: int) -> str:
    """Return a size as people read it: "412 KB", "3.4 MB", "1.25 TB" (powers of 1000)."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    power = 1
    while size_bytes >= 999.5 * 1000**power and power < len(_SIZE_UNITS):
        power += 1
    value, unit = size_bytes / 1000**power, _SIZE_UNITS[power - 1]
    digits = 0 if value >= 100 or unit == "KB" else 1 if value >= 10 or unit != "TB" else 2
    return f"{value:.{digits}f} {unit}"


def count(number: int) -> str:
    """Return a count with thousands separated: "61,204"."""
    return f"{number:,}"


def duration(seconds: float) -> str:
    """Return a length as a player shows it: "0:42", "12:40", "1:02:03"."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def time_left(seconds: float) -> str:
    """Return a remaining time, honestly rough: "about 50 s", "about 3 min", "about 2 h"."""
    if seconds < 90:
        return f"about {max(5, round(seconds / 5) * 5)} s"
    if seconds < 5400:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600)} h"
