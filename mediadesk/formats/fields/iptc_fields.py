"""What IPTC holds, field by field, alone or among the resources of Photoshop."""

from collections.abc import Iterator

Field = tuple[str, bytes]
"""The name of a field and its bytes."""

_PHOTOSHOP = b"Photoshop 3.0\x00"
_RESOURCE = b"8BIM"
_IPTC, _IPTC_DIGEST, _THUMBNAIL = 0x0404, 0x0425, 0x040C
_MOST = 2_000


def of_records(data: bytes) -> Iterator[Field]:
    """Yield the fields of bare IPTC; its character set and version say nothing of the picture."""
    at = 0
    for _ in range(_MOST):
        head = data[at : at + 5]
        if len(head) < 5 or head[0] != 0x1C:
            return
        length = int.from_bytes(head[3:], "big")
        value = data[at + 5 : at + 5 + length]
        if head[1] > 1 and head[2] and value.strip(b"\0 "):
            yield f"iptc {head[1]}:{head[2]}", value
        at += 5 + length


def of_resources(data: bytes) -> Iterator[Field]:
    """Yield the resources of Photoshop, IPTC field by field."""
    at = len(_PHOTOSHOP) if data.startswith(_PHOTOSHOP) else 0
    for _ in range(_MOST):
        if data[at : at + 4] != _RESOURCE:
            return
        kind = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6 + (data[at + 6] + 2 & ~1)  # behind a name, padded
        length = int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : at + 4 + length]
        if kind == _IPTC:
            yield from of_records(body)
        elif kind not in (_IPTC_DIGEST, _THUMBNAIL):
            yield f"photoshop {kind:x}", body
        at += 4 + (length + 1 & ~1)
