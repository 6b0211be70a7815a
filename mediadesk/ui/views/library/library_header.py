"""The head of the library page: what is shown, how much of it, and how to find and order it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.views.library.choices import Choices
from mediadesk.ui.widgets.controls.buttons import action_button, framed_button, push_button
from mediadesk.ui.widgets.controls.search_field import SearchField
from mediadesk.ui.widgets.controls.segments import Segments
from mediadesk.ui.widgets.labels.labels import label, surface
from mediadesk.words import QT_TRANSLATE_NOOP

_SORTS = (
    (SortKey.TAKEN, QT_TRANSLATE_NOOP("Sort", "Date taken")),
    (SortKey.MODIFIED, QT_TRANSLATE_NOOP("Sort", "Modified")),
    (SortKey.NAME, QT_TRANSLATE_NOOP("Sort", "Name")),
    (SortKey.FOLDER, QT_TRANSLATE_NOOP("Sort", "Folder")),
    (SortKey.SIZE, QT_TRANSLATE_NOOP("Sort", "Size")),
    (SortKey.DIMENSIONS, QT_TRANSLATE_NOOP("Sort", "Dimensions")),
    (SortKey.DURATION, QT_TRANSLATE_NOOP("Sort", "Length")),
    (SortKey.CAMERA, QT_TRANSLATE_NOOP("Sort", "Camera")),
    (SortKey.CONFIDENCE, QT_TRANSLATE_NOOP("Sort", "Date confidence")),
    (SortKey.KIND, QT_TRANSLATE_NOOP("Sort", "Kind")),
    (SortKey.RESOLUTION, QT_TRANSLATE_NOOP("Sort", "Resolution")),
    (SortKey.CODEC, QT_TRANSLATE_NOOP("Sort", "Codec")),
    (SortKey.CONTAINER, QT_TRANSLATE_NOOP("Sort", "Container")),
    (SortKey.FRAME_RATE, QT_TRANSLATE_NOOP("Sort", "Frame rate")),
    (SortKey.BIT_RATE, QT_TRANSLATE_NOOP("Sort", "Bitrate")),
    (SortKey.BITS_PER_PIXEL, QT_TRANSLATE_NOOP("Sort", "Bits per pixel")),
    (SortKey.EYE, QT_TRANSLATE_NOOP("Sort", "Pixels per eye")),
    (SortKey.STEREO, QT_TRANSLATE_NOOP("Sort", "Stereo")),
    (SortKey.PROJECTION, QT_TRANSLATE_NOOP("Sort", "Projection")),
    (SortKey.FIELD_OF_VIEW, QT_TRANSLATE_NOOP("Sort", "Field of view")),
    (SortKey.COMPLETENESS, QT_TRANSLATE_NOOP("Sort", "Metadata completeness")),
    (SortKey.ARTIST, QT_TRANSLATE_NOOP("Sort", "Artist")),
    (SortKey.ALBUM, QT_TRANSLATE_NOOP("Sort", "Album")),
    (SortKey.TITLE, QT_TRANSLATE_NOOP("Sort", "Title")),
    (SortKey.YEAR, QT_TRANSLATE_NOOP("Sort", "Year of release")),
    (SortKey.SAMPLE_RATE, QT_TRANSLATE_NOOP("Sort", "Sample rate")),
    (SortKey.CHANNELS, QT_TRANSLATE_NOOP("Sort", "Channels")),
    (SortKey.LOSSLESS, QT_TRANSLATE_NOOP("Sort", "Lossless")),
)
_GROUPS = (
    (Grouping.DAY, QT_TRANSLATE_NOOP("Group", "By day")),
    (Grouping.MONTH, QT_TRANSLATE_NOOP("Group", "By month")),
    (Grouping.FOLDER, QT_TRANSLATE_NOOP("Group", "By folder")),
    (Grouping.KIND, QT_TRANSLATE_NOOP("Group", "By kind")),
    (Grouping.RESOLUTION, QT_TRANSLATE_NOOP("Group", "By resolution")),
    (Grouping.ARTIST, QT_TRANSLATE_NOOP("Group", "By artist")),
    (Grouping.ALBUM, QT_TRANSLATE_NOOP("Group", "By album")),
    (Grouping.NONE, QT_TRANSLATE_NOOP("Group", "No headings")),
)


_FILMS, _SPHERES, _SOUNDS = (
    (SmartPlace.VIDEOS, SmartPlace.VR),
    (SmartPlace.VR,),
    (SmartPlace.AUDIO,),
)
_ONLY_IN: Mapping[SortKey | Grouping, tuple[SmartPlace, ...]] = {
    **dict.fromkeys(
        (SortKey.RESOLUTION, SortKey.CODEC, SortKey.FRAME_RATE, SortKey.BIT_RATE,
         SortKey.BITS_PER_PIXEL, Grouping.RESOLUTION), _FILMS
    ),
    **dict.fromkeys(
        (SortKey.EYE, SortKey.STEREO, SortKey.PROJECTION, SortKey.FIELD_OF_VIEW,
         SortKey.COMPLETENESS), _SPHERES
    ),
    **dict.fromkeys(
        (SortKey.ARTIST, SortKey.ALBUM, SortKey.TITLE, SortKey.YEAR, SortKey.SAMPLE_RATE,
         SortKey.CHANNELS, SortKey.LOSSLESS, Grouping.ARTIST, Grouping.ALBUM), _SOUNDS
    ),
    SortKey.CONTAINER: (*_FILMS, *_SOUNDS),
}  # fmt: skip
"""Orders and headings that make sense in some places only."""


class LibraryHeader(QWidget):
    """Title and counts at the start, search, filter, sort, views and details at the end."""

    searched = Signal(str)
    filter_wanted = Signal()
    sort_chosen = Signal(object)
    order_chosen = Signal(bool)
    group_chosen = Signal(object)
    whole_chosen = Signal(bool)
    news_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        """Show the views and details buttons of `actions`."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(theme.HEADER_HEIGHT)
        self._title = label("", TextSize.TITLE)
        self._counts = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._news = push_button("", look="link")
        self._news.setToolTip(tr("Library", "Put the new files in their places"))
        self._news.clicked.connect(self.news_wanted)
        self._news.hide()
        self.search = SearchField()
        self.search.searched.connect(self.searched)
        self._filter = framed_button("list-filter", tr("Library", "Filter"))
        self._filter.clicked.connect(self.filter_wanted)
        self._sort = framed_button("arrow-down-wide-narrow", tr("Sort", "Date taken"))
        self._group = framed_button("rows-3", tr("Library", "Headings"))
        self._sort_actions: dict[SortKey, QAction] = {}
        self._group_actions: dict[Grouping, QAction] = {}
        for button, menu in ((self._sort, self._sort_menu()), (self._group, self._group_menu())):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(menu)
        views = Segments((actions[ActionId.GRID], actions[ActionId.TABLE]), tr("Library", "View"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(8)
        for start in (self._title, self._counts, self._news):
            row.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for end in (self.search, self._filter, self._sort, self._group, views):
            row.addWidget(end)
        row.addWidget(action_button(actions[ActionId.DETAILS]))

    @property
    def filter_button(self) -> QToolButton:
        """Where the filter popover hangs."""
        return self._filter

    def show_title(self, title: str) -> None:
        """Name what is shown; its counts come later."""
        self._title.setText(title)
        self._counts.setText("")
        self.show_news(0)

    def show_counts(self, counted: str, size_bytes: int) -> None:
        """Say how much is shown: "117,930 photos, 402 GB"."""
        both = tr("Library", "{files}, {size}")
        size = formatting.size(size_bytes)
        self._counts.setText(both.format(files=counted, size=size) if size_bytes else counted)

    def show_news(self, number: int) -> None:
        """Say how many new files wait below what is seen."""
        one, many = tr("Library", "1 new file below"), tr("Library", "{n} new files below")
        self._news.setText(one if number == 1 else many.format(n=formatting.count(number)))
        self._news.setAccessibleName(self._news.text())
        self._news.setVisible(number > 0)

    def show_filters(self, number: int) -> None:
        """Say how many filters are set."""
        word = tr("Library", "Filter")
        self._filter.setText(f"{word} {number}" if number else word)
        self._filter.setCheckable(number > 0)
        self._filter.setChecked(number > 0)

    def show_choices(self, choices: Choices, *, with_sort: bool, place: SmartPlace) -> None:
        """Show order and headings; a table is sorted by its titles, so it has no sort button.

        What only films or recordings have is offered where they are.
        """
        for key, action in self._sort_actions.items():
            action.setVisible(key == choices.sort or place in _ONLY_IN.get(key, (place,)))
        for group, action in self._group_actions.items():
            action.setVisible(group == choices.headings or place in _ONLY_IN.get(group, (place,)))
        self._sort.setVisible(with_sort)
        title = next(title for key, title in _SORTS if key == choices.sort)
        self._sort.setText(tr("Sort", title))
        self._sort_actions[choices.sort].setChecked(True)
        by = tr("Group", next(words for group, words in _GROUPS if group == choices.headings))
        self._group.setText(by)
        self._group.setToolTip(f"{tr('Library', 'Headings')}: {by}")
        self._group.setAccessibleName(self._group.toolTip())
        style = Qt.ToolButtonStyle  # beside the sort button there is room for its sign alone
        alone = style.ToolButtonIconOnly if with_sort else style.ToolButtonTextBesideIcon
        self._group.setToolButtonStyle(alone)
        self._group_actions[choices.headings].setChecked(True)
        (self._descending if choices.descending else self._ascending).setChecked(True)
        self._whole.setChecked(choices.whole)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, sort in _SORTS:
            self._sort_actions[key] = menu.addAction(tr("Sort", sort))
            self._sort_actions[key].triggered.connect(partial(self._sorts, key))
        self._exclusive(*self._sort_actions.values())
        menu.addSeparator()
        self._ascending = menu.addAction(tr("Sort", "Ascending"))
        self._descending = menu.addAction(tr("Sort", "Descending"))
        self._ascending.triggered.connect(partial(self._orders, False))  # noqa: FBT003
        self._descending.triggered.connect(partial(self._orders, True))  # noqa: FBT003
        self._exclusive(self._ascending, self._descending)
        menu.addSeparator()
        self._whole = menu.addAction(tr("Library", "Whole pictures"))
        self._whole.setCheckable(True)
        self._whole.triggered.connect(self.whole_chosen)
        return menu

    def _group_menu(self) -> QMenu:
        menu = QMenu(self)
        for group, title in _GROUPS:
            self._group_actions[group] = menu.addAction(tr("Group", title))
            self._group_actions[group].triggered.connect(partial(self._groups, group))
        self._exclusive(*self._group_actions.values())
        return menu

    def _sorts(self, key: SortKey) -> None:
        self.sort_chosen.emit(key)

    def _orders(self, descending: bool) -> None:  # noqa: FBT001 - a signal's value
        self.order_chosen.emit(descending)

    def _groups(self, group: Grouping) -> None:
        self.group_chosen.emit(group)

    def _exclusive(self, *actions: QAction) -> None:
        group = QActionGroup(self)
        for action in actions:
            action.setCheckable(True)
            group.addAction(action)
