"""Many power losses, each at moments of its own and with other bytes lost."""

from pathlib import Path

import pytest

from tests.integration.test_power_loss import lose_power


@pytest.mark.fault(5)
@pytest.mark.parametrize("seed", range(100, 300))
def test_what_was_acknowledged_survives_and_nothing_else(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_power(tmp_path, seed, monkeypatch)
