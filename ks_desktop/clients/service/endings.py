"""A pregnancy that ended, or a woman who died: one action after which nothing is asked, planned or sent any more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients import store
from ks_desktop.clients.domain import (
    CallAfter,
    Case,
    CaseClosed,
    CaseStatus,
    Client,
    CloseReason,
    ClosingReason,
    Ending,
    NotBack,
    PregnancyEnded,
    TakenBack,
)
from ks_desktop.clients.domain.ending import TAKE_BACK_WITHIN
from ks_desktop.clients.service.close_reasons import CloseReasons, closed, reopened
from ks_desktop.clients.store import around, endings
from ks_desktop.clients.store.around import Difference
from ks_desktop.clients.store.endings import CaseEndingRow
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, ClientId, UserId, clean_line, new_id
from ks_desktop.security.domain import AuditEvent

UNDO_END: Final = "clients.end"
ALL: Final = Changes(clients=True, referrals=True, visits=True, letters=True, onward=True, undo=True)
_APART: Final = frozenset({"attachment", "case_ending", "undo_step"})  # kept papers stay; undo keeps its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is written down of a pregnancy that ended; see `Endings.end`."""

    reason: str
    ended_on: date | None = None
    told_by: str = ""
    note: str = ""
    offer_call: bool = False


def quiet_ids() -> sa.Select[UUID]:
    """Return the question for all quiet cases, for the stores of rooms whose lists leave them out."""
    return endings.quiet_ids()


