"""Makes recordings that sound like music: chords with overtones that change all the time."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from tests.support.media import CODECS

Samples = npt.NDArray[np.float32]
RATE_HZ = 44_100
NOTE_S = 0.2


def melody(seed: int, duration_s: float) -> Samples:
    """Return notes with overtones, three at a time, some louder than others, over soft noise."""
    random = np.random.default_rng(seed)
    time_s = np.arange(round(NOTE_S * RATE_HZ)) / RATE_HZ
    fade = np.minimum(1.0, np.minimum(time_s, NOTE_S - time_s) / 0.02)
    parts = []
    for _ in range(round(duration_s / NOTE_S)):
        chord = np.zeros(len(time_s))
        for pitch_hz in 110 * 2 ** (random.integers(12, 48, 3) / 12):
            for overtone in range(1, 5):
                wave = np.sin(2 * np.pi * pitch_hz * overtone * time_s + random.uniform(0, 6))
                chord += random.uniform(0.2, 1.0) / overtone * wave
        parts.append(chord * fade)
    whole = np.concatenate(parts)
    noise = random.standard_normal(len(whole)) * 0.01
    return np.asarray(whole * 0.15 + noise, np.float32)


def write(
    path: Path, samples: Samples, *, bit_rate: int | None = None, tags: dict[str, str] | None = None
) -> Path:
    codec = CODECS.get(path.suffix, path.suffix[1:])
    pcm = np.clip(samples * 32767, -32768, 32767).astype(np.int16)
    with av.open(str(path), "w", format="ogg" if path.suffix == ".opus" else None) as container:
        container.metadata.update(tags or {})
        stream = container.add_stream(codec, rate=48_000 if codec == "libopus" else RATE_HZ)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "mono"
        if bit_rate is not None:
            stream.bit_rate = bit_rate
        frame = av.AudioFrame.from_ndarray(pcm[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate, frame.time_base = RATE_HZ, Fraction(1, RATE_HZ)
        for part in (frame, None):
            container.mux(stream.encode(part))
    return path
