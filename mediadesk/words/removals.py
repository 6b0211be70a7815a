"""Sentences for what a change of files came to, for the doctor, and for backups."""

from collections.abc import Mapping

from mediadesk.domain.reasons import ReasonCode
from mediadesk.words.marking import QT_TRANSLATE_NOOP

REMOVALS: Mapping[ReasonCode, str] = {
    ReasonCode.REMOVAL_CUT_OFF: QT_TRANSLATE_NOOP(
        "Reason",
        "Removing was cut off. Files that are held: {done} of {planned}; the rest is where it was.",
    ),
    ReasonCode.MOVE_CUT_OFF: QT_TRANSLATE_NOOP(
        "Reason",
        "Moving was cut off. Files that were moved: {done} of {planned}; the rest is where it was.",
    ),
    ReasonCode.LINK_CUT_OFF: QT_TRANSLATE_NOOP(
        "Reason",
        "Making hard links was cut off. Files replaced: {done} of {planned}; the rest is as it "
        "was.",
    ),
    ReasonCode.UNDO_CUT_OFF: QT_TRANSLATE_NOOP(
        "Reason",
        "Undo was cut off. Files that are back: {done} of {planned}; the rest can still be.",
    ),
    ReasonCode.PURGE_CUT_OFF: QT_TRANSLATE_NOOP(
        "Reason", "Deleting for good was cut off. What was not deleted yet is still held."
    ),
    ReasonCode.WRITING_CUT_OFF: QT_TRANSLATE_NOOP(
        "Reason",
        "Writing was cut off. Files that are written: {done} of {planned}; the rest is as it was.",
    ),
    ReasonCode.NOTHING_TO_GAIN: QT_TRANSLATE_NOOP(
        "Reason", "The file has another name elsewhere, so removing it would free nothing."
    ),
    ReasonCode.IS_KEEPER: QT_TRANSLATE_NOOP("Reason", "This is a copy that stays."),
    ReasonCode.KEPT_MEANWHILE: QT_TRANSLATE_NOOP(
        "Reason", "Since this was planned, you decided that this copy stays."
    ),
    ReasonCode.IN_PROTECTED: QT_TRANSLATE_NOOP("Reason", "This is in the protected folder {root}."),
    ReasonCode.MOVED_ALREADY: QT_TRANSLATE_NOOP(
        "Reason", "This is in the folder that copies go to already."
    ),
    ReasonCode.ON_OTHER_VOLUME: QT_TRANSLATE_NOOP(
        "Reason", "The copy that stays is on another disk, so this one is a backup."
    ),
    ReasonCode.VOLUME_READ_ONLY: QT_TRANSLATE_NOOP("Reason", "{volume} is read-only."),
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
        "Reason", "The copy did not read back the same as the original, so the original stays."
    ),
    ReasonCode.REMOVED_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "Nothing can be held in {path}: {detail}. In the settings, the computer's trash can be "
        "chosen instead.",
    ),
    ReasonCode.TRASH_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason",
        "The computer's trash cannot be used here ({detail}); Removed can.",
    ),
    ReasonCode.NOT_REACHED: QT_TRANSLATE_NOOP(
        "Reason", "This was not reached; the file is where it was."
    ),
    ReasonCode.HELD_GONE: QT_TRANSLATE_NOOP(
        "Reason", "It is no longer in {held_at}; somebody has emptied it."
    ),
    ReasonCode.HELD_CHANGED: QT_TRANSLATE_NOOP(
        "Reason", "What is in {held_at} is not the file that was put there."
    ),
    ReasonCode.LAST_COPY: QT_TRANSLATE_NOOP(
        "Reason", "No other copy was found, so this one stays. It can be restored."
    ),
    ReasonCode.KEEPER_SAYS_LESS: QT_TRANSLATE_NOOP(
        "Reason",
        "{keeper} lacks what this one holds: {fields}. So this one stays. It can be restored.",
    ),
    ReasonCode.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Reason", "There is nothing to undo."),
    ReasonCode.NOTHING_TO_REDO: QT_TRANSLATE_NOOP("Reason", "There is nothing to redo."),
    ReasonCode.NO_SUCH_BATCH: QT_TRANSLATE_NOOP(
        "Reason", "There is nothing with number {number} that can be undone."
    ),
    ReasonCode.ALL_PURGED: QT_TRANSLATE_NOOP(
        "Reason", "What number {number} held was purged. It is gone for good."
    ),
    ReasonCode.HOLDS_MORE: QT_TRANSLATE_NOOP(
        "Reason", "It holds all that {keeper} holds, and more, so it is the one that has to stay."
    ),
    ReasonCode.EACH_HOLDS: QT_TRANSLATE_NOOP(
        "Reason",
        "It holds what {keeper} does not: {fields}. Look at both, and choose which one stays.",
    ),
    ReasonCode.UNIT_STAYS: QT_TRANSLATE_NOOP(
        "Reason", 'It belongs together with "{name}", which has to stay.'
    ),
    ReasonCode.IN_SYSTEM_TRASH: QT_TRANSLATE_NOOP(
        "Reason",
        "It is in the computer's trash, and only the trash can bring it back or delete it.",
    ),
    ReasonCode.OWNER_HELD: QT_TRANSLATE_NOOP(
        "Reason", "It belongs to a file that is still held, and goes when that does."
    ),
    ReasonCode.UNIT_HAS_NO_COPY: QT_TRANSLATE_NOOP(
        "Reason",
        'It belongs together with "{name}", which has no copy beside the one that stays.',
    ),
    ReasonCode.NO_LINKS_HERE: QT_TRANSLATE_NOOP(
        "Reason", "Hard links cannot be made here. The copy can be moved to Removed instead."
    ),
    ReasonCode.LINKS_ONLY_EXACT: QT_TRANSLATE_NOOP(
        "Reason", "Only an exact copy can be replaced by a hard link: this one is not the same."
    ),
    ReasonCode.FOLDER_UNUSABLE: QT_TRANSLATE_NOOP(
        "Reason", "Files cannot go to {path}: {detail}. Removed can be chosen instead."
    ),
    ReasonCode.SIDECAR_CHANGED: QT_TRANSLATE_NOOP(
        "Reason", "The sidecar {sidecar} changed at that very moment. Try again."
    ),
    ReasonCode.CHANGED_BY_OTHERS: QT_TRANSLATE_NOOP(
        "Reason", "It has since been changed by somebody else, so it stays as it is."
    ),
    ReasonCode.MERGE_NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "Reason",
        "It holds more than the copy that stays, and nothing may be written beside that one.",
    ),
    ReasonCode.MERGED_STAYS: QT_TRANSLATE_NOOP(
        "Reason",
        "It was changed after data from its copies had been written into it, so it stays as it is.",
    ),
    ReasonCode.MERGED_IS_LAST: QT_TRANSLATE_NOOP(
        "Reason",
        "A copy of it is gone for good, so it keeps what was written for that copy.",
    ),
    ReasonCode.HEALTH_VERSIONS: QT_TRANSLATE_NOOP("Reason", "{detail}."),
    ReasonCode.HEALTH_BAD_QT: QT_TRANSLATE_NOOP(
        "Reason",
        "PySide6 {version} crashes on this Python. Install another version.",
    ),
    ReasonCode.HEALTH_DECODERS: QT_TRANSLATE_NOOP("Reason", "These can be opened: {formats}."),
    ReasonCode.HEALTH_DECODER_ABSENT: QT_TRANSLATE_NOOP(
        "Reason", "{formats} cannot be opened: {package} is not installed."
    ),
    ReasonCode.HEALTH_NONE_YET: QT_TRANSLATE_NOOP(
        "Reason", "There is none yet at {path}. The first scan makes it."
    ),
    ReasonCode.HEALTH_SOUND: QT_TRANSLATE_NOOP("Reason", "No damage was found in {path}."),
    ReasonCode.HEALTH_DAMAGED: QT_TRANSLATE_NOOP(
        "Reason",
        "{path} is damaged: {detail}. At its next start MediaDesk sets it aside and "
        "continues with a backup, or builds it anew.",
    ),
    ReasonCode.HEALTH_NO_CATALOG_BACKUP: QT_TRANSLATE_NOOP(
        "Reason", "The catalog has no backup yet; the first is made within a day, in {path}."
    ),
    ReasonCode.HEALTH_NO_DECISIONS_BACKUP: QT_TRANSLATE_NOOP(
        "Reason", "Your decisions have no backup yet; the first is made within a day, in {path}."
    ),
    ReasonCode.HEALTH_CATALOG_BACKUPS: QT_TRANSLATE_NOOP(
        "Reason", "Backups of the catalog: {count}, in {path}. The newest, of {when}, is sound."
    ),
    ReasonCode.HEALTH_DECISIONS_BACKUPS: QT_TRANSLATE_NOOP(
        "Reason", "Backups of your decisions: {count}, in {path}. The newest, of {when}, is sound."
    ),
    ReasonCode.HEALTH_BACKUP_UNSOUND: QT_TRANSLATE_NOOP(
        "Reason", "The newest backup, {path}, is damaged. The next one made will be checked again."
    ),
    ReasonCode.HEALTH_UNKNOWN_HELD: QT_TRANSLATE_NOOP(
        "Reason",
        "No journal mentions {count} in Removed, {path} among them. In a terminal, "
        "mediadesk removed --take-in lists them as held, so that they can be restored.",
    ),
    ReasonCode.HEALTH_ROOM: QT_TRANSLATE_NOOP(
        "Reason", "{free_bytes} free on the disk of the catalog."
    ),
    ReasonCode.DECISIONS_UNREADABLE: QT_TRANSLATE_NOOP(
        "Reason", "Line {line} of the decisions cannot be read: {detail}. Nothing was imported."
    ),
    ReasonCode.RELINK_NO_ROOT: QT_TRANSLATE_NOOP(
        "Reason", "{path} is not one of the folders added to the library."
    ),
    ReasonCode.TAKEN_OUT: QT_TRANSLATE_NOOP(
        "Reason", "{path} was taken out of the library. Add it again to have it scanned."
    ),
    ReasonCode.NOT_TAKEN_OUT: QT_TRANSLATE_NOOP(
        "Reason", "{path} is none of the folders that were taken out of the library."
    ),
    ReasonCode.STILL_THERE: QT_TRANSLATE_NOOP(
        "Reason", "{path} is there, or its disk is away. Its files stay on the lists."
    ),
    ReasonCode.RELINK_TAKEN: QT_TRANSLATE_NOOP(
        "Reason", "{path} is in the library already, as {root} or a part of it."
    ),
    ReasonCode.RELINK_DIFFERENT: QT_TRANSLATE_NOOP(
        "Reason",
        "Only {found} of {wanted} files that were looked for could be found in {path}. "
        "Nothing was changed.",
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
