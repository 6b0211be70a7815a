"""Studies files in a child process: what each is, what it says, when it was made."""

import json

from mediadesk.catalog.files import facts as stored_facts
from mediadesk.domain import names
from mediadesk.domain.analysis import Analysis
from mediadesk.domain.facts import camera_name
from mediadesk.domain.streams import summary_of
from mediadesk.domain.study import Study, StudyRequest
from mediadesk.fingerprint.versions import PICTURE_VERSION, PROBE_VERSION, QUICK_VERSION
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from mediadesk.timestamps import candidates, zones
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.resolver import resolve
from mediadesk.timestamps.versions import RULE_VERSION


def study(request: StudyRequest) -> Study:
    """Look into one file. A file that cannot be read gives a reason, never an exception."""
    analysis = analyse(
        AnalysisRequest(
            path=request.path,
            kind=request.kind,
            want_quick=request.want_quick,
            want_picture=request.want_picture,
            want_facts=request.want_facts,
        )
    )
    facts = analysis.facts
    resolution = resolve(_evidence(request, analysis))
    seed = resolution.seed
    return Study(
        quick_hash=analysis.quick_hash,
        quick_version=QUICK_VERSION,
        picture=analysis.picture,
        picture_version=PICTURE_VERSION,
        facts_json=stored_facts.to_json(facts),
        probe_version=PROBE_VERSION,
        candidates_json=candidates.to_json(resolution.candidates),
        seed_json=json.dumps(
            {"value": seed.value, "source": seed.source, "confidence": seed.confidence}
        ),
        flags_json=json.dumps(resolution.flags),
        date_version=RULE_VERSION,
        kind=analysis.kind,
        mismatch=analysis.mismatch,
        width=facts.width,
        height=facts.height,
        duration_s=facts.duration_s,
        streams=summary_of(
            facts.tracks,
            facts.sphere,
            facts.music,
            size=(facts.width, facts.height),
            container=facts.format,
        ),
        has_film=facts.film_start is not None,
        camera=camera_name(facts.camera_make, facts.camera_model),
        taken=resolution.wall,
        taken_offset_minutes=resolution.offset_minutes,
        taken_precision=resolution.precision,
        taken_source=resolution.source,
        confidence=resolution.confidence,
        reason=analysis.reason,
        payload=analysis.payload,
    )


def _evidence(request: StudyRequest, analysis: Analysis) -> Evidence:
    return Evidence(
        facts=analysis.facts,
        path=names.shown(request.path[request.root_length :]),
        mtime_ns=request.mtime_ns,
        kind=analysis.kind or request.kind,
        min_year=request.min_year,
        home_zone=zones.home_zone(request.home_zone),
    )
