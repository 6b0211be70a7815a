"""The row over a table: chips that narrow it with one click, and the columns button."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from mediadesk.domain.browsing import Facets, SmartPlace
from mediadesk.domain.streams import StreamFacet
from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import stream_words, wording
from mediadesk.ui.models.library import filters
from mediadesk.ui.models.library.filters import Filters
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import prepared, push_button
from mediadesk.ui.widgets.labels.labels import surface

_MOST_CHIPS = 6
_FACETS = {
    SmartPlace.VIDEOS: StreamFacet.RESOLUTION,
    SmartPlace.VR: StreamFacet.STEREO,
    SmartPlace.AUDIO: StreamFacet.CODEC,
}

Chip = tuple[str, int, bool, Callable[[Filters], Filters]]
"""Word, count, whether it is chosen, and what a click makes of the filters."""


class ChipRow(QWidget):
    """Kinds where there are several; resolutions of films, codecs of recordings, else endings."""

    chosen = Signal(object)
    """The Filters now chosen."""
    columns_wanted = Signal()

    def __init__(self) -> None:
        """Show the columns button until `offer`."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(theme.BAR_HEIGHT)
        self._filters = Filters()
        self._facet: StreamFacet | None = None
        self._by_kind = True
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._columns = push_button(tr("Table", "Columns"), "columns-3", look="flat")
        self._columns.clicked.connect(self.columns_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN - 8, 0)
        row.addLayout(self._chips)
        row.addStretch(1)
        row.addWidget(self._columns)

    @property
    def columns_button(self) -> QPushButton:
        """Where the column chooser hangs."""
        return self._columns

    def offer(self, place: SmartPlace, facets: Facets, chosen: Filters) -> None:
        """Offer what the catalog counted."""
        self._filters = chosen
        self._by_kind = place in (SmartPlace.ALL, SmartPlace.ERRORS)
        self._facet = _FACETS.get(place)
        if self._facet is not None:
            chips = self._traits(facets, self._facet)
        else:
            chips = self._kinds(facets) if self._by_kind else self._endings(facets)
        while (item := self._chips.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        if len(chips) < 2:
            return
        nothing = not any(is_chosen for _, _, is_chosen, _ in chips)
        self._chips.addWidget(self._chip(tr("Filter", "All"), None, nothing, self._without))
        for word, count, is_chosen, toggle in chips:
            self._chips.addWidget(self._chip(word, count, is_chosen, toggle))

    def _kinds(self, facets: Facets) -> list[Chip]:
        return [
            (wording.kind(k), n, k in self._filters.kinds, partial(Filters.toggled, value=k))
            for k in wording.KIND_NAMES
            if (n := facets.kinds.get(k, 0)) or k in self._filters.kinds
        ]

    def _endings(self, facets: Facets) -> list[Chip]:
        chosen = self._filters.extensions
        names = dict.fromkeys((*list(facets.extensions)[:_MOST_CHIPS], *sorted(chosen)))
        return [
            (
                filters.ending(name),
                facets.extensions.get(name, 0),
                name in chosen,
                partial(Filters.toggled_ending, ending=name),
            )
            for name in names
        ]

    def _traits(self, facets: Facets, facet: StreamFacet) -> list[Chip]:
        chosen = {trait for trait in self._filters.traits if trait.facet is facet}
        known = [trait for trait in facets.traits if trait.facet is facet]
        names = dict.fromkeys((*known[:_MOST_CHIPS], *sorted(chosen)))
        return [
            (
                stream_words.trait(trait),
                facets.traits.get(trait, 0),
                trait in chosen,
                partial(Filters.toggled_trait, trait=trait),
            )
            for trait in names
        ]

    def _without(self, chosen: Filters) -> Filters:
        if self._facet is not None:
            others = frozenset(each for each in chosen.traits if each.facet is not self._facet)
            return replace(chosen, traits=others)
        if self._by_kind:
            return replace(chosen, kinds=frozenset())
        return replace(chosen, extensions=frozenset())

    def _chip(
        self,
        word: str,
        count: int | None,
        is_chosen: bool,  # noqa: FBT001
        toggle: Callable[[Filters], Filters],
    ) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("look", "chip")
        chip.setFont(theme.font(TextSize.SMALL))
        chip.setText(word if count is None else f"{word}  {formatting.count(count)}")
        chip.setCheckable(True)
        chip.setChecked(is_chosen)
        name = word if count is None else f"{word}, {formatting.files(count)}"
        chip.clicked.connect(partial(self._clicked, toggle))
        return prepared(chip, name)

    def _clicked(self, toggle: Callable[[Filters], Filters]) -> None:
        self._filters = toggle(self._filters)
        self.chosen.emit(self._filters)
