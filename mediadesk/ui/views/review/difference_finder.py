"""Shows where two pictures differ: asks for it, paints it on the stage, says it in a sentence."""

from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage

from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.review import picture_difference
from mediadesk.ui.models.review.picture_difference import PictureDifference
from mediadesk.ui.models.review.stage import Comparison, StageMember
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.widgets.stage.compare_stage import CompareStage
from mediadesk.ui.widgets.stage.difference_panel import DifferencePanel

_MARGIN = 12


class DifferenceFinder(QObject):
    """Compares the first picture with the one laid over it while Difference is chosen."""

    said = Signal(str, str, int)
    """(how many places differ, where and how much, how many places there are to go to)."""
    failed = Signal(object)

    def __init__(self, stage: CompareStage, tasks: TaskRunner) -> None:
        """Work for `stage`."""
        super().__init__(stage)
        self._stage, self._tasks = stage, tasks
        self._asked: object = None
        self._found: PictureDifference | None = None
        self._next = 0
        self._least = picture_difference.LEVELS
        self.panel = DifferencePanel(stage)
        self.panel.levels_changed.connect(self._ignore_below)
        stage.laid_out.connect(self._place_panel)
        stage.laid_out.connect(self.refresh)
        stage.pictures.arrived.connect(self._arrived)

    def refresh(self) -> None:
        """Compare what is on the stage now, when both pictures are there."""
        stage = self._stage.stage
        if stage.comparison is not Comparison.DIFFERENCE or len(stage.members) < 2:
            return
        images = [
            self._stage.pictures.whole(member.file, picture_difference.EDGE_PX)
            for member in self._compared_members()
        ]
        one, other = images
        asked = (
            *(member.file.id for member in self._compared_members()),
            *(max(image.width(), image.height()) for image in images if image is not None),
            stage.poses[stage.other],
            self._least,
        )
        if one is None or other is None or asked == self._asked:
            return
        self._asked = asked
        self._compare(asked, one, other)

    def _ignore_below(self, levels: int) -> None:
        if levels != self._least:
            self._least, self._asked = levels, None
            self.refresh()

    def _place_panel(self) -> None:
        """Keep the panel in the lower corner of the view."""
        stage = self._stage.stage
        shown = stage.comparison is Comparison.DIFFERENCE and len(stage.members) > 1
        self.panel.setVisible(shown)
        if shown:
            area = stage.pane(0).toRect()
            left = area.left() + _MARGIN
            if self._stage.isRightToLeft():
                left = area.right() - _MARGIN - self.panel.width()
            self.panel.move(left, area.bottom() - _MARGIN - self.panel.height())
            self.panel.raise_()

    def forget(self) -> None:
        """Other pictures are on the stage."""
        self._asked = self._found = None
        self._next = 0

    def go_to_next(self) -> None:
        """Show the next place that differs, at 1:1 or larger: small pictures fill the view."""
        if self._found is not None and self._found.places:
            place = self._found.places[self._next % len(self._found.places)]
            self._next += 1
            self._stage.go_to(place)

    def _compare(self, asked: object, one: QImage, other: QImage) -> None:
        stage = self._stage.stage
        sizes = (stage.sizes[0], stage.sizes[stage.other])
        compare = partial(picture_difference.compare, least=self._least)
        work = partial(compare, one, other, sizes, stage.poses[stage.other], theme.HEAT)
        self._tasks.run(work, partial(self._compared, asked))

    def _compared(
        self, asked: object, found: PictureDifference | None, error: Exception | None
    ) -> None:
        if asked != self._asked:
            return  # other pictures are on the stage by now
        if found is None:
            self.failed.emit(error)
            return
        self._found = found
        self._stage.heat, self._stage.outlines = found.heat, found.places
        self._stage.update()
        self.said.emit(*sentence(found, self._stage.stage.sizes[0]), len(found.places))

    def _arrived(self, file_id: int) -> None:
        if file_id in (member.file.id for member in self._compared_members()):
            self.refresh()

    def _compared_members(self) -> list[StageMember]:
        stage = self._stage.stage
        return [stage.members[number] for number in stage.shown]


def sentence(found: PictureDifference, size: QSizeF) -> tuple[str, str]:
    """Return ("One place differs:", "at the lower right, 1.4 % of the picture.")."""
    if not found.places:
        text = tr("Difference", "what remains is resizing and compression.")
        return tr("Difference", "No place differs:"), text
    one = tr("Difference", "One place differs:")
    many = tr("Difference", "{n} places differ:")
    if found.has_more:
        many = tr("Difference", "More than {n} places differ:")
    many = many.format(n=formatting.count(len(found.places)))
    where = tr("Difference", "{place}, {share} % of the picture. The rest is compression.")
    if len(found.places) > 1:
        where = tr("Difference", "the largest {place}, {share} % of the picture in all.")
    share = max(0.1, found.share * 100)
    text = where.format(place=_whereabouts(found.places[0], size), share=f"{share:.1f}")
    return one if len(found.places) == 1 else many, text


def _whereabouts(place: QRectF, size: QSizeF) -> str:
    middle: QPointF = place.center()
    row = min(2, int(3 * middle.y() / size.height()))
    column = min(2, int(3 * middle.x() / size.width()))
    names = (
        (tr("Difference", "at the upper left"), tr("Difference", "at the top"),
         tr("Difference", "at the upper right")),
        (tr("Difference", "at the left"), tr("Difference", "in the middle"),
         tr("Difference", "at the right")),
        (tr("Difference", "at the lower left"), tr("Difference", "at the bottom"),
         tr("Difference", "at the lower right")),
    )  # fmt: skip
    return names[row][column]
