"""A damaged catalog is told before the window opens, and nothing is done that was not chosen."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from mediadesk.catalog.databases import backups
from mediadesk.catalog.store import backups_path, decisions_path, open_store
from mediadesk.domain.errors import CancelledError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.session import Session, open_session
from mediadesk.ui.damage import asking
from mediadesk.ui.views.damage_dialog import DamageDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own

Answer = Callable[[DamageDialog], None]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Return a catalog that was backed up once."""
    path = tmp_path / "c" / "catalog.db"
    open_store(path).close()
    for database in (path, decisions_path(path)):
        backups.make(database, backups_path(path), keep=backups.KEEP_DECISIONS)
    return path


def damage(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\x55" * 4096)


def opened(app: QApplication, catalog: Path, answer: Answer) -> Session:
    """Open a session; whenever the dialog is there, it is answered."""

    def look() -> None:
        dialog = app.activeModalWidget()
        if isinstance(dialog, DamageDialog):
            answer(dialog)

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    try:
        return open_session(catalog=catalog, holder="a test", choose=asking(app))
    finally:
        timer.stop()


def take(place: int) -> Answer:
    def answer(dialog: DamageDialog) -> None:
        dialog.rows.row(place).click()
        dialog.yes.click()

    return answer


@pytest.mark.fault(46)
@pytest.mark.parametrize(
    ("which", "place", "code"),
    [
        (Path, 0, ReasonCode.CATALOG_RESTORED),
        (Path, 1, ReasonCode.CATALOG_REBUILT),
        (decisions_path, 0, ReasonCode.DECISIONS_RESTORED),
        (decisions_path, 1, ReasonCode.DECISIONS_REBUILT),
    ],
)
def test_the_backup_or_an_empty_catalog_takes_the_place_of_a_damaged_one(
    qapp: QApplication,
    catalog: Path,
    which: Callable[[Path], Path],
    place: int,
    code: ReasonCode,
) -> None:
    damage(which(catalog))
    bad = which(catalog).read_bytes()
    session = opened(qapp, catalog, take(place))
    assert [notice.code for notice in session.notices] == [code]
    assert session.close()
    (aside,) = catalog.parent.glob("*.damaged-*.db")
    assert aside.read_bytes() == bad


def test_quit_leaves_everything_as_it_is(qapp: QApplication, catalog: Path) -> None:
    damage(catalog)
    bad = catalog.read_bytes()
    with pytest.raises(CancelledError):
        opened(qapp, catalog, lambda dialog: dialog.no.click())
    assert catalog.read_bytes() == bad
    assert not list(catalog.parent.glob("*.damaged-*"))
    with closing(open_store(catalog)) as store:
        assert [notice.code for notice in store.notices] == [ReasonCode.CATALOG_RESTORED]


def test_without_a_backup_only_a_new_catalog_is_offered(qapp: QApplication, catalog: Path) -> None:
    for backup in backups.existing(backups_path(catalog), "catalog"):
        backup.path.unlink()
    damage(catalog)
    names: list[str] = []

    def answer(dialog: DamageDialog) -> None:
        names.extend(row.text() for row in dialog.rows.findChildren(type(dialog.rows.row(0))))
        dialog.yes.click()

    session = opened(qapp, catalog, answer)
    assert names == ["Start with an empty catalog"]
    assert [notice.code for notice in session.notices] == [ReasonCode.CATALOG_REBUILT]
    assert session.close()
