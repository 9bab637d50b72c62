"""The right of the agenda: who waits for a visit, and the proposed times of the one who is chosen."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId, DaySpan
from ks_desktop.visits.domain import Accepted, Mode, Proposal, ToPlan
from ks_desktop.visits.page.blocks import Weeks
from ks_desktop.visits.page.offers import LIFT, MISSED, PAGE, SAFETY, STOP, WISHES, OffersCard, name_of_offers
from ks_desktop.visits.service import Visits
from ks_desktop.visits.table import COLUMNS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, column
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space
from ks_desktop.widgets.words import brief_day, clock_time

EVERYBODY: Final = "all"
MINE: Final = "mine"
NEAR: Final = "near"
_ROWS: Final = 4  # the heading and three women: less is no list
_NUMBERS: Final = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}


class PlanPane(QWidget):
    """The women who wait, whose weeks close first; Enter on one goes to her proposals, Enter again takes the first.

    Attributes:
        proposed: The proposals that stand there now, none when they are gone.
        booked: A visit was booked: the day.
        hours_wanted: No working days are set; she wants to set them.
        weeks_shown: When a visit suits the woman who is chosen: Weeks, None when nobody is.
        act_wanted: Something else is wanted for her: a word of `ACTS`, and her ToPlan.
    """

    proposed = Signal(object)
    booked = Signal(object)
    hours_wanted = Signal()
    weeks_shown = Signal(object)
    act_wanted = Signal(str, object)

    def __init__(self, desk: Desk, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visits = visits
        self._waiting: tuple[ToPlan, ...] = ()
        self._case: CaseId | None = None
        self._wanted: CaseId | None = None
        self._booked: CaseId | None = None  # whose visit was booked last, while its card still says so
        self._asked: tuple[date | None, date | None] = (None, None)
        self._goes_to_offers = False
        self._is_filling = False
        self.table = RecordsTable(
            COLUMNS, key=lambda entry: entry.key, name=N_("To plan"), empty=N_("Nobody waits for a visit.")
        )
        self.table.setObjectName("to_plan")
        self.table.setMinimumHeight(_ROWS * Size.ROW + Space.RELATED)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it takes what is left
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self._on_chosen)
        self.whose = Segments(
            ((EVERYBODY, N_("Everybody")), (MINE, N_("Mine")), (NEAR, N_("Her neighbourhood"))), "show"
        )
        self.whose.chosen.connect(self._on_filtered)
        self.card = OffersCard(desk)
        self.card.taken.connect(self.take)
        self.card.days_asked.connect(self._on_days_asked)
        self.card.hours_wanted.connect(self.hours_wanted)
        self.card.act_wanted.connect(self.act)
        self._heading = Card(N_("To plan"))
        self._heading.body.addWidget(self.whose)
        self._heading.body.addWidget(self.table, 1)
        self._heading.setMinimumHeight(_ROWS * Size.ROW + 2 * Size.CONTROL + 4 * Space.INSIDE)
        self.setLayout(column(self._heading, self.card, gap=Space.RELATED))

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The times that stand there now."""
        return self.card.proposals

    def refresh(self) -> None:
        """Fetch anew who waits."""
        self._desk.tasks.run(
            partial(self._visits.to_plan, actor=self._desk.actor), done=self._on_waiting, latest="to_plan"
        )

    def choose(self, case_id: CaseId) -> None:
        """Show the proposals of a woman, also of one who is not in the list, and go to the first."""
        self._wanted = case_id
        self._goes_to_offers = True
        self._select(case_id)
        self._ask(case_id)

    def entry(self) -> ToPlan | None:
        """Return the woman who is chosen, None when she is not in the list."""
        current = self.table.current()
        if current is not None and current.case_id == self._case:
            return current
        return next((entry for entry in self._waiting if entry.case_id == self._case), None)

    def entries(self) -> tuple[ToPlan, ...]:
        """Return everybody who waits, also who is not shown."""
        return self._waiting

    @Slot(int)
    def take(self, place: int) -> None:
        """Book the proposal at this place, from 0; nothing happens when there is none."""
        if place < len(self.card.proposals):
            proposal = self.card.proposals[place]
            self.card.hold()
            self._desk.tasks.run(
                partial(self._visits.accept, proposal, actor=self._desk.actor),
                done=partial(self._on_accepted, proposal),
                failed=self._on_refused,
                owner=self,
            )

    def show_booked(self, case_id: CaseId, day: str) -> None:
        """Say that a visit of hers was booked by hand, and go on with the list."""
        self._case, self._wanted, self._booked = None, None, case_id
        self.card.show_done(_("Planned: {day}", day=day))
        self.proposed.emit(())
        self.weeks_shown.emit(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, case_id: CaseId) -> None:
        entry = next((entry for entry in self._waiting if entry.case_id == case_id), None)
        if entry is not None:
            self.table.select(entry.key)

    @Slot(object)
    def _on_waiting(self, waiting: Sequence[ToPlan]) -> None:
        self._waiting = tuple(waiting)
        heading = n_("To plan: {count} woman", "To plan: {count} women", len(waiting))
        self._heading.set_heading(heading if waiting else N_("To plan"))
        self._fill()
        self._look_again({entry.case_id for entry in waiting})

    def _fill(self) -> None:
        self._is_filling = True
        self.table.set_records(self._shown())
        if self._wanted is not None:
            self._select(self._wanted)
        self._is_filling = False

    def _shown(self) -> list[ToPlan]:
        word, entry = self.whose.word(), self.entry()
        if word == MINE:
            return [each for each in self._waiting if each.nurse in {None, self._desk.actor}]
        if word == NEAR and entry is not None and entry.postcode4:
            return [each for each in self._waiting if each.postcode4 == entry.postcode4]
        return list(self._waiting)

    @Slot()
    def _on_filtered(self) -> None:
        self._fill()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_again(self, waiting: set[CaseId]) -> None:
        if (
            self._booked is not None and self._booked in waiting
        ):  # the booking was taken back: she may want another of the same times
            self._show_again(self._booked)
        else:
            self._keep_proposals(waiting)

    def _show_again(self, case_id: CaseId) -> None:
        """Show the proposals of a woman whose booking was taken back; the focus stays where it is."""
        self._is_filling = True
        self._select(case_id)
        self._is_filling = False
        self._ask(case_id)

    def _keep_proposals(self, waiting: set[CaseId]) -> None:
        """Fetch anew what is proposed; when she waits no more, take it away. What was just booked stays told."""
        if self._case is not None and self.card.proposals:
            self._ask(self._case, *self._asked)
        elif self._case is not None and self._case != self._wanted and self._case not in waiting:
            self._clear()

    @Slot(object)
    def _on_selected(self, entry: ToPlan | None) -> None:
        if self._is_filling:
            return
        if entry is None:
            self._clear()
        elif entry.case_id != self._case:
            self._wanted = None
            self._ask(entry.case_id)

    @Slot(object)
    def _on_chosen(self, entry: ToPlan) -> None:
        self._goes_to_offers = True
        if entry.case_id == self._case and self.card.proposals:
            self._go_to_offers()
        else:
            self._ask(entry.case_id)

    def _ask(self, case_id: CaseId, first: date | None = None, last: date | None = None) -> None:
        self._case, self._booked, self._asked = case_id, None, (first, last)
        entry = self.entry()
        best = None if entry is None else entry.best
        if entry is not None and best is not None:
            self.weeks_shown.emit(Weeks(possible=DaySpan(entry.opens_on, entry.closes_on), best=best))
        self._desk.tasks.run(
            partial(self._visits.proposals, case_id, actor=self._desk.actor, first=first, last=last),
            done=self._on_proposals,
            failed=self._on_none,
            owner=self,
            latest="proposals",
        )

    def _on_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        self.card.show_offers(self._name(), proposals, self._acts())
        self.proposed.emit(proposals)
        if self._goes_to_offers:
            self._go_to_offers()

    def _on_none(self, error: KsError) -> None:
        self.card.show_none(self._name(), error, self._acts())
        self.proposed.emit(())
        self._goes_to_offers = False

    def _acts(self) -> list[str]:
        """Return what else can be done for her now."""
        entry = self.entry()
        if entry is None:
            return [WISHES, PAGE]
        acts = [LIFT, WISHES, STOP, PAGE]
        if entry.mode is Mode.HOME:
            acts.append(SAFETY)
        return [*acts, MISSED] if entry.is_missed else acts

    @Slot(str)
    def act(self, word: str) -> None:
        """Do something else for the woman who is chosen: one of `ACTS`; nothing when it does not go with her."""
        entry = self.entry()
        if entry is not None and word in self._acts():
            self.act_wanted.emit(word, entry)

    def _name(self) -> str:
        entry = self.entry()
        if entry is None:
            return _("Proposals")
        return name_of_offers(entry.name, str(entry.age or ""), is_unknown_to_partner=entry.is_unknown_to_partner)

    def _go_to_offers(self) -> None:
        self._goes_to_offers = False
        self.card.focus_first()
        self.proposed.emit(self.card.proposals)

    def _on_accepted(self, proposal: Proposal, accepted: Accepted) -> None:
        del accepted  # its changes are announced by the tasks themselves
        day = local_day(proposal.starts_at)
        self.show_booked(proposal.case_id, f"{brief_day(day)} {clock_time(local_time(proposal.starts_at))}")
        self.booked.emit(day)

    def _on_refused(self, error: KsError) -> None:
        case_id = self._case
        self.card.show_none(self._name(), error, self._acts())
        self.proposed.emit(())
        self._desk.tasks.problem.emit(error)
        if case_id is not None and error.code == "taken":
            self._ask(case_id)

    @Slot(object, object)
    def _on_days_asked(self, first: date | None, last: date | None) -> None:
        if self._case is not None:
            self._goes_to_offers = True
            self._ask(self._case, first, last)

    def _clear(self) -> None:
        self._case, self._booked = None, None
        self.card.clear()
        self.proposed.emit(())
        self.weeks_shown.emit(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _NUMBERS and is_plain:
            self.take(_NUMBERS[key])
        elif key == Qt.Key.Key_Escape and self.card.proposals:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
