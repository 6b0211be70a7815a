"""The graph of stored picture matches, and its clusters by the rules that the user set."""

import calendar
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mediadesk.catalog.clusters import verdicts
from mediadesk.catalog.contents import contents, moments
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.contents.moments import Moments
from mediadesk.catalog.likeness import pictures
from mediadesk.catalog.likeness.pictures import MatchRow
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe import units
from mediadesk.dedupe.pictures.candidates import by_gradient
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.candidates.views import CLEAR_SIGNS_AT
from mediadesk.dedupe.pictures.clustering import shots
from mediadesk.dedupe.pictures.clustering.cannot_link import (
    dropped,
    told_apart,
    without_dropped,
    without_others,
)
from mediadesk.dedupe.pictures.clustering.matches import Matches, between_units, without_verdicts
from mediadesk.dedupe.pictures.clustering.shots import Shot, Shots
from mediadesk.dedupe.pictures.clustering.stars import Clustering, clustered, second_chance
from mediadesk.dedupe.pictures.verification.grades import STRONG
from mediadesk.dedupe.units import UnitFile
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain import names
from mediadesk.operations.matching.file_keys import EVERYWHERE, SAME_FOLDER, Whereabouts

_CUT = 0.88
"""Areas nearer to each other than this are the same cut, as far as planes of 64x64 can tell."""
_NEARLY_EMPTY = 4
"""Pictures with fewer clear gradients show next to nothing, if they are no patterns."""
_PICTURES_AT_ONCE = 2_000
_REGROUPED = 4
"""How often drawings that show something else look for a cluster of their own."""
_CAMERA_DATES = ("EXIF:", "XMP:", "QuickTime:")
_NO_SHOT = Shot(camera=None, second=None, millisecond=None, name="")


@dataclass(frozen=True, slots=True)
class GroupingRules:
    """What the user wants to see of the pictures that match; nothing is compared again for it."""

    limit: float = STRONG
    """Least score of a match."""
    between: str = EVERYWHERE

    @classmethod
    def of(cls, settings: Settings) -> "GroupingRules":
        """Return the rules of the settings."""
        strictness = 1 - settings.duplicates_sensitivity / 100
        return cls(STRONG + (1 - STRONG) * strictness, settings.duplicates_between)


@dataclass(frozen=True, slots=True)
class MatchGraph:
    """Every picture that matches another one, a row each: its content, files and matches.

    Rows that belong together for other reasons (identical payloads, RAW and JPEG of one shot) are
    one node, numbered by its first row.
    """

    contents: npt.NDArray[np.int64]
    files: list[list[FileContent]]
    matches: Matches
    different: list[list[int]]
    """Groups of rows that the user called different things."""
    nodes: npt.NDArray[np.int64]
    shots: Shots
    empty: npt.NDArray[np.bool_]
    """Which pictures are nearly blank: lists leave them out."""

    @classmethod
    def read(cls, store: Store, where: Whereabouts) -> "MatchGraph":
        """Read the matches and the present files they are about."""
        with store.readers.snapshot() as reader:
            found = pictures.matches(reader)
            different = verdicts.different(reader)
            wanted = sorted({id_ for match in found for id_ in (match.left_id, match.right_id)})
            by_content: dict[int, list[FileContent]] = defaultdict(list)
            for file in contents.of_contents(reader, wanted):
                if where.is_suggested(file):
                    by_content[file.content_id].append(file)
            said = moments.of_contents(reader, _of_one_second(by_content))
        ids = np.asarray(sorted(by_content), np.int64)
        row_of = {content_id: row for row, content_id in enumerate(ids.tolist())}
        files = [by_content[content_id] for content_id in ids.tolist()]
        return cls(
            contents=ids,
            files=files,
            matches=_matches(
                [m for m in found if m.left_id in row_of and m.right_id in row_of], ids
            ),
            different=[
                [row_of[id_] for id_ in sorted(group) if id_ in row_of] for group in different
            ],
            nodes=_nodes(files),
            shots=Shots.of([_shot(same[0], said.get(same[0].content_id)) for same in files]),
            empty=np.isin(ids, _nearly_empty(store, ids.tolist())),
        )

    def clustering(self, rules: "GroupingRules | None" = None) -> Clustering:
        """Return the clusters: nodes for rows, frames of one scene kept apart."""
        rules = rules or GroupingRules()
        links = self._links(rules.between)
        apart = told_apart(links)
        found = self._stars(links, rules.limit)
        for _ in range(_REGROUPED):
            if not (out := dropped(found, apart)).any():
                return found
            links = without_dropped(links, found, out)
            found = self._stars(links, rules.limit)
        return found.only(~dropped(found, apart))

    def stars(self) -> Clustering:
        """Return the clusters with the drawings in them that show something else."""
        return self._stars(self._links(EVERYWHERE), STRONG)

    def chances(self) -> Candidates:
        """Return the pairs of nodes that are to be compared so that clusters become whole."""
        known = between_units(self.matches, self.nodes)
        return second_chance(self._links(EVERYWHERE), self.clustering(), known)

    def areas(self) -> dict[tuple[int, int], float]:
        """Return, for pairs of nodes, how much of the second one the first shows.

        Only of pairs where one is a strong cut of the other.
        """
        matches = between_units(self.matches.take(self.matches.score >= STRONG), self.nodes)
        cut = (matches.share < _CUT) | (matches.share > 1 / _CUT)
        columns = (matches.left[cut], matches.right[cut], matches.share[cut])
        found = {}
        for left, right, share in zip(*(column.tolist() for column in columns), strict=True):
            found[left, right], found[right, left] = share, 1 / share
        return found

    def _stars(self, links: Matches, limit: float) -> Clustering:
        return shots.one_shot_each(clustered(links, limit=limit), self.shots)

    def _links(self, between: str) -> Matches:
        """Return the matches of nodes that may bring them into one cluster."""
        matches = self.matches.take(self._in_wanted_folders(between))
        matches = without_verdicts(matches, self.different)
        matches = without_others(between_units(matches, self.nodes))
        return shots.without_other_shots(matches, self.shots)

    def _in_wanted_folders(self, between: str) -> npt.NDArray[np.bool_]:
        wanted = np.ones(len(self.matches), np.bool_)
        if between == EVERYWHERE:
            return wanted
        folders = [{file.path.rpartition(b"/")[0] for file in same} for same in self.files]
        pairs = zip(self.matches.left.tolist(), self.matches.right.tolist(), strict=True)
        for at, (left, right) in enumerate(pairs):
            if between == SAME_FOLDER:
                wanted[at] = not folders[left].isdisjoint(folders[right])
            else:
                wanted[at] = len(folders[left] | folders[right]) > 1
        return wanted


