"""Builds the Debian package from the frozen program: build_deb.py BUNDLE ICONS OUT."""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from layout import HERE, ROOT, lay_out

NOT_NEEDED = {"ca-certificates", "python3-venv"}
"""The package brings its own Python and fetches nothing."""
LEAST_LIBC = "libc6 (>= 2.34)"
"""What the Qt wheels are built for."""
LINTIAN = (
    # The program is frozen: its libraries are the ones it was tested with, in a folder of its own.
    "embedded-library",
    "library-not-linked-against-libc",
    "shared-library-lacks-prerequisites",
    "sharedobject-in-library-directory-missing-soname",
    "hardening-no-pie",
    "hardening-no-fortify-functions",
    "unstripped-binary-or-object",
    "custom-library-search-path",
    "shared-library-is-executable",
    "no-changelog",
    "no-code-sections",
    "spelling-error-in-binary",
    "package-contains-documentation-outside-usr-share-doc",
    "bogus-mail-host",
    "executable-stack-in-shared-library",
    # Words inside Python's own help pages, which nothing of ours calls.
    "missing-depends-on-sensible-utils",
)


def main(bundle: Path, icons: Path, out: Path) -> Path:
    """Write `mediadesk_VERSION_ARCH.deb` into `out` and return its path."""
    number = version()
    architecture = _output("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "root"
        lay_out(bundle, icons, root / "usr")
        _write_texts(root / "usr" / "share")
        _compress(root / "usr" / "share" / "man" / "man1" / "mediadesk.1")
        _set_modes(root)
        size_kb = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
        control = (HERE / "control.in").read_text(encoding="utf-8")
        for key, value in (
            ("VERSION", number),
            ("ARCHITECTURE", architecture),
            ("SIZE_KB", str(size_kb)),
            ("DEPENDS", ", ".join([LEAST_LIBC, *_dependencies()])),
        ):
            control = control.replace(f"@{key}@", value)
        (root / "DEBIAN").mkdir(mode=0o755)
        (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        out.mkdir(parents=True, exist_ok=True)
        package = out / f"mediadesk_{number}_{architecture}.deb"
        _output("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(root), str(package))
    return package


def version() -> str:
    """Return the version of the program in this checkout."""
    source = (ROOT / "mediadesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', source)
    if found is None:
        sys.exit("mediadesk/__init__.py names no version")
    return found[1]


def _dependencies() -> list[str]:
    lines = (ROOT / "packaging" / "requirements" / "debian-run.txt").read_text().splitlines()
    return [line for line in lines if line and line[0] != "#" and line not in NOT_NEEDED]


def _write_texts(share: Path) -> None:
    texts = share / "doc" / "mediadesk"
    texts.mkdir(parents=True)
    shutil.copy(HERE / "copyright", texts)
    shutil.copy(ROOT / "CHANGELOG.md", texts / "NEWS.md")
    _compress(texts / "NEWS.md")
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    (overrides / "mediadesk").write_text("".join(f"mediadesk: {tag}\n" for tag in LINTIAN))


def _compress(text: Path) -> None:
    """Replace a text by its gzip form, the same bytes in every build."""
    packed = gzip.compress(text.read_bytes(), mtime=0)
    text.with_name(f"{text.name}.gz").write_bytes(packed)
    text.unlink()


def _set_modes(root: Path) -> None:
    program = root / "usr" / "lib" / "mediadesk" / "mediadesk"
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.stdout.write(f"{main(*map(Path, sys.argv[1:4]))}\n")
