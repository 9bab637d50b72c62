"""What planning knows of a nurse, in a form that always stands open."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.form.nurse import NurseForm
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.domain import NurseSchedule, Scheduled
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, column, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.unsaved import STALE, kept, put_back


class ProfilePart(QWidget):
    """Where she starts, how she travels, where and in which languages she visits.

    Attributes:
        stored: It was stored: the `Scheduled` that came of it.
    """

    stored = Signal(object)

    def __init__(self, desk: Desk, schedules: Schedules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("part_profile")
        self._desk, self._schedules = desk, schedules
        self._schedule: NurseSchedule | None = None
        self._keeper = Keeper(desk, "team.profile", self)
        self.form = NurseForm()
        self.status = StatusLine()
        self.status.give_room_back()
        self.save = Button(N_("Save"), part="primary")
        self.save.setObjectName("save_nurse")
        line = row(self.save)
        line.addStretch(1)
        box = column(self.status, self.form, gap=Space.INSIDE)
        box.addLayout(line)
        box.addStretch(1)
        self.setLayout(box)
        self.save.clicked.connect(self.submit)
        self.form.submitted.connect(self.submit)
        self.form.draft_due.connect(self._on_draft_due)

    def know(self, municipalities: tuple[Municipality, ...]) -> None:
        """Understand the names of these municipalities."""
        self.form.know(municipalities)

    def show_schedule(self, schedule: NurseSchedule) -> None:
        """Show a nurse; what is typed about the same one stays."""
        before = self._schedule
        is_same = before is not None and before.member.user == schedule.member.user
        self.form.flush_draft()
        typed = kept(self.form) if is_same else {}
        if not is_same:
            self.form.clear()
            self.status.tell("")
        self._schedule = schedule
        self.form.show_record(schedule.member.profile)
        put_back(self.form, typed)
        self._keeper.find(self._subject(), partial(self._on_draft_found, schedule))

    def _subject(self) -> str:
        return "" if self._schedule is None else str(self._schedule.member.user)

    @Slot()
    def _on_draft_due(self) -> None:
        if self._schedule is not None:
            found: dict[str, Any] = kept(self.form)
            self._keeper.keep(self._subject(), found)

    def _on_draft_found(self, asked: NurseSchedule, draft: Draft) -> None:
        if draft and asked is self._schedule and (told := put_back(self.form, draft)):
            self.status.tell(told, Tone.ATTENTION)

    @Slot()
    def submit(self) -> None:
        """Store it, or say at each field what is wrong."""
        if self._schedule is None or not self.form.isEnabled():
            return
        self.form.flush_draft()
        self.form.clear_errors()
        try:
            profile = self.form.read(self._schedule.member.profile)
        except UserError as error:
            self.form.show_errors(error)
            return
        self.form.setEnabled(False)
        call = partial(self._schedules.set_profile, profile, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    def _on_stored(self, scheduled: Scheduled) -> None:
        self.form.setEnabled(True)
        self.form.take_as_saved()
        self._keeper.keep(self._subject(), {})
        self.status.tell("")
        self.stored.emit(scheduled)

    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            self.status.tell(_(STALE), Tone.ATTENTION)
            self.stored.emit(None)
            return
        self.form.show_errors(error)
