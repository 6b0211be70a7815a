"""Metadata fields that only one of two identical files has, and that the keeper would not get."""

from mediadesk.domain.facts import Facts
from mediadesk.domain.fields import FieldKind, kind_of, kinds_of
from mediadesk.formats.fields.field_values import number_of_words

Held = tuple[frozenset[int], Facts]
"""The numbers of a file's fields (`domain.fields`), and the facts read from them."""


def held_alone(copy: Held, keeper: Held) -> tuple[FieldKind, ...]:
    """Return what would be lost from view if the copy went.

    Not what a removal writes beside the keeper (`operations/resolve/planning/lacking_values.py`):
    tags, and the rating, caption and place that the keeper has none of.
    """
    lost = copy[0] - keeper[0]
    return kinds_of(lost - _passed_on(lost, copy[1], keeper)) if lost else ()


def _passed_on(lost: frozenset[int], theirs: Facts, keeper: Held) -> frozenset[int]:
    fields, mine = keeper
    passed = {number_of_words(FieldKind.TAGS, tag) for tag in theirs.tags}
    if theirs.caption and not mine.caption:
        lines = (theirs.caption, *theirs.caption.split("\n"))  # of films the title comes first
        kinds = (FieldKind.CAPTION, FieldKind.TITLE)
        passed |= {number_of_words(kind, line) for kind in kinds for line in lines}
    whole = set()
    if theirs.rating and not mine.rating:
        whole.add(FieldKind.RATING)
    if theirs.position and not mine.position:
        whole.add(FieldKind.PLACE)
    if FieldKind.DATE not in kinds_of(fields):
        whole.add(FieldKind.DATE)
    return frozenset(passed) | {one for one in lost if kind_of(one) in whole}
