"""Candidates as stored: nothing lost, and always what the catalog's readers need."""

import json

import pytest

from mediadesk.domain.timestamps import Meaning, Precision, Stamp, ZoneKind
from mediadesk.timestamps.candidates import (
    Candidate,
    Role,
    from_json,
    sentence,
    stamps_in,
    to_json,
)
from mediadesk.timestamps.sources import Origin
from mediadesk.timestamps.why import WHY_SENTENCES, Why

PLAIN = Candidate(
    Stamp("EXIF:DateTimeOriginal", "2019:02:03 11:22:33", "2019-02-03T11:22:33"),
    role=Role.CHOSEN,
    why=Why.BEST_SOURCE,
    normalised="2019-02-03T11:22:33",
)
DROPPED = Candidate(
    Stamp("EXIF:CreateDate", "0000:00:00 00:00:00", None), accepted=False, why=Why.UNREADABLE
)
SENT = Candidate(
    Stamp("filename_date", "20190203", "2019-02-03T00:00:00", Precision.DAY, meaning=Meaning.SENT),
    Origin.NAME,
    facts={"other": "GPS"},
    normalised="2019-02-03T00:00:00",
)
UNPLACED = Candidate(Stamp("GPS", "x", "2019-02-03T10:22:33", zone=ZoneKind.UTC), why=None)
STATED = Candidate(
    Stamp("XMP:DateCreated", "x", "2019-02-03T11:22:33", Precision.SECOND, ZoneKind.OFFSET, -330),
    Origin.SIDECAR,
    normalised="2019-02-03T17:52:33",
)
ALL = (PLAIN, DROPPED, SENT, UNPLACED, STATED)


def test_candidates_come_back_as_they_were_stored() -> None:
    assert from_json(to_json(ALL)) == ALL


def test_every_entry_has_a_datetime_and_a_source() -> None:
    entries = json.loads(to_json(ALL))
    assert [entry["datetime"] for entry in entries] == [item.stamp.wall for item in ALL]
    assert [entry["source"] for entry in entries] == [item.stamp.source for item in ALL]


def test_an_entry_of_an_older_program_is_read_with_what_it_has() -> None:
    (found,) = from_json('[{"datetime": "2019-02-03T11:22:33", "source": "GPS"}]')
    assert found.stamp == Stamp("GPS", "", "2019-02-03T11:22:33")
    assert (found.role, found.why, found.accepted) == (Role.NONE, None, True)


def test_raw_stamps_can_be_had_by_origin() -> None:
    assert stamps_in(ALL, Origin.NAME) == (SENT.stamp,)
    assert stamps_in(ALL, Origin.FILE) == (PLAIN.stamp, DROPPED.stamp, UNPLACED.stamp)


@pytest.mark.parametrize("why", Why)
def test_every_verdict_has_a_sentence(why: Why) -> None:
    assert WHY_SENTENCES[why].endswith(".")
    shown = sentence(Candidate(PLAIN.stamp, why=why, facts={"other": "GPS", "min_year": 2000}))
    assert "{" not in shown
    assert "?" not in shown


def test_a_sentence_with_a_missing_fact_still_reads() -> None:
    assert sentence(Candidate(PLAIN.stamp, why=Why.START_OF_RECORDING)).endswith("by ?.")
    assert sentence(UNPLACED) == ""
