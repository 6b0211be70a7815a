"""What many dates are changed of: a camera of the library, or the files that were chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from mediadesk.domain.shifting import CameraFiles, CameraKey
from mediadesk.operations.dates.clocks import CameraClock
from mediadesk.timestamps.clocks import Correction
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.controls.scope_button import ScopeButton


@dataclass(frozen=True, slots=True)
class Scope:
    """A camera, or some files; `correction` is what its pictures prove of its clock."""

    name: str
    note: str
    camera: CameraKey | None = None
    ids: Sequence[int] = ()
    correction: Correction | None = None

    @property
    def icon(self) -> str:
        """The icon that goes with it."""
        return "images" if self.camera is None else "camera"


def files_chosen(ids: Sequence[int], note: str) -> Scope:
    """Return some files as a scope; `note` says where they were chosen."""
    name = tr("Plan", "{files} chosen").format(files=formatting.files(len(ids)))
    return Scope(name, note, ids=ids)


def folder_chosen(title: str, ids: Sequence[int]) -> Scope:
    """Return all files of a folder as a scope."""
    note = tr("Plan", "{files}, all of this folder").format(files=formatting.files(len(ids)))
    return Scope(title, note, ids=ids)


class ShiftScope(ScopeButton):
    """Offers the cameras whose clock is proved wrong first."""

    chosen = Signal(object)
    """The Scope chosen now."""

    def __init__(self) -> None:
        """Offer nothing until `offer`."""
        super().__init__(tr("Plan", "What is changed"))
        self.scopes: list[Scope] = []
        self.scope: Scope | None = None

    def offer(
        self,
        cameras: Sequence[CameraFiles],
        clocks: Sequence[CameraClock],
        chosen: Scope | None = None,
    ) -> None:
        """Offer these cameras, and what was chosen before them."""
        proved = {
            (clock.camera.make, clock.camera.model, clock.camera.serial): clock.correction
            for clock in clocks
        }
        self.scopes = sorted(
            (_of(camera, proved.get(camera.key)) for camera in cameras),
            key=lambda scope: scope.correction is None,
        )
        if chosen is not None:
            self.scopes.insert(0, chosen)
        self.menu.clear()
        for place, scope in enumerate(self.scopes):
            wrong = tr("Plan", "clock wrong") if scope.correction is not None else scope.note
            action = self.menu.addAction(f"{scope.name}   {wrong}")
            action.triggered.connect(partial(self._choose, place))

    def take(self, camera: str | None) -> None:
        """Take the camera called so; without a name the first that is offered."""
        found = (scope for scope in self.scopes if camera is not None and scope.name == camera)
        scope = next(found, self.scopes[0] if self.scopes else None)
        if scope is not None:
            self._take(scope)

    def _choose(self, place: int, _checked: object = None) -> None:
        self._take(self.scopes[place])

    def _take(self, scope: Scope) -> None:
        self.scope = scope
        self.show_scope(scope.name, scope.note, scope.icon)
        self.chosen.emit(scope)


def _of(camera: CameraFiles, correction: Correction | None) -> Scope:
    files = formatting.files(camera.files)
    note = files
    if camera.first is not None and camera.last is not None:
        first, last = (formatting.iso_day(at) for at in (camera.first, camera.last))
        span = first if first == last else tr("Plan", "{first} to {last}")
        note = f"{files}, {span.format(first=first, last=last)}"
    return Scope(camera.name, note, camera=camera.key, correction=correction)
