"""`mediadesk duplicates`: finds what is the same, and lists it with what to keep and why."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Collection
from typing import Any

from mediadesk import words
from mediadesk.catalog.files.placed_files import PlacedFile
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, ProgressLine, print_json, say, shown, stops_on_signal
from mediadesk.domain.clusters import ClusterKind, ClusterMember, ClusterRecord
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.found import Found


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=[kind.value for kind in ClusterKind],
        help="only clusters of this kind; may be given more than once",
    )


def run(options: argparse.Namespace) -> int:
    """Search, print the clusters, return the exit code."""
    kinds = [ClusterKind(kind) for kind in options.kind]
    with opened(options, "a search") as session:
        session.look_at_roots()  # for the sake of what is away nothing may go
        search = session.duplicate_search()
        with stops_on_signal(search.control.cancel), ProgressLine(search.progress, sys.stderr):
            search.run(kinds)
        listed = session.found.placed_clusters(kinds)
        if options.json:
            print_json({}, clusters=(_as_json(*one, session.found) for one in listed))
        else:
            counted = Counter[ClusterKind]()
            for one in listed:
                _print(*one)
                counted[one[0].kind] += 1
            say(_summed_up(counted) if counted else _none_found(kinds))
    return DONE


def _none_found(kinds: Collection[ClusterKind]) -> str:
    return f"No duplicates {'of this kind ' if kinds else ''}were found."


def _summed_up(counted: Counter[ClusterKind]) -> str:
    """Say how many clusters there are, and what a list of them leads many to fear."""
    kinds = (f"{words.count(counted[kind])} {kind.value}" for kind in ClusterKind if counted[kind])
    clusters = "1 cluster" if counted.total() == 1 else f"{words.count(counted.total())} clusters"
    return f"{clusters}: {', '.join(kinds)}. Nothing was changed."


def _as_json(
    record: ClusterRecord,
    members: list[ClusterMember],
    files: dict[int, PlacedFile],
    found: Found,
) -> dict[str, Any]:
    may_be_others = record.kind is ClusterKind.SIMILAR
    perhaps = found.cluster_perhaps(record.id) if may_be_others else []
    if perhaps:
        files = files | found.placed([id_ for id_, _ in perhaps])
    return {
        "id": record.key,
        "kind": record.kind.value,
        "cohesion": round(record.cohesion, 4),
        "reclaimable_bytes": record.reclaimable_bytes,
        "members": [
            {
                "path": os.fsdecode(files[member.file_id].path),
                "same_as": [os.fsdecode(files[other].path) for other in member.same_as],
                "size": files[member.file_id].size_bytes,
                "width": files[member.file_id].width,
                "height": files[member.file_id].height,
                "similarity": round(member.similarity, 4),
                "keeper": member.keeper,
                "edit": member.stays,
                "offline": files[member.file_id].is_away,
                "reason": member_sentence(member),
                "holds_alone": [kind.name.lower() for kind in member.alone],
                **_passages(record, member, members[0], found),
            }
            for member in members
        ],
        "perhaps": [
            {"path": os.fsdecode(files[id_].path), "similarity": round(similarity, 4)}
            for id_, similarity in perhaps
            if id_ in files
        ],
    }


def _passages(
    record: ClusterRecord, member: ClusterMember, first: ClusterMember, found: Found
) -> dict[str, Any]:
    """Return where a film or recording agrees with the first member, in seconds of both."""
    if record.kind not in (ClusterKind.VIDEO, ClusterKind.AUDIO) or member is first:
        return {}
    shared = found.passages(first.file_id, member.file_id)
    passages = shared.passages if shared is not None else ()
    return {
        "passages": [
            {"first": [one.start_s, one.stop_s], "own": [one.other_start_s, one.other_stop_s]}
            for one in passages
        ]
    }


def _print(
    record: ClusterRecord, members: list[ClusterMember], files: dict[int, PlacedFile]
) -> None:
    print(f"{record.kind.value}, {words.size(record.reclaimable_bytes)} to gain")
    for member in members:
        file = files[member.file_id]
        goes = member.removable and not member.stays
        sign = "keep" if member.keeper else "go" if goes else "stay"
        told = "Its disk is offline." if file.is_away else member_sentence(member)
        if member.alone:
            told += f" This copy alone holds: {words.fields.listed(member.alone)}."
        print(f"  {sign:<4}  {shown(file.path)}  ({told})")


def member_sentence(member: ClusterMember) -> str:
    """Return why a member stays, or what the keeper has over it."""
    return words.told(words.KEEPERS[KeeperCode(member.reason_code)], member.reason_facts)
