"""Sentences for dates that were not written, and files that were not changed."""

from collections.abc import Mapping

from mediadesk.domain.reasons import ReasonCode
from mediadesk.words.marking import QT_TRANSLATE_NOOP

DATES: Mapping[ReasonCode, str] = {
    ReasonCode.SIDECAR_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "The sidecar beside it cannot be changed without losing what it holds: {detail}.",
    ),
    ReasonCode.ALREADY_SAID: QT_TRANSLATE_NOOP("Reason", "It already says so."),
    ReasonCode.NAME_TAKEN: QT_TRANSLATE_NOOP("Reason", "There is now a file named {path}."),
    ReasonCode.FILE_IS_LINK: QT_TRANSLATE_NOOP(
        "Reason", "This is a link to {target}; nothing is written through links."
    ),
    ReasonCode.FILE_HAS_LINKS: QT_TRANSLATE_NOOP(
        "Reason",
        "This file has {count} names on the disk; writing into it would separate them. "
        "A sidecar can be written instead.",
    ),
    ReasonCode.FILE_READ_ONLY: QT_TRANSLATE_NOOP(
        "Reason", "This file is read-only. A sidecar can be written instead."
    ),
    ReasonCode.NO_ROOM_TO_UNDO: QT_TRANSLATE_NOOP(
        "Reason",
        "To make this undoable, {kept_bytes} would have to be kept, more than the "
        "limit allows. A sidecar can be written instead.",
    ),
    ReasonCode.CHANGED_SINCE_WRITTEN: QT_TRANSLATE_NOOP(
        "Reason", "It was changed after MediaDesk had written to it, so it stays as it is."
    ),
    ReasonCode.WRITE_FAILED: QT_TRANSLATE_NOOP(
        "Reason", "It could not be written without changing something else: {detail}."
    ),
    ReasonCode.INSIDE_NOT_SUPPORTED: QT_TRANSLATE_NOOP(
        "Reason",
        "MediaDesk cannot write into {format} files safely. A sidecar can be written instead.",
    ),
    ReasonCode.TAGS_WOULD_BE_LOST: QT_TRANSLATE_NOOP(
        "Reason",
        "Writing into this file would lose some of its tags ({tags})."
        " A sidecar can be written instead.",
    ),
    ReasonCode.DATE_TOO_VAGUE: QT_TRANSLATE_NOOP(
        "Reason",
        "This file can only hold a whole date with its time. A sidecar can say less than that.",
    ),
    ReasonCode.DECADE_ONLY: QT_TRANSLATE_NOOP(
        "Reason", "No file can say a decade. MediaDesk keeps it, and sorts by it."
    ),
    ReasonCode.NO_ROOM_FOR_DATE: QT_TRANSLATE_NOOP(
        "Reason",
        "This film has no date that could be replaced in place. A sidecar can be written instead.",
    ),
    ReasonCode.ALREADY_THERE: QT_TRANSLATE_NOOP("Reason", "It is in the archive already."),
    ReasonCode.NO_SUCH_ZONE: QT_TRANSLATE_NOOP(
        "Reason", 'There is no time zone "{zone}". Examples are +02:00 and Europe/Rome.'
    ),
    ReasonCode.BAD_TEMPLATE: QT_TRANSLATE_NOOP(
        "Reason",
        'Names cannot be made of "{template}": it needs YYYY, MM, DD, HHMMSS or {{name}},'
        " and .ext at its end.",
    ),
    ReasonCode.NOT_LOOKED_INTO: QT_TRANSLATE_NOOP(
        "Reason", "This file has not been read yet. Scan its folder first."
    ),
    ReasonCode.NO_DATE: QT_TRANSLATE_NOOP("Reason", "There is no date to use."),
    ReasonCode.TIME_BEYOND_KEEPING: QT_TRANSLATE_NOOP(
        "Reason",
        "The file's own time is past the year 2262, which could not be brought back, so the file "
        "stays as it is.",
    ),
    ReasonCode.DATE_OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "Reason", "Shifted that far, the date is outside the calendar."
    ),
    ReasonCode.NOTHING_DECIDED: QT_TRANSLATE_NOOP(
        "Reason", "There is no decision on a date left to undo."
    ),
}
