"""Interpreters of whom something is to be arranged: to book, to hear from, to tell."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.today.page.filling import MOST_SHOWN, put
from ks_desktop.today.page.line import Line
from ks_desktop.visits.domain import BookingState, InterpreterTask
from ks_desktop.widgets.parts import Button, Card, Flow, Hairline, NameButton, column, typed
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day, clock_time, language_name, minutes

_STATES: Final = {
    BookingState.TO_BOOK: N_("to book"),
    BookingState.ASKED: N_("asked, not booked yet"),
    BookingState.BOOKED: N_("booked"),
    BookingState.MOVED: N_("the visit has another time: tell the interpreter"),
    BookingState.TOLD_OFF: N_("the visit is off: the interpreter knows"),
}
_ACTS: Final = {
    BookingState.ASKED: N_("Asked"),
    BookingState.BOOKED: N_("Booked"),
    BookingState.TOLD_OFF: N_("Told"),
}


class InterpretersCard(Card):
    """The bookings that wait; not there when there are none.

    Attributes:
        case_chosen: Open this woman's page.
        arranged: How far it is now: the `InterpreterTask` and the `BookingState`.
    """

    case_chosen = Signal(object)
    arranged = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Interpreters"), parent)
        self.setObjectName("interpreters")
        self._tasks: tuple[InterpreterTask, ...] = ()
        self._shows_all = False
        self.hide()

    def show_tasks(self, tasks: tuple[InterpreterTask, ...]) -> None:
        """Show what is to be arranged, or nothing at all."""
        self._tasks = tasks
        self.setVisible(bool(tasks))
        shown = tasks if self._shows_all else tasks[:MOST_SHOWN]
        body = column()
        for number, task in enumerate(shown):
            if number:
                body.addWidget(Hairline())
            body.addWidget(self._line(task))
        if len(shown) < len(tasks):
            left = len(tasks) - len(shown)
            more = Button(n_("Show {count} more", "Show {count} more", left), part="link")
            more.setObjectName("interpreters_more")
            more.clicked.connect(self._all)
            body.addLayout(Flow(more))
        put(self, body)

    def _all(self) -> None:
        self._shows_all = True
        self.show_tasks(self._tasks)

    def _line(self, task: InterpreterTask) -> QWidget:
        name = self._name(task)
        what = typed(" · ".join(filter(None, _facts(task))), "secondary", wrap=True)
        what.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        buttons = Flow(gap=Space.TIGHT)
        for state in acts_of(task):
            button = Button(_ACTS[state], part="quiet")
            button.setObjectName(f"arrange_{state.value}")
            button.setAccessibleDescription(task.name or task.code)
            button.clicked.connect(partial(self.arranged.emit, task, state))
            buttons.addWidget(button)
        line = Line(("interpreter", task.appointment_id), name)
        line.setLayout(column(Flow(name), what, buttons, gap=Space.TIGHT))
        return line

    def _name(self, task: InterpreterTask) -> QWidget:
        when = f"{brief_day(task.day)} {clock_time(task.start)}"
        if not task.name:  # a pregnancy that ended: the interpreter must hear it, and she stands on no list
            code = typed(_("{when}  code {code}", when=when, code=task.code), "body")
            code.setObjectName("interpreter_code")
            return code
        name = NameButton(f"{when}  {task.name}")
        name.setObjectName("interpreter")
        name.clicked.connect(partial(self.case_chosen.emit, task.case_id))
        return name


def acts_of(task: InterpreterTask) -> tuple[BookingState, ...]:
    """Return what can be said of a booking next."""
    if task.is_off:
        return (BookingState.TOLD_OFF,)
    return (BookingState.BOOKED,) if task.state is BookingState.ASKED else (BookingState.ASKED, BookingState.BOOKED)


def _facts(task: InterpreterTask) -> tuple[str, ...]:
    language = language_name(task.language) if task.language else _("language not known")
    state = _("the visit is off: tell the interpreter") if task.is_off else _(_STATES[task.state])
    return language, minutes(task.minutes), task.interpreter.name, task.interpreter.reference, state
