"""A visit that was chosen in the grid: what it is, and what can be done with it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import AppointmentState, Companion, CompanionKind, DayStop
from ks_desktop.visits.form import OUTCOME_WORDS
from ks_desktop.visits.page.blocks import MODE_WORDS
from ks_desktop.visits.wording import BOOKINGS
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Card, Flow, Tick, column, label, row
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import clock_time, long_day, minutes

STATE_WORDS: Final = {
    AppointmentState.BOOKED: N_("planned"),
    AppointmentState.DONE: N_("visited"),
    AppointmentState.NO_SHOW: N_("not at home"),
    AppointmentState.CANCELLED: N_("cancelled"),
    AppointmentState.MISSED: N_("missed"),
}
_KINDS: Final = {
    CompanionKind.COLLEAGUE: N_("with a colleague"),
    CompanionKind.INTERPRETER: N_("with an interpreter"),
    CompanionKind.MIDWIFE: N_("with the midwife"),
    CompanionKind.OTHER: N_("with"),
}


class VisitPane(QWidget):
    """One visit.

    Attributes:
        page_wanted: Her page.
        letter_wanted: The appointment letter.
        report_wanted: The report.
        move_wanted: Another time, by lifting it.
        details_wanted: How they meet, where, and who comes along.
        calendar_wanted: A calendar file of this day.
        cancelled: The visit is off: the reason; `writes` says whether she is to be written that.
        left: Back to the list.
    """

    page_wanted = Signal()
    letter_wanted = Signal()
    report_wanted = Signal()
    move_wanted = Signal()
    details_wanted = Signal()
    calendar_wanted = Signal()
    cancelled = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card("")
        self._when = label("", wrap=True)
        self._what = label("", tone=Tone.MUTED, wrap=True)
        self._wrong = label("", tone=Tone.ATTENTION, wrap=True)
        self._wrong.setObjectName("visit_conflicts")
        for part in (self._when, self._what, self._wrong):
            self._card.body.addWidget(part)
        self._card.body.addSpacing(Space.RELATED)
        self._report = self._button("report", N_("Write the &report"), self.report_wanted, part="primary")
        self._move = self._button("move_visit", N_("&Move it (M)"), self.move_wanted)
        self._details = self._button("details", N_("&How you meet"), self.details_wanted)
        self._letter = self._button("letter", N_("Appointment &letter"), self.letter_wanted)
        self._open = self._button("open_page", N_("Open her &page"), self.page_wanted)
        self._calendar = self._button("calendar", N_("Calendar &file"), self.calendar_wanted)
        self._card.body.addWidget(self._report)
        others = QWidget()
        others.setLayout(Flow(self._move, self._details, self._letter, self._open, self._calendar))
        self._card.body.addWidget(others)
        back = Button(N_("Back to the list"))
        back.setObjectName("leave_visit")
        back.clicked.connect(self.left)
        box = column(self._card, self._off_card(), row(back), gap=Space.INSIDE)
        box.addStretch(1)
        self.setLayout(box)

    def _off_card(self) -> Card:
        self._reason = LineField("reason", N_("Why is it off"))
        cancel = Button(N_("&Cancel this visit"))
        cancel.setObjectName("cancel_visit")
        cancel.clicked.connect(self._on_cancel_clicked)
        self._off = Card(N_("The visit is off"))
        self._off.body.addWidget(self._reason)
        self.writes = Tick(N_("Then write to her that it is off"))
        self.writes.setObjectName("write_that_it_is_off")
        self._off.body.addWidget(self.writes)
        self._off.body.addLayout(row(cancel))
        return self._off

    def _button(self, name: str, text: str, bell: SignalInstance, *, part: str = "") -> Button:
        button = Button(text, part=part)
        button.setObjectName(name)
        button.clicked.connect(bell)
        return button

    def show_stop(self, stop: DayStop) -> None:
        """Show a visit and go to what is done with it most."""
        visit = stop.appointment
        is_booked = visit.state is AppointmentState.BOOKED
        self._card.set_heading(f"{stop.initials} {stop.age or ''}".strip())
        self._when.setText(f"{long_day(visit.day)}\n{clock_time(visit.start)} – {clock_time(visit.end)}")
        facts = " · ".join(filter(None, _facts(stop)))
        self._what.setText("\n".join([facts, *map(companion_words, visit.companions)]))
        self.show_conflicts(())
        self._report.setText(_("Write the &report") if visit.report is None else _("Change the &report"))
        for button in (self._letter, self._move, self._details, self._calendar):
            button.setVisible(is_booked)
        self._reason.set_value(None)
        self.writes.setChecked(False)
        self._off.setVisible(is_booked)
        self._report.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_conflicts(self, sentences: Sequence[str]) -> None:
        """Say what stands against a visit since it was planned; nothing when all is well."""
        self._wrong.setText("\n".join((_("Look out:"), *sentences)) if sentences else "")
        self._wrong.setVisible(bool(sentences))

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
        elif event.key() == Qt.Key.Key_M and not event.modifiers() and not self._move.isHidden():
            self.move_wanted.emit()
        else:
            super().keyPressEvent(event)


def companion_words(companion: Companion) -> str:
    """Return who comes along, and how far that is arranged."""
    words = " ".join(filter(None, (_(_KINDS[companion.kind]), companion.name)))
    if companion.kind is not CompanionKind.INTERPRETER:
        return words
    by_phone = _("by phone") if companion.is_by_phone else ""
    return ", ".join(filter(None, (words, by_phone, _(BOOKINGS[companion.state]), companion.reference)))


def _facts(stop: DayStop) -> list[str]:
    visit = stop.appointment
    where = _("address with you") if stop.is_secret else f"{stop.postcode4} {stop.place}".strip()
    mode = MODE_WORDS.get(visit.mode, "")
    state = OUTCOME_WORDS[visit.outcome] if visit.outcome else STATE_WORDS[visit.state]
    travel = _("{minutes} of travel", minutes=minutes(stop.travel_before)) if visit.mode.is_on_the_road else ""
    guess = "" if stop.is_travel_known else _("travel is a guess: a postcode is not known")
    return [
        _(mode) if mode else "",
        where,
        travel,
        guess,
        _("her partner may not know") if stop.is_unknown_to_partner else "",
        _("with interpreter") if stop.interpreter and visit.interpreter is None else "",
        _("code {code}", code=visit.code),
        _(state),
    ]
