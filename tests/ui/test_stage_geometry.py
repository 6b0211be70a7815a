"""The stage's geometry: whatever one does, the panes show the same place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

from mediadesk.domain.alignment import Alignment
from mediadesk.ui.models.review import stage_geometry as geometry
from mediadesk.ui.models.review.stage_geometry import Pose, View

FIRST = QSizeF(4000, 3000)
PANE = QRectF(0, 0, 480, 330)

orientations = st.integers(1, 8)
scales = st.floats(0.8, 1.25)
shifts = st.floats(-0.2, 0.2)
zooms = st.floats(0.01, 16)
places = st.builds(QPointF, st.floats(0, 4000), st.floats(0, 3000))
points = st.builds(QPointF, st.floats(0, 480), st.floats(0, 330))
sizes = st.builds(QSizeF, st.integers(200, 6000), st.integers(200, 6000))
alignments = st.builds(
    Alignment, orientations, scale_x=scales, scale_y=scales, shift_x=shifts, shift_y=shifts
)


def near(one: QPointF, other: QPointF, tolerance: float = 1e-3) -> bool:
    return math.dist(one.toTuple(), other.toTuple()) <= tolerance


@given(alignments, sizes, places)
def test_a_place_leads_to_the_member_and_back(
    alignment: Alignment, size: QSizeF, place: QPointF
) -> None:
    pose = Pose.of(alignment, FIRST, size)
    assert near(pose.to_first(pose.to_member(place)), place)
    assert near(pose.back.map(pose.to_member(place)), place)


@given(alignments, sizes, places, zooms, zooms, points)
def test_zooming_keeps_what_is_under_the_pointer(  # noqa: PLR0917 - one strategy each
    alignment: Alignment, size: QSizeF, centre: QPointF, zoom: float, to: float, at: QPointF
) -> None:
    pose = Pose.of(alignment, FIRST, size)
    view = View(zoom, centre)
    before = view.member_at(pose, PANE, at)
    after = view.zoomed(to, pose, PANE, at)
    assert near(after.transform(pose, PANE).map(before), at, 1e-2)
    assert math.isclose(after.zoom, to)


@given(alignments, sizes, places, zooms, points, points)
def test_a_dragged_picture_follows_the_pointer(  # noqa: PLR0917 - one strategy each
    alignment: Alignment, size: QSizeF, centre: QPointF, zoom: float, one: QPointF, to: QPointF
) -> None:
    pose = Pose.of(alignment, FIRST, size)
    view = View(zoom, centre)
    held = view.member_at(pose, PANE, one)
    moved = view.panned(pose, to - one)
    assert near(moved.transform(pose, PANE).map(held), to, 1e-2)


@given(alignments, sizes, places, zooms)
def test_the_middle_of_every_pane_is_the_same_place(
    alignment: Alignment, size: QSizeF, centre: QPointF, zoom: float
) -> None:
    pose, view = Pose.of(alignment, FIRST, size), View(zoom, centre)
    own = view.member_at(pose, PANE, PANE.center())
    assert near(pose.to_first(own), view.member_at(Pose(), PANE, PANE.center()))


@given(alignments, sizes, places, zooms)
def test_laid_over_a_member_lies_where_the_first_shows_it(
    alignment: Alignment, size: QSizeF, place: QPointF, zoom: float
) -> None:
    pose, view = Pose.of(alignment, FIRST, size), View(zoom, FIRST_MIDDLE)
    over = view.laid_over(pose, PANE).map(pose.to_member(place))
    assert near(over, view.transform(Pose(), PANE).map(place), 0.05)


FIRST_MIDDLE = QPointF(2000, 1500)


@given(st.lists(alignments, min_size=1, max_size=8), sizes)
def test_fitted_shows_every_member_whole(others: list[Alignment], size: QSizeF) -> None:
    poses = [Pose(), *(Pose.of(each, FIRST, size) for each in others)]
    all_sizes = [FIRST, *([size] * len(others))]
    view = geometry.fitted(geometry.extent_of(poses, all_sizes), PANE.size())
    slack = QRectF(PANE).adjusted(-0.01, -0.01, 0.01, 0.01)
    for pose, own in zip(poses, all_sizes, strict=True):
        middle = view.transform(pose, PANE).mapRect(QRectF(QPointF(), own))
        assert middle.width() <= slack.width()
        assert middle.height() <= slack.height()


def test_a_crop_is_enlarged_to_lie_on_the_whole() -> None:
    crop = Alignment(scale_x=1.25, scale_y=1.25)
    pose = Pose.of(crop, QSizeF(1000, 800), QSizeF(800, 640))
    assert math.isclose(pose.scale, 1.0)
    assert near(pose.to_member(QPointF(500, 400)), QPointF(400, 320))
    assert near(pose.to_member(QPointF(100, 80)), QPointF(0, 0))


@given(st.integers(1, 9), st.integers(600, 3000), st.integers(500, 2000))
def test_panes_never_overlap_nor_leave_the_stage(members: int, width: int, height: int) -> None:
    area = QRect(0, 0, width, height)
    rects = geometry.panes(area, members)
    assert len(rects) == members
    whole = [rect.adjusted(0, 0, 0, geometry.CAPTION_HEIGHT) for rect in rects]
    assert all(area.contains(rect) for rect in whole)
    assert not any(
        one.intersects(other) for number, one in enumerate(whole) for other in whole[number + 1 :]
    )


@pytest.mark.parametrize(
    ("box", "tag"),
    [
        (QRectF(100, 100, 50, 40), QRectF(100, 78, 20, 20)),  # above
        (QRectF(100, 10, 50, 40), QRectF(100, 14, 20, 20)),  # no room above: inside
        (QRectF(-30, -30, 600, 600), QRectF(4, 4, 20, 20)),  # around all that is seen
        (QRectF(470, 100, 50, 40), QRectF(460, 78, 20, 20)),  # at the right edge
        (QRectF(-90, 100, 50, 40), QRectF()),  # out of sight
    ],
)
def test_the_number_of_a_place_that_differs_is_never_cut(box: QRectF, tag: QRectF) -> None:
    assert geometry.tag_rect(box, QSizeF(20, 20), PANE) == tag


def test_numbers_of_places_that_differ_do_not_lie_on_each_other() -> None:
    area, size = QRectF(0, 0, 400, 300), QSizeF(16, 18)
    taken: list[QRectF] = []
    for box in (QRectF(100, 100, 60, 40), QRectF(104, 102, 50, 60), QRectF(98, 98, 70, 30)):
        tag = geometry.tag_rect(box, size, area, taken)
        assert not any(tag.intersects(other) for other in taken)
        taken.append(tag)
