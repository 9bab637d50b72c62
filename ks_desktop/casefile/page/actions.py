"""What can be done on a woman's page, each by one letter."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow


@dataclass(frozen=True, slots=True)
class CaseAction:
    """One action; the letter is that of the Dutch word."""

    word: str
    label: str
    letter: str
    icon: Icon | None = None


ACTIONS: Final = (
    CaseAction("call", N_("Call"), "B", Icon.PHONE),
    CaseAction("plan", N_("Plan"), "P", Icon.AGENDA),
    CaseAction("report", N_("Report"), "V", Icon.HOME_VISIT),
    CaseAction("refer", N_("Refer on"), "W"),
    CaseAction("appointment_letter", N_("Appointment letter"), "A", Icon.LETTERS),
    CaseAction("receipt", N_("Receipt note"), "O"),
    CaseAction("feedback", N_("Give feedback"), "T"),
    CaseAction("close", N_("Close"), "S"),
)
REOPEN: Final = CaseAction("reopen", N_("Open again"), "S")


class ActionBar(QWidget):
    """The buttons and their letters.

    Attributes:
        wanted: The word of an action.
    """

    wanted = Signal(str)

    def __init__(self, around: QWidget, parent: QWidget | None = None) -> None:
        """Take the widget inside which the letters count."""
        super().__init__(parent)
        self._buttons: dict[str, Button] = {}
        self._keys: list[QShortcut] = []
        line = Flow()
        for action in (*ACTIONS, REOPEN):
            button = self._button(action)
            line.addWidget(button)
            key = QShortcut(QKeySequence(action.letter), around)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
            self._keys.append(key)
        self.setLayout(line)

    def _button(self, action: CaseAction) -> Button:
        button = Button(_("{action} ({letter})", action=_(action.label), letter=action.letter), action.icon)
        button.setObjectName(f"do_{action.word}")
        button.setProperty("word", action.word)
        button.clicked.connect(self._on_clicked)
        self._buttons[action.word] = button
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.wanted.emit(str(button.property("word")))

    def show_page(self, page: CasePage) -> None:
        """Offer what can be done with this case now."""
        is_open = page.case.is_open
        visits = page.facts.appointments
        can = {
            "call": is_open,
            "plan": is_open and "consent" not in page.missing,
            "report": to_report(visits) is not None,
            "refer": is_open,
            "appointment_letter": is_open and any(visit.state is AppointmentState.BOOKED for visit in visits),
            "receipt": is_open and bool(page.facts.without_receipt()),
            "feedback": bool(page.facts.owed()),
            "close": is_open,
            "reopen": not is_open,
        }
        if page.case.is_quiet:
            can = dict.fromkeys(can, False)  # there is nothing to do any more
        for word, button in self._buttons.items():
            button.setEnabled(can[word])
            button.setVisible(not page.case.is_quiet)
        self._buttons["receipt"].setVisible(can["receipt"])  # once, and then never again
        self._buttons["close"].setVisible(is_open)
        self._buttons["reopen"].setVisible(can["reopen"])
        for action, key in zip((*ACTIONS, REOPEN), self._keys, strict=True):
            key.setEnabled(can[action.word])

    def pause(self) -> None:
        """Let the letters be letters while a form is open."""
        for key in self._keys:
            key.setEnabled(False)


def to_report(visits: tuple[Appointment, ...]) -> Appointment | None:
    """Return the visit a report is about: the first booked one, else the last one reported, to correct it."""
    booked = [visit for visit in visits if visit.state is AppointmentState.BOOKED]
    reported = [visit for visit in visits if visit.report is not None]
    return booked[0] if booked else reported[-1] if reported else None
