"""The right of the agenda: who waits for a visit, and the proposed times of the one who is chosen."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits.domain import Accepted, Mode, Proposal, ToPlan
from ks_desktop.visits.page.blocks import Weeks
from ks_desktop.visits.page.offers import LIFT, MISSED, PAGE, SAFETY, STOP, WISHES, OffersCard, name_of_offers
from ks_desktop.visits.page.waiting_list import WaitingList
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day, clock_time

_NUMBERS: Final = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}


class PlanPane(QWidget):
    """The women who wait, whose weeks close first; Enter on one goes to her proposals, Enter again takes the first.

    Attributes:
        proposed: The proposals that stand there now, none when they are gone.
        booked: A visit was booked: the day.
        hours_wanted: No working days are set; she wants to set them.
        weeks_shown: When a visit suits the woman who is chosen: Weeks, None when nobody is.
        act_wanted: Something else is wanted for her: a word of `ACTS`, and her ToPlan.
        shown: Her times, or why there are none, stand there: her ToPlan.
    """

    proposed = Signal(object)
    booked = Signal(object)
    hours_wanted = Signal()
    weeks_shown = Signal(object)
    act_wanted = Signal(str, object)
    shown = Signal(object)

    def __init__(self, desk: Desk, visits: Visits, travels: TravelCorrections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visits = visits
        self._case: CaseId | None = None
        self._kind = FIRST_VISIT
        self._is_team = False
        self._wanted: CaseId | None = None
        self._booked: CaseId | None = None  # whose visit was booked last, while its card still says so
        self._asked: tuple[date | None, date | None] = (None, None)
        self._goes_to_offers = False
        self._was_at_offers = False  # when something else was begun for her
        self.list = WaitingList(desk.actor)
        self.table = self.list.table
        self.list.selected.connect(self._on_selected)
        self.list.chosen.connect(self._on_chosen)
        self.card = OffersCard(desk, travels)
        self.card.taken.connect(self.take)
        self.card.days_asked.connect(self._on_days_asked)
        self.card.hours_wanted.connect(self.hours_wanted)
        self.card.act_wanted.connect(self.act)
        self.card.company.chosen.connect(self._on_company)
        self.setLayout(column(self.list, self.card, gap=Space.RELATED))

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The times that stand there now."""
        return self.card.proposals

    @property
    def colleagues(self) -> tuple[UserId, ...]:
        """Who comes along on the visit that is looked for."""
        user = self.card.company.user()
        return (user,) if user is not None else ()

    def refresh(self) -> None:
        """Fetch anew who waits."""
        self._desk.tasks.run(
            partial(self._visits.to_plan, actor=self._desk.actor), done=self._on_waiting, latest="to_plan"
        )

    def choose(self, case_id: CaseId) -> None:
        """Show the proposals of a woman, also of one who is not in the list, and go to the first."""
        self._wanted = case_id
        self._goes_to_offers = True
        self.list.select(case_id)
        self._ask(case_id)

    def go_on(self) -> None:
        """Go back to where she was when something else was begun: the times, else the list."""
        if self._was_at_offers and self.card.proposals:
            self.card.focus_first()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_at_offers = False

    def entry(self) -> ToPlan | None:
        """Return the woman who is chosen, None when she is not in the list."""
        return self.list.of_case(self._case)

    def show_team(self, names: Mapping[UserId, str], *, is_team: bool) -> None:
        """Look for times of the whole team, or of one nurse; `names` are those of colleagues."""
        self.card.names = {user: name for user, name in names.items() if user != self._desk.actor}
        self.card.company.know(self.card.names)
        if is_team != self._is_team:
            self._is_team = is_team
            if self._case is not None and self.card.proposals:
                self._ask(self._case, *self._asked)

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
        """Say that a visit of hers was booked, and go on with the next of the list, without waiting for a new list."""
        self._case, self._wanted, self._booked = None, None, case_id
        self.list.take_out(case_id)
        self.card.show_done(_("Planned: {day}", day=day))
        self.proposed.emit(())
        self.weeks_shown.emit(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_waiting(self, waiting: Sequence[ToPlan]) -> None:
        self.list.show_entries(waiting, self._wanted)
        self._look_again({entry.case_id for entry in waiting})

    def _look_again(self, waiting: set[CaseId]) -> None:
        if (
            self._booked is not None and self._booked in waiting
        ):  # the booking was taken back: she may want another of the same times
            self._show_again(self._booked)
        else:
            self._keep_proposals(waiting)

    def _show_again(self, case_id: CaseId) -> None:
        """Show the proposals of a woman whose booking was taken back; the focus stays where it is."""
        self.list.select(case_id, quietly=True)
        self._ask(case_id)

    def _keep_proposals(self, waiting: set[CaseId]) -> None:
        """Fetch anew what is proposed; when she waits no more, take it away. What was just booked stays told."""
        if self._case is not None and self.card.proposals:
            self._ask(self._case, *self._asked)
        elif self._case is not None and self._case != self._wanted and self._case not in waiting:
            self._clear()

    @Slot(object)
    def _on_selected(self, entry: ToPlan | None) -> None:
        if entry is None:
            self._clear()
        elif entry.key != (self._case, self._kind):
            self._wanted = None
            self._ask(entry.case_id)

    @Slot(object)
    def _on_chosen(self, entry: ToPlan) -> None:
        self._goes_to_offers = True
        if entry.key == (self._case, self._kind) and self.card.proposals:
            self._go_to_offers()
        else:
            self._ask(entry.case_id)

    def _ask(self, case_id: CaseId, first: date | None = None, last: date | None = None) -> None:
        if case_id != self._case:
            self.card.company.forget()
        self._case, self._booked, self._asked = case_id, None, (first, last)
        entry = self.entry()
        self._kind = FIRST_VISIT if entry is None else entry.contact_type
        best = None if entry is None else entry.best
        if entry is not None and best is not None:
            self.weeks_shown.emit(Weeks(possible=DaySpan(entry.opens_on, entry.closes_on), best=best))
        self._desk.tasks.run(
            partial(
                self._visits.proposals,
                case_id,
                actor=self._desk.actor,
                first=first,
                last=last,
                contact_type=self._kind,
                colleagues=self.colleagues,
                anybody=self._is_team,
            ),
            done=self._on_proposals,
            failed=self._on_none,
            owner=self,
            latest="proposals",
        )

    def _on_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        self.card.show_offers(self._name(), proposals, self._acts())
        self.proposed.emit(proposals)
        self.shown.emit(self.entry())
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
        """Do something else for the woman who is chosen: one of `ACTS`; nothing when it does not go with her.

        After a booking nobody is chosen; then it is for the woman at whom the list stands.
        """
        if self._case is None and self.table.current() is not None:
            self._on_selected(self.table.current())
        entry = self.entry()
        if entry is not None and word in self._acts():
            self._was_at_offers = self.card.has_focus()
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

    @Slot(object)
    def _on_company(self, _user: UserId | None) -> None:
        if self._case is not None:
            self._ask(self._case, *self._asked)

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
