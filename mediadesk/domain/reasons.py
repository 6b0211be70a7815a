"""Why something is as it is: a code with facts, turned into words only where words are shown."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

Fact = str | int | float | bool | None


class ReasonCode(StrEnum):
    """Every reason the program can give; `mediadesk.words` holds one sentence for each."""

    # a place that cannot be used
    PATH_MISSING = "path-missing"
    NOT_A_FOLDER_OR_FILE = "not-a-folder-or-file"
    FOLDER_UNREADABLE = "folder-unreadable"
    FOLDER_PERMISSION = "folder-permission"
    FOLDER_OF_OTHER_PROGRAM = "folder-of-other-program"
    VOLUME_OFFLINE = "volume-offline"
    VOLUME_REPLACED = "volume-replaced"
    VOLUME_STALLED = "volume-stalled"
    ROOT_VANISHED = "root-vanished"
    OUTSIDE_EVERY_ROOT = "outside-every-root"
    NAMED_MISSING = "named-missing"
    NAMED_OUTSIDE = "named-outside"
    NAMED_UNSCANNED = "named-unscanned"
    PATH_TOO_LONG = "path-too-long"
    # a file that cannot be read
    FILE_VANISHED = "file-vanished"
    FILE_PERMISSION = "file-permission"
    FILE_IO = "file-io"
    FILE_CHANGING = "file-changing"
    FILE_IN_CLOUD = "file-in-cloud"
    FILE_EMPTY = "file-empty"
    # a file that can be read but not understood
    NOT_MEDIA = "not-media"
    NOT_SUPPORTED = "not-supported"
    BROKEN = "broken"
    ENDS_EARLY = "ends-early"
    NO_LENGTH = "no-length"
    NO_FRAMES = "no-frames"
    TOO_MANY_PIXELS = "too-many-pixels"
    DECODER_CRASHED = "decoder-crashed"
    DECODER_TIMEOUT = "decoder-timeout"
    DECODER_MEMORY = "decoder-memory"
    # the catalog
    CATALOG_IN_USE = "catalog-in-use"
    CATALOG_NEWER = "catalog-newer"
    CATALOG_DAMAGED = "catalog-damaged"
    CATALOG_FOREIGN = "catalog-foreign"
    CATALOG_RESTORED = "catalog-restored"
    CATALOG_REBUILT = "catalog-rebuilt"
    CATALOG_UNWRITABLE = "catalog-unwritable"
    CRASHED_BEFORE = "crashed-before"
    SETTINGS_UNWRITABLE = "settings-unwritable"
    REPORT_UNWRITABLE = "report-unwritable"
    CATALOG_UNREADABLE = "catalog-unreadable"
    DECISIONS_RESTORED = "decisions-restored"
    DECISIONS_REBUILT = "decisions-rebuilt"
    DISK_FULL = "disk-full"
    # jobs
    JOB_HALTED = "job-halted"
    SCAN_JOINED = "scan-joined"
    SCAN_QUEUED = "scan-queued"
    JOB_INTERRUPTED = "job-interrupted"
    JOB_DISK_FULL = "job-disk-full"
    JOB_ALREADY_RUNNING = "job-already-running"
    JOB_GONE = "job-gone"
    JOB_IS_PAUSED = "job-is-paused"
    JOB_NOT_RUNNING = "job-not-running"
    WORKER_CANNOT_START = "worker-cannot-start"
    UNEXPECTED = "unexpected"
    # what was cut off when the program ended
    REMOVAL_CUT_OFF = "removal-cut-off"
    MOVE_CUT_OFF = "move-cut-off"
    LINK_CUT_OFF = "link-cut-off"
    UNDO_CUT_OFF = "undo-cut-off"
    PURGE_CUT_OFF = "purge-cut-off"
    WRITING_CUT_OFF = "writing-cut-off"
    # why a file was not removed, restored or purged
    NOTHING_TO_GAIN = "nothing-to-gain"
    IS_KEEPER = "is-keeper"
    KEPT_MEANWHILE = "kept-meanwhile"
    IN_PROTECTED = "in-protected"
    MOVED_ALREADY = "moved-already"
    ON_OTHER_VOLUME = "on-other-volume"
    VOLUME_READ_ONLY = "volume-read-only"
    FOLDER_READ_ONLY = "folder-read-only"
    CHANGED_SINCE_SCAN = "changed-since-scan"
    KEEPER_CHANGED = "keeper-changed"
    KEEPER_GONE = "keeper-gone"
    CONTENT_DIFFERS = "content-differs"
    SAME_FILE = "same-file"
    NOT_VERIFIABLE = "not-verifiable"
    COPY_FAILED = "copy-failed"
    REMOVED_UNUSABLE = "removed-unusable"
    TRASH_UNUSABLE = "trash-unusable"
    NOT_REACHED = "not-reached"
    HELD_GONE = "held-gone"
    HELD_CHANGED = "held-changed"
    LAST_COPY = "last-copy"
    KEEPER_SAYS_LESS = "keeper-says-less"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    NO_SUCH_BATCH = "no-such-batch"
    ALL_PURGED = "all-purged"
    HOLDS_MORE = "holds-more"
    EACH_HOLDS = "each-holds"
    UNIT_STAYS = "unit-stays"
    IN_SYSTEM_TRASH = "in-system-trash"
    OWNER_HELD = "owner-held"
    UNIT_HAS_NO_COPY = "unit-has-no-copy"
    NO_LINKS_HERE = "no-links-here"
    LINKS_ONLY_EXACT = "links-only-exact"
    FOLDER_UNUSABLE = "folder-unusable"
    SIDECAR_CHANGED = "sidecar-changed"
    CHANGED_BY_OTHERS = "changed-by-others"
    MERGE_NOT_ALLOWED = "merge-not-allowed"
    MERGED_STAYS = "merged-stays"
    MERGED_IS_LAST = "merged-is-last"
    # why a date was not written
    SIDECAR_UNUSABLE = "sidecar-unusable"
    ALREADY_SAID = "already-said"
    NAME_TAKEN = "name-taken"
    FILE_IS_LINK = "file-is-link"
    FILE_HAS_LINKS = "file-has-links"
    FILE_READ_ONLY = "file-read-only"
    NO_ROOM_TO_UNDO = "no-room-to-undo"
    CHANGED_SINCE_WRITTEN = "changed-since-written"
    WRITE_FAILED = "write-failed"
    INSIDE_NOT_SUPPORTED = "inside-not-supported"
    TAGS_WOULD_BE_LOST = "tags-would-be-lost"
    DATE_TOO_VAGUE = "date-too-vague"
    DECADE_ONLY = "decade-only"
    NO_ROOM_FOR_DATE = "no-room-for-date"
    ALREADY_THERE = "already-there"
    NO_SUCH_ZONE = "no-such-zone"
    BAD_TEMPLATE = "bad-template"
    NOT_LOOKED_INTO = "not-looked-into"
    NO_DATE = "no-date"
    TIME_BEYOND_KEEPING = "time-beyond-keeping"
    DATE_OUT_OF_RANGE = "date-out-of-range"
    NOTHING_DECIDED = "nothing-decided"
    # what the doctor found
    HEALTH_VERSIONS = "health-versions"
    HEALTH_BAD_QT = "health-bad-qt"
    HEALTH_DECODERS = "health-decoders"
    HEALTH_DECODER_ABSENT = "health-decoder-absent"
    HEALTH_NONE_YET = "health-none-yet"
    HEALTH_SOUND = "health-sound"
    HEALTH_DAMAGED = "health-damaged"
    HEALTH_NO_CATALOG_BACKUP = "health-no-catalog-backup"
    HEALTH_NO_DECISIONS_BACKUP = "health-no-decisions-backup"
    HEALTH_CATALOG_BACKUPS = "health-catalog-backups"
    HEALTH_DECISIONS_BACKUPS = "health-decisions-backups"
    HEALTH_BACKUP_UNSOUND = "health-backup-unsound"
    HEALTH_UNKNOWN_HELD = "health-unknown-held"
    HEALTH_ROOM = "health-room"
    # keeping, moving and restoring what was decided
    DECISIONS_UNREADABLE = "decisions-unreadable"
    RELINK_NO_ROOT = "relink-no-root"
    TAKEN_OUT = "taken-out"
    NOT_TAKEN_OUT = "not-taken-out"
    STILL_THERE = "still-there"
    RELINK_TAKEN = "relink-taken"
    RELINK_DIFFERENT = "relink-different"
    NO_SOUND_BACKUP = "no-sound-backup"
    BACKUP_RESTORED = "backup-restored"
    BACKUP_REPLACED = "backup-replaced"


PLACE_TROUBLE: frozenset[ReasonCode] = frozenset(
    {
        ReasonCode.FILE_IO,
        ReasonCode.FILE_PERMISSION,
        ReasonCode.FOLDER_UNREADABLE,
        ReasonCode.VOLUME_OFFLINE,
        ReasonCode.VOLUME_STALLED,
        ReasonCode.WORKER_CANNOT_START,
    }
)
"""Reasons that speak of the place, not of the file: only these can halt a scan."""


PASSING_TROUBLE: frozenset[ReasonCode] = PLACE_TROUBLE | {
    ReasonCode.FILE_VANISHED,
    ReasonCode.FILE_CHANGING,
}
"""Reasons that may be gone at the next look: the file is looked at again by the next scan."""


CATALOG_TROUBLE: frozenset[ReasonCode] = frozenset(
    {ReasonCode.DISK_FULL, ReasonCode.CATALOG_DAMAGED, ReasonCode.CATALOG_UNWRITABLE}
)
"""Reasons why nothing more can be stored: work that goes on would be for nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code with the facts its sentence needs (numbers, names, paths as shown)."""

    code: ReasonCode
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, code: ReasonCode, **facts: Fact) -> "Reason":
        """Build a reason with its facts as keywords."""
        return cls(code, MappingProxyType(facts))

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes: a mapping proxy cannot be pickled."""
        return (_rebuild, (self.code.value, dict(self.facts)))

    def to_json(self) -> str:
        """Return `{"code": ..., facts...}` as stored in the catalog."""
        return json.dumps({"code": self.code, **self.facts}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Reason":
        """Read what `to_json` wrote; a code of a newer version reads as UNEXPECTED."""
        facts = json.loads(text)
        code = facts.pop("code", ReasonCode.UNEXPECTED)
        known = code in ReasonCode.__members__.values()
        return cls.of(ReasonCode(code) if known else ReasonCode.UNEXPECTED, **facts)


def _rebuild(code: str, facts: dict[str, Fact]) -> Reason:
    return Reason.of(ReasonCode(code), **facts)
