"""How the rules of a plan, what they decided, what is left out and how it ended are called."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.bulk import BulkTotals, LeftOutLine, PoolLine, Rule, RuleKind
from mediadesk.operations.resolve import RemovalOutcome, Way, WayKind, instead_of
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans import way_words
from mediadesk.words import QT_TRANSLATE_NOOP


class RuleWords(NamedTuple):
    """Icon, what the rule does, how; and what it is called where it decided."""

    icon: str
    title: str
    detail: str
    decided: str


RULES: Mapping[RuleKind, RuleWords] = MappingProxyType(
    {
        RuleKind.PROTECTED: RuleWords(
            "lock",
            QT_TRANSLATE_NOOP("Plan", "Protected folders stay"),
            QT_TRANSLATE_NOOP("Plan", "no folder is protected"),
            QT_TRANSLATE_NOOP("Plan", "Protected folder"),
        ),
        RuleKind.STAYS_ANYWAY: RuleWords(
            "ban",
            QT_TRANSLATE_NOOP("Plan", "What cannot go stays"),
            QT_TRANSLATE_NOOP("Plan", "so that its copies may go"),
            QT_TRANSLATE_NOOP("Plan", "Cannot go"),
        ),
        RuleKind.HOLDS_MORE: RuleWords(
            "layers-2",
            QT_TRANSLATE_NOOP("Plan", "Keep the one holding more"),
            QT_TRANSLATE_NOOP("Plan", "all of the other, and more"),
            QT_TRANSLATE_NOOP("Plan", "Holds more"),
        ),
        RuleKind.BELONGS_TOGETHER: RuleWords(
            "images",
            QT_TRANSLATE_NOOP("Plan", "Keep pairs together"),
            QT_TRANSLATE_NOOP("Plan", "a photo with its film or its RAW"),
            QT_TRANSLATE_NOOP("Plan", "Belongs together"),
        ),
        RuleKind.PREFER_FOLDER: RuleWords(
            "folder-heart",
            QT_TRANSLATE_NOOP("Plan", "Prefer the folder"),
            QT_TRANSLATE_NOOP("Plan", "no folder chosen yet"),
            QT_TRANSLATE_NOOP("Plan", "Preferred folder"),
        ),
        RuleKind.PROPOSED: RuleWords(
            "star",
            QT_TRANSLATE_NOOP("Plan", "Keep what review proposes"),
            QT_TRANSLATE_NOOP("Plan", "of copies with other metadata"),
            QT_TRANSLATE_NOOP("Plan", "As proposed"),
        ),
        RuleKind.MOST_COMPLETE: RuleWords(
            "tags",
            QT_TRANSLATE_NOOP("Plan", "Keep the most complete"),
            QT_TRANSLATE_NOOP("Plan", "dates, place, rating, tags"),
            QT_TRANSLATE_NOOP("Plan", "Most complete"),
        ),
        RuleKind.ORIGINAL_NAME: RuleWords(
            "case-sensitive",
            QT_TRANSLATE_NOOP("Plan", "Keep the original name"),
            QT_TRANSLATE_NOOP("Plan", 'not "copy" or "(1)"'),
            QT_TRANSLATE_NOOP("Plan", "Original name"),
        ),
        RuleKind.LASTING_PLACE: RuleWords(
            "folder-open",
            QT_TRANSLATE_NOOP("Plan", "Keep what was put away"),
            QT_TRANSLATE_NOOP("Plan", 'not in "Downloads" or "Desktop"'),
            QT_TRANSLATE_NOOP("Plan", "Put away"),
        ),
        RuleKind.OLDEST: RuleWords(
            "clock",
            QT_TRANSLATE_NOOP("Plan", "Keep the oldest"),
            QT_TRANSLATE_NOOP("Plan", "by date of the file"),
            QT_TRANSLATE_NOOP("Plan", "Oldest"),
        ),
        RuleKind.NEWEST: RuleWords(
            "clock-arrow-up",
            QT_TRANSLATE_NOOP("Plan", "Keep the newest"),
            QT_TRANSLATE_NOOP("Plan", "by date of the file"),
            QT_TRANSLATE_NOOP("Plan", "Newest"),
        ),
        RuleKind.SHORTEST_PATH: RuleWords(
            "folder",
            QT_TRANSLATE_NOOP("Plan", "Keep the shortest path"),
            QT_TRANSLATE_NOOP("Plan", "in the fewest folders"),
            QT_TRANSLATE_NOOP("Plan", "Shortest path"),
        ),
        RuleKind.FIRST_SEEN: RuleWords(
            "eye",
            QT_TRANSLATE_NOOP("Plan", "Keep the one seen first"),
            QT_TRANSLATE_NOOP("Plan", "when nothing else decides"),
            QT_TRANSLATE_NOOP("Plan", "Seen first"),
        ),
    }
)

_LEFT: Mapping[ReasonCode, str] = MappingProxyType(
    {
        ReasonCode.NOTHING_TO_GAIN: QT_TRANSLATE_NOOP(
            "Plan", "one file with two names, nothing to gain"
        ),
        ReasonCode.IN_PROTECTED: QT_TRANSLATE_NOOP("Plan", "in a protected folder"),
        ReasonCode.MOVED_ALREADY: QT_TRANSLATE_NOOP(
            "Plan", "in the folder that copies go to already"
        ),
        ReasonCode.ON_OTHER_VOLUME: QT_TRANSLATE_NOOP("Plan", "a backup on another disk"),
        ReasonCode.EACH_HOLDS: QT_TRANSLATE_NOOP(
            "Plan", "identical, but each holds what the other does not, such as a title or faces"
        ),
        ReasonCode.UNIT_STAYS: QT_TRANSLATE_NOOP(
            "Plan", "belongs together with a file that has to stay"
        ),
        ReasonCode.UNIT_HAS_NO_COPY: QT_TRANSLATE_NOOP(
            "Plan", "belongs together with a file that has no copy"
        ),
        ReasonCode.MERGE_NOT_ALLOWED: QT_TRANSLATE_NOOP(
            "Plan", "holds more than the copy that stays, beside which nothing may be written"
        ),
        ReasonCode.LINKS_ONLY_EXACT: QT_TRANSLATE_NOOP(
            "Plan", "identical, not exact: only exact copies can be hard links"
        ),
        ReasonCode.NO_LINKS_HERE: QT_TRANSLATE_NOOP("Plan", "where hard links are not possible"),
        ReasonCode.CHANGED_SINCE_SCAN: QT_TRANSLATE_NOOP("Plan", "changed since the last scan"),
        ReasonCode.KEEPER_GONE: QT_TRANSLATE_NOOP("Plan", "no copy that stays is there now"),
        ReasonCode.HOLDS_MORE: QT_TRANSLATE_NOOP("Plan", "holds more than the copy that stays"),
        ReasonCode.FILE_IN_CLOUD: QT_TRANSLATE_NOOP("Plan", "only in the cloud"),
        ReasonCode.FILE_VANISHED: QT_TRANSLATE_NOOP("Plan", "no longer there"),
    }
)


def title(rule: Rule) -> str:
    """Return what a rule does."""
    return tr("Plan", RULES[rule.kind].title)


def detail(rule: Rule, protected: Sequence[bytes]) -> str:
    """Return how a rule does it, or which folders it is about."""
    folders = protected if rule.kind is RuleKind.PROTECTED else rule.folders
    if folders:
        return ", ".join(formatting.folder_and_name(path)[1] for path in folders)
    return tr("Plan", RULES[rule.kind].detail)


def decided(kind: RuleKind) -> str:
    """Return which rule told a file from its keeper."""
    return tr("Plan", RULES[kind].decided)


def spoken(rule: Rule, clusters: int, protected: Sequence[bytes]) -> str:
    """Return a rule as one sentence for assistive tools."""
    number = tr("Plan", "decided {clusters}").format(clusters=formatting.clusters(clusters))
    return ", ".join((title(rule), detail(rule, protected), number))


def left_out(lines: Sequence[LeftOutLine]) -> list[tuple[int, str]]:
    """Return how many files are left out for each reason, those with most first."""
    numbers: dict[str, int] = {}
    for line in lines:
        text = _why(line.reason)
        numbers[text] = numbers.get(text, 0) + line.files
    return sorted(((number, text) for text, number in numbers.items()), reverse=True)


def pools(lines: Sequence[PoolLine]) -> list[tuple[int, str]]:
    """Return how many files go because of each pool, and which folders it joins."""
    words = tr("Plan", "{folders} count as one place")
    return [(line.files, words.format(folders=formatting.joined(line.folders))) for line in lines]


def place(*, across: bool) -> str:
    """Return where the keeper is, when that is another disk; empty when it is the same."""
    return tr("Plan", "kept on another disk") if across else ""


def _why(reason: Reason) -> str:
    if reason.code in _LEFT:
        return tr("Plan", _LEFT[reason.code])
    return formatting.sentence(reason).rstrip(".")


def ended(found: RemovalOutcome, way: Way) -> str:
    """Return "Removed 3,409 files and 2 sidecars, 48.5 GB, to Removed. 3 files stay: ..."."""
    files = planned_files(found)
    told = way_words.done(
        way, files=files, sidecars=len(found.removed) - files, size_bytes=found.held_bytes
    )
    if not found.left_out:
        return told
    one, many = tr("Plan", "1 file stays: {why}"), tr("Plan", "{files} stay: {why}")
    number, first = len(found.left_out), found.left_out[0].reason
    why = formatting.sentence(first)
    return (
        f"{told} {(one if number == 1 else many).format(files=formatting.files(number), why=why)}"
    )


def instead(reasons: Iterable[Reason]) -> WayKind | None:
    """Return the way that can be offered where the chosen one was not possible, None for none."""
    places = (instead_of(reason.code) for reason in reasons)
    return next((WayKind(place.value) for place in places if place is not None), None)


def checks(totals: BulkTotals) -> str:
    """Return what the plan's bar says: what goes along, and that all of it is checked."""
    checked = tr(
        "Plan",
        "Every copy is compared once more before it is moved. One Undo takes all of it back.",
    )
    if not totals.sidecars:
        return checked
    along = tr("Plan", "{sidecars} go along.")
    if totals.sidecars == 1:
        along = tr("Plan", "{sidecars} goes along.")
    return f"{along.format(sidecars=formatting.sidecars(totals.sidecars))} {checked}"


def along(paths: Sequence[bytes]) -> str:
    """Return the endings of the files removed with a file: " + MP4, XMP"; empty for none."""
    endings = dict.fromkeys(formatting.name(path.rpartition(b".")[2]).upper() for path in paths)
    return f" + {', '.join(endings)}" if endings else ""


def planned_files(found: RemovalOutcome) -> int:
    """Return how many files of the plan went; their sidecars are no part of its numbers."""
    return sum(not entry.is_sidecar for entry in found.removed)
