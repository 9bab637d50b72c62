"""What may be handed over, and what would become of it: asked once, and then pure arithmetic with each key."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, DaySpan, UserId
from ks_desktop.visits.domain import Appointment, Reason
from ks_desktop.visits.domain.caseload import Caseload
from ks_desktop.visits.planning.conflict import Conflict
from ks_desktop.visits.planning.diary import Diary, Stop
from ks_desktop.visits.planning.gaps import understands
from ks_desktop.visits.planning.spots import with_call
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.restricted import ORANGE
from ks_desktop.visits.service.casework import CaseWork
from ks_desktop.visits.service.checking import Move

_SAID: Final = frozenset({"other_nurse", "region", ORANGE})
_AS_BEFORE: Final = frozenset({"early", "late", "pregnancy", "not_before", "at_home", "past"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWork:
    """A case that may be handed over.

    Attributes:
        is_hers: she looks after the case; else only a visit of hers lies in it.
        name: of the woman.
        postcode4: of her neighbourhood, "" when her address is secret.
        wish: what she asks of whoever visits her.
        moves: her visits within the span that are to come, in order of time, with all each hangs on.
        beside: what else goes along or stays, a sentence each: drafts of letters, reports that her nurse owes.
    """

    work: CaseWork
    is_hers: bool
    name: str
    postcode4: str
    age: GestationalAge | None
    wish: Wish
    moves: tuple[Move, ...] = ()
    beside: tuple[Reason, ...] = ()

    @property
    def case_id(self) -> CaseId:
        """Which case it is."""
        return self.work.case.id

    @property
    def closes_on(self) -> date | None:
        """The last day of her weeks, None when nothing is to be planned."""
        return min((entry.closes_on for entry in self.work.waiting), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedVisit:
    """What becomes of a booked visit.

    Attributes:
        goes: to the colleague, at the same time.
        against: why it does not, in words; it stays and is to be decided.
        said: what to know when it goes: the colleague does not work there, she asked for another.
        asks_interpreter: an interpreter is to be booked with the colleague, and was not needed before.
    """

    visit: Appointment
    goes: bool
    against: tuple[Conflict, ...] = ()
    said: tuple[Conflict, ...] = ()
    asks_interpreter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedCase:
    """What becomes of a case. `to` is None when it stays with her nurse."""

    work: HandWork
    to: UserId | None
    why: tuple[Reason, ...] = ()
    visits: tuple[HandedVisit, ...] = ()

    @property
    def case_id(self) -> CaseId:
        """Which case it is."""
        return self.work.case_id


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverQuestion:
    """All work of a nurse that may be handed over, and the colleagues who may take it.

    Attributes:
        nurse: whose work it is.
        span: in which days somebody stands in; None hands it over for good.
        cases: those with visits first, in order of time; then those whose weeks close first.
        diaries: of the colleagues on the days of the visits.
        loads: what each colleague has.
        names: of everybody.
        now: when this was gathered.
    """

    nurse: UserId
    span: DaySpan | None
    cases: tuple[HandWork, ...]
    diaries: Mapping[UserId, Diary]
    loads: Mapping[UserId, Caseload]
    names: Mapping[UserId, str]
    now: datetime

    def colleagues(self) -> tuple[UserId, ...]:
        """Return who may take work, by name."""
        return tuple(sorted(self.diaries, key=lambda nurse: (self.names.get(nurse, ""), nurse)))

    def arranged(self, choices: Mapping[CaseId, UserId | None]) -> tuple[HandedCase, ...]:
        """Return what becomes of each case when it goes to whom she chose; who is not named stays with her nurse."""
        table = _Table(question=self, diaries=dict(self.diaries))
        return tuple(table.put(work, choices.get(work.case_id)) for work in self.cases)

    def proposed(self) -> tuple[HandedCase, ...]:
        """Return a colleague for each case: whose day allows her visits, who works there and speaks her language.

        Of two who suit as well, the one with more room.
        """
        table = _Table(question=self, diaries=dict(self.diaries))
        return tuple(table.put(work, table.best(work)) for work in self.cases)


@dataclass(slots=True)
class _Table:
    """The diaries of the colleagues while work is put into them."""

    question: HandOverQuestion
    diaries: dict[UserId, Diary]
    given: dict[UserId, int] = field(default_factory=dict)

    def best(self, work: HandWork) -> UserId | None:
        return min(self.question.colleagues(), key=lambda nurse: self._rank(work, nurse), default=None)

    def put(self, work: HandWork, to: UserId | None) -> HandedCase:
        if to is None or to not in self.diaries:
            return HandedCase(work=work, to=None)
        why = self._why(work, to)
        visits = tuple(self._visit(move, to) for move in work.moves)
        self.given[to] = self.given.get(to, 0) + 1
        return HandedCase(work=work, to=to, why=why, visits=visits)

    def _visit(self, move: Move, to: UserId) -> HandedVisit:
        found = self._found(move, to)
        against = tuple(each for each in found if each.is_hard or each.code not in _SAID)
        if against:
            return HandedVisit(visit=move.visit, goes=False, against=against)
        self.diaries[to] = _with(self.diaries[to], move)
        speaks = move.wish.language in self.diaries[to].profile.languages
        asks = move.wish.needs_interpreter and not speaks and move.visit.interpreter is None
        return HandedVisit(visit=move.visit, goes=True, said=found, asks_interpreter=asks)

    def _found(self, move: Move, to: UserId) -> tuple[Conflict, ...]:
        """Return what stands against a visit with a colleague, without what stood against it before."""
        lifted = {nurse: diary.without(move.visit.id) for nurse, diary in self.diaries.items()}
        found = replace(move, diaries=lifted).conflicts(move.visit.starts_at, nurse=to)
        return tuple(each for each in found if each.code not in _AS_BEFORE)

    def _rank(self, work: HandWork, nurse: UserId) -> tuple[object, ...]:
        diary, wish = self.diaries[nurse], work.wish
        stuck = sum(
            any(each.is_hard or each.code not in _SAID for each in self._found(move, nurse)) for move in work.moves
        )
        return (
            stuck,
            not diary.profile.visits_in(wish.region),
            not understands(diary, wish),
            wish.wished_nurse != nurse,
            wish.needs_interpreter and wish.language not in diary.profile.languages,
            -self._room(nurse),
            self.question.names.get(nurse, ""),
        )

    def _room(self, nurse: UserId) -> int:
        load = self.question.loads.get(nurse)
        free = sum(week.left for week in load.weeks) if load else 0
        return free - self.given.get(nurse, 0)

    def _why(self, work: HandWork, to: UserId) -> tuple[Reason, ...]:
        diary, wish = self.diaries[to], work.wish
        works_there = diary.profile.visits_in(wish.region)
        said = (
            (not works_there, N_("does not work in her municipality")),
            (works_there and bool(diary.profile.regions) and bool(wish.region), N_("works in her municipality")),
            (wish.needs_interpreter and wish.language in diary.profile.languages, N_("speaks her language")),
            (not understands(diary, wish), N_("does not speak her language, and she wants no interpreter")),
            (wish.wished_nurse == to, N_("she asked for her")),
            (wish.wished_nurse not in {None, to}, N_("she asked for another nurse")),
        )
        reasons = [Reason(message=text) for is_so, text in said if is_so]
        room = self._room(to)
        if room > 0:
            return (*reasons, Reason(message=N_("room for visits until next week: {count}"), values={"count": room}))
        return (*reasons, Reason(message=N_("no room for visits until next week")))


def _with(diary: Diary, move: Move) -> Diary:
    start, end = move.visit.starts_at, move.visit.starts_at + timedelta(minutes=move.visit.minutes)
    if not move.wish.travels:
        return with_call(diary, start, end)
    return diary.with_stop(Stop(starts_at=start, ends_at=end, postcode=move.wish.postcode, place=move.wish.place))


def going(handed: tuple[HandedCase, ...]) -> frozenset[AppointmentId]:
    """Return the visits that go to a colleague."""
    return frozenset(each.visit.id for case in handed for each in case.visits if each.goes)
