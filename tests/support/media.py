"""Makes small real media files for tests: pictures, films and recordings of any kind."""

import wave
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import ExifTags, Image

pillow_heif.register_heif_opener()

CODECS = {
    ".mp3": "libmp3lame",
    ".m4a": "aac",
    ".ogg": "libopus",
    ".opus": "libopus",
    ".wav": "pcm_s16le",
    ".wma": "wmav2",
    ".wv": "wavpack",
    ".aiff": "pcm_s16be",
    ".caf": "pcm_s16be",
    ".w64": "pcm_s16le",
}
EXIF_TIME = "%Y:%m:%d %H:%M:%S"
SHAPES_SIDE = 1024
"""The shapes of a scene are drawn at most this large and then scaled up, for speed."""

FULL_TURN = 2 * np.pi


def scene(width: int, height: int, *, seed: int = 0, grain: float = 4.0) -> Image.Image:
    """Return a picture with the statistics of a photograph: soft shapes, edges and grain.

    The same seed gives the same scene in any size. `grain` is the standard deviation of the noise.
    """
    random = np.random.default_rng(seed)
    scale = max(1.0, max(width, height) / SHAPES_SIDE)
    across, down = max(1, round(width / scale)), max(1, round(height / scale))
    shapes = np.full((down, across, 3), 128, np.float32)
    for cells, weight in ((3, 90.0), (8, 45.0), (24, 20.0), (80, 8.0)):
        grid = random.uniform(-weight, weight, (cells, cells, 3)).astype(np.float32)
        for band in range(3):
            layer = Image.fromarray(grid[:, :, band])
            smooth = layer.resize((across, down), Image.Resampling.BICUBIC)
            shapes[:, :, band] += np.asarray(smooth)
    x, y = np.linspace(0, 1, across)[np.newaxis, :], np.linspace(0, 1, down)[:, np.newaxis]
    for left, top, radius, shade in random.uniform((0, 0, 0.05, -70), (1, 1, 0.25, 70), (5, 4)):
        shapes[(x - left) ** 2 + (y - top) ** 2 < radius**2] += shade  # edges
    drawn = Image.fromarray(np.clip(shapes, 0, 255).astype(np.uint8))
    picture = np.asarray(drawn.resize((width, height), Image.Resampling.BICUBIC), np.float32)
    noise = random.standard_normal((height, width, 1), np.float32) * grain
    return Image.fromarray(np.clip(picture + noise, 0, 255).astype(np.uint8))


def exif(
    *,
    taken: datetime | None = None,
    camera: tuple[str, str] | None = None,
    orientation: int | None = None,
    offset: str | None = None,
) -> Image.Exif:
    """Return EXIF data as a camera writes it; `camera` is (make, model), `offset` like "+02:00"."""
    data = Image.Exif()
    if camera:
        data[ExifTags.Base.Make], data[ExifTags.Base.Model] = camera
    if orientation:
        data[ExifTags.Base.Orientation] = orientation
    photo = data.get_ifd(ExifTags.IFD.Exif)
    if taken:
        photo[ExifTags.Base.DateTimeOriginal] = taken.strftime(EXIF_TIME)
        photo[ExifTags.Base.DateTimeDigitized] = taken.strftime(EXIF_TIME)
    if offset:
        photo[ExifTags.Base.OffsetTimeOriginal] = offset
    return data


def picture(
    path: Path,
    *,
    size: tuple[int, int] = (96, 64),
    seed: int = 0,
    **options: Any,  # noqa: ANN401 - Pillow's own options
) -> Path:
    """Write a scene in the format its suffix names (jpg png gif webp tif bmp jp2 avif heic ...).

    `options` go to Pillow: `quality`, `exif`, `icc_profile`; for HEIC also `thumbnails=[side]`.
    """
    scene(*size, seed=seed).save(path, **options)
    return path


def with_packet(path: Path, packet: bytes, **options: Any) -> Path:  # noqa: ANN401 - of Pillow
    """Write a plain picture with this XMP; its format is that of the suffix."""
    image = Image.new("RGB", (40, 20), "teal")
    if path.suffix == ".tif":
        image.save(path, tiffinfo={700: packet}, **options)
    elif path.suffix != ".gif":
        image.save(path, xmp=packet, **options)
    else:
        image.save(path)
        trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
        block = b"!\xff\x0bXMP DataXMP" + packet + trailer
        path.write_bytes(path.read_bytes()[:-1] + block + b";")
    return path


