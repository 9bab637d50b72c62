"""The report of a visit: two minutes by keyboard. Used in the agenda and on the woman's page."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import KsError, UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.visits.domain import MOST_GOALS, Appointment, Outcome, Report
from ks_desktop.visits.service import REPORT_FORM, Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import kept, put_back
from ks_desktop.widgets.words import brief_day, clock_time

OUTCOME_WORDS: Final = {
    Outcome.VISITED: N_("Visited"),
    Outcome.NOT_AT_HOME: N_("Not at home"),
    Outcome.DECLINED: N_("She declined"),
}


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
        self._visits = visits
        self._visit: Appointment | None = None
        self._subject = label("", tone=Tone.MUTED, wrap=True)
        self.form = Form((FormSection(N_("Report"), self._fields()),))
        self.status = StatusLine()
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
        self.setLayout(column(self._subject, self.status, self.form, buttons, gap=Space.INSIDE))

    def _fields(self) -> list[ChoiceField | DateField | NoteField | LineField]:
        options = [Option(outcome, words) for outcome, words in OUTCOME_WORDS.items()]
        return [
            ChoiceField("outcome", N_("What came of it"), options),
            DateField("held_on", N_("On which day, really"), self._desk.clock.today, lean=Lean.PAST),
            NoteField("note", N_("In a sentence or two")),
            NoteField(
                "agreed",
                N_("Agreed, in her own words"),
                hint=_("One goal on each line, {most} at most", most=MOST_GOALS),
            ),
            LineField("next_step", N_("Next step")),
        ]

    def show_visit(self, visit: Appointment) -> None:
        """Show the report of a visit: as stored, as typed before and not saved, or empty with the day booked."""
        self.flush_draft()
        self._visit = visit
        self.form.clear()
        self.status.tell("")
        self._subject.setText(
            _("Visit {code}, {day} {time}", code=visit.code, day=brief_day(visit.day), time=clock_time(visit.start))
        )
        self.form.set_values(_shown(visit))
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
        if self._visit is None:
            return
        self.form.clear_errors()
        try:
            report = read_report(self.form.values())
        except KsError as error:
            self.form.show_errors(error)
            return
        visit = self._visit
        self.flush_draft()
        self._wait(saving=True)
        self._desk.tasks.run(
            partial(self._visits.report, visit.id, report, actor=self._desk.actor, version=visit.version),
            done=self._on_saved,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        del changes  # announced by the tasks themselves
        self._wait(saving=False)
        visit, self._visit = self._visit, None
        self.form.clear()
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


def read_report(values: dict[str, object]) -> Report:
    """Return the report that stands in the form.

    Raises:
        UserError: no outcome or day is given, or there are too many goals; it names its field.
    """
    missing = [
        UserError(message, code="required", field=name)
        for name, message in (
            ("outcome", N_("Choose what came of the visit.")),
            ("held_on", N_("Fill in the day.")),
        )
        if not values[name]
    ]
    if missing:
        raise UserErrors(missing)
    return Report(
        outcome=Outcome(str(values["outcome"])),
        held_on=values["held_on"],  # type: ignore[arg-type]  # a DateField gives a date
        note=str(values["note"]),
        agreed=tuple(line.strip() for line in str(values["agreed"]).split("\n") if line.strip()),
        next_step=str(values["next_step"]),
    )


def _shown(visit: Appointment) -> dict[str, object]:
    report = visit.report
    if report is None:
        return {"held_on": visit.day}
    return {
        "outcome": report.outcome,
        "held_on": report.held_on,
        "note": report.note,
        "agreed": "\n".join(report.agreed),
        "next_step": report.next_step,
    }
