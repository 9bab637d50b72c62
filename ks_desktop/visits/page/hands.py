"""What is done by hand in the grid: a visit is moved, a woman of the list gets a time, each with its check."""

from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot

from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import AppointmentId, DaySpan, UserId
from ks_desktop.visits.domain import Accepted, Appointment, Companion, CompanionKind, DayStop, Details, ToPlan
from ks_desktop.visits.page.blocks import minute_of, nurse_column
from ks_desktop.visits.page.carrying import Carrier
from ks_desktop.visits.page.lifting import Lifted, Lifting
from ks_desktop.visits.page.plan import PlanPane
from ks_desktop.visits.page.verdict import VerdictLine
from ks_desktop.visits.page.week import WeekPane
from ks_desktop.visits.service.checking import Move
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.week_plan import Ghost

_TEN = 10 * 60


class Hands(QObject):
    """Lifts and puts down.

    Attributes:
        booked: A woman of the list was given a time: her case, and where it was put.
        moved: A visit was moved: where it was put.
        let_go: A woman of the list was not given a time after all.
    """

    booked = Signal(object, object)
    moved = Signal(object)
    let_go = Signal()

    def __init__(self, desk: Desk, moving: Moving, week: WeekPane, plan: PlanPane, line: VerdictLine) -> None:
        super().__init__(week)
        self._desk = desk
        self._moving = moving
        self._week = week
        self._plan = plan
        self._entry: ToPlan | None = None
        self.lifting = Lifting(desk.tasks, week.grid, self._nurse_of, self)
        self._carrier = Carrier(plan.table.view, week.grid, self._carry)
        week.grid.lifted.connect(self._on_lifted)
        week.grid.let_go.connect(self._on_let_go)
        self.lifting.told.connect(line.show_verdict)
        self.lifting.ended.connect(line.hide)
        self.lifting.taken.connect(self._on_taken)
        line.taken.connect(week.grid.drop)
        line.put_back.connect(week.grid.put_back)

    def lift_visit(self, stop: DayStop) -> None:
        """Lift a visit, to be moved with the keys."""
        visit = stop.appointment
        if self._week.day != visit.day:
            self._week.go_to(visit.day)
        if self._week.grid.lift(str(visit.id)):
            self._week.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift_new(self, entry: ToPlan) -> None:
        """Lift an outline for a woman, at the first time that is proposed, or on a day in her weeks."""
        proposal = next(iter(self._plan.proposals), None)
        if proposal is not None and (self._week.is_team or proposal.nurse == self._desk.actor):
            day, start, nurse = proposal.day, minute_of(proposal.start), proposal.nurse
        else:
            day, start, nurse = self._first_day(entry), _TEN, self._desk.actor
        if self._week.is_team and self._week.shows_week:
            self._week.show_view(week=False, team=True)  # in the table of the team there are no hours to go by
        self._week.go_to(day)
        self._entry = entry
        self._week.grid.lift_new(self._ghost(entry, day, start, nurse), entry.name)

    def _first_day(self, entry: ToPlan) -> date:
        today = self._desk.clock.today()
        day = max(today + timedelta(days=1), entry.opens_on, self._week.day)
        if day > max(entry.closes_on, today):
            day = max(today + timedelta(days=1), entry.opens_on)
        while not FreeDays().is_working(day):
            day += timedelta(days=1)
        return day

    def _ghost(self, entry: ToPlan, day: date, start: int, nurse: UserId) -> Ghost:
        column = nurse_column(nurse) if self._week.is_team else day.isoformat()
        end = start + entry.minutes
        return Ghost(key=f"new:{entry.case_id}", column=column, day=day, start=start, end=end, is_new=True)

    def _carry(self, point: QPointF) -> bool:
        """Carry the woman who is chosen in the list over the grid; tell whether there is one."""
        grid = self._week.grid
        ghost = grid.ghost()
        if ghost is None:
            entry, column = self._plan.table.current(), grid.sheet.column_at(point.x())
            if entry is None or column is None or not grid.isVisible():
                return False
            self._entry = entry
            ghost = self._ghost(entry, column.day, _TEN, self._desk.actor).under(column)
        grid.carry(ghost, "" if self._entry is None else self._entry.name, point)
        return True

    def _nurse_of(self, ghost: Ghost) -> UserId:
        return UserId(UUID(ghost.column)) if self._week.is_team else self._desk.actor

    @Slot(object)
    def _on_lifted(self, ghost: Ghost) -> None:
        if ghost.is_new and self._entry is not None:
            self.lifting.begin(self._new(self._entry), ghost)
            return
        stop = self._week.stop_of(ghost.key)
        if stop is not None:
            self.lifting.begin(self._moved_visit(stop.appointment), ghost)

    @Slot()
    def _on_let_go(self) -> None:
        entry, self._entry = self._entry, None
        if entry is not None:
            self.let_go.emit()

    def _new(self, entry: ToPlan) -> Lifted:
        along = tuple(Companion(kind=CompanionKind.COLLEAGUE, user=user) for user in self._plan.colleagues)
        return Lifted(
            fetch=partial(_ready_to_book, self._moving, entry, along, self._desk.actor),
            take=partial(_book, self._moving, entry, along, self._desk.actor),
        )

    def _moved_visit(self, visit: Appointment) -> Lifted:
        return Lifted(
            fetch=partial(_ready, self._moving, visit.id, self._desk.actor),
            take=partial(_move, self._moving, visit.id, visit.version, self._desk.actor),
        )

    @Slot(object, object)
    def _on_taken(self, result: object, ghost: Ghost) -> None:
        entry, self._entry = self._entry, None
        if isinstance(result, Accepted) and entry is not None:
            self.booked.emit(entry.case_id, ghost)
        else:
            self.moved.emit(ghost)


def _ready(moving: Moving, visit: AppointmentId, actor: UserId, span: DaySpan) -> Move:
    return moving.ready(visit, span, actor=actor)


def _ready_to_book(moving: Moving, entry: ToPlan, along: tuple[Companion, ...], actor: UserId, span: DaySpan) -> Move:
    how = Details(minutes=entry.minutes, mode=entry.mode, companions=along) if along else None
    return moving.ready_to_book(
        entry.case_id, entry.contact_type, entry.minutes, entry.mode, span, actor=actor, details=how
    )


def _move(  # noqa: PLR0913, PLR0917 - what is known when it is lifted, and what when it is put down
    moving: Moving,
    visit: AppointmentId,
    version: int,
    actor: UserId,
    nurse: UserId,
    at: datetime,
    minutes: int,
    despite: frozenset[str],
) -> object:
    return moving.move(visit, at, nurse=nurse, minutes=minutes, actor=actor, version=version, despite=despite)


def _book(  # noqa: PLR0913, PLR0917 - what is known when it is lifted, and what when it is put down
    moving: Moving,
    entry: ToPlan,
    along: tuple[Companion, ...],
    actor: UserId,
    nurse: UserId,
    at: datetime,
    minutes: int,
    despite: frozenset[str],
) -> object:
    how = Details(minutes=minutes, mode=entry.mode, companions=along) if along else None
    return moving.book(
        entry.case_id,
        entry.contact_type,
        at,
        minutes,
        nurse,
        entry.mode,
        actor=actor,
        details=how,
        despite=despite,
    )
