"""Owners are named for sentences."""

import os
import pwd
from pathlib import Path

from mediadesk.disk.owners import owner_name, owner_of


def test_the_owner_of_our_own_file_is_us(tmp_path: Path) -> None:
    assert owner_name(tmp_path.stat()) == pwd.getpwuid(os.getuid()).pw_name
    assert owner_of(os.fsencode(tmp_path)) == owner_name(tmp_path.stat())


def test_an_owner_without_a_name_is_a_number(tmp_path: Path) -> None:
    status = list(tmp_path.stat())
    status[4] = 3_999_999_999
    assert owner_name(os.stat_result(status)) == "3999999999"


def test_what_is_not_there_has_no_owner(tmp_path: Path) -> None:
    assert owner_of(os.fsencode(tmp_path / "gone")) == ""
