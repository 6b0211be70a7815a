"""The wheel holds everything the program needs, seen from an environment without the checkout."""

import shutil
import site
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from mediadesk import __version__

PARTS = ("pyproject.toml", "README.md", "LICENSE", "mediadesk", "resources")
NOT_SOURCE = shutil.ignore_patterns("__pycache__", "*.egg-info")


@dataclass(frozen=True, slots=True)
class Installed:
    wheel: Path
    sdist: Path
    programs: Path

    def run(self, program: str, *words: str) -> str:
        command = [str(self.programs / program), *words]
        done = subprocess.run(
            command, cwd=self.wheel.parent, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout.strip()


@pytest.fixture(scope="module")
def installed(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the sdist, the wheel from it, and install that beside the pinned requirements."""
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for part in PARTS:
        if (repo / part).is_dir():
            shutil.copytree(repo / part, source / part, symlinks=True, ignore=NOT_SOURCE)
        else:
            shutil.copy(repo / part, source)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(source)]
    subprocess.run(build, check=True, capture_output=True)
    wheel, sdist = next(dist.glob("*.whl")), next(dist.glob("*.tar.gz"))

    clean = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(clean)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(clean / "bin" / "python")]
    install = ["install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)]
    subprocess.run([*pip, *install], check=True, capture_output=True)
    own = next(clean.glob("lib/python*/site-packages"))
    # the requirements of this environment, without its link to the checkout
    (own / "requirements.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return Installed(wheel, sdist, clean / "bin")


def test_the_installed_program_tells_its_version(installed: Installed) -> None:
    assert installed.run("mediadesk", "--version").endswith(__version__)


def test_the_installed_program_is_not_the_checkout(installed: Installed) -> None:
    where = installed.run("python", "-c", "import mediadesk; print(mediadesk.__file__)")
    assert Path(where).is_relative_to(installed.programs.parent)


def test_every_resource_opens_from_the_wheel(installed: Installed, repo: Path) -> None:
    listing = (
        "from importlib.resources import files\n"
        "def walk(place, name=''):\n"
        "    for one in place.iterdir():\n"
        "        if one.is_dir():\n"
        "            walk(one, name + one.name + '/')\n"
        "        elif not one.name.endswith(('.py', '.pyc')):\n"
        "            print(name + one.name, len(one.read_bytes()))\n"
        "walk(files('mediadesk.resources'))\n"
    )
    resources = repo / "resources"
    expected = {
        f"{path.relative_to(resources).as_posix()} {path.stat().st_size}"
        for path in resources.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert set(installed.run("python", "-c", listing).splitlines()) == expected


def test_the_wheel_holds_the_package_alone(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"mediadesk", f"mediadesk-{__version__}.dist-info"}


def test_every_module_is_in_the_wheel_and_the_sdist(installed: Installed, repo: Path) -> None:
    modules = {path.relative_to(repo).as_posix() for path in (repo / "mediadesk").rglob("*.py")}
    with zipfile.ZipFile(installed.wheel) as wheel:
        assert modules <= set(wheel.namelist())
    with tarfile.open(installed.sdist) as sdist:
        assert modules <= {name.partition("/")[2] for name in sdist.getnames()}
