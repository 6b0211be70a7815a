"""Why a date was taken, supports another, or was left out: codes, and the sentence for each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Why(StrEnum):
    """What became of one candidate."""

    # left out as broken or absurd
    UNREADABLE = "unreadable"
    BEFORE_MIN_YEAR = "before-min-year"
    FUTURE = "future"
    KNOWN_DEFAULT = "suspect-default"
    NEVER_CAPTURE = "never-capture"
    RELEASE_DATE = "release-date"
    # taken
    USER_CHOICE = "user-choice"
    BEST_SOURCE = "best-source"
    START_OF_RECORDING = "start-of-recording"
    TIME_OF_DAY_BORROWED = "time-of-day-borrowed"
    ONLY_SOURCE = "only-source"
    DAY_OF_SCAN = "day-of-scan"
    # says the same as the taken one
    SAME_TIME = "same-time"
    SAME_DAY = "same-day"
    SAME_INSTANT = "same-instant"
    END_OF_RECORDING = "end-of-recording"
    ZONE_SHIFTED_COPY = "zone-shifted-copy"
    DAY_OFF_BY_ONE = "day-off-by-one"
    # says something else
    OTHER_TIME = "other-time"
    LATER_STEP = "later-step"
    SUSPECT_CLOCK = "suspect-clock"
    LOCAL_TIME_AS_UTC = "local-time-as-utc"
    STALE_FIX = "stale-fix"
    OTHER_ZONE = "other-zone"
    ZONE_UNKNOWN = "zone-unknown"


WHY_SENTENCES: Mapping[Why, str] = MappingProxyType(
    {
        Why.UNREADABLE: "There is no date in this field.",
        Why.BEFORE_MIN_YEAR: "Before {min_year}: too early for this source to be trusted.",
        Why.FUTURE: "This is in the future.",
        Why.KNOWN_DEFAULT: "Devices write this when they were never set.",
        Why.NEVER_CAPTURE: "This field never says when a picture was taken.",
        Why.RELEASE_DATE: "This is when the work was released, not when the file was made.",
        Why.USER_CHOICE: "You chose this date.",
        Why.BEST_SOURCE: "The most reliable source this file has.",
        Why.START_OF_RECORDING: "The start of the recording, confirmed by {other}.",
        Why.TIME_OF_DAY_BORROWED: "The most reliable source; the time of day comes from {other}.",
        Why.ONLY_SOURCE: "The only usable date this file has.",
        Why.DAY_OF_SCAN: "The day of the scan; nothing says when the picture was taken.",
        Why.SAME_TIME: "Says the same time.",
        Why.SAME_DAY: "Says the same day, month or year.",
        Why.SAME_INSTANT: "Says the same moment, in another time zone.",
        Why.END_OF_RECORDING: "Says when this recording ended.",
        Why.ZONE_SHIFTED_COPY: "Says the same time, shifted by whole hours when it was copied.",
        Why.DAY_OFF_BY_ONE: "Says the same moment, with the day off by one.",
        Why.OTHER_TIME: "Says another time.",
        Why.LATER_STEP: "Says when the file was scanned, edited, sent or copied.",
        Why.SUSPECT_CLOCK: "A clock that was probably never set.",
        Why.LOCAL_TIME_AS_UTC: "Holds local time where UTC belongs.",
        Why.STALE_FIX: "The position is older than the picture.",
        Why.OTHER_ZONE: "Says the same moment, but in another time zone than the file states.",
        Why.ZONE_UNKNOWN: "UTC, but the time zone of the place is not known.",
    }
)
"""English sentences; facts in braces come from `Candidate.facts`."""

FLAG_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "before-min-year": "{source} is too early for this source to be trusted.",
        "future": "{source} is in the future.",
        "scan-date": "This is the day of the scan; when the picture was taken is not known.",
        "suspect-default": "{source} comes from a clock that was never set.",
        "mvhd-is-end": "The film's header gives its end; its name gives the start.",
        "mvhd-is-local": "The film's header holds local time instead of UTC.",
        "mtime-zone-shift": "The file's own time was shifted by whole hours when it was copied.",
        "gps-date-off-by-one": "The position's date is off by one day.",
        "zone-assumed": "The home time zone is assumed.",
        "zone-from-position": "The time zone is that of the position.",
        "zone-unknown": "The time zone is not known; the time shown is UTC.",
        "zone-conflict": "The time zone that the file states is not the one its dates prove.",
        "dst-ambiguous": "This hour occurred twice that night.",
        "time-from": "The day and the time of day come from two sources; the time from {source}.",
        "day-precision": "Only the day is known.",
        "month-precision": "Only the month is known.",
        "season-precision": "Only the season is known.",
        "year-precision": "Only the year is known.",
        "decade-precision": "Only the decade is known.",
        "from-sidecar": "A sidecar beside the file corrects its date.",
        "from-pair": "The date comes from the file it forms a pair with.",
        "from-duplicate": "The date comes from another copy of the same picture.",
        "clock-corrected": "The correction for this camera's clock is applied.",
        "user-choice": "You chose this date.",
        "conflict": "Another date of this file says otherwise.",
    }
)
"""What a resolution's flags mean; a flag may carry a source behind a colon."""


def flag_sentence(flag: str) -> str:
    """Return the English sentence for a flag; the flag itself when it is not known."""
    code, _, source = flag.partition(":")
    return FLAG_SENTENCES.get(code, flag).format_map({"source": source or "A date"})
