"""The bars around the stage: what is compared and how, the reason, and what can be decided."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.keepers import KeeperCode
from mediadesk.ui import formatting, icons, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.delegates.badges import pill_size
from mediadesk.ui.delegates.cluster_delegate import draw_kind
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.review.reviewed_cluster import MOST_AT_ONCE, Review
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.review import member_words
from mediadesk.ui.widgets.controls.buttons import action_button, dress, icon_button, push_button
from mediadesk.ui.widgets.controls.keyed_button import KeyedButton
from mediadesk.ui.widgets.controls.segments import Segments
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, ElidedLabel, label, surface

_REASON_HEIGHT, _ACTIONS_HEIGHT = 40, 56
_HOW_WIDTH = 28
_ACCEPT_WIDTH = 328
"""Room for "Accept: keep 1, 4 and 5, remove 2 files" and its key."""
_MOST_EDITS = 2


class KindPill(QWidget):
    """The pill of a kind of cluster."""

    # ruff: noqa: N802 - camelCase names are Qt's own

    def __init__(self) -> None:
        """Show nothing until `show_kind`."""
        super().__init__()
        self._kind: ClusterKind | None = None

    def show_kind(self, kind: ClusterKind) -> None:
        """Show a kind."""
        self._kind = kind
        word, icon = cluster_words.kind(kind), cluster_words.KINDS[kind][1]
        self.setFixedSize(pill_size(word, icon))
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        if self._kind is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_kind(painter, QRectF(self.rect()), self._kind)


class StageBar(QWidget):
    """Kind and facts, ways of comparing, zoom."""

    def __init__(self, actions: Actions) -> None:
        """Show the controls of `actions`."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(theme.BAR_HEIGHT)
        self._kind = KindPill()
        self._facts = label("", TextSize.SMALL, ink=Ink.TEXT2)
        comparisons = (
            ActionId.SIDE_BY_SIDE, ActionId.SWIPE, ActionId.BLINK, ActionId.DIFFERENCE
        )  # fmt: skip
        views = Segments([actions[id_] for id_ in comparisons], tr("Review", "Compare"), low=True)
        self._views = views
        for id_ in comparisons:
            actions[id_].toggled.connect(self._show_words)
        zooms = [actions[ActionId.FIT], actions[ActionId.REAL_PIXELS]]
        zoom = Segments(zooms, tr("Review", "Zoom"), words=True, low=True)
        self._percent = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._percent.setFixedWidth(52)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        link = action_button(actions[ActionId.LINK], icon_px=16)
        link.setFixedSize(28, 28)
        rules = icon_button("lock", tr("Review", "Rules for folders"))
        rules.setIconSize(QSize(16, 16))
        rules.setFixedSize(28, 28)
        menu = QMenu(self)
        for id_ in (ActionId.PROTECT_FOLDER, ActionId.NEVER_SUGGEST):
            menu.addAction(actions[id_])
        rules.setMenu(menu)
        rules.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, 12, 0)
        row.setSpacing(8)
        start, end = QHBoxLayout(), QHBoxLayout()
        start.addWidget(self._kind)
        start.addWidget(self._facts, 1)
        end.addStretch(1)
        for part in (zoom, self._percent, link, rules):
            end.addWidget(part)
        # both sides share the width, so that the ways of comparing stay where they are
        row.addLayout(start, 1)
        row.addWidget(views)
        row.addLayout(end, 1)

    def show_review(self, review: Review) -> None:
        """Show what a cluster is."""
        self._kind.show_kind(review.record.kind)
        self._facts.setText(cluster_words.facts(review.record))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name all ways of comparing in a wide window, the chosen one in any."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self, _checked: object = None) -> None:
        wide = self.window().width() >= theme.WIDE_FROM
        self._views.show_words(every=wide, chosen=True)

    def show_percent(self, percent: int) -> None:
        """Show how large the first picture is."""
        self._percent.setText(f"{formatting.count(percent)} %")


