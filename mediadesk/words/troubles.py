"""Sentences for what can be wrong with a place, a file, the catalog or a job."""

from collections.abc import Mapping

from mediadesk.domain.reasons import ReasonCode
from mediadesk.words.marking import QT_TRANSLATE_NOOP

TROUBLES: Mapping[ReasonCode, str] = {
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
        "Reason", "Another disk is now in the place of {volume}. It is left as it is."
    ),
    ReasonCode.VOLUME_STALLED: QT_TRANSLATE_NOOP(
        "Reason", "{volume} does not answer. Its files wait; choose Resume when it does."
    ),
    ReasonCode.ROOT_VANISHED: QT_TRANSLATE_NOOP(
        "Reason",
        "{folder} was moved, renamed or deleted during the scan. Its files wait; choose Resume when"
        " it is back.",
    ),
    ReasonCode.OUTSIDE_EVERY_ROOT: QT_TRANSLATE_NOOP(
        "Reason", "This is not in any folder of the library. Scan it first."
    ),
    ReasonCode.NAMED_MISSING: QT_TRANSLATE_NOOP("Reason", "There is no {path}."),
    ReasonCode.NAMED_OUTSIDE: QT_TRANSLATE_NOOP(
        "Reason", "{path} is not in any folder of the library. Scan it first."
    ),
    ReasonCode.NAMED_UNSCANNED: QT_TRANSLATE_NOOP(
        "Reason", "Nothing is known of {path} yet. If it is new, scan it first."
    ),
    ReasonCode.PATH_TOO_LONG: QT_TRANSLATE_NOOP(
        "Reason", "The path is too long for this computer to open."
    ),
    ReasonCode.FILE_VANISHED: QT_TRANSLATE_NOOP("Reason", "The file is not there any more."),
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
        "Reason", "{format} cannot be opened yet. The file is listed anyway."
    ),
    ReasonCode.BROKEN: QT_TRANSLATE_NOOP("Reason", "The file is damaged: {detail}."),
    ReasonCode.ENDS_EARLY: QT_TRANSLATE_NOOP("Reason", "The file ends early."),
    ReasonCode.NO_LENGTH: QT_TRANSLATE_NOOP(
        "Reason", "The film does not say how long it runs, so its frames cannot be located."
    ),
    ReasonCode.NO_FRAMES: QT_TRANSLATE_NOOP("Reason", "No picture in this film can be read."),
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
    ReasonCode.CATALOG_IN_USE: QT_TRANSLATE_NOOP("Reason", "The catalog is in use by {holder}."),
    ReasonCode.CATALOG_NEWER: QT_TRANSLATE_NOOP(
        "Reason",
        "The catalog was made by a newer MediaDesk (version {found}, this one reads {known}). "
        "Nothing was changed.",
    ),
    ReasonCode.CATALOG_DAMAGED: QT_TRANSLATE_NOOP(
        "Reason",
        "The catalog {path} is damaged. Start MediaDesk again: a backup or a new catalog takes its "
        "place, and the damaged one is kept.",
    ),
    ReasonCode.CATALOG_FOREIGN: QT_TRANSLATE_NOOP(
        "Reason", "{path} is not a MediaDesk catalog. Nothing was changed."
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
        "The record of your decisions was damaged and begins anew. Your folders are still known; "
        "the damaged one is kept as {aside}.",
    ),
    ReasonCode.CATALOG_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "The catalog {path} cannot be read: {detail}."
    ),
    ReasonCode.CRASHED_BEFORE: QT_TRANSLATE_NOOP(
        "Reason",
        "MediaDesk ended unexpectedly last time; your files and decisions are as they were."
        " What it was doing is written in {path}.",
    ),
    ReasonCode.SETTINGS_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "The setting holds until MediaDesk is closed: {path} cannot be written ({detail}).",
    ),
    ReasonCode.REPORT_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Reason", "The report cannot be written to {path}: {detail}."
    ),
    ReasonCode.CATALOG_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Reason", "The catalog {path} cannot be written: {detail}."
    ),
    ReasonCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "Reason", "The disk with {path} is full. Free some space and try again."
    ),
    ReasonCode.JOB_HALTED: QT_TRANSLATE_NOOP(
        "Reason", "Too much went wrong: {errors} of the last {window} files could not be read."
    ),
    ReasonCode.JOB_INTERRUPTED: QT_TRANSLATE_NOOP(
        "Reason", "The program ended while this was running. Resume continues from here."
    ),
    ReasonCode.JOB_DISK_FULL: QT_TRANSLATE_NOOP(
        "Reason",
        "The disk with {path} is full. What is done is kept; it continues from here "
        "when some space is free.",
    ),
    ReasonCode.JOB_NOT_RUNNING: QT_TRANSLATE_NOOP(
        "Reason", "Nothing of this kind is running, so there is nothing to stop."
    ),
    ReasonCode.SCAN_JOINED: QT_TRANSLATE_NOOP(
        "Reason", "{name} is being scanned already; the running scan will look there."
    ),
    ReasonCode.SCAN_QUEUED: QT_TRANSLATE_NOOP(
        "Reason", "{name} is scanned as soon as the scan before it is over."
    ),
    ReasonCode.JOB_ALREADY_RUNNING: QT_TRANSLATE_NOOP("Reason", "This is already running."),
    ReasonCode.JOB_IS_PAUSED: QT_TRANSLATE_NOOP(
        "Reason", "This was started already and is paused. Resume it, or cancel it, first."
    ),
    ReasonCode.JOB_GONE: QT_TRANSLATE_NOOP("Reason", "This is no longer in the list."),
    ReasonCode.WORKER_CANNOT_START: QT_TRANSLATE_NOOP(
        "Reason", "The helper process that opens files could not be started: {detail}."
    ),
    ReasonCode.UNEXPECTED: QT_TRANSLATE_NOOP("Reason", "Something unexpected happened: {detail}."),
}
