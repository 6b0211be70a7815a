"""Draws the program's icon in every size and form that desktops ask for: icons.py OUT."""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
NAME = "org.mediadesk.MediaDesk"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = [(side, side) for side in (16, 24, 32, 48, 64, 128, 256)]


def main(out: Path) -> None:
    """Write `hicolor/` (freedesktop), `mediadesk.ico` (Windows) and `mediadesk.icns` (macOS)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication(sys.argv[:1])
    drawing = ROOT / "resources" / "icons" / "mediadesk.svg"
    renderer = QSvgRenderer(str(drawing))
    for side in SIZES:
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        place = out / "hicolor" / f"{side}x{side}" / "apps" / f"{NAME}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(place))
    del app
    for folder, source in (("scalable", "mediadesk"), ("symbolic", "mediadesk-symbolic")):
        ending = "-symbolic" if folder == "symbolic" else ""
        place = out / "hicolor" / folder / "apps" / f"{NAME}{ending}.svg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((ROOT / "resources" / "icons" / f"{source}.svg").read_bytes())
    with Image.open(out / "hicolor" / "512x512" / "apps" / f"{NAME}.png") as largest:
        largest.save(out / "mediadesk.ico", sizes=WINDOWS_SIZES)
        largest.save(out / "mediadesk.icns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
