import gc
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes
from ks_desktop.widgets.tasks import Cancelled, LongTask, Tasks

WHO: ContextVar[str] = ContextVar("WHO", default="nobody")


@dataclass(frozen=True)
class Answer:
    text: str
    changes: Changes


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, result: object) -> None:
        self.heard.append(result)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.wait_all(5000)
    made.close()


def test_after_the_end_a_question_is_dropped_and_a_save_is_not_lost_in_silence() -> None:
    made = Tasks()
    made.close()
    made.run(lambda: None, latest="likeness")
    assert made.wait_all(0)
    with pytest.raises(RuntimeError, match="after shutdown"):
        made.run(lambda: None)


def test_the_call_runs_off_the_screen_and_its_result_comes_back_on_it(tasks: Tasks) -> None:
    places: list[object] = []
    tasks.run(threading.get_ident, done=lambda there: places.extend([there, threading.get_ident()]))
    assert tasks.wait_all(5000)
    assert places[0] != places[1]
    assert places[1] == threading.main_thread().ident


def test_the_call_sees_the_context_of_the_asking(tasks: Tasks) -> None:
    token = WHO.set("Mw. Proef")
    heard = Listener()
    tasks.run(WHO.get, done=heard.hear)
    WHO.reset(token)
    tasks.wait_all(5000)
    assert heard.heard == ["Mw. Proef"]


def test_calls_are_answered_in_the_order_of_asking(tasks: Tasks) -> None:
    heard = Listener()
    for number in range(50):
        tasks.run(lambda number=number: number, done=heard.hear)  # type: ignore[misc]
    tasks.wait_all(5000)
    assert heard.heard == list(range(50))


@pytest.mark.parametrize(
    "result",
    [
        Changes(referrals=True),
        Answer("stored", Changes(referrals=True)),
        ("an id", Changes(referrals=True)),
    ],
)
def test_what_changed_is_announced(tasks: Tasks, qtbot: QtBot, result: object) -> None:
    with qtbot.waitSignal(tasks.changed) as announced:
        tasks.run(lambda: result)
    assert announced.args == [Changes(referrals=True)]


def test_nothing_changed_is_not_announced(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tasks.changed):
        tasks.run(Changes)
        tasks.run(lambda: "only a look")
        tasks.wait_all(5000)


def refuse() -> None:
    raise UserError("Fill in her name.", code="name", field="name")