def _nearly_empty(store: Store, content_ids: Sequence[int]) -> list[int]:
    """Return the contents of these whose picture has next to no gradients and no texture."""
    with store.readers.use() as reader:
        clear = pictures.byte_of_views(reader, content_ids, SEARCH_VERSION, at=CLEAR_SIGNS_AT)
    few = [id_ for id_, signs in clear.items() if signs < _NEARLY_EMPTY]
    empty: list[int] = []
    for start in range(0, len(few), _PICTURES_AT_ONCE):
        with store.readers.use() as reader:
            rows = list(pictures.planes(reader, few[start : start + _PICTURES_AT_ONCE]))
        greys = np.frombuffer(b"".join(row.grey for row in rows), np.uint8).reshape(-1, 64, 64)
        plain = ~by_gradient.have_texture(greys)
        empty += [row.content_id for row, bare in zip(rows, plain, strict=True) if bare]
    return empty


def _matches(found: Sequence[MatchRow], ids: npt.NDArray[np.int64]) -> Matches:
    """Return stored matches as columns; contents become their places among `ids`."""
    left, right, score, lane, orientation, share = zip(*found, strict=True) if found else [()] * 6
    return Matches(
        np.searchsorted(ids, np.asarray(left, np.int64)),
        np.searchsorted(ids, np.asarray(right, np.int64)),
        np.asarray(score, np.float32),
        np.asarray(lane, np.uint8),
        np.asarray(orientation, np.uint8),
        np.asarray(share, np.float32),
    )


def _nodes(files: Sequence[list[FileContent]]) -> npt.NDArray[np.int64]:
    """Return the node of each row: its own, or that of what it is one thing with."""
    nodes = np.arange(len(files))
    first_of: dict[tuple[str, str], int] = {}
    for row, same in enumerate(files):
        if same[0].payload_hash:
            key = (same[0].payload_key, same[0].payload_hash)
            nodes[row] = first_of.setdefault(key, row)
    row_of = {file.id: row for row, same in enumerate(files) for file in same}
    found = units.find_units(map(_unit_file, _with_company(files)))
    for file_id, stands_for in units.representatives(found).items():
        one, other = sorted((nodes[row_of[file_id]], nodes[row_of[stands_for]]))
        nodes[nodes == other] = one
    return nodes


def _with_company(files: Sequence[list[FileContent]]) -> list[FileContent]:
    """Return the files that may be in a unit: with a namesake in their folder, or Apple's mark.

    Of a large library these are few, and what the others say of themselves need not be read.
    """
    namesakes: dict[tuple[bytes, str], list[FileContent]] = defaultdict(list)
    for same in files:
        for file in same:
            folder, _, name = file.path.rpartition(b"/")
            # what stems begin with is the same where they are, and found in no time
            namesakes[folder, names.shown(name).partition(".")[0].casefold()].append(file)
    return [
        file
        for group in namesakes.values()
        for file in group
        if len(group) > 1 or file.may_say("content_identifier")
    ]


def _unit_file(file: FileContent) -> UnitFile:
    facts = file.facts
    return UnitFile(
        id=file.id,
        folder_id=hash(file.path.rpartition(b"/")[0]),
        stem=_stem(file.name_shown),
        format=facts.format,
        taken_s=_camera_second(file),
        camera=file.camera,
        content_identifier=facts.content_identifier,
    )


def _shot(file: FileContent, said: Moments | None) -> Shot:
    if file.camera is None or (second := _camera_second(file)) is None:
        return _NO_SHOT  # nothing tells its shot from others
    serial = file.facts.camera_serial if file.may_say("camera_serial") else None
    millisecond = None
    if said is not None and said.taken is not None:
        millisecond = said.taken.microsecond // 1000
    return Shot(
        camera=f"{file.camera} {serial or ''}",
        second=second,
        millisecond=millisecond,
        name=_stem(file.name_shown),
    )


def _of_one_second(files: Mapping[int, Sequence[FileContent]]) -> list[int]:
    """Return the contents taken by a camera in the same second as another of them."""
    taken: dict[tuple[str, int], list[int]] = defaultdict(list)
    for content_id, same in files.items():
        camera = same[0].camera
        if camera is not None and (second := _camera_second(same[0])) is not None:
            taken[camera, second].append(content_id)
    return [id_ for ids in taken.values() if len(ids) > 1 for id_ in ids]


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]


def _camera_second(file: FileContent) -> int | None:
    """Return the capture time on the camera's own clock; other dates say nothing of the shutter."""
    if not file.taken_source.startswith(_CAMERA_DATES) or (taken := file.taken) is None:
        return None
    return calendar.timegm(taken.timetuple())
