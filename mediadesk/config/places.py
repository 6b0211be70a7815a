"""Where the program keeps its own things: data, cache, settings and logs."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

APPLICATION_ID = "org.mediadesk.MediaDesk"
APPLICATION_NAME = "MediaDesk"


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders the program keeps its own things in. They need not exist yet."""

    data: Path
    cache: Path
    config: Path
    logs: Path

    @property
    def catalog_file(self) -> Path:
        """The catalog that is opened when no other is named."""
        return self.data / "catalog.db"

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self.config / "config.toml"


def locations(environment: Mapping[str, str] | None = None) -> Locations:
    """Return the platform's folders; MEDIADESK_{DATA,CACHE,CONFIG}_DIR take their place."""
    environment = os.environ if environment is None else environment
    usual = PlatformDirs(APPLICATION_NAME, appauthor=False)
    data = environment.get("MEDIADESK_DATA_DIR")
    return Locations(
        data=Path(data or usual.user_data_dir).absolute(),
        cache=Path(environment.get("MEDIADESK_CACHE_DIR") or usual.user_cache_dir).absolute(),
        config=Path(environment.get("MEDIADESK_CONFIG_DIR") or usual.user_config_dir).absolute(),
        logs=(Path(data) / "logs" if data else Path(usual.user_log_dir)).absolute(),
    )
