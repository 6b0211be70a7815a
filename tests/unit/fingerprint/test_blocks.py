from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.fingerprint.blocks import PARTS, blocks_of
from mediadesk.formats.source import Source


def blocks(data: bytes) -> bytes:
    return blocks_of(Source.of_bytes(b"a", data))


def contender(data: bytes) -> Contender:
    return Contender(1, "a", "/", len(data), 0, blocks=blocks(data))


@given(st.binary(min_size=2_000, max_size=4_000), st.data())
def test_one_changed_byte_changes_one_part(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    other = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    one, two = blocks(data), blocks(other)
    assert len(one) == len(two) == 4 * PARTS
    assert sum(one[part] != two[part] for part in range(0, len(one), 4)) <= 1
    assert contender(data).has_nearly_the_bytes_of(contender(other))


def test_what_differs_throughout_or_in_size_is_another_thing() -> None:
    data = bytes(range(256)) * 20
    assert not contender(data).has_nearly_the_bytes_of(contender(data[::-1]))
    assert not contender(data).has_nearly_the_bytes_of(contender(data + b"x"))
    assert not contender(data).has_nearly_the_bytes_of(contender(data))
    assert not contender(b"").has_nearly_the_bytes_of(contender(b""))
    unknown = Contender(2, "b", "/", len(data), 0)
    assert not unknown.has_nearly_the_bytes_of(contender(data))
    assert not contender(data).has_nearly_the_bytes_of(unknown)
