"""Tells whether the desktop can show see-through windows, such as the shadow of a popover."""

import ctypes
import ctypes.util

from PySide6.QtGui import QGuiApplication, QNativeInterface

_MANAGER = b"_NET_WM_CM_S0"
"""The selection that a compositor of the first screen owns."""


def is_composited() -> bool:
    """On X11 somebody must mix the windows; without that, see-through parts are black."""
    app = QGuiApplication.instance()
    if QGuiApplication.platformName() != "xcb" or not isinstance(app, QGuiApplication):
        return True
    native = app.nativeInterface()
    name = ctypes.util.find_library("X11")
    if not isinstance(native, QNativeInterface.QX11Application) or name is None:
        return True
    xlib = ctypes.CDLL(name)
    xlib.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    xlib.XInternAtom.restype = ctypes.c_ulong
    xlib.XGetSelectionOwner.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
    xlib.XGetSelectionOwner.restype = ctypes.c_ulong
    display = native.display()
    atom = xlib.XInternAtom(display, _MANAGER, 0)
    return bool(xlib.XGetSelectionOwner(display, atom))
