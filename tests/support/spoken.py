"""What a screen reader finds on the screen: NAME [BUTTON] prints that program's tree as JSON.

A button that is named is pressed, as a reader does it.

Run by the system's Python, which has AT-SPI; it must not import anything of ours.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found,unused-ignore] # Debian's python3-pyatspi

DEEPEST = 40
MOST_CHILDREN = 60
"""Of a list of thousands, its first rows tell how rows are spoken."""


def main(name: str, pressed: str = "") -> None:
    """Print each showing thing as [role, name, can be focused, names of what holds it]."""
    desktop = pyatspi.Registry.getDesktop(0)
    found: list[Any] = []
    for program in desktop:
        if program is not None and program.name == name:
            found.extend(walk(program, (), pressed))
    json.dump(found, sys.stdout)


def walk(
    thing: Any,  # noqa: ANN401 - AT-SPI's
    inside: tuple[str, ...],
    pressed: str,
) -> Iterator[list[Any]]:
    """Yield a thing and all it holds, as far as it is showing."""
    states = thing.getState()
    showing = states.contains(pyatspi.STATE_SHOWING)
    if inside and showing:
        focusable = states.contains(pyatspi.STATE_FOCUSABLE)
        yield [thing.getRoleName(), thing.name, focusable, list(inside)]
        if pressed and thing.name == pressed and thing.getRole() == pyatspi.ROLE_PUSH_BUTTON:
            thing.queryAction().doAction(0)
    if (inside and not showing) or len(inside) > DEEPEST:
        return
    for place in range(min(thing.childCount, MOST_CHILDREN)):
        child = thing.getChildAtIndex(place)
        if child is not None:
            yield from walk(child, (*inside, thing.name or thing.getRoleName()), pressed)


main(*sys.argv[1:])
