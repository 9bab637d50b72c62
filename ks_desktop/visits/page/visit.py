"""A visit that was chosen in the grid: what it is, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import AppointmentState, DayStop
from ks_desktop.visits.form import OUTCOME_WORDS
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Card, column, label, row
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import clock_time, long_day, minutes

STATE_WORDS = {
    AppointmentState.BOOKED: N_("planned"),
    AppointmentState.DONE: N_("visited"),
    AppointmentState.NO_SHOW: N_("not at home"),
    AppointmentState.CANCELLED: N_("cancelled"),
    AppointmentState.MISSED: N_("missed"),
}


class VisitPane(QWidget):
    """One visit.

    Attributes:
        page_wanted: Her page.
        letter_wanted: The appointment letter.
        report_wanted: The report.
        cancelled: The visit is off: the reason.
        left: Back to the list.
    """

    page_wanted = Signal()
    letter_wanted = Signal()
    report_wanted = Signal()
    cancelled = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card("")
        self._when = label("", wrap=True)
        self._what = label("", tone=Tone.MUTED, wrap=True)
        self._card.body.addWidget(self._when)
        self._card.body.addWidget(self._what)
        self._card.body.addSpacing(Space.RELATED)
        self._report = self._add_button("report", N_("Write the &report"), self.report_wanted, part="primary")
        self._open = self._add_button("open_page", N_("Open her &page"), self.page_wanted)
        self._letter = self._add_button("letter", N_("Appointment &letter"), self.letter_wanted)
        self._reason = LineField("reason", N_("Why is it off"))
        self._cancel = Button(N_("&Cancel this visit"))
        self._cancel.setObjectName("cancel_visit")
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._off = Card(N_("The visit is off"))
        self._off.body.addWidget(self._reason)
        self._off.body.addLayout(row(self._cancel))
        back = Button(N_("Back to the list"))
        back.setObjectName("leave_visit")
        back.clicked.connect(self.left)
        box = column(self._card, self._off, row(back), gap=Space.INSIDE)
        box.addStretch(1)
        self.setLayout(box)

    def _add_button(self, name: str, text: str, bell: SignalInstance, *, part: str = "") -> Button:
        button = Button(text, part=part)
        button.setObjectName(name)
        button.clicked.connect(bell)
        self._card.body.addWidget(button)
        return button

    def show_stop(self, stop: DayStop) -> None:
        """Show a visit and go to what is done with it most."""
        visit = stop.appointment
        is_booked = visit.state is AppointmentState.BOOKED
        self._card.set_heading(f"{stop.initials} {stop.age or ''}".strip())
        self._when.setText(f"{long_day(visit.day)}\n{clock_time(visit.start)} – {clock_time(visit.end)}")
        self._what.setText(" · ".join(filter(None, _facts(stop))))
        self._report.setText(_("Write the &report") if visit.report is None else _("Change the &report"))
        self._letter.setVisible(is_booked)
        self._reason.set_value(None)
        self._off.setVisible(is_booked)
        self._report.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say at the reason what is wrong with it."""
        self._reason.show_error(sentence)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancelled.emit(self._reason.value())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _facts(stop: DayStop) -> list[str]:
    visit = stop.appointment
    where = _("address with you") if stop.is_secret else f"{stop.postcode4} {stop.place}".strip()
    state = OUTCOME_WORDS[visit.outcome] if visit.outcome else STATE_WORDS[visit.state]
    travel = _("{minutes} of travel", minutes=minutes(stop.travel_before))
    guess = "" if stop.is_travel_known else _("travel is a guess: a postcode is not known")
    return [
        where,
        travel,
        guess,
        _("her partner may not know") if stop.is_unknown_to_partner else "",
        _("with interpreter") if stop.interpreter else "",
        _("code {code}", code=visit.code),
        _(state),
    ]
