"""What wrote a transport stream: its table of services names FFmpeg, which cameras never are.

ISO 13818-1 (packets) and ETSI EN 300 468 (service description table). A broadcaster's name says
nothing of a program and is not told.
"""

from collections.abc import Iterator

_SIZE, _SYNC, _CLOCK_BYTES = 188, 0x47, 4
_SERVICES_PID, _SERVICES_TABLE, _SERVICE = 0x11, 0x42, 0x48
_FEWEST = 3
"""Packets in a row that make a transport stream."""
_PROGRAMS = {b"FFmpeg": "FFmpeg", b"VLC": "VLC"}


def written_by(head: bytes) -> str | None:
    """Return the program that a stream's first bytes name; None where they name none."""
    for packet in _packets(head):
        pid = (packet[1] & 0x1F) << 8 | packet[2]
        if pid == _SERVICES_PID and packet[1] & 0x40:
            named = _provider(packet)
            if named is not None:
                return _PROGRAMS.get(named)
    return None


def _packets(head: bytes) -> Iterator[bytes]:
    """Yield the packets: bare, or each behind the clock that cameras and Blu-ray put there."""
    for before in (0, _CLOCK_BYTES):
        step = _SIZE + before
        if all(head[before + step * n : before + step * n + 1] == b"\x47" for n in range(_FEWEST)):
            for at in range(before, len(head) - _SIZE + 1, step):
                if head[at] != _SYNC:
                    return
                yield head[at : at + _SIZE]
            return


def _provider(packet: bytes) -> bytes | None:
    """Return who provides the first service of a table that begins in this packet."""
    at = 4 + (1 + packet[4] if packet[3] & 0x20 else 0)
    table = packet[at + 1 + packet[at] :] if at < len(packet) else b""
    if len(table) < 16 or table[0] != _SERVICES_TABLE:
        return None
    at, end = 16, min(len(table), 16 + ((table[14] & 0x0F) << 8 | table[15]))
    while at + 2 <= end:
        tag, length = table[at], table[at + 1]
        if tag == _SERVICE and at + 4 <= end:
            return table[at + 4 : at + 4 + table[at + 3]]
        at += 2 + length
    return None
