"""Where the pictures and fonts that come with MediaDesk are."""

import os

import mediadesk

_FOLDER = os.path.join(os.path.dirname(mediadesk.__file__), "resources")


def resource_path(kind: str, name: str) -> str:
    """Return the path of a resource, for example `resource_path("icons", "image.svg")`."""
    return os.path.join(_FOLDER, kind, name)