class Endings:
    """Ends pregnancies, and takes that back for 30 days.

    Attributes:
        reasons: why cases close, as data.
        when_closed: rooms that act when any case closes.
        when_ended: rooms that must stop more than that.
    """

    def __init__(self, database: Database, clock: Clock, undo: Undo, reasons: CloseReasons) -> None:
        self._database = database
        self._clock = clock
        self._undo = undo
        self.reasons = reasons
        self.when_closed: list[CaseClosed] = []
        self.when_ended: list[PregnancyEnded] = []
        undo.by_hand(UNDO_END, self._undo_end)

    def end(  # noqa: PLR0913 - each is something that is said, and none must be
        self,
        case_id: CaseId,
        reason: str,
        *,
        ended_on: date | None = None,
        told_by: str = "",
        note: str = "",
        offer_call: bool = False,
        actor: UserId,
    ) -> Changes:
        """Write down that a pregnancy ended, or that she died: all that was still to come goes, and nothing is asked.

        Args:
            case_id: which pregnancy; when she died, all her open ones end.
            reason: the key of a closing reason of that kind.
            ended_on: the day, when somebody said so.
            told_by: who told it.
            note: a few words.
            offer_call: show on her page that a colleague who knew her may call her once.
            actor: who writes it down.
        Raises:
            UserError: it was written down already, or the day is still to come.
        """
        said = Said(reason=reason, ended_on=ended_on, told_by=told_by, note=note, offer_call=offer_call)
        with self._database.work(actor, AuditEvent.CASE_CLOSED) as work:
            self.end_within(case_id, said, work=work)
        return ALL

    def end_within(self, case_id: CaseId, said: Said, *, work: Work) -> None:
        """Write it down as part of other work; see `end`."""
        case = self._case(case_id, work)
        reason = self.reasons.of(said.reason, reading=work)
        if case.is_quiet:
            raise UserError(N_("This case is closed already."), code="closed")
        if said.ended_on is not None and said.ended_on > self._clock.today():
            raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="ended_on")
        hers = store.cases_of_clients(work, [case.client_id]) if reason.kind is CloseReason.DIED else [case]
        for one in hers:
            if one.status is not CaseStatus.CLOSED or one.id == case_id:  # also when it was closed for another reason
                self._end(one, reason, said, work)
        payload = {"case_id": str(case_id)}
        self._undo.record(work, kind=UNDO_END, label=N_("close case"), case_id=case_id, payload=payload)

    def of(self, case_ids: Iterable[CaseId], *, reading: Reading) -> dict[CaseId, Ending]:
        """Return how these pregnancies ended; a case that closed so before there were endings is left out."""
        return endings.of_cases(reading, case_ids)

    def quiet(self, case_ids: Iterable[CaseId], *, reading: Reading) -> frozenset[CaseId]:
        """Return those of these cases that are quiet: they stand on no list, and nothing is asked of them."""
        return endings.quiet(reading, case_ids)

    def quiet_of(self, birth_surname: str, *, reading: Reading) -> tuple[tuple[Client, Case], ...]:
        """Return the women of this surname at birth whose pregnancy ended and who have no open one, with each such."""
        women = store.get_clients(reading, endings.quiet_women(reading, birth_surname))
        cases = store.cases_of_clients(reading, women)
        pregnant = {case.client_id for case in cases if case.is_open}
        quiet = (case for case in cases if case.is_quiet and case.client_id not in pregnant)
        return tuple((women[case.client_id], case) for case in quiet)

    def died(self, client_ids: Iterable[ClientId], *, reading: Reading) -> frozenset[ClientId]:
        """Return those of these women of whom it was written down that they died."""
        return endings.died(reading, client_ids)

    def called(self, case_id: CaseId, *, is_wanted: bool = True, actor: UserId) -> Changes:
        """Write down that the one call was made, or was not wanted. Nobody is reminded of it either way."""
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            row = endings.row_of(work, case_id)
            if row is None or row.call is CallAfter.NOT_OFFERED:
                raise StaleError
            row.call = CallAfter.DONE if is_wanted else CallAfter.NOT_WANTED
            row.called_on = self._clock.today()
        return Changes(clients=True)

    def take_back(self, case_id: CaseId, *, actor: UserId) -> TakenBack:
        """Make it as it was before it was written down: every visit, letter and referral.

        Raises:
            UserError: it was taken back already, or more than 30 days ago.
        """
        with self._database.work(actor, AuditEvent.CASE_REOPENED) as work:
            not_back = self.take_back_within(case_id, work=work)
            endings.forget_steps(work, case_id, UNDO_END)
        return TakenBack(changes=ALL, not_back=not_back)

    def take_back_within(self, case_id: CaseId, *, work: Work) -> tuple[NotBack, ...]:
        """Take it back as part of other work; see `take_back`."""
        row = endings.row_of(work, case_id)
        if row is None:
            self._open_again(self._case(case_id, work), work)
            return ()
        if self._clock.now() > row.noted_at + TAKE_BACK_WITHIN:
            raise UserError(N_("This cannot be taken back any more: it is more than 30 days ago."), code="too_late")
        together = endings.of_work(work, row.work_id)
        kept = [(CaseId(one.case_id), one.held) for one in together]
        since = row.noted_at
        for key, _held in kept:
            endings.remove(work, key)
        work.session.flush()
        for _key, held in kept:
            around.take_back(work, held)
        work.session.expire_all()
        return tuple(lost for key, _held in kept for lost in self._go_on(key, since, work))

    def _open_again(self, case: Case, work: Work) -> None:
        # Closed by a program that kept no ending: what fell away then was not kept either.
        if not case.is_quiet:
            raise UserError(N_("This was taken back already."), code="open")
        store.put_case(work, reopened(case))

    def _end(self, case: Case, reason: ClosingReason, said: Said, work: Work) -> None:
        held = self._stop(case, closed(case, reason, said.note, on=self._clock.today()), work).as_json()
        row = CaseEndingRow(
            id=new_id(),
            case_id=case.id,
            work_id=work.id,
            reason=reason.kind,
            ended_on=said.ended_on,
            told_by=clean_line(said.told_by).text,
            noted_at=self._clock.now(),
            noted_by=work.actor,
            call=_call(said, reason),
            held=held,
        )
        endings.add(work, row)
        work.session.expire_all()

    def parted(self, case_ids: Iterable[CaseId], since: datetime, work: Work) -> None:
        """Look at cases that came apart: one that was quiet only through the other goes on, as far as it can."""
        for case_id, case in store.get_cases(work, case_ids).items():
            if not case.is_quiet and endings.row_of(work, case_id) is not None:
                endings.remove(work, case_id)
                tuple(self._go_on(case_id, since, work))

    def _go_on(self, case_id: CaseId, since: datetime, work: Work) -> Iterator[NotBack]:
        case = self._case(case_id, work)
        if case.is_quiet:  # it became part of another case, and what was kept does not know that one
            store.put_case(work, reopened(case))
        for room in self.when_ended:
            yield from room.pregnancy_goes_on(case_id, since=since, work=work)

    def quieten(self, case: Case, other: Case, *, work: Work) -> Difference:
        """Make a case quiet as another of the same pregnancy is, or stop what came along with that; see `Joining`."""
        ends = {name: getattr(other, name) for name in ("closed_on", "close_reason", "closing", "closing_note")}
        return self._stop(case, case if case.is_quiet else replace(case, status=CaseStatus.CLOSED, **ends), work)

    def _stop(self, case: Case, ended: Case, work: Work) -> Difference:
        """Close a case, let every room do its part, and return what that changed."""
        before = around.around(work, case.id, without=_APART)
        if ended != case:
            store.put_case(work, ended)
        for room in self.when_closed:
            room.case_closed(case.id, ended.close_reason or CloseReason.PREGNANCY_ENDED, work=work)
        for each in self.when_ended:
            each.pregnancy_ended(case.id, work=work)
        work.session.flush()
        return around.difference(before, around.around(work, case.id, without=_APART))

    def _undo_end(self, work: Work, payload: Mapping[str, Any]) -> Changes:
        try:
            self.take_back_within(CaseId(UUID(payload["case_id"])), work=work)
        except UserError as error:
            raise StaleError(error.message, code=error.code) from error
        return ALL

    def _case(self, case_id: CaseId, reading: Reading) -> Case:
        case = store.get_cases(reading, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case


def _call(said: Said, reason: ClosingReason) -> CallAfter:
    is_offered = said.offer_call and reason.kind is not CloseReason.DIED
    return CallAfter.OFFERED if is_offered else CallAfter.NOT_OFFERED
