"""The week proposal beside the agenda: ask for a plan for everybody, watch it being made, accept all, some or none."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError, each
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes, UserId
from ks_desktop.visits.domain import Accepted, Member, Proposal
from ks_desktop.visits.domain.week_proposal import AcceptedPlan, LeftOut
from ks_desktop.visits.page.week_proposal.asking import PlanAsking, PlanWish
from ks_desktop.visits.page.week_proposal.entries import Shown
from ks_desktop.visits.page.week_proposal.making import (
    LookedAgain,
    Made,
    PlanServices,
    booked_words,
    looked_again,
    make_plan,
)
from ks_desktop.visits.page.week_proposal.result import PlanResult
from ks_desktop.visits.page.week_proposal.working import PlanWorking
from ks_desktop.visits.planning.conflict import ConflictError
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.visits.service.asking import PlanQuestion
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.tasks import LongTask

__all__ = ["PlanServices", "WeekProposalPane"]


class WeekProposalPane(QWidget):
    """Plans the whole list at once. What was found stays until she closes it or asks again.

    Attributes:
        left: Back to the list; a plan that is being made goes on.
        accepted: Visits were booked: the first day.
        case_chosen: Her page: the case.
        proposed: The rows that are ticked now, for the grid; none when there is no proposal.
        hours_wanted: Set working days.
    """

    left = Signal()
    accepted = Signal(object)
    case_chosen = Signal(object)
    proposed = Signal(object)
    hours_wanted = Signal()
    _told = Signal(int, str)

    def __init__(self, desk: Desk, services: PlanServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("week_proposal")
        self._desk = desk
        self._services = services
        self._task: LongTask | None = None
        self._shown: Shown | None = None
        self._question: PlanQuestion | None = None
        self._seen: dict[CaseId, frozenset[str]] = {}  # what she was told stands against a time that would help
        self._names: dict[UserId, str] = {}
        self.asking = PlanAsking(desk.clock.today)
        self.working = PlanWorking()
        self.result = PlanResult()
        self._parts = QStackedWidget()
        for part in (self.asking, self.working, self.result):
            self._parts.addWidget(part)
        self.setLayout(column(self._parts))
        self.asking.asked.connect(self.make)
        self.asking.hours_wanted.connect(self.hours_wanted)
        self.working.stopped.connect(self.stop)
        self._told.connect(self.working.show_progress)
        self.result.accepted.connect(self._on_accepted)
        self.result.looked.connect(self._on_looked)
        self.result.helped.connect(self._on_helped)
        self.result.explained.connect(self._on_explained)
        self.result.page_wanted.connect(self.case_chosen)
        self.result.proposed.connect(self.proposed)
        self.result.again_wanted.connect(self.close_plan)
        desk.tasks.changed.connect(self.on_changes)  # also of what is done or undone on another page
        self._turn_to(self.asking)

    def begin(self) -> None:
        """Show where she was: the questions, the bar or the proposal; and go to what is done there first."""
        tasks, services, actor = self._desk.tasks, self._services, self._desk.actor
        tasks.run(partial(services.schedules.everybody, actor=actor), done=self._on_team, owner=self, latest="team")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._shown is not None and self._task is None:
            self.proposed.emit(self.result.ticked_rows())

    def is_working(self) -> bool:
        """Tell whether a plan is being made."""
        return self._task is not None

    @Slot(object)
    def make(self, wish: PlanWish) -> None:
        """Begin to make a plan; nothing happens while one is being made."""
        if self._task is not None:
            return
        self.working.begin()
        self._turn_to(self.working)
        services, actor, tell = self._services, self._desk.actor, self._told.emit
        self._task = self._desk.tasks.run_long(
            lambda task: make_plan(services, wish, task, tell, actor=actor),
            N_("Making a proposal"),
            done=self._on_made,
            failed=self._on_failed,
            owner=self,
            stops_at_lock=True,
        )
        self._task.ended.connect(self._on_ended)

    @Slot()
    def stop(self) -> None:
        """Stop, and show the best so far."""
        if self._task is not None:
            self.working.show_stopping()
            self._task.cancel()

    @Slot()
    def close_plan(self) -> None:
        """Throw the proposal away and ask anew."""
        self._shown = None
        self.result.show_told("")
        self._turn_to(self.asking)
        self.proposed.emit(())

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """See whether a booking was taken back, or somebody looked at the safety elsewhere."""
        if changes.visits and self._shown is not None:
            services, actor, plan = self._services, self._desk.actor, self._shown.plan
            self._desk.tasks.run(
                partial(looked_again, services, plan, actor=actor),
                done=self._on_looked_again,
                owner=self,
                latest="again",
            )

    def _turn_to(self, part: QWidget) -> None:
        has_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._parts.setCurrentWidget(part)
        self.setFocusProxy(part)
        if has_focus:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_team(self, members: tuple[Member, ...]) -> None:
        self._names = {member.user: member.name for member in members}
        self.asking.show_team([member for member in members if member.profile.is_planned and member.has_hours])

    @Slot()
    def _on_ended(self) -> None:
        self._task = None

    def _on_made(self, made: Made) -> None:
        self._question = made.question
        self._shown = Shown(plan=made.plan, colours=made.colours, names={**self._names, **made.question.names})
        self.result.show_told(
            _("You stopped: this is the best that was found until then.") if made.plan.is_stopped else ""
        )
        self._turn_to(self.result)
        self.result.show_plan(self._shown, self._desk.clock.today(), is_new=True)

    def _on_failed(self, error: KsError) -> None:
        self._turn_to(self.asking)
        self.asking.show_error(error.text())

    @Slot(object)
    def _on_accepted(self, case_ids: tuple[CaseId, ...]) -> None:
        if self._shown is not None:
            self.result.book.setEnabled(False)
            plan, services, actor = self._shown.plan, self._services, self._desk.actor
            self._desk.tasks.run(
                partial(services.proposals.accept, plan, case_ids, actor=actor),
                done=self._on_booked,
                failed=self._on_not_booked,
                owner=self,
            )

    def _on_booked(self, accepted: AcceptedPlan) -> None:
        if self._shown is None:
            return
        refused = {row.case_id: row.why.text() for row in accepted.refused}
        days = [row.day for row in self._shown.rows if row.case_id in accepted.booked]
        self._shown = replace(self._shown, refused=refused)
        self._show_booked(accepted.booked, booked_words(len(accepted.booked), len(refused)))
        if days:
            self.accepted.emit(min(days))

    def _show_booked(self, case_ids: Iterable[CaseId], words: str) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, booked=frozenset(self._shown.booked) | frozenset(case_ids))
            self.result.show_told(words)
            self.result.show_plan(self._shown, self._desk.clock.today())

    def _on_not_booked(self, error: KsError) -> None:
        self.result.show_told(error.text())
        self.result.book.setEnabled(bool(self.result.ticked_rows()))

    @Slot(object)
    def _on_explained(self, entry: LeftOut) -> None:
        """Look what would help her: of many that is only done for who is looked at."""
        if self._shown is not None and self._question is not None:
            call = partial(self._services.proposals.helped, self._question, self._shown.plan, entry)
            self._desk.tasks.run_aside(call, done=self._on_found, owner=self, latest="helped")

    def _on_found(self, found: LeftOut) -> None:
        if self._shown is not None:
            left = tuple(found if one.case_id == found.case_id else one for one in self._shown.plan.left_out)
            self._shown = replace(self._shown, plan=replace(self._shown.plan, left_out=left))
            self.result.show_plan(self._shown, self._desk.clock.today())

    @Slot(object)
    def _on_helped(self, entry: LeftOut) -> None:
        """Book the time that would help; what stands against it is said first, and a second time it is done."""
        helps = entry.helps
        if helps is None or helps.proposal is None:
            return
        time, seen = helps.proposal, self._seen.get(entry.case_id, frozenset())
        call = partial(
            self._services.moving.book,
            entry.case_id,
            entry.contact_type,
            time.starts_at,
            time.minutes,
            time.nurse,
            time.mode,
            actor=self._desk.actor,
            despite=seen,
        )
        self._desk.tasks.run(
            call,
            done=partial(self._on_helped_done, entry, time),
            failed=partial(self._on_help_refused, entry),
            owner=self,
        )

    def _on_helped_done(self, entry: LeftOut, time: Proposal, _accepted: Accepted) -> None:
        if self._shown is not None:
            self._show_booked({entry.case_id}, booked_words(1, 0))
            self.accepted.emit(time.day)

    def _on_help_refused(self, entry: LeftOut, error: KsError) -> None:
        told = each(error) if isinstance(error, UserError) else (error,)
        words = " ".join(one.text() for one in told)
        if all(isinstance(one, ConflictError) and not one.is_hard for one in told):
            self._seen[entry.case_id] = frozenset(one.code for one in told)
            words = _("{why} Press again to book it all the same.", why=words)
        self.result.show_told(words)

    def _on_looked_again(self, now: LookedAgain) -> None:
        if self._shown is None:
            return
        back = now.waiting & frozenset(self._shown.booked)
        if back:
            self.result.show_told("")
        booked = frozenset(self._shown.booked) - back
        self._shown = replace(self._shown, plan=now.plan, booked=booked, colours=now.colours)
        self.result.show_plan(self._shown, self._desk.clock.today())

    @Slot(object, object)
    def _on_looked(self, case_id: CaseId, colour: SafetyColour) -> None:
        call = partial(self._services.safety.look, case_id, colour, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_look_kept, case_id, colour), owner=self)

    def _on_look_kept(self, case_id: CaseId, colour: SafetyColour, _changes: Changes) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, colours={**(self._shown.colours or {}), case_id: colour})
            self.result.show_plan(self._shown, self._desk.clock.today())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.proposed.emit(())
            self.left.emit()
        else:
            super().keyPressEvent(event)
