"""Screens that differ by a line, charts that differ by a bar are not taken for copies."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.matching.pictures import drawings
from tests.support.desks import Desk
from tests.support.media import picture
from tests.unit.dedupe.pictures.lines.test_drawings import (
    captioned,
    card,
    cropped,
    form,
    screen,
    smaller,
)

JOKES = ("WHEN YOU SEE IT", "MONDAY MORNING", "NOT AGAIN")


@pytest.fixture
def search(desk: Desk, decoders: Sandbox) -> DuplicateSearch:
    return DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders))


def groups(desk: Desk) -> set[frozenset[str]]:
    found = desk.library.clusters([ClusterKind.SIMILAR])
    return {
        frozenset(desk.library.files([m.file_id])[m.file_id].name_shown for m in members)
        for _, members in found
    }


def test_screens_that_differ_by_a_line_are_two(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    screen().save(pictures / "first.png")
    screen().resize((450, 800), Image.Resampling.LANCZOS).save(pictures / "sent.jpg", quality=70)
    screen(third="no, not tomorrow").save(pictures / "second.png")
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    assert groups(desk) == {frozenset({"first.png", "sent.jpg"})}
    judged = desk.sql("SELECT left_id, right_id, lane, score FROM picture_match ORDER BY 1, 2")
    screen(third="no, not tomorrow").save(pictures / "second.jpg", quality=85)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    assert groups(desk) == {
        frozenset({"first.png", "sent.jpg"}),
        frozenset({"second.png", "second.jpg"}),
    }
    assert set(judged) <= set(desk.sql("SELECT left_id, right_id, lane, score FROM picture_match"))


def test_a_cut_and_a_captioned_copy_stay_with_the_form_they_were_made_of(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    form(name="Anna").save(pictures / "form.png")
    cropped(form(name="Anna")).save(pictures / "cut.jpg", quality=85)
    captioned(form(name="Anna")).save(pictures / "sent.jpg", quality=85)
    form(name="Dora of the Long Meadow").save(pictures / "other.png")
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    assert groups(desk) == {frozenset({"form.png", "cut.jpg", "sent.jpg"})}


def test_cards_with_other_words_on_one_soft_ground_are_two(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    for words in ("Two Trains", "Late Light"):
        card(words).save(pictures / f"{words}.png")
        smaller(card(words)).save(pictures / f"{words}, sent.jpg", quality=80)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    assert groups(desk) == {
        frozenset({f"{words}.png", f"{words}, sent.jpg"}) for words in ("Two Trains", "Late Light")
    }


def test_of_two_jokes_made_of_one_photo_one_stays_with_it(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    with Image.open(picture(pictures / "photo.jpg", size=(640, 480), seed=3)) as photo:
        for name, words in (("a", "WHEN YOU SEE IT"), ("b", "monday morning be like")):
            joke = Image.new("RGB", (640, 560), "white")
            joke.paste(photo, (0, 80))
            ImageDraw.Draw(joke).text((16, 16), words, fill="black", font_size=44)
            joke.save(pictures / f"{name}.jpg", quality=88)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    assert not any({"a.jpg", "b.jpg"} <= group for group in groups(desk))


def test_of_jokes_written_on_one_photo_no_two_are_one(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    with Image.open(picture(pictures / "photo.jpg", size=(800, 600), seed=3)) as photo:
        for words in JOKES:
            joke = photo.copy()
            ImageDraw.Draw(joke).text(
                (400, 530), words, font_size=64, anchor="mm", stroke_width=3, stroke_fill="black"
            )
            joke.save(pictures / f"{words}.jpg", quality=88)
            joke.resize((400, 300)).save(pictures / f"{words}, sent.jpg", quality=80)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    told = [
        {name.removesuffix(".jpg").removesuffix(", sent") for name in group} - {"photo"}
        for group in groups(desk)
    ]
    assert sorted(map(sorted, told)) == [[words] for words in sorted(JOKES)]
    assert sum(map(len, groups(desk))) == 7


def test_a_search_reads_so_many_pairs_and_the_next_goes_on(
    desk: Desk, pictures: Path, search: DuplicateSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "_MOST_IN_A_SEARCH", 1)
    for third in ("no, not tomorrow", "yes, at the corner", "who is there with you"):
        screen(third=third).save(pictures / f"{third}.png")
    desk.scan(pictures)
    seen = []
    for _ in range(4):
        search.run([ClusterKind.SIMILAR])
        seen.append(sum(map(len, groups(desk))))
    assert (seen[0], seen[-1]) == (2, 0)


def test_a_picture_is_read_against_so_many_others(
    desk: Desk, pictures: Path, search: DuplicateSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "_MOST_OF_ONE", 1)
    for third in ("no, not tomorrow", "yes, at the corner", "who is there with you"):
        screen(third=third).save(pictures / f"{third}.png")
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    read = desk.sql("SELECT left_id, right_id FROM picture_match WHERE lane IN (10, 11, 12)")
    assert len(read) == 2