def retold(path: Path, told: Path, **tags: str) -> Path:
    """Write the film at `path` anew with these tags, its picture and sound as they are."""
    with av.open(str(path)) as source, av.open(str(told), "w") as out:
        out.metadata.update(tags)
        streams = {one.index: out.add_stream_from_template(one) for one in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
    return told


def movie(
    path: Path,
    *,
    size: tuple[int, int] = (128, 72),
    duration_s: float = 1.0,
    frames_per_s: int = 10,
    seed: int = 0,
    codec: str = "libx264",
    created: datetime | None = None,
) -> Path:
    """Write a film of a scene that slides by; the container is chosen by the suffix."""
    width, height = size
    wide = np.asarray(scene(width * 2, height, seed=seed))
    count = max(1, round(duration_s * frames_per_s))
    with av.open(str(path), "w") as container:
        if created:
            container.metadata["creation_time"] = created.isoformat()
        options = {"preset": "veryfast"} if codec == "libx264" else {}
        stream = container.add_stream(codec, rate=frames_per_s, options=options)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(count):
            left = width * number // count
            view = np.ascontiguousarray(wide[:, left : left + width])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(view, format="rgb24")))
        container.mux(stream.encode())
    return path


def encoded_anew(
    film: Path, path: Path, *, crf: int, scale: float = 1.0, told: bool = True
) -> Path:
    """Encode the picture of a film once more; a lower `crf` takes more bits.

    A WebM as VP9. It says what wrote it, if it is `told`.
    """
    codec, quick = "libx264", {"crf": str(crf)}
    if path.suffix == ".webm":
        codec, quick = "libvpx-vp9", quick | {"deadline": "realtime", "cpu-used": "8", "b": "0"}
    silent = {} if told else {"fflags": "+bitexact"}
    with av.open(str(film)) as source, av.open(str(path), "w", options=silent) as container:
        old = source.streams.video[0]
        new = container.add_stream(codec, rate=old.average_rate, options=quick)
        assert isinstance(new, av.VideoStream)
        new.width, new.height = round(old.width * scale), round(old.height * scale)
        new.pix_fmt = "yuv420p"
        for frame in source.decode(old):
            container.mux(new.encode(frame.reformat(new.width, new.height)))
        container.mux(new.encode())
    return path


def recording(
    path: Path, *, duration_s: float = 1.0, seed: int = 0, rate_hz: int = 44100, **tags: str
) -> Path:
    """Write a few tones in the format of the suffix (wav flac mp3 m4a ogg opus wma), with tags."""
    samples = _tones(duration_s, seed=seed, rate_hz=rate_hz)
    if path.suffix == ".wav" and not tags:
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(rate_hz)
            out.writeframes(samples.tobytes())
        return path
    codec = CODECS.get(path.suffix, path.suffix[1:])
    with av.open(str(path), "w", format="ogg" if path.suffix == ".opus" else None) as container:
        container.metadata.update(tags)
        rate = 48000 if codec == "libopus" else rate_hz
        stream = container.add_stream(codec, rate=rate)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "mono"
        if codec == "wmav2":  # it has no bitrate of its own
            stream.bit_rate = 64_000
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate, frame.time_base = rate_hz, Fraction(1, rate_hz)
        for part in (frame, None):
            container.mux(stream.encode(part))
    return path


def _tones(duration_s: float, *, seed: int, rate_hz: int) -> NDArray[np.int16]:
    random = np.random.default_rng(seed)
    time_s = np.arange(int(duration_s * rate_hz)) / rate_hz
    sound = sum(
        np.sin(FULL_TURN * pitch_hz * time_s + phase)
        for pitch_hz, phase in random.uniform((200, 0), (2000, FULL_TURN), (4, 2))
    )
    return np.asarray(sound * 6000, np.int16)


def cut(path: Path, share: float) -> Path:
    """Cut a file short, keeping the first `share` of its bytes."""
    with path.open("r+b") as stream:
        stream.truncate(int(path.stat().st_size * share))
    return path


def motion_photo(
    path: Path, *, size: tuple[int, int] = (96, 64), seed: int = 0, duration_s: float = 2.0
) -> Path:
    """Write a JPEG with a film behind it, as phones with Google's camera do."""
    film = movie(path.with_suffix(".mp4"), duration_s=duration_s, seed=seed)
    inside = film.read_bytes()
    film.unlink()
    whole = picture(path, size=size, seed=seed).read_bytes()
    item = '<Container:Item Item:Mime="{}" Item:Semantic="{}" Item:Length="{}"/>'
    parts = item.format("image/jpeg", "Primary", 0)
    parts += item.format("video/mp4", "MotionPhoto", len(inside))
    xmp = f'<x:xmpmeta GCamera:MotionPhoto="1">{parts}</x:xmpmeta>'
    body = b"http://ns.adobe.com/xap/1.0/\x00" + xmp.encode()
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
    path.write_bytes(whole[:2] + segment + whole[2:] + inside)
    return path


def as_a_camera_writes(data: bytes) -> bytes:
    """Return a JPEG without the JFIF header that programs put before EXIF."""
    if data[2:4] != b"\xff\xe0":
        raise ValueError("no JFIF in front")
    return data[:2] + data[4 + int.from_bytes(data[4:6]) :]
