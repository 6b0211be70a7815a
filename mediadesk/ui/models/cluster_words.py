"""How clusters, decisions and the reasons for them are called."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from mediadesk import words
from mediadesk.domain.clusters import ClusterKind, ClusterMember, ClusterOrder, ClusterRecord
from mediadesk.domain.fields import kinds_named
from mediadesk.domain.keepers import KeeperCode
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.wording import extras, stored_time
from mediadesk.words import QT_TRANSLATE_NOOP

KINDS: Mapping[ClusterKind, tuple[str, str]] = MappingProxyType(
    {
        ClusterKind.EXACT: (QT_TRANSLATE_NOOP("Cluster", "Exact"), "equal"),
        ClusterKind.IDENTICAL: (QT_TRANSLATE_NOOP("Cluster", "Identical"), "layers-2"),
        ClusterKind.SIMILAR: (QT_TRANSLATE_NOOP("Cluster", "Similar"), "equal-approximately"),
        ClusterKind.VIDEO: (QT_TRANSLATE_NOOP("Cluster", "Video"), "film"),
        ClusterKind.AUDIO: (QT_TRANSLATE_NOOP("Cluster", "Audio"), "audio-lines"),
    }
)
"""Word and icon of each kind."""
MAY_GO_IN_BULK = frozenset({ClusterKind.EXACT, ClusterKind.IDENTICAL})

ORDERS: Mapping[ClusterOrder, str] = MappingProxyType(
    {
        ClusterOrder.GAIN: QT_TRANSLATE_NOOP("Sort", "Most to gain"),
        ClusterOrder.FILES: QT_TRANSLATE_NOOP("Sort", "Most files"),
        ClusterOrder.ALIKE: QT_TRANSLATE_NOOP("Sort", "Most alike"),
        ClusterOrder.TAKEN: QT_TRANSLATE_NOOP("Sort", "Date taken"),
        ClusterOrder.NEWEST: QT_TRANSLATE_NOOP("Sort", "Last found"),
    }
)

_UNDECIDED: frozenset[str] = frozenset(
    {
        "",
        KeeperCode.EARLIER_TAKEN,
        KeeperCode.EARLIER_MODIFIED,
        KeeperCode.LARGER_FILE,
        KeeperCode.SHORTER_PATH,
        KeeperCode.FIRST_SEEN,
    }
)
"""Reasons that decide among copies that are nearly equal; none where the best one went."""
_DATED = frozenset({KeeperCode.EARLIER_TAKEN, KeeperCode.EARLIER_MODIFIED})
_DATES = ("date", "other_date")


def kind(value: ClusterKind) -> str:
    """Return what a kind of cluster is called."""
    return tr("Cluster", KINDS[value][0])


def alike(share: float) -> str:
    """Return "96 %"; only what is wholly the same reads as 100."""
    return f"{100 if share >= 1 else min(99, round(share * 100))} %"


def facts(record: ClusterRecord) -> str:
    """Return "2 files, 96 % alike, 6.8 MB to gain"."""
    parts = [formatting.files(record.members)]
    if record.kind not in MAY_GO_IN_BULK:
        parts.append(tr("Cluster", "{share} alike").format(share=alike(record.cohesion)))
    if record.reclaimable_bytes:
        size = formatting.size(record.reclaimable_bytes)
        parts.append(tr("Cluster", "{size} to gain").format(size=size))
    return ", ".join(parts)


def spoken(name: str, record: ClusterRecord, row: int, of: int) -> str:
    """Return a cluster as one sentence for assistive tools."""
    place = tr("File", "{row} of {count}")
    position = place.format(row=formatting.count(row + 1), count=formatting.count(of))
    return ", ".join((name, kind(record.kind), facts(record), position))


def why(member: ClusterMember) -> str:
    """Return the reason for or against a member as a sentence; empty when there is none."""
    if member.reason_code not in list(KeeperCode):
        return ""
    code = KeeperCode(member.reason_code)
    told = dict(member.reason_facts)
    for name in _DATES if code in _DATED else ():
        told[name] = stored_time(str(told.get(name)), is_utc=code is KeeperCode.EARLIER_MODIFIED)
    if "holds" in told:
        told["holds"] = extras(str(told["holds"]))
    if "fields" in told:
        told["fields"] = formatting.fields(kinds_named(str(told["fields"])))
    return formatting.told(tr("Keeper", words.KEEPERS[code]), told)


def tells_of_other(member: ClusterMember) -> bool:
    """Tell whether the reason speaks of another file."""
    codes = list(KeeperCode)
    return (
        member.reason_code in codes
        and "other" in words.KEEPERS[KeeperCode(member.reason_code)].casefold()
    )


def is_clear(kind: ClusterKind, keeper: ClusterMember) -> bool:
    """Tell whether there is a clear winner; among equal bytes it does not matter."""
    return kind in MAY_GO_IN_BULK or keeper.reason_code not in _UNDECIDED


def numbers(chosen: Sequence[int]) -> str:
    """Return "1", "1 and 4", "1, 2 and 4", or how many when they are many."""
    if len(chosen) > 4:
        return formatting.files(len(chosen))
    shown = [formatting.count(each) for each in chosen]
    if len(shown) < 2:
        return "".join(shown)
    both = tr("Cluster", "{some} and {last}")
    return both.format(some=", ".join(shown[:-1]), last=shown[-1])


def accept(kept: Sequence[int], removed: Sequence[int], of: int, template: str) -> str:
    """Return what accepting does: "Accept: keep 1, remove 2"; numbers are those of the members.

    `template` names the way the copies go, with {kept} and {gone}.
    """
    if not removed:
        return tr("Cluster", "Accept: keep all {n}").format(n=formatting.count(of))
    gone = numbers(removed) if of == 2 else formatting.files(len(removed))
    return template.format(kept=numbers(kept), gone=gone)
