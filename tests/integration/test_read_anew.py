"""After an update, whoever waits is told why known files are read and compared again."""

from pathlib import Path

import pytest

from mediadesk.cli.output import progress_text
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.matching.pictures.comparer import Comparer
from tests.support.desks import Desk, counts
from tests.support.media import picture

WORDS = "again, since this version knows more: "


def test_a_scan_counts_what_it_reads_anew_for_this_version(desk: Desk, pictures: Path) -> None:
    for number in range(3):
        picture(pictures / f"{number}.jpg", seed=number)
    first = desk.scanner.start([bytes(pictures)])
    first.run()
    assert "anew" not in first.progress.to_dict()
    desk.write("UPDATE file SET probe_version = 1 WHERE name <> ?", b"0.jpg")
    picture(pictures / "0.jpg", seed=9, size=(30, 20))
    again = desk.scanner.start([bytes(pictures)])
    assert counts(again.run()) == {"changed": 1, "unchanged": 2}
    assert again.progress.to_dict()["anew"] == 2
    assert progress_text(again.progress).startswith(f"{WORDS}3 of 3 files")
    third = desk.scanner.start([bytes(pictures)])
    third.run()
    assert "anew" not in third.progress.to_dict()


def test_a_search_says_that_it_compares_anew_for_this_version(
    desk: Desk, pictures: Path, decoders: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        picture(pictures / f"{number}.jpg", seed=number)
    desk.scan(pictures)
    search = DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders))
    told: list[int] = []
    compare = Comparer.compare_new

    def note_and_compare(comparer: Comparer) -> None:
        told.append(search.progress.to_dict().get("anew", 0))
        compare(comparer)

    monkeypatch.setattr(Comparer, "compare_new", note_and_compare)
    search.run([ClusterKind.SIMILAR])
    desk.write("UPDATE searched SET version = 1")
    search.run([ClusterKind.SIMILAR])
    search.run([ClusterKind.SIMILAR])
    assert told == [0, 2, 0]
    assert "anew" not in search.progress.to_dict()
