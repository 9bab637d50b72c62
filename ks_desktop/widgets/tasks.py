"""Service calls off the GUI thread: the answer, the error and what changed come back on it.

One worker does the calls one after another, in the order of asking: a page that saves and then fetches sees what it
saved, and the file has one writer. Work over a second has a worker of its own and can be cancelled.
"""

import contextvars
import itertools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, Qt, QThread, Signal, Slot
from PySide6.QtWidgets import QApplication

from ks_desktop.core.errors import KsError
from ks_desktop.core.values import Changes
from ks_desktop.widgets.garbage import GarbageLook

T = TypeVar("T")
Failed = Callable[[KsError], object]
WHOLE: Final = 100


class Cancelled(BaseException):
    """Raised inside long work when the user stopped it; nothing was done."""


class LongTask(QObject):
    """Work that takes over a second, as the screen sees it: how far, and a way to stop.

    Attributes:
        title: What is being done, as shown.
        stops_at_lock: Locking does not wait for it, but asks it to stop.
        progressed: From 0 to 100.
        ended: It is over, whichever way.
    """

    progressed = Signal(int)
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None, *, stops_at_lock: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.stops_at_lock = stops_at_lock
        self._cancelled = Event()

    def report(self, percent: int) -> None:
        """Say how far the work is, 0 to 100; called by the worker between steps that may be cancelled.

        Raises:
            Cancelled: the user stopped it. Let it pass, so that the transaction is rolled back.
        """
        if self._cancelled.is_set():
            raise Cancelled
        self.tell(percent)

    def tell(self, percent: int) -> None:
        """Say how far the work is, 0 to 100; for work that keeps what it has when it is stopped, and asks itself."""
        self.progressed.emit(max(0, min(WHOLE, percent)))

    def is_stopping(self) -> bool:
        """Tell whether the user stopped it."""
        return self._cancelled.is_set()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()


@dataclass(slots=True)
class _Job:
    """One call on its way out and back."""

    number: int
    call: Callable[[], object]
    done: Callable[..., object] | None
    failed: Failed | None
    owner: QObject | None
    latest: str
    long: LongTask | None = None
    result: object = None
    error: BaseException | None = None

    def is_wanted(self) -> bool:
        """Tell whether somebody is still there to hear the result."""
        return self.owner is None or shiboken6.isValid(self.owner)


