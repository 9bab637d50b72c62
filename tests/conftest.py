"""What every test needs: no screen, no network, Dutch, and property tests that do not depend on the clock."""

import gc
import importlib
import os
import shutil
import socket
import sys
from collections.abc import Generator, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pytest
from hypothesis import settings

from ks_desktop.core import texts
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.core.rows import Base
from ks_desktop.core.values import UserId
from tools import texts as catalogues

settings.register_profile("house", deadline=None, database=None, print_blob=True, max_examples=10)
settings.load_profile("house")

ROOT: Final = Path(__file__).resolve().parent.parent
KEY: Final = bytes(range(32))
NURSE: Final = UserId(UUID("01a20000-0000-7000-8000-000000000001"))
_DEFERRED_DELETE: Final = 52  # QEvent.Type.DeferredDelete; tests without a screen need not load Qt for it
_GUI_TESTS: Final = count(1)
_THOROUGH: Final = 40  # after so many tests with a screen
_INTERNET: Final = (socket.AF_INET, socket.AF_INET6)


def pytest_configure() -> None:
    """Compile the Dutch when a translation is newer than the compiled file, so that tests see today's words."""
    places = catalogues.Places.of(catalogues.ROOT)
    compiled = places.catalogues / "ks_desktop.mo"
    newest = max((path.stat().st_mtime for path in places.catalogues.glob("*.po")), default=0.0)
    if not compiled.is_file() or compiled.stat().st_mtime < newest:
        catalogues.compile_all(places)


def pytest_collection_finish() -> None:
    """Set what lives as long as the tests apart, so that looking for garbage after a test costs next to nothing."""
    gc.collect()
    gc.freeze()


def _collect(*, everything: bool) -> None:
    if everything:  # also what was set apart after some test and is in use no more
        gc.unfreeze()
    gc.collect()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Let no page outlive its test.

    A page and its slots hold each other, so that it lives until Python looks for garbage: it hears the next test's
    keys and changes, is drawn anew when a test puts the look on (half a minute, after a thousand tests), and may be
    destroyed by a worker's thread.
    """
    answer = yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets is not None else None
    if application is not None and widgets is not None and widgets.QApplication.topLevelWidgets():
        application.sendPostedEvents(None, _DEFERRED_DELETE)
        _collect(everything=next(_GUI_TESTS) % _THOROUGH == 0)
        if not widgets.QApplication.topLevelWidgets():
            gc.freeze()  # what lives on is no page: looking through it again after each test took a third of the run
    return answer


@pytest.fixture(autouse=True)
def _dutch() -> None:
    texts.use_language(texts.DEFAULT_LANGUAGE)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refuse(sock: socket.socket) -> None:
        if sock.family in _INTERNET:
            pytest.fail("a test reached for the network", pytrace=True)

    def guarded(sock: socket.socket, address: object) -> None:
        refuse(sock)
        connect(sock, address)  # type: ignore[arg-type]

    def guarded_ex(sock: socket.socket, address: object) -> int:
        refuse(sock)
        return connect_ex(sock, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


@pytest.fixture
def clock() -> Clock:
    """Saturday 21 November 2026, half past eight."""
    return fixed_clock(date(2026, 11, 21))


@pytest.fixture
def actor() -> UserId:
    """The nurse who is at work in a test."""
    return NURSE


def _make_schema(database: Database) -> None:
    importlib.import_module("ks_desktop.house")  # all rooms, so that all their tables are known
    from ks_desktop.security.domain import User
    from ks_desktop.security.service import Users

    Base.metadata.create_all(database.writer)
    Users(database).add(User(id=NURSE, name="nurse", full_name="Mw. Proef"))


@pytest.fixture(scope="session")
def _new_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Made once: each test gets a copy of the real encrypted file, which is quicker than making it anew.
    file = tmp_path_factory.mktemp("database") / DATABASE_NAME
    database = Database(file, KEY, create=True)
    _make_schema(database)
    database.close()
    return file


@pytest.fixture
def database(_new_database_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A real encrypted file with the whole schema and one nurse, and no audit hook: rooms below security need none."""
    file = tmp_path / DATABASE_NAME
    shutil.copyfile(_new_database_file, file)
    database = Database(file, KEY)
    yield database
    database.close()


@pytest.fixture(scope="session")
def _new_watched_file(_new_database_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ks_desktop.security.audit import create_triggers

    file = tmp_path_factory.mktemp("watched") / DATABASE_NAME
    shutil.copyfile(_new_database_file, file)
    database = Database(file, KEY)
    with database.writer.begin() as connection:
        create_triggers(connection)
    database.close()
    return file


@pytest.fixture
def watched_database(_new_watched_file: Path, tmp_path: Path) -> Iterator[Database]:
    """The same with the triggers that see every change, for rooms whose steps are taken back."""
    file = tmp_path / DATABASE_NAME
    shutil.copyfile(_new_watched_file, file)
    database = Database(file, KEY)
    yield database
    database.close()
