"""Tries to reach her: written down, also afterwards, corrected, and the next one proposed. Each can be undone."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Case, Client
from ks_desktop.core.clock import Clock, instant_of, local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.gestation import BEFORE_DUE
from ks_desktop.core.moments import Moment
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_note, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.next_try import Trying, chosen, next_try
from ks_desktop.visits.planning.reaching import Reaching, check_safe, in_vain
from ks_desktop.visits.service.standings import Standings

_CHANGED: Final = Changes(visits=True, undo=True)
_NOON: Final = time(12)  # of a letter of another day


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a nurse says of one try.

    Attributes:
        way: how she was tried.
        left_message: words were left behind.
        at: when it really was; None is now.
        again: when she is tried again as the nurse typed or kept it; without hours, the best on that day.
        why: of a proposal that was kept, why it was proposed so.
    """

    result: ContactResult
    way: ContactWay = ContactWay.PHONE
    left_message: bool = False
    note: str = ""
    at: datetime | None = None
    again: Moment | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReach:
    """All that a form about reaching her shows.

    Attributes:
        woman: her record.
        tries: the oldest first.
        now: when it was asked.
        proposed: when to try her again if she is not reached now; None when a letter is next, or nothing is.
    """

    case: Case
    woman: Client
    tries: tuple[ContactAttempt, ...]
    standing: Reaching
    now: datetime
    proposed: NextTry | None = None


