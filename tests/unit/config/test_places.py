"""Where the program keeps its things."""

from pathlib import Path

from mediadesk.config import locations


def test_the_environment_decides_where_things_are(tmp_path: Path) -> None:
    places = locations(
        {
            "MEDIADESK_DATA_DIR": str(tmp_path / "d"),
            "MEDIADESK_CACHE_DIR": str(tmp_path / "c"),
            "MEDIADESK_CONFIG_DIR": str(tmp_path / "s"),
        }
    )
    assert places.data == tmp_path / "d"
    assert places.cache == tmp_path / "c"
    assert places.settings_file == tmp_path / "s" / "config.toml"
    assert places.logs == tmp_path / "d" / "logs"


def test_without_it_the_platform_decides() -> None:
    places = locations({})
    everything = (places.data, places.cache, places.config, places.logs)
    assert all(place.is_absolute() and "MediaDesk" in place.parts for place in everything)
    assert len({places.data, places.cache, places.config}) == 3


def test_asking_creates_nothing(tmp_path: Path) -> None:
    locations({"MEDIADESK_DATA_DIR": str(tmp_path / "d")})
    assert list(tmp_path.iterdir()) == []
