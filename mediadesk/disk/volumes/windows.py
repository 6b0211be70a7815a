"""Disks and shares as Windows tells of them: serial numbers, drive types, network names."""

import ctypes
import os
import sys

from mediadesk.disk.volumes.volume import Volume

_TEXT = 261  # MAX_PATH and its closing zero
_READ_ONLY_VOLUME = 0x00080000
_DRIVE_REMOTE, _DRIVE_CDROM = 4, 5


if sys.platform == "win32":

    def volume_of_folder(real: bytes) -> Volume:
        """Return the volume of an existing path with all links resolved. Raises OSError."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        top = ctypes.create_unicode_buffer(32768)
        if not kernel.GetVolumePathNameW(os.fsdecode(real), top, len(top)):
            raise ctypes.WinError(ctypes.get_last_error())
        label, kind = ctypes.create_unicode_buffer(_TEXT), ctypes.create_unicode_buffer(_TEXT)
        serial, flags = ctypes.c_ulong(), ctypes.c_ulong()
        known = kernel.GetVolumeInformationW(
            top.value, label, _TEXT, ctypes.byref(serial), None, ctypes.byref(flags), kind, _TEXT
        )
        if not known:
            raise ctypes.WinError(ctypes.get_last_error())
        drive = kernel.GetDriveTypeW(top.value)
        is_network = drive == _DRIVE_REMOTE
        share = _share(top.value) if is_network else None
        return Volume(
            identity=f"share:{share.casefold()}" if share else f"serial:{serial.value:08x}",
            label=label.value or top.value.rstrip("\\"),
            file_system=kind.value.lower(),
            mount_point=os.fsencode(top.value),
            is_network=is_network,
            read_only=bool(flags.value & _READ_ONLY_VOLUME) or drive == _DRIVE_CDROM,
        )

    def _share(top: str) -> str | None:
        r"""Return "\\server\share" for a network path or the letter that stands for it."""
        if top.startswith("\\\\"):
            return top.rstrip("\\")
        name = ctypes.create_unicode_buffer(1024)
        length = ctypes.c_ulong(len(name))
        failed = ctypes.WinDLL("mpr").WNetGetConnectionW(top[:2], name, ctypes.byref(length))
        return None if failed else name.value
