import os
from pathlib import Path

from mediadesk.disk.comparing import same_bytes


def test_equal_bytes_are_told_from_a_last_one_that_differs(tmp_path: Path) -> None:
    big = os.urandom(3 << 20)
    others = {"b": big, "c": big[:-1] + bytes([big[-1] ^ 1]), "d": big[:-1], "e": big + b"!"}
    (tmp_path / "a").write_bytes(big)
    with (tmp_path / "a").open("rb") as one:
        for name, data in others.items():
            (tmp_path / name).write_bytes(data)
            with (tmp_path / name).open("rb") as other:
                assert same_bytes(one.fileno(), other.fileno()) is (name == "b")
