"""What can be done on a woman's page, each by one letter; and why something cannot be done now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage, ThreadItem
from ks_desktop.casefile.page.pieces import show_text
from ks_desktop.casefile.page.reaching import CLOSE, WRITE
from ks_desktop.casefile.summary import last_visit
from ks_desktop.core.gestation import days_on
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import LetterKind
from ks_desktop.security.rights import Right
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone

_EDITORS: Final = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


@dataclass(frozen=True, slots=True)
class CaseAction:
    """One action; the letter is that of the Dutch word."""

    word: str
    label: str
    letter: str
    right: Right
    icon: Icon | None = None


ACTIONS: Final = (
    CaseAction("call", N_("Call"), "B", Right.RECORD, Icon.PHONE),
    CaseAction("plan", N_("Plan"), "P", Right.PLAN, Icon.AGENDA),
    CaseAction("report", N_("Report"), "V", Right.REPORT, Icon.HOME_VISIT),
    CaseAction("refer", N_("What helps"), "W", Right.REPORT),
    CaseAction("onward", N_("Ask about help"), "H", Right.REPORT),
    CaseAction("feedback", N_("Give feedback"), "T", Right.LETTERS),
    CaseAction("summary", N_("Copy"), "K", Right.SEE_REPORTS),
    CaseAction("close", N_("Close"), "S", Right.RECORD),
    CaseAction("birth", N_("Born"), "G", Right.RECORD),
    CaseAction("appointment_letter", N_("Appointment letter"), "A", Right.LETTERS),
    CaseAction("cancellation", N_("Write: visit is off"), "A", Right.LETTERS, Icon.LETTERS),
    CaseAction("receipt", N_("Receipt note"), "O", Right.LETTERS),
    CaseAction(WRITE, N_("Write: not reached"), "N", Right.LETTERS, Icon.LETTERS),
    CaseAction(CLOSE, N_("Close: not reached"), "N", Right.RECORD),
)
REOPEN: Final = CaseAction("reopen", N_("Open again"), "S", Right.RECORD)
NOW_AND_THEN: Final = frozenset(
    {"onward", "birth", "appointment_letter", "cancellation", "receipt", "reopen", WRITE, CLOSE}
)
"""Shown only while they can be done: a note that it came in is written once and then never again."""

_NOT_DUE: Final = N_("She was not tried often enough for that.")
_CLOSED: Final = N_("This case is closed.")
_BORN_FROM_DAYS: Final = 34 * 7  # earlier the button would only stand in the way


@dataclass(frozen=True, slots=True)
class _Look:
    """How much of the buttons is shown; every Dutch word begins with its letter."""

    with_drawing: bool
    with_letter: bool
    gap: int


_LOOKS: Final = (
    _Look(with_drawing=True, with_letter=True, gap=Space.RELATED),
    _Look(with_drawing=False, with_letter=True, gap=Space.TIGHT),
    _Look(with_drawing=False, with_letter=False, gap=Space.RELATED),
)


class ActionBar(QWidget):
    """The buttons and their letters; what cannot be done now says why.

    Attributes:
        wanted: The word of an action.
    """

    wanted = Signal(str)

    def __init__(self, around: QWidget, parent: QWidget | None = None) -> None:
        """Take the widget inside which the letters count."""
        super().__init__(parent)
        self.setObjectName("case_actions")
        self._buttons: dict[str, Button] = {}
        self._keys: dict[str, QShortcut] = {}
        self._why: dict[str, str] = {}
        self._closed: frozenset[str] = frozenset()
        self._look = _LOOKS[0]
        self.why = label("", tone=Tone.ATTENTION, wrap=True)
        self.why.setObjectName("why_not")
        self.why.hide()
        self._line = Flow()
        for action in (*ACTIONS, REOPEN):
            self._line.addWidget(self._button(action))
            key = QShortcut(QKeySequence(action.letter), around)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._on_letter)
            key.setObjectName(f"key_{action.word}")
            self._keys[action.word] = key
        self.setLayout(column(self.why, self._line, gap=Space.TIGHT))

    def _button(self, action: CaseAction) -> Button:
        button = Button(_label(action), action.icon, part="action")
        button.setAccessibleName(_label(action))
        button.setObjectName(f"do_{action.word}")
        button.setProperty("word", action.word)
        button.clicked.connect(self._on_clicked)
        self._buttons[action.word] = button
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            show_text(self.why, "")
            self.wanted.emit(str(button.property("word")))

    def _on_letter(self) -> None:
        key = self.sender()
        if not isinstance(key, QShortcut) or isinstance(QApplication.focusWidget(), _EDITORS):
            return
        word = key.objectName().removeprefix("key_")
        if self._buttons[word].isEnabled():
            self._buttons[word].click()
        else:
            show_text(self.why, self._why[word])

    def _fit(self) -> None:
        """Keep to one line: without drawings, and then without letters, where there is no room for them."""
        for look in _LOOKS:
            self._show_look(look)
            if self._line.sizeHint().width() <= self.width():
                return

    def _show_look(self, look: _Look) -> None:
        if look is self._look:
            return
        self._look = look
        self._line.setSpacing(look.gap)
        for action in (*ACTIONS, REOPEN):
            button = self._buttons[action.word]
            button.setText(_label(action) if look.with_letter else _(action.label))
            button.show_drawing(action.icon if look.with_drawing else None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keep_to(self, may: Callable[[str], bool]) -> None:
        """Leave out from now on what somebody with these rights may not do."""
        self._closed = frozenset(action.word for action in (*ACTIONS, REOPEN) if not may(action.right))

    def show_page(self, page: CasePage) -> None:
        """Offer what can be done with this case now."""
        self._why = {word: _(why) for word, why in reasons(page).items()}
        show_text(self.why, "")
        for word, button in self._buttons.items():
            why = self._why[word]
            button.setEnabled(not why)
            button.setToolTip(why)
            button.setStatusTip(why)
            button.setAccessibleDescription(why)
            button.setVisible(word not in self._closed and (not why or word not in NOW_AND_THEN))
        is_closable = page.case.is_open or page.case.is_quiet
        self._buttons["close"].setVisible(is_closable and "close" not in self._closed)
        for word, key in self._keys.items():
            key.setEnabled(self._buttons[word].isVisibleTo(self))
        self._fit()

    def pause(self) -> None:
        """Let the letters be letters while a form is open."""
        for key in self._keys.values():
            key.setEnabled(False)


def _label(action: CaseAction) -> str:
    return _("{action} ({letter})", action=_(action.label), letter=action.letter)


def reasons(page: CasePage) -> dict[str, str]:
    """Return for each word why it cannot be done now, as a source text; "" when it can."""
    visits, is_open = page.facts.appointments, page.case.is_open
    closed = "" if is_open else _CLOSED
    standing = (page.reaching if is_open else None) or Reaching()
    has_visit = any(visit.state is AppointmentState.BOOKED for visit in visits)
    can_reopen = not is_open and not page.case.is_quiet
    may_be_born = days_on(page.case.due, page.today) >= _BORN_FROM_DAYS
    no_receipt = "" if page.facts.without_receipt() else N_("Every referrer was told that it came in.")
    return {
        "call": closed,
        "plan": closed or (N_("She has not agreed yet.") if "consent" in page.missing else ""),
        "report": "" if to_report(visits) is not None else N_("There is no visit to report."),
        "refer": closed,
        "onward": "" if followed(page) is not None else N_("She is not referred for help."),
        "feedback": "" if page.facts.owed() or page.owed else N_("Nobody waits for feedback."),
        "appointment_letter": closed or ("" if has_visit else N_("No visit is planned.")),
        "cancellation": closed or _nothing_off(page, has_visit=has_visit),
        "birth": closed or _no_birth(page, may_be_born=may_be_born),
        "receipt": closed or no_receipt,
        "summary": "" if last_visit(visits) is not None else N_("No visit was held yet."),
        WRITE: "" if standing.is_letter_due else _NOT_DUE,
        "close": closed,
        CLOSE: "" if standing.is_close_due else _NOT_DUE,
        "reopen": "" if can_reopen else N_("This case is open."),
    }


def followed(page: CasePage) -> ThreadItem | None:
    """Return the line of help that is asked about first: what is due, else what is open; None without any."""
    lines = [item for item in (*page.medical, *page.social) if item.onward is not None or item.letter_id is not None]
    asked = [item for item in lines if item.onward is None or item.onward.is_open or item.next_step]
    asked.sort(key=lambda item: (not item.is_due, item.by or page.today))
    return asked[0] if asked and not page.case.is_quiet else None


def _nothing_off(page: CasePage, *, has_visit: bool) -> str:
    """Return why she need not be told that a visit does not go on: none is, it is long past, or a letter says so."""
    ahead = {
        visit.id
        for visit in page.facts.appointments
        if visit.state is AppointmentState.CANCELLED and visit.starts_at > page.now
    }
    gone = {
        letter.appointment_id for letter in page.letters if letter.kind is LetterKind.CANCELLATION and letter.number
    }
    if has_visit:
        return N_("Another visit is planned: the appointment letter says when.")
    return "" if ahead - gone else N_("No visit to come was cancelled.")


def _no_birth(page: CasePage, *, may_be_born: bool) -> str:
    if page.life.birth is not None:
        return N_("A birth is recorded already.")
    return "" if may_be_born else N_("It is too early for the key: use “Record a birth” on the card.")


def to_report(visits: tuple[Appointment, ...]) -> Appointment | None:
    """Return the visit a report is about: the first booked one, else the last one reported, to correct it."""
    booked = [visit for visit in visits if visit.state is AppointmentState.BOOKED]
    reported = [visit for visit in visits if visit.report is not None]
    return booked[0] if booked else reported[-1] if reported else None
