"""What films and recordings can be filtered by, as SQL over their summary."""

from mediadesk.domain.media import CODEC_FAMILIES
from mediadesk.domain.streams import StreamFacet


def expression(facet: StreamFacet) -> str:
    """Return the value of a facet; codecs of one family are one value."""
    if facet is not StreamFacet.CODEC:
        return f"stream.{facet}"
    families = " ".join(
        f"WHEN stream.codec GLOB '{name}*' THEN '{name}'" for name in CODEC_FAMILIES
    )
    return f"CASE {families} ELSE stream.codec END"
