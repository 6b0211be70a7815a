"""What a view is narrowed to: kinds, endings, cameras, and how sure the date is."""

from dataclasses import dataclass, replace

from mediadesk.domain.browsing import FileQuery
from mediadesk.domain.media import MediaKind
from mediadesk.domain.streams import Trait
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui.formatting import tr


@dataclass(frozen=True, slots=True)
class Filters:
    """Chosen values; an empty set lets everything through."""

    kinds: frozenset[MediaKind] = frozenset()
    extensions: frozenset[str] = frozenset()
    confidences: frozenset[ConfidenceLevel] = frozenset()
    cameras: frozenset[str] = frozenset()
    traits: frozenset[Trait] = frozenset()

    def __len__(self) -> int:
        """Return how many values are chosen."""
        chosen = (self.kinds, self.extensions, self.confidences, self.cameras, self.traits)
        return sum(map(len, chosen))

    def narrowed(self, query: FileQuery) -> FileQuery:
        """Return the query with these filters."""
        return replace(
            query,
            kinds=self.kinds,
            extensions=self.extensions,
            confidences=self.confidences,
            cameras=self.cameras,
            traits=self.traits,
        )

    def toggled(self, value: object) -> "Filters":
        """Choose a kind or a level of confidence, or take it back."""
        if isinstance(value, MediaKind):
            return replace(self, kinds=self.kinds ^ {value})
        if isinstance(value, ConfidenceLevel):
            return replace(self, confidences=self.confidences ^ {value})
        return self

    def toggled_ending(self, ending: str) -> "Filters":
        """Choose an ending, or take it back."""
        return replace(self, extensions=self.extensions ^ {ending})

    def toggled_camera(self, camera: str) -> "Filters":
        """Choose a camera, or take it back."""
        return replace(self, cameras=self.cameras ^ {camera})

    def toggled_trait(self, trait: Trait) -> "Filters":
        """Choose what a film or a recording is, or take it back."""
        return replace(self, traits=self.traits ^ {trait})


def ending(value: str) -> str:
    """Return an ending as files are called by it: "JPG"; "no ending" for none."""
    return value.upper() or tr("Filter", "no extension")
