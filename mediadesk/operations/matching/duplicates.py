"""The search for duplicates of all kinds: stage by stage, each ending with its clusters stored."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING

from mediadesk.catalog.clusters import cluster_bases
from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent, Shared, Trait
from mediadesk.catalog.dates import date_debts
from mediadesk.catalog.likeness import pictures
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe.copies import classes
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind, Draft
from mediadesk.domain.jobs import JobStage
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.dates.date_basis import basis_of
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.freeing import freed
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.clusters.standing import Standing
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.copies import copy_clusters
from mediadesk.operations.matching.copies.buckets import Buckets
from mediadesk.operations.matching.copies.hashing import ContentHasher
from mediadesk.operations.matching.file_keys import Whereabouts, keys_of
from mediadesk.operations.matching.keepers.contenders import contenders_of
from mediadesk.operations.matching.keepers.details import CLEAR, DetailReader

if TYPE_CHECKING:
    from mediadesk.operations.matching.pictures.match_graph import MatchGraph

_MOST_EMPTY = 1_000
"""Of empty files, how many their one class holds."""
_CHANCES = 3
"""Rounds of comparing what matches a member with its medoid, and of dropping derived keepers."""


class DuplicateSearch:
    """Brings the clusters up to date with the catalog; what is up to date costs little."""

    def __init__(self, store: Store, settings: Settings, lanes: Lanes | None = None) -> None:
        """Search in `store`, by the user's pools and protected folders.

        Files are opened by `lanes`; without one they are compared as far as they are known.
        """
        self._store = store
        self._lanes = lanes
        self._settings = settings
        self._where = Whereabouts(settings)
        self.progress = JobProgress()
        self.control = JobControl(self.progress)

    def run(self, kinds: Sequence[ClusterKind] = ()) -> CatalogChanges:
        """Search for these kinds, all when none is named; returns the clusters touched.

        Raises `CancelledError` when asked to stop; what was found until then is stored.
        """
        interrupt = _nothing if self._lanes is None else self._lanes.interrupt
        with freed(self.control, interrupt):
            return self._find(set(kinds or ClusterKind))

    def _find(self, wanted: AbstractSet[ClusterKind]) -> CatalogChanges:
        self._where = Whereabouts(in_force(self._store, self._settings))
        changes = CatalogChanges()
        # Full hashes come first: they settle which contents there are to be compared.
        changes |= self._find_copies(wanted)
        if ClusterKind.SIMILAR in wanted:
            changes |= self._find_similar()
        if ClusterKind.VIDEO in wanted:
            changes |= self._find_films()
        if ClusterKind.AUDIO in wanted:
            changes |= self._find_sounds()
        with self._store.readers.use() as reader:
            owed = date_debts.of_members_owed(reader)
        changes |= self._pass_on_dates()
        with self._store.readers.use() as reader:
            are_other = bool(owed) and date_debts.are_other(reader, owed)
        return changes | self._group_again(wanted) if are_other else changes

    def _group_again(self, wanted: AbstractSet[ClusterKind]) -> CatalogChanges:
        """Make the clusters again after dates changed: the earlier of two files may be kept now."""
        changes = CatalogChanges()
        if wanted != {ClusterKind.EXACT}:
            buckets = Buckets(self._store, self._where)
            changes |= self._find_identical(buckets, buckets.shared(Trait.PAYLOAD))
        if ClusterKind.SIMILAR in wanted:
            from mediadesk.operations.matching.pictures.match_graph import MatchGraph  # noqa: PLC0415

            changes |= self._group_pictures(MatchGraph.read(self._store, self._where))
        if ClusterKind.VIDEO in wanted:
            changes |= self._group_films()
        if ClusterKind.AUDIO in wanted:
            changes |= self._group_sounds()
        return changes

    def _pass_on_dates(self) -> CatalogChanges:
        """Let copies without a date of their own take the date of what they were made from."""
        with self._store.readers.use() as reader:
            known, owes = date_debts.basis(reader), date_debts.owes(reader)
        if known == basis_of(self._settings) and not owes:
            return CatalogChanges()
        # Imported here, as below: who looks for exact copies alone need not wait for the rest.
        from mediadesk.operations.dates.timestamps import DateKeeper  # noqa: PLC0415

        changed: list[CatalogChanges] = []
        keeper = DateKeeper(
            self._store,
            self._settings,
            self._lanes,
            opens_sidecars=False,
            progress=self.progress,
        )
        self.progress.stage = JobStage.DATES
        try:
            keeper.run(checkpoint=self.control.checkpoint, on_changes=changed.append)
        finally:
            self.progress.stage = None
        return reduce(or_, changed, CatalogChanges())

    def _find_copies(self, wanted: AbstractSet[ClusterKind]) -> CatalogChanges:
        buckets = Buckets(self._store, self._where)
        hasher = ContentHasher(
            self._store,
            self.control,
            self.progress,
            workers=self._settings.hashing_workers,
            lanes=self._lanes,
        )
        ends = buckets.shared(Trait.ENDS)
        wanting = [
            file_id
            for files in buckets.sharing(Trait.ENDS, (one for one in ends if one.is_in_doubt))
            for file_id in classes.wanting_sha256(keys_of(files, self._where))
        ]
        if wanting:
            hasher.hash_files(wanting)
        self.control.checkpoint()
        sharing = buckets.sharing(Trait.ENDS, ends)
        changes = self._group_copies(ClusterKind.EXACT, chain(sharing, [self._empties()]))
        if wanted == {ClusterKind.EXACT}:
            return changes
        payloads = buckets.shared(Trait.PAYLOAD)
        in_doubt = (one for one in payloads if one.is_in_doubt)
        hasher.hash_payloads(
            [
                file_id
                for files in buckets.sharing(Trait.PAYLOAD, in_doubt)
                for file_id in _one_of_each(
                    files, classes.wanting_payload(keys_of(files, self._where))
                )
            ]
        )
        self.control.checkpoint()
        changes |= self._find_identical(buckets, payloads)
        if ClusterKind.IDENTICAL in wanted and self._lanes is not None:
            with self._store.readers.use() as reader:
                unread = cluster_bases.members_unread(reader, ClusterKind.IDENTICAL)
            news = [self._look_closer(some, with_pixels=False) for some in buckets.of_ids(unread)]
            if any(news):
                changes |= self._find_identical(buckets, payloads)
        return changes

    def _find_identical(self, buckets: Buckets, payloads: Iterable[Shared]) -> CatalogChanges:
        return self._group_copies(ClusterKind.IDENTICAL, buckets.sharing(Trait.PAYLOAD, payloads))

    def _group_copies(
        self, kind: ClusterKind, portions: Iterable[Sequence[FileContent]]
    ) -> CatalogChanges:
        standing = Standing(self._store, kind)
        for files in portions:
            self.control.checkpoint()
            readers, is_protected = self._store.readers, self._where.is_protected
            contenders = contenders_of(readers, kind, files, is_protected)
            drafts = copy_clusters.drafts_of(kind, files, self._where, contenders)
            standing.take(drafts, self.control.checkpoint)
        return standing.store()

    def _look_closer(self, files: Sequence[FileContent], *, with_pixels: bool) -> bool:
        """Read details of cluster members; False when nothing new was learnt."""
        context = self._context()
        if context is None or not files:
            return False
        return DetailReader(context).at(files, with_pixels=with_pixels) > 0

    def _context(self) -> SearchContext | None:
        """Return what stages share that open files; None where none may be opened."""
        if self._lanes is None:
            return None
        workers, checkpoint = self._settings.hashing_workers, self.control.checkpoint
        return SearchContext(self._store, self._lanes, workers, self.progress, checkpoint)

    def _find_similar(self) -> CatalogChanges:
        from mediadesk.operations.matching.pictures.comparer import Comparer  # noqa: PLC0415
        from mediadesk.operations.matching.pictures.drawings import DrawingReader  # noqa: PLC0415
        from mediadesk.operations.matching.pictures.match_graph import MatchGraph  # noqa: PLC0415

        search = Comparer(
            self._store,
            self._lanes,
            threads=self._settings.hashing_workers,
            checkpoint=self.control.checkpoint,
        )
        with self._store.readers.use() as catalog:
            self.progress.anew = pictures.count_outdated(catalog, SEARCH_VERSION)
        search.compare_new()
        self.progress.anew = 0
        graph = MatchGraph.read(self._store, self._where)
        for _ in range(_CHANCES):
            if not len(chances := graph.chances()):
                break
            search.compare(graph.contents, chances)
            graph = MatchGraph.read(self._store, self._where)
        changes = self._group_pictures(graph)
        if self._lanes is not None and self._look_closer(
            self._worth_a_look(graph), with_pixels=True
        ):
            changes |= self._group_pictures(graph)
        reader = DrawingReader(self._store, self.progress, self.control.checkpoint)
        reread = reader.read(graph)
        if reread is not graph:
            changes |= self._group_pictures(reread)
        return changes | self._drop_derived(reread)

    def _drop_derived(self, graph: "MatchGraph") -> CatalogChanges:
        """Choose again while a keeper turns out to be enlarged or saved again from a member."""
        from mediadesk.operations.matching.keepers import enlarging, recompression  # noqa: PLC0415

        changes = CatalogChanges()
        files = {file.id: file for same in graph.files for file in same if not file.is_away}
        for _ in range(_CHANCES):
            context = self._context()
            if context is None:
                break
            were_resaved = recompression.ask(context, files)
            if not enlarging.ask(context, files) and not were_resaved:
                break
            changes |= self._group_pictures(graph)
        return changes

    def _worth_a_look(self, graph: "MatchGraph") -> list[FileContent]:
        """Return the members of clusters whose keeper more detail might change."""
        with self._store.readers.use() as reader:
            wanted = set(cluster_bases.members_unseen(reader, ClusterKind.SIMILAR, CLEAR))
        return [file for same in graph.files for file in same if file.id in wanted]

    def _find_films(self) -> CatalogChanges:
        from mediadesk.operations.matching.films import film_clusters  # noqa: PLC0415
        from mediadesk.operations.matching.keepers import transcoding  # noqa: PLC0415

        if (context := self._context()) is not None:
            film_clusters.look_at_new(context)
        changes = self._group_films()
        for _ in range(_CHANCES):  # the next to stay may have been encoded anew, too
            context = self._context()
            if context is None or not transcoding.ask(context):
                break
            changes |= self._group_films()
        return changes

    def _group_films(self) -> CatalogChanges:
        from mediadesk.operations.matching.films import film_clusters  # noqa: PLC0415

        return self._settle(ClusterKind.VIDEO, film_clusters.drafts_of(self._store, self._where))

    def _find_sounds(self) -> CatalogChanges:
        from mediadesk.operations.matching import sounds  # noqa: PLC0415
        from mediadesk.operations.matching.keepers import unpacking  # noqa: PLC0415

        if (context := self._context()) is not None:
            sounds.listen_to_new(context)
        changes = self._group_sounds()
        for _ in range(_CHANCES):  # the next to stay may have been unpacked, too
            context = self._context()
            if context is None or not unpacking.ask(context):
                break
            changes |= self._group_sounds()
        return changes

    def _group_sounds(self) -> CatalogChanges:
        from mediadesk.operations.matching import sounds  # noqa: PLC0415

        return self._settle(ClusterKind.AUDIO, sounds.drafts_of(self._store, self._where))

    def _group_pictures(self, graph: "MatchGraph") -> CatalogChanges:
        from mediadesk.operations.matching.pictures import picture_clusters  # noqa: PLC0415
        from mediadesk.operations.matching.pictures.match_graph import GroupingRules  # noqa: PLC0415

        clustering = graph.clustering(GroupingRules.of(self._settings))
        files = [file for same in graph.files for file in same]
        readers, is_protected = self._store.readers, self._where.is_protected
        contenders = contenders_of(readers, ClusterKind.SIMILAR, files, is_protected)
        drafts = picture_clusters.drafts_of(graph, clustering, self._where, contenders)
        return self._settle(ClusterKind.SIMILAR, drafts)

    def _settle(self, kind: ClusterKind, drafts: Iterable[Draft]) -> CatalogChanges:
        standing = Standing(self._store, kind)
        standing.take(drafts, self.control.checkpoint)
        return standing.store()

    def _empties(self) -> list[FileContent]:
        with self._store.readers.use() as reader:
            return contents.empties(reader, limit=_MOST_EMPTY)


def _one_of_each(files: Sequence[FileContent], file_ids: Iterable[int]) -> list[int]:
    """Return one file of each content among these."""
    content_of = {file.id: file.content_id for file in files}
    return list({content_of[file_id]: file_id for file_id in file_ids}.values())


def _nothing() -> None:
    """There are no children to be taken away."""
