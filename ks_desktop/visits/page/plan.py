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
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import Accepted, Proposal, ToPlan
from ks_desktop.visits.page.days import DaysAsked
from ks_desktop.visits.page.offer import Offer
from ks_desktop.visits.service import Visits
from ks_desktop.visits.table import COLUMNS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Scrolling, column, label
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import brief_day, clock_time

MOST: Final = 3
_ROWS: Final = 4  # the heading and three women: less is no list
_NUMBERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}


class PlanPane(QWidget):
    """The women who wait, whose weeks close first; Enter on one goes to her proposals, Enter again takes the first.

    Attributes:
        proposed: The proposals that stand there now, none when they are gone.
        booked: A visit was booked: the day.
        hours_wanted: No working days are set; she wants to set them.
    """

    proposed = Signal(object)
    booked = Signal(object)
    hours_wanted = Signal()

    def __init__(self, desk: Desk, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visits = visits
        self._case: CaseId | None = None
        self._wanted: CaseId | None = None
        self._booked: CaseId | None = None  # whose visit was booked last, while its card still says so
        self._asked: tuple[date | None, date | None] = (None, None)
        self._goes_to_offers = False
        self._is_filling = False
        self._proposals: tuple[Proposal, ...] = ()
        self.table = RecordsTable(
            COLUMNS,
            key=lambda entry: entry.case_id,
            name=N_("To plan"),
            empty=N_("Nobody waits for a visit."),
        )
        self.table.setObjectName("to_plan")
        self.table.setMinimumHeight(_ROWS * Size.ROW + Space.RELATED)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it takes what is left
        self.table.selected.connect(self._on_selected)
        self.table.chosen.connect(self._on_chosen)
        self._heading = Card(N_("To plan"))
        self._heading.body.addWidget(self.table, 1)
        self.setLayout(column(self._heading, self._offers_card(), gap=Space.RELATED))

    def _offers_card(self) -> Card:
        self._card = Card("")
        self._card.body.setSpacing(Space.TIGHT)
        self._sentence = label("", tone=Tone.MUTED, wrap=True)
        self._sentence.setObjectName("why")
        self._to_hours = Button(N_("Set working days"))
        self._to_hours.setObjectName("set_hours")
        self._to_hours.clicked.connect(self.hours_wanted)
        self._offers = [Offer(place) for place in range(MOST)]
        for offer in self._offers:
            offer.taken.connect(self.take)
        self.days = DaysAsked(self._desk.clock.today)
        self.days.asked.connect(self._on_days_asked)
        self.days.opened.connect(self._on_days_opened)
        for part in (self._sentence, self._to_hours, *self._offers, self.days):
            self._card.body.addWidget(part)
        self._card.hide()
        return self._card

    def refresh(self) -> None:
        """Fetch anew who waits."""
        self._desk.tasks.run(
            partial(self._visits.to_plan, actor=self._desk.actor), done=self._on_waiting, latest="to_plan"
        )

    def choose(self, case_id: CaseId) -> None:
        """Show the proposals of a woman, also of one who is not in the list, and go to the first."""
        self._wanted = case_id
        self._goes_to_offers = True
        self.table.select(case_id)
        self._ask(case_id)

    @Slot(int)
    def take(self, place: int) -> None:
        """Book the proposal at this place, from 0; nothing happens when there is none."""
        if place < len(self._proposals):
            proposal, self._proposals = self._proposals[place], ()
            for offer in self._offers:
                offer.setEnabled(False)
            self._desk.tasks.run(
                partial(self._visits.accept, proposal, actor=self._desk.actor),
                done=partial(self._on_accepted, proposal),
                failed=self._on_refused,
                owner=self,
            )

    @Slot(object)
    def _on_waiting(self, waiting: Sequence[ToPlan]) -> None:
        heading = n_("To plan: {count} woman", "To plan: {count} women", len(waiting))
        self._heading.set_heading(heading if waiting else N_("To plan"))
        self._is_filling = True
        self.table.set_records(waiting)
        if self._wanted is not None:
            self.table.select(self._wanted)
        self._is_filling = False
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
        self._is_filling = True
        self.table.select(case_id)
        self._is_filling = False
        self._ask(case_id)

    def _keep_proposals(self, waiting: set[CaseId]) -> None:
        """Fetch anew what is proposed; when she waits no more, take it away. What was just booked stays told."""
        if self._case is not None and self._proposals:
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
        if entry.case_id == self._case and self._proposals:
            self._go_to_offers()
        else:
            self._ask(entry.case_id)

    def _ask(self, case_id: CaseId, first: date | None = None, last: date | None = None) -> None:
        self._case, self._booked, self._asked = case_id, None, (first, last)
        self._desk.tasks.run(
            partial(self._visits.proposals, case_id, actor=self._desk.actor, first=first, last=last),
            done=self._on_proposals,
            failed=self._on_none,
            owner=self,
            latest="proposals",
        )

    def _on_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        self._show(proposals, "")
        if self._goes_to_offers:
            self._go_to_offers()

    def _on_none(self, error: KsError) -> None:
        self._show((), error.text())
        self._to_hours.setVisible(error.code == "no_hours")
        self.days.setVisible(error.code in _DAYS_HELP)
        self._goes_to_offers = False

    def _show(self, proposals: tuple[Proposal, ...], sentence: str) -> None:
        self._proposals = proposals
        self._card.set_heading(self._name())
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._to_hours.hide()
        self.days.clear()
        self.days.show()
        for place, offer in enumerate(self._offers):
            offer.show_proposal(proposals[place] if place < len(proposals) else None)
        self._card.show()
        self.proposed.emit(proposals)

    @Slot()
    def _on_days_opened(self) -> None:
        # The dates take the place of the proposals: both would not fit, and she wants others.
        for offer in self._offers:
            offer.hide()

    def _name(self) -> str:
        entry = self.table.current()
        if entry is not None and entry.case_id == self._case:
            named = f"{entry.name} {entry.age or ''}".strip()
            warning = _("her partner may not know") if entry.is_unknown_to_partner else ""
            return " · ".join(part for part in (named, warning) if part)
        return _("Proposals")

    def _go_to_offers(self) -> None:
        self._goes_to_offers = False
        self._offers[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_visible(self._offers[0])
        self.proposed.emit(self._proposals)

    def _make_visible(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, Scrolling):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()

    def _on_accepted(self, proposal: Proposal, accepted: Accepted) -> None:
        del accepted  # its changes are announced by the tasks themselves
        day = local_day(proposal.starts_at)
        self._case, self._wanted, self._booked = None, None, proposal.case_id
        self._show((), "")
        self._card.set_heading(
            _("Planned: {day} {time}", day=brief_day(day), time=clock_time(local_time(proposal.starts_at)))
        )
        self.days.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.booked.emit(day)

    def _on_refused(self, error: KsError) -> None:
        case_id = self._case
        self._show((), error.text())
        self._desk.tasks.problem.emit(error)
        if case_id is not None and error.code == "taken":
            self._ask(case_id)

    @Slot(object, object)
    def _on_days_asked(self, first: date | None, last: date | None) -> None:
        if self._case is not None:
            self._goes_to_offers = True
            self._ask(self._case, first, last)

    def _clear(self) -> None:
        self._case, self._booked, self._proposals = None, None, ()
        self._card.hide()
        self.proposed.emit(())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _NUMBERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.take(_NUMBERS[key])
        elif key == Qt.Key.Key_Escape and self._proposals:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


_DAYS_HELP = frozenset({"window_passed", "window_ahead", "pregnancy_over", "span_past", "no_working_day", "all_full"})
