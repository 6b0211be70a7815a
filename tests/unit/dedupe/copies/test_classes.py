from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from mediadesk.dedupe.copies.classes import (
    ClassKind,
    Copy,
    FileKeys,
    copies_of,
    exact_classes,
    identical_classes,
    offer,
    wanting_payload,
    wanting_sha256,
)


def file(
    id_: int, *, size: int = 10, sha: str | None = "s", volume: str = "home", **more: object
) -> FileKeys:
    facts = {"dev": 1, "inode": 100 + id_, "quick_hash": "q", "sha256": sha} | more
    return FileKeys(id_, size, volume, **facts)  # type: ignore[arg-type] # facts are test data


def first(copies: Sequence[Copy]) -> int:
    return min(copy.id for copy in copies)


def are_beside(one: FileKeys, other: FileKeys) -> bool:
    """Tell whether two copies are in one place, where the second is waste and no backup."""
    return one.volume == other.volume or (one.pool is not None and one.pool == other.pool)


def names(found: Sequence[Copy]) -> list[int]:
    return [copy.id for copy in found]


def test_files_with_the_same_bytes_are_a_class() -> None:
    found = exact_classes([file(1), file(2), file(3, sha="other")])
    assert [(one.kind, names(one.copies)) for one in found] == [(ClassKind.EXACT, [1, 2])]


def test_files_without_a_full_hash_are_in_no_class() -> None:
    assert exact_classes([file(1, sha=None), file(2, sha=None)]) == []


def test_two_names_of_one_file_are_one_copy() -> None:
    linked = [file(1, inode=7), file(2, inode=7), file(3)]
    assert [copy.names for copy in copies_of(linked)] == [(1, 2), (3,)]
    assert exact_classes(linked[:2]) == []


def test_where_a_volume_has_no_inode_numbers_every_name_is_a_file() -> None:
    assert len(copies_of([file(1, inode=0), file(2, inode=0)])) == 2


def test_empty_files_are_one_hidden_class() -> None:
    found = exact_classes([file(1, size=0, sha=None), file(2, size=0, sha="e3b0"), file(3)])
    assert [(one.kind, one.hidden, names(one.copies)) for one in found] == [
        (ClassKind.EMPTY, True, [1, 2])
    ]


def test_full_hashes_are_wanted_only_where_size_and_quick_hash_agree() -> None:
    files = [
        file(1, sha=None),
        file(2, sha="known"),
        file(3, sha=None, size=11),
        file(4, sha=None, quick_hash="other"),
        file(5, sha=None, size=0),
        file(6, sha=None, size=0),
    ]
    assert wanting_sha256(files) == [1]
    assert wanting_sha256([file(1, sha=None, inode=7), file(2, sha=None, inode=7)]) == []


def test_what_is_not_there_is_not_to_be_read() -> None:
    there, away = file(1, sha=None), file(2, sha=None, volume="usb", present=False)
    assert wanting_sha256([there, away]) == [1]
    there, away = (one._replace(sampled_payload="p") for one in (there, away))
    assert wanting_payload([there, away]) == [1]


def test_full_payloads_are_wanted_only_where_sampled_ones_agree() -> None:
    files = [file(1, sampled_payload="p"), file(2, sampled_payload="p", payload="P"), file(3)]
    assert wanting_payload(files) == [1]


def test_identical_needs_two_different_contents() -> None:
    same = [file(1, payload="P"), file(2, payload="P")]
    assert identical_classes(same) == []
    found = identical_classes([*same, file(3, sha="t", payload="P"), file(4, payload="Q")])
    assert [(one.kind, names(one.copies)) for one in found] == [(ClassKind.IDENTICAL, [1, 2, 3])]


def test_all_but_the_keeper_of_a_volume_may_go() -> None:
    found = offer(copies_of([file(1), file(2), file(3)]), first)
    assert (found.keeper, found.removable, found.reclaimable_bytes) == (1, (2, 3), 20)


def test_copies_on_another_volume_are_a_backup() -> None:
    found = offer(copies_of([file(1), file(2, volume="backup"), file(3)]), first)
    assert found.removable == (3,)


def test_two_volumes_declared_one_pool_share_a_keeper() -> None:
    found = offer(copies_of([file(1, pool="p"), file(2, volume="backup", pool="p")]), first)
    assert found.removable == (2,)


def test_a_copy_beside_a_pool_on_the_same_disk_is_no_backup_of_its_other_disk() -> None:
    copies = [file(1, volume="backup", pool="p"), file(2, pool="p"), file(3)]
    assert offer(copies_of(copies), first).removable == (2,)


def test_every_pool_keeps_its_best_copy() -> None:
    copies = copies_of([file(1), file(2, volume="b"), file(3, volume="b")])
    assert offer(copies, first).removable == (3,)


def test_protected_files_stay_and_spare_nobody_else_s_place() -> None:
    found = offer(copies_of([file(1), file(2, protected=True), file(3)]), lambda _: 2)
    assert found.keeper == 2
    assert found.removable == (1, 3)


def test_hard_links_are_never_offered() -> None:
    found = offer(copies_of([file(1), file(2, inode=7), file(3, inode=7)]), first)
    assert 2 not in found.removable
    assert 3 not in found.removable


def test_a_snapshot_or_a_foreign_library_keeps_nothing_safe() -> None:
    found = offer(copies_of([file(1, read_only=True), file(2)]), first)
    assert (found.keeper, found.removable) == (2, ())


def test_what_is_not_there_is_neither_offered_nor_relied_on() -> None:
    found = offer(copies_of([file(1, present=False), file(2)]), first)
    assert (found.keeper, found.removable) == (2, ())


files = st.lists(
    st.builds(
        lambda volume, inode, protected, read_only, present: (
            volume,
            inode,
            protected,
            read_only,
            present,
        ),
        st.sampled_from(["a", "b", "c"]),
        st.integers(1, 6),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(files, st.booleans())
def test_no_offer_takes_the_last_copy_or_anything_that_must_stay(
    rows: list[tuple[str, int, bool, bool, bool]], one_pool: bool
) -> None:
    made = [
        file(
            id_,
            volume=volume,
            inode=inode,
            protected=protected,
            read_only=read_only,
            present=present,
            pool="p" if one_pool and volume in "ab" else None,
        )
        for id_, (volume, inode, protected, read_only, present) in enumerate(rows, 1)
    ]
    copies = copies_of(made)
    found = offer(copies, first)
    gone = {copy.id for copy in copies} & set(found.removable)
    assert found.keeper not in gone
    for copy in copies:
        if copy.id in gone:
            assert copy.removable
            assert any(
                other.id not in gone
                and other.file.present
                and not other.file.read_only
                and are_beside(copy.file, other.file)
                for other in copies
            ), "a present copy stays in the same pool"
