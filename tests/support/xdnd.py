"""Drags files onto a real window as a file manager does, speaking XDND 5 to the X server.

The protocol: https://www.freedesktop.org/wiki/Specifications/XDND/
"""

import os
import select
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from Xlib import X, Xatom, display
from Xlib.protocol import event
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

from tests.support.patience import patient_s

VERSION = 5
LIMIT_S = 15.0


def uri_list(paths: list[str | bytes]) -> bytes:
    """Return paths as `text/uri-list`; names that are not UTF-8 stay what they are."""
    lines = [b"file://" + quote_from_bytes(os.fsencode(path)).encode() for path in paths]
    return b"".join(line + b"\r\n" for line in lines)


@dataclass
class Drag:
    """One drag of a payload; what the target answered is kept in the order it came."""

    payload: bytes
    mime: str = "text/uri-list"
    answers: list[str] = field(default_factory=list)

    def drop_at(self, display_name: str, x: int, y: int) -> bool:
        """Drop on the window under a point of the screen; True when it took the drop.

        Raises LookupError when no window there takes drops, TimeoutError when it never answers.
        """
        server = display.Display(display_name)
        try:
            return self._drop(server, x, y)
        finally:
            server.close()

    def _drop(self, server: display.Display, x: int, y: int) -> bool:
        target = _aware_window(server, x, y)
        source = server.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        selection = server.intern_atom("XdndSelection")
        source.set_selection_owner(selection, X.CurrentTime)
        mime, copy = server.intern_atom(self.mime), server.intern_atom("XdndActionCopy")
        here = (x << 16) | y

        def tell(name: str, *facts: int) -> None:
            data = (32, [source.id, *facts, 0, 0, 0, 0][:5])
            message = event.ClientMessage(
                window=target, client_type=server.intern_atom(name), data=data
            )
            target.send_event(message)
            server.flush()

        tell("XdndEnter", VERSION << 24, mime)
        tell("XdndPosition", 0, here, X.CurrentTime, copy)
        dropped = False
        for came in _events(server):
            if came.type == X.SelectionRequest:
                self._hand_over(server, came)
                continue
            if came.type != X.ClientMessage:
                continue
            name, accepted = server.get_atom_name(came.client_type), bool(came.data[1][1] & 1)
            self.answers.append(name)
            if name == "XdndFinished":
                return accepted
            if name == "XdndStatus" and not dropped:
                if not accepted:
                    tell("XdndLeave")
                    return False
                tell("XdndDrop", 0, X.CurrentTime)
                dropped = True
        raise TimeoutError(f"no end of the drop within {LIMIT_S:.0f} s; heard {self.answers}")

    def _hand_over(self, server: display.Display, request: Event) -> None:
        """Give the payload, or the list of what there is, to the window that asks for it."""
        asked, targets = request.target, server.intern_atom("TARGETS")
        slot = request.property
        if asked == targets:
            atoms = [targets, server.intern_atom(self.mime)]
            request.requestor.change_property(slot, Xatom.ATOM, 32, atoms)
        elif asked == server.intern_atom(self.mime):
            request.requestor.change_property(slot, asked, 8, self.payload)
        else:
            slot = X.NONE
        answer = event.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=asked,
            property=slot,
        )
        request.requestor.send_event(answer)
        server.flush()


def _aware_window(server: display.Display, x: int, y: int) -> Window:
    """Go down from the screen to the topmost window under the point that takes drops."""
    aware = server.intern_atom("XdndAware")
    window: Window = server.screen().root
    while True:
        child = window.translate_coords(server.screen().root, x, y).child
        if child == X.NONE:
            raise LookupError(f"no window takes drops at {x}, {y}")
        window = child
        if window.get_full_property(aware, X.AnyPropertyType):
            return window


def _events(server: display.Display) -> Iterator[Event]:
    """Yield what the server sends until the time is over."""
    deadline = time.monotonic() + patient_s(LIMIT_S)
    while (left_s := deadline - time.monotonic()) > 0:
        if server.pending_events() or select.select([server], [], [], left_s)[0]:
            while server.pending_events():
                yield server.next_event()
