"""The report of a visit: two minutes by keyboard. Used in the agenda and on the woman's page."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.domain.reporting import ReportLook
from ks_desktop.visits.form.body import ReportBody
from ks_desktop.visits.form.reading import read_following, read_report, shown
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.reports import REPORT_FORM
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import kept, put_back
from ks_desktop.widgets.words import brief_day, clock_time


class ReportForm(QWidget):
    """What came of a visit. The first letter of an outcome chooses it; Ctrl+Enter saves; Esc leaves.

    Attributes:
        saved: The report is stored: the appointment as it was shown.
        left: She goes back without saving; what was typed is kept as a draft.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_form")
        self._desk = desk
        self._reports = visits.reports
        self._visit: Appointment | None = None
        self._subject = label("", tone=Tone.MUTED, wrap=True)
        self.form = ReportBody(desk.clock)
        self.status = StatusLine()
        self.status.give_room_back()
        self.form.submitted.connect(self._on_submitted)
        self.form.draft_due.connect(self._on_draft_due)
        self._save = Button(N_("Save &report"), part="primary")
        self._save.setToolTip(_("Save (Ctrl+Enter)"))
        self._save.setObjectName("save_report")
        self._save.clicked.connect(self._on_submitted)
        self._back = Button(N_("Back"))
        self._back.setObjectName("leave_report")
        self._back.clicked.connect(self.leave)
        buttons = row(self._save, self._back)
        buttons.addStretch(1)
        self.setLayout(column(self._subject, self.status, self.form, buttons, gap=Space.RELATED))

    def show_visit(self, visit: Appointment) -> None:
        """Show the report of a visit: as stored, as typed before and not saved, or empty with the day booked."""
        self.flush_draft()
        self._visit = visit
        self.form.start()
        self.status.tell("")
        self._say_subject(visit, "")
        self.form.set_values(shown(visit))
        self._desk.tasks.run(
            partial(self._reports.look, visit.case_id, actor=self._desk.actor, nurse=visit.nurse),
            done=partial(self._on_look, visit),
            failed=self._on_failed,
            owner=self,
            latest="report_look",
        )
        self._desk.tasks.run(
            partial(self._desk.drafts.find, REPORT_FORM, str(visit.id), actor=self._desk.actor),
            done=self._on_draft_found,
            latest="report_draft",
        )
        self.form.focus_first()

    def visit(self) -> Appointment | None:
        """Return the visit that is reported on, None before any was shown."""
        return self._visit

    def flush_draft(self) -> None:
        """Save what is typed now, before a lock or a close."""
        self.form.flush_draft()

    def _say_subject(self, visit: Appointment, nurse: str) -> None:
        when = _("Visit {code}, {day} {time}", code=visit.code, day=brief_day(visit.day), time=clock_time(visit.start))
        said = [when, nurse]
        if visit.reported_on is not None:
            said.append(_("written down on {day}", day=brief_day(visit.reported_on)))
        self._subject.setText(" · ".join(filter(None, said)))

    def _on_look(self, visit: Appointment, look: ReportLook) -> None:
        if self._visit is visit:
            self._say_subject(visit, look.nurse)
            self.form.begin_with(look)

    @Slot(object)
    def _on_draft_found(self, draft: dict[str, Any] | None) -> None:
        if draft is not None and self._visit is not None:
            self.status.tell(put_back(self.form, draft), Tone.ATTENTION)

    @Slot()
    def _on_draft_due(self) -> None:
        if self._visit is None:
            return
        drafts, actor, subject, typed = self._desk.drafts, self._desk.actor, str(self._visit.id), kept(self.form)
        if typed:
            self._desk.tasks.run(lambda: drafts.keep(REPORT_FORM, subject, typed, actor=actor))
        else:
            self._desk.tasks.run(lambda: drafts.drop(REPORT_FORM, subject, actor=actor))

    @Slot()
    def _on_submitted(self) -> None:
        visit, look = self._visit, self.form.look()
        if visit is None or look is None or not self._save.isEnabled():
            return
        self.form.clear_errors()
        try:
            values = self.form.values()
            report, following = read_report(values, visit.report), read_following(values, look)
        except KsError as error:
            self.form.show_errors(error)
            return
        self.flush_draft()
        self._wait(saving=True)
        actor, version = self._desk.actor, visit.version
        self._desk.tasks.run(
            partial(self._reports.report, visit.id, report, following, actor=actor, version=version),
            done=self._on_saved,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        del changes  # announced by the tasks themselves
        self._wait(saving=False)
        visit, self._visit = self._visit, None
        self.form.start()
        self.saved.emit(visit)

    @Slot(object)
    def _on_failed(self, error: KsError) -> None:
        self._wait(saving=False)
        self.form.show_errors(error)

    def _wait(self, *, saving: bool) -> None:
        # What is typed while a report is being saved would be lost with its draft.
        self.form.setEnabled(not saving)
        self._save.setEnabled(not saving)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Go back without saving; what was typed is there again when the report is opened."""
        self.flush_draft()
        self._visit = None
        self.left.emit()