class Contacts:
    """Who was tried, what came of it, and when to try again."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self._undo = undo
        self._standings = Standings(clock, facts)

    def record(self, case_id: CaseId, tried: Tried, *, actor: UserId) -> Changes:
        """Write down a try to reach her, now or of earlier. Can be undone.

        Raises:
            UserError: the case is closed or not there, the way or a message is not safe for her, the time cannot be
                right, or she is to be tried again at a time at which she may not be called.
        """
        with self._database.work(actor, AuditEvent.CONTACT_RECORDED) as work:
            return self.record_within(case_id, tried, work=work)

    def record_within(self, case_id: CaseId, tried: Tried, *, work: Work) -> Changes:
        """Do this inside a transaction; see `record`."""
        attempt = self._attempt(case_id, tried, work)
        self._keep(attempt, tried, work)
        self._undo.record(work, label=N_("note a try to reach her"), case_id=case_id, about_at=attempt.at)
        return _CHANGED

    def wrote_within(self, case_id: CaseId, way: ContactWay, on: date, *, work: Work) -> None:
        """Note that a letter went out: to her, or to her referrer where that stands in its place.

        Whether the way is safe, the letter itself was asked. A closed case stays as it is.
        """
        case, now = self._facts.case(case_id, reading=work), self._clock.now()
        standing = self.standing([case_id], reading=work).get(case_id)
        if standing is None or (way is ContactWay.REFERRER and not _asks_referrer(standing)):
            return
        at = min(now, max(instant_of(on, _NOON), instant_of(case.opened_on, time(0))))
        tried = Tried(result=ContactResult.NOT_REACHED, way=way, at=at if local_day(now) != on else now)
        attempt = self._attempt(case_id, tried, work)
        store.put_attempt(work, replace(attempt, way=way, left_message=way is ContactWay.LETTER))

    def correct(self, attempt_id: UUID, tried: Tried, *, actor: UserId, version: int | None = None) -> Changes:
        """Correct what was written down of a try; when it was written down stays. Can be undone.

        Raises:
            StaleError: somebody corrected it meanwhile, or it was taken back.
            UserError: as for `record`.
        """
        with self._database.work(actor, AuditEvent.CONTACT_RECORDED) as work:
            before = store.find_attempt(work, attempt_id)
            if before is None or (version is not None and before.version != version):
                raise StaleError
            at = before.at if tried.at is None else tried.at
            recorded_at = before.recorded_at or (before.at if at != before.at else None)
            corrected = replace(before, at=at, recorded_at=recorded_at, result=tried.result)
            self._keep(corrected, tried, work)
            self._undo.record(work, label=N_("correct a try to reach her"), case_id=before.case_id, about_at=at)
        return _CHANGED

    def to_reach(self, case_id: CaseId, *, actor: UserId) -> ToReach:
        """Return what a form about reaching her shows.

        Raises:
            UserError: the case is not there, or closed.
        """
        with self._database.reading(actor) as reading:
            case = self._open_case(case_id, reading)
            return ToReach(
                case=case,
                woman=self._facts.women([case], reading=reading)[case.client_id],
                tries=store.attempts(reading, [case_id]).get(case_id, ()),
                standing=self.standing([case_id], reading=reading)[case_id],
                now=self._clock.now(),
                proposed=self._after(case_id, Tried(result=ContactResult.NOT_REACHED), reading),
            )

    def proposed(self, case_id: CaseId, tried: Tried, *, actor: UserId) -> NextTry | None:
        """Return when she is best tried again once this try is written down; None when a letter is next, or nothing."""
        with self._database.reading(actor) as reading:
            return self._after(self._open_case(case_id, reading).id, tried, reading)

    def _after(self, case_id: CaseId, tried: Tried, reading: Reading) -> NextTry | None:
        about = self._about(self._attempt(case_id, tried, reading), reading)
        is_letter_next = len(in_vain(about.tries)) >= self._standings.limits(reading=reading).most_tries
        return None if is_letter_next else next_try(about)

    def standing(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, Reaching]:
        """Return how far the tries in each open case are, with a fixed number of questions.

        Whose visit is booked, was held or declined, and who does not agree (any more), is not tried: she is in it
        without anything that is due. A closed case is not in it.
        """
        return self._standings.of(case_ids, reading=reading)

    def _attempt(self, case_id: CaseId, tried: Tried, reading: Reading) -> ContactAttempt:
        now = self._clock.now()
        return ContactAttempt(
            id=new_id(),
            case_id=case_id,
            user=reading.actor,
            at=tried.at or now,
            result=tried.result,
            way=tried.way,
            recorded_at=now if tried.at is not None and tried.at != now else None,
        )

    def _keep(self, attempt: ContactAttempt, tried: Tried, work: Work) -> None:
        case = self._open_case(attempt.case_id, work)
        self._check_time(attempt.at, case)
        said = replace(
            attempt,
            way=tried.way,
            left_message=tried.left_message,
            note=clean_note(tried.note).text,
            next_try=None,
        )
        stored = store.find_attempt(work, attempt.id)
        if stored is None or (stored.way, stored.left_message) != (said.way, said.left_message):
            check_safe(said, self._facts.women([case], reading=work)[case.client_id])
        store.put_attempt(work, replace(said, next_try=self._again(said, tried, work)))

    def _open_case(self, case_id: CaseId, reading: Reading) -> Case:
        case = self._facts.case(case_id, reading=reading)
        if not case.is_open:
            raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
        return case

    def _check_time(self, at: datetime, case: Case) -> None:
        if at > self._clock.now():
            raise UserError(N_("That is still to come."), code="future", field="at")
        if at.date() < case.due_date - BEFORE_DUE:
            raise UserError(N_("That is before this pregnancy."), code="too_early", field="at")

    def _again(self, attempt: ContactAttempt, tried: Tried, work: Work) -> NextTry | None:
        """Return when she is tried again, as the nurse chose it; None leaves it to what is proposed."""
        if attempt.result is ContactResult.SPOKEN:
            return None
        if tried.again is None:
            if attempt.result is ContactResult.LATER:
                raise UserError(N_("Say when to try again, such as +1 or wo 15:30."), code="required", field="again")
            return None
        return chosen(tried.again, tried.why, self._about(attempt, work))

    def _about(self, attempt: ContactAttempt, reading: Reading) -> Trying:
        """Return what says when she is best tried again after a try."""
        about = self._standings.trying(attempt.case_id, reading=reading)
        others = (one for one in about.tries if one.id != attempt.id)
        return replace(about, tries=tuple(sorted((*others, attempt), key=lambda one: (one.at, one.id))))


def _asks_referrer(standing: Reaching) -> bool:
    return standing.is_letter_due and standing.letter_way is ContactWay.REFERRER