def test_an_error_of_ours_goes_to_the_caller_or_to_the_message_bar(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Listener()
    with qtbot.assertNotEmitted(tasks.problem):
        tasks.run(refuse, failed=heard.hear)
        tasks.wait_all(5000)
    assert [error.code for error in heard.heard if isinstance(error, UserError)] == ["name"]
    with qtbot.waitSignal(tasks.problem) as shown:
        tasks.run(refuse)
    assert shown.args is not None
    assert shown.args[0].code == "name"


def test_a_bug_reaches_the_exception_hook_on_the_screens_thread(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda: 1 // 0)
        tasks.wait_all(5000)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_a_bug_is_not_dropped_because_the_page_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda: 1 // 0, owner=owner)
        del owner
        gc.collect()
        tasks.wait_all(5000)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_a_result_for_a_page_that_is_gone_is_dropped_but_its_change_is_announced(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    heard: list[object] = []
    go = threading.Event()

    def change() -> Changes:
        go.wait(5)
        return Changes(clients=True)

    tasks.run(change, done=heard.append, owner=owner)
    import shiboken6

    shiboken6.delete(owner)
    with qtbot.waitSignal(tasks.changed):
        go.set()
    tasks.wait_all(5000)
    assert heard == []


def test_a_bound_method_makes_its_object_the_owner(tasks: Tasks) -> None:
    import shiboken6

    listener = Listener()
    go = threading.Event()
    tasks.run(lambda: go.wait(5), done=listener.hear)
    shiboken6.delete(listener)
    go.set()
    tasks.wait_all(5000)
    assert listener.heard == []


def test_an_older_answer_to_the_same_question_is_dropped(tasks: Tasks) -> None:
    heard = Listener()
    for word in ("a", "ay", "ayl"):
        tasks.run(lambda word=word: word, done=heard.hear, latest="search")  # type: ignore[misc]
    tasks.run(lambda: "other", done=heard.hear, latest="list")
    tasks.wait_all(5000)
    assert heard.heard == ["ayl", "other"]


def test_busy_says_when_it_begins_and_when_all_is_done(tasks: Tasks) -> None:
    said: list[bool] = []
    tasks.busy.connect(said.append)
    tasks.run(lambda: None)
    tasks.run(lambda: None)
    tasks.wait_all(5000)
    assert said == [True, False]


def test_waiting_has_an_end(tasks: Tasks) -> None:
    go = threading.Event()
    tasks.run(lambda: go.wait(5))
    assert not tasks.wait_all(50)
    go.set()
    assert tasks.wait_all(5000)


def test_long_work_tells_how_far_it_is(tasks: Tasks) -> None:
    seen: list[int] = []
    heard = Listener()
    ends: list[bool] = []

    def follow(task: LongTask) -> None:
        task.progressed.connect(seen.append)
        task.ended.connect(lambda: ends.append(True))

    tasks.long_started.connect(follow)

    def work(task: LongTask) -> str:
        for percent in (0, 50, 100):
            task.report(percent)
        return "made"

    tasks.run_long(work, "Making letters", done=heard.hear)
    tasks.wait_all(5000)
    assert heard.heard == ["made"]
    assert seen == [0, 50, 100]
    assert ends == [True]


def test_long_work_stops_when_asked_and_nobody_hears_a_result(tasks: Tasks) -> None:
    heard = Listener()
    stopped: list[bool] = []

    def work(task: LongTask) -> None:
        try:
            for _turn in range(2000):
                task.report(1)
                QThread.msleep(5)
        except Cancelled:
            stopped.append(True)
            raise

    task = tasks.run_long(work, "Counting", done=heard.hear, failed=heard.hear)
    task.cancel()
    assert tasks.wait_all(5000)
    assert stopped == [True]
    assert heard.heard == []


def test_work_that_keeps_its_best_is_asked_to_stop_and_its_result_is_heard(tasks: Tasks) -> None:
    heard = Listener()

    def work(task: LongTask) -> str:
        while not task.is_stopping():
            task.tell(50)
            QThread.msleep(1)
        return "the best so far"

    task = tasks.run_long(work, "Planning", done=heard.hear)
    task.cancel()
    assert tasks.wait_all(5000)
    assert heard.heard == ["the best so far"]


def test_a_lock_stops_only_the_work_that_need_not_be_finished(tasks: Tasks) -> None:
    heard = Listener()

    def wait(task: LongTask) -> str:
        for _turn in range(20):
            if task.is_stopping():
                return "stopped"
            QThread.msleep(1)
        return "finished"

    tasks.run_long(wait, "Copying", done=heard.hear)
    tasks.run_long(wait, "Planning", done=heard.hear, stops_at_lock=True)
    tasks.stop_for_lock()
    assert tasks.wait_all(5000)
    assert heard.heard == ["finished", "stopped"]


def test_short_calls_do_not_wait_for_long_work(tasks: Tasks) -> None:
    heard = Listener()
    go = threading.Event()
    tasks.run_long(lambda _task: go.wait(5), "Waiting")
    tasks.run(lambda: "quick", done=heard.hear)
    tasks.wait_all(300)
    assert heard.heard == ["quick"]
    go.set()


def test_calls_aside_keep_neither_saving_nor_long_work_waiting(tasks: Tasks) -> None:
    heard = Listener()
    go = threading.Event()
    tasks.run_aside(lambda: go.wait(5), done=heard.hear)
    tasks.run(lambda: "quick", done=heard.hear)
    tasks.run_long(lambda _task: "long", "Counting", done=heard.hear)
    tasks.wait_all(300)
    assert set(heard.heard) == {"long", "quick"}
    go.set()
    assert tasks.wait_all()
    assert heard.heard[-1] is True
