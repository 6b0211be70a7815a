"""Finds recordings that sound the same: fingerprints new ones, compares, and makes clusters."""

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.likeness import sounds
from mediadesk.catalog.likeness.sounds import SoundMatchRow, Unheard
from mediadesk.catalog.store import Store
from mediadesk.dedupe.films.stars import Link
from mediadesk.dedupe.keepers import ranking
from mediadesk.dedupe.sounds.matches import sound_matches
from mediadesk.dedupe.sounds.prints import PRINT, Prints, Sound
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind, Draft
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import PASSING_TROUBLE, Reason
from mediadesk.domain.sequences import PRINT_S
from mediadesk.fingerprint.versions import SOUND_VERSION
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.children import print_sound
from mediadesk.operations.matching.clusters.linked_clusters import drafts_of_links
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.matching.keepers.evidence import Evidence
from mediadesk.operations.matching.verified_read import is_as_scanned

_TIMEOUT_S = 30.0
_WHOLLY_HEARD_S = 600.0
"""Of recordings with more prints than this some parts may not have been listened to."""


def listen_to_new(context: SearchContext) -> None:
    """Listen to all new recordings, and compare each with all others."""

    def listen(recording: Unheard) -> tuple[bytes, Reason | None] | None:
        context.checkpoint()
        if not is_as_scanned(recording.path, recording.stat):
            return None
        try:
            lane = context.lanes.of(recording.path)
            sound = lane.run(
                print_sound, recording.path, timeout_s=_TIMEOUT_S, checkpoint=context.checkpoint
            )
        except OutsideError as error:
            return None if error.reason.code in PASSING_TROUBLE else (b"", error.reason)
        return sound, None

    def keep(recording: Unheard, heard: tuple[bytes, Reason | None]) -> None:
        context.store.catalog.submit(
            lambda writer: sounds.store(
                writer, recording.content_id, heard[0], version=SOUND_VERSION, reason=heard[1]
            )
        ).result()

    with context.store.readers.use() as reader:
        owed = sounds.unheard(reader, SOUND_VERSION)
    JobRunner(context.workers).run(
        owed, listen, keep, context.progress, describe=lambda recording: names.shown(recording.path)
    )
    context.checkpoint()
    compare_new(context.store, context.checkpoint)


def drafts_of(store: Store, where: Whereabouts) -> list[Draft]:
    """Return the clusters of recordings from what is stored."""
    with store.readers.use() as reader:
        found = sounds.matches(reader)
        heard = heard_s(reader)
    links = [Link(m.left_id, m.right_id, m.score, m.coverage, m.right_coverage) for m in found]
    chooser = ranking.keeper_of_recordings
    evidence = Evidence(heard_s=heard)
    return drafts_of_links(store, links, ClusterKind.AUDIO, chooser, where, evidence=evidence)


def heard_s(reader: Connection) -> dict[int, float]:
    """Return how much of each recording is no silence, by content; of long ones it is not known."""
    return {
        content_id: length_s
        for content_id, size_bytes, _ in sounds.lengths(reader, SOUND_VERSION)
        if (length_s := size_bytes // PRINT.itemsize * PRINT_S) < _WHOLLY_HEARD_S
    }


def compare_new(store: Store, checkpoint: Checkpoint) -> None:
    """Compare recordings not compared before with all others, from their stored prints."""
    with store.readers.snapshot() as reader:
        rows = list(sounds.lengths(reader, SOUND_VERSION))
        new = [content_id for content_id, _, is_known in rows if not is_known]
        if not new:
            return
        prints = Prints.of(
            [size_bytes // PRINT.itemsize for _, size_bytes, _ in rows],
            map(Sound.of, sounds.heard(reader, SOUND_VERSION)),
        )
    found = [
        SoundMatchRow(
            left_id=rows[match.left][0],
            right_id=rows[match.right][0],
            score=match.score,
            shift_s=match.shift * PRINT_S,
            start_s=match.start * PRINT_S,
            stop_s=match.stop * PRINT_S,
            coverage=match.coverage,
            right_coverage=match.right_coverage,
        )
        for match in sound_matches(prints, len(new), checkpoint)
    ]
    store.catalog.submit(lambda writer: sounds.store_search(writer, new, found)).result()
