"""What a member of a cluster wears below its picture, and why some of them can only stay."""

from collections.abc import Sequence

from mediadesk.domain.clusters import ClusterMember
from mediadesk.domain.companions import Companion, CompanionKind
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words, wording
from mediadesk.ui.models.review.reviewed_cluster import Review
from mediadesk.ui.widgets.labels.badge import BadgeWords

_MOST_NAMED = 6
_DIFFERING = frozenset(
    {
        KeeperCode.STAYS_AS_SOURCE,
        KeeperCode.STAYS_BORDER,
        KeeperCode.STAYS_FINER_PART,
        KeeperCode.STAYS_MORE_COLOURS,
        KeeperCode.STAYS_OTHER_SHAPE,
        KeeperCode.STAYS_OTHER_DETAIL,
        KeeperCode.STAYS_OTHER_TONES,
        KeeperCode.STAYS_PART_DIFFERS,
    }
)
"""Nobody but the user can tell which of the two is the better one."""
_WEAK = 0.85
"""Members less alike than this want a second look: they may be something else."""


def badges(file: FileRecord, member: ClusterMember | None, *, best: bool) -> list[BadgeWords]:
    """Return the badges of a member: best, an edit, protected, offline, its own copies."""
    found = []
    if best:
        found.append(BadgeWords(tr("Review", "Best"), "star", "keep_tint", "keep"))
    if member is not None and member.stays and not best:
        found.append(_staying(member))
    if file.motion is not None:
        found.append(BadgeWords(wording.motion(file.motion), "play"))
    protected = member is not None and member.reason_code == KeeperCode.PROTECTED
    if protected and member is not None and (best or not member.removable):
        found.append(BadgeWords(tr("Review", "Protected"), "lock"))
    if file.status is FileStatus.MISSING:
        found.append(BadgeWords(tr("Review", "Gone"), "x", "warn_tint", "warn"))
    if file.status is FileStatus.OFFLINE:
        found.append(BadgeWords(tr("Review", "Offline"), "unplug"))
    if member is not None and not best and member.similarity < _WEAK:
        share = cluster_words.alike(member.similarity)
        weak = tr("Review", "Only {share} alike").format(share=share)
        found.append(BadgeWords(weak, "triangle-alert", "warn_tint", "warn"))
    if member is not None and member.alone:
        also = tr("Review", "Also holds: {fields}")
        also = also.format(fields=formatting.fields(member.alone, file.kind))
        short = tr("Review", "Holds more")
        lost = tr("Review", "The copy that is to stay does not hold this, and would not get it.")
        found.append(BadgeWords(also, "triangle-alert", "warn_tint", "warn", tip=lost, short=short))
    if member is not None and member.same_as:
        copies = tr("Review", "{n} copies")
        number = formatting.count(len(member.same_as) + 1)
        found.append(BadgeWords(copies.format(n=number), "copy"))
    return found


def why_kept(review: Review) -> str:
    """Return the reason for the keeper; where there are several others, of which one it tells."""
    why, beaten = cluster_words.why(review.keeper), review.beaten
    if beaten is None or not cluster_words.tells_of_other(review.keeper):
        return why
    against = tr("Review", "Compared with {n}: {why}")
    number = formatting.count(review.number_of(beaten.file_id))
    return against.format(n=number, why=formatting.going_on(why))


def _staying(member: ClusterMember) -> BadgeWords:
    """Return the badge of a member that is proposed to stay beside the best one."""
    if member.reason_code in (KeeperCode.STAYS_BESIDE, KeeperCode.STAYS_HOLDING):
        return BadgeWords(tr("Review", "Holds more"), "layers-2")
    if member.reason_code == KeeperCode.STAYS_IN_DOUBT:
        return BadgeWords(tr("Review", "Damaged?"), "triangle-alert", "warn_tint", "warn")
    if member.reason_code == KeeperCode.STAYS_BACKUP:
        return BadgeWords(tr("Review", "Backup"), "hard-drive")
    if member.reason_code in _DIFFERING:
        return BadgeWords(tr("Review", "Differs"), "contrast")
    return BadgeWords(tr("Review", "Edit"), "pen-line")


def unit_badge(found: Sequence[Companion]) -> BadgeWords:
    """Return the badge of a member with which other files belong; its tooltip names them."""
    kinds = {each.kind for each in found}
    if CompanionKind.RAW_PAIR in kinds:
        text = tr("Review", "RAW + JPEG")
    elif CompanionKind.LIVE_PHOTO in kinds:
        text = tr("Review", "Photo + film")
    else:
        text = tr("Review", "Sidecar")
    told = tr("Review", "Stays or goes together with {names}.")
    listed = ", ".join(each.name_shown for each in found[:_MOST_NAMED])
    if (more := len(found) - _MOST_NAMED) > 0:
        listed = tr("Review", "{names} and {files} more").format(
            names=listed, files=formatting.files(more)
        )
    return BadgeWords(text, "images", tip=told.format(names=listed))


def why_fixed(file: FileRecord, member: ClusterMember | None) -> str:
    """Return why nothing can be chosen for a member."""
    if file.status is FileStatus.MISSING:
        return tr("Review", "It was moved or deleted: it is no longer there.")
    if file.status is FileStatus.OFFLINE:
        return tr("Review", "Its disk is offline, so it cannot be changed now.")
    if member is not None and (why := cluster_words.why(member)):
        return why
    return tr("Review", "It cannot be removed here.")


def of_gone(review: Review) -> tuple[str, str]:
    """Return ("a.jpg is no longer there.", "2 is the best of what is left.")."""
    one, many = (
        tr("Review", "{name} is no longer there."),
        tr("Review", "{files} are no longer there."),
    )
    names = [file.name_shown for file_id, file in review.files.items() if file_id in review.gone]
    head = many.format(files=formatting.files(len(review.gone)))
    if len(names) == len(review.gone) == 1:
        head = one.format(name=names[0])
    if len(review.here) == 1:
        return head, tr("Review", "What is left has no copy here any more.")
    words = tr("Review", "Of what is left, {n} would stay.")
    number = review.number_of(review.keeper.file_id)
    return head, words.format(n=formatting.count(number))
