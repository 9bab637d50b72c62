"""What a plan for everybody is to cover: from which day, how many weeks, and whose agenda."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Member
from ks_desktop.widgets.fields import ChoiceField, DateField, Option, TicksField
from ks_desktop.widgets.parts import Button, Card, Prose, column, label, row
from ks_desktop.widgets.theme import Space, Tone

WEEKS: Final = (1, 2, 3, 4)
USUAL_WEEKS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """What is to be planned; `nurses` is None for everybody."""

    first: date
    weeks: int
    nurses: frozenset[UserId] | None


class PlanAsking(QWidget):
    """Three questions with the usual answers filled in; Enter anywhere in it starts.

    Attributes:
        asked: Begin: the `PlanWish`.
        hours_wanted: Nobody has working days: set them.
    """

    asked = Signal(object)
    hours_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._members: tuple[Member, ...] = ()
        self._is_known = False  # whether there is a team at all
        self.nurses: TicksField | None = None
        self.first = DateField("first", N_("From"), today, lean=Lean.FUTURE)
        self.weeks = ChoiceField("weeks", N_("How many weeks"), [Option(str(count), str(count)) for count in WEEKS])
        self.first.set_value(today() + timedelta(days=1))
        self.weeks.set_value(str(USUAL_WEEKS))
        self._team = QWidget()
        self._team_box = column(gap=Space.NONE)
        self._team.setLayout(self._team_box)
        self._nobody = label(N_("Nobody has working days yet."), tone=Tone.ATTENTION, wrap=True)
        self._to_hours = Button(N_("Set working days"))
        self._to_hours.setObjectName("plan_hours")
        self._to_hours.clicked.connect(self.hours_wanted)
        self.wrong = label("", tone=Tone.ATTENTION, wrap=True)
        self.wrong.setObjectName("plan_wrong")
        self.start = Button(N_("Make a proposal"), part="primary")
        self.start.setObjectName("make_plan")
        self.start.clicked.connect(self.begin)
        self.first.editor.returnPressed.connect(self.begin)
        self._lay_out()
        self.setFocusProxy(self.start)

    def _lay_out(self) -> None:
        intro = N_(
            "Proposes a time for everybody who waits, all at once. What is agreed stays where it is, "
            "and nothing is booked until you say so."
        )
        card = Card(N_("Plan the whole list"))
        card.body.addWidget(Prose(intro, tone=Tone.MUTED))
        for part in (self.first, self.weeks, self._team, self._nobody, self._to_hours, self.wrong):
            card.body.addWidget(part)
        line = row(self.start)
        line.addStretch(1)
        card.body.addLayout(line)
        box = column(card)
        box.addStretch(1)
        self.setLayout(box)
        for part in (self._nobody, self._to_hours, self.wrong):
            part.hide()

    def show_team(self, members: Sequence[Member]) -> None:
        """Show whose agendas there are; whoever was left out stays left out."""
        if self._is_known and tuple(members) == self._members:
            return
        self._is_known = True
        out = self._left_out()
        self._members = tuple(members)
        if self.nurses is not None:
            self._team_box.removeWidget(self.nurses)
            self.nurses.hide()
            self.nurses.deleteLater()
            self.nurses = None
        if len(members) > 1:
            self.nurses = TicksField("nurses", N_("Whose agenda"), [Option(str(m.user), m.name) for m in members])
            self._team_box.addWidget(self.nurses)
            self.nurses.set_value([str(m.user) for m in members if m.user not in out])
        for part in (self._nobody, self._to_hours):
            part.setVisible(not members)
        if not members and self.start.hasFocus():
            self._to_hours.setFocus(Qt.FocusReason.OtherFocusReason)
        self.start.setEnabled(bool(members))

    def show_error(self, sentence: str) -> None:
        """Say why there is no plan; nothing when it is empty."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _left_out(self) -> set[UserId]:
        if self.nurses is None:
            return set()
        chosen = set(self.nurses.value())
        return {member.user for member in self._members if str(member.user) not in chosen}

    @Slot()
    def begin(self) -> None:
        """Ask for a plan, if the answers can be understood."""
        if not self.start.isEnabled():
            return
        self.show_error("")
        try:
            first = self.first.value() or self._today() + timedelta(days=1)
        except UserError as error:
            self.first.show_error(error.text())
            self.first.setFocus()
            return
        out = self._left_out()
        if out and len(out) == len(self._members):
            self.show_error(_("Choose at least one nurse."))
            return
        nurses = frozenset(member.user for member in self._members if member.user not in out) if out else None
        weeks = int(self.weeks.value() or USUAL_WEEKS)
        self.asked.emit(PlanWish(first=first, weeks=weeks, nurses=nurses))
