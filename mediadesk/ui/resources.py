"""Where the pictures and fonts that come with MediaDesk are."""

import os

import mediadesk

_PACKAGE = os.path.dirname(mediadesk.__file__)
_PLACES = (os.path.join(_PACKAGE, "resources"), os.path.join(_PACKAGE, os.pardir, "resources"))
"""Inside the installed package, or beside it in a checkout."""


def resource_path(folder: str, name: str) -> str:
    """Return the path of a resource, for example `resource_path("icons", "image.svg")`.

    Raises FileNotFoundError when it is in neither place: a packaging mistake.
    """
    for place in _PLACES:
        path = os.path.join(place, folder, name)
        if os.path.exists(path):
            return os.path.normpath(path)
    raise FileNotFoundError(os.path.join("resources", folder, name))
