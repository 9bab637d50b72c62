"""What comes back in the week of a nurse: the series, and the times to come of the one that is open."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.form.block import BlockForm, Kept
from ks_desktop.administration.form.describing import rule_shown, time_shown
from ks_desktop.administration.page.lines import Call, Words, clear
from ks_desktop.administration.page.team.part import Part
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import BlockDay, NurseSchedule, Series
from ks_desktop.visits.service.blocks import Blocks
from ks_desktop.visits.travel import place_name
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, column, row, typed
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import short_day

WORDS = Words(
    name="block",
    add=N_("Add a fixed block"),
    empty=N_("Nothing comes back in her week, such as a surgery or a meeting."),
    remove=N_("Remove the whole series"),
)


_BESIDE = "|"  # between what stands open and which time of it, in a draft


class _Scope(Enum):
    ALL = auto()
    ONE = auto()
    LATER = auto()


class BlocksPart(Part[Series]):
    """Each line a series. Under its form stand its next times, each to change, to leave out, or to begin anew at."""

    def __init__(self, desk: Desk, blocks: Blocks, parent: QWidget | None = None) -> None:
        self._blocks = blocks
        self._form = BlockForm(desk.clock.today)
        self._scope = _Scope.ALL
        self._time: BlockDay | None = None
        self.times = column(gap=Space.TIGHT)
        self.coming = Card(N_("Next times"))
        super().__init__(desk, WORDS, self._form, parent)
        self.coming.body.addLayout(self.times)
        self.below.addWidget(self.coming)
        self.coming.hide()

    @override
    def records(self, schedule: NurseSchedule) -> Sequence[Series]:
        return schedule.series

    @override
    def key(self, record: Series) -> str:
        return str(record.id)

    @override
    def said(self, record: Series) -> tuple[str, str]:
        place = place_name(record.block.postcode)
        return record.block.label, " · ".join(part for part in (rule_shown(record.block), place) if part)

    @override
    def fill(self, record: Series | None) -> None:
        self._scope, self._time = _Scope.ALL, None
        self._form.show_record(record.block if record else None)
        self._show_times(record)

    @override
    def open_key(self) -> str:
        time = f"{_BESIDE}{self._scope.name}{_BESIDE}{self._time.original}" if self._time else ""
        return super().open_key() + time

    @override
    def reopen(self, key: str) -> bool:
        series, *time = key.split(_BESIDE)
        if not super().reopen(series) or not time:
            return not self.editor.isHidden()
        scope, original = time
        day = next((d for d in self.record.coming if d.original.isoformat() == original), None) if self.record else None
        if day is None:  # that time is gone: what was typed for it must not count for the others
            self.leave()
            return False
        self.open_time(day, _Scope[scope])
        return True

    @override
    def refreshed(self) -> None:
        self._show_times(self.record)

    @override
    def _leave(self) -> None:
        super()._leave()
        self.coming.hide()

    def _show_times(self, record: Series | None) -> None:
        clear(self.times)
        self.coming.setVisible(record is not None)
        if record is None:
            return
        today = self.desk.clock.today()
        skipped = [day for day, change in record.changed.items() if change is None and day >= today]
        shown: list[tuple[date, BlockDay | None]] = [(day.original, day) for day in record.coming]
        for original, day in sorted([*shown, *((day, None) for day in skipped)], key=lambda each: each[0]):
            self.times.addWidget(self._time_line(record, original, day))

    def _time_line(self, record: Series, original: date, day: BlockDay | None) -> QWidget:
        is_by_hand = original in record.changed
        said = time_shown(day) if day else _("{day}: left out", day=short_day(original))
        if day and is_by_hand:
            said = _("{time}, changed by hand", time=said)
        line = row(typed(said, wrap=True), gap=Space.TIGHT)
        line.setStretch(0, 1)
        if day:
            line.addWidget(_link(N_("Only this time"), "only", partial(self.open_time, day, _Scope.ONE)))
            line.addWidget(_link(N_("From here on"), "later", partial(self.open_time, day, _Scope.LATER)))
            line.addWidget(_link(N_("Leave out"), "skip", partial(self._skip, record, original)))
        if is_by_hand:
            line.addWidget(_link(N_("As the others again"), "restore", partial(self._restore, record, original)))
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def open_time(self, day: BlockDay, scope: _Scope) -> None:
        """Show one time in the form, to change only that, or all from there on."""
        if self.record is None:
            return
        self.form.flush_draft()
        self.form.clear()
        self._scope, self._time = scope, day
        if scope is _Scope.ONE:
            self._form.show_time(day)
            self.save.setText(_("Save only {day}", day=short_day(day.day)))
            self.remove.hide()
        else:
            self._form.show_record(self.record.block)
            self._form.set_values({"block_day": day.original})
            self.save.setText(_("Save from {day} on", day=short_day(day.original)))
            self.remove.setText(_("End the series before this day"))
            self.remove.show()
        self.form.take_as_saved()
        self.form.focus_first()

    def _skip(self, record: Series, original: date) -> None:
        self.run(partial(self._blocks.skip, record.id, original, actor=self.desk.actor))

    def _restore(self, record: Series, original: date) -> None:
        self.run(partial(self._blocks.restore, record.id, original, actor=self.desk.actor))

    @override
    def saving_of(self, schedule: NurseSchedule) -> Call:
        actor = self.desk.actor
        if self.record is None:
            block = self._form.read(Kept(id=new_id(), user=schedule.member.user))
            return partial(self._blocks.add, block, actor=actor)
        if self._scope is _Scope.ONE and self._time is not None:
            return partial(self._blocks.change_day, self._form.read_time(self._time), actor=actor)
        stored = self.record.block
        block = self._form.read(Kept(id=stored.id, user=stored.user, version=stored.version))
        if self._scope is _Scope.LATER and self._time is not None:
            return partial(self._blocks.change_from, block, self._time.original, actor=actor)
        return partial(self._blocks.change_all, block, actor=actor)

    @override
    def removing(self, record: Series) -> Call:
        if self._scope is _Scope.LATER and self._time is not None:
            return partial(self._blocks.remove, record.id, original=self._time.original, actor=self.desk.actor)
        return partial(self._blocks.remove, record.id, actor=self.desk.actor)


def _link(text: str, name: str, act: Callable[[], object]) -> Button:
    made = Button(text, part="link")
    made.setObjectName(f"{name}_time")
    made.clicked.connect(act)
    return made
