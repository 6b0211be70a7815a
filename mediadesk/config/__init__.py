"""The settings of the program, and where it keeps its own things."""

from mediadesk.config.file import load, save
from mediadesk.config.places import APPLICATION_ID, APPLICATION_NAME, Locations, locations
from mediadesk.config.settings import Settings, changed, described, kind_of
from mediadesk.config.values import Description

__all__ = [
    "APPLICATION_ID",
    "APPLICATION_NAME",
    "Description",
    "Locations",
    "Settings",
    "changed",
    "described",
    "kind_of",
    "load",
    "locations",
    "save",
]
