"""What one of two identical files holds alone."""

from mediadesk.dedupe.copies.own_fields import held_alone
from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.fields import FieldKind
from mediadesk.formats.fields.field_values import numbers_of

DC = "xmp {http://purl.org/dc/elements/1.1/}"
TITLE, OTHER_TITLE = (f"{DC}title", b"Oma"), (f"{DC}title", b"Opa")
TAG, CAPTION = (f"{DC}subject", b"hut"), (f"{DC}description", b"At the hut")
DATE, ZONE = ("exif 9003", b"2019:05:04 08:11:12"), ("exif 9011", b"+02:00")
NOTHING = Facts()


def test_two_titles_are_held_by_one_each() -> None:
    mine, theirs = numbers_of([TITLE]), numbers_of([OTHER_TITLE])
    assert held_alone((mine, NOTHING), (theirs, NOTHING)) == (FieldKind.TITLE,)
    assert held_alone((theirs, NOTHING), (mine, NOTHING)) == (FieldKind.TITLE,)


def test_what_both_hold_nobody_holds_alone() -> None:
    fields = numbers_of([TITLE, TAG])
    assert held_alone((fields, NOTHING), (fields | numbers_of([CAPTION]), NOTHING)) == ()


def test_what_a_removal_passes_on_is_not_lost() -> None:
    facts = Facts(tags=("hut",), caption="At the hut", rating=4, position=Position(48.1, 11.5))
    fields = numbers_of([TAG, CAPTION, DATE, ("ifd0 4746", b"4"), ("gps 2", b"48 6 0")])
    assert held_alone((fields, facts), (numbers_of([TITLE]), NOTHING)) == ()


def test_the_keywords_of_a_film_are_passed_on_one_by_one() -> None:
    fields = numbers_of([("tag KEYWORDS", b"Oma; Rome"), ("box /moov/udta/Xtra/WM/Category", b"x")])
    facts = Facts(tags=("Oma", "Rome", "x"))
    assert held_alone((fields, facts), (numbers_of([TITLE]), NOTHING)) == ()


def test_what_the_keeper_says_otherwise_is_lost() -> None:
    mine = Facts(caption="At the hut", rating=4)
    theirs = Facts(caption="Summer", rating=2)
    fields = numbers_of([CAPTION, ("ifd0 4746", b"4"), DATE])
    kept = numbers_of(
        [(CAPTION[0], b"Summer"), ("ifd0 4746", b"2"), (DATE[0], b"2018:05:04 08:11:12")]
    )
    assert held_alone((fields, mine), (kept, theirs)) == (
        FieldKind.CAPTION,
        FieldKind.RATING,
        FieldKind.DATE,
    )


def test_a_zone_is_lost_where_only_the_time_is_kept() -> None:
    fields = numbers_of([DATE, ZONE])
    assert held_alone((fields, NOTHING), (numbers_of([DATE]), NOTHING)) == (FieldKind.DATE,)
