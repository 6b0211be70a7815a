import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from mediadesk.decoding.picture import open_bytes, open_reduced
from mediadesk.domain.errors import OutsideError
from mediadesk.fingerprint.picture import gradient_hash

SIZE, SMALLER = (6000, 4000), (4800, 3200)
A_WORKER_HAS_BYTES = 300_000_000
LOOK = """
import sys
from pathlib import Path
from mediadesk.fingerprint.picture import calculate_perceptual_hash
print(calculate_perceptual_hash(sys.argv[1]))
lines = Path("/proc/self/status").read_text().splitlines()
print(int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024)
"""


def large(size: tuple[int, int] = SIZE, *, alpha: bool = False) -> Image.Image:
    """A picture of many megapixels that is quickly stored."""
    spots = Image.effect_noise((9, 8), 90).resize(size, Image.Resampling.NEAREST)
    image = Image.merge("RGB", (spots, spots.rotate(180), spots))
    if alpha:
        image.putalpha(Image.linear_gradient("L").resize(size))
    return image


def stored(image: Image.Image, *, lossless: bool = False) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=lossless, quality=0 if lossless else 80, method=0)
    return out.getvalue()


def on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="its peak is read from /proc")
@pytest.mark.parametrize("lossless", [False, True])
def test_24_megapixels_are_fingerprinted_within_the_memory_of_a_worker(
    tmp_path: Path, lossless: bool
) -> None:
    image = large()
    path = tmp_path / "large.webp"
    path.write_bytes(stored(image, lossless=lossless))

    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(path)], check=True, capture_output=True, text=True
    )

    found, peak_bytes = done.stdout.split()
    assert (int(found, 16) ^ int(gradient_hash(image), 16)).bit_count() <= 2
    assert int(peak_bytes) < A_WORKER_HAS_BYTES


def test_colours_and_alpha_of_a_large_picture_are_as_stored(tmp_path: Path) -> None:
    image = large(SMALLER, alpha=True)
    path = tmp_path / "large.webp"
    path.write_bytes(stored(image))

    found = open_reduced(path, 128)

    assert (found.outline.width, found.outline.height) == SMALLER
    assert found.reduced
    shown = found.image.convert("RGB").resize((60, 40), Image.Resampling.BOX).tobytes()
    true = on_white(image.resize((60, 40), Image.Resampling.BOX)).tobytes()
    assert max(abs(one - other) for one, other in zip(shown, true, strict=True)) <= 8


def test_a_large_picture_that_ends_early_is_refused() -> None:
    data = stored(large(SMALLER))

    with pytest.raises(OutsideError):
        open_bytes(data[: len(data) * 2 // 3], 128)
