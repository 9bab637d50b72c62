import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import StaleError, StorageError, StorageProblem
from ks_desktop.widgets.messages import MessageBar, ProgressBar, Question, ask
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.tasks import LongTask, Tasks
from tests.widgets.hands import child, focused


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    made.show()
    return made


def button(widget: QWidget, text: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_a_message_stands_until_it_is_closed_and_then_the_resting_sentence_returns(
    bar: MessageBar, qtbot: QtBot
) -> None:
    bar.set_resting("Back-up 07:58 getest.")
    bar.inform("Opgeslagen.")
    assert bar.sentence() == "Opgeslagen."
    bar.set_resting("Back-up 09:00 getest.")
    assert bar.sentence() == "Opgeslagen."
    with qtbot.waitSignal(bar.closed):
        button(bar, "Sluiten").click()
    assert bar.sentence() == "Back-up 09:00 getest."


def test_the_action_runs_once_and_closes_the_message(bar: MessageBar) -> None:
    undone: list[bool] = []
    bar.inform("Bezoek verzet.", action="Ongedaan maken", act=lambda: undone.append(True))
    button(bar, "Ongedaan maken").click()
    assert undone == [True]
    assert bar.sentence() == ""


def test_a_new_message_takes_the_place_of_the_old_with_its_action(bar: MessageBar) -> None:
    bar.inform("Een.", action="Ongedaan maken", act=lambda: None)
    bar.warn("Twee.")
    assert bar.sentence() == "Twee."
    assert "Ongedaan maken" not in [b.text() for b in bar.findChildren(QPushButton) if b.isVisible()]


def test_only_a_failing_disk_is_red(bar: MessageBar) -> None:
    bar.show_problem(StaleError())
    assert bar.property("tone") == "attention"
    bar.show_problem(StorageError(StorageProblem.DISK_FULL, "The disk is full."))
    assert bar.property("tone") == "safety"
    bar.alarm("Let op.")
    assert bar.property("tone") == "safety"


def test_the_bar_keeps_its_room_and_never_takes_the_focus(qtbot: QtBot) -> None:
    bar = MessageBar()
    other = QPushButton("x")
    qtbot.addWidget(other)
    page = QWidget()
    page.setLayout(column(bar))
    qtbot.addWidget(page)
    page.resize(700, 60)
    page.show()
    QApplication.processEvents()
    silent = page.minimumSizeHint().height()
    bar.inform("Opgeslagen.", action="Ongedaan maken", act=lambda: None)
    QApplication.processEvents()
    assert page.minimumSizeHint().height() == silent
    assert QApplication.focusWidget() is None or not bar.isAncestorOf(focused())


def test_a_question_runs_its_answer_only_when_agreed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    answers: list[str] = []
    first = ask(page, "Traject sluiten?", "Het traject gaat dicht.", "Sluiten", lambda: answers.append("yes"))
    child(first, QPushButton, "no").click()
    assert answers == []
    second = ask(page, "Traject sluiten?", "Het traject gaat dicht.", "Sluiten", lambda: answers.append("yes"))
    child(second, QPushButton, "yes").click()
    assert answers == ["yes"]


def test_the_safe_button_has_the_focus_when_data_would_be_lost(qtbot: QtBot) -> None:
    question = Question("Alles wissen?", "Dit kan niet terug.", "Wissen", danger=True)
    qtbot.addWidget(question)
    assert question.focusWidget() is child(question, QPushButton, "no")
    assert [b.text() for b in question.findChildren(QPushButton)] == ["Annuleren", "Wissen"]
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question, Qt.Key.Key_Escape)


def test_progress_is_followed_and_can_be_stopped(qtbot: QtBot) -> None:
    tasks = Tasks()
    bar = ProgressBar()
    qtbot.addWidget(bar)
    tasks.long_started.connect(bar.follow)
    shown: list[bool] = []

    def work(task: LongTask) -> None:
        for _turn in range(5000):
            task.report(10)

    def look() -> None:
        shown.append(bar.isVisible())
        button(bar, "Stoppen").click()

    task = tasks.run_long(work, "Brieven maken")
    look()
    with qtbot.waitSignal(task.ended, timeout=5000):
        pass
    assert shown == [True]
    assert not bar.isVisible()
    tasks.close()
