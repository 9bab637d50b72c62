"""Working days and team: who visits, when, where from, and what takes her up otherwise."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ks_desktop.administration.page.team.away import AwayPart
from ks_desktop.administration.page.team.blocks import BlocksPart
from ks_desktop.administration.page.team.outside import OutsideCard
from ks_desktop.administration.page.team.part import Part
from ks_desktop.administration.page.team.profile import ProfilePart
from ks_desktop.administration.page.team.weeks import WeeksPart
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.visits.domain import Member, NurseSchedule, Scheduled
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Space, Tone

_PARTS: Final = (
    ("week", N_("Working weeks")),
    ("absence", N_("Away")),
    ("block", N_("Fixed blocks")),
    ("nurse", N_("On the road and for whom")),
)
NOBODY: Final = N_("Nobody has working days: no visit can be planned. Give at least one nurse a working week.")


class TeamPane(QWidget):
    """One nurse at a time: her weeks, absence, blocks and profile.

    Attributes:
        title: what the part of Beheer is called.
        told: A sentence for the message bar.
    """

    title = N_("Working days and team")
    told = Signal(str)

    def __init__(self, desk: Desk, schedules: Schedules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("team")
        self._desk, self._schedules = desk, schedules
        self._members: tuple[Member, ...] = ()
        self.nurse: UserId = desk.actor
        self.who: ChoiceField | None = None
        self.nobody = label(NOBODY, tone=Tone.ATTENTION, wrap=True)
        self.nobody.setObjectName("nobody_works")
        self.nobody.hide()
        self.outside = OutsideCard(desk, schedules)
        self.weeks = WeeksPart(desk, schedules)
        self.away = AwayPart(desk, schedules.absences)
        self.blocks = BlocksPart(desk, schedules.blocks)
        self.profile = ProfilePart(desk, schedules)
        self.tabs = Segments(_PARTS, "team")
        self.parts: tuple[Part[Any] | ProfilePart, ...] = (self.weeks, self.away, self.blocks, self.profile)
        for part in self.parts:
            part.stored.connect(self._on_stored)
        self._make_colleague()
        self._lay_out()
        self.tabs.chosen.connect(self.show_part)
        self.outside.replanned.connect(self._on_replanned)

    def _make_colleague(self) -> None:
        self.add = Button(N_("Add a colleague"), Icon.ADD)
        self.add.setObjectName("add_colleague")
        self.colleague = Form(
            (
                FormSection(
                    N_("A colleague"),
                    (
                        LineField(
                            "full_name",
                            N_("Her name"),
                            hint=N_("Her visits are planned here; she gets no key to this program with it"),
                        ),
                    ),
                ),
            )
        )
        self.colleague.hands_in_at_end = True
        self.store_colleague = Button(N_("Add to the team"), part="primary")
        self.store_colleague.setObjectName("store_colleague")
        self._colleague_box = QWidget()
        line = row(self.store_colleague)
        line.addStretch(1)
        self._colleague_box.setLayout(column(self.colleague, line))
        self._colleague_box.hide()
        self.add.clicked.connect(self._on_add)
        self.store_colleague.clicked.connect(self.submit_colleague)
        self.colleague.submitted.connect(self.submit_colleague)

    def _lay_out(self) -> None:
        self._top: QHBoxLayout = row(gap=Space.INSIDE)
        self._top.addWidget(self.add)
        box = column(self.nobody, gap=Space.INSIDE)
        box.addLayout(self._top)
        for widget in (self._colleague_box, self.outside, self.tabs, *self.parts):
            box.addWidget(widget)
        box.addStretch(1)
        self.setLayout(box)
        self.show_part(_PARTS[0][0])

    def know(self, municipalities: tuple[Municipality, ...]) -> None:
        """Understand the names of these municipalities."""
        self.profile.know(municipalities)

    @Slot(str)
    def show_part(self, word: str) -> None:
        """Show one part of what is set about her."""
        self.tabs.show_word(word)
        for (name, _title), part in zip(_PARTS, self.parts, strict=True):
            part.setVisible(name == word)

    def focus_first(self) -> None:
        """Begin with who it is about."""
        if self.who is not None:
            self.who.setFocus()

    def refresh(self) -> None:
        """Look again who is in the team, and at the one who is shown."""
        call = partial(self._schedules.everybody, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_members, owner=self, latest="members")

    def _on_members(self, members: tuple[Member, ...]) -> None:
        known = [member.user for member in members]
        if [(m.user, m.name, m.profile.is_planned) for m in members] != [
            (m.user, m.name, m.profile.is_planned) for m in self._members
        ]:
            self._show_who(members)
        self._members = members
        self.nobody.setVisible(not any(member.has_hours and member.profile.is_planned for member in members))
        if self.nurse not in known and known:
            self.nurse = known[0]
        self._show_nurse()

    def _show_who(self, members: Sequence[Member]) -> None:
        if self.who is not None:
            self._top.removeWidget(self.who)
            self.who.hide()
            self.who.deleteLater()
        options = [Option(str(member.user), _named(member)) for member in members]
        self.who = ChoiceField("nurse", N_("Who"), options, as_list=True)
        self.who.set_value(str(self.nurse))
        self.who.edited.connect(self._on_who)
        self._top.insertWidget(0, self.who, 1)

    @Slot()
    def _on_who(self) -> None:
        if self.who is None or not self.who.value():
            return
        self.nurse = next(member.user for member in self._members if str(member.user) == self.who.value())
        self._show_nurse()

    def _show_nurse(self) -> None:
        call = partial(self._schedules.of, self.nurse, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_schedule, owner=self, latest="schedule")

    def _on_schedule(self, schedule: NurseSchedule) -> None:
        self.outside.show_outside(schedule.outside)
        for part in self.parts:
            part.show_schedule(schedule)

    @Slot(object)
    def _on_stored(self, scheduled: Scheduled | None) -> None:
        if scheduled is not None:
            said = n_(
                "Saved. {count} booked visit lies outside it now and stays: look above.",
                "Saved. {count} booked visits lie outside it now and stay: look above.",
                len(scheduled.outside),
            )
            self.told.emit(said if scheduled.outside else _("Saved."))
        self.refresh()

    @Slot()
    def _on_replanned(self) -> None:
        self.told.emit(_("To be planned again. Ctrl+Z takes it back."))
        self.refresh()

    @Slot()
    def _on_add(self) -> None:
        is_shown = self._colleague_box.isHidden()
        self._colleague_box.setVisible(is_shown)
        if is_shown:
            self.colleague.focus_first()

    @Slot()
    def submit_colleague(self) -> None:
        """Put the colleague in the team, or say what is wrong."""
        self.colleague.clear_errors()
        name = str(self.colleague.field("full_name").value())
        call = partial(self._schedules.add_colleague, name, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_colleague, failed=self._on_refused, owner=self)

    def _on_colleague(self, _changes: Changes) -> None:
        self.colleague.clear()
        self._colleague_box.hide()
        self.told.emit(_("In the team. Choose her above, and give her a working week."))
        self.refresh()

    def _on_refused(self, error: KsError) -> None:
        self.colleague.show_errors(error)


def _named(member: Member) -> str:
    return member.name if member.profile.is_planned else _("{name} (makes no visits)", name=member.name)
