"""What a plan of the whole list is made of, gathered in one look at the database."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, LeftOut, PlannedRow, Reason, ToPlan
from ks_desktop.visits.planning.facts import Facts, rules_of
from ks_desktop.visits.planning.points import Question
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.restricted import RED, SafetyLooks, check_alone
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.waiting import Waiting
from ks_desktop.visits.timetable import Effort

_WEEK: Final = timedelta(days=7)
_UNSAFE: Final = N_("The safety look is red: not alone and not at home. Plan her by hand, elsewhere or with somebody.")
_OTHER_FIRST: Final = N_("Another contact with her stands in this plan. This one can be planned after it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion:
    """Everything a plan is made of, as it stood at one moment; making it asks the database nothing more.

    Attributes:
        numbers: the team, the women and the days.
        waiting: who is to be planned, by case.
        beside: who waits too, and for whom no place is looked for, with why.
        fixed: the appointments that stand in these weeks.
        names: of the nurses.
        effort: how much to do.
    """

    numbers: Question
    waiting: Mapping[CaseId, ToPlan]
    beside: tuple[LeftOut, ...] = ()
    fixed: tuple[PlannedRow, ...] = ()
    names: Mapping[UserId, str] = field(default_factory=dict)
    effort: Effort = field(default_factory=Effort)


@dataclass(frozen=True, slots=True)
class Asking:
    """Gathers what a plan is made of, with a fixed number of questions to the database."""

    clock: Clock
    facts: Facts
    waiting: Waiting
    schedules: Schedules
    safety: SafetyLooks

    def ask(
        self, span: DaySpan, nurses: Collection[UserId] | None, effort: Effort, *, reading: Reading
    ) -> PlanQuestion:
        """Return what a plan of these days and nurses is made of.

        Raises:
            UserError: nobody has working days.
        """
        team = self._team(nurses, reading)
        # A week more: whether a week later would help is asked of these diaries too.
        diaries = self.schedules.diaries(team, DaySpan(span.first, span.last + _WEEK), reading=reading)
        if not any(diary.hours for diary in diaries.values()):
            raise UserError(
                N_("Nobody has working days yet. Set them first, under Beheer, then plan."),
                code="no_hours",
                field="nurses",
            )
        waiting, beside = self._contacts(reading)
        wishes = self._wishes(waiting, reading)
        unsafe = [wish.case_id for wish in self._unsafe(wishes.values(), reading)]
        beside += [left_out(waiting[case_id], Reason(message=_UNSAFE)) for case_id in unsafe]
        numbers = Question(
            diaries=tuple(diaries[nurse] for nurse in sorted(diaries)),
            wishes=tuple(wishes[case_id] for case_id in sorted(wishes) if case_id not in set(unsafe)),
            rules=rules_of(read_within(reading)),
            span=span,
            now=self.clock.now(),
            taken=self._taken(wishes, reading),
        )
        return PlanQuestion(
            numbers=numbers,
            waiting={wish.case_id: waiting[wish.case_id] for wish in numbers.wishes},
            beside=tuple(beside),
            fixed=self._fixed(span, team, reading),
            names=self.schedules.names(reading=reading),
            effort=effort,
        )

    def _team(self, nurses: Collection[UserId] | None, reading: Reading) -> list[UserId]:
        team = [profile.user for profile in self.schedules.team(reading=reading)]
        return sorted(nurse for nurse in team if nurses is None or nurse in nurses)

    def _contacts(self, reading: Reading) -> tuple[dict[CaseId, ToPlan], list[LeftOut]]:
        """Return one contact of each woman, whose weeks close first; and the others."""
        entries = self.waiting.to_plan(reading)
        waiting = {entry.case_id: entry for entry in reversed(entries)}
        others = [entry for entry in entries if waiting[entry.case_id] is not entry]
        return waiting, [left_out(entry, Reason(message=_OTHER_FIRST)) for entry in others]

    def _wishes(self, waiting: Mapping[CaseId, ToPlan], reading: Reading) -> dict[CaseId, Wish]:
        cases = self.facts.cases(waiting, reading=reading)
        asked = [(case, waiting[case_id].contact_type) for case_id, case in cases.items()]
        found = self.facts.wishes_for(asked, reading=reading)
        return {case_id: wish for (case_id, _kind), wish in found.items()}

    def _unsafe(self, wishes: Collection[Wish], reading: Reading) -> Iterable[Wish]:
        looks = self.safety.of_within([wish.case_id for wish in wishes], reading=reading)
        for wish in wishes:
            refused = check_alone(looks.get(wish.case_id), wish.mode, ())
            if refused is not None and refused.code == RED:
                yield wish

    def _taken(self, case_ids: Collection[CaseId], reading: Reading) -> dict[CaseId, frozenset[date]]:
        visits = store.of_cases(reading, case_ids)
        booked = {key: frozenset(v.day for v in each if _stands(v)) for key, each in visits.items()}
        return {case_id: days for case_id, days in booked.items() if days}

    def _fixed(self, span: DaySpan, team: Collection[UserId], reading: Reading) -> tuple[PlannedRow, ...]:
        visits = [v for v in store.between(reading, span, None) if _stands(v) and v.nurse in team]
        women = self.facts.homes(visits, reading=reading)
        return tuple(_fixed(visit, women[visit.case_id].name.full) for visit in visits)


def left_out(entry: ToPlan, why: Reason, *, is_looked: bool = True) -> LeftOut:
    """Return a contact for which there is no place."""
    return LeftOut(
        case_id=entry.case_id, contact_type=entry.contact_type, name=entry.name, why=why, is_looked=is_looked
    )


def _stands(visit: Appointment) -> bool:
    return visit.state is AppointmentState.BOOKED


def _fixed(visit: Appointment, name: str) -> PlannedRow:
    return PlannedRow(
        case_id=visit.case_id,
        contact_type=visit.contact_type,
        name=name,
        nurse=visit.nurse,
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        mode=visit.mode,
        is_fixed=True,
    )
