"""Where two pictures differ: not where one is only smaller, and no place twice."""

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from mediadesk.domain.alignment import Alignment
from mediadesk.ui import theme
from mediadesk.ui.models.review.picture_difference import PictureDifference, compare
from mediadesk.ui.models.review.stage_geometry import Pose

SIZE = QSizeF(600, 400)


def drawn(*marks: QRectF, fine: bool = True) -> QImage:
    """Return a picture full of fine lines, with white marks on it."""
    image = QImage(SIZE.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(90, 110, 70))
    painter = QPainter(image)
    painter.setPen(QColor(30, 40, 20))
    for x in range(0, 600, 5 if fine else 60):
        painter.drawLine(x, 0, 600 - x, 400)
    for mark in marks:
        painter.fillRect(mark, QColor("white"))
    painter.end()
    return image


def compared(one: QImage, other: QImage) -> PictureDifference:
    sizes = (QSizeF(one.size()), QSizeF(other.size()))
    return compare(one, other, sizes, Pose.of(Alignment(), *sizes), theme.HEAT)


@pytest.mark.parametrize("share", [0.5, 0.3])
def test_a_smaller_copy_differs_in_no_place(share: float) -> None:
    smaller = drawn().scaled(
        round(600 * share), round(400 * share), mode=Qt.TransformationMode.SmoothTransformation
    )
    found = compared(drawn(), smaller)
    assert not found.places
    assert max(found.heat.width(), found.heat.height()) == 768  # the picture stays sharp


def test_what_was_written_on_a_picture_is_one_place() -> None:
    letters = [QRectF(400 + 18 * n, 330, 10, 30) for n in range(8)]
    found = compared(drawn(fine=False), drawn(*letters, fine=False))
    assert len(found.places) == 1
    assert found.places[0].contains(QRectF(400, 330, 136, 30))
    assert not found.has_more


def test_the_nine_largest_places_are_outlined_apart() -> None:
    marks = [QRectF(20 + 140 * (n % 4), 20 + 130 * (n // 4), 30 + n, 30) for n in range(12)]
    found = compared(drawn(fine=False), drawn(*marks, fine=False))
    assert len(found.places) == 9
    assert found.has_more
    for one in found.places:
        assert not any(one.intersects(other) for other in found.places if other is not one)
