"""The tables of both databases, as the steps that made them.

A step stands with the noun it is about; its place in the list below is its number. A change is a
further step at the end of a list: what was released is never edited.
"""

from mediadesk.catalog.schema import clusters, dates, files, films, folders, journal
from mediadesk.catalog.schema.migrations import Schema

CATALOG = Schema(
    application_id=0x4D444331,
    steps=(
        files.add_files,
        clusters.add_clusters,
        dates.add_date_states,
        clusters.add_verdicts,
        folders.add_folder_rules,
        films.add_streams,
        dates.add_choices,
        clusters.add_cluster_details,
        films.add_sequences,
        clusters.add_closer_looks,
        dates.index_needs,
        files.index_sizes,
        films.add_moving_photos,
        clusters.add_rule_versions,
        dates.let_likeness_lend,
        folders.note_gone_roots,
        folders.put_aside,
        dates.settle_sure_dates,
        clusters.add_picture_pasts,
        folders.follow_in_pieces,
        clusters.add_cluster_bases,
        films.try_unread_again,
        folders.turn_back_in_the_midst,
        clusters.add_writers,
        clusters.add_kept_paths,
        films.name_containers,
        files.list_held,
        clusters.add_enlargements,
        clusters.add_blocks,
        clusters.keep_fine_planes,
        clusters.add_resaves,
        clusters.say_reasons_without_list,
        clusters.add_pixel_digests,
        clusters.index_searched,
    ),
)
"""catalog.db, which can be thrown away and made anew: application id "MDC1"."""

DECISIONS = Schema(
    application_id=0x4D444431,
    steps=(
        journal.add_decisions,
        journal.add_journal,
        journal.add_rewrites,
        journal.add_actions,
        journal.index_what_is_held,
    ),
)
"""decisions.db, which must never be lost: application id "MDD1"."""
