"""What is done with a visit that was chosen in the grid."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ks_desktop.core.errors import KsError
from ks_desktop.core.values import CaseId, Changes, DaySpan
from ks_desktop.visits.domain import Appointment, AppointmentState, DayStop
from ks_desktop.visits.form import ReportForm
from ks_desktop.visits.page.acts import Acts
from ks_desktop.visits.page.hands import Hands
from ks_desktop.visits.page.services import AgendaServices
from ks_desktop.visits.page.side import Side
from ks_desktop.visits.page.visit import VisitPane
from ks_desktop.visits.service.checking import Move
from ks_desktop.widgets.desk import Desk


class VisitActs(QObject):
    """Holds the visit that is shown, and asks the services.

    Attributes:
        pane: Shows the visit.
        report: Takes its report.
        case_chosen: Her page: the case.
        letter_wanted: A letter: the case, and the kind.
        calendar_wanted: A calendar file of these days.
        ended: Back to the list.
    """

    case_chosen = Signal(object)
    letter_wanted = Signal(object, str)
    calendar_wanted = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, services: AgendaServices, side: Side, hands: Hands, acts: Acts) -> None:
        super().__init__(side)
        self._desk = desk
        self._services = services
        self._side = side
        self._hands = hands
        self._acts = acts
        self._stop: DayStop | None = None
        self.pane = VisitPane()
        self.report = ReportForm(desk, services.visits)
        for bell, slot in (
            (self.pane.page_wanted, self._on_page_wanted),
            (self.pane.letter_wanted, self._on_letter_wanted),
            (self.pane.report_wanted, self._on_report_wanted),
            (self.pane.move_wanted, self._on_move_wanted),
            (self.pane.details_wanted, self._on_details_wanted),
            (self.pane.calendar_wanted, self._on_calendar_wanted),
            (self.pane.cancelled, self._on_cancelled),
            (self.pane.left, self.ended),
            (self.report.saved, self.ended),
            (self.report.left, self.ended),
        ):
            bell.connect(slot)

    @Slot(object)
    def show_stop(self, stop: DayStop) -> None:
        """Show a visit, and say what stands against it by now."""
        self._stop = stop
        self._side.turn_to(self.pane)
        self.pane.show_stop(stop)
        visit = stop.appointment
        if visit.state is AppointmentState.BOOKED and visit.ends_at > self._desk.clock.now():
            self._desk.tasks.run(
                partial(self._services.moving.ready, visit.id, DaySpan(visit.day, visit.day), actor=self._desk.actor),
                done=partial(self._on_checked, stop),
                failed=self._on_gone,
                owner=self,
                latest="checked",
            )

    def report_on(self, visit: Appointment) -> None:
        """Show the report form for a visit."""
        self._side.turn_to(self.report)
        self.report.show_visit(visit)

    def _on_checked(self, stop: DayStop, move: Move) -> None:
        if stop is self._stop:
            found = move.conflicts(move.visit.starts_at)
            sentences = [conflict.text() for conflict in found if conflict.code != "past"]
            self.pane.show_conflicts([*sentences, *(reason.text() for reason in move.told)])

    def _on_gone(self, error: KsError) -> None:
        self.pane.show_conflicts([error.text()])

    @Slot()
    def _on_page_wanted(self) -> None:
        if self._stop is not None:
            self.case_chosen.emit(self._stop.appointment.case_id)

    @Slot()
    def _on_letter_wanted(self) -> None:
        if self._stop is not None:
            self.letter_wanted.emit(self._stop.appointment.case_id, "appointment")

    @Slot()
    def _on_report_wanted(self) -> None:
        if self._stop is not None:
            self.report_on(self._stop.appointment)

    @Slot()
    def _on_move_wanted(self) -> None:
        if self._stop is not None:
            self._hands.lift_visit(self._stop)

    @Slot()
    def _on_details_wanted(self) -> None:
        if self._stop is not None:
            self._acts.show_details(self._stop.appointment)

    @Slot()
    def _on_calendar_wanted(self) -> None:
        if self._stop is not None:
            day = self._stop.appointment.day
            self.calendar_wanted.emit(DaySpan(day, day))

    @Slot(str)
    def _on_cancelled(self, reason: str) -> None:
        if self._stop is not None:
            writes = self.pane.writes.isChecked()
            self._desk.tasks.run(
                partial(self._services.visits.cancel, self._stop.appointment.id, reason, actor=self._desk.actor),
                done=partial(self._on_cancel_done, self._stop.appointment.case_id, writes=writes),
                failed=self._on_cancel_failed,
            )

    def _on_cancel_done(self, case_id: CaseId, changes: Changes, *, writes: bool) -> None:
        del changes  # announced by the tasks themselves
        self.ended.emit()
        if writes:
            self.letter_wanted.emit(case_id, "cancellation")

    @Slot(object)
    def _on_cancel_failed(self, error: KsError) -> None:
        self.pane.show_error(error.text())
