"""Booking the rows of a plan together, each looked at again inside the transaction: the world may have moved on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ks_desktop.clients.domain import Case
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, Changes, DaySpan, UserId, new_id
from ks_desktop.visits.domain import AcceptedPlan, Appointment, PlannedRow, RefusedRow
from ks_desktop.visits.planning.conflicts import conflicts
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.facts import GONE, Facts, rules_of
from ks_desktop.visits.planning.gaps import fits_at, suits
from ks_desktop.visits.planning.placing import with_visit
from ks_desktop.visits.planning.points import Question, Spot
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.service.changing import Changing
from ks_desktop.visits.service.schedules import Schedules

_GONE_NURSE = N_("This nurse makes no visits any more. Make a new proposal.")
_OTHER_WISHES = N_("Her weeks or her wishes changed: this time does not suit any more. Make a new proposal.")
_PASSED = N_("This time has passed.")
_TAKEN = N_("That time was taken in the meantime. Look at the new proposals.")


class Accepting:
    """Books the rows of a plan."""

    def __init__(self, clock: Clock, facts: Facts, changing: Changing, schedules: Schedules) -> None:
        self._clock = clock
        self._facts = facts
        self._changing = changing
        self._schedules = schedules

    def book(self, rows: Sequence[PlannedRow], *, work: Work) -> AcceptedPlan:
        """Book these rows in order of time; those that cannot be any more are refused, each with why."""
        standing = self._standing(rows, work)
        booked: dict[CaseId, AppointmentId] = {}
        refused = []
        changes = Changes()
        for row in sorted(rows, key=lambda row: (row.starts_at, row.nurse, row.case_id)):
            case = standing.cases.get(row.case_id)
            if case is not None and case.is_quiet:
                continue  # her pregnancy ended since: she is left out without a word
            try:
                self._check(row, standing, work)
                booked[row.case_id], made = self._changing.book_visit(_visit(row), work=work)
            except UserError as error:
                refused.append(RefusedRow(case_id=row.case_id, name=row.name, why=error))
            else:
                changes |= made
                standing.put(row)
        return AcceptedPlan(booked=booked, refused=tuple(refused), changes=changes)

    def _standing(self, rows: Collection[PlannedRow], work: Work) -> "_Standing":
        """Return how everything stands now, in a fixed number of questions."""
        days = [row.day for row in rows]
        span = DaySpan(min(days), max(days))
        team = {profile.user for profile in self._schedules.team(reading=work)}
        diaries = self._schedules.diaries({row.nurse for row in rows} & team, span, reading=work)
        cases = self._facts.cases([row.case_id for row in rows], reading=work)
        asked = [(cases[row.case_id], row.contact_type) for row in rows if row.case_id in cases]
        question = Question(
            diaries=tuple(diaries[nurse] for nurse in sorted(diaries)),
            wishes=(),
            rules=rules_of(read_within(work)),
            span=span,
            now=self._clock.now(),
        )
        return _Standing(
            question=question, cases=cases, wishes=self._facts.wishes_for(asked, reading=work), diaries=dict(diaries)
        )

    def _check(self, row: PlannedRow, standing: "_Standing", work: Work) -> None:
        case = standing.cases.get(row.case_id)
        if case is None:
            raise UserError(GONE, code="gone")
        self._facts.refuse(case, reading=work, contact_type=row.contact_type)
        standing.check(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """How everything stands while rows are booked one after another."""

    question: Question
    cases: Mapping[CaseId, Case]
    wishes: Mapping[tuple[CaseId, str], Wish]
    diaries: dict[UserId, Diary]

    def check(self, row: PlannedRow) -> None:
        """Refuse a row that does not fit any more.

        Raises:
            UserError: why.
        """
        wish, diary = self.wishes[row.case_id, row.contact_type], self.diaries.get(row.nurse)
        if diary is None:
            raise UserError(_GONE_NURSE, code="nurse_gone")
        if row.starts_at <= self.question.now:
            raise UserError(_PASSED, code="past")
        if row.day not in dict(self.question.days(wish)) or not suits(diary, wish) or not _is_as_was(row, wish, self):
            raise UserError(_OTHER_WISHES, code="changed")
        if not fits_at(diary, wish, self.question.rules, row.starts_at, row.day):
            against = conflicts(diary, wish, row.starts_at, row.minutes, self.question.rules, self.question.now)
            raise next((found.error() for found in against), UserError(_TAKEN, code="taken"))

    def put(self, row: PlannedRow) -> None:
        """Put a row that was booked into the diary of its nurse."""
        wish = self.wishes[row.case_id, row.contact_type]
        spot = Spot(nurse=row.nurse, wish=wish, starts_at=row.starts_at)
        self.diaries[row.nurse] = with_visit(self.diaries[row.nurse], spot, self.question)


def _is_as_was(row: PlannedRow, wish: Wish, standing: _Standing) -> bool:
    return row.minutes == wish.length(standing.question.rules) and row.mode is wish.mode


def _visit(row: PlannedRow) -> Appointment:
    return Appointment(
        id=AppointmentId(new_id()),
        case_id=row.case_id,
        nurse=row.nurse,
        starts_at=row.starts_at,
        minutes=row.minutes,
        mode=row.mode,
        contact_type=row.contact_type,
    )
