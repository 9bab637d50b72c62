"""The tests' own house: no network, no screen, Dutch."""

import os
import socket

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.core.texts import _
from tests import conftest


def test_a_test_that_reaches_for_the_network_fails() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock,
        pytest.raises(pytest.fail.Exception, match="reached for the network"),
    ):
        sock.connect(("192.0.2.1", 443))


def test_a_connection_that_only_asks_for_a_code_fails_too() -> None:
    with (
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as sock,
        pytest.raises(pytest.fail.Exception, match="reached for the network"),
    ):
        sock.connect_ex(("2001:db8::1", 443))


def test_qt_draws_without_a_screen() -> None:
    assert os.environ["QT_QPA_PLATFORM"]


def test_an_unknown_text_is_shown_as_it_is() -> None:
    assert _("A text that nobody translated") == "A text that nobody translated"


class _Page(QWidget):
    """As a page does, it holds what holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.mine = self


def test_a_page_that_a_test_leaves_behind_is_gone_before_the_next(qapp: QApplication) -> None:
    assert _Page().isWindow()
    assert any(isinstance(left, _Page) for left in qapp.topLevelWidgets())
    after = conftest.pytest_runtest_teardown()
    next(after)
    with pytest.raises(StopIteration):
        after.send(None)
    assert not any(isinstance(left, _Page) for left in qapp.topLevelWidgets())
