"""What every test needs: no screen, no network, Dutch, and property tests that do not depend on the clock."""

import os
import socket
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pytest
from hypothesis import settings

from ks_desktop.core import texts
from tools import texts as catalogues

settings.register_profile("house", deadline=None, database=None, print_blob=True)
settings.load_profile("house")

_INTERNET: Final = (socket.AF_INET, socket.AF_INET6)


def pytest_configure() -> None:
    """Compile the Dutch when a translation is newer than the compiled file, so that tests see today's words."""
    places = catalogues.Places.of(catalogues.ROOT)
    compiled = places.catalogues / "ks_desktop.mo"
    newest = max((path.stat().st_mtime for path in places.catalogues.glob("*.po")), default=0.0)
    if not compiled.is_file() or compiled.stat().st_mtime < newest:
        catalogues.compile_all(places)


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
