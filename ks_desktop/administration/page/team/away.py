"""When a nurse is away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.form.absence import AbsenceForm
from ks_desktop.administration.form.describing import REASONS, absence_shown
from ks_desktop.administration.page.lines import Call, Words
from ks_desktop.administration.page.team.part import Part
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import Absence, NurseSchedule
from ks_desktop.visits.service.absences import Absences
from ks_desktop.widgets.desk import Desk

WORDS = Words(
    name="absence",
    add=N_("Add absence"),
    empty=N_("No leave or absence is coming."),
    remove=N_("Remove this absence"),
)


class AwayPart(Part[Absence]):
    """Each line a stretch of absence, now or to come."""

    def __init__(self, desk: Desk, absences: Absences, parent: QWidget | None = None) -> None:
        self._absences = absences
        self._form = AbsenceForm(desk.clock.today)
        super().__init__(desk, WORDS, self._form, parent)

    @override
    def records(self, schedule: NurseSchedule) -> Sequence[Absence]:
        return schedule.absences

    @override
    def key(self, record: Absence) -> str:
        return str(record.id)

    @override
    def said(self, record: Absence) -> tuple[str, str]:
        return absence_shown(record), _(REASONS[record.reason])

    @override
    def fill(self, record: Absence | None) -> None:
        self._form.show_record(record)

    @override
    def saving_of(self, schedule: NurseSchedule) -> Call:
        before = self.record
        absence_id, version = (before.id, before.version) if before else (new_id(), 0)
        away = self._form.read(absence_id, schedule.member.user, version)
        return partial(self._absences.save, away, actor=self.desk.actor)

    @override
    def removing(self, record: Absence) -> Call:
        return partial(self._absences.remove, record.id, actor=self.desk.actor)
