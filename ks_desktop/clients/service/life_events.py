"""What happens in her life while a case is open: she moves within the area or away, or her partner may know nothing.

Each is one step with one inverse. What other rooms do about it in the same transaction they register here.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients import store as records
from ks_desktop.clients.domain import Answer, Case, Client, CloseReason, ConsentPurpose, consent_given
from ks_desktop.clients.domain.life_event import (
    InHerLife,
    LifeEvent,
    LifeEventKind,
    MovedAway,
    OutThere,
    PartnerMayNotKnow,
)
from ks_desktop.clients.service.births import Births, Closing
from ks_desktop.clients.store import births as store
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_line, new_id
from ks_desktop.security.domain import AuditEvent

_ALL: Final = Changes(clients=True, referrals=True, visits=True, letters=True, undo=True)


class LifeEvents:
    """The events and what becomes of a case by them.

    Attributes:
        when_hidden: rooms that stop what her partner could see, and know what is out.
        when_moved_away: rooms that act when she goes to another organisation.
    """

    def __init__(self, database: Database, clock: Clock, undo: Undo, close: Closing) -> None:
        self._database = database
        self._clock = clock
        self._undo = undo
        self._close = close
        self.when_hidden: list[PartnerMayNotKnow] = []
        self.when_moved_away: list[MovedAway] = []

    def of(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[LifeEvent, ...]]:
        """Return what happened in each case, the oldest first."""
        return store.events_of(reading, case_ids)

    def whole(self, case_id: CaseId, births: Births, *, reading: Reading) -> InHerLife:
        """Return all of this that her page shows.

        Raises:
            UserError: the case is gone.
        """
        case = self._case(case_id, reading)
        client = records.get_clients(reading, [case.client_id])[case.client_id]
        waiting = births.to_ask(self._clock.today(), case_id=case_id, reading=reading) if case.is_open else ()
        return InHerLife(
            birth=births.of([case_id], reading=reading).get(case_id),
            notes=births.notes([case_id], reading=reading).get(case_id, ()),
            waits=next(iter(waiting), None),
            asked=births.asked([case_id], reading=reading).get(case_id, ()),
            events=self.of([case_id], reading=reading).get(case_id, ()),
            out=self.out_there_within(case_id, reading=reading) if client.contact.is_unknown_to_partner else (),
        )

    def moved_within(
        self,
        case_id: CaseId,
        client: Client,
        day: date,
        *,
        actor: UserId,
        nurse: UserId | None = None,
        words: str = "",
    ) -> Changes:
        """Store that she lives elsewhere in the area: from then on the terms of that municipality count.

        Args:
            case_id: of hers, on whose page it was written down.
            client: her record as it was seen, with the new address.
            day: since when.
            actor: who writes it down.
            nurse: who takes the case over; None leaves it.
            words: where from and where to, for the time line.
        Raises:
            StaleError: somebody changed her record first.
            UserError: the case is gone or closed, or the day is to come.
        """
        with self._database.work(actor, AuditEvent.CLIENT_MOVED) as work:
            case = self._open_case(case_id, day, work)
            if case.client_id != client.id:
                raise UserError(N_("This case is not there any more."), code="gone")
            records.put_client(work, client)
            if nurse is not None and nurse != case.nurse:
                records.put_case(work, replace(case, nurse=nurse))
            self._add(case_id, LifeEventKind.MOVED_WITHIN, day, words, work)
            self._undo.record(work, label=N_("move within the area"), case_id=case_id)
        return _ALL

    def moved_away(
        self, case_id: CaseId, day: date, words: str, *, actor: UserId, is_handed_over: bool = True
    ) -> Changes:
        """Store that she goes to another organisation: visits to come are cancelled, the case is closed.

        Args:
            case_id: which.
            day: since when she lives there.
            words: to which municipality and organisation, for the time line.
            actor: who writes it down.
            is_handed_over: her case goes there with her consent; else it is closed as moved.
        Raises:
            UserError: the case is gone or closed, nothing is said of where, or she has not agreed to the hand-over.
        """
        if not clean_line(words).text:
            raise UserError(N_("Write where she moves to."), code="required", field="to")
        with self._database.work(actor, AuditEvent.CASE_HANDED_OVER) as work:
            self._open_case(case_id, None, work)
            if is_handed_over:
                self._check_agrees(case_id, work)
            self._add(case_id, LifeEventKind.MOVED_AWAY, day, words, work)
            for room in self.when_moved_away:
                room.moved_away(case_id, work=work)
            self._close(case_id, CloseReason.HANDED_OVER if is_handed_over else CloseReason.MOVED, work=work)
            self._undo.record(work, label=N_("move away"), case_id=case_id)  # the last name counts for all of it
        return _ALL

    def out_there(self, case_id: CaseId, *, actor: UserId) -> tuple[OutThere, ...]:
        """Return what left the house already and her partner could see, in order of days."""
        with self._database.reading(actor) as reading:
            return self.out_there_within(case_id, reading=reading)

    def out_there_within(self, case_id: CaseId, *, reading: Reading) -> tuple[OutThere, ...]:
        """Return the same inside an open look at the database."""
        cases = self._cases_of_same_woman(case_id, reading)
        found = [each for room in self.when_hidden for each in room.already_out(cases, reading=reading)]
        return tuple(sorted(found, key=lambda each: (each.day is None, each.day or date.min, each.kind, each.about)))

    def partner_may_not_know(self, case_id: CaseId, *, actor: UserId, call_hours: str | None = None) -> Changes:
        """Keep that her partner may know nothing: no voicemail, no text, no post; what has not gone out is withdrawn.

        Args:
            case_id: of hers, on whose page it was written down.
            actor: who writes it down.
            call_hours: when she may be called from now on; None leaves what is known.
        Raises:
            UserError: the case is gone, or he may know nothing already.
        """
        with self._database.work(actor, AuditEvent.PARTNER_MAY_NOT_KNOW) as work:
            case = self._case(case_id, work)
            client = records.get_clients(work, [case.client_id])[case.client_id]
            if client.contact.is_unknown_to_partner and call_hours in {None, client.contact.call_hours}:
                raise UserError(N_("It stands here already that her partner may not know."), code="known_already")
            hours = client.contact.call_hours if call_hours is None else clean_line(call_hours).text
            contact = replace(client.contact, partner_may_know=Answer.NO, call_hours=hours)
            records.put_client(work, replace(client, contact=contact))
            self._add(case_id, LifeEventKind.PARTNER_MAY_NOT_KNOW, self._clock.today(), "", work)
            cases = self._cases_of_same_woman(case_id, work)
            for room in self.when_hidden:
                room.partner_may_not_know(cases, work=work)
            self._undo.record(work, label=N_("partner may not know"), case_id=case_id)
        return _ALL

    def _add(self, case_id: CaseId, kind: LifeEventKind, day: date, words: str, work: Work) -> None:
        store.add_event(
            work,
            LifeEvent(
                id=new_id(),
                case_id=case_id,
                kind=kind,
                day=day,
                words=clean_line(words).text,
                at=self._clock.now(),
                by=work.actor,
            ),
        )

    def _check_agrees(self, case_id: CaseId, reading: Reading) -> None:
        answers = records.consents_of(reading, [case_id])
        asked = {answer.receiver for answer in answers if answer.purpose is ConsentPurpose.HANDOVER}
        today = self._clock.today()
        if not any(consent_given(answers, ConsentPurpose.HANDOVER, receiver, on=today) for receiver in asked):
            raise UserError(
                N_("She has not agreed to the hand-over yet. Ask her and record her answer, or choose “no”."),
                code="consent_handover",
                field="handed_over",
            )

    def _open_case(self, case_id: CaseId, day: date | None, reading: Reading) -> Case:
        case = self._case(case_id, reading)
        if not case.is_open:
            raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
        if day is not None and day > self._clock.today():
            raise UserError(
                N_("This day is still to come: change her address when she lives there."), code="future", field="day"
            )
        return case

    def _case(self, case_id: CaseId, reading: Reading) -> Case:
        case = records.get_cases(reading, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        return case

    def _cases_of_same_woman(self, case_id: CaseId, reading: Reading) -> tuple[CaseId, ...]:
        case = self._case(case_id, reading)
        return tuple(each.id for each in records.cases_of_clients(reading, [case.client_id]))
