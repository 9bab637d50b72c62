"""The tests' own house: no network, no screen, Dutch."""

import os
import socket

import pytest

from ks_desktop.core.texts import _


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
