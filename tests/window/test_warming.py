import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.window import MainWindow
from ks_desktop.window.warming import Warming
from tests.desks import end_pauses


def test_steps_are_done_one_at_a_time_until_none_is_left(qtbot: QtBot) -> None:
    field, done = QLineEdit(), list[str]()
    qtbot.addWidget(field)
    warming = Warming([lambda: done.append("a"), lambda: done.append("b")], field)
    warming.start()
    assert done == []
    assert not warming.is_done
    end_pauses(field)
    assert done == ["a", "b"]
    assert warming.is_done


def test_a_key_begins_the_rest_anew_and_stopping_leaves_the_rest_undone(qtbot: QtBot) -> None:
    field, done = QLineEdit(), list[str]()
    qtbot.addWidget(field)
    field.show()
    warming = Warming([lambda: done.append("a")], field)
    warming.start()
    (rest,) = warming.findChildren(QTimer)
    rest.start(10_000)
    rest.setInterval(20_000)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert rest.remainingTime() > 10_000
    warming.stop()
    assert warming.is_done
    assert done == []
    assert not rest.isActive()


@pytest.mark.parametrize("word", ["women", "referrals", "agenda"])
def test_a_large_page_is_ready_before_she_asks_for_it(main: MainWindow, word: str) -> None:
    Warming.of_pages(main).start()
    end_pauses(main)
    page = main.pages.page(word)
    assert page.isHidden()
    main.show_page(word)
    assert main.stack.currentWidget() is page
