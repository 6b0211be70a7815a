"""The filter: check boxes with counts for kinds, dates, cameras and endings."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.browsing import Facets
from mediadesk.domain.streams import RESOLUTIONS, StreamFacet
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import stream_words, wording
from mediadesk.ui.models.library import filters
from mediadesk.ui.models.library.filters import Filters
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.check_list import CheckList, CheckRow
from mediadesk.ui.widgets.overlays.popover import Popover

_WIDTH = 280
_MOST_HEIGHT = 460
_MOST_OF_A_KIND = 40
"""More cameras or endings than this are found by searching."""


class FilterPopover(Popover):
    """Acts at once: each box checked is a new list behind the popover."""

    chosen = Signal(object)
    """The Filters now chosen."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing until `offer`."""
        super().__init__(tr("Filter", "Filter"), parent)
        self._filters = Filters()
        self._list = CheckList(_WIDTH, _MOST_HEIGHT)
        self._clear = push_button(tr("Filter", "Clear the filters"), look="flat")
        self._clear.clicked.connect(self._clear_all)
        self.body.addWidget(self._list)
        self.body.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)

    def offer(self, facets: Facets, chosen: Filters) -> None:
        """Offer what the catalog counted; `chosen` values are checked, also at zero files."""
        self._filters = chosen
        self._list.clear()
        kinds = [k for k in wording.KIND_NAMES if facets.kinds.get(k) or k in chosen.kinds]
        if len(kinds) > 1:
            self._list.add_section(tr("Filter", "Kind"))
            for kind in kinds:
                self._box(
                    wording.kind(kind), facets.kinds.get(kind, 0), kind in chosen.kinds,
                    partial(Filters.toggled, value=kind),
                )  # fmt: skip
        self._traits(facets, chosen)
        self._list.add_section(tr("Filter", "Date confidence"))
        for level in ConfidenceLevel:
            self._box(
                wording.confidence(level), facets.confidences.get(level, 0),
                level in chosen.confidences, partial(Filters.toggled, value=level),
            )  # fmt: skip
        self._names(tr("Filter", "Camera"), facets.cameras.items(), chosen.cameras, is_camera=True)
        self._names(
            tr("Filter", "Type"), facets.extensions.items(), chosen.extensions, is_camera=False
        )
        self._list.fit()
        self._clear.setEnabled(len(chosen) > 0)
        self.fit()

    def _traits(self, facets: Facets, chosen: Filters) -> None:
        """Offer what films and recordings are, facet by facet, where there is a choice."""
        for facet in StreamFacet:
            known = [trait for trait in facets.traits if trait.facet is facet]
            offered = dict.fromkeys((*known[:_MOST_OF_A_KIND], *sorted(chosen.traits - {*known})))
            traits = [trait for trait in offered if trait.facet is facet]
            if facet is StreamFacet.RESOLUTION:
                traits.sort(key=lambda trait: RESOLUTIONS.index(trait.value))
            if len(traits) < 2 and not {*traits} & chosen.traits:
                continue
            self._list.add_section(stream_words.facet(facet))
            for trait in traits:
                self._box(
                    stream_words.trait(trait), facets.traits.get(trait, 0),
                    trait in chosen.traits, partial(Filters.toggled_trait, trait=trait),
                )  # fmt: skip

    def _names(
        self,
        title: str,
        counted: Iterable[tuple[str, int]],
        chosen: frozenset[str],
        *,
        is_camera: bool,
    ) -> None:
        counts = dict(counted)
        names = dict.fromkeys((*sorted(chosen), *list(counts)[:_MOST_OF_A_KIND]))
        if not names:
            return
        self._list.add_section(title)
        for name in names:
            text = name if is_camera else filters.ending(name)
            toggle = (
                partial(Filters.toggled_camera, camera=name)
                if is_camera
                else partial(Filters.toggled_ending, ending=name)
            )
            self._box(text, counts.get(name, 0), name in chosen, toggle)

    def _box(
        self, text: str, count: int, checked: bool, toggle: Callable[[Filters], Filters]  # noqa: FBT001
    ) -> None:  # fmt: skip
        row = CheckRow(text, count)
        self._list.add_row(row, checked=checked, toggled=partial(self._toggled, toggle))

    def _toggled(self, toggle: Callable[[Filters], Filters]) -> None:
        self._filters = toggle(self._filters)
        self._clear.setEnabled(len(self._filters) > 0)
        self.chosen.emit(self._filters)

    def _clear_all(self) -> None:
        self._filters = Filters()
        for row in self._list.rows:
            row.setChecked(False)
        self._clear.setEnabled(False)
        self.chosen.emit(self._filters)
