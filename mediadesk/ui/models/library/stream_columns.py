"""The columns that only films and recordings fill."""

from collections.abc import Callable

from mediadesk.domain.ordering import SortKey
from mediadesk.domain.records import FileRecord
from mediadesk.domain.streams import StreamSummary
from mediadesk.ui.models import stream_words as words
from mediadesk.ui.models.library.column import Column
from mediadesk.words import QT_TRANSLATE_NOOP, codecs


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Column", text)


def _read(text: Callable[[StreamSummary], str]) -> Callable[[FileRecord], str]:
    def read(record: FileRecord) -> str:
        return "" if record.streams is None else text(record.streams)

    return read


def _column(
    key: str,
    title: str,
    width: int,
    text: Callable[[StreamSummary], str],
    sort: SortKey | None,
    *,
    is_number: bool = False,
) -> Column:
    return Column(
        key=key, title=title, width=width, text=_read(text), sort=sort, is_number=is_number
    )


def _eye(streams: StreamSummary) -> str:
    if streams.eye_width is None or streams.eye_height is None:
        return ""
    return f"{streams.eye_width} \u00d7 {streams.eye_height}"


STREAM_COLUMNS = (
    _column("codec", _t("Codec"), 76, lambda s: codecs.codec(s.codec), SortKey.CODEC),
    _column(
        "container", _t("Container"), 92, lambda s: codecs.container(s.container),
        SortKey.CONTAINER,
    ),
    _column("sound", _t("Sound"), 84, lambda s: codecs.codec(s.sound_codec), None),
    _column(
        "frame-rate", _t("Frame rate"), 90, lambda s: words.frame_rate(s.frames_per_s),
        SortKey.FRAME_RATE, is_number=True,
    ),
    _column(
        "bit-rate", _t("Bitrate"), 88, lambda s: words.bit_rate(s.bit_rate),
        SortKey.BIT_RATE, is_number=True,
    ),
    _column(
        "bits-per-pixel", _t("bit/px"), 60,
        lambda s: words.bits_per_pixel(s.bits_per_pixel),
        SortKey.BITS_PER_PIXEL, is_number=True,
    ),
    _column("hdr", _t("HDR"), 92, lambda s: s.hdr or "", None),
    _column("eye", _t("Per eye"), 112, _eye, SortKey.EYE, is_number=True),
    _column("stereo", _t("Stereo"), 124, lambda s: words.stereo(s.stereo), SortKey.STEREO),
    _column(
        "projection", _t("Projection"), 128, lambda s: words.projection(s.projection),
        SortKey.PROJECTION,
    ),
    _column(
        "field-of-view", _t("Field of view"), 104, lambda s: words.degrees(s.fov_degrees),
        SortKey.FIELD_OF_VIEW, is_number=True,
    ),
    _column(
        "completeness", _t("Metadata"), 92, lambda s: words.percent(s.completeness),
        SortKey.COMPLETENESS, is_number=True,
    ),
    _column("artist", _t("Artist"), 140, lambda s: s.artist or "", SortKey.ARTIST),
    _column("album", _t("Album"), 140, lambda s: s.album or "", SortKey.ALBUM),
    _column("title", _t("Title"), 156, lambda s: s.title or "", SortKey.TITLE),
    _column(
        "track", _t("Track"), 64, lambda s: "" if s.track is None else str(s.track), None,
        is_number=True,
    ),
    _column(
        "year", _t("Year"), 64, lambda s: "" if s.year is None else str(s.year), SortKey.YEAR,
        is_number=True,
    ),
    _column(
        "sample-rate", _t("Sample rate"), 100, lambda s: words.sample_rate(s.sample_rate_hz),
        SortKey.SAMPLE_RATE, is_number=True,
    ),
    _column("channels", _t("Channels"), 88, lambda s: words.channels(s.channels), SortKey.CHANNELS),
    _column(
        "lossless", _t("Lossless"), 96, lambda s: words.lossless(s.lossless, s.bit_depth),
        SortKey.LOSSLESS,
    ),
)  # fmt: skip