class ReasonLine(QWidget):
    """The proposal and why, in one sentence."""

    def __init__(self, actions: Actions) -> None:
        """Offer more through the action Why."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(_REASON_HEIGHT)
        self._sign = IconLabel("star", 18, Ink.TEXT)
        self._head = label("", weight=SEMIBOLD)
        self._text = ElidedLabel(TextSize.BODY, ink=Ink.TEXT, sentence=True)
        self.why = push_button(actions[ActionId.WHY].text(), look="link")
        self.why.setToolTip(actions[ActionId.WHY].toolTip())
        self.why.clicked.connect(actions[ActionId.WHY].trigger)
        self._go = KeyedButton(actions[ActionId.NEXT_DIFFERENCE], look="link")
        self._go.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._head)
        row.addWidget(self._text, 1)
        row.addWidget(self._go)
        row.addWidget(self.why)

    def show_review(self, review: Review) -> None:
        """Say what is proposed for a cluster, or that it is otherwise than it was found."""
        self._show_go(can_go=False)
        if review.gone:
            self._say("triangle-alert", *member_words.of_gone(review))
            return
        keeper = review.keeper
        edits = [member for member in review.members[:MOST_AT_ONCE] if member.stays]
        edits = [member for member in edits if member.file_id != keeper.file_id]
        doubted = any(member.reason_code == KeeperCode.STAYS_IN_DOUBT for member in edits)
        text = member_words.why_kept(review) if review.is_clear or not doubted else ""
        clear = review.is_clear or doubted
        number = formatting.count(review.number_of(keeper.file_id))
        head = tr("Review", "Keep {n}.") if clear else tr("Review", "Nearly equal.")
        if clear and edits:
            stay = (keeper, *edits)
            number = cluster_words.numbers([review.number_of(one.file_id) for one in stay])
            text = " ".join((text, *self._why_too(review, edits))).strip()
        if alone := review.holding:
            head = tr("Review", "Each holds something.")
            lost = tr("Review", "In {n}, but not in {keeper}: {fields}. {keeper} would stay: {why}")
            text = lost.format(
                n=formatting.count(review.number_of(alone[0].file_id)),
                fields=_fields_of(review, alone[0]),
                keeper=number,
                why=formatting.going_on(text),
            )
        elif text and not clear:
            more = tr("Review", "Look before you choose; {n} would stay: {why}")
            text = more.format(n=number, why=formatting.going_on(text))
        sign = "triangle-alert" if alone or doubted else "star" if clear else "info"
        self._say(sign, head.format(n=number), text)

    def _why_too(self, review: Review, edits: Sequence[ClusterMember]) -> list[str]:
        """Say why others stay as well; of many only the first."""
        words = tr("Review", "{n} stays too: {why}")
        told = []
        if review.keeper.reason_code == KeeperCode.AGREED:  # which says it of the others, too
            edits = [one for one in edits if one.reason_code != KeeperCode.STAYS_IN_DOUBT]
        for member in edits[:_MOST_EDITS]:
            why = cluster_words.why(member)
            number = formatting.count(review.number_of(member.file_id))
            told.append(words.format(n=number, why=formatting.going_on(why)))
        return told

    def show_difference(self, head: str, text: str, *, places: int) -> None:
        """Say where the pictures differ, with a way to each of so many places."""
        self._show_go(can_go=places > 0)
        self._say("contrast", head, text)

    def _show_go(self, *, can_go: bool) -> None:
        self._go.setVisible(can_go)
        self.why.setVisible(not can_go)

    def _say(self, sign: str, head: str, text: str) -> None:
        self._sign.show_icon(sign, Ink.TEXT)
        self._head.setText(head)
        self._text.setText(text)
        self.setAccessibleName(f"{head} {text}")


def _fields_of(review: Review, member: ClusterMember) -> str:
    """Return what a member holds alone, as it is called of such a file."""
    file = review.files.get(member.file_id)
    return formatting.fields(member.alone, None if file is None else file.kind)


class ActionBar(QWidget):
    """What can be decided, where one is, and the way back."""

    def __init__(self, actions: Actions) -> None:
        """Show the buttons of `actions`."""
        super().__init__()
        surface(self, "bar")
        self.setFixedHeight(_ACTIONS_HEIGHT)
        self._position = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._position.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.accept = KeyedButton(actions[ActionId.ACCEPT], look="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, 12, 0)
        row.setSpacing(8)
        self.how = push_button("", "chevron-up", look="primary")
        self.how.setFixedWidth(_HOW_WIDTH)
        self.how.hide()
        accepting = QHBoxLayout()
        accepting.setSpacing(1)
        accepting.addWidget(self.accept)
        accepting.addWidget(self.how)
        row.addLayout(accepting)
        row.addWidget(KeyedButton(actions[ActionId.KEEP_ALL]))
        row.addWidget(KeyedButton(actions[ActionId.NOT_DUPLICATES]))
        self._skip = KeyedButton(actions[ActionId.SKIP], look="flat")
        row.addWidget(self._skip)
        row.addStretch(1)
        row.addWidget(self._position)
        row.addSpacing(8)
        for id_ in (ActionId.GO_BACK, ActionId.SKIP):
            row.addWidget(action_button(actions[id_], icon_px=18))
        self._undo = push_button(actions[ActionId.UNDO].text(), "undo-2", look="flat")
        self._undo_action = actions[ActionId.UNDO]
        self._undo.clicked.connect(self._undo_action.trigger)
        self._undo_action.changed.connect(self._show_undo)
        row.addWidget(self._undo)
        self._show_undo()

    def show_review(self, review: Review) -> None:
        """Let the button stand out only where one file is clearly the one to keep."""
        clear = review.is_clear
        for button in (self.accept, self.how):
            dress(button, "primary" if clear else "action")
        self.how.setIcon(icons.icon("chevron-up", Ink.ON_ACCENT if clear else Ink.TEXT))

    def offer_ways(self, menu: QMenu) -> None:
        """Let the menu of ways open at the button that accepts, once it is known how copies go."""
        self.how.setMenu(menu)

    def show_way(self, text: str) -> None:
        """Say how copies go."""
        told = tr("Way", "How copies are removed: {way}").format(way=text)
        self.how.setToolTip(told)
        self.how.setAccessibleName(told)
        self.how.show()

    def event(self, event: QEvent) -> bool:
        """Share the room anew where words or the width changed."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Give Accept one width for all clusters, so that the other buttons stay where they are.

        Skip, which the arrow does too, is left out where there is no room for its word.
        """
        row, accept = self.layout(), self.accept
        if row is None:
            return
        needed = accept.minimumSizeHint().width()
        skip = self._skip.sizeHint().width() + row.spacing()
        others = row.minimumSize().width() - (accept.minimumWidth() or needed)
        room = self.width() - others - (skip if self._skip.isHidden() else 0)
        self._skip.setHidden(needed > room)
        if needed > room:
            room += skip
        accept.setFixedWidth(max(needed, min(room, _ACCEPT_WIDTH)))

    def show_position(self, row: int, of: int) -> None:
        """Say which of how many clusters is shown."""
        words = tr("File", "{row} of {count}")
        last = formatting.count(of)
        widest = words.format(row=last, count=last)
        self._position.setMinimumWidth(self._position.fontMetrics().horizontalAdvance(widest))
        shown = words.format(row=formatting.count(row + 1), count=last)
        self._position.setText(shown if of else "")

    def _show_undo(self) -> None:
        self._undo.setEnabled(self._undo_action.isEnabled())
        self._undo.setToolTip(self._undo_action.toolTip())
