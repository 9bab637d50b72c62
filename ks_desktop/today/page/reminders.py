"""Whom to call about her visit of the next working day: one key for what came of it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.today.domain import Calls
from ks_desktop.today.page.filling import MOST_SHOWN, put
from ks_desktop.today.page.line import Line
from ks_desktop.visits.domain import ContactResult, Reminder
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, Hairline, NameButton, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import brief_day, clock_time, language_name

RESULTS: Final = (
    ("spoken", N_("Spoken"), ContactResult.SPOKEN, False),
    ("message", N_("Message"), ContactResult.NOT_REACHED, True),
    ("no_answer", N_("Not reached"), ContactResult.NOT_REACHED, False),
)
_TOLD: Final = {
    ContactResult.SPOKEN: N_("spoken"),
    ContactResult.NOT_REACHED: N_("not reached"),
    ContactResult.LATER: N_("call later"),
}


class RemindersCard(Card):
    """The calls for the next working day; not there when there are none.

    Attributes:
        case_chosen: Open this woman's page.
        called: What came of it: the visit, the result, and whether a message was left.
        print_calls: Show the list on paper: the day of the visits.
    """

    case_chosen = Signal(object)
    called = Signal(object, object, bool)
    print_calls = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Call about a visit"), parent)
        self.setObjectName("reminders")
        self._calls: Calls | None = None
        self._shows_all = False
        self.hide()

    def show_calls(self, calls: Calls | None) -> None:
        """Show whom to call, or nothing at all."""
        self._calls = calls
        self.setVisible(bool(calls and calls.reminders))
        if calls is None:
            return
        self.set_heading(_("Visits of {day}: call", day=brief_day(calls.day)))
        shown = calls.reminders if self._shows_all else calls.reminders[:MOST_SHOWN]
        body = column()
        for number, entry in enumerate(shown):
            if number:
                body.addWidget(Hairline())
            body.addWidget(self._line(entry))
        line = Flow(gap=Space.TIGHT)
        left = len(calls.reminders) - len(shown)
        if left:
            line.addWidget(self._link("reminders_more", n_("Show {count} more", "Show {count} more", left), self._all))
        paper = Button(N_("Call list"), Icon.PRINT)
        paper.setObjectName("print_calls")
        paper.clicked.connect(partial(self.print_calls.emit, calls.day))
        line.addWidget(paper)
        body.addLayout(line)
        put(self, body)

    def _link(self, name: str, text: str, act: Callable[[], object]) -> Button:
        made = Button(text, part="link")
        made.setObjectName(name)
        made.clicked.connect(act)
        return made

    def _all(self) -> None:
        self._shows_all = True
        self.show_calls(self._calls)

    def _line(self, entry: Reminder) -> QWidget:
        line = _Line(entry)
        line.when_opened(partial(self.case_chosen.emit, entry.case_id))
        for button, result, left_message in line.buttons:
            button.clicked.connect(partial(self.called.emit, entry.appointment_id, result, left_message))
        return line


class _Line(Line):
    """One call."""

    def __init__(self, entry: Reminder) -> None:
        name = NameButton(f"{clock_time(entry.start)}  {entry.name}")
        name.setObjectName("reminder")
        super().__init__(("reminder", entry.appointment_id), name)
        self.buttons: list[tuple[Button, ContactResult, bool]] = []
        how = typed(" · ".join(_how(entry)), "secondary", wrap=True)
        how.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
        box = column(Flow(self.name), gap=Space.TIGHT)
        if how.text():
            box.addWidget(how)
        if entry.result is not None:
            told = label(_told(entry), tone=Tone.MUTED)
            told.setContentsMargins(Space.RELATED, Space.NONE, Space.NONE, Space.NONE)
            box.addWidget(told)
        if entry.may_call and entry.result is not ContactResult.SPOKEN:
            box.addLayout(self._results(entry))
        self.setLayout(box)

    def _results(self, entry: Reminder) -> Flow:
        line = Flow(gap=Space.TIGHT)
        for name, text, result, left_message in RESULTS:
            if left_message and not entry.may_leave_message:
                continue
            button = Button(text, part="quiet")
            button.setObjectName(f"called_{name}")
            button.setAccessibleDescription(entry.name)
            self.buttons.append((button, result, left_message))
            line.addWidget(button)
        return line


def _how(entry: Reminder) -> Iterator[str]:
    if entry.phone and entry.call_from is None:
        yield entry.phone
    elif entry.phone and entry.call_from is not None:
        yield _not_yet(entry.call_from)
    if not entry.may_call:
        ways = [_("text message")] * entry.may_text + [_("e-mail")] * entry.may_mail
        yield _("do not call: {ways}", ways=", ".join(ways)) if ways else _("do not call")
    elif not entry.phone:
        yield _("no phone number")
    if entry.phone_note:
        yield entry.phone_note
    if entry.interpreter:
        yield (
            _("interpreter {language}", language=language_name(entry.language))
            if entry.language
            else _("with an interpreter")
        )


def _not_yet(first: datetime) -> str:
    """Return from when she may be called; until then her number is not named."""
    day, at = brief_day(local_day(first)), clock_time(local_time(first))
    return _("do not call now: only from {day} {time}", day=day, time=at)


def _told(entry: Reminder) -> str:
    result = _(_TOLD[entry.result]) if entry.result is not None else ""
    return " · ".join(part for part in (result, entry.result_note) if part)
