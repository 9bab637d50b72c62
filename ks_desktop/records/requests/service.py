"""What can be done with a request: begun, followed step by step, prolonged, answered; what it does to her record."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain.standstill import Statement
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, CaseId, Changes, UserId, clean_line, clean_note, new_id
from ks_desktop.records.domain.requests import (
    Asking,
    Identity,
    Outcome,
    Request,
    RequestKind,
    StepDone,
    months_later,
)
from ks_desktop.records.requests.catalogue import catalogue
from ks_desktop.records.requests.register import RequestRegister
from ks_desktop.records.requests.ruling import check_outcome, effect_of
from ks_desktop.records.store import requests as store
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right

REQUESTS_JOINED: Final = store.JOINED
_CHANGED: Final = Changes(clients=True)
_FUTURE: Final = N_("This day is still to come: fill in the real day.")


class Requests(RequestRegister):
    """The register of requests, with everything that is done with one."""

    def begin(self, asking: Asking, *, actor: UserId) -> UUID:
        """Write down a request on the day it came in; return its key.

        Raises:
            UserError: it came in after today, the same was asked and waits, the case is gone, or who writes it down
                may neither keep records nor look after requests.
        """
        if not self._rights.may(Right.RECORD, actor=actor):
            self._rights.check(Right.KEEPING, actor=actor)
        asking, today = _cleaned(asking), self._clock.today()
        if asking.received_on > today:
            raise UserError(_FUTURE, code="future", field="received_on")
        with self._database.work(actor, AuditEvent.REQUEST_BEGUN) as work:
            self._check_new(asking, work)
            term = catalogue().term
            is_known = asking.identity is not Identity.NOT_YET
            request = Request(
                id=new_id(),
                number=store.next_number(work),
                asking=asking,
                recorded_at=self._clock.now(),
                recorded_by=actor,
                due_on=months_later(asking.received_on, term.months),
                identity_by=actor if is_known else None,
                identity_on=today if is_known else None,
            )
            store.put(work, request)
            if is_known:
                store.add_step(work, request, StepDone(step="identity", done_on=today, done_by=actor), new_id())
        return request.id

    def _check_new(self, asking: Asking, work: Work) -> None:
        if asking.case_id not in self._clients.cases([asking.case_id], reading=work):
            raise UserError(N_("This case is not there any more."), code="gone")
        for other in store.of_cases(work, [asking.case_id]).get(asking.case_id, ()):
            if other.is_open and other.kind is asking.kind and asking.kind is not RequestKind.CORRECTION:
                raise UserError(
                    N_("The same was asked on {day} and waits for an answer: go on with that request."),
                    code="request_open",
                    values={"day": f"{other.asking.received_on:%d-%m-%Y}"},
                )

    def change(self, request: Request, asking: Asking, *, actor: UserId) -> Changes:
        """Store what was written down better: who asks, how that was made sure, her words.

        Raises:
            UserError: it is finished, or another kind or another woman.
            StaleError: somebody changed it first.
        """
        if (asking.kind, asking.case_id) != (request.kind, request.case_id):
            msg = "a request stays what it is about"
            raise ValueError(msg)
        asking = _cleaned(asking)
        if asking.received_on > self._clock.today():
            raise UserError(_FUTURE, code="future", field="received_on")
        with self._database.work(actor, AuditEvent.REQUEST_STEP) as work:
            kept = self._open(request.id, work)
            months = catalogue().term.months
            if kept.prolonged_on is not None:
                months += catalogue().term.prolong_months
            changed = replace(
                kept, asking=asking, due_on=months_later(asking.received_on, months), version=request.version
            )
            if asking.identity is not kept.asking.identity:
                is_known = asking.identity is not Identity.NOT_YET
                changed = replace(
                    changed,
                    identity_by=actor if is_known else None,
                    identity_on=self._clock.today() if is_known else None,
                )
            store.put(work, changed)
        return _CHANGED

    def step(self, request_id: UUID, step: str, *, note: str = "", is_done: bool = True, actor: UserId) -> Changes:
        """Tick a step of the checklist, or take the tick back.

        Raises:
            UserError: the request is finished, or its kind has no such step.
        """
        words = clean_note(note).text
        if len(words) > NOTE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="note", values={"count": NOTE_MAX}
            )
        with self._database.work(actor, AuditEvent.REQUEST_STEP) as work:
            request = self._open(request_id, work)
            if step not in {one.key for one in catalogue().guide(request.kind).steps}:
                raise UserError(N_("This request has no such step."), code="unknown_step", field="step")
            store.remove_step(work, request, step)
            if is_done:
                done = StepDone(step=step, done_on=self._clock.today(), done_by=actor, note=words)
                store.add_step(work, request, done, new_id())
        return _CHANGED

    def prolong(self, request_id: UUID, why: str, *, actor: UserId) -> Changes:
        """Take two months more; she is told why within the first.

        Raises:
            UserError: nobody said why, the first month is over, or it was prolonged already.
        """
        reason, today = clean_note(why).text, self._clock.today()
        if not reason:
            raise UserError(N_("Say why it takes longer, as it is told to her."), code="required", field="why")
        with self._database.work(actor, AuditEvent.REQUEST_STEP) as work:
            request = self._open(request_id, work)
            if request.prolonged_on is not None:
                raise UserError(N_("It was prolonged already, and can be so once."), code="prolonged", field="why")
            if today > request.due_on:
                raise UserError(
                    N_("The first month is over: it could be prolonged until {day} only."),
                    code="too_late",
                    field="why",
                    values={"day": f"{request.due_on:%d-%m-%Y}"},
                )
            term = catalogue().term
            due = months_later(request.asking.received_on, term.months + term.prolong_months)
            store.put(work, replace(request, due_on=due, prolonged_on=today, prolonged_why=reason))
        return _CHANGED

    def finish(self, request_id: UUID, outcome: Outcome, *, actor: UserId) -> Changes:
        """Close a request with its decision; a restriction that is granted counts from today.

        Raises:
            UserError: a step that must be done is not, a ground that does not go with it, or it is finished already.
        """
        outcome = replace(outcome, reason=clean_note(outcome.reason).text)
        today = self._clock.today()
        with self._database.work(actor, AuditEvent.REQUEST_FINISHED) as work:
            request = self._open(request_id, work)
            check_outcome(request, outcome)
            if effect_of(request, outcome).sets_still:
                self._clients.standstills.begin_within(
                    self._all_hers(request.case_id, work), request.id, today, work=work
                )
            store.put(work, replace(request, outcome=outcome, finished_on=today, finished_by=actor))
        return _CHANGED

    def _all_hers(self, case_id: CaseId, work: Work) -> tuple[CaseId, ...]:
        client_id = self._clients.cases([case_id], reading=work)[case_id].client_id
        return tuple(case.id for case in self._clients.cases_of([client_id], reading=work)[client_id])

    def lift(self, case_id: CaseId, *, actor: UserId) -> Changes:
        """Lift the restriction of her record, from today; she is told before.

        Raises:
            UserError: it is not set still.
        """
        with self._database.work(actor, AuditEvent.REQUEST_STEP) as work:
            self._clients.standstills.lift_within(case_id, self._clock.today(), work=work)
        return _CHANGED

    def add_statement(self, request_id: UUID, words: str, *, actor: UserId) -> Changes:
        """Keep her own statement with her record; it stands in every extract from now on.

        Raises:
            UserError: it has no words.
        """
        with self._database.work(actor, AuditEvent.REQUEST_STEP) as work:
            request = self._find(request_id, work)
            statement = Statement(
                id=new_id(),
                case_id=request.case_id,
                words=clean_note(words).text,
                about=request.asking.about,
                added_on=self._clock.today(),
                added_by=actor,
            )
            self._clients.standstills.add_statement_within(statement, work=work)
        return _CHANGED

    def _open(self, request_id: UUID, work: Work) -> Request:
        request = self._find(request_id, work)
        if not request.is_open:
            raise UserError(
                N_("This request was finished on {day}. Begin a new one."),
                code="finished",
                values={"day": f"{request.finished_on or local_day(request.recorded_at):%d-%m-%Y}"},
            )
        return request


def _cleaned(asking: Asking) -> Asking:
    return replace(
        asking,
        asker=clean_line(asking.asker).text,
        about=clean_line(asking.about).text,
        words=clean_note(asking.words).text,
        says=clean_note(asking.says).text,
        should_say=clean_note(asking.should_say).text,
    )
