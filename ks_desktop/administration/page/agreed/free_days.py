"""The days on which nobody works: how holidays are kept, and days of one's own."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.form.free_day import FreeDayForm, holidays_form
from ks_desktop.administration.page.lines import Call, Lines, Words
from ks_desktop.coalition.domain import FreeDay
from ks_desktop.coalition.service.own_days import OwnDays
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Prose, column, row
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

_WORDS = Words(
    name="free_day",
    heading=N_("Days of your own"),
    add=N_("Add a day"),
    empty=N_("Every day is kept as the calendar says."),
    remove=N_("Keep it as the calendar says"),
)
_MOVED = N_(
    "A holiday that you keep on another day is two days here: the one on which you work, and the one on which nobody "
    "does. What is planned on a free day stays, and says so."
)


class FreeDayLines(Lines[FreeDay]):
    """Each line a day that is kept otherwise than the calendar says."""

    def __init__(self, desk: Desk, own_days: OwnDays, parent: QWidget | None = None) -> None:
        self._own_days = own_days
        self._form = FreeDayForm(desk.clock.today)
        super().__init__(desk, _WORDS, self._form, parent)

    @override
    def key(self, record: FreeDay) -> str:
        return record.day.isoformat()

    @override
    def said(self, record: FreeDay) -> tuple[str, str]:
        kept = _("nobody works") if record.is_free else _("we work")
        return short_day(record.day), f"{record.name}: {kept}"

    @override
    def fill(self, record: FreeDay | None) -> None:
        self._form.show_record(record)

    @override
    def saving(self) -> Call:
        day, before, actor = self._form.read(), self.record, self.desk.actor
        if before is None or before.day == day.day:
            return partial(self._own_days.save, day, actor=actor)

        def move() -> Changes:
            return self._own_days.save(day, actor=actor) | self._own_days.remove(before.day, actor=actor)

        return move

    @override
    def removing(self, record: FreeDay) -> Call:
        return partial(self._own_days.remove, record.day, actor=self.desk.actor)


class FreeDaysPane(QWidget):
    """A part of Beheer.

    Attributes:
        title: What it is called.
        told: A sentence for the message bar.
    """

    title = N_("Free days")
    told = Signal(str)

    def __init__(self, desk: Desk, own_days: OwnDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("free_days")
        self._desk, self._own_days = desk, own_days
        self.lines = FreeDayLines(desk, own_days)
        self.lines.stored.connect(self._on_stored)
        self.holidays = holidays_form()
        self.holidays.submitted.connect(self.submit)
        self.save = Button(N_("Save the holidays"))
        self.save.setObjectName("save_holidays")
        self.save.clicked.connect(self.submit)
        line = row(self.save)
        line.addStretch(1)
        box = column(self.lines, Prose(_MOVED, tone=Tone.MUTED), self.holidays, gap=Space.INSIDE)
        box.addLayout(line)
        box.addStretch(1)
        self.setLayout(box)

    def focus_first(self) -> None:
        """Begin with a new day."""
        self.lines.add.setFocus()

    def refresh(self) -> None:
        """Look again at the days."""
        listed = partial(self._own_days.listed, actor=self._desk.actor)
        self._desk.tasks.run(listed, done=self.lines.show_records, owner=self, latest="days")
        holidays = partial(self._own_days.holidays, actor=self._desk.actor)
        self._desk.tasks.run(holidays, done=self._on_holidays, owner=self, latest="holidays")

    def _on_holidays(self, kept: dict[str, str]) -> None:
        unsaved = self.holidays.unsaved()
        self.holidays.set_values({name: value for name, value in kept.items() if name not in unsaved})

    @Slot()
    def submit(self) -> None:
        """Keep how the two holidays are kept."""
        values = {name: str(value) for name, value in self.holidays.values().items() if value}
        call = partial(self._own_days.keep_holidays, values, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_kept, failed=self._on_refused, owner=self)

    def _on_kept(self, _changes: Changes) -> None:
        self.holidays.take_as_saved()
        self._on_stored()

    def _on_refused(self, error: KsError) -> None:
        self.holidays.show_errors(error)

    @Slot()
    def _on_stored(self) -> None:
        self.told.emit(_("Saved."))
        self.refresh()
