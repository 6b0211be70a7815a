"""Judges dates again from what the catalog keeps, without opening a file; runs anywhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mediadesk.catalog.dates.timestamps import Dated
from mediadesk.catalog.files import facts as stored_facts
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.timestamps import FILE_TIME, KNOWN_LENGTHS, ConfidenceLevel, Stamp
from mediadesk.operations.dates.sidecars import evidence_of
from mediadesk.timestamps import candidates, zones
from mediadesk.timestamps.clocks import Camera
from mediadesk.timestamps.evidence import Evidence, Kin, KinKind
from mediadesk.timestamps.folders import FOLDER_WITH_DAY
from mediadesk.timestamps.offsets import Basis
from mediadesk.timestamps.resolver import Resolution, resolve
from mediadesk.timestamps.sources import Origin, Tier, kind_of
from mediadesk.timestamps.versions import RULE_VERSION

_SURE = tuple(ConfidenceLevel)
_NO_WITNESS = frozenset({None, FILE_TIME, FOLDER_WITH_DAY})
"""Who knows no more than these is no help to another file."""


@dataclass(frozen=True, slots=True)
class DateFile:
    """One file as evidence: what the catalog keeps of it, and what its sidecars said.

    `path` is below the root, as people read it; `said` are texts of `sidecars.read_sidecars`.
    """

    id: int
    path: str
    kind: MediaKind
    mtime_ns: int
    facts_json: str | None
    candidates_json: str | None
    said: tuple[str, ...] = ()
    chosen: Stamp | None = None
    """What the user decided."""


@dataclass(frozen=True, slots=True)
class Question:
    """A file whose date is to be judged, and those that may know more of its moment."""

    file: DateFile
    kin: tuple[tuple[KinKind, DateFile], ...] = ()
    copies_asked: bool = True
    """False when copies were left out, because the date was strong when it was last judged."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings that dates depend on."""

    min_year: int
    home_zone: str
    clock_shifts_s: Mapping[Camera, float] = field(default_factory=dict)
    """What the user accepted of each camera's clock."""


def judge(asked: tuple[Sequence[Question], Rules]) -> list[Dated]:
    """Return the dates of the files asked for.

    Related files have their say as they are by themselves, so that the answer does not depend
    on who is asked first.
    """
    questions, rules = asked
    alone: dict[int, Resolution] = {}
    dated = []
    for question in questions:
        for _, file in question.kin:
            if file.id not in alone:
                alone[file.id] = resolve(_evidence(file, rules))
        evidence = _evidence(question.file, rules)
        told = {kind: _spokesman(kind, question.kin, alone) for kind in KinKind}
        copy = told.pop(KinKind.DUPLICATE)
        evidence = replace(evidence, kin=tuple(kin for kin in told.values() if kin is not None))
        resolution = resolve(evidence)
        if copy is not None and _needs_a_copy_s(resolution, copy):
            resolution = resolve(replace(evidence, kin=(*evidence.kin, copy)))
        done = question.copies_asked or not is_weak(resolution.confidence)
        dated.append(_dated(question.file.id, resolution, related=done))
    return dated


def as_stored(resolution: Resolution) -> tuple[str, str, str]:
    """Return the candidates, the first rule's answer and the flags as the catalog keeps them."""
    seed = resolution.seed
    return (
        candidates.to_json(resolution.candidates),
        json.dumps({"value": seed.value, "source": seed.source, "confidence": seed.confidence}),
        json.dumps(resolution.flags),
    )


def is_weak(confidence: str) -> bool:
    """Tell whether a date is so weak that a copy of the file is asked for its own."""
    return confidence in (ConfidenceLevel.LOW, ConfidenceLevel.NONE)


def _evidence(file: DateFile, rules: Rules) -> Evidence:
    facts = Facts() if file.facts_json is None else stored_facts.from_json(file.facts_json)
    stored = candidates.from_json(file.candidates_json or "[]")
    stamps, position = evidence_of(file.said)
    camera = Camera.of(facts)
    return Evidence(
        facts=replace(
            facts,
            stamps=candidates.stamps_in(stored, Origin.FILE),
            position=facts.position or position,
        ),
        path=file.path,
        mtime_ns=file.mtime_ns,
        sidecar=stamps,
        user=file.chosen,
        clock_shift_s=0.0 if camera is None else rules.clock_shifts_s.get(camera, 0.0),
        kind=file.kind,
        min_year=rules.min_year,
        home_zone=zones.home_zone(rules.home_zone),
    )


def _needs_a_copy_s(own: Resolution, copy: Kin) -> bool:
    """Tell whether a file's own date is weak, and that of a copy of its picture is better."""
    if own.source in _NO_WITNESS:
        return True
    return is_weak(own.confidence) and _SURE.index(copy.confidence) < _SURE.index(own.confidence)


def _spokesman(
    kind: KinKind, kin: Sequence[tuple[KinKind, DateFile]], alone: dict[int, Resolution]
) -> Kin | None:
    """Return the surest of the related files as kin; of equals the earliest, then by name."""
    able = [
        (_SURE.index(found.confidence), found.wall, file.path, found)
        for its_kind, file in kin
        if its_kind is kind
        and (found := alone[file.id]).wall is not None
        and found.source not in _NO_WITNESS
    ]
    if not able:
        return None
    _, wall, path, found = min(able, key=lambda one: one[:3])
    is_known = found.basis is not None and found.basis is not Basis.HOME
    return Kin(
        kind=kind,
        wall=wall or "",
        offset_minutes=found.offset_minutes if is_known else None,
        precision=found.precision,
        confidence=found.confidence,
        name=path.rpartition("/")[2],
    )


def _is_unwritten(resolution: Resolution) -> bool:
    """Tell whether the user's date is known to us alone: no tag and no sidecar says the same.

    A decade, which none of them can say, is not waiting to be written.
    """
    if resolution.source != "user" or resolution.wall is None:
        return False
    written = ChosenDate(resolution.wall, resolution.precision).as_written()
    if written is None:
        return False
    known = KNOWN_LENGTHS.get(written.precision, 19)
    return not any(
        one.origin in (Origin.FILE, Origin.SIDECAR)
        and one.normalised is not None
        and kind_of(one.stamp.source).tier <= Tier.CONTAINER
        and one.stamp.precision is written.precision
        and one.normalised[:known] == written.wall[:known]
        for one in resolution.candidates
    )


def _dated(file_id: int, resolution: Resolution, *, related: bool) -> Dated:
    told, seed, flags = as_stored(resolution)
    return Dated(
        file_id=file_id,
        candidates_json=told,
        seed_json=seed,
        flags_json=flags,
        date_version=RULE_VERSION,
        taken=resolution.wall,
        taken_offset_minutes=resolution.offset_minutes,
        taken_precision=resolution.precision,
        taken_source=resolution.source,
        confidence=resolution.confidence,
        unwritten=_is_unwritten(resolution),
        related=related,
    )
