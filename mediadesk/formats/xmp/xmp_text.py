"""An XMP file as text: in whichever encoding it is written, without what lies around the XMP."""

import codecs
import re
from dataclasses import dataclass

LARGEST_BYTES = 8 << 20
"""Sidecars with whole editing histories reach a few hundred kilobytes."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
_UNMARKED = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""Without a mark, zeros between the letters give UTF-16 away."""
_OPENING = re.compile(r"<((?:\w{1,20}:)?(?:xmpmeta|xapmeta|RDF))[\s>]")


@dataclass(frozen=True, slots=True)
class XmpText:
    """The text of a file: what stands before the XMP (a DOCTYPE, too), the XMP, what is behind."""

    before: str
    body: str
    behind: str
    mark: bytes
    codec: str

    def encoded(self, body: str) -> bytes:
        """Return the file with another body, all else as it was."""
        return self.mark + (self.before + body + self.behind).encode(self.codec)


def read_text(data: bytes, *, errors: str = "replace") -> XmpText | None:
    """Find the XMP in a file; None when there is none.

    `errors` is what to do with bytes that are no text: "strict" raises UnicodeDecodeError.
    """
    mark, codec = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", ""))
    codec = codec or _UNMARKED.get(data[:2], "utf-8")
    text = data[len(mark) :].decode(codec, errors=errors)
    opening = _OPENING.search(text)
    if opening is None:
        return None
    closing = text.rfind(f"</{opening[1]}")
    end = text.find(">", closing) + 1
    if not opening.end() < closing < end:
        return None
    start = opening.start()
    return XmpText(text[:start], text[start:end], text[end:], mark, codec)
