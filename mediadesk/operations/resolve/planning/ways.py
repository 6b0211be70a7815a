"""How copies go: held by us, to the trash, to a folder, or replaced by a hard link."""

from dataclasses import dataclass
from enum import StrEnum

from mediadesk.config import Settings
from mediadesk.domain.journal import EntryAction, RemovalPlace, SystemTrash
from mediadesk.domain.reasons import ReasonCode


class WayKind(StrEnum):
    """The ways there are to choose from."""

    REMOVED = "removed"
    TRASH = "trash"
    FOLDER = "folder"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Way:
    """How the copies of one plan go.

    `folder` is where they go when the place is FOLDER; `link` lets a hard link of the keeper stand
    in the place of each, which only exact copies on the keeper's own volume can have; `trash` is
    the desktop's own, where there is no other (macOS, Windows).
    """

    place: RemovalPlace = RemovalPlace.REMOVED
    folder: bytes = b""
    link: bool = False
    trash: SystemTrash | None = None

    @property
    def kind(self) -> WayKind:
        """Which of the ways it is."""
        return WayKind.LINK if self.link else WayKind(self.place.value)

    @property
    def action(self) -> EntryAction:
        """What happens to each copy."""
        if self.link:
            return EntryAction.LINK
        return EntryAction.MOVE if self.place is RemovalPlace.FOLDER else EntryAction.REMOVE

    @property
    def carrying(self) -> EntryAction:
        """What happens to a sidecar that is removed with its file."""
        return EntryAction.FOLLOW if self.place is RemovalPlace.FOLDER else EntryAction.CARRY


def usual(settings: Settings, trash: SystemTrash | None = None) -> Way:
    """Return the way the user has set."""
    return Way(RemovalPlace(settings.removal_place), trash=trash)


def instead_of(code: ReasonCode) -> RemovalPlace | None:
    """Return the place that can be offered where one is not possible; None for other reasons."""
    return {
        ReasonCode.REMOVED_UNUSABLE: RemovalPlace.TRASH,
        ReasonCode.TRASH_UNUSABLE: RemovalPlace.REMOVED,
        ReasonCode.FOLDER_UNUSABLE: RemovalPlace.REMOVED,
        ReasonCode.NO_LINKS_HERE: RemovalPlace.REMOVED,
    }.get(code)
