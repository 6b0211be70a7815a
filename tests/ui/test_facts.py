"""Who says when a file was made is a sentence below its date, whatever the source."""

from dataclasses import replace

from mediadesk.domain.records import FileDetails
from mediadesk.ui.models import facts
from tests.support.fake_library import FakeLibrary


def details(source: str) -> FileDetails:
    library = FakeLibrary(1)
    library.records[1] = replace(library.records[1], taken="2019-08-17T20:31:02")
    found = library.details(1)
    assert found is not None
    return replace(found, taken_source=source)


def test_a_date_that_no_field_of_the_file_holds_names_its_source() -> None:
    assert facts.date_sources(details("File:FileModifyDate")) == "Source: File modified."


def test_a_date_the_user_chose_says_so() -> None:
    assert facts.date_sources(details("user")) == "You chose this date."
