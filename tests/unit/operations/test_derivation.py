from pathlib import Path
from typing import cast

import pytest

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.domain.detail import Gain
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.keepers import derivation
from tests.support.held_library import held_library
from tests.support.quick_scan import scan


@pytest.mark.parametrize("is_taken", [True, False])
@pytest.mark.parametrize(
    ("code", "stored"), [(ReasonCode.VOLUME_STALLED, 0), (ReasonCode.DECODER_TIMEOUT, 1)]
)
def test_what_a_disk_keeps_from_being_known_is_asked_again(
    tmp_path: Path, code: ReasonCode, stored: int, is_taken: bool
) -> None:
    def take(_other: FileContent, _keeper: FileContent) -> str:
        if not is_taken:
            raise OutsideError(Reason.of(code))
        return "taken"

    def compare(_keeper: FileContent, _parts: object) -> list[Gain]:
        raise OutsideError(Reason.of(code))

    with held_library(tmp_path) as library:
        for name in ("large.jpg", "small.jpg"):
            library.add(name, name.encode())
        scan(library.store, library.root)
        with library.store.readers.use() as reader:
            files = contents.of_files(reader, [1, 2])
        context = SearchContext(library.store, cast("Lanes", None), 1, JobProgress(), lambda: None)
        comparison = derivation.Comparison(take, compare)
        assert not derivation.ask(context, [(1, 2)], files, comparison, most=4)
        with library.store.readers.use() as reader:
            found = reader.execute("SELECT count(*) FROM enlargement").fetchone()[0]
    assert found == stored
