"""The week patterns of a nurse."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.form.describing import pattern_shown, span_shown
from ks_desktop.administration.form.week import WeekForm
from ks_desktop.administration.page.lines import Call, Words
from ks_desktop.administration.page.team.part import Part
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import NurseSchedule, WeekPattern
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.widgets.desk import Desk

WORDS = Words(
    name="week",
    add=N_("Another working week from a day on"),
    empty=N_("No working days yet: nobody can be planned for her."),
    remove=N_("Remove this working week"),
)


class WeeksPart(Part[WeekPattern]):
    """Each line a week pattern, the newest first."""

    def __init__(self, desk: Desk, schedules: Schedules, parent: QWidget | None = None) -> None:
        self._schedules = schedules
        self._form = WeekForm(desk.clock.today)
        super().__init__(desk, WORDS, self._form, parent)

    @override
    def records(self, schedule: NurseSchedule) -> Sequence[WeekPattern]:
        return schedule.patterns

    @override
    def key(self, record: WeekPattern) -> str:
        return record.valid_from.isoformat()

    @override
    def said(self, record: WeekPattern) -> tuple[str, str]:
        return span_shown(record.valid_from, record.valid_until), pattern_shown(record)

    @override
    def fill(self, record: WeekPattern | None) -> None:
        self._form.show_record(record)

    @override
    def saving_of(self, schedule: NurseSchedule) -> Call:
        hours = self._form.read(schedule.member.user)
        instead = None if self.record is None else self.record.valid_from
        return partial(self._schedules.set_hours, hours, actor=self.desk.actor, instead_of=instead)

    @override
    def removing(self, record: WeekPattern) -> Call:
        user = record.hours[0].user
        return partial(self._schedules.remove_hours, user, record.valid_from, actor=self.desk.actor)
