"""What a photo may hold beside its main picture, and what makes it move."""

from enum import StrEnum


class Motion(StrEnum):
    """What makes a photo move: a film beside it, or one inside it."""

    LIVE_PHOTO = "live-photo"
    MOTION_PHOTO = "motion-photo"


class Extra(StrEnum):
    """Something that is lost with the file although its picture is kept elsewhere."""

    FILM = "film"
    """The moving part of a photo, inside it or as a Live Photo's other half."""
    GAIN_MAP = "gain-map"
    """What makes an HDR picture of a plain one."""
    DEPTH = "depth"
    """How far away things are, and masks of people: what portraits are made with."""
    FRAMES = "frames"
    """An animation."""
    PAGES = "pages"
    LAYERS = "layers"
    SOUND = "sound"
    PICTURES = "pictures"
    """Further pictures in full: a second eye, a burst."""