class Tasks(QObject):
    """Runs service calls for the screen.

    Attributes:
        changed: What a call changed (`Changes`), after its result was handed over.
        problem: A `KsError` that the caller did not take itself; the message bar shows it.
        busy: Whether any call is under way.
        long_started: A `LongTask` to follow on the screen.
    """

    changed = Signal(object)
    problem = Signal(object)
    busy = Signal(bool)
    long_started = Signal(object)
    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="service")
        self._long_worker = ThreadPoolExecutor(1, thread_name_prefix="long")
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._jobs: dict[int, Future[None]] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._numbers = itertools.count(1)
        self._is_closed = False
        self._garbage = GarbageLook(self)
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        latest: str = "",
    ) -> None:
        """Do a call on the worker and hand its result to `done` on the GUI thread.

        A result that is a `Changes`, or has one as `.changes`, is announced by `changed`. A `KsError` goes to `failed`,
        or to the message bar; any other error is a bug and goes to the crash window.

        Args:
            call: Takes nothing; it runs in a copy of this moment's context.
            done: Takes the result. A bound method of a QObject makes that object the owner.
            failed: Takes the KsError.
            owner: If it is destroyed before the result comes, the result is dropped.
            latest: Name of a question, such as "search": an older answer to it for the same owner is dropped.
        """
        if not (self._is_closed and latest):
            self._start(self._job(call, done, failed, owner, latest), self._worker)

    def run_aside(
        self,
        call: Callable[[], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        latest: str = "",
    ) -> None:
        """Do as `run`, beside the other calls: nobody's saving waits for a foreign file or a folder on the network."""
        self._start(self._job(call, done, failed, owner, latest), self._aside)

    def run_long(
        self,
        call: Callable[[LongTask], T],
        title: str,
        *,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        stops_at_lock: bool = False,
    ) -> LongTask:
        """Do work over a second beside the other calls; `call` reports its progress to the task it is given.

        Returns:
            The task, already announced by `long_started`.
        """
        task = LongTask(title, self, stops_at_lock=stops_at_lock)
        job = self._job(lambda: call(task), done, failed, owner, "")
        job.long = task
        self.long_started.emit(task)
        self._start(job, self._long_worker)
        return task

    def wait_all(self, timeout_ms: int = 30_000) -> bool:
        """Wait until all calls are done and handed over, as before a lock or the end of the program.

        Returns:
            False when calls are still under way after `timeout_ms` milliseconds.
        """
        deadline = QDeadlineTimer(timeout_ms)
        while self._jobs and not deadline.hasExpired():
            wait(list(self._jobs.values()), timeout=max(0, deadline.remainingTime()) / 1000)
            # Only what was posted to us: no key or click is handled halfway.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            QThread.msleep(0)
        return not self._jobs

    def stop_for_lock(self) -> None:
        """Ask the work that need not be finished to stop, before a lock or the end of the program."""
        for task in self.findChildren(LongTask):
            if task.stops_at_lock:
                task.cancel()

    def close(self) -> None:
        """Take no new calls; those under way are finished.

        A question (with `latest`) that a pause in typing asks after that is dropped: nobody is left to see its answer.
        Anything else is a bug and raises, so that nothing that was to be saved is lost in silence.
        """
        self._is_closed = True
        for worker in (self._worker, self._long_worker, self._aside):
            worker.shutdown(wait=True)
        self._garbage.stop()

    def _job(
        self,
        call: Callable[[], object],
        done: Callable[..., object] | None,
        failed: Failed | None,
        owner: QObject | None,
        latest: str,
    ) -> _Job:
        if owner is None:
            listener = getattr(done or failed, "__self__", None)
            owner = listener if isinstance(listener, QObject) else None
        job = _Job(next(self._numbers), call, done, failed, owner, latest)
        if latest:
            self._newest[id(owner), latest] = job.number
        return job

    def _start(self, job: _Job, worker: ThreadPoolExecutor) -> None:
        context = contextvars.copy_context()
        if not self._jobs:
            self.busy.emit(True)
        self._jobs[job.number] = worker.submit(context.run, self._work, job)

    def _work(self, job: _Job) -> None:
        try:
            job.result = job.call()
        except BaseException as error:  # noqa: BLE001 - the one place: the GUI thread decides what it is
            job.error = error
        if shiboken6.isValid(self):
            self._returned.emit(job)

    @Slot(object)
    def _on_returned(self, job: _Job) -> None:
        self._jobs.pop(job.number, None)
        if job.long is not None:
            job.long.ended.emit()
            job.long.deleteLater()
        if not self._jobs:
            self.busy.emit(False)
        self._hand_over(job)

    def _hand_over(self, job: _Job) -> None:
        if isinstance(job.error, Cancelled):
            return
        if job.error is None:
            self._announce(job.result)
        overtaken = job.latest and self._newest.get((id(job.owner), job.latest)) != job.number
        if overtaken or (not job.is_wanted() and (job.error is None or isinstance(job.error, KsError))):
            return
        if isinstance(job.error, KsError):
            self._report(job, job.error)
        elif job.error is not None:
            raise job.error
        elif job.done is not None:
            job.done(job.result)

    def _report(self, job: _Job, error: KsError) -> None:
        if job.failed is not None:
            job.failed(error)
        else:
            self.problem.emit(error)

    def _announce(self, result: object) -> None:
        parts = result if isinstance(result, tuple) else (result, getattr(result, "changes", None))
        for part in parts:
            if isinstance(part, Changes) and part.any():
                self.changed.emit(part)
